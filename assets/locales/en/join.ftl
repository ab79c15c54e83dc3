# The dialog that takes anything: what may be pasted, and what was understood.
join-title = Add a call
join-box = Meeting link, invitation, meeting ID or call ID
join-box-hint = Paste a meeting link, a whole invitation mail, a meeting ID with its passcode, or the ID of a call that this app is in
join-nothing-sent = What you paste is read on this computer. Nothing is sent before you press the button.
join-offers = Meetings of this demo
join-offer-use = Use
join-offer-use-name = Use the link of { $subject }
join-kind = Kind
join-kind-call = Call ID
join-kind-long = Meeting link
join-kind-short = Short meeting link
join-kind-typed = Meeting ID
join-call-id = Call ID
join-thread = Thread
join-meeting-id = Meeting ID
join-passcode = Passcode
join-passcode-given = Given
join-passcode-none = None
join-organizer = Organizer
join-tenant = Tenant
join-cloud = Cloud
join-cloud-host = { $cloud } ({ $host })
join-cloud-china = China (21Vianet)
join-watch-hint = Watching needs no callback address. The call must belong to this same app.

# What speaks against it.
join-warn-china = This meeting is in the China cloud (21Vianet), where Graph offers no calls.
join-warn-cloud = This link belongs to { $link }, but you are signed in to { $here }. Sign in to that cloud to join.
join-warn-tenant = You are signed in to another tenant, { $here }. Graph will probably refuse this as a tenant mismatch (7505).

# How to join.
join-as = Join as
join-as-app = This app
join-as-guest = A guest
join-guest-name = Guest name
join-guest-hint = Guests may have to wait in the lobby, and the app needs the permission Calls.JoinGroupCallAsGuest.All.
join-guest-missing = Enter the name under which the app is to join
join-tenant-field = Tenant of the meeting
join-tenant-hint = Neither a short link nor a meeting ID says to which tenant the meeting belongs. It is yours unless somebody else invited you: the tenant’s ID, or its domain.
join-tenant-empty = Enter the tenant’s ID or domain
join-tenant-shape = A tenant is an ID such as 11111111-2222-3333-4444-555555555555, or a domain such as contoso.com
join-tenant-common = Graph wants one certain tenant here, not “{ $word }”
join-button = Join
join-watch = Watch this call
join-cancel = Cancel
join-nothing-yet = Paste something first
join-unreadable = First paste something that can be joined

# The callback address.
callback-label = Callback address
callback-line = Callback address: { $address }
callback-change = Change
callback-explained = Graph joins no app without a public HTTPS address to send its notifications to, such as the calling webhook of your bot. This console does not listen there; it asks Graph by itself. To watch a call that a bot of the same app is in already, paste its call ID: that needs no address.
callback-not-kept = This address is used until the program ends and is not kept: what stands behind “?” may be a key.
callback-demo = In the demo any address will do: nothing is sent there.
callback-empty = Enter the address, such as https://bot.example.org/api/calls
callback-not-a-url = This is no web address such as https://bot.example.org/api/calls
callback-not-https = The address must begin with https://
callback-no-host = The address names no host
callback-user-info = Leave out the name and password
callback-fragment = Leave out “#” and what follows
callback-local = Graph cannot reach this computer or network. Enter an address that is open to the internet.

# Joins in the list of calls.
joining = Joining…
joining-named = Joining { $meeting }
joining-waits = Graph asks to wait { $n } s
joining-stop = Stop
joining-stop-name = Stop joining { $meeting }
joining-failed-named = { $meeting } was not joined: { $cause }
joining-lost = The app may be in the meeting all the same, under an ID that nobody knows: it then cannot be watched or taken out from here.
joining-again = Try again
joining-again-name = Try again to join { $meeting }
joining-twice = This may bring the app into the meeting twice.
joining-twice-yes = Join again
joining-twice-no = Back
joining-dismiss = Take { $meeting } off the list
calls-clear-ended = Clear ended
calls-ended-why = Ended { $time } · { $why }

# A call that is being set up.
setting-up = Being set up…
setting-up-for = For { $time }. A call is usually up within a few seconds.
setting-up-lobby = Waiting in the lobby
setting-up-lobby-text = For { $time }. Somebody in the meeting has to let this app in.
setting-up-long = For { $time }, which is longer than usual.
setting-up-long-lobby = The app may be waiting in the lobby: then somebody in the meeting has to let it in.
setting-up-long-callback = Graph may not reach the callback address: { $address }
setting-up-long-no-callback = Graph may not reach the callback address that the call was created with.
setting-up-leave = Leave
setting-up-leaving = Leaving…
ended-forget = Take off the list
ended-look-again = Look again

# What is kept for one sign-in.
profile-head = This sign-in
profile-auto-cancel = Cancel invitations by themselves after … s (0 = never)
profile-auto-cancel-wrong = Enter whole seconds from 0 to { $most }; an invitation rings for about { $most } s
profile-demo = In the demo these are forgotten when it ends.

# Where several meetings were found, and what was perhaps not read right.
join-choose = This text names several meetings. Choose the one that you mean.
join-choose-first = Choose one of the meetings first
join-choice-passcode = { $meeting }, passcode { $passcode }
join-doubt-put-together = This was put together from several lines, or more digits stand beside it. Check that it is the meeting that you mean before you join.
join-doubt-passcode = This passcode does not look like one of Teams. Check it against the invitation before you join.
join-doubt-label = The words beside these numbers are not known to us. Check the meeting ID and the passcode before you join.
join-doubt-damaged = Something else in this text looks like a meeting but cannot be read. Check that this is the one that you mean before you join.
join-doubt-capitals = A mail filter turned the capital letters of this link into small ones, and Graph may not find the meeting. If the invitation has a meeting ID and a passcode, use those.
join-doubt-regional = “{ $host }” looks like a regional address of Teams, which we don’t know. Check the meeting ID before you join.

# A text or a file beside the box.
join-from-file = Read from the file “{ $name }”.
join-from-long-text = Read from the long text that you pasted.
join-from-box = Use the box instead
join-box-full = The box takes 64 KB. Empty it and paste again: a text of up to 1 MB is then read beside it.
join-drop-several = Drop one file at a time.
join-drop-no-file = “{ $name }” is not a file that can be read. Drop the invitation itself, such as an .ics, .eml or .url file.
join-drop-too-large = “{ $name }” is larger than 1 MB. Open it and paste the join link.
join-drop-unreadable = “{ $name }” could not be read: { $reason }
join-drop-signed-out = Sign in first, then drop the file again.

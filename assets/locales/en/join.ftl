# The dialog that takes anything: what may be pasted, and what was understood.
join-title = Add a call
join-box = Meeting link, invitation, meeting ID or call ID
join-box-hint = Paste a meeting link, a whole invitation e-mail, a meeting ID with its passcode, or the ID of a call that this app is in
join-nothing-sent = What you paste is read on this computer. Nothing is sent until you press the button.
join-offers = Meetings in this demo
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
join-watch-hint = The call must belong to this same app.

# What speaks against it.
join-warn-china = This meeting is in the China cloud (21Vianet), where Graph has no calls.
join-warn-cloud = This link belongs to { $link }, but you're signed in to { $here }. Sign in to that cloud to join.
join-warn-tenant = You're signed in to a different tenant, { $here }. Graph will probably refuse this as a tenant mismatch (7505).
join-warn-role = Joining needs the permission { $role }, and admin consent for it is missing. You can still try.

# How to join.
join-as = Join as
join-as-app = This app
join-as-guest = A guest
join-guest-name = Guest name
join-guest-hint = Guests may have to wait in the lobby, and the app needs the permission Calls.JoinGroupCallAsGuest.All.
join-guest-missing = Enter the name that the app should join under
join-tenant-field = The meeting's tenant
join-tenant-hint = Short links and meeting IDs don't say which tenant the meeting belongs to. It's yours unless someone else invited you. Enter the tenant's ID or domain.
join-tenant-empty = Enter the tenant's ID or domain
join-tenant-shape = A tenant is an ID such as 11111111-2222-3333-4444-555555555555, or a domain such as contoso.com
join-tenant-common = Graph needs one specific tenant here, not “{ $word }”
join-button = Join
join-watch = Watch this call
join-cancel = Cancel
join-nothing-yet = Paste something first
join-unreadable = First paste something that you can join

# The callback address.
callback-label = Callback address
callback-line = Callback address: { $address }
callback-change = Change
callback-explained = The public https address where Graph sends notices about the call; Graph lets no app join without one. If your app has a bot service, use its webhook for calling. If it has none, use an address of your own that answers with 200 or 202: if nothing answers there, the call may never connect. To watch a call that a bot of this app is already in, paste its call ID instead.
callback-not-kept = This address is used until you sign out and isn't kept: what follows “?” may be a key.
callback-demo = In the demo, any address works. Nothing is sent there.
callback-empty = Enter the address, such as https://bot.example.org/api/calls
callback-not-a-url = This isn't a web address such as https://bot.example.org/api/calls
callback-not-https = The address must begin with https://
callback-no-host = The address doesn't name a host
callback-user-info = Leave out the name and password
callback-fragment = Leave out “#” and what follows
callback-local = Graph can't reach this computer or network. Enter an address that's open to the internet.
callback-of-microsoft = This is an address of Microsoft, such as the link of a meeting. Enter that of your bot or of your own service.

# Joins in the list of calls.
joining = Joining…
joining-named = Joining { $meeting }
joining-waits = Microsoft asked us to wait { $n } s
joining-stop = Stop
joining-stop-name = Stop joining { $meeting }
joining-failed-named = Couldn't join { $meeting }: { $cause }
joining-lost = The app may have joined anyway, under an ID we never got. If so, you can't watch or remove it from here.
joining-again = Try again
joining-again-name = Try again to join { $meeting }
joining-role-there = The permission is there now. Try again.
joining-twice = The app may end up in the meeting twice.
joining-twice-yes = Join again
joining-twice-no = Back
joining-dismiss = Take { $meeting } off the list
calls-clear-ended = Clear ended
calls-ended-why = Ended { $time } · { $why }

# A call that is being set up.
setting-up = Being set up…
setting-up-for = A call is usually up within a few seconds. So far: { $time }.
setting-up-lobby = Waiting in the lobby
setting-up-lobby-text = Someone in the meeting has to let this app in. So far: { $time }.
setting-up-long = So far: { $time }, longer than usual.
setting-up-long-lobby = The app may be waiting in the lobby. If so, someone in the meeting has to let it in.
setting-up-long-callback = Graph may not be able to reach the callback address: { $address }
setting-up-long-no-callback = Graph may not be able to reach the callback address that the call was created with.
setting-up-leave = Leave
setting-up-leaving = Leaving…
ended-forget = Take off the list
ended-look-again = Look again
no-such-call = No such call
no-such-call-correct = Correct the ID…

# What is kept for one sign-in.
profile-head = This sign-in
profile-auto-cancel = Cancel unanswered invitations after this many seconds (0 = never)
profile-auto-cancel-wrong = Enter whole seconds from 0 to { $most }. An invitation rings for about { $most } s.
profile-demo = In the demo, these are forgotten when it ends.

# Where several meetings were found, and what was perhaps not read right.
join-choose = This text names several meetings. Choose the one you mean.
join-choose-first = Choose one of the meetings first
join-choice-passcode = { $meeting }, passcode { $passcode }
join-doubt-put-together = This was put together from several lines, or there are more digits beside it. Before you join, check that it's the meeting you mean.
join-doubt-passcode = This doesn't look like a Teams passcode. Check it against the invitation before you join.
join-doubt-label = We don't know the words beside these numbers. Check the meeting ID and passcode before you join.
join-doubt-damaged = Something else in this text looks like a meeting but can't be read. Before you join, check that this is the one you mean.
join-doubt-capitals = A mail filter made this link all lowercase, so Graph may not find the meeting. If the invitation has a meeting ID and passcode, use those.
join-doubt-call-id = A call ID like this one has { $of } characters, but this one has { $n }. Check that you copied it whole and nothing else.
join-doubt-regional = “{ $host }” looks like a regional Teams address that we don't know. Check the meeting ID before you join.

# A text or a file beside the box.
join-from-file = Read from the file “{ $name }”.
join-from-long-text = Read from the long text.
join-from-box = Use the box instead
join-box-full = The box holds 64 KB. Clear it and paste again: a text of up to 1 MB is then read separately.
join-drop-several = Drop one file at a time.
join-drop-no-file = “{ $name }” isn't a readable file. Drop the invitation itself, such as an .ics, .eml, or .url file.
join-drop-too-large = “{ $name }” is larger than 1 MB. Open it and paste the join link.
join-drop-unreadable = “{ $name }” couldn't be read: { $reason }
join-drop-signed-out = Sign in first, then drop the file again.

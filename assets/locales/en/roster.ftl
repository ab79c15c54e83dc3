# The call in the middle of the window.

# Ages.
time-tomorrow = tomorrow { $time }
age-seconds = { $n } s
age-minutes = { $n } min
age-hours = { $n } h

# Who somebody is.
unnamed-member = Unnamed member
unnamed-guest = Unnamed guest
unnamed-acs = Unnamed ACS user
unnamed-external = Unnamed external person
unnamed-phone = Hidden number
unnamed-app = Unnamed app
unnamed-device = Unnamed device
unnamed-unknown = Unnamed participant
identity-guest = Typed name, no account
identity-acs = Joined without a Teams account (ACS)
identity-phone = Phone number
identity-other-tenant = Another tenant
identity-tenant = Tenant { $tail }
identity-member = Member of this tenant
identity-app = App { $tail }
identity-hidden = Identity hidden
invited-account = Account { $tail }
phrase-guest = guest, no account
phrase-external = external, tenant { $tail }

# What a row says.
state-lobby = Waiting
state-muted = Muted
state-mic-on = Mic on
state-let-in = Let in from the lobby
state-present = In the call
state-removing = Removing…
state-asked = Asked { $time }
state-waits = Waiting { $n } s
state-waits-until = Waiting until { $time }
state-waits-more = Microsoft asked us to wait
state-accepted = Removal accepted
state-accepted-more = Checking that they left
state-removed = Removed { $time }
state-left = Left { $time }
state-failed = Not removed
state-failed-again = Failed again ({ $n }×)
state-still-here = Still in the call
state-still-here-more = After { $n } s
state-came-back = Came back { $after } later
state-came-back-at-once = Came back at once
state-came-back-more = Removed { $time }
state-joined-anyway = Joined anyway
state-joined-anyway-more = Came at { $time }
offer-this-app = This app
offer-this-app-why = This is the app itself. Removing it would take Moderato out of the call.
offer-no-id = No usable ID
offer-no-id-why = This entry can't be removed from here: { $reason }.
offer-no-id-missing = This entry can't be removed from here: Microsoft sent no ID for it.

# The list.
roster-list = People
section-lobby = In the lobby
section-call = In the call
section-paused = { $n } · list paused
section-gone = { $n } · { $gone } no longer listed
section-ringing = Invitations
column-kind = Kind
column-state = State
column-since = Since
row-remove = Remove…
row-remove-name = Remove { $who }
row-retry = Retry
row-retry-name = Try again to remove { $who }
row-stop = Stop
row-stop-name = Stop removing { $who }
row-details = Details
row-devices = { $what ->
    [lines] { $n ->
        [one] { $n } line
       *[other] { $n } lines
    }
    [entries] { $n ->
        [one] { $n } entry
       *[other] { $n } entries
    }
   *[devices] { $n ->
        [one] { $n } device
       *[other] { $n } devices
    }
}
tag-organizer = Organizer
tag-protected = Protected
tag-recording = Recording
mark-looks-like = Looks like { $name }
mark-looks-like-why = Not the same person as { $name }: the name only looks the same, but uses different letters.
mark-look-alike = Look-alike
mark-member-name = Name of a member
mark-member-name-why = Not the member: this person only uses exactly the name of a member of your organization. Compare the ends of their IDs.
mark-namesake = Same name as others
mark-same-name = Same name: { $n }
mark-same-name-why = { $n } different people have exactly this name. Compare the ends of their IDs.
mark-removed-name = Same name as someone removed at { $time }
mark-removed-name-short = Removed name
mark-removed-name-why = Someone with this name was removed at { $time }. Guests get a new ID each time, so it may or may not be the same person.
mark-hidden = Hidden characters
mark-hidden-short = Hidden
mark-hidden-why = The name contains characters that you can't see. A sign stands in for them. Letters beside it may be meant to read backwards.
mark-boxes = Letters without a font
mark-boxes-short = No font
mark-boxes-why = This computer has no font for some letters of the name. Each is shown as a box with its code.
since-was-there = Here for at least { $age }: already there when watching began at { $time }
since-joined = First seen at { $time }
since-between = Joined between { $from } and { $time }
left-between = Left between { $from } and { $time }
since-earlier = First seen at { $time }, may have joined earlier
since-more-than = { $age }+

# Invitations.
invitation-sent = Sent { $time }
invitation-sending = Sending…
invitation-ringing = Ringing { $time }
invitation-cancelling = Canceling…
invitation-cancel-accepted = Cancel accepted; checking for 10 s that no one joins
invitation-cancel-unconfirmed = Waiting for Teams to confirm
invitation-cancelled-at = Canceled { $time }
invitation-no-one-came = No one joined by { $time }
invitation-auto-cancelled = Auto-canceled
invitation-auto-cancelled-at = Auto-canceled { $time }
invitation-joined = Joined
invitation-joined-anyway = Joined anyway
invitation-in-lobby-anyway = In the lobby anyway
invitation-hidden = Hidden from others
invitation-joined-later = At { $time }, { $age } after canceling
invitation-no-answer = Probably no answer
invitation-failed = Not invited
invitation-cannot-cancel = Can't be canceled
invitation-could-not-cancel = Couldn't be canceled
invitation-cannot-cancel-why = The service has no address for this invitation, so it rings until it ends by itself. You can remove whoever joins.
invitation-refused-next = Microsoft may refuse several people because of one. Retry each.
invitation-not-cancelled = Not canceled: { $why }
invitation-cancel = Cancel invitation…
invitation-cancel-name = Cancel invitation to { $name }
invitation-dismiss-name = Take the invitation to { $name } off the list

# The question on the row.
question-remove = Remove { $name } ({ $kind })?
question-remove-hint = Removed at once, without notice. They can join again.
question-remove-hint-lobby = They're turned away at once and can ask to join again.
question-remove-hint-door = Removed at once, without notice. While the door is closed, guests who come back are removed again.
question-remove-yes = Remove
question-remove-yes-name = Yes, remove { $who }
question-no = Cancel
question-close = Close
question-cancel = Cancel the invitation to { $name } ({ $kind })?
question-cancel-hint = Their Teams may say “removed”, although they never joined.
question-cancel-yes = Cancel invitation
question-cancel-yes-name = Yes, cancel the invitation to { $name }
question-cancel-no = Keep ringing
question-looks-like = Looks like { $name }, but uses different letters.
question-same-name = { $n } people have this name. Compare the ends of their IDs.
question-not-the-member = Not the { $name } who is a member of your organization.
question-has-look-alikes = { $n ->
    [one] Someone else here has a name that looks like this one.
   *[other] { $n } others here have names that look like this one.
} Compare the IDs.
question-is-original = This is a member of your organization. Others here have a similar name, but are somebody else.
question-instead = Remove the look-alike { $name } instead…
question-look-alike = Look-alike
question-namesake = Same name
question-this-one = This one
question-hidden = The name contains characters that you can't see.
question-organizer = This is the organizer. Teams may refuse.
question-protected = You've protected this person.
question-recorder = This is recording the call. Some tenants remove people when the recorder leaves.
question-stale = This list is { $age } old. Only this person's current visit will be removed.
question-left = Already left at { $time }.
question-call-ended = The call has ended; nothing can be sent.
question-cancel-joined = They joined at { $time }.
question-cancel-in-lobby = They reached the lobby at { $time }.
question-cancel-over = This invitation ended at { $time }. Nothing was sent.

# The call.
call-invite = Invite…
call-refresh = Refresh
call-live = Live
call-connecting = Connecting…
call-establishing = Being set up
call-lobby = Waiting in the lobby
call-waiting = Waiting for the list
call-stale = Old list
call-throttled = Slowed down
call-unreachable = Not updating
call-ended = Ended { $time }
call-left = Left { $time }
count-in-call = { $n } in the call
count-in-lobby = { $n } in the lobby
count-ringing = { $n } ringing
count-cancelling = { $n } canceling
count-ended = { $n } ended
freshness-updated = Updated { $age } ago
freshness-stale = { $age } old, next try in { $n } s
freshness-stale-until = { $age } old, no try before { $time }
freshness-silent = { $age } old, no answer for { $silent }
freshness-signed-out = Signed out
tools-search = Search people
tools-found = { $n ->
    [one] One person found
   *[other] { $n } people found
}
tools-dense = Dense rows
tools-roomy = Roomy rows
filter-all = All
filter-count = { $filter }: { $n } in the whole call, whatever is searched
filter-guests = Guests
filter-external = External
filter-phones = Phones
filter-apps = Apps
filter-new = New
filter-problems = Problems
filter-more = More filters
held-back = { $n } new — show now
held-back-ringing = { $n } ringing — show
held-back-both = { $n } new and { $ringing } ringing — show
held-back-gone = The list still shows people who are gone — update now
held-back-by-pointer = { $what } · paused while the pointer is on the list
held-back-by-notice = { $what } · paused while the pointer is on the notices
held-back-a-moment = { $what } · paused for a moment after the pointer left
held-back-by-question = { $what } · paused while a question is open
held-back-by-selection = { $what } · paused while people are selected
held-back-question = { $n } new, shown once the question is closed
hand-moved = The list moved. Move the pointer and press again.
hand-changed = This button has just changed. Move the pointer and press again.
hand-came-here = The button under the pointer has just changed. Press again if you mean this one.
hand-moved-key = The list has just changed. Press again.
notice-stale = The list is { $age } old.
notice-next-try = Next try in { $n } s.
notice-trying = Trying now.
notice-no-answer = No answer for { $age }. Refresh to ask again.
notice-no-try-before = No try before { $time }.
notice-asked-until = Microsoft asked us to wait until { $time }. Nothing is read before then.
pause-graph = Microsoft asked us to wait { $n } s. The rest follows automatically.
pause-graph-until = Microsoft asked us to wait until { $time }. The rest follows automatically; Stop ends it.
pace-left = Microsoft limits how fast people are removed: about { $n } s for the rest.
pause-entra = Entra isn't issuing tokens right now. Next try in { $n } s; the rest follows automatically.
pause-entra-until = Entra won't issue a token before { $time }. The rest follows automatically; Stop ends it.
empty-show-all = Show everyone
empty-hidden = { $n ->
    [one] One match for “{ $search }” is hidden by the filter
   *[other] { $n } matches for “{ $search }” are hidden by the filter
}
empty-no-match = No one matches “{ $search }”
empty-no-match-text = Every word has to match something: name, address, number, tenant, ID, kind, or state.
empty-removed = { $who } was removed at { $time }
empty-removed-text = No one in the call matches “{ $search }” now.
empty-removed-show = Show in the activity
empty-filter = No one here matches this filter
empty-nobody = No one is in the call
empty-nobody-text = The list came back empty.
empty-not-listed = No one is listed
empty-no-roster = No list yet
empty-waiting = Waiting for the list
empty-waiting-text = Microsoft isn't sending any people yet. Asked { $n } times; a call that just began may take a moment.
empty-ended = Call ended { $time }
empty-left = You left the call { $time }
empty-ended-show = Show the last list

# The card of a person.
person-none = Choose a person to see who they are
person-none-keys = ? shows all keys.
side-newest = Latest arrivals
person-gone = This person is no longer in the list
person-other-row = In the call under another ID: show
person-close = Close the card
person-back = Back to the results
person-still-here = Microsoft accepted the removal at { $time }, but newer lists still show this person.
person-came-back = Removed from here at { $time }, and back again under a new ID.
person-joined-anyway = Joined at { $time } although the invitation was canceled.
person-moved-anyway = Joined at { $time } although the move was canceled.
person-in-lobby-anyway = Waits in the lobby since { $time }, although the invitation was canceled.
person-dismiss = Mark as read
person-copy-command = Copy the command
person-copy-details = Copy details
person-no-value = None
person-seen = { $time } ({ $age } ago)
person-participant-id = Participant ID
person-identity-id = User ID
person-tenant = Tenant
person-email = E-mail
person-typed-email = Typed e-mail
person-first-seen = First seen
person-devices = { $what ->
    [lines] Lines
    [entries] Entries
   *[devices] Devices
}
person-visits = Earlier visits
person-visits-value = { $n }, last from { $from } to { $until }
person-history = History
person-remove-name = Remove { $who } from the card
person-retry-name = Try again from the card to remove { $who }
person-remove = Remove { $who }…
person-remove-at-once = Remove { $who }
person-retry = Retry: { $who }
history-remove = Removal requested
history-invite = Invited
history-keep-out = Kept out from now on
history-let-back-in = May come back
history-keep-out-alarm = Came back too often
history-keep-out-shared = Shares their number with others
history-rule-not-removed = Couldn't be removed by the rule
history-let-stay = May stay
history-mute = Muting requested
history-cancel = Cancellation requested
history-lobby = Arrived in the lobby
history-joined = Joined the call
history-let-in = Let in from the lobby
history-left = Left the call
history-may-be-removed = May be the person removed at { $time }
history-renamed = Renamed, was { $from }

# What rosters are worth
lack-cut = Microsoft returned 100 people; there may be more
lack-link = The list has more pages that can't be read; { $n } people were read
lack-page = A page of the list couldn't be read; { $n } people were read
lack-entries = { $n ->
    [one] One entry of the list can't be read
   *[other] { $n } entries of the list can't be read
}
lack-slow = The list took longer than 5 s to read
lack-cached = Microsoft sent a stored list, which may be old
lack-without-us = The newest list is incomplete: this app is missing from it
lack-in-lobby = This app is in the lobby and can't see anyone else
lack-empty = The list came back empty
lack-nothing-yet = We don't know who was here when the door closed
notice-lack-text = No one counts as gone until the list is complete again.
notice-without-us-text = No one counts as gone, and removals may stay unproved, until it is back. Look in Teams: if the app has left the meeting, join again.
notice-lack = { $why }.
lack-new-ids = This service gives everyone a new ID each time
notice-new-ids = This service gives everyone a new ID each time.
notice-new-ids-text = Removing by ID can't work here: the ID is no longer valid when the request arrives.
notice-contradicts = Microsoft's answers disagree about who is in the call: just wait until they agree.
notice-contradicts-text = Until then, no one is shown as gone.
freshness-partial = Updated { $age } ago · { $why }
freshness-partial-short = Updated { $age } ago · may be incomplete

# What proves a removal
proof-rosters = Missing from Microsoft's last two lists
proof-single-reads = Not found by two direct checks
proof-mixed = Not in a list, nor found by a direct check
proof-rosters-short = Checked twice: gone
proof-single-reads-short = Not found twice
proof-mixed-short = Gone by list and check
state-removed-answer-lost = The first answer was lost
state-not-listed = Not in the newest list
state-not-listed-more = Checking again
state-not-listed-told = Microsoft says: { $why }
state-not-listed-removed = Microsoft says: removed
state-not-proved = Accepted, not proved
state-not-proved-more = No proof yet
row-check-again = Check again
row-check-again-name = Check again whether { $who } is gone
person-not-proved = Microsoft accepted the removal at { $time }, but no two lists or checks have confirmed it yet. Check again, or look in the meeting.
offer-shared-id = Shared ID
offer-shared-id-why = Two entries of the list have the same ID. A removal could hit either, so none is offered.
question-not-listed = The newest list doesn't show this person. This waits until another list shows whether they left.

# After a sleep
resumed-slept = The computer slept for { $time }.
resumed-clock = The computer's clock was set back.
resumed-text = The lists are old until Microsoft answers again. Nothing acts by itself.
resumed-rules-wait = The door and keep-out wait until you tell them to go on.

# Read aloud.
age-seconds-aloud = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
age-minutes-aloud = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
age-hours-aloud = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
since-more-than-aloud = at least { $age }
state-due-aloud = About to be removed
state-in-line = About to be removed
ringing-aloud = Ringing
column-heads = Columns
column-identity = Identity
column-sort = Sort by this
question-looks-like-letter = Not { $name }: “{ $letter }” is { $script ->
    [Cyrillic] Cyrillic
    [Greek] Greek
    [Armenian] Armenian
    [Latin] Latin
   *[other] another letter ({ $code })
}.

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
state-present = In the call
state-removing = Removing…
state-asked = Asked { $time }
state-waits = Waiting { $n } s
state-waits-until = Waiting until { $time }
state-waits-more = Graph asked to wait
state-accepted = Accepted
state-accepted-more = Waiting for proof
state-removed = Removed { $time }
state-left = Left { $time }
state-failed = Not removed
state-still-here = Still in the call
state-still-here-more = After { $n } s
state-came-back = Came back { $after } later
state-came-back-at-once = Came back at once
state-came-back-more = Removed { $time }
state-joined-anyway = Joined anyway
state-joined-anyway-more = Came at { $time }
offer-this-app = This app
offer-this-app-why = This is the entry of the app itself. Removing it would end the console's own presence in the call.
offer-no-id = No usable id
offer-no-id-why = This entry cannot be removed from here: { $reason }.
offer-no-id-missing = This entry cannot be removed from here: Graph sent no id for it.

# The list.
roster-list = People
section-lobby = In the lobby
section-call = In the call
section-ringing = Ringing
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
row-devices = { $n ->
    [one] { $n } device
   *[other] { $n } devices
}
tag-organizer = Organizer
tag-protected = Protected
tag-recording = Recording
mark-looks-like = Looks like { $name }
mark-looks-like-why = Not the same person as { $name }: the name only looks the same, it is written with other letters.
mark-look-alike = Look-alike
mark-same-name = Same name: { $n }
mark-same-name-why = { $n } different people carry exactly this name. Compare the ends of their ids.
mark-hidden = Hidden characters
mark-hidden-short = Hidden
mark-hidden-why = The name holds characters that cannot be seen.
mark-boxes = Letters without a font
mark-boxes-short = No font
mark-boxes-why = This computer has no font for some letters of the name: each stands as a box with its code in it.
since-was-there = Was there when watching began at { $time }
since-joined = First seen at { $time }
since-more-than = > { $age }

# Invitations.
invitation-sent = Sent { $time }
invitation-sending = Sending…
invitation-ringing = Ringing { $time }
invitation-cancelling = Cancelling…
invitation-cancelled = Cancelled
invitation-joined = Joined
invitation-joined-anyway = Joined anyway
invitation-no-answer = No answer (presumably)
invitation-failed = Not invited
invitation-cannot-cancel = Cannot be cancelled
invitation-cannot-cancel-why = Graph knows the invited person under none of the ids that this invitation came with.
invitation-not-cancelled = Not cancelled: { $why }
invitation-cancel = Cancel invitation…
invitation-cancel-name = Cancel invitation of { $name }
invitation-dismiss-name = Take the invitation of { $name } off the list

# The question on the row.
question-remove = Remove { $name } ({ $kind })?
question-remove-hint = Removed at once, without notice. They can join again.
question-remove-yes = Remove
question-remove-yes-name = Yes, remove { $who }
question-no = Cancel
question-close = Close
question-cancel = Cancel the invitation of { $name } ({ $kind })?
question-cancel-hint = Their Teams may show that they were removed.
question-cancel-yes = Cancel invitation
question-cancel-yes-name = Yes, cancel the invitation of { $name }
question-cancel-no = Keep ringing
question-looks-like = Looks like { $name }, but is written with other letters.
question-same-name = { $n } people carry this name. Compare the end of the id.
question-has-look-alikes = { $n ->
    [one] Somebody else here has a name that looks like this one.
   *[other] { $n } others here have names that look like this one.
} Compare the ids.
question-look-alike = Look-alike
question-hidden = The name holds characters that cannot be seen.
question-organizer = This is the organizer. Teams may refuse.
question-protected = You have put this person under protection.
question-recorder = This records the call. Some tenants put people out when the recorder leaves.
question-stale = The roster is { $age } old. The removal names exactly this visit and nobody else.
question-left = Already left at { $time }.
question-call-ended = The call has ended; nothing can be sent.

# The call.
call-invite = Invite…
call-refresh = Refresh
call-live = Live
call-connecting = Connecting…
call-establishing = Being set up
call-lobby = Waiting in the lobby
call-waiting = Waiting for the roster
call-stale = Stale
call-throttled = Throttled
call-unreachable = Unreachable
call-ended = Ended { $time }
count-in-call = { $n } in the call
count-in-lobby = { $n } in the lobby
count-ringing = { $n } ringing
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
filter-guests = Guests
filter-external = External
filter-phones = Phones
filter-apps = Apps
filter-new = New
filter-problems = Problems
filter-more = More filters
held-back = { $n } new — show now
held-back-question = { $n } new, shown once the question is closed
hand-moved = The list moved. Move the pointer and press again.
hand-moved-key = The list moved. Press again.
notice-stale = Roster is { $age } old.
notice-next-try = Next try in { $n } s.
notice-trying = Trying now.
notice-no-answer = No answer for { $age }. Refresh asks anew.
notice-no-try-before = No try before { $time }.
notice-asked-until = Graph asked to wait until { $time }. Nothing is read before.
pause-graph = Graph asked to wait { $n } s. The rest follows by itself.
pause-graph-until = Graph asked to wait until { $time }. The rest follows by itself; Stop ends it.
pause-entra = Entra gives no token now. Next try in { $n } s; the rest follows by itself.
pause-entra-until = Entra gives no token before { $time }. The rest follows by itself; Stop ends it.
empty-clear = Clear the search
empty-show-all = Show everybody
empty-no-match = Nobody matches “{ $search }”
empty-no-match-text = Every word has to match somewhere: name, address, number, tenant, id, kind or state.
empty-filter = Nobody here fits this filter
empty-nobody = Nobody is in the call
empty-nobody-text = The roster came back empty.
empty-not-listed = Nobody is listed
empty-no-roster = No roster yet
empty-waiting = Waiting for the roster
empty-waiting-text = Graph sends no people yet. Asked { $n } times; a call that has just begun may take a moment.
empty-ended = Call ended { $time }
empty-ended-show = Show the last roster

# The card of a person.
person-none = Choose a person to see who they are
person-gone = This person is no longer in the list
person-close = Close the card
person-still-here = Graph accepted the removal at { $time }, but newer lists still show this person.
person-came-back = Removed from here at { $time }, and here again under a new id.
person-joined-anyway = Joined at { $time } although the invitation was canceled.
person-dismiss = Mark as read
person-copy-command = Copy the command
person-copy-details = Copy details
person-no-value = None
person-seen = { $time } ({ $age } ago)
person-participant-id = Participant id
person-identity-id = Identity id
person-tenant = Tenant
person-email = E-mail
person-typed-email = Typed e-mail
person-first-seen = First seen
person-devices = Devices
person-visits = Earlier visits
person-visits-value = { $n }, last from { $from } to { $until }
person-history = History
person-remove-name = Remove { $who } from the card
person-retry-name = Try again from the card to remove { $who }
history-remove = Removal asked for
history-invite = Invited
history-keep-out = Kept out from now on
history-let-back-in = Let in again
history-keep-out-alarm = Came back too often
history-keep-out-shared = Shares the number with others
history-rule-not-removed = Could not be removed by the rule
history-let-stay = May stay
history-mute = Muting asked for
history-cancel = Cancelling asked for
history-lobby = Arrived in the lobby
history-joined = Joined the call
history-let-in = Let in from the lobby
history-left = Left the call
history-renamed = Renamed, was { $from }

# What rosters are worth
lack-cut = Graph returned 100 people; there may be more
lack-link = The list has more pages that can't be read; { $n } people were read
lack-page = A page of the list couldn't be read; { $n } people were read
lack-entries = { $n ->
    [one] One entry of the list can't be read
   *[other] { $n } entries of the list can't be read
}
lack-slow = The list took longer than 5 s to read
lack-without-us = This app isn't in the list
lack-in-lobby = This app is in the lobby and sees nobody else
lack-empty = Graph listed nobody
lack-nothing-yet = It isn't known who was here when the door closed
notice-lack-text = Nobody counts as gone until the list is complete again.
notice-lack = { $why }.
lack-new-ids = This service gives everyone a new ID each time
notice-new-ids = This service gives everyone a new ID each time.
notice-new-ids-text = Removing by ID can't work here: the ID is no longer valid when the request arrives.
notice-contradicts = The service contradicts itself.
notice-contradicts-text = Its lists drop people and bring them back. Nobody counts as gone until two lists agree.
freshness-partial = Updated { $age } ago · { $why }
freshness-partial-short = Updated { $age } ago · may lack people

# What proves a removal
proof-rosters = Two lists agree
proof-single-reads = Two direct checks agree
proof-mixed = A list and a direct check agree
state-removed-answer-lost = The first answer was lost
state-not-listed = Not in the newest list
state-not-listed-more = Checking again
state-not-listed-told = Graph says: { $why }
state-not-listed-removed = Graph says: removed
state-not-proved = Accepted, not proved
state-not-proved-more = No proof yet
row-check-again = Check again
row-check-again-name = Check again whether { $who } is gone
person-not-proved = Graph accepted the removal at { $time }, but no two lists or checks have confirmed it yet. Check again, or look in the meeting.
offer-shared-id = Shared ID
offer-shared-id-why = Two entries of the list have the same ID. A removal could hit either, so none is offered.
question-not-listed = The newest list doesn't show this person. This waits until another list shows whether they left.

# After a sleep
resumed-slept = The computer slept for { $time }.
resumed-clock = The computer's clock was set back.
resumed-text = The lists are old until Graph answers again. Nothing acts by itself.
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
since-more-than-aloud = more than { $age }
state-due-aloud = About to be removed
ringing-aloud = Ringing
column-heads = Columns

# The activity at the foot of the window.
activity-head = Activity
activity-all = All
activity-mine = Mine
activity-failures = Failures { $n }
activity-none = Nothing yet
activity-show = Show the activity
activity-hide = Hide the activity
activity-audit = Written to { $path } before it is sent
activity-remove = Remove { $who }, { $kind }
activity-invite = Invite { $who }, { $kind }
activity-cancel = Cancel invitation of { $who }, { $kind }
activity-join = Join { $meeting }
activity-came-up = The call is up
activity-leave = Leave the call
activity-end-for-all = End the call for { $n } people
activity-bulk = Remove { $n } people
activity-keep-out = Keep out { $who }, { $kind }
activity-let-back-in = Let { $who }, { $kind }, in again
activity-keep-out-too-often = { $who }, { $kind }, comes back too often to be kept out by itself
activity-keep-out-shared = { $who }, { $kind }, shares a number with others and is not removed by itself
activity-door-closed = The door for guests was closed
activity-door-opened = The door for guests was opened
activity-raid-on = Raid mode on
activity-raid-off = Raid mode off
activity-mute = Mute { $who }, { $kind }
activity-mute-self = Mute this app
activity-unmute-self = Unmute this app
activity-lobby = { $who }, { $kind }, waits in the lobby
activity-joined = { $who }, { $kind }, joined
activity-came-back = { $who }, { $kind }, { $came_back }
activity-let-in = { $who }, { $kind }, was let in
activity-left = { $who }, { $kind }, left
activity-renamed = { $who }, { $kind }, was { $from } before
activity-call-ended = The call ended
activity-call-ended-pair = The call ended ({ $pair })
activity-nameless = somebody without a name
activity-kind-tenant = { $kind }, { $tenant }

# How an entry stands.
result-on-its-way = On its way
result-waits = Graph asked to wait, { $n } s left
result-accepted = Accepted by Graph, waiting for the roster
result-answer-lost = No answer, the roster will tell
result-gone = Gone from the roster after { $after } s
result-already-left = Had left already
result-still-here = Accepted { $time }, still in the call
result-not-removed = Not removed: { $cause }
result-not-invited = Not invited: { $cause }
result-not-cancelled = Not cancelled: { $cause }
result-not-joined = Not joined: { $cause }
result-not-left = Not left: { $cause }
result-not-muted = Not muted: { $cause }
result-not-switched = Not switched: { $cause }
result-created = Created, being set up
result-left = Left
result-ended-for-all = Nobody left
result-people-left = { $n ->
    [one] { $n } person left in the call
   *[other] { $n } people left in the call
}
result-through = { $gone } gone, { $rest } not
result-muted = Muted by the service
result-unmuted = Unmuted
result-stopped = Stopped
result-call-ended = The call ended first
result-ringing = Ringing
result-joined = Joined
result-no-answer = No answer, presumably
result-cancelled = Cancelled
result-joined-anyway = Joined anyway
result-cannot-be-cancelled = Cannot be cancelled

# Details of an entry.
details-copy-command = Copy the command
still-here-sentence = Graph accepted the removal, but the person is still in the roster.
still-here-next = Try again. If that does not help, remove the person in Teams.
no-address-sentence = The service knows no address of this invitation.
no-address-next = It stops ringing by itself in about a minute; whoever joins can be removed.
step-served = the id from Graph’s answer
step-echoed = the participant id from Graph’s answer
step-own = the id that was sent along
step-asked = { $time }  asked with { $address }
step-taken = { $time }  accepted with { $address }
step-not-taken = { $time }  not found with { $address }
step-without-own-id = { $time }  sent again without an id of our own
step-retry = { $time }  sent again after: { $cause }

# The order of the people.
sort-head = Order of people
sort-by = Sort: { $order }
sort-arrival = Arrival
sort-newest = Newest
sort-name = Name
sort-kind = Kind
sort-tenant = Tenant
sort-state = State

# Filters of the activity.
search-empty = Clear search
activity-person = Person or ID
activity-filters = Filter
activity-filters-on = Filter { $n }
activity-none-fits = No entry matches the filters
activity-newer = { $n } newer
activity-clear-filters = Clear the filters
activity-by-call = Call
activity-by-action = Action
activity-by-result = Result
activity-all-calls = All calls
activity-this-call = This call
activity-every-action = All actions
activity-every-result = All results
action-removals = Removals
action-invitations = Invitations
action-muting = Muting
action-rules = Rules
action-calls = Calls
action-people = Joins and leaves
kind-done = Done
kind-failed = Failed
kind-open = In progress
kind-nothing = No effect
details-copy-curl = Copy the request as a curl command
curl-body = the body wasn't kept; see the Graph documentation for this request

# Exports.
export-open = Export…
export-title = Export
export-activity = Activity
export-roster = Participants
export-activity-what = { $n ->
    [one] { $n } entry.
   *[other] { $n } entries.
}
export-activity-filtered = The filters leave out the others.
export-roster-what = { $n ->
    [one] { $n } person in “{ $call }”, with first and last seen.
   *[other] { $n } people in “{ $call }”, with first and last seen.
}
export-roster-left = { $n ->
    [one] { $n } of them has left.
   *[other] { $n } of them have left.
}
export-csv = Opens in a spreadsheet.
export-json = Everything that's known, for a program.
export-redact = Leave out names
export-redact-hint = Leaves out names, addresses, and subjects, and all but the end of numbers. IDs stay, so you can still follow a person.
export-where = It will be saved in { $folder }
export-go = Export
export-close = Close
export-written = Saved. Only you can read the file:
export-written-readable = Saved:
export-copy-path = Copy the path
export-failed = The file couldn't be written.

# All calls on one page.
board-title = All calls
board-counts = { $calls ->
    [one] { $calls } call, { $people } in it
   *[other] { $calls } calls, { $people } people in them
}
board-search = Search people in all calls
board-as-added = As added
board-by-attention = Needs a look first
board-found = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
board-nobody = No one in any call matches “{ $words }”
board-people = People in all calls
board-also = { $n ->
    [one] also in { $n } other call
   *[other] also in { $n } other calls
}
board-call = Call
board-age = Age
board-people-count = People
board-lobby = Lobby
board-ringing = Ringing
board-alarms = Alarms
board-kept-alive = Alive for

# What a screen reader is told by itself.
announce = { $result }: { $what }
announce-alarms = { $n } alarms. The newest: { $what }
announce-wave = { $what }: { $call }
alarm-unreachable = Microsoft doesn't answer as it should, so the list of people is getting old.
alarm-show = Show

# The keys.
keys-title = Keys
keys-window = Everywhere
keys-list = In the list of people
keys-question = In a question
key-add = Add a call
key-search-all = Search people in all calls
key-board = All calls
key-call = The first to the ninth call
key-search = Search people in this call
key-to-list = Go to the list of people
key-activity = Go to the activity, and back
key-results = Results of removals and invitations
key-to-notice = Go to the notice above the list
key-refresh = Refresh the list now
keys-storm = When many come at once
key-raid = Raid mode on or off: Remove acts on guests and external people at once
key-door = Close or open the guest door; soon after many arrivals, Enter opens it
key-rules = Who is kept out, and the guest door
key-choices = Select: { $who }
key-join-now = { $where }: join
key-undo = { $where }: undo
key-stop = Stop removing
key-keep-out = Remove and keep out…
key-newcomers = Show the newcomers now
key-filter = Show in the list: { $filter }
key-order = Sort differently
key-invite = Invite people
key-cancel-invitations = Cancel invitations
key-export = Export
key-present = Mask names and IDs when sharing
key-full-screen = Full screen
key-tab = Next control
key-keys = These keys
key-settings = Settings: language, theme, text size
key-step = Next or previous person
key-page = A page up or down
key-ends = First or last person
key-person = Show the person
key-remove = Remove…
key-mute = Mute the person at once
key-again = Go to whoever came back last, and remove
key-choose = Select or deselect a person
key-range = Select from there to here
key-extend = Grow or shrink the selection
key-all = Select everyone in the list
key-new-guests = Select the new guests
key-let-stay = Let the person stay
key-retry = Retry the failed removals
key-mute-failed = Mute all who couldn't be removed
key-yes = Confirm
key-no = Close, or clear a search

# A head that is only read aloud.
column-name = Name
key-palette = All commands
key-leave = Leave, or end the call
palette-hint = Type what you want to do
palette-none = No command matches
words-activity = log audit record history events journal
words-export = save download csv log audit record history
words-results = report outcome history
words-add = join meeting new link
words-board = home overview dashboard meetings
words-search = find look up
words-invite = add bring in phone dial
words-leave = hang up end meeting exit
words-present = hide names privacy masks screen sharing
words-keys = help shortcuts hotkeys
words-access = permissions rights roles
words-sign-out = log out logout quit account
words-raid = attack zoombombing spam panic
words-door = lobby waiting room lock meeting guests
words-rules = lobby waiting room ban list blocked unban undo let back in
words-stop = cancel abort undo halt
words-let-stay = undo allow spare exempt
words-remove = kick throw out eject expel boot hang up
words-keep-out = ban block bar blacklist
words-mute = mute all silence microphone
words-all = everyone everybody
words-problems = errors failed failures
why-no-call = Open a call first
why-call-over = The call is over
why-nobody-chosen = Go to a person in the list first
why-kept-out = Already kept out
why-no-rule = They aren't about to be removed, so they stay anyway
why-no-other-call = No other call is watched
why-move-no-account = Only people with an account can be moved
why-no-name = Microsoft sent no name
why-on-its-way = Already on its way
why-not-removing = Nothing is being removed
why-no-results = No group was removed or invited yet
why-none-failed = No removal has failed
why-none-rings = No invitation that can be canceled is ringing
why-no-new-guests = No guest has just joined
why-nobody-back = No one came back
why-nobody-held-back = No one is held back
why-no-notice = There is no notice

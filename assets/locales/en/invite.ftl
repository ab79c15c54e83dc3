# Inviting people, and the clock of their invitations.

# The dialog.
invite-title = Invite to { $call }
invite-way-new = Invite people
invite-way-move = Move from another call
invite-field = Object ID, sign-in name, or phone number
invite-field-hint = { $address }, +1 425 555 0100, 3f2a91c0-…
invite-add = Add
invite-clear = Clear list
invite-is-nothing = Paste a whole mail, a list or rows of a table: up to five people at once
invite-is-account = An account's object ID
invite-is-name = Sign-in name; looked up in the directory first
invite-is-phone = Phone number { $number }
invite-is-list = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
invite-passed-over = { $n } already in the list
invite-numbers-in = { $n ->
    [one] Not used: 1 line with a number that lacks its country code
   *[other] Not used: { $n } lines with a number that lacks its country code
}
invite-nobody-in = { $n ->
    [one] Not used: 1 line without an address or number
   *[other] Not used: { $n } lines without an address or number
}
invite-unused = Lines not used: { $n } with a number, { $m } without
invite-nameless = No address or number: { $names }
invite-begins-name = The start of a sign-in name
invite-begins-phone = The start of a phone number
invite-is-unclear = Not recognized so far
invite-is-link = This is a meeting link, not a person. Join its call with “Add a call”.
invite-in-lobby = This person is already waiting in the lobby
invite-in-call = This person is already in the call
invite-from-text = “{ $words }” in your text
invite-name-from-text = Name from your text
invite-looking-up = Looking up in the directory…
invite-drop = Take { $name } off the list
invite-correct = Correct { $name }
invite-mark-rings = Already ringing
invite-mark-in-lobby = Already in the lobby
invite-mark-in-call = Already in the call
invite-mark-unknown = Not in the directory
invite-mark-unknown-id = Not in the directory, but will be invited
invite-mark-listed = Listed twice
invite-mark-refused = Can't be added
invite-too-much = That's too much text. Paste at most { $n } people at a time.
invite-full = Microsoft takes at most { $n } people at once. Press “Invite” for these first, or take someone off the list.
invite-listed = This person is already in the list.
invite-rings = This person is already being called into this call.
invite-skipped = Won't be invited: { $why }
invite-no-right = This app isn't allowed to look people up (User.ReadBasic.All isn't granted). Enter the object ID, which Entra shows under Users.
invite-unknown = No one in your directory has this sign-in name.
invite-nobody = Add someone first
invite-kept = Kept from last time
invite-not-included = Not included
invite-held-kept = Kept from last time; not included
invite-held = Can be invited now: press “Include”
invite-held-full = Not included: { $n } at once is the limit
invite-held-sender = From the sender's signature; not included
invite-held-recipient = A recipient of this mail; not included
invite-held-doubted = Your text may say not to; not included
invite-held-quoted = From a quoted mail; not included
invite-held-fallback = Only in case of problems, by your text; not included
invite-held-other = Another way to reach { $who }; not included
invite-include = Include
invite-call-instead = Call { $number } instead
invite-call-instead-name = Call { $who } at { $number } instead
invite-include-all = Include all { $n }
invite-none-included = No one is included
invite-not-found = Correct or drop “{ $entry }”
invite-unclear = Complete or clear the text first
invite-unclear-part = Complete or clear “{ $entry }” first
invite-part-problem = “{ $entry }”: { $why }
invite-leaves-out = Won't be invited: “{ $entry }”
invite-leaves-out-more = Won't be invited: “{ $entry }” and { $n } more
invite-auto-cancel = Auto-cancel after (seconds)
invite-auto-cancel-off = Off
invite-auto-cancel-error = From 1 to 60 s
invite-auto-cancel-hint = Off: rings for about a minute.
invite-hidden = Hide from other participants
invite-hidden-not = This cloud doesn't offer hidden invitations.
invite-hint = It rings right away. You can cancel while it rings.
invite-no-country = { $n ->
    [one] “{ $number }” has no country code
   *[other] { $n } numbers have no country code
}
invite-country-added = { $n ->
    [one] Country code added to one number: { $country }
   *[other] Country code added to { $n } numbers: { $country }
}
invite-country-use = Use { $country }
invite-country-example = { $country }: { $number }
invite-country-other = Other country
invite-country-choose = Choose a country
invite-country-search = Search countries
invite-country-first = Choose a country for the numbers first
invite-not-in-country = “{ $number }” isn't a valid number in { $country }
invite-count = { $n } of { $of } places taken
invite-send = Invite
invite-look-up = Look up in the directory
invite-send-several = Invite { $n } people
invite-send-some = Invite { $n } of { $of }
invite-send-move = Move

# Moving somebody from another call.
invite-move-from = From
invite-move-who = Person
invite-move-none = No other call has people with an account
invite-move-no-list = No current list of { $call } yet
invite-move-no-account = No one there has an account
invite-move-choose = Choose a person
invite-move-search = Search people
invite-move-left = This person has left that call
invite-move-nobody = Choose a person first
invite-move-hint = Only people with an account can be moved, one at a time. They leave the other call when they arrive here.
invite-move-list = { $n ->
    [one] The person in your list of invitations isn't invited by this.
   *[other] The { $n } people in your list of invitations aren't invited by this.
}

# The row of an invitation.
invitation-ends-in = rings about { $n } s more
# What came of cancelling several at once.
invited-joined = { $n } joined
invited-left-out = { $n } not invited
invited-rings-already = { $n } already ringing
invited-rang-before = { $n } rang already
invited-in-lobby = { $n } already in the lobby
invited-in-call = { $n } already in the call
invited-gone-again = { $n } gone again
invited-removed = { $n } removed
count-moved-on = { $n } moved away
invited-not = Not invited
invited-rang = Earlier invitation: { $state }
invited-correct = Correct and invite…
invited-again = Invite { $n } again
invited-show = Results ({ $n })
invited-show-nameless = Results ({ $n }, { $m } without address)
invited-earlier = Earlier
invited-before = invited before
invited-earlier-clear = Clear earlier
ended-clear = Clear ended
ended-cleared = { $n } cleared ·
ended-undo = Undo
ended-more = Show { $n } more ended
ended-fewer = Show fewer ended
invited-at = Invited at { $time }
cancelled-at = Cancellation sent at { $time }
cancelled-done = { $n } canceled
cancelled-joined = { $n } joined anyway
cancelled-stuck = { $n } can't be canceled
cancelled-failed = { $n } not canceled
cancelled-no-answer = { $n } probably no answer
cancelled-joined-hint = { $n ->
    [one] One person joined although the invitation was canceled.
   *[other] { $n } people joined although the invitations were canceled.
}
cancelled-stuck-hint = { $n ->
    [one] The service has no address for one of these invitations, so it rings until it ends.
   *[other] The service has no address for { $n } of these invitations, so they ring until they end.
}
cancelled-arm-all = Remove all { $n } on arrival
invitation-cancelled-in = auto-cancel in { $n } s
invitation-cannot-cancel-ends = Can't be canceled · rings about { $n } s more
invitation-answered-first = May have been answered before
invitation-answer-lost = Microsoft's reply lost
invitation-ringing-armed = { $time } · will be removed on arrival
invitation-armed = Will be removed on arrival
invitation-kept-out = Kept out: will be removed on arrival
invitation-door-shut = Door closed to phones: will be removed on arrival
invitation-of-others = Invited by others
invitation-show = Show
invitation-show-name = Show { $name } in the list
invitation-not-last-time = Last cancellation failed
invite-not-last-time = Couldn't be canceled last time, by hand or automatically. It may ring until it ends by itself.
invite-cancelled-before = You canceled this invitation at { $time }
question-of-others = Others sent this invitation.
invitation-gone-again = Gone again { $time }
invitation-moved-on = Moved away { $time }
invitation-moved-back = Moved back { $time }
invitation-due = Arrived
invitation-due-more = Removed in a moment
invitation-arm = Remove on arrival
invitation-arm-name = Remove { $name } on arrival
invitation-arm-why = Whoever comes is shown for a moment, then removed, unless you press “Let them stay”.
invitation-disarm = Let them stay
invitation-disarm-name = Let { $name } stay
invitation-timer = Auto-cancel
invitation-timer-name = Auto-cancel the invitation to { $name }
invitation-timer-off = Off
invitation-timer-after = After { $n } s
invitation-retry-name = Invite { $name } again

# Cancelling several.
several-open = Cancel several…
several-title = Cancel which invitations?
several-all = All { $n }
several-all-own = { $n ->
    [one] The one that you invited
   *[other] All { $n } that you invited
}
several-all-others = { $n ->
    [one] The one that others invited
   *[other] All { $n } that others invited
}
several-own-over = Those that you invited
several-others-over = Those that others invited
several-passed = No longer ringing; skipped
several-none = Check whom to stop ringing first
several-close = Close
several-yes = { $n ->
    [0] Cancel invitations
    [one] Cancel { $n } invitation
   *[other] Cancel { $n } invitations
}

# What was done by itself.
activity-cancel-by-itself = Auto-cancel invitation to { $who }, { $kind }
activity-remove-on-arrival = Remove { $who }, { $kind }, on arrival
activity-arrival-remove = { $who }, { $kind }, will be removed if they join
activity-arrival-stay = { $who }, { $kind }, may stay if they join
history-arrival-remove = Will be removed if they join

# Moving somebody here from another call.
move-sending = Moving…
move-ringing = Moving here { $time }
move-joined = Moved
move-joined-anyway = Moved anyway
move-no-answer = Probably not moved
move-failed = Not moved
move-from = Move from { $call }
move-cancel = Cancel the move…
move-cancel-name = Cancel moving { $name } here
move-dismiss-name = Take the move of { $name } off the list
move-again = Move again
move-again-name = Move { $name } here again
move-timer-name = Auto-cancel moving { $name } here
move-details-name = Details on moving { $who } here
question-move = Cancel moving { $name } ({ $kind }) here?
question-move-yes = Cancel the move
question-move-yes-name = Yes, cancel moving { $name } here
question-move-no = Keep moving
question-move-over = This move ended at { $time }. Nothing was sent.
section-moves = Moves
section-ringing-and-moves = Invitations and moves
moved-at = Move begun at { $time }
count-moving = { $n } being moved
count-moved = { $n } moved
count-not-moved = { $n } not moved
count-moved-anyway = { $n } moved anyway
moved-anyway-hint = { $n ->
    [one] One person was moved although the move was canceled.
   *[other] { $n } people were moved although the moves were canceled.
}
move-back = Move back
move-back-name = Move { $name } back to { $call }
move-back-going = Being moved back
move-to = Move to another call…
move-to-name = Move { $who } to another call
move-to-title = Move { $who } to which call?
why-not-moved = Not moved here from another call
why-moved-from-over = The call they were moved from isn't watched any more
invite-title-move = Move someone to { $call }
invite-title-move-who = Move { $who } to { $call }
invite-hint-move = The move begins right away. You can cancel it until they arrive.
invite-elsewhere = In { $call } now
invite-elsewhere-several = In { $n } other calls now
invite-elsewhere-why = Inviting rings them but leaves them in that call. “Move from another call” takes them out of it.
activity-move = Move { $who }, { $kind }, here
activity-move-cancel = Cancel moving { $who }, { $kind }, here
activity-move-cancel-by-itself = Auto-cancel moving { $who }, { $kind }, here
activity-move-to = Move { $who }, { $kind }, to { $call }
activity-move-to-cancel = Cancel moving { $who }, { $kind }, to { $call }
activity-move-to-cancel-by-itself = Auto-cancel moving { $who }, { $kind }, to { $call }
result-moving = Being moved
result-not-moved = Not moved: { $cause }
history-move = Move here requested
history-move-cancel = Cancellation of the move requested

# Several people at once, raid mode, keeping people out, protection, undoing.

# Choosing several people.
check-name = Select { $who }
check-none = Can't be selected: { $why }
select-menu = Select people
select-lately = Joined in the last { $n } s
select-new-guests = Guests who joined in the last { $n } s
select-guests = Guests
select-outsiders = Guests and external people
select-phones = Phones
select-apps = Apps and bots
select-look-alikes = Names that look alike
select-nobody = { $who }: no one to select
list-opens-by-enter = Enter or a double click shows the person
list-press-again = Press again if you mean this person
list-letters = Nothing was done: typed text searches.
select-everybody-but = Invert selection
select-all = Everyone in the list
bulk-selected = { $n } selected
bulk-hint = The list is paused while people are selected.
bulk-hint-preview = The list is paused. Check the preview beside it.
bulk-hint-waits = { $n ->
    [one] One more isn't in the newest list and has to wait.
   *[other] { $n } more aren't in the newest list and have to wait.
}
bulk-clear = Clear
bulk-clear-name = Clear the selection
bulk-remove = Remove { $n }…
bulk-remove-open = The preview is open.
bulk-remove-nobody = No one you selected is in the newest list.

# The preview.
preview-title = { $n ->
    [one] Remove one person?
   *[other] Remove { $n } people?
}
preview-all-guests = They're all guests without an account.
preview-kinds = { $n ->
    [0] None of them is a guest without an account.
    [one] One of them is a guest without an account.
   *[other] { $n } of them are guests without an account.
}
preview-how = They're removed at once, newest first, and can join again.
preview-by-door = { $n ->
    [one] It's already removing one more.
   *[other] It's already removing { $n } more.
}
preview-lobby = { $n ->
    [one] One guest waits in the lobby and isn't included.
   *[other] { $n } guests wait in the lobby and aren't included.
}
preview-outsiders = Not included: { $names }.
preview-more-below = { $n } more below
preview-left-out = Left out { $n }
preview-yes = { $n ->
    [one] Remove one person
   *[other] Remove { $n } people
}
preview-door = The closed door removes guests who join from now on.
preview-no-open = Cancel and open the door
preview-others-return = { $n ->
    [one] One of them isn't a guest and can join again.
   *[other] { $n } of them aren't guests and can join again.
}
preview-members = { $members ->
    [one] One of these { $n } is a member of your organization: { $names }.
   *[other] { $members } of these { $n } are members of your organization: { $names }.
}
preview-many = For more than { $most } people at once, we ask for the number.
preview-number = Type { $n } to confirm
preview-tick = Remove { $who } too
preview-tick-hint = Untick to let them stay once you confirm. Later notices of this call leave them out, too.
left-out-on-its-way = On its way
preview-unread = The call itself hasn't been read yet, so we don't know which entry is this app or who the organizer is. Remove several people once it has been read.

# All devices of one person.
person-all-devices = { $what ->
    [lines] { $n ->
        [2] Remove both lines…
       *[other] Remove all { $n } lines…
    }
    [entries] { $n ->
        [2] Remove both entries…
       *[other] Remove all { $n } entries…
    }
   *[devices] { $n ->
        [2] Remove both devices…
       *[other] Remove all { $n } devices…
    }
}
question-all-devices = { $what ->
    [lines] { $n ->
        [2] Both lines…
       *[other] All { $n } lines…
    }
    [entries] { $n ->
        [2] Both entries…
       *[other] All { $n } entries…
    }
   *[devices] { $n ->
        [2] Both devices…
       *[other] All { $n } devices…
    }
}
question-one-device = { $what ->
    [lines] This number is in the call { $n } times. This removes one of them.
    [entries] It is in the call { $n } times. This removes one of them.
   *[devices] They're there on { $n } devices. This removes one of them.
}
preview-devices = { $what ->
    [lines] Remove { $name } on { $n ->
        [one] one line
        [2] both lines
       *[other] all { $n } lines
    }?
    [entries] Remove { $n ->
        [one] one entry
        [2] both entries
       *[other] all { $n } entries
    } of { $name }?
   *[devices] Remove { $name } from { $n ->
        [one] one device
        [2] both devices
       *[other] all { $n } devices
    }?
}
preview-one-identity = { $what ->
    [lines] They all call from the same number.
    [entries] They all have the same identity.
   *[devices] They all have the same identity.
}
preview-devices-yes = { $what ->
    [lines] { $n ->
        [one] Remove one line
        [2] Remove both lines
       *[other] Remove all { $n } lines
    }
    [entries] { $n ->
        [one] Remove one entry
        [2] Remove both entries
       *[other] Remove all { $n } entries
    }
   *[devices] { $n ->
        [one] Remove one device
        [2] Remove both devices
       *[other] Remove all { $n } devices
    }
}

# A removal of several, under way and after.
removal-left = Not removed: { $n }
removal-removed = { $n ->
    [0] No one removed
   *[other] { $n } removed
}
removal-already-gone = { $n } already gone
removal-not = { $n } failed
removal-not-asked = { $n } not asked
removal-open = { $n } to go
removal-title = { $n ->
    [one] Removing one person
   *[other] Removing { $n } people
}
removal-title-again = Trying again: { $n }
removal-proved = { $n } proved gone
removal-checked = { $n } being checked
removal-shared = { $n } of them were refused for the same reason: { $why }
counts-comma = {", "}
removal-others = { $n ->
    [one] One of them is from an earlier removal: { $names }.
   *[other] { $n } of them are from earlier removals: { $names }.
}
removal-others-door = { $n ->
    [one] The door couldn't remove one of them: { $names }.
   *[other] The door couldn't remove { $n } of them: { $names }.
}
removal-failed = Those that failed come first, each with its reason.
removal-stopped = Stopped. { $results }
removal-show-failures = Show failures
removal-failures-gone = None of them is in the list any more
removal-stopped-text = { $n ->
    [0] No more requests are sent.
    [one] No more requests are sent; one is still on its way.
   *[other] No more requests are sent; { $n } are still on their way.
}
removal-retry = Try again ({ $n })
removal-mute = Mute ({ $n })
removal-mute-name = { $n ->
    [one] Mute the person who is still here
   *[other] Mute the { $n } who are still here
}
removal-show = Show the removal

# Raid mode.
raid-start = Raid mode for 10 minutes
raid-hint = For people who keep coming: one press removes a guest or external person without a question, and the newest come first. It keeps nobody out; the door does. It ends by itself.
raid-end = End raid mode
raid-left = Ends by itself
raid-on = Raid mode
raid-on-text = Pressing Remove acts at once on guests and external people. Everyone else, and groups, still need confirmation.
raid-on-short = Pressing Remove acts at once on guests and external people.
raid-over = Raid mode is over
mark-raid = New
mark-raid-why = A guest who joined after raid mode began.
notice-wave = { $n ->
    [one] One person joined
   *[other] { $n } people joined
}
notice-wave-back = { $n ->
    [one] One person from outside was here before.
   *[other] { $n } people from outside were here before.
}
notice-wave-lobby = { $n ->
    [one] One person joined
   *[other] { $n } people joined
}, { $lobby ->
    [one] one waits in the lobby,
   *[other] { $lobby } wait in the lobby,
}
notice-wave-waiting = { $n ->
    [one] One person waits in the lobby
   *[other] { $n } people wait in the lobby
}
notice-wave-sentence = { $words }.
notice-wave-text = since { $time }.
notice-wave-more-again = { $n ->
    [one] One more joined under the name of somebody removed before.
   *[other] { $n } more joined under names of people removed before.
}
notice-wave-again = { $n ->
    [one] One person joined under the name of somebody removed before
   *[other] { $n } people joined under names of people removed before
}
notice-wave-again-out = { $n ->
    [one] { $here ->
        [0] That person is out again.
       *[other] That person is still here.
    }
   *[other] { $here ->
        [0] All of them are out again.
        [one] One of them is still here.
       *[other] { $here } of them are still here.
    }
}
notice-wave-left = { $n ->
    [one] One guest is still here.
   *[other] { $n } guests are still here.
}
notice-wave-left-besides = { $n ->
    [one] One other guest is still here: { $names }.
   *[other] { $n } other guests are still here: { $names }.
}
notice-wave-left-others = { $n ->
    [one] One other guest is still here.
   *[other] { $n } other guests are still here.
}
notice-wave-going = { $n ->
    [one] One more is being removed.
   *[other] { $n } more are being removed.
}
notice-wave-let-in = Let in from the lobby: { $names }.
notice-wave-may-stay = May stay: { $names }.
notice-wave-members = { $n ->
    [one] One member of your organization joined too.
   *[other] { $n } members of your organization joined too.
}
notice-wave-all = { $n ->
    [one] One arrival in all since { $time }.
   *[other] { $n } arrivals in all since { $time }.
}
notice-wave-gone = No guests from this wave are still here.
wave-folded = { $n ->
    [one] 1 new guest still here
   *[other] { $n } new guests still here
}
wave-folded-hint = Show the notice again, with its buttons ({ $key })
notice-wave-others = Also from outside: { $names }.
notice-wave-clear = { $n ->
    [one] Remove the new guest and close the door
   *[other] Remove the { $n } new guests and close the door
}
notice-wave-clear-short = Remove { $n }, close the door
notice-wave-remove = { $n ->
    [one] Remove the new guest
   *[other] Remove the { $n } new guests
}
notice-wave-remove-short = Remove { $n }
notice-wave-more = { $n } more came · add them
state-came-back-times = ({ $times })
came-back-nth = { $came_back } ({ $times })
came-back-times = { $n ->
    [1] first time
    [2] second time
    [3] third time
    [4] fourth time
    [5] fifth time
    [6] sixth time
    [7] seventh time
    [8] eighth time
    [9] ninth time
   *[other] { $n } times
}

# Keeping people out.
keep-out = Keep out…
keep-out-name = Remove { $who } and keep them out
keep-out-protected = Protected people, organizers, recorders, and this app are never kept out.
keep-out-shared = Several people call from this number, so it doesn't say who it is.
keep-out-call = This call
no-identity-guest = Guests get a new ID each time they join, so they can't be recognized. For guests, there's the guest door.
no-identity-hidden = Microsoft hides who this is, so they can't be recognized when they come back.
question-keep-out-open = Remove and keep out…
question-keep-out = Remove { $name } ({ $kind }) and keep them out?
question-keep-out-yes = Remove and keep out
question-keep-away = Keep { $name } ({ $kind }) out?
question-keep-away-yes = Keep out
question-keep-out-yes-name = Yes, keep out { $who }
question-keep-out-hint = If the same identity joins again, it's removed after one second.
question-keep-out-devices = { $what ->
    [lines] { $n ->
        [one] One of its lines is in the call and will be removed.
       *[other] { $n } of its lines are in the call and will all be removed.
    }
    [entries] { $n ->
        [one] One of its entries is in the call and will be removed.
       *[other] { $n } of its entries are in the call and will all be removed.
    }
   *[devices] { $n ->
        [one] One of their devices is in the call and will be removed.
       *[other] { $n } of their devices are in the call and will all be removed.
    }
}
state-due = Going in { $n } s
state-due-keep-out = Keep out
state-due-door = Guest door
let-stay = Let stay
let-stay-name = Let { $who } stay
let-back-in = Allow back
let-back-in-name = Allow { $who } back
stop-keeping-out = Stop keeping out
stop-keeping-out-name = Stop keeping { $who } out
person-kept-out = Kept out
rule-call = Since { $time }, for the whole call. { $n ->
    [0] Hasn't come back yet.
    [one] Removed once by the rule.
   *[other] Removed { $n } times by the rule.
}
rule-until = Since { $time }, { $left } left. { $n ->
    [0] Hasn't come back yet.
    [one] Removed once by the rule.
   *[other] Removed { $n } times by the rule.
}
rule-too-often = The rule has removed them three times within a minute and has stopped. Remove them yourself, or start it again.
rule-shared = Several people call from this number. The rule has stopped.
rule-not-removed = Couldn't be removed. The rule leaves this visit to you.
rule-again = Start again
rule-again-name = Start the rule for { $who } again
rule-keep-for = Keep out from now on for
rule-keep-for-name = Keep { $who } out from now on: { $time }
rules-title = Keep out
rules-open = Keep out and guest door…
rules-close = Close the list
rules-only-while = This works only while Moderato is running.
rules-people = People
rules-nobody = No one is kept out by name.
rules-review = Review
rules-go-on = Go on
rules-drop = Drop
door-title = Guest door
door-text = Guests who join while the door is closed are removed after 1 second. Guests who are already in the call or in the lobby aren't removed.
door-waits = Closed earlier. It won't remove anyone until you say so. Closing it here starts over.
door-open = The door is open.
door-close-guests = Close the door to guests
door-close-short = Close the door
door-close-why = Guests who join in the next 15 minutes are removed after 1 second.
door-closed = The door is closed, { $left } left. { $n ->
    [0] It hasn't removed anyone yet.
    [one] It has removed one guest.
   *[other] It has removed { $n } guests.
}
door-elsewhere = The door is closed, { $left } left. Another window closed it and does the removing.
door-hits-nobody = No one who is here now would be removed.
door-stay = { $n ->
    [one] Closing the door doesn't remove the guest already here.
   *[other] Closing the door doesn't remove the { $n } guests already here.
}
door-stay-new = { $n ->
    [one] Closing the door doesn't remove the new guest already here.
   *[other] Closing the door doesn't remove the { $n } new guests already here.
}
door-left = { $n ->
    [one] One guest is here or in the lobby. The door only removes guests who join later.
   *[other] { $n } guests are here or in the lobby. The door only removes guests who join later.
}
door-left-going = Guests here or in the lobby: { $n }. Being removed: { $going }. { $stay ->
    [0] The door only removes guests who join later.
    [one] The door leaves the other one: it only removes guests who join later.
   *[other] The door leaves the other { $stay }: it only removes guests who join later.
}
door-left-new = { $n ->
    [one] One new guest is here or in the lobby. The door only removes guests who join later.
   *[other] { $n } new guests are here or in the lobby. The door only removes guests who join later.
}
door-stay-remove = Remove them…
door-rests = { $why }. Meanwhile, the door doesn't remove anyone by itself.
door-hits = { $n ->
    [one] Right now it removes one guest: { $names }
   *[other] Right now it removes { $n } guests: { $names }
}
door-let-next = Let the next guest in
door-let-one-more = Let one more in
door-let-in-raid = A raid is on: the next guest may be one of them.
door-let-anyway = Let in anyway
door-lets-in = { $n ->
    [one] The next guest to come gets in, whoever it is.
   *[other] The next { $n } guests to come get in, whoever they are.
}
door-let-in = Let in: { $names }
door-let-nobody = Let no more guests in
way-back-door = The closed door would remove this guest again. Press this first, then ask the guest to join by the link: the next guest who joins is let in.
way-back-link = They can join again by the meeting link.
person-in-lobby = Waits in the lobby. People can only be let in from Teams.
door-close-for = Close for
door-keep-closed-for = Keep closed from now on for
door-open-wave = Many guests were still arriving { $age } ago. Once the door is open, they can come back in.
door-for = { $n } min
door-open-raid = A raid is on. Once the door is open, anyone can come in.
door-open-anyway = Open anyway
door-for-name = Close for { $n } min
door-open-it = Open the door
names-comma = {", "}
notice-keep-out = { $n ->
    [one] Keep out is on for one person.
   *[other] Keep out is on for { $n } people.
}
notice-door = The door is closed for guests, { $left } left.
notice-door-paused = The door is closed but paused, { $left } left: newcomers get in for now.
notice-door-works-again = It works again once Microsoft's lists are complete.
notice-elsewhere-door = Another window closed the door and does the removing.
notice-elsewhere-people = { $n ->
    [one] Another window keeps them out.
   *[other] Another window keeps { $n } of them out.
}
notice-rule-alarms = { $n ->
    [one] One rule has stopped.
   *[other] { $n } rules have stopped.
}
notice-door-removed = { $n ->
    [one] Door: one removed.
   *[other] Door: { $n } removed.
}
notice-keep-out-removed = { $n ->
    [one] Keep out: one removed.
   *[other] Keep out: { $n } removed.
}
notice-muted = Muted: { $names }.
notice-not-removed = { $n ->
    [one] One couldn't be removed: { $names }.
   *[other] { $n } couldn't be removed: { $names }.
}
notice-no-retry = Trying again doesn't help with: { $names }.
notice-rules-unread = The rules don't act until the call itself can be read.
notice-door-over = The guest door has opened.
notice-door-again = Close again
notice-keep-out-over = Keep out is over for { $names }.
notice-waits = Rules you set earlier don't act yet.
notice-waits-people = { $n ->
    [one] Keep out: { $names }.
   *[other] Keep out { $n } people: { $names }.
}
notice-waits-door = The guest door was closed.

# Protection, and undoing.
protected-title = Protected people
protected-text = In every call, you're warned before you remove them. Rules and group removals don't touch them.
protected-nobody = No one is protected.
protect = Protect
protect-name = Protect { $who }
unprotect = Stop protecting
unprotect-name = Stop protecting { $who }
invite-again = Invite again
invite-again-ask = Invite again…
invite-again-name = Invite { $who } again
invite-again-why = Only members of this tenant and phone numbers can be invited, and only while they aren't in the call.
details-person = Show the person

removal-unproved = { $n } accepted but not proved
notice-door-rests = { $why }: the door is paused.
notice-door-rests-text = It doesn't remove anyone by itself.
notice-flood = Rules have paused: more than { $most } removals in a minute.
notice-door-leaves = { $n ->
    [one] One may have been here before the door closed: left to you
   *[other] { $n } may have been here before the door closed: left to you
}
notice-flood-text = { $n ->
    [one] One more is due.
   *[other] { $n } more are due.
}
notice-remove-these = { $n ->
    [one] Remove this person…
   *[other] Remove the { $n }…
}
preview-may-have-been-here = Some of these may have been here before the door closed.
door-also = The door also removes
door-externals = External people
door-phones = Phones

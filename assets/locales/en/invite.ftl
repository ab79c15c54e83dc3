# Inviting people, and the clock of their invitations.

# The dialog.
invite-title = Invite into { $call }
invite-way-new = Invite people
invite-way-move = Move from another call
invite-field = Object id, sign-in name or phone number
invite-field-hint = ada@contoso.com
invite-add = Add
invite-is-nothing = Up to five people, one after the other
invite-is-account = Object id of an account
invite-is-name = Sign-in name; “Add” looks up { $name } in the directory
invite-is-phone = Phone number { $number }
invite-begins-name = The beginning of a sign-in name
invite-begins-phone = The beginning of a phone number
invite-is-unclear = Not recognised so far
invite-in-call = This person is in the call already
invite-looking-up = Looking up…
invite-account = Account
invite-drop = Take { $name } off the list
invite-mark-rings = Rings already
invite-mark-in-call = In the call already
invite-mark-unknown = Not in the directory
invite-full = Graph takes at most { $n } people at once. Invite these first.
invite-listed = This person is in the list already.
invite-rings = This person is being rung into this call already.
invite-no-right = This app may not look people up (User.ReadBasic.All is not granted). Type the object id, which Entra shows under Users.
invite-unknown = The directory of this tenant knows nobody by this name.
invite-nobody = Add somebody first
invite-auto-cancel = Cancel by itself after (s)
invite-auto-cancel-off = Off
invite-auto-cancel-error = From 1 to 60 s
invite-auto-cancel-hint = Empty or 0 lets it ring. Invitations ring about a minute.
invite-hidden = Not shown to the others
invite-hidden-not = This cloud has no hidden invitations.
invite-hint = It rings at once. You can cancel while it rings.
invite-send = Invite
invite-send-several = Invite { $n } people
invite-send-move = Move

# Moving somebody from another call.
invite-move-from = From
invite-move-who = Person
invite-move-none = No other call has people with an account
invite-move-choose = Choose a person
invite-move-left = This person has left that call
invite-move-nobody = Choose a person first
invite-move-hint = Graph moves one person with an account at a time. The person leaves the other call on arriving here.
invite-move-list = Those in the list ({ $n }) are not invited with this.

# The row of an invitation.
invitation-ends-at = ends at about { $time }
# What came of cancelling several at once.
cancelled-under-way = Canceling: { $n } of { $of } done
cancelled-done = { $n } canceled
cancelled-joined = { $n } joined anyway
cancelled-stuck = { $n } can’t be canceled
cancelled-failed = { $n } failed
cancelled-no-answer = { $n } didn’t answer
cancelled-joined-hint = { $n ->
    [one] One person answered before the cancellation arrived and is in the call now.
   *[other] { $n } people answered before the cancellation arrived and are in the call now.
}
invitation-cancelled-at = cancelled at { $time }
invitation-cannot-cancel-ends = Cannot be cancelled. It ends by itself in about { $n } s.
invitation-cannot-cancel-left = Cannot be cancelled, about { $n } s left
invitation-ringing-armed = { $time } · removed on arrival
invitation-armed = Removed on arrival
invitation-due = Came
invitation-due-more = Removed in a moment
invitation-arm = Remove on arrival
invitation-arm-name = Remove { $name } on arrival
invitation-arm-why = Whoever comes is shown for a moment and then removed. Stop lets the person stay.
invitation-disarm = Stop
invitation-disarm-name = Let { $name } stay
invitation-timer = Cancel by itself
invitation-timer-name = Cancel the invitation of { $name } by itself
invitation-timer-off = Off
invitation-timer-after = After { $n } s
invitation-retry-name = Invite { $name } again

# Cancelling several.
several-open = Cancel several…
several-title = Cancel these invitations?
several-passed = No longer rings; passed over
several-none = None that rings is ticked
several-yes = { $n ->
    [one] Cancel { $n } invitation
   *[other] Cancel { $n } invitations
}

# What was done by itself.
activity-cancel-by-itself = Cancel invitation of { $who }, { $kind }, by itself
activity-remove-on-arrival = Remove { $who }, { $kind }, on arrival

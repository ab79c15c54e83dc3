# Several people at once, raid mode, keeping people out, protection, undoing.

# Choosing several people.
check-name = Select { $who }
check-none = Never part of a selection: { $why }
select-menu = Select people
select-lately = Joined in the last { $n } s
select-guests = Guests
select-outsiders = Guests and externals
select-phones = Phones
select-apps = Apps and bots
select-look-alikes = Names that look alike
select-everybody-but = Everybody but those selected
select-all = Everybody in the list (Ctrl+A)
bulk-selected = { $n } selected
bulk-hint = Rows hold still while people are selected.
bulk-hint-preview = Rows hold still. Check the list beside.
bulk-clear = Clear
bulk-clear-name = Clear the selection
bulk-remove = Remove { $n }…
bulk-remove-open = The preview is open.

# The preview.
preview-title = { $n ->
    [one] Remove one person?
   *[other] Remove { $n } people?
}
preview-all-guests = All of them are guests without an account.
preview-kinds = { $n ->
    [0] None of them is a guest without an account.
    [one] One of them is a guest without an account.
   *[other] { $n } of them are guests without an account.
}
preview-how = They are removed at once, newest first, and can join again.
preview-left-out = Left out { $n }
preview-yes = { $n ->
    [one] Remove one person
   *[other] Remove { $n } people
}
left-out-on-its-way = On its way

# A removal of several, under way and after.
removal-left = Not removed: { $n }
removal-failed = { $n ->
    [one] One person was not removed.
   *[other] { $n } people were not removed.
}
removal-stopped = Stopped. Removed { $gone } of { $of }
removal-stopped-text = { $n ->
    [0] No more requests are sent.
    [one] No more requests are sent; one is still on its way.
   *[other] No more requests are sent; { $n } are still on their way.
}
removal-retry = Retry failed ({ $n })
removal-retry-nobody = No removal has failed.
removal-show = Show the removal

# Raid mode.
raid-start = Raid mode for 10 minutes
raid-short = Raid mode
raid-hint = Guests and externals are removed at once, newest first. It ends by itself.
raid-end = End raid mode
raid-left = Ends by itself
raid-on = Raid mode
raid-on-text = Remove acts at once on guests and externals. Several people, protected people and everybody else still ask.
raid-over = Raid mode is over
mark-raid = New in the raid
mark-raid-why = A guest who came after raid mode began.
notice-wave = { $n } people joined
notice-wave-text = within { $n } seconds.
notice-wave-select = Select { $n ->
    [one] the guest
   *[other] the { $n } guests
}
state-came-back-times = Removed { $n } times, last { $time }

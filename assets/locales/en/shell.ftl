# The list of calls.
demo-mark = DEMO
demo-explained = A made-up meeting on this computer. No one is really removed.
calls-head = Calls
calls-add = Add a call…
calls-forget = Take off the list
calls-forget-named = Take { $call } off the list
calls-copy-id = Copy the call ID
calls-connecting = Connecting…
calls-waiting = Waiting for the list
calls-in-call = { $n } in the call
calls-in-lobby = { $n } in the lobby
calls-ringing = { $n } ringing
calls-alarms = { $n ->
    [one] { $n } needs a look
   *[other] { $n } need a look
}
no-calls-title = No calls yet
no-calls-text = Microsoft gives apps no list of calls. Paste a meeting link to join, or the ID of a call that your app is in.
no-calls-button = Add a call…

# Settings and session.
settings-head = Settings
settings-network-system = The system's proxy and certificates are used.
settings-network-where = To change this, sign out and open “Proxy and certificates” on the sign-in page.
settings-language = Language
settings-theme = Theme
settings-as-system = Same as system
settings-light = Light
settings-dark = Dark
settings-dense = Dense rows
settings-still = Reduce motion
settings-notify = Notifications while the window isn't in front
settings-notify-off = Off
settings-notify-on = On
settings-notify-sound = With sound
settings-notify-refused = This desktop didn't show the last one.
sign-out = Sign out
sign-out-of = Sign out of { $tenant }
session-over = The sign-in no longer works.
session-again = Sign in again
audit-trouble = The audit log in { $folder } can't be written.
audit-trouble-short = The audit log can't be written.
audit-trouble-why = The system says: { $error }.
audit-trouble-goes-on = Meanwhile, what you do is sent without a record.
audit-trouble-stops = Meanwhile, nothing that changes a call is sent.
audit-trouble-next-open = Free some disk space or make the folder writable. Moderato tries again at the next line.
audit-trouble-next-closed = Free some disk space or make the folder writable, then sign in again.
store-trouble = The list of calls can't be saved.
closing-waits = { $n ->
    [one] Finishing { $n } action…
   *[other] Finishing { $n } actions…
}
closing-anyway = Close anyway
retry = Retry
retry-named = Retry { $who }

presenting-on = Presentation mode
presenting-off = Presentation mode is off. Names and IDs are shown.
presenting-text = Names, addresses, numbers, and IDs are masked. Questions show them in full.
presenting-end = Show them
presenting-end-name = Show names and IDs
window-stopped = This window has stopped because of a bug in Moderato.
window-stopped-next = Rules that were on, and a closed guest door, stay on until you close it. Close it and start Moderato again. What was sent is in the audit log.
window-stopped-close = Close
part-stopped = A part of Moderato has stopped because of a bug.
part-stopped-next = What you see may be old, and rules may no longer act. Close the window and start Moderato again.
crash-before = Moderato stopped on { $at } because of a bug ({ $place }). Rules, a closed guest door, and raid mode ended with it.
no-font = This computer has no font for { $language }, so the window is in English. Install one (on Debian and Ubuntu: { $package }), then start Moderato again.
ends-title-window = Close Moderato?
ends-title-session = Sign out?
ends-in-call = “{ $call }”: { $what }
ends-door = The guest door is closed.
ends-kept-out = { $n ->
    [one] One person is kept out.
   *[other] { $n } people are kept out.
}
ends-raid = Raid mode is on.
ends-stays = The app stays in the call; leave first if it shouldn't.
ends-invite-list = People who were typed in but not invited yet are forgotten.
ends-in-flight = { $n ->
    [one] One action is still running. You won't see what comes of it.
   *[other] { $n } actions are still running. You won't see what comes of them.
}
ends-nobody-acts = Until you come back, these rules don't remove anyone.
ends-sign-out = Sign out anyway
ends-leave-and-sign-out = Leave and sign out
ends-leave-and-close = Leave and close

# Zoom, folders, right-click menus, hints of the demo, and what the program is.
settings-zoom = Zoom
settings-zoom-percent = { $n }%
zoom-reset = Zoom back to 100%
key-zoom-in = Make everything larger
key-zoom-out = Make everything smaller
why-zoom = The zoom is at { $n }% already
about = About Moderato
about-version = Version { $version }
about-what = A console for people who moderate Microsoft Teams calls.
about-licence = You may use Moderato under the MIT license or the Apache License 2.0, as you choose.
about-report = Report bugs at { $url }
about-copy-address = Copy the address
about-report-nowhere = Report bugs to whoever gave you Moderato. Don't send names, IDs, or links of real calls along.
about-inside = { $n } libraries and fonts are inside
about-unfold = Show their licenses
about-fold = Hide their licenses
show-folder = Show in folder
show-folder-gone = { $path } is gone. It was moved or deleted.
show-folder-nobody = No file manager answers here. Copy the path and open the folder yourself.
show-folder-refused = The file manager couldn't show it: { $said }
menu-copy = Copy
menu-copy-line = Copy this line
menu-copy-name = Copy the name
menu-show-call = Show this call
menu-refresh = Refresh
tour-step = Hint { $n } of { $of }: { $what }
tour-next = Next
tour-done = Done
tour-remove = Remove somebody.
tour-remove-text = Press Remove on a row. You're asked first. The row stays until a newer list shows that the person has left.
tour-invite = Cancel an invitation.
tour-invite-text = Whoever you invite rings above the list. If it's the wrong person, cancel there.
tour-proof = See what happened.
tour-proof-text = The activity at the bottom lists what you did and what came of it. Sign out to leave the demo.
drop-key = Certificates and keys aren't read here. Sign out, then drop the file on the sign-in form.
why-not-ringing = It isn't ringing any more
menu-copy-id = Copy the ID
menu-copy-number = Copy the number

# The list of calls.
demo-mark = DEMO
demo-explained = An invented meeting on this computer. Nobody is removed from anything.
calls-head = Calls
calls-add = Add a call…
calls-forget = Take off the list
calls-forget-named = Take { $call } off the list
calls-copy-id = Copy the call ID
calls-connecting = Connecting…
calls-waiting = Waiting for the roster
calls-in-call = { $n } in the call
calls-in-lobby = { $n } in the lobby
calls-ringing = { $n } ringing
calls-alarms = { $n ->
    [one] { $n } needs a look
   *[other] { $n } need a look
}
no-calls-title = No calls yet
no-calls-text = Graph has no list of calls. Paste a meeting link to join, or the ID of a call that your app is in.
no-calls-button = Add a call…

# Settings and session.
settings-head = Settings
settings-language = Language
settings-theme = Theme
settings-as-system = As the system
settings-light = Light
settings-dark = Dark
settings-dense = Dense rows
settings-still = Reduce motion
sign-out = Sign out
sign-out-of = Sign out of { $tenant }
session-over = The session is over.
session-again = Sign in again
audit-trouble = The audit log in { $folder } can't be written.
audit-trouble-why = The system says: { $error }.
audit-trouble-goes-on = What you do meanwhile is sent without a record.
audit-trouble-stops = Nothing that changes a call is sent meanwhile.
audit-trouble-next-open = Free some disk space or make the folder writable; the next line is tried again.
audit-trouble-next-closed = Free some disk space or make the folder writable, then sign in again.
store-trouble = The list of calls cannot be kept.
closing-waits = { $n ->
    [one] Finishing { $n } action…
   *[other] Finishing { $n } actions…
}
closing-anyway = Close anyway
retry = Retry
retry-named = Retry { $who }

presenting-on = Presentation mode
presenting-text = Names, addresses, numbers and ids are masked. Questions show them in full.
presenting-end = Show them
presenting-end-name = Show names and ids
window-stopped = This window has stopped because of a fault in Moderato.
window-stopped-next = Rules that were on, and a closed guest door, hold until you close it. Close it and start Moderato again; what was sent is in the audit log.
window-stopped-close = Close
part-stopped = A part of Moderato has stopped because of a fault in it.
part-stopped-next = What you see may be old, and rules may no longer act. Close the window and start Moderato again.
crash-before = Moderato stopped on { $at } because of a fault in it ({ $place }). Rules, a closed guest door and raid mode ended with it.
no-font = This computer has no font for { $language }, so the window is in English. Install one (on Debian and Ubuntu: { $package }), then start Moderato again.
ends-title-window = Close Moderato?
ends-title-session = Sign out?
ends-in-call = { $call }: { $what }
ends-door = The guest door is closed.
ends-kept-out = { $n ->
    [one] One person is kept out.
   *[other] { $n } people are kept out.
}
ends-raid = Raid mode is on.
ends-nobody-acts = Until you come back, nobody is removed by these rules.
ends-sign-out = Sign out anyway

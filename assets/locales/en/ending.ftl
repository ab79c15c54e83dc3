# Leaving a call, ending it for everybody, keeping it alive, and muting.

# The header.
call-leave = Leave…
call-leaving = Leaving…
call-more = More for this call
call-copy-id = Copy the call ID
call-stop-watching = Stop watching
call-stop-watching-hint = Takes the call off the list. Nothing is sent: the app stays in the call, but Moderato no longer keeps it alive.
own-mute = Mute this app
own-unmute = Unmute this app
own-failed = This app's microphone couldn't be switched: { $why }
try-again = Try again

# Keeping a call alive.
keep-alive = Keep this call alive
keep-ours = Moderato created this call and always keeps it alive.
keep-off = Not kept alive from here. Microsoft ends a call when its app is silent for 45 minutes.
keep-last = Kept alive; last sign { $age } ago.
keep-none-yet = Kept alive; no sign sent yet.
keep-trouble = The last try failed: { $why }.
notice-keep = This call ends in { $left } unless Microsoft hears from this app.
notice-keep-over = Microsoft hasn't heard from this app for 45 minutes and may have ended the call.
notice-not-left = The app is still in the call.
notice-missing-roles = Missing: { $roles }.

# The question about leaving.
leave-head = Leave
leave-hint = Only this app leaves. The meeting continues, but you can't remove anyone from here.
leave-yes = Leave
leave-yes-name = Yes, leave the call with this app only
end-head = End for everyone
end-head-hint = { $n ->
    [one] Removes the one other person, then this app leaves. You're asked once more.
   *[other] Removes the { $n } others one by one, then this app leaves. You're asked once more.
}
end-open = End for everyone…
end-nobody = No one else in the call can be removed.
end-is-running = People are already being removed.

# The dialog that ends a call for everybody.
end-title = End the call for everyone?
end-how = Microsoft can't do this in one request.
end-order = { $n ->
    [one] One person
   *[other] { $n } people
}{ $lobby ->
    [0] {""}
    [one] {""}, one of them in the lobby,
   *[other] {""}, { $lobby } of them in the lobby,
} will be removed, newest first, and then this app leaves.
end-ringing = { $n ->
    [one] One ringing invitation is canceled.
   *[other] { $n } ringing invitations are canceled.
}
end-again = Everyone can join again.
end-organizer = The organizer is among them. Teams may refuse.
end-recorder = One of them is recording the call. Some tenants remove people when the recorder leaves.
end-protected = { $n ->
    [one] You've protected one of them: { $names }.
   *[other] You've protected { $n } of them: { $names }.
}
end-fixed = { $n ->
    [one] One entry has no usable ID. It stays, and then the app stays too.
   *[other] { $n } entries have no usable ID. They stay, and then the app stays too.
}
end-fixed-head = Can't be removed from here
end-number = Type the number of people, { $n }, to confirm
end-came = { $came ->
    [one] One person
   *[other] { $came } people
} came: the number is now { $n }.
end-went = { $went ->
    [one] One person
   *[other] { $went } people
} left: the number is now { $n }.
end-changed = { $came } came and { $went } left: the number is now { $n }. Type it again.
end-yes = End for { $n ->
    [one] one person
   *[other] { $n } people
}
end-yes-why = The number must match the people listed.

# An ending under way, and after.
ending-removing = Removing: { $n } of { $of } gone
ending-removing-text = Newest first. Then this app leaves.
ending-stop = Stop
ending-leaving = Leaving…
ending-leaving-text = Everyone else is gone.
ending-left-over = { $n ->
    [one] One person is left, so this app stays
   *[other] { $n } people are left, so this app stays
}
ending-left-over-text = If it left now, you couldn't remove them from here.
ending-nobody = Everyone is gone, but this app couldn't leave
ending-nobody-text = It's still in the call. Try to leave again.
ending-stopped = { $n ->
    [0] Stopped. No one else is left
    [one] Stopped. One person is left
   *[other] Stopped. { $n } people are left
}
ending-stopped-text = No more requests are sent. The app stays in the call.
ending-stopped-open = { $n ->
    [one] One request is still on its way. No more are sent, and the app stays in the call.
   *[other] { $n } requests are still on their way. No more are sent, and the app stays in the call.
}
ending-here = Still in the call: { $n }
ending-gone = No longer in the call: { $n }
ending-unproved = Not proved to be gone: { $n }
ending-again = Try again…
ending-leave = Leave anyway
ending-put-away = Close this panel
ending-show = Show the ending
ended-for-everyone = Ended for everyone: { $n } removed
fate-waiting = Waiting
fate-gone = Removed
fate-already-gone = Already gone
fate-failed = Failed: { $why }
fate-failed-again = { $again }: { $why }
fate-still-here = Accepted, but still in the call
fate-stopped = Not asked
fate-came = Came in the meantime
fate-fixed = Can't be removed from here

# Muting.
state-muting = Muting…
state-muted-by-service = Muted by the service
state-muted-by-you = Muted by you
person-mute = Mute
person-mute-name = Mute { $who }
person-mute-hint = The service mutes them. You can't unmute anyone from here, but they can unmute themselves in Teams.
mute-failed = Not muted: { $why }
mute-failed-bold = Not muted.
mute-retry-name = Try again to mute { $who }
mute-dismiss = Dismiss
mute-not-up = Only while the call is up.
mute-one-to-one = Microsoft only mutes people in group calls, and this call is between two.
mute-in-lobby = No one can be heard from the lobby.
mute-no-address = Microsoft sent no usable ID for this entry, so you can't mute it.
mute-this-app = The app's own microphone button is in the header.
mute-already = They were muted already, not from here. They can unmute themselves in Teams.
mute-already-by-you = You've muted them. They can unmute themselves in Teams.
mute-on-its-way = A request is on its way.
mute-leaving = This person is being removed, or has left.

ending-not-sure = No one is listed, but nothing proves that they left
ending-not-sure-text = This app stays so that you can still act. Look in the meeting, or leave.

# The call in the middle of the window.

# Ages.
age-seconds = { $n } s
age-minutes = { $n } min
age-hours = { $n } h

# Who somebody is.
unnamed-member = Unnamed member
unnamed-guest = Unnamed guest
unnamed-external = Unnamed external person
unnamed-phone = Hidden number
unnamed-app = Unnamed app
unnamed-device = Unnamed device
unnamed-unknown = Unnamed participant
identity-guest = Typed name, no account
identity-phone = Phone number
identity-other-tenant = Another tenant
identity-tenant = Tenant { $tail }
identity-member = Member of this tenant
identity-account = Account { $tail }
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
state-waits-more = Graph asked to wait
state-accepted = Accepted
state-accepted-more = Waiting for the roster
state-removed = Removed { $time }
state-removed-more = Not in the roster since
state-left = Left { $time }
state-failed = Not removed
state-still-here = Still in the call
state-still-here-more = After { $n } s
state-came-back = Came back { $time }
state-came-back-more = Removed { $time }
offer-this-app = This app
offer-this-app-why = This is the entry of the app itself. Removing it would end the console's own presence in the call.
offer-no-id = No usable id
offer-no-id-why = This entry cannot be removed from here: { $reason }.
offer-no-id-missing = This entry cannot be removed from here: Graph sent no id for it.

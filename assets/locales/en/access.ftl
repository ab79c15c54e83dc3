# The access check: what the app may do in its tenant, and how that is known.
access-head = Access check
access-head-lacking = Access check: something is missing
access-open-page = Open access check
access-close = Close the access check
access-as = As app { $app } in { $tenant }
access-token-ends = Token valid until { $time }
access-read-at = Permissions read at { $time }
access-fresh = Reload permissions
access-fresh-signed-out = Sign in first
access-fresh-pasted = A pasted token can't be renewed. Sign in again with a newer one.
access-fresh-failed = Couldn't reload the permissions. The earlier sign-in stays in use.
access-copy-report = Copy the report
access-copy-admin = Copy a message for the admin
access-copy-consent = Copy the admin consent link
access-back = Correct the sign-in
access-copy-command = Copy the command
access-rights = What the app may do
access-places = Sign-in and connection
access-foot = The permissions are as Entra lists them. What Teams really lets the app do shows only when it acts.

# How a row stands.
access-granted = Granted
access-right = OK
access-missing = Missing
access-refused = Refused
access-not-proved = Not proved
access-silent = No answer
access-wrong = Wrong
access-optional = Missing, optional
access-cannot-tell = Can't tell
access-beyond = More than needed
access-beware = Caution
access-not-entered = Not entered

# The gravest thing.
access-unreached = A service didn't answer.
access-unreached-next = See below which one, then check the network, the proxy, and the addresses.
access-other = The token is for a different tenant or app than the one you entered.
access-other-next = Compare the IDs below, then sign in with the right app's credential.
access-bot-missing = At { $time }, the app couldn't join: it wasn't registered as a bot with calling.
access-bot-next = Create an Azure Bot for the app, add the Teams channel, and turn on calling there. If that's done, the next join shows whether it works.
access-lacks = { $n } things are missing: { $list }.
access-lacks-and = { $first }, and { $second }
access-lacks-three = { $first }, { $second }, and { $third }
access-lacks-roles = { $n ->
    [one] a permission
   *[other] { $n } permissions
}
access-lacks-bot = the Azure Bot
access-lacks-grant = the Teams grant
access-role-refused = Graph refused a request, although the app has the permission for it.
access-role-refused-next = The request needs { $role }, and Entra lists this permission for the app.
access-role-refused-check = If the permission was granted only minutes ago, Graph may not have it yet: wait, then try again. Otherwise, ask an administrator to check three things: the organizer is in this tenant, calling is turned on in the app's Azure Bot, and the tenant's application access policies, if any, cover the organizer.
access-role-refused-joined = If the permission was granted only minutes ago, Graph may not have it yet: wait, then try again. Otherwise, ask an administrator whether the tenant's application access policies, if any, cover the organizer.
access-role-refused-grant = Also ask whether the Teams command below was run.
access-roles-missing = { $n ->
    [one] Admin consent is missing for a permission that the app needs.
   *[other] Admin consent is missing for { $n } permissions that the app needs.
}
access-roles-next = { $n ->
    [one] Add the permission in Entra and grant admin consent, then press “Reload permissions”.
   *[other] Add the permissions in Entra and grant admin consent, then press “Reload permissions”.
}
access-tenants-differ = A call belongs to a different tenant than the token.
access-tenants-next = Sign in to the meeting organizer's tenant.
access-removal-refused = Moderato can watch calls, but this tenant didn't let it remove someone.
access-removal-earlier = Before this sign-in, at { $time }, a removal was refused. The next removal shows whether that's mended.
access-bot-earlier = Before this sign-in, at { $time }, the app couldn't join: it wasn't registered as a bot with calling. The next join shows whether that's mended.
access-clock-wrong = This computer's clock is wrong.
access-clock-next = Set it from the network. With a wrong clock, certificate sign-ins fail and times in the log mislead.
access-good = Everything you need is there: a removal has worked.
access-good-next = Permissions marked “More than needed” can be taken away.
access-worked = A removal has worked: Teams lets this app remove people.
access-worked-next = Which permissions are granted can't be seen from here.
access-worked-open = Whether the app can join meetings shows at the first join.
access-callback-again = That the app can join is proved. To join more meetings, enter the callback address again.
access-open = You can start: everything that can be checked now is in order. { $n ->
    [one] One required item can be confirmed only when the app first uses it.
   *[other] { $n } required items can be confirmed only when the app first uses them.
}
access-open-callback = You can start, but to join meetings, the callback address is still missing.
access-nothing-checked = Nothing could be checked yet.
access-open-next = Whether Teams lets this app remove people shows only at the first removal. Run the command below now, because it can take hours to take effect.

# What is needed for what.
role-join = Joining meetings, and removing and muting people
role-read = Reading calls and who is in them, keeping calls alive, leaving and ending them
role-invite = Inviting people and canceling invitations
role-guest = Joining meetings as a guest
role-names = The names behind IDs, and invitations by sign-in name
role-beyond = Moderato doesn't need it. Ask the administrator to take it away.
access-required = Required: { $what }
access-optional-for = Optional: { $what }
access-removal = Teams grant to remove people
access-removal-for = Removing people and canceling invitations
access-command-if = Run this now, once, in Teams PowerShell as a Teams administrator. It does no harm if it was done before, and can take hours to take effect.
access-command-where = Run this once in Teams PowerShell, as a Teams administrator:
access-bot = Azure Bot with calling turned on
access-bot-for = Joining meetings
access-bot-where = Azure portal: Azure Bot › Channels › Microsoft Teams › Calling
access-callback-for = Joining meetings
access-callback-where = Asked for when you add a call; also in the settings
access-callback-not-kept = Not kept. An address with “?” never is: what follows may be a key.
access-consent = Admin consent in the tenant
access-role-accepted = Use of the permission
access-consent-for = Everything
access-one-tenant = Calls belong to the tenant you signed in to
access-one-tenant-for = Joining meetings
access-authority = Sign-in
access-graph = Microsoft Graph
access-way = Connection
access-way-through = Through the proxy { $proxy }
access-way-idle = { $proxy } is set; this computer's own addresses are reached without it.
access-way-trusting = Also trusting the certificates in { $file }
access-way-authorities = Whoever issues these certificates can read what you send, including the secret.
access-way-proxy = It only passes data on and can't read it.
access-clock = This computer's clock
access-clock-for = Signing in with a certificate, and times in the log
access-certificate = Certificate

# How it is known.
access-in-token = Among the app's permissions in Entra
access-not-in-token = Not among the app's permissions in Entra
access-no-token = The sign-in doesn't show it
access-before-sign-in = Shows after you sign in
access-through = Through { $role }
access-not-tried = Not tried yet
access-grant-untold = A removal was refused at { $time } with { $code }. The cause can be this grant or another permission.
access-removal-proved = Proved by the removal at { $time }
access-removal-protected = Proved by the removal at { $time }; one person was refused at { $refused }
access-call-proved = Proved by the call of { $time }
access-consent-proved = Graph accepted a request at { $time }
access-consent-listed = Entra lists the permissions. Graph's first answer shows whether they work.
access-refused-at = Refused at { $time }
access-refused-with = Refused at { $time } with { $code }
access-refused-listed = Refused at { $time } with { $code }, although Entra lists the permission
access-refused-before = Refused at { $time }, before this sign-in; the next removal shows whether that's mended
access-refused-before-join = Refused at { $time }, before this sign-in; the next join shows whether that's mended
access-role-back = Refused at { $time }. Entra lists the permission now; the next request shows whether Graph accepts it.
access-not-asked = Not asked yet
access-answered = Answered at { $time }
access-no-answer = No answer at { $time }
access-same = Matches the sign-in
access-domain-of = Its ID is { $id }
access-other-in-token = The sign-in has a different one: { $id }
access-no-time = Not known before a service answers
access-clock-right = Matches the service's
access-clock-ahead = { $off } ahead of the service
access-clock-behind = { $off } behind the service
access-certificate-ends = Expires on { $day }.
access-certificate-open = Other users of this computer can read its key.

# After a sign-out.
signed-out = Signed out. Moderato has forgotten the credential and the token.
signed-out-token = Tokens can't be revoked. A copied one works until { $time }.
signed-out-token-unknown = Tokens can't be revoked. A copied one works until it expires, which takes 60 to 90 minutes.
signed-out-calls = The app stays in { $n ->
    [one] one call that was
   *[other] { $n } calls that were
} joined from here. Sign in again to leave.
signed-out-watched = Calls you only watched go on, and the app remains in them.
signed-out-leak = If a credential may have leaked…
leak-title = If a credential may have leaked
leak-text = Do these in order: the first two with the Azure CLI, the third in Teams PowerShell.
leak-credential = Remove the credential, so that no new token is issued
leak-app = Turn off the enterprise application
leak-grant = Take away the grant for removals
leak-after = “az ad app credential list” shows the key IDs; for a certificate, add --cert. Then compare the service principal sign-ins in Entra with the audit log.
leak-copy = Copy command { $n }
leak-close = Close

# The clock.
clock-ahead-notice = This computer's clock is { $off } ahead of the service's.
clock-behind-notice = This computer's clock is { $off } behind the service's.
certificate-notice-ends =
    { $days ->
        [0] The certificate expires within a day: on { $day }.
        [one] The certificate expires in one day, on { $day }.
       *[other] The certificate expires in { $days } days, on { $day }.
    }
certificate-notice-ended = The certificate expired on { $day }.
certificate-notice-ends-next = Make a new one and upload it beside the old one before then.
certificate-notice-readable = Other users of this computer can read the certificate's key.
certificate-notice-readable-next = Make the file yours alone: chmod 600.

# A message to whoever can grant what is missing.
admin-greeting = Hello,
admin-intro = We moderate Teams calls with Moderato, and it needs the following in our tenant. Could you please set it up?
admin-intro-all = We moderate Teams calls with Moderato. It needs all of the following in our tenant; some of it may be set up already. Could you please check, and add what is missing?
admin-app = Application (client) ID: { $id }
admin-tenant = Directory (tenant) ID: { $id }
admin-roles = Entra admin center › App registrations › the app › API permissions › Add a permission › Microsoft Graph › Application permissions: add { $roles }, then choose “Grant admin consent”.
admin-consent = Grant admin consent for the app's permissions:
admin-role-listed = Graph refused a request for lack of { $role }, although Entra lists this permission for the app. If it was granted only minutes ago, nothing needs to be done. Otherwise, please check three things: the meeting's organizer is in this tenant, calling is turned on in the app's Azure Bot, and the tenant's application access policies, if any, cover the organizer.
admin-role-listed-joined = Graph refused a request for lack of { $role }, although Entra lists this permission for the app. If it was granted only minutes ago, nothing needs to be done. Otherwise, please check that the tenant's application access policies, if any, cover the meeting's organizer.
admin-bot = Register the app as a bot with the Teams channel (Azure Bot), and turn on calling there.
admin-bot-if = We can't tell whether this has been done. If it hasn't, register the app as a bot with the Teams channel (Azure Bot), and turn on calling there.
admin-callback = Callback address (the webhook for calling there): { $address }
admin-callback-wanted = Please also tell us the public https address that is entered there as the webhook for calling. Moderato needs it as its callback address.
admin-grant = Run this once in Microsoft Teams PowerShell, to let the app remove people from meetings:
admin-grant-if = We can't tell whether this has been done. If it hasn't, run this once in Microsoft Teams PowerShell, to let the app remove people from meetings:
admin-secret = Create a new client secret for this app in Entra, under “Certificates & secrets”, and give us its value in a safe way. The value is shown only once, and the secret's ID isn't enough.
admin-answer = The service's answer: { $ids }
admin-takes-hours = Changes to permissions and Teams policies can take hours to take effect.
admin-thanks = Thank you!

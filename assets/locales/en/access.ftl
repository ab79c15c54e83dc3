# The access check: what the app may do in its tenant, and how that is known.
access-head = Access check
access-open-page = Open access check
access-close = Close the access check
access-as = As app { $app } in { $tenant }
access-token-ends = Token valid until { $time }
access-fresh = Get a fresh token
access-fresh-signed-out = Sign in first
access-fresh-pasted = A pasted token cannot be renewed. Sign in again with a newer one.
access-fresh-failed = No new token; the one before stays in use.
access-copy-report = Copy the report
access-copy-admin = Copy a message for the admin
access-copy-command = Copy the command
access-rights = What the app may do
access-places = Where it signs in, and as what
access-foot = Roles are read from the token as a hint. What Teams answers is what counts.

# How a row stands.
access-granted = Granted
access-right = In order
access-missing = Missing
access-wrong = Not in order
access-optional = Missing, optional
access-cannot-tell = Cannot tell
access-beyond = More than needed
access-beware = Take care

# The gravest thing.
access-unreached = A service did not answer.
access-unreached-next = See below which one, and look at the network, the proxy and the addresses.
access-other = The token belongs to another tenant or another app than was typed.
access-other-next = Compare the ids below, and sign in with the credential of the app that was meant.
access-bot-missing = The app has no bot registration with calling, so it cannot join calls.
access-bot-next = An administrator registers it as a bot with the Teams channel, and turns calling on there.
access-roles-missing = A role that the app needs is not consented in this tenant.
access-roles-next = An administrator grants the missing role. After that, get a fresh token: the old one does not show it.
access-tenants-differ = A call belongs to another tenant than the token.
access-tenants-next = Sign in to the tenant of whoever organizes the meeting.
access-removal-refused = Moderato can watch calls, but the tenant did not let it remove somebody.
access-removal-next = A Teams administrator runs the command below once. It can take hours until it works.
access-clock-wrong = The clock of this computer is wrong.
access-clock-next = Set it by the network: sign-ins with a certificate fail and times in the log mislead.
access-good = Everything needed is there: a removal has worked.
access-good-next = Roles marked as more than needed can be taken away.
access-worked = A removal has worked: Teams lets this app remove people.
access-worked-next = Which roles are granted cannot be told, since the token cannot be read.
access-open = No problem found so far.
access-open-next = Only the first removal shows whether Teams lets this app remove people: no API tells it.

# What is needed for what.
role-join = Joining meetings, removing and muting people
role-read = Reading calls and rosters, keeping calls alive, leaving and ending them
role-invite = Inviting people and cancelling invitations
role-guest = Joining meetings as a guest
role-names = The names behind ids, and invitations by sign-in name
role-beyond = Moderato has no use for it. Ask the administrator to take it away.
access-removal = Teams grant to remove people
access-removal-for = Removing people and cancelling invitations.
access-removal-or = Either the grant is missing, or that person is protected.
access-bot = Bot registration with calling
access-bot-for = Joining meetings; known after the first join
access-consent = Consent in the tenant
access-consent-for = Everything; known after the first join
access-one-tenant = Token and call in one tenant
access-one-tenant-for = Joining meetings of this tenant
access-authority = Sign-in
access-graph = Microsoft Graph
access-way = Connection
access-way-through = Through the proxy { $proxy }
access-way-trusting = Trusting the authorities in { $file }, too
access-way-authorities = Whoever holds one of these authorities can read what is sent, the secret too.
access-way-proxy = Only passed on: it cannot read what is sent.
access-clock = Clock of this computer
access-clock-for = Signing in with a certificate, and the times in the log
access-certificate = Certificate

# How it is known.
access-in-token = In the token
access-not-in-token = Not in the token
access-no-token = No token that can be read
access-through = Through { $role }
access-not-tried = Not tried yet
access-removal-proved = Proved by the removal at { $time }
access-removal-protected = Proved by the removal at { $time }; refused at { $refused }: that person may be protected
access-call-proved = Proved by the call of { $time }
access-refused-at = Refused at { $time }
access-refused-with = Refused at { $time } with { $code }
access-not-asked = Not asked yet
access-answered = Answered at { $time }
access-no-answer = No answer at { $time }
access-same = The same in the token
access-domain-of = The token has { $id }
access-other-in-token = Another one in the token: { $id }
access-no-time = No answer has told the time
access-clock-right = As the service’s
access-clock-ahead = { $off } ahead of the service
access-clock-behind = { $off } behind the service
access-certificate-ends = Ends on { $day }.
access-certificate-open = Other users of this computer can read its key.

# After a sign-out.
signed-out = Signed out. This program has forgotten the credential and the token.
signed-out-token = Nobody can take back a token that was issued: for whoever copied it, it works until { $time }.
signed-out-token-unknown = Nobody can take back a token that was issued: for whoever copied it, it works until it ends, for 60 to 90 minutes.
signed-out-leak = If a credential may have leaked…
leak-title = If a credential may have leaked
leak-text = In this order; the first two with the Azure CLI, the third in Teams PowerShell:
leak-credential = Take the credential away, so that no new token is issued
leak-app = Switch the enterprise application off
leak-grant = Take the grant for removals away
leak-after = “az ad app credential list” shows the key ids; for a certificate add --cert. Then read the service principal sign-ins in Entra beside the audit log.
leak-copy = Copy command { $n }
leak-close = Close

# The clock.
clock-ahead-notice = The clock of this computer is { $off } ahead of the service’s.
clock-behind-notice = The clock of this computer is { $off } behind the service’s.
certificate-notice-ends =
    { $days ->
        [0] The certificate of the app ends today.
        [one] The certificate of the app ends in one day.
       *[other] The certificate of the app ends in { $days } days.
    }
certificate-notice-ends-next = Make a new one and upload it beside the old one in time.
certificate-notice-readable = Other users of this computer can read the key of the certificate.
certificate-notice-readable-next = Keep the file to yourself: chmod 600.

# A message to whoever can grant what is missing.
admin-greeting = Hello,
admin-intro = Moderato, with which we moderate Teams calls, lacks the following in our tenant. Could you please set it up?
admin-app = Application (client) ID: { $id }
admin-tenant = Directory (tenant) ID: { $id }
admin-roles =
    { $n ->
        [one] Grant this application permission of Microsoft Graph, with admin consent: { $roles }
       *[other] Grant these application permissions of Microsoft Graph, with admin consent: { $roles }
    }
admin-consent = Grant admin consent for the app’s permissions:
admin-bot = Register the app as a bot with the Teams channel (Azure Bot), and turn calling on there.
admin-grant = Let the app remove people from meetings, once, in Microsoft Teams PowerShell:
admin-answer = Answer of the service: { $ids }
admin-thanks = Thank you!

# Where the credential lives.
place-demo = Made-up credential
place-other-way = { $place } · own connection
place-memory = Secret in memory only
place-pasted = Token in memory only
place-keyring = Secret in the system keyring
place-environment = From { $name }
place-file = Credential in a file
place-demo-text = The made-up meeting has its own credential.
place-memory-text = The secret stays in Moderato's memory. You'll be asked for it again at the next start.
place-pasted-text = The pasted token stays in Moderato's memory until it expires.
place-keyring-text = The secret is kept in the system keyring.
place-secret-ends = Moderato can't see when the secret expires. Entra shows the date under Certificates & secrets.
place-environment-text = The credential comes from { $name } in the environment and isn't kept.
place-file-text = The credential is read from { $path }.
place-file-password = Its password is kept in the system keyring.
place-will-be-kept = Kept in the system keyring once you've signed in.

# Keeping it in the system keyring.
keyring-keep = Keep in the system keyring
keyring-keep-password = Keep the password in the system keyring
keyring-not-loopback = Not possible for a service on this computer.
keyring-not-custom = This is kept only for the listed clouds, never for custom addresses.
keyring-not-given = What comes from the environment isn't kept.
keyring-secret-stored = Stored in the system keyring.
keyring-password-stored = The password is stored in the system keyring.
keyring-secret-used = Using the secret from the system keyring.
keyring-password-used = Using the password from the system keyring.
keyring-from = From the system keyring
keyring-use = Use it
keyring-needs-use = Stored in the system keyring: choose “{ $use }” below.
keyring-forget = Forget
keyring-forgotten = Deleted from the system keyring.
keyring-nothing-kept = The system keyring has nothing for this app.
keyring-nothing-found = The system keyring has nothing for this app, or it's locked.
keyring-missing = No keyring answers in this session. What you type here stays in memory, and you'll be asked for it at every start.
keyring-locked = The system keyring is locked. Unlock it with the system's own program, then try again.
keyring-locked-not-kept = The system keyring is locked. Nothing was kept. Unlock it with the system's own program, then sign out and in again.
keyring-no-answer = The system keyring hasn't answered yet. It may be waiting for its password in a system window.
keyring-unreadable = Moderato didn't write what the system keyring has for this app. Forget it, then keep the secret again.
keyring-too-long = The system keyring can't take a secret this long. It stays in memory.
keyring-refused = The system keyring refused or failed. Nothing was kept, found, or deleted. Try again.

# Profiles on the sign-in page.
profiles-label = Profile
profiles-new = New sign-in
profiles-default = App { $app }
profiles-rename = Rename the profile
profiles-saved = { $name } is saved for the next sign-in, without the secret
place-service = Signed in to { $host }
profiles-delete = Delete the profile
profiles-name = Profile name
profiles-name-needed = Enter a name
profiles-rename-yes = Rename
profiles-delete-text = Delete the profile “{ $name }” and what the system keyring has for it?
profiles-delete-yes = Delete
profiles-no = Cancel

# Where the credential lives.
place-demo = Invented credential
place-other-way = { $place } · own connection
place-memory = Secret in memory only
place-pasted = Token in memory only
place-keyring = Secret in the system keyring
place-environment = From { $name }
place-file = Credential in a file
place-demo-text = The invented meeting has a credential of its own.
place-memory-text = The secret stays in the memory of this program and is asked for again at the next start.
place-pasted-text = The pasted token stays in the memory of this program until it ends.
place-keyring-text = The secret is kept in the system keyring.
place-environment-text = The credential comes from { $name } of the environment and is not kept.
place-file-text = The credential is read from { $path }.
place-file-password = Its password is kept in the system keyring.
place-will-be-kept = Kept in the system keyring once the sign-in has worked.

# Keeping it in the system keyring.
keyring-keep = Keep in the system keyring
keyring-keep-password = Keep the password in the system keyring
keyring-not-loopback = Secrets for addresses on this very computer are never kept.
keyring-not-custom = Secrets are kept for the clouds of the list only, never for custom addresses.
keyring-not-given = What comes from the environment is not kept.
keyring-secret-stored = Stored in the system keyring.
keyring-password-stored = The password is stored in the system keyring.
keyring-secret-used = The secret of the system keyring is used.
keyring-password-used = The password of the system keyring is used.
keyring-from = From the system keyring
keyring-use = Use it
keyring-forget = Forget
keyring-forgotten = Deleted from the system keyring.
keyring-nothing-kept = The system keyring holds nothing for this app.
keyring-nothing-found = The system keyring holds nothing for this app, or it is locked.
keyring-missing = This session has no keyring that answers. Secrets stay in memory and are asked for at every start.
keyring-locked = The system keyring is locked and was not unlocked. Unlock it with the system’s own program and try again.
keyring-no-answer = The system keyring has not answered yet. It may be waiting for its own password in a window of the system.
keyring-unreadable = What the system keyring holds for this app was not written by this program. Forget it, and keep the secret anew.
keyring-too-long = The system keyring does not take a secret of this length. It stays in memory.
keyring-refused = The system keyring refused or failed. Nothing was kept, found or deleted; try again.

# Profiles on the sign-in page.
profiles-label = Profile
profiles-new = New sign-in
profiles-rename = Rename the profile
profiles-delete = Delete the profile
profiles-name = Name of the profile
profiles-name-needed = Enter a name
profiles-rename-yes = Rename
profiles-delete-text = Delete the profile “{ $name }”, and what the system keyring holds for it?
profiles-delete-yes = Delete
profiles-no = Cancel

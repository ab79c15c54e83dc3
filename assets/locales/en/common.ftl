# Texts of the whole window that belong to no single part.

copied-name = Copied the name
copied-id = Copied the ID
copied-number = Copied the number
copied-link = Copied the link
copied-command = Copied the command
copied-path = Copied the path
copied-message = Copied the message
copied-report = Copied the report
copied-details = Copied the details
copied-line = Copied the line
copied-address = Copied the address
copied-value = Copied the value
# A settings file that another window keeps locked. $path: the file
settings-held = Another window is using { $path }, so this change isn't saved. Try again in a moment, or close that window.
settings-behind = Changes aren't being saved at the moment. They hold until you close this window.

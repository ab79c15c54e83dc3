# Texts of the whole window that belong to no single part.

copied = Copied
# A settings file that another window keeps locked. $path: the file
settings-held = Another window is using { $path }, so this change isn't saved. Try again in a moment, or close that window.
settings-behind = Changes aren't being saved at the moment. They hold until you close this window.

# Kinds of people and things.
kind-member = Member
kind-guest = Guest
kind-acs = ACS user
kind-external = External
kind-phone = Phone
kind-app = App
kind-device = Device
kind-unknown = Unknown

# Names of controls that show an icon alone.
widget-copy-value = Copy: { $label }
widget-show-secret = Show what was typed
widget-corrected = Not checked yet
widget-hide-secret = Hide what was typed
widget-close-notice = Close the notice

ear-scroll-bar = Scroll bar
ear-splitter = Edge of the panel
ear-side = Beside the call
edit-cut = Cut
edit-copy = Copy
edit-paste = Paste
edit-select-all = Select all
paste-silent = The program that holds the clipboard doesn't answer. Nothing was pasted.
paste-no-text = The clipboard has no text.

# Keys as keyboards print them.
keyboard-ctrl = Ctrl
keyboard-shift = Shift
keyboard-alt = Alt
keyboard-enter = Enter
keyboard-esc = Esc
keyboard-tab = Tab
keyboard-space = Space
keyboard-del = Del
keyboard-page-up = PgUp
keyboard-page-down = PgDn
keyboard-home = Home
keyboard-end = End

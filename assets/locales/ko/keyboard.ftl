# 키보드에 표시된 키 이름.
keyboard-ctrl = Ctrl
keyboard-shift = Shift
keyboard-alt = Alt
keyboard-enter = Enter
keyboard-esc = Esc
keyboard-tab = Tab
keyboard-space = 스페이스바
keyboard-del = Del
keyboard-page-up = PgUp
keyboard-page-down = PgDn
keyboard-home = Home
keyboard-end = End

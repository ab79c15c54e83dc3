# Tasten, wie Tastaturen sie zeigen.
keyboard-ctrl = Strg
keyboard-shift = Umschalt
keyboard-alt = Alt
keyboard-enter = Eingabe
keyboard-esc = Esc
keyboard-tab = Tab
keyboard-space = Leertaste
keyboard-del = Entf
keyboard-page-up = Bild auf
keyboard-page-down = Bild ab
keyboard-home = Pos1
keyboard-end = Ende

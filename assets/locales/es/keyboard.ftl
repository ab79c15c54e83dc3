# Teclas como las nombran los teclados.
keyboard-ctrl = Ctrl
keyboard-shift = Mayús
keyboard-alt = Alt
keyboard-enter = Intro
keyboard-esc = Esc
keyboard-tab = Tab
keyboard-space = Espacio
keyboard-del = Supr
keyboard-page-up = Re Pág
keyboard-page-down = Av Pág
keyboard-home = Inicio
keyboard-end = Fin

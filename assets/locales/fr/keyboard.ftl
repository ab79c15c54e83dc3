# Touches telles que les claviers les nomment.
keyboard-ctrl = Ctrl
keyboard-shift = Maj
keyboard-alt = Alt
keyboard-enter = Entrée
keyboard-esc = Échap
keyboard-tab = Tab
keyboard-space = Espace
keyboard-del = Suppr
keyboard-page-up = Pg préc
keyboard-page-down = Pg suiv
keyboard-home = Début
keyboard-end = Fin

# Types de personnes et de choses.
kind-member = Membre
kind-guest = Invité
kind-acs = ACS
kind-external = Externe
kind-phone = Téléphone
kind-app = Appli
kind-device = Appareil
kind-unknown = Inconnu

# Noms des commandes qui n’affichent qu’une icône.
widget-copy-value = Copier : { $label }
widget-show-secret = Afficher la saisie
widget-corrected = Pas encore vérifié
widget-hide-secret = Masquer la saisie
widget-close-notice = Fermer l’avis

ear-scroll-bar = Barre de défilement
ear-splitter = Bord du panneau
ear-side = À côté de l’appel
edit-cut = Couper
edit-copy = Copier
edit-paste = Coller
edit-select-all = Tout sélectionner
paste-silent = Le programme qui détient le presse-papiers ne répond pas. Rien n’a été collé.
paste-no-text = Le presse-papiers ne contient pas de texte.

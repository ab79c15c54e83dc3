# Arten von Personen und Dingen.
kind-member = Mitglied
kind-guest = Gast
kind-acs = ACS-Nutzer
kind-external = Extern
kind-phone = Telefon
kind-app = App
kind-device = Gerät
kind-unknown = Unbekannt

# Namen von Bedienelementen, die nur ein Symbol zeigen.
widget-copy-value = Kopieren: { $label }
widget-show-secret = Eingabe anzeigen
widget-corrected = Noch nicht geprüft
widget-hide-secret = Eingabe verbergen
widget-close-notice = Hinweis schließen

ear-scroll-bar = Bildlaufleiste
ear-splitter = Rand des Bereichs
ear-side = Neben dem Anruf
edit-cut = Ausschneiden
edit-copy = Kopieren
edit-paste = Einfügen
edit-select-all = Alles auswählen
paste-silent = Das Programm mit der Zwischenablage antwortet nicht. Es wurde nichts eingefügt.
paste-no-text = In der Zwischenablage ist kein Text.

# Texte für das ganze Fenster.

copied-name = Name kopiert
copied-id = ID kopiert
copied-number = Nummer kopiert
copied-link = Link kopiert
copied-command = Befehl kopiert
copied-path = Pfad kopiert
copied-message = Nachricht kopiert
copied-report = Bericht kopiert
copied-details = Details kopiert
copied-line = Zeile kopiert
copied-address = Adresse kopiert
copied-value = Wert kopiert
# Eine Einstellungsdatei, die ein anderes Fenster gesperrt hält. $path: die Datei
settings-held = Ein anderes Fenster verwendet gerade { $path }, daher wird diese Änderung nicht gespeichert. Versuchen Sie es gleich noch einmal, oder schließen Sie das andere Fenster.
settings-behind = Änderungen werden gerade nicht gespeichert. Sie gelten, bis Sie dieses Fenster schließen.

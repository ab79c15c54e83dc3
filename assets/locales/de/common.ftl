# Texte für das ganze Fenster.

copied = Kopiert
# Eine Einstellungsdatei, die ein anderes Fenster gesperrt hält. $path: die Datei
settings-held = Ein anderes Fenster verwendet gerade { $path }, daher wird diese Änderung nicht gespeichert. Versuchen Sie es gleich noch einmal, oder schließen Sie das andere Fenster.
settings-behind = Änderungen werden gerade nicht gespeichert. Sie gelten, bis Sie dieses Fenster schließen.

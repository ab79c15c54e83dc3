# Die Liste der Anrufe.
demo-mark = DEMO
demo-explained = Eine erfundene Besprechung auf diesem Computer. Niemand wird wirklich entfernt.
calls-head = Anrufe
calls-add = Anruf hinzufügen…
calls-forget = Von der Liste nehmen
calls-forget-named = { $call } von der Liste nehmen
calls-copy-id = Anruf-ID kopieren
calls-connecting = Verbinden…
calls-waiting = Wartet auf die Liste
calls-in-call = { $n } im Anruf
calls-in-lobby = { $n } im Wartebereich
calls-ringing = { $n ->
    [one] { $n } klingelt
   *[other] { $n } klingeln
}
calls-alarms = { $n ->
    [one] { $n } braucht Aufmerksamkeit
   *[other] { $n } brauchen Aufmerksamkeit
}
no-calls-title = Noch keine Anrufe
no-calls-text = Apps bekommen von Microsoft keine Liste der Anrufe. Fügen Sie einen Besprechungslink ein, um beizutreten, oder die ID eines Anrufs, in dem Ihre App schon ist.
no-calls-button = Anruf hinzufügen…

# Einstellungen und Sitzung.
settings-head = Einstellungen
settings-network-system = Der Proxy und die Zertifikate des Systems werden verwendet.
settings-network-where = Um das zu ändern, melden Sie sich ab und öffnen auf der Anmeldeseite „Proxy und Zertifikate“.
settings-language = Sprache
settings-theme = Design
settings-as-system = Wie das System
settings-light = Hell
settings-dark = Dunkel
settings-dense = Kompakte Zeilen
settings-still = Weniger Bewegung
settings-notify = Benachrichtigungen, solange das Fenster nicht vorne ist
settings-notify-off = Aus
settings-notify-on = Ein
settings-notify-sound = Mit Ton
settings-notify-refused = Dieser Desktop hat die letzte nicht angezeigt.
sign-out = Abmelden
sign-out-of = Von { $tenant } abmelden
session-over = Die Anmeldung gilt nicht mehr.
session-again = Erneut anmelden
audit-trouble = Das Überwachungsprotokoll in { $folder } lässt sich nicht schreiben.
audit-trouble-short = Das Überwachungsprotokoll lässt sich nicht schreiben.
audit-trouble-why = Das System meldet: { $error }.
audit-trouble-goes-on = Was Sie inzwischen tun, wird ohne Protokoll gesendet.
audit-trouble-stops = Inzwischen wird nichts gesendet, was einen Anruf ändert.
audit-trouble-next-open = Geben Sie Speicherplatz frei oder machen Sie den Ordner beschreibbar; bei der nächsten Zeile wird es erneut versucht.
audit-trouble-next-closed = Geben Sie Speicherplatz frei oder machen Sie den Ordner beschreibbar, und melden Sie sich dann erneut an.
store-trouble = Die Liste der Anrufe lässt sich nicht speichern.
closing-waits = { $n ->
    [one] { $n } Aktion wird noch abgeschlossen…
   *[other] { $n } Aktionen werden noch abgeschlossen…
}
closing-anyway = Trotzdem schließen
retry = Wiederholen
retry-named = Wiederholen: { $who }

presenting-on = Präsentationsmodus
presenting-off = Präsentationsmodus ist aus. Namen und IDs sind sichtbar.
presenting-text = Namen, Adressen, Nummern und IDs sind verborgen. In Fragen stehen sie vollständig.
presenting-end = Anzeigen
presenting-end-name = Namen und IDs anzeigen
window-stopped = Dieses Fenster funktioniert wegen eines Fehlers in Moderato nicht mehr.
window-stopped-next = Aktive Regeln und eine geschlossene Gästetür wirken weiter, bis Sie es schließen. Schließen Sie es und starten Sie Moderato neu; was gesendet wurde, steht im Überwachungsprotokoll.
window-stopped-close = Schließen
part-stopped = Ein Teil von Moderato funktioniert wegen eines Fehlers nicht mehr.
part-stopped-next = Was Sie sehen, ist vielleicht veraltet, und Regeln wirken vielleicht nicht mehr. Schließen Sie das Fenster und starten Sie Moderato neu.
crash-before = Moderato wurde am { $at } durch einen Fehler beendet ({ $place }). Regeln, geschlossene Gästetür und Raid-Modus endeten damit.
no-font = Dieser Computer hat keine Schrift für { $language }, daher ist das Fenster auf Englisch. Installieren Sie eine (unter Debian und Ubuntu: { $package }) und starten Sie Moderato neu.
ends-title-window = Moderato schließen?
ends-title-session = Abmelden?
ends-in-call = „{ $call }“: { $what }
ends-door = Die Gästetür ist geschlossen.
ends-kept-out = { $n ->
    [one] Eine Person ist ausgesperrt.
   *[other] { $n } Personen sind ausgesperrt.
}
ends-raid = Der Raid-Modus ist an.
ends-stays = Die App bleibt im Anruf; verlassen Sie ihn zuerst, wenn sie das nicht soll.
ends-invite-list = Personen, die eingegeben, aber noch nicht eingeladen sind, gehen verloren.
ends-in-flight = { $n ->
    [one] Eine Aktion läuft noch. Sie sehen ihr Ergebnis dann nicht.
   *[other] { $n } Aktionen laufen noch. Sie sehen ihre Ergebnisse dann nicht.
}
ends-nobody-acts = Bis Sie zurückkommen, entfernen diese Regeln niemanden.
ends-sign-out = Trotzdem abmelden
ends-leave-and-sign-out = Verlassen und abmelden
ends-leave-and-close = Verlassen und schließen

# Zoom, folders, right-click menus, hints of the demo, and what the program is.
settings-zoom = Zoom
settings-zoom-percent = { $n } %
zoom-reset = Zurück auf 100 %
key-zoom-in = Alles größer
key-zoom-out = Alles kleiner
why-zoom = Der Zoom ist schon bei { $n } %
about = Über Moderato
about-version = Version { $version }
about-what = Eine Konsole für alle, die Anrufe in Microsoft Teams moderieren.
about-licence = Sie können Moderato nach Wahl unter der MIT-Lizenz oder der Apache-Lizenz 2.0 verwenden.
about-report = Fehler melden Sie unter { $url }
about-copy-address = Adresse kopieren
about-report-nowhere = Melden Sie Fehler dort, woher Sie Moderato haben. Schicken Sie keine Namen, IDs oder Links echter Anrufe mit.
about-inside = { $n } Bibliotheken und Schriften sind enthalten
about-unfold = Ihre Lizenzen anzeigen
about-fold = Ihre Lizenzen ausblenden
show-folder = Im Ordner anzeigen
show-folder-gone = { $path } ist nicht mehr da. Die Datei wurde verschoben oder gelöscht.
show-folder-nobody = Hier antwortet keine Dateiverwaltung. Kopieren Sie den Pfad und öffnen Sie den Ordner selbst.
show-folder-refused = Die Dateiverwaltung konnte die Datei nicht anzeigen: { $said }
menu-copy = Kopieren
menu-copy-line = Diese Zeile kopieren
menu-copy-name = Namen kopieren
menu-show-call = Diesen Anruf anzeigen
menu-refresh = Aktualisieren
tour-step = Hinweis { $n } von { $of }: { $what }
tour-next = Weiter
tour-done = Fertig
tour-remove = Jemanden entfernen.
tour-remove-text = Klicken Sie in einer Zeile auf „Entfernen“. Sie werden erst gefragt. Die Zeile bleibt, bis eine neuere Liste zeigt, dass die Person gegangen ist.
tour-invite = Eine Einladung abbrechen.
tour-invite-text = Ihre Einladungen klingeln über der Liste. Ist es die falsche Person, brechen Sie die Einladung dort ab.
tour-proof = Sehen, was geschehen ist.
tour-proof-text = Die Aktivität unten zeigt, was Sie getan haben und was daraus wurde. Melden Sie sich ab, um die Demo zu verlassen.
drop-key = Zertifikate und Schlüssel werden hier nicht gelesen. Melden Sie sich ab und ziehen Sie die Datei dann auf das Anmeldeformular.
why-not-ringing = Es klingelt nicht mehr
menu-copy-id = ID kopieren
menu-copy-number = Nummer kopieren

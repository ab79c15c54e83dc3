# Die Reihenfolge der Personen.
sort-head = Reihenfolge der Personen
sort-by = Sortiert: { $order }
sort-arrival = Ankunft
sort-newest = Neueste
sort-name = Name
sort-kind = Art
sort-tenant = Mandant
sort-state = Status

# Filter der Aktivität.
search-empty = Suche leeren
activity-person = Person oder ID
activity-filters = Filter
activity-filters-on = Filter { $n }
activity-none-fits = Kein Eintrag passt zu den Filtern
activity-newer = { $n } neuere
activity-clear-filters = Filter aufheben
activity-by-call = Anruf
activity-by-action = Aktion
activity-by-result = Ergebnis
activity-all-calls = Alle Anrufe
activity-this-call = Dieser Anruf
activity-every-action = Alle Aktionen
activity-every-result = Alle Ergebnisse
action-removals = Entfernen
action-invitations = Einladungen
action-muting = Stummschalten
action-rules = Regeln
action-calls = Anrufe
action-people = Kommen und Gehen
kind-done = Erledigt
kind-failed = Fehlgeschlagen
kind-open = In Arbeit
kind-nothing = Ohne Wirkung
details-copy-curl = Anforderung als curl-Befehl kopieren
curl-body = der Inhalt wurde nicht gespeichert; siehe Graph-Dokumentation zu dieser Anforderung

# Export.
export-open = Export…
export-title = Export
export-activity = Aktivität
export-roster = Teilnehmerliste
export-activity-what = { $n ->
    [one] { $n } Eintrag.
   *[other] { $n } Einträge.
}
export-activity-filtered = Die Filter lassen die übrigen weg.
export-roster-what = { $n ->
    [one] { $n } Person in „{ $call }“, mit „zuerst/zuletzt gesehen“.
   *[other] { $n } Personen in „{ $call }“, mit „zuerst/zuletzt gesehen“.
}
export-roster-left = { $n ->
    [one] { $n } davon ist gegangen.
   *[other] { $n } davon sind gegangen.
}
export-csv = Für Tabellenkalkulationen.
export-json = Alles, was bekannt ist, für Programme.
export-redact = Namen weglassen
export-redact-hint = Namen, Adressen und Betreffzeilen fallen weg, von Nummern bleibt nur das Ende. IDs bleiben, damit eine Person nachverfolgbar ist.
export-where = Wird gespeichert in { $folder }
export-go = Exportieren
export-close = Schließen
export-written = Gespeichert. Nur Sie dürfen die Datei lesen:
export-written-readable = Gespeichert:
export-copy-path = Pfad kopieren
export-failed = Die Datei konnte nicht geschrieben werden.

# Alle Anrufe auf einer Seite.
board-title = Alle Anrufe
board-counts = { $calls ->
    [one] { $calls } Anruf
   *[other] { $calls } Anrufe
}, darin { $people ->
    [one] { $people } Person
   *[other] { $people } Personen
}
board-search = Personen in allen Anrufen suchen
board-as-added = Wie hinzugefügt
board-by-attention = Dringendes zuerst
board-found = { $n ->
    [one] { $n } Person
   *[other] { $n } Personen
}
board-nobody = In keinem Anruf passt jemand zu „{ $words }“
board-people = Personen in allen Anrufen
board-also = { $n ->
    [one] auch in { $n } anderen Anruf
   *[other] auch in { $n } anderen Anrufen
}
board-call = Anruf
board-age = Alter
board-people-count = Personen
board-lobby = Wartend
board-ringing = Klingelt
board-alarms = Alarme
board-kept-alive = Hält noch

# Was ein Bildschirmleser von sich aus sagt.
announce = { $result }: { $what }
announce-alarms = { $n } Alarme. Der neueste: { $what }
announce-wave = { $what }: { $call }
alarm-unreachable = Microsoft antwortet nicht wie erwartet, die Personenliste veraltet.
alarm-show = Anzeigen

# Die Tasten.
keys-title = Tasten
keys-window = Überall
keys-list = In der Personenliste
keys-question = In einer Frage
key-add = Anruf hinzufügen
key-search-all = Personen in allen Anrufen suchen
key-board = Alle Anrufe
key-call = Erster bis neunter Anruf
key-search = Personen in diesem Anruf suchen
key-to-list = Zur Personenliste
key-activity = Zur Aktivität und zurück
key-results = Ergebnisse von Entfernen und Einladen
key-to-notice = Zum Hinweis über der Liste
key-refresh = Liste jetzt aktualisieren
keys-storm = Wenn viele auf einmal kommen
key-raid = Raid-Modus ein oder aus: „Entfernen“ wirkt bei Gästen und Externen sofort
key-door = Gästetür schließen oder öffnen; kurz nach vielen Ankünften öffnet Eingabe
key-rules = Ausgesperrte und Gästetür
key-choices = Auswählen: { $who }
key-join-now = { $where }: beitreten
key-undo = { $where }: rückgängig
key-stop = Entfernen anhalten
key-keep-out = Entfernen und aussperren…
key-newcomers = Neue jetzt anzeigen
key-filter = In der Liste zeigen: { $filter }
key-order = Anders sortieren
key-invite = Personen einladen
key-cancel-invitations = Einladungen abbrechen
key-export = Export
key-present = Namen und IDs beim Teilen verbergen
key-full-screen = Vollbild
key-tab = Nächstes Steuerelement
key-keys = Diese Tasten
key-settings = Einstellungen: Sprache, Design, Schriftgröße
key-step = Nächste oder vorige Person
key-page = Eine Seite auf oder ab
key-ends = Erste oder letzte Person
key-person = Person anzeigen
key-remove = Entfernen…
key-mute = Person sofort stummschalten
key-again = Letzten Rückkehrer entfernen
key-choose = Person aus- oder abwählen
key-range = Von dort bis hier auswählen
key-extend = Auswahl erweitern oder verkleinern
key-all = Alle in der Liste auswählen
key-new-guests = Neue Gäste auswählen
key-let-stay = Person bleiben lassen
key-retry = Entfernen noch einmal versuchen
key-mute-failed = Alle stummschalten, die nicht entfernt werden konnten
key-yes = Bestätigen
key-no = Schließen oder Suche leeren

# Ein Spaltenkopf, der nur vorgelesen wird.
column-name = Name
key-palette = Alle Befehle
key-leave = Anruf verlassen oder beenden
palette-hint = Geben Sie ein, was Sie tun möchten
palette-none = Kein Befehl enthält diese Wörter
words-activity = Protokoll Log Audit Verlauf Historie Ereignisse
words-export = speichern herunterladen CSV Protokoll Log Verlauf
words-results = Bericht Ergebnis Verlauf
words-add = beitreten Besprechung Meeting neu Link
words-board = Start Übersicht Besprechungen
words-search = finden suchen
words-invite = hinzufügen einladen anrufen Telefon
words-leave = auflegen beenden Besprechung verlassen
words-present = Namen verbergen Datenschutz Bildschirm teilen
words-keys = Hilfe Tastenkürzel
words-access = Berechtigungen Rechte Rollen
words-sign-out = ausloggen abmelden Konto
words-raid = Angriff Störer Spam Panik
words-door = Wartebereich Warteraum Lobby sperren Gäste
words-rules = Wartebereich Warteraum Sperrliste entsperren rückgängig wieder hereinlassen
words-stop = abbrechen rückgängig stoppen
words-let-stay = rückgängig erlauben verschonen
words-remove = rauswerfen kicken hinauswerfen werfen auflegen
words-keep-out = bannen sperren blockieren
words-mute = alle stummschalten stumm Mikrofon
words-all = alle jeder
words-problems = Fehler fehlgeschlagen
why-no-call = Zuerst einen Anruf öffnen
why-call-over = Der Anruf ist vorbei
why-nobody-chosen = Zuerst eine Person in der Liste ansteuern
why-kept-out = Schon ausgesperrt
why-no-rule = Keine Regel will diese Person entfernen, sie bleibt ohnehin
why-no-other-call = Kein anderer Anruf wird beobachtet
why-move-no-account = Nur Personen mit Konto können geholt werden
why-no-name = Microsoft hat keinen Namen gesendet
why-on-its-way = Schon unterwegs
why-not-removing = Es wird gerade niemand entfernt
why-no-results = Es wurde noch keine Gruppe entfernt oder eingeladen
why-none-failed = Kein Entfernen ist fehlgeschlagen
why-none-rings = Keine Einladung klingelt, die sich abbrechen lässt
why-no-new-guests = Gerade ist kein Gast beigetreten
why-nobody-back = Niemand ist zurückgekommen
why-nobody-held-back = Es wird niemand zurückgehalten
why-no-notice = Es gibt keinen Hinweis

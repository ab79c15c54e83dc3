# Die Aktivität am unteren Rand des Fensters.
activity-head = Aktivität
activity-all = Alle
activity-mine = Eigene
activity-failures = Fehler { $n }
activity-none = Noch nichts
activity-show = Aktivität einblenden
activity-hide = Aktivität ausblenden
activity-audit = Überwachungsprotokoll: { $path }
earlier-open = Frühere Aktionen…
earlier-title = Frühere Aktionen
earlier-what = Vor dieser Sitzung, mit dieser App in diesem Mandanten, in den letzten { $days } Tagen: { $n }.
earlier-others = Nicht gezeigt, weil sie zu einem anderen Mandanten, einer anderen App oder einem anderen Dienst gehören: { $n }.
earlier-whole = Die Kette des Protokolls ist unversehrt.
earlier-damaged = Die Kette des Protokolls ist beschädigt. Verlassen Sie sich nicht auf diese Liste.
earlier-damaged-next = „moderato audit verify“ sagt, wo: { $files }
earlier-where = Ältere Aktionen und alle Zeilen stehen in { $folder }
earlier-unread = Das Protokoll lässt sich nicht lesen.
earlier-failed = Fehlgeschlagen: { $why }
earlier-no-result = Kein Ergebnis aufgezeichnet
earlier-answer-lost = Keine Antwort erhalten
earlier-let-next-in = Gäste trotz geschlossener Tür hereingelassen
earlier-resume-rules = Regeln eines früheren Laufs fortgesetzt
earlier-drop-rules = Regeln eines früheren Laufs verworfen
earlier-change-door = Geändert, wen die geschlossene Tür fernhält
earlier-protect = { $who } schützen
earlier-unprotect = { $who } nicht mehr schützen
earlier-fault = Moderato ist abgestürzt
activity-remove = { $who }, { $kind }, entfernen
activity-remove-keep-out = Ausgesperrt: { $who }, { $kind }, entfernen
activity-remove-door = Gästetür: { $who }, { $kind }, entfernen
activity-invite = { $who }, { $kind }, einladen
activity-cancel = Einladung an { $who }, { $kind }, abbrechen
activity-join = { $meeting } beitreten
activity-came-up = Der Anruf ist aufgebaut
activity-leave = Anruf verlassen
activity-end-for-all = { $n ->
    [one] Anruf für { $n } Person beenden
   *[other] Anruf für { $n } Personen beenden
}
activity-bulk = { $n ->
    [one] { $n } Person entfernen
   *[other] { $n } Personen entfernen
}
activity-keep-out = { $who }, { $kind }, aussperren
activity-let-back-in = { $who }, { $kind }, wieder hereinlassen
activity-keep-out-too-often = { $who }, { $kind }, kommt zu oft zurück und wird nicht mehr automatisch entfernt
activity-keep-out-shared = { $who }, { $kind }, teilt sich eine Nummer mit anderen und wird nicht automatisch entfernt
activity-keep-out-over = { $who }, { $kind }, ist nicht mehr ausgesperrt: Die Zeit ist abgelaufen
activity-rule-not-removed = { $who }, { $kind }, war nach dem Entfernen durch eine Regel noch da; die Regel versucht es nicht noch einmal
activity-let-stay = { $who }, { $kind }, bleiben lassen
activity-door-closed = Gästetür geschlossen
activity-door-opened = Gästetür geöffnet
activity-door-opened-itself = Gästetür automatisch geöffnet
activity-raid-on = Raid-Modus an
activity-raid-off = Raid-Modus aus
activity-mute = { $who }, { $kind }, stummschalten
activity-mute-self = Diese App stummschalten
activity-unmute-self = Stummschaltung dieser App aufheben
activity-lobby = { $who }, { $kind }, ist im Wartebereich
activity-joined = { $who }, { $kind }, ist beigetreten
activity-many-joined = { $n } Personen sind beigetreten, { $from } bis { $to }
activity-came-back = { $who }, { $kind }, { $came_back }
activity-let-in = { $who }, { $kind }, wurde zugelassen
activity-left = { $who }, { $kind }, ist gegangen
activity-listed-as-removed = { $who }, { $kind }, ist nicht im Anruf; laut Graph entfernt
activity-listed-as-removed-why = { $who }, { $kind }, ist nicht im Anruf; laut Graph entfernt: { $why }
activity-renamed = { $who }, { $kind }, hieß vorher { $from }
activity-call-ended = Der Anruf ist beendet
activity-call-ended-pair = Der Anruf ist beendet ({ $pair })
activity-nameless = Person ohne Namen
activity-kind-tenant = { $kind }, { $tenant }

# Wie es um einen Eintrag steht.
result-on-its-way = Unterwegs
result-waits = Microsoft bat zu warten, noch { $n } s
result-waits-until = Microsoft bat, bis { $time } zu warten
result-accepted = Beantwortet; Ergebnis wird geprüft
result-accepted-removal = Von Microsoft angenommen; Prüfung, ob die Person weg ist
result-checking-removal = Prüfung, ob die Person weg ist
result-answer-lost = Keine Antwort, die Liste wird es zeigen
result-gone = Nach { $after } s entfernt · { $proof }
result-already-left = War schon weg · { $proof }
result-still-here = Um { $time } angenommen, noch im Anruf
result-gone-later = Später weg
result-made-good = { $result } · später weg
result-not-removed = Nicht entfernt: { $cause }
result-not-invited = Nicht eingeladen: { $cause }
result-not-cancelled = Nicht abgebrochen: { $cause }
result-not-joined = Nicht beigetreten: { $cause }
result-not-left = Nicht verlassen: { $cause }
result-not-muted = Nicht stummgeschaltet: { $cause }
result-not-switched = Nicht umgeschaltet: { $cause }
result-created = Erstellt, wird aufgebaut
result-left = Verlassen
result-ended-for-all = Niemand mehr da
result-people-left = { $n ->
    [one] Noch { $n } Person im Anruf
   *[other] Noch { $n } Personen im Anruf
}
result-muted = Vom Dienst stummgeschaltet
result-unmuted = Stummschaltung aufgehoben
result-stopped = Angehalten
result-call-ended = Der Anruf endete vorher
result-ringing = Klingelt
result-joined = Beigetreten
result-no-answer = Vermutlich keine Antwort
result-cancelled = Abgebrochen
result-cancel-done = Nach { $after } s abgebrochen · { $proof }
result-checked-at = { $result }, geprüft { $time }
details-ended = Gesendet um { $from }, beendet um { $to }
result-joined-anyway = Trotzdem beigetreten
result-joined-later = { $age } nach dem Abbruch beigetreten
result-cannot-be-cancelled = Nicht abbrechbar

# Einzelheiten eines Eintrags.
details-copy-command = Befehl kopieren
record-by = Veranlasst von
record-by-nobody = Jemand an diesem Fenster; kein Name eingegeben
record-by-keep-out = Die Regel, die diese Person fernhält
record-by-door = Die geschlossene Gästetür
record-by-on-arrival = Das für die Einladung gesetzte Entfernen bei Ankunft
record-by-clock = Eine abgelaufene Frist
record-by-resume = Das Ende des Ruhezustands dieses Computers oder eine Umstellung seiner Uhr
record-call = Anruf
record-visit = Teilnahme
record-when = Wann
record-ordered = veranlasst { $ordered }
record-ordered-accepted = veranlasst { $ordered }, von Microsoft angenommen { $accepted }
record-confirmed = Bestätigt
record-proof-times = { $time }: { $proof }, { $first } und { $newest }
record-request = Anforderungs-ID
details-developers = Für Entwickler
details-copy-curl-hint = Die gesendete Anforderung, um sie in einem Terminal zu wiederholen. Das Token steht nicht darin.
still-here-sentence = Microsoft hat das Entfernen angenommen, aber die Person steht noch in der Liste.
still-here-next = Versuchen Sie es erneut. Hilft das nicht, entfernen Sie die Person in Teams.
no-address-sentence = Der Dienst kennt keine Adresse zu dieser Einladung.
no-address-next = Sie hört nach etwa einer Minute von selbst auf zu klingeln; wer beitritt, kann entfernt werden.
step-served = die ID aus der Antwort von Graph
step-echoed = die Teilnehmer-ID aus der Antwort von Graph
step-own = die mitgesendete ID
step-asked = { $time }  angefragt mit { $address }
step-taken = { $time }  angenommen mit { $address }
step-not-taken = { $time }  nicht gefunden mit { $address }
step-without-own-id = { $time }  ohne eigene ID erneut gesendet
step-retry = { $time }  erneut gesendet nach: { $cause }

result-gone-answer-lost = Entfernt; die erste Antwort ging verloren · { $proof }
result-not-proved = Angenommen, nicht bestätigt
result-end-not-proved = Nicht bestätigt, dass alle weg sind
activity-rosters-not-whole = { $why }. Bis dahin gilt niemand als weg
activity-rosters-whole = Die Liste ist wieder vollständig
activity-singles-refused = Graph lässt diese App Personen nicht einzeln prüfen; nur Listen entscheiden
activity-rules-flood = Regeln pausieren: mehr als 60 Personen pro Minute entfernt
activity-audit-days = Aufbewahrung des Überwachungsprotokolls: { $new } (vorher: { $old })
activity-operator = Ihr Name im Protokoll: { $new } (vorher: { $old })
activity-setting-on = { $what }: eingeschaltet
activity-setting-off = { $what }: ausgeschaltet

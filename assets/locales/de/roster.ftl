# Der Anruf in der Mitte des Fensters.

# Zeitspannen.
time-tomorrow = morgen { $time }
age-seconds = { $n } s
age-minutes = { $n } min
age-hours = { $n } h

# Wer jemand ist.
unnamed-member = Mitglied ohne Namen
unnamed-guest = Gast ohne Namen
unnamed-acs = ACS-Nutzer ohne Namen
unnamed-external = Externe Person ohne Namen
unnamed-phone = Unterdrückte Nummer
unnamed-app = App ohne Namen
unnamed-device = Gerät ohne Namen
unnamed-unknown = Teilnehmer ohne Namen
identity-guest = Eingetippter Name, kein Konto
identity-acs = Ohne Teams-Konto beigetreten (ACS)
identity-phone = Telefonnummer
identity-other-tenant = Anderer Mandant
identity-tenant = Mandant { $tail }
identity-member = Mitglied dieses Mandanten
identity-app = App { $tail }
identity-hidden = Identität verborgen
invited-account = Konto { $tail }
phrase-guest = Gast, kein Konto
phrase-external = extern, Mandant { $tail }

# Was eine Zeile sagt.
state-lobby = Wartet
state-muted = Stumm
state-mic-on = Mikro an
state-let-in = Aus dem Wartebereich zugelassen
state-present = Im Anruf
state-removing = Wird entfernt…
state-asked = Angefragt { $time }
state-waits = Wartet { $n } s
state-waits-until = Wartet bis { $time }
state-waits-more = Microsoft bat zu warten
state-accepted = Entfernen angenommen
state-accepted-more = Abgang wird geprüft
state-removed = Entfernt { $time }
state-left = Gegangen { $time }
state-failed = Nicht entfernt
state-failed-again = Erneut fehlgeschlagen ({ $n }×)
state-still-here = Noch im Anruf
state-still-here-more = Nach { $n } s
state-came-back = Rückkehr nach { $after }
state-came-back-at-once = Rückkehr sofort
state-came-back-more = Entfernt { $time }
offer-this-app = Diese App
offer-this-app-why = Das ist die App selbst. Wird sie entfernt, ist auch Moderato nicht mehr im Anruf.
offer-no-id = ID ungültig
offer-no-id-why = Dieser Eintrag lässt sich von hier nicht entfernen: { $reason }.
offer-no-id-missing = Dieser Eintrag lässt sich von hier nicht entfernen: Microsoft hat keine ID dafür gesendet.

# Die Liste.
roster-list = Personen
section-lobby = Im Wartebereich
section-call = Im Anruf
section-paused = { $n } · Liste steht still
section-gone = { $n } · { $gone } nicht mehr gelistet
section-ringing = Einladungen
column-kind = Art
column-state = Status
column-since = Seit
row-remove = Entfernen…
row-remove-name = { $who } entfernen
row-retry = Wiederholen
row-retry-name = Erneut versuchen, { $who } zu entfernen
row-stop = Stopp
row-stop-name = Entfernen von { $who } anhalten
row-details = Details
row-devices = { $what ->
    [lines] { $n ->
        [one] { $n } Leitung
       *[other] { $n } Leitungen
    }
    [entries] { $n ->
        [one] { $n } Eintrag
       *[other] { $n } Einträge
    }
   *[devices] { $n ->
        [one] { $n } Gerät
       *[other] { $n } Geräte
    }
}
tag-organizer = Organisator
tag-protected = Geschützt
tag-recording = Zeichnet auf
mark-looks-like = Sieht aus wie { $name }
mark-looks-like-why = Nicht dieselbe Person wie { $name }: Der Name sieht nur gleich aus, hat aber andere Buchstaben.
mark-look-alike = Ähnlich
mark-member-name = Name eines Mitglieds
mark-member-name-why = Nicht das Mitglied: Diese Person verwendet nur genau den Namen eines Mitglieds Ihrer Organisation. Vergleichen Sie die Enden der IDs.
mark-namesake = Gleicher Name wie andere
mark-same-name = Gleicher Name: { $n }
mark-same-name-why = { $n } verschiedene Personen haben genau diesen Namen. Vergleichen Sie die Enden der IDs.
mark-removed-name = Heißt wie eine um { $time } entfernte Person
mark-removed-name-short = Name wie entfernt
mark-removed-name-why = Jemand mit diesem Namen wurde um { $time } entfernt. Gäste bekommen jedes Mal eine neue ID: Es kann dieselbe Person sein oder eine andere.
mark-hidden = Versteckte Zeichen
mark-hidden-short = Versteckt
mark-hidden-why = Der Name enthält unsichtbare Zeichen. Ein Symbol steht an ihrer Stelle. Buchstaben daneben sollen vielleicht rückwärts gelesen werden.
mark-boxes = Zeichen ohne Schrift
mark-boxes-short = Keine Schrift
mark-boxes-why = Dieser Computer hat für einige Zeichen des Namens keine Schriftart: Dafür steht jeweils ein Kästchen mit dem Code des Zeichens.
since-was-there = Seit mindestens { $age } hier: war schon da, als um { $time } die Beobachtung begann
since-joined = Zuerst gesehen um { $time }
since-between = Zwischen { $from } und { $time } beigetreten
left-between = Zwischen { $from } und { $time } gegangen
since-earlier = Zuerst gesehen um { $time }, vielleicht früher beigetreten
since-more-than = { $age }+

# Einladungen.
invitation-sent = Gesendet { $time }
invitation-sending = Wird gesendet…
invitation-ringing = Klingelt { $time }
invitation-cancelling = Wird abgebrochen…
invitation-cancel-accepted = Abbruch angenommen; 10 s lang Prüfung, ob jemand beitritt
invitation-cancel-unconfirmed = Teams muss noch bestätigen
invitation-cancelled-at = Abgebrochen { $time }
invitation-no-one-came = Bis { $time } niemand da
invitation-auto-cancelled = Automatisch abgebrochen
invitation-auto-cancelled-at = Autom. abgebrochen { $time }
invitation-joined = Beigetreten
invitation-joined-anyway = Trotzdem beigetreten
invitation-in-lobby-anyway = Trotzdem im Wartebereich
invitation-hidden = Für andere verborgen
invitation-joined-later = Um { $time }, { $age } nach dem Abbruch
invitation-no-answer = Wohl keine Antwort
invitation-failed = Nicht eingeladen
invitation-cannot-cancel = Nicht abbrechbar
invitation-could-not-cancel = Abbruch misslungen
invitation-cannot-cancel-why = Der Dienst kennt keine Adresse zu dieser Einladung. Sie klingelt, bis sie von selbst endet; wer beitritt, kann entfernt werden.
invitation-refused-next = Microsoft lehnt mehrere Personen manchmal wegen einer einzigen ab. Versuchen Sie es einzeln.
invitation-not-cancelled = Nicht abgebrochen: { $why }
invitation-cancel = Einladung abbrechen…
invitation-cancel-name = Einladung an { $name } abbrechen
invitation-dismiss-name = Einladung an { $name } von der Liste nehmen

# Die Frage in der Zeile.
question-remove = { $name } ({ $kind }) entfernen?
question-remove-hint = Wird sofort und ohne Vorwarnung entfernt. Die Person kann wieder beitreten.
question-remove-hint-lobby = Wird sofort abgewiesen und kann erneut um Einlass bitten.
question-remove-hint-door = Wird sofort und ohne Vorwarnung entfernt. Solange die Tür zu ist, werden wiederkommende Gäste erneut entfernt.
question-remove-yes = Entfernen
question-remove-yes-name = Ja, { $who } entfernen
question-no = Abbrechen
question-close = Schließen
question-cancel = Einladung an { $name } ({ $kind }) abbrechen?
question-cancel-hint = Teams zeigt vielleicht „entfernt“ an, obwohl die Person nie beigetreten ist.
question-cancel-yes = Einladung abbrechen
question-cancel-yes-name = Ja, Einladung an { $name } abbrechen
question-cancel-no = Klingeln lassen
question-looks-like = Sieht aus wie { $name }, hat aber andere Buchstaben.
question-same-name = { $n } Personen haben diesen Namen. Vergleichen Sie das Ende der ID.
question-not-the-member = Nicht das Mitglied { $name } Ihrer Organisation.
question-has-look-alikes = { $n ->
    [one] Hier hat noch jemand einen ähnlich aussehenden Namen.
   *[other] Hier haben { $n } andere ähnlich aussehende Namen.
} Vergleichen Sie die IDs.
question-is-original = Diese Person ist ein Mitglied Ihrer Organisation. Andere hier heißen ähnlich, sind aber jemand anderes.
question-instead = Stattdessen { $name } (ähnlicher Name) entfernen…
question-look-alike = Ähnlich
question-namesake = Gleicher Name
question-this-one = Diese Person
question-hidden = Der Name enthält unsichtbare Zeichen.
question-organizer = Das ist der Organisator. Teams lehnt das vielleicht ab.
question-protected = Diese Person steht unter Ihrem Schutz.
question-recorder = Zeichnet den Anruf auf. In manchen Mandanten müssen alle gehen, wenn die Aufzeichnung endet.
question-stale = Diese Liste ist { $age } alt. Nur die jetzige Teilnahme dieser Person wird beendet.
question-left = Schon um { $time } gegangen.
question-call-ended = Der Anruf ist beendet; es kann nichts mehr gesendet werden.
question-cancel-joined = Um { $time } beigetreten.
question-cancel-in-lobby = Seit { $time } im Wartebereich.
question-cancel-over = Diese Einladung endete um { $time }. Es wurde nichts gesendet.

# Der Anruf.
call-invite = Einladen…
call-refresh = Aktualisieren
call-live = Live
call-connecting = Verbinden…
call-establishing = Wird aufgebaut
call-lobby = Im Wartebereich
call-waiting = Wartet auf die Liste
call-stale = Alte Liste
call-throttled = Verlangsamt
call-unreachable = Nicht aktuell
call-ended = Beendet { $time }
call-left = Verlassen { $time }
count-in-call = { $n } im Anruf
count-in-lobby = { $n } im Wartebereich
count-ringing = { $n ->
    [one] { $n } klingelt
   *[other] { $n } klingeln
}
count-cancelling = { $n } im Abbruch
count-ended = { $n } beendet
freshness-updated = Aktualisiert vor { $age }
freshness-stale = { $age } alt, nächster Versuch in { $n } s
freshness-stale-until = { $age } alt, kein Versuch vor { $time }
freshness-silent = { $age } alt, keine Antwort seit { $silent }
freshness-signed-out = Abgemeldet
tools-search = Suchen
tools-dense = Kompakte Zeilen
tools-roomy = Große Zeilen
filter-all = Alle
filter-count = { $filter }: { $n } im ganzen Anruf, unabhängig von der Suche
filter-guests = Gäste
filter-external = Externe
filter-phones = Telefone
filter-apps = Apps
filter-new = Neue
filter-problems = Probleme
filter-more = Weitere Filter
held-back = { $n } neu – anzeigen
held-back-ringing = { $n ->
    [one] { $n } klingelt – anzeigen
   *[other] { $n } klingeln – anzeigen
}
held-back-both = { $ringing ->
    [one] { $n } neu, { $ringing } klingelt – anzeigen
   *[other] { $n } neu, { $ringing } klingeln – anzeigen
}
held-back-gone = Die Liste zeigt noch Personen, die weg sind – jetzt aktualisieren
held-back-by-pointer = { $what } · steht still, solange der Zeiger auf der Liste ist
held-back-by-notice = { $what } · angehalten, solange der Zeiger auf den Hinweisen ist
held-back-a-moment = { $what } · kurz angehalten, nachdem der Zeiger weg ist
held-back-by-question = { $what } · angehalten, solange eine Frage offen ist
held-back-by-selection = { $what } · steht still, solange Personen ausgewählt sind
held-back-question = { $n } neu, nach der Frage sichtbar
hand-moved = Die Liste hat sich bewegt. Bewegen Sie den Zeiger und klicken Sie erneut.
hand-changed = Diese Schaltfläche hat sich gerade geändert. Bewegen Sie den Zeiger und klicken Sie erneut.
hand-came-here = Die Schaltfläche unter dem Zeiger ist gerade erst da. Klicken Sie erneut, wenn Sie sie meinen.
hand-moved-key = Die Liste hat sich gerade geändert. Drücken Sie erneut.
notice-stale = Die Liste ist { $age } alt.
notice-next-try = Nächster Versuch in { $n } s.
notice-trying = Versuch läuft.
notice-no-answer = Keine Antwort seit { $age }. „Aktualisieren“ fragt neu an.
notice-no-try-before = Kein Versuch vor { $time }.
notice-asked-until = Microsoft bat, bis { $time } zu warten. Vorher wird nichts gelesen.
pause-graph = Microsoft bat, { $n } s zu warten. Danach geht es von selbst weiter.
pause-graph-until = Microsoft bat, bis { $time } zu warten. Danach geht es von selbst weiter; „Stopp“ beendet es.
pace-left = Microsoft begrenzt das Tempo: etwa { $n } s für die übrigen.
pause-entra = Entra stellt gerade kein Token aus. Nächster Versuch in { $n } s; danach geht es von selbst weiter.
pause-entra-until = Entra stellt vor { $time } kein Token aus. Danach geht es von selbst weiter; „Stopp“ beendet es.
empty-show-all = Alle anzeigen
empty-hidden = { $n ->
    [one] Der Filter verbirgt einen Treffer für „{ $search }“
   *[other] Der Filter verbirgt { $n } Treffer für „{ $search }“
}
empty-no-match = Niemand passt zu „{ $search }“
empty-no-match-text = Jedes Wort muss irgendwo vorkommen: in Name, Adresse, Nummer, Mandant, ID, Art oder Status.
empty-removed = { $who } wurde um { $time } entfernt
empty-removed-text = Niemand im Anruf passt jetzt zu „{ $search }“.
empty-removed-show = In Aktivität zeigen
empty-filter = Hier passt niemand zu diesem Filter
empty-nobody = Niemand ist im Anruf
empty-nobody-text = Die Liste kam leer zurück.
empty-not-listed = Niemand aufgeführt
empty-no-roster = Noch keine Liste
empty-waiting = Wartet auf die Liste
empty-waiting-text = Microsoft sendet noch keine Personen. { $n }-mal gefragt; bei einem Anruf, der gerade begonnen hat, kann es einen Moment dauern.
empty-ended = Anruf beendet { $time }
empty-left = Anruf verlassen { $time }
empty-ended-show = Letzte Liste anzeigen

# Die Karte einer Person.
person-none = Wählen Sie eine Person aus, um zu sehen, wer sie ist
person-none-keys = ? zeigt alle Tasten.
side-newest = Zuletzt beigetreten
person-gone = Diese Person steht nicht mehr in der Liste
person-other-row = Unter einer anderen ID im Anruf: zeigen
person-close = Karte schließen
person-back = Zurück zu den Ergebnissen
person-still-here = Microsoft hat das Entfernen um { $time } angenommen, aber neuere Listen zeigen die Person noch.
person-came-back = Um { $time } von hier entfernt und unter neuer ID wieder da.
person-dismiss = Als gelesen markieren
person-copy-command = Befehl kopieren
person-copy-details = Details kopieren
person-no-value = Keine Angabe
person-seen = { $time } (vor { $age })
person-participant-id = Teilnehmer-ID
person-identity-id = Benutzer-ID
person-tenant = Mandant
person-email = E-Mail
person-typed-email = Eingetippte E-Mail
person-first-seen = Zuerst gesehen
person-devices = { $what ->
    [lines] Leitungen
    [entries] Einträge
   *[devices] Geräte
}
person-visits = Frühere Teilnahmen
person-visits-value = { $n }, zuletzt von { $from } bis { $until }
person-history = Verlauf
person-remove-name = { $who } über die Karte entfernen
person-retry-name = Über die Karte erneut versuchen, { $who } zu entfernen
person-remove = { $who } entfernen…
person-remove-at-once = { $who } entfernen
person-retry = Wiederholen: { $who }
history-remove = Entfernen angefragt
history-invite = Eingeladen
history-keep-out = Ab jetzt ausgesperrt
history-let-back-in = Darf wiederkommen
history-keep-out-alarm = Zu oft zurückgekommen
history-keep-out-shared = Teilt die Nummer mit anderen
history-rule-not-removed = Von der Regel nicht entfernbar
history-let-stay = Darf bleiben
history-mute = Stummschalten angefragt
history-cancel = Abbruch angefragt
history-lobby = Im Wartebereich angekommen
history-joined = Dem Anruf beigetreten
history-let-in = Aus dem Wartebereich zugelassen
history-left = Den Anruf verlassen
history-may-be-removed = Vielleicht die um { $time } entfernte Person
history-renamed = Umbenannt, vorher { $from }

# Was Listen wert sind
lack-cut = Microsoft hat 100 Personen geliefert; vielleicht gibt es mehr
lack-link = Die Liste hat weitere Seiten, die nicht lesbar sind; gelesene Personen: { $n }
lack-page = Eine Seite der Liste war nicht lesbar; gelesene Personen: { $n }
lack-entries = { $n ->
    [one] Ein Eintrag der Liste ist nicht lesbar
   *[other] { $n } Einträge der Liste sind nicht lesbar
}
lack-slow = Das Lesen der Liste dauerte länger als 5 s
lack-cached = Microsoft hat eine gespeicherte Liste geschickt, die veraltet sein kann
lack-without-us = Die neueste Liste ist unvollständig: Diese App fehlt darin
lack-in-lobby = Diese App ist im Wartebereich und sieht sonst niemanden
lack-empty = Die Liste kam leer zurück
lack-nothing-yet = Es ist nicht bekannt, wer beim Schließen der Tür da war
notice-lack-text = Niemand gilt als weg, bis die Liste wieder vollständig ist.
notice-without-us-text = Bis sie wieder darin steht, gilt niemand als weg, und ein Entfernen bleibt womöglich unbestätigt. Sehen Sie in Teams nach: Ist die App nicht mehr in der Besprechung, treten Sie erneut bei.
notice-lack = { $why }.
lack-new-ids = Dieser Dienst gibt jedes Mal allen eine neue ID
notice-new-ids = Dieser Dienst gibt jedes Mal allen eine neue ID.
notice-new-ids-text = Entfernen nach ID kann hier nicht klappen: Bis die Anforderung ankommt, gilt die ID nicht mehr.
notice-contradicts = Microsofts Antworten stimmen nicht überein, wer im Anruf ist: Warten Sie einfach, bis sie es tun.
notice-contradicts-text = Bis dahin wird niemand als weg angezeigt.
freshness-partial = Aktualisiert vor { $age } · { $why }
freshness-partial-short = Aktualisiert vor { $age } · vielleicht unvollständig

# Was ein Entfernen bestätigt
proof-rosters = Fehlt in Microsofts letzten zwei Listen
proof-single-reads = Von zwei Einzelprüfungen nicht gefunden
proof-mixed = Weder in einer Liste noch in einer Einzelprüfung
proof-rosters-short = Zweimal geprüft: weg
proof-single-reads-short = Zweimal nicht gefunden
proof-mixed-short = Fehlt in Liste, Prüfung
state-removed-answer-lost = Erste Antwort verloren
state-not-listed = Fehlt in der Liste
state-not-listed-more = Wird erneut geprüft
state-not-listed-told = Microsoft sagt: { $why }
state-not-listed-removed = Microsoft sagt: entfernt
state-not-proved = Nicht bestätigt
state-not-proved-more = Nur angenommen
row-check-again = Erneut prüfen
row-check-again-name = Erneut prüfen, ob { $who } weg ist
person-not-proved = Microsoft hat das Entfernen um { $time } angenommen, aber noch haben weder zwei Listen noch zwei Prüfungen es bestätigt. Prüfen Sie erneut, oder sehen Sie in der Besprechung nach.
offer-shared-id = Geteilte ID
offer-shared-id-why = Zwei Einträge der Liste haben dieselbe ID. Ein Entfernen könnte den falschen treffen und wird daher nicht angeboten.
question-not-listed = Die neueste Liste zeigt diese Person nicht. Die Frage wartet, bis eine weitere Liste zeigt, ob sie gegangen ist.

# Nach einem Ruhezustand
resumed-slept = Der Computer war { $time } im Ruhezustand.
resumed-clock = Die Uhr des Computers wurde zurückgestellt.
resumed-text = Die Listen sind alt, bis Microsoft wieder antwortet. Nichts geschieht automatisch.
resumed-rules-wait = Gästetür und Aussperren warten, bis Sie sie fortsetzen.

# Vorgelesen.
age-seconds-aloud = { $n ->
    [one] { $n } Sekunde
   *[other] { $n } Sekunden
}
age-minutes-aloud = { $n ->
    [one] { $n } Minute
   *[other] { $n } Minuten
}
age-hours-aloud = { $n ->
    [one] { $n } Stunde
   *[other] { $n } Stunden
}
since-more-than-aloud = mindestens { $age }
state-due-aloud = Wird gleich entfernt
state-in-line = Wird gleich entfernt
ringing-aloud = Klingelt
column-heads = Spalten
tools-found = { $n ->
    [one] Eine Person gefunden
   *[other] { $n } Personen gefunden
}
state-joined-anyway = Trotzdem gekommen
state-joined-anyway-more = Kam um { $time }
person-joined-anyway = Kam um { $time } dazu, obwohl die Einladung abgebrochen wurde.
person-moved-anyway = Kam um { $time } dazu, obwohl das Holen abgebrochen wurde.
person-in-lobby-anyway = Seit { $time } im Wartebereich, obwohl die Einladung abgebrochen wurde.
column-identity = Identität
column-sort = Danach sortieren
question-looks-like-letter = Nicht { $name }: „{ $letter }“ ist { $script ->
    [Cyrillic] kyrillisch
    [Greek] griechisch
    [Armenian] armenisch
    [Latin] lateinisch
   *[other] ein anderer Buchstabe ({ $code })
}.

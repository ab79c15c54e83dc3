# Personen einladen, und die Uhr ihrer Einladungen.

# Der Dialog.
invite-title = Einladen zu { $call }
invite-way-new = Personen einladen
invite-way-move = Aus anderem Anruf holen
invite-field = Objekt-ID, Anmeldename oder Telefonnummer
invite-field-hint = { $address }, +1 425 555 0100, 3f2a91c0-…
invite-add = Hinzufügen
invite-clear = Liste leeren
invite-is-nothing = Ganze Mail, Liste oder Tabellenzeilen einfügen: bis zu fünf Personen auf einmal
invite-is-account = Objekt-ID eines Kontos
invite-is-name = Anmeldename; wird zuerst im Verzeichnis gesucht
invite-is-phone = Telefonnummer { $number }
invite-is-list = { $n ->
    [one] { $n } Person
   *[other] { $n } Personen
}
invite-passed-over = { $n } schon in der Liste
invite-numbers-in = { $n ->
    [one] Nicht verwendet: 1 Zeile mit einer Nummer ohne Landesvorwahl
   *[other] Nicht verwendet: { $n } Zeilen mit einer Nummer ohne Landesvorwahl
}
invite-nobody-in = { $n ->
    [one] Nicht verwendet: 1 Zeile ohne Adresse oder Nummer
   *[other] Nicht verwendet: { $n } Zeilen ohne Adresse oder Nummer
}
invite-unused = Nicht verwendete Zeilen: { $n } mit Nummer, { $m } ohne
invite-nameless = Ohne Adresse oder Nummer: { $names }
invite-begins-name = Anfang eines Anmeldenamens
invite-begins-phone = Anfang einer Telefonnummer
invite-is-unclear = Noch nicht erkannt
invite-is-link = Das ist ein Besprechungslink, keine Person. Treten Sie der Besprechung über „Anruf hinzufügen“ bei.
invite-in-lobby = Diese Person ist schon im Wartebereich
invite-in-call = Diese Person ist schon im Anruf
invite-from-text = „{ $words }“ in Ihrem Text
invite-name-from-text = Name aus Ihrem Text
invite-looking-up = Wird im Verzeichnis gesucht…
invite-drop = { $name } von der Liste nehmen
invite-correct = { $name } korrigieren
invite-mark-rings = Klingelt schon
invite-mark-in-lobby = Schon im Wartebereich
invite-mark-in-call = Schon im Anruf
invite-mark-unknown = Nicht im Verzeichnis
invite-mark-unknown-id = Nicht im Verzeichnis, wird aber eingeladen
invite-mark-listed = Doppelt in der Liste
invite-mark-refused = Kann nicht hinzugefügt werden
invite-too-much = Das ist zu viel Text. Fügen Sie höchstens { $n } Personen auf einmal ein.
invite-full = Microsoft lädt höchstens { $n } Personen auf einmal ein. Drücken Sie zuerst für diese „Einladen“, oder nehmen Sie jemanden von der Liste.
invite-listed = Diese Person steht schon auf der Liste.
invite-rings = Bei dieser Person klingelt es für diesen Anruf schon.
invite-skipped = Wird nicht eingeladen: { $why }
invite-no-right = Diese App darf keine Personen nachschlagen (User.ReadBasic.All ist nicht erteilt). Geben Sie die Objekt-ID ein; sie steht in Entra unter „Benutzer“.
invite-unknown = In Ihrem Verzeichnis hat niemand diesen Anmeldenamen.
invite-nobody = Zuerst jemanden hinzufügen
invite-kept = Vom letzten Mal übrig
invite-not-included = Nicht dabei
invite-held-kept = Vom letzten Mal übrig; nicht dabei
invite-held = Kann jetzt eingeladen werden: „Aufnehmen“
invite-held-full = Nicht dabei: höchstens { $n } auf einmal
invite-held-sender = Aus der Signatur des Absenders; nicht dabei
invite-held-recipient = Empfänger dieser Mail; nicht dabei
invite-held-doubted = Laut Text vielleicht nicht gemeint; nicht dabei
invite-held-quoted = Aus einer zitierten Mail; nicht dabei
invite-held-fallback = Laut Text nur bei Problemen; nicht dabei
invite-held-other = Noch ein Weg zu { $who }; nicht dabei
invite-include = Aufnehmen
invite-call-instead = Stattdessen { $number } anrufen
invite-call-instead-name = { $who } stattdessen unter { $number } anrufen
invite-include-all = Alle { $n } aufnehmen
invite-none-included = Niemand ist ausgewählt
invite-not-found = „{ $entry }“ korrigieren oder entfernen
invite-unclear = Zuerst den Text vervollständigen oder löschen
invite-unclear-part = Zuerst „{ $entry }“ vervollständigen oder löschen
invite-part-problem = „{ $entry }“: { $why }
invite-leaves-out = Wird nicht eingeladen: „{ $entry }“
invite-leaves-out-more = Werden nicht eingeladen: „{ $entry }“ und { $n } weitere
invite-auto-cancel = Automatisch abbrechen nach (s)
invite-auto-cancel-off = Aus
invite-auto-cancel-error = 1 bis 60 s
invite-auto-cancel-hint = Aus: klingelt etwa eine Minute.
invite-hidden = Vor anderen Teilnehmern verbergen
invite-hidden-not = In dieser Cloud gibt es keine verborgenen Einladungen.
invite-hint = Es klingelt sofort. Solange es klingelt, können Sie abbrechen.
invite-no-country = { $n ->
    [one] „{ $number }“ hat keine Landesvorwahl
   *[other] { $n } Nummern haben keine Landesvorwahl
}
invite-country-added = { $n ->
    [one] Eine Nummer mit Landesvorwahl ergänzt: { $country }
   *[other] { $n } Nummern mit Landesvorwahl ergänzt: { $country }
}
invite-country-use = { $country } verwenden
invite-country-example = { $country }: { $number }
invite-country-other = Anderes Land
invite-country-choose = Land wählen
invite-country-search = Länder suchen
invite-country-first = Zuerst ein Land für die Nummern wählen
invite-not-in-country = „{ $number }“ ist keine gültige Nummer in { $country }
invite-count = { $n } von { $of } Plätzen belegt
invite-send = Einladen
invite-look-up = Im Verzeichnis suchen
invite-send-several = { $n } Personen einladen
invite-send-some = { $n } von { $of } einladen
invite-send-move = Holen

# Jemanden aus einem anderen Anruf holen.
invite-move-from = Aus
invite-move-who = Person
invite-move-none = In keinem anderen Anruf ist jemand mit Konto
invite-move-no-list = Noch keine aktuelle Liste von { $call }
invite-move-no-account = Dort ist niemand mit Konto
invite-move-choose = Person auswählen
invite-move-search = Personen suchen
invite-move-left = Diese Person hat den anderen Anruf verlassen
invite-move-nobody = Zuerst eine Person auswählen
invite-move-hint = Nur Personen mit Konto können geholt werden, eine nach der anderen. Sie verlassen den anderen Anruf, wenn sie hier ankommen.
invite-move-list = { $n ->
    [one] Die Person in Ihrer Einladungsliste wird dadurch nicht eingeladen.
   *[other] Die { $n } Personen in Ihrer Einladungsliste werden dadurch nicht eingeladen.
}

# Die Zeile einer Einladung.
invitation-ends-in = noch etwa { $n } s
invitation-cancelled-in = Abbruch in { $n } s
invitation-cannot-cancel-ends = Nicht abbrechbar · klingelt noch etwa { $n } s
invitation-answered-first = Vielleicht vorher angenommen
invitation-answer-lost = Microsofts Antwort fehlt
invitation-ringing-armed = { $time } · wird bei Ankunft entfernt
invitation-armed = Wird bei Ankunft entfernt
invitation-kept-out = Ausgesperrt: wird bei Ankunft entfernt
invitation-door-shut = Tür für Telefone geschlossen: wird bei Ankunft entfernt
invitation-of-others = Von anderen eingeladen
invitation-show = Zeigen
invitation-show-name = { $name } in der Liste zeigen
invitation-not-last-time = Zuletzt nicht abbrechbar
invite-not-last-time = Ließ sich letztes Mal nicht abbrechen, auch nicht automatisch. Es klingelt vielleicht, bis es von selbst endet.
invite-cancelled-before = Sie haben diese Einladung um { $time } abgebrochen
question-of-others = Diese Einladung haben andere gesendet.
invitation-gone-again = Wieder weg { $time }
invitation-moved-on = Weggeholt { $time }
invitation-moved-back = Zurückgebracht { $time }
invitation-due = Ist da
invitation-due-more = Wird gleich entfernt
invitation-arm = Bei Ankunft entfernen
invitation-arm-name = { $name } bei Ankunft entfernen
invitation-arm-why = Wer kommt, erscheint kurz und wird dann entfernt. Mit „Bleiben lassen“ darf die Person bleiben.
invitation-disarm = Bleiben lassen
invitation-disarm-name = { $name } bleiben lassen
invitation-timer = Autom. abbrechen
invitation-timer-name = Einladung an { $name } automatisch abbrechen
invitation-timer-off = Aus
invitation-timer-after = Nach { $n } s
invitation-retry-name = { $name } erneut einladen

# Mehrere abbrechen.
several-open = Mehrere abbrechen…
several-title = Welche Einladungen abbrechen?
several-all = Alle { $n }
several-all-own = { $n ->
    [one] Wen Sie eingeladen haben
   *[other] Alle { $n }, die Sie eingeladen haben
}
several-all-others = { $n ->
    [one] Wen andere eingeladen haben
   *[other] Alle { $n }, die andere eingeladen haben
}
several-own-over = Wen Sie eingeladen haben
several-others-over = Wen andere eingeladen haben
several-passed = Klingelt nicht mehr; wird übersprungen
several-none = Zuerst auswählen, bei wem es nicht mehr klingeln soll
several-close = Schließen
several-yes = { $n ->
    [0] Einladungen abbrechen
    [one] { $n } Einladung abbrechen
   *[other] { $n } Einladungen abbrechen
}

# Was von selbst geschah.
activity-cancel-by-itself = Einladung an { $who }, { $kind }, automatisch abbrechen
activity-remove-on-arrival = { $who }, { $kind }, bei Ankunft entfernen
activity-arrival-remove = { $who }, { $kind }, wird bei Beitritt entfernt
activity-arrival-stay = { $who }, { $kind }, darf bei Beitritt bleiben
history-arrival-remove = Wird bei Beitritt entfernt
invited-joined = { $n } beigetreten
invited-left-out = { $n } nicht eingeladen
invited-rings-already = { $n ->
    [one] { $n } klingelt schon
   *[other] { $n } klingeln schon
}
invited-rang-before = { $n } schon angerufen
invited-in-lobby = { $n } schon im Wartebereich
invited-in-call = { $n } schon im Anruf
invited-gone-again = { $n } wieder weg
invited-removed = { $n } entfernt
count-moved-on = { $n } weggeholt
invited-not = Nicht eingeladen
invited-rang = Frühere Einladung: { $state }
invited-correct = Korrigieren und einladen…
invited-again = { $n } erneut einladen
invited-show = Ergebnisse ({ $n })
invited-show-nameless = Ergebnisse ({ $n }, { $m } ohne Adresse)
invited-earlier = Früher
invited-before = früher eingeladen
invited-earlier-clear = Frühere aufräumen
ended-clear = Beendete aufräumen
ended-cleared = { $n } aufgeräumt ·
ended-undo = Rückgängig
ended-more = { $n } weitere beendete anzeigen
ended-fewer = Weniger beendete anzeigen
invited-at = Eingeladen um { $time }
cancelled-at = Abbruch um { $time } gesendet
cancelled-done = { $n } abgebrochen
cancelled-joined = { $n } trotzdem gekommen
cancelled-stuck = { $n } nicht abbrechbar
cancelled-failed = { $n } nicht abgebrochen
cancelled-no-answer = { $n } wohl ohne Antwort
cancelled-joined-hint = { $n ->
    [one] Eine Person ist trotz Abbruch der Einladung beigetreten.
   *[other] { $n } Personen sind trotz Abbruch der Einladungen beigetreten.
}
cancelled-stuck-hint = { $n ->
    [one] Für eine dieser Einladungen kennt der Dienst keine Adresse: Sie klingelt, bis sie endet.
   *[other] Für { $n } dieser Einladungen kennt der Dienst keine Adresse: Sie klingeln, bis sie enden.
}
cancelled-arm-all = Alle { $n } bei Ankunft entfernen

# Jemanden aus einem anderen Anruf holen.
move-sending = Wird geholt…
move-ringing = Wird geholt { $time }
move-joined = Geholt
move-joined-anyway = Trotzdem geholt
move-no-answer = Wohl nicht geholt
move-failed = Nicht geholt
move-from = Aus { $call }
move-cancel = Holen abbrechen…
move-cancel-name = Holen von { $name } abbrechen
move-dismiss-name = Holen von { $name } von der Liste nehmen
move-again = Erneut holen
move-again-name = { $name } erneut holen
move-timer-name = Holen von { $name } automatisch abbrechen
move-details-name = Details zum Holen von { $who }
question-move = Holen von { $name } ({ $kind }) abbrechen?
question-move-yes = Holen abbrechen
question-move-yes-name = Ja, Holen von { $name } abbrechen
question-move-no = Weiter holen
question-move-over = Das Holen endete um { $time }. Es wurde nichts gesendet.
section-moves = Aus anderen Anrufen
section-ringing-and-moves = Einladungen und Geholte
moved-at = Holen begonnen um { $time }
count-moving = { $n } unterwegs
count-moved = { $n } geholt
count-not-moved = { $n } nicht geholt
count-moved-anyway = { $n } trotzdem geholt
moved-anyway-hint = { $n ->
    [one] Eine Person wurde geholt, obwohl das Holen abgebrochen wurde.
   *[other] { $n } Personen wurden geholt, obwohl das Holen abgebrochen wurde.
}
move-back = Zurückbringen
move-back-name = { $name } in { $call } zurückbringen
move-back-going = Wird zurückgebracht
move-to = In anderen Anruf bringen…
move-to-name = { $who } in einen anderen Anruf bringen
move-to-title = In welchen Anruf soll { $who }?
why-not-moved = Wurde nicht aus einem anderen Anruf geholt
why-moved-from-over = Der Anruf, aus dem die Person geholt wurde, wird nicht mehr beobachtet
invite-title-move = Jemanden in { $call } holen
invite-title-move-who = { $who } in { $call } holen
invite-hint-move = Beginnt sofort. Bis zur Ankunft können Sie abbrechen.
invite-elsewhere = Jetzt in { $call }
invite-elsewhere-several = Jetzt in { $n } anderen Anrufen
invite-elsewhere-why = Beim Einladen klingelt es, und die Person bleibt im anderen Anruf. „Aus anderem Anruf holen“ nimmt sie dort heraus.
activity-move = { $who }, { $kind }, holen
activity-move-cancel = Holen von { $who }, { $kind }, abbrechen
activity-move-cancel-by-itself = Holen von { $who }, { $kind }, automatisch abbrechen
activity-move-to = { $who }, { $kind }, verschieben nach { $call }
activity-move-to-cancel = Verschieben von { $who }, { $kind }, nach { $call } abbrechen
activity-move-to-cancel-by-itself = Verschieben von { $who }, { $kind }, nach { $call } automatisch abbrechen
result-moving = Wird geholt
result-not-moved = Nicht geholt: { $cause }
history-move = Holen angefragt
history-move-cancel = Abbruch des Holens angefragt

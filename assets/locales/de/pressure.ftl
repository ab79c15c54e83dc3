# Mehrere Personen auf einmal, Raid-Modus, Aussperren, Schützen, Rückgängigmachen.

# Mehrere Personen auswählen.
check-name = { $who } auswählen
check-none = Nicht auswählbar: { $why }
select-menu = Auswählen
select-lately = Beigetreten in den letzten { $n } s
select-new-guests = Gäste der letzten { $n } s
select-guests = Gäste
select-outsiders = Gäste und Externe
select-phones = Telefone
select-apps = Apps und Bots
select-look-alikes = Ähnlich aussehende Namen
select-nobody = { $who }: niemand zum Auswählen da
list-opens-by-enter = Eingabe oder Doppelklick zeigt die Person
list-press-again = Drücken Sie erneut, wenn Sie diese Person meinen
list-letters = Nichts ausgeführt: Getippter Text sucht.
select-everybody-but = Auswahl umkehren
select-all = Alle in der Liste
bulk-selected = { $n } ausgewählt
bulk-hint = Die Liste steht still, solange Personen ausgewählt sind.
bulk-hint-preview = Die Liste steht still. Prüfen Sie die Auswahl daneben.
bulk-hint-waits = { $n ->
    [one] Eine weitere steht nicht in der neuesten Liste und wartet.
   *[other] { $n } weitere stehen nicht in der neuesten Liste und warten.
}
bulk-clear = Aufheben
bulk-clear-name = Auswahl aufheben
bulk-remove = { $n } entfernen…
bulk-remove-open = Die Vorschau ist offen.
bulk-remove-nobody = Von den Ausgewählten steht niemand in der neuesten Liste.

# Die Vorschau.
preview-title = { $n ->
    [one] Eine Person entfernen?
   *[other] { $n } Personen entfernen?
}
preview-all-guests = Alle sind Gäste ohne Konto.
preview-kinds = { $n ->
    [0] Darunter ist kein Gast ohne Konto.
    [one] Darunter ist ein Gast ohne Konto.
   *[other] Darunter sind { $n } Gäste ohne Konto.
}
preview-how = Sie werden sofort entfernt, die neuesten zuerst, und können wieder beitreten.
preview-by-door = { $n ->
    [one] Sie entfernt bereits eine weitere Person.
   *[other] Sie entfernt bereits { $n } weitere.
}
preview-lobby = { $n ->
    [one] Ein Gast wartet im Wartebereich und ist nicht dabei.
   *[other] { $n } Gäste warten im Wartebereich und sind nicht dabei.
}
preview-outsiders = Nicht dabei: { $names }.
preview-more-below = { $n } weitere darunter
preview-left-out = Ausgenommen: { $n }
preview-yes = { $n ->
    [one] Eine Person entfernen
   *[other] { $n } Personen entfernen
}
left-out-on-its-way = Unterwegs
preview-unread = Der Anruf selbst wurde noch nicht gelesen. Darum ist nicht bekannt, wer diese App und wer der Organisator ist. Entfernen Sie mehrere Personen erst danach.

# Alle Geräte einer Person.
person-all-devices = { $what ->
    [lines] { $n ->
        [2] Beide Leitungen entfernen…
       *[other] Alle { $n } Leitungen entfernen…
    }
    [entries] { $n ->
        [2] Beide Einträge entfernen…
       *[other] Alle { $n } Einträge entfernen…
    }
   *[devices] { $n ->
        [2] Beide Geräte entfernen…
       *[other] Alle { $n } Geräte entfernen…
    }
}
question-all-devices = { $what ->
    [lines] { $n ->
        [2] Beide Leitungen…
       *[other] Alle { $n } Leitungen…
    }
    [entries] { $n ->
        [2] Beide Einträge…
       *[other] Alle { $n } Einträge…
    }
   *[devices] { $n ->
        [2] Beide Geräte…
       *[other] Alle { $n } Geräte…
    }
}
question-one-device = { $what ->
    [lines] Diese Nummer ist { $n }-mal im Anruf. Hiermit wird nur ein Eintrag entfernt.
    [entries] Steht { $n }-mal in der Liste. Hiermit wird nur ein Eintrag entfernt.
   *[devices] Diese Person ist mit { $n } Geräten da. Hiermit wird nur eines entfernt.
}
preview-devices = { $what ->
    [lines] { $name } auf { $n ->
        [one] einer Leitung
        [2] beiden Leitungen
       *[other] allen { $n } Leitungen
    } entfernen?
    [entries] { $n ->
        [one] Einen Eintrag
        [2] Beide Einträge
       *[other] Alle { $n } Einträge
    } von { $name } entfernen?
   *[devices] { $name } von { $n ->
        [one] einem Gerät
        [2] beiden Geräten
       *[other] allen { $n } Geräten
    } entfernen?
}
preview-one-identity = { $what ->
    [lines] Alle rufen von derselben Nummer an.
    [entries] Alle haben dieselbe Identität.
   *[devices] Alle haben dieselbe Identität.
}
preview-devices-yes = { $what ->
    [lines] { $n ->
        [one] Eine Leitung entfernen
        [2] Beide Leitungen entfernen
       *[other] Alle { $n } Leitungen entfernen
    }
    [entries] { $n ->
        [one] Einen Eintrag entfernen
        [2] Beide Einträge entfernen
       *[other] Alle { $n } Einträge entfernen
    }
   *[devices] { $n ->
        [one] Ein Gerät entfernen
        [2] Beide Geräte entfernen
       *[other] Alle { $n } Geräte entfernen
    }
}

# Das Entfernen mehrerer, währenddessen und danach.
removal-left = Nicht entfernt: { $n }
removal-removed = { $n ->
    [0] Niemand entfernt
   *[other] { $n } entfernt
}
removal-already-gone = { $n } schon weg
removal-not = { $n } fehlgeschlagen
removal-not-asked = { $n } nicht angefragt
removal-open = { $n } offen
removal-title = { $n ->
    [one] Eine Person wird entfernt
   *[other] { $n } Personen werden entfernt
}
removal-title-again = Neuer Versuch: { $n }
removal-proved = { $n } nachweislich fort
removal-checked = { $n } in Prüfung
removal-shared = { $n } davon wurden aus demselben Grund abgelehnt: { $why }
counts-comma = {", "}
removal-others = { $n ->
    [one] Eine davon ist von einem früheren Entfernen: { $names }.
   *[other] { $n } davon sind von früherem Entfernen: { $names }.
}
removal-others-door = { $n ->
    [one] Eine davon konnte die Tür nicht entfernen: { $names }.
   *[other] { $n } davon konnte die Tür nicht entfernen: { $names }.
}
removal-failed = Die fehlgeschlagenen stehen zuerst, jeweils mit dem Grund.
removal-stopped = Angehalten. { $results }
removal-show-failures = Fehler anzeigen
removal-failures-gone = Niemand davon steht noch in der Liste
removal-stopped-text = { $n ->
    [0] Es werden keine Anforderungen mehr gesendet.
    [one] Es werden keine Anforderungen mehr gesendet; eine ist noch unterwegs.
   *[other] Es werden keine Anforderungen mehr gesendet; { $n } sind noch unterwegs.
}
removal-retry = Wiederholen ({ $n })
removal-mute = Stummschalten ({ $n })
removal-mute-name = { $n ->
    [one] Die verbliebene Person stummschalten
   *[other] Die { $n } Verbliebenen stummschalten
}
removal-show = Entfernen anzeigen

# Raid-Modus.
raid-start = Raid-Modus für 10 Minuten
raid-hint = Wenn immer neue Leute kommen: „Entfernen“ wirkt bei Gästen und Externen ohne Rückfrage, die neuesten stehen zuerst. Das hält niemanden draußen, das tut die Tür. Endet von selbst.
raid-end = Raid-Modus beenden
raid-left = Endet von selbst
raid-on = Raid-Modus
raid-on-text = „Entfernen“ wirkt bei Gästen und Externen ohne Rückfrage. Bei allen anderen und bei mehreren Personen wird weiter nachgefragt.
raid-on-short = „Entfernen“ wirkt bei Gästen und Externen ohne Rückfrage.
raid-over = Der Raid-Modus ist vorbei
mark-raid = Neu
mark-raid-why = Ein Gast, der nach Beginn des Raid-Modus kam.
notice-wave = { $n ->
    [one] Eine Person beigetreten
   *[other] { $n } Personen beigetreten
}
notice-wave-back = { $n ->
    [one] Eine Person von außerhalb war schon einmal da.
   *[other] { $n } Personen von außerhalb waren schon einmal da.
}
notice-wave-lobby = { $n ->
    [one] Eine Person beigetreten
   *[other] { $n } Personen beigetreten
}, { $lobby ->
    [one] eine wartet im Wartebereich,
   *[other] { $lobby } warten im Wartebereich,
}
notice-wave-waiting = { $n ->
    [one] Eine Person wartet im Wartebereich
   *[other] { $n } Personen warten im Wartebereich
}
notice-wave-sentence = { $words }.
notice-wave-text = seit { $time }.
notice-wave-more-again = { $n ->
    [one] Eine weitere Person ist unter dem Namen von jemandem beigetreten, der schon entfernt wurde.
   *[other] { $n } weitere sind unter Namen von Personen beigetreten, die schon entfernt wurden.
}
notice-wave-again = { $n ->
    [one] Eine Person unter dem Namen von jemandem beigetreten, der schon entfernt wurde,
   *[other] { $n } Personen unter Namen von schon Entfernten beigetreten,
}
notice-wave-again-out = { $n ->
    [one] { $here ->
        [0] Die Person ist wieder draußen.
       *[other] Die Person ist noch da.
    }
   *[other] { $here ->
        [0] Alle davon sind wieder draußen.
        [one] Eine davon ist noch da.
       *[other] { $here } davon sind noch da.
    }
}
notice-wave-left = { $n ->
    [one] Ein Gast ist noch da.
   *[other] { $n } Gäste sind noch da.
}
notice-wave-left-besides = { $n ->
    [one] Ein anderer Gast ist noch da: { $names }.
   *[other] { $n } andere Gäste sind noch da: { $names }.
}
notice-wave-left-others = { $n ->
    [one] Ein anderer Gast ist noch da.
   *[other] { $n } andere Gäste sind noch da.
}
notice-wave-going = { $n ->
    [one] Ein weiterer wird gerade entfernt.
   *[other] { $n } weitere werden gerade entfernt.
}
notice-wave-let-in = Aus dem Wartebereich zugelassen: { $names }.
notice-wave-may-stay = Darf bleiben: { $names }.
notice-wave-members = { $n ->
    [one] Auch ein Mitglied Ihrer Organisation ist beigetreten.
   *[other] Auch { $n } Mitglieder Ihrer Organisation sind beigetreten.
}
notice-wave-all = { $n ->
    [one] Insgesamt eine Ankunft seit { $time }.
   *[other] Insgesamt { $n } Ankünfte seit { $time }.
}
notice-wave-gone = Von den Gästen dieser Welle ist keiner mehr da.
wave-folded = { $n ->
    [one] 1 neuer Gast noch da
   *[other] { $n } neue Gäste noch da
}
wave-folded-hint = Den Hinweis mit seinen Schaltflächen wieder anzeigen ({ $key })
notice-wave-others = Auch von außerhalb: { $names }.
state-came-back-times = ({ $times })
came-back-nth = { $came_back } ({ $times })
came-back-times = { $n ->
    [1] zum 1. Mal
    [2] zum 2. Mal
    [3] zum 3. Mal
    [4] zum 4. Mal
    [5] zum 5. Mal
    [6] zum 6. Mal
    [7] zum 7. Mal
    [8] zum 8. Mal
    [9] zum 9. Mal
   *[other] { $n }-mal
}

# Aussperren.
keep-out = Aussperren…
keep-out-name = { $who } entfernen und aussperren
keep-out-protected = Personen unter Schutz, Organisatoren, Aufzeichnende und diese App werden nie ausgesperrt.
keep-out-shared = Von dieser Nummer rufen mehrere Personen an; sie steht also für keine bestimmte Person.
keep-out-call = Dieser Anruf
no-identity-guest = Gäste bekommen bei jedem Beitritt eine neue ID und sind daher nicht wiederzuerkennen. Für Gäste gibt es die Gästetür.
no-identity-hidden = Microsoft verbirgt, wer das ist; beim nächsten Mal wäre die Person nicht wiederzuerkennen.
question-keep-out-open = Entfernen und aussperren…
question-keep-out = { $name } ({ $kind }) entfernen und aussperren?
question-keep-out-yes = Entfernen und aussperren
question-keep-away = { $name } ({ $kind }) aussperren?
question-keep-away-yes = Aussperren
question-keep-out-yes-name = Ja, { $who } aussperren
question-keep-out-hint = Tritt dieselbe Identität wieder bei, wird sie nach einer Sekunde entfernt.
question-keep-out-devices = { $what ->
    [lines] { $n ->
        [one] Eine Leitung dieser Nummer ist im Anruf und wird entfernt.
       *[other] { $n } Leitungen dieser Nummer sind im Anruf und werden alle entfernt.
    }
    [entries] { $n ->
        [one] Ein Eintrag davon ist im Anruf und wird entfernt.
       *[other] { $n } Einträge davon sind im Anruf und werden alle entfernt.
    }
   *[devices] { $n ->
        [one] Ein Gerät der Person ist im Anruf und wird entfernt.
       *[other] { $n } Geräte der Person sind im Anruf und werden alle entfernt.
    }
}
state-due = Weg in { $n } s
state-due-keep-out = Ausgesperrt
state-due-door = Gästetür
let-stay = Darf bleiben
let-stay-name = { $who } bleiben lassen
let-back-in = Wieder zulassen
let-back-in-name = { $who } wieder zulassen
stop-keeping-out = Nicht mehr aussperren
stop-keeping-out-name = { $who } nicht mehr aussperren
person-kept-out = Ausgesperrt
rule-call = Seit { $time }, für den ganzen Anruf. { $n ->
    [0] Noch nicht zurückgekommen.
    [one] Einmal von der Regel entfernt.
   *[other] { $n }-mal von der Regel entfernt.
}
rule-until = Seit { $time }, noch { $left }. { $n ->
    [0] Noch nicht zurückgekommen.
    [one] Einmal von der Regel entfernt.
   *[other] { $n }-mal von der Regel entfernt.
}
rule-too-often = Die Regel hat diese Person dreimal in einer Minute entfernt und sich dann abgeschaltet. Entfernen Sie sie von Hand, oder starten Sie die Regel neu.
rule-shared = Von dieser Nummer rufen mehrere Personen an. Die Regel hat sich abgeschaltet.
rule-not-removed = Konnte nicht entfernt werden. Die Regel überlässt diesen Fall Ihnen.
rule-again = Neu starten
rule-again-name = Regel für { $who } neu starten
rule-keep-for = Aussperren ab jetzt für
rule-keep-for-name = { $who } ab jetzt aussperren: { $time }
rules-title = Aussperren
rules-open = Aussperren und Gästetür…
rules-close = Liste schließen
rules-only-while = Das wirkt nur, solange Moderato läuft.
rules-people = Personen
rules-nobody = Namentlich ist niemand ausgesperrt.
rules-review = Prüfen
rules-go-on = Fortsetzen
rules-drop = Verwerfen
door-title = Gästetür
door-text = Gäste, die bei geschlossener Tür beitreten, werden nach 1 Sekunde entfernt. Wer schon im Anruf oder im Wartebereich ist, wird nicht entfernt.
door-waits = Früher geschlossen. Entfernt erst wieder jemanden, wenn Sie zustimmen; erneutes Schließen beginnt von vorn.
door-open = Die Tür ist offen.
door-closed = Die Tür ist geschlossen, noch { $left }. { $n ->
    [0] Sie hat noch niemanden entfernt.
    [one] Sie hat einen Gast entfernt.
   *[other] Sie hat { $n } Gäste entfernt.
}
door-elsewhere = Die Tür ist geschlossen, noch { $left }. Ein anderes Fenster hat sie geschlossen und entfernt die Gäste.
door-hits-nobody = Von denen, die jetzt hier sind, würde niemand entfernt.
door-stay = { $n ->
    [one] Das Schließen der Tür entfernt den Gast nicht, der schon da ist.
   *[other] Das Schließen der Tür entfernt die { $n } Gäste nicht, die schon da sind.
}
door-stay-new = { $n ->
    [one] Das Schließen der Tür entfernt den neuen Gast nicht, der schon da ist.
   *[other] Das Schließen der Tür entfernt die { $n } neuen Gäste nicht, die schon da sind.
}
door-left = { $n ->
    [one] Ein Gast ist hier oder im Wartebereich. Die Tür entfernt nur Gäste, die später beitreten.
   *[other] { $n } Gäste sind hier oder im Wartebereich. Die Tür entfernt nur Gäste, die später beitreten.
}
door-left-going = Gäste hier oder im Wartebereich: { $n }. Werden gerade entfernt: { $going }. { $stay ->
    [0] Die Tür entfernt nur Gäste, die später beitreten.
   *[other] Die Tür lässt die anderen in Ruhe ({ $stay }): Sie entfernt nur Gäste, die später beitreten.
}
door-left-new = { $n ->
    [one] Ein neuer Gast ist hier oder im Wartebereich. Die Tür entfernt nur Gäste, die später beitreten.
   *[other] { $n } neue Gäste sind hier oder im Wartebereich. Die Tür entfernt nur Gäste, die später beitreten.
}
door-stay-remove = Entfernen…
door-rests = { $why }. Bis dahin entfernt die Tür niemanden automatisch.
door-hits = { $n ->
    [one] Jetzt gerade entfernt sie einen Gast: { $names }
   *[other] Jetzt gerade entfernt sie { $n } Gäste: { $names }
}
door-let-next = Nächsten Gast hereinlassen
door-let-one-more = Noch einen hereinlassen
door-let-in-raid = Ein Raid läuft: Der nächste Gast kann dazugehören.
door-let-anyway = Trotzdem hereinlassen
door-lets-in = { $n ->
    [one] Der nächste Gast, der kommt, wird eingelassen, wer es auch ist.
   *[other] Die nächsten { $n } Gäste, die kommen, werden eingelassen, wer sie auch sind.
}
door-let-in = Hereingelassen: { $names }
door-let-nobody = Keinen Gast mehr hereinlassen
way-back-door = Die geschlossene Tür würde diesen Gast wieder entfernen. Drücken Sie erst hier, und bitten Sie dann den Gast, über den Link beizutreten: Der nächste Gast, der beitritt, wird hereingelassen.
way-back-link = Die Person kann über den Besprechungslink wieder beitreten.
person-in-lobby = Wartet im Wartebereich. Zulassen geht nur in Teams.
door-close-for = Schließen für
door-keep-closed-for = Ab jetzt geschlossen halten für
door-open-wave = Noch vor { $age } kamen viele Gäste. Ist die Tür offen, können sie zurückkommen.
door-for = { $n } min
door-open-raid = Ein Raid läuft. Ist die Tür offen, kann jeder hereinkommen.
door-open-anyway = Trotzdem öffnen
door-for-name = Für { $n } min schließen
door-open-it = Tür öffnen
names-comma = {", "}
notice-keep-out = { $n ->
    [one] Eine Person ist ausgesperrt.
   *[other] { $n } Personen sind ausgesperrt.
}
notice-door = Die Tür ist für Gäste geschlossen, noch { $left }.
notice-door-paused = Die Tür ist geschlossen, pausiert aber, noch { $left }: Wer jetzt kommt, bleibt vorerst drin.
notice-door-works-again = Sie wirkt wieder, sobald die Listen von Microsoft vollständig sind.
notice-elsewhere-door = Ein anderes Fenster hat die Tür geschlossen und entfernt die Gäste.
notice-elsewhere-people = { $n ->
    [one] Eine Person wird von einem anderen Fenster ausgesperrt.
   *[other] { $n } davon werden von einem anderen Fenster ausgesperrt.
}
notice-rule-alarms = { $n ->
    [one] Eine Regel hat sich abgeschaltet.
   *[other] { $n } Regeln haben sich abgeschaltet.
}
notice-door-removed = { $n ->
    [one] Tür: eine Person entfernt.
   *[other] Tür: { $n } entfernt.
}
notice-keep-out-removed = { $n ->
    [one] Aussperren: eine Person entfernt.
   *[other] Aussperren: { $n } entfernt.
}
notice-muted = Stumm: { $names }.
notice-not-removed = { $n ->
    [one] Eine Person konnte nicht entfernt werden: { $names }.
   *[other] { $n } konnten nicht entfernt werden: { $names }.
}
notice-no-retry = Wiederholen hilft nicht bei: { $names }.
notice-rules-unread = Die Regeln wirken erst, wenn der Anruf selbst gelesen werden kann.
notice-door-over = Die Gästetür ist wieder offen.
notice-door-again = Wieder schließen
notice-keep-out-over = Nicht mehr ausgesperrt: { $names }.
notice-waits = Früher erstellte Regeln wirken noch nicht.
notice-waits-people = { $n ->
    [one] Ausgesperrt: { $names }.
   *[other] { $n } Personen ausgesperrt: { $names }.
}
notice-waits-door = Die Gästetür war geschlossen.

# Schützen und Rückgängigmachen.
protected-title = Unter Schutz
protected-text = In jedem Anruf: Sie werden gewarnt, bevor Sie diese Personen entfernen. Regeln und das Entfernen mehrerer Personen betreffen sie nicht.
protected-nobody = Niemand steht unter Schutz.
protect = Schützen
protect-name = { $who } schützen
unprotect = Nicht mehr schützen
unprotect-name = { $who } nicht mehr schützen
invite-again = Erneut einladen
invite-again-ask = Erneut einladen…
invite-again-name = { $who } erneut einladen
invite-again-why = Einladen lassen sich nur Mitglieder dieses Mandanten und Telefonnummern, und nur, solange sie nicht im Anruf sind.
details-person = Person anzeigen

removal-unproved = { $n } angenommen, aber nicht bestätigt
notice-door-rests = { $why }: Die Tür ruht.
notice-door-rests-text = Sie entfernt niemanden automatisch.
notice-flood = Regeln pausieren: mehr als { $most } Personen pro Minute entfernt.
notice-door-leaves = { $n ->
    [one] Eine Person war vielleicht schon da, als die Tür geschlossen wurde: Sie entscheiden
   *[other] { $n } waren vielleicht schon da, als die Tür geschlossen wurde: Sie entscheiden
}
notice-flood-text = { $n ->
    [one] Eine weitere steht an.
   *[other] { $n } weitere stehen an.
}
notice-remove-these = { $n ->
    [one] Diese Person entfernen…
   *[other] Diese { $n } entfernen…
}
preview-may-have-been-here = Manche davon waren vielleicht schon da, als die Tür geschlossen wurde.
door-also = Die Tür entfernt auch
door-externals = Externe Personen
door-phones = Telefone
notice-wave-clear = { $n ->
    [one] Den neuen Gast entfernen und die Tür schließen
   *[other] Die { $n } neuen Gäste entfernen und die Tür schließen
}
notice-wave-clear-short = { $n } entfernen, Tür zu
notice-wave-remove = { $n ->
    [one] Den neuen Gast entfernen
   *[other] Die { $n } neuen Gäste entfernen
}
notice-wave-remove-short = { $n } entfernen
notice-wave-more = { $n } weitere · hinzufügen
door-close-guests = Tür für Gäste schließen
door-close-short = Tür schließen
door-close-why = Gäste, die in den nächsten 15 Minuten kommen, werden nach 1 Sekunde entfernt.
preview-door = Die geschlossene Tür entfernt Gäste, die ab jetzt beitreten.
preview-no-open = Abbrechen und Tür öffnen
preview-others-return = { $n ->
    [one] Eine Person davon ist kein Gast und kann wieder beitreten.
   *[other] { $n } davon sind keine Gäste und können wieder beitreten.
}
preview-members = { $members ->
    [one] Unter diesen { $n } ist ein Mitglied Ihrer Organisation: { $names }.
   *[other] Unter diesen { $n } sind { $members } Mitglieder Ihrer Organisation: { $names }.
}
preview-many = Bei mehr als { $most } Personen auf einmal wird nach der Zahl gefragt.
preview-number = Zum Bestätigen { $n } eingeben
preview-tick = Auch { $who } entfernen
preview-tick-hint = Abwählen, damit die Person nach dem Bestätigen bleibt. Auch spätere Hinweise dieses Anrufs lassen sie aus.

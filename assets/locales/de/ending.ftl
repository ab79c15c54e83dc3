# Einen Anruf verlassen, für alle beenden, aufrechterhalten, und stummschalten.

# Der Kopf.
call-leave = Verlassen…
call-leaving = Wird verlassen…
call-more = Mehr zu diesem Anruf
call-copy-id = Anruf-ID kopieren
call-stop-watching = Nicht mehr beobachten
call-stop-watching-hint = Nimmt den Anruf von der Liste. Es wird nichts gesendet: Die App bleibt im Anruf, aber von hier aus wird er nicht mehr aufrechterhalten.
own-mute = Diese App stummschalten
own-unmute = Stummschaltung dieser App aufheben
own-failed = Das Mikrofon dieser App wurde nicht umgeschaltet: { $why }
try-again = Erneut versuchen

# Einen Anruf aufrechterhalten.
keep-alive = Diesen Anruf aufrechterhalten
keep-ours = Moderato hat den Anruf erstellt und hält ihn immer aufrecht.
keep-off = Wird von hier nicht aufrechterhalten. Microsoft beendet einen Anruf, wenn sich seine App 45 Minuten nicht meldet.
keep-last = Wird aufrechterhalten, letztes Signal vor { $age }.
keep-none-yet = Wird aufrechterhalten, noch kein Signal gesendet.
keep-trouble = Der letzte Versuch schlug fehl: { $why }.
notice-keep = Dieser Anruf endet in { $left }, wenn sich die App nicht bei Microsoft meldet.
notice-keep-over = Microsoft hat seit 45 Minuten nichts von dieser App gehört und den Anruf vielleicht beendet.
notice-not-left = Die App ist noch im Anruf.
notice-missing-roles = Es fehlt: { $roles }.

# Die Frage zum Verlassen.
leave-head = Verlassen
leave-hint = Nur diese App verlässt den Anruf. Er geht weiter, aber von hier aus können Sie niemanden mehr entfernen.
leave-yes = Verlassen
leave-yes-name = Ja, den Anruf nur mit dieser App verlassen
end-head = Für alle beenden
end-head-hint = { $n ->
    [one] Entfernt die eine andere Person, dann verlässt diese App den Anruf. Sie werden vorher noch einmal gefragt.
   *[other] Entfernt die { $n } anderen nacheinander, dann verlässt diese App den Anruf. Sie werden vorher noch einmal gefragt.
}
end-open = Für alle beenden…
end-nobody = Sonst ist niemand im Anruf, der entfernt werden kann.
end-is-running = Es werden bereits Personen entfernt.

# Der Dialog, der einen Anruf für alle beendet.
end-title = Anruf für alle beenden?
end-how = Microsoft kann das nicht auf einmal.
end-order = { $n ->
    [one] Eine Person
   *[other] { $n } Personen
}{ $lobby ->
    [0] {""}
    [one] {""}, eine davon im Wartebereich,
   *[other] {""}, { $lobby } davon im Wartebereich,
} { $n ->
    [one] wird entfernt
   *[other] werden entfernt, die neuesten zuerst
}, dann verlässt diese App den Anruf.
end-ringing = { $n ->
    [one] Eine klingelnde Einladung wird abgebrochen.
   *[other] { $n } klingelnde Einladungen werden abgebrochen.
}
end-again = Alle können wieder beitreten.
end-organizer = Darunter ist der Organisator. Teams lehnt das vielleicht ab.
end-recorder = Darunter ist jemand, der den Anruf aufzeichnet. In manchen Mandanten müssen alle gehen, wenn die Aufzeichnung endet.
end-protected = { $n ->
    [one] Darunter ist eine Person unter Ihrem Schutz: { $names }.
   *[other] Darunter sind { $n } Personen unter Ihrem Schutz: { $names }.
}
end-fixed = { $n ->
    [one] Ein Eintrag hat keine brauchbare ID. Er bleibt, und dann bleibt auch die App.
   *[other] { $n } Einträge haben keine brauchbare ID. Sie bleiben, und dann bleibt auch die App.
}
end-fixed-head = Von hier nicht entfernbar
end-number = Zum Bestätigen die Zahl der Personen eingeben: { $n }
end-came = { $came ->
    [one] Eine Person ist dazugekommen
   *[other] { $came } Personen sind dazugekommen
}: Die Zahl ist jetzt { $n }.
end-went = { $went ->
    [one] Eine Person ist gegangen
   *[other] { $went } Personen sind gegangen
}: Die Zahl ist jetzt { $n }.
end-changed = { $came } kamen und { $went } gingen: Die Zahl ist jetzt { $n }. Geben Sie sie neu ein.
end-yes = Für { $n ->
    [one] eine Person
   *[other] { $n } Personen
} beenden
end-yes-why = Die Zahl muss der Zahl der aufgeführten Personen entsprechen.

# Während des Beendens und danach.
ending-removing = Entfernen: { $n } von { $of } sind weg
ending-removing-text = Die neuesten zuerst. Dann verlässt diese App den Anruf.
ending-stop = Stopp
ending-leaving = Wird verlassen…
ending-leaving-text = Alle anderen sind weg.
ending-left-over = { $n ->
    [one] Eine Person ist noch da, daher bleibt diese App
   *[other] { $n } Personen sind noch da, daher bleibt diese App
}
ending-left-over-text = Ginge die App jetzt, ließe sich von hier aus niemand mehr entfernen.
ending-nobody = Alle sind weg, aber diese App konnte den Anruf nicht verlassen
ending-nobody-text = Sie ist noch im Anruf. Versuchen Sie erneut, ihn zu verlassen.
ending-stopped = { $n ->
    [0] Angehalten. Sonst ist niemand mehr da
    [one] Angehalten. Eine Person ist noch da
   *[other] Angehalten. { $n } Personen sind noch da
}
ending-stopped-text = Es werden keine Anforderungen mehr gesendet. Die App bleibt im Anruf.
ending-stopped-open = { $n ->
    [one] Eine Anforderung ist noch unterwegs. Weitere werden nicht gesendet, und die App bleibt im Anruf.
   *[other] { $n } Anforderungen sind noch unterwegs. Weitere werden nicht gesendet, und die App bleibt im Anruf.
}
ending-here = Noch im Anruf: { $n }
ending-gone = Nicht mehr im Anruf: { $n }
ending-unproved = Abgang nicht bestätigt: { $n }
ending-again = Erneut versuchen…
ending-leave = Trotzdem verlassen
ending-put-away = Diesen Bereich schließen
ending-show = Beenden anzeigen
ended-for-everyone = Für alle beendet: { $n } entfernt
fate-waiting = Wartet
fate-gone = Entfernt
fate-already-gone = Schon weg
fate-failed = Fehlgeschlagen: { $why }
fate-failed-again = { $again }: { $why }
fate-still-here = Angenommen, aber noch im Anruf
fate-stopped = Nicht angefragt
fate-came = Inzwischen gekommen
fate-fixed = Von hier nicht entfernbar

# Stummschalten.
state-muting = Stummschalten…
state-muted-by-service = Stumm durch Dienst
state-muted-by-you = Stumm durch Sie
person-mute = Stummschalten
person-mute-name = { $who } stummschalten
person-mute-hint = Der Dienst überträgt dann den Ton dieser Person nicht mehr. Von hier lässt sich das nicht aufheben; sie kann es in Teams selbst.
mute-failed = Nicht stummgeschaltet: { $why }
mute-failed-bold = Nicht stummgeschaltet.
mute-retry-name = Erneut versuchen, { $who } stummzuschalten
mute-dismiss = Schließen
mute-not-up = Nur solange der Anruf besteht.
mute-one-to-one = Microsoft schaltet nur in Gruppenanrufen stumm, und dieser Anruf hat nur zwei Teilnehmer.
mute-in-lobby = Aus dem Wartebereich ist niemand zu hören.
mute-no-address = Microsoft hat zu diesem Eintrag keine brauchbare ID gesendet und kann ihn daher nicht ansprechen.
mute-this-app = Für das Mikrofon der App gibt es oben eine Schaltfläche.
mute-already = Die Person ist schon stummgeschaltet, aber nicht von hier aus. In Teams kann sie den Ton selbst wieder einschalten.
mute-already-by-you = Sie haben die Person stummgeschaltet. In Teams kann sie den Ton selbst wieder einschalten.
mute-on-its-way = Eine Anforderung ist unterwegs.
mute-leaving = Diese Person wird gerade entfernt oder ist schon weg.

ending-not-sure = Die Liste ist leer, aber nichts bestätigt, dass alle gegangen sind
ending-not-sure-text = Diese App bleibt, damit Sie noch handeln können. Sehen Sie in der Besprechung nach, oder verlassen Sie den Anruf.

# Der Dialog, der alles annimmt: was man einfügen kann, und was davon verstanden wurde.
join-title = Anruf hinzufügen
join-box = Besprechungslink, Einladung, Besprechungs-ID oder Anruf-ID
join-box-hint = Fügen Sie einen Besprechungslink, eine ganze Einladungs-E-Mail, eine Besprechungs-ID mit Kennung oder die ID eines Anrufs ein, in dem diese App schon ist
join-nothing-sent = Was Sie einfügen, wird auf diesem Computer gelesen. Gesendet wird erst, wenn Sie auf die Schaltfläche klicken.
join-offers = Besprechungen dieser Demo
join-offer-use = Nutzen
join-offer-use-name = Den Link von { $subject } nutzen
join-kind = Art
join-kind-call = Anruf-ID
join-kind-long = Besprechungslink
join-kind-short = Kurzer Besprechungslink
join-kind-typed = Besprechungs-ID
join-call-id = Anruf-ID
join-thread = Thread
join-meeting-id = Besprechungs-ID
join-passcode = Kennung
join-passcode-given = Vorhanden
join-passcode-none = Keine
join-organizer = Organisator
join-tenant = Mandant
join-cloud = Cloud
join-cloud-host = { $cloud } ({ $host })
join-cloud-china = China (21Vianet)
join-watch-hint = Der Anruf muss zu dieser App gehören.

# Was dagegen spricht.
join-warn-china = Diese Besprechung liegt in der China-Cloud (21Vianet), in der Graph keine Anrufe bietet.
join-warn-cloud = Dieser Link gehört zu { $link }, Sie sind aber bei { $here } angemeldet. Melden Sie sich zum Beitreten bei der anderen Cloud an.
join-warn-tenant = Sie sind bei einem anderen Mandanten angemeldet: { $here }. Graph lehnt das wahrscheinlich ab, weil die Mandanten nicht übereinstimmen (7505).
join-warn-role = Zum Beitreten braucht die App die Berechtigung { $role }, zu der die Administratorzustimmung fehlt. Sie können es trotzdem versuchen.

# Wie beigetreten wird.
join-as = Beitreten als
join-as-app = Diese App
join-as-guest = Gast
join-guest-name = Gastname
join-guest-hint = Gäste müssen vielleicht im Wartebereich warten, und die App braucht die Berechtigung Calls.JoinGroupCallAsGuest.All.
join-guest-missing = Geben Sie den Namen ein, unter dem die App beitreten soll
join-tenant-field = Mandant der Besprechung
join-tenant-hint = Weder ein kurzer Link noch eine Besprechungs-ID verrät, zu welchem Mandanten die Besprechung gehört. Es ist Ihrer, außer jemand von außerhalb hat Sie eingeladen: Geben Sie die ID des Mandanten oder seine Domäne ein.
join-tenant-empty = Geben Sie die ID des Mandanten oder seine Domäne ein
join-tenant-shape = Ein Mandant ist eine ID wie 11111111-2222-3333-4444-555555555555 oder eine Domäne wie contoso.com
join-tenant-common = Graph braucht hier einen bestimmten Mandanten, nicht „{ $word }“
join-button = Beitreten
join-watch = Anruf beobachten
join-cancel = Abbrechen
join-nothing-yet = Zuerst etwas einfügen
join-unreadable = Zuerst einen gültigen Link oder eine ID einfügen

# Die Callback-Adresse.
callback-label = Callback-Adresse
callback-line = Callback-Adresse: { $address }
callback-change = Ändern
callback-explained = Die öffentliche https-Adresse, an die Graph Meldungen zum Anruf schickt; ohne sie lässt Graph keine App beitreten. Hat Ihre App einen Botdienst, nehmen Sie dessen Webhook für Anrufe. Hat sie keinen, nehmen Sie eine eigene Adresse, die mit 200 oder 202 antwortet: Antwortet dort nichts, kommt der Anruf vielleicht nie zustande. Ist ein Bot dieser App schon im Anruf, fügen Sie stattdessen dessen Anruf-ID ein.
callback-not-kept = Diese Adresse gilt, bis Sie sich abmelden, und wird nicht gespeichert: Hinter „?“ könnte ein Schlüssel stehen.
callback-demo = In der Demo geht jede Adresse: Dorthin wird nichts gesendet.
callback-empty = Geben Sie die Adresse ein, zum Beispiel https://bot.example.org/api/calls
callback-not-a-url = Das ist keine Webadresse wie https://bot.example.org/api/calls
callback-not-https = Die Adresse muss mit https:// beginnen
callback-no-host = In der Adresse fehlt der Hostname
callback-user-info = Lassen Sie Name und Kennwort weg
callback-fragment = Lassen Sie „#“ und alles danach weg
callback-local = Graph kann diesen Computer oder dieses Netzwerk nicht erreichen. Geben Sie eine Adresse ein, die aus dem Internet erreichbar ist.
callback-of-microsoft = Das ist eine Adresse von Microsoft, etwa der Link einer Besprechung. Geben Sie die Ihres Bots oder eines eigenen Dienstes ein.

# Beitritte in der Liste der Anrufe.
joining = Beitreten…
joining-named = Beitritt zu { $meeting }
joining-waits = Microsoft bat, { $n } s zu warten
joining-stop = Stopp
joining-stop-name = Beitritt zu { $meeting } anhalten
joining-failed-named = { $meeting } nicht beigetreten: { $cause }
joining-lost = Die App ist vielleicht trotzdem beigetreten, unter einer ID, die nie angekommen ist. Dann können Sie sie von hier weder beobachten noch entfernen.
joining-again = Erneut versuchen
joining-again-name = Erneut versuchen, { $meeting } beizutreten
joining-role-there = Die Berechtigung ist jetzt da. Versuchen Sie es noch einmal.
joining-twice = Die App ist dann vielleicht zweimal in der Besprechung.
joining-twice-yes = Erneut beitreten
joining-twice-no = Zurück
joining-dismiss = { $meeting } von der Liste nehmen
calls-clear-ended = Beendete aufräumen
calls-ended-why = Beendet { $time } · { $why }

# Ein Anruf, der aufgebaut wird.
setting-up = Wird aufgebaut…
setting-up-for = Seit { $time }. Meist dauert es nur wenige Sekunden.
setting-up-lobby = Im Wartebereich
setting-up-lobby-text = Seit { $time }. Jemand in der Besprechung muss diese App zulassen.
setting-up-long = Seit { $time }, länger als üblich.
setting-up-long-lobby = Die App ist vielleicht im Wartebereich: Dann muss jemand in der Besprechung sie zulassen.
setting-up-long-callback = Graph erreicht die Callback-Adresse vielleicht nicht: { $address }
setting-up-long-no-callback = Graph erreicht die Callback-Adresse, mit der der Anruf erstellt wurde, vielleicht nicht.
setting-up-leave = Verlassen
setting-up-leaving = Wird verlassen…
ended-forget = Von der Liste nehmen
ended-look-again = Erneut nachsehen
no-such-call = Kein solcher Anruf
no-such-call-correct = ID korrigieren…

# Was für eine Anmeldung gespeichert wird.
profile-head = Diese Anmeldung
profile-auto-cancel = Unbeantwortete Einladungen nach so vielen Sekunden abbrechen (0 = nie)
profile-auto-cancel-wrong = Geben Sie ganze Sekunden von 0 bis { $most } ein; eine Einladung klingelt etwa { $most } s
profile-demo = In der Demo geht dies am Ende verloren.

# Wo mehrere Besprechungen gefunden wurden, und was vielleicht nicht richtig gelesen wurde.
join-choose = Dieser Text nennt mehrere Besprechungen. Wählen Sie die gewünschte aus.
join-choose-first = Zuerst eine der Besprechungen auswählen
join-choice-passcode = { $meeting }, Kennung { $passcode }
join-doubt-put-together = Dies wurde aus mehreren Zeilen zusammengesetzt, oder daneben stehen weitere Ziffern. Prüfen Sie vor dem Beitreten, ob es die richtige Besprechung ist.
join-doubt-passcode = Diese Kennung sieht nicht nach einer von Teams aus. Vergleichen Sie sie vor dem Beitreten mit der Einladung.
join-doubt-label = Die Wörter neben diesen Nummern sind uns unbekannt. Prüfen Sie vor dem Beitreten Besprechungs-ID und Kennung.
join-doubt-damaged = Etwas anderes in diesem Text sieht nach einer Besprechung aus, ist aber nicht lesbar. Prüfen Sie vor dem Beitreten, ob diese hier die richtige ist.
join-doubt-capitals = Ein E-Mail-Filter hat die Großbuchstaben dieses Links in kleine umgewandelt, sodass Graph die Besprechung vielleicht nicht findet. Stehen in der Einladung eine Besprechungs-ID und eine Kennung, verwenden Sie diese.
join-doubt-call-id = Eine Anruf-ID dieser Art hat { $of } Zeichen, diese hat aber { $n }. Prüfen Sie, ob Sie sie ganz und sonst nichts kopiert haben.
join-doubt-regional = „{ $host }“ sieht nach einer regionalen Teams-Adresse aus, die wir nicht kennen. Prüfen Sie die Besprechungs-ID vor dem Beitreten.

# Ein Text oder eine Datei neben dem Feld.
join-from-file = Aus der Datei „{ $name }“ gelesen.
join-from-long-text = Aus dem langen Text gelesen.
join-from-box = Stattdessen das Feld verwenden
join-box-full = Das Feld fasst 64 KB. Leeren Sie es und fügen Sie den Text erneut ein: Bis zu 1 MB werden dann neben dem Feld gelesen.
join-drop-several = Ziehen Sie nur eine Datei auf einmal herein.
join-drop-no-file = „{ $name }“ ist keine lesbare Datei. Ziehen Sie die Einladung selbst herein, etwa eine .ics-, .eml- oder .url-Datei.
join-drop-too-large = „{ $name }“ ist größer als 1 MB. Öffnen Sie die Datei und fügen Sie den Besprechungslink ein.
join-drop-unreadable = „{ $name }“ konnte nicht gelesen werden: { $reason }
join-drop-signed-out = Melden Sie sich zuerst an und ziehen Sie die Datei dann erneut herein.

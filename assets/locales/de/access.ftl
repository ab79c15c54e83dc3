# Die Zugriffsprüfung: was die App in ihrem Mandanten darf, und woher man das weiß.
access-head = Zugriffsprüfung
access-head-lacking = Zugriffsprüfung: Etwas fehlt
access-open-page = Zugriffsprüfung öffnen
access-close = Zugriffsprüfung schließen
access-as = Als App { $app } in { $tenant }
access-token-ends = Token gültig bis { $time }
access-read-at = Berechtigungen um { $time } gelesen
access-fresh = Berechtigungen neu laden
access-fresh-signed-out = Zuerst anmelden
access-fresh-pasted = Ein eingefügtes Token lässt sich nicht erneuern. Melden Sie sich mit einem neueren an.
access-fresh-failed = Die Berechtigungen wurden nicht neu geladen; die bisherige Anmeldung gilt weiter.
access-copy-report = Bericht kopieren
access-copy-admin = Nachricht für den Administrator kopieren
access-copy-consent = Link zur Administratorzustimmung kopieren
access-back = Anmeldung korrigieren
access-copy-command = Befehl kopieren
access-rights = Was die App darf
access-places = Anmeldung und Verbindung
access-foot = Die Berechtigungen sind die, die Entra aufführt. Was Teams der App wirklich erlaubt, zeigt sich erst, wenn sie etwas tut.

# Wie es um eine Zeile steht.
access-granted = Erteilt
access-right = In Ordnung
access-missing = Fehlt
access-refused = Abgelehnt
access-not-proved = Nicht bestätigt
access-silent = Keine Antwort
access-wrong = Nicht in Ordnung
access-optional = Fehlt, optional
access-cannot-tell = Unbekannt
access-beyond = Mehr als nötig
access-beware = Vorsicht
access-not-entered = Nicht eingetragen

# Das Wichtigste.
access-unreached = Ein Dienst hat nicht geantwortet.
access-unreached-next = Unten steht, welcher. Prüfen Sie Netzwerk, Proxy und Adressen.
access-other = Das Token gehört zu einem anderen Mandanten oder einer anderen App als angegeben.
access-other-next = Vergleichen Sie die IDs unten und melden Sie sich mit den Anmeldeinformationen der richtigen App an.
access-bot-missing = Um { $time } konnte die App nicht beitreten: Sie war nicht als Bot mit Anruffunktion registriert.
access-bot-next = Erstellen Sie einen Azure Bot für die App, fügen Sie den Teams-Kanal hinzu und aktivieren Sie dort Anrufe. Ist das geschehen, zeigt der nächste Beitritt, ob es wirkt.
access-lacks = { $n } Dinge fehlen: { $list }.
access-lacks-and = { $first } und { $second }
access-lacks-three = { $first }, { $second } und { $third }
access-lacks-roles = { $n ->
    [one] eine Berechtigung
   *[other] { $n } Berechtigungen
}
access-lacks-bot = der Azure Bot
access-lacks-grant = die Teams-Freigabe
access-role-refused = Graph hat eine Anforderung abgelehnt, obwohl die App die Berechtigung dafür hat.
access-role-refused-next = Die Anforderung braucht { $role }, und Entra führt diese Berechtigung für die App auf.
access-role-refused-check = Wurde die Berechtigung erst vor wenigen Minuten erteilt, kennt Graph sie vielleicht noch nicht: Warten Sie und versuchen Sie es erneut. Sonst bitten Sie einen Administrator, dreierlei zu prüfen: Der Organisator gehört zu diesem Mandanten, im Azure Bot der App sind Anrufe aktiviert, und etwaige Anwendungszugriffsrichtlinien des Mandanten gelten auch für den Organisator.
access-role-refused-joined = Wurde die Berechtigung erst vor wenigen Minuten erteilt, kennt Graph sie vielleicht noch nicht: Warten Sie und versuchen Sie es erneut. Sonst fragen Sie einen Administrator, ob etwaige Anwendungszugriffsrichtlinien des Mandanten auch für den Organisator gelten.
access-role-refused-grant = Fragen Sie auch, ob der Teams-Befehl unten ausgeführt wurde.
access-roles-missing = { $n ->
    [one] In diesem Mandanten fehlt die Administratorzustimmung zu einer Berechtigung, die die App braucht.
   *[other] In diesem Mandanten fehlt die Administratorzustimmung zu { $n } Berechtigungen, die die App braucht.
}
access-roles-next = { $n ->
    [one] Fügen Sie die Berechtigung in Entra hinzu, erteilen Sie die Administratorzustimmung und wählen Sie dann „Berechtigungen neu laden“.
   *[other] Fügen Sie die Berechtigungen in Entra hinzu, erteilen Sie die Administratorzustimmung und wählen Sie dann „Berechtigungen neu laden“.
}
access-tenants-differ = Ein Anruf gehört zu einem anderen Mandanten als das Token.
access-tenants-next = Melden Sie sich beim Mandanten des Organisators an.
access-removal-refused = Moderato kann Anrufe beobachten, durfte im Mandanten aber niemanden entfernen.
access-removal-earlier = Vor dieser Anmeldung, um { $time }, wurde das Entfernen einer Person abgelehnt. Ob es behoben ist, zeigt das nächste Entfernen.
access-bot-earlier = Vor dieser Anmeldung, um { $time }, konnte die App nicht beitreten: Sie war nicht als Bot mit Anruffunktion registriert. Ob es behoben ist, zeigt der nächste Beitritt.
access-clock-wrong = Die Uhr dieses Computers geht falsch.
access-clock-next = Stellen Sie sie automatisch über das Netzwerk: Mit falscher Uhr scheitern Anmeldungen mit Zertifikat, und die Zeiten im Protokoll stimmen nicht.
access-good = Alles Nötige ist da: Eine Person wurde bereits erfolgreich entfernt.
access-good-next = Berechtigungen mit dem Vermerk „Mehr als nötig“ können entzogen werden.
access-worked = Entfernen funktioniert: Teams erlaubt dieser App, Personen zu entfernen.
access-worked-next = Welche Berechtigungen erteilt sind, ist von hier aus nicht zu sehen.
access-worked-open = Ob die App Besprechungen beitreten kann, zeigt sich beim ersten Beitritt.
access-callback-again = Dass die App beitreten kann, ist belegt. Für weitere Besprechungen geben Sie die Callback-Adresse erneut ein.
access-open = Sie können anfangen: Alles, was sich jetzt prüfen lässt, ist in Ordnung. { $n ->
    [one] Etwas Nötiges lässt sich erst bestätigen, wenn die App es zum ersten Mal nutzt.
   *[other] { $n } nötige Dinge lassen sich erst bestätigen, wenn die App sie zum ersten Mal nutzt.
}
access-open-callback = Sie können anfangen, aber um Besprechungen beizutreten, fehlt noch die Callback-Adresse.
access-nothing-checked = Noch konnte nichts geprüft werden.
access-open-next = Ob Teams dieser App erlaubt, Personen zu entfernen, zeigt sich erst beim ersten Entfernen. Führen Sie den Befehl unten jetzt aus, denn bis er wirkt, können Stunden vergehen.

# Was wofür gebraucht wird.
role-join = Besprechungen beitreten, Personen entfernen und stummschalten
role-read = Anrufe und Teilnehmerlisten lesen, Anrufe aufrechterhalten, verlassen und beenden
role-invite = Personen einladen und Einladungen abbrechen
role-guest = Besprechungen als Gast beitreten
role-names = Namen zu IDs anzeigen und über den Anmeldenamen einladen
role-beyond = Moderato braucht sie nicht. Bitten Sie den Administrator, sie zu entziehen.
access-required = Erforderlich: { $what }
access-optional-for = Optional: { $what }
access-removal = Teams-Freigabe zum Entfernen
access-removal-for = Personen entfernen und Einladungen abbrechen
access-command-if = Führen Sie dies jetzt einmal als Teams-Administrator in Teams PowerShell aus. Ein zweites Mal schadet nicht; bis es wirkt, können Stunden vergehen.
access-command-where = Führen Sie dies einmal als Teams-Administrator in Teams PowerShell aus:
access-bot = Azure Bot mit aktivierten Anrufen
access-bot-for = Besprechungen beitreten
access-bot-where = Azure-Portal: Azure Bot › Kanäle › Microsoft Teams › Anrufe
access-callback-for = Besprechungen beitreten
access-callback-where = Wird gefragt, wenn Sie einen Anruf hinzufügen; auch in den Einstellungen
access-callback-not-kept = Nicht gespeichert. Eine Adresse mit „?“ wird es nie: Dahinter kann ein Schlüssel stehen.
access-consent = Administratorzustimmung im Mandanten
access-role-accepted = Verwendung der Berechtigung
access-consent-for = Alles
access-one-tenant = Anrufe gehören zum Mandanten der Anmeldung
access-one-tenant-for = Besprechungen beitreten
access-authority = Anmeldung
access-graph = Microsoft Graph
access-way = Verbindung
access-way-through = Über den Proxy { $proxy }
access-way-idle = { $proxy } ist eingestellt; Adressen dieses Computers werden ohne ihn erreicht.
access-way-trusting = Vertraut auch den Zertifikaten in { $file }
access-way-authorities = Wer diese Zertifikate ausstellt, kann alles mitlesen, was gesendet wird, auch den geheimen Clientschlüssel.
access-way-proxy = Er leitet nur weiter und kann nicht mitlesen.
access-clock = Uhr dieses Computers
access-clock-for = Anmelden mit Zertifikat und Zeiten im Protokoll
access-certificate = Zertifikat

# Woher man es weiß.
access-in-token = In Entra bei den Berechtigungen der App
access-not-in-token = In Entra nicht bei den Berechtigungen der App
access-no-token = Die Anmeldung zeigt es nicht
access-before-sign-in = Zeigt sich nach der Anmeldung
access-through = Durch { $role }
access-not-tried = Noch nicht versucht
access-grant-untold = Um { $time } wurde ein Entfernen mit { $code } abgelehnt. Es kann an dieser Freigabe oder an einer anderen Berechtigung liegen.
access-removal-proved = Bestätigt durch das Entfernen um { $time }
access-removal-protected = Bestätigt durch das Entfernen um { $time }; um { $refused } für eine Person abgelehnt
access-call-proved = Bestätigt durch den Anruf um { $time }
access-consent-proved = Graph hat um { $time } eine Anforderung angenommen
access-consent-listed = Entra führt die Berechtigungen auf. Ob sie wirken, zeigt die erste Antwort von Graph.
access-refused-at = Um { $time } abgelehnt
access-refused-with = Um { $time } mit { $code } abgelehnt
access-refused-listed = Um { $time } mit { $code } abgelehnt, obwohl Entra die Berechtigung aufführt
access-refused-before = Um { $time } abgelehnt, vor dieser Anmeldung; ob es behoben ist, zeigt das nächste Entfernen
access-refused-before-join = Um { $time } abgelehnt, vor dieser Anmeldung; ob es behoben ist, zeigt der nächste Beitritt
access-role-back = Um { $time } abgelehnt. Entra führt die Berechtigung jetzt auf; ob Graph sie annimmt, zeigt die nächste Anforderung.
access-not-asked = Noch nicht gefragt
access-answered = Antwort um { $time }
access-no-answer = Keine Antwort um { $time }
access-same = Stimmt mit der Anmeldung überein
access-domain-of = Ihre ID ist { $id }
access-other-in-token = Bei der Anmeldung anders: { $id }
access-no-time = Erst bekannt, wenn ein Dienst antwortet
access-clock-right = Wie beim Dienst
access-clock-ahead = Geht gegenüber dem Dienst { $off } vor
access-clock-behind = Geht gegenüber dem Dienst { $off } nach
access-certificate-ends = Läuft am { $day } ab.
access-certificate-open = Andere Benutzer dieses Computers können den Schlüssel lesen.

# Nach dem Abmelden.
signed-out = Abgemeldet. Moderato hat Anmeldeinformationen und Token vergessen.
signed-out-token = Ein ausgestelltes Token lässt sich nicht widerrufen. Wer es kopiert hat, kann es bis { $time } verwenden.
signed-out-token-unknown = Ein ausgestelltes Token lässt sich nicht widerrufen. Wer es kopiert hat, kann es bis zu seinem Ablauf verwenden, also 60 bis 90 Minuten.
signed-out-calls = Die App bleibt in { $n ->
    [one] einem Anruf, dem
   *[other] { $n } Anrufen, denen
} sie von hier aus beigetreten ist. Melden Sie sich zum Verlassen wieder an.
signed-out-watched = Anrufe, die Sie nur beobachtet haben, gehen weiter, und die App ist noch darin.
signed-out-leak = Falls Anmeldeinformationen offengelegt wurden…
leak-title = Falls Anmeldeinformationen offengelegt wurden
leak-text = In dieser Reihenfolge; die ersten beiden Schritte in der Azure CLI, der dritte in Teams PowerShell:
leak-credential = Anmeldeinformationen löschen, damit kein neues Token mehr ausgestellt wird
leak-app = Unternehmensanwendung deaktivieren
leak-grant = Freigabe zum Entfernen von Personen entziehen
leak-after = „az ad app credential list“ zeigt die Schlüssel-IDs; für ein Zertifikat --cert anhängen. Prüfen Sie danach in Entra die Dienstprinzipalanmeldungen und vergleichen Sie sie mit dem Überwachungsprotokoll.
leak-copy = Befehl { $n } kopieren
leak-close = Schließen

# Die Uhr.
clock-ahead-notice = Die Uhr dieses Computers geht gegenüber dem Dienst { $off } vor.
clock-behind-notice = Die Uhr dieses Computers geht gegenüber dem Dienst { $off } nach.
certificate-notice-ends =
    { $days ->
        [0] Das Zertifikat läuft binnen eines Tages ab: am { $day }.
        [one] Das Zertifikat läuft in einem Tag ab, am { $day }.
       *[other] Das Zertifikat läuft in { $days } Tagen ab, am { $day }.
    }
certificate-notice-ended = Das Zertifikat ist am { $day } abgelaufen.
certificate-notice-ends-next = Erstellen Sie rechtzeitig ein neues und laden Sie es zusätzlich zum alten hoch.
certificate-notice-readable = Andere Benutzer dieses Computers können den Schlüssel des Zertifikats lesen.
certificate-notice-readable-next = Sorgen Sie dafür, dass nur Sie die Datei lesen können: chmod 600.

# Eine Nachricht an die Person, die das Fehlende erteilen kann.
admin-greeting = Guten Tag,
admin-intro = Wir moderieren Teams-Anrufe mit Moderato. Dafür braucht es in unserem Mandanten Folgendes. Könnten Sie sich bitte darum kümmern?
admin-intro-all = Wir moderieren Teams-Anrufe mit Moderato. Dafür braucht es in unserem Mandanten alles Folgende; manches davon ist vielleicht schon eingerichtet. Könnten Sie es bitte prüfen und ergänzen, was fehlt?
admin-app = Anwendungs-ID (Client): { $id }
admin-tenant = Verzeichnis-ID (Mandant): { $id }
admin-roles = Entra Admin Center › App-Registrierungen › die App › API-Berechtigungen › Berechtigung hinzufügen › Microsoft Graph › Anwendungsberechtigungen: { $roles } hinzufügen, dann „Administratorzustimmung erteilen“ wählen.
admin-consent = Administratorzustimmung für die Berechtigungen der App erteilen:
admin-role-listed = Graph hat eine Anforderung abgelehnt, weil { $role } fehle. Entra führt diese Berechtigung für die App aber auf. Wurde sie erst vor wenigen Minuten erteilt, ist nichts zu tun. Sonst prüfen Sie bitte dreierlei: Der Organisator der Besprechung gehört zu diesem Mandanten, im Azure Bot der App sind Anrufe aktiviert, und etwaige Anwendungszugriffsrichtlinien des Mandanten gelten auch für den Organisator.
admin-role-listed-joined = Graph hat eine Anforderung abgelehnt, weil { $role } fehle. Entra führt diese Berechtigung für die App aber auf. Wurde sie erst vor wenigen Minuten erteilt, ist nichts zu tun. Sonst prüfen Sie bitte, ob etwaige Anwendungszugriffsrichtlinien des Mandanten auch für den Organisator der Besprechung gelten.
admin-bot = Die App als Bot mit dem Teams-Kanal registrieren (Azure Bot) und dort Anrufe aktivieren.
admin-bot-if = Ob das schon geschehen ist, können wir nicht erkennen. Falls nicht: die App als Bot mit dem Teams-Kanal registrieren (Azure Bot) und dort Anrufe aktivieren.
admin-callback = Callback-Adresse (der Webhook für Anrufe dort): { $address }
admin-callback-wanted = Bitte nennen Sie uns auch die öffentliche https-Adresse, die dort als Webhook für Anrufe eingetragen ist. Moderato braucht sie als Callback-Adresse.
admin-grant = Der App einmalig in Microsoft Teams PowerShell erlauben, Personen aus Besprechungen zu entfernen:
admin-grant-if = Ob das schon geschehen ist, sehen wir nicht. Falls nicht, der App einmalig in Microsoft Teams PowerShell erlauben, Personen aus Besprechungen zu entfernen:
admin-secret = Bitte in Entra unter „Zertifikate & Geheimnisse“ einen neuen geheimen Clientschlüssel für diese App erstellen und uns seinen Wert auf sicherem Weg geben. Der Wert wird nur einmal angezeigt, und die ID des Schlüssels reicht nicht.
admin-answer = Antwort des Dienstes: { $ids }
admin-takes-hours = Bis geänderte Berechtigungen und Teams-Richtlinien wirken, können Stunden vergehen.
admin-thanks = Vielen Dank!

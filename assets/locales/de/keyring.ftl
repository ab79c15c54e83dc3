# Wo die Anmeldeinformationen liegen.
place-demo = Erfundene Anmeldedaten
place-other-way = { $place } · eigene Verbindung
place-memory = Clientschlüssel nur im Speicher
place-pasted = Token nur im Speicher
place-keyring = Clientschlüssel im Schlüsselbund
place-environment = Aus { $name }
place-file = Anmeldedaten in einer Datei
place-demo-text = Die erfundene Besprechung hat eigene Anmeldeinformationen.
place-memory-text = Der geheime Clientschlüssel bleibt im Arbeitsspeicher von Moderato und wird beim nächsten Start neu abgefragt.
place-pasted-text = Das eingefügte Token bleibt im Arbeitsspeicher von Moderato, bis es abläuft.
place-keyring-text = Der geheime Clientschlüssel liegt im Schlüsselbund des Systems.
place-secret-ends = Moderato sieht nicht, wann der geheime Clientschlüssel abläuft. Entra zeigt das Datum unter „Zertifikate & Geheimnisse“.
place-environment-text = Die Anmeldeinformationen stammen aus der Umgebungsvariablen { $name } und werden nicht gespeichert.
place-file-text = Die Anmeldeinformationen werden aus { $path } gelesen.
place-file-password = Das Kennwort dazu liegt im Schlüsselbund des Systems.
place-will-be-kept = Wird im Schlüsselbund des Systems gespeichert, sobald die Anmeldung geklappt hat.

# Speichern im Schlüsselbund des Systems.
keyring-keep = Im Schlüsselbund des Systems speichern
keyring-keep-password = Kennwort im Schlüsselbund des Systems speichern
keyring-not-loopback = Für einen Dienst auf diesem Computer nicht möglich.
keyring-not-custom = Gespeichert wird nur für die Clouds der Liste, nie für eigene Adressen.
keyring-not-given = Was aus der Umgebung kommt, wird nicht gespeichert.
keyring-secret-stored = Im Schlüsselbund des Systems gespeichert.
keyring-password-stored = Das Kennwort ist im Schlüsselbund des Systems gespeichert.
keyring-secret-used = Der geheime Clientschlüssel aus dem Schlüsselbund wird verwendet.
keyring-password-used = Das Kennwort aus dem Schlüsselbund des Systems wird verwendet.
keyring-from = Aus dem Schlüsselbund des Systems
keyring-use = Verwenden
keyring-needs-use = Im Schlüsselbund des Systems gespeichert: Wählen Sie unten „{ $use }“.
keyring-forget = Löschen
keyring-forgotten = Aus dem Schlüsselbund des Systems gelöscht.
keyring-nothing-kept = Im Schlüsselbund des Systems ist nichts für diese App gespeichert.
keyring-nothing-found = Im Schlüsselbund des Systems ist nichts für diese App gespeichert, oder er ist gesperrt.
keyring-missing = In dieser Sitzung antwortet kein Schlüsselbund. Was Sie hier eingeben, bleibt im Arbeitsspeicher und wird bei jedem Start abgefragt.
keyring-locked = Der Schlüsselbund des Systems ist gesperrt. Entsperren Sie ihn mit dem Programm des Systems und versuchen Sie es erneut.
keyring-locked-not-kept = Der Schlüsselbund des Systems ist gesperrt. Es wurde nichts gespeichert. Entsperren Sie ihn mit dem Programm des Systems, melden Sie sich dann ab und wieder an.
keyring-no-answer = Der Schlüsselbund des Systems hat noch nicht geantwortet. Vielleicht wartet er in einem eigenen Fenster auf sein Kennwort.
keyring-unreadable = Was im Schlüsselbund des Systems für diese App liegt, stammt nicht von Moderato. Löschen Sie es und speichern Sie den geheimen Clientschlüssel neu.
keyring-too-long = Der Schlüsselbund des Systems nimmt keinen so langen Clientschlüssel an. Er bleibt im Arbeitsspeicher.
keyring-refused = Der Schlüsselbund des Systems hat abgelehnt oder einen Fehler gemeldet. Es wurde nichts gespeichert, gefunden oder gelöscht; versuchen Sie es erneut.

# Profile auf der Anmeldeseite.
profiles-label = Profil
profiles-new = Neue Anmeldung
profiles-default = App { $app }
profiles-rename = Profil umbenennen
profiles-saved = { $name } ist für die nächste Anmeldung gespeichert, ohne den Clientschlüssel
place-service = Angemeldet bei { $host }
profiles-delete = Profil löschen
profiles-name = Name des Profils
profiles-name-needed = Geben Sie einen Namen ein
profiles-rename-yes = Umbenennen
profiles-delete-text = Profil „{ $name }“ und alles löschen, was der Schlüsselbund des Systems dafür enthält?
profiles-delete-yes = Löschen
profiles-no = Abbrechen

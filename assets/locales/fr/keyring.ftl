# Où se trouvent les identifiants.
place-demo = Identifiants inventés
place-other-way = { $place } · accès réseau propre
place-memory = Secret en mémoire seulement
place-pasted = Jeton en mémoire seulement
place-keyring = Secret dans le trousseau
place-environment = De { $name }
place-file = Identifiants dans un fichier
place-demo-text = La réunion inventée a ses propres identifiants.
place-memory-text = Le secret reste dans la mémoire de Moderato et sera redemandé au prochain démarrage.
place-pasted-text = Le jeton collé reste dans la mémoire de Moderato jusqu’à son expiration.
place-keyring-text = Le secret est conservé dans le trousseau du système.
place-secret-ends = Moderato ne voit pas quand le secret expire. Entra affiche la date sous « Certificats et secrets ».
place-environment-text = Les identifiants viennent de la variable d’environnement { $name } et ne sont pas conservés.
place-file-text = Les identifiants sont lus dans { $path }.
place-file-password = Son mot de passe est conservé dans le trousseau du système.
place-will-be-kept = Sera conservé dans le trousseau du système dès que la connexion aura réussi.

# Conserver dans le trousseau du système.
keyring-keep = Conserver dans le trousseau du système
keyring-keep-password = Conserver le mot de passe dans le trousseau du système
keyring-not-loopback = Impossible pour un service sur cet ordinateur.
keyring-not-custom = On ne conserve que pour les clouds de la liste, jamais pour des adresses personnalisées.
keyring-not-given = Ce qui vient de l’environnement n’est pas conservé.
keyring-secret-stored = Conservé dans le trousseau du système.
keyring-password-stored = Le mot de passe est conservé dans le trousseau du système.
keyring-secret-used = Le secret du trousseau du système est utilisé.
keyring-password-used = Le mot de passe du trousseau du système est utilisé.
keyring-from = Du trousseau du système
keyring-use = Utiliser
keyring-needs-use = Conservé dans le trousseau du système : choisissez « { $use } » ci-dessous.
keyring-forget = Oublier
keyring-forgotten = Supprimé du trousseau du système.
keyring-nothing-kept = Le trousseau du système ne contient rien pour cette application.
keyring-nothing-found = Le trousseau du système ne contient rien pour cette application, ou il est verrouillé.
keyring-missing = Aucun trousseau ne répond dans cette session. Ce que vous saisissez ici reste en mémoire et est redemandé à chaque démarrage.
keyring-locked = Le trousseau du système est verrouillé. Déverrouillez-le avec le programme du système, puis réessayez.
keyring-locked-not-kept = Le trousseau du système est verrouillé. Rien n’a été conservé. Déverrouillez-le avec le programme du système, puis déconnectez-vous et reconnectez-vous.
keyring-no-answer = Le trousseau du système n’a pas encore répondu. Il attend peut-être son propre mot de passe dans une fenêtre du système.
keyring-unreadable = Ce que le trousseau du système contient pour cette application n’a pas été écrit par Moderato. Oubliez-le, puis conservez à nouveau le secret.
keyring-too-long = Le trousseau du système n’accepte pas un secret aussi long. Il reste en mémoire.
keyring-refused = Le trousseau du système a refusé ou échoué. Rien n’a été conservé, trouvé ni supprimé ; réessayez.

# Les profils de la page de connexion.
profiles-label = Profil
profiles-new = Nouvelle connexion
profiles-default = Application { $app }
profiles-rename = Renommer le profil
profiles-saved = { $name } est enregistré pour la prochaine connexion, sans le secret
place-service = Connecté à { $host }
profiles-delete = Supprimer le profil
profiles-name = Nom du profil
profiles-name-needed = Entrez un nom
profiles-rename-yes = Renommer
profiles-delete-text = Supprimer le profil « { $name } » et ce que le trousseau du système contient pour lui ?
profiles-delete-yes = Supprimer
profiles-no = Annuler

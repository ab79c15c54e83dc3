# La liste des appels.
demo-mark = DÉMO
demo-explained = Une réunion inventée sur cet ordinateur. Personne n’est vraiment retiré.
calls-head = Appels
calls-add = Ajouter un appel…
calls-forget = Enlever de la liste
calls-forget-named = Enlever { $call } de la liste
calls-copy-id = Copier l’ID d’appel
calls-connecting = Connexion…
calls-waiting = Attend la liste
calls-in-call = { $n } dans l’appel
calls-in-lobby = { $n } en attente
calls-ringing = { $n ->
    [one] { $n } sonne
   *[other] { $n } sonnent
}
calls-alarms = { $n } à surveiller
no-calls-title = Aucun appel pour l’instant
no-calls-text = Microsoft ne donne pas de liste d’appels aux applications. Collez un lien de réunion pour la rejoindre, ou l’ID d’un appel où votre application est déjà.
no-calls-button = Ajouter un appel…

# Paramètres et session.
settings-head = Paramètres
settings-network-system = Le proxy et les certificats du système sont utilisés.
settings-network-where = Pour changer cela, déconnectez-vous et ouvrez « Proxy et certificats » sur la page de connexion.
settings-language = Langue
settings-theme = Thème
settings-as-system = Comme le système
settings-light = Clair
settings-dark = Sombre
settings-dense = Lignes serrées
settings-still = Moins d’animations
settings-notify = Notifications quand la fenêtre n’est pas au premier plan
settings-notify-off = Désactivées
settings-notify-on = Activées
settings-notify-sound = Avec son
settings-notify-refused = Ce bureau n’a pas affiché la dernière.
sign-out = Se déconnecter
sign-out-of = Se déconnecter de { $tenant }
session-over = La connexion n’est plus valable.
session-again = Se reconnecter
audit-trouble = Le journal d’audit dans { $folder } ne peut pas être écrit.
audit-trouble-short = Le journal d’audit ne peut pas être écrit.
audit-trouble-why = Le système indique : { $error }.
audit-trouble-goes-on = Ce que vous faites pendant ce temps est envoyé sans trace.
audit-trouble-stops = Pendant ce temps, rien de ce qui modifie un appel n’est envoyé.
audit-trouble-next-open = Libérez de l’espace disque ou autorisez l’écriture dans le dossier ; l’essai reprendra à la prochaine ligne.
audit-trouble-next-closed = Libérez de l’espace disque ou autorisez l’écriture dans le dossier, puis reconnectez-vous.
store-trouble = La liste des appels ne peut pas être enregistrée.
closing-waits = { $n ->
    [one] { $n } action se termine…
   *[other] { $n } actions se terminent…
}
closing-anyway = Fermer quand même
retry = Réessayer
retry-named = Réessayer pour { $who }

presenting-on = Mode présentation
presenting-off = Mode présentation désactivé. Les noms et les ID sont affichés.
presenting-text = Noms, adresses, numéros et ID sont masqués. Les questions les affichent en entier.
presenting-end = Les afficher
presenting-end-name = Afficher les noms et les ID
window-stopped = Cette fenêtre s’est arrêtée à cause d’une erreur de Moderato.
window-stopped-next = Les règles actives et une porte des invités fermée tiennent jusqu’à ce que vous la fermiez. Fermez-la et relancez Moderato ; ce qui a été envoyé est dans le journal d’audit.
window-stopped-close = Fermer
part-stopped = Une partie de Moderato s’est arrêtée à cause d’une erreur.
part-stopped-next = Ce que vous voyez est peut-être ancien, et les règles n’agissent peut-être plus. Fermez la fenêtre et relancez Moderato.
crash-before = Moderato s’est arrêté le { $at } à cause d’une erreur ({ $place }). Les règles, la porte des invités fermée et le mode raid ont pris fin avec lui.
no-font = Cet ordinateur n’a pas de police pour { $language } ; la fenêtre est donc en anglais. Installez-en une (sous Debian et Ubuntu : { $package }), puis relancez Moderato.
ends-title-window = Fermer Moderato ?
ends-title-session = Se déconnecter ?
ends-in-call = « { $call } » : { $what }
ends-door = La porte des invités est fermée.
ends-kept-out = { $n ->
    [one] Une personne est bannie.
   *[other] { $n } personnes sont bannies.
}
ends-raid = Le mode raid est actif.
ends-stays = L’application reste dans l’appel ; quittez-le d’abord si elle ne doit pas y rester.
ends-invite-list = Les personnes saisies mais pas encore invitées seront oubliées.
ends-in-flight = { $n ->
    [one] Une action est encore en cours. Vous n’en verrez pas le résultat.
   *[other] { $n } actions sont encore en cours. Vous n’en verrez pas le résultat.
}
ends-nobody-acts = Jusqu’à votre retour, ces règles ne retirent personne.
ends-sign-out = Se déconnecter quand même
ends-leave-and-sign-out = Quitter et se déconnecter
ends-leave-and-close = Quitter et fermer

# Zoom, folders, right-click menus, hints of the demo, and what the program is.
settings-zoom = Zoom
settings-zoom-percent = { $n } %
zoom-reset = Revenir à 100 %
key-zoom-in = Tout agrandir
key-zoom-out = Tout réduire
why-zoom = Le zoom est déjà à { $n } %
about = À propos de Moderato
about-version = Version { $version }
about-what = Une console pour les personnes qui modèrent des appels Microsoft Teams.
about-licence = Vous pouvez utiliser Moderato sous la licence MIT ou la licence Apache 2.0, au choix.
about-report = Signalez les bogues sur { $url }
about-copy-address = Copier l’adresse
about-report-nowhere = Signalez les bogues à la personne qui vous a fourni Moderato. N’envoyez pas de noms, d’ID ni de liens d’appels réels.
about-inside = { $n } bibliothèques et polices sont incluses
about-unfold = Afficher leurs licences
about-fold = Masquer leurs licences
show-folder = Afficher dans le dossier
show-folder-gone = { $path } n’est plus là. Le fichier a été déplacé ou supprimé.
show-folder-nobody = Aucun gestionnaire de fichiers ne répond ici. Copiez le chemin et ouvrez le dossier vous-même.
show-folder-refused = Le gestionnaire de fichiers n’a pas pu l’afficher : { $said }
menu-copy = Copier
menu-copy-line = Copier cette ligne
menu-copy-name = Copier le nom
menu-show-call = Afficher cet appel
menu-refresh = Actualiser
tour-step = Conseil { $n } sur { $of } : { $what }
tour-next = Suivant
tour-done = Terminé
tour-remove = Retirer quelqu’un.
tour-remove-text = Cliquez sur « Retirer » dans une ligne. Une confirmation vous est demandée. La ligne reste jusqu’à ce qu’une liste plus récente montre que la personne est partie.
tour-invite = Annuler une invitation.
tour-invite-text = Vos invitations sonnent au-dessus de la liste. Si ce n’est pas la bonne personne, annulez à cet endroit.
tour-proof = Voir ce qui s’est passé.
tour-proof-text = L’activité en bas indique ce que vous avez fait et ce qui en est résulté. Déconnectez-vous pour quitter la démo.
drop-key = Les certificats et les clés ne sont pas lus ici. Déconnectez-vous, puis déposez le fichier sur le formulaire de connexion.
why-not-ringing = Elle ne sonne plus
menu-copy-id = Copier l’ID
menu-copy-number = Copier le numéro

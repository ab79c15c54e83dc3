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
no-calls-text = Graph n’a pas de liste d’appels. Collez un lien de réunion pour la rejoindre, ou l’ID d’un appel où votre application est déjà.
no-calls-button = Ajouter un appel…

# Paramètres et session.
settings-head = Paramètres
settings-language = Langue
settings-theme = Thème
settings-as-system = Comme le système
settings-light = Clair
settings-dark = Sombre
settings-dense = Lignes serrées
settings-still = Moins d’animations
settings-notify = Notifications quand la fenêtre n'est pas au premier plan
settings-notify-off = Désactivées
settings-notify-on = Activées
settings-notify-sound = Avec son
settings-notify-refused = Ce bureau n'a pas affiché la dernière.
sign-out = Se déconnecter
sign-out-of = Se déconnecter de { $tenant }
session-over = La session a expiré.
session-again = Se reconnecter
audit-trouble = Le journal d’audit dans { $folder } ne peut pas être écrit.
audit-trouble-why = Le système indique : { $error }.
audit-trouble-goes-on = Ce que vous faites pendant ce temps est envoyé sans trace.
audit-trouble-stops = Pendant ce temps, rien de ce qui modifie un appel n’est envoyé.
audit-trouble-next-open = Libérez de l’espace disque ou autorisez l’écriture dans le dossier ; l’essai reprendra à la prochaine ligne.
audit-trouble-next-closed = Libérez de l’espace disque ou autorisez l’écriture dans le dossier, puis reconnectez-vous.
store-trouble = La liste des appels ne peut pas être conservée.
closing-waits = { $n ->
    [one] { $n } action se termine…
   *[other] { $n } actions se terminent…
}
closing-anyway = Fermer quand même
retry = Réessayer
retry-named = Réessayer pour { $who }

presenting-on = Mode présentation
presenting-text = Noms, adresses, numéros et ID sont masqués. Les questions les affichent en entier.
presenting-end = Les afficher
presenting-end-name = Afficher les noms et les ID
window-stopped = Cette fenêtre s’est arrêtée à cause d’une erreur de Moderato.
window-stopped-next = Les règles actives et une porte des invités fermée tiennent jusqu’à ce que vous la fermiez. Fermez-la et relancez Moderato ; ce qui a été envoyé est dans le journal d’audit.
window-stopped-close = Fermer
part-stopped = Une partie de Moderato s’est arrêtée à cause d’une erreur.
part-stopped-next = Ce que vous voyez est peut-être ancien, et les règles n’agissent peut-être plus. Fermez la fenêtre et relancez Moderato.
crash-before = Moderato s’est arrêté le { $at } à cause d’une erreur ({ $place }). Les règles, la porte des invités fermée et le mode raid ont pris fin avec lui.
no-font = Cet ordinateur n’a pas de police pour { $language } ; la fenêtre est donc en anglais. Installez-en une (sous Debian et Ubuntu : { $package }), puis redémarrez Moderato.
ends-title-window = Fermer Moderato ?
ends-title-session = Se déconnecter ?
ends-in-call = { $call } : { $what }
ends-door = La porte des invités est fermée.
ends-kept-out = { $n ->
    [one] Une personne est bannie.
   *[other] { $n } personnes sont bannies.
}
ends-raid = Le mode raid est actif.
ends-nobody-acts = Jusqu’à votre retour, ces règles ne retirent personne.
ends-sign-out = Se déconnecter quand même

# L’ordre des personnes.
sort-head = Ordre des personnes
sort-by = Tri : { $order }
sort-arrival = Arrivée
sort-newest = Récents
sort-name = Nom
sort-kind = Type
sort-tenant = Locataire
sort-state = État

# Les filtres de l’activité.
search-empty = Effacer la recherche
activity-person = Personne ou ID
activity-filters = Filtre
activity-filters-on = Filtre { $n }
activity-none-fits = Aucune entrée ne correspond aux filtres
activity-newer = { $n ->
    [one] { $n } plus récente
   *[other] { $n } plus récentes
}
activity-clear-filters = Effacer les filtres
activity-by-call = Appel
activity-by-action = Action
activity-by-result = Résultat
activity-all-calls = Tous les appels
activity-this-call = Cet appel
activity-every-action = Toutes les actions
activity-every-result = Tous les résultats
action-removals = Retraits
action-invitations = Invitations
action-muting = Micros
action-rules = Règles
action-calls = Appels
action-people = Arrivées et départs
kind-done = Fait
kind-failed = Échoué
kind-open = En cours
kind-nothing = Sans effet
details-copy-curl = Copier la requête comme commande curl
curl-body = le corps n’a pas été conservé ; voir la documentation Graph de cette requête

# Exports.
export-open = Exporter…
export-title = Exporter
export-activity = Activité
export-roster = Liste
export-activity-what = { $n ->
    [one] { $n } entrée.
   *[other] { $n } entrées.
}
export-activity-filtered = Les filtres écartent les autres.
export-roster-what = { $n ->
    [one] { $n } personne de « { $call } », avec première et dernière apparition.
   *[other] { $n } personnes de « { $call } », avec première et dernière apparition.
}
export-roster-left = { $n ->
    [one] { $n } de ces personnes est partie.
   *[other] { $n } de ces personnes sont parties.
}
export-csv = Pour un tableur.
export-json = Tout ce qui est connu, pour un programme.
export-redact = Omettre les noms
export-redact-hint = Noms, adresses et objets disparaissent, et des numéros ne reste que la fin. Les ID restent, pour pouvoir suivre une personne.
export-where = Sera enregistré dans { $folder }
export-go = Exporter
export-close = Fermer
export-written = Enregistré. Vous seul pouvez lire le fichier :
export-written-readable = Enregistré :
export-copy-path = Copier le chemin
export-failed = Le fichier n’a pas pu être écrit.

# Tous les appels sur une page.
board-title = Tous les appels
board-counts = { $calls ->
    [one] { $calls } appel
   *[other] { $calls } appels
}, { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
}
board-search = Chercher dans tous les appels
board-as-added = Ordre d’ajout
board-by-attention = À surveiller d’abord
board-found = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
board-nobody = Personne ne correspond à « { $words } », dans aucun appel
board-people = Personnes de tous les appels
board-also = { $n ->
    [one] aussi dans { $n } autre appel
   *[other] aussi dans { $n } autres appels
}
board-call = Appel
board-age = Âge
board-people-count = Présents
board-lobby = Attente
board-ringing = Sonne
board-alarms = Alertes
board-kept-alive = Tient encore

# Ce qu’un lecteur d’écran annonce de lui-même.
announce = { $result } : { $what }
announce-alarms = { $n } alertes. La dernière : { $what }
announce-wave = { $what } : { $call }
alarm-unreachable = Microsoft ne répond pas comme prévu, la liste des personnes n’est plus à jour.
alarm-show = Afficher

# Les touches.
keys-title = Touches
keys-window = Partout
keys-list = Dans la liste des personnes
keys-question = Dans une question
key-add = Ajouter un appel
key-search-all = Chercher dans tous les appels
key-board = Tous les appels
key-call = Du premier au neuvième appel
key-search = Chercher dans cet appel
key-to-list = Aller à la liste des personnes
key-activity = Aller à l’activité, et retour
key-results = Résultats des retraits et des invitations
key-to-notice = Aller à l’avis au-dessus de la liste
key-refresh = Actualiser la liste
keys-storm = Quand beaucoup arrivent d’un coup
key-raid = Activer ou désactiver le mode raid : « Retirer » agit aussitôt sur les invités et les externes
key-door = Fermer ou ouvrir la porte des invités ; juste après de nombreuses arrivées, Entrée l’ouvre
key-rules = Bannis et porte des invités
key-choices = Sélectionner : { $who }
key-join-now = { $where } : rejoindre
key-undo = { $where } : annuler
key-stop = Arrêter le retrait
key-keep-out = Retirer et bannir…
key-newcomers = Afficher les nouveaux maintenant
key-filter = Afficher dans la liste : { $filter }
key-order = Trier autrement
key-invite = Inviter des personnes
key-cancel-invitations = Annuler des invitations
key-export = Exporter
key-present = Masquer noms et ID en partageant
key-full-screen = Plein écran
key-tab = Élément suivant
key-keys = Ces touches
key-settings = Paramètres : langue, thème, taille du texte
key-step = Personne suivante ou précédente
key-page = Une page plus haut ou plus bas
key-ends = Première ou dernière personne
key-person = Afficher la personne
key-remove = Retirer…
key-mute = Couper aussitôt son micro
key-again = Retirer le dernier à être revenu
key-choose = Sélectionner ou non une personne
key-range = Sélectionner de là jusqu’ici
key-extend = Étendre ou réduire la sélection
key-all = Sélectionner toute la liste
key-new-guests = Sélectionner les nouveaux invités
key-let-stay = Laisser rester la personne
key-retry = Réessayer les retraits échoués
key-mute-failed = Couper le micro de tous ceux qui n’ont pas pu être retirés
key-yes = Confirmer
key-no = Fermer, ou effacer une recherche

# Un en-tête de colonne seulement lu à voix haute.
column-name = Nom
key-palette = Toutes les commandes
key-leave = Quitter ou terminer l’appel
palette-hint = Tapez ce que vous voulez faire
palette-none = Aucune commande ne contient ces mots
words-activity = journal audit historique log événements
words-export = enregistrer télécharger csv journal historique
words-results = rapport résultat historique
words-add = rejoindre réunion nouveau lien
words-board = accueil vue d’ensemble réunions
words-search = trouver chercher
words-invite = ajouter inviter appeler téléphone
words-leave = raccrocher terminer quitter réunion
words-present = masquer les noms confidentialité partage d’écran
words-keys = aide raccourcis
words-access = autorisations droits rôles
words-sign-out = déconnexion quitter compte
words-raid = attaque spam panique
words-door = salle d’attente verrouiller invités
words-rules = salle d’attente liste des bannis débloquer annuler laisser revenir
words-stop = annuler arrêter interrompre
words-let-stay = annuler autoriser épargner
words-remove = expulser virer éjecter exclure raccrocher
words-keep-out = bannir bloquer interdire
words-mute = couper tous les micros muet silence
words-all = tout le monde tous
words-problems = erreurs échecs
why-no-call = Ouvrez d’abord un appel
why-call-over = L’appel est terminé
why-nobody-chosen = Allez d’abord sur une personne de la liste
why-kept-out = Déjà banni
why-no-rule = Aucune règle ne va retirer cette personne : elle reste de toute façon
why-no-other-call = Aucun autre appel n’est suivi
why-move-no-account = Seules les personnes ayant un compte peuvent être transférées
why-no-name = Microsoft n’a pas envoyé de nom
why-on-its-way = Déjà en cours
why-not-removing = Aucun retrait en cours
why-no-results = Aucun groupe n’a encore été retiré ni invité
why-none-failed = Aucun retrait n’a échoué
why-none-rings = Aucune invitation annulable ne sonne
why-no-new-guests = Aucun invité ne vient d’arriver
why-nobody-back = Personne n’est revenu
why-nobody-held-back = Personne n’est en attente d’affichage
why-no-notice = Il n’y a pas d’avis

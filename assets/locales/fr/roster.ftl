# L’appel, au milieu de la fenêtre.

# Durées.
time-tomorrow = demain { $time }
age-seconds = { $n } s
age-minutes = { $n } min
age-hours = { $n } h

# Qui est une personne.
unnamed-member = Membre sans nom
unnamed-guest = Invité sans nom
unnamed-acs = Utilisateur ACS sans nom
unnamed-external = Externe sans nom
unnamed-phone = Numéro masqué
unnamed-app = Application sans nom
unnamed-device = Appareil sans nom
unnamed-unknown = Participant sans nom
identity-guest = Nom saisi, aucun compte
identity-acs = Venu sans compte Teams (ACS)
identity-phone = Numéro de téléphone
identity-other-tenant = Autre locataire
identity-tenant = Locataire { $tail }
identity-member = Membre de ce locataire
identity-app = Application { $tail }
identity-hidden = Identité masquée
invited-account = Compte { $tail }
phrase-guest = invité, sans compte
phrase-external = externe, locataire { $tail }

# Ce que dit une ligne.
state-lobby = En attente
state-muted = Micro coupé
state-mic-on = Micro actif
state-let-in = Admis depuis la salle d’attente
state-present = Dans l’appel
state-removing = Retrait…
state-asked = Demandé à { $time }
state-waits = Attente { $n } s
state-waits-until = Attente jusqu’à { $time }
state-waits-more = Demandée par Microsoft
state-accepted = Retrait accepté
state-accepted-more = Départ à vérifier
state-removed = Retiré à { $time }
state-left = Parti à { $time }
state-failed = Non retiré
state-failed-again = Nouvel échec ({ $n }×)
state-still-here = Encore dans l’appel
state-still-here-more = Après { $n } s
state-came-back = Revenu après { $after }
state-came-back-at-once = Revenu aussitôt
state-came-back-more = Retiré à { $time }
offer-this-app = Cette appli
offer-this-app-why = C’est l’application elle-même. La retirer ferait sortir Moderato de l’appel.
offer-no-id = ID inutilisable
offer-no-id-why = Cette entrée ne peut pas être retirée d’ici : { $reason }.
offer-no-id-missing = Cette entrée ne peut pas être retirée d’ici : Microsoft n’a pas envoyé d’ID pour elle.

# La liste.
roster-list = Personnes
section-lobby = En salle d’attente
section-call = Dans l’appel
section-paused = { $n } · liste en pause
section-gone = { $n } · { $gone } plus dans la liste
section-ringing = Invitations
column-kind = Type
column-state = État
column-since = Depuis
row-remove = Retirer…
row-remove-name = Retirer { $who }
row-retry = Réessayer
row-retry-name = Réessayer de retirer { $who }
row-stop = Arrêter
row-stop-name = Arrêter le retrait de { $who }
row-details = Détails
row-devices = { $what ->
    [lines] { $n ->
        [one] { $n } ligne
       *[other] { $n } lignes
    }
    [entries] { $n ->
        [one] { $n } entrée
       *[other] { $n } entrées
    }
   *[devices] { $n ->
        [one] { $n } appareil
       *[other] { $n } appareils
    }
}
tag-organizer = Organisateur
tag-protected = Protégé
tag-recording = Enregistre
mark-looks-like = Ressemble à { $name }
mark-looks-like-why = Ce n’est pas { $name } : le nom paraît identique, mais il est écrit avec d’autres lettres.
mark-look-alike = Ressemblant
mark-member-name = Nom d’un membre
mark-member-name-why = Ce n’est pas le membre : cette personne utilise seulement le nom exact d’un membre de votre organisation. Comparez la fin de leurs ID.
mark-namesake = Même nom que d’autres
mark-same-name = Même nom : { $n }
mark-same-name-why = { $n } personnes différentes portent exactement ce nom. Comparez la fin de leurs ID.
mark-removed-name = Même nom qu’une personne retirée à { $time }
mark-removed-name-short = Nom déjà retiré
mark-removed-name-why = Une personne de ce nom a été retirée à { $time }. Les invités reçoivent un nouvel ID à chaque fois : c’est peut-être la même personne, peut-être pas.
mark-hidden = Caractères cachés
mark-hidden-short = Cachés
mark-hidden-why = Le nom contient des caractères invisibles. Un signe les remplace. Les lettres voisines sont peut-être à lire à l’envers.
mark-boxes = Lettres sans police
mark-boxes-short = Sans police
mark-boxes-why = Cet ordinateur n’a pas de police pour certaines lettres du nom : chacune apparaît comme une case avec son code.
since-was-there = Ici depuis au moins { $age } : déjà là au début de l’observation, à { $time }
since-joined = Vu pour la première fois à { $time }
since-between = Arrivée entre { $from } et { $time }
left-between = Départ entre { $from } et { $time }
since-earlier = Vu pour la première fois à { $time }, peut-être là avant
since-more-than = { $age } +

# Les invitations.
invitation-sent = Envoyée à { $time }
invitation-sending = Envoi…
invitation-ringing = Sonne { $time }
invitation-cancelling = Annulation…
invitation-cancel-accepted = Annulation acceptée ; 10 s pour vérifier que personne n’entre
invitation-cancel-unconfirmed = Teams doit encore confirmer
invitation-cancelled-at = Annulée à { $time }
invitation-no-one-came = Personne à { $time }
invitation-auto-cancelled = Annulée automatiquement
invitation-auto-cancelled-at = Annulée autom. à { $time }
invitation-joined = A rejoint
invitation-joined-anyway = A rejoint quand même
invitation-in-lobby-anyway = En salle d’attente malgré tout
invitation-hidden = Masqué aux autres
invitation-joined-later = À { $time }, { $age } après l’annulation
invitation-no-answer = Sans doute sans réponse
invitation-failed = Non invité
invitation-cannot-cancel = Non annulable
invitation-could-not-cancel = Annulation impossible
invitation-cannot-cancel-why = Le service ne connaît aucune adresse pour cette invitation. Elle sonne jusqu’à sa fin ; une personne qui arrive peut être retirée.
invitation-refused-next = Microsoft refuse parfois plusieurs personnes à cause d’une seule. Réessayez une par une.
invitation-not-cancelled = Non annulée : { $why }
invitation-cancel = Annuler l’invitation…
invitation-cancel-name = Annuler l’invitation à { $name }
invitation-dismiss-name = Enlever l’invitation à { $name } de la liste

# La question sur la ligne.
question-remove = Retirer { $name } ({ $kind }) ?
question-remove-hint = Retrait immédiat, sans avertissement. La personne peut revenir.
question-remove-hint-lobby = L’accès est refusé aussitôt ; la personne peut redemander à entrer.
question-remove-hint-door = Retrait immédiat, sans avertissement. Tant que la porte est fermée, un invité qui revient est retiré de nouveau.
question-remove-yes = Retirer
question-remove-yes-name = Oui, retirer { $who }
question-no = Annuler
question-close = Fermer
question-cancel = Annuler l’invitation à { $name } ({ $kind }) ?
question-cancel-hint = Teams peut indiquer à cette personne qu’elle a été retirée, sans qu’elle ait rejoint l’appel.
question-cancel-yes = Annuler l’invitation
question-cancel-yes-name = Oui, annuler l’invitation à { $name }
question-cancel-no = Laisser sonner
question-looks-like = Ressemble à { $name }, mais écrit avec d’autres lettres.
question-same-name = { $n } personnes portent ce nom. Comparez la fin de l’ID.
question-not-the-member = Ce n’est pas { $name }, membre de votre organisation.
question-has-look-alikes = { $n ->
    [one] Quelqu’un d’autre ici a un nom qui ressemble à celui-ci.
   *[other] { $n } autres ici ont un nom qui ressemble à celui-ci.
} Comparez les ID.
question-is-original = Cette personne est membre de votre organisation. D’autres ici ont un nom semblable, mais ce n’est pas elle.
question-instead = Retirer plutôt { $name } (nom ressemblant)…
question-look-alike = Ressemblant
question-namesake = Même nom
question-this-one = Cette personne
question-hidden = Le nom contient des caractères invisibles.
question-organizer = C’est l’organisateur. Teams peut refuser.
question-protected = Cette personne est sous votre protection.
question-recorder = Enregistre l’appel. Dans certains locataires, tout le monde doit sortir quand l’enregistrement s’arrête.
question-stale = Cette liste date d’il y a { $age }. Le retrait ne vaut que pour sa présence actuelle.
question-left = Déjà parti à { $time }.
question-call-ended = L’appel est terminé ; rien ne peut être envoyé.
question-cancel-joined = A rejoint à { $time }.
question-cancel-in-lobby = En salle d’attente depuis { $time }.
question-cancel-over = Cette invitation a pris fin à { $time }. Rien n’a été envoyé.

# L’appel.
call-invite = Inviter…
call-refresh = Actualiser
call-live = En direct
call-connecting = Connexion…
call-establishing = Établissement
call-lobby = En salle d’attente
call-waiting = Attend la liste
call-stale = Liste ancienne
call-throttled = Ralenti
call-unreachable = Sans mise à jour
call-ended = Terminé à { $time }
call-left = Quitté à { $time }
count-in-call = { $n } dans l’appel
count-in-lobby = { $n } en attente
count-ringing = { $n ->
    [one] { $n } sonne
   *[other] { $n } sonnent
}
count-cancelling = { $n } en annulation
count-ended = { $n ->
    [one] { $n } terminée
   *[other] { $n } terminées
}
freshness-updated = Actualisé il y a { $age }
freshness-stale = Datant de { $age }, prochain essai dans { $n } s
freshness-stale-until = Datant de { $age }, pas d’essai avant { $time }
freshness-silent = Datant de { $age }, sans réponse depuis { $silent }
freshness-signed-out = Déconnecté
tools-search = Chercher
tools-dense = Lignes serrées
tools-roomy = Lignes aérées
filter-all = Tous
filter-count = { $filter } : { $n } dans tout l’appel, quelle que soit la recherche
filter-guests = Invités
filter-external = Externes
filter-phones = Tél.
filter-apps = Applis
filter-new = Nouveaux
filter-problems = Problèmes
filter-more = Plus de filtres
held-back = { $n ->
    [one] { $n } nouveau – afficher
   *[other] { $n } nouveaux – afficher
}
held-back-ringing = { $n ->
    [one] { $n } sonne – afficher
   *[other] { $n } sonnent – afficher
}
held-back-both = { $ringing ->
    [one] { $n } de plus, { $ringing } sonne – afficher
   *[other] { $n } de plus, { $ringing } sonnent – afficher
}
held-back-gone = La liste montre encore des personnes parties – actualiser
held-back-by-pointer = { $what } · en pause tant que le pointeur est sur la liste
held-back-by-notice = { $what } · en pause tant que le pointeur est sur les avis
held-back-a-moment = { $what } · en pause un instant après le départ du pointeur
held-back-by-question = { $what } · en pause tant qu’une question est ouverte
held-back-by-selection = { $what } · en pause tant que des personnes sont sélectionnées
held-back-question = { $n ->
    [one] { $n } nouveau, affiché une fois la question fermée
   *[other] { $n } nouveaux, affichés une fois la question fermée
}
hand-moved = La liste a bougé. Déplacez le pointeur et cliquez à nouveau.
hand-changed = Ce bouton vient de changer. Déplacez le pointeur et cliquez à nouveau.
hand-came-here = Le bouton sous le pointeur vient de changer. Cliquez à nouveau si c’est bien celui-ci.
hand-moved-key = La liste vient de changer. Appuyez à nouveau.
notice-stale = La liste date d’il y a { $age }.
notice-next-try = Prochain essai dans { $n } s.
notice-trying = Essai en cours.
notice-no-answer = Sans réponse depuis { $age }. Actualisez pour redemander.
notice-no-try-before = Pas d’essai avant { $time }.
notice-asked-until = Microsoft demande d’attendre jusqu’à { $time }. Rien n’est lu avant.
pause-graph = Microsoft demande d’attendre { $n } s. La suite se fait automatiquement.
pause-graph-until = Microsoft demande d’attendre jusqu’à { $time }. La suite se fait automatiquement ; « Arrêter » y met fin.
pace-left = Microsoft limite la cadence : environ { $n } s pour le reste.
pause-entra = Entra n’émet pas de jeton pour l’instant. Prochain essai dans { $n } s ; la suite se fait automatiquement.
pause-entra-until = Entra n’émet pas de jeton avant { $time }. La suite se fait automatiquement ; « Arrêter » y met fin.
empty-show-all = Afficher tout le monde
empty-hidden = { $n ->
    [one] Le filtre masque { $n } résultat pour « { $search } »
   *[other] Le filtre masque { $n } résultats pour « { $search } »
}
empty-no-match = Personne ne correspond à « { $search } »
empty-no-match-text = Chaque mot doit figurer quelque part : nom, adresse, numéro, locataire, ID, type ou état.
empty-removed = { $who } : retrait à { $time }
empty-removed-text = Plus personne dans l’appel ne correspond à « { $search } ».
empty-removed-show = Voir dans l’activité
empty-filter = Personne ici ne correspond à ce filtre
empty-nobody = Personne n’est dans l’appel
empty-nobody-text = La liste reçue est vide.
empty-not-listed = Personne dans la liste
empty-no-roster = Pas encore de liste
empty-waiting = En attente de la liste
empty-waiting-text = Microsoft n’envoie encore personne. Demandé { $n } fois ; un appel qui vient de commencer peut prendre un moment.
empty-ended = Appel terminé à { $time }
empty-left = Vous avez quitté l’appel à { $time }
empty-ended-show = Voir la dernière liste

# La fiche d’une personne.
person-none = Choisissez une personne pour voir qui elle est
person-none-keys = ? affiche toutes les touches.
side-newest = Arrivées récentes
person-gone = Cette personne n’est plus dans la liste
person-other-row = Dans l’appel sous un autre ID : afficher
person-close = Fermer la fiche
person-back = Retour aux résultats
person-still-here = Microsoft a accepté le retrait à { $time }, mais des listes plus récentes montrent encore cette personne.
person-came-back = Retiré d’ici à { $time }, et revenu sous un nouvel ID.
person-dismiss = Marquer comme lu
person-copy-command = Copier la commande
person-copy-details = Copier les détails
person-no-value = Aucun
person-seen = { $time } (il y a { $age })
person-participant-id = ID de participant
person-identity-id = ID d’utilisateur
person-tenant = Locataire
person-email = E-mail
person-typed-email = E-mail saisi
person-first-seen = Apparu à
person-devices = { $what ->
    [lines] Lignes
    [entries] Entrées
   *[devices] Appareils
}
person-visits = Présences passées
person-visits-value = { $n }, la dernière de { $from } à { $until }
person-history = Historique
person-remove-name = Retirer { $who } depuis la fiche
person-retry-name = Réessayer de retirer { $who } depuis la fiche
person-remove = Retirer { $who }…
person-remove-at-once = Retirer { $who }
person-retry = Réessayer : { $who }
history-remove = Retrait demandé
history-invite = Invitation envoyée
history-keep-out = Banni à partir de maintenant
history-let-back-in = Retour autorisé
history-keep-out-alarm = Revenu trop souvent
history-keep-out-shared = Partage le numéro avec d’autres
history-rule-not-removed = La règle n’a pas pu le retirer
history-let-stay = Peut rester
history-mute = Coupure du micro demandée
history-cancel = Annulation demandée
history-lobby = Arrivé en salle d’attente
history-joined = A rejoint l’appel
history-let-in = Admis depuis la salle d’attente
history-left = A quitté l’appel
history-may-be-removed = Peut-être la personne retirée à { $time }
history-renamed = Renommé, s’appelait { $from }

# Ce que valent les listes
lack-cut = Microsoft a renvoyé 100 personnes ; il y en a peut-être plus
lack-link = La liste a d’autres pages illisibles ; personnes lues : { $n }
lack-page = Une page de la liste n’a pas pu être lue ; personnes lues : { $n }
lack-entries = { $n ->
    [one] Une entrée de la liste est illisible
   *[other] { $n } entrées de la liste sont illisibles
}
lack-slow = La liste a mis plus de 5 s à être lue
lack-cached = Microsoft a envoyé une liste enregistrée, peut-être ancienne
lack-without-us = La dernière liste est incomplète : cette application y manque
lack-in-lobby = Cette application est en salle d’attente et ne voit personne d’autre
lack-empty = La liste reçue est vide
lack-nothing-yet = On ignore qui était là quand la porte s’est fermée
notice-lack-text = Personne n’est considéré comme parti tant que la liste n’est pas complète.
notice-without-us-text = D’ici là, personne n’est considéré comme parti et les retraits peuvent rester non confirmés. Regardez dans Teams : si l’application n’est plus dans la réunion, rejoignez-la à nouveau.
notice-lack = { $why }.
lack-new-ids = Ce service donne chaque fois un nouvel ID à tous
notice-new-ids = Ce service donne chaque fois un nouvel ID à tous.
notice-new-ids-text = Retirer par ID ne peut pas fonctionner ici : l’ID n’est plus valable quand la requête arrive.
notice-contradicts = Les réponses de Microsoft divergent sur qui est dans l’appel : attendez simplement qu’elles concordent.
notice-contradicts-text = D’ici là, personne n’est affiché comme parti.
freshness-partial = Actualisé il y a { $age } · { $why }
freshness-partial-short = Actualisé il y a { $age } · peut-être incomplet

# Ce qui confirme un retrait
proof-rosters = Absent des deux dernières listes de Microsoft
proof-single-reads = Introuvable lors de deux vérifications directes
proof-mixed = Absent d’une liste et d’une vérification directe
proof-rosters-short = Vérifié 2 fois : parti
proof-single-reads-short = Introuvable deux fois
proof-mixed-short = Absent, liste et contrôle
state-removed-answer-lost = Première réponse perdue
state-not-listed = Absent de la liste
state-not-listed-more = Nouvelle vérification
state-not-listed-told = Selon Microsoft : { $why }
state-not-listed-removed = Selon Microsoft : retiré
state-not-proved = Accepté, non confirmé
state-not-proved-more = À confirmer
row-check-again = Revérifier
row-check-again-name = Revérifier si { $who } est parti
person-not-proved = Microsoft a accepté le retrait à { $time }, mais ni deux listes ni deux vérifications ne l’ont encore confirmé. Revérifiez, ou regardez dans la réunion.
offer-shared-id = ID partagé
offer-shared-id-why = Deux entrées de la liste ont le même ID. Un retrait pourrait toucher l’une ou l’autre ; il n’est donc pas proposé.
question-not-listed = La dernière liste ne montre pas cette personne. On attend qu’une autre liste montre si elle est partie.

# Après une mise en veille
resumed-slept = L’ordinateur a été en veille pendant { $time }.
resumed-clock = L’horloge de l’ordinateur a été reculée.
resumed-text = Les listes sont anciennes tant que Microsoft n’a pas répondu. Rien n’agit automatiquement.
resumed-rules-wait = La porte et les bannissements attendent que vous leur disiez de continuer.

# Lu à voix haute.
age-seconds-aloud = { $n ->
    [one] { $n } seconde
   *[other] { $n } secondes
}
age-minutes-aloud = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
age-hours-aloud = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
}
since-more-than-aloud = au moins { $age }
state-due-aloud = Sur le point d’être retiré
state-in-line = Sur le point d’être retiré
ringing-aloud = Sonne
column-heads = Colonnes
tools-found = { $n ->
    [one] { $n } personne trouvée
   *[other] { $n } personnes trouvées
}
state-joined-anyway = Entrée malgré tout
state-joined-anyway-more = Arrivée à { $time }
person-joined-anyway = Arrivée à { $time } alors que l’invitation était annulée.
person-moved-anyway = Arrivée à { $time } alors que le transfert était annulé.
person-in-lobby-anyway = En salle d’attente depuis { $time } alors que l’invitation était annulée.
column-identity = Identité
column-sort = Trier selon cette colonne
question-looks-like-letter = Ce n’est pas { $name } : « { $letter } » est { $script ->
    [Cyrillic] cyrillique
    [Greek] grec
    [Armenian] arménien
    [Latin] latin
   *[other] une autre lettre ({ $code })
}.

# Plusieurs personnes à la fois, mode raid, bannir, protéger, annuler une action.

# Choisir plusieurs personnes.
check-name = Sélectionner { $who }
check-none = Ne peut pas être sélectionné : { $why }
select-menu = Sélectionner
select-lately = Arrivés depuis { $n } s
select-new-guests = Invités arrivés depuis { $n } s
select-guests = Invités
select-outsiders = Invités et externes
select-phones = Téléphones
select-apps = Applis et bots
select-look-alikes = Noms ressemblants
select-nobody = { $who } : personne à sélectionner
list-opens-by-enter = Entrée ou un double clic affiche la personne
list-press-again = Appuyez à nouveau si c’est bien cette personne
list-letters = Rien n’a été fait : le texte saisi sert à chercher.
select-everybody-but = Inverser la sélection
select-all = Toute la liste
bulk-selected = { $n ->
    [one] { $n } sélectionné
   *[other] { $n } sélectionnés
}
bulk-hint = La liste est en pause tant que des personnes sont sélectionnées.
bulk-hint-preview = La liste est en pause. Vérifiez la sélection à côté.
bulk-hint-waits = { $n ->
    [one] Une autre n’est pas dans la dernière liste et attend.
   *[other] { $n } autres ne sont pas dans la dernière liste et attendent.
}
bulk-clear = Effacer
bulk-clear-name = Effacer la sélection
bulk-remove = Retirer { $n }…
bulk-remove-open = L’aperçu est ouvert.
bulk-remove-nobody = Aucune personne sélectionnée n’est dans la dernière liste.

# L’aperçu.
preview-title = { $n ->
    [one] Retirer { $n } personne ?
   *[other] Retirer { $n } personnes ?
}
preview-all-guests = Tous sont des invités sans compte.
preview-kinds = { $n ->
    [0] Aucun n’est un invité sans compte.
    [one] L’un d’eux est un invité sans compte.
   *[other] { $n } d’entre eux sont des invités sans compte.
}
preview-how = Retrait immédiat, les plus récents d’abord ; ils pourront revenir.
preview-by-door = { $n ->
    [one] Elle est déjà en train d’en retirer un autre.
   *[other] Elle est déjà en train d’en retirer { $n } autres.
}
preview-lobby = { $n ->
    [one] Un invité attend dans la salle d’attente et n’est pas concerné.
   *[other] { $n } invités attendent dans la salle d’attente et ne sont pas concernés.
}
preview-outsiders = Non inclus : { $names }.
preview-more-below = Encore { $n } plus bas
preview-left-out = Exclus : { $n }
preview-yes = { $n ->
    [one] Retirer { $n } personne
   *[other] Retirer { $n } personnes
}
left-out-on-its-way = En cours
preview-unread = L’appel lui-même n’a pas encore été lu : on ignore qui est cette application et qui organise. Attendez qu’il le soit pour retirer plusieurs personnes.

# Tous les appareils d’une personne.
person-all-devices = { $what ->
    [lines] { $n ->
        [2] Retirer les deux lignes…
       *[other] Retirer les { $n } lignes…
    }
    [entries] { $n ->
        [2] Retirer les deux entrées…
       *[other] Retirer les { $n } entrées…
    }
   *[devices] { $n ->
        [2] Retirer les deux appareils…
       *[other] Retirer les { $n } appareils…
    }
}
question-all-devices = { $what ->
    [lines] { $n ->
        [2] Les deux lignes…
       *[other] Les { $n } lignes…
    }
    [entries] { $n ->
        [2] Les deux entrées…
       *[other] Les { $n } entrées…
    }
   *[devices] { $n ->
        [2] Les deux appareils…
       *[other] Les { $n } appareils…
    }
}
question-one-device = { $what ->
    [lines] Ce numéro est { $n } fois dans l’appel. Un seul est retiré.
    [entries] Présent { $n } fois dans l’appel. Une seule entrée est retirée.
   *[devices] Cette personne est là sur { $n } appareils. Ceci en retire un seul.
}
preview-devices = { $what ->
    [lines] Retirer { $n ->
        [one] une ligne
        [2] les deux lignes
       *[other] les { $n } lignes
    } de { $name } ?
    [entries] Retirer { $n ->
        [one] une entrée
        [2] les deux entrées
       *[other] les { $n } entrées
    } de { $name } ?
   *[devices] Retirer { $name } { $n ->
        [one] d’un appareil
        [2] de ses deux appareils
       *[other] de ses { $n } appareils
    } ?
}
preview-one-identity = { $what ->
    [lines] Toutes appellent du même numéro.
    [entries] Toutes ont la même identité.
   *[devices] Tous ont la même identité.
}
preview-devices-yes = { $what ->
    [lines] { $n ->
        [one] Retirer { $n } ligne
        [2] Retirer les deux lignes
       *[other] Retirer les { $n } lignes
    }
    [entries] { $n ->
        [one] Retirer { $n } entrée
        [2] Retirer les deux entrées
       *[other] Retirer les { $n } entrées
    }
   *[devices] { $n ->
        [one] Retirer { $n } appareil
        [2] Retirer les deux appareils
       *[other] Retirer les { $n } appareils
    }
}

# Le retrait de plusieurs personnes, pendant et après.
removal-left = Non retirés : { $n }
removal-removed = { $n ->
    [0] Aucun retrait
    [one] { $n } retiré
   *[other] { $n } retirés
}
removal-already-gone = { $n ->
    [one] { $n } déjà parti
   *[other] { $n } déjà partis
}
removal-not = { $n ->
    [one] { $n } échec
   *[other] { $n } échecs
}
removal-not-asked = { $n ->
    [one] { $n } non demandé
   *[other] { $n } non demandés
}
removal-open = encore { $n }
removal-title = { $n ->
    [one] Retrait d’une personne
   *[other] Retrait de { $n } personnes
}
removal-title-again = Nouvel essai : { $n }
removal-proved = { $n } partis, prouvé
removal-checked = { $n } en cours de vérification
removal-shared = { $n ->
    [one] { $n } retrait a été refusé pour la même raison : { $why }
   *[other] { $n } retraits ont été refusés pour la même raison : { $why }
}
counts-comma = {", "}
removal-others = { $n ->
    [one] L’une d’elles vient d’un retrait antérieur : { $names }.
   *[other] { $n } d’entre elles viennent de retraits antérieurs : { $names }.
}
removal-others-door = { $n ->
    [one] La porte n’a pas pu retirer l’une d’elles : { $names }.
   *[other] La porte n’a pas pu retirer { $n } d’entre elles : { $names }.
}
removal-failed = Les échecs sont en tête de liste, chacun avec sa raison.
removal-stopped = Arrêté. { $results }
removal-show-failures = Voir les échecs
removal-failures-gone = Aucun d’entre eux n’est plus dans la liste
removal-stopped-text = { $n ->
    [0] Plus aucune requête n’est envoyée.
    [one] Plus aucune requête n’est envoyée ; une est encore en cours.
   *[other] Plus aucune requête n’est envoyée ; { $n } sont encore en cours.
}
removal-retry = Réessayer ({ $n })
removal-mute = Couper le micro ({ $n })
removal-mute-name = { $n ->
    [one] Couper le micro de la personne encore là
   *[other] Couper le micro des { $n } personnes encore là
}
removal-show = Voir le retrait

# Le mode raid.
raid-start = Mode raid pendant 10 minutes
raid-hint = Quand des gens arrivent sans arrêt : « Retirer » agit sans confirmation sur les invités et les externes, les derniers arrivés en premier. Cela n’empêche personne d’entrer ; la porte, si. S’arrête tout seul.
raid-end = Arrêter le mode raid
raid-left = S’arrête tout seul
raid-on = Mode raid
raid-on-text = « Retirer » agit sans confirmation pour les invités et les externes. La confirmation reste demandée pour les autres et pour plusieurs personnes à la fois.
raid-on-short = « Retirer » agit sans confirmation pour les invités et les externes.
raid-over = Mode raid terminé
mark-raid = Nouveau
mark-raid-why = Un invité arrivé après le début du mode raid.
notice-wave = { $n ->
    [one] { $n } personne a rejoint l’appel
   *[other] { $n } personnes ont rejoint l’appel
}
notice-wave-back = { $n ->
    [one] { $n } personne de l’extérieur était déjà venue.
   *[other] { $n } personnes de l’extérieur étaient déjà venues.
}
notice-wave-lobby = { $n ->
    [one] { $n } personne a rejoint l’appel
   *[other] { $n } personnes ont rejoint l’appel
}, { $lobby ->
    [one] une attend dans la salle d’attente,
   *[other] { $lobby } attendent dans la salle d’attente,
}
notice-wave-waiting = { $n ->
    [one] { $n } personne attend dans la salle d’attente
   *[other] { $n } personnes attendent dans la salle d’attente
}
notice-wave-sentence = { $words }.
notice-wave-text = depuis { $time }.
notice-wave-more-again = { $n ->
    [one] { $n } autre a rejoint l’appel sous le nom d’une personne déjà retirée.
   *[other] { $n } autres ont rejoint l’appel sous des noms de personnes déjà retirées.
}
notice-wave-again = { $n ->
    [one] { $n } personne a rejoint l’appel sous le nom d’une personne déjà retirée
   *[other] { $n } personnes ont rejoint l’appel sous des noms de personnes déjà retirées
}
notice-wave-again-out = { $n ->
    [one] { $here ->
        [0] Cette personne est de nouveau dehors.
       *[other] Cette personne est encore là.
    }
   *[other] { $here ->
        [0] Toutes sont de nouveau dehors.
        [one] L’une d’elles est encore là.
       *[other] { $here } d’entre elles sont encore là.
    }
}
notice-wave-left = { $n ->
    [one] Un invité est encore là.
   *[other] { $n } invités sont encore là.
}
notice-wave-left-besides = { $n ->
    [one] Un autre invité est encore là : { $names }.
   *[other] { $n } autres invités sont encore là : { $names }.
}
notice-wave-left-others = { $n ->
    [one] Un autre invité est encore là.
   *[other] { $n } autres invités sont encore là.
}
notice-wave-going = { $n ->
    [one] Un autre est en cours de retrait.
   *[other] { $n } autres sont en cours de retrait.
}
notice-wave-let-in = Admis depuis la salle d’attente : { $names }.
notice-wave-may-stay = Peut rester : { $names }.
notice-wave-members = { $n ->
    [one] { $n } membre de votre organisation a aussi rejoint l’appel.
   *[other] { $n } membres de votre organisation ont aussi rejoint l’appel.
}
notice-wave-all = { $n ->
    [one] { $n } arrivée en tout depuis { $time }.
   *[other] { $n } arrivées en tout depuis { $time }.
}
notice-wave-gone = Aucun invité de cette vague n’est encore là.
wave-folded = { $n ->
    [one] 1 nouvel invité encore là
   *[other] { $n } nouveaux invités encore là
}
wave-folded-hint = Afficher de nouveau l’avis et ses boutons ({ $key })
notice-wave-others = Aussi de l’extérieur : { $names }.
state-came-back-times = ({ $times })
came-back-nth = { $came_back } ({ $times })
came-back-times = { $n ->
    [1] 1re fois
    [2] 2e fois
    [3] 3e fois
    [4] 4e fois
    [5] 5e fois
    [6] 6e fois
    [7] 7e fois
    [8] 8e fois
    [9] 9e fois
   *[other] { $n } fois
}

# Bannir.
keep-out = Bannir…
keep-out-name = Retirer et bannir { $who }
keep-out-protected = Les personnes protégées, les organisateurs, ceux qui enregistrent et cette application ne sont jamais bannis.
keep-out-shared = Plusieurs personnes appellent de ce numéro : il ne désigne pas une personne précise.
keep-out-call = Cet appel
no-identity-guest = Les invités reçoivent un nouvel ID à chaque fois : impossible de les reconnaître. Pour eux, il y a la porte des invités.
no-identity-hidden = Microsoft cache l’identité de cette personne : impossible de la reconnaître à son retour.
question-keep-out-open = Retirer et bannir…
question-keep-out = Retirer et bannir { $name } ({ $kind }) ?
question-keep-out-yes = Retirer et bannir
question-keep-away = Bannir { $name } ({ $kind }) ?
question-keep-away-yes = Bannir
question-keep-out-yes-name = Oui, bannir { $who }
question-keep-out-hint = Si la même identité revient, elle est retirée après une seconde.
question-keep-out-devices = { $what ->
    [lines] { $n ->
        [one] Une ligne de ce numéro est dans l’appel et sera retirée.
       *[other] { $n } lignes de ce numéro sont dans l’appel et seront toutes retirées.
    }
    [entries] { $n ->
        [one] Une de ses entrées est dans l’appel et sera retirée.
       *[other] { $n } de ses entrées sont dans l’appel et seront toutes retirées.
    }
   *[devices] { $n ->
        [one] Un appareil de cette personne est dans l’appel et sera retiré.
       *[other] { $n } appareils de cette personne sont dans l’appel et seront tous retirés.
    }
}
state-due = Retrait dans { $n } s
state-due-keep-out = Banni
state-due-door = Porte des invités
let-stay = Peut rester
let-stay-name = Laisser rester { $who }
let-back-in = Autoriser le retour
let-back-in-name = Autoriser le retour de { $who }
stop-keeping-out = Ne plus bannir
stop-keeping-out-name = Ne plus bannir { $who }
person-kept-out = Banni
rule-call = Depuis { $time }, pour tout l’appel. { $n ->
    [0] Pas encore revenu.
    [one] Retiré une fois par la règle.
   *[other] Retiré { $n } fois par la règle.
}
rule-until = Depuis { $time }, encore { $left }. { $n ->
    [0] Pas encore revenu.
    [one] Retiré une fois par la règle.
   *[other] Retiré { $n } fois par la règle.
}
rule-too-often = La règle a retiré cette personne trois fois en une minute, puis s’est arrêtée. Retirez-la vous-même, ou relancez la règle.
rule-shared = Plusieurs personnes appellent de ce numéro. La règle s’est arrêtée.
rule-not-removed = Retrait impossible. La règle vous laisse décider pour cette fois.
rule-again = Relancer
rule-again-name = Relancer la règle pour { $who }
rule-keep-for = Bannir à partir de maintenant pour
rule-keep-for-name = Bannir { $who } à partir de maintenant : { $time }
rules-title = Bannis
rules-open = Bannis et porte des invités…
rules-close = Fermer la liste
rules-only-while = Cela n’agit que tant que Moderato tourne.
rules-people = Personnes
rules-nobody = Personne n’est banni nommément.
rules-review = Vérifier
rules-go-on = Continuer
rules-drop = Abandonner
door-title = Porte des invités
door-text = Les invités qui arrivent porte fermée sont retirés après 1 seconde. Ceux qui sont déjà dans l’appel ou en salle d’attente ne sont pas retirés.
door-waits = Fermée plus tôt. Elle ne retire personne sans votre accord ; si vous la fermez ici, tout repart de zéro.
door-open = La porte est ouverte.
door-closed = La porte est fermée, encore { $left }. { $n ->
    [0] Elle n’a encore retiré personne.
    [one] Elle a retiré un invité.
   *[other] Elle a retiré { $n } invités.
}
door-elsewhere = La porte est fermée, encore { $left }. Une autre fenêtre l’a fermée et s’en charge.
door-hits-nobody = Aucune des personnes présentes ne serait retirée.
door-stay = { $n ->
    [one] Fermer la porte ne retire pas l’invité déjà présent.
   *[other] Fermer la porte ne retire pas les { $n } invités déjà présents.
}
door-stay-new = { $n ->
    [one] Fermer la porte ne retire pas le nouvel invité déjà présent.
   *[other] Fermer la porte ne retire pas les { $n } nouveaux invités déjà présents.
}
door-left = { $n ->
    [one] Un invité est ici ou en salle d’attente. La porte ne retire que les invités qui arrivent plus tard.
   *[other] { $n } invités sont ici ou en salle d’attente. La porte ne retire que les invités qui arrivent plus tard.
}
door-left-going = Invités ici ou en salle d’attente : { $n }. En cours de retrait : { $going }. { $stay ->
    [0] La porte ne retire que les invités qui arrivent plus tard.
   *[other] La porte laisse les autres ({ $stay }) : elle ne retire que les invités qui arrivent plus tard.
}
door-left-new = { $n ->
    [one] Un nouvel invité est ici ou en salle d’attente. La porte ne retire que les invités qui arrivent plus tard.
   *[other] { $n } nouveaux invités sont ici ou en salle d’attente. La porte ne retire que les invités qui arrivent plus tard.
}
door-stay-remove = Les retirer…
door-rests = { $why }. En attendant, la porte ne retire personne automatiquement.
door-hits = { $n ->
    [one] En ce moment, elle retire un invité : { $names }
   *[other] En ce moment, elle retire { $n } invités : { $names }
}
door-let-next = Laisser entrer le prochain invité
door-let-one-more = En laisser entrer un de plus
door-let-in-raid = Un raid est en cours : le prochain invité peut en faire partie.
door-let-anyway = Laisser entrer quand même
door-lets-in = { $n ->
    [one] Le prochain invité qui arrive entre, quel qu’il soit.
   *[other] Les { $n } prochains invités qui arrivent entrent, quels qu’ils soient.
}
door-let-in = Admis : { $names }
door-let-nobody = Ne plus laisser entrer d’invité
way-back-door = La porte fermée retirerait de nouveau cet invité. Appuyez d’abord ici, puis demandez à l’invité de rejoindre par le lien : le prochain invité qui rejoint est admis.
way-back-link = Cette personne peut rejoindre à nouveau par le lien de la réunion.
person-in-lobby = En salle d’attente. L’admission n’est possible que dans Teams.
door-close-for = Fermer pendant
door-keep-closed-for = Garder fermée à partir de maintenant pendant
door-open-wave = Beaucoup d’invités arrivaient encore il y a { $age }. Une fois la porte ouverte, ils peuvent revenir.
door-for = { $n } min
door-open-raid = Un raid est en cours. Une fois la porte ouverte, tout le monde peut entrer.
door-open-anyway = Ouvrir quand même
door-for-name = Fermer pendant { $n } min
door-open-it = Ouvrir la porte
names-comma = {", "}
notice-keep-out = { $n ->
    [one] Une personne est bannie.
   *[other] { $n } personnes sont bannies.
}
notice-door = La porte des invités est fermée, encore { $left }.
notice-door-paused = La porte est fermée mais en pause, encore { $left } : les nouveaux venus entrent pour l’instant.
notice-door-works-again = Elle agira de nouveau dès que les listes de Microsoft seront complètes.
notice-elsewhere-door = Une autre fenêtre a fermé la porte et s’en charge.
notice-elsewhere-people = { $n ->
    [one] Une autre fenêtre se charge d’une personne.
   *[other] Une autre fenêtre se charge de { $n } d’entre elles.
}
notice-rule-alarms = { $n ->
    [one] Une règle s’est arrêtée.
   *[other] { $n } règles se sont arrêtées.
}
notice-door-removed = { $n ->
    [one] Porte : une personne retirée.
   *[other] Porte : { $n } personnes retirées.
}
notice-keep-out-removed = { $n ->
    [one] Bannissements : une personne retirée.
   *[other] Bannissements : { $n } personnes retirées.
}
notice-muted = Micro coupé : { $names }.
notice-not-removed = { $n ->
    [one] Une personne n’a pas pu être retirée : { $names }.
   *[other] { $n } personnes n’ont pas pu être retirées : { $names }.
}
notice-no-retry = Réessayer n’aide pas pour : { $names }.
notice-rules-unread = Les règles n’agissent pas tant que l’appel lui-même n’est pas lisible.
notice-door-over = La porte des invités s’est ouverte.
notice-door-again = Refermer
notice-keep-out-over = Fin du bannissement : { $names }.
notice-waits = Des règles définies plus tôt n’agissent pas encore.
notice-waits-people = { $n ->
    [one] Banni : { $names }.
   *[other] { $n } personnes bannies : { $names }.
}
notice-waits-door = La porte des invités était fermée.

# Protéger, et annuler une action.
protected-title = Sous protection
protected-text = Dans tous les appels : vous êtes averti avant de retirer ces personnes, et ni les règles ni les retraits multiples ne les touchent.
protected-nobody = Personne n’est sous protection.
protect = Protéger
protect-name = Protéger { $who }
unprotect = Ne plus protéger
unprotect-name = Ne plus protéger { $who }
invite-again = Réinviter
invite-again-ask = Réinviter…
invite-again-name = Réinviter { $who }
invite-again-why = Seuls les membres de ce locataire et les numéros de téléphone peuvent être invités, et seulement s’ils ne sont pas dans l’appel.
details-person = Voir la personne

removal-unproved = { $n ->
    [one] { $n } accepté mais non confirmé
   *[other] { $n } acceptés mais non confirmés
}
notice-door-rests = { $why } : la porte est en pause.
notice-door-rests-text = Elle ne retire personne automatiquement.
notice-flood = Règles en pause : plus de { $most } retraits en une minute.
notice-door-leaves = { $n ->
    [one] Une personne était peut-être là avant la fermeture de la porte : à vous de décider
   *[other] { $n } personnes étaient peut-être là avant la fermeture de la porte : à vous de décider
}
notice-flood-text = { $n ->
    [one] Un retrait attend encore.
   *[other] { $n } retraits attendent encore.
}
notice-remove-these = { $n ->
    [one] Retirer cette personne…
   *[other] Retirer ces { $n } personnes…
}
preview-may-have-been-here = Certaines étaient peut-être là avant la fermeture de la porte.
door-also = La porte retire aussi
door-externals = Personnes externes
door-phones = Téléphones
notice-wave-clear = { $n ->
    [one] Retirer le nouvel invité et fermer la porte
   *[other] Retirer les { $n } nouveaux invités et fermer la porte
}
notice-wave-clear-short = Retirer { $n }, fermer
notice-wave-remove = { $n ->
    [one] Retirer le nouvel invité
   *[other] Retirer les { $n } nouveaux invités
}
notice-wave-remove-short = Retirer { $n }
notice-wave-more = { $n } de plus · ajouter
door-close-guests = Fermer la porte aux invités
door-close-short = Fermer la porte
door-close-why = Les invités qui arrivent dans les 15 prochaines minutes sont retirés après 1 seconde.
preview-door = La porte fermée retire les invités qui arrivent désormais.
preview-no-open = Annuler et ouvrir la porte
preview-others-return = { $n ->
    [one] L’un d’eux n’est pas un invité et peut revenir.
   *[other] { $n } d’entre eux ne sont pas des invités et peuvent revenir.
}
preview-members = { $members ->
    [one] { $members } de ces { $n } personnes est membre de votre organisation : { $names }.
   *[other] { $members } de ces { $n } personnes sont membres de votre organisation : { $names }.
}
preview-many = Au-delà de { $most } personnes à la fois, le nombre est demandé.
preview-number = Tapez { $n } pour confirmer
preview-tick = Retirer aussi { $who }
preview-tick-hint = Décochez pour laisser la personne rester après confirmation. Les avis suivants de cet appel l’omettent aussi.

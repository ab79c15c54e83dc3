# Inviter des personnes, et le minuteur de leurs invitations.

# Le dialogue.
invite-title = Inviter dans { $call }
invite-way-new = Inviter des personnes
invite-way-move = Transférer d’un autre appel
invite-field = ID d’objet, nom de connexion ou téléphone
invite-field-hint = { $address }, +1 425 555 0100, 3f2a91c0-…
invite-add = Ajouter
invite-clear = Vider la liste
invite-is-nothing = Collez un e-mail entier, une liste ou des lignes de tableau : jusqu’à cinq personnes
invite-is-account = ID d’objet d’un compte
invite-is-name = Nom de connexion ; d’abord cherché dans l’annuaire
invite-is-phone = Numéro de téléphone { $number }
invite-is-list = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
invite-passed-over = { $n } déjà dans la liste
invite-numbers-in = { $n ->
    [one] Non utilisée : 1 ligne avec un numéro sans indicatif de pays
   *[other] Non utilisées : { $n } lignes avec un numéro sans indicatif de pays
}
invite-nobody-in = { $n ->
    [one] Non utilisée : { $n } ligne sans adresse ni numéro
   *[other] Non utilisées : { $n } lignes sans adresse ni numéro
}
invite-unused = Lignes non utilisées : { $n } avec un numéro, { $m } sans
invite-nameless = Sans adresse ni numéro : { $names }
invite-begins-name = Le début d’un nom de connexion
invite-begins-phone = Le début d’un numéro de téléphone
invite-is-unclear = Pas encore reconnu
invite-is-link = C’est un lien de réunion, pas une personne. Rejoignez cette réunion avec « Ajouter un appel ».
invite-in-lobby = Cette personne est déjà en salle d’attente
invite-in-call = Cette personne est déjà dans l’appel
invite-from-text = « { $words } » dans votre texte
invite-name-from-text = Nom tiré de votre texte
invite-looking-up = Cherché dans l’annuaire…
invite-drop = Enlever { $name } de la liste
invite-correct = Corriger { $name }
invite-mark-rings = Sonne déjà
invite-mark-in-lobby = Déjà en salle d’attente
invite-mark-in-call = Déjà dans l’appel
invite-mark-unknown = Absent de l’annuaire
invite-mark-unknown-id = Absent de l’annuaire, mais sera invité
invite-mark-listed = Déjà dans la liste
invite-mark-refused = Ajout impossible
invite-too-much = Ce texte est trop long. Collez au plus { $n } personnes à la fois.
invite-full = Microsoft accepte au plus { $n } personnes à la fois. Cliquez d’abord sur « Inviter » pour celles-ci, ou retirez quelqu’un de la liste.
invite-listed = Cette personne est déjà dans la liste.
invite-rings = Cet appel sonne déjà chez cette personne.
invite-skipped = Ne sera pas invité : { $why }
invite-no-right = Cette application ne peut pas rechercher de personnes (User.ReadBasic.All n’est pas accordé). Entrez l’ID d’objet, affiché dans Entra sous « Utilisateurs ».
invite-unknown = Personne dans votre annuaire n’a ce nom de connexion.
invite-nobody = Ajoutez d’abord quelqu’un
invite-kept = Resté de la dernière fois
invite-not-included = Non inclus
invite-held-kept = Resté de la dernière fois ; non inclus
invite-held = Peut être invité maintenant : « Inclure »
invite-held-full = Non inclus : { $n } à la fois au plus
invite-held-sender = De la signature de l’expéditeur ; non inclus
invite-held-recipient = Destinataire de cet e-mail ; non inclus
invite-held-doubted = D’après le texte, peut-être pas ; non inclus
invite-held-quoted = D’un e-mail cité ; non inclus
invite-held-fallback = D’après le texte, en cas de problème ; non inclus
invite-held-other = Autre moyen de joindre { $who } ; non inclus
invite-include = Inclure
invite-call-instead = Appeler plutôt { $number }
invite-call-instead-name = Appeler plutôt { $who } au { $number }
invite-include-all = Inclure les { $n }
invite-none-included = Personne n’est inclus
invite-not-found = Corrigez ou retirez « { $entry } »
invite-unclear = Complétez ou effacez d’abord le texte
invite-unclear-part = Complétez ou effacez d’abord « { $entry } »
invite-part-problem = « { $entry } » : { $why }
invite-leaves-out = Pas d’invitation : « { $entry } »
invite-leaves-out-more = Pas d’invitation : « { $entry } » et { $n } de plus
invite-auto-cancel = Annuler automatiquement après (s)
invite-auto-cancel-off = Non
invite-auto-cancel-error = De 1 à 60 s
invite-auto-cancel-hint = Non : sonne environ une minute.
invite-hidden = Masquer aux autres participants
invite-hidden-not = Ce cloud n’a pas d’invitations masquées.
invite-hint = Cela sonne aussitôt. Vous pouvez annuler tant que cela sonne.
invite-no-country = { $n ->
    [one] « { $number } » n’a pas d’indicatif
   *[other] { $n } numéros n’ont pas d’indicatif
}
invite-country-added = { $n ->
    [one] Indicatif ajouté à un numéro : { $country }
   *[other] Indicatif ajouté à { $n } numéros : { $country }
}
invite-country-use = Utiliser { $country }
invite-country-example = { $country } : { $number }
invite-country-other = Autre pays
invite-country-choose = Choisir un pays
invite-country-search = Rechercher un pays
invite-country-first = Choisissez d’abord un pays pour les numéros
invite-not-in-country = « { $number } » n’est pas un numéro valide ({ $country })
invite-count = { $n } place(s) sur { $of }
invite-send = Inviter
invite-look-up = Chercher dans l’annuaire
invite-send-several = Inviter { $n } personnes
invite-send-some = Inviter { $n } sur { $of }
invite-send-move = Transférer

# Transférer une personne d’un autre appel.
invite-move-from = Depuis
invite-move-who = Personne
invite-move-none = Aucun autre appel n’a de personnes avec un compte
invite-move-no-list = Pas encore de liste à jour de { $call }
invite-move-no-account = Personne n’y a de compte
invite-move-choose = Choisir une personne
invite-move-search = Rechercher des personnes
invite-move-left = Cette personne a quitté cet autre appel
invite-move-nobody = Choisissez d’abord une personne
invite-move-hint = Seules les personnes ayant un compte peuvent être transférées, une à la fois. Elles quittent l’autre appel en arrivant ici.
invite-move-list = { $n ->
    [one] La personne de votre liste d’invitations n’est pas invitée ainsi.
   *[other] Les { $n } personnes de votre liste d’invitations ne sont pas invitées ainsi.
}

# La ligne d’une invitation.
invitation-ends-in = encore { $n } s environ
invitation-cancelled-in = annulation dans { $n } s
invitation-cannot-cancel-ends = Annulation impossible · sonne encore { $n } s environ
invitation-answered-first = Peut-être déjà acceptée
invitation-answer-lost = Réponse perdue
invitation-ringing-armed = { $time } · sera retiré à l’arrivée
invitation-armed = Sera retiré à l’arrivée
invitation-kept-out = Banni : sera retiré à l’arrivée
invitation-door-shut = Porte fermée aux téléphones : sera retiré à l’arrivée
invitation-of-others = Invité par d’autres
invitation-show = Afficher
invitation-show-name = Afficher { $name } dans la liste
invitation-not-last-time = Annulation déjà échouée
invite-not-last-time = Annulation impossible la dernière fois, même automatique. Cela sonnera peut-être jusqu’à la fin.
invite-cancelled-before = Vous avez annulé cette invitation à { $time }
question-of-others = Cette invitation a été envoyée par d’autres.
invitation-gone-again = Reparti à { $time }
invitation-moved-on = Transféré ailleurs à { $time }
invitation-moved-back = Ramené à { $time }
invitation-due = Arrivée
invitation-due-more = Retrait dans un instant
invitation-arm = Retirer à l’arrivée
invitation-arm-name = Retirer { $name } à l’arrivée
invitation-arm-why = La personne qui arrive s’affiche un instant, puis est retirée. « Laisser rester » la laisse rester.
invitation-disarm = Laisser rester
invitation-disarm-name = Laisser rester { $name }
invitation-timer = Annulation auto
invitation-timer-name = Annuler automatiquement l’invitation à { $name }
invitation-timer-off = Non
invitation-timer-after = Après { $n } s
invitation-retry-name = Inviter { $name } à nouveau

# En annuler plusieurs.
several-open = En annuler plusieurs…
several-title = Quelles invitations annuler ?
several-all = Toutes ({ $n })
several-all-own = { $n ->
    [one] Celle que vous avez envoyée
   *[other] Toutes celles que vous avez envoyées ({ $n })
}
several-all-others = { $n ->
    [one] Celle d’une autre personne
   *[other] Toutes celles d’autres personnes ({ $n })
}
several-own-over = Celles que vous avez envoyées
several-others-over = Celles d’autres personnes
several-passed = Ne sonne plus ; ignorée
several-none = Cochez d’abord les invitations à annuler
several-close = Fermer
several-yes = { $n ->
    [0] Annuler les invitations
    [one] Annuler { $n } invitation
   *[other] Annuler { $n } invitations
}

# Ce qui s’est fait automatiquement.
activity-cancel-by-itself = Annuler automatiquement l’invitation à { $who }, { $kind }
activity-remove-on-arrival = Retirer { $who }, { $kind }, à l’arrivée
activity-arrival-remove = { $who }, { $kind }, sera retiré en cas d’arrivée
activity-arrival-stay = { $who }, { $kind }, peut rester en cas d’arrivée
history-arrival-remove = Sera retiré en cas d’arrivée
invited-joined = { $n ->
    [one] { $n } a rejoint
   *[other] { $n } ont rejoint
}
invited-left-out = { $n ->
    [one] { $n } non invité
   *[other] { $n } non invités
}
invited-rings-already = { $n } en train de sonner
invited-rang-before = { $n } déjà en sonnerie
invited-in-lobby = { $n } déjà en salle d’attente
invited-in-call = { $n } déjà dans l’appel
invited-gone-again = { $n ->
    [one] { $n } reparti
   *[other] { $n } repartis
}
invited-removed = { $n ->
    [one] { $n } retiré
   *[other] { $n } retirés
}
count-moved-on = { $n ->
    [one] { $n } transféré ailleurs
   *[other] { $n } transférés ailleurs
}
invited-not = Non invité
invited-rang = Invitation antérieure : { $state }
invited-correct = Corriger et inviter…
invited-again = { $n ->
    [one] Réinviter { $n } personne
   *[other] Réinviter { $n } personnes
}
invited-show = Résultats ({ $n })
invited-show-nameless = Résultats ({ $n }, { $m } sans adresse)
invited-earlier = Avant
invited-before = invité plus tôt
invited-earlier-clear = Effacer les précédentes
ended-clear = Effacer les terminées
ended-cleared = { $n ->
    [one] { $n } effacée ·
   *[other] { $n } effacées ·
}
ended-undo = Annuler
ended-more = { $n ->
    [one] Afficher { $n } autre terminée
   *[other] Afficher { $n } autres terminées
}
ended-fewer = Afficher moins de terminées
invited-at = Invités à { $time }
cancelled-at = Annulation envoyée à { $time }
cancelled-done = { $n ->
    [one] { $n } annulée
   *[other] { $n } annulées
}
cancelled-joined = { $n ->
    [one] { $n } entrée malgré tout
   *[other] { $n } entrées malgré tout
}
cancelled-stuck = { $n } impossible à annuler
cancelled-failed = { $n ->
    [one] { $n } non annulée
   *[other] { $n } non annulées
}
cancelled-no-answer = { $n } sans doute sans réponse
cancelled-joined-hint = { $n ->
    [one] Une personne a rejoint l’appel malgré l’annulation.
   *[other] { $n } personnes ont rejoint l’appel malgré l’annulation.
}
cancelled-stuck-hint = { $n ->
    [one] Le service ne connaît aucune adresse pour une de ces invitations : elle sonne jusqu’à sa fin.
   *[other] Le service ne connaît aucune adresse pour { $n } de ces invitations : elles sonnent jusqu’à leur fin.
}
cancelled-arm-all = Retirer les { $n } dès leur arrivée

# Transférer quelqu’un depuis un autre appel.
move-sending = Transfert…
move-ringing = Transfert { $time }
move-joined = Transféré
move-joined-anyway = Transféré quand même
move-no-answer = Sans doute non transféré
move-failed = Non transféré
move-from = Depuis { $call }
move-cancel = Annuler le transfert…
move-cancel-name = Annuler le transfert de { $name }
move-dismiss-name = Enlever le transfert de { $name } de la liste
move-again = Retransférer
move-again-name = Transférer { $name } à nouveau
move-timer-name = Annuler automatiquement le transfert de { $name }
move-details-name = Détails du transfert de { $who }
question-move = Annuler le transfert de { $name } ({ $kind }) ?
question-move-yes = Annuler le transfert
question-move-yes-name = Oui, annuler le transfert de { $name }
question-move-no = Continuer le transfert
question-move-over = Ce transfert a pris fin à { $time }. Rien n’a été envoyé.
section-moves = Transferts
section-ringing-and-moves = Invitations et transferts
moved-at = Transfert commencé à { $time }
count-moving = { $n } en transfert
count-moved = { $n ->
    [one] { $n } transféré
   *[other] { $n } transférés
}
count-not-moved = { $n ->
    [one] { $n } non transféré
   *[other] { $n } non transférés
}
count-moved-anyway = { $n ->
    [one] { $n } transféré quand même
   *[other] { $n } transférés quand même
}
moved-anyway-hint = { $n ->
    [one] Une personne a été transférée bien que le transfert ait été annulé.
   *[other] { $n } personnes ont été transférées bien que les transferts aient été annulés.
}
move-back = Ramener
move-back-name = Ramener { $name } dans { $call }
move-back-going = Retour en cours
move-to = Transférer vers un autre appel…
move-to-name = Transférer { $who } vers un autre appel
move-to-title = Vers quel appel transférer { $who } ?
why-not-moved = Pas transféré depuis un autre appel
why-moved-from-over = L’appel d’où vient cette personne n’est plus observé
invite-title-move = Transférer dans { $call }
invite-title-move-who = Transférer { $who } dans { $call }
invite-hint-move = Commence aussitôt. Vous pouvez annuler jusqu’à l’arrivée.
invite-elsewhere = Actuellement dans { $call }
invite-elsewhere-several = Actuellement dans { $n } autres appels
invite-elsewhere-why = L’invitation sonne, mais laisse la personne dans l’autre appel. « Transférer d’un autre appel » l’en retire.
activity-move = Transférer { $who }, { $kind }
activity-move-cancel = Annuler le transfert de { $who }, { $kind }
activity-move-cancel-by-itself = Annuler automatiquement le transfert de { $who }, { $kind }
activity-move-to = Transférer { $who }, { $kind }, vers { $call }
activity-move-to-cancel = Annuler le transfert de { $who }, { $kind }, vers { $call }
activity-move-to-cancel-by-itself = Annuler automatiquement le transfert de { $who }, { $kind }, vers { $call }
result-moving = Transfert en cours
result-not-moved = Non transféré : { $cause }
history-move = Transfert demandé
history-move-cancel = Annulation du transfert demandée

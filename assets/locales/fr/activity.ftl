# L’activité, au bas de la fenêtre.
activity-head = Activité
activity-all = Tout
activity-mine = Moi
activity-failures = Échecs { $n }
activity-none = Encore rien
activity-show = Afficher l’activité
activity-hide = Masquer l’activité
activity-audit = Journal d’audit : { $path }
earlier-open = Actions antérieures…
earlier-title = Actions antérieures
earlier-what = Avant cette session, avec cette application dans ce locataire, ces { $days } derniers jours : { $n }.
earlier-others = Non affichées, car elles relèvent d’un autre locataire, d’une autre application ou d’un autre service : { $n }.
earlier-whole = La chaîne du journal est intacte.
earlier-damaged = La chaîne du journal est endommagée : ne vous fiez pas à cette liste.
earlier-damaged-next = « moderato audit verify » indique où : { $files }
earlier-where = Les actions plus anciennes et toutes les lignes se trouvent dans { $folder }
earlier-unread = Le journal d’audit est illisible.
earlier-failed = Échec : { $why }
earlier-no-result = Aucun résultat enregistré
earlier-answer-lost = Aucune réponse reçue
earlier-let-next-in = Invités admis malgré la porte fermée
earlier-resume-rules = Règles d’une exécution précédente reprises
earlier-drop-rules = Règles d’une exécution précédente abandonnées
earlier-change-door = Modification des exclus de la porte fermée
earlier-protect = Protéger { $who }
earlier-unprotect = Ne plus protéger { $who }
earlier-fault = Moderato a planté
activity-remove = Retirer { $who }, { $kind }
activity-remove-keep-out = Bannissement : retirer { $who }, { $kind }
activity-remove-door = Porte des invités : retirer { $who }, { $kind }
activity-invite = Inviter { $who }, { $kind }
activity-cancel = Annuler l’invitation à { $who }, { $kind }
activity-join = Rejoindre { $meeting }
activity-came-up = L’appel est établi
activity-leave = Quitter l’appel
activity-end-for-all = { $n ->
    [one] Terminer l’appel pour { $n } personne
   *[other] Terminer l’appel pour { $n } personnes
}
activity-bulk = { $n ->
    [one] Retirer { $n } personne
   *[other] Retirer { $n } personnes
}
activity-keep-out = Bannir { $who }, { $kind }
activity-let-back-in = Réadmettre { $who }, { $kind }
activity-keep-out-too-often = { $who }, { $kind }, revient trop souvent et n’est plus retiré automatiquement
activity-keep-out-shared = { $who }, { $kind }, partage un numéro avec d’autres et n’est pas retiré automatiquement
activity-keep-out-over = { $who }, { $kind }, n’est plus banni : le délai est écoulé
activity-rule-not-removed = { $who }, { $kind }, était encore là après le retrait par une règle ; la règle ne réessaiera pas
activity-let-stay = Laisser rester { $who }, { $kind }
activity-door-closed = Porte des invités fermée
activity-door-opened = Porte des invités ouverte
activity-door-opened-itself = Porte des invités ouverte automatiquement
activity-raid-on = Mode raid activé
activity-raid-off = Mode raid désactivé
activity-mute = Couper le micro de { $who }, { $kind }
activity-mute-self = Couper le micro de cette application
activity-unmute-self = Réactiver le micro de cette application
activity-lobby = { $who }, { $kind }, est en salle d’attente
activity-joined = { $who }, { $kind }, a rejoint l’appel
activity-many-joined = { $n } personnes ont rejoint l’appel, de { $from } à { $to }
activity-came-back = { $who }, { $kind }, { $came_back }
activity-let-in = { $who }, { $kind }, a été admis
activity-left = { $who }, { $kind }, est parti
activity-listed-as-removed = { $who }, { $kind }, n’est pas dans l’appel ; retiré selon Graph
activity-listed-as-removed-why = { $who }, { $kind }, n’est pas dans l’appel ; retiré selon Graph : { $why }
activity-renamed = { $who }, { $kind }, s’appelait { $from }
activity-call-ended = L’appel est terminé
activity-call-ended-pair = L’appel est terminé ({ $pair })
activity-nameless = une personne sans nom
activity-kind-tenant = { $kind }, { $tenant }

# L’état d’une entrée.
result-on-its-way = En cours
result-waits = Microsoft demande d’attendre, encore { $n } s
result-waits-until = Microsoft demande d’attendre jusqu’à { $time }
result-accepted = Réponse reçue ; vérification du résultat
result-accepted-removal = Accepté par Microsoft ; vérification du départ
result-checking-removal = Vérification du départ
result-answer-lost = Pas de réponse, la liste le dira
result-gone = Retiré après { $after } s · { $proof }
result-already-left = Déjà parti · { $proof }
result-still-here = Accepté à { $time }, encore dans l’appel
result-gone-later = Parti depuis
result-made-good = { $result } · parti depuis
result-not-removed = Non retiré : { $cause }
result-not-invited = Non invité : { $cause }
result-not-cancelled = Non annulée : { $cause }
result-not-joined = Non rejoint : { $cause }
result-not-left = Non quitté : { $cause }
result-not-muted = Micro non coupé : { $cause }
result-not-switched = Micro inchangé : { $cause }
result-created = Créé, en cours d’établissement
result-left = Quitté
result-ended-for-all = Plus personne
result-people-left = { $n ->
    [one] { $n } personne encore dans l’appel
   *[other] { $n } personnes encore dans l’appel
}
result-muted = Micro coupé par le service
result-unmuted = Micro réactivé
result-stopped = Arrêté
result-call-ended = L’appel s’est terminé avant
result-ringing = Sonne
result-joined = A rejoint
result-no-answer = Sans doute sans réponse
result-cancelled = Annulée
result-cancel-done = Annulée après { $after } s · { $proof }
result-checked-at = { $result }, vérifié { $time }
details-ended = Envoyée à { $from }, terminée à { $to }
result-joined-anyway = A rejoint quand même
result-joined-later = A rejoint { $age } après l’annulation
result-cannot-be-cancelled = Impossible à annuler

# Les détails d’une entrée.
details-copy-command = Copier la commande
record-by = Demandé par
record-by-nobody = Quelqu’un à cette fenêtre ; aucun nom saisi
record-by-keep-out = La règle qui exclut cette personne
record-by-door = La porte des invités, fermée
record-by-on-arrival = Le retrait à l’arrivée prévu pour l’invitation
record-by-clock = Un délai écoulé
record-by-resume = La fin de la veille de cet ordinateur, ou un changement de son horloge
record-call = Appel
record-visit = Présence
record-when = Quand
record-ordered = demandé { $ordered }
record-ordered-accepted = demandé { $ordered }, accepté par Microsoft { $accepted }
record-confirmed = Confirmé
record-proof-times = { $time } : { $proof }, { $first } et { $newest }
record-request = ID de requête
details-developers = Pour développeurs
details-copy-curl-hint = La requête envoyée, à répéter dans un terminal. Elle ne contient pas le jeton.
still-here-sentence = Microsoft a accepté le retrait, mais la personne est toujours dans la liste.
still-here-next = Réessayez. Si cela ne suffit pas, retirez la personne dans Teams.
no-address-sentence = Le service ne connaît aucune adresse pour cette invitation.
no-address-next = Elle cesse de sonner d’elle-même après une minute environ ; une personne qui arrive peut être retirée.
step-served = l’ID de la réponse de Graph
step-echoed = l’ID de participant de la réponse de Graph
step-own = l’ID envoyé avec la demande
step-asked = { $time }  demandé avec { $address }
step-taken = { $time }  accepté avec { $address }
step-not-taken = { $time }  introuvable avec { $address }
step-without-own-id = { $time }  renvoyé sans ID de notre part
step-retry = { $time }  renvoyé après : { $cause }

result-gone-answer-lost = Retiré ; la première réponse s’est perdue · { $proof }
result-not-proved = Accepté, non confirmé
result-end-not-proved = Départ de tous non confirmé
activity-rosters-not-whole = { $why }. D’ici là, personne n’est considéré comme parti
activity-rosters-whole = La liste est de nouveau complète
activity-singles-refused = Graph ne laisse pas cette application vérifier les personnes une à une ; seules les listes comptent
activity-rules-flood = Règles en pause : plus de 60 retraits en une minute
activity-audit-days = Conservation du journal d’audit : { $new } (avant : { $old })
activity-operator = Votre nom dans le journal d’audit : { $new } (avant : { $old })
activity-setting-on = { $what } : activé
activity-setting-off = { $what } : désactivé

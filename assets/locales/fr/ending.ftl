# Quitter un appel, le terminer pour tous, le maintenir, et couper les micros.

# L’en-tête.
call-leave = Quitter…
call-leaving = Départ…
call-more = Plus d’actions
call-copy-id = Copier l’ID d’appel
call-stop-watching = Ne plus observer
call-stop-watching-hint = Enlève l’appel de la liste. Rien n’est envoyé : l’application reste dans l’appel, mais il n’est plus maintenu d’ici.
own-mute = Couper le micro de l’application
own-unmute = Réactiver le micro de l’application
own-failed = Le micro de cette application n’a pas changé : { $why }
try-again = Réessayer

# Maintenir un appel.
keep-alive = Maintenir cet appel
keep-ours = Moderato a créé l’appel et le maintient toujours.
keep-off = Non maintenu d’ici. Microsoft termine un appel dont l’application ne donne pas signe pendant 45 minutes.
keep-last = Maintenu, dernier signe il y a { $age }.
keep-none-yet = Maintenu, aucun signe envoyé pour l’instant.
keep-trouble = Dernier essai échoué : { $why }.
notice-keep = Cet appel se termine dans { $left } si l’application ne donne pas signe à Microsoft.
notice-keep-over = Microsoft n’a rien reçu de cette application depuis 45 minutes et a peut-être terminé l’appel.
notice-not-left = L’application est toujours dans l’appel.
notice-missing-roles = Il manque : { $roles }.

# La question avant de quitter.
leave-head = Quitter
leave-hint = Seule cette application quitte l’appel. Il continue, mais vous ne pourrez plus retirer personne d’ici.
leave-yes = Quitter
leave-yes-name = Oui, quitter l’appel avec cette application seulement
end-head = Terminer pour tous
end-head-hint = { $n ->
    [one] Retire l’autre personne, puis cette application quitte l’appel. On vous le redemandera.
   *[other] Retire les { $n } autres l’un après l’autre, puis cette application quitte l’appel. On vous le redemandera.
}
end-open = Terminer pour tous…
end-nobody = Personne d’autre dans l’appel ne peut être retiré.
end-is-running = Des personnes sont déjà en train d’être retirées.

# Le dialogue qui termine un appel pour tous.
end-title = Terminer l’appel pour tous ?
end-how = Microsoft n’a pas de requête pour cela.
end-order = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}{ $lobby ->
    [0] {""}
    [one] {""}, dont une en salle d’attente,
   *[other] {""}, dont { $lobby } en salle d’attente,
} { $n ->
    [one] sera retirée
   *[other] seront retirées, la plus récente d’abord
}, puis cette application quittera l’appel.
end-ringing = { $n ->
    [one] Une invitation qui sonne est annulée.
   *[other] { $n } invitations qui sonnent sont annulées.
}
end-again = Tout le monde pourra revenir.
end-organizer = L’organisateur en fait partie. Teams peut refuser.
end-recorder = L’une d’elles enregistre l’appel. Dans certains locataires, tout le monde doit sortir quand l’enregistrement s’arrête.
end-protected = { $n ->
    [one] L’une d’elles est sous votre protection : { $names }.
   *[other] { $n } d’entre elles sont sous votre protection : { $names }.
}
end-fixed = { $n ->
    [one] Une entrée n’a pas d’ID utilisable. Elle reste, et l’application aussi.
   *[other] { $n } entrées n’ont pas d’ID utilisable. Elles restent, et l’application aussi.
}
end-fixed-head = Impossibles à retirer d’ici
end-number = Pour confirmer, tapez le nombre de personnes : { $n }
end-came = { $came ->
    [one] Une personne est arrivée
   *[other] { $came } personnes sont arrivées
} : le nombre est maintenant { $n }.
end-went = { $went ->
    [one] Une personne est partie
   *[other] { $went } personnes sont parties
} : le nombre est maintenant { $n }.
end-changed = Arrivées : { $came }, départs : { $went }. Le nombre est maintenant { $n }. Retapez-le.
end-yes = Terminer pour { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
end-yes-why = Le nombre doit être celui des personnes listées.

# Pendant la fin d’un appel, et après.
ending-removing = Retrait : { $n } sur { $of }
ending-removing-text = Les plus récents d’abord. Ensuite, cette application quitte l’appel.
ending-stop = Arrêter
ending-leaving = Départ…
ending-leaving-text = Tous les autres sont partis.
ending-left-over = { $n ->
    [one] Il reste une personne, donc cette application reste
   *[other] Il reste { $n } personnes, donc cette application reste
}
ending-left-over-text = Si l’application partait maintenant, plus personne ne pourrait être retiré d’ici.
ending-nobody = Tout le monde est parti, mais cette application n’a pas pu quitter l’appel
ending-nobody-text = Elle est toujours dans l’appel. Essayez encore de le quitter.
ending-stopped = { $n ->
    [0] Arrêté. Il ne reste personne d’autre
    [one] Arrêté. Il reste une personne
   *[other] Arrêté. Il reste { $n } personnes
}
ending-stopped-text = Plus aucune requête n’est envoyée. L’application reste dans l’appel.
ending-stopped-open = { $n ->
    [one] Une requête est encore en cours. Plus aucune n’est envoyée, et l’application reste dans l’appel.
   *[other] { $n } requêtes sont encore en cours. Plus aucune n’est envoyée, et l’application reste dans l’appel.
}
ending-here = Encore dans l’appel : { $n }
ending-gone = Plus dans l’appel : { $n }
ending-unproved = Départ non confirmé : { $n }
ending-again = Réessayer…
ending-leave = Quitter quand même
ending-put-away = Fermer ce panneau
ending-show = Afficher la fin de l’appel
ended-for-everyone = Terminé pour tous : { $n ->
    [one] { $n } retiré
   *[other] { $n } retirés
}
fate-waiting = En attente
fate-gone = Retiré
fate-already-gone = Déjà parti
fate-failed = Échec : { $why }
fate-failed-again = { $again } : { $why }
fate-still-here = Accepté, mais encore dans l’appel
fate-stopped = Non demandé
fate-came = Arrivé entre-temps
fate-fixed = Impossible à retirer d’ici

# Couper les micros.
state-muting = Coupure…
state-muted-by-service = Coupé par le service
state-muted-by-you = Coupé par vous
person-mute = Couper le micro
person-mute-name = Couper le micro de { $who }
person-mute-hint = Le service ne transmettra plus son audio. Vous ne pourrez pas le rétablir d’ici ; la personne peut le faire dans Teams.
mute-failed = Micro non coupé : { $why }
mute-failed-bold = Micro non coupé.
mute-retry-name = Réessayer de couper le micro de { $who }
mute-dismiss = Fermer
mute-not-up = Seulement pendant que l’appel est établi.
mute-one-to-one = Microsoft ne coupe les micros que dans les appels de groupe, et celui-ci n’a que deux participants.
mute-in-lobby = En salle d’attente, personne n’est entendu.
mute-no-address = Microsoft n’a envoyé aucun ID utilisable pour cette entrée ; impossible de la désigner.
mute-this-app = Le bouton du micro de l’application se trouve dans l’en-tête.
mute-already = Son micro est déjà coupé, mais pas depuis ici. La personne peut le rétablir dans Teams.
mute-already-by-you = Vous avez coupé son micro. La personne peut le rétablir dans Teams.
mute-on-its-way = Une requête est en cours.
mute-leaving = Cette personne est en train d’être retirée, ou est partie.

ending-not-sure = La liste est vide, mais rien ne confirme que tout le monde est parti
ending-not-sure-text = Cette application reste pour que vous puissiez encore agir. Regardez dans la réunion, ou quittez l’appel.

# Le dialogue qui prend tout : ce que l’on peut coller, et ce qui a été compris.
join-title = Ajouter un appel
join-box = Lien de réunion, invitation, ID de réunion ou ID d’appel
join-box-hint = Collez un lien de réunion, tout un e-mail d’invitation, un ID de réunion avec son code secret, ou l’ID d’un appel où cette application est déjà
join-nothing-sent = Ce que vous collez est lu sur cet ordinateur. Rien n’est envoyé avant que vous cliquiez sur le bouton.
join-offers = Réunions de cette démo
join-offer-use = Utiliser
join-offer-use-name = Utiliser le lien de { $subject }
join-kind = Type
join-kind-call = ID d’appel
join-kind-long = Lien de réunion
join-kind-short = Lien court de réunion
join-kind-typed = ID de réunion
join-call-id = ID d’appel
join-thread = Fil
join-meeting-id = ID de réunion
join-passcode = Code secret
join-passcode-given = Indiqué
join-passcode-none = Aucun
join-organizer = Organisateur
join-tenant = Locataire
join-cloud = Cloud
join-cloud-host = { $cloud } ({ $host })
join-cloud-china = Chine (21Vianet)
join-watch-hint = L’appel doit appartenir à cette même application.

# Ce qui s’y oppose.
join-warn-china = Cette réunion est dans le cloud de Chine (21Vianet), où Graph n’offre pas d’appels.
join-warn-cloud = Ce lien appartient à { $link }, mais vous êtes connecté à { $here }. Connectez-vous à cet autre cloud pour participer.
join-warn-tenant = Vous êtes connecté à un autre locataire, { $here }. Graph refusera sans doute, car les locataires ne correspondent pas (7505).
join-warn-role = Pour rejoindre, il faut l’autorisation { $role }, pour laquelle le consentement administrateur manque. Vous pouvez quand même essayer.

# Comment rejoindre.
join-as = Rejoindre comme
join-as-app = Cette application
join-as-guest = Un invité
join-guest-name = Nom d’invité
join-guest-hint = Les invités doivent parfois attendre en salle d’attente, et l’application a besoin de l’autorisation Calls.JoinGroupCallAsGuest.All.
join-guest-missing = Entrez le nom sous lequel l’application doit se présenter
join-tenant-field = Locataire de la réunion
join-tenant-hint = Ni un lien court ni un ID de réunion ne disent à quel locataire appartient la réunion. C’est le vôtre, sauf si quelqu’un d’ailleurs vous a invité : entrez l’ID du locataire ou son domaine.
join-tenant-empty = Entrez l’ID du locataire ou son domaine
join-tenant-shape = Un locataire est un ID comme 11111111-2222-3333-4444-555555555555, ou un domaine comme contoso.com
join-tenant-common = Graph attend ici un locataire précis, pas « { $word } »
join-button = Rejoindre
join-watch = Observer cet appel
join-cancel = Annuler
join-nothing-yet = Collez d’abord quelque chose
join-unreadable = Collez d’abord un lien ou un ID valable

# L’adresse de rappel.
callback-label = Adresse de rappel
callback-line = Adresse de rappel : { $address }
callback-change = Modifier
callback-explained = L’adresse https publique où Graph envoie ses notifications sur l’appel ; sans elle, Graph ne laisse entrer aucune application. Si votre application a un service de bot, prenez son webhook pour les appels. Sinon, prenez une adresse à vous qui répond par 200 ou 202 : si rien n’y répond, l’appel peut ne jamais s’établir. Pour observer un appel où un bot de cette application est déjà, collez plutôt son ID d’appel.
callback-not-kept = Cette adresse sert jusqu’à la déconnexion et n’est pas conservée : ce qui suit « ? » peut être une clé.
callback-demo = Dans la démo, toute adresse convient : rien n’y est envoyé.
callback-empty = Entrez l’adresse, par exemple https://bot.example.org/api/calls
callback-not-a-url = Ce n’est pas une adresse web comme https://bot.example.org/api/calls
callback-not-https = L’adresse doit commencer par https://
callback-no-host = L’adresse ne contient aucun nom d’hôte
callback-user-info = Enlevez le nom et le mot de passe
callback-fragment = Enlevez « # » et ce qui suit
callback-local = Graph ne peut pas atteindre cet ordinateur ou ce réseau. Entrez une adresse accessible depuis Internet.
callback-of-microsoft = C’est une adresse de Microsoft, comme le lien d’une réunion. Entrez celle de votre bot ou de votre propre service.

# Les réunions en cours de connexion dans la liste des appels.
joining = Connexion…
joining-named = Connexion à { $meeting }
joining-waits = Microsoft demande d’attendre { $n } s
joining-stop = Arrêter
joining-stop-name = Ne plus rejoindre { $meeting }
joining-failed-named = { $meeting } n’a pas été rejoint : { $cause }
joining-lost = L’application a peut-être rejoint la réunion quand même, sous un ID que nous n’avons pas reçu. Dans ce cas, vous ne pouvez ni l’observer ni la retirer d’ici.
joining-again = Réessayer
joining-again-name = Réessayer de rejoindre { $meeting }
joining-role-there = L’autorisation est maintenant là. Réessayez.
joining-twice = L’application pourrait se trouver deux fois dans la réunion.
joining-twice-yes = Rejoindre encore
joining-twice-no = Retour
joining-dismiss = Enlever { $meeting } de la liste
calls-clear-ended = Enlever les finis
calls-ended-why = Terminé à { $time } · { $why }

# Un appel en cours d’établissement.
setting-up = Établissement…
setting-up-for = Depuis { $time }. Un appel s’établit en général en quelques secondes.
setting-up-lobby = En salle d’attente
setting-up-lobby-text = Depuis { $time }. Quelqu’un dans la réunion doit admettre cette application.
setting-up-long = Depuis { $time }, plus longtemps que d’habitude.
setting-up-long-lobby = L’application est peut-être en salle d’attente : quelqu’un dans la réunion doit alors l’admettre.
setting-up-long-callback = Graph n’atteint peut-être pas l’adresse de rappel : { $address }
setting-up-long-no-callback = Graph n’atteint peut-être pas l’adresse de rappel avec laquelle l’appel a été créé.
setting-up-leave = Quitter
setting-up-leaving = Départ…
ended-forget = Enlever de la liste
ended-look-again = Vérifier encore
no-such-call = Appel introuvable
no-such-call-correct = Corriger l’ID…

# Ce qui est conservé pour une connexion.
profile-head = Cette connexion
profile-auto-cancel = Annuler les invitations sans réponse après ce nombre de secondes (0 = jamais)
profile-auto-cancel-wrong = Entrez un nombre entier de secondes de 0 à { $most } ; une invitation sonne environ { $most } s
profile-demo = Dans la démo, tout cela est oublié à la fin.

# Plusieurs réunions trouvées, et ce qui a peut-être été mal lu.
join-choose = Ce texte nomme plusieurs réunions. Choisissez la bonne.
join-choose-first = Choisissez d’abord l’une des réunions
join-choice-passcode = { $meeting }, code secret { $passcode }
join-doubt-put-together = Ceci a été assemblé à partir de plusieurs lignes, ou d’autres chiffres se trouvent à côté. Vérifiez que c’est la bonne réunion avant de la rejoindre.
join-doubt-passcode = Ce code secret ne ressemble pas à un code de Teams. Comparez-le à l’invitation avant de rejoindre la réunion.
join-doubt-label = Les mots à côté de ces numéros nous sont inconnus. Vérifiez l’ID de réunion et le code secret avant de rejoindre la réunion.
join-doubt-damaged = Autre chose dans ce texte ressemble à une réunion mais n’est pas lisible. Vérifiez que celle-ci est la bonne avant de la rejoindre.
join-doubt-capitals = Un filtre de messagerie a mis les majuscules de ce lien en minuscules, et Graph risque de ne pas trouver la réunion. Si l’invitation a un ID de réunion et un code secret, utilisez-les.
join-doubt-call-id = Un ID d’appel de ce type a { $of } caractères, mais celui-ci en a { $n }. Vérifiez que vous l’avez copié en entier et sans rien d’autre.
join-doubt-regional = « { $host } » ressemble à une adresse régionale de Teams que nous ne connaissons pas. Vérifiez l’ID de réunion avant de rejoindre la réunion.

# Un texte ou un fichier à côté du champ.
join-from-file = Lu dans le fichier « { $name } ».
join-from-long-text = Lu dans le texte long.
join-from-box = Utiliser plutôt le champ
join-box-full = Le champ accepte 64 Ko. Videz-le et collez à nouveau : un texte jusqu’à 1 Mo est alors lu à côté.
join-drop-several = Déposez un seul fichier à la fois.
join-drop-no-file = « { $name } » n’est pas un fichier lisible. Déposez l’invitation elle-même, par exemple un fichier .ics, .eml ou .url.
join-drop-too-large = « { $name } » dépasse 1 Mo. Ouvrez-le et collez le lien de la réunion.
join-drop-unreadable = « { $name } » n’a pas pu être lu : { $reason }
join-drop-signed-out = Connectez-vous d’abord, puis déposez à nouveau le fichier.

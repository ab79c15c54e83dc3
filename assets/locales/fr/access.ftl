# La vérification des accès : ce que l’application peut faire dans son locataire, et comment on le sait.
access-head = Vérification des accès
access-head-lacking = Vérification des accès : il manque quelque chose
access-open-page = Ouvrir la vérification des accès
access-close = Fermer la vérification des accès
access-as = Application { $app } dans { $tenant }
access-token-ends = Jeton valable jusqu’à { $time }
access-read-at = Autorisations lues à { $time }
access-fresh = Actualiser les autorisations
access-fresh-signed-out = Connectez-vous d’abord
access-fresh-pasted = Un jeton collé ne peut pas être renouvelé. Reconnectez-vous avec un plus récent.
access-fresh-failed = Autorisations non actualisées ; la connexion précédente reste utilisée.
access-copy-report = Copier le rapport
access-copy-admin = Copier un message pour l’admin
access-copy-consent = Copier le lien de consentement administrateur
access-back = Corriger la connexion
access-copy-command = Copier la commande
access-rights = Ce que l’application peut faire
access-places = Identité et connexion
access-foot = Les autorisations sont celles qu’indique Entra. Ce que Teams permet vraiment se voit à l’usage.

# L’état d’une ligne.
access-granted = Accordé
access-right = Correct
access-missing = Manquant
access-refused = Refusé
access-not-proved = Non confirmé
access-silent = Pas de réponse
access-wrong = Incorrect
access-optional = Manquant, facultatif
access-cannot-tell = Indéterminé
access-beyond = Plus que nécessaire
access-beware = Attention
access-not-entered = Non saisie

# Le plus grave.
access-unreached = Un service n’a pas répondu.
access-unreached-next = Voyez ci-dessous lequel, puis vérifiez le réseau, le proxy et les adresses.
access-other = Le jeton appartient à un autre locataire ou à une autre application que ceux indiqués.
access-other-next = Comparez les ID ci-dessous, puis connectez-vous avec les identifiants de la bonne application.
access-bot-missing = À { $time }, l’application n’a pas pu rejoindre : elle n’était pas inscrite comme bot avec appels.
access-bot-next = Créez un Azure Bot pour l’application, ajoutez le canal Teams et activez-y les appels. Si c’est fait, la prochaine participation montrera si cela fonctionne.
access-lacks = Il manque { $n } éléments : { $list }.
access-lacks-and = { $first } et { $second }
access-lacks-three = { $first }, { $second } et { $third }
access-lacks-roles = { $n ->
    [one] une autorisation
   *[other] { $n } autorisations
}
access-lacks-bot = l’Azure Bot
access-lacks-grant = l’autorisation Teams
access-role-refused = Graph a refusé une requête, bien que l’application ait l’autorisation nécessaire.
access-role-refused-next = La requête nécessite { $role }, et Entra liste cette autorisation pour l’application.
access-role-refused-check = Si l’autorisation vient d’être accordée, Graph ne la connaît peut-être pas encore : attendez quelques minutes et réessayez. Sinon, demandez à un administrateur de vérifier trois choses : l’organisateur est dans ce locataire, les appels sont activés dans l’Azure Bot de l’application, et les éventuelles stratégies d’accès aux applications du locataire couvrent l’organisateur.
access-role-refused-joined = Si l’autorisation vient d’être accordée, Graph ne la connaît peut-être pas encore : attendez quelques minutes et réessayez. Sinon, demandez à un administrateur si les éventuelles stratégies d’accès aux applications du locataire couvrent l’organisateur.
access-role-refused-grant = Demandez aussi si la commande Teams ci-dessous a été exécutée.
access-roles-missing = { $n ->
    [one] Le consentement administrateur manque pour une autorisation nécessaire à l’application.
   *[other] Le consentement administrateur manque pour { $n } autorisations nécessaires à l’application.
}
access-roles-next = { $n ->
    [one] Ajoutez l’autorisation dans Entra, accordez le consentement administrateur, puis choisissez « Actualiser les autorisations ».
   *[other] Ajoutez les autorisations dans Entra, accordez le consentement administrateur, puis choisissez « Actualiser les autorisations ».
}
access-tenants-differ = Un appel appartient à un autre locataire que le jeton.
access-tenants-next = Connectez-vous au locataire de l’organisateur de la réunion.
access-removal-refused = Moderato peut observer les appels, mais le locataire ne l’a pas laissé retirer une personne.
access-removal-earlier = Avant cette connexion, à { $time }, un retrait a été refusé. Le prochain retrait montrera si c’est réglé.
access-bot-earlier = Avant cette connexion, à { $time }, l’application n’a pas pu rejoindre : elle n’était pas inscrite comme bot avec appels. La prochaine participation montrera si c’est réglé.
access-clock-wrong = L’horloge de cet ordinateur n’est pas à l’heure.
access-clock-next = Mettez-la à l’heure par le réseau : une horloge fausse fait échouer les connexions par certificat et fausse les heures du journal.
access-good = Tout le nécessaire est là : une personne a bien été retirée.
access-good-next = Les autorisations marquées « Plus que nécessaire » peuvent être enlevées.
access-worked = Le retrait fonctionne : Teams laisse cette application retirer des personnes.
access-worked-next = D’ici, on ne voit pas quelles autorisations sont accordées.
access-worked-open = La première réunion rejointe montrera si l’application peut en rejoindre.
access-callback-again = Que l’application peut rejoindre est prouvé. Pour d’autres réunions, saisissez à nouveau l’adresse de rappel.
access-open = Vous pouvez commencer : tout ce qui est vérifiable est en ordre. { $n ->
    [one] Un élément requis ne pourra être confirmé qu’à sa première utilisation.
   *[other] { $n } éléments requis ne pourront être confirmés qu’à leur première utilisation.
}
access-open-callback = Vous pouvez commencer, mais pour rejoindre des réunions, il manque encore l’adresse de rappel.
access-nothing-checked = Rien n’a encore pu être vérifié.
access-open-next = Seul un premier retrait montrera si Teams laisse cette application retirer des personnes. Exécutez dès maintenant la commande ci-dessous : l’effet peut demander des heures.

# Ce qui sert à quoi.
role-join = Rejoindre des réunions, retirer des personnes et couper leur micro
role-read = Lire les appels et les participants, maintenir, quitter et terminer les appels
role-invite = Inviter des personnes et annuler des invitations
role-guest = Rejoindre des réunions en tant qu’invité
role-names = Voir les noms derrière les ID et inviter par nom de connexion
role-beyond = Moderato n’en a pas besoin. Demandez à l’administrateur de l’enlever.
access-required = Obligatoire : { $what }
access-optional-for = Facultatif : { $what }
access-removal = Autorisation Teams de retirer
access-removal-for = Retirer des personnes et annuler des invitations
access-command-if = Exécutez ceci maintenant, une fois, dans Teams PowerShell, en tant qu’administrateur Teams. Si c’était déjà fait, cela ne nuit pas ; l’effet peut demander des heures.
access-command-where = Exécutez ceci une fois dans Teams PowerShell, en tant qu’administrateur Teams :
access-bot = Azure Bot avec appels activés
access-bot-for = Rejoindre des réunions
access-bot-where = Portail Azure : Azure Bot › Canaux › Microsoft Teams › Appel
access-callback-for = Rejoindre des réunions
access-callback-where = Demandée quand vous ajoutez un appel ; aussi dans les paramètres
access-callback-not-kept = Non conservée. Une adresse avec « ? » ne l’est jamais : une clé peut suivre.
access-consent = Consentement administrateur du locataire
access-role-accepted = Utilisation de l’autorisation
access-consent-for = Tout
access-one-tenant = Les appels sont du locataire de la connexion
access-one-tenant-for = Rejoindre des réunions
access-authority = Connexion
access-graph = Microsoft Graph
access-way = Accès réseau
access-way-through = Par le proxy { $proxy }
access-way-idle = { $proxy } est défini ; les adresses de cet ordinateur sont atteintes sans lui.
access-way-trusting = Fait aussi confiance aux certificats de { $file }
access-way-authorities = Qui émet ces certificats peut lire tout ce qui est envoyé, secret compris.
access-way-proxy = Il ne fait que transmettre : il ne peut rien lire.
access-clock = Horloge de cet ordinateur
access-clock-for = Connexion par certificat, et heures du journal
access-certificate = Certificat

# Comment on le sait.
access-in-token = Parmi les autorisations de l’application dans Entra
access-not-in-token = Pas parmi les autorisations de l’application dans Entra
access-no-token = La connexion ne le montre pas
access-before-sign-in = Visible une fois connecté
access-through = Grâce à { $role }
access-not-tried = Pas encore essayé
access-grant-untold = Un retrait a été refusé à { $time } avec { $code }. La cause peut être cette autorisation ou une autre.
access-removal-proved = Confirmé par le retrait de { $time }
access-removal-protected = Confirmé par le retrait de { $time } ; refusé à { $refused } pour une personne
access-call-proved = Confirmé par l’appel de { $time }
access-consent-proved = Graph a accepté une requête à { $time }
access-consent-listed = Entra liste les autorisations. La première réponse de Graph montrera si elles fonctionnent.
access-refused-at = Refusé à { $time }
access-refused-with = Refusé à { $time } avec { $code }
access-refused-listed = Refusé à { $time } avec { $code }, bien qu’Entra liste l’autorisation
access-refused-before = Refusé à { $time }, avant cette connexion ; le prochain retrait montrera si c’est réglé
access-refused-before-join = Refusé à { $time }, avant cette connexion ; la prochaine participation montrera si c’est réglé
access-role-back = Refusé à { $time }. Entra liste maintenant l’autorisation ; la prochaine requête montrera si Graph l’accepte.
access-not-asked = Pas encore demandé
access-answered = Réponse à { $time }
access-no-answer = Pas de réponse à { $time }
access-same = Identique à la connexion
access-domain-of = Son ID est { $id }
access-other-in-token = Différent à la connexion : { $id }
access-no-time = Connu dès qu’un service répond
access-clock-right = Comme celle du service
access-clock-ahead = En avance de { $off } sur le service
access-clock-behind = En retard de { $off } sur le service
access-certificate-ends = Expire le { $day }.
access-certificate-open = D’autres utilisateurs de cet ordinateur peuvent lire sa clé.

# Après une déconnexion.
signed-out = Vous êtes déconnecté. Moderato a oublié les identifiants et le jeton.
signed-out-token = Un jeton émis ne peut pas être révoqué. Une copie reste utilisable jusqu’à { $time }.
signed-out-token-unknown = Un jeton émis ne peut pas être révoqué. Une copie reste utilisable jusqu’à son expiration, soit 60 à 90 minutes.
signed-out-calls = L’application reste dans { $n ->
    [one] un appel rejoint
   *[other] { $n } appels rejoints
} d’ici. Reconnectez-vous pour en sortir.
signed-out-watched = Les appels seulement observés continuent, et l’application y est toujours.
signed-out-leak = Si des identifiants ont pu fuiter…
leak-title = Si des identifiants ont pu fuiter
leak-text = Dans cet ordre ; les deux premières étapes avec Azure CLI, la troisième dans Teams PowerShell :
leak-credential = Supprimer les identifiants, pour qu’aucun nouveau jeton ne soit émis
leak-app = Désactiver l’application d’entreprise
leak-grant = Enlever l’autorisation de retirer des personnes
leak-after = « az ad app credential list » donne les ID de clé ; pour un certificat, ajoutez --cert. Comparez ensuite, dans Entra, les connexions de principal de service avec le journal d’audit.
leak-copy = Copier la commande { $n }
leak-close = Fermer

# L’horloge.
clock-ahead-notice = L’horloge de cet ordinateur avance de { $off } sur celle du service.
clock-behind-notice = L’horloge de cet ordinateur retarde de { $off } sur celle du service.
certificate-notice-ends =
    { $days ->
        [0] Le certificat expire d’ici un jour : le { $day }.
        [one] Le certificat expire dans un jour, le { $day }.
       *[other] Le certificat expire dans { $days } jours, le { $day }.
    }
certificate-notice-ended = Le certificat a expiré le { $day }.
certificate-notice-ends-next = Créez-en un nouveau et chargez-le à temps à côté de l’ancien.
certificate-notice-readable = D’autres utilisateurs de cet ordinateur peuvent lire la clé du certificat.
certificate-notice-readable-next = Vous seul devez pouvoir lire ce fichier : chmod 600.

# Un message à la personne qui peut accorder ce qui manque.
admin-greeting = Bonjour,
admin-intro = Moderato, avec lequel nous modérons des appels Teams, a besoin de ce qui suit dans notre locataire. Pourriez-vous le configurer ?
admin-intro-all = Nous modérons des appels Teams avec Moderato. Il lui faut tout ce qui suit dans notre locataire ; une partie est peut-être déjà en place. Pourriez-vous vérifier et ajouter ce qui manque ?
admin-app = ID d’application (client) : { $id }
admin-tenant = ID de l’annuaire (locataire) : { $id }
admin-roles = Centre d’administration Entra › Inscriptions d’applications › l’application › API autorisées › Ajouter une autorisation › Microsoft Graph › Autorisations d’application : ajouter { $roles }, puis choisir « Accorder un consentement d’administrateur ».
admin-consent = Accorder le consentement administrateur pour les autorisations de l’application :
admin-role-listed = Graph a refusé une requête faute de { $role }. Entra liste pourtant cette autorisation pour l’application. Si elle vient d’être accordée, il n’y a rien à faire. Sinon, veuillez vérifier trois choses : l’organisateur de la réunion est dans ce locataire, les appels sont activés dans l’Azure Bot de l’application, et les éventuelles stratégies d’accès aux applications du locataire couvrent l’organisateur.
admin-role-listed-joined = Graph a refusé une requête faute de { $role }. Entra liste pourtant cette autorisation pour l’application. Si elle vient d’être accordée, il n’y a rien à faire. Sinon, veuillez vérifier que les éventuelles stratégies d’accès aux applications du locataire couvrent l’organisateur de la réunion.
admin-bot = Inscrire l’application comme bot avec le canal Teams (Azure Bot) et y activer les appels.
admin-bot-if = Nous ne pouvons pas voir si c’est déjà fait. Sinon, inscrire l’application comme bot avec le canal Teams (Azure Bot) et y activer les appels.
admin-callback = Adresse de rappel (le webhook d’appel à cet endroit) : { $address }
admin-callback-wanted = Merci de nous donner aussi l’adresse https publique saisie à cet endroit comme webhook d’appel. Moderato en a besoin comme adresse de rappel.
admin-grant = Laisser l’application retirer des personnes des réunions, une seule fois, dans Microsoft Teams PowerShell :
admin-grant-if = Nous ne voyons pas si cela a déjà été fait. Sinon, laisser l’application retirer des personnes des réunions, une seule fois, dans Microsoft Teams PowerShell :
admin-secret = Créer un nouveau secret client pour cette application dans Entra, sous « Certificats et secrets », et nous transmettre sa valeur par un moyen sûr. La valeur ne s’affiche qu’une fois, et l’ID du secret ne suffit pas.
admin-answer = Réponse du service : { $ids }
admin-takes-hours = Les changements d’autorisations et de stratégies Teams peuvent demander des heures avant de prendre effet.
admin-thanks = Merci !

# Les textes de toute la fenêtre.

copied-name = Nom copié
copied-id = ID copié
copied-number = Numéro copié
copied-link = Lien copié
copied-command = Commande copiée
copied-path = Chemin copié
copied-message = Message copié
copied-report = Rapport copié
copied-details = Détails copiés
copied-line = Ligne copiée
copied-address = Adresse copiée
copied-value = Valeur copiée
# Un fichier de paramètres verrouillé par une autre fenêtre. $path : le fichier
settings-held = Une autre fenêtre utilise { $path }, donc cette modification n’est pas enregistrée. Réessayez dans un instant, ou fermez cette fenêtre-là.
settings-behind = Les modifications ne sont pas enregistrées pour le moment. Elles valent jusqu’à la fermeture de cette fenêtre.

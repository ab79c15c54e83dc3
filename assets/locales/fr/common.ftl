# Les textes de toute la fenêtre.

copied = Copié
# Un fichier de paramètres verrouillé par une autre fenêtre. $path : le fichier
settings-held = Une autre fenêtre utilise { $path }, donc cette modification n’est pas enregistrée. Réessayez dans un instant, ou fermez cette fenêtre-là.
settings-behind = Les modifications ne sont pas enregistrées pour le moment. Elles valent jusqu’à la fermeture de cette fenêtre.

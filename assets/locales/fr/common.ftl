# Les textes de toute la fenêtre.

copied = Copié
# Un fichier de paramètres verrouillé par une autre fenêtre. $path : le fichier
settings-held = Une autre fenêtre utilise { $path }, donc cette modification n’est pas enregistrée. Réessayez dans un instant, ou fermez cette fenêtre-là.

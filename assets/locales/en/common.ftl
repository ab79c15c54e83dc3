# Texts of the whole window that belong to no single part.

copied = Copied

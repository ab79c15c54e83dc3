# Textos de toda la ventana.

copied = Copiado
# Un archivo de configuración que otra ventana tiene bloqueado. $path: el archivo
settings-held = Otra ventana está usando { $path }, así que este cambio no se guardó. Inténtelo de nuevo en un momento o cierre esa ventana.
settings-behind = Los cambios no se están guardando en este momento. Valen hasta que cierre esta ventana.

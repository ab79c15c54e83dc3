# Textos de toda la ventana.

copied-name = Nombre copiado
copied-id = ID copiado
copied-number = Número copiado
copied-link = Enlace copiado
copied-command = Comando copiado
copied-path = Ruta copiada
copied-message = Mensaje copiado
copied-report = Informe copiado
copied-details = Detalles copiados
copied-line = Línea copiada
copied-address = Dirección copiada
copied-value = Valor copiado
# Un archivo de configuración que otra ventana tiene bloqueado. $path: el archivo
settings-held = Otra ventana está usando { $path }, así que este cambio no se guardó. Inténtelo de nuevo en un momento o cierre esa ventana.
settings-behind = Los cambios no se están guardando en este momento. Valen hasta que cierre esta ventana.

# La lista de llamadas.
demo-mark = DEMO
demo-explained = Una reunión inventada en este equipo. No se expulsa a nadie de verdad.
calls-head = Llamadas
calls-add = Agregar una llamada…
calls-forget = Quitar de la lista
calls-forget-named = Quitar { $call } de la lista
calls-copy-id = Copiar el Id. de la llamada
calls-connecting = Conectando…
calls-waiting = Esperando la lista
calls-in-call = { $n } en la llamada
calls-in-lobby = { $n } en espera
calls-ringing = { $n } sonando
calls-alarms = { $n ->
    [one] { $n } por revisar
   *[other] { $n } por revisar
}
no-calls-title = Aún no hay llamadas
no-calls-text = Microsoft no da a las apps una lista de llamadas. Pegue un vínculo de reunión para unirse, o el Id. de una llamada en la que esté su app.
no-calls-button = Agregar una llamada…

# Configuración y sesión.
settings-head = Configuración
settings-network-system = Se usan el proxy y los certificados del sistema.
settings-network-where = Para cambiarlo, cierre sesión y abra “Proxy y certificados” en la página de inicio de sesión.
settings-language = Idioma
settings-theme = Tema
settings-as-system = Como el sistema
settings-light = Claro
settings-dark = Oscuro
settings-dense = Filas compactas
settings-still = Reducir movimiento
settings-notify = Notificaciones mientras la ventana no está en primer plano
settings-notify-off = Desactivadas
settings-notify-on = Activadas
settings-notify-sound = Con sonido
settings-notify-refused = Este escritorio no mostró la última.
sign-out = Cerrar sesión
sign-out-of = Cerrar sesión en { $tenant }
session-over = El inicio de sesión ya no es válido.
session-again = Iniciar sesión otra vez
audit-trouble = No se puede escribir el registro de auditoría en { $folder }.
audit-trouble-short = No se puede escribir el registro de auditoría.
audit-trouble-why = El sistema dice: { $error }.
audit-trouble-goes-on = Lo que haga mientras tanto se envía sin registro.
audit-trouble-stops = Mientras tanto no se envía nada que cambie una llamada.
audit-trouble-next-open = Libere espacio en el disco o permita escribir en la carpeta; se intenta otra vez con la próxima línea.
audit-trouble-next-closed = Libere espacio en el disco o permita escribir en la carpeta y vuelva a iniciar sesión.
store-trouble = No se puede guardar la lista de llamadas.
closing-waits = { $n ->
    [one] Terminando { $n } acción…
   *[other] Terminando { $n } acciones…
}
closing-anyway = Cerrar igualmente
retry = Reintentar
retry-named = Reintentar con { $who }

presenting-on = Modo presentación
presenting-off = Modo presentación desactivado. Se muestran nombres e Id.
presenting-text = Los nombres, direcciones, números e Id. están ocultos. Las preguntas los muestran completos.
presenting-end = Mostrarlos
presenting-end-name = Mostrar nombres e Id.
window-stopped = Esta ventana se detuvo por un error de Moderato.
window-stopped-next = Las reglas activas y la puerta de invitados cerrada siguen hasta que cierre esta ventana. Ciérrela e inicie Moderato otra vez; lo enviado está en el registro de auditoría.
window-stopped-close = Cerrar
part-stopped = Una parte de Moderato se detuvo por un error.
part-stopped-next = Lo que ve puede ser antiguo y puede que las reglas ya no actúen. Cierre la ventana e inicie Moderato otra vez.
crash-before = Moderato se detuvo el { $at } por un error ({ $place }). Las reglas, la puerta de invitados cerrada y el modo invasión terminaron con él.
no-font = Este equipo no tiene ninguna fuente para { $language }, así que la ventana está en inglés. Instale una (en Debian y Ubuntu: { $package }) y vuelva a iniciar Moderato.
ends-title-window = ¿Cerrar Moderato?
ends-title-session = ¿Cerrar sesión?
ends-in-call = “{ $call }”: { $what }
ends-door = La puerta de invitados está cerrada.
ends-kept-out = { $n ->
    [one] Hay un bloqueo activo.
   *[other] Hay { $n } bloqueos activos.
}
ends-raid = El modo invasión está activado.
ends-stays = La app sigue en la llamada; salga antes si no debe seguir.
ends-invite-list = Las personas escritas que aún no se han invitado se olvidarán.
ends-in-flight = { $n ->
    [one] Una acción sigue en curso. No verá su resultado.
   *[other] { $n } acciones siguen en curso. No verá sus resultados.
}
ends-nobody-acts = Hasta que vuelva, estas reglas no expulsan a nadie.
ends-sign-out = Cerrar sesión igualmente
ends-leave-and-sign-out = Salir y cerrar sesión
ends-leave-and-close = Salir y cerrar

# Zoom, folders, right-click menus, hints of the demo, and what the program is.
settings-zoom = Zoom
settings-zoom-percent = { $n } %
zoom-reset = Volver al 100 %
key-zoom-in = Agrandir todo
key-zoom-out = Reducir todo
why-zoom = El zoom ya está en { $n } %
about = Acerca de Moderato
about-version = Versión { $version }
about-what = Una consola para quienes moderan llamadas de Microsoft Teams.
about-licence = Puede usar Moderato con la licencia MIT o la licencia Apache 2.0, la que prefiera.
about-report = Informe de los errores en { $url }
about-copy-address = Copiar la dirección
about-report-nowhere = Informe de los errores a quien le dio Moderato. No incluya nombres, identificadores ni vínculos de llamadas reales.
about-inside = Incluye { $n } bibliotecas y fuentes
about-unfold = Mostrar sus licencias
about-fold = Ocultar sus licencias
show-folder = Mostrar en la carpeta
show-folder-gone = { $path } ya no está. El archivo se movió o se eliminó.
show-folder-nobody = Aquí no responde ningún administrador de archivos. Copie la ruta y abra la carpeta usted mismo.
show-folder-refused = El administrador de archivos no pudo mostrarlo: { $said }
menu-copy = Copiar
menu-copy-line = Copiar esta línea
menu-copy-name = Copiar el nombre
menu-show-call = Mostrar esta llamada
menu-refresh = Actualizar
tour-step = Consejo { $n } de { $of }: { $what }
tour-next = Siguiente
tour-done = Listo
tour-remove = Expulsar a alguien.
tour-remove-text = Pulse Expulsar en una fila. Primero se le pregunta. La fila permanece hasta que una lista más reciente muestre que la persona se ha ido.
tour-invite = Cancelar una invitación.
tour-invite-text = Las personas que invita suenan encima de la lista. Si no es la persona correcta, cancele ahí.
tour-proof = Ver qué ha pasado.
tour-proof-text = La actividad de la parte inferior muestra lo que hizo y su resultado. Cierre sesión para salir de la demostración.
drop-key = Los certificados y las claves no se leen aquí. Cierre sesión y suelte el archivo en el formulario de inicio de sesión.
why-not-ringing = Ya no suena
menu-copy-id = Copiar el ID
menu-copy-number = Copiar el número

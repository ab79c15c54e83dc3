# Orden de las personas.
sort-head = Orden de las personas
sort-by = Orden: { $order }
sort-arrival = Llegada
sort-newest = Últimos
sort-name = Nombre
sort-kind = Tipo
sort-tenant = Inquilino
sort-state = Estado

# Filtros de la actividad.
search-empty = Vaciar la búsqueda
activity-person = Persona o Id.
activity-filters = Filtro
activity-filters-on = Filtro { $n }
activity-none-fits = Ninguna entrada cumple los filtros
activity-newer = { $n ->
    [one] { $n } más reciente
   *[other] { $n } más recientes
}
activity-clear-filters = Quitar los filtros
activity-by-call = Llamada
activity-by-action = Acción
activity-by-result = Resultado
activity-all-calls = Todas las llamadas
activity-this-call = Esta llamada
activity-every-action = Cualquier acción
activity-every-result = Cualquier resultado
action-removals = Expulsiones
action-invitations = Invitaciones
action-muting = Silenciar
action-rules = Reglas
action-calls = Llamadas
action-people = Entradas y salidas
kind-done = Hecho
kind-failed = Con error
kind-open = En curso
kind-nothing = Sin efecto
details-copy-curl = Copiar la solicitud como comando curl
curl-body = el cuerpo no se guardó; vea esta solicitud en la documentación de Graph

# Exportaciones.
export-open = Exportar…
export-title = Exportar
export-activity = Actividad
export-roster = Lista
export-activity-what = { $n ->
    [one] { $n } entrada.
   *[other] { $n } entradas.
}
export-activity-filtered = Los filtros dejan fuera las demás.
export-roster-what = { $n ->
    [one] { $n } persona de “{ $call }”, con la primera y la última vez que se vio.
   *[other] { $n } personas de “{ $call }”, con la primera y la última vez que se vieron.
}
export-roster-left = { $n ->
    [one] { $n } de ellas ya salió.
   *[other] { $n } de ellas ya salieron.
}
export-csv = Se abre en una hoja de cálculo.
export-json = Todo lo que se sabe, para un programa.
export-redact = Omitir los nombres
export-redact-hint = Se quitan nombres, direcciones y asuntos; de los números queda solo el final. Los Id. se conservan, para poder seguir a una persona.
export-where = Se guardará en { $folder }
export-go = Exportar
export-close = Cerrar
export-written = Guardado. Solo usted puede leer el archivo:
export-written-readable = Guardado:
export-copy-path = Copiar la ruta
export-failed = No se pudo escribir el archivo.

# Todas las llamadas en una página.
board-title = Todas las llamadas
board-counts = { $calls ->
    [one] { $calls } llamada, { $people } dentro
   *[other] { $calls } llamadas, { $people } personas dentro
}
board-search = Buscar en todas las llamadas
board-as-added = Sin ordenar
board-by-attention = Primero lo urgente
board-found = { $n ->
    [one] { $n } persona
   *[other] { $n } personas
}
board-nobody = Nadie coincide con “{ $words }” en ninguna llamada
board-people = Personas en todas las llamadas
board-also = { $n ->
    [one] también en { $n } llamada más
   *[other] también en { $n } llamadas más
}
board-call = Llamada
board-age = Hace
board-people-count = Personas
board-lobby = En espera
board-ringing = Sonando
board-alarms = Alarmas
board-kept-alive = Activa por

# Lo que un lector de pantalla anuncia por sí mismo.
announce = { $result }: { $what }
announce-alarms = { $n } alarmas. La última: { $what }
announce-wave = { $what }: { $call }
alarm-unreachable = Microsoft no responde como debería, así que la lista de personas se está quedando antigua.
alarm-show = Mostrar

# Las teclas.
keys-title = Teclas
keys-window = En todas partes
keys-list = En la lista de personas
keys-question = En una pregunta
key-add = Agregar una llamada
key-search-all = Buscar personas en todas las llamadas
key-board = Todas las llamadas
key-call = De la primera a la novena llamada
key-search = Buscar personas en esta llamada
key-to-list = Ir a la lista de personas
key-activity = Ir a la actividad y volver
key-results = Resultados de expulsiones e invitaciones
key-to-notice = Ir al aviso sobre la lista
key-refresh = Actualizar la lista
keys-storm = Cuando llegan muchos a la vez
key-raid = Activar o desactivar el modo invasión: Expulsar actúa al instante con invitados y externos
key-door = Cerrar o abrir la puerta de invitados; poco después de muchas llegadas, Intro la abre
key-rules = Bloqueos y puerta de invitados
key-choices = Seleccionar: { $who }
key-join-now = { $where }: unirse
key-undo = { $where }: deshacer
key-stop = Dejar de expulsar
key-keep-out = Expulsar y bloquear…
key-newcomers = Mostrar ahora a los recién llegados
key-filter = Mostrar en la lista: { $filter }
key-order = Ordenar de otra forma
key-invite = Invitar a personas
key-cancel-invitations = Cancelar invitaciones
key-export = Exportar
key-present = Ocultar nombres e Id. al compartir
key-full-screen = Pantalla completa
key-tab = Siguiente control
key-keys = Estas teclas
key-settings = Configuración: idioma, tema, tamaño del texto
key-step = Persona siguiente o anterior
key-page = Una página arriba o abajo
key-ends = Primera o última persona
key-person = Mostrar a la persona
key-remove = Expulsar…
key-mute = Silenciar de inmediato a la persona
key-again = Ir a quien volvió último y expulsar
key-choose = Marcar o desmarcar a una persona
key-range = Seleccionar desde ahí hasta aquí
key-extend = Ampliar o reducir la selección
key-all = Seleccionar a todos los de la lista
key-new-guests = Seleccionar a los invitados nuevos
key-let-stay = Dejar que la persona se quede
key-retry = Reintentar las expulsiones fallidas
key-mute-failed = Silenciar a todos los que no se pudo expulsar
key-yes = Confirmar
key-no = Cerrar, o vaciar una búsqueda

# Un encabezado que solo se lee en voz alta.
column-name = Nombre
key-palette = Todos los comandos
key-leave = Salir de la llamada o finalizarla
palette-hint = Escriba lo que quiere hacer
palette-none = Ningún comando tiene esas palabras
words-activity = registro auditoría historial log eventos
words-export = guardar descargar csv registro historial
words-results = informe resultado historial
words-add = unirse reunión nuevo enlace
words-board = inicio resumen reuniones
words-search = encontrar buscar
words-invite = añadir invitar llamar teléfono
words-leave = colgar terminar salir reunión
words-present = ocultar nombres privacidad compartir pantalla
words-keys = ayuda atajos
words-access = permisos derechos roles
words-sign-out = cerrar sesión salir cuenta
words-raid = ataque spam pánico
words-door = sala de espera bloquear invitados
words-rules = sala de espera lista de bloqueados desbloquear deshacer dejar volver
words-stop = cancelar deshacer detener
words-let-stay = deshacer permitir
words-remove = expulsar echar sacar colgar
words-keep-out = vetar bloquear prohibir banear
words-mute = silenciar a todos micrófono
words-all = todos todo el mundo
words-problems = errores fallos
why-no-call = Abra primero una llamada
why-call-over = La llamada terminó
why-nobody-chosen = Vaya primero a una persona de la lista
why-kept-out = El bloqueo ya está activo
why-no-rule = Ninguna regla va a expulsar a esta persona: se queda de todos modos
why-no-other-call = No se sigue ninguna otra llamada
why-move-no-account = Solo se puede trasladar a personas con cuenta
why-no-name = Microsoft no envió ningún nombre
why-on-its-way = Ya está en camino
why-not-removing = No se está expulsando a nadie
why-no-results = Aún no se ha expulsado ni invitado a ningún grupo
why-none-failed = Ninguna expulsión ha fallado
why-none-rings = No suena ninguna invitación que se pueda cancelar
why-no-new-guests = No acaba de entrar ningún invitado
why-nobody-back = No ha vuelto nadie
why-nobody-held-back = No hay nadie pendiente de mostrar
why-no-notice = No hay ningún aviso

# La llamada, en el centro de la ventana.

# Duraciones.
time-tomorrow = mañana { $time }
age-seconds = { $n } s
age-minutes = { $n } min
age-hours = { $n } h

# Quién es alguien.
unnamed-member = Miembro sin nombre
unnamed-guest = Invitado sin nombre
unnamed-acs = Usuario de ACS sin nombre
unnamed-external = Persona externa sin nombre
unnamed-phone = Número oculto
unnamed-app = App sin nombre
unnamed-device = Dispositivo sin nombre
unnamed-unknown = Participante sin nombre
identity-guest = Nombre escrito, sin cuenta
identity-acs = Entró sin cuenta de Teams (ACS)
identity-phone = Número de teléfono
identity-other-tenant = Otro inquilino
identity-tenant = Inquilino { $tail }
identity-member = Miembro de este inquilino
identity-app = App { $tail }
identity-hidden = Identidad oculta
invited-account = Cuenta { $tail }
phrase-guest = invitado, sin cuenta
phrase-external = externo, inquilino { $tail }

# Qué dice una fila.
state-lobby = Esperando
state-muted = Silenciado
state-mic-on = Micro activo
state-let-in = Admitido desde la sala de espera
state-present = En la llamada
state-removing = Expulsando…
state-asked = Pedido { $time }
state-waits = Espera { $n } s
state-waits-until = Espera hasta { $time }
state-waits-more = Microsoft pidió esperar
state-accepted = Expulsión aceptada
state-accepted-more = Se comprueba la salida
state-removed = Expulsado { $time }
state-left = Salió { $time }
state-failed = No expulsado
state-failed-again = Falló otra vez ({ $n }×)
state-still-here = Sigue en la llamada
state-still-here-more = A los { $n } s
state-came-back = Volvió { $after } después
state-came-back-at-once = Volvió enseguida
state-came-back-more = Expulsado { $time }
offer-this-app = Esta app
offer-this-app-why = Esta es la entrada de la propia app. Si se la expulsara, Moderato dejaría de estar en la llamada.
offer-no-id = Id. no válido
offer-no-id-why = Esta entrada no se puede expulsar desde aquí: { $reason }.
offer-no-id-missing = Esta entrada no se puede expulsar desde aquí: Microsoft no envió su Id.

# La lista.
roster-list = Personas
section-lobby = Sala de espera
section-call = En la llamada
section-paused = { $n } · lista detenida
section-gone = { $n } · { $gone } ya sin figurar
section-ringing = Invitaciones
column-kind = Tipo
column-state = Estado
column-since = Desde
row-remove = Expulsar…
row-remove-name = Expulsar a { $who }
row-retry = Reintentar
row-retry-name = Reintentar expulsar a { $who }
row-stop = Detener
row-stop-name = Dejar de expulsar a { $who }
row-details = Detalles
row-devices = { $what ->
    [lines] { $n ->
        [one] { $n } línea
       *[other] { $n } líneas
    }
    [entries] { $n ->
        [one] { $n } entrada
       *[other] { $n } entradas
    }
   *[devices] { $n ->
        [one] { $n } dispositivo
       *[other] { $n } dispositivos
    }
}
tag-organizer = Organizador
tag-protected = Protegido
tag-recording = Grabando
mark-looks-like = Se parece a { $name }
mark-looks-like-why = No es la misma persona que { $name }: el nombre solo parece igual, pero tiene otras letras.
mark-look-alike = Parecido
mark-member-name = Nombre de un miembro
mark-member-name-why = No es el miembro: esta persona solo usa exactamente el nombre de un miembro de su organización. Compare el final de sus Id.
mark-namesake = Mismo nombre que otros
mark-same-name = Mismo nombre: { $n }
mark-same-name-why = { $n } personas distintas tienen exactamente este nombre. Compare el final de sus Id.
mark-removed-name = Se llama como alguien expulsado a las { $time }
mark-removed-name-short = Nombre de expulsado
mark-removed-name-why = Alguien con este nombre fue expulsado a las { $time }. Los invitados reciben un Id. nuevo cada vez: puede ser la misma persona o no.
mark-hidden = Caracteres ocultos
mark-hidden-short = Ocultos
mark-hidden-why = El nombre tiene caracteres que no se ven. Un signo está en su lugar. Las letras de al lado quizá deban leerse al revés.
mark-boxes = Letras sin fuente
mark-boxes-short = Sin fuente
mark-boxes-why = Este equipo no tiene fuente para algunas letras del nombre: cada una aparece como un recuadro con su código.
since-was-there = Lleva aquí al menos { $age }: ya estaba al empezar a ver la llamada, a las { $time }
since-joined = Se vio por primera vez a las { $time }
since-between = Entró entre las { $from } y las { $time }
left-between = Salió entre las { $from } y las { $time }
since-earlier = Se vio por primera vez a las { $time }; pudo entrar antes
since-more-than = { $age } +

# Invitaciones.
invitation-sent = Enviada { $time }
invitation-sending = Enviando…
invitation-ringing = Sonando { $time }
invitation-cancelling = Cancelando…
invitation-cancel-accepted = Cancelación aceptada; 10 s para comprobar que nadie entra
invitation-cancel-unconfirmed = Falta que Teams lo confirme
invitation-cancelled-at = Cancelada { $time }
invitation-no-one-came = Nadie hasta las { $time }
invitation-auto-cancelled = Cancelada automáticamente
invitation-auto-cancelled-at = Cancelada autom. { $time }
invitation-joined = Entró
invitation-joined-anyway = Entró de todos modos
invitation-in-lobby-anyway = En espera de todos modos
invitation-hidden = Oculto a los demás
invitation-joined-later = A las { $time }, { $age } después de cancelarla
invitation-no-answer = Sin respuesta (parece)
invitation-failed = No se invitó
invitation-cannot-cancel = No se puede cancelar
invitation-could-not-cancel = No se pudo cancelar
invitation-cannot-cancel-why = El servicio no conoce ninguna dirección de esta invitación. Suena hasta que termine sola; si alguien entra, podrá expulsarlo.
invitation-refused-next = Microsoft puede rechazar a varias personas por culpa de una. Reintente una por una.
invitation-not-cancelled = No se canceló: { $why }
invitation-cancel = Cancelar invitación…
invitation-cancel-name = Cancelar la invitación a { $name }
invitation-dismiss-name = Quitar la invitación a { $name } de la lista

# La pregunta en la fila.
question-remove = ¿Expulsar a { $name } ({ $kind })?
question-remove-hint = Se expulsa de inmediato y sin aviso. Puede volver a entrar.
question-remove-hint-lobby = Se le niega la entrada al momento; puede volver a pedirla.
question-remove-hint-door = Se expulsa de inmediato y sin aviso. Mientras la puerta esté cerrada, si vuelve, se le expulsa otra vez.
question-remove-yes = Expulsar
question-remove-yes-name = Sí, expulsar a { $who }
question-no = Cancelar
question-close = Cerrar
question-cancel = ¿Cancelar la invitación a { $name } ({ $kind })?
question-cancel-hint = Puede que su Teams muestre que se le expulsó, aunque no llegó a entrar.
question-cancel-yes = Cancelar invitación
question-cancel-yes-name = Sí, cancelar la invitación a { $name }
question-cancel-no = Que siga sonando
question-looks-like = Se parece a { $name }, pero tiene otras letras.
question-same-name = { $n } personas tienen este nombre. Compare el final del Id.
question-not-the-member = No es { $name }, miembro de la organización.
question-has-look-alikes = { $n ->
    [one] Otra persona tiene aquí un nombre parecido a este.
   *[other] Otras { $n } personas tienen aquí un nombre parecido a este.
} Compare los Id.
question-is-original = Esta persona es miembro de su organización. Otras aquí tienen un nombre parecido, pero no son ella.
question-instead = Expulsar en su lugar al parecido { $name }…
question-look-alike = Parecido
question-namesake = Mismo nombre
question-this-one = Esta persona
question-hidden = El nombre tiene caracteres que no se ven.
question-organizer = Es el organizador. Teams puede negarse.
question-protected = Usted protege a esta persona.
question-recorder = Graba la llamada. En algunos inquilinos, cuando sale quien graba, se expulsa también a otras personas.
question-stale = Esta lista es de hace { $age }. Solo se expulsa esta visita de esta persona, a nadie más.
question-left = Ya salió a las { $time }.
question-call-ended = La llamada terminó; no se puede enviar nada.
question-cancel-joined = Entró a las { $time }.
question-cancel-in-lobby = Está en la sala de espera desde las { $time }.
question-cancel-over = Esta invitación terminó a las { $time }. No se envió nada.

# La llamada.
call-invite = Invitar…
call-refresh = Actualizar
call-live = En vivo
call-connecting = Conectando…
call-establishing = Preparando
call-lobby = En la sala de espera
call-waiting = Esperando la lista
call-stale = Lista antigua
call-throttled = Más lento
call-unreachable = Sin actualizar
call-ended = Terminó { $time }
call-left = Salió { $time }
count-in-call = { $n } en la llamada
count-in-lobby = { $n } en espera
count-ringing = { $n } sonando
count-cancelling = { $n } cancelándose
count-ended = { $n ->
    [one] { $n } terminada
   *[other] { $n } terminadas
}
freshness-updated = Actualizado hace { $age }
freshness-stale = Hace { $age }, próximo intento en { $n } s
freshness-stale-until = Hace { $age }, sin intentos antes de { $time }
freshness-silent = Hace { $age }, sin respuesta desde hace { $silent }
freshness-signed-out = Sesión cerrada
tools-search = Buscar
tools-dense = Filas compactas
tools-roomy = Filas amplias
filter-all = Todos
filter-count = { $filter }: { $n } en toda la llamada, sea cual sea la búsqueda
filter-guests = Invitados
filter-external = Externos
filter-phones = Teléfonos
filter-apps = Apps
filter-new = Nuevos
filter-problems = Problemas
filter-more = Más filtros
held-back = { $n ->
    [one] { $n } nuevo — mostrar
   *[other] { $n } nuevos — mostrar
}
held-back-ringing = { $n } sonando — mostrar
held-back-both = { $n } más y { $ringing } sonando — mostrar
held-back-gone = La lista aún muestra a personas que ya no están — actualizar
held-back-by-pointer = { $what } · detenida mientras el puntero está en la lista
held-back-by-notice = { $what } · en pausa mientras el puntero está sobre los avisos
held-back-a-moment = { $what } · en pausa un momento tras salir el puntero
held-back-by-question = { $what } · en pausa mientras hay una pregunta abierta
held-back-by-selection = { $what } · detenida mientras hay personas seleccionadas
held-back-question = { $n ->
    [one] { $n } nuevo; se muestra al cerrar la pregunta
   *[other] { $n } nuevos; se muestran al cerrar la pregunta
}
hand-moved = La lista se movió. Mueva el puntero y pulse otra vez.
hand-changed = Este botón acaba de cambiar. Mueva el puntero y pulse otra vez.
hand-came-here = El botón bajo el puntero acaba de cambiar. Pulse otra vez si quiere este.
hand-moved-key = La lista acaba de cambiar. Pulse otra vez.
notice-stale = La lista es de hace { $age }.
notice-next-try = Próximo intento en { $n } s.
notice-trying = Intentando ahora.
notice-no-answer = Sin respuesta desde hace { $age }. Pulse Actualizar para preguntar otra vez.
notice-no-try-before = No se intenta antes de { $time }.
notice-asked-until = Microsoft pidió esperar hasta { $time }. Antes no se lee nada.
pause-graph = Microsoft pidió esperar { $n } s. El resto continúa solo.
pause-graph-until = Microsoft pidió esperar hasta { $time }. El resto continúa solo; pulse Detener para terminar.
pace-left = Microsoft limita el ritmo: unos { $n } s para el resto.
pause-entra = Entra no da tokens ahora. Próximo intento en { $n } s; el resto continúa solo.
pause-entra-until = Entra no da tokens antes de { $time }. El resto continúa solo; pulse Detener para terminar.
empty-show-all = Mostrar a todos
empty-hidden = { $n ->
    [one] El filtro oculta una coincidencia con “{ $search }”
   *[other] El filtro oculta { $n } coincidencias con “{ $search }”
}
empty-no-match = Nadie coincide con “{ $search }”
empty-no-match-text = Cada palabra tiene que aparecer en algún dato: nombre, dirección, número, inquilino, Id., tipo o estado.
empty-removed = { $who }: fuera desde las { $time }
empty-removed-text = Ahora nadie en la llamada coincide con “{ $search }”.
empty-removed-show = Ver en la actividad
empty-filter = Nadie cumple aquí este filtro
empty-nobody = No hay nadie en la llamada
empty-nobody-text = La lista llegó vacía.
empty-not-listed = No hay nadie en la lista
empty-no-roster = Aún no hay lista
empty-waiting = Esperando la lista
empty-waiting-text = Microsoft aún no envía personas. Se preguntó { $n } veces; si la llamada acaba de empezar, puede tardar un momento.
empty-ended = La llamada terminó { $time }
empty-left = Salió de la llamada { $time }
empty-ended-show = Mostrar la última lista

# La ficha de una persona.
person-none = Elija a una persona para ver quién es
person-none-keys = ? muestra todas las teclas.
side-newest = Últimas entradas
person-gone = Esta persona ya no está en la lista
person-other-row = En la llamada con otro ID: mostrar
person-close = Cerrar la ficha
person-back = Volver a los resultados
person-still-here = Microsoft aceptó la expulsión a las { $time }, pero listas posteriores aún muestran a esta persona.
person-came-back = Se expulsó desde aquí a las { $time } y está otra vez con un Id. nuevo.
person-dismiss = Marcar como leído
person-copy-command = Copiar el comando
person-copy-details = Copiar los detalles
person-no-value = Ninguno
person-seen = { $time } (hace { $age })
person-participant-id = Id. de participante
person-identity-id = Id. de usuario
person-tenant = Inquilino
person-email = Correo
person-typed-email = Correo escrito
person-first-seen = Visto desde
person-devices = { $what ->
    [lines] Líneas
    [entries] Entradas
   *[devices] Dispositivos
}
person-visits = Visitas anteriores
person-visits-value = { $n }, la última de { $from } a { $until }
person-history = Historial
person-remove-name = Expulsar a { $who } desde la ficha
person-retry-name = Reintentar desde la ficha expulsar a { $who }
person-remove = Expulsar a { $who }…
person-remove-at-once = Expulsar a { $who }
person-retry = Reintentar: { $who }
history-remove = Se pidió expulsar
history-invite = Se invitó
history-keep-out = Se bloqueó desde ahora
history-let-back-in = Puede volver
history-keep-out-alarm = Volvió demasiadas veces
history-keep-out-shared = Comparte el número con otros
history-rule-not-removed = La regla no pudo expulsar
history-let-stay = Puede quedarse
history-mute = Se pidió silenciar
history-cancel = Se pidió cancelar
history-lobby = Llegó a la sala de espera
history-joined = Entró en la llamada
history-let-in = Se le dejó entrar desde la sala de espera
history-left = Salió de la llamada
history-may-be-removed = Quizá sea la persona expulsada a las { $time }
history-renamed = Cambió de nombre, antes { $from }

# Cuánto valen las listas
lack-cut = Microsoft devolvió 100 personas; puede haber más
lack-link = La lista tiene más páginas que no se pueden leer; se leyeron { $n } personas
lack-page = No se pudo leer una página de la lista; se leyeron { $n } personas
lack-entries = { $n ->
    [one] Una entrada de la lista no se puede leer
   *[other] { $n } entradas de la lista no se pueden leer
}
lack-slow = La lista tardó más de 5 s en leerse
lack-cached = Microsoft envió una lista guardada, que puede ser antigua
lack-without-us = La lista más reciente está incompleta: falta esta app
lack-in-lobby = Esta app está en la sala de espera y no ve a nadie más
lack-empty = La lista de Microsoft llegó vacía
lack-nothing-yet = No se sabe quién estaba cuando se cerró la puerta
notice-lack-text = Hasta que la lista vuelva a estar completa, no se considera fuera a nadie.
notice-without-us-text = Hasta que vuelva, no se considera fuera a nadie y las expulsiones pueden quedar sin confirmar. Mire en Teams: si la app ya no está en la reunión, vuelva a unirse.
notice-lack = { $why }.
lack-new-ids = Este servicio da a todos un Id. nuevo cada vez
notice-new-ids = Este servicio da a todos un Id. nuevo cada vez.
notice-new-ids-text = Aquí no se puede expulsar por Id.: cuando llega la solicitud, el Id. ya no vale.
notice-contradicts = Las respuestas de Microsoft no coinciden sobre quién está en la llamada: solo espere a que coincidan.
notice-contradicts-text = Hasta entonces no se muestra a nadie como fuera.
freshness-partial = Actualizado hace { $age } · { $why }
freshness-partial-short = Actualizado hace { $age } · puede faltar gente

# Qué confirma una expulsión
proof-rosters = Ausente en las dos últimas listas de Microsoft
proof-single-reads = Dos comprobaciones directas no la encuentran
proof-mixed = Ausente en una lista y en una comprobación directa
proof-rosters-short = Comprobado 2 veces
proof-single-reads-short = No está, dos veces
proof-mixed-short = Ausente en lista y prueba
state-removed-answer-lost = Primera respuesta perdida
state-not-listed = Falta en la lista
state-not-listed-more = Comprobando otra vez
state-not-listed-told = Microsoft dice: { $why }
state-not-listed-removed = Microsoft dice: expulsado
state-not-proved = Aceptado, sin confirmar
state-not-proved-more = Aún sin confirmar
row-check-again = Comprobar
row-check-again-name = Comprobar otra vez si { $who } está fuera
person-not-proved = Microsoft aceptó la expulsión a las { $time }, pero aún no la confirman dos listas o comprobaciones. Compruebe otra vez o mire en la reunión.
offer-shared-id = Id. compartido
offer-shared-id-why = Dos entradas de la lista tienen el mismo Id. Una expulsión podría afectar a cualquiera de las dos, así que no se ofrece.
question-not-listed = La última lista no muestra a esta persona. Esto espera a que otra lista muestre si salió.

# Después de una suspensión
resumed-slept = El equipo estuvo suspendido { $time }.
resumed-clock = El reloj del equipo se atrasó.
resumed-text = Las listas son antiguas hasta que Microsoft responda de nuevo. Nada actúa por sí solo.
resumed-rules-wait = La puerta y los bloqueos esperan hasta que usted les diga que continúen.

# Se lee en voz alta.
age-seconds-aloud = { $n ->
    [one] { $n } segundo
   *[other] { $n } segundos
}
age-minutes-aloud = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
}
age-hours-aloud = { $n ->
    [one] { $n } hora
   *[other] { $n } horas
}
since-more-than-aloud = al menos { $age }
state-due-aloud = A punto de expulsarse
state-in-line = A punto de expulsarse
ringing-aloud = Sonando
column-heads = Columnas
tools-found = { $n ->
    [one] Una persona encontrada
   *[other] { $n } personas encontradas
}
state-joined-anyway = Entró de todos modos
state-joined-anyway-more = Llegó a las { $time }
person-joined-anyway = Entró a las { $time } aunque la invitación se canceló.
person-moved-anyway = Entró a las { $time } aunque el traslado se canceló.
person-in-lobby-anyway = En la sala de espera desde las { $time } aunque la invitación se canceló.
column-identity = Identidad
column-sort = Ordenar por esta columna
question-looks-like-letter = No es { $name }: “{ $letter }” es { $script ->
    [Cyrillic] cirílica
    [Greek] griega
    [Armenian] armenia
    [Latin] latina
   *[other] otra letra ({ $code })
}.

# Invitar a personas y el reloj de sus invitaciones.

# El diálogo.
invite-title = Invitar a { $call }
invite-way-new = Invitar a personas
invite-way-move = Traer de otra llamada
invite-field = Id. de objeto, nombre de inicio de sesión o teléfono
invite-field-hint = { $address }, +1 425 555 0100, 3f2a91c0-…
invite-add = Agregar
invite-clear = Vaciar lista
invite-is-nothing = Pegue un correo entero, una lista o filas de una tabla: hasta cinco personas
invite-is-account = Id. de objeto de una cuenta
invite-is-name = Nombre de inicio de sesión; se busca antes en el directorio
invite-is-phone = Número de teléfono { $number }
invite-is-list = { $n ->
    [one] { $n } persona
   *[other] { $n } personas
}
invite-passed-over = { $n } ya en la lista
invite-numbers-in = { $n ->
    [one] Sin usar: 1 línea con un número sin prefijo de país
   *[other] Sin usar: { $n } líneas con un número sin prefijo de país
}
invite-nobody-in = { $n ->
    [one] Sin usar: 1 línea sin dirección ni número
   *[other] Sin usar: { $n } líneas sin dirección ni número
}
invite-unused = Líneas sin usar: { $n } con número, { $m } sin él
invite-nameless = Sin dirección ni número: { $names }
invite-begins-name = El comienzo de un nombre de inicio de sesión
invite-begins-phone = El comienzo de un número de teléfono
invite-is-unclear = Aún no se reconoce
invite-is-link = Es un enlace de reunión, no una persona. Únase a ella con “Agregar una llamada”.
invite-in-lobby = Esta persona ya está en la sala de espera
invite-in-call = Esta persona ya está en la llamada
invite-from-text = “{ $words }” en su texto
invite-name-from-text = Nombre de su texto
invite-looking-up = Buscando en el directorio…
invite-drop = Quitar a { $name } de la lista
invite-correct = Corregir { $name }
invite-mark-rings = Ya suena
invite-mark-in-lobby = Ya está en la sala de espera
invite-mark-in-call = Ya está en la llamada
invite-mark-unknown = No está en el directorio
invite-mark-unknown-id = No está en el directorio, pero se invitará
invite-mark-listed = Ya está en la lista
invite-mark-refused = No se puede agregar
invite-too-much = Es demasiado texto. Pegue como máximo { $n } personas a la vez.
invite-full = Microsoft acepta como máximo { $n } personas a la vez. Pulse “Invitar” primero para estas, o quite a alguien de la lista.
invite-listed = Esta persona ya está en la lista.
invite-rings = Ya está sonando la invitación de esta persona a esta llamada.
invite-skipped = No se invitará: { $why }
invite-no-right = Esta app no puede buscar a personas (falta User.ReadBasic.All). Escriba el Id. de objeto, que Entra muestra en Usuarios.
invite-unknown = En su directorio nadie tiene este nombre de inicio de sesión.
invite-nobody = Agregue primero a alguien
invite-kept = De la última vez
invite-not-included = Sin incluir
invite-held-kept = De la última vez; sin incluir
invite-held = Ya se puede invitar: pulse “Incluir”
invite-held-full = Sin incluir: como máximo { $n } a la vez
invite-held-sender = De la firma del remitente; sin incluir
invite-held-recipient = Destinatario de este correo; sin incluir
invite-held-doubted = Según el texto, quizá no; sin incluir
invite-held-quoted = De un correo citado; sin incluir
invite-held-fallback = Según el texto, solo si hay problemas; sin incluir
invite-held-other = Otra forma de localizar a { $who }; sin incluir
invite-include = Incluir
invite-call-instead = Llamar mejor al { $number }
invite-call-instead-name = Llamar mejor a { $who } al { $number }
invite-include-all = Incluir los { $n }
invite-none-included = No hay nadie incluido
invite-not-found = Corrija o quite “{ $entry }”
invite-unclear = Complete o borre primero el texto
invite-unclear-part = Complete o borre primero “{ $entry }”
invite-part-problem = “{ $entry }”: { $why }
invite-leaves-out = Sin invitar: “{ $entry }”
invite-leaves-out-more = Sin invitar: “{ $entry }” y { $n } más
invite-auto-cancel = Cancelar automáticamente tras (s)
invite-auto-cancel-off = No
invite-auto-cancel-error = De 1 a 60 s
invite-auto-cancel-hint = No: suena más o menos un minuto.
invite-hidden = Ocultar a los demás participantes
invite-hidden-not = En esta nube no hay invitaciones ocultas.
invite-hint = Suena de inmediato. Puede cancelar mientras suena.
invite-no-country = { $n ->
    [one] “{ $number }” no tiene código de país
   *[other] { $n } números no tienen código de país
}
invite-country-added = { $n ->
    [one] Código de país añadido a un número: { $country }
   *[other] Código de país añadido a { $n } números: { $country }
}
invite-country-use = Usar { $country }
invite-country-example = { $country }: { $number }
invite-country-other = Otro país
invite-country-choose = Elegir país
invite-country-search = Buscar países
invite-country-first = Elija primero un país para los números
invite-not-in-country = “{ $number }” no es un número válido en { $country }
invite-count = { $n } de { $of } lugares ocupados
invite-send = Invitar
invite-look-up = Buscar en el directorio
invite-send-several = Invitar a { $n } personas
invite-send-some = Invitar a { $n } de { $of }
invite-send-move = Traer

# Traer a alguien de otra llamada.
invite-move-from = De
invite-move-who = Persona
invite-move-none = En ninguna otra llamada hay personas con cuenta
invite-move-no-list = Aún no hay lista actual de { $call }
invite-move-no-account = Allí nadie tiene cuenta
invite-move-choose = Elija a una persona
invite-move-search = Buscar personas
invite-move-left = Esta persona salió de esa llamada
invite-move-nobody = Elija primero a una persona
invite-move-hint = Solo se puede traer a personas con cuenta, de una en una. Salen de la otra llamada al llegar aquí.
invite-move-list = { $n ->
    [one] Con esto no se invita a la persona de su lista de invitaciones.
   *[other] Con esto no se invita a las { $n } personas de su lista de invitaciones.
}

# La fila de una invitación.
invitation-ends-in = unos { $n } s más
invitation-cancelled-in = cancelación en { $n } s
invitation-cannot-cancel-ends = No se puede cancelar · suena unos { $n } s más
invitation-answered-first = Quizá se respondió antes
invitation-answer-lost = Respuesta perdida
invitation-ringing-armed = { $time } · se expulsará al llegar
invitation-armed = Se expulsará al llegar
invitation-kept-out = Bloqueado: se expulsará al llegar
invitation-door-shut = Puerta cerrada a teléfonos: se expulsará al llegar
invitation-of-others = Invitado por otros
invitation-show = Mostrar
invitation-show-name = Mostrar a { $name } en la lista
invitation-not-last-time = Antes no se canceló
invite-not-last-time = La última vez no se pudo cancelar, ni a mano ni automáticamente. Puede sonar hasta terminar sola.
invite-cancelled-before = Canceló esta invitación a las { $time }
question-of-others = Esta invitación la enviaron otros.
invitation-gone-again = Ya no está desde las { $time }
invitation-moved-on = Trasladado a las { $time }
invitation-moved-back = Devuelto a las { $time }
invitation-due = Llegó
invitation-due-more = Se expulsa enseguida
invitation-arm = Expulsar al llegar
invitation-arm-name = Expulsar a { $name } al llegar
invitation-arm-why = Quien llegue se ve un momento y después se expulsa. Con “Dejar que se quede”, se queda.
invitation-disarm = Dejar que se quede
invitation-disarm-name = Dejar que { $name } se quede
invitation-timer = Autocancelar
invitation-timer-name = Cancelar automáticamente la invitación a { $name }
invitation-timer-off = No
invitation-timer-after = A los { $n } s
invitation-retry-name = Invitar de nuevo a { $name }

# Cancelar varias.
several-open = Cancelar varias…
several-title = ¿Qué invitaciones cancelar?
several-all = Todas ({ $n })
several-all-own = { $n ->
    [one] La que envió usted
   *[other] Todas las que envió usted ({ $n })
}
several-all-others = { $n ->
    [one] La que envió otra persona
   *[other] Todas las que enviaron otros ({ $n })
}
several-own-over = Las que envió usted
several-others-over = Las que enviaron otros
several-passed = Ya no suena; se omite
several-none = Marque primero las invitaciones que se cancelan
several-close = Cerrar
several-yes = { $n ->
    [0] Cancelar invitaciones
    [one] Cancelar { $n } invitación
   *[other] Cancelar { $n } invitaciones
}

# Lo que se hizo automáticamente.
activity-cancel-by-itself = Cancelar automáticamente la invitación a { $who }, { $kind }
activity-remove-on-arrival = Expulsar al llegar a { $who }, { $kind }
activity-arrival-remove = Se expulsará a { $who }, { $kind }, si entra
activity-arrival-stay = { $who }, { $kind }, puede quedarse si entra
history-arrival-remove = Se expulsará si entra
invited-joined = { $n ->
    [one] { $n } entró
   *[other] { $n } entraron
}
invited-left-out = { $n } sin invitar
invited-rings-already = { $n } ya sonando
invited-rang-before = { $n } ya sonando antes
invited-in-lobby = { $n } ya en la sala de espera
invited-in-call = { $n } ya en la llamada
invited-gone-again = { $n ->
    [one] { $n } ya no está
   *[other] { $n } ya no están
}
invited-removed = { $n ->
    [one] { $n } expulsado
   *[other] { $n } expulsados
}
count-moved-on = { $n ->
    [one] { $n } trasladado
   *[other] { $n } trasladados
}
invited-not = Sin invitar
invited-rang = Invitación anterior: { $state }
invited-correct = Corregir e invitar…
invited-again = Invitar a { $n } de nuevo
invited-show = Resultados ({ $n })
invited-show-nameless = Resultados ({ $n }, { $m } sin dirección)
invited-earlier = Antes
invited-before = invitado antes
invited-earlier-clear = Quitar las anteriores
ended-clear = Quitar las terminadas
ended-cleared = { $n ->
    [one] { $n } quitada ·
   *[other] { $n } quitadas ·
}
ended-undo = Deshacer
ended-more = { $n ->
    [one] Mostrar { $n } terminada más
   *[other] Mostrar { $n } terminadas más
}
ended-fewer = Mostrar menos terminadas
invited-at = Invitación a las { $time }
cancelled-at = Cancelación enviada a las { $time }
cancelled-done = { $n ->
    [one] { $n } cancelada
   *[other] { $n } canceladas
}
cancelled-joined = { $n ->
    [one] { $n } entró de todos modos
   *[other] { $n } entraron de todos modos
}
cancelled-stuck = { $n } sin poder cancelarse
cancelled-failed = { $n } sin cancelar
cancelled-no-answer = { $n } sin respuesta (parece)
cancelled-joined-hint = { $n ->
    [one] Entró una persona aunque se canceló la invitación.
   *[other] Entraron { $n } personas aunque se cancelaron las invitaciones.
}
cancelled-stuck-hint = { $n ->
    [one] El servicio no conoce ninguna dirección de una de estas invitaciones: suena hasta que termine.
   *[other] El servicio no conoce ninguna dirección de { $n } de estas invitaciones: suenan hasta que terminen.
}
cancelled-arm-all = Expulsar a los { $n } al llegar

# Traer a alguien de otra llamada.
move-sending = Trayendo…
move-ringing = Trayendo { $time }
move-joined = Llegó
move-joined-anyway = Llegó de todos modos
move-no-answer = No llegó (parece)
move-failed = No se trajo
move-from = Desde { $call }
move-cancel = Cancelar el traslado…
move-cancel-name = Cancelar el traslado de { $name }
move-dismiss-name = Quitar el traslado de { $name } de la lista
move-again = Traer de nuevo
move-again-name = Traer de nuevo a { $name }
move-timer-name = Cancelar automáticamente el traslado de { $name }
move-details-name = Detalles del traslado de { $who }
question-move = ¿Cancelar el traslado de { $name } ({ $kind })?
question-move-yes = Cancelar el traslado
question-move-yes-name = Sí, cancelar el traslado de { $name }
question-move-no = Seguir trayendo
question-move-over = Este traslado terminó a las { $time }. No se envió nada.
section-moves = Traslados
section-ringing-and-moves = Invitaciones y traslados
moved-at = Traslado iniciado a las { $time }
count-moving = { $n } en camino
count-moved = { $n ->
    [one] { $n } llegó
   *[other] { $n } llegaron
}
count-not-moved = { $n } sin traer
count-moved-anyway = { $n ->
    [one] { $n } llegó de todos modos
   *[other] { $n } llegaron de todos modos
}
moved-anyway-hint = { $n ->
    [one] Llegó una persona aunque se canceló el traslado.
   *[other] Llegaron { $n } personas aunque se cancelaron los traslados.
}
move-back = Devolver
move-back-name = Devolver a { $name } a { $call }
move-back-going = Devolviendo
move-to = Trasladar a otra llamada…
move-to-name = Trasladar a { $who } a otra llamada
move-to-title = ¿A qué llamada trasladar a { $who }?
why-not-moved = No vino de otra llamada
why-moved-from-over = La llamada de la que vino ya no se ve aquí
invite-title-move = Traer a alguien a { $call }
invite-title-move-who = Traer a { $who } a { $call }
invite-hint-move = Empieza de inmediato. Puede cancelar hasta que llegue.
invite-elsewhere = Ahora en { $call }
invite-elsewhere-several = Ahora en otras { $n } llamadas
invite-elsewhere-why = La invitación suena, pero no saca a la persona de la otra llamada. “Traer de otra llamada” sí.
activity-move = Traer a { $who }, { $kind }
activity-move-cancel = Cancelar el traslado de { $who }, { $kind }
activity-move-cancel-by-itself = Cancelar automáticamente el traslado de { $who }, { $kind }
activity-move-to = Trasladar a { $who }, { $kind }, a { $call }
activity-move-to-cancel = Cancelar el traslado de { $who }, { $kind }, a { $call }
activity-move-to-cancel-by-itself = Cancelar automáticamente el traslado de { $who }, { $kind }, a { $call }
result-moving = En traslado
result-not-moved = No se trajo: { $cause }
history-move = Se pidió traer
history-move-cancel = Se pidió cancelar el traslado

# Varias personas a la vez, modo invasión, bloqueos, protección y deshacer.

# Elegir a varias personas.
check-name = Seleccionar a { $who }
check-none = No se puede seleccionar: { $why }
select-menu = Seleccionar personas
select-lately = Llegados en los últimos { $n } s
select-new-guests = Invitados llegados en los últimos { $n } s
select-guests = Invitados
select-outsiders = Invitados y externos
select-phones = Teléfonos
select-apps = Apps y bots
select-look-alikes = Nombres parecidos
select-nobody = { $who }: no hay nadie que seleccionar
list-opens-by-enter = Intro o doble clic muestra a la persona
list-press-again = Pulse otra vez si se refiere a esta persona
list-letters = No se hizo nada: el texto escrito busca.
select-everybody-but = Invertir la selección
select-all = Todos los de la lista
bulk-selected = { $n ->
    [one] { $n } seleccionado
   *[other] { $n } seleccionados
}
bulk-hint = La lista se detiene mientras hay personas seleccionadas.
bulk-hint-preview = La lista está detenida. Revise la vista previa.
bulk-hint-waits = { $n ->
    [one] Una persona más no está en la última lista y queda en espera.
   *[other] { $n } personas más no están en la última lista y quedan en espera.
}
bulk-clear = Limpiar
bulk-clear-name = Limpiar la selección
bulk-remove = Expulsar a { $n }…
bulk-remove-open = La vista previa está abierta.
bulk-remove-nobody = Ninguna de las personas seleccionadas está en la última lista.

# La vista previa.
preview-title = { $n ->
    [one] ¿Expulsar a una persona?
   *[other] ¿Expulsar a { $n } personas?
}
preview-all-guests = Todos son invitados sin cuenta.
preview-kinds = { $n ->
    [0] Ninguno es un invitado sin cuenta.
    [one] Uno es un invitado sin cuenta.
   *[other] { $n } son invitados sin cuenta.
}
preview-how = Se expulsan de inmediato, primero las últimas en llegar, y pueden volver a entrar.
preview-by-door = { $n ->
    [one] Ya está expulsando a uno más.
   *[other] Ya está expulsando a { $n } más.
}
preview-lobby = { $n ->
    [one] Un invitado espera en la sala de espera y no está incluido.
   *[other] { $n } invitados esperan en la sala de espera y no están incluidos.
}
preview-outsiders = Quedan fuera: { $names }.
preview-more-below = { $n } más abajo
preview-left-out = Se omiten: { $n }
preview-yes = { $n ->
    [one] Expulsar a una persona
   *[other] Expulsar a { $n } personas
}
left-out-on-its-way = En camino
preview-unread = La propia llamada aún no se ha leído, así que no se sabe quién es esta app ni quién organiza. Expulse a varias personas cuando se haya leído.

# Todos los dispositivos de una persona.
person-all-devices = { $what ->
    [lines] { $n ->
        [2] Expulsar ambas líneas…
       *[other] Expulsar las { $n } líneas…
    }
    [entries] { $n ->
        [2] Expulsar ambas entradas…
       *[other] Expulsar las { $n } entradas…
    }
   *[devices] { $n ->
        [2] Expulsar ambos dispositivos…
       *[other] Expulsar los { $n } dispositivos…
    }
}
question-all-devices = { $what ->
    [lines] { $n ->
        [2] Ambas líneas…
       *[other] Las { $n } líneas…
    }
    [entries] { $n ->
        [2] Ambas entradas…
       *[other] Las { $n } entradas…
    }
   *[devices] { $n ->
        [2] Ambos dispositivos…
       *[other] Los { $n } dispositivos…
    }
}
question-one-device = { $what ->
    [lines] Este número está { $n } veces en la llamada. Solo se expulsa una línea.
    [entries] Está { $n } veces en la llamada. Solo se expulsa una entrada.
   *[devices] Está con { $n } dispositivos. Esto expulsa uno de ellos.
}
preview-devices = { $what ->
    [lines] ¿Expulsar { $n ->
        [one] una línea
        [2] ambas líneas
       *[other] las { $n } líneas
    } de { $name }?
    [entries] ¿Expulsar { $n ->
        [one] una entrada
        [2] ambas entradas
       *[other] las { $n } entradas
    } de { $name }?
   *[devices] ¿Expulsar a { $name } de { $n ->
        [one] un dispositivo
        [2] ambos dispositivos
       *[other] los { $n } dispositivos
    }?
}
preview-one-identity = { $what ->
    [lines] Todas llaman desde el mismo número.
    [entries] Todas tienen la misma identidad.
   *[devices] Todos tienen la misma identidad.
}
preview-devices-yes = { $what ->
    [lines] { $n ->
        [one] Expulsar una línea
        [2] Expulsar ambas líneas
       *[other] Expulsar las { $n } líneas
    }
    [entries] { $n ->
        [one] Expulsar una entrada
        [2] Expulsar ambas entradas
       *[other] Expulsar las { $n } entradas
    }
   *[devices] { $n ->
        [one] Expulsar un dispositivo
        [2] Expulsar ambos dispositivos
       *[other] Expulsar los { $n } dispositivos
    }
}

# Una expulsión de varias personas, en curso y después.
removal-left = Sin expulsar: { $n }
removal-removed = { $n ->
    [0] Nadie expulsado
    [one] { $n } expulsado
   *[other] { $n } expulsados
}
removal-already-gone = { $n ->
    [one] { $n } ya había salido
   *[other] { $n } ya habían salido
}
removal-not = { $n } con error
removal-not-asked = { $n } sin solicitar
removal-open = { $n ->
    [one] falta { $n }
   *[other] faltan { $n }
}
removal-title = { $n ->
    [one] Quitando a una persona
   *[other] Quitando a { $n } personas
}
removal-title-again = Nuevo intento: { $n }
removal-proved = { $n } ya fuera, comprobado
removal-checked = { $n } en comprobación
removal-shared = { $n } fallaron por el mismo motivo: { $why }
counts-comma = {", "}
removal-others = { $n ->
    [one] Una de ellas es de una expulsión anterior: { $names }.
   *[other] { $n } de ellas son de expulsiones anteriores: { $names }.
}
removal-others-door = { $n ->
    [one] A una de ellas no la pudo expulsar la puerta: { $names }.
   *[other] A { $n } de ellas no las pudo expulsar la puerta: { $names }.
}
removal-failed = Los que fallaron van primero, cada uno con su motivo.
removal-stopped = Detenido. { $results }
removal-show-failures = Ver los errores
removal-failures-gone = Ninguno sigue en la lista
removal-stopped-text = { $n ->
    [0] No se envían más solicitudes.
    [one] No se envían más solicitudes; una sigue en camino.
   *[other] No se envían más solicitudes; { $n } siguen en camino.
}
removal-retry = Reintentar ({ $n })
removal-mute = Silenciar ({ $n })
removal-mute-name = { $n ->
    [one] Silenciar a la persona que sigue aquí
   *[other] Silenciar a las { $n } personas que siguen aquí
}
removal-show = Mostrar la expulsión

# Modo invasión.
raid-start = Modo invasión durante 10 minutos
raid-hint = Para cuando no deja de llegar gente: “Expulsar” actúa sin preguntar sobre invitados y externos, primero los más recientes. No impide entrar a nadie; la puerta sí. Termina por sí solo.
raid-end = Terminar modo invasión
raid-left = Termina solo
raid-on = Modo invasión
raid-on-text = Expulsar actúa de inmediato con invitados y externos. Para varias personas, protegidos y los demás, se sigue preguntando.
raid-on-short = Expulsar actúa de inmediato con invitados y externos.
raid-over = El modo invasión terminó
mark-raid = Nuevo
mark-raid-why = Un invitado que llegó después de empezar el modo invasión.
notice-wave = { $n ->
    [one] Entró una persona
   *[other] Entraron { $n } personas
}
notice-wave-back = { $n ->
    [one] Una persona de fuera ya estuvo aquí.
   *[other] { $n } personas de fuera ya estuvieron aquí.
}
notice-wave-lobby = { $n ->
    [one] Entró una persona
   *[other] Entraron { $n } personas
}, { $lobby ->
    [one] una espera en la sala de espera,
   *[other] { $lobby } esperan en la sala de espera,
}
notice-wave-waiting = { $n ->
    [one] Una persona espera en la sala de espera
   *[other] { $n } personas esperan en la sala de espera
}
notice-wave-sentence = { $words }.
notice-wave-text = desde las { $time }.
notice-wave-more-again = { $n ->
    [one] Entró otra con el nombre de alguien ya expulsado.
   *[other] Entraron otras { $n } con nombres de personas ya expulsadas.
}
notice-wave-again = { $n ->
    [one] Entró una persona con el nombre de alguien ya expulsado,
   *[other] Entraron { $n } personas con nombres de otras ya expulsadas,
}
notice-wave-again-out = { $n ->
    [one] { $here ->
        [0] Esa persona está fuera otra vez.
       *[other] Esa persona sigue aquí.
    }
   *[other] { $here ->
        [0] Todas están fuera otra vez.
        [one] Una de ellas sigue aquí.
       *[other] { $here } de ellas siguen aquí.
    }
}
notice-wave-left = { $n ->
    [one] Un invitado sigue aquí.
   *[other] { $n } invitados siguen aquí.
}
notice-wave-left-besides = { $n ->
    [one] Otro invitado sigue aquí: { $names }.
   *[other] Otros { $n } invitados siguen aquí: { $names }.
}
notice-wave-left-others = { $n ->
    [one] Otro invitado sigue aquí.
   *[other] Otros { $n } invitados siguen aquí.
}
notice-wave-going = { $n ->
    [one] Se está expulsando a otro.
   *[other] Se está expulsando a otros { $n }.
}
notice-wave-let-in = Admitidos desde la sala de espera: { $names }.
notice-wave-may-stay = Puede quedarse: { $names }.
notice-wave-members = { $n ->
    [one] También entró un miembro de su organización.
   *[other] También entraron { $n } miembros de su organización.
}
notice-wave-all = { $n ->
    [one] En total, { $n } llegada desde las { $time }.
   *[other] En total, { $n } llegadas desde las { $time }.
}
notice-wave-gone = Ningún invitado de esta oleada sigue aquí.
wave-folded = { $n ->
    [one] 1 invitado nuevo sigue aquí
   *[other] { $n } invitados nuevos siguen aquí
}
wave-folded-hint = Volver a mostrar el aviso con sus botones ({ $key })
notice-wave-others = También de fuera: { $names }.
state-came-back-times = ({ $times })
came-back-nth = { $came_back } ({ $times })
came-back-times = { $n ->
    [1] primera vez
    [2] segunda vez
    [3] tercera vez
    [4] cuarta vez
    [5] quinta vez
    [6] sexta vez
    [7] séptima vez
    [8] octava vez
    [9] novena vez
   *[other] { $n } veces
}

# Bloquear a personas.
keep-out = Bloquear…
keep-out-name = Expulsar y bloquear a { $who }
keep-out-protected = Nunca se bloquea a personas protegidas, a organizadores, a quien graba ni a esta app.
keep-out-shared = Varias personas llaman desde este número, así que no identifica a nadie.
keep-out-call = Esta llamada
no-identity-guest = Los invitados reciben un Id. nuevo cada vez que entran, así que no se los puede reconocer. Para los invitados está la puerta de invitados.
no-identity-hidden = Microsoft oculta quién es, así que no se le puede reconocer si vuelve.
question-keep-out-open = Expulsar y bloquear…
question-keep-out = ¿Expulsar y bloquear a { $name } ({ $kind })?
question-keep-out-yes = Expulsar y bloquear
question-keep-away = ¿Bloquear a { $name } ({ $kind })?
question-keep-away-yes = Bloquear
question-keep-out-yes-name = Sí, bloquear a { $who }
question-keep-out-hint = Si vuelve a entrar con la misma identidad, se expulsa después de un segundo.
question-keep-out-devices = { $what ->
    [lines] { $n ->
        [one] Tiene una línea en la llamada y se expulsa.
       *[other] Tiene { $n } líneas en la llamada y se expulsan todas.
    }
    [entries] { $n ->
        [one] Tiene una entrada en la llamada y se expulsa.
       *[other] Tiene { $n } entradas en la llamada y se expulsan todas.
    }
   *[devices] { $n ->
        [one] Tiene un dispositivo en la llamada y se expulsa.
       *[other] Tiene { $n } dispositivos en la llamada y se expulsan todos.
    }
}
state-due = Fuera en { $n } s
state-due-keep-out = Bloqueo
state-due-door = Puerta cerrada
let-stay = Que se quede
let-stay-name = Dejar que { $who } se quede
let-back-in = Permitir volver
let-back-in-name = Permitir que { $who } vuelva
stop-keeping-out = Dejar de bloquear
stop-keeping-out-name = Dejar de bloquear a { $who }
person-kept-out = Bloqueado
rule-call = Desde las { $time }, mientras dure la llamada. { $n ->
    [0] Aún no ha vuelto.
    [one] Una expulsión por la regla.
   *[other] { $n } expulsiones por la regla.
}
rule-until = Desde las { $time }, { $left } más. { $n ->
    [0] Aún no ha vuelto.
    [one] Una expulsión por la regla.
   *[other] { $n } expulsiones por la regla.
}
rule-too-often = Tres expulsiones en un minuto: la regla se detuvo. Expulse a mano o iníciela de nuevo.
rule-shared = Varias personas llaman desde este número. La regla se detuvo.
rule-not-removed = No se pudo expulsar. Esta vez, la regla se lo deja a usted.
rule-again = Iniciar de nuevo
rule-again-name = Iniciar de nuevo la regla para { $who }
rule-keep-for = Bloquear desde ahora durante
rule-keep-for-name = Bloquear a { $who } desde ahora: { $time }
rules-title = Bloqueos
rules-open = Bloqueos y puerta de invitados…
rules-close = Cerrar la lista
rules-only-while = Solo funciona mientras Moderato está abierto.
rules-people = Personas
rules-nobody = Nadie está bloqueado por su nombre.
rules-review = Revisar
rules-go-on = Continuar
rules-drop = Descartar
door-title = Puerta de invitados
door-text = Los invitados que entran con la puerta cerrada se expulsan tras 1 segundo. No se expulsa a los que ya están en la llamada o en la sala de espera.
door-waits = Se cerró antes. No expulsa a nadie hasta que usted lo diga; si la cierra aquí, empieza de cero.
door-open = La puerta está abierta.
door-closed = La puerta sigue cerrada { $left } más. { $n ->
    [0] Aún no ha expulsado a nadie.
    [one] Ha expulsado a un invitado.
   *[other] Ha expulsado a { $n } invitados.
}
door-elsewhere = La puerta sigue cerrada { $left } más. La cerró otra ventana, que es la que actúa.
door-hits-nobody = No expulsaría a nadie de quienes están ahora.
door-stay = { $n ->
    [one] Cerrar la puerta no expulsa al invitado que ya está aquí.
   *[other] Cerrar la puerta no expulsa a los { $n } invitados que ya están aquí.
}
door-stay-new = { $n ->
    [one] Cerrar la puerta no expulsa al invitado nuevo que ya está aquí.
   *[other] Cerrar la puerta no expulsa a los { $n } invitados nuevos que ya están aquí.
}
door-left = { $n ->
    [one] Hay un invitado aquí o en la sala de espera. La puerta solo expulsa a los que entran después.
   *[other] Hay { $n } invitados aquí o en la sala de espera. La puerta solo expulsa a los que entran después.
}
door-left-going = Invitados aquí o en la sala de espera: { $n }. Expulsándose ahora: { $going }. { $stay ->
    [0] La puerta solo expulsa a los que entran después.
   *[other] La puerta deja a los demás ({ $stay }): solo expulsa a los que entran después.
}
door-left-new = { $n ->
    [one] Hay un invitado nuevo aquí o en la sala de espera. La puerta solo expulsa a los que entran después.
   *[other] Hay { $n } invitados nuevos aquí o en la sala de espera. La puerta solo expulsa a los que entran después.
}
door-stay-remove = Expulsarlos…
door-rests = { $why }. Mientras tanto, la puerta no expulsa a nadie por sí sola.
door-hits = { $n ->
    [one] Ahora mismo expulsa a un invitado: { $names }
   *[other] Ahora mismo expulsa a { $n } invitados: { $names }
}
door-let-next = Dejar entrar al siguiente invitado
door-let-one-more = Dejar entrar a uno más
door-let-in-raid = Hay una invasión en curso: el próximo invitado puede ser parte de ella.
door-let-anyway = Dejar entrar de todos modos
door-lets-in = { $n ->
    [one] El próximo invitado que llegue entra, sea quien sea.
   *[other] Los próximos { $n } invitados que lleguen entran, sean quienes sean.
}
door-let-in = Entraron con permiso: { $names }
door-let-nobody = No dejar entrar a más invitados
way-back-door = La puerta cerrada expulsaría de nuevo a este invitado. Pulse primero aquí y luego pida al invitado que entre por el enlace: el próximo invitado que entre podrá quedarse.
way-back-link = La persona puede volver a entrar por el enlace de la reunión.
person-in-lobby = Está en la sala de espera. Solo se puede admitir desde Teams.
door-close-for = Cerrar durante
door-keep-closed-for = Mantener cerrada desde ahora durante
door-open-wave = Hace { $age } todavía llegaban muchos invitados. Con la puerta abierta, pueden volver a entrar.
door-for = { $n } min
door-open-raid = Hay una invasión en curso. Con la puerta abierta, puede entrar cualquiera.
door-open-anyway = Abrir de todos modos
door-for-name = Cerrar durante { $n } min
door-open-it = Abrir la puerta
names-comma = {", "}
notice-keep-out = { $n ->
    [one] Hay un bloqueo activo.
   *[other] Hay { $n } bloqueos activos.
}
notice-door = La puerta sigue cerrada a los invitados { $left } más.
notice-door-paused = La puerta está cerrada pero en pausa, { $left } más: de momento, quien llega entra.
notice-door-works-again = Volverá a actuar cuando las listas de Microsoft estén completas.
notice-elsewhere-door = La cerró otra ventana, que es la que actúa.
notice-elsewhere-people = { $n ->
    [one] El bloqueo es de otra ventana.
   *[other] { $n } de los bloqueos son de otra ventana.
}
notice-rule-alarms = { $n ->
    [one] Una regla se detuvo.
   *[other] { $n } reglas se detuvieron.
}
notice-door-removed = { $n ->
    [one] Puerta: una persona expulsada.
   *[other] Puerta: { $n } personas expulsadas.
}
notice-keep-out-removed = { $n ->
    [one] Bloqueos: una persona expulsada.
   *[other] Bloqueos: { $n } personas expulsadas.
}
notice-muted = Silenciados: { $names }.
notice-not-removed = { $n ->
    [one] No se pudo expulsar a una persona: { $names }.
   *[other] No se pudo expulsar a { $n } personas: { $names }.
}
notice-no-retry = Reintentar no sirve con: { $names }.
notice-rules-unread = Las reglas no hacen nada hasta que se pueda leer la propia llamada.
notice-door-over = La puerta de invitados se abrió.
notice-door-again = Cerrar de nuevo
notice-keep-out-over = Terminó el bloqueo de { $names }.
notice-waits = Las reglas de antes aún no hacen nada.
notice-waits-people = { $n ->
    [one] Bloqueo: { $names }.
   *[other] Bloqueo de { $n } personas: { $names }.
}
notice-waits-door = La puerta de invitados estaba cerrada.

# Protección y deshacer.
protected-title = Protegidos
protected-text = En todas las llamadas: se le avisa antes de expulsarlos, y ni las reglas ni las expulsiones en grupo les afectan.
protected-nobody = No hay nadie protegido.
protect = Proteger
protect-name = Proteger a { $who }
unprotect = Dejar de proteger
unprotect-name = Dejar de proteger a { $who }
invite-again = Invitar de nuevo
invite-again-ask = Invitar de nuevo…
invite-again-name = Invitar de nuevo a { $who }
invite-again-why = Solo se puede invitar a miembros de este inquilino y números de teléfono, y solo si no están en la llamada.
details-person = Mostrar a la persona

removal-unproved = { $n ->
    [one] { $n } aceptado sin confirmar
   *[other] { $n } aceptados sin confirmar
}
notice-door-rests = { $why }: puerta en pausa.
notice-door-rests-text = No expulsa a nadie por sí sola.
notice-flood = Las reglas están en pausa: más de { $most } expulsiones en un minuto.
notice-door-leaves = { $n ->
    [one] Una persona quizá estaba antes de cerrar la puerta: decida usted
   *[other] { $n } personas quizá estaban antes de cerrar la puerta: decida usted
}
notice-flood-text = { $n ->
    [one] Hay una más pendiente.
   *[other] Hay { $n } más pendientes.
}
notice-remove-these = { $n ->
    [one] Expulsar a esta persona…
   *[other] Expulsar a { $n }…
}
preview-may-have-been-here = Puede que algunas ya estuvieran antes de cerrar la puerta.
door-also = La puerta también expulsa a
door-externals = Personas externas
door-phones = Teléfonos
notice-wave-clear = { $n ->
    [one] Expulsar al nuevo invitado y cerrar la puerta
   *[other] Expulsar a los { $n } nuevos invitados y cerrar la puerta
}
notice-wave-clear-short = Expulsar { $n } y cerrar
notice-wave-remove = { $n ->
    [one] Expulsar al nuevo invitado
   *[other] Expulsar a los { $n } nuevos invitados
}
notice-wave-remove-short = Expulsar { $n }
notice-wave-more = { $n } más · agregar
door-close-guests = Cerrar la puerta a invitados
door-close-short = Cerrar la puerta
door-close-why = Los invitados que entren en los próximos 15 minutos se expulsan tras 1 segundo.
preview-door = La puerta cerrada expulsa a los invitados que entren desde ahora.
preview-no-open = Cancelar y abrir la puerta
preview-others-return = { $n ->
    [one] Uno no es invitado y puede volver a entrar.
   *[other] { $n } no son invitados y pueden volver a entrar.
}
preview-members = { $members ->
    [one] Entre estas { $n } personas hay un miembro de la organización: { $names }.
   *[other] Entre estas { $n } personas hay { $members } miembros de la organización: { $names }.
}
preview-many = Para más de { $most } personas a la vez se pide el número.
preview-number = Escriba { $n } para confirmar
preview-tick = Expulsar también a { $who }
preview-tick-hint = Desmarque para que se quede tras confirmar. Los avisos siguientes de esta llamada tampoco la incluyen.

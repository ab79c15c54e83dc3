# Salir de una llamada, finalizarla para todos, mantenerla activa y silenciar.

# El encabezado.
call-leave = Salir…
call-leaving = Saliendo…
call-more = Más de esta llamada
call-copy-id = Copiar el Id. de la llamada
call-stop-watching = Dejar de ver
call-stop-watching-hint = Quita la llamada de la lista. No se envía nada: la app sigue en la llamada, pero desde aquí ya no se mantiene activa.
own-mute = Silenciar esta app
own-unmute = Reactivar el audio de la app
own-failed = No se cambió el micrófono de esta app: { $why }
try-again = Reintentar

# Mantener activa una llamada.
keep-alive = Mantener activa esta llamada
keep-ours = Moderato creó esta llamada y siempre la mantiene activa.
keep-off = No se mantiene activa desde aquí. Microsoft finaliza una llamada si su app lleva 45 minutos sin dar señales.
keep-last = Se mantiene activa; última señal hace { $age }.
keep-none-yet = Se mantiene activa; aún no se ha enviado ninguna señal.
keep-trouble = El último intento falló: { $why }.
notice-keep = Esta llamada termina en { $left } si Microsoft no recibe señales de esta app.
notice-keep-over = Microsoft no recibe señales de esta app desde hace 45 minutos y quizá haya finalizado la llamada.
notice-not-left = La app sigue en la llamada.
notice-missing-roles = Falta: { $roles }.

# La pregunta al salir.
leave-head = Salir
leave-hint = Solo sale esta app. La reunión sigue, pero desde aquí ya no podrá expulsar a nadie.
leave-yes = Salir
leave-yes-name = Sí, salir de la llamada solo con esta app
end-head = Finalizar para todos
end-head-hint = { $n ->
    [one] Expulsa a la otra persona y después sale esta app. Se pregunta otra vez.
   *[other] Expulsa a las otras { $n } personas, una tras otra, y después sale esta app. Se pregunta otra vez.
}
end-open = Finalizar para todos…
end-nobody = En la llamada no queda nadie más a quien se pueda expulsar.
end-is-running = Ya se está expulsando a personas.

# El diálogo que finaliza una llamada para todos.
end-title = ¿Finalizar la llamada para todos?
end-how = Microsoft no tiene una solicitud para esto.
end-order = { $n ->
    [one] Se expulsará a una persona{ $lobby ->
        [0] {""}
       *[other] {""} (en la sala de espera)
    }
   *[other] Se expulsará a { $n } personas, de la última en llegar a la primera{ $lobby ->
        [0] {""}
        [one] {""} (una está en la sala de espera)
       *[other] {""} ({ $lobby } están en la sala de espera)
    }
}, y después saldrá esta app.
end-ringing = { $n ->
    [one] Se cancela una invitación que está sonando.
   *[other] Se cancelan { $n } invitaciones que están sonando.
}
end-again = Todos pueden volver a entrar.
end-organizer = Entre ellas está el organizador. Teams puede negarse.
end-recorder = Una de ellas graba la llamada. En algunos inquilinos, cuando sale quien graba, se expulsa también a otras personas.
end-protected = { $n ->
    [one] Usted protege a una de ellas: { $names }.
   *[other] Usted protege a { $n } de ellas: { $names }.
}
end-fixed = { $n ->
    [one] Una entrada no tiene un Id. utilizable. Se queda, y entonces la app también.
   *[other] { $n } entradas no tienen un Id. utilizable. Se quedan, y entonces la app también.
}
end-fixed-head = No se pueden expulsar desde aquí
end-number = Escriba el número de personas, { $n }, para confirmar
end-came = { $came ->
    [one] Entró una persona
   *[other] Entraron { $came } personas
}: ahora el número es { $n }.
end-went = { $went ->
    [one] Salió una persona
   *[other] Salieron { $went } personas
}: ahora el número es { $n }.
end-changed = Entraron { $came } y salieron { $went }: ahora el número es { $n }. Escríbalo de nuevo.
end-yes = Finalizar para { $n ->
    [one] una persona
   *[other] { $n } personas
}
end-yes-why = El número debe ser el de las personas de la lista.

# Una finalización en curso y después.
ending-removing = Expulsando: { $n } de { $of } fuera
ending-removing-text = Primero quien llegó último. Después sale esta app.
ending-stop = Detener
ending-leaving = Saliendo…
ending-leaving-text = Los demás ya están fuera.
ending-left-over = { $n ->
    [one] Queda una persona, así que esta app no sale
   *[other] Quedan { $n } personas, así que esta app no sale
}
ending-left-over-text = Si saliera ahora, ya no se las podría expulsar desde aquí.
ending-nobody = Todos están fuera, pero esta app no pudo salir
ending-nobody-text = Sigue en la llamada. Intente salir de nuevo.
ending-stopped = { $n ->
    [0] Detenido. No queda nadie más
    [one] Detenido. Queda una persona
   *[other] Detenido. Quedan { $n } personas
}
ending-stopped-text = No se envían más solicitudes. La app sigue en la llamada.
ending-stopped-open = { $n ->
    [one] Una solicitud sigue en camino. No se envían más y la app sigue en la llamada.
   *[other] { $n } solicitudes siguen en camino. No se envían más y la app sigue en la llamada.
}
ending-here = Siguen en la llamada: { $n }
ending-gone = Ya no están en la llamada: { $n }
ending-unproved = Sin confirmar que salieron: { $n }
ending-again = Reintentar…
ending-leave = Salir igualmente
ending-put-away = Ocultar este panel
ending-show = Mostrar la finalización
ended-for-everyone = Finalizada para todos: { $n } fuera
fate-waiting = En espera
fate-gone = Expulsado
fate-already-gone = Ya había salido
fate-failed = Error: { $why }
fate-failed-again = { $again }: { $why }
fate-still-here = Aceptado, pero sigue en la llamada
fate-stopped = No solicitado
fate-came = Llegó entretanto
fate-fixed = No se puede expulsar desde aquí

# Silenciar.
state-muting = Silenciando…
state-muted-by-service = Silenciado por el servicio
state-muted-by-you = Silenciado por usted
person-mute = Silenciar
person-mute-name = Silenciar a { $who }
person-mute-hint = El servicio silencia a la persona. Desde aquí no se puede deshacer; ella sí puede, en Teams.
mute-failed = No se silenció: { $why }
mute-failed-bold = No se silenció.
mute-retry-name = Reintentar silenciar a { $who }
mute-dismiss = Descartar
mute-not-up = Solo mientras la llamada está en marcha.
mute-one-to-one = Microsoft solo silencia en llamadas grupales, y esta es entre dos.
mute-in-lobby = A nadie se le oye desde la sala de espera.
mute-no-address = Microsoft no envió un Id. utilizable para esta entrada, así que no se puede silenciar.
mute-this-app = El botón del micrófono de la app está en el encabezado.
mute-already = La persona ya estaba silenciada, pero no desde aquí. Puede reactivar su audio en Teams.
mute-already-by-you = Usted silenció a la persona, que puede reactivar su audio en Teams.
mute-on-its-way = Hay una solicitud en camino.
mute-leaving = A esta persona se la está expulsando o ya salió.

ending-not-sure = La lista está vacía, pero nada confirma que salieron
ending-not-sure-text = Esta app se queda para que usted aún pueda actuar. Mire en la reunión o salga.

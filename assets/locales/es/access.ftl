# Comprobación de acceso: qué puede hacer la app en su inquilino y cómo se sabe.
access-head = Comprobación de acceso
access-head-lacking = Comprobación de acceso: falta algo
access-open-page = Abrir comprobación de acceso
access-close = Cerrar la comprobación de acceso
access-as = Como la app { $app } en { $tenant }
access-token-ends = Token válido hasta { $time }
access-read-at = Permisos leídos a las { $time }
access-fresh = Volver a cargar los permisos
access-fresh-signed-out = Inicie sesión primero
access-fresh-pasted = Un token pegado no se puede renovar. Vuelva a iniciar sesión con uno más reciente.
access-fresh-failed = No se pudieron volver a cargar los permisos; se sigue usando la sesión anterior.
access-copy-report = Copiar el informe
access-copy-admin = Copiar un mensaje para el administrador
access-copy-consent = Copiar el enlace de consentimiento del administrador
access-back = Corregir el inicio de sesión
access-copy-command = Copiar el comando
access-rights = Qué puede hacer la app
access-places = Inicio de sesión y conexión
access-foot = Los permisos son los que indica Entra. Lo que Teams permite de verdad se ve cuando la app actúa.

# Cómo está cada fila.
access-granted = Concedido
access-right = Correcto
access-missing = Falta
access-refused = Rechazado
access-not-proved = Sin confirmar
access-silent = Sin respuesta
access-wrong = Incorrecto
access-optional = Falta, opcional
access-cannot-tell = No se sabe
access-beyond = Más de lo necesario
access-beware = Atención
access-not-entered = Sin indicar

# Lo más grave.
access-unreached = Un servicio no respondió.
access-unreached-next = Vea abajo cuál es y revise la red, el proxy y las direcciones.
access-other = El token es de un inquilino o de una app distintos de los que se escribieron.
access-other-next = Compare los Id. de abajo e inicie sesión con la credencial de la app correcta.
access-bot-missing = A las { $time }, la app no pudo unirse: no tenía un registro de bot con llamadas.
access-bot-next = Cree un Azure Bot para la app, agregue el canal de Teams y active ahí las llamadas. Si ya está hecho, la próxima unión mostrará si funciona.
access-lacks = Faltan { $n } cosas: { $list }.
access-lacks-and = { $first } y { $second }
access-lacks-three = { $first }, { $second } y { $third }
access-lacks-roles = { $n ->
    [one] un permiso
   *[other] { $n } permisos
}
access-lacks-bot = el Azure Bot
access-lacks-grant = el permiso de Teams
access-role-refused = Graph rechazó una solicitud, aunque la app tiene el permiso para ella.
access-role-refused-next = La solicitud necesita { $role }, y Entra muestra este permiso para la app.
access-role-refused-check = Si el permiso se concedió hace pocos minutos, quizá Graph aún no lo conozca: espere y vuelva a intentarlo. Si no, pida a un administrador que compruebe tres cosas: el organizador es de este inquilino, las llamadas están activadas en el Azure Bot de la app, y las directivas de acceso a aplicaciones del inquilino, si las hay, incluyen al organizador.
access-role-refused-joined = Si el permiso se concedió hace pocos minutos, quizá Graph aún no lo conozca: espere y vuelva a intentarlo. Si no, pregunte a un administrador si las directivas de acceso a aplicaciones del inquilino, si las hay, incluyen al organizador.
access-role-refused-grant = Pregunte también si se ejecutó el comando de Teams de abajo.
access-roles-missing = { $n ->
    [one] Falta el consentimiento del administrador para un permiso que la app necesita.
   *[other] Falta el consentimiento del administrador para { $n } permisos que la app necesita.
}
access-roles-next = { $n ->
    [one] Agregue el permiso en Entra, conceda el consentimiento del administrador y elija “Volver a cargar los permisos”.
   *[other] Agregue los permisos en Entra, conceda el consentimiento del administrador y elija “Volver a cargar los permisos”.
}
access-tenants-differ = El token y una llamada son de inquilinos distintos.
access-tenants-next = Inicie sesión en el inquilino de quien organiza la reunión.
access-removal-refused = Moderato ve las llamadas, pero este inquilino no le permitió expulsar a una persona.
access-removal-earlier = Antes de este inicio de sesión, a las { $time }, se rechazó una expulsión. La próxima expulsión mostrará si está resuelto.
access-bot-earlier = Antes de este inicio de sesión, a las { $time }, la app no pudo unirse: no tenía un registro de bot con llamadas. La próxima unión mostrará si está resuelto.
access-clock-wrong = El reloj de este equipo no está en hora.
access-clock-next = Ajústelo con la hora de la red: si no, fallan los inicios de sesión con certificado y las horas del registro engañan.
access-good = No falta nada: ya se ha podido expulsar a alguien.
access-good-next = Los permisos marcados como “Más de lo necesario” se pueden retirar.
access-worked = Ya se ha podido expulsar a alguien: Teams se lo permite a esta app.
access-worked-next = Desde aquí no se ve qué permisos están concedidos.
access-worked-open = Si la app puede unirse a reuniones se sabrá la primera vez que lo haga.
access-callback-again = Está probado que la app puede unirse. Para otras reuniones, escriba de nuevo la dirección de callback.
access-open = Puede empezar: todo lo que ya se puede comprobar está en orden. { $n ->
    [one] Un elemento necesario solo se puede confirmar cuando la app lo use por primera vez.
   *[other] { $n } elementos necesarios solo se pueden confirmar cuando la app los use por primera vez.
}
access-open-callback = Puede empezar, pero para unirse a reuniones aún falta la dirección de callback.
access-nothing-checked = Todavía no se pudo comprobar nada.
access-open-next = Solo la primera expulsión mostrará si Teams deja que esta app expulse a alguien. Ejecute ya el comando de abajo, porque puede tardar horas en surtir efecto.

# Qué hace falta para qué.
role-join = Unirse a reuniones, expulsar y silenciar
role-read = Leer llamadas y listas, mantener llamadas activas, salir de ellas y finalizarlas
role-invite = Invitar a personas y cancelar invitaciones
role-guest = Unirse a reuniones como invitado
role-names = Los nombres detrás de los Id. y las invitaciones por nombre de inicio de sesión
role-beyond = Moderato no lo usa. Pida al administrador que lo retire.
access-required = Obligatorio: { $what }
access-optional-for = Opcional: { $what }
access-removal = Permiso de Teams para expulsar
access-removal-for = Expulsar y cancelar invitaciones
access-command-if = Ejecute esto ahora, una vez, en Teams PowerShell, como administrador de Teams. Si ya se había hecho, no perjudica; puede tardar horas en surtir efecto.
access-command-where = Ejecute esto una vez en Teams PowerShell, como administrador de Teams:
access-bot = Azure Bot con llamadas activadas
access-bot-for = Unirse a reuniones
access-bot-where = Azure Portal: Azure Bot › Canales › Microsoft Teams › Llamadas
access-callback-for = Unirse a reuniones
access-callback-where = Se pide al agregar una llamada; también en la configuración
access-callback-not-kept = No se guardó. Una dirección con «?» nunca se guarda: lo que sigue puede ser una clave.
access-consent = Consentimiento del administrador en el inquilino
access-role-accepted = Uso del permiso
access-consent-for = Todo
access-one-tenant = Las llamadas son del inquilino de la sesión
access-one-tenant-for = Unirse a reuniones
access-authority = Inicio de sesión
access-graph = Microsoft Graph
access-way = Conexión
access-way-through = A través del proxy { $proxy }
access-way-idle = { $proxy } está configurado; a las direcciones de este equipo se llega sin él.
access-way-trusting = También se confía en los certificados de { $file }
access-way-authorities = Quien emite estos certificados puede leer lo que se envía, también el secreto.
access-way-proxy = Solo lo reenvía: no puede leer lo que se envía.
access-clock = Reloj de este equipo
access-clock-for = Iniciar sesión con certificado y las horas del registro
access-certificate = Certificado

# Cómo se sabe.
access-in-token = Entre los permisos de la app en Entra
access-not-in-token = No está entre los permisos de la app en Entra
access-no-token = El inicio de sesión no lo muestra
access-before-sign-in = Se verá tras iniciar sesión
access-through = Por { $role }
access-not-tried = Aún sin probar
access-grant-untold = A las { $time } se rechazó una expulsión con { $code }. La causa puede ser este permiso u otro.
access-removal-proved = Demostrado por la expulsión de las { $time }
access-removal-protected = Demostrado por la expulsión de las { $time }; rechazado a las { $refused } para una persona
access-call-proved = Demostrado por la llamada de las { $time }
access-consent-proved = Graph aceptó una solicitud a las { $time }
access-consent-listed = Entra muestra los permisos. La primera respuesta de Graph mostrará si funcionan.
access-refused-at = Rechazado a las { $time }
access-refused-with = Rechazado a las { $time } con { $code }
access-refused-listed = Rechazado a las { $time } con { $code }, aunque Entra muestra el permiso
access-refused-before = Rechazado a las { $time }, antes de este inicio de sesión; la próxima expulsión mostrará si está resuelto
access-refused-before-join = Rechazado a las { $time }, antes de este inicio de sesión; la próxima unión mostrará si está resuelto
access-role-back = Rechazado a las { $time }. Entra ya muestra el permiso; la próxima solicitud mostrará si Graph lo acepta.
access-not-asked = Aún sin preguntar
access-answered = Respondió a las { $time }
access-no-answer = Sin respuesta a las { $time }
access-same = Igual que en el inicio de sesión
access-domain-of = Su Id. es { $id }
access-other-in-token = Otro en el inicio de sesión: { $id }
access-no-time = Se sabe cuando un servicio responda
access-clock-right = Como el del servicio
access-clock-ahead = { $off } por delante del servicio
access-clock-behind = { $off } por detrás del servicio
access-certificate-ends = Caduca el { $day }.
access-certificate-open = Otros usuarios de este equipo pueden leer su clave.

# Después de cerrar sesión.
signed-out = Sesión cerrada. Moderato ha olvidado la credencial y el token.
signed-out-token = Un token no se puede revocar. Si alguien lo copió, le sirve hasta { $time }.
signed-out-token-unknown = Un token no se puede revocar. Si alguien lo copió, le sirve hasta que caduque, de 60 a 90 minutos.
signed-out-calls = La app sigue en { $n ->
    [one] una llamada a la que se unió
   *[other] { $n } llamadas a las que se unió
} desde aquí. Vuelva a iniciar sesión para salir.
signed-out-watched = Las llamadas que solo veía continúan y la app sigue en ellas.
signed-out-leak = Si pudo filtrarse una credencial…
leak-title = Si pudo filtrarse una credencial
leak-text = En este orden; los dos primeros con la CLI de Azure, el tercero en Teams PowerShell:
leak-credential = Quitar la credencial, para que no se emitan más tokens
leak-app = Deshabilitar la aplicación empresarial
leak-grant = Retirar el permiso para expulsar
leak-after = “az ad app credential list” muestra los Id. de las claves; para un certificado, agregue --cert. Después, compare los inicios de sesión de la entidad de servicio en Entra con el registro de auditoría.
leak-copy = Copiar el comando { $n }
leak-close = Cerrar

# El reloj.
clock-ahead-notice = El reloj de este equipo va { $off } por delante del servicio.
clock-behind-notice = El reloj de este equipo va { $off } por detrás del servicio.
certificate-notice-ends =
    { $days ->
        [0] El certificado caduca en menos de un día: el { $day }.
        [one] El certificado caduca en un día, el { $day }.
       *[other] El certificado caduca en { $days } días, el { $day }.
    }
certificate-notice-ended = El certificado caducó el { $day }.
certificate-notice-ends-next = Cree uno nuevo y cárguelo a tiempo junto al actual.
certificate-notice-readable = Otros usuarios de este equipo pueden leer la clave del certificado.
certificate-notice-readable-next = Reserve el archivo para usted: chmod 600.

# Mensaje para quien puede conceder lo que falta.
admin-greeting = Hola:
admin-intro = Moderamos llamadas de Teams con Moderato, que necesita lo siguiente en nuestro inquilino. ¿Podría ocuparse de ello, por favor?
admin-intro-all = Moderamos llamadas de Teams con Moderato. Necesita todo lo siguiente en nuestro inquilino; puede que una parte ya esté configurada. ¿Podría comprobarlo y añadir lo que falte?
admin-app = Id. de aplicación (cliente): { $id }
admin-tenant = Id. de directorio (inquilino): { $id }
admin-roles = Centro de administración de Entra › Registros de aplicaciones › la app › Permisos de API › Agregar un permiso › Microsoft Graph › Permisos de la aplicación: agregar { $roles } y elegir “Conceder consentimiento de administrador”.
admin-consent = Conceder consentimiento de administrador para los permisos de la app:
admin-role-listed = Graph rechazó una solicitud por falta de { $role }, aunque Entra muestra este permiso para la app. Si se concedió hace pocos minutos, no hay que hacer nada. Si no, compruebe tres cosas: el organizador de la reunión es de este inquilino, las llamadas están activadas en el Azure Bot de la app, y las directivas de acceso a aplicaciones del inquilino, si las hay, incluyen al organizador.
admin-role-listed-joined = Graph rechazó una solicitud por falta de { $role }, aunque Entra muestra este permiso para la app. Si se concedió hace pocos minutos, no hay que hacer nada. Si no, compruebe que las directivas de acceso a aplicaciones del inquilino, si las hay, incluyen al organizador de la reunión.
admin-bot = Registrar la app como bot con el canal de Teams (Azure Bot) y activar ahí las llamadas.
admin-bot-if = No podemos ver si ya se ha hecho. Si no, registrar la app como bot con el canal de Teams (Azure Bot) y activar ahí las llamadas.
admin-callback = Dirección de callback (el webhook de llamadas ahí): { $address }
admin-callback-wanted = Díganos también la dirección https pública indicada ahí como webhook de llamadas. Moderato la necesita como dirección de callback.
admin-grant = Permitir, una sola vez y en Microsoft Teams PowerShell, que la app expulse a personas de las reuniones:
admin-grant-if = No podemos ver si esto ya se hizo. Si no, permitir, una sola vez y en Microsoft Teams PowerShell, que la app expulse a personas de las reuniones:
admin-secret = Crear un nuevo secreto de cliente para esta app en Entra, en “Certificados y secretos”, y darnos su valor por una vía segura. El valor se muestra una sola vez, y el Id. del secreto no basta.
admin-answer = Respuesta del servicio: { $ids }
admin-takes-hours = Los cambios de permisos y directivas de Teams pueden tardar horas en surtir efecto.
admin-thanks = ¡Gracias!

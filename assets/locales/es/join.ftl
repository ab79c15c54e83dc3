# El diálogo que acepta cualquier cosa: qué se puede pegar y qué se entendió.
join-title = Agregar una llamada
join-box = Vínculo de reunión, invitación, Id. de reunión o de llamada
join-box-hint = Pegue un vínculo de reunión, un correo de invitación entero, un Id. de reunión con su código de acceso o el Id. de una llamada en la que ya está esta app
join-nothing-sent = Lo que pega se lee en este equipo. No se envía nada hasta que pulse el botón.
join-offers = Reuniones de esta demostración
join-offer-use = Usar
join-offer-use-name = Usar el vínculo de { $subject }
join-kind = Tipo
join-kind-call = Id. de llamada
join-kind-long = Vínculo de reunión
join-kind-short = Vínculo corto de reunión
join-kind-typed = Id. de reunión
join-call-id = Id. de llamada
join-thread = Hilo
join-meeting-id = Id. de reunión
join-passcode = Código de acceso
join-passcode-given = Indicado
join-passcode-none = Ninguno
join-organizer = Organizador
join-tenant = Inquilino
join-cloud = Nube
join-cloud-host = { $cloud } ({ $host })
join-cloud-china = China (21Vianet)
join-watch-hint = La llamada tiene que ser de esta misma app.

# Qué lo impide.
join-warn-china = Esta reunión está en la nube de China (21Vianet), donde Graph no ofrece llamadas.
join-warn-cloud = Este vínculo es de { $link }, pero su sesión está en { $here }. Para unirse, inicie sesión en esa nube.
join-warn-tenant = Su sesión está en otro inquilino, { $here }. Es probable que Graph lo rechace porque los inquilinos no coinciden (7505).
join-warn-role = Para unirse hace falta el permiso { $role }, y falta el consentimiento del administrador para él. Puede intentarlo de todos modos.

# Cómo unirse.
join-as = Unirse como
join-as-app = Esta app
join-as-guest = Invitado
join-guest-name = Nombre de invitado
join-guest-hint = Puede que los invitados tengan que esperar en la sala de espera, y la app necesita el permiso Calls.JoinGroupCallAsGuest.All.
join-guest-missing = Escriba el nombre con el que se unirá la app
join-tenant-field = Inquilino de la reunión
join-tenant-hint = Ni un vínculo corto ni un Id. de reunión dicen de qué inquilino es la reunión. Es el suyo, salvo que le invite alguien de fuera: escriba el Id. del inquilino o su dominio.
join-tenant-empty = Escriba el Id. o el dominio del inquilino
join-tenant-shape = Un inquilino es un Id. como 11111111-2222-3333-4444-555555555555 o un dominio como contoso.com
join-tenant-common = Graph necesita aquí un inquilino concreto, no “{ $word }”
join-button = Unirse
join-watch = Ver esta llamada
join-cancel = Cancelar
join-nothing-yet = Pegue algo primero
join-unreadable = Pegue primero algo a lo que se pueda unir

# La dirección de callback.
callback-label = Dirección de callback
callback-line = Dirección de callback: { $address }
callback-change = Cambiar
callback-explained = La dirección https pública a la que Graph envía avisos sobre la llamada; sin ella, Graph no deja que una app se una. Si su app tiene un servicio de bot, use su webhook para llamadas. Si no lo tiene, use una dirección propia que responda con 200 o 202: si ahí no responde nada, puede que la llamada nunca se establezca. Para ver una llamada en la que ya está un bot de esta app, pegue su Id. de llamada.
callback-not-kept = Esta dirección se usa hasta cerrar la sesión y no se guarda: lo que va detrás de “?” puede ser una clave.
callback-demo = En la demostración sirve cualquier dirección: ahí no se envía nada.
callback-empty = Escriba la dirección, como https://bot.example.org/api/calls
callback-not-a-url = Esto no es una dirección web como https://bot.example.org/api/calls
callback-not-https = La dirección debe empezar por https://
callback-no-host = La dirección no indica ningún servidor
callback-user-info = Quite el nombre y la contraseña
callback-fragment = Quite “#” y lo que sigue
callback-local = Graph no puede llegar a este equipo ni a esta red. Escriba una dirección abierta a Internet.
callback-of-microsoft = Es una dirección de Microsoft, como el vínculo de una reunión. Escriba la de su bot o la de un servicio propio.

# Uniones en la lista de llamadas.
joining = Uniéndose…
joining-named = Uniéndose a { $meeting }
joining-waits = Microsoft pide esperar { $n } s
joining-stop = Detener
joining-stop-name = Dejar de unirse a { $meeting }
joining-failed-named = No se unió a { $meeting }: { $cause }
joining-lost = Puede que la app se haya unido de todos modos, con un Id. que aquí no llegó. En ese caso, desde aquí no se puede ver ni sacar.
joining-again = Reintentar
joining-again-name = Reintentar unirse a { $meeting }
joining-role-there = El permiso ya está. Inténtelo de nuevo.
joining-twice = La app puede quedar dos veces en la reunión.
joining-twice-yes = Unirse otra vez
joining-twice-no = Volver
joining-dismiss = Quitar { $meeting } de la lista
calls-clear-ended = Quitar terminadas
calls-ended-why = Terminó { $time } · { $why }

# Una llamada en preparación.
setting-up = Preparando…
setting-up-for = Desde hace { $time }. Una llamada suele estar lista en unos segundos.
setting-up-lobby = En la sala de espera
setting-up-lobby-text = Desde hace { $time }. Alguien de la reunión tiene que dejar entrar a esta app.
setting-up-long = Desde hace { $time }, más de lo habitual.
setting-up-long-lobby = Puede que la app esté en la sala de espera: entonces alguien de la reunión tiene que dejarla entrar.
setting-up-long-callback = Puede que Graph no llegue a la dirección de callback: { $address }
setting-up-long-no-callback = Puede que Graph no llegue a la dirección de callback con la que se creó la llamada.
setting-up-leave = Salir
setting-up-leaving = Saliendo…
ended-forget = Quitar de la lista
ended-look-again = Mirar otra vez
no-such-call = No existe esa llamada
no-such-call-correct = Corregir el Id.…

# Lo que se guarda para un inicio de sesión.
profile-head = Este perfil
profile-auto-cancel = Cancelar las invitaciones sin respuesta tras estos segundos (0 = nunca)
profile-auto-cancel-wrong = Escriba segundos enteros de 0 a { $most }; una invitación suena unos { $most } s
profile-demo = En la demostración, esto se olvida al terminar.

# Si se encontraron varias reuniones, y lo que quizá no se leyó bien.
join-choose = Este texto nombra varias reuniones. Elija la que busca.
join-choose-first = Elija primero una de las reuniones
join-choice-passcode = { $meeting }, código de acceso { $passcode }
join-doubt-put-together = Esto se ha unido a partir de varias líneas, o hay más dígitos al lado. Antes de unirse, compruebe que es la reunión que busca.
join-doubt-passcode = Este código de acceso no parece de Teams. Compárelo con la invitación antes de unirse.
join-doubt-label = No conocemos las palabras que hay junto a estos números. Compruebe el Id. de reunión y el código de acceso antes de unirse.
join-doubt-damaged = Otra parte de este texto parece una reunión, pero no se puede leer. Antes de unirse, compruebe que esta es la que busca.
join-doubt-capitals = Un filtro de correo cambió las mayúsculas de este vínculo por minúsculas, y puede que Graph no encuentre la reunión. Si la invitación tiene Id. de reunión y código de acceso, úselos.
join-doubt-call-id = Un Id. de llamada de este tipo tiene { $of } caracteres, pero este tiene { $n }. Compruebe que lo copió entero y sin nada más.
join-doubt-regional = “{ $host }” parece una dirección regional de Teams que no conocemos. Compruebe el Id. de reunión antes de unirse.

# Un texto o un archivo aparte del cuadro.
join-from-file = Leído del archivo “{ $name }”.
join-from-long-text = Leído del texto largo.
join-from-box = Usar el cuadro en su lugar
join-box-full = En el cuadro caben 64 KB. Vacíelo y pegue de nuevo: así un texto de hasta 1 MB se lee aparte.
join-drop-several = Suelte los archivos de uno en uno.
join-drop-no-file = “{ $name }” no es un archivo que se pueda leer. Suelte la propia invitación, como un archivo .ics, .eml o .url.
join-drop-too-large = “{ $name }” ocupa más de 1 MB. Ábralo y pegue el vínculo de la reunión.
join-drop-unreadable = No se pudo leer “{ $name }”: { $reason }
join-drop-signed-out = Inicie sesión primero y suelte el archivo de nuevo.

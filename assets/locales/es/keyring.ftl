# Dónde está la credencial.
place-demo = Credencial inventada
place-other-way = { $place } · conexión propia
place-memory = Secreto solo en memoria
place-pasted = Token solo en memoria
place-keyring = Secreto en el llavero del sistema
place-environment = De { $name }
place-file = Credencial en un archivo
place-demo-text = La reunión inventada tiene su propia credencial.
place-memory-text = El secreto queda en la memoria de Moderato y se pide otra vez en el próximo inicio.
place-pasted-text = El token pegado queda en la memoria de Moderato hasta que caduque.
place-keyring-text = El secreto se guarda en el llavero del sistema.
place-secret-ends = Moderato no puede ver cuándo caduca el secreto. Entra muestra la fecha en “Certificados y secretos”.
place-environment-text = La credencial viene de { $name } del entorno y no se guarda.
place-file-text = La credencial se lee de { $path }.
place-file-password = La contraseña del archivo se guarda en el llavero del sistema.
place-will-be-kept = Se guarda en el llavero del sistema cuando el inicio de sesión funcione.

# Guardarla en el llavero del sistema.
keyring-keep = Guardar en el llavero del sistema
keyring-keep-password = Guardar la contraseña en el llavero del sistema
keyring-not-loopback = No es posible para un servicio en este mismo equipo.
keyring-not-custom = Solo se guarda para las nubes de la lista, nunca para direcciones propias.
keyring-not-given = Lo que viene del entorno no se guarda.
keyring-secret-stored = Guardado en el llavero del sistema.
keyring-password-stored = La contraseña está guardada en el llavero del sistema.
keyring-secret-used = Se usa el secreto del llavero del sistema.
keyring-password-used = Se usa la contraseña del llavero del sistema.
keyring-from = Del llavero del sistema
keyring-use = Usarlo
keyring-needs-use = Está en el llavero del sistema: elija “{ $use }” abajo.
keyring-forget = Olvidar
keyring-forgotten = Eliminado del llavero del sistema.
keyring-nothing-kept = El llavero del sistema no tiene nada de esta app.
keyring-nothing-found = El llavero del sistema no tiene nada de esta app, o está bloqueado.
keyring-missing = En esta sesión no responde ningún llavero. Lo que escriba aquí queda en memoria y se pide en cada inicio.
keyring-locked = El llavero del sistema sigue bloqueado. Desbloquéelo con el programa del propio sistema e inténtelo de nuevo.
keyring-locked-not-kept = El llavero del sistema sigue bloqueado. No se guardó nada. Desbloquéelo con el programa del propio sistema, cierre la sesión y vuelva a iniciarla.
keyring-no-answer = El llavero del sistema aún no responde. Puede que espere su propia contraseña en una ventana del sistema.
keyring-unreadable = Lo que el llavero del sistema tiene de esta app no lo escribió Moderato. Olvídelo y guarde de nuevo el secreto.
keyring-too-long = El llavero del sistema no admite un secreto tan largo. Queda en memoria.
keyring-refused = El llavero del sistema se negó o falló. No se guardó, encontró ni eliminó nada; inténtelo de nuevo.

# Perfiles en la página de inicio de sesión.
profiles-label = Perfil
profiles-new = Perfil nuevo
profiles-default = App { $app }
profiles-rename = Cambiar el nombre del perfil
profiles-saved = { $name } se guardó para el próximo inicio de sesión, sin el secreto
place-service = Sesión iniciada en { $host }
profiles-delete = Eliminar el perfil
profiles-name = Nombre del perfil
profiles-name-needed = Escriba un nombre
profiles-rename-yes = Cambiar
profiles-delete-text = ¿Eliminar el perfil “{ $name }” y lo que el llavero del sistema guarda para él?
profiles-delete-yes = Eliminar
profiles-no = Cancelar

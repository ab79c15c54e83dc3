# Tipos de personas y cosas. “ACS” va sola: la segunda letra mayúscula evita que se pase a minúsculas dentro de una frase.
kind-member = Miembro
kind-guest = Invitado
kind-acs = ACS
kind-external = Externo
kind-phone = Teléfono
kind-app = App
kind-device = Dispositivo
kind-unknown = Sin datos

# Nombres de controles que solo muestran un icono.
widget-copy-value = Copiar: { $label }
widget-show-secret = Mostrar lo escrito
widget-corrected = Aún sin comprobar
widget-hide-secret = Ocultar lo escrito
widget-close-notice = Cerrar el aviso

ear-scroll-bar = Barra de desplazamiento
ear-splitter = Borde del panel
ear-side = Junto a la llamada
edit-cut = Cortar
edit-copy = Copiar
edit-paste = Pegar
edit-select-all = Seleccionar todo
paste-silent = El programa que tiene el portapapeles no responde. No se pegó nada.
paste-no-text = El portapapeles no contiene texto.

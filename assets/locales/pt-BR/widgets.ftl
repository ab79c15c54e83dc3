# Tipos de pessoas e coisas. «ACS» fica sozinha: a segunda letra maiúscula evita que vire minúscula dentro de uma frase.
kind-member = Membro
kind-guest = Convidado
kind-acs = ACS
kind-external = Externo
kind-phone = Telefone
kind-app = App
kind-device = Dispositivo
kind-unknown = Sem info

# Nomes de controles que só mostram um ícone.
widget-copy-value = Copiar: { $label }
widget-show-secret = Mostrar o que foi digitado
widget-corrected = Ainda não verificado
widget-hide-secret = Ocultar o que foi digitado
widget-close-notice = Fechar o aviso

ear-scroll-bar = Barra de rolagem
ear-splitter = Borda do painel
ear-side = Ao lado da chamada
edit-cut = Recortar
edit-copy = Copiar
edit-paste = Colar
edit-select-all = Selecionar tudo
paste-silent = O programa dono da área de transferência não responde. Nada foi colado.
paste-no-text = A área de transferência não tem texto.

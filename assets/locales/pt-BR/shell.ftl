# A lista de chamadas.
demo-mark = DEMO
demo-explained = Uma reunião inventada neste computador. Ninguém é removido de nada.
calls-head = Chamadas
calls-add = Adicionar chamada…
calls-forget = Tirar da lista
calls-forget-named = Tirar { $call } da lista
calls-copy-id = Copiar o ID da chamada
calls-connecting = Conectando…
calls-waiting = Esperando a lista
calls-in-call = { $n } na chamada
calls-in-lobby = { $n } no lobby
calls-ringing = { $n } tocando
calls-alarms = { $n ->
    [one] { $n } a conferir
   *[other] { $n } a conferir
}
no-calls-title = Ainda não há chamadas
no-calls-text = O Graph não tem uma lista de chamadas. Cole um link de reunião para ingressar, ou o ID de uma chamada em que seu app está.
no-calls-button = Adicionar chamada…

# Configurações e sessão.
settings-head = Configurações
settings-language = Idioma
settings-theme = Tema
settings-as-system = Como o sistema
settings-light = Claro
settings-dark = Escuro
settings-dense = Linhas compactas
settings-still = Reduzir movimento
settings-notify = Notificações enquanto a janela não está em primeiro plano
settings-notify-off = Desativadas
settings-notify-on = Ativadas
settings-notify-sound = Com som
settings-notify-refused = Esta área de trabalho não mostrou a última.
sign-out = Encerrar sessão
sign-out-of = Encerrar sessão em { $tenant }
session-over = A sessão terminou.
session-again = Fazer login de novo
audit-trouble = O log de auditoria em { $folder } não pode ser gravado.
audit-trouble-why = O sistema diz: { $error }.
audit-trouble-goes-on = O que você fizer enquanto isso é enviado sem registro.
audit-trouble-stops = Enquanto isso, nada que mude uma chamada é enviado.
audit-trouble-next-open = Libere espaço em disco ou permita gravar na pasta; a próxima linha faz outra tentativa.
audit-trouble-next-closed = Libere espaço em disco ou permita gravar na pasta e faça login de novo.
store-trouble = A lista de chamadas não pode ser guardada.
closing-waits = { $n ->
    [one] Concluindo { $n } ação…
   *[other] Concluindo { $n } ações…
}
closing-anyway = Fechar assim mesmo
retry = Repetir
retry-named = Repetir com { $who }

presenting-on = Modo de apresentação
presenting-text = Nomes, endereços, números e IDs estão ocultos. As perguntas os mostram por inteiro.
presenting-end = Mostrar
presenting-end-name = Mostrar nomes e IDs
window-stopped = Esta janela parou por causa de um erro do Moderato.
window-stopped-next = As regras ativas e a porta de convidados fechada valem até você fechar esta janela. Feche-a e inicie o Moderato de novo; o que foi enviado está no log de auditoria.
window-stopped-close = Fechar
part-stopped = Uma parte do Moderato parou por causa de um erro dela.
part-stopped-next = O que você vê pode ser antigo, e as regras podem não agir mais. Feche a janela e inicie o Moderato de novo.
crash-before = O Moderato parou em { $at } por causa de um erro próprio ({ $place }). As regras, a porta de convidados fechada e o modo invasão terminaram com ele.
no-font = Este computador não tem nenhuma fonte para { $language }, por isso a janela está em inglês. Instale uma (no Debian e no Ubuntu: { $package }) e inicie o Moderato novamente.
ends-title-window = Fechar o Moderato?
ends-title-session = Encerrar a sessão?
ends-in-call = { $call }: { $what }
ends-door = A porta de convidados está fechada.
ends-kept-out = { $n ->
    [one] Há um bloqueio ativo.
   *[other] Há { $n } bloqueios ativos.
}
ends-raid = O modo invasão está ligado.
ends-nobody-acts = Até você voltar, estas regras não removem ninguém.
ends-sign-out = Encerrar assim mesmo

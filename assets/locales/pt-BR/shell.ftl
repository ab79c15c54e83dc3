# A lista de chamadas.
demo-mark = DEMO
demo-explained = Uma reunião inventada neste computador. Ninguém é removido de verdade.
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
no-calls-text = A Microsoft não dá aos apps uma lista de chamadas. Cole um link de reunião para ingressar, ou o ID de uma chamada em que seu app está.
no-calls-button = Adicionar chamada…

# Configurações e sessão.
settings-head = Configurações
settings-network-system = São usados o proxy e os certificados do sistema.
settings-network-where = Para mudar isso, saia e abra “Proxy e certificados” na página de login.
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
session-over = O login não vale mais.
session-again = Fazer login de novo
audit-trouble = O log de auditoria em { $folder } não pode ser gravado.
audit-trouble-short = O log de auditoria não pode ser gravado.
audit-trouble-why = O sistema diz: { $error }.
audit-trouble-goes-on = O que você fizer enquanto isso é enviado sem registro.
audit-trouble-stops = Enquanto isso, nada que mude uma chamada é enviado.
audit-trouble-next-open = Libere espaço em disco ou permita gravar na pasta; a próxima linha faz outra tentativa.
audit-trouble-next-closed = Libere espaço em disco ou permita gravar na pasta e faça login de novo.
store-trouble = A lista de chamadas não pode ser salva.
closing-waits = { $n ->
    [one] Concluindo { $n } ação…
   *[other] Concluindo { $n } ações…
}
closing-anyway = Fechar assim mesmo
retry = Repetir
retry-named = Repetir com { $who }

presenting-on = Modo de apresentação
presenting-off = Modo de apresentação desligado. Nomes e IDs estão visíveis.
presenting-text = Nomes, endereços, números e IDs estão ocultos. As perguntas os mostram por inteiro.
presenting-end = Mostrar
presenting-end-name = Mostrar nomes e IDs
window-stopped = Esta janela parou por causa de um erro do Moderato.
window-stopped-next = As regras ativas e a porta de convidados fechada valem até você fechar esta janela. Feche-a e inicie o Moderato de novo; o que foi enviado está no log de auditoria.
window-stopped-close = Fechar
part-stopped = Uma parte do Moderato parou por causa de um erro.
part-stopped-next = O que você vê pode ser antigo, e as regras podem não agir mais. Feche a janela e inicie o Moderato de novo.
crash-before = O Moderato parou em { $at } por causa de um erro ({ $place }). As regras, a porta de convidados fechada e o modo invasão terminaram com ele.
no-font = Este computador não tem nenhuma fonte para { $language }, por isso a janela está em inglês. Instale uma (no Debian e no Ubuntu: { $package }) e inicie o Moderato de novo.
ends-title-window = Fechar o Moderato?
ends-title-session = Encerrar a sessão?
ends-in-call = “{ $call }”: { $what }
ends-door = A porta de convidados está fechada.
ends-kept-out = { $n ->
    [one] Há um bloqueio ativo.
   *[other] Há { $n } bloqueios ativos.
}
ends-raid = O modo invasão está ligado.
ends-stays = O app continua na chamada; saia antes se ele não deve ficar.
ends-invite-list = As pessoas digitadas e ainda não convidadas serão esquecidas.
ends-in-flight = { $n ->
    [one] Uma ação ainda está em andamento. Você não verá o resultado.
   *[other] { $n } ações ainda estão em andamento. Você não verá os resultados.
}
ends-nobody-acts = Até você voltar, estas regras não removem ninguém.
ends-sign-out = Encerrar assim mesmo
ends-leave-and-sign-out = Sair da chamada e encerrar a sessão
ends-leave-and-close = Sair da chamada e fechar

# Zoom, folders, right-click menus, hints of the demo, and what the program is.
settings-zoom = Zoom
settings-zoom-percent = { $n }%
zoom-reset = Voltar para 100%
key-zoom-in = Ampliar tudo
key-zoom-out = Reduzir tudo
why-zoom = O zoom já está em { $n }%
about = Sobre o Moderato
about-version = Versão { $version }
about-what = Um console para quem modera chamadas do Microsoft Teams.
about-licence = Você pode usar o Moderato sob a licença MIT ou a Licença Apache 2.0, à sua escolha.
about-report = Informe erros em { $url }
about-copy-address = Copiar o endereço
about-report-nowhere = Informe erros a quem forneceu o Moderato a você. Não envie nomes, IDs ou links de chamadas reais.
about-inside = Inclui { $n } bibliotecas e fontes
about-unfold = Mostrar as licenças
about-fold = Ocultar as licenças
show-folder = Mostrar na pasta
show-folder-gone = { $path } não está mais lá. O arquivo foi movido ou excluído.
show-folder-nobody = Nenhum gerenciador de arquivos responde aqui. Copie o caminho e abra a pasta por conta própria.
show-folder-refused = O gerenciador de arquivos não conseguiu mostrá-lo: { $said }
menu-copy = Copiar
menu-copy-line = Copiar esta linha
menu-copy-name = Copiar o nome
menu-show-call = Mostrar esta chamada
menu-refresh = Atualizar
tour-step = Dica { $n } de { $of }: { $what }
tour-next = Avançar
tour-done = Concluir
tour-remove = Remover alguém.
tour-remove-text = Clique em Remover em uma linha. Primeiro, você confirma. A linha fica até que uma lista mais nova mostre que a pessoa saiu.
tour-invite = Cancelar um convite.
tour-invite-text = Quem você convida toca acima da lista. Se for a pessoa errada, cancele ali.
tour-proof = Ver o que aconteceu.
tour-proof-text = A atividade na parte inferior mostra o que você fez e o resultado. Encerre a sessão para deixar a demonstração.
drop-key = Certificados e chaves não são lidos aqui. Encerre a sessão e solte o arquivo no formulário de login.
why-not-ringing = Não está mais tocando
menu-copy-id = Copiar o ID
menu-copy-number = Copiar o número

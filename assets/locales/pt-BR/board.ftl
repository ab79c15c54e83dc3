# Ordem das pessoas.
sort-head = Ordem das pessoas
sort-by = Ordem: { $order }
sort-arrival = Chegada
sort-newest = Recentes
sort-name = Nome
sort-kind = Tipo
sort-tenant = Locatário
sort-state = Estado

# Filtros da atividade.
search-empty = Limpar a pesquisa
activity-person = Pessoa ou ID
activity-filters = Filtro
activity-filters-on = Filtro { $n }
activity-none-fits = Nenhuma entrada atende aos filtros
activity-newer = { $n ->
    [one] { $n } mais recente
   *[other] { $n } mais recentes
}
activity-clear-filters = Limpar os filtros
activity-by-call = Chamada
activity-by-action = Ação
activity-by-result = Resultado
activity-all-calls = Todas as chamadas
activity-this-call = Esta chamada
activity-every-action = Qualquer ação
activity-every-result = Qualquer resultado
action-removals = Remoções
action-invitations = Convites
action-muting = Silenciar
action-rules = Regras
action-calls = Chamadas
action-people = Entradas e saídas
kind-done = Feito
kind-failed = Com falha
kind-open = Em andamento
kind-nothing = Sem efeito
details-copy-curl = Copiar a solicitação como comando curl
curl-body = o corpo não foi guardado; veja esta solicitação na documentação do Graph

# Exportações.
export-open = Exportar…
export-title = Exportar
export-activity = Atividade
export-roster = Lista
export-activity-what = { $n ->
    [one] { $n } entrada.
   *[other] { $n } entradas.
}
export-activity-filtered = Os filtros deixam as demais de fora.
export-roster-what = { $n ->
    [one] { $n } pessoa de “{ $call }”, com a primeira e a última vez vista.
   *[other] { $n } pessoas de “{ $call }”, com a primeira e a última vez vistas.
}
export-roster-left = { $n ->
    [one] { $n } delas já saiu.
   *[other] { $n } delas já saíram.
}
export-csv = Abre em uma planilha.
export-json = Tudo que se sabe, para um programa.
export-redact = Omitir os nomes
export-redact-hint = Saem nomes, endereços e assuntos; dos números fica só o final. Os IDs ficam, para que ainda se possa acompanhar uma pessoa.
export-where = Será salvo em { $folder }
export-go = Exportar
export-close = Fechar
export-written = Gravado. Só você pode ler o arquivo:
export-written-readable = Gravado:
export-copy-path = Copiar o caminho
export-failed = Não foi possível gravar o arquivo.

# Todas as chamadas em uma página.
board-title = Todas as chamadas
board-counts = { $calls ->
    [one] { $calls } chamada, { $people } nela
   *[other] { $calls } chamadas, { $people } pessoas nelas
}
board-search = Pesquisar em todas as chamadas
board-as-added = Sem ordenar
board-by-attention = Urgentes primeiro
board-found = { $n ->
    [one] { $n } pessoa
   *[other] { $n } pessoas
}
board-nobody = Ninguém corresponde a “{ $words }” em nenhuma chamada
board-people = Pessoas em todas as chamadas
board-also = { $n ->
    [one] também em mais { $n } chamada
   *[other] também em mais { $n } chamadas
}
board-call = Chamada
board-age = Há
board-people-count = Pessoas
board-lobby = Lobby
board-ringing = Tocando
board-alarms = Alarmes
board-kept-alive = Ativa por

# O que um leitor de tela anuncia por conta própria.
announce = { $result }: { $what }
announce-alarms = { $n } alarmes. O mais recente: { $what }
announce-wave = { $what }: { $call }
alarm-unreachable = A Microsoft não responde como deveria, então a lista de pessoas está ficando desatualizada.
alarm-show = Mostrar

# As teclas.
keys-title = Teclas
keys-window = Em qualquer lugar
keys-list = Na lista de pessoas
keys-question = Em uma pergunta
key-add = Adicionar chamada
key-search-all = Pesquisar pessoas em todas as chamadas
key-board = Todas as chamadas
key-call = Da primeira à nona chamada
key-search = Pesquisar pessoas nesta chamada
key-to-list = Ir para a lista de pessoas
key-activity = Ir para a atividade e voltar
key-results = Resultados das remoções e dos convites
key-to-notice = Ir para o aviso acima da lista
key-refresh = Atualizar a lista
keys-storm = Quando muitos chegam de uma vez
key-raid = Ligar ou desligar o modo invasão: Remover age na hora com convidados e externos
key-door = Fechar ou abrir a porta de convidados; logo após muitas chegadas, Enter a abre
key-rules = Bloqueios e porta de convidados
key-choices = Selecionar: { $who }
key-join-now = { $where }: ingressar
key-undo = { $where }: desfazer
key-stop = Parar de remover
key-keep-out = Remover e bloquear…
key-newcomers = Mostrar agora os recém-chegados
key-filter = Mostrar na lista: { $filter }
key-order = Ordenar de outra forma
key-invite = Convidar pessoas
key-cancel-invitations = Cancelar convites
key-export = Exportar
key-present = Ocultar nomes e IDs ao compartilhar
key-full-screen = Tela cheia
key-tab = Próximo controle
key-keys = Estas teclas
key-settings = Configurações: idioma, tema, tamanho do texto
key-step = Próxima pessoa ou anterior
key-page = Uma página acima ou abaixo
key-ends = Primeira ou última pessoa
key-person = Mostrar a pessoa
key-remove = Remover…
key-mute = Silenciar a pessoa na hora
key-again = Ir para quem voltou por último e remover
key-choose = Marcar ou desmarcar uma pessoa
key-range = Selecionar de lá até aqui
key-extend = Aumentar ou reduzir a seleção
key-all = Selecionar todos da lista
key-new-guests = Selecionar os convidados novos
key-let-stay = Deixar a pessoa ficar
key-retry = Repetir as remoções com falha
key-mute-failed = Silenciar todos que não puderam ser removidos
key-yes = Confirmar
key-no = Fechar, ou limpar uma pesquisa

# Um título que só é lido em voz alta.
column-name = Nome
key-palette = Todos os comandos
key-leave = Sair da chamada ou encerrá-la
palette-hint = Digite o que você quer fazer
palette-none = Nenhum comando tem essas palavras
words-activity = registro auditoria histórico log eventos
words-export = salvar baixar csv registro histórico
words-results = relatório resultado histórico
words-add = entrar reunião nova link
words-board = início visão geral reuniões
words-search = encontrar buscar procurar
words-invite = adicionar convidar ligar telefone
words-leave = desligar encerrar sair reunião
words-present = ocultar nomes privacidade compartilhar tela
words-keys = ajuda atalhos
words-access = permissões direitos funções
words-sign-out = sair desconectar conta
words-raid = ataque spam pânico
words-door = sala de espera bloquear convidados
words-rules = sala de espera lista de bloqueados desbloquear desfazer deixar voltar
words-stop = cancelar desfazer parar
words-let-stay = desfazer permitir
words-remove = expulsar chutar tirar desligar
words-keep-out = banir bloquear proibir
words-mute = silenciar todos mudo microfone
words-all = todos todo mundo
words-problems = erros falhas
why-no-call = Abra uma chamada primeiro
why-call-over = A chamada terminou
why-nobody-chosen = Vá primeiro até uma pessoa na lista
why-kept-out = O bloqueio já está ativo
why-no-rule = Nenhuma regra vai remover esta pessoa: ela fica de qualquer forma
why-no-other-call = Nenhuma outra chamada é acompanhada
why-move-no-account = Só pessoas com conta podem ser transferidas
why-no-name = A Microsoft não enviou um nome
why-on-its-way = Já está a caminho
why-not-removing = Ninguém está sendo removido
why-no-results = Nenhum grupo foi removido nem convidado ainda
why-none-failed = Nenhuma remoção falhou
why-none-rings = Não está tocando nenhum convite que possa ser cancelado
why-no-new-guests = Nenhum convidado acabou de entrar
why-nobody-back = Ninguém voltou
why-nobody-held-back = Não há ninguém a mostrar
why-no-notice = Não há nenhum aviso

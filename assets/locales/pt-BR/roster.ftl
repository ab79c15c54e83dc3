# A chamada, no meio da janela.

# Durações.
time-tomorrow = amanhã { $time }
age-seconds = { $n } s
age-minutes = { $n } min
age-hours = { $n } h

# Quem é alguém.
unnamed-member = Membro sem nome
unnamed-guest = Convidado sem nome
unnamed-acs = Usuário de ACS sem nome
unnamed-external = Pessoa externa sem nome
unnamed-phone = Número oculto
unnamed-app = App sem nome
unnamed-device = Dispositivo sem nome
unnamed-unknown = Participante sem nome
identity-guest = Nome digitado, sem conta
identity-acs = Entrou sem conta do Teams (ACS)
identity-phone = Número de telefone
identity-other-tenant = Outro locatário
identity-tenant = Locatário { $tail }
identity-member = Membro deste locatário
identity-app = App { $tail }
identity-hidden = Identidade oculta
invited-account = Conta { $tail }
phrase-guest = convidado, sem conta
phrase-external = externo, locatário { $tail }

# O que uma linha diz.
state-lobby = Esperando
state-muted = Mudo
state-mic-on = Mic ligado
state-let-in = Admitido do lobby
state-present = Na chamada
state-removing = Removendo…
state-asked = Pedido { $time }
state-waits = Espera { $n } s
state-waits-until = Espera até { $time }
state-waits-more = A Microsoft pediu para esperar
state-accepted = Remoção aceita
state-accepted-more = Verificando a saída
state-removed = Removido { $time }
state-left = Saiu { $time }
state-failed = Não removido
state-failed-again = Falhou de novo ({ $n }×)
state-still-here = Ainda na chamada
state-still-here-more = Após { $n } s
state-came-back = Voltou { $after } depois
state-came-back-at-once = Voltou na hora
state-came-back-more = Removido { $time }
offer-this-app = Este app
offer-this-app-why = Esta é a entrada do próprio app. Se ele fosse removido, o Moderato deixaria de estar na chamada.
offer-no-id = ID inutilizável
offer-no-id-why = Esta entrada não pode ser removida daqui: { $reason }.
offer-no-id-missing = Esta entrada não pode ser removida daqui: a Microsoft não enviou o ID dela.

# A lista.
roster-list = Pessoas
section-lobby = No lobby
section-call = Na chamada
section-paused = { $n } · lista parada
section-gone = { $n } · { $gone } fora da lista
section-ringing = Convites
column-kind = Tipo
column-state = Estado
column-since = Desde
row-remove = Remover…
row-remove-name = Remover { $who }
row-retry = Repetir
row-retry-name = Tentar de novo remover { $who }
row-stop = Parar
row-stop-name = Parar de remover { $who }
row-details = Detalhes
row-devices = { $what ->
    [lines] { $n ->
        [one] { $n } linha
       *[other] { $n } linhas
    }
    [entries] { $n ->
        [one] { $n } entrada
       *[other] { $n } entradas
    }
   *[devices] { $n ->
        [one] { $n } dispositivo
       *[other] { $n } dispositivos
    }
}
tag-organizer = Organizador
tag-protected = Protegido
tag-recording = Gravando
mark-looks-like = Parece { $name }
mark-looks-like-why = Não é a mesma pessoa que { $name }: o nome só parece igual, mas tem outras letras.
mark-look-alike = Parecido
mark-member-name = Nome de um membro
mark-member-name-why = Não é o membro: esta pessoa só usa exatamente o nome de um membro da sua organização. Compare o final dos IDs.
mark-namesake = Mesmo nome que outros
mark-same-name = Mesmo nome: { $n }
mark-same-name-why = { $n } pessoas diferentes têm exatamente este nome. Compare o final dos IDs.
mark-removed-name = Mesmo nome de alguém removido às { $time }
mark-removed-name-short = Nome de removido
mark-removed-name-why = Alguém com este nome foi removido às { $time }. Convidados recebem um ID novo a cada vez: pode ser a mesma pessoa ou não.
mark-hidden = Caracteres ocultos
mark-hidden-short = Ocultos
mark-hidden-why = O nome tem caracteres que não se veem. Um sinal fica no lugar deles. As letras ao lado talvez devam ser lidas de trás para frente.
mark-boxes = Letras sem fonte
mark-boxes-short = Sem fonte
mark-boxes-why = Este computador não tem fonte para algumas letras do nome: cada uma aparece como uma caixa com seu código.
since-was-there = Aqui há pelo menos { $age }: já estava na chamada às { $time }, quando a observação começou
since-joined = Vista pela primeira vez às { $time }
since-between = Entrou entre { $from } e { $time }
left-between = Saiu entre { $from } e { $time }
since-earlier = Vista pela primeira vez às { $time }; pode ter entrado antes
since-more-than = { $age } +

# Convites.
invitation-sent = Enviado { $time }
invitation-sending = Enviando…
invitation-ringing = Tocando { $time }
invitation-cancelling = Cancelando…
invitation-cancel-accepted = Cancelamento aceito; 10 s para ver se ninguém entra
invitation-cancel-unconfirmed = Falta o Teams confirmar
invitation-cancelled-at = Cancelado { $time }
invitation-no-one-came = Ninguém até { $time }
invitation-auto-cancelled = Cancelado automaticamente
invitation-auto-cancelled-at = Cancelado autom. { $time }
invitation-joined = Entrou
invitation-joined-anyway = Entrou mesmo assim
invitation-in-lobby-anyway = No lobby mesmo assim
invitation-hidden = Oculto dos outros
invitation-joined-later = Às { $time }, { $age } após o cancelamento
invitation-no-answer = Sem resposta (parece)
invitation-failed = Não convidado
invitation-cannot-cancel = Não pode ser cancelado
invitation-could-not-cancel = Não foi possível cancelar
invitation-cannot-cancel-why = O serviço não conhece nenhum endereço deste convite. Ele toca até terminar sozinho; quem entrar pode ser removido.
invitation-refused-next = A Microsoft pode recusar várias pessoas por causa de uma. Tente uma por uma.
invitation-not-cancelled = Não cancelado: { $why }
invitation-cancel = Cancelar convite…
invitation-cancel-name = Cancelar o convite para { $name }
invitation-dismiss-name = Tirar da lista o convite para { $name }

# A pergunta na linha.
question-remove = Remover { $name } ({ $kind })?
question-remove-hint = A remoção é na hora e sem aviso. A pessoa pode entrar de novo.
question-remove-hint-lobby = A entrada é recusada na hora; a pessoa pode pedir de novo.
question-remove-hint-door = A remoção é na hora e sem aviso. Enquanto a porta estiver fechada, convidados que voltarem são removidos de novo.
question-remove-yes = Remover
question-remove-yes-name = Sim, remover { $who }
question-no = Cancelar
question-close = Fechar
question-cancel = Cancelar o convite para { $name } ({ $kind })?
question-cancel-hint = O Teams da pessoa pode mostrar que ela foi removida, embora não tenha entrado.
question-cancel-yes = Cancelar convite
question-cancel-yes-name = Sim, cancelar o convite para { $name }
question-cancel-no = Deixar tocando
question-looks-like = Parece { $name }, mas tem outras letras.
question-same-name = { $n } pessoas têm este nome. Compare o final do ID.
question-not-the-member = Não é { $name }, membro da sua organização.
question-has-look-alikes = { $n ->
    [one] Outra pessoa aqui tem um nome parecido com este.
   *[other] Outras { $n } pessoas aqui têm um nome parecido com este.
} Compare os IDs.
question-is-original = Esta pessoa é da sua organização. Outras aqui têm um nome parecido, mas não são ela.
question-instead = Remover em vez disso o nome parecido { $name }…
question-look-alike = Parecido
question-namesake = Mesmo nome
question-this-one = Esta pessoa
question-hidden = O nome tem caracteres que não se veem.
question-organizer = Esta pessoa é o organizador. O Teams pode recusar.
question-protected = Você protege esta pessoa.
question-recorder = Grava a chamada. Em alguns locatários, quando quem grava sai, outras pessoas também são removidas.
question-stale = Esta lista é de { $age } atrás. Só esta visita desta pessoa é removida, e mais ninguém.
question-left = Já saiu às { $time }.
question-call-ended = A chamada terminou; nada pode ser enviado.
question-cancel-joined = Entrou às { $time }.
question-cancel-in-lobby = Está no lobby desde as { $time }.
question-cancel-over = Este convite terminou às { $time }. Nada foi enviado.

# A chamada.
call-invite = Convidar…
call-refresh = Atualizar
call-live = Ao vivo
call-connecting = Conectando…
call-establishing = Preparando
call-lobby = Esperando no lobby
call-waiting = Esperando a lista
call-stale = Lista antiga
call-throttled = Mais lento
call-unreachable = Sem atualizar
call-ended = Terminou { $time }
call-left = Saiu { $time }
count-in-call = { $n } na chamada
count-in-lobby = { $n } no lobby
count-ringing = { $n } tocando
count-cancelling = { $n } em cancelamento
count-ended = { $n ->
    [one] { $n } encerrado
   *[other] { $n } encerrados
}
freshness-updated = Atualizado há { $age }
freshness-stale = Há { $age }, próxima tentativa em { $n } s
freshness-stale-until = Há { $age }, sem tentativas antes de { $time }
freshness-silent = Há { $age }, sem resposta há { $silent }
freshness-signed-out = Sessão encerrada
tools-search = Pesquisar
tools-dense = Linhas compactas
tools-roomy = Linhas amplas
filter-all = Todos
filter-count = { $filter }: { $n } em toda a chamada, seja qual for a pesquisa
filter-guests = Convidados
filter-external = Externos
filter-phones = Telefones
filter-apps = Apps
filter-new = Novos
filter-problems = Problemas
filter-more = Mais filtros
held-back = { $n ->
    [one] { $n } novo — mostrar
   *[other] { $n } novos — mostrar
}
held-back-ringing = { $n } tocando — mostrar
held-back-both = { $n } a mais e { $ringing } tocando — mostrar
held-back-gone = A lista ainda mostra pessoas que saíram — atualizar
held-back-by-pointer = { $what } · parada enquanto o ponteiro está na lista
held-back-by-notice = { $what } · em pausa enquanto o ponteiro está sobre os avisos
held-back-a-moment = { $what } · em pausa um instante após o ponteiro sair
held-back-by-question = { $what } · em pausa enquanto há uma pergunta aberta
held-back-by-selection = { $what } · parada enquanto há pessoas selecionadas
held-back-question = { $n ->
    [one] { $n } novo; aparece ao fechar a pergunta
   *[other] { $n } novos; aparecem ao fechar a pergunta
}
hand-moved = A lista se moveu. Mova o ponteiro e clique de novo.
hand-changed = Este botão acabou de mudar. Mova o ponteiro e clique de novo.
hand-came-here = O botão sob o ponteiro acabou de mudar. Clique de novo se é este que você quer.
hand-moved-key = A lista acabou de mudar. Pressione de novo.
notice-stale = A lista é de { $age } atrás.
notice-next-try = Próxima tentativa em { $n } s.
notice-trying = Tentando agora.
notice-no-answer = Sem resposta há { $age }. Clique em Atualizar para perguntar de novo.
notice-no-try-before = Sem tentativas antes de { $time }.
notice-asked-until = A Microsoft pediu para esperar até { $time }. Antes disso, nada é lido.
pause-graph = A Microsoft pediu para esperar { $n } s. O resto continua sozinho.
pause-graph-until = A Microsoft pediu para esperar até { $time }. O resto continua sozinho; clique em Parar para encerrar.
pace-left = A Microsoft limita o ritmo: cerca de { $n } s para o restante.
pause-entra = O Entra não dá tokens agora. Próxima tentativa em { $n } s; o resto continua sozinho.
pause-entra-until = O Entra não dá tokens antes de { $time }. O resto continua sozinho; clique em Parar para encerrar.
empty-show-all = Mostrar todos
empty-hidden = { $n ->
    [one] O filtro oculta uma correspondência com “{ $search }”
   *[other] O filtro oculta { $n } correspondências com “{ $search }”
}
empty-no-match = Ninguém corresponde a “{ $search }”
empty-no-match-text = Cada palavra tem de aparecer em algum dado: nome, endereço, número, locatário, ID, tipo ou estado.
empty-removed = { $who }: fora desde as { $time }
empty-removed-text = Agora ninguém na chamada corresponde a “{ $search }”.
empty-removed-show = Ver na atividade
empty-filter = Ninguém aqui atende a este filtro
empty-nobody = Não há ninguém na chamada
empty-nobody-text = A lista veio vazia.
empty-not-listed = Não há ninguém na lista
empty-no-roster = Ainda não há lista
empty-waiting = Esperando a lista
empty-waiting-text = A Microsoft ainda não envia pessoas. Já foram { $n } consultas; se a chamada acabou de começar, pode levar um momento.
empty-ended = A chamada terminou { $time }
empty-left = Você saiu da chamada { $time }
empty-ended-show = Mostrar a última lista

# A ficha de uma pessoa.
person-none = Escolha uma pessoa para ver quem é
person-none-keys = ? mostra todas as teclas.
side-newest = Entraram por último
person-gone = Esta pessoa não está mais na lista
person-other-row = Na chamada com outro ID: mostrar
person-close = Fechar a ficha
person-back = Voltar aos resultados
person-still-here = A Microsoft aceitou a remoção às { $time }, mas listas mais novas ainda mostram esta pessoa.
person-came-back = Removida daqui às { $time } e de volta com um ID novo.
person-dismiss = Marcar como lido
person-copy-command = Copiar o comando
person-copy-details = Copiar detalhes
person-no-value = Nenhum
person-seen = { $time } (há { $age })
person-participant-id = ID do participante
person-identity-id = ID do usuário
person-tenant = Locatário
person-email = E-mail
person-typed-email = E-mail digitado
person-first-seen = Visto desde
person-devices = { $what ->
    [lines] Linhas
    [entries] Entradas
   *[devices] Dispositivos
}
person-visits = Visitas anteriores
person-visits-value = { $n }, a última das { $from } às { $until }
person-history = Histórico
person-remove-name = Remover { $who } pela ficha
person-retry-name = Tentar de novo remover { $who } pela ficha
person-remove = Remover { $who }…
person-remove-at-once = Remover { $who }
person-retry = Repetir: { $who }
history-remove = Remoção pedida
history-invite = Convite enviado
history-keep-out = Bloqueio a partir de agora
history-let-back-in = Pode voltar
history-keep-out-alarm = Voltou vezes demais
history-keep-out-shared = Divide o número com outros
history-rule-not-removed = A regra não conseguiu remover
history-let-stay = Pode ficar
history-mute = Silenciamento pedido
history-cancel = Cancelamento pedido
history-lobby = Chegou ao lobby
history-joined = Entrou na chamada
history-let-in = Entrou, vindo do lobby
history-left = Saiu da chamada
history-may-be-removed = Talvez seja a pessoa removida às { $time }
history-renamed = Mudou de nome, antes { $from }

# Quanto valem as listas
lack-cut = A Microsoft devolveu 100 pessoas; pode haver mais
lack-link = A lista tem mais páginas que não podem ser lidas; foram lidas { $n } pessoas
lack-page = Não foi possível ler uma página da lista; foram lidas { $n } pessoas
lack-entries = { $n ->
    [one] Uma entrada da lista não pode ser lida
   *[other] { $n } entradas da lista não podem ser lidas
}
lack-slow = A lista levou mais de 5 s para ser lida
lack-cached = A Microsoft enviou uma lista guardada, que pode ser antiga
lack-without-us = A lista mais recente está incompleta: falta este app
lack-in-lobby = Este app está no lobby e não vê mais ninguém
lack-empty = A lista da Microsoft veio vazia
lack-nothing-yet = Não se sabe quem estava aqui quando a porta fechou
notice-lack-text = Ninguém é considerado fora até a lista ficar completa de novo.
notice-without-us-text = Até voltar, ninguém é considerado fora, e as remoções podem ficar sem confirmação. Veja no Teams: se o app saiu da reunião, ingresse de novo.
notice-lack = { $why }.
lack-new-ids = Este serviço dá a todos um ID novo a cada vez
notice-new-ids = Este serviço dá a todos um ID novo a cada vez.
notice-new-ids-text = Remover por ID não funciona aqui: quando a solicitação chega, o ID não vale mais.
notice-contradicts = As respostas da Microsoft divergem sobre quem está na chamada: basta esperar até coincidirem.
notice-contradicts-text = Até lá, ninguém é mostrado como fora.
freshness-partial = Atualizado há { $age } · { $why }
freshness-partial-short = Atualizado há { $age } · pode faltar gente

# O que confirma uma remoção
proof-rosters = Ausente nas duas últimas listas da Microsoft
proof-single-reads = Duas verificações diretas não encontram a pessoa
proof-mixed = Ausente em uma lista e em uma verificação direta
proof-rosters-short = Verificado 2 vezes
proof-single-reads-short = Não está, duas vezes
proof-mixed-short = Ausente em lista e teste
state-removed-answer-lost = Primeira resposta perdida
state-not-listed = Falta na lista
state-not-listed-more = Verificando de novo
state-not-listed-told = A Microsoft diz: { $why }
state-not-listed-removed = A Microsoft diz: removido
state-not-proved = Aceito, sem confirmação
state-not-proved-more = Ainda sem confirmação
row-check-again = Verificar
row-check-again-name = Verificar de novo se { $who } está fora
person-not-proved = A Microsoft aceitou a remoção às { $time }, mas duas listas ou verificações ainda não a confirmaram. Verifique de novo ou olhe na reunião.
offer-shared-id = ID repetido
offer-shared-id-why = Duas entradas da lista têm o mesmo ID. Uma remoção poderia atingir qualquer uma delas, então não é oferecida.
question-not-listed = A lista mais recente não mostra esta pessoa. Isto espera até outra lista mostrar se ela saiu.

# Depois de uma suspensão
resumed-slept = O computador ficou suspenso por { $time }.
resumed-clock = O relógio do computador foi atrasado.
resumed-text = As listas são antigas até a Microsoft responder de novo. Nada age sozinho.
resumed-rules-wait = A porta e os bloqueios esperam até você mandar continuar.

# Lido em voz alta.
age-seconds-aloud = { $n ->
    [one] { $n } segundo
   *[other] { $n } segundos
}
age-minutes-aloud = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
}
age-hours-aloud = { $n ->
    [one] { $n } hora
   *[other] { $n } horas
}
since-more-than-aloud = pelo menos { $age }
state-due-aloud = Prestes a ser removido
state-in-line = Prestes a ser removido
ringing-aloud = Tocando
column-heads = Colunas
tools-found = { $n ->
    [one] { $n } pessoa encontrada
   *[other] { $n } pessoas encontradas
}
state-joined-anyway = Entrou mesmo assim
state-joined-anyway-more = Chegou às { $time }
person-joined-anyway = Entrou às { $time } embora o convite tenha sido cancelado.
person-moved-anyway = Entrou às { $time } embora a vinda tenha sido cancelada.
person-in-lobby-anyway = No lobby desde as { $time }, embora o convite tenha sido cancelado.
column-identity = Identidade
column-sort = Ordenar por esta coluna
question-looks-like-letter = Não é { $name }: “{ $letter }” é { $script ->
    [Cyrillic] cirílico
    [Greek] grego
    [Armenian] armênio
    [Latin] latino
   *[other] outra letra ({ $code })
}.

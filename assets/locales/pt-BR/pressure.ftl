# Várias pessoas de uma vez, modo invasão, bloqueios, proteção e desfazer.

# Escolher várias pessoas.
check-name = Selecionar { $who }
check-none = Não pode ser selecionado: { $why }
select-menu = Selecionar pessoas
select-lately = Entraram nos últimos { $n } s
select-new-guests = Convidados que entraram nos últimos { $n } s
select-guests = Convidados
select-outsiders = Convidados e externos
select-phones = Telefones
select-apps = Apps e bots
select-look-alikes = Nomes parecidos
select-nobody = { $who }: ninguém para selecionar
list-opens-by-enter = Enter ou clique duplo mostra a pessoa
list-press-again = Pressione de novo se for esta pessoa
list-letters = Nada foi feito: o texto digitado pesquisa.
select-everybody-but = Inverter a seleção
select-all = Todos da lista
bulk-selected = { $n ->
    [one] { $n } selecionado
   *[other] { $n } selecionados
}
bulk-hint = A lista fica parada enquanto há pessoas selecionadas.
bulk-hint-preview = A lista está parada. Confira a prévia ao lado.
bulk-hint-waits = { $n ->
    [one] Mais uma pessoa não está na lista mais recente e fica em espera.
   *[other] Mais { $n } pessoas não estão na lista mais recente e ficam em espera.
}
bulk-clear = Limpar
bulk-clear-name = Limpar a seleção
bulk-remove = Remover { $n }…
bulk-remove-open = A prévia está aberta.
bulk-remove-nobody = Nenhuma das pessoas selecionadas está na lista mais recente.

# A prévia.
preview-title = { $n ->
    [one] Remover uma pessoa?
   *[other] Remover { $n } pessoas?
}
preview-all-guests = Todos são convidados sem conta.
preview-kinds = { $n ->
    [0] Nenhum é convidado sem conta.
    [one] Um é convidado sem conta.
   *[other] { $n } são convidados sem conta.
}
preview-how = São removidas na hora, primeiro quem chegou por último, e podem entrar de novo.
preview-by-door = { $n ->
    [one] Ela já está removendo mais um.
   *[other] Ela já está removendo mais { $n }.
}
preview-lobby = { $n ->
    [one] Um convidado espera no lobby e não está incluído.
   *[other] { $n } convidados esperam no lobby e não estão incluídos.
}
preview-outsiders = Ficam de fora: { $names }.
preview-more-below = Mais { $n } abaixo
preview-left-out = Ficam de fora: { $n }
preview-yes = { $n ->
    [one] Remover uma pessoa
   *[other] Remover { $n } pessoas
}
left-out-on-its-way = A caminho
preview-unread = A própria chamada ainda não foi lida, então não se sabe quem é este app nem quem organiza. Remova várias pessoas depois que ela for lida.

# Todos os dispositivos de uma pessoa.
person-all-devices = { $what ->
    [lines] { $n ->
        [2] Remover as duas linhas…
       *[other] Remover as { $n } linhas…
    }
    [entries] { $n ->
        [2] Remover as duas entradas…
       *[other] Remover as { $n } entradas…
    }
   *[devices] { $n ->
        [2] Remover os dois dispositivos…
       *[other] Remover os { $n } dispositivos…
    }
}
question-all-devices = { $what ->
    [lines] { $n ->
        [2] As duas linhas…
       *[other] As { $n } linhas…
    }
    [entries] { $n ->
        [2] As duas entradas…
       *[other] As { $n } entradas…
    }
   *[devices] { $n ->
        [2] Os dois dispositivos…
       *[other] Os { $n } dispositivos…
    }
}
question-one-device = { $what ->
    [lines] Este número está { $n } vezes na chamada. Só uma linha é removida.
    [entries] Está { $n } vezes na chamada. Só uma entrada é removida.
   *[devices] Está com { $n } dispositivos. Isto remove um deles.
}
preview-devices = { $what ->
    [lines] Remover { $n ->
        [one] uma linha
        [2] as duas linhas
       *[other] as { $n } linhas
    } de { $name }?
    [entries] Remover { $n ->
        [one] uma entrada
        [2] as duas entradas
       *[other] as { $n } entradas
    } de { $name }?
   *[devices] Remover { $name } { $n ->
        [one] de um dispositivo
        [2] dos dois dispositivos
       *[other] dos { $n } dispositivos
    }?
}
preview-one-identity = { $what ->
    [lines] Todas ligam do mesmo número.
    [entries] Todas têm a mesma identidade.
   *[devices] Todos têm a mesma identidade.
}
preview-devices-yes = { $what ->
    [lines] { $n ->
        [one] Remover uma linha
        [2] Remover as duas linhas
       *[other] Remover as { $n } linhas
    }
    [entries] { $n ->
        [one] Remover uma entrada
        [2] Remover as duas entradas
       *[other] Remover as { $n } entradas
    }
   *[devices] { $n ->
        [one] Remover um dispositivo
        [2] Remover os dois dispositivos
       *[other] Remover os { $n } dispositivos
    }
}

# Uma remoção de várias pessoas, em andamento e depois.
removal-left = Não removidos: { $n }
removal-removed = { $n ->
    [0] Ninguém removido
    [one] { $n } removido
   *[other] { $n } removidos
}
removal-already-gone = { $n ->
    [one] { $n } já tinha saído
   *[other] { $n } já tinham saído
}
removal-not = { $n } com falha
removal-not-asked = { $n ->
    [one] { $n } não pedido
   *[other] { $n } não pedidos
}
removal-open = { $n ->
    [one] falta { $n }
   *[other] faltam { $n }
}
removal-title = { $n ->
    [one] Removendo uma pessoa
   *[other] Removendo { $n } pessoas
}
removal-title-again = Nova tentativa: { $n }
removal-proved = { $n } fora, comprovado
removal-checked = { $n } em verificação
removal-shared = { $n } foram recusados pelo mesmo motivo: { $why }
counts-comma = {", "}
removal-others = { $n ->
    [one] Uma delas é de uma remoção anterior: { $names }.
   *[other] { $n } delas são de remoções anteriores: { $names }.
}
removal-others-door = { $n ->
    [one] A porta não pôde remover uma delas: { $names }.
   *[other] A porta não pôde remover { $n } delas: { $names }.
}
removal-failed = Os que falharam vêm primeiro, cada um com o motivo.
removal-stopped = Parado. { $results }
removal-show-failures = Ver as falhas
removal-failures-gone = Nenhum deles está mais na lista
removal-stopped-text = { $n ->
    [0] Nenhuma outra solicitação é enviada.
    [one] Nenhuma outra solicitação é enviada; uma ainda está a caminho.
   *[other] Nenhuma outra solicitação é enviada; { $n } ainda estão a caminho.
}
removal-retry = Tentar de novo ({ $n })
removal-mute = Silenciar ({ $n })
removal-mute-name = { $n ->
    [one] Silenciar a pessoa que continua aqui
   *[other] Silenciar as { $n } pessoas que continuam aqui
}
removal-show = Mostrar a remoção

# Modo invasão.
raid-start = Modo invasão por 10 minutos
raid-hint = Para quando não para de chegar gente: “Remover” age sem perguntar em convidados e externos, os mais recentes primeiro. Isso não impede ninguém de entrar; a porta impede. Termina sozinho.
raid-end = Encerrar modo invasão
raid-left = Termina sozinho
raid-on = Modo invasão
raid-on-text = Remover age na hora com convidados e externos. Para várias pessoas, protegidos e os demais, a pergunta continua.
raid-on-short = Remover age na hora com convidados e externos.
raid-over = O modo invasão terminou
mark-raid = Novo
mark-raid-why = Um convidado que chegou depois do início do modo invasão.
notice-wave = { $n ->
    [one] Uma pessoa entrou
   *[other] { $n } pessoas entraram
}
notice-wave-back = { $n ->
    [one] { $n } pessoa de fora já esteve aqui.
   *[other] { $n } pessoas de fora já estiveram aqui.
}
notice-wave-lobby = { $n ->
    [one] Uma pessoa entrou
   *[other] { $n } pessoas entraram
}, { $lobby ->
    [one] uma espera no lobby,
   *[other] { $lobby } esperam no lobby,
}
notice-wave-waiting = { $n ->
    [one] Uma pessoa espera no lobby
   *[other] { $n } pessoas esperam no lobby
}
notice-wave-sentence = { $words }.
notice-wave-text = desde as { $time }.
notice-wave-more-again = { $n ->
    [one] Entrou mais uma com o nome de alguém já removido.
   *[other] Entraram mais { $n } com nomes de pessoas já removidas.
}
notice-wave-again = { $n ->
    [one] Entrou uma pessoa com o nome de alguém já removido,
   *[other] Entraram { $n } pessoas com nomes de outras já removidas,
}
notice-wave-again-out = { $n ->
    [one] { $here ->
        [0] Essa pessoa está fora de novo.
       *[other] Essa pessoa ainda está aqui.
    }
   *[other] { $here ->
        [0] Todas estão fora de novo.
        [one] Uma delas ainda está aqui.
       *[other] { $here } delas ainda estão aqui.
    }
}
notice-wave-left = { $n ->
    [one] Um convidado ainda está aqui.
   *[other] { $n } convidados ainda estão aqui.
}
notice-wave-left-besides = { $n ->
    [one] Outro convidado ainda está aqui: { $names }.
   *[other] Outros { $n } convidados ainda estão aqui: { $names }.
}
notice-wave-left-others = { $n ->
    [one] Outro convidado ainda está aqui.
   *[other] Outros { $n } convidados ainda estão aqui.
}
notice-wave-going = { $n ->
    [one] Outro está sendo removido.
   *[other] Outros { $n } estão sendo removidos.
}
notice-wave-let-in = Admitidos do lobby: { $names }.
notice-wave-may-stay = Pode ficar: { $names }.
notice-wave-members = { $n ->
    [one] Também entrou um membro da sua organização.
   *[other] Também entraram { $n } membros da sua organização.
}
notice-wave-all = { $n ->
    [one] { $n } chegada no total desde { $time }.
   *[other] { $n } chegadas no total desde { $time }.
}
notice-wave-gone = Nenhum convidado desta onda ainda está aqui.
wave-folded = { $n ->
    [one] 1 convidado novo ainda aqui
   *[other] { $n } convidados novos ainda aqui
}
wave-folded-hint = Mostrar de novo o aviso com seus botões ({ $key })
notice-wave-others = Também de fora: { $names }.
state-came-back-times = ({ $times })
came-back-nth = { $came_back } ({ $times })
came-back-times = { $n ->
    [1] primeira vez
    [2] segunda vez
    [3] terceira vez
    [4] quarta vez
    [5] quinta vez
    [6] sexta vez
    [7] sétima vez
    [8] oitava vez
    [9] nona vez
   *[other] { $n } vezes
}

# Bloquear pessoas.
keep-out = Bloquear…
keep-out-name = Remover e bloquear { $who }
keep-out-protected = Pessoas protegidas, organizadores, quem grava e este app nunca são bloqueados.
keep-out-shared = Várias pessoas ligam deste número, então ele não identifica ninguém.
keep-out-call = Esta chamada
no-identity-guest = Convidados recebem um ID novo cada vez que entram, então não há como reconhecê-los. Para convidados existe a porta de convidados.
no-identity-hidden = A Microsoft oculta quem é, então não há como reconhecer esta pessoa se ela voltar.
question-keep-out-open = Remover e bloquear…
question-keep-out = Remover e bloquear { $name } ({ $kind })?
question-keep-out-yes = Remover e bloquear
question-keep-away = Bloquear { $name } ({ $kind })?
question-keep-away-yes = Bloquear
question-keep-out-yes-name = Sim, bloquear { $who }
question-keep-out-hint = Quando a mesma identidade entrar de novo, será removida após um segundo.
question-keep-out-devices = { $what ->
    [lines] { $n ->
        [one] Uma linha deste número está na chamada e será removida.
       *[other] { $n } linhas deste número estão na chamada, e todas serão removidas.
    }
    [entries] { $n ->
        [one] Uma entrada está na chamada e será removida.
       *[other] { $n } entradas estão na chamada, e todas serão removidas.
    }
   *[devices] { $n ->
        [one] Um dispositivo desta pessoa está na chamada e será removido.
       *[other] { $n } dispositivos desta pessoa estão na chamada, e todos serão removidos.
    }
}
state-due = Sai em { $n } s
state-due-keep-out = Bloqueio
state-due-door = Porta fechada
let-stay = Deixar ficar
let-stay-name = Deixar { $who } ficar
let-back-in = Permitir volta
let-back-in-name = Permitir que { $who } volte
stop-keeping-out = Parar de bloquear
stop-keeping-out-name = Parar de bloquear { $who }
person-kept-out = Bloqueado
rule-call = Desde as { $time }, enquanto durar a chamada. { $n ->
    [0] Ainda não voltou.
    [one] Uma remoção pela regra.
   *[other] { $n } remoções pela regra.
}
rule-until = Desde as { $time }, por mais { $left }. { $n ->
    [0] Ainda não voltou.
    [one] Uma remoção pela regra.
   *[other] { $n } remoções pela regra.
}
rule-too-often = Três remoções em um minuto: a regra parou. Remova manualmente ou inicie-a de novo.
rule-shared = Várias pessoas ligam deste número. A regra parou.
rule-not-removed = Não foi possível remover. Desta vez, a regra deixa com você.
rule-again = Iniciar de novo
rule-again-name = Iniciar de novo a regra para { $who }
rule-keep-for = Bloquear a partir de agora por
rule-keep-for-name = Bloquear { $who } a partir de agora: { $time }
rules-title = Bloqueios
rules-open = Bloqueios e porta de convidados…
rules-close = Fechar a lista
rules-only-while = Só funciona enquanto o Moderato está aberto.
rules-people = Pessoas
rules-nobody = Ninguém está bloqueado pelo nome.
rules-review = Conferir
rules-go-on = Continuar
rules-drop = Descartar
door-title = Porta de convidados
door-text = Convidados que entram com a porta fechada são removidos após 1 segundo. Os que já estão na chamada ou no lobby não são removidos.
door-waits = Foi fechada antes. Não remove ninguém até você mandar; se você a fechar aqui, ela recomeça do zero.
door-open = A porta está aberta.
door-closed = A porta fica fechada por mais { $left }. { $n ->
    [0] Ainda não removeu ninguém.
    [one] Removeu um convidado.
   *[other] Removeu { $n } convidados.
}
door-elsewhere = A porta fica fechada por mais { $left }. Outra janela a fechou, e é ela que age.
door-hits-nobody = Ninguém que está aqui agora seria removido.
door-stay = { $n ->
    [one] Fechar a porta não remove o convidado que já está aqui.
   *[other] Fechar a porta não remove os { $n } convidados que já estão aqui.
}
door-stay-new = { $n ->
    [one] Fechar a porta não remove o convidado novo que já está aqui.
   *[other] Fechar a porta não remove os { $n } convidados novos que já estão aqui.
}
door-left = { $n ->
    [one] Há um convidado aqui ou no lobby. A porta só remove quem entra depois.
   *[other] Há { $n } convidados aqui ou no lobby. A porta só remove quem entra depois.
}
door-left-going = Convidados aqui ou no lobby: { $n }. Sendo removidos: { $going }. { $stay ->
    [0] A porta só remove quem entra depois.
   *[other] A porta deixa os outros ({ $stay }): só remove quem entra depois.
}
door-left-new = { $n ->
    [one] Há um convidado novo aqui ou no lobby. A porta só remove quem entra depois.
   *[other] Há { $n } convidados novos aqui ou no lobby. A porta só remove quem entra depois.
}
door-stay-remove = Removê-los…
door-rests = { $why }. Enquanto isso, a porta não remove ninguém sozinha.
door-hits = { $n ->
    [one] Agora mesmo ela remove um convidado: { $names }
   *[other] Agora mesmo ela remove { $n } convidados: { $names }
}
door-let-next = Deixar entrar o próximo convidado
door-let-one-more = Deixar entrar mais um
door-let-in-raid = Há uma invasão em andamento: o próximo convidado pode fazer parte dela.
door-let-anyway = Deixar entrar mesmo assim
door-lets-in = { $n ->
    [one] O próximo convidado que chegar entra, seja quem for.
   *[other] Os próximos { $n } convidados que chegarem entram, sejam quem forem.
}
door-let-in = Entraram com permissão: { $names }
door-let-nobody = Não deixar entrar mais convidados
way-back-door = A porta fechada removeria este convidado de novo. Pressione aqui primeiro e depois peça ao convidado que entre pelo link: o próximo convidado que entrar poderá ficar.
way-back-link = A pessoa pode entrar de novo pelo link da reunião.
person-in-lobby = Está no lobby. Só é possível admitir pelo Teams.
door-close-for = Fechar por
door-keep-closed-for = Manter fechada a partir de agora por
door-open-wave = Há { $age } ainda chegavam muitos convidados. Com a porta aberta, eles podem voltar.
door-for = { $n } min
door-open-raid = Há uma invasão em andamento. Com a porta aberta, qualquer um pode entrar.
door-open-anyway = Abrir mesmo assim
door-for-name = Fechar por { $n } min
door-open-it = Abrir a porta
names-comma = {", "}
notice-keep-out = { $n ->
    [one] Há um bloqueio ativo.
   *[other] Há { $n } bloqueios ativos.
}
notice-door = A porta fica fechada para convidados por mais { $left }.
notice-door-paused = A porta está fechada, mas em pausa, por mais { $left }: por ora, quem chega entra.
notice-door-works-again = Ela volta a agir quando as listas da Microsoft estiverem completas.
notice-elsewhere-door = Outra janela a fechou, e é ela que age.
notice-elsewhere-people = { $n ->
    [one] O bloqueio é de outra janela.
   *[other] { $n } dos bloqueios são de outra janela.
}
notice-rule-alarms = { $n ->
    [one] Uma regra parou.
   *[other] { $n } regras pararam.
}
notice-door-removed = { $n ->
    [one] Porta: uma pessoa removida.
   *[other] Porta: { $n } pessoas removidas.
}
notice-keep-out-removed = { $n ->
    [one] Bloqueios: uma pessoa removida.
   *[other] Bloqueios: { $n } pessoas removidas.
}
notice-muted = Silenciados: { $names }.
notice-not-removed = { $n ->
    [one] Uma pessoa não pôde ser removida: { $names }.
   *[other] { $n } pessoas não puderam ser removidas: { $names }.
}
notice-no-retry = Tentar de novo não adianta com: { $names }.
notice-rules-unread = As regras não fazem nada até que a própria chamada possa ser lida.
notice-door-over = A porta de convidados se abriu.
notice-door-again = Fechar de novo
notice-keep-out-over = Terminou o bloqueio de { $names }.
notice-waits = As regras de antes ainda não fazem nada.
notice-waits-people = { $n ->
    [one] Bloqueio: { $names }.
   *[other] Bloqueio de { $n } pessoas: { $names }.
}
notice-waits-door = A porta de convidados estava fechada.

# Proteção e desfazer.
protected-title = Protegidos
protected-text = Em todas as chamadas: você recebe um aviso antes de removê-los, e nenhuma regra ou remoção em grupo os atinge.
protected-nobody = Ninguém está protegido.
protect = Proteger
protect-name = Proteger { $who }
unprotect = Parar de proteger
unprotect-name = Parar de proteger { $who }
invite-again = Convidar de novo
invite-again-ask = Convidar de novo…
invite-again-name = Convidar { $who } de novo
invite-again-why = Só se pode convidar membros deste locatário e números de telefone, e só se não estiverem na chamada.
details-person = Mostrar a pessoa

removal-unproved = { $n ->
    [one] { $n } aceito sem confirmação
   *[other] { $n } aceitos sem confirmação
}
notice-door-rests = { $why }: porta em pausa.
notice-door-rests-text = Ela não remove ninguém sozinha.
notice-flood = As regras pausaram: mais de { $most } remoções em um minuto.
notice-door-leaves = { $n ->
    [one] Uma pessoa talvez já estivesse aqui antes de a porta fechar: você decide
   *[other] { $n } pessoas talvez já estivessem aqui antes de a porta fechar: você decide
}
notice-flood-text = { $n ->
    [one] Há mais uma pendente.
   *[other] Há mais { $n } pendentes.
}
notice-remove-these = { $n ->
    [one] Remover esta pessoa…
   *[other] Remover { $n }…
}
preview-may-have-been-here = Algumas delas talvez já estivessem aqui antes de a porta fechar.
door-also = A porta também remove
door-externals = Pessoas externas
door-phones = Telefones
notice-wave-clear = { $n ->
    [one] Remover o novo convidado e fechar a porta
   *[other] Remover os { $n } novos convidados e fechar a porta
}
notice-wave-clear-short = Remover { $n } e fechar
notice-wave-remove = { $n ->
    [one] Remover o novo convidado
   *[other] Remover os { $n } novos convidados
}
notice-wave-remove-short = Remover { $n }
notice-wave-more = Mais { $n } · adicionar
door-close-guests = Fechar a porta a convidados
door-close-short = Fechar a porta
door-close-why = Convidados que entrarem nos próximos 15 minutos são removidos após 1 segundo.
preview-door = A porta fechada remove os convidados que entrarem a partir de agora.
preview-no-open = Cancelar e abrir a porta
preview-others-return = { $n ->
    [one] Um não é convidado e pode entrar de novo.
   *[other] { $n } não são convidados e podem entrar de novo.
}
preview-members = { $members ->
    [one] { $members } destas { $n } pessoas é da sua organização: { $names }.
   *[other] { $members } destas { $n } pessoas são da sua organização: { $names }.
}
preview-many = Para mais de { $most } pessoas de uma vez, o número é pedido.
preview-number = Digite { $n } para confirmar
preview-tick = Remover também { $who }
preview-tick-hint = Desmarque para deixar a pessoa ficar depois de confirmar. Os próximos avisos desta chamada também não a incluem.

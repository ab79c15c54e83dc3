# Convidar pessoas e o relógio dos convites.

# O diálogo.
invite-title = Convidar para { $call }
invite-way-new = Convidar pessoas
invite-way-move = Trazer de outra chamada
invite-field = ID de objeto, nome de login ou telefone
invite-field-hint = { $address }, +1 425 555 0100, 3f2a91c0-…
invite-add = Adicionar
invite-clear = Limpar lista
invite-is-nothing = Cole um e-mail inteiro, uma lista ou linhas de uma tabela: até cinco pessoas
invite-is-account = ID de objeto de uma conta
invite-is-name = Nome de login; antes é procurado no diretório
invite-is-phone = Número de telefone { $number }
invite-is-list = { $n ->
    [one] { $n } pessoa
   *[other] { $n } pessoas
}
invite-passed-over = { $n } já na lista
invite-numbers-in = { $n ->
    [one] Não usada: 1 linha com um número sem código do país
   *[other] Não usadas: { $n } linhas com um número sem código do país
}
invite-nobody-in = { $n ->
    [one] Não usada: { $n } linha sem endereço nem número
   *[other] Não usadas: { $n } linhas sem endereço nem número
}
invite-unused = Linhas não usadas: { $n } com número, { $m } sem
invite-nameless = Sem endereço nem número: { $names }
invite-begins-name = O começo de um nome de login
invite-begins-phone = O começo de um número de telefone
invite-is-unclear = Ainda não reconhecido
invite-is-link = Isto é um link de reunião, não uma pessoa. Entre nela com “Adicionar chamada”.
invite-in-lobby = Esta pessoa já está no lobby
invite-in-call = Esta pessoa já está na chamada
invite-from-text = “{ $words }” no seu texto
invite-name-from-text = Nome do seu texto
invite-looking-up = Procurando no diretório…
invite-drop = Tirar { $name } da lista
invite-correct = Corrigir { $name }
invite-mark-rings = Já está tocando
invite-mark-in-lobby = Já está no lobby
invite-mark-in-call = Já está na chamada
invite-mark-unknown = Não está no diretório
invite-mark-unknown-id = Não está no diretório, mas será convidado
invite-mark-listed = Já está na lista
invite-mark-refused = Não pode ser adicionado
invite-too-much = É texto demais. Cole no máximo { $n } pessoas por vez.
invite-full = A Microsoft aceita no máximo { $n } pessoas de cada vez. Clique em “Convidar” para estas primeiro ou tire alguém da lista.
invite-listed = Esta pessoa já está na lista.
invite-rings = O convite desta pessoa para esta chamada já está tocando.
invite-skipped = Não será convidado: { $why }
invite-no-right = Este app não pode procurar pessoas (falta User.ReadBasic.All). Digite o ID de objeto, que o Entra mostra em Usuários.
invite-unknown = Ninguém no seu diretório tem este nome de login.
invite-nobody = Adicione alguém primeiro
invite-kept = Da última vez
invite-not-included = Não incluído
invite-held-kept = Da última vez; não incluído
invite-held = Já pode ser convidado: clique em “Incluir”
invite-held-full = Não incluído: no máximo { $n } por vez
invite-held-sender = Da assinatura do remetente; não incluído
invite-held-recipient = Destinatário deste e-mail; não incluído
invite-held-doubted = Pelo texto, talvez não; não incluído
invite-held-quoted = De um e-mail citado; não incluído
invite-held-fallback = Pelo texto, só em caso de problemas; não incluído
invite-held-other = Outra forma de contatar { $who }; não incluído
invite-include = Incluir
invite-call-instead = Ligar para { $number }
invite-call-instead-name = Ligar para { $who } no número { $number }
invite-include-all = Incluir os { $n }
invite-none-included = Ninguém está incluído
invite-not-found = Corrija ou tire “{ $entry }”
invite-unclear = Complete ou apague o texto primeiro
invite-unclear-part = Complete ou apague “{ $entry }” primeiro
invite-part-problem = “{ $entry }”: { $why }
invite-leaves-out = Não será convidado: “{ $entry }”
invite-leaves-out-more = Não serão convidados: “{ $entry }” e mais { $n }
invite-auto-cancel = Cancelar automaticamente após (s)
invite-auto-cancel-off = Não
invite-auto-cancel-error = De 1 a 60 s
invite-auto-cancel-hint = Não: toca por cerca de um minuto.
invite-hidden = Ocultar dos outros participantes
invite-hidden-not = Esta nuvem não tem convites ocultos.
invite-hint = Toca na hora. Você pode cancelar enquanto toca.
invite-no-country = { $n ->
    [one] “{ $number }” não tem código do país
   *[other] { $n } números não têm código do país
}
invite-country-added = { $n ->
    [one] Código do país incluído em um número: { $country }
   *[other] Código do país incluído em { $n } números: { $country }
}
invite-country-use = Usar { $country }
invite-country-example = { $country }: { $number }
invite-country-other = Outro país
invite-country-choose = Escolher país
invite-country-search = Pesquisar países
invite-country-first = Escolha primeiro um país para os números
invite-not-in-country = “{ $number }” não é um número válido em { $country }
invite-count = { $n } de { $of } lugares ocupados
invite-send = Convidar
invite-look-up = Procurar no diretório
invite-send-several = Convidar { $n } pessoas
invite-send-some = Convidar { $n } de { $of }
invite-send-move = Trazer

# Trazer alguém de outra chamada.
invite-move-from = De
invite-move-who = Pessoa
invite-move-none = Nenhuma outra chamada tem pessoas com conta
invite-move-no-list = Ainda sem lista atual de { $call }
invite-move-no-account = Ninguém lá tem conta
invite-move-choose = Escolha uma pessoa
invite-move-search = Buscar pessoas
invite-move-left = Esta pessoa saiu daquela chamada
invite-move-nobody = Escolha uma pessoa primeiro
invite-move-hint = Só pessoas com conta podem ser trazidas, uma por vez. Elas saem da outra chamada ao chegar aqui.
invite-move-list = { $n ->
    [one] Isto não convida a pessoa da sua lista de convites.
   *[other] Isto não convida as { $n } pessoas da sua lista de convites.
}

# A linha de um convite.
invitation-ends-in = mais uns { $n } s
invitation-cancelled-in = cancelamento em { $n } s
invitation-cannot-cancel-ends = Não dá para cancelar · toca por mais uns { $n } s
invitation-answered-first = Talvez atendido antes
invitation-answer-lost = Resposta perdida
invitation-ringing-armed = { $time } · será removido ao chegar
invitation-armed = Será removido ao chegar
invitation-kept-out = Bloqueado: será removido ao chegar
invitation-door-shut = Porta fechada para telefones: será removido ao chegar
invitation-of-others = Convidado por outros
invitation-show = Mostrar
invitation-show-name = Mostrar { $name } na lista
invitation-not-last-time = Antes não cancelou
invite-not-last-time = Da última vez não deu para cancelar, à mão ou automaticamente. Pode tocar até terminar sozinho.
invite-cancelled-before = Você cancelou este convite às { $time }
question-of-others = Este convite foi enviado por outros.
invitation-gone-again = Já saiu { $time }
invitation-moved-on = Transferido às { $time }
invitation-moved-back = Mandado de volta às { $time }
invitation-due = Chegou
invitation-due-more = Removido em instantes
invitation-arm = Remover ao chegar
invitation-arm-name = Remover { $name } ao chegar
invitation-arm-why = Quem chega aparece por um momento e depois é removido. Com “Deixar ficar”, a pessoa fica.
invitation-disarm = Deixar ficar
invitation-disarm-name = Deixar { $name } ficar
invitation-timer = Autocancelar
invitation-timer-name = Cancelar automaticamente o convite para { $name }
invitation-timer-off = Não
invitation-timer-after = Após { $n } s
invitation-retry-name = Convidar { $name } de novo

# Cancelar vários.
several-open = Cancelar vários…
several-title = Cancelar quais convites?
several-all = Todos ({ $n })
several-all-own = { $n ->
    [one] O que você enviou
   *[other] Todos os que você enviou ({ $n })
}
several-all-others = { $n ->
    [one] O que outra pessoa enviou
   *[other] Todos os que outros enviaram ({ $n })
}
several-own-over = Os que você enviou
several-others-over = Os que outros enviaram
several-passed = Não toca mais; é ignorado
several-none = Marque primeiro os convites a cancelar
several-close = Fechar
several-yes = { $n ->
    [0] Cancelar convites
    [one] Cancelar { $n } convite
   *[other] Cancelar { $n } convites
}

# O que foi feito automaticamente.
activity-cancel-by-itself = Cancelar automaticamente o convite para { $who }, { $kind }
activity-remove-on-arrival = Remover { $who }, { $kind }, ao chegar
activity-arrival-remove = { $who }, { $kind }, será removido se entrar
activity-arrival-stay = { $who }, { $kind }, pode ficar se entrar
history-arrival-remove = Será removido se entrar
invited-joined = { $n ->
    [one] { $n } entrou
   *[other] { $n } entraram
}
invited-left-out = { $n ->
    [one] { $n } não convidado
   *[other] { $n } não convidados
}
invited-rings-already = { $n } já tocando
invited-rang-before = { $n } já tocando antes
invited-in-lobby = { $n } já no lobby
invited-in-call = { $n } já na chamada
invited-gone-again = { $n ->
    [one] { $n } já saiu
   *[other] { $n } já saíram
}
invited-removed = { $n ->
    [one] { $n } removido
   *[other] { $n } removidos
}
count-moved-on = { $n ->
    [one] { $n } transferido
   *[other] { $n } transferidos
}
invited-not = Não convidado
invited-rang = Convite anterior: { $state }
invited-correct = Corrigir e convidar…
invited-again = Convidar { $n } de novo
invited-show = Resultados ({ $n })
invited-show-nameless = Resultados ({ $n }, { $m } sem endereço)
invited-earlier = Antes
invited-before = convidado antes
invited-earlier-clear = Limpar anteriores
ended-clear = Limpar encerrados
ended-cleared = { $n ->
    [one] { $n } tirado ·
   *[other] { $n } tirados ·
}
ended-undo = Desfazer
ended-more = { $n ->
    [one] Mostrar mais { $n } encerrado
   *[other] Mostrar mais { $n } encerrados
}
ended-fewer = Mostrar menos encerrados
invited-at = Convite às { $time }
cancelled-at = Cancelamento enviado às { $time }
cancelled-done = { $n ->
    [one] { $n } cancelado
   *[other] { $n } cancelados
}
cancelled-joined = { $n ->
    [one] { $n } entrou mesmo assim
   *[other] { $n } entraram mesmo assim
}
cancelled-stuck = { $n } sem como cancelar
cancelled-failed = { $n ->
    [one] { $n } não cancelado
   *[other] { $n } não cancelados
}
cancelled-no-answer = { $n } sem resposta (parece)
cancelled-joined-hint = { $n ->
    [one] { $n } pessoa entrou apesar do cancelamento do convite.
   *[other] { $n } pessoas entraram apesar do cancelamento dos convites.
}
cancelled-stuck-hint = { $n ->
    [one] O serviço não conhece nenhum endereço para um destes convites: ele toca até terminar.
   *[other] O serviço não conhece nenhum endereço para { $n } destes convites: eles tocam até terminar.
}
cancelled-arm-all = Remover os { $n } ao chegarem

# Trazer alguém de outra chamada.
move-sending = Trazendo…
move-ringing = Trazendo { $time }
move-joined = Chegou
move-joined-anyway = Chegou mesmo assim
move-no-answer = Não chegou (parece)
move-failed = Não trazido
move-from = De { $call }
move-cancel = Cancelar a vinda…
move-cancel-name = Cancelar a vinda de { $name }
move-dismiss-name = Tirar da lista a vinda de { $name }
move-again = Trazer de novo
move-again-name = Trazer { $name } de novo
move-timer-name = Cancelar automaticamente a vinda de { $name }
move-details-name = Detalhes da vinda de { $who }
question-move = Cancelar a vinda de { $name } ({ $kind })?
question-move-yes = Cancelar a vinda
question-move-yes-name = Sim, cancelar a vinda de { $name }
question-move-no = Continuar trazendo
question-move-over = Esta vinda terminou às { $time }. Nada foi enviado.
section-moves = Vindas
section-ringing-and-moves = Convites e vindas
moved-at = Vinda iniciada às { $time }
count-moving = { $n } a caminho
count-moved = { $n ->
    [one] { $n } chegou
   *[other] { $n } chegaram
}
count-not-moved = { $n ->
    [one] { $n } não trazido
   *[other] { $n } não trazidos
}
count-moved-anyway = { $n ->
    [one] { $n } chegou mesmo assim
   *[other] { $n } chegaram mesmo assim
}
moved-anyway-hint = { $n ->
    [one] Uma pessoa chegou embora a vinda tenha sido cancelada.
   *[other] { $n } pessoas chegaram embora as vindas tenham sido canceladas.
}
move-back = Mandar de volta
move-back-name = Mandar { $name } de volta para { $call }
move-back-going = Sendo mandado de volta
move-to = Transferir para outra chamada…
move-to-name = Transferir { $who } para outra chamada
move-to-title = Transferir { $who } para qual chamada?
why-not-moved = Não veio de outra chamada
why-moved-from-over = A chamada de onde a pessoa veio não é mais vista aqui
invite-title-move = Trazer para { $call }
invite-title-move-who = Trazer { $who } para { $call }
invite-hint-move = Começa na hora. Você pode cancelar até a chegada.
invite-elsewhere = Agora em { $call }
invite-elsewhere-several = Agora em outras { $n } chamadas
invite-elsewhere-why = O convite toca, mas deixa a pessoa na outra chamada. “Trazer de outra chamada” a tira de lá.
activity-move = Trazer { $who }, { $kind }
activity-move-cancel = Cancelar a vinda de { $who }, { $kind }
activity-move-cancel-by-itself = Cancelar automaticamente a vinda de { $who }, { $kind }
activity-move-to = Levar { $who }, { $kind }, para { $call }
activity-move-to-cancel = Cancelar a ida de { $who }, { $kind }, para { $call }
activity-move-to-cancel-by-itself = Cancelar automaticamente a ida de { $who }, { $kind }, para { $call }
result-moving = Em transferência
result-not-moved = Não trazido: { $cause }
history-move = Vinda pedida
history-move-cancel = Cancelamento da vinda pedido

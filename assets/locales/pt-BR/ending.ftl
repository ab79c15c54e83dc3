# Sair de uma chamada, encerrá-la para todos, mantê-la ativa e silenciar.

# O cabeçalho.
call-leave = Sair…
call-leaving = Saindo…
call-more = Mais desta chamada
call-copy-id = Copiar o ID da chamada
call-stop-watching = Parar de ver
call-stop-watching-hint = Tira a chamada da lista. Nada é enviado: o app continua na chamada, mas daqui ela não é mais mantida ativa.
own-mute = Silenciar este app
own-unmute = Reativar o som do app
own-failed = O microfone deste app não foi alterado: { $why }
try-again = Tentar de novo

# Manter uma chamada ativa.
keep-alive = Manter esta chamada ativa
keep-ours = O Moderato criou esta chamada e sempre a mantém ativa.
keep-off = Não é mantida ativa daqui. A Microsoft encerra uma chamada cujo app fica 45 minutos sem dar sinal.
keep-last = Mantida ativa; último sinal há { $age }.
keep-none-yet = Mantida ativa; nenhum sinal enviado ainda.
keep-trouble = A última tentativa falhou: { $why }.
notice-keep = Esta chamada termina em { $left } se a Microsoft não receber sinal deste app.
notice-keep-over = A Microsoft não recebe sinal deste app há 45 minutos e pode ter encerrado a chamada.
notice-not-left = O app ainda está na chamada.
notice-missing-roles = Falta: { $roles }.

# A pergunta ao sair.
leave-head = Sair
leave-hint = Só este app sai. A reunião continua, mas daqui você não poderá remover mais ninguém.
leave-yes = Sair
leave-yes-name = Sim, sair da chamada só com este app
end-head = Encerrar para todos
end-head-hint = { $n ->
    [one] Remove a única outra pessoa, e depois este app sai. Pergunta mais uma vez.
   *[other] Remove as outras { $n } pessoas, uma após a outra, e depois este app sai. Pergunta mais uma vez.
}
end-open = Encerrar para todos…
end-nobody = Não há mais ninguém na chamada que possa ser removido.
end-is-running = Já há pessoas sendo removidas.

# O diálogo que encerra uma chamada para todos.
end-title = Encerrar a chamada para todos?
end-how = A Microsoft não tem uma solicitação para isto.
end-order = { $n ->
    [one] Uma pessoa será removida{ $lobby ->
        [0] {""}
       *[other] {""} (está no lobby)
    }
   *[other] { $n } pessoas serão removidas, da última que chegou à primeira{ $lobby ->
        [0] {""}
        [one] {""} (uma está no lobby)
       *[other] {""} ({ $lobby } estão no lobby)
    }
}, e depois este app sai.
end-ringing = { $n ->
    [one] Um convite que está tocando é cancelado.
   *[other] { $n } convites que estão tocando são cancelados.
}
end-again = Todos podem entrar de novo.
end-organizer = O organizador está entre elas. O Teams pode recusar.
end-recorder = Uma delas grava a chamada. Em alguns locatários, quando quem grava sai, outras pessoas também são removidas.
end-protected = { $n ->
    [one] Você protege uma delas: { $names }.
   *[other] Você protege { $n } delas: { $names }.
}
end-fixed = { $n ->
    [one] Uma entrada não tem um ID utilizável. Ela fica, e então o app também fica.
   *[other] { $n } entradas não têm um ID utilizável. Elas ficam, e então o app também fica.
}
end-fixed-head = Não podem ser removidos daqui
end-number = Digite o número de pessoas, { $n }, para confirmar
end-came = { $came ->
    [one] Uma pessoa entrou
   *[other] { $came } pessoas entraram
}: agora o número é { $n }.
end-went = { $went ->
    [one] Uma pessoa saiu
   *[other] { $went } pessoas saíram
}: agora o número é { $n }.
end-changed = { $came } entraram e { $went } saíram: agora o número é { $n }. Digite de novo.
end-yes = Encerrar para { $n ->
    [one] uma pessoa
   *[other] { $n } pessoas
}
end-yes-why = O número tem de ser o das pessoas da lista.

# Um encerramento em andamento e depois.
ending-removing = Removendo: { $n } de { $of } fora
ending-removing-text = Primeiro quem chegou por último. Depois este app sai.
ending-stop = Parar
ending-leaving = Saindo…
ending-leaving-text = Todos os outros já estão fora.
ending-left-over = { $n ->
    [one] Resta uma pessoa, então este app não sai
   *[other] Restam { $n } pessoas, então este app não sai
}
ending-left-over-text = Se ele saísse agora, elas não poderiam mais ser removidas daqui.
ending-nobody = Todos estão fora, mas este app não conseguiu sair
ending-nobody-text = Ele ainda está na chamada. Tente sair de novo.
ending-stopped = { $n ->
    [0] Parado. Não resta mais ninguém
    [one] Parado. Resta uma pessoa
   *[other] Parado. Restam { $n } pessoas
}
ending-stopped-text = Nenhuma outra solicitação é enviada. O app continua na chamada.
ending-stopped-open = { $n ->
    [one] Uma solicitação ainda está a caminho. Nenhuma outra é enviada, e o app continua na chamada.
   *[other] { $n } solicitações ainda estão a caminho. Nenhuma outra é enviada, e o app continua na chamada.
}
ending-here = Ainda na chamada: { $n }
ending-gone = Não estão mais na chamada: { $n }
ending-unproved = Sem confirmação de saída: { $n }
ending-again = Tentar de novo…
ending-leave = Sair assim mesmo
ending-put-away = Ocultar este painel
ending-show = Mostrar o encerramento
ended-for-everyone = Encerrada para todos: { $n } fora
fate-waiting = Em espera
fate-gone = Removido
fate-already-gone = Já tinha saído
fate-failed = Falhou: { $why }
fate-failed-again = { $again }: { $why }
fate-still-here = Aceito, mas ainda na chamada
fate-stopped = Não pedido
fate-came = Chegou nesse meio-tempo
fate-fixed = Não pode ser removido daqui

# Silenciar.
state-muting = Silenciando…
state-muted-by-service = Silenciado pelo serviço
state-muted-by-you = Silenciado por você
person-mute = Silenciar
person-mute-name = Silenciar { $who }
person-mute-hint = O serviço silencia a pessoa. Daqui não dá para desfazer; ela mesma pode, no Teams.
mute-failed = Não silenciado: { $why }
mute-failed-bold = Não silenciado.
mute-retry-name = Tentar de novo silenciar { $who }
mute-dismiss = Descartar
mute-not-up = Só com a chamada em andamento.
mute-one-to-one = A Microsoft só silencia em chamadas em grupo, e esta é entre dois.
mute-in-lobby = Ninguém é ouvido do lobby.
mute-no-address = A Microsoft não enviou um ID utilizável para esta entrada, então não dá para silenciá-la.
mute-this-app = O botão do microfone do app fica no cabeçalho.
mute-already = A pessoa já estava silenciada, mas não por aqui. Ela mesma pode reativar o som no Teams.
mute-already-by-you = Você silenciou a pessoa. Ela mesma pode reativar o som no Teams.
mute-on-its-way = Uma solicitação está a caminho.
mute-leaving = Esta pessoa está sendo removida ou já saiu.

ending-not-sure = A lista está vazia, mas nada confirma que saíram
ending-not-sure-text = Este app fica para que você ainda possa agir. Olhe na reunião ou saia.

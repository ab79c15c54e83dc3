# O diálogo que aceita qualquer coisa: o que se pode colar e o que foi entendido.
join-title = Adicionar chamada
join-box = Link da reunião, convite, ID da reunião ou da chamada
join-box-hint = Cole um link de reunião, um e-mail de convite inteiro, um ID da reunião com a senha ou o ID de uma chamada em que este app já está
join-nothing-sent = O que você cola é lido neste computador. Nada é enviado antes de você clicar no botão.
join-offers = Reuniões desta demonstração
join-offer-use = Usar
join-offer-use-name = Usar o link de { $subject }
join-kind = Tipo
join-kind-call = ID da chamada
join-kind-long = Link da reunião
join-kind-short = Link curto da reunião
join-kind-typed = ID da reunião
join-call-id = ID da chamada
join-thread = Conversa
join-meeting-id = ID da reunião
join-passcode = Senha
join-passcode-given = Informada
join-passcode-none = Nenhuma
join-organizer = Organizador
join-tenant = Locatário
join-cloud = Nuvem
join-cloud-host = { $cloud } ({ $host })
join-cloud-china = China (21Vianet)
join-watch-hint = A chamada tem de ser deste mesmo app.

# O que impede.
join-warn-china = Esta reunião está na nuvem da China (21Vianet), onde o Graph não oferece chamadas.
join-warn-cloud = Este link é de { $link }, mas seu login é em { $here }. Para ingressar, faça login naquela nuvem.
join-warn-tenant = Seu login é em outro locatário, { $here }. É provável que o Graph recuse, porque os locatários não batem (7505).
join-warn-role = Para ingressar é preciso a permissão { $role }, e falta o consentimento do administrador para ela. Você pode tentar mesmo assim.

# Como ingressar.
join-as = Ingressar como
join-as-app = Este app
join-as-guest = Convidado
join-guest-name = Nome de convidado
join-guest-hint = Convidados podem ter de esperar no lobby, e o app precisa da permissão Calls.JoinGroupCallAsGuest.All.
join-guest-missing = Digite o nome com que o app vai ingressar
join-tenant-field = Locatário da reunião
join-tenant-hint = Nem um link curto nem um ID da reunião dizem de qual locatário ela é. É o seu, a não ser que alguém de fora tenha convidado você: digite o ID do locatário ou o domínio.
join-tenant-empty = Digite o ID ou o domínio do locatário
join-tenant-shape = Um locatário é um ID como 11111111-2222-3333-4444-555555555555 ou um domínio como contoso.com
join-tenant-common = O Graph precisa aqui de um locatário específico, não “{ $word }”
join-button = Ingressar
join-watch = Ver esta chamada
join-cancel = Cancelar
join-nothing-yet = Cole algo primeiro
join-unreadable = Primeiro cole algo em que se possa ingressar

# O endereço de callback.
callback-label = Endereço de callback
callback-line = Endereço de callback: { $address }
callback-change = Alterar
callback-explained = O endereço https público para onde o Graph envia avisos sobre a chamada; sem ele, o Graph não deixa um app ingressar. Se o seu app tem um serviço de bot, use o webhook de chamadas dele. Se não tem, use um endereço seu que responda com 200 ou 202: se nada responder ali, a chamada talvez nunca se conecte. Para ver uma chamada em que um bot deste app já está, cole o ID dela.
callback-not-kept = Este endereço é usado até você encerrar a sessão e não é guardado: o que vem depois de “?” pode ser uma chave.
callback-demo = Na demonstração, qualquer endereço serve: nada é enviado para lá.
callback-empty = Digite o endereço, como https://bot.example.org/api/calls
callback-not-a-url = Isto não é um endereço web como https://bot.example.org/api/calls
callback-not-https = O endereço tem de começar com https://
callback-no-host = O endereço não indica nenhum servidor
callback-user-info = Tire o nome e a senha
callback-fragment = Tire “#” e o que vem depois
callback-local = O Graph não consegue chegar a este computador nem a esta rede. Digite um endereço aberto à internet.
callback-of-microsoft = Este é um endereço da Microsoft, como o link de uma reunião. Digite o do seu bot ou de um serviço próprio.

# Ingressos na lista de chamadas.
joining = Ingressando…
joining-named = Ingressando em { $meeting }
joining-waits = A Microsoft pede para esperar { $n } s
joining-stop = Parar
joining-stop-name = Parar de ingressar em { $meeting }
joining-failed-named = Não ingressou em { $meeting }: { $cause }
joining-lost = O app pode ter ingressado mesmo assim, com um ID que não chegou até aqui. Nesse caso, não dá para vê-lo nem tirá-lo a partir daqui.
joining-again = Tentar de novo
joining-again-name = Tentar ingressar de novo em { $meeting }
joining-role-there = A permissão já está lá. Tente de novo.
joining-twice = O app pode ficar duas vezes na reunião.
joining-twice-yes = Ingressar de novo
joining-twice-no = Voltar
joining-dismiss = Tirar { $meeting } da lista
calls-clear-ended = Limpar encerradas
calls-ended-why = Terminou { $time } · { $why }

# Uma chamada em preparação.
setting-up = Preparando…
setting-up-for = Há { $time }. Uma chamada costuma ficar pronta em poucos segundos.
setting-up-lobby = Esperando no lobby
setting-up-lobby-text = Há { $time }. Alguém na reunião precisa deixar este app entrar.
setting-up-long = Há { $time }, mais do que o normal.
setting-up-long-lobby = O app pode estar no lobby: então alguém na reunião precisa deixá-lo entrar.
setting-up-long-callback = O Graph pode não estar chegando ao endereço de callback: { $address }
setting-up-long-no-callback = O Graph pode não estar chegando ao endereço de callback com que a chamada foi criada.
setting-up-leave = Sair
setting-up-leaving = Saindo…
ended-forget = Tirar da lista
ended-look-again = Olhar de novo
no-such-call = Chamada inexistente
no-such-call-correct = Corrigir o ID…

# O que é guardado para um login.
profile-head = Este perfil
profile-auto-cancel = Cancelar convites sem resposta após estes segundos (0 = nunca)
profile-auto-cancel-wrong = Digite segundos inteiros de 0 a { $most }; um convite toca por cerca de { $most } s
profile-demo = Na demonstração, isto é esquecido no fim.

# Quando há várias reuniões, e o que talvez não tenha sido lido direito.
join-choose = Este texto traz várias reuniões. Escolha a que você quer.
join-choose-first = Escolha primeiro uma das reuniões
join-choice-passcode = { $meeting }, senha { $passcode }
join-doubt-put-together = Isto foi montado a partir de várias linhas, ou há mais dígitos ao lado. Confira se é a reunião que você quer antes de ingressar.
join-doubt-passcode = Esta senha não parece ser do Teams. Compare-a com o convite antes de ingressar.
join-doubt-label = Não conhecemos as palavras ao lado destes números. Confira o ID da reunião e a senha antes de ingressar.
join-doubt-damaged = Outra parte deste texto parece uma reunião, mas não pode ser lida. Confira se esta é a que você quer antes de ingressar.
join-doubt-capitals = Um filtro de e-mail trocou as maiúsculas deste link por minúsculas, e o Graph pode não encontrar a reunião. Se o convite tiver ID da reunião e senha, use-os.
join-doubt-call-id = Um ID de chamada deste tipo tem { $of } caracteres, mas este tem { $n }. Confira se você o copiou inteiro e sem mais nada.
join-doubt-regional = “{ $host }” parece um endereço regional do Teams que não conhecemos. Confira o ID da reunião antes de ingressar.

# Um texto ou um arquivo à parte da caixa.
join-from-file = Lido do arquivo “{ $name }”.
join-from-long-text = Lido do texto longo.
join-from-box = Usar a caixa
join-box-full = Na caixa cabem 64 KB. Esvazie-a e cole de novo: aí um texto de até 1 MB é lido à parte.
join-drop-several = Solte um arquivo de cada vez.
join-drop-no-file = “{ $name }” não é um arquivo que possa ser lido. Solte o próprio convite, como um arquivo .ics, .eml ou .url.
join-drop-too-large = “{ $name }” tem mais de 1 MB. Abra-o e cole o link da reunião.
join-drop-unreadable = Não foi possível ler “{ $name }”: { $reason }
join-drop-signed-out = Faça login primeiro e solte o arquivo de novo.

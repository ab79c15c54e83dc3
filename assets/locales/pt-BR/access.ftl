# Verificação de acesso: o que o app pode fazer no locatário e como se sabe.
access-head = Verificação de acesso
access-head-lacking = Verificação de acesso: falta algo
access-open-page = Abrir verificação de acesso
access-close = Fechar a verificação de acesso
access-as = Como o app { $app } em { $tenant }
access-token-ends = Token válido até { $time }
access-read-at = Permissões lidas às { $time }
access-fresh = Recarregar permissões
access-fresh-signed-out = Faça login primeiro
access-fresh-pasted = Um token colado não pode ser renovado. Faça login de novo com um mais recente.
access-fresh-failed = Não foi possível recarregar as permissões; o login anterior continua em uso.
access-copy-report = Copiar o relatório
access-copy-admin = Copiar uma mensagem para o administrador
access-copy-consent = Copiar o link de consentimento do administrador
access-back = Corrigir o login
access-copy-command = Copiar o comando
access-rights = O que o app pode fazer
access-places = Login e conexão
access-foot = As permissões são as que o Entra indica. O que o Teams realmente permite só se vê quando o app age.

# Como está cada linha.
access-granted = Concedido
access-right = Correto
access-missing = Falta
access-refused = Recusado
access-not-proved = Não confirmado
access-silent = Sem resposta
access-wrong = Incorreto
access-optional = Falta, opcional
access-cannot-tell = Não se sabe
access-beyond = Mais que o necessário
access-beware = Atenção
access-not-entered = Não informado

# O mais grave.
access-unreached = Um serviço não respondeu.
access-unreached-next = Veja abaixo qual é e verifique a rede, o proxy e os endereços.
access-other = O token é de outro locatário ou de outro app, não dos que foram digitados.
access-other-next = Compare os IDs abaixo e faça login com a credencial do app certo.
access-bot-missing = Às { $time }, o app não conseguiu ingressar: não tinha um registro de bot com chamadas.
access-bot-next = Crie um Azure Bot para o app, adicione o canal do Teams e ative ali as chamadas. Se isso já foi feito, o próximo ingresso mostrará se funciona.
access-lacks = Faltam { $n } coisas: { $list }.
access-lacks-and = { $first } e { $second }
access-lacks-three = { $first }, { $second } e { $third }
access-lacks-roles = { $n ->
    [one] uma permissão
   *[other] { $n } permissões
}
access-lacks-bot = o Azure Bot
access-lacks-grant = a permissão do Teams
access-role-refused = O Graph recusou uma solicitação, embora o app tenha a permissão para ela.
access-role-refused-next = A solicitação precisa de { $role }, e o Entra lista essa permissão para o app.
access-role-refused-check = Se a permissão foi concedida há poucos minutos, talvez o Graph ainda não a conheça: aguarde e tente de novo. Caso contrário, peça a um administrador que verifique três coisas: o organizador é deste locatário, as chamadas estão ativadas no Azure Bot do app, e as políticas de acesso a aplicativos do locatário, se houver, incluem o organizador.
access-role-refused-joined = Se a permissão foi concedida há poucos minutos, talvez o Graph ainda não a conheça: aguarde e tente de novo. Caso contrário, pergunte a um administrador se as políticas de acesso a aplicativos do locatário, se houver, incluem o organizador.
access-role-refused-grant = Pergunte também se o comando do Teams abaixo foi executado.
access-roles-missing = { $n ->
    [one] Falta o consentimento do administrador para uma permissão de que o app precisa.
   *[other] Falta o consentimento do administrador para { $n } permissões de que o app precisa.
}
access-roles-next = { $n ->
    [one] Adicione a permissão no Entra, conceda o consentimento do administrador e escolha “Recarregar permissões”.
   *[other] Adicione as permissões no Entra, conceda o consentimento do administrador e escolha “Recarregar permissões”.
}
access-tenants-differ = O token e uma chamada são de locatários diferentes.
access-tenants-next = Faça login no locatário de quem organiza a reunião.
access-removal-refused = O Moderato vê as chamadas, mas o locatário não deixou que ele removesse alguém.
access-removal-earlier = Antes deste login, às { $time }, uma remoção foi recusada. A próxima remoção mostrará se foi resolvido.
access-bot-earlier = Antes deste login, às { $time }, o app não conseguiu ingressar: não tinha um registro de bot com chamadas. O próximo ingresso mostrará se foi resolvido.
access-clock-wrong = O relógio deste computador está errado.
access-clock-next = Acerte-o pela rede: do contrário, logins com certificado falham e as horas do log enganam.
access-good = Não falta nada: já foi possível remover alguém.
access-good-next = As permissões marcadas como “Mais que o necessário” podem ser retiradas.
access-worked = Já foi possível remover alguém: o Teams deixa este app remover pessoas.
access-worked-next = Daqui não dá para ver quais permissões foram concedidas.
access-worked-open = Se o app pode ingressar em reuniões, só se vê na primeira vez.
access-callback-again = Está provado que o app pode ingressar. Para outras reuniões, digite o endereço de callback outra vez.
access-open = Já é possível começar: tudo o que dá para verificar agora está em ordem. { $n ->
    [one] Um item necessário só pode ser confirmado quando o app o usar pela primeira vez.
   *[other] { $n } itens necessários só podem ser confirmados quando o app os usar pela primeira vez.
}
access-open-callback = Já é possível começar, mas para ingressar em reuniões ainda falta o endereço de callback.
access-nothing-checked = Ainda não foi possível verificar nada.
access-open-next = Só a primeira remoção mostra se o Teams deixa este app remover pessoas. Execute já o comando abaixo, porque pode levar horas para fazer efeito.

# O que é necessário para quê.
role-join = Ingressar em reuniões, remover e silenciar pessoas
role-read = Ler chamadas e listas, manter chamadas ativas, sair delas e encerrá-las
role-invite = Convidar pessoas e cancelar convites
role-guest = Ingressar em reuniões como convidado
role-names = Os nomes por trás dos IDs e os convites por nome de login
role-beyond = O Moderato não usa isto. Peça ao administrador que retire.
access-required = Obrigatório: { $what }
access-optional-for = Opcional: { $what }
access-removal = Permissão do Teams para remover
access-removal-for = Remover pessoas e cancelar convites
access-command-if = Execute isto agora, uma vez, no Teams PowerShell, como administrador do Teams. Se já foi feito antes, não prejudica; pode levar horas para fazer efeito.
access-command-where = Execute isto uma vez no Teams PowerShell, como administrador do Teams:
access-bot = Azure Bot com chamadas ativadas
access-bot-for = Ingressar em reuniões
access-bot-where = Portal do Azure: Azure Bot › Canais › Microsoft Teams › Chamadas
access-callback-for = Ingressar em reuniões
access-callback-where = Pedido ao adicionar uma chamada; também nas configurações
access-callback-not-kept = Não guardado. Um endereço com “?” nunca é: o que vem depois pode ser uma chave.
access-consent = Consentimento do administrador no locatário
access-role-accepted = Uso da permissão
access-consent-for = Tudo
access-one-tenant = As chamadas são do locatário do login
access-one-tenant-for = Ingressar em reuniões
access-authority = Login
access-graph = Microsoft Graph
access-way = Conexão
access-way-through = Pelo proxy { $proxy }
access-way-idle = { $proxy } está definido; os endereços deste computador são acessados sem ele.
access-way-trusting = Também confia nos certificados de { $file }
access-way-authorities = Quem emite estes certificados pode ler o que é enviado, até o segredo.
access-way-proxy = Só repassa: não consegue ler o que é enviado.
access-clock = Relógio deste computador
access-clock-for = Login com certificado e as horas do log
access-certificate = Certificado

# Como se sabe.
access-in-token = Entre as permissões do app no Entra
access-not-in-token = Não está entre as permissões do app no Entra
access-no-token = O login não mostra
access-before-sign-in = Aparece depois do login
access-through = Por { $role }
access-not-tried = Ainda não testado
access-grant-untold = Uma remoção foi recusada às { $time } com { $code }. A causa pode ser esta permissão ou outra.
access-removal-proved = Comprovado pela remoção às { $time }
access-removal-protected = Comprovado pela remoção às { $time }; recusado às { $refused } para uma pessoa
access-call-proved = Comprovado pela chamada das { $time }
access-consent-proved = O Graph aceitou uma solicitação às { $time }
access-consent-listed = O Entra lista as permissões. A primeira resposta do Graph mostrará se funcionam.
access-refused-at = Recusado às { $time }
access-refused-with = Recusado às { $time } com { $code }
access-refused-listed = Recusado às { $time } com { $code }, embora o Entra liste a permissão
access-refused-before = Recusado às { $time }, antes deste login; a próxima remoção mostrará se foi resolvido
access-refused-before-join = Recusado às { $time }, antes deste login; o próximo ingresso mostrará se foi resolvido
access-role-back = Recusado às { $time }. O Entra agora lista a permissão; a próxima solicitação mostrará se o Graph a aceita.
access-not-asked = Ainda não consultado
access-answered = Respondeu às { $time }
access-no-answer = Sem resposta às { $time }
access-same = Igual ao login
access-domain-of = O ID é { $id }
access-other-in-token = Outro no login: { $id }
access-no-time = Conhecido quando um serviço responder
access-clock-right = Igual ao do serviço
access-clock-ahead = { $off } adiantado em relação ao serviço
access-clock-behind = { $off } atrasado em relação ao serviço
access-certificate-ends = Expira em { $day }.
access-certificate-open = Outros usuários deste computador podem ler a chave dele.

# Depois de encerrar a sessão.
signed-out = Sessão encerrada. O Moderato esqueceu a credencial e o token.
signed-out-token = Não é possível revogar um token. Se alguém o copiou, ele vale até { $time }.
signed-out-token-unknown = Não é possível revogar um token. Se alguém o copiou, ele vale até expirar, de 60 a 90 minutos.
signed-out-calls = O app continua em { $n ->
    [one] uma chamada em que entrou
   *[other] { $n } chamadas em que entrou
} daqui. Faça login de novo para sair.
signed-out-watched = As chamadas que você só via continuam, e o app segue nelas.
signed-out-leak = Se uma credencial pode ter vazado…
leak-title = Se uma credencial pode ter vazado
leak-text = Nesta ordem; os dois primeiros com a CLI do Azure, o terceiro no Teams PowerShell:
leak-credential = Excluir a credencial, para que nenhum token novo seja emitido
leak-app = Desabilitar o aplicativo empresarial
leak-grant = Retirar a permissão para remover
leak-after = “az ad app credential list” mostra os IDs das chaves; para um certificado, acrescente --cert. Depois, compare os logins da entidade de serviço no Entra com o log de auditoria.
leak-copy = Copiar o comando { $n }
leak-close = Fechar

# O relógio.
clock-ahead-notice = O relógio deste computador está { $off } adiantado em relação ao serviço.
clock-behind-notice = O relógio deste computador está { $off } atrasado em relação ao serviço.
certificate-notice-ends =
    { $days ->
        [0] O certificado expira em menos de um dia: em { $day }.
        [one] O certificado expira em um dia, em { $day }.
       *[other] O certificado expira em { $days } dias, em { $day }.
    }
certificate-notice-ended = O certificado expirou em { $day }.
certificate-notice-ends-next = Crie um novo e carregue-o a tempo ao lado do atual.
certificate-notice-readable = Outros usuários deste computador podem ler a chave do certificado.
certificate-notice-readable-next = Deixe o arquivo só para você: chmod 600.

# Mensagem para quem pode conceder o que falta.
admin-greeting = Olá,
admin-intro = O Moderato, com que moderamos chamadas do Teams, ainda precisa do seguinte no nosso locatário. Você poderia configurar isso, por favor?
admin-intro-all = Moderamos chamadas do Teams com o Moderato. Ele precisa de tudo o que segue em nosso locatário; uma parte talvez já esteja configurada. Você poderia verificar e adicionar o que faltar?
admin-app = ID do aplicativo (cliente): { $id }
admin-tenant = ID do diretório (locatário): { $id }
admin-roles = Centro de administração do Entra › Registros de aplicativo › o app › Permissões de API › Adicionar uma permissão › Microsoft Graph › Permissões de aplicativo: adicionar { $roles } e escolher “Conceder consentimento do administrador”.
admin-consent = Conceder o consentimento do administrador para as permissões do app:
admin-role-listed = O Graph recusou uma solicitação por falta de { $role }, embora o Entra liste essa permissão para o app. Se ela foi concedida há poucos minutos, não é preciso fazer nada. Caso contrário, verifique três coisas: o organizador da reunião é deste locatário, as chamadas estão ativadas no Azure Bot do app, e as políticas de acesso a aplicativos do locatário, se houver, incluem o organizador.
admin-role-listed-joined = O Graph recusou uma solicitação por falta de { $role }, embora o Entra liste essa permissão para o app. Se ela foi concedida há poucos minutos, não é preciso fazer nada. Caso contrário, verifique se as políticas de acesso a aplicativos do locatário, se houver, incluem o organizador da reunião.
admin-bot = Registrar o app como bot com o canal do Teams (Azure Bot) e ativar ali as chamadas.
admin-bot-if = Não conseguimos ver se isso já foi feito. Se não, registrar o app como bot com o canal do Teams (Azure Bot) e ativar ali as chamadas.
admin-callback = Endereço de callback (o webhook de chamadas ali): { $address }
admin-callback-wanted = Informe também o endereço https público que está ali como webhook de chamadas. O Moderato precisa dele como endereço de callback.
admin-grant = Permitir, uma só vez e no Microsoft Teams PowerShell, que o app remova pessoas de reuniões:
admin-grant-if = Não conseguimos ver se isto já foi feito. Se não, permitir, uma só vez e no Microsoft Teams PowerShell, que o app remova pessoas de reuniões:
admin-secret = Criar um novo segredo do cliente para este app no Entra, em “Certificados e segredos”, e nos passar o valor por um meio seguro. O valor é mostrado uma só vez, e o ID do segredo não basta.
admin-answer = Resposta do serviço: { $ids }
admin-takes-hours = Mudanças em permissões e políticas do Teams podem levar horas para fazer efeito.
admin-thanks = Agradeço desde já!

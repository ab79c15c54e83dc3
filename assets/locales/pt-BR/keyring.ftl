# Onde fica a credencial.
place-demo = Credencial inventada
place-other-way = { $place } · conexão própria
place-memory = Segredo só na memória
place-pasted = Token só na memória
place-keyring = Segredo no chaveiro do sistema
place-environment = De { $name }
place-file = Credencial em um arquivo
place-demo-text = A reunião inventada tem sua própria credencial.
place-memory-text = O segredo fica na memória do Moderato e é pedido de novo na próxima vez.
place-pasted-text = O token colado fica na memória do Moderato até expirar.
place-keyring-text = O segredo fica guardado no chaveiro do sistema.
place-secret-ends = O Moderato não consegue ver quando o segredo expira. O Entra mostra a data em “Certificados e segredos”.
place-environment-text = A credencial vem de { $name } do ambiente e não é guardada.
place-file-text = A credencial é lida de { $path }.
place-file-password = A senha do arquivo fica guardada no chaveiro do sistema.
place-will-be-kept = É guardado no chaveiro do sistema quando o login der certo.

# Guardar no chaveiro do sistema.
keyring-keep = Guardar no chaveiro do sistema
keyring-keep-password = Guardar a senha no chaveiro do sistema
keyring-not-loopback = Não é possível para um serviço neste mesmo computador.
keyring-not-custom = Só é guardado para as nuvens da lista, nunca para endereços próprios.
keyring-not-given = O que vem do ambiente não é guardado.
keyring-secret-stored = Guardado no chaveiro do sistema.
keyring-password-stored = A senha está guardada no chaveiro do sistema.
keyring-secret-used = O segredo do chaveiro do sistema está em uso.
keyring-password-used = A senha do chaveiro do sistema está em uso.
keyring-from = Do chaveiro do sistema
keyring-use = Usar
keyring-needs-use = Está no chaveiro do sistema: escolha “{ $use }” abaixo.
keyring-forget = Esquecer
keyring-forgotten = Excluído do chaveiro do sistema.
keyring-nothing-kept = O chaveiro do sistema não tem nada deste app.
keyring-nothing-found = O chaveiro do sistema não tem nada deste app, ou está bloqueado.
keyring-missing = Nesta sessão nenhum chaveiro responde. O que você digita aqui fica na memória e é pedido a cada início.
keyring-locked = O chaveiro do sistema continua bloqueado. Desbloqueie-o com o programa do próprio sistema e tente de novo.
keyring-locked-not-kept = O chaveiro do sistema continua bloqueado. Nada foi guardado. Desbloqueie-o com o programa do próprio sistema, encerre a sessão e entre de novo.
keyring-no-answer = O chaveiro do sistema ainda não respondeu. Ele pode estar esperando a própria senha em uma janela do sistema.
keyring-unreadable = O que o chaveiro do sistema tem deste app não foi gravado pelo Moderato. Esqueça-o e guarde o segredo de novo.
keyring-too-long = O chaveiro do sistema não aceita um segredo tão longo. Ele fica na memória.
keyring-refused = O chaveiro do sistema recusou ou falhou. Nada foi guardado, encontrado ou excluído; tente de novo.

# Perfis na página de login.
profiles-label = Perfil
profiles-new = Novo perfil
profiles-default = App { $app }
profiles-rename = Renomear o perfil
profiles-saved = { $name } foi salvo para o próximo login, sem o segredo
place-service = Sessão em { $host }
profiles-delete = Excluir o perfil
profiles-name = Nome do perfil
profiles-name-needed = Digite um nome
profiles-rename-yes = Renomear
profiles-delete-text = Excluir o perfil “{ $name }” e o que o chaveiro do sistema guarda para ele?
profiles-delete-yes = Excluir
profiles-no = Cancelar

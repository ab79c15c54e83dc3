# Textos da janela inteira.

copied-name = Nome copiado
copied-id = ID copiado
copied-number = Número copiado
copied-link = Link copiado
copied-command = Comando copiado
copied-path = Caminho copiado
copied-message = Mensagem copiada
copied-report = Relatório copiado
copied-details = Detalhes copiados
copied-line = Linha copiada
copied-address = Endereço copiado
copied-value = Valor copiado
# Um arquivo de configuração que outra janela mantém bloqueado. $path: o arquivo
settings-held = Outra janela está usando { $path }, então esta alteração não foi salva. Tente de novo daqui a pouco ou feche essa janela.
settings-behind = As alterações não estão sendo salvas no momento. Elas valem até você fechar esta janela.

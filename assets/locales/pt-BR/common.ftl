# Textos da janela inteira.

copied = Copiado
# Um arquivo de configuração que outra janela mantém bloqueado. $path: o arquivo
settings-held = Outra janela está usando { $path }, então esta alteração não foi salva. Tente de novo daqui a pouco ou feche essa janela.
settings-behind = As alterações não estão sendo salvas no momento. Elas valem até você fechar esta janela.

# Texts of the whole window that belong to no single part.

copied = 복사됨
# A settings file that another window keeps locked. $path: the file
settings-held = 다른 창에서 { $path }을(를) 사용 중이라 이 변경 내용이 저장되지 않았습니다. 잠시 후 다시 시도하거나 그 창을 닫으세요.
settings-behind = 지금은 변경 내용이 저장되지 않습니다. 이 창을 닫을 때까지 적용됩니다.

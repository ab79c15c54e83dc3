# Texts of the whole window that belong to no single part.

copied-name = 이름 복사됨
copied-id = ID 복사됨
copied-number = 번호 복사됨
copied-link = 링크 복사됨
copied-command = 명령 복사됨
copied-path = 경로 복사됨
copied-message = 메시지 복사됨
copied-report = 보고서 복사됨
copied-details = 세부 정보 복사됨
copied-line = 줄 복사됨
copied-address = 주소 복사됨
copied-value = 값 복사됨
# A settings file that another window keeps locked. $path: the file
settings-held = 다른 창에서 { $path }을(를) 사용 중이라 이 변경 내용이 저장되지 않았습니다. 잠시 후 다시 시도하거나 그 창을 닫으세요.
settings-behind = 지금은 변경 내용이 저장되지 않습니다. 이 창을 닫을 때까지 적용됩니다.

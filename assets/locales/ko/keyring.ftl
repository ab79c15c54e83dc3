# Where the credential lives.
place-demo = 가상 자격 증명
place-other-way = { $place } · 별도 연결
place-memory = 클라이언트 암호는 메모리에만
place-pasted = 토큰은 메모리에만
place-keyring = 클라이언트 암호는 시스템 키링에
place-environment = { $name }에서 가져옴
place-file = 자격 증명은 파일에
place-demo-text = 가상 모임에는 전용 자격 증명이 있습니다.
place-memory-text = 클라이언트 암호는 Moderato의 메모리에만 있으며 다음에 시작할 때 다시 입력해야 합니다.
place-pasted-text = 붙여넣은 토큰은 만료될 때까지 Moderato의 메모리에만 있습니다.
place-keyring-text = 클라이언트 암호가 시스템 키링에 저장되어 있습니다.
place-secret-ends = 클라이언트 암호가 언제 만료되는지 Moderato는 알 수 없습니다. Entra의 ‘인증서 및 암호’에 날짜가 있습니다.
place-environment-text = 자격 증명은 환경 변수 { $name }에서 가져오며 저장하지 않습니다.
place-file-text = 자격 증명은 { $path }에서 읽습니다.
place-file-password = 비밀번호가 시스템 키링에 저장되어 있습니다.
place-will-be-kept = 로그인에 성공하면 시스템 키링에 저장됩니다.

# Keeping it in the system keyring.
keyring-keep = 시스템 키링에 저장
keyring-keep-password = 시스템 키링에 비밀번호 저장
keyring-not-loopback = 이 컴퓨터에 있는 서비스에는 사용할 수 없습니다.
keyring-not-custom = 목록에 있는 클라우드만 저장합니다. 사용자 지정 주소는 저장하지 않습니다.
keyring-not-given = 환경 변수의 값은 저장하지 않습니다.
keyring-secret-stored = 시스템 키링에 저장되어 있습니다.
keyring-password-stored = 비밀번호가 시스템 키링에 저장되어 있습니다.
keyring-secret-used = 시스템 키링의 클라이언트 암호를 사용합니다.
keyring-password-used = 시스템 키링의 비밀번호를 사용합니다.
keyring-from = 시스템 키링에서 가져옴
keyring-use = 사용
keyring-needs-use = 시스템 키링에 있습니다. 아래의 “{ $use }”을(를) 선택하세요.
keyring-forget = 지우기
keyring-forgotten = 시스템 키링에서 삭제했습니다.
keyring-nothing-kept = 시스템 키링에 이 앱의 정보가 없습니다.
keyring-nothing-found = 시스템 키링에 이 앱의 정보가 없거나 키링이 잠겨 있습니다.
keyring-missing = 이 세션에는 응답하는 키링이 없습니다. 여기에 입력한 것은 메모리에만 있으며 시작할 때마다 입력해야 합니다.
keyring-locked = 시스템 키링이 잠겨 있습니다. 시스템의 프로그램에서 잠금을 해제하고 다시 시도하세요.
keyring-locked-not-kept = 시스템 키링이 잠겨 있습니다. 저장한 것이 없습니다. 시스템의 프로그램에서 잠금을 해제한 다음 로그아웃하고 다시 로그인하세요.
keyring-no-answer = 시스템 키링이 아직 응답하지 않았습니다. 시스템 창에서 키링 비밀번호를 기다리고 있을 수 있습니다.
keyring-unreadable = 시스템 키링에 있는 이 앱의 정보는 Moderato가 쓴 것이 아닙니다. 지우고 클라이언트 암호를 다시 저장하세요.
keyring-too-long = 너무 길어서 시스템 키링에 저장할 수 없습니다. 메모리에만 남습니다.
keyring-refused = 시스템 키링이 거부했거나 실패했습니다. 저장하거나 찾거나 삭제한 것이 없습니다. 다시 시도하세요.

# Profiles on the sign-in page.
profiles-label = 프로필
profiles-new = 새 로그인
profiles-default = 앱 { $app }
profiles-rename = 프로필 이름 바꾸기
profiles-saved = { $name }을(를) 다음 로그인을 위해 저장했습니다(클라이언트 암호 제외)
place-service = { $host }에 로그인됨
profiles-delete = 프로필 삭제
profiles-name = 프로필 이름
profiles-name-needed = 이름을 입력하세요
profiles-rename-yes = 이름 바꾸기
profiles-delete-text = “{ $name }” 프로필과 시스템 키링에 있는 관련 정보를 삭제하시겠습니까?
profiles-delete-yes = 삭제
profiles-no = 취소

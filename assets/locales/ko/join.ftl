# The dialog that takes anything: what may be pasted, and what was understood.
join-title = 통화 추가
join-box = 모임 링크, 초대, 모임 ID 또는 통화 ID
join-box-hint = 모임 링크, 초대 메일 전체, 모임 ID와 암호, 또는 이 앱이 참가 중인 통화의 ID를 붙여넣으세요
join-nothing-sent = 붙여넣은 내용은 이 컴퓨터에서 읽습니다. 단추를 누르기 전에는 아무것도 보내지 않습니다.
join-offers = 이 데모의 모임
join-offer-use = 사용
join-offer-use-name = { $subject }의 링크 사용
join-kind = 유형
join-kind-call = 통화 ID
join-kind-long = 모임 링크
join-kind-short = 짧은 모임 링크
join-kind-typed = 모임 ID
join-call-id = 통화 ID
join-thread = 스레드
join-meeting-id = 모임 ID
join-passcode = 암호
join-passcode-given = 있음
join-passcode-none = 없음
join-organizer = 주최자
join-tenant = 테넌트
join-cloud = 클라우드
join-cloud-host = { $cloud }({ $host })
join-cloud-china = 중국(21Vianet)
join-watch-hint = 같은 앱의 통화여야 합니다.

# What speaks against it.
join-warn-china = 이 모임은 중국 클라우드(21Vianet)에 있습니다. 이 클라우드의 Graph에서는 통화를 쓸 수 없습니다.
join-warn-cloud = 이 링크는 { $link }에 속하지만 지금은 { $here }에 로그인되어 있습니다. 참가하려면 링크의 클라우드에 로그인하세요.
join-warn-tenant = 다른 테넌트 { $here }에 로그인되어 있습니다. Graph에서 테넌트 불일치(7505)로 거부할 가능성이 높습니다.
join-warn-role = 참가하려면 { $role } 권한이 필요하지만 관리자 동의가 없습니다. 그래도 시도할 수 있습니다.

# How to join.
join-as = 참가 방식
join-as-app = 이 앱으로
join-as-guest = 게스트로
join-guest-name = 게스트 이름
join-guest-hint = 게스트는 대기실에서 기다려야 할 수 있으며, 앱에 Calls.JoinGroupCallAsGuest.All 권한이 필요합니다.
join-guest-missing = 앱이 참가할 때 쓸 이름을 입력하세요
join-tenant-field = 모임의 테넌트
join-tenant-hint = 짧은 링크나 모임 ID로는 모임의 테넌트를 알 수 없습니다. 다른 조직의 초대가 아니면 내 테넌트입니다. 테넌트의 ID 또는 도메인을 입력하세요.
join-tenant-empty = 테넌트의 ID 또는 도메인을 입력하세요
join-tenant-shape = 테넌트는 11111111-2222-3333-4444-555555555555 같은 ID이거나 contoso.com 같은 도메인입니다
join-tenant-common = “{ $word }”이(가) 아니라 특정 테넌트를 입력해야 합니다
join-button = 참가
join-watch = 이 통화 모니터링
join-cancel = 취소
join-nothing-yet = 먼저 내용을 붙여넣으세요
join-unreadable = 먼저 참가할 수 있는 모임이나 통화 정보를 붙여넣으세요

# The callback address.
callback-label = 콜백 주소
callback-line = 콜백 주소: { $address }
callback-change = 변경
callback-explained = Graph가 통화 알림을 보내는 공개 https 주소입니다. 이 주소가 없으면 앱이 참가할 수 없습니다. 앱에 봇 서비스가 있으면 그 통화용 웹후크를 사용하세요. 없으면 200이나 202로 응답하는 자신의 주소를 사용하세요. 그곳에서 응답이 없으면 통화가 연결되지 않을 수 있습니다. 이 앱의 봇이 이미 참가한 통화를 모니터링하려면 대신 통화 ID를 붙여넣으세요.
callback-not-kept = 이 주소는 로그아웃할 때까지만 쓰고 저장하지 않습니다. “?” 뒤에 키가 있을 수 있기 때문입니다.
callback-demo = 데모에서는 아무 주소나 됩니다. 실제로 보내지 않습니다.
callback-empty = https://bot.example.org/api/calls 같은 주소를 입력하세요
callback-not-a-url = https://bot.example.org/api/calls 같은 웹 주소가 아닙니다
callback-not-https = 주소는 https://로 시작해야 합니다
callback-no-host = 주소에 호스트 이름이 없습니다
callback-user-info = 이름과 비밀번호를 빼세요
callback-fragment = “#”과 그 뒤를 빼세요
callback-local = Graph에서 이 컴퓨터나 네트워크에 연결할 수 없습니다. 인터넷에 공개된 주소를 입력하세요.
callback-of-microsoft = 모임 링크와 같은 Microsoft 주소입니다. 봇 또는 자체 서비스의 주소를 입력하세요.

# Joins in the list of calls.
joining = 참가하는 중…
joining-named = { $meeting } 참가하는 중
joining-waits = Microsoft 요청으로 { $n }초 대기
joining-stop = 중지
joining-stop-name = { $meeting } 참가 중지
joining-failed-named = { $meeting }에 참가하지 못했습니다: { $cause }
joining-lost = 앱이 모임에 참가했지만 ID를 받지 못한 것일 수 있습니다. 그 경우 여기에서 모니터링하거나 제거할 수 없습니다.
joining-again = 다시 시도
joining-again-name = { $meeting } 참가 다시 시도
joining-role-there = 이제 권한이 있습니다. 다시 시도하세요.
joining-twice = 앱이 모임에 두 번 참가하게 될 수 있습니다.
joining-twice-yes = 다시 참가
joining-twice-no = 뒤로
joining-dismiss = 목록에서 { $meeting } 빼기
calls-clear-ended = 종료된 통화 지우기
calls-ended-why = { $time } 종료 · { $why }

# A call that is being set up.
setting-up = 준비 중…
setting-up-for = { $time } 경과. 통화는 보통 몇 초 안에 연결됩니다.
setting-up-lobby = 대기실에서 대기 중
setting-up-lobby-text = { $time } 경과. 모임 참가자가 이 앱을 입장시켜야 합니다.
setting-up-long = { $time } 경과. 평소보다 오래 걸리고 있습니다.
setting-up-long-lobby = 앱이 대기실에 있을 수 있습니다. 그 경우 모임 참가자가 입장시켜야 합니다.
setting-up-long-callback = Graph가 콜백 주소에 연결하지 못하는 것일 수 있습니다: { $address }
setting-up-long-no-callback = 통화를 만들 때 지정한 콜백 주소에 Graph가 연결하지 못하는 것일 수 있습니다.
setting-up-leave = 나가기
setting-up-leaving = 나가는 중…
ended-forget = 목록에서 빼기
ended-look-again = 다시 확인
no-such-call = 해당 통화 없음
no-such-call-correct = ID 수정…

# What is kept for one sign-in.
profile-head = 이 로그인
profile-auto-cancel = 응답 없는 초대를 이 시간(초) 후에 취소(0 = 안 함)
profile-auto-cancel-wrong = 0~{ $most } 사이의 정수로 초를 입력하세요. 호출은 약 { $most }초간 계속됩니다.
profile-demo = 데모에서는 데모가 끝나면 지워집니다.

# Where several meetings were found, and what was perhaps not read right.
join-choose = 모임이 여러 개 있습니다. 참가할 모임을 선택하세요.
join-choose-first = 먼저 모임 하나를 선택하세요
join-choice-passcode = { $meeting }, 암호 { $passcode }
join-doubt-put-together = 여러 줄을 이어 붙였거나 옆에 다른 숫자가 있습니다. 원하는 모임이 맞는지 확인한 후 참가하세요.
join-doubt-passcode = Teams 암호 형식이 아닌 것 같습니다. 초대와 비교한 후 참가하세요.
join-doubt-label = 이 번호 옆의 단어를 알 수 없습니다. 모임 ID와 암호를 확인한 후 참가하세요.
join-doubt-damaged = 모임처럼 보이지만 읽을 수 없는 내용이 더 있습니다. 원하는 모임이 맞는지 확인한 후 참가하세요.
join-doubt-capitals = 메일 필터가 이 링크의 대문자를 소문자로 바꾸어 Graph에서 모임을 찾지 못할 수 있습니다. 초대에 모임 ID와 암호가 있으면 그것을 사용하세요.
join-doubt-call-id = 이런 형식의 통화 ID는 { $of }자인데 이 ID는 { $n }자입니다. 빠짐없이, 그리고 이 ID만 복사했는지 확인하세요.
join-doubt-regional = “{ $host }”은(는) Teams의 지역 주소처럼 보이지만 확인되지 않은 주소입니다. 모임 ID를 확인한 후 참가하세요.

# A text or a file beside the box.
join-from-file = “{ $name }” 파일에서 읽었습니다.
join-from-long-text = 긴 텍스트에서 읽었습니다.
join-from-box = 입력란 사용
join-box-full = 입력란에는 64KB까지 넣을 수 있습니다. 비우고 다시 붙여넣으면 1MB까지 읽습니다.
join-drop-several = 파일은 한 번에 하나씩 놓으세요.
join-drop-no-file = “{ $name }”은(는) 읽을 수 있는 파일이 아닙니다. .ics, .eml, .url 같은 초대 파일을 놓으세요.
join-drop-too-large = “{ $name }”이(가) 1MB보다 큽니다. 파일을 열어 참가 링크를 붙여넣으세요.
join-drop-unreadable = “{ $name }”을(를) 읽을 수 없습니다: { $reason }
join-drop-signed-out = 먼저 로그인한 다음 파일을 다시 놓으세요.

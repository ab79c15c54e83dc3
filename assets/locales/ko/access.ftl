# The access check: what the app may do in its tenant, and how that is known.
access-head = 액세스 확인
access-head-lacking = 액세스 확인: 빠진 것이 있습니다
access-open-page = 액세스 확인 열기
access-close = 액세스 확인 닫기
access-as = 앱 { $app }(테넌트: { $tenant })
access-token-ends = 토큰 만료: { $time }
access-read-at = 권한을 읽은 시각: { $time }
access-fresh = 권한 다시 불러오기
access-fresh-signed-out = 먼저 로그인하세요
access-fresh-pasted = 붙여넣은 토큰은 갱신할 수 없습니다. 새 토큰으로 다시 로그인하세요.
access-fresh-failed = 권한을 다시 불러오지 못했습니다. 이전 로그인을 계속 사용합니다.
access-copy-report = 보고서 복사
access-copy-admin = 관리자용 메시지 복사
access-copy-consent = 관리자 동의 링크 복사
access-back = 로그인 정보 고치기
access-copy-command = 명령 복사
access-rights = 앱이 할 수 있는 일
access-places = 로그인 및 연결
access-foot = 권한은 Entra가 알려 주는 대로입니다. Teams가 실제로 허용하는지는 작업할 때 알 수 있습니다.

# How a row stands.
access-granted = 허용됨
access-right = 정상
access-missing = 없음
access-refused = 거부됨
access-not-proved = 확인 안 됨
access-silent = 응답 없음
access-wrong = 문제 있음
access-optional = 없음(선택 사항)
access-cannot-tell = 알 수 없음
access-beyond = 불필요
access-beware = 주의
access-not-entered = 입력 안 함

# The gravest thing.
access-unreached = 응답하지 않는 서비스가 있습니다.
access-unreached-next = 아래에서 어떤 서비스인지 확인하고 네트워크, 프록시, 주소를 살펴보세요.
access-other = 이 토큰은 입력한 것과 다른 테넌트 또는 앱의 토큰입니다.
access-other-next = 아래 ID를 비교하고 원래 의도한 앱의 자격 증명으로 로그인하세요.
access-bot-missing = { $time }에 앱이 참가하지 못했습니다. 통화 기능이 있는 봇 등록이 없었습니다.
access-bot-next = 앱용 Azure Bot을 만들고 Teams 채널을 추가한 다음 통화를 켜세요. 이미 했다면 다음에 참가할 때 작동하는지 알 수 있습니다.
access-lacks = { $n }가지가 빠져 있습니다: { $list }.
access-lacks-and = { $first }, { $second }
access-lacks-three = { $first }, { $second }, { $third }
access-lacks-roles = 권한 { $n }개
access-lacks-bot = Azure Bot
access-lacks-grant = Teams 권한
access-role-refused = 앱에 필요한 권한이 있는데도 Graph가 요청을 거부했습니다.
access-role-refused-next = 이 요청에는 { $role } 권한이 필요하며, Entra에는 이 앱의 권한으로 나와 있습니다.
access-role-refused-check = 권한이 방금 부여되었다면 아직 Graph에 반영되지 않았을 수 있으니 기다린 뒤 다시 시도하세요. 그렇지 않으면 관리자에게 세 가지를 확인해 달라고 요청하세요: 주최자가 이 테넌트에 속하는지, 앱의 Azure Bot에서 통화가 켜져 있는지, 테넌트에 애플리케이션 액세스 정책이 있다면 주최자가 포함되는지.
access-role-refused-joined = 권한이 방금 부여되었다면 아직 Graph에 반영되지 않았을 수 있으니 기다린 뒤 다시 시도하세요. 그렇지 않으면 테넌트에 애플리케이션 액세스 정책이 있다면 주최자가 포함되는지 관리자에게 확인하세요.
access-role-refused-grant = 아래 Teams 명령을 실행했는지도 확인하세요.
access-roles-missing = 앱에 필요한 권한 { $n }개에 대한 관리자 동의가 없습니다.
access-roles-next = { $n ->
   *[other] Entra에서 권한을 추가하고 관리자 동의를 부여한 다음 ‘권한 다시 불러오기’를 누르세요.
}
access-tenants-differ = 토큰과 다른 테넌트에 속한 통화가 있습니다.
access-tenants-next = 모임 주최자의 테넌트에 로그인하세요.
access-removal-refused = Moderato가 통화를 모니터링할 수는 있지만, 테넌트에서 사람 제거를 허용하지 않았습니다.
access-removal-earlier = 이번 로그인 전 { $time }에 제거가 거부되었습니다. 해결되었는지는 다음에 제거할 때 알 수 있습니다.
access-bot-earlier = 이번 로그인 전 { $time }에 앱이 참가하지 못했습니다. 통화 기능이 있는 봇 등록이 없었습니다. 해결되었는지는 다음에 참가할 때 알 수 있습니다.
access-clock-wrong = 이 컴퓨터의 시계가 맞지 않습니다.
access-clock-next = 네트워크 시간에 맞추세요. 맞지 않으면 인증서 로그인이 실패하고 로그의 시간도 틀립니다.
access-good = 필요한 것이 모두 갖춰져 있습니다. 실제로 제거에 성공했습니다.
access-good-next = ‘불필요’로 표시된 권한은 회수해도 됩니다.
access-worked = 실제로 제거에 성공했습니다. Teams에서 이 앱의 제거를 허용합니다.
access-worked-next = 어떤 권한이 허용되었는지는 여기서 볼 수 없습니다.
access-worked-open = 모임에 참가할 수 있는지는 처음 참가할 때 알 수 있습니다.
access-callback-again = 앱이 참가할 수 있음은 확인되었습니다. 다른 모임에 참가하려면 콜백 주소를 다시 입력하세요.
access-open = 시작할 수 있습니다. 지금 확인할 수 있는 항목은 모두 정상입니다. 필수 항목 { $n }개는 처음 사용할 때 비로소 확인할 수 있습니다.
access-open-callback = 시작할 수 있습니다. 다만 모임에 참가하려면 콜백 주소를 입력해야 합니다.
access-nothing-checked = 아직 아무것도 확인하지 못했습니다.
access-open-next = Teams가 이 앱의 제거를 허용하는지는 처음 제거할 때 알 수 있습니다. 아래 명령은 적용되는 데 몇 시간이 걸릴 수 있으니 지금 실행하세요.

# What is needed for what.
role-join = 모임 참가, 참가자 제거 및 음소거
role-read = 통화와 참가자 목록 읽기, 통화 유지, 나가기, 종료
role-invite = 초대와 초대 취소
role-guest = 게스트로 모임 참가
role-names = ID에 해당하는 이름 표시, 로그인 이름으로 초대
role-beyond = Moderato에서 쓰지 않습니다. 관리자에게 회수를 요청하세요.
access-required = 필수: { $what }
access-optional-for = 선택 사항: { $what }
access-removal = Teams의 제거 권한
access-removal-for = 참가자 제거와 초대 취소
access-command-if = 지금 Teams 관리자로 Teams PowerShell에서 다음을 한 번 실행하세요. 이미 실행했어도 해가 없으며, 적용되는 데 몇 시간이 걸릴 수 있습니다.
access-command-where = Teams 관리자로 Teams PowerShell에서 다음을 한 번 실행하세요.
access-bot = 통화를 켠 Azure Bot
access-bot-for = 모임 참가
access-bot-where = Azure Portal: Azure Bot › 채널 › Microsoft Teams › 통화
access-callback-for = 모임 참가
access-callback-where = 통화를 추가할 때 입력하며, 설정에서도 입력할 수 있습니다
access-callback-not-kept = 저장되지 않음. “?”가 있는 주소는 뒤에 키가 있을 수 있어 저장하지 않습니다.
access-consent = 테넌트의 관리자 동의
access-role-accepted = 권한 사용
access-consent-for = 모든 작업
access-one-tenant = 통화가 로그인한 테넌트에 속함
access-one-tenant-for = 모임 참가
access-authority = 로그인
access-graph = Microsoft Graph
access-way = 연결
access-way-through = 프록시 { $proxy } 경유
access-way-idle = { $proxy }이(가) 설정되어 있지만, 이 컴퓨터 자체의 주소에는 사용하지 않습니다.
access-way-trusting = { $file }의 인증서도 신뢰
access-way-authorities = 이 인증서의 발급자는 클라이언트 암호를 포함한 전송 내용을 읽을 수 있습니다.
access-way-proxy = 전달만 하며 전송 내용을 읽을 수 없습니다.
access-clock = 이 컴퓨터의 시계
access-clock-for = 인증서 로그인과 로그의 시간
access-certificate = 인증서

# How it is known.
access-in-token = Entra의 앱 권한에 있음
access-not-in-token = Entra의 앱 권한에 없음
access-no-token = 로그인으로는 알 수 없음
access-before-sign-in = 로그인하면 표시됨
access-through = { $role }에 포함됨
access-not-tried = 아직 시도하지 않음
access-grant-untold = { $time } 제거가 { $code }(으)로 거부되었습니다. 원인은 이 권한이거나 다른 권한일 수 있습니다.
access-removal-proved = { $time } 제거로 확인됨
access-removal-protected = { $time } 제거로 확인됨. { $refused }에 한 명의 제거가 거부됨.
access-call-proved = { $time } 통화로 확인됨
access-consent-proved = { $time }에 Graph가 요청을 수락함
access-consent-listed = Entra에 권한이 있습니다. 작동하는지는 Graph의 첫 응답으로 알 수 있습니다.
access-refused-at = { $time } 거부됨
access-refused-with = { $time } 거부됨({ $code })
access-refused-listed = { $time } { $code }(으)로 거부됨, Entra에는 권한이 있음
access-refused-before = 이번 로그인 전 { $time }에 거부됨. 해결되었는지는 다음에 제거할 때 알 수 있습니다.
access-refused-before-join = 이번 로그인 전 { $time }에 거부됨. 해결되었는지는 다음에 참가할 때 알 수 있습니다.
access-role-back = { $time } 거부됨. 지금은 Entra에 권한이 있습니다. Graph가 받아들이는지는 다음 요청 때 알 수 있습니다.
access-not-asked = 아직 요청하지 않음
access-answered = { $time } 응답함
access-no-answer = { $time } 응답 없음
access-same = 로그인과 같음
access-domain-of = ID는 { $id }
access-other-in-token = 로그인의 값이 다름: { $id }
access-no-time = 서비스가 응답하면 알 수 있음
access-clock-right = 서비스의 시계와 같음
access-clock-ahead = 서비스보다 { $off } 빠름
access-clock-behind = 서비스보다 { $off } 느림
access-certificate-ends = 만료일: { $day }.
access-certificate-open = 이 컴퓨터의 다른 사용자가 키를 읽을 수 있습니다.

# After a sign-out.
signed-out = 로그아웃했습니다. 자격 증명과 토큰이 Moderato에서 지워졌습니다.
signed-out-token = 발급된 토큰은 회수할 수 없습니다. 누군가 복사했다면 { $time }까지 쓸 수 있습니다.
signed-out-token-unknown = 발급된 토큰은 회수할 수 없습니다. 누군가 복사했다면 만료될 때까지(60~90분) 쓸 수 있습니다.
signed-out-calls = 앱은 여기서 참가한 통화 { $n }개에 남아 있습니다. 나가려면 다시 로그인하세요.
signed-out-watched = 모니터링만 하던 통화는 계속되며, 앱은 그 통화에 남아 있습니다.
signed-out-leak = 자격 증명이 유출되었을 수 있는 경우…
leak-title = 자격 증명이 유출되었을 수 있는 경우
leak-text = 다음 순서대로 실행하세요. 처음 두 가지는 Azure CLI, 세 번째는 Teams PowerShell을 사용합니다.
leak-credential = 자격 증명을 삭제해 새 토큰이 발급되지 않게 하기
leak-app = 엔터프라이즈 애플리케이션 사용 중지
leak-grant = 제거 권한 회수
leak-after = 키 ID는 “az ad app credential list”로 볼 수 있습니다(인증서는 --cert 추가). 그런 다음 Entra의 서비스 주체 로그인 기록을 감사 로그와 대조하세요.
leak-copy = 명령 { $n } 복사
leak-close = 닫기

# The clock.
clock-ahead-notice = 이 컴퓨터의 시계가 서비스보다 { $off } 빠릅니다.
clock-behind-notice = 이 컴퓨터의 시계가 서비스보다 { $off } 느립니다.
certificate-notice-ends =
    { $days ->
        [0] 인증서가 하루 안에 만료됩니다({ $day }).
       *[other] 인증서가 { $days }일 후에 만료됩니다({ $day }).
    }
certificate-notice-ended = 인증서가 { $day }에 만료되었습니다.
certificate-notice-ends-next = 만료되기 전에 새 인증서를 만들어 기존 인증서와 함께 업로드하세요.
certificate-notice-readable = 이 컴퓨터의 다른 사용자가 인증서의 키를 읽을 수 있습니다.
certificate-notice-readable-next = 본인만 파일을 읽을 수 있게 하세요: chmod 600

# A message to whoever can grant what is missing.
admin-greeting = 안녕하세요.
admin-intro = Teams 통화 관리에 사용하는 Moderato에 우리 테넌트의 다음 설정이 필요합니다. 설정을 부탁드립니다.
admin-intro-all = Teams 통화 관리에 사용하는 Moderato에는 우리 테넌트의 다음 설정이 모두 필요합니다. 일부는 이미 되어 있을 수 있습니다. 확인하시고 빠진 것을 추가해 주시기 바랍니다.
admin-app = 애플리케이션(클라이언트) ID: { $id }
admin-tenant = 디렉터리(테넌트) ID: { $id }
admin-roles = Entra 관리 센터 › 앱 등록 › 해당 앱 › API 권한 › 권한 추가 › Microsoft Graph › 애플리케이션 권한: { $roles } 추가 후 ‘관리자 동의 허용’ 선택.
admin-consent = 앱의 권한에 관리자 동의를 부여해 주세요:
admin-role-listed = Entra에는 앱의 권한에 { $role }이(가) 있는데도 Graph는 이 권한이 부족하다며 요청을 거부했습니다. 방금 부여했다면 할 일이 없습니다. 그렇지 않으면 세 가지를 확인해 주세요: 모임 주최자가 이 테넌트에 속하는지, 앱의 Azure Bot에서 통화가 켜져 있는지, 테넌트에 애플리케이션 액세스 정책이 있다면 주최자가 포함되는지.
admin-role-listed-joined = Entra에는 앱의 권한에 { $role }이(가) 있는데도 Graph는 이 권한이 부족하다며 요청을 거부했습니다. 방금 부여했다면 할 일이 없습니다. 그렇지 않으면 테넌트에 애플리케이션 액세스 정책이 있다면 모임 주최자가 포함되는지 확인해 주세요.
admin-bot = 앱을 봇(Azure Bot)으로 등록하고 Teams 채널을 추가한 다음 통화를 켜 주세요.
admin-bot-if = 이미 되어 있는지 여기서는 알 수 없습니다. 되어 있지 않으면 앱을 봇(Azure Bot)으로 등록하고 Teams 채널을 추가한 다음 통화를 켜 주세요.
admin-callback = 콜백 주소(그곳의 통화용 웹후크): { $address }
admin-callback-wanted = 그곳에 통화용 웹후크로 입력된 공개 https 주소도 알려 주세요. Moderato의 콜백 주소로 필요합니다.
admin-grant = 앱이 모임에서 사람을 제거할 수 있도록 Microsoft Teams PowerShell에서 다음을 한 번 실행해 주세요:
admin-grant-if = 다음이 이미 실행되었는지는 확인할 수 없습니다. 아직이라면 앱이 모임에서 사람을 제거할 수 있도록 Microsoft Teams PowerShell에서 다음을 한 번 실행해 주세요:
admin-secret = Entra의 ‘인증서 및 암호’에서 이 앱의 새 클라이언트 암호를 만들고, 그 값을 안전한 방법으로 전달해 주세요. 값은 한 번만 표시되며, 암호 ID로는 부족합니다.
admin-answer = 서비스의 응답: { $ids }
admin-takes-hours = 권한과 Teams 정책의 변경은 적용되는 데 몇 시간이 걸릴 수 있습니다.
admin-thanks = 감사합니다.

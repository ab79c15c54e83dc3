# The call in the middle of the window.

# Ages.
time-tomorrow = 내일 { $time }
age-seconds = { $n }초
age-minutes = { $n }분
age-hours = { $n }시간

# Who somebody is.
unnamed-member = 이름 없는 구성원
unnamed-guest = 이름 없는 게스트
unnamed-acs = 이름 없는 ACS 사용자
unnamed-external = 이름 없는 외부 사용자
unnamed-phone = 발신번호 표시 제한
unnamed-app = 이름 없는 앱
unnamed-device = 이름 없는 디바이스
unnamed-unknown = 이름 없는 참가자
identity-guest = 직접 입력한 이름, 계정 없음
identity-acs = Teams 계정 없이 참가(ACS)
identity-phone = 전화번호
identity-other-tenant = 다른 테넌트
identity-tenant = 테넌트 { $tail }
identity-member = 이 테넌트의 구성원
identity-app = 앱 { $tail }
identity-hidden = 신원 숨김
invited-account = 계정 { $tail }
phrase-guest = 게스트, 계정 없음
phrase-external = 외부, 테넌트 { $tail }

# What a row says.
state-lobby = 대기 중
state-muted = 음소거됨
state-mic-on = 마이크 켜짐
state-let-in = 대기실에서 입장 허용
state-present = 통화 중
state-removing = 제거 중…
state-asked = 요청 { $time }
state-waits = { $n }초 대기
state-waits-until = { $time }까지 대기
state-waits-more = Microsoft 요청
state-accepted = 제거 접수됨
state-accepted-more = 나갔는지 확인 중
state-removed = 제거됨 { $time }
state-left = 나감 { $time }
state-failed = 제거 실패
state-failed-again = 다시 실패({ $n }회)
state-still-here = 아직 통화 중
state-still-here-more = { $n }초 경과
state-came-back = { $after } 후 다시 들어옴
state-came-back-at-once = 바로 다시 들어옴
state-came-back-more = 제거됨 { $time }
offer-this-app = 이 앱
offer-this-app-why = 이 앱 자신입니다. 제거하면 Moderato가 통화에서 빠집니다.
offer-no-id = 쓸 수 있는 ID 없음
offer-no-id-why = 여기에서 제거할 수 없습니다: { $reason }.
offer-no-id-missing = Microsoft에서 ID를 보내지 않아 여기에서 제거할 수 없습니다.

# The list.
roster-list = 참가자
section-lobby = 대기실
section-call = 통화 중
section-paused = { $n } · 목록 멈춤
section-gone = { $n } · 목록에서 빠짐 { $gone }명
section-ringing = 초대
column-kind = 유형
column-state = 상태
column-since = 경과
row-remove = 제거…
row-remove-name = { $who } 제거
row-retry = 다시 시도
row-retry-name = { $who } 제거 다시 시도
row-stop = 중지
row-stop-name = { $who } 제거 중지
row-details = 세부 정보
row-devices = { $what ->
    [lines] 회선 { $n }개
    [entries] 항목 { $n }개
   *[devices] 디바이스 { $n }대
}
tag-organizer = 주최자
tag-protected = 보호 대상
tag-recording = 녹음/녹화
mark-looks-like = { $name }와(과) 비슷함
mark-looks-like-why = { $name }와(과) 다른 사람입니다. 이름이 같아 보이지만 다른 글자로 쓰였습니다.
mark-look-alike = 비슷한 이름
mark-member-name = 구성원의 이름
mark-member-name-why = 구성원 본인이 아닙니다. 조직 구성원과 완전히 같은 이름을 쓰고 있을 뿐입니다. ID의 끝부분을 비교하세요.
mark-namesake = 다른 사람과 같은 이름
mark-same-name = 같은 이름 { $n }명
mark-same-name-why = 이름이 완전히 같은 사람이 { $n }명 있습니다. ID의 끝부분을 비교하세요.
mark-removed-name = { $time }에 제거된 사람과 같은 이름
mark-removed-name-short = 제거된 사람과 동명
mark-removed-name-why = 이 이름의 사람이 { $time }에 제거되었습니다. 게스트는 매번 새 ID를 받으므로 같은 사람인지 알 수 없습니다.
mark-hidden = 숨은 문자
mark-hidden-short = 숨은 문자
mark-hidden-why = 이름에 보이지 않는 문자가 있습니다. 대신 기호가 표시됩니다. 옆의 글자는 거꾸로 읽히도록 의도된 것일 수 있습니다.
mark-boxes = 글꼴 없는 문자
mark-boxes-short = 글꼴 없음
mark-boxes-why = 이 컴퓨터에 이름의 일부 문자를 위한 글꼴이 없어 코드가 든 네모로 표시됩니다.
since-was-there = { $age } 이상 참가 중: { $time } 모니터링 시작 때 이미 있었음
since-joined = { $time } 처음 확인됨
since-between = { $from }~{ $time } 사이에 참가
left-between = { $from }~{ $time } 사이에 나감
since-earlier = { $time } 처음 확인됨(더 일찍 참가했을 수 있음)
since-more-than = { $age }+

# Invitations.
invitation-sent = 보냄 { $time }
invitation-sending = 보내는 중…
invitation-ringing = 호출 중 { $time }
invitation-cancelling = 취소하는 중…
invitation-cancel-accepted = 취소 접수됨(참가자가 없는지 10초간 확인)
invitation-cancel-unconfirmed = Teams의 확인을 기다리는 중
invitation-cancelled-at = 취소됨 { $time }
invitation-no-one-came = { $time }까지 참가 없음
invitation-auto-cancelled = 자동 취소됨
invitation-auto-cancelled-at = 자동 취소됨 { $time }
invitation-joined = 참가함
invitation-joined-anyway = 취소했지만 참가함
invitation-in-lobby-anyway = 취소했지만 대기실에 있음
invitation-hidden = 다른 참가자에게 숨김
invitation-joined-later = { $time }(취소 { $age } 후)
invitation-no-answer = 응답 없음(추정)
invitation-failed = 초대 실패
invitation-cannot-cancel = 취소할 수 없음
invitation-could-not-cancel = 취소하지 못함
invitation-cannot-cancel-why = 서비스에서 이 초대를 찾을 수 없어 저절로 끝날 때까지 울립니다. 참가한 사람은 제거할 수 있습니다.
invitation-refused-next = 한 사람 때문에 함께 초대한 모두가 거부될 수 있습니다. 한 명씩 다시 시도하세요.
invitation-not-cancelled = 취소 실패: { $why }
invitation-cancel = 초대 취소…
invitation-cancel-name = { $name } 초대 취소
invitation-dismiss-name = 목록에서 { $name } 초대 빼기

# The question on the row.
question-remove = { $name }({ $kind })을(를) 제거하시겠습니까?
question-remove-hint = 예고 없이 바로 제거됩니다. 다시 참가할 수 있습니다.
question-remove-hint-lobby = 바로 참가를 거절합니다. 다시 참가를 요청할 수 있습니다.
question-remove-hint-door = 예고 없이 바로 제거됩니다. 출입문이 닫혀 있는 동안 다시 온 게스트도 제거됩니다.
question-remove-yes = 제거
question-remove-yes-name = 예, { $who }을(를) 제거합니다
question-no = 취소
question-close = 닫기
question-cancel = { $name }({ $kind }) 초대를 취소하시겠습니까?
question-cancel-hint = 참가한 적이 없어도 상대방의 Teams에 제거되었다고 표시될 수 있습니다.
question-cancel-yes = 초대 취소
question-cancel-yes-name = 예, { $name } 초대를 취소합니다
question-cancel-no = 계속 호출
question-looks-like = { $name }와(과) 비슷하지만 다른 글자로 쓰였습니다.
question-same-name = 이 이름을 쓰는 사람이 { $n }명 있습니다. ID의 끝부분을 비교하세요.
question-not-the-member = 조직 구성원인 { $name } 님이 아닙니다.
question-has-look-alikes = 이름이 비슷한 다른 사람이 { $n }명 있습니다. ID를 비교하세요.
question-is-original = 이 사람은 조직의 구성원입니다. 이름이 비슷한 다른 참가자가 있지만 다른 사람입니다.
question-instead = 대신 비슷한 이름의 { $name } 제거…
question-look-alike = 비슷한 이름
question-namesake = 같은 이름
question-this-one = 이 사람
question-hidden = 이름에 보이지 않는 문자가 있습니다.
question-organizer = 주최자입니다. Teams에서 거부할 수 있습니다.
question-protected = 보호 대상으로 지정한 사람입니다.
question-recorder = 통화를 녹음/녹화하고 있습니다. 테넌트에 따라 이 참가자가 나가면 모두 내보내질 수 있습니다.
question-stale = { $age } 전 목록입니다. 이 사람의 현재 참가만 제거됩니다.
question-left = { $time }에 이미 나갔습니다.
question-call-ended = 통화가 끝나 아무것도 보낼 수 없습니다.
question-cancel-joined = { $time }에 참가했습니다.
question-cancel-in-lobby = { $time }부터 대기실에 있습니다.
question-cancel-over = 이 초대는 { $time }에 끝났습니다. 아무것도 보내지 않았습니다.

# The call.
call-invite = 초대…
call-refresh = 새로 고침
call-live = 실시간
call-connecting = 연결 중…
call-establishing = 준비 중
call-lobby = 대기실에서 대기 중
call-waiting = 목록 대기 중
call-stale = 오래된 목록
call-throttled = 느려짐
call-unreachable = 업데이트 중단
call-ended = 종료 { $time }
call-left = 나감 { $time }
count-in-call = 통화 중 { $n }명
count-in-lobby = 대기실 { $n }명
count-ringing = 호출 중 { $n }명
count-cancelling = 취소 중 { $n }건
count-ended = 종료 { $n }건
freshness-updated = { $age } 전 업데이트
freshness-stale = { $age } 전 정보, { $n }초 후 다시 시도
freshness-stale-until = { $age } 전 정보, { $time } 이후 다시 시도
freshness-silent = { $age } 전 정보, { $silent } 동안 응답 없음
freshness-signed-out = 로그아웃됨
tools-search = 참가자 검색
tools-dense = 좁은 행 간격
tools-roomy = 넓은 행 간격
filter-all = 모두
filter-count = { $filter }: 검색과 관계없이 전체 통화에서 { $n }명
filter-guests = 게스트
filter-external = 외부
filter-phones = 전화
filter-apps = 앱
filter-new = 신규
filter-problems = 문제
filter-more = 필터 더 보기
held-back = 신규 { $n }명 지금 표시
held-back-ringing = { $n }명 호출 중 — 표시
held-back-both = 신규 { $n }명, 호출 중 { $ringing }명 — 표시
held-back-gone = 나간 사람이 아직 목록에 있음 — 지금 업데이트
held-back-by-pointer = { $what } · 포인터가 목록 위에 있는 동안 멈춤
held-back-by-notice = { $what } · 포인터가 알림 위에 있는 동안 일시 중지
held-back-a-moment = { $what } · 포인터가 벗어난 뒤 잠시 일시 중지
held-back-by-question = { $what } · 질문이 열려 있는 동안 일시 중지
held-back-by-selection = { $what } · 사람이 선택된 동안 멈춤
held-back-question = 신규 { $n }명(질문을 닫으면 표시)
hand-moved = 목록이 움직였습니다. 포인터를 움직인 다음 다시 누르세요.
hand-changed = 이 단추가 방금 바뀌었습니다. 포인터를 움직인 다음 다시 누르세요.
hand-came-here = 포인터 아래의 단추가 방금 바뀌었습니다. 이 단추가 맞으면 다시 누르세요.
hand-moved-key = 목록이 방금 바뀌었습니다. 다시 누르세요.
notice-stale = { $age } 전 목록입니다.
notice-next-try = { $n }초 후 다시 시도합니다.
notice-trying = 다시 시도하는 중입니다.
notice-no-answer = { $age } 동안 응답이 없습니다. ‘새로 고침’으로 다시 요청할 수 있습니다.
notice-no-try-before = { $time } 전에는 다시 시도하지 않습니다.
notice-asked-until = Microsoft에서 { $time }까지 기다리라고 했습니다. 그 전에는 목록을 읽지 않습니다.
pause-graph = Microsoft 요청으로 { $n }초 기다리는 중입니다. 나머지는 자동으로 이어집니다.
pause-graph-until = Microsoft 요청으로 { $time }까지 기다립니다. 나머지는 자동으로 이어집니다. ‘중지’를 누르면 끝납니다.
pace-left = Microsoft가 제거 속도를 제한하고 있습니다. 나머지는 약 { $n }초 걸립니다.
pause-entra = 지금은 Entra에서 토큰을 받을 수 없습니다. { $n }초 후 다시 시도하며, 나머지는 자동으로 이어집니다.
pause-entra-until = { $time }까지 Entra에서 토큰을 받을 수 없습니다. 나머지는 자동으로 이어집니다. ‘중지’를 누르면 끝납니다.
empty-show-all = 모두 표시
empty-hidden = 필터가 “{ $search }”와(과) 일치하는 { $n }명을 숨기고 있음
empty-no-match = “{ $search }”와(과) 일치하는 사람 없음
empty-no-match-text = 모든 단어가 이름, 주소, 번호, 테넌트, ID, 유형, 상태 중 어딘가와 일치해야 합니다.
empty-removed = { $who } 님이 { $time }에 제거됨
empty-removed-text = 지금 통화에 “{ $search }”와(과) 일치하는 사람이 없습니다.
empty-removed-show = 활동에서 보기
empty-filter = 이 필터에 맞는 사람이 없습니다
empty-nobody = 통화에 아무도 없습니다
empty-nobody-text = 빈 목록을 받았습니다.
empty-not-listed = 목록에 아무도 없습니다
empty-no-roster = 아직 목록이 없습니다
empty-waiting = 목록 대기 중
empty-waiting-text = Microsoft에서 아직 참가자 정보를 보내지 않았습니다. { $n }번 요청했습니다. 방금 시작한 통화는 조금 걸릴 수 있습니다.
empty-ended = { $time }에 통화가 종료되었습니다
empty-left = { $time }에 통화에서 나갔습니다
empty-ended-show = 마지막 목록 표시

# The card of a person.
person-none = 참가자를 선택하면 정보가 표시됩니다
person-none-keys = ?를 누르면 모든 키가 표시됩니다.
side-newest = 최근 참가자
person-gone = 더 이상 목록에 없는 사람입니다
person-other-row = 다른 ID로 통화 중: 보기
person-close = 카드 닫기
person-back = 결과로 돌아가기
person-still-here = Microsoft에서 { $time }에 제거를 접수했지만 이후 목록에도 이 사람이 있습니다.
person-came-back = { $time }에 여기에서 제거했지만 새 ID로 다시 들어왔습니다.
person-dismiss = 읽음으로 표시
person-copy-command = 명령 복사
person-copy-details = 세부 정보 복사
person-no-value = 없음
person-seen = { $time }({ $age } 전)
person-participant-id = 참가자 ID
person-identity-id = 사용자 ID
person-tenant = 테넌트
person-email = 메일
person-typed-email = 입력한 메일
person-first-seen = 처음 확인
person-devices = { $what ->
    [lines] 회선
    [entries] 항목
   *[devices] 디바이스
}
person-visits = 이전 참가
person-visits-value = { $n }번, 최근 { $from }~{ $until }
person-history = 기록
person-remove-name = 카드에서 { $who } 제거
person-retry-name = 카드에서 { $who } 제거 다시 시도
person-remove = { $who } 제거…
person-remove-at-once = { $who } 제거
person-retry = 다시 시도: { $who }
history-remove = 제거 요청함
history-invite = 초대함
history-keep-out = 재참가 차단함
history-let-back-in = 재참가 허용함
history-keep-out-alarm = 너무 자주 다시 들어옴
history-keep-out-shared = 다른 사람과 번호 공유
history-rule-not-removed = 규칙으로 제거하지 못함
history-let-stay = 남겨 둠
history-mute = 음소거 요청함
history-cancel = 취소 요청함
history-lobby = 대기실에 들어옴
history-joined = 통화에 참가함
history-let-in = 대기실에서 입장함
history-left = 통화에서 나감
history-may-be-removed = { $time }에 제거된 사람일 수 있음
history-renamed = 이름 변경(이전: { $from })

# What rosters are worth
lack-cut = Microsoft에서 100명을 보냈으며, 더 있을 수 있습니다
lack-link = 목록의 다음 페이지를 읽을 수 없습니다. { $n }명을 읽었습니다
lack-page = 목록의 한 페이지를 읽지 못했습니다. { $n }명을 읽었습니다
lack-entries = 목록에서 { $n }개 항목을 읽을 수 없습니다
lack-slow = 목록을 읽는 데 5초 넘게 걸렸습니다
lack-cached = Microsoft가 저장된 목록을 보내 오래되었을 수 있습니다
lack-without-us = 최신 목록이 불완전합니다(이 앱이 빠져 있음)
lack-in-lobby = 이 앱이 대기실에 있어 다른 사람이 보이지 않습니다
lack-empty = Microsoft의 목록에 아무도 없었습니다
lack-nothing-yet = 출입문을 닫을 때 누가 있었는지 아직 알 수 없습니다
notice-lack-text = 목록이 다시 완전해질 때까지 아무도 나간 것으로 보지 않습니다.
notice-without-us-text = 다시 나타날 때까지 아무도 나간 것으로 보지 않으며 제거를 확인하지 못할 수 있습니다. Teams에서 확인하고, 앱이 모임에 없으면 다시 참가하세요.
notice-lack = { $why }.
lack-new-ids = 이 서비스는 모두에게 매번 새 ID를 부여합니다
notice-new-ids = 이 서비스는 모두에게 매번 새 ID를 부여합니다.
notice-new-ids-text = 여기에서는 ID로 제거할 수 없습니다. 요청이 도착하면 ID가 이미 유효하지 않습니다.
notice-contradicts = 누가 통화 중인지에 대한 Microsoft의 응답이 서로 다릅니다. 일치할 때까지 기다리세요.
notice-contradicts-text = 그때까지 아무도 나간 것으로 표시하지 않습니다.
freshness-partial = { $age } 전 업데이트 · { $why }
freshness-partial-short = { $age } 전 업데이트 · 누락 가능

# What proves a removal
proof-rosters = Microsoft의 최근 두 목록에 없음
proof-single-reads = 개별 확인 두 번에서 찾을 수 없음
proof-mixed = 목록과 개별 확인 모두에 없음
proof-rosters-short = 두 번 확인: 나감
proof-single-reads-short = 확인 두 번에 없음
proof-mixed-short = 목록과 확인에 없음
state-removed-answer-lost = 첫 응답을 받지 못함
state-not-listed = 최신 목록에 없음
state-not-listed-more = 다시 확인 중
state-not-listed-told = Microsoft 정보: { $why }
state-not-listed-removed = Microsoft 정보: 제거됨
state-not-proved = 접수됨, 확인 안 됨
state-not-proved-more = 아직 확인 못 함
row-check-again = 다시 확인
row-check-again-name = { $who }이(가) 나갔는지 다시 확인
person-not-proved = Microsoft에서 { $time }에 제거를 접수했지만 아직 두 목록이나 확인으로 입증되지 않았습니다. 다시 확인하거나 모임을 살펴보세요.
offer-shared-id = 중복 ID
offer-shared-id-why = 목록의 두 항목이 같은 ID를 씁니다. 어느 쪽이 제거될지 알 수 없어 제거할 수 없습니다.
question-not-listed = 최신 목록에 이 사람이 없습니다. 다음 목록에서 나갔는지 확인될 때까지 기다립니다.

# After a sleep
resumed-slept = 컴퓨터가 { $time } 동안 절전 상태였습니다.
resumed-clock = 컴퓨터의 시계가 뒤로 돌아갔습니다.
resumed-text = Microsoft가 다시 응답할 때까지 목록은 예전 정보입니다. 자동으로 실행되는 것은 없습니다.
resumed-rules-wait = 출입문과 재참가 차단은 계속하도록 지시할 때까지 멈춰 있습니다.

# Read aloud.
age-seconds-aloud = { $n }초
age-minutes-aloud = { $n }분
age-hours-aloud = { $n }시간
since-more-than-aloud = { $age } 이상
state-due-aloud = 곧 제거됨
state-in-line = 곧 제거됨
ringing-aloud = 호출 중
column-heads = 열 머리글
tools-found = { $n }명 찾음
state-joined-anyway = 취소했지만 참가함
state-joined-anyway-more = { $time }에 참가
person-joined-anyway = 초대가 취소되었지만 { $time }에 참가했습니다.
person-moved-anyway = 이동이 취소되었지만 { $time }에 참가했습니다.
person-in-lobby-anyway = 초대가 취소되었지만 { $time }부터 대기실에서 기다리고 있습니다.
column-identity = 신원
column-sort = 이 열로 정렬
question-looks-like-letter = { $name } 님이 아닙니다: “{ $letter }”은(는) { $script ->
    [Cyrillic] 키릴 문자
    [Greek] 그리스 문자
    [Armenian] 아르메니아 문자
    [Latin] 라틴 문자
   *[other] 다른 글자({ $code })
}입니다.

# Several people at once, raid mode, keeping people out, protection, undoing.

# Choosing several people.
check-name = { $who } 선택
check-none = 선택할 수 없음: { $why }
select-menu = 참가자 선택
select-lately = 최근 { $n }초간 참가자
select-new-guests = 최근 { $n }초간 참가한 게스트
select-guests = 게스트
select-outsiders = 게스트와 외부
select-phones = 전화
select-apps = 앱과 봇
select-look-alikes = 비슷한 이름
select-nobody = { $who }: 선택할 사람이 없습니다
list-opens-by-enter = Enter 또는 두 번 클릭하면 상세 정보가 열립니다
list-press-again = 이 사람이 맞으면 다시 누르세요
list-letters = 아무 작업도 하지 않았습니다. 입력한 글자로 검색합니다.
select-everybody-but = 선택 반전
select-all = 목록의 모든 사람
bulk-selected = { $n }명 선택됨
bulk-hint = 선택하는 동안 목록이 멈춰 있습니다.
bulk-hint-preview = 목록이 멈춰 있습니다. 옆의 명단을 확인하세요.
bulk-hint-waits = { $n }명이 더 있지만 최신 목록에 없어 대기 중입니다.
bulk-clear = 선택 해제
bulk-clear-name = 선택 모두 해제
bulk-remove = { $n }명 제거…
bulk-remove-open = 미리 보기가 열려 있습니다.
bulk-remove-nobody = 선택한 사람이 최신 목록에 아무도 없습니다.

# The preview.
preview-title = { $n }명을 제거하시겠습니까?
preview-all-guests = 모두 계정이 없는 게스트입니다.
preview-kinds = { $n ->
    [0] 계정이 없는 게스트는 없습니다.
   *[other] 그중 { $n }명은 계정이 없는 게스트입니다.
}
preview-how = 최신순으로 바로 제거되며, 다시 참가할 수 있습니다.
preview-by-door = 이미 { $n }명을 더 제거하고 있습니다.
preview-lobby = 대기실에서 기다리는 게스트 { $n }명은 포함되지 않습니다.
preview-outsiders = 제외: { $names }.
preview-more-below = 아래에 { $n }명 더
preview-left-out = 제외 { $n }명
preview-yes = { $n }명 제거
left-out-on-its-way = 처리 중
preview-unread = 아직 통화 자체를 읽지 못해 이 앱과 주최자를 구분할 수 없습니다. 여러 명 제거는 읽은 후에 하세요.

# All devices of one person.
person-all-devices = { $what ->
    [lines] 회선 { $n }개 모두 제거…
    [entries] 항목 { $n }개 모두 제거…
   *[devices] 디바이스 { $n }대 모두 제거…
}
question-all-devices = { $what ->
    [lines] 회선 { $n }개 모두…
    [entries] 항목 { $n }개 모두…
   *[devices] 디바이스 { $n }대 모두…
}
question-one-device = { $what ->
    [lines] 이 번호는 통화에 { $n }번 들어와 있습니다. 그중 하나만 제거합니다.
    [entries] 통화에 { $n }번 들어와 있습니다. 그중 하나만 제거합니다.
   *[devices] 디바이스 { $n }대로 참가 중입니다. 그중 1대를 제거합니다.
}
preview-devices = { $what ->
    [lines] { $name }의 회선 { $n }개를 제거하시겠습니까?
    [entries] { $name }의 항목 { $n }개를 제거하시겠습니까?
   *[devices] { $name }의 디바이스 { $n }대를 제거하시겠습니까?
}
preview-one-identity = { $what ->
    [lines] 모두 같은 번호에서 걸려 왔습니다.
    [entries] 모두 같은 ID입니다.
   *[devices] 모두 같은 ID의 디바이스입니다.
}
preview-devices-yes = { $what ->
    [lines] 회선 { $n }개 제거
    [entries] 항목 { $n }개 제거
   *[devices] 디바이스 { $n }대 제거
}

# A removal of several, under way and after.
removal-left = 제거 안 됨: { $n }명
removal-removed = { $n ->
    [0] 제거된 사람 없음
   *[other] { $n }명 제거됨
}
removal-already-gone = { $n }명 이미 나감
removal-not = { $n }명 실패
removal-not-asked = { $n }명 요청 안 함
removal-open = { $n }명 남음
removal-title = { $n }명 제거 중
removal-title-again = 다시 시도 중: { $n }명
removal-proved = { $n }명 퇴장 확인됨
removal-checked = { $n }명 확인 중
removal-shared = { $n }명이 같은 이유로 거부됨: { $why }
counts-comma = {", "}
removal-others = 그중 { $n }명은 이전 제거에서 남은 사람입니다: { $names }.
removal-others-door = 그중 { $n }명은 출입문이 제거하지 못했습니다: { $names }.
removal-failed = 실패한 사람을 이유와 함께 맨 위에 표시합니다.
removal-stopped = 중지했습니다. { $results }
removal-show-failures = 실패 표시
removal-failures-gone = 목록에 남아 있는 사람이 없습니다
removal-stopped-text = { $n ->
    [0] 더 이상 요청을 보내지 않습니다.
   *[other] 더 이상 요청을 보내지 않습니다. { $n }건은 아직 처리 중입니다.
}
removal-retry = 다시 시도({ $n })
removal-mute = 음소거({ $n })
removal-mute-name = 남아 있는 { $n }명 음소거
removal-show = 제거 진행 상황 표시

# Raid mode.
raid-start = 난입 대응 모드(10분)
raid-hint = 사람이 계속 들어올 때 사용합니다. 게스트와 외부 사용자는 ‘제거’를 누르면 확인 없이 제거되고 최근 참가자가 먼저 표시됩니다. 들어오는 것을 막지는 않습니다. 그것은 출입문이 합니다. 저절로 끝납니다.
raid-end = 난입 대응 모드 끝내기
raid-left = 자동 종료까지
raid-on = 난입 대응 모드
raid-on-text = ‘제거’를 누르면 게스트와 외부 사용자는 바로 제거됩니다. 그 밖의 사람과 여러 명은 계속 확인을 거칩니다.
raid-on-short = ‘제거’를 누르면 게스트와 외부 사용자는 바로 제거됩니다.
raid-over = 난입 대응 모드가 끝났습니다
mark-raid = 신규
mark-raid-why = 난입 대응 모드가 시작된 후 들어온 게스트입니다.
notice-wave = { $n }명이 참가했습니다
notice-wave-back = 외부 사람 { $n }명은 전에도 참가했습니다.
notice-wave-lobby = { $n }명 참가, { $lobby }명 대기실에서 대기 중
notice-wave-waiting = { $n }명이 대기실에서 대기 중입니다
notice-wave-sentence = { $words }.
notice-wave-text = ({ $time } 이후).
notice-wave-more-again = 그 외에 전에 제거된 사람과 같은 이름으로 { $n }명이 참가했습니다.
notice-wave-again = 전에 제거된 사람과 같은 이름으로 { $n }명 참가
notice-wave-again-out = { $n ->
    [1] { $here ->
        [0] 그 사람은 다시 나갔습니다.
       *[other] 그 사람은 아직 있습니다.
    }
   *[other] { $here ->
        [0] 모두 다시 나갔습니다.
       *[other] 그중 { $here }명이 아직 있습니다.
    }
}
notice-wave-left = 게스트 { $n }명이 아직 있습니다.
notice-wave-left-besides = 다른 게스트 { $n }명이 아직 있습니다: { $names }.
notice-wave-left-others = 다른 게스트 { $n }명이 아직 있습니다.
notice-wave-going = 다른 { $n }명을 제거하고 있습니다.
notice-wave-let-in = 대기실에서 입장 허용: { $names }.
notice-wave-may-stay = 남겨 둠: { $names }.
notice-wave-members = 조직 구성원 { $n }명도 참가했습니다.
notice-wave-all = { $time } 이후 도착은 모두 { $n }명입니다.
notice-wave-gone = 이때 들어온 게스트 중 남은 사람이 없습니다.
wave-folded = 새 게스트 { $n }명이 아직 있음
wave-folded-hint = 알림과 버튼 다시 표시({ $key })
notice-wave-others = 외부에서 온 다른 사람: { $names }.
state-came-back-times = ({ $times })
came-back-nth = { $came_back }({ $times })
came-back-times = { $n }번째

# Keeping people out.
keep-out = 재참가 차단…
keep-out-name = { $who } 제거 후 재참가 차단
keep-out-protected = 보호 대상, 주최자, 녹음/녹화 참가자, 이 앱은 재참가를 차단할 수 없습니다.
keep-out-shared = 여러 사람이 이 번호로 전화하고 있어 누구인지 특정할 수 없습니다.
keep-out-call = 이 통화 동안
no-identity-guest = 게스트는 참가할 때마다 ID가 바뀌어 알아볼 수 없습니다. 게스트에는 게스트 출입문을 사용하세요.
no-identity-hidden = Microsoft에서 신원을 숨겨 다시 들어와도 알아볼 수 없습니다.
question-keep-out-open = 제거 후 재참가 차단…
question-keep-out = { $name }({ $kind })을(를) 제거하고 재참가를 차단하시겠습니까?
question-keep-out-yes = 제거 후 재참가 차단
question-keep-away = { $name }({ $kind })의 재참가를 차단하시겠습니까?
question-keep-away-yes = 재참가 차단
question-keep-out-yes-name = 예, { $who }의 재참가를 차단합니다
question-keep-out-hint = 같은 ID로 다시 참가하면 1초 후 제거됩니다.
question-keep-out-devices = { $what ->
    [lines] 이 번호의 회선 { $n }개가 통화에 있으며 모두 제거됩니다.
    [entries] 항목 { $n }개가 통화에 있으며 모두 제거됩니다.
   *[devices] 이 사람의 디바이스 { $n }대가 통화에 있으며 모두 제거됩니다.
}
state-due = { $n }초 후 제거
state-due-keep-out = 재참가 차단
state-due-door = 게스트 출입문
let-stay = 남겨 두기
let-stay-name = { $who } 남겨 두기
let-back-in = 재참가 허용
let-back-in-name = { $who } 재참가 허용
stop-keeping-out = 재참가 차단 해제
stop-keeping-out-name = { $who } 재참가 차단 해제
person-kept-out = 재참가 차단됨
rule-call = { $time }부터 통화가 끝날 때까지. { $n ->
    [0] 아직 다시 들어오지 않았습니다.
   *[other] 규칙으로 { $n }번 제거했습니다.
}
rule-until = { $time }부터, { $left } 남음. { $n ->
    [0] 아직 다시 들어오지 않았습니다.
   *[other] 규칙으로 { $n }번 제거했습니다.
}
rule-too-often = 1분 안에 3번 제거하여 규칙이 멈췄습니다. 직접 제거하거나 규칙을 다시 시작하세요.
rule-shared = 여러 사람이 이 번호로 전화하고 있습니다. 규칙이 멈췄습니다.
rule-not-removed = 제거하지 못했습니다. 이번 참가에는 규칙을 적용하지 않으니 직접 처리하세요.
rule-again = 다시 시작
rule-again-name = { $who } 규칙 다시 시작
rule-keep-for = 지금부터 차단할 시간
rule-keep-for-name = 지금부터 { $who } 재참가 차단: { $time }
rules-title = 재참가 차단
rules-open = 재참가 차단 및 게스트 출입문…
rules-close = 목록 닫기
rules-only-while = Moderato가 실행되는 동안에만 동작합니다.
rules-people = 참가자
rules-nobody = 개별적으로 재참가가 차단된 사람이 없습니다.
rules-review = 확인
rules-go-on = 계속
rules-drop = 버리기
door-title = 게스트 출입문
door-text = 출입문이 닫힌 동안 참가한 게스트는 1초 후 제거됩니다. 이미 통화 중이거나 대기실에 있는 게스트는 제거되지 않습니다.
door-waits = 전에 닫은 출입문입니다. 계속을 누르기 전에는 아무도 제거하지 않습니다. 여기에서 닫으면 새로 시작합니다.
door-open = 출입문이 열려 있습니다.
door-closed = 출입문이 닫혀 있습니다. { $left } 남음. { $n ->
    [0] 아직 아무도 제거하지 않았습니다.
   *[other] 게스트 { $n }명을 제거했습니다.
}
door-elsewhere = 출입문이 닫혀 있습니다. { $left } 남음. 다른 창에서 닫고 관리합니다.
door-hits-nobody = 지금 있는 사람은 아무도 제거되지 않습니다.
door-stay = 문을 닫아도 이미 들어와 있는 게스트 { $n }명은 제거되지 않습니다.
door-stay-new = 문을 닫아도 이미 들어와 있는 새 게스트 { $n }명은 제거되지 않습니다.
door-left = 게스트 { $n }명이 통화 중이거나 대기실에 있습니다. 출입문은 이후에 참가하는 게스트만 제거합니다.
door-left-going = 통화 중이거나 대기실에 있는 게스트: { $n }명. 제거 중: { $going }명. { $stay ->
    [0] 출입문은 이후에 참가하는 게스트만 제거합니다.
   *[other] 나머지 { $stay }명은 그대로 둡니다. 출입문은 이후에 참가하는 게스트만 제거합니다.
}
door-left-new = 새 게스트 { $n }명이 통화 중이거나 대기실에 있습니다. 출입문은 이후에 참가하는 게스트만 제거합니다.
door-stay-remove = 제거…
door-rests = { $why }. 그동안 출입문은 자동으로 아무도 제거하지 않습니다.
door-hits = 지금 게스트 { $n }명이 제거됩니다: { $names }
door-let-next = 다음 게스트 들이기
door-let-one-more = 한 명 더 들이기
door-let-in-raid = 난입이 진행 중입니다. 다음 게스트도 난입자일 수 있습니다.
door-let-anyway = 그래도 들이기
door-lets-in = 다음에 오는 게스트 { $n }명은 누구든 들어옵니다.
door-let-in = 들인 사람: { $names }
door-let-nobody = 게스트를 더 들이지 않기
way-back-door = 닫힌 출입문이 이 게스트를 다시 제거합니다. 먼저 이 버튼을 누른 다음 게스트에게 링크로 참가해 달라고 하세요. 다음에 참가하는 게스트가 들어올 수 있습니다.
way-back-link = 모임 링크로 다시 참가할 수 있습니다.
person-in-lobby = 대기실에서 기다립니다. 입장 허용은 Teams에서만 할 수 있습니다.
door-close-for = 닫을 시간
door-keep-closed-for = 지금부터 닫아 둘 시간
door-open-wave = { $age } 전에도 게스트가 많이 들어왔습니다. 출입문을 열면 다시 들어올 수 있습니다.
door-for = { $n }분
door-open-raid = 난입이 진행 중입니다. 출입문을 열면 누구나 들어올 수 있습니다.
door-open-anyway = 그래도 열기
door-for-name = { $n }분 동안 닫기
door-open-it = 출입문 열기
names-comma = {", "}
notice-keep-out = { $n }명의 재참가를 차단하고 있습니다.
notice-door = 게스트 출입문이 닫혀 있습니다. { $left } 남음.
notice-door-paused = 게스트 출입문이 닫혔지만 일시 중지되었습니다. { $left } 남음. 지금은 새로 온 사람이 들어옵니다.
notice-door-works-again = Microsoft의 목록이 완전해지면 다시 작동합니다.
notice-elsewhere-door = 다른 창에서 출입문을 닫고 관리합니다.
notice-elsewhere-people = 그중 { $n }명은 다른 창에서 차단합니다.
notice-rule-alarms = 규칙 { $n }개가 멈췄습니다.
notice-door-removed = 출입문: { $n }명을 제거했습니다.
notice-keep-out-removed = 재참가 차단: { $n }명을 제거했습니다.
notice-muted = 음소거됨: { $names }.
notice-not-removed = { $n }명을 제거하지 못했습니다: { $names }.
notice-no-retry = 다시 시도해도 소용없음: { $names }.
notice-rules-unread = 통화 자체를 읽을 수 있을 때까지 규칙이 동작하지 않습니다.
notice-door-over = 게스트 출입문이 열렸습니다.
notice-door-again = 다시 닫기
notice-keep-out-over = { $names }의 재참가 차단이 끝났습니다.
notice-waits = 전에 설정한 규칙이 아직 동작하지 않습니다.
notice-waits-people = 재참가 차단 { $n }명: { $names }.
notice-waits-door = 게스트 출입문이 닫혀 있었습니다.

# Protection, and undoing.
protected-title = 보호 대상
protected-text = 모든 통화에서 제거하기 전에 경고가 표시되며, 규칙이나 여러 명 제거의 대상이 되지 않습니다.
protected-nobody = 보호 대상이 없습니다.
protect = 보호
protect-name = { $who } 보호
unprotect = 보호 해제
unprotect-name = { $who } 보호 해제
invite-again = 다시 초대
invite-again-ask = 다시 초대…
invite-again-name = { $who } 다시 초대
invite-again-why = 이 테넌트의 구성원과 전화번호만, 통화에 없는 동안에만 초대할 수 있습니다.
details-person = 참가자 표시

removal-unproved = { $n }명 접수됨, 확인 안 됨
notice-door-rests = { $why }. 출입문이 일시 중지되었습니다.
notice-door-rests-text = 자동으로 아무도 제거하지 않습니다.
notice-flood = 1분에 { $most }건 넘게 제거되어 규칙을 일시 중지했습니다.
notice-door-leaves = { $n }명은 출입문을 닫기 전부터 있었을 수 있습니다. 직접 처리하세요
notice-flood-text = { $n }명이 더 제거 대기 중입니다.
notice-remove-these = 이 { $n }명 제거…
preview-may-have-been-here = 출입문을 닫기 전부터 있었을 수 있는 사람이 포함되어 있습니다.
door-also = 출입문에서 함께 제거할 대상
door-externals = 외부 사용자
door-phones = 전화
notice-wave-clear = 새 게스트 { $n }명 제거하고 출입문 닫기
notice-wave-clear-short = { $n }명 제거, 출입문 닫기
notice-wave-remove = 새 게스트 { $n }명 제거
notice-wave-remove-short = { $n }명 제거
notice-wave-more = { $n }명 더 옴 · 추가
door-close-guests = 게스트 출입문 닫기
door-close-short = 출입문 닫기
door-close-why = 앞으로 15분 안에 참가하는 게스트는 1초 후에 제거됩니다.
preview-door = 닫힌 출입문이 지금부터 들어오는 게스트를 제거합니다.
preview-no-open = 취소하고 출입문 열기
preview-others-return = 그중 { $n }명은 게스트가 아니므로 다시 참가할 수 있습니다.
preview-members = 이 { $n }명 중 { $members }명은 조직의 구성원입니다: { $names }.
preview-many = 한 번에 { $most }명이 넘으므로 인원수를 입력해야 합니다.
preview-number = 확인하려면 { $n } 입력
preview-tick = { $who }도 제거
preview-tick-hint = 선택을 해제하고 확인하면 이 사람은 남습니다. 이 통화의 다음 알림에서도 제외됩니다.

# Inviting people, and the clock of their invitations.

# The dialog.
invite-title = { $call }에 초대
invite-way-new = 사람 초대
invite-way-move = 다른 통화에서 이동
invite-field = 개체 ID, 로그인 이름 또는 전화번호
invite-field-hint = ada@contoso.com, +1 425 555 0100, 3f2a91c0-…
invite-add = 추가
invite-is-nothing = 최대 5명을 추가한 뒤 함께 초대합니다
invite-is-account = 계정의 개체 ID
invite-is-name = 로그인 이름. ‘추가’를 누르면 찾습니다
invite-is-phone = 전화번호 { $number }
invite-is-list = { $n }개 항목
invite-passed-over = { $n }건은 이미 목록에 있음
invite-heading = “{ $entry }”에는 초대할 사람이 없음
invite-begins-name = 로그인 이름의 앞부분
invite-begins-phone = 전화번호의 앞부분
invite-is-unclear = 아직 알 수 없음
invite-in-call = 이미 통화에 있는 사람입니다
invite-looking-up = 찾는 중…
invite-drop = 목록에서 { $name } 빼기
invite-correct = { $name } 수정
invite-mark-rings = 이미 호출 중
invite-mark-in-call = 이미 통화 중
invite-mark-unknown = 디렉터리에 없음
invite-mark-unknown-id = 찾을 수 없음. 초대는 보냅니다
invite-mark-listed = 이미 목록에 있음
invite-mark-refused = 추가할 수 없음
invite-too-much = 텍스트가 너무 깁니다. 한 번에 최대 { $n }명까지 붙여 넣으세요.
invite-full = Graph에서 한 번에 초대할 수 있는 인원은 { $n }명까지입니다. 먼저 이 사람들을 초대하세요.
invite-listed = 이미 목록에 있는 사람입니다.
invite-rings = 이미 이 통화로 호출 중인 사람입니다.
invite-skipped = 초대되지 않음: { $why }
invite-no-right = 이 앱에는 사용자를 찾을 권한이 없습니다(User.ReadBasic.All 없음). 개체 ID를 입력하세요. Entra의 ‘사용자’에서 볼 수 있습니다.
invite-unknown = 디렉터리에 이 로그인 이름을 쓰는 사람이 없습니다.
invite-nobody = 먼저 초대할 사람을 추가하세요
invite-not-found = “{ $entry }”을(를) 고치거나 빼세요
invite-unclear = 먼저 글을 완성하거나 지우세요
invite-unclear-part = 먼저 “{ $entry }”을(를) 완성하거나 지우세요
invite-part-problem = “{ $entry }”: { $why }
invite-leaves-out = 초대되지 않음: “{ $entry }”
invite-leaves-out-more = 초대되지 않음: “{ $entry }” 외 { $n }명
invite-auto-cancel = 자동 취소(초)
invite-auto-cancel-off = 끄기
invite-auto-cancel-error = 1~60초
invite-auto-cancel-hint = 끄기: 약 1분간 호출합니다.
invite-hidden = 다른 참가자에게 숨기기
invite-hidden-not = 이 클라우드에서는 숨김 초대를 쓸 수 없습니다.
invite-hint = 바로 호출이 시작됩니다. 호출 중에는 취소할 수 있습니다.
invite-count = { $n }명(최대 { $of }명)
invite-send = 초대
invite-look-up = 먼저 찾기
invite-send-several = { $n }명 초대
invite-send-some = { $of }명 중 { $n }명 초대
invite-send-move = 이동

# Moving somebody from another call.
invite-move-from = 원래 통화
invite-move-who = 참가자
invite-move-none = 계정이 있는 참가자가 있는 다른 통화가 없습니다
invite-move-choose = 참가자 선택
invite-move-left = 그 통화에서 나간 사람입니다
invite-move-nobody = 먼저 참가자를 선택하세요
invite-move-hint = Graph에서는 계정이 있는 사람을 한 번에 한 명만 이동할 수 있습니다. 여기로 들어오면 원래 통화에서 나갑니다.
invite-move-list = 목록에 있는 사람({ $n }명)은 이 작업으로 초대되지 않습니다.

# The row of an invitation.
invitation-ends-in = 약 { $n }초 더 울림
invitation-cancelled-in = { $n }초 후 취소
invitation-cannot-cancel-ends = 취소할 수 없음 · 약 { $n }초 더 울림
invitation-answered-first = 먼저 응답했을 수 있음
invitation-answer-lost = Graph의 응답이 유실됨
invitation-ringing-armed = { $time } · 들어오면 제거
invitation-armed = 들어오면 제거
invitation-due = 들어옴
invitation-due-more = 곧 제거됨
invitation-arm = 들어오면 제거
invitation-arm-name = { $name }이(가) 들어오면 제거
invitation-arm-why = 들어온 사람을 잠시 표시한 후 제거합니다. ‘들어오게 하기’를 누르면 통화에 남습니다.
invitation-disarm = 들어오게 하기
invitation-disarm-name = { $name } 남겨 두기
invitation-timer = 자동 취소
invitation-timer-name = { $name } 초대 자동 취소
invitation-timer-off = 끄기
invitation-timer-after = { $n }초 후
invitation-retry-name = { $name } 다시 초대

# Cancelling several.
several-open = 여러 건 취소…
several-title = 어떤 초대를 취소할까요?
several-all = 모두 { $n }건
several-all-own = 내가 보낸 { $n }건 모두
several-all-others = 다른 사람이 보낸 { $n }건 모두
several-passed = 호출이 끝나 제외됨
several-none = 먼저 취소할 초대를 선택하세요
several-close = 닫기
several-yes = { $n ->
    [0] 초대 취소
   *[other] 초대 { $n }건 취소
}

# What was done by itself.
activity-cancel-by-itself = { $who }({ $kind }) 초대 자동 취소
activity-remove-on-arrival = { $who }({ $kind }) 들어오자마자 제거
invited-of = { $n }명 중: { $counts }
invited-joined = { $n }명 참가
invited-left-out = { $n }명 초대 안 됨
invited-not = 초대 안 됨
invited-rang = 초대 안 됨, 이미 호출 중이었음 · { $state }
invited-correct = 고쳐서 초대…
invited-again = { $n }명 다시 초대
invited-show = 결과 ({ $n })
invited-earlier = 이전
invited-earlier-clear = 이전 항목 지우기
ended-clear = 종료된 항목 지우기
ended-cleared = { $n }건 지움 ·
ended-undo = 실행 취소
ended-more = 종료된 { $n }개 더 보기
ended-fewer = 종료된 항목 적게 보기
invited-at = { $time } 초대
cancelled-at = { $time } 취소 보냄
cancelled-done = { $n }건 취소됨
cancelled-joined = { $n }명이 그래도 참가
cancelled-stuck = { $n }건 취소 불가
cancelled-failed = { $n }건 취소 안 됨
cancelled-no-answer = { $n }건 응답 없음(추정)
cancelled-joined-hint = 초대를 취소했지만 { $n }명이 들어왔습니다.
cancelled-stuck-hint = 이 초대 중 { $n }개는 Graph가 어떤 ID도 받지 않아 끝날 때까지 울립니다.
cancelled-arm-all = { $n }명 모두 들어오면 제거

# The order of the people.
sort-head = 참가자 정렬 순서
sort-by = 정렬: { $order }
sort-arrival = 참가순
sort-newest = 최신순
sort-name = 이름
sort-kind = 유형
sort-tenant = 테넌트
sort-state = 상태

# Filters of the activity.
search-empty = 검색어 지우기
activity-person = 참가자 또는 ID
activity-filters = 필터
activity-filters-on = 필터 { $n }
activity-none-fits = 필터와 일치하는 항목 없음
activity-by-call = 통화
activity-by-action = 작업
activity-by-result = 결과
activity-all-calls = 모든 통화
activity-this-call = 이 통화
activity-every-action = 모든 작업
activity-every-result = 모든 결과
action-removals = 제거
action-invitations = 초대
action-muting = 음소거
action-rules = 규칙
action-calls = 통화
action-people = 참가 및 나가기
kind-done = 완료
kind-failed = 실패
kind-open = 진행 중
kind-nothing = 효과 없음
details-copy-curl = curl로 복사
curl-body = 본문은 저장되지 않았습니다. 이 요청에 대한 Graph 설명서를 참조하세요

# Exports.
export-open = 내보내기…
export-title = 내보내기
export-activity = 활동
export-roster = 참가자 목록
export-activity-what = 필터링된 { $n }개 항목.
export-roster-what = “{ $call }”의 { $n }명(처음과 마지막으로 확인된 시간 포함).
export-csv = 스프레드시트에서 열 수 있습니다. 수식은 무력화됩니다.
export-json = 알려진 모든 정보. 프로그램용입니다.
export-redact = 이름 제외
export-redact-hint = 이름, 주소, 제목을 빼고 번호는 끝부분만 남깁니다. 같은 사람을 추적할 수 있도록 ID는 남습니다.
export-go = 내보내기
export-close = 닫기
export-written = 저장했습니다. 본인만 이 파일을 읽을 수 있습니다:
export-copy-path = 경로 복사
export-failed = 파일을 쓸 수 없습니다.

# All calls on one page.
board-title = 모든 통화
board-counts = 통화 { $calls }개, 참가자 { $people }명
board-search = 모든 통화에서 참가자 검색
board-as-added = 추가한 순서
board-by-attention = 확인 필요한 것 먼저
board-found = { $n }명
board-nobody = “{ $words }”와(과) 일치하는 참가자가 어느 통화에도 없습니다
board-people = 모든 통화의 참가자
board-also = 다른 통화 { $n }개에도 있음
board-call = 통화
board-age = 경과
board-people-count = 참가자
board-lobby = 대기실
board-ringing = 호출 중
board-alarms = 확인 필요
board-kept-alive = 남은 유지 시간

# What a screen reader is told by itself.
announce = { $result }: { $what }
announce-alarms = 경고 { $n }건. 최신: { $what }
announce-wave = { $what }: { $call }

# The keys.
keys-title = 바로 가기 키
keys-window = 전체
keys-list = 참가자 목록
keys-question = 확인 질문
key-add = 통화 추가
key-search-all = 모든 통화에서 참가자 검색
key-board = 모든 통화
key-call = 첫 번째~아홉 번째 통화
key-search = 이 통화의 참가자 검색
key-to-list = 참가자 목록으로 이동
key-refresh = 지금 목록 새로 고침
keys-storm = 한꺼번에 몰려올 때
key-raid = 난입 대응 모드 켜기/끄기
key-door = 게스트 출입문 닫기/열기
key-rules = 재참가 차단, 게스트 출입문
key-choices = 유형별로 선택
key-stop = 제거 중지
key-keep-out = 제거 후 재참가 차단 확인
key-newcomers = 새 참가자 지금 표시
key-order = 다음 정렬 순서
key-invite = 사람 초대
key-export = 내보내기
key-present = 공유할 때 이름과 ID 가리기
key-full-screen = 전체 화면
key-tab = 다음 컨트롤
key-keys = 이 키 목록
key-step = 다음 또는 이전 참가자
key-page = 한 페이지 위 또는 아래로
key-ends = 첫 번째 또는 마지막 참가자
key-person = 참가자 표시
key-remove = 참가자 제거 확인
key-mute = 참가자 바로 음소거
key-again = 마지막으로 다시 온 사람으로 이동, 제거
key-choose = 참가자 선택/선택 해제
key-range = 여기까지 범위 선택
key-extend = 선택 범위 늘리기/줄이기
key-all = 목록의 모든 사람 선택
key-new-guests = 새 게스트 선택
key-let-stay = 참가자 남겨 두기
key-retry = 실패한 제거 다시 시도
key-yes = 확인
key-no = 닫기/검색어 지우기

# A head that is only read aloud.
column-name = 이름
key-palette = 모든 명령
key-leave = 나가기 또는 통화 종료
palette-hint = 하려는 작업 입력
palette-none = 일치하는 명령이 없습니다
why-no-call = 먼저 통화를 여세요
why-call-over = 통화가 끝났습니다
why-nobody-chosen = 먼저 목록에서 참가자로 이동하세요
why-kept-out = 이미 재참가가 차단되었습니다
why-no-rule = 규칙으로 제거될 예정이 아닙니다
why-on-its-way = 이미 처리 중입니다
why-not-removing = 진행 중인 제거가 없습니다
why-none-failed = 실패한 제거가 없습니다
why-no-new-guests = 방금 참가한 게스트가 없습니다
why-nobody-back = 다시 들어온 사람이 없습니다
why-nobody-held-back = 표시를 기다리는 사람이 없습니다

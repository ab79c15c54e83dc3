# Kinds of people and things.
kind-member = 구성원
kind-guest = 게스트
kind-acs = ACS 사용자
kind-external = 외부
kind-phone = 전화
kind-app = 앱
kind-device = 디바이스
kind-unknown = 알 수 없음

# Names of controls that show an icon alone.
widget-copy-value = 복사: { $label }
widget-show-secret = 입력 내용 표시
widget-corrected = 아직 확인 안 됨
widget-hide-secret = 입력 내용 숨기기
widget-close-notice = 알림 닫기

ear-scroll-bar = 스크롤 막대
ear-splitter = 패널 경계
ear-side = 통화 옆 패널
edit-cut = 잘라내기
edit-copy = 복사
edit-paste = 붙여넣기
edit-select-all = 모두 선택
paste-silent = 클립보드를 가진 프로그램이 응답하지 않습니다. 붙여넣은 내용이 없습니다.
paste-no-text = 클립보드에 텍스트가 없습니다.

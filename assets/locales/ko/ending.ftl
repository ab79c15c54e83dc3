# Leaving a call, ending it for everybody, keeping it alive, and muting.

# The header.
call-leave = 나가기…
call-leaving = 나가는 중…
call-more = 이 통화의 추가 작업
call-copy-id = 통화 ID 복사
call-stop-watching = 모니터링 중지
call-stop-watching-hint = 통화를 목록에서 뺍니다. 아무 요청도 보내지 않습니다. 앱은 통화에 남지만 여기에서 더 이상 통화를 유지하지 않습니다.
own-mute = 이 앱 음소거
own-unmute = 이 앱 음소거 해제
own-failed = 이 앱의 마이크를 전환하지 못했습니다: { $why }
try-again = 다시 시도

# Keeping a call alive.
keep-alive = 이 통화 유지
keep-ours = Moderato에서 만든 통화라 항상 유지합니다.
keep-off = 여기에서 유지하지 않습니다. 앱의 신호가 45분 동안 없으면 Microsoft가 통화를 종료합니다.
keep-last = 유지 중입니다. 마지막 신호는 { $age } 전입니다.
keep-none-yet = 유지 중입니다. 아직 신호를 보내지 않았습니다.
keep-trouble = 마지막 시도가 실패했습니다: { $why }.
notice-keep = 이 앱의 신호가 Microsoft에 닿지 않으면 이 통화는 { $left } 후에 종료됩니다.
notice-keep-over = 이 앱의 신호가 45분 동안 Microsoft에 닿지 않았습니다. 통화가 종료되었을 수 있습니다.
notice-not-left = 앱이 아직 통화에 있습니다.
notice-missing-roles = 없음: { $roles }.

# The question about leaving.
leave-head = 나가기
leave-hint = 이 앱만 나갑니다. 모임은 계속되지만 여기에서 더 이상 사람을 제거할 수 없습니다.
leave-yes = 나가기
leave-yes-name = 예, 이 앱만 통화에서 나갑니다
end-head = 모두의 통화 종료
end-head-hint = 다른 { $n }명을 차례로 제거한 다음 이 앱이 나갑니다. 실행 전에 한 번 더 묻습니다.
end-open = 모두의 통화 종료…
end-nobody = 통화에 제거할 수 있는 다른 사람이 없습니다.
end-is-running = 이미 제거하는 중입니다.

# The dialog that ends a call for everybody.
end-title = 모두의 통화를 종료하시겠습니까?
end-how = Microsoft에는 통화 전체를 한 번에 종료하는 요청이 없습니다.
end-order = { $n }명{ $lobby ->
    [0] {""}
   *[other] (대기실 { $lobby }명 포함)
}을 최신순으로 제거한 다음 이 앱이 나갑니다.
end-ringing = 호출 중인 초대 { $n }건을 취소합니다.
end-again = 누구나 다시 참가할 수 있습니다.
end-organizer = 주최자가 포함되어 있습니다. Teams에서 거부할 수 있습니다.
end-recorder = 통화를 녹음/녹화하는 참가자가 포함되어 있습니다. 테넌트에 따라 그 참가자가 나가면 모두 내보내질 수 있습니다.
end-protected = 보호 대상 { $n }명이 포함되어 있습니다: { $names }.
end-fixed = { $n }개 항목에 사용할 수 있는 ID가 없습니다. 통화에 남으며 앱도 함께 남습니다.
end-fixed-head = 여기에서 제거할 수 없음
end-number = 확인을 위해 인원수({ $n })를 입력하세요
end-came = { $came }명이 들어와 이제 { $n }명입니다.
end-went = { $went }명이 나가 이제 { $n }명입니다.
end-changed = { $came }명이 들어오고 { $went }명이 나가 이제 { $n }명입니다. 다시 입력하세요.
end-yes = { $n }명의 통화 종료
end-yes-why = 목록의 인원수와 같은 숫자를 입력하세요.

# An ending under way, and after.
ending-removing = 제거 중: { $of }명 중 { $n }명 나감
ending-removing-text = 최신순으로 제거한 다음 이 앱이 나갑니다.
ending-stop = 중지
ending-leaving = 나가는 중…
ending-leaving-text = 다른 사람은 모두 나갔습니다.
ending-left-over = { $n }명이 남아 있어 이 앱도 남습니다
ending-left-over-text = 지금 앱이 나가면 남은 사람을 여기에서 제거할 수 없습니다.
ending-nobody = 모두 나갔지만 이 앱은 나가지 못했습니다
ending-nobody-text = 아직 통화에 있습니다. 다시 나가기를 시도하세요.
ending-stopped = { $n ->
    [0] 중지했습니다. 다른 사람은 없습니다
   *[other] 중지했습니다. { $n }명이 남아 있습니다
}
ending-stopped-text = 더 이상 요청을 보내지 않습니다. 앱은 통화에 남습니다.
ending-stopped-open = 요청 { $n }건이 아직 처리 중입니다. 더 이상 보내지 않으며 앱은 통화에 남습니다.
ending-here = 아직 통화 중: { $n }
ending-gone = 통화에서 나감: { $n }
ending-unproved = 나갔는지 확인 안 됨: { $n }
ending-again = 다시 시도…
ending-leave = 그래도 나가기
ending-put-away = 이 패널 닫기
ending-show = 종료 진행 상황 표시
ended-for-everyone = 모두의 통화 종료: { $n }명 제거됨
fate-waiting = 대기 중
fate-gone = 제거됨
fate-already-gone = 이미 나감
fate-failed = 실패: { $why }
fate-failed-again = { $again }: { $why }
fate-still-here = 접수되었지만 아직 통화 중
fate-stopped = 요청 안 함
fate-came = 도중에 들어옴
fate-fixed = 여기에서 제거할 수 없음

# Muting.
state-muting = 음소거하는 중…
state-muted-by-service = 서비스에서 음소거됨
state-muted-by-you = 내가 음소거함
person-mute = 음소거
person-mute-name = { $who } 음소거
person-mute-hint = 서비스에서 음소거합니다. 여기에서는 음소거를 해제할 수 없고 본인이 Teams에서 해제할 수 있습니다.
mute-failed = 음소거 실패: { $why }
mute-failed-bold = 음소거하지 못했습니다.
mute-retry-name = { $who } 음소거 다시 시도
mute-dismiss = 닫기
mute-not-up = 통화가 연결된 동안에만 가능합니다.
mute-one-to-one = Microsoft에서는 그룹 통화에서만 음소거할 수 있습니다. 이 통화는 일대일 통화입니다.
mute-in-lobby = 대기실에 있는 사람의 소리는 들리지 않습니다.
mute-no-address = Microsoft가 이 항목에 사용할 수 있는 ID를 보내지 않아 대상을 지정할 수 없습니다.
mute-this-app = 앱 자체의 마이크 단추는 머리글에 있습니다.
mute-already = 이미 다른 곳에서 음소거되었습니다. 본인이 Teams에서 해제할 수 있습니다.
mute-already-by-you = 직접 음소거했습니다. 본인이 Teams에서 해제할 수 있습니다.
mute-on-its-way = 요청을 처리하는 중입니다.
mute-leaving = 제거되는 중이거나 이미 나간 참가자입니다.

ending-not-sure = 목록에 아무도 없지만 나갔는지 확인되지 않았습니다
ending-not-sure-text = 계속 조치할 수 있도록 이 앱이 남아 있습니다. 모임을 확인하거나 나가세요.

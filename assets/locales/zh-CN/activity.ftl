# 窗口底部的活动记录。
activity-head = 活动记录
activity-all = 全部
activity-mine = 我的操作
activity-failures = 失败 { $n }
activity-none = 暂无记录
activity-show = 显示活动记录
activity-hide = 隐藏活动记录
activity-audit = 发送前已写入 { $path }
activity-remove = 移除 { $who }（{ $kind }）
activity-invite = 邀请 { $who }（{ $kind }）
activity-cancel = 取消对 { $who }（{ $kind }）的邀请
activity-lobby = { $who }（{ $kind }）在大厅等待
activity-joined = { $who }（{ $kind }）已加入
activity-came-back = { $who }（{ $kind }）再次加入
activity-let-in = { $who }（{ $kind }）获准进入
activity-left = { $who }（{ $kind }）已离开
activity-renamed = { $who }（{ $kind }），原名 { $from }
activity-call-ended = 通话已结束
activity-call-ended-pair = 通话已结束（{ $pair }）
activity-nameless = 无名者
activity-kind-tenant = { $kind }，{ $tenant }

# 操作的结果。
result-on-its-way = 正在发送
result-waits = Graph 要求等待，还剩 { $n } 秒
result-accepted = Graph 已接受，等待名单确认
result-answer-lost = 未收到答复，以名单为准
result-gone = { $after } 秒后从名单中消失
result-already-left = 此前已离开
result-still-here = { $time } 已接受，仍在通话中
result-not-removed = 未能移除：{ $cause }
result-not-invited = 未能邀请：{ $cause }
result-not-cancelled = 未能取消：{ $cause }
result-stopped = 已停止
result-call-ended = 通话已先行结束
result-ringing = 振铃中
result-joined = 已加入
result-no-answer = 可能无人应答
result-cancelled = 已取消
result-joined-anyway = 仍然加入了
result-cannot-be-cancelled = 无法取消

# 详情。
details-copy-command = 复制命令
still-here-sentence = Graph 已接受移除，但此人仍在名单中。
still-here-next = 请重试。若仍无效，请在 Teams 中移除此人。
no-address-sentence = 服务找不到此邀请的地址。
no-address-next = 约一分钟后会自行停止振铃；加入者可被移除。
step-served = Graph 答复中的 id
step-echoed = Graph 答复中的参与者 id
step-own = 随邀请发送的 id
step-asked = { $time }  已用{ $address }请求
step-taken = { $time }  用{ $address }获接受
step-not-taken = { $time }  用{ $address }未找到
step-without-own-id = { $time }  去掉自带 id 后重新发送
step-retry = { $time }  因故重新发送：{ $cause }

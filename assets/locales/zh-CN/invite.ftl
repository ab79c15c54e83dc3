# 邀请人员，以及邀请的计时。

# 对话框。
invite-title = 邀请加入 { $call }
invite-way-new = 邀请人员
invite-way-move = 从其他通话移入
invite-field = 对象 ID、登录名或电话号码
invite-field-hint = ada@contoso.com, +1 425 555 0100, 3f2a91c0-…
invite-add = 添加
invite-is-nothing = 最多添加五人，然后一起邀请
invite-is-account = 账户的对象 ID
invite-is-name = 登录名；点“添加”后查找
invite-is-phone = 电话号码 { $number }
invite-is-list = { $n } 个条目
invite-passed-over = { $n } 个已在列表中
invite-heading = “{ $entry }”不是联系人
invite-begins-name = 登录名的开头
invite-begins-phone = 电话号码的开头
invite-is-unclear = 尚未识别
invite-in-call = 此人已在通话中
invite-looking-up = 正在查找…
invite-drop = 将 { $name } 移出列表
invite-correct = 更正 { $name }
invite-mark-rings = 已在振铃
invite-mark-in-call = 已在通话中
invite-mark-unknown = 目录中没有
invite-mark-unknown-id = 未找到；仍将邀请
invite-mark-listed = 已在列表中
invite-mark-refused = 无法添加
invite-too-much = 文本过长。一次最多粘贴 { $n } 人。
invite-full = Graph 一次最多邀请 { $n } 人。请先邀请这些人。
invite-listed = 此人已在列表中。
invite-rings = 此人正被呼入本通话。
invite-skipped = 不会邀请：{ $why }
invite-no-right = 本应用无权查找人员（未授予 User.ReadBasic.All）。请输入对象 ID，可在 Entra 的“用户”中找到。
invite-unknown = 您的目录中没有人使用此登录名。
invite-nobody = 请先添加人员
invite-not-found = 请更正或移除“{ $entry }”
invite-unclear = 请先补全或清除文字
invite-unclear-part = 请先补全或清除“{ $entry }”
invite-part-problem = “{ $entry }”：{ $why }
invite-leaves-out = 不会邀请：“{ $entry }”
invite-leaves-out-more = 不会邀请：“{ $entry }”和另外 { $n } 人
invite-auto-cancel = 自动取消（秒）
invite-auto-cancel-off = 关
invite-auto-cancel-error = 1 至 60 秒
invite-auto-cancel-hint = 关：约振铃一分钟。
invite-hidden = 对其他参与者隐藏
invite-hidden-not = 此云不支持隐藏的邀请。
invite-hint = 将立即振铃。振铃期间可以取消。
invite-count = { $n } 人，最多 { $of } 人
invite-send = 邀请
invite-look-up = 先查找
invite-send-several = 邀请 { $n } 人
invite-send-some = 邀请 { $of } 人中的 { $n } 人
invite-send-move = 移入

# 从其他通话移入。
invite-move-from = 来自
invite-move-who = 人员
invite-move-none = 其他通话中没有带账户的人员
invite-move-no-list = { $call } 还没有最新列表
invite-move-no-account = 那里没有带账户的人员
invite-move-choose = 选择人员
invite-move-left = 此人已离开该通话
invite-move-nobody = 请先选择人员
invite-move-hint = Graph 一次只移动一名带账户的人员。此人到达本通话时即离开另一通话。
invite-move-list = 列表中的 { $n } 人不会同时受邀。

# 邀请所在的行。
invitation-ends-in = 还会响约 { $n } 秒
# 同时取消多个邀请的结果。
invited-of = 共 { $n } 人：{ $counts }
invited-joined = { $n } 人已加入
invited-left-out = { $n } 人未邀请
invited-gone-again = { $n } 人已再次离开
invited-not = 未邀请
invited-rang = 未邀请，当时已在振铃 · { $state }
invited-correct = 更正并邀请…
invited-again = 再次邀请 { $n } 人
invited-show = 结果 ({ $n })
invited-earlier = 更早
invited-earlier-clear = 清除更早的
ended-clear = 清除已结束的
ended-cleared = 已清除 { $n } 个 ·
ended-undo = 撤销
ended-more = 再显示 { $n } 个已结束的
ended-fewer = 少显示已结束的
invited-at = 于 { $time } 邀请
cancelled-at = 于 { $time } 发出取消
cancelled-done = 已取消 { $n } 个
cancelled-joined = { $n } 人仍加入了
cancelled-stuck = { $n } 个无法取消
cancelled-failed = { $n } 个未取消
cancelled-no-answer = { $n } 人无人接听（推测）
cancelled-joined-hint = 邀请已取消，但仍有 { $n } 人加入。
cancelled-stuck-hint = Graph 不接受其中 { $n } 个邀请的任何 ID，只能等其响铃结束。
cancelled-arm-all = 这 { $n } 人加入后即移除
invitation-cancelled-in = { $n } 秒后取消
invitation-cannot-cancel-ends = 无法取消 · 还会响约 { $n } 秒
invitation-answered-first = 可能已先被接听
invitation-answer-lost = Graph 的回复丢失
invitation-ringing-armed = { $time } · 加入后将被移除
invitation-armed = 加入后将被移除
invitation-gone-again = 已再次离开 { $time }
invitation-due = 已到达
invitation-due-more = 即将移除
invitation-arm = 到达即移除
invitation-arm-name = 在 { $name } 到达时移除
invitation-arm-why = 来者会先显示片刻，然后移除。点“允许进入”可让其留下。
invitation-disarm = 允许进入
invitation-disarm-name = 让 { $name } 留下
invitation-timer = 自动取消
invitation-timer-name = 自动取消对 { $name } 的邀请
invitation-timer-off = 关
invitation-timer-after = { $n } 秒后
invitation-retry-name = 再次邀请 { $name }

# 同时取消多个。
several-open = 取消多个…
several-title = 要取消哪些邀请？
several-all = 全部 { $n } 个
several-all-own = 你发出的全部 { $n } 个
several-all-others = 他人发出的全部 { $n } 个
several-passed = 已不再振铃，将跳过
several-none = 请先勾选要取消的邀请
several-close = 关闭
several-yes = { $n ->
    [0] 取消邀请
   *[other] 取消 { $n } 个邀请
}

# 自动进行的操作。
activity-cancel-by-itself = 自动取消对 { $who }（{ $kind }）的邀请
activity-remove-on-arrival = 到达即移除 { $who }（{ $kind }）
activity-arrival-remove = { $who }（{ $kind }）一旦加入将被移除
activity-arrival-stay = { $who }（{ $kind }）加入后可以留下
history-arrival-remove = 一旦加入将被移除

# 从其他通话移入。
move-sending = 正在移入…
move-ringing = 移入中 { $time }
move-joined = 已移入
move-joined-anyway = 仍然移入了
move-no-answer = 未移入（推测）
move-failed = 未能移入
move-from = 从 { $call } 移入
move-cancel = 取消移入…
move-cancel-name = 取消移入 { $name }
move-dismiss-name = 将移入 { $name } 移出列表
move-again = 再次移入
move-again-name = 再次移入 { $name }
move-timer-name = 自动取消移入 { $name }
move-details-name = 关于移入 { $who } 的详细信息
question-move = 取消移入 { $name }（{ $kind }）？
question-move-yes = 取消移入
question-move-yes-name = 是，取消移入 { $name }
question-move-no = 继续移入
question-move-over = 该移入已于 { $time } 结束，未发送任何请求。
section-moves = 移入
section-ringing-and-moves = 邀请与移入
moved-at = 于 { $time } 开始移入
count-moving = { $n } 人移入中
count-moved = { $n } 人已移入
count-not-moved = { $n } 人未能移入
invite-title-move = 移入 { $call }
invite-hint-move = 将立即开始移入。到达之前可以取消。
invite-elsewhere = 现在在 { $call } 中
invite-elsewhere-several = 现在在另外 { $n } 个通话中
invite-elsewhere-why = 邀请会振铃，但此人仍留在那个通话中。“从其他通话移入”会使其离开那个通话。
activity-move = 移入 { $who }（{ $kind }）
activity-move-cancel = 取消移入 { $who }（{ $kind }）
activity-move-cancel-by-itself = 自动取消移入 { $who }（{ $kind }）
result-moving = 移入中
result-not-moved = 未能移入：{ $cause }
history-move = 已发起移入
history-move-cancel = 已发起取消移入

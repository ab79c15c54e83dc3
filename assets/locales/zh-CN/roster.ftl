# 窗口中间的通话。

# 时长。
time-tomorrow = 明天 { $time }
age-seconds = { $n } 秒
age-minutes = { $n } 分钟
age-hours = { $n } 小时

# 人员身份。
unnamed-member = 未命名成员
unnamed-guest = 未命名来宾
unnamed-acs = 未命名 ACS 用户
unnamed-external = 未命名外部人员
unnamed-phone = 隐藏号码
unnamed-app = 未命名应用
unnamed-device = 未命名设备
unnamed-unknown = 未命名参与者
identity-guest = 自填名称，无账户
identity-acs = 未使用 Teams 账户加入（ACS）
identity-phone = 电话号码
identity-other-tenant = 其他租户
identity-tenant = 租户 { $tail }
identity-member = 本租户成员
identity-app = 应用 { $tail }
identity-hidden = 身份已隐藏
invited-account = 账户 { $tail }
phrase-guest = 来宾，无账户
phrase-external = 外部，租户 { $tail }

# 行状态。
state-lobby = 等待进入
state-muted = 已静音
state-mic-on = 麦克风开
state-let-in = 从大厅获准进入
state-present = 通话中
state-removing = 正在移除…
state-asked = 发起于 { $time }
state-waits = 等待 { $n } 秒
state-waits-until = 等待至 { $time }
state-waits-more = Microsoft 要求等待
state-accepted = 移除已接受
state-accepted-more = 正在确认离开
state-removed = 已移除 { $time }
state-left = 已离开 { $time }
state-failed = 未能移除
state-failed-again = 再次失败（{ $n } 次）
state-still-here = 仍在通话中
state-still-here-more = 已过 { $n } 秒
state-came-back = { $after }后再次加入
state-came-back-at-once = 立即再次加入
state-came-back-more = 移除于 { $time }
state-joined-anyway = 仍加入了
state-joined-anyway-more = 于 { $time } 加入
offer-this-app = 本应用
offer-this-app-why = 这是本应用自己的条目，移除它会让 Moderato 离开通话。
offer-no-id = 无可用 ID
offer-no-id-why = 无法在此移除该条目：{ $reason }。
offer-no-id-missing = 无法在此移除该条目：Microsoft 未提供其 ID。

# 名单。
roster-list = 人员
section-lobby = 大厅中
section-call = 通话中
section-paused = { $n } · 列表已暂停
section-gone = { $n } · { $gone } 人已不在列表中
section-ringing = 邀请
column-kind = 类型
column-state = 状态
column-since = 时长
row-remove = 移除…
row-remove-name = 移除 { $who }
row-retry = 重试
row-retry-name = 再次尝试移除 { $who }
row-stop = 停止
row-stop-name = 停止移除 { $who }
row-details = 详情
row-devices = { $what ->
    [lines] { $n } 条线路
    [entries] { $n } 个条目
   *[devices] { $n } 台设备
}
tag-organizer = 组织者
tag-protected = 受保护
tag-recording = 录制
mark-looks-like = 名称近似 { $name }
mark-looks-like-why = 与 { $name } 不是同一人：名称看似相同，但用了其他字母。
mark-look-alike = 名称近似
mark-member-name = 成员的名称
mark-member-name-why = 不是该成员本人：此人只是使用了与贵组织成员完全相同的名称，请比较 ID 末尾。
mark-namesake = 与他人同名
mark-same-name = 同名 { $n } 人
mark-same-name-why = 有 { $n } 个不同的人使用完全相同的名称，请比较 ID 末尾。
mark-removed-name = 与 { $time } 被移除者同名
mark-removed-name-short = 与被移除者同名
mark-removed-name-why = { $time } 有同名者被移除。来宾每次加入都会获得新 ID，因此无法确定是不是同一个人。
mark-hidden = 含隐藏字符
mark-hidden-short = 隐藏字符
mark-hidden-why = 名称中含有看不见的字符。它们由符号代替，旁边的字母可能是要倒着读的。
mark-boxes = 部分文字缺少字体
mark-boxes-short = 缺字体
mark-boxes-why = 这台电脑没有名称中部分文字的字体，这些文字显示为含有代码的方框。
since-was-there = 至少 { $age }：{ $time } 开始监看时已在通话中
since-joined = 首次出现于 { $time }
since-between = 在 { $from } 至 { $time } 之间加入
left-between = 在 { $from } 至 { $time } 之间离开
since-earlier = 首次出现于 { $time }，可能更早加入
since-more-than = { $age }+

# 邀请。
invitation-sent = 发出于 { $time }
invitation-sending = 正在发送…
invitation-ringing = 振铃 { $time }
invitation-cancelling = 正在取消…
invitation-cancel-accepted = 取消已接受；10 秒内确认无人加入
invitation-cancel-unconfirmed = 等待 Teams 确认
invitation-cancelled-at = 已取消 { $time }
invitation-no-one-came = 截至 { $time } 无人加入
invitation-auto-cancelled = 已自动取消
invitation-auto-cancelled-at = 已自动取消 { $time }
invitation-joined = 已加入
invitation-joined-anyway = 仍然加入了
invitation-in-lobby-anyway = 仍在大厅等待
invitation-hidden = 对其他人隐藏
invitation-joined-later = { $time }（取消后 { $age }）
invitation-no-answer = 无人接听（推测）
invitation-failed = 未能邀请
invitation-cannot-cancel = 无法取消
invitation-could-not-cancel = 未能取消
invitation-cannot-cancel-why = 服务找不到此邀请的地址，会一直振铃到自行结束。之后加入的人可以移除。
invitation-refused-next = Microsoft 可能因一人而拒绝同时邀请的所有人。请逐个重试。
invitation-not-cancelled = 未能取消：{ $why }
invitation-cancel = 取消邀请…
invitation-cancel-name = 取消对 { $name } 的邀请
invitation-dismiss-name = 将对 { $name } 的邀请移出列表

# 行上的确认。
question-remove = 移除 { $name }（{ $kind }）？
question-remove-hint = 立即移除，不另行通知，对方可再次加入。
question-remove-hint-lobby = 将立即拒绝其加入，对方可再次请求加入。
question-remove-hint-door = 立即移除，不另行通知。关门期间，再次加入的来宾会被再次移除。
question-remove-yes = 移除
question-remove-yes-name = 是，移除 { $who }
question-no = 返回
question-close = 关闭
question-cancel = 取消对 { $name }（{ $kind }）的邀请？
question-cancel-hint = 对方虽未加入，其 Teams 仍可能显示已被移除。
question-cancel-yes = 取消邀请
question-cancel-yes-name = 是，取消对 { $name } 的邀请
question-cancel-no = 继续振铃
question-looks-like = 看似 { $name }，但用了其他字母。
question-same-name = 有 { $n } 人使用此名称，请比较 ID 末尾。
question-not-the-member = 不是您所在组织的成员 { $name }。
question-has-look-alikes = 此通话中另有 { $n } 人的名称与此相似，请比较 ID。
question-is-original = 此人是您所在组织的成员。这里还有名称相似的人，但并非此人。
question-instead = 改为移除名称相似的 { $name }…
question-look-alike = 相似名称
question-namesake = 同名
question-this-one = 此人
question-hidden = 名称中含有看不见的字符。
question-organizer = 这是组织者，Teams 可能会拒绝。
question-protected = 您已将此人列为受保护对象。
question-recorder = 此条目正在录制通话。有的租户在录制者离开时会让所有人退出。
question-stale = 名单已过时 { $age }。只会移除此人当前这一次加入。
question-left = 已于 { $time } 离开。
question-call-ended = 通话已结束，无法再发送请求。
question-cancel-joined = 已于 { $time } 加入。
question-cancel-in-lobby = { $time } 起在大厅等待。
question-cancel-over = 该邀请已于 { $time } 结束，未发送任何请求。

# 通话。
call-invite = 邀请…
call-refresh = 刷新
call-live = 实时
call-connecting = 正在连接…
call-establishing = 正在接通
call-lobby = 在大厅等待
call-waiting = 等待名单
call-stale = 名单过时
call-throttled = 已放慢
call-unreachable = 停止更新
call-ended = 已结束 { $time }
call-left = 已离开 { $time }
count-in-call = 通话中 { $n }
count-in-lobby = 大厅 { $n }
count-ringing = 振铃中 { $n }
count-cancelling = 取消中 { $n }
count-ended = 已结束 { $n }
freshness-updated = { $age }前更新
freshness-stale = 已过时 { $age }，{ $n } 秒后重试
freshness-stale-until = 已过时 { $age }，{ $time } 之前不再重试
freshness-silent = 已过时 { $age }，{ $silent }未得到回应
freshness-signed-out = 已注销
tools-search = 搜索人员
tools-found = 找到 { $n } 人
tools-dense = 紧凑行
tools-roomy = 宽松行
filter-all = 全部
filter-count = { $filter }：整个通话中 { $n } 人，与搜索无关
filter-guests = 来宾
filter-external = 外部
filter-phones = 电话
filter-apps = 应用
filter-new = 新加入
filter-problems = 问题
filter-more = 更多筛选
held-back = 新增 { $n } 人，立即显示
held-back-ringing = { $n } 人振铃中 — 显示
held-back-both = 新增 { $n } 人，{ $ringing } 人振铃中 — 显示
held-back-gone = 列表中仍有已离开的人员，立即更新
held-back-by-pointer = { $what } · 指针在列表上时暂停
held-back-by-notice = { $what } · 指针在通知上时暂停
held-back-a-moment = { $what } · 指针移开后暂停片刻
held-back-by-question = { $what } · 有待回答的问题时暂停
held-back-by-selection = { $what } · 有人被选中时暂停
held-back-question = 新增 { $n } 人，确认关闭后显示
hand-moved = 列表已移动。请移动指针后再按一次。
hand-changed = 此按钮刚刚改变。请移动指针后再按一次。
hand-came-here = 指针下的按钮刚刚改变。如果确实要按它，请再按一次。
hand-moved-key = 列表刚刚改变。请再按一次。
notice-stale = 名单已过时 { $age }。
notice-next-try = { $n } 秒后重试。
notice-trying = 正在重试。
notice-no-answer = { $age }未得到回应。点击“刷新”可重新请求。
notice-no-try-before = { $time } 之前不再重试。
notice-asked-until = Microsoft 要求等待至 { $time }，在此之前不读取任何内容。
pause-graph = Microsoft 要求等待 { $n } 秒，其余的随后自动继续。
pause-graph-until = Microsoft 要求等待至 { $time }，其余的随后自动继续；点击“停止”可结束。
pace-left = Microsoft 限制移除速度：其余约需 { $n } 秒。
pause-entra = Entra 暂时不发放令牌，{ $n } 秒后重试；其余的随后自动继续。
pause-entra-until = Entra 在 { $time } 之前不发放令牌，其余的随后自动继续；点击“停止”可结束。
empty-show-all = 显示全部人员
empty-hidden = 筛选隐藏了 { $n } 位匹配“{ $search }”的人员
empty-no-match = 没有匹配“{ $search }”的人员
empty-no-match-text = 每个词都须匹配：名称、地址、号码、租户、ID、类型或状态。
empty-removed = { $who } 已于 { $time } 移除
empty-removed-text = 通话中现在没有匹配“{ $search }”的人员。
empty-removed-show = 在活动记录中查看
empty-filter = 没有符合此筛选的人员
empty-nobody = 通话中没有人
empty-nobody-text = 返回的名单为空。
empty-not-listed = 名单中没有人
empty-no-roster = 尚无名单
empty-waiting = 等待名单
empty-waiting-text = Microsoft 尚未提供人员，已询问 { $n } 次。刚开始的通话可能需要片刻。
empty-ended = 通话已结束 { $time }
empty-left = 已离开通话 { $time }
empty-ended-show = 显示最后的名单

# 人员卡片。
person-none = 选择人员以查看其身份
person-none-keys = 按 ? 查看所有按键。
side-newest = 最近加入
person-gone = 此人已不在名单中
person-other-row = 正以另一个 ID 在通话中：显示
person-close = 关闭卡片
person-back = 返回结果
person-still-here = Microsoft 于 { $time } 接受了移除，但更新的名单仍列有此人。
person-came-back = 于 { $time } 从此处移除，之后以新 ID 再次加入。
person-joined-anyway = 邀请虽已取消，仍于 { $time } 加入。
person-moved-anyway = 移入虽已取消，仍于 { $time } 加入。
person-in-lobby-anyway = 邀请虽已取消，仍自 { $time } 起在大厅等待。
person-dismiss = 标为已读
person-copy-command = 复制命令
person-copy-details = 复制详情
person-no-value = 无
person-seen = { $time }（{ $age }前）
person-participant-id = 参与者 ID
person-identity-id = 用户 ID
person-tenant = 租户
person-email = 邮箱
person-typed-email = 自填邮箱
person-first-seen = 首次出现
person-devices = { $what ->
    [lines] 线路
    [entries] 条目
   *[devices] 设备
}
person-visits = 此前加入
person-visits-value = { $n } 次，上次 { $from } 至 { $until }
person-history = 历史
person-remove-name = 从卡片移除 { $who }
person-retry-name = 从卡片再次尝试移除 { $who }
person-remove = 移除 { $who }…
person-remove-at-once = 移除 { $who }
person-retry = 重试：{ $who }
history-remove = 已发起移除
history-invite = 已邀请
history-keep-out = 从此禁止再入
history-let-back-in = 允许再次进入
history-keep-out-alarm = 反复进入过于频繁
history-keep-out-shared = 与他人共用号码
history-rule-not-removed = 规则未能移除
history-let-stay = 允许留下
history-mute = 已发起静音
history-cancel = 已发起取消
history-lobby = 到达大厅
history-joined = 加入通话
history-let-in = 从大厅进入
history-left = 离开通话
history-may-be-removed = 可能是 { $time } 被移除的人
history-renamed = 改名，原名 { $from }

# What rosters are worth
lack-cut = Microsoft 返回了 100 人，可能还有更多
lack-link = 名单还有无法继续读取的页，已读取 { $n } 人
lack-page = 名单有一页无法读取，已读取 { $n } 人
lack-entries = 名单中有 { $n } 条无法读取
lack-slow = 读取名单耗时超过 5 秒
lack-cached = Microsoft 发来的是存下的名单，可能已过时
lack-without-us = 最新名单不完整：其中没有本应用
lack-in-lobby = 本应用在大厅等待，看不到其他人
lack-empty = 收到的名单是空的
lack-nothing-yet = 尚不清楚入口关闭时有谁在场
lack-new-ids = 此服务每次都给所有人换新的 ID
notice-new-ids = 此服务每次都给所有人换新的 ID。
notice-new-ids-text = 在这里无法按 ID 移除：请求到达时，该 ID 已经失效。
notice-lack-text = 在名单恢复完整之前，不会认定任何人已离开。
notice-without-us-text = 在它重新出现之前，不会认定任何人已离开，移除也可能无法证实。请在 Teams 中查看：若本应用已不在会议中，请重新加入。
notice-lack = { $why }。
notice-contradicts = Microsoft 的各次答复对谁在通话中说法不一，等到一致即可。
notice-contradicts-text = 在此之前，不会显示任何人已离开。
freshness-partial = { $age }前更新 · { $why }
freshness-partial-short = { $age }前更新 · 名单可能不全

# What proves a removal
proof-rosters = Microsoft 最近两次名单中均不在
proof-single-reads = 两次单独查询均未找到
proof-mixed = 名单和单独查询中均不在
proof-rosters-short = 两次确认已离开
proof-single-reads-short = 两次查询未找到
proof-mixed-short = 名单和查询均无
state-removed-answer-lost = 首次答复丢失
state-not-listed = 最新名单中没有
state-not-listed-more = 正在再次确认
state-not-listed-told = Microsoft 称：{ $why }
state-not-listed-removed = Microsoft 称：已移除
state-not-proved = 已接受，未经证实
state-not-proved-more = 尚无证据
row-check-again = 再次确认
row-check-again-name = 再次确认 { $who } 是否已离开
person-not-proved = Microsoft 于 { $time } 接受了移除，但尚无两次名单或查询加以证实。请再次确认，或到会议中查看。
offer-shared-id = ID 重复
offer-shared-id-why = 名单中有两条使用同一个 ID。移除可能误及另一人，因此无法移除。
question-not-listed = 最新名单中没有此人。在另一份名单表明此人是否已离开之前，暂不能移除。

# After a sleep
resumed-slept = 计算机休眠了 { $time }。
resumed-clock = 计算机的时钟被调回。
resumed-text = 在 Microsoft 再次答复之前，名单都是旧的。没有任何操作会自动进行。
resumed-rules-wait = 来宾入口和禁止再入会等待，直到您确认继续。

# 朗读用。
age-seconds-aloud = { $n } 秒
age-minutes-aloud = { $n } 分钟
age-hours-aloud = { $n } 小时
since-more-than-aloud = 至少 { $age }
state-due-aloud = 即将移除
state-in-line = 即将移除
ringing-aloud = 振铃中
column-heads = 列标题
column-identity = 身份
column-sort = 按此排序
question-looks-like-letter = 不是 { $name }：“{ $letter }”是{ $script ->
    [Cyrillic] 西里尔字母
    [Greek] 希腊字母
    [Armenian] 亚美尼亚字母
    [Latin] 拉丁字母
   *[other] 另一个字母（{ $code }）
}。

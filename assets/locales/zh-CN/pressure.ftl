# 批量操作、防入侵模式、禁止再入、保护、撤销。

# 选择多人。
check-name = 选择 { $who }
check-none = 无法选中：{ $why }
select-menu = 选择人员
select-lately = 最近 { $n } 秒加入
select-new-guests = 最近 { $n } 秒加入的来宾
select-guests = 来宾
select-outsiders = 来宾和外部人员
select-phones = 电话
select-apps = 应用和机器人
select-look-alikes = 名称相似者
select-nobody = { $who }：没有可选择的人
list-opens-by-enter = 按 Enter 或双击可显示详情
list-press-again = 如果您指的是此人，请再按一次
list-letters = 未执行任何操作：键入的文字用于搜索。
select-everybody-but = 反选
select-all = 列表中的所有人
bulk-selected = 已选 { $n } 人
bulk-hint = 选择期间列表暂停更新。
bulk-hint-preview = 列表已暂停，请核对旁边的名单。
bulk-hint-waits = 另有 { $n } 人不在最新名单中，暂时等待。
bulk-clear = 清除
bulk-clear-name = 清除选择
bulk-remove = 移除 { $n } 人…
bulk-remove-open = 预览已打开。
bulk-remove-nobody = 所选的人都不在最新名单中。

# 预览。
preview-title = 移除 { $n } 人？
preview-all-guests = 全部是无账户的来宾。
preview-kinds = { $n ->
    [0] 其中没有无账户的来宾。
   *[other] 其中 { $n } 人是无账户的来宾。
}
preview-how = 将立即移除，最新加入者最先，对方可再次加入。
preview-by-door = 它正在移除另外 { $n } 人。
preview-lobby = 大厅中等待的 { $n } 位来宾不包括在内。
preview-outsiders = 不包括：{ $names }。
preview-more-below = 下面还有 { $n } 人
preview-left-out = 不移除 { $n } 人
preview-yes = 移除 { $n } 人
preview-door = 入口已关闭：此后加入的来宾会被移除。
preview-no-open = 返回并打开入口
preview-others-return = 其中 { $n } 人不是来宾，可以再次加入。
preview-members = 这 { $n } 位中有 { $members } 位是您所在组织的成员：{ $names }。
preview-many = 一次超过 { $most } 人，因此需要输入人数。
preview-number = 输入 { $n } 以确认
preview-tick = 也移除 { $who }
preview-tick-hint = 取消勾选并确认后，此人可留下。本次通话之后的通知也不再包括此人。
left-out-on-its-way = 请求进行中
preview-unread = 尚未读取到通话本身，无法确定谁是本应用、谁是组织者。读取后方可批量移除。

# 同一人的所有设备。
person-all-devices = { $what ->
    [lines] 移除全部 { $n } 条线路…
    [entries] 移除全部 { $n } 个条目…
   *[devices] 移除全部 { $n } 台设备…
}
question-all-devices = { $what ->
    [lines] 全部 { $n } 条线路…
    [entries] 全部 { $n } 个条目…
   *[devices] 全部 { $n } 台设备…
}
question-one-device = { $what ->
    [lines] 此号码在通话中出现 { $n } 次，仅移除其中一个。
    [entries] 在通话中出现 { $n } 次，仅移除其中一个。
   *[devices] 对方使用 { $n } 台设备，此操作仅移除其中一台。
}
preview-devices = { $what ->
    [lines] 移除 { $name } 的全部 { $n } 条线路？
    [entries] 移除 { $name } 的全部 { $n } 个条目？
   *[devices] 移除 { $name } 的全部 { $n } 台设备？
}
preview-one-identity = { $what ->
    [lines] 均来自同一号码。
    [entries] 均属同一身份。
   *[devices] 均属同一身份。
}
preview-devices-yes = { $what ->
    [lines] 移除全部 { $n } 条线路
    [entries] 移除全部 { $n } 个条目
   *[devices] 移除全部 { $n } 台设备
}

# 批量移除的进行与结果。
removal-left = 未移除：{ $n }
removal-removed = { $n ->
    [0] 未移除任何人
   *[other] 已移除 { $n } 人
}
removal-already-gone = { $n } 人已先行离开
removal-not = { $n } 人未能移除
removal-not-asked = { $n } 人未发送请求
removal-open = 还剩 { $n } 人
removal-title = 正在移除 { $n } 人
removal-title-again = 正在重试：{ $n } 人
removal-proved = { $n } 人已证实离开
removal-checked = { $n } 人正在核实
removal-shared = 其中 { $n } 人因同一原因被拒绝：{ $why }
counts-comma = ，
removal-others = 其中 { $n } 人是此前移除时留下的：{ $names }。
removal-others-door = 其中 { $n } 人入口未能移除：{ $names }。
removal-failed = 未能移除者及其原因列在最前。
removal-stopped = 已停止。{ $results }
removal-show-failures = 显示失败项
removal-failures-gone = 名单中已没有这些人
removal-stopped-text = 不再发送请求。{ $n ->
    [0] {""}
   *[other] 还有 { $n } 个请求正在进行。
}
removal-retry = 重试（{ $n }）
removal-mute = 静音（{ $n }）
removal-mute-name = 将仍在的 { $n } 人静音
removal-show = 显示移除进度

# 防入侵模式。
raid-start = 开启防入侵模式 10 分钟
raid-hint = 用于不断有人涌入的情况：按一下即可移除来宾或外部人员，不再询问，最新加入的排在最前。它不会阻止任何人进入，关门才会。它会自动结束。
raid-end = 结束防入侵模式
raid-left = 到时自动结束
raid-on = 防入侵模式
raid-on-text = 按“移除”会立即移除来宾和外部人员。其他人以及多人仍需确认。
raid-on-short = 按“移除”会立即移除来宾和外部人员。
raid-over = 防入侵模式已结束
mark-raid = 新
mark-raid-why = 防入侵模式开启后加入的来宾。
notice-wave = { $n } 人加入
notice-wave-back = { $n } 位外部人员此前来过。
notice-wave-lobby = { $n } 人加入，{ $lobby } 人在大厅等待
notice-wave-waiting = { $n } 人在大厅等待
notice-wave-sentence = { $words }。
notice-wave-text = （自 { $time } 起）。
notice-wave-more-again = 另有 { $n } 人以曾被移除者的名称加入。
notice-wave-again = { $n } 人以曾被移除者的名称加入
notice-wave-again-out = { $n ->
    [1] { $here ->
        [0] 此人已再次离开。
       *[other] 此人仍在。
    }
   *[other] { $here ->
        [0] 他们均已再次离开。
       *[other] 其中 { $here } 人仍在。
    }
}
notice-wave-left = { $n } 位来宾仍在。
notice-wave-left-besides = 另有 { $n } 位来宾仍在：{ $names }。
notice-wave-left-others = 另有 { $n } 位来宾仍在。
notice-wave-going = 另有 { $n } 人正在被移除。
notice-wave-let-in = 从大厅获准进入：{ $names }。
notice-wave-may-stay = 允许留下：{ $names }。
notice-wave-members = 贵组织的成员也有 { $n } 位加入。
notice-wave-all = 自 { $time } 起共到达 { $n } 人。
notice-wave-gone = 这批来宾均已不在。
wave-folded = { $n } 位新来宾仍在
wave-folded-hint = 再次显示通知及其按钮（{ $key }）
notice-wave-others = 另有来自外部的：{ $names }。
notice-wave-clear = 移除这 { $n } 位新来宾并关门
notice-wave-clear-short = 移除 { $n } 人并关门
notice-wave-remove = 移除这 { $n } 位新来宾
notice-wave-remove-short = 移除 { $n } 人
notice-wave-more = 又来了 { $n } 人 · 一并加入
state-came-back-times = （{ $times }）
came-back-nth = { $came_back }（{ $times }）
came-back-times = 第 { $n } 次

# 禁止再入。
keep-out = 禁止再入…
keep-out-name = 移除 { $who } 并禁止再入
keep-out-protected = 受保护者、组织者、录制者和本应用不会被禁止再入。
keep-out-shared = 多人使用此号码拨入，因此无法据此识别。
keep-out-call = 本次通话
no-identity-guest = 来宾每次加入都会获得新 ID，无法识别。对来宾请使用来宾入口。
no-identity-hidden = Microsoft 隐藏了其身份，再次加入时无法识别。
question-keep-out-open = 移除并禁止再入…
question-keep-out = 移除 { $name }（{ $kind }）并禁止再入？
question-keep-out-yes = 移除并禁止再入
question-keep-away = 禁止 { $name }（{ $kind }）再入？
question-keep-away-yes = 禁止再入
question-keep-out-yes-name = 是，禁止 { $who } 再入
question-keep-out-hint = 同一身份再次加入时，一秒后即被移除。
question-keep-out-devices = { $what ->
    [lines] 此号码的 { $n } 条线路在通话中，都会被移除。
    [entries] 其 { $n } 个条目在通话中，都会被移除。
   *[devices] 其 { $n } 台设备在通话中，都会被移除。
}
state-due = { $n } 秒后移除
state-due-keep-out = 禁止再入
state-due-door = 来宾入口
let-stay = 允许留下
let-stay-name = 允许 { $who } 留下
let-back-in = 允许再入
let-back-in-name = 允许 { $who } 再入
stop-keeping-out = 取消禁止再入
stop-keeping-out-name = 取消禁止 { $who } 再入
person-kept-out = 禁止再入
rule-call = 自 { $time } 起，至通话结束。{ $n ->
    [0] 尚未再次加入。
   *[other] 规则已移除 { $n } 次。
}
rule-until = 自 { $time } 起，还剩 { $left }。{ $n ->
    [0] 尚未再次加入。
   *[other] 规则已移除 { $n } 次。
}
rule-too-often = 规则一分钟内已移除三次并已停止。请手动移除，或重新启动规则。
rule-shared = 多人使用此号码拨入，规则已停止。
rule-not-removed = 未能移除，规则将本次加入交由您处理。
rule-again = 重新启动
rule-again-name = 重新启动针对 { $who } 的规则
rule-keep-for = 从现在起禁止再入
rule-keep-for-name = 从现在起禁止 { $who } 再入：{ $time }
rules-title = 禁止再入
rules-open = 禁止再入与来宾入口…
rules-close = 关闭列表
rules-only-while = 仅在 Moderato 运行期间有效。
rules-people = 人员
rules-nobody = 没有被单独禁止再入的人。
rules-review = 查看
rules-go-on = 继续
rules-drop = 放弃
door-title = 来宾入口
door-text = 关闭期间，加入的来宾一秒后即被移除。已在通话中或在大厅等待的来宾不会被移除。
door-waits = 入口是此前关闭的，在您确认之前不会移除任何人；在此处关闭则重新开始。
door-open = 入口已打开。
door-close-guests = 对来宾关门
door-close-short = 关门
door-close-why = 接下来 15 分钟内加入的来宾会在 1 秒后被移除。
door-closed = 入口已关闭，还剩 { $left }。{ $n ->
    [0] 尚未移除任何人。
   *[other] 已移除 { $n } 位来宾。
}
door-elsewhere = 入口已关闭，还剩 { $left }。由另一个窗口关闭，并由该窗口执行。
door-hits-nobody = 目前不会移除任何人。
door-stay = 关门不会移除已在通话中的 { $n } 位来宾。
door-stay-new = 关门不会移除已在通话中的 { $n } 位新来宾。
door-left = 有 { $n } 位来宾在通话中或在大厅。入口只移除之后加入的来宾。
door-left-going = 在通话中或在大厅的来宾：{ $n } 位。正在移除：{ $going } 位。{ $stay ->
    [0] 入口只移除之后加入的来宾。
   *[other] 其余 { $stay } 位不受影响：入口只移除之后加入的来宾。
}
door-left-new = 有 { $n } 位新来宾在通话中或在大厅。入口只移除之后加入的来宾。
door-stay-remove = 移除他们…
door-rests = { $why }。在此期间入口不会自动移除任何人。
door-hits = 目前将移除 { $n } 位来宾：{ $names }
door-let-next = 放行下一位来宾
door-let-one-more = 再放行一位
door-let-in-raid = 正在发生入侵：下一位来宾可能也是入侵者。
door-let-anyway = 仍然放行
door-lets-in = 接下来到来的 { $n } 位来宾可以进入，无论是谁。
door-let-in = 已放行：{ $names }
door-let-nobody = 不再放行来宾
way-back-door = 关闭的入口会再次移除此人。请先按此按钮，再请此人通过链接加入：下一位加入的来宾会被放行。
way-back-link = 对方可通过会议链接重新加入。
person-in-lobby = 正在大厅等待。只能在 Teams 中准许进入。
door-close-for = 关闭时长
door-keep-closed-for = 从现在起保持关闭
door-open-wave = { $age }前仍有大量来宾加入。打开入口后，他们可以再次进入。
door-for = { $n } 分钟
door-open-raid = 正在发生入侵。打开入口后，任何人都可以进入。
door-open-anyway = 仍然打开
door-for-name = 关闭 { $n } 分钟
door-open-it = 打开入口
names-comma = 、
notice-keep-out = 已禁止 { $n } 人再入。
notice-door = 来宾入口已关闭，还剩 { $left }。
notice-door-paused = 来宾入口已关闭但暂停，还剩 { $left }：目前来的人可以进入。
notice-door-works-again = Microsoft 的名单恢复完整后，入口会重新生效。
notice-elsewhere-door = 入口由另一个窗口关闭，并由该窗口执行。
notice-elsewhere-people = 其中 { $n } 人由另一个窗口禁止再入。
notice-rule-alarms = { $n } 条规则已停止。
notice-door-removed = 入口：已移除 { $n } 人。
notice-keep-out-removed = 禁止再入：已移除 { $n } 人。
notice-muted = 已静音：{ $names }。
notice-not-removed = { $n } 人未能移除：{ $names }。
notice-no-retry = 重试无效：{ $names }。
notice-rules-unread = 读取到通话本身之前，规则不会执行任何操作。
notice-door-over = 来宾入口已打开。
notice-door-again = 再次关闭
notice-keep-out-over = { $names } 的禁止再入已到期。
notice-waits = 此前设定的规则尚未生效。
notice-waits-people = 禁止 { $n } 人再入：{ $names }。
notice-waits-door = 来宾入口曾被关闭。

# 保护与撤销。
protected-title = 受保护者
protected-text = 在所有通话中：移除前会警告，且不会被批量移除或规则移除。
protected-nobody = 没有受保护者。
protect = 保护
protect-name = 保护 { $who }
unprotect = 取消保护
unprotect-name = 取消对 { $who } 的保护
invite-again = 再次邀请
invite-again-ask = 再次邀请…
invite-again-name = 再次邀请 { $who }
invite-again-why = 只能邀请本租户成员和电话号码，并且对方当前不在通话中。
details-person = 显示此人

removal-unproved = { $n } 人已接受但未经证实
notice-door-rests = { $why }：来宾入口暂不移除任何人。
notice-door-rests-text = 名单恢复完整后继续。
notice-flood = 规则已暂停：一分钟内移除超过 { $most } 人。
notice-door-leaves = { $n } 人可能在入口关闭前已在通话中：由您决定
notice-flood-text = 还有 { $n } 人待移除。
notice-remove-these = 移除这 { $n } 人…
preview-may-have-been-here = 其中一些人可能在入口关闭之前就已在场。
door-also = 入口也会移除
door-externals = 外部人员
door-phones = 电话

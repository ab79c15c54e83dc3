# 离开通话、为所有人结束、保持通话、静音。

# 标题栏。
call-leave = 离开…
call-leaving = 正在离开…
call-more = 此通话的更多操作
call-copy-id = 复制通话 ID
call-stop-watching = 停止监看
call-stop-watching-hint = 将通话移出列表。不发送任何请求：应用仍留在通话中，但此处不再保持该通话。
own-mute = 将本应用静音
own-unmute = 取消本应用静音
own-failed = 未能切换本应用的麦克风：{ $why }
try-again = 重试

# 保持通话。
keep-alive = 保持此通话
keep-ours = 此通话由 Moderato 创建，始终会保持。
keep-off = Moderato 未保持此通话。应用 45 分钟没有动静时，Microsoft 会结束通话。
keep-last = 正在保持，{ $age }前发出信号。
keep-none-yet = 正在保持，尚未发出信号。
keep-trouble = 上次尝试失败：{ $why }。
notice-keep = 若 Microsoft 收不到本应用的信号，此通话将在 { $left }后结束。
notice-keep-over = Microsoft 已有 45 分钟未收到本应用的信号，可能已结束通话。
notice-not-left = 应用仍在通话中。
notice-missing-roles = 缺少：{ $roles }。

# 关于离开的确认。
leave-head = 离开
leave-hint = 仅本应用离开。会议继续进行，但您无法再从此处移除任何人。
leave-yes = 离开
leave-yes-name = 是，仅让本应用离开通话
end-head = 为所有人结束
end-head-hint = 逐一移除其他 { $n } 人，然后本应用离开。执行前会再次确认。
end-open = 为所有人结束…
end-nobody = 通话中没有其他可移除的人。
end-is-running = 已在移除人员。

# 为所有人结束的对话框。
end-title = 为所有人结束通话？
end-how = Microsoft 无法用一个请求完成此操作。
end-order = 将移除 { $n } 人{ $lobby ->
    [0] {""}
   *[other] （其中 { $lobby } 人在大厅）
}，最新加入者最先，然后本应用离开。
end-ringing = 将取消 { $n } 个正在振铃的邀请。
end-again = 所有人都可再次加入。
end-organizer = 其中有组织者，Teams 可能会拒绝。
end-recorder = 其中有人正在录制通话。有的租户在录制者离开时会让所有人退出。
end-protected = 其中 { $n } 人受您保护：{ $names }。
end-fixed = { $n } 个条目没有可用 ID，会留在通话中，应用也会随之留下。
end-fixed-head = 无法在此移除
end-number = 输入人数 { $n } 以确认
end-came = 新加入 { $came } 人：现在人数为 { $n }。
end-went = 离开 { $went } 人：现在人数为 { $n }。
end-changed = 新加入 { $came } 人，离开 { $went } 人：现在人数为 { $n }，请重新输入。
end-yes = 为 { $n } 人结束
end-yes-why = 输入的数字须与所列人数一致。

# 进行中与结束后。
ending-removing = 正在移除：{ $of } 人中已有 { $n } 人离开
ending-removing-text = 最新加入者最先，然后本应用离开。
ending-stop = 停止
ending-leaving = 正在离开…
ending-leaving-text = 其他人都已离开。
ending-left-over = 还剩 { $n } 人，因此本应用留下
ending-left-over-text = 若现在离开，就无法再从此处移除他们。
ending-nobody = 所有人都已离开，但本应用未能离开
ending-nobody-text = 应用仍在通话中，请再次尝试离开。
ending-stopped = { $n ->
    [0] 已停止，没有其他人留下
   *[other] 已停止，还剩 { $n } 人
}
ending-stopped-text = 不再发送请求，应用留在通话中。
ending-stopped-open = 还有 { $n } 个请求正在进行。不再发送新请求，应用留在通话中。
ending-here = 仍在通话中：{ $n }
ending-gone = 已不在通话中：{ $n }
ending-unproved = 未能证实已离开：{ $n }
ending-again = 重试…
ending-leave = 仍然离开
ending-put-away = 收起此面板
ending-show = 显示结束进度
ended-for-everyone = 已为所有人结束：移除 { $n } 人
fate-waiting = 等待中
fate-gone = 已移除
fate-already-gone = 已先行离开
fate-failed = 失败：{ $why }
fate-failed-again = { $again }：{ $why }
fate-still-here = 已接受，但仍在通话中
fate-stopped = 未发送请求
fate-came = 其间加入
fate-fixed = 无法在此移除

# 静音。
state-muting = 正在静音…
state-muted-by-service = 已由服务静音
state-muted-by-you = 已由您静音
person-mute = 静音
person-mute-name = 将 { $who } 静音
person-mute-hint = 服务会将其静音。此处无法为任何人取消静音；对方可在 Teams 中自行取消。
mute-failed = 未能静音：{ $why }
mute-failed-bold = 未能静音。
mute-retry-name = 再次尝试将 { $who } 静音
mute-dismiss = 知道了
mute-not-up = 仅在通话接通时可用。
mute-one-to-one = Microsoft 只能在多人通话中静音，此通话只有两方。
mute-in-lobby = 大厅中的人不会被听到。
mute-no-address = Microsoft 未提供该条目的可用 ID，因此无法将其静音。
mute-this-app = 本应用的麦克风按钮在标题栏中。
mute-already = 对方早已被静音，并非由此处操作。对方可在 Teams 中自行取消静音。
mute-already-by-you = 您已将其静音。对方可在 Teams 中自行取消静音。
mute-on-its-way = 请求正在进行。
mute-leaving = 此人正被移除或已离开。

ending-not-sure = 名单中已无人，但无法证实他们已离开
ending-not-sure-text = 本应用留下，以便您仍可操作。请到会议中查看，或离开。

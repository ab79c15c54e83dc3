# 批量操作、防入侵模式、禁止再入、保护、撤销。

# 选择多人。
check-name = 选择 { $who }
check-none = 不会被批量选中：{ $why }
select-menu = 选择人员
select-lately = 最近 { $n } 秒加入
select-guests = 来宾
select-outsiders = 来宾和外部人员
select-phones = 电话
select-apps = 应用和机器人
select-look-alikes = 名称相似者
select-everybody-but = 除已选者外的所有人
select-all = 列表中的所有人（Ctrl+A）
bulk-selected = 已选 { $n } 人
bulk-hint = 选择期间列表保持不动。
bulk-hint-preview = 列表保持不动，请核对旁边的名单。
bulk-clear = 清除
bulk-clear-name = 清除选择
bulk-remove = 移除 { $n } 人…
bulk-remove-open = 预览已打开。

# 预览。
preview-title = 移除 { $n } 人？
preview-all-guests = 全部是无账户的来宾。
preview-kinds = 其中 { $n } 人是无账户的来宾。
preview-how = 将立即移除，最新加入者最先，对方可再次加入。
preview-left-out = 不移除 { $n } 人
preview-yes = 移除 { $n } 人
left-out-on-its-way = 请求进行中

# 批量移除的进行与结果。
removal-left = 未移除：{ $n }
removal-failed = { $n } 人未能移除。
removal-stopped = 已停止，已移除 { $gone }/{ $of }
removal-stopped-text = 不再发送请求。{ $n ->
    [0] {""}
   *[other] 还有 { $n } 个请求正在进行。
}
removal-retry = 重试失败项（{ $n }）
removal-retry-nobody = 没有失败的移除。
removal-show = 显示移除进度

# 防入侵模式。
raid-start = 开启防入侵模式 10 分钟
raid-short = 防入侵模式
raid-hint = 来宾和外部人员将立即移除，最新加入者在前。到时自动结束。
raid-end = 结束防入侵模式
raid-left = 到时自动结束
raid-on = 防入侵模式
raid-on-text = 移除来宾和外部人员时不再询问；多人、受保护者及其他人仍会询问。
raid-over = 防入侵模式已结束
mark-raid = 新来的来宾
mark-raid-why = 防入侵模式开启后加入的来宾。
notice-wave = { $n } 人加入
notice-wave-text = 就在 { $n } 秒之内。
notice-wave-select = 选择 { $n } 位来宾
state-came-back-times = 已移除 { $n } 次，最近一次 { $time }

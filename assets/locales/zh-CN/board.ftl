# 人员的排列顺序。
sort-head = 人员排序
sort-by = 排序：{ $order }
sort-arrival = 到达顺序
sort-newest = 最新加入
sort-name = 名称
sort-kind = 类型
sort-tenant = 租户
sort-state = 状态

# 活动记录的筛选。
search-empty = 清空搜索
activity-person = 人员或 ID
activity-filters = 筛选
activity-filters-on = 筛选 { $n }
activity-none-fits = 没有符合筛选条件的记录
activity-by-call = 通话
activity-by-action = 操作
activity-by-result = 结果
activity-all-calls = 所有通话
activity-this-call = 此通话
activity-every-action = 所有操作
activity-every-result = 所有结果
action-removals = 移除
action-invitations = 邀请
action-muting = 静音
action-rules = 规则
action-calls = 通话
action-people = 加入与离开
kind-done = 已完成
kind-failed = 失败
kind-open = 进行中
kind-nothing = 无效果
details-copy-curl = 复制为 curl
curl-body = 未保留请求正文，请参阅此请求的 Graph 文档

# 导出。
export-open = 导出…
export-title = 导出
export-activity = 活动记录
export-roster = 名单
export-activity-what = { $n } 条记录，按当前筛选。
export-roster-what = “{ $call }”中的 { $n } 人，含首次和最后出现时间。
export-csv = 可用电子表格打开，公式已失效。
export-json = 包含全部已知信息，供程序读取。
export-redact = 不含姓名
export-redact-hint = 去除姓名、地址和主题，号码仅保留末尾。ID 会保留，以便仍可追踪同一个人。
export-go = 导出
export-close = 关闭
export-written = 已写入，只有您可以读取此文件：
export-copy-path = 复制路径
export-failed = 无法写入文件。

# 所有通话的页面。
board-title = 所有通话
board-counts = { $calls } 个通话，共 { $people } 人
board-search = 在所有通话中搜索人员
board-as-added = 按添加顺序
board-by-attention = 需关注的在前
board-found = { $n } 人
board-nobody = 所有通话中都没有匹配“{ $words }”的人员
board-people = 所有通话中的人员
board-also = 还在另外 { $n } 个通话中
board-call = 通话
board-age = 时效
board-people-count = 人数
board-lobby = 大厅
board-ringing = 振铃
board-alarms = 警报
board-kept-alive = 保活剩余

# 屏幕阅读器自动播报的内容。
announce = { $result }：{ $what }
announce-alarms = { $n } 个警报，最新：{ $what }
announce-wave = { $what }：{ $call }

# 按键。
keys-title = 按键
keys-window = 任何位置
keys-list = 在人员列表中
keys-question = 在确认框中
key-add = 添加通话
key-search-all = 在所有通话中搜索人员
key-board = 所有通话
key-call = 第 1 到第 9 个通话
key-search = 在此通话中搜索人员
key-to-list = 转到人员列表
key-refresh = 立即读取名单
keys-storm = 许多人同时进入时
key-raid = 开启或结束防入侵模式
key-door = 关闭来宾入口 15 分钟，或重新打开
key-rules = 禁入名单和来宾入口
key-choices = 按共同特征选择
key-stop = 停止移除
key-keep-out = 询问是否移除并禁止再入
key-newcomers = 立即显示新加入者
key-order = 切换列表排序
key-invite = 邀请人员
key-export = 导出
key-present = 共享屏幕时遮盖姓名和 ID
key-full-screen = 全屏
key-tab = 下一个控件
key-keys = 显示这些按键
key-step = 下一个或上一个人
key-page = 上翻或下翻一页
key-ends = 第一个或最后一个人
key-person = 查看此人
key-remove = 询问是否移除此人
key-mute = 立即将此人静音
key-let-stay = 允许即将被规则移除者留下
key-again = 转到最近返回的人并移除
key-choose = 选中或取消选中此人
key-range = 从那里选到这里
key-extend = 扩大或缩小选择
key-all = 选中列表中的所有人
key-new-guests = 选中刚加入的来宾
key-retry = 重试失败的移除
key-yes = 确认
key-no = 关闭，或清空搜索

# 仅供朗读的表头。
column-name = 名称
key-palette = 所有命令
key-leave = 离开或结束通话
palette-hint = 输入要执行的操作
palette-none = 没有包含这些字词的命令
why-no-call = 请先打开一个通话
why-call-over = 通话已结束
why-nobody-chosen = 请先在列表中选定一个人
why-kept-out = 已被禁止再入
why-no-rule = 没有规则将移除此人
why-on-its-way = 已在进行中
why-not-removing = 没有正在进行的移除
why-none-failed = 没有失败的移除
why-no-new-guests = 没有刚加入的来宾
why-nobody-back = 没有人返回
why-nobody-held-back = 没有等待显示的人

# 通话列表。
demo-mark = 演示
demo-explained = 本机上的虚构会议。不会真的移除任何人。
calls-head = 通话
calls-add = 添加通话…
calls-forget = 从列表中移走
calls-forget-named = 将 { $call } 从列表中移走
calls-copy-id = 复制通话 ID
calls-connecting = 正在连接…
calls-waiting = 等待名单
calls-in-call = 通话中 { $n }
calls-in-lobby = 大厅 { $n }
calls-ringing = 振铃中 { $n }
calls-alarms = { $n } 项需要查看
no-calls-title = 暂无通话
no-calls-text = Graph 不提供通话列表。请粘贴会议链接以加入，或粘贴您的应用已加入的通话的 ID。
no-calls-button = 添加通话…

# 设置与会话。
settings-head = 设置
settings-language = 语言
settings-theme = 主题
settings-as-system = 跟随系统
settings-light = 浅色
settings-dark = 深色
settings-dense = 紧凑行距
settings-still = 减少动态效果
sign-out = 注销
sign-out-of = 从 { $tenant } 注销
session-over = 会话已结束。
session-again = 重新登录
audit-trouble = 无法写入审计日志。
store-trouble = 无法保存通话列表。
closing-waits = 正在完成 { $n } 项操作…
closing-anyway = 仍然关闭
retry = 重试
retry-named = 重试 { $who }

presenting-on = 演示模式
presenting-text = 姓名、地址、号码和 ID 已遮盖；确认操作时会完整显示。
presenting-end = 显示
presenting-end-name = 显示姓名和 ID

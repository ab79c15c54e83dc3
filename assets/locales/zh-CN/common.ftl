# 整个窗口共用的文字。

copied-name = 已复制姓名
copied-id = 已复制 ID
copied-number = 已复制号码
copied-link = 已复制链接
copied-command = 已复制命令
copied-path = 已复制路径
copied-message = 已复制消息
copied-report = 已复制报告
copied-details = 已复制详细信息
copied-line = 已复制该行
copied-address = 已复制地址
copied-value = 已复制值
# A settings file that another window keeps locked. $path: the file
settings-held = 另一个窗口正在使用 { $path }，因此此更改未保存。请稍后重试，或关闭那个窗口。
settings-behind = 目前无法保存更改。更改在关闭此窗口之前有效。

# 整个窗口共用的文字。

copied = 已复制
# A settings file that another window keeps locked. $path: the file
settings-held = 另一个窗口正在使用 { $path }，因此此更改未保存。请稍后重试，或关闭那个窗口。
settings-behind = 目前无法保存更改。更改在关闭此窗口之前有效。

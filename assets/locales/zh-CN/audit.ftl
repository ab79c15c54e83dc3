# 审计日志：操作人、保留期限、备注。
settings-audit-head = 审计日志
settings-operator = 你的姓名
settings-operator-explained = 从下一行起，与本机用户一同写入每一行。
settings-audit-keep = 保留
settings-audit-for-good = 永久
settings-audit-days = { $n } 天
settings-audit-kept = 从不删除任何内容。
settings-audit-retired = 过去月份的文件，若最新一行已超过期限且文件完整，则整个删除；每次删除都会在日志中记一行。
sign-in-operator = 你的姓名，写入审计日志（可选）
note-add = 添加备注
note-label = 写入审计日志的备注
note-save = 写入日志
note-drop = 取消
note-empty = 尚未填写内容。
note-by = { $time }  { $who } 的备注：{ $text }
note-told = { $time }  备注：{ $text }
note-not-written = { $time }  备注未能写入审计日志：{ $text }

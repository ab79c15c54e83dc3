# 窗口中间的通话。

# 时长。
age-seconds = { $n } 秒
age-minutes = { $n } 分钟
age-hours = { $n } 小时

# 人员身份。
unnamed-member = 未命名成员
unnamed-guest = 未命名来宾
unnamed-external = 未命名外部人员
unnamed-phone = 隐藏号码
unnamed-app = 未命名应用
unnamed-device = 未命名设备
unnamed-unknown = 未命名参与者
identity-guest = 自填名称，无账户
identity-phone = 电话号码
identity-other-tenant = 其他租户
identity-tenant = 租户 { $tail }
identity-member = 本租户成员
identity-account = 账户 { $tail }
identity-app = 应用 { $tail }
identity-hidden = 身份已隐藏
invited-account = 账户 { $tail }
phrase-guest = 来宾，无账户
phrase-external = 外部，租户 { $tail }

# 行状态。
state-lobby = 等待进入
state-muted = 已静音
state-mic-on = 麦克风开
state-present = 通话中
state-removing = 正在移除…
state-asked = 发起于 { $time }
state-waits = 等待 { $n } 秒
state-waits-more = Graph 要求等待
state-accepted = 已接受
state-accepted-more = 等待名单
state-removed = 已移除 { $time }
state-removed-more = 名单中已不存在
state-left = 已离开 { $time }
state-failed = 未能移除
state-still-here = 仍在通话中
state-still-here-more = 已过 { $n } 秒
state-came-back = 再次加入 { $time }
state-came-back-more = 移除于 { $time }
offer-this-app = 本应用
offer-this-app-why = 这是本应用自己的条目，移除它会结束控制台在通话中的存在。
offer-no-id = 无可用 ID
offer-no-id-why = 无法在此移除该条目：{ $reason }。
offer-no-id-missing = 无法在此移除该条目：Graph 未提供其 ID。

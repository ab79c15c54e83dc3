# 可粘贴任何内容的对话框：可以粘贴什么，以及识别出了什么。
join-title = 添加通话
join-box = 会议链接、邀请、会议 ID 或通话 ID
join-box-hint = 粘贴会议链接、整封邀请邮件、会议 ID 和密码，或本应用已加入的通话的 ID
join-nothing-sent = 粘贴的内容仅在本机读取。按下按钮之前不会发送任何内容。
join-offers = 此演示中的会议
join-offer-use = 使用
join-offer-use-name = 使用 { $subject } 的链接
join-kind = 类型
join-kind-call = 通话 ID
join-kind-long = 会议链接
join-kind-short = 会议短链接
join-kind-typed = 会议 ID
join-call-id = 通话 ID
join-thread = 会话
join-meeting-id = 会议 ID
join-passcode = 密码
join-passcode-given = 已提供
join-passcode-none = 无
join-organizer = 组织者
join-tenant = 租户
join-cloud = 云
join-cloud-host = { $cloud }（{ $host }）
join-cloud-china = 中国（世纪互联）
join-watch-hint = 该通话必须属于同一应用。

# 不宜加入的原因。
join-warn-china = 此会议位于中国云（世纪互联），Graph 在那里不提供通话功能。
join-warn-cloud = 此链接属于“{ $link }”，而您登录的是“{ $here }”。请登录到该云再加入。
join-warn-tenant = 您登录的是另一个租户 { $here }。Graph 很可能会以租户不匹配（7505）为由拒绝。
join-warn-role = 加入需要权限 { $role }，而它尚未获得管理员同意。您仍可尝试。

# 如何加入。
join-as = 加入身份
join-as-app = 本应用
join-as-guest = 来宾
join-guest-name = 来宾名称
join-guest-hint = 来宾可能需要在大厅等待，并且应用需要 Calls.JoinGroupCallAsGuest.All 权限。
join-guest-missing = 请输入应用加入时使用的名称
join-tenant-field = 会议所属租户
join-tenant-hint = 短链接和会议 ID 都不说明会议属于哪个租户。除非由他人邀请，否则就是您的租户：请填写租户 ID 或其域名。
join-tenant-empty = 请输入租户 ID 或域名
join-tenant-shape = 租户应为 ID（如 11111111-2222-3333-4444-555555555555）或域名（如 contoso.com）
join-tenant-common = Graph 在此需要一个确定的租户，而不是“{ $word }”
join-button = 加入
join-watch = 监看此通话
join-cancel = 返回
join-nothing-yet = 请先粘贴内容
join-unreadable = 请先粘贴可以加入的内容

# 回调地址。
callback-label = 回调地址
callback-line = 回调地址：{ $address }
callback-change = 更改
callback-explained = Graph 用来发送通话通知的公开 https 网址，没有它应用无法加入。如果您的应用有机器人服务，请使用其通话 Webhook。如果没有，请使用您自己的、会以 200 或 202 应答的网址：若该处无应答，通话可能一直无法接通。如需监看此应用的机器人已加入的通话，请改为粘贴其通话 ID。
callback-not-kept = 此地址只用到您注销为止，不会保存：“?”后面的内容可能是密钥。
callback-demo = 演示中任何地址都可以：不会向其发送任何内容。
callback-empty = 请输入地址，例如 https://bot.example.org/api/calls
callback-not-a-url = 这不是网址，网址形如 https://bot.example.org/api/calls
callback-not-https = 地址必须以 https:// 开头
callback-no-host = 地址中没有主机名
callback-user-info = 请去掉用户名和密码
callback-fragment = 请去掉“#”及其后的内容
callback-local = Graph 无法访问本机或内部网络。请输入可从互联网访问的地址。
callback-of-microsoft = 这是 Microsoft 的地址，例如会议链接。请输入您的机器人或自有服务的地址。

# 通话列表中正在加入的会议。
joining = 正在加入…
joining-named = 正在加入 { $meeting }
joining-waits = Microsoft 要求等待 { $n } 秒
joining-stop = 停止
joining-stop-name = 停止加入 { $meeting }
joining-failed-named = 未能加入 { $meeting }：{ $cause }
joining-lost = 应用可能仍已加入会议，但我们没有收到其 ID。若是如此，您无法从此处监看或移除它。
joining-again = 重试
joining-again-name = 再次尝试加入 { $meeting }
joining-role-there = 权限现已具备。请重试。
joining-twice = 这可能会让应用在会议中出现两次。
joining-twice-yes = 再次加入
joining-twice-no = 返回
joining-dismiss = 将 { $meeting } 移出列表
calls-clear-ended = 清除已结束的通话
calls-ended-why = 已结束 { $time } · { $why }

# 正在接通的通话。
setting-up = 正在接通…
setting-up-for = 已用时 { $time }。通常几秒钟即可接通。
setting-up-lobby = 在大厅等待
setting-up-lobby-text = 已等待 { $time }。须由会议中的人准许本应用进入。
setting-up-long = 已用时 { $time }，比平时更久。
setting-up-long-lobby = 应用可能正在大厅等待：须由会议中的人准许其进入。
setting-up-long-callback = Graph 可能无法访问回调地址：{ $address }
setting-up-long-no-callback = Graph 可能无法访问创建此通话时使用的回调地址。
setting-up-leave = 离开
setting-up-leaving = 正在离开…
ended-forget = 移出列表
ended-look-again = 重新查看
no-such-call = 没有此通话
no-such-call-correct = 更正 ID…

# 为单个登录保存的内容。
profile-head = 此登录
profile-auto-cancel = 无人应答的邀请在此秒数后取消（0 = 从不）
profile-auto-cancel-wrong = 请输入 0 到 { $most } 的整数秒；邀请大约振铃 { $most } 秒
profile-demo = 演示结束后不会保留这些设置。

# 文本中有多个会议，或识别结果可能有误时。
join-choose = 文本中有多个会议。请选择您要的那一个。
join-choose-first = 请先选择一个会议
join-choice-passcode = { $meeting }，密码 { $passcode }
join-doubt-put-together = 此内容由多行拼合而成，或旁边还有其他数字。加入之前，请确认这就是您要的会议。
join-doubt-passcode = 此密码不像 Teams 的密码。加入之前，请与邀请核对。
join-doubt-label = 无法识别这些数字旁边的文字。加入之前，请核对会议 ID 和密码。
join-doubt-damaged = 文本中还有一处像是会议，但无法读取。加入之前，请确认这就是您要的会议。
join-doubt-capitals = 邮件过滤器把链接中的大写字母改成了小写，Graph 可能找不到会议。如果邀请中有会议 ID 和密码，请使用它们。
join-doubt-call-id = 这种形式的通话 ID 有 { $of } 个字符，但这个有 { $n } 个。请检查是否完整复制，且没有多余的字符。
join-doubt-regional = “{ $host }”像是 Teams 的区域地址，但无法确认。加入之前，请核对会议 ID。

# 输入框之外的文本或文件。
join-from-file = 已读取文件“{ $name }”。
join-from-long-text = 已读取长文本。
join-from-box = 改用输入框
join-box-full = 输入框最多容纳 64 KB。请清空后重新粘贴：最长 1 MB 的文本会在输入框之外读取。
join-drop-several = 请每次只拖入一个文件。
join-drop-no-file = “{ $name }”不是可读取的文件。请拖入邀请文件本身，例如 .ics、.eml 或 .url 文件。
join-drop-too-large = “{ $name }”大于 1 MB。请打开它，然后粘贴加入链接。
join-drop-unreadable = 无法读取“{ $name }”：{ $reason }
join-drop-signed-out = 请先登录，然后重新拖入文件。

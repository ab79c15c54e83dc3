# The access check: what the app may do in its tenant, and how that is known.
access-head = 权限检查
access-head-lacking = 权限检查：有缺失
access-open-page = 打开权限检查
access-close = 关闭权限检查
access-as = 应用 { $app }，租户 { $tenant }
access-token-ends = 令牌有效期至 { $time }
access-read-at = 权限读取于 { $time }
access-fresh = 重新加载权限
access-fresh-signed-out = 请先登录
access-fresh-pasted = 粘贴的令牌无法续期，请用新的令牌重新登录。
access-fresh-failed = 未能重新加载权限，仍使用之前的登录。
access-copy-report = 复制报告
access-copy-admin = 复制给管理员的消息
access-copy-consent = 复制管理员同意链接
access-back = 更正登录信息
access-copy-command = 复制命令
access-rights = 应用可以做什么
access-places = 登录与连接
access-foot = 权限以 Entra 所示为准。Teams 是否允许应用操作，操作时才知道。

# How a row stands.
access-granted = 已授予
access-right = 正常
access-missing = 缺少
access-refused = 被拒绝
access-not-proved = 未经证实
access-silent = 无应答
access-wrong = 有误
access-optional = 缺少（可选）
access-cannot-tell = 无法判断
access-beyond = 超出需要
access-beware = 请留意
access-not-entered = 未填写

# The gravest thing.
access-unreached = 有一个服务没有应答。
access-unreached-next = 请在下方查看是哪一个，并检查网络、代理和地址。
access-other = 令牌属于另一个租户或另一个应用，与所填的不同。
access-other-next = 请对照下方的 ID，并使用目标应用的凭据登录。
access-bot-missing = 应用于 { $time } 未能加入：它没有启用通话的机器人注册。
access-bot-next = 请为应用创建 Azure Bot，添加 Teams 通道，并在其中启用通话。如已完成，下次加入时可知是否生效。
access-lacks = 缺少 { $n } 项：{ $list }。
access-lacks-and = { $first }和{ $second }
access-lacks-three = { $first }、{ $second }和{ $third }
access-lacks-roles = { $n } 个权限
access-lacks-bot = Azure Bot
access-lacks-grant = Teams 许可
access-role-refused = 应用已有所需权限，但 Graph 仍拒绝了一个请求。
access-role-refused-next = 该请求需要 { $role }，且 Entra 已为此应用列出此权限。
access-role-refused-check = 如果权限是几分钟前刚授予的，Graph 可能尚未获知：请稍候再试。否则，请管理员检查三点：组织者属于此租户；应用的 Azure Bot 已启用通话；租户如有应用程序访问策略，则涵盖组织者。
access-role-refused-joined = 如果权限是几分钟前刚授予的，Graph 可能尚未获知：请稍候再试。否则，请向管理员确认：租户如有应用程序访问策略，是否涵盖组织者。
access-role-refused-grant = 另请确认是否已运行下面的 Teams 命令。
access-roles-missing = 应用需要的 { $n } 项权限尚未获得管理员同意。
access-roles-next = { $n ->
   *[other] 请在 Entra 中添加权限并授予管理员同意，然后选择“重新加载权限”。
}
access-tenants-differ = 有一个通话属于另一个租户，与令牌不符。
access-tenants-next = 请登录会议组织者所在的租户。
access-removal-refused = Moderato 可以监看通话，但租户未允许它移除某个人。
access-removal-earlier = 本次登录前，{ $time } 有一次移除被拒绝。下次移除时可知是否已解决。
access-bot-earlier = 本次登录前，应用于 { $time } 未能加入：它没有启用通话的机器人注册。下次加入时可知是否已解决。
access-clock-wrong = 这台电脑的时钟不准。
access-clock-next = 请与网络时间同步：否则使用证书登录会失败，日志中的时间也会误导人。
access-good = 所需的都已具备：已有一次移除成功。
access-good-next = 标为“超出需要”的权限可以收回。
access-worked = 已有一次移除成功：Teams 允许此应用移除人员。
access-worked-next = 从此处看不到授予了哪些权限。
access-worked-open = 能否加入会议，首次加入时才知道。
access-callback-again = 应用能够加入已得到证实。要加入更多会议，请重新输入回调地址。
access-open = 可以开始使用：目前能检查的项目都没有问题。另有 { $n } 个必需项要在首次使用时才能确认。
access-open-callback = 可以开始使用，但要加入会议，还需填写回调地址。
access-nothing-checked = 目前还无法检查任何内容。
access-open-next = 只有首次移除时才能知道 Teams 是否允许此应用移除人员。请现在运行下面的命令，因为可能要数小时才会生效。

# What is needed for what.
role-join = 加入会议、移除人员、将人员静音
role-read = 读取通话和名单、保持通话、离开和结束通话
role-invite = 邀请人员、取消邀请
role-guest = 以来宾身份加入会议
role-names = 显示 ID 对应的姓名、按登录名邀请
role-beyond = Moderato 用不到它，请管理员收回。
access-required = 必需：{ $what }
access-optional-for = 可选：{ $what }
access-removal = Teams 移除人员许可
access-removal-for = 用于移除人员和取消邀请
access-command-if = 请现在以 Teams 管理员身份在 Teams PowerShell 中运行一次。重复运行也无妨；可能要数小时才会生效。
access-command-where = 请以 Teams 管理员身份在 Teams PowerShell 中运行一次：
access-bot = 已启用通话的 Azure Bot
access-bot-for = 加入会议
access-bot-where = Azure 门户：Azure Bot › 通道 › Microsoft Teams › 呼叫
access-callback-for = 加入会议
access-callback-where = 添加通话时填写，也可在设置中填写
access-callback-not-kept = 未保存。含“?”的地址从不保存：其后可能是密钥。
access-consent = 租户的管理员同意
access-role-accepted = 使用该权限
access-consent-for = 所有操作
access-one-tenant = 通话属于所登录的租户
access-one-tenant-for = 加入会议
access-authority = 登录服务
access-graph = Microsoft Graph
access-way = 连接方式
access-way-through = 经由代理 { $proxy }
access-way-idle = 已设置 { $proxy }；访问本机地址时不使用它。
access-way-trusting = 另外信任 { $file } 中的证书
access-way-authorities = 这些证书的颁发者能读取所发送的内容，包括机密。
access-way-proxy = 仅作转发，无法读取所发送的内容。
access-clock = 这台电脑的时钟
access-clock-for = 用于证书登录和日志中的时间
access-certificate = 证书

# How it is known.
access-in-token = 在 Entra 中属于此应用的权限
access-not-in-token = 在 Entra 中不属于此应用的权限
access-no-token = 登录信息中看不到
access-before-sign-in = 登录后可知
access-through = 通过 { $role }
access-not-tried = 尚未试过
access-grant-untold = { $time } 一次移除被拒绝，代码 { $code }。原因可能是此许可，也可能是其他权限。
access-removal-proved = 由 { $time } 的移除证实
access-removal-protected = 由 { $time } 的移除证实；{ $refused } 有一人的移除被拒绝
access-call-proved = 由 { $time } 的通话证实
access-consent-proved = Graph 于 { $time } 接受了请求
access-consent-listed = Entra 列出了权限。是否生效要看 Graph 的首次应答。
access-refused-at = { $time } 被拒绝
access-refused-with = { $time } 被拒绝，代码 { $code }
access-refused-listed = { $time } 被拒绝，代码 { $code }，但 Entra 已列出此权限
access-refused-before = 本次登录前于 { $time } 被拒绝；下次移除时可知是否已解决
access-refused-before-join = 本次登录前于 { $time } 被拒绝；下次加入时可知是否已解决
access-role-back = { $time } 被拒绝。Entra 现已列出此权限；Graph 是否接受，下一次请求时就知道。
access-not-asked = 尚未请求
access-answered = { $time } 已应答
access-no-answer = { $time } 无应答
access-same = 与登录一致
access-domain-of = 其 ID 为 { $id }
access-other-in-token = 登录信息中是另一个：{ $id }
access-no-time = 服务应答后才知道
access-clock-right = 与服务一致
access-clock-ahead = 比服务快 { $off }
access-clock-behind = 比服务慢 { $off }
access-certificate-ends = { $day } 到期。
access-certificate-open = 本机其他用户可以读取其密钥。

# After a sign-out.
signed-out = 已注销。Moderato 已清除凭据和令牌。
signed-out-token = 令牌无法撤销。被复制的令牌在 { $time } 之前一直有效。
signed-out-token-unknown = 令牌无法撤销。被复制的令牌在过期之前一直有效，需 60 到 90 分钟。
signed-out-calls = 应用仍留在从这里加入的 { $n } 个通话中。若要离开，请重新登录。
signed-out-watched = 您只是监看的通话会继续，应用仍在其中。
signed-out-leak = 如果凭据可能已泄露…
leak-title = 如果凭据可能已泄露
leak-text = 请按此顺序操作；前两条用 Azure CLI，第三条用 Teams PowerShell：
leak-credential = 删除凭据，使其无法再获得新令牌
leak-app = 停用企业应用程序
leak-grant = 收回移除人员的许可
leak-after = “az ad app credential list”会列出密钥 ID；证书请加 --cert。然后将 Entra 中的服务主体登录记录与审计日志对照查看。
leak-copy = 复制命令 { $n }
leak-close = 关闭

# The clock.
clock-ahead-notice = 这台电脑的时钟比服务快 { $off }。
clock-behind-notice = 这台电脑的时钟比服务慢 { $off }。
certificate-notice-ends =
    { $days ->
        [0] 证书将在一天内到期（{ $day }）。
       *[other] 证书将在 { $days } 天后到期（{ $day }）。
    }
certificate-notice-ended = 证书已于 { $day } 到期。
certificate-notice-ends-next = 请在到期前制作新证书并上传，暂时保留旧证书。
certificate-notice-readable = 本机其他用户可以读取证书的密钥。
certificate-notice-readable-next = 请将该文件设为仅自己可读：chmod 600。

# 发给能够授予所缺权限的人的消息。
admin-greeting = 您好：
admin-intro = 我们用 Moderato 管理 Teams 通话，它在本租户中需要以下各项，能否请您设置？
admin-intro-all = 我们用 Moderato 管理 Teams 通话。它在我们的租户中需要以下全部内容，其中一部分可能已经设置好。请检查并补上缺少的部分。
admin-app = 应用程序（客户端）ID：{ $id }
admin-tenant = 目录（租户）ID：{ $id }
admin-roles = Entra 管理中心 › 应用注册 › 该应用 › API 权限 › 添加权限 › Microsoft Graph › 应用程序权限：添加 { $roles }，然后选择“授予管理员同意”。
admin-consent = 请为该应用的权限授予管理员同意：
admin-role-listed = Entra 已为此应用列出权限 { $role }，但 Graph 仍以缺少该权限为由拒绝了一个请求。如果该权限是几分钟前刚授予的，则无需处理。否则，请检查三点：会议组织者属于此租户；应用的 Azure Bot 已启用通话；租户如有应用程序访问策略，则涵盖组织者。
admin-role-listed-joined = Entra 已为此应用列出权限 { $role }，但 Graph 仍以缺少该权限为由拒绝了一个请求。如果该权限是几分钟前刚授予的，则无需处理。否则，请确认：租户如有应用程序访问策略，则涵盖会议组织者。
admin-bot = 请将该应用注册为带 Teams 通道的机器人（Azure Bot），并在其中启用通话。
admin-bot-if = 我们无法得知是否已完成。如果没有，请将该应用注册为带 Teams 通道的机器人（Azure Bot），并在其中启用通话。
admin-callback = 回调地址（该处的通话 Webhook）：{ $address }
admin-callback-wanted = 另请告知该处填写的通话 Webhook 公开 https 网址。Moderato 需要将其用作回调地址。
admin-grant = 请在 Microsoft Teams PowerShell 中运行一次以下命令，允许该应用将人员移出会议：
admin-grant-if = 我们无法得知这一步是否已经完成。如果还没有，请在 Microsoft Teams PowerShell 中运行一次以下命令，允许应用将人员移出会议：
admin-secret = 请在 Entra 的“证书和密码”中为此应用新建一个客户端密码，并以安全的方式把它的“值”交给我们。值只显示一次，只有密码的 ID 不够。
admin-answer = 服务的答复：{ $ids }
admin-takes-hours = 对权限和 Teams 策略的更改可能要数小时才会生效。
admin-thanks = 谢谢！

# Where the credential lives.
place-demo = 虚构的凭据
place-other-way = { $place } · 自定义连接
place-memory = 机密仅在内存中
place-pasted = 令牌仅在内存中
place-keyring = 机密在系统密钥环中
place-environment = 来自 { $name }
place-file = 凭据在文件中
place-demo-text = 虚构的会议有自己的凭据。
place-memory-text = 机密只留在 Moderato 的内存中，下次启动时会再次询问。
place-pasted-text = 粘贴的令牌只留在 Moderato 的内存中，直到过期。
place-keyring-text = 机密保存在系统密钥环中。
place-secret-ends = Moderato 无法得知机密何时到期。Entra 的“证书和密码”中有该日期。
place-environment-text = 凭据来自环境变量 { $name }，不会被保存。
place-file-text = 凭据读取自 { $path }。
place-file-password = 其密码保存在系统密钥环中。
place-will-be-kept = 登录成功后保存到系统密钥环。

# Keeping it in the system keyring.
keyring-keep = 保存到系统密钥环
keyring-keep-password = 将密码保存到系统密钥环
keyring-not-loopback = 不适用于本机上的服务。
keyring-not-custom = 只为列表中的云保存，不为自定义地址保存。
keyring-not-given = 来自环境变量的内容不会保存。
keyring-secret-stored = 系统密钥环中已有保存。
keyring-password-stored = 系统密钥环中已保存密码。
keyring-secret-used = 正在使用系统密钥环中的机密。
keyring-password-used = 正在使用系统密钥环中的密码。
keyring-from = 来自系统密钥环
keyring-use = 使用
keyring-needs-use = 系统密钥环中已有：请选择下方的“{ $use }”。
keyring-forget = 删除
keyring-forgotten = 已从系统密钥环中删除。
keyring-nothing-kept = 系统密钥环中没有此应用的内容。
keyring-nothing-found = 系统密钥环中没有此应用的内容，或者密钥环已锁定。
keyring-missing = 此会话中没有可用的密钥环。在此输入的内容只留在内存中，每次启动都会询问。
keyring-locked = 系统密钥环已锁定且未解锁。请用系统自带的程序解锁后重试。
keyring-locked-not-kept = 系统密钥环已锁定且未解锁。未保存任何内容。请用系统自带的程序解锁，然后注销并重新登录。
keyring-no-answer = 系统密钥环尚未应答，它可能正在系统的窗口中等待密码。
keyring-unreadable = 系统密钥环中此应用的内容不是由 Moderato 写入的。请删除后重新保存。
keyring-too-long = 系统密钥环不接受这么长的机密，它只留在内存中。
keyring-refused = 系统密钥环拒绝了请求或出错。没有保存、找到或删除任何内容，请重试。

# Profiles on the sign-in page.
profiles-label = 配置
profiles-new = 新的登录
profiles-default = 应用 { $app }
profiles-rename = 重命名配置
profiles-saved = 已保存 { $name } 以便下次登录，不含机密
place-service = 已登录到 { $host }
profiles-delete = 删除配置
profiles-name = 配置名称
profiles-name-needed = 请输入名称
profiles-rename-yes = 重命名
profiles-delete-text = 删除配置“{ $name }”以及系统密钥环中为其保存的内容？
profiles-delete-yes = 删除
profiles-no = 返回

# The access check: what the app may do in its tenant, and how that is known.
access-head = アクセス権の確認
access-head-lacking = アクセス権の確認: 不足があります
access-open-page = アクセス権の確認を開く
access-close = アクセス権の確認を閉じる
access-as = アプリ { $app } (テナント: { $tenant })
access-token-ends = トークンの有効期限: { $time }
access-read-at = アクセス許可の読み取り: { $time }
access-fresh = アクセス許可を再読み込み
access-fresh-signed-out = 先にサインインしてください
access-fresh-pasted = 貼り付けたトークンは更新できません。新しいトークンでサインインし直してください。
access-fresh-failed = アクセス許可を再読み込みできませんでした。以前のサインインを引き続き使います。
access-copy-report = レポートをコピー
access-copy-admin = 管理者への依頼文をコピー
access-copy-consent = 管理者の同意のリンクをコピー
access-back = サインイン情報を直す
access-copy-command = コマンドをコピー
access-rights = アプリにできること
access-places = サインインと接続
access-foot = アクセス許可は Entra が示すものです。Teams が実際に許可するかどうかは、操作したときにわかります。

# How a row stands.
access-granted = 許可済み
access-right = 正常
access-missing = 不足
access-refused = 拒否
access-not-proved = 未確認
access-silent = 応答なし
access-wrong = 問題あり
access-optional = 未許可 (任意)
access-cannot-tell = 不明
access-beyond = 不要
access-beware = 注意
access-not-entered = 未入力

# The gravest thing.
access-unreached = 応答しないサービスがあります。
access-unreached-next = どのサービスかを下で確かめ、ネットワーク、プロキシ、アドレスを確認してください。
access-other = このトークンは、入力したものとは別のテナントまたはアプリのものです。
access-other-next = 下の ID を見比べて、目的のアプリの資格情報でサインインしてください。
access-bot-missing = { $time } にアプリは参加できませんでした。通話対応のボット登録がありませんでした。
access-bot-next = アプリ用の Azure Bot を作成し、Teams チャネルを追加して通話を有効にしてください。済んでいる場合、有効かどうかは次の参加でわかります。
access-lacks = { $n } 件が不足しています: { $list }。
access-lacks-and = { $first }と{ $second }
access-lacks-three = { $first }、{ $second }、{ $third }
access-lacks-roles = アクセス許可 { $n } 件
access-lacks-bot = Azure Bot
access-lacks-grant = Teams での許可
access-role-refused = アプリに必要なアクセス許可があるのに、Graph が要求を拒否しました。
access-role-refused-next = この要求には { $role } が必要で、Entra ではこのアプリのアクセス許可に含まれています。
access-role-refused-check = アクセス許可が数分前に与えられたばかりの場合は、まだ Graph に反映されていない可能性があります。待ってからもう一度お試しください。それ以外の場合は、次の 3 点の確認を管理者に依頼してください: 開催者がこのテナントに属していること、アプリの Azure Bot で通話が有効なこと、テナントにアプリケーション アクセス ポリシーがあれば開催者が対象に含まれること。
access-role-refused-joined = アクセス許可が数分前に与えられたばかりの場合は、まだ Graph に反映されていない可能性があります。待ってからもう一度お試しください。それ以外の場合は、テナントにアプリケーション アクセス ポリシーがあれば開催者が対象に含まれるかを管理者に確認してください。
access-role-refused-grant = 下の Teams コマンドが実行済みかどうかも確認してください。
access-roles-missing = アプリに必要なアクセス許可に、管理者の同意がありません ({ $n } 件)。
access-roles-next = { $n ->
   *[other] Entra でアクセス許可を追加して管理者の同意を与え、「アクセス許可を再読み込み」を選んでください。
}
access-tenants-differ = トークンとは別のテナントに属する通話があります。
access-tenants-next = 会議の開催者のテナントにサインインしてください。
access-removal-refused = Moderato は通話を監視できますが、参加者の削除はテナントに拒否されました。
access-removal-earlier = このサインインの前、{ $time } に削除が拒否されました。解決したかどうかは次の削除でわかります。
access-bot-earlier = このサインインの前、{ $time } にアプリは参加できませんでした。通話対応のボット登録がありませんでした。解決したかどうかは次の参加でわかります。
access-clock-wrong = このコンピューターの時計が合っていません。
access-clock-next = ネットワークで時刻を合わせてください。ずれていると、証明書でのサインインに失敗し、ログの時刻も不正確になります。
access-good = 必要なものはそろっています。実際に削除できました。
access-good-next = 「不要」と表示されたアクセス許可は取り消せます。
access-worked = 実際に削除できました。Teams はこのアプリによる削除を許可しています。
access-worked-next = どのアクセス許可が付与されているかは、ここからは確認できません。
access-worked-open = 会議に参加できるかどうかは、最初に参加したときにわかります。
access-callback-again = アプリが参加できることは確認済みです。ほかの会議に参加するには、コールバック アドレスをもう一度入力してください。
access-open = 開始できます。今確認できる項目に問題はありません。必須項目のうち { $n } 件は、最初に使用したときに初めて確認できます。
access-open-callback = 開始できます。ただし、会議に参加するにはコールバック アドレスの入力が必要です。
access-nothing-checked = まだ何も確認できていません。
access-open-next = Teams がこのアプリに削除を許可しているかどうかは、最初の削除でわかります。下のコマンドは反映に数時間かかることがあるため、今実行してください。

# What is needed for what.
role-join = 会議への参加、参加者の削除とミュート
role-read = 通話と参加者一覧の読み取り、通話の維持、退出、終了
role-invite = 参加者の招待と招待のキャンセル
role-guest = ゲストとしての会議への参加
role-names = ID に対応する名前の表示と、サインイン名での招待
role-beyond = Moderato では使いません。管理者に取り消してもらってください。
access-required = 必須: { $what }
access-optional-for = 任意: { $what }
access-removal = Teams での削除の許可
access-removal-for = 参加者の削除と招待のキャンセル
access-command-if = Teams 管理者として Teams PowerShell で次を今 1 回実行してください。実行済みでも害はありません。反映には数時間かかることがあります。
access-command-where = Teams 管理者として Teams PowerShell で次を 1 回実行してください。
access-bot = 通話を有効にした Azure Bot
access-bot-for = 会議への参加
access-bot-where = Azure portal: Azure Bot › チャネル › Microsoft Teams › 通話
access-callback-for = 会議への参加
access-callback-where = 通話を追加するときに入力します。設定でも入力できます。
access-callback-not-kept = 保存されていません。「?」を含むアドレスは、後ろがキーかもしれないため保存しません。
access-consent = テナントの管理者の同意
access-role-accepted = アクセス許可の使用
access-consent-for = すべての操作
access-one-tenant = 通話がサインインしたテナントのもの
access-one-tenant-for = 会議への参加
access-authority = サインイン
access-graph = Microsoft Graph
access-way = 接続
access-way-through = プロキシ { $proxy } を経由
access-way-idle = { $proxy } が設定されていますが、このコンピューター自身のアドレスには使いません。
access-way-trusting = { $file } の証明書も信頼
access-way-authorities = これらの証明書の発行者は、シークレットを含む送信内容を読み取れます。
access-way-proxy = 中継のみで、送信内容は読み取れません。
access-clock = このコンピューターの時計
access-clock-for = 証明書でのサインインと、ログの時刻
access-certificate = 証明書

# How it is known.
access-in-token = Entra でアプリのアクセス許可にあります
access-not-in-token = Entra でアプリのアクセス許可にありません
access-no-token = サインインではわかりません
access-before-sign-in = サインイン後にわかります
access-through = { $role } に含まれます
access-not-tried = まだ試していません
access-grant-untold = { $time } に削除が { $code } で拒否されました。原因は、この許可か別のアクセス許可です。
access-removal-proved = { $time } の削除で確認済み
access-removal-protected = { $time } の削除で確認済み。{ $refused } に 1 人の削除を拒否。
access-call-proved = { $time } の通話で確認済み
access-consent-proved = { $time } に Graph が要求を受け付けました
access-consent-listed = Entra にアクセス許可があります。有効かどうかは Graph の最初の応答でわかります。
access-refused-at = { $time } に拒否
access-refused-with = { $time } に { $code } で拒否
access-refused-listed = { $time } に { $code } で拒否 (Entra にはアクセス許可あり)
access-refused-before = このサインインの前、{ $time } に拒否されました。解決したかどうかは次の削除でわかります。
access-refused-before-join = このサインインの前、{ $time } に拒否されました。解決したかどうかは次の参加でわかります。
access-role-back = { $time } に拒否。今は Entra にアクセス許可があります。Graph が受け付けるかどうかは、次の要求でわかります。
access-not-asked = まだ問い合わせていません
access-answered = { $time } に応答あり
access-no-answer = { $time } に応答なし
access-same = サインインと一致
access-domain-of = ID は { $id }
access-other-in-token = サインインの値が異なります: { $id }
access-no-time = サービスが応答するとわかります
access-clock-right = サービスの時計と一致
access-clock-ahead = サービスより { $off }進んでいます
access-clock-behind = サービスより { $off }遅れています
access-certificate-ends = 有効期限: { $day }。
access-certificate-open = このコンピューターの他のユーザーが秘密キーを読み取れます。

# After a sign-out.
signed-out = サインアウトしました。資格情報とトークンは、Moderato から消去されました。
signed-out-token = 発行済みのトークンは取り消せません。コピーされていれば、{ $time } まで使えてしまいます。
signed-out-token-unknown = 発行済みのトークンは取り消せません。コピーされていれば、期限が切れるまで (60 ～ 90 分) 使えてしまいます。
signed-out-calls = ここから参加した { $n } 件の通話にアプリが残ります。退出するには、もう一度サインインしてください。
signed-out-watched = 監視していただけの通話は続き、アプリはその中に残ります。
signed-out-leak = 資格情報が漏れた可能性があるとき…
leak-title = 資格情報が漏れた可能性があるとき
leak-text = 次の順に行います。最初の 2 つは Azure CLI、3 つ目は Teams PowerShell を使います。
leak-credential = 資格情報を削除し、新しいトークンが発行されないようにする
leak-app = エンタープライズ アプリケーションを無効にする
leak-grant = 削除の許可を取り消す
leak-after = キー ID は「az ad app credential list」で確認できます (証明書の場合は --cert を付けます)。その後、Entra のサービス プリンシパルのサインイン ログと監査ログを照合してください。
leak-copy = コマンド { $n } をコピー
leak-close = 閉じる

# The clock.
clock-ahead-notice = このコンピューターの時計は、サービスより { $off }進んでいます。
clock-behind-notice = このコンピューターの時計は、サービスより { $off }遅れています。
certificate-notice-ends =
    { $days ->
        [0] 証明書の期限まで 1 日を切りました ({ $day })。
       *[other] 証明書の期限まで、あと { $days } 日です ({ $day })。
    }
certificate-notice-ended = 証明書は { $day } に期限が切れました。
certificate-notice-ends-next = 期限が切れる前に新しい証明書を作成し、古い証明書と並べてアップロードしてください。
certificate-notice-readable = このコンピューターの他のユーザーが、証明書の秘密キーを読み取れます。
certificate-notice-readable-next = ファイルを自分だけが読めるようにしてください: chmod 600

# A message to whoever can grant what is missing.
admin-greeting = お疲れさまです。
admin-intro = Teams の通話のモデレートに使っている Moderato に、このテナントで次の設定が必要です。設定をお願いできますか。
admin-intro-all = Teams の通話のモデレートに使っている Moderato には、このテナントで次の設定がすべて必要です。一部は設定済みかもしれません。ご確認のうえ、足りないものの設定をお願いできますか。
admin-app = アプリケーション (クライアント) ID: { $id }
admin-tenant = ディレクトリ (テナント) ID: { $id }
admin-roles = Entra 管理センター › アプリの登録 › 対象のアプリ › API のアクセス許可 › アクセス許可の追加 › Microsoft Graph › アプリケーションの許可: { $roles } を追加し、「管理者の同意を与えます」を選ぶ。
admin-consent = アプリのアクセス許可に管理者の同意を与えてください:
admin-role-listed = Entra ではアプリのアクセス許可に { $role } が含まれていますが、Graph は足りないとして要求を拒否しました。数分前に与えたばかりの場合は、何もする必要はありません。それ以外の場合は、次の 3 点を確認してください: 会議の開催者がこのテナントに属していること、アプリの Azure Bot で通話が有効なこと、テナントにアプリケーション アクセス ポリシーがあれば開催者が対象に含まれること。
admin-role-listed-joined = Entra ではアプリのアクセス許可に { $role } が含まれていますが、Graph は足りないとして要求を拒否しました。数分前に与えたばかりの場合は、何もする必要はありません。それ以外の場合は、テナントにアプリケーション アクセス ポリシーがあれば、会議の開催者が対象に含まれることを確認してください。
admin-bot = アプリをボット (Azure Bot) として登録し、Teams チャネルを追加して通話を有効にしてください。
admin-bot-if = 実施済みかどうかこちらではわかりません。まだの場合は、アプリをボット (Azure Bot) として登録し、Teams チャネルを追加して通話を有効にしてください。
admin-callback = コールバック アドレス (そこでの通話用 Webhook): { $address }
admin-callback-wanted = そこに通話用 Webhook として入力されている公開 https アドレスも教えてください。Moderato のコールバック アドレスとして必要です。
admin-grant = Microsoft Teams PowerShell で次を 1 回実行し、アプリが会議から参加者を削除できるようにしてください:
admin-grant-if = 次が実行済みかどうかは、こちらからはわかりません。まだの場合は、Microsoft Teams PowerShell で次を 1 回実行し、アプリが会議から参加者を削除できるようにしてください:
admin-secret = Entra の「証明書とシークレット」でこのアプリの新しいクライアント シークレットを作成し、その値を安全な方法で共有してください。値が表示されるのは 1 回だけで、シークレット ID では足りません。
admin-answer = サービスの応答: { $ids }
admin-takes-hours = アクセス許可や Teams ポリシーの変更は、反映に数時間かかることがあります。
admin-thanks = よろしくお願いいたします。

# The dialog that takes anything: what may be pasted, and what was understood.
join-title = 通話を追加
join-box = 会議のリンク、招待、会議 ID、または通話 ID
join-box-hint = 会議のリンク、招待メールの全文、会議 ID とパスコード、またはこのアプリが参加している通話の ID を貼り付けます
join-nothing-sent = 貼り付けた内容はこのコンピューター上で読み取ります。ボタンを押すまで何も送信しません。
join-offers = このデモの会議
join-offer-use = 使用
join-offer-use-name = { $subject } のリンクを使用
join-kind = 種類
join-kind-call = 通話 ID
join-kind-long = 会議のリンク
join-kind-short = 会議の短縮リンク
join-kind-typed = 会議 ID
join-call-id = 通話 ID
join-thread = スレッド
join-meeting-id = 会議 ID
join-passcode = パスコード
join-passcode-given = あり
join-passcode-none = なし
join-organizer = 開催者
join-tenant = テナント
join-cloud = クラウド
join-cloud-host = { $cloud } ({ $host })
join-cloud-china = 中国 (21Vianet)
join-watch-hint = このアプリと同じアプリの通話に限ります。

# What speaks against it.
join-warn-china = この会議は中国クラウド (21Vianet) にあります。このクラウドの Graph では通話を使えません。
join-warn-cloud = このリンクは { $link } のものですが、サインイン先は { $here } です。参加するには、リンクのクラウドにサインインしてください。
join-warn-tenant = サインイン先は別のテナント { $here } です。Graph はテナントの不一致 (7505) として拒否する可能性が高いです。
join-warn-role = 参加にはアクセス許可 { $role } が必要ですが、管理者の同意がありません。それでも試すことはできます。

# How to join.
join-as = 参加方法
join-as-app = このアプリとして
join-as-guest = ゲストとして
join-guest-name = ゲスト名
join-guest-hint = ゲストはロビーで待つことがあります。また、アプリにアクセス許可 Calls.JoinGroupCallAsGuest.All が必要です。
join-guest-missing = アプリが参加するときの名前を入力してください
join-tenant-field = 会議のテナント
join-tenant-hint = 短縮リンクや会議 ID からは、会議のテナントがわかりません。ほかの組織からの招待でなければ、自分のテナントです。テナントの ID またはドメインを入力してください。
join-tenant-empty = テナントの ID またはドメインを入力してください
join-tenant-shape = テナントは 11111111-2222-3333-4444-555555555555 のような ID か、contoso.com のようなドメインです
join-tenant-common = 「{ $word }」ではなく、特定のテナントを入力してください
join-button = 参加
join-watch = この通話を監視
join-cancel = キャンセル
join-nothing-yet = 先に何か貼り付けてください
join-unreadable = 先に、参加できる会議や通話の情報を貼り付けてください

# The callback address.
callback-label = コールバック アドレス
callback-line = コールバック アドレス: { $address }
callback-change = 変更
callback-explained = Graph が通話の通知を送る公開 https アドレスです。これがないとアプリは参加できません。アプリにボット サービスがある場合は、その通話用 Webhook を使います。ない場合は、200 か 202 を返す自分のアドレスを使います。そこから応答がないと、通話がつながらないことがあります。このアプリのボットがすでに参加している通話を監視する場合は、代わりに通話 ID を貼り付けてください。
callback-not-kept = このアドレスは サインアウトまで使い、保存しません。「?」以降がキーの可能性があるためです。
callback-demo = デモではどのアドレスでもかまいません。何も送信されません。
callback-empty = https://bot.example.org/api/calls のようなアドレスを入力してください
callback-not-a-url = https://bot.example.org/api/calls のような Web アドレスではありません
callback-not-https = アドレスは https:// で始めてください
callback-no-host = アドレスにホスト名がありません
callback-user-info = 名前とパスワードは除いてください
callback-fragment = 「#」以降は除いてください
callback-local = Graph からこのコンピューターやネットワークには接続できません。インターネットに公開されたアドレスを入力してください。
callback-of-microsoft = これは会議のリンクなど、Microsoft のアドレスです。ボットまたは自社サービスのアドレスを入力してください。

# Joins in the list of calls.
joining = 参加しています…
joining-named = { $meeting } に参加しています
joining-waits = Microsoft の指示で { $n } 秒待機
joining-stop = 中止
joining-stop-name = { $meeting } への参加を中止
joining-failed-named = { $meeting } に参加できませんでした: { $cause }
joining-lost = アプリは会議に参加していて、その ID を受け取れなかっただけかもしれません。その場合、ここからは監視も削除もできません。
joining-again = 再試行
joining-again-name = { $meeting } への参加を再試行
joining-role-there = アクセス許可が付与されました。もう一度お試しください。
joining-twice = アプリが会議に二重に参加することがあります。
joining-twice-yes = もう一度参加
joining-twice-no = 戻る
joining-dismiss = { $meeting } を一覧から外す
calls-clear-ended = 終了した通話を消去
calls-ended-why = { $time } に終了 · { $why }

# A call that is being set up.
setting-up = 準備中…
setting-up-for = 経過時間 { $time }。通話は通常、数秒でつながります。
setting-up-lobby = ロビーで待機中
setting-up-lobby-text = 経過時間 { $time }。会議の参加者がこのアプリの参加を許可する必要があります。
setting-up-long = 経過時間 { $time }。通常より時間がかかっています。
setting-up-long-lobby = アプリがロビーで待っている可能性があります。その場合は、会議の参加者が参加を許可する必要があります。
setting-up-long-callback = Graph がコールバック アドレスに接続できていない可能性があります: { $address }
setting-up-long-no-callback = 通話の作成時に指定したコールバック アドレスに、Graph が接続できていない可能性があります。
setting-up-leave = 退出
setting-up-leaving = 退出中…
ended-forget = 一覧から外す
ended-look-again = もう一度確認
no-such-call = 該当する通話なし
no-such-call-correct = ID を修正…

# What is kept for one sign-in.
profile-head = このサインイン
profile-auto-cancel = 応答のない招待を、この秒数が過ぎたらキャンセル (0 = しない)
profile-auto-cancel-wrong = 0 ～ { $most } の整数で秒数を入力してください。呼び出しは約 { $most } 秒続きます。
profile-demo = デモの設定は、デモの終了時に消去されます。

# Where several meetings were found, and what was perhaps not read right.
join-choose = 複数の会議が見つかりました。参加する会議を選択してください。
join-choose-first = 先に会議を 1 つ選択してください
join-choice-passcode = { $meeting }、パスコード { $passcode }
join-doubt-put-together = 複数の行をつなげて読み取ったか、近くに別の数字があります。目的の会議か確認してから参加してください。
join-doubt-passcode = このパスコードは Teams のものではないようです。招待と見比べてから参加してください。
join-doubt-label = これらの番号の横にある言葉を判別できませんでした。会議 ID とパスコードを確認してから参加してください。
join-doubt-damaged = 会議らしい情報がほかにもありますが、読み取れません。目的の会議か確認してから参加してください。
join-doubt-capitals = メール フィルターがこのリンクの大文字を小文字に変えたため、Graph で会議が見つからない可能性があります。招待に会議 ID とパスコードがあれば、そちらを使ってください。
join-doubt-call-id = この形式の通話 ID は { $of } 文字ですが、これは { $n } 文字です。過不足なくコピーされているか確認してください。
join-doubt-regional = 「{ $host }」は Teams の地域別アドレスのようですが、確認できません。会議 ID を確認してから参加してください。

# A text or a file beside the box.
join-from-file = ファイル「{ $name }」から読み取りました。
join-from-long-text = 長いテキストから読み取りました。
join-from-box = 入力欄に戻す
join-box-full = 入力欄の上限は 64 KB です。空にしてから貼り付け直すと、1 MB までのテキストを読み取れます。
join-drop-several = ファイルは 1 つずつドロップしてください。
join-drop-no-file = 「{ $name }」は読み取れるファイルではありません。.ics、.eml、.url などの招待ファイルをドロップしてください。
join-drop-too-large = 「{ $name }」は 1 MB を超えています。ファイルを開いて、参加リンクを貼り付けてください。
join-drop-unreadable = 「{ $name }」を読み取れませんでした: { $reason }
join-drop-signed-out = サインインしてから、もう一度ファイルをドロップしてください。

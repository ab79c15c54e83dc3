# Where the credential lives.
place-demo = 架空の資格情報
place-other-way = { $place } · 独自の接続
place-memory = シークレットはメモリのみ
place-pasted = トークンはメモリのみ
place-keyring = シークレットはシステムのキーリング
place-environment = { $name } から取得
place-file = 資格情報はファイル
place-demo-text = 架空の会議には専用の資格情報があります。
place-memory-text = シークレットは Moderato のメモリにだけ残り、次回の起動時に再入力が必要です。
place-pasted-text = 貼り付けたトークンは、期限が切れるまで Moderato のメモリに残ります。
place-keyring-text = シークレットはシステムのキーリングに保存されています。
place-secret-ends = シークレットの期限は Moderato からはわかりません。Entra の「証明書とシークレット」に日付があります。
place-environment-text = 資格情報は環境変数 { $name } から取得し、保存しません。
place-file-text = 資格情報は { $path } から読み取ります。
place-file-password = パスワードはシステムのキーリングに保存されています。
place-will-be-kept = サインインに成功すると、システムのキーリングに保存されます。

# Keeping it in the system keyring.
keyring-keep = システムのキーリングに保存
keyring-keep-password = パスワードをシステムのキーリングに保存
keyring-not-loopback = このコンピューター上のサービスには使えません。
keyring-not-custom = 保存するのは一覧のクラウドだけです。カスタム アドレスの場合は保存しません。
keyring-not-given = 環境変数の値は保存しません。
keyring-secret-stored = システムのキーリングに保存済みです。
keyring-password-stored = パスワードはシステムのキーリングに保存済みです。
keyring-secret-used = システムのキーリングのシークレットを使用します。
keyring-password-used = システムのキーリングのパスワードを使用します。
keyring-from = システムのキーリングから
keyring-use = 使用
keyring-needs-use = システムのキーリングにあります。下の「{ $use }」を選んでください。
keyring-forget = 消去
keyring-forgotten = システムのキーリングから削除しました。
keyring-nothing-kept = システムのキーリングに、このアプリの情報はありません。
keyring-nothing-found = システムのキーリングにこのアプリの情報がないか、ロックされています。
keyring-missing = このセッションで使えるキーリングがありません。ここに入力したものはメモリにだけ残り、起動するたびに入力が必要です。
keyring-locked = システムのキーリングがロックされたままです。システムのプログラムでロックを解除して、もう一度試してください。
keyring-locked-not-kept = システムのキーリングがロックされたままです。何も保存されていません。システムのプログラムでロックを解除してから、サインアウトして、もう一度サインインしてください。
keyring-no-answer = システムのキーリングがまだ応答していません。システムのウィンドウでキーリングのパスワードを求めている可能性があります。
keyring-unreadable = システムのキーリングにあるこのアプリの情報は、Moderato が書き込んだものではありません。消去してから、シークレットを保存し直してください。
keyring-too-long = シークレットが長すぎて、システムのキーリングに保存できません。メモリにだけ残ります。
keyring-refused = システムのキーリングが拒否したか、失敗しました。保存、検索、削除はいずれも行われていません。もう一度試してください。

# Profiles on the sign-in page.
profiles-label = プロファイル
profiles-new = 新しいサインイン
profiles-default = アプリ { $app }
profiles-rename = プロファイル名を変更
profiles-saved = { $name } を次回のサインイン用に保存しました (シークレットを除く)
place-service = { $host } にサインイン中
profiles-delete = プロファイルを削除
profiles-name = プロファイル名
profiles-name-needed = 名前を入力してください
profiles-rename-yes = 名前を変更
profiles-delete-text = プロファイル「{ $name }」と、システムのキーリングにあるその情報を削除しますか?
profiles-delete-yes = 削除
profiles-no = キャンセル

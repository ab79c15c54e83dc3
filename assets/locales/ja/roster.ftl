# The call in the middle of the window.

# Ages.
time-tomorrow = 明日 { $time }
age-seconds = { $n } 秒
age-minutes = { $n } 分
age-hours = { $n } 時間

# Who somebody is.
unnamed-member = 名前のないメンバー
unnamed-guest = 名前のないゲスト
unnamed-acs = 名前のない ACS ユーザー
unnamed-external = 名前のない外部ユーザー
unnamed-phone = 非通知
unnamed-app = 名前のないアプリ
unnamed-device = 名前のないデバイス
unnamed-unknown = 名前のない参加者
identity-guest = 自己申告の名前、アカウントなし
identity-acs = Teams アカウントなしで参加 (ACS)
identity-phone = 電話番号
identity-other-tenant = 別のテナント
identity-tenant = テナント { $tail }
identity-member = このテナントのメンバー
identity-app = アプリ { $tail }
identity-hidden = 身元は非公開
invited-account = アカウント { $tail }
phrase-guest = ゲスト、アカウントなし
phrase-external = 外部、テナント { $tail }

# What a row says.
state-lobby = 待機中
state-muted = ミュート
state-mic-on = マイク オン
state-let-in = ロビーから参加を許可
state-present = 通話中
state-removing = 削除中…
state-asked = 要求 { $time }
state-waits = { $n } 秒待機
state-waits-until = { $time } まで待機
state-waits-more = Microsoft の指示
state-accepted = 削除を受理
state-accepted-more = 退出を確認中
state-removed = 削除 { $time }
state-left = 退出 { $time }
state-failed = 削除失敗
state-failed-again = 再び失敗 ({ $n } 回)
state-still-here = まだ通話中
state-still-here-more = { $n } 秒経過
state-came-back = { $after }後に再参加
state-came-back-at-once = すぐに再参加
state-came-back-more = 削除 { $time }
offer-this-app = このアプリ
offer-this-app-why = このアプリ自身です。削除すると、Moderato が通話から抜けてしまいます。
offer-no-id = 有効な ID なし
offer-no-id-why = ここからは削除できません: { $reason }。
offer-no-id-missing = Microsoft から ID が届いていないため、ここからは削除できません。

# The list.
roster-list = 参加者
section-lobby = ロビー
section-call = 通話中
section-paused = { $n } · 一覧は停止中
section-gone = { $n } · 一覧にない { $gone } 人
section-ringing = 招待
column-kind = 種類
column-state = 状態
column-since = 経過
row-remove = 削除…
row-remove-name = { $who } を削除
row-retry = 再試行
row-retry-name = { $who } の削除を再試行
row-stop = 中止
row-stop-name = { $who } の削除を中止
row-details = 詳細
row-devices = { $what ->
    [lines] { $n } 回線
    [entries] { $n } 件
   *[devices] デバイス { $n } 台
}
tag-organizer = 開催者
tag-protected = 保護対象
tag-recording = レコーディング
mark-looks-like = { $name } に類似
mark-looks-like-why = { $name } とは別人です。同じ名前に見えますが、使われている文字が違います。
mark-look-alike = 類似名
mark-member-name = メンバーと同じ名前
mark-member-name-why = メンバー本人ではありません。組織のメンバーとまったく同じ名前を使っているだけです。ID の末尾を見比べてください。
mark-namesake = ほかの人と同じ名前
mark-same-name = 同名 { $n } 人
mark-same-name-why = まったく同じ名前の人が { $n } 人います。ID の末尾を見比べてください。
mark-removed-name = { $time } に削除された人と同じ名前
mark-removed-name-short = 削除者と同名
mark-removed-name-why = この名前の人が { $time } に削除されました。ゲストの ID は参加のたびに変わるため、同じ人かどうかはわかりません。
mark-hidden = 見えない文字
mark-hidden-short = 不可視
mark-hidden-why = 名前に見えない文字が含まれています。代わりの記号で示しています。隣の文字は逆から読ませるためのものかもしれません。
mark-boxes = 表示できない文字
mark-boxes-short = フォントなし
mark-boxes-why = 名前の一部の文字に対応するフォントがこのコンピューターにないため、コード入りの四角で表示しています。
since-was-there = { $age }以上参加中: { $time } の監視開始時にすでに参加
since-joined = { $time } に初めて確認
since-between = { $from } から { $time } の間に参加
left-between = { $from } から { $time } の間に退出
since-earlier = { $time } に初めて確認 (それより前に参加した可能性があります)
since-more-than = { $age }+

# Invitations.
invitation-sent = 送信 { $time }
invitation-sending = 送信中…
invitation-ringing = 呼び出し中 { $time }
invitation-cancelling = キャンセル中…
invitation-cancel-accepted = 取消受付済み（参加者がいないか 10 秒間確認）
invitation-cancel-unconfirmed = Teams の確認待ち
invitation-cancelled-at = キャンセル { $time }
invitation-no-one-came = { $time } までに参加なし
invitation-auto-cancelled = 自動キャンセル済み
invitation-auto-cancelled-at = 自動キャンセル { $time }
invitation-joined = 参加
invitation-joined-anyway = キャンセルしたが参加
invitation-in-lobby-anyway = キャンセル後もロビーで待機中
invitation-hidden = 他の参加者に非表示
invitation-joined-later = { $time }（キャンセルの { $age }後）
invitation-no-answer = 応答なし (推定)
invitation-failed = 招待失敗
invitation-cannot-cancel = キャンセル不可
invitation-could-not-cancel = キャンセルできませんでした
invitation-cannot-cancel-why = この招待をサービス側で特定できないため、自然に終わるまで呼び出しが続きます。参加した人は削除できます。
invitation-refused-next = 1 人が原因で全員が拒否されることがあります。1 人ずつ再試行してください。
invitation-not-cancelled = キャンセル失敗: { $why }
invitation-cancel = 招待をキャンセル…
invitation-cancel-name = { $name } への招待をキャンセル
invitation-dismiss-name = { $name } への招待を一覧から外す

# The question on the row.
question-remove = { $name } ({ $kind }) を削除しますか?
question-remove-hint = 予告なしにすぐ削除されます。本人はもう一度参加できます。
question-remove-hint-lobby = すぐに参加を断ります。もう一度参加を求めることはできます。
question-remove-hint-door = 予告なしにすぐ削除されます。入口を閉じている間は、戻ってきたゲストも削除されます。
question-remove-yes = 削除
question-remove-yes-name = はい、{ $who } を削除します
question-no = キャンセル
question-close = 閉じる
question-cancel = { $name } ({ $kind }) への招待をキャンセルしますか?
question-cancel-hint = 参加していなくても、相手の Teams に「削除された」と表示されることがあります。
question-cancel-yes = 招待をキャンセル
question-cancel-yes-name = はい、{ $name } への招待をキャンセルします
question-cancel-no = 呼び出しを続ける
question-looks-like = { $name } に似ていますが、使われている文字が違います。
question-same-name = この名前の人が { $n } 人います。ID の末尾を見比べてください。
question-not-the-member = 組織のメンバーの { $name } ではありません。
question-has-look-alikes = ほかにも似た名前の人が { $n } 人います。ID を見比べてください。
question-is-original = この人は組織のメンバーです。名前の似た参加者がほかにいますが、別人です。
question-instead = 代わりに似た名前の { $name } を削除…
question-look-alike = 類似名
question-namesake = 同じ名前
question-this-one = この参加者
question-hidden = 名前に見えない文字が含まれています。
question-organizer = 開催者です。Teams に拒否されることがあります。
question-protected = この人は保護対象です。
question-recorder = 通話をレコーディングしています。テナントによっては、この参加者が抜けると全員が退出させられます。
question-stale = この一覧は { $age }前のものです。削除されるのは、この人の今回の参加だけです。
question-left = { $time } にすでに退出しています。
question-call-ended = 通話は終了しています。何も送信できません。
question-cancel-joined = { $time } に参加しました。
question-cancel-in-lobby = { $time } からロビーで待っています。
question-cancel-over = この招待は { $time } に終わりました。何も送信していません。

# The call.
call-invite = 招待…
call-refresh = 更新
call-live = ライブ
call-connecting = 接続中…
call-establishing = 準備中
call-lobby = ロビーで待機中
call-waiting = 一覧を待っています
call-stale = 一覧が古い
call-throttled = 待機指示あり
call-unreachable = 更新停止
call-ended = 終了 { $time }
call-left = 退出 { $time }
count-in-call = 通話中 { $n } 人
count-in-lobby = ロビー { $n } 人
count-ringing = 呼び出し中 { $n } 人
count-cancelling = キャンセル中 { $n } 件
count-ended = 終了 { $n } 件
freshness-updated = { $age }前に更新
freshness-stale = { $age }前の情報、{ $n } 秒後に再試行
freshness-stale-until = { $age }前の情報、{ $time } まで再試行なし
freshness-silent = { $age }前の情報、{ $silent }応答なし
freshness-signed-out = サインアウト済み
tools-search = 参加者を検索
tools-dense = 行間を詰める
tools-roomy = 行間を広げる
filter-all = すべて
filter-count = { $filter }: 検索に関係なく通話全体で { $n } 人
filter-guests = ゲスト
filter-external = 外部
filter-phones = 電話
filter-apps = アプリ
filter-new = 新規
filter-problems = 問題あり
filter-more = その他のフィルター
held-back = 新規 { $n } 人を表示
held-back-ringing = { $n } 人呼び出し中 — 表示
held-back-both = 新規 { $n } 人、呼び出し中 { $ringing } 人 — 表示
held-back-gone = 退出した人がまだ一覧にいます — 更新
held-back-by-pointer = { $what } · ポインターが一覧の上にある間は停止
held-back-by-notice = { $what } · ポインターが通知の上にある間は停止
held-back-a-moment = { $what } · ポインターが離れた直後のため一時停止
held-back-by-question = { $what } · 質問が開いている間は停止
held-back-by-selection = { $what } · 参加者を選択している間は停止
held-back-question = 新規 { $n } 人 (確認を閉じると表示)
hand-moved = 一覧が動きました。ポインターを動かしてから、もう一度押してください。
hand-changed = このボタンは今変わりました。ポインターを動かしてから、もう一度押してください。
hand-came-here = ポインターの下のボタンが今変わりました。このボタンでよければ、もう一度押してください。
hand-moved-key = 一覧が今変わりました。もう一度押してください。
notice-stale = 一覧は { $age }前のものです。
notice-next-try = { $n } 秒後に再試行します。
notice-trying = 再試行しています。
notice-no-answer = { $age }応答がありません。「更新」ですぐに再試行できます。
notice-no-try-before = { $time } まで再試行しません。
notice-asked-until = Microsoft から { $time } まで待つよう指示されました。それまで一覧は更新されません。
pause-graph = Microsoft の指示で { $n } 秒待っています。残りは自動的に続行します。
pause-graph-until = Microsoft の指示で { $time } まで待っています。残りは自動的に続行します。「中止」で終了します。
pace-left = Microsoft が削除の速度を制限しています。残りは約 { $n } 秒かかります。
pause-entra = Entra から今はトークンを取得できません。{ $n } 秒後に再試行し、残りは自動的に続行します。
pause-entra-until = Entra から { $time } までトークンを取得できません。残りは自動的に続行します。「中止」で終了します。
empty-show-all = 全員を表示
empty-hidden = 「{ $search }」に一致する { $n } 人がフィルターで隠れています
empty-no-match = 「{ $search }」に一致する参加者はいません
empty-no-match-text = すべての語が、名前、アドレス、番号、テナント、ID、種類、状態のどれかに一致する必要があります。
empty-removed = { $who } は { $time } に削除されました
empty-removed-text = 通話中で「{ $search }」に一致する人はもういません。
empty-removed-show = アクティビティで見る
empty-filter = フィルターに一致する参加者はいません
empty-nobody = 通話には誰もいません
empty-nobody-text = 届いた一覧は空でした。
empty-not-listed = 一覧には誰もいません
empty-no-roster = 一覧はまだありません
empty-waiting = 一覧を待っています
empty-waiting-text = Microsoft から参加者の情報がまだ届きません。{ $n } 回問い合わせました。始まったばかりの通話では、少し時間がかかることがあります。
empty-ended = { $time } に通話が終了しました
empty-left = { $time } に通話から退出しました
empty-ended-show = 最後の一覧を表示

# The card of a person.
person-none = 参加者を選ぶと詳細が出ます
person-none-keys = ? でキー一覧を表示します。
side-newest = 最近の参加者
person-gone = この参加者はもう一覧にいません
person-other-row = 別の ID で通話に参加中：表示
person-close = カードを閉じる
person-back = 結果に戻る
person-still-here = Microsoft は { $time } に削除を受理しましたが、その後の一覧にもまだ表示されています。
person-came-back = { $time } にここから削除しましたが、新しい ID で再び参加しています。
person-dismiss = 既読にする
person-copy-command = コマンドをコピー
person-copy-details = 詳細をコピー
person-no-value = なし
person-seen = { $time } ({ $age }前)
person-participant-id = 参加者 ID
person-identity-id = ユーザー ID
person-tenant = テナント
person-email = メール
person-typed-email = 入力されたメール
person-first-seen = 初回確認
person-devices = { $what ->
    [lines] 回線
    [entries] エントリ
   *[devices] デバイス
}
person-visits = 以前の参加
person-visits-value = { $n } 回、前回 { $from } ～ { $until }
person-history = 履歴
person-remove-name = カードから { $who } を削除
person-retry-name = カードから { $who } の削除を再試行
person-remove = { $who } を削除…
person-remove-at-once = { $who } を削除
person-retry = 再試行: { $who }
history-remove = 削除を要求
history-invite = 招待
history-keep-out = 再参加を禁止
history-let-back-in = 再参加を許可
history-keep-out-alarm = 再参加が多すぎる
history-keep-out-shared = 番号を他の人と共有
history-rule-not-removed = ルールで削除できず
history-let-stay = 残すことを許可
history-mute = ミュートを要求
history-cancel = キャンセルを要求
history-lobby = ロビーに到着
history-joined = 通話に参加
history-let-in = ロビーから入室
history-left = 通話から退出
history-may-be-removed = { $time } に削除された人の可能性あり
history-renamed = 名前を変更 (以前: { $from })

# What rosters are worth
lack-cut = Microsoft が返した参加者は 100 人です。ほかにもいる可能性があります
lack-link = 一覧の続きのページを読み取れません。{ $n } 人を読み取りました
lack-page = 一覧のページを 1 つ読み取れませんでした。{ $n } 人を読み取りました
lack-entries = 一覧の { $n } 件を読み取れません
lack-slow = 一覧の読み取りに 5 秒以上かかりました
lack-cached = Microsoft が保存済みの一覧を送ったため、古い可能性があります
lack-without-us = 最新の一覧は不完全です (このアプリが載っていません)
lack-in-lobby = このアプリはロビーにいるため、ほかの参加者が見えません
lack-empty = Microsoft の一覧には誰もいませんでした
lack-nothing-yet = 入口を閉じたときに誰がいたか、まだわかりません
notice-lack-text = 一覧が再びすべてそろうまで、誰も退出とみなしません。
notice-without-us-text = 再び載るまでは誰も退出とみなさず、削除も確認できないことがあります。Teams で確かめ、アプリが会議にいなければ参加し直してください。
notice-lack = { $why }。
lack-new-ids = このサービスは全員に毎回新しい ID を割り当てます
notice-new-ids = このサービスは全員に毎回新しい ID を割り当てます。
notice-new-ids-text = そのため ID では削除できません。要求が届いたときには ID が無効になっています。
notice-contradicts = 誰が通話中かについて Microsoft の回答が食い違っています。一致するまでお待ちください。
notice-contradicts-text = それまで、誰も退出したとは表示しません。
freshness-partial = { $age }前に更新 · { $why }
freshness-partial-short = { $age }前に更新 · 漏れの可能性あり

# What proves a removal
proof-rosters = Microsoft の直近 2 回の一覧にいません
proof-single-reads = 2 回の個別確認で見つかりません
proof-mixed = 一覧にも個別確認にもいません
proof-rosters-short = 2 回確認：退出済み
proof-single-reads-short = 個別確認 2 回で不在
proof-mixed-short = 一覧と確認で不在
state-removed-answer-lost = 最初の応答を受信できず
state-not-listed = 最新の一覧になし
state-not-listed-more = 再確認中
state-not-listed-told = Microsoft の情報: { $why }
state-not-listed-removed = Microsoft の情報: 削除済み
state-not-proved = 受理、未確認
state-not-proved-more = まだ確認できません
row-check-again = 再確認
row-check-again-name = { $who } が退出したか再確認
person-not-proved = Microsoft は { $time } に削除を受理しましたが、2 つの一覧または確認でまだ裏付けられていません。再確認するか、会議を見てください。
offer-shared-id = ID が重複
offer-shared-id-why = 一覧の 2 件が同じ ID です。どちらが削除されるかわからないため、削除できません。
question-not-listed = 最新の一覧にこの参加者がいません。次の一覧で退出したかどうかがわかるまで待ちます。

# After a sleep
resumed-slept = コンピューターは { $time }スリープしていました。
resumed-clock = コンピューターの時計が戻されました。
resumed-text = Microsoft から再び応答があるまで、一覧は古いままです。自動では何も行いません。
resumed-rules-wait = 入口と再参加禁止は、続行を指示するまで止まっています。

# Read aloud.
age-seconds-aloud = { $n } 秒
age-minutes-aloud = { $n } 分
age-hours-aloud = { $n } 時間
since-more-than-aloud = { $age }以上
state-due-aloud = まもなく削除
state-in-line = まもなく削除
ringing-aloud = 呼び出し中
column-heads = 列見出し
tools-found = { $n } 人見つかりました
state-joined-anyway = キャンセルしたが参加
state-joined-anyway-more = { $time } に参加
person-joined-anyway = 招待はキャンセルされましたが、{ $time } に参加しました。
person-moved-anyway = 移動はキャンセルされましたが、{ $time } に参加しました。
person-in-lobby-anyway = 招待はキャンセルされましたが、{ $time } からロビーで待っています。
column-identity = 身元
column-sort = この列で並べ替え
question-looks-like-letter = { $name } ではありません: 「{ $letter }」は{ $script ->
    [Cyrillic] キリル文字
    [Greek] ギリシャ文字
    [Armenian] アルメニア文字
    [Latin] ラテン文字
   *[other] 別の文字 ({ $code })
}です。

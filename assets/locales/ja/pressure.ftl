# Several people at once, raid mode, keeping people out, protection, undoing.

# Choosing several people.
check-name = { $who } を選択
check-none = 選択できません: { $why }
select-menu = 参加者を選択
select-lately = 過去 { $n } 秒の参加者
select-new-guests = 過去 { $n } 秒に参加したゲスト
select-guests = ゲスト
select-outsiders = ゲストと外部
select-phones = 電話
select-apps = アプリとボット
select-look-alikes = 似た名前
select-nobody = { $who }: 選択できる人がいません
list-opens-by-enter = Enter かダブルクリックで詳細を表示します
list-press-again = この人でよければ、もう一度押してください
list-letters = 何も実行していません。入力した文字で検索します。
select-everybody-but = 選択を反転
select-all = 一覧の全員
bulk-selected = { $n } 人を選択中
bulk-hint = 選択している間、一覧の動きを止めています。
bulk-hint-preview = 一覧の動きを止めています。横のプレビューを確認してください。
bulk-hint-waits = ほかに { $n } 人が最新の一覧にいないため、保留中です。
bulk-clear = 選択解除
bulk-clear-name = 選択をすべて解除
bulk-remove = { $n } 人を削除…
bulk-remove-open = プレビューを表示中です。
bulk-remove-nobody = 選択した人は、最新の一覧に 1 人もいません。

# The preview.
preview-title = { $n } 人を削除しますか?
preview-all-guests = 全員がアカウントのないゲストです。
preview-kinds = { $n ->
    [0] アカウントのないゲストは含まれていません。
   *[other] うち { $n } 人は、アカウントのないゲストです。
}
preview-how = 新しい順にすぐ削除します。削除された人ももう一度参加できます。
preview-by-door = ほかに { $n } 人をすでに削除しています。
preview-lobby = ロビーで待っているゲスト { $n } 人は含まれません。
preview-outsiders = 対象外: { $names }。
preview-more-below = 下にあと { $n } 人
preview-left-out = 対象外 { $n } 人
preview-yes = { $n } 人を削除
left-out-on-its-way = 処理中
preview-unread = 通話そのものをまだ読み取れていないため、このアプリ自身や開催者を判別できません。まとめて削除するのは、読み取り後にしてください。

# All devices of one person.
person-all-devices = { $what ->
    [lines] { $n } 回線をすべて削除…
    [entries] { $n } 件をすべて削除…
   *[devices] デバイス { $n } 台をすべて削除…
}
question-all-devices = { $what ->
    [lines] { $n } 回線すべて…
    [entries] { $n } 件すべて…
   *[devices] デバイス { $n } 台すべて…
}
question-one-device = { $what ->
    [lines] この番号は通話に { $n } 回線で参加しています。削除するのはそのうち 1 つです。
    [entries] 通話に { $n } 件あります。削除するのはそのうち 1 件です。
   *[devices] この人は { $n } 台のデバイスで参加しています。削除するのはそのうち 1 台です。
}
preview-devices = { $what ->
    [lines] { $name } の { $n } 回線を削除しますか?
    [entries] { $name } の { $n } 件を削除しますか?
   *[devices] { $name } のデバイス { $n } 台を削除しますか?
}
preview-one-identity = { $what ->
    [lines] すべて同じ番号からです。
    [entries] すべて同じ ID です。
   *[devices] すべて同じ ID のデバイスです。
}
preview-devices-yes = { $what ->
    [lines] { $n } 回線を削除
    [entries] { $n } 件を削除
   *[devices] デバイス { $n } 台を削除
}

# A removal of several, under way and after.
removal-left = 未削除: { $n } 人
removal-removed = { $n ->
    [0] 削除なし
   *[other] { $n } 人を削除
}
removal-already-gone = 退出済み { $n } 人
removal-not = 失敗 { $n } 人
removal-not-asked = 未送信 { $n } 人
removal-open = 残り { $n } 人
removal-title = { $n } 人を削除しています
removal-title-again = 再試行中: { $n } 人
removal-proved = { $n } 人は退出を確認済み
removal-checked = { $n } 人を確認中
removal-shared = { $n } 人が同じ理由で拒否されました: { $why }
counts-comma = 、
removal-others = うち { $n } 人は前の削除で残った人です: { $names }。
removal-others-door = うち { $n } 人は入口が削除できませんでした: { $names }。
removal-failed = 失敗した人を、理由とともに先頭に表示しています。
removal-stopped = 中止しました。{ $results }
removal-show-failures = 失敗を表示
removal-failures-gone = 一覧に残っている人はいません
removal-stopped-text = { $n ->
    [0] これ以上の要求は送信しません。
   *[other] これ以上の要求は送信しません。{ $n } 件はまだ処理中です。
}
removal-retry = 再試行 ({ $n })
removal-mute = ミュート ({ $n })
removal-mute-name = 残っている { $n } 人をミュート
removal-show = 削除の状況を表示

# Raid mode.
raid-start = 荒らし対策モード (10 分間)
raid-hint = 次々に人が入ってくるとき用です。ゲストと外部の人は「削除」を押すと確認なしで削除され、新しい人が先に並びます。入室は止めません。止めるのはゲスト入口です。自動的に終わります。
raid-end = 荒らし対策モードを終了
raid-left = 自動終了までの時間
raid-on = 荒らし対策モード
raid-on-text = 「削除」を押すと、ゲストと外部の人はすぐに削除されます。それ以外の人や複数人の場合は確認が必要です。
raid-on-short = 「削除」を押すと、ゲストと外部の人はすぐに削除されます。
raid-over = 荒らし対策モードは終了しました
mark-raid = 新規
mark-raid-why = 荒らし対策モードの開始後に参加したゲストです。
notice-wave = { $n } 人が参加しました
notice-wave-back = 外部の { $n } 人は、前にも参加していました。
notice-wave-lobby = { $n } 人が参加し、{ $lobby } 人がロビーで待っています
notice-wave-waiting = { $n } 人がロビーで待っています
notice-wave-sentence = { $words }。
notice-wave-text = ({ $time } 以降)。
notice-wave-more-again = ほかに、以前に削除された人と同じ名前の { $n } 人が参加しました。
notice-wave-again = 以前に削除された人と同じ名前の { $n } 人が参加
notice-wave-again-out = { $n ->
    [1] { $here ->
        [0] その人はまた退出しています。
       *[other] その人はまだいます。
    }
   *[other] { $here ->
        [0] 全員また退出しています。
       *[other] うち { $here } 人がまだいます。
    }
}
notice-wave-left = ゲスト { $n } 人がまだ参加しています。
notice-wave-left-besides = ほかにゲスト { $n } 人がまだ参加しています: { $names }。
notice-wave-left-others = ほかにゲスト { $n } 人がまだ参加しています。
notice-wave-going = ほかに { $n } 人を削除しています。
notice-wave-let-in = ロビーから参加を許可: { $names }。
notice-wave-may-stay = 残すことを許可: { $names }。
notice-wave-members = 組織のメンバーも { $n } 人参加しました。
notice-wave-all = { $time } 以降の到着は合計 { $n } 人です。
notice-wave-gone = このとき参加したゲストは、もう誰もいません。
wave-folded = 新しいゲスト { $n } 人がまだいます
wave-folded-hint = 通知とボタンをもう一度表示 ({ $key })
notice-wave-others = 外部からはほかに { $names }。
state-came-back-times = ({ $times })
came-back-nth = { $came_back } ({ $times })
came-back-times = { $n } 回目

# Keeping people out.
keep-out = 再参加を禁止…
keep-out-name = { $who } を削除して再参加を禁止
keep-out-protected = 保護対象の人、開催者、レコーディング中の人、このアプリの再参加は禁止できません。
keep-out-shared = 複数の人がこの番号からかけているため、個人を特定できません。
keep-out-call = この通話の間
no-identity-guest = ゲストは参加のたびに ID が変わるため、見分けられません。ゲストにはゲスト入口を使ってください。
no-identity-hidden = Microsoft が身元を隠しているため、再参加しても見分けられません。
question-keep-out-open = 削除して再参加を禁止…
question-keep-out = { $name } ({ $kind }) を削除して再参加を禁止しますか?
question-keep-out-yes = 削除して再参加を禁止
question-keep-away = { $name } ({ $kind }) の再参加を禁止しますか?
question-keep-away-yes = 再参加を禁止
question-keep-out-yes-name = はい、{ $who } の再参加を禁止します
question-keep-out-hint = 同じ ID で再び参加すると、1 秒後に削除されます。
question-keep-out-devices = { $what ->
    [lines] この番号の { $n } 回線が通話中です。すべて削除されます。
    [entries] { $n } 件が通話中です。すべて削除されます。
   *[devices] この人のデバイス { $n } 台が通話中です。すべて削除されます。
}
state-due = あと { $n } 秒で削除
state-due-keep-out = 再参加禁止
state-due-door = ゲスト入口
let-stay = 残す
let-stay-name = { $who } を残す
let-back-in = 再参加を許可
let-back-in-name = { $who } の再参加を許可
stop-keeping-out = 再参加の禁止を解除
stop-keeping-out-name = { $who } の再参加の禁止を解除
person-kept-out = 再参加禁止
rule-call = { $time } から通話の終了まで。{ $n ->
    [0] まだ再参加していません。
   *[other] ルールで { $n } 回削除しました。
}
rule-until = { $time } から、残り { $left }。{ $n ->
    [0] まだ再参加していません。
   *[other] ルールで { $n } 回削除しました。
}
rule-too-often = 1 分間に 3 回削除したため、ルールを停止しました。手動で削除するか、ルールを再開してください。
rule-shared = 複数の人がこの番号からかけています。ルールを停止しました。
rule-not-removed = 削除できませんでした。今回の参加にはルールを適用しません。手動で対応してください。
rule-again = 再開
rule-again-name = { $who } のルールを再開
rule-keep-for = 今からの禁止時間
rule-keep-for-name = { $who } の再参加を今から禁止: { $time }
rules-title = 再参加禁止
rules-open = 再参加禁止とゲスト入口…
rules-close = 一覧を閉じる
rules-only-while = Moderato の実行中だけ働きます。
rules-people = 参加者
rules-nobody = 個別に再参加を禁止している人はいません。
rules-review = 確認
rules-go-on = 続行
rules-drop = 破棄
door-title = ゲスト入口
door-text = 入口を閉じている間に参加したゲストは、1 秒後に削除されます。すでに通話中またはロビーにいるゲストは削除されません。
door-waits = 以前に閉じた入口です。続行を選ぶまで誰も削除しません。ここで閉じると、新しく始めます。
door-open = 入口は開いています。
door-closed = 入口は閉じています。残り { $left }。{ $n ->
    [0] まだ誰も削除していません。
   *[other] ゲスト { $n } 人を削除しました。
}
door-elsewhere = 入口は閉じています。残り { $left }。閉じたのは別のウィンドウで、削除もそこで行います。
door-hits-nobody = 今いる人は誰も削除されません。
door-stay = ドアを閉めても、すでにいる { $n } 人のゲストは削除されません。
door-stay-new = ドアを閉めても、すでにいる { $n } 人の新しいゲストは削除されません。
door-left = { $n } 人のゲストが通話中またはロビーにいます。入口が削除するのは、この後に参加するゲストだけです。
door-left-going = 通話中またはロビーのゲスト: { $n } 人。削除中: { $going } 人。{ $stay ->
    [0] 入口が削除するのは、この後に参加するゲストだけです。
   *[other] ほかの { $stay } 人は残ります。入口が削除するのは、この後に参加するゲストだけです。
}
door-left-new = { $n } 人の新しいゲストが通話中またはロビーにいます。入口が削除するのは、この後に参加するゲストだけです。
door-stay-remove = 削除…
door-rests = { $why }。その間、入口は自動では誰も削除しません。
door-hits = 今、ゲスト { $n } 人が削除されます: { $names }
door-let-next = 次のゲストを通す
door-let-one-more = もう 1 人通す
door-let-in-raid = 荒らしが続いています。次のゲストもその一人かもしれません。
door-let-anyway = それでも通す
door-lets-in = 次に来る { $n } 人のゲストは、誰であっても入れます。
door-let-in = 通した人: { $names }
door-let-nobody = これ以上ゲストを通さない
way-back-door = 入口を閉じたままでは、このゲストはまた削除されます。先にこのボタンを押してから、リンクからの参加を頼んでください。次に参加するゲストが通されます。
way-back-link = 会議のリンクからまた参加できます。
person-in-lobby = ロビーで待っています。入室の許可は Teams でのみできます。
door-close-for = 閉じる時間
door-keep-closed-for = 今からさらに閉じておく時間
door-open-wave = { $age }前にもゲストが続々と参加していました。入口を開けると、また入れるようになります。
door-for = { $n } 分
door-open-raid = 荒らしが続いています。入口を開けると、誰でも入れます。
door-open-anyway = それでも開ける
door-for-name = { $n } 分間閉じる
door-open-it = 入口を開ける
names-comma = 、
notice-keep-out = { $n } 人の再参加を禁止しています。
notice-door = ゲスト入口は閉じています。残り { $left }。
notice-door-paused = ゲスト入口は閉じていますが、一時停止中です。残り { $left }。今は来た人が入れます。
notice-door-works-again = Microsoft の一覧がすべてそろうと、また働きます。
notice-elsewhere-door = 入口を閉じたのは別のウィンドウで、削除もそこで行います。
notice-elsewhere-people = うち { $n } 人は別のウィンドウで禁止しています。
notice-rule-alarms = { $n } 件のルールが停止しました。
notice-door-removed = 入口: { $n } 人を削除しました。
notice-keep-out-removed = 再参加の禁止: { $n } 人を削除しました。
notice-muted = ミュート済み: { $names }。
notice-not-removed = { $n } 人を削除できませんでした: { $names }。
notice-no-retry = 再試行しても削除できません: { $names }。
notice-rules-unread = 通話そのものを読み取れるまで、ルールは働きません。
notice-door-over = ゲスト入口が開きました。
notice-door-again = もう一度閉じる
notice-keep-out-over = { $names } の再参加禁止が終わりました。
notice-waits = 以前に設定したルールは、まだ働いていません。
notice-waits-people = 再参加禁止 { $n } 人: { $names }。
notice-waits-door = ゲスト入口は閉じていました。

# Protection, and undoing.
protected-title = 保護対象
protected-text = すべての通話で、削除の前に警告が表示され、ルールや複数人の削除の対象になりません。
protected-nobody = 保護対象の人はいません。
protect = 保護
protect-name = { $who } を保護
unprotect = 保護を解除
unprotect-name = { $who } の保護を解除
invite-again = もう一度招待
invite-again-ask = もう一度招待…
invite-again-name = { $who } をもう一度招待
invite-again-why = 招待できるのは、このテナントのメンバーと電話番号だけです。通話に参加している間は招待できません。
details-person = 参加者を表示

removal-unproved = 受理・未確認 { $n } 人
notice-door-rests = { $why }。入口は休止中です。
notice-door-rests-text = 自動では誰も削除しません。
notice-flood = 1 分間の削除が { $most } 件を超えたため、ルールを一時停止しました。
notice-door-leaves = { $n } 人は入口を閉じる前からいた可能性があります。手動で対応してください
notice-flood-text = あと { $n } 人が削除待ちです。
notice-remove-these = この { $n } 人を削除…
preview-may-have-been-here = 入口を閉じる前からいた可能性のある人が含まれています。
door-also = 入口で一緒に削除する対象
door-externals = 外部の人
door-phones = 電話
notice-wave-clear = 新しいゲスト { $n } 人を削除して入口を閉じる
notice-wave-clear-short = { $n } 人を削除して閉じる
notice-wave-remove = 新しいゲスト { $n } 人を削除
notice-wave-remove-short = { $n } 人を削除
notice-wave-more = さらに { $n } 人 · 追加
door-close-guests = ゲスト入口を閉じる
door-close-short = 入口を閉じる
door-close-why = 今後 15 分間に参加するゲストは 1 秒後に削除されます。
preview-door = 入口は閉じています。これから参加するゲストは削除されます。
preview-no-open = キャンセルして入口を開ける
preview-others-return = うち { $n } 人はゲストではなく、もう一度参加できます。
preview-members = この { $n } 人のうち { $members } 人は組織のメンバーです: { $names }。
preview-many = 一度に { $most } 人を超えるため、人数の入力が必要です。
preview-number = 確認のため { $n } と入力
preview-tick = { $who } も削除
preview-tick-hint = 外して確定すると、この人は残ります。この通話の以後の通知にも含まれません。

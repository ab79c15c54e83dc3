# Inviting people, and the clock of their invitations.

# The dialog.
invite-title = { $call } に招待
invite-way-new = 参加者を招待
invite-way-move = 別の通話から移動
invite-field = オブジェクト ID、サインイン名、または電話番号
invite-field-hint = ada@contoso.com, +1 425 555 0100, 3f2a91c0-…
invite-add = 追加
invite-is-nothing = 5 人まで追加して、まとめて招待します
invite-is-account = アカウントのオブジェクト ID
invite-is-name = サインイン名。「追加」で検索します
invite-is-phone = 電話番号 { $number }
invite-is-list = { $n } 件
invite-passed-over = { $n } 件は追加済み
invite-heading = 「{ $entry }」は宛先ではありません
invite-begins-name = サインイン名の途中
invite-begins-phone = 電話番号の途中
invite-is-unclear = まだ判別できません
invite-in-call = この人はすでに通話に参加しています
invite-looking-up = 検索中…
invite-drop = { $name } を一覧から外す
invite-correct = { $name } を修正
invite-mark-rings = 呼び出し中
invite-mark-in-call = 通話中
invite-mark-unknown = ディレクトリにありません
invite-mark-unknown-id = 見つかりません。招待は送信します
invite-mark-listed = リストにあります
invite-mark-refused = 追加できません
invite-too-much = テキストが長すぎます。一度に貼り付けられるのは { $n } 人までです。
invite-full = Graph で一度に招待できるのは { $n } 人までです。先にこの人たちを招待してください。
invite-listed = この人はすでに一覧にあります。
invite-rings = この人はすでにこの通話に呼び出し中です。
invite-skipped = 招待されません: { $why }
invite-no-right = このアプリにはユーザーを検索する権限がありません (User.ReadBasic.All が未許可)。オブジェクト ID を入力してください。Entra の「ユーザー」で確認できます。
invite-unknown = このサインイン名のユーザーはディレクトリにいません。
invite-nobody = 先に招待する人を追加してください
invite-not-found = 「{ $entry }」を修正または削除
invite-unclear = 先に入力を完成させるか消してください
invite-unclear-part = 先に「{ $entry }」を完成させるか消してください
invite-part-problem = 「{ $entry }」: { $why }
invite-leaves-out = 招待されません: 「{ $entry }」
invite-leaves-out-more = 招待されません: 「{ $entry }」ほか { $n } 人
invite-auto-cancel = 自動キャンセルまで (秒)
invite-auto-cancel-off = オフ
invite-auto-cancel-error = 1 ～ 60 秒
invite-auto-cancel-hint = オフ: 約 1 分間呼び出します。
invite-hidden = 他の参加者に表示しない
invite-hidden-not = このクラウドでは非表示の招待を使えません。
invite-hint = すぐに呼び出しが始まります。呼び出し中はキャンセルできます。
invite-count = { $n } 人（最大 { $of } 人）
invite-send = 招待
invite-look-up = 先に検索
invite-send-several = { $n } 人を招待
invite-send-some = { $of } 人中 { $n } 人を招待
invite-send-move = 移動

# Moving somebody from another call.
invite-move-from = 移動元
invite-move-who = 参加者
invite-move-none = アカウントを持つ参加者がいる通話は、ほかにありません
invite-move-choose = 参加者を選択
invite-move-left = この人は移動元の通話から退出しました
invite-move-nobody = 先に参加者を選択してください
invite-move-hint = Graph で移動できるのは、アカウントを持つ人を一度に 1 人だけです。こちらに参加した時点で、移動元の通話から退出します。
invite-move-list = 一覧の人 ({ $n }) は、この操作では招待されません。

# The row of an invitation.
invitation-ends-in = あと約 { $n } 秒呼び出し
invitation-cancelled-in = { $n } 秒後にキャンセル
invitation-cannot-cancel-ends = 取り消せません · あと約 { $n } 秒呼び出し
invitation-answered-first = 先に応答された可能性あり
invitation-answer-lost = Graph の返事が失われました
invitation-ringing-armed = { $time } · 参加したら削除
invitation-armed = 到着したら削除
invitation-due = 参加
invitation-due-more = まもなく削除
invitation-arm = 参加したら削除
invitation-arm-name = { $name } が参加したら削除
invitation-arm-why = 参加した人を少しの間表示してから削除します。「参加を許可」を押すと通話に残ります。
invitation-disarm = 参加を許可
invitation-disarm-name = { $name } を残す
invitation-timer = 自動キャンセル
invitation-timer-name = { $name } への招待を自動キャンセル
invitation-timer-off = オフ
invitation-timer-after = { $n } 秒後
invitation-retry-name = { $name } をもう一度招待

# Cancelling several.
several-open = まとめてキャンセル…
several-title = どの招待をキャンセルしますか?
several-all = { $n } 件すべて
several-all-own = 自分による招待 { $n } 件すべて
several-all-others = ほかの人による招待 { $n } 件すべて
several-passed = 呼び出しが終わったため対象外
several-none = 先にキャンセルする招待を選んでください
several-close = 閉じる
several-yes = { $n ->
    [0] 招待をキャンセル
   *[other] 招待 { $n } 件をキャンセル
}

# What was done by itself.
activity-cancel-by-itself = { $who } ({ $kind }) への招待を自動キャンセル
activity-remove-on-arrival = { $who } ({ $kind }) を参加直後に削除
invited-of = { $n } 人のうち: { $counts }
invited-joined = { $n } 人が参加
invited-left-out = { $n } 人は未招待
invited-not = 未招待
invited-rang = 未招待、すでに呼び出し中でした · { $state }
invited-correct = 修正して招待…
invited-again = { $n } 人をもう一度招待
invited-show = 結果 ({ $n })
invited-earlier = 以前
invited-earlier-clear = 以前の分を消去
ended-clear = 終了分を消去
ended-cleared = { $n } 件を消去 ·
ended-undo = 元に戻す
ended-more = 終了した他の { $n } 件を表示
ended-fewer = 終了分の表示を減らす
invited-at = { $time } に招待
cancelled-at = { $time } にキャンセルを送信
cancelled-done = { $n } 件キャンセル
cancelled-joined = { $n } 人がそれでも参加
cancelled-stuck = { $n } 件はキャンセル不可
cancelled-failed = { $n } 件は未キャンセル
cancelled-no-answer = { $n } 件応答なし (推定)
cancelled-joined-hint = 招待をキャンセルしましたが、{ $n } 人が参加しました。
cancelled-stuck-hint = このうち { $n } 件の招待は Graph がどの ID も受け付けないため、終わるまで呼び出しが続きます。
cancelled-arm-all = { $n } 人全員を到着時に削除

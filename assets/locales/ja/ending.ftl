# Leaving a call, ending it for everybody, keeping it alive, and muting.

# The header.
call-leave = 退出…
call-leaving = 退出中…
call-more = この通話のその他の操作
call-copy-id = 通話 ID をコピー
call-stop-watching = 監視を停止
call-stop-watching-hint = 通話を一覧から外します。要求は送信されません。アプリは通話に残りますが、ここから通話を維持しなくなります。
own-mute = このアプリをミュート
own-unmute = このアプリのミュートを解除
own-failed = このアプリのマイクを切り替えられませんでした: { $why }
try-again = 再試行

# Keeping a call alive.
keep-alive = この通話を維持
keep-ours = この通話は Moderato が作成したため、常に維持されます。
keep-off = ここからは維持していません。アプリからの信号が 45 分間ないと、Microsoft は通話を終了します。
keep-last = 維持しています。最後の信号は { $age }前です。
keep-none-yet = 維持しています。信号はまだ送信していません。
keep-trouble = 前回は失敗しました: { $why }。
notice-keep = このアプリから Microsoft に信号が届かないと、この通話はあと { $left }で終了します。
notice-keep-over = このアプリから Microsoft に 45 分間信号が届いていません。通話は終了した可能性があります。
notice-not-left = アプリはまだ通話に参加しています。
notice-missing-roles = 不足: { $roles }。

# The question about leaving.
leave-head = 退出
leave-hint = このアプリだけが退出します。会議は続きますが、ここからは誰も削除できなくなります。
leave-yes = 退出
leave-yes-name = はい、このアプリだけ通話から退出します
end-head = 全員の通話を終了
end-head-hint = 他の { $n } 人を順に削除してから、このアプリが退出します。実行前にもう一度確認します。
end-open = 全員の通話を終了…
end-nobody = 通話には、ほかに削除できる人がいません。
end-is-running = すでに削除を実行中です。

# The dialog that ends a call for everybody.
end-title = 全員の通話を終了しますか?
end-how = Microsoft には、全員の通話をまとめて終了する要求がありません。
end-order = { $n } 人{ $lobby ->
    [0] {""}
   *[other] {""} (うちロビー { $lobby } 人) {""}
}を新しい順に削除してから、このアプリが退出します。
end-ringing = 呼び出し中の招待 { $n } 件をキャンセルします。
end-again = 誰でももう一度参加できます。
end-organizer = 開催者が含まれています。Teams に拒否されることがあります。
end-recorder = 通話をレコーディングしている人が含まれています。テナントによっては、その人が抜けると全員が退出させられます。
end-protected = 保護対象の { $n } 人が含まれています: { $names }。
end-fixed = { $n } 件には使用できる ID がありません。これらは通話に残り、アプリも残ります。
end-fixed-head = ここからは削除できません
end-number = 確認のため人数 ({ $n }) を入力
end-came = { $came } 人が参加し、現在 { $n } 人です。
end-went = { $went } 人が退出し、現在 { $n } 人です。
end-changed = { $came } 人が参加、{ $went } 人が退出し、現在 { $n } 人です。もう一度入力してください。
end-yes = { $n } 人の通話を終了
end-yes-why = 一覧の人数と同じ数を入力してください。

# An ending under way, and after.
ending-removing = 削除中: { $of } 人中 { $n } 人が退出
ending-removing-text = 新しい順に削除し、最後にこのアプリが退出します。
ending-stop = 中止
ending-leaving = 退出中…
ending-leaving-text = ほかの全員が退出しました。
ending-left-over = { $n } 人が残っているため、このアプリも残ります
ending-left-over-text = 今このアプリが退出すると、残った人をここから削除できなくなります。
ending-nobody = 全員退出しましたが、このアプリは退出できませんでした
ending-nobody-text = まだ通話に参加しています。もう一度退出してください。
ending-stopped = { $n ->
    [0] 中止しました。ほかには誰も残っていません
   *[other] 中止しました。{ $n } 人が残っています
}
ending-stopped-text = これ以上の要求は送信しません。アプリは通話に残ります。
ending-stopped-open = { $n } 件の要求が処理中です。これ以上は送信せず、アプリは通話に残ります。
ending-here = まだ通話中: { $n }
ending-gone = 通話から退出: { $n }
ending-unproved = 退出を未確認: { $n }
ending-again = 再試行…
ending-leave = それでも退出
ending-put-away = このパネルを閉じる
ending-show = 終了処理を表示
ended-for-everyone = 全員の通話を終了しました: { $n } 人を削除
fate-waiting = 待機中
fate-gone = 削除済み
fate-already-gone = 退出済み
fate-failed = 失敗: { $why }
fate-failed-again = { $again }: { $why }
fate-still-here = 受理済みだが、まだ通話中
fate-stopped = 未送信
fate-came = 途中で参加
fate-fixed = ここからは削除できません

# Muting.
state-muting = ミュート中…
state-muted-by-service = サービス側でミュート
state-muted-by-you = 自分がミュート
person-mute = ミュート
person-mute-name = { $who } をミュート
person-mute-hint = サービス側でミュートします。ここからミュートは解除できません。本人は Teams で解除できます。
mute-failed = ミュート失敗: { $why }
mute-failed-bold = ミュートできませんでした。
mute-retry-name = { $who } のミュートを再試行
mute-dismiss = 閉じる
mute-not-up = 通話がつながっている間だけ使えます。
mute-one-to-one = この通話は 1 対 1 です。Microsoft でミュートできるのはグループ通話だけです。
mute-in-lobby = ロビーにいる人の音声は聞こえません。
mute-no-address = Microsoft からこの項目の有効な ID が届いていないため、対象を指定できません。
mute-this-app = このアプリのマイクのボタンはヘッダーにあります。
mute-already = すでに、ここ以外の操作でミュートされています。本人は Teams で解除できます。
mute-already-by-you = 自分の操作でミュートしました。本人は Teams で解除できます。
mute-on-its-way = 要求を処理中です。
mute-leaving = この参加者は削除中か、すでに退出しています。

ending-not-sure = 一覧には誰もいませんが、退出したとは確認できていません
ending-not-sure-text = 引き続き操作できるよう、このアプリは残っています。会議を確認するか、退出してください。

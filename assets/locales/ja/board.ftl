# The order of the people.
sort-head = 参加者の並び順
sort-by = 並べ替え: { $order }
sort-arrival = 参加順
sort-newest = 新しい順
sort-name = 名前
sort-kind = 種類
sort-tenant = テナント
sort-state = 状態

# Filters of the activity.
search-empty = 検索をクリア
activity-person = 参加者または ID
activity-filters = フィルター
activity-filters-on = フィルター { $n }
activity-none-fits = フィルターに一致する項目はありません
activity-by-call = 通話
activity-by-action = 操作
activity-by-result = 結果
activity-all-calls = すべての通話
activity-this-call = この通話
activity-every-action = すべての操作
activity-every-result = すべての結果
action-removals = 削除
action-invitations = 招待
action-muting = ミュート
action-rules = ルール
action-calls = 通話
action-people = 参加と退出
kind-done = 完了
kind-failed = 失敗
kind-open = 進行中
kind-nothing = 効果なし
details-copy-curl = curl としてコピー
curl-body = 本文は保存されていません。この要求については Graph のドキュメントを参照してください

# Exports.
export-open = エクスポート…
export-title = エクスポート
export-activity = アクティビティ
export-roster = 参加者一覧
export-activity-what = フィルター適用後の { $n } 件。
export-roster-what = 「{ $call }」の { $n } 人 (最初と最後の確認時刻付き)。
export-csv = 表計算ソフトで開けます。数式は無効化されます。
export-json = すべての情報を含む、プログラム向けの形式です。
export-redact = 名前を除く
export-redact-hint = 名前、アドレス、件名を除き、番号は末尾だけを残します。同じ人を追えるように ID は残ります。
export-go = エクスポート
export-close = 閉じる
export-written = 書き出しました。このファイルを読めるのは自分だけです:
export-copy-path = パスをコピー
export-failed = ファイルを書き込めませんでした。

# All calls on one page.
board-title = すべての通話
board-counts = 通話 { $calls } 件、参加者 { $people } 人
board-search = すべての通話から参加者を検索
board-as-added = 追加順
board-by-attention = 要確認を先に
board-found = { $n } 人
board-nobody = 「{ $words }」に一致する参加者はどの通話にもいません
board-people = すべての通話の参加者
board-also = 他に { $n } 件の通話に参加中
board-call = 通話
board-age = 経過
board-people-count = 参加者
board-lobby = ロビー
board-ringing = 呼び出し
board-alarms = 要確認
board-kept-alive = 残り維持時間

# What a screen reader is told by itself.
announce = { $result }: { $what }
announce-alarms = 警告 { $n } 件。最新: { $what }
announce-wave = { $what }: { $call }

# The keys.
keys-title = キー操作
keys-window = 全体
keys-list = 参加者一覧
keys-question = 確認画面
key-add = 通話を追加
key-search-all = すべての通話から参加者を検索
key-board = すべての通話
key-call = 1 ～ 9 番目の通話
key-search = この通話の参加者を検索
key-to-list = 参加者一覧へ移動
key-refresh = 一覧を今すぐ更新
keys-storm = 一斉に参加してきたとき
key-raid = 荒らし対策モードのオン/オフ
key-door = ゲスト入口を閉じる/開ける
key-rules = 再参加禁止とゲスト入口
key-choices = 種類を指定して選択
key-stop = 削除を中止
key-keep-out = 削除と再参加禁止の確認
key-newcomers = 新しい参加者を今すぐ表示
key-order = 次の並び順
key-invite = 参加者を招待
key-export = エクスポート
key-present = 共有時に名前と ID を伏せる
key-full-screen = 全画面表示
key-tab = 次の項目へ
key-keys = このキー一覧
key-step = 前後の参加者
key-page = 1 ページ上下に移動
key-ends = 最初または最後の参加者
key-person = 参加者を表示
key-remove = 参加者の削除を確認
key-mute = 参加者をすぐにミュート
key-again = 最後に再参加した人へ移動し、削除
key-choose = 参加者の選択/選択解除
key-range = ここまでの範囲を選択
key-extend = 選択範囲を広げる/狭める
key-all = 一覧の全員を選択
key-new-guests = 新しいゲストを選択
key-let-stay = 参加者を残す
key-retry = 失敗した削除を再試行
key-yes = 確定
key-no = 閉じる/検索をクリア

# A head that is only read aloud.
column-name = 名前
key-palette = すべてのコマンド
key-leave = 退出または通話を終了
palette-hint = したいことを入力
palette-none = 一致するコマンドはありません
why-no-call = 先に通話を開いてください
why-call-over = 通話は終了しています
why-nobody-chosen = 先に一覧の参加者へ移動してください
why-kept-out = すでに再参加を禁止しています
why-no-rule = ルールで削除される予定はありません
why-on-its-way = すでに処理中です
why-not-removing = 削除は行われていません
why-none-failed = 失敗した削除はありません
why-no-new-guests = 参加したばかりのゲストはいません
why-nobody-back = 再参加した人はいません
why-nobody-held-back = 表示待ちの参加者はいません

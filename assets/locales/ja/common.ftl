# Texts of the whole window that belong to no single part.

copied-name = 名前をコピーしました
copied-id = ID をコピーしました
copied-number = 番号をコピーしました
copied-link = リンクをコピーしました
copied-command = コマンドをコピーしました
copied-path = パスをコピーしました
copied-message = メッセージをコピーしました
copied-report = レポートをコピーしました
copied-details = 詳細をコピーしました
copied-line = 行をコピーしました
copied-address = アドレスをコピーしました
copied-value = 値をコピーしました
# A settings file that another window keeps locked. $path: the file
settings-held = 別のウィンドウが { $path } を使用しているため、この変更は保存されていません。少し待ってからやり直すか、そのウィンドウを閉じてください。
settings-behind = 変更は現在保存されていません。このウィンドウを閉じるまで有効です。

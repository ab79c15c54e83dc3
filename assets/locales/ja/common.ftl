# Texts of the whole window that belong to no single part.

copied = コピーしました
# A settings file that another window keeps locked. $path: the file
settings-held = 別のウィンドウが { $path } を使用しているため、この変更は保存されていません。少し待ってからやり直すか、そのウィンドウを閉じてください。
settings-behind = 変更は現在保存されていません。このウィンドウを閉じるまで有効です。

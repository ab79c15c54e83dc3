# Kinds of people and things.
kind-member = メンバー
kind-guest = ゲスト
kind-acs = ACS ユーザー
kind-external = 外部
kind-phone = 電話
kind-app = アプリ
kind-device = デバイス
kind-unknown = 不明

# Names of controls that show an icon alone.
widget-copy-value = コピー: { $label }
widget-show-secret = 入力内容を表示
widget-corrected = 未確認
widget-hide-secret = 入力内容を隠す
widget-close-notice = 通知を閉じる

ear-scroll-bar = スクロール バー
ear-splitter = パネルの境界
ear-side = 通話の横のパネル
edit-cut = 切り取り
edit-copy = コピー
edit-paste = 貼り付け
edit-select-all = すべて選択
paste-silent = クリップボードを保持しているプログラムが応答しません。何も貼り付けられませんでした。
paste-no-text = クリップボードにテキストがありません。

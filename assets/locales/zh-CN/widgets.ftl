# 人员与设备的类型。
kind-member = 成员
kind-guest = 来宾
kind-acs = ACS 用户
kind-external = 外部
kind-phone = 电话
kind-app = 应用
kind-device = 设备
kind-unknown = 未知

# 仅有图标的控件名称。
widget-copy-value = 复制：{ $label }
widget-show-secret = 显示输入内容
widget-corrected = 尚未检查
widget-hide-secret = 隐藏输入内容
widget-close-notice = 关闭通知

ear-scroll-bar = 滚动条
ear-splitter = 面板边缘
ear-side = 通话旁边
edit-cut = 剪切
edit-copy = 复制
edit-paste = 粘贴
edit-select-all = 全选
paste-silent = 持有剪贴板的程序没有响应。未粘贴任何内容。
paste-no-text = 剪贴板中没有文本。

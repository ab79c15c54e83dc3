# 人员的排列顺序。
sort-head = 人员排序
sort-by = 排序：{ $order }
sort-arrival = 到达顺序
sort-newest = 最新加入
sort-name = 名称
sort-kind = 类型
sort-tenant = 租户
sort-state = 状态

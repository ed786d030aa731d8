### 图表的标题、坐标轴和说明。

chart-time-title-month = 得到的帮助，按月
chart-time-title-quarter = 得到的帮助，按季度
chart-time-title-year = 得到的帮助，按年
chart-time-title-period = 得到的帮助，随时间的变化
chart-time-axis = 每100名求助者中，有多少得到了帮助（每个人算一次）
chart-time-axis-household = 每100户求助者中，有多少得到了帮助（每户算一次）
chart-time-axis-record = 每100次请求中，有多少得到了回应
chart-time-key = 线和色带：数字和可能的范围。虚线框：尚不清楚，只知道范围。
chart-time-key-clear = 线和色带：数字和可能的范围。
chart-time-desc =
    { $n ->
       *[other] { $n }个时段，从{ $first }到{ $last }，刻度从0到100。{ $figures }
    }
chart-direct = 每100中{ $value }
chart-target = 目标{ $target }
chart-areas-title = 得到的帮助，按{ $level }
chart-areas-title-asking = 求助，按{ $level }
chart-areas-axis = 每100名求助者中，有多少得到了帮助
chart-areas-axis-asking = 求助，每1000名居民
chart-areas-axis-share = 每100个求助中
chart-areas-desc =
    { $n ->
       *[other] { $n }行，附可能的范围。{ $figures }
    }
chart-areas-nothing =
    { $n ->
       *[other] 另有{ $n }个地点：各约为0
    }
chart-needs-title = 占全部求助的份额，按需求
chart-needs-axis = 每100个求助中
chart-periods-title = 占全部求助的份额，按时段
chart-groups-title = 得到的帮助，按群体
chart-groups-title-asking = 占全部求助的份额，按群体
chart-groups-axis = 每100名求助者中，有多少得到了帮助
chart-legend-below = 低于目标
chart-legend-includes = 不能确定
chart-legend-above = 高于目标
chart-legend-range = 可能的范围
chart-legend-unclear = 尚不清楚：只有范围
chart-row-clear = { $label }：{ $value }，{ $range }
chart-row-unclear = { $label }：尚不清楚，{ $range }
chart-row-none = { $label }：没有数字
chart-foot = 十个可能的范围中约有九个包含联盟自己记录里的数字。为保护求助的人，每个数字都混入了随机。

## 按地点和时段，按地点和需求

chart-cross-title-period = 得到的帮助，按{ $level }和{ $step }
chart-cross-title-need = 得到的帮助，按{ $level }和需求
chart-cross-axis = 每100名求助者中，有多少得到了帮助，附可能的范围
chart-cross-caption = 如果在{ $n }个{ $steps }里至少有{ $k }个，得到的帮助很可能低于目标，差距就是持续的。对其他地点不作判断：那里的差距也可能是持续的。
chart-cross-key-unclear = 尚不清楚：只有范围
chart-cross-key-lasting = 持续的差距

## 各地点会有多可靠

chart-margins-title = 各地点会有多可靠：{ $title }
chart-margins-axis = 得到的帮助的可能范围：正负，每100。越短越可靠。
chart-margins-small = 可能太小，无法判断
chart-margins-desc =
    { $n ->
       *[other] { $n }个地点各一条，最可靠的在前。{ $figures }
    }
chart-margins-foot = 只依据公开资料：没有读取任何名单。假定求助与居民人数成比例，并且每100次请求有65次得到回应。

chart-equiplot-title = 到达的帮助，各组并列
chart-equiplot-caption = 每个点是一个地方或一组人；下方的条按同样顺序表示可能范围。条重叠之处，各点可能相同。
chart-equiplot-unclear = 尚不清楚：{ $n }
chart-before-title = 到达的帮助，按{ $level }：{ $first } 与 { $last }
chart-before-caption = 条表示可能范围。一个地方的两条重叠时，可能没有变化。
chart-before-unclear = 因其中之一尚不清楚而略去：{ $n }。
chart-funnel-title = 到达的帮助与求助人数
chart-funnel-across = 求助人数（每格成倍）
chart-funnel-caption = 灰带：若各地得到同等帮助、只由偶然决定，约十分之九的地方会落在其中。小地方更分散。实心点在带外；条为可能范围。
chart-funnel-city = 全市 { $value }
chart-funnel-desc = 地方（按当地求助人数）：{ $n }。带外：{ $outside }
chart-concentration-title = 求助与帮助，从境况最差的地方到最好的地方
chart-concentration-axis = 每 100 名求助者和每 100 名受助者中，有多少住在到此为止的地方
chart-concentration-across = 居民，从境况最差的地方起，每 100
chart-concentration-asking = 求助
chart-concentration-arrived = 到达的帮助
chart-concentration-even = 虚线：人人相同
chart-concentration-caption = 在虚线之上，境况较差的地方所占多于其居民比例；在其下则更少。色带把所有范围的端点相加，因此比必要的更宽。
chart-concentration-desc-asking = 每 100 名居民中境况最差的 { $residents } 名：占每 100 求助中的 { $value }（{ $lower }–{ $upper }）。
chart-concentration-desc-arrived = 每 100 名受助者中：{ $value }（{ $lower }–{ $upper }）属于每 100 名居民中境况最差的 { $residents } 名。

## 标记日期前后

chart-changes-title = 标记日期前后
chart-changes-caption = 同一时间其他事情也在变。这里显示的是变化，不是原因。
chart-changes-city = 全市
chart-changes-beside = { $name }，减去对比地方的变化
chart-changes-event = { $event }（{ $day }）
chart-changes-before = 之前
chart-changes-after = 之后
chart-changes-difference = 差
chart-changes-likely = 可能 { $lower } 至 { $upper }
chart-changes-between = 在 { $lower } 和 { $upper } 之间

## 等待

chart-waits-title = 多久得到帮助
chart-waits-caption = 更晚得到帮助的，或没有得到帮助的，也在这 100 之中。
chart-waits-all-title = 多久得到帮助：{ $by }
chart-waits-all-title-level = 多久得到帮助，按{ $level }
chart-waits-head = ≤ { $days }
chart-waits-all-axis = 每 100 个求助中，在这么多天内（最上一行）得到帮助的有多少，带可能范围

## 有发放和没有发放的周

chart-distributions-title = 有发放和没有发放的周
chart-distributions-axis = 每周情况，按照公布的日程
chart-distributions-foot = 来自联盟公布的{ $file }；没有任何内容来自人们的记录。
chart-distributions-key-held = 有发放
chart-distributions-key-missed = 公布了，没有做到
chart-distributions-key-none = 没有公布
chart-distributions-row = { $name }：{ $m }周中有{ $n }周有发放。

### 第一屏、各节、各表。

skip = 直接看结果
languages-title = 本页的其他语言版本
unchecked-title = 还没有以这种语言为母语的人核对过这些文字。
unchecked-text = 与英文页面有出入时，以英文页面为准。
unchecked-promise = 承诺的英文原文：
window = { $from }至{ $to }
record-notice = 受保护的是每一行记录，而不是每一个人。
record-notice-why = 这些记录没有编号，谁也分不清哪些行属于同一个人。行数多的人得到的保护比下面的数字所说的少。
say-title = 可以这样说
say-none = 目前还没有足够可靠、可以单独引用的内容。
say-below = 在{ $all }个{ $level }中，至少有{ $n }个得到的帮助低于每100人{ $target }人的目标：
say-below-first = 在{ $all }个{ $level }中，至少有{ $n }个得到的帮助低于每100人{ $target }人的目标。数字最低的是：
say-lasting = 在{ $all }个{ $level }中，有{ $n }个的差距很可能是持续的：{ $periods }个{ $steps }里有{ $k }个或更多，得到的帮助低于每100人{ $target }人的目标：
say-lasting-first = 在{ $all }个{ $level }中，有{ $n }个的差距很可能是持续的：{ $periods }个{ $steps }里有{ $k }个或更多，得到的帮助低于每100人{ $target }人的目标。其中一些是：
table-gaps = 各{ $level }随时间的差距类型
data-gaps = 差距类型
col-gap = 差距
col-since = 至少自
col-sure = 持续的可能，每100
col-deep = 比目标少
col-people-short = 约相当于多少人的需要
gap-intensifying = 持续，且在扩大
gap-persistent = 持续
gap-diminishing = 持续，但在缩小
gap-historical = 曾经有，现已消失
gap-new = 新出现
gap-consecutive = 最近几个时段都有
gap-sporadic = 曾出现过
gap-no-gap = 总体上没有
gap-city-wide = 全市不足；此处尚不清楚
gap-not-clear = 尚不清楚
table-by_period = 得到的帮助，按{ $level }和{ $step }，每100人
table-by_need = 得到的帮助，按{ $level }和需求，每100人
table-by_group = 得到的帮助，按{ $level }和群体（{ $group }），每100人
table-modelled = { $caption }。这些数字来自一个模型，它也使用其他地点、需求和月份的共同之处。主要来自其他地点的数字不算清楚。
data-by_period = 按{ $level }和{ $step }
data-by_need = 按{ $level }和需求
data-by_group = 按{ $level }和群体（{ $group }）
say-more = 另有{ $n }个低于目标
say-list = { $sentence }{ $list }。
say-list-join = ；
say-copy = 复制
say-copied = 已复制
say-cite = 《{ $title }》，{ $from }至{ $to }。{ $created }发布，编号{ $id }。以后的发布可能会修正。
say-cite-label = 如何引用
thin =
    { $n ->
       *[other] { $all }个{ $level }中有{ $n }个尚不清楚。
    }
thin-larger = 较大的区域更能说明问题：{ $larger }个{ $level }中有{ $clear }个是清楚的。
thin-city = 全市的数字更能说明问题。
zones-chosen =
    { $n ->
       *[other] 本页的{ $n }个片区是联盟在发布之后划分的，也许是看过数字之后才划分的。换一种划分，可能会得出另一种说法。
    }
zones-unlisted =
    { $n ->
       *[other] 有{ $n }个区域没有划入任何片区：合起来称为“{ $others }”。
    }
zones-apart =
    { $n ->
       *[other] 有{ $n }个片区在地图上不连成一块：{ $names }。
    }
stepped-merged = 因此本页把相邻的区域合并成{ $n }个片区，这样能说得更多。按{ $level }的数字在 tables/measured_areas.csv 中。
stepped-larger = 因此本页按{ $larger }来讲，这样能说得更多。按{ $level }的数字在 tables/measured_areas.csv 中。
stepped-city = 据此无法画出地图，因此本页只讲全市。按{ $level }的数字在 tables/measured_areas.csv 中。
stepped-how = 这是由数字的清楚程度决定的，范围已把这一点考虑在内。
say-revision = 如果又登记了更多请求，或改正了错误，以后的发布可能会修正。
cannot-more = 还有哪些不能说
cannot-title = 不可以这样说
certainty-label = 可靠程度：{ $certainty }

## 全市的数字

city-title = 全市
city-fill = 得到的帮助：每100人中{ $value }人（{ $range }）。
city-fill-unclear = 得到的帮助：尚不清楚。
city-fill-none = 得到的帮助：没有数字。{ $reason }
city-means = 这个数字的意思
city-explain-person = 每个人只算一次，不论求助多少次：有人提出四次请求，三次得到回应，就算作得到了四分之三的帮助。
city-explain-household = 每户只算一次，不论求助多少次：一户提出四次请求，三次得到回应，就算作得到了四分之三的帮助。
city-explain-record = 每次请求算一次，所以求助次数多的人分量更重。
city-timed =
    { $n ->
       *[other] 在{ $n }天之内得到帮助的请求，算作得到了帮助。
    }
city-atend = 记录在其所覆盖的最后一天写明已得到帮助的请求，算作得到了帮助。
city-target = 联盟的目标是每100人{ $target }人。
city-people-person = 一共统计了大约{ $value }人（{ $range }）。
city-people-household = 一共统计了大约{ $value }户（{ $range }）。
city-people-record = 一共统计了大约{ $value }次请求（{ $range }）。
city-people-unclear = 统计了多少尚不清楚：在{ $lower }到{ $upper }之间。
city-people-none = 没有给出统计了多少。{ $reason }
nostatus-title = 这些记录没有写明帮助是否到了。
nostatus-text = 本页只显示人们求助了什么、在哪里求助。

## 数字

range = 可能为{ $lower }–{ $upper }
range-point = 可能为{ $lower }
range-between = 在{ $lower }到{ $upper }之间
unclear = 尚不清楚
unclear-tip = 每100人中在{ $lower }到{ $upper }人之间。太不确定，无法判断。这并不表示这里的人都过得好。
unclear-tip-per1000 = 每1000名居民中在{ $lower }到{ $upper }之间。太不确定，无法判断。这并不表示这里的人都过得好。
unclear-below = 低于目标
unclear-above = 高于目标
none = 没有数字
col-standing-below = 低于
col-standing-unclear = 不能确定
col-standing-above = 高于
standing-below = 低于目标
standing-unclear = 不能确定低于还是高于目标
standing-above = 高于目标

## 各节

nav-title = 本页内容
maps-title = 在哪里
maps-how = 指向或触摸一个地点，可以读出它的数字。用键盘时：按 Tab 键直到选中地图，再用方向键。
maps-readout = 还没有选择地点。
readout-fill = 得到的帮助：每100人中{ $value }人（{ $range }）。
readout-fill-unclear = 得到的帮助：尚不清楚。{ $tip }
readout-asked = 求助：每1000名居民{ $value }（{ $range }）。
readout-asked-unclear = 求助：尚不清楚。{ $tip }
readout-share = 占全部求助的份额：每100中{ $value }（{ $range }）。
readout-share-unclear = 占全部求助的份额：尚不清楚。{ $tip }
areas-title = 逐个地点
areas-lead = 从数字最低排到最高。尚不清楚的地点按名称排在最后。所有地点放在一起判断：一个地点自己的范围即使没有碰到目标，也可能仍是“不能确定”。
areas-lead-asking = 从数字最高排到最低。尚不清楚的地点按名称排在最后。
larger-title = 按{ $level }
districts-title = 每个较大区域一页
districts-lead = 每页可以单独打印。
districts-print = 单独打印
time-title = 随时间的变化
needs-title = 人们求助了什么
needs-lead = 占全部求助的份额
needs-foot = 这不是人数：请写“住房约占人们求助内容的四分之一”。
reported-title = 机构公布的数字
reported-notice = 未受保护，与公布的完全一样。这些数字不来自我们的名单：机构自己公布，所以没有混入随机。
reported-because = { $name }。为什么是公开的：{ $because }
col-entries = 条目
col-organisations = 机构
col-amount = 数量（{ $unit }）
table-reported = 机构公布，未受保护，与公布的完全一样（{ $name }）
groups-title = 谁得到了帮助
groups-title-asking = 谁求助了
groups-care = 注意：这里显示某个群体的人在哪里得到或没有得到帮助。它不会让人认出任何人，但可能被用来对他们所有人不利。公开之前请先问他们。
groups-harm = 一个群体不等于它的数字。引用之前，请先问问这个群体的人。
unclear-title = “尚不清楚”是什么意思
unclear-explain = 有些数字很不确定，只给一个数会误导人。这时我们写“尚不清楚”，只给出范围。尚不清楚的地点可能情况好，也可能情况差。这并不表示那里的人都过得好。
unclear-count =
    { $n ->
       *[other] 本页{ $all }个地点中有{ $n }个的数字尚不清楚。
    }
unclear-example = 这样的数字写作：
data-show = 用表格显示这些数字
data-show-of = { $name }：用表格显示这些数字
scroll-table = 表格，可左右滚动
scroll-picture = 图，可左右滚动

## 表格

table-areas = 按{ $level }的数字，附可能的范围
table-within = { $name }的地点，附可能的范围
table-periods = 按时段的数字，附可能的范围
table-needs = 按需求的数字，附可能的范围
table-group = 按群体（{ $group }）的数字，附可能的范围
table-missing = 此表中没有：{ $figure }。{ $reason }
table-sort = 选择一个列标题来排序。
terms-show = 这些词语的意思
sorted-ascending = 已按“{ $column }”排序，最低的在前。
sorted-descending = 已按“{ $column }”排序，最高的在前。
col-place = 地点
col-group = 群体
col-period = 时段
col-need = 需求
col-parent = 所在
col-residents = 居民
col-standing = 与目标相比
col-fill = 得到的帮助，每100人
col-unmet = 求助未果，每1000名居民
col-asked = 求助，每1000名居民
col-share = 占全部求助的份额，每100
col-handouts = 占全部发放的份额，每100
unknown-area = 地点不明

## 文件、页脚

files-title = 与本页一起提供的文件
files-book = 全部表格合为一个工作簿：
files-tables = 含每个范围上下限的表格，供电子表格软件使用：
files-wide = 同样的内容，每个地点一行，另有 Parquet 格式，在这些文件夹里：
files-geo = 各地点及其数字，供地图软件使用：
files-pictures = 每幅地图和图表的图片，供幻灯片和帖子使用，在这些文件夹里：
files-findings = 上面的句子，列成表格：
contact = 提问、更正、投诉：{ $contact }
credit = 区域来源：{ $credit }
made = 由 evenhand { $version } 制作。本页不从互联网加载任何内容。
essentials = 足够可靠、可以引用的结果不多，所以本页很短。全部数字都在旁边的表格文件夹里。

## A release that supersedes another

revised-title = 与上一次公布相比有什么变化
revised-replaces = 本次公布代替 { $date } 的公布 { $release }，因为名单有更正或补充。请不要再引用旧的数字。
revised-replaces-undated = 本次公布代替公布 { $release }。请不要再引用旧的数字。
revised-gone = 那次公布不在这个文件夹里，所以这里不能显示有什么变化。
revised-other = 两次公布问的不一样，所以数字不能比较。
revised-none =
    { $n ->
       *[other] 两次都有的 { $n } 个数字，没有一个的变化超过混入的随机所能解释的。
    }
revised-some =
    { $n ->
       *[other] 两次都有的 { $all } 个数字里，这 { $n } 个的变化超过混入的随机所能解释的。
    }
table-revised = 有什么变化：以前和现在
col-figure = 数字
col-before = 以前
col-now = 现在
col-people = 计入的人数

## 发放有多稳定

dependability-title = 发放有多稳定
dependability-note = 来自联盟自己公布的日程（{ $file }；{ $because }），{ $from }至{ $to }。这里没有任何内容来自任何人的请求或谁来过，因此是准确的。
dependability-unnamed = 日程中没有提到{ $n }个区域：那里没有公布发放，这并不说明没有发放过。
dependability-table = 各地的发放
dependability-of = { $m }中的{ $n }
dependability-days = { $n }天
dependability-spell = { $days }，{ $dates }
dependability-spell-least = 至少{ $days }，{ $dates }
col-held = 公布的发放中做到的
col-weeks-with = 有发放的整周数
col-usual-gap = 通常每隔
col-longest = 没有发放的最长时间

### 可以引用的句子、不能说的话、为什么没有数字。

finding-together = 在十份这样的简报中约有九份，不会把任何事误称为低于目标、高于目标或最多。
finding-ranges = 十个这样的范围中约有九个包含我们自己记录里的数字。
finding-listed = 在这样列出的地点中，十个里约有九个或更多在我们自己的记录里确是如此。
finding-arrived-timed =
    { $n ->
       *[other] 在求助后{ $n }天之内
    }
finding-arrived-atend = 截至{ $day }
finding-voice-record = 记录的每一行算一次，不论一个人有多少行。
finding-city = 得到的帮助：每100人中{ $value }人（{ $range }），{ $when }。{ $voice }“得到”是指{ $arrived }。
finding-city-short = 得到的帮助：每100人中{ $value }人（{ $range }）。“得到”是指{ $arrived }。
finding-lasting = { $name }：很可能在{ $periods }个{ $steps }里至少有{ $k }个，得到的帮助低于每100人{ $target }人的目标，{ $when }。
finding-below = { $name }低于每100人{ $target }人的目标。得到的帮助：每100人中{ $value }人（{ $range }），{ $when }。
finding-below-short = { $name }：每100人中{ $value }人（{ $range }）
finding-below-unclear = { $name }低于每100人{ $target }人的目标。低多少尚不清楚：每100人中{ $range }，{ $when }。
finding-below-unclear-short = { $name }：每100人中{ $range }。低多少尚不清楚
finding-need = 占全部求助的份额：{ $need }最多，每100中{ $value }（{ $range }），{ $when }。
finding-need-short = 占全部求助的份额：{ $need }最多，每100中{ $value }（{ $range }）。
finding-need-sure = { $together }这不是人数。
finding-group-less = 每100名求助者中，{ $name }得到帮助的人比{ $against }少{ $value }人（{ $range }），{ $when }。
finding-group-more = 每100名求助者中，{ $name }得到帮助的人比{ $against }多{ $value }人（{ $range }），{ $when }。
finding-unheard = { $name }的求助不到外部需求指标所预期的三分之二，{ $when }。那里的人可能没有联系到我们。
finding-change-more = 在{ $event }（{ $day }）之后的时段，每100名求助者中得到帮助的人比之前多{ $value }人（{ $range }）。这并不说明它就是原因。
finding-change-less = 在{ $event }（{ $day }）之后的时段，每100名求助者中得到帮助的人比之前少{ $value }人（{ $range }）。这并不说明它就是原因。
finding-change-place-more = 在{ $name }，{ $event }（{ $day }）之后的时段里，每100名求助者中得到帮助的人比之前多{ $value }人（{ $range }）。这并不说明它就是原因。
finding-change-place-less = 在{ $name }，{ $event }（{ $day }）之后的时段里，每100名求助者中得到帮助的人比之前少{ $value }人（{ $range }）。这并不说明它就是原因。
finding-change-beside-more = 从{ $event }（{ $day }）之前到之后，{ $name }每100名求助者中得到帮助的人数的变化，比{ $beside }多{ $value }人（{ $range }）。原因可能是别的事情。
finding-change-beside-less = 从{ $event }（{ $day }）之前到之后，{ $name }每100名求助者中得到帮助的人数的变化，比{ $beside }少{ $value }人（{ $range }）。原因可能是别的事情。

## 不能说的话

cannot-count = 有多少人有某种需求，或在某个月求助。这不是人数：请写“住房约占人们求助内容的四分之一”。
cannot-well = 数字“尚不清楚”的地方一切都好。这并不表示那里的人都过得好。
cannot-silent = 任何关于从未向我们求助的人的话。
cannot-overlap = 可能的范围有重叠时，两个区域中哪个更好。
cannot-trend = 求助是增加了还是减少了。每个人的分量平摊到求助的各个月，所以第一个月和最后一个月看起来比实际大。
cannot-logs = 记录是正确的。范围只涵盖为保护人而混入的随机，不涵盖记录漏记或记错的内容。
cannot-nostatus = 帮助是否到了：这些记录没有写明。
cannot-howsoon = 帮助多快到达：这些记录没有日期。“得到”是指截至{ $day }。
cannot-share = { $of }个{ $level }中有{ $n }个占全部求助的多少：尚不清楚。
cannot-fill = { $of }个{ $level }中有{ $n }个得到了多少帮助：尚不清楚。
cannot-zone = 一个片区内部有什么不同：小区域已经合并，这样才能给出数字。
cannot-chosen = 这些片区是天然的。它们是联盟在发布之后划分的，换一种划分，可能会得出另一种说法。
cannot-person = 每个人都受到保护：这次发布保护的是每一行，而一个人可能有很多行。
cannot-unknown = 全部求助中每100有{ $value }（{ $range }）来自哪里：区域不明。

## 为什么没有数字

reason-no-status = 这些记录没有写明帮助是否到了。
reason-not-measured = 没有测量：在这样的规模下，会使其他数字更不清楚。
reason-no-residents = 这个区域没有公开的居民人数。
reason-no-handouts = 没有按区域测量发放。
reason-few-areas = 区域太少，无法衡量不平等。
reason-near-zero = 有些区域的求助人数与零无法区分，因此比率无法比较。
reason-no-order = 配置文件没有给出用来给区域排序的公开数字（rank_by）。
reason-no-residents-all = 不是每个区域都有公开的居民人数。
reason-chance = 哪个区域看起来最差、哪个最好，只由随机决定，两者的距离会显得太大。请与事先指定的区域比较。
reason-zeros = 区域的比率可能为零时，这个指标没有值，而随机可能使它为零。
reason-bent = 0到100之间的曲线，在随机使某个区域的比率超出这个范围时没有值；这里改为给出直线的斜率。
reason-no-gap = 没有说这个地点有差距。
reason-no-borders = 配置文件里没有区域的边界，因此不知道哪些区域相邻。
reason-outweighed = 混入的随机数比区域之间的差别还大。
reason-no-districts = 在这些区域和全市之间没有更大的区域。
reason-too-wide = 太不确定，无法判断：范围向一侧超过20个百分点，或跨越三个以上宽20的等级，或在所有数字一起判断时会如此。
reason-too-wide-amount = 太不确定，无法判断：范围向一侧超过数字的一半，或在所有数字一起判断时会如此。
reason-too-wide-difference = 太不确定，无法判断：可能更多、更少或一样。
reason-one-sided = 事件之前或之后没有完整的时段。
reason-no-such-place = 其中一个地点不在按时段测量的地点之列。
reason-no-poverty = 这个区域没有公开的贫困居民人数。
reason-near-zero-comparison = 求助人数与零的差别不足以作比较。
reason-no-ratio = 两个比率中有一个与零无法区分，因此没有比值。

## 页面和图片上的标记

stamp-rehearsal = 演练：虚构数字
stamp-sample = 虚构数据
stamp-replay = 重放：没有保护

## 各列表共有的项目

key-unknown = 不明
key-other = 其他
reason-too-wide-days = 太不确定，无法下结论：范围宽于三天，也宽于中位数本身。

finding-dependable = 按照联盟自己公布的日程，公布的{ $published }次发放中做到了{ $held }次。各地都没有发放的最长时间是{ $days }（{ $dates }）。
finding-dependable-place = { $name }：按照公布的日程，{ $weeks }个整周中有{ $with }周有发放。两次发放之间的最长时间是{ $days }（{ $dates }）。
finding-public = 准确：来自公布的日程，不是来自人们的记录。

### 地图的标题、图例和读出文字。

map-help-title = 得到的帮助
map-help-title-by = 得到的帮助，按{ $level }
map-help-subtitle-person = 每100名求助的人中，有多少得到了帮助。每个人算一次。
map-help-subtitle-household = 每100户求助的人家中，有多少得到了帮助。每户算一次。
map-help-subtitle-record = 每100次请求中，有多少得到了回应。记录的每一行算一次。
map-help-subtitle-timed-person =
    { $n ->
       *[other] 每100名求助的人中，有多少在{ $n }天之内得到了帮助。每个人算一次。
    }
map-help-subtitle-timed-household =
    { $n ->
       *[other] 每100户求助的人家中，有多少在{ $n }天之内得到了帮助。每户算一次。
    }
map-help-subtitle-timed-record =
    { $n ->
       *[other] 每100次请求中，有多少在{ $n }天之内得到了回应。记录的每一行算一次。
    }
map-help-legend = 得到帮助，每100人
map-help-legend-record = 得到回应，每100次
map-unmet-title = 求助了，但没有得到帮助
map-unmet-subtitle-person = 每1000名居民中未得到回应的求助。每个人算一次，平摊到所求的各项上。
map-unmet-subtitle-household = 每1000名居民中未得到回应的求助。每户算一次，平摊到所求的各项上。
map-unmet-subtitle-record = 每1000名居民中没有得到回应的请求。
map-asked-title = 求助的情况
map-asked-subtitle-person = 每1000名居民中求助的人。从未求助的人在这里看不到。
map-asked-subtitle-household = 每1000名居民中求助的户数。从未求助的人在这里看不到。
map-asked-subtitle-record = 每1000名居民的请求次数。从未求助的人在这里看不到。
map-rates-legend = 每1000名居民
map-share-title = 人们在哪里求助
map-share-subtitle = 占全部求助的份额，每100。大的地方求助更多：这不是比率。
map-share-legend = 每100个求助中
map-share-legend-record = 每100次请求中
map-class = { $lower }到{ $upper }
map-class-last = { $lower }及以上
map-readout = { $name }：每100人中{ $value }人（{ $range }）。
map-readout-per1000 = { $name }：每1000名居民{ $value }（{ $range }）。
map-readout-unclear = { $name }：尚不清楚，每100人中{ $range }。
map-readout-unclear-per1000 = { $name }：尚不清楚，每1000名居民{ $range }。
map-readout-none = { $name }：没有数字。{ $range }
map-readout-below = 低于目标。
map-hatched = 画斜线的地点尚不清楚：太不确定，无法判断。这并不表示那里的人都过得好。
map-note = { $when }。为保护其中的人，每个数字都混入了随机。
map-note-record = { $when }。为保护记录的每一行，每个数字都混入了随机。
map-alt =
    { $n ->
       *[other] 地图。{ $subtitle }在{ $n }个地点中，{ $clear }个有清楚的数字，{ $unclear }个尚不清楚。地点表给出每个数字及其范围。
    }
map-border = { $level }边界
map-district = 辖区边界
map-together = 合并统计
map-outlined = 持续的差距
map-elsewhere = 其他区域
map-not-drawn = 不在地图上（轮廓不明）：
map-key = 名称
map-tiles = 每个区域一个方块；方块既不表示实际大小，也不表示确切位置。
map-km = 公里
map-m = 米
map-mile = 英里
map-foot = 英尺

map-gap-title = 与目标的差距
map-gap-subtitle = 到达的帮助与每 100 中 { $target } 的目标相比。所有地方一并判断。
map-gap-legend = 与目标 { $target } 相比
map-gap-far = 低于目标，约 { $far } 或更多
map-gap-below = 低于目标
map-gap-unsure = 太接近，无法判断
map-gap-above = 高于目标
map-lasting-title = 持续的差距
map-lasting-subtitle = 在 { $n } 个{ $steps }中至少有 { $k } 个，到达的帮助低于每 100 中 { $target } 的目标。
map-lasting-lasts = 持续的差距
map-lasting-unseen = 没有足够可能的差距
map-lasting-caption = 对其他地方不作判断：那里的差距也可能持续。
map-both-title = 求助与帮助，一并看
map-both-subtitle = 各与全市相比：每 1,000 名居民有 { $asked } 人求助，每 100 中有 { $helped } 得到帮助。
map-both-across = 求助更多
map-both-down = 得到的帮助更少
map-both-worst = 求助更多而得到更少
map-both-caption = 只有整个可能范围都在一侧时，一个地方才算更多或更少。居中者两种都有可能。
map-both-asked-low = 求助更少
map-both-asked-middle = 求助大致相同，或不确定
map-both-asked-high = 求助更多
map-both-unhelped-low = 得到更多帮助
map-both-unhelped-middle = 得到的帮助大致相同，或不确定
map-both-unhelped-high = 得到更少帮助
map-periods-title = 到达的帮助，按{ $step }
map-periods-alt = 小地图，每个{ $step }一张。{ $subtitle } 地方表格给出每个数字及其范围。
map-squares-title = 到达的帮助，每个地方同样大小

map-kinds-title = 各时期的差距种类
map-kinds-subtitle = 各地方在各时期中能确定的情况，与每 100 中 { $target } 的目标相比。所有地方一起判断。
map-kinds-readout = { $name }：{ $kind }。
map-kinds-since = { $name }：{ $kind }，至少从 { $since } 开始。
map-around-title = 没有得到帮助的求助在哪里集中
map-around-subtitle = 每个地方和它的相邻地方一起：每 1,000 居民中没有得到帮助的求助，与平均的地方相比。
map-around-legend = 和相邻地方一起
map-around-more = 比平均的地方多
map-around-less = 比平均的地方少
map-around-caption = 标记的地方中，大约每 10 个有 1 个可能是偶然。画斜线的地方还不清楚。
map-around-readout-more = { $name } 和相邻地方：每 1,000 居民比平均的地方多 { $value }（{ $range }）。
map-around-readout-less = { $name } 和相邻地方：每 1,000 居民比平均的地方少 { $value }（{ $range }）。
map-around-readout-unclear = { $name } 和相邻地方：还不清楚。

### 数字为什么这样划分，只依据公开资料。

plan-noise-laplace = 噪声：拉普拉斯。对这{ $n }张表，高斯噪声的强度会是其{ $times }倍。
plan-noise-gaussian = 噪声：高斯。对这{ $n }张表，拉普拉斯噪声的强度会是其{ $times }倍。
plan-needs = 各种需求没有分开显示：人数太少。
plan-periods =
    { $n ->
        [1] 时间合成一整段，而不是{ $finest }段：更细的划分会太不确定。
       *[other] 时间分成{ $n }段，而不是{ $finest }段：更细的划分会太不确定。
    }
plan-noareas = 配置文件中没有区域。
plan-joined = 居民少于{ $smallest }人的区域与相邻区域合并：{ $n }个区域变成{ $kept }个。
plan-city = 大约{ $n }人时只能显示全市：任何一部分都会太不确定。
plan-larger = 大约{ $n }人时，{ $areas }个区域会太不确定；地图显示它们所在的{ $larger }个较大区域。
plan-zones = 大约{ $n }人时，{ $areas }个区域会太不确定，因此把相邻区域合并成{ $zones }个居民人数相近的片区。
plan-blur = 略去，因为会使其余数字模糊：{ $what }。
plan-uncertain = 略去，因为会太不确定：{ $what }。
plan-nolarger = 没有更大的区域可以按其显示：{ $what }。
plan-what-group = 按群体（{ $group }）得到的帮助
plan-what-group-places = 按群体（{ $group }）和地点得到的帮助
plan-what-handouts = 按区域的发放
plan-what-gaps = 哪些差距是持续的，按地点和时段
plan-what-need = 按地点和需求得到的帮助
plan-what-waits = 等待时间
plan-what-waits-group = 按{ $group }的等待时间
plan-what-months = 每个时期求助的人数
plan-what-volume = 各地的{ $unit }
plan-what-people = 各地不同的人数
plan-what-ratings = 各地的评分
plan-what-ratings-time = 各时期的评分
plan-what-complaints = 各地的投诉类型
plan-what-giving = 既求助又给予的人
plan-fine = 约有 { $n } 人时，ε 的大部分用于最细的单元（地点×需求×时期）；它们的总和回答其他问题。

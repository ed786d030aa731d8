### 词语解释、承诺、方法、预算。

glossary-title = 词语的意思
glossary-fill = 得到的帮助
glossary-fill-text = 每100名求助者中，有多少得到了帮助。{ $explain }
glossary-range = 可能为54–70
glossary-range-text = 十个这样的范围中约有九个包含我们自己记录里的数字。它不说明从未联系过我们的人的情况。
glossary-share = 占全部求助的份额
glossary-share-text = 求助中有多少是为了这种需求或在这个地点。每个人的分量平均分给其各次请求，所以这不是人数。
glossary-target = 目标
glossary-target-text = 联盟希望达到的数字：每100人{ $target }人。
glossary-vain = 求助未果
glossary-vain-text = 每1000名居民中没有得到回应的求助，这样大小地点可以比较。
glossary-unknown = 地点不明
glossary-unknown-text = 没有写地点或地点无法识别的请求。它们计入全市的数字。

## 承诺

promise-title = 人们如何受到保护
promise-person = 在任何内容离开我们的电脑之前，每个公布的数字都混入了随机。即使任何一个人从未求助过，本页看起来也会几乎一样。
promise-household = 在任何内容离开我们的电脑之前，每个公布的数字都混入了随机。即使任何一户从未求助过，本页看起来也会几乎一样。
promise-record = 在任何内容离开我们的电脑之前，每个公布的数字都混入了随机。即使任何一行从未在我们的名单里，本页看起来也会几乎一样。受保护的是每一行，而不是每一个人：有几行的人得到的保护较少。
promise-rows-distributions = 在发放的名单里，受保护的是每一行，而不是每一个人：有几行的人得到的保护较少。
promise-rows-feedback = 在反馈里，受保护的是每一行，而不是每一个人：有几行的人得到的保护较少。
promise-odds-person = 如果有人认为您有十分之一的可能向我们求助过，单凭本页，这个可能性最多升到100分之{ $now }；我们至今所有的发布合起来：100分之{ $all }。
promise-odds-household = 如果有人认为您家有十分之一的可能向我们求助过，单凭本页，这个可能性最多升到100分之{ $now }；我们至今所有的发布合起来：100分之{ $all }。
promise-odds-record = 如果有人认为某一行有十分之一的可能在我们的名单里，单凭本页，这个可能性最多升到100分之{ $now }；我们至今所有的发布合起来：100分之{ $all }。
promise-delta = 以上说法成立，例外的可能性只有{ $n }分之1。
promise-budget-year = 我们为{ $window }设的限额最多允许100分之{ $limit }。
promise-budget-lifetime = 我们为所有时间设的限额最多允许100分之{ $limit }。
promise-not = 它不保护名单本身，也不隐藏关于整个社区或群体的事实。
odds-title = 从其他起点来看
odds-prior = 某人原来的看法
odds-now = 看过本页之后，最多
odds-all = 看过我们至今所有的发布之后，最多
odds-in100 = 100分之{ $n }
odds-over99 = 超过100分之99
odds-over99-bare = 超过99
odds-how = 这些上限按贝叶斯定理算出，并向上取整。无论那个人还知道什么，它们都成立。
under11-title = 为什么不干脆隐藏小于11的数字？
under11-text = 因为隐藏的数字可以再找出来。如果印出了总数和除一行以外的所有行，减一下就得到最后一行。如果两份报告只差一个人，差额就是那个人。隐藏还会抹去求助者少的地方，而那往往正是被忽视的地方。混入随机之后，每个地点都可以用诚实的范围来显示，而且无论别人有什么其他名单，保护都成立。
not-title = 什么没有受到保护
not-lists = 名单本身。能打开联盟文件的人就能读到它们。
not-groups = 关于整个社区或群体的事实。如果一个地方的大多数人没有得到帮助，本页可能会这样写，而这可能被用来对付他们。
not-several = 以几个编号为我们所知的人，每个编号各保护一次，这样保护较少。共用一个编号（例如服务台电话）的人也是如此。
not-elsewhere = 别人公布的关于同一些人的内容。他们的损失与我们的相加。
not-silent = 这里的内容都不涉及从未联系过我们的人。

## 方法

methods-title = 数字是怎么来的
methods-dp = 这种方法叫做差分隐私。它的强度是一个叫 epsilon（ε）的数：越小，保护越强，数字越不精确。
methods-consent = 只使用了同意被统计的人的记录。
methods-noconsent = 不是每份导出文件都有是否同意的答复。没有答复的，所有行都统计在内。
methods-weights-person = 每个人有一份分量。有几次请求的人，这份分量平均分给各次请求，所以长期的需求比按请求次数统计时分量小。
methods-weights-household = 每户有一份分量。有几次请求的，这份分量平均分给各次请求，所以长期的需求比按请求次数统计时分量小。
methods-weights-record = 每一行有一份分量，因为导出文件没有编号。
methods-rounded = 本页的数字经过四舍五入，不显示小于零的数。文件夹里的表格给出未经四舍五入的数字，随机使其小于零的也照样给出。
methods-ranges = 范围涵盖混入的随机，不涵盖记录中的错误。
methods-combined = 这些数字也用了 { $date } 的发布 { $release }（ε = { $epsilon }），它对同样的名单提出同样的问题：两次合在一起比一次更准确。两次的数字相互比较过，差别不超过噪声所能解释的范围。名单里的人所受的保护按两次之和计算。
methods-fact-unit = 保护对象
methods-unit-person = 每个人（一个编号下的全部内容）
methods-unit-household = 每户（一个编号下的全部内容）
methods-unit-record = 每一行，而不是每个人（unit =“record”）
methods-fact-epsilon = 本次发布的 ε
methods-fact-mechanism = 噪声
methods-fact-random = 随机的来源
methods-fact-grid = 一份分量的细分步数
methods-fact-version = evenhand 版本
methods-fact-release = 发布
methods-fact-created = 发布日期
methods-fact-serial = 隐私账本中的条目
methods-fact-supersedes = 取代的发布
methods-fact-ledger = 该账本
methods-fact-head = 其后的账本链
methods-fact-people = 计划时预计的人数
methods-replay = 由测试用的重放版本制作。其噪声是固定的，因此不保护任何人。
methods-sample = 数据是虚构的。
methods-tables = 测量的表格及其 ε 份额
methods-table = 表格
methods-table-of = 统计什么
methods-table-cuts = 按什么划分
methods-table-epsilon = ε
methods-table-noise = 一格中的噪声，十次有九次在此之内
methods-table-within-person = ±{ $n }人
methods-table-within-household = ±{ $n }户
methods-table-within-record = ±{ $n }行
methods-role-requests = 请求
methods-role-distributions = 发放
methods-cut-need = 需求
methods-cut-period = 时段
methods-cut-status = 是否得到回应
methods-cut-join = {" × "}
methods-reasons = 数字为什么这样划分

## 预算

budget-title = 我们公开的隐私预算
budget-lead = 每次发布都会用掉一些保护，用掉的保护不会再回来。以下是已经用掉的。
budget-this = 本次发布
budget-lifetime = 这个账本至今所有的发布
budget-window = { $window }已用，含本次发布
budget-window-lifetime = 总共已用，含本次发布
budget-allowed = { $window }的限额
budget-allowed-lifetime = 所有时间的限额
budget-left = 剩余
budget-none = 这个账本的发布没有设定限额。
budget-epsilon = ε
budget-what = 项目
budget-bar = 已用{ $spent }，共{ $allowed }
budget-bar-window = { $window }：已用{ $spent }，共{ $allowed }
methods-role-feedback = 反馈
methods-role-gifts = 给予
methods-measure-person-months = 每个时期的人数
methods-measure-people = 不同的人数
methods-measure-waits = 等待时间
methods-measure-volume = 数量
methods-measure-ratings = 评分
methods-measure-complaints = 投诉
methods-measure-reciprocity = 求助、给予或两者

budget-limit = 上限
budget-earlier = 此前的发布

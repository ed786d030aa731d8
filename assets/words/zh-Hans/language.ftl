### 这种语言的名称和书写方式。

language-name = 简体中文
# ltr 或 rtl
language-direction = ltr
# no：页面会注明还没有以此为母语的人核对过这些文字。
language-checked = no
# 采用哪种语言的数字、日期和复数形式。
language-formats = zh-Hans

## 日期；年月日由 ICU4X 书写

dates-days = { $from }至{ $to }
dates-months = { $from }至{ $to }
dates-quarter = { $year }年第{ $quarter }季度
dates-quarter-short = 第{ $quarter }季度

## 列表

list-join = 、

## 区域的层级：一个，和多个

level-larger =
    { $n ->
       *[other] 较大区域
    }
level-area =
    { $n ->
       *[other] 区域
    }
level-zone =
    { $n ->
       *[other] 片区
    }
level-city =
    { $n ->
       *[other] 城市
    }
level-district =
    { $n ->
       *[other] 辖区
    }
level-county =
    { $n ->
       *[other] 县
    }
level-borough =
    { $n ->
       *[other] 自治区
    }
level-ward =
    { $n ->
       *[other] 选区
    }
level-neighbourhood =
    { $n ->
       *[other] 社区
    }
level-neighborhood =
    { $n ->
       *[other] 社区
    }
level-town =
    { $n ->
       *[other] 镇
    }
level-village =
    { $n ->
       *[other] 村
    }
level-municipality =
    { $n ->
       *[other] 市镇
    }
level-commune =
    { $n ->
       *[other] 市镇
    }
level-department =
    { $n ->
       *[other] 省
    }
level-province =
    { $n ->
       *[other] 省
    }
level-region =
    { $n ->
       *[other] 地区
    }
level-state =
    { $n ->
       *[other] 州
    }
level-parish =
    { $n ->
       *[other] 教区
    }
level-tract =
    { $n ->
       *[other] 普查区
    }

## 按地点和时段列表时，每一列是什么

step-month =
    { $n ->
       *[other] 月
    }
step-quarter =
    { $n ->
       *[other] 季度
    }
step-half-year =
    { $n ->
       *[other] 半年
    }
step-period =
    { $n ->
       *[other] 时段
    }
step-need =
    { $n ->
       *[other] 需求
    }

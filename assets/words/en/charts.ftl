### Titles, axes and descriptions of the charts.

chart-time-title-month = Help that arrived, by month
chart-time-title-quarter = Help that arrived, by quarter
chart-time-title-year = Help that arrived, by year
chart-time-title-period = Help that arrived, over time
chart-time-axis = Of every 100 asking, how many were helped (each person counts once)
chart-time-axis-household = Of every 100 asking, how many were helped (each household counts once)
chart-time-axis-record = Of every 100 requests, how many were answered
chart-time-key = Line and band: figure and likely range. Dashed box: not clear yet, only the range is known.
chart-time-key-clear = Line and band: figure and likely range.
chart-time-desc =
    { $n ->
        [one] { $n } period from { $first } to { $last }, on a scale from 0 to 100. { $figures }
       *[other] { $n } periods from { $first } to { $last }, on a scale from 0 to 100. { $figures }
    }
chart-direct = { $value } of 100
chart-target = Target { $target }
chart-areas-title = Help that arrived, by { $level }
chart-areas-title-asking = Asking, by { $level }
chart-areas-axis = Of every 100 asking, how many were helped
chart-areas-axis-asking = Asked, per 1,000 residents
chart-areas-axis-share = Of every 100 asking
chart-areas-desc =
    { $n ->
        [one] { $n } row with its likely range. { $figures }
       *[other] { $n } rows with their likely ranges. { $figures }
    }
chart-areas-nothing =
    { $n ->
        [one] { $n } more place: about 0
       *[other] { $n } more places: about 0 each
    }
chart-needs-title = Share of all asking, by need
chart-needs-axis = Of every 100 asking
chart-periods-title = Share of all asking, by period
chart-groups-title = Help that arrived, by group
chart-groups-title-asking = Share of all asking, by group
chart-groups-axis = Of every 100 asking, how many were helped
chart-legend-below = below the target
chart-legend-includes = not sure
chart-legend-above = above the target
chart-legend-range = likely range
chart-legend-unclear = not clear yet: range only
chart-row-clear = { $label }: { $value }, { $range }
chart-row-unclear = { $label }: not clear yet, { $range }
chart-row-none = { $label }: no figure
chart-foot = About 9 in 10 likely ranges contain the figure in the coalition’s own records. Chance was mixed into every number so that people who asked are protected.

## By place and period, by place and need

chart-cross-title-period = Help that arrived, by { $level } and { $step }
chart-cross-title-need = Help that arrived, by { $level } and need
chart-cross-axis = Of every 100 asking, how many were helped, with the likely range
chart-cross-caption = A gap lasts where help that arrived is very likely below the target in at least { $k } of { $n } { $steps }. Nothing is said of the other places: a gap there may last too.
chart-cross-key-unclear = not clear yet: range only
chart-cross-key-lasting = a gap that lasts

## How sure each place is likely to be

chart-margins-title = How sure each place is likely to be: { $title }
chart-margins-axis = Likely range of help that arrived: plus or minus, of every 100. Shorter is surer.
chart-margins-small = Likely too small to be called
chart-margins-desc =
    { $n ->
        [one] A bar for one place. { $figures }
       *[other] A bar for each of { $n } places, surest first. { $figures }
    }
chart-margins-foot = From public facts only: no list was read. It assumes that people ask in proportion to residents, and that 65 of 100 requests are met.

chart-equiplot-title = Help that arrived, group beside group
chart-equiplot-caption = Each dot is a place or a group; the bars below are their likely ranges, in the same order. Where bars overlap, the dots may be the same.
chart-equiplot-unclear = Not clear yet: { $n }
chart-before-title = Help that arrived, by { $level }: { $first } and { $last }
chart-before-caption = Bars are likely ranges. Where the two bars of a place overlap, nothing may have changed.
chart-before-unclear = Left out, because one of the two is not clear yet: { $n }.
chart-funnel-title = Help that arrived, and how many asked
chart-funnel-across = How many asked (each step multiplies)
chart-funnel-caption = Grey band: where about 9 of 10 places would lie if all were helped alike and only chance decided. Small places scatter more. Full dots lie outside it; bars are likely ranges.
chart-funnel-city = City { $value }
chart-funnel-desc = Places, by how many asked there: { $n }. Outside the band: { $outside }
chart-concentration-title = Asking and help, from the worst-off places to the best-off
chart-concentration-axis = Of every 100 asking, and of every 100 helped: how many live in the places so far
chart-concentration-across = Residents, from the worst-off places on, of every 100
chart-concentration-asking = asking
chart-concentration-arrived = help that arrived
chart-concentration-even = Dashed line: the same for everyone
chart-concentration-caption = Above the dashed line, worse-off places have more than their share of residents; below it, less. The bands add the ends of all ranges, so they are wider than they need be.
chart-concentration-desc-asking = The worst-off { $residents } of every 100 residents: { $value } of every 100 asking ({ $lower }–{ $upper }).
chart-concentration-desc-arrived = Of every 100 helped: { $value } ({ $lower }–{ $upper }) among the worst-off { $residents } of every 100 residents.

## Around marked days

chart-changes-title = Before and after marked days
chart-changes-caption = Other things changed at the same time. This shows a change, not what caused it.
chart-changes-city = Whole city
chart-changes-beside = { $name }, less the change in the places it is compared with
chart-changes-event = { $event } ({ $day })
chart-changes-before = before
chart-changes-after = after
chart-changes-difference = Difference
chart-changes-likely = likely { $lower } to { $upper }
chart-changes-between = between { $lower } and { $upper }

## Waiting

chart-waits-title = How soon help arrived
chart-waits-caption = Those who were helped later, or not at all, are among the 100.
chart-waits-all-title = How soon help arrived: { $by }
chart-waits-all-title-level = How soon help arrived, by { $level }
chart-waits-head = ≤ { $days }
chart-waits-all-axis = Of every 100 asking, how many were helped within so many days (top row), with the likely range

## Weeks with and without a distribution

chart-distributions-title = Weeks with and without a distribution
chart-distributions-axis = Week by week, by the published calendar
chart-distributions-foot = From { $file }, which the coalition publishes; nothing is taken from the records of people.
chart-distributions-key-held = held
chart-distributions-key-missed = published, not held
chart-distributions-key-none = none published
chart-distributions-row = { $name }: { $n } of { $m } weeks with a distribution.

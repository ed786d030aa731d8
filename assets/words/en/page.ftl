### The first screen, the sections, the tables.

skip = Skip to the findings
languages-title = This page in other languages
unchecked-title = No speaker of this language has checked these words yet.
unchecked-text = Where they differ from the English page, the English page counts.
unchecked-promise = The promise as it stands in English:
window = { $from } to { $to }
record-notice = Each row was protected, not each person.
record-notice-why = These logs carry no id, so nobody could tell which rows belong to the same person. Someone with many rows is less well protected than the numbers below say.
say-title = What you can say
say-none = Nothing here is sure enough yet to be quoted on its own.
say-below = In at least { $n } of { $all } { $level }, less help arrived than the target of { $target } of every 100:
say-below-first = In at least { $n } of { $all } { $level }, less help arrived than the target of { $target } of every 100. The lowest figures:
say-lasting = In { $n } of { $all } { $level } the gap very likely lasts: in { $k } of { $periods } { $steps } or more, less help arrived than the target of { $target } of every 100:
say-lasting-first = In { $n } of { $all } { $level } the gap very likely lasts: in { $k } of { $periods } { $steps } or more, less help arrived than the target of { $target } of every 100. Some of them:
table-gaps = What kind of gap each { $level } has over time
data-gaps = Kinds of gaps
col-gap = Gap
col-since = At least since
col-sure = How likely it lasts, of every 100
col-deep = Short of the target by
col-people-short = About so many people’s need
gap-intensifying = lasting, and growing
gap-persistent = lasting
gap-diminishing = lasting, but shrinking
gap-historical = was there, gone now
gap-new = new
gap-consecutive = there in the last periods
gap-sporadic = at some time
gap-no-gap = none on the whole
gap-city-wide = the city falls short; here not clear yet
gap-not-clear = not clear yet
table-by_period = Help that arrived, by { $level } and { $step }, of every 100
table-by_need = Help that arrived, by { $level } and need, of every 100
table-by_group = Help that arrived, by { $level } and { $group }, of every 100
table-modelled = { $caption }. These figures are made by a model that also uses what other places, needs and months have in common. One that comes mostly from other places is not called clear.
data-by_period = { $level } by { $step }
data-by_need = { $level } by need
data-by_group = { $level } by { $group }
say-more = { $n } more below the target
say-list = { $sentence } { $list }.
say-list-join = {"; "}
say-copy = Copy
say-copied = Copied
say-cite = { $title }, { $from } to { $to }. Released { $created }, number { $id }. A later release may revise it.
say-cite-label = How to cite
thin =
    { $n ->
        [one] { $n } of the { $all } { $level } is not clear yet.
       *[other] { $n } of the { $all } { $level } are not clear yet.
    }
thin-larger = Larger areas tell more: { $clear } of { $larger } { $level } are clear.
thin-city = The figures of the whole city tell more.
zones-chosen =
    { $n ->
        [one] { $n } zone on this page was drawn by the coalition after the release, perhaps after it had seen the figures.
       *[other] The { $n } zones on this page were drawn by the coalition after the release, perhaps after it had seen the figures. Other zones could tell another story.
    }
zones-unlisted =
    { $n ->
        [one] { $n } area was put into no zone: it is “{ $others }”.
       *[other] { $n } areas were put into no zone: together they are “{ $others }”.
    }
zones-apart =
    { $n ->
        [one] One zone is in more than one piece on the map: { $names }.
       *[other] { $n } zones are in more than one piece on the map: { $names }.
    }
stepped-merged = So this page joins neighbouring areas into { $n } zones, of which more can be said. The figures by { $level } are in tables/measured_areas.csv.
stepped-larger = So this page tells of { $larger }, where more can be said. The figures by { $level } are in tables/measured_areas.csv.
stepped-city = No map can be drawn from that, so this page tells of the whole city. The figures by { $level } are in tables/measured_areas.csv.
stepped-how = How clear the figures came out decided this, and the ranges allow for it.
say-revision = A later release may revise it, where more requests were recorded or mistakes were mended.
cannot-more = More that you can’t say
cannot-title = What you can’t say
certainty-label = How sure: { $certainty }

## The city figure

city-title = In the whole city
city-fill = Help that arrived: { $value } of every 100 ({ $range }).
city-fill-unclear = Help that arrived: Not clear yet.
city-fill-none = Help that arrived: no figure. { $reason }
city-means = What it means
city-explain-person = Each person counts once, however often they asked: someone with four requests, three answered, counts as three-quarters helped.
city-explain-household = Each household counts once, however often it asked: one with four requests, three answered, counts as three-quarters helped.
city-explain-record = Each request counts once, so people who asked often count more.
city-timed =
    { $n ->
        [one] A request counts as helped when help came within { $n } day.
       *[other] A request counts as helped when help came within { $n } days.
    }
city-atend = A request counts as helped when the logs said so on the last day they cover.
city-target = The coalition’s target is { $target } of every 100.
city-people-person = Everyone counted: about { $value } people ({ $range }).
city-people-household = Everyone counted: about { $value } households ({ $range }).
city-people-record = Everything counted: about { $value } requests ({ $range }).
city-people-unclear = How many were counted is not clear yet: between { $lower } and { $upper }.
city-people-none = How many were counted is not given. { $reason }
nostatus-title = These logs do not say whether help arrived.
nostatus-text = This page shows only what people asked for, and where.

## Figures

range = likely { $lower }–{ $upper }
range-point = likely { $lower }
range-between = between { $lower } and { $upper }
unclear = Not clear yet
unclear-tip = Between { $lower } and { $upper } of every 100. Too uncertain to call. This does not mean people here are all right.
unclear-tip-per1000 = Between { $lower } and { $upper } per 1,000 residents. Too uncertain to call. This does not mean people here are all right.
unclear-below = Below target
unclear-above = Above target
none = No figure
col-standing-below = Below
col-standing-unclear = Not sure
col-standing-above = Above
standing-below = Below the target
standing-unclear = Not sure if below or above the target
standing-above = Above the target

## Sections

nav-title = On this page
maps-title = Where
maps-how = Point at a place or touch it to read its figures. With a keyboard: press Tab until the map is marked, then use the arrow keys.
maps-readout = No place chosen.
readout-fill = Help that arrived: { $value } of every 100 ({ $range }).
readout-fill-unclear = Help that arrived: Not clear yet. { $tip }
readout-asked = Asked: { $value } per 1,000 residents ({ $range }).
readout-asked-unclear = Asked: Not clear yet. { $tip }
readout-share = Share of all asking: { $value } of every 100 ({ $range }).
readout-share-unclear = Share of all asking: Not clear yet. { $tip }
areas-title = Place by place
areas-lead = Sorted from the lowest figure to the highest. Places that are not clear yet stand last, by name. All places are judged together: one may be “not sure” although its own range misses the target.
areas-lead-asking = Sorted from the highest figure to the lowest. Places that are not clear yet stand last, by name.
larger-title = By { $level }
districts-title = A sheet for each larger area
districts-lead = Each can be printed by itself.
districts-print = Print this alone
time-title = Over time
needs-title = What people asked for
needs-lead = Share of all asking
needs-foot = Not a head-count: write ‘housing was about a quarter of what people asked for’.
reported-title = Reported by agencies
reported-notice = Not protected, exact as published. These figures are not from our lists of people: agencies publish them themselves, so no chance was mixed in.
reported-because = { $name }. Why it is public: { $because }
col-entries = Entries
col-organisations = Organisations
col-amount = Amount ({ $unit })
table-reported = Reported by agencies, not protected, exact as published ({ $name })
groups-title = Who was helped
groups-title-asking = Who asked
groups-care = Care: this tells where people of one group were helped or not. It exposes nobody, but it can be used against all of them together. Ask them before you pass it on.
groups-harm = A group is not its number. Before you quote one, ask the people it is about.
unclear-title = “Not clear yet”, explained
unclear-explain = Some figures are so uncertain that a single number would mislead. We then say “Not clear yet” and give only the range. A place that is not clear yet may be doing well or badly. It does not mean people there are all right.
unclear-count =
    { $n ->
        [one] { $n } of the { $all } places on this page has a figure that is not clear yet.
       *[other] { $n } of the { $all } places on this page have a figure that is not clear yet.
    }
unclear-example = Such a figure reads:
data-show = The figures as a table
data-show-of = { $name }: the figures as a table
scroll-table = Table, scrolls sideways
scroll-picture = Picture, scrolls sideways

## Tables

table-areas = Figures by { $level }, with their likely ranges
table-within = Places in { $name }, with their likely ranges
table-periods = Figures by period, with their likely ranges
table-needs = Figures by need, with their likely ranges
table-group = Figures by { $group }, with their likely ranges
table-missing = Left out of this table: { $figure }. { $reason }
table-sort = Choose a heading to sort by it.
terms-show = What these words mean
sorted-ascending = Sorted by { $column }, lowest first.
sorted-descending = Sorted by { $column }, highest first.
col-place = Place
col-group = Group
col-period = Period
col-need = Need
col-parent = Lies in
col-residents = Residents
col-standing = Against the target
col-fill = Help that arrived, of every 100
col-unmet = Asked in vain, per 1,000 residents
col-asked = Asked, per 1,000 residents
col-share = Share of all asking, of every 100
col-handouts = Share of all hand-outs, of every 100
unknown-area = Place not known

## Files, footer

files-title = Files that come with this page
files-book = All tables as one workbook:
files-tables = Tables with lower and upper ends of every range, for a spreadsheet:
files-wide = The same with one row a place, and as Parquet, in these folders:
files-geo = Places with their figures, for a mapping program:
files-pictures = Pictures of every map and chart, for slides and posts, in these folders:
files-findings = The sentences above, as a table:
contact = Questions, corrections, complaints: { $contact }
credit = Areas: { $credit }
made = Made with evenhand { $version }. This page loads nothing from the internet.
essentials = Few findings are sure enough to quote, so this page is short. All figures are in the tables folder beside it.

## A release that supersedes another

revised-title = What changed since the release before
revised-replaces = This release replaces release { $release } of { $date }, because the lists were corrected or added to. Please do not quote the old figures any more.
revised-replaces-undated = This release replaces release { $release }. Please do not quote the old figures any more.
revised-gone = That release is not in this folder, so what changed cannot be shown here.
revised-other = The two releases do not ask the same, so their figures cannot be compared.
revised-none =
    { $n ->
        [one] The one figure that both give did not change by more than the chance mixed into both explains.
       *[other] None of the { $n } figures that both give changed by more than the chance mixed into both explains.
    }
revised-some =
    { $n ->
        [one] Of { $all } figures that both give, this one changed by more than the chance mixed into both explains.
       *[other] Of { $all } figures that both give, these { $n } changed by more than the chance mixed into both explains.
    }
table-revised = What changed, before and now
col-figure = Figure
col-before = Before
col-now = Now
col-people = People counted

## Dependability

dependability-title = How dependable distributions were
dependability-note = From the coalition’s own published calendar ({ $file }; { $because }), { $from } to { $to }. Nothing here is taken from anybody’s request or from who came, so it is exact.
dependability-unnamed =
    { $n ->
        [one] { $n } area is not named in the calendar: no distribution is published there, which does not say that none was held.
       *[other] { $n } areas are not named in the calendar: no distribution is published there, which does not say that none was held.
    }
dependability-table = Distributions by place
dependability-of = { $n } of { $m }
dependability-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
dependability-spell = { $days }, { $dates }
dependability-spell-least = at least { $days }, { $dates }
col-held = Distributions held, of those published
col-weeks-with = Whole weeks with one, of all whole weeks
col-usual-gap = Usually one every
col-longest = Longest time without one

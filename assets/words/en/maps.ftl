### Titles, legends and read-outs of the maps.

map-help-title = Help that arrived
map-help-title-by = Help that arrived, by { $level }
map-help-subtitle-person = Of every 100 who asked, how many were helped. Each person counts once.
map-help-subtitle-household = Of every 100 households who asked, how many were helped. Each household counts once.
map-help-subtitle-record = Of every 100 requests, how many were answered. Each row of the logs counts once.
map-help-subtitle-timed-person =
    { $n ->
        [one] Of every 100 who asked, how many were helped within { $n } day. Each person counts once.
       *[other] Of every 100 who asked, how many were helped within { $n } days. Each person counts once.
    }
map-help-subtitle-timed-household =
    { $n ->
        [one] Of every 100 households who asked, how many were helped within { $n } day. Each household counts once.
       *[other] Of every 100 households who asked, how many were helped within { $n } days. Each household counts once.
    }
map-help-subtitle-timed-record =
    { $n ->
        [one] Of every 100 requests, how many were answered within { $n } day. Each row of the logs counts once.
       *[other] Of every 100 requests, how many were answered within { $n } days. Each row of the logs counts once.
    }
map-help-legend = Helped, of every 100
map-help-legend-record = Answered, of every 100
map-unmet-title = Asked, and not helped
map-unmet-subtitle-person = Unmet asking for every 1,000 residents. Each person counts once, shared over all they asked for.
map-unmet-subtitle-household = Unmet asking for every 1,000 residents. Each household counts once, shared over all it asked for.
map-unmet-subtitle-record = Requests without an answer, for every 1,000 residents.
map-asked-title = Asking for help
map-asked-subtitle-person = People who asked, for every 1,000 residents. Who never asked is not seen here.
map-asked-subtitle-household = Households who asked, for every 1,000 residents. Who never asked is not seen here.
map-asked-subtitle-record = Requests for every 1,000 residents. Who never asked is not seen here.
map-rates-legend = For every 1,000 residents
map-share-title = Where people asked
map-share-subtitle = Share of all asking, of every 100. Larger places ask more: this is no rate.
map-share-legend = Of every 100 asking
map-share-legend-record = Of every 100 requests
map-class = { $lower } to { $upper }
map-class-last = { $lower } and more
map-readout = { $name }: { $value } of every 100 ({ $range }).
map-readout-per1000 = { $name }: { $value } for every 1,000 residents ({ $range }).
map-readout-unclear = { $name }: not clear yet, { $range } of every 100.
map-readout-unclear-per1000 = { $name }: not clear yet, { $range } for every 1,000 residents.
map-readout-none = { $name }: no figure. { $range }
map-readout-below = Below the target.
map-hatched = Hatched places are not clear yet: too uncertain to call. That does not mean people there are all right.
map-note = { $when }. Chance was mixed into every figure to protect the people in it.
map-note-record = { $when }. Chance was mixed into every figure to protect each row of the logs.
map-alt =
    { $n ->
        [one] Map. { $subtitle } Of { $n } place, { $clear } have a clear figure and { $unclear } are not clear yet. The table of places gives every figure with its range.
       *[other] Map. { $subtitle } Of { $n } places, { $clear } have a clear figure and { $unclear } are not clear yet. The table of places gives every figure with its range.
    }
map-border = Border of a { $level }
map-district = District border
map-together = Counted together
map-outlined = A gap that lasts
map-elsewhere = Other areas
map-not-drawn = Not on the map (no outline known):
map-key = Names
map-tiles = One square for each area; squares show neither true size nor exact place.
map-km = km
map-m = m
map-mile = mi
map-foot = ft

map-gap-title = Gap to the target
map-gap-subtitle = Help that arrived against the target of { $target } of every 100. All places are judged together.
map-gap-legend = Against the target of { $target }
map-gap-far = Below, by about { $far } or more
map-gap-below = Below
map-gap-unsure = Too close to call
map-gap-above = Above
map-lasting-title = Gaps that last
map-lasting-subtitle = In at least { $k } of { $n } { $steps }, less help arrived than the target of { $target } of every 100.
map-lasting-lasts = A gap that lasts
map-lasting-unseen = None that is likely enough
map-lasting-caption = Nothing is said of the other places: a gap there may last too.
map-both-title = Asking and help, together
map-both-subtitle = Each against the whole city: { $asked } asked for every 1,000 residents, { $helped } of every 100 were helped.
map-both-across = Asked more
map-both-down = Helped less
map-both-worst = Asked more and helped less
map-both-caption = A place counts as more or less only where its whole likely range is. In between, it may be either.
map-both-asked-low = asked less
map-both-asked-middle = asked about as much, or not sure
map-both-asked-high = asked more
map-both-unhelped-low = helped more
map-both-unhelped-middle = helped about as much, or not sure
map-both-unhelped-high = helped less
map-periods-title = Help that arrived, by { $step }
map-periods-alt = Small maps, one for each { $step }. { $subtitle } The table of places gives every figure with its range.
map-squares-title = Help that arrived, every place the same size

map-kinds-title = Kinds of gaps over time
map-kinds-subtitle = What is sure of each place over time, against the target of { $target } of every 100. All places are judged together.
map-kinds-readout = { $name }: { $kind }.
map-kinds-since = { $name }: { $kind }, at least since { $since }.
map-around-title = Where unmet asking gathers
map-around-subtitle = Each place together with its neighbours: unmet asking for every 1,000 residents, against the average place.
map-around-legend = With its neighbours
map-around-more = More than the average place
map-around-less = Less than the average place
map-around-caption = Of the places that are marked, about 1 in 10 may be marked by chance. Hatched places are not clear yet.
map-around-readout-more = { $name } with its neighbours: { $value } more for every 1,000 residents than the average place ({ $range }).
map-around-readout-less = { $name } with its neighbours: { $value } fewer for every 1,000 residents than the average place ({ $range }).
map-around-readout-unclear = { $name } with its neighbours: not clear yet.

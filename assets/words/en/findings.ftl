### Sentences that can be quoted, what cannot be said, why a figure is not there.

finding-together = In about 9 of 10 such briefings, nothing is called below the target, above it or largest wrongly.
finding-ranges = About 9 in 10 such ranges contain the figure in our own records.
finding-listed = Of the places that are listed so, about 9 in 10 are so in our own records, or more.
finding-arrived-timed =
    { $n ->
        [one] within { $n } day of asking
       *[other] within { $n } days of asking
    }
finding-arrived-atend = by { $day }
finding-voice-record = Each row of the logs counts once, however many rows one person has.
finding-city = Help that arrived: { $value } of every 100 ({ $range }), { $when }. { $voice } Arrived means { $arrived }.
finding-city-short = Help that arrived: { $value } of every 100 ({ $range }). Arrived means { $arrived }.
finding-lasting = { $name }: very likely, in at least { $k } of { $periods } { $steps }, less help arrived than the target of { $target } of every 100, { $when }.
finding-below = { $name } is below the target of { $target } of every 100. Help that arrived: { $value } of every 100 ({ $range }), { $when }.
finding-below-short = { $name }: { $value } of every 100 ({ $range })
finding-below-unclear = { $name } is below the target of { $target } of every 100. How far below is not clear yet: { $range } of every 100, { $when }.
finding-below-unclear-short = { $name }: { $range } of every 100. How far below is not clear yet
finding-need = Share of all asking: { $need } was the largest, { $value } of every 100 ({ $range }), { $when }.
finding-need-short = Share of all asking: { $need } was the largest, { $value } of every 100 ({ $range }).
finding-need-sure = { $together } Not a head-count.
finding-group-less = Of every 100 who asked, { $value } fewer were helped among { $name } than among { $against } ({ $range } fewer), { $when }.
finding-group-more = Of every 100 who asked, { $value } more were helped among { $name } than among { $against } ({ $range } more), { $when }.
finding-unheard = { $name } asks for less than two thirds of what the outside measure of need would lead one to expect, { $when }. People there may not be reaching us.
finding-change-more = In the periods after { $event } ({ $day }), { $value } more of every 100 who asked were helped than before ({ $range } more). This does not say that it was the reason.
finding-change-less = In the periods after { $event } ({ $day }), { $value } fewer of every 100 who asked were helped than before ({ $range } fewer). This does not say that it was the reason.
finding-change-place-more = In { $name }, in the periods after { $event } ({ $day }), { $value } more of every 100 who asked were helped than before ({ $range } more). This does not say that it was the reason.
finding-change-place-less = In { $name }, in the periods after { $event } ({ $day }), { $value } fewer of every 100 who asked were helped than before ({ $range } fewer). This does not say that it was the reason.
finding-change-beside-more = From before { $event } ({ $day }) to after, help in { $name } rose by { $value } more of every 100 who asked than help in { $beside } ({ $range } more), or fell by so much less. Something else may have set the two apart.
finding-change-beside-less = From before { $event } ({ $day }) to after, help in { $name } rose by { $value } fewer of every 100 who asked than help in { $beside } ({ $range } fewer), or fell by so much more. Something else may have set the two apart.

## What cannot be said

cannot-count = How many people had one need or asked in one month. Not a head-count: write 'housing was about a quarter of what people asked for'.
cannot-well = That all is well where a figure is 'Not clear yet'. It does not mean people there are all right.
cannot-silent = Anything about people who never asked us for help.
cannot-overlap = Which of two areas does better, when their likely ranges overlap.
cannot-trend = Whether asking rose or fell. Each voice is split over the months in which it asked, so the first and the last months look larger than they were.
cannot-logs = That the logs are right. The ranges cover the chance that was mixed in to protect people, not what the logs missed or got wrong.
cannot-nostatus = Whether help arrived: these logs do not say.
cannot-howsoon = How soon help arrived: these logs give no dates for it. 'Arrived' means by { $day }.
cannot-share = What share of all asking comes from { $n } of { $of } { $level }: not clear yet.
cannot-fill = How much help arrived in { $n } of { $of } { $level }: not clear yet.
cannot-zone = What differs inside one zone: small areas were joined so that their figures could be told.
cannot-chosen = That these zones are the natural ones. The coalition drew them after the release, and other zones could tell another story.
cannot-person = That a person is protected: in this release single rows are, and a person may have many.
cannot-unknown = Where { $value } of every 100 ({ $range }) of all asking came from: no area is known.

## Why there is no figure

reason-no-status = These logs do not say whether help arrived.
reason-not-measured = This was not measured: at this size it would have made the other figures less clear.
reason-no-residents = There is no public number of residents for this area.
reason-no-handouts = Hand-outs were not measured by area.
reason-few-areas = There are too few areas for a measure of inequality.
reason-near-zero = In some areas the number of people asking cannot be told from zero, so that their rates cannot be compared.
reason-no-order = The pipeline file names no public figure to rank the areas by (rank_by).
reason-no-residents-all = There is no public number of residents for every area.
reason-chance = Chance alone decides which area seems worst and which best, and their distance would look too large. Compare with an area that was named beforehand.
reason-zeros = This measure has no value where an area's rate may be zero, and chance can make it so.
reason-bent = A curve between 0 and 100 has no value where chance brings an area's rate outside; the straight slope is given instead.
reason-no-gap = No gap is told of this place.
reason-no-borders = The areas have no borders in the pipeline file, so nobody knows which are neighbours.
reason-outweighed = The chance that was mixed in outweighs the differences between the areas.
reason-no-districts = There is no larger area between these and the whole city.
reason-too-wide = Too uncertain to call: the range goes beyond 20 points to each side, or over three classes of 20, or would once all figures are judged together.
reason-too-wide-amount = Too uncertain to call: the range goes beyond half of the figure to each side, or would once all figures are judged together.
reason-too-wide-difference = Too uncertain to call: it may be more, less or the same.
reason-one-sided = The window has no whole period before the event, or none after it.
reason-no-such-place = One of the places is not among those that were measured by period.
reason-no-poverty = There is no public number of residents in poverty for this area.
reason-near-zero-comparison = The number of people asking cannot be told from zero well enough for a comparison.
reason-no-ratio = One of the two rates cannot be told from zero, so that they have no ratio.

## Stamps on pages and pictures

stamp-rehearsal = REHEARSAL: INVENTED FIGURES
stamp-sample = MADE-UP DATA
stamp-replay = REPLAY: NO PROTECTION

## Keys of every list

key-unknown = Unknown
key-other = Other
reason-too-wide-days = Too uncertain to call: the range is wider than three days and than the median itself.

finding-dependable = By its own published calendar, the coalition held { $held } of { $published } distributions that it had announced. The longest time without one anywhere was { $days } ({ $dates }).
finding-dependable-place = { $name }: by the published calendar there was a distribution in { $with } of { $weeks } whole weeks. The longest time between two was { $days } without one ({ $dates }).
finding-public = Exact: from a public calendar, not from the records of people.

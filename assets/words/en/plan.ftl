### Why the figures are cut as they are, from public facts.

plan-noise-laplace = Noise: Laplace. For these { $n } tables Gaussian noise would be { $times } times as strong.
plan-noise-gaussian = Noise: Gaussian. For these { $n } tables Laplace noise would be { $times } times as strong.
plan-needs = Needs are not shown apart: there are too few people for that.
plan-periods =
    { $n ->
        [1] Time is cut into one window instead of { $finest }: finer steps would be too uncertain.
       *[other] Time is cut into { $n } periods instead of { $finest }: finer steps would be too uncertain.
    }
plan-noareas = There are no areas in the pipeline file.
plan-joined = Areas with fewer than { $smallest } residents are joined to a neighbour: { $n } areas become { $kept }.
plan-city = With about { $n } people only the whole city can be shown: any part of it would be too uncertain.
plan-larger = With about { $n } people the { $areas } areas would be too uncertain; the map shows the { $larger } larger ones they lie in.
plan-zones = With about { $n } people the { $areas } areas would be too uncertain, so neighbouring areas are joined into { $zones } zones with about as many residents each.
plan-blur = Left out, since it would blur the rest: { $what }.
plan-uncertain = Left out, since it would be too uncertain: { $what }.
plan-nolarger = There are no larger areas to tell it by: { $what }.
plan-what-group = help that arrived by { $group }
plan-what-group-places = help that arrived by { $group } and place
plan-what-handouts = hand-outs by area
plan-what-gaps = which gaps last, by place and period
plan-what-need = help that arrived by place and need
plan-what-waits = waiting times
plan-what-waits-group = waiting times by { $group }
plan-what-months = people asking in each period
plan-what-volume = { $unit } by place
plan-what-people = distinct people by place
plan-what-ratings = ratings by place
plan-what-ratings-time = ratings by period
plan-what-complaints = kinds of complaint by place
plan-what-giving = who both asks and gives
plan-fine = With about { $n } people most of ε goes into the finest cells, place by need by period; their sums answer the other questions.

### Glossary, promise, methods, budget.

glossary-title = What the words mean
glossary-fill = Help that arrived
glossary-fill-text = Of every 100 asking, how many were helped. { $explain }
glossary-range = Likely 54–70
glossary-range-text = About 9 in 10 such ranges contain the figure in our own records. It says nothing about people who never contacted us.
glossary-share = Share of all asking
glossary-share-text = How much of the asking was for this need or in this place. Each voice is split evenly over its requests, so this is not a count of heads.
glossary-target = Target
glossary-target-text = The figure the coalition wants to reach: { $target } of every 100.
glossary-vain = Asked in vain
glossary-vain-text = Asking that was not answered, for each 1,000 residents, so that large and small places can be compared.
glossary-unknown = Place not known
glossary-unknown-text = Requests whose place was missing or could not be matched. They count in the city figure.

## Promise

promise-title = How people are protected
promise-person = Before anything left our laptop, chance was mixed into every published number. This page would look much the same if any one person had never asked.
promise-household = Before anything left our laptop, chance was mixed into every published number. This page would look much the same if any one household had never asked.
promise-record = Before anything left our laptop, chance was mixed into every published number. This page would look much the same if any one row had never been in our lists. Each row was protected, not each person: someone with several rows is protected less.
promise-rows-distributions = In the lists of hand-outs each row was protected, not each person: someone with several rows there is protected less.
promise-rows-feedback = In the feedback each row was protected, not each person: someone with several rows there is protected less.
promise-odds-person = If someone thought there was a 1 in 10 chance you asked us, this page alone can raise that to at most { $now } in 100; all our releases so far together: { $all } in 100.
promise-odds-household = If someone thought there was a 1 in 10 chance your household asked us, this page alone can raise that to at most { $now } in 100; all our releases so far together: { $all } in 100.
promise-odds-record = If someone thought there was a 1 in 10 chance that one certain row was in our lists, this page alone can raise that to at most { $now } in 100; all our releases so far together: { $all } in 100.
promise-delta = All this holds but for a chance of 1 in { $n }.
promise-budget-year = Our limit for { $window } allows at most { $limit } in 100.
promise-budget-lifetime = Our limit for all time allows at most { $limit } in 100.
promise-not = It does not protect the lists themselves, or hide facts about a whole neighbourhood or group.
odds-title = The same, for other starting points
odds-prior = What someone thought before
odds-now = After this page, at most
odds-all = After all our releases so far, at most
odds-in100 = { $n } in 100
odds-over99 = over 99 in 100
odds-over99-bare = over 99
odds-how = These limits are worked out by Bayes’ rule and rounded up to the next whole number. They hold whatever else that person knows.
under11-title = Why not just hide numbers under 11?
under11-text = Because hidden numbers can be found again. If a total and all rows but one are printed, a subtraction gives the last one. If two reports differ by one person, their difference is that person. Hiding also wipes out exactly the places where few people ask, and those are often the places left out. With chance mixed in, every place can be shown with an honest range, and the protection holds against any other list that someone has.
not-title = What is not protected
not-lists = The lists themselves. Whoever can open the coalition’s files can read them.
not-groups = Facts about a whole neighbourhood or group. If most people in a place went without help, this page may say so, and that can be used against them.
not-several = Someone known to us under several ids is protected once for each id, which is less. So are people who share one id, such as a desk’s telephone.
not-elsewhere = What others publish about the same people. Their losses add to ours.
not-silent = Nothing here is about people who never contacted us.

## Methods

methods-title = How the figures are made
methods-dp = The method is called differential privacy. Its strength is a number called epsilon (ε): the smaller, the stronger the protection and the less exact the figures.
methods-consent = Only rows of people who agreed to be counted were used.
methods-noconsent = Not every export carries an answer on consent. Where there is none, all rows were counted.
methods-weights-person = Each person has one voice. Someone with several requests has it split evenly over them, so long need counts less than in a count of requests.
methods-weights-household = Each household has one voice. One with several requests has it split evenly over them, so long need counts less than in a count of requests.
methods-weights-record = Each row has one voice, because the exports carry no ids.
methods-rounded = Figures on this page are rounded, and none is shown below zero. The tables in the folder give them unrounded, below zero where chance took them there.
methods-ranges = Ranges cover the chance that was mixed in. They do not cover mistakes in the logs.
methods-combined = The figures are also made from release { $release } of { $date } (ε = { $epsilon }), which asked the same of the same lists: both together are surer than one. The two were held against each other and differ by no more than their noise explains. Whoever is in the lists is protected by the sum of both.
methods-fact-unit = Who is protected
methods-unit-person = Each person (everything under one id)
methods-unit-household = Each household (everything under one id)
methods-unit-record = Each row, not each person (unit = “record”)
methods-fact-epsilon = ε of this release
methods-fact-mechanism = Noise
methods-fact-random = Source of chance
methods-fact-grid = Steps in one voice
methods-fact-version = Version of evenhand
methods-fact-release = Release
methods-fact-created = Day of release
methods-fact-serial = Entry in the privacy ledger
methods-fact-supersedes = Replaces release
methods-fact-ledger = That ledger
methods-fact-head = Ledger chain after it
methods-fact-people = People expected when planning
methods-replay = Made by a replay build for testing. Its noise is fixed, so it protects nobody.
methods-sample = The data is made up.
methods-tables = The tables that were measured, and their shares of ε
methods-table = Table
methods-table-of = What it counts
methods-table-cuts = Cut by
methods-table-epsilon = ε
methods-table-noise = Noise in one cell, 9 times in 10 within
methods-table-within-person = ± { $n } people
methods-table-within-household = ± { $n } households
methods-table-within-record = ± { $n } rows
methods-role-requests = requests
methods-role-distributions = hand-outs
methods-cut-need = need
methods-cut-period = period
methods-cut-status = answered or not
methods-cut-join = {" × "}
methods-reasons = Why the figures are cut this way

## Budget

budget-title = Our open privacy budget
budget-lead = Each release uses up some protection, and used protection never comes back. This is what has been used.
budget-this = This release
budget-lifetime = All releases from this ledger so far
budget-window = Used for { $window }, with this release
budget-window-lifetime = Used for all time, with this release
budget-allowed = Limit for { $window }
budget-allowed-lifetime = Limit for all time
budget-left = Left
budget-none = No limit has been set for releases from this ledger.
budget-epsilon = ε
budget-what = What
budget-bar = { $spent } of { $allowed } used
budget-bar-window = { $window }: { $spent } of { $allowed } used
methods-role-feedback = feedback
methods-role-gifts = gifts
methods-measure-person-months = people in each period
methods-measure-people = distinct people
methods-measure-waits = waiting time
methods-measure-volume = quantity
methods-measure-ratings = ratings
methods-measure-complaints = complaints
methods-measure-reciprocity = asks, gives or both

budget-limit = limit
budget-earlier = Earlier releases

### Premye ekran an, seksyon yo, tablo yo.

skip = Ale dirèk nan rezilta yo
languages-title = Paj sa a nan lòt lang
unchecked-title = Okenn moun ki pale lang sa a poko verifye mo sa yo.
unchecked-text = Kote yo diferan ak paj anglè a, se paj anglè a ki konte.
unchecked-promise = Pwomès la jan li ye an anglè:
window = { $from } rive { $to }
record-notice = Se chak liy ki pwoteje, pa chak moun.
record-notice-why = Rejis sa yo pa gen idantifyan, kidonk pèsonn pa ta ka konnen ki liy ki pou menm moun nan. Yon moun ki gen anpil liy mwens pwoteje pase sa chif anba yo di.
say-title = Sa ou ka di
say-none = Poko gen anyen isit la ki sèten ase pou site poukont li.
say-below = Nan omwen { $n } sou { $all } { $level }, mwens èd rive pase objektif { $target } sou chak 100:
say-below-first = Nan omwen { $n } sou { $all } { $level }, mwens èd rive pase objektif { $target } sou chak 100. Chif ki pi ba yo:
say-lasting = Nan { $n } sou { $all } { $level } diferans lan gen anpil chans dire: nan { $k } sou { $periods } { $steps } oswa plis, mwens èd rive pase objektif { $target } sou chak 100:
say-lasting-first = Nan { $n } sou { $all } { $level } diferans lan gen anpil chans dire: nan { $k } sou { $periods } { $steps } oswa plis, mwens èd rive pase objektif { $target } sou chak 100. Kèk ladan yo:
table-gaps = Ki kalite mank chak { $level } genyen avèk tan
data-gaps = Kalite mank
col-gap = Mank
col-since = Omwen depi
col-sure = Chans pou li dire, sou chak 100
col-deep = Sa ki manke pou objektif la
col-people-short = Bezwen apeprè tout moun sa yo
gap-intensifying = k ap dire, epi k ap grandi
gap-persistent = k ap dire
gap-diminishing = k ap dire, men k ap bese
gap-historical = te genyen, pa genyen ankò
gap-new = nouvo
gap-consecutive = nan dènye peryòd yo
gap-sporadic = nan kèk moman
gap-no-gap = pa genyen an jeneral
gap-city-wide = vil la pa rive; isit la poko klè
gap-not-clear = poko klè
table-by_period = Èd ki rive, pa { $level } ak { $step }, sou chak 100
table-by_need = Èd ki rive, pa { $level } ak bezwen, sou chak 100
table-by_group = Èd ki rive, pa { $level } ak gwoup ({ $group }), sou chak 100
table-modelled = { $caption }. Chif sa yo soti nan yon modèl ki sèvi tou ak sa lòt kote, bezwen ak mwa gen an komen. Sa ki soti sitou nan lòt kote pa rele klè.
data-by_period = Pa { $level } ak { $step }
data-by_need = Pa { $level } ak bezwen
data-by_group = Pa { $level } ak gwoup ({ $group })
say-more = { $n } anplis ki anba objektif la
say-list = { $sentence } { $list }.
say-list-join = {"; "}
say-copy = Kopye
say-copied = Kopye deja
say-cite = { $title }, { $from } rive { $to }. Pibliye { $created }, nimewo { $id }. Yon lòt piblikasyon ka korije l pita.
say-cite-label = Kijan pou site l
thin =
    { $n ->
        [one] { $n } sou { $all } { $level } poko klè.
       *[other] { $n } sou { $all } { $level } poko klè.
    }
thin-larger = Zòn ki pi gwo yo di plis: { $clear } sou { $larger } { $level } klè.
thin-city = Chif pou tout vil la di plis.
zones-chosen =
    { $n ->
        [one] Se kowalisyon an ki trase { $n } zòn nan paj sa a apre piblikasyon an, petèt apre li te fin wè chif yo.
       *[other] Se kowalisyon an ki trase { $n } zòn yo nan paj sa a apre piblikasyon an, petèt apre li te fin wè chif yo. Lòt zòn ta ka rakonte yon lòt istwa.
    }
zones-unlisted =
    { $n ->
        [one] Yo pa mete { $n } katye nan okenn zòn: se “{ $others }”.
       *[other] Yo pa mete { $n } katye nan okenn zòn: ansanm yo se “{ $others }”.
    }
zones-apart =
    { $n ->
        [one] { $n } zòn an plizyè moso sou kat la: { $names }.
       *[other] { $n } zòn an plizyè moso sou kat la: { $names }.
    }
stepped-merged = Se poutèt sa paj sa a mete katye ki vwazen ansanm nan { $n } zòn, nou ka di plis sou yo. Chif pa { $level } yo nan tables/measured_areas.csv.
stepped-larger = Se poutèt sa paj sa a pale de { $larger }, kote nou ka di plis. Chif pa { $level } yo nan tables/measured_areas.csv.
stepped-city = Nou pa ka fè yon kat ak sa, kidonk paj sa a pale de tout vil la. Chif pa { $level } yo nan tables/measured_areas.csv.
stepped-how = Se jan chif yo te klè ki deside sa, e fouchèt yo pran sa an kont.
say-revision = Yon lòt piblikasyon ka korije l pita, si yo anrejistre plis demann oswa si yo ranje erè.
cannot-more = Lòt bagay ou pa ka di
cannot-title = Sa ou pa ka di
certainty-label = Nan ki pwen li sèten: { $certainty }

## Chif vil la

city-title = Nan tout vil la
city-fill = Èd ki rive: { $value } sou chak 100 ({ $range }).
city-fill-unclear = Èd ki rive: Poko klè.
city-fill-none = Èd ki rive: pa gen chif. { $reason }
city-means = Sa chif la vle di
city-explain-person = Chak moun konte yon sèl fwa, kèlkeswa kantite fwa li mande: yon moun ki fè kat demann, epi ki jwenn repons pou twa, konte kòm twaka ede.
city-explain-household = Chak fwaye konte yon sèl fwa, kèlkeswa kantite fwa li mande: yon fwaye ki fè kat demann, epi ki jwenn repons pou twa, konte kòm twaka ede.
city-explain-record = Chak demann konte yon fwa, kidonk moun ki mande souvan konte plis.
city-timed =
    { $n ->
        [one] Yon demann konte kòm reponn lè èd la rive nan { $n } jou.
       *[other] Yon demann konte kòm reponn lè èd la rive nan { $n } jou.
    }
city-atend = Yon demann konte kòm reponn lè rejis yo di sa nan dènye jou yo kouvri a.
city-target = Objektif kowalisyon an se { $target } sou chak 100.
city-people-person = Antou: apeprè { $value } moun ({ $range }).
city-people-household = Antou: apeprè { $value } fwaye ({ $range }).
city-people-record = Antou: apeprè { $value } demann ({ $range }).
city-people-unclear = Kantite ki konte a poko klè: ant { $lower } ak { $upper }.
city-people-none = Nou pa bay kantite ki konte a. { $reason }
nostatus-title = Rejis sa yo pa di si èd la te rive.
nostatus-text = Paj sa a montre sèlman sa moun mande, ak ki kote.

## Chif

range = pwobab { $lower }–{ $upper }
range-point = pwobab { $lower }
range-between = ant { $lower } ak { $upper }
unclear = Poko klè
unclear-tip = Ant { $lower } ak { $upper } sou chak 100. Li twò ensèten pou di. Sa pa vle di moun isit la byen.
unclear-tip-per1000 = Ant { $lower } ak { $upper } pou chak 1 000 abitan. Li twò ensèten pou di. Sa pa vle di moun isit la byen.
unclear-below = Anba objektif
unclear-above = Sou objektif
none = Pa gen chif
col-standing-below = Anba
col-standing-unclear = Pa sèten
col-standing-above = Anwo
standing-below = Anba objektif la
standing-unclear = Pa sèten si li anba oswa anwo objektif la
standing-above = Anwo objektif la

## Seksyon

nav-title = Nan paj sa a
maps-title = Ki kote
maps-how = Montre yon kote oswa touche l pou li chif li yo. Ak klavye: peze Tab jiskaske kat la make, epi sèvi ak flèch yo.
maps-readout = Ou pa chwazi okenn kote.
readout-fill = Èd ki rive: { $value } sou chak 100 ({ $range }).
readout-fill-unclear = Èd ki rive: Poko klè. { $tip }
readout-asked = Mande: { $value } pou chak 1 000 abitan ({ $range }).
readout-asked-unclear = Mande: Poko klè. { $tip }
readout-share = Pati nan tout sa moun mande: { $value } sou chak 100 ({ $range }).
readout-share-unclear = Pati nan tout sa moun mande: Poko klè. { $tip }
areas-title = Kote pa kote
areas-lead = Soti nan chif ki pi ba a rive nan sa ki pi wo a. Kote ki poko klè yo vin an dènye, pa non. Tout kote jije ansanm: youn ka rete “pa sèten” menm si pwòp fouchèt li pa touche objektif la.
areas-lead-asking = Soti nan chif ki pi wo a rive nan sa ki pi ba a. Kote ki poko klè yo vin an dènye, pa non.
larger-title = Pa { $level }
districts-title = Yon fèy pou chak zòn ki pi gwo
districts-lead = Ou ka enprime chak poukont li.
districts-print = Enprime sa poukont li
time-title = Pandan tan an
needs-title = Sa moun mande
needs-lead = Pati nan tout sa moun mande
needs-foot = Se pa yon kantite moun: ekri ‘lojman te anviwon yon ka nan sa moun mande’.
reported-title = Sa òganizasyon yo rapòte
reported-notice = San pwoteksyon, egzak jan yo pibliye l. Chif sa yo pa soti nan lis moun nou yo: òganizasyon yo pibliye yo poukont yo, kidonk nou pa mele aza ladan yo.
reported-because = { $name }. Poukisa li piblik: { $because }
col-entries = Antre
col-organisations = Òganizasyon
col-amount = Kantite ({ $unit })
table-reported = Sa òganizasyon yo rapòte, san pwoteksyon, egzak jan yo pibliye l ({ $name })
groups-title = Ki moun ki jwenn èd
groups-title-asking = Ki moun ki mande
groups-care = Atansyon: sa di ki kote èd rive oswa pa rive jwenn moun yon gwoup. Li pa ekspoze pèsonn, men yo ka sèvi avè l kont yo tout ansanm. Mande yo anvan ou pataje l.
groups-harm = Yon gwoup se pa chif li. Anvan ou site youn, mande moun li konsène yo.
unclear-title = “Poko klè”: sa sa vle di
unclear-explain = Gen chif ki tèlman ensèten, yon sèl nimewo ta twonpe moun. Lè sa a nou di “Poko klè” epi nou bay fouchèt la sèlman. Yon kote ki poko klè ka byen oswa mal. Sa pa vle di moun la yo byen.
unclear-count =
    { $n ->
        [one] { $n } sou { $all } kote nan paj sa a gen yon chif ki poko klè.
       *[other] { $n } sou { $all } kote nan paj sa a gen yon chif ki poko klè.
    }
unclear-example = Yon chif konsa li konsa:
data-show = Chif yo nan yon tablo
data-show-of = { $name }: chif yo nan yon tablo
scroll-table = Tablo, li deplase sou kote
scroll-picture = Imaj, li deplase sou kote

## Tablo

table-areas = Chif pa { $level }, ak fouchèt pwobab yo
table-within = Kote ki nan { $name }, ak fouchèt pwobab yo
table-periods = Chif pa peryòd, ak fouchèt pwobab yo
table-needs = Chif pa bezwen, ak fouchèt pwobab yo
table-group = Chif pa gwoup ({ $group }), ak fouchèt pwobab yo
table-missing = Li pa nan tablo sa a: { $figure }. { $reason }
table-sort = Chwazi yon tit kolòn pou ranje selon li.
terms-show = Sa mo sa yo vle di
sorted-ascending = Ranje selon { $column }, sa ki pi ba a an premye.
sorted-descending = Ranje selon { $column }, sa ki pi wo a an premye.
col-place = Kote
col-group = Gwoup
col-period = Peryòd
col-need = Bezwen
col-parent = Li nan
col-residents = Abitan
col-standing = Parapò ak objektif la
col-fill = Èd ki rive, sou chak 100
col-unmet = Mande pou gremesi, pou chak 1 000 abitan
col-asked = Mande, pou chak 1 000 abitan
col-share = Pati nan tout sa moun mande, sou chak 100
col-handouts = Pati nan tout sa yo bay, sou chak 100
unknown-area = Kote yo pa konnen

## Fichye, pye paj

files-title = Fichye ki vini ak paj sa a
files-book = Tout tablo yo nan yon sèl klasè:
files-tables = Tablo ak de bout chak fouchèt, pou yon fèy kalkil:
files-wide = Menm bagay la ak yon liy pou chak kote, ak fòma Parquet, nan dosye sa yo:
files-geo = Kote yo ak chif yo, pou yon pwogram kat:
files-pictures = Imaj chak kat ak chak grafik, pou prezantasyon ak piblikasyon, nan dosye sa yo:
files-findings = Fraz ki anwo yo, nan yon tablo:
contact = Kesyon, koreksyon, plent: { $contact }
credit = Katye: { $credit }
made = Fèt ak evenhand { $version }. Paj sa a pa chaje anyen sou entènèt.
essentials = Pa gen anpil rezilta ki sèten ase pou site, kidonk paj sa a kout. Tout chif yo nan dosye tablo ki akote l la.

## A release that supersedes another

revised-title = Sa ki chanje depi piblikasyon anvan an
revised-replaces = Piblikasyon sa a ranplase piblikasyon { $release } nan dat { $date }, paske yo te korije lis yo oswa ajoute ladan yo. Tanpri pa site ansyen chif yo ankò.
revised-replaces-undated = Piblikasyon sa a ranplase piblikasyon { $release }. Tanpri pa site ansyen chif yo ankò.
revised-gone = Piblikasyon sa a pa nan dosye sa a, kidonk nou pa ka montre sa ki chanje.
revised-other = De piblikasyon yo pa mande menm bagay, kidonk nou pa ka konpare chif yo.
revised-none =
    { $n ->
       *[other] Pami { $n } chif tou de bay, pa gen youn ki chanje plis pase sa aza ki mele nan tou de ka esplike.
    }
revised-some =
    { $n ->
       *[other] Pami { $all } chif tou de bay, { $n } sa yo chanje plis pase sa aza ki mele nan tou de ka esplike.
    }
table-revised = Sa ki chanje, anvan ak kounye a
col-figure = Chif
col-before = Anvan
col-now = Kounye a
col-people = Moun nou konte

## Konbyen distribisyon yo te regilye

dependability-title = Konbyen distribisyon yo te regilye
dependability-note = Selon kalandriye kowalisyon an pibliye li menm ({ $file }; { $because }), { $from } rive { $to }. Anyen isit la pa soti nan demann pèsonn ni nan ki moun ki te vini, kidonk li egzak.
dependability-unnamed =
    { $n ->
        [one] { $n } zòn pa nan kalandriye a: pa gen distribisyon pibliye la, sa pa vle di pa t gen youn.
       *[other] { $n } zòn pa nan kalandriye a: pa gen distribisyon pibliye la, sa pa vle di pa t gen youn.
    }
dependability-table = Distribisyon pa kote
dependability-of = { $n } sou { $m }
dependability-days =
    { $n ->
        [one] { $n } jou
       *[other] { $n } jou
    }
dependability-spell = { $days }, { $dates }
dependability-spell-least = omwen { $days }, { $dates }
col-held = Distribisyon ki te fèt, sou sa ki pibliye
col-weeks-with = Semèn antye ki gen youn, sou tout
col-usual-gap = Dabitid, youn chak
col-longest = Pi long tan san youn

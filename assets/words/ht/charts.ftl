### Tit, aks ak deskripsyon grafik yo.

chart-time-title-month = Èd ki rive, pa mwa
chart-time-title-quarter = Èd ki rive, pa trimès
chart-time-title-year = Èd ki rive, pa ane
chart-time-title-period = Èd ki rive, pandan tan an
chart-time-axis = Sou chak 100 ki mande, konbyen ki jwenn èd (chak moun konte yon fwa)
chart-time-axis-household = Sou chak 100 ki mande, konbyen ki jwenn èd (chak fwaye konte yon fwa)
chart-time-axis-record = Sou chak 100 demann, konbyen ki jwenn repons
chart-time-key = Liy ak bann: chif la ak fouchèt pwobab la. Bwat an tirè: poko klè, nou konnen fouchèt la sèlman.
chart-time-key-clear = Liy ak bann: chif la ak fouchèt pwobab la.
chart-time-desc =
    { $n ->
        [one] { $n } peryòd, { $first } rive { $last }, sou yon echèl 0 rive 100. { $figures }
       *[other] { $n } peryòd, { $first } rive { $last }, sou yon echèl 0 rive 100. { $figures }
    }
chart-direct = { $value } sou 100
chart-target = Objektif { $target }
chart-areas-title = Èd ki rive, pa { $level }
chart-areas-title-asking = Sa moun mande, pa { $level }
chart-areas-axis = Sou chak 100 ki mande, konbyen ki jwenn èd
chart-areas-axis-asking = Mande, pou chak 1 000 abitan
chart-areas-axis-share = Sou chak 100 ki mande
chart-areas-desc =
    { $n ->
        [one] { $n } liy ak fouchèt pwobab li. { $figures }
       *[other] { $n } liy ak fouchèt pwobab yo. { $figures }
    }
chart-areas-nothing =
    { $n ->
        [one] { $n } lòt kote: anviwon 0
       *[other] { $n } lòt kote: anviwon 0 chak
    }
chart-needs-title = Pati nan tout sa moun mande, pa bezwen
chart-needs-axis = Sou chak 100 ki mande
chart-periods-title = Pati nan tout sa moun mande, pa peryòd
chart-groups-title = Èd ki rive, pa gwoup
chart-groups-title-asking = Pati nan tout sa moun mande, pa gwoup
chart-groups-axis = Sou chak 100 ki mande, konbyen ki jwenn èd
chart-legend-below = anba objektif la
chart-legend-includes = pa sèten
chart-legend-above = anwo objektif la
chart-legend-range = fouchèt pwobab
chart-legend-unclear = poko klè: fouchèt la sèlman
chart-row-clear = { $label }: { $value }, { $range }
chart-row-unclear = { $label }: poko klè, { $range }
chart-row-none = { $label }: pa gen chif
chart-foot = Apeprè 9 sou 10 fouchèt pwobab yo gen chif ki nan pwòp rejis kowalisyon an ladan yo. Nou mele aza nan chak nimewo pou pwoteje moun ki mande yo.

## Pa kote ak peryòd, pa kote ak bezwen

chart-cross-title-period = Èd ki rive, pa { $level } ak { $step }
chart-cross-title-need = Èd ki rive, pa { $level } ak bezwen
chart-cross-axis = Sou chak 100 ki mande, konbyen ki jwenn èd, ak fouchèt pwobab la
chart-cross-caption = Yon diferans dire lè èd ki rive a gen anpil chans anba objektif la nan omwen { $k } sou { $n } { $steps }. Nou pa di anyen sou lòt kote yo: yon diferans ka dire la tou.
chart-cross-key-unclear = poko klè: fouchèt la sèlman
chart-cross-key-lasting = yon diferans ki dire

## Nan ki pwen chak kote ap sèten

chart-margins-title = Nan ki pwen chak kote ap sèten: { $title }
chart-margins-axis = Fouchèt pwobab èd ki rive a: plis oswa mwens, sou chak 100. Pi kout vle di pi sèten.
chart-margins-small = Petèt twò piti pou di anyen
chart-margins-desc =
    { $n ->
        [one] Yon ba pou { $n } kote. { $figures }
       *[other] Yon ba pou chak nan { $n } kote yo, sa ki pi sèten yo an premye. { $figures }
    }
chart-margins-foot = Ak done piblik sèlman: nou pa li okenn lis. Nou sipoze moun mande selon kantite abitan, e 65 sou 100 demann jwenn repons.

chart-equiplot-title = Èd ki rive, gwoup bò kote gwoup
chart-equiplot-caption = Chak pwen se yon kote oswa yon gwoup; ba anba yo se ranje pwobab yo, nan menm lòd. Kote ba yo kwaze, pwen yo ka menm.
chart-equiplot-unclear = Poko klè: { $n }
chart-before-title = Èd ki rive, pa { $level }: { $first } ak { $last }
chart-before-caption = Ba yo se ranje pwobab. Kote de ba yon kote kwaze, petèt anyen pa chanje.
chart-before-unclear = Kite deyò, paske youn nan de yo poko klè: { $n }.
chart-funnel-title = Èd ki rive, ak konbyen ki mande
chart-funnel-across = Konbyen ki mande (chak pa miltipliye)
chart-funnel-caption = Bann gri: kote anviwon 9 sou 10 kote ta ye si tout jwenn menm èd epi se chans sèlman ki deside. Ti kote yo varye plis. Pwen plen yo deyò; ba yo se ranje pwobab.
chart-funnel-city = Vil { $value }
chart-funnel-desc = Kote, selon konbyen ki mande la: { $n }. Deyò bann nan: { $outside }
chart-concentration-title = Demann ak èd, depi kote ki pi mal yo rive nan kote ki pi byen yo
chart-concentration-axis = Sou chak 100 ki mande ak chak 100 ki jwenn èd: konbyen ki nan kote yo jiska la
chart-concentration-across = Moun ki abite, kòmanse nan kote ki pi mal yo, sou chak 100
chart-concentration-asking = demann
chart-concentration-arrived = èd ki rive
chart-concentration-even = Liy tirè: menm bagay pou tout moun
chart-concentration-caption = Anlè liy tirè a, kote ki pi mal yo gen plis pase pa yo; anba, mwens. Bann yo adisyone pwent tout ranje yo, kidonk yo pi laj pase sa nesesè.
chart-concentration-desc-asking = { $residents } sou chak 100 moun ki pi mal: { $value } sou chak 100 demann ({ $lower }–{ $upper }).
chart-concentration-desc-arrived = Sou chak 100 ki jwenn èd: { $value } ({ $lower }–{ $upper }) pami { $residents } sou chak 100 moun ki pi mal.

## Anviwon jou ki make

chart-changes-title = Anvan ak apre jou ki make
chart-changes-caption = Lòt bagay te chanje an menm tan. Sa montre yon chanjman, li pa di sa ki lakòz li.
chart-changes-city = Tout vil la
chart-changes-beside = { $name }, mwens chanjman nan kote yo konpare ak li yo
chart-changes-event = { $event } ({ $day })
chart-changes-before = anvan
chart-changes-after = apre
chart-changes-difference = Diferans
chart-changes-likely = gen chans { $lower } rive { $upper }
chart-changes-between = ant { $lower } ak { $upper }

## Tan pou tann

chart-waits-title = Nan konbyen tan èd la rive
chart-waits-caption = Moun ki jwenn èd pita, oswa ki pa janm jwenn li, nan 100 yo tou.
chart-waits-all-title = Nan konbyen tan èd la rive: { $by }
chart-waits-all-title-level = Nan konbyen tan èd la rive, pa { $level }
chart-waits-head = ≤ { $days }
chart-waits-all-axis = Sou chak 100 ki mande, konbyen ki jwenn èd nan tout jou sa yo (liy anwo a), ak limit pwobab la

## Semèn ki gen ak ki pa gen distribisyon

chart-distributions-title = Semèn ki gen ak ki pa gen distribisyon
chart-distributions-axis = Semèn pa semèn, selon kalandriye ki pibliye a
chart-distributions-foot = Selon { $file }, kowalisyon an pibliye; anyen pa soti nan done moun.
chart-distributions-key-held = te fèt
chart-distributions-key-missed = pibliye, pa fèt
chart-distributions-key-none = pa gen ki pibliye
chart-distributions-row = { $name }: { $n } semèn sou { $m } ki gen distribisyon.

### Fraz ou ka site, sa ou pa ka di, poukisa yon chif manke.

finding-together = Nan apeprè 9 sou 10 rapò konsa, nou pa di okenn bagay anba objektif la, anwo li, oswa pi gwo, pa erè.
finding-ranges = Apeprè 9 sou 10 fouchèt konsa gen chif ki nan pwòp rejis nou yo ladan yo.
finding-listed = Nan kote ki nan lis sa a, apeprè 9 sou 10, oswa plis, se konsa yo ye nan pwòp rejis nou yo.
finding-arrived-timed =
    { $n ->
        [one] nan { $n } jou apre demann lan
       *[other] nan { $n } jou apre demann lan
    }
finding-arrived-atend = anvan { $day } fini
finding-voice-record = Chak liy nan rejis yo konte yon fwa, kèlkeswa kantite liy yon moun genyen.
finding-city = Èd ki rive: { $value } sou chak 100 ({ $range }), { $when }. { $voice } “Rive” vle di { $arrived }.
finding-city-short = Èd ki rive: { $value } sou chak 100 ({ $range }). “Rive” vle di { $arrived }.
finding-lasting = { $name }: gen anpil chans, nan omwen { $k } sou { $periods } { $steps }, mwens èd rive pase objektif { $target } sou chak 100, { $when }.
finding-below = { $name } anba objektif { $target } sou chak 100 la. Èd ki rive: { $value } sou chak 100 ({ $range }), { $when }.
finding-below-short = { $name }: { $value } sou chak 100 ({ $range })
finding-below-unclear = { $name } anba objektif { $target } sou chak 100 la. Konbyen anba poko klè: { $range } sou chak 100, { $when }.
finding-below-unclear-short = { $name }: { $range } sou chak 100. Konbyen anba poko klè
finding-need = Pati nan tout sa moun mande: { $need } se sa yo mande plis, { $value } sou chak 100 ({ $range }), { $when }.
finding-need-short = Pati nan tout sa moun mande: { $need } se sa yo mande plis, { $value } sou chak 100 ({ $range }).
finding-need-sure = { $together } Se pa yon kantite moun.
finding-group-less = Sou chak 100 ki mande, { $value } mwens te jwenn èd pami { $name } pase pami { $against } ({ $range } mwens), { $when }.
finding-group-more = Sou chak 100 ki mande, { $value } anplis te jwenn èd pami { $name } pase pami { $against } ({ $range } anplis), { $when }.
finding-unheard = { $name } mande mwens pase de tyè nan sa mezi bezwen ki soti deyò a ta fè nou atann, { $when }. Petèt moun la yo pa rive jwenn nou.
finding-change-more = Nan peryòd ki vin apre { $event } ({ $day }), { $value } anplis sou chak 100 ki mande te jwenn èd pase anvan ({ $range } anplis). Sa pa vle di se sa ki lakòz la.
finding-change-less = Nan peryòd ki vin apre { $event } ({ $day }), { $value } mwens sou chak 100 ki mande te jwenn èd pase anvan ({ $range } mwens). Sa pa vle di se sa ki lakòz la.
finding-change-place-more = Nan { $name }, nan peryòd ki vin apre { $event } ({ $day }), { $value } anplis sou chak 100 ki mande te jwenn èd pase anvan ({ $range } anplis). Sa pa vle di se sa ki lakòz la.
finding-change-place-less = Nan { $name }, nan peryòd ki vin apre { $event } ({ $day }), { $value } mwens sou chak 100 ki mande te jwenn èd pase anvan ({ $range } mwens). Sa pa vle di se sa ki lakòz la.
finding-change-beside-more = Soti anvan { $event } ({ $day }) rive apre, èd nan { $name } monte { $value } sou chak 100 ki mande plis pase nan { $beside } ({ $range } plis), oswa li desann mwens konsa. Petèt se lòt bagay ki fè yo diferan.
finding-change-beside-less = Soti anvan { $event } ({ $day }) rive apre, èd nan { $name } monte { $value } sou chak 100 ki mande mwens pase nan { $beside } ({ $range } mwens), oswa li desann plis konsa. Petèt se lòt bagay ki fè yo diferan.

## Sa ou pa ka di

cannot-count = Konbyen moun ki te gen yon bezwen oswa ki te mande nan yon mwa. Se pa yon kantite moun: ekri ‘lojman te anviwon yon ka nan sa moun mande’.
cannot-well = Ke tout bagay byen kote yon chif ‘Poko klè’. Sa pa vle di moun la yo byen.
cannot-silent = Anyen sou moun ki pa janm mande nou èd.
cannot-overlap = Kiyès nan de katye ki pi byen, lè fouchèt pwobab yo touche.
cannot-trend = Si demann yo monte oswa desann. Chak vwa pataje sou mwa li te mande yo, kidonk premye ak dènye mwa yo parèt pi gwo pase jan yo te ye.
cannot-logs = Ke rejis yo bon. Fouchèt yo kouvri aza nou mele pou pwoteje moun, pa sa rejis yo bliye oswa mal ekri.
cannot-nostatus = Si èd la te rive: rejis sa yo pa di sa.
cannot-howsoon = Nan konbyen tan èd la rive: rejis sa yo pa bay dat pou sa. ‘Rive’ vle di anvan { $day } fini.
cannot-share = Ki pati nan tout sa moun mande ki soti nan { $n } sou { $of } { $level }: poko klè.
cannot-fill = Konbyen èd ki rive nan { $n } sou { $of } { $level }: poko klè.
cannot-zone = Sa ki diferan anndan yon zòn: yo mete ti katye ansanm pou yo ka bay chif yo.
cannot-chosen = Ke zòn sa yo se zòn natirèl yo. Kowalisyon an trase yo apre piblikasyon an, e lòt zòn ta ka rakonte yon lòt istwa.
cannot-person = Ke chak moun pwoteje: nan piblikasyon sa a se chak liy ki pwoteje, e yon moun ka gen anpil.
cannot-unknown = Ki kote { $value } sou chak 100 ({ $range }) nan tout sa moun mande te soti: nou pa konnen katye a.

## Poukisa pa gen chif

reason-no-status = Rejis sa yo pa di si èd la te rive.
reason-not-measured = Yo pa mezire sa: ak gwosè sa a li t ap fè lòt chif yo mwens klè.
reason-no-residents = Pa gen yon kantite abitan piblik pou katye sa a.
reason-no-handouts = Yo pa mezire sa yo bay pa katye.
reason-few-areas = Pa gen ase katye pou mezire inegalite.
reason-near-zero = Nan kèk katye nou pa ka fè diferans ant kantite moun ki mande ak zewo, kidonk nou pa ka konpare to yo.
reason-no-order = Fichye konfigirasyon an pa bay okenn chif piblik pou klase katye yo (rank_by).
reason-no-residents-all = Pa gen yon kantite abitan piblik pou chak katye.
reason-chance = Se aza sèlman ki deside ki katye ki sanble pi mal ak kiyès ki sanble pi byen, e distans yo ta parèt twò gwo. Konpare ak yon katye yo te nonmen davans.
reason-zeros = Mezi sa a pa gen valè kote to yon katye ka zewo, e aza ka fè l vin konsa.
reason-bent = Yon koub ant 0 ak 100 pa gen valè kote aza fè to yon katye soti deyò limit sa yo; se pant dwat la yo bay pito.
reason-no-gap = Nou pa siyale okenn mank pou kote sa a.
reason-no-borders = Fichye konfigirasyon an pa bay limit katye yo, kidonk nou pa konnen kilès ki vwazen.
reason-outweighed = Aza nou te mele a peze plis pase diferans ki genyen ant katye yo.
reason-no-districts = Pa gen yon zòn ki pi gran ant katye sa yo ak tout vil la.
reason-too-wide = Li twò ensèten pou di: fouchèt la depase 20 pwen chak bò, oswa plis pase twa klas 20, oswa li t ap fè sa lè nou jije tout chif yo ansanm.
reason-too-wide-amount = Li twò ensèten pou di: fouchèt la depase mwatye chif la chak bò, oswa li t ap fè sa lè nou jije tout chif yo ansanm.
reason-too-wide-difference = Li twò ensèten pou di: li ka plis, mwens oswa menm bagay.
reason-one-sided = Pa gen yon peryòd antye anvan evènman an, oswa apre l.
reason-no-such-place = Youn nan kote yo pa pami sa yo te mezire pa peryòd yo.
reason-no-poverty = Pa gen yon kantite piblik abitan ki nan povrete pou katye sa a.
reason-near-zero-comparison = Kantite moun ki mande a pa diferan ase ak zewo pou fè yon konparezon.
reason-no-ratio = Youn nan de to yo pa diferan ak zewo, kidonk yo pa gen rapò.

## Tanpon sou paj ak imaj

stamp-rehearsal = REPETISYON: CHIF ENVANTE
stamp-sample = DONE ENVANTE
stamp-replay = REJWE: PA GEN PWOTEKSYON

## Kle tout lis yo

key-unknown = Nou pa konnen
key-other = Lòt
reason-too-wide-days = Twò ensèten pou di: limit yo pi laj pase twa jou ak pase medyàn nan menm.

finding-dependable = Selon pwòp kalandriye li pibliye, kowalisyon an te fè { $held } nan { $published } distribisyon li te anonse. Pi long tan san youn okenn kote se te { $days } ({ $dates }).
finding-dependable-place = { $name }: selon kalandriye ki pibliye a te gen distribisyon nan { $with } semèn antye sou { $weeks }. Pi long tan ant de se te { $days } san youn ({ $dates }).
finding-public = Egzak: nan yon kalandriye piblik, pa nan done moun.

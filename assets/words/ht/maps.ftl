### Tit, lejann ak sa kat yo di.

map-help-title = Èd ki rive
map-help-title-by = Èd ki rive, pa { $level }
map-help-subtitle-person = Sou chak 100 moun ki mande, konbyen ki jwenn èd. Chak moun konte yon fwa.
map-help-subtitle-household = Sou chak 100 fwaye ki mande, konbyen ki jwenn èd. Chak fwaye konte yon fwa.
map-help-subtitle-record = Sou chak 100 demann, konbyen ki jwenn repons. Chak liy nan rejis yo konte yon fwa.
map-help-subtitle-timed-person =
    { $n ->
        [one] Sou chak 100 moun ki mande, konbyen ki jwenn èd nan { $n } jou. Chak moun konte yon fwa.
       *[other] Sou chak 100 moun ki mande, konbyen ki jwenn èd nan { $n } jou. Chak moun konte yon fwa.
    }
map-help-subtitle-timed-household =
    { $n ->
        [one] Sou chak 100 fwaye ki mande, konbyen ki jwenn èd nan { $n } jou. Chak fwaye konte yon fwa.
       *[other] Sou chak 100 fwaye ki mande, konbyen ki jwenn èd nan { $n } jou. Chak fwaye konte yon fwa.
    }
map-help-subtitle-timed-record =
    { $n ->
        [one] Sou chak 100 demann, konbyen ki jwenn repons nan { $n } jou. Chak liy nan rejis yo konte yon fwa.
       *[other] Sou chak 100 demann, konbyen ki jwenn repons nan { $n } jou. Chak liy nan rejis yo konte yon fwa.
    }
map-help-legend = Jwenn èd, sou chak 100
map-help-legend-record = Jwenn repons, sou chak 100
map-unmet-title = Mande, men pa jwenn èd
map-unmet-subtitle-person = Demann ki pa jwenn repons pou chak 1 000 abitan. Chak moun konte yon fwa, pataje sou tout sa li mande.
map-unmet-subtitle-household = Demann ki pa jwenn repons pou chak 1 000 abitan. Chak fwaye konte yon fwa, pataje sou tout sa li mande.
map-unmet-subtitle-record = Demann san repons, pou chak 1 000 abitan.
map-asked-title = Ki moun ki mande èd
map-asked-subtitle-person = Moun ki mande, pou chak 1 000 abitan. Moun ki pa janm mande pa parèt isit la.
map-asked-subtitle-household = Fwaye ki mande, pou chak 1 000 abitan. Moun ki pa janm mande pa parèt isit la.
map-asked-subtitle-record = Demann pou chak 1 000 abitan. Moun ki pa janm mande pa parèt isit la.
map-rates-legend = Pou chak 1 000 abitan
map-share-title = Ki kote moun mande
map-share-subtitle = Pati nan tout sa moun mande, sou chak 100. Kote ki pi gwo mande plis: se pa yon to.
map-share-legend = Sou chak 100 ki mande
map-share-legend-record = Sou chak 100 demann
map-class = { $lower } rive { $upper }
map-class-last = { $lower } ak plis
map-readout = { $name }: { $value } sou chak 100 ({ $range }).
map-readout-per1000 = { $name }: { $value } pou chak 1 000 abitan ({ $range }).
map-readout-unclear = { $name }: poko klè, { $range } sou chak 100.
map-readout-unclear-per1000 = { $name }: poko klè, { $range } pou chak 1 000 abitan.
map-readout-none = { $name }: pa gen chif. { $range }
map-readout-below = Anba objektif la.
map-hatched = Kote ki reye yo poko klè: yo twò ensèten pou di. Sa pa vle di moun la yo byen.
map-note = { $when }. Nou mele aza nan chak chif pou pwoteje moun yo.
map-note-record = { $when }. Nou mele aza nan chak chif pou pwoteje chak liy nan rejis yo.
map-alt =
    { $n ->
        [one] Kat. { $subtitle } Sou { $n } kote, { $clear } gen yon chif klè epi { $unclear } poko klè. Tablo kote yo bay chak chif ak fouchèt li.
       *[other] Kat. { $subtitle } Sou { $n } kote, { $clear } gen yon chif klè epi { $unclear } poko klè. Tablo kote yo bay chak chif ak fouchèt li.
    }
map-border = Limit { $level }
map-district = Limit distri
map-together = Konte ansanm
map-outlined = Yon diferans ki dire
map-elsewhere = Lòt katye
map-not-drawn = Yo pa sou kat la (nou pa konnen fòm yo):
map-key = Non
map-tiles = Yon kare pou chak katye; kare yo pa montre ni vrè gwosè ni kote egzak.
map-km = km
map-m = m
map-mile = mi
map-foot = pye

map-gap-title = Distans ak objektif la
map-gap-subtitle = Èd ki rive konpare ak objektif { $target } sou chak 100. Yo jije tout kote yo ansanm.
map-gap-legend = Konpare ak objektif { $target }
map-gap-far = Anba, pa anviwon { $far } oswa plis
map-gap-below = Anba
map-gap-unsure = Twò pre pou di
map-gap-above = Anlè
map-lasting-title = Twou ki dire
map-lasting-subtitle = Nan omwen { $k } sou { $n } { $steps }, mwens èd rive pase objektif { $target } sou chak 100.
map-lasting-lasts = Yon twou ki dire
map-lasting-unseen = Pa gen youn ki gen ase chans
map-lasting-caption = Nou pa di anyen sou lòt kote yo: yon twou ka dire la tou.
map-both-title = Demann ak èd, ansanm
map-both-subtitle = Chak konpare ak tout vil la: { $asked } mande pou chak 1,000 moun, { $helped } sou chak 100 jwenn èd.
map-both-across = Mande plis
map-both-down = Jwenn mwens èd
map-both-worst = Mande plis epi jwenn mwens èd
map-both-caption = Yon kote konte kòm plis oswa mwens sèlman si tout ranje pwobab li a ladan. Nan mitan, li ka youn oswa lòt.
map-both-asked-low = mande mwens
map-both-asked-middle = mande prèske menm kantite, oswa pa sèten
map-both-asked-high = mande plis
map-both-unhelped-low = jwenn plis èd
map-both-unhelped-middle = jwenn prèske menm èd, oswa pa sèten
map-both-unhelped-high = jwenn mwens èd
map-periods-title = Èd ki rive, pa { $step }
map-periods-alt = Ti kat, youn pou chak { $step }. { $subtitle } Tablo kote yo bay chak chif ak ranje li.
map-squares-title = Èd ki rive, chak kote menm gwosè

map-kinds-title = Kalite mank yo pandan tan an
map-kinds-subtitle = Sa ki sèten pou chak kote pandan tan an, parapò ak objektif { $target } sou chak 100. Yo jije tout kote yo ansanm.
map-kinds-readout = { $name }: { $kind }.
map-kinds-since = { $name }: { $kind }, omwen depi { $since }.
map-around-title = Ki kote demann san repons yo rasanble
map-around-subtitle = Chak kote ansanm ak vwazen li: demann san repons pou chak 1,000 moun ki rete la, parapò ak yon kote mwayen.
map-around-legend = Ak vwazen li
map-around-more = Plis pase kote mwayen an
map-around-less = Mwens pase kote mwayen an
map-around-caption = Nan kote ki make yo, anviwon 1 sou 10 ka make pa chans. Kote ki gen liy yo poko klè.
map-around-readout-more = { $name } ak vwazen li: { $value } anplis pou chak 1,000 moun pase kote mwayen an ({ $range }).
map-around-readout-less = { $name } ak vwazen li: { $value } anmwens pou chak 1,000 moun pase kote mwayen an ({ $range }).
map-around-readout-unclear = { $name } ak vwazen li: poko klè.

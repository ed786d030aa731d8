### Poukisa chif yo koupe konsa, selon done piblik.

plan-noise-laplace = Bri: Laplace. Pou { $n } tablo sa yo, bri gosyen t ap { $times } fwa pi fò.
plan-noise-gaussian = Bri: gosyen. Pou { $n } tablo sa yo, bri Laplace t ap { $times } fwa pi fò.
plan-needs = Nou pa montre bezwen yo apa: pa gen ase moun pou sa.
plan-periods =
    { $n ->
        [1] Nou montre tan an nèt olye de { $finest } pati: etap ki pi piti ta twò ensèten.
       *[other] Nou koupe tan an an { $n } peryòd olye de { $finest }: etap ki pi piti ta twò ensèten.
    }
plan-noareas = Pa gen katye nan fichye konfigirasyon an.
plan-joined = Katye ki gen mwens pase { $smallest } abitan mete ansanm ak yon vwazen: { $n } katye vin tounen { $kept }.
plan-city = Ak anviwon { $n } moun nou ka montre tout vil la sèlman: nenpòt pati ta twò ensèten.
plan-larger = Ak anviwon { $n } moun { $areas } katye yo ta twò ensèten; kat la montre { $larger } zòn ki pi gwo kote yo ye a.
plan-zones = Ak anviwon { $n } moun { $areas } katye yo ta twò ensèten, kidonk nou mete katye vwazen ansanm nan { $zones } zòn ki gen apeprè menm kantite abitan.
plan-blur = Nou kite sa deyò, paske li t ap fè rès la mwens klè: { $what }.
plan-uncertain = Nou kite sa deyò, paske li t ap twò ensèten: { $what }.
plan-nolarger = Pa gen pi gwo zòn pou di l: { $what }.
plan-what-group = èd ki rive pa gwoup ({ $group })
plan-what-group-places = èd ki rive pa gwoup ({ $group }) ak kote
plan-what-handouts = sa yo bay pa katye
plan-what-gaps = ki diferans ki dire, pa kote ak peryòd
plan-what-need = èd ki rive pa kote ak bezwen
plan-what-waits = konbyen tan moun tann
plan-what-waits-group = konbyen tan moun tann pa gwoup ({ $group })
plan-what-months = moun ki mande nan chak peryòd
plan-what-volume = { $unit } pa kote
plan-what-people = moun diferan pa kote
plan-what-ratings = nòt pa kote
plan-what-ratings-time = nòt pa peryòd
plan-what-complaints = kalite plent pa kote
plan-what-giving = ki moun ki mande epi ki bay tou
plan-fine = Avèk anviwon { $n } moun, pi gwo pati ε ale nan selil ki pi piti yo, kote pa bezwen pa peryòd; total yo reponn lòt kesyon yo.

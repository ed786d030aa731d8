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
plan-what-group = èd ki rive pa gwoup ({ $group })
plan-what-handouts = sa yo bay pa katye
plan-what-gaps = ki diferans ki dire, pa kote ak peryòd
plan-what-need = èd ki rive pa kote ak bezwen

### Titres, axes et descriptions des graphiques.

chart-time-title-month = Aide arrivée, par mois
chart-time-title-quarter = Aide arrivée, par trimestre
chart-time-title-year = Aide arrivée, par année
chart-time-title-period = Aide arrivée, au fil du temps
chart-time-axis = Sur 100 qui ont demandé, combien ont été aidés (chaque personne compte une fois)
chart-time-axis-household = Sur 100 qui ont demandé, combien ont été aidés (chaque foyer compte une fois)
chart-time-axis-record = Sur 100 demandes, combien ont été satisfaites
chart-time-key = Ligne et bande : chiffre et fourchette probable. Boîte en pointillé : pas encore clair, seule la fourchette est connue.
chart-time-key-clear = Ligne et bande : chiffre et fourchette probable.
chart-time-desc =
    { $n ->
        [one] { $n } période, de { $first } à { $last }, sur une échelle de 0 à 100. { $figures }
       *[other] { $n } périodes, de { $first } à { $last }, sur une échelle de 0 à 100. { $figures }
    }
chart-direct = { $value } sur 100
chart-target = Objectif { $target }
chart-areas-title = Aide arrivée, par { $level }
chart-areas-title-asking = Demandes, par { $level }
chart-areas-axis = Sur 100 qui ont demandé, combien ont été aidés
chart-areas-axis-asking = Demandes, pour 1 000 habitants
chart-areas-axis-share = Sur 100 qui ont demandé
chart-areas-desc =
    { $n ->
        [one] { $n } ligne avec sa fourchette probable. { $figures }
       *[other] { $n } lignes avec leurs fourchettes probables. { $figures }
    }
chart-areas-nothing =
    { $n ->
        [one] { $n } autre lieu : environ 0
       *[other] { $n } autres lieux : environ 0 chacun
    }
chart-needs-title = Part de toutes les demandes, par besoin
chart-needs-axis = Sur 100 qui ont demandé
chart-periods-title = Part de toutes les demandes, par période
chart-groups-title = Aide arrivée, par groupe
chart-groups-title-asking = Part de toutes les demandes, par groupe
chart-groups-axis = Sur 100 qui ont demandé, combien ont été aidés
chart-legend-below = sous l’objectif
chart-legend-includes = pas sûr
chart-legend-above = au-dessus de l’objectif
chart-legend-range = fourchette probable
chart-legend-unclear = pas encore clair : fourchette seule
chart-row-clear = { $label } : { $value }, { $range }
chart-row-unclear = { $label } : pas encore clair, { $range }
chart-row-none = { $label } : pas de chiffre
chart-foot = Environ 9 fourchettes probables sur 10 contiennent le chiffre des propres registres de la coalition. Du hasard a été mêlé à chaque nombre pour protéger les personnes qui ont demandé.

## Par lieu et période, par lieu et besoin

chart-cross-title-period = Aide arrivée, par { $level } et { $step }
chart-cross-title-need = Aide arrivée, par { $level } et besoin
chart-cross-axis = Sur 100 qui ont demandé, combien ont été aidés, avec la fourchette probable
chart-cross-caption = Un écart dure quand l’aide arrivée est très probablement sous l’objectif pendant au moins { $k } des { $n } { $steps }. Des autres lieux, rien n’est dit : un écart peut y durer aussi.
chart-cross-key-unclear = pas encore clair : fourchette seule
chart-cross-key-lasting = un écart qui dure

## À quel point chaque lieu sera sûr

chart-margins-title = À quel point chaque lieu sera sûr : { $title }
chart-margins-axis = Fourchette probable de l’aide arrivée : plus ou moins, sur 100. Plus court est plus sûr.
chart-margins-small = Sans doute trop petits pour conclure
chart-margins-desc =
    { $n ->
        [one] Une barre pour { $n } lieu. { $figures }
       *[other] Une barre pour chacun des { $n } lieux, les plus sûrs d’abord. { $figures }
    }
chart-margins-foot = D’après des données publiques seulement : aucune liste n’a été lue. On suppose que l’on demande en proportion des habitants et que 65 demandes sur 100 sont satisfaites.

chart-equiplot-title = Aide arrivée, groupe à côté de groupe
chart-equiplot-caption = Chaque point est un lieu ou un groupe ; les barres en dessous sont leurs fourchettes probables, dans le même ordre. Là où les barres se chevauchent, les points peuvent être égaux.
chart-equiplot-unclear = Pas encore clair : { $n }
chart-before-title = Aide arrivée, par { $level } : { $first } et { $last }
chart-before-caption = Les barres sont des fourchettes probables. Là où les deux barres d’un lieu se chevauchent, il se peut que rien n’ait changé.
chart-before-unclear = Laissés de côté, car l’un des deux n’est pas encore clair : { $n }.
chart-funnel-title = Aide arrivée, et combien ont demandé
chart-funnel-across = Combien ont demandé (chaque pas multiplie)
chart-funnel-caption = Bande grise : où se trouveraient environ 9 lieux sur 10 si tous étaient aidés pareil et que seul le hasard décidait. Les petits lieux varient plus. Les points pleins sont en dehors ; les barres sont des fourchettes probables.
chart-funnel-city = Ville { $value }
chart-funnel-desc = Lieux, selon combien y ont demandé : { $n }. En dehors de la bande : { $outside }
chart-concentration-title = Demandes et aide, des lieux les plus défavorisés aux plus favorisés
chart-concentration-axis = Sur 100 demandes et sur 100 aides : combien dans les lieux jusque-là
chart-concentration-across = Habitants, à partir des lieux les plus défavorisés, sur 100
chart-concentration-asking = demandes
chart-concentration-arrived = aide arrivée
chart-concentration-even = Ligne en tirets : pareil pour tous
chart-concentration-caption = Au-dessus de la ligne en tirets, les lieux défavorisés ont plus que leur part d’habitants ; en dessous, moins. Les bandes additionnent les bouts de toutes les fourchettes : elles sont plus larges que nécessaire.
chart-concentration-desc-asking = Les { $residents } habitants sur 100 les plus défavorisés : { $value } demandes sur 100 ({ $lower }–{ $upper }).
chart-concentration-desc-arrived = Sur 100 personnes aidées : { $value } ({ $lower }–{ $upper }) parmi les { $residents } habitants sur 100 les plus défavorisés.

## Autour de jours marqués

chart-changes-title = Avant et après des jours marqués
chart-changes-caption = D’autres choses ont changé en même temps. Ceci montre un changement, pas sa cause.
chart-changes-city = Toute la ville
chart-changes-beside = { $name }, moins le changement dans les lieux de comparaison
chart-changes-event = { $event } ({ $day })
chart-changes-before = avant
chart-changes-after = après
chart-changes-difference = Différence
chart-changes-likely = probablement { $lower } à { $upper }
chart-changes-between = entre { $lower } et { $upper }

## Attente

chart-waits-title = En combien de temps l’aide est arrivée
chart-waits-caption = Ceux qui ont été aidés plus tard, ou jamais, sont parmi les 100.
chart-waits-all-title = En combien de temps l’aide est arrivée : { $by }
chart-waits-all-title-level = En combien de temps l’aide est arrivée, par { $level }
chart-waits-head = ≤ { $days }
chart-waits-all-axis = Sur 100 demandes, combien ont reçu une aide en tant de jours (ligne du haut), avec la fourchette probable

## Semaines avec et sans distribution

chart-distributions-title = Semaines avec et sans distribution
chart-distributions-axis = Semaine par semaine, d’après le calendrier publié
chart-distributions-foot = D’après { $file }, que la coalition publie ; rien n’est pris dans les données de personnes.
chart-distributions-key-held = tenue
chart-distributions-key-missed = publiée, pas tenue
chart-distributions-key-none = aucune publiée
chart-distributions-row = { $name } : { $n } semaines sur { $m } avec une distribution.

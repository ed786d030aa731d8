### Titres, légendes et lectures des cartes.

map-help-title = Aide arrivée
map-help-title-by = Aide arrivée, par { $level }
map-help-subtitle-person = Sur 100 personnes qui ont demandé, combien ont été aidées. Chaque personne compte une fois.
map-help-subtitle-household = Sur 100 foyers qui ont demandé, combien ont été aidés. Chaque foyer compte une fois.
map-help-subtitle-record = Sur 100 demandes, combien ont été satisfaites. Chaque ligne des registres compte une fois.
map-help-subtitle-timed-person =
    { $n ->
        [one] Sur 100 personnes qui ont demandé, combien ont été aidées en { $n } jour. Chaque personne compte une fois.
       *[other] Sur 100 personnes qui ont demandé, combien ont été aidées en { $n } jours. Chaque personne compte une fois.
    }
map-help-subtitle-timed-household =
    { $n ->
        [one] Sur 100 foyers qui ont demandé, combien ont été aidés en { $n } jour. Chaque foyer compte une fois.
       *[other] Sur 100 foyers qui ont demandé, combien ont été aidés en { $n } jours. Chaque foyer compte une fois.
    }
map-help-subtitle-timed-record =
    { $n ->
        [one] Sur 100 demandes, combien ont été satisfaites en { $n } jour. Chaque ligne des registres compte une fois.
       *[other] Sur 100 demandes, combien ont été satisfaites en { $n } jours. Chaque ligne des registres compte une fois.
    }
map-help-legend = Aidés, sur 100
map-help-legend-record = Satisfaites, sur 100
map-unmet-title = Demandé, sans aide reçue
map-unmet-subtitle-person = Demandes non satisfaites pour 1 000 habitants. Chaque personne compte une fois, répartie sur tout ce qu’elle a demandé.
map-unmet-subtitle-household = Demandes non satisfaites pour 1 000 habitants. Chaque foyer compte une fois, réparti sur tout ce qu’il a demandé.
map-unmet-subtitle-record = Demandes sans réponse, pour 1 000 habitants.
map-asked-title = Qui demande de l’aide
map-asked-subtitle-person = Personnes qui ont demandé, pour 1 000 habitants. Qui n’a jamais demandé ne se voit pas ici.
map-asked-subtitle-household = Foyers qui ont demandé, pour 1 000 habitants. Qui n’a jamais demandé ne se voit pas ici.
map-asked-subtitle-record = Demandes pour 1 000 habitants. Qui n’a jamais demandé ne se voit pas ici.
map-rates-legend = Pour 1 000 habitants
map-share-title = Où l’on a demandé
map-share-subtitle = Part de toutes les demandes, sur 100. Les grands lieux demandent plus : ce n’est pas un taux.
map-share-legend = Sur 100 qui ont demandé
map-share-legend-record = Sur 100 demandes
map-class = { $lower } à { $upper }
map-class-last = { $lower } et plus
map-readout = { $name } : { $value } sur 100 ({ $range }).
map-readout-per1000 = { $name } : { $value } pour 1 000 habitants ({ $range }).
map-readout-unclear = { $name } : pas encore clair, { $range } sur 100.
map-readout-unclear-per1000 = { $name } : pas encore clair, { $range } pour 1 000 habitants.
map-readout-none = { $name } : pas de chiffre. { $range }
map-readout-below = Sous l’objectif.
map-hatched = Les lieux hachurés ne sont pas encore clairs : trop incertains pour conclure. Cela ne veut pas dire que les gens de là-bas vont bien.
map-note = { $when }. Du hasard a été mêlé à chaque chiffre pour protéger les personnes.
map-note-record = { $when }. Du hasard a été mêlé à chaque chiffre pour protéger chaque ligne des registres.
map-alt =
    { $n ->
        [one] Carte. { $subtitle } Sur { $n } lieu, { $clear } avec un chiffre clair et { $unclear } pas encore clair. Le tableau des lieux donne chaque chiffre avec sa fourchette.
       *[other] Carte. { $subtitle } Sur { $n } lieux, { $clear } avec un chiffre clair et { $unclear } pas encore clairs. Le tableau des lieux donne chaque chiffre avec sa fourchette.
    }
map-border = Limite : { $level }
map-district = Limite de district
map-together = Comptés ensemble
map-outlined = Un écart qui dure
map-elsewhere = Autres secteurs
map-not-drawn = Absents de la carte (contour inconnu) :
map-key = Noms
map-tiles = Un carré par secteur ; les carrés ne montrent ni la vraie taille ni le lieu exact.
map-km = km
map-m = m
map-mile = mi
map-foot = pi

map-gap-title = Écart à l’objectif
map-gap-subtitle = Aide arrivée par rapport à l’objectif de { $target } sur 100. Tous les lieux sont jugés ensemble.
map-gap-legend = Par rapport à l’objectif de { $target }
map-gap-far = En dessous, d’environ { $far } ou plus
map-gap-below = En dessous
map-gap-unsure = Trop proche pour trancher
map-gap-above = Au-dessus
map-lasting-title = Écarts qui durent
map-lasting-subtitle = Dans au moins { $k } de { $n } { $steps }, il est arrivé moins d’aide que l’objectif de { $target } sur 100.
map-lasting-lasts = Un écart qui dure
map-lasting-unseen = Aucun qui soit assez probable
map-lasting-caption = Rien n’est dit des autres lieux : un écart peut y durer aussi.
map-both-title = Demandes et aide, ensemble
map-both-subtitle = Chacun par rapport à toute la ville : { $asked } demandes pour 1 000 habitants, { $helped } sur 100 ont été aidés.
map-both-across = Demandé davantage
map-both-down = Moins aidés
map-both-worst = Demandé davantage et moins aidés
map-both-caption = Un lieu ne compte comme plus ou moins que si toute sa fourchette probable l’est. Entre les deux, ce peut être l’un ou l’autre.
map-both-asked-low = demandé moins
map-both-asked-middle = demandé à peu près autant, ou pas sûr
map-both-asked-high = demandé davantage
map-both-unhelped-low = plus aidés
map-both-unhelped-middle = à peu près autant aidés, ou pas sûr
map-both-unhelped-high = moins aidés
map-periods-title = Aide arrivée, par { $step }
map-periods-alt = Petites cartes, une par { $step }. { $subtitle } Le tableau des lieux donne chaque chiffre avec sa fourchette.
map-squares-title = Aide arrivée, chaque lieu à la même taille

map-kinds-title = Types d’écarts dans le temps
map-kinds-subtitle = Ce qui est sûr pour chaque lieu dans le temps, face à l’objectif de { $target } sur 100. Tous les lieux sont jugés ensemble.
map-kinds-readout = { $name } : { $kind }.
map-kinds-since = { $name } : { $kind }, au moins depuis { $since }.
map-around-title = Où se rassemblent les demandes sans réponse
map-around-subtitle = Chaque lieu avec ses voisins : demandes sans réponse pour 1 000 habitants, face au lieu moyen.
map-around-legend = Avec ses voisins
map-around-more = Plus que le lieu moyen
map-around-less = Moins que le lieu moyen
map-around-caption = Parmi les lieux marqués, environ 1 sur 10 peut l’être par hasard. Les lieux hachurés ne sont pas encore clairs.
map-around-readout-more = { $name } avec ses voisins : { $value } de plus pour 1 000 habitants que le lieu moyen ({ $range }).
map-around-readout-less = { $name } avec ses voisins : { $value } de moins pour 1 000 habitants que le lieu moyen ({ $range }).
map-around-readout-unclear = { $name } avec ses voisins : pas encore clair.

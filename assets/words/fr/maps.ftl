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

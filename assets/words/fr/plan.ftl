### Pourquoi les chiffres sont découpés ainsi, d’après des données publiques.

plan-noise-laplace = Bruit : Laplace. Pour ces { $n } tableaux, un bruit gaussien serait { $times } fois plus fort.
plan-noise-gaussian = Bruit : gaussien. Pour ces { $n } tableaux, un bruit de Laplace serait { $times } fois plus fort.
plan-needs = Les besoins ne sont pas montrés à part : il y a trop peu de personnes pour cela.
plan-periods =
    { $n ->
        [1] Le temps est montré d’un seul tenant au lieu de { $finest } parties : des pas plus fins seraient trop incertains.
       *[other] Le temps est découpé en { $n } périodes au lieu de { $finest } : des pas plus fins seraient trop incertains.
    }
plan-noareas = Il n’y a pas de secteurs dans le fichier de configuration.
plan-joined = Les secteurs de moins de { $smallest } habitants sont réunis à un voisin : { $n } secteurs deviennent { $kept }.
plan-city = Avec environ { $n } personnes, seule la ville entière peut être montrée : toute partie serait trop incertaine.
plan-larger = Avec environ { $n } personnes, les { $areas } secteurs seraient trop incertains ; la carte montre les { $larger } plus grands où ils se trouvent.
plan-zones = Avec environ { $n } personnes, les { $areas } secteurs seraient trop incertains : des secteurs voisins sont donc réunis en { $zones } zones d’à peu près autant d’habitants.
plan-blur = Laissé de côté, car cela brouillerait le reste : { $what }.
plan-uncertain = Laissé de côté, car ce serait trop incertain : { $what }.
plan-nolarger = Il n’y a pas de zones plus grandes pour le dire : { $what }.
plan-what-group = aide arrivée par groupe ({ $group })
plan-what-group-places = aide arrivée par groupe ({ $group }) et par lieu
plan-what-handouts = remises par secteur
plan-what-gaps = quels écarts durent, par lieu et période
plan-what-need = aide arrivée par lieu et besoin
plan-what-waits = temps d’attente
plan-what-waits-group = temps d’attente par groupe ({ $group })
plan-what-months = personnes qui demandent à chaque période
plan-what-volume = { $unit } par lieu
plan-what-people = personnes distinctes par lieu
plan-what-ratings = appréciations par lieu
plan-what-ratings-time = appréciations par période
plan-what-complaints = types de plainte par lieu
plan-what-giving = qui demande et donne à la fois
plan-fine = Avec environ { $n } personnes, la plus grande part de ε va aux cellules les plus fines, lieu par besoin par période ; leurs sommes répondent aux autres questions.

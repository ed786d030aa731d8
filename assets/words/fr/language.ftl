### Le nom de cette langue et comment elle s’écrit.

language-name = Français
# ltr ou rtl
language-direction = ltr
# no : la page dit que personne dont c’est la langue n’a encore relu ces textes.
language-checked = no
# La langue dont on prend les nombres, les dates et les pluriels.
language-formats = fr

## Dates ; ICU4X écrit les jours et les mois

dates-days = du { $from } au { $to }
dates-months = de { $from } à { $to }
dates-quarter = T{ $quarter } { $year }
dates-quarter-short = T{ $quarter }

## Listes

list-join = {", "}

## Niveaux de secteurs : un, et plusieurs

level-larger =
    { $n ->
        [one] zone plus grande
       *[other] zones plus grandes
    }
level-area =
    { $n ->
        [one] secteur
       *[other] secteurs
    }
level-zone =
    { $n ->
        [one] zone
       *[other] zones
    }
level-city =
    { $n ->
        [one] ville
       *[other] villes
    }
level-district =
    { $n ->
        [one] district
       *[other] districts
    }
level-county =
    { $n ->
        [one] comté
       *[other] comtés
    }
level-borough =
    { $n ->
        [one] arrondissement
       *[other] arrondissements
    }
level-ward =
    { $n ->
        [one] circonscription
       *[other] circonscriptions
    }
level-neighbourhood =
    { $n ->
        [one] quartier
       *[other] quartiers
    }
level-neighborhood =
    { $n ->
        [one] quartier
       *[other] quartiers
    }
level-town =
    { $n ->
        [one] bourg
       *[other] bourgs
    }
level-village =
    { $n ->
        [one] village
       *[other] villages
    }
level-municipality =
    { $n ->
        [one] municipalité
       *[other] municipalités
    }
level-commune =
    { $n ->
        [one] commune
       *[other] communes
    }
level-department =
    { $n ->
        [one] département
       *[other] départements
    }
level-province =
    { $n ->
        [one] province
       *[other] provinces
    }
level-region =
    { $n ->
        [one] région
       *[other] régions
    }
level-state =
    { $n ->
        [one] État
       *[other] États
    }
level-parish =
    { $n ->
        [one] paroisse
       *[other] paroisses
    }
level-tract =
    { $n ->
        [one] îlot de recensement
       *[other] îlots de recensement
    }

## Ce qu’est une colonne d’un tableau par lieu et période

step-month =
    { $n ->
        [one] mois
       *[other] mois
    }
step-quarter =
    { $n ->
        [one] trimestre
       *[other] trimestres
    }
step-half-year =
    { $n ->
        [one] semestre
       *[other] semestres
    }
step-period =
    { $n ->
        [one] période
       *[other] périodes
    }
step-need =
    { $n ->
        [one] besoin
       *[other] besoins
    }

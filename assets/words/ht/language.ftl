### Non lang sa a ak fason yo ekri l.

language-name = Kreyòl ayisyen
# ltr oswa rtl
language-direction = ltr
# no: paj la di ke okenn moun ki pale lang lan poko verifye tèks yo.
language-checked = no
# Lang kote nou pran fason yo ekri chif ak pliryèl yo.
language-formats = fr-HT

## Dat; CLDR pa gen dat pou kreyòl, kidonk lang lan bay pwòp non mwa li yo

own-date-ymd = { $day } { $month } { $year }
own-date-md = { $day } { $month }
own-date-d = { $day }
own-date-ym = { $month } { $year }
own-month-1 = janvye
own-month-2 = fevriye
own-month-3 = mas
own-month-4 = avril
own-month-5 = me
own-month-6 = jen
own-month-7 = jiyè
own-month-8 = out
own-month-9 = septanm
own-month-10 = oktòb
own-month-11 = novanm
own-month-12 = desanm
own-month-short-1 = jan
own-month-short-2 = fev
own-month-short-3 = mas
own-month-short-4 = avr
own-month-short-5 = me
own-month-short-6 = jen
own-month-short-7 = jiy
own-month-short-8 = out
own-month-short-9 = sep
own-month-short-10 = okt
own-month-short-11 = nov
own-month-short-12 = des

dates-days = { $from } rive { $to }
dates-months = { $from } rive { $to }
dates-quarter = T{ $quarter } { $year }
dates-quarter-short = T{ $quarter }

## Lis

list-join = {", "}

## Nivo zòn yo: youn, ak plizyè

level-larger =
    { $n ->
        [one] zòn ki pi gwo
       *[other] zòn ki pi gwo
    }
level-area =
    { $n ->
        [one] katye
       *[other] katye
    }
level-zone =
    { $n ->
        [one] zòn
       *[other] zòn
    }
level-city =
    { $n ->
        [one] vil
       *[other] vil
    }
level-district =
    { $n ->
        [one] distri
       *[other] distri
    }
level-county =
    { $n ->
        [one] konte
       *[other] konte
    }
level-borough =
    { $n ->
        [one] awondisman
       *[other] awondisman
    }
level-ward =
    { $n ->
        [one] sikonskripsyon
       *[other] sikonskripsyon
    }
level-neighbourhood =
    { $n ->
        [one] vwazinaj
       *[other] vwazinaj
    }
level-neighborhood =
    { $n ->
        [one] vwazinaj
       *[other] vwazinaj
    }
level-town =
    { $n ->
        [one] bouk
       *[other] bouk
    }
level-village =
    { $n ->
        [one] vilaj
       *[other] vilaj
    }
level-municipality =
    { $n ->
        [one] minisipalite
       *[other] minisipalite
    }
level-commune =
    { $n ->
        [one] komin
       *[other] komin
    }
level-department =
    { $n ->
        [one] depatman
       *[other] depatman
    }
level-province =
    { $n ->
        [one] pwovens
       *[other] pwovens
    }
level-region =
    { $n ->
        [one] rejyon
       *[other] rejyon
    }
level-state =
    { $n ->
        [one] eta
       *[other] eta
    }
level-parish =
    { $n ->
        [one] pawas
       *[other] pawas
    }
level-tract =
    { $n ->
        [one] seksyon resansman
       *[other] seksyon resansman
    }

## Sa yon kolòn ye nan yon tablo pa kote ak peryòd

step-month =
    { $n ->
        [one] mwa
       *[other] mwa
    }
step-quarter =
    { $n ->
        [one] trimès
       *[other] trimès
    }
step-half-year =
    { $n ->
        [one] semès
       *[other] semès
    }
step-period =
    { $n ->
        [one] peryòd
       *[other] peryòd
    }
step-need =
    { $n ->
        [one] bezwen
       *[other] bezwen
    }

### What this language is called and how it is written.

language-name = English
# ltr or rtl
language-direction = ltr
# yes when a speaker of the language has checked every text; else the page says so.
language-checked = yes
# The language tag whose numbers, dates and plural forms are used.
language-formats = en

## Dates; ICU4X writes the days and months themselves

dates-days = { $from } to { $to }
dates-months = { $from } to { $to }
dates-quarter = Q{ $quarter } { $year }
dates-quarter-short = Q{ $quarter }

## Lists

list-join = {", "}

## Levels of areas: one of them, and several

level-larger =
    { $n ->
        [one] larger area
       *[other] larger areas
    }
level-area =
    { $n ->
        [one] area
       *[other] areas
    }
level-zone =
    { $n ->
        [one] zone
       *[other] zones
    }
level-city =
    { $n ->
        [one] city
       *[other] cities
    }
level-district =
    { $n ->
        [one] district
       *[other] districts
    }
level-county =
    { $n ->
        [one] county
       *[other] counties
    }
level-borough =
    { $n ->
        [one] borough
       *[other] boroughs
    }
level-ward =
    { $n ->
        [one] ward
       *[other] wards
    }
level-neighbourhood =
    { $n ->
        [one] neighbourhood
       *[other] neighbourhoods
    }
level-neighborhood =
    { $n ->
        [one] neighborhood
       *[other] neighborhoods
    }
level-town =
    { $n ->
        [one] town
       *[other] towns
    }
level-village =
    { $n ->
        [one] village
       *[other] villages
    }
level-municipality =
    { $n ->
        [one] municipality
       *[other] municipalities
    }
level-commune =
    { $n ->
        [one] commune
       *[other] communes
    }
level-department =
    { $n ->
        [one] department
       *[other] departments
    }
level-province =
    { $n ->
        [one] province
       *[other] provinces
    }
level-region =
    { $n ->
        [one] region
       *[other] regions
    }
level-state =
    { $n ->
        [one] state
       *[other] states
    }
level-parish =
    { $n ->
        [one] parish
       *[other] parishes
    }
level-tract =
    { $n ->
        [one] tract
       *[other] tracts
    }

## What a column of a table by place and period is

step-month =
    { $n ->
        [one] month
       *[other] months
    }
step-quarter =
    { $n ->
        [one] quarter
       *[other] quarters
    }
step-half-year =
    { $n ->
        [one] half-year
       *[other] half-years
    }
step-period =
    { $n ->
        [one] period
       *[other] periods
    }
step-need =
    { $n ->
        [one] need
       *[other] needs
    }

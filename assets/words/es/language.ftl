### Cómo se llama este idioma y cómo se escribe.

language-name = Español
# ltr o rtl
language-direction = ltr
# yes cuando una persona que habla el idioma ha revisado todos los textos; si no, la página lo dice.
language-checked = yes
# El idioma cuyos números, fechas y formas plurales se usan.
language-formats = es-US

## Fechas; ICU4X escribe los días y los meses

dates-days = del { $from } al { $to }
dates-months = de { $from } a { $to }
dates-quarter = T{ $quarter } { $year }
dates-quarter-short = T{ $quarter }

## Listas

list-join = {", "}

## Niveles de áreas: una de ellas, y varias

level-larger =
    { $n ->
        [one] área mayor
       *[other] áreas mayores
    }
level-area =
    { $n ->
        [one] área
       *[other] áreas
    }
level-zone =
    { $n ->
        [one] zona
       *[other] zonas
    }
level-city =
    { $n ->
        [one] ciudad
       *[other] ciudades
    }
level-district =
    { $n ->
        [one] distrito
       *[other] distritos
    }
level-county =
    { $n ->
        [one] condado
       *[other] condados
    }
level-borough =
    { $n ->
        [one] distrito municipal
       *[other] distritos municipales
    }
level-ward =
    { $n ->
        [one] distrito electoral
       *[other] distritos electorales
    }
level-neighbourhood =
    { $n ->
        [one] barrio
       *[other] barrios
    }
level-neighborhood =
    { $n ->
        [one] barrio
       *[other] barrios
    }
level-town =
    { $n ->
        [one] pueblo
       *[other] pueblos
    }
level-village =
    { $n ->
        [one] aldea
       *[other] aldeas
    }
level-municipality =
    { $n ->
        [one] municipio
       *[other] municipios
    }
level-commune =
    { $n ->
        [one] comuna
       *[other] comunas
    }
level-department =
    { $n ->
        [one] departamento
       *[other] departamentos
    }
level-province =
    { $n ->
        [one] provincia
       *[other] provincias
    }
level-region =
    { $n ->
        [one] región
       *[other] regiones
    }
level-state =
    { $n ->
        [one] estado
       *[other] estados
    }
level-parish =
    { $n ->
        [one] parroquia
       *[other] parroquias
    }
level-tract =
    { $n ->
        [one] sección censal
       *[other] secciones censales
    }

## Qué es una columna de una tabla por lugar y período

step-month =
    { $n ->
        [one] mes
       *[other] meses
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
        [one] período
       *[other] períodos
    }
step-need =
    { $n ->
        [one] necesidad
       *[other] necesidades
    }

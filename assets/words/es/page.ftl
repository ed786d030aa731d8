### La primera pantalla, las secciones, las tablas.

skip = Ir a los resultados
languages-title = Esta página en otros idiomas
unchecked-title = Ninguna persona que hable este idioma ha revisado todavía estas palabras.
unchecked-text = Si difieren de la página en inglés, vale la página en inglés.
unchecked-promise = La promesa tal como está en inglés:
window = { $from } al { $to }
record-notice = Se protegió cada fila, no cada persona.
record-notice-why = Estos registros no llevan identificador, así que nadie podría saber qué filas son de la misma persona. Quien tiene muchas filas está menos protegido de lo que dicen los números de abajo.
say-title = Lo que se puede decir
say-none = Aquí todavía no hay nada lo bastante seguro para citarlo por sí solo.
say-below = En al menos { $n } de { $all } { $level } llegó menos ayuda que la meta de { $target } de cada 100:
say-below-first = En al menos { $n } de { $all } { $level } llegó menos ayuda que la meta de { $target } de cada 100. Las cifras más bajas:
say-lasting = En { $n } de { $all } { $level } la brecha muy probablemente dura: en { $k } de { $periods } { $steps } o más llegó menos ayuda que la meta de { $target } de cada 100:
say-lasting-first = En { $n } de { $all } { $level } la brecha muy probablemente dura: en { $k } de { $periods } { $steps } o más llegó menos ayuda que la meta de { $target } de cada 100. Algunas:
table-gaps = Qué tipo de brecha tiene cada { $level } a lo largo del tiempo
data-gaps = Tipos de brechas
col-gap = Brecha
col-since = Al menos desde
col-sure = Cuán probable es que dure, de cada 100
col-deep = Le falta a la meta
col-people-short = La necesidad de unas tantas personas
gap-intensifying = duradera y en aumento
gap-persistent = duradera
gap-diminishing = duradera, pero se reduce
gap-historical = existió, ya no
gap-new = nueva
gap-consecutive = presente en los últimos períodos
gap-sporadic = en algún momento
gap-no-gap = ninguna en conjunto
gap-city-wide = la ciudad no alcanza; aquí aún no está claro
gap-not-clear = aún no está claro
table-by_period = Ayuda que llegó, por { $level } y { $step }, de cada 100
table-by_need = Ayuda que llegó, por { $level } y necesidad, de cada 100
table-by_group = Ayuda que llegó, por { $level } y grupo ({ $group }), de cada 100
table-modelled = { $caption }. Estas cifras las da un modelo que usa también lo que otros lugares, necesidades y meses tienen en común. La que viene sobre todo de otros lugares no se da por clara.
data-by_period = Por { $level } y { $step }
data-by_need = Por { $level } y necesidad
data-by_group = Por { $level } y grupo ({ $group })
say-more = { $n } más por debajo de la meta
say-list = { $sentence } { $list }.
say-list-join = {"; "}
say-copy = Copiar
say-copied = Copiado
say-cite = { $title }, { $from } al { $to }. Publicado el { $created }, número { $id }. Una publicación posterior puede corregirlo.
say-cite-label = Cómo citarlo
thin =
    { $n ->
        [one] { $n } de { $all } { $level } aún no está clara.
       *[other] { $n } de { $all } { $level } aún no están claras.
    }
thin-larger = Las áreas mayores dicen más: { $clear } de { $larger } { $level } están claras.
thin-city = Las cifras de toda la ciudad dicen más.
zones-chosen =
    { $n ->
        [one] La coalición trazó { $n } zona de esta página después de la publicación, quizá después de ver las cifras.
       *[other] La coalición trazó las { $n } zonas de esta página después de la publicación, quizá después de ver las cifras. Otras zonas podrían contar otra historia.
    }
zones-unlisted =
    { $n ->
        [one] { $n } área no se puso en ninguna zona: es “{ $others }”.
       *[other] { $n } áreas no se pusieron en ninguna zona: juntas son “{ $others }”.
    }
zones-apart =
    { $n ->
        [one] { $n } zona está en más de un trozo en el mapa: { $names }.
       *[other] { $n } zonas están en más de un trozo en el mapa: { $names }.
    }
stepped-merged = Por eso esta página une áreas vecinas en { $n } zonas, de las que se puede decir más. Las cifras por { $level } están en tables/measured_areas.csv.
stepped-larger = Por eso esta página habla de { $larger }, de las que se puede decir más. Las cifras por { $level } están en tables/measured_areas.csv.
stepped-city = Con eso no se puede dibujar un mapa, así que esta página habla de toda la ciudad. Las cifras por { $level } están en tables/measured_areas.csv.
stepped-how = Lo decidió qué tan claras salieron las cifras, y los rangos lo tienen en cuenta.
say-revision = Una publicación posterior puede corregirlo, si se registraron más solicitudes o se arreglaron errores.
cannot-more = Más cosas que no se pueden decir
cannot-title = Lo que no se puede decir
certainty-label = Qué tan seguro es: { $certainty }

## La cifra de la ciudad

city-title = En toda la ciudad
city-fill = Ayuda que llegó: { $value } de cada 100 ({ $range }).
city-fill-unclear = Ayuda que llegó: Aún no está claro.
city-fill-none = Ayuda que llegó: sin cifra. { $reason }
city-means = Qué significa
city-explain-person = Cada persona cuenta una vez, por muchas veces que haya pedido: quien hizo cuatro solicitudes y recibió respuesta a tres cuenta como ayudada en tres cuartas partes.
city-explain-household = Cada hogar cuenta una vez, por muchas veces que haya pedido: uno con cuatro solicitudes y tres respuestas cuenta como ayudado en tres cuartas partes.
city-explain-record = Cada solicitud cuenta una vez, así que quienes pidieron muchas veces cuentan más.
city-timed =
    { $n ->
        [one] Una solicitud cuenta como atendida cuando la ayuda llegó en { $n } día.
       *[other] Una solicitud cuenta como atendida cuando la ayuda llegó en { $n } días.
    }
city-atend = Una solicitud cuenta como atendida cuando los registros lo decían en el último día que cubren.
city-target = La meta de la coalición es { $target } de cada 100.
city-people-person = En total: unas { $value } personas ({ $range }).
city-people-household = En total: unos { $value } hogares ({ $range }).
city-people-record = En total: unas { $value } solicitudes ({ $range }).
city-people-unclear = Aún no está claro cuántos se contaron: entre { $lower } y { $upper }.
city-people-none = No se da cuántos se contaron. { $reason }
nostatus-title = Estos registros no dicen si la ayuda llegó.
nostatus-text = Esta página solo muestra qué se pidió y dónde.

## Cifras

range = probable { $lower }–{ $upper }
range-point = probable { $lower }
range-between = entre { $lower } y { $upper }
unclear = Aún no está claro
unclear-tip = Entre { $lower } y { $upper } de cada 100. Demasiado incierto para afirmar algo. Esto no significa que la gente de aquí esté bien.
unclear-tip-per1000 = Entre { $lower } y { $upper } por cada 1000 residentes. Demasiado incierto para afirmar algo. Esto no significa que la gente de aquí esté bien.
unclear-below = Bajo la meta
unclear-above = Sobre la meta
none = Sin cifra
col-standing-below = Por debajo
col-standing-unclear = No es seguro
col-standing-above = Por encima
standing-below = Por debajo de la meta
standing-unclear = No es seguro si está por debajo o por encima de la meta
standing-above = Por encima de la meta

## Secciones

nav-title = En esta página
maps-title = Dónde
maps-how = Señale o toque un lugar para leer sus cifras. Con teclado: pulse Tab hasta que se marque el mapa y luego use las flechas.
maps-readout = Ningún lugar elegido.
readout-fill = Ayuda que llegó: { $value } de cada 100 ({ $range }).
readout-fill-unclear = Ayuda que llegó: Aún no está claro. { $tip }
readout-asked = Pidieron: { $value } por cada 1000 residentes ({ $range }).
readout-asked-unclear = Pidieron: Aún no está claro. { $tip }
readout-share = Parte de todo lo pedido: { $value } de cada 100 ({ $range }).
readout-share-unclear = Parte de todo lo pedido: Aún no está claro. { $tip }
areas-title = Lugar por lugar
areas-lead = De la cifra más baja a la más alta. Los lugares que aún no están claros van al final, por nombre. Todos los lugares se juzgan juntos: uno puede quedar en “no es seguro” aunque su propio rango no toque la meta.
areas-lead-asking = De la cifra más alta a la más baja. Los lugares que aún no están claros van al final, por nombre.
larger-title = Por { $level }
districts-title = Una hoja para cada área mayor
districts-lead = Cada una se puede imprimir por separado.
districts-print = Imprimir solo esto
time-title = A lo largo del tiempo
needs-title = Qué se pidió
needs-lead = Parte de todo lo pedido
needs-foot = No es un recuento de personas: escriba ‘la vivienda fue cerca de una cuarta parte de lo que se pidió’.
reported-title = Informado por organizaciones
reported-notice = Sin protección, exacto como se publicó. Estas cifras no vienen de nuestras listas de personas: las organizaciones las publican ellas mismas, así que no se mezcló azar.
reported-because = { $name }. Por qué es público: { $because }
col-entries = Entradas
col-organisations = Organizaciones
col-amount = Cantidad ({ $unit })
table-reported = Informado por organizaciones, sin protección, exacto como se publicó ({ $name })
groups-title = A quién se ayudó
groups-title-asking = Quién pidió
groups-care = Cuidado: esto dice dónde llegó o no la ayuda a personas de un grupo. No expone a nadie, pero puede usarse contra todas ellas juntas. Pregúnteles antes de difundirlo.
groups-harm = Un grupo no es su número. Antes de citar uno, pregunte a las personas de las que trata.
unclear-title = Qué significa “Aún no está claro”
unclear-explain = Algunas cifras son tan inciertas que un solo número engañaría. Entonces decimos “Aún no está claro” y damos solo el rango. A un lugar que aún no está claro le puede ir bien o mal. No significa que la gente de allí esté bien.
unclear-count =
    { $n ->
        [one] { $n } de los { $all } lugares de esta página tiene una cifra que aún no está clara.
       *[other] { $n } de los { $all } lugares de esta página tienen una cifra que aún no está clara.
    }
unclear-example = Una cifra así se lee:
data-show = Las cifras en una tabla
data-show-of = { $name }: las cifras en una tabla
scroll-table = Tabla, se desplaza hacia los lados
scroll-picture = Imagen, se desplaza hacia los lados

## Tablas

table-areas = Cifras por { $level }, con sus rangos probables
table-within = Lugares de { $name }, con sus rangos probables
table-periods = Cifras por período, con sus rangos probables
table-needs = Cifras por necesidad, con sus rangos probables
table-group = Cifras por grupo ({ $group }), con sus rangos probables
table-missing = No está en esta tabla: { $figure }. { $reason }
table-sort = Elija un encabezado para ordenar por él.
terms-show = Qué significan estas palabras
sorted-ascending = Ordenado por { $column }, primero lo más bajo.
sorted-descending = Ordenado por { $column }, primero lo más alto.
col-place = Lugar
col-group = Grupo
col-period = Período
col-need = Necesidad
col-parent = Está en
col-residents = Residentes
col-standing = Frente a la meta
col-fill = Ayuda que llegó, de cada 100
col-unmet = Pedido en vano, por cada 1000 residentes
col-asked = Pidieron, por cada 1000 residentes
col-share = Parte de todo lo pedido, de cada 100
col-handouts = Parte de todo lo entregado, de cada 100
unknown-area = Lugar desconocido

## Archivos, pie de página

files-title = Archivos que acompañan a esta página
files-book = Todas las tablas en un solo libro de cálculo:
files-tables = Tablas con los extremos de cada rango, para una hoja de cálculo:
files-wide = Lo mismo con una fila por lugar, y en formato Parquet, en estas carpetas:
files-geo = Lugares con sus cifras, para un programa de mapas:
files-pictures = Imágenes de cada mapa y gráfico, para diapositivas y publicaciones, en estas carpetas:
files-findings = Las frases de arriba, en una tabla:
contact = Preguntas, correcciones, quejas: { $contact }
credit = Áreas: { $credit }
made = Hecho con evenhand { $version }. Esta página no carga nada de internet.
essentials = Pocos resultados son lo bastante seguros para citarlos, así que esta página es corta. Todas las cifras están en la carpeta de tablas que la acompaña.

## A release that supersedes another

revised-title = Qué cambió desde la publicación anterior
revised-replaces = Esta publicación sustituye a la publicación { $release } del { $date }, porque las listas se corrigieron o completaron. Por favor, no cite más las cifras anteriores.
revised-replaces-undated = Esta publicación sustituye a la publicación { $release }. Por favor, no cite más las cifras anteriores.
revised-gone = Esa publicación no está en esta carpeta, así que no se puede mostrar qué cambió.
revised-other = Las dos publicaciones no preguntan lo mismo, así que sus cifras no se pueden comparar.
revised-none =
    { $n ->
        [one] La única cifra que ambas dan no cambió más de lo que explica el azar mezclado en las dos.
       *[other] Ninguna de las { $n } cifras que ambas dan cambió más de lo que explica el azar mezclado en las dos.
    }
revised-some =
    { $n ->
        [one] De { $all } cifras que ambas dan, esta cambió más de lo que explica el azar mezclado en las dos.
       *[other] De { $all } cifras que ambas dan, estas { $n } cambiaron más de lo que explica el azar mezclado en las dos.
    }
table-revised = Qué cambió, antes y ahora
col-figure = Cifra
col-before = Antes
col-now = Ahora
col-people = Personas contadas

## Qué tan constantes fueron las entregas

dependability-title = Qué tan constantes fueron las entregas
dependability-note = Del calendario que la propia coalición publica ({ $file }; { $because }), del { $from } al { $to }. Nada de esto sale de las solicitudes de nadie ni de quién vino, así que es exacto.
dependability-unnamed =
    { $n ->
        [one] { $n } zona no aparece en el calendario: allí no hay entregas publicadas, lo que no quiere decir que no hubo ninguna.
       *[other] { $n } zonas no aparecen en el calendario: allí no hay entregas publicadas, lo que no quiere decir que no hubo ninguna.
    }
dependability-table = Entregas por lugar
dependability-of = { $n } de { $m }
dependability-days =
    { $n ->
        [one] { $n } día
       *[other] { $n } días
    }
dependability-spell = { $days }, { $dates }
dependability-spell-least = al menos { $days }, { $dates }
col-held = Entregas hechas, de las publicadas
col-weeks-with = Semanas completas con alguna, de todas
col-usual-gap = Por lo general, una cada
col-longest = Más tiempo sin ninguna

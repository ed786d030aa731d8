### Títulos, ejes y descripciones de los gráficos.

chart-time-title-month = Ayuda que llegó, por mes
chart-time-title-quarter = Ayuda que llegó, por trimestre
chart-time-title-year = Ayuda que llegó, por año
chart-time-title-period = Ayuda que llegó, a lo largo del tiempo
chart-time-axis = De cada 100 que pidieron, a cuántos se ayudó (cada persona cuenta una vez)
chart-time-axis-household = De cada 100 que pidieron, a cuántos se ayudó (cada hogar cuenta una vez)
chart-time-axis-record = De cada 100 solicitudes, cuántas se atendieron
chart-time-key = Línea y banda: cifra y rango probable. Caja discontinua: aún no está claro, solo se conoce el rango.
chart-time-key-clear = Línea y banda: cifra y rango probable.
chart-time-desc =
    { $n ->
        [one] { $n } período, { $first } a { $last }, en una escala de 0 a 100. { $figures }
       *[other] { $n } períodos, de { $first } a { $last }, en una escala de 0 a 100. { $figures }
    }
chart-direct = { $value } de 100
chart-target = Meta { $target }
chart-areas-title = Ayuda que llegó, por { $level }
chart-areas-title-asking = Lo pedido, por { $level }
chart-areas-axis = De cada 100 que pidieron, a cuántos se ayudó
chart-areas-axis-asking = Pidieron, por cada 1000 residentes
chart-areas-axis-share = De cada 100 que pidieron
chart-areas-desc =
    { $n ->
        [one] { $n } fila con su rango probable. { $figures }
       *[other] { $n } filas con sus rangos probables. { $figures }
    }
chart-areas-nothing =
    { $n ->
        [one] { $n } lugar más: cerca de 0
       *[other] { $n } lugares más: cerca de 0 cada uno
    }
chart-needs-title = Parte de todo lo pedido, por necesidad
chart-needs-axis = De cada 100 que pidieron
chart-periods-title = Parte de todo lo pedido, por período
chart-groups-title = Ayuda que llegó, por grupo
chart-groups-title-asking = Parte de todo lo pedido, por grupo
chart-groups-axis = De cada 100 que pidieron, a cuántos se ayudó
chart-legend-below = por debajo de la meta
chart-legend-includes = no es seguro
chart-legend-above = por encima de la meta
chart-legend-range = rango probable
chart-legend-unclear = aún no está claro: solo el rango
chart-row-clear = { $label }: { $value }, { $range }
chart-row-unclear = { $label }: aún no está claro, { $range }
chart-row-none = { $label }: sin cifra
chart-foot = Cerca de 9 de cada 10 rangos probables contienen la cifra de los registros propios de la coalición. Se mezcló azar en cada número para proteger a quienes pidieron.

## Por lugar y período, por lugar y necesidad

chart-cross-title-period = Ayuda que llegó, por { $level } y { $step }
chart-cross-title-need = Ayuda que llegó, por { $level } y necesidad
chart-cross-axis = De cada 100 que pidieron, a cuántos se ayudó, con el rango probable
chart-cross-caption = Una brecha dura cuando la ayuda que llegó está muy probablemente por debajo de la meta en al menos { $k } de { $n } { $steps }. De los demás lugares no se dice nada: allí también puede durar una brecha.
chart-cross-key-unclear = aún no está claro: solo el rango
chart-cross-key-lasting = una brecha que dura

## Qué tan segura será la cifra de cada lugar

chart-margins-title = Qué tan segura será la cifra de cada lugar: { $title }
chart-margins-axis = Rango probable de la ayuda que llegó: más o menos, de cada 100. Más corto es más seguro.
chart-margins-small = Probablemente demasiado pequeños para afirmar algo
chart-margins-desc =
    { $n ->
        [one] Una barra para { $n } lugar. { $figures }
       *[other] Una barra para cada uno de { $n } lugares, primero los más seguros. { $figures }
    }
chart-margins-foot = Solo con datos públicos: no se leyó ninguna lista. Supone que se pide en proporción a los residentes y que se atienden 65 de cada 100 solicitudes.

chart-equiplot-title = Ayuda que llegó, grupo junto a grupo
chart-equiplot-caption = Cada punto es un lugar o un grupo; las barras de abajo son sus rangos probables, en el mismo orden. Donde las barras se solapan, los puntos pueden ser iguales.
chart-equiplot-unclear = Aún no está claro: { $n }
chart-before-title = Ayuda que llegó, por { $level }: { $first } y { $last }
chart-before-caption = Las barras son rangos probables. Donde las dos barras de un lugar se solapan, puede que nada haya cambiado.
chart-before-unclear = Omitidos, porque uno de los dos aún no está claro: { $n }.
chart-funnel-title = Ayuda que llegó y cuántos pidieron
chart-funnel-across = Cuántos pidieron (cada paso multiplica)
chart-funnel-caption = Banda gris: donde estarían unos 9 de cada 10 lugares si todos recibieran la misma ayuda y solo decidiera el azar. Los lugares pequeños varían más. Los puntos llenos quedan fuera; las barras son rangos probables.
chart-funnel-city = Ciudad { $value }
chart-funnel-desc = Lugares, según cuántos pidieron allí: { $n }. Fuera de la banda: { $outside }
chart-concentration-title = Pedidos y ayuda, de los lugares peor situados a los mejor situados
chart-concentration-axis = De cada 100 que piden y de cada 100 ayudados: cuántos viven en los lugares hasta ahí
chart-concentration-across = Residentes, desde los lugares peor situados, de cada 100
chart-concentration-asking = pedidos
chart-concentration-arrived = ayuda que llegó
chart-concentration-even = Línea discontinua: igual para todos
chart-concentration-caption = Por encima de la línea discontinua, los lugares peor situados tienen más que su parte de residentes; por debajo, menos. Las bandas suman los extremos de todos los rangos, así que son más anchas de lo necesario.
chart-concentration-desc-asking = Los { $residents } de cada 100 residentes peor situados: { $value } de cada 100 pedidos ({ $lower }–{ $upper }).
chart-concentration-desc-arrived = De cada 100 ayudados: { $value } ({ $lower }–{ $upper }) entre los { $residents } de cada 100 residentes peor situados.

## Alrededor de días señalados

chart-changes-title = Antes y después de días señalados
chart-changes-caption = Al mismo tiempo cambiaron otras cosas. Esto muestra un cambio, no su causa.
chart-changes-city = Toda la ciudad
chart-changes-beside = { $name }, menos el cambio en los lugares con que se compara
chart-changes-event = { $event } ({ $day })
chart-changes-before = antes
chart-changes-after = después
chart-changes-difference = Diferencia
chart-changes-likely = probable { $lower } a { $upper }
chart-changes-between = entre { $lower } y { $upper }

## Espera

chart-waits-title = En cuánto tiempo llegó la ayuda
chart-waits-caption = Quienes recibieron ayuda más tarde, o nunca, están entre los 100.
chart-waits-all-title = En cuánto tiempo llegó la ayuda: { $by }
chart-waits-all-title-level = En cuánto tiempo llegó la ayuda, por { $level }
chart-waits-head = ≤ { $days }
chart-waits-all-axis = De cada 100 que pidieron, cuántos recibieron ayuda en tantos días (fila de arriba), con el rango probable

## Semanas con y sin entregas

chart-distributions-title = Semanas con y sin entregas
chart-distributions-axis = Semana a semana, según el calendario publicado
chart-distributions-foot = De { $file }, que la coalición publica; nada se toma de los registros de personas.
chart-distributions-key-held = hecha
chart-distributions-key-missed = publicada, no hecha
chart-distributions-key-none = ninguna publicada
chart-distributions-row = { $name }: { $n } de { $m } semanas con entregas.

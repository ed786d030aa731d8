### Títulos, leyendas y lecturas de los mapas.

map-help-title = Ayuda que llegó
map-help-title-by = Ayuda que llegó, por { $level }
map-help-subtitle-person = De cada 100 personas que pidieron, a cuántas se ayudó. Cada persona cuenta una vez.
map-help-subtitle-household = De cada 100 hogares que pidieron, a cuántos se ayudó. Cada hogar cuenta una vez.
map-help-subtitle-record = De cada 100 solicitudes, cuántas se atendieron. Cada fila de los registros cuenta una vez.
map-help-subtitle-timed-person =
    { $n ->
        [one] De cada 100 personas que pidieron, a cuántas se ayudó en { $n } día. Cada persona cuenta una vez.
       *[other] De cada 100 personas que pidieron, a cuántas se ayudó en { $n } días. Cada persona cuenta una vez.
    }
map-help-subtitle-timed-household =
    { $n ->
        [one] De cada 100 hogares que pidieron, a cuántos se ayudó en { $n } día. Cada hogar cuenta una vez.
       *[other] De cada 100 hogares que pidieron, a cuántos se ayudó en { $n } días. Cada hogar cuenta una vez.
    }
map-help-subtitle-timed-record =
    { $n ->
        [one] De cada 100 solicitudes, cuántas se atendieron en { $n } día. Cada fila de los registros cuenta una vez.
       *[other] De cada 100 solicitudes, cuántas se atendieron en { $n } días. Cada fila de los registros cuenta una vez.
    }
map-help-legend = Ayudadas, de cada 100
map-help-legend-record = Atendidas, de cada 100
map-unmet-title = Pidieron y no recibieron ayuda
map-unmet-subtitle-person = Lo pedido y no atendido por cada 1000 residentes. Cada persona cuenta una vez, repartida entre todo lo que pidió.
map-unmet-subtitle-household = Lo pedido y no atendido por cada 1000 residentes. Cada hogar cuenta una vez, repartido entre todo lo que pidió.
map-unmet-subtitle-record = Solicitudes sin respuesta, por cada 1000 residentes.
map-asked-title = Quién pide ayuda
map-asked-subtitle-person = Personas que pidieron, por cada 1000 residentes. Quien nunca pidió no se ve aquí.
map-asked-subtitle-household = Hogares que pidieron, por cada 1000 residentes. Quien nunca pidió no se ve aquí.
map-asked-subtitle-record = Solicitudes por cada 1000 residentes. Quien nunca pidió no se ve aquí.
map-rates-legend = Por cada 1000 residentes
map-share-title = Dónde se pidió
map-share-subtitle = Parte de todo lo pedido, de cada 100. Los lugares más grandes piden más: esto no es una tasa.
map-share-legend = De cada 100 que pidieron
map-share-legend-record = De cada 100 solicitudes
map-class = { $lower } a { $upper }
map-class-last = { $lower } y más
map-readout = { $name }: { $value } de cada 100 ({ $range }).
map-readout-per1000 = { $name }: { $value } por cada 1000 residentes ({ $range }).
map-readout-unclear = { $name }: aún no está claro, { $range } de cada 100.
map-readout-unclear-per1000 = { $name }: aún no está claro, { $range } por cada 1000 residentes.
map-readout-none = { $name }: sin cifra. { $range }
map-readout-below = Por debajo de la meta.
map-hatched = Los lugares rayados aún no están claros: demasiado inciertos para afirmar algo. Eso no significa que la gente de allí esté bien.
map-note = { $when }. Se mezcló azar en cada cifra para proteger a las personas.
map-note-record = { $when }. Se mezcló azar en cada cifra para proteger cada fila de los registros.
map-alt =
    { $n ->
        [one] Mapa. { $subtitle } De { $n } lugar, { $clear } con cifra clara y { $unclear } que aún no está claro. La tabla de lugares da cada cifra con su rango.
       *[other] Mapa. { $subtitle } De { $n } lugares, { $clear } con cifra clara y { $unclear } que aún no están claros. La tabla de lugares da cada cifra con su rango.
    }
map-border = Límite de { $level }
map-district = Límite de distrito
map-together = Contadas juntas
map-outlined = Una brecha que dura
map-elsewhere = Otras áreas
map-not-drawn = No están en el mapa (no se conoce su contorno):
map-key = Nombres
map-tiles = Un cuadrado por área; los cuadrados no muestran ni el tamaño real ni el lugar exacto.
map-km = km
map-m = m
map-mile = mi
map-foot = pies

map-gap-title = Distancia a la meta
map-gap-subtitle = Ayuda que llegó frente a la meta de { $target } de cada 100. Todos los lugares se juzgan juntos.
map-gap-legend = Frente a la meta de { $target }
map-gap-far = Por debajo, en unos { $far } o más
map-gap-below = Por debajo
map-gap-unsure = Demasiado cerca para decirlo
map-gap-above = Por encima
map-lasting-title = Brechas que duran
map-lasting-subtitle = En al menos { $k } de { $n } { $steps }, llegó menos ayuda que la meta de { $target } de cada 100.
map-lasting-lasts = Una brecha que dura
map-lasting-unseen = Ninguna lo bastante probable
map-lasting-caption = De los demás lugares no se dice nada: allí también puede durar una brecha.
map-both-title = Pedidos y ayuda, juntos
map-both-subtitle = Cada uno frente a toda la ciudad: { $asked } pidieron por cada 1000 residentes, { $helped } de cada 100 recibieron ayuda.
map-both-across = Pidieron más
map-both-down = Recibieron menos ayuda
map-both-worst = Pidieron más y recibieron menos
map-both-caption = Un lugar cuenta como más o menos solo si lo es todo su rango probable. En medio, puede ser lo uno o lo otro.
map-both-asked-low = pidieron menos
map-both-asked-middle = pidieron más o menos igual, o no es seguro
map-both-asked-high = pidieron más
map-both-unhelped-low = recibieron más ayuda
map-both-unhelped-middle = recibieron más o menos igual, o no es seguro
map-both-unhelped-high = recibieron menos ayuda
map-periods-title = Ayuda que llegó, por { $step }
map-periods-alt = Mapas pequeños, uno por { $step }. { $subtitle } La tabla de lugares da cada cifra con su rango.
map-squares-title = Ayuda que llegó, cada lugar del mismo tamaño

map-kinds-title = Tipos de brecha a lo largo del tiempo
map-kinds-subtitle = Lo que es seguro de cada lugar a lo largo del tiempo, frente a la meta de { $target } de cada 100. Todos los lugares se juzgan juntos.
map-kinds-readout = { $name }: { $kind }.
map-kinds-since = { $name }: { $kind }, al menos desde { $since }.
map-around-title = Dónde se juntan las peticiones sin respuesta
map-around-subtitle = Cada lugar junto con sus vecinos: peticiones sin respuesta por cada 1000 habitantes, frente al lugar medio.
map-around-legend = Con sus vecinos
map-around-more = Más que el lugar medio
map-around-less = Menos que el lugar medio
map-around-caption = De los lugares marcados, cerca de 1 de cada 10 puede estarlo por azar. Los lugares rayados aún no están claros.
map-around-readout-more = { $name } con sus vecinos: { $value } más por cada 1000 habitantes que el lugar medio ({ $range }).
map-around-readout-less = { $name } con sus vecinos: { $value } menos por cada 1000 habitantes que el lugar medio ({ $range }).
map-around-readout-unclear = { $name } con sus vecinos: aún no está claro.

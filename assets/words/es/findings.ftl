### Frases que se pueden citar, lo que no se puede decir, por qué falta una cifra.

finding-together = En unos 9 de cada 10 informes como este, nada se llama por error inferior a la meta, superior a ella o lo más pedido.
finding-ranges = Unos 9 de cada 10 rangos como este contienen la cifra de nuestros propios registros.
finding-listed = De los lugares de esta lista, unos 9 de cada 10, o más, son así en nuestros propios registros.
finding-arrived-timed =
    { $n ->
        [one] dentro de { $n } día desde la solicitud
       *[other] dentro de { $n } días desde la solicitud
    }
finding-arrived-atend = hasta el { $day }
finding-voice-record = Cada fila de los registros cuenta una vez, tenga las filas que tenga una persona.
finding-city = Ayuda que llegó: { $value } de cada 100 ({ $range }), { $when }. { $voice } “Llegó” significa { $arrived }.
finding-city-short = Ayuda que llegó: { $value } de cada 100 ({ $range }). “Llegó” significa { $arrived }.
finding-lasting = { $name }: muy probablemente, en al menos { $k } de { $periods } { $steps } llegó menos ayuda que la meta de { $target } de cada 100, { $when }.
finding-below = { $name } está por debajo de la meta de { $target } de cada 100. Ayuda que llegó: { $value } de cada 100 ({ $range }), { $when }.
finding-below-short = { $name }: { $value } de cada 100 ({ $range })
finding-below-unclear = { $name } está por debajo de la meta de { $target } de cada 100. Cuánto por debajo aún no está claro: { $range } de cada 100, { $when }.
finding-below-unclear-short = { $name }: { $range } de cada 100. Cuánto por debajo aún no está claro
finding-need = Parte de todo lo pedido: { $need } fue lo más pedido, { $value } de cada 100 ({ $range }), { $when }.
finding-need-short = Parte de todo lo pedido: { $need } fue lo más pedido, { $value } de cada 100 ({ $range }).
finding-need-sure = { $together } No es un recuento de personas.
finding-group-less = De cada 100 que pidieron, se ayudó a { $value } menos entre { $name } que entre { $against } ({ $range } menos), { $when }.
finding-group-more = De cada 100 que pidieron, se ayudó a { $value } más entre { $name } que entre { $against } ({ $range } más), { $when }.
finding-unheard = { $name } pide menos de dos tercios de lo que la medida externa de necesidad haría esperar, { $when }. Puede que las personas de allí no lleguen a nosotros.
finding-change-more = En los períodos después de { $event } ({ $day }), de cada 100 que pidieron se ayudó a { $value } más que antes ({ $range } más). Esto no dice que esa fuera la causa.
finding-change-less = En los períodos después de { $event } ({ $day }), de cada 100 que pidieron se ayudó a { $value } menos que antes ({ $range } menos). Esto no dice que esa fuera la causa.
finding-change-place-more = En { $name }, en los períodos después de { $event } ({ $day }), de cada 100 que pidieron se ayudó a { $value } más que antes ({ $range } más). Esto no dice que esa fuera la causa.
finding-change-place-less = En { $name }, en los períodos después de { $event } ({ $day }), de cada 100 que pidieron se ayudó a { $value } menos que antes ({ $range } menos). Esto no dice que esa fuera la causa.
finding-change-beside-more = De antes a después de { $event } ({ $day }), la ayuda en { $name } subió { $value } de cada 100 que pidieron más que en { $beside } ({ $range } más), o bajó otro tanto menos. Puede que otra cosa los haya hecho distintos.
finding-change-beside-less = De antes a después de { $event } ({ $day }), la ayuda en { $name } subió { $value } de cada 100 que pidieron menos que en { $beside } ({ $range } menos), o bajó otro tanto más. Puede que otra cosa los haya hecho distintos.

## Lo que no se puede decir

cannot-count = Cuántas personas tuvieron una necesidad o pidieron en un mes. No es un recuento de personas: escriba ‘la vivienda fue cerca de una cuarta parte de lo que se pidió’.
cannot-well = Que todo va bien donde una cifra dice ‘Aún no está claro’. No significa que la gente de allí esté bien.
cannot-silent = Nada sobre quienes nunca nos pidieron ayuda.
cannot-overlap = Cuál de dos áreas está mejor, si sus rangos probables se tocan.
cannot-trend = Si se pidió más o menos con el tiempo. Cada voz se reparte entre los meses en que pidió, así que el primer mes y el último parecen mayores de lo que fueron.
cannot-logs = Que los registros sean correctos. Los rangos cubren el azar que se mezcló para proteger a las personas, no lo que los registros omitieron o anotaron mal.
cannot-nostatus = Si la ayuda llegó: estos registros no lo dicen.
cannot-howsoon = Cuánto tardó en llegar la ayuda: estos registros no dan fechas para eso. ‘Llegó’ significa hasta el { $day }.
cannot-share = Qué parte de todo lo pedido viene de { $n } de { $of } { $level }: aún no está claro.
cannot-fill = Cuánta ayuda llegó en { $n } de { $of } { $level }: aún no está claro.
cannot-zone = Qué cambia dentro de una zona: se unieron áreas pequeñas para poder dar sus cifras.
cannot-chosen = Que estas zonas sean las naturales. La coalición las trazó después de la publicación, y otras zonas podrían contar otra historia.
cannot-person = Que cada persona esté protegida: en esta publicación lo está cada fila, y una persona puede tener muchas.
cannot-unknown = De dónde vinieron { $value } de cada 100 ({ $range }) de todo lo pedido: no se conoce el área.

## Por qué no hay cifra

reason-no-status = Estos registros no dicen si la ayuda llegó.
reason-not-measured = Esto no se midió: con este tamaño habría hecho menos claras las demás cifras.
reason-no-residents = No hay un número público de residentes para esta área.
reason-no-handouts = Las entregas no se midieron por área.
reason-few-areas = Hay muy pocas áreas para medir la desigualdad.
reason-near-zero = En algunas áreas no se puede distinguir de cero cuánta gente pidió, así que sus tasas no se pueden comparar.
reason-no-order = El archivo de configuración no nombra ninguna cifra pública para ordenar las áreas (rank_by).
reason-no-residents-all = No hay un número público de residentes para todas las áreas.
reason-chance = Solo el azar decide qué área parece la peor y cuál la mejor, y su distancia parecería demasiado grande. Compare con un área nombrada de antemano.
reason-zeros = Esta medida no tiene valor donde la tasa de un área puede ser cero, y el azar puede hacer que lo sea.
reason-bent = Una curva entre 0 y 100 no tiene valor donde el azar saca la tasa de un área de esos límites; en su lugar se da la pendiente recta.
reason-no-gap = De este lugar no se señala ninguna brecha.
reason-no-borders = El archivo de configuración no da los límites de las áreas, así que no se sabe cuáles son vecinas.
reason-outweighed = El azar que se mezcló pesa más que las diferencias entre las áreas.
reason-no-districts = No hay un área mayor entre estas y toda la ciudad.
reason-too-wide = Demasiado incierto para afirmar algo: el rango pasa de 20 puntos a cada lado, o abarca más de tres clases de 20, o así sería al juzgar todas las cifras juntas.
reason-too-wide-amount = Demasiado incierto para afirmar algo: el rango pasa de la mitad de la cifra a cada lado, o así sería al juzgar todas las cifras juntas.
reason-too-wide-difference = Demasiado incierto para afirmar algo: puede ser más, menos o lo mismo.
reason-one-sided = No hay ningún período completo antes del hecho señalado, o ninguno después.
reason-no-such-place = Uno de los lugares no está entre los que se midieron por período.
reason-no-poverty = No hay un número público de residentes en pobreza para esta área.
reason-near-zero-comparison = El número de personas que pidieron no se distingue de cero lo bastante para comparar.
reason-no-ratio = Una de las dos tasas no se distingue de cero, así que no tienen razón entre sí.

## Sellos en páginas e imágenes

stamp-rehearsal = ENSAYO: CIFRAS INVENTADAS
stamp-sample = DATOS INVENTADOS
stamp-replay = REPETICIÓN: SIN PROTECCIÓN

## Claves de todas las listas

key-unknown = Se desconoce
key-other = Otra
reason-too-wide-days = Demasiado incierto para afirmar algo: el rango es mayor que tres días y que la propia mediana.

finding-dependable = Según su propio calendario publicado, la coalición hizo { $held } de las { $published } entregas que había anunciado. El mayor tiempo sin ninguna en ningún lugar fue de { $days } ({ $dates }).
finding-dependable-place = { $name }: según el calendario publicado hubo entregas en { $with } de { $weeks } semanas completas. El mayor tiempo entre dos fue de { $days } sin ninguna ({ $dates }).
finding-public = Exacto: de un calendario público, no de los registros de personas.

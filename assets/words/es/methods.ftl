### Glosario, promesa, métodos, presupuesto.

glossary-title = Qué significan las palabras
glossary-fill = Ayuda que llegó
glossary-fill-text = De cada 100 que pidieron, a cuántos se ayudó. { $explain }
glossary-range = Probable 54–70
glossary-range-text = Unos 9 de cada 10 rangos como este contienen la cifra de nuestros propios registros. No dice nada de las personas que nunca se pusieron en contacto con nosotros.
glossary-share = Parte de todo lo pedido
glossary-share-text = Cuánto de lo pedido fue para esta necesidad o en este lugar. Cada voz se reparte por igual entre sus solicitudes, así que no es un recuento de personas.
glossary-target = Meta
glossary-target-text = La cifra a la que quiere llegar la coalición: { $target } de cada 100.
glossary-vain = Pedido en vano
glossary-vain-text = Lo pedido que no se atendió, por cada 1000 residentes, para poder comparar lugares grandes y pequeños.
glossary-unknown = Lugar desconocido
glossary-unknown-text = Solicitudes cuyo lugar faltaba o no se pudo reconocer. Cuentan en la cifra de la ciudad.

## Promesa

promise-title = Cómo se protege a las personas
promise-person = Antes de que nada saliera de nuestra computadora, se mezcló azar en cada número publicado. Esta página se vería casi igual si cualquier persona nunca hubiera pedido.
promise-household = Antes de que nada saliera de nuestra computadora, se mezcló azar en cada número publicado. Esta página se vería casi igual si cualquier hogar nunca hubiera pedido.
promise-record = Antes de que nada saliera de nuestra computadora, se mezcló azar en cada número publicado. Esta página se vería casi igual si cualquier fila nunca hubiera estado en nuestras listas. Se protegió cada fila, no cada persona: quien tiene varias filas está menos protegido.
promise-rows-distributions = En las listas de entregas se protegió cada fila, no cada persona: quien tiene varias filas ahí está menos protegido.
promise-rows-feedback = En las opiniones se protegió cada fila, no cada persona: quien tiene varias filas ahí está menos protegido.
promise-odds-person = Si alguien creía que había 1 posibilidad en 10 de que usted nos pidiera ayuda, esta página por sí sola puede subirla a un máximo de { $now } en 100; todas nuestras publicaciones hasta ahora juntas: { $all } en 100.
promise-odds-household = Si alguien creía que había 1 posibilidad en 10 de que su hogar nos pidiera ayuda, esta página por sí sola puede subirla a un máximo de { $now } en 100; todas nuestras publicaciones hasta ahora juntas: { $all } en 100.
promise-odds-record = Si alguien creía que había 1 posibilidad en 10 de que cierta fila estuviera en nuestras listas, esta página por sí sola puede subirla a un máximo de { $now } en 100; todas nuestras publicaciones hasta ahora juntas: { $all } en 100.
promise-delta = Todo esto vale salvo con una probabilidad de 1 en { $n }.
promise-budget-year = Nuestro límite para { $window } permite un máximo de { $limit } en 100.
promise-budget-lifetime = Nuestro límite para siempre permite un máximo de { $limit } en 100.
promise-not = No protege las listas mismas, ni oculta hechos sobre un barrio o un grupo entero.
odds-title = Lo mismo, desde otros puntos de partida
odds-prior = Lo que alguien creía antes
odds-now = Después de esta página, como máximo
odds-all = Después de todas nuestras publicaciones hasta ahora, como máximo
odds-in100 = { $n } en 100
odds-over99 = más de 99 en 100
odds-over99-bare = más de 99
odds-how = Estos límites se calculan con la regla de Bayes y se redondean hacia arriba al siguiente número entero. Valen sepa lo que sepa esa persona además.
under11-title = ¿Por qué no basta con ocultar los números menores de 11?
under11-text = Porque los números ocultos se pueden volver a encontrar. Si se publica un total y todas las filas menos una, una resta da la última. Si dos informes difieren en una persona, su diferencia es esa persona. Ocultar también borra justo los lugares donde pocos piden, y esos son a menudo los lugares olvidados. Con azar mezclado, cada lugar se puede mostrar con un rango honesto, y la protección vale contra cualquier otra lista que alguien tenga.
not-title = Qué no está protegido
not-lists = Las listas mismas. Quien puede abrir los archivos de la coalición puede leerlas.
not-groups = Hechos sobre un barrio o un grupo entero. Si la mayoría en un lugar se quedó sin ayuda, esta página puede decirlo, y eso se puede usar en su contra.
not-several = Quien nos es conocido con varios identificadores está protegido una vez por cada uno, que es menos. También quienes comparten un identificador, como el teléfono de una oficina.
not-elsewhere = Lo que otros publiquen sobre las mismas personas. Sus pérdidas se suman a las nuestras.
not-silent = Nada de esto trata de quienes nunca se pusieron en contacto con nosotros.

## Métodos

methods-title = Cómo se hacen las cifras
methods-dp = El método se llama privacidad diferencial. Su fuerza es un número llamado épsilon (ε): cuanto menor, más fuerte la protección y menos exactas las cifras.
methods-consent = Solo se usaron filas de personas que aceptaron ser contadas.
methods-noconsent = No todas las exportaciones llevan una respuesta sobre el consentimiento. Donde no la hay, se contaron todas las filas.
methods-weights-person = Cada persona tiene una voz. Si hizo varias solicitudes, su voz se reparte por igual entre ellas, así que una necesidad larga cuenta menos que en un recuento de solicitudes.
methods-weights-household = Cada hogar tiene una voz. Si hizo varias solicitudes, su voz se reparte por igual entre ellas, así que una necesidad larga cuenta menos que en un recuento de solicitudes.
methods-weights-record = Cada fila tiene una voz, porque las exportaciones no llevan identificadores.
methods-rounded = Las cifras de esta página están redondeadas y ninguna se muestra por debajo de cero. Las tablas de la carpeta las dan sin redondear, y por debajo de cero si el azar las llevó allí.
methods-ranges = Los rangos cubren el azar que se mezcló. No cubren los errores de los registros.
methods-combined = Las cifras se hicieron también con la publicación { $release } del { $date } (ε = { $epsilon }), que preguntó lo mismo a las mismas listas: las dos juntas son más seguras que una sola. Se compararon entre sí y no difieren más de lo que explica su ruido. A quien está en las listas le protege la suma de ambas.
methods-fact-unit = A quién se protege
methods-unit-person = A cada persona (todo lo que está bajo un identificador)
methods-unit-household = A cada hogar (todo lo que está bajo un identificador)
methods-unit-record = A cada fila, no a cada persona (unit = “record”)
methods-fact-epsilon = ε de esta publicación
methods-fact-mechanism = Ruido
methods-fact-random = Fuente del azar
methods-fact-grid = Pasos en una voz
methods-fact-version = Versión de evenhand
methods-fact-release = Publicación
methods-fact-created = Día de la publicación
methods-fact-serial = Asiento en el libro de privacidad
methods-fact-supersedes = Sustituye a la publicación
methods-fact-ledger = Ese libro
methods-fact-head = Cadena del libro después de ella
methods-fact-people = Personas previstas al planificar
methods-replay = Hecho con una versión de repetición para pruebas. Su ruido es fijo, así que no protege a nadie.
methods-sample = Los datos son inventados.
methods-tables = Las tablas que se midieron y su parte de ε
methods-table = Tabla
methods-table-of = Qué cuenta
methods-table-cuts = Dividida por
methods-table-epsilon = ε
methods-table-noise = Ruido en una celda, 9 de cada 10 veces dentro de
methods-table-within-person = ± { $n } personas
methods-table-within-household = ± { $n } hogares
methods-table-within-record = ± { $n } filas
methods-role-requests = solicitudes
methods-role-distributions = entregas
methods-cut-need = necesidad
methods-cut-period = período
methods-cut-status = atendida o no
methods-cut-join = {" × "}
methods-reasons = Por qué las cifras se dividen así

## Presupuesto

budget-title = Nuestro presupuesto de privacidad, a la vista
budget-lead = Cada publicación gasta algo de protección, y la protección gastada nunca vuelve. Esto es lo gastado.
budget-this = Esta publicación
budget-lifetime = Todas las publicaciones de este libro hasta ahora
budget-window = Gastado para { $window }, con esta publicación
budget-window-lifetime = Gastado en total, con esta publicación
budget-allowed = Límite para { $window }
budget-allowed-lifetime = Límite para siempre
budget-left = Queda
budget-none = No se ha fijado ningún límite para las publicaciones de este libro.
budget-epsilon = ε
budget-what = Concepto
budget-bar = { $spent } de { $allowed } gastado
budget-bar-window = { $window }: { $spent } de { $allowed } gastado
methods-role-feedback = opiniones
methods-role-gifts = aportes
methods-measure-person-months = personas en cada período
methods-measure-people = personas distintas
methods-measure-waits = tiempo de espera
methods-measure-volume = cantidad
methods-measure-ratings = valoraciones
methods-measure-complaints = quejas
methods-measure-reciprocity = pide, da o ambas cosas

budget-limit = límite
budget-earlier = Publicaciones anteriores

### Por qué las cifras se dividen así, a partir de datos públicos.

plan-noise-laplace = Ruido: Laplace. Para estas { $n } tablas, el ruido gaussiano sería { $times } veces más fuerte.
plan-noise-gaussian = Ruido: gaussiano. Para estas { $n } tablas, el ruido de Laplace sería { $times } veces más fuerte.
plan-needs = Las necesidades no se muestran por separado: hay muy pocas personas para eso.
plan-periods =
    { $n ->
        [1] El tiempo se muestra entero en vez de en { $finest } partes: pasos más finos serían demasiado inciertos.
       *[other] El tiempo se divide en { $n } períodos en vez de { $finest }: pasos más finos serían demasiado inciertos.
    }
plan-noareas = No hay áreas en el archivo de configuración.
plan-joined = Las áreas con menos de { $smallest } residentes se unen a una vecina: { $n } áreas pasan a ser { $kept }.
plan-city = Con unas { $n } personas solo se puede mostrar toda la ciudad: cualquier parte sería demasiado incierta.
plan-larger = Con unas { $n } personas las { $areas } áreas serían demasiado inciertas; el mapa muestra las { $larger } áreas mayores en que están.
plan-zones = Con unas { $n } personas las { $areas } áreas serían demasiado inciertas, así que se unen áreas vecinas en { $zones } zonas con un número parecido de residentes.
plan-blur = Se dejó fuera, porque haría menos claro el resto: { $what }.
plan-uncertain = Se dejó fuera, porque sería demasiado incierto: { $what }.
plan-nolarger = No hay zonas mayores por las que decirlo: { $what }.
plan-what-group = ayuda que llegó por grupo ({ $group })
plan-what-group-places = ayuda que llegó por grupo ({ $group }) y lugar
plan-what-handouts = entregas por área
plan-what-gaps = qué brechas duran, por lugar y período
plan-what-need = ayuda que llegó por lugar y necesidad
plan-what-waits = tiempos de espera
plan-what-waits-group = tiempos de espera por grupo ({ $group })
plan-what-months = personas que piden en cada período
plan-what-volume = { $unit } por lugar
plan-what-people = personas distintas por lugar
plan-what-ratings = valoraciones por lugar
plan-what-ratings-time = valoraciones por período
plan-what-complaints = tipos de queja por lugar
plan-what-giving = quién pide y también da
plan-fine = Con unas { $n } personas, la mayor parte de ε va a las celdas más finas, lugar por necesidad por período; sus sumas responden a las demás preguntas.

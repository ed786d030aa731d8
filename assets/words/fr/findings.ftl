### Phrases que l’on peut citer, ce que l’on ne peut pas dire, pourquoi un chiffre manque.

finding-together = Dans environ 9 rapports de ce genre sur 10, rien n’est dit à tort sous l’objectif, au-dessus ou le plus demandé.
finding-ranges = Environ 9 fourchettes de ce genre sur 10 contiennent le chiffre de nos propres registres.
finding-listed = Parmi les lieux de cette liste, environ 9 sur 10, ou plus, le sont dans nos propres registres.
finding-arrived-timed =
    { $n ->
        [one] en { $n } jour après la demande
       *[other] en { $n } jours après la demande
    }
finding-arrived-atend = jusqu’au { $day }
finding-voice-record = Chaque ligne des registres compte une fois, quel que soit le nombre de lignes d’une personne.
finding-city = Aide arrivée : { $value } sur 100 ({ $range }), { $when }. { $voice } « Arrivée » veut dire { $arrived }.
finding-city-short = Aide arrivée : { $value } sur 100 ({ $range }). « Arrivée » veut dire { $arrived }.
finding-lasting = { $name } : très probablement, pendant au moins { $k } des { $periods } { $steps }, moins d’aide est arrivée que l’objectif de { $target } sur 100, { $when }.
finding-below = { $name } est sous l’objectif de { $target } sur 100. Aide arrivée : { $value } sur 100 ({ $range }), { $when }.
finding-below-short = { $name } : { $value } sur 100 ({ $range })
finding-below-unclear = { $name } est sous l’objectif de { $target } sur 100. De combien n’est pas encore clair : { $range } sur 100, { $when }.
finding-below-unclear-short = { $name } : { $range } sur 100. De combien en dessous n’est pas encore clair
finding-need = Part de toutes les demandes : { $need } vient en tête, { $value } sur 100 ({ $range }), { $when }.
finding-need-short = Part de toutes les demandes : { $need } vient en tête, { $value } sur 100 ({ $range }).
finding-need-sure = { $together } Ce n’est pas un nombre de personnes.
finding-group-less = Sur 100 qui ont demandé, { $value } de moins ont été aidés parmi { $name } que parmi { $against } ({ $range } de moins), { $when }.
finding-group-more = Sur 100 qui ont demandé, { $value } de plus ont été aidés parmi { $name } que parmi { $against } ({ $range } de plus), { $when }.
finding-unheard = { $name } demande moins des deux tiers de ce que la mesure externe du besoin laisserait attendre, { $when }. Les gens de là-bas n’arrivent peut-être pas jusqu’à nous.
finding-change-more = Dans les périodes après { $event } ({ $day }), { $value } de plus sur 100 qui ont demandé ont été aidés qu’avant ({ $range } de plus). Cela ne dit pas que c’en est la raison.
finding-change-less = Dans les périodes après { $event } ({ $day }), { $value } de moins sur 100 qui ont demandé ont été aidés qu’avant ({ $range } de moins). Cela ne dit pas que c’en est la raison.
finding-change-place-more = À { $name }, dans les périodes après { $event } ({ $day }), { $value } de plus sur 100 qui ont demandé ont été aidés qu’avant ({ $range } de plus). Cela ne dit pas que c’en est la raison.
finding-change-place-less = À { $name }, dans les périodes après { $event } ({ $day }), { $value } de moins sur 100 qui ont demandé ont été aidés qu’avant ({ $range } de moins). Cela ne dit pas que c’en est la raison.
finding-change-beside-more = D’avant à après { $event } ({ $day }), l’aide à { $name } a augmenté de { $value } sur 100 qui ont demandé de plus qu’à { $beside } ({ $range } de plus), ou baissé d’autant moins. Autre chose a pu les séparer.
finding-change-beside-less = D’avant à après { $event } ({ $day }), l’aide à { $name } a augmenté de { $value } sur 100 qui ont demandé de moins qu’à { $beside } ({ $range } de moins), ou baissé d’autant plus. Autre chose a pu les séparer.

## Ce que l’on ne peut pas dire

cannot-count = Combien de personnes ont eu un besoin ou ont demandé en un mois. Ce n’est pas un nombre de personnes : écrivez ‘le logement représente environ un quart de ce qui a été demandé’.
cannot-well = Que tout va bien là où un chiffre est ‘Pas encore clair’. Cela ne veut pas dire que les gens de là-bas vont bien.
cannot-silent = Quoi que ce soit sur les personnes qui ne nous ont jamais demandé d’aide.
cannot-overlap = Lequel de deux secteurs fait mieux, quand leurs fourchettes probables se touchent.
cannot-trend = Si les demandes ont monté ou baissé. Chaque voix est répartie sur les mois où elle a demandé : le premier et le dernier mois paraissent donc plus grands qu’ils ne l’étaient.
cannot-logs = Que les registres sont justes. Les fourchettes couvrent le hasard mêlé pour protéger les personnes, pas ce que les registres ont oublié ou mal noté.
cannot-nostatus = Si l’aide est arrivée : ces registres ne le disent pas.
cannot-howsoon = En combien de temps l’aide est arrivée : ces registres n’en donnent pas les dates. ‘Arrivée’ veut dire jusqu’au { $day }.
cannot-share = Quelle part de toutes les demandes vient de { $n } des { $of } { $level } : pas encore clair.
cannot-fill = Combien d’aide est arrivée dans { $n } des { $of } { $level } : pas encore clair.
cannot-zone = Ce qui diffère à l’intérieur d’une zone : de petits secteurs ont été réunis pour que leurs chiffres puissent être donnés.
cannot-chosen = Que ces zones sont les zones naturelles. La coalition les a tracées après la publication, et d’autres zones pourraient raconter autre chose.
cannot-person = Que chaque personne est protégée : dans cette publication, c’est chaque ligne, et une personne peut en avoir beaucoup.
cannot-unknown = D’où venaient { $value } sur 100 ({ $range }) de toutes les demandes : aucun secteur n’est connu.

## Pourquoi il n’y a pas de chiffre

reason-no-status = Ces registres ne disent pas si l’aide est arrivée.
reason-not-measured = Cela n’a pas été mesuré : à cette taille, les autres chiffres en auraient été moins clairs.
reason-no-residents = Il n’y a pas de nombre public d’habitants pour ce secteur.
reason-no-handouts = Les remises n’ont pas été mesurées par secteur.
reason-few-areas = Il y a trop peu de secteurs pour mesurer l’inégalité.
reason-near-zero = Dans certains secteurs, on ne peut distinguer de zéro le nombre de personnes qui demandent : leurs taux ne peuvent donc pas être comparés.
reason-no-order = Le fichier de configuration ne nomme aucun chiffre public pour classer les secteurs (rank_by).
reason-no-residents-all = Il n’y a pas de nombre public d’habitants pour chaque secteur.
reason-chance = Seul le hasard décide quel secteur semble le pire et lequel le meilleur, et leur distance paraîtrait trop grande. Comparez avec un secteur nommé d’avance.
reason-zeros = Cette mesure n’a pas de valeur là où le taux d’un secteur peut être nul, et le hasard peut le rendre tel.
reason-bent = Une courbe entre 0 et 100 n’a pas de valeur là où le hasard fait sortir le taux d’un secteur de ces limites ; la pente droite est donnée à la place.
reason-no-gap = Aucun écart n’est signalé pour ce lieu.
reason-no-borders = Le fichier de configuration ne donne pas les limites des secteurs : on ne sait donc pas lesquels sont voisins.
reason-outweighed = Le hasard qui a été mêlé pèse plus que les écarts entre les secteurs.
reason-no-districts = Il n’y a pas de secteur plus grand entre ceux-ci et toute la ville.
reason-too-wide = Trop incertain pour conclure : la fourchette dépasse 20 points de chaque côté, ou plus de trois classes de 20, ou le ferait une fois tous les chiffres jugés ensemble.
reason-too-wide-amount = Trop incertain pour conclure : la fourchette dépasse la moitié du chiffre de chaque côté, ou le ferait une fois tous les chiffres jugés ensemble.
reason-too-wide-difference = Trop incertain pour conclure : cela peut être plus, moins ou autant.
reason-one-sided = Il n’y a pas de période entière avant l’événement, ou pas après.
reason-no-such-place = L’un des lieux n’est pas parmi ceux mesurés par période.
reason-no-poverty = Il n’y a pas de nombre public d’habitants en pauvreté pour ce secteur.
reason-near-zero-comparison = Le nombre de personnes qui demandent ne se distingue pas assez de zéro pour comparer.
reason-no-ratio = L’un des deux taux ne se distingue pas de zéro : ils n’ont donc pas de rapport.

## Tampons sur les pages et les images

stamp-rehearsal = RÉPÉTITION : CHIFFRES INVENTÉS
stamp-sample = DONNÉES INVENTÉES
stamp-replay = REJEU : AUCUNE PROTECTION

## Clés de toutes les listes

key-unknown = Inconnu
key-other = Autre
reason-too-wide-days = Trop incertain pour l’affirmer : l’intervalle dépasse trois jours et la médiane elle-même.

finding-dependable = D’après son propre calendrier publié, la coalition a tenu { $held } des { $published } distributions qu’elle avait annoncées. Le plus long temps sans aucune nulle part a été de { $days } ({ $dates }).
finding-dependable-place = { $name } : d’après le calendrier publié, il y a eu une distribution pendant { $with } semaines entières sur { $weeks }. Le plus long temps entre deux a été de { $days } sans aucune ({ $dates }).
finding-public = Exact : d’un calendrier public, pas des données de personnes.

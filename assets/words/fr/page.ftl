### Le premier écran, les sections, les tableaux.

skip = Aller aux résultats
languages-title = Cette page en d’autres langues
unchecked-title = Aucune personne dont c’est la langue n’a encore relu ces mots.
unchecked-text = Là où ils diffèrent de la page anglaise, c’est la page anglaise qui compte.
unchecked-promise = La promesse telle qu’elle est en anglais :
window = { $from } au { $to }
record-notice = C’est chaque ligne qui a été protégée, pas chaque personne.
record-notice-why = Ces registres ne portent pas d’identifiant : personne ne peut donc savoir quelles lignes sont de la même personne. Qui a beaucoup de lignes est moins bien protégé que ne le disent les nombres ci-dessous.
say-title = Ce que l’on peut dire
say-none = Rien ici n’est encore assez sûr pour être cité seul.
say-below = Dans au moins { $n } des { $all } { $level }, moins d’aide est arrivée que l’objectif de { $target } sur 100 :
say-below-first = Dans au moins { $n } des { $all } { $level }, moins d’aide est arrivée que l’objectif de { $target } sur 100. Les chiffres les plus bas :
say-lasting = Dans { $n } des { $all } { $level }, l’écart dure très probablement : pendant { $k } des { $periods } { $steps } ou plus, moins d’aide est arrivée que l’objectif de { $target } sur 100 :
say-lasting-first = Dans { $n } des { $all } { $level }, l’écart dure très probablement : pendant { $k } des { $periods } { $steps } ou plus, moins d’aide est arrivée que l’objectif de { $target } sur 100. Quelques-uns :
table-gaps = Quel genre d’écart chaque { $level } a au fil du temps
data-gaps = Genres d’écarts
col-gap = Écart
col-since = Au moins depuis
col-sure = Probabilité qu’il dure, sur 100
col-deep = Manque pour atteindre l’objectif
col-people-short = Le besoin d’environ tant de personnes
gap-intensifying = durable, et croissant
gap-persistent = durable
gap-diminishing = durable, mais en recul
gap-historical = passé, plus maintenant
gap-new = nouveau
gap-consecutive = présent dans les dernières périodes
gap-sporadic = à un moment
gap-no-gap = aucun dans l’ensemble
gap-city-wide = la ville n’y arrive pas ; ici pas encore clair
gap-not-clear = pas encore clair
table-by_period = Aide arrivée, par { $level } et { $step }, sur 100
table-by_need = Aide arrivée, par { $level } et besoin, sur 100
table-by_group = Aide arrivée, par { $level } et groupe ({ $group }), sur 100
table-modelled = { $caption }. Ces chiffres viennent d’un modèle qui utilise aussi ce que les autres lieux, besoins et mois ont en commun. Celui qui vient surtout d’autres lieux n’est pas dit clair.
data-by_period = Par { $level } et { $step }
data-by_need = Par { $level } et besoin
data-by_group = Par { $level } et groupe ({ $group })
say-more = { $n } de plus sous l’objectif
say-list = { $sentence } { $list }.
say-list-join = {" ; "}
say-copy = Copier
say-copied = Copié
say-cite = { $title }, { $from } au { $to }. Publié le { $created }, numéro { $id }. Une publication ultérieure peut le corriger.
say-cite-label = Comment citer
thin =
    { $n ->
        [one] { $n } sur { $all } { $level } : pas encore clair.
       *[other] { $n } sur { $all } { $level } : pas encore clair.
    }
thin-larger = Les zones plus grandes en disent plus : { $clear } sur { $larger } { $level } ont un chiffre clair.
thin-city = Les chiffres de toute la ville en disent plus.
zones-chosen =
    { $n ->
        [one] La coalition a tracé { $n } zone de cette page après la publication, peut-être après avoir vu les chiffres.
       *[other] La coalition a tracé les { $n } zones de cette page après la publication, peut-être après avoir vu les chiffres. D’autres zones pourraient raconter autre chose.
    }
zones-unlisted =
    { $n ->
        [one] { $n } secteur n’a été mis dans aucune zone : c’est « { $others } ».
       *[other] { $n } secteurs n’ont été mis dans aucune zone : ensemble, ce sont « { $others } ».
    }
zones-apart =
    { $n ->
        [one] { $n } zone est en plusieurs morceaux sur la carte : { $names }.
       *[other] { $n } zones sont en plusieurs morceaux sur la carte : { $names }.
    }
stepped-merged = Cette page réunit donc des secteurs voisins en { $n } zones, dont on peut dire plus. Les chiffres par { $level } sont dans tables/measured_areas.csv.
stepped-larger = Cette page parle donc de { $larger }, dont on peut dire plus. Les chiffres par { $level } sont dans tables/measured_areas.csv.
stepped-city = Aucune carte ne peut en être tirée : cette page parle donc de toute la ville. Les chiffres par { $level } sont dans tables/measured_areas.csv.
stepped-how = C’est la clarté des chiffres qui en a décidé, et les fourchettes en tiennent compte.
say-revision = Une publication ultérieure peut le corriger, si d’autres demandes ont été notées ou des erreurs réparées.
cannot-more = Autres choses que l’on ne peut pas dire
cannot-title = Ce que l’on ne peut pas dire
certainty-label = À quel point c’est sûr : { $certainty }

## Le chiffre de la ville

city-title = Dans toute la ville
city-fill = Aide arrivée : { $value } sur 100 ({ $range }).
city-fill-unclear = Aide arrivée : pas encore clair.
city-fill-none = Aide arrivée : pas de chiffre. { $reason }
city-means = Ce que cela veut dire
city-explain-person = Chaque personne compte une fois, quel que soit le nombre de ses demandes : qui a fait quatre demandes, dont trois satisfaites, compte comme aidé aux trois quarts.
city-explain-household = Chaque foyer compte une fois, quel que soit le nombre de ses demandes : un foyer avec quatre demandes, dont trois satisfaites, compte comme aidé aux trois quarts.
city-explain-record = Chaque demande compte une fois : qui a demandé souvent compte donc davantage.
city-timed =
    { $n ->
        [one] Une demande compte comme satisfaite si l’aide est venue en { $n } jour.
       *[other] Une demande compte comme satisfaite si l’aide est venue en { $n } jours.
    }
city-atend = Une demande compte comme satisfaite si les registres le disaient le dernier jour qu’ils couvrent.
city-target = L’objectif de la coalition est de { $target } sur 100.
city-people-person = Au total : environ { $value } personnes ({ $range }).
city-people-household = Au total : environ { $value } foyers ({ $range }).
city-people-record = Au total : environ { $value } demandes ({ $range }).
city-people-unclear = Le nombre total n’est pas encore clair : entre { $lower } et { $upper }.
city-people-none = Le nombre total n’est pas donné. { $reason }
nostatus-title = Ces registres ne disent pas si l’aide est arrivée.
nostatus-text = Cette page montre seulement ce qui a été demandé, et où.

## Chiffres

range = probable { $lower }–{ $upper }
range-point = probable { $lower }
range-between = entre { $lower } et { $upper }
unclear = Pas encore clair
unclear-tip = Entre { $lower } et { $upper } sur 100. Trop incertain pour conclure. Cela ne veut pas dire que les gens d’ici vont bien.
unclear-tip-per1000 = Entre { $lower } et { $upper } pour 1 000 habitants. Trop incertain pour conclure. Cela ne veut pas dire que les gens d’ici vont bien.
unclear-below = Sous l’objectif
unclear-above = Au-dessus de l’objectif
none = Pas de chiffre
col-standing-below = En dessous
col-standing-unclear = Pas sûr
col-standing-above = Au-dessus
standing-below = Sous l’objectif
standing-unclear = Pas sûr : peut-être sous l’objectif, peut-être au-dessus
standing-above = Au-dessus de l’objectif

## Sections

nav-title = Sur cette page
maps-title = Où
maps-how = Pointez ou touchez un lieu pour lire ses chiffres. Au clavier : appuyez sur Tab jusqu’à ce que la carte soit marquée, puis utilisez les flèches.
maps-readout = Aucun lieu choisi.
readout-fill = Aide arrivée : { $value } sur 100 ({ $range }).
readout-fill-unclear = Aide arrivée : pas encore clair. { $tip }
readout-asked = Demandes : { $value } pour 1 000 habitants ({ $range }).
readout-asked-unclear = Demandes : pas encore clair. { $tip }
readout-share = Part de toutes les demandes : { $value } sur 100 ({ $range }).
readout-share-unclear = Part de toutes les demandes : pas encore clair. { $tip }
areas-title = Lieu par lieu
areas-lead = Du chiffre le plus bas au plus haut. Les lieux qui ne sont pas encore clairs viennent en dernier, par nom. Tous les lieux sont jugés ensemble : l’un d’eux peut rester « pas sûr » même si sa propre fourchette ne touche pas l’objectif.
areas-lead-asking = Du chiffre le plus haut au plus bas. Les lieux qui ne sont pas encore clairs viennent en dernier, par nom.
larger-title = Par { $level }
districts-title = Une feuille pour chaque zone plus grande
districts-lead = Chacune peut être imprimée seule.
districts-print = Imprimer ceci seul
time-title = Au fil du temps
needs-title = Ce qui a été demandé
needs-lead = Part de toutes les demandes
needs-foot = Ce n’est pas un nombre de personnes : écrivez ‘le logement représente environ un quart de ce qui a été demandé’.
reported-title = Déclaré par des organisations
reported-notice = Non protégé, exact tel que publié. Ces chiffres ne viennent pas de nos listes de personnes : des organisations les publient elles-mêmes, aucun hasard n’y a donc été mêlé.
reported-because = { $name }. Pourquoi c’est public : { $because }
col-entries = Entrées
col-organisations = Organisations
col-amount = Quantité ({ $unit })
table-reported = Déclaré par des organisations, non protégé, exact tel que publié ({ $name })
groups-title = Qui a été aidé
groups-title-asking = Qui a demandé
groups-care = Attention : ceci dit où l’aide est arrivée ou non à des personnes d’un groupe. Cela n’expose personne, mais peut servir contre elles toutes ensemble. Demandez-leur avant de le transmettre.
groups-harm = Un groupe n’est pas son chiffre. Avant d’en citer un, demandez aux personnes concernées.
unclear-title = « Pas encore clair » : ce que cela veut dire
unclear-explain = Certains chiffres sont si incertains qu’un seul nombre tromperait. Nous disons alors « Pas encore clair » et ne donnons que la fourchette. Un lieu qui n’est pas encore clair peut aller bien ou mal. Cela ne veut pas dire que les gens de là-bas vont bien.
unclear-count =
    { $n ->
        [one] { $n } lieu sur { $all } de cette page a un chiffre qui n’est pas encore clair.
       *[other] { $n } lieux sur { $all } de cette page ont un chiffre qui n’est pas encore clair.
    }
unclear-example = Un tel chiffre se lit :
data-show = Les chiffres en tableau
data-show-of = { $name } : les chiffres en tableau
scroll-table = Tableau, défile sur le côté
scroll-picture = Image, défile sur le côté

## Tableaux

table-areas = Chiffres par { $level }, avec leurs fourchettes probables
table-within = Lieux de { $name }, avec leurs fourchettes probables
table-periods = Chiffres par période, avec leurs fourchettes probables
table-needs = Chiffres par besoin, avec leurs fourchettes probables
table-group = Chiffres par groupe ({ $group }), avec leurs fourchettes probables
table-missing = Absent de ce tableau : { $figure }. { $reason }
table-sort = Choisissez un titre de colonne pour trier.
terms-show = Ce que ces mots veulent dire
sorted-ascending = Trié par { $column }, du plus bas au plus haut.
sorted-descending = Trié par { $column }, du plus haut au plus bas.
col-place = Lieu
col-group = Groupe
col-period = Période
col-need = Besoin
col-parent = Se trouve dans
col-residents = Habitants
col-standing = Par rapport à l’objectif
col-fill = Aide arrivée, sur 100
col-unmet = Demandé en vain, pour 1 000 habitants
col-asked = Demandes, pour 1 000 habitants
col-share = Part de toutes les demandes, sur 100
col-handouts = Part de toutes les remises, sur 100
unknown-area = Lieu inconnu

## Fichiers, pied de page

files-title = Fichiers qui accompagnent cette page
files-book = Tous les tableaux en un seul classeur :
files-tables = Tableaux avec les deux bouts de chaque fourchette, pour un tableur :
files-wide = Les mêmes avec une ligne par lieu, et en Parquet, dans ces dossiers :
files-geo = Lieux avec leurs chiffres, pour un logiciel de cartes :
files-pictures = Images de chaque carte et graphique, pour des diapositives et des publications, dans ces dossiers :
files-findings = Les phrases ci-dessus, en tableau :
contact = Questions, corrections, plaintes : { $contact }
credit = Secteurs : { $credit }
made = Fait avec evenhand { $version }. Cette page ne charge rien d’internet.
essentials = Peu de résultats sont assez sûrs pour être cités : cette page est donc courte. Tous les chiffres sont dans le dossier des tableaux qui l’accompagne.

## A release that supersedes another

revised-title = Ce qui a changé depuis la publication précédente
revised-replaces = Cette publication remplace la publication { $release } du { $date }, car les listes ont été corrigées ou complétées. Merci de ne plus citer les anciens chiffres.
revised-replaces-undated = Cette publication remplace la publication { $release }. Merci de ne plus citer les anciens chiffres.
revised-gone = Cette publication n’est pas dans ce dossier : ce qui a changé ne peut pas être montré ici.
revised-other = Les deux publications ne demandent pas la même chose : leurs chiffres ne se comparent pas.
revised-none =
    { $n ->
        [one] Le seul chiffre que les deux donnent n’a pas changé plus que ne l’explique le hasard mêlé aux deux.
       *[other] Aucun des { $n } chiffres que les deux donnent n’a changé plus que ne l’explique le hasard mêlé aux deux.
    }
revised-some =
    { $n ->
        [one] Sur { $all } chiffres que les deux donnent, celui-ci a changé plus que ne l’explique le hasard mêlé aux deux.
       *[other] Sur { $all } chiffres que les deux donnent, ces { $n } ont changé plus que ne l’explique le hasard mêlé aux deux.
    }
table-revised = Ce qui a changé, avant et maintenant
col-figure = Chiffre
col-before = Avant
col-now = Maintenant
col-people = Personnes comptées

## Régularité des distributions

dependability-title = Régularité des distributions
dependability-note = D’après le calendrier que la coalition publie elle-même ({ $file } ; { $because }), du { $from } au { $to }. Rien ici ne vient des demandes ni de qui est venu : c’est donc exact.
dependability-unnamed =
    { $n ->
        [one] { $n } zone n’est pas dans le calendrier : aucune distribution n’y est publiée, ce qui ne dit pas qu’il n’y en a pas eu.
       *[other] { $n } zones ne sont pas dans le calendrier : aucune distribution n’y est publiée, ce qui ne dit pas qu’il n’y en a pas eu.
    }
dependability-table = Distributions par lieu
dependability-of = { $n } sur { $m }
dependability-days =
    { $n ->
        [one] { $n } jour
       *[other] { $n } jours
    }
dependability-spell = { $days }, { $dates }
dependability-spell-least = au moins { $days }, { $dates }
col-held = Distributions tenues, sur celles publiées
col-weeks-with = Semaines entières avec une, sur toutes
col-usual-gap = D’habitude, une tous les
col-longest = Plus long temps sans aucune

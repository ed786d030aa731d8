### Glossaire, promesse, méthodes, budget.

glossary-title = Ce que les mots veulent dire
glossary-fill = Aide arrivée
glossary-fill-text = Sur 100 qui ont demandé, combien ont été aidés. { $explain }
glossary-range = Probable 54–70
glossary-range-text = Environ 9 fourchettes de ce genre sur 10 contiennent le chiffre de nos propres registres. Cela ne dit rien des personnes qui ne nous ont jamais contactés.
glossary-share = Part de toutes les demandes
glossary-share-text = Quelle part des demandes était pour ce besoin ou dans ce lieu. Chaque voix est répartie également sur ses demandes : ce n’est donc pas un nombre de personnes.
glossary-target = Objectif
glossary-target-text = Le chiffre que la coalition veut atteindre : { $target } sur 100.
glossary-vain = Demandé en vain
glossary-vain-text = Les demandes non satisfaites, pour 1 000 habitants, afin que l’on puisse comparer grands et petits lieux.
glossary-unknown = Lieu inconnu
glossary-unknown-text = Demandes dont le lieu manquait ou n’a pas pu être reconnu. Elles comptent dans le chiffre de la ville.

## Promesse

promise-title = Comment les personnes sont protégées
promise-person = Avant que quoi que ce soit quitte notre ordinateur, du hasard a été mêlé à chaque nombre publié. Cette page serait à peu près la même si n’importe quelle personne n’avait jamais demandé.
promise-household = Avant que quoi que ce soit quitte notre ordinateur, du hasard a été mêlé à chaque nombre publié. Cette page serait à peu près la même si n’importe quel foyer n’avait jamais demandé.
promise-record = Avant que quoi que ce soit quitte notre ordinateur, du hasard a été mêlé à chaque nombre publié. Cette page serait à peu près la même si n’importe quelle ligne n’avait jamais été dans nos listes. C’est chaque ligne qui a été protégée, pas chaque personne : qui a plusieurs lignes est moins protégé.
promise-rows-distributions = Dans les listes de remises, c’est chaque ligne qui a été protégée, pas chaque personne : qui y a plusieurs lignes est moins protégé.
promise-rows-feedback = Dans les avis, c’est chaque ligne qui a été protégée, pas chaque personne : qui y a plusieurs lignes est moins protégé.
promise-odds-person = Si quelqu’un pensait qu’il y avait 1 chance sur 10 que vous nous ayez demandé de l’aide, cette page seule peut porter cela à { $now } sur 100 au plus ; toutes nos publications jusqu’ici réunies : { $all } sur 100.
promise-odds-household = Si quelqu’un pensait qu’il y avait 1 chance sur 10 que votre foyer nous ait demandé de l’aide, cette page seule peut porter cela à { $now } sur 100 au plus ; toutes nos publications jusqu’ici réunies : { $all } sur 100.
promise-odds-record = Si quelqu’un pensait qu’il y avait 1 chance sur 10 qu’une certaine ligne soit dans nos listes, cette page seule peut porter cela à { $now } sur 100 au plus ; toutes nos publications jusqu’ici réunies : { $all } sur 100.
promise-delta = Tout cela vaut, sauf avec une probabilité de 1 sur { $n }.
promise-budget-year = Notre limite pour { $window } permet au plus { $limit } sur 100.
promise-budget-lifetime = Notre limite pour toujours permet au plus { $limit } sur 100.
promise-not = Elle ne protège pas les listes elles-mêmes, et ne cache pas les faits sur un quartier ou un groupe entier.
odds-title = La même chose, depuis d’autres points de départ
odds-prior = Ce que quelqu’un pensait avant
odds-now = Après cette page, au plus
odds-all = Après toutes nos publications jusqu’ici, au plus
odds-in100 = { $n } sur 100
odds-over99 = plus de 99 sur 100
odds-over99-bare = plus de 99
odds-how = Ces limites sont calculées par la règle de Bayes et arrondies au nombre entier supérieur. Elles valent quoi que cette personne sache d’autre.
under11-title = Pourquoi ne pas simplement cacher les nombres inférieurs à 11 ?
under11-text = Parce que des nombres cachés peuvent être retrouvés. Si l’on imprime un total et toutes les lignes sauf une, une soustraction donne la dernière. Si deux rapports diffèrent d’une personne, leur différence est cette personne. Cacher efface aussi précisément les lieux où peu de gens demandent, et ce sont souvent les lieux oubliés. Avec du hasard mêlé, chaque lieu peut être montré avec une fourchette honnête, et la protection tient face à toute autre liste que quelqu’un posséderait.
not-title = Ce qui n’est pas protégé
not-lists = Les listes elles-mêmes. Qui peut ouvrir les fichiers de la coalition peut les lire.
not-groups = Les faits sur un quartier ou un groupe entier. Si la plupart des gens d’un lieu sont restés sans aide, cette page peut le dire, et cela peut être utilisé contre eux.
not-several = Qui nous est connu sous plusieurs identifiants est protégé une fois pour chacun, ce qui est moins. De même pour les personnes qui partagent un identifiant, comme le téléphone d’un bureau.
not-elsewhere = Ce que d’autres publient sur les mêmes personnes. Leurs pertes s’ajoutent aux nôtres.
not-silent = Rien ici ne concerne les personnes qui ne nous ont jamais contactés.

## Méthodes

methods-title = Comment les chiffres sont faits
methods-dp = La méthode s’appelle la confidentialité différentielle. Sa force est un nombre appelé epsilon (ε) : plus il est petit, plus la protection est forte et moins les chiffres sont exacts.
methods-consent = Seules les lignes de personnes qui ont accepté d’être comptées ont été utilisées.
methods-noconsent = Tous les fichiers n’ont pas de réponse sur le consentement. Là où il n’y en a pas, toutes les lignes ont été comptées.
methods-weights-person = Chaque personne a une voix. Si elle a fait plusieurs demandes, sa voix est répartie également entre elles : un besoin qui dure compte donc moins que dans un décompte des demandes.
methods-weights-household = Chaque foyer a une voix. S’il a fait plusieurs demandes, sa voix est répartie également entre elles : un besoin qui dure compte donc moins que dans un décompte des demandes.
methods-weights-record = Chaque ligne a une voix, car les fichiers ne portent pas d’identifiants.
methods-rounded = Les chiffres de cette page sont arrondis et aucun n’est montré sous zéro. Les tableaux du dossier les donnent sans arrondi, et sous zéro quand le hasard les y a portés.
methods-ranges = Les fourchettes couvrent le hasard qui a été mêlé. Elles ne couvrent pas les erreurs des registres.
methods-combined = Les chiffres viennent aussi de la publication { $release } du { $date } (ε = { $epsilon }), qui a posé les mêmes questions aux mêmes listes : les deux ensemble sont plus sûres qu’une seule. Elles ont été comparées et ne diffèrent pas plus que leur bruit ne l’explique. La protection de chaque personne est celle de la somme des deux.
methods-fact-unit = Qui est protégé
methods-unit-person = Chaque personne (tout ce qui est sous un identifiant)
methods-unit-household = Chaque foyer (tout ce qui est sous un identifiant)
methods-unit-record = Chaque ligne, pas chaque personne (unit = « record »)
methods-fact-epsilon = ε de cette publication
methods-fact-mechanism = Bruit
methods-fact-random = Source du hasard
methods-fact-grid = Pas dans une voix
methods-fact-version = Version d’evenhand
methods-fact-release = Publication
methods-fact-created = Jour de la publication
methods-fact-serial = Entrée au registre de confidentialité
methods-fact-supersedes = Remplace la publication
methods-fact-ledger = Ce registre
methods-fact-head = Chaîne du registre après elle
methods-fact-people = Personnes prévues lors de la planification
methods-replay = Fait par une version de rejeu pour les essais. Son bruit est fixe : elle ne protège donc personne.
methods-sample = Les données sont inventées.
methods-tables = Les tableaux mesurés, et leur part de ε
methods-table = Tableau
methods-table-of = Ce qu’il compte
methods-table-cuts = Découpé par
methods-table-epsilon = ε
methods-table-noise = Bruit dans une case, 9 fois sur 10 dans les
methods-table-within-person = ± { $n } personnes
methods-table-within-household = ± { $n } foyers
methods-table-within-record = ± { $n } lignes
methods-role-requests = demandes
methods-role-distributions = remises
methods-cut-need = besoin
methods-cut-period = période
methods-cut-status = satisfaite ou non
methods-cut-join = {" × "}
methods-reasons = Pourquoi les chiffres sont découpés ainsi

## Budget

budget-title = Notre budget de confidentialité, à découvert
budget-lead = Chaque publication use un peu de protection, et la protection usée ne revient jamais. Voici ce qui a été utilisé.
budget-this = Cette publication
budget-lifetime = Toutes les publications de ce registre jusqu’ici
budget-window = Utilisé pour { $window }, avec cette publication
budget-window-lifetime = Utilisé en tout, avec cette publication
budget-allowed = Limite pour { $window }
budget-allowed-lifetime = Limite pour toujours
budget-left = Reste
budget-none = Aucune limite n’a été fixée pour les publications de ce registre.
budget-epsilon = ε
budget-what = Objet
budget-bar = { $spent } sur { $allowed } utilisé
budget-bar-window = { $window } : { $spent } sur { $allowed } utilisé
methods-role-feedback = avis
methods-role-gifts = dons
methods-measure-person-months = personnes à chaque période
methods-measure-people = personnes distinctes
methods-measure-waits = temps d’attente
methods-measure-volume = quantité
methods-measure-ratings = appréciations
methods-measure-complaints = plaintes
methods-measure-reciprocity = demande, donne ou les deux

budget-limit = limite
budget-earlier = Publications précédentes

### Glosè, pwomès, metòd, bidjè.

glossary-title = Sa mo yo vle di
glossary-fill = Èd ki rive
glossary-fill-text = Sou chak 100 ki mande, konbyen ki jwenn èd. { $explain }
glossary-range = Pwobab 54–70
glossary-range-text = Apeprè 9 sou 10 fouchèt konsa gen chif ki nan pwòp rejis nou yo ladan yo. Sa pa di anyen sou moun ki pa janm kontakte nou.
glossary-share = Pati nan tout sa moun mande
glossary-share-text = Ki pati nan demann yo ki te pou bezwen sa a oswa nan kote sa a. Chak vwa pataje egal ego sou demann li yo, kidonk se pa yon kantite moun.
glossary-target = Objektif
glossary-target-text = Chif kowalisyon an vle rive a: { $target } sou chak 100.
glossary-vain = Mande pou gremesi
glossary-vain-text = Demann ki pa jwenn repons, pou chak 1 000 abitan, pou nou ka konpare kote ki gwo ak kote ki piti.
glossary-unknown = Kote yo pa konnen
glossary-unknown-text = Demann kote lye a te manke oswa yo pa t ka rekonèt li. Yo konte nan chif vil la.

## Pwomès

promise-title = Kijan moun yo pwoteje
promise-person = Anvan anyen soti nan òdinatè nou, nou mele aza nan chak nimewo ki pibliye. Paj sa a ta sanble menm jan, oswa prèske, si nenpòt moun pa t janm mande.
promise-household = Anvan anyen soti nan òdinatè nou, nou mele aza nan chak nimewo ki pibliye. Paj sa a ta sanble menm jan, oswa prèske, si nenpòt fwaye pa t janm mande.
promise-record = Anvan anyen soti nan òdinatè nou, nou mele aza nan chak nimewo ki pibliye. Paj sa a ta sanble menm jan, oswa prèske, si nenpòt liy pa t janm nan lis nou yo. Se chak liy ki pwoteje, pa chak moun: yon moun ki gen plizyè liy mwens pwoteje.
promise-rows-distributions = Nan lis sa yo bay, se chak liy ki pwoteje, pa chak moun: yon moun ki gen plizyè liy ladan yo mwens pwoteje.
promise-rows-feedback = Nan opinyon yo, se chak liy ki pwoteje, pa chak moun: yon moun ki gen plizyè liy ladan yo mwens pwoteje.
promise-odds-person = Si yon moun te panse gen 1 chans sou 10 ou te mande nou èd, paj sa a poukont li ka fè sa monte rive nan { $now } sou 100 o maksimòm; tout piblikasyon nou yo jiska prezan ansanm: { $all } sou 100.
promise-odds-household = Si yon moun te panse gen 1 chans sou 10 fwaye ou te mande nou èd, paj sa a poukont li ka fè sa monte rive nan { $now } sou 100 o maksimòm; tout piblikasyon nou yo jiska prezan ansanm: { $all } sou 100.
promise-odds-record = Si yon moun te panse gen 1 chans sou 10 yon sèten liy te nan lis nou yo, paj sa a poukont li ka fè sa monte rive nan { $now } sou 100 o maksimòm; tout piblikasyon nou yo jiska prezan ansanm: { $all } sou 100.
promise-delta = Tout sa a vre sof ak yon chans 1 sou { $n }.
promise-budget-year = Limit nou pou { $window } pèmèt { $limit } sou 100 o maksimòm.
promise-budget-lifetime = Limit nou pou toutan pèmèt { $limit } sou 100 o maksimòm.
promise-not = Sa pa pwoteje lis yo menm, ni li pa kache reyalite sou yon vwazinaj oswa yon gwoup antye.
odds-title = Menm bagay la, ak lòt pwen depa
odds-prior = Sa yon moun te panse anvan
odds-now = Apre paj sa a, o maksimòm
odds-all = Apre tout piblikasyon nou yo jiska prezan, o maksimòm
odds-in100 = { $n } sou 100
odds-over99 = plis pase 99 sou 100
odds-over99-bare = plis pase 99
odds-how = Nou kalkile limit sa yo ak règ Bayes epi nou awondi yo anwo nan pwochen nonm antye. Yo kenbe kèlkeswa lòt sa moun sa a konnen.
under11-title = Poukisa nou pa annik kache nimewo ki pi piti pase 11?
under11-text = Paske moun ka retounen jwenn nimewo ki kache. Si yo enprime yon total ak tout liy yo sof youn, yon soustraksyon bay dènye a. Si de rapò diferan pa yon moun, diferans yo se moun sa a. Kache efase tou jisteman kote mwens moun mande, e se souvan kote yo bliye yo. Ak aza ki mele ladan l, nou ka montre chak kote ak yon fouchèt onèt, e pwoteksyon an kenbe kont nenpòt lòt lis yon moun genyen.
not-title = Sa ki pa pwoteje
not-lists = Lis yo menm. Nenpòt moun ki ka louvri fichye kowalisyon an ka li yo.
not-groups = Reyalite sou yon vwazinaj oswa yon gwoup antye. Si pifò moun nan yon kote rete san èd, paj sa a ka di sa, e yo ka sèvi ak sa kont yo.
not-several = Yon moun nou konnen anba plizyè idantifyan pwoteje yon fwa pou chak, sa ki mwens. Menm jan pou moun ki pataje yon idantifyan, tankou telefòn yon biwo.
not-elsewhere = Sa lòt moun pibliye sou menm moun yo. Pèt pa yo ajoute sou pa nou.
not-silent = Anyen isit la pa konsène moun ki pa janm kontakte nou.

## Metòd

methods-title = Kijan chif yo fèt
methods-dp = Metòd la rele konfidansyalite diferansyèl. Fòs li se yon nimewo yo rele epsilon (ε): plis li piti, plis pwoteksyon an fò e mwens chif yo egzak.
methods-consent = Nou sèvi sèlman ak liy moun ki te dakò pou yo konte yo.
methods-noconsent = Se pa tout fichye ki gen yon repons sou konsantman. Kote ki pa genyen, nou konte tout liy yo.
methods-weights-person = Chak moun gen yon vwa. Si li fè plizyè demann, vwa li pataje egal ego sou yo, kidonk yon bezwen ki dire konte mwens pase lè yo konte demann yo.
methods-weights-household = Chak fwaye gen yon vwa. Si li fè plizyè demann, vwa li pataje egal ego sou yo, kidonk yon bezwen ki dire konte mwens pase lè yo konte demann yo.
methods-weights-record = Chak liy gen yon vwa, paske fichye yo pa gen idantifyan.
methods-rounded = Chif nan paj sa a awondi, e nou pa montre okenn anba zewo. Tablo ki nan dosye a bay yo san awondi, e anba zewo kote aza mennen yo la.
methods-ranges = Fouchèt yo kouvri aza ki te mele a. Yo pa kouvri erè ki nan rejis yo.
methods-combined = Chif yo fèt tou ak piblikasyon { $release } ki soti { $date } (ε = { $epsilon }), ki te poze menm kesyon yo sou menm lis yo: tou de ansanm pi sèten pase yon sèl. Yo te konpare youn ak lòt, epi yo pa diferan plis pase sa bri yo eksplike. Moun ki nan lis yo pwoteje pa sòm tou de.
methods-fact-unit = Kiyès ki pwoteje
methods-unit-person = Chak moun (tout sa ki anba yon idantifyan)
methods-unit-household = Chak fwaye (tout sa ki anba yon idantifyan)
methods-unit-record = Chak liy, pa chak moun (unit = “record”)
methods-fact-epsilon = ε piblikasyon sa a
methods-fact-mechanism = Bri
methods-fact-random = Sous aza a
methods-fact-grid = Etap nan yon vwa
methods-fact-version = Vèsyon evenhand
methods-fact-release = Piblikasyon
methods-fact-created = Jou piblikasyon an
methods-fact-serial = Antre nan rejis konfidansyalite a
methods-fact-supersedes = Ranplase piblikasyon
methods-fact-ledger = Rejis sa a
methods-fact-head = Chèn rejis la apre l
methods-fact-people = Moun nou te atann lè nou t ap planifye
methods-replay = Fèt ak yon vèsyon rejwe pou tès. Bri li fiks, kidonk li pa pwoteje pèsonn.
methods-sample = Done yo envante.
methods-tables = Tablo yo te mezire yo, ak pati ε yo
methods-table = Tablo
methods-table-of = Sa li konte
methods-table-cuts = Koupe pa
methods-table-epsilon = ε
methods-table-noise = Bri nan yon kaz, 9 fwa sou 10 nan
methods-table-within-person = ± { $n } moun
methods-table-within-household = ± { $n } fwaye
methods-table-within-record = ± { $n } liy
methods-role-requests = demann
methods-role-distributions = sa yo bay
methods-cut-need = bezwen
methods-cut-period = peryòd
methods-cut-status = reponn oswa non
methods-cut-join = {" × "}
methods-reasons = Poukisa chif yo koupe konsa

## Bidjè

budget-title = Bidjè konfidansyalite nou, devan tout moun
budget-lead = Chak piblikasyon depanse yon ti pwoteksyon, e pwoteksyon ki depanse pa janm tounen. Men sa ki depanse deja.
budget-this = Piblikasyon sa a
budget-lifetime = Tout piblikasyon ki soti nan rejis sa a jiska prezan
budget-window = Depanse pou { $window }, ak piblikasyon sa a
budget-window-lifetime = Depanse antou, ak piblikasyon sa a
budget-allowed = Limit pou { $window }
budget-allowed-lifetime = Limit pou toutan
budget-left = Rete
budget-none = Yo pa fikse okenn limit pou piblikasyon ki soti nan rejis sa a.
budget-epsilon = ε
budget-what = Kisa
budget-bar = { $spent } sou { $allowed } depanse
budget-bar-window = { $window }: { $spent } sou { $allowed } depanse
methods-role-feedback = opinyon
methods-role-gifts = kontribisyon
methods-measure-person-months = moun nan chak peryòd
methods-measure-people = moun diferan
methods-measure-waits = konbyen tan moun tann
methods-measure-volume = kantite
methods-measure-ratings = nòt
methods-measure-complaints = plent
methods-measure-reciprocity = mande, bay oswa toulède

budget-limit = limit
budget-earlier = Piblikasyon anvan yo

### معاني الكلمات والوعد والطرائق والميزانية.

glossary-title = ما معنى الكلمات
glossary-fill = المساعدة التي وصلت
glossary-fill-text = من كل ١٠٠ طلبوا، كم نالوا المساعدة. { $explain }
glossary-range = الأرجح ٥٤–٧٠
glossary-range-text = نحو ٩ من كل ١٠ مجالات كهذا تحوي الرقم الذي في سجلاتنا نفسها. ولا يقول ذلك شيئًا عمن لم يتصلوا بنا قط.
glossary-share = الحصة من كل الطلب
glossary-share-text = كم من الطلب كان لهذه الحاجة أو في هذا المكان. يُقسَم كل صوت بالتساوي على طلباته، فليس هذا عدد أشخاص.
glossary-target = الهدف
glossary-target-text = الرقم الذي يريد التحالف بلوغه: { $target } من كل ١٠٠.
glossary-vain = طُلب بلا جدوى
glossary-vain-text = الطلب الذي لم يُجَب، لكل ١٠٠٠ من السكان، لتمكن المقارنة بين الأماكن الكبيرة والصغيرة.
glossary-unknown = مكان غير معروف
glossary-unknown-text = طلبات غاب مكانها أو لم يُتعرَّف عليه. وهي محسوبة في رقم المدينة.

## الوعد

promise-title = كيف يُحمى الناس
promise-person = قبل أن يغادر أي شيء حاسوبنا، مُزجت الصدفة بكل رقم منشور. كانت هذه الصفحة ستبدو كما هي تقريبًا لو أن أي شخص واحد لم يطلب قط.
promise-household = قبل أن يغادر أي شيء حاسوبنا، مُزجت الصدفة بكل رقم منشور. كانت هذه الصفحة ستبدو كما هي تقريبًا لو أن أي أسرة واحدة لم تطلب قط.
promise-record = قبل أن يغادر أي شيء حاسوبنا، مُزجت الصدفة بكل رقم منشور. كانت هذه الصفحة ستبدو كما هي تقريبًا لو أن أي سطر واحد لم يكن في قوائمنا قط. حُمي كل سطر، لا كل شخص: من له عدة أسطر حمايته أقل.
promise-rows-distributions = في قوائم التوزيعات حُمي كل سطر، لا كل شخص: من له عدة أسطر فيها حمايته أقل.
promise-rows-feedback = في الآراء حُمي كل سطر، لا كل شخص: من له عدة أسطر فيها حمايته أقل.
promise-odds-person = إذا ظنّ أحد أن احتمال أنك طلبت منا المساعدة ١ من ١٠، فهذه الصفحة وحدها قد ترفعه إلى { $now } من ١٠٠ على الأكثر؛ وكل ما نشرناه حتى الآن معًا: { $all } من ١٠٠.
promise-odds-household = إذا ظنّ أحد أن احتمال أن أسرتك طلبت منا المساعدة ١ من ١٠، فهذه الصفحة وحدها قد ترفعه إلى { $now } من ١٠٠ على الأكثر؛ وكل ما نشرناه حتى الآن معًا: { $all } من ١٠٠.
promise-odds-record = إذا ظنّ أحد أن احتمال أن سطرًا معيّنًا كان في قوائمنا ١ من ١٠، فهذه الصفحة وحدها قد ترفعه إلى { $now } من ١٠٠ على الأكثر؛ وكل ما نشرناه حتى الآن معًا: { $all } من ١٠٠.
promise-delta = كل هذا صحيح إلا باحتمال ١ من { $n }.
promise-budget-year = حدّنا لـ{ $window } يسمح بـ{ $limit } من ١٠٠ على الأكثر.
promise-budget-lifetime = حدّنا لكل الزمن يسمح بـ{ $limit } من ١٠٠ على الأكثر.
promise-not = وهو لا يحمي القوائم نفسها، ولا يخفي حقائق عن حيّ كامل أو جماعة كاملة.
odds-title = الشيء نفسه، من نقاط انطلاق أخرى
odds-prior = ما ظنّه أحد من قبل
odds-now = بعد هذه الصفحة، على الأكثر
odds-all = بعد كل ما نشرناه حتى الآن، على الأكثر
odds-in100 = { $n } من ١٠٠
odds-over99 = أكثر من ٩٩ من ١٠٠
odds-over99-bare = أكثر من ٩٩
odds-how = حُسبت هذه الحدود بقاعدة بايز وقُرّبت إلى العدد الصحيح الأعلى. وهي صحيحة مهما عرف ذلك الشخص غير ذلك.
under11-title = لماذا لا تُخفى ببساطة الأرقام الأقل من ١١؟
under11-text = لأن الأرقام المخفية يمكن العثور عليها من جديد. إذا طُبع مجموع وكل الأسطر إلا واحدًا، أعطى الطرح السطر الأخير. وإذا اختلف تقريران بشخص واحد، فالفرق هو ذلك الشخص. والإخفاء يمحو أيضًا الأماكن التي يقلّ فيها الطلب تحديدًا، وهي غالبًا الأماكن المنسية. ومع مزج الصدفة يمكن عرض كل مكان بمجال صادق، وتبقى الحماية قائمة أمام أي قائمة أخرى لدى أحد.
not-title = ما ليس محميًا
not-lists = القوائم نفسها. من يستطيع فتح ملفات التحالف يستطيع قراءتها.
not-groups = حقائق عن حيّ كامل أو جماعة كاملة. إذا بقي معظم الناس في مكان بلا مساعدة، فقد تقول هذه الصفحة ذلك، وقد يُستعمل ضدهم.
not-several = من نعرفه بعدة معرّفات يُحمى مرة لكل معرّف، وهذا أقل. وكذلك من يتشاركون معرّفًا واحدًا، مثل هاتف مكتب.
not-elsewhere = ما ينشره آخرون عن الأشخاص أنفسهم. خسائرهم تُضاف إلى خسائرنا.
not-silent = لا شيء هنا عمن لم يتصلوا بنا قط.

## الطرائق

methods-title = كيف صُنعت الأرقام
methods-dp = تسمى الطريقة الخصوصية التفاضلية. قوتها رقم يسمى إبسيلون (ε): كلما صغر قويت الحماية وقلّت دقة الأرقام.
methods-consent = لم تُستعمل إلا أسطر من وافقوا على أن يُحسبوا.
methods-noconsent = ليس في كل ملف جواب عن الموافقة. وحيث لا جواب، حُسبت الأسطر كلها.
methods-weights-person = لكل شخص صوت واحد. من له عدة طلبات يُقسَم صوته بالتساوي عليها، فالحاجة الطويلة وزنها أقل مما هو في عدّ الطلبات.
methods-weights-household = لكل أسرة صوت واحد. من لها عدة طلبات يُقسَم صوتها بالتساوي عليها، فالحاجة الطويلة وزنها أقل مما هو في عدّ الطلبات.
methods-weights-record = لكل سطر صوت واحد، لأن الملفات لا تحمل معرّفات.
methods-rounded = أرقام هذه الصفحة مقرّبة، ولا يُعرض رقم دون الصفر. والجداول في المجلد تعطيها بلا تقريب، ودون الصفر حيث حملتها الصدفة.
methods-ranges = تغطي المجالات الصدفة التي مُزجت. ولا تغطي أخطاء السجلات.
methods-combined = أُعدّت الأرقام أيضًا من الإصدار { $release } بتاريخ { $date } (ε = { $epsilon })، الذي طرح الأسئلة نفسها على القوائم نفسها: الاثنان معًا أوثق من واحد. وقد قورن أحدهما بالآخر ولا يختلفان أكثر مما يفسره التشويش. وحماية كل من في القوائم هي بمجموع الاثنين.
methods-fact-unit = من يُحمى
methods-unit-person = كل شخص (كل ما تحت معرّف واحد)
methods-unit-household = كل أسرة (كل ما تحت معرّف واحد)
methods-unit-record = كل سطر، لا كل شخص (unit = “record”)
methods-fact-epsilon = ε لهذا النشر
methods-fact-mechanism = الضجيج
methods-fact-random = مصدر الصدفة
methods-fact-grid = خطوات في صوت واحد
methods-fact-version = إصدار evenhand
methods-fact-release = النشر
methods-fact-created = يوم النشر
methods-fact-serial = القيد في دفتر الخصوصية
methods-fact-supersedes = يحلّ محل النشر
methods-fact-ledger = ذلك الدفتر
methods-fact-head = سلسلة الدفتر بعده
methods-fact-people = الأشخاص المتوقعون عند التخطيط
methods-replay = صُنع بنسخة إعادة تشغيل للاختبار. ضجيجها ثابت، فلا تحمي أحدًا.
methods-sample = البيانات مختلقة.
methods-tables = الجداول التي قيست وحصصها من ε
methods-table = الجدول
methods-table-of = ما يعدّه
methods-table-cuts = مقسّم بحسب
methods-table-epsilon = ε
methods-table-noise = الضجيج في خانة واحدة، ٩ مرات من ١٠ ضمن
methods-table-within-person = ± { $n } من الأشخاص
methods-table-within-household = ± { $n } من الأسر
methods-table-within-record = ± { $n } من الأسطر
methods-role-requests = طلبات
methods-role-distributions = توزيعات
methods-cut-need = الحاجة
methods-cut-period = الفترة
methods-cut-status = أُجيب أم لا
methods-cut-join = {" × "}
methods-reasons = لماذا قُسّمت الأرقام هكذا

## الميزانية

budget-title = ميزانية الخصوصية لدينا، مكشوفة
budget-lead = كل نشر يستهلك شيئًا من الحماية، والحماية المستهلكة لا تعود أبدًا. هذا ما استُهلك.
budget-this = هذا النشر
budget-lifetime = كل ما نُشر من هذا الدفتر حتى الآن
budget-window = المستهلك لـ{ $window }، مع هذا النشر
budget-window-lifetime = المستهلك كله، مع هذا النشر
budget-allowed = الحدّ لـ{ $window }
budget-allowed-lifetime = الحدّ لكل الزمن
budget-left = الباقي
budget-none = لم يوضع حدّ لما يُنشر من هذا الدفتر.
budget-epsilon = ε
budget-what = البند
budget-bar = استُهلك { $spent } من { $allowed }
budget-bar-window = { $window }: استُهلك { $spent } من { $allowed }
methods-role-feedback = آراء
methods-role-gifts = عطاءات
methods-measure-person-months = الأشخاص في كل فترة
methods-measure-people = أشخاص مختلفون
methods-measure-waits = وقت الانتظار
methods-measure-volume = الكمية
methods-measure-ratings = التقييمات
methods-measure-complaints = الشكاوى
methods-measure-reciprocity = يطلب أو يعطي أو كلاهما

budget-limit = الحد
budget-earlier = إصدارات سابقة

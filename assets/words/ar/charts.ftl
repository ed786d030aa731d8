### عناوين الرسوم ومحاورها وأوصافها.

chart-time-title-month = المساعدة التي وصلت، بحسب الشهر
chart-time-title-quarter = المساعدة التي وصلت، بحسب ربع السنة
chart-time-title-year = المساعدة التي وصلت، بحسب السنة
chart-time-title-period = المساعدة التي وصلت، عبر الزمن
chart-time-axis = من كل ١٠٠ طلبوا، كم نالوا المساعدة (كل شخص يُحسب مرة واحدة)
chart-time-axis-household = من كل ١٠٠ طلبوا، كم نالوا المساعدة (كل أسرة تُحسب مرة واحدة)
chart-time-axis-record = من كل ١٠٠ طلب، كم أُجيب
chart-time-key = الخط والشريط: الرقم ومجاله المرجّح. الإطار المتقطع: غير واضح بعد، يُعرف المجال وحده.
chart-time-key-clear = الخط والشريط: الرقم ومجاله المرجّح.
chart-time-desc =
    { $n ->
        [zero] فترات عددها { $n }، من { $first } إلى { $last }، على مقياس من ٠ إلى ١٠٠. { $figures }
        [one] فترات عددها { $n }، من { $first } إلى { $last }، على مقياس من ٠ إلى ١٠٠. { $figures }
        [two] فترات عددها { $n }، من { $first } إلى { $last }، على مقياس من ٠ إلى ١٠٠. { $figures }
        [few] فترات عددها { $n }، من { $first } إلى { $last }، على مقياس من ٠ إلى ١٠٠. { $figures }
        [many] فترات عددها { $n }، من { $first } إلى { $last }، على مقياس من ٠ إلى ١٠٠. { $figures }
       *[other] فترات عددها { $n }، من { $first } إلى { $last }، على مقياس من ٠ إلى ١٠٠. { $figures }
    }
chart-direct = { $value } من ١٠٠
chart-target = الهدف { $target }
chart-areas-title = المساعدة التي وصلت، بحسب { $level }
chart-areas-title-asking = الطلب، بحسب { $level }
chart-areas-axis = من كل ١٠٠ طلبوا، كم نالوا المساعدة
chart-areas-axis-asking = الطلب، لكل ١٠٠٠ من السكان
chart-areas-axis-share = من كل ١٠٠ طلبوا
chart-areas-desc =
    { $n ->
        [zero] أسطر عددها { $n } مع مجالاتها المرجّحة. { $figures }
        [one] أسطر عددها { $n } مع مجالاتها المرجّحة. { $figures }
        [two] أسطر عددها { $n } مع مجالاتها المرجّحة. { $figures }
        [few] أسطر عددها { $n } مع مجالاتها المرجّحة. { $figures }
        [many] أسطر عددها { $n } مع مجالاتها المرجّحة. { $figures }
       *[other] أسطر عددها { $n } مع مجالاتها المرجّحة. { $figures }
    }
chart-areas-nothing =
    { $n ->
        [zero] أماكن أخرى عددها { $n }: نحو ٠ لكل منها
        [one] أماكن أخرى عددها { $n }: نحو ٠ لكل منها
        [two] أماكن أخرى عددها { $n }: نحو ٠ لكل منها
        [few] أماكن أخرى عددها { $n }: نحو ٠ لكل منها
        [many] أماكن أخرى عددها { $n }: نحو ٠ لكل منها
       *[other] أماكن أخرى عددها { $n }: نحو ٠ لكل منها
    }
chart-needs-title = الحصة من كل الطلب، بحسب الحاجة
chart-needs-axis = من كل ١٠٠ طلبوا
chart-periods-title = الحصة من كل الطلب، بحسب الفترة
chart-groups-title = المساعدة التي وصلت، بحسب الجماعة
chart-groups-title-asking = الحصة من كل الطلب، بحسب الجماعة
chart-groups-axis = من كل ١٠٠ طلبوا، كم نالوا المساعدة
chart-legend-below = دون الهدف
chart-legend-includes = غير مؤكد
chart-legend-above = فوق الهدف
chart-legend-range = المجال المرجّح
chart-legend-unclear = غير واضح بعد: المجال وحده
chart-row-clear = { $label }: { $value }، { $range }
chart-row-unclear = { $label }: غير واضح بعد، { $range }
chart-row-none = { $label }: لا رقم
chart-foot = نحو ٩ من كل ١٠ مجالات مرجّحة تحوي الرقم الذي في سجلات التحالف نفسه. مُزجت الصدفة بكل رقم لحماية من طلبوا.

## بحسب المكان والفترة، وبحسب المكان والحاجة

chart-cross-title-period = المساعدة التي وصلت، بحسب { $level } و{ $step }
chart-cross-title-need = المساعدة التي وصلت، بحسب { $level } والحاجة
chart-cross-axis = من كل ١٠٠ طلبوا، كم نالوا المساعدة، مع المجال المرجّح
chart-cross-caption = تدوم الفجوة حين تكون المساعدة التي وصلت دون الهدف على الأرجح في { $k } على الأقل من أصل { $n } { $steps }. ولا يقال شيء عن الأماكن الأخرى: فقد تدوم فيها فجوة أيضًا.
chart-cross-key-unclear = غير واضح بعد: المجال وحده
chart-cross-key-lasting = فجوة تدوم

## إلى أي حد سيكون رقم كل مكان مؤكدًا

chart-margins-title = إلى أي حد سيكون رقم كل مكان مؤكدًا: { $title }
chart-margins-axis = المجال المرجّح للمساعدة التي وصلت: زائد أو ناقص، من كل ١٠٠. الأقصر أوثق.
chart-margins-small = الأرجح أنها أصغر من أن يُحكم عليها
chart-margins-desc =
    { $n ->
        [zero] شريط لكل مكان من الأماكن وعددها { $n }، الأوثق أولًا. { $figures }
        [one] شريط لكل مكان من الأماكن وعددها { $n }، الأوثق أولًا. { $figures }
        [two] شريط لكل مكان من الأماكن وعددها { $n }، الأوثق أولًا. { $figures }
        [few] شريط لكل مكان من الأماكن وعددها { $n }، الأوثق أولًا. { $figures }
        [many] شريط لكل مكان من الأماكن وعددها { $n }، الأوثق أولًا. { $figures }
       *[other] شريط لكل مكان من الأماكن وعددها { $n }، الأوثق أولًا. { $figures }
    }
chart-margins-foot = من معلومات عامة فقط: لم تُقرأ أي قائمة. يُفترض أن الطلب يتناسب مع عدد السكان وأن ٦٥ من كل ١٠٠ طلب يُجاب.

chart-equiplot-title = المساعدة التي وصلت، مجموعة بجانب مجموعة
chart-equiplot-caption = كل نقطة مكان أو مجموعة؛ والأشرطة تحتها نطاقاتها المرجحة بالترتيب نفسه. حيث تتداخل الأشرطة قد تكون النقاط متساوية.
chart-equiplot-unclear = غير واضح بعد: { $n }
chart-before-title = المساعدة التي وصلت، حسب { $level }: { $first } و{ $last }
chart-before-caption = الأشرطة نطاقات مرجحة. حيث يتداخل شريطا مكان فقد لا يكون شيء قد تغيّر.
chart-before-unclear = أُغفل لأن أحدهما غير واضح بعد: { $n }.
chart-funnel-title = المساعدة التي وصلت وكم طلبوا
chart-funnel-across = كم طلبوا (كل خطوة مضاعفة)
chart-funnel-caption = الشريط الرمادي: حيث يقع نحو ٩ من كل ١٠ أماكن لو سوعدت كلها بالتساوي وكان القرار للمصادفة وحدها. الأماكن الصغيرة أكثر تبعثرًا. النقاط الممتلئة خارجه؛ والأشرطة نطاقات مرجحة.
chart-funnel-city = المدينة { $value }
chart-funnel-desc = الأماكن، حسب عدد من طلبوا هناك: { $n }. خارج الشريط: { $outside }
chart-concentration-title = الطلب والمساعدة، من أسوأ الأماكن حالًا إلى أفضلها
chart-concentration-axis = من كل ١٠٠ طالب ومن كل ١٠٠ متلقٍ: كم يعيشون في الأماكن حتى هنا
chart-concentration-across = السكان، بدءًا من أسوأ الأماكن حالًا، من كل ١٠٠
chart-concentration-asking = الطلب
chart-concentration-arrived = المساعدة التي وصلت
chart-concentration-even = الخط المتقطع: للجميع بالتساوي
chart-concentration-caption = فوق الخط المتقطع تنال الأماكن الأسوأ حالًا أكثر من حصتها من السكان؛ وتحته أقل. تجمع الأشرطة أطراف كل النطاقات فهي أوسع من اللازم.
chart-concentration-desc-asking = أسوأ { $residents } من كل ١٠٠ ساكن: { $value } من كل ١٠٠ طلب ({ $lower }–{ $upper }).
chart-concentration-desc-arrived = من كل ١٠٠ تلقوا مساعدة: { $value } ({ $lower }–{ $upper }) بين أسوأ { $residents } من كل ١٠٠ ساكن.

## حول أيام محددة

chart-changes-title = قبل أيام محددة وبعدها
chart-changes-caption = تغيرت أمور أخرى في الوقت نفسه. هذا يبين تغيرًا، لا سببه.
chart-changes-city = المدينة كلها
chart-changes-beside = { $name }، ناقص التغير في الأماكن التي تُقارن بها
chart-changes-event = { $event } ({ $day })
chart-changes-before = قبله
chart-changes-after = بعده
chart-changes-difference = الفرق
chart-changes-likely = الأرجح { $lower } إلى { $upper }
chart-changes-between = بين { $lower } و{ $upper }

## الانتظار

chart-waits-title = متى وصلت المساعدة
chart-waits-caption = من نالوا المساعدة لاحقًا، أو لم ينالوها، من بين المئة.
chart-waits-all-title = متى وصلت المساعدة: { $by }
chart-waits-all-title-level = متى وصلت المساعدة، بحسب { $level }
chart-waits-head = خلال { $days }
chart-waits-all-axis = من كل ١٠٠ طلبوا، كم نالوا المساعدة خلال هذا العدد من الأيام (الصف الأعلى)، مع المجال الأرجح

## أسابيع فيها توزيع وأسابيع بلا توزيع

chart-distributions-title = أسابيع فيها توزيع وأسابيع بلا توزيع
chart-distributions-axis = أسبوعًا بعد أسبوع، بحسب التقويم المنشور
chart-distributions-foot = من { $file } الذي ينشره الائتلاف؛ لا شيء مأخوذ من سجلات الناس.
chart-distributions-key-held = حدث
chart-distributions-key-missed = نُشر ولم يحدث
chart-distributions-key-none = لم يُنشر شيء
chart-distributions-row = { $name }: { $n } من { $m } أسبوعًا فيها توزيع.

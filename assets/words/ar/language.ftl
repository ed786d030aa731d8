### اسم هذه اللغة وكيف تُكتب.

language-name = العربية
# ltr أو rtl
language-direction = rtl
# no: تقول الصفحة إنّ أحدًا من متحدثي هذه اللغة لم يراجع النصوص بعد.
language-checked = no
# اللغة التي تؤخذ منها الأرقام والتواريخ وصيغ الجمع.
language-formats = ar-EG

## التواريخ؛ يكتب ICU4X الأيام والشهور

dates-days = من { $from } إلى { $to }
dates-months = من { $from } إلى { $to }
dates-quarter = الربع { $quarter } من { $year }
dates-quarter-short = الربع { $quarter }

## القوائم

list-join = {"، "}

## مستويات الأماكن: واحد، وعدّة

level-larger =
    { $n ->
        [zero] مناطق أكبر
        [one] منطقة أكبر
        [two] مناطق أكبر
        [few] مناطق أكبر
        [many] مناطق أكبر
       *[other] مناطق أكبر
    }
level-area =
    { $n ->
        [zero] أحياء
        [one] حيّ
        [two] أحياء
        [few] أحياء
        [many] أحياء
       *[other] أحياء
    }
level-zone =
    { $n ->
        [zero] نطاقات
        [one] نطاق
        [two] نطاقات
        [few] نطاقات
        [many] نطاقات
       *[other] نطاقات
    }
level-city =
    { $n ->
        [zero] مدن
        [one] مدينة
        [two] مدن
        [few] مدن
        [many] مدن
       *[other] مدن
    }
level-district =
    { $n ->
        [zero] مقاطعات
        [one] مقاطعة
        [two] مقاطعات
        [few] مقاطعات
        [many] مقاطعات
       *[other] مقاطعات
    }
level-county =
    { $n ->
        [zero] محافظات
        [one] محافظة
        [two] محافظات
        [few] محافظات
        [many] محافظات
       *[other] محافظات
    }
level-borough =
    { $n ->
        [zero] أقسام
        [one] قسم
        [two] أقسام
        [few] أقسام
        [many] أقسام
       *[other] أقسام
    }
level-ward =
    { $n ->
        [zero] دوائر
        [one] دائرة
        [two] دوائر
        [few] دوائر
        [many] دوائر
       *[other] دوائر
    }
level-neighbourhood =
    { $n ->
        [zero] حارات
        [one] حارة
        [two] حارات
        [few] حارات
        [many] حارات
       *[other] حارات
    }
level-neighborhood =
    { $n ->
        [zero] حارات
        [one] حارة
        [two] حارات
        [few] حارات
        [many] حارات
       *[other] حارات
    }
level-town =
    { $n ->
        [zero] بلدات
        [one] بلدة
        [two] بلدات
        [few] بلدات
        [many] بلدات
       *[other] بلدات
    }
level-village =
    { $n ->
        [zero] قرى
        [one] قرية
        [two] قرى
        [few] قرى
        [many] قرى
       *[other] قرى
    }
level-municipality =
    { $n ->
        [zero] بلديات
        [one] بلدية
        [two] بلديات
        [few] بلديات
        [many] بلديات
       *[other] بلديات
    }
level-commune =
    { $n ->
        [zero] جماعات محلية
        [one] جماعة محلية
        [two] جماعات محلية
        [few] جماعات محلية
        [many] جماعات محلية
       *[other] جماعات محلية
    }
level-department =
    { $n ->
        [zero] إدارات
        [one] إدارة
        [two] إدارات
        [few] إدارات
        [many] إدارات
       *[other] إدارات
    }
level-province =
    { $n ->
        [zero] أقاليم
        [one] إقليم
        [two] أقاليم
        [few] أقاليم
        [many] أقاليم
       *[other] أقاليم
    }
level-region =
    { $n ->
        [zero] مناطق
        [one] منطقة
        [two] مناطق
        [few] مناطق
        [many] مناطق
       *[other] مناطق
    }
level-state =
    { $n ->
        [zero] ولايات
        [one] ولاية
        [two] ولايات
        [few] ولايات
        [many] ولايات
       *[other] ولايات
    }
level-parish =
    { $n ->
        [zero] أبرشيات
        [one] أبرشية
        [two] أبرشيات
        [few] أبرشيات
        [many] أبرشيات
       *[other] أبرشيات
    }
level-tract =
    { $n ->
        [zero] قطاعات إحصائية
        [one] قطاع إحصائي
        [two] قطاعات إحصائية
        [few] قطاعات إحصائية
        [many] قطاعات إحصائية
       *[other] قطاعات إحصائية
    }

## ما هو العمود في جدول بحسب المكان والفترة

step-month =
    { $n ->
        [zero] أشهر
        [one] شهر
        [two] أشهر
        [few] أشهر
        [many] أشهر
       *[other] أشهر
    }
step-quarter =
    { $n ->
        [zero] أرباع سنة
        [one] ربع سنة
        [two] أرباع سنة
        [few] أرباع سنة
        [many] أرباع سنة
       *[other] أرباع سنة
    }
step-half-year =
    { $n ->
        [zero] أنصاف سنة
        [one] نصف سنة
        [two] أنصاف سنة
        [few] أنصاف سنة
        [many] أنصاف سنة
       *[other] أنصاف سنة
    }
step-period =
    { $n ->
        [zero] فترات
        [one] فترة
        [two] فترات
        [few] فترات
        [many] فترات
       *[other] فترات
    }
step-need =
    { $n ->
        [zero] حاجات
        [one] حاجة
        [two] حاجات
        [few] حاجات
        [many] حاجات
       *[other] حاجات
    }

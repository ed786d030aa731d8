//! Numbers and dates as readers of a language write them, by ICU4X.
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{D, M, MD, YM, YMD};
use icu_datetime::input::Date as IcuDate;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale_core::Locale;
use jiff::civil::Date;

use super::Words;

/// The formatters of one language. They are not shared between threads.
struct Formats {
    grouped: Option<DecimalFormatter>,
    plain: Option<DecimalFormatter>,
    ymd: Option<DateTimeFormatter<YMD>>,
    md: Option<DateTimeFormatter<MD>>,
    d: Option<DateTimeFormatter<D>>,
    ym: Option<DateTimeFormatter<YM>>,
    month: Option<DateTimeFormatter<M>>,
    month_short: Option<DateTimeFormatter<M>>,
}

impl Formats {
    fn new(tag: &str) -> Self {
        let decimal = |grouping| {
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(grouping);
            DecimalFormatter::try_new(locale(tag).into(), options).ok()
        };
        let dates = || locale(&format!("{}-u-ca-gregory", if tag == "en" { "en-GB" } else { tag }));
        // British English has "Sept", which is longer than its neighbours.
        let short = || locale(&format!("{tag}-u-ca-gregory"));
        Formats {
            grouped: decimal(GroupingStrategy::Auto),
            plain: decimal(GroupingStrategy::Never),
            ymd: DateTimeFormatter::try_new(dates().into(), YMD::long()).ok(),
            md: DateTimeFormatter::try_new(dates().into(), MD::long()).ok(),
            d: DateTimeFormatter::try_new(dates().into(), D::long()).ok(),
            ym: DateTimeFormatter::try_new(dates().into(), YM::long()).ok(),
            month: DateTimeFormatter::try_new(dates().into(), M::long()).ok(),
            month_short: DateTimeFormatter::try_new(short().into(), M::medium()).ok(),
        }
    }
}

fn locale(tag: &str) -> Locale {
    Locale::try_from_str(tag).unwrap_or(Locale::UNKNOWN)
}

/// Works with the formatters of the language `tag`.
fn with<R>(tag: &str, work: impl FnOnce(&Formats) -> R) -> R {
    thread_local! {
        static FORMATS: RefCell<HashMap<String, Rc<Formats>>> = RefCell::default();
    }
    let formats = FORMATS.with_borrow_mut(|all| match all.get(tag) {
        Some(formats) => formats.clone(),
        None => all.entry(tag.to_owned()).or_insert(Rc::new(Formats::new(tag))).clone(),
    });
    work(&formats)
}

/// At most `places` decimals, without trailing zeros.
pub(super) fn tidy(tag: &str, value: f64, places: usize) -> String {
    decimal(tag, &crate::briefing::numbers::tidy(value, places), true)
}

/// The decimal number `text` (ASCII) in the language `tag`; any other text as it is.
fn decimal(tag: &str, text: &str, grouped: bool) -> String {
    let Ok(number) = Decimal::try_from_str(text) else { return text.to_owned() };
    with(tag, |formats| {
        let formatter = if grouped { &formats.grouped } else { &formats.plain };
        formatter
            .as_ref()
            .map_or_else(|| text.to_owned(), |f| f.format(&number).to_string().replace('-', "−"))
    })
}

macro_rules! dated {
    ($words:expr, $field:ident, $date:expr) => {
        IcuDate::try_new_iso(
            i32::from($date.year()),
            $date.month().unsigned_abs(),
            $date.day().unsigned_abs(),
        )
        .ok()
        .and_then(|date| with($words.formats(), |f| f.$field.as_ref().map(|f| f.format(&date).to_string())))
    };
}

/// Numbers.
impl Words {
    fn formats(&self) -> &str {
        &self.language().formats
    }

    /// A rounded whole number: `12,345`.
    pub fn whole(&self, value: f64) -> String {
        self.tidy(value, 0)
    }

    /// One decimal below 10, none above: for rates per 1,000.
    pub fn rate(&self, value: f64) -> String {
        if value.abs() < 9.95 { self.tidy(value, 1) } else { self.whole(value) }
    }

    /// At most `places` decimals, without trailing zeros.
    pub fn tidy(&self, value: f64, places: usize) -> String {
        tidy(self.formats(), value, places)
    }

    /// An exact number, such as ε: `0.75`; a fraction as it is.
    pub fn exact(&self, number: &impl ToString) -> String {
        decimal(self.formats(), &number.to_string(), true)
    }

    /// A number that is a name, such as a year.
    pub fn plain(&self, number: &impl ToString) -> String {
        decimal(self.formats(), &number.to_string(), false)
    }
}

/// Dates. A language that ICU4X does not know gives its own names and patterns
/// (`own-month-1`, `own-date-ymd`, …).
impl Words {
    /// `5 March 2025`.
    pub fn day(&self, date: Date) -> String {
        self.own_date("own-date-ymd", date)
            .or_else(|| dated!(self, ymd, date))
            .unwrap_or_else(|| date.to_string())
    }

    /// `5 March`.
    fn day_of_year(&self, date: Date) -> String {
        self.own_date("own-date-md", date)
            .or_else(|| dated!(self, md, date))
            .unwrap_or_else(|| self.day(date))
    }

    /// `5`.
    fn day_of_month(&self, date: Date) -> String {
        self.own_date("own-date-d", date).or_else(|| dated!(self, d, date)).unwrap_or_else(|| self.day(date))
    }

    /// `March 2025`.
    pub fn month_of(&self, date: Date) -> String {
        self.own_date("own-date-ym", date)
            .or_else(|| dated!(self, ym, date))
            .unwrap_or_else(|| date.strftime("%Y-%m").to_string())
    }

    /// `March`.
    pub fn month(&self, date: Date) -> String {
        let own = format!("own-month-{}", date.month());
        self.own_text(&own).or_else(|| dated!(self, month, date)).unwrap_or_default()
    }

    /// `Mar`.
    pub fn month_short(&self, date: Date) -> String {
        let own = format!("own-month-short-{}", date.month());
        self.own_text(&own).or_else(|| dated!(self, month_short, date)).unwrap_or_default()
    }

    /// `1 January to 31 December 2025`; what both days share is given once, and a single
    /// day is that day.
    pub fn days(&self, from: Date, to: Date) -> String {
        if from == to {
            return self.day(to);
        }
        let same_year = from.year() == to.year();
        let same_month = same_year && from.month() == to.month();
        let short = |date| match (same_year, same_month) {
            (true, true) => self.day_of_month(date),
            (true, false) => self.day_of_year(date),
            (false, _) => self.day(date),
        };
        let (first, last) =
            if self.year_first() { (self.day(from), short(to)) } else { (short(from), self.day(to)) };
        self.say("dates.days", &[("from", &first), ("to", &last)])
    }

    /// `January to March 2025`: the months of two days of one year.
    pub fn months(&self, from: Date, to: Date) -> String {
        let (first, last) = if self.year_first() {
            (self.month_of(from), self.month(to))
        } else {
            (self.month(from), self.month_of(to))
        };
        self.say("dates.months", &[("from", &first), ("to", &last)])
    }

    /// Does a date begin with its year?
    fn year_first(&self) -> bool {
        let date = Date::constant(2025, 3, 31);
        self.day(date).starts_with(&self.plain(&2025))
    }

    fn own_text(&self, id: &str) -> Option<String> {
        self.catalogues().find_map(|c| c.format(id, &fluent_bundle::FluentArgs::new()))
    }

    fn own_date(&self, id: &str, date: Date) -> Option<String> {
        if !self.catalogues().any(|c| c.has(id)) {
            return None;
        }
        let (day, month, year) = (self.plain(&date.day()), self.month(date), self.plain(&date.year()));
        self.catalogues()
            .find_map(|c| c.format(id, &super::args(&[("day", &day), ("month", &month), ("year", &year)])))
    }
}

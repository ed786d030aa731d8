//! What every catalogue must keep to.
use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use icu_plurals::{PluralCategory, PluralRules};
use jiff::civil::date;

use super::catalogue::{Catalogue, SHIPPED};
use super::*;

/// The messages of one language: their variables, and the plural forms of each selector.
type Messages = BTreeMap<String, Shape>;

#[derive(Default)]
struct Shape {
    variables: BTreeSet<String>,
    plurals: Vec<BTreeSet<String>>,
}

impl Shape {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                let names = variants.iter().filter_map(|v| match v.key {
                    VariantKey::Identifier { name } => Some(name.to_owned()),
                    VariantKey::NumberLiteral { .. } => None,
                });
                let names: BTreeSet<String> = names.collect();
                if names.contains("other") {
                    self.plurals.push(names);
                }
                variants.iter().for_each(|v| self.pattern(&v.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }
}

fn messages(files: &[(&str, &str)]) -> Messages {
    let mut all = Messages::new();
    for (file, text) in files {
        let resource = fluent_syntax::parser::parse(*text).unwrap_or_else(|(_, e)| panic!("{file}: {e:?}"));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut shape = Shape::default();
            shape.pattern(message.value.as_ref().expect("every message has a text"));
            assert!(all.insert(message.id.name.to_owned(), shape).is_none(), "{} twice", message.id.name);
        }
    }
    all
}

/// Texts that only a language unknown to ICU4X gives.
fn optional(id: &str) -> bool {
    id.starts_with("own-")
}

#[test]
fn every_language_has_every_text_with_the_same_placeholders() {
    let english = messages(SHIPPED[0].1);
    for (tag, files) in &SHIPPED[1..] {
        let own = messages(files);
        let missing: Vec<&String> = english.keys().filter(|id| !own.contains_key(*id)).collect();
        let more: Vec<&String> =
            own.keys().filter(|id| !english.contains_key(*id) && !optional(id)).collect();
        assert!(missing.is_empty() && more.is_empty(), "{tag}: lacks {missing:?}; has besides {more:?}");
        for (id, shape) in own.iter().filter(|(id, _)| !optional(id)) {
            assert_eq!(shape.variables, english[id].variables, "{tag}: placeholders of {id}");
        }
    }
}

#[test]
fn plural_forms_are_those_of_the_language() {
    for (tag, files) in SHIPPED {
        let words = Words::of(tag).unwrap();
        let locale: icu_locale_core::Locale = words.language().formats.parse().unwrap();
        let rules = PluralRules::try_new_cardinal(locale.into()).unwrap();
        let name = |c: PluralCategory| match c {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        };
        let there: BTreeSet<&str> = rules.categories().map(name).collect();
        // Whole numbers below 1000 decide; "many" of Spanish and French begins at a million.
        let needed: BTreeSet<&str> = (0..1000u32).map(|n| name(rules.category_for(n))).collect();
        for (id, shape) in messages(files) {
            for forms in shape.plurals {
                let forms: BTreeSet<&str> = forms.iter().map(String::as_str).collect();
                assert!(
                    forms.is_subset(&there),
                    "{tag}: {id} has forms that the language has not: {forms:?}"
                );
                let bare = forms.len() == 1;
                assert!(bare || needed.is_subset(&forms), "{tag}: {id} lacks one of {needed:?}");
            }
        }
    }
}

/// Every string in the sources and templates, as a pattern: what `{…}` stands for may be
/// anything that a key may hold, or nothing.
fn uses() -> Vec<Vec<String>> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src"), root.join("assets/templates"), root.join("assets/typst")];
    let mut out = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("words/tests.rs")
                && path.extension().is_some_and(|e| e == "rs" || e == "html" || e == "typ")
            {
                out.extend(strings(&std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    out
}

fn strings(source: &str) -> impl Iterator<Item = Vec<String>> {
    let key = |s: &&str| {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-{}".contains(c);
        !s.is_empty() && s.chars().all(plain)
    };
    source.split('"').filter(key).map(parts).collect::<Vec<_>>().into_iter()
}

/// The fixed parts of a format string, as they stand in ids.
fn parts(text: &str) -> Vec<String> {
    let text = text.replace('.', "-");
    let mut out = vec![String::new()];
    let mut inside = false;
    for c in text.chars() {
        match c {
            '{' => {
                inside = true;
                out.push(String::new());
            }
            '}' => inside = false,
            c if !inside => out.last_mut().unwrap().push(c),
            _ => {}
        }
    }
    out
}

fn fits(id: &str, parts: &[String]) -> bool {
    let [first, middle @ .., last] = parts else { return parts.first().is_some_and(|only| only == id) };
    let Some(mut rest) = id.strip_prefix(first.as_str()) else { return false };
    for part in middle {
        match rest.split_once(part.as_str()) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last.as_str())
}

#[test]
fn every_text_is_used() {
    let all = uses();
    let (exact, patterns): (Vec<_>, Vec<_>) = all.into_iter().partition(|parts| parts.len() == 1);
    let exact: BTreeSet<&str> = exact.iter().map(|parts| parts[0].as_str()).collect();
    // A pattern with hardly anything fixed would fit everything.
    let patterns: Vec<_> =
        patterns.iter().filter(|p| p.iter().any(|part| part.trim_matches('-').len() > 2)).collect();
    let used = |id: &str| exact.contains(id) || patterns.iter().any(|p| fits(id, p));
    let unused: Vec<String> = messages(SHIPPED[0].1).into_keys().filter(|id| !used(id)).collect();
    assert!(unused.is_empty(), "texts that nothing says: {unused:?}");
}

#[test]
fn catalogues_are_well_formed() {
    for (tag, files) in SHIPPED {
        let (catalogue, faults) = Catalogue::new(tag, files.iter().map(|(_, text)| (*text).to_owned()));
        assert!(faults.is_empty(), "{tag}: {faults:?}");
        assert_eq!(catalogue.language.tag, *tag);
    }
}

#[test]
fn forbidden_words_do_not_occur() {
    for (file, text) in SHIPPED[0].1 {
        let text = text.to_lowercase();
        for bad in ["anonymised", "anonymized", " safe", "true value", "guarantee"] {
            assert!(!text.contains(bad), "{file}.ftl says {bad}");
        }
    }
}

#[test]
fn a_missing_text_and_a_missing_value_stand_out() {
    let words = Words::english();
    assert_eq!(words.get("no.such.text"), "⟦no.such.text⟧");
    assert!(words.get("range").contains(MISSING), "{}", words.get("range"));
}

#[test]
fn what_fills_a_placeholder_is_never_looked_at_again() {
    let said = Words::english().say("range", &[("lower", "{ $upper }"), ("upper", "2")]);
    assert_eq!(said, "likely { $upper }–2");
}

#[test]
fn the_plural_form_follows_the_number() {
    let words = Words::english();
    for (n, said) in [
        (1, "1 more place: about 0"),
        (2, "2 more places: about 0 each"),
        (1234, "1,234 more places: about 0 each"),
    ] {
        assert_eq!(words.count("chart.areas.nothing", n, &[]), said);
    }
}

#[test]
fn english_numbers_and_dates_read_as_they_always_did() {
    let words = Words::english();
    for (value, said) in
        [(0.4, "0"), (-0.4, "0"), (999.6, "1,000"), (1_234_567.0, "1,234,567"), (-12.0, "−12")]
    {
        assert_eq!(words.whole(value), said);
    }
    for (value, said) in [(0.0, "0"), (3.24, "3.2"), (9.96, "10"), (31.4, "31")] {
        assert_eq!(words.rate(value), said);
    }
    let (from, to) = (date(2025, 1, 1), date(2025, 12, 31));
    assert_eq!(words.days(from, to), "1 January to 31 December 2025");
    assert_eq!(words.days(date(2024, 7, 1), date(2025, 6, 30)), "1 July 2024 to 30 June 2025");
    assert_eq!(words.days(date(2025, 3, 1), date(2025, 3, 31)), "1 to 31 March 2025");
    assert_eq!(words.days(from, from), "1 January 2025");
    assert_eq!(words.months(from, date(2025, 3, 31)), "January to March 2025");
    assert_eq!(words.month_of(to), "December 2025");
    let short: Vec<String> = (1..=12).map(|m| words.month_short(date(2025, m, 1))).collect();
    assert_eq!(short.join(" "), "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec");
}

#[test]
fn pictures_can_write_every_text_of_every_language() {
    for (tag, files) in SHIPPED {
        let mut missing: Vec<char> = Vec::new();
        for c in files.iter().flat_map(|(_, text)| text.chars()).filter(|c| !c.is_control()) {
            if !crate::render::fonts::covers(c) && !missing.contains(&c) {
                missing.push(c);
            }
        }
        assert!(missing.is_empty(), "{tag}: no embedded font has {missing:?}");
        // And what ICU4X writes.
        let words = Words::of(tag).unwrap();
        let months =
            (1..=12).map(|m| words.month_of(date(2025, m, 28)) + &words.month_short(date(2025, m, 1)));
        let written =
            months.collect::<String>() + &words.tidy(-1_234_567.891, 2) + &words.day(date(2025, 3, 1));
        let strange: String = written.chars().filter(|c| !crate::render::fonts::covers(*c)).collect();
        assert!(strange.is_empty(), "{tag}: no embedded font has {strange:?}");
    }
}

#[test]
fn numbers_and_dates_are_those_of_the_language() {
    let said = |tag: &str| {
        let words = Words::of(tag).unwrap();
        (words.whole(12_345.0), words.days(date(2025, 1, 1), date(2025, 12, 31)))
    };
    let of = |number: &str, days: &str| (number.to_owned(), days.to_owned());
    assert_eq!(said("es"), of("12,345", "del 1 de enero al 31 de diciembre de 2025"));
    assert_eq!(said("fr"), of("12\u{202f}345", "du 1 janvier au 31 décembre 2025"));
    assert_eq!(said("zh-Hans"), of("12,345", "2025年1月1日至12月31日"));
    assert_eq!(said("ht").1, "1 janvye rive 31 desanm 2025");
    let (number, days) = said("ar");
    assert_eq!(number, "١٢٬٣٤٥");
    assert!(days.contains("يناير") && days.contains("٢٠٢٥"), "{days}");
}

#[test]
fn arabic_counts_days_in_six_forms() {
    let words = Words::of("ar").unwrap();
    let said = |n| words.count("finding.arrived.timed", n, &[]);
    assert!(said(1).contains("يوم واحد") && said(2).contains("يومين"));
    assert!(said(7).contains("أيام") && said(14).contains("يومًا") && said(100).contains("يوم "));
    assert!(said(14).contains("١٤"));
}

#[test]
fn a_catalogue_of_ones_own_goes_first_and_english_stands_in_for_what_it_lacks() {
    let files =
        vec!["language-name = Soomaali\nunclear = Weli ma cadda\nrange = { $no } – { $upper }\n".to_owned()];
    let given = Translations {
        catalogues: BTreeMap::from([("so".to_owned(), files.clone()), ("es".to_owned(), files)]),
        ..Translations::default()
    };
    let (words, remarks) = Words::translated("so", &given).unwrap();
    assert_eq!((words.get("unclear"), words.get("none")), ("Weli ma cadda".into(), "No figure".into()));
    // A text that asks for a value that nobody gives is said in English.
    assert_eq!(words.say("range", &[("lower", "1"), ("upper", "2")]), "likely 1–2");
    assert!(remarks.len() == 1 && remarks[0].contains("words/so lacks"), "{remarks:?}");
    // Over a shipped language it changes only what it has.
    let (words, remarks) = Words::translated("es", &given).unwrap();
    assert_eq!((words.get("unclear"), words.get("none")), ("Weli ma cadda".into(), "Sin cifra".into()));
    assert!(remarks.is_empty() && words.language().formats == "es-US");
    let faulty = Translations {
        catalogues: BTreeMap::from([("so".to_owned(), vec!["unclear = { $".to_owned()])]),
        ..Translations::default()
    };
    assert!(Words::translated("so", &faulty).unwrap().1.len() > 1);
    assert!(Words::translated("xx", &given).is_none());
}

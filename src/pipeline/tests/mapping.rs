//! Keys for exports of unusual layouts.
use super::super::*;
use super::{VALID, parse};

/// A third source, with the keys that [`VALID`] does not use.
const SOURCE: &str = r#"[[source]]
role = "requests"
files = ["wide.csv"]
hxl = true
never_read = ["Address*", "Email"]
leave_out = [{ column = "Comments", is = ["Duplicate*"] }]
only = [{ column = "Kind", is = ["Visit"] }]
shared = { ids = ["555 0100"], also = "Caller" }
duplicates = "day"
person = ["id"]
date = { columns = ["On", "At"], formats = ["%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M"], ambiguous = "drop", timezone = "UTC" }
area = { columns = ["State", "County"], join = "", digits = 5 }
need = { columns = { "need*" = "other", "needfood" = "food" }, except = ["needs total"], yes = ["True"], filled = { "needothers" = "other" }, else = "other" }
status = { column = "State of it", met = ["sup*"] }
recurring = { column = "Again?", yes = ["Yes*"], every = "week" }
[[source]]
role = "distributions"
files = ["events.csv"]
person = ["HouseholdId"]
date = { column = "EventDate", format = "%Y-%m-%d" }
area = { column = "Agency", shares = { file = "agencies.csv", key = "Name", area = "Zips", split = ";" } }
need = { always = "food" }
quantity = { columns = ["Adults", "Children"], cap_per_person = 12, unit = "people" }
join = { files = ["households.csv"], separator = ";", key = ["Id"], on = ["HouseholdId"], columns = ["Adults", "Children"] }
"#;

pub(super) fn mapped() -> String {
    VALID.replace("[tables]", &format!("{SOURCE}[tables]"))
}

/// [`mapped`] with `old`, which its third source holds once, replaced by `new`.
fn with(old: &str, new: &str) -> String {
    assert_eq!(SOURCE.matches(old).count(), 1, "{old:?} must be in the source once");
    VALID.replace("[tables]", &format!("{}[tables]", SOURCE.replace(old, new)))
}

#[test]
fn shared_ids_stand_beside_no_join() {
    let by_parent = "shared = { ids = [\"555 0100\"], also = \"Caller\" }\njoin = { files = [\"h.csv\"], key = [\"Id\"], on = [\"H\"], columns = [\"id\", \"Caller\"] }";
    let text = with("shared = { ids = [\"555 0100\"], also = \"Caller\" }", by_parent);
    let report = parse(&text).err().map(|e| e.report(false)).unwrap_or_default();
    assert!(report.contains("`shared` adds a second column"), "{report}");
}

#[test]
fn a_source_with_every_key_is_read() {
    let pipeline = parse(&mapped()).map_err(|e| e.report(false)).unwrap();
    let source = &pipeline.sources[2];
    assert_eq!((source.date.column.as_str(), source.date.further.as_slice()), ("On", &["At".to_owned()][..]));
    assert_eq!((source.date.ambiguous, source.date.timezone.as_deref()), (Ambiguous::Drop, Some("UTC")));
    let AreaRule::Code { text, .. } = &source.area else { panic!("a code") };
    assert_eq!((text.columns.len(), text.join.as_deref(), text.digits), (2, Some(""), Some(5)));
    let NeedRule::Columns(wide) = &source.need else { panic!("many columns") };
    assert_eq!((wide.columns.len(), wide.filled.len(), wide.except.len()), (2, 1, 1));
    assert!(source.handling.hxl && source.handling.once_a_day);
    let second = &pipeline.sources[3];
    let AreaRule::Shares(rule) = &second.area else { panic!("shares") };
    assert_eq!((rule.key.as_str(), rule.split.as_deref()), ("Name", Some(";")));
    assert!(second.join.as_ref().is_some_and(|join| join.by_unit));
    assert_eq!(second.all_files().count(), 2);
    assert!(parse(VALID).unwrap().sources.iter().all(|s| !s.handling.hxl && !s.handling.once_a_day));
}

/// Each change makes one mistake whose message holds the given words.
#[test]
fn what_does_not_fit_together_is_told() {
    for (old, new, words) in [
        (", ambiguous = \"drop\"", "", "is one day by"),
        ("ambiguous = \"drop\"", "ambiguous = \"guess\"", "not a value of `ambiguous`"),
        ("timezone = \"UTC\"", "timezone = \"UCT+1\"", "is not known"),
        ("columns = [\"On\", \"At\"]", "column = \"On\", columns = [\"On\"]", "not clear which one"),
        (", join = \"\"", "", "not said how they make one area"),
        (", join = \"\"", ", join = 1", "must be a text"),
        ("join = \"\"", "join = \"\", combine = \"first\"", "not clear which one holds"),
        ("digits = 5", "digits = 0", "between 1 and 20"),
        ("columns = [\"State\", \"County\"], join = \"\"", "column = \"S\", join = \"\"", "only one"),
        ("area = { columns", "area = { names", "codes of digits"),
        ("yes = [\"True\"]", "above_zero = true, yes = [\"1\"]", "not clear which one holds"),
        ("yes = [\"True\"], ", "", "has no `yes`"),
        ("\"needfood\" = \"food\"", "\"needfood\" = \"foot\"", "not among the keys"),
        ("\"needothers\" = \"other\"", "\"need*\" = \"other\"", "cannot say which texts"),
        ("need = { columns", "need = { split = \",\", columns", "no use beside `columns`"),
        ("columns = { \"need*\" = \"other\", \"needfood\" = \"food\" }", "columns = {}", "names no column"),
        ("never_read = [\"Address*\", \"Email\"]", "never_read = [\"St*\"]", "`never_read` forbids"),
        ("never_read = [\"Address*\", \"Email\"]", "never_read = [\"Caller\"]", "`never_read` forbids"),
        ("leave_out = [{ column = \"Comments\", ", "leave_out = [{ ", "has no `column`"),
        ("only = [{ column = \"Kind\", is = [\"Visit\"] }]", "only = \"Visit\"", "a list of tables"),
        ("person = [\"id\"]", "person = [\"id\", \"b\"]", "exactly one"),
        ("also = \"Caller\"", "also = \"id\"", "tells nobody apart"),
        ("duplicates = \"day\"", "duplicates = \"week\"", "not a value of `duplicates`"),
        ("hxl = true", "hxl = 1", "must be true or false"),
        ("every = \"week\"", "every = \"day\"", "not a value of `every`"),
        ("key = [\"Id\"]", "key = [\"Id\", \"No\"]", "`key` has 2 columns and `on` has 1"),
        (", on = [\"HouseholdId\"]", ", on = [\"Ref\"]", "only from rows of its own unit"),
        ("file = \"agencies.csv\"", "file = \"events.csv\"", "is one of the exports"),
        ("file = \"agencies.csv\"", "file = \"households.csv\"", "is one of the exports"),
        ("split = \";\" } }", "split = \";\", share = \"Share\" } }", "not clear which one holds"),
        (
            "area = { column = \"Agency\",",
            "area = { column = \"Agency\", digits = 5,",
            "no use beside `shares`",
        ),
    ] {
        let told = super::told(&with(old, new));
        assert!(told.iter().any(|line| line.contains(words)), "{new}: {told:#?}");
    }
}

#[test]
fn every_key_is_part_of_what_a_release_is() {
    let digest = |text: &str| parse(text).map_err(|e| e.report(false)).unwrap().settings_digest();
    let mut seen = vec![digest(&mapped())];
    for (old, new) in [
        ("hxl = true", "hxl = false"),
        ("never_read = [\"Address*\", \"Email\"]", "never_read = [\"Address*\"]"),
        ("is = [\"Duplicate*\"]", "is = [\"Duplicate\"]"),
        ("is = [\"Visit\"]", "is = [\"Visit\", \"Call\"]"),
        ("only = [{ column = \"Kind\"", "only = [{ column = \"Sort\""),
        ("also = \"Caller\"", "also = \"Name\""),
        ("duplicates = \"day\"", "duplicates = \"moment\""),
        ("columns = [\"On\", \"At\"]", "columns = [\"On\", \"At2\"]"),
        ("ambiguous = \"drop\"", "ambiguous = \"first\""),
        ("timezone = \"UTC\"", "timezone = \"Asia/Kolkata\""),
        ("join = \"\"", "join = \"-\""),
        ("join = \"\"", "combine = \"first\""),
        ("digits = 5", "digits = 6"),
        ("\"needfood\" = \"food\"", "\"needfood\" = \"housing\""),
        ("except = [\"needs total\"]", "except = [\"needs\"]"),
        ("yes = [\"True\"]", "yes = [\"1\"]"),
        ("yes = [\"True\"]", "above_zero = true"),
        ("\"needothers\" = \"other\"", "\"needother\" = \"other\""),
        ("every = \"week\"", "every = \"month\""),
        ("yes = [\"Yes*\"]", "yes = [\"Yes\"]"),
        ("key = \"Name\"", "key = \"Agency\""),
        ("area = \"Zips\"", "area = \"Zip\""),
        ("split = \";\"", "split = \",\""),
        ("key = [\"Id\"]", "key = [\"No\"]"),
        ("separator = \";\", key", "separator = \",\", key"),
        ("columns = [\"Adults\", \"Children\"], cap", "columns = [\"Adults\"], cap"),
        ("columns = [\"Adults\", \"Children\"] }", "columns = [\"Adults\"] }"),
    ] {
        let digest = digest(&with(old, new));
        assert!(!seen.contains(&digest), "{old} -> {new}");
        seen.push(digest);
    }
}

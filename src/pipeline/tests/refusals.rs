//! What does not fit together.
use super::{VALID, parse, told, with};

/// Each change makes one mistake whose message holds the given words.
#[test]
fn what_does_not_fit_together_is_told() {
    for (old, new, words) in [
        ("\"housing\", \"medicine\"", "\"food\", \"housing\", \"medicine\"", "listed twice"),
        ("\"medicine\"", "\"medicine\", \"Mental health\"", "cannot be the id"),
        ("keys = [\"food\", \"housing\", \"medicine\", \"other\"]", "keys = []", "empty list"),
        ("within_days = 14", "within_days = 0", "between 1 and 366"),
        ("within_days = 14", "within_days = \"14\"", "must be a whole number, not a text"),
        ("food = \"Food and groceries\"", "food = \"Other\"", "would both read"),
        ("America/Chicago", "America/Chicgo", "America/Chicago"),
        ("about 3,000", "many", "does not give one positive whole number"),
        ("people = \"about 3,000\"", "people = 0", "does not give one positive whole number"),
        ("people = \"about 3,000\"", "people = -4", "does not give one positive whole number"),
        ("ledger = \"riverton.ledger\"", "ledger = \"\"", "is empty"),
        ("target = 0.8", "target = 1.0", "between 0 and 1"),
        ("languages = [\"en\"]", "languages = [\"en\", \"xx\"]", "is not a language that is shipped"),
        ("format = \"%m/%d/%Y %H:%M:%S\"", "format = \"MM/DD/YYYY\"", "has no %"),
        ("format = \"%d.%m.%Y\"", "format = \"%d.%m.\"", "a year, a month and a day"),
        ("formats = [\"%Y-%m-%d\", \"%Y/%m/%d\"]", "formats = []", "empty list"),
        ("formats = [\"%Y-%m-%d\", \"%Y/%m/%d\"]", "nothing = 1", "`nothing` is not a key"),
        ("separator = \",\"", "separator = \"||\"", "one plain character"),
        ("separator = \",\"", "separator = '\"'", "one plain character"),
        ("separator = \",\"", "separator = \"ö\"", "one plain character"),
        ("encoding = \"utf-8\"", "encoding = \"latin-1\"", "is not a value of `encoding`"),
        ("open = [\"Open\"]", "open = [\"Open\", \" done\"]", "in both `met` and `open`"),
        ("yes = [\"Yes\"]", "yes = []", "empty list"),
        (
            "status = { column = \"Status\", met = [\"Done\"], open = [\"Open\"], drop = [\"Duplicate\"] }\n",
            "",
            "needs `status`",
        ),
        ("role = \"distributions\"", "role = \"distributions\"\nunit = \"record\"", "says who people are"),
        ("role = \"distributions\"", "role = \"distributions\"\nunit = \"household\"", "one kind of id"),
        ("role = \"requests\"", "role = \"requests\"\nunit = \"record\"", "that of the whole release"),
        ("role = \"distributions\"", "role = \"feedback\"", "`need` has no use in feedback"),
        ("role = \"requests\"", "role = \"distributions\"", "no source has role = \"requests\""),
        ("files = [\"given.parquet\"]", "files = []", "empty list"),
        ("files = [\"given.parquet\"]", "files = [\"*/given.parquet\"]", "name of a folder"),
        ("files = [\"given.parquet\"]", "files = [\"given.parquet\", \"b.csv\"]", "together"),
        ("person = [\"telephone\"]\n", "", "has no `person`"),
        ("person = [\"telephone\"]", "person = \"telephone\"", "a list of texts, not a text"),
        ("area = { name = \"Quarter\" }", "area = { name = \"Quarter\", point = \"P\" }", "exactly one way"),
        ("area = { name = \"Quarter\" }", "area = { lat = \"Lat\" }", "no `lon`"),
        ("areas.geojson", "areas.kml", "ends in .geojson"),
        (
            "denominators = \"population.csv\"\ndenominators_id = \"area\"\nresidents = \"inhabitants\"\n",
            "",
            "needs `denominators`",
        ),
        ("residents = \"inhabitants\"\n", "", "has no `residents`"),
        (
            "groups = { language = { column = \"Language\"",
            "groups = { langage = { column = \"Language\"",
            "not one of the [groups]",
        ),
        ("\"Rent\" = \"housing\"", "\" groceries \" = \"housing\"", "is mapped twice"),
        ("label = \"Languages\"", "by = \"blocks\"", "is not a value of `by`"),
        ("sample = true", "sample = \"yes\"", "must be true or false"),
        ("date = \"2025-06-01\"\n", "", "has no `date`"),
        ("focus = \"areas\"", "focus = \"area\"", "is not a value of `focus`"),
        ("title = \"Riverton mutual aid 2025\"\n", "", "has no `title`"),
    ] {
        let told = told(&with(old, new));
        assert!(told.iter().any(|line| line.contains(words)), "{new}: {told:#?}");
    }
}

#[test]
fn a_group_by_places_that_there_are_not_is_refused() {
    let by = |by: &str| with("label = \"Languages\"", &format!("by = \"{by}\""));
    assert!(parse(&by("districts")).is_ok() && parse(&by("areas")).is_ok());
    let lines = told(&by("districts").replace("parents = [\"district\"]\n", ""));
    assert!(lines.iter().any(|l| l.contains("no larger areas are stated")), "{lines:#?}");
    let (before, after) = VALID.split_once("[geography]").unwrap();
    let (_, after) = after.split_once("[needs]").unwrap();
    for places in ["districts", "areas"] {
        let text = format!("{before}[needs]{after}");
        let lines = told(&text.replace("label = \"Languages\"", &format!("by = \"{places}\"")));
        assert!(lines.iter().any(|l| l.contains("there is no [geography]")), "{lines:#?}");
    }
}

//! Which settings make up a release's identity.
//!
//! A release that was paid for is never drawn again, so the same measurement
//! must be recognised however its pages are dressed. Everything that touches
//! what is measured goes into one canonical text; titles, labels, targets,
//! events, languages, contact, credit line, ranking column, ledger, budget and
//! the names of exports do not (the exports' contents are told apart by the
//! ledger, under a secret key).
//!
//! Labels need care, since a cell that reads like a label counts for its key.
//! They stay out all the same: asking again after a label was changed returns
//! the stored bundle and spends nothing. Who wants other cells counted states
//! them under `map`, which is part of the identity.
use std::path::Path;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::files::has_ending;
use super::maps::label_names;
use super::types::{
    AreaRule, AreaText, Caps, Chosen, DateRule, Encoding, FeedbackKeys, FileFormat, GeographySpec, Group,
    GroupPlaces, Handling, Key, NeedRule, NoiseChoice, Pipeline, Source, TextRule,
};

impl Pipeline {
    /// Canonical JSON of everything that touches measurement, independent of
    /// the order of maps and of sources. Public files go in by their contents,
    /// which are read for this.
    pub fn measurement_settings(&self) -> String {
        let mut sources: Vec<Value> = self.sources.iter().map(|s| self.source(s)).collect();
        sources.sort_by_cached_key(Value::to_string);
        let mut all = json!({
            "format": 1,
            "period": {
                "from": self.period.from,
                "to": self.period.to,
                "step": self.period.step,
                "timezone": self.period.timezone,
                "data_until": self.period.data_until,
            },
            "geography": self.geography.as_ref().map(geography),
            "needs": { "keys": ids(&self.needs.keys), "within_days": self.needs.within_days },
            "groups": self.groups.iter().map(group).collect::<Vec<_>>(),
            "unit": self.privacy.unit,
            "epsilon": self.privacy.epsilon,
            "people": self.privacy.people,
            "focus": self.tables,
            "sources": sources,
        });
        // Only where stated, so that settings without them keep their identity.
        if self.caps != Caps::default() {
            let Caps { months_per_person, areas_per_person, requests_per_person } = self.caps;
            all["caps"] = json!([months_per_person, areas_per_person, requests_per_person]);
        }
        if self.feedback != FeedbackKeys::default() {
            all["feedback"] = json!([ids(&self.feedback.ratings), ids(&self.feedback.complaints)]);
        }
        // Stated only where it is not what all releases had before there was a choice, so
        // that those are still recognised.
        if self.privacy.noise != NoiseChoice::Laplace {
            all["noise"] = json!([self.privacy.noise, self.privacy.delta, self.privacy.rho]);
        }
        all.to_string()
    }

    /// sha256 of [`Self::measurement_settings`], hexadecimal.
    pub fn settings_digest(&self) -> String {
        hex(&Sha256::digest(self.measurement_settings()))
    }

    fn source(&self, source: &Source) -> Value {
        // `files` is left out, and so is the `open` list of a status: a text in
        // none of the lists is open too, so it decides nothing.
        let mut own = json!({
            "role": source.role,
            "format": format(&source.format),
            "person": source.person,
            "person_form": source.id_form,
            "date": date(&source.date),
            "area": area(&source.area),
            "need": self.need(&source.need),
            "status": source.status.as_ref().map(|s| json!([s.column, sorted(&s.met), sorted(&s.drop)])),
            "closed": source.closed.as_ref().map(date),
            "consent": source.consent.as_ref().map(|c| json!([c.column, sorted(&c.yes)])),
            "groups": source.groups.iter().filter_map(|(index, rule)| {
                let Group { id, keys, .. } = self.groups.get(*index)?;
                Some(json!([id, rule.column, stated(&rule.map, keys)]))
            }).collect::<Vec<_>>(),
            "handling": handling(&source.handling),
        });
        if let Some(join) = &source.join {
            own["join"] = json!([format(&join.format), join.key, join.on, join.columns]);
        }
        if let Some(quantity) = &source.quantity {
            own["quantity"] = json!([quantity.column, quantity.further, quantity.letters, quantity.cap]);
            if quantity.decimal_comma {
                own["decimal"] = json!(",");
            }
        }
        for (name, rule, keys) in [
            ("rating", &source.rating, &self.feedback.ratings),
            ("complaint", &source.complaint, &self.feedback.complaints),
        ] {
            if let Some(rule) = rule {
                own[name] = one_of(rule, keys);
            }
        }
        own
    }

    fn need(&self, rule: &NeedRule) -> Value {
        one_of(rule, &self.needs.keys)
    }
}

/// The places by which it is told only where that is not the city alone, so that groups
/// without them keep their identity.
fn group(group: &Group) -> Value {
    match group.by {
        GroupPlaces::City => json!([group.id, ids(&group.keys)]),
        by => json!([group.id, ids(&group.keys), by]),
    }
}

/// A rule that leads to one or several of `keys`.
fn one_of(rule: &NeedRule, keys: &[Key]) -> Value {
    let id = |index: usize| keys.get(index).map(|key| &key.id);
    match rule {
        NeedRule::Always(key) => json!({ "always": id(*key) }),
        NeedRule::Column { column, split, map, otherwise } => {
            json!({ "column": column, "split": split, "map": stated(map, keys), "else": id(*otherwise) })
        }
        NeedRule::Columns(wide) => {
            let ids = |columns: &[(String, usize)]| {
                sorted(&columns.iter().map(|(name, key)| (name.clone(), id(*key))).collect::<Vec<_>>())
            };
            let yes = match &wide.yes {
                Chosen::Texts(texts) => json!(sorted(texts)),
                Chosen::AboveZero => json!(0),
            };
            json!({
                "columns": ids(&wide.columns), "except": sorted(&wide.except), "yes": yes,
                "filled": ids(&wide.filled), "else": id(wide.otherwise),
            })
        }
    }
}

fn geography(geography: &GeographySpec) -> Value {
    let mut value = json!({
        "areas": contents(&geography.areas),
        "id": geography.id,
        "name": geography.name,
        "parents": geography.parents,
        "denominators": geography.denominators.as_ref().map(|d| json!([contents(&d.file), d.id, d.residents])),
        "smallest_area": geography.smallest_area,
    });
    // Only where they say something, so that releases made before keep their identity.
    for (key, stated) in [("crs", &geography.crs), ("layer", &geography.layer)] {
        if let Some(stated) = stated {
            value[key] = json!(stated);
        }
    }
    if has_ending(&geography.areas, "shp") {
        let parts = ["dbf", "DBF", "prj", "PRJ", "cpg", "CPG"].map(|e| geography.areas.with_extension(e));
        let there: Vec<Value> =
            parts.iter().filter(|part| part.is_file()).map(|part| json!(contents(part))).collect();
        value["parts"] = json!(there);
    }
    value
}

fn format(format: &FileFormat) -> Value {
    match format {
        FileFormat::Parquet => json!("parquet"),
        FileFormat::Spreadsheet { sheet, skip_rows, title_rows } => {
            with_titles(vec![json!("spreadsheet"), json!(sheet), json!(skip_rows)], *title_rows)
        }
        FileFormat::JsonLines => json!("jsonl"),
        FileFormat::Sqlite { table } => json!(["sqlite", table]),
        FileFormat::Csv { separator, encoding, skip_rows, title_rows } => {
            let encoding = match encoding {
                Encoding::Utf8 => "utf-8",
                Encoding::Windows1252 => "windows-1252",
                Encoding::Utf16Le => "utf-16le",
            };
            with_titles(vec![json!(separator), json!(encoding), json!(skip_rows)], *title_rows)
        }
    }
}

/// Rows of titles are named only where there are some, so that releases made before keep
/// their identity.
fn with_titles(mut parts: Vec<Value>, title_rows: u32) -> Value {
    if title_rows > 0 {
        parts.push(json!({ "title_rows": title_rows }));
    }
    Value::Array(parts)
}

fn date(rule: &DateRule) -> Value {
    json!([rule.column, rule.further, rule.formats, rule.ambiguous, rule.timezone])
}

/// Columns that are never read are not read: the list decides nothing but what
/// patterns take.
fn handling(handling: &Handling) -> Value {
    let rules = |rules: &[TextRule]| {
        sorted(&rules.iter().map(|rule| (rule.column.clone(), sorted(&rule.is))).collect::<Vec<_>>())
    };
    let mut own = json!({
        "hxl": handling.hxl,
        "never_read": sorted(&handling.never_read),
        "leave_out": rules(&handling.leave_out),
        "only": rules(&handling.only),
        // The ids are somebody's, and this digest is hashed into what bundles carry: they are
        // marked with the exports, under the private key.
        "shared": handling.shared.as_ref().map(|shared| &shared.also),
        "once_a_day": handling.once_a_day,
        "recurring": handling.recurring.as_ref().map(|r| json!([r.column, sorted(&r.yes), r.every])),
    });
    if handling.rows_alone {
        own["rows_alone"] = json!(true);
    }
    own
}

fn area(rule: &AreaRule) -> Value {
    match rule {
        AreaRule::Code { text, map } => json!({ "column": area_text(text), "map": sorted(map) }),
        AreaRule::Name { text, map } => json!({ "name": area_text(text), "map": sorted(map) }),
        AreaRule::LatLon { lat, lon } => json!({ "lat": lat, "lon": lon }),
        AreaRule::Point { column } => json!({ "point": column }),
        AreaRule::Shares(rule) => json!({
            "shares": [contents(&rule.file), rule.column, rule.key, rule.area, rule.split, rule.share],
        }),
        AreaRule::Nowhere => Value::Null,
    }
}

fn area_text(text: &AreaText) -> Value {
    json!([text.columns, text.join, text.digits])
}

/// What a map states beside the labels: (text, key id), sorted. Takes each
/// label's entry away once, as often as `with_own_names` added it.
fn stated(map: &[(String, usize)], keys: &[Key]) -> Vec<(String, String)> {
    let mut map = map.to_vec();
    for (index, text) in label_names(keys) {
        if let Some(at) = map.iter().position(|(t, key)| *t == text && *key == index) {
            map.remove(at);
        }
    }
    let id = |key: usize| keys.get(key).map(|key| key.id.clone()).unwrap_or_default();
    let mut stated: Vec<_> = map.into_iter().map(|(text, key)| (text, id(key))).collect();
    stated.sort();
    stated
}

fn ids(keys: &[Key]) -> Vec<&str> {
    keys.iter().map(|key| key.id.as_str()).collect()
}

fn sorted<T: Ord + Clone>(items: &[T]) -> Vec<T> {
    let mut items = items.to_vec();
    items.sort();
    items
}

/// sha256 of a public file, hexadecimal; a file that cannot be read stops the
/// release elsewhere, and has no digest here.
fn contents(path: &Path) -> Option<String> {
    std::fs::read(path).ok().map(|bytes| hex(&Sha256::digest(bytes)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{VALID, parse, with};

    fn digest(text: &str) -> String {
        parse(text).map_err(|e| e.report(false)).unwrap().settings_digest()
    }

    #[test]
    fn presentation_changes_leave_the_settings_alone() {
        let before = digest(VALID);
        assert_eq!(before.len(), 64);
        for (old, new) in [
            ("title = \"Riverton", "title = \"Our Riverton"),
            ("labels = { food = \"Food and groceries\" }", ""),
            ("Food and groceries", "Rent and food"),
            ("Food and groceries", "Groceries"),
            ("labels = { en = \"English\" }", "labels = { en = \"In English\", es = \"Spanish\" }"),
            ("label = \"Languages\"", "label = \"Spoken\""),
            ("label = \"Languages\"", "by = \"city\""),
            ("target = 0.8", "target = 0.5"),
            ("date = \"2025-06-01\"", "date = \"2025-06-02\""),
            ("name = \"New site opened\"", "name = \"Opened\""),
            ("languages = [\"en\"]\n", ""),
            ("contact = \"hello@example.org\"", ""),
            ("ledger = \"riverton.ledger\"", "ledger = \"other.ledger\""),
            ("files = [\"requests.csv\"]", "files = [\"a-*.csv\", \"b.csv\"]"),
            ("areas.geojson", "regions.geojson"),
            ("credit = \"Boundaries: Riverton\"\n", ""),
            ("rank_by = \"poverty_rate\"\n", ""),
            ("[privacy.budget]\nepsilon = 2.0", "[privacy.budget]\nepsilon = 3.0"),
            (
                "\"Groceries\" = \"food\", \"Rent\" = \"housing\"",
                "\"rent\" = \"housing\", \" groceries \" = \"food\"",
            ),
            ("\"Old town\" = \"A1\", \"New town\" = \"A2\"", "\"New town\" = \"A2\", \"Old town\" = \"A1\""),
            ("epsilon = 1.0", "epsilon = 1"),
            ("step = \"month\"\n", ""),
            ("about 3,000", "some 3000"),
            ("open = [\"Open\"], ", ""),
        ] {
            assert_eq!(digest(&with(old, new)), before, "{old} -> {new}");
        }
    }

    #[test]
    fn measurement_changes_change_the_settings() {
        let mut seen = vec![digest(VALID)];
        for (old, new) in [
            ("from = \"2025-01-01\"", "from = \"2025-01-02\""),
            ("to = \"2025-12-31\"", "to = \"2025-12-30\""),
            ("step = \"month\"", "step = \"quarter\""),
            ("America/Chicago", "America/New_York"),
            ("2026-01-31", "2026-02-01"),
            ("id = \"area_id\"", "id = \"geoid\""),
            ("name = \"area_name\"\n", ""),
            ("parents = [\"district\"]\n", ""),
            ("residents = \"inhabitants\"", "residents = \"people\""),
            ("denominators_id = \"area\"", "denominators_id = \"code\""),
            ("smallest_area = 500", "smallest_area = 400"),
            ("\"medicine\", \"other\"]", "\"medicine\", \"other\", \"rides\"]"),
            ("within_days = 14", "within_days = 15"),
            ("keys = [\"en\", \"es\", \"ht\", \"other\"]", "keys = [\"en\", \"es\", \"ht\"]"),
            ("unit = \"person\"", "unit = \"household\""),
            ("epsilon = 1.0", "epsilon = 1.1"),
            ("about 3,000", "about 4,000"),
            ("separator = \",\"", "separator = \";\""),
            ("encoding = \"utf-8\"", "encoding = \"windows-1252\""),
            ("skip_rows = 0", "skip_rows = 1"),
            ("person = [\"telephone\"]", "person = [\"email\"]"),
            ("person_form = \"phone\"", "person_form = \"exact\""),
            ("{ column = \"Timestamp\"", "{ column = \"Time\""),
            ("%m/%d/%Y %H:%M:%S", "%d/%m/%Y %H:%M:%S"),
            ("area = { column = \"zip\"", "area = { name = \"zip\""),
            ("\"Old town\" = \"A1\"", "\"Old town\" = \"A3\""),
            ("area = { name = \"Quarter\" }", "area = { point = \"Quarter\" }"),
            ("split = \";\"", "split = \",\""),
            ("\"Rent\" = \"housing\"", "\"Rent\" = \"other\""),
            ("\"Rent\" = \"housing\"", "\"Rent\" = \"housing\", \"Food and groceries\" = \"food\""),
            ("{ always = \"food\" }", "{ always = \"other\" }"),
            ("met = [\"Done\"]", "met = [\"Done\", \"Sent\"]"),
            ("drop = [\"Duplicate\"]", "drop = [\"Test\"]"),
            ("closed = { column = \"Closed\", formats = [\"%Y-%m-%d\", \"%Y/%m/%d\"] }\n", ""),
            ("yes = [\"Yes\"]", "yes = [\"Yes\", \"Ok\"]"),
            ("\"Spanish\" = \"es\"", "\"Spanish\" = \"other\""),
            ("role = \"distributions\"", "role = \"requests\""),
            ("focus = \"areas\"", "focus = \"time\""),
            ("label = \"Languages\"", "by = \"districts\""),
            ("label = \"Languages\"", "by = \"areas\""),
        ] {
            let digest = digest(&with(old, new));
            assert!(!seen.contains(&digest), "{old} -> {new}");
            seen.push(digest);
        }
    }

    #[test]
    fn public_files_count_by_their_contents() {
        let folder = tempfile::tempdir().unwrap();
        let digest = || super::super::parse_only(VALID, folder.path()).unwrap().settings_digest();
        let mut seen = vec![digest()];
        for (name, text) in [("areas.geojson", "{}"), ("population.csv", "a"), ("areas.geojson", "{ }")] {
            std::fs::write(folder.path().join(name), text).unwrap();
            assert!(!seen.contains(&digest()), "{name}");
            seen.push(digest());
        }
    }
}

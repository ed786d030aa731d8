//! `[[source]]`: one kind of export and how its columns are to be read.
use std::path::PathBuf;

use super::dates;
use super::files::{FileId, Places};
use super::handling;
use super::join;
use super::lists::{FeedbackStated, GroupStated, NeedsStated};
use super::privacy::UNITS;
use super::reported::{self, Declared};
use super::rules;
use super::scalars::plain;
use super::types::{
    AreaRule, Encoding, FileFormat, GeographySpec, Handling, IdForm, NeedRule, QuantityRule, Role, Source,
    Unit,
};
use super::walk::{At, Fields};

const KEYS: [&str; 32] = [
    "role",
    "files",
    "format",
    "encoding",
    "separator",
    "skip_rows",
    "title_rows",
    "sheet",
    "table",
    "unit",
    "public_because",
    "organisation",
    "person",
    "person_form",
    "date",
    "area",
    "need",
    "status",
    "closed",
    "consent",
    "groups",
    "quantity",
    "rating",
    "complaint",
    "hxl",
    "never_read",
    "leave_out",
    "only",
    "shared",
    "duplicates",
    "join",
    "recurring",
];

/// What a source's rules are checked against; `None` where that part is itself
/// mistaken, so that nothing is blamed for it twice.
pub(super) struct Against<'a> {
    pub places: &'a Places,
    pub unit: Option<Unit>,
    /// Whether there is a `[geography]` at all.
    pub geography_stated: bool,
    pub geography: Option<&'a GeographySpec>,
    pub needs: Option<&'a NeedsStated>,
    pub groups: &'a [GroupStated],
    pub feedback: &'a FeedbackStated,
}

/// Reads all sources, in file order; those that are declared public apart.
pub(super) fn read(root: &Fields<'_>, against: &Against<'_>) -> (Vec<Source>, Vec<Declared>) {
    let Some(value) = root.required("source", "[[source]] with role, files, date and need") else {
        return (Vec::new(), Vec::new());
    };
    let items = match value.get_ref().as_array() {
        Some(items) if !items.is_empty() => items,
        Some(_) => {
            let help = "add a [[source]] with role, files, date and need";
            root.notes.add(
                &value.span(),
                "there are no sources, so there is nothing to count",
                "empty",
                help,
            );
            return (Vec::new(), Vec::new());
        }
        None => {
            root.mistyped("source", value, "a list of tables", "[[source]], with double brackets");
            return (Vec::new(), Vec::new());
        }
    };
    let mut public = Vec::new();
    let mut sources = Vec::new();
    let mut roles = Vec::new();
    for item in items.iter() {
        let Some(table) = root.table_of("source", item) else { continue };
        let fields = Fields::open(root.notes, "[[source]]", item.span(), table, &KEYS);
        if reported::is_declared(&fields) {
            public.extend(reported::read(&fields, against));
            continue;
        }
        reported::refuse_in_private(&fields);
        let role = role(&fields);
        roles.push(role);
        sources.extend(one(&fields, role, &sources, against));
        number_shares(&mut sources);
    }
    if roles.iter().all(|role| role.is_some_and(|role| role != Role::Requests)) {
        root.notes.add(
            &value.span(),
            "no source has role = \"requests\", so nothing could be said about who asked",
            "no requests",
            "add a [[source]] with the requests",
        );
    }
    reported::refuse_private_files(root, &public, &sources);
    (sources, public)
}

/// Gives the last source's lists of areas the source's number.
fn number_shares(sources: &mut [Source]) {
    let number = u32::try_from(sources.len()).unwrap_or(u32::MAX);
    if let Some(AreaRule::Shares(rule)) = sources.last_mut().map(|source| &mut source.area) {
        rule.number = number;
    }
}

fn role(fields: &Fields<'_>) -> Option<Role> {
    fields.choice("role", &Role::ALL.map(|role| (role.word(), role)))
}

fn one(fields: &Fields<'_>, role: Option<Role>, before: &[Source], against: &Against<'_>) -> Option<Source> {
    let patterns = fields.texts("files", "files = [\"requests-*.csv\"]").unwrap_or_default();
    let files = against.places.exports(fields, &patterns);
    refuse_counting_twice(fields, role, &files, before);
    let format = format(fields, &patterns);
    let unit = own_unit(fields, role, before, against.unit);
    let (person, id_form) = person(fields, unit);
    let date = fields
        .required("date", "date = { column = \"Date\", format = \"%m/%d/%Y\" }")
        .and_then(|_| dates::rule(fields, "date"));
    let area = rules::area(fields, against);
    only_for_its_role(fields, role);
    let answers = matches!(role, Some(Role::Feedback | Role::Gifts));
    let need = if answers { Some(NeedRule::Always(0)) } else { rules::need(fields, against.needs) };
    let status = if answers { None } else { rules::status(fields) };
    let closed = if answers { None } else { closed(fields) };
    let quantity = if answers { None } else { rules::quantity(fields) };
    refuse_another_cap(fields, role, quantity.as_ref(), before);
    let (rating, complaint) = match role {
        Some(Role::Feedback) => rules::feedback(fields, against.feedback),
        _ => (None, None),
    };
    let consent = rules::consent(fields);
    let groups = rules::groups(fields, against.groups);
    let rows_alone = unit == Some(Unit::Record) && against.unit != unit;
    let handling = Handling { rows_alone, ..handling::read(fields, &person) };
    let join = join::read(fields, against.places, unit, &person, &handling);
    let source = Source {
        role: role?,
        files,
        format,
        person,
        id_form,
        date: date?,
        area,
        need: need?,
        status,
        closed,
        consent,
        groups,
        quantity,
        rating,
        complaint,
        handling,
        join,
    };
    handling::refuse_never_read(fields, &source);
    Some(source)
}

/// The unit of a source's rows: the release's, or each row alone where the source says so.
///
/// Rows alone are a unit of their own only in roles whose tables count no ids of the
/// release's unit, and all sources of a role are alike: so a table counts voices of one
/// kind of unit, and a unit of one kind is in no table of the other.
fn own_unit(
    fields: &Fields<'_>,
    role: Option<Role>,
    before: &[Source],
    release: Option<Unit>,
) -> Option<Unit> {
    let (Some(release), Some(role)) = (release, role) else { return release };
    let stated = fields.opt_choice("unit", &UNITS).unwrap_or(release);
    let refuse = |what: String, note: &str, help: &str| {
        fields.notes.add(&fields.key_span("unit"), what, note, help);
    };
    let mut allowed = true;
    if stated != release {
        allowed = matches!((stated, role), (Unit::Record, Role::Distributions | Role::Feedback));
        match (stated, role) {
            (Unit::Record, Role::Distributions | Role::Feedback) => {}
            (Unit::Record, Role::Requests) => refuse(
                "the unit of the requests is that of the whole release".into(),
                "not here",
                "write unit = \"record\" in [privacy], and every page will say so",
            ),
            (Unit::Record, Role::Gifts) => refuse(
                "gifts are counted by who gave, which rows alone do not tell".into(),
                "needs an id",
                "name the giver's id under `person`, or leave this source out",
            ),
            (Unit::Person | Unit::Household, _) => refuse(
                "a release has one kind of id, which [privacy] states, and this source states another".into(),
                "another unit",
                "use ids of one kind in all sources; of a source without such ids each row can be its own: unit = \"record\"",
            ),
        }
    }
    let alone = stated == Unit::Record && release != Unit::Record;
    if before.iter().any(|other| other.role == role && other.handling.rows_alone != alone) {
        refuse(
            format!(
                "another source with role = \"{}\" has another unit, and one table cannot count both",
                role.word()
            ),
            "not as before",
            "give all sources of a role the same unit, or leave out those without ids",
        );
    }
    // What is refused is not blamed a second time.
    Some(if allowed { stated } else { release })
}

/// Keys that say nothing about rows of this role.
fn only_for_its_role(fields: &Fields<'_>, role: Option<Role>) {
    let (foreign, why): (&[&str], &str) = match role {
        Some(Role::Requests | Role::Distributions) => {
            (&["rating", "complaint"], "belongs to a source with role = \"feedback\"")
        }
        Some(Role::Feedback) => (
            &["need", "status", "closed", "quantity"],
            "has no use in feedback, of which ratings and kinds of complaint are counted",
        ),
        Some(Role::Gifts) => (
            &["need", "status", "closed", "quantity", "rating", "complaint"],
            "has no use in gifts, of which only is counted who gave",
        ),
        None => return,
    };
    fields.out_of_place(foreign, why, "remove it");
}

/// One role has one cap a person and one unit, or its sum would mean nothing.
fn refuse_another_cap(
    fields: &Fields<'_>,
    role: Option<Role>,
    quantity: Option<&QuantityRule>,
    before: &[Source],
) {
    let Some(own) = quantity else { return };
    let others = before.iter().filter(|s| Some(s.role) == role).filter_map(|s| s.quantity.as_ref());
    if let Some(other) = others.into_iter().find(|other| (other.cap, &other.unit) != (own.cap, &own.unit)) {
        fields.notes.add(
            &fields.key_span("quantity"),
            format!(
                "this quantity counts at most {} {} a person, and that of an earlier source of this role {} {}",
                own.cap, own.unit, other.cap, other.unit
            ),
            "another cap",
            "state one cap_per_person and one unit for all sources of a role",
        );
    }
}

/// One file may be read under two roles, but under one role only once.
fn refuse_counting_twice(fields: &Fields<'_>, role: Option<Role>, files: &[PathBuf], before: &[Source]) {
    let same_role = before.iter().filter(|source| Some(source.role) == role);
    let taken: Vec<FileId> =
        same_role.flat_map(|source| &source.files).map(|file| FileId::of(file)).collect();
    if let Some(file) = files.iter().find(|file| taken.contains(&FileId::of(file))) {
        fields.notes.add(
            &fields.key_span("files"),
            format!("{} is already read by an earlier source of this role", file.display()),
            "would count twice",
            "let each file belong to one source of a role",
        );
    }
}

/// What a file holds, before anything else is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Text,
    Parquet,
    Spreadsheet,
    JsonLines,
    Sqlite,
}

/// By the last ending that does not say how the file is wrapped.
fn by_ending(file: &str) -> Holds {
    let mut name = file.to_lowercase();
    while let Some(inner) = [".age", ".gz", ".zip"].iter().find_map(|wrap| name.strip_suffix(wrap)) {
        name = inner.to_owned();
    }
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "parquet" => Holds::Parquet,
        "xlsx" | "ods" => Holds::Spreadsheet,
        "jsonl" | "ndjson" => Holds::JsonLines,
        "sqlite" | "sqlite3" | "db" => Holds::Sqlite,
        _ => Holds::Text,
    }
}

/// The stated format of a source's files, or of those it joins.
pub(super) fn format(fields: &Fields<'_>, patterns: &[At<String>]) -> FileFormat {
    let choices = [
        ("csv", Holds::Text),
        ("parquet", Holds::Parquet),
        ("spreadsheet", Holds::Spreadsheet),
        ("jsonl", Holds::JsonLines),
        ("sqlite", Holds::Sqlite),
    ];
    let stated = fields.opt_choice("format", &choices);
    let mut found: Vec<Holds> = patterns.iter().map(|p| by_ending(p.value.as_ref())).collect();
    found.dedup();
    if stated.is_none() && found.len() > 1 {
        fields.notes.add(
            &fields.key_span("files"),
            "one source cannot read files of several formats together",
            "several formats",
            "make one [[source]] table for each format",
        );
    }
    let holds = stated.or_else(|| found.first().copied()).unwrap_or(Holds::Text);
    let foreign: &[&str] = match holds {
        Holds::Text => &["sheet", "table"],
        Holds::Spreadsheet => &["encoding", "separator", "table"],
        Holds::Sqlite => &["encoding", "separator", "skip_rows", "title_rows", "sheet"],
        Holds::Parquet | Holds::JsonLines => {
            &["encoding", "separator", "skip_rows", "title_rows", "sheet", "table"]
        }
    };
    fields.out_of_place(
        foreign,
        "does not belong to files of this format",
        "remove it, or state another format",
    );
    let rows = |key| fields.opt_whole(key, 0, 1000).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
    let encodings =
        [("utf-8", Encoding::Utf8), ("windows-1252", Encoding::Windows1252), ("utf-16le", Encoding::Utf16Le)];
    match holds {
        Holds::Parquet => FileFormat::Parquet,
        Holds::JsonLines => FileFormat::JsonLines,
        Holds::Spreadsheet => FileFormat::Spreadsheet {
            sheet: fields.opt_text("sheet").map(|text| text.value),
            skip_rows: rows("skip_rows"),
            title_rows: rows("title_rows"),
        },
        Holds::Sqlite => {
            let table = fields.text("table", "table = \"requests\"").map(|text| text.value);
            FileFormat::Sqlite { table: table.unwrap_or_default() }
        }
        Holds::Text => FileFormat::Csv {
            separator: separator(fields),
            encoding: fields.opt_choice("encoding", &encodings).unwrap_or(Encoding::Utf8),
            skip_rows: rows("skip_rows"),
            title_rows: rows("title_rows"),
        },
    }
}

fn separator(fields: &Fields<'_>) -> u8 {
    let Some(value) = fields.get("separator") else { return b',' };
    let Some(text) = value.get_ref().as_str() else {
        fields.mistyped("separator", value, "a text", "separator = \";\"");
        return b',';
    };
    match text.as_bytes() {
        [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\'' | b'\r' | b'\n' | 0) => *byte,
        _ => {
            fields.notes.add(
                &value.span(),
                "`separator` must be one plain character, and neither a quote nor a line break",
                "not a separator",
                "use \",\" or \";\" or, for a tab, \"\\t\"",
            );
            b','
        }
    }
}

fn person(fields: &Fields<'_>, unit: Option<Unit>) -> (Vec<String>, IdForm) {
    let forms = [("text", IdForm::Text), ("phone", IdForm::Phone), ("exact", IdForm::Exact)];
    let form = fields.opt_choice("person_form", &forms).unwrap_or(IdForm::Text);
    if unit == Some(Unit::Record) {
        fields.out_of_place(
            &["person", "person_form"],
            "says who people are, while unit = \"record\" protects rows and not people",
            "remove it, or state the unit as \"person\", which protects more",
        );
        return (Vec::new(), form);
    }
    let example = "person = [\"phone\"], the columns that say who someone is (without them only unit = \"record\" is possible)";
    let columns = match unit {
        Some(_) => fields.texts("person", example),
        None => fields.opt_texts("person", example),
    };
    let columns = columns.unwrap_or_default();
    for (i, column) in columns.iter().enumerate() {
        if columns[..i].iter().any(|before| before.value == column.value) {
            let what = format!("the column \"{}\" is listed twice in `person`", column.value);
            fields.notes.add(&column.span, what, "again", "remove one of them");
        }
    }
    (plain(columns), form)
}

fn closed(fields: &Fields<'_>) -> Option<super::types::DateRule> {
    if !fields.has("status") {
        fields.out_of_place(
            &["closed"],
            "gives the day on which a request was met, so it needs `status` to tell which ones were",
            "add status = { column = \"Status\", met = [\"Done\"] }, or remove `closed`",
        );
    }
    dates::rule(fields, "closed")
}

//! Public figures beside a release: what agencies publish themselves, such as an HXL 3W
//! ("who does what where") or a pantry's yearly totals.
//!
//! Nothing here is about persons, protected or measured: the operator declares the files
//! public (`unit = "public"` with `public_because`). They are read by this module alone,
//! when a briefing is made; the wall, the plan and the ledger do not know of them. A file
//! whose columns look personal is refused all the same.
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::geography::{Geography, Locator, Table, cell};
use crate::pipeline::{Key, PublicSource, UNKNOWN, fold};
use crate::problem::{Problem, Result};

/// What one source reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reported {
    /// Names of its files.
    pub files: Vec<String>,
    /// Why anybody may see it.
    pub because: String,
    /// Are organisations counted?
    pub organisations: bool,
    /// The unit of the amounts, where there are some.
    pub unit: Option<String>,
    /// By place, in the order of the areas; [`UNKNOWN`] last.
    pub places: Vec<ReportedRow>,
    /// By place and need.
    pub rows: Vec<ReportedRow>,
}

/// One exact row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportedRow {
    /// The area; id and label.
    pub area: Key,
    /// The need's id; empty where all needs are together.
    pub need: String,
    /// Rows of the files.
    pub entries: u64,
    /// Different organisations.
    pub organisations: u64,
    /// Sum of the amounts.
    pub amount: f64,
}

/// Words in columns of rows about people.
const PERSONAL: [&str; 31] = [
    "phone",
    "mobile",
    "telefon",
    "teléfon",
    "whatsapp",
    "e-mail",
    "email",
    "first name",
    "last name",
    "surname",
    "full name",
    "#contact",
    "applicant",
    "caller",
    "nombre",
    "surname",
    "apellido",
    "home address",
    "telefono",
    "teléfono",
    "birth",
    "dob",
    "ssn",
    "social security",
    "client",
    "household id",
    "person id",
    "beneficiary",
    "recipient",
    "patient",
    "passport",
];

/// Reads all public sources; entries are counted exactly.
///
/// # Errors
/// Status 2 for a file that cannot be read or a column that is not there; 3 where a column
/// looks personal.
pub fn read(sources: &[PublicSource], geography: Option<&Geography>) -> Result<Vec<Reported>> {
    sources.iter().map(|source| one(source, geography)).collect()
}

fn one(source: &PublicSource, geography: Option<&Geography>) -> Result<Reported> {
    let mut counts = Counts::default();
    let locator = geography.map(Locator::new);
    for file in &source.files {
        let table = Table::read(file, "file of public figures")?;
        let help = "if it is the agency's own, write never_read = [\"…\"] with its name; if not, the file is not \
                    public: remove unit = \"public\" from its source";
        refuse_personal(&source.never_read, &table, help)?;
        let tags = table.rows.iter().find(|(_, row)| is_tags(row)).map(|(_, row)| row.as_slice());
        // HXL's own tags name a column as well as its header does.
        let column = |name: &str| match tags.and_then(|tags| tags.iter().position(|tag| tag == name)) {
            Some(at) => Ok(at),
            None => table.column(name),
        };
        let at = |name: Option<&String>| name.map(|name| column(name)).transpose();
        let area = at(source.area.as_ref().map(|(name, _)| name))?;
        let need = at(source.need.as_ref().map(|(name, _)| name))?;
        let organisation = at(source.organisation.as_ref())?;
        let amount = at(source.amount.as_ref().map(|(name, _)| name))?;
        for (line, row) in table.rows.iter().filter(|(_, row)| !is_tags(row)) {
            let place = area.and_then(|at| place(source, locator.as_ref(), geography, cell(row, at)));
            let entry = Entry {
                organisation: organisation.map(|at| fold(cell(row, at))).unwrap_or_default(),
                amount: match amount.map(|at| cell(row, at)) {
                    None | Some("") => 0.0,
                    Some(text) => text.parse().ok().filter(|n: &f64| n.is_finite()).ok_or_else(|| {
                        // Not quoted: a file may be declared public by mistake.
                        Problem::usage("an amount is no number: write it as 1234.5").at(table.place(*line))
                    })?,
                },
            };
            for need in needs(source, need.map(|at| cell(row, at))) {
                counts.add((place, need), &entry);
            }
            counts.add((place, String::new()), &entry);
        }
    }
    let (places, rows) = counts.rows(geography).into_iter().partition(|row| row.need.is_empty());
    let name =
        |file: &std::path::PathBuf| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Reported {
        files: source.files.iter().map(name).collect(),
        because: source.because.clone(),
        organisations: source.organisation.is_some(),
        unit: source.amount.as_ref().map(|(_, unit)| unit.clone()),
        places,
        rows,
    })
}

/// An operator can be wrong about a file: one with columns such as a telephone is refused
/// until these are named as not personal.
pub(crate) fn refuse_personal(never_read: &[String], table: &Table, help: &str) -> Result<()> {
    let looks = |head: &str| {
        let head = fold(head);
        head == "name" || PERSONAL.iter().any(|word| head.contains(word))
    };
    let named = |head: &str| crate::pipeline::pattern::listed(never_read, head);
    // HXL tags tell of a column what its header may not.
    let tags = table.rows.iter().find(|(_, row)| is_tags(row)).map(|(_, row)| row.as_slice());
    let tag = |at: usize| tags.and_then(|tags| tags.get(at)).is_some_and(|tag| looks(tag));
    let mut heads = table.header().iter().enumerate();
    let personal = heads.find(|(at, head)| (looks(head) || tag(*at)) && !named(head));
    let Some((at, head)) = personal else { return Ok(()) };
    // A file without a header begins with somebody.
    let column = match table.header().iter().any(|head| crate::geography::is_data(head)) {
        true => format!("column {}", at + 1),
        false => format!("column \"{head}\""),
    };
    let what =
        format!("this file is declared public, and its {column} looks as if its rows were about people");
    Err(Problem::refused(what).at(table.file()).hint(help))
}

/// The area of a cell: by the stated spellings, then by id or name.
fn place(
    source: &PublicSource,
    locator: Option<&Locator>,
    geography: Option<&Geography>,
    text: &str,
) -> Option<usize> {
    let folded = fold(text);
    let stated = source.area_map.iter().find(|(own, _)| *own == folded).map(|(_, id)| id);
    if let Some(id) = stated {
        return geography?.areas.iter().position(|area| area.id == *id);
    }
    match source.area.as_ref()?.1 {
        true => locator?.by_name(text),
        false => locator?.by_code(text),
    }
}

/// The needs of a cell, each once.
fn needs(source: &PublicSource, text: Option<&str>) -> BTreeSet<String> {
    let one = |text: &str| {
        let folded = fold(text);
        let found = source.need_map.iter().find(|(own, _)| *own == folded);
        found.map_or_else(|| source.otherwise.clone(), |(_, id)| id.clone())
    };
    let Some(text) = text else { return BTreeSet::from([source.otherwise.clone()]) };
    let split = source.need.as_ref().and_then(|(_, split)| split.as_deref());
    // An option that holds the separator is matched whole.
    match split.filter(|_| !source.need_map.iter().any(|(own, _)| *own == fold(text))) {
        Some(split) => text.split(split).filter(|part| !part.trim().is_empty()).map(one).collect(),
        None => BTreeSet::from([one(text)]),
    }
}

/// Whether every filled cell begins with `#`.
fn is_tags(row: &[String]) -> bool {
    let mut filled = row.iter().filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| cell.starts_with('#'))
}

struct Entry {
    organisation: String,
    amount: f64,
}

/// What the entries of one key come to.
#[derive(Default)]
struct Count {
    entries: u64,
    organisations: BTreeSet<String>,
    amount: f64,
}

/// Area and need; an empty need stands for all together.
type Place = (Option<usize>, String);

#[derive(Default)]
struct Counts(BTreeMap<Place, Count>);

impl Counts {
    fn add(&mut self, key: Place, entry: &Entry) {
        let count = self.0.entry(key).or_default();
        count.entries += 1;
        count.amount += entry.amount;
        if !entry.organisation.is_empty() {
            count.organisations.insert(entry.organisation.clone());
        }
    }

    /// In the order of the areas; rows without one come last.
    fn rows(self, geography: Option<&Geography>) -> Vec<ReportedRow> {
        let key = |area: Option<usize>| {
            let area = area.and_then(|at| geography?.areas.get(at));
            area.map_or_else(
                || Key { id: UNKNOWN.into(), label: String::new() },
                |area| Key { id: area.id.clone(), label: area.name.clone() },
            )
        };
        let mut all: Vec<(Place, Count)> = self.0.into_iter().collect();
        all.sort_by_key(|((area, need), _)| (area.is_none(), *area, need.clone()));
        let row = |((area, need), count): (Place, Count)| ReportedRow {
            area: key(area),
            need,
            entries: count.entries,
            organisations: count.organisations.len() as u64,
            amount: count.amount,
        };
        all.into_iter().map(row).collect()
    }
}

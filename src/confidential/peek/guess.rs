//! Which column probably says what: by its name first, then by what its cells are
//! like. Guesses are defaults to accept or change, nothing more.
use super::dates::Dates;
use super::sheet::Sheet;
use crate::pipeline::{IdForm, Role, fold};

/// Rows looked at for a guess.
const SAMPLE: usize = 2000;

/// Which columns say what; positions in [`Sheet::names`].
pub(super) struct Columns {
    pub who: Vec<usize>,
    pub form: IdForm,
    pub when: Option<usize>,
    /// One column with a code, a name or a point, or latitude and longitude.
    pub place: Vec<usize>,
    pub what: Option<usize>,
    pub status: Option<usize>,
    pub closed: Option<usize>,
    pub consent: Option<usize>,
}

/// What is known of a column.
struct Facts {
    name: String,
    date: bool,
    /// Cells that are not blank, and how many different ones.
    filled: usize,
    different: usize,
    number: bool,
}

/// A name that can stand in a pipeline file and means one column.
pub(super) fn usable(sheet: &Sheet, column: usize) -> bool {
    let Some(name) = sheet.names.get(column).filter(|name| !name.is_empty()) else { return false };
    sheet.names.iter().filter(|other| *other == name).count() == 1
}

/// The guess for a sheet. `place` is left to [`super::places`] where there are areas.
pub(super) fn columns(sheet: &Sheet, role: Role) -> Columns {
    let facts: Vec<Facts> = (0..sheet.names.len()).map(|column| facts(sheet, column)).collect();
    let (who, form) = who(&facts);
    let consent = best(&facts, |f| {
        named(
            f,
            &[
                ("consent", 5),
                ("ok to", 4),
                ("okay to", 4),
                ("agree", 3),
                ("permission", 3),
                ("einverst", 4),
                ("autoriza", 4),
                ("accord", 3),
            ],
        )
    });
    let closed = best(&facts, |f| {
        let words = [
            ("clos", 5),
            ("complet", 5),
            ("fulfil", 4),
            ("deliver", 3),
            ("resolv", 4),
            ("finish", 3),
            ("done", 3),
            ("met", 2),
        ];
        if f.date { named(f, &words) } else { 0 }
    });
    let when = when(&facts, closed);
    let status = best(&facts, |f| {
        let right = named(
            f,
            &[
                ("request status", 6),
                ("status", 5),
                ("statut", 5),
                ("estado", 4),
                ("stand", 3),
                ("stage", 2),
                ("outcome", 2),
            ],
        );
        if f.date || few(f) == 0 || f.name.contains("note") { 0 } else { right }
    });
    let taken: Vec<usize> =
        who.iter().copied().chain([consent, closed, when, status].into_iter().flatten()).collect();
    let what = best_but(&facts, &taken, |f| what(f, role));
    // A log of hand-outs tells what happened, so it needs no status.
    let asks = role == Role::Requests;
    Columns {
        who,
        form,
        when,
        place: place_by_name(&facts),
        what,
        status: status.filter(|_| asks),
        closed: closed.filter(|c| asks && status.is_some() && Some(*c) != when),
        consent,
    }
}

/// Whether any column of the sheet holds dates.
pub(super) fn has_dates(sheet: &Sheet) -> bool {
    (0..sheet.names.len()).any(|column| Dates::of(sheet.filled(column).take(SAMPLE)).is_some())
}

/// Whether a column's cells hold enough digits to be telephone numbers.
pub(super) fn phones(sheet: &Sheet, column: usize) -> bool {
    let cells: Vec<&str> = sheet.filled(column).take(SAMPLE).collect();
    let long = |cell: &&&str| cell.chars().filter(char::is_ascii_digit).count() >= 7;
    let plain = |cell: &&&str| cell.chars().all(|c| c.is_ascii_digit() || " +-.()/x".contains(c));
    !cells.is_empty() && cells.iter().filter(long).filter(plain).count() * 10 >= cells.len() * 7
}

fn facts(sheet: &Sheet, column: usize) -> Facts {
    let cells: Vec<&str> = sheet.filled(column).take(SAMPLE).collect();
    let different: std::collections::HashSet<&&str> = cells.iter().collect();
    Facts {
        name: if usable(sheet, column) {
            fold(sheet.names.get(column).map_or("", String::as_str))
        } else {
            String::new()
        },
        date: Dates::of(cells.iter().copied()).is_some(),
        filled: cells.len(),
        different: different.len(),
        number: !cells.is_empty() && cells.iter().all(|cell| cell.parse::<f64>().is_ok()),
    }
}

/// The weight of the best of `words` in the column's name.
fn named(facts: &Facts, words: &[(&str, i32)]) -> i32 {
    words.iter().filter(|(word, _)| facts.name.contains(word)).map(|(_, weight)| *weight).max().unwrap_or(0)
}

/// 1 where few different texts come again and again.
fn few(facts: &Facts) -> i32 {
    i32::from(facts.filled < 20 || facts.different * 2 < facts.filled)
}

fn best(facts: &[Facts], weight: impl Fn(&Facts) -> i32) -> Option<usize> {
    best_but(facts, &[], weight)
}

/// The first column with the largest weight above 0.
fn best_but(facts: &[Facts], taken: &[usize], weight: impl Fn(&Facts) -> i32) -> Option<usize> {
    let free = facts.iter().enumerate().filter(|(column, f)| !f.name.is_empty() && !taken.contains(column));
    let weighed = free.map(|(column, f)| (weight(f), column)).filter(|(weight, _)| *weight > 0);
    weighed.max_by_key(|(weight, column)| (*weight, std::cmp::Reverse(*column))).map(|(_, column)| column)
}

fn who(facts: &[Facts]) -> (Vec<usize>, IdForm) {
    let phone = best(facts, |f| {
        named(
            f,
            &[
                ("phone", 6),
                ("mobile", 4),
                ("whatsapp", 4),
                ("telefon", 5),
                ("teléfon", 5),
                ("téléphone", 5),
                ("celular", 4),
                ("cell", 2),
            ],
        )
    });
    if let Some(column) = phone {
        return (vec![column], IdForm::Phone);
    }
    let id = best(facts, |f| {
        let person = named(
            f,
            &[
                ("client", 6),
                ("household", 6),
                ("person", 6),
                ("recipient", 6),
                ("guest", 5),
                ("participant", 6),
                ("member", 4),
                ("family", 4),
                ("neighbor", 3),
            ],
        );
        let is_id = f
            .name
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| w == "id" || w == "ids" || w == "code" || w == "no");
        let joined = f.name.ends_with("id") && !f.name.ends_with("paid");
        // A number that no row shares is the row's, not a person's.
        let shared = f.filled < 20 || f.different < f.filled;
        match (is_id || joined, person) {
            (true, 1..) => person + 4,
            (true, 0) if shared => 2,
            _ => 0,
        }
    });
    let email = best(facts, |f| named(f, &[("e-mail", 5), ("email", 5), ("correo", 4)]));
    // An e-mail address is a person; an id without more may be anything.
    let sure = id.filter(|column| {
        facts.get(*column).is_some_and(|f| {
            named(
                f,
                &[
                    ("client", 1),
                    ("household", 1),
                    ("person", 1),
                    ("recipient", 1),
                    ("participant", 1),
                    ("guest", 1),
                ],
            ) > 0
        })
    });
    (sure.or(email).or(id).into_iter().collect(), IdForm::Text)
}

fn when(facts: &[Facts], closed: Option<usize>) -> Option<usize> {
    let weight = |f: &Facts| {
        let words = [
            ("timestamp", 9),
            ("submi", 8),
            ("request", 7),
            ("creat", 6),
            ("open", 6),
            ("date", 4),
            ("datum", 4),
            ("fecha", 4),
            ("time", 4),
            ("day", 3),
        ];
        let wrong = [("birth", 20), ("dob", 20), ("updat", 5), ("modif", 5), ("schedul", 3)];
        if f.date { 10 + named(f, &words) - named(f, &wrong) } else { 0 }
    };
    let other: Vec<usize> = closed.into_iter().collect();
    best_but(facts, &other, weight).or_else(|| best(facts, weight))
}

fn what(facts: &Facts, role: Role) -> i32 {
    let asked = [
        ("what do you need", 20),
        ("support are you", 18),
        ("need", 12),
        ("support", 8),
        ("help", 6),
        ("bedarf", 12),
        ("necesi", 12),
        ("besoin", 12),
        ("bezwen", 12),
    ];
    let given = [("item", 14), ("goods", 12), ("commodity", 12), ("what", 8)];
    let both = [
        ("request type", 14),
        ("requesttype", 14),
        ("service_name", 14),
        ("category", 10),
        ("service", 8),
        ("task", 9),
        ("ppe", 9),
        ("type", 6),
        ("sector", 6),
        ("need", 6),
        ("item", 7),
        ("kind", 5),
    ];
    let wrong = [
        ("note", 30),
        ("detail", 30),
        ("comment", 30),
        ("descri", 30),
        ("other", 8),
        ("anonymous", 30),
        ("recurring", 30),
        ("number of", 30),
        ("count", 30),
        ("_id", 30),
        ("timestamp", 30),
        ("phone", 30),
        ("subtype", 3),
    ];
    let right = named(facts, &both).max(named(facts, if role == Role::Requests { &asked } else { &given }));
    let yes_no = i32::from(facts.name.starts_with("is ")) * 30;
    if facts.date || facts.number || right == 0 {
        0
    } else {
        right + 3 * few(facts) - named(facts, &wrong) - yes_no
    }
}

fn place_by_name(facts: &[Facts]) -> Vec<usize> {
    let exact = |names: &[&str]| {
        best(facts, |f| {
            i32::from(f.number && names.iter().any(|n| f.name == *n || f.name.ends_with(&format!("_{n}"))))
        })
    };
    if let (Some(lat), Some(lon)) = (exact(&["lat", "latitude"]), exact(&["lon", "lng", "long", "longitude"]))
    {
        return vec![lat, lon];
    }
    let words = [
        ("zip", 9),
        ("postal", 9),
        ("postcode", 9),
        ("plz", 9),
        ("postleitzahl", 9),
        ("código postal", 9),
        ("codigo postal", 9),
        ("code postal", 9),
        ("ortsteil", 6),
        ("stadtteil", 6),
        ("quartier", 5),
        ("colonia", 5),
        ("commune", 4),
        ("tract", 8),
        ("neighborhood", 7),
        ("neighbourhood", 7),
        ("area", 6),
        ("ward", 5),
        ("district", 5),
        ("borough", 5),
        ("barrio", 5),
        ("quarter", 4),
        ("county", 3),
        ("location", 2),
        ("city", 1),
    ];
    best(facts, |f| if f.date { 0 } else { named(f, &words) }).into_iter().collect()
}

//! Where a row belongs: by an area's code or name, or by its point.
//!
//! Only public look-ups decide; what fits nothing is the public key `unknown`.
use rustc_hash::FxHashMap as HashMap;

use super::columns::Columns;
use super::fold::{fold_into, folded};
use super::notes::Note;
use super::several::TextCells;
use super::shares::ShareTable;
use crate::confidential::record::NO_AREA;
use crate::pipeline::{AreaRule, UNKNOWN};
use crate::problem::{Problem, Result};

/// The public look-ups that mapping needs; indices into `Geography::areas`.
pub(in crate::confidential) trait Places: Sync {
    /// The area that contains a point, in decimal degrees.
    fn locate(&self, lon: f64, lat: f64) -> Option<usize>;
    /// The area with this id, compared trimmed and without case.
    fn by_code(&self, code: &str) -> Option<usize>;
    /// The area with this name, compared trimmed and without case.
    fn by_name(&self, name: &str) -> Option<usize>;
}

/// A source's area rule, ready for use. Slots are columns.
pub(super) enum AreaFinder {
    Code { text: TextCells, own: HashMap<String, u32> },
    Name { text: TextCells, own: HashMap<String, u32> },
    LatLon { lat: usize, lon: usize },
    Point { slot: usize },
    Shares { slot: usize, table: ShareTable },
    Nowhere,
}

impl AreaFinder {
    /// Resolves the rule's own spellings; one that leads to no area is a usage error.
    pub(super) fn new<P: Places>(rule: &AreaRule, places: &P, columns: &mut Columns) -> Result<Self> {
        Ok(match rule {
            AreaRule::Code { text, map } => AreaFinder::Code {
                own: own_spellings(map, places, &text.columns.join(", "))?,
                text: TextCells::new(text, columns),
            },
            AreaRule::Name { text, map } => AreaFinder::Name {
                own: own_spellings(map, places, &text.columns.join(", "))?,
                text: TextCells::new(text, columns),
            },
            AreaRule::LatLon { lat, lon } => {
                AreaFinder::LatLon { lat: columns.slot(lat), lon: columns.slot(lon) }
            }
            AreaRule::Point { column } => AreaFinder::Point { slot: columns.slot(column) },
            AreaRule::Shares(rule) => AreaFinder::Shares {
                slot: columns.slot(&rule.column),
                table: ShareTable::read(rule, places)?,
            },
            AreaRule::Nowhere => AreaFinder::Nowhere,
        })
    }
}

fn own_spellings<P: Places>(
    map: &[(String, String)],
    places: &P,
    column: &str,
) -> Result<HashMap<String, u32>> {
    let mut own = HashMap::default();
    for (text, id) in map {
        let area = places.by_code(id).map(as_area);
        let area = area.or((id == UNKNOWN).then_some(NO_AREA)).ok_or_else(|| {
            Problem::usage(format!("the area map leads “{text}” to “{id}”, which is no area's id"))
                .at(format!("the area rule for column “{column}”"))
                .hint("use an id from the areas file, or \"unknown\"")
        })?;
        own.entry(folded(text)).or_insert(area);
    }
    Ok(own)
}

/// The area a text leads to: own spellings first, then `find`.
pub(super) fn by_text(
    text: &str,
    own: &HashMap<String, u32>,
    scratch: &mut String,
    find: impl Fn(&str) -> Option<usize>,
) -> (u32, Option<Note>) {
    let text = text.trim();
    if !own.is_empty() {
        fold_into(scratch, text);
        if let Some(area) = own.get(scratch.as_str()) {
            return (*area, None);
        }
    }
    match find(text) {
        _ if text.is_empty() => (NO_AREA, Some(Note::AreaBlank)),
        Some(area) => (as_area(area), None),
        // R writes a missing value so. (Namibia's code is found above.)
        None if text == "NA" => (NO_AREA, Some(Note::AreaBlank)),
        None => (NO_AREA, Some(Note::AreaUnmatched)),
    }
}

/// The area that contains a point; `0, 0` is what software writes for no point.
pub(super) fn by_point<P: Places>(lat: &str, lon: &str, places: &P) -> (u32, Option<Note>) {
    let missing = |text: &str| matches!(text.trim(), "" | "NA");
    if missing(lat) || missing(lon) {
        return (NO_AREA, Some(Note::AreaBlank));
    }
    let found = degrees(lat, 90.0)
        .zip(degrees(lon, 180.0))
        .filter(|(lat, lon)| *lat != 0.0 || *lon != 0.0)
        .and_then(|(lat, lon)| places.locate(lon, lat));
    found.map_or((NO_AREA, Some(Note::AreaUnmatched)), |area| (as_area(area), None))
}

/// The halves of `(lat, lon)`, with or without parentheses; of Kobo's `lat lon altitude
/// accuracy` the first two.
pub(super) fn halves(point: &str) -> (&str, &str) {
    let point = point.trim();
    let inner = point.strip_prefix('(').and_then(|p| p.strip_suffix(')')).unwrap_or(point);
    if let Some(halves) = inner.split_once(',') {
        return halves;
    }
    let mut words = inner.split_whitespace();
    words.next().zip(words.next()).unwrap_or((inner, inner))
}

fn degrees(text: &str, limit: f64) -> Option<f64> {
    text.trim().parse().ok().filter(|value: &f64| value.is_finite() && value.abs() <= limit)
}

fn as_area(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NO_AREA)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Area 7 is the unit square around (lat 10, lon 20).
    struct Square;

    impl Places for Square {
        fn locate(&self, lon: f64, lat: f64) -> Option<usize> {
            ((lat - 10.0).abs() <= 0.5 && (lon - 20.0).abs() <= 0.5).then_some(7)
        }
        fn by_code(&self, code: &str) -> Option<usize> {
            (code == "007" || code == "na").then_some(7)
        }
        fn by_name(&self, _: &str) -> Option<usize> {
            None
        }
    }

    fn point(cell: &str) -> u32 {
        let (lat, lon) = halves(cell);
        by_point(lat, lon, &Square).0
    }

    #[test]
    fn a_point_is_read_with_or_without_parentheses() {
        for cell in ["(10.2, 19.9)", "10.2,19.9", " ( 10.2 , 19.9 ) ", "10.2 19.9", "10.2 19.9 35.0 4.5"] {
            assert_eq!(point(cell), 7, "{cell}");
        }
    }

    #[test]
    fn what_is_no_point_on_earth_is_unknown() {
        for cell in [
            "",
            "NA",
            "(0, 0)",
            "10.2",
            "95, 20",
            "10, 200",
            "nan, 20",
            "inf, 20",
            "19.9, 10.2",
            "(10, 20, 3)",
        ] {
            assert_eq!(point(cell), NO_AREA, "{cell}");
        }
    }

    #[test]
    fn own_spellings_come_before_the_areas_ids_and_keep_leading_zeros() {
        let map = [("Old Town ".to_string(), "007".to_string()), ("nowhere".into(), UNKNOWN.into())];
        let Ok(own) = own_spellings(&map, &Square, "zip") else { panic!("refused") };
        let mut scratch = String::new();
        let mut find = |text: &str| by_text(text, &own, &mut scratch, |t| Square.by_code(t)).0;
        assert_eq!([find(" OLD town"), find("007 "), find("7"), find("Nowhere")], [7, 7, NO_AREA, NO_AREA]);
    }

    #[test]
    fn a_spelling_that_leads_to_no_area_is_a_usage_error() {
        let map = [("Old Town".to_string(), "8".to_string())];
        assert!(own_spellings(&map, &Square, "zip").is_err_and(|p| p.kind().status() == 2));
    }
}

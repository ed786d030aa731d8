//! Where a row happened.
use std::path::PathBuf;

#[cfg(any(test, fuzzing))]
impl AreaText {
    /// The text of a column.
    pub(crate) fn one(column: &str) -> Self {
        AreaText { columns: vec![column.to_owned()], join: None, digits: None }
    }
}

/// The columns whose texts make up an area's code or name.
#[derive(Clone, Debug)]
pub struct AreaText {
    /// The columns; never empty.
    pub columns: Vec<String>,
    /// Put between the texts of several columns; `None`: the first that is not blank
    /// counts alone.
    pub join: Option<String>,
    /// For codes of digits: as many digits, zeros put in front, extensions cut off.
    pub digits: Option<u8>,
}

/// How a row's area is found.
#[derive(Clone, Debug)]
pub enum AreaRule {
    /// The area's id, compared trimmed and without case.
    Code {
        /// The columns.
        text: AreaText,
        /// Cell text (trimmed, caseless) → area id, for spellings of our own.
        map: Vec<(String, String)>,
    },
    /// The area's name, compared trimmed and without case.
    Name {
        /// The columns.
        text: AreaText,
        /// Cell text (trimmed, caseless) → area id.
        map: Vec<(String, String)>,
    },
    /// Decimal degrees in two columns.
    LatLon {
        /// Latitude column.
        lat: String,
        /// Longitude column.
        lon: String,
    },
    /// One cell `(lat, lon)`.
    Point {
        /// The column.
        column: String,
    },
    /// Several areas by shares, out of a public table.
    Shares(ShareRule),
    /// This source does not say where (or there is no geography).
    Nowhere,
}

/// A public table of who serves which areas, by what shares.
#[derive(Clone, Debug)]
pub struct ShareRule {
    /// The export's column, such as an agency's name.
    pub column: String,
    /// The public CSV.
    pub file: PathBuf,
    /// Its column that holds the same.
    pub key: String,
    /// Its column with the id of an area, or of several.
    pub area: String,
    /// What separates several ids in one cell.
    pub split: Option<String>,
    /// Its column with the share of the row's area; all areas alike where absent.
    pub share: Option<String>,
    /// Position of the source, which tells its lists of areas from those of others.
    pub number: u32,
}

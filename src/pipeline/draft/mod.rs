//! A pipeline file in the making: what set-up and `init` write.
//!
//! A [`Draft`] holds column names, formats and what the operator said; a text of a
//! cell is in it only where the operator confirmed it. What is missing becomes a
//! note in plain words, beginning with `TODO`.
mod text;
mod write;

use jiff::civil::Date;

pub(in crate::pipeline) use text::quoted;

use super::presets::{Preset, PresetSource};
use super::{FileFormat, IdForm, Role, Unit};

/// Everything that a first pipeline file says.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The title; made from the period where there is none.
    pub title: Option<String>,
    /// First and last day that count.
    pub period: Option<(Date, Date)>,
    /// IANA name.
    pub timezone: String,
    /// Public areas.
    pub geography: Option<DraftGeography>,
    /// Confirmed or typed needs, as id and label; `other` is added.
    pub needs: Vec<(String, String)>,
    /// The public, rounded number of people.
    pub people: Option<u64>,
    /// ε as a decimal.
    pub epsilon: String,
    /// What one ε protects.
    pub unit: Unit,
    /// The exports.
    pub sources: Vec<DraftSource>,
    /// A file that looks like a public calendar of distributions.
    pub calendar: Option<String>,
    /// The preset whose needs, groups and sources are taken.
    pub preset: Option<&'static Preset>,
}

impl Draft {
    /// Whether the file is used for anything.
    pub fn names(&self, file: &str) -> bool {
        let public = self.geography.iter().flat_map(|geography| {
            std::iter::once(&geography.areas)
                .chain(geography.residents.iter().map(|residents| &residents.file))
        });
        self.sources.iter().flat_map(|source| &source.files).chain(public).any(|own| own == file)
    }
}

/// `[geography]`.
#[derive(Clone, Debug)]
pub struct DraftGeography {
    /// The file.
    pub areas: String,
    /// Property with the id.
    pub id: String,
    /// Property with the name.
    pub name: Option<String>,
    /// Properties with larger areas.
    pub parents: Vec<String>,
    /// The residents' file.
    pub residents: Option<DraftResidents>,
    /// The coordinates are in a system that the file does not name.
    pub needs_crs: bool,
}

/// A public CSV of residents.
#[derive(Clone, Debug)]
pub struct DraftResidents {
    /// The file.
    pub file: String,
    /// Its column with the area's id.
    pub id: String,
    /// Its column with residents.
    pub residents: String,
    /// Its column to rank areas by.
    pub rank_by: Option<String>,
}

/// One `[[source]]`.
#[derive(Clone, Debug)]
pub struct DraftSource {
    /// Requests or hand-outs.
    pub role: Role,
    /// Files, as the pipeline file names them.
    pub files: Vec<String>,
    /// Detected format.
    pub format: FileFormat,
    /// Columns that say who; empty when the unit is a record.
    pub who: Vec<String>,
    /// How they are compared.
    pub form: IdForm,
    /// When.
    pub when: Option<DraftDate>,
    /// Where.
    pub place: Option<DraftPlace>,
    /// What.
    pub what: Option<DraftNeed>,
    /// Whether it was met.
    pub status: Option<DraftStatus>,
    /// When it was met.
    pub closed: Option<DraftDate>,
    /// Column and the words that mean yes; `None` where they still have to be stated.
    pub consent: Option<(String, Option<Vec<String>>)>,
    /// What a preset says of everything but files, format, date and area.
    pub preset: Option<&'static PresetSource>,
    /// What the preset's questions are called in the files.
    pub asked: Vec<(&'static str, Option<String>)>,
}

/// A date column.
#[derive(Clone, Debug)]
pub struct DraftDate {
    /// The column.
    pub column: String,
    /// Its formats; empty where day and month could not be told apart.
    pub formats: Vec<String>,
}

/// How a row says where.
#[derive(Clone, Debug)]
pub enum DraftPlace {
    /// The area's id.
    Code(String),
    /// The area's name.
    Name(String),
    /// Latitude and longitude.
    LatLon(String, String),
    /// `(lat, lon)` in one cell.
    Point(String),
}

/// The column of needs.
#[derive(Clone, Debug)]
pub struct DraftNeed {
    /// The column.
    pub column: String,
    /// What separates several answers.
    pub split: Option<String>,
    /// Confirmed options and the ids of their needs.
    pub map: Vec<(String, String)>,
}

/// The status column.
#[derive(Clone, Debug)]
pub struct DraftStatus {
    /// The column.
    pub column: String,
    /// Confirmed texts that mean met; `None` where they still have to be stated.
    pub met: Option<Vec<String>>,
    /// Confirmed texts of rows to leave out.
    pub drop: Vec<String>,
}

/// A need's id made from words: `Pet care - food` becomes `pet-care-food`.
pub fn id_of(words: &str) -> String {
    let mut id = String::new();
    let mut before = ' ';
    for c in words.chars() {
        // faceShields are face shields.
        let new_word = c.is_ascii_uppercase() && before.is_ascii_lowercase();
        before = c;
        if (new_word || !c.is_ascii_alphanumeric()) && !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        }
    }
    id.truncate(40);
    id.trim_end_matches('-').to_owned()
}

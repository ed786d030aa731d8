//! What can change without spending.
use std::path::PathBuf;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Key, PublicSource};
use crate::briefing::words::Translations;
use crate::dependability::Dependability;
use crate::reported::Reported;

/// Everything that can change without spending.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Presentation {
    /// The briefing's title.
    pub title: String,
    /// The fill rate the coalition aims at, in (0, 1).
    pub target: f64,
    /// Marked events, in date order.
    pub events: Vec<Event>,
    /// Page languages (`en`).
    pub languages: Vec<String>,
    /// Who to ask.
    pub contact: Option<String>,
    /// Labels for needs, by key id.
    pub need_labels: Vec<Key>,
    /// For a group list (id) the value (id) that the others are compared with.
    #[serde(default)]
    pub references: Vec<(String, String)>,
    /// Comparisons around a marked event.
    #[serde(default)]
    pub changes: Vec<Change>,
    /// Paper of the PDFs.
    #[serde(default)]
    pub paper: Paper,
    /// Are tables with a row of HXL tags written besides?
    #[serde(default)]
    pub hxl: bool,
    /// Names in other languages, and catalogues of the coalition's own.
    #[serde(default)]
    pub translations: Translations,
    /// Public sources, read when a briefing is made.
    #[serde(skip)]
    pub public_sources: Vec<PublicSource>,
    /// What they reported when they were last read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reported: Vec<Reported>,
    /// Ids of the group lists that are told by place; `None`: all that were measured so. What
    /// was measured can be kept off the page, not the other way round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_place: Option<Vec<String>>,
    /// The public calendar of distributions, read when a briefing is made.
    #[serde(skip)]
    pub calendar: Option<CalendarSpec>,
    /// What it said when it was last read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dependability: Option<Dependability>,
}

/// `[calendar]`: a public file of when and where the coalition hands out. Nothing inside the
/// wall reads it; it has no noise, no ε and no part in a release's identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarSpec {
    /// A public CSV file.
    pub file: PathBuf,
    /// Where anybody can see it, in the operator's words; shown on the page.
    pub because: String,
    /// Its column with the day.
    pub date: String,
    /// How days are written (strptime).
    pub format: String,
    /// Its column with the place: an area's id or name, a larger area's, `everywhere`.
    pub place: String,
    /// Its column that says whether a distribution was held; `None`: `held`, if it is there.
    pub held: Option<String>,
}

/// What changed in some places with an event, against places fixed beforehand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The event's name.
    pub event: String,
    /// Ids or names of the places that it concerned.
    pub areas: Vec<String>,
    /// Ids or names of the places to compare them with; may be empty.
    pub compare: Vec<String>,
}

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 in.
    Letter,
}

impl Paper {
    /// What people print on where clocks show the time of `timezone`: Letter in North
    /// America and some countries besides (Unicode CLDR, measurement data, `US-Letter`).
    pub fn usual(timezone: &str) -> Self {
        const A4_AMERICAS: [&str; 14] = [
            "Argentina",
            "Asuncion",
            "Aruba",
            "Bahia",
            "Cayenne",
            "Fortaleza",
            "Guayaquil",
            "Lima",
            "Manaus",
            "Martinique",
            "Montevideo",
            "Port-au-Prince",
            "Recife",
            "Sao_Paulo",
        ];
        let letter = ["Asia/Manila", "Pacific/Honolulu", "Pacific/Guam", "US/", "Canada/"];
        match timezone.strip_prefix("America/") {
            Some(city) if !A4_AMERICAS.iter().any(|name| city.starts_with(name)) => Paper::Letter,
            None if letter.iter().any(|zone| timezone.starts_with(zone)) => Paper::Letter,
            _ => Paper::A4,
        }
    }
}

/// A dated mark on the charts over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The day.
    pub date: Date,
    /// What happened.
    pub name: String,
}

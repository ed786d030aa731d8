//! The types a pipeline file is parsed into. See [`super::load`].
use std::path::PathBuf;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::briefing::words::Translations;
use crate::privacy::{Delta, Epsilon, Rho};

/// A valid pipeline.
#[derive(Clone, Debug)]
pub struct Pipeline {
    /// The pipeline file itself, as given.
    pub(crate) file: PathBuf,
    /// Made-up data: does not ask, stamps every page, keeps its ledger under `out/`.
    pub(crate) sample: bool,
    /// Window and plan step.
    pub(crate) period: PeriodSpec,
    /// Public areas; `None` makes the whole city one area.
    pub(crate) geography: Option<GeographySpec>,
    /// The public list of needs.
    pub(crate) needs: Needs,
    /// Public group lists (language, disability, …), in file order.
    pub(crate) groups: Vec<Group>,
    /// Unit, ε, ledger, budget.
    pub(crate) privacy: PrivacySpec,
    /// The exports, in file order; never empty.
    pub(crate) sources: Vec<Source>,
    /// Which questions get most of ε.
    pub(crate) tables: TableChoice,
    /// Public caps of what is counted besides voices.
    pub(crate) caps: Caps,
    /// Public lists of ratings and kinds of complaint.
    pub(crate) feedback: FeedbackKeys,
    /// Titles, targets, events, languages: never part of a release's identity.
    pub(crate) presentation: Presentation,
}

/// A public key: one area, need, group value. Its `id` is what is measured and
/// published; its `label` is what people read (and is presentation only).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Stable identifier, unique in its list.
    pub id: String,
    /// What the page says.
    pub label: String,
}

/// The id of the key for records whose area, need or group is missing or unmapped.
pub const UNKNOWN: &str = "unknown";

/// How finely the plan may cut time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Calendar months.
    Month,
    /// Calendar quarters.
    Quarter,
    /// Calendar years.
    Year,
}

/// The window of a release; both ends included.
#[derive(Clone, Debug)]
pub struct PeriodSpec {
    /// First day that counts.
    pub from: Date,
    /// Last day that counts; not before `from`.
    pub to: Date,
    /// The finest step the planner may use.
    pub step: Step,
    /// The IANA zone in which a timestamp's day is taken.
    pub timezone: String,
    /// The declared day up to which the exports are complete; from `to` on.
    pub data_until: Date,
}

/// Where public areas and their denominators come from.
#[derive(Clone, Debug)]
pub struct GeographySpec {
    /// Polygons (GeoJSON, TopoJSON, shapefile), or a CSV of area ids and names.
    pub areas: PathBuf,
    /// The stated coordinate system of the polygons (`EPSG:2227`), where the file does
    /// not name its own or names a wrong one.
    pub crs: Option<String>,
    /// Which layer of a file with several.
    pub layer: Option<String>,
    /// Property or column with the area's id. Features that share an id are dissolved.
    pub id: String,
    /// Property or column with the area's name; the id when absent.
    pub name: Option<String>,
    /// Properties with coarser levels, finest first (`["district"]`).
    pub parents: Vec<String>,
    /// CSV of residents by area.
    pub denominators: Option<Denominators>,
    /// Areas with fewer residents are merged by the planner.
    pub smallest_area: u32,
    /// A licence or credit line for the maps.
    pub credit: Option<String>,
}

/// A public CSV with one row an area.
#[derive(Clone, Debug)]
pub struct Denominators {
    /// The CSV.
    pub file: PathBuf,
    /// Its column with the area's id (as in the polygons' `id`).
    pub id: String,
    /// Its column with the number of residents.
    pub residents: String,
    /// Its column that ranks areas from worst-off, such as a poverty rate.
    pub rank_by: Option<String>,
    /// Its column with the number of residents in poverty.
    pub in_poverty: Option<String>,
    /// Its column with an outside measure of need.
    pub outside_need: Option<String>,
}

/// The public list of needs.
#[derive(Clone, Debug)]
pub struct Needs {
    /// All keys in display order; the fallback key is among them.
    pub keys: Vec<Key>,
    /// A request must be met within this many days to count as met.
    pub within_days: u16,
}

/// One public list of group values, such as languages.
#[derive(Clone, Debug)]
pub struct Group {
    /// Identifier, as in `[groups.language]`.
    pub id: String,
    /// What the page calls it.
    pub label: String,
    /// Its values; the last one is `unknown`.
    pub keys: Vec<Key>,
}

/// The privacy unit of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Everything recorded under one person id.
    Person,
    /// Everything recorded under one household id.
    Household,
    /// One row only: every output must say so.
    Record,
}

/// How an id cell becomes an id: stated, so that it is the same for every row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IdForm {
    /// Trimmed, lower-cased, runs of white space made one space.
    Text,
    /// The digits only, without a leading `00`; a cell without digits is blank.
    Phone,
    /// Byte for byte.
    Exact,
}

/// `[privacy]`.
#[derive(Clone, Debug)]
pub struct PrivacySpec {
    /// What one ε protects.
    pub unit: Unit,
    /// The cost of one release; with Gaussian noise at [`Self::delta`].
    pub epsilon: Epsilon,
    /// Which noise.
    pub noise: NoiseChoice,
    /// The chance with which ε may fail, where the noise may be Gaussian.
    pub delta: Option<Delta>,
    /// ρ, where it was stated instead of ε.
    pub rho: Option<Rho>,
    /// The ledger's SQLite file.
    pub ledger: PathBuf,
    /// The public, rounded number of people in the logs (`"about 400"`).
    pub people: u64,
    /// The most that releases of one window may cost together.
    pub budget: Option<Budget>,
}

/// Which noise a release may get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NoiseChoice {
    /// Discrete Laplace: pure ε.
    Laplace,
    /// Discrete Gaussian: ρ of zCDP.
    Gaussian,
    /// The one under which the planned tables are surer, by public facts.
    Best,
}

/// `[privacy.budget]`.
#[derive(Clone, Debug)]
pub struct Budget {
    /// The allowance.
    pub epsilon: Epsilon,
    /// The window it is for.
    pub per: BudgetWindow,
}

/// The window of a budget, by the data's period (not the day of release).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BudgetWindow {
    /// Each calendar year that the data's period touches.
    Year,
    /// The ledger's whole life.
    Lifetime,
}

/// What a source's rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Someone asked for help.
    Requests,
    /// Someone was given help.
    Distributions,
    /// Someone who was served rated it, or complained. Never free text.
    Feedback,
    /// Someone gave: time, goods, rides. The ids are those of the givers.
    Gifts,
}

impl Role {
    /// As in a pipeline file.
    pub fn word(self) -> &'static str {
        match self {
            Role::Requests => "requests",
            Role::Distributions => "distributions",
            Role::Feedback => "feedback",
            Role::Gifts => "gifts",
        }
    }
}

/// Public caps of what is counted besides voices (`[tables]`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Most plan periods in which one person counts in full; `None`: the planner's.
    pub months_per_person: Option<u16>,
    /// Most places in which one person counts in full.
    pub areas_per_person: u16,
    /// Most requests of one person that count where requests are counted; `None`: they
    /// are not counted.
    pub requests_per_person: Option<u32>,
}

impl Default for Caps {
    fn default() -> Self {
        Caps { months_per_person: None, areas_per_person: 1, requests_per_person: None }
    }
}

/// Public lists of `[feedback]`; the last key of a list that is not empty is `unknown`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedbackKeys {
    /// Ratings, worst first.
    pub ratings: Vec<Key>,
    /// Kinds of complaint.
    pub complaints: Vec<Key>,
}

/// One `[[source]]`.
#[derive(Clone, Debug)]
pub struct Source {
    /// What its rows are.
    pub role: Role,
    /// Files or patterns (`*` in the file name), resolved against the pipeline
    /// file or `--data DIR`; never empty.
    pub files: Vec<PathBuf>,
    /// Stated file format.
    pub format: FileFormat,
    /// Columns that make up the unit's id; empty exactly when the unit is a record.
    pub person: Vec<String>,
    /// How those columns are normalised.
    pub id_form: IdForm,
    /// When it happened.
    pub date: DateRule,
    /// Where.
    pub area: AreaRule,
    /// What was asked for or given.
    pub need: NeedRule,
    /// Whether it was met; `None` for a source that does not say.
    pub status: Option<StatusRule>,
    /// When it was closed.
    pub closed: Option<DateRule>,
    /// Which rows may be counted.
    pub consent: Option<ConsentRule>,
    /// For groups that this source knows: (index into `Pipeline::groups`, rule).
    pub groups: Vec<(usize, GroupRule)>,
    /// How much; `None` where the source does not say, or it is not to be summed.
    pub quantity: Option<QuantityRule>,
    /// Ratings, as a need rule over `FeedbackKeys::ratings`.
    pub rating: Option<NeedRule>,
    /// Kinds of complaint, as a need rule over `FeedbackKeys::complaints`.
    pub complaint: Option<NeedRule>,
    /// What else is stated about its rows and ids.
    pub handling: Handling,
    /// A second file that its rows take cells from.
    pub join: Option<Join>,
}

/// Columns out of a second export, found by a key.
#[derive(Clone, Debug)]
pub struct Join {
    /// Its files.
    pub files: Vec<PathBuf>,
    /// Their format.
    pub format: FileFormat,
    /// The key's columns there.
    pub key: Vec<String>,
    /// The key's columns in the source's own files, in the same order.
    pub on: Vec<String>,
    /// What is taken from there; rules name these as if they were the source's own.
    pub columns: Vec<String>,
    /// The key is the unit's id; else the id is among `columns`.
    pub by_unit: bool,
}

/// A quantity and the most of one person that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuantityRule {
    /// The column; a number with a decimal point.
    pub column: String,
    /// Further columns, whose numbers are added, such as children and adults.
    pub further: Vec<String>,
    /// The column holds a household in letters, such as `2A1C`.
    pub letters: bool,
    /// Public cap a person, in the column's unit.
    pub cap: u32,
    /// The unit in words (`kg`). Presentation only.
    pub unit: String,
}

/// What a source states about its rows and ids beyond the columns; all of it is
/// absent in most.
#[derive(Clone, Debug, Default)]
pub struct Handling {
    /// Rows of HXL tags are left out: those whose every filled cell begins with `#`.
    pub hxl: bool,
    /// Columns (or patterns) that no rule may name.
    pub never_read: Vec<String>,
    /// A row that fits one of these is left out.
    pub leave_out: Vec<TextRule>,
    /// A row that does not fit all of these is left out.
    pub only: Vec<TextRule>,
    /// Ids that several people are known to share.
    pub shared: Option<SharedIds>,
    /// Rows of one unit that agree in day, area, need and groups count once.
    pub once_a_day: bool,
    /// Rows that stand for one request after the other.
    pub recurring: Option<Recurring>,
}

/// Which rows are asked anew, and how often.
#[derive(Clone, Debug)]
pub struct Recurring {
    /// The column.
    pub column: String,
    /// Texts that mean it recurs (folded; `*` stands for any text).
    pub yes: Vec<String>,
    /// From one turn to the next.
    pub every: Every,
}

/// How long it takes until a recurring request comes up again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Every {
    /// Seven days.
    Week,
    /// A calendar month; on its last day where it has no such day.
    Month,
}

/// A column and texts that a rule looks for in it (trimmed, caseless; `*` stands
/// for any text).
#[derive(Clone, Debug)]
pub struct TextRule {
    /// The column.
    pub column: String,
    /// The texts, folded.
    pub is: Vec<String>,
}

/// Ids such as a desk's telephone, whose rows a second column tells apart.
#[derive(Clone, Debug)]
pub struct SharedIds {
    /// The ids; anybody may know them.
    pub ids: Vec<String>,
    /// The column that is added to the id of such rows.
    pub also: String,
}

/// The stated format of a source's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// Comma-, tab- or otherwise separated text with a header row.
    Csv {
        /// One ASCII byte.
        separator: u8,
        /// Stated encoding.
        encoding: Encoding,
        /// Rows between header and data to skip (an HXL row, units).
        skip_rows: u32,
    },
    /// Apache Parquet.
    Parquet,
    /// An XLSX or ODS file, by the file's ending.
    Spreadsheet {
        /// The sheet; `None` means the only visible one.
        sheet: Option<String>,
        /// Rows between header and data to skip.
        skip_rows: u32,
    },
    /// One JSON object a line.
    JsonLines,
    /// A table of a SQLite file.
    Sqlite {
        /// The table.
        table: String,
    },
}

/// Stated text encodings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without byte-order mark.
    Utf8,
    /// Windows-1252, which also reads Latin-1.
    Windows1252,
    /// UTF-16 little endian, as some spreadsheets export "Unicode text".
    Utf16Le,
}

/// A date column and the formats it may have (`strftime` as in the docs), tried
/// in order. Several columns are joined by one space first.
#[derive(Clone, Debug)]
pub struct DateRule {
    /// The column.
    pub column: String,
    /// Further columns, such as one with the time of day.
    pub further: Vec<String>,
    /// Stated formats; never empty.
    pub formats: Vec<String>,
    /// What becomes of a text that two formats read as different days.
    pub ambiguous: Ambiguous,
    /// The IANA zone of clock times in these columns; the period's where absent.
    /// (A day without a time is a day in any zone.)
    pub timezone: Option<String>,
}

#[cfg(any(test, fuzzing))]
impl DateRule {
    /// A column and its formats.
    pub(crate) fn one(column: &str, formats: &[&str]) -> Self {
        let formats = formats.iter().map(|format| (*format).to_owned()).collect();
        DateRule {
            column: column.to_owned(),
            further: Vec::new(),
            formats,
            ambiguous: Ambiguous::First,
            timezone: None,
        }
    }
}

#[cfg(any(test, fuzzing))]
impl AreaText {
    /// The text of a column.
    pub(crate) fn one(column: &str) -> Self {
        AreaText { columns: vec![column.to_owned()], join: None, digits: None }
    }
}

/// What becomes of a text that two stated formats read as different days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ambiguous {
    /// The first format of the list decides.
    First,
    /// It has no date.
    Drop,
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

/// How a row's needs are found. A row is one record per need.
#[derive(Clone, Debug)]
pub enum NeedRule {
    /// Every row is this need (index into `Needs::keys`).
    Always(usize),
    /// From a cell.
    Column {
        /// The column.
        column: String,
        /// Separator of a multi-select cell, if any.
        split: Option<String>,
        /// Option text (trimmed, caseless) → index into `Needs::keys`. Options that
        /// contain the separator are matched whole, longest first.
        map: Vec<(String, usize)>,
        /// Where unmapped and blank cells go.
        otherwise: usize,
    },
    /// From many columns, each of which stands for a need: wide booleans, Kobo's
    /// `question/option` columns, one column an item.
    Columns(WideRule),
}

/// Columns that each stand for a need.
#[derive(Clone, Debug)]
pub struct WideRule {
    /// Names of columns → index into `Needs::keys`. A name with `*` is a pattern: it
    /// takes every column that fits and that no other rule names; of several patterns
    /// the longest. A name without one must be there.
    pub columns: Vec<(String, usize)>,
    /// Columns (or patterns) that no pattern takes, such as values and packages.
    pub except: Vec<String>,
    /// What a cell must say for its need to count.
    pub yes: Chosen,
    /// Columns in which any text counts → index into `Needs::keys`.
    pub filled: Vec<(String, usize)>,
    /// Where rows go whose columns say nothing.
    pub otherwise: usize,
}

/// What a cell says when its column's need is meant.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// One of these texts (folded).
    Texts(Vec<String>),
    /// A number above zero.
    AboveZero,
}

/// How a row's status is found. A text in none of the lists is open.
#[derive(Clone, Debug)]
pub struct StatusRule {
    /// The column.
    pub column: String,
    /// Texts (trimmed, caseless) that mean the request was met.
    pub met: Vec<String>,
    /// Texts that mean it is open; for the record, since unlisted is open too.
    pub open: Vec<String>,
    /// Texts whose rows are left out (duplicates, tests).
    pub drop: Vec<String>,
}

/// Which rows may be counted; applied before anything else.
#[derive(Clone, Debug)]
pub struct ConsentRule {
    /// The column.
    pub column: String,
    /// Texts (trimmed, caseless) that mean yes; anything else means no.
    pub yes: Vec<String>,
}

/// How a row's value of a group is found.
#[derive(Clone, Debug)]
pub struct GroupRule {
    /// The column.
    pub column: String,
    /// Cell text (trimmed, caseless) → index into `Group::keys`. Key ids and labels
    /// map to themselves. Unmapped goes to `unknown`.
    pub map: Vec<(String, usize)>,
}

/// `[tables]`: what matters most, when ε is short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TableChoice {
    /// The planner's default split.
    Balanced,
    /// Areas first: needs and time get little.
    Areas,
    /// Time first.
    Time,
    /// Needs first.
    Needs,
}

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

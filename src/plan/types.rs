//! The plan of a release.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::briefing::words::Message;
use crate::geography::Hierarchy;
use crate::pipeline::{Group, Key, Role};
use crate::privacy::Epsilon;

pub use super::counting::{Counting, Measure, Quantity};

/// What became of an old enough request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Met (within `within_days`, in a timed plan).
    Met,
    /// Not met.
    Unmet,
    /// Too young to tell at the declared end of the data.
    Pending,
}

/// What the sources can say about status; decides the status axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StatusMode {
    /// Closing dates or hand-outs: met, unmet, pending; "within N days".
    Timed,
    /// A status without dates: met or unmet as of the declared end.
    AtEnd,
    /// No status: an axis of length one, and no fill rate.
    None,
}

/// One period of the plan; both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// `2025-03`, `2025-Q1`, `2025`.
    pub id: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// Is this the id of a month: `2025-03`, and no `2025-Q1`?
pub fn is_month(id: &str) -> bool {
    matches!(id.split_once('-'), Some((_, month)) if month.len() == 2 && !month.starts_with('Q'))
}

/// One measured table: a marginal of (area level × need? × period? × status? ×
/// group?) for one role. Cells are stored in row-major order of
/// **area, group, need, period, status**, absent axes having length one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// For example `requests-zone-status`.
    pub id: String,
    /// Whose records.
    pub role: Role,
    /// Index into `Hierarchy::levels`.
    pub level: usize,
    /// Index into `Plan::groups`.
    pub group: Option<usize>,
    /// Cut by need?
    pub need: bool,
    /// Cut by period?
    pub period: bool,
    /// Cut by status?
    pub status: bool,
    /// What its cells count. All kinds have the same bound on the grid: see [`Measure`].
    #[serde(default, skip_serializing_if = "Measure::is_voice")]
    pub measure: Measure,
    /// Its share of ε. Every unit adds at most one unit of weight (L1), so this is
    /// also its charge.
    pub epsilon: Epsilon,
}

impl Table {
    /// What one voice (2³² grid units, the most that one unit can add in L1) stands for
    /// in this table: one person, or the public cap of person-months, places or
    /// quantity. A cell is its grid units / 2³² × this.
    pub fn worth(&self, plan: &Plan) -> f64 {
        match self.measure {
            Measure::Months => f64::from(plan.counting.months.max(1)),
            Measure::People => f64::from(plan.counting.places.max(1)),
            Measure::Volume => plan.counting.quantity(self.role).map_or(1.0, |q| f64::from(q.cap.max(1))),
            _ => 1.0,
        }
    }

    /// Whether it takes part in the least squares of its role: one voice split over
    /// records, and no group.
    pub fn joins(&self) -> bool {
        self.measure == Measure::Voice && self.group.is_none()
    }
}

/// The lengths of a table's axes, absent axes having length one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Areas.
    pub areas: usize,
    /// Group values.
    pub groups: usize,
    /// Needs.
    pub needs: usize,
    /// Periods.
    pub periods: usize,
    /// Statuses; of a table of waits, answers or reciprocity its own classes.
    pub statuses: usize,
}

impl Shape {
    /// Number of cells.
    pub fn cells(&self) -> usize {
        self.areas * self.groups * self.needs * self.periods * self.statuses
    }

    /// Row-major position of a cell.
    pub fn index(&self, area: usize, group: usize, need: usize, period: usize, status: usize) -> usize {
        (((area * self.groups + group) * self.needs + need) * self.periods + period) * self.statuses + status
    }
}

/// Everything that is measured, decided before the exports are opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Nested levels; level 0 is the finest that any table uses.
    pub hierarchy: Hierarchy,
    /// Plan periods in order; one only when time is not cut.
    pub periods: Vec<Period>,
    /// The needs' keys.
    pub needs: Vec<Key>,
    /// Groups that get a table.
    pub groups: Vec<PlanGroup>,
    /// What the sources can say about status.
    pub status_mode: StatusMode,
    /// `within_days` of a timed plan.
    pub within_days: u16,
    /// The declared day up to which the exports are complete.
    pub data_until: Date,
    /// The tables, each measured once.
    pub tables: Vec<Table>,
    /// The release's ε: the exact sum over the tables.
    pub epsilon: Epsilon,
    /// The public number of people that the plan was made for.
    pub people: u64,
    /// Why this resolution, in plain sentences.
    pub reasons: Vec<Message>,
    /// Public caps, bins and answers of tables that do not count voices.
    #[serde(default, skip_serializing_if = "Counting::is_default")]
    pub counting: Counting,
}

/// A group list of the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanGroup {
    /// Identifier, as in the pipeline file.
    pub id: String,
    /// What the page calls it.
    pub label: String,
    /// Values, `unknown` last.
    pub keys: Vec<Key>,
}

impl From<&Group> for PlanGroup {
    fn from(g: &Group) -> Self {
        PlanGroup { id: g.id.clone(), label: g.label.clone(), keys: g.keys.clone() }
    }
}

impl Plan {
    /// The status axis: three, two or one long.
    pub fn statuses(&self) -> &'static [Status] {
        match self.status_mode {
            StatusMode::Timed => &[Status::Met, Status::Unmet, Status::Pending],
            StatusMode::AtEnd => &[Status::Met, Status::Unmet],
            StatusMode::None => &[],
        }
    }

    /// Length of the status axis (one where there is no status).
    pub fn status_count(&self) -> usize {
        self.statuses().len().max(1)
    }

    /// The lengths of `table`'s axes.
    pub fn shape(&self, table: &Table) -> Shape {
        Shape {
            areas: self.hierarchy.width(table.level),
            groups: table.group.map_or(1, |g| self.groups[g].keys.len()),
            needs: if table.need { self.needs.len() } else { 1 },
            periods: if table.period { self.periods.len() } else { 1 },
            statuses: self.classes(table),
        }
    }

    /// Length of a table's last axis: statuses, bins of waits, answers.
    pub fn classes(&self, table: &Table) -> usize {
        match table.measure {
            Measure::Waits => self.counting.waits.len() + 1,
            Measure::Ratings => self.counting.ratings.len(),
            Measure::Complaints => self.counting.complaints.len(),
            Measure::Reciprocity => 3,
            _ if table.status => self.status_count(),
            _ => 1,
        }
    }
}

//! The plan of a release.
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::briefing::words::Message;
use crate::geography::Hierarchy;
use crate::pipeline::{Group, Key, Role};
use crate::privacy::{Cost, Delta, Epsilon, Rho};

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
    /// Its share of the release's ε: under Laplace noise its charge, under Gaussian noise
    /// it is charged the same part of ρ ([`Plan::charge`]).
    pub epsilon: Epsilon,
}

/// How far one unit can move a table at most, in grid units: public, and kept by
/// weighing for any input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Sum of what all its cells move.
    pub l1: u64,
    /// Root of the sum of squares, rounded up; never above `l1`.
    pub l2: u64,
}

impl Bounds {
    /// One voice of 2³² grid units, wherever it goes.
    pub const VOICE: Bounds = Bounds { l1: 1 << 32, l2: 1 << 32 };
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

/// Which noise a release's tables get.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "family", rename_all = "lowercase")]
pub enum Noise {
    /// Discrete Laplace: pure ε.
    #[default]
    Laplace,
    /// Discrete Gaussian: zCDP.
    Gaussian {
        /// ρ of the whole release, exactly.
        rho: Rho,
        /// The δ at which the release's ε holds.
        delta: Delta,
    },
}

impl Noise {
    /// Whether it is the one that all releases had before there was a choice.
    pub fn is_laplace(&self) -> bool {
        *self == Noise::Laplace
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
    /// Which noise. Bundles that do not say have Laplace noise.
    #[serde(default, skip_serializing_if = "Noise::is_laplace")]
    pub noise: Noise,
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
    /// What the whole release is charged.
    pub fn cost(&self) -> Cost {
        match &self.noise {
            Noise::Laplace => self.epsilon.clone().into(),
            Noise::Gaussian { rho, delta } => Cost::Zcdp { rho: rho.clone(), delta: delta.clone() },
        }
    }

    /// What `table` is charged: its exact part of [`Self::cost`].
    pub fn charge(&self, table: &Table) -> Cost {
        match &self.noise {
            Noise::Laplace => table.epsilon.clone().into(),
            Noise::Gaussian { rho, delta } => {
                Cost::Zcdp { rho: rho.part(&table.epsilon, &self.epsilon), delta: delta.clone() }
            }
        }
    }

    /// How far one unit can move `table`. In L1 by one voice, whatever it counts
    /// ([`Measure`]). In L2 by no more; and by less where a unit counts 1/cap of a voice in
    /// each of its periods, at most, and the table keeps periods apart: k such cells are at
    /// √k/max(k, cap) ≤ 1/√cap of a voice from nothing.
    pub fn bounds(&self, table: &Table) -> Bounds {
        let spread = table.measure == Measure::Months && table.period;
        let cap = if spread { u128::from(self.counting.months.max(1)) } else { 1 };
        // The least whole number whose square is at least 2⁶⁴/cap.
        let mut l2 = ((1u128 << 64) as f64 / cap as f64).sqrt() as u128;
        while l2 * l2 * cap < 1 << 64 {
            l2 += 1;
        }
        Bounds { l2: u64::try_from(l2).unwrap_or(1 << 32).min(1 << 32), ..Bounds::VOICE }
    }

    /// How sure a table's cells are, as the ε of Laplace noise of the same variance on a
    /// table that a unit moves by one voice: ε/Δ₁ or 2√ρ/Δ₂.
    pub fn strength(&self, table: &Table) -> f64 {
        let (bounds, voice) = (self.bounds(table), Bounds::VOICE.l1 as f64);
        match self.charge(table) {
            Cost::Pure { epsilon } => epsilon.approx() * voice / bounds.l1 as f64,
            Cost::Zcdp { rho, .. } => 2.0 * rho.approx().sqrt() * voice / bounds.l2 as f64,
        }
    }

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

    /// How sure the requests of a unit of the finest level are, as the ε of Laplace noise on
    /// a table of its own: its tables' sums over needs and periods, by least squares. What
    /// larger places tell of it is left out, so that it is on the safe side.
    pub fn place_strength(&self) -> f64 {
        let own = self.tables.iter().filter(|t| t.role == Role::Requests && t.joins() && t.level == 0);
        let precision = own.map(|t| {
            let shape = self.shape(t);
            self.strength(t).powi(2) / (shape.needs * shape.periods) as f64
        });
        precision.sum::<f64>().sqrt()
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

//! One entry of the ledger, and how it is hashed.
//!
//! An entry holds nothing that is derived from the exports. That is why it keeps
//! the day and no time of day: the time between "charged" and "published" is a
//! duration of work on the exports.
use jiff::civil::Date;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::pipeline::{BudgetWindow, Unit};
use crate::privacy::digest::{hex, is_hex};
use crate::privacy::{Cost, Delta, Epsilon, Rho};

/// The columns that are hashed, in this order, besides serial and previous hash.
pub(super) const COLUMNS: [&str; 14] = [
    "kind",
    "day",
    "ledger",
    "release",
    "measure",
    "epsilon",
    "data_from",
    "data_to",
    "unit",
    "settings",
    "supersedes",
    "allowed",
    "per",
    "digest",
];

/// What stands before the first entry.
pub(super) const NOTHING_BEFORE: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A verified entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// 0 for the entry that opens the ledger, then without gaps.
    pub serial: u64,
    /// Day of writing, UTC, by the clock of the machine.
    pub day: Date,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
    /// Head of the chain before this entry, 64 hexadecimal digits.
    pub previous: String,
    /// Head of the chain after this entry: SHA-256 of all of it.
    pub head: String,
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Event {
    /// The ledger was opened.
    Genesis {
        /// Its own id, 32 hexadecimal digits.
        ledger: String,
    },
    /// A release was paid for; its noise may be drawn once.
    Charge(Charged),
    /// A release that was paid for has been published.
    Published {
        /// Its id.
        release: String,
        /// SHA-256 of its `release.json`.
        digest: String,
    },
    /// A release turned out to have cost more than it was charged.
    Correction {
        /// Its id.
        release: String,
        /// What is charged on top, exactly. Never a refund.
        #[serde(flatten)]
        cost: Cost,
    },
}

/// A charge as recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Charged {
    /// The release's id, 32 hexadecimal digits.
    pub release: String,
    /// What was spent, exactly.
    #[serde(flatten)]
    pub cost: Cost,
    /// First day of the data.
    pub from: Date,
    /// Last day of the data.
    pub to: Date,
    /// What one ε protects.
    pub unit: Unit,
    /// SHA-256 of the canonical settings, which are public.
    pub settings: String,
    /// The release that this one replaces. Both stay spent.
    pub supersedes: Option<String>,
    /// The budget that the pipeline file stated at the time.
    pub budget: Option<Allowance>,
}

/// A stated budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Allowance {
    /// The most that may be spent in one window.
    pub epsilon: Epsilon,
    /// The window.
    pub per: BudgetWindow,
}

/// An entry as it lies in the table: text only, nothing checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) serial: u64,
    pub(super) fields: [Option<String>; COLUMNS.len()],
    pub(super) previous: String,
    pub(super) head: String,
}

impl Row {
    /// SHA-256 over everything but `head`, each part with its length before it,
    /// so that no two different entries have the same encoding.
    pub(super) fn digest(&self) -> String {
        let mut hash = Sha256::new();
        let mut put = |part: Option<&str>| {
            hash.update([u8::from(part.is_some())]);
            let bytes = part.unwrap_or_default().as_bytes();
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        put(Some("evenhand ledger entry, format 1"));
        put(Some(&self.serial.to_string()));
        for field in &self.fields {
            put(field.as_deref());
        }
        put(Some(&self.previous));
        hex(&hash.finalize())
    }

    /// The value of a named column.
    fn field(&self, column: &str) -> Option<&str> {
        let at = COLUMNS.iter().position(|c| *c == column)?;
        self.fields.get(at)?.as_deref()
    }

    /// The row of `event`, chained to `previous`.
    pub(super) fn new(serial: u64, day: Date, event: &Event, previous: &str) -> Row {
        let values = columns(day, event);
        let fields = COLUMNS
            .map(|column| values.iter().find(|(name, _)| *name == column).map(|(_, text)| text.clone()));
        let mut row = Row { serial, fields, previous: previous.into(), head: String::new() };
        row.head = row.digest();
        row
    }

    /// The entry that this row holds; an error names the column at fault.
    pub(super) fn entry(&self) -> Result<Entry, &'static str> {
        let day = self.date("day")?;
        let event = match self.field("kind") {
            Some("genesis") => Event::Genesis { ledger: self.hex("ledger", 32)? },
            Some("charge") => Event::Charge(self.charged()?),
            Some("published") => {
                Event::Published { release: self.hex("release", 32)?, digest: self.hex("digest", 64)? }
            }
            Some("correction") => Event::Correction { release: self.hex("release", 32)?, cost: self.cost()? },
            _ => return Err("kind"),
        };
        let entry = Entry {
            serial: self.serial,
            day,
            event,
            previous: self.previous.clone(),
            head: self.head.clone(),
        };
        // One text for one meaning: nothing may hide in columns this kind has no use for.
        let again = Row::new(entry.serial, entry.day, &entry.event, &entry.previous);
        for ((ours, theirs), column) in again.fields.iter().zip(&self.fields).zip(COLUMNS) {
            if ours != theirs {
                return Err(column);
            }
        }
        Ok(entry)
    }

    fn charged(&self) -> Result<Charged, &'static str> {
        let (from, to) = (self.date("data_from")?, self.date("data_to")?);
        if from > to {
            return Err("data_to");
        }
        let budget = match self.field("allowed") {
            Some(_) => Some(Allowance {
                epsilon: self.epsilon("allowed")?,
                per: self.field("per").and_then(window_named).ok_or("per")?,
            }),
            None => None,
        };
        Ok(Charged {
            release: self.hex("release", 32)?,
            cost: self.cost()?,
            from,
            to,
            unit: self.field("unit").and_then(unit_named).ok_or("unit")?,
            settings: self.hex("settings", 64)?,
            supersedes: self.field("supersedes").map(|_| self.hex("supersedes", 32)).transpose()?,
            budget,
        })
    }

    fn hex(&self, column: &'static str, digits: usize) -> Result<String, &'static str> {
        self.field(column).filter(|t| is_hex(t, digits)).map(String::from).ok_or(column)
    }

    fn date(&self, column: &'static str) -> Result<Date, &'static str> {
        self.field(column).and_then(|t| t.parse().ok()).ok_or(column)
    }

    /// `pure` with an ε, or `zcdp at 0.000001` (its δ) with a ρ. A version that knows
    /// pure ε only refuses the second rather than add it up wrongly.
    fn cost(&self) -> Result<Cost, &'static str> {
        let measure = self.field("measure").ok_or("measure")?;
        if measure == "pure" {
            return Ok(Cost::Pure { epsilon: self.epsilon("epsilon")? });
        }
        let delta: Delta =
            measure.strip_prefix("zcdp at ").and_then(|text| text.parse().ok()).ok_or("measure")?;
        let rho: Rho = self.field("epsilon").and_then(|text| text.parse().ok()).ok_or("epsilon")?;
        Ok(Cost::Zcdp { rho, delta })
    }

    fn epsilon(&self, column: &'static str) -> Result<Epsilon, &'static str> {
        self.field(column).and_then(|t| t.parse().ok()).ok_or(column)
    }
}

/// The columns that an event fills.
fn columns(day: Date, event: &Event) -> Vec<(&'static str, String)> {
    let mut out = vec![("day", day.to_string())];
    match event {
        Event::Genesis { ledger } => {
            out.extend([("kind", "genesis".into()), ("ledger", ledger.clone())]);
        }
        Event::Published { release, digest } => {
            out.extend([
                ("kind", "published".into()),
                ("release", release.clone()),
                ("digest", digest.clone()),
            ]);
        }
        Event::Correction { release, cost } => {
            out.extend([("kind", "correction".into()), ("release", release.clone())]);
            out.extend(cost_columns(cost));
        }
        Event::Charge(c) => {
            out.extend([
                ("kind", "charge".into()),
                ("release", c.release.clone()),
                ("data_from", c.from.to_string()),
                ("data_to", c.to.to_string()),
                ("unit", unit_name(c.unit).into()),
                ("settings", c.settings.clone()),
            ]);
            out.extend(cost_columns(&c.cost));
            out.extend(c.supersedes.iter().map(|s| ("supersedes", s.clone())));
            if let Some(budget) = &c.budget {
                out.push(("allowed", budget.epsilon.to_string()));
                out.push(("per", window_name(budget.per).into()));
            }
        }
    }
    out
}

fn cost_columns(cost: &Cost) -> [(&'static str, String); 2] {
    match cost {
        Cost::Pure { epsilon } => [("measure", "pure".into()), ("epsilon", epsilon.to_string())],
        Cost::Zcdp { rho, delta } => [("measure", format!("zcdp at {delta}")), ("epsilon", rho.to_string())],
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Person => "person",
        Unit::Household => "household",
        Unit::Record => "record",
    }
}

fn unit_named(text: &str) -> Option<Unit> {
    [Unit::Person, Unit::Household, Unit::Record].into_iter().find(|u| unit_name(*u) == text)
}

fn window_name(window: BudgetWindow) -> &'static str {
    match window {
        BudgetWindow::Year => "year",
        BudgetWindow::Lifetime => "lifetime",
    }
}

fn window_named(text: &str) -> Option<BudgetWindow> {
    [BudgetWindow::Year, BudgetWindow::Lifetime].into_iter().find(|w| window_name(*w) == text)
}

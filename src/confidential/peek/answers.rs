//! What the operator says beforehand, on the command line, instead of in a talk.
//!
//! A word of a cell gets into the file only because it was typed here.
use std::path::Path;

use jiff::civil::Date;

use super::dates::Order;
use super::folder::Entry;
use super::places::Areas;
use super::{Found, cards, needs, terms};
use crate::pipeline::draft::{Draft, DraftGeography, DraftStatus, id_of};
use crate::pipeline::{Role, Unit, fold};
use crate::problem::{Problem, Result};

/// Answers to the questions of set-up; what is left out stays a TODO or a guess.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// A preset's name.
    pub preset: Option<String>,
    /// First and last day that count.
    pub period: Option<(Date, Date)>,
    /// IANA name of a time zone.
    pub timezone: Option<String>,
    /// About how many people; it is rounded.
    pub people: Option<u64>,
    /// ε, a decimal.
    pub epsilon: Option<String>,
    /// What one id stands for.
    pub unit: Option<Unit>,
    /// Day or month first, where dates do not tell.
    pub day_first: Option<bool>,
    /// File name and what it is (`requests`, `hand-outs`, `areas`, `residents`, `nothing`).
    pub files: Vec<(String, String)>,
    /// What and its column (`who` and `phone`), of the requests; or `hand-outs.who`.
    pub columns: Vec<(String, String)>,
    /// The public list of needs.
    pub needs: Vec<String>,
    /// An answer of the form and its need.
    pub map: Vec<(String, String)>,
    /// Status texts that mean met.
    pub met: Vec<String>,
    /// Status texts of rows to leave out.
    pub drop: Vec<String>,
    /// Consent texts that mean yes.
    pub yes: Vec<String>,
}

impl Answers {
    /// Says of some files what they are.
    pub(super) fn files(&self, entries: &mut [Entry]) -> Result<()> {
        for (file, kind) in &self.files {
            let at = entries.iter().position(|entry| {
                entry.name == Path::new(file).file_name().unwrap_or_default().to_string_lossy()
            });
            let at = at.ok_or_else(|| {
                Problem::usage(format!("--file names {file}, which is not among the files"))
            })?;
            cards::change_file(entries, &(at + 1).to_string(), kind).map_err(Problem::usage)?;
        }
        Ok(())
    }

    /// Says of some columns what they are, and in which order dates are written.
    pub(super) fn columns(&self, found: &mut Found, places: Option<(&Areas, &DraftGeography)>) -> Result<()> {
        for (what, column) in &self.columns {
            let (role, word) = match what.split_once('.') {
                Some(("hand-outs", word)) => (Role::Distributions, word),
                _ => (Role::Requests, what.as_str()),
            };
            let log = found.logs.iter_mut().find(|log| log.role == role);
            let log = log.ok_or_else(|| Problem::usage(format!("--column {what}: there is no such log")))?;
            cards::change_column(log, word, column, places)
                .map_err(|why| Problem::usage(why).at(format!("--column {what}={column}")))?;
        }
        let order = |first: bool| if first { Order::DayFirst } else { Order::MonthFirst };
        for log in &mut found.logs {
            log.order = self.day_first.map(order);
        }
        Ok(())
    }

    /// Puts everything else into the draft.
    pub(super) fn complete(&self, draft: &mut Draft) -> Result<()> {
        draft.period = self.period.or(draft.period);
        if let Some(zone) = &self.timezone {
            let known = jiff::tz::TimeZone::get(zone).map_err(|_| {
                Problem::usage(format!("the time zone {zone} is not known"))
                    .hint("write it like America/Chicago")
            })?;
            draft.timezone = known.iana_name().unwrap_or("UTC").to_owned();
        }
        draft.people = self.people.map(terms::rounded).or(draft.people);
        draft.epsilon = self.epsilon.clone().unwrap_or_else(|| draft.epsilon.clone());
        draft.unit = self.unit.unwrap_or(draft.unit);
        if !self.needs.is_empty() {
            draft.needs = needs::listed(self.needs.iter().map(|text| (id_of(text), text.trim().to_owned())));
        }
        for source in &mut draft.sources {
            if let Some(what) = &mut source.what {
                what.map = self.map.iter().map(|(text, id)| (text.clone(), id_of(id))).collect();
            }
            if let Some(status) = &mut source.status
                && !self.met.is_empty()
            {
                let column = std::mem::take(&mut status.column);
                *status = DraftStatus { column, met: Some(self.met.clone()), drop: self.drop.clone() };
            }
            if let Some((_, yes)) = &mut source.consent
                && !self.yes.is_empty()
            {
                *yes = Some(self.yes.clone());
            }
        }
        let ids: Vec<String> = draft.needs.iter().map(|(id, _)| fold(id)).collect();
        match self.map.iter().find(|(_, id)| id_of(id) != "other" && !ids.contains(&id_of(id))) {
            Some((_, id)) if draft.preset.is_none() => {
                Err(Problem::usage(format!("--map names the need {id}, which is not in the list"))
                    .hint("list all needs: --needs \"food, housing\""))
            }
            _ => Ok(()),
        }
    }
}

//! Looking at exports before there is a pipeline file: `evenhand` without
//! arguments, and `evenhand init`.
//!
//! Set-up detects what a release must be told: encodings, separators, formats of
//! dates, likely columns. What cells say is shown on the operator's [`Terminal`]
//! and nowhere else. What leaves is a [`Draft`]: names of columns, formats, and of
//! cells only such words as the operator confirmed to be public.
//!
//! [`from_headers`] writes no cell at all: it fills a draft through
//! `layout::Log::draft` alone, which holds names, encodings and formats.
mod answers;
mod cards;
mod consent;
mod dates;
mod folder;
mod guess;
mod inspect;
mod layout;
mod needs;
mod options;
mod places;
mod presets;
mod prompt;
mod sheet;
mod status;
mod terms;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use super::operator::Terminal;
use crate::pipeline::draft::{Draft, DraftGeography, DraftNeed};
use crate::pipeline::presets::Preset;
use crate::pipeline::{Role, Unit, fold};
use crate::problem::{Problem, Result};
pub use answers::Answers;
use folder::{Body, Entry, Kind};
pub use inspect::{Inspection, inspect};
use layout::Log;
use places::Areas;
pub(in crate::confidential) use prompt::Prompt;
use prompt::Talk;
use sheet::Sheet;

/// Asks the operator about the exports in `folder`, ten questions at most.
///
/// # Errors
/// No exports there (status 2), or the operator stopped (status 1).
pub fn guide(mut terminal: Terminal, folder: &Path) -> Result<Draft> {
    converse(&mut terminal, folder)
}

/// A draft from headers and types, and what the operator says beforehand. A preset that
/// the columns fit is taken, unless columns or files are named.
///
/// # Errors
/// When none of the files is a log that can be read (status 4), or an answer does not
/// fit them (status 2).
pub fn from_headers(files: &[PathBuf], answers: &Answers) -> Result<Draft> {
    let mut entries = folder::look(files, Path::new(""));
    answers.files(&mut entries)?;
    for entry in &entries {
        if let Body::Unread(why) = &entry.body {
            return Err(Problem::exports(why.clone())
                .at(entry.name.clone())
                .hint("leave this file out, or mend it"));
        }
    }
    let calendar = folder::calendar(&entries);
    let by_hand = answers.preset.is_none() && !(answers.columns.is_empty() && answers.files.is_empty());
    let preset = if by_hand { None } else { presets::choose(&entries, answers.preset.as_deref())? };
    if let Some(preset) = preset {
        presets::sort(preset, &mut entries);
    }
    let mut found = Found::sorted(entries);
    if found.logs.is_empty() {
        return Err(Problem::exports(
            "none of these files has a column with dates, so none is a log of requests",
        )
        .hint("give the exports of requests and hand-outs as CSV files with column names in the first row"));
    }
    if let Some(preset) = preset {
        presets::take(preset, &mut found.logs);
    }
    let geography = found.geography();
    let areas = found.areas.take();
    answers.columns(&mut found, areas.as_ref().zip(geography.as_ref()))?;
    found.areas = areas;
    let unit = answers.unit.or(preset.map(|preset| preset.unit)).unwrap_or_else(|| found.unit());
    if preset.is_none() {
        found.drop_what_cannot_be_used(unit);
    }
    let mut draft = Draft {
        title: None,
        period: None,
        timezone: terms::own_zone(),
        geography,
        needs: Vec::new(),
        people: None,
        epsilon: "1.0".into(),
        unit,
        sources: found.logs.iter().map(Log::draft).collect(),
        calendar,
        preset,
    };
    answers.complete(&mut draft)?;
    Ok(draft)
}

fn converse(prompt: &mut dyn Prompt, folder: &Path) -> Result<Draft> {
    let mut entries = folder::look(&folder::files_in(folder)?, folder);
    if !entries.iter().any(|entry| entry.kind == Kind::Requests) {
        return Err(Problem::usage(
            "there is no export here that set-up could read: no CSV file with a column of dates",
        )
        .at(folder.display().to_string())
        .hint("go to the folder with your exports; or try a made-up city first: evenhand sample"));
    }
    let mut talk = Talk::new(prompt);
    talk.say("evenhand: let us set up a pipeline file for the exports in this folder.");
    talk.say(
        "Nothing is sent anywhere and nothing is spent. What your rows say is shown on this screen only:",
    );
    talk.say("it is not protected, so do not share it. Type q to stop; nothing is written before the end.");
    cards::files(&mut talk, &mut entries)?;
    let calendar = folder::calendar(&entries);
    let noted = |draft: Draft| Draft { calendar, ..draft };
    let mut preset = presets::choose(&entries, None)?;
    if let Some(known) = preset {
        match presets::ask(&mut talk, known)? {
            true => presets::sort(known, &mut entries),
            false => preset = None,
        }
    }
    let mut found = Found::sorted(entries);
    if let Some(preset) = preset {
        presets::take(preset, &mut found.logs);
        return known(&mut talk, found, preset).map(noted);
    }
    found.one_of_each_role(&mut talk);
    let geography = found.geography();
    let places = found.areas.as_ref().zip(geography.as_ref());
    for log in &mut found.logs {
        cards::columns(&mut talk, log, places)?;
    }
    let unit = found.unit();
    for name in found.drop_what_cannot_be_used(unit) {
        talk.say(&format!(
            "  {} is left out: no column of it says who, so it cannot be joined.",
            prompt::shown(&name)
        ));
    }
    answers(&mut talk, &mut found.logs, geography).map(noted)
}

/// The questions that are left where a preset knows the columns and their words.
fn known(talk: &mut Talk, mut found: Found, preset: &'static Preset) -> Result<Draft> {
    let geography = found.geography();
    cards::order(talk, &mut found.logs)?;
    let requests = found.logs.first().ok_or_else(|| Problem::usage("there are no requests"))?;
    let period = terms::period(talk, requests)?;
    let people = terms::people(talk, requests)?;
    let (epsilon, _) = terms::protection(talk, requests)?;
    Ok(Draft {
        title: None,
        period: Some(period.days),
        timezone: period.zone,
        geography,
        needs: Vec::new(),
        people: Some(people),
        epsilon,
        unit: preset.unit,
        sources: found.logs.iter().map(Log::draft).collect(),
        calendar: None,
        preset: Some(preset),
    })
}

/// The questions about what cells say.
fn answers(talk: &mut Talk, logs: &mut [Log], geography: Option<DraftGeography>) -> Result<Draft> {
    cards::order(talk, logs)?;
    let consent = consent::ask(talk, logs)?;
    let mut needs: Vec<Option<DraftNeed>> = logs.iter().map(|log| log.draft().what).collect();
    let keys = needs::ask(talk, logs, &mut needs)?;
    let requests = logs.first().ok_or_else(|| Problem::usage("there are no requests"))?;
    let status = status::ask(talk, requests)?;
    let period = terms::period(talk, requests)?;
    let people = terms::people(talk, requests)?;
    let (epsilon, unit) = terms::protection(talk, requests)?;
    let mut sources: Vec<_> = logs.iter().map(Log::draft).collect();
    for ((source, need), yes) in sources.iter_mut().zip(needs).zip(consent) {
        source.what = need;
        if let Some((_, words)) = &mut source.consent {
            *words = yes;
        }
    }
    if let Some(first) = sources.first_mut() {
        first.status = status;
    }
    Ok(Draft {
        title: None,
        period: Some(period.days),
        timezone: period.zone,
        geography,
        needs: keys,
        people: Some(people),
        epsilon,
        unit,
        sources,
        calendar: None,
        preset: None,
    })
}

/// The files by what they are for; requests come first.
struct Found {
    logs: Vec<Log>,
    areas: Option<Areas>,
    residents: Vec<Sheet>,
}

impl Found {
    fn sorted(entries: Vec<Entry>) -> Found {
        let (mut requests, mut given) = (Vec::new(), Vec::new());
        let (mut areas, mut residents) = (None, Vec::new());
        for Entry { kind, body, .. } in entries {
            match (kind, body) {
                (Kind::Requests, Body::Sheet(sheet)) => requests.push(sheet),
                (Kind::HandOuts, Body::Sheet(sheet)) => given.push(sheet),
                (Kind::Areas, Body::Areas(found)) => areas = Some(found),
                (Kind::Areas, Body::Sheet(sheet)) => areas = Some(Areas::from_sheet(&sheet)),
                (Kind::Residents, Body::Sheet(sheet)) => residents.push(sheet),
                _ => {}
            }
        }
        let mut logs = Log::of(Role::Requests, requests);
        logs.extend(Log::of(Role::Distributions, given));
        Found { logs, areas, residents }
    }

    /// Set-up asks about one layout of each role; others are for `init` or by hand.
    fn one_of_each_role(&mut self, talk: &mut Talk) {
        let mut seen = Vec::new();
        self.logs.retain(|log| {
            let first = !seen.contains(&log.role);
            seen.push(log.role);
            if !first {
                let names: Vec<String> = log.sheets.iter().map(Sheet::name).collect();
                talk.say(&format!(
                    "  {} has other columns than the first file of its kind: add it later as another [[source]].",
                    prompt::shown(&names.join(", "))
                ));
            }
            first
        });
        for name in self.logs.iter().flat_map(|log| &log.sheets).filter(|sheet| !sheet.whole).map(Sheet::name)
        {
            talk.say(&format!("  {} is large: only its first part is looked at.", prompt::shown(&name)));
        }
    }

    /// The areas as the logs' cells fit them, and where each log says where.
    fn geography(&mut self) -> Option<DraftGeography> {
        let areas = self.areas.as_ref()?;
        let fitting = self
            .logs
            .iter()
            .filter_map(Log::main)
            .find_map(|sheet| areas.fitting_property(sheet, &self.residents));
        let mut geography = areas.geography(fitting.as_deref())?;
        geography.residents = self.residents.iter().find_map(|sheet| areas.residents(sheet, &geography.id));
        for log in &mut self.logs {
            log.find_place(areas, &geography);
        }
        Some(geography)
    }

    /// What can be protected: persons or households where the requests say who.
    fn unit(&self) -> Unit {
        let Some(log) = self.logs.first() else { return Unit::Record };
        match log.columns.who.as_slice() {
            [] => Unit::Record,
            columns if columns.iter().any(|c| fold(&log.name(*c)).contains("household")) => Unit::Household,
            _ => Unit::Person,
        }
    }

    /// Leaves out logs without ids where people are protected, and logs without
    /// dates; gives their names.
    fn drop_what_cannot_be_used(&mut self, unit: Unit) -> Vec<String> {
        let mut left = Vec::new();
        self.logs.retain(|log| {
            let fits = unit == Unit::Record || !log.columns.who.is_empty();
            if !fits {
                left.extend(log.main().map(Sheet::name));
            }
            fits
        });
        left
    }
}

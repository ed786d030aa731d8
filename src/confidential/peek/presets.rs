//! Which preset fits the files, by the names of their columns alone.
use super::folder::{Body, Entry, Kind};
use super::layout::Log;
use super::prompt::Talk;
use crate::pipeline::presets::{PRESETS, Preset, preset};
use crate::pipeline::{Role, Unit};
use crate::problem::{Problem, Result};

/// The preset called `name`, which must fit; or, without a name, the first that does.
pub(super) fn choose(entries: &[Entry], name: Option<&str>) -> Result<Option<&'static Preset>> {
    let sheets = || entries.iter().filter_map(names);
    let Some(name) = name else {
        let fits = |preset: &&Preset| {
            let asks = preset.sources.iter().filter(|source| source.role == Role::Requests);
            asks.clone().any(|source| sheets().any(|names| source.missing(names).is_empty()))
        };
        return Ok(PRESETS.iter().find(fits));
    };
    let known = preset(name).ok_or_else(|| {
        let all: Vec<&str> = PRESETS.iter().map(|preset| preset.name).collect();
        Problem::usage(format!("there is no preset `{name}`"))
            .hint(format!("the presets are: {}", all.join(", ")))
    })?;
    if sheets().any(|names| known.recognise(names).is_some()) {
        return Ok(Some(known));
    }
    let nearest = sheets().flat_map(|names| known.sources.iter().map(move |source| source.missing(names)));
    let missing = nearest.min_by_key(Vec::len).unwrap_or_default();
    let missing: Vec<String> = missing.iter().map(|column| format!("\"{column}\"")).collect();
    Err(Problem::exports(format!("none of these files is an export of {}: there is no column {}", known.tool, missing.join(", no ")))
        .hint("leave --preset out, and the columns are looked at one by one; or export with the tool's own column names"))
}

fn names(entry: &Entry) -> Option<&Vec<String>> {
    match &entry.body {
        Body::Sheet(sheet) => Some(&sheet.names),
        _ => None,
    }
}

/// Sets what each file is for, by the preset; logs that it does not know are left out.
pub(super) fn sort(preset: &'static Preset, entries: &mut [Entry]) {
    for entry in entries {
        let found = names(entry).and_then(|names| preset.recognise(names));
        entry.kind = match (found.map(|source| source.role), entry.kind) {
            (Some(Role::Requests), _) => Kind::Requests,
            (Some(_), _) => Kind::HandOuts,
            (None, Kind::Requests | Kind::HandOuts) => Kind::Nothing,
            (None, other) => other,
        };
    }
}

/// Lets the preset say what a log's columns are.
pub(super) fn take(preset: &'static Preset, logs: &mut [Log]) {
    for log in logs {
        let Some(names) = log.main().map(|sheet| sheet.names.clone()) else { continue };
        log.preset = preset.recognise(&names);
        if let Some(source) = log.preset {
            let date = |name: &String| crate::pipeline::fold(name) == crate::pipeline::fold(source.date);
            log.columns.when = names.iter().position(date);
            log.columns.closed = None;
            if preset.unit == Unit::Record {
                log.columns.who.clear();
            }
        }
    }
}

/// Whether the operator takes the preset that was recognised.
pub(super) fn ask(talk: &mut Talk, preset: &'static Preset) -> Result<bool> {
    talk.question(&format!(
        "This looks like an export of {}. Read it the way that is known for it?",
        preset.tool
    ));
    talk.say("Enter for yes: its columns and words are then written for you, with notes, and you can change them in the file.");
    talk.say("Type n to say yourself which column is what.");
    loop {
        match talk.hear()?.to_lowercase().as_str() {
            "" | "y" | "yes" => return Ok(true),
            "n" | "no" => return Ok(false),
            _ => talk.say("Please type y or n."),
        }
    }
}

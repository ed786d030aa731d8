//! Which words mean yes in a consent column.
use super::layout::Log;
use super::options::Options;
use super::prompt::{Talk, numbered, numbers};
use crate::pipeline::fold;
use crate::problem::Result;

const YES: [&str; 10] = ["yes", "y", "true", "1", "x", "ok", "i agree", "sí", "si", "oui"];
/// The words that mean yes in a log's consent column.
pub(super) fn ask(talk: &mut Talk, logs: &[Log]) -> Result<Vec<Option<Vec<String>>>> {
    let choices: Vec<Vec<String>> = logs
        .iter()
        .map(|log| {
            log.columns.consent.map_or_else(Vec::new, |column| Options::of(log.filled(column)).texts())
        })
        .collect();
    if logs.iter().all(|log| log.columns.consent.is_none()) {
        return Ok(logs.iter().map(|_| None).collect());
    }
    let mut all: Vec<String> = Vec::new();
    for text in choices.into_iter().flatten() {
        if all.len() < 20 && !all.iter().any(|known| fold(known) == fold(&text)) {
            all.push(text);
        }
    }
    let usual: Vec<usize> =
        (0..all.len()).filter(|at| all.get(*at).is_some_and(|t| YES.contains(&fold(t).as_str()))).collect();
    talk.question("Consent: which answers mean yes? All other rows are left out.");
    numbered(talk, &all, |at| if usual.contains(&at) { "  (yes)" } else { "" });
    talk.say(match usual.is_empty() {
        true => "Type the numbers that mean yes, or the word itself.",
        false => "Enter if (yes) is right. Otherwise type the numbers that mean yes, or the word itself.",
    });
    loop {
        let answer = talk.hear()?;
        let chosen: Vec<String> = match (answer.is_empty(), numbers(&answer, all.len())) {
            (true, _) => usual.iter().filter_map(|at| all.get(*at).cloned()).collect(),
            (_, Some(chosen)) => chosen.iter().filter_map(|at| all.get(*at).cloned()).collect(),
            (_, None) => vec![answer],
        };
        if !chosen.is_empty() {
            return Ok(logs.iter().map(|log| log.columns.consent.map(|_| chosen.clone())).collect());
        }
        talk.say("At least one answer must mean yes.");
    }
}

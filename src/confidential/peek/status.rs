//! Which words of a status column mean that help arrived.
use super::layout::Log;
use super::options::{Choice, Options};
use super::prompt::{Talk, numbered, numbers};
use crate::pipeline::draft::DraftStatus;
use crate::pipeline::fold;
use crate::problem::Result;

const MET: [&str; 10] = [
    "complete",
    "done",
    "closed",
    "fulfilled",
    "delivered",
    "met",
    "resolved",
    "finished",
    "success",
    "picked up",
];
const NOT_MET: [&str; 3] = ["not ", "incomplete", "unmet"];
const DROP: [&str; 3] = ["duplicate", "spam", "test"];

/// Words that a status is made of. Anything else may be a remark about somebody, which must
/// not get into a file that others may read, and is never taken by Enter alone.
const USUAL: [&str; 46] = [
    "a",
    "all",
    "and",
    "as",
    "been",
    "by",
    "case",
    "closed",
    "complete",
    "completed",
    "delivered",
    "delivery",
    "done",
    "duplicate",
    "duplicated",
    "duplicates",
    "finished",
    "fulfilled",
    "fully",
    "has",
    "help",
    "is",
    "item",
    "items",
    "job",
    "met",
    "need",
    "order",
    "out",
    "picked",
    "received",
    "request",
    "requests",
    "resolved",
    "row",
    "served",
    "spam",
    "success",
    "successful",
    "successfully",
    "task",
    "test",
    "the",
    "ticket",
    "up",
    "was",
];

fn is_usual(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| USUAL.contains(&word))
}

/// Which status words mean met, and which rows to leave out.
pub(super) fn ask(talk: &mut Talk, log: &Log) -> Result<Option<DraftStatus>> {
    let Some(column) = log.columns.status else { return Ok(None) };
    let choices = Options::of(log.filled(column)).choices;
    let all: Vec<String> = choices.iter().map(|choice| choice.text.to_string()).collect();
    let is = |words: &[&str], text: &str| words.iter().any(|word| fold(text).contains(word));
    let met = |t: &str| is(&MET, t) && !is(&NOT_MET, t);
    // What is seldom may be a remark about somebody: it is never taken by Enter alone.
    let guess = |at: usize| match choices.get(at) {
        Some(Choice { seldom: true, .. }) => "",
        Some(Choice { text, .. }) if !is_usual(text) => "",
        Some(Choice { text, .. }) if is(&DROP, text) => "  (leave out)",
        Some(Choice { text, .. }) if met(text) => "  (help arrived)",
        _ => "",
    };
    talk.question(
        "Which words mean that help arrived? And which rows are to be left out, such as duplicates?",
    );
    numbered(talk, &all, guess);
    talk.say("Words that you choose are written into the pipeline file, which others may read.");
    talk.say(
        "Enter if this is right: all others count as open. Otherwise type numbers, such as: met 3 4, drop 5",
    );
    loop {
        let answer = talk.hear()?;
        let guessed = |word: &str| (0..all.len()).filter(|at| guess(*at).contains(word)).collect::<Vec<_>>();
        let (mut met, mut drop) = (guessed("arrived"), guessed("leave"));
        let mut fine = true;
        for order in answer.split([',', ';']).map(str::trim).filter(|order| !order.is_empty()) {
            let (word, list) = order.split_once(' ').unwrap_or((order, ""));
            match (word, numbers(list, all.len())) {
                ("met", Some(list)) => met = list,
                ("drop", Some(list)) => drop = list,
                _ => fine = false,
            }
        }
        met.retain(|at| !drop.contains(at));
        let words = |list: &[usize]| list.iter().filter_map(|at| all.get(*at).cloned()).collect::<Vec<_>>();
        match (fine, met.is_empty()) {
            (true, false) => {
                return Ok(Some(DraftStatus {
                    column: log.name(column),
                    met: Some(words(&met)),
                    drop: words(&drop),
                }));
            }
            (true, true) if answer == "met" || all.is_empty() => return Ok(None),
            (true, true) => talk
                .say("No word means that help arrived yet. Type met and its numbers, or met alone for none."),
            (false, _) => talk.say("Not understood: write met and numbers, drop and numbers."),
        }
    }
}

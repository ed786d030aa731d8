//! What the cells' own words mean: consent, needs, status. Every word that gets
//! into the pipeline file from here was shown and confirmed, or typed.
use std::collections::HashSet;

use super::layout::Log;
use super::options::Options;
use super::prompt::{Talk, shown};
use crate::pipeline::draft::{DraftNeed, DraftStatus, id_of};
use crate::pipeline::{Role, fold};
use crate::problem::Result;

const YES: [&str; 10] = ["yes", "y", "true", "1", "x", "ok", "i agree", "sí", "si", "oui"];
const MET: [&str; 10] =
    ["complete", "done", "closed", "fulfilled", "delivered", "met", "resolved", "finished", "success", "picked up"];
const NOT_MET: [&str; 3] = ["not ", "incomplete", "unmet"];
const DROP: [&str; 3] = ["duplicate", "spam", "test"];

/// Words of forms and the needs that they usually are.
const USUAL: [(&str, &[&str]); 7] = [
    ("food", &["grocer", "food", "meal", "pantry", "lunch", "snack"]),
    ("housing", &["rent", "hous", "shelter", "deposit", "mortgage", "evict"]),
    ("utilities", &["utilit", "heating", "cooling", "power bill", "electric", "heater", "gas bill", "water bill"]),
    ("medicine", &["medic", "prescription", "pharmac"]),
    ("transport", &["ride", "transport", "bus pass", "gas card"]),
    ("childcare", &["diaper", "formula", "baby", "childcare", "child care"]),
    ("internet", &["internet", "wifi", "wi-fi", "laptop"]),
];

/// The words that mean yes in a log's consent column.
pub(super) fn consent(talk: &mut Talk, logs: &[Log]) -> Result<Vec<Option<Vec<String>>>> {
    let choices: Vec<Vec<String>> = logs
        .iter()
        .map(|log| log.columns.consent.map_or_else(Vec::new, |column| texts(&Options::of(log.filled(column)))))
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

/// A need that the operator may confirm.
struct Offer {
    text: String,
    rows: u64,
    id: String,
    log: usize,
}

/// The public list of needs, and for each log the confirmed options of its column.
pub(super) fn needs(talk: &mut Talk, logs: &[Log], drafts: &mut [Option<DraftNeed>]) -> Result<Vec<(String, String)>> {
    if drafts.iter().all(Option::is_none) {
        return Ok(Vec::new());
    }
    talk.question("The public list of needs: may these answers be published as its keys?");
    talk.say("Say yes only if they stand on your form for everyone to read. Texts that people typed must stay out.");
    let mut offers: Vec<Offer> = Vec::new();
    for (at, log) in logs.iter().enumerate() {
        let Some(column) = log.columns.what.filter(|_| drafts.get(at).is_some_and(Option::is_some)) else { continue };
        let options = Options::of(log.filled(column));
        let role = if log.role == Role::Requests { "Answers" } else { "Items handed out" };
        let several = options.split.map(|s| format!(", several in one cell with {s:?} between")).unwrap_or_default();
        talk.say(&format!("{role} in {}{several}:", shown(&log.name(column))));
        for choice in &options.choices {
            let id = propose(&choice.text, log.role, &offers);
            talk.say(&format!("  {:>2}  {:<44} = {id:<14} {:>7} rows", offers.len() + 1, shown(&choice.text), choice.rows));
            offers.push(Offer { text: choice.text.to_string(), rows: choice.rows, id, log: at });
        }
        if options.rare > 0 {
            talk.say(&format!("      {} rows hold something rare, which looks typed by hand: it counts as other", options.rare));
        }
    }
    talk.say("Type yes, or yes with changes, such as: yes, 2=food, 7=other, -8 (without 8).");
    talk.say("Or type your own list, such as: food, housing, other. Enter keeps all answers out of the file.");
    loop {
        let answer = talk.hear()?;
        match confirmed(&answer, offers.len()) {
            Ok(None) => {
                let typed: Vec<&str> = answer.split([',', ';']).map(str::trim).filter(|t| !t.is_empty()).collect();
                return Ok(listed(typed.iter().map(|text| (id_of(text), (*text).to_owned()))));
            }
            Ok(Some(changes)) => return Ok(take(offers, &changes, drafts)),
            Err(why) => talk.say(&why),
        }
    }
}

/// Changes of a yes: position → another id, or none. `None`: it was no yes.
fn confirmed(answer: &str, offers: usize) -> std::result::Result<Option<Vec<(usize, Option<String>)>>, String> {
    let mut words = answer.split([',', ' ', ';']).filter(|word| !word.is_empty());
    if !words.next().is_some_and(|first| matches!(fold(first).as_str(), "yes" | "y")) {
        return Ok(None);
    }
    let position = |text: &str| text.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|at| *at < offers);
    let mut changes = Vec::new();
    for word in words {
        let change = match (word.strip_prefix('-'), word.split_once('=')) {
            (Some(number), _) => position(number).map(|at| (at, None)),
            (_, Some((number, id))) => {
                position(number).filter(|_| !id_of(id).is_empty()).map(|at| (at, Some(id_of(id))))
            }
            _ => None,
        };
        changes.push(change.ok_or_else(|| format!("{} is not understood: write 2=food or -8.", shown(word)))?);
    }
    Ok(Some(changes))
}

/// Fills the maps of the drafts and gives the list of needs.
fn take(mut offers: Vec<Offer>, changes: &[(usize, Option<String>)], drafts: &mut [Option<DraftNeed>]) -> Vec<(String, String)> {
    let without: HashSet<usize> = changes.iter().filter(|(_, id)| id.is_none()).map(|(at, _)| *at).collect();
    for (at, id) in changes {
        if let (Some(offer), Some(id)) = (offers.get_mut(*at), id) {
            offer.id.clone_from(id);
        }
    }
    let kept: Vec<Offer> = offers.into_iter().enumerate().filter(|(at, _)| !without.contains(at)).map(|(_, o)| o).collect();
    for offer in &kept {
        if let Some(Some(draft)) = drafts.get_mut(offer.log)
            && !draft.map.iter().any(|(text, _)| fold(text) == fold(&offer.text))
        {
            draft.map.push((offer.text.clone(), offer.id.clone()));
        }
    }
    let mut sorted: Vec<&Offer> = kept.iter().collect();
    sorted.sort_by_key(|offer| (offer.log, std::cmp::Reverse(offer.rows)));
    // An option with a key of its own is called as on the form.
    listed(sorted.iter().map(|offer| {
        let own = id_of(&offer.text) == offer.id;
        (offer.id.clone(), if own { offer.text.clone() } else { String::new() })
    }))
}

/// Each id once, `other` left to the file's end, and at most 59 of them; a label
/// only where it says more than the id.
fn listed(all: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    let mut needs: Vec<(String, String)> = Vec::new();
    for (id, label) in all {
        if !id.is_empty() && id != "other" && needs.len() < 59 && !needs.iter().any(|(known, _)| *known == id) {
            let plain = fold(&label).replace([' ', '_'], "-") == id;
            needs.push((id, if plain { String::new() } else { label }));
        }
    }
    needs
}

/// The usual need of an option, or one of its own.
fn propose(text: &str, role: Role, before: &[Offer]) -> String {
    let folded = fold(text);
    if let Some(same) = before.iter().find(|offer| fold(&offer.text) == folded) {
        return same.id.clone();
    }
    let begins = |word: &str| folded.match_indices(word).any(|(at, _)| !folded[..at].ends_with(char::is_alphabetic));
    if let Some((id, _)) = USUAL.iter().find(|(_, words)| words.iter().any(|word| begins(word))) {
        return (*id).to_owned();
    }
    // What was only handed out and never asked for tells nothing about needs.
    let own = id_of(text);
    let known = before.iter().any(|offer| offer.id == own);
    let vague = ["other", "something else", "else", "misc"].iter().any(|word| folded.starts_with(word));
    if own.is_empty() || vague || (role == Role::Distributions && !known) { "other".into() } else { own }
}

/// Which status words mean met, and which rows to leave out.
pub(super) fn status(talk: &mut Talk, log: &Log) -> Result<Option<DraftStatus>> {
    let Some(column) = log.columns.status else { return Ok(None) };
    let all = texts(&Options::of(log.filled(column)));
    let is = |words: &[&str], text: &str| words.iter().any(|word| fold(text).contains(word));
    let met = |t: &str| is(&MET, t) && !is(&NOT_MET, t);
    let guess = |at: usize| match all.get(at) {
        Some(text) if is(&DROP, text) => "  (leave out)",
        Some(text) if met(text) => "  (help arrived)",
        _ => "",
    };
    talk.question("Which words mean that help arrived? And which rows are to be left out, such as duplicates?");
    numbered(talk, &all, guess);
    talk.say("Enter if this is right: all others count as open. Otherwise type numbers, such as: met 3 4, drop 5");
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
                return Ok(Some(DraftStatus { column: log.name(column), met: Some(words(&met)), drop: words(&drop) }));
            }
            (true, true) if answer == "met" || all.is_empty() => return Ok(None),
            (true, true) => talk.say("No word means that help arrived yet. Type met and its numbers, or met alone for none."),
            (false, _) => talk.say("Not understood: write met and numbers, drop and numbers."),
        }
    }
}

fn texts(options: &Options) -> Vec<String> {
    options.choices.iter().map(|choice| choice.text.to_string()).collect()
}

fn numbered(talk: &mut Talk, texts: &[String], note: impl Fn(usize) -> &'static str) {
    for (at, text) in texts.iter().enumerate() {
        talk.say(&format!("  {:>2}  {}{}", at + 1, shown(text), note(at)));
    }
    if texts.is_empty() {
        talk.say("      (no word comes often enough to be one of the column's own)");
    }
}

/// Positions from 0 in `3 4`; `None` when a word is no number of the list.
fn numbers(text: &str, most: usize) -> Option<Vec<usize>> {
    let words = text.split([' ', ',']).filter(|word| !word.is_empty());
    words.map(|word| word.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < most)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_may_have_changes_and_anything_else_is_no_yes() {
        assert_eq!(confirmed("yes", 3), Ok(Some(vec![])));
        assert_eq!(confirmed("Yes, 2=Hot meals -1", 3).is_err(), true);
        assert_eq!(confirmed("yes 2=food,-1", 3), Ok(Some(vec![(1, Some("food".into())), (0, None)])));
        assert!(confirmed("yes 9=food", 3).is_err());
        for no in ["", "no", "food, housing", "yesterday"] {
            assert_eq!(confirmed(no, 3), Ok(None), "{no}");
        }
    }

    #[test]
    fn usual_options_are_put_under_usual_needs() {
        let id = |text: &str| propose(text, Role::Requests, &[]);
        assert_eq!([id("Groceries"), id("Rent, deposit or shelter"), id("A ride")], ["food", "housing", "transport"]);
        assert_eq!([id("Something else"), id("faceShields"), id("Legal aid")], ["other", "face-shields", "legal-aid"]);
        assert_eq!(id("Current events"), "current-events");
        assert_eq!(propose("Fridge", Role::Distributions, &[]), "other");
    }
}

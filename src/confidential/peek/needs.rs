//! The public list of needs: answers become keys when the operator says that they
//! stand on the form for everyone to read, and not before.
use std::collections::HashSet;

use super::layout::Log;
use super::options::Options;
use super::prompt::{Talk, shown};
use crate::pipeline::draft::{DraftNeed, id_of};
use crate::pipeline::{Role, fold};
use crate::problem::Result;

/// Words of forms and the needs that they usually are.
const USUAL: [(&str, &[&str]); 7] = [
    ("food", &["grocer", "food", "meal", "pantry", "lunch", "snack"]),
    ("housing", &["rent", "housing", "shelter", "deposit", "mortgage", "evict"]),
    (
        "utilities",
        &["utilit", "heating", "cooling", "power bill", "electric", "heater", "gas bill", "water bill"],
    ),
    ("medicine", &["medic", "prescription", "pharmac"]),
    ("transport", &["ride", "transport", "bus pass", "gas card"]),
    ("childcare", &["diaper", "formula", "baby", "childcare", "child care"]),
    ("internet", &["internet", "wifi", "wi-fi", "laptop"]),
];

/// A need that the operator may confirm.
struct Offer {
    text: String,
    rows: u64,
    /// Only taken when it is named.
    seldom: bool,
    id: String,
    log: usize,
}

/// The public list of needs, and for each log the confirmed options of its column.
pub(super) fn ask(
    talk: &mut Talk,
    logs: &[Log],
    drafts: &mut [Option<DraftNeed>],
) -> Result<Vec<(String, String)>> {
    if drafts.iter().all(Option::is_none) {
        return Ok(Vec::new());
    }
    talk.question("The public list of needs: may these answers be published as its keys?");
    talk.say("Say yes only if they stand on your form for everyone to read. Texts that people typed must stay out.");
    let offers = offers(talk, logs, drafts);
    talk.say("Type yes for all but those with a ?, or yes with changes, such as: yes, 2=food, 7=other, -8 (without 8).");
    talk.say(
        "Or type your own list, such as: food, housing, other. Enter keeps all answers out of the file.",
    );
    loop {
        let answer = talk.hear()?;
        match confirmed(&answer, offers.len()) {
            Ok(None) => {
                if matches!(fold(&answer).as_str(), "no" | "n" | "none") {
                    return Ok(Vec::new());
                }
                let typed: Vec<&str> =
                    answer.split([',', ';']).map(str::trim).filter(|t| !t.is_empty()).collect();
                return Ok(listed(typed.iter().map(|text| (id_of(text), (*text).to_owned()))));
            }
            Ok(Some(changes)) => return Ok(take(offers, &changes, drafts)),
            Err(why) => talk.say(&why),
        }
    }
}

/// Shows what each log's answers are, and what they would be called.
fn offers(talk: &mut Talk, logs: &[Log], drafts: &[Option<DraftNeed>]) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for (at, log) in logs.iter().enumerate() {
        let Some(column) = log.columns.what.filter(|_| drafts.get(at).is_some_and(Option::is_some)) else {
            continue;
        };
        let options = Options::of(log.filled(column));
        let role = if log.role == Role::Requests { "Answers" } else { "Items handed out" };
        let several =
            options.split.map(|s| format!(", several in one cell with {s:?} between")).unwrap_or_default();
        talk.say(&format!("{role} in {}{several}:", shown(&log.name(column))));
        for choice in &options.choices {
            let id = propose(&choice.text, log.role, &offers);
            let (number, text) = (offers.len() + 1, shown(&choice.text));
            let sign = if choice.seldom { "  ? typed by hand?" } else { "" };
            talk.say(&format!("  {number:>2}  {text:<44} = {id:<20} {:>7} rows{sign}", choice.rows));
            offers.push(Offer {
                text: choice.text.to_string(),
                rows: choice.rows,
                seldom: choice.seldom,
                id,
                log: at,
            });
        }
        if options.rare > 0 {
            talk.say(&format!("      {} more rows hold something rare: it counts as other", options.rare));
        }
    }
    offers
}

/// A position, and its other id or nothing.
type Change = (usize, Option<String>);

/// Changes of a yes: position → another id, or none. `None`: it was no yes.
fn confirmed(answer: &str, offers: usize) -> std::result::Result<Option<Vec<Change>>, String> {
    let mut words = answer.split([',', ' ', ';']).filter(|word| !word.is_empty());
    if !words.next().is_some_and(|first| matches!(fold(first).as_str(), "yes" | "y")) {
        return Ok(None);
    }
    let position =
        |text: &str| text.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|at| *at < offers);
    let mut changes = Vec::new();
    for word in words {
        let change = match (word.strip_prefix('-'), word.split_once('=')) {
            (Some(number), _) => position(number).map(|at| (at, None)),
            (_, Some((number, id))) => {
                position(number).filter(|_| !id_of(id).is_empty()).map(|at| (at, Some(id_of(id))))
            }
            _ => None,
        };
        changes
            .push(change.ok_or_else(|| format!("{} is not understood: write 2=food or -8.", shown(word)))?);
    }
    Ok(Some(changes))
}

/// Fills the maps of the drafts and gives the list of needs.
fn take(
    mut offers: Vec<Offer>,
    changes: &[Change],
    drafts: &mut [Option<DraftNeed>],
) -> Vec<(String, String)> {
    let without: HashSet<usize> = changes.iter().filter(|(_, id)| id.is_none()).map(|(at, _)| *at).collect();
    for (at, id) in changes {
        if let (Some(offer), Some(id)) = (offers.get_mut(*at), id) {
            offer.id.clone_from(id);
            offer.seldom = false;
        }
    }
    let kept = offers.into_iter().enumerate().filter(|(at, offer)| !without.contains(at) && !offer.seldom);
    let mut kept: Vec<Offer> = kept.map(|(_, offer)| offer).collect();
    kept.sort_by_key(|offer| (offer.log, std::cmp::Reverse(offer.rows)));
    // An option with a key of its own is called as on the form; one word reads best
    // as the page makes it from the id.
    let needs = listed(kept.iter().map(|offer| {
        let own = id_of(&offer.text) == offer.id && offer.text.contains(' ');
        (offer.id.clone(), if own { offer.text.clone() } else { String::new() })
    }));
    for offer in kept {
        let known = needs.iter().any(|(id, _)| *id == offer.id);
        if let Some(Some(draft)) = drafts.get_mut(offer.log)
            && !draft.map.iter().any(|(text, _)| fold(text) == fold(&offer.text))
        {
            draft.map.push((offer.text, if known { offer.id } else { "other".into() }));
        }
    }
    needs
}

/// Each id once, `other` left to the file's end, and at most 59 of them; a label
/// only where it says more than the id.
pub(super) fn listed(all: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    let mut needs: Vec<(String, String)> = Vec::new();
    for (id, label) in all {
        if !id.is_empty() && id != "other" && needs.len() < 59 && !needs.iter().any(|(known, _)| *known == id)
        {
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
    let begins = |word: &str| {
        folded
            .match_indices(word)
            .any(|(at, _)| !folded.get(..at).is_some_and(|before| before.ends_with(char::is_alphabetic)))
    };
    if let Some((id, _)) = USUAL.iter().find(|(_, words)| words.iter().any(|word| begins(word))) {
        return (*id).to_owned();
    }
    // What was only handed out and never asked for tells nothing about needs.
    let own = id_of(text);
    let known = before.iter().any(|offer| offer.id == own);
    let vague = ["other", "something else", "else", "misc"].iter().any(|word| folded.starts_with(word));
    if own.is_empty() || vague || (role == Role::Distributions && !known) { "other".into() } else { own }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_may_have_changes_and_anything_else_is_no_yes() {
        assert_eq!(confirmed("yes", 3), Ok(Some(vec![])));
        assert!(confirmed("Yes, 2=Hot meals -1", 3).is_err());
        assert_eq!(confirmed("yes 2=food,-1", 3), Ok(Some(vec![(1, Some("food".into())), (0, None)])));
        assert!(confirmed("yes 9=food", 3).is_err());
        for no in ["", "no", "food, housing", "yesterday"] {
            assert_eq!(confirmed(no, 3), Ok(None), "{no}");
        }
    }

    #[test]
    fn usual_options_are_put_under_usual_needs() {
        let id = |text: &str| propose(text, Role::Requests, &[]);
        assert_eq!(
            [id("Groceries"), id("Rent, deposit or shelter"), id("A ride")],
            ["food", "housing", "transport"]
        );
        assert_eq!(
            [id("Something else"), id("faceShields"), id("Legal aid")],
            ["other", "face-shields", "legal-aid"]
        );
        assert_eq!(id("Current events"), "current-events");
        assert_eq!(propose("Fridge", Role::Distributions, &[]), "other");
    }
}

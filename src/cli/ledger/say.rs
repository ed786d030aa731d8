//! A ledger in words: windows, odds, states.
use crate::equity::odds;
use crate::pipeline::Unit;
use crate::privacy::Loss;
use crate::privacy::ledger::{LedgerView, Left, ReleaseState, WindowState};

/// The first digits of an id, as everywhere.
pub(super) fn short(id: &str) -> &str {
    id.get(..8).unwrap_or(id)
}

/// The most that a belief of 1 in 10 can become, in hundredths; `None` above 99.
pub(super) fn in_100(loss: &Loss) -> Option<u32> {
    // Less what floating point may have added: 10 in 100 stays 10.
    let hundredths = (100.0 * odds(loss.odds_epsilon(), 0.1) - 1e-9).ceil();
    (hundredths < 100.0).then_some(hundredths as u32)
}

/// `1 in 10 → at most 24 in 100`, and the chance with which that fails, where there is one.
pub(super) fn odds_of(loss: &Loss) -> String {
    let but = loss.one_in().map_or_else(String::new, |n| format!(", but for a chance of 1 in {n}"));
    match in_100(loss) {
        Some(n) => format!("1 in 10 → at most {n} in 100{but}"),
        None => "1 in 10 → over 99 in 100".into(),
    }
}

/// `data of 2025` or `all releases together`.
pub(super) fn name(window: &WindowState) -> String {
    match window.window.as_str() {
        "lifetime" => "all releases together".into(),
        year => format!("data of {year}"),
    }
}

/// `2 of 3 spent, 1 left`.
pub(super) fn standing(window: &WindowState) -> String {
    let spent = &window.spent;
    let Some(allowed) = &window.allowed else { return format!("ε = {spent} spent, no limit stated") };
    let left = match window.left() {
        Some(Left::Some(left)) => format!("{left} left"),
        Some(Left::Over(over)) => format!("{over} over the limit"),
        Some(Left::Nothing) | None => "nothing left".into(),
    };
    format!("ε = {spent} of {allowed} spent, {left}")
}

/// `published`, and what else there is to say of it.
pub(super) fn state(release: &ReleaseState) -> String {
    let mut out = match (&release.superseded_by, release.published) {
        (_, false) => "charged, never published: stays spent".into(),
        (Some(new), true) => format!("superseded by {}", short(new)),
        (None, true) => String::from("published"),
    };
    if let Some(first) = &release.charged {
        out.push_str(&format!("; corrected from ε = {first}"));
    }
    out
}

/// What the odds of [`odds_of`] mean.
pub(super) fn meaning(view: &LedgerView) -> String {
    // Of several kinds the smallest: the sum of all is a promise only to that.
    let is = |unit| view.releases().iter().any(|r| r.unit == unit);
    let who = match () {
        () if is(Unit::Record) => "row (not person)",
        () if is(Unit::Household) && !is(Unit::Person) => "household",
        () => "person",
    };
    format!(
        "“1 in 10 → at most 24 in 100” means: if someone thought there was a 1 in 10 chance that a certain {who} is \
         in these lists, those releases can raise that to at most 24 in 100."
    )
}

//! Every call of a release that changes the disk, one by one: the program is killed
//! there, or the call fails. Between two such calls the disk does not change, so every
//! state that a kill can leave is among these. Nothing is left to chance.
//!
//! `EVENHAND_KILLS=400` (any number) also goes through the briefing call by call.
#![cfg(all(target_os = "linux", not(feature = "replay")))]
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use common::City;
use common::disk::{Blow, STAGES, copied, stages, traced};
use common::promise::{drawn, finishes, holds, ledger, rich_city};
use evenhand::bundle;

/// Ids of releases whose measurements lie whole on the disk, and of all others charged.
fn whole_and_lost(city: &City) -> (BTreeSet<String>, BTreeSet<String>) {
    let is_whole = |path: &Path| bundle::read(path.parent().and_then(Path::parent).unwrap()).is_ok();
    let whole: BTreeSet<String> =
        drawn(&city.path("out")).into_iter().filter(|(_, path)| is_whole(path)).map(|(id, _)| id).collect();
    let lost = ledger(city).charged.difference(&whole).cloned().collect();
    (whole, lost)
}

/// What must hold after a blow, and after the run that follows: what was measured is
/// finished, what was only charged is charged anew and never drawn, and no more.
fn recovers(city: &City, before: &BTreeSet<String>, what: &str) {
    let mut known = BTreeMap::new();
    holds(city, &mut known);
    let (whole, lost) = whole_and_lost(city);
    finishes(city, &mut known, "release");
    let (now, still_lost) = whole_and_lost(city);
    assert_eq!(still_lost, lost, "{what}: a lost charge was drawn after all, or another one lost");
    assert!(now.is_superset(&whole), "{what}: measurements went away");
    // One release of the exports as they are now: the one that was waiting, or a new one.
    let more = usize::from(whole == *before);
    assert_eq!(now.len(), whole.len() + more, "{what}: {} before the blow", before.len());
}

/// Deals the blow at each of `calls` calls, on a fresh copy of `start` each; the calls met.
fn at_every_call(start: &City, blow: Blow, calls: impl Iterator<Item = usize>) -> Vec<String> {
    let (before, _) = whole_and_lost(start);
    let before = before.into_iter().filter(|id| ledger(start).published.contains(id)).collect();
    let (numbers, next, met) = (calls.collect::<Vec<_>>(), AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(number) = numbers.get(next.fetch_add(1, Ordering::Relaxed)) {
            let city = copied(start);
            let run = traced(&city, "release", Some((blow, *number)));
            let at = run.calls.get(number - 1).cloned().unwrap_or_default();
            let what = format!("{blow:?} at call {number}, {at}");
            if matches!(blow, Blow::Kill | Blow::Torn) {
                let killed = std::os::unix::process::ExitStatusExt::signal(&run.status) == Some(9);
                assert!(killed, "{what}: {}", run.status);
                assert_eq!(run.calls.len(), *number, "{what}");
            } else {
                assert!(run.status.code().is_some_and(|code| [0, 1, 3].contains(&code)), "{what}");
            }
            recovers(&city, &before, &what);
            met.lock().unwrap().push((*number, stages(&city, &run.calls).get(number - 1).copied()));
        }
    };
    std::thread::scope(|scope| {
        let threads = [scope.spawn(work), scope.spawn(work)];
        for thread in threads {
            thread.join().unwrap();
        }
    });
    let mut met = met.into_inner().unwrap();
    met.sort();
    met.into_iter().filter_map(|(_, stage)| stage.map(String::from)).collect()
}

fn long() -> bool {
    std::env::var("EVENHAND_KILLS").is_ok()
}

/// How often each stage was met, in order.
fn tally(met: &[String]) -> Vec<(&'static str, usize)> {
    STAGES.iter().map(|(name, _)| (*name, met.iter().filter(|m| m == name).count())).collect()
}

/// A city whose exports have changed since its first release.
fn after_a_first_release() -> City {
    let mut city = rich_city();
    city.run().assert().success();
    city.rows.pop();
    city.save();
    city
}

#[test]
fn a_first_release_killed_at_each_call_that_changes_the_disk_keeps_the_promise() {
    let city = rich_city();
    let calls = traced(&copied(&city), "release", None).calls.len();
    let met = at_every_call(&city, Blow::Kill, 1..=calls);
    let tally = tally(&met);
    println!("{} kills: {tally:?}", met.len());
    assert_eq!(met.len(), calls);
    assert!(tally.iter().all(|(_, times)| *times > 0), "a stage was never hit: {tally:?}");
}

#[test]
fn a_later_release_killed_at_each_call_keeps_the_promise() {
    let city = after_a_first_release();
    let calls = traced(&copied(&city), "release", None).calls.len();
    let met = at_every_call(&city, Blow::Kill, 1..=calls);
    assert_eq!(met.len(), calls);
}

/// A city where a run was killed when its measurements were on the disk, but had no name.
fn waiting_to_be_finished() -> City {
    let city = rich_city();
    let calls = traced(&copied(&city), "release", None).calls;
    let at = calls.iter().position(|c| c.starts_with("rename ") && c.contains(".tmp-")).unwrap() + 1;
    traced(&city, "release", Some((Blow::Kill, at)));
    assert_eq!((ledger(&city).charged.len(), ledger(&city).published.len()), (1, 0));
    city
}

#[test]
fn a_run_that_finishes_another_one_may_itself_be_killed_at_each_call() {
    let city = waiting_to_be_finished();
    let calls = traced(&copied(&city), "release", None).calls.len();
    for number in 1..=calls {
        let city = copied(&city);
        traced(&city, "release", Some((Blow::Kill, number)));
        let mut known = BTreeMap::new();
        holds(&city, &mut known);
        finishes(&city, &mut known, "release");
        let now = ledger(&city);
        assert_eq!((now.charged.len(), now.published.len()), (1, 1), "killed at call {number}");
    }
    assert!(calls > 10, "{calls}");
}

#[test]
fn what_is_written_by_half_before_a_kill_keeps_the_promise() {
    let city = rich_city();
    let calls = traced(&copied(&city), "release", None).calls;
    let writes = calls.iter().enumerate().filter(|(_, c)| c.starts_with("write ")).map(|(at, _)| at + 1);
    let met = at_every_call(&city, Blow::Torn, writes);
    assert!(met.len() > 20, "{}", met.len());
}

#[test]
fn a_disk_that_fails_at_any_call_or_is_full_from_it_on_keeps_the_promise() {
    let city = rich_city();
    let calls = traced(&copied(&city), "release", None).calls.len();
    // The two blows take turns, and in the long form both are dealt everywhere.
    let (all, step) = if long() { (2, 1) } else { (1, 2) };
    for (blow, from) in [(Blow::Fail, 1), (Blow::Full, all % 2 + 1)] {
        at_every_call(&city, blow, (from..=calls).step_by(step));
    }
}

#[test]
fn a_briefing_killed_at_a_call_is_made_again_and_costs_nothing() {
    let city = rich_city();
    city.evenhand(&["release", "pipeline.toml", "--yes"]).assert().success();
    let calls = traced(&copied(&city), "run", None).calls.len();
    let step = if long() { 1 } else { 5 };
    for number in (1..=calls).step_by(step) {
        let city = copied(&city);
        traced(&city, "run", Some((Blow::Kill, number)));
        let mut known = BTreeMap::new();
        holds(&city, &mut known);
        finishes(&city, &mut known, "run");
        assert_eq!(ledger(&city).charged.len(), 1, "killed at call {number}");
        assert!(city.runs()[0].join("briefing/briefing.en.html").is_file());
    }
    assert!(calls > 20, "{calls}");
}

/// The number of the first call that contains `words`, from `from` on.
#[track_caller]
fn first(calls: &[String], from: usize, words: &str) -> usize {
    let at = calls[from..].iter().position(|call| call.contains(words));
    from + at.unwrap_or_else(|| panic!("no call `{words}` after {from}"))
}

#[test]
fn what_a_step_relies_on_was_synced_before_it() {
    // A kill keeps what was written and not synced; a power cut does not.
    let city = after_a_first_release();
    let calls = traced(&city, "release", None).calls;
    let journal = first(&calls, 0, "tiny.ledger-journal");
    let charged = first(&calls, journal, "unlink");
    let root = fs::canonicalize(city.dir.path()).unwrap().display().to_string();
    assert!(calls[charged].ends_with("tiny.ledger-journal"), "{}", calls[charged]);
    assert!(calls[..charged].contains(&format!("fsync {root}/tiny.ledger")), "the charge itself");
    let staged = first(&calls, charged, "mkdir out/.tmp-");
    let between = &calls[charged..staged];
    assert!(between.contains(&format!("fsync {root}")), "that the journal is gone");
    assert!(between.iter().any(|c| c.contains("fsync") && c.ends_with("tiny.ledger.private.new")));
    let named = first(&calls, staged, "rename out/.tmp-");
    for written in calls[staged..named].iter().filter_map(|c| c.strip_prefix("write ")) {
        assert!(calls[staged..named].contains(&format!("fsync {written}")), "{written} is not synced");
    }
    for folder in calls[staged..named].iter().filter_map(|c| c.strip_prefix("mkdir ")) {
        assert!(calls[staged..named].contains(&format!("fsync {root}/{folder}")), "{folder} is not synced");
    }
    let settled = first(&calls, named, "tiny.ledger-journal");
    assert!(calls[named..settled].contains(&format!("fsync {root}/out")), "the bundle's name");
}

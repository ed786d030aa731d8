//! The program is killed at every stage, many times; after each kill what is on
//! the disk still keeps the promise.
//!
//! `EVENHAND_KILLS=400 cargo test --release --test crash` is the long form.
#![cfg(all(unix, not(feature = "replay")))]
mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use common::promise::{broken, completes, drawn, holds, ledger, rich_city, start};
use common::{City, files};
use evenhand::bundle;

/// Something to wait for before killing: a name that comes up, and how often.
const STAGES: [&str; 9] = [
    "tiny.ledger.new",
    "tiny.ledger.private",
    "tiny.ledger-journal",
    "out/.tmp-",
    "bundle/measurements.parquet",
    "bundle/release.json",
    "out/tiny-town",
    "/.briefing-",
    "briefing/manifest.json",
];

/// A small generator, so that moments of kills need no crate.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}

/// Kills one run: at a random moment, or a random instant after a new file of some
/// stage came up. Whether it was still going on.
fn kill_one(city: &City, dice: &mut Dice, usual: Duration, turn: usize) -> bool {
    let stage = turn.is_multiple_of(2).then(|| STAGES[turn / 2 % STAGES.len()]);
    let there =
        |stage: &str| files(city.dir.path()).iter().filter(|f| f.to_string_lossy().contains(stage)).count();
    let before = stage.map_or(0, there);
    let mut child = start(city);
    let began = Instant::now();
    match stage {
        Some(stage) => {
            while there(stage) <= before && child.try_wait().unwrap().is_none() {
                std::thread::sleep(Duration::from_micros(200));
            }
            std::thread::sleep(Duration::from_micros(dice.below(3_000)));
        }
        None => {
            let moment = Duration::from_micros(dice.below(usual.as_micros() as u64));
            std::thread::sleep(moment.saturating_sub(began.elapsed()));
        }
    }
    child.kill().unwrap();
    was_killed(child.wait().unwrap())
}

fn was_killed(status: ExitStatus) -> bool {
    std::os::unix::process::ExitStatusExt::signal(&status) == Some(9)
}

#[test]
fn a_run_that_is_killed_at_any_stage_leaves_nothing_that_breaks_the_promise() {
    let kills: usize = std::env::var("EVENHAND_KILLS").ok().and_then(|k| k.parse().ok()).unwrap_or(64);
    let seed = std::process::id() as u64 ^ 0x9E37_79B9_7F4A_7C15;
    let (mut dice, mut hit, mut turn) = (Dice(seed), 0, 0);
    let (mut charged_only, mut drawn_only) = (0, 0);
    while hit < kills {
        assert!(turn < 4 * kills + 100, "too few kills hit a running program");
        let mut city = rich_city();
        let (mut known, mut before) = (BTreeMap::new(), 0);
        let began = Instant::now();
        rich_city().run().assert().success();
        let usual = began.elapsed();
        for kill in 0..16 {
            // Other exports: another release, unless the last one waits to be finished.
            city.rows.pop();
            city.save();
            hit += usize::from(kill_one(&city, &mut dice, usual, turn));
            turn += 1;
            holds(&city, &mut known);
            let now = ledger(&city);
            let out = drawn(&city.path("out"));
            let whole = |path: &Path| bundle::read(path.parent().and_then(Path::parent).unwrap()).is_ok();
            let waiting = out.iter().filter(|(id, path)| !now.published.contains(id) && whole(path)).count();
            let lost = now.charged.len() - now.published.len() - waiting;
            drawn_only += usize::from(waiting > 0);
            charged_only += usize::from(lost > before);
            before = lost;
            if kill % 4 == 3 {
                completes(&city, &mut known);
            }
        }
    }
    println!(
        "{hit} kills; {charged_only} left a charge alone, {drawn_only} left measurements to be finished"
    );
}

#[test]
fn the_checks_would_notice_a_draw_without_a_charge_and_a_second_draw() {
    let city = rich_city();
    let mut known = BTreeMap::new();
    completes(&city, &mut known);
    let run = city.runs().remove(0);
    // A second measurement under the same charge.
    let copy = city.path("out/tiny-town-again");
    copy_all(&run, &copy);
    assert!(broken(&city, &mut known).is_some_and(|what| what.contains("two measurement files")));
    fs::remove_dir_all(&copy).unwrap();
    // Another measurement in its place.
    known.values_mut().for_each(|sum| *sum = "0".repeat(64));
    assert!(broken(&city, &mut known).is_some_and(|what| what.contains("drawn twice")));
    // Drawn before it was charged: a ledger that does not know the release.
    let other = rich_city();
    other.run().assert().success();
    fs::copy(other.path("tiny.ledger"), city.path("tiny.ledger")).unwrap();
    assert!(broken(&city, &mut BTreeMap::new()).is_some_and(|what| what.contains("without a charge")));
    // A file cut off under a final name.
    fs::write(run.join("briefing/briefing.en.html"), "<html>").unwrap();
    fs::copy(city.path("tiny.ledger"), other.path("tiny.ledger")).unwrap();
    let whole = other.runs().remove(0);
    fs::write(whole.join("briefing/briefing.en.html"), "<html>").unwrap();
    assert!(broken(&other, &mut BTreeMap::new()).is_some_and(|what| what.contains("not whole")));
}

fn copy_all(from: &Path, to: &Path) {
    for file in files(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
}

#[test]
fn of_two_runs_at_once_never_both_draw_under_one_charge() {
    let mut city = rich_city();
    let mut known = BTreeMap::new();
    for _ in 0..4 {
        city.rows.pop();
        city.save();
        let runs = [start(&city), start(&city), start(&city)];
        let codes = runs.map(|mut run| run.wait().unwrap().code().unwrap());
        assert!(codes.contains(&0), "{codes:?}");
        assert!(codes.iter().all(|code| [0, 3].contains(code)), "{codes:?}");
        holds(&city, &mut known);
    }
    // One release for each state of the exports: nobody paid twice.
    assert_eq!((ledger(&city).charged.len(), city.runs().len()), (4, 4));
}

#[test]
fn a_disk_that_is_full_stops_the_run_and_leaves_nothing_half_written() {
    for stopped_by_signal in [false, true] {
        let mut city = rich_city();
        let mut known = BTreeMap::new();
        let mut failures = 0;
        for blocks in [0, 4, 8, 12, 16, 20, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512] {
            city.rows.pop();
            city.save();
            let status = limited(&city, blocks, stopped_by_signal);
            if !status.success() {
                failures += 1;
                assert!(stopped_by_signal || [1, 3].contains(&status.code().unwrap()), "{status}");
            }
            holds(&city, &mut known);
        }
        assert!(failures >= 4, "the limits were never met");
        completes(&city, &mut known);
    }
}

/// A run that may write no file beyond so many kilobytes: it gets an error, or the
/// system stops it in the middle of that write.
fn limited(city: &City, kilobytes: u32, stopped_by_signal: bool) -> ExitStatus {
    let trap = if stopped_by_signal { "" } else { "trap '' XFSZ; " };
    let line = format!("{trap}ulimit -c 0; ulimit -f {kilobytes}; exec \"$0\" run pipeline.toml --yes");
    Command::new("bash")
        .current_dir(city.dir.path())
        .args(["-c", &line, env!("CARGO_BIN_EXE_evenhand")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap()
}

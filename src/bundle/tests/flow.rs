//! Ledger and bundles together: a release stopped after every step.
use jiff::civil::date;

use super::*;
use crate::pipeline::Unit;
use crate::privacy::ledger::{Charge, Ledger, Sidecar};

const INPUTS: [u8; 32] = [5; 32];

/// Does a release up to and with step `last`, then stops.
fn run_until(last: usize, folder: &Path, digit: char) {
    let (path, out) = (folder.join("town.ledger"), folder.join("out"));
    let mut ledger = Ledger::open(&path).unwrap();
    let mut sidecar = Sidecar::open(&path).unwrap();
    sidecar.check(&ledger).unwrap();
    ledger.check_anchors(&anchors(&out)).unwrap();
    prepare(&plan(), &scales(), None, &out).unwrap();
    let mut release = release(digit);
    let settings = crate::privacy::digest::sha256_hex(b"settings");
    if last == 0 {
        return;
    }
    let charge = Charge {
        cost: &release.epsilon.clone().into(),
        from: date(2025, 1, 1),
        to: date(2025, 12, 31),
        unit: Unit::Person,
        settings: &settings,
        release: &release.id,
        budget: None,
        supersedes: sidecar.latest_for_settings(&settings),
    };
    let (anchor, _) = ledger.charge(&charge).unwrap();
    if last == 1 {
        return;
    }
    sidecar.remember(&ledger, anchor.serial, &INPUTS).unwrap();
    if last == 2 {
        return;
    }
    release.ledger = anchor.clone();
    let id = release.id.clone();
    let run = write(release, &noisy(), None, &out, "town").unwrap();
    if last == 3 {
        fs::rename(run, out.join(format!(".tmp-{id}-town"))).unwrap();
        return;
    }
    if last == 4 {
        return;
    }
    ledger.settle(anchor.serial, &release_digest(&run).unwrap()).unwrap();
}

#[test]
fn a_release_stopped_after_any_step_is_finished_from_what_was_synced_or_stays_spent() {
    for last in 0..=5 {
        let folder = tempfile::tempdir().unwrap();
        let (path, out) = (folder.path().join("town.ledger"), folder.path().join("out"));
        run_until(last, folder.path(), 'a');
        let mut ledger = Ledger::open(&path).unwrap();
        let recovered = recover(&mut ledger, &out).unwrap();
        assert_eq!(recovered.len(), usize::from(last == 3 || last == 4), "stopped after step {last}");
        assert_eq!(ledger.unsettled().len(), usize::from(last == 1 || last == 2));
        assert_eq!(ledger.view().lifetime().is_some(), last > 0, "what was charged stays charged");
        let run = find(&out, &"a".repeat(32));
        assert_eq!(run.is_some(), last > 2);
        if let Some(run) = &run {
            let view = ledger.view();
            assert_eq!(view.published_digest(&"a".repeat(32)), Some(release_digest(run).unwrap().as_str()));
            assert_eq!(read(run).unwrap().noisy, noisy());
        }
        assert!(recover(&mut ledger, &out).unwrap().is_empty());
        drop(ledger);
        // And the next release goes on from there.
        run_until(5, folder.path(), 'b');
        let ledger = Ledger::open(&path).unwrap();
        assert!(find(&out, &"b".repeat(32)).is_some());
        ledger.check_anchors(&anchors(&out)).unwrap();
        assert_eq!(
            Sidecar::open(&path)
                .ok()
                .unwrap()
                .latest_for_settings(&crate::privacy::digest::sha256_hex(b"settings")),
            Some("b".repeat(32).as_str())
        );
    }
}

#[test]
fn a_bundle_that_another_history_paid_for_is_not_settled() {
    let folder = tempfile::tempdir().unwrap();
    let (path, out) = (folder.path().join("town.ledger"), folder.path().join("out"));
    run_until(1, folder.path(), 'a');
    // A bundle of the same id with an anchor of its own.
    write(release('a'), &noisy(), None, &out, "town").unwrap();
    let mut ledger = Ledger::open(&path).unwrap();
    assert!(recover(&mut ledger, &out).unwrap().is_empty());
    assert_eq!(ledger.unsettled().len(), 1);
}

//! Opening, two writers, crashes, clocks, copies and roll-backs.
use jiff::civil::date;

use super::*;
use crate::privacy::durable::{mode_of, with_suffix};

#[test]
fn a_new_ledger_is_private_to_its_owner_and_reads_back_the_same() {
    let (_folder, path) = place();
    live(&path);
    if let Some(mode) = mode_of(&std::fs::metadata(&path).unwrap()) {
        assert_eq!(mode, 0o600);
    }
    let ledger = Ledger::open(&path).unwrap();
    let kinds: Vec<_> =
        ledger.entries().iter().map(|e| serde_json::to_value(e).unwrap()["kind"].clone()).collect();
    assert_eq!(kinds, ["genesis", "charge", "published", "charge"]);
    assert_eq!(ledger.view().published_digest(&release_id(1)), Some(sha256_hex(b"{}").as_str()));
    assert_eq!(ledger.view().latest_for_settings(&settings()), Some(release_id(2).as_str()));
    assert_eq!(ledger.unsettled(), [(3, release_id(2))]);
    assert_eq!(Ledger::read(&path).unwrap().entries(), ledger.entries());
}

#[test]
fn two_ledgers_made_alike_have_different_ids() {
    let ((_a, first), (_b, second)) = (place(), place());
    let (first, second) = (Ledger::open(&first).unwrap(), Ledger::open(&second).unwrap());
    assert_ne!(first.ledger_id(), second.ledger_id());
}

#[test]
fn a_second_writer_is_refused_but_reading_goes_on() {
    let (folder, path) = place();
    let mut first = Ledger::open(&path).unwrap();
    refused(Ledger::open(&path), "in use");
    #[cfg(unix)]
    {
        let link = folder.path().join("other-name");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        refused(Ledger::open(&link), "in use");
    }
    let _ = folder;
    pay(&mut first, 1, "0.1", None).unwrap();
    assert_eq!(Ledger::read(&path).unwrap().entries().len(), 2);
    drop(first);
    assert_eq!(Ledger::open(&path).unwrap().entries().len(), 2);
}

#[test]
fn a_writer_that_got_around_the_lock_is_noticed_before_anything_is_added() {
    let (_folder, path) = place();
    let mut first = Ledger::open(&path).unwrap();
    std::fs::remove_file(with_suffix(&std::fs::canonicalize(&path).unwrap(), ".lock")).unwrap();
    let mut second = Ledger::open(&path).unwrap();
    pay(&mut second, 1, "0.1", None).unwrap();
    refused(pay(&mut first, 2, "0.1", None), "changed by someone else");
    refused(pay(&mut first, 3, "0.1", None), "earlier write");
    assert_eq!(Ledger::read(&path).unwrap().entries().len(), 2);
}

#[test]
fn a_run_stopped_within_a_write_leaves_the_ledger_as_it_was() {
    let (folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    pay(&mut ledger, 1, "0.1", None).unwrap();
    // Stop a writer in the middle: pages already changed on disk, journal not yet gone.
    ledger.conn.execute_batch("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE").unwrap();
    for n in 2..400 {
        let filler = "x".repeat(400);
        let sql = "INSERT INTO entry (serial, kind, day, previous, head) VALUES (?1, ?2, ?2, ?2, ?2)";
        ledger.conn.execute(sql, rusqlite::params![n, filler]).unwrap();
    }
    let copy = folder.path().join("copy.ledger");
    std::fs::copy(&path, &copy).unwrap();
    std::fs::copy(with_suffix(&path, "-journal"), with_suffix(&copy, "-journal")).unwrap();
    assert!(std::fs::metadata(&copy).unwrap().len() > 100_000, "nothing had been written yet");
    drop(ledger);
    let view = Ledger::read(&copy).unwrap();
    assert_eq!(view.entries().len(), 2);
    assert_eq!(Ledger::open(&copy).unwrap().entries().len(), 2);
}

#[test]
fn what_a_stopped_first_run_left_behind_is_swept_up() {
    let (_folder, path) = place();
    let half =
        with_suffix(&std::fs::canonicalize(path.parent().unwrap()).unwrap().join("town.ledger"), ".new");
    std::fs::write(&half, b"half a ledger").unwrap();
    assert_eq!(Ledger::open(&path).unwrap().entries().len(), 1);
    assert!(!half.exists());
}

#[test]
fn a_full_disk_fails_the_charge_and_records_none_of_it() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let pages: i64 = ledger.conn.pragma_query_value(None, "page_count", |r| r.get(0)).unwrap();
    ledger.conn.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
    let (mut paid, mut n) = (0, 0);
    let full = loop {
        n += 1;
        match pay(&mut ledger, n, "0.1", None) {
            Ok(_) => paid += 1,
            Err(problem) => break problem,
        }
        assert!(n < 1000, "the disk never filled");
    };
    assert_eq!(full.kind(), Kind::Failed);
    assert!(full.to_string().contains("disk is full"), "{full}");
    refused(pay(&mut ledger, 1001, "0.1", None), "earlier write");
    drop(ledger);
    assert_eq!(Ledger::open(&path).unwrap().entries().len(), 1 + paid);
}

#[test]
fn places_where_no_ledger_can_be_are_refused_in_words() {
    let (folder, path) = place();
    refused(Ledger::read(&path), "no ledger yet");
    refused(Ledger::open(&folder.path().join("no/such/town.ledger")), "folder cannot be opened");
    refused(Ledger::open(folder.path()), "not a file");
    #[cfg(target_os = "linux")]
    refused(Ledger::open(Path::new("/proc/town.ledger")), "beside the ledger");
    #[cfg(unix)]
    {
        let link = folder.path().join("link.ledger");
        std::os::unix::fs::symlink(folder.path().join("unplugged"), &link).unwrap();
        refused(Ledger::open(&link), "leads nowhere");
    }
}

#[test]
fn a_clock_set_back_is_recorded_as_it_is_and_reported() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open_on(&path, date(2026, 5, 2)).unwrap();
    let (cost, settings, id) = (cost("0.1"), settings(), release_id(1));
    let charge = Charge {
        cost: &cost,
        from: date(2025, 1, 1),
        to: date(2025, 1, 2),
        unit: Unit::Person,
        settings: &settings,
        release: &id,
        budget: None,
        supersedes: None,
    };
    ledger.charge_on(&charge, date(2019, 1, 1)).unwrap();
    ledger.settle_on(1, &sha256_hex(b"{}"), date(2019, 1, 1)).unwrap();
    drop(ledger);
    let view = Ledger::read(&path).unwrap();
    assert_eq!(view.entries()[1].day, date(2019, 1, 1));
    let warnings = view.warnings();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].contains("clock was set back"), "{warnings:?}");
}

#[test]
fn a_release_is_settled_once_and_only_after_its_charge() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let digest = sha256_hex(b"release");
    refused(ledger.settle(0, &digest), "no charge");
    refused(ledger.settle(7, &digest), "no charge");
    let anchor = pay(&mut ledger, 1, "0.1", None).unwrap();
    refused(ledger.settle(anchor.serial, "digest"), "SHA-256");
    ledger.settle(anchor.serial, &digest).unwrap();
    refused(ledger.settle(anchor.serial, &digest), "published before");
    assert!(ledger.unsettled().is_empty());
}

#[test]
fn a_rolled_back_ledger_is_refused_beside_its_bundles() {
    let (folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let first = pay(&mut ledger, 1, "0.1", None).unwrap();
    let backup = folder.path().join("backup");
    std::fs::copy(&path, &backup).unwrap();
    let second = pay(&mut ledger, 2, "0.1", None).unwrap();
    ledger.check_anchors(&[second.clone(), first.clone()]).unwrap();
    drop(ledger);
    std::fs::copy(&backup, &path).unwrap();
    let mut old = Ledger::open(&path).unwrap();
    old.check_anchors(std::slice::from_ref(&first)).unwrap();
    refused(old.check_anchors(&[first.clone(), second.clone()]), "rolled back");
    // Going on from there does not make up for it: serial 2 exists now, with another head.
    let forked = pay(&mut old, 3, "0.1", None).unwrap();
    assert_eq!(forked.serial, second.serial);
    refused(old.check_anchors(&[first, second]), "two copies");
}

#[test]
fn a_ledger_begun_anew_is_refused_beside_bundles_of_the_one_that_is_gone() {
    let (_folder, path) = place();
    let anchors = lived_in(&path);
    std::fs::remove_file(&path).unwrap();
    let mut fresh = Ledger::open(&path).unwrap();
    refused(fresh.check_anchors(&anchors), "another ledger paid for");
    fresh.check_anchors(&[]).unwrap();
    // A ledger with a life of its own may share a folder with another one.
    pay(&mut fresh, 1, "0.1", None).unwrap();
    fresh.check_anchors(&anchors).unwrap();
}

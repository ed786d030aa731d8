use static_assertions::{assert_impl_all, assert_not_impl_any};

use super::super::Sidecar;
use super::*;
use crate::privacy::durable::{mode_of, set_mode, with_suffix};

assert_not_impl_any!(Sidecar: std::fmt::Debug, std::fmt::Display, serde::Serialize, Clone);
assert_impl_all!(super::super::Entry: std::fmt::Debug);

const INPUTS: [u8; 32] = [7; 32];
const OTHERS: [u8; 32] = [8; 32];

#[test]
fn inputs_seen_before_are_found_again_and_changed_ones_name_what_they_supersede() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let mut sidecar = Sidecar::open(&path).unwrap();
    assert_eq!(sidecar.find(&settings(), &INPUTS), None);
    for (n, inputs) in [(1, &INPUTS), (2, &OTHERS)] {
        let anchor = pay(&mut ledger, n, "0.1", None).unwrap();
        sidecar.remember(&ledger, anchor.serial, inputs).unwrap();
    }
    let again = Sidecar::open(&path).unwrap();
    assert!(again.key() == sidecar.key() && *again.key() != [0; 32]);
    assert_eq!(again.find(&settings(), &INPUTS), Some(release_id(1).as_str()));
    assert_eq!(again.find(&settings(), &OTHERS), Some(release_id(2).as_str()));
    assert_eq!(again.find(&sha256_hex(b"other settings"), &INPUTS), None);
    assert_eq!(again.find(&settings(), &[9; 32]), None);
    assert_eq!(again.latest_for_settings(&settings()), Some(release_id(2).as_str()));
    again.check(&ledger).unwrap();
}

#[test]
fn keys_differ_between_ledgers() {
    let ((_a, first), (_b, second)) = (place(), place());
    assert!(Sidecar::open(&first).ok().unwrap().key() != Sidecar::open(&second).ok().unwrap().key());
}

#[test]
fn the_sidecar_is_private_and_refused_when_it_is_not() {
    let (_folder, path) = place();
    Sidecar::open(&path).unwrap();
    let file = with_suffix(&path, ".private");
    let Some(mode) = mode_of(&std::fs::metadata(&file).unwrap()) else { return };
    assert_eq!(mode, 0o600);
    for mode in [0o640, 0o604, 0o620, 0o666] {
        set_mode(&file, mode).unwrap();
        refused(Sidecar::open(&path), "chmod 600");
    }
    set_mode(&file, 0o600).unwrap();
    Sidecar::open(&path).unwrap();
}

#[test]
fn nothing_of_the_inputs_or_the_key_is_in_the_ledger() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let mut sidecar = Sidecar::open(&path).unwrap();
    let anchor = pay(&mut ledger, 1, "0.1", None).unwrap();
    sidecar.remember(&ledger, anchor.serial, &INPUTS).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    for secret in [INPUTS.as_slice(), "07".repeat(32).as_bytes(), sidecar.key()] {
        assert!(!bytes.windows(secret.len()).any(|w| w == secret));
    }
}

#[test]
fn any_changed_or_missing_byte_is_refused() {
    let (_folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let anchor = pay(&mut ledger, 1, "0.1", None).unwrap();
    Sidecar::open(&path).unwrap().remember(&ledger, anchor.serial, &INPUTS).unwrap();
    let file = with_suffix(&path, ".private");
    let whole = std::fs::read(&file).unwrap();
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        std::fs::write(&file, &changed).unwrap();
        refused(Sidecar::open(&path), "damaged");
        std::fs::write(&file, &whole[..at]).unwrap();
        refused(Sidecar::open(&path), "damaged");
    }
}

#[test]
fn a_ledger_that_is_gone_or_went_back_is_noticed_without_any_bundle() {
    let (folder, path) = place();
    let mut ledger = Ledger::open(&path).unwrap();
    let backup = folder.path().join("backup");
    std::fs::copy(&path, &backup).unwrap();
    let anchor = pay(&mut ledger, 1, "0.1", None).unwrap();
    Sidecar::open(&path).unwrap().remember(&ledger, anchor.serial, &INPUTS).unwrap();
    drop(ledger);
    std::fs::copy(&backup, &path).unwrap();
    let mut old = Ledger::open(&path).unwrap();
    refused(Sidecar::open(&path).unwrap().check(&old), "rolled back");
    pay(&mut old, 2, "0.1", None).unwrap();
    refused(Sidecar::open(&path).unwrap().check(&old), "rolled back");
    drop(old);
    std::fs::remove_file(&path).unwrap();
    refused(Ledger::open(&path), "ledger is gone");
    assert!(!path.exists(), "no new ledger may take its place");
}

#[test]
fn only_charges_of_its_own_ledger_are_remembered() {
    let ((_a, path), (_b, elsewhere)) = (place(), place());
    let mut ledger = Ledger::open(&path).unwrap();
    let anchor = pay(&mut ledger, 1, "0.1", None).unwrap();
    let mut sidecar = Sidecar::open(&path).unwrap();
    refused(sidecar.remember(&ledger, 0, &INPUTS), "no charge");
    refused(sidecar.remember(&ledger, 9, &INPUTS), "no charge");
    refused(Sidecar::open(&elsewhere).unwrap().remember(&ledger, anchor.serial, &INPUTS), "another ledger");
    std::fs::remove_file(with_suffix(&path, ".private")).unwrap();
    Sidecar::open(&path).unwrap();
    refused(sidecar.remember(&ledger, anchor.serial, &INPUTS), "swapped");
}

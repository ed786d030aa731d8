//! Rows that take cells from a second file: of their own unit, or of the row that says
//! whose they are.
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::select;

use super::fixture::*;
use crate::confidential::map::UnitKey;
use crate::confidential::read::{Change, Rewriting, Target, mark_inputs, read_rewritten, write_sample_again};
use crate::confidential::record::NO_AREA;
use crate::pipeline::*;

/// A household (its id, phone, place, consent) and an event (the id it names, month, need).
type Household = (u8, u8, &'static str, &'static str);
type Event = (u8, i8, &'static str);

fn household() -> impl Strategy<Value = Household> {
    let zips = select(&["00501", "00502", "00503", "x", ""][..]);
    (0u8..5, 0u8..4, zips, select(&["yes", "yes", "no", ""][..]))
}

fn event() -> impl Strategy<Value = Event> {
    (0u8..6, 1i8..12, select(&["food", "a room; a flat", "pony"][..]))
}

/// Writes both files; `by_unit`: the household's id is the unit, else its phone.
fn city(folder: &Path, households: &[Household], events: &[Event], by_unit: bool) -> Pipeline {
    let id = |id: u8| if id == 4 { String::new() } else { format!("H{id}") };
    let mut there = String::from("Name,Id,Phone,Zip,OK\n");
    for (own, phone, zip, ok) in households {
        there += &format!("Zebulon,{},555-{phone},{zip},{ok}\n", id(*own));
    }
    let mut here = String::from("When,HouseholdId,Need\n");
    for (own, month, need) in events {
        here += &format!("{month}/9/2025,{},{need}\n", id(*own));
    }
    let mut own = source();
    own.files = write(folder, &[("events.csv", here.as_bytes())]);
    own.person = texts(if by_unit { &["HouseholdId"] } else { &["Phone"] });
    own.id_form = if by_unit { IdForm::Text } else { IdForm::Phone };
    (own.status, own.closed, own.groups) = (None, None, Vec::new());
    own.join = Some(Join {
        files: write(folder, &[("households.csv", there.as_bytes())]),
        format: own.format.clone(),
        key: texts(&["Id"]),
        on: texts(&["HouseholdId"]),
        columns: texts(if by_unit { &["Zip", "OK"] } else { &["Zip", "OK", "Phone"] }),
        by_unit,
    });
    let mut pipeline = pipeline(vec![own]);
    pipeline.groups.clear();
    pipeline
}

fn read(households: &[Household], events: &[Event], by_unit: bool) -> Vec<Fields> {
    let folder = tempfile::tempdir().unwrap();
    match read_all(&city(folder.path(), households, events, by_unit), None) {
        Ok((records, _)) => records,
        Err(problem) => panic!("{problem}"),
    }
}

#[test]
fn a_row_takes_the_cells_of_its_own_household() {
    let households =
        [(0, 0, "00502", "yes"), (1, 1, "00503", "no"), (0, 0, "00501", "no"), (2, 2, "", "yes")];
    let events = [(0, 3, "food"), (1, 3, "food"), (2, 3, "food"), (3, 3, "food"), (4, 3, "food")];
    let records = read(&households, &events, true);
    // H1 said no, H3 is in no list and so never agreed, and a blank id is none.
    assert_eq!(records.iter().map(|r| r.2).collect::<Vec<_>>(), [1, NO_AREA]);
    let records = read(&households, &events, false);
    assert_eq!(records.iter().map(|r| r.2).collect::<Vec<_>>(), [1, NO_AREA]);
}

#[test]
fn a_row_of_two_parents_counts_for_each_of_them() {
    let households = [(0, 0, "00501", "yes"), (0, 1, "00502", "yes"), (0, 0, "00503", "yes")];
    let records = read(&households, &[(0, 3, "food")], false);
    assert_eq!(records.iter().map(|r| r.2).collect::<Vec<_>>(), [0, 1]);
    assert!(records[0].0 != records[1].0);
}

/// Records of everybody else, with `who` in the files and without; and of `who` alone.
fn neighbours(pipeline: &Pipeline, who: u128) -> [Vec<Fields>; 2] {
    [Change::Without(Target::Unit(who)), Change::Only(Target::Unit(who))].map(|change| {
        let how = Rewriting { change, quoted: true, seen: None };
        match read_rewritten(pipeline, &City, &UnitKey::fixed(), Some(&how)) {
            Ok(records) => records.take().iter().map(fields).collect(),
            Err(problem) => panic!("{problem}"),
        }
    })
}

/// Whether `less` is `all` without the records of `who`.
fn all_but(all: &[Fields], less: &[Fields], who: u128) -> bool {
    all.iter().filter(|r| r.0 != who).eq(less)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn leaving_one_out_of_both_files_moves_no_other_s_records(
        households in prop::collection::vec(household(), 0..10),
        events in prop::collection::vec(event(), 0..12),
        by_unit in any::<bool>(),
        who in 0u8..4,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let pipeline = city(folder.path(), &households, &events, by_unit);
        let all = read_all(&pipeline, None).unwrap().0;
        let gone = |h: &Household| if by_unit { h.0 == who } else { h.1 == who };
        let rest: Vec<Household> = households.iter().filter(|h| !gone(h)).copied().collect();
        // A row of several people stays for the others; one of nobody's may as well.
        let stays = |e: &Event| if by_unit { e.0 != who } else { rest.iter().any(|h| h.0 == e.0) };
        let fewer: Vec<Event> = events.iter().filter(|e| stays(e)).copied().collect();
        let without = read(&rest, &fewer, by_unit);
        let own: Vec<u128> = all.iter().map(|r| r.0).filter(|u| without.iter().all(|r| r.0 != *u)).collect();
        prop_assert!(own.windows(2).all(|pair| pair[0] == pair[1]), "more than one person went");
        let gone = own.first().copied().unwrap_or(0);
        prop_assert!(all_but(&all, &without, gone));
        for unit in all.iter().map(|r| r.0) {
            let [less, only] = neighbours(&pipeline, unit);
            prop_assert!(all_but(&all, &less, unit));
            prop_assert!(all.iter().filter(|r| r.0 == unit).eq(&only));
        }
    }
}

#[test]
fn made_up_exports_written_again_as_files_join_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let households = [(0, 0, "00501", "yes"), (1, 1, "00502", "yes"), (1, 2, "00503", "yes")];
    let events = [(0, 3, "food"), (1, 4, "pony"), (1, 5, "food")];
    for by_unit in [true, false] {
        let mut pipeline = city(folder.path(), &households, &events, by_unit);
        pipeline.sample = true;
        let all = read_all(&pipeline, None).unwrap().0;
        let how = Rewriting { change: Change::Without(Target::Unit(all[0].0)), quoted: true, seen: None };
        let there = tempfile::tempdir().unwrap();
        let again = write_sample_again(&pipeline, &City, &UnitKey::fixed(), &how, there.path()).unwrap();
        assert!(again.sources[0].all_files().all(|file| file.starts_with(there.path())));
        let less = read_all(&again, None).unwrap().0;
        assert!(!less.is_empty() && all_but(&all, &less, all[0].0));
    }
}

#[test]
fn a_join_that_takes_the_first_row_of_whoever_it_is_would_be_caught() {
    let (ann, bea) = ((0, 0, "00501", "yes"), (0, 1, "00502", "yes"));
    // A reader that kept one parent a key would give Bea the event only when Ann is gone.
    let naive =
        |households: &[Household]| read(&households[..households.len().min(1)], &[(0, 3, "food")], false);
    let (all, without) = (naive(&[ann, bea]), naive(&[bea]));
    assert!(!all_but(&all, &without, all[0].0));
    let (all, without) =
        (read(&[ann, bea], &[(0, 3, "food")], false), read(&[bea], &[(0, 3, "food")], false));
    assert!(all_but(&all, &without, all[0].0));
}

#[test]
fn both_files_are_marked_and_a_fault_in_the_joined_one_is_told_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let pipeline = city(folder.path(), &[(0, 0, "00501", "yes")], &[(0, 3, "food")], true);
    let key = [9u8; 32];
    let alone = mark_inputs(&pipeline, &key).unwrap();
    assert_eq!(read_all(&pipeline, Some(&key)).unwrap().1, Some(alone));
    std::fs::write(folder.path().join("households.csv"), "Name,Id,Phone,Zip\nZebulon,H0,1,00501\n").unwrap();
    assert_ne!(alone, mark_inputs(&pipeline, &key).unwrap());
    let problem = read_all(&pipeline, None).err().unwrap();
    let shown = problem.to_string();
    assert_eq!(problem.kind().status(), 4);
    assert!(
        shown.contains("households.csv") && shown.contains("“OK”") && !shown.contains("Zebulon"),
        "{shown}"
    );
}

//! Every way of changing the file that one can do with a few commands.
use proptest::prelude::*;
use rusqlite::Connection;

use super::super::entry::COLUMNS;
use super::*;

/// Runs SQL on a lived-in ledger after taking its triggers off, puts them back,
/// and returns what reading it says.
fn after(sql: &str) -> Result<super::super::LedgerView> {
    let (_folder, path) = place();
    lived_in(&path);
    let conn = Connection::open(&path).unwrap();
    let triggers: Vec<String> = {
        let mut all =
            conn.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid").unwrap();
        all.query_map([], |r| r.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
    };
    conn.execute_batch(
        "PRAGMA synchronous = OFF; DROP TRIGGER entry_never_changes; DROP TRIGGER entry_never_goes; DROP TRIGGER entry_comes_next;",
    )
    .unwrap();
    conn.execute_batch(sql).unwrap();
    for trigger in triggers {
        conn.execute_batch(&trigger).unwrap();
    }
    drop(conn);
    let writing = Ledger::open(&path).map(|_| ());
    let reading = Ledger::read(&path);
    assert_eq!(writing.is_ok(), reading.is_ok());
    reading
}

#[test]
fn taking_the_triggers_off_and_putting_them_back_changes_nothing() {
    assert_eq!(after("").unwrap().entries().len(), 4);
}

#[test]
fn each_field_of_each_entry_is_covered_by_the_chain() {
    for serial in 0..4 {
        for column in COLUMNS.iter().chain(&["previous", "head"]) {
            for value in ["'x'", "'2025-01-02'", "'0.1'", &format!("'{}'", "0".repeat(32)), "''"] {
                refused(
                    after(&format!("UPDATE entry SET {column} = {value} WHERE serial = {serial}")),
                    "damaged",
                );
            }
            let erased =
                format!("UPDATE entry SET {column} = NULL WHERE serial = {serial} AND {column} NOT NULL");
            if !["kind", "day", "previous", "head"].contains(column) {
                let was_there = after(&erased).is_err();
                let fills = match serial {
                    0 => &["ledger"][..],
                    2 => &["release", "digest"][..],
                    _ => &["release", "measure", "epsilon", "data_from", "data_to", "unit", "settings"][..],
                };
                assert!(was_there || !fills.contains(column), "{column} of entry {serial} could be erased");
            }
        }
    }
}

#[test]
fn missing_and_reordered_entries_are_named() {
    refused(after("DELETE FROM entry WHERE serial = 1"), "entry 1 is missing");
    refused(after("DELETE FROM entry WHERE serial = 0"), "entry 0 is missing");
    refused(after("DELETE FROM entry"), "no entries");
    refused(after("UPDATE entry SET serial = 9 WHERE serial = 3"), "entry 3 is missing");
    let swap = "UPDATE entry SET serial = -1 WHERE serial = 1; UPDATE entry SET serial = 1 WHERE serial = 2; \
                UPDATE entry SET serial = 2 WHERE serial = -1";
    refused(after(swap), "entry 1 does not follow");
}

#[test]
fn an_entry_hashed_anew_still_breaks_the_chain_after_it() {
    let (_folder, path) = place();
    lived_in(&path);
    let mut row = {
        let conn = super::super::store::open(&path).unwrap();
        super::super::store::load(&conn, &path).unwrap().remove(1)
    };
    row.fields[COLUMNS.iter().position(|c| *c == "epsilon").unwrap()] = Some("0.1".into());
    let sql = format!("UPDATE entry SET epsilon = '0.1', head = '{}' WHERE serial = 1", row.digest());
    refused(after(&sql), "damaged");
}

#[test]
fn sqlite_itself_refuses_to_change_or_remove_entries() {
    let (_folder, path) = place();
    lived_in(&path);
    let conn = Connection::open(&path).unwrap();
    for sql in [
        "UPDATE entry SET epsilon = '0.1'",
        "DELETE FROM entry WHERE serial = 3",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE serial = 3",
        "INSERT INTO entry (serial, kind, day, previous, head) VALUES (9, '', '', '', '')",
    ] {
        let error = conn.execute_batch(sql).unwrap_err().to_string();
        assert!(error.contains("append-only"), "{sql}: {error}");
    }
}

#[test]
fn another_schema_is_no_ledger_of_this_version() {
    let (_folder, path) = place();
    lived_in(&path);
    let conn = Connection::open(&path).unwrap();
    let tried = |sql: &str, words: &str| {
        conn.execute_batch(sql).unwrap();
        refused(Ledger::open(&path), words);
    };
    tried("PRAGMA user_version = 2", "format 2");
    tried("PRAGMA user_version = 1; DROP TRIGGER entry_never_goes", "triggers");
    tried("CREATE TABLE more (x)", "triggers");
    tried("PRAGMA application_id = 0", "not a ledger");
}

#[test]
fn files_that_are_no_ledger_are_refused() {
    let (_folder, path) = place();
    for bytes in [&b""[..], b"id,need\n1,food\n", &[0; 4096], b"SQLite format 3\0"] {
        std::fs::write(&path, bytes).unwrap();
        refused(Ledger::open(&path), "ledger");
        refused(Ledger::read(&path), "ledger");
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "what is no ledger must not be written to");
    }
}

#[test]
fn a_ledger_cut_short_is_refused_at_every_length() {
    let (_folder, path) = place();
    lived_in(&path);
    let whole = std::fs::read(&path).unwrap();
    for keep in (0..whole.len()).step_by(512).chain([1, 99, whole.len() - 1]) {
        std::fs::write(&path, &whole[..keep]).unwrap();
        problem(Ledger::open(&path), Kind::Refused);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// A changed byte is refused, or lies where it means nothing.
    #[test]
    fn a_changed_byte_never_changes_what_was_spent(at in any::<prop::sample::Index>(), flip in 1u8..) {
        let (_folder, path) = place();
        lived_in(&path);
        let before = Ledger::read(&path).unwrap();
        let mut bytes = std::fs::read(&path).unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        std::fs::write(&path, &bytes).unwrap();
        match Ledger::open(&path) {
            Ok(after) => prop_assert_eq!(after.entries(), before.entries()),
            Err(e) => prop_assert!(matches!(e.kind(), Kind::Refused | Kind::Failed)),
        }
    }
}

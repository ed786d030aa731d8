//! The SQLite file: made once, then only ever added to.
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior, params_from_iter};

use super::chain::damaged;
use super::entry::{COLUMNS, Row};
use crate::privacy::durable::{create_new, folder_of, sync_folder, with_suffix};
use crate::problem::{Problem, Result};

/// "evhl", so that `file` and SQLite's own tools can tell what it is.
const APPLICATION: i32 = 0x6576_686c;
/// Version of the schema below.
const VERSION: i32 = 1;

/// The whole schema. On opening, the file's must be this to the letter, so that
/// a ledger whose triggers were dropped is noticed.
const SCHEMA: [(&str, &str); 4] = [
    (
        "entry",
        "CREATE TABLE entry (serial INTEGER PRIMARY KEY, kind TEXT NOT NULL, day TEXT NOT NULL, ledger TEXT, \
         release TEXT, measure TEXT, epsilon TEXT, data_from TEXT, data_to TEXT, unit TEXT, settings TEXT, \
         supersedes TEXT, allowed TEXT, per TEXT, digest TEXT, previous TEXT NOT NULL, head TEXT NOT NULL) STRICT",
    ),
    (
        "entry_never_changes",
        "CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry BEGIN \
         SELECT RAISE(ABORT, 'the ledger is append-only'); END",
    ),
    (
        "entry_never_goes",
        "CREATE TRIGGER entry_never_goes BEFORE DELETE ON entry BEGIN \
         SELECT RAISE(ABORT, 'the ledger is append-only'); END",
    ),
    (
        // Also stops INSERT OR REPLACE, which deletes without the trigger above.
        "entry_comes_next",
        "CREATE TRIGGER entry_comes_next BEFORE INSERT ON entry \
         WHEN NEW.serial IS NOT (SELECT coalesce(max(serial) + 1, 0) FROM entry) BEGIN \
         SELECT RAISE(ABORT, 'the ledger is append-only'); END",
    ),
];

/// A new ledger with its first entry: complete and on the disk, or not there.
/// The writer lock must be held.
pub(super) fn create(path: &Path, genesis: &Row) -> Result<()> {
    let fresh = with_suffix(path, ".new");
    let io = |e: std::io::Error| {
        Problem::refused(format!("a new ledger cannot be written ({e})")).at(path.display().to_string())
    };
    // Left behind by a run that was stopped before its ledger came to be.
    for leftover in [fresh.clone(), with_suffix(&fresh, "-journal")] {
        match std::fs::remove_file(leftover) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(io(e)),
            _ => {}
        }
    }
    let file = create_new(&fresh, 0o600).map_err(io)?;
    let fill = || -> rusqlite::Result<()> {
        let mut conn = connect(&fresh, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let tx = conn.transaction()?;
        tx.pragma_update(None, "application_id", APPLICATION)?;
        tx.pragma_update(None, "user_version", VERSION)?;
        for (_, sql) in SCHEMA {
            tx.execute_batch(sql)?;
        }
        insert(&tx, genesis)?;
        tx.commit()
    };
    fill().map_err(|e| unwritten(&e, path))?;
    file.sync_all().map_err(io)?;
    std::fs::rename(&fresh, path).map_err(io)?;
    sync_folder(&folder_of(path)).map_err(io)
}

/// Opens for writing; also finishes the roll-back of a run that was stopped
/// half-way through a write.
pub(super) fn open(path: &Path) -> Result<Connection> {
    let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(|e| unreadable(&e, path))?;
    if conn.is_readonly("main").map_err(|e| unreadable(&e, path))? {
        return Err(Problem::refused("the ledger can be read but not written")
            .at(path.display().to_string())
            .hint("a release must be recorded before it is made: make the file writable for yourself"));
    }
    Ok(conn)
}

/// Opens for reading only.
pub(super) fn open_to_read(path: &Path) -> Result<Connection> {
    connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|e| unreadable(&e, path))
}

fn connect(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(Duration::from_secs(5))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    if flags.contains(OpenFlags::SQLITE_OPEN_READ_WRITE) {
        conn.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
        conn.pragma_update(None, "synchronous", "EXTRA")?;
        conn.pragma_update(None, "fullfsync", true)?;
    }
    Ok(conn)
}

/// All rows, after checking that the file is a whole ledger of this version.
pub(super) fn load(conn: &Connection, path: &Path) -> Result<Vec<Row>> {
    let sql = |e: rusqlite::Error| unreadable(&e, path);
    let place = || path.display().to_string();
    let number = |pragma: &str| conn.pragma_query_value(None, pragma, |r| r.get::<_, i32>(0)).map_err(sql);
    if number("application_id")? != APPLICATION {
        return Err(not_a_ledger(path));
    }
    let version = number("user_version")?;
    if version != VERSION {
        return Err(Problem::refused(format!(
            "the ledger has format {version}; this evenhand knows {VERSION}"
        ))
        .at(place())
        .hint("use the version of evenhand that wrote it, or a newer one"));
    }
    let health: String = conn.pragma_query_value(None, "integrity_check", |r| r.get(0)).map_err(sql)?;
    if health != "ok" {
        return Err(damaged("SQLite finds its pages in disorder").at(place()));
    }
    if schema(conn).map_err(sql)? != SCHEMA.map(|(n, s)| (n.to_string(), s.to_string())) {
        return Err(damaged("its tables or the triggers that keep it append-only were changed").at(place()));
    }
    rows(conn).map_err(sql)
}

fn schema(conn: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut all = conn.prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY rowid")?;
    all.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect()
}

fn rows(conn: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = format!("SELECT serial, previous, head, {} FROM entry ORDER BY serial", COLUMNS.join(", "));
    let mut query = conn.prepare(&sql)?;
    let read = |r: &rusqlite::Row| {
        let mut fields = [const { None }; COLUMNS.len()];
        for (at, field) in fields.iter_mut().enumerate() {
            *field = r.get(at + 3)?;
        }
        Ok(Row { serial: r.get::<_, i64>(0)?.cast_unsigned(), previous: r.get(1)?, head: r.get(2)?, fields })
    };
    query.query_map([], read)?.collect()
}

/// Adds `row` in one transaction, provided that the file still ends where the
/// verified chain does, then syncs file and folder.
pub(super) fn append(conn: &mut Connection, path: &Path, row: &Row) -> Result<()> {
    let sql = |e: rusqlite::Error| unwritten(&e, path);
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql)?;
    let (serial, head): (i64, String) = tx
        .query_row("SELECT serial, head FROM entry ORDER BY serial DESC LIMIT 1", [], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })
        .map_err(sql)?;
    if serial.cast_unsigned().checked_add(1) != Some(row.serial) || head != row.previous {
        return Err(Problem::refused("the ledger was changed by someone else while this run had it open")
            .at(path.display().to_string())
            .hint("nothing was recorded; find out what else writes to it, then run again"));
    }
    insert(&tx, row).map_err(sql)?;
    tx.commit().map_err(sql)?;
    let sync =
        std::fs::File::open(path).and_then(|f| f.sync_all()).and_then(|()| sync_folder(&folder_of(path)));
    sync.map_err(|e| {
        Problem::failed(format!("the disk did not confirm what was written to the ledger ({e})"))
            .at(path.display().to_string())
            .hint("nothing was published; `evenhand ledger show` tells whether the charge was recorded")
    })
}

fn insert(conn: &Connection, row: &Row) -> rusqlite::Result<()> {
    let marks = vec!["?"; COLUMNS.len() + 3].join(", ");
    let sql = format!("INSERT INTO entry (serial, previous, head, {}) VALUES ({marks})", COLUMNS.join(", "));
    let head = [Some(row.serial.to_string()), Some(row.previous.clone()), Some(row.head.clone())];
    conn.execute(&sql, params_from_iter(head.iter().chain(&row.fields)))?;
    Ok(())
}

/// Whether a read-only connection met the journal of a run that was stopped
/// half-way through a write, which only a writer may roll back.
pub(super) fn wants_rollback(conn: &Connection) -> bool {
    let first = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
    matches!(first, Err(rusqlite::Error::SqliteFailure(e, _)) if e.extended_code & 0xff == 8 || e.extended_code & 0xff == 14)
}

fn not_a_ledger(path: &Path) -> Problem {
    Problem::refused("the file named as the ledger is not a ledger of evenhand, or was cut off")
        .at(path.display().to_string())
        .hint("name another file, or put the ledger back from a backup made after the last release")
}

/// A failure to read, in words.
fn unreadable(e: &rusqlite::Error, path: &Path) -> Problem {
    let place = path.display().to_string();
    match e.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => not_a_ledger(path),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            Problem::refused("the ledger is being written by another program")
                .at(place)
                .hint("wait until it has ended, then try again")
        }
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::ReadOnly) => {
            Problem::refused(format!("the ledger cannot be opened ({e})")).at(place)
        }
        Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure | ErrorCode::OutOfMemory) => {
            Problem::failed(format!("the ledger cannot be read ({e})")).at(place)
        }
        _ => damaged(e).at(place),
    }
}

/// A failure to write, in words.
fn unwritten(e: &rusqlite::Error, path: &Path) -> Problem {
    let what = match e.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => "the disk is full: the ledger could not be written".into(),
        Some(ErrorCode::ReadOnly) => "the ledger can be read but not written".into(),
        _ => format!("the ledger could not be written ({e})"),
    };
    Problem::failed(what)
        .at(path.display().to_string())
        .hint("nothing was published; make room or mend the disk, then `evenhand ledger show` tells what was recorded")
}

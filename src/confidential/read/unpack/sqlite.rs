//! A table of a SQLite file as separated text.
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::written::Written;
use crate::confidential::fault::{Fault, FaultKind};
use crate::confidential::map::Wanted;

/// The wanted columns of every row of `table`, in the order of its rows; no others leave
/// the file. It is opened as one that
/// nobody changes, so that nothing is written beside it.
pub(super) fn text(path: &Path, table: &str, wanted: Wanted<'_>) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let broken = |_| Fault::new(FaultKind::NotSqlite);
    let pending =
        path.with_file_name(format!("{}-wal", path.file_name().unwrap_or_default().to_string_lossy()));
    if pending.metadata().is_ok_and(|about| about.len() > 0) {
        return Err(Fault::new(FaultKind::OpenSqlite));
    }
    let connection = opened(path).map_err(broken)?;
    let there = names(&connection, table).map_err(broken)?;
    if there.is_empty() {
        return Err(Fault::new(FaultKind::NoTable));
    }
    if !is_plain(&connection, table).map_err(broken)? {
        return Err(Fault::new(FaultKind::NotPlainTable));
    }
    let mut out = Written::new();
    let mut columns = wanted.columns.to_vec();
    columns.extend(there.iter().filter(|name| wanted.taken(name).is_some()).cloned());
    if columns.len() == wanted.columns.len() && wanted.patterns().is_some() {
        return Err(Fault::new(FaultKind::NoItems));
    }
    for column in &columns {
        if !there.contains(column) {
            let near = there.iter().position(|name| name.trim().eq_ignore_ascii_case(column.trim()));
            return Err(Fault::new(FaultKind::NoColumn(near.map(|i| i + 1))).column(column));
        }
        out.cell(column);
    }
    out.end_row();
    let list: Vec<String> = columns.iter().map(|name| quoted(name)).collect();
    let order = order(&connection, table, &there).map_err(broken)?;
    let mut query = connection
        .prepare(&format!("SELECT {} FROM {} NOT INDEXED{order}", list.join(", "), quoted(table)))
        .map_err(broken)?;
    let mut rows = query.query([]).map_err(broken)?;
    while let Some(row) = rows.next().map_err(broken)? {
        for i in 0..columns.len() {
            out.cell(&cell(row.get_ref(i).map_err(broken)?));
        }
        out.end_row();
    }
    Ok(out.finish())
}

/// The tables of a file and their columns, those with the most rows first; for set-up.
pub(super) fn tables(path: &Path) -> Result<Vec<(String, Vec<String>)>, Fault> {
    let broken = |_| Fault::new(FaultKind::NotSqlite);
    let connection = opened(path).map_err(broken)?;
    let list =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let mut query = connection.prepare(list).map_err(broken)?;
    let found: rusqlite::Result<Vec<String>> =
        query.query_map([], |row| row.get(0)).map_err(broken)?.collect();
    let mut tables: Vec<(i64, String, Vec<String>)> = Vec::new();
    for table in found.map_err(broken)? {
        let count = format!("SELECT COUNT(*) FROM {}", quoted(&table));
        let rows = connection.query_row(&count, [], |row| row.get(0)).map_err(broken)?;
        let columns = names(&connection, &table).map_err(broken)?;
        tables.push((rows, table, columns));
    }
    tables.sort_by_key(|(rows, ..)| std::cmp::Reverse(*rows));
    Ok(tables.into_iter().map(|(_, table, columns)| (table, columns)).collect())
}

/// Read-only, as a file that nobody changes; nothing is ever put into a temporary file,
/// and functions that a schema names are not trusted.
fn opened(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(uri(path), flags)?;
    connection.execute_batch("PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;")?;
    Ok(connection)
}

/// Whether it is a table that holds its own rows. The rows of a view are computed, and one
/// may depend on other people's; those of a virtual table come from wherever it says.
fn is_plain(connection: &Connection, table: &str) -> rusqlite::Result<bool> {
    let about = "SELECT COUNT(*) FROM pragma_table_list WHERE name = ?1 COLLATE NOCASE AND schema = 'main' \
                 AND type = 'table'";
    connection.query_row(about, [table], |row| row.get::<_, i64>(0)).map(|found| found == 1)
}

/// Rows in the order in which they were written, which is that of the table itself and
/// needs no sorting; where it keeps no such order (`WITHOUT ROWID`), in that of its key.
fn order(connection: &Connection, table: &str, columns: &[String]) -> rusqlite::Result<String> {
    let about = "SELECT wr = 0 FROM pragma_table_list WHERE name = ?1 COLLATE NOCASE AND schema = 'main'";
    let kept: bool = connection.query_row(about, [table], |row| row.get(0))?;
    let shadowed = |name: &str| columns.iter().any(|column| column.eq_ignore_ascii_case(name));
    let number = ["rowid", "_rowid_", "oid"].into_iter().find(|name| !shadowed(name));
    Ok(number.filter(|_| kept).map_or_else(String::new, |number| format!(" ORDER BY {number}")))
}

/// The columns of a table; none where there is no such table.
fn names(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut query = connection.prepare("SELECT name FROM pragma_table_info(?1)")?;
    query.query_map([table], |row| row.get(0))?.collect()
}

fn cell(value: ValueRef) -> String {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The path as a URI that says that the file does not change.
fn uri(path: &Path) -> String {
    let mut out = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out + "?immutable=1&mode=ro"
}

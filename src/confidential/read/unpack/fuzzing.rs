//! What the fuzz targets may throw at wrapped files and at tables that are no separated
//! text; returns nothing.
use std::collections::BTreeMap;
use std::path::Path;

use zeroize::Zeroizing;

use super::{Wanted, age, bounded, json_lines, packed, spreadsheet, sqlite};
use crate::confidential::map::{Columns, WideFinder};
use crate::pipeline::{Chosen, WideRule};

/// A key that age's own documentation prints; the seed is encrypted to it.
pub(super) const KEY: &str = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";

/// The columns that are looked for.
fn columns() -> Vec<String> {
    ["P", "D", "N", "deep/S"].map(str::to_owned).to_vec()
}

/// `.age`: decrypted or refused; what is decrypted is so again.
pub(in crate::confidential) fn age(bytes: &[u8]) {
    let one = age::decrypted_with(bytes, KEY).ok();
    assert!(one == age::decrypted_with(bytes, KEY).ok(), "decrypted twice it is another file");
}

/// `.gz`.
pub(in crate::confidential) fn gzip(bytes: &[u8]) {
    let one = packed::gunzipped(bytes).ok();
    assert!(one == packed::gunzipped(bytes).ok(), "unpacked twice it is another file");
}

/// `.zip`.
pub(in crate::confidential) fn zip(bytes: &[u8]) {
    let whole = || bounded(bytes).unwrap_or_else(|_| Zeroizing::new(Vec::new()));
    let one = packed::unzipped(whole()).ok();
    assert!(one == packed::unzipped(whole()).ok(), "unpacked twice it is another file");
}

/// XLSX and ODS: a rectangle, whatever the file is like.
pub(in crate::confidential) fn sheet(bytes: &[u8], ods: bool) {
    let text = || spreadsheet::text(Zeroizing::new(bytes.to_vec()), ods, None).ok();
    let one = text();
    assert!(one == text(), "read twice it is another sheet");
    let _ = spreadsheet::fullest(Zeroizing::new(bytes.to_vec()), ods).is_ok();
}

/// JSON Lines, with columns that are named and with patterns that take any: a line left out
/// takes its own row along and changes no other, column by column.
pub(in crate::confidential) fn json_lines(bytes: &[u8]) {
    let [choice, bytes @ ..] = bytes else { return };
    let columns = columns();
    let rule = WideRule {
        columns: vec![("deep/*".into(), 0), ("*".into(), 1)],
        except: Vec::new(),
        yes: Chosen::AboveZero,
        filled: Vec::new(),
        otherwise: 2,
    };
    let Ok(wide) = WideFinder::new(&rule, &[], &mut Columns::new()) else { panic!("patterns refused") };
    one_line_less(*choice, bytes, Wanted::only(&columns));
    one_line_less(*choice, bytes, Wanted { columns: &columns, wide: Some(&wide) });
}

/// Each line's cells that are not blank, by column.
type Rows = Vec<BTreeMap<Vec<u8>, Vec<u8>>>;

fn one_line_less(choice: u8, bytes: &[u8], wanted: Wanted<'_>) {
    let rows = |bytes: &[u8]| json_lines::text(bytes, wanted).ok().map(|text| by_column(&text));
    let Some(all) = rows(bytes) else { return };
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let out = usize::from(choice) % lines.len();
    // The mark at the beginning belongs to the file, not to its first line.
    if lines.len() == 1 || out == 0 && bytes.starts_with(b"\xef\xbb\xbf") {
        return;
    }
    let fewer: Vec<&[u8]> = lines.iter().enumerate().filter(|(i, _)| *i != out).map(|(_, l)| *l).collect();
    let (Some(less), Some(own)) = (rows(&fewer.join(&b'\n')), rows(lines[out])) else {
        panic!("a line decides whether others can be read")
    };
    let ours: Rows = all.iter().skip(out).take(1).cloned().collect();
    let others: Rows = all.into_iter().enumerate().filter(|(i, _)| *i != out).map(|(_, row)| row).collect();
    assert!(others == less, "a line decides what others say");
    assert!(ours == own, "a line alone says something else");
}

/// The written text, cut again: every cell is in quotes, and a blank line is a row too.
fn by_column(text: &[u8]) -> Rows {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), Vec::new());
    let (mut quoted, mut before) = (false, 0);
    for byte in text {
        match byte {
            b'"' if !quoted => {
                if before == b'"' {
                    cell.push(b'"');
                }
                quoted = true;
            }
            b'"' => quoted = false,
            b',' if !quoted => row.push(std::mem::take(&mut cell)),
            b'\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            own => cell.push(*own),
        }
        before = *byte;
    }
    let mut rows = rows.into_iter();
    let header: Vec<Vec<u8>> = rows.next().unwrap_or_default();
    let named = |row: Vec<Vec<u8>>| {
        header.iter().cloned().zip(row).filter(|(_, cell)| !cell.is_empty()).collect::<BTreeMap<_, _>>()
    };
    rows.map(named).collect()
}

/// SQLite, which is read from the disk.
pub(in crate::confidential) fn sqlite(bytes: &[u8], folder: &Path) {
    let path = folder.join("fuzzed.sqlite");
    if std::fs::write(&path, bytes).is_err() {
        return;
    }
    let columns = columns();
    let text = || sqlite::text(&path, "t", Wanted::only(&columns[..3])).ok();
    let one = text();
    assert!(one == text(), "read twice it is another table");
    let beside = std::fs::read_dir(folder).map_or(0, |entries| entries.count());
    assert!(beside <= 1, "something was written beside the file");
}

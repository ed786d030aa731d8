//! What the fuzz targets may throw at wrapped files and at tables that are no separated
//! text; returns nothing.
use std::path::Path;

use zeroize::Zeroizing;

use super::{Wanted, age, bounded, json_lines, packed, spreadsheet, sqlite};

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

/// JSON Lines: with one line left out, the text is that of all lines without its row.
pub(in crate::confidential) fn json_lines(bytes: &[u8]) {
    let [choice, bytes @ ..] = bytes else { return };
    let columns = columns();
    let text = |bytes: &[u8]| json_lines::text(bytes, Wanted::only(&columns)).ok();
    let Some(all) = text(bytes) else { return };
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let out = usize::from(*choice) % lines.len();
    // The mark at the beginning belongs to the file, not to its first line.
    if out == 0 && bytes.starts_with(b"\xef\xbb\xbf") {
        return;
    }
    let fewer: Vec<&[u8]> = lines.iter().enumerate().filter(|(i, _)| *i != out).map(|(_, l)| *l).collect();
    if fewer.is_empty() {
        return;
    }
    let less = text(&fewer.join(&b'\n'));
    let own = text(lines[out]);
    let (Some(less), Some(own)) = (less, own) else { panic!("a line decides whether others can be read") };
    let header = columns.iter().map(|c| c.len() + 3).sum::<usize>();
    assert!(all.len() + header == less.len() + own.len(), "a line decides what others say");
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

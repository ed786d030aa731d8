//! The beginning of a separated file: what kind it is, and its header row.
use std::borrow::Cow;

use super::text::decode;
use crate::confidential::fault::{Fault, FaultKind};
use crate::confidential::map::Wanted;
use crate::pipeline::Encoding;

/// Where the needed columns are.
pub(super) struct Header {
    /// Number of cells in the header: a row with another number is ragged.
    pub width: usize,
    /// For each column of the file its slot, or [`NOT_NEEDED`].
    pub slots: Vec<usize>,
    /// The needs of the columns that patterns took, whose slots come last.
    pub wide: Vec<u16>,
}

/// In [`Header::slots`].
pub(super) const NOT_NEEDED: usize = usize::MAX;

/// Refuses files that are not text in the stated encoding at all.
pub(super) fn check_start(start: &[u8], encoding: Encoding) -> Result<(), Fault> {
    let kinds: [(&[u8], &'static str); 6] = [
        (b"PK\x03\x04", "a spreadsheet or zip file"),
        (b"\xd0\xcf\x11\xe0", "an old spreadsheet file (.xls)"),
        (b"%PDF", "a PDF"),
        (b"PAR1", "a Parquet file"),
        (b"\x1f\x8b", "a gzip file"),
        (b"SQLite format 3\0", "an SQLite database"),
    ];
    if let Some((_, what)) = kinds.iter().find(|(magic, _)| start.starts_with(magic)) {
        return Err(Fault::new(FaultKind::NotText(what)));
    }
    let mark = match start {
        [0xef, 0xbb, 0xbf, ..] => Some((Encoding::Utf8, "utf-8")),
        [0xff, 0xfe, ..] => Some((Encoding::Utf16Le, "utf-16le")),
        [0xfe, 0xff, ..] => return Err(Fault::new(FaultKind::NotText("UTF-16 text with its bytes swapped"))),
        _ => None,
    };
    match mark {
        Some((marked, name)) if marked != encoding => Err(Fault::new(FaultKind::OtherEncoding(name))),
        _ => Ok(()),
    }
}

impl Header {
    /// Finds the wanted columns in the header's cells.
    ///
    /// Names are compared exactly, after trimming.
    pub(super) fn new(
        cells: &[Cow<'_, [u8]>],
        encoding: Encoding,
        wanted: Wanted<'_>,
    ) -> Result<Self, Fault> {
        if cells.iter().any(|cell| cell.contains(&0)) {
            return Err(Fault::new(FaultKind::Zeros));
        }
        let names: Vec<String> = cells.iter().map(|cell| header_name(cell, encoding)).collect();
        let mut slots = vec![NOT_NEEDED; names.len()];
        let placed = place(&names, wanted)?;
        for (slot, place) in placed.places.into_iter().enumerate() {
            if let Some(column) = slots.get_mut(place) {
                *column = slot;
            }
        }
        Ok(Header { width: names.len(), slots, wide: placed.wide })
    }
}

/// Where the wanted columns of a file are.
pub(super) struct Placed {
    /// Position in the file, by slot; those that patterns took come last.
    pub places: Vec<usize>,
    /// Their needs.
    pub wide: Vec<u16>,
}

/// Finds the wanted columns among `names`, in the order of the file where patterns
/// take them. A pattern that takes none of a file's columns is a fault, as a column
/// that is missing is.
pub(super) fn place(names: &[String], wanted: Wanted<'_>) -> Result<Placed, Fault> {
    let mut placed = Placed { places: find_columns(names, wanted.columns)?, wide: Vec::new() };
    for (place, name) in names.iter().enumerate() {
        if let Some(need) = wanted.taken(name) {
            placed.places.push(place);
            placed.wide.push(need);
        }
    }
    if wanted.patterns().is_some() && placed.wide.is_empty() {
        return Err(Fault::new(FaultKind::NoItems));
    }
    Ok(placed)
}

fn header_name(cell: &[u8], encoding: Encoding) -> String {
    decode(Cow::Borrowed(cell), encoding).map(Cow::into_owned).unwrap_or_default()
}

/// The position of each needed column among `names`.
pub(super) fn find_columns(names: &[String], needed: &[String]) -> Result<Vec<usize>, Fault> {
    let find = |wanted: &String| {
        let mut places = names.iter().enumerate().filter(|(_, name)| name.trim() == wanted.trim());
        match (places.next(), places.next()) {
            (Some((place, _)), None) => Ok(place),
            (Some(_), Some(_)) => Err(Fault::new(FaultKind::ColumnTwice).column(wanted)),
            (None, _) => {
                let near = names.iter().position(|name| loose(name) == loose(wanted));
                Err(Fault::new(FaultKind::NoColumn(near.map(|place| place + 1))).column(wanted))
            }
        }
    };
    needed.iter().map(find).collect()
}

/// Without case and white space.
fn loose(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(names: &[&str], needed: &str) -> Option<String> {
        let names: Vec<String> = names.iter().map(|n| n.to_string()).collect();
        let fault = find_columns(&names, &[needed.to_string()]).err()?;
        let place = crate::confidential::fault::FilePlace {
            role: crate::pipeline::Role::Requests,
            source: 0,
            file: 0,
            name: "r.csv".into(),
        };
        Some(fault.at(&place).to_string())
    }

    #[test]
    fn names_are_compared_exactly_after_trimming() {
        assert!(message(&["Phone", "What do you need? "], "What do you need?").is_none());
        assert!(message(&["Phone", "Phone "], "Phone").is_some_and(|m| m.contains("more than once")));
        assert!(message(&["Name", "phone number"], "Phone Number").is_some_and(|m| m.contains("column 2")));
        assert!(message(&["Name"], "Phone").is_some_and(|m| m.contains("“Phone”")));
    }

    #[test]
    fn other_kinds_of_files_are_known_by_their_beginning() {
        assert!(check_start(b"PK\x03\x04rest", Encoding::Utf8).is_err());
        assert!(check_start(b"\xff\xfea\0", Encoding::Utf8).is_err());
        assert!(check_start(b"\xef\xbb\xbfa", Encoding::Windows1252).is_err());
        assert!(check_start(b"\xef\xbb\xbfa", Encoding::Utf8).is_ok());
        assert!(check_start(b"a\0", Encoding::Utf16Le).is_ok());
        let wide = [Cow::Borrowed(&b"a\0b"[..])];
        assert!(Header::new(&wide, Encoding::Utf8, Wanted::only(&[])).is_err());
    }
}

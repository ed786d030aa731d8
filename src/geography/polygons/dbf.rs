//! The attributes of a shapefile, all as text.
//!
//! Read here and not by a crate: ids keep their leading zeros, a malformed number in a
//! column that nobody asked for is no reason to refuse the file, and nothing is
//! allocated that the header promises and the file does not hold.
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use serde_json::{Map, Value};

use crate::geography::text::tidy;
use crate::problem::{Problem, Result};

/// A column: its name and where it lies in a row.
struct Field {
    name: String,
    from: usize,
    length: usize,
    number: bool,
}

/// One map of texts a row; `None` for a row that was deleted.
///
/// # Errors
/// Cut short, or lengths that do not add up.
pub(super) fn rows(dbf: &[u8], code_page: Option<&str>) -> Result<Vec<Option<Map<String, Value>>>> {
    table(dbf, code_page).ok_or_else(|| {
        Problem::usage("the .dbf, which holds the areas' ids, is damaged or cut short")
            .hint("download it again, or export it again")
    })
}

fn table(dbf: &[u8], code_page: Option<&str>) -> Option<Vec<Option<Map<String, Value>>>> {
    let short = |at: usize| Some(usize::from(u16::from_le_bytes(dbf.get(at..at + 2)?.try_into().ok()?)));
    let count = usize::try_from(u32::from_le_bytes(dbf.get(4..8)?.try_into().ok()?)).ok()?;
    let (start, width) = (short(8)?, short(10)?);
    if width == 0 || count.checked_mul(width)?.checked_add(start)? > dbf.len() {
        return None;
    }
    let encoding = encoding(code_page, *dbf.get(29)?);
    let fields = fields(dbf.get(32..start)?, encoding)?;
    if fields.last().is_none_or(|last| last.from + last.length > width) {
        return None;
    }
    let all = dbf.get(start..start + count * width)?;
    let row = |row: &[u8]| (row.first() != Some(&b'*')).then(|| row_of(row, &fields, encoding));
    Some(all.chunks_exact(width).map(row).collect())
}

fn fields(header: &[u8], encoding: &'static Encoding) -> Option<Vec<Field>> {
    let mut fields = Vec::new();
    // The first byte of a row says whether it was deleted.
    let mut from = 1;
    for one in header.chunks_exact(32).take_while(|one| one.first() != Some(&0x0D)) {
        let name = one.get(..11)?.split(|byte| *byte == 0).next()?;
        let length = usize::from(*one.get(16)?);
        let number = matches!(one.get(11)?, b'N' | b'F');
        fields.push(Field {
            name: encoding.decode_without_bom_handling(name).0.trim().to_owned(),
            from,
            length,
            number,
        });
        from += length;
    }
    Some(fields)
}

fn row_of(row: &[u8], fields: &[Field], encoding: &'static Encoding) -> Map<String, Value> {
    let cell = |field: &Field| {
        let bytes = row.get(field.from..field.from + field.length).unwrap_or_default();
        let text = tidy(&encoding.decode_without_bom_handling(bytes).0.replace('\0', " "));
        (field.name.clone(), Value::String(if field.number { whole(text) } else { text }))
    };
    fields.iter().map(cell).collect()
}

/// `94110.000000` is the code 94110.
fn whole(text: String) -> String {
    match text.split_once('.') {
        Some((whole, rest)) if !whole.is_empty() && rest.bytes().all(|b| b == b'0') => whole.to_owned(),
        _ => text,
    }
}

/// By the `.cpg` beside the file, else by the header's mark, else as in most files.
fn encoding(code_page: Option<&str>, mark: u8) -> &'static Encoding {
    let named = code_page.map(|text| text.trim().to_ascii_lowercase()).and_then(|text| {
        let number = text.trim_start_matches(|c: char| !c.is_ascii_digit());
        Encoding::for_label(text.as_bytes())
            .or_else(|| Encoding::for_label(format!("windows-{number}").as_bytes()))
    });
    named.unwrap_or(match mark {
        0x57 | 0x03 | 0x01 | 0x02 => WINDOWS_1252,
        0xC8 => encoding_rs::WINDOWS_1250,
        0xC9 => encoding_rs::WINDOWS_1251,
        _ => UTF_8,
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A table with a text and a number.
    pub(in crate::geography::polygons) fn made(rows: &[(&[u8], &str)]) -> Vec<u8> {
        let mut out = vec![3, 125, 1, 1];
        out.extend((rows.len() as u32).to_le_bytes());
        out.extend(97u16.to_le_bytes());
        out.extend(31u16.to_le_bytes());
        out.resize(32, 0);
        for (name, kind, length) in [("name", b'C', 10u8), ("zip", b'N', 20)] {
            let mut field = [0u8; 32];
            field[..name.len()].copy_from_slice(name.as_bytes());
            (field[11], field[16]) = (kind, length);
            out.extend(field);
        }
        out.push(0x0D);
        for (name, zip) in rows {
            let mut row = vec![b' '; 31];
            row[1..1 + name.len()].copy_from_slice(name);
            row[31 - zip.len()..].copy_from_slice(zip.as_bytes());
            out.extend(row);
        }
        out.push(0x1A);
        out
    }

    #[test]
    fn cells_are_text_in_the_stated_encoding() {
        let table = made(&[(b"Caf\xe9  x", "94110.000"), (b"007", "**")]);
        let rows: Vec<_> = rows(&table, Some("ISO-8859-1")).unwrap().into_iter().flatten().collect();
        assert_eq!((rows[0]["name"].as_str(), rows[0]["zip"].as_str()), (Some("Café x"), Some("94110")));
        assert_eq!((rows[1]["name"].as_str(), rows[1]["zip"].as_str()), (Some("007"), Some("**")));
        let utf = made(&[("Zoë".as_bytes(), "1")]);
        assert_eq!(super::rows(&utf, None).unwrap()[0].as_ref().unwrap()["name"], "Zoë");
        assert_eq!(super::rows(&utf, Some("UTF-8")).unwrap()[0].as_ref().unwrap()["name"], "Zoë");
    }

    #[test]
    fn a_table_that_promises_more_than_it_holds_is_refused() {
        let sound = made(&[(b"a", "1"), (b"b", "2")]);
        for cut in 0..sound.len() - 1 {
            assert!(rows(&sound[..cut], None).is_err(), "{cut}");
        }
        let mut many = sound.clone();
        many[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(rows(&many, None).is_err());
        let mut wide = sound.clone();
        wide[32 + 16] = 255;
        assert!(rows(&wide, None).is_err());
        let mut none = sound;
        none[10..12].copy_from_slice(&0u16.to_le_bytes());
        assert!(rows(&none, None).is_err());
    }
}

//! JSON Lines as separated text: one object a line.
//!
//! `name/first` is the member `first` of the member `name`, as Kobo writes it. A member
//! that a line does not have is blank; the texts of a list are joined by `;`. Members that
//! no rule names are passed over: they are cut, as they must be to find the others, and
//! neither decoded nor kept.
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use zeroize::Zeroizing;

use super::written::Written;
use crate::confidential::fault::{Fault, FaultKind};
use crate::confidential::map::Wanted;

/// The wanted columns of every line; blank lines are blank lines.
///
/// Which members patterns take is seen from all lines; what a line becomes depends on its
/// own members only, since one that it does not have is blank.
pub(super) fn text(bytes: &[u8], wanted: Wanted<'_>) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut columns = wanted.columns.to_vec();
    if let Some(patterns) = wanted.patterns() {
        // No header can hold a zero byte, and one line must not make the file unreadable.
        let fits = |name: &String| !name.contains('\0') && wanted.taken(name).is_some();
        columns.extend(names_in(bytes, usize::MAX).into_iter().filter(fits));
        if columns.len() == wanted.columns.len() {
            // A column that is blank in all lines: whether anybody has such a member must
            // not decide whether the file can be read.
            columns.push(patterns.any_name());
        }
    }
    let mut out = Written::new();
    columns.iter().for_each(|name| out.cell(name));
    out.end_row();
    for (number, line) in (1u64..).zip(bytes.split(|byte| *byte == b'\n')) {
        if line.iter().all(u8::is_ascii_whitespace) {
            out.end_row();
            continue;
        }
        let mut cells = vec![String::new(); columns.len()];
        whole(line, Members { columns: &columns, above: "", cells: &mut cells })
            .ok_or_else(|| Fault::new(FaultKind::NotJson).row(number))?;
        cells.iter().for_each(|cell| out.cell(cell));
        out.end_row();
    }
    Ok(out.finish())
}

/// The members of the first lines, in the order in which they come up.
pub(super) fn members(bytes: &[u8]) -> Vec<String> {
    names_in(bytes, 1_000)
}

fn names_in(bytes: &[u8], lines: usize) -> Vec<String> {
    let mut names = Vec::new();
    let mut known = std::collections::HashSet::new();
    for line in bytes.split(|byte| *byte == b'\n').take(lines) {
        let mut found = Vec::new();
        // Of a line that is none, what came before the mistake is as good as nothing.
        if whole(line, Names { above: String::new(), names: &mut found, top: true }).is_some() {
            names.extend(found.into_iter().filter(|name| known.insert(name.clone())));
        }
    }
    names
}

/// What `seed` makes of a line that is one JSON value and nothing else.
fn whole<'l, S: DeserializeSeed<'l>>(line: &'l [u8], seed: S) -> Option<S::Value> {
    let mut json = serde_json::Deserializer::from_slice(line);
    let value = seed.deserialize(&mut json).ok()?;
    json.end().ok()?;
    Some(value)
}

/// Fills the cells of an object's wanted members; `above` is the path to it.
struct Members<'c> {
    columns: &'c [String],
    above: &'c str,
    cells: &'c mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Members<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        // A line must be an object; a member inside may be anything.
        if self.above.is_empty() { json.deserialize_map(self) } else { json.deserialize_any(self) }
    }
}

impl<'de> Visitor<'de> for Members<'_> {
    type Value = ();
    fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let path = format!("{}{name}", self.above);
            let below = format!("{path}/");
            let own = self.columns.iter().position(|column| *column == path);
            let inside = self.columns.iter().any(|column| column.starts_with(&below));
            let members = Members { columns: self.columns, above: &below, cells: self.cells };
            match (own, inside) {
                (None, false) => drop(map.next_value::<IgnoredAny>()?),
                (None, true) => map.next_value_seed(members)?,
                (Some(at), _) => map.next_value_seed(Either { members, at })?,
            }
        }
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// A wanted member: what it says goes into cell `at`, unless it is an object here, whose
/// own members are then looked through. That is seen from this line alone: a column of
/// this path, which other lines brought about, hides nothing that is inside the object.
struct Either<'c> {
    members: Members<'c>,
    at: usize,
}

impl Either<'_> {
    fn says(self, value: impl Into<Value>) {
        if let Some(own) = self.members.cells.get_mut(self.at) {
            *own = cell(&value.into());
        }
    }
}

impl<'de> DeserializeSeed<'de> for Either<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Either<'_> {
    type Value = ();
    fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str("anything")
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        self.members.visit_map(map)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut all = Vec::new();
        while let Some(value) = list.next_element::<Value>()? {
            all.push(value);
        }
        self.says(all);
        Ok(())
    }
    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.says(value);
        Ok(())
    }
    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.says(value);
        Ok(())
    }
    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.says(value);
        Ok(())
    }
    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.says(value);
        Ok(())
    }
    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.says(value);
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        self.says(Value::Null);
        Ok(())
    }
}

/// The paths of an object's members that are no objects themselves.
struct Names<'c> {
    above: String,
    names: &'c mut Vec<String>,
    top: bool,
}

impl<'de> DeserializeSeed<'de> for Names<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        if self.top { json.deserialize_map(self) } else { json.deserialize_any(self) }
    }
}

impl Names<'_> {
    fn leaf(self) {
        self.names.push(self.above.trim_end_matches('/').to_owned());
    }
}

impl<'de> Visitor<'de> for Names<'_> {
    type Value = ();
    fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let above = format!("{}{name}/", self.above);
            map.next_value_seed(Names { above, names: self.names, top: false })?;
        }
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        self.leaf();
        Ok(())
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.leaf();
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.leaf();
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.leaf();
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.leaf();
        Ok(())
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.leaf();
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        self.leaf();
        Ok(())
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null | Value::Object(_) => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(cell).collect::<Vec<_>>().join(";"),
        other => other.to_string(),
    }
}

//! Areas from a CSV of ids and names: areas without shapes.
use super::assemble::Piece;
use super::table::{Table, cell};
use super::text::{folded, listed, tidy};
use crate::pipeline::GeographySpec;
use crate::problem::{Problem, Result};
use std::collections::BTreeMap;

/// Reads the rows of `spec.areas`, one an area.
///
/// # Errors
/// Whatever [`Table::read`] refuses, a missing column, a blank id or parent, and
/// an id on more than one row.
pub(super) fn read(spec: &GeographySpec) -> Result<Vec<Piece>> {
    let table = Table::read(&spec.areas, "list of areas")?;
    let id = table.column(&spec.id)?;
    let name = spec.name.as_deref().map(|name| table.column(name)).transpose()?;
    let parents: Vec<usize> = spec.parents.iter().map(|level| table.column(level)).collect::<Result<_>>()?;
    let mut pieces = Vec::with_capacity(table.rows.len());
    let mut lines: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    for (line, row) in &table.rows {
        let place = table.place(*line);
        let filled = |column: usize, what: &str| match tidy(cell(row, column)) {
            text if text.is_empty() => Err(Problem::usage(format!("`{what}` is blank")).at(&place)),
            text => Ok(text),
        };
        let id = filled(id, &spec.id)?;
        let seen = lines.entry(folded(&id).into_owned()).or_insert_with(|| (id.clone(), Vec::new()));
        seen.1.push(line.to_string());
        let parents = parents.iter().zip(&spec.parents).map(|(column, level)| filled(*column, level));
        pieces.push(Piece {
            parents: parents.collect::<Result<_>>()?,
            name: name.map(|column| tidy(cell(row, column))).filter(|name| !name.is_empty()),
            polygons: None,
            place: place.clone(),
            id,
        });
    }
    let repeated: Vec<String> = lines
        .values()
        .filter(|(_, lines)| lines.len() > 1)
        .map(|(id, lines)| format!("`{id}` (lines {})", lines.join(", ")))
        .collect();
    if repeated.is_empty() {
        return Ok(pieces);
    }
    Err(Problem::usage(format!("areas are listed more than once: {}", listed(&repeated, 5)))
        .at(table.file())
        .hint("keep one row an area; ids are compared without case and outer spaces"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geography::sample::{file, spec};

    #[test]
    fn ids_keep_their_leading_zeros_and_blank_names_are_none() {
        let (_dir, path) = file("areas.csv", "id,name,district\n007,Oak  Hill,North\n008,,South\n");
        let mut spec = spec(path);
        spec.parents = vec!["district".into()];
        let pieces = read(&spec).unwrap();
        assert_eq!((pieces[0].id.as_str(), pieces[0].name.as_deref()), ("007", Some("Oak Hill")));
        assert_eq!(pieces[1].name, None);
        assert_eq!(pieces[1].parents, ["South"]);
    }

    #[test]
    fn repeated_and_blank_ids_are_refused_with_their_lines() {
        let message = |text: &str| {
            let (_dir, path) = file("areas.csv", text);
            read(&spec(path)).err().unwrap().to_string()
        };
        let repeated = message("id,name\na,x\nb,y\n A ,z\n");
        assert!(repeated.contains("`a` (lines 2, 4)"), "{repeated}");
        assert!(message("id,name\na,x\n,y\n").contains("line 3"));
        assert!(message("code,name\na,x\n").contains("no column `id`"));
    }
}

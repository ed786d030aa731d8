//! Residents and the ranking variable, joined to the areas by id.
use std::collections::{BTreeMap, HashMap};

use super::Area;
use super::table::{Table, cell};
use super::text::{folded, listed};
use crate::pipeline::Denominators;
use crate::problem::{Problem, Result};

/// Cells that say "no figure" in public tables.
const NO_FIGURE: [&str; 6] = ["", "na", "n/a", "nan", "null", "-"];

/// Fills in `residents` (finite, not negative) and `rank` (finite, or `None`
/// where the table says there is no figure) of every area.
///
/// # Errors
/// An unreadable table or missing column; an area without a row, with several, or
/// with something that is not a number. Up to five areas are named with lines.
pub(super) fn join(spec: &Denominators, areas: &mut [Area], notes: &mut Vec<String>) -> Result<()> {
    let table = Table::read(&spec.file, "table of residents")?;
    let id = table.column(&spec.id)?;
    let residents = table.column(&spec.residents)?;
    let rank = spec.rank_by.as_deref().map(|rank| table.column(rank)).transpose()?;
    let mut by_id: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, (_, row)) in table.rows.iter().enumerate() {
        by_id.entry(folded(cell(row, id)).into_owned()).or_default().push(i);
    }
    let rows = match_rows(areas, &mut by_id, &table)?;
    strangers(&by_id, &table, id, notes);
    fill(areas, &rows, &table, (residents, &spec.residents), Figure::Residents, notes)?;
    if let (Some(column), Some(name)) = (rank, &spec.rank_by) {
        fill(areas, &rows, &table, (column, name), Figure::Rank, notes)?;
    }
    for (name, figure) in [(&spec.in_poverty, Figure::InPoverty), (&spec.outside_need, Figure::OutsideNeed)] {
        if let Some(name) = name {
            fill(areas, &rows, &table, (table.column(name)?, name), figure, notes)?;
        }
    }
    Ok(())
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Figure {
    Residents,
    Rank,
    InPoverty,
    OutsideNeed,
}

impl Figure {
    /// Where it goes.
    fn of(self, area: &mut Area) -> &mut Option<f64> {
        match self {
            Figure::Residents => &mut area.residents,
            Figure::Rank => &mut area.rank,
            Figure::InPoverty => &mut area.in_poverty,
            Figure::OutsideNeed => &mut area.outside_need,
        }
    }
}

/// The row of each area; takes the rows it finds out of `by_id`.
fn match_rows(areas: &[Area], by_id: &mut HashMap<String, Vec<usize>>, table: &Table) -> Result<Vec<usize>> {
    let (mut lacking, mut repeated, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for area in areas {
        match by_id.remove(&*folded(&area.id)).as_deref() {
            None | Some([]) => lacking.push(format!("`{}`", area.id)),
            Some([row]) => rows.push(*row),
            Some(several) => {
                let lines: Vec<String> = several
                    .iter()
                    .filter_map(|row| table.rows.get(*row))
                    .map(|row| row.0.to_string())
                    .collect();
                repeated.push(format!("`{}` (lines {})", area.id, listed(&lines, 5)));
            }
        }
    }
    if !lacking.is_empty() {
        let what = format!(
            "the table of residents has no row for {} of the areas: {}",
            lacking.len(),
            listed(&lacking, 5)
        );
        let hint = "add a row for each; ids are compared as text, so 7 is not 007 (a spreadsheet may have dropped zeros)";
        return Err(Problem::usage(what).at(table.file()).hint(hint));
    }
    if !repeated.is_empty() {
        let what =
            format!("areas have more than one row in the table of residents: {}", listed(&repeated, 5));
        let hint = "keep one row an area; if the rows are parts of an area, add them up first";
        return Err(Problem::usage(what).at(table.file()).hint(hint));
    }
    Ok(rows)
}

/// Notes the rows that belong to no area.
fn strangers(left: &HashMap<String, Vec<usize>>, table: &Table, id: usize, notes: &mut Vec<String>) {
    let lines: BTreeMap<usize, &str> = left
        .values()
        .flatten()
        .filter_map(|row| table.rows.get(*row).map(|(_, cells)| (*row, cell(cells, id))))
        .collect();
    if !lines.is_empty() {
        let ids: Vec<String> = lines.values().map(|id| format!("`{id}`")).collect();
        let rows = if ids.len() == 1 { "1 row".to_owned() } else { format!("{} rows", ids.len()) };
        notes.push(format!(
            "{rows} of the table of residents belong to no area and were left out: {}.",
            listed(&ids, 5)
        ));
    }
}

/// Reads one column into the areas. Residents must be there; of the others, cells may
/// say that there is no figure.
fn fill(
    areas: &mut [Area],
    rows: &[usize],
    table: &Table,
    (column, name): (usize, &str),
    figure: Figure,
    notes: &mut Vec<String>,
) -> Result<()> {
    let (mut wrong, mut without) = (Vec::new(), Vec::new());
    let (is_rank, may_lack) = (figure == Figure::Rank, figure != Figure::Residents);
    for (area, row) in areas.iter_mut().zip(rows) {
        let Some((line, cells)) = table.rows.get(*row) else { continue };
        let text = cell(cells, column);
        let value = text.parse::<f64>().ok().filter(|value| value.is_finite() && (is_rank || *value >= 0.0));
        match value.map(canonical) {
            Some(value) => *figure.of(area) = Some(value),
            None if may_lack && NO_FIGURE.contains(&&*folded(text)) => without.push(format!("`{}`", area.id)),
            None => wrong.push(format!("`{}` (line {line}: `{text}`)", area.id)),
        }
    }
    if !without.is_empty() {
        notes.push(format!("`{name}` has no figure for: {}.", listed(&without, 5)));
    }
    if wrong.is_empty() {
        return Ok(());
    }
    let wanted = if is_rank { "a number" } else { "a number, zero or more" };
    Err(Problem::usage(format!("`{name}` is not {wanted} for: {}", listed(&wrong, 5)))
        .at(table.file())
        .hint("write plain digits with a decimal point: 25840 or 12.5, not 25,840 or 12.5%"))
}

/// `value` with 15 significant digits: what survives every reader of decimal text.
pub(super) fn canonical(value: f64) -> f64 {
    format!("{value:.14e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geography::sample::{area, file};

    /// The areas `007` and `A b` with the residents of `text`, and the notes.
    fn joined(text: &str) -> Result<(Vec<Area>, Vec<String>)> {
        let (_dir, path) = file("people.csv", text);
        let spec = Denominators {
            file: path,
            id: "id".into(),
            residents: "n".into(),
            rank_by: Some("poverty".into()),
            in_poverty: None,
            outside_need: None,
        };
        let mut areas = vec![area("007", None, &[], None), area("A b", None, &[], None)];
        let mut notes = Vec::new();
        join(&spec, &mut areas, &mut notes)?;
        Ok((areas, notes))
    }

    #[test]
    fn ids_match_trimmed_and_caseless_and_strangers_are_noted() {
        let (areas, notes) = joined("id,n,poverty\n a  B ,10,0.5\n007,2.5,NA\n9,4,1\n").unwrap();
        assert_eq!((areas[0].residents, areas[0].rank), (Some(2.5), None));
        assert_eq!((areas[1].residents, areas[1].rank), (Some(10.0), Some(0.5)));
        assert!(notes.iter().any(|note| note.contains("1 row") && note.contains("`9`")), "{notes:?}");
        assert!(notes.iter().any(|note| note.contains("no figure for: `007`")), "{notes:?}");
    }

    #[test]
    fn what_does_not_fit_is_named_with_its_lines() {
        let message = |text: &str| joined(text).unwrap_err().to_string();
        let lacking = message("id,n,poverty\n7,1,1\nA b,1,1\n");
        assert!(lacking.contains("`007`") && lacking.contains("7 is not 007"), "{lacking}");
        let repeated = message("id,n,poverty\n007,1,1\nA b,1,1\na B,1,1\n");
        assert!(repeated.contains("`A b` (lines 3, 4)"), "{repeated}");
        for wrong in ["\"1,000\"", "-1", "inf", "", "NaN", "1e999"] {
            let text = message(&format!("id,n,poverty\n007,{wrong},1\nA b,1,1\n"));
            assert!(
                text.contains("`007` (line 2") && text.contains("`n` is not a number, zero or more"),
                "{text}"
            );
        }
        assert!(message("id,n,poverty\n007,1,x\nA b,1,1\n").contains("`poverty` is not a number"));
        assert!(message("id,people,poverty\n007,1,1\n").contains("no column `n`"));
    }
}

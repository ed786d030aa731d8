//! The same figures, one row a place: for Datawrapper, Flourish and spreadsheets.
use std::collections::HashMap;

use super::csv::{Field, Grid, Kind};

/// What stands after a figure's name, and how it is taken from the long table.
const PARTS: [(&str, &str, Kind, &str); 5] = [
    ("", "estimate", Kind::Number, "Estimate, where it is clear"),
    ("_lower", "lower", Kind::Number, "Lower end of its likely (90 %) range"),
    ("_upper", "upper", Kind::Number, "Upper end of its likely (90 %) range"),
    ("_status", "status", Kind::Text, "clear, not-clear or not-available"),
    ("_reason", "reason", Kind::Text, "Why there is none, or why it is not clear"),
];

/// A key, and the row of the long table for each figure that it has.
type Gathered<'a> = (Vec<String>, HashMap<String, &'a Vec<String>>);

/// `long` with its figures side by side: a row a key, five columns a figure (or a period
/// or need, in tables that cross places with these). An estimate that is not clear is
/// left out, since what is wide gets mapped. `None` for tables without figures.
pub(super) fn wide(long: &Grid) -> Option<Grid> {
    let figure = long.find("figure")?;
    let crossed = long.find("column").zip(long.find("column_label"));
    let several = long.rows.iter().any(|row| row[figure] != long.rows[0][figure]);
    // What goes across, and its label: the figure, the column of a crossed table that
    // holds one figure, or both. A row of a crossed table may have no column.
    let head_of = |row: &[String]| match crossed {
        Some((column, label)) if !row[column].is_empty() && several => {
            (format!("{}_{}", row[figure], row[column]), format!("{}, {}", row[figure], row[label]))
        }
        Some((column, label)) if !row[column].is_empty() => (row[column].clone(), row[label].clone()),
        _ => (row[figure].clone(), String::new()),
    };
    let part: Vec<usize> = PARTS.iter().filter_map(|(_, name, ..)| long.find(name)).collect();
    let keys: Vec<usize> = (0..long.fields.len())
        .filter(|i| *i != figure && crossed.is_none_or(|(c, l)| *i != c && *i != l) && !part.contains(i))
        .collect();
    let mut heads: Vec<(String, String)> = Vec::new();
    let mut rows: Vec<Gathered> = Vec::new();
    let mut seen: HashMap<Vec<String>, usize> = HashMap::new();
    for row in &long.rows {
        let (head, label) = head_of(row);
        if !heads.iter().any(|(id, _)| *id == head) {
            heads.push((head.clone(), label));
        }
        let key: Vec<String> = keys.iter().map(|i| row[*i].clone()).collect();
        let at = *seen.entry(key.clone()).or_insert_with(|| {
            rows.push((key, HashMap::new()));
            rows.len() - 1
        });
        rows[at].1.insert(head, row);
    }
    let mut fields: Vec<Field> = keys.iter().map(|i| long.fields[*i].clone()).collect();
    for (head, label) in &heads {
        let of = if label.is_empty() { head } else { label };
        fields.extend(PARTS.iter().map(|(after, _, kind, about)| Field {
            name: format!("{}{after}", column_name(head)),
            kind: *kind,
            about: format!("{of}: {about}"),
        }));
    }
    let status = long.find("status")?;
    let cells = |row: Option<&&Vec<String>>| -> Vec<String> {
        let Some(row) = row else { return vec![String::new(); PARTS.len()] };
        let mut cells: Vec<String> = part.iter().map(|i| row[*i].clone()).collect();
        if row[status] != "clear" {
            cells[0].clear();
        }
        cells
    };
    let line = |(mut key, figures): Gathered| {
        key.extend(heads.iter().flat_map(|(head, _)| cells(figures.get(head.as_str()))));
        key
    };
    let rows = rows.into_iter().map(line).collect();
    let about = format!("{} One row a key; where an estimate is not clear its column is empty.", long.about);
    Some(Grid { name: long.name.clone(), about, fields, rows })
}

/// Letters, digits and `_` only, so that no program renames it.
fn column_name(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(names: &[&str], rows: &[&[&str]]) -> Grid {
        let field = |name: &&str| Field { name: (*name).into(), kind: Kind::Text, about: String::new() };
        Grid {
            name: "areas".into(),
            about: "By place.".into(),
            fields: names.iter().map(field).collect(),
            rows: rows.iter().map(|row| row.iter().map(|c| (*c).into()).collect()).collect(),
        }
    }

    #[test]
    fn one_row_a_place_keeps_leading_zeros_and_drops_what_is_not_clear() {
        let long = grid(
            &["key", "figure", "estimate", "lower", "upper", "status", "reason"],
            &[
                &["007", "help", "62", "54", "70", "clear", ""],
                &["007", "asked", "9", "1", "30", "not-clear", "Too uncertain"],
                &["010", "asked", "", "", "", "not-available", "No residents"],
            ],
        );
        let wide = wide(&long).unwrap();
        let names: Vec<&str> = wide.fields.iter().map(|f| f.name.as_str()).collect();
        assert_eq!(names[..4], ["key", "help", "help_lower", "help_upper"]);
        assert_eq!(
            wide.rows[0],
            ["007", "62", "54", "70", "clear", "", "", "1", "30", "not-clear", "Too uncertain"]
        );
        assert_eq!(wide.rows[1][6..], ["", "", "", "not-available", "No residents"]);
    }

    #[test]
    fn crossed_tables_have_their_periods_side_by_side() {
        let long = grid(
            &[
                "key",
                "column",
                "column_label",
                "gap",
                "figure",
                "estimate",
                "lower",
                "upper",
                "status",
                "reason",
            ],
            &[
                &["a", "2025-Q1", "Q1", "lasts", "help", "50", "40", "60", "clear", ""],
                &["a", "2025-Q2", "Q2", "lasts", "help", "55", "45", "65", "clear", ""],
            ],
        );
        let wide = wide(&long).unwrap();
        assert_eq!(wide.rows, [["a", "lasts", "50", "40", "60", "clear", "", "55", "45", "65", "clear", ""]]);
        assert_eq!(wide.fields[2].name, "2025_q1");
    }

    #[test]
    fn several_figures_of_a_crossed_table_keep_columns_of_their_own() {
        let long = grid(
            &["key", "column", "column_label", "figure", "estimate", "lower", "upper", "status", "reason"],
            &[
                &["a", "", "", "median_days", "5", "3", "8", "not-clear", "Wide"],
                &["a", "", "", "within_7", "60", "50", "70", "clear", ""],
                &["a", "food", "Food", "within_7", "80", "75", "85", "clear", ""],
            ],
        );
        let wide = wide(&long).unwrap();
        let names: Vec<&str> = wide.fields[1..].iter().map(|f| f.name.as_str()).step_by(5).collect();
        assert_eq!(names, ["median_days", "within_7", "within_7_food"]);
        assert_eq!(
            wide.rows,
            [[
                "a",
                "",
                "3",
                "8",
                "not-clear",
                "Wide",
                "60",
                "50",
                "70",
                "clear",
                "",
                "80",
                "75",
                "85",
                "clear",
                ""
            ]]
        );
    }
}

//! CSV as RFC 4180 has it, in UTF-8, with `\r\n`.

/// What a column holds, for readers that need to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text; leading zeros matter.
    Text,
    /// A number, or nothing.
    Number,
    /// `YYYY-MM-DD`.
    Date,
}

/// A column: name, kind, what it means.
pub(super) type Column = (&'static str, Kind, &'static str);

/// A table with text cells.
#[derive(Debug)]
pub(super) struct Sheet {
    /// File name without ending.
    pub(super) name: &'static str,
    /// What it holds, in one sentence.
    pub(super) about: &'static str,
    /// Columns.
    pub(super) columns: Vec<Column>,
    /// Rows, each as long as `columns`.
    pub(super) rows: Vec<Vec<String>>,
}

impl Sheet {
    /// With the stamp in front of every row, where there is one.
    pub(super) fn stamped(mut self, stamp: Option<&str>) -> Self {
        if let Some(stamp) = stamp {
            self.columns.insert(0, ("stamp", Kind::Text, "What these figures are not"));
            self.rows.iter_mut().for_each(|row| row.insert(0, stamp.to_owned()));
        }
        self
    }

    /// The file.
    pub(super) fn csv(&self) -> String {
        let mut out = line(self.columns.iter().map(|(name, ..)| *name));
        for row in &self.rows {
            out.push_str(&line(row.iter().map(String::as_str)));
        }
        out
    }

    /// Column types for QGIS, so that keys keep their leading zeros.
    pub(super) fn csvt(&self) -> String {
        let kinds = self.columns.iter().map(|(_, kind, _)| match kind {
            Kind::Text => "\"String\"",
            Kind::Number => "\"Real\"",
            Kind::Date => "\"Date\"",
        });
        kinds.collect::<Vec<_>>().join(",") + "\r\n"
    }
}

fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    cells.map(quoted).collect::<Vec<_>>().join(",") + "\r\n"
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_with_commas_quotes_and_line_ends_are_quoted() {
        assert_eq!(
            line(["a", "b, c", "say \"x\"", "0012"].into_iter()),
            "a,\"b, c\",\"say \"\"x\"\"\",0012\r\n"
        );
    }
}

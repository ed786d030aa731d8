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

    /// As it is written to files.
    pub(super) fn grid(&self) -> Grid {
        let field = |(name, kind, about): &Column| Field {
            name: (*name).to_owned(),
            kind: *kind,
            about: (*about).to_owned(),
        };
        Grid {
            name: self.name.to_owned(),
            about: self.about.to_owned(),
            fields: self.columns.iter().map(field).collect(),
            rows: self.rows.clone(),
        }
    }
}

/// A column of a [`Grid`].
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Name.
    pub(super) name: String,
    /// What it holds.
    pub(super) kind: Kind,
    /// What it means.
    pub(super) about: String,
}

/// A table as files hold it.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// File name without ending.
    pub(super) name: String,
    /// What it holds, in one sentence.
    pub(super) about: String,
    /// Columns.
    pub(super) fields: Vec<Field>,
    /// Rows, each as long as `fields`.
    pub(super) rows: Vec<Vec<String>>,
}

impl Grid {
    /// The file.
    pub(super) fn csv(&self) -> String {
        self.csv_under(None)
    }

    /// The file with a row of its own under the header.
    pub(super) fn csv_under(&self, second: Option<&[String]>) -> String {
        let mut out = line(self.fields.iter().map(|field| field.name.as_str()));
        for row in second.into_iter().chain(self.rows.iter().map(Vec::as_slice)) {
            out.push_str(&line(row.iter().map(String::as_str)));
        }
        out
    }

    /// Column types for QGIS, so that keys keep their leading zeros.
    pub(super) fn csvt(&self) -> String {
        let kinds = self.fields.iter().map(|field| match field.kind {
            Kind::Text => "\"String\"",
            Kind::Number => "\"Real\"",
            Kind::Date => "\"Date\"",
        });
        kinds.collect::<Vec<_>>().join(",") + "\r\n"
    }

    /// The place of a column.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
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

//! `check`'s second look: not whether rows can be read, but whether what they say is
//! likely to be meant. For the operator's eyes alone.
//!
//! A release obeys what is stated, and its rules look at one row at a time; here many
//! rows are looked at together, nothing of it reaches a release, and what is found has
//! one way out: [`Inspection::show`] on a [`Terminal`].
mod ambiguous;
mod codes;
mod files;
mod months;
mod points;

use std::path::Path;

use super::sheet::{Sheet, file_name};
use crate::confidential::fault::role_word;
use crate::confidential::operator::Terminal;
use crate::geography::Geography;
use crate::pipeline::{AreaRule, Pipeline, Source};
use crate::problem::Result;

/// What was found; its lines may quote cells, so it can only be shown.
pub struct Inspection {
    lines: Vec<String>,
}

/// Looks at the beginning (32 MiB) of every file.
///
/// # Errors
/// Status 2 where the pipeline's time zone is not known.
pub fn inspect(pipeline: &Pipeline, geography: Option<&Geography>) -> Result<Inspection> {
    let mut found = Inspection { lines: Vec::new() };
    for (position, source) in pipeline.sources().iter().enumerate() {
        let looked = Looked::at(source);
        let mut lines = looked.unread.clone();
        lines.extend(files::gaps(&source.files));
        if !looked.sheets.is_empty() {
            lines.extend(ambiguous::look(&looked, source));
            lines.extend(months::look(&looked, source, pipeline)?);
            if let Some(geography) = geography {
                lines.extend(codes::look(&looked, &source.area, geography));
                lines.extend(points::look(&looked, &source.area));
            }
        }
        if !lines.is_empty() {
            found.lines.push(format!("Source {}, {}: worth a look", position + 1, role_word(source.role)));
            found.lines.extend(lines.into_iter().map(|line| format!("  * {line}")));
        }
    }
    Ok(found)
}

impl Inspection {
    /// Shows everything.
    pub fn show(&self, terminal: &Terminal) {
        self.lines.iter().for_each(|line| terminal.line(line));
    }
}

/// A source's files, as far as they can be looked at.
struct Looked {
    sheets: Vec<Sheet>,
    unread: Vec<String>,
}

impl Looked {
    fn at(source: &Source) -> Looked {
        let mut looked = Looked { sheets: Vec::new(), unread: Vec::new() };
        for path in &source.files {
            match Sheet::read(path, &name(path)) {
                Ok(sheet) => looked.sheets.push(sheet),
                Err(why) => looked.unread.push(format!("{} was not looked at here: {why}", name(path))),
            }
        }
        looked
    }

    /// Cells of a column that are not blank, in all files that have it.
    fn filled<'s>(&'s self, column: &'s str) -> impl Iterator<Item = &'s str> + Clone {
        let of = move |sheet: &'s Sheet| {
            let at = sheet.names.iter().position(|name| name.trim() == column.trim());
            at.into_iter().flat_map(move |at| sheet.filled(at))
        };
        self.sheets.iter().flat_map(of)
    }
}

fn name(path: &Path) -> String {
    file_name(path)
}

/// The one column with a code or name, and whether it is a code.
fn code_column(rule: &AreaRule) -> Option<(&str, bool)> {
    match rule {
        AreaRule::Code { text, .. } if text.columns.len() == 1 => Some((text.columns.first()?, true)),
        AreaRule::Name { text, .. } if text.columns.len() == 1 => Some((text.columns.first()?, false)),
        _ => None,
    }
}

/// A share as people say it.
fn of_all(part: usize, all: usize) -> String {
    format!("{part} of {all} ({:.0} %)", 100.0 * part as f64 / all.max(1) as f64)
}

#[cfg(test)]
mod tests;

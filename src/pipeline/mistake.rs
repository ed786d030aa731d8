//! What is wrong with a pipeline file, and where.
//!
//! A volunteer edits the file by hand, so all mistakes are told at once, each
//! with its line, the reason, and what to do. A pipeline file holds no cell of
//! an export, which is why these messages may quote it freely.
use std::fmt;
use std::ops::Range;
use std::path::Path;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, SourceSpan};

use super::excerpt::{Excerpt, wrap};
use crate::problem::{Kind, Problem};

/// One mistake: what and why, its place in the file, and what to do about it.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{what}")]
pub struct Mistake {
    what: String,
    note: String,
    help: String,
    /// Bytes of the file; `None` where no place in the file is to blame.
    span: Option<Range<usize>>,
    excerpt: Excerpt,
}

impl Mistake {
    /// What is wrong and why.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What to do.
    pub fn what_to_do(&self) -> &str {
        &self.help
    }

    /// Line and column, both from 1 and in characters; `None` where the file
    /// as a whole is to blame.
    pub fn place(&self) -> Option<(usize, usize)> {
        Some(self.excerpt.line_and_column(self.span.as_ref()?.start))
    }
}

impl Diagnostic for Mistake {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.help))
    }
    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.span.as_ref().map(|_| &self.excerpt as &dyn miette::SourceCode)
    }
    fn labels(&self) -> Option<Box<dyn Iterator<Item = miette::LabeledSpan> + '_>> {
        let span = SourceSpan::from(self.span.clone()?);
        Some(Box::new(std::iter::once(miette::LabeledSpan::new_with_span(Some(self.note.clone()), span))))
    }
}

/// A pipeline file that cannot be used; holds at least one [`Mistake`].
///
/// Leads to exit status 2.
#[derive(Clone, Debug)]
pub struct Invalid {
    file: String,
    mistakes: Vec<Mistake>,
}

impl Invalid {
    /// Gathers `found` (in any order) about the file at `path` with this `text`.
    pub(super) fn new(path: &Path, text: &str, mut found: Vec<Found>) -> Self {
        let file = path.display().to_string();
        let source = Excerpt::new(&file, text);
        found.sort_by_key(|f| f.span.as_ref().map_or(0, |s| s.start));
        let mistakes = found
            .into_iter()
            .map(|f| Mistake {
                what: f.what,
                note: f.note,
                help: f.help,
                span: f.span.map(|s| visible(text, s)),
                excerpt: source.clone(),
            })
            .collect();
        Invalid { file, mistakes }
    }

    /// How many mistakes there are; never 0.
    pub fn problems(&self) -> usize {
        self.mistakes.len()
    }

    /// The mistakes in the order of the file.
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    /// The exit status: 2.
    pub fn status(&self) -> u8 {
        Kind::Usage.status()
    }

    /// The report for a terminal of 80 columns: every mistake with its line.
    pub fn report(&self, colour: bool) -> String {
        let theme = if colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        let handler =
            GraphicalReportHandler::new_themed(theme).with_wrap_lines(false).without_syntax_highlighting();
        let mut report = format!("error: {self}\n");
        for mistake in &self.mistakes {
            report.push('\n');
            // The library would break texts at hyphens, even within "2025-01-31".
            let mut mistake = mistake.clone();
            mistake.what = wrap(&mistake.what, 76);
            mistake.help = wrap(&mistake.help, 72);
            // Writing to a String cannot fail; a mistake whose picture failed is still told in words.
            if handler.render_report(&mut report, &mistake).is_err() {
                report.push_str(&format!("{mistake}\n  what to do: {}\n", mistake.help));
            }
        }
        report
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.mistakes.len() {
            1 => write!(f, "the pipeline file {} has a mistake", self.file),
            n => write!(f, "the pipeline file {} has {n} mistakes", self.file),
        }
    }
}

impl std::error::Error for Invalid {}

impl Diagnostic for Invalid {
    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        Some(Box::new(self.mistakes.iter().map(|m| m as &dyn Diagnostic)))
    }
}

impl From<Invalid> for Problem {
    /// In plain text, without colour; for callers that know only [`Problem`].
    fn from(invalid: Invalid) -> Problem {
        let report = invalid.report(false);
        Problem::usage(report.strip_prefix("error: ").unwrap_or(&report).trim_end())
    }
}

/// A mistake as the checks note it down.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub span: Option<Range<usize>>,
    /// What is wrong and why, one sentence without a full stop.
    pub what: String,
    /// A few words under the marked place.
    pub note: String,
    /// What to do, one sentence.
    pub help: String,
}

/// `span` inside `text`, on character borders, and cut at the end of its first
/// line: a mark over a whole table would bury the line that matters. An empty
/// one is widened to a character of its line, where there is one.
fn visible(text: &str, span: Range<usize>) -> Range<usize> {
    let inside = |mut i: usize| {
        i = i.min(text.len());
        while !text.is_char_boundary(i) {
            i -= 1;
        }
        i
    };
    let start = inside(span.start);
    let end = inside(span.end).max(start);
    let end = text[start..end].find(['\n', '\r']).map_or(end, |i| start + i);
    let here = |c: Option<char>| c.filter(|c| !matches!(c, '\n' | '\r')).map_or(0, char::len_utf8);
    if end > start {
        return start..end;
    }
    match here(text[start..].chars().next()) {
        0 => start - here(text[..start].chars().next_back())..start,
        next => start..start + next,
    }
}

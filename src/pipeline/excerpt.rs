//! The piece of the pipeline file that a message shows.
use std::sync::Arc;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// The widest piece of a line, so that it fits a terminal of 80 columns.
const WIDEST: usize = 68;

/// A pipeline file of which messages show just the line they are about, and of
/// a long line the piece around the marked place.
#[derive(Clone, Debug)]
pub(super) struct Excerpt {
    name: String,
    text: Arc<str>,
}

impl Excerpt {
    pub fn new(name: &str, text: &str) -> Self {
        Excerpt { name: name.to_owned(), text: text.into() }
    }

    /// Line and column of byte `at`, both from 1 and in characters.
    pub fn line_and_column(&self, at: usize) -> (usize, usize) {
        let before = &self.text[..self.border(at)];
        let line = before.rfind('\n').map_or(0, |i| i + 1);
        (before.matches('\n').count() + 1, before[line..].chars().count() + 1)
    }

    /// `at`, moved back into the text and to the start of a character.
    fn border(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// Where the shown piece of the line with `start..end` begins and ends.
    fn piece(&self, start: usize, end: usize) -> (usize, usize) {
        let line = self.text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = self.text[end..].find(['\n', '\r']).map_or(self.text.len(), |i| end + i);
        if self.text[line..line_end].chars().count() <= WIDEST {
            return (line, line_end);
        }
        let marked = self.text[start..end].chars().count();
        let spare = WIDEST.saturating_sub(marked);
        let from = back(&self.text[line..start], spare * 2 / 3).max(self.keep_end(line, line_end));
        let from = line + from.min(start - line);
        let shown: usize =
            self.text[from..line_end].chars().take(WIDEST.max(marked)).map(char::len_utf8).sum();
        (from, (from + shown).max(end))
    }

    /// Where the last [`WIDEST`] characters of the line begin, from its start.
    fn keep_end(&self, line: usize, line_end: usize) -> usize {
        let all = line_end - line;
        let last = back(&self.text[line..line_end], WIDEST);
        last.min(all)
    }
}

/// Where the last `count` characters of `text` begin.
fn back(text: &str, count: usize) -> usize {
    let tail: usize = text.chars().rev().take(count).map(char::len_utf8).sum();
    text.len() - tail
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        _lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let start = self.border(span.offset());
        let end = self.border(span.offset() + span.len()).max(start);
        // Without lines around it, the place itself is asked for: its line and column.
        let (from, to) = if lines_before == 0 { (start, end) } else { self.piece(start, end) };
        let (line, column) = self.line_and_column(from);
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            &self.text.as_bytes()[from..to],
            SourceSpan::from(from..to),
            line - 1,
            column - 1,
            1,
        )))
    }
}

/// `text` in lines of at most `width` characters, broken at spaces only.
pub(super) fn wrap(text: &str, width: usize) -> String {
    let mut wrapped = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            wrapped.push('\n');
            column = 0;
        } else if column > 0 {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += length;
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_to_the_piece_around_the_mark() {
        let line = format!("first\nä{}MARK{}\r\nlast", "ö".repeat(100), "ü".repeat(100));
        let excerpt = Excerpt::new("p.toml", &line);
        let mark = line.find("MARK").unwrap();
        let (from, to) = excerpt.piece(mark, mark + 4);
        let piece = &line[from..to];
        assert!(piece.contains("MARK") && piece.chars().count() <= WIDEST, "{piece}");
        assert_eq!(excerpt.line_and_column(mark), (2, 102));
        for (start, end) in [(0, 0), (line.len(), line.len()), (6, 6), (mark, line.len() - 6)] {
            let (from, to) = excerpt.piece(start, end);
            assert!(from <= start && end <= to);
        }
    }

    #[test]
    fn texts_are_broken_at_spaces_only() {
        assert_eq!(wrap("on 2025-01-31 it", 7), "on\n2025-01-31\nit");
    }
}

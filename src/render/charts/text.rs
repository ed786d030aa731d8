//! How wide a text will be, and how it is broken into lines.
use crate::briefing::Words;

/// Estimated width of `text` in Noto Sans at `size` px, on the wide side.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| advance(c) * size).sum()
}

fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | ' ' | '(' | ')' => 0.31,
        'f' | 't' | 'r' | '-' | '“' | '”' => 0.40,
        'm' | 'w' | 'M' | 'W' | '—' | '%' => 0.93,
        'A'..='Z' | '&' => 0.69,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => 0.0,
        c if c.is_ascii() => 0.58,
        c if (c as u32) >= 0x1100 => 1.0,
        _ => 0.64,
    }
}

/// The arrow from what was to what came after, in the direction of reading. It is no mark
/// that the order of a line's runs would turn round by itself.
pub(super) fn arrow(words: &Words) -> &'static str {
    if words.language().rtl { "←" } else { "→" }
}

/// Breaks `text` at spaces into at most `lines` lines of at most `room` px; what
/// does not fit ends in an ellipsis.
pub(super) fn wrap(text: &str, size: f64, room: f64, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut words = crate::render::fonts::pieces(text).into_iter().peekable();
    while let Some((word, mut spaced)) = words.next() {
        let mut line = clip(&word, size, room);
        while let Some((next, space)) = words.peek() {
            let longer = format!("{line}{}{next}", if spaced { " " } else { "" });
            if width(&longer, size) > room {
                break;
            }
            (line, spaced) = (longer, *space);
            words.next();
        }
        if out.len() + 1 == lines && words.peek().is_some() {
            let rest = words.next().map(|(word, _)| word).unwrap_or_default();
            out.push(clip(&format!("{line} {rest} …………"), size, room));
            return out;
        }
        out.push(line);
    }
    out
}

/// `text`, or as much of it as fits before an ellipsis.
pub(super) fn clip(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_string();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if width(&kept, size) + (advance(c) + advance('…')) * size > room {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end_matches([' ', '…']))
}

/// `text` for an XML text node or attribute.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_break_at_spaces_and_end_in_an_ellipsis() {
        let lines = wrap("Papermakers’ Quarter and Riverside Walk Extension", 13.0, 150.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
        assert!(lines.iter().all(|l| width(l, 13.0) <= 150.0), "{lines:?}");
    }

    #[test]
    fn a_text_that_fits_is_left_alone() {
        assert_eq!(wrap("Bayside", 13.0, 150.0, 2), ["Bayside"]);
        assert_eq!(wrap("", 13.0, 150.0, 2), Vec::<String>::new());
    }

    #[test]
    fn a_single_word_wider_than_the_line_is_clipped() {
        let lines = wrap("Llanfairpwllgwyngyllgogerychwyrndrobwll", 13.0, 80.0, 2);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].ends_with('…'));
    }
}

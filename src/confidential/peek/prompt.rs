//! Asking the operator: questions are counted, answers are cut into small orders.
use crate::problem::{Problem, Result};

/// Most questions of one set-up.
pub(super) const MOST: usize = 10;

/// Where set-up shows what it found and hears what the operator says. Outside of
/// tests only the operator's terminal is one.
pub(in crate::confidential) trait Prompt {
    /// Shows one line.
    fn line(&mut self, text: &str);
    /// The next answer; `None` when no more will come.
    fn answer(&mut self) -> Option<String>;
}

/// A conversation.
pub(super) struct Talk<'p> {
    prompt: &'p mut dyn Prompt,
    asked: usize,
}

impl<'p> Talk<'p> {
    pub(super) fn new(prompt: &'p mut dyn Prompt) -> Self {
        Talk { prompt, asked: 0 }
    }

    /// Begins the next question.
    pub(super) fn question(&mut self, text: &str) {
        self.asked += 1;
        debug_assert!(self.asked <= MOST, "an eleventh question");
        self.say("");
        self.say(&format!("Question {} (of at most {MOST}). {text}", self.asked));
    }

    pub(super) fn say(&mut self, text: &str) {
        self.prompt.line(text);
    }

    /// The answer, trimmed; blank is Enter.
    pub(super) fn hear(&mut self) -> Result<String> {
        let answer = self.prompt.answer().map(|answer| answer.trim().to_owned());
        answer.filter(|answer| !matches!(answer.as_str(), "q" | "quit")).ok_or_else(|| {
            Problem::failed("set-up was stopped, and nothing was written")
                .hint("start it again when you like: evenhand")
        })
    }
}

/// `2 nothing, 4 requests` as [("2", "nothing"), ("4", "requests")].
pub(super) fn orders(answer: &str) -> Vec<(&str, &str)> {
    let parts = answer.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| part.split_once([' ', '=']).unwrap_or((part, "")))
        .map(|(a, b)| (a.trim(), b.trim()))
        .collect()
}

/// A cell as it may be put on a terminal: one short line, no control characters
/// (which could redraw the screen).
pub(super) fn shown(cell: &str) -> String {
    const LONGEST: usize = 60;
    let mut out: String = cell.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if cell.chars().nth(LONGEST).is_some() {
        out.push('…');
    }
    out
}

/// Shows a numbered list with a note behind some of its texts.
pub(super) fn numbered(talk: &mut Talk, texts: &[String], note: impl Fn(usize) -> &'static str) {
    for (at, text) in texts.iter().enumerate() {
        talk.say(&format!("  {:>2}  {}{}", at + 1, shown(text), note(at)));
    }
    if texts.is_empty() {
        talk.say("      (no word comes often enough to be one of the column's own)");
    }
}

/// Positions from 0 in `3 4`; `None` when a word is no number of the list.
pub(super) fn numbers(text: &str, most: usize) -> Option<Vec<usize>> {
    let words = text.split([' ', ',']).filter(|word| !word.is_empty());
    words.map(|word| word.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < most)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_cut_at_commas() {
        assert_eq!(
            orders("2 nothing, who 3+4 ;consent=none,"),
            [("2", "nothing"), ("who", "3+4"), ("consent", "none")]
        );
        assert!(orders("").is_empty());
    }

    #[test]
    fn a_cell_cannot_steer_the_terminal() {
        assert_eq!(shown("a\u{1b}[2Jb\nc"), "a [2Jb c");
        assert_eq!(shown(&"x".repeat(80)).chars().count(), 61);
    }
}

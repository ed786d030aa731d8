//! One figure in words, in the only ways it may be said.
use serde::Serialize;

use super::words::Words;
use crate::equity::Shown;

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Of every 100.
    Of100,
    /// Per 1,000 residents.
    Per1000,
    /// People, households or rows.
    Count,
}

impl Measure {
    /// A number of this measure as the page shows it: rounded, never below zero.
    pub fn show(self, words: &Words, value: f64) -> String {
        let value = value.max(0.0);
        match self {
            Measure::Of100 => words.whole(value.min(100.0)),
            Measure::Per1000 => words.rate(value),
            Measure::Count => words.whole(value),
        }
    }
}

/// A figure ready for a template. The estimate of an unclear figure is not in it.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    /// `clear`, `not-clear` or `none`.
    pub kind: &'static str,
    /// `62`, `Not clear yet` or `No figure`.
    pub value: String,
    /// `likely 54–70`, `between 20 and 75`, or why there is none.
    pub range: String,
    /// The whole thing as a sentence, for a tooltip; empty for a clear figure.
    pub tip: String,
    /// What a table sorts by; nothing for figures that are not clear.
    pub sort: Option<f64>,
}

/// The likely range of a clear figure: `likely 54–70`.
pub fn range(words: &Words, measure: Measure, lower: f64, upper: f64) -> String {
    let (lower, upper) = (measure.show(words, lower), measure.show(words, upper));
    let key = if lower == upper { "range.point" } else { "range" };
    words.say(key, &[("lower", &lower), ("upper", &upper)])
}

/// The range of an unclear figure: `between 20 and 75`.
pub fn between(words: &Words, measure: Measure, lower: f64, upper: f64) -> String {
    words.say(
        "range.between",
        &[("lower", &measure.show(words, lower)), ("upper", &measure.show(words, upper))],
    )
}

/// The tooltip of an unclear figure, as the design words it.
pub fn unclear_tip(words: &Words, measure: Measure, lower: f64, upper: f64) -> String {
    let key = if measure == Measure::Per1000 { "unclear.tip.per1000" } else { "unclear.tip" };
    words.say(key, &[("lower", &measure.show(words, lower)), ("upper", &measure.show(words, upper))])
}

/// `shown` as a table cell.
pub fn cell(words: &Words, measure: Measure, shown: &Shown) -> Cell {
    match shown {
        Shown::Clear { estimate, lower, upper } => Cell {
            kind: "clear",
            value: measure.show(words, *estimate),
            range: range(words, measure, *lower, *upper),
            tip: String::new(),
            sort: Some((estimate * 1000.0).round() / 1000.0),
        },
        Shown::NotClear { lower, upper, .. } => Cell {
            kind: "not-clear",
            value: words.get("unclear"),
            range: between(words, measure, *lower, *upper),
            tip: unclear_tip(words, measure, *lower, *upper),
            sort: None,
        },
        Shown::NotAvailable { reason } => Cell {
            kind: "none",
            value: words.get("none"),
            range: words.message(reason),
            tip: String::new(),
            sort: None,
        },
    }
}

/// The columns of every exported table: estimate, lower, upper.
pub fn numbers_of(shown: &Shown) -> Option<(f64, f64, f64)> {
    match shown {
        Shown::Clear { estimate, lower, upper } | Shown::NotClear { estimate, lower, upper } => {
            Some((*estimate, *lower, *upper))
        }
        Shown::NotAvailable { .. } => None,
    }
}

/// The status word of every exported table.
pub fn status_of(shown: &Shown) -> &'static str {
    match shown {
        Shown::Clear { .. } => "clear",
        Shown::NotClear { .. } => "not-clear",
        Shown::NotAvailable { .. } => "not-available",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clear_figure_reads_as_the_design_says() {
        let shown = Shown::Clear { estimate: 61.7, lower: 53.8, upper: 70.2 };
        let cell = cell(&Words::english(), Measure::Of100, &shown);
        assert_eq!((cell.value.as_str(), cell.range.as_str()), ("62", "likely 54–70"));
    }

    #[test]
    fn an_unclear_figure_keeps_its_estimate_to_itself() {
        let shown = Shown::NotClear { estimate: 47.0, lower: 20.0, upper: 75.0 };
        let cell = cell(&Words::english(), Measure::Of100, &shown);
        assert!(!serde_json::to_string(&cell).unwrap().contains("47"));
        assert_eq!(
            cell.tip,
            "Between 20 and 75 of every 100. Too uncertain to call. This does not mean people here are all right."
        );
    }

    #[test]
    fn what_is_shown_never_leaves_its_scale() {
        let words = Words::english();
        assert_eq!(Measure::Of100.show(&words, -3.0), "0");
        assert_eq!(Measure::Of100.show(&words, 104.0), "100");
        assert_eq!(Measure::Per1000.show(&words, -0.2), "0");
    }
}

//! Figures of the coalition's own public calendar: exact, with nothing that a range could cover.
use super::Explained;

const EXACT: &str = "Nothing: it is exact, from a public file.";

const fn exact(figure: &'static str, what: &'static str, source: &'static str) -> Explained {
    Explained {
        figure,
        what,
        source,
        covers: EXACT,
        leaves_out: "Distributions that the calendar does not name; who came, and whether it was enough.",
    }
}

/// The columns of the table `dependability`.
pub(super) const CALENDAR: &[Explained] = &[
    exact(
        "held",
        "Distributions that were held, of those that were published.",
        "Count; what was held in an area was held in what it lies in.",
    ),
    exact(
        "weeks_with",
        "Weeks with at least one distribution that was held, of the whole weeks of the window.",
        "Weeks from Monday to Sunday (ISO 8601).",
    ),
    exact("usual_gap_days", "Days from one distribution that was held to the next.", "Lower median."),
    exact(
        "longest_without_days",
        "The longest run of days without a distribution that was held; at least that, where the window cuts it.",
        "Longest run; the first of several.",
    ),
];

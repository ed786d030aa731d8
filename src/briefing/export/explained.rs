//! What each figure is, where its formula comes from, what its range covers and what not.
use super::csv::{Column, Kind, Sheet};

/// Of every figure the same four things.
struct Explained {
    figure: &'static str,
    what: &'static str,
    source: &'static str,
    covers: &'static str,
    leaves_out: &'static str,
}

const NOISE: &str =
    "The chance that was mixed in, by simulating the known noise through the same least squares.";
const FAMILY: &str =
    "The chance that was mixed in; judged in one family with all other statements of the briefing.";
const BOTH: &str =
    "The chance that was mixed in, and the chance of who happened to ask: p(1 - p)/people on each side.";
const RECORDS: &str = "People who never asked, and mistakes in the records.";
const ASKING: &str = "People who never asked, mistakes in the records, and how need differs from asking.";

const fn plain(
    figure: &'static str,
    what: &'static str,
    source: &'static str,
    leaves_out: &'static str,
) -> Explained {
    Explained { figure, what, source, covers: NOISE, leaves_out }
}

const ALL: &[Explained] = &[
    plain(
        "help_arrived",
        "Met among met and unmet of old enough requests, of every 100; one voice a person.",
        "Ratio with Fieller's interval (1954) on simulated errors.",
        "People who never asked, mistakes in the records, requests still too young to tell.",
    ),
    plain("people", "Voices of all who asked.", "Sum.", RECORDS),
    plain(
        "unmet_per_1000",
        "Voices of unmet asking per 1,000 residents.",
        "Rate with a public denominator.",
        ASKING,
    ),
    plain(
        "asked_per_1000",
        "Voices of all asking per 1,000 residents.",
        "Rate with a public denominator.",
        ASKING,
    ),
    plain("share_of_asking", "Part of all asking, of every 100; not a head-count.", "Share.", ASKING),
    plain("share_of_handouts", "Part of all hand-outs, of every 100.", "Share.", RECORDS),
    plain(
        "group_difference",
        "Help that arrived for a group less that for the reference group, in points of 100.",
        "Difference D of the WHO Health Equity Assessment Toolkit, against a reference fixed in the pipeline file.",
        "How the groups differ in what they ask for and where they live; those who did not say.",
    ),
    plain(
        "group_ratio",
        "Help that arrived for a group over that for the reference group.",
        "Ratio R of the WHO Health Equity Assessment Toolkit; its range is made of logarithms.",
        "How the groups differ in what they ask for and where they live; those who did not say.",
    ),
    plain(
        "handouts_minus_asking",
        "Share of hand-outs less share of asking, in points of 100.",
        "Disparity score of the Urban Institute's Spatial Equity Data Tool.",
        ASKING,
    ),
    plain(
        "handouts_minus_residents",
        "Share of hand-outs less share of residents, in points of 100.",
        "Disparity score of the Urban Institute's Spatial Equity Data Tool.",
        "That places with as many residents may need different amounts.",
    ),
    Explained {
        figure: "asking_minus_outside_need",
        what: "Share of asking less share of the public outside measure of need, in points of 100. Possibly unheard: \
               asking is surely under two thirds of what the measure would lead one to expect.",
        source: "Differences in who reports: Liu and Garg (2022).",
        covers: FAMILY,
        leaves_out: "How well the outside measure measures need, and why a place asks little.",
    },
    plain(
        "unmet_per_1000_in_poverty",
        "Voices of unmet asking per 1,000 residents in poverty.",
        "Rate with a public denominator.",
        "Errors of the public number; people who never asked.",
    ),
    Explained {
        figure: "before_after",
        what: "Help that arrived in whole periods after an event less that in whole periods before, in points of 100.",
        source: "Difference of two proportions.",
        covers: BOTH,
        leaves_out: "What else happened at the same time: it does not say that the event was the reason.",
    },
    Explained {
        figure: "difference_in_differences",
        what: "Change in some places less the change in comparison places that were fixed beforehand, in points of 100.",
        source: "Difference in differences (Card and Krueger 1994).",
        covers: BOTH,
        leaves_out: "Whether both would have changed alike without the event, which nobody can measure.",
    },
    Explained {
        figure: "unmet_per_1000_above_mean",
        what: "Unmet asking per 1,000 residents of a place and its neighbours, less the mean of all places.",
        source: "Numerator of Gi* (Getis and Ord 1992; Ord and Getis 1995); false discovery rate of Benjamini and Hochberg (1995).",
        covers: "The chance that was mixed in; clear at a false discovery rate of 10 %.",
        leaves_out: "How much places would differ by the chance of who asked.",
    },
    plain(
        "handouts",
        "Hoover: how much of all hand-outs would have to go elsewhere to follow asking, of every 100.",
        "Hoover (1936).",
        ASKING,
    ),
];

/// The explanation of a figure, for the sheet and for its test.
fn found(figure: &str) -> Option<&'static Explained> {
    ALL.iter().find(|e| e.figure == figure)
}

const COLUMNS: [Column; 5] = [
    ("figure", Kind::Text, "As in the column `figure` of the other tables"),
    ("what", Kind::Text, "What it is"),
    ("source", Kind::Text, "Where its formula comes from"),
    ("covers", Kind::Text, "What its likely range covers"),
    ("leaves_out", Kind::Text, "What its likely range leaves out"),
];

/// A row for each figure that is in one of `sheets`, in the order of their first use.
pub(super) fn sheet(sheets: &[Sheet]) -> Sheet {
    let mut figures: Vec<&str> = Vec::new();
    for sheet in sheets {
        let Some(at) = sheet.columns.iter().position(|(name, ..)| *name == "figure") else { continue };
        for figure in sheet.rows.iter().filter_map(|row| row.get(at)) {
            if !figures.contains(&figure.as_str()) {
                figures.push(figure);
            }
        }
    }
    let row =
        |e: &Explained| [e.figure, e.what, e.source, e.covers, e.leaves_out].map(str::to_owned).to_vec();
    let rows = figures.into_iter().filter_map(found).map(row).collect();
    Sheet {
        name: "explanations",
        about: "What each figure is, and what its range covers.",
        columns: COLUMNS.to_vec(),
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_of_every_table_is_explained() {
        let story = crate::briefing::fixture::story();
        let sheets = super::super::tables::all(&story, &crate::briefing::words::Words::english());
        for sheet in sheets.iter().filter(|s| s.name != "explanations") {
            let at = sheet.columns.iter().position(|(name, ..)| *name == "figure").unwrap();
            for row in &sheet.rows {
                assert!(found(&row[at]).is_some(), "{} in {}", row[at], sheet.name);
            }
        }
        assert!(sheets.iter().any(|s| s.name == "explanations" && s.rows.len() > 3));
    }

    #[test]
    fn every_comparison_is_explained() {
        for kind in [
            "group_difference",
            "group_ratio",
            "handouts_minus_asking",
            "handouts_minus_residents",
            "asking_minus_outside_need",
            "unmet_per_1000_in_poverty",
            "before_after",
            "difference_in_differences",
        ] {
            assert!(found(kind).is_some(), "{kind}");
        }
    }
}

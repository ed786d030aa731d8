//! What each figure is, where its formula comes from, what its range covers and what not.
mod exact;

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
        "Ratio with Fieller's interval (1954) on simulated errors; where the column engine says posterior, on draws of a hierarchical \
         model (docs/methods.md, section 5).",
        "People who never asked, mistakes in the records, requests still too young to tell.",
    ),
    plain(
        "people",
        "Voices of all who asked.",
        "Sum of the voices of all places, needs and periods (docs/methods.md).",
        RECORDS,
    ),
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
    Explained {
        figure: "revision_difference",
        what: "A figure of this release less the same figure of the superseded one.",
        source: "MOVER (Zou and Donner 2008) on the two ranges, widened by Bonferroni's rule for all figures together.",
        covers: "The chance that was mixed into both releases.",
        leaves_out: "Why the lists changed.",
    },
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
        figure: "points_short_of_target",
        what: "Target less help that arrived over the whole window, in points of 100, of places with a gap over time.",
        source: "Ratio with Fieller's interval (1954) on simulated errors; gaps that last are listed at a Bayesian false \
                 discovery rate of 10 % (Newton, Noueiry, Sarkar and Ahlquist 2004).",
        covers: "The chance that was mixed in, and that these places were picked (Benjamini and Yekutieli 2005).",
        leaves_out: ASKING,
    },
    Explained {
        figure: "people_short_of_target",
        what: "Voices that would have to be met besides for the target to be reached: about how many people's need.",
        source: "Linear in met and unmet, by least squares.",
        covers: "The chance that was mixed in, and that these places were picked (Benjamini and Yekutieli 2005).",
        leaves_out: ASKING,
    },
    Explained {
        figure: "before_after",
        what: "Help that arrived in whole periods after an event less that in whole periods before, in points of 100.",
        source: "Difference of two proportions.",
        covers: BOTH,
        leaves_out: "What else happened at the same time: it does not say that the event was the reason.",
    },
    Explained {
        figure: "help_before",
        what: "Help that arrived in all whole periods before an event, of every 100 asking.",
        source: "Proportion, to first order in the noise.",
        covers: BOTH,
        leaves_out: ASKING,
    },
    Explained {
        figure: "help_after",
        what: "Help that arrived in all whole periods from an event on, of every 100 asking.",
        source: "Proportion, to first order in the noise.",
        covers: BOTH,
        leaves_out: ASKING,
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

const OWN: &str = "The chance that was mixed into this table, which is measured apart.";
const CORRECTED: &str =
    "The chance that was mixed in, by draws; the estimate is corrected for what the noise alone adds.";
const NOTHING: &str = "Nothing: it is not given, for the reason in its row.";
const EQUALS: &str = "How much areas would differ by the chance of who asked; differences within an area.";
const SAID: &str = "Those who did not answer, and those who were never asked.";

const fn apart(
    figure: &'static str,
    what: &'static str,
    source: &'static str,
    leaves_out: &'static str,
) -> Explained {
    Explained { figure, what, source, covers: OWN, leaves_out }
}

const fn measure(figure: &'static str, what: &'static str, source: &'static str) -> Explained {
    Explained { figure, what, source, covers: CORRECTED, leaves_out: EQUALS }
}

const fn along(figure: &'static str, what: &'static str, source: &'static str) -> Explained {
    Explained { figure, what, source, covers: NOISE, leaves_out: EQUALS }
}

const fn refused(figure: &'static str, what: &'static str, source: &'static str) -> Explained {
    Explained { figure, what, source, covers: NOTHING, leaves_out: EQUALS }
}

/// Figures of tables that do not count voices, and voices that are unmet and pending.
const COUNTED: &[Explained] = &[
    plain(
        "unmet",
        "Voices of old enough requests that were not met (within the days that count); one voice a person.",
        "Sum of the voices (docs/methods.md, section 3).",
        RECORDS,
    ),
    plain(
        "pending",
        "Voices of requests that were too young on the declared last day of the records to tell.",
        "Sum of the voices (docs/methods.md, section 3).",
        "Which of them will be met.",
    ),
    apart(
        "median_days",
        "Days within which half of the old enough requests were served.",
        "Median from public bins, by inverting a linear contrast of cumulative counts.",
        "Where in its bin a wait lies (taken as even); requests still too young to tell.",
    ),
    apart(
        "served_within",
        "Served within so many days, of every 100 old enough requests (served_within_7: within seven).",
        "Ratio with Fieller's interval (1954) on simulated errors.",
        "Mistakes in the dates; requests still too young to tell.",
    ),
    apart(
        "people_asking",
        "People who asked, each once a period or place, at most in a public cap of these.",
        "Sum of capped contributions: a lower bound where somebody is beyond the cap.",
        "What is beyond the cap; people who never asked.",
    ),
    apart(
        "at_least",
        "At least so much was asked for or handed out; what is beyond a public cap a person is left out.",
        "Sum of capped contributions.",
        "What is beyond the cap; records without a quantity.",
    ),
    apart(
        "share",
        "Part of all answers there, of every 100.",
        "Ratio with Fieller's interval (1954) on simulated errors.",
        SAID,
    ),
    apart(
        "gives_too",
        "Of those who ask, those who give too, of every 100.",
        "Ratio with Fieller's interval (1954) on simulated errors.",
        "People who give where nobody writes it down.",
    ),
    apart(
        "asks_too",
        "Of those who give, those who ask too, of every 100.",
        "Ratio with Fieller's interval (1954) on simulated errors.",
        "People who ask where nobody writes it down.",
    ),
];

/// Measures of the table of inequality, which are its keys.
const MEASURES: &[Explained] = &[
    measure(
        "standard_deviation",
        "How far areas are from the mean: square root of the variance between groups (BGSD).",
        "WHO Health Equity Assessment Toolkit; each area's noise variance is taken off.",
    ),
    measure(
        "mean_difference",
        "Mean distance of areas from the mean, by residents (MDM).",
        "WHO Health Equity Assessment Toolkit.",
    ),
    measure(
        "index_of_disparity",
        "The same of every 100 of the mean (IDIS).",
        "WHO Health Equity Assessment Toolkit.",
    ),
    measure(
        "coefficient_of_variation",
        "Standard deviation of every 100 of the mean (COV).",
        "WHO Health Equity Assessment Toolkit.",
    ),
    measure(
        "gini",
        "Mean difference of two residents' areas over twice the mean, of every 100.",
        "Gini (1912).",
    ),
    measure(
        "variance",
        "Variance between areas, by residents (BGV).",
        "WHO Health Equity Assessment Toolkit; what the noise adds is taken off.",
    ),
    measure(
        "theil_between",
        "The part of Theil's T that lies between larger areas, of every 1,000.",
        "Theil (1967); Shorrocks (1980).",
    ),
    measure(
        "theil_within",
        "The part of Theil's T that lies within larger areas, of every 1,000.",
        "Theil (1967); Shorrocks (1980).",
    ),
    measure("theil", "Theil's T of the areas' rates, of every 1,000.", "Theil (1967); WHO's factor 1,000."),
    measure("atkinson", "Atkinson's index with an aversion of 0.5, of every 100.", "Atkinson (1970)."),
    along(
        "concentration",
        "Absolute concentration index (ACI) along the public order: negative where the worst-off have more.",
        "Wagstaff, Paci and van Doorslaer (1991); linear in the rates, so that noise does not bias it.",
    ),
    along(
        "slope",
        "Slope index of inequality (SII): from the worst-off to the best-off end of the public order.",
        "Mackenbach and Kunst (1997), weighted by residents; linear in the rates.",
    ),
    along(
        "relative_concentration",
        "Relative concentration index (RCI): the absolute one of every 100 of the mean.",
        "Wagstaff, Paci and van Doorslaer (1991); to first order in the noise.",
    ),
    along(
        "relative_slope",
        "Relative index of inequality (RII): the line's best-off end over its worst-off end.",
        "Mackenbach and Kunst (1997), linear, weighted by residents; its range is made of logarithms.",
    ),
    along(
        "difference_of_fifths",
        "Difference D: the mean of the best-off fifth of residents less that of the worst-off fifth, by the public order.",
        "WHO Health Equity Assessment Toolkit, with groups fixed by a public figure.",
    ),
    along(
        "ratio_of_fifths",
        "Ratio R: the mean of the best-off fifth of residents over that of the worst-off fifth, by the public order.",
        "WHO Health Equity Assessment Toolkit, with groups fixed by a public figure; its range is made of logarithms.",
    ),
    along(
        "concentration_curve",
        "Concentration curve: the share of all there is that the worst-off 20 (40, 60, 80) of every 100 residents have, of every 100.",
        "Wagstaff, Paci and van Doorslaer (1991).",
    ),
    along(
        "attributable_risk",
        "Population attributable risk (PAR): how much the mean would rise if all areas reached the target; 0 where it is there.",
        "WHO Health Equity Assessment Toolkit, with the target in the place of the best area.",
    ),
    along(
        "attributable_fraction",
        "Population attributable fraction (PAF): the same of every 100 of the mean.",
        "WHO Health Equity Assessment Toolkit, with the target in the place of the best area.",
    ),
    measure(
        "mean_difference_from_target",
        "Mean distance of areas from the target, by residents (MDR).",
        "WHO Health Equity Assessment Toolkit; its range is as much wider as the mean is unsure.",
    ),
    along(
        "hoover",
        "How much of all hand-outs would have to go elsewhere to follow asking, of every 100.",
        "Hoover (1936).",
    ),
    along(
        "moran",
        "Whether neighbouring areas are alike: from -1 (chequered) over about 0 to 1 (alike).",
        "Moran (1950), on least-squares values; corrected for the known noise, which makes neighbours look unlike.",
    ),
    refused(
        "mean_log_deviation",
        "Mean logarithmic deviation (MLD).",
        "Theil (1967). Not given: it has no value where an area's rate may be zero, and any stand-in is arbitrary.",
    ),
    refused(
        "mean_difference_from_best",
        "Mean distance of areas from the best area (MDB).",
        "Not given: chance alone makes an area look best. The distance from the target is given.",
    ),
    refused(
        "lorenz_curve",
        "Lorenz curve: areas in the order of their own rates.",
        "Not given: chance orders areas whose rates are alike. The concentration curve has a public order.",
    ),
    refused(
        "logistic_slope",
        "Slope index of inequality (SII) by a logistic curve.",
        "Not given: it has no value where chance brings a rate below 0 or above 100, and leaving such rates out, or cutting \
         them off, bends the curve. The linear slope has no such limits and is not biased by the noise.",
    ),
    refused(
        "relative_logistic_slope",
        "Relative index of inequality (RII) by a logistic curve.",
        "Not given, as the slope of that curve is not. The relative index of the linear slope is given.",
    ),
    refused(
        "best_minus_worst",
        "The best area less the worst.",
        "Not given: without a reference that is fixed beforehand chance alone makes areas look best and worst.",
    ),
];

/// The explanation of a figure, for the sheet and for its test.
fn found(figure: &str) -> Option<&'static Explained> {
    // `served_within_7` and its like are one.
    let series = ["served_within", "concentration_curve"];
    let figure = series.into_iter().find(|s| figure.starts_with(&format!("{s}_"))).unwrap_or(figure);
    ALL.iter().chain(COUNTED).chain(MEASURES).find(|e| e.figure == figure)
}

const COLUMNS: [Column; 5] = [
    ("figure", Kind::Text, "As in the column `figure` of the other tables, and in `key` of inequality"),
    ("what", Kind::Text, "What it is"),
    ("source", Kind::Text, "Where its formula comes from"),
    ("covers", Kind::Text, "What its likely range covers"),
    ("leaves_out", Kind::Text, "What its likely range leaves out"),
];

/// A row for each figure that is in one of `sheets`, in the order of their first use, and last
/// those of a public `calendar`.
pub(super) fn sheet(sheets: &[Sheet], calendar: bool) -> Sheet {
    let mut figures: Vec<&str> = Vec::new();
    for sheet in sheets {
        for figure in named_in(sheet) {
            let name = found(figure).map_or(figure, |e| e.figure);
            if !figures.contains(&name) {
                figures.push(name);
            }
        }
    }
    let row =
        |e: &Explained| [e.figure, e.what, e.source, e.covers, e.leaves_out].map(str::to_owned).to_vec();
    let exact = exact::CALENDAR.iter().filter(|_| calendar);
    let rows = figures.into_iter().filter_map(found).chain(exact).map(row).collect();
    Sheet {
        name: "explanations",
        about: "What each figure is, and what its range covers.",
        columns: COLUMNS.to_vec(),
        rows,
    }
}

/// What is to be explained of a sheet: its figures, and the measures of inequality.
fn named_in(sheet: &Sheet) -> Vec<&str> {
    let column = |wanted: &str| sheet.columns.iter().position(|(name, ..)| *name == wanted);
    let keys = column("key").filter(|_| sheet.name == "inequality");
    let columns = [column("figure"), keys];
    let cells =
        columns.into_iter().flatten().flat_map(|at| sheet.rows.iter().filter_map(move |row| row.get(at)));
    cells.map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::Generator;

    /// The sheets of a whole release of a made-up city that counts everything there is,
    /// so that no table is missing.
    #[test]
    fn every_figure_of_every_table_is_explained() {
        use crate::calibrate::town_for_tests;
        let epsilon = "8".parse().unwrap();
        let (_, work) = town_for_tests(3_000, &epsilon, Generator::LogLinear, 1, true).unwrap();
        let story = crate::forecast::forecast(&work).unwrap();
        let sheets = super::super::tables::all(&story, &crate::briefing::words::Words::english());
        for name in ["areas", "inequality", "comparisons", "waits", "person_months", "volumes", "feedback"] {
            assert!(sheets.iter().any(|s| s.name == name), "{name} is not there");
        }
        let explained = sheets.iter().find(|s| s.name == "explanations").unwrap();
        for sheet in sheets.iter().filter(|s| s.name != "explanations") {
            assert!(!named_in(sheet).is_empty(), "{}", sheet.name);
            for figure in named_in(sheet) {
                let name = found(figure).unwrap_or_else(|| panic!("{figure} in {}", sheet.name)).figure;
                assert!(explained.rows.iter().any(|row| row[0] == name), "{figure}");
            }
        }
    }

    #[test]
    fn no_figure_is_explained_twice_and_none_without_words() {
        let all: Vec<&Explained> = ALL.iter().chain(COUNTED).chain(MEASURES).chain(exact::CALENDAR).collect();
        for e in &all {
            assert_eq!(all.iter().filter(|o| o.figure == e.figure).count(), 1, "{}", e.figure);
            let words = [e.what, e.source, e.covers, e.leaves_out];
            assert!(words.iter().all(|w| w.len() > 5), "{}", e.figure);
        }
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
            "help_before",
            "help_after",
            "difference_in_differences",
        ] {
            assert!(found(kind).is_some(), "{kind}");
        }
    }
}

//! The report, in Markdown.
use super::kinds::Kind;
use super::lists::List;
use super::places::{FIGURES, SIZES};
use super::tally::{Cell, Ledger, Row, Share};
use crate::equity::GapClass;
use crate::simulate::Generator;

/// Below this, a range pretends to be surer than it is.
const LOW: f64 = 0.88;
/// Monte Carlo standard errors below it that are no accident (one in twenty).
const SURE: f64 = 1.645;
/// Above this, it is wider than it needs to be.
const LOOSE: f64 = 0.94;
/// False discovery rate that lists keep to.
const NOMINAL: f64 = 0.1;

/// The whole report of a trial.
pub fn markdown(cells: &[Cell]) -> String {
    let mut out = String::new();
    overall(cells, &mut out);
    by_size(cells, &mut out);
    by_place(cells, &mut out);
    by_generator(cells, &mut out);
    families(cells, &mut out);
    gaps(cells, &mut out);
    lists(cells, &mut out);
    classes(cells, &mut out);
    out
}

/// One combination in one line: what it tried, and what is worst about it.
pub fn headline(cell: &Cell) -> String {
    let ledger = &cell.ledger;
    let (missed, clear) = ledger.misses();
    let own = Kind::ALL.into_iter().filter(|kind| !kind.picks());
    let worst = own
        .filter_map(|kind| Some((kind, ledger.row(kind).clear.value()?, ledger.row(kind).clear)))
        .min_by(|a, b| a.1.total_cmp(&b.1));
    let worst = worst.map_or_else(String::new, |(kind, _, share)| {
        format!("; fewest of \u{201c}{}\u{201d}: {} of {:.0}", kind.name(), percent(&share), share.trials())
    });
    format!(
        "{} people, ε = {}, {}, {} cities ({}): {:.0} clear figures, {:.1} % hold{worst}",
        cell.people,
        cell.epsilon,
        name(cell.generator),
        cell.repetitions,
        cell.shape,
        clear,
        100.0 * (1.0 - missed / clear.max(1.0)),
    )
}

fn joined<'a>(cells: impl Iterator<Item = &'a Cell>) -> Ledger {
    let mut all = Ledger::default();
    cells.for_each(|cell| all.join(&cell.ledger));
    all
}

fn overall(cells: &[Cell], out: &mut String) {
    let all = joined(cells.iter());
    out.push_str("### Every kind of figure\n\n");
    out.push_str("| figure | ranges | contain the exact figure, % | shown clear, % | of those, contain it, % | bias | RMSE | width / planned | |\n");
    out.push_str("|---|---:|---:|---:|---:|---:|---:|---:|---|\n");
    for kind in Kind::ALL {
        let row = all.row(kind);
        if row.all.trials() == 0.0 {
            continue;
        }
        out.push_str(&format!(
            "| {} | {:.0} | {} | {} | {} | {} | {} | {} | {} |\n",
            kind.name(),
            row.all.trials(),
            percent(&row.all),
            row.shown.value().map_or_else(dash, |v| format!("{:.0}", 100.0 * v)),
            percent(&row.clear),
            number(row.errors.bias(), 2),
            number(row.errors.rmse(), 2),
            number(row.width(), 2),
            verdict(row),
        ));
    }
    out.push('\n');
}

/// What is to be said of a kind: by the clear figures, which people quote.
fn verdict(row: &Row) -> &'static str {
    match row.clear.value() {
        Some(v) if v + SURE * row.clear.error() < LOW => "**too narrow**",
        Some(v) if v < LOW => "low, but no lower than chance",
        Some(v) if v > LOOSE => "loose",
        Some(_) => "",
        None => "never clear",
    }
}

fn by_size(cells: &[Cell], out: &mut String) {
    out.push_str("### Clear figures by size and ε: their ranges that contain the exact figure, %\n\n");
    let columns = sizes(cells);
    let heads: Vec<String> = columns.iter().map(|(p, e)| format!("{p}, ε = {e}")).collect();
    table(&heads, out, |kind| {
        let cell = |(people, epsilon): &(u32, String)| {
            let own = cells.iter().filter(|c| c.people == *people && c.epsilon.to_string() == *epsilon);
            percent(&joined(own).row(kind).clear)
        };
        columns.iter().map(cell).collect()
    });
}

/// Errors of places' figures by how many people asked there, shown clear or not.
fn by_place(cells: &[Cell], out: &mut String) {
    let all = joined(cells.iter());
    out.push_str("### Places by how many people asked there\n\n");
    out.push_str("All figures of the places that a page tells of, clear or not; relative: the mean of |error| / exact.\n\n");
    out.push_str("| figure | people | figures | bias | RMSE | relative error, % | shown clear, % | of those, contain the exact figure, % |\n");
    out.push_str("|---|---:|---:|---:|---:|---:|---:|---:|\n");
    for (figure, (name, _)) in FIGURES.iter().enumerate() {
        for (size, end) in SIZES.iter().enumerate() {
            let row = all.places.get(figure, size);
            if row.errors.count() == 0.0 {
                continue;
            }
            let from = size.checked_sub(1).map_or(0.0, |before| SIZES[before]);
            let people =
                if end.is_finite() { format!("{from} to {end}") } else { format!("{from} and more") };
            out.push_str(&format!(
                "| {name} | {people} | {:.0} | {} | {} | {} | {} | {} |\n",
                row.errors.count(),
                number(row.errors.bias(), 2),
                number(row.errors.rmse(), 2),
                number(row.relative().map(|r| 100.0 * r), 1),
                row.shown.value().map_or_else(dash, |v| format!("{:.0}", 100.0 * v)),
                percent(&row.clear),
            ));
        }
    }
    out.push('\n');
}

fn by_generator(cells: &[Cell], out: &mut String) {
    out.push_str("### The same by how requests come about\n\n");
    let mut generators: Vec<Generator> = cells.iter().map(|c| c.generator).collect();
    generators.dedup();
    let mut seen: Vec<Generator> = Vec::new();
    for generator in generators {
        if !seen.contains(&generator) {
            seen.push(generator);
        }
    }
    let heads: Vec<String> = seen.iter().map(|g| name(*g).to_owned()).collect();
    table(&heads, out, |kind| {
        let own = |g: &Generator| joined(cells.iter().filter(|c| c.generator == *g));
        seen.iter().map(|g| percent(&own(g).row(kind).clear)).collect()
    });
}

fn table(heads: &[String], out: &mut String, cells: impl Fn(Kind) -> Vec<String>) {
    out.push_str(&format!("| figure | {} |\n|---|{}\n", heads.join(" | "), "---:|".repeat(heads.len())));
    for kind in Kind::ALL {
        let row = cells(kind);
        if row.iter().any(|cell| *cell != dash()) {
            out.push_str(&format!("| {} | {} |\n", kind.name(), row.join(" | ")));
        }
    }
    out.push('\n');
}

fn families(cells: &[Cell], out: &mut String) {
    bundles(cells, out);
    out.push_str("### What is said of all areas at once\n\n");
    out.push_str("| people | ε | cities | the planner's choice | area fill rates clear, % | areas named, % | releases that name one wrongly, % | largest need called, wrongly % | area width / planned |\n");
    out.push_str("|---:|---:|---:|---|---:|---:|---:|---:|---:|\n");
    for (people, epsilon) in sizes(cells) {
        let own = || cells.iter().filter(|c| c.people == people && c.epsilon.to_string() == epsilon);
        let all = joined(own());
        let shape = own().next().map_or("", |c| c.shape.as_str());
        let whole = |share: &Share| share.value().map_or_else(dash, |v| format!("{:.0}", 100.0 * v));
        out.push_str(&format!(
            "| {people} | {epsilon} | {} | {shape} | {} | {} | {} | {:.0}, {} | {} |\n",
            own().map(|c| c.repetitions).sum::<u32>(),
            whole(&all.row(Kind::AreaFill).shown),
            whole(&all.named),
            percent(&all.misnamed),
            all.largest.trials(),
            percent(&all.largest),
            number(all.row(Kind::AreaFill).width(), 2),
        ));
    }
    out.push('\n');
}

/// Gaps that last, where periods were cut by place.
fn gaps(cells: &[Cell], out: &mut String) {
    out.push_str("### Gaps that last\n\n");
    out.push_str("| people | ε | releases that judge them | gaps that last | of those, called so, % | releases that call one wrongly, % |\n");
    out.push_str("|---:|---:|---:|---:|---:|---:|\n");
    for (people, epsilon) in sizes(cells) {
        let own = cells.iter().filter(|c| c.people == people && c.epsilon.to_string() == epsilon);
        let all = joined(own);
        if all.gap_wrong.trials() > 0.0 {
            out.push_str(&format!(
                "| {people} | {epsilon} | {:.0} | {:.0} | {} | {} |\n",
                all.gap_wrong.trials(),
                all.lasting.trials(),
                percent(&all.lasting),
                percent(&all.gap_wrong),
            ));
        }
    }
    out.push('\n');
}

/// What is pointed out, by size and ε.
fn lists(cells: &[Cell], out: &mut String) {
    out.push_str("### What is pointed out\n\n");
    out.push_str("Nominal: a false discovery rate of at most 10 (mean over releases of the part of a list that is not so). Recall counts every gap of the exact records, however close to the target; a deep gap is at least 10 points below it.\n\n");
    out.push_str("| list | people | ε | releases | listed | so, % (precision) | false discovery rate, % | found of all that are so, % (recall) | of deep gaps, % |\n");
    out.push_str("|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for list in List::ALL {
        for (people, epsilon) in sizes(cells) {
            let all = at(cells, people, &epsilon);
            let found = all.lists.found(list);
            if found.false_part.trials() > 0.0 {
                out.push_str(&format!(
                    "| {} | {people} | {epsilon} | {:.0} | {:.0} | {} | {}{} | {} | {} |\n",
                    list.name(),
                    found.false_part.trials(),
                    found.precision.trials(),
                    percent(&found.precision),
                    percent(&found.false_part),
                    if surely_above(&found.false_part, NOMINAL) { " **too many**" } else { "" },
                    percent(&found.recall),
                    percent(&found.deep),
                ));
            }
        }
    }
    out.push('\n');
}

/// Classes of gaps over time, and signs of differences.
fn classes(cells: &[Cell], out: &mut String) {
    out.push_str("### Classes of gaps, and signs\n\n");
    let all = joined(cells.iter()).lists;
    out.push_str("| class | places called so | of which it holds, % |\n|---|---:|---:|\n");
    for class in GapClass::ALL.into_iter().filter(|class| all.class(*class).trials() > 0.0) {
        let share = all.class(class);
        out.push_str(&format!("| {} | {:.0} | {} |\n", class.id(), share.trials(), percent(share)));
    }
    out.push_str("\n| people | ε | places with a class, % | the class of the exact records too, % | told since when | so, % | signs told | wrong, % |\n");
    out.push_str("|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (people, epsilon) in sizes(cells) {
        let own = at(cells, people, &epsilon).lists;
        out.push_str(&format!(
            "| {people} | {epsilon} | {} | {} | {:.0} | {} | {:.0} | {} |\n",
            percent(&own.classed),
            percent(&own.same_class),
            own.since.trials(),
            percent(&own.since),
            own.signs.trials(),
            percent(&own.signs),
        ));
    }
    out.push('\n');
}

fn at(cells: &[Cell], people: u32, epsilon: &str) -> Ledger {
    joined(cells.iter().filter(|c| c.people == people && c.epsilon.to_string() == epsilon))
}

/// Whether a share exceeds `nominal` by more than chance explains.
fn surely_above(share: &Share, nominal: f64) -> bool {
    share.value().is_some_and(|v| v - 2.0 * share.error() > nominal)
}

/// What is controlled over the whole of a release.
fn bundles(cells: &[Cell], out: &mut String) {
    out.push_str("### One family: what holds for a release as a whole\n\n");
    out.push_str("| people | ε | releases | with any wrong statement, % | clear figures that miss (false coverage), % | findings a release | tells of the places measured, % | of larger ones, % | of the city only, % | larger ones by itself: clear ranges that hold, % |\n");
    out.push_str("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (people, epsilon) in sizes(cells) {
        let own = || cells.iter().filter(|c| c.people == people && c.epsilon.to_string() == epsilon);
        let all = joined(own());
        let whole = |share: &Share| share.value().map_or_else(dash, |v| format!("{:.0}", 100.0 * v));
        out.push_str(&format!(
            "| {people} | {epsilon} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
            own().map(|c| c.repetitions).sum::<u32>(),
            percent(&all.wrong),
            percent(&all.missed),
            number(all.findings.value(), 1),
            whole(&all.told[0]),
            whole(&all.told[1]),
            whole(&all.told[2]),
            percent(&all.row(Kind::SteppedFill).clear),
        ));
    }
    out.push('\n');
}

fn sizes(cells: &[Cell]) -> Vec<(u32, String)> {
    let mut sizes: Vec<(u32, String)> = Vec::new();
    for cell in cells {
        let size = (cell.people, cell.epsilon.to_string());
        if !sizes.contains(&size) {
            sizes.push(size);
        }
    }
    sizes
}

fn name(generator: Generator) -> &'static str {
    match generator {
        Generator::LogLinear => "log-linear",
        Generator::Bursts => "bursts",
        Generator::Flood => "flood",
        Generator::Unrelated => "ranking unrelated",
        Generator::Repeaters => "heavy repeaters",
        Generator::FewGaps => "few gaps",
    }
}

/// `90.4 ± 0.5`: a share and its Monte Carlo standard error, in percent.
fn percent(share: &Share) -> String {
    share.value().map_or_else(dash, |v| format!("{:.1} ± {:.1}", 100.0 * v, 100.0 * share.error()))
}

fn number(value: Option<f64>, places: usize) -> String {
    value.map_or_else(dash, |v| format!("{v:.places$}"))
}

fn dash() -> String {
    "–".to_owned()
}

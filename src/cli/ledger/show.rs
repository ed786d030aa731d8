//! `evenhand ledger show`: table, bars, JSON and picture.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use super::own;
use super::say::{in_100, meaning, name, odds_of, short, standing, state};
use crate::bundle::Release;
use crate::cli::Outcome;
use crate::cli::shared::{print_json, text};
use crate::privacy::Cost;
use crate::privacy::ledger::{Ledger, LedgerView, Left, ReleaseState, WindowState};
use crate::problem::Problem;
use crate::render::budget::{BudgetBar, BudgetPiece, budget};
use crate::render::png;

/// Every release, what it cost and what is left, with the odds in words
#[derive(Args)]
#[command(after_help = "Example:  evenhand ledger show out/riverton.ledger --chart budget.svg")]
pub(super) struct Show {
    /// The ledger file
    ledger: PathBuf,
    /// The folder for results, to say what each release measured
    #[arg(long, value_name = "DIR", default_value = "out")]
    out: PathBuf,
    /// Also draw it: FILE with the endings .svg and .png
    #[arg(long, value_name = "FILE")]
    chart: Option<PathBuf>,
    /// Print as JSON on stdout
    #[arg(long)]
    json: bool,
}

/// What the bundles at hand say of releases, by id.
type Bundles = BTreeMap<String, (String, Release)>;

impl Show {
    pub(super) fn execute(self) -> Outcome {
        let view = Ledger::read(&self.ledger)?;
        let folder = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let found = own(&self.out, view.ledger_id()).into_iter();
        let bundles = found.map(|(path, release)| (release.id.clone(), (folder(&path), release))).collect();
        if self.json {
            print_json(&to_json(&view, &bundles));
        } else {
            print!("{}", in_words(&view, &bundles));
        }
        if let Some(file) = &self.chart {
            for path in draw(&view, file)? {
                eprintln!("drawn: {}", text(&path));
            }
        }
        Ok(())
    }
}

fn to_json(view: &LedgerView, bundles: &Bundles) -> Value {
    json!({
        "ledger": view.ledger_id(),
        "head": view.head(),
        "lifetime_epsilon": view.lifetime(),
        "by_year": view.by_year(),
        "windows": view.windows().iter().map(window_json).collect::<Vec<_>>(),
        "releases": view.releases().iter().map(|r| release_json(r, bundles)).collect::<Vec<_>>(),
        "warnings": view.warnings(),
        "entries": view.entries(),
    })
}

fn window_json(window: &WindowState) -> Value {
    let (left, over) = match window.left() {
        Some(Left::Some(left)) => (json!(left), Value::Null),
        Some(Left::Over(over)) => (json!("0"), json!(over)),
        Some(Left::Nothing) => (json!("0"), Value::Null),
        None => (Value::Null, Value::Null),
    };
    json!({
        "window": window.window,
        "spent": window.spent,
        "allowed": window.allowed,
        "left": left,
        "over": over,
        "releases": window.releases.iter().map(|(id, _)| id).collect::<Vec<_>>(),
        "from_1_in_10_to_at_most_in_100": in_100(&window.spent),
    })
}

fn release_json(release: &ReleaseState, bundles: &Bundles) -> Value {
    let mut out = json!(release);
    let of = bundles.get(&release.release);
    out["bundle"] = json!(of.map(|(folder, _)| folder));
    out["tables"] = json!(of.map(|(_, r)| {
        r.plan
            .tables
            .iter()
            .map(|t| json!({ "table": t.id, "epsilon": t.epsilon, "charge": r.plan.charge(t) }))
            .collect::<Vec<_>>()
    }));
    out
}

/// The open privacy budget as a table, bars and odds.
fn in_words(view: &LedgerView, bundles: &Bundles) -> String {
    let windows = view.windows();
    if windows.is_empty() {
        return "Nothing has been spent yet.\n".into();
    }
    let mut out = format!(
        "{:<6} {:<11} {:<9} {:>7}  {:<23}  {}\n",
        "entry", "day", "release", "ε", "data from – to", "state"
    );
    for release in view.releases() {
        out.push_str(&format!(
            "{:<6} {:<11} {:<9} {:>7}  {} – {}  {}\n",
            release.serial,
            release.day.to_string(),
            short(&release.release),
            release.cost.to_string(),
            release.from,
            release.to,
            state(&release)
        ));
        out.extend(bundles.get(&release.release).map(|(folder, r)| measured(folder, r)));
    }
    out.push('\n');
    bars(&windows, &mut out);
    out.push_str(&format!("\n{}\n", meaning(view)));
    for warning in view.warnings() {
        out.push_str(&format!("note: {warning}\n"));
    }
    out
}

/// What a bundle at hand says of its release.
fn measured(folder: &str, release: &Release) -> String {
    let tables: Vec<String> = release
        .plan
        .tables
        .iter()
        .map(|t| match release.plan.charge(t) {
            Cost::Pure { epsilon } => format!("{} ε = {epsilon}", t.id),
            charge => format!("{} {}", t.id, charge.in_short()),
        })
        .collect();
    format!("{:18} {folder}: {}\n", "", tables.join(", "))
}

/// `data of 2025  [####....]  ε = 1 of 2 spent, 1 left`: `#` spent, `.` left.
fn bars(windows: &[WindowState], out: &mut String) {
    const WIDE: f64 = 24.0;
    let allowed = |w: &WindowState| w.allowed.as_ref().map_or(0.0, |a| a.approx());
    let most = windows.iter().map(|w| allowed(w).max(w.spent.approx())).fold(f64::MIN_POSITIVE, f64::max);
    for window in windows {
        let cells = |amount: f64| (amount / most * WIDE).round().clamp(0.0, WIDE) as usize;
        let spent = cells(window.spent.approx()).max(1);
        let left = cells(allowed(window)).saturating_sub(spent);
        let bar = format!("{}{}", "#".repeat(spent), ".".repeat(left));
        out.push_str(&format!(
            "{:<22} [{bar:<24}] {}\n{:<22}  {:<24}  {}\n",
            name(window),
            standing(window),
            "",
            "",
            odds_of(&window.spent)
        ));
    }
}

/// Writes the picture twice and gives both names.
fn draw(view: &LedgerView, file: &Path) -> Result<[PathBuf; 2], Problem> {
    let lost: Vec<String> = view.releases().into_iter().filter(|r| !r.published).map(|r| r.release).collect();
    let piece = |(id, loss): &(String, crate::privacy::Loss), part: f64| BudgetPiece {
        name: format!("{} ε = {loss}", short(id)),
        size: loss.approx() * part,
        lost: lost.contains(id),
    };
    // Releases in ρ cost less together than one by one: their pieces share what they cost.
    let part = |w: &WindowState| w.spent.approx() / w.releases.iter().map(|(_, l)| l.approx()).sum::<f64>();
    let bar = |window: &WindowState| BudgetBar {
        name: capital(&name(window)),
        pieces: window.releases.iter().map(|release| piece(release, part(window))).collect(),
        limit: window.allowed.as_ref().map(|a| a.approx()),
        says: format!("{}. {}.", capital(&standing(window)), odds_of(&window.spent)),
    };
    let bars: Vec<BudgetBar> = view.windows().iter().map(bar).collect();
    let mut notes = vec![format!("Each piece is one release. {}", meaning(view))];
    if view.lifetime().is_some_and(|all| all.delta().is_some()) {
        notes.push(
            "Releases with Gaussian noise cost less together than one by one; each piece is its part.".into(),
        );
    }
    if !lost.is_empty() {
        notes.push(
            "Hatched: charged, but the run was stopped and nothing was published. It stays spent.".into(),
        );
    }
    let svg = budget("Our open privacy budget", None, "limit", &notes, &bars);
    let picture = png(&svg, 2.0)?;
    let paths = ["svg", "png"].map(|ending| file.with_extension(ending));
    for (path, bytes) in paths.iter().zip([svg.as_bytes(), &picture]) {
        std::fs::write(path, bytes).map_err(|e| {
            Problem::failed(format!("the picture cannot be written ({})", e.kind())).at(text(path))
        })?;
    }
    Ok(paths)
}

/// With a capital letter at its start.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    // ε stays as it is: its capital reads as another sign.
    match letters.next() {
        Some(first) if first.is_ascii() => first.to_ascii_uppercase().to_string() + letters.as_str(),
        _ => words.into(),
    }
}

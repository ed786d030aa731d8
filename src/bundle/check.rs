//! Whether a release agrees with itself. Checked before it is paid for, before it
//! is written and after it is read, so that nothing later meets a plan whose
//! indices point outside it.
use std::collections::HashSet;
use std::result::Result;

use dashu::rational::RBig;

use super::{FORMAT, Release, caps};
use crate::plan::{Plan, Table};
use crate::privacy::digest::is_hex;
use crate::privacy::{Cost, Epsilon, Loss};

/// The grid of one person's voice.
const GRID: u64 = 1 << 32;

/// All that must hold within `release.json`. The error says what does not.
pub(super) fn release(release: &Release) -> Result<(), String> {
    if release.format != FORMAT {
        return Err(format!("its format is {}, not {FORMAT}", release.format));
    }
    if !is_hex(&release.id, 32) {
        return Err("its id is not 32 hexadecimal digits".into());
    }
    if !is_hex(&release.ledger.ledger_id, 32) || !is_hex(&release.ledger.head, 64) {
        return Err("its place in the ledger is not hexadecimal".into());
    }
    if release.ledger.supersedes.as_ref().is_some_and(|old| !is_hex(old, 32) || *old == release.id) {
        return Err("what its ledger says that it supersedes is no other release".into());
    }
    if release.grid != GRID {
        return Err(format!("its grid is {}, not {GRID}", release.grid));
    }
    if release.epsilon != release.plan.epsilon {
        return Err("its ε is not the plan's".into());
    }
    let spent = &release.ledger.lifetime;
    let paid = match release.plan.cost() {
        Cost::Pure { epsilon } => spent.pure_epsilon().is_some_and(|all| all >= epsilon),
        Cost::Zcdp { rho, .. } => spent.rho().is_some_and(|all| all >= rho),
    };
    if !paid {
        return Err("it costs more than its ledger ever spent".into());
    }
    measured(&release.plan, &release.scales)
}

/// Plan and noise scales.
pub(super) fn measured(plan: &Plan, scales: &[f64]) -> Result<(), String> {
    hierarchy(plan)?;
    if plan.periods.is_empty() || plan.needs.is_empty() || plan.tables.is_empty() {
        return Err("its plan has no periods, needs or tables".into());
    }
    cells(plan)?;
    if plan.tables.iter().map(|t| t.id.as_str()).collect::<HashSet<_>>().len() != plan.tables.len() {
        return Err("two of its tables have one id".into());
    }
    if Epsilon::sum(plan.tables.iter().map(|t| &t.epsilon)).as_ref() != Some(&plan.epsilon) {
        return Err("the ε of its tables do not add up to the ε of the plan".into());
    }
    // What it says in ε must be what its ρ keeps to.
    if Loss::from(&plan.cost()).epsilon() > plan.epsilon {
        return Err("its ρ is more than its ε and δ allow".into());
    }
    if scales.len() != plan.tables.len() {
        return Err("it does not have one noise scale a table".into());
    }
    for (table, scale) in plan.tables.iter().zip(scales) {
        enough_noise(plan, table, *scale)?;
    }
    Ok(())
}

/// One person moves a table by at most its public bounds Δ₁ (L1) and Δ₂ (L2), so discrete
/// Laplace noise of at least Δ₁/ε, or discrete Gaussian noise of at least Δ₂/√(2ρ), is what
/// its charge promises. Compared exactly.
fn enough_noise(plan: &Plan, table: &Table, scale: f64) -> Result<(), String> {
    let bounds = plan.bounds(table);
    let enough = RBig::try_from(scale).is_ok_and(|scale| {
        scale > RBig::ZERO
            && match plan.charge(table) {
                Cost::Pure { epsilon } => scale * epsilon.exact() >= RBig::from(bounds.l1),
                Cost::Zcdp { rho, .. } => {
                    let l2 = RBig::from(bounds.l2);
                    &scale * &scale * RBig::from(2) * rho.exact() >= &l2 * &l2
                }
            }
    });
    if enough {
        return Ok(());
    }
    Err(format!("the noise scale of table {} is less than its charge promises", table.id))
}

fn hierarchy(plan: &Plan) -> Result<(), String> {
    let h = &plan.hierarchy;
    let widths: Vec<usize> = h.levels.iter().map(|l| l.units.len()).collect();
    if widths.last() != Some(&1) {
        return Err("its coarsest level is not one city".into());
    }
    if h.levels.iter().any(|l| l.residents.len() != l.units.len()) {
        return Err("a level does not have one number of residents a unit".into());
    }
    let nested = h.up.len() + 1 == widths.len()
        && h.up.iter().zip(widths.windows(2)).all(|(up, w)| up.len() == w[0] && up.iter().all(|u| *u < w[1]));
    if !nested {
        return Err("its levels are not nested".into());
    }
    if h.area_unit.iter().any(|(_, unit)| *unit >= widths[0]) {
        return Err("an area belongs to a unit that is not there".into());
    }
    Ok(())
}

/// The number of cells of each table, multiplied with care: a hostile plan must
/// not overflow, nor make anyone reserve memory for what is not there.
pub(super) fn cells(plan: &Plan) -> Result<Vec<usize>, String> {
    let mut left = caps::CELLS;
    let mut one = |table: &Table| {
        let groups = match table.group {
            Some(at) => plan.groups.get(at)?.keys.len(),
            None => 1,
        };
        let axes = [
            plan.hierarchy.levels.get(table.level)?.units.len(),
            groups,
            if table.need { plan.needs.len() } else { 1 },
            if table.period { plan.periods.len() } else { 1 },
            plan.classes(table),
        ];
        let cells = axes.into_iter().try_fold(1usize, usize::checked_mul).filter(|n| *n > 0)?;
        left = left.checked_sub(cells)?;
        Some(cells)
    };
    let count =
        |table: &Table| one(table).ok_or_else(|| format!("table {} has no shape, or is too large", table.id));
    plan.tables.iter().map(count).collect()
}

/// Whether the noisy tables have the plan's shapes.
pub(super) fn noisy(plan: &Plan, noisy: &[Vec<i64>]) -> Result<(), String> {
    let expected = cells(plan)?;
    if noisy.len() == expected.len() && noisy.iter().zip(&expected).all(|(t, n)| t.len() == *n) {
        return Ok(());
    }
    Err("its tables do not have the shapes of its plan".into())
}

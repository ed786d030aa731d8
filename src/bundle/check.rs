//! Whether a release agrees with itself. Checked before it is paid for, before it
//! is written and after it is read, so that nothing later meets a plan whose
//! indices point outside it.
use std::collections::HashSet;
use std::result::Result;

use dashu::rational::RBig;

use super::{FORMAT, Release, caps};
use crate::plan::{Plan, Table};
use crate::privacy::Epsilon;
use crate::privacy::digest::is_hex;

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
    if release.ledger.lifetime < release.epsilon {
        return Err("its ε is more than its ledger ever spent".into());
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
    if scales.len() != plan.tables.len() {
        return Err("it does not have one noise scale a table".into());
    }
    for (table, scale) in plan.tables.iter().zip(scales) {
        enough_noise(table, *scale)?;
    }
    Ok(())
}

/// One person moves a table by at most one grid in L1, so discrete Laplace noise of
/// at least grid/ε is what its ε promises. Compared exactly.
fn enough_noise(table: &Table, scale: f64) -> Result<(), String> {
    match RBig::try_from(scale).map(|exact| exact * table.epsilon.exact()) {
        Ok(grid) if grid >= RBig::from(GRID) => Ok(()),
        _ => Err(format!("the noise scale of table {} is less than its ε promises", table.id)),
    }
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

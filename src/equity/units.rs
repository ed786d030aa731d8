//! The places of one level, whether it was measured or put together afterwards.
use super::measured::{Cut, Place};
use crate::estimate::Estimated;
use crate::geography::{Hierarchy, Zoning};
use crate::pipeline::{Key, UNKNOWN};
use crate::plan::Shape;

/// One place.
pub(crate) struct Unit {
    /// Its row in the tables of its level.
    pub(crate) row: usize,
    pub(crate) key: Key,
    pub(crate) residents: Option<f64>,
    /// What it lies in, between it and the city.
    pub(crate) parent: Option<String>,
    /// Public areas that make it up.
    pub(crate) members: Vec<String>,
}

/// All known places of a level with its tables.
pub(crate) struct Level {
    /// Its name.
    pub(crate) id: String,
    pub(crate) units: Vec<Unit>,
    pub(crate) place: Place,
}

impl Level {
    /// A level of the hierarchy, with its tables.
    pub(crate) fn measured(h: &Hierarchy, level: usize, place: Place) -> Self {
        let known = h.levels[level].units.iter().enumerate().filter(|(_, key)| key.id != UNKNOWN);
        let unit = |(row, key): (usize, &Key)| Unit {
            row,
            key: key.clone(),
            residents: counted(h.levels[level].residents.get(row).copied().flatten()),
            parent: parent(h, level, row),
            members: members(h, |leaf| h.ancestor(leaf, level) == row),
        };
        Level { id: h.levels[level].id.clone(), units: known.map(unit).collect(), place }
    }

    /// Zones of the units of level 0: least squares is additive, so a zone's figures
    /// are the sums of its units' figures, draw by draw.
    pub(crate) fn zones(h: &Hierarchy, zoning: &Zoning, keys: Vec<Key>, place: &Place) -> Self {
        let count = zoning.zones.len();
        let rows: Vec<usize> = zoning.zone_of.iter().map(|zone| zone.unwrap_or(count)).collect();
        let residents = |zone: usize| {
            let units = rows.iter().enumerate().filter(|(_, row)| **row == zone);
            units.map(|(i, _)| h.levels[0].residents.get(i).copied().flatten()).sum::<Option<f64>>()
        };
        let unit = |(row, key): (usize, Key)| Unit {
            row,
            key,
            residents: counted(residents(row)),
            parent: common(rows.iter().enumerate().filter(|(_, r)| **r == row).map(|(i, _)| parent(h, 0, i))),
            members: members(h, |leaf| rows.get(leaf) == Some(&row)),
        };
        let units = keys.into_iter().enumerate().map(unit).collect();
        Level { id: "zone".into(), units, place: place.grouped(&rows, count + 1) }
    }
}

/// A public number of residents that can be divided by.
fn counted(residents: Option<f64>) -> Option<f64> {
    residents.filter(|n| n.is_finite() && *n > 0.0)
}

fn members(h: &Hierarchy, inside: impl Fn(usize) -> bool) -> Vec<String> {
    h.area_unit.iter().filter(|(_, leaf)| inside(*leaf)).map(|(id, _)| id.clone()).collect()
}

/// The name of the unit that contains unit `i` of `level`, where that is neither
/// the city nor unknown.
fn parent(h: &Hierarchy, level: usize, i: usize) -> Option<String> {
    if level + 1 >= h.city() {
        return None;
    }
    let above = *h.up.get(level)?.get(i)?;
    let key = h.levels[level + 1].units.get(above)?;
    (key.id != UNKNOWN).then(|| key.label.clone())
}

/// What all have in common.
fn common(mut parents: impl Iterator<Item = Option<String>>) -> Option<String> {
    let first = parents.next().flatten()?;
    parents.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

impl Place {
    /// Both tables with their areas summed into `width` rows.
    pub(crate) fn grouped(&self, rows: &[usize], width: usize) -> Place {
        let sum = |table: &Option<Estimated>| table.as_ref().map(|t| summed(t, rows, width));
        Place {
            cut: Cut { asked: sum(&self.cut.asked), status: sum(&self.cut.status) },
            handouts: sum(&self.handouts),
        }
    }
}

/// `table` with area i added to row `rows[i]`. Standard errors are left out: ranges
/// come from the draws, which are summed one by one.
fn summed(table: &Estimated, rows: &[usize], width: usize) -> Estimated {
    let columns = table.shape.cells() / table.shape.areas.max(1);
    let mut values = vec![0.0; width * columns];
    let target = |cell: usize| rows.get(cell / columns).map(|row| row * columns + cell % columns);
    for (cell, value) in table.values.iter().enumerate() {
        if let Some(sum) = target(cell).and_then(|at| values.get_mut(at)) {
            *sum += value;
        }
    }
    let draw = |cells: &Vec<f32>| {
        let mut sums = vec![0.0_f64; width * columns];
        for (cell, value) in cells.iter().enumerate() {
            if let Some(sum) = target(cell).and_then(|at| sums.get_mut(at)) {
                *sum += f64::from(*value);
            }
        }
        sums.into_iter().map(|v| v as f32).collect()
    };
    Estimated {
        shape: Shape { areas: width, ..table.shape },
        values,
        errors: Vec::new(),
        draws: table.draws.iter().map(draw).collect(),
    }
}

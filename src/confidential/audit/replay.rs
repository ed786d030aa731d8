//! Neighbour replay: the exports are read again with somebody left out, and
//! nothing else may change.
use super::exports::Ask;
use super::neighbours::{Cost, Held, Totals, all_but, equal};
use super::report::{Check, check};
use crate::confidential::read::Target;
use crate::confidential::record::Record;
use crate::pipeline::Role;
use crate::problem::Result;

/// What is put to the test. Functions, so that planted bugs can be put to it too.
pub(super) struct Replay<'a> {
    /// Reads the exports; the flag asks for a writer that quotes all cells.
    pub read: &'a dyn Fn(Ask, bool) -> Result<Vec<Record>>,
    /// Weighs and tallies.
    pub totals: &'a dyn Fn(Vec<Record>) -> Result<Totals>,
    pub cost: Cost<'a>,
    /// Units are ids, but for rows of some roles.
    pub by_unit: bool,
    /// Roles whose rows are each their own unit.
    pub rows: &'a [Role],
    /// Made-up data: may also be written as files.
    pub sample: bool,
}

impl Replay<'_> {
    /// Leaves each target out, one after the other.
    ///
    /// # Errors
    /// When the exports as they are cannot be read.
    pub(super) fn run(&self, targets: &[Target]) -> Result<Vec<Check>> {
        let all = (self.read)(Ask::AsIs, false)?;
        let with = (self.totals)((self.read)(Ask::AsIs, false)?)?;
        let writers = [false, true]
            .into_iter()
            .all(|quoted| (self.read)(Ask::Again, quoted).is_ok_and(|again| equal(&all, &again, self.rows)));
        let mut held = Held::new();
        for (turn, target) in targets.iter().enumerate() {
            let quoted = turn % 2 == 1;
            let mut asks = vec![Ask::Without(*target)];
            if self.sample && turn % 4 < 2 {
                asks.push(Ask::WithoutOnDisk(*target));
            }
            for ask in asks {
                // Where reading stops for a neighbour only, control flow is not the same.
                let fine = self.leave_out(&all, &with, *target, (ask, quoted), &mut held).is_ok();
                held.flow &= fine;
            }
        }
        if self.by_unit {
            let fine = self.plant(&all, &with, &mut held).is_ok();
            held.flow &= fine;
        }
        Ok(told(&held, writers, self.sample))
    }

    fn leave_out(
        &self,
        all: &[Record],
        with: &Totals,
        target: Target,
        (ask, quoted): (Ask, bool),
        held: &mut Held,
    ) -> Result<()> {
        let less = (self.read)(ask, quoted)?;
        held.records &= all_but(all, &less, target, self.rows);
        let without = (self.totals)(less)?;
        let alone = (self.totals)((self.read)(Ask::Only(target), !quoted)?)?;
        held.totals(with, &without, &alone, &self.cost);
        Ok(())
    }

    /// One more person, as loud as can be, is a neighbour too.
    fn plant(&self, all: &[Record], without: &Totals, held: &mut Held) -> Result<()> {
        let known: std::collections::HashSet<u128> = all.iter().map(|record| record.unit).collect();
        let more = (self.read)(Ask::Planted, true)?;
        let ids = more.iter().filter(|record| !self.rows.contains(&record.role));
        let Some(unit) = ids.map(|record| record.unit).find(|unit| !known.contains(unit)) else {
            held.records &= equal(&more, all, self.rows);
            return Ok(());
        };
        held.records &= all_but(&more, all, Target::Unit(unit), self.rows);
        let alone: Vec<Record> =
            (self.read)(Ask::Planted, true)?.into_iter().filter(|record| record.unit == unit).collect();
        let (with, alone) = ((self.totals)(more)?, (self.totals)(alone)?);
        held.totals(&with, without, &alone, &self.cost);
        Ok(())
    }
}

fn told(held: &Held, writers: bool, sample: bool) -> Vec<Check> {
    let disk = if sample { ", in memory and as files" } else { ", in memory" };
    vec![
        check("replay.writer", writers, "written again by two other writers, the exports read the same"),
        check(
            "replay.records",
            held.records,
            format!("with one unit left out of the files or planted in them{disk}, all other records stay"),
        ),
        check("replay.flow", held.flow, "both are read to the end and ask for the same draws"),
        check("replay.sum", held.sum, "totals with one unit are those without it and its own, cell by cell"),
        check("replay.voice", held.voice, "no table moves by more than its public bounds (L1 and L2)"),
        check(
            "replay.charge",
            held.charge,
            "distances over noise scales add up to at most the charge, exactly",
        ),
    ]
}

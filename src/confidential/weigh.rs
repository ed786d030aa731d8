//! One person, one voice: a unit's records become weighted cells.
//!
//! Sensitivity. The function is applied to each unit alone and reads nothing but
//! that unit's records and the plan (public), so it is 1-stable from sets of
//! units to sets of voices. A voice's weights of requests, and of hand-outs, are
//! `⌊2³²/m⌋` for each of `m` records and the remainder for one: they sum to exactly
//! 2³² for any records whatever. Nothing is clipped, so nothing is biased. What else a
//! unit counts for is in [`super::counts`], with bounds of its own.
//! (methods.md section 1.)
use std::collections::HashMap;

use super::counts;
use super::map::AreaLists;
use super::record::{FIRST_LIST, NO_AREA, Record};
use super::status::{self, Fate};
use super::voice::{Cell, GRID, Kind, NO_CLASS, UnitRecords, Voice};
use crate::geography::Geography;
use crate::pipeline::Role;
use crate::plan::{Measure, Plan, StatusMode};

/// The public look-ups that weighing needs, made once from the plan.
#[derive(Clone)]
pub(super) struct Frame {
    /// Level-0 unit of each area of the geography.
    area_unit: Vec<u32>,
    /// Level-0 unit of records without a known area.
    unknown_unit: u32,
    /// First day of each plan period, ascending, as days since 1970-01-01.
    period_starts: Vec<i32>,
    /// Last day of the window.
    window_end: i32,
    pub(super) mode: StatusMode,
    pub(super) within_days: i32,
    pub(super) data_until: i32,
    needs: u16,
    /// For each group of the pipeline file: the number of its keys.
    group_sizes: Vec<u8>,
    /// Last day of each bin of waits; none where no table asks.
    waits: Vec<i32>,
    pub(super) counts: counts::Wanted,
    /// Level-0 units and whole-number shares of each list of areas.
    lists: HashMap<u32, Vec<(u32, u64)>>,
}

/// Days since 1970-01-01.
pub(super) fn day_number(date: jiff::civil::Date) -> i32 {
    let epoch = jiff::civil::date(1970, 1, 1);
    // Whole days between two civil dates always fit: jiff's years end at 9999.
    (date - epoch).get_days()
}

impl Frame {
    pub(super) fn new(plan: &Plan, geography: Option<&Geography>, group_sizes: Vec<u8>) -> Self {
        let last = plan.hierarchy.width(0).saturating_sub(1) as u32;
        let unit_of = |id: &str| {
            plan.hierarchy
                .area_unit
                .iter()
                .find(|(area, _)| area == id)
                .map_or(last, |(_, unit)| *unit as u32)
        };
        Frame {
            area_unit: geography.map_or(Vec::new(), |g| g.areas.iter().map(|a| unit_of(&a.id)).collect()),
            unknown_unit: last,
            period_starts: plan.periods.iter().map(|p| day_number(p.from)).collect(),
            window_end: plan.periods.last().map_or(i32::MAX, |p| day_number(p.to)),
            mode: plan.status_mode,
            within_days: i32::from(plan.within_days),
            data_until: day_number(plan.data_until),
            needs: plan.needs.len() as u16,
            group_sizes,
            waits: match plan.tables.iter().any(|t| t.measure == Measure::Waits) {
                true => plan.counting.waits.iter().map(|d| i32::from(*d)).collect(),
                false => Vec::new(),
            },
            counts: counts::Wanted::of(plan),
            lists: HashMap::new(),
        }
    }

    /// With the public lists of areas that records may belong to by shares.
    pub(super) fn with_lists(mut self, lists: &AreaLists) -> Self {
        for (code, areas) in lists {
            let mut units: Vec<(u32, u64)> = Vec::new();
            for (area, share) in areas {
                let unit = self.unit_of(*area);
                match units.iter_mut().find(|(own, _)| *own == unit) {
                    Some((_, all)) => *all = all.saturating_add(*share),
                    None => units.push((unit, *share)),
                }
            }
            units.sort_unstable();
            self.lists.insert(*code, units);
        }
        self
    }

    #[cfg(test)]
    pub(super) fn areas_for_tests(&mut self, area_unit: Vec<u32>) {
        self.area_unit = area_unit;
    }

    fn unit_of(&self, area: u32) -> u32 {
        if area == NO_AREA {
            return self.unknown_unit;
        }
        // A list keeps its number until the weights are known; see `spread`.
        if area >= FIRST_LIST && self.lists.contains_key(&area) {
            return area;
        }
        self.area_unit.get(area as usize).copied().unwrap_or(self.unknown_unit)
    }

    fn period_of(&self, day: i32) -> u16 {
        // Records outside the window were left out when they were mapped.
        self.period_starts.partition_point(|start| *start <= day).saturating_sub(1) as u16
    }

    /// Last day of the window, to leave out what comes after it.
    pub(super) fn in_window(&self, record: &Record) -> bool {
        record.day <= self.window_end
    }

    /// The bin of a request's wait; behind the bins that of one not served in time.
    fn wait_class(&self, fate: &Fate) -> u8 {
        match (fate.status, fate.wait) {
            _ if self.waits.is_empty() => NO_CLASS,
            (status::UNMET, _) => self.waits.len() as u8,
            (_, Some(wait)) => self.waits.partition_point(|end| *end < wait) as u8,
            _ => NO_CLASS,
        }
    }

    pub(super) fn request(&self, record: &Record, fate: &Fate) -> Cell {
        Cell { class: self.wait_class(fate), ..self.cell(Kind::Requests, record, fate.status) }
    }

    pub(super) fn cell(&self, kind: Kind, record: &Record, status: u8) -> Cell {
        let mut groups = record.groups;
        for (value, size) in groups.iter_mut().zip(&self.group_sizes) {
            *value = (*value).min(size.saturating_sub(1));
        }
        Cell {
            kind,
            area: self.unit_of(record.area),
            need: record.need.min(self.needs.saturating_sub(1)),
            period: self.period_of(record.day),
            status,
            class: NO_CLASS,
            groups,
            weight: 0,
        }
    }
}

/// One unit's voice.
pub(super) fn weigh(frame: &Frame, unit: &UnitRecords) -> Voice {
    let requests = distinct(unit.records(), Role::Requests);
    let handouts = distinct(unit.records(), Role::Distributions);
    let fates = status::of_requests(frame, &requests, &handouts);
    let mut cells = share(requests.iter().zip(&fates).map(|(r, fate)| frame.request(r, fate)).collect());
    // Hand-outs after the window can meet a request in it, but are counted in no table.
    let mut counted = handouts;
    counted.retain(|record| frame.in_window(record));
    cells.extend(share(counted.iter().map(|r| frame.cell(Kind::Distributions, r, 0)).collect()));
    if frame.counts.any() {
        cells.extend(counts::of_unit(frame, unit.records(), &requests, &fates, &counted));
    }
    Voice(spread(frame, cells))
}

/// Splits the cells that belong to several areas by the public shares of their list.
///
/// Sensitivity. Each cell's weight `w` becomes `⌊w·s/S⌋` for each area of share `s`, with
/// `S` the sum of the shares, and what is left of `w` goes to the first: all parts are
/// ≥ 0 and add up to exactly `w`. Only the area changes. So a voice's sums, and its sums
/// of each period, which alone bound what it moves (in L1, and in L2 of months), are what
/// they were before, for each kind of cell and any shares whatever.
pub(super) fn spread(frame: &Frame, cells: Vec<Cell>) -> Vec<Cell> {
    if cells.iter().all(|cell| cell.area < FIRST_LIST) {
        return cells;
    }
    let mut out = Vec::with_capacity(cells.len());
    for cell in cells {
        match frame.lists.get(&cell.area) {
            None => out.push(cell),
            Some(list) => {
                let parts = parts(cell.weight, list);
                out.extend(list.iter().zip(parts).map(|((area, _), weight)| cell.part(*area, weight)));
            }
        }
    }
    out.sort_unstable();
    merged(out)
}

/// `weight` ≥ 0 in parts by the shares of a list; the parts add up to it.
fn parts(weight: i64, list: &[(u32, u64)]) -> Vec<i64> {
    let all: i128 = list.iter().map(|(_, share)| i128::from(*share)).sum();
    let part = |share: u64| (i128::from(weight) * i128::from(share) / all.max(1)) as i64;
    let mut parts: Vec<i64> = list.iter().map(|(_, share)| part(*share)).collect();
    let left = weight - parts.iter().sum::<i64>();
    if let Some(first) = parts.first_mut() {
        *first += left;
    }
    parts
}

/// The unit's records of one role in canonical order, each distinct one once.
///
/// Duplicates are judged within the unit: same moment, area, need and groups.
/// Of duplicates the one that was met first is kept, then the one of more.
pub(super) fn distinct(records: &[Record], role: Role) -> Vec<&Record> {
    let mut own: Vec<&Record> = records.iter().filter(|r| r.role == role).collect();
    own.sort_unstable_by_key(|r| {
        (r.stamp, r.day, r.area, r.need, r.groups, status::eagerness(r), std::cmp::Reverse(r.amount))
    });
    // Equal ones lie side by side now, the one that was met first before the others.
    own.dedup_by_key(|r| (r.stamp, r.day, r.area, r.need, r.groups));
    own
}

/// Splits one voice over the cells and merges equal ones.
///
/// The remainder goes to the smallest cell, so that the result depends on the set
/// of records alone, not on the order they were read in.
pub(super) fn share(cells: Vec<Cell>) -> Vec<Cell> {
    shared(cells, GRID)
}

/// The same with `whole` grid units.
pub(super) fn shared(mut cells: Vec<Cell>, whole: i64) -> Vec<Cell> {
    let Ok(m) = i64::try_from(cells.len()) else { return Vec::new() };
    if m == 0 {
        return cells;
    }
    cells.sort_unstable();
    let (each, rest) = (whole / m, whole % m);
    for cell in &mut cells {
        cell.weight = each;
    }
    if let Some(first) = cells.first_mut() {
        first.weight += rest;
    }
    merged(cells)
}

/// Adds the weights of neighbouring equal cells and drops empty ones (which
/// exist only beyond 2³² records).
pub(super) fn merged(mut cells: Vec<Cell>) -> Vec<Cell> {
    cells.dedup_by(|next, last| {
        let same = same_place(last, next);
        if same {
            last.weight += next.weight;
        }
        same
    });
    cells.retain(|cell| cell.weight > 0);
    cells
}

fn same_place(a: &Cell, b: &Cell) -> bool {
    let key = |c: &Cell| (c.kind, c.area, c.need, c.period, c.status, c.class, c.groups);
    key(a) == key(b)
}

//! One person, one voice: a unit's records become weighted cells.
//!
//! Sensitivity. The function is applied to each unit alone and reads nothing but
//! that unit's records and the plan (public), so it is 1-stable from sets of
//! units to sets of voices. Each voice's weights per role are `⌊2³²/m⌋` for each
//! of `m` records and the remainder for one: they sum to exactly 2³² for any
//! records whatever. Nothing is clipped, so nothing is biased.
//! (methods.md section 1.)
use std::collections::HashSet;

use super::record::{NO_AREA, Record};
use super::status;
use super::voice::{Cell, GRID, UnitRecords, Voice};
use crate::geography::Geography;
use crate::pipeline::Role;
use crate::plan::{Plan, StatusMode};

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
        }
    }

    #[cfg(test)]
    pub(super) fn areas_for_tests(&mut self, area_unit: Vec<u32>) {
        self.area_unit = area_unit;
    }

    fn unit_of(&self, area: u32) -> u32 {
        if area == NO_AREA {
            return self.unknown_unit;
        }
        self.area_unit.get(area as usize).copied().unwrap_or(self.unknown_unit)
    }

    fn period_of(&self, day: i32) -> u16 {
        // Records outside the window were left out when they were mapped.
        self.period_starts.partition_point(|start| *start <= day).saturating_sub(1) as u16
    }

    fn cell(&self, record: &Record, status: u8) -> Cell {
        let mut groups = record.groups;
        for (value, size) in groups.iter_mut().zip(&self.group_sizes) {
            *value = (*value).min(size.saturating_sub(1));
        }
        Cell {
            role: record.role,
            area: self.unit_of(record.area),
            need: record.need.min(self.needs.saturating_sub(1)),
            period: self.period_of(record.day),
            status,
            groups,
            weight: 0,
        }
    }
}

/// One unit's voice.
pub(super) fn weigh(frame: &Frame, unit: &UnitRecords) -> Voice {
    let mut cells = Vec::new();
    let requests = distinct(unit.records(), Role::Requests);
    let handouts = distinct(unit.records(), Role::Distributions);
    let statuses = status::of_requests(frame, &requests, &handouts);
    cells.extend(share(requests.iter().zip(&statuses).map(|(r, s)| frame.cell(r, *s)).collect()));
    // Hand-outs after the window can meet a request in it, but are counted in no table.
    let counted = handouts.iter().filter(|r| r.day <= frame.window_end);
    cells.extend(share(counted.map(|r| frame.cell(r, 0)).collect()));
    Voice(cells.into_boxed_slice())
}

/// The unit's records of one role in canonical order, each distinct one once.
///
/// Duplicates are judged within the unit: same moment, area, need and groups.
/// Of duplicates the one that was met first is kept.
fn distinct(records: &[Record], role: Role) -> Vec<&Record> {
    let mut own: Vec<&Record> = records.iter().filter(|r| r.role == role).collect();
    own.sort_unstable_by_key(|r| (r.stamp, r.day, r.area, r.need, r.groups, status::eagerness(r)));
    let mut seen = HashSet::new();
    if own.len() > 1 {
        own.retain(|r| seen.insert((r.stamp, r.day, r.area, r.need, r.groups)));
    }
    own
}

/// Splits one voice over the cells and merges equal ones.
///
/// The remainder goes to the smallest cell, so that the result depends on the set
/// of records alone, not on the order they were read in.
fn share(mut cells: Vec<Cell>) -> Vec<Cell> {
    let Ok(m) = i64::try_from(cells.len()) else { return Vec::new() };
    if m == 0 {
        return cells;
    }
    cells.sort_unstable();
    let (each, rest) = (GRID / m, GRID % m);
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
fn merged(cells: Vec<Cell>) -> Vec<Cell> {
    let mut out: Vec<Cell> = Vec::with_capacity(cells.len());
    for cell in cells {
        match out.last_mut() {
            Some(last) if same_place(last, &cell) => last.weight += cell.weight,
            _ => out.push(cell),
        }
    }
    out.retain(|cell| cell.weight > 0);
    out
}

fn same_place(a: &Cell, b: &Cell) -> bool {
    let key = |c: &Cell| (c.role, c.area, c.need, c.period, c.status, c.groups);
    key(a) == key(b)
}

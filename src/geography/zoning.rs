//! Zones that a coalition draws after the release: a CSV of areas and zone names.
use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::table::{Table, cell};
use super::text::{folded, listed, tidy, which_of};
use super::{Geography, Hierarchy};
use crate::pipeline::UNKNOWN;
use crate::problem::{Problem, Result};

/// The zone of places that the file does not list.
pub const OTHERS: &str = "Rest of the city";

/// Which zone each measured place goes to. Public names only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Zoning {
    /// Names of the zones, in the order of the file.
    pub zones: Vec<String>,
    /// The zone of each unit of level 0; `None` for `unknown`.
    pub zone_of: Vec<Option<usize>>,
    /// Names of places that the file does not list; they are [`OTHERS`] together.
    pub unlisted: Vec<String>,
    /// Names of zones that are in more than one piece.
    pub apart: Vec<String>,
}

impl Zoning {
    /// Reads a CSV with a header and the columns `area` and `zone`, or just two
    /// columns in that order. A place is named by its id or its name, and may be a
    /// public area or what was measured (a zone that the planner made of several);
    /// areas that were measured together stay together.
    ///
    /// # Errors
    /// A file that cannot be read, a place that is not known (with a suggestion), a
    /// name that several places have, a place in two zones, or fewer than two zones.
    pub fn read(path: &Path, h: &Hierarchy, geography: Option<&Geography>) -> Result<Zoning> {
        if h.city() == 0 {
            return Err(Problem::usage("this bundle has figures of the whole city only: no areas to join"));
        }
        let table = Table::read(path, "list of zones")?;
        let (area, zone) = table.pair("area", "zone")?;
        let places = Places::new(h, geography);
        if places.find(table.head(area)).is_ok() {
            return Err(Problem::usage("the first line is a place, not a header")
                .at(table.place(1))
                .hint("put a line `area,zone` in front"));
        }
        let mut zones: Vec<String> = Vec::new();
        let mut put: BTreeMap<usize, (usize, u64)> = BTreeMap::new();
        for (line, row) in &table.rows {
            let at = table.place(*line);
            let name = tidy(cell(row, zone));
            if name.is_empty() {
                return Err(Problem::usage("a place has no zone")
                    .at(at)
                    .hint(format!("leave the row out, and it becomes part of `{OTHERS}`")));
            }
            let unit = places.find(cell(row, area)).map_err(|p| p.at(&at))?;
            let known = zones.iter().position(|z| folded(z) == folded(&name));
            let index = known.unwrap_or_else(|| {
                zones.push(name);
                zones.len() - 1
            });
            match put.insert(unit, (index, *line)) {
                Some((before, first)) if before != index => {
                    return Err(both(h, unit, (&zones[before], first), &zones[index]).at(at));
                }
                _ => {}
            }
        }
        Self::complete(zones, &put, h, geography).map_err(|p| p.at(table.file()))
    }

    fn complete(
        mut zones: Vec<String>,
        put: &BTreeMap<usize, (usize, u64)>,
        h: &Hierarchy,
        geography: Option<&Geography>,
    ) -> Result<Zoning> {
        let units = &h.levels[0].units;
        let left = |(i, key): &(usize, &crate::pipeline::Key)| key.id != UNKNOWN && !put.contains_key(i);
        let unlisted: Vec<usize> = units.iter().enumerate().filter(left).map(|(i, _)| i).collect();
        let others = if unlisted.is_empty() {
            None
        } else {
            let known = zones.iter().position(|z| folded(z) == folded(OTHERS));
            Some(known.unwrap_or_else(|| {
                zones.push(OTHERS.to_owned());
                zones.len() - 1
            }))
        };
        let of = |(i, key): (usize, &crate::pipeline::Key)| match put.get(&i) {
            Some((zone, _)) => Some(*zone),
            None => others.filter(|_| key.id != UNKNOWN),
        };
        let zone_of: Vec<Option<usize>> = units.iter().enumerate().map(of).collect();
        if zones.len() < 2 {
            return Err(Problem::usage("all places are in one zone: that is the whole city")
                .hint("name at least two zones; the figures of the whole city are on the page anyway"));
        }
        let unlisted = unlisted.into_iter().map(|i| units[i].label.clone()).collect();
        let mut zoning = Zoning { zones, zone_of, unlisted, apart: Vec::new() };
        zoning.apart = zoning.in_pieces(h, geography);
        Ok(zoning)
    }

    /// Zones whose public areas do not hang together; none where no borders are known.
    fn in_pieces(&self, h: &Hierarchy, geography: Option<&Geography>) -> Vec<String> {
        let Some(geography) = geography.filter(|g| g.neighbours.iter().any(|near| !near.is_empty())) else {
            return Vec::new();
        };
        let unit: BTreeMap<&str, usize> = h.area_unit.iter().map(|(id, unit)| (id.as_str(), *unit)).collect();
        let zone = |area: usize| {
            let id = geography.areas.get(area)?.id.as_str();
            self.zone_of.get(*unit.get(id)?).copied().flatten()
        };
        let zones: Vec<Option<usize>> = (0..geography.areas.len()).map(zone).collect();
        let apart = |z: &usize| {
            let members: Vec<usize> = (0..zones.len()).filter(|i| zones[*i] == Some(*z)).collect();
            let mut seen = vec![false; zones.len()];
            let mut open: Vec<usize> = members.first().copied().into_iter().collect();
            while let Some(i) = open.pop() {
                if !std::mem::replace(&mut seen[i], true) {
                    let near = geography.neighbours.get(i).into_iter().flatten();
                    open.extend(near.filter(|j| zones.get(**j) == Some(&Some(*z)) && !seen[**j]));
                }
            }
            members.iter().any(|i| !seen[*i])
        };
        (0..self.zones.len()).filter(apart).map(|z| self.zones[z].clone()).collect()
    }
}

fn both(h: &Hierarchy, unit: usize, (before, line): (&str, u64), now: &str) -> Problem {
    let name = &h.levels[0].units[unit].label;
    let part = h.area_unit.iter().filter(|(_, u)| *u == unit).count() > 1;
    let why = if part {
        format!("`{name}` was measured as one, so all its areas go to one zone")
    } else {
        "keep one row a place".to_owned()
    };
    Problem::usage(format!("`{name}` is put into `{now}`, and on line {line} into `{before}`")).hint(why)
}

/// Everything a row may name.
struct Places {
    /// Folded id or name, and the units that go by it.
    units: BTreeMap<String, Vec<usize>>,
    names: Vec<String>,
    ids: Vec<String>,
}

impl Places {
    fn new(h: &Hierarchy, geography: Option<&Geography>) -> Self {
        let mut places = Places { units: BTreeMap::new(), names: Vec::new(), ids: Vec::new() };
        for (i, key) in h.levels[0].units.iter().enumerate().filter(|(_, key)| key.id != UNKNOWN) {
            places.add(&key.id, i);
            places.add(&key.label, i);
            places.names.push(key.label.clone());
        }
        for (id, unit) in &h.area_unit {
            if h.levels[0].units.get(*unit).is_none_or(|key| key.id == UNKNOWN) {
                continue;
            }
            places.add(id, *unit);
            places.ids.push(id.clone());
            let area = geography.and_then(|g| g.areas.iter().find(|a| a.id == *id));
            if let Some(area) = area {
                places.add(&area.name, *unit);
                places.names.push(area.name.clone());
            }
        }
        places.names.sort();
        places.names.dedup();
        places
    }

    fn add(&mut self, name: &str, unit: usize) {
        let units = self.units.entry(folded(name).into_owned()).or_default();
        if !units.contains(&unit) {
            units.push(unit);
        }
    }

    fn find(&self, text: &str) -> Result<usize> {
        match self.units.get(folded(text).as_ref()).map(Vec::as_slice) {
            Some([unit]) => Ok(*unit),
            Some(several) => Err(Problem::usage(format!("{} places are called `{text}`", several.len()))
                .hint("write the area's id instead of its name")),
            None => {
                let names = self.names.iter().chain(&self.ids).map(String::as_str);
                Err(Problem::usage(format!("there is no area `{text}` in this bundle")).hint(which_of(
                    text,
                    "areas",
                    &names.collect::<Vec<_>>(),
                )))
            }
        }
    }
}

impl Zoning {
    /// One line for the operator: what became of places that were not listed, and
    /// which zones are in pieces.
    pub fn remarks(&self) -> Vec<String> {
        let mut out = Vec::new();
        if !self.unlisted.is_empty() {
            out.push(format!("not listed, so part of `{OTHERS}`: {}", listed(&self.unlisted, 8)));
        }
        if !self.apart.is_empty() {
            out.push(format!("in more than one piece on the map: {}", listed(&self.apart, 8)));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geography::hierarchy::build;
    use crate::geography::merge::balanced;
    use crate::geography::sample::{file, grid};

    fn read(text: &str) -> Result<Zoning> {
        let (_dir, path) = file("zones.csv", text);
        let geography = grid(4, 1);
        Zoning::read(&path, &build(Some(&geography), None, true), Some(&geography))
    }

    #[test]
    fn ids_and_names_are_both_understood_and_the_rest_is_one_zone() {
        let zoning = read("area,zone\na000,Left\n area A001 ,left\na003,Right\n").unwrap();
        assert_eq!(zoning.zones, ["Left", "Right", OTHERS]);
        assert_eq!(zoning.zone_of, [Some(0), Some(0), Some(2), Some(1), None]);
        assert_eq!(zoning.unlisted, ["Area a002"]);
        assert!(zoning.apart.is_empty());
    }

    #[test]
    fn a_zone_in_two_pieces_is_named() {
        let zoning = read("zone;area\nEnds;a000\nEnds;a003\nMiddle;a001\nMiddle;a002\n").unwrap();
        assert_eq!(zoning.apart, ["Ends"]);
        assert!(zoning.remarks()[0].contains("Ends"));
    }

    #[test]
    fn an_area_that_is_not_there_is_named_with_its_line_and_the_likely_one() {
        let text = read("area,zone\na000,Left\nAera a001,Left\n").err().unwrap().to_string();
        assert!(text.contains("no area `Aera a001`") && text.contains("line 3"), "{text}");
        assert!(text.contains("did you mean `Area a001`?"), "{text}");
    }

    #[test]
    fn contradictions_and_a_single_zone_are_refused() {
        let fault = |text: &str| read(text).err().unwrap().to_string();
        assert!(fault("area,zone\na000,Left\na000,Right\n").contains("on line 2 into `Left`"));
        assert!(fault("area,zone\na000,\n").contains("no zone"));
        let one = "area,zone\na000,All\na001,All\na002,All\na003,All\n";
        assert!(fault(one).contains("whole city"));
        assert!(fault("a000,Left\na001,Right\n").contains("not a header"));
        assert!(fault("a,b,c\n1,2,3\n").contains("no column `area`"));
    }

    #[test]
    fn areas_that_were_measured_together_stay_together() {
        let geography = grid(4, 1);
        let h = build(Some(&geography), Some(&balanced(&geography, 2)), true);
        let go = |text: &str| {
            let (_dir, path) = file("zones.csv", text);
            Zoning::read(&path, &h, Some(&geography))
        };
        let text = go("area,zone\na000,Left\na001,Right\n").err().unwrap().to_string();
        assert!(text.contains("measured as one"), "{text}");
        assert_eq!(go("area,zone\na000,Left\nz02,Right\n").unwrap().zones, ["Left", "Right"]);
    }
}

//! Public files of areas and residents, and which column of an export fits them.
use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::sheet::{Sheet, Why};
use crate::geography::{Survey, folded, survey};
use crate::pipeline::draft::{DraftGeography, DraftResidents};
use crate::pipeline::fold;

/// A public file with one row or feature an area.
pub(super) struct Areas {
    file: String,
    /// Whether points can be looked up in it.
    pub shapes: bool,
    /// Its coordinates are in a system that it does not name.
    needs_crs: bool,
    features: usize,
    properties: Vec<(String, Vec<String>)>,
}

/// How the rows of an export find their area.
pub(super) struct Fit {
    pub column: usize,
    /// By the area's name instead of its id.
    pub by_name: bool,
    /// Filled cells that lead to an area, and all of them.
    pub found: usize,
    pub of: usize,
}

impl Areas {
    /// A file with polygons; or why it is none.
    pub(super) fn with_shapes(path: &Path, given: &str) -> std::result::Result<Areas, Why> {
        let survey = survey(path).map_err(|problem| problem.what().to_owned())?;
        if survey.features == 0 {
            return Err("it has no areas with borders".into());
        }
        let Survey { features, properties, needs_crs } = survey;
        Ok(Areas { file: given.to_owned(), shapes: true, needs_crs, features, properties })
    }

    /// A CSV of ids and names.
    pub(super) fn from_sheet(sheet: &Sheet) -> Areas {
        let column = |(column, name): (usize, &String)| {
            (name.clone(), sheet.cells(column).map(str::to_owned).collect())
        };
        Areas {
            file: sheet.given.clone(),
            shapes: false,
            needs_crs: false,
            features: sheet.len(),
            properties: sheet.names.iter().enumerate().map(column).collect(),
        }
    }

    fn values(&self, name: &str) -> impl Iterator<Item = &String> {
        self.properties.iter().filter(move |(key, _)| key == name).flat_map(|(_, values)| values)
    }

    /// Properties that every area has, but for measures such as a surface: a number with
    /// a fraction names nothing, however different it is for every area.
    fn full(&self) -> impl Iterator<Item = &(String, Vec<String>)> {
        let measure =
            |value: &String| value.contains('.') && value.parse::<f64>().is_ok_and(|n| n.fract() != 0.0);
        self.properties.iter().filter(move |(key, values)| {
            !key.is_empty() && values.iter().all(|v| !v.is_empty()) && !values.iter().any(measure)
        })
    }

    /// How many features it has.
    pub(super) fn features(&self) -> usize {
        self.features
    }

    /// The best property that is different for every area.
    fn own_id(&self) -> Option<&str> {
        let words = ["geoid", "area_id", "id", "code", "zip", "postal", "tract", "pcode"];
        let unique =
            self.full().filter(|(_, values)| values.iter().collect::<HashSet<_>>().len() == values.len());
        // Running numbers of the map program, which change with every export.
        let running = ["objectid", "fid", "ogc_fid", "gid", "oid"];
        let weight = |name: &str| {
            if running.contains(&fold(name).as_str()) {
                return 98;
            }
            words
                .iter()
                .position(|w| fold(name) == *w)
                .or_else(|| words.iter().position(|w| fold(name).contains(w)).map(|at| at + 20))
                .unwrap_or(99)
        };
        unique.map(|(name, _)| name.as_str()).min_by_key(|name| weight(name))
    }

    /// What the pipeline file says of the areas; `by` is the property that the
    /// exports' cells fit, if they do.
    pub(super) fn geography(&self, by: Option<&str>) -> Option<DraftGeography> {
        let own = self.own_id();
        let different = |name: &str| self.values(name).collect::<HashSet<_>>().len();
        // Cells with names lead to areas by name, where a name is one area's alone; the id
        // stays what is unique. Features that share a name become one area.
        let unique = |by: &str| different(by) == self.features;
        let id = match by {
            Some(by) if own.is_some_and(|own| is_name(by) && unique(by) && !is_name(own)) => own?,
            Some(by) => by,
            None => own?,
        };
        let by_name = by.filter(|by| *by != id);
        // Of several names the area's own: a larger area's repeats.
        let names = self.full().map(|(name, _)| name.as_str()).filter(|name| is_name(name) && *name != id);
        let own_name = names.enumerate().max_by_key(|(at, name)| (different(name), std::cmp::Reverse(*at)));
        let own_name = own_name.map(|(_, name)| name);
        let name = by_name.or(own_name.filter(|name| different(name) * 10 >= different(id) * 9));
        Some(DraftGeography {
            areas: self.file.clone(),
            id: id.to_owned(),
            name: name.map(str::to_owned),
            parents: self.parents(id, name),
            residents: None,
            needs_crs: self.needs_crs,
        })
    }

    /// A larger area that each area names as its own.
    fn parents(&self, id: &str, name: Option<&str>) -> Vec<String> {
        const WORDS: [&str; 6] = ["district", "borough", "county", "region", "ward", "parish"];
        let larger = self.full().filter(|(key, _)| key != id && Some(key.as_str()) != name);
        let named = larger.filter(|(key, _)| WORDS.iter().any(|word| fold(key).contains(word)));
        let mut several = named.filter(|(_, values)| {
            let different = values.iter().collect::<HashSet<_>>().len();
            different > 1 && different < values.len()
        });
        several.next().map(|(key, _)| key.clone()).into_iter().collect()
    }

    /// How many of a column's filled cells (the first of them) are one of a
    /// property's values, of how many, and how many different values they are.
    fn share(&self, sheet: &Sheet, column: usize, property: &str) -> (usize, usize, usize) {
        const SAMPLE: usize = 5000;
        let known: HashSet<_> = self.values(property).map(|value| folded(value)).collect();
        let cells: Vec<_> = sheet.filled(column).take(SAMPLE).map(folded).collect();
        let hits: Vec<_> = cells.iter().filter(|cell| known.contains(*cell)).collect();
        (hits.len(), cells.len(), hits.iter().collect::<HashSet<_>>().len())
    }

    /// The property that the cells of some column fit; one whose areas all have residents
    /// in a file comes first.
    pub(super) fn fitting_property(&self, sheet: &Sheet, residents: &[Sheet]) -> Option<String> {
        let mut best: Option<((bool, usize, usize), &str)> = None;
        for (name, values) in self.full() {
            let areas = values.iter().collect::<HashSet<_>>().len();
            let peopled = residents.iter().any(|sheet| self.residents(sheet, name).is_some());
            for column in (0..sheet.names.len()).filter(|column| super::guess::usable(sheet, *column)) {
                let (found, of, different) = self.share(sheet, column, name);
                // Finer areas come before larger ones: a column of districts fits as well.
                let weight = (peopled, areas, found * 1000 / of.max(1));
                let fits = found * 2 > of && (different > 1 || self.features == 1);
                if fits && best.is_none_or(|(other, _)| weight > other) {
                    best = Some((weight, name));
                }
            }
        }
        best.map(|(_, name)| name.to_owned())
    }

    /// How the cells of `column` lead to areas: by id or by name, whichever fits more.
    pub(super) fn fit(&self, sheet: &Sheet, column: usize, geography: &DraftGeography) -> Fit {
        let (by_id, of, _) = self.share(sheet, column, &geography.id);
        let by_name = geography.name.as_ref().map_or(0, |name| self.share(sheet, column, name).0);
        Fit { column, by_name: by_name > by_id, found: by_id.max(by_name), of }
    }

    /// The column whose cells fit best, if half of them do.
    pub(super) fn best_column(&self, sheet: &Sheet, geography: &DraftGeography) -> Option<Fit> {
        let usable = (0..sheet.names.len()).filter(|column| super::guess::usable(sheet, *column));
        let fits =
            usable.map(|column| self.fit(sheet, column, geography)).filter(|fit| fit.found * 2 > fit.of);
        fits.max_by_key(|fit| (fit.found * 1000 / fit.of.max(1), std::cmp::Reverse(fit.column)))
    }

    /// The residents' file, if it names every area once and counts its people.
    pub(super) fn residents(&self, sheet: &Sheet, id: &str) -> Option<DraftResidents> {
        let residents = residents_column(sheet)?;
        let wanted: HashSet<_> = self.values(id).map(|v| folded(v)).collect();
        let names_all = |column: &usize| {
            let mut seen: HashMap<_, usize> = HashMap::new();
            sheet.filled(*column).for_each(|cell| *seen.entry(folded(cell)).or_default() += 1);
            wanted.iter().all(|area| seen.get(area) == Some(&1))
        };
        let column = (0..sheet.names.len()).find(names_all)?;
        let numbers =
            |column: usize| sheet.cells(column).all(|cell| cell.parse::<f64>().is_ok_and(|n| n >= 0.0));
        let rank = (0..sheet.names.len()).find(|column| {
            sheet.names.get(*column).is_some_and(|n| fold(n).contains("poverty")) && numbers(*column)
        });
        let name = |column: usize| sheet.names.get(column).cloned();
        numbers(residents).then_some(())?;
        Some(DraftResidents {
            file: sheet.given.clone(),
            id: name(column)?,
            residents: name(residents)?,
            rank_by: rank.and_then(name),
        })
    }
}

/// The column that counts residents, by its name.
pub(super) fn residents_column(sheet: &Sheet) -> Option<usize> {
    const WORDS: [&str; 6] = ["residents", "population", "inhabitants", "total_pop", "total.pop", "b01003"];
    let fits = |word: &str| sheet.names.iter().position(|name| fold(name).contains(word));
    WORDS
        .iter()
        .find_map(|word| fits(word))
        .or_else(|| sheet.names.iter().position(|name| fold(name) == "pop"))
}

fn is_name(property: &str) -> bool {
    let property = fold(property);
    ["name", "nhood", "neighborhood", "neighbourhood", "label", "title"]
        .iter()
        .any(|word| property.contains(word))
}

//! Several areas by shares, out of a public table: an agency that serves three of them.
//!
//! The table is public and names areas for texts; which list of areas a row means depends
//! on that row's text alone. A record keeps the number of its list, so that it stays one
//! record and its unit's voice is split over records as ever; only when all is weighed is
//! each weight split over the list, exactly (see `weigh::spread`).
use std::collections::HashMap;

use super::area::Places;
use super::fold::{fold_into, folded};
use super::notes::Note;
use crate::confidential::record::{FIRST_LIST, NO_AREA};
use crate::geography::Table;
use crate::pipeline::{AreaRule, Pipeline, ShareRule};
use crate::problem::{Problem, Result};

/// Lists of one table: 2²⁰ at most.
const LISTS: u32 = 1 << 20;
/// Tables of a pipeline.
const TABLES: u32 = 1 << 10;

/// An area or a list of areas with whole-number shares, by number.
pub(in crate::confidential) type AreaLists = Vec<(u32, Vec<(u32, u64)>)>;

/// One source's table, ready for use.
pub(super) struct ShareTable {
    by_text: HashMap<String, u32>,
    lists: AreaLists,
}

impl ShareTable {
    /// Reads the public file. Lists are numbered in the order in which their texts come
    /// up in it, so that reading it again gives the same numbers.
    pub(super) fn read<P: Places>(rule: &ShareRule, places: &P) -> Result<Self> {
        let table = Table::read(&rule.file, "table of shares")?;
        let (key, area) = (table.column(&rule.key)?, table.column(&rule.area)?);
        let share = rule.share.as_deref().map(|name| table.column(name)).transpose()?;
        let mut order: Vec<String> = Vec::new();
        let mut found: HashMap<String, Vec<(u32, u64)>> = HashMap::new();
        for (line, row) in &table.rows {
            let cell = |column: usize| row.get(column).map(String::as_str).unwrap_or_default();
            let at = || format!("{}, line {line}", rule.file.display());
            let text = folded(cell(key));
            let part = share.map_or(Ok(MILLION), |column| weight(cell(column)).map_err(|p| p.at(at())))?;
            let list = found.entry(text.clone()).or_insert_with(|| {
                order.push(text);
                Vec::new()
            });
            let ids = match &rule.split {
                Some(split) => cell(area).split(split.as_str()).map(str::trim).collect(),
                None => vec![cell(area).trim()],
            };
            for id in ids.into_iter().filter(|id| !id.is_empty()) {
                add(list, places.by_code(id).and_then(|i| u32::try_from(i).ok()).unwrap_or(NO_AREA), part);
            }
        }
        Self::numbered(rule.number, order, found)
    }

    fn numbered(table: u32, order: Vec<String>, mut found: HashMap<String, Vec<(u32, u64)>>) -> Result<Self> {
        if order.len() >= LISTS as usize || table >= TABLES {
            return Err(Problem::usage("a table of shares has too many rows"));
        }
        let (mut by_text, mut lists) = (HashMap::new(), Vec::new());
        for (number, text) in (0u32..).zip(order) {
            let mut list = found.remove(&text).unwrap_or_default();
            list.retain(|(_, share)| *share > 0);
            list.sort_unstable();
            let code = match list.as_slice() {
                [] => NO_AREA,
                [(area, _)] => *area,
                _ => FIRST_LIST + table * LISTS + number,
            };
            if list.len() > 1 {
                lists.push((code, list));
            }
            by_text.insert(text, code);
        }
        Ok(ShareTable { by_text, lists })
    }

    /// The area or list that a text means.
    pub(super) fn find(&self, text: &str, scratch: &mut String) -> (u32, Option<Note>) {
        fold_into(scratch, text);
        match self.by_text.get(scratch.as_str()) {
            _ if scratch.is_empty() => (NO_AREA, Some(Note::AreaBlank)),
            Some(code) => (*code, None),
            None => (NO_AREA, Some(Note::AreaUnmatched)),
        }
    }
}

/// All lists of a pipeline's sources.
pub(in crate::confidential) fn lists<P: Places>(pipeline: &Pipeline, places: &P) -> Result<AreaLists> {
    let mut lists = Vec::new();
    for source in &pipeline.sources {
        if let AreaRule::Shares(rule) = &source.area {
            lists.extend(ShareTable::read(rule, places)?.lists);
        }
    }
    Ok(lists)
}

const MILLION: u64 = 1_000_000;

/// A share as a whole number of millionths.
fn weight(text: &str) -> Result<u64> {
    let percent = text.trim().strip_suffix('%');
    let share = percent.unwrap_or(text).trim().parse::<f64>().ok().filter(|s| (0.0..=1e9).contains(s));
    let share = share.ok_or_else(|| {
        // Not quoted: a file may be declared public by mistake.
        Problem::usage("a share is no number").hint("write a number such as 0.5, 50 or 50%")
    })?;
    Ok((share * MILLION as f64).round() as u64)
}

fn add(list: &mut Vec<(u32, u64)>, area: u32, share: u64) {
    match list.iter_mut().find(|(own, _)| *own == area) {
        Some((_, all)) => *all += share,
        None => list.push((area, share)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::confidential::read::tests::fixture::City;

    fn table(text: &str, split: Option<&str>, share: Option<&str>) -> Result<ShareTable> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("agencies.csv");
        std::fs::write(&file, text).unwrap();
        let rule = ShareRule {
            column: "Agency".into(),
            file,
            key: "Agency".into(),
            area: "Zips".into(),
            split: split.map(String::from),
            share: share.map(String::from),
            number: 2,
        };
        ShareTable::read(&rule, &City)
    }

    #[test]
    fn a_text_means_an_area_or_a_list_by_shares() {
        let text = "Agency,Zips\nNorth Pantry,00501\nBoth,00502; 00503;\nFar,99999\nNone,\n";
        let Ok(table) = table(text, Some(";"), None) else { panic!("refused") };
        let mut scratch = String::new();
        let mut find = |text: &str| table.find(text, &mut scratch).0;
        assert_eq!(
            [find(" north PANTRY"), find("far"), find("none"), find("x")],
            [0, NO_AREA, NO_AREA, NO_AREA]
        );
        assert_eq!(table.lists, [(find("both"), vec![(1, MILLION), (2, MILLION)])]);
        assert!(find("both") >= FIRST_LIST && find("both") < NO_AREA);
    }

    #[test]
    fn shares_are_added_up_by_text_and_area_and_what_is_none_is_told_by_its_line() {
        let text = "Agency,Zips,Share\nA,00501,0.25\nB,00501,1\nA,00502,50%\nA,00501,0.25\nA,00503,0\n";
        let Ok(table) = table(text, None, Some("Share")) else { panic!("refused") };
        assert_eq!(table.lists.len(), 1);
        assert_eq!(table.lists[0].1, [(0, 500_000), (1, 50 * MILLION)]);
        let problem = self::table("Agency,Zips,Share\nA,00501,half\n", None, Some("Share")).err().unwrap();
        assert!(problem.to_string().contains("line 2") && problem.kind().status() == 2, "{problem}");
    }
}

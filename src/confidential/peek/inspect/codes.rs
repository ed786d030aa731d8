//! Codes that fit no area, and why that may be.
use std::collections::BTreeMap;

use super::super::prompt::shown;
use super::{Looked, code_column, of_all};
use crate::geography::{Geography, Locator};
use crate::pipeline::{AreaRule, fold};

/// Cells looked at.
const MOST: usize = 200_000;

/// What is wrong with a code, likeliest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    LostZeros,
    Extended,
    Decimal,
    WithoutFront,
    Newer,
    Older,
    IsName,
    Unknown,
}

impl Why {
    fn words(self) -> &'static str {
        match self {
            Why::LostZeros => {
                "lack the zeros in front that a spreadsheet removes: format the column as text and export again"
            }
            Why::Extended => "are an area's id with more behind it, such as 60601-1234",
            Why::Decimal => "end in .0, as numbers do: format the column as text and export again",
            Why::WithoutFront => {
                "are the end of an area's id: the state's or county's digits in front are missing"
            }
            Why::Newer => {
                "look newer than the boundaries: they are parts of an area that was divided since. Use the boundaries of the codes' own census"
            }
            Why::Older => {
                "look older than the boundaries: the area was divided since. Use the boundaries of the codes' own census"
            }
            Why::IsName => "are names of areas: write area = { name = … }",
            Why::Unknown => "fit no area in any way",
        }
    }
}

/// The reasons for which filled cells lead to no area, with the most frequent of each.
pub(super) fn look(looked: &Looked, rule: &AreaRule, geography: &Geography) -> Vec<String> {
    let Some((column, by_code)) = code_column(rule) else { return Vec::new() };
    let own: Vec<String> = match rule {
        AreaRule::Code { map, .. } | AreaRule::Name { map, .. } => {
            map.iter().map(|(text, _)| fold(text)).collect()
        }
        _ => Vec::new(),
    };
    let areas = Areas {
        locator: Locator::new(geography),
        ids: geography.areas.iter().map(|a| fold(&a.id)).collect(),
    };
    let mut all = 0;
    let mut found: BTreeMap<Why, BTreeMap<String, usize>> = BTreeMap::new();
    for cell in looked.filled(column).take(MOST) {
        all += 1;
        let hit = if by_code { areas.locator.by_code(cell) } else { areas.locator.by_name(cell) };
        if hit.is_none() && !own.contains(&fold(cell)) {
            let why = if by_code { areas.why(&fold(cell)) } else { Why::Unknown };
            *found.entry(why).or_default().entry(fold(cell)).or_default() += 1;
        }
    }
    let line = |(why, cells): (Why, BTreeMap<String, usize>)| {
        let count: usize = cells.values().sum();
        let mut often: Vec<(&String, &usize)> = cells.iter().collect();
        often.sort_by_key(|(text, count)| (std::cmp::Reverse(**count), (*text).clone()));
        let often: Vec<String> =
            often.iter().take(4).map(|(text, n)| format!("`{}` {n}×", shown(text))).collect();
        format!("[{column}] {} filled cells {} ({})", of_all(count, all), why.words(), often.join(", "))
    };
    found.into_iter().map(line).collect()
}

struct Areas {
    locator: Locator,
    ids: Vec<String>,
}

impl Areas {
    fn known(&self, id: &str) -> bool {
        self.ids.iter().any(|own| own == id)
    }

    fn why(&self, code: &str) -> Why {
        let digits = code.bytes().all(|b| b.is_ascii_digit()) && !code.is_empty();
        let padded = |own: &&String| own.len() > code.len() && own.trim_start_matches('0') == code;
        match () {
            () if digits && self.ids.iter().any(|own| padded(&own)) => Why::LostZeros,
            () if code.strip_suffix(".0").is_some_and(|whole| self.known(whole)) => Why::Decimal,
            () if code
                .split(['-', ' ', ','])
                .next()
                .is_some_and(|front| front != code && self.known(front)) =>
            {
                Why::Extended
            }
            () if code.len() == 9 && code.get(..5).is_some_and(|front| self.known(front)) => Why::Extended,
            () if digits
                && code.len() >= 3
                && self.ids.iter().any(|own| own.len() > code.len() && own.ends_with(code)) =>
            {
                Why::WithoutFront
            }
            () if digits && code.len() == 11 => self.vintage(code),
            () if self.locator.by_name(code).is_some() => Why::IsName,
            () => Why::Unknown,
        }
    }

    /// A census tract is state (2 digits), county (3), number (4) and suffix (2). A tract
    /// that is divided gets suffixes from 01 on; 00 is one that never was.
    fn vintage(&self, code: &str) -> Why {
        let (Some(front), Some(suffix)) = (code.get(..9), code.get(9..)) else { return Why::Unknown };
        let kin = |own: &&String| own.len() == 11 && own.starts_with(front);
        match (suffix, self.known(&format!("{front}00"))) {
            ("00", _) if self.ids.iter().any(|own| kin(&own)) => Why::Older,
            (_, true) => Why::Newer,
            _ => Why::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_tells_what_is_wrong_with_it() {
        let ids = ["0401", "60601", "06075010100", "06075020101", "06075020102"];
        let areas = ids.iter().map(|id| crate::geography::Area {
            id: (*id).into(),
            name: format!("Quarter {id}"),
            shape: None,
            parents: Vec::new(),
            residents: None,
            rank: None,
            in_poverty: None,
            outside_need: None,
        });
        let areas: Vec<_> = areas.collect();
        let geography =
            Geography { neighbours: vec![Vec::new(); areas.len()], areas, parents: Vec::new(), credit: None };
        let areas = Areas { locator: Locator::new(&geography), ids: ids.map(fold).to_vec() };
        for (code, why) in [
            ("401", Why::LostZeros),
            ("6075010100", Why::LostZeros),
            ("60601-1234", Why::Extended),
            ("606011234", Why::Extended),
            ("60601.0", Why::Decimal),
            ("010100", Why::WithoutFront),
            ("06075010101", Why::Newer),
            ("06075020100", Why::Older),
            ("06075999999", Why::Unknown),
            ("quarter 0401", Why::IsName),
            ("out of town", Why::Unknown),
        ] {
            assert!(areas.why(code) == why, "{code}");
        }
    }
}

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
    Lsoa2021,
    Lsoa2011,
    NewCounty,
    OldCounty,
    PostOnly,
    OtherNuts,
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
            Why::Lsoa2021 => {
                "look like LSOAs of the census of 2021, and the boundaries like those of 2011: use boundaries of 2021"
            }
            Why::Lsoa2011 => {
                "look like LSOAs of the census of 2011, and the boundaries like those of 2021: use boundaries of 2011, or the look-up between both"
            }
            Why::NewCounty => {
                "begin with a county's newer code, and the boundaries have its older one: use boundaries of the newer year"
            }
            Why::OldCounty => {
                "begin with a county's older code, and the boundaries have its newer one: use boundaries of the older year"
            }
            Why::PostOnly => {
                "are ZIP codes beside those of the boundaries that have no area: boxes, or one building (the boundaries hold ZCTAs). Lead them to a neighbour under map"
            }
            Why::OtherNuts => {
                "have the form of the areas' codes and their beginning, and are none of them: NUTS codes of another year (2013, 2016, 2021, 2024)?"
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
            () if self.lsoa(code).is_some() => self.lsoa(code).unwrap_or(Why::Unknown),
            () if digits && matches!(code.len(), 5 | 11 | 12) && self.county(code).is_some() => {
                self.county(code).unwrap_or(Why::Unknown)
            }
            () if digits && code.len() == 11 => self.vintage(code),
            () if digits && code.len() == 5 && self.beside(code, 3) => Why::PostOnly,
            () if is_nuts(code) && self.ids.iter().all(|own| is_nuts(own)) && self.beside(code, 3) => {
                Why::OtherNuts
            }
            () if self.locator.by_name(code).is_some() => Why::IsName,
            () => Why::Unknown,
        }
    }

    /// Whether some id of the same length begins alike.
    fn beside(&self, code: &str, letters: usize) -> bool {
        code.get(..letters)
            .is_some_and(|front| self.ids.iter().any(|own| own.len() == code.len() && own.starts_with(front)))
    }

    /// LSOAs of England and Wales keep their codes where they were not changed, and those
    /// of 2021 continue the numbers where those of 2011 ended.
    fn lsoa(&self, code: &str) -> Option<Why> {
        let of_2021 = |code: &str| {
            let number: u32 = code.get(3..).filter(|_| code.len() == 9)?.parse().ok()?;
            match code.get(..3)? {
                "e01" => Some(number > 33_768),
                "w01" => Some(number > 1_958),
                _ => None,
            }
        };
        let newer = of_2021(code)?;
        let ids_newer = self.ids.iter().any(|own| of_2021(own) == Some(true));
        match (newer, ids_newer) {
            (true, false) if self.ids.iter().any(|own| of_2021(own).is_some()) => Some(Why::Lsoa2021),
            (false, true) => Some(Why::Lsoa2011),
            _ => None,
        }
    }

    /// Counties of the United States whose codes were changed: Connecticut's planning
    /// regions since 2022, and single ones before.
    fn county(&self, code: &str) -> Option<Why> {
        let newer = |code: &str| {
            let (front, county) = (code.get(..2)?, code.get(2..5)?);
            match (front, county) {
                ("09", county) => county.parse::<u16>().ok().map(|number| number >= 110),
                ("46", "113") | ("02", "270" | "261") | ("51", "515") => Some(false),
                ("46", "102") | ("02", "158" | "063" | "066") | ("51", "019") => Some(true),
                _ => None,
            }
        };
        let own = newer(code)?;
        let state = |id: &&String| id.len() == code.len() && id.get(..2) == code.get(..2);
        let ids: Vec<Option<bool>> = self.ids.iter().filter(state).map(|id| newer(id)).collect();
        let other = ids.contains(&Some(!own)) && !ids.contains(&Some(own));
        other.then_some(if own { Why::NewCounty } else { Why::OldCounty })
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

/// A country's two letters and one to three places behind.
fn is_nuts(code: &str) -> bool {
    let letters = code.bytes().take_while(u8::is_ascii_alphabetic).count();
    (3..=5).contains(&code.len()) && letters >= 2 && code.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn geography(ids: &[&str]) -> Geography {
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
        Geography { neighbours: vec![Vec::new(); areas.len()], areas, parents: Vec::new(), credit: None }
    }

    fn areas(geography: &Geography) -> Areas {
        let ids = geography.areas.iter().map(|area| fold(&area.id)).collect();
        Areas { locator: Locator::new(geography), ids }
    }

    #[test]
    fn a_code_tells_which_year_it_is_of() {
        for (ids, code, why) in [
            (&["E01000001", "E01033768"][..], "E01035000", Why::Lsoa2021),
            (&["E01000001", "E01035000"], "E01000009", Why::Lsoa2011),
            (&["E01000001", "W01000001"], "W01001960", Why::Lsoa2021),
            (&["E01000001", "E01000002"], "E01000009", Why::Unknown),
            (&["09001010101", "09003010101"], "09110010101", Why::NewCounty),
            (&["09110010101", "09120010101"], "09001010101", Why::OldCounty),
            (&["46113", "46001"], "46102", Why::NewCounty),
            (&["60601", "60602"], "60690", Why::PostOnly),
            (&["60601", "60602"], "94110", Why::Unknown),
            (&["DE211", "DE212"], "DE21Z", Why::OtherNuts),
            (&["DE211", "DE212"], "FR101", Why::Unknown),
        ] {
            assert!(areas(&geography(ids)).why(&fold(code)) == why, "{code} among {ids:?}");
        }
    }

    #[test]
    fn a_code_tells_what_is_wrong_with_it() {
        let geography = geography(&["0401", "60601", "06075010100", "06075020101", "06075020102"]);
        let areas = areas(&geography);
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

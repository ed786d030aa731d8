//! Coordinates that are rounded beyond use, or stand for "somewhere".
use std::collections::HashMap;

use super::{Looked, of_all};
use crate::pipeline::AreaRule;

/// Points looked at.
const MOST: usize = 200_000;

/// Says how far the coordinates were rounded, and whether one point is too frequent.
pub(super) fn look(looked: &Looked, rule: &AreaRule) -> Vec<String> {
    let texts: Vec<(String, String)> = match rule {
        AreaRule::LatLon { lat, lon } => {
            let pair = |(a, b): (&str, &str)| (a.to_owned(), b.to_owned());
            looked.filled(lat).zip(looked.filled(lon)).take(MOST).map(pair).collect()
        }
        AreaRule::Point { column } => {
            let cells = looked.filled(column).take(MOST);
            let halves = cells.filter_map(|cell| cell.trim_matches(['(', ')']).split_once(','));
            halves.map(|(a, b)| (a.trim().to_owned(), b.trim().to_owned())).collect()
        }
        _ => return Vec::new(),
    };
    found(&texts)
}

fn found(texts: &[(String, String)]) -> Vec<String> {
    let points: Vec<&(String, String)> =
        texts.iter().filter(|(a, b)| a.parse::<f64>().is_ok() && b.parse::<f64>().is_ok()).collect();
    let all = points.len();
    if all < 20 {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let coarse = |most: usize| points.iter().filter(|(a, b)| decimals(a).max(decimals(b)) <= most).count();
    for (most, about) in [(1, "11 km"), (2, "1 km")] {
        if coarse(most) * 2 > all {
            lines.push(format!(
                "{} points have {most} decimals or fewer, about {about}: too coarse for small areas; use larger ones, or codes",
                of_all(coarse(most), all)
            ));
            break;
        }
    }
    let mut seen: HashMap<&(String, String), usize> = HashMap::new();
    points.iter().for_each(|point| *seen.entry(point).or_default() += 1);
    let most = seen.values().copied().max().unwrap_or(0);
    if most * 10 > all && seen.len() > 5 {
        lines.push(format!(
            "{} rows have the very same point: a stand-in for \"somewhere in the city\"? Then that area looks busier than it is",
            of_all(most, all)
        ));
    }
    let zero = points.iter().filter(|(a, b)| a.parse() == Ok(0.0) && b.parse() == Ok(0.0)).count();
    if zero > 0 {
        lines.push(format!(
            "{} points are 0, 0, which is in the sea: they count as unknown",
            of_all(zero, all)
        ));
    }
    lines
}

fn decimals(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, rest)| rest.trim_end_matches('0').len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(of: impl Fn(usize) -> (String, String)) -> Vec<String> {
        found(&(0..100).map(of).collect::<Vec<_>>())
    }

    #[test]
    fn rounded_and_repeated_points_are_told() {
        assert!(points(|i| (format!("37.{i:05}1"), format!("-122.{i:05}1"))).is_empty());
        let coarse = points(|i| (format!("37.{i:02}"), format!("-122.{i:02}")));
        assert!(coarse[0].contains("2 decimals or fewer, about 1 km"), "{coarse:?}");
        let same = points(|i| {
            let i = if i < 30 { 0 } else { i };
            (format!("37.{i:05}1"), format!("-122.{i:05}1"))
        });
        assert!(same[0].contains("30 of 100 (30 %) rows have the very same point"), "{same:?}");
    }
}

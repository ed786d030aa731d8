//! Margins of error to expect, from public facts only.
//!
//! A fill rate is met/(met + unmet) of a cell with n people; Laplace noise of
//! scale 1/ε on both gives its 90 % half-width as about 190/(n·ε) points
//! (methods.md section 2: the contrast (1−t)·met − t·unmet at t ≈ 0.6 has
//! standard deviation 1.02/ε; the factor also covers the ratio's denominator).
//! Gaussian noise of ρ has the variance of Laplace noise of ε = 2√ρ, and nearly its
//! 90 % half-width (1.64 standard deviations, and 1.63).
use crate::plan::{Plan, Table};

/// Points of half-width per 1/(people × ε).
const POINTS: f64 = 190.0;

/// What the ladder aims at, in points.
pub const AIM: f64 = 10.0;
/// What the ladder still accepts, in points.
pub const ACCEPT: f64 = 20.0;

/// Expected 90 % half-width, in points of 100, of a fill rate (or of a share
/// within its cell) with `people` in the cell and `epsilon` on the table.
pub fn half_width(people: f64, epsilon: f64) -> f64 {
    if people <= 0.0 || epsilon <= 0.0 { 100.0 } else { (POINTS / (people * epsilon)).min(100.0) }
}

/// Expected half-width of an average cell of `table`: cells without the status
/// axis and the `unknown` keys are assumed to share the people equally.
pub fn of_table(plan: &Plan, table: &Table) -> f64 {
    let shape = plan.shape(table);
    let known = |n: usize, cut: bool| if cut && n > 1 { n - 1 } else { n };
    let cells = known(shape.areas, table.level < plan.hierarchy.city())
        * known(shape.groups, table.group.is_some())
        * shape.needs
        * shape.periods;
    half_width(plan.people as f64 / cells.max(1) as f64, plan.strength(table))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_of_thumb_gives_the_published_example() {
        // 400 people, 8 zones, 0.4 of ε = 1: about 9.5 points.
        assert!((half_width(50.0, 0.4) - 9.5).abs() < 0.1);
        assert_eq!(half_width(0.0, 1.0), 100.0);
    }
}

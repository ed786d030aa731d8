//! Which names a map shows: its areas', or its districts' where areas are too small.
use super::label::{Placed, place};
use super::panel;
use super::spec::MapSpec;
use crate::render::fonts::{Weight, width};
use crate::render::outline::{Detail, Outlines, Ring, doubled_area, outlines};
use crate::render::project::Frame;
use crate::render::style::PAPER;
use crate::render::svg::{Element, Point};

/// The names of the areas in which they fit. Where these are less than two in
/// five and there are districts, the names of the districts instead.
pub(super) fn names(spec: &MapSpec, drawn: &Outlines) -> Element {
    let group = Element::new("g").with("pointer-events", "none").with("aria-hidden", "true");
    let labels: Vec<&str> = spec.areas.iter().map(|a| a.label.as_str()).collect();
    let areas =
        if spec.name_parents { Vec::new() } else { place_all(&labels, &drawn.areas, Weight::Regular) };
    let (districts, merged) = districts(spec, drawn);
    if areas.len() * 5 < spec.areas.len() * 2 && districts.len() > 1 {
        let placed = place_all(&districts, &merged, Weight::Bold);
        return group.children(placed.iter().map(|(_, p)| panel::name(PAPER, false, p, "700")));
    }
    group
        .children(areas.iter().map(|(i, p)| panel::name(spec.ground(spec.value(*i)), spec.lined(), p, "400")))
}

/// Names that fit, the largest shapes first, so that these win where two would meet.
fn place_all(names: &[&str], shapes: &[Vec<Ring>], weight: Weight) -> Vec<(usize, Placed)> {
    let size = |i: &usize| shapes[*i].iter().map(|r| doubled_area(r).abs()).max().unwrap_or(0);
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|i| (-size(i), *i));
    let mut taken: Vec<Frame> = Vec::new();
    let mut placed = Vec::new();
    for i in order {
        if let Some(at) = place(names[i], &shapes[i], &taken, |l| width(l, 1.0, weight)) {
            taken.push(at.frame);
            placed.push((i, at));
        }
    }
    placed
}

/// The districts with their areas melted into one.
fn districts<'a>(spec: &MapSpec<'a>, drawn: &Outlines) -> (Vec<&'a str>, Vec<Vec<Ring>>) {
    let mut names: Vec<&str> = spec.areas.iter().filter_map(|a| a.parent).collect();
    names.sort_unstable();
    names.dedup();
    let unit = |ring: &Ring| -> Vec<Point> {
        ring.iter().map(|p| (f64::from(p.0) / 10.0, f64::from(p.1) / 10.0)).collect()
    };
    let of = |name: &&str| -> Vec<Vec<Point>> {
        let areas = spec.areas.iter().zip(&drawn.areas).filter(|(a, _)| a.parent == Some(name));
        areas.flat_map(|(_, rings)| rings.iter().map(unit)).collect()
    };
    let shapes: Vec<_> = names.iter().map(of).collect();
    let merged = outlines(&shapes, Detail { tolerance: 0.0, smallest: 4.0 }).areas;
    (names, merged)
}

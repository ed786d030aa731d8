//! The map of equal squares, for areas without shapes or as a view in which every area counts the same.
use geo::Centroid;

use super::abbreviate::abbreviate;
use super::assign::assign;
use super::furniture::{Page, stamp_across};
use super::spec::MapSpec;
use super::{label, legend, panel};
use crate::render::fonts::{Weight, width};
use crate::render::outline::{Detail, outlines};
use crate::render::project::{Frame, Laea};
use crate::render::style::{INK, INK_SOFT};
use crate::render::svg::{Element, Point, text};

/// Side of a square in picture units.
const SIDE: (f64, f64) = (26.0, 60.0);

/// Squares in grid coordinates, with the headings of their rows.
struct Grid {
    /// Left and top of each area's square, in squares; gaps may be fractions.
    squares: Vec<Point>,
    /// Words, left end and base line, in squares.
    headings: Vec<(String, f64, f64)>,
    columns: f64,
    rows: f64,
}

/// One equal square an area as SVG: about where the areas lie when any of them
/// has a shape or a place, otherwise in alphabetical rows, district by district.
pub fn tile_grid(spec: &MapSpec) -> String {
    let mut page = Page::new(spec);
    let inner = page.inner();
    let grid = places(spec).map_or_else(|| by_name(spec, inner), |places| by_place(&places, inner));
    let room = Frame { x: page.pad, y: page.y, width: inner, height: 0.0 };
    let (legend, height) = legend::legend(spec, room, grid.headings.is_empty());
    page.put(legend);
    page.y += height + 8.0;
    let side = (inner / grid.columns).min(SIDE.1);
    let left = page.pad + if grid.headings.is_empty() { (inner - side * grid.columns) / 2.0 } else { 0.0 };
    let frame = Frame { x: left, y: page.y, width: side * grid.columns, height: side * grid.rows };
    draw(&mut page, spec, &grid, frame, side);
    page.y = frame.y + frame.height + 14.0;
    key(&mut page, spec);
    page.finish(std::slice::from_ref(&spec.words.tiles))
}

fn draw(page: &mut Page, spec: &MapSpec, grid: &Grid, frame: Frame, side: f64) {
    let corner = |p: &Point| (frame.x + p.0 * side, frame.y + p.1 * side);
    let square = |p: &Point| {
        let (x, y) = corner(p);
        vec![vec![(x, y), (x + side, y), (x + side, y + side), (x, y + side)]]
    };
    let shapes: Vec<_> = grid.squares.iter().map(square).collect();
    let outlines = outlines(&shapes, Detail::default());
    let middle = frame.x + frame.width / 2.0;
    page.put_ground(panel::areas(spec, &outlines), middle);
    for (heading, x, row) in &grid.headings {
        let at = (frame.x + x * side, frame.y + (row + 1.0) * side - 6.0);
        page.put_ground(vec![text(at, 12.0, INK, heading.as_str()).with("font-weight", "700")], middle);
    }
    if let Some(stamp) = &spec.stamp {
        page.put(stamp_across(stamp, frame));
    }
    let short = short_names(spec);
    let names = short.iter().zip(&outlines.areas).enumerate();
    let names = names.filter_map(|(i, (name, rings))| {
        let placed = label::place(name, rings, &[], |l| width(l, 1.0, Weight::Bold))?;
        Some(panel::name(spec.ground(spec.value(i)), spec.lined(), &placed, "700"))
    });
    let names = Element::new("g").children(names).with("pointer-events", "none").with("aria-hidden", "true");
    page.put_ground(vec![names], middle);
}

fn short_names(spec: &MapSpec) -> Vec<String> {
    abbreviate(&spec.areas.iter().map(|a| a.label.as_str()).collect::<Vec<_>>())
}

/// Where areas lie, in km about their centre, north up; `None` when nobody knows.
fn places(spec: &MapSpec) -> Option<Vec<Point>> {
    let known: Vec<Option<Point>> = spec
        .areas
        .iter()
        .map(|a| a.place.or_else(|| a.shape?.centroid().map(|c| (c.x(), c.y()))))
        .map(|p| p.filter(|p| p.0.is_finite() && p.1.is_finite()))
        .collect();
    let laea = Laea::centred_on(known.iter().flatten().map(|p| geo::Coord { x: p.0, y: p.1 }));
    let flat: Vec<Option<Point>> = known.iter().map(|p| p.map(|p| laea.forward(p.0, p.1))).collect();
    if flat.iter().flatten().count() * 2 <= spec.areas.len() {
        return None;
    }
    // An area whose place is not known goes to the middle of its district.
    let middle = |parent: Option<&str>| {
        let same = spec.areas.iter().zip(&flat).filter(|(a, _)| parent.is_none() || a.parent == parent);
        let all: Vec<Point> = same.filter_map(|(_, p)| *p).collect();
        let n = all.len().max(1) as f64;
        (all.iter().map(|p| p.0).sum::<f64>() / n, all.iter().map(|p| p.1).sum::<f64>() / n)
    };
    Some(flat.iter().zip(&spec.areas).map(|(p, a)| p.unwrap_or_else(|| middle(a.parent))).collect())
}

/// A grid in the proportions of the extent, with none, a seventh or a third more
/// squares than areas: whichever moves the areas least, the tightest if equal.
fn by_place(places: &[Point], room: f64) -> Grid {
    let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    let [w, s, e, n] =
        places.iter().fold(start, |b, p| [b[0].min(p.0), b[1].min(p.1), b[2].max(p.0), b[3].max(p.1)]);
    let (wide, high) = ((e - w).max(1e-6), (n - s).max(1e-6));
    let most = (room / SIDE.0).floor().max(1.0);
    let laid = [1.0, 1.15, 1.3].map(|spare| {
        let slots = (places.len() as f64 * spare).ceil();
        let aspect = (wide / high).clamp(0.3, 3.5);
        let columns = (slots * aspect).sqrt().round().clamp(1.0, most);
        let rows = (slots / columns).ceil();
        let across = columns as usize;
        let all: Vec<Point> =
            (0..across * rows as usize).map(|i| ((i % across) as f64, (i / across) as f64)).collect();
        let scaled: Vec<Point> = places
            .iter()
            .map(|p| ((p.0 - w) / wide * (columns - 1.0), (n - p.1) / high * (rows - 1.0)))
            .collect();
        let squares: Vec<Point> = assign(&scaled, &all).into_iter().map(|slot| all[slot]).collect();
        let moved = squares.iter().zip(&scaled).map(|(s, p)| (s.0 - p.0).powi(2) + (s.1 - p.1).powi(2));
        (moved.sum::<f64>(), squares)
    });
    let best = laid.into_iter().min_by(|a, b| a.0.total_cmp(&b.0));
    trimmed(best.map(|b| b.1).unwrap_or_default())
}

/// Without empty rows and columns at the edges.
fn trimmed(squares: Vec<Point>) -> Grid {
    let low = |f: fn(&Point) -> f64| squares.iter().map(f).fold(f64::INFINITY, f64::min);
    let (x, y) = (low(|p| p.0), low(|p| p.1));
    let squares: Vec<Point> = squares.iter().map(|p| (p.0 - x, p.1 - y)).collect();
    let high = |f: fn(&Point) -> f64| squares.iter().map(f).fold(0.0, f64::max) + 1.0;
    let (columns, rows) = (high(|p| p.0), high(|p| p.1));
    Grid { squares, headings: Vec::new(), columns, rows }
}

/// Alphabetical rows; each district is a block under its heading, and blocks
/// stand side by side where they fit.
fn by_name(spec: &MapSpec, room: f64) -> Grid {
    let side = (room / 10.0).clamp(34.0, 52.0);
    let columns = (room / side).floor().max(1.0);
    let mut grid = Grid {
        squares: vec![(0.0, 0.0); spec.areas.len()],
        headings: Vec::new(),
        columns: room / side,
        rows: 0.0,
    };
    let headed = spec.areas.iter().any(|a| a.parent.is_some());
    let (mut left, mut top) = (0.0, 0.0);
    for (name, members) in blocks(spec) {
        let heading = name.unwrap_or(&spec.words.elsewhere).to_string();
        let across = (members.len() as f64).min(columns);
        let wide = across.max((width(&heading, 12.0, Weight::Bold) * 1.05 / side).min(columns)) + 0.5;
        if left > 0.0 && left + wide - 0.5 > columns {
            (left, top) = (0.0, grid.rows + 0.3);
        }
        let first = if headed { top + 0.5 } else { top };
        if headed {
            grid.headings.push((heading, left, top - 0.5));
        }
        for (i, area) in members.into_iter().enumerate() {
            let (x, y) = ((i as f64) % across, (i as f64 / across).floor());
            grid.squares[area] = (left + x, first + y);
            grid.rows = grid.rows.max(first + y + 1.0);
        }
        left += wide;
    }
    grid
}

/// Areas by district, both in alphabetical order; those in none come last.
fn blocks<'a>(spec: &MapSpec<'a>) -> Vec<(Option<&'a str>, Vec<usize>)> {
    let mut order: Vec<usize> = (0..spec.areas.len()).collect();
    order.sort_by_key(|i| {
        let a = &spec.areas[*i];
        (a.parent.is_none(), a.parent.unwrap_or_default().to_lowercase(), a.label.to_lowercase(), *i)
    });
    let mut blocks: Vec<(Option<&str>, Vec<usize>)> = Vec::new();
    for i in order {
        match blocks.last_mut() {
            Some((name, members)) if *name == spec.areas[i].parent => members.push(i),
            _ => blocks.push((spec.areas[i].parent, vec![i])),
        }
    }
    blocks
}

/// The list of names beneath, in columns, read downwards.
fn key(page: &mut Page, spec: &MapSpec) {
    const SIZE: f64 = 11.0;
    let mut names: Vec<(String, &str)> =
        short_names(spec).into_iter().zip(spec.areas.iter().map(|a| a.label.as_str())).collect();
    names.retain(|(short, name)| short != name);
    if names.is_empty() {
        return;
    }
    names.sort_by_key(|(short, _)| short.to_lowercase());
    let widest = |f: &dyn Fn(&(String, &str)) -> f64| names.iter().map(f).fold(0.0, f64::max);
    let indent = widest(&|n| width(&n.0, SIZE, Weight::Bold)) + 7.0;
    let column = indent + widest(&|n| width(n.1, SIZE, Weight::Regular)) * 1.05 + 16.0;
    let columns = ((page.inner() + 16.0) / column).floor().clamp(1.0, names.len() as f64) as usize;
    page.lines(&spec.words.key, 12.0, Weight::Bold, INK);
    let rows = names.len().div_ceil(columns);
    for (i, (short, name)) in names.iter().enumerate() {
        let at = (page.pad + column * (i / rows) as f64, page.y + 14.0 + 15.0 * (i % rows) as f64);
        page.put(text(at, SIZE, INK, short.as_str()).with("font-weight", "700"));
        page.put(text((at.0 + indent, at.1), SIZE, INK_SOFT, *name));
    }
    page.y += 15.0 * rows as f64 + 10.0;
}

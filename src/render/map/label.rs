//! Names on the map: inside their area, apart from each other, or not at all.
use crate::render::fonts::{Weight, width};
use crate::render::outline::Ring;
use crate::render::project::Frame;
use crate::render::svg::Point;

/// Largest and smallest size of a name on the map.
const SIZES: [f64; 5] = [13.0, 12.0, 11.0, 10.0, 9.0];
/// Height of a line, and of its letters, for each unit of size.
const LEADING: f64 = 1.12;
const LETTERS: f64 = 0.92;
/// Fallback fonts can be a little wider than the one we measure with.
const SLACK: f64 = 1.05;

/// A name that found its place.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// One or two lines.
    pub lines: Vec<String>,
    /// Size in picture units.
    pub size: f64,
    /// Middle of the name.
    pub middle: Point,
    /// The ground that it covers.
    pub frame: Frame,
}

impl Placed {
    /// Baseline of line `i`.
    pub(super) fn baseline(&self, i: usize) -> f64 {
        let first = self.middle.1 - self.size * LEADING * (self.lines.len() - 1) as f64 / 2.0;
        // Letters of the font reach from 0.73 above to 0.2 below; centre on the x-height.
        first + self.size * LEADING * i as f64 + self.size * 0.34
    }
}

/// Where `name` fits wholly inside `rings` (tenths) without touching `taken`, as
/// large as possible, in one line or two; `None` where it does not fit at 9 units.
pub(super) fn place(name: &str, rings: &[Ring], taken: &[Frame]) -> Option<Placed> {
    let shape = Shape::new(rings);
    let mut best: Option<Placed> = None;
    for lines in arrangements(name) {
        let wide = lines.iter().map(|l| width(l, 1.0, Weight::Regular)).fold(0.0, f64::max) * SLACK + 0.3;
        let high = LEADING * (lines.len() - 1) as f64 + LETTERS;
        if wide * high * SIZES[4] * SIZES[4] > shape.bounds.width * shape.bounds.height {
            continue;
        }
        let Some(middle) = shape.roomiest(wide / high) else { continue };
        let fits = |size: &&f64| {
            let frame = about(middle, wide * **size, high * **size);
            shape.holds(&frame) && !taken.iter().any(|t| t.meets(&frame))
        };
        let Some(size) = SIZES.iter().find(fits) else { continue };
        if best.as_ref().is_none_or(|b| *size > b.size) {
            let frame = about(middle, wide * size, high * size);
            best = Some(Placed { lines, size: *size, middle, frame });
        }
    }
    best
}

fn about(middle: Point, width: f64, height: f64) -> Frame {
    Frame { x: middle.0 - width / 2.0, y: middle.1 - height / 2.0, width, height }
}

/// The name in one line, and broken in two where that makes it narrowest.
fn arrangements(name: &str) -> Vec<Vec<String>> {
    let mut ways = vec![vec![name.to_string()]];
    let breaks = name.char_indices().filter(|(_, c)| matches!(c, ' ' | '/' | '-'));
    let halves = breaks.map(|(i, c)| {
        let end = if c == ' ' { i } else { i + c.len_utf8() };
        vec![name[..end].trim().to_string(), name[end..].trim().to_string()]
    });
    let widest = |w: &Vec<String>| w.iter().map(|l| width(l, 1.0, Weight::Regular)).fold(0.0, f64::max);
    let narrow = halves
        .filter(|w| w.iter().all(|l| !l.is_empty()))
        .min_by(|a, b| widest(a).total_cmp(&widest(b)));
    ways.extend(narrow);
    ways
}

/// An area in picture units.
struct Shape {
    edges: Vec<(Point, Point)>,
    bounds: Frame,
}

impl Shape {
    fn new(rings: &[Ring]) -> Self {
        let unit = |p: &(i32, i32)| (f64::from(p.0) / 10.0, f64::from(p.1) / 10.0);
        let edges: Vec<_> = rings
            .iter()
            .flat_map(|r| r.iter().zip(r.iter().cycle().skip(1)))
            .map(|(a, b)| (unit(a), unit(b)))
            .collect();
        let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        let [w, n, e, s] = edges.iter().fold(start, |b, (p, _)| {
            [b[0].min(p.0), b[1].min(p.1), b[2].max(p.0), b[3].max(p.1)]
        });
        Shape { edges, bounds: Frame { x: w, y: n, width: e - w, height: s - n } }
    }

    /// Is a point inside (even-odd)?
    fn contains(&self, (x, y): Point) -> bool {
        let crossed = |(a, b): &&(Point, Point)| {
            (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0
        };
        self.edges.iter().filter(crossed).count() % 2 == 1
    }

    /// Is the whole frame inside?
    fn holds(&self, f: &Frame) -> bool {
        self.contains((f.x + f.width / 2.0, f.y + f.height / 2.0))
            && !self.edges.iter().any(|(a, b)| cuts(f, *a, *b))
    }

    /// The pole of inaccessibility after squeezing the picture by `aspect`, so that
    /// a text of that aspect would be a square: the place with most room for it.
    /// Best-first search over cells (after Mapbox's polylabel), to half a unit.
    fn roomiest(&self, aspect: f64) -> Option<Point> {
        let b = self.bounds;
        let squeeze = |p: Point| (p.0 / aspect, p.1);
        let distance = |p: Point| {
            let q = squeeze(p);
            let near = self.edges.iter().map(|(a, b)| to_edge(q, squeeze(*a), squeeze(*b)));
            near.fold(f64::INFINITY, f64::min) * if self.contains(p) { 1.0 } else { -1.0 }
        };
        let half = (b.width / aspect).min(b.height) / 2.0;
        if half.is_nan() || half <= 0.0 {
            return None;
        }
        let mut cells = Vec::new();
        let (across, down) = (columns(b.width / aspect, half), columns(b.height, half));
        for (i, j) in (0..across).flat_map(|i| (0..down).map(move |j| (i, j))) {
            let (i, j) = (2.0 * i as f64 + 1.0, 2.0 * j as f64 + 1.0);
            let middle = (b.x + aspect * half * i, b.y + half * j);
            cells.push((distance(middle), middle, half));
        }
        let mut best = (0.0, None);
        // The bound of a cell is what its middle has plus what its corner could add.
        let bound = |c: &(f64, Point, f64)| c.0 + c.2 * std::f64::consts::SQRT_2;
        for _ in 0..400 {
            let top = (0..cells.len()).max_by(|i, j| bound(&cells[*i]).total_cmp(&bound(&cells[*j])));
            let Some(top) = top else { break };
            let (d, middle, half) = cells.swap_remove(top);
            if d > best.0 {
                best = (d, Some(middle));
            }
            if d + half * std::f64::consts::SQRT_2 <= best.0 + 0.5 {
                break;
            }
            let h = half / 2.0;
            for (sx, sy) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
                let p = (middle.0 + sx * h * aspect, middle.1 + sy * h);
                cells.push((distance(p), p, h));
            }
        }
        best.1
    }
}

fn columns(length: f64, half: f64) -> usize {
    ((length / (2.0 * half)).ceil() as usize).clamp(1, 40)
}

/// Distance from `p` to the edge `a`–`b`.
fn to_edge(p: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let square = dx * dx + dy * dy;
    let t =
        if square > 0.0 { (((p.0 - a.0) * dx + (p.1 - a.1) * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
    (p.0 - a.0 - t * dx).hypot(p.1 - a.1 - t * dy)
}

/// Does the edge `a`–`b` come into the frame (Liang–Barsky clipping)?
fn cuts(f: &Frame, a: Point, b: Point) -> bool {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let sides = [
        (-dx, a.0 - f.x),
        (dx, f.x + f.width - a.0),
        (-dy, a.1 - f.y),
        (dy, f.y + f.height - a.1),
    ];
    let (mut from, mut to) = (0.0f64, 1.0f64);
    for (p, q) in sides {
        if p == 0.0 {
            if q < 0.0 {
                return false;
            }
        } else if p < 0.0 {
            from = from.max(q / p);
        } else {
            to = to.min(q / p);
        }
    }
    from <= to
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(points: &[(i32, i32)]) -> Ring {
        points.iter().map(|(x, y)| (x * 10, y * 10)).collect()
    }

    #[test]
    fn a_name_stands_in_the_roomy_arm_of_an_l() {
        // A wide arm along the bottom, a thin one up the left.
        let l = ring(&[(0, 0), (12, 0), (12, 160), (200, 160), (200, 200), (0, 200)]);
        let placed = place("Riverside", &[l], &[]).unwrap();
        assert!(placed.middle.1 > 165.0 && placed.size == 13.0, "{placed:?}");
    }

    #[test]
    fn a_name_keeps_out_of_holes_and_off_others() {
        let rim = ring(&[(0, 0), (200, 0), (200, 60), (0, 60)]);
        let hole = ring(&[(70, 0), (130, 0), (130, 60), (70, 60)]);
        let placed = place("Oak Hill", &[rim.clone(), hole], &[]).unwrap();
        assert!(placed.frame.x > 129.0 || placed.frame.x + placed.frame.width < 71.0, "{placed:?}");
        assert!(place("Oak Hill", &[rim], &[Frame { x: 0.0, y: 0.0, width: 200.0, height: 60.0 }]).is_none());
    }

    #[test]
    fn a_long_name_is_broken_in_two_and_a_longer_one_left_out() {
        let area = ring(&[(0, 0), (70, 0), (70, 60), (0, 60)]);
        let placed = place("Golden Gate Park", &[area.clone()], &[]).unwrap();
        assert_eq!(placed.lines.len(), 2, "{placed:?}");
        assert!(place("Saint-Louis-du-Nord et Environs-du-Nord", &[area], &[]).is_none());
        assert!(place("A", &[ring(&[(0, 0), (3, 0), (3, 3)])], &[]).is_none());
        assert!(place("A", &[], &[]).is_none());
    }
}

//! Names on the map: inside their area, apart from each other, or not at all.
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
/// large as possible, in one line or two, and then as near to the area's middle as
/// possible; `None` where it does not fit at 9 units. `width_of` measures a line at size 1.
pub(super) fn place(
    name: &str,
    rings: &[Ring],
    taken: &[Frame],
    width_of: impl Fn(&str) -> f64,
) -> Option<Placed> {
    let shape = Shape::new(rings);
    let ways: Vec<Way> = arrangements(name, &width_of)
        .into_iter()
        .map(|lines| {
            let wide = lines.iter().map(|l| width_of(l)).fold(0.0, f64::max) * SLACK + 0.3;
            let high = LEADING * (lines.len() - 1) as f64 + LETTERS;
            let smallest = SIZES[SIZES.len() - 1];
            let roomy = wide * high * smallest * smallest < shape.bounds.width * shape.bounds.height;
            let spots = if roomy { shape.spots(wide / high) } else { Vec::new() };
            Way { lines, wide, high, spots }
        })
        .collect();
    SIZES.iter().flat_map(|size| ways.iter().map(move |way| (*size, way))).find_map(|(size, way)| {
        let middle = way.spot(size, &shape, taken)?;
        let frame = about(middle, way.wide * size, way.high * size);
        Some(Placed { lines: way.lines.clone(), size, middle, frame })
    })
}

/// A name in lines, its size at text size 1, and the spots worth trying.
struct Way {
    lines: Vec<String>,
    wide: f64,
    high: f64,
    /// Room (half the height of the text that might fit), distance from the area's middle, place.
    spots: Vec<(f64, f64, Point)>,
}

impl Way {
    /// The spot nearest to the middle where the text fits at `size`.
    fn spot(&self, size: f64, shape: &Shape, taken: &[Frame]) -> Option<Point> {
        let enough = self.spots.iter().filter(|s| s.0 >= self.high * size / 2.0);
        enough.take(80).map(|s| s.2).find(|middle| {
            let frame = about(*middle, self.wide * size, self.high * size);
            shape.holds(&frame) && !taken.iter().any(|t| t.meets(&frame))
        })
    }
}

fn about(middle: Point, width: f64, height: f64) -> Frame {
    Frame { x: middle.0 - width / 2.0, y: middle.1 - height / 2.0, width, height }
}

/// The name in one line, and broken in two where that makes it narrowest.
fn arrangements(name: &str, width_of: impl Fn(&str) -> f64) -> Vec<Vec<String>> {
    let mut ways = vec![vec![name.to_string()]];
    let breaks = name.char_indices().filter(|(_, c)| matches!(c, ' ' | '/' | '-'));
    let halves = breaks.map(|(i, c)| {
        let end = if c == ' ' { i } else { i + c.len_utf8() };
        vec![name[..end].trim().to_string(), name[end..].trim().to_string()]
    });
    let widest = |w: &Vec<String>| w.iter().map(|l| width_of(l)).fold(0.0, f64::max);
    let narrow =
        halves.filter(|w| w.iter().all(|l| !l.is_empty())).min_by(|a, b| widest(a).total_cmp(&widest(b)));
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
        let [w, n, e, s] = edges
            .iter()
            .fold(start, |b, (p, _)| [b[0].min(p.0), b[1].min(p.1), b[2].max(p.0), b[3].max(p.1)]);
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

    /// Spots inside for a text of this aspect, nearest to the middle first. The
    /// picture is squeezed by `aspect`, so that the text would be a square, and cells
    /// are searched best first for the pole of inaccessibility (after Mapbox's
    /// polylabel); all that it looked at on the way, and the middle itself, are spots.
    fn spots(&self, aspect: f64) -> Vec<(f64, f64, Point)> {
        let b = self.bounds;
        let squeeze = |p: Point| (p.0 / aspect, p.1);
        let edges: Vec<_> = self.edges.iter().map(|(a, b)| (squeeze(*a), squeeze(*b))).collect();
        let room = |p: Point| {
            let near = edges.iter().map(|(a, b)| to_edge(squeeze(p), *a, *b));
            near.fold(f64::INFINITY, f64::min) * if self.contains(p) { 1.0 } else { -1.0 }
        };
        let half = (b.width / aspect).min(b.height) / 4.0;
        if half.is_nan() || half <= 0.0 {
            return Vec::new();
        }
        let middle = self.middle();
        let spot = |p: Point| (room(p), (p.0 - middle.0).hypot(p.1 - middle.1), p);
        let mut spots = vec![spot(middle)];
        let mut cells = Vec::new();
        let (across, down) = (columns(b.width / aspect, half), columns(b.height, half));
        for (i, j) in (0..across).flat_map(|i| (0..down).map(move |j| (i, j))) {
            let (i, j) = (2.0 * i as f64 + 1.0, 2.0 * j as f64 + 1.0);
            cells.push((spot((b.x + aspect * half * i, b.y + half * j)), half));
        }
        let mut best = 0.0;
        // What a cell can offer at most: what its middle has plus the way to its corner.
        let bound = |c: &((f64, f64, Point), f64)| c.0.0 + c.1 * std::f64::consts::SQRT_2;
        for _ in 0..150 {
            let top = (0..cells.len()).max_by(|i, j| bound(&cells[*i]).total_cmp(&bound(&cells[*j])));
            let Some((found, half)) = top.map(|t| cells.swap_remove(t)) else { break };
            spots.push(found);
            best = f64::max(best, found.0);
            if found.0 + half * std::f64::consts::SQRT_2 <= best + 0.5 {
                break;
            }
            let h = half / 2.0;
            for (sx, sy) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
                cells.push((spot((found.2.0 + sx * h * aspect, found.2.1 + sy * h)), h));
            }
        }
        spots.extend(cells.into_iter().map(|c| c.0));
        spots.retain(|s| s.0 > 0.0);
        spots.sort_by(|a, b| a.1.total_cmp(&b.1));
        spots
    }

    /// The centre of mass (even-odd is near enough: holes count as ground).
    fn middle(&self) -> Point {
        let b = self.bounds;
        let centre = (b.x + b.width / 2.0, b.y + b.height / 2.0);
        let (mut x, mut y, mut total) = (0.0, 0.0, 0.0);
        for (p, q) in &self.edges {
            let (p, q) = ((p.0 - centre.0, p.1 - centre.1), (q.0 - centre.0, q.1 - centre.1));
            let cross = p.0 * q.1 - q.0 * p.1;
            (x, y, total) = (x + (p.0 + q.0) * cross, y + (p.1 + q.1) * cross, total + cross);
        }
        if total.abs() < 1e-9 { centre } else { (centre.0 + x / (3.0 * total), centre.1 + y / (3.0 * total)) }
    }
}

fn columns(length: f64, half: f64) -> usize {
    ((length / (2.0 * half)).ceil() as usize).clamp(1, 40)
}

/// Distance from `p` to the edge `a`–`b`.
fn to_edge(p: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let square = dx * dx + dy * dy;
    let t = if square > 0.0 { (((p.0 - a.0) * dx + (p.1 - a.1) * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
    (p.0 - a.0 - t * dx).hypot(p.1 - a.1 - t * dy)
}

/// Does the edge `a`–`b` come into the frame (Liang–Barsky clipping)?
fn cuts(f: &Frame, a: Point, b: Point) -> bool {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let sides = [(-dx, a.0 - f.x), (dx, f.x + f.width - a.0), (-dy, a.1 - f.y), (dy, f.y + f.height - a.1)];
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
    use crate::render::fonts;

    fn ring(points: &[(i32, i32)]) -> Ring {
        points.iter().map(|(x, y)| (x * 10, y * 10)).collect()
    }

    fn place(name: &str, rings: &[Ring], taken: &[Frame]) -> Option<Placed> {
        super::place(name, rings, taken, |l| fonts::width(l, 1.0, fonts::Weight::Regular))
    }

    #[test]
    fn a_name_stands_in_the_middle_of_a_square() {
        let placed = place("OH", &[ring(&[(0, 0), (60, 0), (60, 60), (0, 60)])], &[]).unwrap();
        assert!((placed.middle.0 - 30.0).abs() < 0.1 && (placed.middle.1 - 30.0).abs() < 0.1, "{placed:?}");
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

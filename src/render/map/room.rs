//! Where inside an area there is room for a text.
use crate::render::outline::Ring;
use crate::render::project::Frame;
use crate::render::svg::Point;

/// A place worth trying.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    /// Half the height of the text that might fit.
    pub room: f64,
    /// Distance from the area's middle.
    pub off: f64,
    /// The place.
    pub at: Point,
}

/// An area in picture units.
pub(super) struct Shape {
    edges: Vec<(Point, Point)>,
    /// The box around it.
    pub bounds: Frame,
}

impl Shape {
    /// The area within `rings` (tenths), by the even-odd rule.
    pub(super) fn new(rings: &[Ring]) -> Self {
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
    pub(super) fn holds(&self, f: &Frame) -> bool {
        self.contains((f.x + f.width / 2.0, f.y + f.height / 2.0))
            && !self.edges.iter().any(|(a, b)| cuts(f, *a, *b))
    }

    /// Spots inside for a text of this aspect, nearest to the middle first. The
    /// picture is squeezed by `aspect`, so that the text would be a square, and cells
    /// are searched best first for the pole of inaccessibility (after Mapbox's
    /// polylabel); all that it looked at on the way, and the middle itself, are spots.
    pub(super) fn spots(&self, aspect: f64) -> Vec<Spot> {
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
        let spot = |at: Point| Spot { room: room(at), off: (at.0 - middle.0).hypot(at.1 - middle.1), at };
        let mut spots = vec![spot(middle)];
        let mut cells = Vec::new();
        let (across, down) = (columns(b.width / aspect, half), columns(b.height, half));
        for (i, j) in (0..across).flat_map(|i| (0..down).map(move |j| (i, j))) {
            let (i, j) = (2.0 * i as f64 + 1.0, 2.0 * j as f64 + 1.0);
            cells.push((spot((b.x + aspect * half * i, b.y + half * j)), half));
        }
        let mut best = 0.0;
        // What a cell can offer at most: what its middle has plus the way to its corner.
        let bound = |c: &(Spot, f64)| c.0.room + c.1 * std::f64::consts::SQRT_2;
        for _ in 0..150 {
            let top = (0..cells.len()).max_by(|i, j| bound(&cells[*i]).total_cmp(&bound(&cells[*j])));
            let Some((found, half)) = top.map(|t| cells.swap_remove(t)) else { break };
            spots.push(found);
            best = f64::max(best, found.room);
            if found.room + half * std::f64::consts::SQRT_2 <= best + 0.5 {
                break;
            }
            let h = half / 2.0;
            for (sx, sy) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
                cells.push((spot((found.at.0 + sx * h * aspect, found.at.1 + sy * h)), h));
            }
        }
        spots.extend(cells.into_iter().map(|c| c.0));
        spots.retain(|s| s.room > 0.0);
        spots.sort_by(|a, b| a.off.total_cmp(&b.off));
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

//! Borders as arcs that both neighbours share, so that areas fit exactly.
use std::collections::BTreeMap;

use geo::{LineString, Simplify};

use super::raster::Raster;

/// A border between two areas (or an area and the outside), from one meeting
/// point of borders to the next, or all the way round.
pub(super) struct Arc<P> {
    /// From end to end; a closed arc repeats its first point.
    pub points: Vec<P>,
    /// The area to the left of the direction of travel.
    pub left: u16,
    /// The area to the right.
    pub right: u16,
}

/// The directions along the grid: east, north, west, south.
const STEPS: [(isize, isize); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

struct Tracer<'a> {
    raster: &'a Raster,
    walked: std::collections::HashSet<(usize, usize)>,
}

impl Tracer<'_> {
    fn vertex(&self, i: isize, j: isize) -> usize {
        j as usize * (self.raster.nx + 1) + i as usize
    }

    fn place(&self, vertex: usize) -> (isize, isize) {
        ((vertex % (self.raster.nx + 1)) as isize, (vertex / (self.raster.nx + 1)) as isize)
    }

    /// The areas to the left and right when leaving `vertex` in direction `d`.
    fn sides(&self, vertex: usize, d: usize) -> (u16, u16) {
        let (i, j) = self.place(vertex);
        let cell = |di, dj| self.raster.at(i + di, j + dj);
        match d {
            0 => (cell(0, 0), cell(0, -1)),
            1 => (cell(-1, 0), cell(0, 0)),
            2 => (cell(-1, -1), cell(-1, 0)),
            _ => (cell(0, -1), cell(-1, -1)),
        }
    }

    /// Directions in which a border leaves `vertex`.
    fn exits(&self, vertex: usize) -> impl Iterator<Item = usize> + '_ {
        (0..4).filter(move |d| {
            let (left, right) = self.sides(vertex, *d);
            left != right
        })
    }

    fn is_node(&self, vertex: usize) -> bool {
        self.exits(vertex).count() > 2
    }

    /// Follows the border that leaves `start` in direction `d` to the next
    /// meeting point, or back to `start`.
    fn follow(&mut self, start: usize, mut d: usize) -> Arc<usize> {
        let (left, right) = self.sides(start, d);
        let mut points = vec![start];
        let mut at = start;
        loop {
            let (i, j) = self.place(at);
            let next = self.vertex(i + STEPS[d].0, j + STEPS[d].1);
            self.walked.insert((at, d));
            self.walked.insert((next, (d + 2) % 4));
            points.push(next);
            at = next;
            if at == start || self.is_node(at) {
                return Arc { points, left, right };
            }
            let back = (d + 2) % 4;
            match self.exits(at).find(|exit| *exit != back) {
                Some(exit) => d = exit,
                None => return Arc { points, left, right },
            }
        }
    }
}

/// All borders of the raster, along its grid lines.
pub(super) fn trace(raster: &Raster) -> Vec<Arc<usize>> {
    let mut tracer = Tracer { raster, walked: std::collections::HashSet::new() };
    let mut arcs = Vec::new();
    // First from the meeting points, then the closed borders that have none.
    for nodes_only in [true, false] {
        for vertex in 0..(raster.nx + 1) * (raster.ny + 1) {
            if nodes_only && !tracer.is_node(vertex) {
                continue;
            }
            let exits: Vec<usize> = tracer.exits(vertex).collect();
            for d in exits {
                if !tracer.walked.contains(&(vertex, d)) {
                    arcs.push(tracer.follow(vertex, d));
                }
            }
        }
    }
    arcs
}

/// Takes the staircase out of the borders: `rounds` of averaging neighbouring
/// points (meeting points too, the same for all arcs that end there), then
/// leaving out what lies within `tolerance` cells of a straight line.
pub(super) fn smooth(
    raster: &Raster,
    arcs: &[Arc<usize>],
    rounds: usize,
    tolerance: f64,
) -> Vec<Arc<[f64; 2]>> {
    let place =
        |v: &usize| [(v % (raster.nx + 1)) as f64 * raster.h, (v / (raster.nx + 1)) as f64 * raster.h];
    let mut lines: Vec<Vec<[f64; 2]>> = arcs.iter().map(|a| a.points.iter().map(place).collect()).collect();
    for _ in 0..rounds {
        round(arcs, &mut lines);
    }
    let simple = |line: Vec<[f64; 2]>| {
        let line: LineString<f64> = line.into();
        line.simplify(tolerance * raster.h).0.into_iter().map(|c| [c.x, c.y]).collect()
    };
    arcs.iter()
        .zip(lines)
        .map(|(arc, line)| Arc { points: simple(line), left: arc.left, right: arc.right })
        .collect()
}

fn round(arcs: &[Arc<usize>], lines: &mut [Vec<[f64; 2]>]) {
    let old = lines.to_vec();
    let mut ends: BTreeMap<usize, (f64, [f64; 2])> = BTreeMap::new();
    for (arc, line) in arcs.iter().zip(&old) {
        let n = line.len();
        for (end, beside) in [(arc.points[0], line[1]), (arc.points[n - 1], line[n - 2])] {
            let (count, sum) = ends.entry(end).or_insert((0.0, [0.0; 2]));
            *count += 1.0;
            *sum = [sum[0] + beside[0], sum[1] + beside[1]];
        }
    }
    let moved = |vertex: usize, from: [f64; 2]| {
        let (count, sum) = ends[&vertex];
        [0.5 * from[0] + 0.5 * sum[0] / count, 0.5 * from[1] + 0.5 * sum[1] / count]
    };
    for ((arc, line), old) in arcs.iter().zip(lines).zip(&old) {
        let n = line.len();
        for k in 1..n - 1 {
            for axis in 0..2 {
                line[k][axis] = 0.25 * old[k - 1][axis] + 0.5 * old[k][axis] + 0.25 * old[k + 1][axis];
            }
        }
        line[0] = moved(arc.points[0], old[0]);
        line[n - 1] = moved(arc.points[n - 1], old[n - 1]);
    }
}

/// Whether two borders cross, touch or overlap anywhere but at common ends of
/// their segments; exact, since the coordinates are integers.
pub(super) fn tangled(arcs: &[Arc<[i32; 2]>]) -> bool {
    let mut segments: Vec<[[i64; 2]; 2]> = arcs
        .iter()
        .flat_map(|arc| arc.points.windows(2))
        .map(|pair| {
            let (a, b) = (pair[0].map(i64::from), pair[1].map(i64::from));
            if a <= b { [a, b] } else { [b, a] }
        })
        .collect();
    segments.sort_unstable();
    segments
        .iter()
        .enumerate()
        .any(|(i, s)| segments[i + 1..].iter().take_while(|t| t[0][0] <= s[1][0]).any(|t| clash(s, t)))
}

fn clash(s: &[[i64; 2]; 2], t: &[[i64; 2]; 2]) -> bool {
    let turn = |a: [i64; 2], b: [i64; 2], c: [i64; 2]| {
        ((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])).signum()
    };
    if s == t || s[0] == s[1] || t[0] == t[1] {
        return true;
    }
    // Sorted ends: what two segments with a common end have on one line decides.
    if s[0] == t[0] || s[1] == t[1] {
        let (a, b, c) = if s[0] == t[0] { (s[0], s[1], t[1]) } else { (s[1], s[0], t[0]) };
        return turn(a, b, c) == 0;
    }
    if s[1] == t[0] || s[0] == t[1] {
        return false;
    }
    let (a, b) = (turn(s[0], s[1], t[0]), turn(s[0], s[1], t[1]));
    let (c, d) = (turn(t[0], t[1], s[0]), turn(t[0], t[1], s[1]));
    let apart =
        |k: usize| s[0][k].max(s[1][k]) < t[0][k].min(t[1][k]) || t[0][k].max(t[1][k]) < s[0][k].min(s[1][k]);
    !apart(0) && !apart(1) && a * b <= 0 && c * d <= 0
}

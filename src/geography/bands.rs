//! Is a point in a polygon? Answered from the few edges at its latitude.
use geo::kernels::{Kernel, RobustKernel};
use geo::orient::Direction;
use geo::{Coord, Orient, Polygon};

/// The most bands of one polygon.
const MOST_BANDS: usize = 2048;

/// A polygon's edges sorted into horizontal bands.
///
/// Decisions are exact (robust orientation), so two polygons that share an edge
/// leave no gap between them.
#[derive(Clone, Debug)]
pub(super) struct Bands {
    low: f64,
    high: f64,
    scale: f64,
    /// Edges of band `b` are `edges[starts[b]..starts[b + 1]]`.
    starts: Vec<usize>,
    /// (lower end, upper end).
    edges: Vec<(Coord<f64>, Coord<f64>)>,
}

impl Bands {
    /// Sorts the edges of `polygon`; all coordinates finite.
    pub(super) fn new(polygon: &Polygon<f64>) -> Bands {
        let polygon = polygon.orient(Direction::Default);
        let edges: Vec<(Coord<f64>, Coord<f64>)> = std::iter::once(polygon.exterior())
            .chain(polygon.interiors())
            .flat_map(|ring| ring.lines())
            .map(
                |line| {
                    if line.start.y <= line.end.y { (line.start, line.end) } else { (line.end, line.start) }
                },
            )
            .collect();
        let low = edges.iter().map(|(a, _)| a.y).fold(f64::INFINITY, f64::min);
        let high = edges.iter().map(|(_, b)| b.y).fold(f64::NEG_INFINITY, f64::max);
        let count = edges.len().clamp(1, MOST_BANDS);
        let scale = if high > low { count as f64 / (high - low) } else { 0.0 };
        let mut bands = Bands { low, high, scale, starts: Vec::with_capacity(count + 1), edges: Vec::new() };
        let mut sorted: Vec<Vec<(Coord<f64>, Coord<f64>)>> = vec![Vec::new(); count];
        for edge in edges {
            let (first, last) = (band(low, scale, count, edge.0.y), band(low, scale, count, edge.1.y));
            sorted.iter_mut().take(last + 1).skip(first).for_each(|band| band.push(edge));
        }
        bands.starts.push(0);
        for band in sorted {
            bands.edges.extend(band);
            bands.starts.push(bands.edges.len());
        }
        bands
    }

    /// Whether `point` lies inside or on the border, by the even-odd rule.
    pub(super) fn contain(&self, point: Coord<f64>) -> bool {
        if !(point.y >= self.low && point.y <= self.high) {
            return false;
        }
        let at = band(self.low, self.scale, self.starts.len() - 1, point.y);
        let (Some(start), Some(end)) = (self.starts.get(at), self.starts.get(at + 1)) else { return false };
        let mut inside = false;
        for &(lower, upper) in self.edges.get(*start..*end).unwrap_or_default() {
            if point.y < lower.y || point.y > upper.y || (point.x > lower.x && point.x > upper.x) {
                continue;
            }
            if lower.y == upper.y {
                // At its height and not right of it: on it unless left of it.
                if point.x >= lower.x.min(upper.x) {
                    return true;
                }
                continue;
            }
            if point.x < lower.x && point.x < upper.x {
                inside ^= point.y < upper.y;
                continue;
            }
            match RobustKernel::orient2d(lower, upper, point) {
                geo::kernels::Orientation::Collinear => return true,
                // Left of an edge: a ray to the right crosses it, the upper end excluded.
                geo::kernels::Orientation::CounterClockwise if point.y < upper.y => inside = !inside,
                _ => {}
            }
        }
        inside
    }
}

/// The band of a latitude; never decreasing in `y`, so that the bands of an edge's
/// ends enclose those of its points.
fn band(low: f64, scale: f64, count: usize, y: f64) -> usize {
    (((y - low) * scale) as usize).min(count - 1)
}

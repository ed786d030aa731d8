//! Names on the map: inside their area, apart from each other, or not at all.
use super::room::{Shape, Spot};
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
    SIZES.iter().find_map(|size| {
        let fitting = ways.iter().filter_map(|way| Some((way, way.spot(*size, &shape, taken)?)));
        // A second line is worth it when it brings the name well nearer to the middle.
        let cost = |(way, spot): &(&Way, Spot)| spot.off + 8.0 * way.lines.len() as f64;
        let (way, spot) = fitting.min_by(|a, b| cost(a).total_cmp(&cost(b)))?;
        let frame = about(spot.at, way.wide * size, way.high * size);
        Some(Placed { lines: way.lines.clone(), size: *size, middle: spot.at, frame })
    })
}

/// A name in lines, its size at text size 1, and the spots worth trying.
struct Way {
    lines: Vec<String>,
    wide: f64,
    high: f64,
    spots: Vec<Spot>,
}

impl Way {
    /// The spot nearest to the middle where the text fits at `size`.
    fn spot(&self, size: f64, shape: &Shape, taken: &[Frame]) -> Option<Spot> {
        let enough = self.spots.iter().filter(|s| s.room >= self.high * size / 2.0).copied();
        enough.take(80).find(|spot| {
            let frame = about(spot.at, self.wide * size, self.high * size);
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
        let placed = place("Golden Gate Park", std::slice::from_ref(&area), &[]).unwrap();
        assert_eq!(placed.lines.len(), 2, "{placed:?}");
        assert!(place("Saint-Louis-du-Nord et Environs-du-Nord", &[area], &[]).is_none());
        assert!(place("A", &[ring(&[(0, 0), (3, 0), (3, 3)])], &[]).is_none());
        assert!(place("A", &[], &[]).is_none());
    }
}

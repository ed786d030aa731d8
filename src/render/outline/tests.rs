use proptest::prelude::*;

use super::*;

fn square(x: f64, y: f64, side: f64) -> Vec<Point> {
    vec![(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
}

fn size(rings: &[Ring]) -> f64 {
    // Even-odd area of nested rings without overlap: rims minus holes; here rims are the largest.
    let mut sizes: Vec<f64> = rings.iter().map(|r| doubled_area(r).abs() as f64 / 200.0).collect();
    sizes.sort_by(f64::total_cmp);
    let rim = sizes.pop().unwrap_or(0.0);
    rim - sizes.iter().sum::<f64>()
}

proptest! {
    #[test]
    fn no_gap_and_no_overlap_opens_between_neighbours(bends in prop::collection::vec(-8.0..8.0f64, 1..80)) {
        // Two areas fill a rectangle of 100 × 200; only the border between them is crooked.
        let step = 200.0 / (bends.len() + 1) as f64;
        let border: Vec<Point> =
            bends.iter().enumerate().map(|(i, b)| (50.0 + b, step * (i + 1) as f64)).collect();
        let mut left = vec![(0.0, 0.0), (50.0, 0.0)];
        left.extend(&border);
        left.extend([(50.0, 200.0), (0.0, 200.0)]);
        let mut right = vec![(100.0, 200.0), (50.0, 200.0)];
        right.extend(border.iter().rev());
        right.extend([(50.0, 0.0), (100.0, 0.0)]);
        let out = outlines(&[vec![left], vec![right]], Detail { tolerance: 2.0, smallest: 1.0 });
        prop_assert!((size(&out.areas[0]) + size(&out.areas[1]) - 20_000.0).abs() < 1e-6);
        let shared: Vec<_> = out.arcs.iter().filter(|a| a.owners == [0, 1]).collect();
        prop_assert_eq!(shared.len(), 1);
        let has = |area: usize, p: &Grid| out.areas[area].iter().any(|r| r.contains(p));
        prop_assert!(shared[0].drawn.iter().all(|p| has(0, p) && has(1, p)));
    }

    #[test]
    fn simplified_borders_stay_within_the_tolerance(bends in prop::collection::vec(-5.0..5.0f64, 3..60)) {
        let points: Vec<Grid> =
            bends.iter().enumerate().map(|(i, b)| (i as i32 * 30, (b * 10.0) as i32)).collect();
        let drawn = simplify::simplify(&points, 20.0);
        prop_assert_eq!((drawn.first(), drawn.last()), (points.first(), points.last()));
        for p in &points {
            let away = drawn.windows(2).map(|w| distance(*p, w[0], w[1])).fold(f64::INFINITY, f64::min);
            prop_assert!(away <= 20.0 + 1e-9);
        }
    }
}

fn distance(p: Grid, a: Grid, b: Grid) -> f64 {
    let f = |p: Grid| (f64::from(p.0), f64::from(p.1));
    let ((px, py), (ax, ay), (bx, by)) = (f(p), f(a), f(b));
    let (dx, dy) = (bx - ax, by - ay);
    let t = (((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
    (px - ax - t * dx).hypot(py - ay - t * dy)
}

#[test]
fn a_grid_of_squares_has_every_inner_border_once() {
    let shapes: Vec<_> =
        (0..25).map(|i| vec![square(f64::from(i % 5) * 20.0, f64::from(i / 5) * 20.0, 20.0)]).collect();
    let out = outlines(&shapes, Detail::default());
    assert_eq!(out.arcs.iter().filter(|a| a.owners.len() == 2).count(), 40);
    assert!(out.areas.iter().all(|rings| rings.len() == 1 && size(rings) == 400.0));
}

#[test]
fn a_corner_in_the_middle_of_a_neighbours_border_is_put_into_it() {
    // Two small squares along one side of a large one, which has no point between them.
    let shapes =
        [vec![square(0.0, 0.0, 20.0)], vec![square(20.0, 0.0, 10.0)], vec![square(20.0, 10.0, 10.0)]];
    let out = outlines(&shapes, Detail::default());
    let mut shared: Vec<_> =
        out.arcs.iter().filter(|a| a.owners.len() == 2).map(|a| a.owners.clone()).collect();
    shared.sort();
    assert_eq!(shared, [vec![0, 1], vec![0, 2], vec![1, 2]]);
}

#[test]
fn points_a_hairs_breadth_apart_are_welded() {
    let mut right = square(20.0, 0.0, 20.0);
    right[0].0 += 0.06;
    let out = outlines(&[vec![square(0.0, 0.0, 20.0)], vec![right]], Detail::default());
    assert!(out.arcs.iter().any(|a| a.owners == [0, 1]), "{:?}", out.arcs);
}

#[test]
fn an_area_in_two_touching_parts_is_drawn_as_one() {
    let out = outlines(&[vec![square(0.0, 0.0, 20.0), square(20.0, 0.0, 20.0)]], Detail::default());
    assert_eq!((out.areas[0].len(), size(&out.areas[0])), (1, 800.0));
}

#[test]
fn an_enclave_is_kept_with_its_hole_however_small() {
    let town = vec![square(0.0, 0.0, 50.0), square(20.0, 20.0, 0.8)];
    let enclave = vec![square(20.0, 20.0, 0.8)];
    let out = outlines(&[town, enclave], Detail::default());
    assert_eq!((out.areas[0].len(), out.areas[1].len()), (2, 1));
    assert!(out.arcs.iter().any(|a| a.owners == [0, 1] && a.closed()));
}

#[test]
fn islands_and_lakes_are_kept_and_specks_dropped() {
    let area = vec![
        square(0.0, 0.0, 50.0),
        square(10.0, 10.0, 10.0), // a lake
        square(30.0, 30.0, 0.5),  // a pond
        square(60.0, 0.0, 10.0),  // an island
        square(80.0, 0.0, 0.5),   // a rock
    ];
    let out = outlines(&[area], Detail::default());
    assert_eq!((out.areas[0].len(), out.arcs.len()), (3, 3));
}

#[test]
fn the_last_ring_of_an_area_is_never_dropped() {
    for side in [0.9, 0.3, 0.01, 0.0] {
        let out = outlines(&[vec![square(5.0, 5.0, side)], vec![]], Detail::default());
        assert_eq!(out.areas[0].len(), 1, "side {side}");
        assert!(doubled_area(&out.areas[0][0]) != 0, "side {side}");
        assert!(out.areas[1].is_empty());
    }
}

#[test]
fn two_rings_that_touch_in_a_point_fill_the_same_ground() {
    let out = outlines(&[vec![square(0.0, 0.0, 20.0), square(20.0, 20.0, 20.0)]], Detail::default());
    let total: i64 = out.areas[0].iter().map(|r| doubled_area(r).abs()).sum();
    assert_eq!(total, 2 * 2 * 40_000);
}

#[test]
fn the_same_shapes_give_the_same_outlines() {
    let shapes: Vec<_> =
        (0..9).map(|i| vec![square(f64::from(i % 3) * 7.3, f64::from(i / 3) * 7.3, 7.3)]).collect();
    let (a, b) = (outlines(&shapes, Detail::default()), outlines(&shapes, Detail::default()));
    assert_eq!(format!("{a:?}"), format!("{b:?}"));
}

use geo::{LineString, MultiPolygon, Polygon};
use resvg::usvg::{Group, Node, Options, Rect, Tree};

use super::*;
use crate::render::style::Palette;

const NAMES: [&str; 25] = [
    "Oak Hill",
    "Riverside",
    "Old Harbour",
    "Mill End",
    "Northgate",
    "St Mary’s",
    "Eastfield",
    "Kiln Lane",
    "The Flats",
    "Market",
    "Cedar Park",
    "Westover",
    "Dock Road",
    "Ashby",
    "Long Meadow",
    "Union Square",
    "Fairview",
    "Quarry",
    "Brook Green",
    "Southgate",
    "Heron Lake",
    "Vine Street",
    "Tannery",
    "Upper Commons",
    "Lower Commons",
];

/// A made-up city of 5 × 5 areas about (`lon`, `lat`) whose shared borders are
/// wavy: `wave` points each way along every side.
fn city(lon: f64, lat: f64, wave: usize) -> Vec<MultiPolygon<f64>> {
    let point = |i: f64, j: f64| {
        let (x, y) = (i + 0.12 * (j * 5.0 + 1.0).sin(), j + 0.12 * (i * 4.0).cos());
        let x = lon + 0.02 * x;
        (if x >= 180.0 { x - 360.0 } else { x }, lat + 0.016 * y)
    };
    let side = |from: (f64, f64), to: (f64, f64)| {
        let step = move |k: usize| k as f64 / wave as f64;
        (0..wave).map(move |k| point(from.0 + (to.0 - from.0) * step(k), from.1 + (to.1 - from.1) * step(k)))
    };
    let area = |n: usize| {
        let (i, j) = ((n % 5) as f64, (4 - n / 5) as f64);
        let corners = [(i, j), (i + 1.0, j), (i + 1.0, j + 1.0), (i, j + 1.0), (i, j)];
        let ring: LineString<f64> = corners.windows(2).flat_map(|w| side(w[0], w[1])).collect();
        MultiPolygon::new(vec![Polygon::new(ring, vec![])])
    };
    (0..25).map(area).collect()
}

fn spec(shapes: &[MultiPolygon<f64>], count: usize) -> MapSpec<'_> {
    let value = |n: usize| match n % 7 {
        2 => MapValue::NotClear,
        5 if n > 9 => MapValue::NoFigure,
        k => MapValue::Class(k % 3),
    };
    let area = |n: usize| MapArea {
        id: format!("{n:03}"),
        label: NAMES[n].into(),
        shape: shapes.get(n),
        place: None,
        zone: if n == 1 { 0 } else { n },
        parent: Some(if n % 5 < 2 { "West" } else { "East" }),
        value: value(if n == 1 { 0 } else { n }),
        read_out: format!("{}: 62 of every 100 (likely 54–70)", NAMES[n]),
        outlined: false,
    };
    MapSpec {
        id: "fill".into(),
        title: "Help that arrived".into(),
        subtitle: "Of every 100 people who asked, how many got help within 14 days.".into(),
        legend_title: Some("Of every 100".into()),
        areas: (0..count).map(area).collect(),
        classes: ["Under 50", "50 to 80", "80 and over"].map(ClassLabel::new).to_vec(),
        notes: vec!["Source: a made-up city. Chance was mixed into every published number.".into()],
        width: 480.0,
        ..MapSpec::default()
    }
}

/// Every piece of text with the ground that it covers, halo excluded.
fn texts(svg: &str) -> (Rect, Vec<(String, Rect)>) {
    fn walk(group: &Group, out: &mut Vec<(String, Rect)>) {
        for node in group.children() {
            match node {
                Node::Group(g) => walk(g, out),
                Node::Text(t) => {
                    let words = t.chunks().iter().map(|c| c.text()).collect();
                    // The box reaches from ascender to descender of the font; letters
                    // leave about a fifth of it free at the top.
                    let b = t.abs_bounding_box();
                    let top = b.top() + 0.2 * b.height();
                    let letters = Rect::from_ltrb(b.left(), top, b.right(), b.bottom() - 0.04 * b.height());
                    out.push((words, letters.unwrap()));
                }
                _ => {}
            }
        }
    }
    let options = Options { fontdb: crate::render::fonts::database(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).unwrap();
    let page = Rect::from_xywh(0.0, 0.0, tree.size().width(), tree.size().height()).unwrap();
    let mut out = Vec::new();
    walk(tree.root(), &mut out);
    (page, out)
}

/// Checks that no text leaves the picture and no two texts overlap.
fn assert_readable(svg: &str, stamp: Option<&str>) {
    let (page, texts) = texts(svg);
    assert!(!texts.is_empty());
    for (i, (words, at)) in texts.iter().enumerate() {
        let inside =
            at.left() >= 0.0 && at.top() >= 0.0 && at.right() <= page.right() && at.bottom() <= page.bottom();
        assert!(inside, "{words:?} is cut off: {at:?} in {page:?}");
        if Some(words.as_str()) == stamp {
            continue;
        }
        for (other, there) in texts[..i].iter().filter(|(w, _)| Some(w.as_str()) != stamp) {
            let apart = at.left() >= there.right()
                || there.left() >= at.right()
                || at.top() >= there.bottom()
                || there.top() >= at.bottom();
            assert!(apart, "{words:?} runs into {other:?}");
        }
    }
}

#[test]
fn nothing_is_cut_off_and_no_words_overlap_at_any_width() {
    let shapes = city(-90.0, 30.0, 12);
    for width in [400.0, 480.0, 619.0, 620.0, 760.0, 1000.0] {
        for palette in [Palette::Cividis, Palette::BrBg] {
            let mut spec = MapSpec { width, palette, ..spec(&shapes, 25) };
            spec.stamp = Some("MADE-UP DATA".into());
            spec.classes[1].text =
                "About as much help as the coalition’s own target, within five of every hundred".into();
            spec.areas[7].label = "Kiln Lane and the Gasworks-behind-the-Railway".into();
            assert_readable(&choropleth(&spec), Some("MADE-UP DATA"));
            assert_readable(&tile_grid(&spec), Some("MADE-UP DATA"));
            spec.areas.iter_mut().for_each(|a| a.shape = None);
            assert_readable(&choropleth(&spec), Some("MADE-UP DATA"));
        }
    }
}

#[test]
fn every_area_says_its_figure_once() {
    let shapes = city(-90.0, 30.0, 6);
    for draw in [choropleth, tile_grid] {
        let svg = draw(&spec(&shapes, 25));
        for (n, name) in NAMES.iter().enumerate() {
            assert_eq!(
                svg.matches(&format!("<title>{name}: 62 of every 100 (likely 54–70)</title>")).count(),
                1
            );
            assert_eq!(svg.matches(&format!("data-id=\"{n:03}\"")).count(), 1);
        }
        assert!(!svg.contains("tabindex") && svg.contains("role=\"img\""));
    }
}

#[test]
fn a_focusable_map_is_not_one_image_and_its_areas_are() {
    let shapes = city(-90.0, 30.0, 6);
    let svg = choropleth(&MapSpec { focusable: true, ..spec(&shapes, 25) });
    assert_eq!(svg.matches("tabindex=\"0\"").count(), 25);
    assert!(
        svg.contains("height=\"") && svg.contains("role=\"group\" aria-labelledby=\"fill-title fill-desc\"")
    );
}

#[test]
fn what_is_not_clear_is_hatched_on_the_map_and_in_the_legend() {
    let shapes = city(-90.0, 30.0, 6);
    let svg = choropleth(&spec(&shapes, 25));
    let unclear = (0..25).filter(|n| *n != 1 && n % 7 == 2).count();
    assert_eq!(svg.matches("fill=\"url(#fill-not-clear)\"").count(), unclear + 1);
    assert!(svg.contains(">Not clear yet</text>") && svg.contains(">No figure</text>"));
    let mut all_clear = spec(&shapes, 25);
    all_clear.areas.iter_mut().for_each(|a| a.value = MapValue::Class(0));
    let svg = choropleth(&all_clear);
    assert!(!svg.contains("Not clear yet") && !svg.contains("No figure"));
}

#[test]
fn areas_without_a_shape_are_told_in_words_and_too_many_give_a_tile_grid() {
    let shapes = city(-90.0, 30.0, 6);
    let few = choropleth(&spec(&shapes[..24], 25));
    assert!(few.contains("Not on the map (no outline known):") && few.contains(" mi</text>"));
    let many = choropleth(&spec(&shapes[..12], 25));
    assert!(many.contains("One square for each area") && many.contains(">OlH</text>"));
    assert!(!many.contains(" mi</text>"), "a tile grid has no scale");
}

#[test]
fn a_city_on_the_antimeridian_is_drawn_like_any_other() {
    let (here, there) = (city(-90.0, 30.0, 6), city(179.95, 30.0, 6));
    let draw = |shapes: &[MultiPolygon<f64>]| choropleth(&spec(shapes, 25));
    let (here, there) = (draw(&here), draw(&there));
    let size = |svg: &str| texts(svg).0;
    assert!((size(&here).height() - size(&there).height()).abs() <= 2.0);
    assert!((here.len() as f64 / there.len() as f64 - 1.0).abs() < 0.05);
}

#[test]
fn a_detailed_boundary_file_becomes_a_small_picture() {
    // 25 areas of 4 × 2,000 points: about 7 MB of GeoJSON.
    let shapes = city(-90.0, 30.0, 2000);
    let svg = choropleth(&MapSpec { width: 1000.0, ..spec(&shapes, 25) });
    assert!(svg.len() < 60_000, "{} bytes", svg.len());
}

#[test]
fn odd_input_still_gives_a_picture() {
    let nothing = choropleth(&MapSpec::default());
    assert!(crate::render::png(&nothing, 1.0).is_ok());
    let point = MultiPolygon::new(vec![Polygon::new(LineString::from(vec![(1.0, 2.0); 4]), vec![])]);
    let broken = MultiPolygon::new(vec![Polygon::new(LineString::from(vec![(f64::NAN, 2.0); 4]), vec![])]);
    let shapes = [point, broken, MultiPolygon::new(vec![])];
    let svg = choropleth(&MapSpec { width: 10.0, classes: Vec::new(), ..spec(&shapes, 3) });
    assert!(crate::render::png(&svg, 1.0).is_ok() && !svg.contains("NaN"), "{svg}");
    let svg = choropleth(&spec(&shapes[..1], 1));
    assert!(crate::render::png(&svg, 1.0).is_ok() && svg.contains("data-id=\"000\""), "{svg}");
}

#[test]
fn the_choropleth_looks_as_it_did() {
    let shapes = city(-90.0, 30.0, 4);
    insta::assert_snapshot!(choropleth(&MapSpec { stamp: Some("MADE-UP DATA".into()), ..spec(&shapes, 25) }));
}

#[test]
fn the_tile_grid_looks_as_it_did() {
    insta::assert_snapshot!(tile_grid(&spec(&city(-90.0, 30.0, 4), 25)));
}

#[test]
fn the_tile_grid_by_name_looks_as_it_did() {
    insta::assert_snapshot!(tile_grid(&spec(&[], 12)));
}

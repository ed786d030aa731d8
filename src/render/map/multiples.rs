//! Small maps of the same areas side by side, in the same classes.
use super::choropleth::place;
use super::furniture::{Page, stamp_across};
use super::spec::{MapArea, MapSpec, MapValue};
use super::{legend, panel};
use crate::render::project::{Frame, Projected};
use crate::render::style::INK;
use crate::render::svg::{Element, number, text};

/// One of the small maps.
#[derive(Clone, Debug)]
pub struct Multiple {
    /// What stands over it, such as `Jan–Mar`.
    pub title: String,
    /// What is known of each area, in the order of [`MapSpec::areas`].
    pub values: Vec<MapValue>,
}

const GAP: f64 = 14.0;
const HEAD: f64 = 20.0;

/// The small maps of `spec`, whose own values only decide what the legend lists; `None`
/// where most areas have no shape. The classes are those of `spec` in every map. A
/// picture of many maps is read as a whole: no part of it takes the keyboard.
pub fn multiples(spec: &MapSpec, maps: &[Multiple]) -> Option<String> {
    let shapes: Vec<_> = spec.areas.iter().map(|a| a.shape).collect();
    let projected = Projected::new(&shapes);
    let drawn = projected.rings.iter().filter(|r| r.iter().any(|r| !r.is_empty())).count();
    if maps.is_empty() || drawn * 2 <= spec.areas.len() {
        return None;
    }
    let mut page = Page::new(spec);
    let room = Frame { x: page.pad, y: page.y, width: page.inner(), height: 0.0 };
    let (legend, height) = legend::legend(spec, room, false);
    page.put(legend);
    page.y += height + 10.0;
    let across = columns(maps.len(), spec.width);
    let wide = (page.inner() - GAP * (across - 1) as f64) / across as f64;
    let high = (wide / projected.aspect()).clamp(40.0, wide * 1.35);
    // Drawn once about the origin: all maps share their outlines.
    let outlines = place(&projected, &projected.fit(Frame { x: 0.0, y: 0.0, width: wide, height: high }));
    let top = page.y;
    for (i, map) in maps.iter().enumerate() {
        let x = page.pad + (wide + GAP) * (i % across) as f64;
        let y = top + (high + HEAD + GAP) * (i / across) as f64;
        page.put(text((x, y + 13.0), 13.0, INK, map.title.as_str()).with("font-weight", "700"));
        let own = MapSpec { areas: plain(spec, &map.values), focusable: false, ..spec.clone() };
        let moved = format!("translate({} {})", number(x), number(y + HEAD));
        let ground = Element::new("g").with("transform", moved).children(panel::areas(&own, &outlines));
        page.put_ground(vec![ground], x + wide / 2.0);
    }
    let rows = maps.len().div_ceil(across) as f64;
    let whole = Frame { x: page.pad, y: top, width: page.inner(), height: rows * (high + HEAD + GAP) };
    if let Some(stamp) = &spec.stamp {
        page.put(stamp_across(stamp, whole));
    }
    page.y = top + whole.height;
    Some(page.finish(&[]))
}

/// Four in a row at most, and rows as full as can be.
fn columns(maps: usize, width: f64) -> usize {
    let most = if width < 560.0 { 2 } else { 4 };
    let rows = maps.div_ceil(most);
    maps.div_ceil(rows.max(1)).max(1)
}

/// The areas with other values, without anything that could be pointed at.
fn plain<'a>(spec: &MapSpec<'a>, values: &[MapValue]) -> Vec<MapArea<'a>> {
    let one = |(i, area): (usize, &MapArea<'a>)| MapArea {
        id: String::new(),
        read_out: String::new(),
        value: values.get(i).copied().unwrap_or(MapValue::NoFigure),
        ..area.clone()
    };
    spec.areas.iter().enumerate().map(one).collect()
}

//! The map with true shapes.
use super::furniture::{Page, scale_bar, stamp_across};
use super::spec::MapSpec;
use super::{legend, names, panel, tile_grid};
use crate::render::outline::{Detail, Outlines, outlines};
use crate::render::project::{Fit, Frame, Projected};

/// From this width on, a map that is not wide has its legend beside it.
const BESIDE: f64 = 620.0;

/// The map as SVG. Where at least half of the areas have no shape it is a [`tile_grid`].
pub fn choropleth(spec: &MapSpec) -> String {
    let shapes: Vec<_> = spec.areas.iter().map(|a| a.shape).collect();
    let projected = Projected::new(&shapes);
    let drawn = projected.rings.iter().filter(|r| r.iter().any(|r| !r.is_empty())).count();
    if drawn * 2 <= spec.areas.len() {
        return tile_grid(spec);
    }
    let mut page = Page::new(spec);
    let frame = lay_out(&mut page, spec, projected.aspect());
    let fit = projected.fit(frame);
    let outlines = place(&projected, &fit);
    let middle = (frame.x + frame.width / 2.0, frame.y + frame.height / 2.0);
    page.put_ground(panel::areas(spec, &outlines), middle.0);
    if let Some(stamp) = &spec.stamp {
        page.put(stamp_across(stamp, frame));
    }
    page.put_ground(vec![names::names(spec, &outlines)], middle.0);
    let units = fit.units_per_km(&projected.laea, middle, frame.width / 4.0);
    page.y = frame.y + frame.height + 8.0;
    page.put(scale_bar(spec, units, page.pad, page.y, (page.inner() / 4.0).min(150.0)));
    page.y += 30.0;
    page.finish(&missing(spec, &outlines))
}

/// Puts the legend above or beside the map's frame and returns that frame.
fn lay_out(page: &mut Page, spec: &MapSpec, aspect: f64) -> Frame {
    let (x, inner) = (page.pad, page.inner());
    let column = legend::column_width(spec);
    let beside = spec.width >= BESIDE && aspect < 1.4;
    let mut width = inner;
    let top = page.y;
    if beside {
        let side = Frame { x: spec.width - page.pad - column, y: top, width: column, height: 0.0 };
        page.put(legend::legend(spec, side, true).0);
        width = inner - column - 24.0;
    } else {
        let (legend, height) = legend::legend(spec, Frame { x, y: top, width: inner, height: 0.0 }, true);
        page.put(legend);
        page.y += height + 6.0;
    }
    let height = (width / aspect).clamp(90.0, (spec.width * 0.95).max(300.0));
    let lowest = if beside {
        legend::legend(spec, Frame { x, y: top, width: column, height: 0.0 }, true).1
    } else {
        0.0
    };
    Frame { x, y: page.y, width, height: height.max(lowest) }
}

/// The outlines at the size of the picture.
pub(super) fn place(projected: &Projected, fit: &Fit) -> Outlines {
    let rings = |area: &Vec<Vec<(f64, f64)>>| -> Vec<Vec<(f64, f64)>> {
        area.iter().map(|ring| ring.iter().map(|p| fit.place(*p)).collect()).collect()
    };
    let shapes: Vec<_> = projected.rings.iter().map(rings).collect();
    outlines(&shapes, Detail::default())
}

/// A line for the areas that have no shape, with what is known of them.
fn missing(spec: &MapSpec, outlines: &Outlines) -> Vec<String> {
    let without = spec.areas.iter().zip(&outlines.areas).filter(|(_, rings)| rings.is_empty());
    let names: Vec<&str> = without
        .map(|(area, _)| if area.read_out.is_empty() { area.label.as_str() } else { area.read_out.as_str() })
        .collect();
    if names.is_empty() { Vec::new() } else { vec![format!("{} {}", spec.words.not_drawn, names.join("; "))] }
}

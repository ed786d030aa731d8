//! The areas themselves: fills, outlines, names.
use super::label::Placed;
use super::spec::MapSpec;
use crate::render::outline::{Arc, Outlines, Ring};
use crate::render::style::{INK, LINE, PAPER, ink_on};
use crate::render::svg::{Element, PathData, text};

/// What a piece of border separates, light to heavy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Border {
    /// Areas of one zone.
    Within,
    /// The map from what is outside.
    Outer,
    /// Two zones.
    Zone,
    /// Two districts.
    District,
}

/// Fills and outlines; area `i` of the spec has outline `i`.
pub(super) fn areas(spec: &MapSpec, outlines: &Outlines) -> Vec<Element> {
    let fills = outlines.areas.iter().enumerate().filter(|(_, rings)| !rings.is_empty());
    let fills = fills.map(|(i, rings)| area(spec, i, rings));
    let mut layers = vec![Element::new("g").with("fill-rule", "evenodd").children(fills)];
    let of = |kind| path(&outlines.arcs, |arc| border(spec, arc) == kind);
    let strokes = [
        (of(Border::Within), PAPER, 0.6, "0.6"),
        (of(Border::Outer), LINE, 0.9, "1"),
        // A dark line in a light casing is seen on every class.
        (of(Border::Zone), PAPER, 2.0, "0.9"),
        (of(Border::Zone), LINE, 0.8, "1"),
        (of(Border::District), PAPER, 4.0, "0.9"),
        (of(Border::District), INK, 2.0, "1"),
    ];
    let strokes = strokes.into_iter().filter(|(d, ..)| !d.is_empty());
    let lines = strokes.map(|(d, stroke, width, opacity)| {
        let path = Element::new("path").with("d", d).with("stroke", stroke).at("stroke-width", width);
        if opacity == "1" { path } else { path.with("stroke-opacity", opacity) }
    });
    let lines = Element::new("g")
        .with("fill", "none")
        .with("stroke-linejoin", "round")
        .with("stroke-linecap", "round")
        .with("pointer-events", "none")
        .with("aria-hidden", "true")
        .children(lines);
    layers.push(lines);
    layers
}

fn area(spec: &MapSpec, index: usize, rings: &[Ring]) -> Element {
    let area = &spec.areas[index];
    let mut data = PathData::default();
    for ring in rings {
        data.add(ring.iter().copied(), true);
    }
    let mut path = Element::new("path")
        .with("d", data.finish())
        .with("fill", spec.fill(spec.value(index)))
        .with("data-id", area.id.as_str());
    if spec.focusable {
        path = path.with("class", "area").with("role", "img").with("tabindex", "0");
    }
    path.child(Element::new("title").text(area.read_out.as_str()))
}

fn border(spec: &MapSpec, arc: &Arc) -> Border {
    let owners = || arc.owners.iter().filter_map(|o| spec.areas.get(*o));
    let Some(first) = owners().next() else { return Border::Outer };
    if arc.owners.len() == 1 {
        Border::Outer
    } else if owners().any(|a| a.parent != first.parent) {
        Border::District
    } else if owners().any(|a| a.zone != first.zone) {
        Border::Zone
    } else {
        Border::Within
    }
}

fn path(arcs: &[Arc], wanted: impl Fn(&Arc) -> bool) -> String {
    let mut data = PathData::default();
    for arc in arcs.iter().filter(|a| wanted(a)) {
        data.add(arc.drawn.iter().copied(), false);
    }
    data.finish()
}

/// A name in the ink that its ground asks for, with a halo.
pub(super) fn name(spec: &MapSpec, area: usize, placed: &Placed, weight: &str) -> Element {
    let (ink, halo) = ink_on(spec.ground(spec.value(area)));
    let mut group = Element::new("g")
        .with("fill", ink)
        .with("stroke", halo)
        .at("stroke-width", 2.2)
        .with("stroke-linejoin", "round")
        .with("paint-order", "stroke")
        .with("text-anchor", "middle")
        .with("font-weight", weight);
    for (i, line) in placed.lines.iter().enumerate() {
        let at = (placed.middle.0, placed.baseline(i));
        group = group.child(text(at, placed.size, ink, line.as_str()));
    }
    group
}

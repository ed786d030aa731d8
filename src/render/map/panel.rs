//! The areas themselves: fills, outlines, names.
use super::label::Placed;
use super::spec::{MapSpec, MapValue};
use crate::render::outline::{Arc, Outlines, Ring};
use crate::render::style::{INK, LINE, PAPER, ink_on};
use crate::render::svg::{Element, PathData, text};

/// What a piece of border separates, light to heavy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Border {
    /// Areas of one zone.
    Within,
    /// The map from what is outside.
    Outer,
    /// Two zones.
    Zone,
    /// Two districts.
    District,
    /// What is set off from what is not.
    Outlined,
}

impl Border {
    /// The line along `d`, on a light casing so that it is seen on every class;
    /// nothing where there is no such border.
    pub(super) fn strokes(self, d: &str) -> Vec<Element> {
        let stroke = |colour: &str, width: f64| {
            Element::new("path")
                .with("d", d)
                .with("fill", "none")
                .with("stroke", colour)
                .at("stroke-width", width)
        };
        match self {
            _ if d.is_empty() => Vec::new(),
            Border::Within => vec![
                stroke(PAPER, 1.0).with("stroke-opacity", "0.55"),
                stroke(LINE, 0.7).with("stroke-dasharray", "1.5 2.5"),
            ],
            Border::Outer => vec![stroke(LINE, 0.9)],
            Border::Zone => vec![stroke(PAPER, 2.0).with("stroke-opacity", "0.9"), stroke(LINE, 0.8)],
            Border::District => vec![stroke(PAPER, 4.0).with("stroke-opacity", "0.9"), stroke(INK, 1.8)],
            Border::Outlined => vec![stroke(PAPER, 6.5), stroke(INK, 3.4)],
        }
    }
}

/// Fills and outlines; area `i` of the spec has outline `i`.
pub(super) fn areas(spec: &MapSpec, outlines: &Outlines) -> Vec<Element> {
    let fills = outlines.areas.iter().enumerate().filter(|(_, rings)| !rings.is_empty());
    let fills = fills.map(|(i, rings)| area(spec, i, rings));
    let fills = Element::new("g").with("fill-rule", "evenodd").children(fills);
    let strokes = [Border::Within, Border::Outer, Border::Zone, Border::District]
        .into_iter()
        .flat_map(|kind| kind.strokes(&path(&outlines.arcs, |arc| border(spec, arc) == kind)))
        .chain(Border::Outlined.strokes(&path(&outlines.arcs, |arc| sets_off(spec, arc))));
    let lines = Element::new("g")
        .with("stroke-linejoin", "round")
        .with("stroke-linecap", "round")
        .with("pointer-events", "none")
        .with("aria-hidden", "true")
        .children(strokes);
    vec![fills, lines]
}

fn area(spec: &MapSpec, index: usize, rings: &[Ring]) -> Element {
    let area = &spec.areas[index];
    let mut data = PathData::default();
    for ring in rings {
        data.add(ring.iter().copied(), true);
    }
    let mut path = Element::new("path").with("d", data.finish()).with("fill", spec.fill(spec.value(index)));
    if area.id.is_empty() {
        return path;
    }
    path = path.with("data-id", area.id.as_str());
    if spec.focusable {
        path = path.with("class", "area").with("role", "img").with("tabindex", "0");
    }
    // The page's read-out tells figures; which of nine classes they make is told here.
    if let MapValue::Class(class) = spec.value(index)
        && spec.matrix.is_some()
    {
        path = path.with("data-class", spec.classes[class].text.as_str());
    }
    path.child(Element::new("title").text(area.read_out.as_str()))
}

/// Does an arc part what is outlined from what is not?
fn sets_off(spec: &MapSpec, arc: &Arc) -> bool {
    let outlined = arc.owners.iter().filter(|o| spec.areas.get(**o).is_some_and(|a| a.outlined)).count();
    outlined > 0 && (outlined < arc.owners.len() || arc.owners.len() == 1)
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

/// A name in the ink that its ground asks for; the halo is the ground itself, so that it
/// hides borders and is not seen otherwise; wider where lines run through the ground.
pub(super) fn name(ground: &str, lined: bool, placed: &Placed, weight: &str) -> Element {
    let (ink, _) = ink_on(ground);
    let halo = match weight {
        _ if lined => 4.5,
        "400" => 2.2,
        _ => 2.8,
    };
    let mut group = Element::new("g")
        .with("stroke", ground)
        .at("stroke-width", halo)
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

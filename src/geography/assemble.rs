//! From pieces (features or rows) to areas: dissolving and checking.
use std::collections::BTreeMap;

use geo::Polygon;

use super::Area;
use super::dissolve::dissolve;
use super::text::{folded, listed};
use crate::pipeline::{GeographySpec, UNKNOWN};
use crate::problem::{Problem, Result};

/// One feature or row of the file of areas.
#[derive(Debug)]
pub(super) struct Piece {
    /// Area id, tidied, never blank.
    pub(super) id: String,
    /// Name, when there is one.
    pub(super) name: Option<String>,
    /// One text a parent level, never blank.
    pub(super) parents: Vec<String>,
    /// Where it was read.
    pub(super) place: String,
    /// Its polygons; `None` for a row of a list of names.
    pub(super) polygons: Option<Vec<Polygon<f64>>>,
}

/// The areas, in the order of their ids.
///
/// # Errors
/// The reserved id, ids or parents that differ only in case, pieces of an area
/// that disagree about its parents, and an area without any surface.
pub(super) fn areas(spec: &GeographySpec, pieces: Vec<Piece>, notes: &mut Vec<String>) -> Result<Vec<Area>> {
    let file = spec.areas.display().to_string();
    let count = pieces.len();
    let mut by_id: BTreeMap<String, Vec<Piece>> = BTreeMap::new();
    for piece in pieces {
        reserved(&piece.id, &spec.id, &piece.place)?;
        for (value, level) in piece.parents.iter().zip(&spec.parents) {
            reserved(value, level, &piece.place)?;
        }
        by_id.entry(piece.id.clone()).or_default().push(piece);
    }
    distinct(by_id.keys(), "area ids", &file)?;
    if by_id.len() < count {
        notes.push(format!("{count} features were dissolved into {} areas.", by_id.len()));
    }
    let mut mended = Vec::new();
    let mut renamed = Vec::new();
    let mut areas = Vec::with_capacity(by_id.len());
    for (id, pieces) in by_id {
        areas.push(area(id, &pieces, spec, &mut mended, &mut renamed)?);
    }
    for (level, name) in spec.parents.iter().enumerate() {
        let values: std::collections::BTreeSet<&String> =
            areas.iter().filter_map(|a| a.parents.get(level)).collect();
        distinct(values, &format!("values of `{name}`"), &file)?;
    }
    if !mended.is_empty() {
        notes.push(format!("Borders that cross themselves were redrawn in: {}.", listed(&mended, 5)));
    }
    if !renamed.is_empty() {
        notes.push(format!(
            "Parts of one area had several names; the first was taken: {}.",
            listed(&renamed, 5)
        ));
    }
    Ok(areas)
}

fn area(
    id: String,
    pieces: &[Piece],
    spec: &GeographySpec,
    mended: &mut Vec<String>,
    renamed: &mut Vec<String>,
) -> Result<Area> {
    let Some(first) = pieces.first() else {
        return Err(Problem::failed(format!("area `{id}` has no parts")));
    };
    for piece in pieces {
        for (level, (mine, other)) in spec.parents.iter().zip(first.parents.iter().zip(&piece.parents)) {
            if mine != other {
                let what = format!("area `{id}` lies in two values of `{level}`: `{mine}` and `{other}`");
                return Err(Problem::usage(what)
                    .at(format!("{} and {}", first.place, piece.place))
                    .hint("features with one id become one area, which needs one parent"));
            }
        }
    }
    let mut names = pieces.iter().filter_map(|piece| piece.name.as_ref());
    let name = names.next().unwrap_or(&id);
    if names.any(|other| other != name) {
        renamed.push(format!("`{id}`"));
    }
    let name = name.clone();
    Ok(Area {
        name,
        shape: shape(&id, pieces, mended)?,
        parents: first.parents.clone(),
        id,
        residents: None,
        rank: None,
        in_poverty: None,
        outside_need: None,
    })
}

/// The dissolved shape; `None` when the pieces come from a list of names.
fn shape(id: &str, pieces: &[Piece], mended: &mut Vec<String>) -> Result<Option<geo::MultiPolygon<f64>>> {
    if pieces.iter().all(|piece| piece.polygons.is_none()) {
        return Ok(None);
    }
    let polygons: Vec<Polygon<f64>> =
        pieces.iter().flat_map(|piece| piece.polygons.iter().flatten().cloned()).collect();
    let dissolved = dissolve(&polygons);
    if dissolved.shape.0.is_empty() {
        let place = pieces.first().map_or("", |piece| piece.place.as_str());
        return Err(Problem::usage(format!("area `{id}` has an empty polygon: its border encloses nothing"))
            .at(place)
            .hint("draw it again, or take the feature out"));
    }
    if dissolved.mended {
        mended.push(format!("`{id}`"));
    }
    Ok(Some(dissolved.shape))
}

/// Refuses the key that stands for "not known".
fn reserved(text: &str, what: &str, place: &str) -> Result<()> {
    if folded(text) != UNKNOWN {
        return Ok(());
    }
    Err(Problem::usage(format!(
        "`{text}` cannot name an area or a parent (`{what}`): it stands for records without one"
    ))
    .at(place)
    .hint("rename it, or take the feature or row out"))
}

/// Refuses texts that are different but compare equal.
fn distinct<'a>(texts: impl IntoIterator<Item = &'a String>, what: &str, file: &str) -> Result<()> {
    let mut seen: BTreeMap<String, &String> = BTreeMap::new();
    for text in texts {
        if let Some(other) = seen.insert(folded(text).into_owned(), text) {
            let message = format!("two {what} differ only in case: `{other}` and `{text}`");
            return Err(Problem::usage(message)
                .at(file)
                .hint("spell them alike, or give them different ids"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geography::sample::{spec, square};

    fn piece(id: &str, name: &str, parent: &str, x: f64) -> Piece {
        Piece {
            id: id.into(),
            name: Some(name.into()),
            parents: vec![parent.into()],
            place: format!("areas.geojson, feature {x}"),
            polygons: Some(square(x, 0.0, 1.0).0),
        }
    }

    fn assembled(pieces: Vec<Piece>) -> (Result<Vec<Area>>, Vec<String>) {
        let mut spec = spec("areas.geojson".into());
        spec.parents = vec!["district".into()];
        let mut notes = Vec::new();
        (areas(&spec, pieces, &mut notes), notes)
    }

    #[test]
    fn pieces_that_share_an_id_become_one_area_and_ids_are_sorted() {
        let (areas, notes) = assembled(vec![
            piece("b", "B", "n", 0.0),
            piece("a", "A", "n", 1.0),
            piece("b", "Bee", "n", 2.0),
        ]);
        let areas = areas.unwrap();
        assert_eq!(
            areas.iter().map(|a| (a.id.as_str(), a.name.as_str())).collect::<Vec<_>>(),
            [("a", "A"), ("b", "B")]
        );
        assert_eq!(areas[1].shape.as_ref().unwrap().0.len(), 2);
        assert_eq!(notes.len(), 2, "{notes:?}");
    }

    #[test]
    fn disagreeing_parents_reserved_ids_and_look_alikes_are_refused() {
        let message = |pieces| assembled(pieces).0.unwrap_err().to_string();
        let two = message(vec![piece("a", "A", "n", 0.0), piece("a", "A", "s", 1.0)]);
        assert!(two.contains("area `a` lies in two values of `district`"), "{two}");
        assert!(message(vec![piece("Unknown", "A", "n", 0.0)]).contains("cannot name"));
        assert!(message(vec![piece("a", "A", "unknown", 0.0)]).contains("cannot name"));
        assert!(message(vec![piece("a", "A", "n", 0.0), piece("A", "A", "n", 1.0)]).contains("only in case"));
        assert!(message(vec![piece("a", "A", "n", 0.0), piece("b", "A", "N", 1.0)]).contains("only in case"));
        let mut empty = piece("a", "A", "n", 0.0);
        empty.polygons = Some(Vec::new());
        assert!(message(vec![empty]).contains("empty polygon"));
    }
}

//! What set-up must know of a file of areas before there is a pipeline file.
use std::path::Path;

use super::{Layer, Shape, plain};
use crate::problem::Result;

/// A file of areas, looked at: public facts only.
pub struct Survey {
    /// Number of features with polygons.
    pub features: usize,
    /// Properties of the first feature, each with its text in every feature.
    pub properties: Vec<(String, Vec<String>)>,
    /// Positions are neither degrees nor in a system that the file names.
    pub needs_crs: bool,
}

/// Looks at `path` as `read` would read it.
///
/// # Errors
/// As `read`, but for ids, names and parents.
pub fn survey(path: &Path) -> Result<Survey> {
    let layer = super::layer(path, None)?;
    let features: Vec<_> = layer.features.iter().filter(|f| matches!(f.shape, Shape::Polygons(_))).collect();
    let names = features.first().map(|feature| feature.properties.keys().cloned().collect::<Vec<_>>());
    let values = |name: String| {
        let value = |f: &&super::Feature| f.properties.get(&name).and_then(plain).unwrap_or_default();
        let all = features.iter().map(value).collect();
        (name, all)
    };
    let needs_crs = layer.crs.is_none() && !in_degrees(&layer);
    Ok(Survey {
        features: features.len(),
        properties: names.unwrap_or_default().into_iter().map(values).collect(),
        needs_crs,
    })
}

fn in_degrees(layer: &Layer) -> bool {
    let first = layer.features.iter().find_map(|feature| match &feature.shape {
        Shape::Polygons(polygons) => polygons.first()?.exterior().0.first().copied(),
        Shape::Other(_) => None,
    });
    first.is_none_or(|at| at.x.abs() <= 180.0 && at.y.abs() <= 90.0)
}

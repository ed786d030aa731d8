//! Areas and the nested levels that are measured.
use geo::MultiPolygon;
use serde::{Deserialize, Serialize};

use crate::pipeline::Key;

/// One public area.
#[derive(Clone, Debug)]
pub struct Area {
    /// Identifier, unique, kept as text (leading zeros matter).
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Longitude/latitude polygons, dissolved; `None` when only names are known.
    pub shape: Option<MultiPolygon<f64>>,
    /// Keys of its coarser levels, finest first; as long as `Geography::parents`.
    pub parents: Vec<String>,
    /// Public number of residents.
    pub residents: Option<f64>,
    /// Public ranking variable, such as a poverty rate.
    pub rank: Option<f64>,
    /// Public number of residents in poverty.
    pub in_poverty: Option<f64>,
    /// Public outside measure of need, in any unit that adds up over areas (households
    /// without enough food, say). Compared with asking; never a prior of anything.
    pub outside_need: Option<f64>,
}

/// All public areas of a pipeline, in a canonical order (by id).
#[derive(Clone, Debug)]
pub struct Geography {
    /// The areas.
    pub areas: Vec<Area>,
    /// Names of the coarser levels, finest first (`["district"]`).
    pub parents: Vec<String>,
    /// For each area the areas it shares a border with (by index, sorted); all
    /// empty when there are no shapes.
    pub neighbours: Vec<Vec<usize>>,
    /// Credit line for maps.
    pub credit: Option<String>,
}

/// One level of the measured hierarchy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// `area`, `zone`, a parent's name, or `city`.
    pub id: String,
    /// Its units. On every level but the city the last one is `unknown`.
    pub units: Vec<Key>,
    /// Residents of each unit, where public; `None` for `unknown`.
    pub residents: Vec<Option<f64>>,
}

/// Nested levels, finest first; the last is always the one-unit city level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hierarchy {
    /// The levels.
    pub levels: Vec<Level>,
    /// `up[l][i]` is the unit of level `l + 1` that contains unit `i` of level `l`.
    pub up: Vec<Vec<usize>>,
    /// Unit of level 0 for each public area, by area id. Areas not listed are `unknown`.
    pub area_unit: Vec<(String, usize)>,
}

impl Hierarchy {
    /// Number of units at `level`.
    pub fn width(&self, level: usize) -> usize {
        self.levels[level].units.len()
    }

    /// The unit at `level` that contains unit `leaf` of level 0.
    pub fn ancestor(&self, leaf: usize, level: usize) -> usize {
        self.up[..level].iter().fold(leaf, |unit, up| up[unit])
    }

    /// Index of the city level.
    pub fn city(&self) -> usize {
        self.levels.len() - 1
    }
}

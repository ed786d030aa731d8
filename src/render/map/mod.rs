//! Maps of rates and gaps: a choropleth where areas have shapes, a tile grid where not.
//!
//! A map shows classes, never numbers of its own: which class an area is in, or
//! that its figure is not clear enough for any, is decided before. Areas of one
//! zone share a value and are outlined as one; what is "Not clear yet" is
//! hatched, in the legend as on the map.
mod abbreviate;
mod assign;
mod choropleth;
mod furniture;
mod label;
mod legend;
mod matrix;
mod multiples;
mod names;
mod panel;
mod room;
mod spec;
mod tiles;

pub use choropleth::choropleth;
pub use multiples::{Multiple, multiples};
pub use spec::{ClassLabel, MapArea, MapSpec, MapValue, MapWords, Matrix};
pub use tiles::tile_grid;

#[cfg(test)]
mod tests;

//! Joining areas to larger zones, from public figures only.
//!
//! A merging is one zone index an area (`zones[i]` is the zone of area `i`); zones
//! are numbered from 0 by their first area, so it does not depend on anything else.
mod balanced;
mod graph;
mod partition;
mod small;
mod zones;

pub use balanced::balanced;
pub use small::small_areas;
pub use zones::{joined, zone_keys, zoned};

/// Labels renumbered from 0 in the order of their first appearance.
fn numbered(labels: &[usize]) -> Vec<usize> {
    let mut seen = std::collections::HashMap::new();
    labels
        .iter()
        .map(|label| {
            let next = seen.len();
            *seen.entry(*label).or_insert(next)
        })
        .collect()
}

/// An ordering key for weights that are finite and not negative.
fn order(weight: f64) -> u64 {
    (weight + 0.0).to_bits()
}

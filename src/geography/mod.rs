//! Public areas: shapes, names, coarser levels, neighbours, residents.
//!
//! Nothing here ever sees an export; what looks a point or a code up is handed
//! to the wall as a read-only [`Geography`] and its [`Locator`].
//!
//! 1. [`load()`] reads the areas (polygons or a list of names) and the residents.
//! 2. [`Locator`] finds the area of a point, a code or a name.
//! 3. [`merge`] joins areas to larger zones, from public figures only.
//! 4. [`hierarchy`] lays out the nested levels that are measured.
//! 5. [`public`] writes the areas into a bundle and reads them back.
mod assemble;
mod bands;
mod denominators;
mod dissolve;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
pub mod hierarchy;
mod load;
mod locator;
pub mod merge;
mod names;
mod neighbours;
mod polygons;
pub mod public;
mod remarks;
#[cfg(test)]
mod sample;
mod table;
mod text;
mod types;
pub mod zoning;

pub use load::{Loaded, load};
pub use locator::Locator;
pub use neighbours::neighbours;
pub use polygons::{Survey, survey};
pub(crate) use table::{Table, cell};
pub use text::folded;
pub(crate) use text::is_data;
pub use types::*;
pub use zoning::Zoning;

//! Public areas: shapes, names, coarser levels, neighbours, residents.
//!
//! Nothing here ever sees an export; what looks a point or a code up is handed
//! to the wall as a read-only [`Geography`].
mod types;

pub use types::*;

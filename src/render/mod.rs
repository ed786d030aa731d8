//! Maps and charts as SVG and PNG.
//!
//! Everything here is drawn from published figures and public shapes. The same
//! input gives the same bytes on every machine.
pub mod budget;
pub mod fonts;
pub mod map;
pub mod mirror;
mod outline;
mod png;
pub mod project;
pub mod share;
pub mod style;
pub mod svg;

pub use png::png;
pub mod charts;

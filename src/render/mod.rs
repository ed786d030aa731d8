//! Maps and charts as SVG and PNG.
pub mod charts;

//! The page, the tables and the data files of a briefing.
pub mod figure;
#[cfg(test)]
pub(crate) mod fixture;
pub mod numbers;
pub mod odds;
pub mod words;

pub use words::Words;

pub use crate::render::charts::Picture;

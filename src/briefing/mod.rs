//! The page, the tables and the data files of a briefing.
//!
//! [`write()`] makes the folder `briefing/` from a story, finished maps and public
//! facts of the bundle. Everything here is post-processing: it can be made again
//! at will and spends nothing. All words come from [`words`].
mod brief;
mod drawn;
mod export;
mod facts;
pub mod figure;
#[cfg(test)]
pub(crate) mod fixture;
mod inline;
pub(crate) mod levels;
mod maps;
pub mod numbers;
pub mod odds;
mod page;
#[cfg(feature = "pdf")]
mod pdf;
mod pictures;
mod redrawn;
mod view;
pub mod words;
mod write;

pub use brief::{Briefed, MadeFrom, brief, brief_merged, brief_only};
pub use facts::{BundleFacts, PngMaker};
pub use page::page;
pub use words::{Language, Words};
pub use write::{Edition, Written, write};

pub use crate::render::charts::Picture;

#[cfg(test)]
mod tests;

//! The pipeline file: what a coalition states about its exports, its area
//! geography, its privacy budget and its briefing.
//!
//! A [`Pipeline`] can only be made by [`load`], so one that exists is valid:
//! keys are unique, dates lie in order, every column rule is complete, ε is
//! positive and exact. (Whether the files exist is checked by `load` as well;
//! whether their columns fit is found out when they are read.)
//!
//! The file is parsed to a table that knows the place of everything in it
//! (`walk`), each part is read by a module of its own (`period`, `geography`,
//! `lists`, `privacy`, `source` with `rules`, `presentation`), and what is wrong
//! is noted down and told all at once (`mistake`). `settings` says which of it
//! makes up a release's identity.
mod access;
mod build;
mod calendar;
mod dates;
pub mod draft;
mod excerpt;
mod files;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod geography;
mod handling;
mod join;
mod keys;
mod lists;
mod maps;
mod mistake;
pub(crate) mod pattern;
mod people;
mod period;
mod presentation;
pub mod presets;
mod privacy;
mod reported;
mod rules;
mod scalars;
mod schema;
mod settings;
mod source;
#[cfg(test)]
mod tests;
mod translations;
mod types;
mod walk;
mod wide;
mod words;

pub use build::{load, load_presentation, parse_only};
pub(crate) use files::each_once;
pub use mistake::{Invalid, Mistake};
pub use schema::schema;
pub use types::*;
pub use words::fold;

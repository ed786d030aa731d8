//! # Steps
//!
//! `evenhand` turns exported request and distribution logs into maps and
//! briefings. The data goes one way, from left to right, and every module below
//! is one station of it, in this order:
//!
//! 1. [`pipeline`] reads the pipeline file into types that cannot hold an
//!    invalid pipeline.
//! 2. [`geography`] reads areas, borders and residents: public files only.
//! 3. [`plan`] chooses tables, resolution and shares of ε from public facts.
//! 4. [`confidential`] is **the wall**. It reads the exports, weighs them so
//!    that each person has one voice, tallies, and lets out nothing but integers
//!    with OpenDP's noise on them. A person can be seen only in there.
//! 5. [`privacy`] holds exact charges and the ledger, written before a draw.
//! 6. [`bundle`] writes the noisy integers and public keys as an immutable
//!    folder and reads them back verified. All that follows sees only this.
//! 7. [`estimate`] makes the tables agree and gives every figure an interval; in large cities
//!    small cells learn from what they have in common.
//! 8. [`equity`] turns estimates into the figures and sentences one can say.
//! 9. [`render`] draws maps and charts; [`briefing`] writes the page and tables.
//!
//! [`reported`] reads what agencies publish themselves, and [`dependability`] the coalition's
//! own calendar, which are shown beside and measured nowhere. [`simulate`] makes up cities to try all this on; [`release`] runs stations 3
//! to 6 in the one order that keeps the promise; [`rehearse`] runs them on invented
//! people and spends nothing; [`forecast`] tells beforehand how sure each figure will be; [`calibrate`] counts how often ranges hold what they
//! say; [`cli`] is the command line.
#![forbid(unsafe_code)]

pub mod briefing;
pub mod bundle;
pub mod calibrate;
pub mod cli;
pub mod confidential;
pub mod dependability;
pub mod equity;
pub mod estimate;
pub mod forecast;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
pub mod geography;
pub mod pipeline;
pub mod plan;
pub mod privacy;
pub mod problem;
pub mod rehearse;
pub mod release;
pub mod render;
pub mod reported;
pub mod simulate;
mod thrift;

//! **The wall.** Read, map, weigh, tally, noise, door.
//!
//! A person can be seen in here and nowhere else. What leaves is a
//! [`door::Measurements`]: integers with OpenDP's noise on them. Types in here
//! implement neither `Debug`, `Display`, `Serialize` nor `Clone`; errors carry
//! stage, file role, column, row number and kind, never a value.
//!
//! # What an outsider cannot do
//!
//! Hold exact totals and measurements, yes:
//! ```
//! fn hold(_: evenhand::confidential::Prepared, _: evenhand::confidential::Measurements) {}
//! ```
//! Look into the exact totals, no:
//! ```compile_fail,E0616
//! fn look(p: evenhand::confidential::Prepared) { let _ = p.totals; }
//! ```
//! Print them, no:
//! ```compile_fail,E0277
//! fn print(p: evenhand::confidential::Prepared) { println!("{p:?}"); }
//! ```
//! Copy them, no:
//! ```compile_fail,E0599
//! fn copy(p: &evenhand::confidential::Prepared) -> evenhand::confidential::Prepared { p.clone() }
//! ```
//! Serialise them, no:
//! ```compile_fail,E0277
//! fn write(p: &evenhand::confidential::Prepared) { let _ = serde_json::to_string(p); }
//! ```
//! Draw twice, no:
//! ```compile_fail,E0382
//! use evenhand::{confidential::Prepared, privacy::Paid};
//! fn twice(p: Prepared, a: Paid, b: Paid) { let _ = p.draw(a); let _ = p.draw(b); }
//! ```
//! Draw once with a receipt, yes:
//! ```
//! use evenhand::{confidential::Prepared, privacy::Paid};
//! fn once(p: Prepared, a: Paid) { let _ = p.draw(a); }
//! ```
//! Forge a receipt, no:
//! ```compile_fail,E0624
//! fn forge(e: evenhand::privacy::Epsilon) { let _ = evenhand::privacy::Paid::new(e); }
//! ```
//! Use one receipt for two releases, no:
//! ```compile_fail,E0382
//! use evenhand::{confidential::Prepared, privacy::Paid};
//! fn reuse(p: Prepared, q: Prepared, a: Paid) { let _ = p.draw(a); let _ = q.draw(a); }
//! ```
//! Forge measurements, no:
//! ```compile_fail,E0451
//! fn forge() { let _ = evenhand::confidential::Measurements { noisy: vec![], scales: vec![] }; }
//! ```
//! Name a record, no:
//! ```compile_fail,E0603
//! use evenhand::confidential::record::Record;
//! ```
pub mod door;
mod entry;
mod fault;
mod map;
mod noise;
pub mod operator;
pub mod peek;
mod read;
mod record;
mod status;
mod tally;
#[cfg(test)]
mod tests;
mod voice;
mod weigh;

pub use door::{Measurements, Prepared};
pub use entry::{Progress, check, mark_inputs, prepare, scales};
pub use operator::{OperatorReport, Terminal};

/// Grid units in one person's voice: 2³².
pub const GRID_UNITS: u64 = 1 << 32;

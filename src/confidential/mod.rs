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
//! Say them, no:
//! ```compile_fail,E0277
//! fn say(p: evenhand::confidential::Prepared) -> String { format!("{p:?}") }
//! ```
//! Copy them, no:
//! ```compile_fail,E0277
//! fn copy<T: Clone>(t: &T) -> T { t.clone() }
//! fn both(p: &evenhand::confidential::Prepared) { let _ = copy(p); }
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
//! fn forge(c: &evenhand::privacy::ledger::Charge) { let _ = evenhand::privacy::Paid::new(c); }
//! ```
//! Nor put one together from its parts:
//! ```compile_fail,E0451
//! fn forge(cost: evenhand::privacy::Cost) {
//!     let _ = evenhand::privacy::Paid { release: String::new(), settings: String::new(), cost };
//! }
//! ```
//! Ask what one is for, yes:
//! ```
//! fn read(p: &evenhand::privacy::Paid) -> (&str, &str) { (p.release(), p.settings()) }
//! ```
//! Use one receipt for two releases, no:
//! ```compile_fail,E0382
//! use evenhand::{confidential::Prepared, privacy::Paid};
//! fn reuse(p: Prepared, q: Prepared, a: Paid) { let _ = p.draw(a); let _ = q.draw(a); }
//! ```
//! Forge measurements, no:
//! ```compile_fail,E0451
//! fn forge() {
//!     let _ = evenhand::confidential::Measurements { noisy: vec![], scales: vec![], release: String::new() };
//! }
//! ```
//! Measure invented people without a receipt, yes:
//! ```
//! use evenhand::{confidential, plan::Plan, simulate};
//! fn rehearse(p: &Plan) { let _ = confidential::invented(p, None, &simulate::invent(p, None, 1)); }
//! ```
//! Pass anybody else off as invented, no:
//! ```compile_fail,E0603
//! fn forge() { let _ = evenhand::simulate::InventedPeople(vec![]); }
//! ```
//! Name a record, no:
//! ```compile_fail,E0603
//! use evenhand::confidential::record::Record;
//! ```
//! Show a report on rows anywhere but on a terminal, no:
//! ```compile_fail,E0277
//! fn log(r: &evenhand::confidential::OperatorReport) -> String { format!("{r:?}") }
//! ```
//! Show it on one, yes:
//! ```
//! use evenhand::confidential::{OperatorReport, Terminal};
//! fn show(r: &OperatorReport, t: &Terminal) { r.show(t); }
//! ```
//! Make a terminal out of something that is none, no:
//! ```compile_fail,E0451
//! fn fake() { let _ = evenhand::confidential::Terminal { stderr: std::io::stderr() }; }
//! ```
mod audit;
mod counts;
pub mod door;
mod entry;
mod fault;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod invented;
mod map;
mod noise;
pub mod operator;
pub mod peek;
mod piles;
mod read;
mod record;
mod status;
mod tally;
#[cfg(test)]
mod tests;
mod voice;
mod weigh;

pub use audit::{AuditReport, Check, Thorough, audit};
pub use door::{Measurements, Prepared};
pub use entry::{Progress, check, find_inputs, mark_inputs, prepare, scales};
pub use invented::{Invented, invented};
pub use operator::{OperatorReport, Terminal};
pub use read::unpack::use_identity;

/// Grid units in one person's voice: 2³².
pub const GRID_UNITS: u64 = 1 << 32;

//! Row → records: each row on its own, by the rules of the pipeline file.
//!
//! A row meets its source's rules in a fixed order (consent, dropped statuses,
//! date and period, then id and keys) and becomes no record, one, or one for each
//! need it names. Row faults follow fixed rules as well: the row is left out, or
//! the value becomes the public key for what is not known. They are counted for
//! the operator's terminal and change nothing else.
mod answers;
mod area;
mod cell;
mod columns;
mod fold;
mod joined;
mod memo;
mod needs;
mod notes;
mod row;
mod rules;
mod several;
mod shares;
mod texts;
mod turns;
mod unit;
mod wide;

pub(in crate::confidential) use area::Places;
pub(in crate::confidential) use cell::{Cell, Row};
#[cfg(any(test, fuzzing))]
pub(in crate::confidential) use columns::Columns;
pub(in crate::confidential) use columns::Wanted;
pub(in crate::confidential) use joined::{Entry, JoinTable};
pub(in crate::confidential) use notes::{FIRST_GROUP, KINDS, Note, Notes};
pub(in crate::confidential) use row::{Mapper, RowPlace};
pub(in crate::confidential) use rules::Rules;
pub(in crate::confidential) use shares::{AreaLists, lists};
pub(in crate::confidential) use unit::{RowNumber, UnitKey};
#[cfg(any(test, fuzzing))]
pub(in crate::confidential) use wide::WideFinder;

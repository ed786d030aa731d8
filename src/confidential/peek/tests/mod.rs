//! Whole conversations with a script in the terminal's place.
mod init;
pub(super) mod script;
mod talks;

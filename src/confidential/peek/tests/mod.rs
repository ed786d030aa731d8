//! Whole conversations with a script in the terminal's place.
mod init;
mod script;
mod talks;

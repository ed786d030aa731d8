//! The reading side as a whole: small pipelines made by hand, made-up rows.
mod faults;
mod fixture;
mod inputs;
mod local;
mod rows;
mod stored;

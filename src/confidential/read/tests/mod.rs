//! The reading side as a whole: small pipelines made by hand, made-up rows.
mod exports;
mod faults;
pub(in crate::confidential) mod fixture;
mod inputs;
mod joins;
mod layouts;
mod local;
mod rows;
pub(in crate::confidential) mod stored;

static_assertions::assert_not_impl_any!(super::Stretch: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);
static_assertions::assert_not_impl_any!(super::blocks::Block: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);
static_assertions::assert_not_impl_any!(crate::confidential::map::Cell<'static>: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);
static_assertions::assert_not_impl_any!(crate::confidential::map::RowPlace: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);

//! The English catalogue, by part of the briefing.
mod charts;
mod methods;
mod page;

/// All parts.
pub(super) static PARTS: &[&[(&str, &str)]] = &[page::TEXTS, charts::TEXTS, methods::TEXTS];

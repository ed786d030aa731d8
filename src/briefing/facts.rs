//! What a briefing needs besides its story.
use super::words::{Language, Words};
use crate::bundle::Release;
use crate::geography::Geography;
use crate::pipeline::Presentation;
use crate::problem::Result;

/// Turns an SVG document into a PNG at a scale (2 for screens and slides).
pub type PngMaker = fn(&str, f32) -> Result<Vec<u8>>;

/// Public facts of the bundle, and how to show them.
#[derive(Clone, Copy, Debug)]
pub struct BundleFacts<'a> {
    /// The release's description.
    pub release: &'a Release,
    /// Public areas, for `areas.geojson` and the maps' credit line.
    pub geography: Option<&'a Geography>,
    /// Titles, target, events, contact; kept beside the page.
    pub presentation: &'a Presentation,
    /// Makes PNGs of the pictures; without it only SVGs are written.
    pub png: Option<PngMaker>,
    /// Are PDFs made too?
    pub pdf: bool,
    /// The languages of the briefing's pages, the main one first.
    pub languages: &'a [Language],
}

impl BundleFacts<'_> {
    /// The main language's files have no language in their names.
    pub(super) fn is_main(&self, words: &Words) -> bool {
        self.languages.first().is_none_or(|main| main.tag == words.lang())
    }

    /// Where a kind of picture is kept: `maps/`, or `maps/es/` beside the main language.
    pub(super) fn folder(&self, kind: &str, words: &Words) -> String {
        if self.is_main(words) { format!("{kind}/") } else { format!("{kind}/{}/", words.lang()) }
    }
}

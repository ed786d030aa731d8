//! What the fuzz targets may throw at the pipeline file; returns nothing.
use std::path::Path;

use super::parse_only;

/// A pipeline, or at least one mistake, each with a place inside the text.
pub fn text(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match parse_only(text, Path::new("")) {
        Ok(pipeline) => assert!(pipeline.settings_digest() == pipeline.settings_digest()),
        Err(invalid) => {
            assert!(!invalid.mistakes().is_empty(), "refused without saying why");
            let lines = text.lines().count() + 1;
            let inside = |m: &super::Mistake| m.place().is_none_or(|(line, _)| (1..=lines).contains(&line));
            assert!(invalid.mistakes().iter().all(inside));
            assert!(!invalid.to_string().is_empty());
        }
    }
}

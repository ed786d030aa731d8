//! The maps of a story: which figures, which classes, which words.
//!
//! Darker is worse on every map. A class is drawn only for a figure that is clear
//! ([`crate::equity::Shown::Clear`]) and whose range meets at most two neighbouring
//! classes or is narrower than one; all else is hatched as "Not clear yet".
mod classes;
mod draw;
mod ground;
mod kinds;
mod more;
mod themes;

use rayon::prelude::*;

use super::redrawn::redrawn;
use super::{Picture, Words};
use crate::equity::Story;
use crate::geography::Geography;

/// All maps of a story, the one to look at first in front; none where only the
/// city is shown.
pub fn maps(story: &Story, geography: &Geography, words: &Words) -> Vec<Picture> {
    let redrawn = redrawn(story, geography);
    let (public, geography) = (geography, redrawn.as_ref().unwrap_or(geography));
    let themes = themes::all(story, words);
    let picture = |theme: &themes::Theme| draw::picture(theme, story, geography, words);
    let (mut maps, more): (Vec<Picture>, Vec<Picture>) = rayon::join(
        || themes.par_iter().map(picture).collect(),
        || more::all(story, geography, public, words),
    );
    maps.extend(more);
    maps
}

#[cfg(test)]
mod tests;

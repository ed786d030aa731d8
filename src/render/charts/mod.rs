//! Charts of uncertain figures, as SVG that stands on its own.
//!
//! Every chart shows the likely range of every figure. Figures that are not
//! clear show only their range, hatched or dashed, and say so in words. Titles
//! are neutral: what a chart shows is said by the findings, never by its title.
mod calendar;
mod frame;
mod groups;
mod layout;
mod legend;
mod margins;
mod needs;
mod palette;
mod pen;
mod picture;
mod places;
mod rows;
mod text;
mod time;
mod timeline;

pub use calendar::{calendar, needs_by_place};
pub use groups::groups;
pub use margins::margins;
pub use needs::{needs, periods};
pub use picture::Picture;
pub use places::{larger_areas, places};
pub use time::over_time;

use crate::briefing::Words;
use crate::equity::Story;

/// All charts that `story` has figures for, in the order of the page.
pub fn all(story: &Story, words: &Words) -> Vec<Picture> {
    let one_each = [
        larger_areas(story, words),
        places(story, words),
        over_time(story, words),
        calendar(story, words),
        periods(story, words),
        needs(story, words),
        needs_by_place(story, words),
    ];
    one_each.into_iter().flatten().chain(groups(story, words)).collect()
}

#[cfg(test)]
mod tests;

//! Charts of uncertain figures, as SVG that stands on its own.
//!
//! Every chart shows the likely range of every figure. Figures that are not
//! clear show only their range, hatched or dashed, and say so in words. Titles
//! are neutral: what a chart shows is said by the findings, never by its title.
mod calendar;
mod concentration;
mod dumbbell;
mod equiplot;
mod frame;
mod funnel;
mod groups;
mod layout;
mod legend;
mod margins;
mod needs;
mod palette;
mod pen;
mod picture;
mod places;
mod plane;
mod rows;
mod text;
mod time;
mod timeline;

pub use calendar::{calendar, needs_by_place};
pub use concentration::concentration;
pub use dumbbell::before_after;
pub use equiplot::equiplot;
pub use funnel::funnel;
pub use groups::groups;
pub use margins::margins;
pub use needs::{needs, periods};
pub use picture::Picture;
pub use places::{larger_areas, places};
pub use time::over_time;

use crate::briefing::Words;
use crate::equity::Story;
use crate::render::mirror::mirrored;

/// All charts that `story` has figures for, in the order of the page.
pub fn all(story: &Story, words: &Words) -> Vec<Picture> {
    let one_each = [
        larger_areas(story, words),
        places(story, words),
        funnel(story, words),
        over_time(story, words),
        calendar(story, words),
        before_after(story, words),
        periods(story, words),
        needs(story, words),
        needs_by_place(story, words),
    ];
    let people = [groups(story, words), equiplot(story, words)];
    let all = one_each.into_iter().chain(people).flatten();
    if words.language().rtl { all.map(turned).collect() } else { all.collect() }
}

/// A chart for a language that is written from right to left.
pub fn turned(chart: Picture) -> Picture {
    let narrow = chart.narrow.as_deref().map(mirrored);
    Picture { svg: mirrored(&chart.svg), narrow, ..chart }
}

#[cfg(test)]
mod tests;

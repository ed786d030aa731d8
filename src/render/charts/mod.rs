//! Charts of uncertain figures, as SVG that stands on its own.
//!
//! Every chart shows the likely range of every figure. Figures that are not
//! clear show only their range, hatched or dashed, and say so in words. Titles
//! are neutral: what a chart shows is said by the findings, never by its title.
mod calendar;
mod changes;
mod concentration;
mod distributions;
mod dumbbell;
mod equiplot;
mod flags;
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
mod waits;

pub use calendar::{calendar, needs_by_place};
pub use changes::changes;
pub use concentration::concentration;
pub use distributions::distributions;
pub use dumbbell::before_after;
pub use equiplot::equiplot;
pub use funnel::funnel;
pub use groups::groups;
pub use margins::margins;
pub use needs::{needs, periods};
pub use picture::Picture;
pub use places::{larger_areas, places};
pub use time::over_time;
pub use waits::{waits, waits_by_days};

use rayon::prelude::*;

use crate::briefing::Words;
use crate::equity::Story;
use crate::render::mirror::mirrored;

/// All charts that `story` has figures for, in the order of the page.
pub fn all(story: &Story, words: &Words) -> Vec<Picture> {
    const ALL: [fn(&Story, &Words) -> Option<Picture>; 15] = [
        larger_areas,
        places,
        funnel,
        over_time,
        calendar,
        before_after,
        changes,
        distributions,
        waits,
        waits_by_days,
        periods,
        needs,
        needs_by_place,
        groups,
        equiplot,
    ];
    let turn = |chart| if words.language().rtl { turned(chart) } else { chart };
    ALL.par_iter().filter_map(|draw| draw(story, words)).map(turn).collect()
}

/// A chart for a language that is written from right to left.
pub fn turned(chart: Picture) -> Picture {
    let narrow = chart.narrow.as_deref().map(mirrored);
    Picture { svg: mirrored(&chart.svg), narrow, ..chart }
}

#[cfg(test)]
mod tests;

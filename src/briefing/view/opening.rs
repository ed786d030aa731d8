//! The picture of the first screen: the first map, or where there is none a chart.
//!
//! It is the drawing for narrow screens, whose words are large enough for a column. Its
//! own section then has the wide drawing alone, so that nothing is on the page twice.
use serde::Serialize;

use super::{Charts, Inline};

/// A picture beside the headline.
#[derive(Debug, Serialize)]
pub(super) struct Opening {
    /// A map can be pointed at.
    map: bool,
    picture: Inline,
}

/// Takes it from its section.
pub(super) fn opening(maps: &mut Vec<Inline>, charts: &mut Charts) -> Option<Opening> {
    if let Some(first) = maps.first_mut() {
        let picture = match first.small() {
            Some(small) => small,
            None => maps.remove(0),
        };
        return Some(Opening { map: true, picture });
    }
    let slots = [&mut charts.over_time, &mut charts.larger, &mut charts.places, &mut charts.needs];
    let slot = slots.into_iter().find(|slot| slot.is_some())?;
    let picture = match slot.as_mut().and_then(Inline::small) {
        Some(small) => small,
        None => slot.take()?,
    };
    Some(Opening { map: false, picture })
}

impl Inline {
    /// The drawing for narrow screens by itself; the other one stays. `None` where there
    /// is only one.
    fn small(&mut self) -> Option<Inline> {
        let svg = self.narrow.take()?;
        self.again = true;
        let (name, caption, label) = (self.name.clone(), self.caption.clone(), self.label.clone());
        Some(Inline { name, svg, narrow: None, caption, label, again: false })
    }
}

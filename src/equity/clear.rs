//! When a figure is clear enough to be called.
//!
//! All thresholds are here. They judge the likely (90 %) range only:
//!
//! - A **fill rate** is drawn in one of five classes of 20 points and quoted as "62
//!   of every 100". It is clear when its range is within 20 points of its middle
//!   and meets at most two neighbouring classes, so that its colour is at most one
//!   class off; a range within 10 points is clear even where it straddles three.
//!   What counts is the width before it is cut at 0 and 100: otherwise those would
//!   be shown whom chance drove to the ends, and their ranges would be wrong more
//!   often than one in ten (73 to 85 of 100 held, in docs/accuracy.md's trials).
//!   Wider than that, "half" and "nearly all" cannot be told apart, and a map of
//!   such figures is a map of noise.
//! - An **amount** (per 1,000 residents, voices) or a **share** is clear when its
//!   range is within half of the estimate: "about 12" then does not mean 5 or 20.
//!   A share is also clear within 2 points, since "1 to 4 of every 100" says well
//!   enough that it is small; so does a share of about 0, which is shown as 0. An
//!   amount that is not above zero is never clear.
use super::Shown;
use crate::estimate::Figure;

/// Widest half-width of a clear fill rate, in points.
const FILL_WIDEST: f64 = 20.0;
/// A fill rate this narrow is clear whatever classes it meets, in points.
const FILL_NARROW: f64 = 10.0;
/// Width of a class of fill rates, in points; there are five.
const CLASS: f64 = 20.0;
/// Most classes that a clear fill rate meets, unless it is narrow.
const CLASSES: usize = 2;
/// Widest half-width of a clear amount or share, as a part of the estimate.
const RELATIVE: f64 = 0.5;
/// A share this narrow is clear, in points.
const SHARE_NARROW: f64 = 2.0;

/// A fill rate (0 to 1), shown of every 100. `free` is the half-width that its range
/// would have if it did not end at 0 and 1.
pub(crate) fn fill(figure: Figure, free: f64) -> Shown {
    let f = scaled(figure, 100.0);
    let half = half_width(&f).max(100.0 * free);
    let class = |x: f64| ((x / CLASS).floor().max(0.0) as usize).min(4);
    let classes = class(f.upper) - class(f.lower).min(class(f.upper)) + 1;
    shown(f, half <= FILL_WIDEST && (classes <= CLASSES || half <= FILL_NARROW))
}

/// A share (0 to 1), shown of every 100.
pub(crate) fn share(figure: Figure) -> Shown {
    let f = scaled(figure, 100.0);
    let half = half_width(&f);
    shown(f, half <= RELATIVE * f.estimate || half <= SHARE_NARROW)
}

/// A count or rate times `factor`. The ends of its range are not below 0; its
/// estimate keeps its sign, since clipped figures would not add up.
pub(crate) fn amount(figure: Figure, factor: f64) -> Shown {
    let f = scaled(figure, factor);
    let clear = f.estimate > 0.0 && half_width(&f) <= RELATIVE * f.estimate;
    // All of a range below zero says that there is little, not that there is none at all.
    let upper = if f.upper > 0.0 { f.upper } else { half_width(&f) };
    shown(Figure { lower: f.lower.max(0.0), upper, ..f }, clear)
}

/// The same figure, too uncertain to call.
pub(crate) fn unclear(figure: Shown) -> Shown {
    match figure {
        Shown::Clear { estimate, lower, upper } => Shown::NotClear { estimate, lower, upper },
        other => other,
    }
}

/// A figure that there is not; `reason` is a key of the catalogues.
pub(crate) fn missing(reason: &str) -> Shown {
    Shown::NotAvailable { reason: reason.into() }
}

fn scaled(f: Figure, by: f64) -> Figure {
    Figure { estimate: f.estimate * by, lower: f.lower * by, upper: f.upper * by }
}

fn half_width(f: &Figure) -> f64 {
    0.5 * (f.upper - f.lower)
}

fn shown(f: Figure, clear: bool) -> Shown {
    let Figure { estimate, lower, upper } = f;
    if clear { Shown::Clear { estimate, lower, upper } } else { Shown::NotClear { estimate, lower, upper } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clear(shown: &Shown) -> bool {
        matches!(shown, Shown::Clear { .. })
    }

    fn range(lower: f64, upper: f64) -> Figure {
        Figure { estimate: 0.5 * (lower + upper), lower, upper }
    }

    /// A fill rate whose range is not clipped.
    fn own(figure: Figure) -> Shown {
        fill(figure, half_width(&figure))
    }

    #[test]
    fn a_range_that_is_short_only_because_it_ends_at_100_is_not_clear() {
        assert!(clear(&fill(range(0.7, 1.0), 0.16)));
        assert!(!clear(&fill(range(0.7, 1.0), 0.25)));
    }

    #[test]
    fn a_fill_rate_is_clear_in_two_classes_or_within_ten_points() {
        assert!(clear(&own(range(0.41, 0.79))), "two classes, within 19 points");
        assert!(!clear(&own(range(0.35, 0.63))), "three classes, within 14 points");
        assert!(clear(&own(range(0.395, 0.595))), "two classes");
        assert!(clear(&own(range(0.82, 1.0))));
        assert!(!clear(&own(range(0.0, 0.61))), "wider than 20 points");
        assert!(!clear(&own(range(0.0, 1.0))));
    }

    #[test]
    fn a_share_is_clear_within_half_of_itself_or_two_points_even_at_zero() {
        assert!(clear(&share(range(0.10, 0.30))));
        assert!(!clear(&share(range(0.05, 0.30))));
        assert!(clear(&share(range(0.0, 0.03))));
        assert!(clear(&share(Figure { estimate: 0.0, lower: 0.0, upper: 0.01 })));
        assert!(clear(&share(Figure { estimate: -0.003, lower: -0.01, upper: 0.01 })));
        assert!(!clear(&share(Figure { estimate: 0.0, lower: 0.0, upper: 0.05 })));
    }

    #[test]
    fn an_amount_keeps_its_sign_but_its_range_does_not_go_below_zero() {
        let shown = amount(Figure { estimate: -2.0, lower: -5.0, upper: 1.0 }, 2.0);
        assert_eq!(shown, Shown::NotClear { estimate: -4.0, lower: 0.0, upper: 2.0 });
        assert!(clear(&amount(range(6.0, 14.0), 1.0)));
        // Noise alone can put all of a range below zero: it does not become an exact nothing.
        let shown = amount(Figure { estimate: -6.0, lower: -10.0, upper: -2.0 }, 1.0);
        assert_eq!(shown, Shown::NotClear { estimate: -6.0, lower: 0.0, upper: 4.0 });
    }
}

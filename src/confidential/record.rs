//! One mapped record; [`super::piles`] has many of them.
use crate::pipeline::Role;

/// In [`Record::area`]: no area known.
pub(super) const NO_AREA: u32 = u32::MAX;
/// In [`Record::area`]: from here on numbers of lists of areas with shares.
pub(super) const FIRST_LIST: u32 = 1 << 31;
/// In [`Record::closed`]: no closing date known.
pub(super) const NOT_CLOSED: i32 = i32::MIN;

/// What a row says about being met.
pub(super) enum Said {
    /// Its source has no status.
    Nothing,
    /// Its status is one of the `met` texts.
    Met,
    /// Its status is any other text.
    Open,
}

impl Said {
    /// Whether it says that it was met.
    pub(super) fn is_met(&self) -> bool {
        matches!(self, Said::Met)
    }

    /// The same for the next need of the row.
    pub(super) fn again(&self) -> Self {
        match self {
            Said::Nothing => Said::Nothing,
            Said::Met => Said::Met,
            Said::Open => Said::Open,
        }
    }
}

/// One row × need, in public keys. Moved, never copied.
pub(super) struct Record {
    /// Keyed hash of the id, the same for the same id everywhere in a release.
    pub unit: u128,
    /// Whose record it is.
    pub role: Role,
    /// Index into `Geography::areas`, a list from [`FIRST_LIST`] on, or [`NO_AREA`].
    pub area: u32,
    /// Index into `Needs::keys`; of feedback into its ratings, then its complaints.
    pub need: u16,
    /// Days since 1970-01-01 in the stated time zone.
    pub day: i32,
    /// The same for closing; never before `day`; or [`NOT_CLOSED`].
    pub closed: i32,
    /// What the row says about being met.
    pub said: Said,
    /// Index into `Group::keys` for each of the pipeline's groups.
    pub groups: [u8; 4],
    /// Seconds since 1970-01-01T00:00Z: tells a request from a later one like it.
    pub stamp: i64,
    /// Part of the public cap a person that its quantity is, in steps of 2⁻³¹: at most
    /// [`WHOLE`], whatever was written.
    pub amount: u32,
}

/// [`Record::amount`] of a whole cap.
pub(super) const WHOLE: u32 = 1 << 31;

/// `quantity` as a part of `cap` > 0: at most all of it; nothing where it is no number
/// or negative.
pub(super) fn part_of_cap(quantity: f64, cap: u32) -> u32 {
    let part = quantity / f64::from(cap.max(1));
    // In 0 to 1, or no number, which `as` makes 0.
    (part.clamp(0.0, 1.0) * f64::from(WHOLE)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_stays_within_three_quarters_of_a_cache_line() {
        assert_eq!(size_of::<Record>(), 48);
    }

    #[test]
    fn absurd_quantities_move_nothing_beyond_the_cap() {
        for (quantity, part) in [
            (f64::NAN, 0),
            (f64::NEG_INFINITY, 0),
            (-5.0, 0),
            (0.0, 0),
            (50.0, WHOLE / 4),
            (200.0, WHOLE),
            (1e10, WHOLE),
            (f64::INFINITY, WHOLE),
        ] {
            assert_eq!(part_of_cap(quantity, 200), part, "{quantity}");
        }
    }

    static_assertions::assert_not_impl_any!(Record: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);
    static_assertions::assert_not_impl_any!(Said: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);
}

//! The common date formats, read digit by digit.
//!
//! Most exports write dates in numbers: `%m/%d/%Y %H:%M:%S`, `%Y-%m-%dT%H:%M:%SZ`. The
//! date library reads its format anew for every cell and asks the whole history of the
//! zone for every moment, which is most of the time that a release takes. A format is
//! taken apart here once, and a zone's changes of its clock are listed once. Whatever is
//! not plain (another directive, a space too many, a clock time that a zone skips or
//! has twice) is left to the library: this reader gives its answer or none.
use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;

use crate::confidential::weigh::day_number;

/// Years that are read; the others are absurd.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A piece of a format.
enum Piece {
    Literal(u8),
    Number(Part),
    /// A dot and digits, or nothing.
    Fraction,
    HalfOfDay,
}

/// Position among a reading's numbers, and how many digits it may have.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Year,
    Month,
    Day,
    Hour,
    Hour12,
    Minute,
    Second,
}

/// What a reading's time is on.
#[derive(Clone, Copy)]
pub(super) enum Clock {
    /// There is no time, only a day.
    None,
    /// A clock that the cell does not name.
    Local,
    Universal,
}

/// A format in numbers, taken apart.
pub(super) struct Plain {
    pieces: Vec<Piece>,
    clock: Clock,
}

/// A date with its time, on the clock that the format is about.
pub(super) struct Reading {
    /// Days since 1970-01-01.
    pub day: i32,
    /// Seconds since 1970-01-01T00:00 on that clock.
    pub second: i64,
    pub clock: Clock,
}

impl Plain {
    /// `None`: the format has something else in it, or not all of a date.
    pub(super) fn new(format: &str, utc: bool) -> Option<Self> {
        let format = format.replace("%F", "%Y-%m-%d").replace("%T", "%H:%M:%S");
        let mut pieces = Vec::new();
        let mut bytes = format.bytes();
        while let Some(byte) = bytes.next() {
            pieces.push(match byte {
                b'%' => match bytes.next()? {
                    b'Y' => Piece::Number(Part::Year),
                    b'm' => Piece::Number(Part::Month),
                    b'd' => Piece::Number(Part::Day),
                    b'H' => Piece::Number(Part::Hour),
                    b'I' => Piece::Number(Part::Hour12),
                    b'M' => Piece::Number(Part::Minute),
                    b'S' => Piece::Number(Part::Second),
                    b'p' => Piece::HalfOfDay,
                    b'.' if bytes.next() == Some(b'f') => Piece::Fraction,
                    _ => return None,
                },
                b' ' | b'!'..=b'/' | b':'..=b'@' | b'T' | b'Z' => Piece::Literal(byte),
                _ => return None,
            });
        }
        let count =
            |part: Part| pieces.iter().filter(|p| matches!(p, Piece::Number(own) if *own == part)).count();
        let halves = pieces.iter().filter(|p| matches!(p, Piece::HalfOfDay)).count();
        let dated = [Part::Year, Part::Month, Part::Day].into_iter().all(|part| count(part) == 1);
        // A smaller part only after all larger ones, each once; am or pm with %I alone.
        let hours = count(Part::Hour) + count(Part::Hour12);
        let (minutes, seconds) = (count(Part::Minute), count(Part::Second));
        let timed = hours <= 1 && minutes <= hours && seconds <= minutes && halves == count(Part::Hour12);
        let fraction = pieces.iter().filter(|p| matches!(p, Piece::Fraction)).count() <= seconds;
        let clock = match hours {
            _ if utc => Clock::Universal,
            0 => Clock::None,
            _ => Clock::Local,
        };
        (dated && timed && fraction).then_some(Plain { pieces, clock })
    }

    /// `None`: not so plain; the library is to be asked.
    #[inline]
    pub(super) fn read(&self, cell: &str) -> Option<Reading> {
        let mut rest = cell.as_bytes();
        let mut numbers = [0i32; 7];
        let (mut afternoon, mut fractional) = (None, false);
        for piece in &self.pieces {
            match piece {
                Piece::Literal(byte) => rest = rest.strip_prefix(&[*byte])?,
                Piece::Number(part) => {
                    let (number, after) = number(rest, if *part == Part::Year { 4 } else { 2 })?;
                    *numbers.get_mut(*part as usize)? = number;
                    rest = after;
                }
                Piece::Fraction => {
                    fractional |= !rest.is_empty();
                    rest = fraction(rest)?;
                }
                Piece::HalfOfDay => {
                    let (half, after) = rest.split_first_chunk::<2>()?;
                    afternoon = Some(match half {
                        b"AM" | b"am" => false,
                        b"PM" | b"pm" => true,
                        _ => return None,
                    });
                    rest = after;
                }
            }
        }
        let [year, month, day, mut hour, hour12, minute, second] = numbers;
        if let Some(afternoon) = afternoon {
            if !(1..=12).contains(&hour12) {
                return None;
            }
            hour = hour12 % 12 + if afternoon { 12 } else { 0 };
        }
        let sensible = rest.is_empty()
            && YEARS.contains(&year)
            // Before 1970 the library cuts fractions off upwards.
            && (!fractional || year > 1970)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day)
            && hour < 24
            && minute < 60
            && second < 60;
        let day = sensible.then(|| days_since_1970(year, month, day))?;
        let of_day = hour * 3600 + minute * 60 + second;
        Some(Reading { day, second: i64::from(day) * 86_400 + i64::from(of_day), clock: self.clock })
    }
}

/// As many digits as there are, up to `most`; a year has all four.
#[inline]
fn number(rest: &[u8], most: usize) -> Option<(i32, &[u8])> {
    let digits = rest.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 || (most == 4 && digits < 4) {
        return None;
    }
    let (digits, after) = rest.split_at_checked(digits)?;
    Some((digits.iter().fold(0, |number, byte| number * 10 + i32::from(byte - b'0')), after))
}

/// A dot and one to nine digits, or nothing.
fn fraction(rest: &[u8]) -> Option<&[u8]> {
    let Some(after) = rest.strip_prefix(b".") else { return Some(rest) };
    let digits = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if (1..=9).contains(&digits) { after.get(digits..) } else { None }
}

fn days_in(year: i32, month: i32) -> i32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Whether a day (since 1970-01-01) lies in the years that are read.
pub(super) fn is_sensible(day: i32) -> bool {
    (days_since_1970(*YEARS.start(), 1, 1)..=days_since_1970(*YEARS.end(), 12, 31)).contains(&day)
}

/// Days since 1970-01-01 of a date of the Gregorian calendar (Howard Hinnant,
/// `days_from_civil`), for years that are not negative.
fn days_since_1970(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year / 400, year % 400);
    let from_march = (month + 9) % 12;
    let of_year = (153 * from_march + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// A zone's clock from 1900 to 2100 in stretches of one offset.
pub(super) struct Offsets {
    /// Ascending.
    stretches: Vec<Stretch>,
    /// For each [`BUCKET`] from `begin` on the stretch in which the one before it began,
    /// so that a moment's stretch is one of the next few.
    buckets: Vec<usize>,
    begin: i64,
}

/// Seconds; a little less than seven weeks.
const BUCKET: u32 = 22;

/// Seconds since 1970-01-01T00:00 on the one clock and the other, ends excluded.
struct Stretch {
    utc: (i64, i64),
    local: (i64, i64),
    offset: i64,
}

impl Offsets {
    /// Lists the changes of a zone's clock.
    pub(super) fn new(zone: &TimeZone) -> Self {
        let midnight = |year: i16| i64::from(day_number(date(year, 1, 1))) * 86_400;
        let (begin, end) = (midnight(1900) - 86_400, midnight(2101) + 86_400);
        let Ok(from) = Timestamp::from_second(begin) else {
            return Offsets { stretches: Vec::new(), buckets: Vec::new(), begin };
        };
        let first = i64::from(zone.to_offset(from).seconds());
        let changes = zone.following(from).map(|c| (c.timestamp(), i64::from(c.offset().seconds())));
        // A change within a second is left to the library, with the stretches beside it.
        let mut points = vec![(begin, first)];
        points.extend(changes.map(|(at, offset)| (at.as_second(), offset)).take_while(|(at, _)| *at < end));
        points.push((end, points.last().map_or(first, |(_, offset)| *offset)));
        let stretches = points.windows(2).enumerate().map(|(i, pair)| {
            let ((from, offset), (to, next)) = (pair[0], pair[1]);
            let before = i.checked_sub(1).and_then(|i| points.get(i)).map_or(offset, |(_, offset)| *offset);
            // Local times that were skipped or came twice lie in no stretch.
            let local = (from + offset.max(before), to + offset.min(next));
            Stretch { utc: (from, to), local, offset }
        });
        let stretches: Vec<Stretch> = stretches.collect();
        let buckets = (begin..=end).step_by(1 << BUCKET).map(|at| {
            // Clocks differ by less than a bucket.
            let at = at - (1 << BUCKET);
            stretches.partition_point(|s| s.utc.0 <= at).saturating_sub(1)
        });
        Offsets { buckets: buckets.collect(), stretches, begin }
    }

    /// The last stretch that begins at `at` or before, on the clock that `clock` picks.
    #[inline]
    fn last_before(&self, at: i64, clock: impl Fn(&Stretch) -> i64) -> Option<&Stretch> {
        let bucket = usize::try_from((at - self.begin) >> BUCKET).ok()?;
        let from = self.stretches.get(*self.buckets.get(bucket)?..)?;
        let after = from.iter().take_while(|stretch| clock(stretch) <= at).count();
        from.get(after.checked_sub(1)?)
    }

    /// Universal time of a local one; `None` where there are none or two, or far away.
    #[inline]
    pub(super) fn to_utc(&self, local: i64) -> Option<i64> {
        let found = self.last_before(local, |stretch| stretch.local.0)?;
        (local < found.local.1).then(|| local - found.offset)
    }

    /// Local time of a universal one; `None` far away.
    #[inline]
    pub(super) fn to_local(&self, utc: i64) -> Option<i64> {
        let found = self.last_before(utc, |stretch| stretch.utc.0)?;
        (utc < found.utc.1).then(|| utc + found.offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Date;
    use proptest::prelude::*;

    #[test]
    fn days_are_counted_as_the_library_counts_them() {
        let mut day = date(1900, 1, 1);
        while day <= date(2100, 12, 31) {
            let (year, month) = (i32::from(day.year()), i32::from(day.month()));
            assert_eq!(days_since_1970(year, month, day.day().into()), day_number(day));
            assert_eq!(days_in(year, month), i32::from(day.days_in_month()));
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn formats_with_anything_else_in_them_are_left_to_the_library() {
        for format in
            ["%m/%d/%y", "%d %b %Y", "%Y-%m-%d %M", "%Y-%m-%d %I:%M", "%Y-%m", "%s", "%Y-%m-%d%z", "%Y%j"]
        {
            assert!(Plain::new(format, false).is_none(), "{format}");
        }
        for format in ["%m/%d/%Y %H:%M:%S", "%F", "%FT%TZ", "%Y%m%d", "%d.%m.%Y %I:%M %p", "%F %T%.f"] {
            assert!(Plain::new(format, false).is_some(), "{format}");
        }
    }

    fn zones() -> impl Strategy<Value = &'static str> {
        proptest::sample::select(vec![
            "America/Chicago",
            "Europe/Berlin",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "Africa/Casablanca",
            "Pacific/Apia",
            "America/St_Johns",
            "UTC",
        ])
    }

    proptest! {
        #[test]
        fn moments_are_those_of_the_library(name in zones(), second in -2_208_000_000i64..4_130_000_000) {
            let zone = TimeZone::get(name).unwrap();
            let offsets = Offsets::new(&zone);
            let instant = Timestamp::from_second(second).unwrap();
            let local = zone.to_datetime(instant);
            let clock = i64::from(day_number(local.date())) * 86_400
                + i64::from(local.hour()) * 3600 + i64::from(local.minute()) * 60 + i64::from(local.second());
            prop_assert_eq!(offsets.to_local(second), Some(clock));
            if let Some(utc) = offsets.to_utc(clock) {
                prop_assert_eq!(utc, zone.to_timestamp(local).unwrap().as_second());
            }
        }
    }

    /// Around every change of the clock, second by second at its edges.
    #[test]
    fn skipped_and_repeated_hours_are_left_to_the_library_or_read_like_it() {
        for name in ["America/Chicago", "Australia/Lord_Howe", "Pacific/Apia", "Europe/Dublin"] {
            let zone = TimeZone::get(name).unwrap();
            let offsets = Offsets::new(&zone);
            let mut left = 0;
            for stretch in offsets.stretches.iter().skip(1) {
                for local in [stretch.local.0, stretch.local.1].into_iter().flat_map(|at| at - 2..at + 2) {
                    let clock = date(1970, 1, 1).at(0, 0, 0, 0) + jiff::SignedDuration::from_secs(local);
                    if Date::from(clock).year() > 2100 {
                        continue;
                    }
                    let ambiguous = zone.to_ambiguous_timestamp(clock).is_ambiguous();
                    let ours = offsets.to_utc(local);
                    left += u32::from(ours.is_none());
                    assert!(!ambiguous || ours.is_none());
                    if let Some(utc) = ours {
                        assert_eq!(utc, zone.to_timestamp(clock).unwrap().as_second());
                    }
                }
            }
            assert!(left > 0, "{name}");
        }
    }
}

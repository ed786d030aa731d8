//! Date cells under the formats that the pipeline file states, and no others.
//!
//! Nothing is guessed: neither the order of day and month nor a time zone. A cell
//! that fits none of the formats has no date, whatever its neighbours look like.
//! Errors of the date library, which quote the cell, are dropped here.
use jiff::civil::{Date, DateTime, date};
use jiff::fmt::strtime::BrokenDownTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::digits::{Clock, Offsets, Plain, Reading, is_sensible};
use crate::confidential::weigh::day_number;
use crate::pipeline::{Ambiguous, DateRule};
use crate::problem::{Problem, Result};

/// A day in the stated time zone, and the moment.
#[derive(Clone, Copy)]
pub(in crate::confidential) struct Moment {
    /// Days since 1970-01-01 in the stated zone.
    pub day: i32,
    /// Seconds since 1970-01-01T00:00Z.
    pub second: i64,
}

/// Why a cell gives no date.
#[derive(Clone, Copy)]
pub(in crate::confidential) enum NoDate {
    /// Blank, or in none of the stated formats.
    Unreadable,
    /// A date outside the years 1900 to 2100.
    Absurd,
    /// Two of the stated formats read it as different days, and that is to be no date.
    Ambiguous,
}

/// Reads the dates of one column.
pub(in crate::confidential) struct DateReader {
    /// Each also taken apart, if it is plain.
    formats: Vec<(String, Option<Plain>)>,
    /// In which a moment's day is taken.
    zone: TimeZone,
    zone_offsets: Offsets,
    /// Of clock times that do not say theirs.
    clock: TimeZone,
    clock_offsets: Option<Offsets>,
    /// A cell that fits several formats with different days has no date.
    one_day_only: bool,
}

const EARLIEST: Date = date(1900, 1, 1);
const LATEST: Date = date(2100, 12, 31);

/// The IANA zone of this name.
pub(in crate::confidential) fn zone(name: &str) -> Result<TimeZone> {
    TimeZone::get(name).map_err(|_| {
        Problem::usage(format!("there is no time zone “{name}”"))
            .hint("use a name such as \"America/Chicago\" or \"UTC\"")
    })
}

impl DateReader {
    /// Formats are tried in this order.
    pub(in crate::confidential) fn new(formats: &[String], zone: &TimeZone) -> Self {
        let formats = formats.iter().map(|format| (format.clone(), Plain::new(format, ends_in_z(format))));
        DateReader {
            formats: formats.collect(),
            zone: zone.clone(),
            zone_offsets: Offsets::new(zone),
            clock: zone.clone(),
            clock_offsets: None,
            one_day_only: false,
        }
    }

    /// The reader of a stated rule.
    pub(in crate::confidential) fn of(rule: &DateRule, zone_of_days: &TimeZone) -> Result<Self> {
        let mut reader = DateReader::new(&rule.formats, zone_of_days);
        if let Some(name) = &rule.timezone {
            reader.clock = zone(name)?;
            reader.clock_offsets = Some(Offsets::new(&reader.clock));
        }
        reader.one_day_only = rule.ambiguous == Ambiguous::Drop && rule.formats.len() > 1;
        Ok(reader)
    }

    /// Reads a text cell. A date without a time is its midnight.
    pub(in crate::confidential) fn text(&self, cell: &str) -> std::result::Result<Moment, NoDate> {
        let cell = cell.trim();
        let mut reason = NoDate::Unreadable;
        if cell.is_empty() {
            return Err(reason);
        }
        for (place, format) in self.formats.iter().enumerate() {
            match self.in_format(format, cell) {
                Ok(moment) if self.one_day_only => return self.undisputed(moment, place, cell),
                Ok(moment) => return Ok(moment),
                Err(NoDate::Absurd) => reason = NoDate::Absurd,
                Err(NoDate::Unreadable | NoDate::Ambiguous) => {}
            }
        }
        Err(reason)
    }

    /// The moment, unless a format behind the one at `place` reads another day.
    fn undisputed(&self, moment: Moment, place: usize, cell: &str) -> std::result::Result<Moment, NoDate> {
        let mut others = self.formats.iter().skip(place + 1).filter_map(|f| self.in_format(f, cell).ok());
        if others.any(|other| other.day != moment.day) { Err(NoDate::Ambiguous) } else { Ok(moment) }
    }

    fn in_format(
        &self,
        (format, plain): &(String, Option<Plain>),
        cell: &str,
    ) -> std::result::Result<Moment, NoDate> {
        match plain.as_ref().and_then(|plain| self.plain(plain.read(cell)?)) {
            Some(moment) => Ok(moment),
            None => self.by_library(format, cell),
        }
    }

    /// The moment of a plain reading; `None`: the library is to be asked.
    fn plain(&self, reading: Reading) -> Option<Moment> {
        match reading.clock {
            Clock::Universal => self.plain_instant(reading.second),
            // A day without a time is a day wherever the clock stands.
            Clock::None => self.plain_midnight(reading.day),
            Clock::Local => self.plain_local(reading.second),
        }
    }

    fn plain_instant(&self, second: i64) -> Option<Moment> {
        let local = self.zone_offsets.to_local(second)?;
        let day = i32::try_from(local.div_euclid(86_400)).ok().filter(|day| is_sensible(*day))?;
        Some(Moment { day, second })
    }

    fn plain_midnight(&self, day: i32) -> Option<Moment> {
        let second = self.zone_offsets.to_utc(i64::from(day) * 86_400)?;
        is_sensible(day).then_some(Moment { day, second })
    }

    fn plain_local(&self, seconds: i64) -> Option<Moment> {
        if let Some(clock) = &self.clock_offsets {
            return self.plain_instant(clock.to_utc(seconds)?);
        }
        let day = i32::try_from(seconds.div_euclid(86_400)).ok().filter(|day| is_sensible(*day))?;
        Some(Moment { day, second: self.zone_offsets.to_utc(seconds)? })
    }

    fn by_library(&self, format: &str, cell: &str) -> std::result::Result<Moment, NoDate> {
        let parts = BrokenDownTime::parse(format, cell).map_err(|_| NoDate::Unreadable)?;
        if parts.timestamp().is_some() || parts.offset().is_some() {
            let instant = parts.to_timestamp().map_err(|_| NoDate::Unreadable)?;
            return self.instant(instant);
        }
        if parts.iana_time_zone().is_some() {
            let zoned = parts.to_zoned().map_err(|_| NoDate::Unreadable)?;
            return self.instant(zoned.timestamp());
        }
        let clock = parts.to_datetime().map_err(|_| NoDate::Unreadable)?;
        if ends_in_z(format) {
            return self.instant(TimeZone::UTC.to_timestamp(clock).map_err(|_| NoDate::Absurd)?);
        }
        // A day without a time is a day wherever the clock stands.
        if parts.hour().is_none() { self.midnight(clock) } else { self.local(clock) }
    }

    /// A day that has been stored as a day (days since 1970-01-01).
    pub(in crate::confidential) fn day(&self, day: i32) -> std::result::Result<Moment, NoDate> {
        if let Some(moment) = self.plain_midnight(day) {
            return Ok(moment);
        }
        let midnight =
            date(1970, 1, 1).at(0, 0, 0, 0).checked_add(SignedDuration::from_hours(i64::from(day) * 24));
        self.midnight(midnight.map_err(|_| NoDate::Absurd)?)
    }

    /// A clock reading in the stated zone, as seconds since 1970-01-01T00:00 on
    /// that clock.
    pub(in crate::confidential) fn local_seconds(&self, seconds: i64) -> std::result::Result<Moment, NoDate> {
        if let Some(moment) = self.plain_local(seconds) {
            return Ok(moment);
        }
        let local = date(1970, 1, 1).at(0, 0, 0, 0).checked_add(SignedDuration::from_secs(seconds));
        self.local(local.map_err(|_| NoDate::Absurd)?)
    }

    /// A moment that has been stored as one (seconds since 1970-01-01T00:00Z).
    pub(in crate::confidential) fn utc_seconds(&self, seconds: i64) -> std::result::Result<Moment, NoDate> {
        if let Some(moment) = self.plain_instant(seconds) {
            return Ok(moment);
        }
        self.instant(Timestamp::from_second(seconds).map_err(|_| NoDate::Absurd)?)
    }

    fn instant(&self, instant: Timestamp) -> std::result::Result<Moment, NoDate> {
        let day = sensible(self.zone.to_datetime(instant).date())?;
        Ok(Moment { day, second: instant.as_second() })
    }

    /// A clock reading.
    fn local(&self, local: DateTime) -> std::result::Result<Moment, NoDate> {
        let instant = self.clock.to_timestamp(local).map_err(|_| NoDate::Absurd)?;
        if self.clock != self.zone {
            return self.instant(instant);
        }
        // The day on that clock, also where the zone skips the time.
        Ok(Moment { day: sensible(local.date())?, second: instant.as_second() })
    }

    /// A day.
    fn midnight(&self, local: DateTime) -> std::result::Result<Moment, NoDate> {
        let day = sensible(local.date())?;
        let instant = self.zone.to_timestamp(local).map_err(|_| NoDate::Absurd)?;
        Ok(Moment { day, second: instant.as_second() })
    }
}

/// A time with a `Z` behind it is universal time (ISO 8601), also where the format
/// states the letter itself: the date library has no directive for it.
fn ends_in_z(format: &str) -> bool {
    format.ends_with("SZ") || format.ends_with("fZ") || format.ends_with("MZ")
}

fn sensible(date: Date) -> std::result::Result<i32, NoDate> {
    if (EARLIEST..=LATEST).contains(&date) { Ok(day_number(date)) } else { Err(NoDate::Absurd) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reader(zone_name: &str, formats: &[&str]) -> DateReader {
        let Ok(zone) = zone(zone_name) else { panic!("no such zone") };
        DateReader::new(&formats.iter().map(|f| f.to_string()).collect::<Vec<_>>(), &zone)
    }

    fn day(reader: &DateReader, cell: &str) -> Option<Date> {
        let found = reader.text(cell).ok()?;
        Some(date(1970, 1, 1).checked_add(jiff::Span::new().days(found.day)).unwrap())
    }

    #[test]
    fn formats_in_the_field_are_read() {
        let cases = [
            ("%m/%d/%Y %H:%M:%S", "3/15/2020 22:49:40 ", date(2020, 3, 15)),
            ("%d/%m/%Y %H:%M", "05/07/2010 17:26", date(2010, 7, 5)),
            ("%m/%d/%Y %I:%M:%S %p", "04/30/2014 02:51:52 PM", date(2014, 4, 30)),
            ("%Y-%m-%d", "2020-04-02", date(2020, 4, 2)),
            ("%m/%d/%y", "7/4/24", date(2024, 7, 4)),
            ("%d %b %Y", "7 Mar 2021", date(2021, 3, 7)),
            ("%Y-%m-%d %H:%M:%S%.f%:z", "2020-05-01 21:15:49.442000+00:00", date(2020, 5, 1)),
            ("%Y-%m-%d %H:%M:%S%.f%:z", "2020-05-01 21:15:49+00:00", date(2020, 5, 1)),
            ("%Y-%m-%dT%H:%M:%S%.fZ", "2020-04-02T10:00:00.123Z", date(2020, 4, 2)),
        ];
        for (format, cell, expected) in cases {
            assert_eq!(day(&reader("America/Chicago", &[format]), cell), Some(expected), "{format}");
        }
    }

    #[test]
    fn an_offset_in_the_text_moves_the_moment_into_the_stated_zone() {
        let reader = reader("America/Chicago", &["%Y-%m-%d %H:%M:%S%:z", "%Y-%m-%d %H:%M:%S"]);
        assert_eq!(day(&reader, "2020-04-02 01:00:00+00:00"), Some(date(2020, 4, 1)));
        assert_eq!(day(&reader, "2020-04-02 01:00:00"), Some(date(2020, 4, 2)));
        let (Ok(zoned), Ok(local)) =
            (reader.text("2020-04-02 06:00:00+00:00"), reader.text("2020-04-02 01:00:00"))
        else {
            panic!("not read")
        };
        assert_eq!(zoned.second, local.second);
    }

    #[test]
    fn a_stated_zone_moves_clock_times_and_leaves_days_where_they_are() {
        let rule = DateRule {
            column: String::new(),
            further: Vec::new(),
            formats: vec!["%F %H:%M".into(), "%F".into()],
            ambiguous: Ambiguous::First,
            timezone: Some("UTC".into()),
        };
        let Ok(zone) = zone("America/Chicago") else { panic!("no such zone") };
        let Ok(reader) = DateReader::of(&rule, &zone) else { panic!("refused") };
        assert_eq!(day(&reader, "2020-04-02 01:00"), Some(date(2020, 4, 1)));
        assert_eq!(day(&reader, "2020-04-02"), Some(date(2020, 4, 2)));
        assert!(reader.day(18_354).is_ok_and(|m| m.day == 18_354));
        assert!(reader.local_seconds(18_354 * 86_400).is_ok_and(|m| m.day == 18_353));
    }

    #[test]
    fn a_text_of_two_days_has_the_first_or_none_as_stated() {
        let mut reader = reader("UTC", &["%d/%m/%Y", "%m/%d/%Y"]);
        assert_eq!(day(&reader, "05/04/2024"), Some(date(2024, 4, 5)));
        reader.one_day_only = true;
        assert!(matches!(reader.text("05/04/2024"), Err(NoDate::Ambiguous)));
        assert_eq!(day(&reader, "25/04/2024"), Some(date(2024, 4, 25)));
        assert_eq!(day(&reader, "04/25/2024"), Some(date(2024, 4, 25)));
        assert_eq!(day(&reader, "04/04/2024"), Some(date(2024, 4, 4)));
    }

    #[test]
    fn a_z_behind_the_time_is_universal_time() {
        let reader = reader("America/Chicago", &["%Y-%m-%dT%H:%M:%S%.fZ", "%Y-%m-%dT%H:%M:%S%.f"]);
        assert_eq!(day(&reader, "2020-04-02T01:00:00.5Z"), Some(date(2020, 4, 1)));
        assert_eq!(day(&reader, "2020-04-02T01:00:00.5"), Some(date(2020, 4, 2)));
    }

    #[test]
    fn stored_days_and_moments_are_read_in_the_stated_zone() {
        let reader = reader("America/Chicago", &["%F"]);
        let (Ok(day), Ok(local), Ok(utc), Ok(text)) = (
            reader.day(18_354),
            reader.local_seconds(18_354 * 86_400 + 5),
            reader.utc_seconds(18_354 * 86_400),
            reader.text("2020-04-02"),
        ) else {
            panic!("not read")
        };
        assert!(day.day == 18_354 && day.second == text.second && local.day == 18_354);
        assert_eq!((utc.day, local.second), (18_353, text.second + 5));
        assert!(reader.utc_seconds(i64::MAX).is_err() && reader.local_seconds(i64::MIN).is_err());
        assert!(reader.day(i32::MAX).is_err());
    }

    #[test]
    fn no_other_format_is_guessed_and_no_absurd_year_taken() {
        let reader = reader("UTC", &["%d/%m/%Y"]);
        for cell in ["", "  ", "NA", "2020-04-02", "31/02/2020", "02/04/2020 extra", "13/13/2020"] {
            assert!(matches!(reader.text(cell), Err(NoDate::Unreadable)), "{cell}");
        }
        for cell in ["01/01/1899", "01/01/2101"] {
            assert!(matches!(reader.text(cell), Err(NoDate::Absurd)), "{cell}");
        }
        assert!(day(&reader, "01/01/1900").is_some() && day(&reader, "31/12/2100").is_some());
    }

    #[test]
    fn a_clock_time_that_the_zone_skips_keeps_its_day() {
        let reader = reader("America/Chicago", &["%F %H:%M"]);
        assert_eq!(day(&reader, "2025-03-09 02:30"), Some(date(2025, 3, 9)));
    }

    /// What the digits give, the library gives.
    fn same_by_library(reader: &DateReader, cell: &str) {
        let library =
            reader.formats.iter().find_map(|(format, _)| reader.by_library(format, cell.trim()).ok());
        let (ours, library) = (reader.text(cell).ok(), library);
        let pair = |moment: Option<Moment>| moment.map(|m| (m.day, m.second));
        assert_eq!(pair(ours), pair(library), "{cell}");
    }

    proptest! {
        #[test]
        fn dates_in_digits_are_read_as_the_library_reads_them(
            format in proptest::sample::select(vec![
                "%m/%d/%Y %H:%M:%S", "%Y-%m-%d", "%FT%TZ", "%d.%m.%Y", "%Y%m%d", "%m/%d/%Y %I:%M:%S %p",
                "%Y-%m-%dT%H:%M:%S%.fZ", "%Y-%m-%d %H:%M:%S%.f", "%d/%m/%Y %H:%M",
            ]),
            zone in proptest::sample::select(vec!["America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "UTC"]),
            (year, month, day) in (1890u32..2110, 0u32..14, 0u32..33),
            (hour, minute, second) in (0u32..26, 0u32..62, 0u32..62),
            (bare, mess) in (any::<bool>(), "[ 0-9:/.PMam]{0,2}"),
            clock in proptest::option::of(proptest::sample::select(vec!["Asia/Kathmandu", "America/Chicago"])),
        ) {
            let mut reader = reader(zone, &[format]);
            if let Some(name) = clock {
                reader.clock = TimeZone::get(name).unwrap();
                reader.clock_offsets = Some(Offsets::new(&reader.clock));
            }
            let two = |n: u32| if bare { n.to_string() } else { format!("{n:02}") };
            let cell = format
                .replace("%F", "%Y-%m-%d").replace("%T", "%H:%M:%S")
                .replace("%Y", &year.to_string()).replace("%m", &two(month)).replace("%d", &two(day))
                .replace("%H", &two(hour)).replace("%I", &two(hour % 13)).replace("%M", &two(minute))
                .replace("%S", &two(second)).replace("%p", if hour > 12 { "PM" } else { "am" })
                .replace("%.f", if bare { ".125" } else { "" });
            same_by_library(&reader, &cell);
            same_by_library(&reader, &format!("{cell}{mess}"));
            same_by_library(&reader, &format!("{mess}{cell}"));
            let (left, right) = cell.split_at(cell.len() / 2);
            same_by_library(&reader, &format!("{left}{mess}{right}"));
        }
    }
}

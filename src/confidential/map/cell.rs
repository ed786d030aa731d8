//! What the mapping side sees of a row, whatever file it came from.
use std::borrow::Cow;

/// One needed cell of a row.
pub(in crate::confidential) enum Cell<'a> {
    /// Nothing there.
    Blank,
    /// Not text in the stated encoding: counts as blank.
    Unreadable,
    /// Text, untrimmed.
    Text(Cow<'a, str>),
    /// Stored as a day: days since 1970-01-01.
    Day(i32),
    /// Stored as a clock reading without zone: seconds since 1970-01-01T00:00.
    Local(i64),
    /// Stored as a moment: seconds since 1970-01-01T00:00Z.
    Utc(i64),
}

/// A row of cells; slots are positions in `Rules::columns`.
pub(in crate::confidential) trait Row {
    /// The cell in `slot`; blank for a slot that is not there.
    fn cell(&self, slot: usize) -> Cell<'_>;
}

impl<'a> Cell<'a> {
    /// The cell as text, where it is to be read as one.
    pub(in crate::confidential) fn text(self) -> Cow<'a, str> {
        let seconds = match self {
            Cell::Blank | Cell::Unreadable => return Cow::Borrowed(""),
            Cell::Text(text) => return text,
            Cell::Day(day) => i64::from(day).saturating_mul(86_400),
            Cell::Local(seconds) | Cell::Utc(seconds) => seconds,
        };
        let stamp = jiff::Timestamp::from_second(seconds).map(|t| jiff::tz::TimeZone::UTC.to_datetime(t));
        match (stamp, self) {
            (Err(_), _) => Cow::Borrowed(""),
            (Ok(stamp), Cell::Day(_)) => Cow::Owned(stamp.date().to_string()),
            (Ok(stamp), _) => Cow::Owned(stamp.to_string()),
        }
    }

    /// Nothing but white space?
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Cell::Blank | Cell::Unreadable => true,
            Cell::Text(text) => text.trim().is_empty(),
            Cell::Day(_) | Cell::Local(_) | Cell::Utc(_) => false,
        }
    }

    /// Blank, or `NA`, as R writes what is missing?
    pub(super) fn is_missing(&self) -> bool {
        self.is_blank() || matches!(self, Cell::Text(text) if text.trim() == "NA")
    }
}

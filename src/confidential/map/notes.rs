//! What became of rows, counted by fixed kinds for the operator's own eyes.
//!
//! Counts and row numbers only; see `confidential::operator` for the one way out.

/// Why a row was left out, or what in it was not understood.
#[derive(Clone, Copy)]
pub(in crate::confidential) enum Note {
    /// More or fewer cells than the header: left out.
    Ragged,
    /// Blank in every column that is used: left out.
    Blank,
    /// The consent cell says anything but yes: left out.
    NoConsent,
    /// Its status is one of the `drop` texts: left out.
    Dropped,
    /// No date, or none in a stated format: left out.
    DateUnreadable,
    /// A date outside 1900 to 2100: left out.
    DateAbsurd,
    /// Outside `[period]`: left out.
    OutsidePeriod,
    /// An id column is blank: left out.
    NoId,
    /// The area cell is blank or `NA`: counted as unknown.
    AreaBlank,
    /// The area cell fits no area: counted as unknown.
    AreaUnmatched,
    /// A need text is not in the map: counted under the fallback key.
    NeedUnmapped,
    /// No need is given: counted under the fallback key.
    NeedBlank,
    /// A group text is not in the map (index into `Pipeline::groups`): unknown.
    GroupUnmapped(usize),
    /// A status text is in none of the lists: counted as open.
    StatusUnlisted,
    /// The closing date is in no stated format: counted as having none.
    ClosedUnreadable,
    /// Closed before opened: counted as closed on the same day.
    ClosedEarly,
    /// A cell that is not text in the stated encoding: counted as blank.
    NotText,
    /// A quantity that is no number, or negative: counted as none.
    QuantityUnreadable,
    /// A row of HXL tags: left out.
    Tags,
    /// What `leave_out` or `only` states: left out.
    LeftOut,
    /// A date that two formats read as different days: left out.
    DateAmbiguous,
    /// No row of the joined file has its key: nothing is taken from there.
    NotJoined,
}

/// Kinds of [`Note`], four groups included.
pub(in crate::confidential) const KINDS: usize = 25;
/// Where the group kinds begin.
pub(in crate::confidential) const FIRST_GROUP: usize = 21;
/// How many row numbers are kept of each kind.
const KEPT: usize = 3;

impl Note {
    /// Position among the [`KINDS`].
    pub(in crate::confidential) fn index(&self) -> usize {
        use Note::*;
        match self {
            Ragged => 0,
            Blank => 1,
            NoConsent => 2,
            Dropped => 3,
            DateUnreadable => 4,
            DateAbsurd => 5,
            OutsidePeriod => 6,
            NoId => 7,
            AreaBlank => 8,
            AreaUnmatched => 9,
            NeedUnmapped => 10,
            NeedBlank => 11,
            StatusUnlisted => 12,
            ClosedUnreadable => 13,
            ClosedEarly => 14,
            NotText => 15,
            QuantityUnreadable => 16,
            Tags => 17,
            LeftOut => 18,
            DateAmbiguous => 19,
            NotJoined => 20,
            GroupUnmapped(group) => FIRST_GROUP + (*group).min(KINDS - FIRST_GROUP - 1),
        }
    }
}

/// One kind's count and its first rows, each (file from 0, row from 1).
pub(in crate::confidential) struct Seen {
    pub count: u64,
    pub first: Vec<(usize, u64)>,
}

/// Counts of every kind, and of rows.
pub(in crate::confidential) struct Notes {
    seen: [Seen; KINDS],
    /// Rows read, blank lines and header not counted.
    pub rows: u64,
    /// Rows that became records.
    pub counted: u64,
}

impl Notes {
    /// Nothing noted yet.
    pub(in crate::confidential) fn new() -> Self {
        Notes { seen: std::array::from_fn(|_| Seen { count: 0, first: Vec::new() }), rows: 0, counted: 0 }
    }

    /// Notes `note` about a row.
    pub(in crate::confidential) fn add(&mut self, note: Note, file: usize, row: u64) {
        if let Some(seen) = self.seen.get_mut(note.index()) {
            seen.count += 1;
            if seen.first.len() < KEPT {
                seen.first.push((file, row));
            }
        }
    }

    /// Adds the notes of a later stretch whose rows were counted from `below`.
    pub(in crate::confidential) fn merge(&mut self, later: Notes, below: u64) {
        self.rows += later.rows;
        self.counted += later.counted;
        for (own, other) in self.seen.iter_mut().zip(later.seen) {
            own.count += other.count;
            let free = KEPT.saturating_sub(own.first.len());
            own.first.extend(other.first.into_iter().take(free).map(|(file, row)| (file, row + below)));
        }
    }

    /// What was seen of the kind at `index`.
    pub(in crate::confidential) fn seen(&self, index: usize) -> Option<&Seen> {
        self.seen.get(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_of_stretches_add_up_and_keep_the_first_rows() {
        let mut all = Notes::new();
        for stretch in 0..3u64 {
            let mut notes = Notes::new();
            notes.add(Note::NoId, 0, 1);
            notes.add(Note::NoId, 0, 4);
            notes.add(Note::GroupUnmapped(3), 0, 2);
            notes.rows = 5;
            all.merge(notes, stretch * 10);
        }
        let Some(seen) = all.seen(Note::NoId.index()) else { panic!("no such kind") };
        assert_eq!(seen.count, 6);
        assert_eq!(seen.first, [(0, 1), (0, 4), (0, 11)]);
        assert_eq!(all.seen(KINDS - 1).map(|s| s.count), Some(3));
        assert_eq!(all.rows, 15);
    }

    static_assertions::assert_not_impl_any!(Notes: Clone, std::fmt::Debug, std::fmt::Display, serde::Serialize);
}

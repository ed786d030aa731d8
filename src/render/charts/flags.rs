//! Names over dots that stand close together on one line: each a flag on a pole that rises
//! from its dot, so placed that no pole runs through another dot's name.
//!
//! A name that spans another dot's x must fly above that dot's name, or that one's pole
//! would cross it; names that merely overlap fly at different heights. Flags fly to the
//! right while that has a solution, else those nearest the right edge fly to the left.

/// Free space between two names of one lane, and between a name and a strange pole.
const APART: i32 = 8;
const CLEAR: i32 = 2;
/// Between a pole and its own name.
const POLE: i32 = 4;

/// How a name hangs on its pole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Over its dot, without a pole.
    Centre,
    Right,
    Left,
}

/// Where a name is put: `from..to` across, in this lane above the line (0 is the lowest).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Flag {
    pub(super) x: i32,
    pub(super) from: i32,
    pub(super) to: i32,
    pub(super) side: Side,
    pub(super) lane: i32,
}

impl Flag {
    fn new(x: i32, width: i32, side: Side, (left, right): (i32, i32)) -> Self {
        let from = match side {
            Side::Centre => x - width / 2,
            Side::Right => x + POLE,
            Side::Left => x - POLE - width,
        };
        let from = from.clamp(left, (right - width).max(left));
        Flag { x, from, to: from + width, side, lane: 0 }
    }

    /// Would a pole at `x` cross the name?
    fn spans(&self, x: i32) -> bool {
        self.from - CLEAR <= x && x <= self.to + CLEAR
    }

    fn meets(&self, other: &Flag) -> bool {
        self.from < other.to + APART && other.from < self.to + APART
    }

    /// Must it fly above `other`?
    fn above(&self, other: &Flag) -> bool {
        self.spans(other.x)
    }
}

/// A flag for each dot (its x and the width of its name, from left to right) between the
/// ends of the sheet, in the order of the dots.
pub(super) fn flags(dots: &[(i32, i32)], ends: (i32, i32)) -> Vec<Flag> {
    let alone = |i: usize, flag: &Flag| (0..dots.len()).all(|j| j == i || !flag.spans(dots[j].0));
    let first = |i: usize| {
        let (x, width) = dots[i];
        let centred = Flag::new(x, width, Side::Centre, ends);
        let right = x + POLE + width <= ends.1;
        match (alone(i, &centred), right) {
            (true, _) => centred,
            (false, true) => Flag::new(x, width, Side::Right, ends),
            (false, false) => Flag::new(x, width, Side::Left, ends),
        }
    };
    let mut flags: Vec<Flag> = (0..dots.len()).map(first).collect();
    loop {
        let stuck = match stack(&mut flags) {
            stuck if stuck.is_empty() => return flags,
            stuck => stuck,
        };
        // The rightmost that still can turns round.
        match stuck.iter().rev().find(|i| flags[**i].side == Side::Right) {
            Some(i) => flags[*i] = Flag::new(dots[*i].0, dots[*i].1, Side::Left, ends),
            None => {
                pile(&mut flags, &stuck);
                return flags;
            }
        }
    }
}

/// Gives every flag the lowest lane that it may have; returns those that must each fly
/// above another of them.
fn stack(flags: &mut [Flag]) -> Vec<usize> {
    let mut waiting: Vec<usize> = (0..flags.len()).collect();
    let mut placed: Vec<usize> = Vec::new();
    let free = |flags: &[Flag], waiting: &[usize]| {
        let ready = |i: usize| !waiting.iter().any(|j| *j != i && flags[i].above(&flags[*j]));
        waiting.iter().rposition(|i| ready(*i))
    };
    while let Some(at) = free(flags, &waiting) {
        let i = waiting.remove(at);
        flags[i].lane = lowest(flags, i, &placed);
        placed.push(i);
    }
    waiting
}

fn lowest(flags: &[Flag], i: usize, placed: &[usize]) -> i32 {
    let others = || placed.iter().map(|j| &flags[*j]);
    let under = others().filter(|other| flags[i].above(other)).map(|other| other.lane + 1).max();
    let taken = |lane: i32| others().any(|other| other.lane == lane && flags[i].meets(other));
    (under.unwrap_or(0)..).find(|lane| !taken(*lane)).unwrap_or(0)
}

/// Where nothing else is possible (names wider than the sheet has room for): one above
/// another.
fn pile(flags: &mut [Flag], stuck: &[usize]) {
    let lowest = flags.iter().map(|flag| flag.lane + 1).max().unwrap_or(0);
    for (lane, i) in (lowest..).zip(stuck) {
        flags[*i].lane = lane;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn crossed(flags: &[Flag]) -> bool {
        let crosses = |pole: &Flag, name: &Flag| name.lane < pole.lane && name.spans(pole.x);
        (0..flags.len()).any(|i| (0..flags.len()).any(|j| i != j && crosses(&flags[i], &flags[j])))
    }

    fn overlapping(flags: &[Flag]) -> bool {
        let over = |a: &Flag, b: &Flag| a.lane == b.lane && a.meets(b);
        (0..flags.len()).any(|i| (0..i).any(|j| over(&flags[i], &flags[j])))
    }

    #[test]
    fn a_name_with_room_is_centred_without_a_pole() {
        let all = flags(&[(100, 60), (400, 80)], (0, 600));
        assert!(all.iter().all(|flag| flag.side == Side::Centre && flag.lane == 0), "{all:?}");
    }

    #[test]
    fn equal_dots_at_the_right_edge_are_stacked() {
        let all = flags(&[(580, 90), (580, 90), (590, 60)], (0, 600));
        assert!(!crossed(&all) && !overlapping(&all), "{all:?}");
        assert!(all.iter().all(|flag| flag.side == Side::Left), "{all:?}");
    }

    proptest! {
        #[test]
        fn no_pole_crosses_a_name_and_no_two_names_overlap(
            mut dots in prop::collection::vec((200..600i32, 10..150i32), 1..12),
        ) {
            dots.sort_unstable();
            // With room for every name to the left, so that a solution is there.
            let all = flags(&dots, (0, 612));
            prop_assert!(!crossed(&all), "{all:?}");
            prop_assert!(!overlapping(&all), "{all:?}");
            prop_assert!(all.iter().all(|flag| flag.from >= 0 && flag.to <= 612), "{all:?}");
        }

        #[test]
        fn names_never_overlap_and_never_leave_the_sheet(
            mut dots in prop::collection::vec((12..348i32, 10..150i32), 1..12),
        ) {
            dots.sort_unstable();
            let all = flags(&dots, (12, 348));
            prop_assert!(!overlapping(&all), "{all:?}");
            prop_assert!(all.iter().all(|flag| flag.from >= 12 && flag.to <= 348), "{all:?}");
        }
    }
}

//! Needs in many columns: each column stands for one, and a cell says whether it is
//! meant.
//!
//! Record-local: which columns stand for which need is decided by the pipeline file
//! and the file's header, which neighbours have in common; which of them a row means
//! is decided by that row's cells alone.
use super::columns::Columns;
use super::fold::{fold_into, folded};
use super::needs::index;
use crate::pipeline::pattern::Pattern;
use crate::pipeline::{Chosen, WideRule};
use crate::problem::Result;

/// A source's rule for many columns, ready for use.
pub(in crate::confidential) struct WideFinder {
    /// Columns named in full: (slot, need).
    pub(super) named: Vec<(usize, u16)>,
    /// Columns in which any text counts.
    pub(super) filled: Vec<(usize, u16)>,
    /// The longest first.
    patterns: Vec<(Pattern, u16)>,
    /// Names and patterns that no pattern takes.
    except: Vec<Pattern>,
    yes: Yes,
    pub(super) otherwise: u16,
}

enum Yes {
    Texts(Vec<String>),
    AboveZero,
}

impl WideFinder {
    /// Resolves slots; `never_read` columns are taken by no pattern either.
    pub(in crate::confidential) fn new(
        rule: &WideRule,
        never_read: &[String],
        columns: &mut Columns,
    ) -> Result<Self> {
        let (mut named, mut patterns) = (Vec::new(), Vec::new());
        for (name, need) in &rule.columns {
            match Pattern::is_one(name) {
                true => patterns.push((name, index(*need)?)),
                false => named.push((columns.slot(name), index(*need)?)),
            }
        }
        let filled = rule.filled.iter().map(|(name, need)| Ok((columns.slot(name), index(*need)?)));
        let filled = filled.collect::<Result<_>>()?;
        patterns.sort_by_key(|(name, _)| (std::cmp::Reverse(Pattern::new(name).weight()), *name));
        let except = rule.except.iter().chain(never_read);
        Ok(WideFinder {
            named,
            filled,
            patterns: patterns.into_iter().map(|(name, need)| (Pattern::new(name.trim()), need)).collect(),
            except: except.map(|name| Pattern::new(name.trim())).collect(),
            yes: match &rule.yes {
                Chosen::Texts(texts) => Yes::Texts(texts.iter().map(|text| folded(text)).collect()),
                Chosen::AboveZero => Yes::AboveZero,
            },
            otherwise: index(rule.otherwise)?,
        })
    }

    /// The need of a column that no rule names in full; `None` where no pattern takes it.
    pub(in crate::confidential) fn takes(&self, name: &str) -> Option<u16> {
        let name = name.trim();
        // A column without a name stands for nothing; and where it begins may be decided
        // by whichever row has a stray cell to the left of a sheet's table.
        if name.is_empty() || self.except.iter().any(|except| except.fits(name)) {
            return None;
        }
        self.patterns.iter().find(|(pattern, _)| pattern.fits(name)).map(|(_, need)| *need)
    }

    /// A name that the longest pattern takes: its own text.
    pub(in crate::confidential) fn any_name(&self) -> String {
        self.patterns.first().map(|(pattern, _)| pattern.text()).unwrap_or_default()
    }

    /// Whether any pattern is there to take columns.
    pub(in crate::confidential) fn has_patterns(&self) -> bool {
        !self.patterns.is_empty()
    }

    /// Whether a cell means its column's need.
    pub(super) fn is_yes(&self, cell: &str, scratch: &mut String) -> bool {
        match &self.yes {
            Yes::AboveZero => above_zero(cell),
            Yes::Texts(texts) => {
                fold_into(scratch, cell);
                !scratch.is_empty() && texts.iter().any(|text| text == scratch)
            }
        }
    }
}

/// Whether a cell is a number above zero, such as `2`, `0.5` or `1,200`.
///
/// A comma counts only where it marks thousands, so that `0,5` is no number rather
/// than five.
fn above_zero(cell: &str) -> bool {
    let cell = cell.trim();
    let (whole, rest) = cell.split_once('.').unwrap_or((cell, ""));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let thousands =
        groups.all(|group| group.len() == 3) && (!whole.contains(',') || (1..=3).contains(&first.len()));
    let digit = |b: u8| b.is_ascii_digit();
    let plain = whole.bytes().all(|b| digit(b) || b == b',') && rest.bytes().all(digit);
    thousands && plain && cell.bytes().any(|b| matches!(b, b'1'..=b'9'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_above_zero_count_and_nothing_else_does() {
        for cell in ["1", " 12 ", "0.5", "1,200", "007", "1,000,000.0", ".5"] {
            assert!(above_zero(cell), "{cell}");
        }
        for cell in
            ["", "0", "0.0", "-1", "0,5", "1e3", "NaN", "inf", "one", "1.2.3", "1,20", "+1", "1,0000", ",123"]
        {
            assert!(!above_zero(cell), "{cell}");
        }
    }

    fn rule(columns: &[(&str, usize)], except: &[&str]) -> WideRule {
        WideRule {
            columns: columns.iter().map(|(name, need)| (name.to_string(), *need)).collect(),
            except: except.iter().map(|name| name.to_string()).collect(),
            yes: Chosen::Texts(vec!["true".into(), "1".into()]),
            filled: Vec::new(),
            otherwise: 9,
        }
    }

    #[test]
    fn of_several_patterns_the_longest_takes_a_column_and_exceptions_none() {
        let rule =
            rule(&[("*", 0), ("Kids (Size *", 1), ("*wipes*", 2), ("Total", 3)], &["* Value", "Packages"]);
        let mut columns = Columns::new();
        let Ok(finder) = WideFinder::new(&rule, &["Agency Rep*".to_string()], &mut columns) else {
            panic!("refused")
        };
        assert_eq!(columns.names(), ["Total"]);
        let taken = |name: &str| finder.takes(name);
        assert_eq!(taken(" Kids (Size 4) "), Some(1));
        assert_eq!(taken("Baby wipes, unscented"), Some(2));
        assert_eq!(taken("Formula"), Some(0));
        for none in ["", "  ", "Kids (Size 4) Value", "Packages", "Agency Representative"] {
            assert_eq!(taken(none), None, "{none}");
        }
    }

    #[test]
    fn a_chosen_cell_says_one_of_the_texts_and_a_blank_one_never_does() {
        let mut own = rule(&[("a", 0)], &[]);
        own.yes = Chosen::Texts(vec!["true".into(), String::new()]);
        let Ok(finder) = WideFinder::new(&own, &[], &mut Columns::new()) else { panic!("refused") };
        let mut scratch = String::new();
        assert!(finder.is_yes(" TRUE", &mut scratch));
        assert!(!finder.is_yes("", &mut scratch) && !finder.is_yes("false", &mut scratch));
    }
}

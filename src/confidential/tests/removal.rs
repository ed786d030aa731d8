//! Taking a person out of the *files* takes that person's own voice out of every
//! table and moves nothing else: through the library's entry, for CSV in many
//! styles and for Parquet, for ids and for rows as units.
//!
//! Tested as additivity, which says more than "other cells are equal": the totals
//! of all files are the totals without someone plus the totals of that one alone.
use proptest::prelude::*;

use super::city::{Line, Style, line, style, totals};
use crate::confidential::voice::GRID;
use crate::pipeline::Role;

type Tables = Vec<(Role, Vec<i64>)>;

fn sum(a: &Tables, b: &Tables) -> Tables {
    let add = |x: &[i64], y: &[i64]| x.iter().zip(y).map(|(x, y)| x + y).collect();
    a.iter().zip(b).map(|((role, x), (_, y))| (*role, add(x, y))).collect()
}

/// Splits `lines` by `gone` and compares.
fn apart(
    lines: &[Line],
    gone: impl Fn(usize, &Line) -> bool,
    style: &Style,
    unit: &str,
) -> Result<(), TestCaseError> {
    let (mut out, mut rest, mut all) = (Vec::new(), Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        all.push(line);
        if gone(at, line) { out.push(line) } else { rest.push(line) }
    }
    let [all, rest, own] = [&all, &rest, &out].map(|some| totals(some, style, unit));
    prop_assert_eq!(&all, &sum(&rest, &own));
    // A person's voice is whole or none; of months, waits and other counts it is one at most.
    for (role, cells) in &own {
        let voice: i64 = cells.iter().sum();
        prop_assert!(cells.iter().all(|c| *c >= 0) && voice <= GRID, "{role:?}: {voice}");
    }
    let whole = own.iter().filter(|(role, _)| *role == Role::Requests).map(|(_, cells)| cells.iter().sum());
    let whole: Vec<i64> = whole.collect();
    prop_assert!(whole.first().is_none_or(|first| *first == 0 || *first == GRID), "{whole:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_person_taken_out_of_the_files_moves_no_one_else_s_weight(
        lines in prop::collection::vec(line(), 0..24), who in 0u8..5, style in style()
    ) {
        apart(&lines, |_, line| line.person == who, &style, "person")?;
    }

    #[test]
    fn a_row_taken_out_of_the_files_moves_no_other_row_s_weight(
        lines in prop::collection::vec(line(), 1..16), which in any::<prop::sample::Index>(), style in style()
    ) {
        let which = which.index(lines.len());
        apart(&lines, |at, _| at == which, &style, "record")?;
    }
}

/// Leaves `gone` out and gives how far each table moves, as a part of a voice times 2³².
fn moved(lines: &[Line], gone: impl Fn(&Line) -> bool, style: &Style, unit: &str) -> Vec<(Role, i64)> {
    let all: Vec<&Line> = lines.iter().collect();
    let rest: Vec<&Line> = lines.iter().filter(|line| !gone(line)).collect();
    let (all, rest) = (totals(&all, style, unit), totals(&rest, style, unit));
    let far = |a: &[i64], b: &[i64]| a.iter().zip(b).map(|(a, b)| (a - b).abs()).sum();
    all.iter().zip(&rest).map(|((role, a), (_, b))| (*role, far(a, b))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Where requests have ids and hand-outs have none: someone with k rows among the hand-outs
    /// is one unit of the one and k units of the other, which is what docs/privacy.md charges.
    #[test]
    fn with_rows_alone_someone_moves_one_voice_of_asking_and_one_a_row_of_hand_outs(
        lines in prop::collection::vec(line(), 1..24), who in 0u8..5, style in style()
    ) {
        let rows = lines.iter().filter(|line| line.given && line.person == who).count() as i64;
        for (role, far) in moved(&lines, |line| line.person == who, &style, "mixed") {
            let voices = if role == Role::Distributions { rows } else { 1 };
            prop_assert!(far <= voices * GRID, "{role:?} moved by {far}");
        }
        // And nothing of anybody else.
        apart(&lines, |_, line| !line.given && line.person == who, &style, "mixed")?;
    }

    #[test]
    fn with_rows_alone_one_row_moves_no_other(
        lines in prop::collection::vec(line(), 1..16), which in any::<prop::sample::Index>(), style in style()
    ) {
        let given: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].given).collect();
        prop_assume!(!given.is_empty());
        let which = given[which.index(given.len())];
        apart(&lines, |at, _| at == which, &style, "mixed")?;
    }
}

/// The bound of rows alone can be broken: hand-outs under one id for all of them move by one
/// voice in all, so two people's rows do not add up.
#[test]
fn rows_under_one_id_do_not_pass_for_rows_alone() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut lines = prop::collection::vec(line(), 24..25).new_tree(&mut runner).unwrap().current();
    lines.iter_mut().for_each(|line| line.person = 1);
    let style = Style::Parquet { group: 3 };
    let given = || (0..lines.len()).filter(|at| lines[*at].given);
    assert!(given().all(|at| apart(&lines, |own, _| own == at, &style, "mixed").is_ok()));
    assert!(given().any(|at| apart(&lines, |own, _| own == at, &style, "person").is_err()));
}

#[test]
fn the_city_of_these_tests_has_tables_of_both_roles_and_people_in_them() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let lines = prop::collection::vec(line(), 24..25).new_tree(&mut runner).unwrap().current();
    for style in [
        Style::Parquet { group: 3 },
        Style::Csv {
            end: "\n",
            quote_all: false,
            extra_row: true,
            blank_lines: true,
            wide: true,
            mark: true,
        },
    ] {
        let tables = totals(&lines.iter().collect::<Vec<_>>(), &style, "person");
        for role in [Role::Requests, Role::Distributions] {
            let some = tables.iter().filter(|(r, cells)| *r == role && cells.iter().any(|c| *c > 0));
            assert!(some.count() > 0, "{role:?}, {style:?}");
        }
        assert!(tables.len() >= 4, "{} tables", tables.len());
    }
}

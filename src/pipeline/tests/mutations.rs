//! Nothing makes the reading panic.
use proptest::prelude::*;

use super::mapping::mapped;
use super::{VALID, parse};

proptest! {
    #[test]
    fn no_text_makes_the_reading_panic(text in ".{0,200}") {
        let _ = parse(&text).map_err(|invalid| invalid.report(false));
    }

    /// Lines of the valid file dropped, doubled, exchanged, and their values
    /// replaced by others.
    #[test]
    fn no_mutation_of_a_valid_file_makes_the_reading_panic(
        edits in prop::collection::vec((0usize..110, 0usize..110, 0usize..10), 1..6)
    ) {
        const VALUES: [&str; 6] = ["-1", "\"ö\u{202e}\"", "[[]]", "{ column = [1] }", "1979-05-27", "nan"];
        let mut lines: Vec<String> = mapped().lines().map(str::to_owned).collect();
        for (a, b, how) in edits {
            let (a, b) = (a % lines.len(), b % lines.len());
            match how {
                0 => { lines.remove(a); }
                1 => { let line = lines[a].clone(); lines.insert(b, line); }
                2 => lines.swap(a, b),
                n => {
                    if let Some((key, _)) = lines[a].clone().split_once('=') {
                        lines[a] = format!("{key}= {}", VALUES[n % VALUES.len()]);
                    }
                }
            }
        }
        if let Err(invalid) = parse(&lines.join("\n")) {
            prop_assert!(invalid.problems() > 0, "an invalid file without a mistake");
            let _ = invalid.report(false);
        }
    }

    #[test]
    fn no_cut_or_stray_character_makes_the_reading_panic(at in 0usize..1900, with in ".{0,3}") {
        let at = (0..=at.min(VALID.len())).rev().find(|i| VALID.is_char_boundary(*i)).unwrap();
        let _ = parse(&VALID[..at]).map_err(|invalid| invalid.report(false));
        let text = format!("{}{with}{}", &VALID[..at], &VALID[at..]);
        let _ = parse(&text).map_err(|invalid| invalid.report(true));
    }
}

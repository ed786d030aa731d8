//! Numbers for other programs: tables, GeoJSON. What people read is written by
//! [`Words`](super::Words) as their language has it.

/// At most `places` decimals, without trailing zeros.
pub fn tidy(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_string() } else { text.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_lose_their_trailing_zeros() {
        assert_eq!(tidy(1.50, 3), "1.5");
        assert_eq!(tidy(-0.0001, 3), "0");
        assert_eq!(tidy(100.0, 0), "100");
    }
}

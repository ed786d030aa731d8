//! Numbers and dates as English readers write them.
use jiff::civil::Date;

/// A rounded whole number with commas between thousands: `12,345`.
pub fn whole(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut out = String::new();
    if value < 0.0 && digits != "0" {
        out.push('−');
    }
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// One decimal below 10, none above: for rates per 1,000.
pub fn rate(value: f64) -> String {
    if value.abs() < 9.95 { tidy(value, 1) } else { whole(value) }
}

/// At most `places` decimals, without trailing zeros; for tables and budgets.
pub fn tidy(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_string() } else { text.to_string() }
}

/// `5 March 2025`.
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date.month()), date.year())
}

/// The name of month 1 to 12.
pub fn month(number: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(number - 1).ok().and_then(|i| NAMES.get(i)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_by_commas() {
        assert_eq!(whole(0.4), "0");
        assert_eq!(whole(-0.4), "0");
        assert_eq!(whole(999.6), "1,000");
        assert_eq!(whole(1_234_567.0), "1,234,567");
    }

    #[test]
    fn rates_keep_one_decimal_only_while_small() {
        assert_eq!(rate(0.0), "0");
        assert_eq!(rate(3.14), "3.1");
        assert_eq!(rate(9.96), "10");
        assert_eq!(rate(31.4), "31");
    }

    #[test]
    fn decimals_lose_their_trailing_zeros() {
        assert_eq!(tidy(1.50, 3), "1.5");
        assert_eq!(tidy(-0.0001, 3), "0");
        assert_eq!(tidy(100.0, 0), "100");
    }
}

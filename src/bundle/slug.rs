//! Folder names from titles.

/// `Río Verde: mutual aid 2025` → `rio-verde-mutual-aid-2025`: lower-case ASCII
/// letters, digits and single hyphens, at most 60, never empty.
pub(super) fn slug(title: &str) -> String {
    let mut out = String::new();
    for c in title.chars().flat_map(char::to_lowercase).flat_map(|c| plain(c).chars()) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        if out.len() >= 60 {
            break;
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { "release".into() } else { out.into() }
}

/// The letter without its marks; a hyphen for what has no plain letter.
fn plain(c: char) -> &'static str {
    const ASCII: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    if let Some(at) = ASCII.find(c) {
        return &ASCII[at..=at];
    }
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è'..='ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì'..='ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ś' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ț' => "t",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        // A combining mark: belongs to the letter before it.
        '\u{300}'..='\u{36f}' => "",
        _ => "-",
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn titles_become_plain_folder_names() {
        for (title, name) in [
            ("Riverton mutual aid 2025", "riverton-mutual-aid-2025"),
            ("  Río Verde: ayuda — 2025!  ", "rio-verde-ayuda-2025"),
            ("../../etc/passwd", "etc-passwd"),
            ("Lès Kay\u{301}", "les-kay"),
            ("互助", "release"),
            ("", "release"),
        ] {
            assert_eq!(slug(title), name);
        }
        assert_eq!(slug(&"ab ".repeat(100)).len(), 59);
    }
}

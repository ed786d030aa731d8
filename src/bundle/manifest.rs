//! `release.json`: canonical text that carries its own checksum.
//!
//! The text is pretty-printed JSON with fields in the order of [`Release`] and one
//! newline at the end. Its own SHA-256 stands among those of the other files and
//! is taken with 64 zeros in its place, so anyone can check it with `sed` and
//! `sha256sum`, and a changed byte anywhere is noticed.
use std::result::Result;

use serde::Deserialize;

use super::{FORMAT, Release, names};
use crate::privacy::digest::{is_hex, sha256_hex};

/// The text of `release`, whose `files` must hold those of all other files, and
/// to which its own is added.
pub(super) fn seal(release: &mut Release) -> Result<String, String> {
    let zeros = "0".repeat(64);
    release.files.insert(names::RELEASE.into(), zeros.clone());
    let mut text = serde_json::to_string_pretty(release).map_err(|e| e.to_string())?;
    text.push('\n');
    let digest = sha256_hex(text.as_bytes());
    let sealed = exchange(&text, &zeros, &digest).ok_or("its own checksum has no place")?;
    release.files.insert(names::RELEASE.into(), digest);
    Ok(sealed)
}

/// The release in `text`, provided that its own checksum holds.
pub(super) fn open(text: &str) -> Result<Release, String> {
    #[derive(Deserialize)]
    struct Probe {
        format: u32,
    }
    // serde's messages are about public text only.
    let probe: Probe = serde_json::from_str(text).map_err(|e| format!("it is not a release ({e})"))?;
    if probe.format != FORMAT {
        return Err(format!("it has format {}, and this evenhand knows {FORMAT}", probe.format));
    }
    let release: Release = serde_json::from_str(text).map_err(|e| format!("it is not a release ({e})"))?;
    let own =
        release.files.get(names::RELEASE).filter(|d| is_hex(d, 64)).ok_or("its own checksum is missing")?;
    let blank = exchange(text, own, &"0".repeat(64)).ok_or("its own checksum is missing")?;
    if sha256_hex(blank.as_bytes()) != *own {
        return Err("its own checksum does not match".into());
    }
    Ok(release)
}

/// `text` with its own checksum exchanged; `None` unless it is there exactly once.
/// (A string inside the JSON cannot pass for it: its quotes would be escaped.)
fn exchange(text: &str, old: &str, new: &str) -> Option<String> {
    let field = |digest: &str| format!("\"{}\": \"{digest}\"", names::RELEASE);
    let field_now = field(old);
    let mut parts = text.split(&field_now);
    let (before, after) = (parts.next()?, parts.next()?);
    parts.next().is_none().then(|| format!("{before}{}{after}", field(new)))
}

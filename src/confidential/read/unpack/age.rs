//! Exports encrypted with age (age-encryption.org/v1), decrypted in memory.
//!
//! age authenticates every piece of 64 KiB and marks the last one, so a file that was
//! changed or cut off ends in an error before any row of it counts.
use std::fs;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::OnceLock;

use age::armor::ArmoredReader;
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Identity};
use zeroize::Zeroizing;

use super::bounded;
use crate::confidential::fault::{Fault, FaultKind};
use crate::problem::{Problem, Result};

/// The operator's key or passphrase; given once, before anything is read.
static IDENTITY: OnceLock<Zeroizing<String>> = OnceLock::new();

/// Takes the key from `file`: lines with `AGE-SECRET-KEY-1…` as `age-keygen` writes them,
/// or else a passphrase in its first line. Kept in memory until the program ends.
///
/// # Errors
/// When the file cannot be read or is empty.
pub fn use_identity(file: &Path) -> Result<()> {
    let at = || file.display().to_string();
    let text = fs::read_to_string(file)
        .map(Zeroizing::new)
        .map_err(|e| Problem::usage(format!("the key file cannot be read: {}", e.kind())).at(at()))?;
    if text.trim().is_empty() {
        return Err(Problem::usage("the key file is empty")
            .at(at())
            .hint("it holds an AGE-SECRET-KEY-1… line, or a passphrase in its first line"));
    }
    // A second key in one run would be the same one: the command line has one place for it.
    let _ = IDENTITY.set(text);
    Ok(())
}

/// The plain bytes of `input`, armoured or not.
pub(super) fn decrypted(input: impl Read) -> std::result::Result<Zeroizing<Vec<u8>>, Fault> {
    let identity = IDENTITY.get().ok_or_else(|| Fault::new(FaultKind::Encrypted))?;
    decrypted_with(input, identity)
}

pub(super) fn decrypted_with(
    input: impl Read,
    identity: &str,
) -> std::result::Result<Zeroizing<Vec<u8>>, Fault> {
    let damaged = || Fault::new(FaultKind::DamagedAge);
    let decryptor =
        Decryptor::new_buffered(ArmoredReader::new(BufReader::new(input))).map_err(|_| damaged())?;
    let keys = keys(identity, decryptor.is_scrypt());
    let plain = decryptor.decrypt(keys.iter().map(|key| &**key)).map_err(|why| match why {
        DecryptError::NoMatchingKeys
        | DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::ExcessiveWork { .. } => Fault::new(FaultKind::WrongKey),
        _ => damaged(),
    })?;
    bounded(plain).map_err(|fault| if fault.is_unreadable() { damaged() } else { fault })
}

/// What may open a file: every key of the text, or its first line as a passphrase.
fn keys(identity: &str, passphrase: bool) -> Vec<Box<dyn Identity>> {
    if passphrase {
        let line = identity.lines().next().unwrap_or_default().to_owned();
        return vec![Box::new(age::scrypt::Identity::new(SecretString::from(line)))];
    }
    let lines = identity.lines().map(str::trim).filter(|line| line.starts_with("AGE-SECRET-KEY-1"));
    let keys = lines.filter_map(|line| line.parse::<age::x25519::Identity>().ok());
    keys.map(|key| Box::new(key) as Box<dyn Identity>).collect()
}

//! Files packed with gzip or zip, unpacked in memory.
use std::io::{Cursor, Read};

use flate2::read::MultiGzDecoder;
use zeroize::Zeroizing;
use zip::ZipArchive;

use super::bounded;
use crate::confidential::fault::{Fault, FaultKind};

/// A gzip file, which ends in a checksum.
pub(super) fn gunzipped(input: impl Read) -> Result<Zeroizing<Vec<u8>>, Fault> {
    bounded(MultiGzDecoder::new(input)).map_err(damaged)
}

/// The one file in a zip archive. Folders, and what macOS adds of its own, do not count.
pub(super) fn unzipped(bytes: Zeroizing<Vec<u8>>) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let broken = || Fault::new(FaultKind::DamagedPack);
    let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).map_err(|_| broken())?;
    let names = archive.file_names().map(|name| name.map(|name| name.into_owned()));
    let names: Vec<String> = names.collect::<Result<_, _>>().map_err(|_| broken())?;
    let counts = |i: &usize| !names[*i].ends_with('/') && !names[*i].starts_with("__MACOSX/");
    let [only] = (0..names.len()).filter(counts).collect::<Vec<_>>()[..] else {
        return Err(Fault::new(FaultKind::ManyMembers));
    };
    let file = archive.by_index(only).map_err(|_| broken())?;
    bounded(file).map_err(damaged)
}

fn damaged(fault: Fault) -> Fault {
    if fault.is_unreadable() { Fault::new(FaultKind::DamagedPack) } else { fault }
}

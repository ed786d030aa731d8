//! The exports as the audit reads them: as they are, or written again with
//! somebody left out. In memory; made-up ones also as files.
use std::sync::Mutex;

use crate::confidential::map::{Places, UnitKey};
use crate::confidential::read::{Change, Rewriting, Seen, Target, read_rewritten, write_sample_again};
use crate::confidential::record::Record;
use crate::pipeline::Pipeline;
use crate::problem::{Problem, Result};

/// How the exports are to be read.
#[derive(Clone, Copy)]
pub(super) enum Ask {
    /// As they lie there.
    AsIs,
    /// Written again, complete.
    Again,
    /// With the target left out.
    Without(Target),
    /// Nobody but the target.
    Only(Target),
    /// With one more person, who asked for everything that anyone asked for.
    Planted,
    /// Written to files and read from there, with the target left out.
    WithoutOnDisk(Target),
}

/// Exports that can be read again and again, under one key. Every second reading
/// goes through a writer that quotes all cells.
pub(super) struct Exports<'a, P> {
    pipeline: &'a Pipeline,
    places: &'a P,
    key: UnitKey,
    planted: String,
}

impl<'a, P: Places> Exports<'a, P> {
    /// Draws a key and a planted person's id.
    pub(super) fn new(pipeline: &'a Pipeline, places: &'a P) -> Result<Self> {
        let mut bytes = [0u8; 8];
        getrandom::fill(&mut bytes)
            .map_err(|_| Problem::failed("the operating system gave no random bytes"))?;
        // Digits, so that it is an id in every form; longer than any telephone number.
        let planted = format!("97{:022}", u64::from_le_bytes(bytes));
        Ok(Exports { pipeline, places, key: UnitKey::fresh()?, planted })
    }

    /// The records of one reading, in file order.
    pub(super) fn read(&self, ask: Ask, quoted: bool) -> Result<Vec<Record>> {
        let change = match ask {
            Ask::AsIs => return self.through(self.pipeline, None),
            Ask::Again => Change::Nothing,
            Ask::Without(target) | Ask::WithoutOnDisk(target) => Change::Without(target),
            Ask::Only(target) => Change::Only(target),
            Ask::Planted => Change::Planted(self.planted.clone()),
        };
        let how = Rewriting { change, quoted, seen: None };
        if !matches!(ask, Ask::WithoutOnDisk(_)) {
            return self.through(self.pipeline, Some(&how));
        }
        let folder = tempfile::Builder::new()
            .prefix("evenhand-audit-")
            .tempdir()
            .map_err(|e| Problem::failed(format!("no temporary folder can be made: {}", e.kind())))?;
        let again = write_sample_again(self.pipeline, self.places, &self.key, &how, folder.path())?;
        self.through(&again, None)
    }

    /// What a pass over the files finds.
    pub(super) fn seen(&self) -> Result<Seen> {
        let seen = Some(Mutex::new(Seen::default()));
        let how = Rewriting { change: Change::Nothing, quoted: true, seen };
        self.through(self.pipeline, Some(&how))?;
        let seen = how.seen.map(Mutex::into_inner);
        seen.and_then(|seen| seen.ok())
            .ok_or_else(|| Problem::failed("the audit's pass over the files failed"))
    }

    fn through(&self, pipeline: &Pipeline, how: Option<&Rewriting>) -> Result<Vec<Record>> {
        Ok(read_rewritten(pipeline, self.places, &self.key, how)?.take())
    }
}

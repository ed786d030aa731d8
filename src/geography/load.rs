//! From the pipeline file's `[geography]` to a [`Geography`].
use std::fs;
use std::path::Path;

use super::{Geography, assemble, denominators, features, names, neighbours, remarks};
use crate::pipeline::GeographySpec;
use crate::problem::{Problem, Result};

/// A geography and what its reader had to mend or leave out.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The areas.
    pub geography: Geography,
    /// Plain sentences for the operator; public facts only.
    pub notes: Vec<String>,
}

/// Reads the areas of `spec` (a `.csv` is a list of names, all else is GeoJSON)
/// and its denominators. Areas come out in the order of their ids.
///
/// # Errors
/// A usage problem with file, feature or line when a file is missing or is not
/// what it should be: see the modules `features`, `names`, `denominators`.
pub fn load(spec: &GeographySpec) -> Result<Loaded> {
    let mut notes = Vec::new();
    let pieces = if is_csv(&spec.areas) { names::read(spec)? } else { features::read(spec)? };
    let mut areas = assemble::areas(spec, pieces, &mut notes)?;
    if let Some(denominators) = &spec.denominators {
        denominators::join(denominators, &mut areas, &mut notes)?;
    }
    let geography = Geography {
        neighbours: neighbours(&areas),
        areas,
        parents: spec.parents.clone(),
        credit: spec.credit.clone(),
    };
    notes.extend(remarks::about(&geography));
    Ok(Loaded { geography, notes })
}

fn is_csv(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
}

/// A public text file without its byte-order mark.
///
/// # Errors
/// Missing, unreadable, empty, or not UTF-8.
pub(super) fn public_text(path: &Path, role: &str) -> Result<String> {
    let place = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| {
        Problem::usage(format!("cannot read the {role}: {error}"))
            .at(&place)
            .hint("paths are relative to the pipeline file's folder, or to --data DIR; check the spelling")
    })?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Problem::usage(format!("the {role} is not UTF-8 text"))
            .at(&place)
            .hint("save it again as UTF-8 (in a spreadsheet: \"CSV UTF-8\")")
    })?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Problem::usage(format!("the {role} is empty")).at(place));
    }
    Ok(text)
}

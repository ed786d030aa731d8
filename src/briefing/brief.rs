//! From a bundle on disk to a briefing beside it.
use std::path::{Path, PathBuf};

use super::{BundleFacts, maps, write};
use crate::bundle::{self, Bundle};
use crate::equity;
use crate::geography::Zoning;
use crate::pipeline::Presentation;
use crate::problem::{Problem, Result};
use crate::render;

/// Renders `briefing/` beside the bundle and returns the page's path. Reads no
/// export and spends nothing. Without `presentation`, the settings last used.
///
/// # Errors
/// When the bundle does not verify, no settings were ever used, or the folder
/// cannot be written.
pub fn brief(path: &Path, presentation: Option<&Presentation>) -> Result<PathBuf> {
    brief_merged(path, presentation, None).map(|briefed| briefed.page)
}

/// A briefing, and what the operator should know about the zones it is told in.
#[derive(Clone, Debug)]
pub struct Briefed {
    /// The page.
    pub page: PathBuf,
    /// Public names only.
    pub remarks: Vec<String>,
}

/// The same, with the areas regrouped as the CSV `zones` says. The next briefing
/// without one is in the areas of the bundle again.
///
/// # Errors
/// As [`brief`], and when `zones` does not fit the bundle's areas.
pub fn brief_merged(
    path: &Path,
    presentation: Option<&Presentation>,
    zones: Option<&Path>,
) -> Result<Briefed> {
    let bundle = bundle::read(path)?;
    let run = run_folder(path);
    let presentation = match presentation {
        Some(given) => given.clone(),
        None => last_used(&run)?,
    };
    let read = |file| Zoning::read(file, &bundle.plan().hierarchy, bundle.geography());
    let zoning = zones.map(read).transpose()?;
    let story = match &zoning {
        Some(zoning) => equity::tell_merged(&bundle, &presentation, zoning)?,
        None => equity::tell(&bundle, &presentation)?,
    };
    let maps = bundle.geography().map_or_else(Vec::new, |g| maps::maps(&story, g));
    let facts = facts(&bundle, &presentation);
    let page = write(&story, &maps, &facts, &run)?.page;
    Ok(Briefed { page, remarks: zoning.map_or_else(Vec::new, |zoning| zoning.remarks()) })
}

fn facts<'a>(bundle: &'a Bundle, presentation: &'a Presentation) -> BundleFacts<'a> {
    BundleFacts {
        release: bundle.release(),
        geography: bundle.geography(),
        presentation,
        png: Some(render::png),
    }
}

/// The folder that holds `bundle/`, whichever of the two was given.
fn run_folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if path.join("release.json").is_file() => parent.to_path_buf(),
        _ => path.to_path_buf(),
    }
}

fn last_used(run: &Path) -> Result<Presentation> {
    let file = run.join("briefing/presentation.json");
    let place = file.display().to_string();
    let text = std::fs::read_to_string(&file).map_err(|_| {
        Problem::usage("this bundle has no briefing yet whose settings could be used again")
            .at(place.clone())
            .hint("name the pipeline file: evenhand brief BUNDLE --pipeline PIPELINE.toml")
    })?;
    serde_json::from_str(&text)
        .map_err(|_| Problem::failed("the settings last used cannot be read").at(place))
}

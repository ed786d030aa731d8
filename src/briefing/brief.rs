//! From a bundle on disk to a briefing beside it.
use std::path::{Path, PathBuf};

use super::{BundleFacts, Words, drawn, export, maps, pictures, write};
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
    let ready = Ready::new(path, presentation, zones)?;
    let facts = facts(&ready.bundle, &ready.presentation);
    let page = write::write(&ready.story, &ready.maps(), &facts, &ready.run)?.page;
    Ok(Briefed { page, remarks: ready.remarks() })
}

/// One figure only: a picture in every form and size, or a table, in
/// `figures/<name>/` beside the bundle.
///
/// # Errors
/// As [`brief_merged`], and when there is no such figure; the error names all there are.
pub fn brief_only(
    path: &Path,
    presentation: Option<&Presentation>,
    zones: Option<&Path>,
    figure: &str,
) -> Result<Briefed> {
    let ready = Ready::new(path, presentation, zones)?;
    let facts = facts(&ready.bundle, &ready.presentation);
    let words = Words::english();
    let (maps, charts) = (ready.maps(), drawn::charts(&ready.story, &facts, &words));
    let pictures = || maps.iter().chain(&charts);
    // A chart and its table may share a name: then both are meant.
    let mut files = export::one(&ready.story, &facts, &words, figure)?.unwrap_or_default();
    for picture in pictures().filter(|picture| picture.name == figure) {
        files.extend(pictures::one(&ready.story, picture, &facts, &words)?);
    }
    if files.is_empty() {
        let tables = export::names(&ready.story, &words);
        let mut all: Vec<&str> = pictures().map(|p| p.name.as_str()).chain(tables).collect();
        all.sort_unstable();
        all.dedup();
        return Err(unknown(figure, &all));
    }
    let folder = ready.run.join("figures").join(figure);
    write::whole(&files, &folder)?;
    Ok(Briefed { page: folder, remarks: ready.remarks() })
}

fn unknown(figure: &str, all: &[&str]) -> Problem {
    let near = all.iter().map(|name| (strsim::damerau_levenshtein(figure, name), *name)).min();
    let near = near.filter(|(away, _)| *away <= 3).map(|(_, name)| format!("did you mean {name}? "));
    Problem::usage(format!("this briefing has no figure {figure:?}")).hint(format!(
        "{}there are: {}",
        near.unwrap_or_default(),
        all.join(", ")
    ))
}

/// A bundle and what is told of it.
struct Ready {
    bundle: Bundle,
    run: PathBuf,
    presentation: Presentation,
    zoning: Option<Zoning>,
    story: equity::Story,
}

impl Ready {
    fn new(path: &Path, presentation: Option<&Presentation>, zones: Option<&Path>) -> Result<Self> {
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
        Ok(Ready { bundle, run, presentation, zoning, story })
    }

    fn maps(&self) -> Vec<super::Picture> {
        self.bundle.geography().map_or_else(Vec::new, |g| maps::maps(&self.story, g, &Words::english()))
    }

    fn remarks(&self) -> Vec<String> {
        self.zoning.as_ref().map_or_else(Vec::new, Zoning::remarks)
    }
}

fn facts<'a>(bundle: &'a Bundle, presentation: &'a Presentation) -> BundleFacts<'a> {
    BundleFacts {
        release: bundle.release(),
        geography: bundle.geography(),
        presentation,
        png: Some(render::png),
        pdf: true,
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

//! From a bundle on disk to a briefing beside it.
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;

use super::{BundleFacts, Edition, Language, Words, drawn, export, maps, pictures, write};
use crate::bundle::{self, Bundle, Release};
use crate::dependability;
use crate::equity;
use crate::estimate;
use crate::geography::Zoning;
use crate::pipeline::Presentation;
use crate::privacy::Loss;
use crate::problem::{Problem, Result};
use crate::render;
use crate::reported;

/// Renders `briefing/` beside the bundle and returns the page's path. Reads no
/// export and spends nothing. Without `presentation`, the settings last used.
///
/// # Errors
/// When the bundle does not verify, no settings were ever used, or the folder
/// cannot be written.
pub fn brief(path: &Path, presentation: Option<&Presentation>) -> Result<PathBuf> {
    brief_merged(path, presentation, &MadeFrom::default()).map(|briefed| briefed.page)
}

/// What else a briefing is made from.
#[derive(Clone, Copy, Debug, Default)]
pub struct MadeFrom<'a> {
    /// A CSV of areas and the zones to tell them in.
    pub zones: Option<&'a Path>,
    /// The bundle of another release of the same records, to be combined with this one
    /// ([`estimate::combined`]).
    pub with: Option<&'a Path>,
}

/// A briefing, and what the operator should know about the zones it is told in.
#[derive(Clone, Debug)]
pub struct Briefed {
    /// The page.
    pub page: PathBuf,
    /// Public names only.
    pub remarks: Vec<String>,
}

/// The same, with the areas regrouped and another release added as `from` says. The next
/// briefing without them is in the areas of the bundle, and of it alone, again.
///
/// # Errors
/// As [`brief`], and when the zones do not fit the bundle's areas, or the other release
/// does not ask the same of the same records.
pub fn brief_merged(path: &Path, presentation: Option<&Presentation>, from: &MadeFrom) -> Result<Briefed> {
    let ready = Ready::new(path, presentation, from)?;
    let (editions, mut remarks) = ready.editions()?;
    let languages: Vec<Language> = editions.iter().map(|e| e.words.language().clone()).collect();
    let facts = facts(&ready.bundle, &ready.presentation, &languages);
    let written = write::write(&editions, &facts, &ready.run)?;
    remarks.extend(written.remarks);
    remarks.extend(ready.remarks());
    let page = written.page;
    Ok(Briefed { page, remarks })
}

/// One figure only: a picture in every form and size, or a table, in
/// `figures/<name>/` beside the bundle.
///
/// # Errors
/// As [`brief_merged`], and when there is no such figure; the error names all there are.
pub fn brief_only(
    path: &Path,
    presentation: Option<&Presentation>,
    from: &MadeFrom,
    figure: &str,
) -> Result<Briefed> {
    let ready = Ready::new(path, presentation, from)?;
    let (editions, _) = ready.editions()?;
    let Some(Edition { words, story, maps }) = editions.into_iter().next() else {
        return Err(Problem::usage("this briefing has no language"));
    };
    let facts = facts(&ready.bundle, &ready.presentation, &[]);
    let charts = drawn::charts(&story, &facts, &words);
    let pictures = || maps.iter().chain(&charts);
    // A chart and its table may share a name: then both are meant.
    let mut files = export::one(&story, &facts, &words, figure)?.unwrap_or_default();
    for picture in pictures().filter(|picture| picture.name == figure) {
        files.extend(pictures::one(&story, picture, &facts, &words)?);
    }
    if files.is_empty() {
        let tables = export::names(&story, &words);
        let mut all: Vec<&str> = pictures().map(|p| p.name.as_str()).chain(tables).collect();
        all.sort_unstable();
        all.dedup();
        return Err(unknown(figure, &all));
    }
    let folder = ready.run.join("figures").join(figure);
    write::whole(&files, &folder)?;
    Ok(Briefed { page: folder, remarks: ready.remarks() })
}

/// What changed against the release that this one supersedes; without figures where its
/// bundle is not beside this one, or does not verify.
fn revised(
    bundle: &Bundle,
    story: &equity::Story,
    run: &Path,
    tell: impl Fn(&Bundle) -> Result<equity::Story>,
) -> Option<equity::Revised> {
    let id = bundle.release().ledger.supersedes.as_deref()?;
    let out = run.canonicalize().ok().and_then(|run| run.parent().map(Path::to_path_buf));
    let old = out.and_then(|out| bundle::find(&out, id)).and_then(|path| bundle::read(&path).ok());
    let told = old.and_then(|old| Some(equity::Revised::new(old.release(), &tell(&old).ok()?, story)));
    Some(told.unwrap_or_else(|| equity::Revised::unknown(id)))
}

/// Reads what agencies report and the public calendar; where their files are no longer there,
/// what was read last.
fn with_public(mut given: Presentation, bundle: &Bundle, run: &Path) -> Result<Presentation> {
    given.dependability = match (&given.calendar, last_used(run)) {
        (None, _) => None,
        (Some(calendar), Ok(last)) if !calendar.file.is_file() && last.dependability.is_some() => {
            last.dependability
        }
        (Some(calendar), _) => Some(dependability::read(calendar, bundle.geography(), window(bundle)?)?),
    };
    let gone = given.public_sources.iter().flat_map(|source| &source.files).any(|file| !file.is_file());
    given.reported = match last_used(run) {
        Ok(last) if gone && !last.reported.is_empty() => last.reported,
        _ => reported::read(&given.public_sources, bundle.geography())?,
    };
    Ok(given)
}

/// First and last day of a release.
fn window(bundle: &Bundle) -> Result<(Date, Date)> {
    let periods = &bundle.plan().periods;
    let days = periods.first().zip(periods.last()).map(|(first, last)| (first.from, last.to));
    days.ok_or_else(|| Problem::failed("the bundle's plan has no period"))
}

/// Leaves groups by place out that the settings do not tell so (any more), and all of them
/// where the coalition drew zones of its own: their places are others.
fn keep_off(story: &mut equity::Story, presentation: &Presentation, zoned: bool) {
    let told = |id: &String| presentation.by_place.as_ref().is_none_or(|told| told.contains(id));
    let hidden = story.groups.iter_mut().filter(|group| zoned || !told(&group.id));
    hidden.for_each(|group| group.by_place = None);
}

/// Says of a story that it is made from another release too: what the page can tell of somebody
/// is then bounded by the sum of both, as is what it says of itself.
fn add(story: &mut equity::Story, bundle: &Bundle, other: &Release) -> Result<()> {
    let loss = Loss::from(&other.plan.cost());
    let both = Loss::sum([Loss::from(&bundle.plan().cost()), loss.clone()]);
    let both = both.ok_or_else(|| Problem::failed("what both releases cost cannot be added up"))?;
    story.epsilon = both.odds_epsilon();
    story.combined = Some(equity::Combined { release: other.id.clone(), created: other.created, loss });
    Ok(())
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
    fn new(path: &Path, presentation: Option<&Presentation>, from: &MadeFrom) -> Result<Self> {
        let bundle = bundle::read(path)?;
        let run = run_folder(path);
        let presentation = match presentation {
            Some(given) => with_public(given.clone(), &bundle, &run)?,
            None => last_used(&run)?,
        };
        let read = |file| Zoning::read(file, &bundle.plan().hierarchy, bundle.geography());
        let zoning = from.zones.map(read).transpose()?;
        let other = from.with.map(bundle::read).transpose()?;
        let tell = |bundle: &Bundle| match &zoning {
            Some(zoning) => equity::tell_merged(bundle, &presentation, zoning),
            None => equity::tell(bundle, &presentation),
        };
        let mut story = match &other {
            Some(other) => tell(&estimate::combined(&bundle, other)?)?,
            None => tell(&bundle)?,
        };
        if let Some(other) = &other {
            add(&mut story, &bundle, other.release())?;
        }
        keep_off(&mut story, &presentation, zoning.is_some());
        story.dependability.clone_from(&presentation.dependability);
        story.revised = revised(&bundle, &story, &run, tell);
        Ok(Ready { bundle, run, presentation, zoning, story })
    }

    /// The story in each language of the presentation, and what to know of its words.
    fn editions(&self) -> Result<(Vec<Edition>, Vec<String>)> {
        let languages = self.presentation.languages.par_iter();
        let made = languages.map(|lang| self.edition(lang)).collect::<Result<Vec<_>>>()?;
        let (editions, remarks): (Vec<Edition>, Vec<Vec<String>>) = made.into_iter().unzip();
        Ok((editions, remarks.concat()))
    }

    fn edition(&self, lang: &str) -> Result<(Edition, Vec<String>)> {
        let Some((words, mut remarks)) = Words::translated(lang, &self.presentation.translations) else {
            return Err(Problem::usage(format!("there are no words for the language \"{lang}\""))
                .hint("name the pipeline file with --pipeline, or leave the language out"));
        };
        let story = self.story.said(&words);
        let maps = self.bundle.geography().map_or_else(Vec::new, |g| maps::maps(&story, g, &words));
        remarks.extend(unwritable(&story, &words));
        Ok((Edition { words, story, maps }, remarks))
    }

    fn remarks(&self) -> Vec<String> {
        self.zoning.as_ref().map_or_else(Vec::new, Zoning::remarks)
    }
}

fn facts<'a>(
    bundle: &'a Bundle,
    presentation: &'a Presentation,
    languages: &'a [Language],
) -> BundleFacts<'a> {
    BundleFacts {
        release: bundle.release(),
        geography: bundle.geography(),
        presentation,
        png: Some(render::png),
        languages,
        pdf: true,
    }
}

/// A remark on names with characters that the fonts of pictures do not have.
fn unwritable(story: &equity::Story, words: &Words) -> Option<String> {
    let areas = story.areas.iter().chain(story.coarser.iter().flat_map(|c| &c.areas)).map(|a| &a.key);
    let groups = story.groups.iter().flat_map(|g| g.values.iter().map(|v| &v.key));
    let keys = areas.chain(story.needs.iter().map(|n| &n.key)).chain(groups);
    let texts = keys.map(|key| key.label.as_str()).chain([story.title.as_str()]);
    let mut strange: Vec<char> =
        texts.flat_map(|text| text.chars()).filter(|c| !render::fonts::covers(*c)).collect();
    strange.sort_unstable();
    strange.dedup();
    if strange.is_empty() {
        return None;
    }
    let some: String = strange.iter().take(12).collect();
    Some(format!(
        "names in {} hold {} characters that the fonts of PNG and PDF do not have, such as {some}: they are shown as \
         empty boxes there; the page uses the reader's own fonts",
        words.lang(),
        strange.len()
    ))
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

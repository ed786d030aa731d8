//! Pictures as files: SVG, PNG at twice the size, and canvases for posts and slides.
use rayon::prelude::*;

use super::Picture;
use super::export::File;
use super::facts::BundleFacts;
use super::words::Words;
use crate::equity::Story;
use crate::problem::{Problem, Result};
use crate::render::share::{Canvas, on_canvas, size};

/// Pixels a px in PNGs, unless that would make the PNG larger than the most.
const PNG_SCALE: f64 = 2.0;
/// Most pixels of a PNG, and on its longest side: a list of 300 places is longer than any
/// screen in any case.
const MOST_PIXELS: f64 = 8e6;
const LONGEST: f64 = 15_900.0;
/// The charts that are shared besides the first map.
const SHARED: [&str; 2] = ["over-time", "places"];

/// All of a briefing's pictures. Drawn on all cores.
///
/// # Errors
/// When a name is no file name or a PNG cannot be made.
pub(super) fn files(
    story: &Story,
    maps: &[Picture],
    charts: &[Picture],
    facts: &BundleFacts,
    words: &Words,
) -> Result<Vec<File>> {
    let all = maps.iter().map(|p| ("maps", p)).chain(charts.iter().map(|p| ("charts", p)));
    let all: Vec<(&str, &Picture)> = all.collect();
    let mut jobs: Vec<Job> = all.iter().map(|(folder, p)| Job::Own(folder, p)).collect();
    let first = maps.first().into_iter();
    let shared = first.chain(charts.iter().filter(|c| SHARED.contains(&c.name.as_str())));
    for picture in shared.filter(|_| facts.png.is_some()) {
        jobs.extend(Canvas::ALL.map(|canvas| Job::Shared(picture, canvas)));
    }
    let foot = foot(story, words);
    let made: Result<Vec<Vec<File>>> = jobs.into_par_iter().map(|job| job.run(facts, &foot, words)).collect();
    Ok(made?.into_iter().flatten().collect())
}

/// One picture in every form, in no folder.
pub(super) fn one(story: &Story, picture: &Picture, facts: &BundleFacts, words: &Words) -> Result<Vec<File>> {
    let mut files = Job::Own("", picture).run(facts, "", words)?;
    if let Some(narrow) = &picture.narrow {
        files.push((format!("{}-narrow.svg", picture.name), narrow.clone().into_bytes()));
    }
    for canvas in Canvas::ALL {
        files.extend(Job::Shared(picture, canvas).run(facts, &foot(story, words), words)?);
    }
    Ok(files
        .into_iter()
        .map(|(path, bytes)| (path.rsplit('/').next().unwrap_or(&path).into(), bytes))
        .collect())
}

/// What a picture that travels alone says it is from.
fn foot(story: &Story, words: &Words) -> String {
    format!("{} · {}", story.title, words.days(story.from, story.to))
}

/// One picture to be made.
enum Job<'a> {
    /// As it is.
    Own(&'a str, &'a Picture),
    /// On a canvas.
    Shared(&'a Picture, Canvas),
}

impl Job<'_> {
    fn run(self, facts: &BundleFacts, foot: &str, words: &Words) -> Result<Vec<File>> {
        match self {
            Job::Own(folder, picture) => own(folder, picture, facts),
            Job::Shared(picture, canvas) => {
                let drawn: Vec<&str> =
                    std::iter::once(picture.svg.as_str()).chain(picture.narrow.as_deref()).collect();
                let mirrored = words.language().rtl;
                let (Some(make), Some(svg)) = (facts.png, on_canvas(&drawn, canvas, foot, mirrored)) else {
                    return Ok(Vec::new());
                };
                Ok(vec![(format!("share/{}-{}.png", picture.name, canvas.name()), make(&svg, 1.0)?)])
            }
        }
    }
}

/// Twice the size, or as much as a PNG may have.
fn scale(svg: &str) -> f32 {
    let Some((width, height)) = size(svg) else { return PNG_SCALE as f32 };
    let most = (MOST_PIXELS / (width * height)).sqrt().min(LONGEST / width.max(height));
    PNG_SCALE.min(most) as f32
}

fn own(folder: &str, picture: &Picture, facts: &BundleFacts) -> Result<Vec<File>> {
    let name = &picture.name;
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if name.is_empty() || !name.bytes().all(plain) {
        return Err(Problem::failed(format!("{name:?} is no name for a picture")));
    }
    let mut files = vec![(format!("{folder}/{name}.svg"), picture.svg.clone().into_bytes())];
    if let Some(make) = facts.png {
        files.push((format!("{folder}/{name}.png"), make(&picture.svg, scale(&picture.svg))?));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_of_300_places_is_still_a_png() {
        let svg = |height: u32| format!("<svg viewBox=\"0 0 600 {height}\"></svg>");
        assert_eq!(scale(&svg(700)), 2.0);
        for height in [9_000, 40_000] {
            let drawn = f64::from(scale(&svg(height)));
            assert!(drawn * f64::from(height) <= 16_000.0 && drawn > 0.0, "{height}: {drawn}");
            assert!(drawn * drawn * 600.0 * f64::from(height) <= MOST_PIXELS * 1.01);
        }
    }
}

//! The briefing on paper: `briefing.<lang>.pdf` and a one-page `handout.<lang>.pdf`.
//!
//! Both are PDF/UA-1: tagged, with bookmarks, a language, our own fonts and an
//! alternative text for every picture. What they say is what the page says, word for
//! word: the templates in `assets/typst` get the page's own data.
mod data;
mod typeset;

use super::Picture;
use super::export::File;
use super::facts::BundleFacts;
use super::words::Words;
use crate::equity::Story;
use crate::problem::Result;

const COMMON: &str = include_str!("../../../assets/typst/common.typ");
const BRIEFING: &str = include_str!("../../../assets/typst/briefing.typ");
const HANDOUT: &str = include_str!("../../../assets/typst/handout.typ");

/// Both PDFs of `story` with finished pictures.
///
/// # Errors
/// When a template does not fit its data, which tests rule out.
pub(super) fn files(
    story: &Story,
    maps: &[Picture],
    charts: &[Picture],
    facts: &BundleFacts,
    words: &Words,
) -> Result<Vec<File>> {
    let data = data::Data::new(story, maps, charts, facts, words);
    let (lang, created) = (words.lang(), facts.release.created);
    let ident = |kind: &str| format!("{}-{kind}-{lang}", facts.release.id);
    let template = format!("{COMMON}{BRIEFING}");
    let whole = || typeset::typeset(&template, data.briefing(&template)?, &ident("briefing"), created);
    let (briefing, handout) = rayon::join(whole, || handout(&data, &ident("handout"), created));
    typeset::forget();
    Ok(vec![(format!("briefing.{lang}.pdf"), briefing?.pdf), (format!("handout.{lang}.pdf"), handout?)])
}

/// Pictures, and the height of the lower one in millimetres, the best first.
const PICTURES: [(usize, u32); 3] = [(2, 95), (2, 65), (1, 0)];
/// Beside more sentences the highest chart never fits.
const FEW: usize = 3;
/// Most sentences.
const MOST: usize = 6;

/// The handout with as many sentences as one page holds beside pictures that can be read, the
/// first ones first; with fewer pictures where even none would not fit beside them.
fn handout(data: &data::Data, ident: &str, created: jiff::civil::Date) -> Result<Vec<u8>> {
    let template = format!("{COMMON}{HANDOUT}");
    let mut made = None;
    let most = data.sentences().clamp(1, MOST);
    let pictures = |n: usize| PICTURES.into_iter().skip(usize::from(n > FEW));
    let tries =
        (1..=most).rev().flat_map(|n| pictures(n).map(move |(pictures, height)| (n, pictures, height)));
    let bare = (1..=most).rev().map(|n| (n, 0, 0));
    for (sentences, pictures, height) in tries.chain(bare) {
        let files = data.handout(&template, sentences, pictures, height)?;
        let sheet = typeset::typeset(&template, files, ident, created)?;
        let fits = sheet.pages == 1;
        made = Some(sheet.pdf);
        if fits {
            break;
        }
    }
    Ok(made.unwrap_or_default())
}

#[cfg(test)]
mod tests;

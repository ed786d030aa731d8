//! What every PDF must keep to. `.ci/pdf` looks at finished ones from outside.
use super::*;
use crate::briefing::fixture;
use crate::pipeline::Paper;

fn made(story: &Story, paper: Paper) -> Vec<File> {
    made_in("en", story, paper).unwrap()
}

fn made_in(lang: &str, story: &Story, paper: Paper) -> Result<Vec<File>> {
    let (release, geography) = (fixture::release(), fixture::geography());
    let mut presentation = fixture::presentation();
    presentation.paper = paper;
    let facts = BundleFacts {
        release: &release,
        geography: Some(&geography),
        presentation: &presentation,
        png: None,
        pdf: true,
        languages: &[],
    };
    let words = Words::of(lang).unwrap();
    let story = story.said(&words);
    let maps = crate::briefing::maps::maps(&story, &geography, &words);
    files(&story, &maps, &crate::briefing::drawn::charts(&story, &facts, &words), &facts, &words)
}

fn holds(pdf: &[u8], what: &str) -> bool {
    pdf.windows(what.len()).any(|part| part == what.as_bytes())
}

/// How many pages a PDF says that it has.
fn pages(pdf: &[u8]) -> usize {
    // Pages are never in a compressed stream of objects here.
    let text = String::from_utf8_lossy(pdf).replace("/Type /Page", "/Type/Page");
    text.split("/Type/Page").skip(1).filter(|rest| !rest.starts_with('s')).count()
}

#[test]
fn both_are_tagged_name_their_language_and_carry_our_fonts() {
    for (name, pdf) in made(&fixture::story(), Paper::A4) {
        assert!(pdf.starts_with(b"%PDF-1.7"), "{name}");
        // XMP is not compressed: PDF/UA part 1.
        assert!(holds(&pdf, "pdfuaid:part") && holds(&pdf, "<dc:language>"), "{name}");
        assert!(holds(&pdf, "/StructTreeRoot") && holds(&pdf, "/MarkInfo"), "{name}");
        assert!(holds(&pdf, "NotoSans-Bold") && holds(&pdf, "/FontFile2"), "{name}");
    }
}

#[test]
fn every_language_can_be_typeset() {
    let mut story = fixture::story();
    story.areas[0].key.label = "Old Mill \u{2066}≥ 5\u{2069}".into();
    for lang in crate::briefing::words::languages() {
        let made = made_in(lang, &story, Paper::A4);
        assert_eq!(made.map(|files| files.len()).map_err(|e| e.to_string()), Ok(2), "{lang}");
    }
}

#[test]
fn the_same_story_gives_the_same_bytes() {
    let story = fixture::story();
    assert_eq!(made(&story, Paper::Letter), made(&story, Paper::Letter));
}

#[test]
fn the_paper_is_the_one_that_was_asked_for() {
    let boxes = [(Paper::A4, "595.27"), (Paper::Letter, "612 792")];
    for (paper, size) in boxes {
        for (name, pdf) in made(&fixture::story(), paper) {
            assert!(holds(&pdf, size), "{name}");
        }
    }
}

#[test]
fn a_handout_is_one_page_however_much_there_is_to_say() {
    let mut story = fixture::story();
    let handout = |story: &Story| pages(&made(story, Paper::A4).pop().unwrap().1);
    assert_eq!(handout(&story), 1);
    assert!(pages(&made(&story, Paper::A4)[0].1) > 3);
    for sentence in &mut story.can_say {
        sentence.text = sentence.text.repeat(6);
        sentence.short = sentence.text.clone();
    }
    assert_eq!(handout(&story), 1);
}

#[test]
fn user_text_is_never_markup() {
    let mut story = fixture::story();
    story.title = "#panic() *x* $y$ \\ <a> “".into();
    story.areas[0].key.label = "#image(\"x\") _a_".into();
    assert_eq!(made(&story, Paper::A4).len(), 2);
}

#[test]
fn every_word_that_a_template_asks_for_is_there() {
    let words = Words::english();
    for template in [COMMON, BRIEFING, HANDOUT] {
        for key in data::asked(template) {
            let text = words.say(key, &[]);
            assert!(text != format!("⟦{key}⟧"), "{key}");
        }
    }
}

//! What every page and folder must keep to.
use super::fixture;
use super::*;
use crate::bundle::Release;
use crate::equity::{Shown, Story};
use crate::geography::Geography;
use crate::pipeline::{Presentation, Unit};
use crate::plan::StatusMode;
use crate::problem::{Problem, Result};
use crate::render::charts;

struct Kit {
    release: Release,
    geography: Geography,
    presentation: Presentation,
}

impl Kit {
    fn new() -> Self {
        Kit {
            release: fixture::release(),
            geography: fixture::geography(),
            presentation: fixture::presentation(),
        }
    }
    fn facts(&self) -> BundleFacts<'_> {
        let geography = Some(&self.geography);
        BundleFacts {
            release: &self.release,
            geography,
            presentation: &self.presentation,
            png: None,
            pdf: false,
            languages: &[],
        }
    }
}

fn edition(story: &Story, maps: &[Picture]) -> Edition {
    Edition { words: Words::english(), story: story.clone(), maps: maps.to_vec() }
}

fn html(story: &Story) -> String {
    html_of(story, &fixture::maps(story), &Kit::new())
}

fn html_of(story: &Story, maps: &[Picture], kit: &Kit) -> String {
    let words = Words::english();
    page(story, maps, &charts::all(story, &words), &kit.facts(), &words).unwrap()
}

/// `html` without pictures, style and scripts.
fn bare(html: &str) -> String {
    let mut out = html.to_string();
    for (open, close) in [("<svg", "</svg>"), ("<style", "</style>"), ("<script", "</script>")] {
        while let Some(from) = out.find(open) {
            let to = from + out[from..].find(close).unwrap() + close.len();
            out.replace_range(from..to, "⋯");
        }
    }
    out
}

/// The words of `html`: no tags, white space collapsed, entities resolved.
fn words_of(html: &str) -> String {
    let mut text = String::new();
    for part in bare(html).split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
        text.push(' ');
    }
    let text = text.replace("&#x27;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".").replace(" ,", ",")
}

#[test]
fn the_page_of_the_fixture_reads_as_it_was_approved() {
    insta::assert_snapshot!("page", bare(&html(&fixture::story())));
}

#[test]
fn the_essentials_of_a_small_group_read_as_they_were_approved() {
    let mut story = fixture::story();
    story.can_say.truncate(1);
    let html = html(&story);
    assert!(html.contains("<body class=\"essentials stamped\">"));
    insta::assert_snapshot!("page-essentials", bare(&html));
}

#[test]
fn the_page_says_the_promise_in_the_words_of_the_design() {
    let text = words_of(&html(&fixture::story()));
    for said in [
        "Help that arrived: 62 of every 100 (likely 54–70).",
        "Each person counts once, however often they asked: someone with four requests, three answered, counts as three-quarters helped.",
        "Share of all asking",
        "Not a head-count: write ‘housing was about a quarter of what people asked for’.",
        "About 9 in 10 such ranges contain the figure in our own records. It says nothing about people who never contacted us.",
        "Too uncertain to call. This does not mean people here are all right.",
        "How people are protected",
        "Before anything left our laptop, chance was mixed into every published number. This page would look much the same if any one person had never asked. If someone thought there was a 1 in 10 chance you asked us, this page alone can raise that to at most 24 in 100; all our releases so far together: 46 in 100. It does not protect the lists themselves, or hide facts about a whole neighbourhood or group.",
        "Why not just hide numbers under 11?",
    ] {
        assert!(text.contains(said), "the page does not say: {said}");
    }
}

#[test]
fn nothing_on_the_page_is_fetched() {
    let html = html(&fixture::story());
    for attribute in ["src=", "href=", "xlink:href=", "action=", "srcset=", "poster=", "data="] {
        for value in html.split(&format!(" {attribute}\"")).skip(1) {
            let value = value.split('"').next().unwrap();
            let local = !value.contains("//") && !value.contains(':');
            assert!(local, "{attribute}{value} leads elsewhere");
        }
    }
    for token in ["url(http", "url(//", "@import", "fetch(", "XMLHttpRequest", "<link", "<iframe", "<img"] {
        assert!(!html.contains(token), "the page holds {token}");
    }
    let outside = html.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "");
    assert!(!outside.contains("http"), "the page names an address");
}

/// Every figure of a story with what it is counted in.
fn all_figures(story: &Story) -> Vec<(figure::Measure, Shown)> {
    use figure::Measure::{Count, Of100, Per1000};
    let mut all = vec![(Of100, story.city_fill.clone()), (Count, story.city_people.clone())];
    for a in story.areas.iter().chain(story.coarser.iter().flat_map(|c| &c.areas)) {
        all.extend([(Of100, a.fill.clone()), (Of100, a.share_of_asking.clone())]);
        all.extend([(Per1000, a.unmet_per_1000.clone()), (Per1000, a.asked_per_1000.clone())]);
        all.push((Of100, a.share_of_handouts.clone()));
    }
    let named = story.unknown_area.iter().chain(story.periods.iter().map(|(_, f)| f)).chain(&story.needs);
    let named = named.chain(story.groups.iter().flat_map(|g| &g.values));
    all.extend(named.flat_map(|f| [(Of100, f.share.clone()), (Of100, f.fill.clone())]));
    all
}

#[test]
fn every_figure_of_the_story_stands_on_the_page_with_its_range() {
    let story = fixture::story();
    let text = words_of(&html(&story));
    let words = Words::english();
    for (measure, shown) in all_figures(&story) {
        let cell = figure::cell(&words, measure, &shown);
        match (measure, &shown) {
            (_, Shown::NotAvailable { reason }) => assert!(text.contains(reason.id()), "{reason}"),
            (figure::Measure::Count, _) => {
                assert!(text.contains(&format!("{} people ({})", cell.value, cell.range)))
            }
            _ => {
                let in_table = text.contains(&format!("{} {}", cell.value, cell.range));
                let headline = format!("{} of every 100 ({}).", cell.value, cell.range);
                assert!(in_table || text.contains(&headline), "{cell:?}");
            }
        }
    }
}

#[test]
fn a_place_that_is_not_clear_never_shows_its_estimate() {
    use crate::equity::Standing::{Above, Below, Unclear};
    let at = |estimate: f64, standing| {
        let mut story = fixture::story();
        for area in story.areas.iter_mut().take(9) {
            area.fill = Shown::NotClear { estimate, lower: 20.0, upper: 75.0 };
            area.standing = standing;
        }
        let geojson = written(&story).1;
        (html(&story), geojson)
    };
    for standing in [Below, Unclear, Above] {
        assert_eq!(
            at(31.0, standing),
            at(64.0, standing),
            "page and GeoJSON must not depend on such an estimate"
        );
    }
}

#[test]
fn page_chart_map_and_geojson_agree_on_a_place_below_the_target_that_is_not_clear() {
    let mut story = fixture::story();
    for area in &mut story.areas {
        area.fill = Shown::NotClear { estimate: 47.0, lower: 20.0, upper: 75.0 };
        area.standing = crate::equity::Standing::Unclear;
    }
    story.areas[6].standing = crate::equity::Standing::Below;
    story.coarser = None;
    let kit = Kit::new();
    let chart = charts::places(&story, &Words::english()).unwrap();
    assert_eq!(chart.svg.matches(">Below target</text>").count(), 1);
    assert_eq!(chart.svg.matches(">Not clear yet</text>").count(), 25, "24 areas and those not known");
    let map = &maps::maps(&story, &kit.geography, &Words::english())[0].svg;
    assert!(map.contains("Eastside: not clear yet, between 20 and 75 of every 100. Below the target."));
    assert_eq!(map.matches("Below the target.").count(), 1);
    let html = html(&story);
    assert_eq!(html.matches("<span class=\"value\">Below</span>").count(), 1);
    let json: serde_json::Value = serde_json::from_str(&written(&story).1).unwrap();
    let standings: Vec<&serde_json::Value> =
        json["features"].as_array().unwrap().iter().map(|f| &f["properties"]["standing"]).collect();
    assert_eq!(standings.iter().filter(|s| **s == "below").count(), 1);
    assert!(standings.iter().all(|s| **s == "below" || s.is_null()));
}

fn written(story: &Story) -> (Written, String) {
    let dir = tempfile::tempdir().unwrap();
    let kit = Kit::new();
    let written = write(&[edition(story, &[])], &kit.facts(), dir.path()).unwrap();
    let geojson = std::fs::read_to_string(written.folder.join("areas.geojson")).unwrap();
    (written, geojson)
}

#[test]
#[cfg(feature = "pdf")]
fn a_pdf_that_cannot_be_typeset_is_told_and_all_else_is_there() {
    let (dir, kit, story) = (tempfile::tempdir().unwrap(), Kit::new(), fixture::story());
    let mut maps = fixture::maps(&story);
    // No embedded font has all of this line.
    let line = "<text x=\"9\" y=\"30\">Old Mill 人 مساعدة لا</text></svg>";
    maps[0].svg = maps[0].svg.replacen("</svg>", line, 1);
    let facts = BundleFacts { pdf: true, ..kit.facts() };
    let written = write(&[edition(&story, &maps)], &facts, dir.path()).unwrap();
    assert!(written.page.is_file() && written.folder.join("areas.geojson").is_file());
    assert!(!written.files.iter().any(|file| file.ends_with(".pdf")), "{:?}", written.files);
    assert!(matches!(&written.remarks[..], [one] if one.contains("evenhand brief")), "{:?}", written.remarks);
}

#[test]
fn the_first_screen_has_no_jargon() {
    let html = html(&fixture::story());
    let first = &html[html.find("<header>").unwrap()..html.find("<nav").unwrap()];
    let text = words_of(first).to_lowercase();
    for word in ["epsilon", "ε", "differential", "laplace", "interval", "estimate", "confidence", "noise"] {
        assert!(!text.contains(word), "the first screen says {word}");
    }
}

#[test]
fn headings_go_down_one_level_at_a_time_and_ids_are_unique() {
    for keep in [4, 1] {
        let mut story = fixture::story();
        story.can_say.truncate(keep);
        let html = html(&story);
        let mut last = 0;
        for part in bare(&html).split("<h").skip(1) {
            let Some(level) = part.chars().next().and_then(|c| c.to_digit(10)) else { continue };
            assert!(level <= last + 1, "a heading jumps from {last} to {level}");
            last = level;
        }
        let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id comes twice");
    }
}

#[test]
fn logs_without_status_say_so_and_show_asking_only() {
    let mut story = fixture::story();
    story.status_mode = StatusMode::None;
    story.city_fill = Shown::NotAvailable { reason: "The logs do not say.".into() };
    story.can_say.clear();
    let html = html_of(&story, &[], &Kit::new());
    let text = words_of(&html);
    assert!(text.contains("These logs do not say whether help arrived."));
    assert!(!text.contains("Help that arrived, of every 100") && !text.contains("Against the target"));
    assert!(text.contains("Nothing here is sure enough yet"));
}

#[test]
fn a_record_level_release_says_on_top_that_rows_were_protected() {
    let mut story = fixture::story();
    story.unit = Unit::Record;
    let html = html(&story);
    let top = &html[..html.find("<main").unwrap()];
    assert!(top.contains("Each row was protected, not each person."));
    assert!(!words_of(&html).contains("Each person counts once"));
}

#[test]
fn hostile_labels_stay_text() {
    let mut story = fixture::story();
    let bad = "</script><script>alert(1)</script>\"'&";
    story.title = bad.into();
    story.areas[0].key.label = bad.into();
    story.events[0].name = bad.into();
    story.needs[0].key.label = bad.into();
    story.can_say[0].text = bad.into();
    assert!(!html(&story).contains("<script>alert"));
}

#[test]
fn no_text_of_the_catalogue_is_missing() {
    for unit in [Unit::Person, Unit::Household, Unit::Record] {
        for mode in [StatusMode::Timed, StatusMode::AtEnd, StatusMode::None] {
            let mut story = fixture::story();
            (story.unit, story.status_mode) = (unit, mode);
            assert!(!html(&story).contains(words::MISSING));
        }
    }
}

#[test]
fn the_folder_holds_what_the_page_lists_and_keeps_leading_zeros() {
    let dir = tempfile::tempdir().unwrap();
    let (story, kit) = (fixture::story(), Kit::new());
    let written = write(&[edition(&story, &fixture::maps(&story))], &kit.facts(), dir.path()).unwrap();
    insta::assert_snapshot!("files", written.files.join("\n"));
    let areas = std::fs::read_to_string(written.folder.join("tables/areas.csv")).unwrap();
    insta::assert_snapshot!("areas-csv", areas.lines().take(8).collect::<Vec<_>>().join("\n"));
    let package = std::fs::read(written.folder.join("tables/datapackage.json")).unwrap();
    let package: serde_json::Value = serde_json::from_slice(&package).unwrap();
    for resource in package["resources"].as_array().unwrap() {
        let path = written.folder.join("tables").join(resource["path"].as_str().unwrap());
        let header = std::fs::read_to_string(path).unwrap().lines().next().unwrap().to_string();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let fields: Vec<&str> = fields.iter().map(|f| f["name"].as_str().unwrap()).collect();
        assert_eq!(header, fields.join(","));
    }
}

#[test]
fn geojson_rings_run_counter_clockwise_and_merged_places_are_dissolved() {
    let mut story = fixture::story();
    let second = story.areas.remove(1);
    story.areas[0].members.extend(second.members);
    let json: serde_json::Value = serde_json::from_str(&written(&story).1).unwrap();
    let first = &json["features"][0]["geometry"];
    assert_eq!(first["type"], "Polygon", "two neighbours are one polygon");
    for feature in json["features"].as_array().unwrap() {
        let ring = feature["geometry"]["coordinates"][0].as_array().unwrap();
        let at = |i: usize| (ring[i][0].as_f64().unwrap(), ring[i][1].as_f64().unwrap());
        assert_eq!(at(0), at(ring.len() - 1));
        let area: f64 = (1..ring.len()).map(|i| at(i - 1).0 * at(i).1 - at(i).0 * at(i - 1).1).sum();
        assert!(area > 0.0);
    }
}

#[test]
fn a_failing_picture_leaves_the_old_briefing_as_it_was() {
    fn refuse(_: &str, _: f32) -> Result<Vec<u8>> {
        Err(Problem::failed("no fonts"))
    }
    let dir = tempfile::tempdir().unwrap();
    let kit = Kit::new();
    let story = fixture::story();
    let first = write(&[edition(&story, &[])], &kit.facts(), dir.path()).unwrap();
    let before = std::fs::read(&first.page).unwrap();
    let facts = BundleFacts { png: Some(refuse), ..kit.facts() };
    assert!(write(&[edition(&story, &[])], &facts, dir.path()).is_err());
    assert_eq!(std::fs::read(&first.page).unwrap(), before);
    let mut again = story.clone();
    again.title = "Another title".into();
    let second = write(&[edition(&again, &[])], &kit.facts(), dir.path()).unwrap();
    assert!(std::fs::read_to_string(&second.page).unwrap().contains("Another title"));
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "nothing else is left in the folder");
}

#[test]
fn a_picture_cannot_escape_its_folder() {
    let dir = tempfile::tempdir().unwrap();
    let kit = Kit::new();
    let story = fixture::story();
    let mut maps = fixture::maps(&story);
    maps[0].name = "../x".into();
    assert!(write(&[edition(&story, &maps)], &kit.facts(), dir.path()).is_err());
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
}

/// Every language says everything, in its own direction; what no speaker has checked says so.
/// With EVENHAND_PAGES=DIR the pages are left there, for the browser tests.
#[test]
fn the_page_of_every_language_is_complete() {
    let kit = Kit::new();
    let all: Vec<Words> = words::languages().filter_map(Words::of).collect();
    let languages: Vec<Language> = all.iter().map(|words| words.language().clone()).collect();
    let facts = BundleFacts { languages: &languages, ..kit.facts() };
    for words in &all {
        let story = fixture::story().said(words);
        let maps = maps::maps(&story, &kit.geography, words);
        let html = page(&story, &maps, &charts::all(&story, words), &facts, words).unwrap();
        let (tag, dir) = (words.lang(), if words.language().rtl { "rtl" } else { "ltr" });
        assert!(!html.contains(words::MISSING), "{tag}");
        assert!(html.contains(&format!("<html lang=\"{tag}\" dir=\"{dir}\">")), "{tag}");
        assert_eq!(html.contains("No speaker of this language"), !words.language().checked, "{tag}");
        assert_eq!(html.matches(" hreflang=").count(), languages.len() - 1, "{tag}");
        let promise = Words::english().get("promise.not");
        assert_eq!(html.contains(&promise), tag == "en" || !words.language().checked, "{tag}");
        if let Some(dir) = std::env::var_os("EVENHAND_PAGES") {
            std::fs::write(std::path::Path::new(&dir).join(format!("briefing.{tag}.html")), html).unwrap();
        }
    }
}

/// Help that arrived by place and language, as a story with `by = "areas"` has it.
fn with_groups_by_place() -> Story {
    let mut story = fixture::story();
    let mut cross = story.by_need.clone().unwrap();
    cross.columns = story.groups[0].values.iter().map(|value| value.key.clone()).collect();
    cross.step = "group".into();
    let width = cross.columns.len();
    cross.places.iter_mut().for_each(|place| {
        place.cells.resize(width, place.cells[0].clone());
        place.own.clear();
    });
    story.groups[0].by_place = Some(cross);
    story
}

#[test]
fn a_group_by_place_carries_its_warning_in_every_language_and_layout() {
    for few in [false, true] {
        let mut story = with_groups_by_place();
        if few {
            story.can_say.clear();
        }
        for language in words::languages() {
            let words = Words::of(language).unwrap();
            let own = story.said(&words);
            let page = page(&own, &[], &charts::all(&own, &words), &Kit::new().facts(), &words).unwrap();
            assert!(page.contains(&words.get("groups.care")), "{language}");
            let plain = fixture::story().said(&words);
            let page = super::page(&plain, &[], &[], &Kit::new().facts(), &words).unwrap();
            assert!(!page.contains(&words.get("groups.care")), "{language}: nothing to be warned of");
        }
    }
}

#[test]
fn reasons_are_said_in_the_language_of_the_page_though_the_story_was_told_in_english_first() {
    let reason = || words::Message::new("plan.needs");
    for language in words::languages() {
        let words = Words::of(language).unwrap();
        let mut story = fixture::story();
        story.reasons = vec![reason()];
        story.areas[0].fill = Shown::NotAvailable { reason: reason() };
        let own = story.said(&Words::english()).said(&words);
        assert_eq!(words.message(&own.reasons[0]), words.get("plan.needs"), "{language}");
        let page = page(&own, &[], &[], &Kit::new().facts(), &words).unwrap();
        assert!(page.matches(&words.get("plan.needs")).count() > 1, "{language}");
    }
}

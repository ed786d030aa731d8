//! What the PDF templates may read: the page's data, the words they ask for, the pictures.
use serde_json::{Map, Value, json};

use super::typeset::Files;
use crate::briefing::facts::BundleFacts;
use crate::briefing::view::Page;
use crate::briefing::words::Words;
use crate::briefing::{Picture, export};
use crate::equity::Story;
use crate::pipeline::Paper;
use crate::problem::Result;
use crate::render::fonts;

/// Higher than this many widths, a chart is left to its table.
const TALLEST: f64 = 1.9;
/// Which charts stand beside the first map on the handout, or in its stead on the
/// briefing's first page: the first that there is.
const BESIDE: [&str; 4] = ["over-time", "places", "larger-areas", "needs"];

/// Everything but which pictures and sentences a sheet takes.
pub(super) struct Data<'a> {
    page: Map<String, Value>,
    maps: Vec<&'a Picture>,
    charts: Vec<&'a Picture>,
    words: &'a Words,
}

impl<'a> Data<'a> {
    pub(super) fn new(
        story: &Story,
        maps: &'a [Picture],
        charts: &'a [Picture],
        facts: &BundleFacts,
        words: &'a Words,
    ) -> Self {
        let view = Page::new(story, &[], &[], facts, words);
        let mut page = match serde_json::to_value(view) {
            Ok(Value::Object(page)) => page,
            _ => Map::new(),
        };
        let day = facts.release.created;
        let own = json!({
            "created": [day.year(), day.month(), day.day()],
            "fonts": fonts::FAMILIES,
            "rtl": words.language().rtl,
            "paper": paper(facts.presentation.paper),
        });
        page.remove("script_data");
        page.extend(own.as_object().cloned().unwrap_or_default());
        let drawn = charts.iter().filter(|c| ratio(&c.svg) <= TALLEST).collect();
        Data { page, maps: maps.iter().collect(), charts: drawn, words }
    }

    /// How many sentences can be quoted.
    pub(super) fn sentences(&self) -> usize {
        self.page.get("say").and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// The files of the full briefing.
    pub(super) fn briefing(&self, template: &str) -> Result<Files> {
        let mut page = self.page.clone();
        page.insert("maps".into(), self.maps.iter().map(|m| about("maps", m)).collect());
        let charts = self.charts.iter().map(|c| (c.name.clone(), about("charts", c)));
        page.insert("charts".into(), Value::Object(charts.collect()));
        let first = self.first();
        page.insert("first_picture".into(), first.as_ref().map_or(Value::Null, |p| about("first", p)));
        let mut files = self.files(template, page)?;
        files.extend(first.iter().map(|p| file("first", p)));
        for (folder, pictures) in [("maps", &self.maps), ("charts", &self.charts)] {
            files.extend(pictures.iter().map(|p| file(folder, p)));
        }
        Ok(files)
    }

    /// The picture of the first page, for its narrow column: the first map, or a chart
    /// where there is none.
    fn first(&self) -> Option<Picture> {
        self.maps.first().or_else(|| self.chart()).map(|picture| small(picture))
    }

    /// The first chart that there is of those that stand beside a map.
    fn chart(&self) -> Option<&&'a Picture> {
        BESIDE.iter().find_map(|name| self.charts.iter().find(|c| c.name == *name))
    }

    /// The files of a handout with at most so many sentences and pictures, the lower of them
    /// so many millimetres high.
    pub(super) fn handout(
        &self,
        template: &str,
        sentences: usize,
        pictures: usize,
        height: u32,
    ) -> Result<Files> {
        let mut page = self.page.clone();
        if let Some(Value::Array(say)) = page.get_mut("say") {
            say.truncate(sentences);
        }
        let chart = self.chart();
        let beside = self.maps.first().map(|m| ("maps", small(m))).into_iter();
        let chosen = beside.chain(chart.map(|c| ("charts", (*c).clone()))).take(pictures);
        let chosen: Vec<(&str, Picture)> = chosen.collect();
        page.insert("handout".into(), chosen.iter().map(|(folder, p)| about(folder, p)).collect());
        page.insert("handout_height".into(), height.into());
        let mut files = self.files(template, page)?;
        files.extend(chosen.iter().map(|(folder, p)| file(folder, p)));
        Ok(files)
    }

    fn files(&self, template: &str, page: Map<String, Value>) -> Result<Files> {
        let words: Map<String, Value> =
            asked(template).map(|key| (key.to_owned(), json!(self.text(key)))).collect();
        let mut files = Files::new();
        files.insert("page.json".into(), legible(&export::pretty(&page)?));
        files.insert("words.json".into(), legible(&export::pretty(&words)?));
        Ok(files)
    }

    /// A text with its placeholders left for the template to fill.
    fn text(&self, key: &str) -> String {
        let names = ["certainty", "figure", "reason", "contact", "credit"];
        let own: Vec<(&str, String)> = names.iter().map(|name| (*name, format!("{{{name}}}"))).collect();
        let own: Vec<(&str, &str)> = own.iter().map(|(name, text)| (*name, text.as_str())).collect();
        self.words.say(key, &own)
    }
}

/// What typst calls a paper.
fn paper(paper: Paper) -> &'static str {
    match paper {
        Paper::A4 => "a4",
        Paper::Letter => "us-letter",
    }
}

/// The keys that a template names: `t("say.title")`. Those that the data names
/// (`t(p.groups_title)`) are the titles of the groups.
pub(super) fn asked(template: &str) -> impl Iterator<Item = &str> {
    let calls = template.match_indices("t(\"");
    // Not the end of another name, such as `split("`.
    let own = |at: usize| !template[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let named = calls.filter(move |(at, _)| own(*at));
    let named = named.filter_map(|(at, _)| template[at + 3..].split('"').next());
    named.chain(["groups.title", "groups.title.asking"])
}

fn path(folder: &str, picture: &Picture) -> String {
    format!("{folder}/{}.svg", picture.name)
}

fn file(folder: &str, picture: &Picture) -> (String, Vec<u8>) {
    (path(folder, picture), legible(unpointed(&picture.svg).as_bytes()))
}

/// A picture without the vowel signs of Arabic, which are written for help in reading
/// only: inside pictures typst gives them no text of their own, which PDF/UA refuses.
fn unpointed(svg: &str) -> String {
    let sign = |c: char| matches!(c, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}');
    svg.chars().filter(|c| !sign(*c)).collect()
}

fn legible(text: &[u8]) -> Vec<u8> {
    fonts::legible(&String::from_utf8_lossy(text)).into_bytes()
}

/// The drawing for a column of a page: the one for narrow sheets, whose words are larger.
fn small(picture: &Picture) -> Picture {
    let svg = picture.narrow.clone().unwrap_or_else(|| picture.svg.clone());
    Picture { svg, ..picture.clone() }
}

fn about(folder: &str, picture: &Picture) -> Value {
    json!({
        "path": path(folder, picture),
        "alt": picture.alt,
        "caption": picture.caption,
        "ratio": ratio(&picture.svg),
    })
}

/// Height over width of a picture.
fn ratio(svg: &str) -> f64 {
    crate::render::share::size(svg).map_or(1.0, |(width, height)| height / width)
}

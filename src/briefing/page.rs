//! The page: one self-contained HTML file.
use minijinja::value::{Kwargs, Value};
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};

use super::Picture;
use super::facts::BundleFacts;
use super::view::Page;
use super::words::Words;
use crate::equity::Story;
use crate::problem::{Problem, Result};

const STYLE: &str = include_str!("../../assets/templates/style.css");
const SCRIPT: &str = include_str!("../../assets/templates/script.js");

/// Every template by name.
const TEMPLATES: &[(&str, &str)] = &[
    ("page.html", include_str!("../../assets/templates/page.html")),
    ("macros.html", include_str!("../../assets/templates/macros.html")),
    ("findings.html", include_str!("../../assets/templates/findings.html")),
    ("sections.html", include_str!("../../assets/templates/sections.html")),
    ("essentials.html", include_str!("../../assets/templates/essentials.html")),
    ("unclear.html", include_str!("../../assets/templates/unclear.html")),
    ("promise.html", include_str!("../../assets/templates/promise.html")),
    ("methods.html", include_str!("../../assets/templates/methods.html")),
    ("budget.html", include_str!("../../assets/templates/budget.html")),
];

/// The page of `story` in the language of `words`, with finished pictures.
///
/// # Errors
/// When a template does not fit its data or a text is missing, which tests rule
/// out for the templates and catalogues that are shipped.
pub fn page(
    story: &Story,
    maps: &[Picture],
    charts: &[Picture],
    facts: &BundleFacts,
    words: &Words,
) -> Result<String> {
    let failed = |e: Error| Problem::failed(format!("the briefing's page could not be made: {e:#}"));
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_trim_blocks(true);
    env.set_lstrip_blocks(true);
    for (name, text) in TEMPLATES {
        env.add_template(name, text).map_err(failed)?;
    }
    let catalogue = words.clone();
    env.add_function("t", move |key: &str, with: Kwargs| text(&catalogue, key, &with));
    env.add_global("style", Value::from_safe_string(STYLE.to_string()));
    env.add_global("script", Value::from_safe_string(SCRIPT.to_string()));
    let view = Page::new(story, maps, charts, facts, words);
    env.get_template("page.html").and_then(|template| template.render(view)).map_err(failed)
}

/// `t("key", name=value, …)` of the templates.
fn text(words: &Words, key: &str, with: &Kwargs) -> std::result::Result<String, Error> {
    if !words.has(key) {
        return Err(Error::new(ErrorKind::UnknownFunction, format!("there is no text for {key}")));
    }
    let mut values: Vec<(String, String)> = Vec::new();
    for name in with.args() {
        values.push((name.to_string(), with.get::<Value>(name)?.to_string()));
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    Ok(words.say(key, &values))
}

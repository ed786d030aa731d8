//! The catalogue of one language.
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use super::formats;

/// A language of the page, as its catalogue describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its tag: `es`, `zh-Hans`.
    pub tag: String,
    /// Its own name for itself.
    pub name: String,
    /// Is it written from right to left?
    pub rtl: bool,
    /// Has a speaker checked the words?
    pub checked: bool,
    /// The language tag whose numbers, dates and plural rules it takes.
    pub formats: String,
}

type Bundle = FluentBundle<Arc<FluentResource>>;

/// The texts of one language.
pub(super) struct Catalogue {
    pub(super) language: Language,
    /// The ids of its texts.
    ids: Vec<String>,
    bundle: Bundle,
}

/// The shipped files: tag of the language, then file name and text of each.
type Shipped = (&'static str, &'static [(&'static str, &'static str)]);

macro_rules! shipped {
    ($($tag:literal),*) => { &[$(($tag, files!($tag; language page maps charts findings methods plan))),*] };
}

macro_rules! files {
    ($tag:literal; $($file:ident)*) => {
        &[$((stringify!($file), include_str!(concat!("../../../assets/words/", $tag, "/", stringify!($file), ".ftl")))),*]
    };
}

/// All languages that are shipped, English first.
pub(super) const SHIPPED: &[Shipped] = shipped!("en", "es", "fr", "ar", "zh-Hans", "ht");

/// The English catalogue.
pub(super) fn english() -> Arc<Catalogue> {
    static ENGLISH: OnceLock<Arc<Catalogue>> = OnceLock::new();
    ENGLISH.get_or_init(|| Arc::new(parse(&SHIPPED[0]))).clone()
}

/// A shipped catalogue by its tag.
pub(super) fn shipped(tag: &str) -> Option<Arc<Catalogue>> {
    static ALL: OnceLock<BTreeMap<&str, Arc<Catalogue>>> = OnceLock::new();
    if tag == SHIPPED[0].0 {
        return Some(english());
    }
    let all = || SHIPPED[1..].iter().map(|s| (s.0, Arc::new(parse(s)))).collect();
    ALL.get_or_init(all).get(tag).cloned()
}

/// The tags of the languages that are shipped.
pub fn languages() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(tag, _)| *tag)
}

fn parse((tag, files): &Shipped) -> Catalogue {
    Catalogue::new(tag, files.iter().map(|(_, text)| (*text).to_owned())).0
}

impl Catalogue {
    /// A catalogue from the texts of its files, with what is wrong in them. What can be
    /// read of a faulty file is used.
    pub(super) fn new(tag: &str, files: impl Iterator<Item = String>) -> (Self, Vec<String>) {
        let mut faults = Vec::new();
        let mut parsed = |text: String| {
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
                faults.extend(errors.iter().map(ToString::to_string));
                resource
            });
            Arc::new(resource)
        };
        let resources: Vec<Arc<FluentResource>> = files.map(&mut parsed).collect();
        let language = language(tag, &bundle(tag, &resources, &mut Vec::new()));
        let mut bundle = bundle(&language.formats, &resources, &mut faults);
        // Names in another script keep their own direction only inside a page that runs
        // from right to left; elsewhere the marks would be in the way of searching.
        bundle.set_use_isolating(language.rtl);
        bundle.set_formatter(Some(number));
        let ids = resources.iter().flat_map(|resource| ids(resource)).collect();
        (Catalogue { language, ids, bundle }, faults)
    }

    /// A remark on the texts that only `english` has, if there are any.
    pub(super) fn lacking(&self, english: &Catalogue, tag: &str) -> Option<String> {
        let lacks: Vec<&str> = english.ids.iter().map(String::as_str).filter(|id| !self.has(id)).collect();
        let first = lacks.first()?;
        Some(format!(
            "words/{tag} lacks {} of {} texts, which are said in English (the first is {first})",
            lacks.len(),
            english.ids.len()
        ))
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|m| m.value().is_some())
    }

    /// The text of `id`, where there is one whose placeholders all have a value.
    pub(super) fn format(&self, id: &str, with: &FluentArgs) -> Option<String> {
        self.attempt(id, with).and_then(Result::ok)
    }

    /// The same; a placeholder without a value stands between ⟦ and }.
    pub(super) fn format_anyhow(&self, id: &str, with: &FluentArgs) -> Option<String> {
        self.attempt(id, with).map(|text| text.unwrap_or_else(|faulty| faulty.replace("{$", "⟦$")))
    }

    fn attempt(&self, id: &str, with: &FluentArgs) -> Option<Result<String, String>> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(with), &mut errors).into_owned();
        Some(if errors.is_empty() { Ok(text) } else { Err(text) })
    }
}

fn bundle(tag: &str, resources: &[Arc<FluentResource>], faults: &mut Vec<String>) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
    for resource in resources {
        if let Err(errors) = bundle.add_resource(resource.clone()) {
            faults.extend(errors.iter().map(ToString::to_string));
        }
    }
    bundle
}

fn ids(resource: &FluentResource) -> impl Iterator<Item = String> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    })
}

fn language(tag: &str, bundle: &Bundle) -> Language {
    let text = |id: &str| {
        let pattern = bundle.get_message(id)?.value()?;
        Some(bundle.format_pattern(pattern, None, &mut Vec::new()).trim().to_owned())
    };
    Language {
        tag: tag.to_owned(),
        name: text("language-name").unwrap_or_else(|| tag.to_owned()),
        rtl: text("language-direction").is_some_and(|d| d == "rtl"),
        checked: text("language-checked").is_some_and(|c| c == "yes"),
        formats: text("language-formats").unwrap_or_else(|| tag.to_owned()),
    }
}

/// Writes the numbers of messages.
fn number(value: &FluentValue, languages: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else { return None };
    let places = if value.fract() == 0.0 { 0 } else { 4 };
    languages.with_try_get::<Tag, _, _>((), |tag| formats::tidy(&tag.0, *value, places)).ok()
}

/// The language of a bundle, as its memoizer tells it.
struct Tag(String);

impl Memoizable for Tag {
    type Args = ();
    type Error = std::convert::Infallible;
    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, Self::Error> {
        Ok(Tag(lang.to_string()))
    }
}

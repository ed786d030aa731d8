//! Every word that a briefing says, in one place: Fluent catalogues, one folder of
//! `.ftl` files a language under `assets/words/`.
//!
//! A text is named by a dotted key in the code (`chart.time.title`) and by the same key
//! with dashes in the catalogue (`chart-time-title`). A text that depends on a number
//! selects on `$n` by the plural rules of its language. Numbers and dates are written
//! by ICU4X. A language that lacks a text says it in English.
mod catalogue;
mod formats;
mod message;
mod names;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};

use self::catalogue::Catalogue;
pub use self::catalogue::{Language, languages};
pub use self::message::{Message, Value};
pub use self::names::{Names, Translations};

/// The words of one language, with the names that the pipeline file gives in it.
#[derive(Clone)]
pub struct Words {
    own: Arc<Catalogue>,
    /// The shipped catalogue, where the coalition's own one goes before it.
    base: Option<Arc<Catalogue>>,
    english: Arc<Catalogue>,
    names: Arc<Names>,
}

/// What stands around a key that has no text; tests look for it.
pub const MISSING: char = '⟦';

impl Words {
    /// The English words.
    pub fn english() -> Self {
        let english = catalogue::english();
        Words { own: english.clone(), base: None, english, names: Arc::default() }
    }

    /// The words of a language that is shipped (`es`, `zh-Hans`).
    pub fn of(lang: &str) -> Option<Self> {
        Some(Words { own: catalogue::shipped(lang)?, ..Words::english() })
    }

    /// The words of `lang` with the names and the catalogue that a pipeline file gives in
    /// it, and what the operator should know of that catalogue. `None` for a language that
    /// is neither shipped nor given.
    pub fn translated(lang: &str, given: &Translations) -> Option<(Self, Vec<String>)> {
        let names = given.names.get(lang).cloned().unwrap_or_default();
        let shipped = catalogue::shipped(lang);
        let Some(files) = given.catalogues.get(lang) else {
            return Some((Words { own: shipped?, ..Words::english() }.with_names(names), Vec::new()));
        };
        let (mut own, faults) = Catalogue::new(lang, files.iter().cloned());
        let mut remarks: Vec<String> =
            faults.into_iter().map(|fault| format!("words/{lang}: {fault}")).collect();
        match &shipped {
            // A few texts of one's own do not say how the language is written.
            Some(shipped) if !own.has("language-direction") => own.language = shipped.language.clone(),
            Some(_) => {}
            None => remarks.extend(own.lacking(&catalogue::english(), lang)),
        }
        let words = Words { own: Arc::new(own), base: shipped, ..Words::english() };
        Some((words.with_names(names), remarks))
    }

    /// The same words with the names that the pipeline file gives in this language.
    pub fn with_names(self, names: Names) -> Self {
        Words { names: Arc::new(names), ..self }
    }

    /// The names that the pipeline file gives in this language.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// What the language is called, how it runs, who checked it.
    pub fn language(&self) -> &Language {
        &self.own.language
    }

    /// The language as an HTML `lang` attribute (`en`).
    pub fn lang(&self) -> &str {
        &self.own.language.tag
    }

    /// Is there a text for `key`?
    pub fn has(&self, key: &str) -> bool {
        let id = id(key);
        self.catalogues().any(|c| c.has(&id)) || self.english.has(&id)
    }

    /// The text of `key` with its placeholders filled from `with`. A key without
    /// text gives the key between ⟦ ⟧.
    pub fn say(&self, key: &str, with: &[(&str, &str)]) -> String {
        self.format(key, &args(with)).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// The text of `key` without placeholders.
    pub fn get(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// The text of `key` in the form that fits `n`, which fills `$n`.
    pub fn count(&self, key: &str, n: usize, with: &[(&str, &str)]) -> String {
        let mut all = args(with);
        all.set("n", n as f64);
        self.format(key, &all).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// A message in these words; one without a text is a text itself.
    pub fn message(&self, message: &Message) -> String {
        let mut all = FluentArgs::new();
        for (name, value) in message.values() {
            match value {
                Value::Number(number) => all.set(name, *number),
                Value::Said(inner) => all.set(name, self.message(inner)),
            }
        }
        self.format(message.id(), &all).unwrap_or_else(|| message.id().to_owned())
    }

    /// The catalogues before English, one's own first.
    fn catalogues(&self) -> impl Iterator<Item = &Catalogue> {
        [Some(&self.own), self.base.as_ref()].into_iter().flatten().map(Arc::as_ref)
    }

    fn format(&self, key: &str, with: &FluentArgs) -> Option<String> {
        let id = id(key);
        self.catalogues().find_map(|c| c.format(&id, with)).or_else(|| self.english.format_anyhow(&id, with))
    }
}

/// The id of `key` in a catalogue.
fn id(key: &str) -> Cow<'_, str> {
    if key.contains('.') { Cow::Owned(key.replace('.', "-")) } else { Cow::Borrowed(key) }
}

fn args<'a>(with: &[(&'a str, &'a str)]) -> FluentArgs<'a> {
    with.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect()
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Words").field(&self.lang()).finish()
    }
}

//! Walking the spanned TOML: typed look-ups that note down what does not fit
//! and let the walk go on, so that one run tells every mistake.
use std::cell::RefCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mistake::Found;
use super::words::{closest, did_you_mean, list};

/// A value with its place in the file.
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// Something read, with its place in the file.
#[derive(Clone, Debug)]
pub(super) struct At<T> {
    pub value: T,
    pub span: Range<usize>,
}

/// The notebook of mistakes.
#[derive(Default)]
pub(super) struct Notes(RefCell<Vec<Found>>);

impl Notes {
    /// Notes a mistake: `what` is wrong and why, `note` goes under the marked
    /// place, `help` says what to do.
    pub fn add(
        &self,
        span: &Range<usize>,
        what: impl Into<String>,
        note: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Found {
            span: Some(span.clone()),
            what: what.into(),
            note: note.into(),
            help: help.into(),
        });
    }

    /// Notes a mistake as it is.
    pub fn push(&self, found: Found) {
        self.0.borrow_mut().push(found);
    }

    /// All mistakes so far.
    pub fn into_found(self) -> Vec<Found> {
        self.0.into_inner()
    }

    /// Notes that `word` is none of `allowed`, with the closest one.
    pub fn not_in(&self, span: &Range<usize>, word: &str, of: &str, allowed: &[&str]) {
        let help = match closest(word, allowed) {
            Some(best) => format!("write \"{best}\"; the list is {}", list(allowed)),
            None => format!("use one of {}", list(allowed)),
        };
        self.add(span, format!("\"{word}\" is not {of}"), did_you_mean(word, allowed), help);
    }
}

/// A table whose keys have been checked against the ones it may have.
pub(super) struct Fields<'a> {
    pub notes: &'a Notes,
    /// The header or key, as messages show it.
    name: String,
    pub span: Range<usize>,
    entries: Vec<(&'a str, Range<usize>, &'a Value<'a>)>,
    /// Keys that an unknown key was probably meant to be: not missing as well.
    meant: Vec<&'a str>,
}

impl<'a> Fields<'a> {
    /// Opens `table`, noting every key that is not in `allowed`.
    pub fn open(
        notes: &'a Notes,
        name: &str,
        span: Range<usize>,
        table: &'a DeTable<'a>,
        allowed: &[&'a str],
    ) -> Self {
        let mut fields = Self::any(notes, name, span, table);
        let (known, unknown): (Vec<_>, Vec<_>) =
            fields.entries.into_iter().partition(|(key, ..)| allowed.contains(key));
        fields.entries = known;
        // A key that is there already was not what another one was meant to be.
        let free: Vec<&str> = allowed.iter().copied().filter(|key| !fields.has(key)).collect();
        for (key, span, _) in unknown {
            let best = closest(key, &free);
            let help = match best {
                Some(best) => format!("rename it to `{best}`, or remove it"),
                None => format!("remove it; {name} may have {}", list(allowed)),
            };
            notes.add(&span, format!("`{key}` is not a key of {name}"), did_you_mean(key, &free), help);
            fields.meant.extend(best);
        }
        fields
    }

    /// Opens a table with free keys, such as a `map`.
    pub fn any(notes: &'a Notes, name: &str, span: Range<usize>, table: &'a DeTable<'a>) -> Self {
        let mut entries: Vec<_> = table.iter().map(|(k, v)| (k.get_ref().as_ref(), k.span(), v)).collect();
        entries.sort_by_key(|(_, span, _)| span.start);
        Fields { notes, name: name.to_owned(), span, entries, meant: Vec::new() }
    }

    /// The entries in file order: key, its place, value.
    pub fn entries(&self) -> &[(&'a str, Range<usize>, &'a Value<'a>)] {
        &self.entries
    }

    /// Whether `key` is there.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The value of `key`, where it is there.
    pub fn get(&self, key: &str) -> Option<&'a Value<'a>> {
        self.entries.iter().find(|(k, ..)| *k == key).map(|(.., v)| *v)
    }

    /// The place of the key itself, or else of the table.
    pub fn key_span(&self, key: &str) -> Range<usize> {
        self.entries.iter().find(|(k, ..)| *k == key).map_or(self.span.clone(), |(_, span, _)| span.clone())
    }

    /// The value of `key`, noting that it is missing; `example` shows how it is written.
    pub fn required(&self, key: &str, example: &str) -> Option<&'a Value<'a>> {
        let value = self.get(key);
        if value.is_none() && !self.meant.contains(&key) {
            // The file as a whole has no place to point at.
            let span = (!self.span.is_empty()).then(|| self.span.clone());
            self.notes.push(Found {
                span,
                what: format!("{} has no `{key}`, which it needs", self.name),
                note: format!("`{key}` is missing"),
                help: format!("add {example}"),
            });
        }
        value
    }

    /// The sub-table `key` with these `allowed` keys.
    pub fn table(&self, key: &str, name: &str, allowed: &[&'a str]) -> Option<Fields<'a>> {
        let value = self.get(key)?;
        let table = self.table_of(key, value)?;
        Some(Fields::open(self.notes, name, value.span(), table, allowed))
    }

    /// The sub-table `key` with free keys.
    pub fn free_table(&self, key: &str, name: &str) -> Option<Fields<'a>> {
        let value = self.get(key)?;
        let table = self.table_of(key, value)?;
        Some(Fields::any(self.notes, name, value.span(), table))
    }

    /// `value` as a table.
    pub fn table_of(&self, key: &str, value: &'a Value<'a>) -> Option<&'a DeTable<'a>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.mistyped(key, value, "a table", &format!("[{key}] or {key} = {{ … }}"));
        }
        table
    }

    /// Notes that `value` has the wrong type.
    pub fn mistyped(&self, key: &str, value: &Value<'_>, wanted: &str, example: &str) {
        let found = kind(value.get_ref());
        self.notes.add(
            &value.span(),
            format!("`{key}` must be {wanted}, not {found}"),
            format!("this is {found}"),
            format!("write {example}"),
        );
    }
}

/// What a TOML value is, in plain words.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a decimal point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

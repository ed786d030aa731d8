//! Texts, numbers, choices and lists out of [`Fields`].
use toml::de::DeValue;

use super::walk::{At, Fields, Value};
use super::words::list;

impl<'a> Fields<'a> {
    /// A required text that is not blank.
    pub fn text(&self, key: &str, example: &str) -> Option<At<String>> {
        self.required(key, example)?;
        self.opt_text(key)
    }

    /// A text that is not blank, where `key` is there.
    pub fn opt_text(&self, key: &str) -> Option<At<String>> {
        self.text_of(key, self.get(key)?)
    }

    /// `value` as a text that is not blank.
    pub fn text_of(&self, key: &str, value: &'a Value<'a>) -> Option<At<String>> {
        let Some(text) = value.get_ref().as_str() else {
            self.mistyped(key, value, "a text", "it between quotation marks, like \"this\"");
            return None;
        };
        if text.trim().is_empty() {
            self.notes.add(
                &value.span(),
                format!("`{key}` is empty, so it says nothing"),
                "empty",
                format!("fill it in, or remove `{key}` where it is not needed"),
            );
            return None;
        }
        Some(At { value: text.to_owned(), span: value.span() })
    }

    /// A required list of texts with at least one in it.
    pub fn texts(&self, key: &str, example: &str) -> Option<Vec<At<String>>> {
        self.required(key, example)?;
        self.opt_texts(key, example)
    }

    /// A list of texts with at least one in it, where `key` is there.
    pub fn opt_texts(&self, key: &str, example: &str) -> Option<Vec<At<String>>> {
        let value = self.get(key)?;
        let Some(items) = value.get_ref().as_array() else {
            self.mistyped(key, value, "a list of texts", example);
            return None;
        };
        if items.is_empty() {
            self.notes.add(
                &value.span(),
                format!("`{key}` is an empty list, so it says nothing"),
                "empty",
                format!("write {example}"),
            );
            return None;
        }
        Some(items.iter().filter_map(|item| self.text_of(key, item)).collect())
    }

    /// A whole number from `low` to `high`, where `key` is there.
    pub fn opt_whole(&self, key: &str, low: u64, high: u64) -> Option<u64> {
        let value = self.get(key)?;
        let DeValue::Integer(number) = value.get_ref() else {
            self.mistyped(key, value, "a whole number", &format!("{key} = {}", low.max(1)));
            return None;
        };
        let read = u64::from_str_radix(number.as_str(), number.radix()).ok();
        let fits = read.filter(|n| (low..=high).contains(n));
        if fits.is_none() {
            self.notes.add(
                &value.span(),
                format!("`{key}` must lie between {low} and {high}"),
                "out of range",
                format!("choose a whole number from {low} to {high}"),
            );
        }
        fits
    }

    /// `true` or `false`; `false` when absent.
    pub fn flag(&self, key: &str) -> bool {
        let Some(value) = self.get(key) else { return false };
        let DeValue::Boolean(flag) = value.get_ref() else {
            self.mistyped(key, value, "true or false", &format!("{key} = true, without quotation marks"));
            return false;
        };
        *flag
    }

    /// One of a few words, where `key` is there.
    pub fn opt_choice<T: Clone>(&self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.opt_text(key)?;
        let found = choices.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            self.notes.not_in(&text.span, &text.value, &format!("a value of `{key}`"), &words);
        }
        found.map(|(_, choice)| choice.clone())
    }

    /// One of a few words.
    pub fn choice<T: Clone>(&self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let first = words.first().copied().unwrap_or_default();
        self.required(key, &format!("{key} = \"{first}\" (one of {})", list(&words)))?;
        self.opt_choice(key, choices)
    }

    /// Notes that `one` and `other` are both there, where only one of them can hold.
    pub fn one_of_two(&self, one: &str, other: &str) {
        if self.has(one) && self.has(other) {
            self.notes.add(
                &self.key_span(other),
                format!("`{one}` and `{other}` are both there, so it is not clear which one holds"),
                "one too many",
                format!("remove `{one}` or `{other}`"),
            );
        }
    }

    /// A text that may be blank, where `key` is there: something put between others.
    pub fn opt_between(&self, key: &str, example: &str) -> Option<At<String>> {
        let value = self.get(key)?;
        let Some(text) = value.get_ref().as_str() else {
            self.mistyped(key, value, "a text", example);
            return None;
        };
        Some(At { value: text.to_owned(), span: value.span() })
    }

    /// A list of tables, each with these `allowed` keys, where `key` is there.
    pub fn tables(&self, key: &str, example: &str, allowed: &[&'a str]) -> Vec<Fields<'a>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.mistyped(key, value, "a list of tables", example);
            return Vec::new();
        };
        let open = |item: &'a Value<'a>| {
            let table = self.table_of(key, item)?;
            Some(Fields::open(self.notes, &format!("`{key}`"), item.span(), table, allowed))
        };
        items.iter().filter_map(open).collect()
    }

    /// Notes every key of `keys` that is there, because it needs something else.
    pub fn out_of_place(&self, keys: &[&str], why: &str, help: &str) {
        for key in keys.iter().filter(|key| self.has(key)) {
            self.notes.add(&self.key_span(key), format!("`{key}` {why}"), "not used here", help);
        }
    }
}

/// The texts alone.
pub(super) fn plain(list: Vec<At<String>>) -> Vec<String> {
    list.into_iter().map(|item| item.value).collect()
}

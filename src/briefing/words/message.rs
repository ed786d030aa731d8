//! Something to be said, in no language yet.
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Words;

/// A key of the catalogues with what fills its text. A message whose key has no text
/// is a text itself: what older bundles say, and a name from the pipeline file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Wire", into = "Wire")]
pub struct Message {
    id: String,
    with: Vec<(String, Value)>,
}

/// What fills a placeholder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A number, in the digits of the language; a text may select on it.
    Number(f64),
    /// A message inside a message, or a text as it is.
    Said(Message),
}

impl Message {
    /// The message of `key`.
    pub fn new(key: impl Into<String>) -> Self {
        Message { id: key.into(), with: Vec::new() }
    }

    /// The same with `name` filled.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.with.push((name.to_owned(), value.into()));
        self
    }

    /// Its key.
    pub fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn values(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.with.iter().map(|(name, value)| (name.as_str(), value))
    }
}

/// In English, for the terminal.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Words::english().message(self))
    }
}

impl From<&str> for Message {
    fn from(key: &str) -> Self {
        Message::new(key)
    }
}

impl From<String> for Message {
    fn from(key: String) -> Self {
        Message::new(key)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Value::Number(number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Value::Number(number as f64)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Value::Number(number as f64)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Value::Number(f64::from(number))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Said(Message::new(text))
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Value::Said(message)
    }
}

/// How a message is stored: a bare text, or a key with its values in order.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Wire {
    Bare(String),
    Full {
        say: String,
        with: Vec<(String, Value)>,
        /// The same in English, for whoever reads the file.
        #[serde(default)]
        text: String,
    },
}

impl From<Wire> for Message {
    fn from(wire: Wire) -> Self {
        match wire {
            Wire::Bare(id) => Message::new(id),
            Wire::Full { say, with, .. } => Message { id: say, with },
        }
    }
}

impl From<Message> for Wire {
    fn from(message: Message) -> Self {
        let text = message.to_string();
        let Message { id, with } = message;
        if text == id { Wire::Bare(id) } else { Wire::Full { say: id, with, text } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_survives_being_stored_and_says_the_same() {
        let inner = Message::new("level.county").with("n", 2usize);
        let message = Message::new("table.group").with("group", inner);
        let stored = serde_json::to_string(&message).unwrap();
        let back: Message = serde_json::from_str(&stored).unwrap();
        assert_eq!(
            (&back, back.to_string().as_str()),
            (&message, "Figures by counties, with their likely ranges")
        );
    }

    #[test]
    fn what_has_no_text_is_a_text() {
        let old: Message = serde_json::from_str("\"There are no areas.\"").unwrap();
        assert_eq!(old.to_string(), "There are no areas.");
        assert_eq!(serde_json::to_string(&old).unwrap(), "\"There are no areas.\"");
    }
}

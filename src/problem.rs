//! What went wrong, where, why, and what to do about it.
//!
//! One type for the whole program, so that every message has the same four
//! parts and every failure its exit status. Code inside the wall never puts a
//! cell value, a count or another library's message about data into one: see
//! `confidential::fault`.
use std::fmt;

/// The exit status a problem leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something failed that is nobody's mistake in particular: status 1.
    Failed,
    /// The command line or the pipeline file is wrong: status 2.
    Usage,
    /// Refused for privacy (budget, unit, damaged ledger): status 3.
    Refused,
    /// The exports do not fit the pipeline file: status 4.
    Exports,
}

impl Kind {
    /// The process exit status.
    pub fn status(self) -> u8 {
        match self {
            Kind::Failed => 1,
            Kind::Usage => 2,
            Kind::Refused => 3,
            Kind::Exports => 4,
        }
    }
}

/// A failure as the operator sees it.
#[derive(Clone, Debug)]
pub struct Problem {
    kind: Kind,
    what: String,
    place: Option<String>,
    hint: Option<String>,
}

impl Problem {
    /// A problem of `kind`; `what` is one plain sentence that also says why.
    pub fn new(kind: Kind, what: impl Into<String>) -> Self {
        Problem { kind, what: what.into(), place: None, hint: None }
    }
    /// Shorthand for [`Kind::Failed`].
    pub fn failed(what: impl Into<String>) -> Self {
        Self::new(Kind::Failed, what)
    }
    /// Shorthand for [`Kind::Usage`].
    pub fn usage(what: impl Into<String>) -> Self {
        Self::new(Kind::Usage, what)
    }
    /// Shorthand for [`Kind::Refused`].
    pub fn refused(what: impl Into<String>) -> Self {
        Self::new(Kind::Refused, what)
    }
    /// Shorthand for [`Kind::Exports`].
    pub fn exports(what: impl Into<String>) -> Self {
        Self::new(Kind::Exports, what)
    }
    /// Adds where it happened (a file, a line, a column).
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }
    /// Adds what the operator can do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
    /// The sentence that says what is wrong, without place and hint.
    pub fn what(&self) -> &str {
        &self.what
    }
    /// The kind, which decides the exit status.
    pub fn kind(&self) -> Kind {
        self.kind
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.what)?;
        if let Some(place) = &self.place {
            write!(f, "\n  where: {place}")?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\n  what to do: {hint}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}

/// The result of everything that can stop the program.
pub type Result<T> = std::result::Result<T, Problem>;

//! What the other stations ask a pipeline.
use std::path::{Path, PathBuf};

use super::types::{
    GeographySpec, Group, Needs, PeriodSpec, Pipeline, Presentation, PrivacySpec, Role, Source, TableChoice,
    Unit,
};

impl Source {
    /// Its own files and those that it joins.
    pub fn all_files(&self) -> impl Iterator<Item = &PathBuf> {
        self.files.iter().chain(self.join.iter().flat_map(|join| &join.files))
    }
}

impl Pipeline {
    /// The pipeline file, as given.
    pub fn file(&self) -> &Path {
        &self.file
    }
    /// Whether the data is made up.
    pub fn is_sample(&self) -> bool {
        self.sample
    }
    /// Window and plan step.
    pub fn period(&self) -> &PeriodSpec {
        &self.period
    }
    /// Public areas, where there are any.
    pub fn geography(&self) -> Option<&GeographySpec> {
        self.geography.as_ref()
    }
    /// The public list of needs.
    pub fn needs(&self) -> &Needs {
        &self.needs
    }
    /// Public group lists, in file order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }
    /// Unit, ε, ledger, budget.
    pub fn privacy(&self) -> &PrivacySpec {
        &self.privacy
    }
    /// What one ε protects.
    pub fn unit(&self) -> Unit {
        self.privacy.unit
    }
    /// The exports, in file order.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }
    /// The sources of one role, in file order.
    pub fn sources_of(&self, role: Role) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(move |source| source.role == role)
    }
    /// Which questions get most of ε.
    pub fn tables(&self) -> TableChoice {
        self.tables
    }
    /// What can change without spending.
    pub fn presentation(&self) -> &Presentation {
        &self.presentation
    }
    /// Whether every source counts only rows that carry consent.
    pub fn consent_asked(&self) -> bool {
        self.sources.iter().all(|source| source.consent.is_some())
    }
}

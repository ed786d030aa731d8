//! Presets: how the exports of tools that many groups use are read.
//!
//! A preset knows a tool's columns, dates and words, which its makers publish; it holds
//! nothing of any export. `evenhand init` puts its text into the pipeline file, where it
//! can be read and changed. Each lies in a file of its own beside this one, in sections:
//! `needs` (the public list), `groups` where there are some, and one text a source.
use super::types::{Role, Unit};
use super::words::fold;

/// How a tool's exports are read.
#[derive(Debug)]
pub struct Preset {
    /// As it is named on the command line.
    pub name: &'static str,
    /// The tool, for people.
    pub tool: &'static str,
    /// What one id stands for.
    pub unit: Unit,
    text: &'static str,
    /// Its files, requests first.
    pub sources: &'static [PresetSource],
}

/// How one of its files is read.
#[derive(Debug)]
pub struct PresetSource {
    /// Requests or hand-outs.
    pub role: Role,
    /// Columns that tell the file from others: all are in it.
    pub columns: &'static [&'static str],
    /// The column with the day.
    pub date: &'static str,
    /// How the tool writes it; empty where that depends on the group's own settings.
    pub formats: &'static [&'static str],
    /// The zone the tool writes times in, where it is not the group's own.
    pub timezone: Option<&'static str>,
    /// The section with everything else.
    section: &'static str,
}

/// All presets.
pub const PRESETS: [Preset; 9] = [
    Preset {
        name: "google-form",
        tool: "a Google Form",
        unit: Unit::Person,
        text: include_str!("google-form.toml"),
        sources: &[PresetSource {
            role: Role::Requests,
            columns: &["Timestamp", "telephone", "What do you need? Check all that apply", "Status"],
            date: "Timestamp",
            formats: &[],
            timezone: None,
            section: "requests",
        }],
    },
    Preset {
        name: "airtable",
        tool: "Airtable (the neighbourhood base of Crown Heights)",
        unit: Unit::Person,
        text: include_str!("airtable.toml"),
        sources: &[PresetSource {
            role: Role::Requests,
            columns: &["Phone", "Time", "Status", "What type(s) of support are you seeking?"],
            date: "Time",
            formats: &[],
            timezone: None,
            section: "requests",
        }],
    },
    Preset {
        name: "human-essentials",
        tool: "Human Essentials",
        unit: Unit::Record,
        text: include_str!("human-essentials.toml"),
        sources: &[
            PresetSource {
                role: Role::Requests,
                columns: &["Date", "Requestor", "Type", "Status", "<DELETED_ITEMS>"],
                date: "Date",
                formats: &["%m/%d/%Y"],
                timezone: None,
                section: "requests",
            },
            PresetSource {
                role: Role::Distributions,
                columns: &["Partner", "Initial Allocation", "Scheduled for", "Source Inventory", "Status"],
                date: "Scheduled for",
                formats: &["%m/%d/%Y"],
                timezone: None,
                section: "distributions",
            },
        ],
    },
    Preset {
        name: "kobo",
        tool: "KoboToolbox",
        unit: Unit::Person,
        text: include_str!("kobo.toml"),
        sources: &[PresetSource {
            role: Role::Requests,
            columns: &["_submission_time", "_uuid", "_index", "_validation_status"],
            date: "_submission_time",
            formats: &["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"],
            timezone: Some("UTC"),
            section: "requests",
        }],
    },
    Preset {
        name: "ushahidi",
        tool: "Ushahidi",
        unit: Unit::Person,
        text: include_str!("ushahidi.toml"),
        sources: &[PresetSource {
            role: Role::Requests,
            columns: &["Post ID", "Post Status", "Post Date (UTC)", "Contact ID"],
            date: "Post Date (UTC)",
            formats: &["%Y-%m-%d %H:%M:%S"],
            timezone: Some("UTC"),
            section: "requests",
        }],
    },
    Preset {
        name: "open311",
        tool: "Open311 service requests",
        unit: Unit::Record,
        text: include_str!("open311.toml"),
        sources: &[PresetSource {
            role: Role::Requests,
            columns: &["service_request_id", "service_name", "requested_datetime", "updated_datetime"],
            date: "requested_datetime",
            formats: &["%Y-%m-%dT%H:%M:%S%:z"],
            timezone: None,
            section: "requests",
        }],
    },
    Preset {
        name: "pantrydesk",
        tool: "PantryDesk",
        unit: Unit::Household,
        text: include_str!("pantrydesk.toml"),
        sources: &[PresetSource {
            role: Role::Requests,
            columns: &["HouseholdId", "EventType", "EventStatus", "EventDate", "VisitType"],
            date: "EventDate",
            formats: &["%Y-%m-%d"],
            timezone: None,
            section: "visits",
        }],
    },
    Preset {
        name: "hmis",
        tool: "HUD HMIS CSV",
        unit: Unit::Person,
        text: include_str!("hmis.toml"),
        sources: &[
            PresetSource {
                role: Role::Requests,
                columns: &["EnrollmentID", "PersonalID", "ProjectID", "EntryDate"],
                date: "EntryDate",
                formats: &["%Y-%m-%d"],
                timezone: None,
                section: "enrollments",
            },
            PresetSource {
                role: Role::Distributions,
                columns: &["ExitID", "EnrollmentID", "PersonalID", "ExitDate", "Destination"],
                date: "ExitDate",
                formats: &["%Y-%m-%d"],
                timezone: None,
                section: "exits",
            },
            PresetSource {
                role: Role::Distributions,
                columns: &["ServicesID", "PersonalID", "DateProvided", "RecordType"],
                date: "DateProvided",
                formats: &["%Y-%m-%d"],
                timezone: None,
                section: "services",
            },
        ],
    },
    Preset {
        name: "kerala",
        tool: "Kerala Rescue (one yes/no column a need)",
        unit: Unit::Person,
        text: include_str!("kerala.toml"),
        sources: &[PresetSource {
            role: Role::Requests,
            columns: &["requestee_phone", "needwater", "needfood", "needmed", "needothers", "dateadded"],
            date: "dateadded",
            formats: &["%Y-%m-%d %H:%M:%S%.f%:z", "%Y-%m-%d %H:%M:%S%:z"],
            timezone: None,
            section: "requests",
        }],
    },
];

/// The preset of this name.
pub fn preset(name: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.name == name)
}

impl Preset {
    /// The body of `[needs]`.
    pub fn needs(&self) -> &'static str {
        self.section("needs")
    }

    /// Tables of groups; empty where there are none.
    pub fn groups(&self) -> &'static str {
        self.section("groups")
    }

    /// What a source says beside files, date and area.
    pub fn source(&self, source: &PresetSource) -> &'static str {
        self.section(source.section)
    }

    /// The source whose columns are all among `names`.
    pub fn recognise<T: AsRef<str>>(&'static self, names: &[T]) -> Option<&'static PresetSource> {
        self.sources.iter().find(|source| source.missing(names).is_empty())
    }

    fn section(&self, name: &str) -> &'static str {
        let head = format!("#--- {name}\n");
        let Some((_, rest)) = self.text.split_once(head.as_str()) else { return "" };
        rest.split("#--- ").next().unwrap_or_default().trim()
    }
}

impl PresetSource {
    /// The columns that should be among `names` and are not.
    pub fn missing<T: AsRef<str>>(&self, names: &[T]) -> Vec<&'static str> {
        let there = |column: &&&str| names.iter().any(|name| fold(name.as_ref()) == fold(column));
        self.columns.iter().filter(|column| !there(column)).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_that_is_named_is_there() {
        for preset in &PRESETS {
            assert!(preset.needs().contains("keys = ["), "{}", preset.name);
            for source in preset.sources {
                let text = preset.source(source);
                assert!(text.contains("need"), "{} {}", preset.name, source.section);
                assert_eq!(preset.unit == Unit::Record, !text.contains("person = "), "{}", preset.name);
            }
            assert_eq!(super::preset(preset.name).map(|p| p.tool), Some(preset.tool));
        }
    }

    #[test]
    fn a_file_is_recognised_by_its_columns_whatever_else_it_has() {
        let names =
            ["ID", " timestamp ", "Telephone", "What do you need? Check all that apply", "Status", "more"];
        let found: Vec<&str> =
            PRESETS.iter().filter(|preset| preset.recognise(&names).is_some()).map(|p| p.name).collect();
        assert_eq!(found, ["google-form"]);
        assert_eq!(PRESETS[0].name, "google-form");
        assert_eq!(PRESETS[0].sources[0].missing(&["Timestamp", "Status"]).len(), 2);
    }
}

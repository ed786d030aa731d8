//! Presets: how the exports of tools that many groups use are read.
//!
//! A preset knows a tool's columns, dates and words, which its makers publish; it holds
//! nothing of any export. `evenhand init` puts its text into the pipeline file, where it
//! can be read and changed. Each lies in a file of its own beside this one, in sections:
//! `needs` (the public list), `groups` where there are some, and one text a source.
use super::draft::quoted;
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
    /// Questions that a group gives its form itself, which may stand in groups of their own
    /// (`group_who/phone`), and whether there is no reading it without.
    pub questions: &'static [(&'static str, bool)],
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
            questions: &[],
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
            questions: &[],
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
                questions: &[],
                section: "requests",
            },
            PresetSource {
                role: Role::Distributions,
                columns: &["Partner", "Initial Allocation", "Scheduled for", "Source Inventory", "Status"],
                date: "Scheduled for",
                formats: &["%m/%d/%Y"],
                timezone: None,
                questions: &[],
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
            questions: &[("phone", true), ("needs", true), ("consent", false)],
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
            questions: &[],
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
            formats: &["%Y-%m-%dT%H:%M:%S%:z", "%Y-%m-%dT%H:%M:%SZ"],
            timezone: None,
            questions: &[],
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
            questions: &[],
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
                questions: &[],
                section: "enrollments",
            },
            PresetSource {
                role: Role::Distributions,
                columns: &["ExitID", "EnrollmentID", "PersonalID", "ExitDate", "Destination"],
                date: "ExitDate",
                formats: &["%Y-%m-%d"],
                timezone: None,
                questions: &[],
                section: "exits",
            },
            PresetSource {
                role: Role::Distributions,
                columns: &["ServicesID", "PersonalID", "DateProvided", "RecordType"],
                date: "DateProvided",
                formats: &["%Y-%m-%d"],
                timezone: None,
                questions: &[],
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
            questions: &[],
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

    /// What a source says beside files, date and area, as the preset has it.
    pub fn source(&self, source: &PresetSource) -> &'static str {
        self.section(source.section)
    }

    /// The same for a file in which the form's questions are called otherwise; lines about
    /// those that it does not have become notes.
    pub fn source_asking(&self, source: &PresetSource, columns: &[(&str, Option<String>)]) -> String {
        let one = |line: &str| {
            let mut out = line.to_owned();
            for (question, column) in
                columns.iter().filter(|_| !line.starts_with('#') && !line.starts_with("person_form"))
            {
                let asked = format!("\"{question}\"");
                match column {
                    _ if !line.contains(&asked) => {}
                    Some(column) => out = out.replace(&asked, &quoted(column)),
                    None => out = format!("# The form does not ask this: {line}"),
                }
            }
            out
        };
        self.source(source).lines().map(one).collect::<Vec<_>>().join("\n")
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
        let asked = self.questions.iter().filter(|(name, needed)| *needed && question(names, name).is_none());
        let columns = self.columns.iter().filter(|column| !there(column)).copied();
        columns.chain(asked.map(|(name, _)| *name)).collect()
    }

    /// What the questions are called among `names`.
    pub fn asked<T: AsRef<str>>(&self, names: &[T]) -> Vec<(&'static str, Option<String>)> {
        self.questions.iter().map(|(name, _)| (*name, question(names, name))).collect()
    }
}

/// The column of a question: by its name, or else the only one with it at the end of a
/// path of groups.
fn question<T: AsRef<str>>(names: &[T], name: &str) -> Option<String> {
    let fitting = |fits: &dyn Fn(&str) -> bool| {
        let mut found = names.iter().map(AsRef::as_ref).filter(|own| fits(own));
        found.next().filter(|_| found.next().is_none()).map(|own| own.trim().to_owned())
    };
    let last = |own: &str| own.rsplit_once('/').is_some_and(|(_, last)| fold(last) == fold(name));
    fitting(&|own| fold(own) == fold(name)).or_else(|| fitting(&last))
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
    fn questions_in_groups_are_found_and_absent_ones_become_notes() {
        let kobo = super::preset("kobo").unwrap();
        let names = [
            "who/phone",
            "what/needs",
            "what/needs/food",
            "_submission_time",
            "_uuid",
            "_index",
            "_validation_status",
        ];
        let source = kobo.recognise(&names).unwrap();
        let text = kobo.source_asking(source, &source.asked(&names));
        assert!(
            text.contains("person = [\"who/phone\"]") && text.contains("column = \"what/needs\""),
            "{text}"
        );
        assert!(text.contains("\n# The form does not ask this: consent = "), "{text}");
        assert_eq!(source.missing(&names[1..]), ["phone"]);
        // Two questions of that name are none.
        let two = [&names[..], &["again/phone"]].concat();
        assert_eq!(source.missing(&two), ["phone"]);
        assert_eq!(kobo.source_asking(source, &[]), kobo.source(source));
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

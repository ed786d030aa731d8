//! Forms and bases of neighbourhood groups: Google Form, Airtable.
use super::super::person::Standing;
use super::super::words;
use super::{Asked, Design, Scene, Sheets, no_handout, nobody};
use crate::problem::Result;

const GOOGLE: [&str; 15] = [
    "ID",
    "Organizer",
    "Status",
    "Name",
    "Timestamp",
    "Address",
    "email",
    "telephone",
    "Does your request need to remain anonymous? ",
    "Number of people in household ",
    "What do you need? Check all that apply",
    "Is your need:",
    "Add any details about your request",
    "Is your need recurring?",
    "Organizer Results and Comments",
];
/// One option contains the form's own separator.
const GOOGLE_NEEDS: [&str; 6] = [
    "Food",
    "Housing or rent",
    "Utilities",
    "Medicine or prescriptions",
    "Transportation",
    "Pet care - food, litter",
];

/// Responses to a Google Form, with columns that organizers added.
pub(super) fn google_form() -> Design {
    Design {
        files: &[("submission_responses.csv", &GOOGLE)],
        tags: &[],
        mark: "",
        separator: b',',
        person: nobody,
        request: google_row,
        handout: no_handout,
    }
}

fn google_row(scene: &Scene<'_>, asked: &Asked<'_>, sheets: &mut Sheets) -> Result<()> {
    let date = scene.date(asked.request.day);
    let (hour, minute, second) = asked.clock();
    let status = match asked.request.standing {
        _ if asked.duplicate() => "Duplicate",
        Standing::Complete => "Completed",
        Standing::Delivery | Standing::Dispatch => "In progress",
        Standing::NoAnswer => "No answer",
        Standing::SentOn => "Referred",
    };
    let email = format!("person{}@example.org", asked.person.number);
    let cells = [
        asked.number.to_string(),
        ["Sam", "Ash", "Noor"][(asked.chance >> 3) as usize % 3].to_owned(),
        status.to_owned(),
        scene.name(asked.person),
        format!("{}/{}/{} {hour}:{minute:02}:{second:02}", date.month(), date.day(), date.year()),
        scene.address(asked.person),
        if asked.chance.is_multiple_of(3) { email } else { String::new() },
        asked.phone(),
        "No".to_owned(),
        asked.person.household.to_string(),
        asked.needs(&GOOGLE_NEEDS).join(", "),
        ["non urgent, I can wait a day or two", "urgent, today if possible"][asked.chance as usize % 2]
            .to_owned(),
        words::details(asked.chance >> 8).to_owned(),
        "I only have need this one time I think.".to_owned(),
        words::notes(asked.chance >> 16).to_owned(),
    ];
    sheets.texts(0, &cells)
}

const AIRTABLE: [&str; 17] = [
    "Phone",
    "Time",
    "Text or Voice?",
    "Message",
    "Cross Street #1",
    "Cross Street #2",
    "Email Address",
    "Neighborhood Area (See Map)",
    "Languages",
    "What type(s) of support are you seeking?",
    "Time Sensitivity",
    "Intake General Notes",
    "Code",
    "Status",
    "External Id",
    "First Name",
    "Household Size",
];
const AIRTABLE_NEEDS: [&str; 6] = [
    "Deliver groceries or supplies to me",
    "Financial support",
    "Social Services guidance (filing for medicare, unemployment, etc)",
    "Pick up a prescription for me",
    "1 on 1 check-ins (phone call, Zoom, etc to touch base with a neighbor)",
    "Other (please describe below)",
];
const AIRTABLE_LANGUAGES: [&str; 6] =
    ["English", "Spanish", "Haitian Kreyol", "Chinese - Mandarin", "Arabic", ""];

/// An Airtable view downloaded as CSV.
pub(super) fn airtable() -> Design {
    Design {
        files: &[("Requests-Grid view.csv", &AIRTABLE)],
        tags: &[],
        mark: "\u{feff}",
        separator: b',',
        person: nobody,
        request: airtable_row,
        handout: no_handout,
    }
}

fn airtable_row(scene: &Scene<'_>, asked: &Asked<'_>, sheets: &mut Sheets) -> Result<()> {
    let date = scene.date(asked.request.day);
    let (hour, minute, _) = asked.clock();
    let (half, twelve) = (if hour < 12 { "am" } else { "pm" }, if hour % 12 == 0 { 12 } else { hour % 12 });
    let status = match asked.request.standing {
        _ if asked.duplicate() => "Duplicate",
        Standing::Complete => "Request Complete",
        Standing::Delivery => "Delivery Needed",
        Standing::Dispatch => "Dispatch Needed",
        Standing::NoAnswer => "No Answer (call back)",
        Standing::SentOn => "Sent to Another Group",
    };
    let place = &scene.city.map.places[usize::from(asked.request.area)];
    let language = AIRTABLE_LANGUAGES[usize::from(asked.person.language)];
    let language = if language == "English" && asked.chance.is_multiple_of(60) { "eglish" } else { language };
    let (first, _) = words::name(scene.looks(asked.person));
    let cells = [
        asked.phone(),
        format!("{}/{}/{} {twelve}:{minute:02}{half}", date.month(), date.day(), date.year()),
        ["text", "voice", "email"][asked.chance as usize % 3].to_owned(),
        words::details(asked.chance >> 8).to_owned(),
        "Nowhere Street".to_owned(),
        "Pretend Avenue".to_owned(),
        String::new(),
        if asked.fault == Some(super::Fault::BlankArea) { String::new() } else { place.name.clone() },
        language.to_owned(),
        asked.needs(&AIRTABLE_NEEDS).join(","),
        "As soon as possible".to_owned(),
        words::notes(asked.chance >> 16).to_owned(),
        format!("{:04}", asked.number),
        status.to_owned(),
        format!("ext-{}", asked.number),
        first.to_owned(),
        asked.person.household.to_string(),
    ];
    sheets.texts(0, &cells)
}

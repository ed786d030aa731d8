//! Systems of pantries, supply banks and shelters: Human Essentials, PantryDesk, HMIS.
use jiff::ToSpan;

use super::super::person::{Person, Standing};
use super::super::words;
use super::{Asked, Design, Given, Scene, Sheets, no_handout, nobody};
use crate::problem::Result;

const HE_REQUESTS: [&str; 11] = [
    "Date",
    "Requestor",
    "Type",
    "Status",
    "Adult Briefs (Medium/Large)",
    "Formula",
    "Kids (Size 3)",
    "Kids Pull-Ups (3T-4T)",
    "Pads",
    "Wipes (Baby)",
    "<DELETED_ITEMS>",
];
const HE_DISTRIBUTIONS: [&str; 24] = [
    "Partner",
    "Initial Allocation",
    "Scheduled for",
    "Source Inventory",
    "Total Items",
    "Total Value",
    "Delivery Method",
    "Shipping Cost",
    "Status",
    "Agency Representative",
    "Comments",
    "Reporting Category",
    "Adult Briefs (Medium/Large)",
    "Adult Briefs (Medium/Large) In-Kind Value",
    "Formula",
    "Formula In-Kind Value",
    "Kids (Size 3)",
    "Kids (Size 3) In-Kind Value",
    "Kids Pull-Ups (3T-4T)",
    "Kids Pull-Ups (3T-4T) In-Kind Value",
    "Pads",
    "Pads In-Kind Value",
    "Wipes (Baby)",
    "Wipes (Baby) In-Kind Value",
];
/// Which of the six item columns stands for which need of the city, in their order.
const HE_ITEM: [usize; 6] = [1, 2, 3, 0, 4, 5];

/// A bank's requests and distributions: its partners ask and get, not people.
pub(super) fn human_essentials() -> Design {
    Design {
        files: &[("Requests-2025.csv", &HE_REQUESTS), ("Distributions-2025.csv", &HE_DISTRIBUTIONS)],
        tags: &[],
        mark: "",
        separator: b',',
        person: nobody,
        request: he_request,
        handout: he_distribution,
    }
}

fn partner(scene: &Scene<'_>, area: u16) -> String {
    format!("{} Family Center", scene.district(area))
}

fn he_request(scene: &Scene<'_>, asked: &Asked<'_>, sheets: &mut Sheets) -> Result<()> {
    let date = scene.date(asked.request.day);
    let status = match asked.request.standing {
        _ if asked.duplicate() => "Cancelled",
        Standing::Complete => "Fulfilled",
        Standing::Delivery => "Started",
        _ => "Pending",
    };
    let mut items = [0u64; 6];
    for ask in &asked.request.asks {
        items[HE_ITEM[usize::from(ask.need)]] = 10 + asked.chance % 40;
    }
    let mut cells = vec![
        date.strftime("%m/%d/%Y").to_string(),
        partner(scene, asked.request.area),
        ["Quantity", "Individual", "Child"][asked.chance as usize % 3].to_owned(),
        status.to_owned(),
    ];
    cells.extend(items.iter().map(u64::to_string));
    cells.push("0".to_owned());
    sheets.texts(0, &cells)
}

fn he_distribution(scene: &Scene<'_>, given: &Given<'_>, sheets: &mut Sheets) -> Result<()> {
    let date = scene.date(given.handout.day).strftime("%m/%d/%Y").to_string();
    let count = 10 + given.number % 40;
    let mut cells = vec![
        partner(scene, given.handout.area),
        date.clone(),
        date,
        "Main Warehouse".to_owned(),
        count.to_string(),
        format!("${}.00", count / 2),
        ["Pick up", "Delivery"][given.number as usize % 2].to_owned(),
        "$0.00".to_owned(),
        "complete".to_owned(),
        String::new(),
        String::new(),
        "disposable_diapers".to_owned(),
    ];
    for item in 0..6 {
        let own = item == HE_ITEM[usize::from(given.handout.need)];
        cells.push(if own { count } else { 0 }.to_string());
        cells.push(if own { format!("{}.00", count / 2) } else { "0.00".to_owned() });
    }
    sheets.texts(1, &cells)
}

const HOUSEHOLDS: [&str; 15] = [
    "Id",
    "PrimaryName",
    "Address1",
    "City",
    "State",
    "Zip",
    "Phone",
    "Email",
    "ChildrenCount",
    "AdultsCount",
    "SeniorsCount",
    "Notes",
    "IsActive",
    "CreatedAt",
    "UpdatedAt",
];
const EVENTS: [&str; 10] = [
    "Id",
    "HouseholdId",
    "EventType",
    "EventStatus",
    "EventDate",
    "ScheduledText",
    "OverrideReason",
    "Notes",
    "CreatedAt",
    "VisitType",
];

/// A pantry's households and their visits; the place stands with the household alone.
pub(super) fn pantrydesk() -> Design {
    Design {
        files: &[("backup_households.csv", &HOUSEHOLDS), ("backup_service_events.csv", &EVENTS)],
        tags: &[],
        mark: "\u{feff}",
        separator: b',',
        person: household,
        request: visit,
        handout: no_handout,
    }
}

fn household(scene: &Scene<'_>, person: &Person, sheets: &mut Sheets) -> Result<()> {
    let Some(first) = person.requests.first() else { return Ok(()) };
    let place = &scene.city.map.places[usize::from(first.area)];
    let mut phone = Vec::new();
    words::phone(&mut phone, person.number, 0);
    let (kids, adults) = (person.household.saturating_sub(2), person.household.min(2));
    let made = format!("{}T09:00:00Z", scene.date(first.day));
    let cells = [
        (person.number + 1).to_string(),
        scene.name(person),
        scene.address(person),
        scene.city.settings.city.clone(),
        "XX".to_owned(),
        place.id.clone(),
        String::from_utf8(phone).unwrap_or_default(),
        String::new(),
        kids.to_string(),
        adults.to_string(),
        "0".to_owned(),
        String::new(),
        "1".to_owned(),
        made.clone(),
        made,
    ];
    sheets.texts(0, &cells)
}

fn visit(scene: &Scene<'_>, asked: &Asked<'_>, sheets: &mut Sheets) -> Result<()> {
    let date = scene.date(asked.request.day).to_string();
    let (kind, status) = match asked.request.standing {
        _ if asked.duplicate() => ("Appointment", "Cancelled"),
        Standing::Complete | Standing::SentOn => ("PantryDay", "Completed"),
        Standing::Delivery => ("Appointment", "Completed"),
        Standing::Dispatch => ("Appointment", "Scheduled"),
        Standing::NoAnswer => ("Appointment", "NoShow"),
    };
    let visit = ["Shop with TEFAP", "Shop", "TEFAP Only", "Deck Only", "Shop", "Shop"];
    let cells = [
        asked.number.to_string(),
        (asked.person.number + 1).to_string(),
        kind.to_owned(),
        status.to_owned(),
        date.clone(),
        String::new(),
        String::new(),
        words::notes(asked.chance >> 16).to_owned(),
        format!("{date}T15:00:00Z"),
        visit[usize::from(asked.request.asks.first().map_or(0, |ask| ask.need))].to_owned(),
    ];
    sheets.texts(1, &cells)
}

const CLIENT: [&str; 14] = [
    "PersonalID",
    "FirstName",
    "MiddleName",
    "LastName",
    "NameSuffix",
    "NameDataQuality",
    "SSN",
    "SSNDataQuality",
    "DOB",
    "DOBDataQuality",
    "DateCreated",
    "DateUpdated",
    "UserID",
    "ExportID",
];
const ENROLLMENT: [&str; 13] = [
    "EnrollmentID",
    "PersonalID",
    "ProjectID",
    "EntryDate",
    "HouseholdID",
    "RelationshipToHoH",
    "EnrollmentCoC",
    "LivingSituation",
    "DisablingCondition",
    "DateCreated",
    "DateUpdated",
    "UserID",
    "ExportID",
];
const SERVICES: [&str; 15] = [
    "ServicesID",
    "EnrollmentID",
    "PersonalID",
    "DateProvided",
    "RecordType",
    "TypeProvided",
    "OtherTypeProvided",
    "MovingOnOtherType",
    "SubTypeProvided",
    "FAAmount",
    "ReferralOutcome",
    "DateCreated",
    "DateUpdated",
    "UserID",
    "ExportID",
];
const EXIT: [&str; 9] = [
    "ExitID",
    "EnrollmentID",
    "PersonalID",
    "ExitDate",
    "Destination",
    "OtherDestination",
    "DateCreated",
    "DateUpdated",
    "ExportID",
];

/// A homeless service's HMIS export: every request is an enrollment, every hand-out a
/// service, and an enrollment that was complete ends in a rental.
pub(super) fn hmis() -> Design {
    Design {
        files: &[
            ("Client.csv", &CLIENT),
            ("Enrollment.csv", &ENROLLMENT),
            ("Services.csv", &SERVICES),
            ("Exit.csv", &EXIT),
        ],
        tags: &[],
        mark: "",
        separator: b',',
        person: client,
        request: enrollment,
        handout: service,
    }
}

fn stamp(scene: &Scene<'_>, day: u32) -> String {
    format!("{} 10:00:00", scene.date(day))
}

fn client(scene: &Scene<'_>, person: &Person, sheets: &mut Sheets) -> Result<()> {
    let (first, last) = words::name(scene.looks(person));
    let made = stamp(scene, 0);
    let born = 1950 + person.number % 55;
    let cells = [
        person.number.to_string(),
        first.to_owned(),
        String::new(),
        last.to_owned(),
        String::new(),
        "1".to_owned(),
        String::new(),
        "99".to_owned(),
        format!("{born}-01-01"),
        "2".to_owned(),
        made.clone(),
        made,
        "1".to_owned(),
        "MADEUP".to_owned(),
    ];
    sheets.texts(0, &cells)
}

fn enrollment(scene: &Scene<'_>, asked: &Asked<'_>, sheets: &mut Sheets) -> Result<()> {
    if asked.duplicate() {
        return Ok(());
    }
    let (entry, made) = (scene.date(asked.request.day), stamp(scene, asked.request.day));
    let cells = [
        asked.number.to_string(),
        asked.person.number.to_string(),
        (100 + asked.request.asks.first().map_or(0, |ask| ask.need)).to_string(),
        entry.to_string(),
        format!("H{}", asked.person.number),
        "1".to_owned(),
        "XX-500".to_owned(),
        "116".to_owned(),
        ["1", "0", "99"][usize::from(asked.person.disability)].to_owned(),
        made.clone(),
        made.clone(),
        "1".to_owned(),
        "MADEUP".to_owned(),
    ];
    sheets.texts(1, &cells)?;
    let left = match asked.request.closed {
        Some(day) => Some((scene.date(day), "410")),
        // Some leave for the street, which is no home.
        None if asked.chance.is_multiple_of(3) => entry.checked_add(5.days()).ok().map(|day| (day, "116")),
        None => None,
    };
    let Some((day, destination)) = left else { return Ok(()) };
    let cells = [
        asked.number.to_string(),
        asked.number.to_string(),
        asked.person.number.to_string(),
        day.to_string(),
        destination.to_owned(),
        String::new(),
        made.clone(),
        made,
        "MADEUP".to_owned(),
    ];
    sheets.texts(3, &cells)
}

fn service(scene: &Scene<'_>, given: &Given<'_>, sheets: &mut Sheets) -> Result<()> {
    let made = stamp(scene, given.handout.day);
    let cells = [
        given.number.to_string(),
        String::new(),
        given.person.number.to_string(),
        scene.date(given.handout.day).to_string(),
        "144".to_owned(),
        (1 + given.handout.need).to_string(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        made.clone(),
        made,
        "1".to_owned(),
        "MADEUP".to_owned(),
    ];
    sheets.texts(2, &cells)
}

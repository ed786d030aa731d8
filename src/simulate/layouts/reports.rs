//! Reports from crises and cities: Kobo, Ushahidi, Open311, Kerala Rescue.
use jiff::ToSpan;

use super::super::words;
use super::{Asked, Design, Scene, Sheets, no_handout, nobody};
use crate::problem::Result;

const KOBO: [&str; 26] = [
    "start",
    "end",
    "consent",
    "phone",
    "needs",
    "needs/food",
    "needs/shelter",
    "needs/power",
    "needs/medicine",
    "needs/transport",
    "needs/other",
    "location",
    "_location_latitude",
    "_location_longitude",
    "_location_altitude",
    "_location_precision",
    "_id",
    "_uuid",
    "_submission_time",
    "_validation_status",
    "_notes",
    "_status",
    "_submitted_by",
    "__version__",
    "_tags",
    "_index",
];
const KOBO_NEEDS: [&str; 6] = ["food", "shelter", "power", "medicine", "transport", "other"];

/// An export of KoboToolbox with XML values and headers; `;` is its default separator.
pub(super) fn kobo() -> Design {
    Design {
        files: &[("kobo-requests.csv", &KOBO)],
        tags: &[],
        mark: "\u{feff}",
        separator: b';',
        person: nobody,
        request: kobo_row,
        handout: no_handout,
    }
}

/// The moment in universal time as `2025-01-31T15:04:05`; the city keeps UTC - 6.
fn universal(scene: &Scene<'_>, asked: &Asked<'_>, between: &str) -> String {
    let at = scene
        .date(asked.request.day)
        .at(0, 0, 0, 0)
        .checked_add(i64::from(asked.second() + 6 * 3600).seconds());
    at.map(|at| at.strftime(&format!("%Y-%m-%d{between}%H:%M:%S")).to_string()).unwrap_or_default()
}

fn kobo_row(scene: &Scene<'_>, asked: &Asked<'_>, sheets: &mut Sheets) -> Result<()> {
    let (lat, lon) = scene.lat_lon(asked.request.area);
    let sent = universal(scene, asked, "T");
    let flag = |need: usize| if asked.asks(need) { "1" } else { "0" }.to_owned();
    let mut cells = vec![
        format!("{sent}.000-06:00"),
        format!("{sent}.000-06:00"),
        "yes".to_owned(),
        asked.phone(),
        asked.needs(&KOBO_NEEDS).join(" "),
    ];
    cells.extend((0..6).map(flag));
    cells.extend([format!("{lat} {lon} 0 0"), lat, lon, "0".to_owned(), "0".to_owned()]);
    cells.extend([
        (100_000 + asked.number).to_string(),
        format!("00000000-0000-4000-8000-{:012}", asked.number),
        sent,
        if asked.duplicate() { "Not approved" } else { "Approved" }.to_owned(),
        String::new(),
        "submitted_via_web".to_owned(),
        String::new(),
        "vMadeUp".to_owned(),
        String::new(),
        asked.number.to_string(),
    ]);
    sheets.texts(0, &cells)
}

const USHAHIDI: [&str; 12] = [
    "Post ID",
    "Post Status",
    "Created (UTC)",
    "Updated (UTC)",
    "Post Date (UTC)",
    "Contact ID",
    "Contact",
    "Title",
    "Description",
    "What is needed",
    "Where.lat",
    "Where.lon",
];
const USHAHIDI_TAGS: [&str; 12] = [
    "#meta+id",
    "#status",
    "#date+created",
    "#date+updated",
    "#date+reported",
    "#contact+id",
    "#contact",
    "#description+title",
    "#description",
    "#sector+list",
    "#geo+lat",
    "#geo+lon",
];
const USHAHIDI_NEEDS: [&str; 6] =
    ["Food shortage", "Shelter needed", "Power outage", "Medical emergency", "Transport needed", "Other"];

/// Posts of an Ushahidi deployment: lists joined with ", ", tags in row 2.
pub(super) fn ushahidi() -> Design {
    Design {
        files: &[("ushahidi-posts.csv", &USHAHIDI)],
        tags: &USHAHIDI_TAGS,
        mark: "",
        separator: b',',
        person: nobody,
        request: ushahidi_row,
        handout: no_handout,
    }
}

fn ushahidi_row(scene: &Scene<'_>, asked: &Asked<'_>, sheets: &mut Sheets) -> Result<()> {
    let (lat, lon) = scene.lat_lon(asked.request.area);
    let sent = universal(scene, asked, " ");
    let cells = [
        asked.number.to_string(),
        if asked.duplicate() { "draft" } else { "published" }.to_owned(),
        sent.clone(),
        sent.clone(),
        sent,
        (7000 + asked.person.number).to_string(),
        asked.phone(),
        "Help needed".to_owned(),
        words::details(asked.chance >> 8).to_owned(),
        asked.needs(&USHAHIDI_NEEDS).join(", "),
        lat,
        lon,
    ];
    sheets.texts(0, &cells)
}

const OPEN311: [&str; 12] = [
    "service_request_id",
    "status",
    "status_notes",
    "service_name",
    "service_code",
    "description",
    "requested_datetime",
    "updated_datetime",
    "address",
    "zipcode",
    "lat",
    "long",
];
const OPEN311_NEEDS: [&str; 6] = [
    "Food Assistance Request",
    "Homeless Shelter Request",
    "No Heat or Power",
    "Medication Delivery",
    "Senior Ride Request",
    "Other Request",
];

/// Service requests by the Open311 standard: one row a request and need, nobody named.
pub(super) fn open311() -> Design {
    Design {
        files: &[("service_requests.csv", &OPEN311)],
        tags: &[],
        mark: "",
        separator: b',',
        person: nobody,
        request: open311_rows,
        handout: no_handout,
    }
}

fn open311_rows(scene: &Scene<'_>, asked: &Asked<'_>, sheets: &mut Sheets) -> Result<()> {
    let (lat, lon) = scene.lat_lon(asked.request.area);
    let place = &scene.city.map.places[usize::from(asked.request.area)];
    let moment = |day: u32, second: u32| {
        let (hour, minute) = (second / 3600 % 24, second / 60 % 60);
        format!("{}T{hour:02}:{minute:02}:{:02}-06:00", scene.date(day), second % 60)
    };
    let opened = moment(asked.request.day, asked.second());
    let changed = asked.request.closed.map_or_else(|| opened.clone(), |day| moment(day, asked.second()));
    for (at, ask) in asked.request.asks.iter().enumerate() {
        let need = usize::from(ask.need);
        let (status, notes) = match (asked.duplicate(), asked.complete()) {
            (true, _) => ("closed", "Duplicate request."),
            (_, true) => ("closed", "Completed."),
            _ => ("open", ""),
        };
        let cells = [
            format!("25-{:08}{at}", asked.number),
            status.to_owned(),
            notes.to_owned(),
            OPEN311_NEEDS[need].to_owned(),
            format!("4fd3b167e750846744000{need:03}"),
            words::details(asked.chance >> 8).to_owned(),
            opened.clone(),
            changed.clone(),
            scene.address(asked.person),
            place.id.clone(),
            lat.clone(),
            lon.clone(),
        ];
        sheets.texts(0, &cells)?;
    }
    Ok(())
}

const KERALA: [&str; 22] = [
    "id",
    "district",
    "location",
    "requestee",
    "requestee_phone",
    "latlng",
    "needwater",
    "detailwater",
    "needfood",
    "detailfood",
    "needcloth",
    "detailcloth",
    "needmed",
    "detailmed",
    "needtoilet",
    "detailtoilet",
    "needkit_util",
    "detailkit_util",
    "needrescue",
    "needothers",
    "status",
    "dateadded",
];

/// Requests after a flood: one yes/no column a need, free text beside each.
pub(super) fn kerala() -> Design {
    Design {
        files: &[("requests.csv", &KERALA)],
        tags: &[],
        mark: "",
        separator: b',',
        person: nobody,
        request: kerala_row,
        handout: no_handout,
    }
}

fn kerala_row(scene: &Scene<'_>, asked: &Asked<'_>, sheets: &mut Sheets) -> Result<()> {
    let (lat, lon) = scene.lat_lon(asked.request.area);
    let flag = |need: usize| if asked.asks(need) { "True" } else { "False" }.to_owned();
    let no = || "False".to_owned();
    let detail = || words::details(asked.chance >> 8).to_owned();
    let cells = [
        asked.number.to_string(),
        scene.district(asked.request.area).to_owned(),
        scene.address(asked.person),
        scene.name(asked.person),
        asked.phone(),
        format!("{lat},{lon}"),
        flag(4),
        String::new(),
        flag(0),
        detail(),
        no(),
        String::new(),
        flag(3),
        String::new(),
        no(),
        String::new(),
        flag(2),
        String::new(),
        flag(1),
        if asked.asks(5) { "baby food" } else { "" }.to_owned(),
        match (asked.complete(), asked.chance.is_multiple_of(2)) {
            (true, _) => "sup",
            (false, true) => "new",
            (false, false) => "pro",
        }
        .to_owned(),
        format!("{}+00:00", universal(scene, asked, " ")),
    ];
    sheets.texts(0, &cells)
}

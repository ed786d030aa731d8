//! Exports as real tools write them, each mapped by a pipeline file alone. Headers are
//! those of the tools; rows are made up.
use super::fixture::{City, write};
use crate::confidential::map::UnitKey;
use crate::confidential::read::read_with;
use crate::confidential::record::{FIRST_LIST, NO_AREA, Record, Said};

const PIPELINE: &str = r#"title = "Layouts"
[period]
from = "2020-01-01"
to = "2020-12-31"
timezone = "America/Chicago"
[geography]
areas = "areas.geojson"
id = "id"
name = "name"
[needs]
keys = ["food", "water", "rent", "diapers", "pets", "other"]
[privacy]
unit = "UNIT"
epsilon = 1.0
ledger = "r.ledger"
people = "about 400"
"#;

/// The records that a source makes of some files: day, area, need and `met`, `open` or
/// nothing, in file order; and how many units there are.
fn read(files: &[(&str, &str)], unit: &str, source: &str) -> (Vec<String>, usize) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        write(folder.path(), &[(name, text.as_bytes())]);
    }
    write(folder.path(), &[("areas.geojson", b"{}")]);
    let text = format!("{}{source}", PIPELINE.replace("UNIT", unit));
    write(folder.path(), &[("p.toml", text.as_bytes())]);
    let pipeline = crate::pipeline::load(&folder.path().join("p.toml"), None);
    let pipeline = pipeline.unwrap_or_else(|invalid| panic!("{}", invalid.report(false)));
    let needs: Vec<String> = pipeline.needs().keys.iter().map(|key| key.id.clone()).collect();
    let read = read_with(&pipeline, &City, None, &|_| {}, &UnitKey::fixed(), 1 << 20);
    let records = match read {
        Ok((records, _, _)) => records.take(),
        Err(problem) => panic!("{problem}"),
    };
    let units: std::collections::HashSet<u128> = records.iter().map(|r| r.unit).collect();
    (records.iter().map(|record| told(record, &needs)).collect(), units.len())
}

fn told(record: &Record, needs: &[String]) -> String {
    let day = jiff::civil::date(1970, 1, 1) + jiff::Span::new().days(record.day);
    let area = match record.area {
        NO_AREA => "-".to_owned(),
        list if list >= FIRST_LIST => "several".to_owned(),
        area => ["North", "South", "East"][area as usize].to_owned(),
    };
    let said = match record.said {
        Said::Nothing => "",
        Said::Met => " met",
        Said::Open => " open",
    };
    format!("{} {area} {}{said}", day.strftime("%m-%d"), needs[usize::from(record.need)])
}

#[test]
fn a_google_form_with_options_that_hold_commas_and_recurring_needs() {
    let form = "ID,Organizer,Status,Name,Timestamp,Address,email,telephone,\"Does your request need to remain anonymous? \",\"Number of people in household \",\"What do you need? Check all that apply\",\"Is your need:\",\"Add any details about your request\",\"Is your need recurring?\",\"Organizer Results and Comments\"\n\
        1,Jo,Done,Ann,3/15/2020 22:49:40,1 Oak,a@b,555-1,No,4,\"Food, Pet care - food, litter\",Urgent,,No,\n\
        2,Jo,,Bea,11/30/2020 08:00:00,2 Oak,b@b,555-2,Yes,2,Rent,,,\"Yes, monthly\",\n";
    let (records, people) = read(
        &[("form.csv", form)],
        "person",
        r#"[[source]]
role = "requests"
files = ["form.csv"]
person = ["telephone"]
person_form = "phone"
never_read = ["Name", "Address", "email", "Organizer*", "Add any details*"]
date = { column = "Timestamp", format = "%m/%d/%Y %H:%M:%S" }
status = { column = "Status", met = ["Done"] }
quantity = { column = "Number of people in household", cap_per_person = 12, unit = "people" }
recurring = { column = "Is your need recurring?", yes = ["Yes*"], every = "month" }
need = { column = "What do you need? Check all that apply", split = ",", map = { "Pet care - food, litter" = "pets" }, else = "other" }
"#,
    );
    let expected = ["03-15 - food met", "03-15 - pets met", "11-30 - rent open", "12-30 - rent open"];
    assert_eq!((records, people), (expected.map(String::from).to_vec(), 2));
}

#[test]
fn an_airtable_base_with_two_neighbourhood_columns() {
    let base = "Phone,Time,Text or Voice?,Message,Cross Street #1,Cross Street #2,Email Address,Neighborhood Area (See Map),Languages,What type(s) of support are you seeking?,Time Sensitivity,Intake General Notes,Code,Status,External Id,First Name,Neighborhood MA-NYC,Household Size\n\
        555-1,2020-04-02T23:00:00.000Z,Text,hi,A,B,,NE,eglish,\"Food, groceries,Rent\",,,AB1,Request Complete,1,Ann,,3\n\
        555-2,2020-04-03T02:00:00.000Z,Voice,,A,B,,,Spanish,Pharmacy,,,AB2,Delivery Needed,2,Bea,South,1\n\
        555-2,2020-04-05T02:00:00.000Z,Voice,,A,B,,SW,Spanish,Pharmacy,,,AB3,Duplicate,3,Bea,South,1\n";
    let (records, people) = read(
        &[("base.csv", base)],
        "person",
        r#"[[source]]
role = "requests"
files = ["base.csv"]
person = ["Phone"]
person_form = "phone"
date = { column = "Time", format = "%Y-%m-%dT%H:%M:%S%.fZ" }
area = { names = ["Neighborhood Area (See Map)", "Neighborhood MA-NYC"], combine = "first", map = { "NE" = "00501", "Other - not Crown Heights" = "unknown" } }
status = { column = "Status", met = ["Request Complete"], drop = ["Duplicate"] }
need = { column = "What type(s) of support are you seeking?", split = ",", map = { "Food, groceries" = "food" }, else = "other" }
"#,
    );
    let expected = ["04-02 North food met", "04-02 North rent met", "04-02 South other open"];
    assert_eq!((records, people), (expected.map(String::from).to_vec(), 2));
}

#[test]
fn a_volunteer_dispatch_base_with_one_row_a_task() {
    let base = "Name,Phone number,Address,City,Tasks,Task - other,Language,Timeframe,Status,Task Order\n\
        Ann,555-1,1 Oak,North,Grocery shopping,,en,Soon,Completed,1 of 2\n\
        Ann,555-1,1 Oak,North,Other,walk the dog,en,Soon,Unassigned,2 of 2\n";
    let (records, people) = read(
        &[("base.csv", &base.replace("Timeframe", "Created").replace("Soon", "4/2/2020"))],
        "person",
        r#"[[source]]
role = "requests"
files = ["base.csv"]
person = ["Phone number"]
person_form = "phone"
date = { column = "Created", format = "%m/%d/%Y" }
area = { name = "City" }
status = { column = "Status", met = ["Completed"] }
need = { column = "Tasks", split = ",", map = { "Grocery shopping" = "food" }, else = "other" }
"#,
    );
    assert_eq!((records, people), (vec!["04-02 North food met".into(), "04-02 North other open".into()], 1));
}

#[test]
fn a_google_sheet_of_requests_with_a_status() {
    let sheet = "uniqueid,timestamp,requesterName,requesterContact,requesterAddr,householdSit,requestType,requestDate,channel,requestStatus,completionCount,completionLastTimestamp\n\
        7,02/04/2020 10:00:00,Ann,07700 900001,1 Oak,alone,Shopping,02/04/2020,c1,Closed,3,30/04/2020 12:00:00\n\
        8,03/04/2020 10:00:00,Bea,07700 900002,1 Oak,alone,Dog walking,03/04/2020,c1,Sent,0,\n";
    let (records, people) = read(
        &[("sheet.csv", sheet)],
        "person",
        r#"[[source]]
role = "requests"
files = ["sheet.csv"]
person = ["requesterContact"]
person_form = "phone"
date = { column = "timestamp", format = "%d/%m/%Y %H:%M:%S" }
closed = { column = "completionLastTimestamp", format = "%d/%m/%Y %H:%M:%S" }
status = { column = "requestStatus", met = ["Closed"], open = ["Sent", "New"], drop = ["Rejected"] }
need = { column = "requestType", map = { "Shopping" = "food" }, else = "other" }
"#,
    );
    assert_eq!((records, people), (vec!["04-02 - food met".into(), "04-03 - other open".into()], 2));
}

#[test]
fn wide_booleans_of_a_flood_rescue() {
    let export = "district,location,requestee,requestee_phone,latlng,needwater,needfood,needcloth,needmed,needtoilet,needkit_util,needrescue,detailwater,detailfood,needothers,status,dateadded\n\
        tcr,x,Ann,555-1,\"10.5, 1.2\",True,True,False,False,False,False,False,5 litres,,,new,2020-08-16 05:30:00.123+00:00\n\
        tcr,x,Bea,555-2,,False,False,False,False,False,False,True,,,boat please,sup,2020-08-16 23:30:00.123+00:00\n";
    let (records, people) = read(
        &[("kerala.csv", export)],
        "person",
        r#"[[source]]
role = "requests"
files = ["kerala.csv"]
person = ["requestee_phone"]
person_form = "phone"
date = { column = "dateadded", format = "%Y-%m-%d %H:%M:%S%.f%:z" }
area = { point = "latlng" }
status = { column = "status", met = ["sup"], open = ["new", "pro"] }
need = { columns = { "needwater" = "water", "needfood" = "food", "need*" = "other" }, except = ["needothers"], yes = ["True"], filled = { "needothers" = "other" }, else = "other" }
"#,
    );
    let expected = ["08-16 North water open", "08-16 North food open", "08-16 - other met"];
    assert_eq!((records, people), (expected.map(String::from).to_vec(), 2));
}

#[test]
fn a_kobo_form_with_option_columns_tags_and_repeats_in_another_sheet() {
    let form = "phone;needs;needs/food;needs/water;needs/blankets;_q_latitude;_q_longitude;_id;_uuid;_submission_time;_validation_status;_index\n\
        #contact;#need;#need+food;#need+water;#need+blankets;#geo+lat;#geo+lon;#id;;#date;;\n\
        555-1;food blankets;1;0;1;10.5;1.2;11;u1;2020-05-01T21:15:49;;1\n\
        555-2;;0;0;0;;;12;u2;2020-05-02T21:15:49;;2\n";
    let main = r#"[[source]]
role = "requests"
files = ["form.csv"]
separator = ";"
hxl = true
person = ["phone"]
person_form = "phone"
date = { column = "_submission_time", format = "%Y-%m-%dT%H:%M:%S", timezone = "UTC" }
area = { lat = "_q_latitude", lon = "_q_longitude" }
need = { columns = { "needs/food" = "food", "needs/water" = "water", "needs/*" = "other" }, yes = ["1"], else = "other" }
"#;
    let (records, people) = read(&[("form.csv", form)], "person", main);
    let expected = ["05-01 North food", "05-01 North other", "05-02 - other"];
    assert_eq!((records, people), (expected.map(String::from).to_vec(), 2));

    let repeats = "item;_index;_parent_table_name;_parent_index\nfood;1;form;2\nwater;2;form;2\nwater;3;form;1\nrent;4;form;9\n";
    let (records, people) = read(
        &[("form.csv", form), ("items.csv", repeats)],
        "person",
        r#"[[source]]
role = "requests"
files = ["items.csv"]
separator = ";"
hxl = true
person = ["phone"]
person_form = "phone"
date = { column = "_submission_time", format = "%Y-%m-%dT%H:%M:%S", timezone = "UTC" }
area = { lat = "_q_latitude", lon = "_q_longitude" }
need = { column = "item" }
join = { files = ["form.csv"], separator = ";", key = ["_index"], on = ["_parent_index"], columns = ["phone", "_submission_time", "_q_latitude", "_q_longitude"] }
"#,
    );
    let expected = ["05-02 - food", "05-02 - water", "05-01 North water"];
    assert_eq!((records, people), (expected.map(String::from).to_vec(), 2));
}

#[test]
fn ushahidi_posts_with_a_row_of_tags_and_universal_time() {
    let posts = "Post ID,Post Status,Created (UTC),Updated (UTC),Post Date (UTC),Contact ID,Contact,Categories,Location.lat,Location.lon\n\
        #meta+id,#status,#date+created,,,#contact+id,,#sector,#geo+lat,#geo+lon\n\
        1,published,2020-04-02 03:00:00,,2020-04-02 03:00:00,9,+1555,\"Food, Water\",10.5,2.2\n\
        2,archived,2020-04-03 13:00:00,,2020-04-03 13:00:00,10,+1556,Food,,\n";
    let (records, people) = read(
        &[("posts.csv", posts)],
        "person",
        r#"[[source]]
role = "requests"
files = ["posts.csv"]
skip_rows = 1
person = ["Contact ID"]
date = { column = "Created (UTC)", format = "%Y-%m-%d %H:%M:%S", timezone = "UTC" }
area = { lat = "Location.lat", lon = "Location.lon" }
need = { column = "Categories", split = ", ", else = "other" }
leave_out = [{ column = "Post Status", is = ["archived"] }]
"#,
    );
    assert_eq!((records, people), (vec!["04-01 South food".into(), "04-01 South water".into()], 1));
}

#[test]
fn open311_requests_whose_notes_say_duplicate() {
    let calls = "service_request_id,status,status_notes,service_name,service_code,description,requested_datetime,updated_datetime,address,zipcode,lat,long\n\
        1,closed,Duplicate request.,Food box,1,,2020-04-02T10:00:00-05:00,2020-04-03T10:00:00-05:00,1 Oak,501,,\n\
        2,closed,Delivered.,Food box,1,,2020-04-02T23:30:00-05:00,2020-04-04T10:00:00-05:00,1 Oak,501,,\n\
        3,open,,Water,2,,2020-04-02T23:30:00-05:00,2020-04-02T23:30:00-05:00,1 Oak,00502-0001,,\n";
    let (records, rows) = read(
        &[("calls.csv", calls)],
        "record",
        r#"[[source]]
role = "requests"
files = ["calls.csv"]
date = { column = "requested_datetime", format = "%Y-%m-%dT%H:%M:%S%:z" }
closed = { column = "updated_datetime", format = "%Y-%m-%dT%H:%M:%S%:z" }
area = { column = "zipcode", digits = 5 }
status = { column = "status", met = ["closed"], open = ["open"] }
need = { column = "service_name", map = { "Food box" = "food" }, else = "other" }
leave_out = [{ column = "status_notes", is = ["Duplicate*"] }]
"#,
    );
    assert_eq!((records, rows), (vec!["04-02 North food met".into(), "04-02 South water open".into()], 2));
}

/// One file a day, whose name says which.
#[test]
fn visits_dated_by_the_name_of_their_file() {
    let files = [
        ("visits-2020-04-02.csv", "client,zip\n7,00501\n8,00502\n"),
        ("visits-2020-04-09.csv", "client,zip\n7,00501\n"),
        ("visits-latest.csv", "client,zip\n9,00501\n"),
    ];
    let text = r#"[[source]]
role = "requests"
files = ["visits-*.csv"]
person = ["client"]
date = { column = "(file)", format = "visits-%Y-%m-%d" }
area = { column = "zip" }
need = { always = "food" }
"#;
    let (records, people) = read(&files, "person", text);
    let expected = ["04-02 North food", "04-02 South food", "04-09 North food"];
    assert_eq!((records, people), (expected.map(String::from).to_vec(), 2));
}

/// Some cities write the offset as `Z`.
#[test]
fn open311_times_in_universal_time_are_read_by_the_preset_s_formats() {
    let preset = crate::pipeline::presets::preset("open311").unwrap();
    let closed = preset.source(&preset.sources[0]);
    let formats = closed.lines().find(|line| line.starts_with("formats = ")).unwrap();
    let calls = "requested_datetime,updated_datetime,zipcode,service_name,status\n\
        2020-04-02T10:00:00Z,2020-04-03T01:00:00Z,00501,Food box,closed\n\
        2020-04-02T10:00:00-05:00,2020-04-09T10:00:00-05:00,00501,Food box,closed\n\
        2020-04-02T03:00:00Z,,00501,Water,open\n";
    let text = format!(
        r#"[[source]]
role = "requests"
files = ["calls.csv"]
date = {{ column = "requested_datetime", {formats} }}
closed = {{ column = "updated_datetime", {formats} }}
area = {{ column = "zipcode" }}
status = {{ column = "status", met = ["closed"], open = ["open"] }}
need = {{ column = "service_name", map = {{ "Food box" = "food" }}, else = "other" }}
"#
    );
    let (records, rows) = read(&[("calls.csv", calls)], "record", &text);
    assert_eq!((records.len(), rows), (3, 3));
    // In the city's own time three in the morning UTC is the evening before.
    assert_eq!(records.iter().filter(|r| r.starts_with("04-01")).count(), 1, "{records:?}");
    assert_eq!(records.iter().filter(|r| r.ends_with("met")).count(), 2, "{records:?}");
}

const PARTNERS: &str = "Agency Name,Agency Zip Code,Zip Codes Served,Area Served\n\
    North Pantry,00501,00501,x\nTwo Rivers,00502,00502; 00503,x\n";

#[test]
fn human_essentials_requests_with_a_column_an_item_and_areas_of_a_public_list() {
    let requests = "Date,Requestor,Type,Status,Kids (Size 4),Kids Pull-Ups,Wipes (Baby),Formula,<DELETED_ITEMS>\n\
        04/02/2020,North Pantry,Quantity,Fulfilled,100,0,20,,0\n\
        04/03/2020,Two Rivers,Individual,Pending,,,,\"1,200\",3\n\
        04/03/2020,Elsewhere,Individual,Cancelled,1,1,1,1,1\n";
    let (records, agencies) = read(
        &[("requests.csv", requests), ("partners.csv", PARTNERS)],
        "person",
        r#"[[source]]
role = "requests"
files = ["requests.csv"]
person = ["Requestor"]
date = { column = "Date", format = "%m/%d/%Y" }
area = { column = "Requestor", shares = { file = "partners.csv", key = "Agency Name", area = "Zip Codes Served", split = ";" } }
status = { column = "Status", met = ["Fulfilled"], open = ["Pending", "Started"], drop = ["Cancelled"] }
need = { columns = { "Kids*" = "diapers", "*" = "other" }, except = ["Type", "<DELETED_ITEMS>"], above_zero = true, else = "other" }
"#,
    );
    let expected = ["04-02 North diapers met", "04-02 North other met", "04-03 several other open"];
    assert_eq!((records, agencies), (expected.map(String::from).to_vec(), 2));
}

#[test]
fn human_essentials_distributions_without_values_and_packages() {
    let given = "Partner,Initial Allocation,Scheduled for,Source Inventory,Total Items,Total Value,Delivery Method,Shipping Cost,Status,Agency Representative,Comments,Reporting Category,Kids (Size 4),Kids (Size 4) In-Kind Value,Kids (Size 4) Packages,Soap,Soap In-Kind Value,Soap Packages\n\
        North Pantry,04/01/2020,04/02/2020,Main,100,$50.00,pick_up,,complete,Jo,,,100,50.00,2,0,0,0\n\
        Two Rivers,04/01/2020,04/09/2020,Main,7,$5.00,pick_up,,scheduled,Jo,,,0,0.00,0,7,5.00,1\n";
    let (records, _) = read(
        &[("given.csv", given), ("partners.csv", PARTNERS)],
        "person",
        r#"[[source]]
role = "requests"
files = ["given.csv"]
person = ["Partner"]
never_read = ["Agency Representative", "Comments"]
date = { column = "Scheduled for", format = "%m/%d/%Y" }
area = { column = "Partner", shares = { file = "partners.csv", key = "Agency Name", area = "Agency Zip Code" } }
only = [{ column = "Status", is = ["complete"] }]
need = { columns = { "Kids*" = "diapers", "Soap*" = "other" }, except = ["* Value", "* Packages"], above_zero = true }
quantity = { column = "Total Items", cap_per_person = 10000, unit = "items" }
"#,
    );
    assert_eq!(records, ["04-02 North diapers"]);
}

#[test]
fn pantrydesk_events_take_the_area_of_their_household() {
    let households = "Id,PrimaryName,Address1,City,State,Zip,Phone,Email,ChildrenCount,AdultsCount,SeniorsCount,Notes,IsActive\n\
        1,Ann,1 Oak,Town,IL,00501,555,a@b,2,1,0,,1\n2,Bea,2 Oak,Town,IL,503,556,b@b,0,1,1,,1\n";
    let events = "Id,HouseholdId,EventType,EventStatus,EventDate,VisitType\n\
        1,1,PantryDay,Completed,2020-04-02,Shop\n2,2,PantryDay,Completed,2020-04-02,Tefap\n\
        3,2,PantryDay,NoShow,2020-04-09,Shop\n4,3,PantryDay,Completed,2020-04-09,Shop\n5,1,Appointment,Scheduled,2020-04-16,Shop\n";
    let (records, people) = read(
        &[("events.csv", events), ("households.csv", households)],
        "household",
        r#"[[source]]
role = "requests"
files = ["events.csv"]
person = ["HouseholdId"]
never_read = ["PrimaryName", "Address1", "Phone", "Email", "Notes"]
date = { column = "EventDate", format = "%Y-%m-%d" }
area = { column = "Zip", digits = 5 }
need = { always = "food" }
leave_out = [{ column = "EventStatus", is = ["Scheduled", "Cancelled", "NoShow"] }]
quantity = { columns = ["ChildrenCount", "AdultsCount", "SeniorsCount"], cap_per_person = 20, unit = "people" }
join = { files = ["households.csv"], key = ["Id"], columns = ["Zip", "ChildrenCount", "AdultsCount", "SeniorsCount"] }
"#,
    );
    let expected = ["04-02 North food", "04-02 East food", "04-09 - food"];
    assert_eq!((records, people), (expected.map(String::from).to_vec(), 3));
}

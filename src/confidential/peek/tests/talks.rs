//! Set-up by question and answer.
use super::script::{folder, requests, sample, set_up, talk};
use crate::confidential::Progress;
use crate::pipeline::{Encoding, FileFormat, NeedRule, Pipeline, Role, Unit};
use crate::release;

struct Quiet;

impl Progress for Quiet {
    fn stage(&self, _: &'static str) {}
    fn bytes(&self, _: u64, _: u64) {}
}

/// Releases into a folder of its own; whether a bundle was made.
fn releases(pipeline: Pipeline) -> bool {
    let out = tempfile::tempdir().unwrap();
    let work = release::Prepared::new(pipeline).unwrap();
    let places = release::Places { out: out.path().join("out"), ledger: out.path().join("tiny.ledger") };
    let made = release::release(&work, &places, &Quiet, &mut |_| Ok(true)).unwrap();
    matches!(made, release::Outcome::New(path) if path.is_dir())
}

/// ISO days that fill nine months.
fn iso(row: usize) -> String {
    format!("2025-{:02}-{:02}", row % 9 + 1, row % 28 + 1)
}

#[test]
fn a_sample_is_set_up_with_enter_and_its_release_works() {
    let folder = sample("smallgroup");
    let (pipeline, text, said) = set_up(folder.path(), &["", "", "", "", "yes", "", "", "389", ""]);
    assert!(said.contains("Question 9 (of at most 10)") && !said.contains("Question 10"), "{said}");
    let geography = pipeline.geography().unwrap();
    assert_eq!(
        (geography.id.as_str(), geography.parents.as_slice()),
        ("area_id", &["district".to_owned()][..])
    );
    assert!(geography.denominators.as_ref().is_some_and(|d| d.residents == "residents"));
    assert_eq!(pipeline.sources_of(Role::Requests).next().unwrap().files.len(), 2);
    assert_eq!(pipeline.sources_of(Role::Distributions).count(), 1);
    assert_eq!((pipeline.unit(), pipeline.privacy().people), (Unit::Person, 400));
    assert_eq!(pipeline.period().to.to_string(), "2025-09-30");
    assert!(pipeline.consent_asked());
    // What was typed by hand is not taken by a plain yes.
    assert!(!text.contains("rent help pls") && !text.contains("waiting on"), "{text}");
    assert!(said.contains("rent help pls"), "{said}");
    assert!(releases(pipeline));
}

#[test]
fn nothing_from_a_cell_is_written_unless_it_was_confirmed() {
    let folder = folder(&[("requests.csv", &requests(iso))]);
    let (_, text, said) = set_up(folder.path(), &["", "", "", "met 2, drop 1", "", "30", ""]);
    assert!(said.contains("Zorp drops") && said.contains("Handled wonderfully"), "{said}");
    for cell in ["Zorp", "Groceries", "Rent, deposit", "Waiting", "555-01", "-77"] {
        assert!(!text.contains(cell), "{cell} is in:\n{text}");
    }
    // These two were confirmed by their numbers.
    assert!(text.contains("Handled wonderfully") && text.contains("Duplicate"), "{text}");
    assert!(text.contains("keys = [\"other\"]") && text.contains("TODO"), "{text}");
}

#[test]
fn a_remark_in_the_status_column_is_not_taken_by_enter() {
    let text = requests(iso).replace("Handled wonderfully", "Done");
    let remark = "Delivered to Ana Ruiz";
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for line in lines.iter_mut().skip(1).filter(|line| line.ends_with("Waiting")).take(9) {
        *line = line.replace("Waiting", remark);
    }
    let folder = folder(&[("requests.csv", &lines.join("\n"))]);
    let (_, text, said) = set_up(folder.path(), &["", "", "", "", "", "30", ""]);
    assert!(said.contains(remark) && said.contains("others may read"), "{said}");
    assert!(text.contains("\"Done\"") && !text.contains("Ana"), "{text}");
}

#[test]
fn confirmed_options_become_keys_with_changes_and_left_out_ones_do_not() {
    let folder = folder(&[("requests.csv", &requests(iso))]);
    let answers = [
        "",
        "",
        "yes, 3=shelter, -1",
        "met 2",
        "2025-01-01 to 2025-06-30, America/Chicago",
        "",
        "30",
        "0.5 household",
        "",
    ];
    let (pipeline, text, said) = set_up(folder.path(), &answers);
    // Sorted by rows: Groceries and Zorp drops share 60 rows, then the rent.
    assert!(text.contains("\"Rent, deposit or shelter\" = \"shelter\""), "{text}");
    assert!(!text.contains("\"Groceries\""), "{text}\n{said}");
    let ids: Vec<&str> = pipeline.needs().keys.iter().map(|key| key.id.as_str()).collect();
    assert_eq!(ids, ["zorp-drops", "shelter", "other"]);
    assert_eq!((pipeline.unit(), pipeline.period().timezone.as_str()), (Unit::Household, "America/Chicago"));
    assert_eq!(pipeline.privacy().epsilon, "0.5".parse().unwrap());
    let NeedRule::Column { split, .. } = &pipeline.sources()[0].need else { panic!("no column") };
    assert_eq!(split.as_deref(), Some(","));
    assert!(releases(pipeline));
}

#[test]
fn an_own_list_of_needs_may_be_typed() {
    let folder = folder(&[("requests.csv", &requests(iso))]);
    let (pipeline, text, _) = set_up(folder.path(), &["", "", "Food, Legal help", "met 2", "", "30", ""]);
    let labels: Vec<&str> = pipeline.needs().keys.iter().map(|key| key.label.as_str()).collect();
    assert_eq!(labels, ["Food", "Legal help", "Other"]);
    assert!(!text.contains("Zorp"));
}

#[test]
fn a_date_that_can_be_two_days_is_asked_about_on_the_terminal() {
    let ambiguous = |row: usize| format!("{:02}/{:02}/2024", row % 9 + 1, row % 8 + 4);
    let folder = folder(&[("requests.csv", &requests(ambiguous))]);
    for (answer, format) in [("d", "%d/%m/%Y"), ("m", "%m/%d/%Y")] {
        let (pipeline, text, said) =
            set_up(folder.path(), &["", "", "?", answer, "yes", "met 2", "", "30", ""]);
        assert!(said.contains("`01/04/2024`: is that 1 April or 4 January?"), "{said}");
        assert!(!text.contains("01/04/2024"), "{text}");
        assert_eq!(pipeline.sources()[0].date.formats, [format]);
    }
    let certain = |row: usize| format!("{}/{}/2024 10:00:00", row % 9 + 1, row % 28 + 1);
    std::fs::write(folder.path().join("requests.csv"), requests(certain)).unwrap();
    let (pipeline, _, said) = set_up(folder.path(), &["", "", "yes", "met 2", "", "30", ""]);
    assert!(!said.contains("is that"), "{said}");
    assert_eq!(pipeline.sources()[0].date.formats, ["%m/%d/%Y %H:%M:%S"]);
}

#[test]
fn encoding_separator_and_columns_can_be_found_and_changed() {
    let folder = tempfile::tempdir().unwrap();
    let text =
        requests(iso).replace("Phone", "Numéro").replace("\",\"", ";").replace(',', ";").replace("; ", ", ");
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    std::fs::write(folder.path().join("demandes.csv"), bytes).unwrap();
    let answers = ["1 requests", "", "who 2", "status none", "", "no", "", "30", ""];
    let (pipeline, _, said) = set_up(folder.path(), &answers);
    let source = &pipeline.sources()[0];
    let FileFormat::Csv { separator, encoding, .. } = source.format else { panic!("no text") };
    assert!(separator == b';' && encoding == Encoding::Windows1252, "{said}");
    assert_eq!(source.person, ["Numéro"]);
    assert!(source.status.is_none());
}

#[test]
fn without_a_column_that_says_who_rows_are_protected_and_said_to_be() {
    let folder = folder(&[("requests.csv", &requests(iso))]);
    let (pipeline, text, said) = set_up(folder.path(), &["", "who none", "", "yes", "met 2", "", "100", ""]);
    assert_eq!(pipeline.unit(), Unit::Record);
    assert!(text.contains("only single rows are protected") && said.contains("rows, not people"), "{text}");
}

#[test]
fn stopping_and_empty_folders_are_told_plainly() {
    let sample = sample("smallgroup");
    let (stopped, _) = talk(sample.path(), &["", "q"]);
    assert!(stopped.unwrap_err().to_string().contains("nothing was written"));
    let (none, _) = talk(folder(&[("notes.txt", "hello\n")]).path(), &[]);
    let problem = none.unwrap_err();
    assert!(problem.kind().status() == 2 && problem.to_string().contains("evenhand sample"), "{problem}");
}

#[test]
fn no_conversation_has_more_than_ten_questions() {
    // Everything at once: two logs, open dates, consent, status, areas.
    let open = |row: usize| format!("{:02}/{:02}/2024", row % 9 + 1, row % 8 + 4);
    let consent = |text: String| {
        text.lines()
            .enumerate()
            .map(|(i, l)| format!("{l},{}\n", if i == 0 { "Consent" } else { "mais oui" }))
            .collect::<String>()
    };
    let given = requests(open).replace("Status", "lbs").replace("What do you need?", "item");
    let folder =
        folder(&[("requests.csv", &consent(requests(open))), ("distributions.csv", &consent(given))]);
    let answers = ["", "", "", "d m", "1", "yes", "met 2", "", "30", ""];
    let (pipeline, text, said) = set_up(folder.path(), &answers);
    assert!(said.contains("Question 10 (of at most 10)"), "{said}");
    assert_eq!(pipeline.sources()[1].date.formats, ["%m/%d/%Y"], "{text}");
    assert_eq!(pipeline.sources()[0].consent.as_ref().unwrap().yes, ["mais oui"]);
}

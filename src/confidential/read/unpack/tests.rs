//! The same rows in every wrapping and format, and one person's rows taken out of each.
use std::io::Write;
use std::path::{Path, PathBuf};

use ::age::armor::{ArmoredWriter, Format};

use super::*;
use crate::confidential::read::tests::fixture::{Fields, HEADER, pipeline, read_all, source};
use crate::pipeline::{DateRule, Pipeline};

use super::fuzzing::KEY;
const PUBLIC: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

/// 60 rows of 20 people; texts with quotes, separators, line ends and letters.
fn rows() -> Vec<Vec<String>> {
    let row = |i: usize| {
        let person = format!("(555) 010-{:04}", i % 20);
        let note = ["plain", "a \"quoted\", cell", "two\nlines", "žluť; é"][i % 4];
        let (need, language) = (["food", "a room; a flat", ""][i % 3], ["en", "Español"][i % 2]);
        let day = format!("2025-{:02}-{:02} 00:00:00", 1 + i % 12, 1 + i % 28);
        let cells = ["yes", "Open", &day, &person, "", "00502", need, language, note];
        cells.map(str::to_owned).to_vec()
    };
    (0..60).map(row).collect()
}

fn header() -> Vec<String> {
    HEADER.split(',').map(str::to_owned).collect()
}

fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = Written::new();
    for row in [header()].iter().chain(rows) {
        row.iter().for_each(|cell| out.cell(cell));
        out.end_row();
    }
    out.finish().to_vec()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        out.start_file(*name, ::zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn encrypted(bytes: &[u8], armoured: bool) -> Vec<u8> {
    let to: ::age::x25519::Recipient = PUBLIC.parse().unwrap();
    let to: &dyn ::age::Recipient = &to;
    let age = ::age::Encryptor::with_recipients(std::iter::once(to)).unwrap();
    let format = if armoured { Format::AsciiArmor } else { Format::Binary };
    let armour = ArmoredWriter::wrap_output(Vec::new(), format).unwrap();
    let mut out = age.wrap_output(armour).unwrap();
    out.write_all(bytes).unwrap();
    out.finish().unwrap().finish().unwrap()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The smallest workbook: texts as they are, days as numbers with a style of days.
fn xlsx(rows: &[Vec<String>], sheets: &[&str]) -> Vec<u8> {
    let cell = |(i, text): (usize, &String)| match jiff::civil::Date::strptime("%Y-%m-%d %H:%M:%S", text) {
        Ok(day) if i == 2 => {
            let serial = (day - jiff::civil::date(1899, 12, 30)).get_days();
            format!("<c s=\"1\"><v>{serial}</v></c>")
        }
        _ => format!("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(text)),
    };
    let line = |row: &Vec<String>| {
        let cells: String = row.iter().enumerate().map(cell).collect();
        format!("<row>{cells}</row>")
    };
    let all: String = [header()].iter().chain(rows).map(line).collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let listed: String = (1..=sheets.len())
        .map(|i| format!("<sheet name=\"{}\" sheetId=\"{i}\" r:id=\"r{i}\"/>", sheets[i - 1]))
        .collect();
    let targets: String = (1..=sheets.len())
        .map(|i| {
            format!("<Relationship Id=\"r{i}\" Type=\"{links}/worksheet\" Target=\"worksheets/s{i}.xml\"/>")
        })
        .collect();
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let sheet = |body: &str| format!("<worksheet xmlns=\"{main}\"><sheetData>{body}</sheetData></worksheet>");
    let book = format!("<workbook xmlns=\"{main}\" xmlns:r=\"{links}\"><sheets>{listed}</sheets></workbook>");
    let rels = format!(
        "<Relationships xmlns=\"{package}\">{targets}<Relationship Id=\"st\" Type=\"{links}/styles\" \
         Target=\"styles.xml\"/></Relationships>"
    );
    let styles = format!(
        "<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    );
    let root = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"r\" Type=\"{links}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let (full, empty) = (sheet(&all), sheet(""));
    let names: Vec<String> = (1..=sheets.len()).map(|i| format!("xl/worksheets/s{i}.xml")).collect();
    let mut files: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
    ];
    for (i, name) in names.iter().enumerate() {
        files.push((name, if i + 1 == sheets.len() { full.as_bytes() } else { empty.as_bytes() }));
    }
    zip(&files)
}

fn ods(rows: &[Vec<String>]) -> Vec<u8> {
    let cell = |text: &String| {
        let lines: String =
            text.split('\n').map(|line| format!("<text:p>{}</text:p>", escaped(line))).collect();
        format!("<table:table-cell office:value-type=\"string\">{lines}</table:table-cell>")
    };
    let line = |row: &Vec<String>| {
        format!("<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<String>())
    };
    let all: String = [header()].iter().chain(rows).map(line).collect();
    let ns = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<office:document-content xmlns:office=\"{ns}:office:1.0\" xmlns:table=\"{ns}:table:1.0\" \
         xmlns:text=\"{ns}:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Sheet1\">{all}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let mime = b"application/vnd.oasis.opendocument.spreadsheet";
    let manifest = format!("<manifest:manifest xmlns:manifest=\"{ns}:manifest:1.0\"/>");
    let manifest = ("META-INF/manifest.xml", manifest.as_bytes());
    zip(&[("mimetype", mime), manifest, ("content.xml", content.as_bytes())])
}

fn json_lines(rows: &[Vec<String>]) -> Vec<u8> {
    let line = |row: &Vec<String>| {
        let members = header().into_iter().zip(row.iter().cloned().map(serde_json::Value::from));
        serde_json::Value::Object(members.collect()).to_string() + "\n"
    };
    rows.iter().map(line).collect::<String>().into_bytes()
}

fn sqlite(path: &Path, rows: &[Vec<String>]) {
    let connection = rusqlite::Connection::open(path).unwrap();
    let columns: Vec<String> = header().iter().map(|name| format!("\"{name}\" TEXT")).collect();
    connection.execute(&format!("CREATE TABLE asked ({})", columns.join(",")), []).unwrap();
    for row in rows {
        connection
            .execute("INSERT INTO asked VALUES (?,?,?,?,?,?,?,?,?)", rusqlite::params_from_iter(row))
            .unwrap();
    }
}

type Make = fn(&[Vec<String>]) -> Vec<u8>;
const FORMATS: [(&str, Make); 9] = [
    ("r.csv", csv),
    ("r.csv.gz", |rows| gzip(&csv(rows))),
    ("r.csv.zip", |rows| zip(&[("folder/", b""), ("folder/r.csv", &csv(rows)), ("__MACOSX/._r", b"x")])),
    ("r.csv.age", |rows| encrypted(&csv(rows), false)),
    ("r.csv.gz.age", |rows| encrypted(&gzip(&csv(rows)), true)),
    ("r.xlsx", |rows| xlsx(rows, &["Requests"])),
    ("r.xlsx.age", |rows| encrypted(&xlsx(rows, &["Requests"]), false)),
    ("r.ods", ods),
    ("r.jsonl", json_lines),
];

fn format_of(name: &str) -> FileFormat {
    let name = peeled(Path::new(name)).0;
    match name.rsplit_once('.').unwrap().1 {
        "xlsx" | "ods" => FileFormat::Spreadsheet { sheet: None, skip_rows: 0, title_rows: 0 },
        "jsonl" => FileFormat::JsonLines,
        "db" => FileFormat::Sqlite { table: "asked".into() },
        _ => source().format,
    }
}

fn asking(path: PathBuf) -> Pipeline {
    let identity = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(identity.path(), format!("# created: today\n{KEY}\n")).unwrap();
    use_identity(identity.path()).unwrap();
    let mut own = source();
    own.format = format_of(path.file_name().unwrap().to_str().unwrap());
    own.date = DateRule::one("When", &["%Y-%m-%d %H:%M:%S"]);
    own.files = vec![path];
    pipeline(vec![own])
}

/// What is read of `rows` in one format, in order.
fn read(name: &str, rows: &[Vec<String>]) -> Vec<Fields> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    match FORMATS.iter().find(|(own, _)| *own == name) {
        Some((_, make)) => std::fs::write(&path, make(rows)).unwrap(),
        None => sqlite(&path, rows),
    }
    read_all(&asking(path), None).unwrap_or_else(|p| panic!("{name}: {p}")).0
}

fn all_names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|(name, _)| *name).chain(["r.db"])
}

#[test]
fn the_same_rows_are_read_from_every_format() {
    let rows = rows();
    let plain = read("r.csv", &rows);
    assert_eq!(plain.len(), 60 + 20 - 20, "one record a row, for these needs");
    for name in all_names() {
        assert!(read(name, &rows) == plain, "{name}");
    }
}

#[test]
fn without_one_person_s_rows_every_other_record_is_as_it_was_in_every_format() {
    let all = rows();
    let without: Vec<Vec<String>> = all.iter().filter(|row| row[3] != all[7][3]).cloned().collect();
    assert_eq!(without.len(), 57);
    for name in all_names() {
        let (with, rest) = (read(name, &all), read(name, &without));
        let gone = with[7].0;
        // The stamp is the row's place in its file and only breaks ties within one person.
        let others = |list: &[Fields]| {
            let mut list: Vec<Fields> = list.iter().filter(|r| r.0 != gone).cloned().collect();
            list.iter_mut().for_each(|r| r.8 = 0);
            list
        };
        assert!(others(&with) == others(&rest) && !rest.iter().any(|r| r.0 == gone), "{name}");
    }
}

#[test]
fn the_audit_leaves_people_out_of_the_lines_themselves() {
    use crate::confidential::map::UnitKey;
    use crate::confidential::read::tests::fixture::{City, fields};
    use crate::confidential::read::{Change, Rewriting, Target, read_rewritten};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.jsonl");
    let (_, make) = FORMATS.iter().find(|(name, _)| *name == "r.jsonl").unwrap();
    // Blank lines and a mark at the beginning are no rows.
    let mut bytes = b"\xef\xbb\xbf \n\n".to_vec();
    bytes.extend(make(&rows()));
    std::fs::write(&path, bytes).unwrap();
    let own = asking(path);
    let all = read_all(&own, None).unwrap().0;
    let who = all[3].0;
    // The stamp is the row's place in its file and only breaks ties within one person.
    let plain = |mut record: Fields| {
        record.8 = 0;
        record
    };
    let read = |change| {
        let how = Rewriting { change, quoted: true, seen: None };
        let records = read_rewritten(&own, &City, &UnitKey::fixed(), Some(&how));
        let records = records.unwrap_or_else(|p| panic!("{p}"));
        records.take().iter().map(fields).map(plain).collect::<Vec<Fields>>()
    };
    let of = |keep: &dyn Fn(&Fields) -> bool| {
        all.iter().filter(|r| keep(r)).copied().map(plain).collect::<Vec<_>>()
    };
    assert!(read(Change::Without(Target::Unit(who))) == of(&|r| r.0 != who));
    assert!(read(Change::Only(Target::Unit(who))) == of(&|r| r.0 == who));
}

#[test]
fn a_table_that_keeps_no_order_of_its_rows_is_read_in_that_of_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.db");
    let connection = rusqlite::Connection::open(&path).unwrap();
    let columns: Vec<String> = header().iter().map(|name| format!("\"{name}\" TEXT")).collect();
    let made = format!("CREATE TABLE asked ({}, id INTEGER PRIMARY KEY) WITHOUT ROWID", columns.join(","));
    connection.execute_batch(&made).unwrap();
    let rows = rows();
    for (number, row) in rows.iter().enumerate().rev() {
        let fill = format!("INSERT INTO asked VALUES (?,?,?,?,?,?,?,?,?,{number})");
        connection.execute(&fill, rusqlite::params_from_iter(row)).unwrap();
    }
    drop(connection);
    let plain = read("r.csv", &rows);
    let mut own = asking(path);
    own.sources[0].format = FileFormat::Sqlite { table: "asked".into() };
    assert!(read_all(&own, None).unwrap_or_else(|p| panic!("{p}")).0 == plain);
}

#[test]
fn rows_that_are_computed_from_other_rows_are_none_that_can_be_protected() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.db");
    sqlite(&path, &rows());
    let connection = rusqlite::Connection::open(&path).unwrap();
    // In the first what somebody wrote first is what everybody says.
    let list: Vec<String> = header().iter().map(|name| format!("\"{name}\"")).collect();
    let first: Vec<String> =
        list.iter().map(|c| format!("first_value({c}) OVER (ORDER BY rowid) AS {c}")).collect();
    let view = format!(
        "CREATE VIEW seen AS SELECT {} FROM asked; CREATE VIEW same AS SELECT * FROM asked;
         CREATE VIRTUAL TABLE found USING fts5(phone, day);",
        first.join(", ")
    );
    connection.execute_batch(&view).unwrap();
    drop(connection);
    let mut own = asking(path);
    for table in ["seen", "same", "found"] {
        own.sources[0].format = FileFormat::Sqlite { table: table.into() };
        let problem = read_all(&own, None).err().unwrap_or_else(|| panic!("{table} was read"));
        assert!(problem.kind().status() == 4 && problem.to_string().contains("computed"), "{problem}");
    }
}

#[test]
fn a_column_that_is_called_like_the_row_s_number_orders_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.db");
    sqlite(&path, &rows());
    let plain = {
        let mut own = asking(path.clone());
        own.sources[0].format = FileFormat::Sqlite { table: "asked".into() };
        read_all(&own, None).unwrap().0
    };
    let connection = rusqlite::Connection::open(&path).unwrap();
    let mut shadows = String::new();
    for (number, shadow) in ["rowid", "_rowid_", "oid"].into_iter().enumerate() {
        shadows += &format!(", random() AS {shadow}");
        let table = format!("shadowed{number}");
        let fill = format!("CREATE TABLE {table} AS SELECT *{shadows} FROM asked ORDER BY asked.rowid");
        connection.execute_batch(&fill).unwrap();
        let mut own = asking(path.clone());
        own.sources[0].format = FileFormat::Sqlite { table };
        assert!(read_all(&own, None).unwrap().0 == plain, "{shadow}");
    }
}

#[test]
fn a_line_with_nothing_where_others_have_an_object_hides_nothing_of_theirs() {
    use crate::confidential::map::{Columns, Wanted, WideFinder};
    let rule = crate::pipeline::WideRule {
        columns: vec![("need*".into(), 0)],
        except: Vec::new(),
        yes: crate::pipeline::Chosen::Texts(vec!["yes".into()]),
        filled: Vec::new(),
        otherwise: 1,
    };
    let wide = WideFinder::new(&rule, &[], &mut Columns::new()).unwrap();
    let columns = ["phone".to_owned()];
    let wanted = Wanted { columns: &columns, wide: Some(&wide) };
    let others = "{\"phone\":\"1\",\"needs\":{\"food\":\"yes\"}}\n";
    for own in ["null", "\"\"", "[]", "7", "true", "{}", "{\"x\":1}"] {
        let line = format!("{{\"phone\":\"2\",\"needs\":{own}}}\n");
        let text = super::json_lines::text(format!("{others}{line}").as_bytes(), wanted).ok().unwrap();
        let text = String::from_utf8(text.to_vec()).unwrap();
        assert!(text.lines().nth(1).unwrap().contains("\"yes\""), "{own}: {text}");
    }
}

#[test]
fn encrypting_or_packing_a_file_again_makes_no_other_input_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let text = csv(&rows());
    let mark = |name: &str, bytes: Vec<u8>| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let pipeline = asking(path);
        let alone = crate::confidential::mark_inputs(&pipeline, &[7; 32]).unwrap();
        assert_eq!(read_all(&pipeline, Some(&[7; 32])).unwrap().1, Some(alone));
        alone
    };
    let plain = mark("r.csv", text.clone());
    assert_eq!(plain, mark("r.csv.age", encrypted(&text, false)));
    assert_eq!(plain, mark("r.csv.age", encrypted(&text, true)));
    assert_eq!(plain, mark("r.csv.gz", gzip(&text)));
    assert_ne!(plain, mark("r.csv.gz", gzip(&text[..text.len() - 1])));
}

#[test]
fn what_cannot_be_opened_is_told_without_a_word_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let (rows, text) = (rows(), csv(&rows()));
    let mut cut = encrypted(&text, false);
    cut.truncate(cut.len() - 40);
    let mut changed = encrypted(&text, false);
    let last = changed.len() - 60;
    changed[last] ^= 1;
    let mut short = gzip(&text);
    short.truncate(short.len() - 12);
    let other = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg";
    let to: ::age::x25519::Recipient = other.parse().unwrap();
    let to: &dyn ::age::Recipient = &to;
    let mut foreign = Vec::new();
    let mut out =
        ::age::Encryptor::with_recipients(std::iter::once(to)).unwrap().wrap_output(&mut foreign).unwrap();
    out.write_all(&text).unwrap();
    out.finish().unwrap();
    let cases: [(&str, Vec<u8>, &str); 11] = [
        ("r.csv.age", cut, "changed or cut off"),
        ("r.csv.age", changed, "changed or cut off"),
        ("r.csv.age", text.clone(), "not an age file"),
        ("r.csv.age", foreign, "does not open this file"),
        ("r.csv.gz", short, "damaged"),
        ("r.csv.gz", text.clone(), "damaged"),
        ("r.csv.zip", zip(&[("a.csv", &text), ("b.csv", &text)]), "exactly one file"),
        ("r.xlsx", text.clone(), "not a spreadsheet"),
        ("r.xlsx", xlsx(&rows, &["Notes", "Requests"]), "several sheets"),
        ("r.jsonl", b"{\"a\": 1}\n[\"food\"]\n".to_vec(), "row 2"),
        ("r.db", text.clone(), "not a SQLite file"),
    ];
    for (name, bytes, words) in cases {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let problem = read_all(&asking(path), None).err().unwrap_or_else(|| panic!("{name} was read"));
        let shown = problem.to_string();
        assert!(shown.contains(words) && problem.kind().status() == 4, "{name}: {shown}");
        assert!(!shown.contains("555") && !shown.contains("food"), "{shown}");
    }
}

#[test]
fn a_stated_sheet_is_read_whatever_else_the_workbook_has() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.xlsx");
    std::fs::write(&path, xlsx(&rows(), &["Notes", "Requests"])).unwrap();
    let mut pipeline = asking(path);
    let read = |pipeline: &Pipeline| read_all(pipeline, None).map(|(records, _)| records.len());
    pipeline.sources[0].format =
        FileFormat::Spreadsheet { sheet: Some("Requests".into()), skip_rows: 0, title_rows: 0 };
    assert_eq!(read(&pipeline).ok(), Some(60));
    pipeline.sources[0].format =
        FileFormat::Spreadsheet { sheet: Some("requests".into()), skip_rows: 0, title_rows: 0 };
    assert!(read(&pipeline).err().unwrap().to_string().contains("no sheet of the stated name"));
}

#[test]
fn members_of_members_and_lists_of_json_are_cells() {
    let line = br#"{"group":{"zip":"00501"},"needs":["food","a room"],"n":2,"ok":true,"none":null}"#;
    let columns = ["group/zip", "needs", "n", "ok", "none", "gone"].map(str::to_owned);
    let text = super::json_lines::text(line, Wanted::only(&columns)).ok().unwrap();
    let text = String::from_utf8(text.to_vec()).unwrap();
    assert_eq!(text.lines().nth(1), Some("\"00501\",\"food;a room\",\"2\",\"true\",\"\",\"\""));
}

use super::written::Written;

/// The fuzzer then starts from files that are read to their end.
#[test]
fn the_seeds_of_wrapped_files_are_read() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    let rows = &rows()[..4];
    let text = csv(rows);
    let written = [
        ("age/binary", encrypted(&text[..40], false)),
        ("age/armoured", encrypted(&text[..40], true)),
        ("gzip/small", gzip(&text)),
        ("zip/small", zip(&[("a.csv", &text)])),
        ("xlsx/small", xlsx(rows, &["one", "two"])),
    ];
    for (name, bytes) in &written {
        if std::env::var_os("EVENHAND_WRITE_SEEDS").is_some() {
            std::fs::create_dir_all(seeds.join(name).parent().unwrap()).unwrap();
            std::fs::write(seeds.join(name), bytes).unwrap();
        }
        let bytes = std::fs::read(seeds.join(name)).unwrap();
        let read = match name.split('/').next().unwrap() {
            "age" => super::age::decrypted_with(&bytes[..], KEY).is_ok(),
            "gzip" => packed::gunzipped(&bytes[..]).is_ok(),
            "zip" => packed::unzipped(Zeroizing::new(bytes)).is_ok(),
            _ => spreadsheet::text(Zeroizing::new(bytes), false, Some("two")).is_ok(),
        };
        assert!(read, "{name}: EVENHAND_WRITE_SEEDS=1 writes it again");
    }
}

#[test]
fn sheets_that_fit_a_pattern_are_read_one_after_the_other_with_their_names_as_a_column() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visits.xlsx");
    std::fs::write(&path, xlsx(&rows(), &["notes", "empty 2025", "03-09-2025"])).unwrap();
    let mut own = source();
    own.files = vec![path];
    own.format = FileFormat::Spreadsheet { sheet: Some("*2025".into()), skip_rows: 1, title_rows: 0 };
    own.date = DateRule::one("(sheet)", &["%m-%d-%Y"]);
    own.closed = None;
    let records = read_all(&pipeline(vec![own.clone()]), None).unwrap().0;
    assert!(!records.is_empty());
    assert!(records.iter().all(|record| record.4 == records[0].4));
    own.format = FileFormat::Spreadsheet { sheet: Some("2024*".into()), skip_rows: 0, title_rows: 0 };
    let problem = read_all(&pipeline(vec![own]), None).err().unwrap();
    assert!(problem.to_string().contains("no sheet of the stated name"), "{problem}");
}

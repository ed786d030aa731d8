//! Tables and geometry for other programs.
mod csv;
mod datapackage;
mod explained;
mod geo;
mod hxl;
mod parquet;
mod tables;
mod wide;
mod xlsx;

use serde::Serialize;

use self::csv::Grid;
use super::facts::BundleFacts;
use super::words::Words;
use crate::equity::Story;
use crate::problem::Result;

/// A file of the briefing: its path inside the folder and its bytes.
pub(super) type File = (String, Vec<u8>);

/// Files that the page names together.
#[derive(Debug, Serialize)]
pub(super) struct FileGroup {
    name: String,
    files: Vec<String>,
}

/// Tables that are exact and no part of the release.
fn public(story: &Story, facts: &BundleFacts, words: &Words) -> impl Iterator<Item = csv::Sheet> {
    let calendar = tables::dependability(story.dependability.as_ref(), words);
    calendar.into_iter().chain(tables::reported(&facts.presentation.reported))
}

/// Everything but the page and its pictures.
pub(super) fn files(story: &Story, facts: &BundleFacts, words: &Words) -> Result<Vec<File>> {
    let stamp = story.stamp.as_deref().filter(|_| facts.release.rehearsal);
    let exact = public(story, facts, words);
    let tables: Vec<Grid> =
        tables::all(story, words).into_iter().chain(exact).map(|t| t.stamped(stamp).grid()).collect();
    let wide: Vec<Grid> = tables.iter().filter_map(wide::wide).collect();
    let findings =
        tables::findings(story, &super::view::cite(story, facts, words), &words.get("say.revision"));
    let findings = findings.stamped(stamp).grid();
    let notes = super::view::promised(story, facts, words);
    let book: Vec<Grid> = std::iter::once(findings.clone()).chain(tables.clone()).collect();
    let name = format!("tables.{}.xlsx", words.lang());
    let mut files: Vec<File> = vec![
        (name, xlsx::bytes(story, facts, words, &book, &notes)?),
        (findings_name(facts, words), findings.csv().into_bytes()),
    ];
    // Tables for programs are there once: their keys are the same in every language.
    if !facts.is_main(words) {
        return Ok(files);
    }
    for (folder, table) in tables.iter().map(|t| ("", t)).chain(wide.iter().map(|t| ("wide/", t))) {
        files.push((format!("tables/{folder}{}.csv", table.name), table.csv().into_bytes()));
        files.push((format!("tables/{folder}{}.csvt", table.name), table.csvt().into_bytes()));
    }
    for table in &tables {
        files.push((format!("tables/parquet/{}.parquet", table.name), parquet::bytes(table)?));
        if facts.presentation.hxl {
            files.push((format!("tables/hxl/{}.csv", table.name), hxl::csv(table).into_bytes()));
        }
    }
    files.push(("tables/datapackage.json".into(), datapackage::json(story, facts, &tables, &wide)?));
    if let Some(geography) = facts.geography {
        files.push((
            "areas.geojson".into(),
            geo::json(story, (&story.level, &story.areas), geography, words)?,
        ));
        if let Some(larger) = &story.coarser {
            let places = (larger.level.as_str(), larger.areas.as_slice());
            files.push(("larger_areas.geojson".into(), geo::json(story, places, geography, words)?));
        }
    }
    files.push(("presentation.json".into(), pretty(facts.presentation)?));
    Ok(files)
}

/// `findings.csv`, or `findings.es.csv` beside the main language.
fn findings_name(facts: &BundleFacts, words: &Words) -> String {
    if facts.is_main(words) { "findings.csv".into() } else { format!("findings.{}.csv", words.lang()) }
}

/// The names of the tables.
pub(super) fn names(story: &Story, words: &Words) -> Vec<&'static str> {
    tables::all(story, words).iter().map(|table| table.name).collect()
}

/// One table in every form; `None` when there is none of that name.
pub(super) fn one(
    story: &Story,
    facts: &BundleFacts,
    words: &Words,
    name: &str,
) -> Result<Option<Vec<File>>> {
    let stamp = story.stamp.as_deref().filter(|_| facts.release.rehearsal);
    let Some(table) = tables::all(story, words).into_iter().find(|table| table.name == name) else {
        return Ok(None);
    };
    let table = table.stamped(stamp).grid();
    let mut files = vec![
        (format!("{name}.csv"), table.csv().into_bytes()),
        (format!("{name}.csvt"), table.csvt().into_bytes()),
        (format!("{name}.parquet"), parquet::bytes(&table)?),
    ];
    files.extend(wide::wide(&table).map(|wide| (format!("{name}_wide.csv"), wide.csv().into_bytes())));
    Ok(Some(files))
}

/// The same files by name, as the page lists them.
pub(super) fn listed(story: &Story, facts: &BundleFacts, words: &Words) -> Vec<FileGroup> {
    let exact: Vec<csv::Sheet> = public(story, facts, words).collect();
    let tables =
        tables::all(story, words).iter().chain(&exact).map(|t| format!("tables/{}.csv", t.name)).collect();
    let book = vec![format!("tables.{}.xlsx", words.lang())];
    let mut groups = vec![
        FileGroup { name: words.get("files.book"), files: book },
        FileGroup { name: words.get("files.tables"), files: tables },
        FileGroup {
            name: words.get("files.wide"),
            files: vec!["tables/wide/".into(), "tables/parquet/".into()],
        },
        FileGroup { name: words.get("files.findings"), files: vec![findings_name(facts, words)] },
    ];
    if facts.geography.is_some() {
        let larger = story.coarser.as_ref().map(|_| "larger_areas.geojson".to_string());
        let files = std::iter::once("areas.geojson".to_string()).chain(larger).collect();
        groups.push(FileGroup { name: words.get("files.geo"), files });
    }
    let folders = vec![facts.folder("maps", words), facts.folder("charts", words)];
    groups.push(FileGroup { name: words.get("files.pictures"), files: folders });
    groups
}

/// JSON that people can read.
pub(super) fn pretty(value: &impl Serialize) -> Result<Vec<u8>> {
    let mut text = serde_json::to_vec_pretty(value)
        .map_err(|e| crate::problem::Problem::failed(format!("a JSON file could not be made: {e}")))?;
    text.push(b'\n');
    Ok(text)
}

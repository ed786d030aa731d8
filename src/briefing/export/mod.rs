//! Tables and geometry for other programs.
mod csv;
mod datapackage;
mod geo;
mod tables;

use serde::Serialize;

use self::csv::Sheet;
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

/// Everything but the page and its pictures.
pub(super) fn files(story: &Story, facts: &BundleFacts, words: &Words) -> Result<Vec<File>> {
    let stamp = story.stamp.as_deref().filter(|_| facts.release.rehearsal);
    let tables: Vec<Sheet> = tables::all(story).into_iter().map(|t| t.stamped(stamp)).collect();
    let mut files: Vec<File> = Vec::new();
    for table in &tables {
        files.push((format!("tables/{}.csv", table.name), table.csv().into_bytes()));
        files.push((format!("tables/{}.csvt", table.name), table.csvt().into_bytes()));
    }
    files.push(("tables/datapackage.json".into(), datapackage::json(story, facts, &tables)?));
    let findings =
        tables::findings(story, &super::view::cite(story, facts, words), &words.get("say.revision"));
    let findings = findings.stamped(stamp);
    files.push(("findings.csv".into(), findings.csv().into_bytes()));
    if let Some(geography) = facts.geography {
        files.push(("areas.geojson".into(), geo::json(story, geography)?));
    }
    files.push(("presentation.json".into(), pretty(facts.presentation)?));
    Ok(files)
}

/// The same files by name, as the page lists them.
pub(super) fn listed(story: &Story, facts: &BundleFacts, words: &Words) -> Vec<FileGroup> {
    let tables = tables::all(story).iter().map(|t| format!("tables/{}.csv", t.name)).collect();
    let mut groups = vec![
        FileGroup { name: words.get("files.tables"), files: tables },
        FileGroup { name: words.get("files.findings"), files: vec!["findings.csv".into()] },
    ];
    if facts.geography.is_some() {
        groups.push(FileGroup { name: words.get("files.geo"), files: vec!["areas.geojson".into()] });
    }
    let folders = vec!["maps/".into(), "charts/".into()];
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

//! The bytes of a file of areas, with limits: public files come from anywhere.
use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use zip::ZipArchive;

use crate::problem::{Problem, Result};

/// Most bytes of one file, unpacked. Every census tract of a country fits; an archive
/// that claims to be small and unpacks to more does not.
const MOST: u64 = 256 << 20;
/// Most members of an archive that are looked at.
const MOST_MEMBERS: usize = 10_000;
const SMALLER: &str = "cut the file to your own city first, or simplify it: mapshaper.org does both";

/// What a file of areas holds.
pub(super) enum Content {
    /// GeoJSON or TopoJSON.
    Json(String),
    /// A shapefile's parts.
    Shapes(Parts),
}

/// The files that make up a shapefile.
#[derive(Default)]
pub(super) struct Parts {
    /// Shapes.
    pub shp: Vec<u8>,
    /// Attributes.
    pub dbf: Vec<u8>,
    /// Coordinate system, in well-known text.
    pub prj: Option<String>,
    /// Name of the attributes' encoding.
    pub cpg: Option<String>,
}

/// Reads `path`: JSON, a `.shp` with what lies beside it, or a zip of either. `layer`
/// chooses among several files of an archive.
///
/// # Errors
/// Missing, unreadable, too large, or an archive without one clear file of areas.
pub(super) fn open(path: &Path, layer: Option<&str>) -> Result<Content> {
    let place = path.display().to_string();
    let bytes = file(path).map_err(|problem| problem.at(&place))?;
    let content = match () {
        () if ends(&place, "zip") => member(bytes, layer),
        () if ends(&place, "shp") => beside(path, bytes),
        () => json(bytes),
    };
    content.map_err(|problem| problem.at(&place))
}

fn ends(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, own)| own.eq_ignore_ascii_case(ending))
}

fn file(path: &Path) -> Result<Vec<u8>> {
    let file = File::open(path).map_err(|error| {
        Problem::usage(format!("cannot read the file of areas: {error}"))
            .hint("paths are relative to the pipeline file's folder, or to --data DIR; check the spelling")
    })?;
    bounded(file)
}

fn bounded(input: impl Read) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input
        .take(MOST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Problem::usage(format!("cannot read the file of areas: {error}")))?;
    if bytes.len() as u64 > MOST {
        return Err(Problem::usage("the file of areas is larger than 256 MiB").hint(SMALLER));
    }
    Ok(bytes)
}

fn json(bytes: Vec<u8>) -> Result<Content> {
    let text = String::from_utf8(bytes).map_err(|_| {
        Problem::usage("the file of areas is not UTF-8 text").hint("save it again as UTF-8, or as GeoJSON")
    })?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Problem::usage("the file of areas is empty"));
    }
    Ok(Content::Json(text))
}

/// A shapefile: its parts have one name and lie in one folder.
fn beside(path: &Path, shp: Vec<u8>) -> Result<Content> {
    let part = |ending: &str| {
        let names = [ending.to_owned(), ending.to_uppercase()].map(|e| path.with_extension(e));
        names.into_iter().find(|name| name.is_file())
    };
    let dbf = part("dbf").ok_or_else(no_attributes)?;
    let text = |ending: &str| match part(ending) {
        Some(path) => file(&path).map(|bytes| Some(String::from_utf8_lossy(&bytes).into_owned())),
        None => Ok(None),
    };
    Ok(Content::Shapes(Parts { shp, dbf: file(&dbf)?, prj: text("prj")?, cpg: text("cpg")? }))
}

fn no_attributes() -> Problem {
    Problem::usage("the shapefile has no .dbf beside it, so its areas have no ids").hint(
        "a shapefile is several files of one name (.shp, .dbf, .prj): copy them all, or keep them in one .zip",
    )
}

/// The one file of areas in an archive.
fn member(bytes: Vec<u8>, layer: Option<&str>) -> Result<Content> {
    let broken = |_| Problem::usage("the archive cannot be unpacked").hint("download or pack it again");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let names = archive.file_names().take(MOST_MEMBERS).map(|name| name.map(|name| name.into_owned()));
    let names: Vec<String> = names.collect::<std::result::Result<_, _>>().map_err(broken)?;
    let kinds = ["shp", "geojson", "topojson", "json"];
    let fits = |name: &&String| {
        !name.starts_with("__MACOSX/")
            && kinds.iter().any(|kind| ends(name, kind))
            && layer.is_none_or(|layer| stem(name).eq_ignore_ascii_case(layer))
    };
    let found: Vec<&String> = names.iter().filter(fits).collect();
    let [name] = found[..] else { return Err(unclear(&found, layer)) };
    let mut take = |name: &str| match archive.by_name(name) {
        Ok(file) => bounded(file),
        Err(error) => Err(broken(error)),
    };
    if !ends(name, "shp") {
        return json(take(name)?);
    }
    let part =
        |ending: &str| names.iter().find(|other| stem_path(other) == stem_path(name) && ends(other, ending));
    let dbf = part("dbf").ok_or_else(no_attributes)?;
    let mut text = |ending: &str| match part(ending) {
        Some(part) => take(part).map(|bytes| Some(String::from_utf8_lossy(&bytes).into_owned())),
        None => Ok(None),
    };
    let (prj, cpg) = (text("prj")?, text("cpg")?);
    Ok(Content::Shapes(Parts { shp: take(name)?, dbf: take(dbf)?, prj, cpg }))
}

fn stem_path(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn stem(name: &str) -> &str {
    let name = stem_path(name);
    name.rsplit_once('/').map_or(name, |(_, last)| last)
}

fn unclear(found: &[&String], layer: Option<&str>) -> Problem {
    match (found, layer) {
        ([], Some(layer)) => Problem::usage(format!("the archive has no file of areas called `{layer}`"))
            .hint("`layer` is the file's name without its ending"),
        ([], None) => Problem::usage("the archive holds no .shp, .geojson or .topojson")
            .hint("pack the files of one shapefile (.shp, .dbf, .prj) or one GeoJSON file"),
        (several, _) => {
            let names: Vec<String> =
                several.iter().take(10).map(|name| format!("`{}`", stem(name))).collect();
            Problem::usage(format!("the archive holds several files of areas: {}", names.join(", ")))
                .hint("name one of them under [geography]: layer = \"…\"")
        }
    }
}

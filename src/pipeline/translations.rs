//! Languages of the page, names in them, and a coalition's own catalogues.
use std::collections::BTreeMap;
use std::path::Path;

use super::scalars::plain;
use super::types::{Event, Group, Key};
use super::walk::Fields;
use crate::briefing::words::{Names, Translations, Words, languages as shipped};

/// Largest catalogue file, in bytes: the English ones have 20 kB.
const MOST: u64 = 1 << 20;

/// The texts of each language's own files.
type Catalogues = BTreeMap<String, Vec<String>>;

/// `languages = ["en", "es"]`, and the texts of those that have a folder
/// `words/<language>` with `.ftl` files beside the pipeline file.
pub(super) fn languages(fields: &Fields<'_>, folder: &Path) -> Option<(Vec<String>, Catalogues)> {
    let stated = fields.opt_texts("languages", "languages = [\"en\", \"es\"]")?;
    let mut catalogues = BTreeMap::new();
    let mut seen: Vec<&str> = Vec::new();
    for text in &stated {
        let tag = text.value.as_str();
        if seen.contains(&tag) {
            fields.notes.add(
                &text.span,
                format!("\"{tag}\" is there twice"),
                "again",
                "name each language once",
            );
        }
        seen.push(tag);
        // A tag becomes part of file names.
        let plain = tag.len() <= 35 && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let own = if plain { read(&folder.join(tag)) } else { Ok(Vec::new()) };
        match own {
            Ok(files) if !files.is_empty() => {
                let given = Translations {
                    catalogues: BTreeMap::from([(tag.to_owned(), files.clone())]),
                    ..Translations::default()
                };
                if let Some((_, remarks)) = Words::translated(tag, &given)
                    && let Some(fault) = remarks.iter().find(|remark| !remark.contains(" lacks "))
                {
                    fields.notes.add(&text.span, fault.clone(), "its catalogue", "mend the .ftl file");
                }
                catalogues.insert(tag.to_owned(), files);
            }
            Ok(_) if shipped().any(|known| known == tag) => {}
            Ok(_) => {
                let known: Vec<&str> = shipped().collect();
                fields.notes.not_in(&text.span, tag, "a language that is shipped", &known);
            }
            Err(what) => fields.notes.add(
                &text.span,
                format!("the catalogue of \"{tag}\" cannot be read: {what}"),
                "its folder is beside the pipeline file",
                "mend or remove that file",
            ),
        }
    }
    Some((plain(stated), catalogues))
}

/// The `.ftl` files of a folder in the order of their names; none where it is not there.
fn read(folder: &Path) -> Result<Vec<String>, String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "ftl"));
    paths.sort();
    let text = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if std::fs::metadata(path).is_ok_and(|m| m.len() > MOST) {
            return Err(format!("{name} is larger than 1 MB"));
        }
        std::fs::read_to_string(path).map_err(|e| format!("{name}: {e}"))
    };
    paths.iter().map(text).collect()
}

/// `[labels.es]`: what things are called in a language. Names in a shipped language that
/// is not listed are looked through all the same, and kept for when it is.
pub(super) fn names(
    root: &Fields<'_>,
    languages: &[String],
    needs: &[Key],
    groups: &[Group],
    events: &[Event],
) -> BTreeMap<String, Names> {
    const KEYS: [&str; 8] = ["title", "contact", "needs", "areas", "groups", "values", "events", "levels"];
    let Some(labels) = root.free_table("labels", "[labels]") else { return BTreeMap::new() };
    let mut out = BTreeMap::new();
    for (tag, span, value) in labels.entries() {
        let listed: Vec<&str> = languages.iter().map(String::as_str).collect();
        let used = listed.contains(tag);
        if !used && !shipped().any(|known| known == *tag) {
            labels.notes.not_in(span, tag, "a language of [briefing] languages", &listed);
            continue;
        }
        let Some(table) = labels.table_of(tag, value) else { continue };
        let name = format!("[labels.{tag}]");
        let fields = Fields::open(labels.notes, &name, value.span(), table, &KEYS);
        let text = |key| fields.opt_text(key).map(|text| text.value);
        let ids = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let (levels, levels_many) = levels(&fields);
        let names = Names {
            title: text("title"),
            contact: text("contact"),
            needs: texts(&fields, "needs", Some(&ids(needs.iter().map(|k| k.id.as_str()).collect()))),
            areas: texts(&fields, "areas", None),
            groups: texts(&fields, "groups", Some(&ids(groups.iter().map(|g| g.id.as_str()).collect()))),
            values: values(&fields, groups),
            events: texts(&fields, "events", Some(&ids(events.iter().map(|e| e.name.as_str()).collect()))),
            levels,
            levels_many,
        };
        if used {
            out.insert((*tag).to_owned(), names);
        }
    }
    out
}

/// A table from key to name; the keys are among `known`, where that is given.
fn texts(fields: &Fields<'_>, key: &str, known: Option<&[String]>) -> BTreeMap<String, String> {
    let Some(table) = fields.free_table(key, key) else { return BTreeMap::new() };
    let mut out = BTreeMap::new();
    for (id, span, value) in table.entries() {
        if let Some(known) = known
            && !known.iter().any(|k| k == id)
        {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            table.notes.not_in(span, id, &format!("one of the {key} of this file"), &known);
            continue;
        }
        if let Some(text) = table.text_of(id, value) {
            out.insert((*id).to_owned(), text.value);
        }
    }
    out
}

/// `values = { language = { en = "Inglés" } }`, by `language.en`.
fn values(fields: &Fields<'_>, groups: &[Group]) -> BTreeMap<String, String> {
    let Some(table) = fields.free_table("values", "values") else { return BTreeMap::new() };
    let mut out = BTreeMap::new();
    for (id, span, _) in table.entries() {
        let Some(group) = groups.iter().find(|group| group.id == *id) else {
            let ids: Vec<&str> = groups.iter().map(|group| group.id.as_str()).collect();
            table.notes.not_in(span, id, "a group of this file", &ids);
            continue;
        };
        let known: Vec<String> = group.keys.iter().map(|key| key.id.clone()).collect();
        for (value, name) in texts(&table, id, Some(&known)) {
            out.insert(format!("{id}.{value}"), name);
        }
    }
    out
}

/// `levels = { district = ["distrito", "distritos"] }`: one and several.
fn levels(fields: &Fields<'_>) -> (BTreeMap<String, String>, BTreeMap<String, String>) {
    let (mut one, mut many) = (BTreeMap::new(), BTreeMap::new());
    let Some(table) = fields.free_table("levels", "levels") else { return (one, many) };
    for (level, span, _) in table.entries() {
        let Some(both) = table.opt_texts(level, "district = [\"distrito\", \"distritos\"]") else { continue };
        let [single, several] = &both[..] else {
            table.notes.add(
                span,
                format!("`{level}` needs two names"),
                "one and several",
                "write [\"distrito\", \"distritos\"]",
            );
            continue;
        };
        one.insert((*level).to_owned(), single.value.clone());
        many.insert((*level).to_owned(), several.value.clone());
    }
    (one, many)
}

//! From the text of a pipeline file to a [`Pipeline`].
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use super::files::Places;
use super::lists::{self, GroupStated, NeedsStated};
use super::maps::with_own_names;
use super::mistake::{Found, Invalid};
use super::source::{self, Against};
use super::types::{
    AreaRule, FeedbackKeys, GeographySpec, Group, GroupPlaces, Key, NeedRule, Needs, Pipeline, Presentation,
    Source,
};
use super::walk::{Fields, Notes};
use super::{calendar, geography, period, presentation, privacy};

const KEYS: [&str; 15] = [
    "title",
    "sample",
    "period",
    "geography",
    "needs",
    "groups",
    "feedback",
    "privacy",
    "source",
    "tables",
    "equity",
    "events",
    "calendar",
    "briefing",
    "labels",
];

/// Loads the pipeline file at `path`.
///
/// Exports and public files are looked for in `data`, or else in the folder of
/// the pipeline file; the ledger always lies relative to the latter. Patterns in
/// `files` are expanded, sorted and each file taken once.
///
/// # Errors
/// [`Invalid`] with every mistake in the file and every file that is not there.
pub fn load(path: &Path, data: Option<&Path>) -> Result<Pipeline, Invalid> {
    let text = read_text(path)?;
    let home = path.parent().unwrap_or(Path::new("")).to_owned();
    if let Some(folder) = data.filter(|folder| !folder.is_dir()) {
        let what = format!("--data {} is not a folder", folder.display());
        return Err(whole_file(path, &text, what, "give the folder that holds the exports"));
    }
    let data = data.map_or_else(|| home.clone(), Path::to_owned);
    build(path, &text, &Places { home, data, check: true })
}

/// Reads the `text` of a pipeline file in the folder `base` without looking
/// whether any file exists; patterns stay as they are.
///
/// # Errors
/// [`Invalid`] with every mistake in the text.
pub fn parse_only(text: &str, base: &Path) -> Result<Pipeline, Invalid> {
    let places = Places { home: base.to_owned(), data: base.to_owned(), check: false };
    build(&base.join("pipeline.toml"), text, &places)
}

/// The presentation settings of a pipeline file, whose exports may be long gone.
///
/// # Errors
/// [`Invalid`] with every mistake in the text.
pub fn load_presentation(path: &Path) -> Result<Presentation, Invalid> {
    let text = read_text(path)?;
    let home = path.parent().map(Path::to_owned).unwrap_or_default();
    let places = Places { data: home.clone(), home, check: false };
    Ok(build(path, &text, &places)?.presentation)
}

/// The text of the file, if it is UTF-8.
fn read_text(path: &Path) -> Result<String, Invalid> {
    let bytes = std::fs::read(path).map_err(|e| {
        let (what, help) = match e.kind() {
            std::io::ErrorKind::NotFound => ("there is no such file".to_owned(), "check folder and spelling"),
            _ if path.is_dir() => ("this is a folder, not a file".to_owned(), "name the .toml file in it"),
            _ => (format!("the file cannot be read: {e}"), "check who may read it"),
        };
        whole_file(path, "", what, help)
    })?;
    String::from_utf8(bytes).map_err(|e| {
        let start = e.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(e.as_bytes()).into_owned();
        let found = Found {
            span: Some(start..start),
            what: "the file is not UTF-8 text from here on".to_owned(),
            note: "not UTF-8".to_owned(),
            help: "save it again as UTF-8 (in many editors: \"Save with encoding\")".to_owned(),
        };
        Invalid::new(path, &text, vec![found])
    })
}

fn whole_file(path: &Path, text: &str, what: String, help: &str) -> Invalid {
    Invalid::new(path, text, vec![Found { span: None, what, note: String::new(), help: help.to_owned() }])
}

/// Parses and checks `text`; `path` is only named in messages.
fn build(path: &Path, text: &str, places: &Places) -> Result<Pipeline, Invalid> {
    // The mark that some editors put first would move the columns by one.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let table = DeTable::parse(text).map_err(|e| {
        let found = Found {
            span: e.span().or(Some(0..0)),
            what: format!("this is not valid TOML: {}", e.message()),
            note: "here".to_owned(),
            help: "look for a missing quotation mark, comma or bracket, or a key given twice".to_owned(),
        };
        Invalid::new(path, text, vec![found])
    })?;
    let notes = Notes::default();
    let root = Fields::open(&notes, "the pipeline file", 0..0, table.get_ref(), &KEYS);
    let pipeline = read(&root, path, places);
    let found = notes.into_found();
    match pipeline {
        Some(pipeline) if found.is_empty() => Ok(pipeline),
        _ => Err(Invalid::new(path, text, found)),
    }
}

/// Reads every part, so that every mistake is noted; `None` when a part is unusable.
fn read(root: &Fields<'_>, path: &Path, places: &Places) -> Option<Pipeline> {
    let sample = root.flag("sample");
    let period = period::read(root);
    let geography = geography::read(root, places);
    let needs = lists::needs(root);
    let groups = lists::groups(root);
    let feedback = lists::feedback(root);
    let (unit, privacy) = privacy::read(root, places, sample);
    let against = Against {
        places,
        unit,
        geography_stated: root.has("geography"),
        geography: geography.as_ref(),
        needs: needs.as_ref(),
        groups: &groups,
        feedback: &feedback,
    };
    let (mut sources, public) = source::read(root, &against);
    refuse_unused_groups(root, &groups, &sources);
    refuse_groups_of_no_place(root, &groups, geography.as_ref());
    refuse_public_exports(root, geography.as_ref(), &sources);
    let keys = needs.as_ref().map(|needs| needs.keys.keys(uses_unknown(needs, &sources)));
    let timezone = period.as_ref().map_or("UTC", |period| period.timezone.as_str());
    let groups: Vec<Group> = groups.iter().map(GroupStated::finish).collect();
    let mut presentation =
        presentation::read(root, path, keys.clone().unwrap_or_default(), &groups, timezone);
    let (tables, caps) = presentation::tables(root);
    let feedback = feedback.finish();
    let keys = keys?;
    complete_maps(&mut sources, &keys, &groups, &feedback);
    if let Some(presentation) = &mut presentation {
        let placed = groups.iter().filter(|group| group.by != GroupPlaces::City);
        presentation.by_place = Some(placed.map(|group| group.id.clone()).collect());
        presentation.calendar = calendar::read(root, places, &sources);
        presentation.public_sources = public.into_iter().map(|declared| declared.finish(&keys)).collect();
    }
    Some(Pipeline {
        file: PathBuf::from(path),
        sample,
        period: period?,
        geography,
        needs: Needs { keys, within_days: needs?.within_days },
        groups,
        privacy: privacy?,
        sources,
        tables,
        caps,
        feedback,
        presentation: presentation?,
    })
}

/// Whether any rule leads to `unknown`, so that it must be among the keys.
fn uses_unknown(needs: &NeedsStated, sources: &[Source]) -> bool {
    let unknown = needs.keys.unknown();
    sources.iter().any(|source| match &source.need {
        NeedRule::Always(key) => *key == unknown,
        NeedRule::Column { map, otherwise, .. } => {
            *otherwise == unknown || map.iter().any(|(_, key)| *key == unknown)
        }
        NeedRule::Columns(wide) => {
            let mut keys = wide.columns.iter().chain(&wide.filled).map(|(_, key)| *key);
            wide.otherwise == unknown || keys.any(|key| key == unknown)
        }
    })
}

/// Public files are quoted in messages and their digests go into the ledger, so
/// an export must not be one.
fn refuse_public_exports(root: &Fields<'_>, geography: Option<&GeographySpec>, sources: &[Source]) {
    let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let exports: Vec<PathBuf> = sources.iter().flat_map(Source::all_files).map(|file| real(file)).collect();
    let geography = geography.iter().flat_map(|g| [Some(&g.areas), g.denominators.as_ref().map(|d| &d.file)]);
    let shares = sources.iter().map(|source| match &source.area {
        AreaRule::Shares(rule) => Some(&rule.file),
        _ => None,
    });
    for file in geography.chain(shares).flatten().filter(|file| exports.contains(&real(file))) {
        root.notes.add(
            &root.key_span("geography"),
            format!("{} is one of the exports, and areas and residents must be public", file.display()),
            "not a public file",
            "name a file that anyone may see; areas and residents are never taken from the exports",
        );
    }
}

/// A group in no source would cost ε and say nothing.
fn refuse_unused_groups(root: &Fields<'_>, groups: &[GroupStated], sources: &[Source]) {
    if sources.is_empty() {
        return;
    }
    let used = |index: usize| sources.iter().any(|s| s.groups.iter().any(|(group, _)| *group == index));
    for (_, group) in groups.iter().enumerate().filter(|(index, _)| !used(*index)) {
        let id = &group.id;
        root.notes.add(
            &group.span,
            format!("no source says which column holds the group \"{id}\", so all would be unknown"),
            "in no source",
            format!(
                "add groups = {{ {id} = {{ column = \"…\" }} }} to a [[source]], or remove [groups.{id}]"
            ),
        );
    }
}

/// Groups by places that the pipeline file does not have.
fn refuse_groups_of_no_place(root: &Fields<'_>, groups: &[GroupStated], geography: Option<&GeographySpec>) {
    let districts = geography.is_some_and(|g| !g.parents.is_empty());
    for group in groups {
        let (what, how) = match group.by {
            GroupPlaces::Districts if root.has("geography") && geography.is_some() && !districts => (
                "`by = \"districts\"`, and no larger areas are stated",
                "state `parents = [\"district\"]` under [geography], or leave `by` out",
            ),
            GroupPlaces::Districts | GroupPlaces::Areas if !root.has("geography") => (
                "`by` asks for places, and there is no [geography]",
                "state [geography], or leave `by` out: the group is told for the whole city",
            ),
            _ => continue,
        };
        root.notes.add(&group.span, format!("[groups.{}] says {what}", group.id), "no such places", how);
    }
}

fn complete_maps(sources: &mut [Source], needs: &[Key], groups: &[Group], feedback: &FeedbackKeys) {
    for source in sources {
        if let NeedRule::Column { map, .. } = &mut source.need {
            with_own_names(map, needs);
        }
        for (rule, keys) in
            [(&mut source.rating, &feedback.ratings), (&mut source.complaint, &feedback.complaints)]
        {
            if let Some(NeedRule::Column { map, .. }) = rule {
                with_own_names(map, keys);
            }
        }
        for (index, rule) in &mut source.groups {
            if let Some(group) = groups.get(*index) {
                with_own_names(&mut rule.map, &group.keys);
            }
        }
    }
}

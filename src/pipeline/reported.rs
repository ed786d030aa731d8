//! A `[[source]]` with `unit = "public"`: declared public by its operator, kept apart.
use std::path::{Path, PathBuf};

use super::files::{FileId, same_bytes, standing_for};
use super::maps::with_own_names;
use super::pattern::Pattern;
use super::rules;
use super::scalars::plain;
use super::source::Against;
use super::types::{AreaRule, Key, NeedRule, PublicSource, Source, UNKNOWN};
use super::walk::Fields;

/// Keys that only a source of private rows has.
const PRIVATE: [&str; 20] = [
    "person",
    "person_form",
    "shared",
    "join",
    "date",
    "status",
    "closed",
    "consent",
    "groups",
    "rating",
    "complaint",
    "leave_out",
    "only",
    "duplicates",
    "recurring",
    "sheet",
    "table",
    "skip_rows",
    "title_rows",
    "encoding",
];

/// One as stated, until the list of needs is finished.
pub(super) struct Declared {
    source: PublicSource,
    need: NeedRule,
    span: std::ops::Range<usize>,
}

/// Whether a source states that it is public.
pub(super) fn is_declared(fields: &Fields<'_>) -> bool {
    fields.get("unit").and_then(|unit| unit.get_ref().as_str()) == Some("public")
}

/// Reads it. Nobody gets here by leaving something out: `unit = "public"` and a reason have
/// to be written, and whatever only rows about people have is refused.
pub(super) fn read(fields: &Fields<'_>, against: &Against<'_>) -> Option<Declared> {
    let patterns = fields.texts("files", "files = [\"3w.csv\"]").unwrap_or_default();
    let files = against.places.exports(fields, &patterns);
    let reason = "public_because = \"Published by the food bank at …\", why anybody may see these rows";
    let because = fields.text("public_because", reason);
    fields.out_of_place(
        &PRIVATE,
        "belongs to rows about people, and unit = \"public\" says that this file has none",
        "remove it; or, if rows are about people, remove unit = \"public\" and `public_because`",
    );
    let other =
        |path: &PathBuf| !["csv", "tsv", "txt"].iter().any(|kind| super::files::has_ending(path, kind));
    if files.iter().any(other) {
        let what = "public figures are read from separated text in UTF-8";
        fields.notes.add(&fields.key_span("files"), what, "another kind of file", "save it as .csv (UTF-8)");
    }
    let (area, area_map) = area(fields, against);
    let need = match fields.has("need") {
        true => rules::need(fields, against.needs)?,
        false => NeedRule::Always(against.needs.map_or(0, |needs| needs.keys.unknown())),
    };
    if matches!(need, NeedRule::Columns(_)) {
        let what = "of public figures one column says what";
        fields.notes.add(
            &fields.key_span("need"),
            what,
            "one column",
            "write need = { column = \"Sector\" }",
        );
    }
    let amount = fields.table("quantity", "`quantity`", &["column", "unit"]).and_then(|quantity| {
        let column = quantity.text("column", "column = \"Kilograms\"")?.value;
        Some((column, quantity.opt_text("unit").map_or_else(|| "units".to_owned(), |unit| unit.value)))
    });
    let never_read = fields.opt_texts("never_read", "never_read = [\"Contact phone\"]");
    let source = PublicSource {
        because: because?.value,
        files,
        area,
        area_map,
        need: None,
        need_map: Vec::new(),
        otherwise: String::new(),
        organisation: fields.opt_text("organisation").map(|text| text.value),
        amount,
        never_read: never_read.map(plain).unwrap_or_default(),
    };
    Some(Declared { source, need, span: fields.key_span("unit") })
}

type Area = (Option<(String, bool)>, Vec<(String, String)>);

fn area(fields: &Fields<'_>, against: &Against<'_>) -> Area {
    match rules::area(fields, against) {
        AreaRule::Code { text, map } if text.columns.len() == 1 && text.digits.is_none() => {
            (text.columns.into_iter().next().map(|column| (column, false)), map)
        }
        AreaRule::Name { text, map } if text.columns.len() == 1 => {
            (text.columns.into_iter().next().map(|column| (column, true)), map)
        }
        AreaRule::Nowhere => (None, Vec::new()),
        _ => {
            let what = "of public figures one column says where, by the area's id or name";
            let help = "write area = { column = \"#adm3+code\" } or area = { name = \"District\" }";
            fields.notes.add(&fields.key_span("area"), what, "one column", help);
            (None, Vec::new())
        }
    }
}

impl Declared {
    /// With the ids of the finished list of needs.
    pub(super) fn finish(self, keys: &[Key]) -> PublicSource {
        // Public figures add no key to what is measured: `unknown` need not be in the list.
        let id = |at: usize| keys.get(at).map_or_else(|| UNKNOWN.to_owned(), |key| key.id.clone());
        let Declared { mut source, need, .. } = self;
        match need {
            NeedRule::Always(key) => source.otherwise = id(key),
            NeedRule::Column { column, split, mut map, otherwise } => {
                with_own_names(&mut map, keys);
                source.need = Some((column, split));
                source.need_map = map.into_iter().map(|(text, key)| (text, id(key))).collect();
                source.otherwise = id(otherwise);
            }
            NeedRule::Columns(_) => {}
        }
        source
    }
}

/// A file is one or the other: rows that are protected in one source are not published
/// whole by another, under whatever name. A copy of other bytes (packed, a row less) is not
/// noticed: this guards against mistakes.
pub(super) fn refuse_private_files(root: &Fields<'_>, public: &[Declared], sources: &[Source]) {
    for declared in public {
        let files = declared.source.files.iter().flat_map(|file| standing_for(file));
        for file in files.filter(|file| is_private(file, sources)) {
            root.notes.add(
                &declared.span,
                format!("{} is declared public here, and another source protects its rows", file.display()),
                "public and protected at once",
                "decide which it is; what is about people is never public",
            );
        }
    }
}

/// Whether `file` is an export, or the same bytes as one.
pub(super) fn is_private(file: &Path, sources: &[Source]) -> bool {
    let listed: Vec<&PathBuf> = sources.iter().flat_map(Source::all_files).collect();
    let private: Vec<PathBuf> = listed.iter().flat_map(|file| standing_for(file)).collect();
    // The exports may be gone by now: their names are still known.
    let fits = |file: &Path| {
        let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        listed.iter().any(|own| own.parent() == file.parent() && Pattern::new(&name(own)).fits(&name(file)))
    };
    let id = FileId::of(file);
    fits(file) || private.iter().any(|own| FileId::of(own) == id || same_bytes(own, file))
}

/// Keys that only a public source has.
pub(super) fn refuse_in_private(fields: &Fields<'_>) {
    fields.out_of_place(
        &["public_because", "organisation"],
        "belongs to a source with unit = \"public\", whose rows are published as they are",
        "remove it; or, where no row is about a person, state unit = \"public\" as well",
    );
}

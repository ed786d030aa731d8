//! The rules of a source: where, what, whether met, who agreed, which groups.
use super::geography::has_shapes;
use super::keys::Stated;
use super::lists::{FeedbackStated, GroupStated, NeedsStated};
use super::maps::{folded, longest_first, map};
use super::scalars::plain;
use super::source::Against;
use super::types::{
    AreaRule, AreaText, ConsentRule, GroupRule, NeedRule, QuantityRule, ShareRule, StatusRule,
};
use super::walk::{At, Fields};
use super::wide;
use super::words::fold;

const AREA_KEYS: [&str; 12] = [
    "column", "columns", "name", "names", "lat", "lon", "point", "map", "combine", "join", "digits", "shares",
];
const NEED_KEYS: [&str; 10] =
    ["column", "split", "map", "else", "always", "columns", "except", "yes", "above_zero", "filled"];

/// Reads `area`; absent means nowhere.
pub(super) fn area(source: &Fields<'_>, against: &Against<'_>) -> AreaRule {
    area_rule(source, against).unwrap_or(AreaRule::Nowhere)
}

fn area_rule(source: &Fields<'_>, against: &Against<'_>) -> Option<AreaRule> {
    let fields = source.table("area", "`area`", &AREA_KEYS)?;
    if !against.geography_stated {
        fields.notes.add(
            &source.key_span("area"),
            "`area` says where, but the file has no [geography] that lists the areas",
            "no areas to find",
            "add [geography] with areas = \"areas.geojson\" and id = \"…\", or remove `area`",
        );
    }
    let lat_lon = fields.has("lat") || fields.has("lon");
    let ways = ["column", "columns", "name", "names", "point"].map(|way| fields.has(way));
    if ways.into_iter().chain([lat_lon]).filter(|way| *way).count() != 1 {
        fields.notes.add(
            &fields.span,
            "`area` must say in exactly one way where a row belongs",
            "not one way",
            "write { column = \"zip\" }, { name = \"Neighborhood\" }, { lat = \"…\", lon = \"…\" } or { point = \"…\" }",
        );
        return None;
    }
    if lat_lon || fields.has("point") {
        return points(&fields, against, lat_lon);
    }
    if fields.has("shares") {
        return shares(&fields, against);
    }
    let (map, by_code) = (area_map(&fields), fields.has("column") || fields.has("columns"));
    let (one, several) = if by_code { ("column", "columns") } else { ("name", "names") };
    let text = area_text(&fields, one, several)?;
    Some(if by_code { AreaRule::Code { text, map } } else { AreaRule::Name { text, map } })
}

/// Several areas by shares, out of a public table.
fn shares(fields: &Fields<'_>, against: &Against<'_>) -> Option<AreaRule> {
    let what = "has no use beside `shares`, whose table says which areas a text means";
    fields.out_of_place(&["columns", "name", "names", "map", "combine", "join", "digits"], what, "remove it");
    let table = fields.table("shares", "`shares`", &["file", "key", "area", "split", "share"])?;
    let column = fields.text("column", "column = \"Agency\"");
    table.required("file", "file = \"agencies.csv\", a table that anybody may see")?;
    let key = table.text("key", "key = \"Agency\", its column with the same texts");
    let area = table.text("area", "area = \"Zip Codes Served\", its column with ids of areas");
    let split = split(&table);
    let share = table.opt_text("share").map(|text| text.value);
    table.one_of_two("split", "share");
    Some(AreaRule::Shares(ShareRule {
        column: column?.value,
        file: against.places.public_file(&table, "file", &["csv"])?,
        key: key?.value,
        area: area?.value,
        split,
        share,
        number: 0,
    }))
}

/// One column, or several with what holds of them: the first text that is not blank,
/// or all of them with something between.
fn area_text(fields: &Fields<'_>, one: &str, several: &str) -> Option<AreaText> {
    let digits = fields.opt_whole("digits", 1, 20).and_then(|n| u8::try_from(n).ok());
    if one == "name" {
        fields.out_of_place(&["digits"], "is for codes of digits", "remove it, or write `column`");
    }
    if fields.has(one) {
        let what = "says how several columns are put together, and there is only one";
        fields.out_of_place(&["combine", "join"], what, "remove it");
        return Some(AreaText { columns: vec![fields.opt_text(one)?.value], join: None, digits });
    }
    let columns = fields.texts(several, &format!("{several} = [\"State\", \"County\"]"));
    fields.one_of_two("combine", "join");
    let first = fields.opt_choice("combine", &[("first", ())]).is_some();
    let join = fields.opt_between("join", "join = \"-\"").map(|text| text.value);
    if !first && join.is_none() && !fields.has("combine") && !fields.has("join") {
        fields.notes.add(
            &fields.key_span(several),
            format!("`{several}` has several columns, and it is not said how they make one area"),
            "together, or one of them?",
            "add combine = \"first\" (the first that is not blank) or join = \"\" (all, with that text between)",
        );
    }
    Some(AreaText { columns: plain(columns?), join, digits })
}

fn points(fields: &Fields<'_>, against: &Against<'_>, lat_lon: bool) -> Option<AreaRule> {
    let what = "is for `column` and `name`; a point is looked up on the map";
    fields.out_of_place(&["map", "combine", "join", "digits", "shares"], what, "remove it");
    if against.geography.is_some_and(|g| !has_shapes(g)) {
        fields.notes.add(
            &fields.span,
            "points are looked up in polygons, and `areas` is a CSV without any",
            "no polygons",
            "name a .geojson file under `areas`, or say where by { column = … } or { name = … }",
        );
    }
    if lat_lon {
        let lat = fields.text("lat", "lat = \"Latitude\"");
        let lon = fields.text("lon", "lon = \"Longitude\"");
        return Some(AreaRule::LatLon { lat: lat?.value, lon: lon?.value });
    }
    Some(AreaRule::Point { column: fields.opt_text("point")?.value })
}

/// Cell text → area id. Whether the areas have these ids is found out when
/// they are read.
fn area_map(fields: &Fields<'_>) -> Vec<(String, String)> {
    let entries = map(fields, |at| Some(at.value.trim().to_owned()));
    longest_first(entries)
}

/// Reads `need`, with stated texts only; see [`super::maps::with_own_names`] for the rest.
pub(super) fn need(source: &Fields<'_>, needs: Option<&NeedsStated>) -> Option<NeedRule> {
    source.required("need", "need = { column = \"What do you need?\" } or need = { always = \"food\" }")?;
    let fields = source.table("need", "`need`", &NEED_KEYS)?;
    let target = |at: &At<String>| match needs {
        Some(needs) => needs.keys.target(&fields, at),
        None => Some(0),
    };
    if fields.has("always") {
        fields.out_of_place(
            &["column", "split", "map", "else", "columns", "except", "yes", "above_zero", "filled"],
            "has no use beside `always`, which gives every row the same need",
            "remove it, or remove `always`",
        );
        return Some(NeedRule::Always(target(&fields.opt_text("always")?)?));
    }
    let unknown = needs.map_or(0, |needs| needs.keys.unknown());
    let otherwise = fields.opt_text("else").and_then(|at| target(&at)).unwrap_or(unknown);
    if fields.has("columns") {
        return wide::rule(&fields, needs, otherwise).map(NeedRule::Columns);
    }
    fields.out_of_place(
        &["except", "yes", "above_zero", "filled"],
        "is for `columns`, where each column is one need",
        "remove it, or write columns = { \"needfood\" = \"food\" } in place of `column`",
    );
    let column = fields.text("column", "column = \"What do you need?\" or always = \"food\"");
    let split = split(&fields);
    let map = map(&fields, |at| target(&at));
    Some(NeedRule::Column { column: column?.value, split, map, otherwise })
}

/// Reads `quantity`: how much, and the most of one person that counts.
pub(super) fn quantity(source: &Fields<'_>) -> Option<QuantityRule> {
    let keys = ["column", "columns", "letters", "decimal", "cap_per_person", "unit"];
    let fields = source.table("quantity", "`quantity`", &keys)?;
    let columns = match fields.has("columns") {
        true => fields.texts("columns", "columns = [\"Adults\", \"Children\"]").map(plain),
        false => fields.text("column", "column = \"lbs\"").map(|one| vec![one.value]),
    };
    fields.one_of_two("column", "columns");
    let letters = fields.flag("letters");
    let decimal_comma = fields.opt_choice("decimal", &[(".", false), (",", true)]).unwrap_or(false);
    fields.required("cap_per_person", "cap_per_person = 200, the most of one person that counts")?;
    let cap = fields.opt_whole("cap_per_person", 1, 1_000_000);
    let unit = fields.opt_text("unit").map_or_else(|| "units".to_owned(), |text| text.value);
    let mut columns = columns?.into_iter();
    let (column, further) = (columns.next()?, columns.collect());
    Some(QuantityRule { column, further, letters, decimal_comma, cap: u32::try_from(cap?).ok()?, unit })
}

/// Reads `rating` and `complaint` of feedback; at least one must be there.
pub(super) fn feedback(source: &Fields<'_>, stated: &FeedbackStated) -> (Option<NeedRule>, Option<NeedRule>) {
    if !source.has("rating") && !source.has("complaint") {
        source.notes.add(
            &source.span,
            "feedback needs `rating` or `complaint`; free text is never counted",
            "nothing to count",
            "write rating = { column = \"How was it?\" } and list its answers under [feedback.ratings]",
        );
    }
    let one = |key: &str, list: &str, keys: Option<&Stated>| {
        let fields = source.table(key, &format!("`{key}`"), &["column", "split", "map"])?;
        let Some(keys) = keys else {
            let what = format!("`{key}` has no list of answers");
            let help = format!("add [feedback.{list}] with keys = [\"…\"]");
            source.notes.add(&source.key_span(key), what, "no list", help);
            return None;
        };
        let column = fields.text("column", "column = \"How was it?\"")?.value;
        let map = map(&fields, |at| keys.target(&fields, &at));
        Some(NeedRule::Column { column, split: split(&fields), map, otherwise: keys.unknown() })
    };
    (
        one("rating", "ratings", stated.ratings.as_ref()),
        one("complaint", "complaints", stated.complaints.as_ref()),
    )
}

/// The separator of a multi-select cell; unlike other texts it may be blank,
/// for some tools separate by a space or a line break.
fn split(fields: &Fields<'_>) -> Option<String> {
    let value = fields.get("split")?;
    match value.get_ref().as_str() {
        Some("") => {
            let what = "`split` is empty, so it separates nothing";
            fields.notes.add(&value.span(), what, "empty", "write split = \";\", or remove `split`");
            None
        }
        Some(text) => Some(text.to_owned()),
        None => {
            fields.mistyped("split", value, "a text", "split = \";\"");
            None
        }
    }
}

/// Reads `status`.
pub(super) fn status(source: &Fields<'_>) -> Option<StatusRule> {
    let fields = source.table("status", "`status`", &["column", "met", "open", "drop"])?;
    let column = fields.text("column", "column = \"Status\"");
    let met = fields.texts("met", "met = [\"Done\"]").unwrap_or_default();
    let open = fields.opt_texts("open", "open = [\"Open\"]").unwrap_or_default();
    let drop = fields.opt_texts("drop", "drop = [\"Duplicate\"]").unwrap_or_default();
    let mut seen: Vec<(String, &str)> = Vec::new();
    for (list, texts) in [("met", &met), ("open", &open), ("drop", &drop)] {
        for At { value, span } in texts {
            match seen.iter().find(|(text, _)| *text == fold(value)) {
                Some((_, other)) if *other != list => fields.notes.add(
                    span,
                    format!("\"{value}\" is in both `{other}` and `{list}`, so its rows would be two things"),
                    format!("also in `{other}`"),
                    "leave it in one of the lists",
                ),
                _ => seen.push((fold(value), list)),
            }
        }
    }
    Some(StatusRule { column: column?.value, met: folded(met), open: folded(open), drop: folded(drop) })
}

/// Reads `consent`.
pub(super) fn consent(source: &Fields<'_>) -> Option<ConsentRule> {
    let fields = source.table("consent", "`consent`", &["column", "yes"])?;
    let column = fields.text("column", "column = \"OK to count?\"");
    let yes = fields.texts("yes", "yes = [\"Yes\"] (without one, no row could be counted)");
    Some(ConsentRule { column: column?.value, yes: folded(yes?) })
}

/// Reads `groups` of a source.
pub(super) fn groups(source: &Fields<'_>, stated: &[GroupStated]) -> Vec<(usize, GroupRule)> {
    let Some(fields) = source.free_table("groups", "`groups`") else { return Vec::new() };
    let ids: Vec<&str> = stated.iter().map(|group| group.id.as_str()).collect();
    let mut rules = Vec::new();
    for (id, span, _) in fields.entries() {
        match ids.iter().position(|known| known == id) {
            Some(index) => rules.extend(group(&fields, id, &stated[index]).map(|rule| (index, rule))),
            None if ids.is_empty() => fields.notes.add(
                span,
                format!("the group \"{id}\" has no list of values"),
                "no such group",
                format!("add [groups.{id}] with keys = [\"…\"]"),
            ),
            None => fields.notes.not_in(span, id, "one of the [groups]", &ids),
        }
    }
    rules.sort_by_key(|(index, _)| *index);
    rules
}

fn group(all: &Fields<'_>, id: &str, stated: &GroupStated) -> Option<GroupRule> {
    let fields = all.table(id, &format!("the group `{id}`"), &["column", "map"])?;
    let column = fields.text("column", "column = \"Language\"");
    let map = map(&fields, |at| stated.keys.target(&fields, &at));
    Some(GroupRule { column: column?.value, map })
}

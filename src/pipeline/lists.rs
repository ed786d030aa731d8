//! `[needs]` and `[groups.…]`.
use super::keys::{ID_HELP, Stated, is_id};
use super::types::{FeedbackKeys, Group, GroupPlaces};
use super::walk::Fields;
use super::words::default_label;

/// `[needs]` as stated; `unknown` is added later where a source needs it.
pub(super) struct NeedsStated {
    pub keys: Stated,
    pub within_days: u16,
}

/// A group as stated, `unknown` last.
pub(super) struct GroupStated {
    pub id: String,
    pub label: String,
    pub keys: Stated,
    pub by: GroupPlaces,
    pub span: std::ops::Range<usize>,
}

impl GroupStated {
    /// The finished group.
    pub fn finish(&self) -> Group {
        Group { id: self.id.clone(), label: self.label.clone(), keys: self.keys.keys(true), by: self.by }
    }
}

/// Reads `[needs]`.
pub(super) fn needs(root: &Fields<'_>) -> Option<NeedsStated> {
    root.required("needs", "[needs] with keys = [\"food\", \"housing\", \"other\"]")?;
    let fields = root.table("needs", "[needs]", &["keys", "within_days", "labels"])?;
    let within = fields.opt_whole("within_days", 1, 366).unwrap_or(14);
    let keys = Stated::read(&fields, 60)?;
    Some(NeedsStated { keys, within_days: u16::try_from(within).unwrap_or(14) })
}

/// `[feedback]` as stated: each list with `unknown` last.
#[derive(Default)]
pub(super) struct FeedbackStated {
    pub ratings: Option<Stated>,
    pub complaints: Option<Stated>,
}

impl FeedbackStated {
    /// The finished lists.
    pub fn finish(&self) -> FeedbackKeys {
        let keys = |list: &Option<Stated>| list.as_ref().map_or_else(Vec::new, |list| list.keys(true));
        FeedbackKeys { ratings: keys(&self.ratings), complaints: keys(&self.complaints) }
    }
}

/// Reads `[feedback]` with its lists `ratings` and `complaints`.
pub(super) fn feedback(root: &Fields<'_>) -> FeedbackStated {
    let Some(fields) = root.table("feedback", "[feedback]", &["ratings", "complaints"]) else {
        return FeedbackStated::default();
    };
    let list = |name: &str| {
        let list = fields.table(name, &format!("[feedback.{name}]"), &["keys", "labels"])?;
        Some(Stated::read(&list, 40)?.unknown_last())
    };
    FeedbackStated { ratings: list("ratings"), complaints: list("complaints") }
}

/// Reads all `[groups.…]`, in file order.
pub(super) fn groups(root: &Fields<'_>) -> Vec<GroupStated> {
    let Some(all) = root.free_table("groups", "[groups]") else { return Vec::new() };
    if all.entries().len() > 4 {
        root.notes.add(
            &all.entries()[4].1,
            format!("there are {} groups, and at most 4 can be measured", all.entries().len()),
            "one too many",
            "keep the groups that matter most: each one takes its part of ε from the others",
        );
    }
    all.entries().iter().filter_map(|(id, span, _)| group(&all, id, span)).collect()
}

fn group(all: &Fields<'_>, id: &str, span: &std::ops::Range<usize>) -> Option<GroupStated> {
    if !is_id(id) {
        all.notes.add(span, format!("\"{id}\" cannot be the id of a group"), "not an id", ID_HELP);
    }
    let fields = all.table(id, &format!("[groups.{id}]"), &["label", "keys", "labels", "by"])?;
    let by = places(&fields);
    let label = fields.opt_text("label").map_or_else(|| default_label(id), |text| text.value);
    let keys = Stated::read(&fields, 200)?.unknown_last();
    Some(GroupStated { id: id.to_owned(), label, keys, by, span: span.clone() })
}

/// By which places a group is told besides the whole city, as stated.
fn places(fields: &Fields<'_>) -> GroupPlaces {
    const PLACES: [(&str, GroupPlaces); 3] =
        [("city", GroupPlaces::City), ("districts", GroupPlaces::Districts), ("areas", GroupPlaces::Areas)];
    fields.opt_choice("by", &PLACES).unwrap_or_default()
}

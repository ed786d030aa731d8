//! What a source states about its rows and ids beyond its columns.
use super::maps::folded;
use super::pattern;
use super::scalars::plain;
use super::types::{AreaRule, Every, Handling, NeedRule, Recurring, SharedIds, Source, TextRule};
use super::walk::Fields;

/// Reads those keys of a source; `person` are the id's columns.
pub(super) fn read(source: &Fields<'_>, person: &[String]) -> Handling {
    let never_read = source.opt_texts("never_read", "never_read = [\"Name\", \"Address*\"]");
    let day = [("moment", false), ("day", true)];
    Handling {
        rows_alone: false,
        hxl: source.flag("hxl"),
        never_read: never_read.map(plain).unwrap_or_default(),
        leave_out: text_rules(source, "leave_out"),
        only: text_rules(source, "only"),
        shared: shared(source, person),
        once_a_day: source.opt_choice("duplicates", &day).unwrap_or(false),
        recurring: recurring(source),
    }
}

fn recurring(source: &Fields<'_>) -> Option<Recurring> {
    let fields = source.table("recurring", "`recurring`", &["column", "yes", "every"])?;
    let column = fields.text("column", "column = \"Is your need recurring?\"");
    let yes = fields.texts("yes", "yes = [\"Yes\"]");
    let every = fields.choice("every", &[("week", Every::Week), ("month", Every::Month)]);
    Some(Recurring { column: column?.value, yes: folded(yes?), every: every? })
}

fn text_rules(source: &Fields<'_>, key: &'static str) -> Vec<TextRule> {
    let example = format!("{key} = [{{ column = \"Notes\", is = [\"Duplicate*\"] }}]");
    let rules = source.tables(key, &example, &["column", "is"]);
    let rule = |fields: &Fields<'_>| {
        let column = fields.text("column", "column = \"Notes\"");
        let is = fields.texts("is", "is = [\"Duplicate*\"]");
        Some(TextRule { column: column?.value, is: folded(is?) })
    };
    rules.iter().filter_map(rule).collect()
}

fn shared(source: &Fields<'_>, person: &[String]) -> Option<SharedIds> {
    let fields = source.table("shared", "`shared`", &["ids", "also"])?;
    let ids = fields.texts("ids", "ids = [\"555 0100\"], the numbers that several people share");
    let also = fields.text("also", "also = \"Name\", the column that tells them apart");
    let (ids, also) = (ids?, also?);
    if person.len() != 1 {
        source.notes.add(
            &fields.span,
            "`shared` lists ids of one column, and `person` does not have exactly one",
            "needs one id column",
            "write person = [\"phone\"], or name both columns there for all rows",
        );
        return None;
    }
    if person.contains(&also.value) {
        let what = format!("\"{}\" is the id itself, so it tells nobody apart", also.value);
        fields.notes.add(&also.span, what, "the same column", "name another column, such as the name");
    }
    Some(SharedIds { ids: plain(ids), also: also.value })
}

/// Notes rules that name a column which is never to be read.
pub(super) fn refuse_never_read(fields: &Fields<'_>, source: &Source) {
    let named = columns_of(source);
    let wrong = |name: &&&str| pattern::listed(&source.handling.never_read, name);
    if let Some(name) = named.iter().find(wrong) {
        fields.notes.add(
            &fields.key_span("never_read"),
            format!("a rule of this source reads \"{name}\", which `never_read` forbids"),
            "read by a rule",
            format!("take \"{name}\" out of the rule, or out of `never_read`"),
        );
    }
}

/// All columns that a source's rules name, without what their patterns will take.
fn columns_of(source: &Source) -> Vec<&str> {
    let mut names: Vec<&str> = source.person.iter().map(String::as_str).collect();
    for date in [Some(&source.date), source.closed.as_ref()].into_iter().flatten() {
        names.push(&date.column);
        names.extend(date.further.iter().map(String::as_str));
    }
    match &source.area {
        AreaRule::Code { text, .. } | AreaRule::Name { text, .. } => {
            names.extend(text.columns.iter().map(String::as_str));
        }
        AreaRule::LatLon { lat, lon } => names.extend([lat.as_str(), lon.as_str()]),
        AreaRule::Point { column } => names.push(column),
        AreaRule::Shares(rule) => names.push(&rule.column),
        AreaRule::Nowhere => {}
    }
    for rule in [Some(&source.need), source.rating.as_ref(), source.complaint.as_ref()].into_iter().flatten()
    {
        match rule {
            NeedRule::Always(_) => {}
            NeedRule::Column { column, .. } => names.push(column),
            NeedRule::Columns(wide) => {
                let all = wide.columns.iter().chain(&wide.filled).map(|(name, _)| name.as_str());
                names.extend(all.filter(|name| !pattern::Pattern::is_one(name)));
            }
        }
    }
    if let Some(rule) = &source.quantity {
        names.push(&rule.column);
        names.extend(rule.further.iter().map(String::as_str));
    }
    names.extend(source.status.iter().map(|rule| rule.column.as_str()));
    names.extend(source.consent.iter().map(|rule| rule.column.as_str()));
    names.extend(source.groups.iter().map(|(_, rule)| rule.column.as_str()));
    let handling = &source.handling;
    names.extend(handling.leave_out.iter().chain(&handling.only).map(|rule| rule.column.as_str()));
    names.extend(handling.shared.iter().map(|shared| shared.also.as_str()));
    names.extend(handling.recurring.iter().map(|rule| rule.column.as_str()));
    if let Some(join) = &source.join {
        names.extend([&join.key, &join.on, &join.columns].into_iter().flatten().map(String::as_str));
    }
    names
}

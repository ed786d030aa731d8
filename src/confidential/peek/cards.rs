//! The first questions: which file is what, which column says what.
use super::dates::{Order, in_words};
use super::folder::{Body, Entry, KINDS, Kind};
use super::guess;
use super::layout::Log;
use super::places::Areas;
use super::prompt::{Talk, orders, shown};
use crate::pipeline::draft::DraftGeography;
use crate::pipeline::{IdForm, Role, fold};
use crate::problem::Result;

/// Which file is what.
pub(super) fn files(talk: &mut Talk, entries: &mut [Entry]) -> Result<()> {
    talk.question("Which file is what?");
    loop {
        let width = entries.iter().map(|entry| entry.name.chars().count()).max().unwrap_or(0);
        for (number, entry) in entries.iter().enumerate() {
            let kind = KINDS.iter().find(|(_, kind)| *kind == entry.kind).map_or("", |(word, _)| *word);
            let why = match &entry.body {
                Body::Unread(why) => format!("  ({why})"),
                _ => String::new(),
            };
            talk.say(&format!("  {:>2}  {:width$}  {kind}{why}", number + 1, shown(&entry.name)));
        }
        talk.say(
            "Enter if this is right. To change it, type numbers and words, such as: 2 nothing, 4 requests",
        );
        talk.say("(words: requests, hand-outs, areas, residents, nothing)");
        let answer = talk.hear()?;
        if answer.is_empty() {
            if entries.iter().any(|entry| entry.kind == Kind::Requests) {
                return Ok(());
            }
            talk.say("One file must hold the requests: what people asked for.");
        }
        for (number, word) in orders(&answer) {
            if let Err(why) = change_file(entries, number, word) {
                talk.say(&why);
            }
        }
    }
}

pub(super) fn change_file(
    entries: &mut [Entry],
    number: &str,
    word: &str,
) -> std::result::Result<(), String> {
    let at = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let entry = at.and_then(|at| entries.get_mut(at)).ok_or(format!("There is no file {number}."))?;
    let word = fold(word).replace("handouts", "hand-outs");
    let (_, kind) = KINDS
        .iter()
        .find(|(known, _)| !word.is_empty() && known.starts_with(&word))
        .ok_or(format!("{number}: write requests, hand-outs, areas, residents or nothing."))?;
    if let (Body::Unread(why), false) = (&entry.body, *kind == Kind::Nothing) {
        return Err(format!("{number} cannot be used: {why}."));
    }
    if matches!(entry.body, Body::Areas(_)) && !matches!(kind, Kind::Areas | Kind::Nothing) {
        return Err(format!("{number} is a map of areas and no log."));
    }
    entry.kind = *kind;
    Ok(())
}

/// Which column says what in a log.
pub(super) fn columns(
    talk: &mut Talk,
    log: &mut Log,
    places: Option<(&Areas, &DraftGeography)>,
) -> Result<()> {
    let role = if log.role == Role::Requests { "requests" } else { "hand-outs" };
    talk.question(&format!("The {role}: which column says what?"));
    let names = (0..log.main().map_or(0, |sheet| sheet.names.len()))
        .filter(|column| log.main().is_some_and(|sheet| guess::usable(sheet, *column)))
        .map(|column| format!("{} {}", column + 1, shown(&log.name(column))))
        .collect::<Vec<_>>();
    talk.say(&format!("All columns: {}", names.join(" · ")));
    loop {
        for (word, text) in card(log, places.is_some()) {
            talk.say(&format!("  {word:<8} {text}"));
        }
        talk.say(
            "Enter if this is right. To change it, type words and column numbers, such as: who 3, where none",
        );
        let answer = talk.hear()?;
        if answer.is_empty() {
            if log.columns.when.is_some() {
                return Ok(());
            }
            talk.say("One column must say when, with a whole date: type when and its number.");
        }
        for (word, value) in orders(&answer) {
            if let Err(why) = change_column(log, word, value, places) {
                talk.say(&why);
            }
        }
    }
}

/// What each column is taken for, line by line.
fn card(log: &Log, areas: bool) -> Vec<(&'static str, String)> {
    let none = || "none".to_owned();
    let name =
        |column: Option<usize>| column.map_or_else(none, |c| format!("{} {}", c + 1, shown(&log.name(c))));
    let columns = &log.columns;
    let who: Vec<String> = columns.who.iter().map(|column| name(Some(*column))).collect();
    let who = match (who.is_empty(), columns.form) {
        (true, _) => "none: single rows can be protected then, but not people".to_owned(),
        (_, IdForm::Phone) => format!("{}  (telephone numbers: only digits count)", who.join(" + ")),
        _ => who.join(" + "),
    };
    let mut lines = vec![("who", who), ("when", date(log, columns.when))];
    if areas {
        lines.push(("where", place(log)));
    }
    lines.push(("what", name(columns.what)));
    if log.role == Role::Requests {
        let unknown = || "none: only hand-outs to the same person can tell whether help arrived".to_owned();
        lines.push(("status", columns.status.map_or_else(unknown, |column| name(Some(column)))));
        lines.push(("closed", date(log, columns.closed)));
    }
    lines.push(("consent", name(columns.consent)));
    lines
}

fn date(log: &Log, column: Option<usize>) -> String {
    let Some(column) = column else { return "none".into() };
    let format = match log.date(Some(column)).map(|date| date.formats) {
        Some(formats) if formats.is_empty() => "day or month first: asked in a moment".to_owned(),
        Some(formats) => formats.iter().map(|f| in_words(f)).collect::<Vec<_>>().join(", or "),
        None => "no dates in it that can be read".to_owned(),
    };
    format!("{} {}  ({format})", column + 1, shown(&log.name(column)))
}

fn place(log: &Log) -> String {
    let names: Vec<String> = log
        .columns
        .place
        .iter()
        .map(|column| format!("{} {}", column + 1, shown(&log.name(*column))))
        .collect();
    match (&log.fit, names.is_empty()) {
        (_, true) => "none".into(),
        (Some(fit), _) if fit.found > 0 => {
            let how = if fit.by_name { "names" } else { "ids" };
            format!(
                "{}  (fits the areas' {how} in {} of {} rows looked at)",
                names.join(" + "),
                fit.found,
                fit.of
            )
        }
        (Some(_), _) => format!("{}  (fits no id and no name of the areas)", names.join(" + ")),
        (None, _) => format!("{}  (points on the map)", names.join(" + ")),
    }
}

pub(super) fn change_column(
    log: &mut Log,
    word: &str,
    value: &str,
    places: Option<(&Areas, &DraftGeography)>,
) -> std::result::Result<(), String> {
    let chosen = if matches!(fold(value).as_str(), "none" | "nothing" | "no") {
        Vec::new()
    } else {
        value
            .split('+')
            .map(|part| column_of(log, part.trim()))
            .collect::<std::result::Result<Vec<usize>, String>>()?
    };
    let only = match chosen.as_slice() {
        [] => None,
        [one] => Some(*one),
        _ if matches!(word, "who" | "where") => None,
        _ => return Err(format!("{word}: one column only.")),
    };
    let date = |column: Option<usize>| match column {
        Some(c) if log.dates(c).is_none() => {
            Err(format!("Column {} holds no dates that can be read.", c + 1))
        }
        other => Ok(other),
    };
    match fold(word).as_str() {
        "who" => {
            let phone = only.is_some_and(|c| log.main().is_some_and(|sheet| guess::phones(sheet, c)));
            log.columns.form = if phone { IdForm::Phone } else { IdForm::Text };
            log.columns.who = chosen;
        }
        "when" => log.columns.when = date(only)?,
        "closed" => log.columns.closed = date(only)?,
        "where" => match places {
            Some((areas, geography)) => log.set_place(chosen, areas, geography),
            None => return Err("There is no file of areas, so no column can say where.".into()),
        },
        "what" => log.columns.what = only,
        "status" => log.columns.status = only,
        "consent" => log.columns.consent = only,
        other => return Err(format!("{other}: write who, when, where, what, status, closed or consent.")),
    }
    Ok(())
}

/// A column by its number or name.
fn column_of(log: &Log, text: &str) -> std::result::Result<usize, String> {
    let sheet = log.main().ok_or("there is no file")?;
    let by_number = text.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let by_name = || sheet.names.iter().position(|name| fold(name) == fold(text));
    let column = by_number.filter(|c| *c < sheet.names.len()).or_else(by_name);
    column
        .filter(|column| guess::usable(sheet, *column))
        .ok_or_else(|| format!("There is no column {text} with a name of its own."))
}

/// Asks whether the day or the month comes first where the cells do not tell.
pub(super) fn order(talk: &mut Talk, logs: &mut [Log]) -> Result<()> {
    let open: Vec<(usize, String)> = logs
        .iter()
        .enumerate()
        .filter_map(|(at, log)| {
            Some((at, shown(log.open_order()?.example.as_deref().unwrap_or("01/02/2024"))))
        })
        .collect();
    if open.is_empty() {
        return Ok(());
    }
    talk.question("Day first or month first? The dates do not tell by themselves.");
    for (at, example) in &open {
        let Some(log) = logs.get(*at) else { continue };
        let file = log.main().map(|sheet| sheet.name()).unwrap_or_default();
        talk.say(&format!("  In {}: `{example}`: is that {}?", shown(&file), both(log)));
    }
    match open.len() {
        1 => talk.say("Type d (day first) or m (month first)."),
        _ => talk.say("Type d (day first) or m (month first), for each file in turn, such as: d m"),
    }
    loop {
        let answer = fold(&talk.hear()?);
        let words: Vec<Option<Order>> =
            answer.split([' ', ',']).filter(|w| !w.is_empty()).map(order_of).collect();
        let known: Option<Vec<Order>> = words.into_iter().collect();
        match known.filter(|orders| orders.len() == 1 || orders.len() == open.len()) {
            Some(orders) if !orders.is_empty() => {
                for ((at, _), order) in open.iter().zip(orders.iter().cycle()) {
                    if let Some(log) = logs.get_mut(*at) {
                        log.order = Some(*order);
                    }
                }
                return Ok(());
            }
            _ => talk.say("Please type d or m."),
        }
    }
}

fn order_of(word: &str) -> Option<Order> {
    match word {
        "d" | "day" => Some(Order::DayFirst),
        "m" | "month" => Some(Order::MonthFirst),
        _ => None,
    }
}

/// `5 April or 4 May`.
fn both(log: &Log) -> String {
    let Some(dates) = log.open_order() else { return String::new() };
    let example = dates.example.as_deref().unwrap_or("01/02/2024");
    let say = |order: Order| {
        dates.day(example, order).map_or_else(|| "?".to_owned(), |d| d.strftime("%-d %B").to_string())
    };
    format!("{} or {}", say(Order::DayFirst), say(Order::MonthFirst))
}

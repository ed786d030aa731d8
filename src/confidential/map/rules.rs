//! A source's rules, folded and resolved once before its first row.
use rustc_hash::FxHashSet as HashSet;

use jiff::tz::TimeZone;

use super::answers::{AnswerFinder, Quantity};
use super::area::{AreaFinder, Places};
use super::cell::Row;
use super::columns::{Columns, Wanted};
use super::fold::id_into;
use super::joined::{Collect, Finder, JoinTable};
use super::needs::NeedFinder;
use super::texts::{GroupTexts, RowTexts, StatusTexts, YesTexts, too_many_keys};
use super::unit::{IdBytes, UnitKey};
use crate::confidential::piles::{Shelf, Sorted};
use crate::confidential::read::dates::DateReader;
use crate::confidential::record::Record;
use crate::confidential::weigh::day_number;
use crate::pipeline::{
    AreaRule, DateRule, Every, Handling, IdForm, Join, NeedRule, Pipeline, Role, SharedIds, Source, Unit,
};
use crate::problem::{Problem, Result};

/// What every row of a source is mapped by. Slots are positions in `columns`.
pub(in crate::confidential) struct Rules<'p, P> {
    pub(super) places: &'p P,
    pub(super) key: &'p UnitKey,
    pub(super) role: Role,
    /// Slots of the id; `None` when each row is its own unit.
    pub(super) id: Option<Vec<usize>>,
    pub(super) id_form: IdForm,
    pub(super) date: When,
    pub(super) closed: Option<When>,
    pub(super) area: AreaFinder,
    pub(super) need: NeedFinder,
    pub(super) status: Option<(usize, StatusTexts)>,
    pub(super) consent: Option<(usize, YesTexts)>,
    /// (Position in a record's groups, slot, texts).
    pub(super) groups: Vec<(usize, usize, GroupTexts)>,
    pub(super) quantity: Quantity,
    /// Ratings and complaints of feedback.
    pub(super) answers: Option<AnswerFinder>,
    /// Group values of a row that says nothing: `unknown`.
    pub(super) no_groups: [u8; 4],
    /// First and last day that count.
    pub(super) period: (i32, i32),
    /// Rows of HXL tags are left out.
    pub(super) hxl: bool,
    pub(super) leave_out: Vec<RowTexts>,
    pub(super) only: Vec<RowTexts>,
    pub(super) shared: Option<Shared>,
    /// The moment within a day does not tell records apart.
    pub(super) once_a_day: bool,
    /// Which rows come up again, and how often.
    pub(super) recurring: Option<(RowTexts, Every)>,
    /// Where cells are taken from a joined file.
    pub(super) join: Option<Finder<'p>>,
    /// For a joined file: what is kept of its rows, which become no records.
    pub(super) collect: Option<Collect>,
    /// Which units' records this reading keeps; `None`: all, in file order.
    shelf: Option<&'p Shelf>,
    /// Names of the files without their endings, by number.
    file_names: Vec<String>,
    columns: Columns,
}

/// A date's columns.
pub(super) struct When {
    pub(super) slot: usize,
    /// Further ones, read as one text with the first.
    pub(super) further: Vec<usize>,
    pub(super) reader: DateReader,
}

/// In [`When::slot`]: the name of the file says when.
pub(super) const FILE_NAME: usize = usize::MAX;

impl When {
    fn new(rule: &DateRule, zone: &TimeZone, columns: &mut Columns) -> Result<Self> {
        Ok(When {
            slot: match rule.column.trim() {
                DateRule::FILE_NAME => FILE_NAME,
                _ => columns.slot(&rule.column),
            },
            further: rule.further.iter().map(|name| columns.slot(name)).collect(),
            reader: DateReader::of(rule, zone)?,
        })
    }
}

/// Ids that several people share, in their stated form, and the slot of what tells
/// those apart. A row's unit is a function of that row alone, as without them.
pub(super) struct Shared {
    pub(super) ids: HashSet<String>,
    pub(super) also: usize,
}

impl Shared {
    fn new(rule: &SharedIds, form: IdForm, columns: &mut Columns) -> Self {
        let in_form = |id: &String| {
            let mut out = String::new();
            id_into(&mut out, id, form).then_some(out)
        };
        Shared { ids: rule.ids.iter().filter_map(in_form).collect(), also: columns.slot(&rule.also) }
    }
}

impl<'p, P: Places> Rules<'p, P> {
    /// The rules of `source`. Errors: what the pipeline's own check cannot know,
    /// such as a spelling that leads to no area.
    pub(in crate::confidential) fn new(
        pipeline: &Pipeline,
        source: &Source,
        zone: &TimeZone,
        places: &'p P,
        key: &'p UnitKey,
        table: Option<&'p JoinTable>,
    ) -> Result<Self> {
        let mut columns = match &source.join {
            Some(join) => Columns::beside(&join.columns),
            None => Columns::new(),
        };
        let join = match (&source.join, table) {
            (Some(join), Some(table)) => Some(Finder {
                on: join.on.iter().map(|name| columns.own_slot(name)).collect(),
                by_unit: join.by_unit,
                table,
            }),
            (Some(_), None) => return Err(Problem::failed("a joined file was not read before its source")),
            (None, _) => None,
        };
        let by_id = pipeline.privacy.unit != Unit::Record && !source.handling.rows_alone;
        if by_id && source.person.is_empty() {
            return Err(Problem::usage("a source has no person columns though the unit is not a record"));
        }
        let no_groups = unknown_groups(pipeline)?;
        let handling = &source.handling;
        Ok(Rules {
            places,
            key,
            role: source.role,
            id: by_id.then(|| source.person.iter().map(|name| columns.slot(name)).collect()),
            id_form: source.id_form,
            date: When::new(&source.date, zone, &mut columns)?,
            closed: source.closed.as_ref().map(|rule| When::new(rule, zone, &mut columns)).transpose()?,
            area: AreaFinder::new(&source.area, places, &mut columns)?,
            need: NeedFinder::new(&source.need, &handling.never_read, &mut columns)?,
            status: source.status.as_ref().map(|rule| (columns.slot(&rule.column), StatusTexts::new(rule))),
            consent: source.consent.as_ref().map(|rule| (columns.slot(&rule.column), YesTexts::new(rule))),
            groups: groups(source, no_groups, &mut columns)?,
            quantity: Quantity::new(pipeline, source, &mut columns),
            answers: AnswerFinder::new(pipeline, source, &mut columns)?,
            no_groups,
            period: (day_number(pipeline.period.from), day_number(pipeline.last_day(source.role))),
            hxl: handling.hxl,
            leave_out: RowTexts::all(&handling.leave_out, &mut columns),
            only: RowTexts::all(&handling.only, &mut columns),
            shared: handling.shared.as_ref().map(|rule| Shared::new(rule, source.id_form, &mut columns)),
            once_a_day: handling.once_a_day,
            recurring: handling
                .recurring
                .as_ref()
                .map(|rule| (RowTexts::new(&rule.column, &rule.yes, &mut columns), rule.every)),
            join,
            collect: None,
            shelf: None,
            file_names: Vec::new(),
            columns,
        })
    }

    /// The files are called so, where rows are dated by that.
    pub(in crate::confidential) fn of_files(mut self, names: Vec<String>) -> Self {
        self.file_names = names;
        self
    }

    /// What the file's name says, for a reading of days. Neighbours have the same files, so
    /// this is as public as the pipeline file that lists them.
    pub(super) fn file_name(&self, file: usize) -> &str {
        self.file_names.get(file).map_or("", String::as_str)
    }

    /// Records are to be put on this shelf.
    pub(in crate::confidential) fn onto(mut self, shelf: Option<&'p Shelf>) -> Self {
        self.shelf = shelf;
        self
    }

    /// Whether a row of this unit need not be mapped any further: another reading
    /// keeps it, and what there is to note about it has been noted.
    #[inline]
    pub(super) fn passes_over(&self, unit: u128) -> bool {
        self.shelf.is_some_and(|shelf| shelf.again() && !shelf.keeps(unit))
    }

    /// Records of a stretch, sorted as this reading keeps them.
    pub(in crate::confidential) fn sorted(&self, records: Vec<Record>) -> Sorted {
        match self.shelf {
            Some(shelf) => shelf.sort(records),
            None => Sorted::in_order(records),
        }
    }

    /// The rules of the file that `source` joins: whose its rows are, their key and the
    /// cells that are kept.
    pub(in crate::confidential) fn of_joined(
        pipeline: &Pipeline,
        source: &Source,
        join: &Join,
        zone: &TimeZone,
        places: &'p P,
        key: &'p UnitKey,
    ) -> Result<Self> {
        let plain = Source {
            person: if join.by_unit { join.key.clone() } else { source.person.clone() },
            // No row of it is dated; the rule is there because every source has one.
            date: DateRule { column: join.key.first().cloned().unwrap_or_default(), ..source.date.clone() },
            area: AreaRule::Nowhere,
            need: NeedRule::Always(0),
            status: None,
            closed: None,
            consent: None,
            groups: Vec::new(),
            quantity: None,
            rating: None,
            complaint: None,
            handling: Handling { hxl: source.handling.hxl, ..Handling::default() },
            join: None,
            ..source.clone()
        };
        let plain = Source { date: DateRule { further: Vec::new(), ..plain.date.clone() }, ..plain };
        let mut rules = Rules::new(pipeline, &plain, zone, places, key, None)?;
        rules.collect = Some(Collect {
            key: join.key.iter().map(|name| rules.columns.slot(name)).collect(),
            cells: join.columns.iter().map(|name| rules.columns.slot(name)).collect(),
            by_unit: join.by_unit,
        });
        Ok(rules)
    }

    /// The units that a row belongs to, found apart from mapping: one, or none without an
    /// id and where each row is its own unit; several where rows of several units have
    /// the key by which it is joined.
    pub(in crate::confidential) fn owners(&self, row: &impl Row) -> Vec<u128> {
        match self.join.as_ref().filter(|join| !join.by_unit) {
            None => self.owner(row).into_iter().collect(),
            Some(join) => {
                let found = self.join_key(row, &join.on).map(|key| join.table.find(key));
                found.unwrap_or_default().iter().map(|(unit, _)| *unit).collect()
            }
        }
    }

    /// The hash of the key in `slots`; `None` where a part is blank. Kept apart from the
    /// hashes of ids.
    pub(super) fn join_key(&self, row: &impl Row, slots: &[usize]) -> Option<u128> {
        let (mut text, mut key) = (String::new(), IdBytes::new());
        for slot in slots {
            if !id_into(&mut text, &row.cell(*slot).text(), IdForm::Text) {
                return None;
            }
            key.push(&text);
        }
        Some(self.key.of_join(&key))
    }

    /// The unit of a row's id; `None` without an id, or where each row is its own unit.
    pub(super) fn owner(&self, row: &impl Row) -> Option<u128> {
        let (mut text, mut id) = (String::new(), IdBytes::new());
        for slot in self.id.as_ref()? {
            if !id_into(&mut text, &row.cell(*slot).text(), self.id_form) {
                return None;
            }
            id.push(&text);
        }
        if let Some(shared) = self.shared.as_ref().filter(|shared| shared.ids.contains(&text)) {
            if !id_into(&mut text, &row.cell(shared.also).text(), self.id_form_of_second()) {
                return None;
            }
            id.push(&text);
        }
        Some(self.key.id(&id))
    }

    /// What tells people of a shared telephone apart is a name, not a number.
    pub(super) fn id_form_of_second(&self) -> IdForm {
        if self.id_form == IdForm::Phone { IdForm::Text } else { self.id_form }
    }

    /// Slots of the id's columns.
    pub(in crate::confidential) fn id_slots(&self) -> &[usize] {
        self.id.as_deref().unwrap_or_default()
    }

    /// Names of the needed columns, by slot.
    pub(in crate::confidential) fn columns(&self) -> &[String] {
        self.columns.names()
    }

    /// What is read of a file.
    pub(in crate::confidential) fn wanted(&self) -> Wanted<'_> {
        let wide = match &self.need {
            NeedFinder::Wide(wide) => Some(wide),
            NeedFinder::Always(_) | NeedFinder::Cell(..) => None,
        };
        Wanted { columns: self.columns.names(), wide }
    }
}

/// The last key of each group is `unknown`.
fn unknown_groups(pipeline: &Pipeline) -> Result<[u8; 4]> {
    let mut unknown = [0u8; 4];
    if pipeline.groups.len() > unknown.len() {
        return Err(Problem::usage("there may be at most four groups"));
    }
    for (value, group) in unknown.iter_mut().zip(&pipeline.groups) {
        *value = u8::try_from(group.keys.len().saturating_sub(1)).map_err(|_| too_many_keys())?;
    }
    Ok(unknown)
}

fn groups(
    source: &Source,
    unknown: [u8; 4],
    columns: &mut Columns,
) -> Result<Vec<(usize, usize, GroupTexts)>> {
    let known = source.groups.iter().filter_map(|(group, rule)| Some((*group, rule, *unknown.get(*group)?)));
    known
        .map(|(group, rule, unknown)| {
            Ok((group, columns.slot(&rule.column), GroupTexts::new(rule, unknown)?))
        })
        .collect()
}

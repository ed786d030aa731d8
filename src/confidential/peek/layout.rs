//! One log: files with the same columns, which of them say what, and what of that
//! may be written without asking: names, encodings and formats, never a cell.
use super::dates::{Dates, Order};
use super::guess::{self, Columns};
use super::options::Options;
use super::places::{Areas, Fit};
use super::sheet::Sheet;
use crate::pipeline::draft::{DraftDate, DraftGeography, DraftNeed, DraftPlace, DraftSource, DraftStatus};
use crate::pipeline::presets::PresetSource;
use crate::pipeline::{FileFormat, Role};

/// A log.
pub(super) struct Log {
    pub role: Role,
    pub sheets: Vec<Sheet>,
    pub columns: Columns,
    /// How `columns.place` leads to areas.
    pub fit: Option<Fit>,
    /// The order of day and month, once it has been asked for.
    pub order: Option<Order>,
    /// What a preset knows of it.
    pub preset: Option<&'static PresetSource>,
}

impl Log {
    /// Logs of one role: files with the same columns are one.
    pub(super) fn of(role: Role, sheets: Vec<Sheet>) -> Vec<Log> {
        let mut logs: Vec<Vec<Sheet>> = Vec::new();
        for sheet in sheets {
            let like = |log: &&mut Vec<Sheet>| {
                log.first()
                    .is_some_and(|first| (&first.names, &first.format) == (&sheet.names, &sheet.format))
            };
            match logs.iter_mut().find(like) {
                Some(log) => log.push(sheet),
                None => logs.push(vec![sheet]),
            }
        }
        let log = |sheets: Vec<Sheet>| {
            let columns = guess::columns(sheets.iter().max_by_key(|sheet| sheet.len())?, role);
            Some(Log { role, sheets, columns, fit: None, order: None, preset: None })
        };
        logs.into_iter().filter_map(log).collect()
    }

    /// The file with the most rows, which stands for the others.
    pub(super) fn main(&self) -> Option<&Sheet> {
        self.sheets.iter().max_by_key(|sheet| sheet.len())
    }

    pub(super) fn name(&self, column: usize) -> String {
        self.main().and_then(|sheet| sheet.names.get(column)).cloned().unwrap_or_default()
    }

    /// All filled cells of a column.
    pub(super) fn filled(&self, column: usize) -> impl Iterator<Item = &str> + Clone {
        self.sheets.iter().flat_map(move |sheet| sheet.filled(column))
    }

    /// The guess of `place`, where there are areas to fit.
    pub(super) fn find_place(&mut self, areas: &Areas, geography: &DraftGeography) {
        let Some(sheet) = self.main() else { return };
        let fit = areas.best_column(sheet, geography);
        match fit {
            Some(fit) => {
                self.columns.place = vec![fit.column];
                self.fit = Some(fit);
            }
            None => self.set_place(self.columns.place.clone(), areas, geography),
        }
    }

    /// Takes `place` as where a row belongs, if it leads to areas at all.
    pub(super) fn set_place(&mut self, place: Vec<usize>, areas: &Areas, geography: &DraftGeography) {
        self.fit = None;
        if let ([column], Some(sheet)) = (place.as_slice(), self.main()) {
            self.fit = Some(areas.fit(sheet, *column, geography));
        }
        self.columns.place = if place.len() == 2 && !areas.shapes { Vec::new() } else { place };
    }

    /// How the log says where, as the pipeline file states it.
    pub(super) fn place(&self) -> Option<DraftPlace> {
        match self.columns.place.as_slice() {
            [column] if self.point(*column) => Some(DraftPlace::Point(self.name(*column))),
            [column] => Some(match &self.fit {
                Some(fit) if fit.by_name => DraftPlace::Name(self.name(*column)),
                _ => DraftPlace::Code(self.name(*column)),
            }),
            [lat, lon] => Some(DraftPlace::LatLon(self.name(*lat), self.name(*lon))),
            _ => None,
        }
    }

    /// Whether a column's cells are points such as `(37.7, -122.3)`.
    fn point(&self, column: usize) -> bool {
        let is_point = |cell: &str| {
            let inner = cell.trim_matches(['(', ')']);
            inner
                .split_once(',')
                .is_some_and(|(a, b)| a.trim().parse::<f64>().is_ok() && b.trim().parse::<f64>().is_ok())
        };
        let cells: Vec<&str> = self.filled(column).take(100).collect();
        !cells.is_empty() && cells.iter().filter(|cell| is_point(cell)).count() * 10 > cells.len() * 8
    }

    /// The dates of a column, of all files together.
    pub(super) fn dates(&self, column: usize) -> Option<Dates> {
        Dates::of(self.filled(column))
    }

    /// The formats of a date column; none where the order is open.
    pub(super) fn date(&self, column: Option<usize>) -> Option<DraftDate> {
        let column = column?;
        let dates = self.dates(column)?;
        let order = dates.order.or(self.order).or(self.order_of_other_dates(column));
        let formats = order.map(|order| dates.formats(order)).unwrap_or_default();
        Some(DraftDate { column: self.name(column), formats })
    }

    /// Dates of one log are written alike: `3/25/2020` in one column tells how to
    /// read `4/5/2020` in the other.
    fn order_of_other_dates(&self, column: usize) -> Option<Order> {
        let others =
            [self.columns.when, self.columns.closed].into_iter().flatten().filter(|other| *other != column);
        let mut orders = others.filter_map(|other| self.dates(other).filter(Dates::numeric)?.order);
        orders.next()
    }

    /// The date column whose order is open, and a cell to ask with.
    pub(super) fn open_order(&self) -> Option<Dates> {
        let columns = [self.columns.when, self.columns.closed].into_iter().flatten();
        let open =
            columns.filter(|column| self.date(Some(*column)).is_some_and(|date| date.formats.is_empty()));
        open.filter_map(|column| self.dates(column)).next()
    }

    /// When, by the formats that the cells are in or that the tool always writes.
    fn when(&self) -> Option<DraftDate> {
        let Some(preset) = self.preset else { return self.date(self.columns.when) };
        let formats: Vec<String> = preset.formats.iter().map(|format| (*format).to_owned()).collect();
        match self.date(self.columns.when) {
            Some(found) if !found.formats.is_empty() || formats.is_empty() => Some(found),
            _ => Some(DraftDate { column: preset.date.to_owned(), formats }),
        }
    }

    /// Everything but what cells say.
    pub(super) fn draft(&self) -> DraftSource {
        let names = |columns: &[usize]| columns.iter().map(|column| self.name(*column)).collect();
        let sheet = self.main();
        let need = |column: usize| DraftNeed {
            column: self.name(column),
            split: Options::of(self.filled(column)).split.map(str::to_owned),
            map: Vec::new(),
        };
        DraftSource {
            role: self.role,
            files: self.sheets.iter().map(|sheet| sheet.given.clone()).collect(),
            format: sheet.map_or(FileFormat::JsonLines, |sheet| sheet.format.clone()),
            who: names(&self.columns.who),
            form: self.columns.form,
            when: self.when(),
            place: self.place(),
            what: self.columns.what.map(need),
            status: self.columns.status.map(|c| DraftStatus {
                column: self.name(c),
                met: None,
                drop: Vec::new(),
            }),
            closed: self.date(self.columns.closed),
            consent: self.columns.consent.map(|column| (self.name(column), None)),
            preset: self.preset,
            asked: self.preset.zip(sheet).map_or_else(Vec::new, |(preset, sheet)| preset.asked(&sheet.names)),
        }
    }
}

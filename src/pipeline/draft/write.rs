//! From a [`Draft`] to the commented text of a pipeline file.
use jiff::civil::date;

use super::text::{about, list, quoted};
use super::{Draft, DraftDate, DraftGeography, DraftNeed, DraftPlace, DraftSource};
use crate::pipeline::{Encoding, FileFormat, IdForm, Role, Unit};

/// Words that other groups' forms use, where the operator's own are not known yet.
const USUAL_YES: [&str; 5] = ["Yes", "Y", "I agree", "Sí", "true"];
const USUAL_MET: [&str; 6] = ["Done", "Complete", "Completed", "Closed", "Fulfilled", "Delivered"];
const USUAL_DROP: [&str; 3] = ["Duplicate", "Test", "Spam"];

impl Draft {
    /// The pipeline file's text.
    pub fn to_toml(&self) -> String {
        let mut out = Out(String::new());
        out.line("# A pipeline file for evenhand: what your exports mean, and how people are protected.");
        out.line("# Lines that begin with # are notes. Change what is wrong, then: evenhand check THIS-FILE");
        out.line("");
        out.line("# The briefing's title: change it whenever you like, that never spends privacy.");
        out.line(&format!("title = {}", quoted(&self.title())));
        self.period(&mut out);
        self.geography(&mut out);
        self.needs(&mut out);
        self.privacy(&mut out);
        for source in &self.sources {
            source.write(self, &mut out);
        }
        if let Some(file) = &self.calendar {
            out.line("");
            out.line("# When and where you hand out, if you publish that in this file: then take the # away from the next");
            out.line("# three lines, and the page says how dependable it was. Never make it from the log of who came.");
            out.line("# [calendar]");
            out.line(&format!("# file = {}", quoted(file)));
            out.line("# public_because = \"Where anybody can see it\"");
        }
        out.head("briefing", "Presentation: change it as often as you like.");
        out.line("languages = [\"en\"]");
        out.line("# contact = \"Who to ask about this page\"");
        out.0
    }

    fn title(&self) -> String {
        if let Some(title) = &self.title {
            return title.clone();
        }
        match self.period {
            Some((from, to)) => format!("Our mutual aid, {from} to {to}"),
            None => "Our mutual aid".to_owned(),
        }
    }

    fn period(&self, out: &mut Out) {
        out.head("period", "The days that count, and how finely time may be cut: month, quarter or year.");
        let (from, to) = self.period.unwrap_or_else(|| {
            out.line("# TODO: write the first and the last day that your logs are complete for.");
            let year = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).year();
            (date(year, 1, 1), date(year, 12, 31))
        });
        // As fine as can be: a period may have 60 steps.
        let months =
            (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month() - from.month()) + 1;
        let step = match months {
            ..=60 => "month",
            61..=180 => "quarter",
            _ => "year",
        };
        out.line(&format!("from = \"{from}\"\nto = \"{to}\"\nstep = \"{step}\""));
        out.line(&format!("timezone = {}", quoted(&self.timezone)));
    }

    fn geography(&self, out: &mut Out) {
        match &self.geography {
            Some(geography) => geography.write(out),
            None => {
                out.line("");
                out.line("# No areas: the briefing tells about all places together. docs/areas.md says where public areas");
                out.line("# come from. A file with ids and names is enough; then take away the # of these lines, and add");
                out.line("# area = { column = \"…\" } to each [[source]].");
                out.line("# [geography]\n# areas = \"areas.geojson\"\n# id = \"area_id\"\n# name = \"name\"");
            }
        }
    }

    fn needs(&self, out: &mut Out) {
        out.head("needs", "What people ask for: a public list, in the order of the page.");
        if let Some(preset) = self.preset {
            out.line(preset.needs());
            if !preset.groups().is_empty() {
                out.line("");
                out.line(preset.groups());
            }
            return;
        }
        let mut ids: Vec<&str> =
            self.needs.iter().map(|(id, _)| id.as_str()).filter(|id| *id != "other").collect();
        if ids.is_empty() {
            out.line("# TODO: write the options of your form here, as short words, and say further down, under map,");
            out.line("# which answer belongs to which. Only what anybody may read on the form, never what was typed by hand.");
            out.line("# For example: keys = [\"food\", \"housing\", \"other\"]");
        }
        ids.push("other");
        out.line(&format!("keys = {}", list(&ids)));
        out.line("within_days = 14            # help that comes later does not count as help that arrived");
        let labels: Vec<&(String, String)> =
            self.needs.iter().filter(|(_, label)| !label.is_empty()).collect();
        if !labels.is_empty() {
            out.line("\n[needs.labels]");
            labels.iter().for_each(|(id, label)| out.line(&format!("{id} = {}", quoted(label))));
        }
    }

    fn privacy(&self, out: &mut Out) {
        let unit = match self.unit {
            Unit::Person => "person",
            Unit::Household => "household",
            Unit::Record => "record",
        };
        out.head("privacy", "How people are protected. epsilon is what one release spends: smaller protects more and tells less.");
        if self.unit == Unit::Record {
            out.line("# No column says who someone is, so only single rows are protected: somebody with several rows is");
            out.line("# protected less. With a column of ids or telephone numbers, write \"person\" and add person = [\"…\"] below.");
        }
        out.line(&format!("unit = \"{unit}\"\nepsilon = {}", self.epsilon));
        out.line("ledger = \"evenhand.ledger\"  # the record of all that has been spent: keep it");
        match self.people {
            Some(people) => {
                out.line(&format!("people = {}      # a rounded figure that may be public", about(people)))
            }
            None => {
                out.line("# TODO: about how many people are in the lists? A round figure that you would say in public.");
                out.line("people = \"about 400\"");
            }
        }
        out.line("\n# All releases about one year together may not spend more than this: two releases.");
        out.line(&format!("[privacy.budget]\nepsilon = {}\nper = \"year\"", twice(&self.epsilon)));
    }
}

/// Twice a decimal, as a decimal.
fn twice(epsilon: &str) -> String {
    let double = epsilon.parse::<f64>().map_or(2.0, |e| e * 2.0);
    let text = format!("{double:.6}");
    let text = text.trim_end_matches('0');
    if text.ends_with('.') { format!("{text}0") } else { text.to_owned() }
}

impl DraftGeography {
    fn write(&self, out: &mut Out) {
        out.head("geography", "Where: public files only. Paths start from the folder of this file.");
        out.line(&format!("areas = {}", quoted(&self.areas)));
        if self.needs_crs {
            out.line("# TODO: the file does not say in which coordinate system its borders are. Its source does: write the");
            out.line("# code after EPSG:, or save it as GeoJSON in EPSG:4326 (docs/areas.md).");
            out.line("crs = \"EPSG:which?\"");
        }
        out.line(&format!("id = {}              # what holds an area's id", quoted(&self.id)));
        if let Some(name) = &self.name {
            out.line(&format!("name = {}", quoted(name)));
        }
        if !self.parents.is_empty() {
            out.line(&format!(
                "parents = {}    # the larger area that each area belongs to",
                list(&self.parents)
            ));
        }
        if let Some(residents) = &self.residents {
            out.line(&format!("denominators = {}", quoted(&residents.file)));
            if residents.id != self.id {
                out.line(&format!("denominators_id = {}", quoted(&residents.id)));
            }
            out.line(&format!("residents = {}", quoted(&residents.residents)));
            if let Some(rank) = &residents.rank_by {
                out.line(&format!("rank_by = {}", quoted(rank)));
            }
        } else {
            out.line("# Without residents there are no figures per 1,000 people:\n# denominators = \"population.csv\"\n# residents = \"residents\"");
        }
    }
}

/// What a release is told of the files' format; their endings say the rest.
fn write_format(format: &FileFormat, out: &mut Out) {
    let title_rows = match format {
        FileFormat::Csv { separator, encoding, title_rows, .. } => {
            let encoding = match encoding {
                Encoding::Utf8 => "utf-8",
                Encoding::Windows1252 => "windows-1252",
                Encoding::Utf16Le => "utf-16le",
            };
            let separator = char::from(*separator).to_string();
            out.line(&format!("encoding = \"{encoding}\"\nseparator = {}", quoted(&separator)));
            *title_rows
        }
        FileFormat::Spreadsheet { sheet, title_rows, .. } => {
            out.line("format = \"spreadsheet\"");
            sheet.iter().for_each(|sheet| out.line(&format!("sheet = {}", quoted(sheet))));
            *title_rows
        }
        FileFormat::JsonLines => {
            out.line("format = \"jsonl\"");
            0
        }
        FileFormat::Sqlite { table } => {
            out.line(&format!("format = \"sqlite\"\ntable = {}", quoted(table)));
            0
        }
        FileFormat::Parquet => {
            out.line("format = \"parquet\"");
            0
        }
    };
    if title_rows > 0 {
        out.line(&format!(
            "title_rows = {title_rows}              # rows with text above the columns' names"
        ));
    }
}

/// Whether a row of HXL tags was seen below the header. It is told by what it says and not
/// by its number: a row that happens to come first would be somebody's.
fn has_tags(format: &FileFormat) -> bool {
    matches!(format, FileFormat::Csv { skip_rows: 1.., .. } | FileFormat::Spreadsheet { skip_rows: 1.., .. })
}

impl DraftSource {
    fn write(&self, draft: &Draft, out: &mut Out) {
        let (role, note) = match self.role {
            Role::Requests => ("requests", "Who asked for help."),
            Role::Distributions => ("distributions", "What was handed out."),
            Role::Feedback => ("feedback", "What those who were served say."),
            Role::Gifts => ("gifts", "Who gave."),
        };
        out.line(&format!("\n# {note}\n[[source]]\nrole = \"{role}\"\nfiles = {}", list(&self.files)));
        write_format(&self.format, out);
        let preset =
            draft.preset.zip(self.preset).map(|(p, source)| (source, p.source_asking(source, &self.asked)));
        let stated =
            preset.as_ref().is_some_and(|(_, text)| text.lines().any(|line| line.starts_with("hxl =")));
        if has_tags(&self.format) && !stated {
            out.line("hxl = true                  # rows of HXL tags (#adm1, #date) are no records");
        }
        if let Some((source, text)) = preset {
            write_date("date", self.when.as_ref(), source.timezone, out);
            self.place(draft, out);
            return out.line(&text);
        }
        if draft.unit != Unit::Record {
            self.who(out);
        }
        write_date("date", self.when.as_ref(), None, out);
        self.place(draft, out);
        if let Some((column, yes)) = &self.consent {
            let words = yes.clone().unwrap_or_else(|| {
                out.line("# TODO: write the words that mean yes in that column. Rows with any other word are left out.");
                USUAL_YES.map(str::to_owned).to_vec()
            });
            out.line(&format!("consent = {{ column = {}, yes = {} }}", quoted(column), list(&words)));
        }
        self.status(out);
        self.need(out);
    }

    fn who(&self, out: &mut Out) {
        if self.who.is_empty() {
            out.line("# TODO: which column says who someone is?");
            out.line("person = [\"which column?\"]");
            return;
        }
        let (form, note) = match self.form {
            IdForm::Phone => ("phone", "only the digits count"),
            IdForm::Text => ("text", "capitals and extra spaces do not count"),
            IdForm::Exact => ("exact", "every character counts"),
        };
        out.line(&format!(
            "person = {}          # tells people apart\nperson_form = \"{form}\"       # {note}",
            list(&self.who)
        ));
    }

    fn place(&self, draft: &Draft, out: &mut Out) {
        if draft.geography.is_none() {
            return;
        }
        match &self.place {
            Some(DraftPlace::Code(column)) => out.line(&format!("area = {{ column = {} }}", quoted(column))),
            Some(DraftPlace::Name(column)) => out.line(&format!("area = {{ name = {} }}", quoted(column))),
            Some(DraftPlace::Point(column)) => out.line(&format!("area = {{ point = {} }}", quoted(column))),
            Some(DraftPlace::LatLon(lat, lon)) => {
                out.line(&format!("area = {{ lat = {}, lon = {} }}", quoted(lat), quoted(lon)));
            }
            None => out.line("# These rows do not say where; if a column does: area = { column = \"…\" }"),
        }
    }

    fn status(&self, out: &mut Out) {
        let Some(status) = &self.status else {
            if self.role == Role::Requests {
                out.line(
                    "# No column says whether a request was met: only hand-outs to the same person can tell.",
                );
            }
            return;
        };
        let usual = || {
            out.line("# TODO: write your own words: met for help that arrived, drop for rows to leave out. All others are open.");
            (USUAL_MET.map(str::to_owned).to_vec(), USUAL_DROP.map(str::to_owned).to_vec())
        };
        let mut usual = usual;
        let (met, drop) = match &status.met {
            Some(met) => (met.clone(), status.drop.clone()),
            None => usual(),
        };
        let drop = if drop.is_empty() { String::new() } else { format!(", drop = {}", list(&drop)) };
        out.line(&format!("status = {{ column = {}, met = {}{drop} }}", quoted(&status.column), list(&met)));
        write_date("closed", self.closed.as_ref(), None, out);
    }

    fn need(&self, out: &mut Out) {
        let Some(DraftNeed { column, split, map }) = &self.what else {
            out.line("# No column says what: every row counts as one need.\nneed = { always = \"other\" }");
            return;
        };
        out.line(&format!("\n[source.need]\ncolumn = {}", quoted(column)));
        if let Some(split) = split {
            out.line(&format!(
                "split = {}                 # between several answers in one cell",
                quoted(split)
            ));
        }
        out.line("else = \"other\"              # for blank cells and answers that are not listed");
        if map.is_empty() {
            out.line("# [source.need.map]\n# \"An option of the form\" = \"food\"");
            return;
        }
        out.line("\n[source.need.map]");
        map.iter().for_each(|(text, id)| out.line(&format!("{} = {}", quoted(text), quoted(id))));
    }
}

/// A date rule; times are in `timezone` where it is not the group's own.
fn write_date(key: &str, date: Option<&DraftDate>, timezone: Option<&str>, out: &mut Out) {
    match date {
        Some(DraftDate { column, formats }) => {
            let formats = match formats.as_slice() {
                [one] => format!("format = {}", quoted(one)),
                [] => {
                    out.line("# TODO: day and month cannot be told apart. Write \"%d/%m/%Y\" (day first) or \"%m/%d/%Y\" (month first).");
                    "format = \"day or month first?\"".to_owned()
                }
                several => format!("formats = {}", list(several)),
            };
            let zone = timezone.map(|zone| format!(", timezone = {}", quoted(zone))).unwrap_or_default();
            out.line(&format!("{key} = {{ column = {}, {formats}{zone} }}", quoted(column)));
        }
        None if key == "date" => {
            out.line("# TODO: which column says when, and how is a day written in it?");
            out.line("date = { column = \"which column?\", format = \"%Y-%m-%d\" }");
        }
        None => {}
    }
}

/// Text that grows by lines.
struct Out(String);

impl Out {
    fn line(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn head(&mut self, table: &str, note: &str) {
        self.line(&format!("\n# {note}\n[{table}]"));
    }
}

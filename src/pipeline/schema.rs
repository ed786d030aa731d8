//! The JSON Schema of the pipeline file, for editors that complete and explain
//! keys. [`super::load`] decides what is valid; the schema only helps to write it.
use serde_json::{Map, Value, json};

/// JSON Schema (draft 2020-12) of the pipeline file, with a description for
/// every key.
pub fn schema() -> Value {
    let mut root = table(
        "A pipeline file of evenhand: what is read, what is measured, what protects it, and how it is shown.",
        &["title", "period", "needs", "privacy", "source"],
        [
            ("title", text("Title of the briefing. Presentation only.")),
            ("sample", flag("Made-up data: does not ask before it spends, and stamps every page.")),
            ("period", period()),
            ("geography", geography()),
            ("needs", needs()),
            ("groups", groups()),
            ("feedback", feedback()),
            ("privacy", privacy()),
            ("source", list("The exports.", source())),
            ("tables", tables()),
            ("equity", equity()),
            ("events", list("Dated marks on the charts over time. Presentation only.", event())),
            ("briefing", briefing()),
            ("labels", translations()),
        ],
    );
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!("evenhand pipeline file");
    root
}

fn period() -> Value {
    let until = "Day up to which the exports are complete; `to` when absent.";
    table(
        "The days that count.",
        &["from", "to"],
        [
            ("from", day("First day that counts.")),
            ("to", day("Last day that counts.")),
            (
                "step",
                choice("Finest step that time may be cut into.", &["month", "quarter", "year"], "month"),
            ),
            (
                "timezone",
                text(
                    "Time zone in which a timestamp's day is taken, such as America/Chicago; UTC when absent.",
                ),
            ),
            ("data_until", day(until)),
        ],
    )
}

fn geography() -> Value {
    let mut geography = table(
        "Public areas. Without this table the whole city is one area.",
        &["areas", "id"],
        [
            (
                "areas",
                text(
                    "A file with polygons (.geojson, .json, .topojson, .shp, or a .zip of one), or a .csv of names.",
                ),
            ),
            (
                "crs",
                text(
                    "Coordinate system of the polygons, such as EPSG:2227, where the file does not name its own.",
                ),
            ),
            (
                "layer",
                text("Which layer of a TopoJSON file, or which file of a .zip, where there are several."),
            ),
            ("id", text("Property or column with the area's id. Shapes that share an id are joined.")),
            ("name", text("Property or column with the area's name; the id when absent.")),
            ("parents", texts("Properties or columns with coarser levels, finest first.")),
            ("denominators", text("A .csv file of residents by area.")),
            ("denominators_id", text("Its column with the area's id; `id` when absent.")),
            ("residents", text("Its column with the number of residents.")),
            (
                "rank_by",
                text(
                    "Its column that ranks areas from worst-off, such as a poverty rate. Presentation only.",
                ),
            ),
            ("in_poverty", text("Its column with the number of residents in poverty. Presentation only.")),
            (
                "outside_need",
                text(
                    "Its column with a public outside measure of need that adds up over areas, such as households without \
                     enough food: areas that ask much less than it says are pointed out. Presentation only.",
                ),
            ),
            (
                "smallest_area",
                whole("Areas with fewer residents are joined with neighbours.", 0, u32::MAX, 500),
            ),
            ("credit", text("Licence or credit line for the maps. Presentation only.")),
        ],
    );
    geography["dependentRequired"] = json!({
        "denominators": ["residents"],
        "residents": ["denominators"],
        "rank_by": ["denominators"],
        "in_poverty": ["denominators"],
        "outside_need": ["denominators"],
        "denominators_id": ["denominators"],
    });
    geography
}

fn needs() -> Value {
    let within = "A request must be met within this many days to count as met.";
    table(
        "The public list of needs.",
        &["keys"],
        [
            ("keys", ids("Ids of the needs in the order in which they are shown.", 60)),
            ("within_days", whole(within, 1, 366, 14)),
            ("labels", labels()),
        ],
    )
}

fn groups() -> Value {
    let group = table(
        "One list of group values.",
        &["keys"],
        [
            ("label", text("What the page calls the group. Presentation only.")),
            ("keys", ids("Ids of the values; `unknown` is added and always comes last.", 200)),
            ("labels", labels()),
        ],
    );
    json!({
        "description": "Public group lists, such as language; at most 4.",
        "type": "object",
        "maxProperties": 4,
        "propertyNames": { "pattern": ID },
        "additionalProperties": group,
    })
}

fn privacy() -> Value {
    let people =
        "The public, rounded number of people in the logs: an integer, or a text such as \"about 3,000\".";
    let budget = table(
        "The most that releases of one window may cost together.",
        &["epsilon", "per"],
        [
            ("epsilon", epsilon("The allowance.")),
            (
                "per",
                choice(
                    "Each calendar year of the data, or the ledger's whole life.",
                    &["year", "lifetime"],
                    "",
                ),
            ),
        ],
    );
    table(
        "What is protected, and how strongly.",
        &["unit", "people"],
        [
            ("unit", choice("What one ε protects.", &["person", "household", "record"], "")),
            ("epsilon", epsilon("What one release costs; read exactly. Smaller protects more.")),
            (
                "noise",
                choice(
                    "Laplace: pure ε. Gaussian: ε but for a chance of `delta`; surer with many tables. Best: \
                     the surer of the two, by public facts.",
                    &["laplace", "gaussian", "best"],
                    "laplace",
                ),
            ),
            ("delta", number("The chance with which ε may fail; needed unless the noise is Laplace.")),
            ("rho", number("ρ of zCDP instead of `epsilon`, for Gaussian noise.")),
            ("ledger", text("File in which every release is charged, relative to the pipeline file.")),
            ("people", json!({ "description": people, "type": ["integer", "string"], "minimum": 1 })),
            ("budget", budget),
        ],
    )
}

fn source() -> Value {
    table(
        "One kind of export and how its columns are read.",
        &["role", "files", "date"],
        [
            (
                "role",
                choice(
                    "What its rows are: someone asked for help, was given it, says how it was, or gave.",
                    &["requests", "distributions", "feedback", "gifts"],
                    "",
                ),
            ),
            ("files", texts("Files, or patterns with * in the file's name.")),
            (
                "format",
                choice(
                    "Format of the files; by their ending when absent.",
                    &["csv", "parquet", "spreadsheet", "jsonl", "sqlite"],
                    "",
                ),
            ),
            (
                "sheet",
                text(
                    "Sheet of a spreadsheet; needed where it has several. With * all sheets that fit are read, and the column (sheet) holds their names.",
                ),
            ),
            ("table", text("Table of a SQLite file.")),
            ("encoding", choice("Encoding of text files.", &["utf-8", "windows-1252", "utf-16le"], "utf-8")),
            ("separator", text("One character between the columns of a text file; a comma when absent.")),
            ("skip_rows", whole("Rows to skip after the header.", 0, 1000, 0)),
            ("person", texts("Columns that say who someone is; absent exactly when unit = \"record\".")),
            ("person_form", choice("How these are made comparable.", &["text", "phone", "exact"], "text")),
            ("date", date("When it happened.")),
            ("area", area()),
            ("need", need()),
            ("status", status()),
            ("closed", date("When it was met; needs `status`.")),
            ("consent", consent()),
            ("groups", source_groups()),
            ("quantity", quantity()),
            ("rating", answer("The rating, of role feedback; its answers are listed in [feedback.ratings].")),
            (
                "complaint",
                answer(
                    "Kinds of complaint, of role feedback; listed in [feedback.complaints]. Never free text.",
                ),
            ),
            ("hxl", flag("Rows of HXL tags, whose every used cell is blank or begins with #, are left out.")),
            (
                "never_read",
                texts("Columns, or patterns with *, that no rule and no pattern may take, such as names."),
            ),
            ("leave_out", list("A row that fits one of these is left out.", text_rule())),
            ("only", list("A row counts only if it fits all of these.", text_rule())),
            ("shared", shared()),
            ("join", join()),
            ("recurring", recurring()),
            (
                "duplicates",
                choice(
                    "Which rows of one unit are duplicates, if area, need and groups agree as well: those of the same moment, or of the same day.",
                    &["moment", "day"],
                    "moment",
                ),
            ),
        ],
    )
}

fn quantity() -> Value {
    table(
        "How much was asked for or given. Sums count at most a public cap of each person.",
        &["cap_per_person"],
        [
            ("column", text("The column: a number with a decimal point.")),
            ("columns", texts("Several columns whose numbers are added, such as children and adults.")),
            ("letters", flag("Cells hold a household in letters, such as 2A1C, which counts 3.")),
            ("cap_per_person", whole("The most of one person that counts.", 1, 1_000_000, 1)),
            ("unit", text("The unit in words, such as kg. Presentation only.")),
        ],
    )
}

fn answer(about: &str) -> Value {
    table(
        about,
        &["column"],
        [
            ("column", text("The column.")),
            ("split", text("What separates several choices in one cell.")),
            ("map", map("Text of a cell → id of an answer. Ids and labels name their own.")),
        ],
    )
}

fn feedback() -> Value {
    let list = |about: &str| {
        let keys = ids("Ids of the answers; `unknown` is added and always comes last.", 40);
        table(about, &["keys"], [("keys", keys), ("labels", labels())])
    };
    table(
        "Public lists of answers of those who were served.",
        &[],
        [("ratings", list("Ratings, worst first.")), ("complaints", list("Kinds of complaint."))],
    )
}

fn date(about: &str) -> Value {
    let mut date = table(
        about,
        &[],
        [
            ("column", text("The column.")),
            ("columns", texts("Several columns that are read as one text, joined by a space.")),
            ("format", text("Its format, such as %m/%d/%Y %H:%M:%S.")),
            ("formats", texts("Several formats, tried in order.")),
            (
                "ambiguous",
                choice(
                    "What becomes of a text that two of the formats read as different days: the first format decides, or it has no date. Must be stated where there can be one.",
                    &["first", "drop"],
                    "",
                ),
            ),
            (
                "timezone",
                text("Time zone of clock times in this column, such as UTC; the period's when absent."),
            ),
        ],
    );
    date["allOf"] = json!([
        { "oneOf": [{ "required": ["format"] }, { "required": ["formats"] }] },
        { "oneOf": [{ "required": ["column"] }, { "required": ["columns"] }] },
    ]);
    date
}

fn text_rule() -> Value {
    table(
        "A column and what it says.",
        &["column", "is"],
        [
            ("column", text("The column.")),
            ("is", texts("Texts of its cells, compared trimmed and without case; * stands for any text.")),
        ],
    )
}

fn join() -> Value {
    table(
        "A second export that rows take cells from, such as a list of households: by the unit's id, or by the row that says whose both are.",
        &["files", "key", "columns"],
        [
            ("files", texts("Files, or patterns with * in the file's name.")),
            (
                "format",
                choice(
                    "Format of the files; by their ending when absent.",
                    &["csv", "parquet", "spreadsheet", "jsonl", "sqlite"],
                    "",
                ),
            ),
            (
                "sheet",
                text(
                    "Sheet of a spreadsheet; needed where it has several. With * all sheets that fit are read, and the column (sheet) holds their names.",
                ),
            ),
            ("table", text("Table of a SQLite file.")),
            ("encoding", choice("Encoding of text files.", &["utf-8", "windows-1252", "utf-16le"], "utf-8")),
            ("separator", text("One character between the columns of a text file; a comma when absent.")),
            ("skip_rows", whole("Rows to skip after the header.", 0, 1000, 0)),
            ("key", texts("Columns there that hold the key.")),
            ("on", texts("Columns of the source's own files that hold it; those of `person` when absent.")),
            ("columns", texts("Columns taken from there; the source's rules name them as their own.")),
        ],
    )
}

fn shared() -> Value {
    table(
        "Ids that several people are known to share, such as a desk's telephone.",
        &["ids", "also"],
        [
            ("ids", texts("The ids; write only such as anybody may know.")),
            ("also", text("Column that tells people with these ids apart, such as the name.")),
        ],
    )
}

fn area() -> Value {
    let mut area = table(
        "Where it was, in one of several ways; absent when the export does not say.",
        &[],
        [
            ("column", text("Column with the area's id.")),
            ("columns", texts("Several columns that make up the area's id; see `combine` and `join`.")),
            ("name", text("Column with the area's name.")),
            ("names", texts("Several columns that make up the area's name.")),
            ("combine", choice("Of several columns the first that is not blank counts.", &["first"], "")),
            (
                "join",
                json!({ "description": "All of several columns count, with this text between them; may be empty.", "type": "string" }),
            ),
            ("shares", shares()),
            (
                "digits",
                json!({
                    "description": "For codes of digits: zeros in front are put back to so many digits, and what follows a - is cut off.",
                    "type": "integer", "minimum": 1, "maximum": 20,
                }),
            ),
            ("lat", text("Column with the latitude in degrees.")),
            ("lon", text("Column with the longitude in degrees.")),
            ("point", text("Column with cells such as (37.77, -122.42).")),
            ("map", map("Text of a cell → area id, for spellings of your own.")),
        ],
    );
    let ways = [
        json!(["column"]),
        json!(["columns"]),
        json!(["name"]),
        json!(["names"]),
        json!(["lat", "lon"]),
        json!(["point"]),
    ];
    area["oneOf"] = ways.into_iter().map(|required| json!({ "required": required })).collect();
    area
}

fn shares() -> Value {
    let mut shares = table(
        "A public table that says which areas the text of `column` means: each record is split over them.",
        &["file", "key", "area"],
        [
            ("file", text("A .csv file that anybody may see; never an export.")),
            ("key", text("Its column with the texts of `column`.")),
            ("area", text("Its column with ids of areas; one a row, or several with `split`.")),
            ("split", text("What separates several ids in one cell; they share alike.")),
            ("share", text("Its column with the share of a row's area, such as 0.5; all alike when absent.")),
        ],
    );
    shares["not"] = json!({ "required": ["split", "share"] });
    shares
}

fn recurring() -> Value {
    table(
        "Rows that stand for a request that comes up again until the row is closed, or to the end of the period.",
        &["column", "yes", "every"],
        [
            ("column", text("The column.")),
            ("yes", texts("Texts that mean it recurs; * stands for any text.")),
            ("every", choice("From one turn to the next.", &["week", "month"], "")),
        ],
    )
}

fn need() -> Value {
    let mut need = table(
        "What was asked for or given.",
        &[],
        [
            ("always", text("The need of every row.")),
            ("column", text("The column.")),
            ("split", text("What separates several choices in one cell.")),
            ("map", map("Text of a choice → id of a need. Ids and labels name their own need.")),
            ("else", text("Where unmapped and blank cells go; `unknown` when absent.")),
            (
                "columns",
                map(
                    "Column → id of a need, where each column stands for one. A name with * is a pattern that takes every column that fits and that no other rule names; of several patterns the longest.",
                ),
            ),
            (
                "except",
                texts(
                    "Columns, or patterns, that no pattern of `columns` takes, such as values and packages.",
                ),
            ),
            ("yes", texts("What a cell of `columns` says when its need is meant.")),
            ("above_zero", flag("Cells of `columns` are quantities: numbers above zero count.")),
            ("filled", map("Column → id of a need, where any text counts, such as \"Other: …\".")),
        ],
    );
    need["oneOf"] =
        json!([{ "required": ["always"] }, { "required": ["column"] }, { "required": ["columns"] }]);
    need
}

fn status() -> Value {
    table(
        "Whether it was met; absent when the export does not say.",
        &["column", "met"],
        [
            ("column", text("The column.")),
            ("met", texts("Texts that mean it was met; here and below * stands for any text.")),
            ("open", texts("Texts that mean it is open, as any other text does.")),
            ("drop", texts("Texts whose rows are left out, such as duplicates.")),
        ],
    )
}

fn consent() -> Value {
    let yes = texts("Texts that mean yes; anything else means no.");
    table("Which rows may be counted.", &["column", "yes"], [("column", text("The column.")), ("yes", yes)])
}

fn source_groups() -> Value {
    let map = map("Text of a cell → id of a value. Ids and labels name their own value.");
    let rule = table("How a value is found.", &["column"], [("column", text("The column.")), ("map", map)]);
    json!({ "description": "Columns of the [groups].", "type": "object", "additionalProperties": rule })
}

fn tables() -> Value {
    let focus = &["balanced", "areas", "time", "needs"];
    table(
        "What matters most, and the most of one person that counts.",
        &[],
        [
            ("focus", choice("Which questions get most of ε.", focus, "balanced")),
            (
                "months_per_person",
                whole("Most periods in which one person counts in full, for trends.", 1, 60, 6),
            ),
            ("areas_per_person", whole("Most areas in which one person counts in full.", 1, 20, 1)),
            (
                "requests_per_person",
                whole("Counts requests too, at most so many of one person.", 1, 10_000, 20),
            ),
        ],
    )
}

fn equity() -> Value {
    let target = json!({
        "description": "Share of asking that should be met, between 0 and 1.",
        "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1, "default": 0.8,
    });
    let reference = json!({
        "description": "For each group list the value that the others are compared with. Presentation only.",
        "type": "object", "additionalProperties": { "type": "string" },
    });
    let change = table(
        "What changed in some places with a marked event, and in places to compare them with.",
        &["event", "areas"],
        [
            ("event", text("The name of one of the [[events]].")),
            ("areas", texts("Places of the level that is measured by period: ids or names.")),
            ("compare", texts("Places where nothing changed, fixed beforehand: ids or names.")),
        ],
    );
    table(
        "Targets and comparisons. Presentation only.",
        &[],
        [
            ("target", target),
            ("reference", reference),
            ("change", list("Comparisons around an event.", change)),
        ],
    )
}

fn event() -> Value {
    table("One event.", &["date", "name"], [("date", day("The day.")), ("name", text("What happened."))])
}

fn translations() -> Value {
    let free = |about: &str, item: Value| json!({ "description": about, "type": "object", "additionalProperties": item });
    let names = |about: &str| free(about, text("Name."));
    let one = table(
        "What things are called in this language; what is absent keeps its own name.",
        &[],
        [
            ("title", text("Title of the briefing.")),
            ("contact", text("Who to ask.")),
            ("needs", names("Needs by key.")),
            ("areas", names("Areas and larger areas by id or name.")),
            ("groups", names("Groups by id.")),
            ("values", free("Values of groups, by group and value.", names("Values by key."))),
            ("events", names("Events by name.")),
            ("levels", free("Levels of areas: one of them and several.", texts("One, several."))),
        ],
    );
    free("Names in the languages of [briefing] languages. Presentation only.", one)
}

fn briefing() -> Value {
    let languages = json!({
        "description": "Languages of the pages: en, es, fr, ar, zh-Hans, ht, or one with a catalogue in words/<language> \
                        beside this file.",
        "type": "array", "items": { "type": "string", "pattern": "^[A-Za-z0-9-]{2,35}$" }, "minItems": 1,
        "uniqueItems": true, "default": ["en"],
    });
    let paper = json!({
        "description": "Paper of the PDFs; when absent, what is usual in the time zone.",
        "type": "string", "enum": ["a4", "letter"],
    });
    let hxl = json!({
        "description": "Write tables with a row of HXL tags besides.", "type": "boolean", "default": false,
    });
    let keys = [("languages", languages), ("contact", text("Who to ask.")), ("paper", paper), ("hxl", hxl)];
    table("The page. Presentation only.", &[], keys)
}

const ID: &str = "^[a-z0-9_-]{1,40}$";

/// A table with just these keys.
fn table<const N: usize>(about: &str, required: &[&str], keys: [(&str, Value); N]) -> Value {
    let properties: Map<String, Value> =
        keys.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    json!({
        "description": about, "type": "object", "additionalProperties": false,
        "required": required, "properties": properties,
    })
}

fn list(about: &str, items: Value) -> Value {
    json!({ "description": about, "type": "array", "minItems": 1, "items": items })
}

fn text(about: &str) -> Value {
    json!({ "description": about, "type": "string", "minLength": 1 })
}

fn texts(about: &str) -> Value {
    list(about, json!({ "type": "string", "minLength": 1 }))
}

fn ids(about: &str, most: u16) -> Value {
    let item = json!({ "type": "string", "pattern": ID });
    json!({ "description": about, "type": "array", "minItems": 1, "maxItems": most, "uniqueItems": true, "items": item })
}

fn map(about: &str) -> Value {
    json!({ "description": about, "type": "object", "additionalProperties": { "type": "string" } })
}

fn labels() -> Value {
    map("Key id → what people read. Presentation only.")
}

fn day(about: &str) -> Value {
    json!({ "description": format!("{about} Year-month-day."), "type": "string", "format": "date" })
}

fn flag(about: &str) -> Value {
    json!({ "description": about, "type": "boolean", "default": false })
}

fn whole(about: &str, low: u32, high: u32, usual: u32) -> Value {
    json!({ "description": about, "type": "integer", "minimum": low, "maximum": high, "default": usual })
}

fn epsilon(about: &str) -> Value {
    json!({
        "description": format!("{about} A number above 0 and at most 100."),
        "type": ["number", "string"], "exclusiveMinimum": 0, "maximum": 100,
    })
}

fn number(about: &str) -> Value {
    json!({ "description": about, "type": ["number", "string"], "exclusiveMinimum": 0 })
}

fn choice(about: &str, words: &[&str], usual: &str) -> Value {
    let mut choice = json!({ "description": about, "enum": words });
    if !usual.is_empty() {
        choice["default"] = json!(usual);
    }
    choice
}

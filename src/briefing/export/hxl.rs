//! A row of tags under the header, as the Humanitarian Exchange Language 1.1 has it
//! (hxlstandard.org), for coalitions whose partners merge tables by tag.
use super::csv::Grid;

/// The file of `table` with its row of tags.
pub(super) fn csv(table: &Grid) -> String {
    let tags: Vec<String> = table.fields.iter().map(|field| tag(&table.name, &field.name).into()).collect();
    table.csv_under(Some(&tags))
}

/// The tag of a column. What a key is depends on the table.
fn tag(table: &str, column: &str) -> &'static str {
    let kind = match table {
        "needs" => Kind::Sector,
        "groups" => Kind::Group,
        "periods" => Kind::Period,
        _ => Kind::Place,
    };
    match (column, kind) {
        ("key", Kind::Place) => "#loc+code",
        ("label", Kind::Place) => "#loc+name",
        ("key", Kind::Sector) => "#sector+code",
        ("label", Kind::Sector) => "#sector+name",
        ("key", Kind::Group) => "#affected+group+code",
        ("label", Kind::Group) => "#affected+group+name",
        ("key", Kind::Period) => "#date+code",
        ("label", Kind::Period) => "#date+name",
        ("group", _) => "#affected+list+code",
        ("group_label", _) => "#affected+list+name",
        ("column", _) if table == "places_by_need" => "#sector+code",
        ("column_label", _) if table == "places_by_need" => "#sector+name",
        ("column", _) if table == "places_by_group" => "#affected+group+code",
        ("column_label", _) if table == "places_by_group" => "#affected+group+name",
        ("column", _) => "#date+code",
        ("column_label", _) => "#date+name",
        ("parent", _) => "#adm1+name",
        ("residents", _) => "#population",
        ("members", _) => "#loc+code+list",
        ("from", _) => "#date+start",
        ("to", _) => "#date+end",
        ("figure", _) => "#indicator+name",
        ("estimate", _) => "#indicator+value",
        ("lower", _) => "#indicator+value+lower",
        ("upper", _) => "#indicator+value+upper",
        ("status", _) => "#status",
        ("reason", _) => "#meta+reason",
        ("gap", _) => "#meta+gap",
        ("engine", _) => "#meta+engine",
        ("own_data_share", _) => "#meta+own_share",
        ("level", _) => "#meta+level",
        ("stamp", _) => "#meta+stamp",
        // HXL leaves untagged what it has no word for.
        _ => "",
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Place,
    Sector,
    Group,
    Period,
}

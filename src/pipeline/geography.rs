//! `[geography]`.
use super::files::{Places, has_ending};
use super::scalars::plain;
use super::types::{Denominators, GeographySpec};
use super::walk::Fields;

const KEYS: [&str; 14] = [
    "areas",
    "crs",
    "layer",
    "id",
    "name",
    "parents",
    "denominators",
    "denominators_id",
    "residents",
    "rank_by",
    "in_poverty",
    "outside_need",
    "smallest_area",
    "credit",
];

/// Reads `[geography]`, where there is one.
pub(super) fn read(root: &Fields<'_>, places: &Places) -> Option<GeographySpec> {
    let fields = root.table("geography", "[geography]", &KEYS)?;
    let id = fields.text("id", "id = \"area_id\" (the property or column with the area's id)");
    let denominators = denominators(&fields, places, id.as_ref().map(|id| id.value.as_str()));
    let parents = fields.opt_texts("parents", "parents = [\"district\"]").unwrap_or_default();
    for (i, parent) in parents.iter().enumerate() {
        if parents[..i].iter().any(|before| before.value == parent.value) {
            let what = format!("the coarser level \"{}\" is listed twice", parent.value);
            fields.notes.add(&parent.span, what, "again", "remove one of them");
        }
    }
    let name = fields.opt_text("name").map(|text| text.value);
    let smallest = fields.opt_whole("smallest_area", 0, u64::from(u32::MAX)).unwrap_or(500);
    let credit = fields.opt_text("credit").map(|text| text.value);
    fields.required("areas", "areas = \"areas.geojson\"")?;
    let areas = places.public_file(&fields, "areas", &["geojson", "json", "topojson", "shp", "zip", "csv"]);
    if areas.as_ref().is_some_and(|areas| has_ending(areas, "csv")) {
        let help = "remove it, or name a file with polygons under `areas`";
        fields.out_of_place(&["crs", "layer"], "belongs to polygons, and `areas` is a CSV without any", help);
    }
    let text = |key: &str| fields.opt_text(key).map(|text| text.value);
    let (crs, layer) = (text("crs"), text("layer"));
    Some(GeographySpec {
        areas: areas?,
        crs,
        layer,
        id: id?.value,
        name,
        parents: plain(parents),
        denominators,
        smallest_area: u32::try_from(smallest).unwrap_or(u32::MAX),
        credit,
    })
}

fn denominators(fields: &Fields<'_>, places: &Places, area_id: Option<&str>) -> Option<Denominators> {
    if !fields.has("denominators") {
        fields.out_of_place(
            &["denominators_id", "residents", "rank_by", "in_poverty", "outside_need"],
            "needs `denominators`, the CSV that it is a column of",
            "add denominators = \"population.csv\", or remove this key",
        );
        return None;
    }
    let residents = fields.text("residents", "residents = \"population\" (the column with residents)");
    let id = fields.opt_text("denominators_id").map(|text| text.value);
    let column = |key| fields.opt_text(key).map(|text| text.value);
    Some(Denominators {
        file: places.public_file(fields, "denominators", &["csv"])?,
        id: id.or(area_id.map(str::to_owned))?,
        residents: residents?.value,
        rank_by: column("rank_by"),
        in_poverty: column("in_poverty"),
        outside_need: column("outside_need"),
    })
}

/// Whether the areas have shapes, so that points can be looked up in them.
pub(super) fn has_shapes(geography: &GeographySpec) -> bool {
    !has_ending(&geography.areas, "csv")
}

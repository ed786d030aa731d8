//! `[geography]`.
use serde_json::{Value, json};

use super::parts::{table, text, texts, whole};

pub(super) fn geography() -> Value {
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

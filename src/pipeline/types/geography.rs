//! Public areas and their residents.
use std::path::PathBuf;

/// Where public areas and their denominators come from.
#[derive(Clone, Debug)]
pub struct GeographySpec {
    /// Polygons (GeoJSON, TopoJSON, shapefile), or a CSV of area ids and names.
    pub areas: PathBuf,
    /// The stated coordinate system of the polygons (`EPSG:2227`), where the file does
    /// not name its own or names a wrong one.
    pub crs: Option<String>,
    /// Which layer of a file with several.
    pub layer: Option<String>,
    /// Property or column with the area's id. Features that share an id are dissolved.
    pub id: String,
    /// Property or column with the area's name; the id when absent.
    pub name: Option<String>,
    /// Properties with coarser levels, finest first (`["district"]`).
    pub parents: Vec<String>,
    /// CSV of residents by area.
    pub denominators: Option<Denominators>,
    /// Areas with fewer residents are merged by the planner.
    pub smallest_area: u32,
    /// A licence or credit line for the maps.
    pub credit: Option<String>,
}

/// A public CSV with one row an area.
#[derive(Clone, Debug)]
pub struct Denominators {
    /// The CSV.
    pub file: PathBuf,
    /// Its column with the area's id (as in the polygons' `id`).
    pub id: String,
    /// Its column with the number of residents.
    pub residents: String,
    /// Its column that ranks areas from worst-off, such as a poverty rate.
    pub rank_by: Option<String>,
    /// Its column with the number of residents in poverty.
    pub in_poverty: Option<String>,
    /// Its column with an outside measure of need.
    pub outside_need: Option<String>,
}

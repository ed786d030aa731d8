//! Well-known text of a `.prj` file, as proj's own parameters.
//!
//! Nearly every `.prj` is in Esri's dialect, which names projections in its own way and
//! states no datum shift. The crate `proj4wkt` knows neither its names nor that a datum
//! it cannot place is no reason to assume WGS 84; what is needed of the text is little.

/// Projections and what proj calls them.
const PROJECTIONS: [(&str, &str); 17] = [
    ("transversemercator", "tmerc"),
    ("gausskruger", "tmerc"),
    ("lambertconformalconic", "lcc"),
    ("lambertconformalconic2sp", "lcc"),
    ("lambertconformalconic1sp", "lcc"),
    ("albers", "aea"),
    ("albersconicequalarea", "aea"),
    ("mercatorauxiliarysphere", "merc"),
    ("popularvisualisationpseudomercator", "merc"),
    ("mercator", "merc"),
    ("mercator1sp", "merc"),
    ("mercator2sp", "merc"),
    ("lambertazimuthalequalarea", "laea"),
    ("obliquestereographic", "sterea"),
    ("doublestereographic", "sterea"),
    ("cylindricalequalarea", "cea"),
    ("equidistantcylindrical", "eqc"),
];
/// Parameters that are angles.
const ANGLES: [(&str, &str); 6] = [
    ("latitudeoforigin", "lat_0"),
    ("latitudeofcenter", "lat_0"),
    ("centralmeridian", "lon_0"),
    ("longitudeofcenter", "lon_0"),
    ("standardparallel1", "lat_1"),
    ("standardparallel2", "lat_2"),
];
/// Datums whose shift is known by name.
const DATUMS: [(&str, &str); 5] = [
    ("osgb1936", "OSGB36"),
    ("deutscheshauptdreiecksnetz", "potsdam"),
    ("newzealand1949", "nzgd49"),
    ("tm65", "ire65"),
    ("greek", "GGRS87"),
];
/// Longest text and deepest brackets that are looked at.
const LONGEST: usize = 64 << 10;
const DEEPEST: usize = 16;

/// `KEY["name", 1.5, OTHER[…]]`.
struct Node<'t> {
    key: &'t str,
    words: Vec<&'t str>,
    inner: Vec<Node<'t>>,
}

/// The same coordinate system as a `+proj=…` text; `None` where it is not understood.
pub(super) fn proj(text: &str) -> Option<String> {
    let text = text.get(..text.len().min(LONGEST))?;
    let (root, _) = Node::parse(text.trim_start_matches('\u{feff}'), 0)?;
    let geographic = root.find("GEOGCS").or_else(|| (root.key == "GEOGCS").then_some(&root))?;
    let datum = datum(geographic)?;
    if root.key == "GEOGCS" {
        return Some(format!("+proj=longlat {datum}"));
    }
    if root.key != "PROJCS" {
        return None;
    }
    let name = plain(root.child("PROJECTION")?.words.first()?);
    let kind = PROJECTIONS.iter().find(|(known, _)| *known == name)?.1;
    let degrees = geographic.child("UNIT").and_then(|unit| unit.number(1)).map_or(1.0, f64::to_degrees);
    // Esri writes 0.0174532925199433, which is a degree but for the last digits.
    let degrees = if (degrees - 1.0).abs() < 1e-9 { 1.0 } else { degrees };
    let metres = root.child("UNIT").and_then(|unit| unit.number(1)).unwrap_or(1.0);
    let mut out = format!("+proj={kind}");
    let mut lat_0 = 0.0;
    for parameter in root.inner.iter().filter(|node| node.key == "PARAMETER") {
        let (name, value) = (plain(parameter.words.first()?), parameter.number(1)?);
        if let Some((_, own)) = ANGLES.iter().find(|(known, _)| *known == name) {
            let own = if kind == "merc" && *own == "lat_1" { "lat_ts" } else { own };
            lat_0 = if *own == *"lat_0" { value * degrees } else { lat_0 };
            out.push_str(&format!(" +{own}={}", value * degrees));
        } else if name == "falseeasting" || name == "falsenorthing" {
            let own = if name == "falseeasting" { "x_0" } else { "y_0" };
            out.push_str(&format!(" +{own}={}", value * metres));
        } else if name == "scalefactor" {
            out.push_str(&format!(" +k={value}"));
        } else if !(value == 0.0 || name == "auxiliaryspheretype") {
            return None;
        }
    }
    if kind == "lcc" && !out.contains("+lat_1=") {
        out.push_str(&format!(" +lat_1={lat_0}"));
    }
    let sphere = matches!(name.as_str(), "mercatorauxiliarysphere" | "popularvisualisationpseudomercator");
    let datum = if sphere { "+a=6378137 +b=6378137 +nadgrids=@null".to_owned() } else { datum };
    Some(format!("{out} +to_meter={metres} {datum} +no_defs"))
}

/// Ellipsoid, shift and prime meridian.
fn datum(geographic: &Node<'_>) -> Option<String> {
    let datum = geographic.child("DATUM")?;
    let name = plain(datum.words.first()?.trim_start_matches("D_"));
    let prime = geographic.child("PRIMEM").and_then(|node| node.number(1)).unwrap_or(0.0);
    let pm = if prime == 0.0 { String::new() } else { format!(" +pm={prime}") };
    if let Some((_, known)) = DATUMS.iter().find(|(known, _)| *known == name) {
        return Some(format!("+datum={known}{pm}"));
    }
    let ellipsoid = datum.child("SPHEROID").or_else(|| datum.child("ELLIPSOID"))?;
    let (a, rf) = (ellipsoid.number(1)?, ellipsoid.number(2)?);
    let shape = if rf == 0.0 { format!("+a={a} +b={a}") } else { format!("+a={a} +rf={rf}") };
    let shift =
        datum.child("TOWGS84").map(|node| format!(" +towgs84={}", node.words.join(","))).unwrap_or_default();
    Some(format!("{shape}{shift}{pm}"))
}

/// `Lambert_Conformal_Conic` as `lambertconformalconic`.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

impl<'t> Node<'t> {
    /// One node and what stands behind it.
    fn parse(text: &'t str, depth: usize) -> Option<(Node<'t>, &'t str)> {
        if depth > DEEPEST {
            return None;
        }
        let text = text.trim_start();
        let open = text.find(['[', '('])?;
        let mut node = Node { key: text.get(..open)?.trim_end(), words: Vec::new(), inner: Vec::new() };
        if node.key.is_empty() || !node.key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            return None;
        }
        let mut rest = text.get(open + 1..)?;
        loop {
            rest = rest.trim_start();
            if let Some(quoted) = rest.strip_prefix('"') {
                let (word, behind) = quoted.split_once('"')?;
                node.words.push(word);
                rest = behind;
            } else {
                let end = rest.find([',', '[', '(', ']', ')'])?;
                if rest.get(end..)?.starts_with(['[', '(']) {
                    let (inner, behind) = Node::parse(rest, depth + 1)?;
                    node.inner.push(inner);
                    rest = behind;
                } else {
                    let (word, behind) = rest.split_at(end);
                    node.words.push(word.trim());
                    rest = behind;
                }
            }
            rest = rest.trim_start();
            match rest.chars().next()? {
                ',' => rest = rest.get(1..)?,
                ']' | ')' => return Some((node, rest.get(1..)?)),
                _ => return None,
            }
        }
    }

    fn child(&self, key: &str) -> Option<&Node<'t>> {
        self.inner.iter().find(|node| node.key.eq_ignore_ascii_case(key))
    }

    /// The node itself or any below it.
    fn find(&self, key: &str) -> Option<&Node<'t>> {
        if self.key.eq_ignore_ascii_case(key) {
            Some(self)
        } else {
            self.inner.iter().find_map(|node| node.find(key))
        }
    }

    fn number(&self, at: usize) -> Option<f64> {
        self.words.get(at)?.parse().ok().filter(|value: &f64| value.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn esri_and_ogc_dialects_are_read() {
        let esri = r#"PROJCS["X",GEOGCS["GCS",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",2000000.0],PARAMETER["Central_Meridian",-120.5],PARAMETER["Standard_Parallel_1",37.5],PARAMETER["Latitude_Of_Origin",36.5],UNIT["Foot_US",0.5]]"#;
        assert_eq!(
            proj(esri).as_deref(),
            Some(
                "+proj=lcc +x_0=1000000 +lon_0=-120.5 +lat_1=37.5 +lat_0=36.5 +to_meter=0.5 +a=6378137 +rf=298.257222101 +no_defs"
            )
        );
        let ogc = r#"GEOGCS["a", DATUM["Unknown", SPHEROID["Bessel", 6377397.155, 299.1528128], TOWGS84[1,2,3,0,0,0,0]], PRIMEM["Paris", 2.5], UNIT["degree", 0.0174532925199433]]"#;
        assert_eq!(
            proj(ogc).as_deref(),
            Some("+proj=longlat +a=6377397.155 +rf=299.1528128 +towgs84=1,2,3,0,0,0,0 +pm=2.5")
        );
    }

    #[test]
    fn what_is_not_understood_is_none() {
        let sound = r#"PROJCS["X",GEOGCS["G",DATUM["D",SPHEROID["S",6378137,298]]],PROJECTION["Transverse_Mercator"],UNIT["m",1]]"#;
        assert!(proj(sound).is_some());
        for cut in 0..sound.len() {
            assert_eq!(proj(&sound[..cut]), None, "{cut}");
        }
        assert_eq!(proj(&sound.replace("Transverse_Mercator", "Krovak")), None);
        assert_eq!(proj(&sound.replace("UNIT[", "PARAMETER[\"Azimuth\",30],UNIT[")), None);
        assert_eq!(proj(&"A[".repeat(100_000)), None);
    }
}

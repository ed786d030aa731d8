//! What the fuzz targets may throw at the readers of bundles; returns nothing.
use super::{Release, check, manifest, parquet};

/// `release.json`: its own checksum is looked at first; past that, whatever it says
/// is checked before it is used, and its tables are bounded.
pub fn release(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = manifest::open(text);
    let Ok(release) = serde_json::from_str::<Release>(text) else { return };
    if check::release(&release).is_ok() && check::cells(&release.plan).is_ok() {
        assert!(serde_json::to_string(&release).is_ok());
    }
}

/// `measurements.parquet` of the small release of the tests.
pub fn measurements(bytes: &[u8]) {
    static PLAN: std::sync::OnceLock<crate::plan::Plan> = std::sync::OnceLock::new();
    let plan = PLAN.get_or_init(super::sample::plan);
    if let Ok(cells) = parquet::decode(bytes, plan, &super::sample::scales()) {
        let lengths: Vec<usize> = cells.iter().map(Vec::len).collect();
        assert_eq!(Ok(lengths), check::cells(plan));
    }
}

/// `public/areas.geojson`: what is read can be written, and read again with the same
/// areas. (Borders too, but for some that cross themselves, which `load` never makes:
/// the fuzzer found one that is turned round by each writing.)
pub fn areas(bytes: &[u8]) {
    use crate::geography::public::{from_geojson, to_geojson};
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(geography) = from_geojson(text) {
        let once = to_geojson(&geography);
        match from_geojson(&once) {
            Ok(again) => {
                let facts = |g: &crate::geography::Geography| {
                    let area = |a: &crate::geography::Area| {
                        (a.id.clone(), a.name.clone(), a.parents.clone(), a.residents, a.rank)
                    };
                    (g.areas.iter().map(area).collect::<Vec<_>>(), g.neighbours.clone(), g.credit.clone())
                };
                assert!(facts(&again) == facts(&geography), "written again it holds other areas");
            }
            Err(_) => panic!("what was written cannot be read"),
        }
    }
}

#[cfg(test)]
mod tests {
    /// The fuzzer then starts from a file that is read to its end.
    #[test]
    fn the_seeds_of_bundles_are_what_this_version_writes() {
        let seeds = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
        let release = {
            let mut release = crate::bundle::sample::release('a');
            crate::bundle::manifest::seal(&mut release).unwrap().into_bytes()
        };
        let plan = crate::bundle::sample::plan();
        let (scales, noisy) = (crate::bundle::sample::scales(), crate::bundle::sample::noisy());
        let measured = crate::bundle::parquet::encode(&plan, &scales, &noisy).unwrap();
        let areas = crate::geography::public::to_geojson(&crate::bundle::sample::geography()).into_bytes();
        for (name, bytes) in
            [("release/small", release), ("measurements/small", measured), ("bundle_areas/small", areas)]
        {
            let file = seeds.join(name);
            if std::env::var_os("EVENHAND_WRITE_SEEDS").is_some() {
                std::fs::write(&file, &bytes).unwrap();
            }
            assert!(std::fs::read(&file).unwrap() == bytes, "{name}: EVENHAND_WRITE_SEEDS=1 writes it again");
        }
    }
}

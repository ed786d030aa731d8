//! Entry points of the fuzz targets (`fuzz/`), for tests and fuzzers only. Each takes
//! bytes and returns nothing, so that none is a door in the wall.
pub use crate::bundle::fuzzing as bundle;
pub use crate::confidential::fuzzing as exports;
pub use crate::geography::fuzzing as geography;
pub use crate::pipeline::fuzzing as pipeline;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    /// The seeds of `fuzz/seeds/TARGET`, each changed a little in every place.
    fn each(target: &str, mut one: impl FnMut(&[u8])) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
        let mut seeds = 0;
        for entry in fs::read_dir(folder).expect("there are seeds") {
            let bytes = fs::read(entry.expect("listed").path()).expect("readable");
            one(&bytes);
            let step = (bytes.len() / 40).max(1);
            for at in (0..bytes.len()).step_by(step) {
                one(&bytes[..at]);
                let mut changed = bytes.clone();
                changed[at] ^= 1 << (at % 8);
                one(&changed);
            }
            seeds += 1;
        }
        assert!(seeds > 0, "{target} has no seeds");
    }

    #[test]
    fn every_fuzz_target_passes_its_seeds_and_their_neighbours() {
        let at = tempfile::tempdir().expect("a folder");
        each("text", super::exports::text);
        each("parquet", super::exports::parquet);
        each("dates", super::exports::dates);
        each("age", super::exports::age);
        each("gzip", super::exports::gzip);
        each("zip", super::exports::zip);
        each("xlsx", super::exports::xlsx);
        each("ods", super::exports::ods);
        each("json_lines", super::exports::json_lines);
        let own = tempfile::tempdir().expect("a folder");
        each("sqlite", |bytes| super::exports::sqlite(bytes, own.path()));
        let own = tempfile::tempdir().expect("a folder");
        each("joined", |bytes| super::exports::joined(bytes, own.path()));
        each("pipeline", super::pipeline::text);
        each("areas_geojson", |bytes| super::geography::areas(bytes, "geojson", at.path()));
        each("areas_topojson", |bytes| super::geography::areas(bytes, "topojson", at.path()));
        let own = tempfile::tempdir().expect("a folder");
        each("areas_shapefile", |bytes| super::geography::shapefile(bytes, own.path()));
        each("areas_csv", |bytes| super::geography::areas(bytes, "csv", at.path()));
        each("release", super::bundle::release);
        each("measurements", super::bundle::measurements);
        each("bundle_areas", super::bundle::areas);
    }
}

//! Made-up cities with planted gaps.
mod args;
mod map;
mod random;
mod settings;

pub use args::SimulateArgs;
pub use settings::{Generator, Preset, Settings};

#[cfg(test)]
mod tests {
    #[test]
    fn adhoc() {
        let mut all = vec![];
        for k in 0..4 { let mut s = super::Settings::riverton(); s.seed += k; all.push((format!("r{k}"), s)); let mut s = super::Settings::smallgroup(); s.seed += k; all.push((format!("s{k}"), s)); }
        for (n, s) in all {
            let t = std::time::Instant::now();
            let m = super::map::build(&s).unwrap();
            eprintln!("{n} {:?}", t.elapsed());
            let mut f = std::fs::File::create(format!("/tmp/sim_{n}.geojson")).unwrap();
            super::map::write_geojson(&m, &mut f).unwrap();
        }
    }
}

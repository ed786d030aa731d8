//! Bundles that were changed after they were written.
use proptest::prelude::*;

use super::*;

/// Writes a bundle, changes it, and reads it.
fn after(change: impl Fn(&Path)) -> Result<Bundle> {
    let out = tempfile::tempdir().unwrap();
    let run = written(out.path());
    change(&run.join("bundle"));
    read(&run)
}

const FILES: [&str; 4] =
    ["release.json", "measurements.parquet", "public/areas.geojson", "public/README.txt"];

#[test]
fn missing_added_and_exchanged_files_are_named() {
    for name in FILES {
        fails(after(|b| fs::remove_file(b.join(name)).unwrap()), name.rsplit('/').next().unwrap());
        fails(after(|b| fs::write(b.join(name), b"").unwrap()), name);
    }
    for name in ["notes.txt", "public/notes.txt", "release.json.bak", ".DS_Store"] {
        fails(after(|b| fs::write(b.join(name), b"x").unwrap()), "not part of the release");
    }
    fails(after(|b| fs::create_dir(b.join("more")).unwrap()), "not part of the release");
    let swap = |b: &Path| {
        fs::rename(b.join(FILES[1]), b.join("x")).unwrap();
        fs::rename(b.join(FILES[2]), b.join(FILES[1])).unwrap();
        fs::rename(b.join("x"), b.join(FILES[2])).unwrap();
    };
    fails(after(swap), "checksum");
    fails(read(&std::env::temp_dir().join("no such run")), "no bundle here");
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_file_is_not_followed() {
    let link = |b: &Path| {
        let elsewhere = b.parent().unwrap().join("areas");
        fs::rename(b.join(FILES[2]), &elsewhere).unwrap();
        std::os::unix::fs::symlink(elsewhere, b.join(FILES[2])).unwrap();
    };
    fails(after(link), "plain file");
}

/// A file of 2⁴⁰ bytes that takes no room on the disk.
#[test]
fn files_larger_than_they_can_be_are_not_read() {
    for name in FILES {
        let grow = |b: &Path| {
            fs::OpenOptions::new().write(true).open(b.join(name)).unwrap().set_len(1 << 40).unwrap()
        };
        fails(after(grow), "larger than such a file can be");
    }
}

/// Rewrites `release.json` with a valid checksum: what someone does on purpose.
fn forged(change: impl Fn(&mut Release)) -> Result<Bundle> {
    after(|b| {
        let mut release = read(b).unwrap().release().clone();
        change(&mut release);
        let text = manifest::seal(&mut release).unwrap();
        fs::write(b.join("release.json"), text).unwrap();
    })
}

#[test]
fn a_forged_release_must_still_agree_with_its_measurements() {
    assert!(forged(|r| r.version = "0.1.1".into()).is_ok(), "the forger's tool works");
    fails(forged(|r| r.plan.tables.swap(0, 1)), "noise scale");
    fails(forged(|r| r.plan.tables[0].id = "other".into()), "where it belongs");
    fails(forged(|r| r.scales[0] *= 2.0), "noise scale");
    fails(forged(|r| r.plan.tables[0].status = false), "rows");
    fails(forged(|r| r.format = 2), "format 2");
    fails(forged(|r| drop(r.files.insert("../secret".into(), "0".repeat(64)))), "lists");
    fails(forged(|r| drop(r.files.remove("public/areas.geojson"))), "not part of the release");
    fails(forged(|r| drop(r.files.remove("measurements.parquet"))), "not part of the release");
    fails(forged(|r| r.plan.hierarchy.up[0][0] = usize::MAX), "nested");
}

/// Another Parquet file in place of the measurements, with a valid checksum.
fn replaced(parquet: &[u8]) -> Result<Bundle> {
    after(|b| {
        fs::write(b.join("measurements.parquet"), parquet).unwrap();
        let mut release = manifest::open(&fs::read_to_string(b.join("release.json")).unwrap()).unwrap();
        release.files.insert("measurements.parquet".into(), crate::privacy::digest::sha256_hex(parquet));
        let text = manifest::seal(&mut release).unwrap();
        fs::write(b.join("release.json"), text).unwrap();
    })
}

#[test]
fn measurements_of_another_plan_are_refused_though_their_checksum_holds() {
    let good = parquet::encode(&plan(), &scales(), &noisy()).unwrap();
    assert!(replaced(&good).is_ok(), "the forger's tool works");
    let mut other = plan();
    other.needs.pop();
    let short = [noisy()[0].clone(), noisy()[1][..2].to_vec()];
    fails(replaced(&parquet::encode(&other, &scales(), &short).unwrap()), "10 uncompressed rows");
    let louder: Vec<f64> = scales().iter().map(|s| s * 2.0).collect();
    fails(replaced(&parquet::encode(&plan(), &louder, &noisy()).unwrap()), "another noise scale");
    fails(replaced(b"PAR1 nothing PAR1"), "measurements.parquet");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_changed_byte_in_any_file_is_noticed(
        file in prop::sample::select(&FILES[..]), at in any::<prop::sample::Index>(), flip in 1u8..
    ) {
        let result = after(|b| {
            let mut bytes = fs::read(b.join(file)).unwrap();
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
            fs::write(b.join(file), bytes).unwrap();
        });
        prop_assert!(result.is_err_and(|e| e.kind() == Kind::Failed));
    }

    #[test]
    fn a_file_cut_short_anywhere_is_noticed(
        file in prop::sample::select(&FILES[..]), at in any::<prop::sample::Index>()
    ) {
        let result = after(|b| {
            let bytes = fs::read(b.join(file)).unwrap();
            fs::write(b.join(file), &bytes[..at.index(bytes.len())]).unwrap();
        });
        prop_assert!(result.is_err_and(|e| e.kind() == Kind::Failed));
    }

    #[test]
    fn cells_come_back_whatever_they_are(zone in prop::array::uniform6(any::<i64>()), need in prop::array::uniform4(any::<i64>())) {
        let noisy = vec![zone.to_vec(), need.to_vec()];
        let bytes = parquet::encode(&plan(), &scales(), &noisy).unwrap();
        prop_assert_eq!(parquet::decode(&bytes, &plan(), &scales()).unwrap(), noisy);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    /// Bytes changed with the checksum made to fit: an error or some integers, never
    /// a crash, and never keys or scales that are not the plan's.
    #[test]
    fn hostile_parquet_does_no_harm(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)
    ) {
        let mut bytes = parquet::encode(&plan(), &scales(), &noisy()).unwrap();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok(tables) = parquet::decode(&bytes, &plan(), &scales()) {
            prop_assert_eq!(tables.iter().map(Vec::len).collect::<Vec<_>>(), vec![6, 4]);
        }
    }
}

mod damage;
#[cfg(not(feature = "replay"))]
mod flow;
mod measurements;
mod stopped;

use std::fs;
use std::path::{Path, PathBuf};

use super::sample::{geography, noisy, plan, release, scales};
use super::*;
use crate::problem::{Kind, Result};

/// Writes the sample release with areas.
fn written(out: &Path) -> PathBuf {
    write(release('a'), &noisy(), Some(&geography()), out, "Río Verde 2025").unwrap()
}

/// All files under `folder`, by path, with their bytes.
fn tree(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        if entry.is_dir() {
            all.extend(tree(&entry));
        } else {
            all.push((entry.clone(), fs::read(&entry).unwrap()));
        }
    }
    all.sort();
    all
}

/// The failure's text, which must contain `words`.
#[track_caller]
fn fails<T>(result: Result<T>, words: &str) {
    let problem = result.err().expect("this should have failed");
    assert_eq!(problem.kind(), Kind::Failed, "{problem}");
    assert!(problem.to_string().contains(words), "“{words}” is not in: {problem}");
}

#[test]
fn what_was_written_is_read_back_from_the_run_or_the_bundle_folder() {
    let out = tempfile::tempdir().unwrap();
    let run = written(out.path());
    assert_eq!(run, out.path().join("rio-verde-2025-aaaaaaaa"));
    for path in [run.clone(), run.join("bundle")] {
        let bundle = read(&path).unwrap();
        assert_eq!(bundle.noisy, noisy());
        assert_eq!(bundle.plan(), &plan());
        let bits = |s: &[f64]| s.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(&bundle.release().scales), bits(&scales()), "scales come back to the last bit");
        assert_eq!(format!("{:?}", bundle.geography().unwrap()), format!("{:?}", geography()));
    }
    let names: Vec<_> =
        tree(&run).into_iter().map(|(p, _)| p.strip_prefix(&run).unwrap().to_path_buf()).collect();
    let expected = [
        "bundle/measurements.parquet",
        "bundle/public/README.txt",
        "bundle/public/areas.geojson",
        "bundle/release.json",
    ];
    assert_eq!(names, expected.map(PathBuf::from));
}

#[test]
fn equal_releases_give_equal_bytes_and_nothing_else_is_left_in_the_folder() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let bytes = |out: &Path| tree(&written(out)).into_iter().map(|(_, b)| b).collect::<Vec<_>>();
    assert_eq!(bytes(one.path()), bytes(two.path()));
    assert_eq!(fs::read_dir(one.path()).unwrap().count(), 1);
}

#[test]
fn release_json_is_canonical_and_its_checksum_can_be_taken_by_hand() {
    let out = tempfile::tempdir().unwrap();
    let run = written(out.path());
    let text = fs::read_to_string(run.join("bundle/release.json")).unwrap();
    assert!(text.starts_with("{\n  \"format\": 1,\n  \"id\": \"aaaa") && text.ends_with("\n}\n"), "{text}");
    let own = read(&run).unwrap().release().files["release.json"].clone();
    let blank = text.replace(&own, &"0".repeat(64));
    assert_eq!(crate::privacy::digest::sha256_hex(blank.as_bytes()), own);
    assert_eq!(release_digest(&run).unwrap(), crate::privacy::digest::sha256_hex(text.as_bytes()));
}

#[test]
fn published_files_can_be_read_by_everyone() {
    let out = tempfile::tempdir().unwrap();
    for (path, _) in tree(&written(out.path())) {
        if let Some(mode) = crate::privacy::durable::mode_of(&fs::metadata(&path).unwrap()) {
            assert_eq!(mode, 0o644, "{}", path.display());
        }
    }
}

#[test]
fn a_release_without_areas_has_no_areas_file() {
    let out = tempfile::tempdir().unwrap();
    let run = write(release('b'), &noisy(), None, out.path(), "").unwrap();
    assert_eq!(run, out.path().join("release-bbbbbbbb"));
    assert!(!run.join("bundle/public/areas.geojson").exists());
    assert!(read(&run).unwrap().geography().is_none());
}

#[test]
fn a_release_is_never_written_twice_nor_over_another() {
    let out = tempfile::tempdir().unwrap();
    let run = written(out.path());
    fails(write(release('a'), &noisy(), None, out.path(), "other title"), "has a bundle already");
    // Another id that happens to begin with the same eight digits gets a longer name.
    let mut twin = release('a');
    twin.id.replace_range(31..32, "0");
    let second = write(twin, &noisy(), None, out.path(), "Río Verde 2025").unwrap();
    assert_eq!(second, out.path().join(format!("rio-verde-2025-{}", "a".repeat(16))));
    assert_eq!(read(&run).unwrap().release().id, "a".repeat(32));
    // A folder in the way is left alone.
    fs::create_dir(out.path().join("town-cccccccc")).unwrap();
    let third = write(release('c'), &noisy(), None, out.path(), "town").unwrap();
    assert_eq!(third, out.path().join("town-cccccccccccccccc"));
}

#[test]
fn bundles_are_found_by_id_under_any_name_and_give_their_anchors() {
    let out = tempfile::tempdir().unwrap();
    assert_eq!(find(&out.path().join("nowhere"), "a"), None);
    assert!(anchors(&out.path().join("nowhere")).is_empty());
    let run = written(out.path());
    let renamed = out.path().join("for the assembly");
    fs::rename(run, &renamed).unwrap();
    assert_eq!(find(out.path(), &"a".repeat(32)), Some(renamed));
    assert_eq!(find(out.path(), &"b".repeat(32)), None);
    for made_up in [Release { sample: true, ..release('b') }, Release { replay: true, ..release('c') }] {
        write(made_up, &noisy(), None, out.path(), "x").unwrap();
    }
    assert_eq!(anchors(out.path()), [release('a').ledger]);
}

#[test]
fn a_rehearsal_is_found_by_nothing_that_looks_for_releases() {
    let out = tempfile::tempdir().unwrap();
    let rehearsal = || Release { rehearsal: true, ..release('e') };
    let run = write_rehearsal(rehearsal(), &noisy(), None, out.path(), "Río Verde").unwrap();
    assert_eq!(run, out.path().join("rehearsal-rio-verde"));
    assert!(read(&run).unwrap().release().rehearsal);
    assert_eq!(find(out.path(), &"e".repeat(32)), None);
    assert!(anchors(out.path()).is_empty());
    assert_eq!(resume(out.path(), &"e".repeat(32)).unwrap(), None);
    fails(write(rehearsal(), &noisy(), None, out.path(), "x"), "rehearsal");
    fails(write_rehearsal(release('e'), &noisy(), None, out.path(), "x"), "rehearsal");
}

#[test]
fn releases_that_do_not_agree_with_themselves_are_not_written() {
    let out = tempfile::tempdir().unwrap();
    let refuse = |change: &dyn Fn(&mut Release), words: &str| {
        let mut wrong = release('d');
        change(&mut wrong);
        fails(write(wrong, &noisy(), None, out.path(), "x"), words);
    };
    refuse(&|r| r.format = 2, "format");
    refuse(&|r| r.id = "../../x".into(), "id");
    refuse(&|r| r.ledger.head.clear(), "ledger");
    refuse(&|r| r.ledger.lifetime = "0.5".parse::<crate::privacy::Epsilon>().unwrap().into(), "ledger");
    refuse(&|r| r.ledger.supersedes = Some("<b>".into()), "supersedes");
    refuse(&|r| r.ledger.supersedes = Some(r.id.clone()), "supersedes");
    refuse(&|r| r.grid = 1, "grid");
    refuse(&|r| r.epsilon = "0.9".parse().unwrap(), "ε");
    refuse(&|r| r.plan.tables[0].epsilon = "0.71".parse().unwrap(), "add up");
    refuse(&|r| r.scales[0] = (4_294_967_296.0f64 / 0.7).next_down(), "noise scale");
    refuse(&|r| r.scales[0] = f64::NAN, "noise scale");
    refuse(&|r| r.scales[1] = f64::INFINITY, "noise scale");
    refuse(&|r| r.scales[1] = -1e12, "noise scale");
    refuse(&|r| r.scales.clear(), "one noise scale a table");
    refuse(&|r| r.plan.tables[1].id = r.plan.tables[0].id.clone(), "one id");
    refuse(&|r| r.plan.tables[0].level = 2, "no shape");
    refuse(&|r| r.plan.tables[0].group = Some(0), "no shape");
    refuse(&|r| r.plan.needs.clear(), "no periods, needs or tables");
    refuse(&|r| drop(r.plan.hierarchy.levels.pop()), "city");
    refuse(&|r| r.plan.hierarchy.up[0][0] = 1, "nested");
    refuse(&|r| drop(r.plan.hierarchy.up.pop()), "nested");
    refuse(&|r| r.plan.hierarchy.area_unit[0].1 = 3, "unit that is not there");
    refuse(&|r| r.plan.hierarchy.levels[0].residents.clear(), "residents");
    fails(write(release('d'), &noisy()[..1], None, out.path(), "x"), "shapes");
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0, "nothing is left of what was not written");
}

#[test]
fn a_plan_too_large_for_any_memory_is_stopped_by_arithmetic() {
    let mut huge = plan();
    huge.needs = vec![huge.needs[0].clone(); 5000];
    huge.periods = vec![huge.periods[0].clone(); 5000];
    huge.tables[1].period = true;
    fails(prepare(&huge, &scales(), None, &std::env::temp_dir()), "too large");
}

#[test]
fn a_folder_that_takes_no_files_is_found_out_before_anything_is_charged() {
    let out = tempfile::tempdir().unwrap();
    prepare(&plan(), &scales(), Some(&geography()), &out.path().join("new/deep")).unwrap();
    let file = out.path().join("file");
    fs::write(&file, b"").unwrap();
    fails(prepare(&plan(), &scales(), None, &file), "could not be written");
    #[cfg(target_os = "linux")]
    fails(prepare(&plan(), &scales(), None, Path::new("/proc")), "could not be written");
}

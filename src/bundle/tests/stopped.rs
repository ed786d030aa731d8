//! Runs that were stopped on the way.
use std::time::{Duration, SystemTime};

use super::*;

/// Puts a written bundle back to how it lay the moment before it got its name.
fn stopped_before_the_name(out: &Path) -> PathBuf {
    let run = written(out);
    let stage = out.join(format!(".tmp-{}-rio-verde-2025", "a".repeat(32)));
    fs::rename(run, &stage).unwrap();
    stage
}

#[test]
fn a_complete_bundle_without_its_name_is_finished_as_it_is() {
    let out = tempfile::tempdir().unwrap();
    let stage = stopped_before_the_name(out.path());
    let before: Vec<_> = tree(&stage).into_iter().map(|(_, bytes)| bytes).collect();
    let id = "a".repeat(32);
    assert_eq!(find(out.path(), &id), None, "it is not there before it is complete under its name");
    assert_eq!(anchors(out.path()).len(), 1, "but its place in the ledger is known");
    assert_eq!(resume(out.path(), &"b".repeat(32)).unwrap(), None);
    let run = resume(out.path(), &id).unwrap().unwrap();
    assert_eq!(run, out.path().join("rio-verde-2025-aaaaaaaa"));
    assert_eq!(tree(&run).into_iter().map(|(_, bytes)| bytes).collect::<Vec<_>>(), before);
    assert_eq!(resume(out.path(), &id).unwrap(), Some(run), "resuming what is done changes nothing");
}

#[test]
fn measurements_that_are_not_whole_are_never_finished_nor_drawn_again() {
    for name in ["release.json", "measurements.parquet", "public/areas.geojson", "public/README.txt"] {
        for keep in [0, 1] {
            let out = tempfile::tempdir().unwrap();
            let file = stopped_before_the_name(out.path()).join("bundle").join(name);
            let bytes = fs::read(&file).unwrap();
            match keep {
                0 => fs::remove_file(&file).unwrap(),
                _ => fs::write(&file, &bytes[..bytes.len() / 2]).unwrap(),
            }
            assert_eq!(resume(out.path(), &"a".repeat(32)).unwrap(), None);
            fails(write(release('a'), &noisy(), None, out.path(), "Río Verde 2025"), "exists");
        }
    }
    assert_eq!(resume(Path::new("no such folder"), &"a".repeat(32)).unwrap(), None);
}

#[test]
fn a_stage_named_for_another_release_is_not_taken_for_it() {
    let out = tempfile::tempdir().unwrap();
    let stage = stopped_before_the_name(out.path());
    let wrong = out.path().join(format!(".tmp-{}-x", "b".repeat(32)));
    fs::rename(stage, wrong).unwrap();
    assert_eq!(resume(out.path(), &"b".repeat(32)).unwrap(), None);
}

#[test]
fn only_old_and_useless_leftovers_are_removed() {
    let out = tempfile::tempdir().unwrap();
    let complete = stopped_before_the_name(out.path());
    let make = |name: &str| {
        let path = out.path().join(name);
        fs::create_dir_all(path.join("bundle")).unwrap();
        path
    };
    let useless = make(&format!(".tmp-{}-x", "b".repeat(32)));
    let young = make(&format!(".tmp-{}-x", "c".repeat(32)));
    let foreign = make(".tmp-of-some-other-program");
    let old = SystemTime::now() - Duration::from_secs(25 * 60 * 60);
    for path in [&complete, &useless, &foreign] {
        fs::File::open(path).unwrap().set_modified(old).unwrap();
    }
    #[cfg(unix)]
    let elsewhere = {
        let elsewhere = tempfile::tempdir().unwrap();
        fs::write(elsewhere.path().join("kept"), b"").unwrap();
        let link = out.path().join(format!(".tmp-{}-x", "d".repeat(32)));
        std::os::unix::fs::symlink(elsewhere.path(), link).unwrap();
        elsewhere
    };
    prepare(&plan(), &scales(), None, out.path()).unwrap();
    assert!(!useless.exists());
    assert!(complete.exists() && young.exists() && foreign.exists());
    #[cfg(unix)]
    assert!(elsewhere.path().join("kept").exists());
}

#[test]
fn a_write_that_fails_leaves_nothing_behind() {
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("out");
    fs::write(&file, b"").unwrap();
    fails(write(release('a'), &noisy(), None, &file, "x"), "could not be written");
    #[cfg(target_os = "linux")]
    fails(write(release('a'), &noisy(), None, Path::new("/proc"), "x"), "could not be written");
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 1);
}

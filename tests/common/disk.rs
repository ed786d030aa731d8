//! The finished program with `disk.c` between it and the disk: stopped, or failed, at
//! a chosen one of the calls that change what is on the disk.
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::OnceLock;

use tempfile::TempDir;

use super::{City, files};

/// What happens at the chosen call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blow {
    /// Killed just before it.
    Kill,
    /// Half of it is written, then killed.
    Torn,
    /// It fails, once.
    Fail,
    /// It and all later ones that need room find the disk full.
    Full,
}

/// The shim, compiled once for each test program (whoever builds evenhand has `cc`).
fn shim() -> &'static Path {
    static MADE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let library = folder.path().join("disk.so");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/common/disk.c");
        let built = Command::new("cc")
            .args(["-O1", "-shared", "-fPIC", "-o"])
            .args([&library, &source])
            .arg("-ldl")
            .status();
        assert!(built.expect("a C compiler is needed").success(), "disk.c does not compile");
        (folder, library)
    });
    &made.1
}

/// One run, and the calls it made: `create /…/tiny.ledger.new` and the like, the last
/// of them the one at which it was killed.
pub struct Traced {
    pub status: ExitStatus,
    pub calls: Vec<String>,
}

/// `evenhand VERB pipeline.toml --yes` with a blow at the call of that number.
pub fn traced(city: &City, verb: &str, blow: Option<(Blow, usize)>) -> Traced {
    traced_of(Command::new(env!("CARGO_BIN_EXE_evenhand")), city, verb, blow)
}

/// The same of a program that was given more of an environment.
pub fn traced_of(mut command: Command, city: &City, verb: &str, blow: Option<(Blow, usize)>) -> Traced {
    let log = TempDir::new().unwrap();
    let log = log.path().join("calls");
    command.current_dir(city.dir.path()).args([verb, "pipeline.toml", "--yes"]);
    command.env("LD_PRELOAD", shim()).env("DISK_LOG", &log);
    if let Some((blow, at)) = blow {
        command.env("DISK_MODE", format!("{blow:?}").to_lowercase()).env("DISK_AT", at.to_string());
    }
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    let text = fs::read_to_string(&log).unwrap();
    let calls = text.lines().filter_map(|line| line.split_once(' ')).map(|(_, call)| call.to_owned());
    Traced { status, calls: calls.collect() }
}

/// The stages of a run, in order, by the first call of each. Every call belongs to the
/// stage whose beginning it follows.
pub const STAGES: [(&str, &str); 9] = [
    ("a new ledger", "mkdir out"),
    ("the private file", "create tiny.ledger.private.new"),
    ("trying the folder, before the charge", "create out/.tmp-probe"),
    ("the charge", "create tiny.ledger-journal"),
    ("between charge and draw", "create tiny.ledger.private.new"),
    ("between draw and measurements on the disk", "mkdir out/.tmp-"),
    ("the bundle, before it has its name", "bundle/public/README.txt"),
    ("its name, before it is settled", "rename out/.tmp-"),
    ("settling", "create tiny.ledger-journal"),
];

/// The stage of each call.
pub fn stages(city: &City, calls: &[String]) -> Vec<&'static str> {
    let root = format!("{}/", fs::canonicalize(city.dir.path()).unwrap().display());
    let mut at = 0;
    let stage = |call: &String| {
        let call = call.replace(&root, "");
        if STAGES.get(at + 1).is_some_and(|(_, first)| call.contains(first)) {
            at += 1;
        }
        STAGES[at].0
    };
    calls.iter().map(stage).collect()
}

/// A copy of a city with all that runs left in it.
pub fn copied(city: &City) -> City {
    let copy =
        City { dir: TempDir::new().unwrap(), rows: city.rows.clone(), pipeline: city.pipeline.clone() };
    for file in files(city.dir.path()) {
        let target = copy.path(file.strip_prefix(city.dir.path()).unwrap().to_str().unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
    copy
}

#![no_main]
use std::sync::OnceLock;

static AT: OnceLock<tempfile::TempDir> = OnceLock::new();

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let at = AT.get_or_init(|| tempfile::tempdir().expect("a folder"));
    evenhand::fuzzing::exports::joined(bytes, at.path());
});

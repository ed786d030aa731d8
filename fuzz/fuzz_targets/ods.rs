//! Damaged sheets may make their reader panic, which is caught: see `parquet.rs`.
#![no_main]
libfuzzer_sys::fuzz_target!(
    init: std::panic::set_hook(Box::new(|_| {})),
    |bytes: &[u8]| evenhand::fuzzing::exports::ods(bytes)
);

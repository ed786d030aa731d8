#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| evenhand::fuzzing::exports::zip(bytes));

//! polars panics on some damaged files; the reader catches that. The fuzzer's own hook
//! would end the run at the panic, before it is caught, so it is taken away: a panic that
//! gets out still ends the run.
#![no_main]
libfuzzer_sys::fuzz_target!(
    init: std::panic::set_hook(Box::new(|_| {})),
    |bytes: &[u8]| evenhand::fuzzing::exports::parquet(bytes)
);

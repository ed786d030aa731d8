#[test]
fn adhoc() {
    for (d, s) in [("r", super::Settings::riverton()), ("s", super::Settings::smallgroup()), ("big", super::Settings { people: 250_000, ..super::Settings::riverton() })] {
        let t = std::time::Instant::now();
        let sum = super::run(&s, std::path::Path::new(&format!("/tmp/sim/{d}"))).unwrap();
        eprintln!("{d} {:?} {sum:?}", t.elapsed());
    }
}

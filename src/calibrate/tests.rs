use super::tally::Share;
use super::{Trial, calibrate, headline};
use crate::problem::Problem;
use crate::simulate::Generator;

#[test]
fn the_error_of_a_share_is_that_of_its_clusters() {
    // Ten clusters of a hundred trials that all hit or all miss are ten trials.
    let mut share = Share::default();
    (0..10).for_each(|i| share.add(if i < 9 { 100.0 } else { 0.0 }, 100.0));
    assert_eq!(share.value(), Some(0.9));
    assert!((share.error() - 0.1).abs() < 1e-12, "{}", share.error());
}

#[test]
fn joining_counts_is_counting_them_together() {
    let (mut one, mut two, mut all) = (Share::default(), Share::default(), Share::default());
    for i in 0..8u32 {
        let (hits, trials) = (f64::from(i % 3), f64::from(3 + i % 2));
        if i < 5 {
            one.add(hits, trials)
        } else {
            two.add(hits, trials)
        }
        all.add(hits, trials);
    }
    one.join(&two);
    assert_eq!(one, all);
}

#[test]
fn each_combination_is_told_as_it_ends_and_a_report_that_cannot_be_kept_ends_the_run() {
    let trial = Trial {
        repetitions: 1,
        people: vec![60],
        epsilons: vec!["1".parse().unwrap(), "4".parse().unwrap()],
        delta: None,
        generators: vec![Generator::LogLinear],
        seed: 1,
    };
    let mut seen = Vec::new();
    let cells = calibrate(&trial, &mut |cells| {
        seen.push((cells.len(), headline(cells.last().unwrap())));
        Ok(())
    });
    assert_eq!(cells.unwrap().len(), 2);
    assert_eq!(seen.iter().map(|s| s.0).collect::<Vec<_>>(), [1, 2]);
    assert!(seen[1].1.starts_with("60 people, ε = 4, log-linear, 1 cities ("), "{}", seen[1].1);
    let mut told = 0;
    let stopped = calibrate(&trial, &mut |_| {
        told += 1;
        Err(Problem::failed("the disk is full"))
    });
    assert!(stopped.is_err());
    assert_eq!(told, 1);
}

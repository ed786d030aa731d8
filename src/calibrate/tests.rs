use super::tally::Share;

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

//! Seeded randomness, one stream a purpose and person.
//!
//! Ordinary pseudo-random numbers are right here: nothing in a made-up city is
//! confidential. Noise for releases never comes from this module.
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// What a stream of random numbers is for.
#[derive(Clone, Copy)]
pub(super) enum Stream {
    Map = 1,
    Residents,
    Effects,
    Person,
    Looks,
    Mess,
    After,
    Amounts,
    /// What agencies publish themselves.
    Agencies,
    /// Which announced days fall through.
    Schedule,
}

/// A stream that depends on nothing but its three arguments.
pub(super) fn stream(seed: u64, stream: Stream, index: u64) -> StdRng {
    StdRng::seed_from_u64(hash(seed, stream, index))
}

/// A well-mixed number that depends on nothing but its three arguments.
pub(super) fn hash(seed: u64, stream: Stream, index: u64) -> u64 {
    mix(mix(mix(seed) ^ (stream as u64)) ^ index)
}

/// The finaliser of splitmix64.
fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A standard Normal number.
pub(super) fn normal(rng: &mut StdRng) -> f64 {
    rng.sample(rand_distr::StandardNormal)
}

/// Running sums of weights, scaled to end at one.
pub(super) fn cumulate(weights: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sum = 0.0;
    let mut sums: Vec<f64> = weights
        .map(|w| {
            sum += w;
            sum
        })
        .collect();
    for s in &mut sums {
        *s /= sum;
    }
    sums
}

/// An index drawn with probabilities given by their running sums.
pub(super) fn pick(rng: &mut StdRng, cumulated: &[f64]) -> usize {
    let u: f64 = rng.random();
    cumulated.partition_point(|c| *c <= u).min(cumulated.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_differ_by_seed_purpose_and_index() {
        let base = hash(1, Stream::Person, 1);
        assert_eq!(base, hash(1, Stream::Person, 1));
        assert_ne!(base, hash(2, Stream::Person, 1));
        assert_ne!(base, hash(1, Stream::Looks, 1));
        assert_ne!(base, hash(1, Stream::Person, 2));
    }

    #[test]
    fn an_index_without_weight_is_never_picked() {
        let mut rng = stream(3, Stream::Map, 0);
        let sums = cumulate([1.0, 0.0, 3.0, 0.0].into_iter());
        for _ in 0..2_000 {
            assert!(matches!(pick(&mut rng, &sums), 0 | 2));
        }
    }
}

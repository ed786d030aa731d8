//! Cutting a connected graph into connected parts of like weight.
//!
//! A search from two sides (joining up, then moving border members), because the
//! best cut is NP-hard to find. No chance is involved.
use std::collections::BTreeSet;

use super::order;

/// The most sweeps over all members.
const SWEEPS: usize = 200;
/// Deviation from the mean weight at which parts are even enough.
const EVEN: f64 = 0.05;

/// Cuts `near` (symmetric, connected) into `count` connected, non-empty parts
/// (fewer when there are fewer members); the part of each member.
///
/// `weights`: one finite weight ≥ 0 a member.
pub(super) fn partition(near: &[BTreeSet<usize>], weights: &[f64], count: usize) -> Vec<usize> {
    let mut state = State::joined(near, weights, count.max(1));
    for _ in 0..SWEEPS {
        while state.sweep(near, weights) {}
        if state.is_even() || !state.recut(near, weights) {
            break;
        }
    }
    state.part
}

/// A partition in the making. What is made small is the sum of squared weights.
#[derive(Clone)]
struct State {
    part: Vec<usize>,
    members: Vec<BTreeSet<usize>>,
    weight: Vec<f64>,
}

impl State {
    /// Joins the lightest part to its lightest neighbour until `count` are left.
    fn joined(near: &[BTreeSet<usize>], weights: &[f64], count: usize) -> State {
        let mut members: Vec<BTreeSet<usize>> = (0..near.len()).map(|i| BTreeSet::from([i])).collect();
        let mut borders: Vec<BTreeSet<usize>> = near.to_vec();
        let mut weight = weights.to_vec();
        let mut queue: BTreeSet<(u64, usize)> =
            weight.iter().enumerate().map(|(i, w)| (order(*w), i)).collect();
        while queue.len() > count {
            let Some((_, light)) = queue.pop_first() else { break };
            let Some(into) =
                borders[light].iter().copied().min_by_key(|other| (order(weight[*other]), *other))
            else {
                break;
            };
            queue.remove(&(order(weight[into]), into));
            weight[into] += weight[light];
            queue.insert((order(weight[into]), into));
            let moved = std::mem::take(&mut members[light]);
            members[into].extend(moved);
            for other in std::mem::take(&mut borders[light]) {
                borders[other].remove(&light);
                if other != into {
                    borders[other].insert(into);
                    borders[into].insert(other);
                }
            }
        }
        let mut state = State { part: vec![0; near.len()], members: Vec::new(), weight: Vec::new() };
        for group in members.into_iter().filter(|group| !group.is_empty()) {
            group.iter().for_each(|member| state.part[*member] = state.members.len());
            state.weight.push(group.iter().map(|member| weights[*member]).sum());
            state.members.push(group);
        }
        state
    }

    /// Whether no part is far from the mean.
    fn is_even(&self) -> bool {
        let mean = self.weight.iter().sum::<f64>() / self.weight.len() as f64;
        self.weight.iter().all(|weight| (weight - mean).abs() <= EVEN * mean)
    }

    /// Moves members over borders where that evens the weights out; whether any moved.
    fn sweep(&mut self, near: &[BTreeSet<usize>], weights: &[f64]) -> bool {
        let mut moved = false;
        for member in 0..near.len() {
            let from = self.part[member];
            let targets: BTreeSet<usize> = near[member].iter().map(|other| self.part[*other]).collect();
            let best =
                targets.into_iter().filter(|to| *to != from).min_by_key(|to| (order(self.weight[*to]), *to));
            let Some(to) = best else { continue };
            let gain = weights[member] * (self.weight[from] - self.weight[to] - weights[member]);
            // A hair's gain could be rounding, and go round in circles.
            if gain > 1e-9 * self.weight[from] * weights[member] && self.holds_without(near, from, member) {
                self.members[from].remove(&member);
                self.members[to].insert(member);
                self.part[member] = to;
                self.weight[from] -= weights[member];
                self.weight[to] += weights[member];
                moved = true;
            }
        }
        moved
    }

    /// Whether `part` stays connected and non-empty without `member`.
    fn holds_without(&self, near: &[BTreeSet<usize>], part: usize, member: usize) -> bool {
        let rest = &self.members[part];
        let Some(start) = rest.iter().copied().find(|other| *other != member) else { return false };
        let mut seen = BTreeSet::from([start, member]);
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            for next in near[at].iter().filter(|next| rest.contains(next)) {
                if seen.insert(*next) {
                    open.push(*next);
                }
            }
        }
        seen.len() == rest.len()
    }

    /// Tries every two neighbouring parts as one, cut in two afresh along a spanning
    /// tree; keeps the first that evens the weights out. Whether one did.
    fn recut(&mut self, near: &[BTreeSet<usize>], weights: &[f64]) -> bool {
        let pairs: BTreeSet<(usize, usize)> = (0..near.len())
            .flat_map(|a| near[a].iter().map(move |b| (a, *b)))
            .map(|(a, b)| (self.part[a], self.part[b]))
            .filter(|(a, b)| a < b)
            .collect();
        let mut heavy: Vec<(usize, usize)> = pairs.into_iter().collect();
        let unlike = |(a, b): &(usize, usize)| order((self.weight[*a] - self.weight[*b]).abs());
        heavy.sort_by_key(|pair| (std::cmp::Reverse(unlike(pair)), *pair));
        for (a, b) in heavy {
            let both: BTreeSet<usize> = self.members[a].union(&self.members[b]).copied().collect();
            let total = self.weight[a] + self.weight[b];
            let Some((half, weight)) = best_cut(near, weights, &both, total) else { continue };
            let before = self.weight[a].powi(2) + self.weight[b].powi(2);
            let after = weight.powi(2) + (total - weight).powi(2);
            if after < before * (1.0 - 1e-9) {
                self.members[b] = both.difference(&half).copied().collect();
                self.members[a] = half;
                for (part, group) in [(a, &self.members[a]), (b, &self.members[b])] {
                    group.iter().for_each(|member| self.part[*member] = part);
                    self.weight[part] = group.iter().map(|member| weights[*member]).sum();
                }
                return true;
            }
        }
        false
    }
}

/// The edge of a few spanning trees of `both` whose removal cuts it most evenly: one
/// side, and that side's weight. Both sides are connected and non-empty.
fn best_cut(
    near: &[BTreeSet<usize>],
    weights: &[f64],
    both: &BTreeSet<usize>,
    total: f64,
) -> Option<(BTreeSet<usize>, f64)> {
    let mut best: Option<(f64, BTreeSet<usize>, f64)> = None;
    let step = (both.len() / 8).max(1);
    for root in both.iter().copied().step_by(step) {
        for breadth in [true, false] {
            let tree = spanning_tree(near, both, root, breadth);
            let mut below = vec![0.0; tree.len()];
            for i in (1..tree.len()).rev() {
                below[i] += weights[tree[i].0];
                let weight = below[i];
                below[tree[i].1] += weight;
                let uneven = (total - 2.0 * weight).abs();
                if best.as_ref().is_none_or(|(least, ..)| uneven < *least) {
                    best = Some((uneven, branch(&tree, i), weight));
                }
            }
        }
    }
    best.map(|(_, side, weight)| (side, weight))
}

/// (member, place of its parent in the list) in an order in which parents come first.
fn spanning_tree(
    near: &[BTreeSet<usize>],
    both: &BTreeSet<usize>,
    root: usize,
    breadth: bool,
) -> Vec<(usize, usize)> {
    let mut open = std::collections::VecDeque::from([(root, 0)]);
    let mut seen = BTreeSet::new();
    let mut tree = Vec::with_capacity(both.len());
    while let Some((at, parent)) = if breadth { open.pop_front() } else { open.pop_back() } {
        if seen.insert(at) {
            let place = tree.len();
            tree.push((at, parent));
            open.extend(near[at].iter().filter(|next| both.contains(next)).map(|next| (*next, place)));
        }
    }
    tree
}

/// The members at and below place `top` of a spanning tree.
fn branch(tree: &[(usize, usize)], top: usize) -> BTreeSet<usize> {
    let mut within = vec![false; tree.len()];
    within[top] = true;
    for i in top + 1..tree.len() {
        within[i] = within[tree[i].1];
    }
    tree.iter().zip(within).filter(|(_, within)| *within).map(|((member, _), _)| *member).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::graph::parts;
    use super::*;

    fn path(length: usize) -> Vec<BTreeSet<usize>> {
        (0..length)
            .map(|i| [i.wrapping_sub(1), i + 1].into_iter().filter(|j| *j < length).collect())
            .collect()
    }

    #[test]
    fn a_path_is_cut_where_the_weights_say() {
        assert_eq!(partition(&path(4), &[3.0, 1.0, 1.0, 1.0], 2), [0, 1, 1, 1]);
        assert_eq!(partition(&path(3), &[0.0; 3], 9), [0, 1, 2]);
        assert!(partition(&[], &[], 3).is_empty());
    }

    proptest! {
        #[test]
        fn parts_are_connected_and_as_many_as_asked(
            weights in prop::collection::vec(0.0..1000.0_f64, 1..30),
            extra in prop::collection::vec((0_usize..30, 0_usize..30), 0..30),
            count in 1_usize..12,
        ) {
            let mut near = path(weights.len());
            for (a, b) in extra {
                if a != b && a < near.len() && b < near.len() {
                    near[a].insert(b);
                    near[b].insert(a);
                }
            }
            let part = partition(&near, &weights, count);
            let found: BTreeSet<usize> = part.iter().copied().collect();
            prop_assert_eq!(found.len(), count.min(weights.len()));
            for one in found {
                let inside: Vec<usize> = (0..part.len()).filter(|i| part[*i] == one).collect();
                let local: Vec<BTreeSet<usize>> = inside
                    .iter()
                    .map(|i| near[*i].iter().filter_map(|j| inside.binary_search(j).ok()).collect())
                    .collect();
                prop_assert_eq!(parts(&local).len(), 1);
            }
        }
    }
}

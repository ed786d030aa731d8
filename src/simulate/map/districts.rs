//! Groups areas into districts that are connected on land.
use std::collections::BTreeSet;

use super::cells::apportion;
use super::raster::Raster;

/// The district of each area. `centres` are the areas' middles; the last area,
/// the islands, goes with the nearest one.
pub(super) fn group(raster: &Raster, centres: &[[f64; 2]], districts: u16) -> Vec<usize> {
    let mainland = centres.len() - 1;
    let mut links = vec![BTreeSet::new(); mainland];
    for ((a, b), _) in raster.borders() {
        if usize::from(b) < mainland {
            links[usize::from(a)].insert(usize::from(b));
            links[usize::from(b)].insert(usize::from(a));
        }
    }
    let mut parts = parts(&links);
    while parts.len() > usize::from(districts) {
        bridge(&mut links, &parts, centres);
        parts = self::parts(&links);
    }
    let sizes: Vec<f64> = parts.iter().map(|p| p.len() as f64).collect();
    let mut district = vec![0; centres.len()];
    let mut first = 0;
    for (part, count) in parts.iter().zip(apportion(usize::from(districts), &sizes)) {
        let count = count.min(part.len());
        for (area, own) in part.iter().zip(split(part, &links, centres, count)) {
            district[*area] = first + own;
        }
        first += count;
    }
    let nearest = (0..mainland).min_by(|a, b| {
        distance(centres[*a], centres[mainland]).total_cmp(&distance(centres[*b], centres[mainland]))
    });
    district[mainland] = nearest.map_or(0, |a| district[a]);
    district
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

fn parts(links: &[BTreeSet<usize>]) -> Vec<Vec<usize>> {
    let mut seen = vec![false; links.len()];
    let mut parts = Vec::new();
    for start in 0..links.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut part = vec![start];
        let mut next = 0;
        while next < part.len() {
            for n in &links[part[next]] {
                if !std::mem::replace(&mut seen[*n], true) {
                    part.push(*n);
                }
            }
            next += 1;
        }
        parts.push(part);
    }
    parts
}

/// Links the first part to the area nearest to it: fewer districts than banks.
fn bridge(links: &mut [BTreeSet<usize>], parts: &[Vec<usize>], centres: &[[f64; 2]]) {
    let across = parts[1..].iter().flatten();
    let pairs = across.flat_map(|b| parts[0].iter().map(move |a| (*a, *b)));
    let nearest = pairs
        .min_by(|p, q| distance(centres[p.0], centres[p.1]).total_cmp(&distance(centres[q.0], centres[q.1])));
    if let Some((a, b)) = nearest {
        links[a].insert(b);
        links[b].insert(a);
    }
}

/// Splits one connected part into `count` connected districts of about equal
/// size: they grow from seeds in turn, the smallest first; the seeds then move to
/// the middles and the growing starts again.
fn split(part: &[usize], links: &[BTreeSet<usize>], centres: &[[f64; 2]], count: usize) -> Vec<usize> {
    let mut seeds = spread(part, centres, count);
    let mut owner = grow(&seeds, part, links, centres);
    for _ in 0..8 {
        for (d, seed) in seeds.iter_mut().enumerate() {
            let own: Vec<usize> = part.iter().copied().filter(|a| owner[*a] == Some(d)).collect();
            let n = own.len().max(1) as f64;
            let middle =
                own.iter().fold([0.0; 2], |m, a| [m[0] + centres[*a][0] / n, m[1] + centres[*a][1] / n]);
            let nearest = own
                .into_iter()
                .min_by(|a, b| distance(centres[*a], middle).total_cmp(&distance(centres[*b], middle)));
            *seed = nearest.unwrap_or(*seed);
        }
        owner = grow(&seeds, part, links, centres);
    }
    part.iter().map(|a| owner[*a].unwrap_or(0)).collect()
}

/// Areas far from each other, the first one far to one side.
fn spread(part: &[usize], centres: &[[f64; 2]], count: usize) -> Vec<usize> {
    let mut seeds: Vec<usize> = Vec::new();
    while seeds.len() < count {
        let room = |a: usize| {
            let from_seeds = seeds.iter().map(|s| distance(centres[a], centres[*s]));
            from_seeds.fold(if seeds.is_empty() { 9.0 - centres[a][0] } else { f64::MAX }, f64::min)
        };
        match part.iter().copied().max_by(|a, b| room(*a).total_cmp(&room(*b))) {
            Some(seed) => seeds.push(seed),
            None => break,
        }
    }
    seeds
}

fn grow(
    seeds: &[usize],
    part: &[usize],
    links: &[BTreeSet<usize>],
    centres: &[[f64; 2]],
) -> Vec<Option<usize>> {
    let mut owner: Vec<Option<usize>> = vec![None; links.len()];
    let mut members: Vec<Vec<usize>> = seeds.iter().map(|s| vec![*s]).collect();
    for (d, seed) in seeds.iter().enumerate() {
        owner[*seed] = Some(d);
    }
    for _ in 0..part.len() {
        let mut order: Vec<usize> = (0..seeds.len()).collect();
        order.sort_by_key(|d| members[*d].len());
        let step = order.into_iter().find_map(|d| {
            let open = members[d].iter().flat_map(|m| &links[*m]).copied().filter(|n| owner[*n].is_none());
            let near = |n: &usize| distance(centres[*n], centres[seeds[d]]);
            open.min_by(|a, b| near(a).total_cmp(&near(b))).map(|n| (d, n))
        });
        let Some((d, area)) = step else { break };
        owner[area] = Some(d);
        members[d].push(area);
    }
    owner
}

//! Made-up place names.
use rand::rngs::StdRng;
use rand::seq::SliceRandom;

/// The area with the two islands.
pub(super) const ISLANDS: &str = "Gull Islands";
/// The area with the lake.
pub(super) const LAKE: &str = "Mirror Lake";

const AREAS: [&str; 84] = [
    "St. Orla's Green",
    "Cañada Vieja",
    "Alder Bend",
    "Anvil Row",
    "Appleyard",
    "Badger Holt",
    "Barleymow",
    "Bellfounders",
    "Blue Gate",
    "Brickfields",
    "Candlewick",
    "Canal Street",
    "Cedar Knoll",
    "Chandlery",
    "Clover Hill",
    "Cooper's Yard",
    "Copperhead",
    "Cornmarket",
    "Cotton Wharf",
    "Cricket Field",
    "Dovecote",
    "Dyers Lane",
    "East Sluice",
    "Elder Grove",
    "Fallow End",
    "Ferry Landing",
    "Fiddlers Rise",
    "Foundry",
    "Foxglove",
    "Garland Square",
    "Glassworks",
    "Granary",
    "Greyfriars",
    "Hazel Brake",
    "Heron Court",
    "High Meadow",
    "Hopyard",
    "Juniper Flats",
    "Kiln Hollow",
    "Lantern Hill",
    "Larkspur",
    "Limekiln",
    "Linden Walk",
    "Long Acre",
    "Lower Weir",
    "Maltings",
    "Marigold",
    "Market Cross",
    "Mill Race",
    "Mossbank",
    "Nettlebed",
    "Newgate",
    "North Locks",
    "Oak Terrace",
    "Old Ropewalk",
    "Orchard Park",
    "Otter Creek",
    "Paper Mill",
    "Pepperpot",
    "Pigeon Hill",
    "Plumtree",
    "Quarry Top",
    "Quayside",
    "Railyards",
    "Reedmarsh",
    "Rookery",
    "Saltpans",
    "Sawmill",
    "Shepherds Hill",
    "Silver Street",
    "Skylark",
    "Sorrel Heath",
    "Southgate",
    "Spindle",
    "Stonebridge",
    "Sunflower",
    "Swan Reach",
    "Tanners Row",
    "Thistledown",
    "Three Wells",
    "Toll House",
    "Upper Weir",
    "Watercress",
    "Willow Ferry",
];

const DISTRICTS: [&str; 12] = [
    "Northbank",
    "Highfield",
    "Millside",
    "Old Town",
    "Eastmarsh",
    "Harborside",
    "Westgate",
    "Southbank",
    "Weirside",
    "Kingsfold",
    "Broadacre",
    "Longshore",
];

/// Distinct names for `count` areas in random order. However few there are, one
/// has an apostrophe and one an accent, since real names do.
pub(super) fn areas(count: usize, rng: &mut StdRng) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(count);
    for round in 0.. {
        let mut batch: Vec<String> = AREAS.iter().map(|name| with_ordinal(name, round)).collect();
        batch[2..].shuffle(rng);
        names.extend(batch);
        if names.len() >= count {
            break;
        }
    }
    names.truncate(count);
    names.shuffle(rng);
    names
}

/// The name of district `index`; distinct for distinct indices.
pub(super) fn district(index: usize) -> String {
    with_ordinal(DISTRICTS[index % DISTRICTS.len()], index / DISTRICTS.len())
}

fn with_ordinal(name: &str, round: usize) -> String {
    if round == 0 { name.to_owned() } else { format!("{name} {}", round + 1) }
}

//! What agencies publish themselves: an HXL 3W, "who does what where". No person is in it.
use std::path::{Path, PathBuf};

use super::super::City;
use super::super::output::failure;
use super::super::random::{Stream, hash};
use crate::problem::Result;

const ORGANISATIONS: [&str; 5] =
    ["Riverside Food Bank", "Shelter Alliance", "Open Clinic", "Neighbours on Wheels", "City Relief Fund"];
const SECTORS: [&str; 5] = ["Food Security", "Shelter and NFI", "Health", "Logistics", "Protection"];

/// Writes `3w.csv`: every organisation in about half of the places, in its own sector and
/// now and then in another, with a row of HXL tags.
pub(super) fn write(city: &City, dir: &Path) -> Result<PathBuf> {
    let mut text = String::from(
        "Organisation,Sector,Area code,Area,Households reached,Focal point phone\n\
         #org,#sector,#adm3+code,#adm3+name,#reached+households,#contact+phone\n",
    );
    for (place, area) in city.map.places.iter().enumerate() {
        for (own, organisation) in ORGANISATIONS.iter().enumerate() {
            let lot = hash(city.settings.seed, Stream::Agencies, (place * ORGANISATIONS.len() + own) as u64);
            if lot.is_multiple_of(2) {
                continue;
            }
            let sector = if lot % 7 == 1 { SECTORS[(own + 1) % 5] } else { SECTORS[own] };
            let reached = 5 + lot / 8 % 60;
            text.push_str(&format!(
                "{organisation},{sector},{},{},{reached},+1 555 0{}00\n",
                area.id,
                area.name,
                own + 1
            ));
        }
    }
    let path = dir.join("3w.csv");
    std::fs::write(&path, text).map_err(|e| failure(&path, &e))?;
    Ok(path)
}

/// Writes `partners.csv`, a bank's public list of its partners and the places that each
/// serves.
pub(super) fn partners(city: &City, dir: &Path) -> Result<PathBuf> {
    let mut text = String::from("Agency Name,Agency Zip Code,Zip Codes Served,Area Served\n");
    for (at, district) in city.map.districts.iter().enumerate() {
        let served: Vec<&str> =
            city.map.places.iter().filter(|p| p.district == at).map(|p| p.id.as_str()).collect();
        let own = served.first().copied().unwrap_or_default();
        text.push_str(&format!("{district} Family Center,{own},{},{district}\n", served.join("; ")));
    }
    let path = dir.join("partners.csv");
    std::fs::write(&path, text).map_err(|e| failure(&path, &e))?;
    Ok(path)
}

//! A made-up city's people as plain data, and its public files alone.
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::City;
use super::after::{self, After};
use super::needs::{Answer, DISABILITY, LANGUAGES};
use super::people::{InventedPeople, InventedPerson, InventedRecord};
use super::person::{Person, Standing};
use super::random::{self, Stream};
use super::write::{calendar, public_files};
use crate::geography::Geography;
use crate::pipeline::Role;
use crate::plan::Plan;
use crate::problem::{Problem, Result};

/// Everybody in the city as clean logs would have them. `plan` and `geography` are
/// those of a pipeline over the city's own areas, needs and groups.
pub fn people(city: &City, plan: &Plan, geography: &Geography) -> InventedPeople {
    let place = |id: &String| geography.areas.iter().position(|a| a.id == *id).map(|i| i as u32);
    let areas: Vec<Option<u32>> = city.map.places.iter().map(|p| place(&p.id)).collect();
    let one = |number: u32| {
        let person = Person::new(city, number);
        let mut plain = plain(&person, plan, &areas);
        if plan.tables.iter().any(|table| !table.measure.is_voice()) {
            let mut rng = random::stream(city.settings.seed, Stream::Amounts, number.into());
            for record in &mut plain.records {
                record.amount = after::amount(plan.counting.quantity(record.role), &mut rng);
            }
            let place = |at: u16| areas.get(usize::from(at)).copied().flatten();
            plain.records.extend(After::of(city, &person).records(plan, place));
        }
        plain
    };
    InventedPeople((0..city.settings.people + city.walk_ins()).into_par_iter().map(one).collect())
}

/// Writes `areas.geojson`, `population.csv` and, without a row, the logs that a
/// pipeline looks for.
///
/// # Errors
/// Of kind failed when a file cannot be written.
pub fn write_public(city: &City, dir: &Path) -> Result<()> {
    let mut files = Vec::new();
    public_files(city, dir, &mut files)?;
    calendar(city, dir, &mut files)?;
    for log in ["requests-2025H1.csv", "requests-2025H2.csv", "distributions.csv"] {
        let file = dir.join(log);
        fs::write(&file, b"").map_err(|e| {
            Problem::failed(format!("cannot write: {}", e.kind())).at(file.display().to_string())
        })?;
    }
    Ok(())
}

fn plain(person: &Person, plan: &Plan, areas: &[Option<u32>]) -> InventedPerson {
    let mut groups = [0u8; 4];
    for (slot, list) in groups.iter_mut().zip(&plan.groups) {
        let answer = match list.id.as_str() {
            "language" => said(&LANGUAGES, person.language),
            "disability" => said(&DISABILITY, person.disability),
            _ => "",
        };
        let last = list.keys.len().saturating_sub(1);
        *slot = list.keys.iter().position(|k| k.id == answer).unwrap_or(last) as u8;
    }
    let asked = person.requests.iter().flat_map(|request| {
        request.asks.iter().map(|ask| InventedRecord {
            role: Role::Requests,
            area: areas[usize::from(request.area)],
            need: u16::from(ask.need),
            day: request.day,
            second: request.second,
            closed: request.closed,
            met: request.standing == Standing::Complete,
            amount: 0,
        })
    });
    let given = person.handouts.iter().map(|handout| InventedRecord {
        role: Role::Distributions,
        area: areas[usize::from(handout.area)],
        need: u16::from(handout.need),
        day: handout.day,
        second: 0,
        closed: None,
        met: false,
        amount: 0,
    });
    InventedPerson { groups, records: asked.chain(given).collect() }
}

fn said(answers: &[Answer], answer: u8) -> &'static str {
    answers.get(usize::from(answer)).map_or("", |a| a.key)
}

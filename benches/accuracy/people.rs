//! Made-up people as other systems see them: one record a request.
use evenhand::calibrate::side::Trial;
use evenhand::pipeline::Role;
use evenhand::plan::Plan;

/// One request: its cell among `[place][need][period]`, and whether it was met in time.
#[derive(Clone, Copy)]
pub struct Request {
    pub cell: usize,
    pub met: bool,
}

/// Old enough requests by person.
pub struct Everybody {
    pub people: Vec<Vec<Request>>,
    pub cells: usize,
}

impl Everybody {
    pub fn new(trial: &Trial, plan: &Plan) -> Self {
        let places = trial.places(plan);
        let last = plan.hierarchy.width(0) - 1;
        let first = plan.periods[0].from;
        let starts: Vec<i32> = plan.periods.iter().map(|p| (p.from - first).get_days()).collect();
        let end = (plan.data_until - first).get_days();
        let (needs, periods) = (plan.needs.len(), plan.periods.len());
        let within = i32::from(plan.within_days);
        let person = |p: &evenhand::simulate::InventedPerson| -> Vec<Request> {
            let asked = p.records().iter().filter(|r| r.role() == Role::Requests);
            let old = asked.filter(|r| r.day() as i32 + within <= end);
            old.map(|r| {
                let place = r.area().map_or(last, |a| places[a as usize]);
                let period = starts.partition_point(|s| *s <= r.day() as i32) - 1;
                let met = r.closed().is_some_and(|c| c as i32 - r.day() as i32 <= within);
                Request { cell: (place * needs + usize::from(r.need())) * periods + period, met }
            })
            .collect()
        };
        let people = trial.people().iter().map(person).filter(|p| !p.is_empty()).collect();
        Everybody { people, cells: plan.hierarchy.width(0) * needs * periods }
    }

    /// Exact counts, met and unmet: `[cell][2]`.
    pub fn exact(&self) -> Vec<f64> {
        let mut out = vec![0.0; 2 * self.cells];
        for r in self.people.iter().flatten() {
            out[2 * r.cell + usize::from(!r.met)] += 1.0;
        }
        out
    }
}

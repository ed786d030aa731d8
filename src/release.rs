//! The one order in which a release may happen.
//!
//! ```text
//! plan ► ledger open ► same inputs before? ─yes─► the stored bundle, nothing spent
//!                            │ no
//!                            ▼
//!        read, weigh, tally ► preview ► ask ► CHARGE ► draw ► bundle ► settle
//! ```
//!
//! The charge is on disk before the noise is drawn. A run that stops between the
//! two has spent its charge; one that stops after the measurements are on disk is
//! finished by the next run. Nothing is ever drawn twice under one charge.
use std::path::{Path, PathBuf};

use crate::bundle::{self, LedgerAnchor, Release};
use crate::confidential::{self, OperatorReport, Progress};
use crate::geography::{self, Geography};
use crate::pipeline::{NoiseChoice, Pipeline};
use crate::plan::{self, Noise, Plan, Table};
use crate::privacy::ledger::{Charge, Ledger, Preview, Sidecar};
use crate::privacy::{Cost, Delta};
use crate::problem::{Problem, Result};

#[cfg(not(feature = "replay"))]
const RANDOMNESS: &str = "OpenSSL RAND_priv_bytes, through OpenDP";
#[cfg(feature = "replay")]
const RANDOMNESS: &str = "none";

/// A pipeline with its public files read and its plan made.
pub struct Prepared {
    /// The pipeline.
    pub pipeline: Pipeline,
    /// Its public areas.
    pub geography: Option<Geography>,
    /// What was mended in the public files.
    pub notes: Vec<String>,
    /// The plan.
    pub plan: Plan,
}

impl Prepared {
    /// Reads the public files and plans; opens no export.
    ///
    /// # Errors
    /// When the public files do not fit the pipeline.
    pub fn new(pipeline: Pipeline) -> Result<Self> {
        let loaded = pipeline.geography.as_ref().map(geography::load).transpose()?;
        let (geography, notes) = loaded.map_or((None, Vec::new()), |l| (Some(l.geography), l.notes));
        // Read for the briefing later: what is wrong with it must not come up after a charge.
        crate::reported::read(&pipeline.presentation.public_sources, geography.as_ref())?;
        if let Some(calendar) = &pipeline.presentation.calendar {
            let window = (pipeline.period.from, pipeline.period.to);
            crate::dependability::read(calendar, geography.as_ref(), window)?;
        }
        let plan = plan::plan(&pipeline, geography.as_ref())?;
        let notes = notes.into_iter().chain(to_do(&pipeline.file)).chain(by_place(&plan)).collect();
        Ok(Prepared { pipeline, geography, notes, plan })
    }

    /// The same release, planned anew for another ε.
    ///
    /// # Errors
    /// As [`Prepared::new`].
    pub fn at_epsilon(&self, epsilon: crate::privacy::Epsilon) -> Result<Self> {
        let mut pipeline = self.pipeline.clone();
        pipeline.privacy.epsilon = epsilon;
        // Stated, it would decide ε.
        pipeline.privacy.rho = None;
        let plan = plan::plan(&pipeline, self.geography.as_ref())?;
        Ok(Prepared { pipeline, geography: self.geography.clone(), notes: Vec::new(), plan })
    }

    /// The same with Gaussian noise that keeps to its ε at `delta`.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn with_gaussian(&self, delta: Delta) -> Result<Self> {
        let mut pipeline = self.pipeline.clone();
        pipeline.privacy.noise = NoiseChoice::Gaussian;
        pipeline.privacy.delta = Some(delta);
        pipeline.privacy.rho = None;
        let plan = plan::plan(&pipeline, self.geography.as_ref())?;
        Ok(Prepared { pipeline, geography: self.geography.clone(), notes: self.notes.clone(), plan })
    }
}

/// What set-up left to its operator and nobody filled in: such a file is valid, but its
/// briefing would say little, and cost as much.
fn to_do(file: &Path) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let open: Vec<usize> =
        (1..).zip(text.lines()).filter(|(_, l)| l.starts_with("# TODO")).map(|(n, _)| n).collect();
    let lines: Vec<String> = open.iter().map(usize::to_string).collect();
    (!open.is_empty()).then(|| {
        format!("{} still has notes that begin with TODO (line {}): fill them in and remove them, or the briefing will say little.", file.display(), lines.join(", "))
    })
}

/// What whoever asks for a group by place must weigh: the maths hides a person, not a street
/// full of people who speak one language.
fn by_place(plan: &Plan) -> Option<String> {
    let cut = |table: &&Table| table.group.is_some() && table.level < plan.hierarchy.city();
    let tables: Vec<&str> = plan.tables.iter().filter(cut).map(|table| table.id.as_str()).collect();
    (!tables.is_empty()).then(|| {
        format!("{} will tell where people of a group live together. No person is exposed by it, but a group can be harmed: by police, landlords or neighbours who read it. Ask people of the group before you publish it; without `by` under [groups.…] it is told for the whole city only (docs/privacy.md, \"Harm to groups\").", tables.join(", "))
    })
}

/// How a release ended.
pub enum Outcome {
    /// The same release was made before: its stored bundle, nothing spent.
    Stored(PathBuf),
    /// A new bundle.
    New(PathBuf),
    /// The operator said no: nothing spent, nothing written.
    Declined,
}

/// What the operator is asked before anything is spent.
pub struct Question<'a> {
    /// What the charge would leave.
    pub preview: &'a Preview,
    /// This release's exact charge.
    pub cost: &'a Cost,
    /// The release of the same settings that this one would supersede, since the
    /// exports have changed.
    pub supersedes: Option<&'a str>,
    /// That release was of these very exports, but its bundle is not in this folder
    /// for results: measuring again costs again.
    pub lost: bool,
    /// What happened to the rows, for the operator's terminal only.
    pub report: &'a OperatorReport,
}

/// Where a release's files go.
pub struct Places {
    /// The folder that holds the runs (`out/`).
    pub out: PathBuf,
    /// The ledger.
    pub ledger: PathBuf,
}

impl Places {
    /// Made-up data keeps its ledger under `out/`, away from a real one.
    pub fn new(pipeline: &Pipeline, out: PathBuf) -> Self {
        let ledger = if pipeline.sample {
            let name =
                pipeline.privacy.ledger.file_name().map_or_else(|| "sample.ledger".into(), PathBuf::from);
            out.join(name)
        } else {
            pipeline.privacy.ledger.clone()
        };
        Places { out, ledger }
    }
}

/// Makes the release, or finds that it was made.
///
/// # Errors
/// Exports that do not fit (4), refusals for privacy (3), failing disks (1).
/// Nothing is charged unless everything before the charge went well.
pub fn release(
    work: &Prepared,
    places: &Places,
    progress: &dyn Progress,
    agree: &mut dyn FnMut(&Question) -> Result<bool>,
) -> Result<Outcome> {
    progress.stage("opening the ledger");
    make_folder(&places.out)?;
    let mut ledger = Ledger::open(&places.ledger)?;
    let mut sidecar = Sidecar::open(&places.ledger)?;
    sidecar.check(&ledger)?;
    if !work.pipeline.sample {
        ledger.check_anchors(&bundle::anchors(&places.out))?;
    }
    bundle::recover(&mut ledger, &places.out)?;
    let settings = work.pipeline.settings_digest();
    let marked = marked(work, &sidecar, &settings)?;
    if let Some(path) = marked.and_then(|mark| stored(&sidecar, &settings, &mark, places).transpose()) {
        return path.map(Outcome::Stored);
    }
    let scales = confidential::scales(&work.plan)?;
    bundle::prepare(&work.plan, &scales, work.geography.as_ref(), &places.out)?;
    let (totals, report, mark) = confidential::prepare(
        &work.pipeline,
        &work.plan,
        work.geography.as_ref(),
        (sidecar.key(), marked.as_ref()),
        progress,
    )?;
    if totals.settings() != settings {
        return Err(Problem::failed("a public file changed during this run; nothing was charged")
            .hint("let it be finished, then run again"));
    }
    let id = release_id()?;
    let supersedes = sidecar.latest_for_settings(&settings).map(str::to_owned);
    let cost = work.plan.cost();
    let charge = charge(work, &cost, &settings, &id, supersedes.as_deref());
    let preview = ledger.preview(&charge)?;
    let question = Question {
        preview: &preview,
        cost: &cost,
        supersedes: supersedes.as_deref(),
        lost: sidecar.find(&settings, &mark).is_some(),
        report: &report,
    };
    if !agree(&question)? {
        return Ok(Outcome::Declined);
    }
    #[cfg(feature = "replay")]
    if planted() {
        return charged_too_late(work, places, totals, &mut ledger, &charge);
    }
    progress.stage("charging the ledger");
    let (anchor, paid) = ledger.charge(&charge)?;
    sidecar.remember(&ledger, anchor.serial, &mark)?;
    progress.stage("drawing the noise");
    let measured = totals.draw(paid)?;
    progress.stage("writing the bundle");
    let path = publish(work, places, measured, &anchor)?;
    ledger.settle(anchor.serial, &bundle::release_digest(&path)?)?;
    bundle::read(&path)?;
    Ok(Outcome::New(path))
}

/// The mark of the exports, where a release of these settings was made before: only
/// then can it have been of these very exports. Else they are marked while they are read.
fn marked(work: &Prepared, sidecar: &Sidecar, settings: &str) -> Result<Option<[u8; 32]>> {
    if sidecar.latest_for_settings(settings).is_none() {
        return confidential::find_inputs(&work.pipeline).map(|()| None);
    }
    confidential::mark_inputs(&work.pipeline, sidecar.key()).map(Some)
}

/// The bundle of an earlier release of the same settings and inputs, verified. A
/// lost one is a new charge.
fn stored(sidecar: &Sidecar, settings: &str, mark: &[u8; 32], places: &Places) -> Result<Option<PathBuf>> {
    let found = sidecar.find(settings, mark).and_then(|id| bundle::find(&places.out, id));
    found.map(|path| bundle::read(&path).map(|_| path)).transpose()
}

/// Results and, for made-up data, the ledger go there.
fn make_folder(out: &Path) -> Result<()> {
    std::fs::create_dir_all(out).map_err(|e| {
        Problem::failed(format!("the folder for results cannot be made: {}", e.kind()))
            .at(out.display().to_string())
    })
}

fn charge<'a>(
    work: &'a Prepared,
    cost: &'a Cost,
    settings: &'a str,
    id: &'a str,
    supersedes: Option<&'a str>,
) -> Charge<'a> {
    let (from, to) = work.pipeline.days_read();
    Charge {
        cost,
        from,
        to,
        unit: work.pipeline.privacy.unit,
        settings,
        release: id,
        budget: work.pipeline.privacy.budget.as_ref(),
        supersedes,
    }
}

fn publish(
    work: &Prepared,
    places: &Places,
    measured: confidential::Measurements,
    anchor: &LedgerAnchor,
) -> Result<PathBuf> {
    // The receipt's id and no other: what was charged is what is published.
    let id = measured.release().to_owned();
    let (noisy, scales) = measured.into_parts();
    let release = describe(work, id, scales, anchor.clone());
    let title = &work.pipeline.presentation.title;
    bundle::write(release, &noisy, work.geography.as_ref(), &places.out, title)
}

/// Whether a `replay` build was told to make the mistake “charge after draw”, which the
/// tests of crashes have to catch (`tests/planted.rs`). Such a build opens only ledgers
/// that it made itself, which are nobody's.
#[cfg(feature = "replay")]
pub(crate) fn planted() -> bool {
    std::env::var_os("EVENHAND_PLANTED").is_some_and(|bug| bug == "charge after draw")
}

/// The mistake: the bundle is on the disk before its charge is.
#[cfg(feature = "replay")]
fn charged_too_late(
    work: &Prepared,
    places: &Places,
    totals: confidential::Prepared,
    ledger: &mut Ledger,
    charge: &Charge,
) -> Result<Outcome> {
    let paid =
        crate::privacy::Paid::replay(charge.release.into(), charge.settings.into(), charge.cost.clone());
    let path = publish(work, places, totals.draw(paid)?, &crate::rehearse::no_ledger(work))?;
    ledger.charge(charge)?;
    Ok(Outcome::New(path))
}

/// A bundle without a ledger, for comparing bundles byte by byte; replay builds only.
///
/// # Errors
/// As [`release`].
#[cfg(feature = "replay")]
pub fn replay(work: &Prepared, out: &Path) -> Result<PathBuf> {
    struct Silent;
    impl Progress for Silent {
        fn stage(&self, _: &'static str) {}
        fn bytes(&self, _: u64, _: u64) {}
    }
    let key = [0u8; 32];
    let (totals, _, _) =
        confidential::prepare(&work.pipeline, &work.plan, work.geography.as_ref(), (&key, None), &Silent)?;
    let places = Places { out: out.to_path_buf(), ledger: out.join("none.ledger") };
    let anchor = crate::rehearse::no_ledger(work);
    let paid = crate::privacy::Paid::replay(release_id()?, totals.settings().to_owned(), work.plan.cost());
    publish(work, &places, totals.draw(paid)?, &anchor)
}

/// `release.json`: public facts, the plan, the promise, and nothing of the exports.
pub(crate) fn describe(work: &Prepared, id: String, scales: Vec<f64>, ledger: LedgerAnchor) -> Release {
    Release {
        format: 1,
        id,
        created: today(),
        version: env!("CARGO_PKG_VERSION").into(),
        sample: work.pipeline.sample,
        rehearsal: false,
        replay: cfg!(feature = "replay"),
        unit: work.pipeline.privacy.unit,
        rows_alone: work.pipeline.rows_alone(),
        consent_asked: work.pipeline.sources.iter().all(|s| s.consent.is_some()),
        epsilon: work.plan.epsilon.clone(),
        mechanism: mechanism(&work.plan.noise).into(),
        randomness: RANDOMNESS.into(),
        grid: confidential::GRID_UNITS,
        plan: work.plan.clone(),
        scales,
        ledger,
        files: std::collections::BTreeMap::new(),
    }
}

/// What was drawn, in the field's words.
fn mechanism(noise: &Noise) -> &'static str {
    if cfg!(feature = "replay") {
        return "none: fixed offsets of a replay build, which anyone can take off again";
    }
    match noise {
        Noise::Laplace => "discrete Laplace, OpenDP 0.16.0",
        Noise::Gaussian { .. } => "discrete Gaussian, OpenDP 0.16.0",
    }
}

/// 128 random bits from the operating system, hexadecimal.
pub(crate) fn release_id() -> Result<String> {
    if cfg!(feature = "replay") {
        return Ok("0".repeat(32));
    }
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes)
        .map_err(|_| Problem::failed("the operating system gave no random numbers"))?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

fn today() -> jiff::civil::Date {
    if cfg!(feature = "replay") {
        return jiff::civil::date(2000, 1, 1);
    }
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

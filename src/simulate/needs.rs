//! The needs, languages and other answers that made-up forms offer.

/// One need: its key in the pipeline file and how the logs speak of it.
pub(super) struct Need {
    pub key: &'static str,
    /// Options of the request form, the most frequent first.
    pub options: &'static [&'static str],
    /// What sloppy typing makes of the first option.
    pub misspelt: &'static str,
    /// Items handed out for it.
    pub items: &'static [&'static str],
    /// Share of all that is asked for, before the season.
    pub share: f64,
    /// Log-odds of being met, compared with the city.
    pub ease: f64,
    /// Median days until it is met.
    pub days: f64,
    /// Chance that meeting it leaves a row in the distribution log.
    pub logged: f64,
    /// Whether hand-outs are weighed.
    pub weighed: bool,
    /// Demand from January to December.
    pub season: [f64; 12],
}

const LEVEL: [f64; 12] = [1.0; 12];

/// All needs, in the pipeline files' order. The sixth is the fallback.
pub(super) const NEEDS: [Need; 6] = [
    Need {
        key: "food",
        options: &["Groceries", "Hot meals"],
        misspelt: "Grocerys",
        items: &["Food box", "Hot meal"],
        share: 0.36,
        ease: 0.45,
        days: 3.0,
        logged: 0.80,
        weighed: true,
        season: [1.0, 1.0, 1.0, 0.95, 0.95, 1.1, 1.15, 1.1, 0.95, 0.95, 1.15, 1.2],
    },
    Need {
        key: "housing",
        options: &["Rent, deposit or shelter"],
        misspelt: "rent help pls",
        items: &["Rent help", "Shelter night"],
        share: 0.16,
        ease: 0.0,
        days: 7.0,
        logged: 0.35,
        weighed: false,
        season: LEVEL,
    },
    Need {
        key: "utilities",
        options: &["Heating, cooling or power bill"],
        misspelt: "Heating cooling power",
        items: &["Power bill help", "Fan or heater"],
        share: 0.13,
        ease: 0.1,
        days: 5.0,
        logged: 0.50,
        weighed: false,
        // Cold winters and a heat wave in July.
        season: [2.1, 1.9, 1.3, 0.7, 0.5, 0.8, 2.3, 1.4, 0.5, 0.6, 1.2, 1.9],
    },
    Need {
        key: "medicine",
        options: &["Medicine pick-up"],
        misspelt: "Medecine",
        items: &["Prescription pick-up"],
        share: 0.13,
        ease: 0.4,
        days: 3.0,
        logged: 0.50,
        weighed: false,
        season: [1.2, 1.2, 1.1, 1.0, 0.9, 0.9, 1.2, 1.0, 0.9, 1.0, 1.0, 1.1],
    },
    Need {
        key: "transport",
        options: &["A ride"],
        misspelt: "a ried",
        items: &["Ride", "Bus pass"],
        share: 0.12,
        ease: 0.2,
        days: 4.0,
        logged: 0.40,
        weighed: false,
        season: LEVEL,
    },
    Need {
        key: "other",
        options: &["Baby supplies (formula, diapers, wipes)", "Something else"],
        misspelt: "baby stuff",
        items: &["Diapers and wipes", "Household goods"],
        share: 0.10,
        ease: 0.15,
        days: 4.5,
        logged: 0.60,
        weighed: true,
        season: LEVEL,
    },
];

/// Number of needs.
pub(super) const KINDS: usize = NEEDS.len();
/// Index of housing.
pub(super) const HOUSING: usize = 1;
/// Index of heating, cooling and power.
pub(super) const UTILITIES: usize = 2;
/// Index of medicine.
pub(super) const MEDICINE: usize = 3;
/// Index of transport.
pub(super) const TRANSPORT: usize = 4;
/// Index of everything else.
pub(super) const OTHER: usize = 5;

/// An answer about the person: key in the pipeline file, text in the form.
pub(super) struct Answer {
    pub key: &'static str,
    pub text: &'static str,
}

/// Languages. Several texts may mean one key; the last key is `unknown`.
pub(super) const LANGUAGES: [Answer; 6] = [
    Answer { key: "en", text: "English" },
    Answer { key: "es", text: "Español / Spanish" },
    Answer { key: "ht", text: "Kreyòl / Haitian Creole" },
    Answer { key: "other", text: "Vietnamese" },
    Answer { key: "other", text: "Arabic" },
    Answer { key: "unknown", text: "Prefer not to say" },
];
/// Index of Haitian Creole.
pub(super) const CREOLE: u8 = 2;

/// Whether someone in the household lives with a disability.
pub(super) const DISABILITY: [Answer; 3] = [
    Answer { key: "yes", text: "Yes" },
    Answer { key: "no", text: "No" },
    Answer { key: "unknown", text: "Prefer not to say" },
];
/// Index of yes.
pub(super) const DISABLED: u8 = 0;

/// Keys of household sizes in `truth.json`.
pub(super) const HOUSEHOLDS: [&str; 3] = ["1", "2-3", "4+"];

/// Index into [`HOUSEHOLDS`] of a household of `size`.
pub(super) fn household(size: u8) -> usize {
    match size {
        0 | 1 => 0,
        2 | 3 => 1,
        _ => 2,
    }
}

//! What one release costs, and what several cost together.
//!
//! Pure ε adds up, ρ adds up. Where a ledger has both, two bounds are true at a
//! stated δ and the lesser is told: Σ ε + ε(Σ ρ, δ), and everything counted as zCDP,
//! ε(Σ ρ + Σ ε²/2, δ). All pure keeps δ = 0.
use std::fmt;

use dashu::rational::RBig;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::zcdp::{epsilon_at, odds_at};
use super::{Delta, Epsilon, Rho};

/// The charge for one release, exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cost {
    /// Pure ε.
    Pure {
        /// ε.
        epsilon: Epsilon,
    },
    /// ρ of zCDP.
    Zcdp {
        /// ρ.
        rho: Rho,
        /// The δ at which it is told as ε.
        delta: Delta,
    },
}

impl Cost {
    /// Whether a charge of this pays for `other`: of the same kind and no less.
    pub fn covers(&self, other: &Cost) -> bool {
        match (self, other) {
            (Cost::Pure { epsilon: paid }, Cost::Pure { epsilon }) => paid >= epsilon,
            (Cost::Zcdp { rho: paid, .. }, Cost::Zcdp { rho, .. }) => paid >= rho,
            _ => false,
        }
    }

    /// For people to read: ε as it is, ρ to three digits, as `ρ ≈ 0.0092`.
    pub fn in_short(&self) -> String {
        match self {
            Cost::Pure { epsilon } => epsilon.to_string(),
            Cost::Zcdp { rho, .. } => {
                let value = rho.approx();
                let places = (2.0 - value.log10().floor()).clamp(0.0, 15.0) as usize;
                format!("ρ ≈ {value:.places$}")
            }
        }
    }

    /// The exact amount, in ε or in ρ.
    pub fn exact(&self) -> &RBig {
        match self {
            Cost::Pure { epsilon } => epsilon.exact(),
            Cost::Zcdp { rho, .. } => rho.exact(),
        }
    }
}

impl From<Epsilon> for Cost {
    fn from(epsilon: Epsilon) -> Self {
        Cost::Pure { epsilon }
    }
}

/// The loss of one or more releases together; more than nothing.
#[derive(Clone, Debug)]
pub struct Loss {
    /// Σ ε of the pure ones.
    pure: RBig,
    /// Σ ε²/2 of the pure ones: the same as zCDP.
    squares: RBig,
    /// Σ ρ of the others.
    rho: RBig,
    /// The least δ that any of them states; some where ρ > 0.
    delta: Option<Delta>,
}

impl From<&Cost> for Loss {
    fn from(cost: &Cost) -> Self {
        match cost {
            Cost::Pure { epsilon } => Loss::pure(epsilon.exact().clone()),
            Cost::Zcdp { rho, delta } => Loss {
                pure: RBig::ZERO,
                squares: RBig::ZERO,
                rho: rho.exact().clone(),
                delta: Some(delta.clone()),
            },
        }
    }
}

impl From<Epsilon> for Loss {
    fn from(epsilon: Epsilon) -> Self {
        Loss::pure(epsilon.exact().clone())
    }
}

impl PartialEq for Loss {
    fn eq(&self, other: &Self) -> bool {
        let parts = |l: &Loss| (l.pure.clone(), l.rho.clone(), l.delta.clone());
        // Without ρ the squares say nothing.
        parts(self) == parts(other) && (self.delta.is_none() || self.squares == other.squares)
    }
}

impl Eq for Loss {}

impl Loss {
    fn pure(epsilon: RBig) -> Self {
        let squares = &epsilon * &epsilon / RBig::from(2);
        Loss { pure: epsilon, squares, rho: RBig::ZERO, delta: None }
    }

    /// The loss of several together; `None` of none.
    pub fn sum(parts: impl IntoIterator<Item = Loss>) -> Option<Loss> {
        parts.into_iter().reduce(|a, b| Loss {
            pure: a.pure + b.pure,
            squares: a.squares + b.squares,
            rho: a.rho + b.rho,
            delta: a.delta.into_iter().chain(b.delta).min(),
        })
    }

    /// One release's charges put together: what is charged on top of a release belongs
    /// to the same draw, so that its ε is squared as a whole.
    pub(crate) fn of_one_release(parts: impl IntoIterator<Item = Loss>) -> Option<Loss> {
        let mut whole = Loss::sum(parts)?;
        whole.squares = &whole.pure * &whole.pure / RBig::from(2);
        Some(whole)
    }

    /// The δ at which [`Self::epsilon`] holds; `None` where that is 0.
    pub fn delta(&self) -> Option<&Delta> {
        self.delta.as_ref()
    }

    /// Σ ρ of what was charged in ρ.
    pub fn rho(&self) -> Option<Rho> {
        Rho::total(self.rho.clone())
    }

    /// Σ ε of what was charged in pure ε.
    pub fn pure_epsilon(&self) -> Option<Epsilon> {
        Epsilon::total(self.pure.clone())
    }

    /// N where the odds hold but for a chance of at most 1 in N, a whole number.
    pub fn one_in(&self) -> Option<String> {
        let delta = self.delta.as_ref()?;
        Some((RBig::ONE / delta.exact()).floor().to_string())
    }

    /// ε, exactly where all is pure, otherwise at [`Self::delta`] and rounded up.
    pub fn epsilon(&self) -> Epsilon {
        self.read(epsilon_at)
    }

    /// The ε that the likelihood ratio of all that was published keeps to, but for a
    /// chance of [`Self::delta`]: what the odds are computed from.
    pub fn odds_epsilon(&self) -> f64 {
        self.read(odds_at).approx()
    }

    /// The same for a limit in ε that is filled at δ = `delta`.
    pub fn odds_epsilon_of_limit(limit: &Epsilon, delta: Option<&Delta>) -> f64 {
        let filled = delta.and_then(|delta| Some(odds_at(Rho::within(limit, delta)?.exact(), delta)));
        filled.map_or(limit.approx(), |odds| odds.to_f64().value().max(limit.approx()))
    }

    fn read(&self, at: impl Fn(&RBig, &Delta) -> RBig) -> Epsilon {
        let value = match &self.delta {
            None => self.pure.clone(),
            Some(delta) => {
                let apart = &self.pure + at(&self.rho, delta);
                let together = at(&(&self.rho + &self.squares), delta);
                apart.min(together)
            }
        };
        // Every part is positive.
        Epsilon::total(value).unwrap_or_else(Epsilon::least)
    }

    /// The nearest float to [`Self::epsilon`], for display.
    pub fn approx(&self) -> f64 {
        self.epsilon().approx()
    }
}

/// `1.5`, or `1.5 (δ = 0.000001)`.
impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.delta {
            None => write!(f, "{}", self.epsilon()),
            Some(delta) => write!(f, "{} (δ = {delta})", self.epsilon()),
        }
    }
}

/// `1.5`, or `ρ = 0.02`.
impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cost::Pure { epsilon } => write!(f, "ε = {epsilon}"),
            Cost::Zcdp { rho, .. } => write!(f, "ρ = {rho}"),
        }
    }
}

/// As text: `"1.5"` where all is pure; otherwise its parts, and the ε that they
/// make, which is computed anew when it is read.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Pure(String),
    Mixed {
        #[serde(default, skip_deserializing)]
        epsilon: String,
        delta: Delta,
        rho: Rho,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pure: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pure_as_rho: Option<String>,
    },
}

impl Serialize for Loss {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let text = |value: &RBig| Epsilon::total(value.clone()).map(|e| e.to_string());
        let written = match (&self.delta, self.rho()) {
            (Some(delta), Some(rho)) => Written::Mixed {
                epsilon: self.epsilon().to_string(),
                delta: delta.clone(),
                rho,
                pure: text(&self.pure),
                pure_as_rho: text(&self.squares),
            },
            _ => Written::Pure(self.epsilon().to_string()),
        };
        written.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Loss {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Loss, D::Error> {
        use serde::de::Error;
        let positive = |text: &str| {
            let value = super::epsilon::rational(text).map_err(Error::custom)?;
            Epsilon::total(value).ok_or_else(|| Error::custom("is not greater than 0"))
        };
        match Written::deserialize(from)? {
            Written::Pure(text) => positive(&text).map(Loss::from),
            Written::Mixed { delta, rho, pure, pure_as_rho, .. } => {
                let part = |text: Option<String>| match text {
                    Some(text) => positive(&text).map(|e| e.exact().clone()),
                    None => Ok(RBig::ZERO),
                };
                let (pure, squares) = (part(pure)?, part(pure_as_rho)?);
                Ok(Loss { pure, squares, rho: rho.exact().clone(), delta: Some(delta) })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pure(text: &str) -> Loss {
        Loss::from(text.parse::<Epsilon>().unwrap())
    }

    fn zcdp(rho: &str, delta: &str) -> Loss {
        Loss::from(&Cost::Zcdp { rho: rho.parse().unwrap(), delta: delta.parse().unwrap() })
    }

    #[test]
    fn all_pure_adds_up_exactly_and_keeps_delta_at_nothing() {
        let all = Loss::sum(["0.7", "0.15", "0.15"].map(pure)).unwrap();
        assert_eq!((all.to_string().as_str(), all.delta()), ("1", None));
        assert_eq!(all.odds_epsilon(), 1.0);
        assert_eq!(Loss::sum([]), None);
    }

    #[test]
    fn rho_adds_up_and_costs_less_than_its_epsilons_do() {
        let one = zcdp("0.02", "1e-6");
        let four = Loss::sum([&one; 4].map(Clone::clone)).unwrap();
        assert_eq!(four.rho().unwrap().to_string(), "0.08");
        assert!(four.approx() < 2.2 * one.approx() && four.approx() > 1.9 * one.approx());
        assert!(four.odds_epsilon() > four.approx());
    }

    #[test]
    fn of_the_two_readings_of_a_mixed_ledger_the_lesser_is_told() {
        // One large pure release: its ε is better added.
        let few = Loss::sum([pure("2"), zcdp("0.001", "1e-6")]).unwrap();
        assert!(few.approx() < 2.3, "{few}");
        // A hundred small ones: better counted as zCDP, ρ = 100·0.1²/2 = 0.5.
        let many = Loss::sum((0..100).map(|_| pure("0.1")).chain([zcdp("0.001", "1e-6")])).unwrap();
        assert!((many.approx() - 5.23).abs() < 0.05, "{many}");
        assert!(many.approx() < 10.0);
    }

    #[test]
    fn in_short_a_rho_has_three_digits() {
        let cost = |rho: &str| Cost::Zcdp { rho: rho.parse().unwrap(), delta: "1e-6".parse().unwrap() };
        assert_eq!(cost("0.009230912766061").in_short(), "ρ ≈ 0.00923");
        assert_eq!(cost("12.3456").in_short(), "ρ ≈ 12.3");
    }

    #[test]
    fn the_strictest_delta_counts() {
        let both = Loss::sum([zcdp("0.01", "1e-5"), zcdp("0.01", "1e-7")]).unwrap();
        assert_eq!(both.delta().unwrap().to_string(), "0.0000001");
    }

    #[test]
    fn what_is_charged_on_top_of_a_release_is_squared_with_it() {
        let small = zcdp("0.0001", "1e-6");
        let one = Loss::of_one_release([pure("0.1"), pure("0.1")]).unwrap();
        let two = Loss::sum([pure("0.1"), pure("0.1")]).unwrap();
        let with = |l: Loss| Loss::sum([l, small.clone()]).unwrap().squares;
        assert!(with(one.clone()) == with(two.clone()) * RBig::from(2) && one == two);
    }

    #[test]
    fn losses_are_read_as_they_were_written_and_old_ones_too() {
        for loss in [pure("3.5"), zcdp("0.02", "1e-6"), Loss::sum([pure("1"), zcdp("0.02", "1e-6")]).unwrap()]
        {
            let text = serde_json::to_string(&loss).unwrap();
            assert_eq!(serde_json::from_str::<Loss>(&text).unwrap(), loss, "{text}");
        }
        assert_eq!(serde_json::from_str::<Loss>("\"250\"").unwrap(), pure("100").twice_and_a_half());
        for bad in ["\"0\"", "\"-1\"", "1", "{}", r#"{"delta":"1e-6","rho":"0"}"#] {
            assert!(serde_json::from_str::<Loss>(bad).is_err(), "{bad}");
        }
    }

    impl Loss {
        fn twice_and_a_half(&self) -> Loss {
            Loss::pure(&self.pure * RBig::from(5) / RBig::from(2))
        }
    }
}

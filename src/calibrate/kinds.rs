//! The kinds of figures that are published.

/// One kind of published figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Help that arrived in the whole city.
    CityFill,
    /// Everyone counted.
    People,
    /// Help that arrived in an area or zone.
    AreaFill,
    /// The same in the area that looks worst of those shown as clear.
    WorstFill,
    /// The same in areas that are named as below the target.
    BelowFill,
    /// The same where the page went to larger places by itself.
    SteppedFill,
    /// The same in the larger areas around those that are shown.
    LargerFill,
    /// Unmet asking per 1,000 residents.
    Unmet,
    /// Asking per 1,000 residents.
    Asked,
    /// An area's share of asking.
    AreaShare,
    /// An area's share of hand-outs.
    HandoutShare,
    /// A need's share of asking.
    NeedShare,
    /// Help that arrived for a need.
    NeedFill,
    /// A period's share of asking.
    PeriodShare,
    /// Help that arrived in a period.
    PeriodFill,
    /// Help that arrived in a place and period.
    PlacePeriod,
    /// Help that arrived in a place for a need.
    PlaceNeed,
    /// Help that arrived in a place to people of a group.
    PlaceGroup,
    /// A group's share of asking.
    GroupShare,
    /// Help that arrived for a group.
    GroupFill,
    /// Deviations and differences of the areas' rates.
    Spread,
    /// Gini, Theil and Atkinson of the areas' rates.
    Gini,
    /// Hand-outs against asking.
    Hoover,
    /// Concentration and slope along the public order.
    Concentration,
    /// Fifths, points of the curve and relative indices along the public order.
    Relative,
    /// Attributable risk and fraction, mean difference: against the target.
    AgainstTarget,
    /// Whether neighbours are alike.
    Moran,
    /// Median waiting time.
    MedianWait,
    /// Served within some days.
    ServedWithin,
    /// People asking in a period, from person-months.
    PeriodPeople,
    /// Distinct people by place.
    PlacePeople,
    /// Quantities, "at least".
    Volume,
    /// Voices that are unmet, or pending.
    Open,
    /// Ratings and kinds of complaint.
    Answers,
    /// Who both asks and gives.
    Reciprocity,
    /// Help that arrived for a group less that for the reference.
    GroupDifference,
    /// The same as a ratio.
    GroupRatio,
    /// A place's share of hand-outs less its share of asking or residents, or of asking
    /// less that of an outside measure of need.
    SharesApart,
    /// Help that arrived after an event less before.
    BeforeAfter,
    /// Help that arrived before an event, and after it.
    EventLevel,
    /// Difference in differences.
    Differences,
    /// A neighbourhood's unmet asking less the mean.
    Neighbourhood,
    /// How deep a gap over time is.
    GapDepth,
    /// How many people's need it stands for.
    GapPeople,
}

impl Kind {
    /// All of them, in the order of the report.
    pub const ALL: [Kind; 44] = [
        Kind::CityFill,
        Kind::People,
        Kind::AreaFill,
        Kind::WorstFill,
        Kind::BelowFill,
        Kind::SteppedFill,
        Kind::LargerFill,
        Kind::Unmet,
        Kind::Asked,
        Kind::AreaShare,
        Kind::HandoutShare,
        Kind::NeedShare,
        Kind::NeedFill,
        Kind::PeriodShare,
        Kind::PeriodFill,
        Kind::PlacePeriod,
        Kind::PlaceNeed,
        Kind::PlaceGroup,
        Kind::GroupShare,
        Kind::GroupFill,
        Kind::Spread,
        Kind::Gini,
        Kind::Hoover,
        Kind::Concentration,
        Kind::Relative,
        Kind::AgainstTarget,
        Kind::Moran,
        Kind::MedianWait,
        Kind::ServedWithin,
        Kind::PeriodPeople,
        Kind::PlacePeople,
        Kind::Volume,
        Kind::Open,
        Kind::Answers,
        Kind::Reciprocity,
        Kind::GroupDifference,
        Kind::GroupRatio,
        Kind::SharesApart,
        Kind::BeforeAfter,
        Kind::EventLevel,
        Kind::Differences,
        Kind::Neighbourhood,
        Kind::GapDepth,
        Kind::GapPeople,
    ];

    /// Whether it is a count or a rate per resident, whose ranges the plan knows.
    pub(super) fn is_count(self) -> bool {
        matches!(
            self,
            Kind::People
                | Kind::Unmet
                | Kind::Asked
                | Kind::PeriodPeople
                | Kind::PlacePeople
                | Kind::Volume
                | Kind::Open
        )
    }

    /// Whether its figures are among those of another kind already.
    pub fn picks(self) -> bool {
        matches!(self, Kind::WorstFill | Kind::BelowFill | Kind::SteppedFill)
    }

    /// What the report calls it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::CityFill => "city: help that arrived",
            Kind::People => "city: people counted",
            Kind::AreaFill => "area: help that arrived",
            Kind::WorstFill => "… the lowest of those shown",
            Kind::BelowFill => "… those named below the target",
            Kind::SteppedFill => "… where the page went to larger places by itself",
            Kind::LargerFill => "larger area: help that arrived",
            Kind::Unmet => "area: unmet per 1,000",
            Kind::Asked => "area: asked per 1,000",
            Kind::AreaShare => "area: share of asking",
            Kind::HandoutShare => "area: share of hand-outs",
            Kind::NeedShare => "need: share of asking",
            Kind::NeedFill => "need: help that arrived",
            Kind::PeriodShare => "period: share of asking",
            Kind::PeriodFill => "period: help that arrived",
            Kind::PlacePeriod => "place and period: help that arrived",
            Kind::PlaceNeed => "place and need: help that arrived",
            Kind::PlaceGroup => "place and group: help that arrived",
            Kind::GroupShare => "group: share of asking",
            Kind::GroupFill => "group: help that arrived",
            Kind::Spread => "inequality: spread of rates",
            Kind::Gini => "inequality: Gini, Theil, Atkinson",
            Kind::Hoover => "inequality: Hoover, hand-outs",
            Kind::Concentration => "inequality: concentration, slope",
            Kind::Relative => "inequality: fifths, curve, relative indices",
            Kind::AgainstTarget => "inequality: against the target (PAR, PAF, MDR)",
            Kind::Moran => "inequality: Moran's I",
            Kind::MedianWait => "waits: median",
            Kind::ServedWithin => "waits: served within some days",
            Kind::PeriodPeople => "period: people asking (person-months)",
            Kind::PlacePeople => "place: distinct people",
            Kind::Volume => "place: how much, at least",
            Kind::Open => "voices unmet, voices pending",
            Kind::Answers => "feedback: ratings and complaints",
            Kind::Reciprocity => "who both asks and gives",
            Kind::GroupDifference => "group: difference from the reference",
            Kind::GroupRatio => "group: ratio to the reference",
            Kind::SharesApart => "place: one share less another",
            Kind::BeforeAfter => "after an event less before (covers sampling too)",
            Kind::EventLevel => "before an event, and after it (covers sampling too)",
            Kind::Differences => "difference in differences (covers sampling too)",
            Kind::Neighbourhood => "neighbourhood: unmet less the mean",
            Kind::GapDepth => "gap over time: points below the target",
            Kind::GapPeople => "gap over time: people's need it stands for",
        }
    }
}

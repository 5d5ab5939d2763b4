//! The causes of one company, ranked.

use super::{Cause, Confidence, Difference, Observed, answered, by_side};
use crate::questionnaire::Role;
use crate::score::{
    self, CompanyScore, Differences, GAP_LEVEL, Interval, OBSERVER_LEVEL, Pair, Part, Placement,
    Points, Sheet, Spread,
};

/// What tells differences from chance: of the causes in the questionnaire's order, and then of the symptoms.
pub(super) struct Chance<'s> {
    sheet: &'s Sheet<'s>,
    gaps: Differences,
    to_observer: [Differences; 2],
}

impl<'s> Chance<'s> {
    pub(super) fn new(sheet: &'s Sheet<'s>) -> Self {
        let rows = sheet.rows();
        Self {
            sheet,
            gaps: sheet.scorer.gaps(&rows),
            to_observer: Role::SIDES.map(|side| sheet.scorer.to_observer(&rows, side)),
        }
    }

    pub(super) fn gap(&self, part: usize, sides: Pair) -> Option<Interval> {
        self.gaps.interval(part, score::gap(sides), &GAP_LEVEL)
    }

    /// How each side's people differ on a part; none where it has no gap.
    pub(super) fn spread(&self, part: usize, sides: Pair) -> [Option<Spread>; 2] {
        let groups = &self.gaps.parts[part].groups;
        [0, 1].map(|side| score::gap(sides).map(|_| groups[side]))
    }

    /// What each side differs by from the observer on a part.
    pub(super) fn to_observer(&self, part: usize, values: Pair) -> [Difference; 2] {
        [0, 1].map(|side| {
            let value = values[side];
            let interval = self.to_observer[side].interval(part, value, &OBSERVER_LEVEL);
            Difference {
                value,
                low: interval.map(|interval| interval.low),
                high: interval.map(|interval| interval.high),
                is_of_most: value.is_some_and(|value| self.is_of_most(part, side, value)),
            }
        })
    }

    /// Whether most people of a side differ that way from the observer, by what counts as a gap.
    fn is_of_most(&self, part: usize, side: usize, difference: Points) -> bool {
        let scorer = &self.sheet.scorer;
        let part = scorer.causes.get(part).unwrap_or(&scorer.symptoms);
        let Some(observer) = self.sheet.score(Role::Observer, &part.seen) else {
            return false;
        };
        let people = self.sheet.scores(Role::SIDES[side], &part.seen);
        let sign = difference.get().signum();
        let is_far = |score: &&f64| {
            let own = Points::new(sign * (**score - observer.get()));
            own >= self.sheet.questionnaire.thresholds.gap
        };
        2 * people.iter().filter(is_far).count() > people.len()
    }
}

/// The causes by rank, unranked ones last. Solutions are filled in later.
///
/// `placements` are the causes', in the questionnaire's order, where they are asked for.
pub(super) fn build<'a>(
    sheet: &Sheet<'a>,
    score: &CompanyScore,
    chance: &Chance<'_>,
    placements: Option<&[Placement]>,
) -> Vec<Cause<'a>> {
    let causes = 0..sheet.questionnaire.causes.len();
    let placement = |at: usize| placements.map(|placements| placements[at]);
    let causes = causes.map(|at| cause(sheet, score, chance, placement(at), at));
    let mut causes: Vec<Cause> = causes.collect();
    causes.sort_by_key(|cause| cause.rank.unwrap_or(usize::MAX));
    causes
}

/// The sides whose people are far apart on a part, by id.
pub(super) fn divided<'a>(sheet: &Sheet<'a>, part: &Part) -> Vec<&'a str> {
    let questionnaire = sheet.questionnaire;
    let thresholds = questionnaire.thresholds;
    let roles = Role::SIDES.into_iter();
    let divided = roles.filter(|role| score::is_divided(&sheet.scores(*role, part), thresholds));
    let sides = divided.map(|role| &questionnaire.sides[role.index()]);
    sides.map(|side| side.id.as_str()).collect()
}

/// Of each side whether a third of its people or more stand on the other side of the line than its mean does.
fn parted(sheet: &Sheet, part: &Part, sides: Pair) -> [bool; 2] {
    let line = sheet.questionnaire.thresholds.high;
    [0, 1].map(|side| {
        let people = sheet.scores(Role::SIDES[side], part);
        let is_above = |score: f64| Points::new(score) > line;
        let is_mean_above = sides[side].is_some_and(|mean| mean > line);
        let others = people.iter().filter(|it| is_above(**it) != is_mean_above);
        !people.is_empty() && 3 * others.count() >= people.len()
    })
}

fn cause<'a>(
    sheet: &Sheet<'a>,
    score: &CompanyScore,
    chance: &Chance,
    placement: Option<Placement>,
    at: usize,
) -> Cause<'a> {
    let questionnaire = sheet.questionnaire;
    let thresholds = questionnaire.thresholds;
    let (asked, score) = (&questionnaire.causes[at], &score.causes[at]);
    let (part, sides) = (&sheet.scorer.causes[at].all, score.sides);
    let interval = chance.gap(at, sides);
    let observer = questionnaire.observer.as_ref();
    let orders = asked.rankings.clone();
    let orders = orders.map(|index| answered::order(sheet, index));
    Cause {
        rank: score.rank.map(usize::from),
        id: &asked.id,
        title: &asked.title,
        summary: &asked.summary,
        finding: asked.finding.as_deref(),
        priority: score.priority(),
        severity: score::average(sides),
        sides: by_side(questionnaire, sides),
        gap: score::gap(sides),
        gap_low: interval.map(|interval| interval.low),
        gap_high: interval.map(|interval| interval.high),
        is_gap_sure: interval.is_some_and(Interval::excludes_zero),
        spread: by_side(questionnaire, chance.spread(at, sides)),
        need: score::need(sides, thresholds.high),
        reading: score.reading,
        divided: divided(sheet, part),
        parted: parted(sheet, part, sides),
        observer: observer.map(|_| {
            let seen = score.seen.as_deref().copied();
            let seen = seen.unwrap_or_else(|| sheet.seen(at));
            Observed {
                score: seen.observer,
                sides: by_side(questionnaire, seen.sides),
                differences: by_side(questionnaire, chance.to_observer(at, seen.differences())),
            }
        }),
        blind_spot: score.blind_spot,
        confidence: placement.map(|placement| Confidence {
            first: placement.first,
            corrected: placement.corrected,
            low: placement.low,
            high: placement.high,
            above: by_side(questionnaire, placement.above),
        }),
        questions: answered::questions(sheet, part),
        orders: orders.collect(),
        solutions: Vec::new(),
    }
}

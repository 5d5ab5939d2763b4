//! What the program says of simulated companies, held against what is so.

use detente::comparison::{Both, Comparison, Shared, Verdict, compare};
use detente::diagnosis::{Cause, Certainty, Diagnosis, Options, diagnose, diagnose_with};
use detente::questionnaire::{Questionnaire, Role};
use detente::score::{Classification, Points, Resampler, Sheet, fit, is_divided, need};

use crate::people::{CAUSES, Case, Chance};
use crate::population::Population;
use crate::rate::Rate;

/// A cause's first place, as it is said.
#[derive(Clone, Copy)]
pub struct FirstPlace {
    /// The share of the first place that the leading cause is given.
    pub share: f64,
    /// Whether it is first among the levels of those who answered.
    pub is_right: bool,
    /// Whether it is first in the departments too, most of whose people weren't asked.
    pub is_right_of_departments: bool,
}

/// What is said of companies as they come.
#[derive(Clone, Default)]
pub struct Said {
    pub first: Vec<FirstPlace>,
    /// Of the readings said flat out, those that have every side they speak of on its true side of the line.
    pub readings: Rate,
    /// Of the sides said to feel a cause more, those that truly feel it less.
    pub felt_wrongly: Rate,
    /// Of the solutions said to fit best, those that do.
    pub best: Rate,
}

/// What is said where both sides and the observer see everything alike.
#[derive(Clone, Copy, Default)]
pub struct Alike {
    pub one_sided_companies: Rate,
    pub one_sided_causes: Rate,
    pub blind_companies: Rate,
    pub blind_causes: Rate,
}

/// What is found where something is 30 points apart.
#[derive(Clone, Copy, Default)]
pub struct Apart {
    pub one_sided: Rate,
    pub blind: Rate,
}

/// What is said of a second wave.
#[derive(Clone, Copy, Default)]
pub struct Changed {
    /// Companies of which a change is called real that isn't.
    pub alarms: Rate,
    /// Companies of which one is called real or an answer different.
    pub different: Rate,
    /// Causes that have fallen and are called better, or answered differently where one person answers for a side.
    pub found: Rate,
}

/// Who answers the second time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Again {
    /// The same leaders, who are known by name.
    Same,
    /// They again, each wave in another mood.
    Moody,
    /// Other leaders of the same departments.
    Others,
}

/// A population's companies with so many leaders a side, always the same ones for one measure.
pub struct Companies {
    pub asked: Questionnaire,
    pub population: Population,
    pub leaders: usize,
    pub cases: usize,
}

impl Companies {
    fn draw<'q>(&'q self, measure: u64, mut look: impl FnMut(Case<'q>, &mut Chance)) {
        let name = self.population.name.bytes();
        let seed = name.fold(measure, |seed, byte| {
            seed.wrapping_mul(31) + u64::from(byte)
        });
        let mut chance = Chance::new(seed.wrapping_mul(31) + self.leaders as u64);
        for _ in 0..self.cases {
            let case = Case::draw(&self.asked, self.population, self.leaders, &mut chance);
            look(case, &mut chance);
        }
    }

    pub fn said(&self, resampler: &Resampler) -> Said {
        let mut said = Said::default();
        self.draw(1, |case, chance| {
            let answers = case.answers(chance);
            let options = Options {
                resampler: Some(resampler),
                ..Options::default()
            };
            let company = answers.company();
            let diagnosis = diagnose_with(&self.asked, &company, options);
            said.first.push(first_place(&diagnosis, &case));
            for (at, cause) in in_order(&diagnosis) {
                if let Some(is_right) = reading_is_right(cause, &case, at) {
                    said.readings.count(is_right);
                }
                if let Some(name) = diagnosis.felt_more_by(cause) {
                    let side = usize::from(name != diagnosis.sides[0].name);
                    let is_wrong = case.level(side, at) < case.level(1 - side, at);
                    said.felt_wrongly.count(is_wrong);
                }
            }
            if let Some(is_right) = best_is_right(&diagnosis, &case) {
                said.best.count(is_right);
            }
        });
        said
    }

    pub fn alike(&self) -> Alike {
        let mut alike = Alike::default();
        self.draw(2, |mut case, chance| {
            case.agree();
            let answers = case.answers(chance);
            let company = answers.company();
            let diagnosis = diagnose(&self.asked, &company);
            let (mut one_sided, mut blind) = (false, false);
            for (_, cause) in in_order(&diagnosis) {
                let is_one_sided = cause.reading == Some(Classification::OneSided);
                let is_blind = cause.blind_spot == Some(true);
                alike.one_sided_causes.count(is_one_sided);
                alike.blind_causes.count(is_blind);
                one_sided |= is_one_sided;
                blind |= is_blind;
            }
            alike.one_sided_companies.count(one_sided);
            alike.blind_companies.count(blind);
        });
        alike
    }

    /// The sides are 15 points above and below the line on one cause, and the observer 30 below both on another.
    pub fn apart(&self) -> Apart {
        let mut apart = Apart::default();
        self.draw(3, |mut case, chance| {
            let levels = [[65.0, 35.0, 50.0], [65.0, 65.0, 35.0]];
            for (cause, levels) in (1..).zip(levels) {
                for (side, level) in levels.into_iter().enumerate() {
                    case.put(side, cause, level);
                }
            }
            let answers = case.answers(chance);
            let company = answers.company();
            let diagnosis = diagnose(&self.asked, &company);
            for (at, cause) in in_order(&diagnosis) {
                match at {
                    1 => apart
                        .one_sided
                        .count(cause.reading == Some(Classification::OneSided)),
                    2 => apart.blind.count(cause.blind_spot == Some(true)),
                    _ => {}
                }
            }
        });
        apart
    }

    /// A second wave in which the leading cause has fallen by so many points for everybody, and nothing else.
    pub fn changed(&self, again: Again, fall: f64) -> Changed {
        let mut changed = Changed::default();
        let shared = Shared::new(Both {
            old: &self.asked,
            new: &self.asked,
        });
        let shared = shared.expect("questions");
        self.draw(4 + again as u64, |mut case, chance| {
            let mood = if again == Again::Moody { 10.0 } else { 0.0 };
            case.set_moods(mood, chance);
            let old = case.answers(chance);
            let first = case.first();
            case.fall(first, fall);
            if again == Again::Others {
                case.replace_leaders(chance);
            }
            case.set_moods(mood, chance);
            let new = case.answers(chance);
            let (old, new) = (old.company(), new.company());
            let (old, new) = (shared.old(&old), shared.new_wave(&new));
            let comparison = compare(&shared, &old, &new);
            let verdicts = verdicts(&comparison, &self.asked);
            let unchanged = || {
                let others = verdicts.iter().enumerate();
                others.filter(|(at, _)| fall == 0.0 || *at != first)
            };
            let is_real = |verdict| matches!(verdict, Verdict::Better | Verdict::Worse);
            let is_different = |verdict| is_real(verdict) || verdict == Verdict::Different;
            changed
                .alarms
                .count(unchanged().any(|(_, verdict)| is_real(*verdict)));
            changed
                .different
                .count(unchanged().any(|(_, verdict)| is_different(*verdict)));
            let is_found = matches!(verdicts[first], Verdict::Better | Verdict::Different);
            changed.found.count(fall > 0.0 && is_found);
        });
        changed
    }

    /// Of the causes of sides whose people see everything alike, those called divided.
    pub fn divided(&self) -> Rate {
        let mut divided = Rate::default();
        self.draw(8, |mut case, chance| {
            (0..2).for_each(|side| case.unite(side));
            let answers = case.answers(chance);
            let sheet = Sheet::new(&self.asked, &answers.company().respondents);
            for role in Role::SIDES {
                for cause in &sheet.scorer.causes {
                    let scores = sheet.scores(role, &cause.all);
                    divided.count(is_divided(&scores, self.asked.thresholds));
                }
            }
        });
        divided
    }
}

/// The causes with their places in the questionnaire.
fn in_order<'d, 'a>(diagnosis: &'d Diagnosis<'a>) -> impl Iterator<Item = (usize, &'d Cause<'a>)> {
    let at = |id: &str| {
        let mut asked = diagnosis.asked.causes.iter();
        asked.position(|cause| cause.id == id).expect("a cause")
    };
    diagnosis
        .causes
        .iter()
        .map(move |cause| (at(cause.id), cause))
}

fn first_place(diagnosis: &Diagnosis, case: &Case) -> FirstPlace {
    let share = |cause: &Cause| {
        let confidence = cause.confidence.as_ref().expect("confidence");
        confidence.first.expect("ranked").get()
    };
    let (first, share) = in_order(diagnosis)
        .map(|(at, cause)| (at, share(cause)))
        .max_by(|(_, a), (_, b)| a.total_cmp(b))
        .expect("causes");
    FirstPlace {
        share,
        is_right: first == case.first(),
        is_right_of_departments: first == case.first_of_departments(),
    }
}

/// Whether a reading that is said flat out is right about each side that it speaks of; none where it isn't said.
fn reading_is_right(cause: &Cause, case: &Case, at: usize) -> Option<bool> {
    let line = 50.0;
    let reading = cause.reading?;
    let is_settled = reading != Classification::Unsettled;
    if !is_settled || cause.reading_certainty(line) != Certainty::Clear {
        return None;
    }
    Some((0..2).all(|side| {
        let is_above = cause.sides.pair()[side].is_some_and(|score| score > line);
        // Of a side that shares a problem while it is below the line, no more is said than that it is near.
        let is_open = reading == Classification::SharedProblem && !is_above;
        is_open || (case.level(side, at) > line) == is_above
    }))
}

/// Whether the solution said to fit best does; none where none is said to, or where nothing is needed in truth and
/// that this is close is said.
fn best_is_right(diagnosis: &Diagnosis, case: &Case) -> Option<bool> {
    let (certainty, solutions) = diagnosis.best_solutions()?;
    if certainty != Certainty::Clear {
        return None;
    }
    let needs: Vec<Option<Points>> = (0..CAUSES)
        .map(|cause| {
            let sides = [0, 1].map(|side| Some(Points::new(case.level(side, cause))));
            need(sides, diagnosis.asked.thresholds.high)
        })
        .collect();
    let asked = diagnosis.asked.solutions.iter();
    let fits = asked.filter_map(|solution| Some((fit(&solution.weights, &needs)?, &solution.id)));
    match fits.max() {
        Some((_, best)) => Some(solutions[0].id == best),
        None => (!diagnosis.is_need_close()).then_some(false),
    }
}

/// What is said of each cause in the questionnaire's order, then of the symptoms.
fn verdicts(comparison: &Comparison, asked: &Questionnaire) -> Vec<Verdict> {
    let causes = asked.causes.iter().map(|asked| {
        let mut causes = comparison.causes.iter();
        let cause = causes.find(|cause| cause.id == asked.id).expect("a cause");
        cause.tested.verdict()
    });
    causes
        .chain([comparison.symptoms.tested.verdict()])
        .collect()
}

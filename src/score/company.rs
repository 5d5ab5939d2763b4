//! One company's score: what a report and a portfolio say alike.

use super::{Classification, Observable, Pair, Points, Rows, gap, quadratic_mean, ranks};
use crate::questionnaire::Role;

/// One company's score.
#[derive(Clone, Debug)]
pub struct CompanyScore {
    /// How many respondents each role has, by [`Role::index`].
    pub respondents: [u32; 3],
    /// Both sides' symptoms.
    pub symptoms: Pair,
    /// The score of each cause, in the questionnaire's order.
    pub causes: Box<[CauseScore]>,
    /// How many of its respondents' answers are to be read with care.
    pub careful: u32,
}

/// One cause's score.
#[derive(Clone, Debug)]
pub struct CauseScore {
    /// Both sides' scores.
    pub sides: Pair,
    /// What an observer sees of it, where one answered: few companies of many have one.
    pub seen: Option<Box<Seen>>,
    /// 1 for the highest priority; equal ones share a rank.
    pub rank: Option<u8>,
    /// What the two sides' scores say together; none where there are none.
    pub reading: Option<Classification>,
    /// Whether the observer sees much less of it than both sides do; none where the observer has no score on it.
    pub blind_spot: Option<bool>,
}

/// The scores on those questions of a cause that the observer is asked.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// The observer's.
    pub observer: Option<Points>,
    /// Both sides'.
    pub sides: Pair,
}

impl Seen {
    pub(super) fn new(rows: &Rows, questions: &Observable) -> Self {
        Self {
            observer: rows.score(Role::Observer, &questions.seen),
            sides: rows.sides(&questions.seen),
        }
    }

    /// Each side's score minus the observer's.
    pub fn differences(&self) -> Pair {
        self.sides.map(|side| gap([side, self.observer]))
    }
}

impl CauseScore {
    /// The quadratic mean of the sides.
    pub fn priority(&self) -> Option<Points> {
        quadratic_mean(self.sides)
    }

    /// The priority where both sides were heard: what companies are compared by.
    pub fn comparable(&self) -> Option<Points> {
        self.sides[0].and(self.sides[1]).and(self.priority())
    }
}

impl CompanyScore {
    /// Gives each cause its rank.
    pub(super) fn rank(&mut self) {
        let priorities: Vec<Option<Points>> =
            self.causes.iter().map(CauseScore::priority).collect();
        for (cause, rank) in self.causes.iter_mut().zip(ranks(&priorities)) {
            cause.rank = rank.and_then(|rank| u8::try_from(rank).ok());
        }
    }

    /// The quadratic mean of both sides' symptoms.
    pub fn symptoms_priority(&self) -> Option<Points> {
        quadratic_mean(self.symptoms)
    }

    /// The side that has no score on any cause.
    pub fn silent_side(&self) -> Option<Role> {
        let is_silent = |role: &Role| {
            let mut causes = self.causes.iter();
            causes.all(|cause| cause.sides[role.index()].is_none())
        };
        Role::SIDES.into_iter().find(is_silent)
    }

    /// Whether nobody has answered enough of anything to be scored.
    pub fn is_blank(&self) -> bool {
        let is_heard = |sides: Pair| sides.iter().any(Option::is_some);
        !is_heard(self.symptoms) && !self.causes.iter().any(|cause| is_heard(cause.sides))
    }

    /// The causes of rank 1, as indexes; none where one side alone was heard on one of them, since that is no verdict.
    pub fn leading(&self) -> impl Iterator<Item = usize> {
        let is_first = |cause: &CauseScore| cause.rank == Some(1);
        let mut first = self.causes.iter().filter(|cause| is_first(cause));
        let has_verdict = first.all(|cause| cause.comparable().is_some());
        let ranked = self.causes.iter().enumerate();
        let leading = ranked.filter(move |(_, cause)| has_verdict && is_first(cause));
        leading.map(|(at, _)| at)
    }

    /// How far the leading cause's priority is above the next one's; 0 where they are equal.
    pub fn margin(&self) -> Option<Points> {
        self.leading().next()?;
        let (mut first, mut second) = (None, None);
        for priority in self.causes.iter().filter_map(CauseScore::priority) {
            if first.is_none_or(|first| priority > first) {
                second = first.replace(priority);
            } else if second.is_none_or(|second| priority > second) {
                second = Some(priority);
            }
        }
        Some(Points::new(first?.get() - second?.get()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn company(causes: &[[Option<f64>; 2]]) -> CompanyScore {
        let cause = |sides: &[Option<f64>; 2]| CauseScore {
            sides: sides.map(|side| side.map(Points::new)),
            seen: None,
            rank: None,
            reading: None,
            blind_spot: None,
        };
        let causes: Vec<CauseScore> = causes.iter().map(cause).collect();
        let mut score = CompanyScore {
            respondents: [1, 1, 0],
            symptoms: [None; 2],
            causes: causes.into(),
            careful: 0,
        };
        score.rank();
        score
    }

    #[test]
    fn what_leads_is_told_with_its_margin_where_both_sides_are_heard() {
        let both = |a| [Some(a), Some(a)];
        let told =
            |company: &CompanyScore| (company.leading().collect::<Vec<_>>(), company.margin());
        let clear = company(&[both(20.0), both(60.0), [None; 2], both(45.0)]);
        assert_eq!(told(&clear), (vec![1], Some(Points::new(15.0))));
        let tied = company(&[both(0.3), both(0.1 + 0.2)]);
        assert_eq!(told(&tied), (vec![0, 1], Some(Points::ZERO)));
        let one = company(&[[Some(20.0), None], [Some(60.0), None]]);
        assert_eq!(told(&one), (Vec::new(), None));
        assert_eq!(one.silent_side(), Some(Role::Second));
        // What one side alone says leads nothing, whatever both were heard on otherwise.
        let half = company(&[both(55.0), [Some(100.0), None]]);
        assert_eq!(told(&half), (Vec::new(), None));
        let half = company(&[both(55.0), [Some(50.0), None]]);
        assert_eq!(told(&half), (vec![0], Some(Points::new(5.0))));
    }

    #[test]
    fn blank_is_who_has_neither_causes_nor_symptoms() {
        let mut silent = company(&[[None; 2]]);
        assert!(silent.is_blank());
        silent.symptoms = [None, Some(Points::new(20.0))];
        assert!(!silent.is_blank());
        let heard = company(&[[None; 2], [Some(20.0), None]]);
        assert!(!heard.is_blank());
    }
}

//! What a comparison takes of one wave, whether it was scored now or kept from then.

use crate::diagnosis::{ById, Diagnosis, Missing};
use crate::score::{Pair, Points, Spread};

pub(super) struct Wave<'a> {
    pub(super) company: &'a str,
    /// The wave's own.
    pub(super) name: Option<&'a str>,
    pub(super) sides: [Heard; 2],
    pub(super) symptoms: Standing<'a>,
    /// The band of the symptoms, by id.
    pub(super) band: Option<&'a str>,
    /// Of both sides together, and each side's.
    pub(super) debate: Option<(Option<Points>, Pair)>,
    pub(super) causes: Vec<Standing<'a>>,
    pub(super) missing: Vec<Missing>,
}

/// How many of a side answered, and how many questions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heard {
    pub(super) respondents: usize,
    pub(super) answers: usize,
}

/// How a cause, or the symptoms, stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) rank: Option<usize>,
    pub(super) priority: Option<Points>,
    pub(super) severity: Option<Points>,
    pub(super) sides: Pair,
    pub(super) gap: Option<Points>,
    /// How far apart each side's people are.
    pub(super) people: [People; 2],
}

/// How far apart the people of one side are.
#[derive(Clone, Copy, Debug)]
pub(super) struct People {
    /// Whether they are so far apart that their mean is nobody's view.
    pub(super) are_divided: bool,
    /// The variance of their scores, in points squared; none of fewer than two people.
    pub(super) variance: Option<f64>,
}

impl People {
    pub(super) fn new(are_divided: bool, spread: Option<Spread>) -> Self {
        let variance = spread.filter(|spread| spread.between_df > 0);
        Self {
            are_divided,
            variance: variance
                .map(|spread| spread.between_squares.get() / spread.between_df as f64),
        }
    }

    fn of(divided: &[&str], spread: &ById<Option<Spread>>) -> [Self; 2] {
        let spread = |at: usize| {
            let (id, spread) = spread.0[at];
            Self::new(divided.contains(&id), spread)
        };
        [spread(0), spread(1)]
    }
}

impl<'a> From<Diagnosis<'a>> for Wave<'a> {
    fn from(diagnosis: Diagnosis<'a>) -> Self {
        let symptoms = &diagnosis.symptoms;
        let debate = diagnosis.debate.as_ref();
        let causes = diagnosis.causes.iter().map(|cause| Standing {
            id: cause.id,
            title: cause.title,
            rank: cause.rank,
            priority: cause.priority,
            severity: cause.severity,
            sides: cause.sides.pair(),
            gap: cause.gap,
            people: People::of(&cause.divided, &cause.spread),
        });
        Self {
            company: diagnosis.company,
            name: diagnosis.wave,
            sides: diagnosis.sides.map(|side| Heard {
                respondents: side.respondents,
                answers: side.answers,
            }),
            symptoms: Standing {
                id: "",
                title: "",
                rank: None,
                priority: symptoms.priority,
                severity: symptoms.severity,
                sides: symptoms.sides.pair(),
                gap: symptoms.gap,
                people: People::of(&symptoms.divided, &symptoms.spread),
            },
            band: symptoms.band,
            debate: debate.map(|debate| (debate.score, debate.sides.pair())),
            causes: causes.collect(),
            missing: diagnosis.missing,
        }
    }
}

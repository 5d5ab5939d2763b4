//! What a comparison takes of one wave, whether it was scored now or kept from then.

use crate::diagnosis::{Diagnosis, Missing};
use crate::score::{Pair, Points};

/// One wave's figures.
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
            },
            band: symptoms.band,
            debate: debate.map(|debate| (debate.score, debate.sides.pair())),
            causes: causes.collect(),
            missing: diagnosis.missing,
        }
    }
}

//! Diagnoses both waves and sets their figures side by side.

use super::{
    Both, Comparison, FORMAT, Figures, Headline, HeadlineId, Moved, Party, Symptoms, causes,
    missing, people, verdict,
};
use crate::answers::Group;
use crate::diagnosis::{Diagnosis, by_side, diagnose};
use crate::questionnaire::{Questionnaire, Role};
use crate::score::{Pair, Points};

/// Compares two waves of one company, answers to the same questionnaire.
pub fn compare<'a>(
    questionnaire: &'a Questionnaire,
    old: &Group<'a>,
    new: &Group<'a>,
) -> Comparison<'a> {
    let waves = Both {
        old: diagnose(questionnaire, old),
        new: diagnose(questionnaire, new),
    };
    let mut comparison = Comparison {
        format: FORMAT,
        questionnaire: &questionnaire.id,
        company: new.company,
        waves: Both {
            old: old.wave,
            new: new.wave,
        },
        sides: Role::SIDES.map(|role| party(&waves, role, people::same(old, new, role))),
        headline: Headline {
            id: HeadlineId::Untested,
            text: String::new(),
        },
        symptoms: symptoms(&waves, questionnaire),
        debate: debate(&waves, questionnaire),
        causes: causes::build(&waves, questionnaire),
        notes: Vec::new(),
        missing: Vec::new(),
        asked: questionnaire,
    };
    comparison.missing = missing::list(&comparison, &waves);
    comparison.notes = people::notes(&comparison);
    comparison.notes.extend(verdict::notes(&comparison));
    comparison.headline = verdict::headline(&comparison);
    comparison
}

fn party<'a>(waves: &Both<Diagnosis<'a>>, role: Role, same: Option<usize>) -> Party<'a> {
    let [old, new] = [&waves.old, &waves.new].map(|wave| wave.sides[role.index()]);
    Party {
        id: new.id,
        name: new.name,
        respondents: Both {
            old: old.respondents,
            new: new.respondents,
        },
        same,
    }
}

/// A figure of both sides together with each side's own. Where a side is heard in one wave only, what
/// both sides come to isn't comparable.
pub(super) fn figures(
    questionnaire: &Questionnaire,
    all: [Option<Points>; 2],
    sides: [Pair; 2],
) -> Figures<'_> {
    let [old, new] = all;
    let mut all = Moved::new(old, new);
    if !are_the_same_heard(sides) {
        all.change = None;
    }
    let by_side_moved = [0, 1].map(|side| Moved::new(sides[0][side], sides[1][side]));
    Figures {
        all,
        sides: by_side(questionnaire, by_side_moved.map(|moved| moved.change)),
        by_side: by_side_moved,
    }
}

/// Whether the same sides have a figure in both waves.
pub(super) fn are_the_same_heard([old, new]: [Pair; 2]) -> bool {
    old.map(|figure| figure.is_some()) == new.map(|figure| figure.is_some())
}

fn symptoms<'a>(waves: &Both<Diagnosis<'a>>, questionnaire: &'a Questionnaire) -> Symptoms<'a> {
    let [old, new] = [&waves.old.symptoms, &waves.new.symptoms];
    Symptoms {
        figures: figures(
            questionnaire,
            [old.priority, new.priority],
            [old.sides.pair(), new.sides.pair()],
        ),
        band: Both {
            old: old.band,
            new: new.band,
        },
    }
}

fn debate<'a>(
    waves: &Both<Diagnosis<'a>>,
    questionnaire: &'a Questionnaire,
) -> Option<Figures<'a>> {
    let (old, new) = (waves.old.debate.as_ref()?, waves.new.debate.as_ref()?);
    Some(figures(
        questionnaire,
        [old.score, new.score],
        [old.sides.pair(), new.sides.pair()],
    ))
}

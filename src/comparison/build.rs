//! Diagnoses both waves and sets their figures side by side.

use super::figures::figures;
use super::{
    Both, Comparison, FORMAT, Figures, Headline, HeadlineId, Party, Symptoms, causes, missing,
    people, verdict,
};
use crate::answers::Company;
use crate::diagnosis::{Diagnosis, diagnose};
use crate::questionnaire::{Questionnaire, Role};

/// Compares two waves of one company, answers to the same questionnaire.
pub fn compare<'a>(
    questionnaire: &'a Questionnaire,
    old: &Company<'a>,
    new: &Company<'a>,
) -> Comparison<'a> {
    let waves = Both {
        old: diagnose(questionnaire, old),
        new: diagnose(questionnaire, new),
    };
    let mut comparison = Comparison {
        format: FORMAT,
        questionnaire: &questionnaire.id,
        company: new.name,
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

//! Diagnoses both waves and sets their figures side by side.

use super::figures::figures;
use super::{
    Both, Comparison, FORMAT, Figures, Headline, HeadlineId, Party, Shared, SharedAnswers,
    Symptoms, Tested, causes, missing, notes, people, verdict,
};
use crate::diagnosis::{Diagnosis, METHOD, diagnose};
use crate::questionnaire::{Questionnaire, Role};

/// Compares two waves of one company on the questions that both asked.
pub fn compare<'a>(
    shared: &'a Shared,
    old: &'a SharedAnswers,
    new: &'a SharedAnswers,
) -> Comparison<'a> {
    let questionnaire = &shared.questionnaire;
    let companies = Both {
        old: old.company(),
        new: new.company(),
    };
    let waves = Both {
        old: diagnose(&shared.older, &companies.old),
        new: diagnose(questionnaire, &companies.new),
    };
    let (causes, tested) = causes::build(&waves, &companies, shared);
    let same = |role| people::same(&companies.old, &companies.new, role);
    let mut comparison = Comparison {
        format: FORMAT,
        method: METHOD,
        questionnaire: &questionnaire.id,
        company: companies.new.name,
        waves: Both {
            old: companies.old.wave,
            new: companies.new.wave,
        },
        sides: Role::SIDES.map(|role| party(&waves, role, same(role))),
        headline: Headline {
            id: HeadlineId::Untested,
            text: String::new(),
        },
        symptoms: symptoms(&waves, questionnaire, tested),
        debate: debate(&waves, questionnaire),
        causes,
        notes: Vec::new(),
        missing: Vec::new(),
        asked: questionnaire,
    };
    comparison.missing = missing::list(&comparison, &waves);
    comparison.notes = notes::all(&comparison, shared, old, new);
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
        answers: Both {
            old: old.answers,
            new: new.answers,
        },
        same,
    }
}

fn symptoms<'a>(
    waves: &Both<Diagnosis<'a>>,
    questionnaire: &'a Questionnaire,
    tested: Tested,
) -> Symptoms<'a> {
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
        tested,
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

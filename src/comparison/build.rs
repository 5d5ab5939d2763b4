//! Diagnoses both waves and sets their figures side by side.

use super::causes::Changes;
use super::figures::figures;
use super::wave::Wave;
use super::{
    Basis, Both, Comparison, FORMAT, Figures, Headline, HeadlineId, Party, Shared, SharedAnswers,
    Symptoms, Tested, care, causes, missing, notes, opposite, people, verdict, within,
};
use crate::diagnosis::{METHOD, diagnose};
use crate::questionnaire::{Questionnaire, Role};

/// Compares two waves of one company on the questions that both asked.
pub fn compare<'a>(
    shared: &'a Shared,
    old: &'a SharedAnswers,
    new: &'a SharedAnswers,
) -> Comparison<'a> {
    let companies = Both::new(old.company(), new.company());
    let waves = Both {
        old: diagnose(&shared.older, &companies.old).into(),
        new: diagnose(&shared.questionnaire, &companies.new).into(),
    };
    let changes = Changes::new(shared, &companies);
    let same = Role::SIDES.map(|role| people::same(&companies.old, &companies.new, role));
    let scored = &shared.questionnaire;
    let mut comparison = side_by_side(scored, &waves, Some(&changes), same, Basis::Answers);
    // What isn't compared of it is said as well.
    comparison.asked = shared.asked().new;
    let quality = Both::new(&old.quality[..], &new.quality[..]);
    comparison.notes = notes::all(&comparison, Some(shared), quality);
    let care = care::warning(&comparison, quality);
    comparison.is_reliable = care.is_none();
    comparison.opposite = opposite::find(&comparison);
    let within = within::sentences(&waves, &comparison.sides);
    let of_what = notes::shared_alone(shared);
    comparison.headline = verdict::headline(&comparison, care.as_deref(), within, of_what);
    comparison
}

/// The figures of two waves, without a headline and notes.
pub(super) fn side_by_side<'a>(
    questionnaire: &'a Questionnaire,
    waves: &Both<Wave<'a>>,
    changes: Option<&Changes>,
    same: [Option<usize>; 2],
    basis: Basis,
) -> Comparison<'a> {
    let (causes, tested) = causes::build(waves, changes, questionnaire);
    let mut comparison = Comparison {
        format: FORMAT,
        method: METHOD,
        questionnaire: &questionnaire.id,
        company: waves.new.company,
        waves: waves.each(|wave| wave.name),
        sides: Role::SIDES.map(|role| party(questionnaire, waves, role, same[role.index()])),
        headline: Headline {
            id: HeadlineId::Untested,
            text: String::new(),
        },
        symptoms: symptoms(waves, questionnaire, tested),
        debate: debate(waves, questionnaire),
        causes,
        notes: Vec::new(),
        missing: Vec::new(),
        opposite: Vec::new(),
        is_reliable: true,
        basis,
        asked: questionnaire,
    };
    comparison.missing = missing::list(&comparison, waves);
    comparison
}

fn party<'a>(
    questionnaire: &'a Questionnaire,
    waves: &Both<Wave>,
    role: Role,
    same: Option<usize>,
) -> Party<'a> {
    let side = &questionnaire.sides[role.index()];
    Party {
        id: &side.id,
        name: &side.name,
        respondents: waves.each(|wave| wave.sides[role.index()].respondents),
        answers: waves.each(|wave| wave.sides[role.index()].answers),
        same,
    }
}

fn symptoms<'a>(
    waves: &Both<Wave<'a>>,
    questionnaire: &'a Questionnaire,
    tested: Tested,
) -> Symptoms<'a> {
    let [old, new] = [&waves.old.symptoms, &waves.new.symptoms];
    let (all, sides) = ([old.priority, new.priority], [old.sides, new.sides]);
    Symptoms {
        figures: figures(questionnaire, all, sides),
        band: waves.each(|wave| wave.band),
        tested,
    }
}

fn debate<'a>(waves: &Both<Wave>, questionnaire: &'a Questionnaire) -> Option<Figures<'a>> {
    let ((old, olds), (new, news)) = (waves.old.debate?, waves.new.debate?);
    Some(figures(questionnaire, [old, new], [olds, news]))
}

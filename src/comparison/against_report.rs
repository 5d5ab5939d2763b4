//! A company's answers against a report that is kept from then: people are never matched.

use std::collections::HashMap;

use super::build::side_by_side;
use super::care::{self, Note};
use super::causes::Changes;
use super::kept::{KeptPart, KeptReport};
use super::{Basis, Both, Comparison, notes, opposite, verdict, within};
use crate::answers::Company;
use crate::diagnosis::{self, Diagnosis, METHOD, diagnose};
use crate::questionnaire::{Questionnaire, Role};
use crate::score::{Contrast, Points, Spread};

/// Compares a company's answers with a report that is kept from then. People are never matched.
pub(super) fn compare_with_report<'a>(
    asked: &'a Questionnaire,
    old: &'a KeptReport,
    new: &Company<'a>,
    excludes: bool,
) -> Comparison<'a> {
    let diagnosis = diagnose(asked, new);
    let why = old.why_untested(asked, excludes);
    let changes = why.is_none().then(|| changes(asked, old, &diagnosis));
    let news: Vec<Note> = diagnosis.quality.iter().map(Note::from).collect();
    let answers = answers(old, &diagnosis);
    let mut waves = Both::new(old.wave_in(asked), diagnosis.into());
    for (side, answers) in answers.into_iter().enumerate() {
        waves.old.sides[side].answers = answers.old;
        waves.new.sides[side].answers = answers.new;
    }
    let basis = Basis::Report(why);
    let mut comparison = side_by_side(asked, &waves, changes.as_ref(), [None; 2], basis);
    let quality = Both::new(&old.quality[..], &news[..]);
    comparison.notes = notes::all(&comparison, None, quality);
    comparison.notes.extend(old.other_method().map(|method| {
        format!("The report kept from then was made by method {method}, and these figures by method {METHOD}: some may differ for that alone.")
    }));
    let care = care::warning(&comparison, quality);
    comparison.is_reliable = care.is_none();
    // Of other questions, or other people, sides don't go anywhere.
    let mut within = Vec::new();
    if why.is_none() {
        comparison.opposite = opposite::find(&comparison);
        within = within::sentences(&waves, &comparison.sides);
    }
    comparison.headline = verdict::headline(&comparison, care.as_deref(), within, None);
    comparison
}

/// How many of the scale questions that both asked each side answered, as they are counted where the answers are compared.
fn answers(old: &KeptReport, new: &Diagnosis) -> [Both<usize>; 2] {
    let causes = new.causes.iter();
    let parts = causes.map(|cause| (cause.id, &cause.questions));
    let symptoms = [("", &new.symptoms.questions)].into_iter();
    let rest = symptoms.chain(new.debate.iter().map(|debate| ("", &debate.questions)));
    let news: HashMap<(&str, &str), &diagnosis::Question> = parts
        .chain(rest)
        .flat_map(|(cause, questions)| questions.iter().map(move |it| ((cause, it.id), it)))
        .collect();
    Role::SIDES.map(|role| {
        let mut both = Both { old: 0, new: 0 };
        for (cause, then) in old.questions() {
            if let Some(now) = news.get(&(cause, then.id.as_str())) {
                both.old += then.answers(&old.sides[role.index()].id);
                both.new += now.counts.of(role).iter().sum::<usize>();
            }
        }
        both
    })
}

/// What tells changes from chance.
fn changes(asked: &Questionnaire, old: &KeptReport, new: &Diagnosis) -> Changes {
    let causes = asked.causes.iter().map(|cause| {
        let part = old.causes.iter().find(|part| part.id == cause.id);
        let now = new.causes.iter().find(|now| now.id == cause.id);
        let contrast = |(part, now): (&KeptPart, &diagnosis::Cause)| {
            contrast(old, part, &now.questions, now.spread.pair())
        };
        part.zip(now).map_or_else(nothing, contrast)
    });
    let symptoms = std::iter::once_with(|| {
        let now = &new.symptoms;
        contrast(old, &old.symptoms, &now.questions, now.spread.pair())
    });
    let parts: Vec<Contrast> = causes.chain(symptoms).collect();
    // Each side in each wave.
    let most = |group: usize| parts.iter().map(|part| part.groups[group].n).max();
    let is_single = (0..4).any(|group| most(group) == Some(1));
    Changes::of(parts, is_single)
}

/// Of a part that can't be compared.
fn nothing() -> Contrast {
    Contrast::of_means(&[], vec![NOBODY; 4])
}

/// The change of both sides' average on a part, by its questions' means. Where both sides didn't answer the same questions in
/// both waves nothing can be told, since a kept report can't be cut down to those that they did.
fn contrast(
    kept: &KeptReport,
    old: &KeptPart,
    questions: &[diagnosis::Question],
    spreads: [Option<Spread>; 2],
) -> Contrast {
    let change = |question: &diagnosis::Question| -> Option<f64> {
        let mut asked = old.questions.iter();
        let before = asked.find(|before| before.id == question.id)?;
        let [a, b] = question.sides.pair();
        let [before_a, before_b] = kept.pair(&before.sides);
        Some(0.5 * (a?.get() - before_a?.get()) + 0.5 * (b?.get() - before_b?.get()))
    };
    let mut asked: Vec<&diagnosis::Question> = questions.iter().collect();
    asked.sort_by_key(|question| question.id);
    let differences: Vec<f64> = asked.into_iter().filter_map(change).collect();
    let before = kept.sides.each_ref().map(|side| old.spread_of(side));
    let groups = [before[0], spreads[0], before[1], spreads[1]];
    let rests_on_the_same =
        |group: &Option<Spread>| group.is_some_and(|spread| spread.questions == differences.len());
    if !groups.iter().all(rests_on_the_same) {
        return nothing();
    }
    let groups = groups.map(|group| group.unwrap_or(NOBODY)).to_vec();
    Contrast::of_means(&differences, groups)
}

const NOBODY: Spread = Spread {
    between_squares: Points::ZERO,
    between_df: 0,
    residual_squares: Points::ZERO,
    residual_df: 0,
    n: 0,
    questions: 0,
};

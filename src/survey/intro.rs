//! What a respondent reads first: what it is for, who sees what, how long it takes, where it goes on.

use super::posed::{QuestionKind, Topic};
use super::prompt::{Notice, Prompt, Stop};
use super::state::Survey;
use crate::diagnostic::list;
use crate::questionnaire::{Questionnaire, Role};

/// Shows what the answers are for, who will see them and how long it takes, before the first question.
/// Whoever goes on has read it.
pub(super) fn introduce(
    questionnaire: &Questionnaire,
    survey: &Survey,
    is_resumed: bool,
    prompt: &mut dyn Prompt,
) -> Result<(), Stop> {
    if is_resumed {
        return prompt.show(&Notice {
            title: standing(questionnaire, "survey-welcome-back", survey),
            paragraphs: Vec::new(),
            end: questionnaire.word("survey-seated").to_owned(),
        });
    }
    let (count, minutes) = (survey.count().to_string(), minutes(survey).to_string());
    let intro = questionnaire.intro.split("\n\n").map(str::trim);
    let intro = intro.filter(|text| !text.is_empty()).map(str::to_owned);
    let mut paragraphs: Vec<String> = intro.collect();
    let length = [("count", count.as_str()), ("minutes", &minutes)];
    paragraphs.push(questionnaire.phrase("survey-length", &length));
    paragraphs.extend(away(questionnaire, survey.record().role));
    prompt.show(&Notice {
        title: questionnaire.title.clone(),
        paragraphs,
        end: questionnaire.word("survey-start").to_owned(),
    })
}

/// That the observer had better be somewhere else, where there is one and somebody else answers.
pub fn away(questionnaire: &Questionnaire, role: Role) -> Option<String> {
    let observer = questionnaire.observer.as_ref();
    let observer = observer.filter(|_| role != Role::Observer)?;
    Some(questionnaire.phrase("survey-away", &[("observer", &observer.name)]))
}

/// A fact takes five seconds, another scale question eight or nine, an ordering or an open question half a
/// minute.
fn minutes(survey: &Survey) -> usize {
    let questions = survey.questions().into_iter();
    let half_seconds = questions.map(|question| match question.kind {
        QuestionKind::Scale if question.topic != Topic::View => 10,
        QuestionKind::Scale => 17,
        QuestionKind::Ranking | QuestionKind::Open => 60,
    });
    half_seconds.sum::<usize>().div_ceil(120).max(1)
}

pub(super) fn standing(questionnaire: &Questionnaire, key: &str, survey: &Survey) -> String {
    let record = survey.record();
    let side = questionnaire.party_name(record.role);
    let number = survey.position().map_or(survey.count(), |at| at + 1);
    let company = list::joined([&record.company].into_iter().chain(&record.wave), ", ");
    let values = [
        ("name", record.respondent.as_deref().unwrap_or_default()),
        ("side", side),
        ("company", company.as_str()),
        ("number", &number.to_string()),
        ("count", &survey.count().to_string()),
    ];
    questionnaire.phrase(key, &values)
}

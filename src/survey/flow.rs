//! The loop of questions: asks, keeps, asks the next, until the respondent is done.

use super::posed::Reply;
use super::prompt::{Decision, Prompt, Stop};
use super::state::Survey;
use crate::questionnaire::Questionnaire;

/// Asks everything from where the survey stands. `keep` is called after every reply, before anything
/// more is shown or asked. It ends well when the respondent has looked at all answers and wants them
/// saved, and goes back where it is left before the first question.
pub fn ask(
    questionnaire: &Questionnaire,
    survey: &mut Survey,
    prompt: &mut dyn Prompt,
    keep: &mut dyn FnMut(&Survey) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let mut place = None;
    loop {
        let Some(position) = survey.position() else {
            match prompt.review(&survey.review(place))? {
                Decision::Save => return Ok(()),
                Decision::Quit => return Err(Stop::Quit),
                Decision::Change(position) => {
                    place = Some(position);
                    if is_in_sight(questionnaire, survey, position, prompt)? {
                        survey.change(position);
                        keep(survey)?;
                    }
                }
            }
            continue;
        };
        let reply = prompt.question(&survey.question(position))?;
        if reply == Reply::Back {
            let before = position.checked_sub(1).ok_or(Stop::Back)?;
            if !is_in_sight(questionnaire, survey, before, prompt)? {
                continue;
            }
        }
        let is_answer = matches!(reply, Reply::Answer(_) | Reply::Absent);
        survey.take(reply);
        keep(survey)?;
        if is_answer {
            prompt.taken(&survey.question(position))?;
        }
    }
}

/// Whether a question may be shown: what was given before a break is only shown to whoever asks for it.
fn is_in_sight(
    questionnaire: &Questionnaire,
    survey: &mut Survey,
    position: usize,
    prompt: &mut dyn Prompt,
) -> Result<bool, Stop> {
    if !survey.is_hidden(position) {
        return Ok(true);
    }
    let name = survey.record().respondent.clone().unwrap_or_default();
    let question = questionnaire.phrase("survey-show-earlier", &[("name", &name)]);
    let is_asked_for = prompt.confirm(&question)?;
    if is_asked_for {
        survey.unveil();
    }
    Ok(is_asked_for)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::{EMBEDDED, Role};
    use crate::survey::posed::{Answer, Who};

    #[test]
    fn what_was_given_before_a_break_is_hidden_until_it_is_asked_for() {
        let questionnaire = EMBEDDED[1].read().unwrap();
        let mut before = Survey::new(&questionnaire, &Who::dana(Role::First));
        before.take(Reply::Comment("Old words".to_owned()));
        before.take(Reply::Answer(Some(Answer::Scale(4))));
        before.take(Reply::Back);
        let record = before.record().clone();
        let (at, reached) = (before.at(), before.reached());
        let resume = || Survey::resumed(&questionnaire, record.clone(), at, reached);

        let mut survey = resume();
        let shown = survey.question(0);
        assert!(shown.is_hidden() && shown.given.is_none() && shown.comment.is_none());
        survey.take(Reply::Comment("New".to_owned()));
        survey.take(Reply::Comment("New words".to_owned()));
        assert_eq!(survey.question(0).comment.as_deref(), Some("New words"));
        survey.take(Reply::Keep);
        assert_eq!(
            survey.record().words.comments[before.at()],
            "Old words\nNew words"
        );
        assert_eq!(survey.record().scale, record.scale);

        let mut survey = resume();
        survey.take(Reply::Answer(Some(Answer::Scale(2))));
        assert_eq!(survey.question(0).given, Some(Answer::Scale(2)));
        survey.unveil();
        assert_eq!(survey.question(0).comment.as_deref(), Some("Old words"));
    }

    #[test]
    fn an_answer_of_another_kind_is_none() {
        let questionnaire = EMBEDDED[1].read().unwrap();
        let mut survey = Survey::new(&questionnaire, &Who::dana(Role::First));
        survey.take(Reply::Answer(Some(Answer::Order(vec![0]))));
        assert_eq!(survey.position(), Some(0));
    }
}

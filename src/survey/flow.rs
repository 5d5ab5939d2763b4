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
    use crate::survey::posed::{Answer, PosedQuestion, QuestionKind, Review, Who};
    use crate::survey::prompt::{Menu, Notice};
    use crate::survey::state::REVIEW;

    /// Gives replies by a script, and notes what was asked.
    struct Scripted<R: FnMut(&PosedQuestion) -> Result<Reply, Stop>> {
        replies: R,
        decisions: Vec<Decision>,
        asked: Vec<PosedQuestion>,
    }

    impl<R: FnMut(&PosedQuestion) -> Result<Reply, Stop>> Prompt for Scripted<R> {
        fn show(&mut self, _: &Notice) -> Result<(), Stop> {
            Ok(())
        }

        fn line(&mut self, _: &str, _: Option<&str>) -> Result<String, Stop> {
            Err(Stop::Ended)
        }

        fn choose(&mut self, _: &Menu) -> Result<usize, Stop> {
            Err(Stop::Ended)
        }

        fn confirm(&mut self, _: &str) -> Result<bool, Stop> {
            Err(Stop::Ended)
        }

        fn seat(&mut self, _: Option<Role>) {}

        fn question(&mut self, question: &PosedQuestion) -> Result<Reply, Stop> {
            self.asked.push(question.clone());
            (self.replies)(question)
        }

        fn review(&mut self, _: &Review) -> Result<Decision, Stop> {
            Ok(self.decisions.remove(0))
        }
    }

    /// A prompt with this script, which decides so at the review.
    fn scripted<R: FnMut(&PosedQuestion) -> Result<Reply, Stop>>(
        replies: R,
        decisions: &[Decision],
    ) -> Scripted<R> {
        Scripted {
            replies,
            decisions: decisions.to_vec(),
            asked: Vec::new(),
        }
    }

    fn middle(question: &PosedQuestion) -> Reply {
        Reply::Answer(Some(match question.kind {
            QuestionKind::Scale => Answer::Scale(3),
            QuestionKind::Ranking => Answer::Order((0..question.choices.len()).rev().collect()),
            QuestionKind::Open => Answer::Text("  ".to_owned()),
        }))
    }

    #[test]
    fn every_reply_is_kept_before_anything_more_is_asked() {
        let questionnaire = EMBEDDED[0].read().unwrap();
        let mut survey = Survey::new(&questionnaire, &Who::dana(Role::First));
        let mut prompt = scripted(|question| Ok(middle(question)), &[Decision::Save]);
        let mut kept = Vec::new();
        ask(&questionnaire, &mut survey, &mut prompt, &mut |survey| {
            kept.push(survey.at().to_owned());
            Ok(())
        })
        .unwrap();
        let count = survey.count();
        let numbers = prompt.asked.iter().map(|question| question.number);
        assert!(numbers.eq(1..=count));
        assert_eq!((kept.len(), kept[count - 1].as_str()), (count, REVIEW));
        let record = survey.record();
        assert!(record.scale.iter().all(|answer| *answer == 3));
        assert!(record.words.orders.iter().all(Option::is_some));
        assert!(record.words.open.iter().all(Option::is_none));
    }

    #[test]
    fn going_back_shows_what_was_answered_and_goes_on_from_there() {
        let questionnaire = EMBEDDED[1].read().unwrap();
        let mut survey = Survey::new(&questionnaire, &Who::dana(Role::First));
        let mut script = vec![
            Reply::Answer(Some(Answer::Scale(1))),
            Reply::Answer(None),
            Reply::Comment(" Why? ".to_owned()),
            Reply::Back,
            Reply::Back,
            Reply::Answer(Some(Answer::Scale(5))),
            Reply::Answer(Some(Answer::Scale(2))),
            Reply::Back,
            Reply::Back,
            Reply::Back,
        ]
        .into_iter();
        let mut prompt = scripted(|_| script.next().ok_or(Stop::Quit), &[]);
        let end = ask(&questionnaire, &mut survey, &mut prompt, &mut |_| Ok(()));
        assert!(matches!(end, Err(Stop::Back)));
        let asked = prompt.asked.iter();
        let seen: Vec<_> = asked
            .map(|question| (question.number, question.was_asked, question.given.clone()))
            .collect();
        let expected = [
            (1, false, None),
            (2, false, None),
            (3, false, None),
            (3, false, None),
            (2, true, None),
            (1, true, Some(Answer::Scale(1))),
            (2, true, None),
            (3, false, None),
            (2, true, Some(Answer::Scale(2))),
            (1, true, Some(Answer::Scale(5))),
        ];
        assert_eq!(seen, expected);
        assert_eq!(prompt.asked[7].comment.as_deref(), Some("Why?"));
    }

    #[test]
    fn a_change_at_the_review_comes_back_to_the_review() {
        let questionnaire = EMBEDDED[1].read().unwrap();
        let mut survey = Survey::new(&questionnaire, &Who::dana(Role::First));
        let decisions = [Decision::Change(4), Decision::Save];
        let mut prompt = scripted(|question| Ok(middle(question)), &decisions);
        ask(&questionnaire, &mut survey, &mut prompt, &mut |_| Ok(())).unwrap();
        assert_eq!(prompt.asked.len(), survey.count() + 1);
        assert_eq!(prompt.asked.last().map(|question| question.number), Some(5));
    }

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

//! The loop of questions: asks, keeps, asks the next, until the respondent is done.

use super::prompt::{Decision, Prompt, Stop};
use super::state::Survey;

/// Asks everything from where the survey stands. `keep` is called after every reply, before anything
/// more is asked. It ends well when the respondent has looked at all answers and wants them saved.
pub fn ask(
    survey: &mut Survey,
    prompt: &mut dyn Prompt,
    keep: &mut dyn FnMut(&Survey) -> Result<(), Stop>,
) -> Result<(), Stop> {
    loop {
        let Some(position) = survey.position() else {
            match prompt.review(&survey.questions())? {
                Decision::Save => return Ok(()),
                Decision::Change(position) => survey.change(position),
                Decision::Quit => return Err(Stop::Quit),
            }
            keep(survey)?;
            continue;
        };
        let reply = prompt.question(&survey.question(position))?;
        survey.take(reply);
        keep(survey)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::{EMBEDDED, Role};
    use crate::survey::prompt::Notice;
    use crate::survey::state::{Answer, PosedQuestion, QuestionKind, REVIEW, Reply, Who};

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

        fn choose(&mut self, _: &str, _: &[String]) -> Result<usize, Stop> {
            Err(Stop::Ended)
        }

        fn question(&mut self, question: &PosedQuestion) -> Result<Reply, Stop> {
            self.asked.push(question.clone());
            (self.replies)(question)
        }

        fn review(&mut self, _: &[PosedQuestion]) -> Result<Decision, Stop> {
            Ok(self.decisions.remove(0))
        }
    }

    fn dana() -> Who {
        Who {
            company: "Acme".to_owned(),
            wave: None,
            role: Role::First,
            respondent: "Dana".to_owned(),
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
        let mut survey = Survey::new(&questionnaire, &dana());
        let mut prompt = Scripted {
            replies: |question: &PosedQuestion| Ok(middle(question)),
            decisions: vec![Decision::Save],
            asked: Vec::new(),
        };
        let mut kept = Vec::new();
        ask(&mut survey, &mut prompt, &mut |survey| {
            kept.push(survey.at().to_owned());
            Ok(())
        })
        .unwrap();
        let numbers: Vec<usize> = prompt
            .asked
            .iter()
            .map(|question| question.number)
            .collect();
        assert_eq!(numbers, (1..=41).collect::<Vec<_>>());
        assert_eq!((kept.len(), kept[40].as_str()), (41, REVIEW));
        let record = survey.record();
        assert!(record.scale.iter().all(|answer| *answer == 3));
        assert_eq!(
            record.words.orders,
            [Some(vec![4, 3, 2, 1, 0]), Some(vec![4, 3, 2, 1, 0])]
        );
        assert!(record.words.open.iter().all(Option::is_none));
    }

    #[test]
    fn going_back_shows_what_was_answered_and_goes_on_from_there() {
        let questionnaire = EMBEDDED[1].read().unwrap();
        let mut survey = Survey::new(&questionnaire, &dana());
        let mut script = vec![
            Reply::Back,
            Reply::Answer(Some(Answer::Scale(1))),
            Reply::Answer(None),
            Reply::Comment(" Why? ".to_owned()),
            Reply::Back,
            Reply::Back,
            Reply::Answer(Some(Answer::Scale(5))),
            Reply::Answer(Some(Answer::Scale(2))),
        ]
        .into_iter();
        let mut prompt = Scripted {
            replies: |_: &PosedQuestion| script.next().ok_or(Stop::Quit),
            decisions: Vec::new(),
            asked: Vec::new(),
        };
        let end = ask(&mut survey, &mut prompt, &mut |_| Ok(()));
        assert!(matches!(end, Err(Stop::Quit)));
        let seen: Vec<_> = prompt
            .asked
            .iter()
            .map(|question| (question.number, question.was_asked, question.given.clone()))
            .collect();
        let expected = [
            (1, false, None),
            (1, false, None),
            (2, false, None),
            (3, false, None),
            (3, false, None),
            (2, true, None),
            (1, true, Some(Answer::Scale(1))),
            (2, true, None),
            (3, false, None),
        ];
        assert_eq!(seen, expected);
        assert_eq!(prompt.asked[8].comment.as_deref(), Some("Why?"));
    }

    #[test]
    fn a_change_at_the_review_comes_back_to_the_review() {
        let questionnaire = EMBEDDED[1].read().unwrap();
        let mut survey = Survey::new(&questionnaire, &dana());
        let mut prompt = Scripted {
            replies: |question: &PosedQuestion| Ok(middle(question)),
            decisions: vec![Decision::Change(4), Decision::Save],
            asked: Vec::new(),
        };
        ask(&mut survey, &mut prompt, &mut |_| Ok(())).unwrap();
        assert_eq!(prompt.asked.len(), 17);
        assert_eq!(prompt.asked[16].number, 5);
    }

    #[test]
    fn an_answer_of_another_kind_is_none() {
        let questionnaire = EMBEDDED[1].read().unwrap();
        let mut survey = Survey::new(&questionnaire, &dana());
        survey.take(Reply::Answer(Some(Answer::Order(vec![0]))));
        assert_eq!(survey.position(), Some(0));
    }
}

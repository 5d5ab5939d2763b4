//! What was given before a break: out of sight until it is asked for, since nobody knows who sits there now.

use super::posed::{self, Answer, PosedQuestion, QuestionKind};

/// What is hidden, question by question. Nothing is where it is empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Veil(Vec<Hidden>);

#[derive(Clone, Debug)]
struct Hidden {
    /// Whether its answer is.
    answer: bool,
    /// The comment, or the answer to an open question.
    text: String,
}

impl Veil {
    /// Hides all that these questions show by now.
    pub(super) fn over(questions: &[PosedQuestion]) -> Self {
        let hidden = |question: &PosedQuestion| {
            let text = match &question.given {
                Some(Answer::Text(text)) => Some(text),
                _ => question.comment.as_ref(),
            };
            Hidden {
                answer: question.was_asked && question.kind != QuestionKind::Open,
                text: text.cloned().unwrap_or_default(),
            }
        };
        Self(questions.iter().map(hidden).collect())
    }

    /// Whether anything of a question is hidden.
    pub(super) fn hides(&self, position: usize) -> bool {
        let hidden = self.0.get(position);
        hidden.is_some_and(|hidden| hidden.answer || !hidden.text.is_empty())
    }

    /// The question without what is hidden of it. What was added to a hidden text shows.
    pub(super) fn drawn_over(&self, mut question: PosedQuestion) -> PosedQuestion {
        let position = question.number - 1;
        let Some(hidden) = self.0.get(position).filter(|_| self.hides(position)) else {
            return question;
        };
        let is_comment = question.kind != QuestionKind::Open && !hidden.text.is_empty();
        question.hidden = if is_comment {
            posed::Hidden::Comment
        } else {
            posed::Hidden::Answer
        };
        question.comment = question.comment.and_then(|text| added(&text, &hidden.text));
        question.given = match question.given {
            Some(Answer::Text(text)) => added(&text, &hidden.text).map(Answer::Text),
            given => given.filter(|_| !hidden.answer),
        };
        question
    }

    /// A text to a question, trimmed, behind the one that is hidden; none where there is neither.
    pub(super) fn with_kept(&self, position: usize, text: &str) -> Option<String> {
        let hidden = self.0.get(position).map_or("", |hidden| &hidden.text);
        let parts = [hidden, text.trim()].into_iter();
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        Some(parts.join("\n")).filter(|text| !text.is_empty())
    }

    /// The answer to a question has been given again, so that it can be shown.
    pub(super) fn answered_again(&mut self, position: usize) {
        if let Some(hidden) = self.0.get_mut(position) {
            hidden.answer = false;
        }
    }
}

/// What stands behind a hidden text.
fn added(text: &str, hidden: &str) -> Option<String> {
    let rest = text.strip_prefix(hidden).unwrap_or(text).trim_start();
    Some(rest.to_owned()).filter(|rest| !rest.is_empty())
}

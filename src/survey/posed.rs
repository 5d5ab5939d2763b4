//! A respondent, a question as the respondent meets it, and what is done at it.

use crate::diagnostic::list;
use crate::questionnaire::{Questionnaire, Role};

/// Who answers, for which company, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The company, trimmed.
    pub company: String,
    /// The wave, trimmed.
    pub wave: Option<String>,
    /// The side, or the observer.
    pub role: Role,
    /// The name or alias, trimmed.
    pub respondent: String,
}

#[cfg(test)]
impl Who {
    /// Somebody who answers in tests.
    pub fn dana(role: Role) -> Self {
        Self {
            company: "Acme".to_owned(),
            wave: None,
            role,
            respondent: "Dana".to_owned(),
        }
    }
}

/// A question as it is put to a respondent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PosedQuestion {
    /// Its number, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
    pub text: String,
    pub kind: QuestionKind,
    /// A scale's labels from least to most, a ranking's options, none of an open question.
    pub choices: Vec<String>,
    /// What can be said where there was nothing to answer about.
    pub absent: Option<String>,
    /// What it asks for.
    pub topic: Topic,
    /// Whether it has been asked before.
    pub was_asked: bool,
    /// Whether `absent` was said then.
    pub is_absent: bool,
    /// What was answered then; none where the respondent couldn't say, left it empty, or it is hidden.
    pub given: Option<Answer>,
    pub comment: Option<String>,
    /// What is kept from before a break, and not shown yet.
    pub hidden: Hidden,
}

/// What is kept of a question from before a break, and not shown yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Nothing.
    Nothing,
    /// Its answer.
    Answer,
    /// A comment, or part of one; its answer may be as well.
    Comment,
}

impl PosedQuestion {
    /// Whether anything of it isn't shown yet.
    pub fn is_hidden(&self) -> bool {
        self.hidden != Hidden::Nothing
    }

    /// Whether an answer isn't that was given before.
    pub fn has_hidden_answer(&self) -> bool {
        self.is_hidden() && self.was_asked && self.given.is_none()
    }

    /// Whether a comment isn't.
    pub fn has_hidden_comment(&self) -> bool {
        self.hidden == Hidden::Comment
    }
}

/// What a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What somebody has seen, or thinks.
    View,
    /// A fact, the first of several.
    FirstFact,
    Fact,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// By one of the choices.
    Scale,
    /// By putting the choices in order.
    Ranking,
    /// In the respondent's own words.
    Open,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// On a scale, 1 to K.
    Scale(u8),
    /// The options' indexes, first place first.
    Order(Vec<usize>),
    /// To an open question.
    Text(String),
}

/// What a respondent does at a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// An answer; none where the respondent can't say.
    Answer(Option<Answer>),
    /// That there was nothing to answer about: a missing answer as well.
    Absent,
    /// An answer that is kept as it stands by now, without going on to the next question.
    Hold(Answer),
    /// Goes on, and leaves the answer as it is.
    Keep,
    /// Goes back to the one before.
    Back,
    /// Says something to it; an empty text takes back what was said.
    Comment(String),
}

/// All answers, to be looked at before they are saved.
#[derive(Clone, Debug)]
pub struct Review {
    pub questions: Vec<PosedQuestion>,
    pub completeness: Completeness,
    /// The question that was changed last, counted from 0.
    pub place: Option<usize>,
}

/// How much is answered, and what that means for the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// How many questions are answered, of those that aren't open.
    pub answered: String,
    pub asked: String,
    /// The causes, by title, of which too few questions are answered to know this respondent's view.
    pub unknown: Vec<String>,
}

impl Completeness {
    /// The numbers, by the names of their placeholders.
    pub fn counts(&self) -> [(&str, &str); 2] {
        [("answered", &self.answered), ("asked", &self.asked)]
    }

    /// What is missing for the report, in a sentence.
    pub fn in_words(&self, questionnaire: &Questionnaire) -> String {
        let causes = self.unknown.join(", ");
        let [answered, asked] = self.counts();
        questionnaire.phrase("survey-missing", &[answered, asked, ("causes", &causes)])
    }
}

impl PosedQuestion {
    /// What was answered before, as it is shown to the respondent.
    pub fn answer_in_words(&self, questionnaire: &Questionnaire) -> String {
        let choice = |at: usize| self.choices.get(at).map_or("", String::as_str);
        match (&self.given, self.kind) {
            (None, _) if self.is_hidden() => questionnaire.word("survey-hidden").to_owned(),
            (Some(Answer::Scale(answer)), _) => choice(usize::from(*answer) - 1).to_owned(),
            (Some(Answer::Order(order)), _) => {
                list::joined(order.iter().map(|&option| choice(option)), " > ")
            }
            (Some(Answer::Text(text)), _) => text.clone(),
            (None, _) if self.is_absent => self.absent.clone().unwrap_or_default(),
            (None, QuestionKind::Open) => questionnaire.word("survey-empty").to_owned(),
            (None, _) => questionnaire.word("cannot-say").to_owned(),
        }
    }
}

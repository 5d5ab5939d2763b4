//! Where a respondent stands: the answers so far, the question that is next, and how far it went before.

use crate::answers::{FreeText, Record};
use crate::questionnaire::{Asked, Questionnaire, Role};

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

/// One respondent's survey under way.
#[derive(Clone, Debug)]
pub struct Survey<'q> {
    questionnaire: &'q Questionnaire,
    record: Record,
    steps: Vec<Step>,
    at: usize,
    reached: usize,
}

/// One question in the order of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Asked(Asked),
    Open(usize),
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
    /// Whether it has been asked before.
    pub was_asked: bool,
    /// What was answered then; none where the respondent couldn't say, or left it empty.
    pub given: Option<Answer>,
    pub comment: Option<String>,
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
    /// Goes back to the one before.
    Back,
    /// Says something to it; an empty text takes back what was said.
    Comment(String),
}

impl PosedQuestion {
    /// What was answered before, as it is shown to the respondent.
    pub fn answer_in_words(&self, questionnaire: &Questionnaire) -> String {
        let choice = |at: usize| self.choices.get(at).map_or("", String::as_str);
        match (&self.given, self.kind) {
            (Some(Answer::Scale(answer)), _) => choice(usize::from(*answer) - 1).to_owned(),
            (Some(Answer::Order(order)), _) => {
                let texts: Vec<&str> = order.iter().map(|&option| choice(option)).collect();
                texts.join(" > ")
            }
            (Some(Answer::Text(text)), _) => text.clone(),
            (None, QuestionKind::Open) => questionnaire.word("survey-empty").to_owned(),
            (None, _) => questionnaire.word("cannot-say").to_owned(),
        }
    }
}

impl<'q> Survey<'q> {
    /// A survey from the first question on.
    pub fn new(questionnaire: &'q Questionnaire, who: &Who) -> Self {
        let record = Record {
            company: who.company.clone(),
            wave: who.wave.clone(),
            role: who.role,
            respondent: Some(who.respondent.clone()),
            scale: vec![0; questionnaire.scale_questions.len()],
            words: FreeText::new(questionnaire),
        };
        Self::resumed(questionnaire, record, None, None)
    }

    /// A survey that goes on. `at` and `reached` are ids of questions, as [`Survey::at`] and
    /// [`Survey::reached`] gave them; without them it starts with the first question.
    pub(super) fn resumed(
        questionnaire: &'q Questionnaire,
        record: Record,
        at: Option<&str>,
        reached: Option<&str>,
    ) -> Self {
        let asked = questionnaire.sequence(record.role).into_iter();
        let open = 0..questionnaire.open.len();
        let steps = asked.map(Step::Asked).chain(open.map(Step::Open)).collect();
        let mut survey = Self {
            questionnaire,
            record,
            steps,
            at: 0,
            reached: 0,
        };
        survey.reached = reached.map_or(0, |id| survey.find(id));
        survey.at = at.map_or(0, |id| survey.find(id)).min(survey.reached);
        survey
    }

    /// The answers so far.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// How many questions there are.
    pub fn count(&self) -> usize {
        self.steps.len()
    }

    /// The question that is next, counted from 0; none where all have been asked.
    pub fn position(&self) -> Option<usize> {
        (self.at < self.steps.len()).then_some(self.at)
    }

    /// The id of the question that is next, or [`REVIEW`].
    pub fn at(&self) -> &str {
        self.id(self.at)
    }

    /// The id of the first question that has not been asked yet, or [`REVIEW`].
    pub fn reached(&self) -> &str {
        self.id(self.reached)
    }

    /// A question as it is put to the respondent.
    pub fn question(&self, position: usize) -> PosedQuestion {
        let words = &self.record.words;
        let (text, kind, choices, given, comment) = match self.steps[position] {
            Step::Asked(asked) => {
                let wording = self.questionnaire.wording(asked);
                let text = self.questionnaire.text_for(wording, self.record.role);
                let id = self.questionnaire.question_id(asked);
                let (kind, choices, given) = self.asked(asked);
                let comment = words.comments.get(id).cloned();
                (text.unwrap_or_default(), kind, choices, given, comment)
            }
            Step::Open(index) => {
                let given = words.open[index].clone().map(Answer::Text);
                let text = self.questionnaire.open[index].text.clone();
                (text, QuestionKind::Open, Vec::new(), given, None)
            }
        };
        PosedQuestion {
            number: position + 1,
            count: self.steps.len(),
            text,
            kind,
            choices,
            was_asked: given.is_some() || position < self.reached,
            given,
            comment,
        }
    }

    /// Every question with its answer.
    pub fn questions(&self) -> Vec<PosedQuestion> {
        (0..self.steps.len()).map(|at| self.question(at)).collect()
    }

    /// Takes a reply to the question that is next.
    pub fn take(&mut self, reply: Reply) {
        match reply {
            Reply::Back => self.at = self.at.saturating_sub(1),
            Reply::Comment(text) => self.comment(&text),
            Reply::Answer(answer) => self.answer(answer),
        }
    }

    /// Goes to a question again. Once it is answered, the review is next, as all others are.
    pub fn change(&mut self, position: usize) {
        self.at = position.min(self.reached);
    }

    fn asked(&self, asked: Asked) -> (QuestionKind, Vec<String>, Option<Answer>) {
        match asked {
            Asked::Scale(index) => {
                let labels = self.questionnaire.scale_questions[index].labels.to_vec();
                let answer = Some(self.record.scale[index]).filter(|answer| *answer > 0);
                (QuestionKind::Scale, labels, answer.map(Answer::Scale))
            }
            Asked::Ranking(index) => {
                let options = self.questionnaire.ranking_questions[index].options.iter();
                let options = options.map(|option| option.text.clone()).collect();
                let answer = self.record.words.orders[index].clone().map(Answer::Order);
                (QuestionKind::Ranking, options, answer)
            }
        }
    }

    fn answer(&mut self, answer: Option<Answer>) {
        let Some(&item) = self.steps.get(self.at) else {
            return;
        };
        match (item, answer) {
            (Step::Asked(Asked::Scale(index)), Some(Answer::Scale(answer))) => {
                self.record.scale[index] = answer;
            }
            (Step::Asked(Asked::Ranking(index)), Some(Answer::Order(order))) => {
                self.record.words.orders[index] = Some(order);
            }
            (Step::Open(index), Some(Answer::Text(text))) => {
                let text = text.trim().to_owned();
                self.record.words.open[index] = Some(text).filter(|text| !text.is_empty());
            }
            (Step::Asked(Asked::Scale(index)), None) => self.record.scale[index] = 0,
            (Step::Asked(Asked::Ranking(index)), None) => self.record.words.orders[index] = None,
            (Step::Open(index), None) => self.record.words.open[index] = None,
            // An answer of another kind than the question's is none: the question stays.
            _ => return,
        }
        let had_all = self.reached == self.steps.len();
        self.reached = self.reached.max(self.at + 1);
        self.at = if had_all {
            self.steps.len()
        } else {
            self.at + 1
        };
    }

    fn comment(&mut self, text: &str) {
        let Some(Step::Asked(asked)) = self.steps.get(self.at) else {
            return;
        };
        let id = self.questionnaire.question_id(*asked).to_owned();
        match text.trim() {
            "" => self.record.words.comments.remove(&id),
            text => self.record.words.comments.insert(id, text.to_owned()),
        };
    }

    fn id(&self, position: usize) -> &str {
        match self.steps.get(position) {
            Some(Step::Asked(asked)) => self.questionnaire.question_id(*asked),
            Some(Step::Open(index)) => &self.questionnaire.open[*index].id,
            None => REVIEW,
        }
    }

    fn find(&self, id: &str) -> usize {
        let mut positions = 0..self.steps.len();
        let end = if id == REVIEW { self.steps.len() } else { 0 };
        positions.find(|&at| self.id(at) == id).unwrap_or(end)
    }
}

/// Stands for the place after the last question. No question has this id: it is no kebab-case.
pub const REVIEW: &str = "REVIEW";

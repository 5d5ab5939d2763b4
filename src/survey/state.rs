//! Where a respondent stands: the answers so far, the question that is next, and how far it went before.

use std::collections::BTreeSet;

use super::posed::{
    Answer, Completeness, Hidden, PosedQuestion, QuestionKind, Reply, Review, Topic, Who,
};
use super::veil::Veil;
use crate::answers::{FreeText, Record};
use crate::questionnaire::{Asked, Questionnaire};

/// One respondent's survey under way.
#[derive(Clone, Debug)]
pub struct Survey<'q> {
    questionnaire: &'q Questionnaire,
    record: Record,
    steps: Vec<Step>,
    at: usize,
    reached: usize,
    veil: Veil,
    /// The questions to which it was said that there was nothing to answer about. No file holds it.
    absent: BTreeSet<usize>,
}

/// One question in the order of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Asked(Asked),
    Open(usize),
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
        Self::start(questionnaire, record)
    }

    /// A survey that goes on after a break. `at` and `reached` are ids of questions, as [`Survey::at`]
    /// and [`Survey::reached`] gave them. What was given before is hidden until it is asked for.
    pub(super) fn resumed(
        questionnaire: &'q Questionnaire,
        record: Record,
        at: &str,
        reached: &str,
    ) -> Self {
        let mut survey = Self::start(questionnaire, record);
        survey.reached = survey.find(reached);
        survey.at = survey.find(at).min(survey.reached);
        survey.veil = Veil::over(&survey.questions());
        survey
    }

    fn start(questionnaire: &'q Questionnaire, record: Record) -> Self {
        let asked = questionnaire.sequence(record.role).into_iter();
        let open = 0..questionnaire.open.len();
        let steps = asked.map(Step::Asked).chain(open.map(Step::Open)).collect();
        Self {
            questionnaire,
            record,
            steps,
            at: 0,
            reached: 0,
            veil: Veil::default(),
            absent: BTreeSet::new(),
        }
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
        let step = self.steps[position];
        let (text, kind, choices, given, comment) = match step {
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
                let open = &self.questionnaire.open[index];
                let text = self.questionnaire.open_text_for(open, self.record.role);
                (text, QuestionKind::Open, Vec::new(), given, None)
            }
        };
        let before = position.checked_sub(1).map(|before| self.steps[before]);
        let topic = match before {
            _ if !self.is_fact(step) => Topic::View,
            Some(before) if self.is_fact(before) => Topic::Fact,
            _ => Topic::FirstFact,
        };
        let absent = match step {
            Step::Asked(asked) => self.questionnaire.absent(asked),
            Step::Open(_) => None,
        };
        let posed = PosedQuestion {
            number: position + 1,
            count: self.steps.len(),
            text,
            kind,
            choices,
            absent: absent.map(str::to_owned),
            topic,
            was_asked: given.is_some() || position < self.reached,
            is_absent: self.absent.contains(&position),
            given,
            comment,
            hidden: Hidden::Nothing,
        };
        self.veil.drawn_over(posed)
    }

    /// Whether something of a question is kept from before a break and not shown yet.
    pub fn is_hidden(&self, position: usize) -> bool {
        self.veil.hides(position)
    }

    /// Shows what was given before the break.
    pub fn unveil(&mut self) {
        self.veil = Veil::default();
    }

    /// All answers, to be looked at; `place` is the question that was changed last.
    pub fn review(&self, place: Option<usize>) -> Review {
        Review {
            questions: self.questions(),
            completeness: self.completeness(),
            place,
        }
    }

    /// How much is answered.
    fn completeness(&self) -> Completeness {
        let role = self.record.role;
        let answered = |at: &usize| self.record.scale[*at] > 0;
        let is_unknown = |scale: &std::ops::Range<usize>| {
            let asked = self.questionnaire.asked(scale.clone(), role);
            let count = asked.iter().filter(|at| answered(at)).count();
            !asked.is_empty() && (count == 0 || 2 * count < asked.len())
        };
        let causes = self.questionnaire.causes.iter();
        let unknown = causes.filter(|cause| is_unknown(&cause.scale));
        let asked = self.steps.iter().filter_map(|step| match step {
            Step::Asked(asked) => Some(*asked),
            Step::Open(_) => None,
        });
        let is_answered = |asked: &Asked| match asked {
            Asked::Scale(at) => answered(at),
            Asked::Ranking(at) => self.record.words.orders[*at].is_some(),
        };
        Completeness {
            answered: asked.clone().filter(is_answered).count().to_string(),
            asked: asked.count().to_string(),
            unknown: unknown.map(|cause| cause.title.clone()).collect(),
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
            Reply::Keep => self.go_on(),
            Reply::Hold(answer) => {
                self.answer(Some(answer));
            }
            Reply::Absent => {
                if self.answer(None) {
                    self.absent.insert(self.at);
                    self.go_on();
                }
            }
            Reply::Answer(answer) => {
                if self.answer(answer) {
                    self.go_on();
                }
            }
        }
    }

    /// Goes to a question again. Once it is answered, the review is next, as all others are.
    pub fn change(&mut self, position: usize) {
        self.at = position.min(self.reached);
    }

    /// Whether it asks what is done already.
    fn is_fact(&self, step: Step) -> bool {
        let facts = self.questionnaire.practice_scale();
        matches!(step, Step::Asked(Asked::Scale(index)) if facts.contains(&index))
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

    /// Keeps an answer, and says whether it is one: an answer of another kind than the question's is none.
    fn answer(&mut self, answer: Option<Answer>) -> bool {
        let Some(&item) = self.steps.get(self.at) else {
            return false;
        };
        let record = &mut self.record;
        match (item, answer) {
            (Step::Asked(Asked::Scale(index)), Some(Answer::Scale(answer))) => {
                record.scale[index] = answer;
            }
            (Step::Asked(Asked::Ranking(index)), Some(Answer::Order(order))) => {
                record.words.orders[index] = Some(order);
            }
            (Step::Open(index), Some(Answer::Text(text))) => {
                record.words.open[index] = self.veil.with_kept(self.at, &text);
            }
            (Step::Asked(Asked::Scale(index)), None) => record.scale[index] = 0,
            (Step::Asked(Asked::Ranking(index)), None) => record.words.orders[index] = None,
            (Step::Open(index), None) => {
                record.words.open[index] = self.veil.with_kept(self.at, "");
            }
            _ => return false,
        }
        self.veil.answered_again(self.at);
        self.absent.remove(&self.at);
        true
    }

    fn go_on(&mut self) {
        let had_all = self.reached == self.steps.len();
        self.reached = self.reached.max(self.at + 1).min(self.steps.len());
        self.at = if had_all { self.reached } else { self.at + 1 };
    }

    fn comment(&mut self, text: &str) {
        let Some(Step::Asked(asked)) = self.steps.get(self.at) else {
            return;
        };
        let id = self.questionnaire.question_id(*asked).to_owned();
        match self.veil.with_kept(self.at, text) {
            None => self.record.words.comments.remove(&id),
            Some(text) => self.record.words.comments.insert(id, text),
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

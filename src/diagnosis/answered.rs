//! What was answered to each question, in figures and in words.

use std::cmp::Reverse;

use schemars::JsonSchema;
use serde::Serialize;

use super::{ById, by_side};
use crate::answers::FreeText;
use crate::questionnaire::Role;
use crate::score::{self, Part, Points, Sheet};

/// A scale question's answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Question<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its text, the sides called "our department" and "the other department".
    pub text: String,
    /// Each side's mean severity, over all who answered it.
    pub sides: ById<'a, Option<Points>>,
    /// First side minus second.
    pub gap: Option<Points>,
    /// How many of each side chose each label.
    pub counts: ById<'a, Vec<usize>>,
    /// What was said beside it.
    pub comments: Vec<Said<'a>>,
    /// Its index in [`crate::questionnaire::Questionnaire::scale_questions`].
    #[serde(skip)]
    pub index: usize,
}

/// Somebody's words, without the name.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Said<'a> {
    /// The side's id.
    pub side: &'a str,
    /// The words.
    pub text: &'a str,
    /// Whether the answer beside which they stand is one of conflict, so that they may speak for it.
    #[serde(skip)]
    pub is_of_conflict: bool,
}

/// A ranking question's answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Order<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its text.
    pub text: String,
    /// Between the two sides: 0 the same order, 50 unrelated, 100 opposite.
    pub distance: Option<Points>,
    /// Whether the sides are nearer to opposite orders than to the same.
    pub far_apart: bool,
    /// The sides that are so from the observer's order.
    pub off_course: Vec<&'a str>,
    /// Between each side and the observer.
    pub to_observer: ById<'a, Option<Points>>,
    /// Each option's mean rank, by who ranked it.
    pub mean_ranks: ById<'a, Option<ById<'a, Rank>>>,
    /// What was said beside it.
    pub comments: Vec<Said<'a>>,
    /// How many of each side put it in order.
    #[serde(skip)]
    pub answered: [usize; 2],
    /// The sides whose people gave orders so different that their mean is nobody's.
    #[serde(skip)]
    pub split: Vec<Role>,
    /// Its index in [`crate::questionnaire::Questionnaire::ranking_questions`].
    #[serde(skip)]
    pub index: usize,
}

/// A mean rank, from 1.
pub type Rank = Points;

/// An open question's answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Open<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its text.
    pub text: String,
    /// The answers.
    pub answers: Vec<Said<'a>>,
}

/// The questions of a part by falling mean of the sides; unanswered ones last.
pub(super) fn questions<'a>(sheet: &Sheet<'a>, part: &Part) -> Vec<Question<'a>> {
    let questions = part.questions().map(|index| question(sheet, index));
    let mut sorted: Vec<Question> = questions.collect();
    sorted.sort_by_key(|question| Reverse(score::average(question.sides.pair())));
    sorted
}

fn question<'a>(sheet: &Sheet<'a>, index: usize) -> Question<'a> {
    let questionnaire = sheet.questionnaire;
    let asked = &questionnaire.scale_questions[index];
    let sides = sheet.question(index);
    let counts = Role::SIDES.map(|role| sheet.counts(role, index));
    Question {
        id: &asked.id,
        text: questionnaire.neutral_text(&asked.wording),
        sides: by_side(questionnaire, sides),
        gap: score::gap(sides),
        counts: by_side(questionnaire, counts),
        comments: said(sheet, Some(index), |words| words.comment(&asked.id)),
        index,
    }
}

/// What was said beside a question that isn't one on a scale, in the respondents' canonical order.
pub(super) fn comments<'a>(sheet: &Sheet<'a>, id: &str) -> Vec<Said<'a>> {
    said(sheet, None, |words| words.comment(id))
}

/// Half of the worst: an answer above it is one of conflict.
const MIDDLE: f64 = 50.0;

/// What was said, beside a scale question by its index or elsewhere.
fn said<'a>(
    sheet: &Sheet<'a>,
    beside: Option<usize>,
    words: impl Fn(&'a FreeText) -> Option<&'a str>,
) -> Vec<Said<'a>> {
    let answer = Part::new(sheet.questionnaire, beside);
    let mut all = Vec::new();
    for respondent in sheet.all() {
        let party = sheet.questionnaire.party(respondent.role);
        if let (Some(party), Some(text)) = (party, words(respondent.words)) {
            let severity = answer.score(respondent.scale);
            all.push(Said {
                side: &party.id,
                text,
                is_of_conflict: severity.is_some_and(|it| it > MIDDLE),
            });
        }
    }
    all
}

/// The answers to the open questions.
pub(super) fn open<'a>(sheet: &Sheet<'a>) -> Vec<Open<'a>> {
    let open = sheet.questionnaire.open.iter().enumerate();
    open.map(|(index, question)| Open {
        id: &question.id,
        text: sheet.questionnaire.neutral_open_text(question),
        answers: said(sheet, None, |words| words.open(index)),
    })
    .collect()
}

/// Up to this concordance the people of a side have no order in common: one of four puts all the other way round.
const SPLIT: f64 = 0.25;

/// The answers to one ranking question.
pub(super) fn order<'a>(sheet: &Sheet<'a>, index: usize) -> Order<'a> {
    let questionnaire = sheet.questionnaire;
    let asked = &questionnaire.ranking_questions[index];
    let ranks =
        Role::ALL.map(|role| score::mean_ranks(&sheet.orders(role, index), asked.options.len()));
    let [first, second, observer] = ranks.each_ref().map(Option::as_deref);
    let high = questionnaire.thresholds.high;
    let is_far = |distance: Option<Points>| distance.is_some_and(|distance| distance > high);
    let distance = score::distance(first, second);
    let to_observer = [first, second].map(|side| score::distance(side, observer));
    let sides = questionnaire.sides.iter().zip(to_observer);
    let off_course = sides.filter(|(_, distance)| is_far(*distance));
    let by_option = |ranks: &Vec<f64>| {
        let ids = asked.options.iter().map(|option| option.id.as_str());
        let ranks = ranks.iter().map(|&rank| Points::new(rank));
        ById(ids.zip(ranks).collect())
    };
    let parties = questionnaire.parties().map(|(role, party)| {
        let ranks = ranks[role.index()].as_ref();
        (party.id.as_str(), ranks.map(by_option))
    });
    let is_split = |role: &Role| {
        let ranks = ranks[role.index()].as_deref();
        ranks.is_some_and(|ranks| score::concordance(ranks) <= SPLIT)
    };
    Order {
        id: &asked.id,
        text: questionnaire.neutral_text(&asked.wording),
        distance,
        far_apart: is_far(distance),
        off_course: off_course.map(|(side, _)| side.id.as_str()).collect(),
        to_observer: by_side(questionnaire, to_observer),
        mean_ranks: ById(parties.collect()),
        comments: comments(sheet, &asked.id),
        answered: Role::SIDES.map(|role| sheet.orders(role, index).len()),
        split: Role::SIDES.into_iter().filter(is_split).collect(),
        index,
    }
}

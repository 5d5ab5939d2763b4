//! The causes of one company, ranked.

use std::cmp::Reverse;

use super::build::{by_side, comments, question};
use super::{ById, Cause, Observed, Order, Question};
use crate::questionnaire::{self, Role};
use crate::score::{self, Confidence, Points, Reading, Sheet};

/// Scores every cause and sorts them by rank, unranked ones last. Solutions are filled in later.
///
/// `confidence` is each cause's, in the questionnaire's order, where it is asked for.
pub(super) fn build<'a>(sheet: &Sheet<'a>, confidence: Option<Vec<Confidence>>) -> Vec<Cause<'a>> {
    let mut causes: Vec<Cause> = sheet
        .questionnaire
        .causes
        .iter()
        .map(|asked| cause(sheet, asked))
        .collect();
    let priorities: Vec<Option<Points>> = causes.iter().map(|cause| cause.priority).collect();
    for (cause, rank) in causes.iter_mut().zip(score::ranks(&priorities)) {
        cause.rank = rank;
    }
    for (cause, confidence) in causes.iter_mut().zip(confidence.into_iter().flatten()) {
        cause.confidence = Some(confidence);
    }
    causes.sort_by_key(|cause| cause.rank.unwrap_or(usize::MAX));
    causes
}

fn cause<'a>(sheet: &Sheet<'a>, asked: &'a questionnaire::Cause) -> Cause<'a> {
    let questionnaire = sheet.questionnaire;
    let thresholds = questionnaire.thresholds;
    let questions: Vec<usize> = asked.scale.clone().collect();
    let sides = sheet.sides(&questions);
    let divided = Role::SIDES
        .into_iter()
        .filter(|&role| score::is_divided(&sheet.scores(role, &questions), thresholds));
    let seen = questionnaire.asked(asked.scale.clone(), Role::Observer);
    let (observer, sides_there) = (sheet.score(Role::Observer, &seen), sheet.sides(&seen));
    Cause {
        rank: None,
        id: &asked.id,
        title: &asked.title,
        summary: &asked.summary,
        priority: score::quadratic_mean(sides),
        severity: score::average(sides),
        sides: by_side(questionnaire, sides),
        gap: score::gap(sides),
        need: score::need(sides, thresholds.high),
        reading: Reading::of(sides, thresholds),
        divided: divided
            .map(|role| questionnaire.sides[role.index()].id.as_str())
            .collect(),
        observer: questionnaire.observer.as_ref().map(|_| Observed {
            score: observer,
            sides: by_side(questionnaire, sides_there),
        }),
        blind_spot: score::is_blind_spot(observer, sides_there, thresholds),
        confidence: None,
        questions: sorted_questions(sheet, &questions),
        orders: asked
            .rankings
            .clone()
            .map(|index| order(sheet, index))
            .collect(),
        solutions: Vec::new(),
    }
}

/// By falling mean of the sides; unanswered ones last.
pub(super) fn sorted_questions<'a>(sheet: &Sheet<'a>, questions: &[usize]) -> Vec<Question<'a>> {
    let mut sorted: Vec<(Option<Points>, Question)> = questions
        .iter()
        .map(|&index| {
            (
                score::average(sheet.question(index)),
                question(sheet, index),
            )
        })
        .collect();
    sorted.sort_by_key(|(mean, _)| Reverse(*mean));
    sorted.into_iter().map(|(_, question)| question).collect()
}

fn order<'a>(sheet: &Sheet<'a>, index: usize) -> Order<'a> {
    let questionnaire = sheet.questionnaire;
    let asked = &questionnaire.ranking_questions[index];
    let ranks =
        Role::ALL.map(|role| score::mean_ranks(&sheet.orders(role, index), asked.options.len()));
    let [first, second, observer] = ranks.each_ref().map(Option::as_deref);
    let high = questionnaire.thresholds.high;
    let is_far = |distance: Option<Points>| distance.is_some_and(|distance| distance > high);
    let distance = score::distance(first, second);
    let to_observer = [first, second].map(|side| score::distance(side, observer));
    let off_course = questionnaire
        .sides
        .iter()
        .zip(to_observer)
        .filter(|(_, distance)| is_far(*distance));
    let by_option = |ranks: &Vec<f64>| {
        let ids = asked.options.iter().map(|option| option.id.as_str());
        ById(
            ids.zip(ranks.iter().map(|&rank| Points::new(rank)))
                .collect(),
        )
    };
    Order {
        id: &asked.id,
        text: questionnaire.neutral_text(&asked.wording),
        distance,
        far_apart: is_far(distance),
        off_course: off_course.map(|(side, _)| side.id.as_str()).collect(),
        to_observer: by_side(questionnaire, to_observer),
        mean_ranks: ById(
            questionnaire
                .parties()
                .map(|(role, party)| {
                    (
                        party.id.as_str(),
                        ranks[role.index()].as_ref().map(by_option),
                    )
                })
                .collect(),
        ),
        comments: comments(sheet, &asked.id),
        index,
    }
}

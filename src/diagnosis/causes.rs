//! The causes of one company, ranked.

use super::{Cause, Observed, answered, by_side};
use crate::questionnaire::Role;
use crate::score::{self, Classification, CompanyScore, Confidence, Seen, Sheet};

/// The causes by rank, unranked ones last. Solutions are filled in later.
///
/// `confidence` is each cause's, in the questionnaire's order, where it is asked for.
pub(super) fn build<'a>(
    sheet: &Sheet<'a>,
    score: &CompanyScore,
    confidence: Option<Vec<Confidence>>,
) -> Vec<Cause<'a>> {
    let causes = 0..sheet.questionnaire.causes.len();
    let mut causes: Vec<Cause> = causes.map(|at| cause(sheet, score, at)).collect();
    for (cause, confidence) in causes.iter_mut().zip(confidence.into_iter().flatten()) {
        cause.confidence = Some(confidence);
    }
    causes.sort_by_key(|cause| cause.rank.unwrap_or(usize::MAX));
    causes
}

fn cause<'a>(sheet: &Sheet<'a>, score: &CompanyScore, at: usize) -> Cause<'a> {
    let questionnaire = sheet.questionnaire;
    let thresholds = questionnaire.thresholds;
    let (asked, score) = (&questionnaire.causes[at], &score.causes[at]);
    let (part, sides) = (&sheet.scorer.causes[at].all, score.sides);
    let divided = Role::SIDES
        .into_iter()
        .filter(|&role| score::is_divided(&sheet.scores(role, part), thresholds));
    let observed = |seen: Seen| Observed {
        score: seen.observer,
        sides: by_side(questionnaire, seen.sides),
    };
    let observer = questionnaire.observer.as_ref();
    Cause {
        rank: score.rank.map(usize::from),
        id: &asked.id,
        title: &asked.title,
        summary: &asked.summary,
        priority: score.priority(),
        severity: score::average(sides),
        sides: by_side(questionnaire, sides),
        gap: score::gap(sides),
        need: score::need(sides, thresholds.high),
        reading: Classification::of(sides, thresholds),
        divided: divided
            .map(|role| questionnaire.sides[role.index()].id.as_str())
            .collect(),
        observer: observer.map(|_| {
            observed(
                score
                    .seen
                    .as_deref()
                    .copied()
                    .unwrap_or_else(|| sheet.seen(at)),
            )
        }),
        blind_spot: score.blind_spot,
        confidence: None,
        questions: answered::questions(sheet, part),
        orders: asked
            .rankings
            .clone()
            .map(|index| answered::order(sheet, index))
            .collect(),
        solutions: Vec::new(),
    }
}

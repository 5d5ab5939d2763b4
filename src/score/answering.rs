//! How one respondent has answered: how much, and with how much care.

use crate::questionnaire::Questionnaire;

/// How many equal answers make a straight line.
const STRAIGHT_LINE: usize = 10;

/// How many questions are answered, scale and ranking ones.
pub(super) fn answered(scale: &[u8], ranked: u8) -> usize {
    scale.iter().filter(|answer| **answer > 0).count() + usize::from(ranked)
}

/// Whether somebody answered fewer than half of the questions asked.
pub(super) fn has_few_answers(scale: &[u8], ranked: u8, asked: usize) -> bool {
    2 * answered(scale, ranked) < asked
}

/// Whether somebody gave ten or more scale answers, all the same, though some of the questions are
/// worded the other way round.
pub fn is_straight_line(scale: &[u8], questionnaire: &Questionnaire) -> bool {
    let (mut count, mut first, mut is_mixed) = (0, None, false);
    for (answer, question) in scale.iter().zip(&questionnaire.scale_questions) {
        if *answer == 0 {
            continue;
        }
        let (same, keying) = *first.get_or_insert((*answer, question.keying));
        if *answer != same {
            return false;
        }
        count += 1;
        is_mixed |= question.keying != keying;
    }
    count >= STRAIGHT_LINE && is_mixed
}

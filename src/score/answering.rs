//! How one respondent has answered: how much, and with how much care.

use crate::answers::count_answers;
use crate::questionnaire::{Asked, Keying, Questionnaire, Role};

/// How many questions are answered, scale and ranking ones.
pub(crate) fn answered(scale: &[u8], ranked: u8) -> usize {
    count_answers(scale) + usize::from(ranked)
}

/// Whether somebody answered fewer than half of the questions asked.
pub(super) fn has_few_answers(scale: &[u8], ranked: u8, asked: usize) -> bool {
    2 * answered(scale, ranked) < asked
}

/// So many equal answers in a row make a straight line.
const STRAIGHT_LINE: usize = 9;

/// The scored questions that a role is asked, in the order of asking, each with what a high answer is a sign of.
pub(super) fn asking_order(questionnaire: &Questionnaire, role: Role) -> Vec<(usize, Keying)> {
    let sequence = questionnaire.sequence(role).into_iter();
    let scale = sequence.filter_map(|asked| match asked {
        Asked::Scale(at) if at >= questionnaire.count_scored() => None,
        Asked::Scale(at) => Some((at, questionnaire.scale_questions[at].keying)),
        Asked::Ranking(_) => None,
    });
    scale.collect()
}

/// Whether somebody gave nine or more equal answers in a row, missing ones passed over, though some of these
/// questions are worded the other way round.
pub(super) fn is_straight_line(scale: &[u8], order: &[(usize, Keying)]) -> bool {
    if !may_be_straight(scale, order) {
        return false;
    }
    let (mut last, mut first, mut run, mut is_mixed) = (0, Keying::Direct, 0, false);
    for &(question, keying) in order {
        let answer = scale[question];
        if answer == 0 {
            continue;
        }
        if answer == last {
            run += 1;
            is_mixed |= keying != first;
        } else {
            (last, first, run, is_mixed) = (answer, keying, 1, false);
        }
        if run >= STRAIGHT_LINE && is_mixed {
            return true;
        }
    }
    false
}

/// What few answers pass and every straight line does: where nothing is missing, nine in a row hold one of the fives
/// that the questions can be cut into.
fn may_be_straight(scale: &[u8], order: &[(usize, Keying)]) -> bool {
    let mut fives = order.chunks_exact(STRAIGHT_LINE.div_ceil(2));
    let answer = |&(question, _): &(usize, Keying)| scale[question];
    let is_same = |five: &[(usize, Keying)]| {
        let first = answer(&five[0]);
        five[1..].iter().all(|asked| answer(asked) == first)
    };
    scale.contains(&0) || fives.any(is_same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_in_a_row_make_a_line_where_both_ways_of_asking_are_among_them() {
        let mut order: [(usize, Keying); 12] = std::array::from_fn(|at| (at, Keying::Direct));
        order[8].1 = Keying::Reversed;
        let is_straight = |scale: [u8; 12]| is_straight_line(&scale, &order);
        assert!(is_straight([1, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2, 2]));
        // Eight; nine with a missing one between; nine of one way; nine with another answer between.
        assert!(!is_straight([1, 4, 4, 4, 4, 4, 4, 4, 4, 1, 2, 2]));
        assert!(is_straight([4, 4, 0, 4, 4, 4, 4, 4, 4, 4, 2, 2]));
        assert!(!is_straight_line(&[4; 8], &order[..8]));
        assert!(!is_straight([4, 4, 4, 4, 4, 2, 4, 4, 4, 4, 4, 4]));
    }
    #[test]
    fn a_line_is_found_wherever_it_starts() {
        let keyings = [Keying::Direct, Keying::Reversed];
        let order: [(usize, Keying); 30] = std::array::from_fn(|at| (at, keyings[at % 2]));
        for (missing, start) in (0..2).flat_map(|missing| (0..=21).map(move |at| (missing, at))) {
            let mut scale: [u8; 31] = std::array::from_fn(|at| [1, 2][at % 2]);
            scale[30] = u8::from(missing == 0);
            scale[start..start + 8].fill(5);
            assert!(!is_straight_line(&scale, &order), "{start}");
            scale[start + 8] = 5;
            assert!(is_straight_line(&scale, &order), "{start}");
        }
    }
}

//! Each cause in both waves, and whether its change is more than noise.

use super::figures::{are_the_same_heard, figures};
use super::{Both, Cause, LEVEL, Moved};
use crate::diagnosis::{self, Diagnosis};
use crate::questionnaire::Questionnaire;
use crate::score::{Change, Points, Share, average, changes};

/// The causes by their rank in the new wave.
pub(super) fn build<'a>(
    waves: &Both<Diagnosis<'a>>,
    questionnaire: &'a Questionnaire,
) -> Vec<Cause<'a>> {
    let pairs: Vec<(&diagnosis::Cause, &diagnosis::Cause)> = waves
        .new
        .causes
        .iter()
        .filter_map(|new| Some((waves.old.causes.iter().find(|old| old.id == new.id)?, new)))
        .collect();
    let question_changes: Vec<Vec<f64>> = pairs
        .iter()
        .map(|(old, new)| question_changes(old, new))
        .collect();
    let tested = changes(&question_changes);
    let tested = tested.unwrap_or_else(|| vec![None; pairs.len()]);
    let causes = pairs.into_iter().zip(tested);
    causes
        .map(|((old, new), tested)| cause(old, new, tested, questionnaire))
        .collect()
}

fn cause<'a>(
    old: &diagnosis::Cause<'a>,
    new: &diagnosis::Cause<'a>,
    tested: Option<Change>,
    questionnaire: &'a Questionnaire,
) -> Cause<'a> {
    let p_adjusted = tested.map(|tested| Share::new(tested.p_adjusted));
    Cause {
        id: new.id,
        title: new.title,
        rank: Both {
            old: old.rank,
            new: new.rank,
        },
        figures: figures(
            questionnaire,
            [old.priority, new.priority],
            [old.sides.pair(), new.sides.pair()],
        ),
        gap: Moved::new(old.gap, new.gap),
        mean_change: tested.map(|tested| Points::new(tested.mean)),
        p: tested.map(|tested| Share::new(tested.p)),
        p_adjusted,
        real: p_adjusted.map(|p| p <= LEVEL),
    }
}

/// Each question's mean of the two sides, new minus old, of the questions that the same sides answered
/// in both waves.
fn question_changes(old: &diagnosis::Cause, new: &diagnosis::Cause) -> Vec<f64> {
    let change = |new: &diagnosis::Question| {
        let old = old.questions.iter().find(|old| old.id == new.id)?;
        let sides = [old.sides.pair(), new.sides.pair()];
        if !are_the_same_heard(sides) {
            return None;
        }
        let [old, new] = sides.map(average);
        Some(new?.get() - old?.get())
    };
    new.questions.iter().filter_map(change).collect()
}

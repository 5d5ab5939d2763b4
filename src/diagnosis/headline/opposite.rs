//! What the two sides see very differently though no cause is above the line: whole causes, and single questions, which the
//! means over several don't show.

use crate::diagnosis::{Cause, Diagnosis, Question};
use crate::diagnostic::list;
use crate::questionnaire::Role;
use crate::score::Points;

/// So far apart are two people who don't merely differ by mood.
const NEARLY_ALL: f64 = 75.0;

impl Diagnosis<'_> {
    /// Whether there are causes that both sides see alike in the mean alone.
    pub fn has_opposite_answers(&self) -> bool {
        told(self).is_some()
    }

    /// Whether one side puts a cause far above the other, by more than chance makes.
    pub fn are_sides_far_apart(&self) -> bool {
        far_apart(self).is_some()
    }

    /// Whether both sides are far apart on a question, and nobody of one answered as anybody of the other or between them.
    /// Where one person answers for a side, it takes nearly the whole scale, so that it's no mood.
    pub fn are_opposite(&self, question: &Question) -> bool {
        let mut is_single = false;
        let ends = Role::SIDES.map(|role| {
            let counts = question.counts.of(role);
            is_single |= counts.iter().sum::<usize>() == 1;
            let first = counts.iter().position(|count| *count > 0)?;
            let last = counts.iter().rposition(|count| *count > 0)?;
            Some((first, last))
        });
        let far = if is_single {
            NEARLY_ALL
        } else {
            2.0 * self.asked.thresholds.gap
        };
        question.gap.is_some_and(|gap| gap.abs() >= far)
            && matches!(ends, [Some(a), Some(b)] if a.1 < b.0 || b.1 < a.0)
    }
}

/// That one side puts causes far above the other: by twice what counts as a gap, by more than chance makes, and halfway to
/// the line at least.
pub(super) fn far_apart(diagnosis: &Diagnosis) -> Option<String> {
    let thresholds = diagnosis.asked.thresholds;
    let far = 2.0 * thresholds.gap;
    let least = Points::new(thresholds.high / 2.0);
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let told = [(first, second, 1.0), (second, first, -1.0)].map(|(more, less, sign)| {
        let causes = diagnosis.causes.iter();
        let above = causes.filter(|cause| {
            let most = cause.sides.pair().into_iter().flatten().max();
            let is_far = cause.gap.is_some_and(|gap| sign * gap.get() >= far);
            cause.is_gap_sure && is_far && most > Some(least)
        });
        let titles = diagnosis.titles(above)?;
        Some(format!("{more} puts {titles} far above {less}"))
    });
    let told = list::any(told.into_iter().flatten())?;
    Some(format!(
        "But {told}: have each side tell the other what it sees."
    ))
}

/// That the sides answered half of the questions or more of some causes very differently, though their figures on these
/// are alike.
pub(super) fn told(diagnosis: &Diagnosis) -> Option<String> {
    let causes = diagnosis.causes.iter();
    let alike = causes.filter(|cause| are_alike_in_the_mean_alone(diagnosis, cause));
    let alike: Vec<&Cause> = alike.collect();
    let [opposite, all] = alike
        .iter()
        .map(|cause| counts(diagnosis, cause))
        .fold([0, 0], |[a, b], [c, d]| [a + c, b + d]);
    let titles = alike.iter().map(|cause| diagnosis.inside(cause.title));
    let which = if alike.len() == diagnosis.causes.len() {
        "the causes".to_owned()
    } else {
        list::plain(titles)
    };
    (!alike.is_empty()).then(|| {
        format!(
            "But the two sides answered {opposite} of {all} questions on {which} very differently, which their means don't show: talk these through first."
        )
    })
}

fn are_alike_in_the_mean_alone(diagnosis: &Diagnosis, cause: &Cause) -> bool {
    let least = diagnosis.asked.thresholds.gap;
    let [opposite, all] = counts(diagnosis, cause);
    cause.gap.is_some_and(|gap| gap.abs() < least) && opposite > 0 && 2 * opposite >= all
}

/// How many questions the sides answered very differently, of those that both answered.
fn counts(diagnosis: &Diagnosis, cause: &Cause) -> [usize; 2] {
    let questions = cause.questions.iter();
    let both = questions.filter(|question| question.gap.is_some());
    let both: Vec<&Question> = both.collect();
    let opposite = both.iter().filter(|it| diagnosis.are_opposite(it));
    [opposite.count(), both.len()]
}

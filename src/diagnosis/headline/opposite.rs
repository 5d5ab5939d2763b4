//! Single questions that the two sides answered very differently, which the means over several don't show.

use crate::diagnosis::{Diagnosis, Question};
use crate::questionnaire::Role;

/// So far apart are two people who don't merely differ by mood.
const NEARLY_ALL: f64 = 75.0;

impl Diagnosis<'_> {
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

/// That the sides answered half of the questions or more very differently, though their figures are alike.
pub(super) fn told(diagnosis: &Diagnosis) -> Option<String> {
    let causes = diagnosis.causes.iter().flat_map(|cause| &cause.questions);
    let both = causes.filter(|question| question.gap.is_some());
    let both: Vec<&Question> = both.collect();
    let opposite = both.iter().filter(|it| diagnosis.are_opposite(it)).count();
    (opposite > 0 && 2 * opposite >= both.len()).then(|| {
        format!(
            "But the two sides answered {opposite} of {} questions on the causes very differently, which their means don't show: talk these through first.",
            both.len()
        )
    })
}

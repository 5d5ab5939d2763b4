//! What would change the first place: everything scored again without one respondent or one question.

use super::{Pair, Part, Points, Sheet, mean, quadratic_mean, ranks};
use crate::questionnaire::Role;

/// What changes the first place, the set of causes of rank 1, when it is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    /// How many respondents do, each alone; none where no side has two. Who alone of a side has a score on
    /// some cause isn't left out: without that one the cause would be a different thing, one side's view.
    pub respondents: Option<usize>,
    /// The scale questions that do, each alone, as indexes.
    pub questions: Vec<usize>,
}

/// Leaves out each respondent and each of the causes' scale questions in turn.
pub fn sensitivity(sheet: &Sheet) -> Sensitivity {
    let sides = |part: &Part| Role::SIDES.map(|role| Scores::new(sheet, role, part));
    let causes = sheet.scorer.causes.iter();
    let scores: Vec<[Scores; 2]> = causes.map(|cause| sides(&cause.all)).collect();
    let means = |sides: &[Scores; 2]| sides.each_ref().map(Scores::mean);
    let observed: Vec<Pair> = scores.iter().map(means).collect();
    Sensitivity {
        respondents: respondents(sheet, &scores, &observed),
        questions: questions(sheet, &observed),
    }
}

fn respondents(sheet: &Sheet, scores: &[[Scores; 2]], observed: &[Pair]) -> Option<usize> {
    let first = first_place(observed);
    let mut changing = None;
    for role in Role::SIDES {
        let count = sheet.respondents(role).len();
        if count < 2 {
            continue;
        }
        let changes = |&at: &usize| {
            let mut sides = observed.to_vec();
            for (sides, scores) in sides.iter_mut().zip(scores) {
                sides[role.index()] = scores[role.index()].mean_without(at);
            }
            first_place(&sides) != first
        };
        let is_needed = |at: &usize| {
            let mut causes = scores.iter().map(|sides| &sides[role.index()]);
            causes.any(|scores| scores.is_alone(*at))
        };
        let left_out = (0..count).filter(|at| !is_needed(at));
        *changing.get_or_insert(0) += left_out.filter(changes).count();
    }
    changing
}

fn questions(sheet: &Sheet, observed: &[Pair]) -> Vec<usize> {
    let first = first_place(observed);
    let mut changing = Vec::new();
    for (at, cause) in sheet.scorer.causes.iter().enumerate() {
        for left_out in cause.all.questions() {
            // A question moves no other cause than its own.
            let mut sides = observed.to_vec();
            sides[at] = sheet.sides(&cause.all.without(left_out));
            if first_place(&sides) != first {
                changing.push(left_out);
            }
        }
    }
    changing
}

/// Whether each cause, by its sides' scores, has rank 1.
fn first_place(causes: &[Pair]) -> Vec<bool> {
    let priorities: Vec<Option<Points>> = causes.iter().copied().map(quadratic_mean).collect();
    ranks(&priorities).map(|rank| rank == Some(1)).collect()
}

/// One side's scores on a cause, a respondent each, with their sum, so that leaving one out takes no
/// longer the more there are.
struct Scores {
    each: Vec<Option<f64>>,
    sum: f64,
    count: usize,
}

impl Scores {
    fn new(sheet: &Sheet, role: Role, part: &Part) -> Self {
        let respondents = sheet.respondents(role).iter();
        let each = respondents.map(|respondent| part.score(respondent.scale));
        let each: Vec<Option<f64>> = each.collect();
        Self {
            sum: each.iter().flatten().sum(),
            count: each.iter().flatten().count(),
            each,
        }
    }

    fn mean(&self) -> Option<Points> {
        mean(self.each.iter().copied().flatten()).map(Points::new)
    }

    /// Whether nobody else has a score.
    fn is_alone(&self, respondent: usize) -> bool {
        self.count == 1 && self.each[respondent].is_some()
    }

    fn mean_without(&self, respondent: usize) -> Option<Points> {
        let (sum, count) = match self.each[respondent] {
            Some(score) => (self.sum - score, self.count - 1),
            None => (self.sum, self.count),
        };
        (count > 0).then(|| Points::new(sum / count as f64))
    }
}

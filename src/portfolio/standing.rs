//! One company's figures in the portfolio: the same as its report's, without the report around them.

use crate::answers::packed::Packed;
use crate::questionnaire::{Questionnaire, Role};
use crate::score::{self, Pair, Points, Reading};

/// One company's figures.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The company's place in the roster.
    pub company: usize,
    /// How many respondents each role has, by [`Role::index`].
    pub respondents: [u32; 3],
    /// Both sides' symptoms.
    pub symptoms: Pair,
    /// The figures of each cause, in the questionnaire's order.
    pub causes: Box<[CauseFigures]>,
    /// How many of its respondents' answers are to be read with care.
    pub careful: u32,
}

/// One cause's figures.
#[derive(Clone, Copy, Debug)]
pub struct CauseFigures {
    /// Both sides' scores.
    pub sides: Pair,
    /// 1 for the highest priority; equal ones share a rank; 0 where it is unranked.
    pub rank: u8,
    /// Whether the observer sees much less of it than both sides do.
    pub blind_spot: bool,
    /// The share of resamples in which it has the highest priority, where that was asked for.
    pub first: Option<Points>,
}

impl CauseFigures {
    /// The quadratic mean of the sides.
    pub fn priority(&self) -> Option<Points> {
        score::quadratic_mean(self.sides)
    }

    /// The priority where both sides were heard: what companies are compared by.
    pub fn comparable(&self) -> Option<Points> {
        self.sides[0].and(self.sides[1]).and(self.priority())
    }
}

impl Standing {
    /// The quadratic mean of both sides' symptoms.
    pub fn symptoms_priority(&self) -> Option<Points> {
        score::quadratic_mean(self.symptoms)
    }

    /// The side that has no score on any cause.
    pub fn silent_side(&self) -> Option<Role> {
        let is_silent = |role: &Role| {
            let mut causes = self.causes.iter();
            causes.all(|cause| cause.sides[role.index()].is_none())
        };
        Role::SIDES.into_iter().find(is_silent)
    }

    /// Whether nobody has answered enough of anything to be scored.
    pub fn is_blank(&self) -> bool {
        let is_heard = |sides: Pair| sides.iter().any(Option::is_some);
        !is_heard(self.symptoms) && !self.causes.iter().any(|cause| is_heard(cause.sides))
    }

    /// The causes of rank 1, as indexes; none where a side is silent, since one side's view is no verdict.
    pub fn leading(&self) -> Vec<usize> {
        if self.silent_side().is_some() {
            return Vec::new();
        }
        let ranked = self.causes.iter().enumerate();
        ranked
            .filter(|(_, cause)| cause.rank == 1)
            .map(|(at, _)| at)
            .collect()
    }

    /// How far the leading cause's priority is above the next one's.
    pub fn margin(&self) -> Option<Points> {
        if self.silent_side().is_some() {
            return None;
        }
        let (mut first, mut second) = (None, None);
        for priority in self.causes.iter().filter_map(CauseFigures::priority) {
            if first.is_none_or(|first| priority > first) {
                second = first.replace(priority);
            } else if second.is_none_or(|second| priority > second) {
                second = Some(priority);
            }
        }
        Some(Points::new(first?.get() - second?.get()))
    }

    /// Whether a cause's reading calls for something to be done.
    pub fn is_above_the_line(&self, questionnaire: &Questionnaire) -> bool {
        let mut causes = self.causes.iter();
        causes.any(|cause| {
            Reading::of(cause.sides, questionnaire.thresholds)
                .is_some_and(Reading::is_above_the_line)
        })
    }
}

/// One respondent's answers, before them a number by which most respondents are put in order, and after them
/// how many ranking questions were answered.
type Row<'p> = (u64, &'p [u8], u8);

/// A number that sorts by role, then as the first answers do. An answer takes four bits at the most.
fn start_of(role: Role, row: &[u8]) -> u64 {
    (role.index() as u64) << 60 | first_answers(row)
}

fn first_answers(row: &[u8]) -> u64 {
    if let Some(start) = row.first_chunk() {
        return u64::from_be_bytes(*start);
    }
    let mut start = [0; 8];
    let length = row.len().min(8);
    start[..length].copy_from_slice(&row[..length]);
    u64::from_be_bytes(start)
}

/// A scale question with the severity of each answer.
#[derive(Debug)]
struct Item {
    question: usize,
    /// In parts. Of the answer 0, a missing one, it is 0: it adds nothing to a sum.
    severities: [u32; 16],
}

impl Item {
    fn new(questionnaire: &Questionnaire, question: usize) -> Self {
        let asked = &questionnaire.scale_questions[question];
        let severities = std::array::from_fn(|answer| {
            let is_answer = (1..=asked.labels.len()).contains(&answer);
            let answer = u8::try_from(answer).ok().filter(|_| is_answer);
            answer.map_or(0, |answer| asked.severity(answer))
        });
        Self {
            question,
            severities,
        }
    }
}

/// What scoring needs of a questionnaire, looked up once.
#[derive(Debug)]
pub struct Scorer<'q> {
    questionnaire: &'q Questionnaire,
    /// For each cause its questions, and those of them that the observer is asked.
    causes: Vec<(Vec<Item>, Vec<Item>)>,
    symptoms: Vec<Item>,
    /// For each role how many questions it is asked.
    asked: [usize; 3],
}

impl<'q> Scorer<'q> {
    /// Looks everything up.
    pub fn new(questionnaire: &'q Questionnaire) -> Self {
        let item = |question| Item::new(questionnaire, question);
        let causes = questionnaire.causes.iter().map(|cause| {
            let seen = questionnaire.asked(cause.scale.clone(), Role::Observer);
            (
                cause.scale.clone().map(item).collect(),
                seen.into_iter().map(item).collect(),
            )
        });
        let all = 0..questionnaire.scale_questions.len();
        let asked = Role::ALL.map(|role| {
            let rankings = questionnaire.ranking_questions.iter();
            let rankings = rankings.filter(|question| question.wording.is_asked(role));
            questionnaire.asked(all.clone(), role).len() + rankings.count()
        });
        Self {
            causes: causes.collect(),
            symptoms: questionnaire.symptoms.scale.clone().map(item).collect(),
            asked,
            questionnaire,
        }
    }

    /// Scores one company's records.
    pub fn score<'p>(
        &self,
        company: usize,
        records: impl Iterator<Item = (&'p Packed, usize)>,
    ) -> Standing {
        // Records lie far apart: the less is done between two, the more of them are fetched at once.
        let mut all: Vec<Row> = records
            .map(|(part, at)| {
                let row = part.scale(at);
                (start_of(part.role[at], row), row, part.ranked[at])
            })
            .collect();
        // The order that a report's sums are in.
        all.sort_unstable();
        let rows = by_role(&all);
        let mut careful = 0;
        for (rows, asked) in rows.iter().zip(self.asked) {
            for (_, row, ranked) in *rows {
                let answered = row.iter().filter(|answer| **answer > 0).count();
                let has_few = 2 * (answered + usize::from(*ranked)) < asked;
                careful += u32::from(has_few || self.is_straight_line(row));
            }
        }
        let mut causes: Box<[CauseFigures]> = self
            .causes
            .iter()
            .map(|(scale, seen)| self.cause(&rows, scale, seen))
            .collect();
        let priorities: Vec<Option<Points>> = causes.iter().map(CauseFigures::priority).collect();
        for (cause, rank) in causes.iter_mut().zip(score::ranks(&priorities)) {
            cause.rank = rank.and_then(|rank| u8::try_from(rank).ok()).unwrap_or(0);
        }
        Standing {
            company,
            respondents: rows
                .each_ref()
                .map(|rows| u32::try_from(rows.len()).unwrap_or(u32::MAX)),
            symptoms: sides_of(&rows, &self.symptoms),
            causes,
            careful,
        }
    }

    fn cause(&self, rows: &[&[Row]; 3], scale: &[Item], seen: &[Item]) -> CauseFigures {
        let sides = sides_of(rows, scale);
        let observers = rows[Role::Observer.index()];
        let blind_spot = !observers.is_empty()
            && score::is_blind_spot(
                score_of(observers, seen),
                sides_of(rows, seen),
                self.questionnaire.thresholds,
            );
        CauseFigures {
            sides,
            rank: 0,
            blind_spot,
            first: None,
        }
    }

    fn is_straight_line(&self, row: &[u8]) -> bool {
        let questions = self.questionnaire.scale_questions.iter();
        let given = row.iter().zip(questions).filter(|(answer, _)| **answer > 0);
        score::is_straight(given.map(|(answer, question)| (*answer, question.agreeing)))
    }
}

/// Sorted rows, parted by role.
fn by_role<'a, 'p>(all: &'a [Row<'p>]) -> [&'a [Row<'p>]; 3] {
    let end = |role: Role| {
        let after = (role.index() as u64 + 1) << 60;
        all.partition_point(|(start, ..)| *start < after)
    };
    let (first, second) = (end(Role::First), end(Role::Second));
    [&all[..first], &all[first..second], &all[second..]]
}

fn sides_of(rows: &[&[Row]; 3], items: &[Item]) -> Pair {
    Role::SIDES.map(|role| score_of(rows[role.index()], items))
}

fn score_of(rows: &[Row], items: &[Item]) -> Option<Points> {
    let respondent = |(_, row, _): &Row| {
        let (mut answered, mut sum) = (0, 0);
        for item in items {
            let answer = row[item.question];
            answered += usize::from(answer > 0);
            sum += item.severities[usize::from(answer) % 16];
        }
        score::mean_of_half(sum, answered, items.len())
    };
    score::mean(rows.iter().filter_map(respondent)).map(Points::new)
}

//! What the cells of a scale's questions hold, counted for the draft of a map, and what the numbers of practices may be.

use std::collections::BTreeMap;

use crate::answers::normalize::heading as folded;
use crate::answers::values::value;
use crate::questionnaire::{Questionnaire, Role, ScaleQuestion};
use crate::reading::check::Check;
use crate::reading::labels;
use crate::reading::mistake::NoAnswer;

/// So many cells of practices at least tell something, where none of them says Yes.
const ENOUGH: usize = 20;

/// So many do where 1 or Yes seems to be a tick, so many of them ticked: a tick that is missed turns what is done round.
const ENOUGH_TO_TICK: usize = 10;
const ENOUGH_TICKS: usize = 4;

/// One cell of so many is blank, at least, where practices are boxes to tick.
const TICKED: usize = 4;

/// What the cells of one scale's questions hold.
#[derive(Debug, Default)]
pub(crate) struct OnScale {
    /// Texts that are no labels, each with how many cells hold it.
    pub(crate) texts: BTreeMap<String, usize>,
    /// Numbers, likewise.
    pub(crate) numbers: BTreeMap<String, usize>,
    /// How many cells hold a label, by its number.
    labels: BTreeMap<u8, usize>,
    /// How many cells hold nothing.
    pub(in crate::reading::csv) blank: usize,
    /// Whether labels stand with the numbers that they have where 1 is the last label.
    pub(crate) is_reversed: bool,
}

impl OnScale {
    /// Counts a cell that holds something.
    pub(in crate::reading::csv) fn take(&mut self, check: &Check, question: usize, cell: &str) {
        let count = match check.scale_text(question, cell) {
            Err(NoAnswer::UnknownLabel(text)) if check.is_reversed(question, &text) => {
                self.is_reversed = true;
                return;
            }
            Err(NoAnswer::UnknownLabel(text)) => self.texts.entry(text).or_default(),
            Ok(_) | Err(_) if labels::number(&folded(cell)).is_some() => {
                self.numbers.entry(cell.to_owned()).or_default()
            }
            Ok(answer @ 1..) => self.labels.entry(answer).or_default(),
            _ => return,
        };
        *count += 1;
    }

    /// Counts what a cell holds in a row of that role.
    pub(in crate::reading::csv) fn count(
        &mut self,
        check: &Check,
        question: usize,
        cell: &str,
        role: Option<Role>,
    ) {
        let asked = &check.questionnaire.scale_questions[question];
        if !cell.is_empty() {
            self.take(check, question, cell);
        } else if role.is_none_or(|role| asked.wording.is_asked(role)) {
            self.blank += 1;
        }
    }

    /// Takes numbers that number nothing for texts, each to be asked about by itself: labels stand beside them, and they are
    /// fewer than the labels of which there are so many.
    pub(super) fn part_numbers(&mut self, most: usize) {
        if self.labels.is_empty() || self.numbers.len() >= most {
            return;
        }
        // Where 0 is one of them, 1 may as well be other than the first label.
        let has_zero = self.numbers.keys().any(|text| value(text) == "0");
        let fits = |text: &str| (1..=most).any(|answer| answer.to_string() == value(text));
        let is_strange = |text: &String, _: &mut usize| has_zero || !fits(text);
        let strange = self.numbers.extract_if(.., is_strange);
        self.texts.extend(strange);
    }

    /// The same of another file.
    pub(crate) fn add(&mut self, other: &Self) {
        for (sum, held) in [
            (&mut self.texts, &other.texts),
            (&mut self.numbers, &other.numbers),
        ] {
            for (text, cells) in held {
                *sum.entry(text.clone()).or_default() += cells;
            }
        }
        for (label, cells) in &other.labels {
            *self.labels.entry(*label).or_default() += cells;
        }
        self.blank += other.blank;
        self.is_reversed |= other.is_reversed;
    }

    /// Whether there is one label at most, and no number but 1.
    pub(in crate::reading::csv) fn may_be_ticks(&self) -> bool {
        let is_other = |number: &String| value(number) != "1";
        self.texts.is_empty() && self.labels.len() < 2 && !self.numbers.keys().any(is_other)
    }

    /// What its cells may stand for, where they are those of practices.
    pub(crate) fn without_yes(
        &self,
        scale: &ScaleQuestion,
        questionnaire: &Questionnaire,
    ) -> Option<WithoutYes> {
        let mut counts = [0; 3];
        for (number, cells) in &self.numbers {
            let number: usize = number.parse().ok()?;
            *counts.get_mut(number)? += cells;
        }
        if self.texts.is_empty() && counts[0] + counts[2] == 0 {
            let labels = self.labels.iter().map(|(label, cells)| (*label, *cells));
            let ticks = match (&labels.collect::<Vec<_>>()[..], counts[1]) {
                (&[(3, yes)], 0) if is_often(self.blank, yes) => {
                    Some((WithoutYes::YesOrBlank, yes, self.blank))
                }
                (&[(1, no)], ones @ 1..) => Some((WithoutYes::TicksBesideNo, ones, no)),
                _ => None,
            };
            if let Some((may_be, ticks, others)) = ticks {
                let fits = are_ticks(ticks, others) && are_practices(scale, questionnaire);
                return fits.then_some(may_be);
            }
        }
        let are_alone = self.texts.is_empty() && self.labels.is_empty();
        let blank = if are_alone { self.blank } else { 0 };
        WithoutYes::of(scale, questionnaire, blank, counts)
    }
}

/// What numbers may stand for in practices of which none is 3, their Yes, or a Yes that stands alone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum WithoutYes {
    /// 1 for Yes and 2 for No, as forms number them that know no other answer.
    YesAndNo,
    /// 1 for Yes and 0 for No, likewise.
    YesAndZero,
    /// 1 for a box that was ticked, where the others are blank.
    Ticks,
    /// The same beside No for the others.
    TicksBesideNo,
    /// Yes for a box that was ticked, where the others are blank.
    YesOrBlank,
}

/// Whether cells are blank as often as where boxes to tick are left so.
fn is_often(blank: usize, ticks: usize) -> bool {
    blank * TICKED >= blank + ticks
}

fn are_ticks(ticks: usize, others: usize) -> bool {
    ticks >= ENOUGH_TICKS && ticks + others >= ENOUGH_TO_TICK
}

fn are_practices(scale: &ScaleQuestion, questionnaire: &Questionnaire) -> bool {
    let practices = &questionnaire.scale_questions[questionnaire.practice_scale()];
    scale.labels.len() == 3 && practices.iter().any(|asked| asked.scale == scale.scale)
}

impl WithoutYes {
    /// Tells it by how many cells of a scale are blank, and how many are 0, 1 and 2.
    pub(in crate::reading::csv) fn of(
        scale: &ScaleQuestion,
        questionnaire: &Questionnaire,
        blank: usize,
        [zeros, ones, twos]: [usize; 3],
    ) -> Option<Self> {
        let (may_be, is_enough) = match (zeros, ones, twos) {
            (0, 1.., 0) if is_often(blank, ones) => (Self::Ticks, are_ticks(ones, blank)),
            (0, 1.., 1..) => (Self::YesAndNo, ones + twos >= ENOUGH),
            (1.., 1.., 0) => (Self::YesAndZero, ones + zeros >= ENOUGH),
            _ => return None,
        };
        (is_enough && are_practices(scale, questionnaire)).then_some(may_be)
    }
}

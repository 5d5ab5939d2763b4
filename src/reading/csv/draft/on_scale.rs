//! What the cells of a scale's questions hold, counted for the draft of a map, and what the numbers of practices may be.

use std::collections::BTreeMap;

use crate::answers::normalize::heading as folded;
use crate::answers::values::value;
use crate::questionnaire::{Questionnaire, ScaleQuestion};
use crate::reading::check::Check;
use crate::reading::labels;
use crate::reading::mistake::NoAnswer;

/// So many cells of practices at least tell something, where none of them says Yes.
const ENOUGH: usize = 20;

/// One cell of so many is blank, at least, where practices are boxes to tick.
const TICKED: usize = 4;

/// What the cells of one scale's questions hold.
#[derive(Debug, Default)]
pub(crate) struct OnScale {
    /// Texts that are no labels, each with how many cells hold it.
    pub(crate) texts: BTreeMap<String, usize>,
    /// Numbers, likewise.
    pub(crate) numbers: BTreeMap<String, usize>,
    /// How many cells hold labels.
    labels: usize,
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
            Ok(1..) => &mut self.labels,
            _ => return,
        };
        *count += 1;
    }

    /// Takes numbers that number nothing for texts, each to be asked about by itself: labels stand beside them, and they are
    /// fewer than the labels of which there are so many.
    pub(super) fn part_numbers(&mut self, most: usize) {
        if self.labels == 0 || self.numbers.len() >= most {
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
        self.labels += other.labels;
        self.blank += other.blank;
        self.is_reversed |= other.is_reversed;
    }

    /// What its numbers may stand for, where they are those of practices.
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
        let are_alone = self.texts.is_empty() && self.labels == 0;
        let blank = if are_alone { self.blank } else { 0 };
        WithoutYes::of(scale, questionnaire, blank, counts)
    }
}

/// What numbers may stand for in practices of which none is 3, their Yes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum WithoutYes {
    /// 1 for Yes and 2 for No, as forms number them that know no other answer.
    YesAndNo,
    /// 1 for Yes and 0 for No, likewise.
    YesAndZero,
    /// 1 for a box that was ticked, where the others are blank.
    Ticks,
}

impl WithoutYes {
    /// Tells it by how many cells of a scale are blank, and how many are 0, 1 and 2.
    pub(in crate::reading::csv) fn of(
        scale: &ScaleQuestion,
        questionnaire: &Questionnaire,
        blank: usize,
        [zeros, ones, twos]: [usize; 3],
    ) -> Option<Self> {
        let (may_be, others) = match (zeros, ones, twos) {
            (0, 1.., 0) if blank * TICKED >= blank + ones => (Self::Ticks, blank),
            (0, 1.., 1..) => (Self::YesAndNo, twos),
            (1.., 1.., 0) => (Self::YesAndZero, zeros),
            _ => return None,
        };
        let practices = &questionnaire.scale_questions[questionnaire.practice_scale()];
        let is_asked = practices.iter().any(|asked| asked.scale == scale.scale);
        let is_told = is_asked && scale.labels.len() == 3 && ones + others >= ENOUGH;
        is_told.then_some(may_be)
    }
}

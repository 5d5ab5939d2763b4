//! What the cells of a scale question stand for where a map of columns tells it.

use std::collections::HashMap;

use crate::answers::mapping::{Codes, MappedScale, MappedValue};
use crate::answers::normalize::heading as folded;
use crate::answers::values;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::ScaleQuestion;
use crate::reading::labels;
use crate::reading::mistake::NoAnswer;
use crate::reading::raw::Raw;

/// What the cells of a scale question stand for.
#[derive(Debug)]
pub(in crate::reading::csv) struct ScaleMeaning {
    /// Its labels, and the same as they are compared.
    labels: [Vec<String>; 2],
    /// Answers by what stands for them, as [`values::value`] has it; 0 for none.
    texts: HashMap<String, u8>,
    /// The number of each label, from the first to the last; empty where they are 1 to K.
    numbers: Vec<f64>,
    /// Whether numbers are told one by one, so that no other one is an answer.
    has_own_numbers: bool,
}

impl ScaleMeaning {
    pub(in crate::reading::csv) fn new(labels: &[String]) -> Self {
        Self {
            labels: [
                labels.to_vec(),
                labels.iter().map(|label| folded(label)).collect(),
            ],
            texts: HashMap::new(),
            numbers: Vec::new(),
            has_own_numbers: false,
        }
    }

    /// Whether the map tells nothing of them.
    pub(in crate::reading::csv) fn is_plain(&self) -> bool {
        self.texts.is_empty() && self.numbers.is_empty()
    }

    /// Takes up how answers are numbered.
    pub(in crate::reading::csv) fn number(
        &mut self,
        scale: &MappedScale,
        asked: &ScaleQuestion,
    ) -> Result<(), Box<Diagnostic>> {
        let codes = codes(scale, asked.labels.len()).map_err(|expected| {
            let id = &asked.scale;
            let message = format!("this doesn't say what stands for each label of `{id}`");
            let labels = list::plain(asked.labels.iter());
            let problem = Diagnostic::error("wrong-codes", message)
                .label(expected)
                .help(format!("its labels, in order: {labels}"));
            Box::new(scale.of.point(problem))
        })?;
        self.refuse_other_labels(scale, &codes, asked)?;
        let numbers: Option<Vec<f64>> = codes.iter().map(|code| labels::number(code)).collect();
        if let Some(numbers) = numbers {
            self.numbers = numbers;
        } else {
            self.has_own_numbers = codes.iter().any(|code| labels::number(code).is_some());
            let answers = codes.iter().map(|code| values::value(code)).zip(1..);
            self.texts.extend(answers);
        }
        Ok(())
    }

    /// Refuses a label as the code of another one: numbers would still be read in the order of the labels.
    fn refuse_other_labels(
        &self,
        scale: &MappedScale,
        codes: &[String],
        asked: &ScaleQuestion,
    ) -> Result<(), Box<Diagnostic>> {
        let is_other = |(at, code): &(usize, &String)| {
            let label = labels::named(&self.labels[1], &folded(code));
            label.is_some_and(|label| label != *at)
        };
        let Some((at, code)) = codes.iter().enumerate().find(is_other) else {
            return Ok(());
        };
        let message = format!(
            "`{code}` is a label of `{}`, and can't stand for `{}`",
            asked.scale, asked.labels[at]
        );
        let problem = Diagnostic::error("wrong-codes", message)
            .label("expected a number or a code for each label")
            .help(format!(
                "its labels, in order: {}",
                list::plain(asked.labels.iter())
            ))
            .help(
                "labels are read as they are; where numbers go the other way round, say `reversed`",
            );
        Err(scale.of.point(problem).into())
    }

    /// Takes up what one text stands for, where that is an answer on this scale.
    pub(in crate::reading::csv) fn add(&mut self, value: &MappedValue) {
        let text = values::value(&value.text.text);
        let answer = match &value.answer {
            None => Some(0),
            Some(answer) => self.answer_of(answer),
        };
        if let Some(answer) = answer {
            // One that stands for no answer says nothing of the others. `1 (Always)` says of all numbers that they are none of 1
            // to K, as a number by itself does.
            let is_other = |number: usize| {
                (1..=self.labels[0].len()).contains(&number) && number != usize::from(answer)
            };
            let has_own =
                labels::number(&text).is_some() || labels::only_number(&text).is_some_and(is_other);
            self.has_own_numbers |= answer > 0 && has_own;
            self.texts.insert(text, answer);
        }
    }

    /// The answer that a map names: a number from 1 on, or a label.
    fn answer_of(&self, answer: &str) -> Option<u8> {
        let (labels, answer) = (&self.labels[1], folded(answer));
        let at = labels::named(labels, &answer).map(|at| at + 1);
        let is_answer = |at: &usize| (1..=labels.len()).contains(at);
        let at = at.or_else(|| answer.parse().ok().filter(is_answer));
        at.and_then(|at| u8::try_from(at).ok())
    }

    /// What a cell holds, as the check takes it.
    pub(in crate::reading::csv) fn read<'c>(&self, cell: &'c str) -> Result<Raw<'c>, NoAnswer> {
        if let Some(answer) = self.texts.get(&values::value(cell)) {
            return Ok(answer_or_none(*answer));
        }
        let (labels, text) = (&self.labels[1], folded(cell));
        // A label with its number is the label, and no answer where its number is none.
        let numbered = self.numbered(&text).and_then(|(at, number)| {
            let none = self.texts.get(&number).filter(|answer| **answer == 0);
            self.texts.get(&labels[at]).or(none)
        });
        if let Some(answer) = numbered {
            return Ok(answer_or_none(*answer));
        }
        let label = labels::named(labels, &text);
        if let Some(answer) = label.and_then(|at| self.texts.get(&labels[at])) {
            return Ok(answer_or_none(*answer));
        }
        if label.is_some() || (self.numbers.is_empty() && !self.has_own_numbers) {
            return Ok(Raw::Text(cell.into()));
        }
        let at = match labels::number(&text) {
            None => labels::numbered_as(labels, &text, |at| self.number_of(at)),
            Some(number) => {
                let mut numbers = self.numbers.iter();
                let at = numbers.position(|known| (known - number).abs() < f64::EPSILON);
                Some(at.ok_or_else(|| NoAnswer::NotInMap(self.in_words()))?)
            }
        };
        let answer = at.and_then(|at| u8::try_from(at + 1).ok());
        Ok(match answer {
            Some(answer) => answer_or_none(answer),
            None => Raw::Text(cell.into()),
        })
    }

    /// The label that a folded text is with its number, and that number: the map's where it gives any.
    pub(in crate::reading::csv) fn numbered(&self, text: &str) -> Option<(usize, String)> {
        let number = |at: usize| match self.numbers[..] {
            [] => (at + 1).to_string(),
            _ => self.number_of(at),
        };
        let at = labels::numbered_as(&self.labels[1], text, number)?;
        Some((at, number(at)))
    }

    /// The numbers that stand for its labels; none where the map doesn't tell them.
    pub(in crate::reading::csv) fn numbers(&self) -> Option<Vec<Option<String>>> {
        let labels = self.labels[0].len();
        if !self.has_own_numbers {
            let numbers = 0..labels;
            let numbers = numbers.map(|label| Some(self.number_of(label)));
            return (!self.numbers.is_empty()).then(|| numbers.collect());
        }
        let of = |label: usize| {
            let stand = self.texts.iter().filter(|(text, answer)| {
                usize::from(**answer) == label + 1 && labels::number(text).is_some()
            });
            // Where there are several, whichever comes first in their order.
            stand.map(|(text, _)| text).min().cloned()
        };
        let numbers: Vec<Option<String>> = (0..labels).map(of).collect();
        numbers.iter().any(Option::is_some).then_some(numbers)
    }

    /// The number of a label, as it is spelt.
    fn number_of(&self, label: usize) -> String {
        let number = self.numbers.get(label);
        number.map_or_else(String::new, ToString::to_string)
    }

    /// "0 Never, 1 Rarely": what the map gives for each label.
    fn in_words(&self) -> String {
        if self.numbers.is_empty() {
            let texts = self.texts.iter().map(|(text, answer)| (answer, text));
            let mut texts: Vec<(&u8, &String)> = texts.collect();
            texts.sort_unstable();
            return list::plain(texts.into_iter().map(|(_, text)| text));
        }
        let numbered = self.labels[0].iter().enumerate();
        let numbered = numbered.map(|(at, label)| format!("{} {label}", self.number_of(at)));
        list::joined(numbered, ", ")
    }
}

/// What stands for each label; or what was expected.
fn codes(scale: &MappedScale, labels: usize) -> Result<Vec<String>, String> {
    match &scale.codes {
        Codes::Reversed => Ok((1..=labels)
            .rev()
            .map(|number| number.to_string())
            .collect()),
        Codes::Listed(codes) if codes.len() == labels => Ok(codes.clone()),
        Codes::Listed(codes) => Err(format!(
            "expected `reversed` or {labels} of them, found {}",
            codes.len()
        )),
    }
}

fn answer_or_none(answer: u8) -> Raw<'static> {
    if answer == 0 {
        Raw::Null
    } else {
        Raw::Integer(answer.into())
    }
}

//! What the cells of questions stand for where a map of columns tells it: codes in place of labels, answers numbered
//! from 0 or the other way round.

use std::collections::HashMap;

use super::heading::Heading;
use super::names::ColumnKind;
use crate::answers::mapping::{Codes, ColumnMapping, MappedScale, MappedText, MappedValue};
use crate::answers::normalize::heading as folded;
use crate::answers::values;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::{Asked, Questionnaire, ScaleQuestion};
use crate::reading::check::items;
use crate::reading::labels;
use crate::reading::mistake::NoAnswer;
use crate::reading::raw::Raw;

/// What the cells of one column stand for.
#[derive(Debug)]
pub(super) enum Meaning {
    /// Answers to a scale question.
    Scale(ScaleMeaning),
    /// Other texts: options, or ranks.
    Texts(HashMap<String, Option<String>>),
}

/// What the cells of a scale question stand for.
#[derive(Debug)]
pub(super) struct ScaleMeaning {
    /// Its labels, and the same as they are compared.
    labels: [Vec<String>; 2],
    /// Answers by what stands for them, as [`values::value`] has it; 0 for none.
    texts: HashMap<String, u8>,
    /// The number of each label, from the first to the last; empty where they are 1 to K.
    numbers: Vec<f64>,
    /// Whether numbers are told one by one, so that no other one is an answer.
    has_own_numbers: bool,
}

/// What a map says of the columns of one table.
pub(super) struct MeaningsOf<'m> {
    pub(super) mapping: &'m ColumnMapping,
    pub(super) questionnaire: &'m Questionnaire,
}

impl MeaningsOf<'_> {
    /// What the cells of a column stand for; none where they are what they seem.
    pub(super) fn column(
        &self,
        heading: &Heading,
        kind: ColumnKind,
    ) -> Result<Option<Meaning>, Box<Diagnostic>> {
        let id = kind
            .asked()
            .map(|asked| self.questionnaire.question_id(asked));
        let is_heading = |said: &MappedText| heading.is(|name| name == folded(&said.text));
        if !matches!(kind, ColumnKind::Scale(_) | ColumnKind::Choice { .. }) {
            let is_meant = |said: &MappedText| is_heading(said) || id == Some(said.text.as_str());
            self.refuse_scale(is_meant)?;
        }
        let Some(id) = id else {
            return Ok(None);
        };
        let (ColumnKind::Scale(question) | ColumnKind::Choice { question, .. }) = kind else {
            let is_meant = |said: &MappedText| said.text == id || is_heading(said);
            let options = self.options_of(kind);
            // What holds for all questions is about answers on scales, unless it names an option: a number there is no rank.
            let counts = |value: &&MappedValue| {
                let names_option = |answer: &String| options.contains(&folded(answer));
                value.of.is_some() || value.answer.as_ref().is_none_or(names_option)
            };
            let values = self.values_of(is_meant).filter(counts);
            let texts = values.map(|value| (folded(&value.text.text), value.answer.clone()));
            let texts: HashMap<_, _> = texts.collect();
            return Ok((!texts.is_empty()).then_some(Meaning::Texts(texts)));
        };
        let asked = &self.questionnaire.scale_questions[question];
        let ways: [&dyn Fn(&MappedText) -> bool; 3] =
            [&is_heading, &|said| said.text == id, &|said| {
                said.text == *asked.scale
            }];
        let mut meaning = ScaleMeaning::new(&asked.labels);
        let scale = ways.iter().find_map(|is_meant| {
            let mut scales = self.mapping.scales.iter();
            scales.find(|scale| is_meant(&scale.of))
        });
        if let Some(scale) = scale {
            meaning.number(scale, asked)?;
        }
        for value in self.values_of(|said| ways.iter().any(|is_meant| is_meant(said))) {
            meaning.add(value);
        }
        let is_plain = meaning.texts.is_empty() && meaning.numbers.is_empty();
        Ok((!is_plain).then_some(Meaning::Scale(meaning)))
    }

    /// The options of a ranking question, by id and by text, as they are compared.
    fn options_of(&self, kind: ColumnKind) -> Vec<String> {
        let Some(Asked::Ranking(ranking)) = kind.asked() else {
            return Vec::new();
        };
        let options = self.questionnaire.ranking_questions[ranking].options.iter();
        let names = options.flat_map(|option| [&option.id, &option.text]);
        names.map(|name| folded(name)).collect()
    }

    /// Refuses to number what isn't answered on a scale.
    fn refuse_scale(&self, is_meant: impl Fn(&MappedText) -> bool) -> Result<(), Box<Diagnostic>> {
        let mut scales = self.mapping.scales.iter();
        let Some(scale) = scales.find(|scale| is_meant(&scale.of)) else {
            return Ok(());
        };
        let message = format!("`{}` isn't answered on a scale", scale.of.text);
        let ids: Vec<&str> = self.questionnaire.scale_ids().collect();
        let problem = Diagnostic::error("unknown-scale", message)
            .label("expected a scale, a question that is answered on one, or its heading")
            .help(format!("the scales are {}", list::and(&ids)));
        Err(scale.of.point(problem).into())
    }

    /// What is said of the values of all columns, then what is said of some, which goes before it.
    fn values_of(
        &self,
        is_meant: impl Fn(&MappedText) -> bool,
    ) -> impl Iterator<Item = &MappedValue> {
        let values = self.mapping.values.iter();
        let all = values.clone().filter(|value| value.of.is_none());
        all.chain(values.filter(move |value| value.of.as_ref().is_some_and(&is_meant)))
    }
}

impl ScaleMeaning {
    fn new(labels: &[String]) -> Self {
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

    /// Takes up how answers are numbered.
    fn number(
        &mut self,
        scale: &MappedScale,
        asked: &ScaleQuestion,
    ) -> Result<(), Box<Diagnostic>> {
        let codes = codes(scale, asked.labels.len()).map_err(|expected| {
            let message = format!(
                "this doesn't say what stands for each label of `{}`",
                asked.scale
            );
            let labels = list::plain(&asked.labels);
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
            let answers = (1..)
                .zip(&codes)
                .map(|(answer, code)| (values::value(code), answer));
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
                list::plain(&asked.labels)
            ))
            .help(
                "labels are read as they are; where numbers go the other way round, say `reversed`",
            );
        Err(scale.of.point(problem).into())
    }

    /// Takes up what one text stands for, where that is an answer on this scale.
    fn add(&mut self, value: &MappedValue) {
        let text = values::value(&value.text.text);
        let answer = match &value.answer {
            None => Some(0),
            Some(answer) => self.answer_of(answer),
        };
        if let Some(answer) = answer {
            // One that stands for no answer says nothing of the others.
            self.has_own_numbers |= answer > 0 && labels::number(&text).is_some();
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
    fn read<'c>(&self, cell: &'c str) -> Result<Raw<'c>, NoAnswer> {
        if let Some(answer) = self.texts.get(&values::value(cell)) {
            return Ok(answer_or_none(*answer));
        }
        let (labels, text) = (&self.labels[1], folded(cell));
        let is_label = labels::named(labels, &text).is_some();
        if is_label || (self.numbers.is_empty() && !self.has_own_numbers) {
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

    /// The numbers that stand for its labels; none where the map doesn't tell them.
    pub(super) fn numbers(&self) -> Option<Vec<Option<String>>> {
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
        Some((0..labels).map(of).collect())
    }

    /// The number of a label, as it is spelt.
    fn number_of(&self, label: usize) -> String {
        let number = self.numbers.get(label);
        number.map_or_else(String::new, ToString::to_string)
    }

    /// "0 Never, 1 Rarely": what the map gives for each label.
    fn in_words(&self) -> String {
        if self.numbers.is_empty() {
            let mut texts: Vec<(&u8, &String)> = self
                .texts
                .iter()
                .map(|(text, answer)| (answer, text))
                .collect();
            texts.sort_unstable();
            let texts: Vec<&String> = texts.into_iter().map(|(_, text)| text).collect();
            return list::plain(&texts);
        }
        let numbered = self.labels[0].iter().enumerate();
        let numbered = numbered.map(|(at, label)| format!("{} {label}", self.number_of(at)));
        numbered.collect::<Vec<_>>().join(", ")
    }
}

impl Meaning {
    /// What a cell of a question holds: an answer on a scale, a whole order, or else a part of one.
    pub(super) fn read<'c>(&'c self, cell: &'c str, is_order: bool) -> Result<Raw<'c>, NoAnswer> {
        match self {
            Self::Scale(meaning) => meaning.read(cell),
            Self::Texts(texts) if is_order => {
                let items = items(cell).filter_map(|item| meant(texts, item));
                Ok(Raw::List(
                    items.map(|item| Raw::Text(item.into())).collect(),
                ))
            }
            Self::Texts(texts) => Ok(match meant(texts, cell) {
                Some(text) => Raw::Text(text.into()),
                None => Raw::Null,
            }),
        }
    }
}

/// What a text stands for, else the text.
fn meant<'c>(texts: &'c HashMap<String, Option<String>>, text: &'c str) -> Option<&'c str> {
    match texts.get(&folded(text)) {
        Some(meant) => meant.as_deref(),
        None => Some(text),
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

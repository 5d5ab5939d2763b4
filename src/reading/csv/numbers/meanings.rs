//! What a map of columns says of the cells of questions: codes in place of labels, answers numbered from 0 or the other
//! way round.

use std::collections::HashMap;

use super::scale_meaning::ScaleMeaning;
use crate::answers::mapping::{ColumnMapping, MappedScale, MappedText, MappedValue};
use crate::answers::normalize::heading as folded;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::{Asked, Questionnaire};
use crate::reading::csv::headings::heading::Heading;
use crate::reading::csv::headings::names::ColumnKind;
use crate::reading::items::items;
use crate::reading::mistake::NoAnswer;
use crate::reading::raw::Raw;

/// What the cells of one column stand for.
#[derive(Debug)]
pub(in crate::reading::csv) enum Meaning {
    /// Answers to a scale question.
    Scale(ScaleMeaning),
    /// Other texts: options, or ranks.
    Texts(HashMap<String, Option<String>>),
}

/// What a map says of the columns of one table.
pub(in crate::reading::csv) struct MeaningsOf<'m> {
    pub(in crate::reading::csv) mapping: &'m ColumnMapping,
    /// How its answers are numbered.
    pub(in crate::reading::csv) scales: Vec<&'m MappedScale>,
    pub(in crate::reading::csv) questionnaire: &'m Questionnaire,
}

impl MeaningsOf<'_> {
    /// What the cells of a column stand for; none where they are what they seem.
    pub(in crate::reading::csv) fn column(
        &self,
        heading: &Heading,
        kind: ColumnKind,
    ) -> Result<Option<Meaning>, Box<Diagnostic>> {
        let asked = kind.asked();
        let id = asked.map(|asked| self.questionnaire.question_id(asked));
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
            let mut scales = self.scales.iter();
            scales.find(|scale| is_meant(&scale.of))
        });
        if let Some(scale) = scale {
            meaning.number(scale, asked)?;
        }
        for value in self.values_of(|said| ways.iter().any(|is_meant| is_meant(said))) {
            meaning.add(value);
        }
        Ok((!meaning.is_plain()).then_some(Meaning::Scale(meaning)))
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
        let mut scales = self.scales.iter();
        let Some(scale) = scales.find(|scale| is_meant(&scale.of)) else {
            return Ok(());
        };
        let message = format!("`{}` isn't answered on a scale", scale.of.text);
        let problem = Diagnostic::error("unknown-scale", message)
            .label("expected a scale, a question that is answered on one, or its heading")
            .help(format!(
                "the scales are {}",
                list::and(self.questionnaire.scale_ids())
            ));
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

impl Meaning {
    /// What a cell of a question holds: an answer on a scale, a whole order, or else a part of one.
    pub(in crate::reading::csv) fn read<'c>(
        &'c self,
        cell: &'c str,
        is_order: bool,
    ) -> Result<Raw<'c>, NoAnswer> {
        match self {
            Self::Scale(meaning) => meaning.read(cell),
            Self::Texts(texts) if is_order => {
                let items = items(cell).filter_map(|item| meant(texts, item));
                let items = items.map(|item| Raw::Text(item.into()));
                Ok(Raw::List(items.collect()))
            }
            Self::Texts(texts) => {
                let text = meant(texts, cell);
                Ok(text.map_or(Raw::Null, |text| Raw::Text(text.into())))
            }
        }
    }
}

/// What a text stands for, else the text.
fn meant<'c>(texts: &'c HashMap<String, Option<String>>, text: &'c str) -> Option<&'c str> {
    let meant = texts.get(&folded(text));
    meant.map_or(Some(text), Option::as_deref)
}

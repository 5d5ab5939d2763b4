//! One company's report: what it says to people, the most important first.

mod behind;
mod figures;
mod first;
mod made;
mod plan;
mod planned;
mod ranking;
mod since;
mod voices;

use super::document::{Block, Document, Quote, Section, Text, asked};
use super::layout::Layout;
use super::sentences;
use super::subject::Subject;
use crate::diagnosis::{Diagnosis, HeadlineId, Said};
pub(super) use voices::strong_causes;

/// Builds the report.
pub(super) fn document(subject: Subject<'_>, layout: Layout) -> Document<'_> {
    let diagnosis = subject.diagnosis;
    let voices = layout.has_quotes;
    let mut sections = vec![first::section(subject, voices)];
    sections.extend(since::section(subject));
    sections.extend(planned::section(subject));
    if diagnosis.headline.id != HeadlineId::NoAnswers {
        sections.push(ranking::section(diagnosis));
        sections.extend(ranking::how_bad(diagnosis));
        sections.extend(behind::section(diagnosis, voices));
        sections.push(plan::section(diagnosis));
        sections.extend(voices::strengths(subject, voices));
        sections.extend(voices::section(diagnosis).filter(|_| voices));
    }
    let notes = sentences::notes(diagnosis);
    if !notes.is_empty() {
        let notes = vec![Block::list(notes)];
        sections.push(Section::new("notes", sentences::NOT_TOLD, notes));
    }
    if diagnosis.headline.id != HeadlineId::NoAnswers {
        sections.push(figures::section(diagnosis, layout.has_details));
    }
    sections.push(made::section(subject));
    let questionnaire = diagnosis.questionnaire;
    Document {
        language: questionnaire.language,
        about: asked(questionnaire.title),
        title: sentences::title(diagnosis),
        answered: sentences::answered_by(diagnosis),
        sections,
        footer: sentences::footer(questionnaire),
    }
}

fn quotes(diagnosis: &Diagnosis, said: &[Said]) -> Vec<Quote> {
    let quote = |said: &Said| Quote {
        text: said.text.trim().to_owned(),
        by: diagnosis.name_of(said.side).to_owned(),
    };
    said.iter().map(quote).collect()
}

/// What was said to a question, under it; nothing where nobody said anything.
fn quoted(diagnosis: &Diagnosis, question: &str, said: &[Said]) -> Option<Block> {
    (!said.is_empty()).then(|| Block::Quotes {
        about: Some(said_on(question)),
        quotes: quotes(diagnosis, said),
    })
}

/// A question as it is, and what isn't one as what was asked about: alone it would read as a finding.
fn said_on(question: &str) -> Text {
    if question.trim_end().ends_with('?') {
        return asked(question);
    }
    format!("On “{}”", question.trim_end_matches('.')).into()
}

//! An hour with both leaders, made from their answers and safe to hand to both: nobody is quoted, and nothing shows
//! that one person of several answered.

mod actions;
mod again;
mod alike;
mod answers;
mod apart;
mod before;
mod first;
mod orders;
mod parts;
mod strengths;

use super::document::{Block, Document, Section, asked};
use super::format::Format;
use super::layout::Layout;
use super::rendered::Rendered;
use super::sentences;
use crate::calendar::Day;
use crate::diagnosis::{Diagnosis, HeadlineId};
use parts::Parts;

/// Renders the agenda; none where the format shows figures and no document.
pub(crate) fn render(diagnosis: &Diagnosis, format: Format, layout: Layout) -> Option<Rendered> {
    let render = format.of_document()?;
    Some(render(&document(diagnosis, layout.start), layout))
}

/// What the answers are good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// Nothing yet: ask, or ask again.
    AskFirst,
    /// Nothing is wrong.
    Short,
    Whole,
}

impl Use {
    fn of(diagnosis: &Diagnosis) -> Self {
        match diagnosis.headline.id {
            _ if diagnosis.needs_asking_again() => Self::AskFirst,
            HeadlineId::NoAnswers | HeadlineId::OneSide => Self::AskFirst,
            HeadlineId::Healthy
                if diagnosis.has_opposite_answers() || diagnosis.are_sides_far_apart() =>
            {
                Self::Whole
            }
            HeadlineId::Healthy | HeadlineId::Quiet => Self::Short,
            _ => Self::Whole,
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::AskFirst => "Before you meet",
            Self::Short => "Half an hour with both leaders",
            Self::Whole => "An hour with both leaders",
        }
    }
}

fn document<'d>(diagnosis: &'d Diagnosis, start: Option<Day>) -> Document<'d> {
    let purpose = Use::of(diagnosis);
    let parts = Parts::of(diagnosis);
    let sections = match purpose {
        Use::AskFirst => vec![first::ask_first(diagnosis)],
        Use::Short => short(diagnosis, &parts, start),
        Use::Whole => whole(diagnosis, &parts, start),
    };
    let questionnaire = diagnosis.questionnaire;
    Document {
        language: questionnaire.language,
        about: purpose.about().into(),
        title: sentences::title(diagnosis),
        answered: sentences::answered_by(diagnosis),
        sections,
        footer: sentences::footer(questionnaire),
    }
}

/// An hour: 10, 10, 15, 10, 10 and 5 minutes.
fn whole(diagnosis: &Diagnosis, parts: &Parts, start: Option<Day>) -> Vec<Section> {
    let orders = orders::blocks(diagnosis);
    // Where there are no orders to talk about, the time is for what the sides see differently.
    let differences = if orders.is_empty() { 25 } else { 15 };
    let works = strengths::blocks(diagnosis, parts);
    let alike = alike::blocks(diagnosis, parts);
    let apart = apart::blocks(diagnosis, parts);
    let actions = actions::blocks(diagnosis, parts, start);
    let mut sections = vec![
        first::section(diagnosis),
        before::section(diagnosis, parts),
        timed("strengths", "Open with what works", 10, works),
        timed("alike", "What both sides see alike", 10, alike),
        timed(
            "apart",
            "Where the two sides differ most",
            differences,
            apart,
        ),
    ];
    sections.extend(order_of_goals(orders));
    sections.push(timed("actions", actions::title(diagnosis), 10, actions));
    sections.push(ask_again(diagnosis, start));
    sections
}

fn order_of_goals(orders: Vec<Block>) -> Option<Section> {
    (!orders.is_empty()).then(|| timed("orders", "The order of goals", 10, orders))
}

fn ask_again(diagnosis: &Diagnosis, start: Option<Day>) -> Section {
    timed(
        "again",
        "When to ask again",
        5,
        again::blocks(diagnosis, start),
    )
}

/// Half an hour, where nothing is wrong.
fn short(diagnosis: &Diagnosis, parts: &Parts, start: Option<Day>) -> Vec<Section> {
    let is_quiet = diagnosis.headline.id == HeadlineId::Quiet;
    let orders = orders::blocks(diagnosis);
    let rest = if is_quiet { 10 } else { 0 } + if orders.is_empty() { 0 } else { 10 };
    let works = strengths::blocks(diagnosis, parts);
    let mut sections = vec![
        first::section(diagnosis),
        before::section(diagnosis, parts),
        timed("strengths", "What works", 25 - rest, works),
    ];
    if is_quiet {
        let debate = strengths::open_argument(diagnosis);
        sections.push(timed("argument", "What isn't said", 10, debate));
    }
    sections.extend(order_of_goals(orders));
    sections.push(ask_again(diagnosis, start));
    sections
}

/// A part of the meeting, with its minutes in the heading.
fn timed(id: &'static str, title: &str, minutes: u32, blocks: Vec<Block>) -> Section {
    Section::new(id, format!("{title} ({minutes} minutes)"), blocks)
}

/// Who leads the meeting, as the subject of a sentence.
fn lead(diagnosis: &Diagnosis) -> String {
    let observer = diagnosis.observer.map(|it| format!("the {}", it.name));
    observer.unwrap_or_else(|| "whoever leads the meeting".to_owned())
}

fn heading(title: &str) -> Block {
    Block::heading(asked(title))
}

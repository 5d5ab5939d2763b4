//! How a portfolio's figures are made, and what its columns mean.

use super::sentences as say;
use crate::diagnostic::list;
use crate::portfolio::Portfolio;
use crate::questionnaire::{Band, Questionnaire};
use crate::report::sentences::MEANINGS;

/// What each term of the workbook means, in the order of its sheets.
pub(super) fn terms(portfolio: &Portfolio) -> Vec<(String, String)> {
    let asked = portfolio.questionnaire;
    let mut terms = vec![
        ("Made from", say::about(portfolio)),
        ("Figures", figures(asked)),
        ("Symptoms", SYMPTOMS.to_owned()),
        ("Level", levels(asked)),
        ("Causes", causes(asked)),
        ("Leading cause, margin", LEADING.to_owned()),
        ("People", people(asked)),
        ("Notes", NOTES.to_owned()),
        ("Priority, severity", PRIORITY.to_owned()),
        ("Gap", gap(asked)),
        ("Reading", readings(asked)),
    ];
    if portfolio.norms.is_some() {
        terms.push(("Mean, difference, percentile", among(portfolio)));
    }
    if portfolio.has_confidence {
        terms.push(("Sure", SURE.to_owned()));
    }
    terms.push(("Answered", ANSWERED.to_owned()));
    if !portfolio.awaited().0.is_empty() {
        terms.push((AWAITED, awaited(asked)));
    }
    terms.extend([
        ("Empty cells", EMPTY.to_owned()),
        ("What no figure tells", UNTOLD.to_owned()),
    ]);
    let named = terms.into_iter();
    named
        .map(|(term, meaning)| (term.to_owned(), meaning))
        .collect()
}

/// The sheet of companies that answers are missing of.
pub(super) const AWAITED: &str = "Missing answers";

const SYMPTOMS: &str =
    "How bad it is, from questions of its own, in the same way as a cause's priority.";

const LEADING: &str = "The cause that comes first, where both sides were heard on it; several that share the first place \
    are all named. Margin: how far it is above the next.";

const NOTES: &str = "What to know of a company beside its figures: answers that could not be read, a side that was \
    not heard, answers to be read with care.";

const PRIORITY: &str = "Severity is the average of both sides. Priority, by which causes are ranked, is not the middle \
    of the two, which would hide what one side alone suffers from, but the root of the mean of their squares.";

const SURE: &str = "How often a cause comes first, in percent, when questions and people are drawn anew; beside a company, its leading cause. Nothing where a cause is unknown.";

const ANSWERED: &str = "What the people of a side answered, the most severe first; in brackets how many gave an answer, \
    where several did.";

const EMPTY: &str = "Too few answers for this figure.";

const UNTOLD: &str = "The figures compare what people see. They don't show what is so: a cause that scores highest \
    need not be the one that drives the others. How sure a ranking and a reading are stands in each company's own \
    report.";

fn figures(asked: &Questionnaire) -> String {
    let observer = asked.observer.as_ref().map_or(String::new(), |observer| {
        format!(
            " The {}'s own answers change none of these figures.",
            observer.name
        )
    });
    format!(
        "Every answer counts from 0, no conflict, to 100, the most; questions about good signs are turned round. A \
         leader's figure is the mean of the questions, where at least half of them were answered; a side's figure is the \
         mean of its leaders, who count alike.{observer} One decimal is shown; the cells hold four."
    )
}

/// "Friction, from 40: …".
fn levels(asked: &Questionnaire) -> String {
    let bands = &asked.symptoms.bands;
    let starts = [0.0].into_iter().chain(asked.symptoms.limits());
    let level =
        |(start, band): (f64, &Band)| format!("{}, from {start}: {}", band.title, band.text.trim());
    let levels: Vec<String> = starts.zip(bands).map(level).collect();
    format!(
        "{} The limits of the levels are set, not measured.",
        levels.join(" ")
    )
}

fn causes(asked: &Questionnaire) -> String {
    format!(
        "The priority of each cause: 0 is no conflict, 100 the most. Above {} something is to be done; this line is \
         set, not measured.",
        asked.thresholds.high
    )
}

fn people(asked: &Questionnaire) -> String {
    format!("How many answered of {}.", names(asked))
}

fn awaited(asked: &Questionnaire) -> String {
    format!(
        "A row for each company that answers are missing of: how many of {} were invited, and how many have answered, those \
         whose answers are left out among them.",
        names(asked)
    )
}

fn names(asked: &Questionnaire) -> String {
    list::plain(asked.parties().map(|(_, party)| &party.name))
}

fn gap(asked: &Questionnaire) -> String {
    let [first, second] = &asked.sides;
    format!(
        "{} minus {}: above 0, the figure of {} is the higher one.",
        first.name, second.name, first.name
    )
}

fn readings(asked: &Questionnaire) -> String {
    let meanings = MEANINGS.map(|(_, meaning)| meaning);
    format!(
        "What the figures of both sides say beside the line of {}. {} Under control: no side is above the line. One side \
         heard: the other has no score.",
        asked.thresholds.high,
        meanings.join(" ")
    )
}

fn among(portfolio: &Portfolio) -> String {
    format!(
        "The mean priority of the same cause in all {}, how far this one is from it, and its percentile among them, 50 \
         being the middle. {}",
        say::compared(portfolio),
        say::EASIER
    )
}

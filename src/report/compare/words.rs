//! The sentences and tables of a comparison, which every format for people lays out in its own way.

use super::csv::answers;
use crate::comparison::{Cause, Comparison, Moved};
use crate::diagnosis::Missing;
use crate::diagnostic::list;
use crate::report::shown::{change, signed, whole};
use crate::report::table::{Cell, Table, figure, text};

/// The heading of the symptoms.
pub(super) const HOW_BAD: &str = "How bad it is";

pub(super) const CAUSES: &str = "Causes, then and now";

pub(super) const NOTES: &str = "How to read this";

/// "Acme Gears: 2026-Q3 to 2026-Q4".
pub(super) fn title(comparison: &Comparison) -> String {
    format!("{}: {}", comparison.company, waves(comparison))
}

/// "2026-Q3 to 2026-Q4".
pub(super) fn waves(comparison: &Comparison) -> String {
    let (old, new) = (comparison.waves.old, comparison.waves.new);
    match (old, new) {
        (Some(old), Some(new)) if old != new => format!("{old} to {new}"),
        _ => format!("{} to {}", wave(old, "old"), wave(new, "new")),
    }
}

fn wave(name: Option<&str>, which: &str) -> String {
    name.map_or(format!("{which} answers"), |name| {
        format!("{name} ({which})")
    })
}

/// What was asked, and how many answered.
pub(super) fn about(comparison: &Comparison) -> String {
    let (asked, respondents) = (&comparison.asked.title, respondents(comparison));
    format!("{asked}. Respondents: {respondents}.")
}

/// "Sales 2 then, 3 now; Operations 3 then, 3 now".
pub(super) fn respondents(comparison: &Comparison) -> String {
    let counts = comparison.sides.map(|side| {
        let counts = side.respondents;
        format!("{} {} then, {} now", side.name, counts.old, counts.new)
    });
    counts.join("; ")
}

/// The symptoms and open argument in both waves.
pub(super) fn symptoms(comparison: &Comparison) -> Vec<String> {
    let symptoms = &comparison.symptoms;
    let mut sentences = Vec::new();
    let sides = by_side(comparison, symptoms.figures.by_side).collect::<Vec<_>>();
    let mut by_side = symptoms.figures.by_side.into_iter();
    let is_of_both = by_side.all(|moved| moved.old.is_some() && moved.new.is_some());
    match then_and_now(symptoms.tested.severity) {
        Some(_) if !is_of_both => {
            let why = "Symptoms: not both sides were heard in both waves, so nothing is said of both together.";
            sentences.push(why.to_owned());
            sentences.push(format!("{}.", sides.join("; ")));
        }
        Some(moved) => {
            let limits = comparison.asked.symptoms.limits();
            let all = symptoms.figures.all;
            let [old, new] = [all.old, all.new]
                .map(|it| it.map_or("–".to_owned(), |it| it.beside(&limits).to_string()));
            sentences.push(format!("Symptoms: {old}, now {new}{}.", bands(comparison)));
            let verdict = comparison.word(None, &symptoms.tested);
            let average = symptoms.tested.severity;
            let average = if both(all) == both(average) {
                "The average of both sides"
            } else {
                "The plain average of both sides, in which the higher one counts no more than the other"
            };
            sentences.push(format!("{average}: {moved}, {verdict}."));
            sentences.push(format!("{}.", sides.join("; ")));
        }
        None => sentences.push("The symptoms have too few answers to be scored.".to_owned()),
    }
    let debate = comparison.debate.as_ref().and_then(|debate| {
        let all = then_and_now(debate.of_both(debate.all)).into_iter();
        let told = list::any_joined(all.chain(self::by_side(comparison, debate.by_side)), "; ")?;
        Some(format!("Open argument: {told}. Here more is better."))
    });
    sentences.extend(debate);
    sentences
}

/// "Sales 56, now 48 (-8)", of each side that has a figure.
fn by_side(comparison: &Comparison, moved: [Moved; 2]) -> impl Iterator<Item = String> {
    let sides = comparison.sides.iter().zip(moved);
    sides.filter_map(|(side, moved)| Some(format!("{} {}", side.name, then_and_now(moved)?)))
}

fn bands(comparison: &Comparison) -> String {
    let band = |id: Option<&str>| comparison.asked.symptoms.band(id?);
    let (old, new) = (comparison.symptoms.band.old, comparison.symptoms.band.new);
    match (band(old), band(new)) {
        (Some(old), Some(new)) => {
            let is_same = old.id == new.id;
            let [old, new] = [old, new].map(|band| list::inside(&band.title));
            if is_same {
                format!("; {old} both times")
            } else {
                format!("; {old}, now {new}")
            }
        }
        _ => String::new(),
    }
}

/// "56, now 48 (-8)"; none where neither is known.
fn then_and_now(moved: Moved) -> Option<String> {
    moved.old.or(moved.new)?;
    let change = moved.change.map_or(String::new(), |_| {
        format!(" ({})", change(moved.old, moved.new))
    });
    Some(format!("{}{change}", both(moved)))
}

/// "56, now 48".
fn both(moved: Moved) -> String {
    format!("{}, now {}", whole(moved.old), whole(moved.new))
}

/// "-22→-8".
pub(super) fn arrow(moved: Moved) -> String {
    format!("{}→{}", whole(moved.old), whole(moved.new))
}

/// What the columns of the causes stand for.
pub(super) fn scale(comparison: &Comparison) -> String {
    let [first, second] = comparison.sides.map(|side| side.name);
    let is_tested = comparison.is_tested();
    let tested = if is_tested { ", which is tested" } else { "" };
    format!(
        "0 is no conflict, 100 the most. Priority, then and now, ranks the causes. Old, new and change: the average of both sides{tested}. Under {first} and {second}: how far each side's own score has moved. Gap: {first} minus {second}, then and now."
    )
}

/// What a cause's change comes to, in a word or two.
pub(super) fn verdict(comparison: &Comparison, cause: &Cause) -> &'static str {
    comparison.word(Some(cause.id), &cause.tested)
}

pub(super) fn causes(comparison: &Comparison) -> Table {
    let [first, second] = comparison.sides.map(|side| side.name);
    let rank = |rank: Option<usize>| rank.map_or("–".to_owned(), |rank| rank.to_string());
    let row = |cause: &Cause| {
        let moved = cause.figures.of_both(cause.tested.severity);
        let priority = cause.figures.of_both(cause.figures.all);
        let [a, b] = cause.figures.sides.pair();
        let old = rank(priority.old.and(cause.rank.old));
        let new = rank(priority.new.and(cause.rank.new));
        let moved_by = moved.change.map(|_| change(moved.old, moved.new));
        let row = [
            cause.title.to_owned(),
            format!("{old}→{new}"),
            arrow(priority),
            whole(moved.old),
            whole(moved.new),
            moved_by.unwrap_or("–".to_owned()),
            signed(a),
            signed(b),
            arrow(cause.gap),
            verdict(comparison, cause).to_owned(),
        ];
        row.map(Cell::from).to_vec()
    };
    let rows = comparison.causes.iter().map(row).collect();
    let mut columns = vec![text("Cause")];
    let figures = [
        "Rank", "Priority", "Old", "New", "Change", first, second, "Gap",
    ];
    columns.extend(figures.map(figure));
    columns.push(text("Verdict"));
    Table::new(CAUSES, columns, rows)
}

/// What it means that something is called real.
pub(super) const REALLY: &str = "Really worse or better: in 100 companies where nothing but chance moved the answers, about ten would have a cause or the symptoms called so.";

/// The same where one person alone speaks for a side, so that nothing is called real.
const DIFFERENTLY: &str = "Answered differently: of 100 companies where nothing has changed, about ten would have a cause or the symptoms called so where the same leaders answer in the same mood, a third where their mood is another, and half where other leaders answer.";

/// What to bear in mind, and what it was made from.
pub(super) fn notes(comparison: &Comparison) -> Vec<String> {
    let mut notes = caveats(comparison);
    let (method, format) = (comparison.method, comparison.format);
    let answers = list::joined(answers(comparison), " + ");
    notes.push(format!(
        "Made by method {method} ({format}) from {answers} answers."
    ));
    notes
}

/// What to bear in mind.
pub(super) fn caveats(comparison: &Comparison) -> Vec<String> {
    let mut notes = comparison.notes.clone();
    notes.extend(missing(comparison));
    let can_be_real = comparison.can_be_real();
    let chance = if can_be_real { REALLY } else { DIFFERENTLY };
    notes.extend(comparison.is_tested().then(|| chance.to_owned()));
    notes.extend(not_compared(comparison));
    let debate = comparison.debate.as_ref();
    let untested = debate.map_or("A", |_| "Open argument is not tested, and a");
    notes.push(format!("{untested} change says nothing of why it came."));
    notes
}

/// What was asked and is in no figure here.
fn not_compared(comparison: &Comparison) -> Option<String> {
    let asked = comparison.asked;
    let observer = asked.observer.as_ref();
    let observer = observer.map(|observer| format!("what the {} answered", observer.name));
    let orders = (!asked.ranking_questions.is_empty()).then(|| "orders".to_owned());
    let done = (!asked.practice_scale().is_empty()).then(|| "what is done already".to_owned());
    let left = list::any([observer, orders, done].into_iter().flatten())?;
    Some(format!("Not compared: {left}."))
}

/// The reasons for what can't be compared, each once, with what it is about.
fn missing(comparison: &Comparison) -> Vec<String> {
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    let is_told = |line: &Missing| {
        let mut notes = comparison.notes.iter();
        notes.any(|note| note.contains(&line.reason))
    };
    for line in comparison.missing.iter().filter(|line| !is_told(line)) {
        let Some(subject) = subject(comparison, &line.what) else {
            continue;
        };
        match reasons.iter_mut().find(|(it, _)| *it == line.reason) {
            Some((_, subjects)) if subjects.contains(&subject) => {}
            Some((_, subjects)) => subjects.push(subject),
            None => reasons.push((&line.reason, vec![subject])),
        }
    }
    // What the same figures are missing for is told together.
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for (reason, subjects) in reasons {
        match lines.iter_mut().find(|(_, others)| *others == subjects) {
            Some((reasons, _)) => *reasons = format!("{reasons} {reason}"),
            None => lines.push((reason.to_owned(), subjects)),
        }
    }
    let tell = |(reasons, subjects): (String, Vec<String>)| {
        let subjects = list::plain(&subjects);
        format!("{reasons} That is why figures are missing on {subjects}.")
    };
    lines.into_iter().map(tell).collect()
}

/// What a missing figure is about; none for what a note tells already.
fn subject(comparison: &Comparison, what: &str) -> Option<String> {
    // A note of its own tells what one person a side means.
    if what.rsplit('.').next() == Some("real") {
        return None;
    }
    let mut parts = what.split('.');
    match (parts.next()?, parts.next()) {
        ("causes", Some(id)) => {
            let cause = comparison.causes.iter().find(|cause| cause.id == id);
            cause.map(|cause| list::inside(cause.title))
        }
        ("symptoms", _) => Some("the symptoms".to_owned()),
        ("debate", _) => Some("open argument".to_owned()),
        _ => None,
    }
}

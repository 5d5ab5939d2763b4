//! What was asked and answered, once for all formats: tables of questions and orders, and what was said.

use super::document::{Ordered, Orders, asked};
use super::sentences::in_brackets;
use super::shown::{beside, gap};
use super::table::{Answered, Cell, Heat, Table, figure, text};
use crate::diagnosis::{ById, Diagnosis, Order, Question, Rank, Said};
use crate::diagnostic::list;
use crate::questionnaire::{Choice, Keying, Role};
use crate::score::Points;

/// What was asked, and both sides' answers to it: how severe they are, and in words.
pub(super) fn questions(diagnosis: &Diagnosis, title: &str, questions: &[Question]) -> Table {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let rows = questions.iter().map(|asked| question(diagnosis, asked));
    let columns = vec![text(QUESTION), text(first), text(second)];
    let rows: Vec<Vec<Cell>> = rows.collect();
    let has_bars = rows.iter().flatten().any(|cell| !cell.answers.is_empty());
    Table {
        is_of_answers: true,
        bars: has_bars.then_some(BARS),
        ..Table::new(title, columns, rows)
    }
}

/// What the bars show.
const BARS: &str =
    "Under each answer: how many gave it, good answers left of the middle, bad ones right of it.";

/// The same with what the second side's figure takes from the first one's.
pub(super) fn questions_with_gaps(diagnosis: &Diagnosis, title: &str, asked: &[Question]) -> Table {
    let line = diagnosis.asked.thresholds.high;
    let mut table = questions(diagnosis, title, asked);
    table.columns.push(figure("Gap"));
    for (row, asked) in table.rows.iter_mut().zip(asked) {
        row.push(gap(asked.sides.pair(), line).into());
    }
    table
}

fn question(diagnosis: &Diagnosis, asked: &Question) -> Vec<Cell> {
    let line = diagnosis.asked.thresholds.high;
    let said = sides(diagnosis, asked).into_iter().zip(Role::SIDES);
    let said = said.map(|((figure, words), role)| Cell {
        text: beside_words(figure, &words),
        heat: asked.sides.of(role).map(|figure| Heat::new(figure, line)),
        answers: spread_out(diagnosis, asked, role),
        ..Cell::default()
    });
    [Cell::asked(&asked.text)].into_iter().chain(said).collect()
}

/// How many of a side gave each answer, the least severe first, about the middle of a bar; nothing of one person's, whose
/// bar would look like the size of the answer.
fn spread_out(diagnosis: &Diagnosis, question: &Question, role: Role) -> Vec<Answered> {
    let asked = &diagnosis.asked.scale_questions[question.index];
    let mut counts = question.counts.of(role).clone();
    if asked.keying == Keying::Reversed {
        counts.reverse();
    }
    let all: usize = counts.iter().sum();
    if all < 2 {
        return Vec::new();
    }
    let last = (counts.len() - 1) as f64;
    let severity = |at: usize| 100.0 * at as f64 / last;
    let width = |count: usize| 50.0 * count as f64 / all as f64;
    // What is good stands left of the middle, what is bad right of it, what is neither on it.
    let good = counts.iter().enumerate().map(|(at, count)| {
        let share = match severity(at) {
            below if below < 50.0 => 1.0,
            above if above > 50.0 => 0.0,
            _ => 0.5,
        };
        share * width(*count)
    });
    let mut from = 50.0 - good.sum::<f64>();
    let mut parts = Vec::new();
    for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let width = width(*count);
        parts.push(Answered {
            from: hundredths(from),
            width: hundredths(width),
            fifth: Heat::new(Points::new(severity(at)), 0.0).fifth(),
        });
        from += width;
    }
    parts
}

fn hundredths(percent: f64) -> f64 {
    (percent * 100.0).round() / 100.0
}

/// "63: Often, Sometimes", or the figure alone where nothing was answered.
fn beside_words(figure: String, words: &str) -> String {
    if words.is_empty() {
        figure
    } else {
        format!("{figure}: {words}")
    }
}

/// The heading above questions. A figure is how severe an answer is, so that a high one is bad however the
/// question is worded.
const QUESTION: &str = "Question (0 is good, 100 bad)";

/// Each side's figure on a question, and what it answered.
pub(super) fn sides(diagnosis: &Diagnosis, question: &Question) -> [(String, String); 2] {
    let line = diagnosis.asked.thresholds.high;
    let figures = question.sides.pair();
    Role::SIDES.map(|role| {
        let figure = beside(figures[role.index()], line);
        (figure, answered(diagnosis, question, role))
    })
}

/// What a side answered, the most severe first, as in "Often, Rarely (2)"; empty where nobody did.
fn answered(diagnosis: &Diagnosis, question: &Question, role: Role) -> String {
    let asked = &diagnosis.asked.scale_questions[question.index];
    let counts = asked.labels.iter().zip(question.counts.of(role));
    let given = counts.filter_map(|(label, count)| match count {
        0 => None,
        1 => Some(label.clone()),
        _ => Some(format!("{label} ({count})")),
    });
    let given: Vec<String> = given.collect();
    match asked.keying {
        Keying::Direct => list::joined(given.iter().rev(), ", "),
        Keying::Reversed => given.join(", "),
    }
}

/// The orders next to each other, first place first; none where nobody has given one.
pub(super) fn orders(diagnosis: &Diagnosis, order: &Order) -> Option<Orders> {
    let ranked = ranked_by(diagnosis, order);
    let ordered = ranked.map(|(name, ranks)| (name, in_order(diagnosis, order, ranks)));
    let orders: Vec<(&str, Vec<String>)> = ordered.collect();
    let places = orders.first()?.1.len();
    let names = orders.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut columns = vec![figure("")];
    columns.extend(orders.iter().map(|(name, _)| text(*name)));
    let row = |at: usize| {
        let mut row = vec![Cell::from((at + 1).to_string())];
        row.extend(orders.iter().map(|(_, texts)| Cell::asked(&texts[at])));
        row
    };
    let table = Table::new(&order.text, columns, (0..places).map(row).collect());
    Some(Orders {
        title: asked(&order.text),
        parties: names,
        options: places_of(diagnosis, order),
        table,
        note: in_brackets(order),
    })
}

/// Each option's place with everybody, in the first one's order. Options of the same mean place are in the
/// questionnaire's order.
fn places_of(diagnosis: &Diagnosis, order: &Order) -> Vec<Ordered> {
    let options = &diagnosis.asked.ranking_questions[order.index].options;
    let orders = || ranked_by(diagnosis, order).map(|(_, ranks)| by_rank(ranks));
    let place = |order: Vec<usize>, at: usize| Some(order.iter().position(|it| *it == at)? + 1);
    let ordered = |at: usize| Ordered {
        text: options[at].text.clone(),
        places: orders().filter_map(|order| place(order, at)).collect(),
    };
    let first = orders().next().unwrap_or_default();
    first.into_iter().map(ordered).collect()
}

/// The options by mean rank, as indices.
fn by_rank(ranks: &ById<Rank>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..ranks.0.len()).collect();
    order.sort_by(|a, b| ranks.0[*a].1.nearest().total_cmp(&ranks.0[*b].1.nearest()));
    order
}

/// Each option's mean place, with one decimal; none where nobody gave an order.
pub(super) fn mean_ranks(diagnosis: &Diagnosis, order: &Order) -> Option<Table> {
    ranked_by(diagnosis, order).next()?;
    let mut columns = vec![text("Mean place, from 1")];
    columns.extend(ranked_by(diagnosis, order).map(|(name, _)| figure(name)));
    let options = &diagnosis.asked.ranking_questions[order.index].options;
    let row = |(at, option): (usize, &Choice)| {
        let mut row = vec![Cell::asked(&option.text)];
        let places = ranked_by(diagnosis, order).map(|(_, ranks)| ranks.0[at].1);
        row.extend(places.map(|place| Cell::from(format!("{:.1}", place.nearest()))));
        row
    };
    let rows = options.iter().enumerate().map(row).collect();
    Some(Table::new(&order.text, columns, rows))
}

fn ranked_by<'d>(
    diagnosis: &'d Diagnosis,
    order: &'d Order,
) -> impl Iterator<Item = (&'d str, &'d ById<'d, Rank>)> {
    let ranks = order.mean_ranks.0.iter();
    ranks.filter_map(|(id, ranks)| Some((diagnosis.name_of(id), ranks.as_ref()?)))
}

/// The options' texts by mean rank, which follows in brackets where it isn't the place itself.
/// Options of the same mean rank are in the questionnaire's order.
fn in_order(diagnosis: &Diagnosis, order: &Order, ranks: &ById<Rank>) -> Vec<String> {
    let options = &diagnosis.asked.ranking_questions[order.index].options;
    let sorted = by_rank(ranks).into_iter();
    let sorted = sorted.map(|at| (ranks.0[at].1.nearest(), options[at].text.as_str()));
    let places = (1..).map(f64::from).zip(sorted);
    let told = places.map(|(place, (rank, text))| {
        if (rank - place).abs() < 0.05 {
            text.to_owned()
        } else {
            format!("{text} ({rank:.1})")
        }
    });
    told.collect()
}

/// A group of questions: a cause's, the symptoms', the debate's.
pub(super) struct QuestionGroup<'d> {
    pub(super) title: &'d str,
    pub(super) questions: &'d [Question<'d>],
    pub(super) orders: &'d [Order<'d>],
}

/// Every question that was asked, in the report's order.
pub(super) fn groups<'d>(diagnosis: &'d Diagnosis) -> Vec<QuestionGroup<'d>> {
    let causes = diagnosis.causes.iter().map(|cause| QuestionGroup {
        title: cause.title,
        questions: &cause.questions,
        orders: &cause.orders,
    });
    let symptoms = QuestionGroup {
        title: &diagnosis.asked.symptoms.title,
        questions: &diagnosis.symptoms.questions,
        orders: &[],
    };
    let debate = diagnosis.debate.as_ref();
    let debate = debate.zip(diagnosis.asked.debate.as_ref());
    let debate = debate.map(|(debate, asked)| QuestionGroup {
        title: &asked.title,
        questions: &debate.questions,
        orders: &[],
    });
    causes.chain([symptoms]).chain(debate).collect()
}

/// What was said beside the questions of a group: the question, and who of which side said what.
pub(super) fn comments<'d>(group: &QuestionGroup<'d>) -> Vec<(&'d str, Vec<Said<'d>>)> {
    let questions = group.questions.iter();
    let questions = questions.map(|asked| (asked.text.as_str(), asked.comments.clone()));
    let orders = group.orders.iter();
    let orders = orders.map(|asked| (asked.text.as_str(), asked.comments.clone()));
    let all = questions.chain(orders);
    all.filter(|(_, comments)| !comments.is_empty()).collect()
}

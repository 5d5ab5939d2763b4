//! What was asked and answered, once for all formats: tables of questions and orders, and what was said.

use super::table::{Table, beside, figure, gap, text};
use crate::diagnosis::{ById, Diagnosis, Order, Question, Rank, Said};
use crate::questionnaire::{Choice, Keying, Role};

/// What was asked, and both sides' answers to it: how severe they are, and in words.
pub(super) fn questions(diagnosis: &Diagnosis, questions: &[Question]) -> Table {
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let line = diagnosis.asked.thresholds.high;
    let row = |asked: &Question| {
        let said = sides(diagnosis, asked).map(|(figure, words)| beside_words(figure, &words));
        let gap = gap(asked.sides.pair(), line);
        let row = [asked.text.clone()].into_iter().chain(said);
        row.chain([gap]).collect()
    };
    Table {
        columns: vec![text(QUESTION), text(first), text(second), figure("Gap")],
        rows: questions.iter().map(row).collect(),
    }
}

/// "63: Often, Sometimes", or the figure alone where nothing was answered.
pub(super) fn beside_words(figure: String, words: &str) -> String {
    if words.is_empty() {
        figure
    } else {
        format!("{figure}: {words}")
    }
}

/// The heading above questions. A figure is how severe an answer is, so that a high one is bad however the
/// question is worded.
pub(super) const QUESTION: &str = "Question (0 is good, 100 bad)";

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
    let mut given: Vec<String> = counts
        .filter(|(_, count)| **count > 0)
        .map(|(label, count)| match count {
            1 => label.clone(),
            _ => format!("{label} ({count})"),
        })
        .collect();
    if asked.keying == Keying::Direct {
        given.reverse();
    }
    given.join(", ")
}

/// How many of each side gave each answer, from the first label to the last, as in "0 0 2 0 1".
pub(super) fn spread(counts: &[usize]) -> String {
    let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
    counts.join(" ")
}

/// The orders next to each other, first place first; none where nobody has given one.
pub(super) fn orders(diagnosis: &Diagnosis, order: &Order) -> Option<Table> {
    let orders: Vec<(&str, Vec<String>)> = ranked_by(diagnosis, order)
        .map(|(name, ranks)| (name, in_order(diagnosis, order, ranks)))
        .collect();
    let places = orders.first()?.1.len();
    let mut columns = vec![figure("")];
    columns.extend(orders.iter().map(|(name, _)| text(*name)));
    let row = |at: usize| {
        let mut row = vec![(at + 1).to_string()];
        row.extend(orders.iter().map(|(_, texts)| texts[at].clone()));
        row
    };
    Some(Table {
        columns,
        rows: (0..places).map(row).collect(),
    })
}

/// Each option's mean place, with one decimal.
pub(super) fn mean_ranks(diagnosis: &Diagnosis, order: &Order) -> Table {
    let mut columns = vec![text("Mean place, from 1")];
    columns.extend(ranked_by(diagnosis, order).map(|(name, _)| figure(name)));
    let options = &diagnosis.asked.ranking_questions[order.index].options;
    let row = |(at, option): (usize, &Choice)| {
        let mut row = vec![option.text.clone()];
        let places = ranked_by(diagnosis, order).map(|(_, ranks)| ranks.0[at].1);
        row.extend(places.map(|place| format!("{:.1}", place.nearest())));
        row
    };
    Table {
        columns,
        rows: options.iter().enumerate().map(row).collect(),
    }
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
    let mut sorted: Vec<(f64, &str)> = ranks
        .0
        .iter()
        .zip(options)
        .map(|((_, rank), option)| (rank.nearest(), option.text.as_str()))
        .collect();
    sorted.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let places = (1..).map(f64::from).zip(sorted);
    places
        .map(|(place, (rank, text))| {
            if (rank - place).abs() < 0.05 {
                text.to_owned()
            } else {
                format!("{text} ({rank:.1})")
            }
        })
        .collect()
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
    let debate = diagnosis
        .debate
        .as_ref()
        .zip(diagnosis.asked.debate.as_ref());
    let debate = debate.map(|(debate, asked)| QuestionGroup {
        title: &asked.title,
        questions: &debate.questions,
        orders: &[],
    });
    causes.chain([symptoms]).chain(debate).collect()
}

/// What was said beside the questions of a group: the question, and who of which side said what.
pub(super) fn comments<'d>(group: &QuestionGroup<'d>) -> Vec<(&'d str, Vec<Said<'d>>)> {
    let questions = group
        .questions
        .iter()
        .map(|question| (question.text.as_str(), &question.comments));
    let orders = group
        .orders
        .iter()
        .map(|order| (order.text.as_str(), &order.comments));
    questions
        .chain(orders)
        .filter(|(_, comments)| !comments.is_empty())
        .map(|(text, comments)| (text, comments.clone()))
        .collect()
}

/// What was said to the open questions, and on what is done already: the question, and who of which side said what.
pub(super) fn voices<'d>(
    diagnosis: &'d Diagnosis,
) -> impl Iterator<Item = (&'d str, &'d [Said<'d>])> {
    let practices = diagnosis.practices.iter();
    let practices = practices.map(|practice| (practice.text.as_str(), &*practice.comments));
    let open = diagnosis.open.iter();
    let open = open.map(|open| (open.text, &*open.answers));
    practices.chain(open).filter(|(_, said)| !said.is_empty())
}

/// The sentence over a details section.
pub(super) const DETAILS: &str = "Every answer behind this report";

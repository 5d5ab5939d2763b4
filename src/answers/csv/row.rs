//! One row to the tree of a record, so that rows pass the same checks as every other answer file.

use std::ops::Range;
use std::sync::Arc;

use super::columns::Columns;
use super::dialect::Dialect;
use super::header::{letters, trimmed};
use super::names::{Holds, leading_number};
use crate::answers::labels::is_cannot_say;
use crate::answers::slips::Places;
use crate::answers::{Record, read};
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::source::{Node, Source, Value};

/// One row of a file: its cells as they read, and where each stands.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) source: &'a Arc<Source>,
    pub(super) dialect: Dialect,
    pub(super) cells: &'a [String],
    pub(super) spans: &'a [Range<usize>],
    /// The row's number in a spreadsheet, from 1, the header counted, where it is known.
    pub(super) number: Option<usize>,
}

/// Reads a row. With mistakes in it there is no record.
pub(super) fn record(
    row: &Row,
    columns: &Columns,
    questionnaire: &Questionnaire,
) -> (Option<Record>, Vec<Diagnostic>) {
    if let Some(problem) = misshapen(row, columns.holds.len()) {
        return (None, vec![problem]);
    }
    let mut grids = Grids::new(questionnaire);
    let node = tree(row, columns, questionnaire, &mut grids);
    let (record, mut diagnostics) = read::record(row.source, &node, questionnaire);
    diagnostics.extend(grids.problems);
    let is_broken = diagnostics.iter().any(Diagnostic::is_error);
    if let Some(number) = row.number {
        for diagnostic in &mut diagnostics {
            name_cell(diagnostic, row.spans, number);
        }
    }
    let mut record = record.filter(|_| !is_broken);
    if let Some(record) = &mut record {
        record.origin.1 = row.spans.first().map_or(0..0, Clone::clone);
    }
    (record, diagnostics)
}

/// The cells that say whose answers the row holds.
pub(super) fn places(row: &Row, columns: &Columns) -> Places {
    let place = |field: &str| {
        let is_field = |holds: &Holds| matches!(holds, Holds::Field(name) if *name == field);
        let at = columns.holds.iter().position(is_field)?;
        row.spans.get(at).cloned()
    };
    Places {
        company: place("company"),
        wave: place("wave"),
        respondent: place("respondent"),
    }
}

/// A row whose cells can't be told apart.
pub(super) fn misshapen(row: &Row, columns: usize) -> Option<Diagnostic> {
    open_quote(row).or_else(|| uneven(row, columns))
}

fn open_quote(row: &Row) -> Option<Diagnostic> {
    let last = row.spans.last()?.clone();
    row.dialect.open_quote(&row.source.text[last.clone()])?;
    let message = "a quote is opened here, and the row doesn't end as it should";
    let problem = Diagnostic::error("open-quote", message)
        .at(row.source, last.start..last.start + 1)
        .label("this one")
        .help("close it, or double it where it is meant as a mark in a text")
        .help("this line alone is left out for it; reading goes on at the next line");
    Some(problem)
}

/// A row with another number of cells than the header has shifted its answers, or lost some.
fn uneven(row: &Row, expected: usize) -> Option<Diagnostic> {
    let extra = row.cells.iter().skip(expected);
    let is_fine = row.cells.len() >= expected && extra.clone().all(|cell| cell.trim().is_empty());
    if is_fine {
        return None;
    }
    let whole = trimmed(
        &row.source.text,
        row.spans.first()?.start..row.spans.last()?.end,
    );
    let problem = Diagnostic::error(
        "uneven-row",
        format!(
            "row {} has {} cells, and the header has {expected}",
            row.number.unwrap_or_default(),
            row.cells.len()
        ),
    )
    .at(row.source, whole)
    .label("its answers can't be told apart")
    .help("look for a delimiter or a quote too many or too few");
    Some(problem)
}

fn tree(row: &Row, columns: &Columns, questionnaire: &Questionnaire, grids: &mut Grids) -> Node {
    let start = row.spans.first().map_or(0, |span| span.start);
    let (mut fields, mut answers) = (Vec::new(), Vec::new());
    let (mut comments, mut open) = (Vec::new(), Vec::new());
    let constant = |key: &str, value: &str| {
        let at = start..start;
        (text(key, at.clone()), text(value, at))
    };
    fields.extend(
        columns
            .company
            .as_ref()
            .map(|name| constant("company", name)),
    );
    let side = columns.side.and_then(|role| questionnaire.party(role));
    fields.extend(side.map(|party| constant("side", &party.id)));
    fields.extend(columns.wave.as_ref().map(|name| constant("wave", name)));
    for ((cell, span), holds) in row.cells.iter().zip(row.spans).zip(&columns.holds) {
        if cell.trim().is_empty() {
            if let Holds::Field(key @ ("company" | "side")) = holds {
                fields.push((text(key, span.clone()), null(span.clone())));
            }
            continue;
        }
        let is_missing = match holds {
            Holds::Field(_) => false,
            Holds::Order(_) | Holds::Rank { .. } | Holds::Place { .. } => {
                columns.is_missing(cell) || is_cannot_say(questionnaire, cell)
            }
            _ => columns.is_missing(cell),
        };
        if is_missing {
            continue;
        }
        let entry = |id: &str| (text(id, span.clone()), text(cell, span.clone()));
        match holds {
            Holds::Field(key) => fields.push(entry(key)),
            Holds::Scale(at) => answers.push(entry(&questionnaire.scale_questions[*at].id)),
            Holds::Order(at) => {
                let id = &questionnaire.ranking_questions[*at].id;
                answers.push((text(id, span.clone()), order(row.source, cell, span)));
            }
            Holds::Rank { ranking, option } => grids.rank(row, *ranking, *option, cell, span),
            Holds::Place { ranking, rank } => grids.place(*ranking, *rank, cell, span),
            Holds::Comment(id) => comments.push(entry(id)),
            Holds::Open(at) => open.push(entry(&questionnaire.open[*at].id)),
            Holds::Nothing => {}
        }
    }
    answers.extend(grids.orders());
    for (key, entries) in [("answers", answers), ("comments", comments), ("open", open)] {
        let value = Value::Map(entries);
        fields.push((
            text(key, start..start),
            Node {
                value,
                span: start..start,
            },
        ));
    }
    Node {
        value: Value::Map(fields),
        span: start..start,
    }
}

fn text(text: &str, span: Range<usize>) -> Node {
    Node {
        value: Value::Text(text.to_owned()),
        span,
    }
}

fn null(span: Range<usize>) -> Node {
    Node {
        value: Value::Null,
        span,
    }
}

/// An order in one text: `a > b > c`, `A;B;C;` as Microsoft Forms writes it, or `a, b, c`.
pub(in crate::answers) fn order(source: &Source, cell: &str, span: &Range<usize>) -> Node {
    let mut delimiters = ['>', ';'].into_iter();
    let delimiter = delimiters.find(|mark| cell.contains(*mark)).unwrap_or(',');
    let raw = &source.text[span.clone()];
    let mut from = 0;
    let mut items = Vec::new();
    for item in cell.split(delimiter).map(str::trim) {
        if item.is_empty() {
            continue;
        }
        // A cell with doubled quotes reads otherwise than it stands there: then the cell is the place.
        let at = raw[from..].find(item).map(|at| from + at);
        from = at.map_or(from, |at| at + item.len());
        let place = at.map_or(span.clone(), |at| {
            span.start + at..span.start + at + item.len()
        });
        items.push(text(item, place));
    }
    Node {
        value: Value::List(items),
        span: span.clone(),
    }
}

/// The orders that are spread over a grid of columns.
struct Grids<'q> {
    questionnaire: &'q Questionnaire,
    /// For each ranking question the ranks given, with the option and its cell.
    given: Vec<Vec<(usize, Node)>>,
    problems: Vec<Diagnostic>,
}

impl<'q> Grids<'q> {
    fn new(questionnaire: &'q Questionnaire) -> Self {
        Self {
            questionnaire,
            given: vec![Vec::new(); questionnaire.ranking_questions.len()],
            problems: Vec::new(),
        }
    }

    /// A cell that gives one option its rank.
    fn rank(&mut self, row: &Row, ranking: usize, option: usize, cell: &str, span: &Range<usize>) {
        let options = &self.questionnaire.ranking_questions[ranking].options;
        let rank = leading_number(cell).filter(|rank| (1..=options.len()).contains(rank));
        let Some(rank) = rank else {
            let problem = Diagnostic::error("bad-rank", format!("`{}` is no rank", cell.trim()))
                .at(row.source, span.clone())
                .label(format!(
                    "expected 1 to {}, 1 for the most important",
                    options.len()
                ));
            self.problems.push(problem);
            return;
        };
        let id = &options[option].id;
        if self.given[ranking].iter().any(|(known, _)| *known == rank) {
            let problem =
                Diagnostic::error("rank-twice", format!("a second option has rank {rank}"))
                    .at(row.source, span.clone())
                    .label("expected a rank of its own for each option");
            self.problems.push(problem);
        } else {
            self.given[ranking].push((rank, text(id, span.clone())));
        }
    }

    /// A cell that names the option at one rank.
    fn place(&mut self, ranking: usize, rank: usize, cell: &str, span: &Range<usize>) {
        self.given[ranking].push((rank, text(cell.trim(), span.clone())));
    }

    /// Whole orders, as if each had stood in one cell. One with a mistake in it has been told of.
    fn orders(&mut self) -> Vec<(Node, Node)> {
        if !self.problems.is_empty() {
            return Vec::new();
        }
        let mut orders = Vec::new();
        for (ranking, mut given) in std::mem::take(&mut self.given).into_iter().enumerate() {
            given.sort_by_key(|(rank, _)| *rank);
            let Some(span) = given.first().map(|(_, node)| node.span.clone()) else {
                continue;
            };
            let id = &self.questionnaire.ranking_questions[ranking].id;
            let items = given.into_iter().map(|(_, node)| node).collect();
            let value = Value::List(items);
            orders.push((text(id, span.clone()), Node { value, span }));
        }
        orders
    }
}

fn start_of(diagnostic: &Diagnostic) -> Option<usize> {
    match diagnostic.place.as_ref()? {
        crate::diagnostic::Place::Span(_, span) => Some(span.start),
        crate::diagnostic::Place::File(_) => None,
    }
}

/// Adds the cell's name in a spreadsheet, since that is where such files are read.
pub(super) fn name_cell(diagnostic: &mut Diagnostic, spans: &[Range<usize>], number: usize) {
    let Some(start) = start_of(diagnostic) else {
        return;
    };
    let column = spans
        .iter()
        .position(|span| (span.start..=span.end).contains(&start));
    if let Some(column) = column {
        diagnostic.help.push(format!(
            "in a spreadsheet this is cell {}{}",
            letters(column),
            number
        ));
    }
}

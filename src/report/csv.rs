//! CSV for a spreadsheet: one row for each cause, question, order, solution and action, in stable columns.

use csv::{QuoteStyle, WriterBuilder};
use serde::Serialize;

use crate::answers::unread::Unread;
use crate::diagnosis::{Cause, Diagnosis, Order, PartyCount, Question};
use crate::diagnostic::list;
use crate::questionnaire::Role;
use crate::sanitise::{guard, visible};
use crate::score::Points;

/// A row, which leaves empty what its kind doesn't have. New columns are added at the end, so that a
/// spreadsheet's formulas stay right.
#[derive(Default, Serialize)]
struct ReportRow {
    company: String,
    wave: String,
    kind: &'static str,
    part_of: String,
    id: String,
    rank: String,
    text: String,
    priority: String,
    severity: String,
    first_side: String,
    first: String,
    second_side: String,
    second: String,
    gap: String,
    need: String,
    reading: String,
    divided: String,
    observer: String,
    first_where_observed: String,
    second_where_observed: String,
    blind_spot: String,
    first_counts: String,
    second_counts: String,
    distance: String,
    first_to_observer: String,
    second_to_observer: String,
    first_place: String,
    second_place: String,
    observer_place: String,
    fit: String,
    debate: String,
    confidence_first: String,
    confidence_low: String,
    confidence_high: String,
    sensitive_to_respondents: String,
    sensitive_to_questions: String,
    portfolio_mean: String,
    portfolio_difference: String,
    portfolio_percentile: String,
    portfolio_companies: String,
    gap_low: String,
    gap_high: String,
    first_above: String,
    second_above: String,
    best: String,
    first_to_observer_difference: String,
    first_to_observer_low: String,
    first_to_observer_high: String,
    second_to_observer_difference: String,
    second_to_observer_low: String,
    second_to_observer_high: String,
    method: u32,
    format: &'static str,
    people: String,
    answers: String,
    comments: String,
    unread: usize,
}

/// Renders a report. Figures have the JSON report's four decimals; one that can't be had is an empty cell.
pub fn render(diagnosis: &Diagnosis) -> String {
    let mut sheet = CsvSheet {
        diagnosis,
        rows: Vec::new(),
    };
    sheet.symptoms();
    sheet.debate();
    for cause in &diagnosis.causes {
        sheet.cause(cause);
    }
    sheet.solutions();
    sheet.sensitivity();
    write(&sheet.rows)
}

/// Writes rows, under the names of their fields where they have such.
pub(super) fn write<R: Serialize>(rows: &[R]) -> String {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Necessary)
        .from_writer(Vec::new());
    for row in rows {
        // A text in memory takes every row.
        let _ = writer.serialize(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

struct CsvSheet<'d> {
    diagnosis: &'d Diagnosis<'d>,
    rows: Vec<ReportRow>,
}

impl CsvSheet<'_> {
    fn row(&self, kind: &'static str, id: &str) -> ReportRow {
        let diagnosis = self.diagnosis;
        ReportRow {
            company: text(diagnosis.company),
            wave: text(diagnosis.wave.unwrap_or("")),
            kind,
            id: id.to_owned(),
            method: diagnosis.method,
            format: diagnosis.format,
            people: counts(diagnosis, |party| party.respondents),
            answers: counts(diagnosis, |party| party.answers),
            comments: counts(diagnosis, |party| party.comments),
            unread: diagnosis.unread.map_or(0, Unread::count),
            ..ReportRow::default()
        }
    }

    /// A row with both sides' figures.
    fn sides(
        &self,
        kind: &'static str,
        id: &str,
        [first, second]: [Option<Points>; 2],
    ) -> ReportRow {
        let [first_side, second_side] = self.diagnosis.sides.map(|side| side.id.to_owned());
        ReportRow {
            first_side,
            first: figure(first),
            second_side,
            second: figure(second),
            ..self.row(kind, id)
        }
    }

    fn symptoms(&mut self) {
        let symptoms = &self.diagnosis.symptoms;
        self.rows.push(ReportRow {
            text: text(&self.diagnosis.asked.symptoms.title),
            priority: figure(symptoms.priority),
            severity: figure(symptoms.severity),
            gap: figure(symptoms.gap),
            gap_low: figure(symptoms.gap_low),
            gap_high: figure(symptoms.gap_high),
            observer: figure(symptoms.observer),
            reading: symptoms.band.unwrap_or("").to_owned(),
            ..self.sides("symptoms", "symptoms", symptoms.sides.pair())
        });
        self.questions("symptoms", &symptoms.questions);
    }

    fn debate(&mut self) {
        let (Some(debate), Some(asked)) = (&self.diagnosis.debate, &self.diagnosis.asked.debate)
        else {
            return;
        };
        self.rows.push(ReportRow {
            text: text(&asked.title),
            debate: figure(debate.score),
            ..self.sides("debate", "debate", debate.sides.pair())
        });
        self.questions("debate", &debate.questions);
    }

    fn cause(&mut self, cause: &Cause) {
        let mut row = ReportRow {
            rank: number(cause.rank),
            text: text(cause.title),
            priority: figure(cause.priority),
            severity: figure(cause.severity),
            gap: figure(cause.gap),
            gap_low: figure(cause.gap_low),
            gap_high: figure(cause.gap_high),
            need: figure(cause.need),
            reading: cause.reading.map_or("", |reading| reading.id()).to_owned(),
            divided: cause.divided.join(" "),
            blind_spot: number(cause.blind_spot),
            ..self.sides("cause", cause.id, cause.sides.pair())
        };
        if let Some(observed) = &cause.observer {
            row.observer = figure(observed.score);
            [row.first_where_observed, row.second_where_observed] =
                observed.sides.pair().map(figure);
            let [first, second] = observed.differences.pair();
            row.first_to_observer_difference = figure(first.value);
            row.first_to_observer_low = figure(first.low);
            row.first_to_observer_high = figure(first.high);
            row.second_to_observer_difference = figure(second.value);
            row.second_to_observer_low = figure(second.low);
            row.second_to_observer_high = figure(second.high);
        }
        if let Some(confidence) = &cause.confidence {
            row.confidence_first = figure(confidence.first);
            [row.first_above, row.second_above] = confidence.above.pair().map(figure);
            row.confidence_low = figure(confidence.low);
            row.confidence_high = figure(confidence.high);
        }
        let norms = self.diagnosis.norms.iter().flat_map(|norms| &norms.0);
        if let Some((_, Some(place))) = norms.into_iter().find(|(id, _)| *id == cause.id) {
            row.portfolio_mean = figure(Some(place.mean));
            row.portfolio_difference = figure(Some(place.difference));
            row.portfolio_percentile = figure(place.percentile);
            row.portfolio_companies = place.companies.to_string();
        }
        self.rows.push(row);
        self.questions(cause.id, &cause.questions);
        for order in &cause.orders {
            self.order(cause.id, order);
        }
    }

    fn questions(&mut self, part_of: &str, questions: &[Question]) {
        for question in questions {
            let spread = |role| list::joined(question.counts.of(role), " ");
            self.rows.push(ReportRow {
                part_of: part_of.to_owned(),
                text: text(&question.text),
                gap: figure(question.gap),
                first_counts: spread(Role::First),
                second_counts: spread(Role::Second),
                ..self.sides("question", question.id, question.sides.pair())
            });
        }
    }

    fn order(&mut self, part_of: &str, order: &Order) {
        let [first_to_observer, second_to_observer] = order.to_observer.pair().map(figure);
        self.rows.push(ReportRow {
            part_of: part_of.to_owned(),
            text: text(&order.text),
            distance: figure(order.distance),
            first_to_observer,
            second_to_observer,
            ..self.row("order", order.id)
        });
        let options = &self.diagnosis.asked.ranking_questions[order.index].options;
        for (at, option) in options.iter().enumerate() {
            let place = |role: Role| {
                let ranks = order.mean_ranks.0.get(role.index());
                let ranks = ranks.and_then(|(_, ranks)| ranks.as_ref());
                figure(ranks.map(|ranks| ranks.0[at].1))
            };
            self.rows.push(ReportRow {
                part_of: order.id.to_owned(),
                text: text(&option.text),
                first_place: place(Role::First),
                second_place: place(Role::Second),
                observer_place: place(Role::Observer),
                ..self.row("option", &option.id)
            });
        }
    }

    fn sensitivity(&mut self) {
        let found = self.diagnosis.sensitivity.as_ref();
        self.rows.extend(found.map(|found| ReportRow {
            sensitive_to_respondents: number(found.respondents),
            sensitive_to_questions: found.questions.join(" "),
            ..self.row("sensitivity", "sensitivity")
        }));
    }

    fn solutions(&mut self) {
        for solution in &self.diagnosis.solutions {
            self.rows.push(ReportRow {
                rank: number(solution.rank),
                text: text(solution.title),
                fit: figure(solution.fit),
                best: figure(solution.best.flatten()),
                ..self.row("solution", solution.id)
            });
            for action in &solution.actions {
                self.rows.push(ReportRow {
                    part_of: solution.id.to_owned(),
                    text: text(&format!("{}: {}", action.owner, action.text)),
                    fit: figure(action.fit),
                    ..self.row("action", action.id)
                });
            }
        }
    }
}

/// A count of each side, and of the observer where there is one, with spaces between.
fn counts(diagnosis: &Diagnosis, count: impl Fn(&PartyCount) -> usize) -> String {
    let parties = diagnosis.sides.iter().chain(&diagnosis.observer);
    list::joined(parties.map(count), " ")
}

/// As in the JSON report.
pub(super) fn figure(figure: Option<Points>) -> String {
    number(figure.map(Points::to_json))
}

pub(super) fn number<N: ToString>(number: Option<N>) -> String {
    number.map_or(String::new(), |number| number.to_string())
}

pub(super) fn text(text: &str) -> String {
    guard(visible(text))
}

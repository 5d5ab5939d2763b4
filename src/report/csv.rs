//! CSV for a spreadsheet: one row for each cause, question, order, solution and action, in stable columns.

use csv::{QuoteStyle, WriterBuilder};

use super::asked::spread;
use crate::diagnosis::{Cause, Diagnosis, Order, Question};
use crate::questionnaire::Role;
use crate::sanitise::{guard, visible};
use crate::score::Points;

/// The columns. New ones are added at the end, so that a spreadsheet's formulas stay right.
pub const COLUMNS: [&str; 40] = [
    "company",
    "wave",
    "kind",
    "part_of",
    "id",
    "rank",
    "text",
    "priority",
    "severity",
    "first_side",
    "first",
    "second_side",
    "second",
    "gap",
    "need",
    "reading",
    "divided",
    "observer",
    "first_where_observed",
    "second_where_observed",
    "blind_spot",
    "first_counts",
    "second_counts",
    "distance",
    "first_to_observer",
    "second_to_observer",
    "first_place",
    "second_place",
    "observer_place",
    "fit",
    "debate",
    "confidence_first",
    "confidence_low",
    "confidence_high",
    "sensitive_to_respondents",
    "sensitive_to_questions",
    "portfolio_mean",
    "portfolio_difference",
    "portfolio_percentile",
    "portfolio_companies",
];

/// Renders a report. Figures have the JSON report's four decimals; one that can't be had is an empty cell.
pub fn render(diagnosis: &Diagnosis) -> String {
    let mut sheet = CsvSheet {
        diagnosis,
        rows: vec![COLUMNS.map(str::to_owned)],
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

/// Writes rows that are all as long as the first.
pub(super) fn write<R: AsRef<[String]>>(rows: &[R]) -> String {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Necessary)
        .from_writer(Vec::new());
    for row in rows {
        // A text in memory takes every row.
        let _ = writer.write_record(row.as_ref());
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

struct CsvSheet<'d> {
    diagnosis: &'d Diagnosis<'d>,
    rows: Vec<[String; COLUMNS.len()]>,
}

impl CsvSheet<'_> {
    /// Adds a row; the columns that aren't named stay empty.
    fn add(&mut self, kind: &str, id: &str, cells: &[(&str, String)]) {
        let mut row = [const { String::new() }; COLUMNS.len()];
        let common = [
            ("company", text(self.diagnosis.company)),
            ("wave", text(self.diagnosis.wave.unwrap_or(""))),
            ("kind", kind.to_owned()),
            ("id", id.to_owned()),
        ];
        for (name, cell) in common.iter().chain(cells) {
            if let Some(at) = COLUMNS.iter().position(|column| column == name) {
                row[at].clone_from(cell);
            }
        }
        self.rows.push(row);
    }

    /// The cells of both sides' figures.
    fn sides(&self, [first, second]: [Option<Points>; 2]) -> Vec<(&'static str, String)> {
        let [a, b] = self.diagnosis.sides.map(|side| side.id.to_owned());
        vec![
            ("first_side", a),
            ("first", figure(first)),
            ("second_side", b),
            ("second", figure(second)),
        ]
    }

    fn symptoms(&mut self) {
        let symptoms = &self.diagnosis.symptoms;
        let mut cells = self.sides(symptoms.sides.pair());
        cells.extend([
            ("text", text(&self.diagnosis.asked.symptoms.title)),
            ("priority", figure(symptoms.priority)),
            ("severity", figure(symptoms.severity)),
            ("gap", figure(symptoms.gap)),
            ("observer", figure(symptoms.observer)),
            ("reading", symptoms.band.unwrap_or("").to_owned()),
        ]);
        self.add("symptoms", "symptoms", &cells);
        for question in &symptoms.questions {
            self.question("symptoms", question);
        }
    }

    fn debate(&mut self) {
        let (Some(debate), Some(asked)) = (&self.diagnosis.debate, &self.diagnosis.asked.debate)
        else {
            return;
        };
        let mut cells = self.sides(debate.sides.pair());
        cells.extend([
            ("text", text(&asked.title)),
            ("debate", figure(debate.score)),
        ]);
        self.add("debate", "debate", &cells);
        for question in &debate.questions {
            self.question("debate", question);
        }
    }

    fn cause(&mut self, cause: &Cause) {
        let mut cells = self.sides(cause.sides.pair());
        cells.extend([
            (
                "rank",
                cause.rank.map_or(String::new(), |rank| rank.to_string()),
            ),
            ("text", text(cause.title)),
            ("priority", figure(cause.priority)),
            ("severity", figure(cause.severity)),
            ("gap", figure(cause.gap)),
            ("need", figure(cause.need)),
            (
                "reading",
                cause.reading.map_or("", |reading| reading.id()).to_owned(),
            ),
            ("divided", cause.divided.join(" ")),
            ("blind_spot", cause.blind_spot.to_string()),
        ]);
        if let Some(observed) = &cause.observer {
            let [a, b] = observed.sides.pair();
            cells.extend([
                ("observer", figure(observed.score)),
                ("first_where_observed", figure(a)),
                ("second_where_observed", figure(b)),
            ]);
        }
        if let Some(confidence) = cause.confidence {
            let share = confidence.first.map(|share| share.to_json().to_string());
            cells.extend([
                ("confidence_first", share.unwrap_or_default()),
                ("confidence_low", figure(confidence.low)),
                ("confidence_high", figure(confidence.high)),
            ]);
        }
        let norms = self.diagnosis.norms.iter().flat_map(|norms| &norms.0);
        if let Some((_, Some(place))) = norms.into_iter().find(|(id, _)| *id == cause.id) {
            cells.extend([
                ("portfolio_mean", figure(Some(place.mean))),
                ("portfolio_difference", figure(Some(place.difference))),
                ("portfolio_percentile", figure(Some(place.percentile))),
                ("portfolio_companies", place.companies.to_string()),
            ]);
        }
        self.add("cause", cause.id, &cells);
        for question in &cause.questions {
            self.question(cause.id, question);
        }
        for order in &cause.orders {
            self.order(cause.id, order);
        }
    }

    fn question(&mut self, part_of: &str, question: &Question) {
        let mut cells = self.sides(question.sides.pair());
        cells.extend([
            ("part_of", part_of.to_owned()),
            ("text", text(&question.text)),
            ("gap", figure(question.gap)),
            ("first_counts", spread(question.counts.of(Role::First))),
            ("second_counts", spread(question.counts.of(Role::Second))),
        ]);
        self.add("question", question.id, &cells);
    }

    fn order(&mut self, part_of: &str, order: &Order) {
        let [a, b] = order.to_observer.pair();
        let cells = [
            ("part_of", part_of.to_owned()),
            ("text", text(&order.text)),
            ("distance", figure(order.distance)),
            ("first_to_observer", figure(a)),
            ("second_to_observer", figure(b)),
        ];
        self.add("order", order.id, &cells);
        let options = &self.diagnosis.asked.ranking_questions[order.index].options;
        for (at, option) in options.iter().enumerate() {
            let place = |role: Role| {
                let ranks = order.mean_ranks.0.get(role.index());
                figure(
                    ranks
                        .and_then(|(_, ranks)| ranks.as_ref())
                        .map(|ranks| ranks.0[at].1),
                )
            };
            let cells = [
                ("part_of", order.id.to_owned()),
                ("text", text(&option.text)),
                ("first_place", place(Role::First)),
                ("second_place", place(Role::Second)),
                ("observer_place", place(Role::Observer)),
            ];
            self.add("option", &option.id, &cells);
        }
    }

    fn sensitivity(&mut self) {
        let Some(found) = &self.diagnosis.sensitivity else {
            return;
        };
        let respondents = found.respondents.map(|count| count.to_string());
        let cells = [
            ("sensitive_to_respondents", respondents.unwrap_or_default()),
            ("sensitive_to_questions", found.questions.join(" ")),
        ];
        self.add("sensitivity", "sensitivity", &cells);
    }

    fn solutions(&mut self) {
        let diagnosis = self.diagnosis;
        for solution in &diagnosis.solutions {
            let cells = [
                (
                    "rank",
                    solution.rank.map_or(String::new(), |rank| rank.to_string()),
                ),
                ("text", text(solution.title)),
                ("fit", figure(solution.fit)),
            ];
            self.add("solution", solution.id, &cells);
            for action in &solution.actions {
                let cells = [
                    ("part_of", solution.id.to_owned()),
                    ("text", text(&format!("{}: {}", action.owner, action.text))),
                    ("fit", figure(action.fit)),
                ];
                self.add("action", action.id, &cells);
            }
        }
    }
}

/// As in the JSON report.
pub(super) fn figure(figure: Option<Points>) -> String {
    figure.map_or(String::new(), |figure| figure.to_json().to_string())
}

/// A text as a cell.
pub(super) fn text(text: &str) -> String {
    guard(visible(text))
}

//! The ranked causes: a table with a chart, or a list where the terminal is narrow.

use super::chart;
use super::legend::{BOTH, Legend};
use super::table::{TextCell, TextColumn, render};
use crate::diagnosis::{Cause, Diagnosis};
use crate::questionnaire::Role;
use crate::report::page::{Page, TextPage};
use crate::report::sentences::{
    self, HOW_SURE, felt_more_by, has_confidence, range, rank, reading_and_flags, sure,
};
use crate::report::table::{beside, figure, gap, text};
use crate::score::Points;

/// Below this many columns the table gets a list.
const NARROWEST_TABLE: usize = 80;

/// From this many columns on titles and readings have a line each, under full names.
const WIDE_TABLE: usize = 108;

pub(super) fn write(page: &mut TextPage, diagnosis: &Diagnosis, legend: &Legend) {
    let layout = RankingWidths::new(page.width(), diagnosis);
    let chart = if page.width() < NARROWEST_TABLE {
        page.width().saturating_sub(3).clamp(11, 41)
    } else {
        layout.chart
    };
    page.dim(&explain(diagnosis, legend, chart));
    page.gap();
    if page.width() < NARROWEST_TABLE {
        list(page, diagnosis, legend, chart);
    } else {
        let rows = diagnosis
            .causes
            .iter()
            .map(|cause| layout.row(diagnosis, cause, legend))
            .collect();
        page.laid_out(&render(&layout.columns(diagnosis, legend), rows), "");
    }
}

fn explain(diagnosis: &Diagnosis, legend: &Legend, chart: usize) -> String {
    let sure = if has_confidence(diagnosis) {
        format!(" {HOW_SURE}")
    } else {
        String::new()
    };
    format!(
        "{} {}.{sure}",
        sentences::scale(diagnosis, " (┊)"),
        marks(diagnosis, legend, chart)
    )
}

/// What the marks of a chart of this width stand for.
pub(super) fn marks(diagnosis: &Diagnosis, legend: &Legend, chart: usize) -> String {
    let is_seen = |cause: &Cause| {
        let observed = cause.observer.as_ref();
        observed.is_some_and(|seen| seen.score.is_some())
    };
    let both = if chart::has_both(&diagnosis.causes, chart) {
        format!(", {BOTH} both sides")
    } else {
        String::new()
    };
    legend.sentence(diagnosis.causes.iter().any(is_seen)) + &both
}

/// How wide the columns of both sides' figures and of their gap are: some have decimals beside the line.
pub(super) fn figure_widths(
    rows: impl Iterator<Item = [Option<Points>; 2]> + Clone,
    high: f64,
) -> (usize, usize) {
    let width = |text: String| text.chars().count();
    let sides = rows
        .clone()
        .flatten()
        .map(|figure| width(beside(figure, high)));
    let gaps = rows.map(|sides| width(gap(sides, high)));
    (
        sides.max().unwrap_or(0).max(3),
        gaps.max().unwrap_or(0).max(4),
    )
}

/// The widths of the columns that give and take.
struct RankingWidths {
    cause: usize,
    priority: usize,
    sure: usize,
    side: usize,
    gap: usize,
    felt: usize,
    reading: usize,
    chart: usize,
    has_names: bool,
    has_confidence: bool,
}

impl RankingWidths {
    /// At 80 columns a title and a reading take two lines each.
    fn new(width: usize, diagnosis: &Diagnosis) -> Self {
        let is_wide = width >= WIDE_TABLE;
        let names_fit = diagnosis
            .sides
            .iter()
            .all(|side| side.name.chars().count() <= 12);
        let (cause, reading) = if is_wide { (24, 14) } else { (14, 9) };
        let has_names = is_wide && names_fit;
        let names: usize = diagnosis
            .sides
            .iter()
            .map(|side| side.name.chars().count().max(3))
            .sum();
        let has_confidence = has_confidence(diagnosis);
        let shares = diagnosis
            .causes
            .iter()
            .map(|cause| sure(cause).chars().count());
        let sure = shares.max().unwrap_or(0).max(5);
        let first = if has_confidence { sure + 1 } else { 0 };
        let priority = match (has_confidence, is_wide) {
            (true, true) => 13,
            (true, false) => 9,
            (false, _) => 8,
        };
        let felt = diagnosis.sides.iter().map(|side| side.name.chars().count());
        let felt = felt.max().unwrap_or(0).clamp(10, 14);
        let (side, gap) = figure_widths(
            diagnosis.causes.iter().map(|cause| cause.sides.pair()),
            diagnosis.asked.thresholds.high,
        );
        let sides = if has_names {
            names.max(2 * side)
        } else {
            2 * side
        };
        let fixed = 2 + priority + first + gap + felt + sides + 8;
        let chart = width.saturating_sub(cause + reading + fixed).clamp(11, 41);
        Self {
            cause,
            priority,
            sure,
            side,
            gap,
            felt,
            reading,
            chart,
            has_names,
            has_confidence,
        }
    }

    fn columns(&self, diagnosis: &Diagnosis, legend: &Legend) -> Vec<TextColumn> {
        let side = |role: Role| {
            let name = diagnosis.sides[role.index()].name;
            if self.has_names {
                (figure(name), name.chars().count().max(self.side))
            } else {
                (figure(legend.letter(role)), self.side)
            }
        };
        let mut columns = vec![
            (text("#"), 2),
            (text("Cause"), self.cause),
            (figure("Priority"), self.priority),
        ];
        columns.extend(self.has_confidence.then(|| (figure("First"), self.sure)));
        columns.extend([
            side(Role::First),
            side(Role::Second),
            (figure("Gap"), self.gap),
            (text("Felt more"), self.felt),
            (text("Reading"), self.reading),
            (text(chart::head(self.chart)), self.chart),
        ]);
        columns
    }

    /// The priority with its range, under it where the column is too narrow for both.
    fn priority_of(&self, cause: &Cause, high: f64) -> TextCell {
        let space = if self.priority < 13 { "\n" } else { " " };
        let range = range(cause).map_or(String::new(), |range| format!("{space}({range})"));
        TextCell::shaded(cause.priority, high).with(&range)
    }

    fn row(&self, diagnosis: &Diagnosis, cause: &Cause, legend: &Legend) -> Vec<TextCell> {
        let [first, second] = cause.sides.pair();
        let high = diagnosis.asked.thresholds.high;
        let mut row = vec![
            rank(diagnosis, cause).into(),
            cause.title.to_owned().into(),
            self.priority_of(cause, high),
        ];
        row.extend(self.has_confidence.then(|| sure(cause).into()));
        row.extend([
            TextCell::shaded(first, high),
            TextCell::shaded(second, high),
            gap([first, second], high).into(),
            felt_more_by(diagnosis, cause).to_owned().into(),
            reading_and_flags(diagnosis, cause).into(),
            TextCell::laid_out(chart::row(cause, high, legend, self.chart)),
        ]);
        row
    }
}

fn list(page: &mut TextPage, diagnosis: &Diagnosis, legend: &Legend, chart: usize) {
    for cause in &diagnosis.causes {
        let high = diagnosis.asked.thresholds.high;
        let priority = beside(cause.priority, high);
        page.subheading(&format!(
            "{} {}: {priority}",
            rank(diagnosis, cause),
            cause.title
        ));
        let sides = diagnosis.sides.iter().zip(cause.sides.pair());
        let scores: Vec<String> = sides
            .map(|(side, score)| format!("{} {}", side.name, beside(score, high)))
            .collect();
        page.indented(&format!(
            "{}, gap {}. {}.",
            scores.join(", "),
            gap(cause.sides.pair(), high),
            capital(&reading_and_flags(diagnosis, cause))
        ));
        if has_confidence(diagnosis) {
            let range = range(cause).map_or(String::new(), |range| format!(" ({range})"));
            page.indented(&format!(
                "Priority {priority}{range}. First: {}.",
                sure(cause)
            ));
        }
        page.laid_out(&chart::head(chart), "   ");
        page.laid_out(
            &chart::row(cause, diagnosis.asked.thresholds.high, legend, chart),
            "   ",
        );
    }
}

fn capital(text: &str) -> String {
    let (first, rest) = text.split_at(1);
    first.to_uppercase() + rest
}

//! The report for a terminal: headline, symptoms, ranked causes, what to do, what is not known.
//!
//! Styles are escape codes; the writer strips them where they don't belong.

mod causes;
mod chart;
mod details;
mod legend;
mod notes;
mod ranking;
mod shade;
mod solutions;
pub(super) mod table;

use super::layout::Layout;
use super::page::TextPage;
use super::sentences;
use crate::diagnosis::{Diagnosis, HeadlineId};
use crate::sanitise::visible;
use legend::Legend;
use unicode_width::UnicodeWidthStr;

/// The width of the chart where it stands alone.
const CHART_WIDTH: usize = 41;

/// Renders a report for the layout's width. Lines longer than 120 columns are hard to read, so it
/// gets no wider.
pub fn render(diagnosis: &Diagnosis, layout: Layout) -> String {
    let mut page = TextPage::new(layout.width.clamp(24, 120));
    let legend = Legend::new(diagnosis);
    head(&mut page, diagnosis);
    page.strong(&diagnosis.headline.text);
    symptoms(&mut page, diagnosis);
    if diagnosis.headline.id == HeadlineId::NoAnswers {
        notes::write(&mut page, diagnosis);
        return page.finish();
    }
    page.heading("Causes, ranked");
    ranking::write(&mut page, diagnosis, &legend);
    for cause in diagnosis.above_the_line() {
        causes::write(&mut page, diagnosis, cause, &legend);
    }
    solutions::write(&mut page, diagnosis);
    if layout.has_details {
        details::write(&mut page, diagnosis, &legend);
    }
    notes::write(&mut page, diagnosis);
    page.finish()
}

/// The chart alone, without colour: a line for each cause, under its axis.
pub(super) fn chart_of(diagnosis: &Diagnosis) -> String {
    let legend = Legend::new(diagnosis);
    let high = diagnosis.asked.thresholds.high;
    let names: Vec<String> = diagnosis
        .causes
        .iter()
        .map(|cause| {
            format!(
                "{} {}",
                sentences::rank(diagnosis, cause),
                visible(cause.title)
            )
        })
        .collect();
    let name_width = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let pad = |name: &str| " ".repeat(name_width.saturating_sub(name.width()) + 2);
    let mut text = format!("{}{}\n", pad(""), chart::head(CHART_WIDTH));
    for (cause, name) in diagnosis.causes.iter().zip(&names) {
        let row = chart::row(cause, high, &legend, CHART_WIDTH);
        let line = format!("{name}{}{}", pad(name), anstream::adapter::strip_str(&row));
        text += &format!("{}\n", line.trim_end());
    }
    text + &format!(
        "{}, ┊ the line at {high}\n",
        ranking::marks(diagnosis, &legend, CHART_WIDTH)
    )
}

fn head(page: &mut TextPage, diagnosis: &Diagnosis) {
    page.title(&sentences::title(diagnosis));
    page.dim(diagnosis.questionnaire.title);
    page.dim(&sentences::answered_by(diagnosis));
    page.gap();
}

/// How bad it is, and whether the sides argue openly.
fn symptoms(page: &mut TextPage, diagnosis: &Diagnosis) {
    page.heading("How bad it is");
    match sentences::how_bad(diagnosis) {
        Some(level) => page.strong(&level),
        None => page.paragraph(sentences::NO_SYMPTOMS),
    }
    for sentence in sentences::around_symptoms(diagnosis) {
        page.paragraph(&sentence);
    }
}

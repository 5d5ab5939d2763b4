//! The report for a terminal: headline, symptoms, ranked causes, what to do, what is not known.
//!
//! Styles are escape codes; the writer strips them where they don't belong.

mod causes;
mod chart;
mod legend;
mod ranking;
mod shade;
pub(super) mod table;

use super::body::{self, ReportPage};
use super::layout::Layout;
use super::page::{Page, TextPage};
use super::sentences;
use super::table::Table;
use crate::diagnosis::{Cause, Diagnosis};
use crate::sanitise::visible;
use legend::Legend;
use unicode_width::UnicodeWidthStr;

/// The width of the chart where it stands alone.
const CHART_WIDTH: usize = 41;

/// Renders a report for the layout's width. Lines longer than 120 columns are hard to read, so it
/// gets no wider.
pub fn render(diagnosis: &Diagnosis, layout: Layout) -> String {
    let mut page = TextPage::new(layout.width.clamp(24, 120));
    body::write(&mut page, diagnosis, layout.has_details);
    page.finish()
}

impl ReportPage for TextPage {
    fn cause(&mut self, text: &str) {
        self.heading(text);
    }

    fn subheading(&mut self, text: &str) {
        self.subheading(text);
    }

    fn indented(&mut self, text: &str) {
        self.indented(text);
    }

    fn evidence(&mut self, text: &str) {
        self.indented(&format!("Evidence: {text}"));
    }

    fn actions(&mut self, actions: &[(&str, &str)]) {
        for (owner, text) in actions {
            self.item(&format!("{owner}: {text}"));
        }
    }

    fn quotes(&mut self, quotes: &[(&str, &str)]) {
        for (side, text) in quotes {
            self.item(&format!("{side}: “{text}”"));
        }
    }

    fn ranking(&mut self, diagnosis: &Diagnosis) {
        ranking::write(self, diagnosis, &Legend::new(diagnosis));
    }

    fn questions(&mut self, diagnosis: &Diagnosis, cause: &Cause) {
        causes::questions(self, diagnosis, cause);
    }

    fn orders(&mut self, orders: &Table) {
        causes::orders(self, orders);
    }
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

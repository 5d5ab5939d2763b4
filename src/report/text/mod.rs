//! The report for a terminal: headline, symptoms, ranked causes, what to do, what is not known.
//!
//! Styles are escape codes; the writer strips them where they don't belong.

mod causes;
mod chart;
mod legend;
mod notes;
mod ranking;
mod solutions;
pub(super) mod table;

use super::page::Page;
use crate::diagnosis::{Diagnosis, HeadlineId};
use crate::diagnostic::list;
use crate::score::Points;
use legend::Legend;

/// The width a report is laid out for where there is no terminal.
pub const DEFAULT_WIDTH: usize = 80;

/// Renders a report for a width in columns. Lines longer than 120 columns are hard to read, so it
/// gets no wider.
pub fn render(diagnosis: &Diagnosis, width: usize) -> String {
    let mut page = Page::new(width.clamp(24, 120));
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
    notes::write(&mut page, diagnosis);
    page.finish()
}

fn head(page: &mut Page, diagnosis: &Diagnosis) {
    let wave = diagnosis
        .wave
        .map_or(String::new(), |wave| format!(", {wave}"));
    page.title(&format!("{}{wave}", diagnosis.company));
    let sides = diagnosis.sides.iter().chain(&diagnosis.observer);
    let counts: Vec<String> = sides
        .map(|party| format!("{} {}", party.name, party.respondents))
        .collect();
    page.dim(diagnosis.questionnaire.title);
    page.dim(&format!("Answered by: {}", counts.join(", ")));
    page.gap();
}

/// How bad it is, and whether the sides argue openly.
fn symptoms(page: &mut Page, diagnosis: &Diagnosis) {
    let symptoms = &diagnosis.symptoms;
    page.heading("How bad it is");
    let Some(priority) = symptoms.priority else {
        page.paragraph("The symptoms have too few answers to be scored.");
        return;
    };
    let title = symptoms.band.map_or("", |id| band_title(diagnosis, id));
    page.strong(&format!(
        "{title}: {priority} of 100. {}",
        side_by_side(diagnosis)
    ));
    if symptoms.gap.is_none() {
        return;
    }
    if let Some(band) = diagnosis
        .asked
        .symptoms
        .bands
        .iter()
        .find(|band| Some(band.id.as_str()) == symptoms.band)
    {
        page.paragraph(&band.text);
    }
    if let (Some(observer), Some(score)) = (&diagnosis.observer, symptoms.observer) {
        page.paragraph(&format!(
            "The {} puts the symptoms at {score}.",
            observer.name
        ));
    }
    if let Some(score) = diagnosis.debate.as_ref().and_then(|debate| debate.score) {
        page.paragraph(&format!(
            "Open argument: {score} of 100; here more is better."
        ));
    }
}

/// Each side's symptoms, with their bands where these differ.
fn side_by_side(diagnosis: &Diagnosis) -> String {
    let symptoms = &diagnosis.symptoms;
    let bands = symptoms.bands.pair();
    let differ = bands[0] != bands[1] && bands.iter().all(Option::is_some);
    let of = |side: usize, score: Points| {
        let band = bands[side].filter(|_| differ).map_or(String::new(), |id| {
            format!(" ({})", band_title(diagnosis, id).to_lowercase())
        });
        format!("{} {score}{band}", diagnosis.sides[side].name)
    };
    let scores = symptoms.sides.pair();
    let parts: Vec<String> = (0..2)
        .filter_map(|side| scores[side].map(|score| of(side, score)))
        .collect();
    let alone = if parts.len() == 1 { " alone" } else { "" };
    format!("{}{alone}.", list::plain(&parts))
}

fn band_title<'d>(diagnosis: &'d Diagnosis, id: &str) -> &'d str {
    let mut bands = diagnosis.asked.symptoms.bands.iter();
    bands
        .find(|band| band.id == id)
        .map_or("", |band| band.title.as_str())
}

/// A figure in whole points, a dash where there is none.
fn whole(figure: Option<Points>) -> String {
    figure.map_or("–".to_owned(), |figure| figure.to_string())
}

//! The sentences of a report, which every format for people lays out in its own way.

mod causes;
mod notes;
mod plan;

use crate::diagnosis::{Diagnosis, Difference};
use crate::diagnostic::list;
use crate::questionnaire::Band;
use crate::score::Points;

pub(super) use causes::{
    HOW_SURE, NO_ORDERS, apart, blind_spot, divided, felt_more_by, has_confidence, in_words, range,
    rank, reading_and_flags, sure, under_ranking,
};
pub(super) use notes::{NOT_TOLD, notes};
pub(super) use plan::{
    about_fit, answers, done, fits, fitting, not_needed, nothing, plan_title, step,
};

/// "Acme Gears, 2026-Q4".
pub(super) fn title(diagnosis: &Diagnosis) -> String {
    let wave = diagnosis
        .wave
        .map_or(String::new(), |wave| format!(", {wave}"));
    format!("{}{wave}", diagnosis.company)
}

/// Who answered: "Answered by: Sales 2, Operations 3, CEO 1".
pub(super) fn answered_by(diagnosis: &Diagnosis) -> String {
    let parties = diagnosis.sides.iter().chain(&diagnosis.observer);
    let counts: Vec<String> = parties
        .map(|party| format!("{} {}", party.name, party.respondents))
        .collect();
    format!("Answered by: {}", counts.join(", "))
}

/// What the figures stand for; `mark` is how a chart draws the line.
pub(super) fn scale(diagnosis: &Diagnosis, mark: &str) -> String {
    format!(
        "0 is no conflict, 100 the most; above {}{mark} something is to be done.",
        diagnosis.asked.thresholds.high
    )
}

/// What the figures of a ranking stand for, confidence among them.
pub(super) fn about_figures(diagnosis: &Diagnosis) -> String {
    let scale = scale(diagnosis, "");
    if has_confidence(diagnosis) {
        format!("{scale} {HOW_SURE}")
    } else {
        scale
    }
}

/// The symptoms' level and both sides' scores; none where they have too few answers.
pub(super) fn how_bad(diagnosis: &Diagnosis) -> Option<String> {
    let priority = diagnosis.symptoms.priority?;
    let title = band(diagnosis).map_or("", |band| band.title.as_str());
    Some(format!(
        "{title}: {priority} of 100. {}",
        symptoms_by_side(diagnosis)
    ))
}

/// What stands in its place.
pub(super) const NO_SYMPTOMS: &str = "The symptoms have too few answers to be scored.";

/// What else is known of how bad it is: the level's meaning, the observer's view, the debate. One side
/// alone makes no level.
pub(super) fn around_symptoms(diagnosis: &Diagnosis) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    if diagnosis.symptoms.gap.is_some() {
        sentences.extend(band(diagnosis).map(|band| band.text.clone()));
    }
    sentences.extend(observer_on_symptoms(diagnosis));
    if let Some(score) = diagnosis.debate.as_ref().and_then(|debate| debate.score) {
        sentences.push(format!(
            "Open argument: {score} of 100; here more is better."
        ));
    }
    sentences
}

/// Where the observer puts the symptoms, and whether that is far from both sides.
fn observer_on_symptoms(diagnosis: &Diagnosis) -> Option<String> {
    let (observer, symptoms) = (diagnosis.observer?, &diagnosis.symptoms);
    let (score, gap) = (symptoms.observer?, diagnosis.asked.thresholds.gap);
    // Far away is what is farther from both sides than the gap that counts, by more than chance.
    let is_below = |to: &Difference| {
        to.value.is_some_and(|it| it >= gap) && to.low.is_some_and(|low| low > 0.0)
    };
    let is_above = |to: &Difference| {
        to.value.is_some_and(|it| it <= -gap) && to.high.is_some_and(|high| high < 0.0)
    };
    let beside = if symptoms.to_observer.iter().all(is_above) {
        ", far above both sides"
    } else if symptoms.to_observer.iter().all(is_below) {
        ", far below both sides"
    } else {
        ""
    };
    Some(format!(
        "The {} puts the symptoms at {score}{beside}.",
        observer.name
    ))
}

/// Each side's symptoms, with their bands where these differ.
fn symptoms_by_side(diagnosis: &Diagnosis) -> String {
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

/// The band that the symptoms fall into.
pub(super) fn band<'d>(diagnosis: &'d Diagnosis) -> Option<&'d Band> {
    let id = diagnosis.symptoms.band?;
    let mut bands = diagnosis.asked.symptoms.bands.iter();
    bands.find(|band| band.id == id)
}

fn band_title<'d>(diagnosis: &'d Diagnosis, id: &str) -> &'d str {
    let mut bands = diagnosis.asked.symptoms.bands.iter();
    bands
        .find(|band| band.id == id)
        .map_or("", |band| band.title.as_str())
}

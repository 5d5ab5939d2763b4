//! The sentences of a report, which every format for people lays out in its own way.

mod causes;
mod notes;
mod orders;
mod plan;
#[cfg(test)]
mod tests;
mod within;

use crate::diagnosis::{About, Debate, Diagnosis, PartyCount, Turnout};
use crate::diagnostic::list;
use crate::questionnaire::Band;
use crate::report::document::FOOTER;
use crate::score::Points;

pub(super) use causes::{
    MEANINGS, blind_spot, both_figures, figures, has_confidence, in_words, plain_reading, range,
    rank, reading, sure, under_ranking, with_figures,
};
pub(super) use notes::{NOT_TOLD, notes};
pub(super) use orders::{NO_ORDERS, apart, distances, in_brackets};
pub(super) use plan::{
    LOOK_AGAIN, about_fit, addresses, ask_again, do_first_title, done, done_already, done_note,
    first_sentence, fits, fitting, needs, not_needed, nothing, plan_title, when,
};
pub(super) use within::{divided, divided_on_symptoms, lone_voice};

/// "Acme Gears, 2026-Q4".
pub(super) fn title(diagnosis: &Diagnosis) -> String {
    let company = [diagnosis.company].into_iter();
    list::joined(company.chain(diagnosis.wave), ", ")
}

/// What was asked, and what it was made from.
pub(super) fn footer(asked: About) -> String {
    format!(
        "Questionnaire {}, version {}. {FOOTER}",
        asked.id, asked.version
    )
}

/// Who answered: "Answered: Sales 2, Operations 3 of 4, CEO".
pub(super) fn answered_by(diagnosis: &Diagnosis) -> String {
    let sides = diagnosis.sides.iter().map(side_count);
    let observer = diagnosis.observer.as_ref();
    let observer = observer.map(|observer| observer_count(diagnosis, observer));
    let unread = diagnosis
        .unread
        .map(|it| format!("; {} unread", it.count()));
    let counts = list::joined(sides.chain(observer), ", ");
    format!("Answered: {counts}{}", unread.unwrap_or_default())
}

fn side_count(side: &PartyCount) -> String {
    let left_out = match side.left_out {
        0 => String::new(),
        count => format!(" ({count} left out)"),
    };
    let counted = match side.turnout {
        Some(turnout) => of_invited(side.name, turnout),
        None => format!("{} {}", side.name, side.respondents),
    };
    format!("{counted}{left_out}")
}

/// Of a single observer it is plain of how many.
fn observer_count(diagnosis: &Diagnosis, observer: &PartyCount) -> String {
    let turnout = observer.turnout.filter(|turnout| turnout.invited > 1);
    match observer.respondents {
        _ if turnout.is_some() => side_count(observer),
        0 if diagnosis.is_left_out(observer) => format!("{} left out", observer.name),
        0 => format!("{} not yet", observer.name),
        1 => observer.name.to_owned(),
        count => format!("{} {count}", observer.name),
    }
}

/// "Sales 3 of 4", "Sales none of 4".
pub(super) fn of_invited(name: &str, turnout: Turnout) -> String {
    let Turnout { invited, answered } = turnout;
    match answered {
        0 => format!("{name} none of {invited}"),
        _ => format!("{name} {answered} of {invited}"),
    }
}

/// What the figures stand for.
pub(super) fn scale(diagnosis: &Diagnosis) -> String {
    format!(
        "0 is no conflict, 100 the most; above {} something is to be done.",
        diagnosis.asked.thresholds.high
    )
}

/// How bad it is by each side, what the observer sees of it, and whether the sides argue openly.
pub(super) fn how_bad(diagnosis: &Diagnosis) -> Vec<String> {
    let symptoms = &diagnosis.symptoms;
    let by_side = symptoms.priority.map(|_| symptoms_by_side(diagnosis));
    let debate = diagnosis.debate.as_ref();
    let debate = debate.and_then(|debate| open_argument(diagnosis, debate));
    let observer = diagnosis.observer_on_symptoms();
    by_side.into_iter().chain(observer).chain(debate).collect()
}

/// How openly both sides argue, together and each.
fn open_argument(diagnosis: &Diagnosis, debate: &Debate) -> Option<String> {
    let score = debate.score?;
    let sides = diagnosis.sides.iter().zip(debate.sides.pair());
    let sides = sides.map(|(side, figure)| match figure {
        Some(figure) => format!("{} {figure}", side.name),
        None => format!("{} not heard", side.name),
    });
    let sides = list::joined(sides, ", ");
    Some(format!(
        "Open argument: {score} of 100 ({sides}); here more is better."
    ))
}

/// Each side's symptoms, with their bands where these differ.
pub(super) fn symptoms_by_side(diagnosis: &Diagnosis) -> String {
    let symptoms = &diagnosis.symptoms;
    let bands = symptoms.bands.pair();
    let differ = bands[0] != bands[1] && bands.iter().all(Option::is_some);
    let limits = diagnosis.asked.symptoms.limits();
    let of = |side: usize, score: Points| {
        let score = score.beside(&limits);
        let band = bands[side]
            .filter(|_| differ)
            .and_then(|id| diagnosis.asked.symptoms.band(id));
        let band = band.map_or(String::new(), |it| {
            format!(" ({})", diagnosis.inside(&it.title))
        });
        format!("{} {score}{band}", diagnosis.sides[side].name)
    };
    let scores = symptoms.sides.pair();
    let parts = (0..2).filter_map(|side| Some(of(side, scores[side]?)));
    let is_alone = scores.iter().flatten().count() == 1;
    let alone = if is_alone { " alone" } else { "" };
    format!("{}{alone}.", list::plain(parts))
}

/// The band that the symptoms fall into.
pub(super) fn band<'d>(diagnosis: &'d Diagnosis) -> Option<&'d Band> {
    diagnosis.asked.symptoms.band(diagnosis.symptoms.band?)
}

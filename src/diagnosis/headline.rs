//! The report's first sentences: how bad it is, what the leading cause is, how sure that is. The first of ten
//! cases that holds.

use schemars::JsonSchema;
use serde::Serialize;

use super::certainty::Certainty;
use super::contest::{by_first, contenders, ranking, stands_out_more};
use super::{Cause, Diagnosis, Headline, unknown, words};
use crate::diagnostic::list;
use crate::questionnaire::Band;
use crate::score::{Classification, Points};

/// Which case of the headline holds; the order is the order in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeadlineId {
    /// No cause is ranked.
    NoAnswers,
    /// One side has no score on any cause.
    OneSide,
    /// Calm, but the sides don't argue openly either.
    Quiet,
    /// Healthy tension.
    Healthy,
    /// The tension is real, and none of the causes explains it.
    Unexplained,
    /// A cause is above the line, but little harm is done so far.
    Early,
    /// The first place can't be told.
    TooClose,
    /// One cause scores highest, but another may.
    Probable,
    /// One cause scores highest.
    Clear,
}

/// Chooses the case and writes it out.
pub(super) fn write(diagnosis: &Diagnosis) -> Headline {
    let id = choose(diagnosis);
    let mut sentences = match id {
        HeadlineId::NoAnswers => vec![no_answers(diagnosis)],
        HeadlineId::OneSide => vec![one_side(diagnosis)],
        HeadlineId::Quiet => vec![quiet(diagnosis)],
        HeadlineId::Healthy => vec![healthy(diagnosis)],
        HeadlineId::Unexplained => vec![unexplained(diagnosis)],
        HeadlineId::Early => vec![early(diagnosis)],
        HeadlineId::TooClose | HeadlineId::Probable | HeadlineId::Clear => {
            vec![how_bad(diagnosis), leading(diagnosis)]
        }
    };
    if !matches!(id, HeadlineId::NoAnswers | HeadlineId::OneSide) {
        sentences.extend(unknown::causes(diagnosis));
    }
    sentences.extend(unknown::care(diagnosis));
    if id != HeadlineId::NoAnswers {
        sentences.extend(unknown::few_people(diagnosis));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    Headline {
        id,
        text: sentences.join(" "),
    }
}

fn choose(diagnosis: &Diagnosis) -> HeadlineId {
    let ranked = || diagnosis.causes.iter().filter(|cause| cause.rank.is_some());
    if ranked().next().is_none() {
        return HeadlineId::NoAnswers;
    }
    if silent_side(diagnosis).is_some() {
        return HeadlineId::OneSide;
    }
    let is_any_above = diagnosis.above_the_line().next().is_some();
    match (band_index(diagnosis), is_any_above) {
        (Some(0), true) => HeadlineId::Early,
        (Some(0), false) if is_silent(diagnosis) => HeadlineId::Quiet,
        (Some(0), false) => HeadlineId::Healthy,
        (Some(_), false) => HeadlineId::Unexplained,
        _ => match ranking(diagnosis) {
            Certainty::Open => HeadlineId::TooClose,
            Certainty::Probable => HeadlineId::Probable,
            Certainty::Clear => HeadlineId::Clear,
        },
    }
}

/// The side without a score on any cause, as an index into the sides.
fn silent_side(diagnosis: &Diagnosis) -> Option<usize> {
    (0..2).find(|&side| {
        diagnosis
            .causes
            .iter()
            .all(|cause| cause.sides.pair()[side].is_none())
    })
}

fn band_index(diagnosis: &Diagnosis) -> Option<usize> {
    let id = diagnosis.symptoms.band?;
    diagnosis
        .asked
        .symptoms
        .bands
        .iter()
        .position(|band| band.id == id)
}

fn band<'d>(diagnosis: &'d Diagnosis) -> Option<&'d Band> {
    band_index(diagnosis).map(|at| &diagnosis.asked.symptoms.bands[at])
}

/// Whether the sides were asked how openly they argue, and hardly do.
fn is_silent(diagnosis: &Diagnosis) -> bool {
    let score = diagnosis.debate.as_ref().and_then(|debate| debate.score);
    score.is_some_and(|score| score < diagnosis.asked.thresholds.high)
}

fn no_answers(diagnosis: &Diagnosis) -> String {
    let [first, second] = &diagnosis.sides;
    let count =
        |side: &super::PartyCount| list::count(side.respondents, "respondent", "respondents");
    format!(
        "Nothing to report yet: neither side has answered at least half of the questions on any cause ({}: {}, {}: {}).",
        first.name,
        count(first),
        second.name,
        count(second)
    )
}

fn one_side(diagnosis: &Diagnosis) -> String {
    let silent = silent_side(diagnosis).unwrap_or(0);
    let (heard, silent) = (&diagnosis.sides[1 - silent], &diagnosis.sides[silent]);
    let why = if silent.respondents == 0 {
        format!("{} hasn't answered yet", silent.name)
    } else {
        format!(
            "{} has answered too few questions to be scored",
            silent.name
        )
    };
    format!(
        "This is one side's view, that of {}, and no verdict: {why}. Hear {} before you act on anything below.",
        heard.name, silent.name
    )
}

fn quiet(diagnosis: &Diagnosis) -> String {
    let score = diagnosis
        .debate
        .as_ref()
        .and_then(|debate| debate.score)
        .map_or(String::new(), |score| diagnosis.shown(score).to_string());
    format!(
        "It is calm, but {} hardly argue openly either (open debate: {score} of 100). Quiet is not healthy: find out what goes unsaid before you rely on it.",
        both(diagnosis)
    )
}

fn healthy(diagnosis: &Diagnosis) -> String {
    let (both, line) = (both(diagnosis), line(diagnosis));
    if unknown::is_any(diagnosis) {
        format!(
            "As far as both {both} were heard, the tension is healthy: no such cause is above {line}, and the symptoms are mild."
        )
    } else {
        format!(
            "The tension between {both} is healthy: no cause is above {line}, and the symptoms are mild. There is nothing to fix."
        )
    }
}

fn unexplained(diagnosis: &Diagnosis) -> String {
    let level = band(diagnosis)
        .map_or("", |band| band.title.as_str())
        .to_lowercase();
    let symptoms = words::symptoms(diagnosis);
    let none = match diagnosis.causes.len() {
        1 => "the one cause asked about hardly".to_owned(),
        count => format!("none of these {count} causes"),
    };
    format!(
        "The tension is real (symptoms: {symptoms} of 100, {level}), but {none} explains it: {}. Ask both sides what this survey has missed.",
        at_or_below(diagnosis)
    )
}

/// Where the causes stand when none is above the line.
fn at_or_below(diagnosis: &Diagnosis) -> String {
    let line = line(diagnosis);
    if unknown::is_any(diagnosis) {
        format!("none on which both sides were heard is above {line}")
    } else if diagnosis.causes.len() == 1 {
        format!("it is at or below {line}")
    } else {
        format!("all are at or below {line}")
    }
}

/// How bad it is, with both sides' levels where these differ.
fn how_bad(diagnosis: &Diagnosis) -> String {
    let Some(band) = band(diagnosis) else {
        return "How bad it is isn't known: too few questions on the symptoms were answered."
            .to_owned();
    };
    let levels = match diagnosis.symptoms.bands.pair() {
        [Some(a), Some(b)] if a != b => {
            let [a, b] = [a, b].map(|id| words::band_title(diagnosis, id).to_lowercase());
            let [first, second] = diagnosis.sides.map(|side| side.name);
            format!(" ({first}: {a}, {second}: {b})")
        }
        _ => String::new(),
    };
    format!(
        "{}, {} of 100{levels}.",
        band.title,
        words::symptoms(diagnosis)
    )
}

/// Little harm so far, and what stands out all the same.
fn early(diagnosis: &Diagnosis) -> String {
    format!(
        "Little harm is done so far (symptoms: {} of 100), so this can wait. {}",
        words::symptoms(diagnosis),
        leading(diagnosis)
    )
}

/// What scores highest, in the word that its share of the first place allows, with what is known of it.
fn leading(diagnosis: &Diagnosis) -> String {
    let cause = &diagnosis.causes[0];
    let mut sentences = match ranking(diagnosis) {
        Certainty::Open => vec![too_close(diagnosis)],
        Certainty::Probable => vec![probable(diagnosis)],
        Certainty::Clear => vec![format!(
            "{} clearly scores highest: {} of 100.",
            cause.title,
            score(diagnosis, cause)
        )],
    };
    if ranking(diagnosis) > Certainty::Open {
        sentences.push(words::who(diagnosis, cause));
        sentences.push(words::observer(diagnosis, cause));
        sentences.push(instead(diagnosis, cause));
    }
    if diagnosis.is_need_close() {
        sentences.push("Whether anything needs to be done is close to the line.".to_owned());
    }
    if choose(diagnosis) != HeadlineId::Early {
        sentences.extend(diagnosis.best_fit());
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

fn too_close(diagnosis: &Diagnosis) -> String {
    let contenders = contenders(diagnosis);
    if contenders.len() == diagnosis.causes.len() && contenders.len() > 2 {
        return format!(
            "Too close to call: any of the {} causes could come first.",
            contenders.len()
        );
    }
    let named: Vec<String> = contenders
        .iter()
        .map(|cause| {
            format!(
                "{} ({})",
                diagnosis.inside(cause.title),
                score(diagnosis, cause)
            )
        })
        .collect();
    match named.as_slice() {
        // What else might come first isn't scored.
        [one] => format!("What comes first can't be told: {one} may."),
        _ => format!(
            "Too close to call: {} could each come first.",
            list::plain(&named)
        ),
    }
}

fn probable(diagnosis: &Diagnosis) -> String {
    let cause = &diagnosis.causes[0];
    let mut others = by_first(diagnosis).into_iter();
    let runner_up = others.find(|other| other.id != cause.id);
    let ahead = runner_up.map_or(String::new(), |other| {
        format!(
            ", ahead of {} ({})",
            diagnosis.inside(other.title),
            score(diagnosis, other)
        )
    });
    let more = stands_out_more(diagnosis).map_or(String::new(), |other| {
        format!(
            " Against other companies, {} stands out more.",
            diagnosis.inside(other.title)
        )
    });
    format!(
        "{} probably scores highest: {} of 100{ahead}.{more}",
        cause.title,
        score(diagnosis, cause)
    )
}

fn score(diagnosis: &Diagnosis, cause: &Cause) -> String {
    cause.priority.map_or(String::new(), |priority| {
        diagnosis.shown(priority).to_string()
    })
}

/// What to know where the cause that scores highest is itself at or below the line.
fn instead(diagnosis: &Diagnosis, cause: &Cause) -> String {
    if cause.reading != Some(Classification::UnderControl) {
        return String::new();
    }
    let above: Vec<String> = diagnosis
        .above_the_line()
        .map(|cause| diagnosis.inside(cause.title))
        .collect();
    let line = line(diagnosis);
    if above.is_empty() {
        format!("Even so, neither side puts any cause above {line}.")
    } else {
        format!(
            "Even so, neither side puts it above {line}: above it is only what one side feels alone, {}.",
            list::plain(&above)
        )
    }
}

fn both(diagnosis: &Diagnosis) -> String {
    format!(
        "{} and {}",
        diagnosis.sides[0].name, diagnosis.sides[1].name
    )
}

fn line(diagnosis: &Diagnosis) -> Points {
    Points::new(diagnosis.asked.thresholds.high)
}

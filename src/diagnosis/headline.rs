//! The report's first sentence: the first of eight cases that holds.

use schemars::JsonSchema;
use serde::Serialize;

use super::contest::{CLEAR, PROBABLE, by_first, contenders, first};
use super::{Cause, Diagnosis, Headline};
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
    let text = match id {
        HeadlineId::NoAnswers => no_answers(diagnosis),
        HeadlineId::OneSide => one_side(diagnosis),
        HeadlineId::Quiet => quiet(diagnosis),
        HeadlineId::Healthy => healthy(diagnosis),
        HeadlineId::Unexplained => unexplained(diagnosis),
        HeadlineId::TooClose => too_close(diagnosis),
        HeadlineId::Probable => probable(diagnosis),
        HeadlineId::Clear => clear(diagnosis),
    };
    Headline {
        id,
        text: text + &caveat(diagnosis, id),
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
    let band = band_index(diagnosis);
    if diagnosis.above_the_line().next().is_none() {
        match band {
            Some(0) if is_silent(diagnosis) => return HeadlineId::Quiet,
            Some(0) => return HeadlineId::Healthy,
            Some(_) => return HeadlineId::Unexplained,
            None => {}
        }
    }
    if ranked().filter(|cause| cause.rank == Some(1)).count() > 1 {
        return HeadlineId::TooClose;
    }
    match first(&diagnosis.causes[0]) {
        Some(first) if first < PROBABLE => HeadlineId::TooClose,
        Some(first) if first < CLEAR => HeadlineId::Probable,
        _ => HeadlineId::Clear,
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
        .map_or(String::new(), |s| s.to_string());
    format!(
        "It is calm, but {} hardly argue openly either (open debate: {score} of 100). Quiet is not healthy: find out what goes unsaid before you rely on it.",
        both(diagnosis)
    )
}

fn healthy(diagnosis: &Diagnosis) -> String {
    let (both, line) = (both(diagnosis), line(diagnosis));
    if unheard(diagnosis).is_empty() {
        format!(
            "The tension between {both} is healthy: no cause is above {line}, and the symptoms are mild. There is nothing to fix."
        )
    } else {
        format!(
            "Where both {both} were heard, the tension is healthy: no such cause is above {line}, and the symptoms are mild."
        )
    }
}

fn unexplained(diagnosis: &Diagnosis) -> String {
    let level = band(diagnosis)
        .map_or("", |band| band.title.as_str())
        .to_lowercase();
    let symptoms = diagnosis
        .symptoms
        .priority
        .map_or(String::new(), |s| s.to_string());
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
    if !unheard(diagnosis).is_empty() {
        format!("none on which both sides were heard is above {line}")
    } else if diagnosis.causes.len() == 1 {
        format!("it is at or below {line}")
    } else {
        format!("all are at or below {line}")
    }
}

fn too_close(diagnosis: &Diagnosis) -> String {
    let contenders = contenders(diagnosis);
    let best = instead(diagnosis, &diagnosis.causes[0]) + &solution(diagnosis);
    if contenders.len() == diagnosis.causes.len() && contenders.len() > 2 {
        let count = contenders.len();
        return format!("Too close to call: any of the {count} causes could come first.{best}");
    }
    let named: Vec<String> = contenders
        .iter()
        .map(|cause| format!("{} ({})", diagnosis.inside(cause.title), score(cause)))
        .collect();
    format!(
        "Too close to call: {} could each come first.{best}",
        list::plain(&named)
    )
}

fn probable(diagnosis: &Diagnosis) -> String {
    let cause = &diagnosis.causes[0];
    let mut others = by_first(diagnosis).into_iter();
    let runner_up = others.find(|other| other.id != cause.id);
    let ahead = runner_up.map_or(String::new(), |other| {
        format!(
            ", ahead of {} ({})",
            diagnosis.inside(other.title),
            score(other)
        )
    });
    format!(
        "{} probably scores highest: {} of 100{ahead}.{}{}{}",
        cause.title,
        score(cause),
        felt_more(diagnosis, cause),
        instead(diagnosis, cause),
        solution(diagnosis)
    )
}

fn clear(diagnosis: &Diagnosis) -> String {
    let cause = &diagnosis.causes[0];
    format!(
        "{} clearly scores highest: {} of 100.{}{}{}",
        cause.title,
        score(cause),
        felt_more(diagnosis, cause),
        instead(diagnosis, cause),
        solution(diagnosis)
    )
}

fn score(cause: &Cause) -> String {
    cause
        .priority
        .map_or(String::new(), |priority| priority.to_string())
}

/// Which side feels a cause more.
fn felt_more(diagnosis: &Diagnosis, cause: &Cause) -> String {
    if let (Some(Classification::OneSided), [Some(a), Some(b)]) =
        (cause.reading, cause.sides.pair())
    {
        let ([name, other], [more, less]) = if a > b {
            (diagnosis.sides.map(|side| side.name), [a, b])
        } else {
            ([diagnosis.sides[1].name, diagnosis.sides[0].name], [b, a])
        };
        return format!(
            " {name} alone puts it above {} ({more}; {other} {less}).",
            line(diagnosis)
        );
    }
    match (diagnosis.felt_more_by(cause.gap), cause.sides.pair()) {
        (Some(name), [Some(a), Some(b)]) if a.to_string() != b.to_string() => {
            let (more, less) = if a > b { (a, b) } else { (b, a) };
            format!(" {name} feels it more ({more} against {less}).")
        }
        (_, [Some(_), Some(_)]) => " Both sides feel it alike.".to_owned(),
        _ => String::new(),
    }
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
        format!(
            " Even so, neither side puts any cause above {line}, and too few questions on the symptoms were answered: how bad it is can't be told."
        )
    } else {
        format!(
            " Even so, neither side puts it above {line}: above it is only what one side feels alone, {}.",
            list::plain(&above)
        )
    }
}

fn solution(diagnosis: &Diagnosis) -> String {
    let best = diagnosis
        .solutions
        .iter()
        .find(|solution| solution.rank == Some(1));
    best.map_or(String::new(), |solution| {
        format!(" What fits best: {}.", diagnosis.inside(solution.title))
    })
}

/// What else to know: causes on which only one side was heard, and causes without a score.
fn caveat(diagnosis: &Diagnosis, id: HeadlineId) -> String {
    if matches!(id, HeadlineId::NoAnswers | HeadlineId::OneSide) {
        return String::new();
    }
    let mut caveat = String::new();
    let titles = unheard(diagnosis);
    if !titles.is_empty() {
        caveat += &format!(
            " Only one side was heard on {}, and is above {} there: ask the other side.",
            list::plain(&titles),
            line(diagnosis)
        );
    }
    let unranked = diagnosis.causes.iter();
    let unranked = unranked.filter(|cause| cause.rank.is_none()).count();
    if unranked > 0 {
        let all = diagnosis.causes.len();
        caveat += &format!(" Of the {all} causes, {unranked} had too few answers to be scored.");
    }
    caveat
}

/// The causes above the line on which only one side was heard.
fn unheard(diagnosis: &Diagnosis) -> Vec<String> {
    let is_high = |cause: &&Cause| {
        cause.reading == Some(Classification::OneSideHeard) && cause.need > Some(Points::ZERO)
    };
    let causes = diagnosis.causes.iter().filter(is_high);
    causes.map(|cause| diagnosis.inside(cause.title)).collect()
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

//! Sentences about one cause.

use super::within::{divided, no_one_view};
use crate::diagnosis::{BlindSpot, Cause, Certainty, Diagnosis, Place};
use crate::diagnostic::list;
use crate::report::shown::{beside, percent};
use crate::score::{Classification, Points};

/// The word for a reading that isn't firm enough.
const CLOSE: &str = "too close to call";

/// The word where the people of a side are so far apart that it stands on neither side of the line.
const DIVIDED: &str = "a side is divided";

/// Within so many points a figure is said to be close to the line.
const NEAR: f64 = 10.0;

/// A reading in words, as firmly as the answers allow.
pub(in crate::report) fn reading(diagnosis: &Diagnosis, cause: &Cause) -> &'static str {
    use Classification::{OneSided, SharedProblem, UnderControl};
    if diagnosis.undecided(cause).next().is_some() {
        return DIVIDED;
    }
    let certainty = cause.reading_certainty(diagnosis.asked.thresholds.high);
    match (cause.reading, certainty) {
        (Some(UnderControl | OneSided | SharedProblem), Certainty::Open) => CLOSE,
        (Some(UnderControl), Certainty::Probable) => "probably under control",
        (Some(OneSided), Certainty::Probable) => "probably one-sided",
        (Some(SharedProblem), Certainty::Probable) => "probably shared",
        (reading, _) => plain_reading(reading),
    }
}

/// A reading in words, however firm it is.
pub(in crate::report) fn plain_reading(reading: Option<Classification>) -> &'static str {
    match reading {
        None => "no score",
        Some(Classification::OneSideHeard) => "one side heard",
        Some(Classification::UnderControl) => "under control",
        Some(Classification::OneSided) => "one-sided",
        Some(Classification::SharedProblem) => "shared problem",
        Some(Classification::Unsettled) => "unsettled",
    }
}

/// What the readings in the ranking mean, those that it has and that don't speak for themselves.
fn meanings(diagnosis: &Diagnosis) -> Option<String> {
    let causes = || diagnosis.causes.iter();
    let words = |(of, meaning): &(Classification, &'static str)| {
        let is_said = causes().any(|cause| {
            let is_other = [CLOSE, DIVIDED].contains(&reading(diagnosis, cause));
            cause.reading == Some(*of) && !is_other
        });
        is_said.then_some(*meaning)
    };
    let divided =
        "A side is divided: the people within it are so far apart that its mean is nobody's view.";
    let close =
        "Too close to call: of a side, or of both, it can't be told whether it is above the line.";
    let is_said = |word: &str| causes().any(|cause| reading(diagnosis, cause) == word);
    let others = [(DIVIDED, divided), (CLOSE, close)].into_iter();
    let others = others
        .filter(|(word, _)| is_said(word))
        .map(|(_, meaning)| meaning);
    list::any_joined(MEANINGS.iter().filter_map(words).chain(others), " ")
}

/// What readings mean that don't speak for themselves.
pub(in crate::report) const MEANINGS: [(Classification, &str); 3] = [
    (
        Classification::SharedProblem,
        "Shared problem: both sides are above the line, or one is and the other isn't far below that side.",
    ),
    (
        Classification::OneSided,
        "One-sided: one side is above the line, and the other clearly feels it less.",
    ),
    (
        Classification::Unsettled,
        "Unsettled: one side is above the line, and whether the other feels it as much can't be told.",
    ),
];

/// What belongs under the ranking: how it stands among companies, and what to know of causes at or
/// below the line, which have no section of their own.
pub(in crate::report) fn under_ranking(diagnosis: &Diagnosis) -> Vec<String> {
    let said = [meanings(diagnosis), among_companies(diagnosis)];
    let below = below_the_line(diagnosis);
    said.into_iter().flatten().chain(below).collect()
}

/// How each cause stands against its mean in many companies.
fn among_companies(diagnosis: &Diagnosis) -> Option<String> {
    let norms = diagnosis.norms.as_ref()?;
    let places = norms.0.iter().filter_map(|(_, place)| place.as_ref());
    let most = places.max_by_key(|place| place.companies)?;
    let causes = diagnosis.causes.iter().zip(&norms.0);
    let causes =
        causes.filter_map(|(cause, (_, place))| Some(stands(diagnosis, cause, place.as_ref()?)));
    let and_waves = if most.has_waves { " and waves" } else { "" };
    let more = if most.is_of_run { "" } else { " or more" };
    Some(format!(
        "Against the mean of the same cause in {}{more} companies{and_waves}, and in brackets its percentile among them, 50 % being the middle: {}.",
        most.companies,
        list::plain(causes)
    ))
}

/// "communication +12 (71 %)".
fn stands(diagnosis: &Diagnosis, cause: &Cause, place: &Place) -> String {
    let is_more = place.difference.whole() > 0.0;
    let sign = if is_more { "+" } else { "" };
    let percentile = match place.percentile {
        Some(percentile) => percentile.to_string(),
        None if place.difference.get() > 0.0 => "over 90".to_owned(),
        None => "under 10".to_owned(),
    };
    let title = diagnosis.inside(cause.title);
    format!("{title} {sign}{} ({percentile} %)", place.difference)
}

fn below_the_line(diagnosis: &Diagnosis) -> Vec<String> {
    let causes = diagnosis.causes.iter();
    let below = causes.filter(|cause| !cause.is_above_the_line());
    let mut told: Vec<(String, String)> = Vec::new();
    for cause in below {
        let sentences = [divided(diagnosis, cause), blind_spot(diagnosis, cause)];
        for sentence in sentences.into_iter().flatten() {
            match told.iter_mut().find(|(_, same)| *same == sentence) {
                Some((titles, _)) => *titles += &format!(", {}", diagnosis.inside(cause.title)),
                None => told.push((cause.title.to_owned(), sentence)),
            }
        }
    }
    let told = told.into_iter();
    told.map(|(titles, sentence)| format!("{titles}: {sentence}"))
        .collect()
}

/// "1", "2=" where the rank is shared, a dash where there is none.
pub(in crate::report) fn rank(diagnosis: &Diagnosis, cause: &Cause) -> String {
    let Some(rank) = cause.rank else {
        return "–".to_owned();
    };
    let causes = diagnosis.causes.iter();
    let sharing = causes.filter(|other| other.rank == cause.rank).count();
    format!("{rank}{}", if sharing > 1 { "=" } else { "" })
}

/// Whether the ranking says how sure it is.
pub(in crate::report) fn has_confidence(diagnosis: &Diagnosis) -> bool {
    let mut causes = diagnosis.causes.iter();
    causes.any(|cause| cause.confidence.is_some())
}

/// Where a cause's priority falls in nine of ten resamples, in whole points.
pub(in crate::report) fn range(cause: &Cause) -> Option<String> {
    let confidence = cause.confidence.as_ref()?;
    Some(format!("{}–{}", confidence.low?, confidence.high?))
}

/// How sure it is that a cause scores highest, in percent. Nothing is ever quite certain.
pub(in crate::report) fn sure(cause: &Cause) -> String {
    let confidence = cause.confidence.as_ref();
    percent(confidence.and_then(|confidence| confidence.first))
}

/// What both sides' scores on a cause above the line say, as firmly as the answers allow.
pub(in crate::report) fn in_words(diagnosis: &Diagnosis, cause: &Cause) -> String {
    let [Some(a), Some(b)] = cause.sides.pair() else {
        return String::new();
    };
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let line = diagnosis.asked.thresholds.high;
    let (who, more, other, less) = if a > b {
        (first, a, second, b)
    } else {
        (second, b, first, a)
    };
    let (more_shown, less_shown) = (diagnosis.shown(more), diagnosis.shown(less));
    let certainty = cause.reading_certainty(line);
    let is_probable = certainty == Certainty::Probable;
    let maybe = if is_probable { "probably " } else { "" };
    let undecided: Vec<&str> = diagnosis.undecided(cause).collect();
    match (cause.reading, certainty) {
        _ if !undecided.is_empty() => format!(
            "{who} is at {more_shown}, {other} at {less_shown}: {}.",
            no_one_view(&undecided, line)
        ),
        (Some(Classification::Unsettled), _) => {
            let why = why_unsettled(diagnosis, cause);
            format!(
                "{who} is above {line} ({more_shown}). Whether {other} feels it as much ({less_shown}) can't be told {why}."
            )
        }
        (_, Certainty::Open) => close_call(diagnosis, cause, [(who, more), (other, less)]),
        (Some(Classification::OneSided), _) => format!(
            "{who} alone is {maybe}above {line} ({more_shown}); {other} isn't ({less_shown}). {}",
            start(diagnosis, cause, who, other)
        ),
        _ if less > line => format!(
            "Both sides are {maybe}above {line}: {first} is at {}, {second} at {}.",
            diagnosis.shown(a),
            diagnosis.shown(b)
        ),
        _ => {
            let less = diagnosis.felt_more_by(cause);
            let so = less.map_or("isn't far below", |_| "feels it less");
            format!("{who} is {maybe}above {line} ({more_shown}), and {other} {so} ({less_shown}).")
        }
    }
}

/// The same where it can't be told on which side of the line they are: the side that feels it more, and the other.
fn close_call(diagnosis: &Diagnosis, cause: &Cause, sides: [(&str, Points); 2]) -> String {
    let line = diagnosis.asked.thresholds.high;
    let [(who, more), (other, less)] = sides;
    let (more_shown, less_shown) = (diagnosis.shown(more), diagnosis.shown(less));
    match cause.reading {
        Some(Classification::OneSided) if line - less.get() < more.get() - line => {
            format!("{who} is above {line} ({more_shown}); {other} is close to it ({less_shown}).")
        }
        Some(Classification::OneSided) => format!(
            "{who} feels it more and is close to {line} ({more_shown}); {other} is at {less_shown}."
        ),
        _ if more.get() < line + NEAR && less.get() > line - NEAR => {
            format!("Close to {line}: {who} is at {more_shown}, {other} at {less_shown}.")
        }
        _ => format!(
            "{who} is at {more_shown}, {other} at {less_shown}: whether both are above {line} can't be told {}.",
            why_unsettled(diagnosis, cause)
        ),
    }
}

/// How to start where one side alone is above the line. What the observer does, or leaves, the other side can't mend by
/// listening.
fn start(diagnosis: &Diagnosis, cause: &Cause, who: &str, other: &str) -> String {
    let line = diagnosis.asked.thresholds.high;
    let seen = cause.observer.as_ref().and_then(|observed| observed.score);
    match (diagnosis.whom_it_is_about(cause), seen) {
        (Some(observer), Some(seen)) if seen > line && !diagnosis.is_observer_unreliable() => {
            format!(
                "The {observer} is as well ({}): start with what the {observer} can change.",
                diagnosis.shown(seen)
            )
        }
        (Some(observer), _) => format!("Start by having the {observer} hear what {who} sees."),
        (None, _) => format!("Start by having {other} hear what {who} sees."),
    }
}

/// Why it can't be told whether both sides feel a cause alike.
fn why_unsettled(diagnosis: &Diagnosis, cause: &Cause) -> String {
    if cause.divided.is_empty() {
        format!("from {}: ask both", diagnosis.such_answers())
    } else {
        "while people within a side are so far apart".to_owned()
    }
}

/// That the observer sees less of a cause than both sides do.
pub(in crate::report) fn blind_spot(diagnosis: &Diagnosis, cause: &Cause) -> Option<String> {
    let (observed, observer) = (cause.observer.as_ref()?, diagnosis.observer.as_ref()?);
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let [a, b] = observed.sides.pair();
    let figures = [observed.score, a, b];
    let [seen, a, b] = figures.map(|figure| beside(figure, diagnosis.asked.thresholds.high));
    let name = observer.name;
    let opening = match diagnosis.blind_spot(cause)? {
        BlindSpot::Whole => format!("A blind spot: the {name} puts this"),
        BlindSpot::Less => format!("The {name} sees less of this than both sides do, and puts it"),
    };
    Some(format!(
        "{opening} at {seen}; on the same questions {first} is at {a} and {second} at {b}."
    ))
}

/// "conflicting goals (Operations 68, Sales 48)", the higher figure first.
pub(in crate::report) fn with_figures(diagnosis: &Diagnosis, cause: &Cause) -> String {
    let title = diagnosis.inside(cause.title);
    let figures = figures(diagnosis, cause);
    let divided = match diagnosis.undecided(cause).collect::<Vec<_>>()[..] {
        [] => String::new(),
        [one] => format!("; {one} is divided"),
        _ => "; each divided within".to_owned(),
    };
    format!("{title} ({figures}{divided})")
}

/// "Operations 68, Sales 48".
pub(in crate::report) fn figures(diagnosis: &Diagnosis, cause: &Cause) -> String {
    both_figures(diagnosis, cause.sides.pair())
}

/// The same of any figures of both sides.
pub(in crate::report) fn both_figures(
    diagnosis: &Diagnosis,
    figures: [Option<Points>; 2],
) -> String {
    let line = diagnosis.asked.thresholds.high;
    let sides = diagnosis.sides.iter().zip(figures);
    let mut sides: Vec<_> = sides.map(|(side, figure)| (figure, side)).collect();
    sides.sort_by_key(|(figure, _)| std::cmp::Reverse(*figure));
    let figures = sides.into_iter();
    let figures = figures.map(|(figure, side)| match figure {
        Some(_) => format!("{} {}", side.name, beside(figure, line)),
        None if side.masked > 0 => format!("{} not shown", side.name),
        None => format!("{} not heard", side.name),
    });
    list::joined(figures, ", ")
}

//! How sure the headline is, in plain words, and what it doesn't know.

use super::cases::is_without_symptoms;
use super::contest::{first, ranking};
use super::firmness::{changes, changes_nothing};
use super::{observed, unknown};
use crate::diagnosis::certainty::{CLEAR, Certainty, PROBABLE};
use crate::diagnosis::{Diagnosis, HeadlineId};
use crate::diagnostic::list;
use crate::score::{Points, Share};

/// How sure it is, what isn't known, and how few people there are.
pub(super) fn sentences(diagnosis: &Diagnosis, id: HeadlineId) -> Vec<String> {
    let few = unknown::few_people(diagnosis);
    match id {
        HeadlineId::NoAnswers => return Vec::new(),
        HeadlineId::OneSide => {
            let sure = "How sure: not at all, as long as one side is missing.".to_owned();
            return [sure].into_iter().chain(few).collect();
        }
        _ => {}
    }
    let unknown = unknown::causes(diagnosis).into_iter();
    if diagnosis.needs_asking_again() {
        let sure = "How sure: not at all, from such answers.".to_owned();
        return [sure].into_iter().chain(unknown).collect();
    }
    let how_sure = match id {
        HeadlineId::Quiet | HeadlineId::Healthy | HeadlineId::Unexplained => calm(diagnosis),
        _ if is_without_symptoms(diagnosis) => calm(diagnosis),
        _ => ranked(diagnosis),
    };
    let is_very = how_sure.starts_with(VERY);
    let mut few = few.into_iter().chain(unknown::lone_voices(diagnosis, id));
    let first = few.next();
    let first = first.map(|few| if is_very { but(&few) } else { few });
    let sentences = [how_sure].into_iter().chain(unknown);
    sentences.chain(first).chain(few).collect()
}

const VERY: &str = "How sure: very";
const HARDLY: &str = "How sure: hardly, from so few answers.";
const OF_THE_KNOWN: &str = "How sure: fairly, of the causes that are known.";

/// Whether everybody who answered for a side left out more than half.
fn has_few_answers(diagnosis: &Diagnosis) -> bool {
    !diagnosis.needs_asking_again() && unknown::is_hardly_answered(diagnosis)
}

fn but(sentence: &str) -> String {
    format!("But {}", list::inside(sentence))
}

/// How sure it is that no cause is above the line; never quite where one is unknown.
pub(super) fn nothing_above(diagnosis: &Diagnosis) -> Certainty {
    let none = diagnosis
        .needed
        .map(|needed| Share::new(1.0 - needed.get()));
    let line = Some(Points::new(diagnosis.asked.thresholds.high));
    let mut causes = diagnosis.causes.iter();
    // Of a side that is right on it, one answer more puts it above.
    let is_on_line = causes.any(|cause| cause.sides.pair().contains(&line));
    let most = if is_on_line || unknown::is_any(diagnosis) || has_few_answers(diagnosis) {
        Certainty::Probable
    } else {
        Certainty::Clear
    };
    Certainty::of(none).min(most)
}

fn calm(diagnosis: &Diagnosis) -> String {
    let line = Points::new(diagnosis.asked.thresholds.high);
    match nothing_above(diagnosis) {
        _ if diagnosis.needed.is_none() => String::new(),
        Certainty::Clear if observed::sees_any_more(diagnosis) => {
            format!("{VERY}, of what both sides say.")
        }
        Certainty::Clear => format!("{VERY}."),
        Certainty::Probable if has_few_answers(diagnosis) => HARDLY.to_owned(),
        Certainty::Probable if unknown::is_any(diagnosis) => OF_THE_KNOWN.to_owned(),
        Certainty::Probable => {
            format!("How sure: fairly. Some cause may be above {line} after all.")
        }
        Certainty::Open => {
            format!("How sure: hardly. Some cause may well be above {line} after all.")
        }
    }
}

/// How sure the first place is, and whether anything is to be done at all.
fn ranked(diagnosis: &Diagnosis) -> String {
    let leading = &diagnosis.causes[0];
    let Some(share) = first(leading) else {
        return String::new();
    };
    let certainty = ranking(diagnosis);
    let need = need(diagnosis, certainty);
    let has_lone_voice = diagnosis.lone_voices(leading).next().is_some();
    let is_very = changes_nothing(diagnosis) && !diagnosis.is_need_close() && !has_lone_voice;
    let how_sure = match certainty {
        Certainty::Open => "How sure: not at all.".to_owned(),
        _ if has_few_answers(diagnosis) => HARDLY.to_owned(),
        Certainty::Clear if is_very => {
            // Whether it is above the line may be less sure, and is then said to be probable.
            let line = diagnosis.asked.thresholds.high;
            let is_whole = leading.reading_certainty(line) == Certainty::Clear;
            let of_what = if is_whole {
                ""
            } else {
                ", about what comes first"
            };
            format!("{VERY}{of_what}. {}", changes(diagnosis))
        }
        Certainty::Probable if share < CLEAR => format!(
            "How sure: fairly. That {} comes first is probable ({}).",
            diagnosis.inside(leading.title),
            in_hundred(share)
        ),
        Certainty::Probable if unknown::is_any(diagnosis) => OF_THE_KNOWN.to_owned(),
        _ => format!("How sure: fairly. {}", changes(diagnosis)),
    };
    format!("{} {need}", how_sure.trim_end())
        .trim_end()
        .to_owned()
}

/// Whether anything needs to be done, where that isn't said already.
fn need(diagnosis: &Diagnosis, certainty: Certainty) -> String {
    let is_any_above = diagnosis.above_the_line().next().is_some();
    let line = Points::new(diagnosis.asked.thresholds.high);
    match certainty {
        _ if !is_any_above => String::new(),
        Certainty::Open if !diagnosis.is_need_close() => clear_need(diagnosis, line),
        _ if !diagnosis.is_need_close() => String::new(),
        Certainty::Open => {
            "Whether anything needs to be done is too close to call, too.".to_owned()
        }
        _ => "Whether anything needs to be done is too close to call.".to_owned(),
    }
}

/// What is above the line, whichever cause comes first. Among many figures some are above it by chance alone, so one has to
/// be there as surely as makes all of them together sure enough, by Bonferroni's inequality.
fn clear_need(diagnosis: &Diagnosis, line: Points) -> String {
    let causes = &diagnosis.causes;
    let sure = Share::new(1.0 - (1.0 - CLEAR) / (2 * causes.len()) as f64);
    let count = |at: usize| {
        causes
            .iter()
            .filter(|cause| cause.above(at) >= Some(sure))
            .count()
    };
    let (all, counts) = (causes.len(), [count(0), count(1)]);
    match counts {
        [0, 0] => format!("Some figures are above {line}; of no single cause is that sure."),
        _ if all > 1 && counts == [all, all] => {
            format!("What is clear is that both sides are above {line} on every cause.")
        }
        [one, other] if all > 1 && one.max(other) == all && one.min(other) == 0 => {
            let [first, second] = diagnosis.sides.map(|side| side.name);
            let (more, less) = if one > other {
                (first, second)
            } else {
                (second, first)
            };
            format!(
                "What is clear is that {more} is above {line} on every cause; of {less} that can be said of none."
            )
        }
        _ => format!("What is clear is that some cause is above {line}."),
    }
}

/// A share as "71 in 100", told from the lines that decide the words for it.
pub(super) fn in_hundred(share: Share) -> String {
    let lines = [100.0 * PROBABLE, 100.0 * CLEAR];
    format!("{} in 100", Points::new(100.0 * share.get()).beside(&lines))
}

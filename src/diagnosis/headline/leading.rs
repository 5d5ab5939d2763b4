//! What the leading cause is, in sentences of who says what; or why none is named.

use super::calm::{against_quiet, divided, healthy, unexplained, without_symptoms};
use super::cases::{heard_and_silent, is_without_symptoms};
use super::contest::{contenders, first, ranking};
use super::words::line;
use super::{observed, opposite, said::said, sure, unknown, words};
use crate::diagnosis::certainty::{CLEAR, Certainty};
use crate::diagnosis::{Cause, Diagnosis, HeadlineId};
use crate::diagnostic::list;
use crate::score::{Classification, Points, Shown};

impl Diagnosis<'_> {
    /// Whether what comes first can't be told, and people within a side are far apart on what may: they are to talk first.
    pub fn must_talk_first(&self) -> bool {
        let mut contenders = contenders(self).into_iter();
        !self.has_leader() && contenders.any(|cause| self.undecided(cause).next().is_some())
    }
}

/// What the report is about, after how bad it is.
pub(super) fn sentences(diagnosis: &Diagnosis, id: HeadlineId) -> Vec<String> {
    match id {
        HeadlineId::NoAnswers => Vec::new(),
        HeadlineId::OneSide => {
            let [_, silent] = heard_and_silent(diagnosis);
            let hear = if silent.masked > 0 {
                format!("Hear more people of {}", silent.name)
            } else {
                format!("Hear {}", silent.name)
            };
            vec![format!("{hear} before you act on anything below.")]
        }
        _ if diagnosis.needs_asking_again() => {
            vec!["What lies behind it can't be told from such answers.".to_owned()]
        }
        HeadlineId::Quiet => {
            let quiet = "Quiet is not healthy: find out what goes unsaid before you rely on it.";
            let against = against_quiet(diagnosis);
            [quiet.to_owned()].into_iter().chain(against).collect()
        }
        HeadlineId::Healthy => healthy(diagnosis),
        HeadlineId::Unexplained => unexplained(diagnosis),
        HeadlineId::Early => first_place(diagnosis),
        _ if is_without_symptoms(diagnosis) => without_symptoms(diagnosis),
        HeadlineId::TooClose | HeadlineId::Probable | HeadlineId::Clear => {
            let mut sentences = first_place(diagnosis);
            sentences.extend(diagnosis.best_fit());
            sentences
        }
    }
}

/// What comes first, who says it, what the observer says of it, and what comes next.
fn first_place(diagnosis: &Diagnosis) -> Vec<String> {
    let cause = &diagnosis.causes[0];
    let certainty = ranking(diagnosis);
    let mut sentences = match (certainty, cause.reading) {
        (Certainty::Open, _) => vec![too_close(diagnosis)],
        (_, Some(Classification::UnderControl)) => vec![below_the_line(diagnosis, cause)],
        _ => vec![said(diagnosis, cause)],
    };
    if certainty > Certainty::Open {
        sentences.push(same_order(diagnosis, cause));
        sentences.push(words::observer(diagnosis, cause));
    } else if diagnosis.must_talk_first() {
        let contenders = contenders(diagnosis);
        let may_lead = |cause: &Cause| contenders.iter().any(|other| other.id == cause.id);
        sentences.extend(divided(diagnosis.within_on_causes(may_lead)));
    }
    if certainty == Certainty::Probable {
        sentences.push(next(diagnosis));
    }
    sentences.push(instead(diagnosis, cause, certainty));
    sentences.extend(observed::of_others(diagnosis));
    sentences.extend(opposite::told(diagnosis));
    sentences
}

/// That what both sides put in order speaks against the answers on a cause above the line.
fn same_order(diagnosis: &Diagnosis, cause: &Cause) -> String {
    let mut orders = cause.orders.iter();
    let same = orders.find(|order| order.distance == Some(Points::ZERO) && order.split.is_empty());
    let same = same.filter(|_| cause.is_above_the_line());
    same.map_or(String::new(), |order| {
        let is_off = order.off_course.len() == diagnosis.sides.len();
        let observer = diagnosis.observer.as_ref().filter(|_| is_off);
        let observer = observer.map_or(String::new(), |observer| {
            format!(", and the {} a very different one,", observer.name)
        });
        format!(
            "Yet both sides gave the same order{observer} when asked: “{}”",
            order.text
        )
    })
}

/// The causes that could each come first.
fn too_close(diagnosis: &Diagnosis) -> String {
    let contenders = contenders(diagnosis);
    if contenders.len() == diagnosis.causes.len() && contenders.len() > 2 {
        let (count, figures) = (contenders.len(), spread(diagnosis, &contenders));
        return format!(
            "Too close to call: any of the {count} causes could come first, {figures}."
        );
    }
    let have_findings = contenders.iter().all(|cause| cause.finding.is_some());
    let named = contenders.iter().map(|cause| {
        let name = match cause.finding.filter(|_| have_findings) {
            Some(finding) => format!("that {}", finding.trim_end_matches('.')),
            None => diagnosis.inside(cause.title),
        };
        format!("{name} ({})", score(diagnosis, cause))
    });
    let named: Vec<String> = named.collect();
    let may = format!("It may be {}.", named.join(", or "));
    match named.len() {
        // What else might come first isn't scored.
        1 => format!("What comes first can't be told. {may}"),
        _ => format!("What comes first is too close to call. {may}"),
    }
}

/// "with figures from 46 to 58", "each with 100".
fn spread(diagnosis: &Diagnosis, causes: &[&Cause]) -> String {
    let figures = || causes.iter().filter_map(|cause| cause.priority);
    let ends = [figures().min(), figures().max()];
    let shown = ends.map(|end| end.map_or(String::new(), |end| diagnosis.shown(end).to_string()));
    let [low, high] = shown;
    if low == high {
        format!("each at {high} of 100")
    } else {
        format!("all between {low} and {high} of 100")
    }
}

/// What comes next, where it may come first; and what stands out more against other companies.
fn next(diagnosis: &Diagnosis) -> String {
    let next = diagnosis.runner_up().map(|other| {
        let same: Vec<&Cause> = diagnosis.next_in_rank().collect();
        let titles = same.iter().map(|cause| diagnosis.inside(cause.title));
        let titles: Vec<String> = titles.collect();
        let is_trouble = diagnosis.causes[0].is_above_the_line();
        let high = Some(Points::new(diagnosis.asked.thresholds.high));
        let is_above = |cause: &&Cause| cause.is_above_the_line() || cause.priority > high;
        let opening = if is_trouble && !same.iter().any(is_above) {
            format!("Next, though not above {}", line(diagnosis))
        } else {
            "Next".to_owned()
        };
        let by: Vec<String> = same.iter().map(|cause| whose(diagnosis, cause)).collect();
        match other.priority {
            Some(figure) if titles.len() > 1 && by.iter().all(String::is_empty) => {
                let figure = diagnosis.shown(figure);
                format!("{opening}: {}, each at {figure}.", list::plain(&titles))
            }
            _ => {
                let score = score(diagnosis, other);
                let each = titles.iter().zip(&by);
                let each = each.map(|(title, by)| format!("{title} ({score}{by})"));
                format!("{opening}: {}.", list::plain(each))
            }
        }
    });
    let more = among_others(diagnosis);
    let both: Vec<String> = next.into_iter().chain(more).collect();
    both.join(" ")
}

/// Whose view a cause is, where it isn't both sides': ", Sales alone".
fn whose(diagnosis: &Diagnosis, cause: &Cause) -> String {
    let alone = unknown::heard_alone(diagnosis, cause);
    match diagnosis.undecided(cause).collect::<Vec<_>>()[..] {
        [] => alone.map_or(String::new(), |name| format!(", {name} alone")),
        [one] if alone.is_some() => format!(", {one} alone, and divided"),
        [one] => format!(", {one} is divided"),
        _ => ", each side divided within".to_owned(),
    }
}

/// Why the first place is another one, or less sure, when what all companies have alike is taken off.
fn among_others(diagnosis: &Diagnosis) -> Option<String> {
    let (leading, corrected) = (&diagnosis.causes[0], diagnosis.first_corrected()?);
    let title = diagnosis.inside(leading.title);
    let share = corrected.confidence.as_ref().and_then(|it| it.corrected);
    let certainty = Certainty::of(share);
    let in_hundred = share.map_or(String::new(), |share| {
        format!(" ({})", sure::in_hundred(share))
    });
    if corrected.id != leading.id {
        let other = diagnosis.inside(corrected.title);
        let comes = match certainty {
            Certainty::Clear => "comes first".to_owned(),
            Certainty::Probable => format!("probably comes first{in_hundred}"),
            Certainty::Open => format!("may come first{in_hundred}"),
        };
        let more = diagnosis.offset(leading)?.get() - diagnosis.offset(corrected)?.get();
        let though = if corrected.reading == Some(Classification::UnderControl) {
            format!(", though neither side is above {} on it", line(diagnosis))
        } else {
            String::new()
        };
        return Some(format!(
            "Held against other companies, {other} {comes}{though}: {title} scores some {} points higher than it elsewhere, too, be it by how the questions are worded or because it is so common.",
            Points::new(more)
        ));
    }
    let was_clear = first(leading).is_some_and(|first| first >= CLEAR);
    let told = match certainty {
        Certainty::Open => format!("whether {title} comes first is too close to call"),
        _ => format!("{title} comes first as well, but less surely"),
    };
    let why = if diagnosis.offset(leading)? > Points::ZERO {
        ": it is high in many of them, be it by how its questions are worded or because it is so common"
    } else {
        ": how much each cause is high elsewhere, too, isn't sure itself"
    };
    (was_clear && certainty < Certainty::Clear)
        .then(|| format!("Held against other companies, {told}{in_hundred}{why}."))
}

/// A leading cause that no side is above the line on.
fn below_the_line(diagnosis: &Diagnosis, cause: &Cause) -> String {
    let firmly = match ranking(diagnosis) {
        Certainty::Clear => "comes",
        _ => "probably comes",
    };
    format!(
        "{} {firmly} first ({} of 100), but neither side is above {} on it.",
        cause.title,
        score(diagnosis, cause),
        line(diagnosis)
    )
}

/// What to know where the leading cause is itself at or below the line.
fn instead(diagnosis: &Diagnosis, cause: &Cause, certainty: Certainty) -> String {
    let line = line(diagnosis);
    match diagnosis.above_the_line().next() {
        None if cause.reading == Some(Classification::UnderControl) => {
            format!("Neither side is above {line} on any cause.")
        }
        Some(above)
            if certainty > Certainty::Open
                && cause.reading == Some(Classification::UnderControl) =>
        {
            format!("Another cause is above {line}. {}", said(diagnosis, above))
        }
        _ => String::new(),
    }
}

fn score(diagnosis: &Diagnosis, cause: &Cause) -> String {
    let shown = cause.priority.map(|priority| diagnosis.shown(priority));
    shown.map_or(String::new(), |shown: Shown| shown.to_string())
}

//! How the figures are made, worked through once with this company's own.

use crate::answers::numbered::NumberedScale;
use crate::diagnosis::{Cause, Diagnosis, HeadlineId, PartyCount, Question};
use crate::diagnostic::list;
use crate::questionnaire::{Keying, Role};
use crate::report::document::{Block, Section};
use crate::report::sentences;
use crate::report::shown::percent;
use crate::report::subject::Subject;
use crate::score::{self, PARTS, Points, Share};

const MADE: &str = "How these figures are made";

pub(super) fn section(subject: Subject) -> Section {
    let diagnosis = subject.diagnosis;
    if diagnosis.headline.id == HeadlineId::NoAnswers {
        let blocks = vec![Block::list([asked(subject)])];
        return Section::new("made", MADE, blocks);
    }
    let items = [
        counted(diagnosis, Keying::Direct),
        counted(diagnosis, Keying::Reversed),
        numbered(diagnosis),
        Some(means(diagnosis)),
        both(diagnosis),
        Some(levels(diagnosis)),
        sure(diagnosis),
        fit(diagnosis),
        Some(asked(subject)),
    ];
    let blocks = vec![Block::list(items.into_iter().flatten())];
    Section::new("made", MADE, blocks)
}

/// The leading cause's most severe question that somebody answered, of those that high answers are such a sign on.
fn example<'d>(diagnosis: &'d Diagnosis, keying: Keying) -> Option<(&'d Question<'d>, usize)> {
    let questions = diagnosis.causes.iter().flat_map(|cause| &cause.questions);
    let is_such =
        |question: &&Question| diagnosis.asked.scale_questions[question.index].keying == keying;
    questions.filter(is_such).find_map(|question| {
        let counts = Role::SIDES.map(|role| question.counts.of(role));
        let labels = diagnosis.asked.scale_questions[question.index].labels.len();
        let answers = (0..labels).filter(|at| counts.iter().any(|counts| counts[*at] > 0));
        let answer = match keying {
            Keying::Direct => answers.max(),
            Keying::Reversed => answers.min(),
        };
        Some((question, answer?))
    })
}

/// What answers count, with one of this company's.
fn counted(diagnosis: &Diagnosis, keying: Keying) -> Option<String> {
    let (question, answer) = example(diagnosis, keying)?;
    let labels = &diagnosis.asked.scale_questions[question.index].labels;
    let number = u8::try_from(answer + 1).unwrap_or(u8::MAX);
    let parts = score::severity(number, labels.len(), keying);
    let rule = match keying {
        Keying::Direct => "Every answer counts from 0, no conflict, to 100, the most.",
        Keying::Reversed => "Questions about good signs are turned round.",
    };
    Some(format!(
        "{rule} “{}”: “{}” counts {}.",
        question.text,
        labels[answer],
        Points::new(100.0 * f64::from(parts) / f64::from(PARTS))
    ))
}

/// How answers were read that came as numbers.
fn numbered(diagnosis: &Diagnosis) -> Option<String> {
    let (by_map, plain): (Vec<_>, Vec<_>) =
        diagnosis.numbered.iter().partition(|scale| scale.by_map);
    let read = |scales: &[&NumberedScale]| {
        let scales = scales.iter();
        list::any(scales.filter_map(|scale| numbers(diagnosis, scale)))
    };
    let by_map = read(&by_map).map(|read| format!("{read}, as the map of columns says"));
    let read = list::any_joined(read(&plain).into_iter().chain(by_map), "; ")?;
    Some(format!(
        "Where answers came as numbers, they were read {read}."
    ))
}

/// "from 1 for “Never” to 5 for “Always”", or each number where they don't go up or down by the same step.
fn numbers(diagnosis: &Diagnosis, scale: &NumberedScale) -> Option<String> {
    let mut scales = diagnosis.asked.first_on_scales();
    let labels = &scales.find(|asked| asked.scale == scale.scale)?.labels;
    let pairs = scale.numbers.iter().zip(labels.iter());
    let read = pairs.filter_map(|(number, label)| Some((number.as_ref()?, label)));
    let read: Vec<(&String, &String)> = read.collect();
    let tell = |(number, label): &(&String, &String)| format!("{number} for “{label}”");
    let values = read.iter().map(|(number, _)| number.parse::<f64>());
    let values: Vec<f64> = values.collect::<Result<_, _>>().ok()?;
    let steps: Vec<f64> = values.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let is_even = steps.iter().all(|step| (step - steps[0]).abs() < 1e-9);
    let (first, last) = (read.first()?, read.last()?);
    Some(if is_even && read.len() == labels.len() {
        format!("from {} to {}", tell(first), tell(last))
    } else {
        format!("as {}", list::plain(read.iter().map(tell)))
    })
}

fn means(diagnosis: &Diagnosis) -> String {
    let sides = list::plain(diagnosis.sides.iter().map(|side| {
        let leaders = list::count(side.respondents, "leader", "leaders");
        format!("{leaders} of {}", side.name)
    }));
    let observer = diagnosis.observer.filter(|it| it.respondents > 0);
    let name = observer.map(|it| it.name);
    let observer = name.map_or(String::new(), |name| {
        format!(" The {name}'s own answers stand beside them and change none of them.")
    });
    format!(
        "A leader's figure on a cause is the mean of its questions, where at least half of them were answered; a side's figure is the mean of its leaders, who count alike: {sides}.{observer}"
    )
}

/// Why two figures give more than their middle, with those of the cause on which the sides are the furthest apart.
fn both(diagnosis: &Diagnosis) -> Option<String> {
    let heard = diagnosis.causes.iter().filter(|cause| cause.gap.is_some());
    let cause =
        heard.max_by_key(|cause| (cause.gap.map(Points::abs), std::cmp::Reverse(cause.rank)))?;
    let sum = worked_through(cause)?;
    Some(format!(
        "Both sides together are not the middle of the two, which would hide what one side alone suffers from, but the root of the mean of their squares. On {}: {sum}",
        diagnosis.inside(cause.title)
    ))
}

/// "√((48² + 68²) / 2) = 59, where the middle is 58.", with as many decimals as it takes to be right as it stands.
fn worked_through(cause: &Cause) -> Option<String> {
    let [Some(a), Some(b)] = cause.sides.pair() else {
        return None;
    };
    let (priority, middle) = (cause.priority?, cause.severity?);
    let is_right = |decimals: usize| {
        let [a, b, both] = [a, b, priority].map(|figure| round(figure, decimals));
        let sum = Points::new(f64::midpoint(a * a, b * b).sqrt());
        (round(sum, decimals) - both).abs() < f64::EPSILON
    };
    let decimals = (0..4).find(|decimals| is_right(*decimals)).unwrap_or(4);
    let show = |figure: Points| format!("{:.decimals$}", round(figure, decimals));
    let is_same = a == b;
    let [a, b, both, middle] = [a, b, priority, middle].map(show);
    let why = match () {
        () if is_same => "as the two are alike".to_owned(),
        () if both == middle => "as the two are nearly alike".to_owned(),
        () => format!("where the middle is {middle}"),
    };
    Some(format!("√(({a}² + {b}²) / 2) = {both}, {why}."))
}

fn round(figure: Points, decimals: usize) -> f64 {
    let unit = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    (figure.nearest() * unit).round() / unit + 0.0
}

/// Where the levels come from, and that figures are rounded.
fn levels(diagnosis: &Diagnosis) -> String {
    let questions = list::count(diagnosis.symptoms.questions.len(), "question", "questions");
    format!(
        "How bad it is comes from {questions} of its own, in the same way. The limits of its levels and the line of {} are set, not measured. Figures are rounded for the eye alone, so that what you add up here can be a point off.",
        diagnosis.asked.thresholds.high
    )
}

/// What it rests on how sure the ranking is.
fn sure(diagnosis: &Diagnosis) -> Option<String> {
    let cause = diagnosis.causes.first()?;
    let share = cause.confidence.as_ref()?.first?;
    diagnosis.causes.get(1)?.rank?;
    Some(format!(
        "How sure the first place is: the ranking was made again 2,000 times, each time with other questions and other leaders drawn from those that there are. {} came first in {} of 100. Where one leader speaks for a side, an allowance is made for others who may see it otherwise.",
        cause.title,
        of_a_hundred(share)
    ))
}

/// "more than 99", "71".
fn of_a_hundred(share: Share) -> String {
    let percent = percent(Some(share));
    let number = percent.trim_end_matches(" %").replace('>', "more than ");
    number.replace('<', "fewer than ")
}

/// How the solutions are ranked.
fn fit(diagnosis: &Diagnosis) -> Option<String> {
    let needs = sentences::needs(diagnosis)?;
    let (is_of_one, line) = (
        diagnosis.rests_on_one_side(),
        diagnosis.asked.thresholds.high,
    );
    let both = "both sides put together in the same way, ";
    let of_both = if is_of_one { "" } else { both };
    Some(format!(
        "Solutions are ranked by how much they address of what lies above {line}. In points, {of_both}that is {needs}."
    ))
}

/// What was asked, and the mark by which a kept report is told from one that was made otherwise or of less. The sides and the
/// observer stand in the report's order.
fn asked(subject: Subject) -> String {
    let diagnosis = subject.diagnosis;
    let questionnaire = diagnosis.questionnaire;
    let parties = || diagnosis.sides.iter().chain(&diagnosis.observer);
    let sum = |of: fn(&PartyCount) -> usize| list::joined(parties().map(of), " + ");
    let unread = diagnosis.unread.map_or(String::new(), |unread| {
        format!(", {} unread", unread.count())
    });
    let earlier = subject.since.flatten().map_or(String::new(), |since| {
        let answers = list::joined(since.sides.map(|side| side.answers.old), " + ");
        format!(", compared with {answers} earlier answers")
    });
    format!(
        "Asked: {}, version {}. Made by method {} ({}) from {} answers and {} comments of {} people{unread}{earlier}.",
        questionnaire.id,
        questionnaire.version,
        diagnosis.method,
        diagnosis.format,
        sum(|party| party.answers),
        sum(|party| party.comments),
        sum(|party| party.respondents),
    )
}

//! What is said where nothing comes first, since no cause is above the line.

use super::cases::{heard_alone, is_without_symptoms};
use super::words::line;
use super::{observed, opposite, silence, sure, unknown};
use crate::diagnosis::{Certainty, Diagnosis, Order};
use crate::diagnostic::list;
use crate::questionnaire::Role;

/// That nothing is to be done, clearly and probably.
pub const NOTHING_TO_FIX: [&str; 2] = [
    "There is nothing to fix.",
    "There is probably nothing to fix.",
];

/// That nothing is to be done, and what speaks against that.
pub(super) fn healthy(diagnosis: &Diagnosis) -> Vec<String> {
    let line = line(diagnosis);
    if unknown::is_any(diagnosis) {
        let mut sentences = vec![format!(
            "No cause on which both sides were heard is above {line}."
        )];
        sentences.extend(against_calm(diagnosis));
        sentences.extend(unknown::one_sided_needs(diagnosis));
        return sentences;
    }
    let nothing = match sure::nothing_above(diagnosis) {
        _ if diagnosis.lone_voices_on_symptoms().next().is_some() => "",
        Certainty::Clear => NOTHING_TO_FIX[0],
        Certainty::Probable => NOTHING_TO_FIX[1],
        Certainty::Open => "",
    };
    vec![
        format!("No cause is above {line} on either side."),
        against_calm(diagnosis).unwrap_or(nothing.to_owned()),
    ]
}

/// That no cause is above the line, which isn't calm as long as the symptoms aren't known.
pub(super) fn without_symptoms(diagnosis: &Diagnosis) -> Vec<String> {
    let mut sentences = healthy(diagnosis);
    sentences.retain(|sentence| !NOTHING_TO_FIX.contains(&sentence.as_str()));
    sentences.push("Ask both sides how bad it is before you take that for calm.".to_owned());
    sentences
}

/// All that speaks against leaving calm as it is.
fn against_calm(diagnosis: &Diagnosis) -> Option<String> {
    against(diagnosis, silence::of_one(diagnosis))
}

/// What speaks against a calm in which neither side argues openly, beside that.
pub(super) fn against_quiet(diagnosis: &Diagnosis) -> Option<String> {
    against(diagnosis, None)
}

fn against(diagnosis: &Diagnosis, silent_side: Option<String>) -> Option<String> {
    let by_one = felt_by_one(diagnosis).filter(|_| is_far_on_symptoms(diagnosis));
    let by_one = by_one.filter(|_| !unknown::is_any(diagnosis));
    let by_one = by_one.map(|it| format!("But {it}: have them tell each other what they see."));
    let all = [
        divided(diagnosis.within_sides()),
        opposite::far_apart(diagnosis),
        opposite::told(diagnosis),
        observed::sees_more_symptoms(diagnosis),
        observer_sees_otherwise(diagnosis, "anything to fix"),
        silent_side,
        silence::then(diagnosis).map(|told| format!("But {told}: find out what goes unsaid.")),
        by_one,
        other_order(diagnosis),
    ];
    joined(all.into_iter().flatten().collect())
}

/// What the observer sees otherwise. It is alone in that where no side that alone was heard on a cause may see it as well.
fn observer_sees_otherwise(diagnosis: &Diagnosis, what: &str) -> Option<String> {
    let more = if unknown::one_sided_needs(diagnosis).is_empty() {
        observed::sees_more(diagnosis, what)
    } else {
        observed::far_above(diagnosis, |_| true)
    };
    let of_one = observed::against_one(diagnosis, |_| true);
    joined(more.into_iter().chain(of_one).collect())
}

/// Sentences in one, of which the first alone begins with "But"; none where there are none.
fn joined(mut sentences: Vec<String>) -> Option<String> {
    for sentence in sentences.iter_mut().skip(1) {
        if let Some(rest) = sentence.strip_prefix("But ") {
            *sentence = format!("And {rest}");
        }
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

impl Diagnosis<'_> {
    /// Whether something speaks against leaving calm as it is: what was answered, or that nobody or one alone said how bad
    /// it is.
    pub fn is_calm_doubtful(&self) -> bool {
        is_without_symptoms(self)
            || self.lone_voices_on_symptoms().next().is_some()
            || against_calm(self).is_some()
    }
}

/// That nothing that was asked about explains the tension, as firmly as the answers allow.
pub(super) fn unexplained(diagnosis: &Diagnosis) -> Vec<String> {
    let count = diagnosis.causes.len();
    let (none, any) = match count {
        1 => (
            "the one cause asked about hardly explains it".to_owned(),
            "the one cause asked about explains it".to_owned(),
        ),
        _ => (
            format!("none of these {count} causes explains it"),
            format!("one of these {count} causes explains it"),
        ),
    };
    let claim = match sure::nothing_above(diagnosis) {
        Certainty::Clear => format!("but {none}"),
        Certainty::Probable => format!("but probably {none}"),
        Certainty::Open => format!("and whether {any} is too close to call"),
    };
    let mut sentences = vec![format!(
        "{}, {claim}: {}.",
        felt_by_one(diagnosis).unwrap_or_else(|| tension(diagnosis)),
        at_or_below(diagnosis)
    )];
    let needs = unknown::one_sided_needs(diagnosis);
    let but = [
        divided(diagnosis.within_on_causes(|_| true)),
        opposite::far_apart(diagnosis),
        opposite::told(diagnosis),
        observer_sees_otherwise(diagnosis, "what lies behind it"),
        silence::now_or_then(diagnosis)
            .map(|told| format!("But {told}: ask each leader alone what goes unsaid.")),
        other_order(diagnosis),
    ];
    if let Some(but) = joined(but.into_iter().flatten().collect()) {
        sentences.push(but);
    } else if needs.is_empty() {
        sentences.push("Ask both sides what this survey has missed.".to_owned());
    }
    sentences.extend(needs);
    sentences
}

/// That there is tension, that one side alone was heard on it, or that the people of a side don't agree on it.
fn tension(diagnosis: &Diagnosis) -> String {
    if let Some([heard, _]) = heard_alone(diagnosis) {
        return format!("{} feels the tension", heard.name);
    }
    let divided = &diagnosis.symptoms.divided;
    if divided.is_empty() {
        return "The tension is real".to_owned();
    }
    format!(
        "The people within {} see the tension very differently",
        diagnosis.names_of(divided)
    )
}

/// That one side alone feels the tension, where the other is on the mildest level, by more than chance, and each has one view
/// of it.
pub(super) fn felt_by_one(diagnosis: &Diagnosis) -> Option<String> {
    let symptoms = &diagnosis.symptoms;
    if !symptoms.divided.is_empty() {
        return None;
    }
    let mildest = diagnosis.asked.symptoms.bands.first()?.id.as_str();
    let bands = symptoms.bands.pair();
    let is_calm = bands.map(|band| symptoms.is_gap_sure() && band == Some(mildest));
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let (feels, calm) = match is_calm {
        [false, true] => (first, second),
        [true, false] => (second, first),
        _ => return None,
    };
    Some(format!("{feels} feels the tension, and {calm} hardly does"))
}

/// Whether the sides are as far apart on the symptoms as speaks against a calm of both together.
pub(super) fn is_far_on_symptoms(diagnosis: &Diagnosis) -> bool {
    let far = 2.0 * diagnosis.asked.thresholds.gap;
    diagnosis.symptoms.gap.is_some_and(|gap| gap.abs() >= far)
}

/// That no cause is above the line since people are far apart, where they are.
pub(super) fn divided(within: Option<String>) -> Option<String> {
    let within = within?;
    Some(format!(
        "But {within}, so that the means are nobody's view: have them talk to each other first."
    ))
}

/// That what was put in order speaks against causes that nobody is above the line on: the two sides' orders, else those
/// within a side, else the observer's.
fn other_order(diagnosis: &Diagnosis) -> Option<String> {
    let orders = diagnosis.causes.iter().flat_map(|cause| &cause.orders);
    let orders: Vec<&Order> = orders.collect();
    let told = |who: String, is_so: &dyn Fn(&Order) -> bool| {
        let found = orders.iter().filter(|order| is_so(order));
        let texts: Vec<String> = found.map(|order| format!("“{}”", order.text)).collect();
        let which = if texts.len() == 1 {
            "which one holds"
        } else {
            "which ones hold"
        };
        (!texts.is_empty()).then(|| {
            let texts = texts.join(" and ");
            format!("But {who} when asked: {texts} Settle {which}.")
        })
    };
    let is_split = |role: &Role| orders.iter().any(|order| order.split.contains(role));
    let split = Role::SIDES.into_iter().filter(is_split);
    let split = list::plain(split.map(|role| diagnosis.sides[role.index()].name));
    let far = "the two sides gave very different orders".to_owned();
    let observer = diagnosis.observer.map_or("", |observer| observer.name);
    told(far, &|order| order.far_apart && order.split.is_empty())
        .or_else(|| {
            let within = format!("the people within {split} gave very different orders");
            told(within, &|order| !order.split.is_empty())
        })
        .or_else(|| {
            let off = format!("the {observer} gave a very different order than both sides");
            told(off, &|order| {
                order.off_course.len() == diagnosis.sides.len()
            })
        })
}

/// Where the causes stand when none is above the line.
fn at_or_below(diagnosis: &Diagnosis) -> String {
    let line = line(diagnosis);
    let mut causes = diagnosis.causes.iter();
    if causes.all(|cause| cause.sides.pair().contains(&None)) {
        "both sides were heard on none".to_owned()
    } else if unknown::is_any(diagnosis) {
        format!("none on which both sides were heard is above {line}")
    } else if diagnosis.causes.len() == 1 {
        format!("it is at or below {line}")
    } else {
        format!("all are at or below {line}")
    }
}

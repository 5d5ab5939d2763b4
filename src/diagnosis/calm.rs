//! What is said where nothing comes first, since no cause is above the line.

use super::{Certainty, Diagnosis, Order, observed, sure, unknown};
use crate::diagnostic::list;
use crate::score::Points;

/// That nothing is to be done, and what speaks against that.
pub(super) fn healthy(diagnosis: &Diagnosis) -> Vec<String> {
    let line = line(diagnosis);
    if unknown::is_any(diagnosis) {
        let mut sentences = vec![format!(
            "No cause on which both sides were heard is above {line}."
        )];
        sentences.extend(unknown::one_sided_needs(diagnosis));
        return sentences;
    }
    let nothing = match sure::nothing_above(diagnosis) {
        Certainty::Clear => "There is nothing to fix.",
        Certainty::Probable => "There is probably nothing to fix.",
        Certainty::Open => "",
    };
    vec![
        format!("No cause is above {line} on either side."),
        against_calm(diagnosis).unwrap_or(nothing.to_owned()),
    ]
}

/// What speaks against leaving calm as it is.
fn against_calm(diagnosis: &Diagnosis) -> Option<String> {
    divided(diagnosis.within_sides())
        .or_else(|| observed::sees_more(diagnosis, "anything to fix"))
        .or_else(|| silent_side(diagnosis))
        .or_else(|| other_order(diagnosis))
}

impl Diagnosis<'_> {
    /// Whether something that was answered speaks against leaving calm as it is.
    pub fn is_calm_doubtful(&self) -> bool {
        against_calm(self).is_some()
    }
}

/// That one side says of itself that it hardly argues openly, and the other doesn't.
fn silent_side(diagnosis: &Diagnosis) -> Option<String> {
    let debate = diagnosis.debate.as_ref()?;
    let line = line(diagnosis);
    let at = match debate.sides.pair() {
        [Some(a), Some(b)] if a < line && b >= line => 0,
        [Some(a), Some(b)] if b < line && a >= line => 1,
        _ => return None,
    };
    let [own, other] = [at, 1 - at].map(|at| (diagnosis.sides[at].name, debate.sides.pair()[at]));
    let shown =
        |figure: Option<Points>| figure.map_or(String::new(), |it| diagnosis.shown(it).to_string());
    let title = diagnosis
        .asked
        .debate
        .as_ref()
        .map_or(String::new(), |it| diagnosis.inside(&it.title));
    Some(format!(
        "But {} hardly argues openly ({title}: {} of 100; {}: {}): ask there what goes unsaid.",
        own.0,
        shown(own.1),
        other.0,
        shown(other.1)
    ))
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
    let but = divided(diagnosis.within_on_causes())
        .or_else(|| observed::sees_more(diagnosis, "what lies behind it"))
        .or_else(|| other_order(diagnosis));
    if let Some(but) = but {
        sentences.push(but);
    } else if needs.is_empty() {
        sentences.push("Ask both sides what this survey has missed.".to_owned());
    }
    sentences.extend(needs);
    sentences
}

/// That there is tension, or that the people of a side don't agree on that.
fn tension(diagnosis: &Diagnosis) -> String {
    let divided = &diagnosis.symptoms.divided;
    if divided.is_empty() {
        return "The tension is real".to_owned();
    }
    format!(
        "The people within {} see the tension very differently",
        diagnosis.names_of(divided)
    )
}

/// That one side alone feels the tension, where the other is on the mildest level, by more than chance.
pub(super) fn felt_by_one(diagnosis: &Diagnosis) -> Option<String> {
    let symptoms = &diagnosis.symptoms;
    let mildest = diagnosis.asked.symptoms.bands.first()?.id.as_str();
    let is_calm = symptoms
        .bands
        .pair()
        .map(|band| symptoms.is_gap_sure() && band == Some(mildest));
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let (feels, calm) = match is_calm {
        [false, true] => (first, second),
        [true, false] => (second, first),
        _ => return None,
    };
    Some(format!("{feels} feels the tension, and {calm} hardly does"))
}

/// That no cause is above the line since people are far apart, where they are.
pub(super) fn divided(within: Option<String>) -> Option<String> {
    let within = within?;
    Some(format!(
        "But {within}, so that the means are nobody's view: have them talk to each other first."
    ))
}

/// That what both sides put in order speaks against causes that nobody is above the line on.
fn other_order(diagnosis: &Diagnosis) -> Option<String> {
    let orders = || diagnosis.causes.iter().flat_map(|cause| &cause.orders);
    let far = orders().filter(|order| order.far_apart && order.split.is_empty());
    let far: Vec<String> = far.map(|order| format!("“{}”", order.text)).collect();
    if !far.is_empty() {
        let which = if far.len() == 1 {
            "which one holds"
        } else {
            "which ones hold"
        };
        return Some(format!(
            "But the two sides gave very different orders when asked: {} Settle {which}.",
            far.join(" and ")
        ));
    }
    let different = |who: String, order: &Order| {
        format!(
            "But {who} when asked: “{}” Settle which one holds.",
            order.text
        )
    };
    if let Some(order) = orders().find(|order| !order.split.is_empty()) {
        let sides = order.split.iter();
        let sides: Vec<&str> = sides
            .map(|role| diagnosis.sides[role.index()].name)
            .collect();
        let sides = list::plain(&sides);
        return Some(different(
            format!("the people within {sides} gave very different orders"),
            order,
        ));
    }
    let order = orders().find(|order| order.off_course.len() == diagnosis.sides.len())?;
    let name = diagnosis.observer?.name;
    Some(different(
        format!("the {name} gave a very different order than both sides"),
        order,
    ))
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

/// The line above which something is to be done.
pub(super) fn line(diagnosis: &Diagnosis) -> Points {
    Points::new(diagnosis.asked.thresholds.high)
}

//! Who says a cause, as firmly as each side's own figure allows: in the words of its finding, else by its title.

use crate::diagnosis::{Cause, Certainty, Diagnosis};
use crate::score::{Classification, Points, Share};

/// What a side says that is above the line, as the predicate of a sentence.
struct Claim {
    both: String,
    one: String,
    not: &'static str,
    /// What a side does whose people are far apart on it.
    divided: String,
    too: &'static str,
    /// What the title means, put before, where nothing else says whom it is about.
    meaning: String,
    /// What answers are called that leave a difference open.
    such_answers: &'static str,
    /// Whether one side feels it more, beyond what chance makes.
    is_gap_sure: bool,
}

impl Claim {
    fn of(diagnosis: &Diagnosis, cause: &Cause) -> Self {
        if let Some(finding) = cause.finding {
            let finding = finding.trim_end_matches('.');
            return Self {
                both: format!("say that {finding}"),
                one: format!("says that {finding}"),
                not: "doesn't",
                divided: format!("is divided on whether {finding}"),
                too: "says so as well",
                meaning: String::new(),
                such_answers: diagnosis.such_answers(),
                is_gap_sure: diagnosis.felt_more_by(cause).is_some(),
            };
        }
        let line = Points::new(diagnosis.asked.thresholds.high);
        Self {
            both: format!("are above {line} on it"),
            one: format!("is above {line} on it"),
            not: "isn't",
            divided: "is divided on it".to_owned(),
            too: "is as well",
            meaning: format!(
                "“{}” means: {} ",
                cause.title,
                diagnosis.inside(cause.summary)
            ),
            such_answers: diagnosis.such_answers(),
            is_gap_sure: diagnosis.felt_more_by(cause).is_some(),
        }
    }
}

/// One side, with its score on a cause.
struct Side<'d> {
    name: &'d str,
    score: Points,
    shown: String,
    certainty: Certainty,
    /// The share of draws in which it is above the line.
    above: Option<Share>,
    /// Whether it has no one view of it.
    is_divided: bool,
}

/// Who says a cause that some side is above the line on, with both figures.
pub(super) fn said(diagnosis: &Diagnosis, cause: &Cause) -> String {
    let claim = Claim::of(diagnosis, cause);
    let line = diagnosis.asked.thresholds.high;
    let side = |at: usize| {
        let score = cause.sides.pair()[at]?;
        Some(Side {
            name: diagnosis.sides[at].name,
            score,
            shown: diagnosis.shown(score).to_string(),
            certainty: cause.side_certainty(at, line),
            above: cause.above(at),
            is_divided: diagnosis.is_undecided(cause, at),
        })
    };
    let text = match [side(0), side(1)] {
        [Some(a), Some(b)] if a.is_divided && b.is_divided => format!(
            "Each side {}: {} {}, {} {}.",
            claim.divided, a.name, a.shown, b.name, b.shown
        ),
        [Some(a), Some(b)] if a.is_divided => one_divided(&claim, line, &a, &b),
        [Some(a), Some(b)] if b.is_divided => one_divided(&claim, line, &b, &a),
        [Some(a), Some(b)] if a.score > line && b.score > line => {
            both(&claim, [&a, &b]) + &more(diagnosis, cause)
        }
        [Some(a), Some(b)] => {
            let [more, less] = if a.score > b.score { [a, b] } else { [b, a] };
            format!(
                "{} {}",
                one(&claim, &more),
                other(&claim, cause, &more, &less)
            )
        }
        [Some(alone), None] | [None, Some(alone)] if alone.score > line => {
            let silent = &diagnosis.sides[usize::from(cause.sides.pair()[0].is_some())];
            let (said, name) = (one(&claim, &alone), silent.name);
            if silent.masked > 0 {
                format!("{said} {name} isn't shown on it.")
            } else {
                format!("{said} {name} wasn't heard on it: hear {name} before you act on that.")
            }
        }
        [Some(alone), None] | [None, Some(alone)] => {
            let (title, Side { name, shown, .. }) = (cause.title, alone);
            return format!(
                "{title} comes first ({shown}), but {name} alone was heard on it, and isn't above {line}."
            );
        }
        [None, None] => return String::new(),
    };
    claim.meaning + &text
}

/// Both sides are above the line.
fn both(claim: &Claim, sides: [&Side; 2]) -> String {
    let [a, b] = sides;
    let figures = format!("{} {}, {} {}", a.name, a.shown, b.name, b.shown);
    let both = &claim.both;
    match a.certainty.min(b.certainty) {
        Certainty::Clear => format!("Both departments {both}: {figures}."),
        Certainty::Probable => format!("Probably both departments {both}: {figures}."),
        Certainty::Open if a.certainty == b.certainty || are_twins(a, b) => {
            format!("Whether the departments {both} is too close to call: {figures}.")
        }
        Certainty::Open => {
            let [sure, close] = if a.certainty > b.certainty {
                [a, b]
            } else {
                [b, a]
            };
            format!("{} {}", one(claim, sure), close_call(claim, close))
        }
    }
}

/// Shares of draws that are no farther apart than this may be so by the draws alone.
const BY_THE_DRAWS: f64 = 0.05;

/// Whether two sides of equal figures are told apart by chance alone, one on either side of a limit.
fn are_twins(a: &Side, b: &Side) -> bool {
    let shares = a.above.zip(b.above);
    a.score == b.score && shares.is_some_and(|(a, b)| (a.get() - b.get()).abs() <= BY_THE_DRAWS)
}

/// One side is above the line.
fn one(claim: &Claim, side: &Side) -> String {
    let Side { name, shown, .. } = side;
    let one = &claim.one;
    if side.is_divided {
        return format!("{name} {}: {shown}.", claim.divided);
    }
    match side.certainty {
        Certainty::Clear => format!("{name} {one}: {shown}."),
        Certainty::Probable => format!("{name} probably {one}: {shown}."),
        Certainty::Open => format!("Whether {name} {one} is too close to call: {shown}."),
    }
}

/// The people of one side are far apart.
fn one_divided(claim: &Claim, line: f64, split: &Side, whole: &Side) -> String {
    let (said, other) = (one(claim, split), one(claim, whole));
    if whole.score > line {
        format!("{other} {} is divided on it ({}).", split.name, split.shown)
    } else {
        format!("{said} {} is at {}.", whole.name, whole.shown)
    }
}

fn close_call(claim: &Claim, side: &Side) -> String {
    format!(
        "Whether {} {} is too close to call ({}).",
        side.name, claim.too, side.shown
    )
}

/// The side at or below the line, beside one above it.
fn other(claim: &Claim, cause: &Cause, more: &Side, less: &Side) -> String {
    let Side { name, shown, .. } = less;
    match cause.reading {
        Some(Classification::Unsettled) => {
            format!(
                "Whether {name} feels it as much ({shown}) can't be told from {}.",
                claim.such_answers
            )
        }
        Some(Classification::OneSided) if more.certainty == Certainty::Open => {
            format!("{name} feels it less ({shown}).")
        }
        Some(Classification::OneSided) => match less.certainty {
            Certainty::Clear => format!("{name} {} ({shown}).", claim.not),
            Certainty::Probable => format!("{name} probably {} ({shown}).", claim.not),
            Certainty::Open => close_call(claim, less),
        },
        _ if claim.is_gap_sure => format!("{name} feels it less ({shown})."),
        _ => format!("{name} comes near that ({shown})."),
    }
}

/// Who feels a cause more, where chance doesn't explain the gap.
fn more(diagnosis: &Diagnosis, cause: &Cause) -> String {
    let name = diagnosis.felt_more_by(cause);
    name.map_or(String::new(), |name| format!(" {name} feels it more."))
}

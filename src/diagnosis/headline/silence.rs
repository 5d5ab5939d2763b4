//! That the sides hardly argue openly, now or when they were last asked.

use super::cases::is_silent;
use super::words::line;
use crate::diagnosis::Diagnosis;
use crate::score::{Pair, Points};

/// Below this figure a side hardly argues openly, however high the line of the causes is.
const HARDLY: f64 = 50.0;

/// That neither side argues openly, or the one that doesn't; `either` where it is calm besides.
pub(super) fn told(diagnosis: &Diagnosis, either: &str) -> String {
    if let Some(one) = one(diagnosis) {
        return one;
    }
    let debate = diagnosis.debate.as_ref().and_then(|debate| debate.score);
    let [first, second] = diagnosis.sides.map(|side| side.name);
    let (title, debate) = (title(diagnosis), shown(diagnosis, debate));
    format!("{first} and {second} hardly argue openly{either} ({title}: {debate} of 100)")
}

/// That one side says of itself that it hardly argues openly, and the other doesn't.
pub(super) fn of_one(diagnosis: &Diagnosis) -> Option<String> {
    let silence = one(diagnosis)?;
    Some(format!("But {silence}: ask there what goes unsaid."))
}

/// The same of now, or else of when they were last asked.
pub(super) fn now_or_then(diagnosis: &Diagnosis) -> Option<String> {
    let now = is_silent(diagnosis).then(|| told(diagnosis, ""));
    now.or_else(|| then(diagnosis))
}

/// That neither side, or one, argued openly when they were last asked, where that isn't known of now.
pub(super) fn then(diagnosis: &Diagnosis) -> Option<String> {
    let (score, sides) = diagnosis.debate_then?;
    let score = score.filter(|score| *score < line(diagnosis))?;
    let (who, figures) = match silent_at(diagnosis, sides) {
        Some(at) => {
            let [own, other] = [at, 1 - at].map(|at| shown(diagnosis, sides[at]));
            let [name, other_name] = [at, 1 - at].map(|at| diagnosis.sides[at].name);
            (name, format!("{own} of 100; {other_name}: {other}"))
        }
        None => (
            "both sides",
            format!("{} of 100", shown(diagnosis, Some(score))),
        ),
    };
    Some(format!(
        "when last asked, {who} hardly argued openly ({figures}), and whether that has changed isn't known"
    ))
}

fn one(diagnosis: &Diagnosis) -> Option<String> {
    let sides = diagnosis.debate.as_ref()?.sides.pair();
    let at = silent_at(diagnosis, sides)?;
    let [own, other] = [at, 1 - at].map(|at| shown(diagnosis, sides[at]));
    let [name, other_name] = [at, 1 - at].map(|at| diagnosis.sides[at].name);
    let title = title(diagnosis);
    Some(format!(
        "{name} hardly argues openly ({title}: {own} of 100; {other_name}: {other})"
    ))
}

/// The side that alone hardly argues openly.
fn silent_at(diagnosis: &Diagnosis, sides: Pair) -> Option<usize> {
    let line = line(diagnosis).min(Points::new(HARDLY));
    match sides {
        [Some(a), Some(b)] if a < line && b >= line => Some(0),
        [Some(a), Some(b)] if b < line && a >= line => Some(1),
        _ => None,
    }
}

fn shown(diagnosis: &Diagnosis, figure: Option<Points>) -> String {
    figure.map_or(String::new(), |it| diagnosis.shown(it).to_string())
}

fn title(diagnosis: &Diagnosis) -> String {
    let debate = diagnosis.asked.debate.as_ref();
    debate.map_or(String::new(), |debate| diagnosis.inside(&debate.title))
}

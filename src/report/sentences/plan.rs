//! Sentences about what to do.

use crate::diagnosis::{Action, ById, Certainty, Diagnosis, Done, HeadlineId, Solution};
use crate::diagnostic::list;
use crate::score::Points;

/// The heading above the solutions.
pub(in crate::report) fn plan_title(diagnosis: &Diagnosis) -> &'static str {
    if fitting(diagnosis).next().is_none() {
        "What to do"
    } else if diagnosis.headline.id == HeadlineId::OneSide {
        "What would fit, if the other side sees it too"
    } else {
        "What to do, best fit first"
    }
}

/// The solutions that answer what is above the line.
pub(in crate::report) fn fitting<'d>(
    diagnosis: &'d Diagnosis,
) -> impl Iterator<Item = &'d Solution<'d>> {
    diagnosis
        .solutions
        .iter()
        .filter(|solution| fits(solution.fit))
}

/// Whether a solution or an action answers anything that is above the line.
pub(in crate::report) fn fits(fit: Option<Points>) -> bool {
    fit > Some(Points::ZERO)
}

/// What to do in one step, and what the sides say of it where they say that it is done, or don't agree on that.
pub(in crate::report) fn step(diagnosis: &Diagnosis, action: &Action) -> String {
    let said = action.done.as_ref().map(ById::pair);
    let note = match said {
        Some([Some(Done::Yes), Some(Done::Yes)]) => {
            "Both sides say that this is done already: ask whether it works.".to_owned()
        }
        Some([Some(a), Some(b)]) if a != b => {
            let [first, second] = diagnosis.sides.map(|side| side.name);
            format!("Done already? {first} {}, {second} {}.", says(a), says(b))
        }
        _ => return action.text.to_owned(),
    };
    format!("{} {note}", action.text)
}

fn says(done: Done) -> &'static str {
    match done {
        Done::Yes => "says yes",
        Done::No => "says no",
        Done::Mixed => "is of two minds",
    }
}

/// What one party says of a practice, in a word or three; a dash where nobody of it answered.
pub(in crate::report) fn done(said: Option<Done>) -> &'static str {
    match said {
        Some(Done::Yes) => "Yes",
        Some(Done::No) => "No",
        Some(Done::Mixed) => "Of two minds",
        None => "–",
    }
}

/// Why nothing is prescribed.
pub(in crate::report) fn nothing(diagnosis: &Diagnosis) -> String {
    match diagnosis.headline.id {
        HeadlineId::NoAnswers => "Nothing can be said before both sides have answered.".to_owned(),
        HeadlineId::Quiet => "None of the solutions is called for. Ask both leaders, each alone, what they hold back.".to_owned(),
        HeadlineId::Unexplained => "None of the solutions is called for, since no cause is above the line.".to_owned(),
        _ => format!(
            "Nothing is prescribed: no cause is above {}. Look again next quarter.",
            diagnosis.asked.thresholds.high
        ),
    }
}

/// How much is above the line, since a fit is relative to it; and which solution fits best, where that isn't sure.
pub(in crate::report) fn about_fit(diagnosis: &Diagnosis) -> Vec<String> {
    let needed = diagnosis
        .causes
        .iter()
        .filter(|cause| cause.need > Some(Points::ZERO));
    let needs: Vec<String> = needed
        .filter_map(|cause| {
            let need = cause.need?.beside(&[0.0]);
            Some(format!("{need} on {}", diagnosis.inside(cause.title)))
        })
        .collect();
    if needs.is_empty() {
        return Vec::new();
    }
    let line = diagnosis.asked.thresholds.high;
    let much = format!(
        "What lies above {line}, in points: {}. Fit says how well a solution answers that, however much or little it is.",
        list::plain(&needs)
    );
    let is_sure = diagnosis
        .best_solutions()
        .is_none_or(|(certainty, _)| certainty == Certainty::Clear);
    let unsure = (!is_sure).then(|| diagnosis.best_fit()).flatten();
    [much].into_iter().chain(unsure).collect()
}

/// The solutions that answer nothing here, where others do.
pub(in crate::report) fn not_needed(diagnosis: &Diagnosis) -> Option<String> {
    let idle: Vec<String> = diagnosis
        .solutions
        .iter()
        .filter(|solution| !fits(solution.fit))
        .map(|solution| diagnosis.inside(solution.title))
        .collect();
    (!idle.is_empty()).then(|| format!("Not needed for these causes: {}.", list::plain(&idle)))
}

/// Which causes a solution answers.
pub(in crate::report) fn answers(diagnosis: &Diagnosis, solution: &Solution) -> String {
    let title = |id: &&str| {
        let mut causes = diagnosis.causes.iter();
        causes
            .find(|cause| cause.id == *id)
            .map_or(String::new(), |cause| diagnosis.inside(cause.title))
    };
    let titles: Vec<String> = solution.causes.iter().map(title).collect();
    format!("Addresses: {}.", list::plain(&titles))
}

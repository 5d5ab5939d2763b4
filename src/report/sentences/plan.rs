//! Sentences about what to do.

use crate::diagnosis::{Action, ById, Certainty, Diagnosis, Done, HeadlineId, Solution};
use crate::diagnostic::list;
use crate::questionnaire::When;
use crate::score::Points;

/// The heading above the solutions.
pub(in crate::report) fn plan_title(diagnosis: &Diagnosis) -> &'static str {
    if fitting(diagnosis).next().is_none() {
        "What to do"
    } else if diagnosis.rests_on_one_side() {
        "What would fit, if the other side sees it too"
    } else {
        "What to do, best fit first"
    }
}

/// The solutions that answer what is above the line.
pub(in crate::report) fn fitting<'d>(
    diagnosis: &'d Diagnosis,
) -> impl Iterator<Item = &'d Solution<'d>> {
    let solutions = diagnosis.solutions.iter();
    solutions.filter(|solution| fits(solution.fit))
}

/// Whether a solution or an action answers anything that is above the line.
pub(in crate::report) fn fits(fit: Option<Points>) -> bool {
    fit > Some(Points::ZERO)
}

/// What is said of an action where it is said to be done, or not all agree on that.
pub(in crate::report) fn done_note(diagnosis: &Diagnosis, action: &Action) -> Option<String> {
    let observed = diagnosis.observer.zip(action.done_as_observed);
    match action.done.as_ref().map(ById::pair)? {
        [Some(Done::Yes), Some(Done::Yes)] => {
            let though = match observed {
                Some((observer, said @ (Done::No | Done::Partly | Done::Mixed))) => {
                    format!(", and the {} {}", observer.name, says(said))
                }
                _ => String::new(),
            };
            Some(format!(
                "Both sides say that this, or a part of it, is done already{though}: ask whether it works, and what is left to do."
            ))
        }
        [Some(Done::No), Some(Done::No)] => {
            let (observer, _) = observed.filter(|(_, said)| *said == Done::Yes)?;
            let name = observer.name;
            Some(format!(
                "The {name} says that this, or a part of it, is done already; both sides say no: ask them what they see of it."
            ))
        }
        _ => who_says(diagnosis, action),
    }
}

/// "Done already? Sales says partly, Operations says no, the CEO says yes."; none where nobody says more than no.
fn who_says(diagnosis: &Diagnosis, action: &Action) -> Option<String> {
    let done = action.done.as_ref().map(ById::pair).unwrap_or_default();
    let voices = || diagnosis.sides.iter().zip(done);
    let masked = voices().filter(|(side, said)| said.is_none() && side.masked > 0);
    let masked = masked.map(|(side, _)| format!("{} isn't shown", side.name));
    let sides = voices().filter_map(|(side, said)| Some((side.name, said?)));
    let sides: Vec<(&str, Done)> = sides.collect();
    let observed = diagnosis.observer.zip(action.done_as_observed);
    let is_no = |said: Done| said == Done::No;
    if sides.iter().all(|(_, said)| is_no(*said)) && observed.is_none_or(|it| is_no(it.1)) {
        return None;
    }
    let mut told: Vec<String> = match sides.as_slice() {
        [(_, a), (_, b)] if a == b => vec![format!("Both sides {}", both_say(*a))],
        sides => {
            let say = |(name, said): &(&str, Done)| format!("{name} {}", says(*said));
            sides.iter().map(say).collect()
        }
    };
    told.extend(masked);
    let the = if told.is_empty() { "The" } else { "the" };
    told.extend(observed.map(|(observer, said)| format!("{the} {} {}", observer.name, says(said))));
    Some(format!("Done already? {}.", told.join(", ")))
}

/// That what would be among what is to be done first is done already, as both sides say.
pub(in crate::report) fn done_already(diagnosis: &Diagnosis) -> Option<String> {
    let all = diagnosis.done_instead();
    let done = list::any(all.iter().map(|action| named(diagnosis, action)))?;
    let fits = match diagnosis.first_actions().map(|action| action.fit).max() {
        None => "fits",
        Some(best) if all.iter().all(|action| action.fit >= best) => "fits as well or better",
        Some(_) => "would stand here as well",
    };
    let is_trouble = !diagnosis.can_wait() && !diagnosis.rests_on_one_side();
    let but = if is_trouble {
        "The trouble is there all the same. "
    } else {
        ""
    };
    Some(format!(
        "Both sides say that this, which {fits}, is done already, or a part of it: {done}. {but}Ask first whether it works, and what is left to do."
    ))
}

/// An action by its first sentence, and of which side few said that, or that the observer says otherwise, where that is so.
fn named(diagnosis: &Diagnosis, action: &Action) -> String {
    let text = first_sentence(action.text).trim_end_matches('.');
    let sides = diagnosis
        .sides
        .iter()
        .zip(action.answered.unwrap_or_default());
    let few = sides.filter(|(side, answered)| {
        *answered < side.respondents && 2 * answered <= side.respondents
    });
    let few = few.map(|(side, answered)| {
        format!(
            "of {}, {answered} of {} answered that",
            side.name, side.respondents
        )
    });
    let observed = diagnosis.observer.zip(action.done_as_observed);
    let otherwise = observed.filter(|(_, said)| *said != Done::Yes);
    let otherwise =
        otherwise.map(|(observer, said)| format!("the {} {}", observer.name, says(said)));
    let but = list::any_joined(few.chain(otherwise), "; ");
    but.map_or(format!("“{text}”"), |but| format!("“{text}” ({but})"))
}

/// What a text begins with, such as an action, the whole of which stands with its solution.
pub(in crate::report) fn first_sentence(text: &str) -> &str {
    let text = text.trim();
    let end = text.find(". ").map_or(text.len(), |at| at + 1);
    &text[..end]
}

/// How soon an action can be begun.
pub(in crate::report) fn when(when: When) -> &'static str {
    match when {
        When::ThisWeek => "this week",
        When::ThisMonth => "this month",
        When::ThisQuarter => "this quarter",
    }
}

/// What to do where all is calm.
pub(in crate::report) const LOOK_AGAIN: &str = " Look again next quarter.";

/// The heading above what to do first.
pub(in crate::report) fn do_first_title(diagnosis: &Diagnosis) -> &'static str {
    let is_needed = !diagnosis.do_first.is_empty();
    if diagnosis.needs_asking_again() {
        "Do first"
    } else if diagnosis.waits_for_a_side() {
        "What would come first, if the other side sees it too"
    } else if is_needed && diagnosis.must_talk_first() {
        "Once they have talked to each other"
    } else if is_needed && diagnosis.can_wait() {
        "When you come to it"
    } else if is_needed {
        "Do first"
    } else {
        "What to do"
    }
}

/// What comes first where the answers of a side can't be relied on.
pub(in crate::report) fn ask_again(diagnosis: &Diagnosis) -> String {
    let owner = diagnosis.observer.map_or("You", |observer| observer.name);
    format!(
        "{owner}: Ask again, and say that questions may be left out. What stands below is worth no more than these answers."
    )
}

fn says(done: Done) -> &'static str {
    match done {
        Done::Yes => "says yes",
        Done::No => "says no",
        Done::Partly => "says partly",
        Done::Mixed => "is of two minds",
    }
}

/// The same of both sides.
fn both_say(done: Done) -> &'static str {
    match done {
        Done::Yes => "say yes",
        Done::No => "say no",
        Done::Partly => "say partly",
        Done::Mixed => "are of two minds",
    }
}

/// What somebody says of a practice, in a word or three; a dash where nobody answered.
pub(in crate::report) fn done(said: Option<Done>) -> &'static str {
    match said {
        Some(Done::Partly) => "Partly",
        Some(Done::Yes) => "Yes",
        Some(Done::No) => "No",
        Some(Done::Mixed) => "Of two minds",
        None => "–",
    }
}

/// Why nothing is prescribed.
pub(in crate::report) fn nothing(diagnosis: &Diagnosis) -> String {
    if diagnosis.needs_asking_again() {
        return "Nothing can be prescribed from such answers.".to_owned();
    }
    if let Some(done) = done_already(diagnosis) {
        return done;
    }
    if diagnosis.above_the_line().next().is_some() {
        return "None of the solutions addresses what is above the line.".to_owned();
    }
    let id = diagnosis.headline.id;
    let is_calm = matches!(id, HeadlineId::Unexplained | HeadlineId::Quiet);
    if let Some(whom) = diagnosis.whom_to_hear().filter(|_| is_calm) {
        return format!(
            "No cause on which both sides were heard is above the line, so none of the solutions is called for yet. First hear {whom}."
        );
    }
    let is_told = matches!(id, HeadlineId::NoAnswers | HeadlineId::OneSide);
    let divided = diagnosis.divided_sides();
    if !divided.is_empty() && !is_told {
        return format!(
            "Nothing is prescribed, since no cause is above {} on average. First let the people within {} talk to each other.",
            diagnosis.asked.thresholds.high,
            list::plain(&divided)
        );
    }
    match id {
        HeadlineId::NoAnswers => "Nothing can be said before both sides have answered enough of the questions.".to_owned(),
        HeadlineId::OneSide => "Nothing can be prescribed before both sides have been heard.".to_owned(),
        HeadlineId::Quiet => "None of the solutions is called for. Ask both leaders, each alone, what they hold back.".to_owned(),
        HeadlineId::Unexplained => "None of the solutions is called for, since no cause is above the line.".to_owned(),
        _ => calm(diagnosis),
    }
}

/// That nothing is prescribed since all is calm, as far as that is known.
fn calm(diagnosis: &Diagnosis) -> String {
    let line = diagnosis.asked.thresholds.high;
    let known = || {
        let again = if diagnosis.is_calm_doubtful() {
            ""
        } else {
            LOOK_AGAIN
        };
        format!("Nothing is prescribed: no cause is above {line}.{again}")
    };
    if diagnosis.sides.iter().any(|side| side.masked > 0) {
        return format!("Nothing is prescribed: of what is shown, no cause is above {line}.");
    }
    diagnosis.whom_to_hear().map_or_else(known, |whom| {
        format!(
            "Nothing is prescribed so far: no cause on which both sides were heard is above {line}. First hear {whom}."
        )
    })
}

/// How much is above the line, by cause, in points; none where nothing is.
pub(in crate::report) fn needs(diagnosis: &Diagnosis) -> Option<String> {
    list::any(diagnosis.needed().filter_map(|cause| {
        let need = cause.need?.beside(&[0.0]);
        Some(format!("{need} on {}", diagnosis.inside(cause.title)))
    }))
}

/// Which solution fits best, where that isn't sure.
pub(in crate::report) fn about_fit(diagnosis: &Diagnosis) -> Option<String> {
    let (certainty, _) = diagnosis.best_solutions()?;
    diagnosis
        .best_fit()
        .filter(|_| certainty != Certainty::Clear)
}

/// The solutions that answer nothing here, where others do.
pub(in crate::report) fn not_needed(diagnosis: &Diagnosis) -> Option<String> {
    let solutions = diagnosis.solutions.iter();
    let idle = solutions.filter(|solution| !fits(solution.fit));
    let idle = list::any(idle.map(|solution| diagnosis.inside(solution.title)))?;
    Some(format!("Not needed for these causes: {idle}."))
}

pub(in crate::report) fn addresses(diagnosis: &Diagnosis, solution: &Solution) -> String {
    let title = |id: &&str| {
        let cause = diagnosis.causes.iter().find(|cause| cause.id == *id);
        cause.map_or(String::new(), |cause| diagnosis.inside(cause.title))
    };
    let titles = list::plain(solution.causes.iter().map(title));
    format!("Addresses: {titles}.")
}

//! Sentences on sides whose people are far apart, or of which one person alone was heard.

use crate::diagnosis::{Cause, Diagnosis};
use crate::diagnostic::list;

/// That sides have no one view of a cause.
pub(super) fn no_one_view(names: &[&str], line: f64) -> String {
    let stand = if names.len() == 1 { "stands" } else { "stand" };
    format!(
        "on which side of {line} {} {stand} can't be told",
        list::plain(names)
    )
}

/// That people of a side are far apart on how bad it is.
pub(in crate::report) fn divided_on_symptoms(diagnosis: &Diagnosis) -> Option<String> {
    let divided = &diagnosis.symptoms.divided;
    let names = diagnosis.names_of(divided);
    (!divided.is_empty()).then(|| {
        format!("The people within {names} see this very differently: the figure is nobody's view.")
    })
}

/// That respondents of a side are far apart.
pub(in crate::report) fn divided(diagnosis: &Diagnosis, cause: &Cause) -> Option<String> {
    let divided = &cause.divided;
    let (names, is) = (
        diagnosis.names_of(divided),
        if divided.len() == 1 { "is" } else { "are" },
    );
    (!divided.is_empty()).then(|| {
        format!("{names} {is} divided within: the people there see this very differently.")
    })
}

/// That one person of several is all that was heard of a side.
pub(in crate::report) fn lone_voice(diagnosis: &Diagnosis, cause: &Cause) -> Option<String> {
    let lone = diagnosis.lone_voices(cause);
    let told = lone.map(|side| {
        format!(
            "Of the {} who answered for {}, one alone answered enough on this.",
            side.respondents, side.name
        )
    });
    list::any_joined(told, " ")
}

//! Labels that begin with numbers.

use crate::diagnostic::Diagnostic;

/// Whether labels have numbers of their own, all different, so that an answer of such a number would mean two things.
pub(super) fn are_others(labels: &[String]) -> bool {
    let number = |label: &String| {
        let digits = label.trim_start_matches('-');
        let end = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        let is_apart = !digits[end..].starts_with(char::is_alphabetic);
        let number: Option<u32> = digits[..end].parse().ok().filter(|_| is_apart);
        number.map(|number| (label.len() > digits.len(), number))
    };
    let is_plain = |label: &String| label.parse::<f64>().is_ok();
    let Some(numbers) = labels.iter().map(number).collect::<Option<Vec<_>>>() else {
        return false;
    };
    let is_different = (0..numbers.len()).all(|at| !numbers[..at].contains(&numbers[at]));
    let are_places = (1..)
        .zip(&numbers)
        .all(|(place, number)| *number == (false, place));
    // Of labels that are nothing but numbers each is a mistake.
    is_different && !are_places && !numbers.is_empty() && !labels.iter().any(is_plain)
}

/// That they have.
pub(super) fn problem() -> Diagnostic {
    let message = "these labels begin with numbers that aren't their places";
    Diagnostic::error("bad-label", message)
        .label("expected 1 for the first, and so on: a number alone is read as a label's place")
        .help("number them from 1, or begin one of them with a word, as in `never` for `0 times`")
}

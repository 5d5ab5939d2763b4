//! Answers in words: labels as forms show them, and what stands for no answer.

use crate::answers::normalize::heading as folded;
use crate::questionnaire::Questionnaire;

/// The label that a text is, in any case, or with its number: "4 Often", "4. Often", "Often (4)".
pub(super) fn find(labels: &[String], text: &str) -> Option<usize> {
    let wanted = plain_digits(text).to_lowercase();
    let with_number = |at: usize, label: &str| {
        let number = (at + 1).to_string();
        let after = wanted.strip_prefix(&number);
        let is_before = after
            .is_some_and(|rest| rest.trim_start_matches([' ', '.', ':', '=', '-', ')']) == label);
        let before = wanted.strip_suffix([')', ']']);
        let before = before.and_then(|rest| rest.trim_end().strip_suffix(&number));
        let before = before.and_then(|rest| rest.trim_end().strip_suffix(['(', '[']));
        is_before || before.is_some_and(|rest| rest.trim_end() == label)
    };
    let labels: Vec<String> = labels.iter().map(|label| label.to_lowercase()).collect();
    let by_label = labels.iter().position(|label| *label == wanted);
    by_label.or_else(|| (0..labels.len()).find(|&at| with_number(at, &labels[at])))
}

/// A text with the digits of East Asian keyboards as plain ones.
pub(super) fn plain_digits(text: &str) -> String {
    let plain = |c: char| match c {
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
        _ => c,
    };
    text.chars().map(plain).collect()
}

/// Whether a text is what the questionnaire's forms have for somebody who can't say, or what a question itself has
/// for that it never came up.
pub(super) fn is_no_answer(
    questionnaire: &Questionnaire,
    absent: Option<&str>,
    text: &str,
) -> bool {
    let text = folded(text);
    let none = [Some(questionnaire.word("cannot-say")), absent];
    none.into_iter().flatten().any(|none| folded(none) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_found_with_its_number_before_or_behind_it() {
        let labels = ["Never", "Often (daily)"].map(str::to_owned);
        for text in [
            "Never",
            "NEVER",
            "1 never",
            "1 - Never",
            "1) Never",
            "Never (1)",
            "Never [ 1 ]",
            "１. Never",
        ] {
            assert_eq!(find(&labels, text), Some(0), "{text}");
        }
        assert_eq!(find(&labels, "Often (daily) (2)"), Some(1));
        assert_eq!(find(&labels, "often (daily)"), Some(1));
        for text in ["Never (2)", "2 Never", "Never 1)", "(1)", "Never (1"] {
            assert_eq!(find(&labels, text), None, "{text}");
        }
    }
}

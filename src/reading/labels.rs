//! Answers in words: labels as forms show them, and what stands for no answer.

use unicode_normalization::UnicodeNormalization;

use crate::answers::normalize::heading as folded;
pub(super) use crate::answers::values::number;
use crate::questionnaire::{Asked, Questionnaire};

/// The label that a text is, both as they are compared; none where it could be two.
pub(super) fn named(labels: &[String], text: &str) -> Option<usize> {
    spaced(text, |text| only(labels, |_, label| label == text))
}

/// What is found for a text, else for it with spaces in the place of underscores, as services write choices.
fn spaced(text: &str, find: impl Fn(&str) -> Option<usize>) -> Option<usize> {
    let spaced = || text.contains('_').then(|| text.replace('_', " "));
    find(text).or_else(|| find(&spaced()?))
}

/// The label that a text is with its number: `4 often`, `(4) often`, `4. often`, `often (4)`, `often - 4`.
pub(super) fn numbered(labels: &[String], text: &str) -> Option<usize> {
    numbered_as(labels, text, |at| (at + 1).to_string())
}

/// Whether a text is a label with the number that it has where 1 is the last label, and not with its own.
pub(super) fn is_reversed(labels: &[String], text: &str) -> bool {
    let number = |at: usize| (labels.len() - at).to_string();
    numbered_as(labels, text, number).is_some() && numbered(labels, text).is_none()
}

/// The one whole number that stands in a text.
pub(super) fn only_number(text: &str) -> Option<usize> {
    let mut digits = text.split(|c: char| !c.is_ascii_digit());
    let mut digits = digits.by_ref().filter(|digits| !digits.is_empty());
    let first = digits.next()?.parse().ok();
    first.filter(|_| digits.next().is_none())
}

/// The numbers of a scale as somebody may write them out.
const NUMBER_WORDS: [&str; 11] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
];

/// The answers that can be seen in a text whatever stands around them: by the numbers of the scale that stand in it, else
/// by labels, or a number that is written out, or a label that is begun.
pub(super) fn seen(labels: &[String], text: &str) -> Vec<usize> {
    let text: String = folded(text).nfkc().collect();
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    let numbers = numbers.filter_map(|digits| digits.parse::<usize>().ok());
    let on_scale = numbers.filter(|number| (1..=labels.len()).contains(number));
    let mut seen: Vec<usize> = on_scale.map(|number| number - 1).collect();
    if seen.is_empty() {
        let words = |text: &str| {
            let words = text.split(|c: char| !c.is_alphanumeric());
            let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            format!(" {} ", words.join(" "))
        };
        let text = words(&text);
        seen.extend((0..labels.len()).filter(|&at| text.contains(&words(&folded(&labels[at])))));
        let mut written_out = NUMBER_WORDS.iter().take(labels.len());
        seen.extend(written_out.position(|word| text.trim() == *word));
        if let (true, Some(at)) = (seen.is_empty(), begun(labels, text.trim())) {
            seen.push(at);
        }
    }
    seen.sort_unstable();
    seen.dedup();
    seen
}

/// The label that a text is the beginning of, as `y` is of `Yes`.
fn begun(labels: &[String], text: &str) -> Option<usize> {
    only(labels, |_, label| {
        !text.is_empty() && folded(label).starts_with(text)
    })
}

/// A number of the scale, in digits or written out, and the label beside it, which has another one.
pub(super) fn at_odds(labels: &[String], text: &str) -> Option<[usize; 2]> {
    let text: String = folded(text).nfkc().collect();
    let digits = |word: &str| match NUMBER_WORDS.iter().position(|number| *number == word) {
        Some(at) => (at + 1).to_string(),
        None => word.to_owned(),
    };
    let words: Vec<String> = text.split(' ').map(digits).collect();
    let folded: Vec<String> = labels.iter().map(|label| folded(label)).collect();
    (0..labels.len()).find_map(|at| {
        let label = numbered_as(&folded, &words.join(" "), |_| (at + 1).to_string())?;
        (label != at).then_some([at, label])
    })
}

/// The label that a text is with its number, where labels have other numbers; a blank one is none.
pub(super) fn numbered_as(
    labels: &[String],
    text: &str,
    number: impl Fn(usize) -> String,
) -> Option<usize> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let is = |text: &str, at: usize, label: &str| {
        let number = number(at);
        !number.is_empty() && (is_behind(text, &number, label) || is_before(text, &number, label))
    };
    spaced(text, |text| only(labels, |at, label| is(text, at, label)))
}

fn only(labels: &[String], is: impl Fn(usize, &str) -> bool) -> Option<usize> {
    let mut found = (0..labels.len()).filter(|&at| is(at, &labels[at]));
    let first = found.next();
    first.filter(|_| found.next().is_none())
}

/// What may part a label from its number.
const GLUE: [char; 11] = [' ', '.', ',', ':', '=', '-', '|', '/', '>', ')', ']'];

fn is_behind(text: &str, number: &str, label: &str) -> bool {
    let text = text.strip_prefix(['(', '[', '#']).unwrap_or(text);
    let Some(rest) = text.strip_prefix(number) else {
        return false;
    };
    let rest_label = rest.trim_start_matches(GLUE);
    // As in "1-2 times" the number may be a part of another.
    let glue = &rest[..rest.len() - rest_label.len()];
    if !glue.contains(' ') && rest_label.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let bare = rest_label.strip_prefix(['(', '[']);
    let bare = bare.and_then(|bare| bare.strip_suffix([')', ']']));
    rest_label == label || bare.is_some_and(|bare| bare.trim() == label)
}

fn is_before(text: &str, number: &str, label: &str) -> bool {
    if let Some(inside) = text.strip_suffix([')', ']']) {
        let before = inside.trim_end().strip_suffix(number);
        let before = before.and_then(|rest| rest.trim_end().strip_suffix(['(', '[']));
        return before.is_some_and(|rest| rest.trim_end() == label);
    }
    let Some(rest) = text.strip_suffix(number) else {
        return false;
    };
    let before = rest.trim_end_matches([' ', '.', ',', ':', '=', '-', '|', '/', '#']);
    let glue = &rest[before.len()..];
    let is_longer = !glue.contains(' ') && before.ends_with(|c: char| c.is_ascii_digit());
    before == label && !glue.is_empty() && !is_longer
}

/// A text with the digits of East Asian keyboards as plain ones.
pub(super) fn plain_digits(text: &str) -> String {
    let plain = |c: char| match c {
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
        _ => c,
    };
    text.chars().map(plain).collect()
}

/// Numbers that statistics programs have for no answer.
pub(super) const NO_ANSWER: [&str; 11] = [
    "88", "98", "99", "888", "998", "999", "-1", "-8", "-9", "-99", "-999",
];

/// What services write where a question doesn't apply to somebody.
const NOT_APPLICABLE: &str = "n/a";

/// Whether a text is what the questionnaire's forms have for somebody who can't say, what a question itself has for
/// that it never came up, or what services have in their place.
pub(super) fn is_no_answer(
    questionnaire: &Questionnaire,
    asked: impl Into<Option<Asked>>,
    text: &str,
) -> bool {
    let text = folded(text);
    let none = [
        Some(questionnaire.word("cannot-say")),
        asked.into().and_then(|asked| questionnaire.absent(asked)),
    ];
    text == NOT_APPLICABLE || none.into_iter().flatten().any(|none| folded(none) == text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listed::listed;

    fn find(labels: &[&str], text: &str) -> Option<usize> {
        let labels: Vec<String> = labels.iter().map(|label| folded(label)).collect();
        let text = folded(text);
        named(&labels, &text).or_else(|| numbered(&labels, &text))
    }

    #[test]
    fn a_label_is_found_with_its_number_before_or_behind_it() {
        let labels = ["Never", "Often (daily)"];
        for text in listed::<18>(
            "Never, NEVER., 1 never, 1 - Never, 1 \u{2013} Never, 1) Never, (1) Never, [1] Never, 1 (Never), \
            Never (1), Never [ 1 ], Never - 1, Never \u{2014} 1, Never: 1, Never 1, １. Never, \
            <b>1</b>&nbsp;Never, 1_never",
        ) {
            assert_eq!(find(&labels, text), Some(0), "{text}");
        }
        assert_eq!(find(&labels, "Often (daily) (2)"), Some(1));
        assert_eq!(find(&labels, "2 - often (daily)"), Some(1));
        assert_eq!(find(&labels, "often (daily)"), Some(1));
        for text in listed::<10>(
            "Never (2), 2 Never, Never 1), (1), Never (1, Never1, 1, 11 Never, 0 - Never, Never - 11",
        ) {
            assert_eq!(find(&labels, text), None, "{text}");
        }
    }

    #[test]
    fn a_label_that_holds_a_number_is_no_other_one() {
        let labels = ["2 times", "within 1", "0 times"];
        for text in listed::<6>("1-2 times, 1.2 times, 1/2 times, within 1-2, 10 times, 30 times") {
            assert_eq!(find(&labels, text), None, "{text}");
        }
        assert_eq!(find(&labels, "1 - 2 times"), Some(0));
        // The number and the place of the other label are the same.
        assert_eq!(find(&["x 2", "1 x"], "1 x 2"), None);
        assert_eq!(find(&["Yes.", "Yes!"], "yes"), None);
        assert_eq!(find(&["1_2", "1 2"], "1_2"), Some(0));
        assert_eq!(find(&["Never", "So so"], "2_so_so"), Some(1));
        assert_eq!(find(&["Never", "So so"], "1_so_so"), None);
    }

    #[test]
    fn numbers_have_a_decimal_point_or_comma() {
        for text in ["4", "4.0", "4,0", "4,00", "+4"] {
            assert_eq!(number(text), Some(4.0), "{text}");
        }
        assert_eq!(number("4,5"), Some(4.5));
        for text in ["4,000", "nan", "infinity", "4,0,0", "4,", ""] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}

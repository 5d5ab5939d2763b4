//! What to do about a text in which an answer may be seen that is no answer as it stands.

use super::labels::seen;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::list;
use crate::questionnaire::Questionnaire;

/// What to do about a text that stands for an answer to a scale question, by its index.
pub(super) fn meant(text: &str, question: usize, questionnaire: &Questionnaire) -> String {
    let asked = &questionnaire.scale_questions[question];
    let (id, labels) = (&asked.id, &asked.labels);
    let empty = "where there is no answer, leave it empty";
    let alone = |at: usize| {
        let (number, label) = (at + 1, &labels[at]);
        format!("if {number} ({label}) is meant, write {number} alone")
    };
    if let Some([(yes, true_word), (no, false_word)]) = truth(text, question, questionnaire) {
        let [yes, no] = [yes, no].map(|at| format!("{} ({})", at + 1, labels[at]));
        return format!(
            "if `{true_word}` stands for {yes} and `{false_word}` for {no}, {NUMBERS_ALONE}"
        );
    }
    match out_of(text) {
        Some((answer, most)) if most == labels.len() => return alone(answer - 1),
        Some((_, most)) if most > labels.len() => {
            let answers = list::count(labels.len(), "answer", "answers");
            return format!(
                "a scale to {most} may be meant, and `{id}` has {answers}: ask whoever wrote it which of these is meant"
            );
        }
        _ => {}
    }
    match seen(labels, text)[..] {
        [] => empty.to_owned(),
        [at] => match text.split_whitespace().count() {
            // As in "no idea".
            _ if !text.contains(char::is_numeric) => format!("{}; {empty}", alone(at)),
            // A mark or a word beside a number is no remark.
            ..=2 => alone(at),
            _ => format!(
                "{}; a remark is a comment to `{id}`, in a text form under `comments:`",
                alone(at)
            ),
        },
        _ => "one answer is expected: ask whoever wrote it which is meant".to_owned(),
    }
}

/// What to do where a program wrote something else in place of answers.
pub(super) const NUMBERS_ALONE: &str = "write the numbers alone";

/// What programs write for a tick and for none.
const TRUTHS: [[&str; 2]; 2] = [["true", "false"], ["on", "off"]];

/// The labels for yes and for no, each with the word for it, where a text is such a word.
pub(super) fn truth(
    text: &str,
    question: usize,
    questionnaire: &Questionnaire,
) -> Option<[(usize, &'static str); 2]> {
    let text = folded(text);
    let [yes_word, no_word] = *TRUTHS.iter().find(|words| words.contains(&&*text))?;
    let labels = &questionnaire.scale_questions[question].labels;
    if questionnaire.practice_scale().contains(&question) {
        return Some([(labels.len() - 1, yes_word), (0, no_word)]);
    }
    let named = |name: &str| labels.iter().position(|label| folded(label) == name);
    Some([(named("yes")?, yes_word), (named("no")?, no_word)])
}

/// A number out of so many, as in `3/5` and `3 of 5`.
fn out_of(text: &str) -> Option<(usize, usize)> {
    let text = folded(text);
    let parts = ["/", " out of ", " of "].iter();
    let (answer, most) = parts.into_iter().find_map(|part| text.split_once(part))?;
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let (answer, most) = (number(answer)?, number(most)?);
    (1..=most).contains(&answer).then_some((answer, most))
}

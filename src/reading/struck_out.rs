//! Answers in a text that stand behind a `#`, where nothing is read.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::source::Source;

/// Warns where lines that begin with `#` name a question and say something to it, as those do of which somebody has
/// filled in an example of a form.
pub(super) fn struck_out(
    source: &Arc<Source>,
    questionnaire: &Questionnaire,
) -> Option<Diagnostic> {
    let example = questionnaire.word("fill-comment-example");
    let mut start = 0;
    let mut found = Vec::new();
    for line in source.text.split_inclusive('\n') {
        let at = start..start + line.trim_end().len();
        start += line.len();
        if says_something(line, questionnaire, example) {
            found.push(at);
        }
    }
    let first = found.first()?.clone();
    let lines = match found.len() {
        1 => "this line begins with `#`, so that it isn't read".to_owned(),
        count => format!(
            "{} begin with `#`, so that they aren't read",
            list::count(count, "line", "lines")
        ),
    };
    let problem = Diagnostic::warning("struck-out", lines)
        .at(source, first)
        .label(if found.len() > 1 {
            "the first of these"
        } else {
            "not read"
        });
    Some(problem.help("take the `#` out, and the space behind it, where this is to count"))
}

fn says_something(line: &str, questionnaire: &Questionnaire, example: &str) -> bool {
    let Some(said) = line.trim_start().strip_prefix('#') else {
        return false;
    };
    let Some((id, said)) = said.trim_start_matches('#').split_once(':') else {
        return false;
    };
    let said = said.trim().trim_matches('"');
    let is_known = || questionnaire.answer_ids().any(|known| known == id.trim());
    !said.is_empty() && said != example && is_known()
}

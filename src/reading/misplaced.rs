//! What is said of a question that stands where it can't be read, or that there is none of.

use super::field::Field;
use super::mistake::{At, Places};
use crate::diagnostic::{Diagnostic, suggest};
use crate::questionnaire::Questionnaire;

/// Of a question that stands beside the answers, `below` being the entry right above it where it may belong to that.
pub(super) fn beside_answers(
    name: &str,
    at: At,
    below: Option<usize>,
    places: &dyn Places,
    questionnaire: &Questionnaire,
) -> Diagnostic {
    let (_, column) = places.source().line_column(places.span(at).start);
    let in_lines =
        |above: &usize| column == 1 && !places.spelling(At::Value(*above)).starts_with('{');
    if let Some(above) = below.filter(in_lines) {
        let section = places.spelling(At::Field(above));
        let message = format!("`{name}` stands as far left as `{section}`, and so outside it");
        return Diagnostic::error("misplaced-answer", message)
            .label("two spaces belong before this line")
            .help("put two spaces before each line below `answers:`, `open:` and `comments:`; where a mail took them out of the whole form, ask for the form as an attached file, which keeps them");
    }
    let is_open = questionnaire.open_ids().any(|known| known == name);
    let section = if is_open { "open" } else { "answers" };
    let message = format!("`{name}` is a question, and stands outside `{section}`");
    Diagnostic::error("misplaced-answer", message)
        .label(format!("its answer belongs under `{section}:`"))
        .help("answers to questions stand under `answers:`, those in words under `open:`")
}

/// Of so many names that differ from known ones in no letter and no digit, of which the first is known as this.
pub(super) fn other_spelling(known: &str, count: usize) -> Diagnostic {
    let message = format!("{count} names here are spelt otherwise than they should be");
    Diagnostic::error("unknown-question", message)
        .label(format!("the first of them: expected `{known}`"))
        .help("names have small letters and plain hyphens, and nothing but plain spaces stands before them; where a mail or a word processor changed them, fill in the form as it was sent, in a plain text editor")
}

/// Of a name that is no question's where it stands.
pub(super) fn unknown_question(name: &str, questionnaire: &Questionnaire) -> Diagnostic {
    let id = &questionnaire.id;
    let message = format!("{id} has no question `{name}` here");
    let problem = Diagnostic::error("unknown-question", message);
    if questionnaire.open_ids().any(|known| known == name) {
        problem.label("this is an open question: its answer belongs under `open:`")
    } else if questionnaire.answer_ids().any(|known| known == name) {
        problem.label("this is no open question: its answer belongs under `answers:`, a comment on it under `comments:`")
    } else if Field::ALL.iter().any(|field| field.name() == name) {
        problem.label(
            "this is no question: it belongs at the start of a line, with no space before it",
        )
    } else if let Some(id) = questionnaire.numbered(name) {
        problem.label(format!(
            "in forms, question {name} is `{id}`: write that name"
        ))
    } else {
        let (answers, open) = (questionnaire.answer_ids(), questionnaire.open_ids());
        let all: Vec<&str> = answers.chain(open).collect();
        let problem = problem.label(suggest::label(name, &all));
        problem.help(format!(
            "`detente questionnaire show {id}` lists the questions"
        ))
    }
}

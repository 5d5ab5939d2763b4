//! A questionnaire's own words for what the survey and the forms say.

use std::collections::BTreeMap;

use super::wording;
use crate::diagnostic::{Diagnostic, list, suggest};
use crate::source::{Node, Reader};

pub(super) fn read_words(reader: &mut Reader, node: &Node) -> BTreeMap<String, String> {
    let known = wording::keys();
    let mut words = BTreeMap::new();
    for (name, key, value) in reader.entries(node) {
        if known.contains(&name.as_str()) {
            if let Some(text) = reader.text(value).map(|text| text.trim().to_owned()) {
                check_word(reader, value, &name, &text);
                words.insert(name, text);
            }
        } else {
            let problem =
                Diagnostic::error("unknown-word", format!("the program has no words `{name}`"))
                    .label(suggest::label(&name, &known))
                    .help("`detente questionnaire words` lists the keys with their English words");
            reader.report(problem, &key.span);
        }
    }
    words
}

/// Words may leave out a placeholder of the English ones, but an unknown one would stay as it is.
fn check_word(reader: &mut Reader, node: &Node, key: &str, text: &str) {
    let known = wording::placeholders(wording::english(key));
    if text.is_empty() {
        let problem = Diagnostic::error("missing-field", format!("the words `{key}` are empty"));
        reader.report(problem.label("they need a text"), &node.span);
    }
    for name in wording::placeholders(text) {
        if !known.contains(&name) {
            let problem = Diagnostic::error(
                "unknown-placeholder",
                format!("the words `{key}` hold `{{{name}}}`, which nothing fills"),
            )
            .label(suggest::label(name, &known))
            .help(if known.is_empty() {
                "these words have no placeholders".to_owned()
            } else {
                format!("these words can hold {}", list::and(&known))
            });
            reader.report(problem, &node.span);
        }
    }
}

//! The README's examples, run as they stand there.

use std::sync::Arc;

use detente::source::Source;

const README: &str = include_str!("../README.md");

#[test]
fn what_the_readme_shows_is_what_is_printed() {
    trycmd::TestCases::new().case("README.md");
}

#[test]
fn the_questionnaire_and_the_answers_shown_are_valid() {
    let blocks: Vec<&str> = README
        .split("```yaml\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("```").map(|(block, _)| block))
        .collect();
    let source = |text: &str| Arc::new(Source::new("README.md", text));
    let shown = blocks
        .iter()
        .find(|block| block.starts_with("format: detente/questionnaire"));
    let shown = detente::questionnaire::read(&source(shown.expect("a questionnaire")));
    assert_eq!(shown.map(|questionnaire| questionnaire.causes.len()), Ok(1));
    let shown = blocks
        .iter()
        .find(|block| block.starts_with("questionnaire:"))
        .expect("answers");
    let mut diagnostics = Vec::new();
    let documents = detente::answers::parse_all(&[source(shown)], &mut diagnostics);
    let questionnaire = detente::questionnaire::EMBEDDED[0].read().expect("valid");
    let answers = detente::answers::read(&documents, &questionnaire);
    assert_eq!((diagnostics, answers.diagnostics), (Vec::new(), Vec::new()));
    assert_eq!(answers.records.len(), 1);
}

//! Another questionnaire, two other departments, three causes and a scale of seven: data, not code.

mod command;

use command::detente;

#[test]
fn other_departments_get_their_report_without_a_change_in_the_code() {
    let arguments = [
        "report",
        "other-departments/answers.json",
        "-q",
        "other-departments/questionnaire.yaml",
    ];
    insta::assert_snapshot!(detente(&arguments).report());
}

#[test]
fn their_questionnaire_passes_the_check() {
    insta::assert_snapshot!(detente(&["check", "other-departments/questionnaire.yaml"]).report());
}

#[test]
fn their_answers_without_their_questionnaire_name_the_way_on() {
    insta::assert_snapshot!(detente(&["report", "other-departments/answers.json"]).complaint());
}

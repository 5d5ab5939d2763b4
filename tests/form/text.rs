//! The form as a text file.

use std::fmt::Write as _;

use detente::form::Medium;
use detente::questionnaire::{Asked, Questionnaire, Role};
use serde_json::Value;

use super::people::{assert_same, blank, questionnaires, read_file, record};

/// Fills in a form as a person with an editor does: numbers and labels by turns.
fn fill_in(form: &str, record: &Value, questionnaire: &Questionnaire, role: Role) -> String {
    let mut text = form.replace(
        "\nrespondent:\n",
        &format!("\nrespondent: {}\n", record["respondent"]),
    );
    for (at, asked) in questionnaire.sequence(role).into_iter().enumerate() {
        let id = questionnaire.question_id(asked);
        let answer = &record["answers"][id];
        let (before, after) = match asked {
            _ if answer.is_null() => continue,
            Asked::Scale(index) => {
                let label = usize::try_from(answer.as_u64().unwrap()).unwrap() - 1;
                let label =
                    Value::from(questionnaire.scale_questions[index].labels[label].as_str());
                let answer = if at % 2 == 0 { answer } else { &label };
                (format!("\n  {id}:\n"), format!("\n  {id}: {answer}\n"))
            }
            Asked::Ranking(_) => {
                let order: Vec<&str> = answer
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|id| id.as_str().unwrap())
                    .collect();
                (
                    format!("\n  {id}: []\n"),
                    format!("\n  {id}: [{}]\n", order.join(", ")),
                )
            }
        };
        assert!(text.contains(&before), "{id}");
        text = text.replace(&before, &after);
    }
    for (id, answer) in record["open"].as_object().unwrap() {
        let lines = answer.as_str().unwrap().lines();
        let lines: String = lines.fold(String::new(), |mut text, line| {
            let _ = writeln!(text, "    {line}");
            text
        });
        text = text.replace(
            &format!("\n  {id}: |-\n"),
            &format!("\n  {id}: |-\n{lines}"),
        );
    }
    let comments = record["comments"].as_object().unwrap();
    let comments = comments
        .iter()
        .fold(String::new(), |mut text, (id, comment)| {
            let _ = writeln!(text, "  {id}: {comment}");
            text
        });
    text.replace("\ncomments:\n", &format!("\ncomments:\n{comments}"))
}

#[test]
fn a_filled_in_text_file_says_what_was_written_into_it() {
    for questionnaire in questionnaires() {
        for (role, _) in questionnaire.parties() {
            let record = record(&questionnaire, role);
            let form = blank(&questionnaire, role, Medium::Yaml);
            let filled = fill_in(&form, &record, &questionnaire, role);
            assert_same("filled.yaml", &filled, &record, &questionnaire);
            let windows = format!("\u{feff}{}", filled.replace('\n', "\r\n"));
            assert_same("windows.yaml", &windows, &record, &questionnaire);
        }
    }
}

#[test]
fn an_untouched_text_file_is_a_record_without_answers_and_says_so() {
    for questionnaire in questionnaires() {
        let form = blank(&questionnaire, Role::First, Medium::Yaml);
        let (records, diagnostics) = read_file("blank.yaml", &form, &questionnaire);
        assert_eq!(records.len(), 1);
        assert!(records[0].scale.iter().all(|answer| *answer == 0));
        let messages: Vec<&str> = diagnostics.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(messages, ["nothing is answered in this form"]);
    }
}

#[test]
fn the_text_file_asks_in_the_order_of_the_survey_and_names_no_cause() {
    for questionnaire in questionnaires() {
        for (role, _) in questionnaire.parties() {
            let form = blank(&questionnaire, role, Medium::Yaml);
            let asked = questionnaire.sequence(role).into_iter();
            let places: Vec<usize> = asked
                .map(|asked| {
                    form.find(&format!("\n  {}:", questionnaire.question_id(asked)))
                        .unwrap()
                })
                .collect();
            assert!(places.is_sorted(), "{}", questionnaire.id);
            for cause in &questionnaire.causes {
                assert!(
                    !form.contains(&cause.id) && !form.contains(&cause.summary),
                    "{}",
                    cause.id
                );
            }
        }
    }
}

#[test]
fn the_schema_beside_a_form_finds_nothing_wrong_with_it_blank_or_filled_in() {
    for questionnaire in &questionnaires()[..2] {
        let schema = detente::schema::answers(Some(questionnaire));
        let validator = jsonschema::validator_for(&schema).unwrap();
        for (role, _) in questionnaire.parties() {
            let form = blank(questionnaire, role, Medium::Yaml);
            let record = record(questionnaire, role);
            for form in [fill_in(&form, &record, questionnaire, role), form] {
                let record: Value = serde_yaml::from_str(&form).unwrap();
                let found: Vec<String> = validator
                    .iter_errors(&record)
                    .map(|error| format!("{}: {error}", error.instance_path()))
                    .collect();
                assert_eq!(found, [""; 0], "{}", questionnaire.id);
            }
        }
    }
}

//! Who fills in the forms in these tests, what they answer, and how their files are read.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use detente::answers::Record;
use detente::diagnostic::Diagnostic;
use detente::form::{Form, Medium, render};
use detente::questionnaire::{Asked, EMBEDDED, Questionnaire, Role, embedded, read};
use detente::reading::{self, Input};
use detente::source::Source;
use serde_json::{Map, Value, json};

/// Text that every format has to carry: its own marks, several scripts and directions, several lines.
pub const AWKWARD: &str = "First: \"quotes\", 'others'; a #hash, a > b, \\n & <b>bold</b>\n- second line = 1\n\nStraße 汉字 עברית, and an emoji: 🤝";

/// A company whose name is as awkward as a name can be.
pub const COMPANY: &str = "A \"Söhne\" <b>& Co</b> 公司; בע״מ #1";

/// The embedded questionnaires, and one of other sides in other languages.
pub fn questionnaires() -> Vec<Questionnaire> {
    let mut all: Vec<Questionnaire> = EMBEDDED.iter().map(|one| one.read().unwrap()).collect();
    all.push(shuk());
    all
}

/// A full questionnaire that never changes.
pub fn first_version() -> Questionnaire {
    let first = embedded("sales-vs-operations@1.0").unwrap();
    first.read().unwrap()
}

/// The questionnaire that tries everything at once.
pub fn shuk() -> Questionnaire {
    read(&Arc::new(Source::new(
        "shuk.yaml",
        include_str!("shuk.yaml"),
    )))
    .unwrap()
}

/// A blank form for a role.
pub fn blank(questionnaire: &Questionnaire, role: Role, format: Medium) -> String {
    let form = Form {
        questionnaire,
        role,
        company: COMPANY.to_owned(),
        wave: Some("2026-Q4".to_owned()),
        respondent: None,
    };
    render(&form, format)
}

/// What one person answers: all kinds of questions, some left out, some with a comment.
pub fn record(questionnaire: &Questionnaire, role: Role) -> Value {
    let mut answers = Map::new();
    let mut comments = Map::new();
    for (at, asked) in questionnaire.sequence(role).into_iter().enumerate() {
        let id = questionnaire.question_id(asked).to_owned();
        let answer = match asked {
            Asked::Scale(index) => {
                let most = questionnaire.scale_questions[index].labels.len();
                json!((at * 3 + role.index()) % most + 1)
            }
            Asked::Ranking(index) => {
                let options = &questionnaire.ranking_questions[index].options;
                let mut ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
                ids.rotate_left(1);
                ids.swap(0, 1);
                json!(ids)
            }
        };
        if at % 7 != 3 {
            answers.insert(id.clone(), answer);
        }
        if at % 5 == 1 {
            comments.insert(id, json!(AWKWARD));
        }
    }
    let open = questionnaire.open.iter();
    let open: Map<String, Value> = open
        .map(|question| (question.id.clone(), json!(AWKWARD)))
        .collect();
    json!({
        "questionnaire": questionnaire.id,
        "company": COMPANY,
        "side": questionnaire.party(role).unwrap().id,
        "respondent": "Dana \"D.\" Ö'Neill",
        "wave": "2026-Q4",
        "answers": answers,
        "comments": comments,
        "open": open,
    })
}

/// Reads one answer file.
pub fn read_file(
    name: &str,
    text: &str,
    questionnaire: &Questionnaire,
) -> (Vec<Record>, Vec<Diagnostic>) {
    reading::records(&[Input::Text(name, text.as_bytes())], questionnaire)
}

/// Asserts that a filled-in file says exactly what a record says.
pub fn assert_same(file: &str, text: &str, record: &Value, questionnaire: &Questionnaire) {
    let (found, diagnostics) = read_file(file, text, questionnaire);
    let problems: Vec<&Diagnostic> = diagnostics.iter().collect();
    assert!(problems.is_empty(), "{file}: {problems:#?}\n{text}");
    let (expected, _) = read_file("expected.json", &record.to_string(), questionnaire);
    let facts = |records: &[Record]| {
        let fact = |record: &Record| {
            format!(
                "{:#?}",
                (
                    &record.company,
                    &record.wave,
                    record.role,
                    &record.respondent,
                    &record.scale,
                    &record.words
                )
            )
        };
        records.iter().map(fact).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(found.len(), 1, "{file}");
    assert_eq!(facts(&found), facts(&expected), "{file}");
}

/// Runs the program in a folder.
pub fn detente(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the program starts")
}

/// Runs the program in a folder with lines typed into it; it has to go well.
pub fn type_into(folder: &Path, arguments: &[&str], lines: &str) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().unwrap();
    input.write_all(lines.as_bytes()).expect("it reads on");
    drop(input);
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{told}");
}

/// What a run printed on standard output; it has to have gone well.
pub fn stdout(folder: &Path, arguments: &[&str]) -> String {
    let output = detente(folder, arguments);
    let problem = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {problem}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a run printed on standard error; it has to have gone wrong.
pub fn stderr(folder: &Path, arguments: &[&str]) -> String {
    let output = detente(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    String::from_utf8(output.stderr).unwrap()
}

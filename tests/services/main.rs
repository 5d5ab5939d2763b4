//! Exports of form services from questionnaire to report, in two languages: each gives the report of the same answers
//! as a plain table, or the command ends with 2.

mod faults;
mod layouts;
mod own;
mod property;

use std::process::Command;

use serde_json::Value;

use layouts::{Export, Language, Service};

/// A question with its texts for both sides, and its labels or options.
struct Asked {
    id: String,
    texts: [String; 2],
    labels: Vec<String>,
    options: Vec<(String, String)>,
}

const SIDES: [&str; 2] = ["vertrieb", "produktion"];

/// How many people answer for each side.
const PEOPLE: usize = 2;

/// Every question of a language's questionnaire.
fn asked(language: Language) -> Vec<Asked> {
    let text = std::fs::read_to_string(language.questionnaire()).expect("a questionnaire");
    let file: Value = serde_yaml::from_str(&text).expect("YAML");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let said = |value: &Value| value.as_str().expect("a text").to_owned();
    let names: Vec<String> = list(&file["sides"])
        .iter()
        .map(|side| said(&side["name"]))
        .collect();
    let causes = list(&file["causes"]);
    let of = |value: &Value| list(&value["questions"]);
    let questions = causes.iter().flat_map(of).chain(of(&file["symptoms"]));
    let question = |question: Value| {
        let text = said(&question["text"]);
        let for_side = |own: usize| {
            let text = text.replace("{own}", &names[own]);
            text.replace("{other}", &names[1 - own])
        };
        let scales = list(&file["scales"]);
        let scale = scales.iter().find(|scale| scale["id"] == question["scale"]);
        let options = list(&question["options"]);
        Asked {
            id: said(&question["id"]),
            texts: [for_side(0), for_side(1)],
            labels: scale
                .map(|scale| list(&scale["labels"]).iter().map(said).collect())
                .unwrap_or_default(),
            options: options
                .iter()
                .map(|option| (said(&option["id"]), said(&option["text"])))
                .collect(),
        }
    };
    questions.map(question).collect()
}

/// The answer of a person to the question of a number, from 1 to 5.
fn answer(side: usize, person: usize, question: usize) -> usize {
    (question * 7 + side * 3 + person * 2 + question * person) % 5 + 1
}

/// The order of three options that a person gives, by their numbers.
fn order(side: usize, person: usize) -> [usize; 3] {
    [[0, 1, 2], [2, 0, 1], [1, 2, 0], [0, 2, 1]][side * 2 + person]
}

/// The same answers as a plain table.
fn plain(language: Language) -> Vec<(String, Vec<u8>)> {
    let asked = asked(language);
    let file = |side: usize| {
        let header = asked.iter().map(|question| question.id.clone()).collect();
        let person = |person: usize| {
            let cell = |(at, question): (usize, &Asked)| match question.options.as_slice() {
                [] => answer(side, person, at).to_string(),
                options => order(side, person)
                    .map(|at| options[at].0.clone())
                    .join(" > "),
            };
            asked.iter().enumerate().map(cell).collect()
        };
        let rows: Vec<Vec<String>> = std::iter::once(header)
            .chain((0..PEOPLE).map(person))
            .collect();
        (format!("{}.csv", SIDES[side]), bytes(&rows, b',', 0))
    };
    vec![file(0), file(1)]
}

/// Rows as a file with this delimiter; the encodings are UTF-8 and UTF-16 of both kinds, each without and with a mark.
fn bytes(rows: &[Vec<String>], delimiter: u8, encoding: usize) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("a row");
    }
    let text = String::from_utf8(writer.into_inner().expect("rows")).expect("text");
    let mark = ["", "\u{feff}"][encoding % 2];
    let units: Vec<u16> = format!("{mark}{text}").encode_utf16().collect();
    match encoding / 2 {
        0 => format!("{mark}{text}").into_bytes(),
        1 => units.into_iter().flat_map(u16::to_le_bytes).collect(),
        _ => units.into_iter().flat_map(u16::to_be_bytes).collect(),
    }
}

/// What a run of the report comes to: its exit status, the report as JSON, and what is told beside it.
struct Run {
    code: Option<i32>,
    report: Value,
    told: String,
}

/// Runs the report on the files of both sides.
fn report(language: Language, files: &[(String, Vec<u8>)], map: &str) -> Run {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("a file");
    }
    let map = format!(
        "format: detente/columns@1\ncompany: Müller & Söhne\n{map}\nfiles:\n  vertrieb.csv: {{side: vertrieb}}\n  produktion.csv: {{side: produktion}}\n"
    );
    std::fs::write(folder.path().join("map.yaml"), map).expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder.path())
        .args(["report", "-f", "json", "--columns", "map.yaml", "-q"])
        .arg(language.questionnaire())
        .args(files.iter().map(|(name, _)| name))
        .output()
        .expect("detente starts");
    let mut report: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    // How numbers were read is of the files themselves.
    report
        .as_object_mut()
        .map(|report| report.remove("numbered"));
    Run {
        code: output.status.code(),
        report,
        told: String::from_utf8(output.stderr).expect("text"),
    }
}

/// The report that every export has to come to.
fn expected(language: Language) -> Value {
    let run = report(language, &plain(language), "");
    assert_eq!(run.code, Some(0), "{}", run.told);
    run.report
}

/// The files of an export, a side each.
fn files(exports: &[Export; 2]) -> Vec<(String, Vec<u8>)> {
    let file = |side: usize| {
        (
            format!("{}.csv", SIDES[side]),
            bytes(&exports[side], b',', 0),
        )
    };
    vec![file(0), file(1)]
}

#[test]
fn every_service_gives_the_report_of_the_plain_table_in_both_languages() {
    for language in Language::ALL {
        let expected = expected(language);
        for service in Service::ALL {
            let files = files(&service.exports(language));
            let run = report(language, &files, "");
            let what = format!("{service:?} in {language:?}");
            assert_eq!(run.code, Some(0), "{what}: {}", run.told);
            assert_eq!(run.report, expected, "{what}: {}", run.told);
            let note = format!(
                "note[service]: 2 files, each read as an export of {}",
                service.name()
            );
            assert!(run.told.contains(&note), "{what}: {}", run.told);
            assert!(
                !run.told.contains("questions-without-column"),
                "{what}: {}",
                run.told
            );
        }
    }
}

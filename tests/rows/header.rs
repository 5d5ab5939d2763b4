//! Headers of several rows: found by what they hold, whatever language they are in, and never taken from answers.

use super::{QUESTIONS, SALES, acme, assert_right, cells, csv, run, stderr, table};

/// Rows as Qualtrics writes them: names, texts, import ids, answers.
pub(super) fn qualtrics(names: &[&str], texts: &[&str]) -> Vec<Vec<String>> {
    let answers = table(
        [
            &["StartDate", "ResponseId", "company", "side"],
            &["2026-11-02 09:10:22", "R_1a", "Acme Gears", "sales"],
            &["2026-11-02 09:30:41", "R_2b", "Acme Gears", "operations"],
        ],
        [&[], &[], &[]],
    );
    let [fields, sales, operations] = <[Vec<String>; 3]>::try_from(answers).expect("three rows");
    let row = |fields: &[String], rest: &[&str]| {
        let rest = rest.iter().map(|text| (*text).to_owned());
        [fields.to_vec(), rest.collect()].concat()
    };
    let labels = ["Startdatum", "Antwort-ID", "company", "side"].map(str::to_owned);
    let ids: Vec<String> = (0..fields.len())
        .map(|at| format!("{{\"ImportId\":\"QID{at}\",\"timeZone\":\"Europe/Berlin\"}}"))
        .collect();
    vec![
        row(&fields[..4], names),
        row(&labels, texts),
        ids,
        sales,
        operations,
    ]
}

#[test]
fn the_third_row_of_qualtrics_tells_that_the_second_holds_texts() {
    let own: Vec<String> = (1..=36).map(|at| format!("Q{at}_1")).collect();
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let texts: Vec<String> = QUESTIONS.map(|id| format!("How far?\n[{id}]")).into();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    // Our ids stand as the short names, as the texts, or below a question over two lines.
    for (names, texts) in [
        (&QUESTIONS[..], &own[..]),
        (&own[..], &QUESTIONS[..]),
        (&own[..], &texts[..]),
    ] {
        let told = assert_right(csv(&qualtrics(names, texts)), names[0]);
        let expected =
            "note[service]: read as an export of Qualtrics: its first 3 rows are the header\n";
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn import_ids_may_stand_in_the_second_row_and_not_among_answers() {
    let mut rows = qualtrics(&QUESTIONS, &QUESTIONS);
    let ids = rows[2].clone();
    rows.remove(1);
    assert_right(csv(&rows), "texts are left out");
    rows.remove(1);
    assert_right(csv(&rows), "texts and ids are left out");
    rows.push(ids);
    let output = run(&["report", "a.csv"], &[("a.csv", csv(&rows).as_bytes())]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}

#[test]
fn a_short_name_and_a_text_of_different_questions_are_asked_about() {
    let mut texts = QUESTIONS;
    texts.swap(0, 1);
    let text = csv(&qualtrics(&QUESTIONS, &texts));
    let output = run(&["report", "a.csv"], &[("a.csv", text.as_bytes())]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("error[ambiguous-column]"),
        "{}",
        stderr(&output)
    );
}

/// Rows as `SurveyMonkey` writes them: the questions in a matrix, and one text by itself.
pub(super) fn survey_monkey(
    ids: [&str; 2],
    matrix: &str,
    text: &str,
    word: &str,
) -> Vec<Vec<String>> {
    let fields = [
        [ids[0], ids[1], "company", "side"],
        ["", "", "", ""],
        ["118", "42", "Acme Gears", "sales"],
        ["119", "42", "Acme Gears", "operations"],
    ];
    let mut questions = vec![String::new(); QUESTIONS.len()];
    matrix.clone_into(&mut questions[0]);
    let middle = [
        questions,
        QUESTIONS.map(str::to_owned).into(),
        cells(SALES),
        cells(super::OPERATIONS),
    ];
    let last = [text, word, "Response", "x"];
    let rows = fields.into_iter().zip(middle).zip(last);
    rows.map(|((fields, middle), last)| {
        [
            fields.map(str::to_owned).to_vec(),
            middle,
            vec![last.to_owned()],
        ]
        .concat()
    })
    .collect()
}

#[test]
fn the_second_row_of_survey_monkey_is_found_in_any_language() {
    for (ids, matrix, word) in [
        (
            ["Respondent ID", "Collector ID"],
            "How far do you agree?",
            "Open-Ended Response",
        ),
        (
            ["Befragten-ID", "Collector-ID"],
            "Wie sehr stimmen Sie zu?",
            "Beliebige Antwort",
        ),
        (
            ["ID du répondant", "ID du collecteur"],
            "D'accord ?",
            "Réponse ouverte",
        ),
        (["respondent_id", "collector_id"], "どのくらい?", "自由回答"),
    ] {
        let rows = survey_monkey(ids, matrix, "first-change", word);
        let told = assert_right(csv(&rows), matrix);
        let expected =
            "note[service]: read as an export of SurveyMonkey: its first 2 rows are the header\n";
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn a_second_row_that_may_be_either_is_asked_about() {
    let mut rows = survey_monkey(
        ["Respondent ID", "Collector ID"],
        "How far?",
        "first-change",
        "Antworten",
    );
    for row in &mut rows {
        row.drain(..2);
        row.pop();
    }
    let output = run(&["report", "a.csv"], &[("a.csv", csv(&rows).as_bytes())]);
    assert_eq!(output.status.code(), Some(2));
    let expected = "error[unclear-header]: row 2 may be a second row of headings, or answers\n --> a.csv:2:3\n";
    assert!(stderr(&output).contains(expected), "{}", stderr(&output));
}

#[test]
fn answers_that_say_response_or_lack_an_id_are_no_header() {
    for word in ["Response", "Antwort", "Open-Ended Response"] {
        let rows = acme([&["first-change"], &[word], &["Faster response"]]);
        let told = assert_right(csv(&rows), word);
        assert!(!told.contains("note[service]"), "{told}");
    }
    // Ids that the first person left blank.
    let rows = table(
        [
            &["Respondent ID", "Employee ID", "company", "side"],
            &["", "", "Acme Gears", "sales"],
            &["7", "8", "Acme Gears", "operations"],
        ],
        [&[], &[], &[]],
    );
    assert_right(csv(&rows), "no ids");
}

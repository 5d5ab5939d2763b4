//! The form as a table for a spreadsheet.

use detente::form::Medium;
use detente::questionnaire::{Asked, Questionnaire, Role};
use serde_json::Value;

use super::people::{assert_same, blank, detente, questionnaires, read_file, record, stdout};

/// The rows of a blank form: the header, the row that explains it, the row to be filled in.
fn rows(form: &str) -> Vec<Vec<String>> {
    let form = form.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(form.as_bytes());
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

/// What a person types into the cell of a column.
fn cell(header: &str, record: &Value, questionnaire: &Questionnaire, role: Role) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    if let Some(id) = header.strip_prefix("comment:") {
        return text(&record["comments"][id]);
    }
    let mut sequence = questionnaire.sequence(role).into_iter();
    let asked = sequence.find(|asked| questionnaire.question_id(*asked) == header);
    let answer = &record["answers"][header];
    match (asked, answer) {
        (Some(Asked::Scale(index)), Value::Number(number)) => {
            let at = usize::try_from(number.as_u64().unwrap()).unwrap();
            // Numbers and labels by turns.
            if index % 2 == 0 {
                at.to_string()
            } else {
                questionnaire.scale_questions[index].labels[at - 1].clone()
            }
        }
        (Some(_), Value::Array(order)) => order.iter().map(text).collect::<Vec<_>>().join(" > "),
        (Some(_), _) => String::new(),
        (None, _) if record["open"][header].is_string() => text(&record["open"][header]),
        (None, _) => text(&record[header]),
    }
}

/// The table as a spreadsheet saves it.
fn save(
    rows: &[Vec<String>],
    delimiter: u8,
    style: csv::QuoteStyle,
    terminator: csv::Terminator,
) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .quote_style(style)
        .terminator(terminator)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn a_filled_in_table_says_what_was_written_into_it_however_a_spreadsheet_saves_it() {
    use csv::{QuoteStyle, Terminator};
    for questionnaire in questionnaires() {
        for (role, _) in questionnaire.parties() {
            let record = record(&questionnaire, role);
            let mut rows = rows(&blank(&questionnaire, role, Medium::Csv));
            let header = rows[0].clone();
            assert_eq!(rows.len(), 3);
            rows[2] = header
                .iter()
                .map(|header| cell(header, &record, &questionnaire, role))
                .collect();
            let excel = save(&rows, b',', QuoteStyle::Necessary, Terminator::CRLF);
            let german = save(&rows, b';', QuoteStyle::Necessary, Terminator::CRLF);
            let libre = save(&rows, b',', QuoteStyle::Always, Terminator::Any(b'\n'));
            let tabs = save(&rows, b'\t', QuoteStyle::Necessary, Terminator::CRLF);
            for text in [
                format!("\u{feff}{excel}"),
                format!("\u{feff}{german}"),
                libre,
                tabs,
                format!("sep=;\r\n{german}"),
            ] {
                assert_same("filled.csv", &text, &record, &questionnaire);
            }
        }
    }
}

#[test]
fn an_untouched_table_is_a_record_without_answers_and_says_so() {
    for questionnaire in questionnaires() {
        let form = blank(&questionnaire, Role::Second, Medium::Csv);
        let (records, diagnostics) = read_file("blank.csv", &form, &questionnaire);
        assert_eq!(records.len(), 1);
        assert!(records[0].scale.iter().all(|answer| *answer == 0));
        let messages: Vec<&str> = diagnostics.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(messages, ["nothing is answered in this form"]);
    }
}

#[test]
fn no_cell_of_a_table_starts_a_formula() {
    for questionnaire in questionnaires() {
        for (role, _) in questionnaire.parties() {
            let form = detente::form::Form {
                questionnaire: &questionnaire,
                role,
                company: "=HYPERLINK(\"http://example.invalid\")".to_owned(),
                wave: Some("@wave".to_owned()),
                respondent: Some("-Dana".to_owned()),
            };
            let text = detente::form::render(&form, Medium::Csv);
            for cell in rows(&text).iter().flatten() {
                assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
            }
            let (records, _) = read_file("form.csv", &text, &questionnaire);
            assert_eq!(records[0].company, form.company);
            assert_eq!(records[0].wave, form.wave);
            assert_eq!(records[0].respondent, form.respondent);
        }
    }
}

#[test]
fn a_table_with_a_row_for_each_person_is_a_record_for_each() {
    let questionnaire = &questionnaires()[1];
    let mut rows = rows(&blank(questionnaire, Role::First, Medium::Csv));
    rows.push(rows[2].clone());
    for (row, name) in [(2, "Dana"), (3, "Lee")] {
        rows[row][3] = name.to_owned();
        rows[row][5] = "Often".to_owned();
    }
    let text = save(
        &rows,
        b';',
        csv::QuoteStyle::Necessary,
        csv::Terminator::CRLF,
    );
    let (records, diagnostics) = read_file("two.csv", &text, questionnaire);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let names: Vec<&str> = records
        .iter()
        .filter_map(|record| record.respondent.as_deref())
        .collect();
    assert_eq!(names, ["Dana", "Lee"]);
}

#[test]
fn a_form_that_the_other_side_fills_in_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let form = "form -q pulse --company Acme --side sales -f csv";
    let form: Vec<&str> = form.split(' ').collect();
    let blank = stdout(folder.path(), &form);
    let columns = blank.lines().next().unwrap().split(',').count();
    for (side, is_told) in [("sales", false), ("operations", true)] {
        let row = format!("pulse,Acme,{side},Dana,,{}", ["4"; 15].join(","));
        let row = format!("{row}{}\n", ",".repeat(columns - 20));
        std::fs::write(folder.path().join("form.csv"), format!("{blank}{row}")).unwrap();
        let run = detente(folder.path(), &["check", "form.csv"]);
        let told = String::from_utf8(run.stderr).unwrap();
        assert_eq!(told.contains("warning[swapped-sides]"), is_told, "{told}");
    }
}

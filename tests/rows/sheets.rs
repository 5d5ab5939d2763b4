//! Workbooks: which sheet is read, what its cells say, and how its mistakes are told.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::making::{ods, ods_of, xlsx, zip};
use super::{
    OPERATIONS, QUESTIONS, SALES, acme, assert_right, csv, expected, figures, run, stderr, stdout,
};

type Rows = Vec<Vec<String>>;

fn rows(cells: &[&[&str]]) -> Rows {
    let owned = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    cells.iter().map(owned).collect()
}

/// The answers of Acme Gears with what tries a reader of rows: quotes, commas, lines and what looks like a formula.
fn tricky() -> Rows {
    acme([
        &["comment:goals-known", "first-change"],
        &["They said \"no\",\nthen; yes.\n\nTwice", "=SUM(A1)"],
        &["  'quoted' ", "a\tb"],
    ])
}

#[test]
fn a_workbook_gives_the_report_that_the_same_rows_give_as_csv() {
    let report = |name: &str, bytes: &[u8]| {
        let output = run(&["report", name, "-f", "json"], &[(name, bytes)]);
        assert!(output.status.success(), "{}", stderr(&output));
        assert_eq!(stderr(&output).matches("note[").count(), 1);
        stdout(&output)
    };
    let rows = tricky();
    let plain = report("a.csv", csv(&rows).as_bytes());
    assert!(plain.contains("then; yes."));
    let sheet: [(&str, &[Vec<String>]); 1] = [("Answers", &rows)];
    assert_eq!(report("a.xlsx", &xlsx(&sheet)), plain);
    assert_eq!(report("a.ods", &ods(&sheet)), plain);
    let (workbook, table) = (xlsx(&sheet), csv(&rows));
    assert_eq!(report("a.zip", &zip(&[("in/a.xlsx", &workbook)])), plain);
    assert_eq!(report("a.zip", &zip(&[("a.csv", table.as_bytes())])), plain);
    // Whatever its name says.
    for name in ["a.csv", "a.yaml", "answers", "a.zip"] {
        assert_eq!(report(name, &workbook), plain, "{name}");
    }
}

#[test]
fn a_line_break_in_a_name_is_the_same_one_in_a_sheet_and_in_csv() {
    let mut rows = tricky();
    for row in &mut rows[1..] {
        row[0] = "Acme\nGears".to_owned();
    }
    let sheet: [(&str, &[Vec<String>]); 1] = [("Answers", &rows[..2])];
    let others = csv(&[rows[0].clone(), rows[2].clone()]);
    for (name, book) in [("a.xlsx", xlsx(&sheet)), ("a.ods", ods(&sheet))] {
        let files = [(name, &book[..]), ("b.csv", others.as_bytes())];
        let output = run(&["report", name, "b.csv", "-f", "json"], &files);
        assert!(output.status.success(), "{}", stderr(&output));
        assert!(
            stdout(&output).contains(r#""company": "Acme\nGears""#),
            "{name}"
        );
    }
}

#[test]
fn a_pipe_may_hold_a_workbook_or_an_archive() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let rows = acme([&[], &[], &[]]);
    let workbook = xlsx(&[("Answers", &rows)]);
    for bytes in [zip(&[("a.csv", csv(&rows).as_bytes())]), workbook] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_detente"))
            .args(["report", "-", "-f", "csv", "-q", "sales-vs-operations@1.0"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("detente starts");
        let mut pipe = child.stdin.take().expect("a pipe");
        pipe.write_all(&bytes).expect("a reader");
        drop(pipe);
        assert_eq!(
            figures(&child.wait_with_output().expect("an end")),
            expected()
        );
    }
}

#[test]
fn numbers_dates_and_formulas_read_as_they_are_shown() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let day = ExcelDateTime::from_ymd(2026, 10, 26).expect("a day");
    // Two blank rows and a blank column first.
    for (column, head) in (1..).zip(["company", "side", "wave"].iter().chain(&QUESTIONS)) {
        sheet.write_string(2, column, *head).expect("a cell");
    }
    for (row, (side, answers)) in (3..).zip([("sales", SALES), ("operations", OPERATIONS)]) {
        sheet.write_string(row, 1, "Acme Gears").expect("a cell");
        sheet.write_string(row, 2, side).expect("a cell");
        sheet
            .write_datetime_with_format(row, 3, &day, &date)
            .expect("a cell");
        for (column, answer) in (4..).zip(answers.chars()) {
            let number = f64::from(answer.to_digit(10).expect("a digit"));
            match column % 2 {
                0 => sheet.write_number(row, column, number),
                _ => sheet.write_formula(row, column, Formula::new("=1+1").set_result(answer)),
            }
            .expect("a cell");
        }
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let output = run(
        &["report", "a.xlsx", "-f", "csv", "--wave", "2026-10-26"],
        &[("a.xlsx", &bytes)],
    );
    assert_eq!(figures(&output), expected());
}

#[test]
fn the_sheet_with_most_known_headings_is_read_and_the_others_are_told() {
    let answers = acme([&[], &[], &[]]);
    let cover = rows(&[&["About this survey"], &["It was held in October"]]);
    let more = rows(&[
        &["company", "side", "goals-known"],
        &["Other", "sales", "4"],
    ]);
    let sheets: [(&str, &[Vec<String>]); 4] = [
        ("Cover", &cover),
        ("Answers", &answers),
        ("More", &more),
        ("Blank", &[]),
    ];
    for (name, bytes) in [("a.xlsx", xlsx(&sheets)), ("a.ods", ods(&sheets))] {
        let output = run(&["report", name, "-f", "csv"], &[(name, &bytes)]);
        assert_eq!(figures(&output), expected());
        let note =
            "note[sheets-left]: only the sheet `Answers` is read, and not `Cover` and `More`";
        assert!(stderr(&output).contains(note), "{}", stderr(&output));
        let output = run(&["check", name, "--sheet", "more"], &[(name, &bytes)]);
        assert!(stdout(&output).contains("Other"), "{}", stderr(&output));
        let output = run(&["check", name, "--sheet", "Answer"], &[(name, &bytes)]);
        assert_eq!(output.status.code(), Some(2));
        let told = stderr(&output);
        assert!(
            told.contains("error[unknown-sheet]: this workbook has no sheet `Answer`"),
            "{told}"
        );
        assert!(
            told.contains("its sheets are `Cover`, `Answers`, `More` and `Blank`"),
            "{told}"
        );
        assert!(told.contains("did you mean `Answers`?"), "{told}");
    }
}

#[test]
fn a_summary_before_the_answers_is_not_taken_for_them() {
    let answers = acme([&[], &[], &[]]);
    let few = rows(&[&["Company", "Side", "Respondents"], &["Acme", "sales", "2"]]);
    let mut means = answers.clone();
    for row in &mut means {
        row.pop();
    }
    let warning = "warning[sheets-left]: only the sheet `Data` is read, and not `Summary`";
    for (summary, warns) in [(few, false), (means, true)] {
        let book = xlsx(&[("Summary", &summary), ("Data", &answers)]);
        let output = run(&["report", "a.xlsx", "-f", "csv"], &[("a.xlsx", &book)]);
        assert_eq!(figures(&output), expected());
        assert_eq!(
            stderr(&output).contains(warning),
            warns,
            "{}",
            stderr(&output)
        );
        // It is known already which of them is meant.
        let named = ["report", "a.xlsx", "-f", "csv", "--sheet", "Data"];
        let told = stderr(&run(&named, &[("a.xlsx", &book)]));
        assert!(told.contains("note[sheets-left]"), "{told}");
    }
}

#[test]
fn a_heading_of_a_questionnaire_or_a_map_that_is_given_is_known() {
    let cover = rows(&[&["About"], &["this"]]);
    let answers = rows(&[
        &["Firm", "Team", "Did it?"],
        &["A", "sales", "4"],
        &["A", "operations", "2"],
    ]);
    let book = xlsx(&[("Cover", &cover), ("Data", &answers)]);
    let output = run(&["check", "a.xlsx"], &[("a.xlsx", &book)]);
    let told = stderr(&output);
    assert!(told.contains("error[no-sheet]"), "{told}");
    assert!(told.contains("by `--sheet`: `Cover` or `Data`"), "{told}");
    let map =
        "format: detente/columns@1\ncolumns: {Firm: company, Team: side, Did it?: goals-known}\n";
    let files: [(&str, &[u8]); 2] = [("a.xlsx", &book), ("map.yaml", map.as_bytes())];
    let output = run(&["check", "a.xlsx", "--columns", "map.yaml"], &files);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(stdout(&output).lines().count(), 2);
}

#[test]
fn a_hidden_sheet_is_read_only_when_it_is_named() {
    let answers = acme([&[], &[], &[]]);
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Cover").expect("a name");
    let sheet = book.add_worksheet().set_name("Answers").expect("a name");
    sheet.set_hidden(true);
    for (row, cells) in (0..).zip(&answers) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let files: [(&str, &[u8]); 1] = [("a.xlsx", &bytes)];
    let told = stderr(&run(&["report", "a.xlsx"], &files));
    assert!(
        told.contains("hidden in it: `Answers`; `--sheet` reads one"),
        "{told}"
    );
    let output = run(
        &["report", "a.xlsx", "-f", "csv", "--sheet", "Answers"],
        &files,
    );
    assert_eq!(figures(&output), expected());
}

#[test]
fn columns_of_questions_that_are_hidden_count_and_that_is_told() {
    let answers = acme([&[], &[], &[]]);
    for (columns, told) in [
        (
            vec![3, 4],
            Some(
                "the hidden columns D and E of this sheet are of questions, and their answers count",
            ),
        ),
        (
            vec![3],
            Some("the hidden column D of this sheet is of a question, and its answers count"),
        ),
        (vec![0, 1, 2, 9000], None),
    ] {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(&answers) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string(row, column, cell).expect("a cell");
            }
        }
        for column in columns {
            sheet.set_column_hidden(column).expect("a column");
        }
        let bytes = book.save_to_buffer().expect("a workbook");
        let found = stderr(&run(&["check", "a.xlsx"], &[("a.xlsx", &bytes[..])]));
        let warning = told.map(|told| format!("warning[hidden-columns]: {told}\n--> a.xlsx\n"));
        assert_eq!(found.contains("hidden-columns"), told.is_some(), "{found}");
        assert!(
            warning.is_none_or(|warning| found.contains(&warning)),
            "{found}"
        );
    }
}

#[test]
fn rows_that_are_hidden_count_and_that_is_told() {
    let answers = acme([&[], &[], &[]]);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("A & B").expect("a name");
    for (row, cells) in (0..).zip(&answers) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
    // The header and a blank row hold no answers.
    for row in [0, 2, 4] {
        sheet.set_row_hidden(row).expect("a row");
    }
    let workbook = book.save_to_buffer().expect("a workbook");
    let row = |(cells, hidden): (&Vec<String>, &str)| {
        let cell = |cell| {
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>"
            )
        };
        let cells: String = cells.iter().map(cell).collect();
        format!("<table:table-row {hidden}>{cells}</table:table-row>")
    };
    let hidden = [
        "",
        "table:visibility=\"collapse\"",
        "table:visibility=\"filter\"",
    ];
    let rows: String = answers.iter().zip(hidden).map(row).collect();
    let open = ods_of(&format!(
        "<table:table table:name=\"A\">{rows}</table:table>"
    ));
    for (name, bytes, told) in [
        (
            "a.xlsx",
            workbook,
            "warning[hidden-rows]: 1 hidden row of this sheet holds answers, and counts\n--> a.xlsx:3\n",
        ),
        (
            "a.ods",
            open,
            "warning[hidden-rows]: 2 hidden rows of this sheet hold answers, and count\n--> a.ods:2\n",
        ),
    ] {
        let output = run(&["report", name, "-f", "csv"], &[(name, &bytes)]);
        assert_eq!(figures(&output), expected());
        let found = stderr(&output);
        assert_eq!(found.matches("hidden-rows").count(), 1, "{found}");
        assert!(found.replace(" -->", "-->").contains(told), "{found}");
    }
}

#[test]
fn a_mistake_is_told_by_the_cell_that_it_stands_in() {
    let mut answers = acme([&["comment:goals-known"], &["one\ntwo"], &[""]]);
    answers[2][3] = "Oftn".to_owned();
    answers[1][1] = "sails".to_owned();
    for cells in &mut answers {
        cells.insert(0, String::new());
    }
    answers.insert(1, Vec::new());
    answers.insert(0, Vec::new());
    let sheet: [(&str, &[Vec<String>]); 1] = [("Answers", &answers)];
    for (name, bytes) in [("a.xlsx", xlsx(&sheet)), ("a.ods", ods(&sheet))] {
        let output = run(&["check", name], &[(name, &bytes)]);
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(2));
        for place in [
            format!("--> {name}:4, cell C4\n"),
            format!("--> {name}:5, cell E5\n"),
        ] {
            assert!(told.contains(&place), "{place} in {told}");
        }
        assert!(told.contains("5 | Oftn\n  | ^^^^"), "{told}");
        assert!(!told.contains("in a spreadsheet"), "{told}");
    }
    // Of headings as well, and of somebody who answers twice.
    let mut twice = acme([&[], &[], &[]]);
    twice.push(twice[1].clone());
    twice[0][4] = "targets-colide".to_owned();
    let bytes = xlsx(&[("Answers", &twice)]);
    let told = stderr(&run(&["check", "a.xlsx"], &[("a.xlsx", &bytes)]));
    assert!(told.contains("--> a.xlsx:1, cell E1\n"), "{told}");
    "targets-collide".clone_into(&mut twice[0][4]);
    let bytes = xlsx(&[("Answers", &twice)]);
    let told = stderr(&run(&["check", "a.xlsx"], &[("a.xlsx", &bytes)]));
    assert!(told.contains("--> a.xlsx:4, cell C4\n"), "{told}");
    assert!(told.contains("a.xlsx:2"), "{told}");
}

#[test]
fn a_file_that_is_a_table_whatever_its_ending_is_read_as_one() {
    let rows = acme([&[], &[], &[]]);
    let output = run(
        &["report", "a.xlsx", "-f", "csv"],
        &[("a.xlsx", csv(&rows).as_bytes())],
    );
    assert_eq!(figures(&output), expected());
    assert_right(csv(&rows), "the same as CSV");
}

#[test]
fn a_few_letters_that_stand_for_millions_of_cells_are_refused() {
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/>";
    let row =
        format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>");
    let bytes = ods_of(&format!(
        "<table:table table:name=\"a\">{row}</table:table>"
    ));
    let output = run(&["check", "a.ods"], &[("a.ods", &bytes)]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(told.contains("error[too-large]"), "{told}");
}

#[test]
fn the_map_of_a_workbook_is_drafted_from_its_sheet() {
    let cover = rows(&[&["About"], &["this"]]);
    let answers = rows(&[&["Firm", "Team", "goals-known"], &["A", "sales", "4"]]);
    let book = xlsx(&[("Cover", &cover), ("Data", &answers), ("Old", &answers)]);
    let files: [(&str, &[u8]); 2] = [("a.xlsx", &book), ("b.xlsx", b"<html>")];
    let output = run(&["map", "a.xlsx", "--sheet", "Old"], &files);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(
        stdout(&output).contains("a.xlsx: 1 of 3 columns told"),
        "{}",
        stdout(&output)
    );
    assert!(
        stderr(&output).contains("only the sheet `Old` is read"),
        "{}",
        stderr(&output)
    );
    let output = run(&["map", "b.xlsx"], &files);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("error[other-format]"),
        "{}",
        stderr(&output)
    );
}

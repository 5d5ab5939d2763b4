//! Answers as CSV: the program's own layout, exports of form services, and what is said of broken ones.

#[path = "command/figures.rs"]
mod figures;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use figures::figures;

fn detente(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("detente starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/csv")
}

/// A folder with one file.
fn folder(name: &str, text: impl AsRef<[u8]>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(name), text).expect("a file");
    folder
}

fn report(arguments: &[&str]) -> serde_json::Value {
    let mut all = vec!["report", "-f", "json"];
    all.extend(arguments);
    let output = detente(&fixtures(), &all);
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("JSON")
}

fn without_comments(mut report: serde_json::Value) -> serde_json::Value {
    fn clear(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Array(items) => {
                for item in items {
                    clear(item);
                }
            }
            serde_json::Value::Object(fields) => {
                // Those of a question, and how many of a party there are.
                if let Some(comments) = fields.get_mut("comments") {
                    let is_count = comments.is_number();
                    *comments = if is_count {
                        0.into()
                    } else {
                        serde_json::json!([])
                    };
                }
                fields.values_mut().for_each(clear);
            }
            _ => {}
        }
    }
    clear(&mut report);
    report
}

/// The report on the answers that the tables were made of.
fn in_yaml() -> Output {
    let arguments = [
        "report",
        "../fixtures/version-1.0/acme-gears.yaml",
        "-f",
        "json",
    ];
    detente(&fixtures(), &arguments)
}

#[test]
fn a_csv_file_gives_the_same_report_as_the_same_answers_in_yaml() {
    let report = detente(&fixtures(), &["report", "plain.csv", "-f", "json"]);
    assert_eq!(stderr(&report), "");
    assert_eq!(figures(&stdout(&report)), stdout(&in_yaml()));
    let report: serde_json::Value = serde_json::from_str(&stdout(&report)).expect("JSON");
    assert_eq!(report["numbered"][0]["numbers"][4], "5");
}

#[test]
fn exports_of_three_form_services_give_the_same_report_as_the_same_answers_in_yaml() {
    let yaml = without_comments(serde_json::from_str(&stdout(&in_yaml())).expect("JSON"));
    for service in ["google", "microsoft", "surveymonkey"] {
        let files = ["sales", "operations", "ceo"].map(|side| format!("{service}-{side}.csv"));
        let [a, b, c] = files.each_ref().map(String::as_str);
        assert_eq!(
            report(&[a, b, c, "--columns", "files.yaml"]),
            yaml,
            "{service}"
        );
    }
}

#[test]
fn columns_of_the_service_are_left_alone_and_listed_once() {
    let output = detente(
        &fixtures(),
        &[
            "check",
            "microsoft-ceo.csv",
            "--company",
            "Acme Gears",
            "--side",
            "CEO",
        ],
    );
    assert_eq!(
        stderr(&output),
        "note[columns-left-alone]: 5 columns hold no answers and are left alone: `Id`, `Start time`, \
         `Completion time`, `Email` and `Name`\n--> microsoft-ceo.csv\n\n\
         note[service]: read as an export of Microsoft Forms\n--> microsoft-ceo.csv\n\n"
    );
    assert_eq!(
        stdout(&output),
        "microsoft-ceo.csv: Acme Gears, CEO: 35 of 35 questions answered\n"
    );
}

#[test]
fn every_mistake_is_told_with_its_row_and_column() {
    let text = "company,side,respondent,goals-known,targets-collide,goals-order\r\n\
        Acme,sales,Dana,4,Often,revenue > growth > cost > quality > on-time-delivery\r\n\
        Acme,oprations,Kim,Agre,9,revenue > growth > cost > qualty > on-time-delivery\r\n\
        Acme,operations,Lee,4\r\n\
        ,sales,\"Mo\nII\",3,,\r\n\
        Acme,sales,Dana,3,,\r\n";
    let folder = folder("a.csv", text);
    let output = detente(folder.path(), &["report", "a.csv"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    let places: Vec<&str> = told
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("--> a.csv:"))
        .collect();
    assert_eq!(
        places,
        ["3:6", "3:20", "3:25", "3:53", "4:1", "5:1", "7:12"]
    );
    let cells: Vec<&str> = told
        .lines()
        .filter_map(|line| line.split_once("in a spreadsheet this is cell "))
        .map(|(_, cell)| cell)
        .collect();
    assert_eq!(cells, ["B3", "D3", "E3", "F3", "A5"]);
    for expected in [
        "did you mean `operations`?",
        "did you mean `Agree`?",
        "9 is off the scale of `targets-collide`",
        "did you mean `quality`?",
        "row 4 has 4 cells, and the header has 6",
        "`company` of an answer record is empty",
        "the same respondent of Sales answers a second time",
        "7 errors in all",
    ] {
        assert!(told.contains(expected), "{expected} in\n{told}");
    }
}

#[test]
fn names_that_nearly_match_are_pointed_at_in_their_cells() {
    let text = "goals-known,company,side,wave,respondent\n4,Acme,sales,2026-q4,Dana\n\
        4,acme,operations,2026-Q4,Kim\n";
    let folder = folder("a.csv", text);
    let told = stderr(&detente(folder.path(), &["check", "a.csv"]));
    for expected in [
        "warning[near-match]: the company `acme` is another one than `Acme`\n --> a.csv:3:3\n  |\n3 | 4,acme,operations,2026-Q4,Kim\n  |   ^^^^ spell the company the same where it is the same\n",
        "warning[near-match]: the wave `2026-Q4` is another one than `2026-q4`\n --> a.csv:3:19\n  |\n3 | 4,acme,operations,2026-Q4,Kim\n  |                   ^^^^^^^ spell the wave the same where it is the same\n",
    ] {
        assert!(told.contains(expected), "{expected} in\n{told}");
    }
}

#[test]
fn cells_below_no_heading_are_said_to_be_left_alone() {
    let folder = folder(
        "a.csv",
        "company,side,goals-known,,,\nAcme,sales,4,,3,\nAcme,operations,2, ,1,\n\nAcme,operations,2,,,\n",
    );
    let expected = "warning[unnamed-column]: column E has no heading: its 2 filled cells are left alone\n\
        --> a.csv\n = help: if it holds answers, head it with the question's id or its text\n\n";
    for command in ["check", "batch"] {
        let output = detente(folder.path(), &[command, "a.csv"]);
        let told = stderr(&output);
        assert!(told.contains(expected), "{told}");
        assert_eq!(told.matches("unnamed-column").count(), 1, "{told}");
    }
}

#[test]
fn a_heading_that_nearly_matches_is_asked_about_and_never_guessed() {
    let folder = folder(
        "a.csv",
        "company,side,goals-knwon,month-end\nAcme,sales,4,2\n",
    );
    let output = detente(folder.path(), &["report", "a.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains(
        "error[unknown-column]: nothing is called `goals-knwon` in sales-vs-operations\n \
         --> a.csv:1:14\n  |\n1 | company,side,goals-knwon,month-end\n  |              ^^^^^^^^^^^ did you mean \
         `goals-known`?\n"
    ));
}

#[test]
fn before_the_text_of_a_question_its_number_may_stand_and_no_words() {
    for (before, status) in [("12 ", 0), ("q3_1 ", 0), ("2 points if ", 2)] {
        let text = "The targets of Sales and Operations got in each other's way.";
        let table = format!("company,side,{before}{text}\nAcme,sales,Often\n");
        let folder = folder("a.csv", &table);
        let output = detente(folder.path(), &["check", "a.csv"]);
        assert_eq!(output.status.code(), Some(status), "{}", stderr(&output));
    }
}

#[test]
fn a_map_names_columns_and_leaves_others_out() {
    let folder = folder(
        "a.csv",
        "Firm;Department;Who;Do you know them?;goals-knwon\nAcme;Sales;Dana;Agree;7\nAcme;Operations;;1;\nAcme;operations;;2;\n",
    );
    std::fs::write(
        folder.path().join("map.yaml"),
        "format: detente/columns@1\ncolumns:\n  Firm: company\n  Department: side\n  who: respondent\n  \
         Do you know them?: goals-known\n  Mood: month-end\nignore: [goals-knwon]\nwave: 2026-Q4\n",
    )
    .expect("a file");
    let output = detente(folder.path(), &["check", "a.csv", "--columns", "map.yaml"]);
    assert_eq!(
        stdout(&output),
        "a.csv: Acme, 2026-Q4, Sales: 1 of 38 questions answered\n\
         a.csv: Acme, 2026-Q4, Operations: 1 of 38 questions answered\n\
         a.csv: Acme, 2026-Q4, Operations: 1 of 38 questions answered\n"
    );
    assert!(stderr(&output).contains("a.csv has no column `Mood`"));
}

#[test]
fn what_a_map_says_in_vain_is_told_once() {
    let folder = folder("sales.csv", "Firm,side,Mood,goals-known\nAcme,sales,1,4\n");
    let other = "company,side,goals-known,month-end\nAcme,operations,2,3\n";
    std::fs::write(folder.path().join("operations.csv"), other).expect("a file");
    std::fs::write(
        folder.path().join("map.yaml"),
        "format: detente/columns@1\ncolumns:\n  Firm: company\n  Depratment: side\nignore: [Mood, Modo, Zodiac]\n\
         company: Bolt\nfiles:\n  sale.csv: {side: sales}\n  operations.csv: {side: sales}\n",
    )
    .expect("a file");
    for command in ["check", "batch"] {
        let told = stderr(&detente(
            folder.path(),
            &[
                command,
                "sales.csv",
                "operations.csv",
                "--columns",
                "map.yaml",
            ],
        ));
        for expected in [
            "warning[unused-column]: no file has a column `Depratment`\n --> map.yaml:4:3\n",
            "warning[unused-column]: no file has a column `Modo`\n --> map.yaml:5:16\n",
            "^^^^ did you mean `Mood`?\n",
            "warning[unused-column]: no file has a column `Zodiac`\n --> map.yaml:5:22\n",
            "^^^^^^ not known\n",
            "warning[unused-file]: no file is called `sale.csv`\n --> map.yaml:8:3\n",
            "did you mean `sales.csv`?\n",
            "note[unused-constant]: the side `sales` isn't used: a column tells each row's\n--> operations.csv\n",
            "note[unused-constant]: the company `Bolt` isn't used: a column tells each row's\n--> ",
        ] {
            assert!(told.contains(expected), "{expected} in\n{told}");
        }
        assert_eq!(told.matches("[unused-column]").count(), 3, "{told}");
    }
}

#[test]
fn what_stands_for_no_answer_is_none_and_labels_may_carry_their_numbers() {
    let order = "revenue > growth > cost > quality > on-time-delivery";
    let text = format!(
        "company,side,goals-known,month-end,targets-collide,goals-order,work-order\n\
         Acme,sales,I can't say,Often (4),４,{order},I can’t say\n\
         Acme,operations,n/a,4 - Often,Don't know,-,{order}\n\
         Acme,operations,N/A,2,3,-,N/A\n"
    );
    let folder = folder("a.csv", text);
    std::fs::write(
        folder.path().join("map.yaml"),
        "format: detente/columns@1\nmissing: [Don't know, N/A, \"-\", 3]\n",
    )
    .expect("a file");
    let map = ["--columns", "map.yaml"];
    let output = detente(folder.path(), &[&["check", "a.csv"][..], &map].concat());
    assert_eq!(
        stdout(&output),
        "a.csv: Acme, Sales: 3 of 38 questions answered\na.csv: Acme, Operations: 2 of 38 questions answered\n\
         a.csv: Acme, Operations: 1 of 38 questions answered\n",
        "{}",
        stderr(&output)
    );
    let one = |command: &str, format: &str| -> serde_json::Value {
        let arguments = [&[command, "a.csv", "-f", format][..], &map].concat();
        serde_json::from_str(&stdout(&detente(folder.path(), &arguments))).expect("JSON")
    };
    assert_eq!(one("batch", "ndjson"), one("report", "json"));
    // Without the map these are answers that nobody knows.
    let told = stderr(&detente(folder.path(), &["check", "a.csv"]));
    assert_eq!(told.matches("error[").count(), 3, "{told}");
}

#[test]
fn mistakes_in_a_map_are_told_where_they_stand() {
    let folder = folder("a.csv", "Firm,side,goals-known\nAcme,sales,4\n");
    std::fs::write(
        folder.path().join("map.yaml"),
        "format: detente/columns@1\ncolumns:\n  Firm: compny\nwavs: 3\n",
    )
    .expect("a file");
    let arguments = ["report", "a.csv", "--columns", "map.yaml"];
    let told = stderr(&detente(folder.path(), &arguments));
    assert!(
        told.contains("a map of columns has no field `wavs`"),
        "{told}"
    );
    std::fs::write(
        folder.path().join("map.yaml"),
        "format: detente/columns@1\ncolumns:\n  Firm: compny\n",
    )
    .expect("a file");
    let told = stderr(&detente(folder.path(), &arguments));
    assert!(told.contains("map.yaml:3:3"), "{told}");
    assert!(told.contains("did you mean `company`?"), "{told}");
}

#[test]
fn two_columns_of_one_question_are_one_answer_and_never_two() {
    let sales = "I can name the targets that Operations has to meet this quarter.";
    let operations = "I can name the targets that Sales has to meet this quarter.";
    let header = format!("company,side,{sales},{operations}\n");
    let told = |rows: &str| {
        let folder = folder("a.csv", header.clone() + rows);
        let output = detente(folder.path(), &["check", "a.csv"]);
        (stdout(&output), stderr(&output))
    };
    let (found, _) = told("Acme,sales,4,\nAcme,operations,,2\n");
    assert_eq!(found.matches("1 of 38 questions").count(), 2);
    let (found, problems) = told("Acme,sales,4,\nAcme,sales,2,\nAcme,sales,4,3\nAcme,sales,,2\n");
    assert_eq!(found, "");
    assert!(
        problems.contains("`goals-known` stands here a second time"),
        "{problems}"
    );
}

#[test]
fn a_doubled_heading_is_one_mistake_and_none_where_one_column_is_empty() {
    let rows = |other: &str| {
        let row = |at| format!("Acme,sales,{},{other}\n", 1 + at % 5);
        let rows: String = (0..20).map(row).collect();
        folder(
            "a.csv",
            format!("company,side,goals-known,Goals-Known \n{rows}"),
        )
    };
    let folder = rows("3");
    let expected = "error[doubled-column]: columns C and D both hold `goals-known`\n --> a.csv:1:26\n  |\n\
        1 | company,side,goals-known,Goals-Known \n  |                          ^^^^^^^^^^^^ this is column D\n  |\n  \
        = help: take one of them out, or head it with what it holds\n";
    for command in ["check", "batch"] {
        let output = detente(folder.path(), &[command, "a.csv"]);
        assert_eq!(output.status.code(), Some(2));
        let told = stderr(&output);
        assert!(told.contains(expected), "{told}");
        assert_eq!(told.matches("error[").count(), 1, "{told}");
    }
    let folder = rows("");
    let output = detente(folder.path(), &["check", "a.csv"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output).matches("1 of 38 questions").count(), 20);
}

#[test]
fn answers_said_to_be_of_the_side_that_the_headings_are_not_for_are_a_warning() {
    let warning = "warning[swapped-sides]: the questions here are worded for Sales, and the answers are said to be of \
        Operations\n--> google-sales.csv\n";
    for (side, is_swapped) in [("sales", false), ("Operations", true), ("ceo", false)] {
        for command in ["check", "batch"] {
            let arguments = [
                command,
                "google-sales.csv",
                "--company",
                "Acme",
                "--side",
                side,
            ];
            let told = stderr(&detente(&fixtures(), &arguments));
            assert_eq!(told.contains(warning), is_swapped, "{side} {told}");
            assert_eq!(told.contains("swapped-sides"), is_swapped, "{side} {told}");
        }
    }
}

#[test]
fn what_is_said_of_all_rows_and_told_of_some_by_a_column_that_is_left_alone_is_an_error() {
    let rows = |heading: &str, cells: [&str; 2]| {
        let all = ["company", "side", "wave"];
        let all: Vec<&str> = all
            .iter()
            .filter(|column| !heading.ends_with(**column))
            .copied()
            .collect();
        let row = |cell: &str| {
            let told = all.iter().map(|column| match *column {
                "company" => "Acme",
                "side" => "sales",
                _ => "2026-Q4",
            });
            format!("{},{cell},4\n", told.collect::<Vec<_>>().join(","))
        };
        let header = format!("{},{heading},targets-collide\n", all.join(","));
        folder("a.csv", header + &cells.map(row).concat())
    };
    let report = |folder: &Path, given: [&str; 2], map: &str| {
        std::fs::write(
            folder.join("map.yaml"),
            format!("format: detente/columns@1\n{map}"),
        )
        .expect("written");
        let arguments = ["report", "a.csv", "-q", "pulse", "--columns", "map.yaml"];
        detente(folder, &[&arguments[..], &given].concat())
    };
    let (acme, sales, wave) = (
        ["--company", "Acme"],
        ["--side", "sales"],
        ["--wave", "2026-Q4"],
    );
    for (heading, cells, given, is_mistake) in [
        ("Our company", ["Acme", "Bolt"], acme, true),
        ("Our company", ["ACME.", "Bolt"], acme, true),
        ("Our company", ["Acme", "acme"], acme, false),
        ("Our company", ["Acme", ""], acme, false),
        ("Our company", ["Cog", "Bolt"], acme, true),
        ("Our company", ["Cog", "COG."], acme, false),
        ("Next to the company", ["Cog", "Bolt"], acme, false),
        ("Survey wave", ["2026-Q2", "2026-Q3"], wave, true),
        ("Your side", ["Trade", "Making"], sales, true),
        (
            "Custom side",
            ["Head of Sales", "Operations team"],
            sales,
            true,
        ),
        ("Custom side", ["Head of Sales", "Sales team"], sales, false),
        ("Quarter of wave", ["Q4 2026", "2026-Q3"], wave, true),
        ("Quarter of wave", ["2026-Q3", "2026-Q3"], wave, false),
        ("Custom side", ["Sales", "operations"], sales, true),
        // The side that each was asked about, say.
        ("Custom side", ["Operations", "operations"], sales, false),
        ("Custom side", ["Sales", "Marketing"], sales, false),
    ] {
        let folder = rows(heading, cells);
        let output = report(folder.path(), given, "");
        let told = stderr(&output);
        assert_eq!(
            output.status.code() == Some(2),
            is_mistake,
            "{heading} {cells:?} {told}"
        );
        assert_eq!(told.contains("error[said-of-all]"), is_mistake, "{told}");
        let output = report(folder.path(), given, &format!("ignore: [{heading}]\n"));
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
    let folder = rows("Our company", ["Acme", "Bolt"]);
    let map = "columns: {Our company: company}\n";
    let output = report(folder.path(), acme, map);
    assert!(stdout(&output).contains("Sales 1"), "{}", stderr(&output));
    let told = stderr(&report(folder.path(), acme, ""));
    let expected = "error[said-of-all]: all rows are said to be of the company `Acme`, and the column `Our company` holds \
        `Bolt` as well\n --> a.csv:1:11\n  |\n1 | side,wave,Our company,targets-collide\n  |           ^^^^^^^^^^^ this may \
        tell the company of each row\n  |\n  = help: if it does, say `columns: {Our company: company}` in a map of columns, \
        with `--columns`\n  = help: if it holds something else, say `ignore: [Our company]` there\n";
    assert!(told.contains(expected), "{told}");
    let folder = rows("Our company", ["Acme Ltd", "Bolt"]);
    let told = stderr(&report(folder.path(), acme, ""));
    for expected in [
        "and the column `Our company` holds `Acme Ltd` and `Bolt`\n",
        "help: if it does, leave that out and say `columns: {Our company: company}` in a map",
    ] {
        assert!(told.contains(expected), "{told}");
    }
}

/// Holds what is said of files by these names, and of what is given for all, against what is expected.
fn hold_files_against(names: &str, given: &str, expected: &str) {
    let rows = "targets-collide\n4\n2\n";
    let folder = tempfile::tempdir().expect("a folder");
    for name in names.split(' ') {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let columns = if given.contains("--company") {
            ""
        } else {
            "company,"
        };
        let text = rows.replace("targets", &format!("{columns}targets"));
        let text = if columns.is_empty() {
            text
        } else {
            text.replace("\n4\n2", "\nAcme,4\nAcme,2")
        };
        std::fs::write(path, text).expect("written");
    }
    let arguments: Vec<&str> = ["check", "-q", "pulse"]
        .into_iter()
        .chain(names.split(' '))
        .chain(given.split(' '))
        .collect();
    let arguments: Vec<&str> = arguments
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let output = detente(folder.path(), &arguments);
    let told = stderr(&output);
    assert_eq!(
        ["[said-of-all]", "[waves-left-alone]"]
            .iter()
            .any(|code| told.contains(code)),
        !expected.is_empty(),
        "{names} {told}"
    );
    assert!(told.contains(expected), "{names} {told}");
    assert_eq!(
        output.status.code() == Some(2),
        expected.starts_with("error"),
        "{names} {told}"
    );
}

#[test]
fn what_is_said_of_all_files_and_told_apart_by_their_names_is_no_silence() {
    for (names, given, expected) in [
        (
            "sales.csv operations.csv",
            "--side sales",
            "error[said-of-all]: all rows are said to be of the side `sales`, and the name of `operations.csv` says operations",
        ),
        (
            "x/acme/1-sales.csv x/acme/operations2.csv",
            "--side operations",
            "error[said-of-all]: all rows are said to be of the side `operations`, and the name of `1-sales.csv` says sales",
        ),
        ("operations.csv", "--side sales", "warning[said-of-all]"),
        ("sales-vs-operations.csv a.csv", "--side sales", ""),
        ("sales.csv a.csv", "--side sales", ""),
        ("salesforce-1.csv salesforce-2.csv", "--side operations", ""),
        ("operations/sales.csv", "--side sales", ""),
        (
            "acme/answers.csv bolt/answers.csv",
            "--side sales --company Acme",
            "warning[said-of-all]: all rows are said to be of the company `Acme`, and the name of `bolt/answers.csv` says bolt",
        ),
        ("acme.csv export-2.csv", "--side sales --company Acme", ""),
        ("north.csv south.csv", "--side sales --company Acme", ""),
        (
            "a-2026-Q3.csv a-2026-Q4.csv",
            "--side sales --wave 2026-Q4",
            "error[said-of-all]: all rows are said to be of the wave `2026-Q4`, and the name of `a-2026-Q3.csv` says 2026-Q3",
        ),
        (
            "part-1-2026-Q4.csv part-2-2026-Q3.csv",
            "--side sales --wave 2026-Q4",
            "error[said-of-all]: all rows are said to be of the wave `2026-Q4`, and the name of `part-2-2026-Q3.csv` says \
             2026-Q3\n |\n = help: say what each file holds in a map of columns, with `--columns`, as in \
             `files: {\"part-2-2026-Q3.csv\": {wave: \"2026-Q4\"}}` if that is right",
        ),
        (
            "a-2026-Q3.csv a-2026-Q4.csv",
            "--side sales",
            "warning[waves-left-alone]: the names of `a-2026-Q3.csv` and `a-2026-Q4.csv` tell waves, and nothing else does: \
             all rows count as of one wave\n |\n = help: say which wave each file holds in a map of columns, with \
             `--columns`, as in `files: {\"a-2026-Q4.csv\": {wave: 2026-Q4}}`",
        ),
        (
            "2026-09/a.csv 2026-10/a.csv b.csv",
            "--side sales",
            "warning[waves-left-alone]",
        ),
        // One company or side may have answered later.
        ("a-2026-Q3.csv b-2026-Q4.csv", "--side sales", ""),
        ("a-2026-Q3.csv a-2026-10.csv", "--side sales", ""),
        // The days on which files were made.
        ("a-2026-10-05.csv a-2026-09-30.csv", "--side sales", ""),
        (
            "a-2026-10-05.csv b-2026-09-30.csv",
            "--side sales --wave 2026-10",
            "",
        ),
        (
            "a-2026-10.csv b-2026-11.csv",
            "--side sales --wave 2026-Q4",
            "",
        ),
    ] {
        hold_files_against(names, given, expected);
    }
}

#[test]
fn an_id_of_people_that_is_left_alone_and_recurs_is_a_warning() {
    let mails = ["a@x.de", "b@x.de", "A@x.de ", "c@x.de"];
    for (heading, cells, map, is_told) in [
        ("Email Address", mails, "", true),
        ("Respondent ID", mails, "", true),
        ("Employee No", mails, "", true),
        ("Email Address", mails, "ignore: [Email Address]\n", false),
        (
            "Email Address",
            mails,
            "leave_out: {Email Address: [A@x.de]}\n",
            false,
        ),
        ("Name", ["Dana Smith", "Ute", "dana smith", "Max"], "", true),
        ("Name", ["Dana", "Ute", "Dana", "Max"], "", false),
        ("Email,Name", ["anonymous,Dana Smith"; 4], "", false),
        (
            "Email,Name",
            [
                "anonymous,Dana Smith",
                "anonymous,Ute",
                "anonymous,Dana Smith",
                "anonymous,Max",
            ],
            "",
            true,
        ),
        ("Respondent ID", ["1", "2", "3", "4"], "", false),
        ("Email", ["anonymous"; 4], "", false),
        // Who entered the answers, or a row of each of two waves.
        ("User", ["admin"; 4], "", false),
        (
            "Email",
            ["1", "2", "1", "3"],
            "columns: {Round: wave}\n",
            false,
        ),
        // An address is known whatever stands above it.
        ("Who are you?", mails, "", true),
        (
            "Remarks",
            ["Ask a@x.de", "no", "Ask a@x.de", "no"],
            "",
            false,
        ),
    ] {
        let rows = cells.iter().enumerate();
        let rows = rows.map(|(at, cell)| format!("Acme,sales,{cell},W{},{}\n", at / 2, 1 + at % 4));
        let rows: String = rows.collect();
        let folder = folder(
            "a.csv",
            format!("company,side,{heading},Round,targets-collide\n{rows}"),
        );
        let map = format!("format: detente/columns@1\n{map}");
        std::fs::write(folder.path().join("map.yaml"), map).expect("written");
        let arguments = ["check", "a.csv", "-q", "pulse", "--columns", "map.yaml"];
        let told = stderr(&detente(folder.path(), &arguments));
        assert_eq!(
            told.contains("warning[recurring-ids]"),
            is_told,
            "{heading} {cells:?} {told}"
        );
    }
}

#[test]
fn an_address_that_stands_in_two_files_of_one_company_and_wave_is_a_warning() {
    let table = |company: &str, mails: [&str; 2]| {
        let rows = mails.map(|mail| format!("{company},sales,2026-Q4,{mail},4\n"));
        format!(
            "company,side,wave,Username,targets-collide\n{}",
            rows.concat()
        )
    };
    for (company, mails, map, is_told) in [
        ("Acme", ["c@x.de", "B@x.de"], "", true),
        ("Bolt", ["c@x.de", "b@x.de"], "", false),
        ("Acme", ["c@x.de", "d@x.de"], "", false),
        ("Acme", ["c@x.de", "b@x.de"], "ignore: [Username]\n", false),
    ] {
        let folder = folder("a.csv", table("Acme", ["a@x.de", "b@x.de"]));
        std::fs::write(folder.path().join("b.csv"), table(company, mails)).expect("written");
        let map = format!("format: detente/columns@1\n{map}");
        std::fs::write(folder.path().join("map.yaml"), map).expect("written");
        let arguments = ["check", "a.csv", "b.csv", "-q", "pulse"];
        let arguments = [&arguments[..], &["--columns", "map.yaml"]].concat();
        let told = stderr(&detente(folder.path(), &arguments));
        let expected = "warning[recurring-ids]: 1 text stands in `a.csv` and in `Username`, which is \
            left alone, and each row counts as a person of its own\n--> b.csv\n";
        assert_eq!(
            told.contains(expected),
            is_told,
            "{company} {mails:?} {told}"
        );
        assert_eq!(told.contains("recurring-ids"), is_told, "{told}");
    }
}

#[test]
fn waves_in_a_column_that_is_left_alone_are_a_warning() {
    let quarters = ["Q1", "Q1", "Q2", "Q2"];
    for (heading, cells, map, is_told) in [
        ("Quarter", quarters, "", true),
        ("Survey wave", quarters, "", true),
        ("Survey wave", ["1", "", "2", "2"], "", true),
        (
            "Survey wave",
            quarters,
            "columns: {Survey wave: wave}\n",
            false,
        ),
        ("Survey wave", quarters, "ignore: [Survey wave]\n", false),
        (
            "Survey wave",
            quarters,
            "leave_out: {Survey wave: [Q1]}\n",
            false,
        ),
        ("Survey wave", ["Q1"; 4], "", false),
        ("In which quarter did you join?", quarters, "", false),
        ("Region", quarters, "", false),
    ] {
        let rows = cells.iter().enumerate();
        let rows = rows.map(|(at, cell)| format!("Acme,sales,{cell},{}\n", 1 + at % 4));
        let rows: String = rows.collect();
        let text = format!("company,side,{heading},targets-collide\n{rows}");
        let folder = folder("a.csv", text);
        let map = format!("format: detente/columns@1\n{map}");
        std::fs::write(folder.path().join("map.yaml"), &map).expect("written");
        let arguments = ["check", "a.csv", "-q", "pulse", "--columns", "map.yaml"];
        let told = stderr(&detente(folder.path(), &arguments));
        let is_so = told.contains("warning[waves-left-alone]");
        assert_eq!(is_so, is_told, "{heading} {map} {told}");
    }
}

#[test]
fn waves_that_are_the_days_of_single_answers_are_a_warning() {
    for (waves, is_told) in [
        (
            ["2026-10-05", "2026-10-06", "2026-10-07", "2026-10-07"],
            true,
        ),
        (["5.10.2026", "6.10.2026", "7.10.2026", "8.10.2026"], true),
        (
            ["2026-10-05", "2026-10-05", "2027-01-09", "2027-01-09"],
            false,
        ),
        (
            ["2026-09-15", "2026-10-15", "2026-11-16", "2026-12-15"],
            false,
        ),
        (["2026-10", "2026-11", "2026-12", "2027-01"], false),
        (["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"], false),
    ] {
        let rows: String = waves.map(|wave| format!("Acme,sales,{wave},3\n")).concat();
        let folder = folder(
            "a.csv",
            format!("company,side,wave,targets-collide\n{rows}"),
        );
        let told = stderr(&detente(folder.path(), &["check", "a.csv", "-q", "pulse"]));
        assert_eq!(
            told.contains("warning[day-waves]"),
            is_told,
            "{waves:?} {told}"
        );
        // Who says that each day is a wave has been asked.
        let said = waves.map(|wave| format!("  \"{wave}\": \"{wave}\"\n"));
        let said: std::collections::BTreeSet<String> = said.into();
        let said: String = said.into_iter().collect();
        let map = format!("format: detente/columns@1\nwaves:\n{said}");
        std::fs::write(folder.path().join("map.yaml"), map).expect("written");
        let arguments = ["check", "a.csv", "-q", "pulse", "--columns", "map.yaml"];
        let told = stderr(&detente(folder.path(), &arguments));
        assert!(!told.contains("day-waves"), "{told}");
    }
}

#[test]
fn practices_that_are_numbered_one_and_two_alone_are_a_warning_and_asked_about_in_a_draft() {
    let ids = "shared-measure,linked-goals,joint-pay,joint-budget,key-meetings,ceo-with-both";
    let text = |cells: &str, rows: usize, first: &str| {
        let head = if first.is_empty() {
            ""
        } else {
            "questionnaire,"
        };
        let row = |at: usize| format!("{first}Acme,sales,P{at},3,{cells}\n");
        let rows: String = (0..rows).map(row).collect();
        format!("{head}company,side,respondent,targets-collide,{ids}\n{rows}")
    };
    let yes = "values: {practices: {1: Yes, 2: No}}\n";
    for (text, map, is_told) in [
        (text("1,2,1,1,2,1", 4, ""), "", true),
        (text("1,2,1,1,2,1", 4, ""), yes, false),
        (
            text("1,2,1,1,2,1", 4, ""),
            "scales: {practices: [1, 2, 3]}\n",
            false,
        ),
        (text("1,2,1,1,2,1", 3, ""), "", false),
        (text("1,2,1,1,2,3", 4, ""), "", false),
        (text("1,1,1,1,1,1", 4, ""), "", false),
        (
            text("No,Partly,No,No,Partly,No", 4, "").replace(",3,", ",Often,"),
            "",
            false,
        ),
        (text("1,2,1,1,2,1", 4, "pulse,"), "", false),
        (
            text("1 - No,2 - Partly,1 - No,1 - No,2 - Partly,1 - No", 4, ""),
            "",
            false,
        ),
        (
            text("1,2,1,1,2,1", 4, "")
                .replace(ids, &ids.replace(',', " (1 = No; 2 = Partly; 3 = Yes),")),
            "",
            false,
        ),
    ] {
        let folder = folder("a.csv", &text);
        let written = format!("format: detente/columns@1\n{map}");
        std::fs::write(folder.path().join("map.yaml"), written).expect("written");
        let arguments = ["check", "a.csv", "-q", "pulse", "--columns", "map.yaml"];
        let told = stderr(&detente(folder.path(), &arguments));
        assert_eq!(
            told.contains("warning[no-yes]"),
            is_told,
            "{text} {map} {told}"
        );
        assert_eq!(
            told.contains("say `values: {practices: {1: Yes, 2: No}}`"),
            is_told,
            "{told}"
        );
        let drafted = stdout(&detente(folder.path(), &["map", "a.csv", "-q", "pulse"]));
        if map.is_empty() && !text.starts_with("questionnaire") {
            let asked = drafted.contains("    1: \"?\"\n    2: \"?\"\n");
            assert_eq!(asked, is_told, "{drafted}");
            assert!(
                !is_told || !drafted.contains("practices: reversed"),
                "{drafted}"
            );
        }
    }
}

#[test]
fn practices_of_which_one_alone_stands_beside_blanks_may_be_boxes_that_were_ticked() {
    let ids = "shared-measure,linked-goals,joint-pay,joint-budget,key-meetings,ceo-with-both";
    for (cells, is_told) in [
        ("1,,1,,,1", true),
        ("1,,1,3,,1", false),
        ("1,1,1,1,,1", false),
        ("No,,No,,,No", false),
    ] {
        let row = |at: usize| format!("Acme,sales,P{at},3,{cells}\n");
        let rows: String = (0..4).map(row).collect();
        let text = format!("company,side,respondent,targets-collide,{ids}\n{rows}");
        let folder = folder("a.csv", &text);
        let map = "format: detente/columns@1\nvalues: {practices: {1: Yes}}\n";
        std::fs::write(folder.path().join("map.yaml"), map).expect("written");
        let check = ["check", "a.csv", "-q", "pulse"];
        let told = stderr(&detente(folder.path(), &check));
        let message = "warning[no-yes]: the practices have no other number than 1 (12 cells) and are blank in 12 cells: 1 is read as No";
        assert_eq!(told.contains(message), is_told, "{cells} {told}");
        let help = "say `values: {practices: {1: Yes}}` in a map of columns";
        assert_eq!(told.contains(help), is_told, "{told}");
        let drafted = stdout(&detente(folder.path(), &["map", "a.csv", "-q", "pulse"]));
        let asked = "a box that was ticked, Yes, else No.\n    1: \"?\"\n";
        assert_eq!(drafted.contains(asked), is_told, "{drafted}");
        assert!(
            !is_told || !drafted.contains("practices: reversed"),
            "{drafted}"
        );
        if is_told {
            let mapped = [&check[..], &["--columns", "map.yaml"]].concat();
            let told = stderr(&detente(folder.path(), &mapped));
            assert!(!told.contains("no-yes"), "{told}");
        }
    }
}

#[test]
fn practices_with_yes_or_blanks_and_with_ticks_beside_no_are_told_in_few_rows_too() {
    let ids = "shared-measure,linked-goals,joint-pay,joint-budget,key-meetings,ceo-with-both";
    let (blank, ticks) = (
        "fill in No there",
        "say `values: {practices: {1: Yes}}` in a map",
    );
    for (rows, helps, key) in [
        (["Yes,,Yes,,,Yes", ",,Yes,Yes,,"], &[blank][..], "\"Yes\""),
        (["1,,1,,,1", ",,1,1,,"], &[ticks, blank], "1"),
        (["1,No,1,No,No,1", "No,No,1,1,No,No"], &[ticks], "1"),
        (["Yes,,Yes,,,Yes", ",,Yes,Partly,,"], &[], "Yes"),
        (["Yes,No,Yes,No,No,Yes", "No,No,Yes,Yes,No,No"], &[], "Yes"),
        (["Yes,,,,,Yes", ",,,,,"], &[], "Yes"),
        (["1,No,1,No,No,1", "No,Yes,1,1,No,No"], &[], "1"),
    ] {
        let rows = rows.map(|row| format!("Acme,sales,3,{row}\n")).concat();
        let folder = folder(
            "a.csv",
            format!("company,side,targets-collide,{ids}\n{rows}"),
        );
        let check = ["check", "a.csv", "-q", "pulse"];
        let told = stderr(&detente(folder.path(), &check));
        assert_eq!(
            told.contains("warning[no-yes]"),
            !helps.is_empty(),
            "{told}"
        );
        assert!(helps.iter().all(|help| told.contains(help)), "{told}");
        let drafted = stdout(&detente(folder.path(), &["map", "a.csv", "-q", "pulse"]));
        let asked = format!("    {key}: \"?\"\n");
        assert_eq!(drafted.contains(&asked), !helps.is_empty(), "{drafted}");
        // What a map decides isn't asked again.
        let decided = drafted.replace("\"?\"", "Yes");
        std::fs::write(folder.path().join("map.yaml"), decided).expect("written");
        let told = stderr(&detente(
            folder.path(),
            &[&check[..], &["--columns", "map.yaml"]].concat(),
        ));
        assert!(
            !told.contains("no-yes") && !told.contains("error["),
            "{told}"
        );
    }
}

#[test]
fn practices_that_hold_their_own_texts_were_ticked_by_somebody() {
    let texts = [
        "The goals of Sales and of Operations are written down where both can read them.",
        "Part of both leaders' pay depends on a result that they reach together.",
        "The budgets of Sales and Operations are planned together.",
    ];
    let heading = |text: &str| format!("\"Done already? - Selected Choice - {text}\"");
    let headings = texts.map(heading);
    let row = format!("Acme,sales,4,\"{}\"\n", texts.join("\",\""));
    let text = format!(
        "company,side,targets-collide,{}\n{row}{row}",
        headings.join(",")
    );
    let folder = folder("a.csv", &text);
    let drafted = stdout(&detente(folder.path(), &["map", "a.csv", "-q", "pulse"]));
    let asked = format!("\"{}\": \"?\"  # 2 cells", texts[0]);
    assert!(drafted.contains(&asked), "{text}{drafted}");
}

#[test]
fn texts_that_were_read_in_another_encoding_are_told_as_that() {
    let heading = "The targets of Sales and Operations got in each other's way.";
    let row = "Acme,sales,I can\u{e2}\u{20ac}\u{2122}t say\n";
    for (heading, rows, is_told) in [
        (
            heading.replace('\'', "\u{e2}\u{20ac}\u{2122}"),
            row.to_owned(),
            true,
        ),
        (heading.to_owned(), row.to_owned(), true),
        (heading.to_owned(), row.repeat(5), true),
        (
            heading.to_owned(),
            row.replace("\u{e2}\u{20ac}\u{2122}", "\u{c3}o"),
            false,
        ),
    ] {
        let folder = folder("a.csv", format!("company,side,{heading}\n{rows}"));
        let told = stderr(&detente(folder.path(), &["check", "a.csv", "-q", "pulse"]));
        let help = "`\u{e2}\u{20ac}\u{2122}` stands where there was another character";
        assert!(told.contains("error["), "{told}");
        assert_eq!(told.contains(help), is_told, "{told}");
    }
}

#[test]
fn practices_that_stand_in_one_column_as_choices_are_told() {
    let goals = "The goals of Sales and of Operations are written down where both can read them.";
    let pay = "Part of both leaders' pay depends on a result that they reach together.";
    for (cell, is_told) in [
        (format!("{goals};{pay};"), true),
        (pay.to_owned(), true),
        ("We have one pay for both leaders.".to_owned(), false),
    ] {
        let rows = format!("Acme,sales,3,\nAcme,sales,4,{cell}\n");
        let text = format!("company,side,targets-collide,Which of these?\n{rows}");
        let folder = folder("a.csv", &text);
        let told = stderr(&detente(folder.path(), &["check", "a.csv", "-q", "pulse"]));
        let help = "warning[practices-in-one-column]: the column `Which of these?` holds practices";
        assert_eq!(told.contains(help), is_told, "{told}");
        assert_eq!(told.contains("columns-left-alone"), !is_told, "{told}");
        let drafted = stdout(&detente(folder.path(), &["map", "a.csv", "-q", "pulse"]));
        assert_eq!(
            drafted.contains("\"Which of these?\": \"?\""),
            is_told,
            "{drafted}"
        );
    }
}

#[test]
fn a_matrix_that_stands_in_one_column_is_an_error() {
    let targets = "The targets of Sales and Operations got in each other's way.";
    for (cell, is_told) in [
        (format!("\"A statement = Never\n{targets} = Often\""), true),
        (format!("Something else: 3; {targets}: Never;"), true),
        (format!("{targets} What does that mean?"), false),
        ("Never".to_owned(), false),
    ] {
        let rows = format!("Acme,sales,3,\nAcme,sales,4,{cell}\n");
        let text = format!("company,side,targets-helped,How often?\n{rows}");
        let folder = folder("a.csv", &text);
        let told = stderr(&detente(folder.path(), &["check", "a.csv", "-q", "pulse"]));
        let error = "error[questions-in-one-column]: the column `How often?` holds several questions in a cell";
        assert_eq!(told.contains(error), is_told, "{told}");
        let drafted = stdout(&detente(folder.path(), &["map", "a.csv", "-q", "pulse"]));
        let asked = "# holds several questions in a cell: export a column for each statement";
        assert_eq!(drafted.contains(asked), is_told, "{drafted}");
        std::fs::write(
            folder.path().join("map.yaml"),
            "format: detente/columns@1\nignore: [How often?]\n",
        )
        .expect("written");
        let arguments = ["check", "a.csv", "-q", "pulse", "--columns", "map.yaml"];
        let output = detente(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
}

#[test]
fn practices_that_are_zero_and_one_alone_are_drafted_as_no_and_yes() {
    let ids = "shared-measure,linked-goals,joint-pay,joint-budget,key-meetings,ceo-with-both";
    for (cells, is_told) in [("1,0,1,1,0,1", true), ("1,0,2,1,0,1", false)] {
        let rows = format!("Acme,sales,{cells}\n").repeat(4);
        let text = format!("company,side,{ids}\n{rows}");
        let folder = folder("a.csv", &text);
        let drafted = stdout(&detente(folder.path(), &["map", "a.csv", "-q", "pulse"]));
        let asked = "1 is Yes and 0 is No, else 1 is Partly.\n    0: \"?\"\n    1: \"?\"\n";
        assert_eq!(drafted.contains(asked), is_told, "{drafted}");
        assert_eq!(drafted.contains("perhaps [0, 1, 2]"), !is_told, "{drafted}");
    }
}

#[test]
fn answers_in_columns_that_are_worded_for_the_other_side_are_a_warning() {
    let paid =
        "\"For what each department does, Operations is paid too much compared with Sales.\"";
    let turned =
        "\"For what each department does, Sales is paid too much compared with Operations.\"";
    let ceo = "\"For what each department does, one is paid too much compared with the other.\"";
    let told = |header: &str, rows: &str| {
        let folder = folder("a.csv", format!("company,side,{header}\n{rows}"));
        stderr(&detente(folder.path(), &["check", "a.csv"]))
    };
    let both = "warning[swapped-sides]: 2 rows of Operations hold answers in 1 column that is worded for Sales: these \
        count as if asked in the words of their own side, which may mean the opposite\n --> a.csv:3:17\n  |\n\
        3 | Acme,Operations,Agree,4\n  |                 ^^^^^ the first of these\n  |\n  \
        = help: in a spreadsheet this is cell C3\n  \
        = help: if these are rows of the other side, correct the column of sides, `--side`, or the map of columns\n  \
        = help: if each side was asked in its own words after all, head these columns with the questions' ids, or name \
        those in a map of columns\n  \
        = help: if everybody got one form, these are answers to other questions than theirs: ask that side again with the \
        form that `detente form` makes for it\n";
    let rows = "Acme,sales,Agree,4\nAcme,Operations,Agree,4\nAcme,operations,1,\nAcme,operations,,4\n\
        Acme,operations,N/A,4\nAcme,ceo,Agree,4\n";
    let found = told(&format!("{paid},ceo-puts-off"), rows);
    assert!(found.contains(both), "{found}");
    assert_eq!(found.matches("swapped-sides").count(), 1, "{found}");
    // A column for each side: one leader answered in the wrong one.
    let rows = "Acme,sales,4,\nAcme,operations,,4\nAcme,operations,4,\n";
    let found = told(&format!("{paid},{turned}"), rows);
    let one = "1 row of Operations holds answers in 1 column that is worded for Sales: these";
    assert!(found.contains(one), "{found}");
    assert!(found.contains("--> a.csv:4:17"), "{found}");
    let rows = "Acme,sales,,4\nAcme,operations,4,\n";
    let found = told(&format!("{paid},{turned}"), rows);
    let two = "1 row of Sales holds answers in 1 column that is worded for Operations and 1 row of Operations holds answers";
    assert!(found.contains(two), "{found}");
    // A row with a mistake in it is one of its side, too.
    let found = told(paid, "Acme,sales,Agre\nAcme,operations,Agree\n");
    assert!(found.contains(one), "{found}");
    let found = told(paid, "Acme,operations,Agree\n");
    let all =
        "the questions here are worded for Sales, and the answers are said to be of Operations";
    assert!(found.contains(all), "{found}");
    // Ids, and words that are of neither side, warn of nothing.
    for header in ["overpaid", ceo] {
        let found = told(header, "Acme,sales,4\nAcme,operations,4\n");
        assert!(found.contains("questions-without-column"), "{found}");
        assert!(!found.contains("swapped-sides"), "{found}");
    }
    // So do names that only stand the other way round, and what the CEO is asked as well.
    for text in [
        "The CEO put off a decision that Sales and Operations were waiting for.",
        "The targets of Sales and Operations got in each other's way.",
        "The targets of Operations and Sales got in each other's way.",
    ] {
        for rows in [
            "Acme,sales,4,4\nAcme,operations,4,4\n",
            "Acme,operations,4,4\n",
        ] {
            let found = told(&format!("\"{text}\",overpaid"), rows);
            assert!(found.contains("questions-without-column"), "{found}");
            assert!(!found.contains("swapped-sides"), "{found}");
        }
    }
    // Who names the question in a map of columns knows better.
    let folder = folder(
        "a.csv",
        format!("company,side,{paid}\nAcme,sales,4\nAcme,operations,4\n"),
    );
    let map = format!("format: detente/columns@1\ncolumns: {{{paid}: overpaid}}\n");
    std::fs::write(folder.path().join("map.yaml"), map).expect("a map");
    let output = detente(folder.path(), &["check", "a.csv", "--columns", "map.yaml"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(
        !stderr(&output).contains("swapped-sides"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn orders_in_a_grid_have_each_rank_once() {
    let header = "company,side,goals-order:revenue,goals-order:on-time-delivery,goals-order:cost,goals-order:quality,goals-order:growth\n";
    for (row, expected) in [
        ("1,2,3,4,4", "a second option has rank 4"),
        ("1,2,3,4,6", "`6` is no rank"),
        (
            "1,2,3,4,",
            "`growth` missing from the order of `goals-order`",
        ),
    ] {
        let folder = folder("a.csv", format!("{header}Acme,sales,{row}\n"));
        let told = stderr(&detente(folder.path(), &["check", "a.csv"]));
        assert!(told.contains(expected), "{told}");
        assert!(told.contains("1:") || told.contains("2:"), "{told}");
    }
}

#[test]
fn quotes_that_never_close_are_found_and_swallow_nothing_in_silence() {
    let text = "company,side,goals-known,comment:goals-known\nAcme,sales,4,\"They said\nAcme,operations,3,\n";
    let folder = folder("a.csv", text);
    let output = detente(folder.path(), &["check", "a.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("a.csv:2:14"),
        "{}",
        stderr(&output)
    );
    assert_eq!(stdout(&output), "");
}

#[test]
fn a_row_within_a_text_is_a_warning() {
    let header = "company,side,respondent,goals-known,comment:goals-known\n";
    let told = |rows: &str| {
        let folder = folder("a.csv", format!("{header}{rows}"));
        let output = detente(folder.path(), &["check", "a.csv"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stderr(&output)
    };
    let swallowing = "Acme,sales,Dana,4,\"They said\nAcme,operations,Ming,3,nothing\"\nAcme,operations,Bo,2,\"Fine\"\n";
    for line_end in ["\n", "\r\n", "\r"] {
        let told = told(&swallowing.replace('\n', line_end));
        assert!(told.contains("warning[swallowed-row]"), "{told}");
        assert!(told.contains("a.csv:2:19") || line_end == "\r", "{told}");
    }
    let told = told("Acme,sales,Dana,4,\"They said, again,\nno, never, at all\"\n");
    assert!(!told.contains("swallowed-row"), "{told}");
}

#[test]
fn a_quote_left_open_costs_its_own_line_alone() {
    let header = "company,side,goals-known,comment:goals-known\n";
    let rest = "Bolt,operations,9,\nBolt,sales,2,\"Fine,\nand more\"\n\nBolt,sales,8,\n";
    // Never closed, closed by a later cell, and closed by one that makes the number of cells right again.
    for (row, next) in [
        ("Acme,sales,4,\"They said\n", ""),
        ("Acme,sales,\"4,They\n", "Bolt,sales,\"3\",\n"),
        ("Acme,sales,4,\"They said\n", "Bolt,sales,3,\"Fine\"\n"),
    ] {
        for line_end in ["\n", "\r\n"] {
            let text = format!("{header}{row}{next}{rest}").replace('\n', line_end);
            let folder = folder("a.csv", text);
            let told = stderr(&detente(folder.path(), &["check", "a.csv"]));
            let first = 3 + usize::from(!next.is_empty());
            let places: Vec<&str> = told
                .lines()
                .filter_map(|line| line.trim_start().strip_prefix("--> a.csv:"))
                .collect();
            let quote = 1 + row.find('"').expect("a quote");
            let expected = [
                format!("2:{quote}"),
                format!("{first}:17"),
                format!("{}:12", first + 4),
            ];
            assert_eq!(places, expected, "{told}");
            assert!(told.contains("error[open-quote]"), "{told}");
            // A spreadsheet has the two lines of a cell in one row, and a blank line in a row of its own.
            let cell = format!("in a spreadsheet this is cell C{}", first + 3);
            assert!(told.contains(&cell), "{told}");
        }
    }
}

#[test]
fn files_without_answers_company_or_side_say_what_they_lack() {
    for (text, expected) in [
        ("", "this file holds no answers"),
        (
            "company,side,goals-known\n",
            "this file has a header and no answers",
        ),
        (
            "company,side,mood\nAcme,sales,1\n",
            "no column of this file holds answers to",
        ),
        (
            "side,goals-known\nsales,1\n",
            "this file has no column `company`",
        ),
        (
            "company,goals-known\nAcme,1\n",
            "this file has no column `side`",
        ),
    ] {
        let folder = folder("a.csv", text);
        let output = detente(folder.path(), &["report", "a.csv"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(expected), "{}", stderr(&output));
    }
}

#[test]
fn standard_input_is_taken_for_csv_where_it_looks_like_it() {
    use std::io::Write;
    let mut child = Command::new(env!("CARGO_BIN_EXE_detente"))
        .args(["check", "-"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("detente starts");
    let text = "company,side,goals-known\nAcme,sales,4\n";
    let mut input = child.stdin.take().expect("standard input");
    input.write_all(text.as_bytes()).expect("written");
    drop(input);
    let output = child.wait_with_output().expect("ends");
    assert_eq!(
        stdout(&output),
        "<stdin>: Acme, Sales: 1 of 38 questions answered\n"
    );
}

/// The codes and places of all that is told of a table whose third row is at fault.
fn told_of_third_row(header: &str, row: &str) -> (Vec<String>, String) {
    let fine = "Acme,sales,3,3";
    let folder = folder("a.csv", format!("{header}\n{fine}\n{row}\n"));
    let output = detente(folder.path(), &["batch", "a.csv", "-f", "csv"]);
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{row}: {told}");
    assert!(!stdout(&output).contains("Acme"), "{row} is scored");
    let codes = told.lines().filter(|line| line.starts_with("error["));
    (codes.map(str::to_owned).collect(), told)
}

#[test]
fn the_observer_answers_only_what_they_are_asked_in_digits_and_in_labels() {
    let header = "company,side,targets-collide,needed-information";
    let message = "error[not-asked]: the CEO isn't asked this question";
    for answer in ["4", "Agree"] {
        let (codes, told) = told_of_third_row(header, &format!("Acme,ceo,3,{answer}"));
        assert_eq!(codes, [message], "{told}");
    }
    // A label is looked up, so its own cell is pointed at.
    let (_, told) = told_of_third_row(header, "Acme,ceo,3,Agree");
    assert!(told.contains("--> a.csv:3:12"), "{told}");
}

#[test]
fn an_answer_above_the_scale_is_refused_however_its_number_is_spelt() {
    let header = "company,side,targets-collide,targets-helped";
    for answer in ["6", "6.0", "6 of 5"] {
        let (codes, told) = told_of_third_row(header, &format!("Acme,operations,3,{answer}"));
        let [code] = codes.as_slice() else {
            panic!("{answer}: {told}");
        };
        assert!(code.contains("of `targets-helped`") || code.contains("to `targets-helped`"));
        assert!(told.contains("--> a.csv:3:19"), "{answer}: {told}");
    }
}

#[test]
fn a_row_with_more_cells_than_headings_is_refused_unless_they_are_blank() {
    let header = "company,side,targets-collide,targets-helped";
    let (codes, told) = told_of_third_row(header, "Acme,operations,3,3,4");
    let [code] = codes.as_slice() else {
        panic!("{told}");
    };
    assert!(
        code.contains("row 3 has 5 cells, and the header has 4"),
        "{told}"
    );
    let text = format!("{header}\nAcme,sales,3,3\nAcme,operations,3,3,, \n");
    let folder = folder("a.csv", text);
    let output = detente(folder.path(), &["batch", "a.csv", "-f", "csv"]);
    assert!(stdout(&output).contains("Acme"), "{}", stderr(&output));
}

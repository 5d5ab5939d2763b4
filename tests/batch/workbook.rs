//! The portfolio as a workbook: its figures, its words, and how it is printed.

use std::fs;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx};

use crate::answers::write_answers;
use crate::{batch, stderr};

type Book = Xlsx<BufReader<File>>;

fn open(path: &Path) -> Book {
    calamine::open_workbook(path).expect("a workbook")
}

fn sheet(book: &mut Book, name: &str) -> Range<Data> {
    book.worksheet_range(name).expect("a sheet")
}

/// The texts of a sheet's row.
fn row(sheet: &Range<Data>, at: usize) -> Vec<String> {
    let cells = sheet.rows().nth(at).expect("a row");
    cells.iter().map(ToString::to_string).collect()
}

/// A part of the file as it stands in it.
fn part(path: &Path, name: &str) -> String {
    let file = File::open(path).expect("a file");
    let mut archive = zip::ZipArchive::new(file).expect("an archive");
    let mut text = String::new();
    let mut part = archive.by_name(name).expect("a part");
    part.read_to_string(&mut text).expect("text");
    text
}

#[test]
fn the_workbook_holds_the_same_figures_as_the_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let names: Vec<String> = (0..12).map(|at| format!("Client {at}")).collect();
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.push("=1+1");
    write_answers(path, &names);
    for name in ["p.xlsx", "p.csv"] {
        let output = batch(path, &format!("-o {name}"));
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
    let mut book = open(&path.join("p.xlsx"));
    assert_eq!(
        book.sheet_names(),
        ["Portfolio", "Causes", "Questions", "Method"]
    );
    let causes = sheet(&mut book, "Causes");
    let mut table = csv::Reader::from_path(path.join("p.csv")).expect("a table");
    let header = table.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|head| head == name).expect(name);
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    assert_eq!(causes.height(), rows.len() + 1);
    let columns = [
        "rank",
        "priority",
        "severity",
        "sales",
        "operations",
        "gap",
        "reading",
        "portfolio-mean",
        "difference",
        "percentile",
    ];
    for (cells, row) in causes.rows().skip(1).zip(&rows) {
        assert_eq!(cells[0].to_string(), row[0].trim_start_matches('\''));
        for (cell, name) in cells[3..].iter().zip(columns) {
            // A reading is told in words.
            let words = |text: &str| match name {
                "reading" => text.replace('-', " "),
                _ => text.to_owned(),
            };
            assert_eq!(words(&cell.to_string()), words(&row[at(name)]), "{name}");
        }
    }
    let companies = sheet(&mut book, "Portfolio");
    assert_eq!(companies.height(), 15);
    for (cells, row) in companies.rows().skip(2).zip(rows.iter().step_by(5)) {
        assert_eq!(cells[2].to_string(), row[at("symptoms")]);
    }
    let questions = sheet(&mut book, "Questions");
    // Five causes of five questions each, and eight on the symptoms.
    assert_eq!(questions.height(), 1 + 13 * 33);
}

#[test]
fn the_workbook_says_how_sure_each_ranking_is_where_that_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A", "B"]);
    for name in ["p.xlsx", "p.csv"] {
        batch(path, &format!("-o {name} --confidence"));
    }
    let mut table = csv::Reader::from_path(path.join("p.csv")).expect("a table");
    let header = table.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|head| head == name).expect(name);
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    let mut book = open(&path.join("p.xlsx"));
    let column = |sheet: &Range<Data>, head: usize| -> Vec<f64> {
        let sure = row(sheet, head).iter().position(|head| head == "Sure, %");
        let cells = sheet.rows().skip(head + 1);
        let cells = cells.map(|cells| cells[sure.expect("a column")].to_string());
        cells.map(|cell| cell.parse().expect("a number")).collect()
    };
    let causes = column(&sheet(&mut book, "Causes"), 0);
    let leading = column(&sheet(&mut book, "Portfolio"), 1);
    assert_eq!((causes.len(), leading.len()), (rows.len(), 2));
    for (sure, row) in causes.iter().zip(&rows) {
        let first: f64 = row[at("first")].parse().expect("a number");
        assert!((sure - 100.0 * first).abs() < 0.01, "{sure} {first}");
        let company = usize::from(row[0] != rows[0][0]);
        if &row[at("rank")] == "1" {
            assert!((leading[company] - sure).abs() < 0.01);
        }
    }
    let method = sheet(&mut book, "Method");
    assert!(method.rows().any(|row| row[0] == "Sure"));
}

#[test]
fn the_workbook_says_how_many_companies_failed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A", "B"]);
    let file = path.join("all.ndjson");
    let lines = fs::read_to_string(&file).expect("answers");
    fs::write(&file, lines.replacen("\"sales\"", "\"sale\"", 1)).expect("written");
    assert_eq!(batch(path, "-o p.xlsx").status.code(), Some(2));
    let mut book = open(&path.join("p.xlsx"));
    let portfolio = sheet(&mut book, "Portfolio");
    let above = portfolio.get((0, 0)).expect("a cell").to_string();
    assert!(above.contains(" 1 company could not be scored;"), "{above}");
}

#[test]
fn the_workbook_speaks_in_words_and_says_how_its_figures_are_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A", "B"]);
    assert_eq!(batch(path, "-o p.xlsx").status.code(), Some(0));
    let mut book = open(&path.join("p.xlsx"));
    let portfolio = sheet(&mut book, "Portfolio");
    let heads = row(&portfolio, 1);
    assert_eq!(
        heads[..5],
        ["Company", "Wave", "Symptoms", "Level", "Conflicting goals"]
    );
    let levels = ["Healthy tension", "Friction", "Dysfunction"];
    assert!(levels.contains(&row(&portfolio, 2)[3].as_str()));
    let causes = sheet(&mut book, "Causes");
    let readings = ["shared problem", "one-sided", "unsettled", "under control"];
    for at in 1..=10 {
        let cells = row(&causes, at);
        assert!(readings.contains(&cells[9].as_str()), "{cells:?}");
        assert!(cells[2].starts_with(char::is_uppercase), "{cells:?}");
    }
    let questions = sheet(&mut book, "Questions");
    let heads = row(&questions, 0);
    assert_eq!(heads[2..4], ["Part", "Question"]);
    assert_eq!(heads[7..], ["Sales answered", "Operations answered"]);
    let labels = ["Never", "Rarely", "Sometimes", "Often", "Always", "gree"];
    let is_label =
        |cell: &String| cell.is_empty() || labels.iter().any(|label| cell.contains(label));
    assert!((1..=66).all(|at| row(&questions, at)[7..].iter().all(is_label)));
    let method = sheet(&mut book, "Method");
    let terms: Vec<String> = (1..method.height())
        .map(|at| row(&method, at)[0].clone())
        .collect();
    for heads in [row(&portfolio, 1), row(&causes, 0)] {
        let explained = [
            "Symptoms", "Level", "Margin", "Priority", "Severity", "Gap", "Reading",
        ];
        for head in heads
            .iter()
            .filter(|head| explained.contains(&head.as_str()))
        {
            let term = terms
                .iter()
                .find(|term| term.to_lowercase().contains(&head.to_lowercase()));
            assert!(term.is_some(), "{head} in {terms:?}");
        }
    }
    let text: String = method.rows().map(|row| row[1].to_string() + "\n").collect();
    for sentence in [
        "Made by method ",
        "Every answer counts from 0, no conflict, to 100, the most;",
        "Friction, from 40: The tension costs time and goodwill.",
        "Shared problem: both sides are above the line, or one is and the other isn't far below that side.",
        "Sales minus Operations: above 0, the figure of Sales is the higher one.",
    ] {
        assert!(text.contains(sentence), "{sentence} in {text}");
    }
    assert!(!text.contains("percentile"), "{text}");
}

#[test]
fn each_sheet_can_be_filtered_scrolled_below_its_heads_and_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let names: Vec<String> = (0..12).map(|at| format!("Client {at}")).collect();
    write_answers(path, &names.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(batch(path, "-o p.xlsx").status.code(), Some(0));
    let file = path.join("p.xlsx");
    let filters = ["A2:O14", "A1:M61", "A1:I397"];
    for (at, filter) in (1..).zip(filters) {
        let text = part(&file, &format!("xl/worksheets/sheet{at}.xml"));
        assert!(
            text.contains(&format!("<autoFilter ref=\"{filter}\"/>")),
            "{at}"
        );
        // A figure has a format of its own, and no formula stands anywhere.
        assert!(text.contains("<c r=\"E5\" s=\"2\"><v>"), "{at}");
        assert!(!text.contains("<f>"), "{at}");
    }
    for (at, below) in (1..).zip([3, 2, 2, 2]) {
        let text = part(&file, &format!("xl/worksheets/sheet{at}.xml"));
        let frozen =
            format!("topLeftCell=\"B{below}\" activePane=\"bottomRight\" state=\"frozen\"");
        for setting in [
            &frozen,
            "<pageSetUpPr fitToPage=\"1\"/>",
            "fitToHeight=\"0\" orientation=\"landscape\"",
            "customWidth=\"1\"",
            "Page &amp;P of &amp;N",
        ] {
            assert!(text.contains(setting), "{setting} in sheet {at}");
        }
    }
    let book = part(&file, "xl/workbook.xml");
    for heads in [
        "Portfolio!$2:$2",
        "Causes!$1:$1",
        "Questions!$1:$1",
        "Method!$1:$1",
    ] {
        assert!(book.contains(&format!(">{heads}</definedName>")), "{book}");
    }
    // Eight companies of five causes fill a page, and each company's questions begin one.
    let breaks = |at: usize| {
        let text = part(&file, &format!("xl/worksheets/sheet{at}.xml"));
        let breaks = text.split("<brk id=\"").skip(1);
        let breaks: Vec<usize> = breaks
            .map(|text| {
                text.split('"')
                    .next()
                    .and_then(|id| id.parse().ok())
                    .expect("a row")
            })
            .collect();
        breaks
    };
    assert_eq!(breaks(2), [41]);
    let each: Vec<usize> = (1..12).map(|company| 1 + company * 33).collect();
    assert_eq!(breaks(3), each);
    let styles = part(&file, "xl/styles.xml");
    assert!(styles.contains("formatCode=\"0.0\""), "{styles}");
}

#[test]
fn a_long_text_makes_its_row_high_enough() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let long = "Amalgamated ".repeat(12);
    write_answers(path, &[long.trim(), "B"]);
    assert_eq!(
        batch(path, "-o p.xlsx --sort company").status.code(),
        Some(0)
    );
    let text = part(&path.join("p.xlsx"), "xl/worksheets/sheet1.xml");
    // Two such words go on a line of the first column.
    assert!(
        text.contains("<row r=\"3\" spans=\"1:15\" ht=\"90\" customHeight=\"1\">"),
        "{text}"
    );
    assert!(text.contains("<row r=\"4\" spans=\"1:15\"><c"), "{text}");
}

#[test]
fn nobody_scored_makes_a_workbook_that_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A"]);
    let file = path.join("all.ndjson");
    let lines = fs::read_to_string(&file).expect("answers");
    fs::write(&file, lines.replace("\"sales\"", "\"sale\"")).expect("written");
    let output = batch(path, "-o p.xlsx");
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    let mut book = open(&path.join("p.xlsx"));
    assert_eq!(sheet(&mut book, "Causes").height(), 1);
    assert!(!part(&path.join("p.xlsx"), "xl/worksheets/sheet2.xml").contains("autoFilter"));
}

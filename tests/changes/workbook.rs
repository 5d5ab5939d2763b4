//! The workbook of all companies.

use std::fs::{self, File};
use std::io::{BufReader, Read};

use calamine::{Data, Range, Reader, Xlsx};

use crate::Waves;

fn sheet(path: &str, name: &str) -> Range<Data> {
    let mut book: Xlsx<BufReader<File>> = calamine::open_workbook(path).expect("a workbook");
    book.worksheet_range(name).expect("a sheet")
}

fn row(sheet: &Range<Data>, at: usize) -> Vec<String> {
    let cells = sheet.rows().nth(at).expect("a row");
    cells.iter().map(ToString::to_string).collect()
}

#[test]
fn the_workbook_holds_every_company_and_cause_with_the_figures_of_the_table() {
    let old = [("Acme", 2), ("=1+1", 4), ("Gear Works Ltd", 3), ("Gone", 3)];
    let new = [("Acme", 5), ("=1+1", 4), ("Gear Works", 3)];
    let waves = Waves::new(&old, &new);
    let book = waves.path("changes.xlsx");
    for name in ["changes.xlsx", "changes.csv"] {
        let run = waves.compare(&format!("-o ={name}"));
        assert_eq!(run.status, Some(0), "{}", run.stderr);
    }
    let bytes = fs::read(&book).expect("a workbook");
    let mut table = csv::Reader::from_path(waves.path("changes.csv")).expect("a table");
    let header = table.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|head| head == name).expect(name);
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    let rows: Vec<_> = rows
        .iter()
        .filter(|row| &row[at("kind")] == "cause")
        .collect();
    let causes = sheet(&book, "Causes");
    assert_eq!(causes.height(), 1 + rows.len());
    let columns = [
        "company",
        "old_wave",
        "new_wave",
        "text",
        "old_rank",
        "new_rank",
        "old",
        "new",
        "severity_old",
        "severity_new",
        "severity_change",
        "severity_change_low",
        "severity_change_high",
        "verdict",
        "first_old",
        "first_new",
        "second_old",
        "second_new",
        "old_gap",
        "new_gap",
    ];
    for (number, row) in (1..).zip(&rows) {
        for (cell, name) in self::row(&causes, number).iter().zip(columns) {
            assert_eq!(cell, row[at(name)].trim_start_matches('\''), "{name}");
        }
    }
    let companies = sheet(&book, "Companies");
    assert_eq!(companies.height(), 4);
    let acme = (2..4)
        .map(|at| row(&companies, at))
        .find(|row| row[0] == "Acme")
        .expect("Acme");
    assert_eq!(acme[1..3], ["2026-Q3", "2026-Q4"]);
    assert!(acme[8].contains("Conflict avoidance"), "{acme:?}");
    assert_eq!(acme[11], "");
    assert!(
        acme[12].starts_with("Worse by more than noise:"),
        "{acme:?}"
    );
    assert_eq!(acme[13..], ["2", "2", "2", "2"]);
    let alone = sheet(&book, "In one wave alone");
    assert_eq!(row(&alone, 1), ["Gear Works Ltd", "OLD", "Gear Works"]);
    assert_eq!(row(&alone, 2), ["Gone", "OLD", ""]);
    assert_eq!(row(&alone, 3), ["Gear Works", "NEW", "Gear Works Ltd"]);
    let method = sheet(&book, "Method");
    let text: String = method.rows().map(|row| row[1].to_string() + "\n").collect();
    assert!(text.contains("about ten would have a cause"), "{text}");
    // The same answers give the same bytes, and a check sees one that differs.
    let check = |waves: &Waves| waves.compare("--check =changes.xlsx").status;
    assert_eq!(check(&waves), Some(0));
    let changed = waves.read("new.ndjson").replacen(": 5", ": 4", 1);
    fs::write(waves.path("new.ndjson"), changed).expect("written");
    assert_eq!(check(&waves), Some(1));
    assert_eq!(fs::read(&book).expect("a workbook"), bytes);
}

#[test]
fn each_sheet_of_changes_is_laid_out_for_paper() {
    let companies: Vec<String> = (0..10).map(|at| format!("Client {at}")).collect();
    let all: Vec<(&str, u8)> = companies.iter().map(|name| (name.as_str(), 3)).collect();
    let waves = Waves::new(&all, &all);
    assert_eq!(waves.compare("-o =changes.xlsx").status, Some(0));
    let file = File::open(waves.path("changes.xlsx")).expect("a file");
    let mut archive = zip::ZipArchive::new(file).expect("an archive");
    let mut part = |at: usize| {
        let mut text = String::new();
        let mut part = archive
            .by_name(&format!("xl/worksheets/sheet{at}.xml"))
            .expect("a part");
        part.read_to_string(&mut text).expect("text");
        text
    };
    for at in 1..=3 {
        let text = part(at);
        assert!(
            text.contains("fitToHeight=\"0\" orientation=\"landscape\""),
            "{at}"
        );
        assert!(text.contains("state=\"frozen\""), "{at}");
        assert_eq!(text.contains("<autoFilter"), at < 3, "{at}");
        assert!(!text.contains("<f>"), "{at}");
    }
    // Eight companies of five causes fill a page.
    assert!(part(2).contains("<rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"41\""));
}

#[test]
fn many_companies_in_one_wave_alone_get_a_few_guesses_told_and_all_of_them_listed() {
    let names = |ending: &str| -> Vec<String> {
        (0..130)
            .map(|at| format!("Client number {at} {ending}"))
            .collect()
    };
    let [old, new] = [names("Ltd"), names("Inc")];
    let with_acme = |names: &'_ [String]| -> Vec<String> {
        names.iter().cloned().chain(["Acme".to_owned()]).collect()
    };
    let [old, new] = [with_acme(&old), with_acme(&new)];
    let [old, new] = [&old, &new].map(|names| {
        let answered = names.iter().map(|name| (name.as_str(), 3));
        answered.collect::<Vec<_>>()
    });
    let waves = Waves::new(&old, &new);
    let run = waves.compare("-o =changes.xlsx");
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert_eq!(
        run.stderr.matches(" the same as ").count(),
        20,
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("110 more may be the same"),
        "{}",
        run.stderr
    );
    let alone = sheet(&waves.path("changes.xlsx"), "In one wave alone");
    assert_eq!(alone.height(), 261);
    assert!((1..=260).all(|at| !row(&alone, at)[2].is_empty()));
}

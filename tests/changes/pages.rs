//! A page of each company.

use std::fs;
use std::path::Path;

use crate::command::detente;
use crate::{Waves, answers};

#[test]
fn each_company_gets_its_page_under_the_names_of_both_waves() {
    let waves = Waves::new(
        &[("Acme Gears", 2), ("Bolt & Sons", 4)],
        &[("Acme Gears", 4), ("Bolt & Sons", 4)],
    );
    let run = waves.compare("--out =pages -f html -f json");
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("Wrote 4 pages into "), "{}", run.stderr);
    assert_eq!(
        waves.names("pages"),
        [
            "Acme-Gears-2026-Q3-to-2026-Q4.html",
            "Acme-Gears-2026-Q3-to-2026-Q4.json",
            "Bolt-Sons-2026-Q3-to-2026-Q4.html",
            "Bolt-Sons-2026-Q3-to-2026-Q4.json",
        ]
    );
    // All companies are printed in a line each, since each has a page of its own.
    assert!(run.stdout.contains("Bolt & Sons"), "{}", run.stdout);
    assert!(!run.stdout.contains("How to read this"), "{}", run.stdout);
    let again = waves.compare("--out =pages -f html -f json");
    assert!(
        again.stderr.contains("Wrote 0 pages into ") && again.stderr.contains("left 4 unchanged"),
        "{}",
        again.stderr
    );
}

#[test]
fn a_page_is_what_is_printed_of_its_company_alone() {
    let waves = Waves::new(&[("Acme", 2), ("Bolt", 4)], &[("Acme", 4), ("Bolt", 4)]);
    for format in ["html", "markdown", "csv", "json", "text"] {
        let out = format!("--out =pages-{format} -f {format}");
        assert_eq!(waves.compare(&out).status, Some(0));
        let alone = waves.compare(&format!("--company Acme -f {format}"));
        let folder = format!("pages-{format}");
        let name = waves.names(&folder).remove(0);
        assert_eq!(waves.read(&format!("{folder}/{name}")), alone.stdout);
    }
}

#[test]
fn the_next_waves_take_the_place_of_the_last_where_names_are_companies() {
    let waves = Waves::new(
        &[("Acme & Co", 2), ("Bolt", 4)],
        &[("Acme & Co", 4), ("Bolt", 4)],
    );
    let run = waves.compare("--out =pages --names company");
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert_eq!(waves.names("pages"), ["Acme-Co.html", "Bolt.html"]);
    let later = waves.read("old.ndjson").replace("2026-Q3", "2026-Q2");
    fs::write(waves.path("old.ndjson"), later).expect("written");
    let run = waves.compare("--out =pages --names company");
    assert_eq!((run.status, run.stdout.is_empty()), (Some(0), false));
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    // A file of another kind stays, as it does among reports.
    fs::write(waves.path("pages/Bolt.html"), "notes").expect("written");
    let run = waves.compare("--out =pages --names company");
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("error[no-report]"), "{}", run.stderr);
    assert_eq!(waves.read("pages/Bolt.html"), "notes");
    fs::remove_file(waves.path("pages/Bolt.html")).expect("removed");
    // A page that was made of more is written over with a word.
    let old = waves.read("old.ndjson");
    let fewer: Vec<&str> = old.lines().skip(1).collect();
    fs::write(waves.path("old.ndjson"), fewer.join("\n")).expect("written");
    let run = waves.compare("--out =pages --names company");
    assert!(
        run.stderr.contains("warning[less-data]")
            && run.stderr.contains("answers of Sales then: 4, before 8"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_fails_stays_with_its_company() {
    let waves = Waves::new(
        &[("Acme", 2), ("Bolt", 4), ("Cedar", 3)],
        &[("Acme", 4), ("Bolt", 9), ("Cedar", 3)],
    );
    // A folder stands where the page of Cedar is to be.
    let taken = waves.path("pages/Cedar-2026-Q3-to-2026-Q4.html");
    fs::create_dir_all(taken).expect("a folder");
    // What Bolt has from before is neither its page of now nor one that nobody has.
    fs::write(waves.path("pages/Bolt-2026-Q3-to-2026-Q4.html"), "kept").expect("written");
    let run = waves.compare("--out =pages -o =pages/changes.xlsx");
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    assert!(
        run.stderr
            .contains("Not compared, for NEW:\n  Bolt, 2026-Q4: 4 records"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("a folder has the name of this report"));
    assert_eq!(
        waves.names("pages"),
        [
            "Acme-2026-Q3-to-2026-Q4.html",
            "Bolt-2026-Q3-to-2026-Q4.html",
            "Cedar-2026-Q3-to-2026-Q4.html",
            "changes.xlsx"
        ]
    );
    assert_eq!(waves.read("pages/Bolt-2026-Q3-to-2026-Q4.html"), "kept");
    assert!(
        !run.stderr.contains("no page of this run"),
        "{}",
        run.stderr
    );
    // Where nobody can say whose a record is, each page may come to lack it.
    let nobodys =
        answers("2026-Q4", &[("", 2)]).replace("\"company\": \"\", ", "\"companie\": 1, ");
    let new = answers("2026-Q4", &[("Acme", 4), ("Bolt", 4)]) + &nobodys;
    fs::write(waves.path("new.ndjson"), new).expect("written");
    let run = waves.compare("--out =others");
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    assert!(
        !Path::new(&waves.path("others")).exists() || waves.names("others").is_empty(),
        "{}",
        run.stderr
    );
}

#[test]
fn pages_take_the_place_of_nothing_that_is_read_and_name_what_else_is_there() {
    let waves = Waves::new(&[("Acme", 2), ("Bolt", 4)], &[("Acme", 4), ("Bolt", 4)]);
    fs::create_dir(waves.path("pages")).expect("a folder");
    fs::write(waves.path("pages/Gone.html"), "a page").expect("written");
    let run = waves.compare("--out =pages");
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(
        run.stderr.contains("left as they were: Gone.html"),
        "{}",
        run.stderr
    );
    assert_eq!(waves.read("pages/Gone.html"), "a page");
    // The answers themselves stand under a page's name.
    let old = waves.path("old.ndjson");
    let new = waves.path("Acme-2026-Q3-to-2026-Q4.json");
    fs::rename(waves.path("new.ndjson"), &new).expect("moved");
    let folder = waves.path(".");
    let run = detente(&["compare", &old, &new, "--out", &folder, "-f", "json"]);
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    assert!(run.stderr.contains("overwrites-input") || run.stderr.contains("error"));
}

#[test]
fn several_formats_and_a_check_go_with_a_folder_alone_or_never() {
    let waves = Waves::new(&[("Acme", 2)], &[("Acme", 4)]);
    let run = waves.compare("-f html -f json");
    assert_eq!(run.status, Some(2));
    assert!(
        run.stderr.contains("a comparison has one format"),
        "{}",
        run.stderr
    );
    let run = waves.compare("--out =pages --check =kept.html");
    assert_eq!(run.status, Some(2));
}

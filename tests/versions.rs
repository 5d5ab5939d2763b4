//! Answers to an older version of a built-in questionnaire are read by that version, and give the figures that
//! they have always given.

mod command;
#[path = "command/figures.rs"]
mod figures;

use figures::figures;
use std::fs;
use std::path::Path;

use command::{Run, detente};
use detente::questionnaire::{self, DEFAULT};

const OLD: &str = "tests/fixtures/version-1.0";
/// The report on these answers, as the program wrote it before there was a second version.
const REPORT: &str = include_str!("fixtures/version-1.0/report.json");

fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(OLD)
        .join(name)
        .to_string_lossy()
        .into_owned()
}

/// A folder with a file for each of these texts, each about a company and wave that it names.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

fn run(folder: &tempfile::TempDir, arguments: &[&str]) -> Run {
    let path = folder.path().to_string_lossy().into_owned();
    let all: Vec<String> = arguments
        .iter()
        .map(|argument| argument.replace("DIR", &path))
        .collect();
    let mut run = detente(&all.iter().map(String::as_str).collect::<Vec<_>>());
    for text in [&mut run.stdout, &mut run.stderr] {
        *text = text.replace(&path, "DIR");
    }
    run
}

const OLD_SALES: &str = "questionnaire: sales-vs-operations\nversion: \"1.0\"\ncompany: Acme\nside: sales\n\
     wave: Q1\nrespondent: Dana\nanswers: {goals-known: 2, targets-collide: 4, asked-first: 2}\n";
const NEW_OPERATIONS: &str = "questionnaire: sales-vs-operations\nversion: \"2.0\"\ncompany: Acme\n\
     side: operations\nwave: Q1\nrespondent: Ute\nanswers: {targets-helped: 2, targets-collide: 4}\n";

#[test]
fn answers_to_version_1_give_the_figures_that_they_always_gave() {
    let page: Vec<String> = fs::read_dir(fixture("page"))
        .expect("the page's files")
        .map(|file| file.expect("a file").path().to_string_lossy().into_owned())
        .collect();
    assert_eq!(page.len(), 6);
    let page: Vec<&str> = page.iter().map(String::as_str).collect();
    let (yaml, csv) = (fixture("acme-gears.yaml"), fixture("acme-gears.csv"));
    for files in [vec![yaml.as_str()], vec![csv.as_str()], page] {
        for named in [vec![], vec!["-q", "sales-vs-operations@1.0"]] {
            let arguments = [vec!["report", "-f", "json"], files.clone(), named].concat();
            let report = detente(&arguments).report();
            assert!(figures(&report) == REPORT, "{arguments:?}");
            let is_table = files == [csv.as_str()];
            assert_eq!(report != REPORT, is_table, "{arguments:?}");
        }
    }
}

#[test]
fn without_a_version_it_is_the_one_that_knows_most_of_what_is_asked() {
    let unnamed = |text: &str| {
        text.replace("version: \"1.0\"\n", "")
            .replace("version: \"2.0\"\n", "")
    };
    let version = |text: &str| {
        let folder = folder(&[("a.yaml", text)]);
        let report = run(&folder, &["report", "-f", "json", "DIR/a.yaml"]).stdout;
        let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
        report["questionnaire"]["version"]
            .as_str()
            .expect("a version")
            .to_owned()
    };
    assert_eq!(version(&unnamed(OLD_SALES)), "1.0");
    assert_eq!(version(&unnamed(NEW_OPERATIONS)), "2.0");
    // A version is one of the default questionnaire, where nothing names another.
    let alone =
        "version: 1.0\ncompany: Acme\nside: sales\nanswers: {targets-collide: 4, asked-first: 2}\n";
    assert_eq!(version(alone), "1.0");
    // Both versions know these: the newest is meant.
    let both = "company: Acme\nside: sales\nanswers: {targets-collide: 4, asked-first: 2}\n";
    assert_eq!(version(both), "2.0");
    // Where a company is picked, files of others that name nothing have no say.
    let named = format!("questionnaire: sales-vs-operations\n{both}");
    let other = "company: Brandt\nside: sales\nanswers: {goals-known: 4}\n";
    let two = folder(&[("a.yaml", &named), ("b.yaml", other)]);
    let report = run(&two, &["report", "DIR", "--company", "Acme", "-f", "json"]).stdout;
    assert!(report.contains("\"version\": \"2.0\""), "{report}");
    let pulse = "questionnaire: pulse\ncompany: Acme\nside: sales\nanswers: {targets-collide: 4, vision-guides: 2}\n";
    assert_eq!(version(pulse), "1.0");
    let texts = "company,side,The targets of Sales and Operations got in each other's way.,\
                 \"What Sales did to meet its targets also helped Operations to meet its own.\"\nAcme,sales,Often,Rarely\n";
    let folder = folder(&[("a.csv", texts)]);
    let report = run(&folder, &["report", "-f", "json", "DIR/a.csv"]).stdout;
    assert!(report.contains("\"version\": \"1.0\""));
}

#[test]
fn two_versions_in_one_company_and_wave_are_an_error_that_tells_the_way_on() {
    let folder = folder(&[("a.yaml", OLD_SALES), ("b.yaml", NEW_OPERATIONS)]);
    let run = run(&folder, &["report", "DIR"]);
    assert_eq!(run.status, Some(2));
    insta::assert_snapshot!(run.stderr);
}

#[test]
fn a_company_that_answered_another_version_fails_alone() {
    let old = OLD_SALES.replace("Acme", "Brandt");
    let new = |side: &str| NEW_OPERATIONS.replace("operations\nwave", &format!("{side}\nwave"));
    let folder = folder(&[
        ("a.yaml", &new("operations")),
        ("b.yaml", &new("sales")),
        ("c.yaml", &old),
    ]);
    let all = run(&folder, &["batch", "DIR", "-f", "csv"]);
    assert_eq!(all.status, Some(2));
    assert!(all.stdout.contains("Acme") && !all.stdout.contains("Brandt"));
    assert!(
        all.stderr
            .contains("  Brandt, Q1: 1 record or file has mistakes"),
        "{}",
        all.stderr
    );
    assert!(
        all.stderr.contains("-q sales-vs-operations@1.0"),
        "{}",
        all.stderr
    );
    let other = run(
        &folder,
        &["batch", "DIR", "-f", "csv", "-q", "sales-vs-operations@1.0"],
    );
    assert!(other.stdout.contains("Brandt") && !other.stdout.contains("Acme"));
}

#[test]
fn a_wave_that_is_picked_is_read_by_its_own_version() {
    let other = |side: &str, text: &str| {
        text.replace("side: sales", &format!("side: {side}"))
            .replace("side: operations", &format!("side: {side}"))
    };
    let newer = NEW_OPERATIONS.replace("Q1", "Q2");
    let files = [
        ("a.yaml", OLD_SALES.to_owned()),
        ("b.yaml", other("operations", OLD_SALES)),
        ("c.yaml", other("sales", &newer)),
        ("d.yaml", newer),
    ];
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let folder = folder(&files);
    for (wave, version) in [("Q1", "1.0"), ("Q2", "2.0")] {
        let run = run(&folder, &["report", "DIR", "--wave", wave, "-f", "json"]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        assert!(
            run.stdout.contains(&format!("\"version\": \"{version}\"")),
            "{wave}"
        );
    }
    let compared = run(
        &folder,
        &[
            "compare",
            "DIR",
            "DIR",
            "--old-wave",
            "Q1",
            "--new-wave",
            "Q2",
        ],
    );
    assert_eq!(compared.status, Some(0), "{}", compared.stderr);
    // Of what was answered both asked one question; it hasn't changed.
    assert!(
        compared.stdout.contains("that both asked"),
        "{}",
        compared.stdout
    );
}

#[test]
fn a_version_that_is_not_built_in_is_told() {
    let text = OLD_SALES.replace("\"1.0\"", "\"1.3\"");
    let folder = folder(&[("a.yaml", &text)]);
    let run = run(&folder, &["check", "DIR/a.yaml"]);
    assert_eq!(run.status, Some(0));
    assert!(
        run.stderr.contains("warning[other-version]"),
        "{}",
        run.stderr
    );
    let unknown = detente(&["questionnaire", "show", "pulse@3.0"]);
    assert_eq!(unknown.status, Some(2));
    insta::assert_snapshot!(unknown.stderr);
}

#[test]
fn a_version_is_the_same_where_a_spreadsheet_made_a_number_of_it() {
    let versions = [
        ("1.0", 38),
        ("1", 38),
        ("\"1,0\"", 38),
        ("2.0", 46),
        ("2", 46),
        ("\"2,0\"", 46),
    ];
    for (version, questions) in versions {
        let table = format!(
            "questionnaire,version,company,side,targets-collide\nsales-vs-operations,{version},Acme,sales,4\n"
        );
        let record = NEW_OPERATIONS.replace("targets-helped: 2, ", "");
        let record = record.replace("\"2.0\"", version);
        for (name, text) in [("a.csv", &table), ("a.yaml", &record)] {
            let run = run(&folder(&[(name, text)]), &["check", "DIR"]);
            let counted = format!("1 of {questions} questions answered");
            assert!(run.stdout.contains(&counted), "{version} {}", run.stdout);
            assert!(!run.stderr.contains("other-version"), "{}", run.stderr);
        }
    }
    let shown = |name| detente(&["questionnaire", "show", name]).stdout;
    assert_eq!(shown("pulse@2"), shown("pulse"));
}

#[test]
fn which_of_two_questionnaires_is_read_hangs_on_no_file_s_name() {
    let record = |id: &str, company: &str, side: &str| {
        format!(
            "{{\"questionnaire\":\"{id}\",\"company\":\"{company}\",\"side\":\"{side}\",\"answers\":{{\"targets-collide\":4}}}}\n"
        )
    };
    let full = record("sales-vs-operations", "Acme", "sales");
    let pulses = record("pulse", "Bolt", "sales") + &record("pulse", "Bolt", "operations");
    let pulse = record("pulse", "Bolt", "sales");
    // More records decide, of as many the id.
    for other in [&pulses, &pulse] {
        for [a, b] in [[&full, other], [other, &full]] {
            let folder = folder(&[("a.ndjson", a), ("b.ndjson", b)]);
            let told = run(&folder, &["batch", "DIR"]).stderr;
            let expected =
                "these answers are for `sales-vs-operations`, but are being read with `pulse`";
            assert!(told.contains(expected), "{told}");
            assert!(
                told.contains("these with `-q sales-vs-operations`\n"),
                "{told}"
            );
        }
    }
}

/// A table that is headed by the ids of a questionnaire's scale questions, with two people of a company in a wave.
fn table(id: &str, company: &str, wave: &str) -> String {
    let asked = questionnaire::embedded(id).expect("built in").read();
    let asked = asked.expect("valid").scale_questions;
    let ids: Vec<&str> = asked.iter().map(|question| question.id.as_str()).collect();
    let cells = vec!["2"; ids.len()].join(",");
    let row = |side: &str| format!("{company},{wave},{side},{cells}\n");
    let [sales, operations] = ["sales", "operations"].map(row);
    format!("company,wave,side,{}\n{sales}{operations}", ids.join(","))
}

#[test]
fn a_table_of_another_questionnaire_than_the_others_is_told_as_that() {
    let pulse = table("pulse", "Acme", "Q4");
    let whole = table("sales-vs-operations", "Cog", "Q4");
    let old = table("sales-vs-operations@1.0", "Cog", "Q4");
    let beside = [("a.csv", &*pulse), ("b.csv", &*whole)];
    let told = run(&folder(&beside), &["batch", "DIR"]);
    let message = "error[other-questionnaire]: 22 columns answer questions of `sales-vs-operations`, but this table is \
         being read with `pulse`, which doesn't ask them";
    assert!(told.stderr.contains(message), "{}", told.stderr);
    assert!(told.stderr.contains("with `-q sales-vs-operations`: put"));
    assert!(!told.stderr.contains("no answers"), "{}", told.stderr);
    assert_eq!(told.status, Some(2));
    let versions = run(
        &folder(&[("a.csv", &whole), ("b.csv", &old)]),
        &["batch", "DIR"],
    );
    let version = "these with `-q sales-vs-operations@1.0`";
    assert!(versions.stderr.contains(version), "{}", versions.stderr);
    // Nothing is lost where the other one asks all of it, but most of that stays unanswered.
    let most = [("a.csv", &*pulse), ("b.csv", &*whole), ("c.csv", &*whole)];
    let told = run(&folder(&most), &["batch", "DIR"]);
    let warning = "warning[other-questionnaire]: this table asks the 15 questions of `pulse`";
    assert!(told.stderr.contains(warning), "{}", told.stderr);
    assert!(!told.stderr.contains("error["), "{}", told.stderr);
}

#[test]
fn tables_of_other_waves_have_no_say_on_the_questionnaire() {
    let [sales, operations] = ["sales", "operations"].map(|_| table(DEFAULT, "Acme", "Q3"));
    let pulse = table("pulse", "Acme", "Q4");
    let all = [
        ("o.csv", &*operations),
        ("p.csv", &*pulse),
        ("s.csv", &*sales),
    ];
    let folder = folder(&all);
    for (wave, asked) in [("Q4", "pulse"), ("Q3", DEFAULT)] {
        let found = run(&folder, &["report", "DIR", "--wave", wave, "-f", "json"]);
        let report: serde_json::Value = serde_json::from_str(&found.stdout).expect(&found.stderr);
        assert_eq!(report["questionnaire"]["id"], asked, "{}", found.stderr);
    }
}

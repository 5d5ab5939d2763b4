//! Whatever a folder holds, every command reads it in the same way: a company's report is its line of the
//! portfolio, and what is wrong is told alike.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use detente::answers::mapping::ColumnMapping;
use detente::answers::records::Keeps;
use detente::answers::selection::Selection;
use detente::questionnaire::Role;
use detente::reading::{Input, Reading, Texts};
use rayon::prelude::*;
use serde_json::Value;

use crate::answers::{Answers, Numbers, csv_header, questionnaire, respondent};
use crate::{detente, stderr, stdout};

const COMPANIES: [&str; 4] = ["Acme", "Bolt & Co", "Cog", "acme"];

const WAVES: [Option<&str>; 3] = [None, Some("2026-Q3"), Some("2026-Q4")];

/// What is odd about a record.
#[derive(Clone, Copy, PartialEq)]
enum Odd {
    Nothing,
    /// Nobody is named.
    Unnamed,
    /// Its respondent stands there twice, in another file.
    Twice,
    /// An answer is off the scale.
    OffTheScale,
    /// There is no such side.
    UnknownSide,
    /// Nothing is answered.
    Blank,
}

/// A record as it is written, in whichever format.
struct Written {
    answers: Answers,
    wave: Option<&'static str>,
    comment: Option<String>,
}

fn records(numbers: &mut Numbers) -> Vec<Written> {
    let mut all = Vec::new();
    for at in 0..30 {
        let company = COMPANIES[below(numbers, COMPANIES.len())];
        let role = Role::ALL[below(numbers, 3)];
        let mut answers = respondent(numbers, company, role, at);
        let wave = WAVES[below(numbers, WAVES.len())];
        // One company has no mistakes, so that something is scored.
        let odd = match below(numbers, 12) {
            0 => Odd::Unnamed,
            1 if company != "Cog" => Odd::Twice,
            2 if company != "Cog" => Odd::OffTheScale,
            3 if company == "Acme" => Odd::UnknownSide,
            4 => Odd::Blank,
            _ => Odd::Nothing,
        };
        match odd {
            Odd::Unnamed => answers.respondent = String::new(),
            Odd::OffTheScale => answers.scale[0].1 = 9,
            Odd::UnknownSide => answers.side = "slaes",
            Odd::Blank => {
                answers.scale.clear();
                answers.orders.clear();
            }
            Odd::Twice | Odd::Nothing => {}
        }
        let comment = (below(numbers, 3) == 0).then(|| format!("Said {at}, \"so\"."));
        if odd == Odd::Twice {
            let mut other = respondent(numbers, company, role, at);
            other.side = answers.side;
            all.push(Written {
                answers: other,
                wave,
                comment: None,
            });
        }
        all.push(Written {
            answers,
            wave,
            comment,
        });
    }
    all
}

fn below(numbers: &mut Numbers, limit: usize) -> usize {
    usize::try_from(numbers.below(limit as u64)).expect("small")
}

/// Writes records into files of all formats.
fn write(folder: &Path, records: &[Written], numbers: &mut Numbers) {
    let mut files: [Vec<&Written>; 5] = Default::default();
    for record in records {
        files[below(numbers, 5)].push(record);
    }
    let [yaml, documents, json, lines, table] = files;
    for (at, record) in yaml.iter().enumerate() {
        fs::write(folder.join(format!("{at}.yaml")), record.yaml()).expect("written");
    }
    let documents: Vec<String> = documents.iter().map(|record| record.yaml()).collect();
    fs::write(folder.join("documents.yml"), documents.join("---\n")).expect("written");
    let json: Vec<Value> = json.iter().map(|record| record.json()).collect();
    fs::write(folder.join("list.json"), Value::from(json).to_string()).expect("written");
    let lines = lines.iter().map(|record| record.json().to_string() + "\n");
    fs::write(folder.join("lines.ndjson"), lines.collect::<String>()).expect("written");
    let mut text = csv_header() + ",wave,comment:targets-collide\n";
    for record in table {
        let comment = record
            .comment
            .as_deref()
            .unwrap_or_default()
            .replace('"', "\"\"");
        let wave = record.wave.unwrap_or_default();
        writeln!(text, "{},{wave},\"{comment}\"", record.answers.csv()).expect("written");
    }
    fs::write(folder.join("table.csv"), text).expect("written");
}

impl Written {
    fn json(&self) -> Value {
        let mut record: Value = serde_json::from_str(&self.answers.json()).expect("JSON");
        if let Some(wave) = self.wave {
            record["wave"] = wave.into();
        }
        if let Some(comment) = &self.comment {
            record["comments"] = serde_json::json!({"targets-collide": comment});
        }
        record
    }

    fn yaml(&self) -> String {
        let mut text = self.answers.yaml();
        if let Some(wave) = self.wave {
            writeln!(text, "wave: {wave}").expect("written");
        }
        if let Some(comment) = &self.comment {
            writeln!(text, "comments: {{targets-collide: '{comment}'}}").expect("written");
        }
        text
    }
}

/// The errors in what a command says, each with its place, but for how many there are.
fn errors(told: &str) -> BTreeSet<String> {
    let blocks = told.split("\n\n").map(str::trim);
    let errors = blocks.filter(|block| block.starts_with("error["));
    errors.map(str::to_owned).collect()
}

#[test]
fn a_company_is_read_and_scored_alike_by_every_command() {
    let failures: usize = (0..8).into_par_iter().map(alike_by_every_command).sum();
    assert!(failures > 8, "{failures} companies fail");
}

/// Reads and scores a folder by every command, and tells how many of its companies fail.
fn alike_by_every_command(seed: u64) -> usize {
    let mut failures = 0;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let mut numbers = Numbers(seed);
    let records = records(&mut numbers);
    write(path, &records, &mut numbers);
    let batch = ["batch", ".", "-f", "ndjson", "--confidence"];
    let portfolio = detente(path, &batch);
    let scored: Vec<Value> = stdout(&portfolio)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let wrong = errors(&stderr(&portfolio));
    let mut told = BTreeSet::new();
    for company in COMPANIES {
        for wave in WAVES {
            let asked = ["--company", company, "--wave", wave.unwrap_or("")];
            let report = detente(path, &[&["report", ".", "-f", "json"][..], &asked].concat());
            let is_it = |found: &&Value| {
                found["company"] == company
                    && found["wave"] == wave.map_or(Value::Null, Value::from)
            };
            match (scored.iter().find(is_it), report.status.code()) {
                (Some(found), Some(0)) => {
                    let report: Value = serde_json::from_str(&stdout(&report)).expect("JSON");
                    assert_eq!(*found, report, "{seed} {company} {wave:?}");
                }
                (None, Some(2)) => {
                    let mine = errors(&stderr(&report));
                    failures += 1;
                    told.extend(
                        mine.into_iter()
                            .filter(|error| !error.starts_with("error[no-records]")),
                    );
                }
                (found, code) => {
                    panic!("{seed} {company} {wave:?}: {code:?}, {}", found.is_some())
                }
            }
        }
    }
    assert_eq!(told, wrong, "{seed}");
    assert_eq!(
        errors(&stderr(&detente(path, &["check", "."]))),
        wrong,
        "{seed}"
    );
    for jobs in ["1", "2", "7"] {
        let again = detente(path, &[&batch[..], &["--jobs", jobs]].concat());
        assert_eq!(
            (again.stdout, again.stderr),
            (portfolio.stdout.clone(), portfolio.stderr.clone())
        );
    }
    failures
}

#[test]
fn what_is_read_does_not_hang_on_the_size_of_the_blocks() {
    for seed in 0..4 {
        let folder = tempfile::tempdir().expect("a folder");
        let mut numbers = Numbers(100 + seed);
        let records = records(&mut numbers);
        write(folder.path(), &records, &mut numbers);
        let files = ["table.csv", "lines.ndjson"]
            .map(|name| folder.path().join(name).to_string_lossy().into_owned());
        let read = |block_size| {
            let reading = Reading {
                questionnaire: questionnaire(),
                mapping: &ColumnMapping::default(),
                keeps: Keeps::Of(Selection::default()),
                block_size,
                progress: &|_| (),
            };
            let answers =
                reading.read(&Input::of(&files, &Texts::default()), &Selection::default());
            let companies: Vec<String> = (0..answers.companies.len())
                .map(|at| answers.companies.title(at))
                .collect();
            let records = answers.records();
            format!("{companies:?} {records:?} {:?}", answers.mistakes())
        };
        let whole = read(detente::reading::BLOCK_SIZE);
        for block_size in [2_000, 3_000, 5_000] {
            assert_eq!(read(block_size), whole, "{seed} {block_size}");
        }
    }
}

#[test]
fn nobody_is_scored_with_a_map_that_may_misread_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("written");
    };
    write(
        "map.yaml",
        "format: detente/columns@1\nscales: {nonsense: reversed}\n",
    );
    let table = "company,side,targets-collide\nAcme,sales,4\nAcme,operations,4\n";
    let questionnaire = crate::one_question();
    let questionnaire = questionnaire.path().to_str().expect("a path");
    // That another company has a mistake of its own takes nothing back.
    for other in ["", "Bolt,sales,9\n"] {
        write("a.csv", &(table.to_owned() + other));
        for command in [
            &["report", "a.csv"][..],
            &["batch", "a.csv", "-f", "csv"],
            &["batch", "a.csv", "-f", "csv", "--company", "Acme"],
        ] {
            let arguments = ["--columns", "map.yaml", "-q", questionnaire];
            let output = detente(folder.path(), &[command, &arguments].concat());
            assert_eq!(output.status.code(), Some(2), "{command:?}");
            assert_eq!(stdout(&output), "", "{command:?}");
            let told = stderr(&output);
            assert!(told.contains("error[unknown-scale]"), "{told}");
            assert!(!told.contains("there are no answers"), "{told}");
        }
    }
}

#[test]
fn a_row_of_a_company_that_has_nothing_but_mistakes_is_no_other_companys() {
    let folder = tempfile::tempdir().expect("a folder");
    // The second row is Bolt's by its name alone, which the third one tells.
    let table =
        "company,side,respondent,targets-collide\nAcme,sales,,4\nBolt,sales,4\nBolt,sales,,9\n";
    fs::write(folder.path().join("a.csv"), table).expect("written");
    let questionnaire = crate::one_question();
    let arguments = ["-q", questionnaire.path().to_str().expect("a path")];
    let run = |command: &[&str]| detente(folder.path(), &[command, &arguments].concat());
    let portfolio = run(&["batch", "a.csv", "-f", "ndjson"]);
    assert_eq!(stdout(&portfolio).lines().count(), 1);
    let report = run(&["report", "a.csv", "--company", "Acme"]);
    assert_eq!(report.status.code(), Some(0), "{}", stderr(&report));
    let told = stderr(&report);
    assert!(told.contains("note[mistakes-elsewhere]"), "{told}");
    let report = run(&["report", "a.csv", "--company", "Bolt"]);
    assert_eq!(report.status.code(), Some(2));
    assert_eq!(errors(&stderr(&report)).len(), 2);
}

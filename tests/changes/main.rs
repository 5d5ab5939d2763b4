//! What has changed in many companies: a page each, a workbook of all, and which companies are the same.

#[path = "../command/mod.rs"]
mod command;
mod pages;
mod workbook;

use std::fs;

use command::{Run, detente};
use tempfile::TempDir;

/// Two leaders a side of each of these companies, all of whom answer so.
fn answers(wave: &str, companies: &[(&str, u8)]) -> String {
    let mut lines = String::new();
    for (company, answer) in companies {
        for (side, who) in [
            ("sales", "A"),
            ("sales", "B"),
            ("operations", "C"),
            ("operations", "D"),
        ] {
            let ids = [
                "ceo-stays-out",
                "ceo-puts-off",
                "ceo-lets-return",
                "targets-collide",
            ];
            let answers = ids.map(|id| format!("\"{id}\": {answer}")).join(", ");
            lines += &format!(
                "{{\"company\": \"{company}\", \"wave\": \"{wave}\", \"side\": \"{side}\", \"respondent\": \"{who}\", \"answers\": {{{answers}}}}}\n"
            );
        }
    }
    lines
}

/// Two waves in a folder.
struct Waves(TempDir);

impl Waves {
    fn new(old: &[(&str, u8)], new: &[(&str, u8)]) -> Self {
        let waves = Self(tempfile::tempdir().expect("a folder"));
        fs::write(waves.path("old.ndjson"), answers("2026-Q3", old)).expect("written");
        fs::write(waves.path("new.ndjson"), answers("2026-Q4", new)).expect("written");
        waves
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_string_lossy().into_owned()
    }

    /// Compares the two with arguments that have spaces between them; a name after `=` is one in the folder.
    fn compare(&self, arguments: &str) -> Run {
        let [old, new] = ["old.ndjson", "new.ndjson"].map(|name| self.path(name));
        let arguments: Vec<String> = arguments
            .split_whitespace()
            .map(|argument| {
                let name = argument.strip_prefix('=');
                name.map_or(argument.to_owned(), |name| self.path(name))
            })
            .collect();
        let mut all = vec!["compare", &old, &new];
        all.extend(arguments.iter().map(String::as_str));
        detente(&all)
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = names
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a text")
    }
}

/// The same answers as a table.
fn table(wave: &str, company: &str, answer: u8) -> String {
    let mut rows = "company,wave,side,respondent,ceo-stays-out,ceo-puts-off\n".to_owned();
    for (side, who) in [
        ("sales", "A"),
        ("sales", "B"),
        ("operations", "C"),
        ("operations", "D"),
    ] {
        rows += &format!("{company},{wave},{side},{who},{answer},{answer}\n");
    }
    rows
}

#[test]
fn a_map_joins_the_spellings_of_a_company_in_both_waves() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        path.to_string_lossy().into_owned()
    };
    let old = write("old.csv", &table("2026-Q3", "ACME Gears Ltd", 2));
    let new = write("new.csv", &table("2026-Q4", "Acme Gear GmbH", 4));
    let run = detente(&["compare", &old, &new]);
    assert_eq!(run.status, Some(2));
    let map = write(
        "map.yaml",
        "format: detente/columns@1\ncompanies: {acme gears ltd: Acme Gears, acme gear gmbh: Acme Gears}\n",
    );
    let run = detente(&["compare", &old, &new, "--columns", &map, "-f", "json"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let comparison: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(comparison["company"], "Acme Gears");
}

#[test]
fn many_companies_in_one_wave_alone_are_not_all_named_in_a_line() {
    let names: Vec<String> = (1..=30).map(|at| format!("Client {at}")).collect();
    let old: Vec<(&str, u8)> = names.iter().map(|name| (name.as_str(), 2)).collect();
    let waves = Waves::new(&old, &old[..3]);
    let run = waves.compare("-f csv");
    let told = "warning[in-one-wave]: not compared, since in OLD alone: Client 10, Client 11, ";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(run.stderr.contains(" and 7 more\n"), "{}", run.stderr);
    assert!(run.stdout.contains("Client 30"), "{}", run.stdout);
}

#[test]
fn a_wave_that_nobody_picked_is_told_once_for_all_companies() {
    let all = [("Acme", 2), ("Bolt", 4), ("Cedar", 3)];
    let waves = Waves::new(&all, &all);
    let both = waves.read("old.ndjson") + &waves.read("new.ndjson");
    fs::write(waves.path("old.ndjson"), both).expect("written");
    let told = "error[several-waves]: OLD holds several waves of Acme: 2026-Q3 and 2026-Q4; the same holds for Bolt and Cedar\n";
    let [old, new] = ["old.ndjson", "new.ndjson"].map(|name| waves.path(name));
    for run in [
        waves.compare(""),
        detente(&["batch", &new, "--since", &old, "-f", "ndjson"]),
    ] {
        assert_eq!(run.status, Some(2));
        assert!(run.stderr.starts_with(told), "{}", run.stderr);
        assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
    }
}

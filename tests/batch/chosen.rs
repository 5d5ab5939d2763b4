//! Whose answers count and what a report holds: each company's report is what `report` makes of it alone.

use std::fs;
use std::path::Path;

use crate::answers::{Answers, company};
use crate::{detente, names_in, stderr, stdout};

/// Three companies; in the second one leader of sales gave the same answer throughout, in the third sales has one leader.
fn clients(folder: &Path) {
    let mut lines = String::new();
    for (seed, name) in (0..).zip(["Acme", "Bolt", "Cog"]) {
        let mut all = company(seed, name);
        if name == "Bolt" {
            all[0].scale.iter_mut().for_each(|(_, answer)| *answer = 3);
        }
        if name == "Cog" {
            all.remove(0);
        }
        lines.extend(all.iter().map(|answers| Answers::json(answers) + "\n"));
    }
    fs::write(folder.join("all.ndjson"), lines).expect("written");
    fs::write(
        folder.join("own.md.j2"),
        "{{ company }}: {{ page.answered }}\n{% for cause in causes %}{{ cause.id }} {{ cause.priority }}\n{% endfor %}",
    )
    .expect("written");
}

/// Runs `batch` and `report` with the same further arguments, and holds each company's report against the other.
fn are_the_same(arguments: &str, ending: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    clients(path);
    let arguments: Vec<&str> = arguments.split_whitespace().collect();
    let batch = ["batch", "all.ndjson", "--out", "reports"];
    let all = detente(path, &[&batch, &arguments[..]].concat());
    assert_eq!(all.status.code(), Some(0), "{}", stderr(&all));
    for name in ["Acme", "Bolt", "Cog"] {
        let report = ["report", "all.ndjson", "--company", name];
        let one = detente(path, &[&report, &arguments[..]].concat());
        let kept = fs::read_to_string(path.join(format!("reports/{name}.{ending}")));
        assert_eq!(
            kept.expect("a report"),
            stdout(&one),
            "{name} {arguments:?}"
        );
    }
}

#[test]
fn what_a_report_holds_is_asked_of_many_as_of_one() {
    are_the_same("-f text --details", "txt");
    are_the_same("-f json --exclude straight-lining", "json");
    are_the_same("-f json --min-group 1", "json");
    are_the_same("-f text --min-group 1 --details", "txt");
    are_the_same("--template own.md.j2", "md");
}

#[test]
fn whoever_is_left_out_is_left_out_of_the_portfolio_as_well() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    clients(path);
    let options = ["--exclude", "straight-lining"];
    let batch = ["batch", "all.ndjson", "-f", "csv", "--confidence"];
    let all = detente(path, &[&batch, &options[..]].concat());
    let report = ["report", "all.ndjson", "--company", "Bolt", "-f", "json"];
    let one = detente(path, &[&report, &options[..]].concat());
    let one: serde_json::Value = serde_json::from_str(&stdout(&one)).expect("JSON");
    let text = stdout(&all);
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let heads = table.headers().expect("a header").clone();
    let at = |name: &str| heads.iter().position(|head| head == name).expect(name);
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    let rows: Vec<&csv::StringRecord> = rows.iter().filter(|row| &row[0] == "Bolt").collect();
    assert_eq!(rows.len(), 5);
    let sides = one["sides"].as_array().expect("sides").iter();
    let parties: Vec<&serde_json::Value> = sides.chain([&one["observer"]]).collect();
    let answers: u64 = parties
        .iter()
        .filter_map(|party| party["answers"].as_u64())
        .sum();
    for row in rows {
        assert_eq!(&row[at("respondents-sales")], "1");
        // What is left out counts nowhere, and that it is left out is told.
        assert_eq!(row[at("answers")], answers.to_string());
        assert!(row[at("notes")].contains("1 respondent is left out, as asked."));
        let causes = one["causes"].as_array().expect("causes");
        let cause = causes
            .iter()
            .find(|cause| cause["id"] == row[at("cause")])
            .expect("the cause");
        for (column, figure) in [
            ("priority", &cause["priority"]),
            ("first", &cause["confidence"]["first"]),
        ] {
            assert_eq!(
                row[at(column)].parse::<f64>().ok(),
                figure.as_f64(),
                "{column}"
            );
        }
    }
    let page = detente(
        path,
        &[&batch[..2], &["-f", "markdown"], &options[..]].concat(),
    );
    let note = "1 respondent of 1 company gave the same answer nine times in a row or more, even to questions worded the opposite way, and is left out, as asked.";
    assert!(stdout(&page).contains(note), "{}", stdout(&page));
    let told = stderr(&all);
    assert!(
        told.contains(", 1 left out for the same answer throughout.\n"),
        "{told}"
    );
}

#[test]
fn a_company_with_too_few_on_a_side_is_withheld_from_everything() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    clients(path);
    let whole = detente(
        path,
        &["batch", "all.ndjson", "--out", "reports", "-f", "json"],
    );
    assert_eq!(whole.status.code(), Some(0));
    let kept = fs::read(path.join("reports/Cog.json")).expect("a report");
    let options = ["batch", "all.ndjson", "--min-group", "2"];
    let table = detente(path, &[&options[..], &["-f", "csv"]].concat());
    assert_eq!(table.status.code(), Some(1));
    assert!(!stdout(&table).contains("Cog"), "{}", stdout(&table));
    let told = stderr(&table);
    assert!(
        told.contains("error[withheld]: Cog: this report is withheld: Sales has 1 respondent\n"),
        "{told}"
    );
    assert!(
        told.contains("3 companies: 2 scored, 1 withheld.\n"),
        "{told}"
    );
    let write = || {
        let reports = [&options[..], &["--out", "reports", "-f", "json"]].concat();
        let reports = detente(path, &reports);
        assert_eq!(reports.status.code(), Some(1));
        stderr(&reports)
    };
    // Of the others, what one of two left out is left out of the other's answers.
    let told = write();
    assert!(
        told.contains("Wrote 2 reports into reports, left 0 unchanged."),
        "{told}"
    );
    let told = write();
    assert!(
        told.contains("note[masked]: 66 answers are left out, as if not given")
            && told.contains("Wrote 0 reports into reports, left 2 unchanged."),
        "{told}"
    );
    assert!(!told.contains("no report of this run"), "{told}");
    // What an earlier run wrote shows what is withheld now.
    let checked = [&options[..], &["--out", "reports", "-f", "json", "--check"]].concat();
    let checked = stderr(&detente(path, &checked));
    for told in [&told, &checked] {
        let still = "warning[report-kept]: this report stays as it was, and Cog is withheld\n--> reports/Cog.json\n";
        assert!(told.contains(still), "{told}");
    }
    assert_eq!(
        fs::read(path.join("reports/Cog.json")).expect("a report"),
        kept
    );
    assert_eq!(
        names_in(&path.join("reports")),
        ["Acme.json", "Bolt.json", "Cog.json"]
    );
    let text = stdout(&detente(path, &options));
    assert!(
        text.contains("1 company is withheld, as too few of a side answered."),
        "{text}"
    );
}

#[test]
fn a_template_that_is_wrong_is_told_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    clients(path);
    fs::write(path.join("wrong.html"), "{{ nothing.there }}").expect("written");
    let arguments = [
        "batch",
        "all.ndjson",
        "--out",
        "reports",
        "--template",
        "wrong.html",
    ];
    let wrong = detente(path, &arguments);
    assert_eq!(wrong.status.code(), Some(2));
    assert_eq!(
        stderr(&wrong).matches("error[").count(),
        1,
        "{}",
        stderr(&wrong)
    );
    assert_eq!(names_in(&path.join("reports")), [] as [&str; 0]);
}

#[test]
fn how_surely_a_cause_comes_first_is_not_told_beside_causes_that_are_unknown() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let mut lines = String::new();
    let goals = ["targets-collide", "targets-helped", "rush-upset-plans"];
    for name in ["Thin", "Acme"] {
        for mut answers in company(3, name) {
            answers.orders.clear();
            let is_kept = |id: &String| name == "Acme" || goals.contains(&id.as_str());
            answers.scale.retain(|(id, _)| is_kept(id));
            lines += &(answers.json() + "\n");
        }
    }
    fs::write(path.join("all.ndjson"), lines).expect("written");
    let all = detente(path, &["batch", "all.ndjson", "-f", "csv", "--confidence"]);
    let text = stdout(&all);
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let heads = table.headers().expect("a header").clone();
    let first = heads
        .iter()
        .position(|head| head == "first")
        .expect("a column");
    let rows = table.records().map(|row| row.expect("a row"));
    let told: Vec<(bool, bool)> = rows
        .map(|row| (&row[0] == "Acme", !row[first].is_empty()))
        .collect();
    assert_eq!(told.len(), 10, "{text}");
    assert!(
        told.iter().all(|(is_acme, is_told)| is_acme == is_told),
        "{text}"
    );
}

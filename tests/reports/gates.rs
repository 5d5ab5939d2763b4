//! `--check` and `--fail-over`, as a CI job sees them.

use std::fs;

use crate::run::{Run, acme, run};

fn refused(out: &str, err: &str) -> Run {
    Run {
        status: 1,
        out: out.to_owned(),
        err: err.to_owned(),
    }
}

#[test]
fn check_is_silent_where_nothing_moved_and_writes_nothing() {
    let folder = acme();
    for file in ["a.txt", "a.md", "a.html", "a.csv", "a.json"] {
        run(folder.path(), &["report", "acme", "-o", file]);
        let before = fs::metadata(folder.path().join(file))
            .expect("there")
            .modified()
            .ok();
        let checked = run(folder.path(), &["report", "acme", "--check", file]);
        assert_eq!(
            (checked.status, checked.out, checked.err),
            (0, String::new(), String::new())
        );
        let after = fs::metadata(folder.path().join(file))
            .expect("there")
            .modified()
            .ok();
        assert_eq!(before, after);
    }
}

#[test]
fn check_prints_what_moved_and_exits_with_1() {
    let folder = acme();
    let path = folder.path().join("a.csv");
    run(
        folder.path(),
        &["report", "acme", "-f", "csv", "-o", "a.csv"],
    );
    let report = fs::read_to_string(&path).expect("written");
    let old: Vec<String> = report
        .lines()
        .map(|line| {
            let is_cost = line.contains(",quarter-order,cost,");
            if is_cost {
                "gone\u{1b}[31m".to_owned()
            } else {
                line.to_owned()
            }
        })
        .collect();
    fs::write(&path, old.join("\n") + "\n").expect("written");
    let checked = run(folder.path(), &["report", "acme", "--check", "a.csv"]);
    assert_eq!(checked.status, 1);
    let changed: Vec<&str> = checked
        .out
        .lines()
        .filter(|line| line.starts_with(['-', '+']))
        .collect();
    assert_eq!(
        changed,
        [
            "--- a.csv",
            "+++ the report now",
            r"-gone\u{1b}[31m",
            "+Acme Gears,2026-Q4,option,quarter-order,cost,,Low cost,,,,,,,,,,,,,,,,,,,,5,1.3333,5,,,,,,,,,,,,,,,,,,,,,,,4,detente/report@1,2 3 1,92 142 45,3 5 1,0",
        ]
    );
    assert_eq!(
        checked.err,
        "error[report-changed]: this report has changed
--> a.csv
 = help: if that is as it should be, `--update` writes it

"
    );
}

#[test]
fn check_without_a_file_to_compare_with_says_no() {
    let folder = acme();
    let checked = run(folder.path(), &["report", "acme", "--check", "none.md"]);
    assert_eq!(checked.status, 1);
    assert_eq!(
        checked.err,
        "error[report-missing]: this report is missing
--> none.md
 = help: if that is as it should be, `--update` writes it

"
    );
}

#[test]
fn check_names_windows_line_ends_as_what_differs() {
    let folder = acme();
    let path = folder.path().join("a.md");
    run(folder.path(), &["report", "acme", "-o", "a.md"]);
    let report = fs::read_to_string(&path).expect("written");
    fs::write(&path, report.replace('\n', "\r\n")).expect("written");
    let checked = run(folder.path(), &["report", "acme", "--check", "a.md"]);
    assert_eq!(checked.status, 1);
    assert!(
        checked.err.contains("only the line ends differ"),
        "{}",
        checked.err
    );
    assert_eq!(checked.out, "");
}

#[test]
fn a_rule_that_is_kept_changes_nothing() {
    let folder = acme();
    let plain = run(folder.path(), &["report", "acme"]);
    let rules = [
        "report",
        "acme",
        "--fail-over",
        "symptoms=60",
        "--fail-over",
        "gap=25.625",
    ];
    assert_eq!(run(folder.path(), &rules), plain);
}

#[test]
fn every_broken_rule_is_told_and_the_report_is_written_all_the_same() {
    let folder = acme();
    let rules = [
        "symptoms=55.645",
        "symptoms=55.6452",
        "any-cause=58.9",
        "conflict-avoidance=76.3",
        "gap=25.6",
    ];
    let mut arguments = vec!["report", "acme", "-o", "acme.md"];
    for rule in &rules {
        arguments.extend(["--fail-over", rule]);
    }
    let gated = run(folder.path(), &arguments);
    assert_eq!(
        gated,
        refused(
            "",
            "error[over-limit]: `symptoms=55.645`: the symptoms are at 55.6451, over 55.645

error[over-limit]: `any-cause=58.9`: Conflict avoidance is at 76.3422, over 58.9

error[over-limit]: `conflict-avoidance=76.3`: Conflict avoidance is at 76.3422, over 76.3

error[over-limit]: `gap=25.6`: the gap on conflicting incentives is at 25.625, over 25.6

"
        )
    );
    assert!(folder.path().join("acme.md").exists());
}

#[test]
fn a_figure_that_cannot_be_had_breaks_a_rule_and_says_why() {
    let folder = acme();
    let gated = run(
        folder.path(),
        &[
            "report",
            "acme/0.yaml",
            "-o",
            "a.md",
            "--fail-over",
            "gap=100",
            "--fail-over",
            "any-cause=100",
        ],
    );
    assert_eq!(gated.status, 1);
    assert_eq!(gated.err.matches("error[no-figure]: `gap=100`").count(), 5);
    assert!(
        gated.err.contains(
            "`gap=100`: the gap on conflicting goals can't be told. Operations has not answered."
        ),
        "{}",
        gated.err
    );
    // One side's figures can't be held to what is meant for both.
    assert_eq!(
        gated
            .err
            .matches("error[one-side]: `any-cause=100`")
            .count(),
        1
    );
}

#[test]
fn rules_that_mean_nothing_are_errors_before_any_report() {
    let folder = acme();
    let wrong = run(
        folder.path(),
        &["report", "acme", "--fail-over", "conflict-avoidence=60"],
    );
    assert_eq!((wrong.status, wrong.out.as_str()), (2, ""));
    assert!(
        wrong.err.contains("did you mean `conflict-avoidance`?"),
        "{}",
        wrong.err
    );
    for rule in ["gap", "gap=", "gap=ten", "gap=101", "gap=-1", "gap=NaN"] {
        let wrong = run(folder.path(), &["report", "acme", "--fail-over", rule]);
        assert_eq!((wrong.status, wrong.out.as_str()), (2, ""), "{rule}");
    }
}

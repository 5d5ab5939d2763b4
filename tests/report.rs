//! Whole reports of one company, as its readers get them.

mod command;

use command::{detente, detente_with};
use detente::score::{self, PARTS};

#[test]
fn two_leaders_get_a_ranked_report_at_80_columns() {
    insta::assert_snapshot!(detente(&["report", "two-leaders"]).report());
}

#[test]
fn a_wide_terminal_gets_names_for_letters_and_a_wider_chart() {
    insta::assert_snapshot!(detente(&["report", "two-leaders", "--width", "120"]).report());
}

#[test]
fn a_narrow_terminal_gets_a_list() {
    insta::assert_snapshot!(detente(&["report", "two-leaders", "--width", "40"]).report());
}

#[test]
fn programs_get_json() {
    insta::assert_snapshot!(detente(&["report", "two-leaders", "-f", "json"]).report());
}

#[test]
fn no_line_is_wider_than_was_asked_for() {
    for width in [30, 40, 60, 76, 80, 100, 120] {
        let report = detente(&["demo", "--width", &width.to_string()]).report();
        for line in report.lines() {
            let columns = unicode_width::UnicodeWidthStr::width(line);
            assert!(columns <= width, "{columns} of {width}: {line}");
        }
    }
}

#[test]
fn the_bytes_hang_on_nothing_but_the_answers() {
    let plain = detente(&["report", "two-leaders"]).report();
    let other_order = detente(&["report", "two-leaders/ming.yaml", "two-leaders/dana.yaml"]);
    assert_eq!(other_order.report(), plain);
    let elsewhere = [
        ("TZ", "Asia/Kolkata"),
        ("LANG", "de_DE.UTF-8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("COLUMNS", "200"),
        ("NO_COLOR", "1"),
        ("TERM", "xterm-256color"),
    ];
    assert_eq!(
        detente_with(&["report", "two-leaders"], "", &elsewhere).report(),
        plain
    );
    let both = ["dana", "ming"].map(|name| {
        std::fs::read_to_string(format!("tests/fixtures/two-leaders/{name}.yaml"))
            .expect("a fixture")
    });
    let renamed = both
        .join("---\n")
        .replace("respondent: Dana", "respondent: Zoe");
    assert_eq!(
        detente_with(&["report", "-"], &renamed, &[]).report(),
        plain
    );
}

#[test]
fn different_answers_get_different_advice() {
    let goals = solutions("conflicting-goals");
    let silence = solutions("communication-disconnect");
    let ideas = solutions("ideological-differences");
    assert_eq!(goals[0], "shared-goals-and-incentives");
    assert_eq!(silence[0], "clear-roles-and-mediation");
    assert_eq!(ideas[0], "time-with-customers");
}

#[test]
fn equal_causes_share_the_first_place() {
    // 41 2/3 of both sides on one cause, 8 1/3 and 58 1/3 on the other: the same quadratic mean.
    let report = detente(&["report", "equal-causes.ndjson", "-f", "json"]).report();
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    let causes = report["causes"].as_array().expect("causes");
    for cause in &causes[..2] {
        assert_eq!(
            (&cause["rank"], &cause["priority"]),
            (&1.into(), &41.6667.into())
        );
    }
    let ids: Vec<&str> = causes
        .iter()
        .map(|cause| cause["id"].as_str().expect("an id"))
        .collect();
    assert_eq!(ids[..2], ["conflicting-goals", "conflicting-incentives"]);
    assert_eq!(report["headline"]["id"], "too-close");
}

/// The solutions by fit where one cause alone is at its worst.
fn solutions(cause: &str) -> Vec<String> {
    let questionnaire = detente::questionnaire::EMBEDDED[0].read().expect("valid");
    let mut records = String::new();
    for side in ["sales", "operations"] {
        records += &format!("---\ncompany: Acme\nside: {side}\nanswers:\n");
        for asked in &questionnaire.causes {
            let severity = if asked.id == cause { PARTS } else { 0 };
            for question in &questionnaire.scale_questions[asked.scale.clone()] {
                let answer =
                    (1..=5).find(|&answer| score::severity(answer, 5, question.keying) == severity);
                records += &format!(
                    "  {}: {}\n",
                    question.id,
                    answer.expect("an end of the scale")
                );
            }
        }
    }
    let report = detente_with(&["report", "-", "-f", "json"], &records, &[]).report();
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    let solutions = report["solutions"].as_array().expect("solutions");
    solutions
        .iter()
        .map(|solution| solution["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[test]
fn a_report_goes_into_a_file_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.json");
    let path = path.to_str().expect("a path");
    let run = detente(&["report", "two-leaders", "-o", path]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(0), ""));
    let written = std::fs::read_to_string(path).expect("the report");
    assert_eq!(
        written,
        detente(&["report", "two-leaders", "-f", "json"]).report()
    );
    let missing = folder.path().join("none/report.txt");
    let complaint = detente(&[
        "report",
        "two-leaders",
        "-o",
        missing.to_str().expect("a path"),
    ])
    .complaint();
    assert!(
        complaint.contains("the folder of the output file doesn't exist"),
        "{complaint}"
    );
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("a folder").count(),
        1
    );
}

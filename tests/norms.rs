//! Norms: kept without any company's own figures, and what a report says that is held against them.

#![allow(clippy::unwrap_used)]

mod command;

use std::fs;
use std::path::{Path, PathBuf};

use command::{Run, detente};
use detente::questionnaire::EMBEDDED;
use serde_json::{Value, json};

/// A folder with as many companies as there are answers, in which both sides' two leaders give this answer, from 1 to 5,
/// to every question, turned round where agreeing is a good sign; and with one company more, by its own answers to
/// questions on goals and on all others.
fn folder(name: &str, companies: &[u8], own: [u8; 2]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("norms-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let all = companies.iter().enumerate();
    let all = all.map(|(at, answer)| records(&format!("C{at}"), [*answer; 2]));
    fs::write(folder.join("all.ndjson"), all.collect::<String>()).unwrap();
    fs::write(folder.join("own.ndjson"), records("Own", own)).unwrap();
    folder
}

fn records(company: &str, [goals, others]: [u8; 2]) -> String {
    let asked = EMBEDDED[0].read().unwrap();
    let scale = &asked.scale_questions[..asked.count_scored()];
    let on_goals = asked.causes[0].scale.clone();
    let line = |(side, name): (&str, &str)| {
        let answers = scale.iter().enumerate().map(|(at, question)| {
            let answer = if on_goals.contains(&at) {
                goals
            } else {
                others
            };
            let is_direct = format!("{:?}", question.keying) == "Direct";
            let answer = if is_direct { answer } else { 6 - answer };
            (question.id.clone(), answer.into())
        });
        let answers: serde_json::Map<String, Value> = answers.collect();
        let record =
            json!({"company": company, "side": side, "respondent": name, "answers": answers});
        format!("{record}\n")
    };
    let people = ["a", "b"].map(|name| [("sales", name), ("operations", name)]);
    people.into_iter().flatten().map(line).collect()
}

fn run(folder: &Path, arguments: &str) -> Run {
    let arguments = arguments.replace("{}", folder.to_str().unwrap());
    detente(&arguments.split_whitespace().collect::<Vec<_>>())
}

fn json_of(run: Run) -> Value {
    serde_json::from_str(&run.report()).unwrap()
}

#[test]
fn norms_hold_how_figures_are_spread_and_no_company() {
    // Answers of 2, 3 and 4 are 25, 50 and 75 points: in the groups of 20, 50 and 70, whose middles are 25, 55 and 75.
    let folder = folder("kept", &[2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4], [5, 2]);
    let norms = json_of(run(&folder, "norms {}/all.ndjson"));
    assert!(jsonschema::is_valid(&detente::schema::norms(), &norms));
    // (3 · 25 + 5 · 55 + 4 · 75) / 12 = 54.17; squares 3 · 851 + 5 · 0.7 + 4 · 434 over 11 make 19.8 squared. 10 of 100
    // are 1.2 companies: 0.4 of the first group. 25 are 3, all of it. 50 are 6, 3 of 5 of the second; 75 are 9, a quarter of
    // the third, and 90 are 10.8, 2.8 of its 4.
    let expected = json!({
        "companies": 10, "mean": 54, "spread": 20,
        "percentiles": {"10": 24, "25": 30, "50": 56, "75": 73, "90": 77}
    });
    assert_eq!(norms["causes"]["conflicting-goals"]["priority"], expected);
    assert_eq!(norms["symptoms"]["sides"]["operations"], expected);
    assert_eq!(
        norms["questions"]["targets-collide"]["sides"]["sales"],
        expected
    );
    assert_eq!(norms["companies"], 10);
    // Another company's answers within its group change nothing; nine are too few.
    let few = folder.join("few.ndjson");
    let text = fs::read_to_string(folder.join("all.ndjson")).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    fs::write(&few, lines[..36].join("\n")).unwrap();
    let refused = run(&folder, "norms {}/few.ndjson").complaint();
    assert!(
        refused.contains("norms take 10 companies or more, and these answers are of 9 companies"),
        "{refused}"
    );
    // Ten companies in which one side alone was heard are nothing to compare with, which is said of them and of what uses them.
    let heard = lines.iter().filter(|line| !line.contains("\"operations\""));
    fs::write(
        &few,
        heard.map(|line| [*line, "\n"].concat()).collect::<String>(),
    )
    .unwrap();
    let nothing = "warning[empty-norms]: these norms compare nothing: on no cause both sides were heard in 10 companies\n";
    for command in [
        "norms {}/few.ndjson -o {}/few.json",
        "report {}/own.ndjson --norms={}/few.json",
        "batch {}/all.ndjson --norms={}/few.json --out {}/out",
    ] {
        let told = run(&folder, command);
        assert_eq!(told.status, Some(0));
        assert_eq!(told.stderr.matches(nothing).count(), 1, "{}", told.stderr);
    }
    let portfolio = run(&folder, "batch {}/few.ndjson").stdout;
    assert!(
        portfolio.contains(
            "Nothing can be compared: on no cause both sides were heard in 10 companies.\n"
        ),
        "{portfolio}"
    );
    // One company is not ten by its waves.
    let waves = (0..10).map(|wave| {
        let wave = format!("{{\"wave\":\"{wave}\",");
        let lines = records("One", [3, 3]);
        let lines = lines
            .lines()
            .map(|line| line.replacen('{', &wave, 1) + "\n");
        lines.collect::<String>()
    });
    fs::write(&few, waves.collect::<String>()).unwrap();
    let refused = run(&folder, "norms {}/few.ndjson").complaint();
    assert!(refused.contains("One has several waves"), "{refused}");
    // A company with a mistake is left out, and said so.
    fs::write(&few, text.replacen(":4", ":9", 1)).unwrap();
    let some = run(&folder, "norms {}/few.ndjson");
    assert_eq!(some.status, Some(2));
    assert!(
        some.stdout.contains("\"companies\": 10") && some.stderr.contains("Left out of the norms"),
        "{}",
        some.stderr
    );
}

#[test]
fn a_report_is_ranked_a_second_time_against_norms() {
    let folder = folder("ranked", &[2, 2, 3, 3, 3, 3, 3, 3, 4, 4], [5, 4]);
    // In all companies goals are higher: as high as can be.
    let norms = run(&folder, "norms {}/all.ndjson").report();
    let mut norms: Value = serde_json::from_str(&norms).unwrap();
    for (cause, mean) in [("conflicting-goals", 90), ("conflicting-incentives", 30)] {
        norms["causes"][cause]["priority"]["mean"] = mean.into();
    }
    fs::write(folder.join("norms.json"), norms.to_string()).unwrap();
    let alone = run(&folder, "report {}/own.ndjson").report();
    assert!(alone.contains("How sure: very."), "{alone}");
    let told = "If those on\nconflicting goals were 26 points easier than those on conflicting incentives,";
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat(&alone).contains(&flat(told)), "{alone}");
    let held = run(&folder, "report {}/own.ndjson --norms={}/norms.json").report();
    assert!(
        flat(&held).contains("Held against other companies, conflicting incentives comes first:"),
        "{held}"
    );
    assert!(
        !held.contains("How sure: very.") && !held.contains("easier to agree"),
        "{held}"
    );
    assert!(flat(&held).contains("in 10 or more companies"), "{held}");
    let held = json_of(run(
        &folder,
        "report {}/own.ndjson --norms={}/norms.json -f json",
    ));
    assert!(jsonschema::is_valid(&detente::schema::report(), &held));
    // The means 90, 30 and three of 53: their mean is 55.8, their variance 1858.8 / 4 = 464.7, of which 17² / 10 + 1/12 =
    // 28.98 each are chance. B = 435.72 / 464.7, and 34.2 B = 32.067.
    let place = &held["norms"]["conflicting-goals"];
    assert_eq!(
        (&place["mean"], &place["difference"]),
        (&json!(90.0), &json!(10.0))
    );
    assert_eq!(
        (&place["percentile"], &place["companies"]),
        (&Value::Null, &json!(10))
    );
    let offset = place["offset"].as_f64().unwrap();
    assert!((offset - 32.067).abs() < 0.001, "{offset}");
    assert!(
        held["causes"][0]["confidence"]["corrected"]
            .as_f64()
            .unwrap()
            < 0.1
    );
    // The same in a batch of one company, and not by the companies of the run.
    let batch = run(
        &folder,
        "batch {}/own.ndjson -f ndjson --norms={}/norms.json",
    );
    let batch: Value = serde_json::from_str(&batch.stdout).unwrap();
    assert_eq!(batch, held);
}

#[test]
fn norms_that_cannot_be_used_are_refused() {
    let folder = folder("refused", &[3; 10], [5, 2]);
    let norms = run(&folder, "norms {}/all.ndjson").report();
    for (change, words) in [
        (["\"2.0\"", "\"1.0\""], "version 1.0"),
        (["sales-vs-operations", "pulse"], "they are of `pulse`"),
        (
            ["detente/norms@1", "detente/norms@2"],
            "they are no `detente/norms@1`",
        ),
        (
            ["\"conflict-avoidance\"", "\"conflict-avoided\""],
            "nothing on the cause `conflict-avoidance`",
        ),
        (
            ["\"mean\": 55", "\"mean\": 155"],
            "its figures can't be those of companies",
        ),
        (
            ["\"mean\": 55", "\"mean\": -5"],
            "it isn't written as norms are: ",
        ),
        (["{", "["], "it isn't written as norms are: "),
    ] {
        assert!(norms.contains(change[0]), "{change:?}");
        fs::write(
            folder.join("norms.json"),
            norms.replacen(change[0], change[1], 1),
        )
        .unwrap();
        let refused = run(&folder, "report {}/own.ndjson --norms={}/norms.json").complaint();
        assert!(
            refused.contains(words) && refused.contains("norms.json"),
            "{refused}"
        );
    }
    let bare = run(&folder, "report {}/own.ndjson --norms").complaint();
    assert!(bare.contains("--norms=norms.json"), "{bare}");
    fs::write(folder.join("norms.json"), norms).unwrap();
    let over = run(
        &folder,
        "report {}/own.ndjson --norms={}/norms.json -o {}/norms.json",
    )
    .complaint();
    assert!(over.contains("overwrites-input"), "{over}");
}

#[test]
fn a_cause_below_that_of_other_companies_stays_among_what_works_well() {
    let folder = folder("well", &[2, 2, 3, 3, 3, 3, 3, 3, 4, 4], [1, 2]);
    let norms = run(&folder, "norms {}/all.ndjson").report();
    let mut norms: Value = serde_json::from_str(&norms).unwrap();
    let well = |norms: &Value| {
        fs::write(folder.join("norms.json"), norms.to_string()).unwrap();
        let told = run(&folder, "report {}/own.ndjson --norms={}/norms.json").report();
        told.contains("Both sides see little of conflicting incentives")
    };
    norms["causes"]["conflicting-incentives"]["priority"]["mean"] = 30.into();
    assert!(well(&norms));
    // Its 25 are more than elsewhere, and more so than those of the others.
    norms["causes"]["conflicting-incentives"]["priority"]["mean"] = 10.into();
    assert!(!well(&norms));
}

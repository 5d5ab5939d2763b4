//! `--since`: what a report says of an earlier wave, held against `compare`, against figures by hand, and its edges.

#![allow(clippy::unwrap_used)]

mod command;

use std::fs;
use std::path::Path;

use command::{Run, detente, detente_with};
use detente::diagnosis::METHOD;
use detente::questionnaire::EMBEDDED;
use serde_json::Value;

/// The questions on a cause of the full questionnaire, and whether a high answer is a sign of conflict.
const FULL: [(&str, bool); 5] = [
    ("ceo-stays-out", true),
    ("ceo-listens", false),
    ("ceo-puts-off", true),
    ("ceo-brings-together", false),
    ("issues-undecided", true),
];

/// Those that the pulse asks too.
const PULSE: [(&str, bool); 2] = [("ceo-puts-off", true), ("ceo-brings-together", false)];

/// A person's side, name, and how conflicting all answers are, from 1 to 5.
type Person<'a> = (&'a str, &'a str, u8);

/// A company's answers of a wave to some questions, a line a person.
fn wave_of(asked: &[(&str, bool)], company: &str, wave: &str, people: &[Person]) -> String {
    let line = |(side, name, answer): &Person| {
        let answer = |is_conflict| if is_conflict { *answer } else { 6 - answer };
        let answers: serde_json::Map<String, Value> = asked
            .iter()
            .map(|(id, is_conflict)| ((*id).to_owned(), answer(*is_conflict).into()))
            .collect();
        let record = serde_json::json!({
            "company": company, "wave": wave, "side": side, "respondent": name, "answers": answers
        });
        format!("{record}\n")
    };
    people.iter().map(line).collect()
}

fn wave(company: &str, wave: &str, people: &[Person]) -> String {
    wave_of(&FULL, company, wave, people)
}

/// Answers of three a side to every question of the full questionnaire, drawn from a seed.
fn drawn(company: &str, wave: &str, names: [&str; 6], seed: u64) -> String {
    let asked = EMBEDDED[0].read().unwrap();
    let scale = &asked.scale_questions[..asked.count_scored()];
    let mut state = seed;
    let mut draw = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        1 + (state >> 33) % 5
    };
    let mut line = |(at, name): (usize, &str)| {
        let side = ["sales", "operations"][at % 2];
        let answers: serde_json::Map<String, Value> = scale
            .iter()
            .map(|question| (question.id.clone(), draw().into()))
            .collect();
        let record = serde_json::json!({
            "company": company, "wave": wave, "side": side, "respondent": name, "answers": answers
        });
        format!("{record}\n")
    };
    names.into_iter().enumerate().map(&mut line).collect()
}

const PEOPLE: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// Two of each side, who all give this answer.
fn four(answer: u8) -> Vec<Person<'static>> {
    vec![
        ("sales", "A", answer),
        ("sales", "B", answer),
        ("operations", "C", answer),
        ("operations", "D", answer),
    ]
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Writes a file, and tells its path.
    fn write(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_string_lossy().into_owned()
    }
}

fn json(run: &Run) -> Value {
    assert!(matches!(run.status, Some(0 | 2)), "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr))
}

fn texts(value: &Value, path: &str) -> Vec<String> {
    let all = value[path].as_array().unwrap();
    all.iter()
        .map(|line| line["reason"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_report_says_what_a_comparison_of_the_same_answers_says() {
    for [old, new] in [
        ["two-leaders", "two-leaders-later"],
        [
            "full-against-pulse/full.yaml",
            "full-against-pulse/pulse.yaml",
        ],
        ["straight-liner/old.csv", "straight-liner/new.csv"],
    ] {
        let report = json(&detente(&["report", new, "--since", old, "-f", "json"]));
        let compared = json(&detente(&["compare", old, new, "-f", "json"]));
        assert_eq!(report["since"], compared, "{old}");
        // The rest of the report is as it is without it.
        let mut alone = json(&detente(&["report", new, "-f", "json"]));
        alone["since"] = report["since"].clone();
        assert_eq!(report, alone, "{old}");
    }
}

#[test]
fn the_first_screen_and_a_section_of_its_own_tell_of_the_change() {
    let text = detente(&["report", "two-leaders-later", "--since", "two-leaders"]).report();
    let (first, rest) = text.split_once("\nDo first\n").unwrap();
    let line = "Since 2026-Q4, on average answered differently than before: conflict avoidance\n(83, now 35).\n";
    assert!(first.contains(line), "{first}");
    let section = rest.split_once("\nSince 2026-Q4\n").unwrap().1;
    let section = section.split_once("\nCauses, ranked\n").unwrap().0;
    insta::assert_snapshot!(section);
}

/// Four waves of one client, hand-worked: an answer is worth 25 points a step from the lowest.
#[test]
fn four_waves_full_pulse_pulse_full_with_other_people_and_a_straight_liner() {
    let folder = Folder::new();
    let others = [
        ("sales", "E", 2),
        ("sales", "F", 2),
        ("operations", "G", 2),
        ("operations", "H", 2),
    ];
    let full = |name, people: &[Person]| wave("Acme", name, people);
    let pulse = |name, people: &[Person]| {
        let lines = wave_of(&PULSE, "Acme", name, people);
        lines.replace("\"company\"", "\"questionnaire\":\"pulse\",\"company\"")
    };
    let everything = &EMBEDDED[0].read().unwrap();
    let scale = everything.scale_questions.iter();
    let same: Vec<(&str, bool)> = scale
        .take(everything.count_scored())
        .map(|question| (question.id.as_str(), true))
        .collect();
    let straight = wave_of(&same, "Acme", "Q4", &[("sales", "S", 3)]);
    let files = [
        folder.write("1.ndjson", &full("Q1", &four(4))),
        folder.write("2.ndjson", &pulse("Q2", &four(2))),
        folder.write("3.ndjson", &pulse("Q3", &others)),
        folder.write("4.ndjson", &(full("Q4", &four(4)) + &straight)),
    ];
    let exclude = ["--exclude", "straight-lining"];
    // Q4 with the straight-liner: Sales (75 + 75 + 50) / 3, Operations 75; without, 75 each.
    let expected = [
        (0, &[][..], "better", 75.0, 25.0, Some(2)),
        (1, &[], "noise", 25.0, 25.0, Some(0)),
        (2, &[], "worse", 25.0, 70.8333, Some(0)),
        (2, &exclude, "worse", 25.0, 75.0, Some(0)),
    ];
    for (at, more, headline, old, new, same) in expected {
        let arguments = [
            "report",
            &files[at + 1],
            "--since",
            &files[at],
            "-f",
            "json",
        ];
        let report = json(&detente(&[&arguments, more].concat()));
        let since = &report["since"];
        assert_eq!(since["headline"]["id"], headline, "{since:#}");
        let causes = since["causes"].as_array().unwrap();
        let cause = causes.iter().find(|one| one["id"] == "conflict-avoidance");
        let severity = &cause.unwrap()["severity"];
        assert_eq!(
            (&severity["old"], &severity["new"]),
            (&old.into(), &new.into())
        );
        assert_eq!(since["sides"][0]["same"], Value::from(same));
        if more.is_empty() {
            let page = folder.path("page.json");
            let pair = ["compare", &files[at], &files[at + 1], "-o", &page];
            assert_eq!(detente(&pair).status, Some(0));
            let page: Value = serde_json::from_str(&fs::read_to_string(page).unwrap()).unwrap();
            assert_eq!(page, *since);
        }
    }
    // At 75 the first wave needs 25 points of what answers conflict avoidance, at 25 nothing; a plan of the first is told of
    // in the second and in the third, beside what has changed since the one before.
    let plan = |wave: usize| detente(&["report", &files[wave], "-f", "plan"]).report();
    let ids = |plan: &str| -> Vec<String> {
        let ids = plan.lines().filter_map(|line| line.strip_prefix("- id: "));
        ids.map(str::to_owned).collect()
    };
    // Their weights on that cause: 1 this week, 1 this month, and 0.75.
    let first = ["ceo-mediates", "outside-facilitator", "restated-goals"];
    assert_eq!(ids(&plan(0)), first);
    assert_eq!(ids(&plan(3)), first);
    for wave in [1, 2] {
        assert!(plan(wave).ends_with("actions: []\n"), "{}", plan(wave));
    }
    let agreed = folder.write("plan.yaml", &plan(0).replacen("done: no", "done: yes", 1));
    for wave in [1, 2, 3] {
        let report = [
            "report",
            &files[wave],
            "--since",
            &files[wave - 1],
            "--plan",
            &agreed,
        ];
        let report = detente(&report).report();
        // Of which wave it is stands there where that isn't the one before.
        let after = if wave == 1 { "" } else { " after Q1" };
        let planned = format!("\nOf 3 actions planned{after}: 1 done and 2 open.\n");
        assert!(report.contains(&planned), "{report}");
        assert!(report.contains("\nWhat was planned after Q1\n"));
    }
}

#[test]
fn each_report_of_a_batch_says_what_the_companys_own_says() {
    let folder = Folder::new();
    let company = |name: &str, wave_name: &str, answers| wave(name, wave_name, &four(answers));
    let old = folder.write(
        "old.ndjson",
        &[
            company("Acme", "Q3", 2),
            company("Bolt", "Q3", 4),
            company("Cord", "Q3", 3),
        ]
        .concat(),
    );
    let new = folder.write(
        "new.ndjson",
        &[
            company("Acme", "Q4", 4),
            company("Bolt", "Q4", 2),
            company("Dyne", "Q4", 3),
        ]
        .concat(),
    );
    let out = folder.path("out");
    let arguments = [
        "batch", &new, "--since", &old, "--out", &out, "-f", "html", "-f", "json", "-f", "markdown",
    ];
    let run = detente(&arguments);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    for told in ["since in OLD alone: Cord", "since in NEW alone: Dyne"] {
        assert!(run.stderr.contains(told), "{}", run.stderr);
    }
    for title in ["Acme", "Bolt"] {
        for (ending, format) in [("html", "html"), ("json", "json"), ("md", "markdown")] {
            let own = detente(&[
                "report",
                &new,
                "--company",
                title,
                "--since",
                &old,
                "-f",
                format,
            ]);
            let kept = fs::read_to_string(format!("{out}/{title}-Q4.{ending}")).unwrap();
            assert_eq!(own.stdout, kept, "{title}.{ending}");
        }
    }
    let dyne: Value =
        serde_json::from_str(&fs::read_to_string(format!("{out}/Dyne-Q4.json")).unwrap()).unwrap();
    assert_eq!(dyne["since"], Value::Null);
    let untold = "There are no earlier answers of this company.";
    assert!(
        texts(&dyne, "missing").contains(&untold.to_owned()),
        "{dyne:#}"
    );
    let page = fs::read_to_string(format!("{out}/Dyne-Q4.md")).unwrap();
    assert!(
        page.contains(&format!("## Since last time\n\n{untold}\n")),
        "{page}"
    );

    let lines = detente(&["batch", &new, "--since", &old, "-f", "ndjson"]).stdout;
    let headlines: Vec<String> = lines
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["since"]["headline"]["id"].to_string()
        })
        .collect();
    let mut sorted = headlines.clone();
    sorted.sort();
    assert_eq!(sorted, ["\"better\"", "\"worse\"", "null"]);

    // Nothing to do the second time; one changed answer of the earlier wave is seen.
    let again = detente(&arguments);
    assert!(again.stderr.contains("Wrote 0 reports"), "{}", again.stderr);
    let check = |old: &str| {
        let run = detente(&[
            "batch", &new, "--since", old, "--out", &out, "-f", "json", "--check",
        ]);
        (run.status, run.stdout)
    };
    assert_eq!(check(&old).0, Some(0));
    let other = fs::read_to_string(&old).unwrap().replacen(":2", ":3", 1);
    let other = folder.write("other.ndjson", &other);
    assert_eq!(check(&other).0, Some(1));
}

/// What a kept report is compared with may be lost as well as its own answers.
#[test]
fn a_kept_report_is_not_updated_to_one_that_is_compared_with_less() {
    let folder = Folder::new();
    let old = folder.write("old.ndjson", &wave("Acme", "Q3", &four(2)));
    let three = folder.write("three.ndjson", &wave("Acme", "Q3", &four(2)[..3]));
    let new = folder.write("new.ndjson", &wave("Acme", "Q4", &four(4)));
    for ending in ["json", "md", "html", "txt"] {
        let kept = folder.path(&format!("kept.{ending}"));
        detente(&["report", &new, "--since", &old, "-o", &kept]);
        let before = fs::read(&kept).unwrap();
        let update = |more: &[&str]| {
            detente(&[&["report", &new, "--check", &kept, "--update"], more].concat())
        };
        assert_eq!(update(&["--since", &old]).status, Some(0));
        for (more, told) in [
            (
                &["--since", &three][..],
                "earlier answers of Operations: 5, before 10",
            ),
            (
                &[],
                "earlier answers of Sales: 0, before 10; earlier answers of Operations: 0, before 10",
            ),
        ] {
            let run = update(more);
            assert_eq!(run.status, Some(2), "{ending}: {}", run.stderr);
            assert!(run.stderr.contains("error[less-data]"), "{}", run.stderr);
            assert!(run.stderr.contains(told), "{}", run.stderr);
            assert_eq!(fs::read(&kept).unwrap(), before);
        }
    }
}

#[test]
fn one_wave_of_each_company_is_picked_and_never_the_reports_own() {
    let folder = Folder::new();
    let all = ["Q2", "Q3", "Q4"].map(|name| wave("Acme", name, &four(3)));
    let all = folder.write("all.ndjson", &all.concat());
    let report = |more: &[&str]| {
        let arguments = ["report", &all, "--wave", "Q4", "--since", &all];
        detente(&[&arguments, more].concat())
    };
    let several = report(&[]);
    assert_eq!(several.status, Some(2));
    assert!(
        several
            .stderr
            .contains("several waves of Acme: Q2, Q3 and Q4"),
        "{}",
        several.stderr
    );
    assert!(
        several.stderr.contains("pick one with `--since-wave`"),
        "{}",
        several.stderr
    );
    let same = report(&["--since-wave", "Q4"]);
    assert_eq!(same.status, Some(2));
    assert!(
        same.stderr.contains("the earlier answers are of Q4 too"),
        "{}",
        same.stderr
    );
    let sound = report(&["--since-wave", "Q3"]).stdout;
    let sound = sound.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        sound.contains(
            "Since Q3, of what can be compared, each side's figures are what they were; 4 causes are not tested."
        ),
        "{sound}"
    );
}

#[test]
fn nothing_is_told_of_few_people_and_straight_liners_count_in_neither_wave() {
    let folder = Folder::new();
    let one = [
        ("sales", "A", 2),
        ("operations", "C", 2),
        ("operations", "D", 2),
    ];
    let old = folder.write("old.ndjson", &wave("Acme", "Q3", &one));
    let new = folder.write("new.ndjson", &wave("Acme", "Q4", &four(4)));
    let report = json(&detente(&[
        "report",
        &new,
        "--since",
        &old,
        "--min-group",
        "2",
        "-f",
        "json",
    ]));
    assert_eq!(report["since"], Value::Null);
    let reason =
        "What has changed is withheld: Sales had 1 respondent then, and a side is shown from 2 on.";
    assert!(
        texts(&report, "missing").contains(&reason.to_owned()),
        "{report:#}"
    );
    for format in ["text", "markdown", "html"] {
        let text = detente(&[
            "report",
            &new,
            "--since",
            &old,
            "--min-group",
            "2",
            "-f",
            format,
        ])
        .stdout;
        assert!(text.replace('\n', " ").contains(reason), "{text}");
    }

    let [old, new] = ["straight-liner/old.csv", "straight-liner/new.csv"];
    let since = |more: &[&str]| {
        let arguments = ["report", new, "--since", old, "-f", "json"];
        json(&detente(&[&arguments, more].concat()))["since"]["sides"].clone()
    };
    let (all, counted) = (since(&[]), since(&["--exclude", "straight-lining"]));
    assert_eq!(
        all[0]["respondents"]["new"].as_u64().unwrap() - 1,
        counted[0]["respondents"]["new"].as_u64().unwrap()
    );
    assert_eq!(
        all[0]["respondents"]["old"],
        counted[0]["respondents"]["old"]
    );
}

#[test]
fn mistakes_of_the_earlier_wave_stay_with_their_company() {
    let folder = Folder::new();
    let companies = |name: &str, answers| {
        wave("Acme", name, &four(answers)) + &wave("Bolt", name, &four(answers))
    };
    let broken = companies("Q3", 2).replacen("\"ceo-puts-off\":2", "\"ceo-puts-off\":9", 1);
    let old = folder.write("old.ndjson", &broken);
    let new = folder.write("new.ndjson", &companies("Q4", 4));
    let out = folder.path("out");
    let batch = |more: &[&str]| {
        let arguments = ["batch", &new, "--since", &old, "--out", &out, "-f", "json"];
        detente(&[&arguments, more].concat())
    };
    for more in ["--check", "--update"] {
        let held = batch(&[more]);
        assert_eq!(held.status, Some(2), "{more}");
        assert!(held.stderr.contains("old.ndjson:1"), "{}", held.stderr);
        assert!(!Path::new(&out).exists());
    }
    let run = batch(&[]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("old.ndjson:1"), "{}", run.stderr);
    let kept = |name: &str| -> Value {
        serde_json::from_str(&fs::read_to_string(format!("{out}/{name}-Q4.json")).unwrap()).unwrap()
    };
    let (acme, bolt) = (kept("Acme"), kept("Bolt"));
    assert_eq!(acme["since"], Value::Null);
    let reason = "Some of this company's earlier answers can't be read.";
    assert!(texts(&acme, "missing").contains(&reason.to_owned()));
    assert_eq!(bolt["since"]["headline"]["id"], "worse");

    let report = |more: &[&str]| {
        let arguments = ["report", &new, "--company", "Acme", "--since", &old];
        detente(&[&arguments, more].concat())
    };
    let refused = report(&[]);
    assert_eq!((refused.status, refused.stdout.as_str()), (Some(2), ""));
    let told = report(&["--keep-going"]);
    assert_eq!(told.status, Some(2));
    assert!(told.stdout.contains(reason), "{}", told.stdout);
}

#[test]
fn what_cannot_be_told_is_refused_with_the_way_on() {
    let folder = Folder::new();
    let old = folder.write("old.ndjson", &wave("Acme", "Q3", &four(2)));
    let new = folder.write("new.ndjson", &wave("Acme Gear", "Q4", &four(4)));
    let complaints = [
        (
            vec!["report", &new, "--since", &old],
            "OLD holds no answers of Acme Gear",
        ),
        (
            vec!["report", &new, "--since", &old, "-f", "csv"],
            "a CSV report has no place",
        ),
        (
            vec!["batch", &new, "--since", &old],
            "`--since` belongs to the report of each company",
        ),
        (
            vec!["batch", &new, "--since", &old, "--out", "x", "-f", "csv"],
            "a CSV report has no place",
        ),
        (
            vec!["report", "-", "--since", "-"],
            "can't both be standard input",
        ),
        (
            vec!["report", &new, "--since", "nowhere"],
            "there is no such file or folder",
        ),
        (
            vec!["report", &new, "--since", &old, "-f", "json", "-o", &old],
            "old.ndjson",
        ),
    ];
    for (arguments, told) in complaints {
        let run = detente(&arguments);
        assert_eq!(
            (run.status, run.stdout.as_str()),
            (Some(2), ""),
            "{arguments:?}"
        );
        assert!(run.stderr.contains(told), "{arguments:?}: {}", run.stderr);
    }
    assert!(
        fs::read_to_string(&old)
            .unwrap()
            .starts_with("{\"answers\"")
    );
}

#[test]
fn what_programs_get_is_what_the_schema_says() {
    let schema = detente(&["schema", "report"]).report();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let folder = Folder::new();
    let one = [("sales", "A", 2), ("operations", "C", 2)];
    let old = folder.write("old.ndjson", &wave("Acme", "Q3", &one));
    let new = folder.write("new.ndjson", &wave("Acme", "Q4", &four(4)));
    for more in [&[][..], &["--min-group", "2"]] {
        let arguments = ["report", &new, "--since", &old, "-f", "json"];
        let report = json(&detente(&[&arguments, more].concat()));
        let complaints: Vec<String> = validator
            .iter_errors(&report)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(complaints, [""; 0]);
    }
    let alone = json(&detente(&["report", &new, "-f", "json"]));
    assert!(alone.get("since").is_none());
    assert!(validator.is_valid(&alone));
}

/// Where others answered, a report that is kept holds all that tells a change from chance.
#[test]
fn a_kept_report_says_what_the_answers_it_was_made_from_say_of_other_people() {
    let folder = Folder::new();
    let old = folder.write("old.ndjson", &drawn("Acme", "Q3", PEOPLE, 7));
    let new = folder.write(
        "new.ndjson",
        &drawn("Acme", "Q4", ["U", "V", "W", "X", "Y", "Z"], 8),
    );
    let kept = folder.path("kept.json");
    detente(&["report", &old, "-o", &kept]);
    let since = |old: &str| {
        json(&detente(&["report", &new, "--since", old, "-f", "json"]))["since"].clone()
    };
    let (of_answers, of_report) = (since(&old), since(&kept));
    let causes = |since: &Value| {
        let causes = since["causes"].as_array().unwrap();
        causes
            .iter()
            .chain([&since["symptoms"]])
            .cloned()
            .collect::<Vec<Value>>()
    };
    let near = |a: &Value, b: &Value, path: &str| {
        let [a, b] = [a, b].map(|value| value.pointer(path).unwrap().as_f64().unwrap());
        assert!((a - b).abs() < 2e-3, "{path}: {a} and {b}");
    };
    for (a, b) in causes(&of_answers).iter().zip(&causes(&of_report)) {
        for path in [
            "/old",
            "/new",
            "/change",
            "/severity/old",
            "/severity/new",
            "/mean_change",
            "/low",
            "/high",
            "/p",
            "/p_adjusted",
        ] {
            near(a, b, path);
        }
        assert_eq!(
            (&a["id"], &a["real"], &a["rank"], &a["band"]),
            (&b["id"], &b["real"], &b["rank"], &b["band"])
        );
    }
    near(&of_answers, &of_report, "/debate/change");
    assert_eq!(of_report["headline"]["id"], of_answers["headline"]["id"]);
    assert_eq!(
        of_report["sides"][0]["respondents"],
        of_answers["sides"][0]["respondents"]
    );
    assert_eq!(
        (
            &of_answers["sides"][0]["same"],
            &of_report["sides"][0]["same"]
        ),
        (&0.into(), &Value::Null)
    );
    assert!(
        texts(&of_report, "missing")
            .contains(&"The report kept from then names nobody.".to_owned())
    );
}

/// Orders, open questions and practices aren't compared, so neither way counts them.
#[test]
fn earlier_answers_are_counted_alike_in_a_kept_report_and_in_the_answers_themselves() {
    let folder = Folder::new();
    let kept = folder.path("kept.json");
    detente(&["report", "two-leaders", "-o", &kept]);
    let sides = |since: &str| -> Value {
        let run = detente(&[
            "report",
            "two-leaders-later",
            "--since",
            since,
            "-f",
            "json",
        ]);
        let sides = json(&run)["since"]["sides"].clone();
        let sides = sides.as_array().unwrap().iter();
        sides.map(|side| side["answers"].clone()).collect()
    };
    assert_eq!(sides(&kept), sides("two-leaders"));
    let page = folder.path("page.md");
    let write = |since: &str, how: &[&str]| {
        detente(&[&["report", "two-leaders-later", "--since", since], how].concat())
    };
    write(&kept, &["-o", &page]);
    let updated = write("two-leaders", &["--check", &page, "--update"]);
    assert!(!updated.stderr.contains("less"), "{}", updated.stderr);
}

/// What is changed in a kept report.
type Change<'c> = &'c dyn Fn(&mut Value);

#[test]
fn no_change_is_called_real_where_a_kept_report_cannot_carry_it() {
    let folder = Folder::new();
    let old = folder.write("old.ndjson", &drawn("Acme", "Q3", PEOPLE, 7));
    let new = folder.write("new.ndjson", &drawn("Acme", "Q4", PEOPLE, 8));
    let whole = json(&detente(&["report", &old, "-f", "json"]));
    let since = |change: &dyn Fn(&mut Value), more: &[&str]| {
        let mut report = whole.clone();
        change(&mut report);
        // Whatever the order of its fields.
        let kept = folder.write("kept.json", &report.to_string());
        let arguments = ["report", &new, "--since", &kept, "-f", "json"];
        json(&detente(&[&arguments, more].concat()))["since"].clone()
    };
    assert_ne!(since(&|_| (), &[])["headline"]["id"], "untested");
    let strip = |report: &mut Value| {
        for cause in report["causes"].as_array_mut().unwrap() {
            cause.as_object_mut().unwrap().remove("spread");
        }
    };
    let note = |code: &'static str| {
        move |report: &mut Value| {
            let note = serde_json::json!({"code": code, "side": "sales", "text": "One."});
            report["quality"] = Value::Array(vec![note]);
        }
    };
    let exclude = ["--exclude", "straight-lining"];
    let cases: [(Change, &[&str], &str); 5] = [
        (
            &strip,
            &[],
            "the report kept from then doesn't hold how far people differed, so no change can be called real.",
        ),
        (
            &|report| report["questionnaire"]["version"] = "1.0".into(),
            &[],
            "the report kept from then asked other questions, so no change can be called real.",
        ),
        (
            &|report| report["unread"] = serde_json::json!({"own": 1, "unknown": 0}),
            &[],
            "the report kept from then was made without some of the answers, so no change can be called real.",
        ),
        (
            &note("straight-lining"),
            &exclude,
            "in the report kept from then those count who gave the same answer throughout, and here they are left out, so no change can be called real.",
        ),
        (
            &note("excluded"),
            &[],
            "the report kept from then leaves out those who gave the same answer throughout, and here they count, so no change can be called real.",
        ),
    ];
    for (change, more, why) in cases {
        let since = since(change, more);
        assert_eq!(since["headline"]["id"], "untested", "{why}");
        let text = since["headline"]["text"].as_str().unwrap();
        assert_eq!(
            text,
            format!("Whether anything has changed can't be told: {why}")
        );
        for cause in since["causes"].as_array().unwrap() {
            assert!(
                cause["mean_change"].is_number() && cause["real"].is_null(),
                "{cause:#}"
            );
        }
        let note = since["notes"][0].as_str().unwrap().to_lowercase();
        assert!(note.contains(&why.to_lowercase()), "{note}");
    }
}

/// A side that left a question out takes that cause's verdict with it, and no other's.
#[test]
fn a_question_that_a_side_left_out_leaves_its_cause_alone_untested() {
    let folder = Folder::new();
    let all = drawn("Acme", "Q3", PEOPLE, 7);
    let skip = |line: &str| {
        let mut record: Value = serde_json::from_str(line).unwrap();
        if record["side"] == "sales" {
            let answers = record["answers"].as_object_mut().unwrap();
            answers.remove("ceo-listens");
        }
        record.to_string()
    };
    let skipped: Vec<String> = all.lines().map(skip).collect();
    let skipped = skipped.join("\n") + "\n";
    let old = folder.write("old.ndjson", &skipped);
    let new = folder.write("new.ndjson", &drawn("Acme", "Q4", PEOPLE, 8));
    let kept = folder.path("kept.json");
    detente(&["report", &old, "-o", &kept]);
    let since = json(&detente(&["report", &new, "--since", &kept, "-f", "json"]))["since"].clone();
    for cause in since["causes"].as_array().unwrap() {
        let is_untested = cause["id"] == "conflict-avoidance";
        assert_eq!(cause["p"].is_null(), is_untested, "{cause:#}");
        assert!(cause["mean_change"].is_number());
    }
    let why = "The same questions on it were not answered by both sides in both waves, and a report can't be cut down to those that were.";
    assert!(texts(&since, "missing").contains(&why.to_owned()));
}

#[test]
fn a_kept_report_of_another_method_says_so() {
    let folder = Folder::new();
    let old = folder.write("old.ndjson", &wave("Acme", "Q3", &four(2)));
    let new = folder.write("new.ndjson", &wave("Acme", "Q4", &four(4)));
    let kept = detente(&["report", &old, "-f", "json"]).stdout;
    let method = METHOD;
    let kept = folder.write(
        "kept.json",
        &kept.replace(&format!("\"method\": {method}"), "\"method\": 1"),
    );
    let text = detente(&["report", &new, "--since", &kept])
        .stdout
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let note = format!(
        "The report kept from then was made by method 1, and these figures by method {method}: some may differ for that alone."
    );
    assert!(text.contains(&note), "{text}");
}

/// What a few people who came or went said could be worked out from the figures of both waves.
#[test]
fn nothing_is_told_where_fewer_than_the_smallest_group_came_or_went() {
    let folder = Folder::new();
    let mut more = four(2);
    more.push(("sales", "N", 5));
    let [old, new] =
        [("old", "Q3", four(2)), ("new", "Q4", more)].map(|(name, wave_name, people)| {
            folder.write(&format!("{name}.ndjson"), &wave("Acme", wave_name, &people))
        });
    let kept = folder.path("kept.json");
    detente(&["report", &old, "-o", &kept]);
    for since in [&old, &kept] {
        let run = detente(&[
            "report",
            &new,
            "--since",
            since,
            "--min-group",
            "2",
            "-f",
            "json",
        ]);
        let reason = "What has changed is withheld: fewer than 2 of Sales came or went, whose answers it would tell.";
        assert!(
            run.stderr.contains("not-compared") && run.stderr.contains(reason),
            "{}",
            run.stderr
        );
        let report = json(&run);
        assert_eq!(report["since"], Value::Null);
        assert!(texts(&report, "missing").contains(&reason.to_owned()));
    }
}

#[test]
fn earlier_answers_come_through_a_pipe_and_reports_do_not_stand_among_other_files() {
    let folder = Folder::new();
    let text = wave("Acme", "Q3", &four(2));
    let old = folder.write("old.ndjson", &text);
    let new = folder.write("new.ndjson", &wave("Acme", "Q4", &four(4)));
    let piped = detente_with(&["report", &new, "--since", "-"], &text, &[]);
    assert!(
        piped
            .stdout
            .contains("Since Q3, on average worse by more than noise"),
        "{}",
        piped.stderr
    );

    let kept = folder.path("kept");
    detente(&["batch", &old, "--out", &kept, "-f", "json"]);
    fs::write(format!("{kept}/package.json"), "{\"name\": \"x\"}").unwrap();
    let mixed = detente(&["batch", &new, "--since", &kept, "-f", "ndjson"]);
    assert_eq!((mixed.status, mixed.stdout.as_str()), (Some(2), ""));
    assert!(
        mixed.stderr.contains("1 file that hold none") || mixed.stderr.contains("package.json"),
        "{}",
        mixed.stderr
    );
    assert!(
        mixed
            .stderr
            .contains("give JSON reports that are compared with a folder of their own"),
        "{}",
        mixed.stderr
    );
}

#[test]
fn reports_never_take_the_place_of_what_they_are_compared_with() {
    let folder = Folder::new();
    let old = folder.write("old.ndjson", &wave("Acme", "Q3", &four(2)));
    let new = folder.write("new.ndjson", &wave("Acme", "Q4", &four(4)));
    let kept = folder.path("kept");
    let names = ["--out", &kept, "--names", "company", "-f", "json"];
    detente(&[&["batch", &old], &names[..]].concat());
    let before = fs::read(format!("{kept}/Acme.json")).unwrap();
    for more in [&[][..], &["--update"]] {
        let run = detente(&[&["batch", &new, "--since", &kept], &names[..], more].concat());
        assert_eq!(run.status, Some(2), "{}", run.stderr);
        assert!(
            run.stderr.contains("error[overwrites-input]"),
            "{}",
            run.stderr
        );
        assert_eq!(fs::read(format!("{kept}/Acme.json")).unwrap(), before);
    }
}

#[test]
fn what_may_be_anybodys_in_the_earlier_wave_stops_the_batch() {
    let folder = Folder::new();
    let cut_off = wave("Acme", "Q3", &four(2)) + "{\"side\": \"sa\n";
    let old = folder.write("old.ndjson", &cut_off);
    let new = folder.write("new.ndjson", &wave("Acme", "Q4", &four(4)));
    let out = folder.path("out");
    let run = detente(&["batch", &new, "--since", &old, "--out", &out]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("old.ndjson:5"), "{}", run.stderr);
    assert!(!Path::new(&out).exists());
}

#[test]
fn a_batch_says_once_that_there_are_no_earlier_answers() {
    let folder = Folder::new();
    let new = folder.write("new.ndjson", &wave("Acme", "Q4", &four(4)));
    let empty = folder.path("empty");
    fs::create_dir(&empty).unwrap();
    for (since, told) in [
        ("nowhere", "there is no such file or folder"),
        (&empty, "this folder holds no answer files"),
    ] {
        let run = detente(&["batch", &new, "--since", since, "-f", "ndjson"]);
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
        assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
        assert!(run.stderr.contains(told), "{}", run.stderr);
    }
}

#[test]
fn a_batch_says_of_which_companies_nothing_is_told() {
    let folder = Folder::new();
    let new = folder.write("new.ndjson", &wave("Acme", "Q4", &four(4)));
    let run = detente(&["batch", &new, "--since", &new, "-f", "ndjson"]);
    assert!(run.stderr.contains("not compared: Acme"), "{}", run.stderr);
    assert!(run.stderr.contains("of the same wave"), "{}", run.stderr);
    let kept = detente(&["report", &new, "-f", "json"]).stdout;
    let kept = folder.write("kept.json", &kept);
    let absent = detente(&["report", &new, "--since", &kept, "--since-wave", "Q9"]);
    assert!(
        absent.stderr.contains("OLD holds no reports of wave `Q9`")
            && absent.stderr.contains("the waves there: Q4"),
        "{}",
        absent.stderr
    );
}

#[test]
fn waves_that_are_turned_round_are_warned_of() {
    let folder = Folder::new();
    let now = folder.write("now.ndjson", &wave("Acme", "2026-Q3", &four(2)));
    let later = folder.write("later.ndjson", &wave("Acme", "2026-Q4", &four(4)));
    let kept = detente(&["report", &later, "-f", "json"]).stdout;
    let kept = folder.write("kept.json", &kept);
    let told = "warning[waves-turned]: 2026-Q4 is later than 2026-Q3, so that every change is turned round\n";
    for since in [&later, &kept] {
        let report = detente(&["report", &now, "--since", since]);
        let batch = detente(&["batch", &now, "--since", since, "-f", "ndjson"]);
        for run in [&report, &batch] {
            assert_eq!(run.stderr.matches(told).count(), 1, "{}", run.stderr);
        }
        let line =
            "\n2026-Q4 is later than 2026-Q3: give the earlier answers as the old ones, since";
        assert!(report.stdout.contains(line), "{}", report.stdout);
    }
    let right = detente(&["report", &later, "--since", &now]);
    assert!(!right.stderr.contains("waves-turned"), "{}", right.stderr);
}

#[test]
fn a_batch_is_set_against_the_reports_that_the_last_one_wrote() {
    let folder = Folder::new();
    let companies = |name: &str, answer| {
        wave("Acme", name, &four(answer)) + &wave("Bolt", name, &four(6 - answer))
    };
    let old = folder.write("old.ndjson", &companies("Q3", 2));
    let new = folder.write("new.ndjson", &companies("Q4", 4));
    let reports = folder.path("reports");
    let lines = folder.path("reports.ndjson");
    detente(&["batch", &old, "--out", &reports, "-f", "json", "-f", "html"]);
    detente(&["batch", &old, "-o", &lines]);
    for since in [&reports, &lines] {
        let run = detente(&["batch", &new, "--since", since, "-f", "ndjson"]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        let mut found: Vec<(String, String)> = run
            .stdout
            .lines()
            .map(|line| {
                let report: Value = serde_json::from_str(line).unwrap();
                let text = |value: &Value| value.as_str().unwrap().to_owned();
                (
                    text(&report["company"]),
                    text(&report["since"]["headline"]["id"]),
                )
            })
            .collect();
        found.sort();
        let expected = [("Acme", "worse"), ("Bolt", "better")];
        assert_eq!(
            found,
            expected.map(|(name, id)| (name.to_owned(), id.to_owned()))
        );
    }
    let few = detente(&[
        "batch",
        &new,
        "--since",
        &lines,
        "-f",
        "ndjson",
        "--min-group",
        "2",
    ]);
    assert!(few.stdout.contains("\"id\":\"worse\""));
    // Of two waves one has to be picked.
    let both = fs::read_to_string(&lines).unwrap()
        + &fs::read_to_string(&lines)
            .unwrap()
            .replace("\"Q3\"", "\"Q2\"");
    let both = folder.write("both.ndjson", &both);
    let several = detente(&["report", &new, "--company", "Acme", "--since", &both]);
    assert_eq!(several.status, Some(2));
    assert!(
        several
            .stderr
            .contains("OLD holds several waves of Acme: Q2 and Q3"),
        "{}",
        several.stderr
    );
    let one = detente(&[
        "report",
        &new,
        "--company",
        "Acme",
        "--since",
        &both,
        "--since-wave",
        "Q2",
    ]);
    assert!(
        one.stdout
            .contains("Since Q2, on average worse by more than noise"),
        "{}",
        one.stderr
    );
}

#[test]
fn a_kept_report_that_is_cut_off_or_holds_no_reports_figures_is_refused() {
    let folder = Folder::new();
    let new = folder.write("new.ndjson", &wave("Acme", "Q4", &four(4)));
    let old = folder.write("old.ndjson", &wave("Acme", "Q3", &four(2)));
    let kept = detente(&["report", &old, "-f", "json"]).stdout;
    let broken = [
        kept[..kept.len() / 2].to_owned(),
        kept.replacen("25.0", "125.0", 1),
        kept.replacen("25.0", "\"a\"", 1),
        kept.replace("\"between_squares\": 0.0", "\"between_squares\": -1.0"),
        kept.replace("\"n\": 2", "\"n\": 3"),
        kept.replacen("\"severity\": 25.0", "\"severity\": 35.0", 1),
        "{\"format\": \"detente/report@1\"}".to_owned(),
    ];
    for text in broken {
        assert_ne!(text, kept);
        let file = folder.write("kept.json", &text);
        let run = detente(&["report", &new, "--since", &file]);
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
        assert!(
            run.stderr
                .starts_with("error[kept-report]: this report can't be compared with: "),
            "{}",
            run.stderr
        );
        assert!(run.stderr.contains("kept.json"), "{}", run.stderr);
    }
}

/// Reports that earlier versions of the program made stay readable: a kept one of each method that has a kept file.
#[test]
fn reports_of_earlier_versions_are_compared_with() {
    for name in ["version-1.0", "method-3", "method-4"] {
        let file = format!("{name}/report.json");
        let text = fs::read_to_string(format!("tests/fixtures/{file}")).unwrap();
        let kept: Value = serde_json::from_str(&text).unwrap();
        let arguments = [
            "report",
            "two-leaders-later",
            "--since",
            &file,
            "-f",
            "json",
        ];
        let report = json(&detente(&arguments));
        let since = &report["since"];
        assert_eq!(since["waves"]["old"], kept["wave"]);
        let causes = since["causes"].as_array().unwrap();
        assert_eq!(causes.len(), 5);
        for cause in causes {
            let mut causes = kept["causes"].as_array().unwrap().iter();
            let old = causes.find(|old| old["id"] == cause["id"]).unwrap();
            let found = (
                &cause["old"],
                &cause["severity"]["old"],
                &cause["rank"]["old"],
            );
            assert_eq!(found, (&old["priority"], &old["severity"], &old["rank"]));
        }
        let is_told = since["headline"]["id"] == "different";
        assert!(is_told, "{name}: {:#}", since["headline"]);
    }
}

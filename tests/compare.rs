//! What has changed between two waves: figures by hand, edges, and the command's whole output.

#![allow(clippy::unwrap_used)]

mod browser;
mod command;
mod companies;

use std::collections::BTreeSet;

use command::{Run, detente};
use companies::{Company, group, questionnaire};
use detente::comparison::{Both, Comparison, HeadlineId, Shared, Verdict, compare};
use detente::questionnaire::Questionnaire;
use detente::score::Points;

fn compared<T>(
    asked: &Questionnaire,
    old: &Company,
    new: &Company,
    read: impl Fn(&Comparison) -> T,
) -> T {
    let [old, new] = [old, new].map(|company| company.records(asked));
    let [old, new] = [group(&old), group(&new)];
    let shared = Shared::new(Both {
        old: asked,
        new: asked,
    })
    .unwrap();
    read(&compare(
        &shared,
        &shared.old(&old[0]),
        &shared.new_wave(&new[0]),
    ))
}

fn figure(figure: Option<Points>) -> f64 {
    figure.expect("a figure").get()
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 1e-8
}

#[test]
fn changes_are_new_minus_old() {
    let asked = questionnaire(&[2, 2]);
    let old = Company::new()
        .sales(&[5, 5, 2, 2])
        .operations(&[3, 3, 3, 3]);
    let new = Company::new()
        .sales(&[3, 2, 2, 3])
        .operations(&[3, 2, 4, 3]);
    compared(&asked, &old, &new, |comparison| {
        let cause = comparison
            .causes
            .iter()
            .find(|cause| cause.id == "cause-1")
            .unwrap();
        // Sales 100, then 37.5; operations 50, then 37.5.
        assert!(near(figure(cause.figures.all.old), 6250.0_f64.sqrt()));
        assert!(near(figure(cause.figures.all.new), 37.5));
        assert!(near(
            figure(cause.figures.all.change),
            37.5 - 6250.0_f64.sqrt()
        ));
        let [sales, operations] = cause.figures.sides.pair();
        assert!(near(figure(sales), -62.5) && near(figure(operations), -12.5));
        assert!(near(figure(cause.gap.old), 50.0) && near(figure(cause.gap.new), 0.0));
        assert_eq!((cause.rank.old, cause.rank.new), (Some(1), Some(2)));
        // Its questions moved by -25 and -50 on average of the sides, the other cause's by 12.5 twice.
        assert!(near(figure(cause.tested.mean_change), -37.5));
        // Variance 2 * 12.5² / 2, error 12.5 / sqrt(2), t = -3 sqrt(2): p = 1 - t / sqrt(2 + t²).
        assert!(near(figure(cause.tested.p), 1.0 - (0.9_f64).sqrt()));
        assert!(near(
            figure(cause.tested.p_adjusted),
            2.0 * (1.0 - (0.9_f64).sqrt())
        ));
        assert_eq!(cause.tested.verdict(), Verdict::Noise);
    });
}

#[test]
fn a_change_that_equals_0_is_no_change_even_where_nothing_else_varies() {
    // Both sides give the same figures in the other order: what sums leave of 0 is no change.
    let run = detente(&[
        "compare",
        "unchanged/old.ndjson",
        "unchanged/new.ndjson",
        "-f",
        "json",
    ]);
    let comparison: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(comparison["headline"]["id"], "noise");
    for cause in comparison["causes"].as_array().unwrap() {
        assert_eq!(cause["mean_change"], 0.0, "{cause}");
        assert_eq!((&cause["p"], &cause["real"]), (&1.0.into(), &false.into()));
    }
}

#[test]
fn a_change_of_all_questions_alike_is_real() {
    let asked = questionnaire(&[3, 3]);
    let [before, after] = [[2, 2, 2, 3, 3, 3], [4, 4, 4, 3, 3, 3]];
    let of_four = |answers: &[u8]| {
        let sales = Company::new().sales(answers).sales(answers);
        sales.operations(answers).operations(answers)
    };
    let (old, new) = (of_four(&before), of_four(&after));
    let said = |comparison: &Comparison| comparison.headline.text.clone();
    assert_eq!(
        compared(&asked, &old, &new, said),
        "Worse by more than noise: cause 1 (25, now 75)."
    );
    assert_eq!(
        compared(&asked, &new, &old, said),
        "Better by more than noise: cause 1 (75, now 25)."
    );
    assert_eq!(
        compared(&asked, &old, &old, said),
        "On average nothing has changed: each side's figures are what they were."
    );
    let of_three = |answers: &[u8]| {
        let sales = Company::new().sales(answers).sales(answers);
        sales.operations(answers)
    };
    assert_eq!(
        compared(&asked, &of_three(&before), &new, said),
        "Answered differently than before: cause 1 (25, now 75). Where one person answers for a side, a change can't be told from that person's mood. Going by their names, 1 of Operations (1 then, 2 now) answered both times: what changed may be the people."
    );
}

#[test]
fn one_question_a_cause_leaves_the_test_out_with_a_reason() {
    let asked = questionnaire(&[1, 1]);
    let company = Company::new().sales(&[2, 3]).operations(&[2, 3]);
    compared(&asked, &company, &company, |comparison| {
        assert_eq!(comparison.headline.id, HeadlineId::Untested);
        assert_eq!(
            comparison.headline.text,
            "Whether anything has changed can't be told: no cause has two questions that both sides answered in both waves, so nothing tells how much answers vary by themselves."
        );
        assert!(
            comparison
                .causes
                .iter()
                .all(|cause| cause.tested.real.is_none())
        );
    });
}

#[test]
fn a_side_heard_in_one_wave_only_is_not_compared_with_both() {
    let asked = questionnaire(&[2, 2]);
    let old = Company::new().sales(&[5, 5, 2, 2]);
    let new = Company::new()
        .sales(&[4, 4, 2, 2])
        .operations(&[1, 1, 2, 2]);
    compared(&asked, &old, &new, |comparison| {
        let cause = &comparison.causes[0];
        assert!(cause.figures.all.old.is_some() && cause.figures.all.new.is_some());
        assert_eq!(cause.figures.all.change, None);
        assert!(near(figure(cause.figures.sides.pair()[0]), -25.0));
        assert_eq!(cause.tested.verdict(), Verdict::Untested);
        let reason = |what: &str| {
            let mut lines = comparison.missing.iter();
            lines.find(|line| line.what == what).unwrap().reason.clone()
        };
        assert_eq!(
            reason("causes.cause-1.change"),
            "Not both sides are heard in both waves, so the two figures don't compare."
        );
        assert_eq!(
            reason("causes.cause-1.sides.operations"),
            "In the old wave: Operations has not answered."
        );
    });
}

#[test]
fn every_missing_number_of_the_json_has_a_reason() {
    let asked = questionnaire(&[2, 2, 1]);
    let old = Company::new()
        .sales(&[5, 5, 2, 2, 0])
        .operations(&[0, 0, 1, 1, 0]);
    let new = Company::new()
        .sales(&[4, 4, 2, 0, 0])
        .operations(&[1, 1, 2, 2, 3]);
    let (json, missing) = compared(&asked, &old, &new, |comparison| {
        let missing: Vec<String> = comparison
            .missing
            .iter()
            .map(|line| line.what.clone())
            .collect();
        (serde_json::to_value(comparison).unwrap(), missing)
    });
    let mut nulls = Vec::new();
    // These waves were asked nothing on debate.
    for part in ["sides", "symptoms", "causes"] {
        collect_nulls(&json[part], part, &mut nulls);
    }
    assert!(nulls.len() > 10);
    let told: BTreeSet<String> = missing.iter().cloned().collect();
    assert_eq!(told.len(), missing.len(), "{missing:?}");
    assert_eq!(nulls.into_iter().collect::<BTreeSet<_>>(), told);
}

fn collect_nulls(value: &serde_json::Value, path: &str, nulls: &mut Vec<String>) {
    match value {
        serde_json::Value::Null => nulls.push(path.to_owned()),
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                collect_nulls(value, &format!("{path}.{name}"), nulls);
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                let id = item["id"].as_str().unwrap_or_default();
                collect_nulls(item, &format!("{path}.{id}"), nulls);
            }
        }
        _ => {}
    }
}

/// The two leaders, and the same a quarter later, when the CEO has stepped in.
fn against_later(arguments: &[&str]) -> Run {
    let waves = ["compare", "two-leaders", "two-leaders-later"];
    let all: Vec<&str> = waves.iter().chain(arguments).copied().collect();
    detente(&all)
}

#[test]
fn two_waves_are_compared_at_80_columns() {
    insta::assert_snapshot!(against_later(&[]).report());
}

#[test]
fn a_narrow_terminal_gets_the_changes_as_a_list() {
    insta::assert_snapshot!(against_later(&["--width", "40"]).report());
}

#[test]
fn programs_get_the_comparison_as_json() {
    insta::assert_snapshot!(against_later(&["-f", "json"]).report());
}

#[test]
fn no_line_of_a_comparison_is_wider_than_was_asked_for() {
    for width in [30, 40, 60, 79, 80, 100, 120] {
        let report = against_later(&["--width", &width.to_string()]).report();
        for line in report.lines() {
            let columns = unicode_width::UnicodeWidthStr::width(line);
            assert!(columns <= width, "{columns} of {width}: {line}");
        }
    }
}

#[test]
fn the_gate_says_no_to_a_real_worsening_alone() {
    let (_old, old) = folder_with("answers.ndjson", &portfolio(&[("Acme", 2)]));
    let (_new, new) = folder_with("answers.ndjson", &portfolio(&[("Acme", 4)]));
    let worse = detente(&["compare", &old, &new, "--fail-on-worse"]);
    assert_eq!(worse.status, Some(1));
    assert_eq!(
        worse.stderr.trim(),
        "error[worse]: Acme: conflict avoidance has really got worse"
    );
    assert!(worse.stdout.contains("Worse by more than noise"));
    let junit = ["--fail-on-worse", "--message-format", "junit"];
    let junit = detente(&[&["compare", &old, &new][..], &junit].concat());
    assert!(junit.stderr.contains("failures=\"1\""), "{}", junit.stderr);
    let better = detente(&["compare", &new, &old, "--fail-on-worse"]);
    assert_eq!(better.status, Some(0));
}

#[test]
fn the_gate_says_no_where_a_rise_may_be_one_persons_mood() {
    let gate = |old, new| detente(&["compare", old, new, "--fail-on-worse", "--quiet"]);
    // The two leaders the other way round, as of a year before.
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let folder = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(format!("{fixtures}/two-leaders-later")).unwrap() {
        let entry = entry.unwrap();
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let earlier = text.replace("2027-Q1", "2026-Q1");
        std::fs::write(folder.path().join(entry.file_name()), earlier).unwrap();
    }
    let rise = gate(folder.path().to_str().unwrap(), "two-leaders");
    let told = "error[no-figure]: Acme Gears: whether conflict avoidance has got worse can't be told. One person answered \
                for a side in a wave, so a change can't be told from that person's mood.\n\n";
    assert_eq!((rise.status, rise.stderr.as_str()), (Some(1), told));
    // A fall isn't worse, whoever it comes from, and nothing that moved by chance alone is.
    let fall = gate("two-leaders", "two-leaders-later");
    let unchanged = gate("two-leaders", "two-leaders");
    assert_eq!([fall.status, unchanged.status], [Some(0); 2]);
}

#[test]
fn the_gate_is_not_asked_of_waves_that_are_turned_round() {
    let of = |wave: &str, answer| {
        let all = portfolio(&[("Acme", answer), ("Bolt", answer)]);
        all.replace(
            "{\"company\"",
            &format!("{{\"wave\": \"{wave}\", \"company\""),
        )
    };
    let (_later, later) = folder_with("answers.ndjson", &of("2026-Q4", 4));
    let (_old, old) = folder_with("answers.ndjson", &of("2026-Q3", 2));
    let turned = "2026-Q4 is later than 2026-Q3, so that every change is turned round";
    let run = detente(&["compare", &later, &old]);
    assert_eq!(run.status, Some(0));
    let warning = format!("warning[waves-turned]: {turned}\n");
    assert!(run.stderr.contains(&warning), "{}", run.stderr);
    // The table of many companies says so above it.
    let above = run.stdout.split("Company ").next().unwrap();
    assert!(above.contains(&format!("{turned}.\n")), "{above}");
    let run = detente(&["compare", &later, &old, "--fail-on-worse", "--quiet"]);
    let error = format!("error[waves-turned]: {turned}\n");
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.starts_with(&error), "{}", run.stderr);
    // The right way round it is silent, and of waves whose order isn't known it says nothing.
    let gate = |old, new| detente(&["compare", old, new, "--fail-on-worse", "--quiet"]).status;
    assert_eq!(gate(&old, &later), Some(1));
    let (_other, other) = folder_with("answers.ndjson", &of("the second round", 2));
    assert_eq!(gate(&later, &other), Some(0));
}

#[test]
fn the_gate_says_no_where_what_it_held_can_no_longer_be_told() {
    let both = portfolio(&[("Acme", 3), ("Bolt", 3)]);
    let without = |text: &str| -> String {
        let kept = both.lines().filter(|line| !line.contains(text));
        kept.map(|line| line.to_owned() + "\n").collect()
    };
    let silent = without("Acme\", \"side\": \"operations");
    let (_old, old) = folder_with("answers.ndjson", &both);
    let gone = "NEW holds no answers of this company";
    for (text, why) in [
        (
            &silent,
            "conflict avoidance has got worse can't be told. In the new wave: Operations has not answered.",
        ),
        (
            &without("Acme"),
            &format!("any cause has got worse can't be told: {gone}"),
        ),
        (
            &both.replace("Acme", "Other"),
            &format!("any cause has got worse can't be told: {gone}"),
        ),
    ] {
        let (_new, new) = folder_with("answers.ndjson", text);
        let run = detente(&["compare", &old, &new, "--fail-on-worse", "--quiet"]);
        let expected = format!("error[no-figure]: Acme: whether {why}\n\n");
        assert_eq!((run.status, run.stderr), (Some(1), expected));
    }
    // The other way round, too, nothing says whether it got worse.
    let (_silent, silent) = folder_with("answers.ndjson", &silent);
    assert_eq!(
        detente(&["compare", &silent, &old, "--fail-on-worse"]).status,
        Some(1)
    );
    // A company that came has nothing to be worse than.
    let (_one, one) = folder_with("answers.ndjson", &without("Acme"));
    assert_eq!(
        detente(&["compare", &one, &old, "--fail-on-worse"]).status,
        Some(0)
    );
    // Whatever the format, the company that isn't compared is named.
    let run = |format| detente(&["compare", &old, &one, "-f", format]).stdout;
    assert!(run("csv").ends_with(&format!(
        "\nAcme,,,not-compared,,only in OLD{}\n",
        ",".repeat(26)
    )));
    assert!(run("json").ends_with(
        "\n{\"format\":\"detente/not-compared@1\",\"company\":\"Acme\",\"only_in\":\"OLD\",\"nearest\":null}\n"
    ));
    assert!(run("markdown").contains("## In one wave alone\n\n- Acme: only in OLD\n"));
}

#[test]
fn the_gate_and_the_overview_count_the_symptoms() {
    let with = |answer: Option<u8>| {
        let symptoms = answer.map_or(String::new(), |answer| {
            let ids = [
                "everyday-friction",
                "budget-fights",
                "unearned-credit",
                "winning-first",
            ];
            ids.map(|id| format!("\"{id}\": {answer}, ")).concat()
        });
        let both = portfolio(&[("Acme", 3), ("Bolt", 3)]);
        both.replace("\"ceo-stays-out\"", &format!("{symptoms}\"ceo-stays-out\""))
    };
    let (_old, old) = folder_with("answers.ndjson", &with(Some(2)));
    for (answer, expected) in [
        (Some(2), None),
        (
            Some(4),
            Some("error[worse]: Acme: the symptoms have really got worse\n"),
        ),
        (
            None,
            Some(
                "error[no-figure]: Acme: whether the symptoms have got worse can't be told. In the new wave: ",
            ),
        ),
    ] {
        let (_new, new) = folder_with("answers.ndjson", &with(answer));
        let run = detente(&["compare", &old, &new, "--fail-on-worse", "--quiet"]);
        let told = expected.map_or(run.stderr.is_empty(), |told| run.stderr.contains(told));
        assert!(told, "{expected:?} isn't in:\n{}", run.stderr);
        assert_eq!(run.status, Some(expected.is_some().into()));
        if answer == Some(4) {
            let table = detente(&["compare", &old, &new, "-f", "markdown"]).stdout;
            assert!(table.contains("| Symptoms | – |"), "{table}");
        }
    }
}

/// Records of several companies, as one JSON record a line.
fn portfolio(companies: &[(&str, u8)]) -> String {
    let mut lines = String::new();
    for (company, answer) in companies {
        for (side, respondent) in [
            ("sales", "A"),
            ("sales", "B"),
            ("operations", "C"),
            ("operations", "D"),
        ] {
            let answers: Vec<String> = ["ceo-stays-out", "ceo-puts-off", "ceo-lets-return"]
                .iter()
                .map(|id| format!("\"{id}\": {answer}"))
                .collect();
            lines += &format!(
                "{{\"company\": \"{company}\", \"side\": \"{side}\", \"respondent\": \"{respondent}\", \"answers\": {{{}}}}}\n",
                answers.join(", ")
            );
        }
    }
    lines
}

fn folder_with(name: &str, text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    let name = path.to_string_lossy().into_owned();
    (folder, name)
}

#[test]
fn a_portfolio_gets_one_object_a_line_and_an_overview() {
    let (_old, old) = folder_with(
        "answers.ndjson",
        &portfolio(&[("Acme", 2), ("Bolt", 4), ("Cord", 3)]),
    );
    let (_new, new) = folder_with(
        "answers.ndjson",
        &portfolio(&[("Acme", 4), ("Bolt", 2), ("Dyne", 3)]),
    );
    let json = detente(&["compare", &old, &new, "-f", "json"]);
    assert_eq!(json.status, Some(0));
    let told: Vec<(String, Option<String>)> = json
        .stdout
        .lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
            let told = [&value["headline"]["id"], &value["only_in"]];
            (
                text(&value["company"]).unwrap(),
                told.into_iter().find_map(text),
            )
        })
        .collect();
    let expected = [
        ("Acme", "worse"),
        ("Bolt", "better"),
        ("Cord", "OLD"),
        ("Dyne", "NEW"),
    ];
    assert_eq!(
        told,
        expected.map(|(company, told)| (company.to_owned(), Some(told.to_owned())))
    );
    assert!(
        json.stderr.contains("in OLD alone: Cord"),
        "{}",
        json.stderr
    );
    assert!(
        json.stderr.contains("in NEW alone: Dyne"),
        "{}",
        json.stderr
    );
    let text = detente(&["compare", &old, &new]).stdout;
    insta::assert_snapshot!(text.lines().take(10).collect::<Vec<_>>().join("\n"));
}

#[test]
fn companies_that_do_not_match_are_an_error_with_a_guess() {
    let (_old, old) = folder_with("answers.ndjson", &portfolio(&[("Acme Gears", 2)]));
    let (_new, new) = folder_with("answers.ndjson", &portfolio(&[("Acme Gear", 4)]));
    let complaint = detente(&["compare", &old, &new]).complaint();
    assert!(
        complaint.contains("no company is in both OLD and NEW"),
        "{complaint}"
    );
    assert!(
        complaint.contains("is `Acme Gear` the same as `Acme Gears`?"),
        "{complaint}"
    );
}

#[test]
fn reports_that_were_kept_are_no_old_answers() {
    let report = detente(&["report", "two-leaders", "-f", "json"]).report();
    let (kept, _) = folder_with("acme.json", &report);
    let kept = kept.path().to_string_lossy();
    let complaint = detente(&["compare", &kept, "two-leaders"]).complaint();
    let expected = "error[no-records]: OLD holds no answers\n |\n = help: if these are reports that were kept as JSON, \
        `report --since` and `batch --since` take them\n";
    assert!(complaint.contains(expected), "{complaint}");
}

#[test]
fn several_waves_on_one_side_have_to_be_picked_from() {
    let files = ["two-leaders", "two-leaders-later"].map(|folder| {
        ["dana", "ming"].map(|name| {
            std::fs::read_to_string(format!("tests/fixtures/{folder}/{name}.yaml")).unwrap()
        })
    });
    let (_folder, path) = folder_with("both.yaml", &files.concat().join("---\n"));
    let complaint = detente(&["compare", &path, &path]).complaint();
    assert!(
        complaint.contains("OLD holds several waves of Acme Gears: 2026-Q4 and 2027-Q1"),
        "{complaint}"
    );
    assert!(
        complaint.contains("pick one with `--new-wave`"),
        "{complaint}"
    );
    let picked = ["--old-wave", "2026-Q4", "--new-wave", "2027-Q1"];
    let picked: Vec<&str> = ["compare", &path, &path]
        .into_iter()
        .chain(picked)
        .collect();
    assert_eq!(detente(&picked).report(), against_later(&[]).report());
}

#[test]
fn mistakes_in_both_waves_are_told_together() {
    let (_old, old) = folder_with(
        "answers.ndjson",
        "{\"company\": \"Acme\", \"side\": \"slaes\", \"answers\": {}}\n",
    );
    let (_new, new) = folder_with(
        "answers.ndjson",
        "{\"company\": \"Acme\", \"side\": \"sales\", \"answers\": {\"nope\": 1}}\n",
    );
    let complaint = detente(&["compare", &old, &new]).complaint();
    assert!(
        complaint.contains("slaes") && complaint.contains("nope"),
        "{complaint}"
    );
    assert!(complaint.contains("2 errors in all"), "{complaint}");
}

#[test]
fn both_waves_cannot_be_standard_input() {
    let complaint = detente(&["compare", "-", "-"]).complaint();
    assert!(
        complaint.contains("OLD and NEW can't both be standard input"),
        "{complaint}"
    );
}

#[test]
fn a_wiki_gets_markdown_and_a_spreadsheet_csv() {
    insta::assert_snapshot!(against_later(&["-f", "markdown"]).report());
    insta::assert_snapshot!(against_later(&["-f", "csv"]).report());
}

#[test]
fn text_from_files_does_nothing_in_any_format() {
    let hostile = "=cmd|' /C calc'!A1 <script>alert(1)</script> [x](http://x.y) \\u001b[2J";
    let (_old, old) = folder_with("answers.ndjson", &portfolio(&[(hostile, 2)]));
    let (_new, new) = folder_with("answers.ndjson", &portfolio(&[(hostile, 4)]));
    let rendered = |format: &str| detente(&["compare", &old, &new, "-f", format]).report();
    for format in ["text", "markdown", "html", "csv", "json"] {
        assert!(!rendered(format).contains('\u{1b}'), "{format}");
    }
    let html = rendered("html");
    assert!(!html.contains("<script>") && html.contains("&lt;script&gt;"));
    assert!(!rendered("markdown").contains("<script>"));
    let csv = rendered("csv");
    assert!(
        csv.lines().skip(1).all(|line| line.starts_with("'=cmd")),
        "{csv}"
    );
}

#[test]
fn what_programs_get_is_what_the_schema_says() {
    let schema = detente(&["schema", "comparison"]).report();
    let schema = serde_json::from_str(&schema).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let check = |text: &str| {
        let value = serde_json::from_str(text).unwrap();
        let complaints: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(complaints, [""; 0]);
    };
    check(&against_later(&["-f", "json"]).report());
    let (_old, old) = folder_with("answers.ndjson", &portfolio(&[("Acme", 2)]));
    check(&detente(&["compare", &old, &old, "-f", "json"]).report());
}

#[test]
fn the_page_is_sound_on_every_screen_and_on_paper() {
    let (folder, old) = folder_with("answers.ndjson", &portfolio(&[("Acme", 2), ("Bolt", 4)]));
    let (_new, new) = folder_with("answers.ndjson", &portfolio(&[("Acme", 4), ("Bolt", 2)]));
    let portfolio = folder.path().join("portfolio.html");
    detente(&["compare", &old, &new, "-o", &portfolio.to_string_lossy()]).report();
    let one = folder.path().join("one.html");
    against_later(&["-o", &one.to_string_lossy()]).report();
    for page in [portfolio, one] {
        let request = serde_json::json!({
            "file": page,
            "pdf": folder.path().join("page.pdf"),
            "views": [
                {"name": "desktop", "width": 1280, "height": 900},
                {"name": "phone", "width": 360, "height": 740},
                {"name": "dark", "width": 1280, "height": 900, "colorScheme": "dark"},
                {"name": "print", "width": 794, "height": 1123, "media": "print"}
            ]
        });
        let Some(seen) = browser::look(&request) else {
            return;
        };
        assert_eq!(seen["requests"], serde_json::json!([]));
        assert_eq!(seen["errors"], serde_json::json!([]));
        for view in seen["views"].as_array().unwrap() {
            assert_eq!(
                view["violations"],
                serde_json::json!([]),
                "{}",
                view["name"]
            );
            assert_eq!(view["overflow"], serde_json::json!(0), "{}", view["name"]);
        }
    }
}

/// What a comparison's JSON says of the causes and the symptoms.
fn figures_of(old: &str, new: &str) -> [serde_json::Value; 2] {
    let json = detente(&["compare", old, new, "-f", "json"]);
    assert_eq!(json.status, Some(0), "{}", json.stderr);
    let comparison: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    ["causes", "symptoms"].map(|part| comparison[part].clone())
}

#[test]
fn a_pulse_is_compared_with_a_full_survey_on_the_questions_that_both_asked() {
    let path = |name: &str| format!("tests/fixtures/full-against-pulse/{name}");
    let lines = |name: &str| -> String {
        let text = std::fs::read_to_string(path(name)).unwrap();
        let records = text.split("---\n").filter(|text| !text.trim().is_empty());
        let json = |text: &str| {
            let record: serde_json::Value = serde_yaml::from_str(text).unwrap();
            format!("{record}\n")
        };
        records.map(json).collect()
    };
    let yaml = figures_of(
        "full-against-pulse/full.yaml",
        "full-against-pulse/pulse.yaml",
    );
    let csv = figures_of(
        "full-against-pulse/full.csv",
        "full-against-pulse/pulse.csv",
    );
    let (_full, full) = folder_with("full.ndjson", &lines("full.yaml"));
    let (_pulse, pulse) = folder_with("pulse.ndjson", &lines("pulse.yaml"));
    assert_eq!(yaml, csv);
    assert_eq!(yaml, figures_of(&full, &pulse));
    // The same people gave the same answers, so nothing has changed, though a full report has other figures.
    for cause in yaml[0].as_array().unwrap() {
        assert_eq!(
            (&cause["mean_change"], &cause["p"]),
            (&0.0.into(), &1.0.into())
        );
    }
    let text = detente(&[
        "compare",
        "full-against-pulse/full.yaml",
        "full-against-pulse/pulse.yaml",
    ])
    .report();
    assert!(
        text.contains("Both waves are scored on the 15 questions that both asked"),
        "{text}"
    );
}

#[test]
fn answers_to_be_read_with_care_are_told_of_both_waves() {
    let text = detente(&[
        "compare",
        "straight-liner/old.csv",
        "straight-liner/new.csv",
        "--width",
        "120",
    ])
    .stdout;
    assert!(
        text.contains("In the new wave: One respondent of Sales gave the same answer nine times in a row or more"),
        "{text}"
    );
    assert!(
        !text.contains("really worse") || text.contains("never really worse"),
        "{text}"
    );
}

#[test]
fn a_company_with_mistakes_does_not_stop_the_others() {
    let (_old, old) = folder_with("answers.ndjson", &portfolio(&[("Acme", 2), ("Bolt", 4)]));
    let broken = portfolio(&[("Bolt", 9)]);
    let (_new, new) = folder_with("answers.ndjson", &(portfolio(&[("Acme", 4)]) + &broken));
    let run = detente(&["compare", &old, &new, "-f", "json"]);
    assert_eq!(run.status, Some(2));
    let comparison: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(comparison["company"], "Acme");
    assert!(
        run.stderr
            .contains("Not compared, for NEW:\n  Bolt: 4 records or files have mistakes"),
        "{}",
        run.stderr
    );
    // Of one company alone there is nothing to go on with.
    let (_alone, alone) = folder_with("answers.ndjson", &broken);
    let run = detente(&["compare", &old, &alone, "-f", "json"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
}

#[test]
fn earlier_answers_that_stand_among_the_later_ones_are_a_warning() {
    let ids = [
        "everyday-friction",
        "targets-collide",
        "joint-success-shared",
        "ceo-puts-off",
        "asked-first",
        "side-issue",
        "budget-struggles",
        "unearned-credit",
        "ceo-access",
        "targets-helped",
        "one-sided-urgency",
    ];
    let table = |seeds: &[usize]| {
        let mut text = format!("company,side,{}\n", ids.join(","));
        for seed in seeds {
            let side = ["sales", "operations"][seed % 2];
            // Far from the others, somebody answers 1 throughout.
            let answer = |at| match seed {
                ..100 => (seed * seed * (at + 1) / 3 + at * at) % 5 + 1,
                _ => 1,
            };
            let answers = (0..ids.len()).map(|at| answer(at).to_string());
            text += &format!("Acme,{side},{}\n", answers.collect::<Vec<_>>().join(","));
        }
        folder_with("a.csv", &text)
    };
    let warning = "warning[same-in-both]: the later answers hold earlier ones once more, which count in both waves: Acme\n";
    for (old, new, warns) in [
        (&[1, 2, 3, 4][..], &[1, 2, 3, 4, 11, 12, 13, 14][..], true),
        (&[1, 2, 3, 4], &[1, 2, 11, 12], true),
        (&[1, 2, 3, 4], &[1, 11, 12, 13], false),
        (&[1, 2, 3, 4, 6], &[1, 2, 11, 12], false),
        (&[100, 102], &[100, 102, 12, 13], false),
    ] {
        let ((_old, old), (_new, new)) = (table(old), table(new));
        let run = detente(&["compare", &old, &new, "-q", "pulse"]);
        assert_eq!(run.stderr.contains(warning), warns, "{}", run.stderr);
        let wave = ["--wave", "2026-Q4", "-q", "pulse"];
        let run = detente(&[&["report", &new, "--since", &old][..], &wave].concat());
        assert_eq!(run.stderr.contains(warning), warns, "{}", run.stderr);
    }
}

//! Whose answers count in a report, and how few of a side it may show.

#![allow(clippy::unwrap_used)]

mod command;

use command::{Run, detente_with};
use serde_json::Value;

/// The scale questions of conflict avoidance and conflicting goals, those worded for health last.
const QUESTIONS: [&str; 10] = [
    "ceo-stays-out",
    "ceo-puts-off",
    "ceo-lets-return",
    "ceo-listens",
    "ceo-brings-together",
    "targets-collide",
    "month-end",
    "unclear-precedence",
    "goals-known",
    "targets-help",
];

/// One respondent's record, answering 4 to what speaks of conflict, `health` to what speaks of health.
fn record(side: &str, respondent: &str, health: u8, comment: &str) -> String {
    let mut text =
        format!("---\ncompany: Acme\nside: {side}\nrespondent: {respondent}\nanswers:\n");
    for id in QUESTIONS {
        let is_health = [
            "ceo-listens",
            "ceo-brings-together",
            "goals-known",
            "targets-help",
        ]
        .contains(&id);
        text += &format!("  {id}: {}\n", if is_health { health } else { 4 });
    }
    text += &format!(
        "comments:\n  ceo-listens: {comment}\n  month-end: {comment} too\nopen:\n  first-change: {comment} first\n"
    );
    text
}

fn report(records: &str, arguments: &[&str]) -> Run {
    let all: Vec<&str> = ["report", "-"].iter().chain(arguments).copied().collect();
    detente_with(&all, records, &[])
}

fn json(records: &str, arguments: &[&str]) -> Value {
    let all: Vec<&str> = ["-f", "json"].iter().chain(arguments).copied().collect();
    serde_json::from_str(&report(records, &all).report()).unwrap()
}

#[test]
fn a_straight_liner_is_noted_and_left_out_only_when_asked() {
    let sound = record("sales", "A", 2, "a") + &record("operations", "B", 1, "b");
    let with_straight = sound.clone() + &record("operations", "C", 4, "c");
    let noted = json(&with_straight, &[]);
    assert_eq!(noted["sides"][1]["respondents"], 2);
    let mut codes = noted["quality"].as_array().unwrap().iter();
    assert!(codes.any(|note| note["code"] == "straight-lining"));
    let mut left_out = json(&with_straight, &["--exclude", "straight-lining"]);
    assert_eq!(left_out["sides"][1]["respondents"], 1);
    let note = left_out["quality"].as_array_mut().unwrap().remove(0);
    assert_eq!(note["code"], "excluded");
    assert_eq!(
        note["text"],
        "One respondent of Operations gave the same answer nine times in a row or more, even to questions worded the opposite way: that respondent's answers are left out, as asked."
    );
    assert_eq!(left_out, json(&sound, &[]));
}

#[test]
fn a_small_side_withholds_the_report() {
    let records = record("sales", "A", 2, "a")
        + &record("sales", "B", 2, "b")
        + &record("operations", "C", 1, "c");
    let withheld = report(&records, &["--min-group", "2", "-f", "json"]);
    assert_eq!((withheld.status, withheld.stdout.as_str()), (Some(1), ""));
    assert_eq!(
        withheld.stderr,
        "error[withheld]: this report is withheld: Operations has 1 respondent
 |
 = help: a side is shown from 2 respondents on, so that no answer can be traced to a person

"
    );
    let both = records + &record("operations", "D", 2, "d");
    assert_eq!(report(&both, &["--min-group", "2"]).status, Some(0));
}

#[test]
fn who_answered_nothing_does_not_make_a_side_large_enough() {
    let blank = |name: &str| {
        format!(
            "---\ncompany: Acme\nside: operations\nrespondent: {name}\nanswers: {{}}\ncomments:\n  month-end: {name}\n"
        )
    };
    let sales = record("sales", "A", 2, "a") + &record("sales", "B", 2, "b");
    let few = sales.clone() + &record("operations", "C", 1, "c") + &blank("D");
    let group = ["--min-group", "2", "--quiet"];
    let told = "this report is withheld: Operations has 1 respondent\n";
    for command in [["report", "-"], ["agenda", "-"], ["batch", "-"]] {
        let run = detente_with(&[&command[..], &group].concat(), &few, &[]);
        assert_eq!(run.status, Some(1), "{}", run.stderr);
        assert!(run.stderr.contains(told), "{}", run.stderr);
    }
    // Of what was answered before, as of what is answered now.
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old.yaml");
    std::fs::write(&old, &few).unwrap();
    let whole =
        sales.clone() + &record("operations", "C", 1, "c") + &record("operations", "D", 2, "d");
    let whole = whole.replace("company: Acme\n", "company: Acme\nwave: 2027\n");
    let since = ["--min-group", "2", "--since", old.to_str().unwrap()];
    let run = report(&whole, &since);
    let told = "What has changed is withheld: Operations had 1 respondent then";
    let text: Vec<&str> = run.stdout.split_whitespace().collect();
    assert!(
        text.join(" ").contains(told),
        "{}{}",
        run.stdout,
        run.stderr
    );
    // Where nobody answered, those who wrote something hide each other.
    let silent =
        |names: &[&str]| sales.clone() + &names.iter().copied().map(blank).collect::<String>();
    assert_eq!(report(&silent(&["C"]), &group).status, Some(1));
    assert_eq!(report(&silent(&["C", "D"]), &group).status, Some(0));
}

#[test]
fn those_left_out_do_not_make_a_side_large_enough() {
    let records = record("sales", "A", 2, "a")
        + &record("sales", "B", 4, "b")
        + &record("operations", "C", 1, "c")
        + &record("operations", "D", 2, "d");
    let withheld = report(
        &records,
        &["--min-group", "2", "--exclude", "straight-lining"],
    );
    assert_eq!(withheld.status, Some(1));
    assert!(
        withheld.stderr.contains("Sales has 1 respondent"),
        "{}",
        withheld.stderr
    );
}

#[test]
fn a_side_that_has_not_answered_withholds_nothing() {
    let records = record("sales", "A", 2, "a") + &record("sales", "B", 1, "b");
    assert_eq!(report(&records, &["--min-group", "2"]).status, Some(0));
}

#[test]
fn what_one_of_a_group_alone_answered_is_as_if_never_answered() {
    // Of Sales, B leaves out what A answers on the CEO.
    let ceo = ["ceo-stays-out", "ceo-lets-return", "ceo-brings-together"];
    let without = |text: &str| -> String {
        let is_kept = |line: &&str| !ceo.iter().any(|id| line.starts_with(&format!("  {id}: ")));
        let kept: Vec<&str> = text.lines().filter(is_kept).collect();
        kept.join("\n") + "\n"
    };
    let [a, b] = ["A", "B"].map(|name| record("sales", name, 1, "a"));
    let others = record("operations", "C", 1, "c") + &record("operations", "D", 2, "d");
    let (a_alone, neither) = (
        a.clone() + &without(&b) + &others,
        without(&a) + &without(&b) + &others,
    );
    let group = ["--min-group", "2"];
    assert_ne!(json(&a_alone, &[]), json(&neither, &[]));
    let json_of_group = |records: &str| -> Value {
        let told = report(records, &["--min-group", "2", "-f", "json"]);
        serde_json::from_str(&told.stdout).unwrap()
    };
    // Every figure is as if never answered; why it is missing is told as it is.
    let figures = |mut report: Value| {
        for line in report["missing"].as_array_mut().unwrap() {
            line["reason"].take();
        }
        report["headline"]["text"].take();
        report
    };
    assert_eq!(
        figures(json_of_group(&a_alone)),
        figures(json_of_group(&neither))
    );
    let text = report(&a_alone, &group).stdout;
    let text: Vec<&str> = text.split_whitespace().collect();
    let text = text.join(" ");
    let expected = "3 answers of Sales aren't shown, since too few of its people gave such.";
    assert!(text.contains(expected), "{text}");
    assert!(!text.contains("Sales answered too few"), "{text}");
    let batch = [
        "batch",
        "-",
        "-f",
        "ndjson",
        "--confidence",
        "--min-group",
        "2",
    ];
    let batch: Value = serde_json::from_str(&detente_with(&batch, &a_alone, &[]).stdout).unwrap();
    assert_eq!(batch, json_of_group(&a_alone));
    let reasons = batch["missing"].as_array().unwrap();
    let shown = "Too few people of Sales answered this question for it to be shown.";
    assert!(
        reasons.iter().any(|line| line["reason"] == shown),
        "{batch}"
    );
    let told = report(&a_alone, &group).stderr;
    assert!(told.starts_with("note[masked]: 3 answers are left out, as if not given: fewer than 2 people of a side answered the same question, or enough on a cause\n"), "{told}");
    assert_eq!(report(&neither, &group).stderr, "");
}

#[test]
fn comments_of_a_group_come_in_an_order_that_says_nothing_of_other_answers() {
    // By their answers, the one who says "zebra" comes first; by their words, last.
    let records = record("sales", "A", 1, "zebra")
        + &record("sales", "B", 3, "apple")
        + &record("operations", "C", 1, "yak")
        + &record("operations", "D", 3, "bear");
    let words = |arguments: &[&str]| -> Vec<String> {
        let report = json(&records, arguments);
        let mut causes = report["causes"].as_array().unwrap().iter();
        let cause = causes
            .find(|cause| cause["id"] == "conflict-avoidance")
            .unwrap();
        let mut questions = cause["questions"].as_array().unwrap().iter();
        let question = questions
            .find(|question| question["id"] == "ceo-listens")
            .unwrap();
        let lists = [&question["comments"], &report["open"][0]["answers"]];
        let texts = lists.into_iter().flat_map(|list| list.as_array().unwrap());
        texts
            .map(|said| said["text"].as_str().unwrap().to_owned())
            .collect()
    };
    let by_answers = ["zebra", "apple", "yak", "bear"];
    let by_words = ["apple", "zebra", "bear", "yak"];
    let with_first = |list: [&str; 4]| -> Vec<String> {
        let plain = list.iter().map(|&word| word.to_owned());
        plain
            .chain(list.iter().map(|word| format!("{word} first")))
            .collect()
    };
    assert_eq!(words(&[]), with_first(by_answers));
    assert_eq!(words(&["--min-group", "2"]), with_first(by_words));
}

#[test]
fn words_are_quoted_unless_they_are_left_out_or_people_are_kept_apart() {
    let records = record("sales", "A", 2, "aardvark")
        + &record("sales", "B", 3, "badger")
        + &record("operations", "C", 1, "cormorant")
        + &record("operations", "D", 1, "dormouse");
    let animals = ["aardvark", "badger", "cormorant", "dormouse"];
    for format in ["csv", "json"] {
        let page = report(&records, &["-f", format, "--no-quotes"]).report();
        assert!(
            !animals.iter().any(|animal| page.contains(animal)),
            "{format}"
        );
    }
    for format in ["text", "markdown", "html"] {
        let quoted = |arguments: &[&str]| {
            let arguments = [&["-f", format], arguments].concat();
            let page = report(&records, &arguments).report();
            animals.map(|animal| page.contains(animal))
        };
        assert_eq!(quoted(&[]), [true; 4], "{format}");
        assert_eq!(quoted(&["--no-quotes"]), [false; 4], "{format}");
        assert_eq!(quoted(&["--no-quotes", "--details"]), [false; 4]);
        assert_eq!(quoted(&["--min-group", "2"]), [false; 4], "{format}");
        assert_eq!(quoted(&["--min-group", "2", "--details"]), [true; 4]);
    }
}

/// Three of Sales and one of Operations, one of Sales the same throughout.
fn three_and_one() -> String {
    record("sales", "A", 2, "a")
        + &record("sales", "B", 1, "b")
        + &record("sales", "C", 4, "c")
        + &record("operations", "D", 1, "d")
}

#[test]
fn a_report_tells_of_how_many_who_were_asked() {
    let records = three_and_one();
    let answered = |arguments: &str| -> String {
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        let page = report(&records, &arguments).report();
        let first = page.split_once("Answered: ").unwrap().1;
        first.split(['\n', '<']).next().unwrap().trim().to_owned()
    };
    for (arguments, expected) in [
        ("", "Sales 3, Operations 1, CEO not yet"),
        (
            "--invited sales=4,operations=1",
            "Sales 3 of 4, Operations 1 of 1, CEO not yet",
        ),
        // Whose answers are left out has answered all the same.
        (
            "--invited sales=4 --exclude straight-lining",
            "Sales 3 of 4 (1 left out), Operations 1, CEO not yet",
        ),
        ("--invited ceo=1", "Sales 3, Operations 1, CEO not yet"),
        (
            "--invited SALES=3 --invited ceo=2",
            "Sales 3 of 3, Operations 1, CEO none of 2",
        ),
    ] {
        for format in ["text", "markdown", "html"] {
            assert_eq!(answered(&format!("{arguments} -f {format}")), expected);
        }
    }
    let told = json(
        &records,
        &["--invited", "sales=4,ceo=1", "--exclude", "straight-lining"],
    );
    let party = |party: &Value| {
        ["respondents", "answered", "invited"].map(|field| party.get(field).and_then(Value::as_u64))
    };
    assert_eq!(party(&told["sides"][0]), [Some(2), Some(3), Some(4)]);
    assert_eq!(party(&told["sides"][1]), [Some(1), None, None]);
    assert_eq!(party(&told["observer"]), [Some(0), Some(0), Some(1)]);
    // A side of which nobody has answered.
    let page = report(
        &record("sales", "A", 2, "a"),
        &["--invited", "operations=4"],
    )
    .report();
    assert!(page.contains("Sales 1, Operations none of 4"), "{page}");
    assert!(!page.contains("Only"), "{page}");
}

#[test]
fn where_fewer_than_half_answered_the_report_says_what_that_means() {
    let records = three_and_one();
    let note = |invited: &str| {
        let report = json(&records, &["--invited", invited]);
        let notes = report["quality"].as_array().unwrap().clone();
        let few = notes
            .into_iter()
            .filter(|note| note["code"] == "few-of-invited");
        let few: Vec<Value> = few.collect();
        few
    };
    // Half is not fewer than half.
    assert_eq!(note("sales=6,operations=2"), [Value::Null; 0]);
    let sentence = "Only 1 of 3 in Operations answered; what is said of Operations may not be what the others think.";
    assert_eq!(
        note("sales=7,operations=3"),
        [
            serde_json::json!({"code": "few-of-invited", "side": "sales",
                "text": "Only 3 of 7 in Sales answered; what is said of Sales may not be what the others think."}),
            serde_json::json!({"code": "few-of-invited", "side": "operations", "text": sentence}),
        ]
    );
    let page = report(&records, &["-f", "markdown", "--invited", "operations=3"]).report();
    assert_eq!(page.matches(sentence).count(), 1, "{page}");
    let agenda = detente_with(&["agenda", "-", "--invited", "operations=3"], &records, &[]);
    let agenda = agenda.report();
    let first = agenda.lines().next().unwrap();
    assert!(
        first.ends_with("Answered: Sales 3, Operations 1 of 3, CEO not yet"),
        "{first}"
    );
}

#[test]
fn numbers_of_invited_that_cannot_be_are_told() {
    let records = three_and_one();
    let more = report(&records, &["--invited", "sales=2,operations=1"]);
    assert_eq!(more.status, Some(0));
    assert!(
        more.stdout.contains("Sales 3, Operations 1 of 1"),
        "{}",
        more.stdout
    );
    assert_eq!(
        more.stderr,
        "warning[more-than-invited]: Acme: 3 answered for Sales, and 2 were invited
 |
 = help: the report says how many answered, and not of how many, until one of the two numbers is put right

"
    );
    for (invited, expected) in [
        (
            "sale=3",
            "error[unknown-side]: there is no side `sale` in sales-vs-operations
 |
 = help: did you mean `sales`?
 = help: expected `sales`, `operations` or `ceo`

",
        ),
        (
            "sales=3,Sales=4",
            "error[invited-twice]: how many were asked in `Sales` stands here twice\n\n",
        ),
        (
            "sales=0",
            "error: invalid value 'sales=0' for '--invited <SIDE=N>': `0` is no number from 1 to 100000

For more information, try '--help'.
",
        ),
        (
            "sales",
            "error: invalid value 'sales' for '--invited <SIDE=N>': expected a side, an equals sign and a number, as in `sales=3`

For more information, try '--help'.
",
        ),
    ] {
        assert_eq!(report(&records, &["--invited", invited]).complaint(), expected);
    }
    // What is withheld stays so, whatever is wrong with the numbers.
    let withheld = report(&records, &["--min-group", "2", "--invited", "sales=2"]);
    assert_eq!((withheld.status, withheld.stdout.as_str()), (Some(1), ""));
    assert!(!withheld.stderr.contains("invited"), "{}", withheld.stderr);
}

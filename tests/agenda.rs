//! The agenda of an hour with both leaders: what stands in it, and what must not.

#![allow(clippy::unwrap_used)]

mod browser;
mod command;

use std::fs;
use std::path::{Path, PathBuf};

use command::{Run, detente, detente_with};
use serde_json::json;

/// A made-up company's questionnaire: three causes of two questions each, all signs of conflict.
const QUESTIONNAIRE: &str = "format: detente/questionnaire@1
id: shop-and-depot
version: '1'
language: en
title: Shop and Depot
intro: Please answer.
sides: [{id: shop, name: Shop}, {id: depot, name: Depot}]
observer: {id: boss, name: Boss}
scales: [{id: often, labels: [Never, Rarely, Sometimes, Often, Always]}]
causes:
- id: late
  title: Late news
  summary: News comes late.
  questions:
  - {id: late-1, text: '{other} told {own} late.', scale: often, agreeing: conflict}
  - {id: late-2, text: '{own} heard it from others.', scale: often, agreeing: conflict}
- id: rush
  title: Rush orders
  summary: Everything is urgent.
  questions:
  - {id: rush-1, text: 'A rush order broke a plan.', scale: often, agreeing: conflict}
  - {id: rush-2, text: 'A rush order was not one.', scale: often, agreeing: conflict}
  - id: order
    text: What comes first?
    options: [{id: a, text: Speed}, {id: b, text: Care}, {id: c, text: Price}]
    wording: {boss: What comes first?}
- id: blame
  title: Blame
  summary: Each blames the other.
  questions:
  - {id: blame-1, text: '{own} was blamed by {other}.', scale: often, agreeing: conflict}
  - {id: blame-2, text: 'Blame came before facts.', scale: often, agreeing: conflict}
symptoms:
  title: Signs of harm
  questions:
  - {id: harm-1, text: Work got harder., scale: often, agreeing: conflict}
  - {id: harm-2, text: Customers noticed., scale: often, agreeing: conflict}
  bands: [{upto: 40, id: calm, title: Calm, text: Calm.}, {upto: 100, id: bad, title: Bad, text: Bad.}]
practices:
  title: Done already
  questions:
  - {id: board, text: '{own} and {other} keep one board.'}
  - {id: lunch, text: '{own} and {other} have lunch together.'}
solutions:
- id: talk
  title: Talk
  summary: Talk more.
  evidence: None.
  addresses: {late: 1, rush: 1, blame: 1}
  actions:
  - {id: today, text: Sit down together., owner: Boss, when: this-week, sign: They do it again.}
  - {id: soon, text: Write rules for rush orders., owner: Both, when: this-month}
  - {id: later, text: Change places for a day., owner: Both, when: this-quarter}
open: [{id: wish, text: What would you change?}]
";

/// The answers to the eight questions on a scale, the order, and what is done, with a word in every text.
fn record(side: &str, name: &str, answers: [u8; 8], order: &str, done: [&str; 2]) -> String {
    let ids = [
        "late-1", "late-2", "rush-1", "rush-2", "blame-1", "blame-2", "harm-1", "harm-2",
    ];
    let mut text = format!("---\ncompany: Acme\nside: {side}\nrespondent: {name}\nanswers:\n");
    for (id, answer) in ids.iter().zip(answers).filter(|(_, answer)| *answer > 0) {
        text += &format!("  {id}: {answer}\n");
    }
    if !order.is_empty() {
        text += &format!("  order: [{order}]\n");
    }
    text += &format!("  board: {}\n  lunch: {}\ncomments:\n", done[0], done[1]);
    for id in ids.iter().chain(&["order", "board", "lunch"]) {
        text += &format!("  {id}: Whispered {name}.\n");
    }
    text + &format!("open:\n  wish: Whispered {name}.\n")
}

/// A folder of files of its own for a test.
fn folder(name: &str, files: &[(&str, String)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("agenda-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

/// Runs `detente agenda` on records, with the questionnaire above.
fn agenda_of(name: &str, records: &str, arguments: &[&str]) -> Run {
    let asked = folder(name, &[("asked.yaml", QUESTIONNAIRE.to_owned())]).join("asked.yaml");
    let mut all = vec!["agenda", "-", "-q", asked.to_str().unwrap()];
    all.extend(arguments);
    detente_with(&all, records, &[])
}

/// One person a side. By hand, in points from 0 to 100:
///
/// | | Shop | Depot | gaps of the questions |
/// |---|---|---|---|
/// | late news | 100 | 50 | 50, 50 |
/// | rush orders | 75 | 75 | 0, 0 |
/// | blame | 37.5 | 12.5 | 50, 0 |
/// | signs of harm | 75 | 75 | 0, 0 |
///
/// The gaps about their means have the sum of squares 2 x 25² = 1250, over four degrees of freedom 312.5, for two
/// questions 156.25, whose root is 12.5. With t(0.975) = 2.776 a gap is more than chance from 34.7 points on: that on
/// late news is, that on blame counts (20 and more) and may be chance.
fn two_people() -> String {
    record(
        "shop",
        "Ann",
        [5, 5, 4, 4, 3, 2, 4, 4],
        "a, b, c",
        ["Yes", "Yes"],
    ) + &record(
        "depot",
        "Bob",
        [3, 3, 4, 4, 1, 2, 4, 4],
        "c, b, a",
        ["Yes", "No"],
    )
}

/// The text with every run of white space made one space.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A section of the markdown, from its heading to the next one.
fn section<'t>(markdown: &'t str, heading: &str) -> &'t str {
    let all = markdown.split("\n## ");
    let mut found = all.filter(|section| section.starts_with(heading));
    found
        .next()
        .unwrap_or_else(|| panic!("no {heading} in {markdown}"))
}

#[test]
fn each_thing_stands_where_its_figures_put_it() {
    let text = agenda_of("hand", &two_people(), &["-f", "markdown"]).report();
    let apart = flat(section(&text, "Where the two sides differ most"));
    for told in [
        "### Late news Shop feels it more: Shop 100, Depot 50.",
        "- Shop was asked: “Depot told Shop late.” The answer: Always.",
        "- Depot was asked: “Shop told Depot late.” The answer: Sometimes.",
        "Whether both sides see this alike can't be told from so few answers: blame.",
        // To be answered in the meeting: what was answered isn't shown.
        "- Shop: “Shop was blamed by Depot.” - Depot: “Depot was blamed by Shop.”",
    ] {
        assert!(apart.contains(told), "{told}: {apart}");
    }
    assert!(
        !apart.contains("Rush orders") && !apart.contains("38") && !apart.contains("Never"),
        "{apart}"
    );
    let alike = flat(section(&text, "What both sides see alike"));
    for told in [
        "### Rush orders Everything is urgent. Both sides are",
        "Shop is at 75, Depot at 75.",
        "“A rush order broke a plan.” Both sides: Often.",
        "### Signs of harm Shop 75, Depot 75.",
    ] {
        assert!(alike.contains(told), "{told}: {alike}");
    }
    assert!(!alike.to_lowercase().contains("late news"), "{alike}");
    let works = flat(section(&text, "Open with what works"));
    // Only what both say, and answers of 25 at most on both sides: none here.
    assert!(
        works.contains("“Shop and Depot keep one board.”"),
        "{works}"
    );
    assert!(!works.contains("lunch") && !works.contains("Both sides see little"));
    let orders = flat(section(&text, "The order of goals"));
    assert!(
        orders
            .contains("Shop puts speed first and price last; Depot puts them the other way round."),
        "{orders}"
    );
    let actions = flat(section(&text, "The first actions"));
    let places = ["Sit down", "Write rules", "Change places"].map(|text| actions.find(text));
    assert!(places.is_sorted() && places[0].is_some(), "{actions}");
    let before = flat(section(&text, "Before the meeting"));
    assert!(
        before.contains("“Depot told Shop late.” Does a case"),
        "{before}"
    );
    assert!(
        before.contains("“Shop told Depot late.” Does a case"),
        "{before}"
    );
    let again = flat(section(&text, "When to ask again"));
    assert!(
        again.contains("in three months, with the same questionnaire.") && again.contains("FILE"),
        "{again}"
    );
}

#[test]
fn due_dates_are_counted_from_the_start() {
    let dated = |start: &str| {
        let text = agenda_of("dates", &two_people(), &["--start", start]).report();
        let dates = text.match_indices("By: ").map(|(at, by)| at + by.len());
        let mut dates: Vec<String> = dates
            .map(|at| text[at..].lines().next().unwrap().to_owned())
            .collect();
        let again = flat(&text);
        let (_, again) = again.split_once("in three months, on ").unwrap();
        dates.push(again[..10].to_owned());
        dates
    };
    assert_eq!(
        dated("2026-12-01"),
        ["2026-12-08", "2027-01-01", "2027-03-01", "2027-03-01"]
    );
    assert_eq!(
        dated("2026-11-30"),
        ["2026-12-07", "2026-12-30", "2027-02-28", "2027-02-28"]
    );
    assert_eq!(
        dated("2028-01-31"),
        ["2028-02-07", "2028-02-29", "2028-04-30", "2028-04-30"]
    );
    let blank = agenda_of("blank", &two_people(), &[]).report();
    assert_eq!(
        blank
            .matches("Name: ______________ By: ______________")
            .count(),
        3
    );
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    for (start, told) in [
        ("2026-02-29", "February 2026 has the days 01 to 28"),
        ("2026-13-01", "there is no month 13"),
        ("1.12.2026", "as in 2026-12-01"),
        ("0026-12-01", "the year has to be from 2000 to 2999"),
    ] {
        let complaint = detente(&["agenda", "two-leaders", "--start", start]).complaint();
        assert!(
            complaint.contains("--start <DATE>") && complaint.contains(told),
            "{complaint}"
        );
    }
}

#[test]
fn nobody_is_quoted_in_any_format() {
    for format in ["text", "markdown", "html"] {
        let text = agenda_of("words", &two_people(), &["-f", format]).report();
        assert!(!text.contains("Whispered"), "{text}");
        assert!(!text.contains("Ann") && !text.contains("Bob"), "{text}");
    }
}

#[test]
fn what_one_person_of_several_answered_is_not_shown() {
    // Of the depot's two, one alone answered on late news, put anything in order, and speaks of the board.
    let second = record("depot", "Cem", [0, 0, 4, 4, 1, 2, 4, 4], "", ["null", "No"]);
    let text = agenda_of("several", &(two_people() + &second), &["-f", "markdown"]).report();
    assert!(
        text.contains(
            "Left out, since only one of several people of a side answered enough on it: late news."
        ),
        "{text}"
    );
    for gone in ["told Depot late", "board", "The order of goals", "Speed"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    assert!(text.contains("### Rush orders"), "{text}");
    let actions = flat(section(&text, "The first actions"));
    assert!(
        actions.contains(
            "On late news only one of several people of a side answered enough: ask the others first. Give each action a name and a date."
        ),
        "{actions}"
    );
    // Of two people the average is told, not who of them said what.
    let third = record(
        "depot",
        "Cem",
        [2, 2, 5, 4, 1, 2, 4, 4],
        "c, b, a",
        ["Yes", "No"],
    );
    let text = agenda_of("average", &(two_people() + &third), &["-f", "markdown"]).report();
    assert!(
        text.contains("“Shop told Depot late.” The answer: between Rarely and Sometimes."),
        "{text}"
    );
    assert!(
        text.contains("“A rush order broke a plan.” Shop: Often. Depot: between Often and Always."),
        "{text}"
    );
}

#[test]
fn actions_say_whom_to_hear_before_they_are_taken() {
    // The depot's two are as far apart as can be on late news, and neither answers on blame.
    let calm = record("depot", "Bob", [1, 1, 4, 4, 0, 0, 4, 4], "", ["No", "No"]);
    let upset = record("depot", "Cem", [5, 5, 4, 4, 0, 0, 4, 4], "", ["No", "No"]);
    let shop = record("shop", "Ann", [4, 4, 4, 4, 4, 4, 4, 4], "", ["No", "No"]);
    let text = agenda_of("heard", &(shop + &calm + &upset), &["-f", "markdown"]).report();
    let apart = flat(section(&text, "Where the two sides differ most"));
    for told in [
        "On none of the causes that can be compared here are the two sides 20 points or more apart.",
        "Too little was answered to say how both sides see blame. Ask Depot.",
    ] {
        assert!(apart.contains(told), "{told}: {apart}");
    }
    let actions = flat(section(&text, "The first actions"));
    assert!(
        actions.contains(
            "These follow from the answers of both sides taken together. On blame they follow from those of Shop alone: ask Depot first whether it sees that too. On late news the people within a side see it very differently: hear them first. Give each action a name and a date."
        ),
        "{actions}"
    );
}

#[test]
fn where_others_of_a_side_are_left_out_the_one_who_stays_is_not_shown() {
    let ids = [
        "targets-collide",
        "rush-upset-plans",
        "targets-helped",
        "targets-compatible",
        "one-sided-urgency",
        "help-uncounted",
        "joint-success-shared",
        "ceo-puts-off",
        "ceo-stays-out",
        "ceo-brings-together",
    ];
    let record = |side: &str, name: &str, answers: [u8; 2]| {
        let mut text = format!("---\ncompany: Acme\nside: {side}\nrespondent: {name}\nanswers:\n");
        for (at, id) in ids.iter().enumerate() {
            text += &format!("  {id}: {}\n", answers[at % 2]);
        }
        text
    };
    let two = record("sales", "Ann", [5, 4]) + &record("operations", "Bob", [5, 4]);
    let shown = detente_with(&["agenda", "-"], &two, &[]).report();
    assert!(shown.contains("Both sides are"), "{shown}");
    let three = two + &record("operations", "Cem", [4, 4]);
    let arguments = ["agenda", "-", "--exclude", "straight-lining"];
    let hidden = detente_with(&arguments, &three, &[]).report();
    assert!(
        !hidden.contains("Both sides are") && flat(&hidden).contains("Left out, since only one"),
        "{hidden}"
    );
}

#[test]
fn the_page_fits_a_desk_and_a_phone() {
    let answers = detente(&["demo", "--answers"]).report();
    let folder = folder("page", &[("acme.yaml", answers)]);
    let page = folder.join("agenda.html");
    let run = detente(&[
        "agenda",
        folder.join("acme.yaml").to_str().unwrap(),
        "-o",
        page.to_str().unwrap(),
    ]);
    assert_eq!(run.report(), "");
    let views = [("desk", 1280), ("phone", 390)];
    let views = views.map(|(name, width)| json!({"name": name, "width": width, "height": 844}));
    let Some(seen) = browser::look(&json!({"file": page, "views": views})) else {
        return;
    };
    assert_eq!(
        (&seen["requests"], &seen["errors"]),
        (&json!([]), &json!([]))
    );
    for view in seen["views"].as_array().unwrap() {
        assert_eq!(
            (&view["violations"], &view["overflow"]),
            (&json!([]), &json!(0))
        );
    }
}

#[test]
fn an_hour_has_sixty_minutes_and_half_of_it_thirty() {
    let minutes = |text: &str| -> u32 {
        let headings = text.lines().filter(|line| line.starts_with("## "));
        let minutes = headings.filter_map(|line| line.split_once(" minutes)"));
        minutes
            .map(|(line, _)| line.rsplit('(').next().unwrap().parse::<u32>().unwrap())
            .sum()
    };
    let whole = agenda_of("whole", &two_people(), &["-f", "markdown"]).report();
    assert_eq!(minutes(&whole), 60);
    let without_orders = detente(&["agenda", "first-screen/everything-at-100", "-f", "markdown"]);
    assert_eq!(minutes(&without_orders.report()), 60);
    let short = detente(&["agenda", "first-screen/nothing-to-fix", "-f", "markdown"]).report();
    assert_eq!(minutes(&short), 30);
}

#[test]
fn where_answers_are_missing_or_worth_nothing_it_says_to_ask_first() {
    let one_side = agenda_of(
        "one",
        &record(
            "shop",
            "Ann",
            [5, 5, 4, 4, 3, 2, 4, 4],
            "a, b, c",
            ["Yes", "Yes"],
        ),
        &[],
    );
    let nobody = agenda_of(
        "none",
        &record("shop", "Ann", [0; 8], "", ["Yes", "Yes"]),
        &[],
    );
    let again = detente(&["agenda", "first-screen/all-the-same-3"]);
    for (run, told) in [
        (one_side, "Ask Depot before you meet"),
        (nobody, "Ask both sides before you meet"),
        (again, "Ask again before you meet"),
    ] {
        let text = flat(&run.report());
        assert!(text.contains(told), "{text}");
        for gone in [
            "minutes",
            "The first actions",
            "Sit down",
            "Both sides are",
            "Always",
            "100",
        ] {
            assert!(!text.contains(gone), "{gone}: {text}");
        }
    }
}

#[test]
fn where_nothing_is_wrong_it_is_short_and_prescribes_nothing() {
    let text = detente(&["agenda", "first-screen/nothing-to-fix"]).report();
    assert!(text.contains("see little trouble between them"), "{text}");
    assert!(
        !text.contains("The first actions") && !text.contains("differ most"),
        "{text}"
    );
    let early = detente(&[
        "agenda",
        "first-screen/calm-with-one-cause-at-100",
        "--start",
        "2026-12-01",
    ])
    .report();
    // What can wait has no date.
    assert!(
        early.contains("when you come to them") && !early.contains("By: 2026"),
        "{early}"
    );
}

#[test]
fn it_is_withheld_as_a_report_is() {
    let run = agenda_of("withheld", &two_people(), &["--min-group", "2"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(1), ""));
    assert!(
        run.stderr.contains("Shop has 1 respondent"),
        "{}",
        run.stderr
    );
}

#[test]
fn figures_are_left_to_the_report() {
    for arguments in [
        ["-f", "csv"],
        ["-f", "json"],
        ["-o", "agenda.csv"],
        ["-o", "agenda.json"],
    ] {
        let all = [&["agenda", "two-leaders"][..], &arguments].concat();
        let complaint = detente(&all).complaint();
        assert!(
            complaint.contains("an agenda is written as text, markdown, html or docx"),
            "{complaint}"
        );
    }
}

#[test]
fn hostile_names_stay_text() {
    let hostile = two_people().replace("company: Acme", "company: '<script>alert(1)</script>'");
    let page = agenda_of("hostile", &hostile, &["-f", "html"]).report();
    assert!(
        !page.contains("<script") && page.contains("&lt;script&gt;"),
        "{page}"
    );
    let text = agenda_of("markdown", &hostile, &["-f", "markdown"]).report();
    assert!(!text.contains("<script"), "{text}");
}

#[test]
fn the_order_of_files_changes_nothing() {
    let (shop, depot) = two_people()
        .split_once("---\ncompany: Acme\nside: depot")
        .map_or_else(
            || unreachable!(),
            |(shop, depot)| {
                (
                    shop.to_owned(),
                    format!("---\ncompany: Acme\nside: depot{depot}"),
                )
            },
        );
    let files = [
        ("asked.yaml", QUESTIONNAIRE.to_owned()),
        ("x.yaml", shop),
        ("y.yaml", depot),
    ];
    let folder = folder("files", &files);
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (asked, x, y) = (path("asked.yaml"), path("x.yaml"), path("y.yaml"));
    for format in ["text", "markdown", "html"] {
        let run = |one: &str, other: &str| {
            detente(&["agenda", one, other, "-q", &asked, "-f", format]).report()
        };
        assert_eq!(run(&x, &y), run(&y, &x));
    }
}

#[test]
fn the_agenda_of_the_demo_as_text() {
    let answers = detente(&["demo", "--answers"]).report();
    insta::assert_snapshot!(detente_with(&["agenda", "-"], &answers, &[]).report());
}

#[test]
fn the_agenda_of_the_demo_as_markdown_with_dates() {
    let answers = detente(&["demo", "--answers"]).report();
    let arguments = ["agenda", "-", "-f", "markdown", "--start", "2026-12-01"];
    insta::assert_snapshot!(detente_with(&arguments, &answers, &[]).report());
}

//! Who feels something more, who answered the opposite, and whose order it is: sentences that hold for the people behind them.

use detente::questionnaire::EMBEDDED;
use serde_json::{Value, json};

use super::half_heard::{folder, goals_stand_out, record, said};

/// So many people of each side, with conflict avoidance's five questions at these steps of severity, and all else at 25.
fn on_avoidance(people: usize, sales: [u8; 5], operations: [u8; 5]) -> tempfile::TempDir {
    let sides = [("sales", sales), ("operations", operations)];
    let records = sides.into_iter().flat_map(|(side, steps)| {
        (0..people).map(move |at| {
            let text = record(side, &format!("{side} {at}"), |_| Some(1));
            with_steps(&text, steps)
        })
    });
    folder(&records.collect::<Vec<_>>())
}

fn with_steps(text: &str, steps: [u8; 5]) -> String {
    let questionnaire = EMBEDDED[0].read().expect("a questionnaire");
    let mut record: Value = serde_json::from_str(text).expect("a record");
    let ids = [
        ("ceo-puts-off", false),
        ("ceo-brings-together", true),
        ("ceo-stays-out", false),
        ("ceo-listens", true),
        ("issues-undecided", false),
    ];
    for ((id, is_reversed), step) in ids.into_iter().zip(steps) {
        assert!(questionnaire.scale_questions.iter().any(|it| it.id == id));
        let answer = if is_reversed { 5 - step } else { step + 1 };
        record["answers"][id] = json!(answer);
    }
    record.to_string()
}

#[test]
fn what_one_side_feels_more_is_not_seen_alike() {
    // Sales 75, Operations 60: both above the line, and the gap is sure, though not wide.
    let both = on_avoidance(8, [3; 5], [2, 2, 2, 3, 3]);
    let agenda = said(both.path(), &["agenda", "a.ndjson"]);
    for expected in [
        "Sales feels it more.",
        "On the whole the two sides are nowhere 20 points or more apart.",
    ] {
        assert!(agenda.contains(expected), "{agenda}");
    }
    // Sales 55, Operations 40: a side below the line, which feels it less, sees nothing alike.
    let one = on_avoidance(8, [2, 2, 2, 2, 3], [1, 2, 2, 1, 2]);
    let report = said(one.path(), &["report", "a.ndjson"]);
    assert!(
        report.contains("Operations feels it less (40)."),
        "{report}"
    );
    assert!(!report.contains("comes near that"), "{report}");
    let agenda = said(one.path(), &["agenda", "a.ndjson"]);
    assert!(
        agenda.contains("Sales feels it more: Sales 55, Operations 40."),
        "{agenda}"
    );
}

#[test]
fn questions_that_are_answered_the_opposite_way_are_talked_about() {
    let opposite = "Single questions that the two sides answered very differently";
    let split = on_avoidance(2, [4, 3, 3, 3, 0], [0, 3, 3, 3, 4]);
    let agenda = said(split.path(), &["agenda", "a.ndjson"]);
    assert!(agenda.contains(opposite), "{agenda}");
    assert!(
        agenda.contains("The answer: Always. - Operations was asked: “The CEO put off"),
        "{agenda}"
    );
    // One person a side may be of another mood, if not of the opposite one.
    let alone = on_avoidance(1, [4, 3, 3, 3, 0], [0, 3, 3, 3, 4]);
    let agenda = said(alone.path(), &["agenda", "a.ndjson"]);
    assert!(agenda.contains(opposite), "{agenda}");
    let alone = on_avoidance(1, [4, 3, 3, 3, 2], [2, 3, 3, 3, 4]);
    let agenda = said(alone.path(), &["agenda", "a.ndjson"]);
    assert!(!agenda.contains(opposite), "{agenda}");
}

/// Records with these orders of the first ranking question, by side.
fn ordered(orders: &[(&str, &[usize])]) -> tempfile::TempDir {
    let questionnaire = EMBEDDED[0].read().expect("a questionnaire");
    let asked = &questionnaire.ranking_questions[0];
    let records = orders.iter().enumerate().map(|(at, (side, order))| {
        let text = record(side, &format!("P{at}"), |part| Some(goals_stand_out(part)));
        let mut record: Value = serde_json::from_str(&text).expect("a record");
        let order = order.iter().map(|option| &asked.options[*option].id);
        record["answers"][&asked.id] = json!(order.collect::<Vec<_>>());
        record.to_string()
    });
    folder(&records.collect::<Vec<_>>())
}

#[test]
fn an_order_of_people_who_contradict_each_other_is_nobodys() {
    let (up, down): (&[usize], &[usize]) = (&[0, 1, 2, 3, 4], &[4, 3, 2, 1, 0]);
    let split = ordered(&[
        ("sales", up),
        ("sales", up),
        ("sales", down),
        ("operations", up),
    ]);
    let nobodys = "The people within Sales put these in very different orders, so that a mean order is nobody's: have them talk to each other first.";
    for command in ["report", "agenda"] {
        let told = said(split.path(), &[command, "a.ndjson"]);
        assert!(told.contains(nobodys), "{told}");
        assert!(!told.contains("the same order"), "{told}");
    }
}

#[test]
fn what_each_side_and_the_ceo_put_first_is_told() {
    let (up, swapped): (&[usize], &[usize]) = (&[0, 1, 2, 3, 4], &[1, 0, 2, 3, 4]);
    let near = ordered(&[
        ("sales", up),
        ("operations", swapped),
        ("ceo", &[4, 0, 1, 2, 3]),
    ]);
    let report = said(near.path(), &["report", "a.ndjson"]);
    for expected in [
        "Both sides put these in nearly the same order. But Sales puts revenue this quarter first; Operations puts delivery on the promised day first.",
        "Both sides put last what the CEO puts first: winning new customers.",
    ] {
        assert!(report.contains(expected), "{report}");
    }
}

#[test]
fn a_bar_is_drawn_of_several_answers_alone() {
    let bars = "Under each answer: how many gave it, good answers left of the middle, bad ones right of it.";
    for (people, is_drawn) in [(1, false), (2, true)] {
        let folder = on_avoidance(people, [3; 5], [3; 5]);
        let page = said(folder.path(), &["report", "a.ndjson", "-f", "html"]);
        assert_eq!(page.contains(bars), is_drawn, "{people}");
        assert_eq!(page.contains("class=\"answers\""), is_drawn, "{people}");
    }
}

//! Orders in several columns.

use super::*;

const TEXT: &str = "How hard was Sales pushed towards each of these? Put the hardest push first.";
const OPTIONS: [(&str, &str); 5] = [
    ("Revenue this quarter", "revenue"),
    ("Delivery on the promised day", "on-time-delivery"),
    ("Low cost", "cost"),
    ("Quality that customers can rely on", "quality"),
    ("Growth over the coming years", "growth"),
];

/// The report on answers of which those of Sales have more columns.
fn with(headings: &[String], cells: &[&str]) -> (Option<i32>, String, String) {
    let mut files = export(&asked(), |_, _, question| question.id.clone(), plain_number);
    let (header, row) = files[0].1.trim_end().split_once('\n').expect("two rows");
    let (headings, cells) = (headings.join("\",\""), cells.join("\",\""));
    files[0].1 = format!("{header},\"{headings}\"\n{row},\"{cells}\"\n");
    report(&files)
}

#[test]
fn orders_are_read_whatever_parts_their_options_from_the_question() {
    let (text, options) = (TEXT, OPTIONS);
    let order = options.map(|(_, id)| id).join(" > ");
    let (_, expected, told) = with(&["goals-order".to_owned()], &[&order]);
    assert!(expected.contains("mean_ranks"), "{told}");
    let ranks = ["1", "2", "3", "4", "5"];
    let texts = options.map(|(text, _)| text);
    let by_option = |glue: fn(&str, &str) -> String| options.map(|(option, _)| glue(text, option));
    let by_rank = |glue: fn(&str, &str) -> String| ranks.map(|rank| glue(text, rank));
    for (headings, cells) in [
        (
            by_option(|text, option| format!("{text} [{option}]")),
            ranks,
        ),
        (
            by_option(|text, option| format!("{text} - {option}.")),
            ranks,
        ),
        (
            by_option(|text, option| format!("{text} >> {option}")),
            ranks,
        ),
        (
            by_option(|text, option| format!("<b>{text}</b> ({option})")),
            ranks,
        ),
        (
            by_rank(|text, rank| format!("{text} [Ranking {rank}]")),
            texts,
        ),
        (by_rank(|text, rank| format!("{text} - Rank {rank}")), texts),
        (
            ranks.map(|rank| format!("part/goals_order/_{rank}th_choice")),
            texts,
        ),
        (
            options.map(|(_, id)| format!("goals_order/{}", id.replace('-', "_"))),
            ranks,
        ),
    ] {
        let (code, report, told) = with(&headings, &cells);
        assert_eq!(
            (code, report == expected),
            (Some(0), true),
            "{headings:?} {told}"
        );
    }
    let below = [format!("{text}\n(drag them)")];
    let (code, report, told) = with(&below, &[&order]);
    assert_eq!((code, report == expected), (Some(0), true), "{told}");
    // An option that isn't one.
    let (code, _, told) = with(&[format!("{text} - Low costs")], &["3"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("unknown-column"), "{told}");
}

#[test]
fn what_holds_more_than_a_rank_is_none() {
    let headings = OPTIONS.map(|(option, _)| format!("{TEXT} [{option}]"));
    for cell in [
        "5 points",
        "1 or 2",
        "5 (most important)",
        "5 stars",
        "1 (least important)",
    ] {
        let (code, _, told) = with(&headings, &[cell, "4", "3", "2", "1"]);
        assert_eq!(code, Some(2), "{cell} {told}");
        let error = format!("error[bad-rank]: `{cell}` is no rank");
        assert!(told.contains(&error), "{told}");
    }
    let texts = OPTIONS.map(|(text, _)| text);
    for remark in ["[Place N from bottom]", "[Ranking N (1 = least)]"] {
        let headings = [1, 2, 3, 4, 5].map(|rank| {
            let remark = remark.replace('N', &rank.to_string());
            format!("{TEXT} {remark}")
        });
        let (code, _, told) = with(&headings, &texts);
        assert_eq!(code, Some(2), "{remark} {told}");
        assert!(told.contains("error[unknown-column]"), "{told}");
    }
    // A number in a remark is no rank where an option follows.
    let headings = OPTIONS.map(|(option, _)| format!("{TEXT} (5 = most important) [{option}]"));
    let (code, _, told) = with(&headings, &["5", "4", "3", "2", "1"]);
    assert_eq!(code, Some(2), "{told}");
    assert!(!told.contains("doubled-column"), "{told}");
    assert!(told.contains("error[unknown-column]"), "{told}");
}

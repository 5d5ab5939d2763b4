//! Exports as form services write them: whatever a service adds to headings and labels, the figures are those of the
//! same answers as plain numbers, or the command ends with 2.

use std::process::{Command, Output};

use serde_json::Value;

const QUESTIONNAIRE: &str = "sales-vs-operations@1.0";
const SIDES: [(&str, &str, &str); 2] = [
    ("sales", "Sales", "Operations"),
    ("operations", "Operations", "Sales"),
];
const PROMPT: &str = "How far do you agree?";

/// A scale question, as both sides read it.
struct Asked {
    id: String,
    texts: [String; 2],
    labels: Vec<String>,
}

fn asked() -> Vec<Asked> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/questionnaires/sales-vs-operations-1.0.yaml"
    );
    let text = std::fs::read_to_string(path).expect("a questionnaire");
    let file: Value = serde_yaml::from_str(&text).expect("YAML");
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let of = |value: &Value| list(&value["questions"]);
    let causes = list(&file["causes"]);
    let questions = causes.iter().flat_map(of);
    let questions = questions
        .chain(of(&file["symptoms"]))
        .chain(of(&file["debate"]));
    let scale = |id: &Value| {
        let scales = list(&file["scales"]);
        let scale = scales.iter().find(|scale| scale["id"] == *id)?.clone();
        Some(list(&scale["labels"]).iter().map(said).collect())
    };
    questions
        .filter_map(|question| {
            let texts = SIDES.map(|(id, own, other)| {
                let text = question["wording"].get(id).unwrap_or(&question["text"]);
                said(text).replace("{own}", own).replace("{other}", other)
            });
            let labels = scale(&question["scale"])?;
            Some(Asked {
                id: said(&question["id"]),
                texts,
                labels,
            })
        })
        .collect()
}

fn said(value: &Value) -> String {
    value.as_str().expect("a text").trim().to_owned()
}

/// The answer of a side to the question of a number, from 1 to 5.
fn answer(side: usize, question: usize) -> usize {
    (question * 7 + question / 5 + side * 3) % 5 + 1
}

/// A file a side, with headings and cells as they are made of the side, the question and its number, or the answer.
fn export(
    asked: &[Asked],
    heading: impl Fn(usize, usize, &Asked) -> String,
    cell: impl Fn(&Asked, usize) -> String,
) -> Vec<(String, String)> {
    let quoted = |cell: String| format!("\"{}\"", cell.replace('"', "\"\""));
    let file = |side: usize| {
        let fields = [["company", "side"], ["Acme Gears", SIDES[side].0]];
        let questions = || asked.iter().enumerate();
        let header = questions().map(|(at, question)| heading(side, at, question));
        let cells = questions().map(|(at, question)| cell(question, answer(side, at)));
        let rows = [header.collect::<Vec<_>>(), cells.collect()];
        let rows = fields.iter().zip(rows).map(|(fields, cells)| {
            let fields = fields.iter().map(|field| (*field).to_owned());
            fields
                .chain(cells)
                .map(quoted)
                .collect::<Vec<_>>()
                .join(",")
        });
        let text = rows.collect::<Vec<_>>().join("\n") + "\n";
        (format!("{}.csv", SIDES[side].0), text)
    };
    vec![file(0), file(1)]
}

fn plain_number(_: &Asked, answer: usize) -> String {
    answer.to_string()
}

fn run(files: &[(String, String)], arguments: &[&str]) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let names = files.iter().map(|(name, _)| name.as_str());
    let names = names.filter(|name| name.ends_with(".csv"));
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder.path())
        .args(["report", "-f", "json"])
        .args(names)
        .args(arguments)
        .output()
        .expect("detente starts");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (status.code(), text(stdout), text(stderr))
}

fn report(files: &[(String, String)]) -> (Option<i32>, String, String) {
    run(files, &["-q", QUESTIONNAIRE])
}

/// The report on the same answers as ids and numbers.
fn expected(asked: &[Asked]) -> String {
    let (code, report, told) = report(&export(
        asked,
        |_, _, question| question.id.clone(),
        plain_number,
    ));
    assert_eq!(code, Some(0), "{told}");
    report
}

/// Every service's way to put something around a text.
fn ways() -> Vec<Box<dyn Fn(&str) -> String>> {
    let curly = |text: &str| text.replace('\'', "\u{2019}").replace(' ', "\u{a0}");
    vec![
        Box::new(|text| format!("{PROMPT} >> {text}")),
        Box::new(|text| format!("{PROMPT} - {text}")),
        Box::new(|text| format!("{PROMPT} \u{2013} {text}")),
        Box::new(|text| format!("{PROMPT}.{text}")),
        Box::new(|text| format!("{PROMPT} ({text})")),
        Box::new(|text| format!("{PROMPT} [{text}]")),
        Box::new(|text| format!("{PROMPT} | {text}")),
        Box::new(|text| format!("group one/{text}")),
        Box::new(|text| format!("Think of the last quarter: {text}")),
        Box::new(|text| format!("{PROMPT}\n{text}")),
        Box::new(|text| format!("{text}\n(last three months)")),
        Box::new(|text| {
            format!("{text}\r\n\r\nThink of what you have seen yourself, not of hearsay.")
        }),
        Box::new(|text| format!("{text}<br><i>the last three months</i>")),
        Box::new(|text| format!("<p><strong>{text}</strong></p>")),
        Box::new(|text| {
            format!(
                "<span style=\"color: red\">{}</span>&nbsp;*",
                text.replace('\'', "&#39;")
            )
        }),
        Box::new(|text| text.trim_end_matches('.').to_owned()),
        Box::new(|text| text.replace('.', ":").to_uppercase()),
        Box::new(|text| format!("Q12. {text}")),
        Box::new(|text| format!("q3_1 {text}")),
        Box::new(move |text| format!("\u{feff}{} *", curly(text))),
        Box::new(|text| text.replace(' ', "  ").replace('e', "e\u{200b}")),
        Box::new(|text| format!("=\"{text}\"")),
    ]
}

#[test]
fn a_heading_that_holds_a_questions_text_is_that_question() {
    let asked = asked();
    let expected = expected(&asked);
    for (number, way) in ways().iter().enumerate() {
        let files = export(
            &asked,
            |side, _, question| way(&question.texts[side]),
            plain_number,
        );
        let (code, report, told) = report(&files);
        assert_eq!(code, Some(0), "way {number}: {told}");
        assert_eq!(report, expected, "way {number}");
    }
}

#[test]
fn an_id_may_stand_in_a_path_and_with_underscores() {
    let asked = asked();
    let expected = expected(&asked);
    let ways: [fn(&str) -> String; 5] = [
        |id| format!("agreement/{id}"),
        |id| id.replace('-', "_"),
        |id| format!("part_1/{}", id.replace('-', "_")),
        |id| format!("part_1/group_2/{}", id.replace('-', "_").to_uppercase()),
        |id| format!("agreement.{id}"),
    ];
    for way in ways {
        let (code, report, told) = report(&export(
            &asked,
            |_, _, question| way(&question.id),
            plain_number,
        ));
        assert_eq!(
            (code, report == expected),
            (Some(0), true),
            "{} {told}",
            way("x-y")
        );
    }
}

#[test]
fn orders_are_read_whatever_parts_their_options_from_the_question() {
    let asked = asked();
    let text = "How hard was Sales pushed towards each of these? Put the hardest push first.";
    let options = [
        ("Revenue this quarter", "revenue"),
        ("Delivery on the promised day", "on-time-delivery"),
        ("Low cost", "cost"),
        ("Quality that customers can rely on", "quality"),
        ("Growth over the coming years", "growth"),
    ];
    let with = |headings: &[String], cells: &[&str]| {
        let mut files = export(&asked, |_, _, question| question.id.clone(), plain_number);
        let (header, row) = files[0].1.trim_end().split_once('\n').expect("two rows");
        let quoted = |cells: &[&str]| {
            cells
                .iter()
                .map(|cell| format!(",\"{cell}\""))
                .collect::<String>()
        };
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        files[0].1 = format!("{header}{}\n{row}{}\n", quoted(&headings), quoted(cells));
        report(&files)
    };
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
fn a_heading_that_could_be_two_questions_is_an_error_that_names_both() {
    let asked = asked();
    let files = export(
        &asked,
        |side, at, question| match at {
            0 => format!("{} - {}", question.texts[side], asked[3].texts[side]),
            _ => question.id.clone(),
        },
        plain_number,
    );
    let (code, _, told) = report(&files);
    assert_eq!(code, Some(2));
    assert!(told.contains("error[ambiguous-column]"), "{told}");
    assert!(
        told.contains("could be `goals-known` or `month-end`"),
        "{told}"
    );
}

#[test]
fn a_heading_that_nearly_holds_a_question_is_asked_about() {
    let asked = asked();
    let cut = |text: &str, length: usize| text.chars().take(length).collect::<String>();
    let near: Vec<(&str, Box<dyn Fn(&str) -> String>)> = vec![
        (
            "a word less",
            Box::new(|text| format!("{PROMPT} >> {}", text.replacen(" to ", " ", 1))),
        ),
        (
            "letters swapped",
            Box::new(|text| format!("{PROMPT} - {}", text.replace("th", "ht"))),
        ),
        (
            "cut off",
            Box::new(move |text| format!("{PROMPT} [{}...]", cut(text, 45))),
        ),
        ("cut off alone", Box::new(move |text| cut(text, 48))),
        (
            "going on",
            Box::new(|text| {
                format!(
                    "{} for as long as one can think",
                    text.trim_end_matches('.')
                )
            }),
        ),
        (
            "a comma",
            Box::new(|text| format!("{}, if at all", text.trim_end_matches('.'))),
        ),
        ("no glue", Box::new(|text| format!("Mostly {text}"))),
    ];
    for (what, way) in near {
        for at in [0, 3, 11, 20, 35] {
            let heading = |side: usize, number: usize, question: &Asked| match number == at {
                true => way(&question.texts[side]),
                false => question.texts[side].clone(),
            };
            if way(&asked[at].texts[0]).ends_with(&asked[at].texts[0]) && what != "no glue" {
                continue;
            }
            let (code, _, told) = report(&export(&asked, heading, plain_number));
            assert_eq!(code, Some(2), "{what}, {at}: {told}");
            assert!(told.contains("did you mean"), "{what}, {at}: {told}");
        }
    }
    let way = |_: usize, at: usize, question: &Asked| match at {
        0 => format!("agreement-{}", question.id),
        _ => question.id.clone(),
    };
    let (code, _, told) = report(&export(&asked, way, plain_number));
    assert_eq!(code, Some(2));
    assert!(told.contains("did you mean `goals-known`?"), "{told}");
}

#[test]
fn what_stands_beside_a_question_is_no_second_answer() {
    let asked = asked();
    let expected = expected(&asked);
    let mut files = export(
        &asked,
        |side, _, question| question.texts[side].clone(),
        plain_number,
    );
    for (side, (_, text)) in files.iter_mut().enumerate() {
        let question = &asked[0].texts[side];
        let (header, row) = text.trim_end().split_once('\n').expect("two rows");
        let beside = format!(
            "\"Points - {question}\",\"Feedback - {question}\",\"{question} [Score]\",Mood of the day"
        );
        *text = format!("{header},{beside}\n{row},1,Good,2,fine\n");
    }
    let (code, report_found, told) = report(&files);
    assert_eq!((code, report_found == expected), (Some(0), true), "{told}");
    assert!(
        told.contains("4 columns hold no answers and are left alone: `Points - I can name"),
        "{told}"
    );
    // Comments are comments, and a second column of answers is one too many.
    let with = |heading: &str, cell: &str| {
        let mut files = export(
            &asked,
            |side, _, question| question.texts[side].clone(),
            plain_number,
        );
        let (header, row) = files[0].1.trim_end().split_once('\n').expect("two rows");
        files[0].1 = format!("{header},\"{heading}\"\n{row},{cell}\n");
        report(&files)
    };
    let question = &asked[0].texts[0];
    let (code, found, told) = with(&format!("{question} - Comment"), "They change");
    assert_eq!(code, Some(0), "{told}");
    assert!(found.contains("They change"));
    let (code, _, told) = with(&format!("{question} [Other]"), "They change");
    assert_eq!(code, Some(2));
    assert!(told.contains("both hold `goals-known`"), "{told}");
}

#[test]
fn labels_are_read_however_a_service_writes_them() {
    let asked = asked();
    let expected = expected(&asked);
    let ways: [fn(usize, &str) -> String; 22] = [
        |_, label| label.replace(' ', "\u{a0}"),
        |_, label| label.replace(' ', "  "),
        |_, label| format!("{label}."),
        |_, label| format!("\u{200b}{label}\u{feff} "),
        |_, label| format!("<b>{label}</b>&nbsp;"),
        |number, label| format!("{number} \u{2013} {label}"),
        |number, label| format!("{number}\u{2014}{label}"),
        |number, label| format!("{number}: {label}"),
        |number, label| format!("{number} ({label})"),
        |number, label| format!("({number}) {label}"),
        |number, label| format!("[{number}] {label}."),
        |number, label| format!("{label} ({number})"),
        |number, label| format!("{label} - {number}"),
        |number, label| format!("{label} \u{2212} {number}"),
        |number, label| format!("{label}: {number}"),
        |number, label| format!("{} {number}", label.to_uppercase()),
        |number, _| format!("{number},0"),
        |number, _| format!("{number}.00"),
        |number, _| format!("=\"{number}\""),
        |_, label| format!("=\"{label}\""),
        |number, _| format!(" {number}. "),
        |number, _| {
            char::from_u32(0xff10 + u32::try_from(number).expect("small"))
                .expect("a digit")
                .to_string()
        },
    ];
    for way in ways {
        let cell = |question: &Asked, answer: usize| way(answer, &question.labels[answer - 1]);
        let (code, report, told) =
            report(&export(&asked, |_, _, question| question.id.clone(), cell));
        assert_eq!(
            (code, report == expected),
            (Some(0), true),
            "{} {told}",
            way(4, "Often")
        );
    }
}

#[test]
fn a_number_that_is_not_the_labels_own_is_an_error() {
    let asked = asked();
    let ways: [fn(usize, &str) -> String; 6] = [
        |number, label| format!("{} \u{2013} {label}", number - 1),
        |number, label| format!("{label} ({})", 6 - number.min(2)),
        |number, label| format!("{label} - {}", number + 10),
        |number, _| format!("{number},5"),
        |number, _| format!("{number},000"),
        |number, _| format!("{number}\u{b2}"),
    ];
    for way in ways {
        let cell = |question: &Asked, answer: usize| way(answer, &question.labels[answer - 1]);
        let (code, report, told) =
            report(&export(&asked, |_, _, question| question.id.clone(), cell));
        assert_eq!(
            (code, report.as_str()),
            (Some(2), ""),
            "{} {told}",
            way(4, "Often")
        );
    }
}

#[test]
fn what_does_not_apply_is_no_answer_unless_a_label_says_so() {
    let asked = asked();
    for cell in ["N/A", "n/a", " N/A. "] {
        let with = |cell: &str| {
            let mut files = export(&asked, |_, _, question| question.id.clone(), plain_number);
            let own = format!("\"{}\"", answer(0, 0));
            files[0].1 = files[0].1.replacen(
                &format!("\"sales\",{own}"),
                &format!("\"sales\",\"{cell}\""),
                1,
            );
            report(&files)
        };
        assert_eq!(with(cell).1, with("").1, "{}", with(cell).2);
        assert_ne!(with(cell).1, with("1").1);
    }
}

/// Two questions, and two labels, that are alike but for what is left out of comparisons.
const ALIKE: &str = r#"format: detente/questionnaire@1
id: alike
version: "1"
language: en
title: Alike
intro: Two alike.
sides: [{id: sales, name: Sales}, {id: operations, name: Operations}]
scales:
  - {id: words, labels: ["Yes.", "Yes!", "N/A"]}
causes:
  - id: cause
    title: Cause
    summary: A cause.
    questions:
      - {id: first-one, text: "Do you talk?", scale: words, agreeing: conflict}
      - {id: second-one, text: "Do you talk.", scale: words, agreeing: conflict}
symptoms:
  title: Symptoms
  questions:
    - {id: third-one, text: "Is there friction?", scale: words, agreeing: conflict}
  bands: [{upto: 100, id: all, title: All, text: All.}]
solutions:
  - {id: talk, title: Talk, summary: Talk., evidence: None., addresses: {cause: 1}, actions: []}
"#;

#[test]
fn questions_and_labels_that_differ_in_little_are_told_apart_or_asked_about() {
    let with = |headings: [&str; 2], cells: [&str; 2]| {
        let row =
            |side: &str, cells: [&str; 2]| format!("Acme,{side},{},{},1\n", cells[0], cells[1]);
        let header = format!("company,side,{},{},third-one\n", headings[0], headings[1]);
        let text = header + &row("sales", cells) + &row("operations", ["1", "1"]);
        let files = [
            ("a.csv".to_owned(), text),
            ("alike.yaml".to_owned(), ALIKE.to_owned()),
        ];
        run(&files, &["-q", "alike.yaml"])
    };
    let ids = ["first-one", "second-one"];
    let (code, expected, told) = with(ids, ["2", "1"]);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(
        with(["Do you talk?", "Do you talk."], ["2", "1"]).1,
        expected
    );
    assert_eq!(with(ids, ["Yes!", "Yes."]).1, expected);
    let (code, _, told) = with(["Do you talk", "second-one"], ["2", "1"]);
    assert_eq!(code, Some(2));
    assert!(
        told.contains("could be `first-one` or `second-one`"),
        "{told}"
    );
    assert_eq!(with(ids, ["YES", "1"]).0, Some(2));
    // Here it is a label.
    assert_eq!(with(ids, ["n/a", "1"]).1, with(ids, ["3", "1"]).1);
}

/// A file in our own layout: a row an answer to the first question, all of the same company but for the last.
fn numbered(cells: &[&str]) -> Vec<(String, String)> {
    let row = |(at, cell): (usize, &&str)| {
        let company = if at + 1 < cells.len() { "Acme" } else { "Bolt" };
        format!("{company},{},{cell},3\n", SIDES[at % 2].0)
    };
    let rows: String = cells.iter().enumerate().map(row).collect();
    vec![(
        "a.csv".to_owned(),
        format!("company,side,goals-known,month-end\n{rows}"),
    )]
}

#[test]
fn numbers_that_are_not_one_to_five_are_one_mistake_of_their_column() {
    for (cells, held) in [
        (
            &["0", "2", "4", "1", "3", "3"][..],
            "column C holds `0` in 1 cell",
        ),
        (
            &["9", "2", "9", "5", "6", "4"],
            "column C holds `6` and `9` in 3 cells",
        ),
        (
            &["1.5", "2", "2.5", "\"3,5\"", "4", "4"],
            "column C holds `1.5`, `2.5` and `3,5` in 3 cells",
        ),
        (
            &["10", "20", "30", "40", "50", "10"],
            "column C holds `10`, `20`, `30`, `40` and `50` in 6 cells",
        ),
    ] {
        let (code, report, told) = run(&numbered(cells), &["--company", "Bolt"]);
        assert_eq!((code, report.as_str()), (Some(2), ""), "{told}");
        assert!(told.contains(held), "{held} in {told}");
        assert!(
            told.contains("export the labels in place of the numbers"),
            "{told}"
        );
        assert_eq!(told.matches("error[").count(), 1, "{told}");
        assert_eq!(told.contains("`missing`"), !held.contains("`0`"), "{told}");
    }
}

#[test]
fn numbers_of_another_kind_in_many_columns_are_one_mistake_a_scale() {
    let asked = asked();
    let files = export(
        &asked,
        |_, _, question| question.id.clone(),
        |_, answer| (answer - 1).to_string(),
    );
    let (code, _, told) = report(&files);
    assert_eq!(code, Some(2));
    // A file a side, and two scales.
    assert_eq!(told.matches("error[other-numbers]").count(), 4, "{told}");
    assert_eq!(told.matches("error[").count(), 4, "{told}");
}

#[test]
fn a_slip_of_one_person_is_a_mistake_of_their_cell() {
    let (code, _, told) = run(
        &numbered(&["44", "2", "4", "5", "3", "3"]),
        &["--company", "Acme"],
    );
    assert_eq!(code, Some(2));
    assert!(
        told.contains("44 is off the scale of `goals-known`"),
        "{told}"
    );
    // One 0 among many rows.
    let mut cells = vec!["3"; 60];
    cells[7] = "0";
    let (_, _, told) = run(&numbered(&cells), &["--company", "Acme"]);
    assert!(
        told.contains("0 is off the scale of `goals-known`"),
        "{told}"
    );
    let map = (
        "map.yaml".to_owned(),
        "format: detente/columns@1\nmissing: [9]\n".to_owned(),
    );
    let mut files = numbered(&["9", "2", "9", "5", "9", "4"]);
    files.push(map);
    let (code, _, told) = run(&files, &["--company", "Acme", "--columns", "map.yaml"]);
    assert_eq!(code, Some(0), "{told}");
}

//! Headings that are nearly those of a question.

use super::headings::{Way, ways};
use super::*;

#[test]
fn a_heading_that_nearly_holds_a_question_is_asked_about() {
    let asked = asked();
    let cut = |text: &str, length: usize| text.chars().take(length).collect::<String>();
    let near: Vec<(&str, Way)> = vec![
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
            let heading = |side: usize, number: usize, question: &Asked| {
                let text = &question.texts[side];
                if number == at {
                    way(text)
                } else {
                    text.clone()
                }
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
fn a_misspelt_wording_for_one_side_is_asked_about_beside_the_other_sides() {
    let asked = asked();
    let [sales, operations] = &asked[0].texts;
    let with = |own: &str, other: &str| {
        let rows = "Acme,sales,4,,3\nAcme,operations,,2,3\n";
        let text = format!("company,side,{own},{other},month-end\n{rows}");
        report(&[("a.csv".to_owned(), text)])
    };
    let (code, _, told) = with(sales, operations);
    assert_eq!(code, Some(0), "{told}");
    for spelt in [
        operations.replace("this quarter", "this quater"),
        format!("{PROMPT} >> {}", operations.replace("meet", "reach")),
        operations.chars().take(40).collect(),
    ] {
        let (code, _, told) = with(sales, &spelt);
        assert_eq!(code, Some(2), "{spelt} {told}");
        assert!(told.contains("did you mean"), "{told}");
    }
}

#[test]
fn an_id_with_more_beside_it_and_labels_below_any_other_heading_are_asked_about() {
    let with = |heading: &str, cell: &str| {
        let rows = format!("Acme,sales,{cell},3\nAcme,operations,Agree,3\n");
        let text = format!("company,side,{heading},month-end\n{rows}");
        report(&[("a.csv".to_owned(), text)])
    };
    for heading in [
        "goals-known (agreement)",
        "goals-known - Sales",
        "goals_known 2026-Q4",
        "Goals known (how far?)",
    ] {
        let (code, _, told) = with(heading, "Agree");
        assert_eq!(code, Some(2), "{heading} {told}");
        assert!(told.contains("did you mean `goals-known`?"), "{told}");
    }
    for (heading, cell, is_told) in [
        ("Q1", "Disagree", true),
        ("VAR01", "4 - Agree", true),
        ("Q1", "Berlin", false),
    ] {
        let (code, _, told) = with(heading, cell);
        assert_eq!(code, Some(0), "{told}");
        let warning = format!(
            "warning[labels-left-alone]: the column `{heading}` holds labels of `agreement`"
        );
        assert_eq!(told.contains(&warning), is_told, "{cell} {told}");
        assert_eq!(
            told.contains("note[columns-left-alone]"),
            !is_told,
            "{told}"
        );
    }
}

#[test]
fn numbers_below_a_heading_of_no_question_are_asked_about_where_a_question_lacks_a_column() {
    let with = |headings: &str, cells: [&str; 4], last: &str| {
        let [a, b, c, d] = cells;
        let text = format!(
            "company,side,{headings}\nAcme,sales,{a},3\nAcme,sales,{b},3\nAcme,operations,{c},3\nAcme,operations,{d},{last}\n"
        );
        report(&[("a.csv".to_owned(), text)]).2
    };
    for (cells, is_told) in [
        (["4", "2", "2", "4"], true),
        (["４", "2.0", "4", "2"], true),
        // All alike, as of a service's page; all different, as ids; mostly blank; no number of the scale; no number.
        (["4", "4", "4", "4"], false),
        (["1", "2", "3", "4"], false),
        (["1", "2", "2", "4"], false),
        (["4", "", "", ""], false),
        (["4", "2", "0", "4"], false),
        (["4", "2", "6", "4"], false),
        (["4", "2", "2.5", "4"], false),
        (["4", "2", "Berlin", "4"], false),
    ] {
        let told = with("Q7,month-end", cells, "3");
        assert_eq!(
            told.contains("warning[numbers-left-alone]: the column `Q7` holds numbers from 1 to 5 and is left alone"),
            is_told,
            "{cells:?} {told}"
        );
        let left_alone = "note[columns-left-alone]: the column `Q7` holds no answers";
        assert_eq!(told.contains(left_alone), !is_told, "{cells:?} {told}");
    }
    // Beside labels numbers are of something else, and a service, here LimeSurvey, has columns of its own.
    let cells = ["4", "2", "2", "4"];
    for (headings, cells, last) in [
        ("Q7,month-end", cells, "Always"),
        (
            "submitdate,startlanguage,lastpage,month-end",
            cells.map(|cell| match cell {
                "4" => "2026-10-01 10:00:00,en,4",
                _ => "2026-10-01 10:00:00,en,2",
            }),
            "3",
        ),
        ("Total points,month-end", cells, "3"),
    ] {
        let told = with(headings, cells, last);
        assert!(!told.contains("numbers-left-alone"), "{told}");
    }
    let asked = asked();
    let all = export(
        &asked,
        |side, _, question| question.texts[side].clone(),
        plain_number,
    );
    let with_more: Vec<(String, String)> = all
        .into_iter()
        .map(|(file, text)| {
            let mut lines = text.lines();
            let header = lines.next().map(|line| format!("{line},Mood\n"));
            let rows = lines.enumerate();
            let rows = rows.map(|(at, line)| format!("{line},{}\n", 1 + at % 5));
            (file, header.into_iter().chain(rows).collect())
        })
        .collect();
    let (_, _, told) = report(&with_more);
    assert!(!told.contains("numbers-left-alone"), "{told}");
}

/// Numbers that are the same in every run.
struct Draws(u64);

impl Draws {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % below as u64).expect("small")
    }
}

/// A text with a fault of one kind, some of which a reader may look past.
fn spoilt(text: &str, draws: &mut Draws) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let at = draws.next(words.len());
    let mut spoilt: Vec<&str> = words.clone();
    match draws.next(6) {
        0 => drop(spoilt.remove(at)),
        1 => spoilt.insert(at, "not"),
        2 => spoilt.truncate(at.max(1)),
        3 => spoilt = spoilt.split_off(at),
        4 => spoilt.swap(at, words.len() - 1),
        _ => return text.replacen('t', "", 1 + at),
    }
    spoilt.join(" ")
}

#[test]
fn whatever_becomes_of_headings_the_figures_are_right_or_there_are_none() {
    let (asked, ways) = (asked(), ways());
    let expected = expected(&asked);
    let mut draws = Draws(7);
    let mut counts = [0; 2];
    for run in 0..60 {
        let (at, way) = (draws.next(asked.len()), draws.next(ways.len()));
        let spoils = run % 3 > 0;
        let mut heading = |text: &str| {
            if spoils {
                spoilt(text, &mut draws)
            } else {
                text.to_owned()
            }
        };
        let texts = asked[at].texts.each_ref().map(|text| heading(text));
        let of = |side: usize, number: usize, question: &Asked| {
            ways[way](if number == at {
                &texts[side]
            } else {
                &question.texts[side]
            })
        };
        let (code, report, told) = report(&export(&asked, of, plain_number));
        let is_lost = told.contains("holds no answers and is left alone");
        match code {
            Some(0) if is_lost => {
                // So little is left of it that it resembles nothing.
                let words = texts.iter().map(|text| text.split(' ').count());
                assert!(words.min() < Some(6), "{texts:?} {told}");
            }
            Some(0) => assert_eq!(report, expected, "{texts:?} {told}"),
            code => assert_eq!((code, report.as_str()), (Some(2), ""), "{texts:?} {told}"),
        }
        counts[usize::from(code == Some(0))] += 1;
    }
    assert!(counts.iter().all(|count| *count > 10), "{counts:?}");
}

#[test]
fn a_heading_that_holds_a_question_with_more_beside_it_resembles_that_one() {
    let text = "What should come first this quarter? Put the most important on top.";
    for heading in [format!("{text}_1"), format!("{text}2 [Low cost]")] {
        let table = format!("company,side,targets-collide,{heading}\nAcme,sales,4,1\n");
        let files = [("a.csv".to_owned(), table)];
        let (code, _, told) = run(&files, &["-q", "sales-vs-operations@2.0"]);
        assert_eq!(code, Some(2), "{told}");
        let meant =
            "did you mean `what should come first this quarter? put the most important on top`?";
        assert!(told.contains(meant), "{told}");
    }
}

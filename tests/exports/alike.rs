//! Questions and labels that differ in little.

use super::*;

/// Two questions, and two labels, that are alike but for what is left out of comparisons.
pub(super) const ALIKE: &str = r#"format: detente/questionnaire@1
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

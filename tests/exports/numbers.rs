//! Numbers that are not 1 to 5.

use super::*;

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

#[test]
fn a_number_that_the_map_does_not_give_is_told_with_those_that_it_gives() {
    for (map, expected) in [
        (
            "scales: {agreement: [0, 1, 2, 3, 4]}",
            "0 Strongly disagree, 1 Disagree, 2 Neither agree nor disagree, 3 Agree, 4 Strongly agree",
        ),
        // In the order of the labels that they stand for.
        (
            "values: {10: 5, 3: 4, 30: 3, 20: 2, 100: 1}",
            "100, 20, 30, 3 and 10",
        ),
    ] {
        let mut files = numbered(&["7"]);
        let map = format!("format: detente/columns@1\n{map}\n");
        files.push(("map.yaml".to_owned(), map));
        let arguments = ["-q", QUESTIONNAIRE, "--columns", "map.yaml"];
        let (code, report, told) = run(&files, &arguments);
        assert_eq!((code, report.as_str()), (Some(2), ""), "{told}");
        let (_, error) = told.split_once("\n\n").expect("a note before the error");
        let expected = format!(
            "\
error[off-the-scale]: 7 is none of the numbers that the map of columns gives for `goals-known`
 --> a.csv:2:12
  |
2 | Bolt,sales,7,3
  |            ^ expected {expected}
  |
  = help: in a spreadsheet this is cell C2

"
        );
        assert_eq!(error, expected);
    }
}

#[test]
fn numbers_below_a_heading_that_numbers_answers_otherwise_are_an_error_until_a_map_settles_it() {
    let asked = asked();
    let question = asked.iter().find(|asked| asked.labels[0] == "Never");
    let question = question.expect("a question on frequency");
    let with = |remark: &str, cells: [&str; 2], map: &str| {
        let heading = format!("{}{remark}", question.texts[0]);
        let [one, other] = cells;
        let rows = format!("Acme,sales,{one},3\nAcme,operations,{other},3\n");
        let text = format!("company,side,\"{heading}\",goals-known\n{rows}");
        let map = format!("format: detente/columns@1\n{map}");
        let files = [("a.csv".to_owned(), text), ("map.yaml".to_owned(), map)];
        run(&files, &["-q", QUESTIONNAIRE, "--columns", "map.yaml"])
    };
    for (remark, said) in [
        (
            " (1 = Always, 5 = Never)",
            "says that 1 is `Always`, and here 1 is `Never`",
        ),
        ("\n1 Always - 5 Never", "says that 1 is `Always`"),
        (
            " (0-4)",
            "numbers answers from 0 to 4, and here they go from 1 to 5",
        ),
        (
            " (0 = never, 6 = always)",
            "says that 0 is `Never`, and here 0 is no answer",
        ),
        (
            " (1 = very often, 5 = not at all)",
            "says that 1 is `very often`, and here 1 is `Never`",
        ),
        (
            " (Always\u{2013}Never)",
            "goes from `Always` to `Never`, and here 1 is `Never`",
        ),
        (
            " (scale of 10)",
            "numbers answers from 1 to 10, and here they go from 1 to 5",
        ),
    ] {
        let (code, _, told) = with(remark, ["1", "4"], "");
        assert_eq!(code, Some(2), "{remark} {told}");
        let error = format!(
            "error[other-numbering]: the heading of `{}` {said}",
            question.id
        );
        assert!(told.contains(&error), "{told}");
        let (code, labels, told) = with(remark, ["Never", "Often"], "");
        assert_eq!(code, Some(0), "{remark} {told}");
        let (code, numbers, told) = with(remark, ["5", "2"], "scales: {frequency: reversed}\n");
        assert_eq!(
            (code, numbers == labels),
            (Some(0), true),
            "{remark} {told}"
        );
    }
    for remark in [
        " (1 = Never, 5 = Always)",
        " (1 = not at all, 5 = very often)",
        " (always / never)",
    ] {
        let (code, _, told) = with(remark, ["1", "4"], "");
        assert_eq!(code, Some(0), "{told}");
    }
}

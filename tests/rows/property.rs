//! However an export is shuffled and written, its figures are the right ones or the command ends with 2.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::header::{qualtrics, survey_monkey};
use super::{QUESTIONS, acme, expected, figures, run, stderr};

/// The rows of an export, whose columns may stand in another order.
fn export() -> impl Strategy<Value = Vec<Vec<String>>> {
    let rows = select(vec![
        acme([&["first-change"], &["Response"], &["x"]]),
        qualtrics(&QUESTIONS, &QUESTIONS),
        survey_monkey(
            ["Befragten-ID", "Collector-ID"],
            "Wie oft?",
            "first-change",
            "Antworten",
        ),
    ]);
    rows.prop_flat_map(|rows| {
        let columns: Vec<usize> = (0..rows[0].len()).collect();
        let as_it_is = Just(columns.clone());
        let moved = Just(columns.clone()).prop_shuffle();
        // Columns that somebody has taken out, those of the service among them.
        let fewer = subsequence(columns.clone(), columns.len() - 2);
        let order = prop_oneof![as_it_is, moved, fewer];
        order.prop_map(move |order| {
            let row = |row: &Vec<String>| order.iter().map(|at| row[*at].clone()).collect();
            rows.iter().map(row).collect()
        })
    })
}

fn bytes(rows: &[Vec<String>], delimiter: u8, encoding: usize, end: &str) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("a row");
    }
    let mut text = String::from_utf8(writer.into_inner().expect("rows")).expect("text");
    text.push_str(end);
    let mark = ["", "\u{feff}"][encoding % 2];
    let units: Vec<u16> = format!("{mark}{text}").encode_utf16().collect();
    match encoding / 2 {
        0 => format!("{mark}{text}").into_bytes(),
        1 => units.into_iter().flat_map(u16::to_le_bytes).collect(),
        _ => units.into_iter().flat_map(u16::to_be_bytes).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_are_right_or_there_is_an_error(
        rows in export(),
        delimiter in select(b",;\t|^".to_vec()),
        encoding in 0..6_usize,
        end in select(vec!["", "\0", "\u{1a}", "\n\n", "\u{1a}\r\n"]),
    ) {
        let text = bytes(&rows, delimiter, encoding, end);
        let output = run(&["report", "a.csv", "-f", "csv"], &[("a.csv", &text)]);
        if output.status.success() {
            let asked: Vec<&String> = rows.iter().take(2).flatten().collect();
            let has_all = QUESTIONS.iter().all(|id| asked.iter().any(|text| text.contains(id)));
            if has_all {
                prop_assert_eq!(figures(&output), expected());
            } else {
                // Questions that were taken out are said to be without a column.
                prop_assert!(stderr(&output).contains("note[questions-without-column]"));
            }
        } else {
            prop_assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        }
    }
}

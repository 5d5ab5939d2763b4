//! However an export of a service is shuffled, spelt and written, its figures are the right ones or the command ends
//! with 2.

use proptest::prelude::*;
use proptest::sample::select;

use super::layouts::{Language, Service};
use super::*;

/// A cell in another spelling that means the same, or is an error.
fn spelt(cell: &str, spelling: usize, labels: &[Vec<String>]) -> String {
    let found = labels.iter().find_map(|labels| {
        let at = labels.iter().position(|label| label == cell)?;
        Some(at + 1)
    });
    let Some(number) = found else {
        return cell.to_owned();
    };
    match spelling {
        1 => number.to_string(),
        2 => format!("{number} \u{2013} {cell}"),
        3 => format!("{cell} ({number})"),
        4 => format!(" {} ", cell.replace(' ', "\u{a0}")),
        5 => cell.to_uppercase(),
        6 => format!("({number}) {cell}."),
        _ => cell.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_are_right_or_there_is_an_error(
        service in select(Service::ALL.to_vec()),
        language in select(Language::ALL.to_vec()),
        spellings in proptest::collection::vec(0..7_usize, 16),
        shuffle in any::<bool>(),
        seed in Just((0..80_usize).collect::<Vec<_>>()).prop_shuffle(),
        more in 0..3_usize,
        delimiter in select(b",;\t|".to_vec()),
        encoding in 0..6_usize,
    ) {
        let labels: Vec<Vec<String>> = asked(language).into_iter().map(|question| question.labels).collect();
        let mut exports = service.exports(language);
        let headers = exports[0].len() - PEOPLE;
        for export in &mut exports {
            for (at, row) in export.iter_mut().enumerate() {
                for more in 0..more {
                    row.push(if at == 0 { format!("Notiz {more}") } else { String::new() });
                }
                if at >= headers {
                    for (column, cell) in row.iter_mut().enumerate() {
                        *cell = spelt(cell, spellings[(column + at) % spellings.len()], &labels);
                    }
                }
            }
            if shuffle {
                let columns = export[0].len();
                let order: Vec<usize> = seed.iter().copied().filter(|at| *at < columns).collect();
                for row in export.iter_mut() {
                    *row = order.iter().map(|at| row[*at].clone()).collect();
                }
            }
        }
        let files: Vec<(String, Vec<u8>)> = (0..2)
            .map(|side| (format!("{}.csv", SIDES[side]), bytes(&exports[side], delimiter, encoding)))
            .collect();
        let run = report(language, &files, "");
        if run.code == Some(0) {
            prop_assert_eq!(run.report, expected(language), "{:?} {}", service, run.told);
        } else {
            prop_assert_eq!(run.code, Some(2), "{:?} {}", service, run.told);
            // Only columns that share a header of several rows can be torn apart.
            prop_assert!(shuffle && headers > 1, "{:?} {}", service, run.told);
        }
    }
}

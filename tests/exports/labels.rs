//! Labels as services write them.

use super::*;

#[test]
fn labels_are_read_however_a_service_writes_them() {
    let asked = asked();
    let expected = expected(&asked);
    let ways: [fn(usize, &str) -> String; 24] = [
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
        |_, label| label.to_lowercase().replace(' ', "_"),
        |number, label| format!("{number}_{}", label.replace(' ', "_")),
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

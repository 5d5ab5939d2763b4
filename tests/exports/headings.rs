//! Headings that hold a question and more.

use super::*;

/// What is made of a question's text.
pub type Way = Box<dyn Fn(&str) -> String>;

/// Every service's way to put something around a text.
pub fn ways() -> Vec<Way> {
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
            "\"Points - {question}\",\"Feedback - {question}\",\"{question} [Score]\",\"Punkte \u{2013} {question}\",\"Question time: {question}\",Mood of the day"
        );
        *text = format!("{header},{beside}\n{row},1,Good,2,1,2.5,fine\n");
    }
    let (code, report_found, told) = report(&files);
    assert_eq!((code, report_found == expected), (Some(0), true), "{told}");
    assert!(
        told.contains("6 columns hold no answers and are left alone: `Points - I can name"),
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
    for comment in ["- Comment", "[Kommentar]", "(Commentaire)"] {
        let (code, found, told) = with(&format!("{question} {comment}"), "They change");
        assert_eq!(code, Some(0), "{told}");
        assert!(found.contains("They change"), "{comment}");
    }
    let (code, _, told) = with(&format!("{question} [Other]"), "They change");
    assert_eq!(code, Some(2));
    assert!(told.contains("both hold `goals-known`"), "{told}");
}

#[test]
fn what_a_heading_says_to_be_something_else_than_the_answers_is_asked_about() {
    let question = &asked()[0];
    for (heading, is_asked) in [
        ("T (reversed)", true),
        ("T [Importance]", true),
        ("T - Mean of team", true),
        ("T - Click Count", true),
        ("T (expected)", true),
        ("T (R)", true),
        ("importance/goals_known", true),
        ("T (average)", true),
        ("T - our average", true),
        ("T (umgekehrt)", true),
        ("T (Soll)", true),
        ("Reversed: T", true),
        ("Importance [T]", true),
        ("rev.goals_known", true),
        ("reversed-goals_known", true),
        ("The importance of goals: T", false),
        ("Expected by both [T]", false),
        ("R. T", false),
        ("T (Antwort soll ehrlich sein)", false),
        ("agreement-goals_known", false),
        ("agreement.goals_known", false),
        ("T (on average)", false),
        ("T (in an average month)", false),
        ("T (average month)", false),
        ("T (mean it honestly)", false),
        ("T (last quarter)", false),
        ("T\nWe ask for what you saw, not for the average", false),
        ("T\nAverage weeks alone", false),
        ("agreement/goals_known", false),
    ] {
        let heading = heading.replace('T', &question.texts[0]);
        let text =
            format!("company,side,\"{heading}\",month-end\nAcme,sales,4,3\nAcme,operations,,3\n");
        let files = [("a.csv".to_owned(), text)];
        let (code, _, told) = report(&files);
        assert_eq!(code == Some(2), is_asked, "{heading} {told}");
        assert_eq!(told.contains("error[unknown-column]"), is_asked, "{told}");
        let reason = "in it says that the column holds something else than the answers themselves";
        assert_eq!(told.contains(reason), is_asked, "{heading} {told}");
        let map = super::maps::draft(&files);
        assert_eq!(map.contains("# resembles `goals-known`"), is_asked, "{map}");
    }
}

#[test]
fn columns_of_two_times_or_frames_are_not_merged_and_those_of_two_sides_are() {
    let asked = asked();
    let with = |headings: [String; 2]| {
        let [one, other] = headings;
        let rows = "Acme,sales,4,,3\nAcme,operations,,2,3\n";
        let text = format!("company,side,\"{one}\",\"{other}\",month-end\n{rows}");
        report(&[("a.csv".to_owned(), text)])
    };
    let [sales, operations] = &asked[0].texts;
    for (ways, is_merged) in [
        (["2026-Q3: T", "2026-Q4: T"], false),
        (["T [Before we moved]", "T [Now]"], false),
        (["T [How important is this?]", "T [How often?]"], false),
        (["2026q3/goals_known", "2026q4/goals_known"], false),
        (["T", "T"], true),
        (["Q2. T", "Q19. U"], true),
        (["Part for Sales >> T", "Part for Operations >> U"], true),
        (["sales/goals_known", "operations/goals_known"], true),
        (["goals-known", "U"], true),
        (["T", "T2"], true),
        (["T", "T (2)"], true),
        (["T", "T_2"], true),
        (["T", "T.1"], true),
        (["T (1)", "T (2)"], true),
        (["T 1", "T 2"], false),
        (["Part >> T", "T 2"], false),
        (["T", "T [2027]"], false),
    ] {
        let headings = ways.map(|way| way.replace('T', sales).replace('U', operations));
        let (code, _, told) = with(headings);
        let expected = if is_merged { Some(0) } else { Some(2) };
        assert_eq!(code, expected, "{ways:?} {told}");
        assert_eq!(told.contains("error[doubled-column]"), !is_merged, "{told}");
    }
    // So with a question that ends with its mark.
    let wish =
        "If you could change one thing in how the two departments work together, what would it be?";
    let rows = "Acme,sales,4,Time,\nAcme,operations,2,,Trust\n";
    for again in ["2", " (2)", ".1"] {
        let text = format!("company,side,goals-known,\"{wish}\",\"{wish}{again}\"\n{rows}");
        let (code, _, told) = report(&[("a.csv".to_owned(), text)]);
        assert_eq!(code, Some(0), "{again} {told}");
    }
    // Those of a row that fills both are two answers.
    let rows = "Acme,sales,4,5,3\nAcme,sales,4,,3\nAcme,sales,,4,3\nAcme,operations,,2,3\n";
    let text = format!("company,side,\"{sales}\",\"{sales}2\",month-end\n{rows}");
    let (code, _, told) = report(&[("a.csv".to_owned(), text)]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("error[doubled-column]"), "{told}");
}

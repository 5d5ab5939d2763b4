//! What a questionnaire may have besides: practices, what is said in place of an answer; and the page on paper.

use detente::form::Medium;
use detente::questionnaire::{EMBEDDED, Role};
use serde_json::json;

use super::browser::look;
use super::device::write;
use super::page::steps;
use super::people::{COMPANY, blank, read_file, shuk};

#[test]
fn that_something_never_came_up_is_no_answer_in_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let questionnaire = shuk();
    let file = write(folder.path(), "page.html", &questionnaire, |_| ());
    let Some(seen) = look(&json!({"file": file, "steps": steps("absent.mjs")})) else {
        return;
    };
    assert_eq!(seen["errors"], json!([]));
    let returned = &seen["views"][0]["returned"];
    let absent = [
        questionnaire.scale_questions[0].absent.as_ref().unwrap(),
        questionnaire.ranking_questions[0].absent.as_ref().unwrap(),
    ];
    assert_eq!(returned["said"], json!(absent));
    assert_eq!(returned["places"], "");
    let practices = questionnaire.practices.as_ref().unwrap();
    assert_eq!(returned["part"], json!([practices.title, "both-plan"]));
    let saved = &returned["saved"];
    assert_eq!(
        saved["answers"],
        json!({"first-one": null, "null": 1, "order-it": null})
    );
    assert_eq!(saved["version"], questionnaire.version.as_str());
    let (records, problems) = read_file("saved.json", &saved.to_string(), &questionnaire);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(records[0].scale, [0, 1, 0, 0, 0, 0]);
    assert_eq!(records[0].words.orders, [None]);
}

#[test]
fn that_something_never_came_up_can_be_written_into_the_other_forms() {
    let questionnaire = shuk();
    let scale = questionnaire.scale_questions[0].absent.as_ref().unwrap();
    let order = questionnaire.ranking_questions[0].absent.as_ref().unwrap();
    let text = blank(&questionnaire, Role::First, Medium::Yaml);
    let table = blank(&questionnaire, Role::First, Medium::Csv);
    for absent in [scale, order] {
        assert!(text.contains(&format!("  #    Or write: {absent}\n")));
        assert!(table.contains(&format!("\nOr write: {}\"", absent.replace('"', "\"\""))));
    }
    let text = text
        .replace("  first-one:\n", &format!("  first-one: {scale:?}\n"))
        .replace("  order-it: []\n", &format!("  order-it: {order:?}\n"))
        .replace("  both-plan:\n", "  both-plan: Partly\n")
        .replace("  eleven:\n", "  eleven: I CAN'T SAY\n");
    let text = text.replace("I CAN'T SAY", questionnaire.word("cannot-say"));
    let row = format!(
        "header,company,side,first-one,order-it,eleven,both-plan,null,sign,both-sit\r\n,{company},buyers,{scale},{order},{word},Partly,,,\r\n",
        company = quoted(COMPANY),
        scale = quoted(scale),
        order = quoted(&format!("'{order}")),
        word = quoted(questionnaire.word("cannot-say")),
    );
    let row = row
        .replace("header", "questionnaire")
        .replace("\n,", "\nshuk,");
    for (name, text) in [("filled.yaml", text), ("filled.csv", row)] {
        let (records, problems) = read_file(name, &text, &questionnaire);
        assert!(problems.is_empty(), "{name}: {problems:?}\n{text}");
        let answered: Vec<u8> = records[0]
            .scale
            .iter()
            .copied()
            .filter(|one| *one > 0)
            .collect();
        assert_eq!(answered, [2], "{name}");
        assert_eq!(records[0].words.orders, [None], "{name}");
    }
}

/// A text as a cell.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[test]
fn what_is_done_already_has_a_heading_of_its_own_in_the_text_form() {
    let questionnaire = shuk();
    for (role, _) in questionnaire.parties() {
        let form = blank(&questionnaire, role, Medium::Yaml);
        let title = &questionnaire.practices.as_ref().unwrap().title;
        let [before, after] = form
            .split(&format!("\n  # {title}\n\n"))
            .collect::<Vec<_>>()[..]
        else {
            panic!("{form}");
        };
        assert!(before.ends_with("order-it: []\n"), "{before}");
        assert!(
            after.contains("\n  both-plan:\n") && after.contains("#    1 No, 2 Partly, 3 Yes\n")
        );
    }
}

#[test]
fn paper_shows_all_that_was_answered_and_cuts_nothing_off() {
    let folder = tempfile::tempdir().unwrap();
    let questionnaire = EMBEDDED[0].read().unwrap();
    let file = write(folder.path(), "page.html", &questionnaire, |_| ());
    let pdf = folder.path().join("form.pdf");
    let request = json!({"file": file, "steps": steps("paper.mjs"), "pdf": pdf,
        "views": [{"name": "paper", "width": 700, "height": 1000, "media": "print"}]});
    let Some(seen) = look(&request) else { return };
    assert_eq!(seen["errors"], json!([]));
    let returned = &seen["views"][0]["returned"];
    assert_eq!(returned["ticked"], json!(["Rarely", "I can't say"]));
    assert_eq!(
        returned["places"],
        json!([["1", "2", "3", "4", "5"], ["", "", "", "", ""]])
    );
    assert_eq!(
        [&returned["cut"], &returned["filledFields"]],
        [&json!(0), &json!(0)]
    );
    let long = returned["long"].as_str().unwrap();
    let comment = long.strip_suffix("\nThe very last line.").unwrap();
    let name =
        "Dana, whose name is longer than the field that it was typed into would show on paper";
    let texts = [
        name.to_owned(),
        format!("Your comment: {comment}"),
        long.to_owned(),
    ];
    assert_eq!(returned["texts"], json!(texts));
    let text = seen["views"][0]["text"].as_str().unwrap();
    for screen_only in [
        "This order is right",
        "Start",
        "somebody else",
        "Save",
        "Go on as",
    ] {
        assert!(!text.contains(screen_only), "{screen_only}");
    }
}

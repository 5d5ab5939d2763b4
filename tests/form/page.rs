//! The form as a page, in a real browser.

use std::fs;
use std::path::{Path, PathBuf};

use detente::form::Medium;
use detente::questionnaire::{Asked, EMBEDDED, Questionnaire, Role};
use serde_json::{Value, json};

use super::browser::look;
use super::people::{
    AWKWARD, COMPANY, assert_same, blank, first_version, questionnaires, record, shuk, stdout,
    type_into,
};

pub fn steps(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/form/steps")
        .join(name)
}

fn write_page(folder: &Path, questionnaire: &Questionnaire, role: Role) -> PathBuf {
    let file = folder.join(format!("{}-{}.html", questionnaire.id, role.index()));
    fs::write(&file, blank(questionnaire, role, Medium::Html)).unwrap();
    file
}

/// Nothing was asked of a network, nothing went wrong, and an audit finds nothing.
fn assert_sound(seen: &Value) {
    assert_eq!(seen["requests"], json!([]));
    assert_eq!(seen["errors"], json!([]));
    for view in seen["views"].as_array().unwrap() {
        assert_eq!(view["violations"], json!([]), "{}", view["name"]);
        assert_eq!(view["overflow"], json!(0), "{}", view["name"]);
    }
}

/// Fills in a page by keyboard, and gives the saved file's name and text.
fn fill_in(
    folder: &Path,
    questionnaire: &Questionnaire,
    role: Role,
    record: &Value,
) -> Option<(String, String)> {
    let file = write_page(folder, questionnaire, role);
    let beside = |ending: &str| PathBuf::from(format!("{}.{ending}", file.display()));
    fs::write(beside("json"), record.to_string()).unwrap();
    let seen = look(&json!({"file": file, "steps": steps("keyboard.mjs")}))?;
    assert_sound(&seen);
    let returned = &seen["views"][0]["returned"];
    let name = returned["name"].as_str().unwrap().to_owned();
    Some((name, fs::read_to_string(beside("answers.json")).unwrap()))
}

/// What somebody types into the survey in plain lines to give the answers of a record.
fn typed(record: &Value, questionnaire: &Questionnaire, role: Role) -> String {
    let mut lines = Vec::new();
    for asked in questionnaire.sequence(role) {
        let id = questionnaire.question_id(asked);
        if let Some(comment) = record["comments"][id].as_str() {
            lines.push(format!("comment {comment}"));
        }
        lines.push(match (asked, &record["answers"][id]) {
            (Asked::Ranking(index), Value::Array(order)) => {
                let options = &questionnaire.ranking_questions[index].options;
                let number = |id: &Value| {
                    options
                        .iter()
                        .position(|one| id == one.id.as_str())
                        .unwrap()
                        + 1
                };
                let numbers: Vec<String> = order.iter().map(|id| number(id).to_string()).collect();
                numbers.join(" ")
            }
            (_, Value::Null) => "skip".to_owned(),
            (_, answer) => answer.to_string(),
        });
    }
    let open = questionnaire.open.iter();
    lines.extend(open.map(|question| record["open"][&question.id].as_str().unwrap().to_owned()));
    lines.join("\n") + "\nsave\n"
}

#[test]
fn pages_filled_in_by_keyboard_give_the_report_that_the_same_answers_give_in_the_survey() {
    let questionnaire = EMBEDDED[0].read().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let saved = folder.path().join("saved");
    fs::create_dir_all(&saved).unwrap();
    for role in Role::ALL {
        // A line of the survey is one line.
        let one_line = Value::from(AWKWARD.replace(['\n', '\\'], " ")).to_string();
        let record = record(&questionnaire, role).to_string();
        let record = record.replace(&Value::from(AWKWARD).to_string(), &one_line);
        let record: Value = serde_json::from_str(&record).unwrap();
        let Some((name, text)) = fill_in(folder.path(), &questionnaire, role, &record) else {
            return;
        };
        assert_same(&name, &text, &record, &questionnaire);
        fs::write(saved.join(name), text).unwrap();
        let [side, respondent] = ["side", "respondent"].map(|key| record[key].as_str().unwrap());
        let mut survey = vec![
            "survey",
            "--plain",
            "--dir",
            "surveyed",
            "--company",
            COMPANY,
        ];
        survey.extend([
            "--wave",
            "2026-Q4",
            "--side",
            side,
            "--respondent",
            respondent,
        ]);
        type_into(
            folder.path(),
            &survey,
            &typed(&record, &questionnaire, role),
        );
    }
    for format in ["text", "json"] {
        let report = |paths| stdout(folder.path(), &["report", paths, "-f", format]);
        assert_eq!(report("saved"), report("surveyed"));
    }
}

#[test]
fn pages_of_every_questionnaire_save_what_was_answered() {
    for questionnaire in [EMBEDDED[1].read().unwrap(), shuk()] {
        for role in [Role::First, Role::Observer] {
            let folder = tempfile::tempdir().unwrap();
            let record = record(&questionnaire, role);
            let Some((name, text)) = fill_in(folder.path(), &questionnaire, role, &record) else {
                return;
            };
            assert_same(&name, &text, &record, &questionnaire);
        }
    }
}

#[test]
fn the_page_answers_to_the_mouse_and_says_what_it_does() {
    let questionnaire = first_version();
    let folder = tempfile::tempdir().unwrap();
    let file = write_page(folder.path(), &questionnaire, Role::First);
    let request = json!({"file": file, "steps": steps("mouse.mjs"),
        "views": [{"name": "desktop", "width": 1280, "height": 900}, {"name": "phone", "width": 390, "height": 844}]});
    let Some(seen) = look(&request) else { return };
    assert_sound(&seen);
    let asked = questionnaire.count_asked(Role::First);
    let name = "a-söhne-b-co-b-公司-בע-מ-1-2026-q4-sales-dana.json";
    for view in seen["views"].as_array().unwrap() {
        let returned = &view["returned"];
        assert_eq!(
            returned["copy"]["answers"],
            json!({"everyday-friction": 2, "goals-known": null, "goals-order": ["cost", "on-time-delivery", "revenue", "quality", "growth"]})
        );
        assert_eq!(returned["copy"]["respondent"], "Dana");
        assert_eq!(returned["copy"]["company"], COMPANY);
        assert_eq!(
            returned,
            &json!({
                "withoutName": "Please give a name or an alias first.",
                "focus": "respondent",
                "problemAfterName": "",
                "focusAfterStart": "q1",
                "missingAtFirst": asked,
                "afterTwo": format!("2 of {asked} answered"),
                "dragged": ["on-time-delivery", "cost", "revenue", "quality", "growth"],
                "state": "This is your order. Revenue this quarter is now number 3 of 5.",
                "moved": ["cost", "on-time-delivery", "revenue", "quality", "growth"],
                "movedThereAndBack": returned["moved"],
                "passed": ["", ["", "", "", "", ""]],
                "kept": ["This is your order.", ["1", "2", "3", "4", "5"]],
                "afterThree": format!("3 of {asked} answered"),
                "link": "Question 3",
                "linkedTo": "q3",
                "name": name,
                "secondName": name.replace(".json", "-2.json"),
                "saved": format!("Your answers go into the file {name}, usually in the downloads folder. Is it there? Then send it to the person who sent you this form; if not, save again. If you change an answer, save again and send the newer file only."),
                "copy": returned["copy"],
                "stored": 1,
                "savedAfterChange": "",
                "erased": "Your answers and the draft are erased.",
                "storedAfterErasing": 0,
                "orderAfterErasing": ["revenue", "on-time-delivery", "cost", "quality", "growth"],
                "nameAfterErasing": "",
                "afterKeys": format!("0 of {asked} answered"),
                "tabbedTo": true,
            })
        );
    }
}

#[test]
fn a_broken_draft_is_passed_over_and_no_draft_is_said() {
    let questionnaire = first_version();
    let folder = tempfile::tempdir().unwrap();
    let file = write_page(folder.path(), &questionnaire, Role::First);
    let Some(seen) = look(&json!({"file": file, "steps": steps("broken-draft.mjs")})) else {
        return;
    };
    assert_sound(&seen);
    let view = &seen["views"][0];
    let returned = &view["returned"];
    let asked = questionnaire.count_asked(Role::First);
    assert_eq!(
        returned["progress"],
        json!(vec![format!("0 of {asked} answered"); 5])
    );
    let note = "This browser can't keep a draft, so please answer in one go and leave this page open until you have saved.";
    assert_eq!(returned["note"], note);
    assert_eq!(returned["afterTick"], format!("1 of {asked} answered"));
    assert_eq!(returned["goesUnasked"], json!(false));
}

#[test]
fn hostile_names_and_questions_show_as_text_and_an_audit_finds_nothing_in_any_light() {
    let questionnaire = shuk();
    let folder = tempfile::tempdir().unwrap();
    // Each state of the page, with each role's questions.
    let scripts = ["open.mjs", "leave.mjs", "open.mjs"];
    for ((role, _), script) in questionnaire.parties().zip(scripts) {
        let file = write_page(folder.path(), &questionnaire, role);
        let views = json!([
            {"name": "desktop", "width": 1280, "height": 900},
            {"name": "phone", "width": 320, "height": 640},
            {"name": "dark", "width": 390, "height": 844, "colorScheme": "dark"},
        ]);
        let request = json!({"file": file, "views": views, "steps": steps(script)});
        let Some(seen) = look(&request) else { return };
        assert_sound(&seen);
        for view in seen["views"].as_array().unwrap() {
            let text = view["text"].as_str().unwrap();
            assert_eq!(view["dialogs"], json!([]));
            for hostile in [
                COMPANY,
                "<script>alert('intro')</script>",
                "<img src=x onerror=alert(1)> דנה",
            ] {
                assert!(text.contains(hostile), "{text}");
            }
        }
    }
}

#[test]
fn without_scripts_the_page_says_what_to_do_and_prints_as_a_paper_form() {
    let questionnaire = EMBEDDED[0].read().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = write_page(folder.path(), &questionnaire, Role::First);
    let pdf = folder.path().join("form.pdf");
    let request = json!({"file": file, "pdf": pdf, "views": [
        {"name": "paper", "width": 800, "height": 1100, "media": "print"},
        {"name": "without", "width": 800, "height": 1100, "javaScript": false},
    ]});
    let Some(seen) = look(&request) else { return };
    assert_eq!(seen["errors"], json!([]));
    let text = seen["views"][0]["text"].as_str().unwrap();
    assert!(
        text.contains("Write a number beside each: 1 for the first, 5 for the last."),
        "{text}"
    );
    for screen_only in [
        "Save my answers",
        "Erase",
        "answered",
        "Before you save",
        "drag them",
    ] {
        assert!(!text.contains(screen_only), "{screen_only}");
    }
    let pages = seen["pdfPages"].as_u64().unwrap();
    assert!((4..=8).contains(&pages), "{pages} pages");
}

#[test]
fn a_page_whose_script_the_browser_refuses_says_what_to_do() {
    let questionnaire = EMBEDDED[0].read().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = write_page(folder.path(), &questionnaire, Role::First);
    let page = fs::read_to_string(&file).unwrap();
    let changed = folder.path().join("changed.html");
    fs::write(&changed, page.replace("<script>", "<script>\n//")).unwrap();
    let says_so = |file: &Path| {
        let seen = look(&json!({"file": file}))?;
        let text = seen["views"][0]["text"].as_str().unwrap();
        Some(text.contains(questionnaire.word("needs-script")))
    };
    let Some(is_said) = says_so(&changed) else {
        return;
    };
    assert!(is_said);
    assert_eq!(says_so(&file), Some(false));
}

#[test]
fn the_page_gives_away_neither_causes_nor_which_answers_count_as_conflict() {
    for questionnaire in questionnaires() {
        for (role, _) in questionnaire.parties() {
            let page = blank(&questionnaire, role, Medium::Html);
            assert!(!page.contains("agreeing"));
            for cause in &questionnaire.causes {
                assert!(
                    !page.contains(&cause.id) && !page.contains(&cause.summary),
                    "{}",
                    cause.id
                );
            }
        }
    }
}

#[test]
fn a_finger_on_the_grip_moves_a_line_and_on_the_text_it_scrolls_the_page() {
    let questionnaire = first_version();
    let folder = tempfile::tempdir().unwrap();
    let file = write_page(folder.path(), &questionnaire, Role::Second);
    let request = json!({"file": file, "steps": steps("finger.mjs"),
        "views": [{"name": "phone", "width": 390, "height": 844}]});
    let Some(seen) = look(&request) else { return };
    assert_sound(&seen);
    let order = json!(["on-time-delivery", "cost", "revenue", "quality", "growth"]);
    assert_eq!(
        seen["views"][0]["returned"],
        json!({"dragged": order, "still": true, "afterScrolling": order})
    );
}

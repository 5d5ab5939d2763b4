//! The page on a device that several people share: whose answers it shows, keeps and brings back.

use std::fs;
use std::path::{Path, PathBuf};

use detente::form::{Form, Medium, render};
use detente::questionnaire::{EMBEDDED, Questionnaire, Role};
use serde_json::{Value, json};

use super::browser::look;
use super::page::steps;

/// Writes a page of Acme Gears, changed in one thing.
pub fn write(
    folder: &Path,
    name: &str,
    questionnaire: &Questionnaire,
    change: fn(&mut Form),
) -> PathBuf {
    let mut form = Form {
        questionnaire,
        role: Role::First,
        company: "Acme Gears".to_owned(),
        wave: None,
        respondent: None,
    };
    change(&mut form);
    let file = folder.join(name);
    fs::write(&file, render(&form, Medium::Html)).unwrap();
    file
}

/// What the steps saw on a page with others beside it, in one browser profile.
fn shared(script: &str) -> Option<Value> {
    let folder = tempfile::tempdir().unwrap();
    let questionnaire = EMBEDDED[1].read().unwrap();
    let next = Questionnaire {
        version: format!("{}.next", questionnaire.version),
        ..questionnaire.clone()
    };
    let write = |name, questionnaire, change| write(folder.path(), name, questionnaire, change);
    let file = write("page.html", &questionnaire, |_| ());
    write("other-company.html", &questionnaire, |form| {
        "Acme".clone_into(&mut form.company);
    });
    write("other-version.html", &next, |_| ());
    write("dana.html", &questionnaire, |form| {
        form.respondent = Some("Dana".to_owned());
    });
    let seen = look(&json!({"file": file, "steps": steps(script)}))?;
    assert_eq!(seen["errors"], json!([]));
    assert_eq!(seen["views"][0]["violations"], json!([]));
    let requests = seen["requests"].as_array().unwrap();
    let beside = format!("file://{}/", folder.path().display());
    let is_beside = |asked: &Value| asked.as_str().unwrap().starts_with(&beside);
    assert!(requests.iter().all(is_beside), "{requests:?}");
    Some(seen["views"][0]["returned"].clone())
}

/// That a page shows nobody's answers, and whose drafts it offers.
fn assert_nobody(held: &Value, drafts: &[&str]) {
    let drafts: Vec<String> = drafts
        .iter()
        .map(|name| format!("Go on as {name}"))
        .collect();
    assert_eq!(held["isOpen"], json!(false), "{held}");
    assert_eq!(held["ticked"], json!({}), "{held}");
    assert_eq!(held["texts"], json!([]), "{held}");
    assert_eq!(held["name"], "", "{held}");
    assert_eq!(held["drafts"], json!(drafts), "{held}");
}

fn answers(name: &str, ticked: &[(&str, &str)], texts: &[&str]) -> Value {
    let ticked: Value = ticked.iter().map(|(id, value)| (*id, *value)).collect();
    json!({"name": name, "ticked": ticked, "texts": texts})
}

#[test]
fn drafts_of_several_people_companies_versions_and_tabs_never_meet() {
    let Some(seen) = shared("device.mjs") else {
        return;
    };
    let questionnaire = EMBEDDED[1].read().unwrap();
    let sequence = questionnaire.sequence(Role::First);
    let [first, second] = [0, 1].map(|at| questionnaire.question_id(sequence[at]));
    let dana = answers("Dana", &[(first, "2")], &["Only Dana knows."]);
    assert_nobody(&seen["doorAfterDana"], &["Dana"]);
    assert_eq!(seen["textAfterDana"], json!(false));
    let taken = "There are answers of Dana here already. If they are yours, go on with them above; else give another name.";
    assert_eq!(seen["sameName"], taken);
    assert_eq!(seen["leeAtFirst"], answers("Lee", &[], &[]));
    assert_eq!(
        seen["doorAfterBoth"],
        json!(["Go on as Dana", "Go on as Lee"])
    );
    assert_eq!(seen["danaAgain"], dana);
    assert_eq!(seen["leeAgain"], answers("Lee", &[(first, "5")], &[]));

    for other in ["other-company", "other-version"] {
        assert_nobody(&seen[other], &[]);
        assert_eq!(seen[format!("{other}-dana")], answers("Dana", &[], &[]));
    }
    assert_nobody(&seen["pageForDana"], &["Dana", "Lee"]);
    assert_eq!(seen["afterOthers"], seen["doorAfterBoth"]);
    assert_eq!(seen["danaAfterOthers"], dana);

    let lines = |ann: &str| json!([ann, "Go on as Dana", "Go on as Lee"]);
    let door = &seen["doorAfterSaving"];
    assert_eq!(door["isOpen"], json!(false), "{door}");
    assert_eq!(door["ticked"], json!({}), "{door}");
    assert_eq!(door["drafts"], lines("Go on as Ann, who has saved already"));
    let saved = "You have saved these answers before. If the file is there, send it, then erase your answers below; if not, save again.";
    let again = json!({"name": "Ann", "ticked": {first: "4"}, "texts": [], "said": ["", "", saved], "at": "review-title"});
    assert_eq!(seen["annAgain"], again);
    assert_eq!(seen["annOnceMore"], again);
    assert_eq!(seen["saidAfterChange"], json!(["", "", ""]));
    assert_eq!(seen["doorAfterChange"], lines("Go on as Ann"));
    assert_eq!(seen["afterAnn"], seen["doorAfterBoth"]);

    assert_eq!(seen["secondDoor"], seen["doorAfterBoth"]);
    assert_nobody(&seen["firstPutAway"], &["Dana", "Lee"]);
    let put_away = "These answers were opened or erased in another tab or window, so this one has put them away.";
    assert_eq!(seen["firstPutAway"]["said"][0], put_away);
    assert_eq!(seen["danaInSecond"], dana);
    let lee = answers("Lee", &[(first, "5"), (second, "1")], &[]);
    assert_eq!(seen["leeBeside"], lee);
    let dana = answers(
        "Dana",
        &[(first, "2"), (second, "3")],
        &["Only Dana knows."],
    );
    assert_eq!(seen["danaBeside"], dana);
    assert_eq!(seen["erased"], "Your answers and the draft are erased.");
    assert_eq!(seen["leeLeft"], lee);
    assert_eq!(seen["draftsLeft"], json!(["Go on as Lee"]));
}

#[test]
fn nothing_typed_is_lost_by_going_back_and_forward_reloading_or_a_crash_and_nobody_is_shown_it_unasked()
 {
    let Some(seen) = shared("history.mjs") else {
        return;
    };
    let questionnaire = EMBEDDED[1].read().unwrap();
    let sequence = questionnaire.sequence(Role::First);
    let [first, second] = [0, 1].map(|at| questionnaire.question_id(sequence[at]));
    assert_nobody(&seen["elsewhere"], &[]);
    assert_nobody(&seen["forward"], &[]);
    for moment in ["back", "reloaded", "afterCrash"] {
        assert_nobody(&seen[moment], &["Dana"]);
    }
    let typed = |text| answers("Dana", &[(first, "2")], &[text]);
    assert_eq!(seen["resumed"], typed("half a sen"));
    assert_eq!(seen["resumedAgain"], typed("half a sentence"));
    let after = answers(
        "Dana",
        &[(first, "2"), (second, "3")],
        &["half a sentence, whole"],
    );
    assert_eq!(seen["resumedAfterCrash"], after);
}

#[test]
fn a_double_click_on_anything_does_what_one_click_does() {
    let folder = tempfile::tempdir().unwrap();
    let questionnaire = super::people::shuk();
    let file = write(folder.path(), "page.html", &questionnaire, |_| ());
    let Some(seen) = look(&json!({"file": file, "steps": steps("double.mjs")})) else {
        return;
    };
    for when in ["before", "during"] {
        let found = &seen["views"][0]["returned"][when];
        assert_eq!(found["different"], json!([]), "{when}");
    }
    let count = &seen["views"][0]["returned"]["during"]["count"];
    assert!(count.as_u64().unwrap() > 15, "{count}");
}

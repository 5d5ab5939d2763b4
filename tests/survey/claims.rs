//! Two windows and one name: whoever comes second is told, and no answer is lost or mixed with another's.

use std::fs;

use super::answers::{DANA_PULSE, acts, give, lines, questionnaire, run};
use super::terminal::{ENTER, Terminal};
use detente::questionnaire::Role;

const DRAFT: &str = "acme_sales_dana.draft.yaml";

#[test]
fn whoever_comes_second_in_one_name_is_told_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let asked = questionnaire("pulse");
    let named = |name: &str| format!("{name}\r");
    let mut first = Terminal::detente(folder.path(), (24, 80), &DANA_PULSE[..7]);
    first.sees("What is the name").press(&named("Dana"));
    first.sees("Enter");

    // Before there is a draft, and after.
    let mut second = Terminal::detente(folder.path(), (24, 80), &DANA_PULSE[..7]);
    second.sees("What is the name").press(&named("Dana"));
    second
        .sees("Somebody is answering as Dana right now, in another window.")
        .sees("Enter goes on")
        .press(ENTER);
    second.sees("What is the name");
    first.reads_the_intro().press("4");
    first.sees_number(2, super::answers::count(&asked, Role::First));
    let kept = fs::read_to_string(folder.path().join(DRAFT)).unwrap();
    second
        .press(&named("Dana"))
        .sees("Somebody is answering as Dana right now");
    second.press(ENTER).sees("What is the name");
    let whole = [&DANA_PULSE[..], &["--plain"]].concat();
    let refused = run(folder.path(), &whole, "2\n");
    assert_eq!(refused.status.code(), Some(2));
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(
        told.contains("error[answering-already]: Somebody is answering as Dana"),
        "{told}"
    );
    assert_eq!(fs::read_to_string(folder.path().join(DRAFT)).unwrap(), kept);

    // Another name is free, and so is this one once its window is closed, however that comes.
    second.press(&named("Ute")).reads_the_intro();
    first.signal("KILL").ends();
    let all = lines(&acts(&asked, Role::First, 2)) + "save\n";
    let rest = all.split_once('\n').unwrap().1;
    let resumed = run(folder.path(), &whole, rest);
    assert_eq!(resumed.status.code(), Some(0));
    give(&mut second, &acts(&asked, Role::First, 1));
    second.press(ENTER).sees("Thank you, Ute");
    second.signal("TERM").ends();
    let mut left: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["acme_sales_dana.yaml", "acme_sales_ute.yaml"]);
}

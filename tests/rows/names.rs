//! Names in YAML that a `#` cuts off are asked about.

use super::{run, stderr};

fn check(record: &str) -> std::process::Output {
    let text = format!("{record}\nanswers: {{goals-known: 4}}\n");
    run(&["check", "a.yaml"], &[("a.yaml", text.as_bytes())])
}

#[test]
fn a_comment_right_behind_a_name_is_asked_about() {
    for (record, place) in [
        ("company: Smith #1\nside: sales", "1:10"),
        ("company: Smith # 1\nside: sales", "1:10"),
        ("company: Smith\t#1\nside: sales", "1:10"),
        ("company: Smith   #1\nside: sales", "1:10"),
        ("company: Smith\n  Brothers #2\nside: sales", "1:10"),
        ("company: Acme\nside: sales\nwave: 2026 #4", "3:7"),
        ("company: Acme\nside: sales\nwave: #4", "3:7"),
        ("company: Acme\nside: sales\nrespondent: Dana #2", "3:13"),
        ("company: Acme\nside: sales #1", "2:7"),
    ] {
        let output = check(record);
        assert_eq!(output.status.code(), Some(2), "{record}");
        let told = stderr(&output);
        let expected = format!(
            "error[cut-off]: this name ends at the `#`, where YAML starts a comment\n --> a.yaml:{place}\n"
        );
        assert!(told.contains(&expected), "{told}");
        assert!(
            told.contains("help: if it does, put quotes around the whole name"),
            "{told}"
        );
    }
}

#[test]
fn comments_that_stand_apart_and_quoted_names_are_fine() {
    for record in [
        "company: \"Smith #1\"\nside: sales",
        "company: 'Smith' #1\nside: sales",
        "company: Smith#1\nside: sales",
        "company: Smith     # our client\nside: sales   # or operations\nwave:  # none yet",
        "# 1\ncompany: Smith\nside: sales",
    ] {
        let output = check(record);
        assert!(output.status.success(), "{record}: {}", stderr(&output));
    }
}

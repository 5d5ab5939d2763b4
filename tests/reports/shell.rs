//! What shells and manuals know, and what a slip of the finger gets.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::run::{acme, printed, run};

#[test]
fn every_shell_gets_a_script_that_knows_every_command() {
    let folder = acme();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed(folder.path(), &["completions", shell]);
        for command in ["report", "demo", "check", "schema", "template", "fail-over"] {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
}

#[test]
fn bash_can_read_its_script() {
    let folder = acme();
    let script = printed(folder.path(), &["completions", "bash"]);
    let mut bash = Command::new("bash")
        .arg("-n")
        .stdin(Stdio::piped())
        .spawn()
        .expect("bash starts");
    let mut input = bash.stdin.take().expect("its input");
    input.write_all(script.as_bytes()).expect("written");
    drop(input);
    assert!(bash.wait().expect("it ends").success());
}

#[test]
fn the_manual_has_a_page_for_the_program_and_for_each_command() {
    let folder = acme();
    let page = printed(folder.path(), &["man"]);
    assert!(page.contains(".TH detente 1") && page.contains("detente\\-report(1)"));
    let page = printed(folder.path(), &["man", "report"]);
    assert!(page.contains(".TH detente-report 1"), "{page}");
    for option in [
        "\\-\\-check",
        "\\-\\-fail\\-over",
        "\\-\\-template",
        "\\-\\-details",
    ] {
        assert!(page.contains(option), "{option}");
    }
    let unknown = run(folder.path(), &["man", "repot"]);
    assert_eq!(
        (unknown.status, unknown.err.as_str()),
        (
            2,
            "error[unknown-command]: there is no command `repot`
 |
 = help: did you mean `report`?

"
        )
    );
}

#[test]
fn help_is_a_command_too() {
    let folder = acme();
    let page = |arguments: &[&str]| printed(folder.path(), arguments);
    assert_eq!(page(&["help"]), page(&["--help"]));
    assert_eq!(page(&["help", "report"]), page(&["report", "--help"]));
    assert_eq!(
        page(&["help", "questionnaire", "show"]),
        page(&["questionnaire", "show", "--help"])
    );
}

#[test]
fn a_slip_in_a_command_a_flag_a_format_or_an_ending_gets_a_suggestion() {
    let folder = acme();
    for (arguments, suggestion) in [
        (&["reprot"][..], "'report'"),
        (&["report", "acme", "--detials"], "'--details'"),
        (&["report", "acme", "-f", "htlm"], "'html'"),
        (&["report", "acme", "-o", "a.htlm"], "`.html`"),
        (&["schema", "answer"], "'answers'"),
        (&["completions", "fsh"], "'fish'"),
    ] {
        let slip = run(folder.path(), arguments);
        assert_eq!((slip.status, slip.out.as_str()), (2, ""), "{arguments:?}");
        assert!(slip.err.contains(suggestion), "{arguments:?}: {}", slip.err);
    }
}

#[test]
fn every_command_has_a_page_of_its_own_that_tells_the_exit_statuses() {
    let folder = acme();
    assert_eq!(printed(folder.path(), &["man", "--out", "man1"]), "");
    let mut names: Vec<String> = std::fs::read_dir(folder.path().join("man1"))
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    for name in [
        "detente.1",
        "detente-batch.1",
        "detente-questionnaire.1",
        "detente-questionnaire-show.1",
    ] {
        assert!(
            names.iter().any(|found| found == name),
            "{name} in {names:?}"
        );
    }
    for name in &names {
        let page = std::fs::read_to_string(folder.path().join("man1").join(name)).expect("a page");
        assert!(
            page.contains(".SH \"EXIT STATUS\"\n.TP\n\\fB0\\fR\ndone\n"),
            "{name}: {page}"
        );
        let command = name
            .trim_end_matches(".1")
            .replacen("detente", "", 1)
            .replace('-', " ");
        let mut arguments: Vec<&str> = command.split_whitespace().collect();
        let help = printed(folder.path(), &[&arguments[..], &["--help"]].concat());
        assert!(
            help.ends_with("  2  an error: something could not be read, written or scored\n"),
            "{help}"
        );
        arguments.insert(0, "man");
        assert_eq!(printed(folder.path(), &arguments), page, "{name}");
    }
}

//! Messages for programs: one object a line, one code a kind, and annotations of a pull request.

use std::fs;

use serde_json::Value;

use crate::{clients, run};

/// The messages of a run, each an object on a line of its own.
fn messages(err: &str) -> Vec<Value> {
    err.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}")))
        .collect()
}

#[test]
fn every_kind_of_finding_has_its_code() {
    let folder = clients(&["Acme", "Bolt", "Cog"]);
    let path = folder.path();
    run(path, "batch answers --out golden -f json").ends(0);
    fs::remove_file(path.join("golden/Acme.json")).expect("removed");
    fs::copy(path.join("golden/Bolt.json"), path.join("golden/Gone.json")).expect("copied");
    fs::write(path.join("golden/Bolt.json"), "{}\n").expect("written");
    for entry in fs::read_dir(path.join("answers/Cog")).expect("a folder") {
        let file = entry.expect("an entry").path();
        if file.to_string_lossy().contains("operations") {
            fs::remove_file(file).expect("removed");
        }
    }
    let checked = run(
        path,
        "batch answers --out golden -f json --check --fail-over symptoms=1 --fail-over gap=100 --message-format json",
    )
    .ends(1);
    let messages = messages(&checked.err);
    let told = |code: &str| -> Vec<&Value> {
        messages
            .iter()
            .filter(|message| message["code"] == code)
            .collect()
    };
    for (code, files) in [
        ("report-missing", vec!["golden/Acme.json"]),
        (
            "report-changed",
            vec!["golden/Bolt.json", "golden/Cog.json"],
        ),
        ("report-stale", vec!["golden/Gone.json"]),
    ] {
        let named: Vec<&str> = told(code)
            .iter()
            .filter_map(|message| message["file"].as_str())
            .collect();
        let mut named = named;
        named.sort_unstable();
        assert_eq!(named, files, "{code}");
    }
    assert_eq!(told("over-limit").len(), 2);
    assert_eq!(told("one-side").len(), 1);
    assert_eq!(told("no-figure").len(), 5);
    assert!(told("report-missing")[0]["help"].is_array());
    let withheld = run(
        path,
        "report answers --company Cog --min-group 5 --message-format json",
    )
    .ends(1);
    assert_eq!(messages_of(&withheld.err), ["withheld"]);
    // What a check says no by is a failure for whoever counts them, and is told in a quiet run.
    for command in ["report answers --company Cog", "batch answers"] {
        let withhold = format!("{command} --min-group 5 --message-format junit --quiet");
        let counted = run(path, &withhold).ends(1);
        assert!(!counted.err.contains("failures=\"0\""), "{}", counted.err);
    }
    assert_eq!(withheld.out, "");
}

fn messages_of(err: &str) -> Vec<String> {
    let codes = messages(err)
        .into_iter()
        .map(|message| message["code"].as_str().expect("a code").to_owned());
    codes
        .filter(|code| code != "other-companies" && code != "left-out")
        .collect()
}

#[test]
fn a_mistake_has_its_place_as_fields() {
    let folder = clients(&["Acme"]);
    let path = folder.path();
    let file = path.join("answers/Acme/sales-R0.yaml");
    let text = fs::read_to_string(&file).expect("answers");
    fs::write(&file, text.replace("side: sales", "side: slaes")).expect("written");
    for command in [
        "report answers",
        "batch answers",
        "check answers",
        "compare answers answers",
    ] {
        let told = run(path, &format!("{command} --message-format json")).ends(2);
        let all = messages(&told.err);
        let mistake = all
            .iter()
            .find(|message| message["code"] == "unknown-side")
            .expect("told");
        assert_eq!(mistake["severity"], "error");
        assert!(
            mistake["file"]
                .as_str()
                .expect("a file")
                .ends_with("sales-R0.yaml")
        );
        assert_eq!(
            (&mistake["line"], &mistake["column"]),
            (&2.into(), &7.into())
        );
        assert_eq!(
            mistake["message"],
            "there is no side `slaes` in sales-vs-operations"
        );
        assert_eq!(mistake["label"], "did you mean `sales`?");
    }
    let told = run(path, "report answers --message-format github").ends(2);
    let line = told.err.lines().next().expect("a line");
    assert!(
        line.starts_with("::error file=answers/Acme/sales-R0.yaml,line=2,col=7,title=unknown-side::there is no side `slaes`"),
        "{line}"
    );
    assert!(
        told.err.lines().all(|line| line.starts_with("::")),
        "{}",
        told.err
    );
}

#[test]
fn arguments_that_are_refused_are_told_in_the_same_way() {
    let folder = clients(&[]);
    for command in [
        "batch --message-format json",
        "report x --nope --message-format=json",
    ] {
        let refused = run(folder.path(), command).ends(2);
        let all = messages(&refused.err);
        assert_eq!((all.len(), &all[0]["code"]), (1, &"usage".into()));
    }
    let help = run(folder.path(), "batch --help --message-format json").ends(0);
    assert!(help.out.contains(
        "Exit status:\n  0  done\n  1  done, and a check that was asked for said no\n  2  an error"
    ));
}

#[test]
fn quiet_says_nothing_where_there_is_nothing_to_do() {
    let folder = clients(&["Acme", "Bolt"]);
    let path = folder.path();
    let written = run(path, "batch answers --out golden -f text -o p.csv --quiet").ends(0);
    assert_eq!((written.out.as_str(), written.err.as_str()), ("", ""));
    let checked = run(
        path,
        "batch answers --out golden -f text -o p.csv --check --quiet",
    )
    .ends(0);
    assert_eq!((checked.out.as_str(), checked.err.as_str()), ("", ""));
    let text = fs::read_to_string(path.join("golden/Acme.txt")).expect("a report");
    fs::write(
        path.join("golden/Acme.txt"),
        text.replacen("of 100", "of 101", 1),
    )
    .expect("written");
    let checked = run(
        path,
        "batch answers --out golden -f text --check --quiet --diff none",
    )
    .ends(1);
    assert_eq!(checked.out, "");
    assert_eq!(
        checked.err,
        "error[report-changed]: this report has changed\n--> golden/Acme.txt\n\n"
    );
}

#[test]
fn a_server_for_tests_gets_a_case_an_error_and_one_where_all_is_well() {
    let folder = clients(&["Acme", "<b>&amp;"]);
    let path = folder.path();
    run(path, "batch answers --out golden -f text").ends(0);
    let well = run(
        path,
        "batch answers --out golden -f text --check --message-format junit",
    )
    .ends(0);
    assert_eq!(
        (well.out.as_str(), cases(&well.err)),
        ("", vec![("nothing is wrong".to_owned(), None)])
    );
    fs::write(path.join("golden/Acme.txt"), "").expect("written");
    let checked = run(
        path,
        "batch answers --out golden -f text --check --diff none --fail-over symptoms=1 --message-format junit",
    )
    .ends(1);
    let found = cases(&checked.err);
    assert_eq!(
        found[0],
        (
            "this report has changed".to_owned(),
            Some("report-changed".to_owned())
        )
    );
    assert_eq!(
        found
            .iter()
            .filter(|(_, code)| code.as_deref() == Some("over-limit"))
            .count(),
        2
    );
    assert!(
        checked.err.contains("tests=\"3\" failures=\"3\""),
        "{}",
        checked.err
    );
    let refused = run(path, "report --message-format junit").ends(2);
    assert_eq!(cases(&refused.err)[0].1.as_deref(), Some("usage"));
}

/// The name of each test case of a `JUnit` report, and how it failed.
fn cases(report: &str) -> Vec<(String, Option<String>)> {
    use quick_xml::events::{BytesStart, Event};
    let attribute = |tag: &BytesStart, name: &str| {
        let found = tag
            .try_get_attribute(name)
            .expect("attributes")
            .expect(name);
        found
            .normalized_value(quick_xml::XmlVersion::Explicit1_0)
            .expect("a text")
            .into_owned()
    };
    let mut reader = quick_xml::Reader::from_str(report);
    let mut cases = Vec::new();
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => return cases,
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "testcase" => {
                cases.push((attribute(&tag, "name"), None));
            }
            Event::Start(tag) if tag.name().as_ref() == "failure" => {
                cases.last_mut().expect("a case").1 = Some(attribute(&tag, "type"));
            }
            _ => {}
        }
    }
}

#[test]
fn no_name_is_a_command_for_the_runner() {
    let folder = clients(&["::stop-commands::zz"]);
    let path = folder.path();
    for command in [
        "report answers",
        "batch answers",
        "batch answers -f markdown",
    ] {
        let printed = run(path, &format!("{command} --message-format github")).ends(0);
        let lines = printed
            .out
            .lines()
            .map(|line| line.trim_start_matches(['+', '-', ' ']));
        assert!(
            lines.clone().all(|line| !line.starts_with("::")),
            "{}",
            printed.out
        );
        assert!(
            printed.err.lines().all(|line| line.starts_with("::notice")),
            "{}",
            printed.err
        );
    }
}

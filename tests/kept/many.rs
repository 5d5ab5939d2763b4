//! A dozen companies, and a thousand: one command to check, one to update, and nothing left behind where it is killed.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::answers::write_answers;
use crate::{clients, files, names, run};

#[test]
fn twelve_companies_are_kept_with_one_command_each() {
    let letters = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];
    let folder = clients(&letters);
    let path = folder.path();
    let formats = "-f text -f markdown -f json";
    let update = format!("batch answers --out golden {formats} --update");
    let check = format!("batch answers --out golden {formats} --check");
    let written = run(path, &update)
        .ends(0)
        .says("Wrote 36 reports into golden, left 0 unchanged.\n");
    assert_eq!(written.out, "");
    let checked = run(path, &check)
        .ends(0)
        .says("Compared 36 reports in golden: 0 reports differ.\n");
    assert_eq!(checked.out, "");
    // Somebody answers otherwise: three reports of one company move.
    let file = path.join("answers/C/sales-R0.yaml");
    let text = fs::read_to_string(&file).expect("answers");
    let other = if text.contains(": 5\n") {
        text.replacen(": 5\n", ": 1\n", 1)
    } else {
        text.replacen(": 1\n", ": 5\n", 1)
    };
    fs::write(&file, other).expect("written");
    let moved = run(path, &check)
        .ends(1)
        .says("Compared 36 reports in golden: 3 reports differ (3 changed).\n");
    assert_eq!(moved.out.matches("+++ the report now\n").count(), 3);
    assert_eq!(moved.err.matches("error[report-changed]").count(), 3);
    let before = files(&path.join("golden"));
    let written = run(path, &update)
        .ends(0)
        .says("Wrote 3 reports into golden, left 33 unchanged.\n");
    assert_eq!(written.out, "");
    let after = files(&path.join("golden"));
    let moved = before
        .iter()
        .zip(&after)
        .filter(|(before, after)| before != after);
    assert_eq!(moved.count(), 3);
    run(path, &check).ends(0);
}

/// Few questions, so that a thousand reports take no longer than a dozen of many.
const SHORT: &str = "format: detente/questionnaire@1
id: short
version: '1'
language: en
title: Short
intro: Please answer.
sides: [{id: sales, name: Sales}, {id: operations, name: Operations}]
scales: [{id: agree, labels: [Never, Rarely, Sometimes, Often, Always]}]
causes:
- {id: one, title: One, summary: S., questions: [{id: a, text: A., scale: agree, agreeing: conflict}]}
- {id: two, title: Two, summary: S., questions: [{id: b, text: B., scale: agree, agreeing: conflict}]}
symptoms:
  title: Symptoms
  questions: [{id: c, text: C., scale: agree, agreeing: conflict}]
  bands: [{upto: 100, id: any, title: Any, text: Any.}]
solutions:
- {id: talk, title: Talk, summary: S., evidence: None., addresses: {one: 1}, actions: [{id: t, text: Talk., owner: CEO}]}
";

#[test]
fn hundreds_of_companies_are_kept_with_one_command_each() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    fs::write(path.join("short.yaml"), SHORT).expect("written");
    let mut table = "company,side,a,b,c\n".to_owned();
    for at in 0..250 {
        let answers = [at % 5 + 1, at / 5 % 5 + 1, at / 25 % 5 + 1];
        let [a, b, c] = answers;
        table +=
            &format!("Client {at:03},sales,{a},{b},{c}\nClient {at:03},operations,{c},{a},{b}\n");
    }
    fs::write(path.join("all.csv"), table).expect("written");
    let command = "batch all.csv -q short.yaml --out golden -f csv";
    run(path, &format!("{command} --update"))
        .ends(0)
        .says("Wrote 250 reports into golden");
    let checked = run(path, &format!("{command} --check"))
        .ends(0)
        .says("Compared 250 reports in golden: 0 reports differ.");
    assert_eq!(checked.out, "");
    let golden = path.join("golden");
    for name in names(&golden) {
        let text = fs::read_to_string(golden.join(&name)).expect("a report");
        fs::write(
            golden.join(&name),
            text.replace(",4,detente/report@1", ",2,detente/report@1"),
        )
        .expect("written");
    }
    let moved = run(path, &format!("{command} --check"))
        .ends(1)
        .says("and 230 more errors: report changed (230)\n")
        .says("Compared 250 reports in golden: 250 reports differ (250 changed).\n250 of them were made by another method (2, now 4).\n");
    assert_eq!(moved.err.matches("error[report-changed]").count(), 20);
    assert_eq!(moved.out.matches("+++ the report now\n").count(), 20);
    run(path, &format!("{command} --update"))
        .ends(0)
        .says("Wrote 250 reports into golden, left 0 unchanged.");
    run(path, &format!("{command} --check --quiet")).ends(0);
    assert!(names(&golden).iter().all(|name| !name.starts_with('.')));
}

#[test]
fn an_update_that_is_killed_leaves_whole_reports_and_the_next_one_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let all: Vec<String> = (0..120).map(|at| format!("Client {at:03}")).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    write_answers(path, &all);
    let golden = path.join("golden");
    let count = |golden: &Path| {
        names(golden)
            .iter()
            .filter(|name| !name.starts_with('.'))
            .count()
    };
    for kill_at in [5, 30, 60] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_detente"))
            .current_dir(path)
            .args("batch all.ndjson --out golden -f json --update".split(' '))
            .stderr(Stdio::null())
            .spawn()
            .expect("detente starts");
        while count(&golden) < kill_at {
            if child.try_wait().expect("a child").is_some() {
                break;
            }
            std::thread::yield_now();
        }
        let _ = child.kill();
        child.wait().expect("ends");
        for (name, text) in files(&golden) {
            let is_whole = serde_json::from_slice::<serde_json::Value>(&text).is_ok();
            assert!(name.starts_with('.') || is_whole, "{name}");
        }
    }
    run(path, "batch all.ndjson --out golden -f json --update").ends(0);
    run(path, "batch all.ndjson --out golden -f json --check").ends(0);
    assert_eq!(names(&golden).len(), 120);
    assert!(names(&golden).iter().all(|name| !name.starts_with('.')));
}

#[test]
fn no_company_s_gain_hides_what_another_lost() {
    let folder = clients(&["Acme", "Bolt", "Cog"]);
    let path = folder.path();
    for file in ["p.csv", "p.ndjson"] {
        run(path, &format!("batch answers -o {file}")).ends(0);
    }
    run(path, "batch answers/Acme -o acme.ndjson").ends(0);
    let more = fs::read_to_string(path.join("answers/Bolt/sales-R0.yaml")).expect("answers");
    for name in ["X1", "X2"] {
        let text = more.replace("respondent: R0", &format!("respondent: {name}"));
        fs::write(path.join(format!("answers/Bolt/{name}.yaml")), text).expect("written");
    }
    fs::remove_file(path.join("answers/Acme/sales-R0.yaml")).expect("removed");
    for (file, answers) in [("p.csv", "answers"), ("p.ndjson", "answers of Sales")] {
        let less = format!("would be made of less: Acme ({answers}: ");
        run(path, &format!("batch answers -o {file} --check"))
            .ends(1)
            .says(&less);
        run(path, &format!("batch answers -o {file} --update"))
            .ends(2)
            .says(&less)
            .says("people of Sales: 1, before 2)\n")
            .does_not_say("Bolt (");
    }
    run(path, "batch answers/Acme -o acme.ndjson --update")
        .ends(2)
        .says("people of Sales: 1, before 2\n");
    // What isn't shown isn't gone, and what is gone is.
    run(path, "batch answers -o p.csv --keep-going --update").ends(0);
    run(path, "batch answers -o p.csv --top 1 --update").ends(0);
    run(path, "batch answers -o p.csv --update").ends(0);
    fs::remove_dir_all(path.join("answers/Cog")).expect("removed");
    run(path, "batch answers -o p.csv --update")
        .ends(2)
        .says("Cog (it is gone)\n");
}

//! Fifty kinds of damage in fifty of a thousand companies' files.

use std::fs;

use crate::answers::company;
use crate::{detente, stderr, stdout};

type Damage = Box<dyn Fn(String) -> Vec<u8>>;

/// Ways to break an answer file, each told of by a text that its error holds.
#[expect(clippy::too_many_lines, reason = "fifty kinds take fifty lines")]
fn kinds() -> Vec<(&'static str, Damage)> {
    fn replaced(from: &'static str, to: &'static str) -> Damage {
        Box::new(move |text| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1).into_bytes()
        })
    }
    fn added(end: &'static str) -> Damage {
        Box::new(move |text| (text + end).into_bytes())
    }
    vec![
        (
            "there is no side `sale`",
            replaced("side: sales", "side: sale"),
        ),
        (
            "there is no side `Marketing`",
            replaced("side: sales", "side: Marketing"),
        ),
        (
            "`side` of an answer record is empty",
            replaced("side: sales", "side:"),
        ),
        (
            "an answer record has no `side`",
            replaced("side: sales\n", ""),
        ),
        (
            "has no field `sied`",
            replaced("side: sales", "sied: sales"),
        ),
        ("has no field `extra`", added("extra: 1\n")),
        ("has no question `goals-knwon`", added("  goals-knwon: 3\n")),
        ("0 is off the scale", added("  targets-collide: 0\n")),
        ("6 is off the scale", added("  targets-collide: 6\n")),
        ("-1 is off the scale", added("  targets-collide: -1\n")),
        ("2.5 is off the scale", added("  targets-collide: 2.5\n")),
        ("1e9 is off the scale", added("  targets-collide: 1e9\n")),
        (
            "`.nan` is not a finite number",
            added("  targets-collide: .nan\n"),
        ),
        (
            "`.inf` is not a finite number",
            added("  targets-collide: .inf\n"),
        ),
        (
            "99999999999999999999 is off the scale",
            added("  targets-collide: 99999999999999999999\n"),
        ),
        ("`Oftn` is no answer", added("  targets-collide: Oftn\n")),
        ("`Agree` is no answer", added("  targets-collide: Agree\n")),
        ("`true` is no answer", added("  targets-collide: true\n")),
        ("found a list", added("  targets-collide: [1]\n")),
        ("found a mapping", added("  targets-collide: {a: 1}\n")),
        (
            "stands here a second time",
            added("  targets-collide: 1\n  targets-collide: 1\n"),
        ),
        (
            "`revenue` stands twice",
            added("  quarter-order: [revenue, revenue, cost, quality, new-customers]\n"),
        ),
        (
            "missing from the order",
            added("  quarter-order: [revenue, cost, quality, new-customers]\n"),
        ),
        (
            "has no option `price`",
            added("  quarter-order: [price, on-time-delivery, cost, quality, new-customers]\n"),
        ),
        (
            "missing from the order",
            added("  quarter-order: revenue\n"),
        ),
        ("an open question", added("  first-change: More of it\n")),
        (
            "has no question `first-chnage`",
            added("open:\n  first-chnage: More\n"),
        ),
        (
            "has no question `weather`",
            added("comments:\n  weather: Bad\n"),
        ),
        (
            "no open question",
            added("open:\n  targets-collide: More\n"),
        ),
        (
            "expected text",
            added("comments:\n  targets-collide: [a]\n"),
        ),
        ("expected questions' names", added("comments: none\n")),
        ("are for `pulse`", added("questionnaire: pulse\n")),
        ("are for `other`", added("questionnaire: other\n")),
        ("reading stopped here", added("  targets-collide: [1\n")),
        ("reading stopped here", added("  targets-collide: \"1\n")),
        ("reading stopped here", added("\t- x: y: z\n")),
        ("reading stopped here", added("}\n")),
        ("a `*` means something else", added("  a: *nowhere\n")),
        ("can't be read as YAML", added("? [a\n")),
        (
            "is not UTF-8",
            Box::new(|text| [text.as_bytes(), b"\xff\xfe\xff"].concat()),
        ),
        (
            "is not UTF-8",
            Box::new(|text| [text.as_bytes(), b"# caf\xe9\n"].concat()),
        ),
        (
            "the same respondent",
            Box::new(|text| format!("{text}---\n{text}").into_bytes()),
        ),
        ("expected an answer record", added("---\n- 1\n")),
        ("expected an answer record", added("---\njust text\n")),
        (
            "an answer record has no `company`",
            added("---\nside: sales\n"),
        ),
        (
            "`company` of an answer record is empty",
            added("---\ncompany: ''\nside: sales\n"),
        ),
        (
            "isn't asked this question",
            added("---\ncompany: COMPANY\nside: ceo\nanswers:\n  needed-information: 3\n"),
        ),
        (
            "found a mapping",
            replaced("respondent: R0", "respondent: {a: b}"),
        ),
        (
            "found a list",
            replaced("respondent: R0", "respondent: [R0]"),
        ),
        (
            "found a list",
            replaced("respondent: R0", "respondent: R0\nwave: [2026]"),
        ),
    ]
}

#[test]
fn fifty_kinds_of_damage_fail_fifty_companies_of_a_thousand() {
    let folder = tempfile::tempdir().expect("a folder");
    let kinds = kinds();
    assert_eq!(kinds.len(), 50);
    let mut expected = Vec::new();
    for at in 0..1000 {
        let name = format!("Client {at:04}");
        let answers = company(at, &name);
        // The damaged companies have a file a respondent, and so have some of the others.
        if at % 20 > 7 || at % 20 < 6 {
            let lines: String = answers
                .iter()
                .map(|answers| answers.json() + "\n")
                .collect();
            fs::write(folder.path().join(format!("{at:04}.ndjson")), lines).expect("written");
            continue;
        }
        // The damage is done to the first file, without the answers that it adds.
        for (number, mut answers) in answers.into_iter().enumerate() {
            let file = format!("{at:04}-{number}.yaml");
            let index = usize::try_from(at / 20).expect("small");
            let is_damaged = at % 20 == 7 && number == 0;
            if is_damaged {
                answers.scale.retain(|(id, _)| id != "targets-collide");
                answers.orders.retain(|(id, _)| id != "quarter-order");
                let damaged = kinds[index].1(answers.yaml());
                let damaged = replace_company(&damaged, &name);
                fs::write(folder.path().join(&file), damaged).expect("written");
                expected.push((name.clone(), file, kinds[index].0));
            } else {
                fs::write(folder.path().join(&file), answers.yaml()).expect("written");
            }
        }
    }
    let output = detente(folder.path(), &["batch", ".", "-f", "csv", "--all-errors"]);
    assert_eq!(output.status.code(), Some(2));
    let (table, told) = (stdout(&output), stderr(&output));
    for (name, file, message) in &expected {
        assert!(
            !table.contains(name.as_str()),
            "{name} is scored in spite of: {message}"
        );
        assert!(
            told.contains(&format!("  {name}: ")),
            "{name} isn't listed: {message}"
        );
        let place = format!("./{file}");
        let mut errors = told.split("\n\n");
        let is_told = errors.any(|error| error.contains(&place) && error.contains(message));
        assert!(is_told, "{file}: {message}");
    }
    assert_eq!(table.lines().count(), 1 + 950 * 5);
    assert!(
        told.contains("1000 companies: 950 scored, 50 failed."),
        "{told}"
    );
    adds_up(&told);
}

/// What a run of `batch` says of a folder with these files.
fn told(files: &[(&str, String)]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("written");
    }
    let questionnaire = crate::one_question();
    let questionnaire = questionnaire.path().to_str().expect("a path");
    let arguments = ["batch", ".", "-f", "csv", "-q", questionnaire];
    let output = detente(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
    let told = stderr(&output);
    adds_up(&told);
    told
}

const UNKNOWN: &str = ": some company may be scored without all of its answers";

#[test]
fn what_is_said_of_a_file_stands_in_the_order_of_its_lines_and_names_its_cells() {
    let text = "company,side,respondent,version,targets-collide\nAcme,sales,Kim,,4\nBolt,sales,Lee,,3\n\n\
        Acme,sales,Dana,7,4\nBolt,sales,Lee,,9\nAcme,sales,Kim,,4\nBolt,sales,Lee,,3\nCog,sales,,,\n";
    for line_end in ["\n", "\r\n"] {
        let text = text.replace('\n', line_end);
        let other = "company,side,targets-collide\nCog,sales,9\n".to_owned();
        let told = told(&[("a.csv", text), ("b.csv", other)]);
        let places: Vec<&str> = told
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("--> ./"))
            .filter(|place| place.contains(':'))
            .collect();
        let expected = [
            "a.csv:5:17",
            "a.csv:9:1",
            "a.csv:6:17",
            "a.csv:7:12",
            "a.csv:8:12",
            "b.csv:2:11",
        ];
        assert_eq!(places, expected, "{told}");
        let cells: Vec<&str> = told
            .lines()
            .filter_map(|line| line.split_once("in a spreadsheet this is cell "))
            .map(|(_, cell)| cell)
            .collect();
        assert_eq!(cells, ["D5", "A9", "E6", "C2"], "{told}");
        assert!(
            told.contains("the first record starts at ./a.csv:2\n"),
            "{told}"
        );
        assert!(
            told.contains("the first record starts at ./a.csv:3\n"),
            "{told}"
        );
    }
}

#[test]
fn a_file_that_cannot_be_taken_apart_fails_the_company_that_it_means() {
    let record = |name: &str, side: &str| {
        let name = serde_json::json!(name);
        format!(
            "{{\"company\": {name}, \"side\": \"{side}\", \"answers\": {{\"targets-collide\": 4}}}}\n"
        )
    };
    let sound = |name: &str| record(name, "sales") + &record("Bolt", "sales");
    for (name, written) in [
        ("O'Brien", "'O''Brien'"),
        ("O'Brien", "!!str O'Brien"),
        ("O'Brien", "&a O'Brien"),
        ("Müller", "\"M\\u00fcller\""),
        ("A \"Quoted\" Co", "\"A \\\"Quoted\\\" Co\""),
    ] {
        let broken =
            format!("company: {written}\nside: operations\nanswers: [targets-collide: 4\n");
        let told = told(&[("a.ndjson", sound(name)), ("b.yaml", broken)]);
        assert!(
            told.contains(&format!("Not scored:\n  {name}: 1 record")),
            "{told}"
        );
        assert!(told.contains("2 companies: 1 scored, 1 failed."), "{told}");
    }
    let broken = record("Müller \"&\" Co", "operations")
        .replace('ü', "\\u00fc")
        .replace("}}", "}");
    let told_of_line = told(&[("a.ndjson", sound("Müller \"&\" Co") + &broken)]);
    assert!(
        told_of_line.contains("Not scored:\n  Müller \"&\" Co: 1 record"),
        "{told_of_line}"
    );
    let broken = "company: >-\n  Acme\nside: operations\nanswers: [\n".to_owned();
    let told = told(&[("a.ndjson", sound("Acme")), ("b.yaml", broken)]);
    assert!(
        told.contains(&format!("No record could be read from 1 file{UNKNOWN}")),
        "{told}"
    );
    assert!(told.contains("2 companies: 2 scored."), "{told}");
}

#[test]
fn a_broken_line_on_standard_input_costs_itself_alone() {
    let record = |name: &str| {
        format!(
            "{{\"company\": \"{name}\", \"side\": \"sales\", \"answers\": {{\"targets-collide\": 4}}}}\n"
        )
    };
    let lines = record("Acme") + &record("Bolt").replace("}}", "") + &record("Cog");
    let run = |arguments: &[&str]| {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_detente"))
            .args(arguments)
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("detente starts");
        let mut input = child.stdin.take().expect("standard input");
        std::io::Write::write_all(&mut input, lines.as_bytes()).expect("written");
        drop(input);
        stderr(&child.wait_with_output().expect("ends"))
    };
    let questionnaire = crate::one_question();
    let questionnaire = questionnaire.path().to_str().expect("a path");
    let told = run(&["batch", "-", "-f", "csv", "-q", questionnaire]);
    assert!(told.contains("--> <stdin>:2:"), "{told}");
    assert!(
        told.contains("Read 3 records from 1 file: 2 scored, 1 with mistakes.\n"),
        "{told}"
    );
    assert!(told.contains("3 companies: 2 scored, 1 failed."), "{told}");
    let told = run(&["check", "-"]);
    assert!(told.contains("--> <stdin>:2:"), "{told}");
    assert_eq!(told.matches("error[").count(), 1, "{told}");
}

#[test]
fn a_table_whose_header_is_wrong_fails_the_companies_in_it() {
    let sound = "company,side,targets-collide\nAcme,sales,4\nBolt,sales,3\n".to_owned();
    let broken =
        "targets-collide,targets-collide,side,company\n4,3,operations,Acme\n3,2,sales,\"Cog, Inc\"\n"
            .to_owned();
    let told = told(&[("a.csv", sound), ("b.csv", broken)]);
    assert!(told.contains("error[doubled-column]"), "{told}");
    let listed = "Not scored:\n  Acme: 1 record or file has mistakes\n  Cog, Inc: 1 record or file has mistakes\n";
    assert!(told.contains(listed), "{told}");
    assert!(told.contains("3 companies: 1 scored, 2 failed."), "{told}");
}

#[test]
fn a_table_too_large_to_be_searched_for_companies_may_be_of_any() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let sound = "company,side,targets-collide\nAcme,sales,4\nBolt,sales,3\n";
    fs::write(path.join("a.csv"), sound).expect("written");
    let broken =
        "targets-collide,targets-collide,side,company\n4,3,operations,Acme\n3,2,sales,Cog\n";
    fs::write(path.join("b.csv"), broken).expect("written");
    let questionnaire = crate::one_question();
    let questionnaire = questionnaire.path().to_str().expect("a path");
    let table = fs::File::options().write(true).open(path.join("b.csv"));
    let table = table.expect("opened");
    for (size, expected) in [
        (
            256 << 20,
            "Not scored:\n  Acme: 1 record or file has mistakes\n  Cog: 1 record or file has mistakes\n\
             Read 2 records from 1 of 2 files: 1 scored, 1 set aside because their company fails.\n\
             3 companies: 1 scored, 2 failed.\n\
             In 1 company a side was not heard.\n\
             No record could be read from 1 file.\n"
                .to_owned(),
        ),
        (
            (256 << 20) + 1,
            format!(
                "Read 2 records from 1 of 2 files: 2 scored.\n\
                 2 companies: 2 scored.\n\
                 In 2 companies a side was not heard.\n\
                 No record could be read from 1 file{UNKNOWN}.\n"
            ),
        ),
    ] {
        // Behind the rows there is a hole, which takes no room on the disk.
        table.set_len(size).expect("resized");
        let arguments = ["batch", "a.csv", "b.csv", "-f", "csv", "-q", questionnaire];
        let output = detente(path, &arguments);
        assert_eq!(output.status.code(), Some(2));
        let told = stderr(&output);
        assert!(told.contains("error[doubled-column]"), "{told}");
        let (_, counts) = told.rsplit_once("\n\n").expect("errors before the counts");
        assert_eq!(counts, expected);
    }
}

#[test]
fn a_row_whose_cells_have_shifted_fails_every_company_that_it_may_be_of() {
    let sound = "company,side,respondent,targets-collide\nAlpha,sales,,4\nBeta,sales,,4\n\"Gears, Inc\",sales,,4\n\
        sales,operations,,4\n";
    for (row, failed) in [
        ("Alpha,Beta,sales,Kim,4", &["Alpha", "Beta", "sales"][..]),
        ("Gears, Inc,operations,Kim,4", &["Gears, Inc"]),
        ("operations,Kim,4", &[]),
        ("Alpha,operations,\"Kim,4", &["Alpha"]),
    ] {
        // The other companies stand in another file.
        let broken = format!("company,side,respondent,targets-collide\n{row}\nDelta,sales,,3\n");
        let told = told(&[("a.csv", sound.to_owned()), ("b.csv", broken)]);
        let line = |name: &&str| format!("  {name}: 1 record or file has mistakes\n");
        let listed = failed.iter().map(line).collect::<Vec<_>>().concat();
        if failed.is_empty() {
            assert!(
                told.contains(&format!(
                    "1 record with mistakes can't be laid to a company{UNKNOWN}"
                )),
                "{told}"
            );
        } else {
            assert!(
                told.contains(&format!("Not scored:\n{listed}Read ")),
                "{told}"
            );
        }
        let scored = 5 - failed.len();
        assert!(
            told.contains(&format!("5 companies: {scored} scored")),
            "{told}"
        );
    }
}

fn replace_company(text: &[u8], name: &str) -> Vec<u8> {
    match std::str::from_utf8(text) {
        Ok(text) => text.replace("COMPANY", name).into_bytes(),
        Err(_) => text.to_vec(),
    }
}

/// Records are scored, or have mistakes, or are set aside.
fn adds_up(told: &str) {
    let line = told
        .lines()
        .find(|line| line.starts_with("Read "))
        .expect("a summary");
    let (read, became) = line.split_once(": ").expect("counts");
    let numbers = |text: &str| -> Vec<usize> {
        let words = text.split(|character: char| !character.is_ascii_digit());
        words.filter_map(|number| number.parse().ok()).collect()
    };
    let read = numbers(read)[0];
    assert_eq!(read, numbers(became).iter().sum::<usize>(), "{line}");
}

#[test]
fn where_nothing_can_be_read_there_is_no_portfolio() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    fs::create_dir(path.join("empty")).expect("made");
    fs::write(path.join("other.json"), r#"{"format": "detente/report@1"}"#).expect("written");
    fs::write(path.join("picture.yaml"), b"\x89PNG\xff").expect("written");
    for (paths, expected) in [
        (
            &["none.yaml", "empty"][..],
            "error[no-files]: this folder holds no answer files\n--> empty\n = help: answer files end in .yaml, .yml, .json, .ndjson, .jsonl, .csv, .tsv, .xlsx or .ods, and may be in a .zip\n\nerror[unreadable]: there is no such file or folder\n--> none.yaml\n = help: `none.yaml` was looked for in HERE: is it elsewhere?\n\n2 errors in all\n",
        ),
        (
            &["picture.yaml"],
            "error[not-text]: this file isn't text: line 1 is not UTF-8, from the byte at offset 0 on\n--> picture.yaml\n = help: answer files are plain text; save it again as UTF-8: editors ask for the encoding where they save, and Excel calls it `CSV UTF-8`\n\n",
        ),
        (
            &["other.json"],
            "note[left-out]: left out: this is a `detente/report@1`, not an answer record\n --> other.json:1:1\n  |\n1 | {\"format\": \"detente/report@1\"}\n  | ^\n\nerror[no-records]: there are no answers to score\n\n",
        ),
    ] {
        let arguments = [
            &["batch"],
            paths,
            &["-o", "portfolio.csv", "--out", "reports"],
        ]
        .concat();
        let output = detente(path, &arguments);
        assert_eq!(
            (output.status.code(), stdout(&output)),
            (Some(2), String::new())
        );
        let here = path.canonicalize().expect("a folder");
        let expected = expected.replace("HERE", &here.to_string_lossy());
        assert_eq!(stderr(&output), expected);
        assert!(!path.join("portfolio.csv").exists() && !path.join("reports").exists());
    }
}

#[test]
fn where_every_company_fails_the_counts_are_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.yaml"), "company: Acme\nside: sale\n").expect("written");
    let output = detente(folder.path(), &["batch", "."]);
    assert_eq!(output.status.code(), Some(2));
    let text = stdout(&output);
    assert!(text.starts_with("Portfolio of 0 companies\n"), "{text}");
    let reason = "\nNo company could be scored; the reasons are listed with the errors.\n";
    assert!(text.ends_with(reason), "{text}");
    for format in ["markdown", "html"] {
        let other = stdout(&detente(folder.path(), &["batch", ".", "-f", format]));
        assert!(other.contains(reason.trim()), "{other}");
        assert!(!other.contains("Companies by causes"), "{other}");
    }
    let told = stderr(&output);
    assert!(told.ends_with("1 company: 0 scored, 1 failed.\n"), "{told}");
    // The last good portfolio isn't written over by one of nobody.
    for file in ["portfolio.csv", "portfolio.html", "portfolio.xlsx"] {
        for going in [
            &[] as &[&str],
            &["--keep-going"],
            &["--update", "--keep-going"],
        ] {
            fs::write(folder.path().join(file), "good").expect("written");
            let arguments = [&["batch", "a.yaml", "-o", file], going].concat();
            let output = detente(folder.path(), &arguments);
            let told = stderr(&output);
            let expected = "error[held-back]: nothing was written: no company could be scored\n |\n = help: mend what can't be read\n";
            assert!(told.contains(expected), "{told}");
            assert_eq!(output.status.code(), Some(2));
            let kept = fs::read_to_string(folder.path().join(file)).expect("kept");
            assert_eq!(kept, "good");
        }
    }
}

#[test]
#[cfg(unix)]
fn what_could_not_be_read_or_laid_to_a_company_is_summed_up_in_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let lines: String = company(1, "Acme")
        .iter()
        .map(|answers| answers.json() + "\n")
        .collect();
    let sound = lines.lines().count();
    let write = |name: &str, text: &str| fs::write(path.join(name), text).expect("written");
    let counts = |run: &str| {
        let output = detente(path, &["batch", run, "-f", "csv"]);
        assert_eq!(output.status.code(), Some(2));
        let told = stderr(&output);
        let (_, counts) = told.rsplit_once("\n\n").expect("errors before the counts");
        counts.to_owned()
    };
    write("a.ndjson", &lines);
    write("b.yaml", "[");
    assert_eq!(
        counts("."),
        format!(
            "Read {sound} records from 1 of 2 files: {sound} scored.\n\
             1 company: 1 scored.\n\
             No record could be read from 1 file: some company may be scored without all of its answers.\n"
        )
    );
    write("c.yaml", "side: sales\n");
    std::os::unix::fs::symlink("nowhere", path.join("d.yaml")).expect("a link");
    assert_eq!(
        counts("."),
        format!(
            "Read {} records from 2 of 3 files: {sound} scored, 1 with mistakes.\n\
             1 company: 1 scored.\n\
             No record could be read from 1 file, 1 file or folder could not be opened and 1 record with \
             mistakes can't be laid to a company: some company may be scored without all of its answers.\n",
            sound + 1
        )
    );
    // Where nobody is scored, nobody is scored with answers missing.
    assert_eq!(
        counts("c.yaml"),
        "Read 1 record from 1 file: 0 scored, 1 with mistakes.\n0 companies: 0 scored.\n1 record with mistakes can't be laid to a company.\n"
    );
}

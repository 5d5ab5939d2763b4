//! What people read who have to fix a file: every mistake, its place, what was expected.

mod command;

use command::{detente, detente_with};

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    let path = folder.path().join(name);
    path.to_str().expect("a path").to_owned()
}

#[test]
fn a_folder_with_ten_mistakes_lists_all_ten_with_their_places() {
    let complaint = detente(&["report", "ten-mistakes"]).complaint();
    insta::assert_snapshot!(complaint);
    assert!(complaint.ends_with("\n12 errors in all\n"), "{complaint}");
    assert_eq!(detente(&["check", "ten-mistakes"]).complaint(), complaint);
}

#[test]
fn a_file_that_cannot_be_parsed_has_one_mistake_at_its_place() {
    insta::assert_snapshot!(
        detente_with(&["report", "-"], "company: [Acme\nside: sales\n", &[]).complaint()
    );
}

#[test]
fn answers_of_several_companies_are_listed_with_a_way_on() {
    let records = "company: Acme\nside: sales\nanswers: {goals-known: 4}\n---\ncompany: Bolt\nside: sales\nwave: 2026\nanswers: {goals-known: 4}\n";
    insta::assert_snapshot!(detente_with(&["report", "-"], records, &[]).complaint());
    insta::assert_snapshot!(
        detente_with(&["report", "-", "--company", "Bold"], records, &[]).complaint()
    );
    let told = detente_with(&["report", "-"], &records.replace("Bolt", "Acme"), &[]).complaint();
    let help = "where those of Acme belong to a wave too, such as 2026, fill it in";
    assert!(told.contains(help), "{told}");
}

#[test]
fn what_a_filter_leaves_out_is_said_and_how_to_mend_a_slip() {
    let record = |company: &str, wave: &str| {
        format!("---\ncompany: {company}\nside: sales\n{wave}\nanswers: {{goals-known: 4}}\n")
    };
    let mut records = record("Acme", "wave: 2026-Q4")
        + &record("Acme", "wave: 2026-Q3")
        + &record("Acme", "# the CEO's, without a wave")
        + &record("Acme Gear", "wave: 2026-Q4");
    let report = |arguments: &[&str], records: &str| {
        let run = detente_with(&[&["report", "-"], arguments].concat(), records, &[]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        run.stderr
    };
    let wanted = ["--company", "Acme", "--wave", "2026-Q4"];
    insta::assert_snapshot!(report(&wanted, &records));
    for company in ["Bolt", "Crane", "Dyer", "Acmes"] {
        records += &record(company, "wave: 2026-Q4");
    }
    insta::assert_snapshot!(report(&wanted, &records));
    let one = record("Acme", "wave: 2026-Q4");
    assert_eq!(report(&wanted, &one), "");
    let two = record("Acme", "wave: 2026-Q4") + &record("Acme", "");
    let expected = "note[left-out]: left out of this report: 1 record of Acme in 2026-Q4\n\n";
    assert_eq!(report(&["--wave", ""], &two), expected);
}

#[test]
fn a_company_in_another_spelling_is_a_warning() {
    let records = "company: Acme\nside: sales\nanswers: {goals-known: 4}\n---\ncompany: acme\nside: operations\nanswers: {goals-known: 4}\n";
    insta::assert_snapshot!(detente_with(&["report", "-"], records, &[]).complaint());
}

#[test]
fn names_in_a_word_processors_quotes_are_held_against_others_without_them() {
    let record = |side: &str, wave: &str| {
        format!("---\ncompany: Acme\nwave: {wave}\nside: {side}\nanswers: {{goals-known: 4}}\n")
    };
    let records = record("sales", "“2026-q4”") + &record("operations", "2026-Q4");
    let told = detente_with(&["check", "-"], &records, &[]).stderr;
    let warning = "warning[near-match]: the wave `2026-Q4` is another one than `2026-q4`";
    assert!(told.contains(warning), "{told}");
}

#[test]
fn the_same_respondent_twice_is_an_error_and_unnamed_ones_are_not() {
    let twice = "company: Acme\nside: sales\nrespondent: Dana\nanswers: {goals-known: 4}\n---\ncompany: Acme\nside: sales\nrespondent: ' Dana'\nanswers: {goals-known: 4}\n";
    insta::assert_snapshot!(detente_with(&["report", "-"], twice, &[]).complaint());
    let unnamed = "company: Acme\nside: sales\nanswers: {goals-known: 4}\n---\ncompany: Acme\nside: sales\nanswers: {goals-known: 4}\n";
    assert_eq!(detente_with(&["report", "-"], unnamed, &[]).status, Some(0));
}

#[test]
fn two_files_of_as_many_people_and_no_question_in_common_may_be_halves_of_one_survey() {
    let table = |question: &str, more: &str, answers: &[u8]| {
        let row = |answer: &u8| format!("Acme,sales,{answer}{}\n", more.replace(|c| c != ',', ""));
        let rows: Vec<String> = answers.iter().map(row).collect();
        format!("company,side,{question}{more}\n{}", rows.concat())
    };
    let first = table("goals-known", "", &[4, 3, 5]);
    let told = |second: String| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        std::fs::write(path("a.csv"), &first).expect("written");
        std::fs::write(path("b.csv"), second).expect("written");
        let files = [path("a.csv"), path("b.csv")];
        let arguments = [
            "check",
            "-q",
            "sales-vs-operations@1.0",
            &files[0],
            &files[1],
        ];
        let run = detente_with(&arguments, "", &[]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        run.stderr
            .matches("warning[split-answers]: no question that Sales answers here is answered in")
            .count()
    };
    assert_eq!(told(table("month-end", "", &[2, 1, 2])), 1);
    assert_eq!(told(table("month-end", "", &[2, 1])), 0);
    assert_eq!(told(table("month-end", "", &[2, 1, 2, 2])), 0);
    assert_eq!(told(table("goals-known", "", &[2, 1, 2])), 0);
    let named = table("month-end", ",respondent", &[2, 1, 2]).replacen("2,\n", "2,Dana\n", 1);
    assert_eq!(told(named), 0);
    assert_eq!(
        told(table("month-end", "", &[2, 1, 2]).replace("sales", "operations")),
        0
    );
}

#[test]
fn halves_of_one_survey_are_told_where_somebody_left_one_out_or_they_share_a_question_or_a_file() {
    let heads = "company,side,goals-known,targets-collide,targets-help,month-end,unclear-precedence,late-news,shared-pay\n";
    let told = |tables: &[&[&str]]| {
        let folder = tempfile::tempdir().expect("a folder");
        let mut arguments = vec![
            "check".to_owned(),
            "-q".to_owned(),
            "sales-vs-operations@1.0".to_owned(),
        ];
        for (at, rows) in tables.iter().enumerate() {
            let path = folder.path().join(format!("{at}.csv"));
            let rows = rows.iter().map(|row| {
                let blank = ",".repeat(6 - row.matches(',').count());
                format!("Acme,sales,{row}{blank}\n")
            });
            std::fs::write(&path, heads.to_owned() + &rows.collect::<String>()).expect("written");
            arguments.push(path.to_string_lossy().into_owned());
        }
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let run = detente_with(&arguments, "", &[]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        let lines = run.stderr.lines().map(str::to_owned);
        lines
            .filter(|line| line.contains("split-answers"))
            .collect::<Vec<String>>()
            .join("\n")
    };
    let first = ["4,3,2,,,", "3,3,1,,,", "5,2,1,,,", "4,4,4,,,"];
    let second = [",,,1,2,3", ",,,2,2,5", ",,,4,1,4"];
    // Somebody left the second half out.
    assert!(
        told(&[&first, &second]).contains("no question that Sales answers here is answered in")
    );
    assert_eq!(told(&[&first, &second[..2]]), "");
    // One or two people's are known by their questions.
    for people in [1, 2] {
        let [first, second] = [&first[..people], &second[..people]];
        assert!(told(&[first, second]).contains("no question that Sales answers here"));
        assert!(told(&[&[first, second].concat()]).contains("some records of Sales"));
    }
    assert_eq!(told(&[&first[..1], &[",,,1,2,"]]), "");
    // Both halves ask one of the questions, of which the rows may be in any order.
    let shared = [",,4,1,2,3", ",,2,2,2,5", ",,1,4,1,4", ",,1,4,1,4"];
    assert!(told(&[&first, &shared]).contains("Sales answers some questions here just as in"));
    let otherwise = [",,4,1,2,3", ",,2,2,2,5", ",,5,4,1,4", ",,1,4,1,4"];
    assert_eq!(told(&[&first, &otherwise]), "");
    let alone = [&["4,3,2,1"], &[",,,1,2,3,4"]];
    assert!(told(&[alone[0], alone[1]]).contains("Sales answers some questions here just as in"));
    assert_eq!(told(&[alone[0], &[",,2,1,2,3,4"]]), "");
    assert_eq!(told(&[alone[0], &[",,,2,2,3,4"]]), "");
    assert_eq!(told(&[&first, &shared[..3]]), "");
    assert_eq!(told(&[&first, &first]), "");
    // Both stand in one file.
    let mixed = [
        first[0], second[0], first[1], second[1], first[2], second[2],
    ];
    assert!(
        told(&[&mixed]).contains("some records of Sales answer no question that the others do")
    );
    // One who answers questions of both tells that these are people of their own.
    assert_eq!(told(&[&[&mixed[..], &["4,,,2,,"]].concat()]), "");
    assert_eq!(told(&[&mixed[..5]]), "");
}

#[test]
fn two_halves_of_one_persons_answers_are_to_be_joined_and_not_to_be_taken_out() {
    let told = |names: [&str; 2], answers: [&str; 2]| {
        let record = |at: usize| {
            let (name, answers) = (names[at], answers[at]);
            format!("---\ncompany: Acme\nside: sales\nrespondent: {name}\nanswers: {{{answers}}}\n")
        };
        detente_with(&["check", "-"], &(record(0) + &record(1)), &[]).stderr
    };
    let halves = ["goals-known: 4, month-end: 2", "month-end: 2, late-news: 3"];
    let twice = told(["Dana", "Dana"], halves);
    assert!(
        twice.contains("join them in one record") && !twice.contains("take one of them out"),
        "{twice}"
    );
    let others = ["Dana", "Kim", "Lee"].map(|name| {
        let record = |answers| {
            format!("{{\"company\": \"Acme\", \"side\": \"sales\", \"respondent\": \"{name}\", \"answers\": {{{answers}}}}}\n")
        };
        record("\"goals-known\": 4") + &record("\"month-end\": 2")
    });
    let once = detente_with(&["check", "-"], &others.concat(), &[]).stderr;
    assert_eq!(once.matches("error[respondent-twice]").count(), 1, "{once}");
    assert!(
        once.contains("the same goes for other people in this file"),
        "{once}"
    );
    let alike = told(["Dana", "dana"], halves);
    assert!(
        alike.contains("one person, join the halves of the answers in one record"),
        "{alike}"
    );
    for others in [
        // The second record says otherwise, or holds all that the first does.
        ["goals-known: 4, month-end: 2", "month-end: 3, late-news: 3"],
        ["goals-known: 4", "goals-known: 4, month-end: 2"],
    ] {
        let twice = told(["Dana", "Dana"], others);
        assert!(twice.contains("take one of them out"), "{twice}");
    }
}

#[test]
fn answers_that_stand_twice_under_no_name_or_nearly_the_same_one_are_a_warning() {
    let questionnaire = detente::questionnaire::EMBEDDED[0].read().expect("valid");
    let record = |respondent: &str, answers: usize, answer: u8| {
        let questions = questionnaire.scale_questions.iter().take(answers);
        let answers: Vec<String> = questions
            .map(|question| format!("  {}: {answer}\n", question.id))
            .collect();
        let answers = answers.concat();
        format!("---\ncompany: Acme\nside: sales\n{respondent}\nanswers:\n{answers}")
    };
    let told = |records: &[String]| {
        let run = detente_with(&["check", "-"], &records.concat(), &[]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        run.stderr
    };
    let unnamed = || record("# unnamed", 10, 4);
    insta::assert_snapshot!(told(&[
        unnamed(),
        record("# unnamed", 10, 3),
        unnamed(),
        unnamed()
    ]));
    assert_eq!(
        told(&[
            unnamed(),
            record("# unnamed", 9, 4),
            record("respondent: Dana", 10, 4)
        ]),
        ""
    );
    assert_eq!(
        told(&[record("# unnamed", 9, 4), record("# unnamed", 9, 4)]),
        ""
    );
    let named = |respondent: &str| record(respondent, 9, 4);
    insta::assert_snapshot!(told(&[
        named("respondent: Dana K."),
        named("respondent: dana  k."),
        named("respondent: Dana K.").replace("sales", "operations"),
    ]));
}

#[test]
fn a_list_given_to_a_scale_question_is_told_what_it_takes() {
    let records = "company: Acme\nside: sales\nanswers:\n  goals-known: [4, 5]\n";
    insta::assert_snapshot!(detente_with(&["report", "-"], records, &[]).complaint());
}

#[test]
fn answers_beside_the_answers_are_one_mistake_however_many_there_are() {
    let told = |record: &str| detente_with(&["check", "-"], record, &[]).complaint();
    insta::assert_snapshot!(told(
        r#"{"company": "Acme", "side": "sales", "targets-collide": 4, "targets-helped": 2, "ceo-puts-off": 5}"#
    ));
    // Some stand where they belong, and what is no question is told by itself.
    let some = told(
        "company: Acme\nside: sales\nanswers: {targets-collide: 4}\nfirst-change: One calendar.\ntargets-helped: 2\nnonsense: 3\n",
    );
    assert_eq!(some.matches("error[").count(), 2, "{some}");
    assert!(
        some.contains("`first-change` is a question, and stands outside `open`"),
        "{some}"
    );
    assert!(
        some.contains("an answer record has no field `nonsense`"),
        "{some}"
    );
}

#[test]
fn a_mapping_in_place_of_a_question_is_told_and_its_neighbours_are_read() {
    let records = "company: Acme\nside: sales\nanswers:\n  {goals-known: 4}: 4\n  targets-collide: 9\ncomments:\n  {goals-known}: True.\n";
    let expected = "\
error[wrong-kind]: expected text, found a mapping
 --> <stdin>:4:3
  |
4 |   {goals-known: 4}: 4
  |   ^ expected text

error[off-the-scale]: 9 is off the scale of `targets-collide`
 --> <stdin>:5:20
  |
5 |   targets-collide: 9
  |                    ^ expected 1 to 5 or a label: 1 Never, 2 Rarely, 3 Sometimes, 4 Often, 5 Always

error[wrong-kind]: expected text, found a mapping
 --> <stdin>:7:3
  |
7 |   {goals-known}: True.
  |   ^ expected text

3 errors in all
";
    let run = detente_with(&["check", "-"], records, &[]);
    assert_eq!(run.complaint(), expected);
}

#[test]
fn hostile_text_cannot_steer_the_terminal() {
    let records = "company: \"A\\e[2J\\u202ecme\"\nside: \"x\\e]0;t\\a\"\n\"f\\e[31m\": 1\nanswers: {goals-known: 4}\n";
    let complaint = detente_with(&["report", "-"], records, &[]).complaint();
    assert!(
        !complaint.contains(['\u{1b}', '\u{7}', '\u{202e}']),
        "{complaint:?}"
    );
    let records = "company: \"A\\e[2J\\u202ecme\"\nside: sales\nanswers: {goals-known: 4}\n";
    let report = detente_with(&["report", "-"], records, &[]).report();
    assert!(!report.contains(['\u{1b}', '\u{202e}']), "{report:?}");
    assert!(report.contains(r"A\u{1b}[2J\u{202e}cme"), "{report}");
    let lines = detente_with(&["batch", "-", "-f", "ndjson"], records, &[]).stdout;
    assert!(
        lines.contains(r#""company":"A\u001b[2J\u202ecme""#),
        "{lines}"
    );
}

#[test]
fn a_path_that_nothing_is_at_is_told_with_what_may_be_meant() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| path(&folder, name);
    std::fs::create_dir(path("clients")).expect("a folder");
    for file in [
        "clients/acme-answers.csv",
        "clients/sum.html",
        "export.xlsx",
    ] {
        std::fs::write(path(file), "").expect("written");
    }
    let meant = |name: &str| format!("did you mean `{}`?", path(name));
    let elsewhere = |name: &str, folder: &str| {
        format!(
            "`{name}` was looked for in {}: is it elsewhere?",
            path(folder).trim_end_matches('/')
        )
    };
    for (given, told) in [
        ("clients/acme-answer.csv", meant("clients/acme-answers.csv")),
        ("clients/acme-answers", meant("clients/acme-answers.csv")),
        ("Client", meant("clients")),
        ("client/acme-answers.csv", meant("clients")),
        ("exports.xlsx/more", elsewhere("exports.xlsx", "")),
        ("clients/none.yaml", elsewhere("none.yaml", "clients")),
        ("other/none.yaml", elsewhere("other", "")),
    ] {
        for command in ["report", "batch", "check", "norms", "map"] {
            let run = detente(&[command, &path(given)]);
            assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{given}");
            assert!(run.stderr.contains(&told), "{told}: {}", run.stderr);
            assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
        }
    }
    let run = detente(&["report", "-", "--columns", &path("expert.xlsx")]);
    assert!(run.stderr.contains(&meant("export.xlsx")), "{}", run.stderr);
}

#[test]
fn files_that_are_no_answers_are_told_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| path(&folder, name);
    let complaint = |path: &str| {
        let complaint = detente(&["report", path]).complaint();
        complaint.lines().next().expect("a line").to_owned()
    };
    assert_eq!(
        complaint(&path("none.yaml")),
        "error[unreadable]: there is no such file or folder"
    );
    assert_eq!(
        complaint(&path("")),
        "error[no-files]: this folder holds no answer files"
    );
    std::fs::write(path("blank.yaml"), "\n---\n# nothing\n").expect("written");
    assert_eq!(
        complaint(&path("blank.yaml")),
        "error[empty-file]: this file holds no answers"
    );
    // A form's page that is sent in the place of what it saves, by name and in a folder.
    std::fs::create_dir(path("pages")).expect("a folder");
    std::fs::write(
        path("pages/form.html"),
        "<!doctype html>\n<title>A: b</title>\n",
    )
    .expect("written");
    for (page, code) in [("pages/form.html", "syntax"), ("pages", "no-files")] {
        let complaint = detente(&["report", &path(page)]).complaint();
        assert!(complaint.contains(&format!("error[{code}]")), "{complaint}");
        let way = "a form's page holds no answers: answer it in a browser, and give the file that it saves";
        assert!(complaint.contains(way), "{complaint}");
    }
    std::fs::write(path("picture.yaml"), b"\x89PNG\r\n\x1a\n\xff").expect("written");
    assert_eq!(
        complaint(&path("picture.yaml")),
        "error[not-text]: this file isn't text: line 1 is not UTF-8, from the byte at offset 0 on"
    );
    std::fs::write(path("old.yaml"), b"company: Acme\nrespondent: J\xf6rg\n").expect("written");
    assert_eq!(
        complaint(&path("old.yaml")),
        "error[not-text]: this file isn't text: line 2 is not UTF-8, from the byte at offset 27 on"
    );
    std::fs::write(path("huge.yaml"), vec![b'#'; (32 << 20) + 1]).expect("written");
    assert_eq!(
        detente(&["report", &path("huge.yaml")])
            .complaint()
            .replace(&path(""), ""),
        "error[too-large]: this file is larger than 32 MB\n--> huge.yaml\n \
         = help: a thousand answer records take under 2 MB: is this the right file?\n \
         = help: CSV and NDJSON files may be of any length\n\n"
    );
}

#[test]
fn a_file_that_was_saved_otherwise_is_one_mistake_and_not_one_a_row() {
    let folder = tempfile::tempdir().expect("a folder");
    let row = "Acme,sales,Bj\u{f6}rn,4\n";
    let record = "{\"company\": \"Acme\", \"side\": \"sales\", \"respondent\": \"Bj\u{f6}rn\", \"answers\": {\"goals-known\": 4}}\n";
    for (name, head, row, first) in [
        (
            "a.csv",
            "company,side,respondent,targets-collide\n",
            row,
            "row 2",
        ),
        ("a.ndjson", "", record, "this line"),
    ] {
        let told = |rows: usize| {
            let latin: Vec<u8> = (head.to_owned() + &row.repeat(rows))
                .chars()
                .map(|letter| u8::try_from(u32::from(letter)).expect("a byte"))
                .collect();
            let file = path(&folder, name);
            std::fs::write(&file, latin).expect("written");
            detente(&["check", &file]).complaint()
        };
        let (one, many) = (told(1), told(30));
        let alone = format!("error[not-text]: {first} isn't text: it is not UTF-8");
        assert!(one.contains(&format!("{alone}\n")), "{one}");
        assert!(
            many.contains(&format!("{alone}, and 29 more of this file aren't\n")),
            "{many}"
        );
        assert_eq!(many.matches("error[").count(), 1, "{many}");
    }
}

#[test]
fn bombs_and_abysses_are_refused() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, before) in "bcdefghij".chars().zip("abcdefghi".chars()) {
        let row = vec![format!("*{before}"); 9].join(", ");
        bomb += &format!("{name}: &{name} [{row}]\n");
    }
    let deep = "more than 16 lists and mappings stand within each other";
    for (text, why) in [
        (bomb, "it is too large to be answers or a questionnaire"),
        ("[".repeat(100_000), deep),
        ("{a: ".repeat(5_000), deep),
    ] {
        let complaint = detente_with(&["report", "-"], &text, &[]).complaint();
        let expected = format!("error[syntax]: this can't be read as YAML or JSON: {why}");
        assert_eq!(complaint.lines().next(), Some(&*expected));
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_left_out_rather_than_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pipe.yaml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo runs").success());
    let dana = folder.path().join("dana.yaml");
    std::fs::copy("tests/fixtures/two-leaders/dana.yaml", dana).expect("copied");
    let run = detente(&["check", folder.path().to_str().expect("a path")]);
    assert_eq!(run.status, Some(0));
    assert!(
        run.stderr
            .starts_with("warning[not-a-file]: this is no regular file; left out\n"),
        "{}",
        run.stderr
    );
    assert!(run.stdout.contains("Acme Gears"), "{}", run.stdout);
}

#[test]
fn files_of_other_endings_are_counted_once_a_folder_and_read_when_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| path(&folder, name);
    let copy = |name: &str| {
        std::fs::copy("tests/fixtures/two-leaders/dana.yaml", path(name)).expect("copied");
    };
    std::fs::create_dir(path("more")).expect("made");
    for name in [
        "a.txt",
        "more/b.TXT",
        "c.md",
        "README",
        "d.xls",
        "e.html",
        "f.pdf",
        ".hidden",
    ] {
        copy(name);
    }
    let told = || {
        let run = detente(&["check", &path("")]);
        (run.status, run.stderr.replace(&path(""), "answers/"))
    };
    insta::assert_snapshot!(told().1);
    copy("dana.yaml");
    let (status, told) = told();
    assert_eq!(status, Some(0));
    insta::assert_snapshot!(told);
    assert!(
        detente(&["check", &path("a.txt")])
            .report()
            .contains("Acme Gears")
    );
    // What is no answers has nothing to check.
    std::fs::write(path("map.yaml"), "format: detente/columns@1\n").expect("written");
    assert!(
        detente(&["check", &path("map.yaml")])
            .complaint()
            .contains("error[no-records]: there are no answers or questionnaires to check\n")
    );
}

#[test]
fn the_mistakes_of_others_do_not_stop_a_report_and_those_of_nobody_do() {
    let sound = "company: Acme\nside: sales\nanswers: {goals-known: 4}\n";
    let of_bolt = "---\ncompany: Bolt\nside: sales\nanswers: {goals-known: 9}\n";
    let of_nobody = "---\nside: sales\nanswers: {goals-known: 9}\n";
    let of_acme = [sound, of_bolt].concat();
    let asked = ["report", "-", "--company", "Acme"];
    let run = detente_with(&asked, &of_acme, &[]);
    let expected = "note[mistakes-elsewhere]: left unread for its mistakes: 1 record or file of other companies or waves";
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(run.stderr.starts_with(expected), "{}", run.stderr);
    // Without the filter it isn't known whose report it is to be.
    let all = detente_with(&["report", "-"], &of_acme, &[]).complaint();
    assert!(all.contains("9 is off the scale"), "{all}");
    // Of two companies either may be meant by a record that names none.
    let two = format!("{sound}---\n{}{of_nobody}", sound.replace("Acme", "Cog"));
    let told = detente_with(&asked, &two, &[]).complaint();
    assert!(told.contains("an answer record has no `company`"), "{told}");
}

#[test]
fn a_mistake_in_the_header_of_the_only_file_is_told_where_a_wave_is_asked_for() {
    let table = "company,side,targets-colide\nAcme,sales,4\n";
    for asked in [
        &["--wave", "2026-Q4"][..],
        &["--company", "Acme", "--wave", "2026-Q4"],
        &[],
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        std::fs::write(&path, table).expect("written");
        let path = path.to_str().expect("a path");
        let told = detente(&[&["report", path, "-q", "pulse"], asked].concat()).complaint();
        assert!(told.contains("did you mean `targets-collide`?"), "{told}");
    }
}

#[test]
fn a_list_that_is_cut_off_may_miss_anybodys_records() {
    let ids = [
        "everyday-friction",
        "budget-struggles",
        "targets-collide",
        "targets-helped",
    ];
    let answers = ids.map(|id| format!("\"{id}\": 4")).join(", ");
    let answers = format!("{{{answers}}}");
    let record = |company: &str, side: &str| {
        format!(
            "{{\"questionnaire\": \"pulse\", \"company\": \"{company}\", \"side\": \"{side}\", \"answers\": {answers}}}"
        )
    };
    let folder = tempfile::tempdir().expect("a folder");
    let lines = record("Acme", "sales") + "\n" + &record("Acme", "operations") + "\n";
    std::fs::write(path(&folder, "acme.ndjson"), lines).expect("written");
    let list = format!(
        "[{}, {}, {}]",
        record("Bolt", "sales"),
        record("Acme", "sales"),
        record("Cog", "sales")
    );
    let first = record("Bolt", "sales").len() + 1;
    for (cut, what) in [
        (first, "behind a record"),
        (first + 1, "behind a comma"),
        (first - 20, "within one"),
    ] {
        std::fs::write(path(&folder, "all.json"), &list[..cut]).expect("written");
        let files = folder.path().to_str().expect("a path");
        let report = detente(&["report", files, "--company", "Acme"]);
        assert_eq!(report.status, Some(2), "{what}: {}", report.stderr);
        let batch = detente(&["batch", files]);
        let said = "some company may be scored without all of its answers";
        assert!(batch.stderr.contains(said), "{what}: {}", batch.stderr);
    }
}

#[test]
fn a_pipe_is_read_as_the_file_would_be_where_a_line_is_no_text() {
    let record = |company: &str| {
        format!(
            "{{\"company\": \"{company}\", \"side\": \"sales\", \"respondent\": \"Bj\u{f6}rn\", \"answers\": {{\"goals-known\": 4}}}}\n"
        )
    };
    let mut bytes = record("Acme").into_bytes();
    bytes.extend(
        record("Bolt")
            .chars()
            .map(|letter| u8::try_from(u32::from(letter)).expect("a byte")),
    );
    bytes.extend(record("Cog").into_bytes());
    let folder = tempfile::tempdir().expect("a folder");
    // An ending that tells nothing is as good as a pipe.
    let [named, unnamed] = ["a.ndjson", "a.txt"].map(|name| {
        std::fs::write(path(&folder, name), &bytes).expect("written");
        detente(&["batch", &path(&folder, name), "-f", "csv"])
    });
    assert!(named.stdout.contains("Cog,"), "{}", named.stderr);
    assert_eq!(unnamed.stdout, named.stdout);
    assert_eq!(unnamed.stderr.replace("a.txt", "a.ndjson"), named.stderr);
}

#[test]
fn a_header_in_another_encoding_is_told_as_that_and_not_as_misspelt() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = path(&folder, "a.csv");
    let mut bytes = b"company,side,The other side\x92s way,goals-known\n".to_vec();
    bytes.extend(b"Acme,sales,3,4\n");
    std::fs::write(&file, bytes).expect("written");
    let told = detente(&["check", &file]).complaint();
    assert!(
        told.starts_with("error[not-text]: the header isn't text: it is not UTF-8\n"),
        "{told}"
    );
    assert_eq!(told.matches("error[").count(), 1, "{told}");
}

#[test]
fn a_name_that_holds_what_no_name_holds_is_refused_with_its_place() {
    let record =
        "{\"company\": \"Ac\\u0000me\", \"side\": \"sales\", \"answers\": {\"goals-known\": 4}}\n";
    let told = detente_with(&["report", "-"], record, &[]).complaint();
    assert!(told.starts_with("error[nul-in-name]: `company` of an answer record holds a NUL character\n --> <stdin>:1:13"), "{told}");
    let batch = detente_with(&["batch", "-"], record, &[]);
    assert!(
        batch.stderr.contains("error[nul-in-name]"),
        "{}",
        batch.stderr
    );
}

#[test]
fn the_questionnaire_is_the_one_that_most_files_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let write =
        |name: &str, text: &str| std::fs::write(path(&folder, name), text).expect("written");
    let answers = "company: Acme\nside: sales\nanswers: {targets-collide: 4}\n";
    let report = || {
        let run = detente(&["check", &path(&folder, "")]);
        run.stdout
            .lines()
            .last()
            .map(|line| line.rsplit_once(": ").expect("a line").1.to_owned())
    };
    // The pulse asks fewer questions: the counts tell which one is meant.
    write("a.yaml", &format!("questionnaire: pulse\n{answers}"));
    let pulse = report();
    assert_eq!(pulse.as_deref(), Some("1 of 22 questions answered"));
    // A file that names none leaves it at that, two take the default.
    write("b.yaml", &answers.replace("sales", "operations"));
    assert_eq!(report(), pulse);
    write("c.yaml", &answers.replace("sales", "ceo"));
    let run = detente(&["check", &path(&folder, "")]);
    assert!(
        run.stderr.contains("these answers are for `pulse`"),
        "{}",
        run.stderr
    );
    // One that isn't built in is an error where most files name it.
    for name in ["a.yaml", "b.yaml", "c.yaml"] {
        write(name, &format!("questionnaire: pulze\n{answers}"));
    }
    let told = detente(&["report", &path(&folder, "")]).complaint();
    assert!(
        told.starts_with(
            "error[unknown-questionnaire]: there is no built-in questionnaire `pulze`"
        ),
        "{told}"
    );
    assert!(told.contains("did you mean `pulse`?"), "{told}");
}

#[test]
fn the_questionnaire_is_seen_however_the_answers_come() {
    let record = |respondent: &str| {
        format!(
            "{{\"questionnaire\": \"pulse\", \"company\": \"Acme\", \"side\": \"sales\", \
             \"respondent\": \"{respondent}\", \"answers\": {{\"targets-collide\": 4}}}}"
        )
    };
    let folder = tempfile::tempdir().expect("a folder");
    let is_pulse = |name: &str, bytes: &[u8]| {
        std::fs::write(path(&folder, name), bytes).expect("written");
        let run = detente(&["check", &path(&folder, name)]);
        assert_eq!(run.status, Some(0), "{name}: {}", run.stderr);
        assert!(run.stdout.contains("1 of 22 questions answered"), "{name}");
    };
    let wide: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(record("a").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    is_pulse("wide.yaml", &wide);
    // Longer than what is looked at to tell what a file is.
    let many: Vec<String> = (0..700).map(|at| record(&at.to_string())).collect();
    is_pulse("list.ndjson", format!("[{}]\n", many.join(", ")).as_bytes());
    let words = "w".repeat(100_000);
    let row = format!(
        "company,side,targets-collide,comment:targets-collide,questionnaire\nAcme,sales,4,{words},pulse\n"
    );
    is_pulse("row.csv", row.as_bytes());
    let pipe = detente_with(&["check", "/dev/stdin"], &record("a"), &[]);
    assert!(
        pipe.stdout.contains("1 of 22 questions answered"),
        "{}",
        pipe.stderr
    );
}

#[test]
fn one_name_for_most_of_a_side_is_told_once_a_file_and_may_be_nobodys() {
    let check = |names: &[&str], map: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let rows = ["sales", "operations"].map(|side| {
            let rows = names.iter().zip([1, 2, 3, 4, 5, 4]);
            let rows = rows.map(|(name, answer)| format!("Acme,{side},{name},{answer}\n"));
            rows.collect::<Vec<_>>().concat()
        });
        let text = format!("company,side,respondent,goals-known\n{}", rows.concat());
        let map = format!("format: detente/columns@1\n{map}");
        let files = [path(&folder, "a.csv"), path(&folder, "map.yaml")];
        std::fs::write(&files[0], text).expect("written");
        std::fs::write(&files[1], map).expect("written");
        detente(&["check", &files[0], "--columns", &files[1]]).stderr
    };
    let ignore = "as in `ignore: [respondent]`";
    for (names, mistakes, may_be_nobody, may_be_one) in [
        (&["Anonymous", "Anonymous"][..], 1, true, false),
        (&["N/A", "Kim", "Lee", "N/A", "Dana"], 1, true, false),
        (&["Leader", "Leader", "Leader"], 1, true, true),
        (&["Kim", "Kim"], 2, false, true),
        (&["Kim", "Kim", "Kim", "Lee", "Dana", "Max"], 4, false, true),
    ] {
        let told = check(names, "");
        let count = told.matches("error[respondent-twice]").count();
        assert_eq!(count, mistakes, "{names:?} {told}");
        assert_eq!(told.contains(ignore), may_be_nobody, "{names:?} {told}");
        assert_eq!(told.contains("`keep: "), may_be_one, "{names:?} {told}");
        let told = check(names, "ignore: [respondent]\n");
        assert!(!told.contains("error"), "{told}");
    }
}

#[test]
fn records_that_share_a_line_are_told_apart() {
    let record = |name: &str| {
        format!(
            "{{\"company\": \"Acme\", \"side\": \"sales\", \"respondent\": \"{name}\", \
             \"answers\": {{\"goals-known\": 4}}}}"
        )
    };
    let list = |names: [&str; 3]| format!("[{}]\n", names.map(record).join(", "));
    let folder = tempfile::tempdir().expect("a folder");
    let check = |text: String| {
        std::fs::write(path(&folder, "a.ndjson"), text).expect("written");
        detente(&["check", &path(&folder, "a.ndjson")])
            .stderr
            .replace(&path(&folder, ""), "")
    };
    let twice = check(list(["Dana", "Lee", "Dana"]));
    assert!(
        twice.contains("error[respondent-twice]: the same respondent of Sales answers a second time\n --> a.ndjson:1:234"),
        "{twice}"
    );
    assert!(
        twice.contains("the first record starts at a.ndjson:1:3"),
        "{twice}"
    );
    let near = check(list(["Dana", "Lee", "dana"]));
    assert!(
        near.contains("the respondent `dana` is another one than `Dana`"),
        "{near}"
    );
}

#[test]
fn true_and_false_are_told_once_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let record = |side: &str, answers: &str| {
        format!(
            r#"{{"company": "Acme", "side": "{side}", "answers": {{"asked-first": 2, {answers}}}}}"#
        ) + "\n"
    };
    let lines = record("sales", r#""joint-pay": true, "linked-goals": false"#)
        + &record("operations", r#""joint-pay": false"#)
        + &record("operations", r#""side-issue": true"#);
    let first = "a.ndjson:1:81";
    std::fs::write(path(&folder, "a.ndjson"), &lines).expect("written");
    std::fs::write(path(&folder, "b.ndjson"), &lines).expect("written");
    for command in ["check", "report", "batch"] {
        let told = detente(&[command, &path(&folder, ""), "-q", "pulse"]).stderr;
        let once = "if `true` stands for 3 (Yes) and `false` for 1 (No), write the numbers alone\n  = help: others in this file are written in the same way\n";
        assert_eq!(told.matches(once).count(), 2, "{told}");
        assert!(told.contains(first), "{told}");
        // Of a question without a yes and a no it is another mistake.
        assert_eq!(told.matches("error[").count(), 4, "{told}");
    }
}

#[test]
fn slips_in_json_are_told_as_such() {
    let folder = tempfile::tempdir().expect("a folder");
    let check = |text: &str| {
        std::fs::write(path(&folder, "a.json"), text).expect("written");
        detente(&["check", "-q", "pulse", &path(&folder, "a.json")])
    };
    let record = r#"{"company": "Acme", "side": "sales", "answers": {"asked-first": 2}}"#;
    let commas = "put back the comma or the bracket that is missing";
    let behind = "what began with a bracket has ended before this: take out what is no record";
    for (text, help) in [
        (record.replace(", \"side", "\n\"side"), commas),
        (format!("[{record}\n{record}]"), commas),
        (record.replace("}}", "}"), "put the other bracket where"),
        (format!("{record}}}"), "take this bracket out"),
        (format!("{record}\nBest, Dana"), behind),
        (format!("{record},\n"), behind),
        (format!("{record}{record}"), behind),
        (format!("[{record}]\n[{record}]"), behind),
        (
            format!("// of Acme\n{record}"),
            "there are no comments in JSON",
        ),
        (
            format!("{record}\n// of Acme"),
            "there are no comments in JSON",
        ),
        (
            record.replace(" \"side", " // a client\n\"side"),
            "there are no comments in JSON",
        ),
        (
            record.replace("2}", "2 /* rarely */}"),
            "there are no comments in JSON",
        ),
        (
            format!("```json\n{record}\n```"),
            "this line stands around code",
        ),
        (
            record.replace("\"side\":", "\n\"side\" "),
            "a colon has to stand between",
        ),
        (
            record.replace("\"side\":", "\n\"side\" = "),
            "a colon has to stand between",
        ),
        (
            record.replace(", ", "; "),
            "a `;` stands where JSON has a comma",
        ),
        (
            record.replace(", \"side", ",, \"side"),
            "two commas stand here",
        ),
        (
            record.replace("\"company\"", "“company”"),
            "put plain quotes in their place",
        ),
        (record.replace('"', "”"), "put plain quotes in their place"),
        (
            record.replace("\"company\": \"Acme\"", "“company”: “plan A // plan B”"),
            "put plain quotes in their place",
        ),
    ] {
        let told = check(&text).stderr;
        assert!(told.contains(help), "{text}: {told}");
        assert_eq!(told.matches("error[").count(), 1, "{text}: {told}");
    }
    // What stands within a text is its own, and YAML in brackets has comments of its own kind.
    let said = r#"{"comments": {"asked-first": "“Why” // not; \" // yes,, /* or */ ```"}, "#;
    assert_eq!(check(&record.replacen('{', said, 1)).stderr, "");
    let plain = record
        .replace('"', "")
        .replace("Acme", "“Acme” // Gears; Ltd");
    assert_eq!(check(&plain).status, Some(0));
    // Spaces before the first of the records make them nothing else.
    assert_eq!(check(&format!("  {record}\n{record}\n")).status, Some(0));
}

#[test]
fn slips_in_a_line_of_json_are_told_as_such() {
    let folder = tempfile::tempdir().expect("a folder");
    let check = |text: &str| {
        std::fs::write(path(&folder, "a.json"), text).expect("written");
        detente(&["check", "-q", "pulse", &path(&folder, "a.json")])
    };
    let record = r#"{"company": "Acme", "side": "sales", "answers": {"asked-first": 2}}"#;
    let quote = "a quote ends the text before this";
    for (text, help) in [
        (
            record.replace("\"side\":", "\"side\""),
            "a colon has to stand between",
        ),
        (
            record.replace("\"side\":", "\"side\" =>"),
            "a colon has to stand between",
        ),
        (
            record.replace("\"side\":", "\"side\"："),
            "a colon has to stand between",
        ),
        (
            record.replace(", \"", "，\""),
            "a comma of another script stands",
        ),
        (record.replace("2}", "[\"2\" \"3\"]}"), quote),
    ] {
        let told = check(&text).stderr;
        assert!(told.contains(help), "{text}: {told}");
        assert_eq!(told.matches("error[").count(), 1, "{text}: {told}");
    }
    for (line, help) in [
        (
            record.replace("\"side\":", "\"side\""),
            "a colon has to stand between",
        ),
        (
            record.replace(", ", "; "),
            "a `;` stands where JSON has a comma",
        ),
        (
            record.replace("2}", "2 /* rarely */}"),
            "there are no comments in JSON",
        ),
        ("// of Bolt".to_owned(), "there are no comments in JSON"),
        ("```json".to_owned(), "this line stands around code"),
    ] {
        let told = check(&format!("{record}\n{record}\n{line}\n")).stderr;
        assert!(told.contains(help), "{line}: {told}");
        assert!(told.contains("a.json:3:"), "{line}: {told}");
        assert_eq!(told.matches("error[").count(), 1, "{line}: {told}");
        // Whoever made the one line made the others.
        let told = check(&format!("{record}\n{record}\n{line}\n{line}\n")).stderr;
        assert_eq!(told.matches("error[").count(), 1, "{line}: {told}");
        assert!(told.contains("the same goes for other lines"), "{told}");
    }
}

/// A record of Acme with so many answers off the scale, and as many of questions that there aren't.
fn full_of_mistakes(of_each: usize) -> String {
    let ids = [
        "goals-known",
        "targets-collide",
        "targets-help",
        "month-end",
        "unclear-precedence",
        "one-sided-urgency",
        "shared-pay",
        "unfair-pay",
        "helping-unrewarded",
        "ceo-listens",
        "joint-success-rewarded",
        "ceo-stays-out",
        "ceo-puts-off",
        "late-news",
    ];
    let mut text = "questionnaire: sales-vs-operations\nversion: \"1.0\"\ncompany: Acme\nside: sales\nanswers:\n".to_owned();
    for (number, id) in ids.iter().take(of_each).enumerate() {
        text += &format!("  {id}: 9\n  zzqx{number}: 1\n");
    }
    text
}

#[test]
fn twenty_mistakes_are_told_in_full_and_the_others_counted_by_kind() {
    let twenty = detente_with(&["check", "-"], &full_of_mistakes(10), &[]).stderr;
    assert_eq!(twenty.matches("\nerror[").count() + 1, 20, "{twenty}");
    assert!(twenty.ends_with("\n20 errors in all\n"), "{twenty}");
    assert!(!twenty.contains("--all-errors"), "{twenty}");

    let text = full_of_mistakes(14);
    for command in ["check", "report", "batch"] {
        let run = detente_with(&[command, "-"], &text, &[]);
        assert_eq!(run.status, Some(2));
        let told = run.stderr;
        assert_eq!(told.matches("error[").count(), 20, "{told}");
        assert!(told.contains("\nand 8 more errors: "), "{told}");
        assert!(
            told.contains("off the scale (4)") && told.contains("unknown question (4)"),
            "{told}"
        );
        assert!(told.ends_with("`--all-errors` shows every one\n"), "{told}");
        let all = detente_with(&[command, "-", "--all-errors"], &text, &[]).stderr;
        assert_eq!(all.matches("error[").count(), 28, "{all}");
        assert!(
            !all.contains("more errors") && !all.contains("--all-errors"),
            "{all}"
        );
    }
    let told = detente_with(&["check", "-"], &text, &[]).stderr;
    assert!(told.contains("\n28 errors in all\n"), "{told}");
}

#[test]
fn twenty_notes_are_told_in_full_and_what_a_command_comes_to_always() {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..25 {
        let side = ["sales", "operations"][number % 2];
        let table = format!("company,side,goals-known,pet\nAcme,{side},4,cat\n");
        std::fs::write(path(&folder, &format!("{number:02}.csv")), table).expect("written");
    }
    let run = detente(&["report", &path(&folder, ""), "--fail-over", "any-cause=1"]);
    let told = run.stderr;
    assert_eq!(run.status, Some(1), "{told}");
    assert_eq!(told.matches("note[").count(), 20, "{told}");
    assert_eq!(told.matches("error[no-figure]").count(), 5, "{told}");
    assert!(told.contains("more notes: "), "{told}");
    assert!(told.ends_with("`--all-errors` shows every one\n"), "{told}");
}

//! Rows of Qualtrics that are no finished answers of people are left out, and said.

use super::{assert_right, csv, run, stderr, stdout, table};

/// Two people's answers, and a row that is no answer by the cells of these columns.
fn with_row(columns: &[&str], people: &[&str], other: &[&str]) -> String {
    let fields = |cells: &[&'static str], more: &[&str]| -> Vec<String> {
        let cells = cells
            .iter()
            .chain(more.iter())
            .map(|cell| (*cell).to_owned());
        cells.collect()
    };
    let rows = table(
        [
            &["company", "side"],
            &["Acme Gears", "sales"],
            &["Acme Gears", "operations"],
        ],
        [&[], &[], &[]],
    );
    let mut all = Vec::new();
    for (row, more) in rows.iter().zip([columns, people, people]) {
        all.push([fields(&[], more), row.clone()].concat());
    }
    let mut answers = rows[2].clone();
    answers[2..].fill("5".to_owned());
    // A test row may hold anything.
    "nobody".clone_into(&mut answers[1]);
    all.insert(2, [fields(&[], other), answers].concat());
    csv(&all)
}

#[test]
fn previews_tests_and_spam_are_left_out_by_the_columns_of_the_service() {
    let columns = ["ResponseId", "Status", "DistributionChannel"];
    for (people, other) in [
        (
            ["R_1", "IP Address", "anonymous"],
            ["R_2", "Survey Preview", "preview"],
        ),
        (
            ["R_1", "IP Address", "email"],
            ["R_2", "Survey Test", "email"],
        ),
        (
            ["R_1", "Imported", "anonymous"],
            ["R_2", "Spam", "anonymous"],
        ),
        (["R_1", "0", "anonymous"], ["R_2", "1", "anonymous"]),
        (["R_1", "4", "anonymous"], ["R_2", "8", "anonymous"]),
        (["R_1", "", "gl"], ["R_2", "", "preview"]),
    ] {
        let told = assert_right(with_row(&columns, &people, &other), other[1]);
        let expected = "note[unfinished-rows]: left out 1 row of Qualtrics (1 by `Status` or `DistributionChannel`: \
            previews, tests or spam)\n--> a.csv\n";
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn answers_that_were_never_finished_are_left_out_unless_the_map_says_otherwise() {
    for (column, people, other) in [
        ("Finished", "True", "False"),
        ("Finished", "1", "0"),
        ("Finished", "WAHR", "FALSCH"),
        ("Progress", "100", "64"),
    ] {
        let text = with_row(&["RecordedDate", column], &["d", people], &["d", other]);
        let told = assert_right(&text, other);
        let expected = format!(
            "note[unfinished-rows]: left out 1 row of Qualtrics (1 by `{column}`: never finished)\n--> a.csv\n \
             = help: to count answers that were never finished, say `ignore: [{column}]` in a map of columns\n"
        );
        assert!(told.contains(&expected), "{told}");
        let text = text.replace("nobody", "sales");
        let map = format!("format: detente/columns@1\nignore: [{column}]\n");
        let files = [("a.csv", text.as_bytes()), ("map.yaml", map.as_bytes())];
        let output = run(&["check", "a.csv", "--columns", "map.yaml"], &files);
        assert!(output.status.success(), "{}", stderr(&output));
        assert_eq!(stdout(&output).lines().count(), 3, "{}", stdout(&output));
    }
}

#[test]
fn answers_without_a_day_of_submission_are_left_out_however_the_service_spells_that() {
    let english = ["submitdate", "lastpage", "startlanguage"];
    let mut cases = Vec::from_iter(
        [
            "",
            "N",
            "N/A",
            "NULL",
            "-",
            "#N/A",
            "0000-00-00 00:00:00",
            "\u{a0}",
        ]
        .map(|no_day| (english, no_day)),
    );
    cases.extend([
        (["Data de envio", "Última página", "Idioma inicial"], ""),
        (["Data di invio", "Ultima pagina", "Lingua iniziale"], ""),
        (["Datum verstuurd", "Laatste pagina", "Starttaal"], ""),
    ]);
    for (columns, no_day) in cases {
        // Where no days are kept, all that was sent was so in 1980.
        let text = with_row(
            &columns,
            &["1980-01-01 00:00:00", "5", "en"],
            &[no_day, "2", "en"],
        );
        let told = assert_right(text, no_day);
        let expected = format!(
            "left out 1 row of LimeSurvey (1 by `{}`: never finished)",
            columns[0]
        );
        assert!(told.contains(&expected), "{told}");
        assert!(!told.contains("unclear-rows"), "{told}");
    }
}

#[test]
fn labels_in_place_of_short_names_are_known_in_several_languages() {
    for (columns, people, other, by) in [
        (
            ["Antworttyp", "Fortschritt", "Beendet"],
            ["IP-Adresse", "100", "Wahr"],
            ["Umfragevorschau", "100", "Wahr"],
            "`Antworttyp`: previews",
        ),
        (
            ["Antworttyp", "Fortschritt", "Beendet"],
            ["IP-Adresse", "100", "Wahr"],
            ["IP-Adresse", "50", "Falsch"],
            "`Beendet`: never",
        ),
        (
            ["Type de réponse", "Progression", "Terminé"],
            ["Adresse IP", "100", "Vrai"],
            ["Aperçu de l'enquête", "100", "Vrai"],
            "`Type de réponse`: previews",
        ),
        (
            ["Tipo de respuesta", "Progreso", "Duración (en segundos)"],
            ["Dirección IP", "100", "9"],
            ["Dirección IP", "64", "9"],
            "`Progreso`: never",
        ),
        (
            ["Response Type", "Recorded Date", "Finished"],
            ["IP Address", "d", "True"],
            ["IP Address", "d", "False"],
            "`Finished`: never",
        ),
    ] {
        let told = assert_right(with_row(&columns, &people, &other), by);
        let expected = format!("left out 1 row of Qualtrics (1 by {by}");
        assert!(told.contains(&expected), "{told}");
        assert!(!told.contains("unclear-rows"), "{told}");
    }
}

#[test]
fn one_form_that_is_finished_in_all_rows_settles_what_others_hold() {
    let headings = ["pulse_complete", "demographics_complete"];
    for (people, other, is_asked) in [
        (["2", "0"], ["2", "0"], false),
        (["2", "0"], ["0", "0"], true),
        (["", "0"], ["2", "0"], true),
    ] {
        let text = with_row(&headings, &people, &other).replace("nobody", "sales");
        let output = run(&["check", "a.csv"], &[("a.csv", text.as_bytes())]);
        let told = stderr(&output);
        assert_eq!(told.contains("unclear-rows"), is_asked, "{people:?} {told}");
    }
}

#[test]
fn columns_of_a_state_in_other_tables_leave_nothing_out_and_are_asked_about() {
    for (column, people, other) in [
        ("Finished", "True", "FALSE"),
        ("FINISHED", "1", "0"),
        ("MODE", "interview", "pretest"),
        ("Response Status", "Completed", "Partial"),
        ("Submission State", "COMPLETED", "PARTIALLY_COMPLETED"),
        ("Entry_Status", "Submitted", "Incomplete"),
        ("dispcode", "31", "22"),
        ("tester", "0", "1"),
        ("pulse_complete", "2", "0"),
        ("Approval Status", "Approved", "Denied"),
        ("Response quality", "Good", "spam"),
        ("Source", "web", "draft"),
        ("Bogus", "", "x"),
        ("Pulse_Complete", "Complete", "Unverified"),
    ] {
        let text = with_row(&[column], &[people], &[other]).replace("nobody", "sales");
        let check = |map: &str| {
            let map = format!("format: detente/columns@1\n{map}\n");
            let files = [("a.csv", text.as_bytes()), ("map.yaml", map.as_bytes())];
            let output = run(&["check", "a.csv", "--columns", "map.yaml"], &files);
            assert!(output.status.success(), "{}", stderr(&output));
            (stdout(&output).lines().count(), stderr(&output))
        };
        let (rows, told) = check("ignore: []");
        let expected = format!(
            "warning[unclear-rows]: it can't be told whether these rows are finished answers of people, and they \
            count: `{other}` in `{column}` (1 row)\n--> a.csv\n"
        );
        assert!(told.contains(&expected), "{told}");
        assert_eq!(told.matches("unclear-rows").count(), 1, "{told}");
        assert_eq!(rows, 3);
        // What the warning says to do does it.
        let said = |start: &str| {
            let start = told.find(start).expect("help");
            let end = told[start..].find("` ").expect("help");
            &told[start..start + end]
        };
        let (rows, left_out) = check(said("leave_out: {"));
        assert_eq!(rows, 2, "{left_out}");
        assert!(!left_out.contains("unclear-rows"), "{left_out}");
        let (rows, counted) = check(said("ignore: ["));
        assert_eq!(rows, 3, "{counted}");
        assert!(!counted.contains("unclear-rows"), "{counted}");
        let (_, named) = check(&format!("columns: {{{column}: respondent}}"));
        assert!(!named.contains("unclear-rows"), "{named}");
    }
}

#[test]
fn an_export_without_the_column_that_tells_what_is_finished_is_a_warning() {
    let columns = ["lastpage", "startlanguage"];
    let text = with_row(&columns, &["5", "en"], &["2", "en"]).replace("nobody", "sales");
    let told = stderr(&run(&["check", "a.csv"], &[("a.csv", text.as_bytes())]));
    let expected = "warning[unclear-rows]: no column of this export of LimeSurvey is known to tell which answers were \
        finished, and all rows count\n--> a.csv\n";
    assert!(told.contains(expected), "{told}");
    let map = "format: detente/columns@1\nleave_out: {lastpage: [2]}\n";
    let files = [("a.csv", text.as_bytes()), ("map.yaml", map.as_bytes())];
    let output = run(&["check", "a.csv", "--columns", "map.yaml"], &files);
    assert_eq!(stdout(&output).lines().count(), 2);
    assert!(
        !stderr(&output).contains("unclear-rows"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn the_day_on_which_answers_were_sent_is_known_in_further_languages() {
    for [id, sent, page] in [
        ["ID odpowiedzi", "Data wysłania", "Ostatnia strona"],
        ["Svars-ID", "Datum skickat", "Sista sidan"],
        ["ID odpovědi", "Datum odeslání", "Poslední stránka"],
        ["Svar-ID", "Dato indsendt", "Sidste side"],
        ["Respons-ID", "Dato innsendt", "Siste side"],
        ["ID ответа", "Дата отправки", "Последняя страница"],
        ["Yanıt ID", "Gönderim tarihi", "Son sayfa"],
        ["Vastauksen ID", "Lähetyspäivä", "Viimeinen sivu"],
        ["回答ID", "送信日", "最終ページ"],
        ["Válasz ID", "Beküldés dátuma", "Utolsó oldal"],
        ["ID de la resposta", "Data de tramesa", "Darrera pàgina"],
    ] {
        let text = with_row(
            &[id, sent, page],
            &["1", "2026-10-01", "5"],
            &["2", "", "2"],
        );
        let told = assert_right(text, sent);
        let expected =
            format!("left out 1 row of LimeSurvey (1 by `{sent}`: never finished)\n--> a.csv");
        assert!(told.contains(&expected), "{told}");
    }
}

#[test]
fn a_drafted_map_does_not_make_unfinished_answers_count() {
    let columns = ["Antwort-ID", "Datum Abgeschickt", "Letzte Seite"];
    let text = with_row(&columns, &["1", "2026-10-01", "5"], &["2", "", "2"]);
    let files = [("a.csv", text.as_bytes())];
    let drafted = stdout(&run(&["map", "a.csv"], &files));
    let end = "ignore:\n  - Antwort-ID\n  - \"Letzte Seite\"\n\
        # These tell which rows are finished answers of people. Under `ignore`, the unfinished ones would count, too.\n  \
        # \"Datum Abgeschickt\"\n";
    assert!(drafted.ends_with(end), "{drafted}");
}

#[test]
fn a_draft_asks_about_columns_of_states_by_what_stands_in_them() {
    for (column, people, other, held) in [
        ("Status", "Full", "Partial", Some("Partial")),
        ("Completed", "Yes", "No", Some("\"No\"")),
        ("Test", "False", "True", Some("\"True\"")),
        ("review_status", "APPROVED", "REJECTED", Some("REJECTED")),
        ("Deleted", "", "TRUE", Some("\"TRUE\"")),
        ("Exclude", "", "x", Some("x")),
        ("Consent", "Yes", "No", Some("\"No\"")),
        ("Approval", "Manager", "Board", None),
        ("State", "Ohio", "TX", None),
        ("Status", "Full-time", "Part-time", None),
        ("Completed", "2026-10-05 09:12", "2026-10-06", None),
    ] {
        let text = with_row(&[column], &[people], &[other]).replace("nobody", "sales");
        let drafted = stdout(&run(&["map", "a.csv"], &[("a.csv", text.as_bytes())]));
        let expected = match held {
            Some(held) => format!(
                "# What stands in rows that are no finished answers of people: these are left out.\nleave_out:\n  \
                # perhaps [{held}]; else the heading under `ignore`\n  {column}: \"?\"\n"
            ),
            None => format!("# Columns that hold no answers.\nignore:\n  - {column}\n"),
        };
        assert!(drafted.ends_with(&expected), "{drafted}");
        let is_open = drafted.contains("# Decide what is marked");
        assert_eq!(is_open, held.is_some(), "{drafted}");
    }
}

#[test]
fn columns_that_anybody_may_head_so_are_of_no_service() {
    let told = |columns: &[&str], people: &[&str], other: &[&str]| {
        let text = with_row(columns, people, other).replace("nobody", "sales");
        let output = run(&["check", "a.csv"], &[("a.csv", text.as_bytes())]);
        assert_eq!(stdout(&output).lines().count(), 3, "{}", stderr(&output));
        stderr(&output)
    };
    let unfinished = told(
        &["Status", "Progress"],
        &["Complete", "100"],
        &["In progress", "40"],
    );
    let asked = "they count: `In progress` in `Status` (1 row)\n--> a.csv\n \
        = help: if they are none, say `leave_out: {Status: [In progress]}`";
    assert!(unfinished.contains(asked), "{unfinished}");
    assert!(!unfinished.contains("Qualtrics"), "{unfinished}");
    let staff = told(
        &["Status", "State", "Finished", "Progress"],
        &["Active", "DE", "2026-10-05", "Good"],
        &["Retired", "OK", "2026-10-06", "On track"],
    );
    assert!(!staff.contains("Qualtrics"), "{staff}");
    assert!(!staff.contains("unclear-rows"), "{staff}");
    // Of a service's own columns, too, neither words nor days of the end are asked about.
    let ended = told(
        &["ResponseId", "Status", "Finished"],
        &["R_1", "Complete", "2026-10-05 09:12"],
        &["R_2", "IP Address", "Abgeschlossen"],
    );
    assert!(ended.contains("Qualtrics"), "{ended}");
    assert!(!ended.contains("unclear-rows"), "{ended}");
}

#[test]
fn words_that_nobody_knows_are_all_in_the_help() {
    let words = ["a", "b", "c", "d", "e", "f", "g", "h"].map(|letter| format!("odd {letter}"));
    let row = |word: &String| format!("Acme,sales,R_1,{word},4\n");
    let rows: String = words.iter().map(row).collect();
    let text = format!("company,side,ResponseId,Status,goals-known\n{rows}");
    let told = stderr(&run(&["check", "a.csv"], &[("a.csv", text.as_bytes())]));
    assert!(
        told.contains("`odd f` in `Status` (1 row) and 2 more\n"),
        "{told}"
    );
    let help = format!(
        "say `leave_out: {{Status: [{}]}}` in a map",
        words.join(", ")
    );
    assert!(told.contains(&help), "{told}");
}

#[test]
fn a_file_of_previews_alone_holds_no_answers() {
    let text = with_row(
        &["ResponseId", "Status"],
        &["R_1", "Spam"],
        &["R_2", "Survey Preview"],
    );
    let output = run(&["check", "a.csv"], &[("a.csv", text.as_bytes())]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(
        told.contains("left out 3 rows of Qualtrics (3 by"),
        "{told}"
    );
    assert!(
        told.contains("error[empty-file]: this file has a header and no answers"),
        "{told}"
    );
}

#[test]
fn what_a_service_says_in_words_that_nobody_knows_is_told_and_counts() {
    let columns = ["ResponseId", "Status", "Finished"];
    let text = with_row(
        &columns,
        &["R_1", "IP-Adresse", "Ja"],
        &["R_2", "Umfragevorschau", "Ja"],
    );
    let told = assert_right(text, "a preview in German");
    assert!(!told.contains("unclear-rows"), "{told}");
    let text = with_row(
        &columns,
        &["R_1", "IP Address", "True"],
        &["R_2", "odd", "Perhaps"],
    );
    let text = text.replace("nobody", "sales");
    let check = |map: &str| {
        let map = format!("format: detente/columns@1\n{map}\n");
        let files = [("a.csv", text.as_bytes()), ("map.yaml", map.as_bytes())];
        run(&["check", "a.csv", "--columns", "map.yaml"], &files)
    };
    let output = check("ignore: []");
    let expected = "warning[unclear-rows]: it can't be told whether these rows of Qualtrics are finished answers of people, \
        and they count: `odd` in `Status` (1 row) and `Perhaps` in `Finished` (1 row)\n--> a.csv\n \
        = help: if those by `Finished` are none, say `leave_out: {Finished: [Perhaps]}` in a map of columns\n \
        = help: if those by `Status` are none, say `leave_out: {Status: [odd]}` in a map of columns\n \
        = help: if they are, say `ignore: [Finished, Status]` there\n";
    assert!(stderr(&output).contains(expected), "{}", stderr(&output));
    assert_eq!(stdout(&output).lines().count(), 3);
    let output = check("ignore: [Status, Finished]");
    assert!(
        !stderr(&output).contains("unclear-rows"),
        "{}",
        stderr(&output)
    );
    assert_eq!(stdout(&output).lines().count(), 3);
    let output = check("leave_out: {Finished: [Perhaps], Status: [odd]}");
    assert!(
        !stderr(&output).contains("unclear-rows"),
        "{}",
        stderr(&output)
    );
    assert_eq!(stdout(&output).lines().count(), 2);
}

#[test]
fn alchemer_is_known_by_its_columns_and_not_taken_for_another_service() {
    let columns = ["Response ID", "Time Started", "Date Submitted", "Status"];
    for status in ["Partial", "Disqualified"] {
        let text = with_row(
            &columns,
            &["1", "t", "t", "Complete"],
            &["2", "t", "t", status],
        );
        let told = assert_right(text, status);
        let expected = "left out 1 row of Alchemer (1 by `Status`: never finished)";
        assert!(told.contains(expected), "{told}");
    }
    let columns = ["Response ID", "Time Started", "Status", "Test Data"];
    let text = with_row(
        &columns,
        &["1", "t", "Complete", ""],
        &["2", "t", "Complete", "Yes"],
    );
    let told = assert_right(text, "a test");
    let expected = "left out 1 row of Alchemer (1 by `Test Data`: previews, tests or spam)";
    assert!(told.contains(expected), "{told}");
}

#[test]
fn a_respondent_who_is_called_test_is_asked_about() {
    for (name, is_told) in [
        ("Test", true),
        ("TESTER", true),
        ("test user", true),
        ("test1", true),
        ("Test 2", true),
        ("Dana (test)", true),
        ("Testperson 2", false),
        ("Dana (Testa)", false),
        ("Testa", false),
        ("Dana Test", false),
        ("Attest", false),
    ] {
        let text = format!("company,side,respondent,goals-known\nAcme,sales,{name},4\n");
        let output = run(&["check", "a.csv"], &[("a.csv", text.as_bytes())]);
        let told = stderr(&output);
        let expected =
            format!("warning[test-row]: this row may be a test: the respondent is called `{name}`");
        assert_eq!(output.status.code(), Some(0), "{told}");
        assert_eq!(told.contains(&expected), is_told, "{told}");
        assert_eq!(told.contains("test-row"), is_told, "{told}");
    }
}

#[test]
fn a_row_that_sums_others_up_is_asked_about() {
    let text = with_row(&["Time"], &["9:10"], &["Average:"]).replace("nobody", "sales");
    let output = run(&["check", "a.csv"], &[("a.csv", text.as_bytes())]);
    let told = stderr(&output);
    let expected = "warning[summary-row]: this row may sum others up: it is headed `Average:`\n --> a.csv:3:1\n";
    assert!(told.contains(expected), "{told}");
    assert_eq!(told.matches("summary-row").count(), 1, "{told}");
    for (word, is_one) in [
        ("Ø", true),
        ("Mean Sales", true),
        ("Ø Vertrieb", true),
        ("Durchschnitt Vertrieb", true),
        ("Gesamt", true),
        ("Std. dev.", true),
        ("STDEV", true),
        ("Benchmark", true),
        ("Team average", true),
        ("Sales average", true),
        ("Sales total", true),
        ("Wong total", false),
        ("Average (n = 12)", true),
        ("Joe Average", false),
        ("Mean: Operations", true),
        ("Average of sales", true),
        ("Mean score", true),
        ("Score", true),
        ("Overall", true),
        ("Responses (12)", true),
        ("∅", true),
        ("Weighted average", true),
        ("Response count", true),
        ("Total responses", true),
        ("Valid N", true),
        ("StdDev", true),
        ("Skipped", false),
        ("Average Joe", false),
        ("Mittelwert Huber", false),
        ("Max", false),
        ("SD", false),
        ("Average of all people in Sales", false),
        ("Sum Wong", false),
        ("Meander", false),
    ] {
        let text = text.replace("Average:", word);
        let told = stderr(&run(&["check", "a.csv"], &[("a.csv", text.as_bytes())]));
        assert_eq!(
            told.contains("warning[summary-row]"),
            is_one,
            "{word} {told}"
        );
    }
    // What may be a name is one, unless another such word heads the row beside it.
    for (names, told_of) in [
        (["Dana", "n", "SD"], 2),
        (["Mean", "Max", "Min."], 3),
        (["Max", "Dana", "Min"], 0),
        (["Max", "Max", "Dana"], 0),
    ] {
        let rows = names.map(|name| format!("Acme,sales,{name},4\n"));
        let text = format!("company,side,respondent,goals-known\n{}", rows.concat());
        let told = stderr(&run(&["check", "a.csv"], &[("a.csv", text.as_bytes())]));
        assert_eq!(told.matches("summary-row").count(), told_of, "{told}");
    }
    let broken = "company,side,respondent,goals-known\nAcme,sales,Mean,4\nAcme,sales,Max,nine\n";
    let told = stderr(&run(&["check", "a.csv"], &[("a.csv", broken.as_bytes())]));
    assert_eq!(told.matches("summary-row").count(), 1, "{told}");
    // Skipped is what somebody left out, but nobody's name.
    let row = "company,side,respondent,goals-known\nAcme,sales,Skipped,4\n";
    let told = stderr(&run(&["check", "a.csv"], &[("a.csv", row.as_bytes())]));
    assert!(told.contains("headed `Skipped`"), "{told}");
    // In a company's name such a word is one.
    let text = text
        .replace("Average:", "9:20")
        .replace("Acme Gears", "Total");
    let output = run(&["check", "a.csv"], &[("a.csv", text.as_bytes())]);
    assert!(
        !stderr(&output).contains("summary-row"),
        "{}",
        stderr(&output)
    );
}

//! The row of a form that explains its columns is skipped, and no other row that starts with a `#`.

use super::{QUESTIONS, SALES, acme, cells, csv, run, stderr, stdout};

#[test]
fn a_company_may_be_called_anything_that_starts_with_a_hash() {
    for name in ["# 1 Tyres", "# ", "#", "# Company", "## x"] {
        let mut rows = acme([&[], &[], &[]]);
        for side in 1..=2 {
            let mut row = rows[side].clone();
            name.clone_into(&mut row[0]);
            rows.push(row);
        }
        let text = csv(&rows);
        let output = run(
            &["batch", "a.csv", "-f", "csv"],
            &[("a.csv", text.as_bytes())],
        );
        assert!(output.status.success(), "{}", stderr(&output));
        let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
        let companies = reader
            .records()
            .map(|row| row.expect("a row")[0].to_owned());
        let mut companies: Vec<String> = companies.collect();
        companies.sort();
        companies.dedup();
        assert_eq!(
            companies,
            [name.trim(), "Acme Gears"],
            "{}",
            stdout(&output)
        );
    }
}

/// What a form's own note row says stands in its first column, the questionnaire's, and it names no side.
#[test]
fn of_rows_below_questionnaire_only_the_note_is_skipped() {
    let blank = |count: usize| vec![String::new(); count];
    let row = |first: &str, side: &str, answers: Vec<String>| {
        let fields = [first, "Acme Gears", side].map(str::to_owned).to_vec();
        [fields, answers].concat()
    };
    let id = "sales-vs-operations";
    let header = row(
        "questionnaire",
        "side",
        QUESTIONS.map(str::to_owned).to_vec(),
    );
    let header: Vec<String> = header
        .iter()
        .map(|cell| cell.replace("Acme Gears", "company"))
        .collect();
    let note = row(
        "# Laissez cette ligne telle quelle",
        "You answer for",
        blank(36),
    );
    let sound = row(id, "sales", cells(SALES));
    let check = |rows: &[Vec<String>]| {
        let text = csv(rows);
        run(&["check", "a.csv"], &[("a.csv", text.as_bytes())])
    };
    // Tables that came back are put below each other, notes and all.
    let output = check(&[
        header.clone(),
        note.clone(),
        sound.clone(),
        note.clone(),
        sound.clone(),
    ]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stdout(&output).lines().count() == 2, "{}", stdout(&output));
    let struck_out = row(&format!("# {id}"), "sales", cells(SALES));
    let output = check(&[header, note, sound, struck_out]);
    assert_eq!(output.status.code(), Some(2));
    let expected = format!("these answers are for `# {id}`, but are being read with `{id}`");
    assert!(stderr(&output).contains(&expected), "{}", stderr(&output));
}

/// A table form of the program's own, its three rows as cells.
fn form() -> [Vec<String>; 3] {
    let arguments = ["form", "--company", "Acme", "--side", "sales", "-f", "csv"];
    let text = stdout(&run(&arguments, &[]));
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows = reader
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect());
    rows.collect::<Vec<_>>().try_into().expect("three rows")
}

#[test]
fn answers_typed_over_what_a_form_says_of_its_columns_are_an_error() {
    let [header, note, blank] = form();
    let at = |name: &str| {
        header
            .iter()
            .position(|heading| heading == name)
            .expect("a column")
    };
    let with = |row: &[String], cells: &[(&str, &str)]| {
        let mut row = row.to_vec();
        for (name, cell) in cells {
            (*cell).clone_into(&mut row[at(name)]);
        }
        row
    };
    let report = |rows: &[Vec<String>]| {
        let rows = [std::slice::from_ref(&header), rows].concat();
        run(
            &["report", "a.csv", "-f", "json"],
            &[("a.csv", csv(&rows).as_bytes())],
        )
    };
    let answered = with(&blank, &[("respondent", "Rob"), ("targets-collide", "4")]);
    let own = [
        ("company", "Acme"),
        ("side", "sales"),
        ("respondent", "Dana"),
    ];
    let typed = ("ceo-access", "Always");
    for over in [
        &[typed][..],
        &[typed, own[2]],
        &[typed, own[0], own[1], own[2]],
    ] {
        for below in [&answered, &blank] {
            let output = report(&[with(&note, over), below.clone()]);
            assert_eq!(output.status.code(), Some(2), "{over:?}");
            let told = stderr(&output);
            let expected = "error[typed-over]: answers stand in row 2, which says what belongs in each column, and isn't read";
            assert!(told.contains(expected), "{told}");
            assert_eq!(told.matches("error[").count(), 1, "{told}");
        }
    }
    // In other words, it says the same.
    let words = [
        ("comment:targets-collide", "Kommentar"),
        ("ceo-access", "1 (Nie) bis 5 (Immer)"),
    ];
    let output = report(&[with(&note, &words), answered.clone()]);
    assert!(output.status.success(), "{}", stderr(&output));
    // What is left of it in somebody's row is nobody's comment.
    let fields = [
        ("questionnaire", "sales-vs-operations"),
        own[0],
        own[1],
        own[2],
        ("wave", ""),
    ];
    let mut left = with(&note, &fields);
    for (heading, cell) in header.iter().zip(&mut left).skip(5) {
        match heading.as_str() {
            "goals-order" | "work-order" => cell.clear(),
            "first-change" | "works-well" | "left-out" => {}
            comment if comment.starts_with("comment:") => {}
            _ => "3".clone_into(cell),
        }
    }
    let output = report(&[left, answered]);
    assert!(output.status.success(), "{}", stderr(&output));
    let found = stdout(&output);
    assert!(!found.contains("A comment on"), "{found}");
    let report: serde_json::Value = serde_json::from_str(&found).expect("JSON");
    assert_eq!(report["sides"][0]["respondents"], 2);
    assert_eq!(report["open"][0]["answers"], serde_json::json!([]));
}

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

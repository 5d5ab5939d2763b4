//! How files are written: short rows, marks at the end, encodings, separators.

use super::{acme, assert_right, csv, run, stderr};

fn short() -> Vec<Vec<String>> {
    let behind: [&[&str]; 3] = [&["comment:month-end", "first-change"], &["a", "x"], &[]];
    acme(behind)
}

#[test]
fn a_row_that_lacks_texts_at_its_end_is_read_and_told() {
    let mut rows = short();
    let told = assert_right(csv(&rows), "two cells are missing");
    assert!(
        told.contains("note[short-row]: 1 row ends before the last column"),
        "{told}"
    );
    rows[2].push("a comment".to_owned());
    assert_right(csv(&rows), "one cell is missing");
    rows.swap(1, 2);
    assert_right(csv(&rows), "it isn't the last row");
}

#[test]
fn a_row_that_lacks_a_cell_amid_its_answers_is_a_mistake() {
    for at in [3, 20, 38] {
        let mut rows = short();
        rows[2][at].clear();
        let fine = csv(&rows);
        rows[2].extend([String::new(), String::new()]);
        rows[2].remove(at);
        let output = run(&["check", "a.csv"], &[("a.csv", csv(&rows).as_bytes())]);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(
            stderr(&output).contains("error[uneven-row]"),
            "{}",
            stderr(&output)
        );
        // Where the last answer itself is blank, it can't be told whether cells have shifted.
        let output = run(&["check", "a.csv"], &[("a.csv", fine.as_bytes())]);
        assert_eq!(output.status.success(), at < 38, "{}", stderr(&output));
    }
    let mut rows = acme([&[], &[], &[]]);
    rows[2].pop();
    let output = run(&["check", "a.csv"], &[("a.csv", csv(&rows).as_bytes())]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn what_old_programs_end_a_file_with_is_no_row() {
    let text = csv(&acme([&[], &[], &[]]));
    for end in ["\0", "\u{1a}", "\u{1a}\r\n", "\0\0\0\0", "\n\u{1a}\0"] {
        assert_right(format!("{text}{end}"), end);
        assert_right(format!("{}{end}", text.trim_end()), end);
    }
}

#[test]
fn separators_of_other_kinds_are_found() {
    let rows = acme([&["first-change"], &["one, two; three"], &[""]]);
    for delimiter in *b",;\t|^" {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).expect("a row");
        }
        let text = String::from_utf8(writer.into_inner().expect("rows")).expect("text");
        let delimiter = char::from(delimiter);
        assert_right(&*text, &delimiter.to_string());
        // With Excel's line, as it is and as programs save it again.
        for line in ["sep=D", "\u{feff}sep=D", "\"sep=D\"", "sep=DDDD"] {
            let line = line.replace('D', &delimiter.to_string());
            assert_right(format!("{line}\r\n{text}"), &line);
        }
    }
}

#[test]
fn utf_16_is_read_with_and_without_a_mark() {
    let text = csv(&acme([&["Déjà vu"], &["日本語"], &["\u{1f600}"]]));
    for mark in ["", "\u{feff}"] {
        let text = format!("{mark}{text}");
        let units = text.encode_utf16();
        assert_right(
            units
                .clone()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>(),
            "little",
        );
        assert_right(units.flat_map(u16::to_be_bytes).collect::<Vec<u8>>(), "big");
    }
}

#[test]
fn titles_above_the_headings_are_told_as_that() {
    let rows = acme([&[], &[], &[]]);
    let blank = vec![String::new(); rows[0].len()];
    let mut title = blank.clone();
    "Survey results, \"Acme\"".clone_into(&mut title[0]);
    for (above, help) in [
        (vec![title.clone()], "delete row 1\n"),
        (vec![title[..1].to_vec()], "delete row 1\n"),
        (
            vec![title.clone(), blank, title],
            "delete the rows 1 to 3\n",
        ),
    ] {
        let number = above.len() + 1;
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .from_writer(Vec::new());
        for row in above.iter().chain(&rows) {
            writer.write_record(row).expect("a row");
        }
        let text = writer.into_inner().expect("rows");
        let book = super::making::xlsx(&[("Data", &[above, rows.clone()].concat())]);
        for (name, bytes) in [("a.csv", &text), ("a.xlsx", &book)] {
            for command in ["report", "map"] {
                let output = run(&[command, name], &[(name, bytes)]);
                assert_eq!(output.status.code(), Some(2));
                let told = stderr(&output);
                let message =
                    format!("error[headings-below]: row {number} looks like the headings\n");
                assert!(told.contains(&message) && told.contains(help), "{told}");
                assert_eq!(told.matches("error[").count(), 1, "{told}");
            }
        }
    }
    // What heads columns that the row below says nothing of is no title.
    let mut upper = vec![String::new(); rows[0].len()];
    let mut lower = rows[0].clone();
    upper[2] = std::mem::take(&mut lower[2]).replace("respondent", "Who");
    let text = csv(&[&[upper, lower][..], &rows[1..]].concat());
    let told = stderr(&run(&["check", "a.csv"], &[("a.csv", text.as_bytes())]));
    assert!(!told.contains("headings-below"), "{told}");
}

#[test]
fn questions_that_stand_elsewhere_than_in_the_first_row_are_told_in_one_message() {
    let rows = acme([&[], &[], &[]]);
    let above = |first: Vec<String>, second: Vec<String>| {
        let header = vec![first, second];
        [header, rows[1..].to_vec()].concat()
    };
    let (mut codes, mut ids, mut texts) = (rows[0].clone(), rows[0].clone(), rows[0].clone());
    for (at, code) in codes[3..].iter_mut().enumerate() {
        *code = format!("Q{}", at + 1);
    }
    ids[..3].fill(String::new());
    texts[..3].fill(String::new());
    texts[4] = "The targets of Sales and Operations got in each other's way.".to_owned();
    texts[6] = "At the end of the month, Sales and Operations wanted opposite things.".to_owned();
    texts[24] = "Sales treated what matters most to Operations as a side issue.".to_owned();
    let types = ["1-5", "number", "Scale: 1 to 5"].map(|answered| {
        let mut types = vec![String::new(); rows[0].len()];
        types[3..].fill(answered.to_owned());
        types
    });
    let [ranges, types, scales] = types.map(|types| above(rows[0].clone(), types));
    let turned = |at: usize| rows.iter().map(|row| row[at].clone()).collect::<Vec<_>>();
    let turned: Vec<_> = (0..rows[0].len()).map(turned).collect();
    for (table, help) in [
        (above(codes, ids), "put each text into row 1, in place of"),
        (above(rows[0].clone(), texts), "delete row 2: row 1 says"),
        (ranges, "delete row 2\n"),
        (types, "delete row 2\n"),
        (scales, "delete row 2\n"),
        (turned, "turn the table round"),
    ] {
        for command in ["report", "map"] {
            let text = csv(&table);
            let output = run(&[command, "a.csv"], &[("a.csv", text.as_bytes())]);
            let told = stderr(&output);
            assert_eq!(output.status.code(), Some(2), "{told}");
            assert!(told.contains(help), "{told}");
            assert_eq!(told.matches("error[").count(), 1, "{told}");
        }
    }
    // Answers that are written so in all rows are no types: they are told as what they are.
    let mut points = rows.clone();
    for row in &mut points[1..] {
        row[3..].fill("3/5".to_owned());
    }
    let output = run(&["report", "a.csv"], &[("a.csv", csv(&points).as_bytes())]);
    let told = stderr(&output);
    assert!(told.contains("hold `3/5` in"), "{told}");
    assert!(!told.contains("row 2 says"), "{told}");
}

#[test]
fn a_row_that_repeats_the_headings_is_told_as_that() {
    let rows = acme([&[], &[], &[]]);
    let with_second = |change: fn(&mut Vec<String>)| {
        let mut second = rows.clone();
        second.iter_mut().for_each(change);
        [rows.clone(), second].concat()
    };
    for (rows, message, help) in [
        (
            with_second(|_| ()),
            "error[headings-again]: row 4 repeats the headings\n",
            "take the row out",
        ),
        (
            with_second(|row| row[2..].reverse()),
            "error[headings-again]: row 4 repeats the headings in another order or with others among them\n",
            "these are two tables: make a file of its own of this row and those below it",
        ),
        (
            with_second(|row| row.push("Late".to_owned())),
            "error[headings-again]: row 4 repeats the headings in another order or with others among them\n",
            "these are two tables",
        ),
    ] {
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).expect("a row");
        }
        let text = writer.into_inner().expect("rows");
        let files = [("a.csv", text.as_slice())];
        let output = run(&["report", "a.csv"], &files);
        assert_eq!(output.status.code(), Some(2));
        let told = stderr(&output);
        assert!(told.contains(message) && told.contains(help), "{told}");
        let drafted = super::stdout(&run(&["map", "a.csv"], &files));
        assert!(!drafted.contains("goals-known: \"?\""), "{drafted}");
    }
}

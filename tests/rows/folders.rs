//! Folders: tables with tabs are walked, and no client goes missing because its files can't be read.

use super::{acme, csv, expected, figures, run, stderr};

#[test]
fn a_folder_of_tables_with_tabs_is_read() {
    let rows = acme([&[], &[], &[]]);
    for (name, delimiter) in [("a.tsv", "\t"), ("b.TSV", "\t"), ("sub/c.tsv", ",")] {
        let text = csv(&rows).replace(',', delimiter);
        let output = run(&["report", ".", "-f", "csv"], &[(name, text.as_bytes())]);
        assert_eq!(figures(&output), expected(), "{name}");
    }
}

#[test]
fn a_folder_in_which_nothing_is_read_is_a_mistake() {
    let text = csv(&acme([&[], &[], &[]]));
    let acme: (&str, &[u8]) = ("acme/a.csv", text.as_bytes());
    for (other, folder) in [
        ("bolt/sales.xls", "./bolt"),
        ("bolt/2026/answers.numbers", "./bolt"),
        ("bolt/notes.docx", "./bolt"),
        ("acme/later/sales.xlsm", "./acme/later"),
    ] {
        let output = run(&["batch", "."], &[acme, (other, b"PK")]);
        assert_eq!(output.status.code(), Some(2), "{other}");
        let expected =
            format!("error[no-files]: this folder holds no answer files\n--> {folder}\n");
        assert!(stderr(&output).contains(&expected), "{}", stderr(&output));
    }
    for fine in ["acme/contract.pdf", "acme/contracts/a.pdf", "readme.txt"] {
        let output = run(&["batch", "."], &[acme, (fine, b"x")]);
        assert!(output.status.success(), "{fine}: {}", stderr(&output));
        assert!(
            stderr(&output).contains("note[passed-over]"),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn answers_in_files_of_other_endings_are_named_once() {
    let text = csv(&acme([&[], &[], &[]]));
    let record = b"questionnaire: pulse\ncompany: Acme\nside: sales\nanswers:\n  ceo-access: 3\n";
    let json = b"{\n  \"company\": \"Acme\",\n  \"side\": \"sales\",\n  \"answers\": {\"ceo-access\": 3}\n}\n";
    let mail = b"From: Lou\n\n> company: Acme\n> side: sales\n> answers:\n>   ceo-access: 3\n";
    let files: [(&str, &[u8]); 8] = [
        ("acme/a.csv", text.as_bytes()),
        ("acme/dana.yaml.txt", record),
        ("acme/kim.yaml(1)", record),
        ("acme/lou.eml", mail),
        ("acme/readme.md", b"The company: Acme\n"),
        ("acme/later/lee.txt", json),
        ("acme/notes.txt", b"company: Acme\nside: sales\n"),
        (
            "acme/blank.txt",
            b"company: Acme\nside: sales\nanswers:\n  # 1 to 5\n  targets-collide:\n",
        ),
    ];
    let told = stderr(&run(&["batch", "."], &files));
    let names = "./acme/dana.yaml.txt, ./acme/kim.yaml(1), ./acme/later/lee.txt and ./acme/lou.eml";
    let left = format!(
        "warning[text-left]: answers in 4 files aren't read because of the ending: {names}\n--> .\n = help: rename each, so that it ends in .yaml; of a mail, save what is attached, or copy the form's lines into a file of that ending\n"
    );
    assert!(told.contains(&left), "{told}");

    let files = [files[0], ("bolt/dana.txt", record)];
    let told = stderr(&run(&["batch", "."], &files));
    let left = "answers in 1 file aren't read because of the ending: ./bolt/dana.txt";
    assert!(told.contains(&format!(" = help: {left}; ")), "{told}");
    assert_eq!(told.matches(left).count(), 1, "{told}");
}

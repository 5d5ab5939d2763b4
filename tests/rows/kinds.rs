//! Files that are no answers are told as what they are, and hostile ones end with a message.

use proptest::prelude::*;

use super::making::{ods, xlsx, zip};
use super::{acme, csv, run, stderr};

/// How an Office file of the old kind begins that has something of this name in it.
fn old_office(name: &str) -> Vec<u8> {
    let name = name.encode_utf16().flat_map(u16::to_le_bytes);
    let start = *b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    start.into_iter().chain([0; 512]).chain(name).collect()
}

#[test]
fn other_documents_are_told_as_what_they_are() {
    let numbers = zip(&[("Index/Document.iwa", b"x"), ("preview.jpg", b"x")]);
    let text = zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
    for (bytes, what, ending) in [
        (
            zip(&[
                ("[Content_Types].xml", b"<a/>"),
                ("word/document.xml", b"<a/>"),
            ]),
            "a Word document",
            "docx",
        ),
        (
            zip(&[("ppt/presentation.xml", b"<a/>")]),
            "a presentation",
            "pptx",
        ),
        (
            zip(&[("xl/workbook.bin", b"x")]),
            "a binary workbook (.xlsb)",
            "xlsb",
        ),
        (numbers, "a document of Apple Numbers", "numbers"),
        (text, "a document of OpenOffice or LibreOffice", "odt"),
        (b"%PDF-1.7\n".to_vec(), "a PDF", "pdf"),
        (
            b"{\\rtf1\\ansi\n# yaml-language-server:\\par\n".to_vec(),
            "a formatted text (.rtf)",
            "yaml",
        ),
        (
            old_office("Workbook"),
            "an old Excel workbook (.xls)",
            "xls",
        ),
        (
            old_office("WordDocument"),
            "an old Word document (.doc)",
            "doc",
        ),
        (
            b"7z\xbc\xaf\x27\x1c\x00\x04".to_vec(),
            "an archive that isn't a zip",
            "7z",
        ),
    ] {
        for name in [
            format!("a.{ending}"),
            "a.xlsx".to_owned(),
            "a.csv".to_owned(),
        ] {
            let output = run(&["report", &name], &[(&name, &bytes)]);
            assert_eq!(output.status.code(), Some(2));
            let told = stderr(&output);
            let message = format!("error[other-format]: this is {what}");
            assert!(
                told.contains(&message) && told.contains(&name),
                "{name}: {told}"
            );
            assert!(told.contains("help: "), "{told}");
            assert_eq!(told.matches("error[").count(), 1, "{told}");
        }
    }
}

#[test]
fn what_is_no_workbook_though_its_name_says_so_is_told() {
    for (name, bytes) in [
        ("a.xlsx", &b"<html><table>"[..]),
        ("b.ods", b""),
        ("c.zip", b"PK"),
    ] {
        let output = run(&["report", name], &[(name, bytes)]);
        assert_eq!(output.status.code(), Some(2));
        let told = stderr(&output);
        assert!(
            told.contains("this is no workbook and no archive, whatever its name says"),
            "{told}"
        );
    }
}

#[test]
fn a_form_or_json_that_is_named_like_a_table_is_told_as_that() {
    let form =
        b"# yaml-language-server: $schema=x\n\ncompany: \"Acme\"\nanswers:\n  goals-known: 4\n";
    let json = br#"{"company": "Acme", "side": "sales", "answers": {"goals-known": 4}}"#;
    for (bytes, what, ending) in [
        (&form[..], "a text form", ".yaml"),
        (&json[..], "JSON", ".json"),
    ] {
        let output = run(&["report", "a.csv"], &[("a.csv", bytes)]);
        assert_eq!(output.status.code(), Some(2));
        let told = stderr(&output);
        let expected = format!(
            "error[other-format]: this is {what} and no table, whatever its name says\n--> a.csv\n = help: give it a name that ends in {ending}\n"
        );
        assert!(told.contains(&expected), "{told}");
        assert_eq!(told.matches("error[").count(), 1, "{told}");
    }
}

#[test]
fn a_table_that_is_named_like_a_form_is_told_as_that() {
    let table = "company,side,\"goals-known, 1 to 5\",month-end\nAcme,sales,4,\"3\"\n";
    for (name, expected) in [
        ("a.yaml", "record in YAML or JSON"),
        ("a.json", "record in YAML or JSON"),
        ("a.ndjson", "record a line"),
    ] {
        for mark in [",", ";", "\t"] {
            let text = table.replace(',', mark);
            for text in [format!("sep={mark}\n{text}"), text] {
                let told = stderr(&run(&["report", name], &[(name, text.as_bytes())]));
                let expected = format!(
                    "error[other-format]: this is a table and no {expected}, whatever its name says\n--> {name}\n = help: give it a name that ends in .csv\n"
                );
                assert!(told.contains(&expected), "{told}");
                assert_eq!(told.matches("error[").count(), 1, "{told}");
            }
        }
    }
    // What people write above a form is no table.
    let greeting = "Hi Dana, Joe, Ann\nhere, as agreed, it is\n\ncompany: Acme\nanswers:\n";
    let told = stderr(&run(
        &["report", "a.yaml"],
        &[("a.yaml", greeting.as_bytes())],
    ));
    assert!(!told.contains("other-format"), "{told}");
}

#[test]
fn a_form_that_a_spreadsheet_saved_is_told_as_that_under_either_name() {
    let form =
        "# What follows, counts\ncompany: \"Acme\"\nside: sales\nanswers:\n  goals-known: 4\n";
    let quoted = |line: &str| format!("\"{}\"\n", line.replace('"', "\"\""));
    let is_longer = |line: &str| line.contains([',', '"']);
    let quotes: String = form
        .lines()
        .map(|line| {
            if is_longer(line) {
                quoted(line)
            } else {
                format!("{line}\n")
            }
        })
        .collect();
    for text in [
        quotes,
        form.lines().map(quoted).collect(),
        form.replace('\n', ",,\n"),
        form.replace('\n', ";;\n"),
    ] {
        for name in ["a.csv", "a.yaml"] {
            let told = stderr(&run(&["report", name], &[(name, text.as_bytes())]));
            let expected = "error[other-format]: a spreadsheet saved this text form as a table, and changed its lines\n";
            assert!(told.contains(expected), "{told}");
            assert_eq!(told.matches("error[").count(), 1, "{told}");
            assert!(!told.contains("warning["), "{told}");
        }
    }
}

#[test]
fn a_form_or_json_of_several_lines_that_is_named_like_a_record_a_line_is_told_as_that() {
    let form =
        "# yaml-language-server: $schema=x\n\ncompany: \"Acme\"\nanswers:\n  goals-known: 4\n";
    let record = "{\n  \"company\": \"Acme\",\n  \"side\": \"sales\",\n  \"answers\": {\n    \"goals-known\": 4\n  }\n}\n";
    let list = format!("[\n{record},\n{record}]\n");
    for (text, what, ending) in [
        (form, "a text form", ".yaml"),
        (record, "JSON", ".json"),
        (&list, "JSON", ".json"),
    ] {
        let output = run(&["report", "a.ndjson"], &[("a.ndjson", text.as_bytes())]);
        assert_eq!(output.status.code(), Some(2));
        let told = stderr(&output);
        let expected = format!(
            "error[other-format]: this is {what} and no record a line, whatever its name says\n--> a.ndjson\n = help: give it a name that ends in {ending}\n"
        );
        assert!(told.contains(&expected), "{told}");
        assert_eq!(told.matches("error[").count(), 1, "{told}");
    }
    // A line that can't be read is one among others.
    let lines = "{\"company\": \"Acme\",\n{\"company\": \"Acme\"\n";
    let told = stderr(&run(
        &["report", "a.ndjson"],
        &[("a.ndjson", lines.as_bytes())],
    ));
    assert_eq!(told.matches("error[syntax]").count(), 2, "{told}");
}

#[test]
fn a_workbook_with_a_password_is_told_as_that() {
    for (name, bytes) in [
        ("a.xlsx", old_office("EncryptedPackage")),
        ("b.csv", old_office("EncryptedPackage")),
    ] {
        let told = stderr(&run(&["report", name], &[(name, &bytes)]));
        assert!(
            told.contains("error[encrypted]: this workbook is protected by a password"),
            "{told}"
        );
        assert!(told.contains("save it without one"), "{told}");
    }
}

#[test]
fn a_folder_gives_its_workbooks_and_not_what_excel_puts_beside_an_open_one() {
    let rows = acme([&[], &[], &[]]);
    let book = xlsx(&[("Answers", &rows)]);
    let output = run(
        &["report", "."],
        &[
            ("acme.xlsx", &book),
            ("~$acme.xlsx", b"\x05Dana"),
            ("old.xls", b"x"),
        ],
    );
    assert!(output.status.success(), "{}", stderr(&output));
    let told = stderr(&output);
    assert!(
        told.contains(
            "note[left-out]: left out hidden files and unfinished surveys: ./~$acme.xlsx"
        ),
        "{told}"
    );
    assert!(
        told.contains("note[passed-over]: passed over 1 file (.xls)"),
        "{told}"
    );
    let warning = "warning[workbook-left]: this workbook isn't read, since it is of another kind\n--> ./old.xls";
    assert!(told.contains(warning), "{told}");
}

/// Runs a check on bytes, which may tell anything, and must end by itself.
fn assert_ends(name: &'static str, bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || sender.send(run(&["check", name], &[(name, &bytes)])));
    let ended = receiver.recv_timeout(std::time::Duration::from_mins(1));
    let output = ended.map_err(|_| TestCaseError::fail("it goes on and on"))?;
    let code = output.status.code();
    prop_assert!(matches!(code, Some(0 | 2)), "{code:?}: {}", stderr(&output));
    prop_assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    /// The archives are damaged as they are, and in what is packed in them, where no checksum tells of it.
    #[test]
    fn damaged_files_end_with_a_message(
        which in 0..4_usize,
        cut in proptest::option::of(any::<prop::sample::Index>()),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
    ) {
        let rows = acme([&[], &[], &[]]);
        let damaged = |bytes: &[u8]| {
            let mut bytes = bytes.to_vec();
            for (at, byte) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            bytes.truncate(cut.map_or(bytes.len(), |cut| cut.index(bytes.len())));
            bytes
        };
        let repacked = |bytes: &[u8]| {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
            let mut members = Vec::new();
            for at in 0..archive.len() {
                let mut member = archive.by_index(at).expect("a member");
                let name = member.name().expect("a name").into_owned();
                let mut bytes = Vec::new();
                std::io::Read::read_to_end(&mut member, &mut bytes).expect("a member");
                let is_xml = name.contains("sheet") || name == "content.xml" || name.contains("Strings") || name.ends_with("workbook.xml");
                members.push((name, if is_xml { damaged(&bytes) } else { bytes }));
            }
            let members: Vec<(&str, &[u8])> =
                members.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            zip(&members)
        };
        let sheet: [(&str, &[Vec<String>]); 1] = [("Answers", &rows)];
        match which {
            0 => assert_ends("a.xlsx", damaged(&xlsx(&sheet)))?,
            1 => assert_ends("a.xlsx", repacked(&xlsx(&sheet)))?,
            2 => assert_ends("a.ods", repacked(&ods(&sheet)))?,
            _ => assert_ends("a.zip", damaged(&zip(&[("a.csv", csv(&rows).as_bytes())])))?,
        }
    }
}

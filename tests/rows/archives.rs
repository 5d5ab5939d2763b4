//! Archives: what is read of them, what is passed over, and what is refused.

use super::making::{marked_as_encrypted, xlsx, zip};
use super::{acme, csv, expected, figures, run, stderr};

fn answers() -> Vec<u8> {
    csv(&acme([&[], &[], &[]])).into_bytes()
}

#[test]
fn members_that_are_no_answers_are_told_and_those_of_systems_are_not() {
    let answers = answers();
    let bytes = zip(&[
        ("responses/acme.csv", &answers),
        ("responses/notes.txt", b"nothing"),
        ("photo.jpg", b"\xff\xd8"),
        ("__MACOSX/responses/._acme.csv", b"\x00\x05"),
        (".DS_Store", b"\x00"),
        ("responses/._acme.csv", b"\x00\x05"),
        ("~$acme.xlsx", b"\x00"),
        (".o.csv", &answers),
        (".hidden/x.csv", &answers),
    ]);
    let output = run(&["report", "a.zip", "-f", "csv"], &[("a.zip", &bytes)]);
    assert_eq!(figures(&output), expected());
    let told = stderr(&output);
    let note = "note[passed-over]: passed over in this archive: responses/notes.txt and photo.jpg";
    assert!(told.contains(note), "{told}");
    let note = "note[left-out]: left out hidden files: .o.csv and .hidden/x.csv";
    assert!(told.contains(note), "{told}");
    assert!(
        !told.contains("._acme") && !told.contains("DS_Store") && !told.contains("~$"),
        "{told}"
    );
}

#[test]
fn mistakes_name_the_archive_and_its_member() {
    let mut rows = acme([&[], &[], &[]]);
    rows[1][3] = "9".to_owned();
    rows[1][4] = "Oftn".to_owned();
    let (table, book) = (csv(&rows), xlsx(&[("A", &rows)]));
    let bytes = zip(&[("acme.csv", table.as_bytes()), ("in/acme.xlsx", &book)]);
    let told = stderr(&run(&["check", "a.zip"], &[("a.zip", &bytes)]));
    assert!(told.contains("--> a.zip/acme.csv:2:"), "{told}");
    assert!(
        told.contains("--> a.zip/in/acme.xlsx:2, cell E2\n"),
        "{told}"
    );
}

#[test]
fn nothing_leads_out_of_an_archive_or_steers_a_terminal() {
    let mut rows = acme([&[], &[], &[]]);
    rows[1][4] = "Oftn".to_owned();
    let table = csv(&rows).into_bytes();
    let names = [
        "../../out.csv",
        "/tmp/out.csv",
        "C:\\out.csv",
        "a\u{1b}[2J\u{202e}.csv",
    ];
    let files = names.map(|name| (name, table.as_slice()));
    let bytes = zip(&files);
    let output = run(&["check", "a.zip"], &[("a.zip", &bytes)]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(
        !told.contains('\u{1b}') && !told.contains('\u{202e}') && !told.contains(".."),
        "{told:?}"
    );
    assert!(told.contains("a.zip/out.csv:2:"), "{told}");
}

/// The same archive with `acmf` in place of `acme`.
fn renamed(mut archive: Vec<u8>) -> Vec<u8> {
    for at in 0..archive.len() - 4 {
        if archive[at..].starts_with(b"acme") {
            archive[at + 3] = b'f';
        }
    }
    archive
}

#[test]
fn a_folder_may_stand_twice_in_an_archive() {
    let (answers, folder) = (answers(), b"".as_slice());
    let files = [("acme/", folder), ("acmf/", folder), ("a.csv", &answers)];
    let bytes = renamed(zip(&files));
    let output = run(&["report", "a.zip", "-f", "csv"], &[("a.zip", &bytes)]);
    assert_eq!(figures(&output), expected());
}

#[test]
fn archives_that_cannot_be_read_say_why() {
    let answers = answers();
    let inner = zip(&[("acme.csv", &answers)]);
    let names: Vec<String> = (0..10_001).map(|number| format!("{number}.csv")).collect();
    let many: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &b"a"[..]))
        .collect();
    let whole = zip(&[("acme.csv", &answers)]);
    for (bytes, message) in [
        (
            zip(&[("inner.zip", &inner)]),
            "error[nested-archive]: this is an archive within an archive",
        ),
        (
            zip(&[("inner.csv", &inner)]),
            "error[nested-archive]: this is an archive within an archive",
        ),
        (
            // As Python's `zipfile` packs them, which only warns.
            renamed(zip(&[("acme.csv", &answers), ("acmf.csv", &answers)])),
            "error[same-name]: this archive holds two files of one name, `acmf.csv`",
        ),
        (
            marked_as_encrypted(whole.clone()),
            "error[encrypted]: this is protected by a password",
        ),
        (
            zip(&[("notes.txt", b"nothing")]),
            "error[no-files]: this archive holds no answer files",
        ),
        (
            zip(&[]),
            "error[no-files]: this archive holds no answer files",
        ),
        (
            zip(&[(".acme.csv", &answers)]),
            "left out as hidden: .acme.csv",
        ),
        (
            zip(&many),
            "error[too-large]: this archive holds 10001 files",
        ),
        (
            whole[..whole.len() / 2].to_vec(),
            "error[damaged]: this can't be unpacked",
        ),
        (
            zip(&[("word.csv", &zip(&[("word/document.xml", b"<a/>")]))]),
            "error[other-format]: this is a Word document",
        ),
    ] {
        let output = run(&["report", "a.zip"], &[("a.zip", &bytes)]);
        assert_eq!(output.status.code(), Some(2));
        let told = stderr(&output);
        assert!(told.contains(message), "{message}\n{told}");
        assert!(told.contains("a.zip"), "{told}");
    }
}

#[test]
fn four_files_that_are_passed_over_are_named_and_the_others_counted() {
    let answers = answers();
    for (count, told) in [
        (4, "a.txt, b.txt, c.txt and d.txt\n"),
        (5, "a.txt, b.txt, c.txt, d.txt and 1 other\n"),
        (6, "a.txt, b.txt, c.txt, d.txt and 2 others\n"),
    ] {
        let texts = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt"];
        let texts = texts.into_iter().take(count);
        let texts = texts.map(|name| (name, &b"nothing"[..]));
        let members: Vec<_> = [("acme.csv", answers.as_slice())]
            .into_iter()
            .chain(texts)
            .collect();
        let output = run(&["check", "a.zip"], &[("a.zip", &zip(&members))]);
        assert_eq!(output.status.code(), Some(0));
        let expected = format!("note[passed-over]: passed over in this archive: {told}");
        assert!(stderr(&output).contains(&expected), "{}", stderr(&output));
    }
}

#[test]
fn more_than_is_allowed_is_never_unpacked() {
    use std::io::Cursor;
    use zip::{ZipArchive, ZipWriter};
    // A kilobyte that unpacks to a megabyte, some hundred times.
    let one = zip(&[("a.csv", &vec![b'\n'; 1 << 20])]);
    let mut source = ZipArchive::new(Cursor::new(&one)).expect("an archive");
    let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..257 {
        let member = source.by_index_raw(0).expect("a member");
        bomb.raw_copy_file_rename(member, format!("{number}.csv"))
            .expect("a member");
    }
    let bomb = bomb.finish().expect("an archive").into_inner();
    assert!(bomb.len() < 1 << 20);
    let told = stderr(&run(&["check", "a.zip"], &[("a.zip", &bomb)]));
    assert!(
        told.contains("error[too-large]: unpacked, this is larger than 256 MB"),
        "{told}"
    );
}

#[test]
fn a_batch_goes_on_with_the_companies_of_other_files() {
    let answers = answers();
    let bytes = zip(&[("notes.txt", b"nothing")]);
    let output = run(
        &["batch", ".", "-f", "csv"],
        &[("a.csv", &answers), ("b.zip", &bytes)],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&output.stdout).contains("Acme Gears"),
        "{}",
        stderr(&output)
    );
    assert!(stderr(&output).contains("this archive holds no answer files"));
}

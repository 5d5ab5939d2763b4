//! A kept Word document is held against the one of now by its text.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::{clients, files, run};

/// Saves a document again as another program would, with one text in it changed.
fn save_again(path: &Path, from: &str, to: &str) {
    let file = fs::read(path).expect("there");
    let mut old = ZipArchive::new(Cursor::new(file)).expect("a package");
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).expect("a part");
        let mut xml = String::new();
        part.read_to_string(&mut xml).expect("UTF-8");
        let name = part.name().expect("a name").into_owned();
        if name == "word/document.xml" {
            assert!(xml.contains(from), "{from}");
            xml = xml.replacen(from, to, 1);
        }
        let started = new.start_file(name, SimpleFileOptions::default());
        started.expect("a part");
        new.write_all(xml.as_bytes()).expect("written");
    }
    let bytes = new.finish().expect("whole").into_inner();
    fs::write(path, bytes).expect("written");
}

#[test]
fn what_differs_in_a_document_is_told_by_its_lines() {
    let folder = clients(&["Acme"]);
    let path = folder.path();
    run(path, "report answers -o a.docx").ends(0);
    run(path, "report answers --check a.docx").ends(0);
    let kept = fs::read(path.join("a.docx")).expect("there");
    // Other programs put what they like between and into paragraphs.
    let document = path.join("a.docx");
    save_again(
        &document,
        ">Causes, ranked</w:t>",
        ">Causes, </w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>ranked</w:t>",
    );
    assert!(fs::read(&document).expect("there") != kept);
    run(path, "report answers --check a.docx").ends(0);
    save_again(&document, ">How bad it is</w:t>", ">How bad is it</w:t>");
    let changed = run(path, "report answers --check a.docx").ends(1);
    assert!(
        changed.out.contains("\n-How bad is it\n+How bad it is\n"),
        "{}",
        changed.out
    );
    run(path, "report answers --check a.docx --figures-only").ends(0);
    // What somebody has edited is nobody's to write over or to take away.
    let edited = fs::read(&document).expect("there");
    for command in [
        "report answers --update -o a.docx",
        "report answers -o a.docx",
        "agenda answers -o a.docx",
        "batch answers --out . --names company -f docx",
    ] {
        let name = if command.starts_with("batch") {
            "Acme.docx"
        } else {
            "a.docx"
        };
        fs::write(path.join(name), &edited).expect("written");
        run(path, command)
            .ends(2)
            .says("somebody may have edited it");
        assert!(
            fs::read(path.join(name)).expect("there") == edited,
            "{command}"
        );
    }
    run(
        path,
        "batch answers --out . --names company -f html --prune",
    )
    .ends(0);
    fs::rename(path.join("Acme.docx"), path.join("Gone.docx")).expect("renamed");
    run(
        path,
        "batch answers --out . --names company -f docx --prune",
    )
    .ends(0);
    assert!(path.join("Gone.docx").exists() && path.join("Acme.docx").exists());
    fs::remove_file(&document).expect("removed");
    run(path, "report answers --update -o a.docx")
        .ends(0)
        .says("Wrote a.docx.");
    assert!(fs::read(&document).expect("there") == kept);
}

#[test]
fn a_document_says_how_it_was_made() {
    let folder = clients(&["Acme", "Bolt"]);
    let path = folder.path();
    let batch = "batch answers --out out -f docx";
    run(path, batch)
        .ends(0)
        .says("Wrote 2 reports into out, left 0 unchanged.");
    let before = files(&path.join("out"));
    run(path, batch)
        .ends(0)
        .says("Wrote 0 reports into out, left 2 unchanged.");
    assert!(files(&path.join("out")) == before);
    run(path, &format!("{batch} --check")).ends(0);
    // One answer fewer: told, and left as it is.
    let answers = path.join("answers/Acme");
    let first = fs::read_dir(&answers).expect("a folder").flatten().next();
    fs::remove_file(first.expect("a file").path()).expect("removed");
    run(path, &format!("{batch} --check"))
        .ends(1)
        .says("1 report differs (1 changed)");
    run(path, &format!("{batch} --update"))
        .ends(2)
        .says("the report would be made of less");
    assert!(files(&path.join("out")) == before);
    // A document of nobody is a report, and another one is not.
    fs::remove_dir_all(&answers).expect("removed");
    fs::write(path.join("out/notes.docx"), "my own").expect("written");
    let pruned = run(path, &format!("{batch} --prune")).ends(0);
    let left: Vec<String> = files(&path.join("out"))
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(left, ["Bolt.docx", "notes.docx"], "{}", pruned.err);
}

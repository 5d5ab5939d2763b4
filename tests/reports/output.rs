//! Output files are written whole or not at all.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::run::{acme, ended, printed, program, run};

#[test]
fn a_new_report_is_as_open_as_the_umask_says_and_an_old_one_keeps_who_may_read_it() {
    let folder = acme();
    let path = folder.path().join("a.html");
    let mode = || fs::metadata(&path).expect("there").permissions().mode() & 0o777;
    let write = |umask: &str| {
        let script = format!(
            "umask {umask}; exec '{}' report acme -o a.html",
            env!("CARGO_BIN_EXE_detente")
        );
        let mut command = Command::new("sh");
        let output = command
            .args(["-c", &script])
            .current_dir(folder.path())
            .output();
        assert_eq!(ended(&output.expect("it starts")).status, 0);
    };
    let script = format!(
        "umask 027; exec '{}' batch acme --out many -o p.csv",
        env!("CARGO_BIN_EXE_detente")
    );
    let many = Command::new("sh")
        .args(["-c", &script])
        .current_dir(folder.path())
        .output();
    assert_eq!(ended(&many.expect("it starts")).status, 0);
    for file in ["many/Acme-Gears-2026-Q4.html", "p.csv"] {
        let mode = fs::metadata(folder.path().join(file))
            .expect("there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o640, "{file}");
    }
    for (umask, expected) in [("022", 0o644), ("027", 0o640), ("077", 0o600)] {
        write(umask);
        assert_eq!(mode(), expected);
        write("000");
        assert_eq!(mode(), expected);
        fs::remove_file(&path).expect("removed");
    }
}

#[test]
fn places_that_cannot_be_written_to_are_told_before_anything_is_lost() {
    let folder = acme();
    fs::create_dir(folder.path().join("folder")).expect("made");
    for (output, why) in [
        ("none/a.html", "the folder of the output file doesn't exist"),
        (
            "acme/0.yaml/a.html",
            "the folder of the output file doesn't exist",
        ),
        ("folder", "the output is a folder"),
        ("/dev/full", "the disk is full"),
        ("a.htlm", "no report format ends in `.htlm`"),
    ] {
        let before = entries(folder.path());
        let failed = run(
            folder.path(),
            &["report", "acme", "-f", "html", "-o", output],
        );
        let wrong_ending = run(folder.path(), &["report", "acme", "-o", "a.htlm"]);
        let failed = if output == "a.htlm" {
            wrong_ending
        } else {
            failed
        };
        assert_eq!((failed.status, failed.out.as_str()), (2, ""), "{output}");
        assert!(failed.err.contains(why), "{output}: {}", failed.err);
        if output == "a.htlm" {
            continue;
        }
        assert_eq!(entries(folder.path()), before, "{output}");
    }
}

#[test]
fn a_full_disk_leaves_the_old_report_as_it_was_and_nothing_beside_it() {
    let folder = acme();
    for file in ["a.html", "a.docx"] {
        // Made by the program: a document that it doesn't know as its own it wouldn't write over in any case.
        run(folder.path(), &["report", "acme", "-o", file]);
        let old = fs::read(folder.path().join(file)).expect("there");
        let before = entries(folder.path());
        // Files may get no longer than 4 KiB here, which is what a disk that fills up looks like.
        let script = format!(
            "trap '' XFSZ; ulimit -f 8; exec {} report acme -o {file}",
            env!("CARGO_BIN_EXE_detente")
        );
        let output = Command::new("sh")
            .arg("-c")
            .arg(script)
            .current_dir(folder.path())
            .output();
        let failed = ended(&output.expect("a shell"));
        assert_eq!(failed.status, 2);
        assert!(failed.err.contains("nothing was written"), "{}", failed.err);
        assert!(fs::read(folder.path().join(file)).expect("there") == old);
        assert_eq!(entries(folder.path()), before);
    }
}

#[test]
fn a_link_stays_a_link_and_a_device_a_device() {
    let folder = acme();
    std::os::unix::fs::symlink("real.md", folder.path().join("link.md")).expect("made");
    fs::write(folder.path().join("real.md"), "old").expect("written");
    run(folder.path(), &["report", "acme", "-o", "link.md"]);
    let link = fs::symlink_metadata(folder.path().join("link.md")).expect("there");
    assert!(link.file_type().is_symlink());
    assert_ne!(
        fs::read_to_string(folder.path().join("real.md")).expect("there"),
        "old"
    );
    let null = run(
        folder.path(),
        &["report", "acme", "-f", "html", "-o", "/dev/null"],
    );
    assert_eq!((null.status, null.out.as_str()), (0, ""));
    assert!(!fs::metadata("/dev/null").expect("there").is_file());
}

#[test]
fn a_dash_is_standard_output() {
    let folder = acme();
    let dash = run(folder.path(), &["report", "acme", "-f", "csv", "-o", "-"]);
    assert_eq!(dash, run(folder.path(), &["report", "acme", "-f", "csv"]));
}

#[test]
fn an_output_never_takes_the_place_of_a_file_that_is_read() {
    let folder = acme();
    let path = folder.path();
    let write = |name: &str, text: &str| fs::write(path.join(name), text).expect("written");
    let csv = "company,side,targets-collide\nAcme,sales,4\nAcme,operations,2\n";
    write("acme/all.csv", csv);
    write("a.csv", csv);
    write("mine.yaml", &printed(path, &["questionnaire", "export"]));
    write("map.yaml", "format: detente/columns@1\n");
    write("brand.html", &printed(path, &["template"]));
    fs::create_dir(path.join("linked")).expect("made");
    std::os::unix::fs::symlink("../a.csv", path.join("linked/b.csv")).expect("linked");
    let before = entries(path);
    for arguments in [
        "report acme -o acme/all.csv",
        "report a.csv -o ./acme/../a.csv",
        "report linked -o a.csv",
        "report a.csv -o linked/b.csv",
        "report a.csv -q mine.yaml -f text -o mine.yaml",
        "report a.csv --columns map.yaml -f text -o map.yaml",
        "report a.csv --template brand.html -o brand.html",
        "demo --template brand.html -o brand.html",
        "compare a.csv acme/all.csv -o a.csv",
        "compare a.csv acme/all.csv -o acme/all.csv",
        "compare a.csv acme/all.csv -q mine.yaml -f csv -o mine.yaml",
        "batch acme -o acme/all.csv",
        "batch a.csv -q mine.yaml -f csv -o mine.yaml",
        "batch a.csv --columns map.yaml -f csv -o map.yaml",
        "schema answers -q mine.yaml -o mine.yaml",
        "form --company Acme --side sales -q mine.yaml -o mine.yaml --force",
    ] {
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let output = arguments.iter().skip_while(|word| **word != "-o").nth(1);
        let output = output.expect("an output");
        let refused = run(path, &arguments);
        let expected = format!(
            "error[overwrites-input]: the output would take the place of this file, which is read\n\
             --> {output}\n = help: nothing was read or written; give another name after `-o`\n\n"
        );
        assert_eq!(
            (refused.status, refused.out.as_str()),
            (2, ""),
            "{arguments:?}"
        );
        assert_eq!(refused.err, expected, "{arguments:?}");
    }
    assert_eq!(entries(path), before);
    // A file that is there already, and isn't read, is replaced as ever.
    assert_eq!(
        run(path, &["report", "a.csv", "-o", "acme/all.csv"]).status,
        0
    );
}

/// What the last run wrote beside the answers holds none, and the next writes it anew.
#[test]
fn a_command_may_write_among_the_answers_as_often_as_it_is_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let csv = "company,side,targets-collide\nAcme,sales,4\nAcme,operations,2\n";
    fs::create_dir(path.join("acme")).expect("made");
    fs::write(path.join("acme/answers.csv"), csv).expect("written");
    for arguments in [
        "report acme -o acme/report.json",
        "report acme -o acme/report.csv",
        "batch acme -o acme/portfolio.csv",
        "batch acme -o acme/portfolio.ndjson",
        "batch acme -o acme/portfolio.xlsx",
        "batch acme --out acme -f json -f csv",
        "compare acme/answers.csv acme -o acme/change.json",
        "compare acme/answers.csv acme -o acme/change.xlsx",
        "reliability acme -o acme/reliability.csv",
    ] {
        let arguments: Vec<&str> = arguments.split(' ').collect();
        for _ in 0..2 {
            let run = run(path, &arguments);
            assert_eq!(run.status, 0, "{arguments:?}: {}", run.err);
        }
    }
    // A report is read where something is set against it.
    let since = ["report", "acme/answers.csv", "--since", "acme/report.json"];
    let refused = run(path, &[&since[..], &["-o", "acme/report.json"]].concat());
    assert!(refused.err.contains("overwrites-input"), "{}", refused.err);
}

#[test]
fn no_report_of_a_portfolio_takes_the_place_of_a_file_that_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let csv = "company,side,targets-collide\nAcme,sales,4\nAcme,operations,2\n";
    fs::create_dir(path.join("clients")).expect("made");
    fs::write(path.join("clients/Acme.csv"), csv).expect("written");
    let into = |folder: &str| run(path, &["batch", "clients", "--out", folder, "-f", "csv"]);
    let refused = into("clients/../clients");
    assert_eq!(refused.status, 2);
    assert!(
        refused.err.ends_with(
            "error[overwrites-input]: the output would take the place of this file, which is read\n\
             --> clients/Acme.csv\n = help: no report was written; give another folder after `--out`\n\n"
        ),
        "{}",
        refused.err
    );
    let read = || fs::read_to_string(path.join("clients/Acme.csv")).expect("there");
    assert_eq!(read(), csv);
    assert_eq!(into("reports").status, 0);
}

#[test]
fn a_dash_is_standard_output_everywhere() {
    let folder = acme();
    let path = folder.path();
    fs::write(path.join("-"), "a file of that name").expect("written");
    let before = entries(path);
    for arguments in [
        "report acme",
        "compare acme acme",
        "batch acme",
        "batch acme -f xlsx",
        "batch acme -f ndjson",
        "demo",
        "form --company Acme --side sales",
        "questionnaire export",
        "schema report",
        "template",
    ] {
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let out = |more: &[&str]| {
            let output = program(path, &[&arguments, more].concat())
                .output()
                .expect("it starts");
            assert_eq!(output.status.code(), Some(0), "{arguments:?} {more:?}");
            output.stdout
        };
        assert!(out(&["-o", "-"]) == out(&[]), "{arguments:?}");
    }
    assert_eq!(entries(path), before);
}

fn entries(folder: &std::path::Path) -> Vec<String> {
    let names = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = names
        .map(|entry| {
            entry
                .expect("a file")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

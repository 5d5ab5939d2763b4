//! Output files are written whole or not at all.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::run::{acme, ended, run};

#[test]
fn a_new_report_is_for_its_owner_alone_and_an_old_one_keeps_who_may_read_it() {
    let folder = acme();
    let path = folder.path().join("a.html");
    let mode = || fs::metadata(&path).expect("there").permissions().mode() & 0o777;
    run(folder.path(), &["report", "acme", "-o", "a.html"]);
    assert_eq!(mode(), 0o600);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("set");
    run(folder.path(), &["report", "acme", "-o", "a.html"]);
    assert_eq!(mode(), 0o644);
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
    fs::write(folder.path().join("a.html"), "old").expect("written");
    let before = entries(folder.path());
    // Files may get no longer than 4 KiB here, which is what a disk that fills up looks like.
    let script = format!(
        "trap '' XFSZ; ulimit -f 8; exec {} report acme -o a.html",
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
    assert_eq!(
        fs::read_to_string(folder.path().join("a.html")).expect("there"),
        "old"
    );
    assert_eq!(entries(folder.path()), before);
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

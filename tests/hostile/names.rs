//! Names that a file system takes, and a text doesn't.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Output};

const ANSWERS: &str = "company,side,goals-known\nAcme,sales,4\nAcme,operations,3\n";

fn detente(folder: &Path, arguments: &[&OsStr]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("detente starts")
}

#[test]
fn a_file_is_read_whatever_bytes_its_name_is_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let names =
        [&b"a\xff.csv"[..], b"a\xfe.csv", b"line\nfeed.csv", b"-.csv"].map(OsStr::from_bytes);
    for name in names {
        fs::write(folder.path().join(name), ANSWERS).expect("a file");
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let all = detente(folder.path(), &["check", "."].map(OsStr::new));
    assert_eq!(all.status.code(), Some(0), "{}", text(&all.stderr));
    assert_eq!(
        text(&all.stdout).lines().count(),
        8,
        "{}",
        text(&all.stdout)
    );
    assert!(
        text(&all.stdout).contains(r"a\xfe.csv: Acme, Sales"),
        "{}",
        text(&all.stdout)
    );
    for name in names {
        let path = folder.path().join(name);
        let one = detente(folder.path(), &[OsStr::new("check"), path.as_os_str()]);
        assert_eq!(one.status.code(), Some(0), "{}", text(&one.stderr));
        assert_eq!(text(&one.stdout).lines().count(), 2);
    }
}

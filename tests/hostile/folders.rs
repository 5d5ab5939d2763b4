//! Folders that several runs write into at once, and what runs that were cut off have left in them.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("text")
        })
        .collect();
    names.sort();
    names
}

fn answers(folder: &Path, companies: usize) {
    let record = |at: usize| {
        ["sales", "operations"].map(|side| {
            format!(
                "{{\"company\":\"C{at}\",\"side\":\"{side}\",\"answers\":{{\"goals-known\":4}}}}\n"
            )
        })
    };
    let text: String = (0..companies).flat_map(record).collect();
    fs::write(folder.join("all.ndjson"), text).expect("a file");
}

fn start(folder: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("detente starts")
}

fn ends_well(child: Child) {
    let output = child.wait_with_output().expect("it ends");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{told}");
}

#[test]
fn several_runs_may_write_into_one_folder_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    answers(folder.path(), 60);
    let batch = ["batch", "all.ndjson", "--out", "reports", "-f", "json"];
    let runs: Vec<Child> = (0..4).map(|_| start(folder.path(), &batch)).collect();
    runs.into_iter().for_each(ends_well);
    let reports = names(&folder.path().join("reports"));
    assert_eq!(reports.len(), 60);
    ends_well(start(folder.path(), &[&batch[..], &["--check"]].concat()));
}

#[test]
fn what_a_run_left_is_cleared_away_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    answers(folder.path(), 2);
    let path = |name: &str| folder.path().join(name);
    let (left, under_way) = (".detente-a1B2c3D4.tmp", ".detente-99999999.tmp");
    let own = [
        ".detente-notes",
        ".detente-a1B2c3D4.tmp.bak",
        ".detente-a1B2c3.tmp",
        ".detente-a-B2c3D4.tmp",
        ".tmpa1B2c3",
    ];
    for name in own {
        fs::write(path(name), "mine").expect("a file");
    }
    fs::create_dir(path(".detente-ffffffff.tmp")).expect("a folder");
    let busy = File::create(path(under_way)).expect("a file");
    busy.lock().expect("a lock");
    for arguments in [
        &["batch", "all.ndjson", "--out", ".", "-f", "json"][..],
        &[
            "report",
            "all.ndjson",
            "--company",
            "C1",
            "-f",
            "json",
            "-o",
            "one.json",
        ],
    ] {
        fs::write(path(left), "answers").expect("a file");
        ends_well(start(folder.path(), arguments));
        let found = names(folder.path());
        assert!(!found.iter().any(|name| name == left), "{found:?}");
        for name in own.iter().chain([&under_way]) {
            assert!(
                found.iter().any(|found| found == name),
                "{name} of {found:?}"
            );
        }
    }
    assert!(path(".detente-ffffffff.tmp").is_dir());
}

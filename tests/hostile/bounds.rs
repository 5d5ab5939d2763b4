//! Bounds on what is read: the message says the bound and the way on.

use std::fmt::Write;
use std::fs;

use crate::command::detente;

/// What is said of a file of that name and text.
fn told(name: &str, text: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, text).expect("a file");
    let path = path.to_str().expect("a path");
    let told = detente(&["report", path]).complaint();
    told.replace(path, name)
}

#[test]
fn lists_within_lists_are_refused_from_a_depth_on() {
    let why = "this can't be read as YAML or JSON: more than 16 lists and mappings stand within each other";
    for (name, text) in [
        ("a.yaml", "- ".repeat(50_000)),
        ("a.yaml", "[".repeat(50_000)),
        ("a.yaml", "{a: ".repeat(50_000)),
        (
            "a.yaml",
            "company: A\rside: sales\ranswers:\r".to_owned() + &" x: [\r".repeat(5_000),
        ),
        ("a.json", "[".repeat(17) + &"]".repeat(17)),
        ("a.ndjson", "{\"a\":".repeat(5_000) + "\n"),
    ] {
        let told = told(name, &text);
        assert!(
            told.starts_with(&format!("error[syntax]: {why}\n")),
            "{told}"
        );
    }
    let deep = format!("{}1{}", "[".repeat(16), "]".repeat(16));
    assert!(!told("a.json", &deep).contains(why));
}

#[test]
fn a_table_has_so_many_columns_at_most() {
    let table = |columns: usize| {
        let mut header = "company,side,goals-known".to_owned();
        for column in 3..columns {
            let _ = write!(header, ",x{column}");
        }
        header + "\n"
    };
    let told_of = told("a.csv", &table(2_001));
    assert!(
        told_of.contains("error[too-many-columns]: this table has 2001 columns\n --> a.csv:1:")
    );
    assert!(told_of.contains("up to 2000 can be read"), "{told_of}");
    assert!(!told("a.csv", &table(2_000)).contains("too-many"));
}

#[test]
fn a_questionnaire_has_so_many_items_at_most() {
    let text = fs::read_to_string("questionnaires/pulse-1.0.yaml").expect("a questionnaire");
    let (before, after) = text.split_once("open:\n").expect("open questions");
    let with_open = |count: usize| {
        let mut open = String::new();
        for at in 0..count {
            let _ = writeln!(open, "  - {{id: more-{at}, text: \"Question {at}\"}}");
        }
        format!("{before}open:\n{open}{after}")
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("q.yaml");
    fs::write(&path, with_open(100)).expect("a file");
    let path = path.to_str().expect("a path");
    let complaint = detente(&["report", "ten-mistakes", "-q", path]).complaint();
    assert!(
        complaint.contains("error[too-many]: this list has 101 items\n"),
        "{complaint}"
    );
    assert!(complaint.contains("100 items at most"), "{complaint}");
}

#[cfg(unix)]
#[test]
fn what_has_no_end_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, why) in [
        ("a.csv", "what starts at line 1 doesn't end within 32 MB"),
        ("a.ndjson", "what starts at line 1 doesn't end within 32 MB"),
        ("a.yaml", "this file is larger than 32 MB"),
    ] {
        let path = folder.path().join(name);
        std::os::unix::fs::symlink("/dev/zero", &path).expect("a link");
        let complaint = detente(&["batch", path.to_str().expect("a path")]).complaint();
        assert!(complaint.contains(why), "{complaint}");
    }
}

#[cfg(unix)]
#[test]
fn so_much_comes_through_a_pipe_at_most() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_detente"))
        .args(["batch", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("detente starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let chunk = vec![b'a'; 1 << 20];
    // It ends before all of this is taken.
    let taken = (0..1000)
        .take_while(|_| pipe.write_all(&chunk).is_ok())
        .count();
    drop(pipe);
    let output = child.wait_with_output().expect("it ends");
    assert!((256..300).contains(&taken), "{taken}");
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("more than 256 MB came through here"),
        "{told}"
    );
    assert!(told.contains("name the file"), "{told}");
}

#[test]
fn long_lines_of_broken_text_are_read_to_their_end() {
    let record = |company: usize| {
        format!(
            "{{\"company\":\"C{company}\",\"side\":\"sales\",\"answers\":{{\"goals-known\":4}}}},"
        )
    };
    let list: String = (0..5_000).map(record).collect();
    let cut = told("cut.json", &format!("[{list}"));
    assert!(cut.starts_with("error[syntax]: "), "{}", &cut[..200]);
    let hashes = told(
        "a.yaml",
        &format!("company: \"{}\"\nside: [", "#".repeat(400_000)),
    );
    assert!(hashes.starts_with("error[syntax]: "), "{}", &hashes[..200]);
    let commas = told(
        "a.yaml",
        &format!("side: [ {}", ", company: ".repeat(20_000)),
    );
    assert!(commas.starts_with("error[syntax]: "), "{}", &commas[..200]);
}

#[test]
fn a_long_cell_or_heading_is_one_mistake_or_few() {
    let order = "revenue > ".repeat(2_000);
    let table = format!("company,side,quarter-order\nAcme,sales,{order}\n");
    let told_of = told("a.csv", &table);
    // Five options can be mistaken in so many ways, and what follows adds nothing.
    assert_eq!(
        told_of.matches("error[").count(),
        6,
        "{}",
        &told_of[..2_000]
    );
    for part in ["<a ", "&amp", "<a &amp "] {
        let heading = part.repeat(5_000);
        let table = format!("company,side,\"{heading}\"\nAcme,sales,4\n");
        assert!(
            told("a.csv", &table).contains("error[no-questions]"),
            "{part}"
        );
    }
}

//! The demo's report in every format, to the byte.
//!
//! Where a change is meant, `UPDATE_GOLDEN=1 cargo test --test reports golden` writes the files anew.

use std::fs;
use std::path::Path;

use crate::run::{acme, run};

/// The files, and what else they are rendered with.
const FILES: [(&str, &[&str]); 8] = [
    ("acme.txt", &[]),
    ("acme.md", &[]),
    ("acme.html", &[]),
    ("acme.csv", &[]),
    ("acme.json", &[]),
    ("acme-details.txt", &["--details"]),
    ("acme-details.md", &["--details"]),
    ("acme-details.html", &["--details"]),
];

#[test]
fn every_format_is_what_it_was() {
    let folder = acme();
    let mut moved = Vec::new();
    for (name, extra) in FILES {
        let golden = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/reports/golden")
            .join(name);
        let golden = golden.to_str().expect("a path that is text");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::remove_file(golden).ok();
            let written = run(
                folder.path(),
                &[&["report", "acme", "-o", golden], extra].concat(),
            );
            assert_eq!(written.status, 0, "{}", written.err);
        }
        let checked = run(
            folder.path(),
            &[&["report", "acme", "--check", golden], extra].concat(),
        );
        if checked.status != 0 {
            moved.push(checked.out + &checked.err);
        }
    }
    assert!(moved.is_empty(), "{}", moved.join("\n"));
}

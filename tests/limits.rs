//! The limits that `docs/security.md` names are those in the code.

use std::fs;
use std::path::Path;

/// Where a limit stands, how, and what the page says of it.
const LIMITS: [(&str, &str, &str); 22] = [
    (
        "source/load.rs",
        "LARGEST: u64 = 32 << 20;",
        "a map, a plan, a template) | 32 MB |",
    ),
    (
        "reading/packed/mod.rs",
        "LARGEST_PACKED: u64 = 64 << 20;",
        "packed | 64 MB |",
    ),
    (
        "reading/packed/mod.rs",
        "LARGEST: u64 = 256 << 20;",
        "unpacks to, in all | 256 MB |",
    ),
    (
        "reading/packed/archive.rs",
        "MOST_MEMBERS: usize = 10_000;",
        "archive | 10,000 |",
    ),
    (
        "reading/packed/sheet.rs",
        "MOST_ROWS: u32 = 1 << 20;",
        "rows of a sheet | 1,048,576 |",
    ),
    (
        "reading/packed/sheet.rs",
        "MOST_COLUMNS: u32 = 1 << 14;",
        "columns of a sheet | 16,384 |",
    ),
    (
        "reading/csv/header.rs",
        "MOST_COLUMNS: usize = 2_000;",
        "can be answers | 2,000 |",
    ),
    (
        "source/blocks.rs",
        "LONGEST_LINE: usize = 32 << 20;",
        "a row of CSV | 32 MB |",
    ),
    (
        "source/load.rs",
        "LARGEST_AT_ONCE: u64 = 256 << 20;",
        "quotes astray | 256 MB |",
    ),
    (
        "source/yaml.rs",
        "DEEPEST: usize = 16;",
        "in YAML and JSON | 16 |",
    ),
    (
        "source/fields.rs",
        "MOST_ITEMS: usize = 100;",
        "causes among them | 100 |",
    ),
    (
        "questionnaire/check.rs",
        "MOST_IDS: usize = 1_000;",
        "any other kind | 1,000 |",
    ),
    (
        "source/yaml.rs",
        "max_documents: 100_000,",
        "documents in a file | 100,000 |",
    ),
    (
        "source/yaml.rs",
        "max_nodes: 2_000_000,",
        "nodes in a file | 2,000,000 |",
    ),
    (
        "survey/plain.rs",
        "LONGEST: u64 = 64 * 1024;",
        "`survey --plain` | 64 KiB |",
    ),
    (
        "report/bounds.rs",
        "LARGEST: usize = 256 << 10;",
        "in its braces | 256 KiB |",
    ),
    (
        "report/bounds.rs",
        "STEPS: u64 = 1_000_000;",
        "template's steps | 1,000,000 |",
    ),
    (
        "report/bounds.rs",
        "DEEPEST: usize = 500;",
        "loops and macros within one another | 500 |",
    ),
    (
        "report/bounds.rs",
        "WIDEST_INDENT: usize = 16;",
        "`tojson` | 16 |",
    ),
    (
        "report/bounds.rs",
        "LONGEST: u64 = 10;",
        "template's time | 10 seconds |",
    ),
    (
        "report/bounds.rs",
        "MOST_MEMORY: usize = 1024;",
        "template's memory, on Unix | 1,024 MiB |",
    ),
    (
        "report/docx/read.rs",
        "LARGEST: u64 = 32 << 20;",
        "text takes more than 32 MB",
    ),
];

#[test]
fn the_page_names_the_limits_that_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = |path: &str| fs::read_to_string(root.join(path)).expect("a text");
    let page = text("docs/security.md");
    for (file, limit, said) in LIMITS {
        assert!(
            text(&format!("src/{file}")).contains(limit),
            "{file}: {limit}"
        );
        assert!(page.contains(said), "{said}");
    }
}

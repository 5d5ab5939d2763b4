//! Every example in the README and in docs/, tried as it stands there.
//!
//! A block's language says how: `console` is run and its output compared, the commands of `sh` have to be
//! ones that the program takes, `yaml` and `csv` are read as the files that they show, and `text` is only
//! looked at. No other kind of block is allowed, so that none goes untried by a slip.

mod command;

use std::ops::Range;
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::process::Command;

use command::detente;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

/// A page for people; its path starts at the root.
struct Page {
    path: PathBuf,
    text: String,
}

/// A fenced block of a page.
struct Block {
    language: String,
    text: String,
    /// The page and the line that it starts on.
    place: String,
}

/// The README and every page in docs/.
fn pages() -> Vec<Page> {
    let folder = std::fs::read_dir("docs").expect("a folder");
    let mut paths: Vec<PathBuf> = folder
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    paths.push(PathBuf::from("README.md"));
    paths.sort();
    let read = |path: PathBuf| Page {
        text: std::fs::read_to_string(&path).expect("a page of text"),
        path,
    };
    paths.into_iter().map(read).collect()
}

fn blocks(language: &str) -> Vec<Block> {
    let all = pages().into_iter().flat_map(|page| page.blocks());
    all.filter(|block| block.language == language).collect()
}

impl Page {
    fn events(&self) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
        Parser::new(&self.text).into_offset_iter()
    }

    fn place(&self, offset: usize) -> String {
        let line = self.text[..offset].matches('\n').count() + 1;
        format!("{}:{line}", self.path.display())
    }

    fn blocks(&self) -> Vec<Block> {
        let block = |(event, range): (Event, Range<usize>)| {
            let Event::Start(Tag::CodeBlock(kind)) = event else {
                return None;
            };
            let place = self.place(range.start);
            // trycmd passes over what is set in from the margin.
            let before = &self.text[..range.start];
            assert!(before.ends_with('\n'), "{place}: a block that is set in");
            let CodeBlockKind::Fenced(language) = kind else {
                panic!("{place}: a block without a fence");
            };
            let (_, rest) = self.text[range].split_once('\n').expect("lines");
            let (text, _) = rest.rsplit_once("```").expect("the end of a block");
            Some(Block {
                language: language.to_string(),
                text: text.to_owned(),
                place,
            })
        };
        self.events().filter_map(block).collect()
    }

    /// What its headings are called in links.
    fn anchors(&self) -> Vec<String> {
        let is_heading = |event: &Event| matches!(event, Event::Start(Tag::Heading { .. }));
        let headings = self.events().filter(|(event, _)| is_heading(event));
        let anchor = |(_, range): (Event, Range<usize>)| {
            let title = self.text[range].trim().trim_start_matches('#').trim();
            let kept = title
                .chars()
                .filter(|c| c.is_alphanumeric() || " -".contains(*c));
            kept.collect::<String>().to_lowercase().replace(' ', "-")
        };
        headings.map(anchor).collect()
    }

    /// Where its links lead and its pictures are, but for those in the web.
    fn links(&self) -> Vec<String> {
        let link = |(event, _): (Event, Range<usize>)| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some(dest_url.to_string())
            }
            _ => None,
        };
        let links = self.events().filter_map(link);
        links.filter(|link| !link.contains("://")).collect()
    }
}

#[test]
fn what_is_shown_is_what_is_printed() {
    let cases = trycmd::TestCases::new();
    for page in pages() {
        cases.case(page.path);
    }
}

#[test]
fn every_block_is_of_a_kind_that_is_tried() {
    for block in pages().iter().flat_map(Page::blocks) {
        let Block {
            language,
            text,
            place,
        } = block;
        match language.as_str() {
            "console" | "sh" | "yaml" | "csv" => {}
            "text" => assert!(!text.contains("$ "), "{place}: a command that isn't run"),
            _ => panic!("{place}: nobody tries blocks of `{language}`"),
        }
    }
}

/// Asks every command for its help with the arguments that are shown: unknown ones are refused first.
#[cfg(unix)]
#[test]
fn every_command_is_one_that_the_program_takes() {
    let mut scripts: Vec<(String, String)> = blocks("sh")
        .into_iter()
        .map(|block| (block.place, block.text))
        .collect();
    for page in pages() {
        for (event, range) in page.events() {
            if let Event::Code(code) = event
                && code.starts_with("detente ")
            {
                scripts.push((page.place(range.start), code.to_string()));
            }
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    // Engines are tried elsewhere.
    for engine in ["spark-submit", "jq", "parallel"] {
        let path = folder.path().join(engine);
        std::fs::write(&path, "#!/bin/sh\n").expect("written");
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(&path, mode).expect("made a program");
    }
    for (place, script) in scripts {
        let program = env!("CARGO_BIN_EXE_detente");
        let asked = format!(
            "PATH=.:$PATH\ndetente() {{ '{program}' \"$@\" --help > help.txt; }}\ncargo() {{ :; }}\n{script}"
        );
        let run = Command::new("sh")
            .args(["-c", &asked])
            .current_dir(&folder)
            .output()
            .expect("a shell");
        let refused = String::from_utf8_lossy(&run.stderr);
        assert!(
            run.status.success() && refused.is_empty(),
            "{place}: {refused}"
        );
    }
}

#[test]
fn the_files_shown_are_valid() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let write = |name: &str, text: &str| std::fs::write(path(name), text).expect("written");
    let mut exports = 0;
    for Block { text, place, .. } in blocks("csv") {
        if text.starts_with("company,") {
            write("answers.csv", &text);
            assert_sound(&place, &["check", &path("answers.csv")]);
        } else {
            // The export of a form service, which the map of columns is about.
            exports += 1;
            write("google-sales.csv", &text);
            // Each side is asked in its own words.
            write(
                "google-operations.csv",
                &text.replace("Operations", "Sales"),
            );
        }
    }
    assert_eq!(exports, 1, "the one export that the map is tried with");
    for Block { text, place, .. } in blocks("yaml") {
        write("shown.yaml", &text);
        let shown = path("shown.yaml");
        if text.starts_with("format: detente/columns@1\n") {
            let exports = [path("google-sales.csv"), path("google-operations.csv")];
            let arguments = ["check", &exports[0], &exports[1], "--columns", &shown];
            assert_sound(&place, &arguments);
        } else {
            assert_sound(&place, &["check", &shown]);
        }
    }
}

/// Notes, as of columns that hold no answers, are no complaint.
fn assert_sound(place: &str, arguments: &[&str]) {
    let run = detente(arguments);
    let is_complaint = |line: &str| line.starts_with("error") || line.starts_with("warning");
    assert!(
        run.status == Some(0) && !run.stdout.is_empty() && !run.stderr.lines().any(is_complaint),
        "{place}: {}",
        run.stderr
    );
}

#[test]
fn every_link_leads_somewhere_and_the_readme_leads_everywhere() {
    let pages = pages();
    for page in &pages {
        for link in page.links() {
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = match file {
                "" => page.path.clone(),
                _ => plain(&page.path.parent().expect("a folder").join(file)),
            };
            let from = page.path.display();
            assert!(target.exists(), "{from}: there is no {link}");
            let found = pages.iter().find(|page| page.path == target);
            assert!(
                anchor.is_empty()
                    || found.is_some_and(|to| to.anchors().iter().any(|a| a == anchor)),
                "{from}: there is no {link}"
            );
        }
    }
    let readme = pages.iter().find(|page| page.path.ends_with("README.md"));
    let links = readme.expect("the README").links();
    for page in pages.iter().filter(|page| page.path.starts_with("docs")) {
        let path = page.path.display().to_string();
        assert!(links.contains(&path), "the README doesn't lead to {path}");
    }
}

/// The same path without "..".
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path {
        if part == ".." {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    plain
}

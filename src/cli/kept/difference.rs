//! What differs between a kept report and the one of now, as a unified diff.

use similar::TextDiff;

use super::Diff;
use crate::sanitise::visible;

/// So many lines of a report are printed where not all are.
const LINES: usize = 20;

/// So many characters of a line. In Markdown a paragraph is one.
const CHARACTERS: usize = 600;

/// How two texts that aren't the same differ.
#[derive(Debug)]
pub(in crate::cli) struct Difference {
    /// Whether the kept one has Windows line ends.
    pub(in crate::cli) has_other_ends: bool,
    /// The lines that differ otherwise, safe to print; empty where none does.
    pub(in crate::cli) lines: String,
}

impl Difference {
    /// What to know of other line ends.
    pub(super) fn ends(&self) -> Option<&'static str> {
        let alone = "only the line ends differ: the file has Windows ones; in Git, `* -text` in .gitattributes keeps files as they are";
        let besides = "the file has Windows line ends, too; in Git, `* -text` in .gitattributes keeps files as they are";
        self.has_other_ends.then_some(if self.lines.is_empty() {
            alone
        } else {
            besides
        })
    }

    /// Compares two texts line by line, whatever ends the lines.
    pub(super) fn of(name: &str, kept: &str, now: &str) -> Self {
        let plain = kept.replace("\r\n", "\n");
        Self {
            has_other_ends: plain != kept,
            lines: diff(name, &plain, now),
        }
    }

    /// As many of its lines as are asked for.
    pub(in crate::cli) fn shown(&self, how: Diff) -> String {
        match how {
            Diff::Full => self.lines.clone(),
            Diff::Short => short(&self.lines),
            Diff::None => String::new(),
        }
    }
}

fn diff(name: &str, kept: &str, now: &str) -> String {
    let diff = TextDiff::from_lines(kept, now);
    let mut unified = diff.unified_diff();
    let name = visible(name);
    let text = unified
        .context_radius(3)
        .header(&name, "the report now")
        .to_string();
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// A line that is safe to print, and shows the spaces at its end where they may be what differs.
fn line(text: &str) -> String {
    let text = visible(text);
    if !text.starts_with(['+', '-']) {
        return text;
    }
    let kept = text.trim_end_matches(' ').len().max(1);
    format!("{}{}", &text[..kept], "·".repeat(text.len() - kept))
}

fn short(lines: &str) -> String {
    let mut kept: Vec<String> = lines.lines().map(cut).collect();
    if kept.len() > LINES {
        let more = crate::diagnostic::list::count(kept.len() - LINES, "more line", "more lines");
        kept.truncate(LINES);
        kept.push(format!("… {more}: `--diff full` prints all"));
    }
    kept.into_iter().map(|line| line + "\n").collect()
}

fn cut(line: &str) -> String {
    match line.char_indices().nth(CHARACTERS) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}

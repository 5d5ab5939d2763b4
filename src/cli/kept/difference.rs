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
        let are_alone = self.lines.is_empty();
        let told = if are_alone { alone } else { besides };
        self.has_other_ends.then_some(told)
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

/// What lies between the same first and the same last lines of two texts is compared line by line, as long as it isn't more
/// lines than this: the time that takes grows with the square of what differs, and who has changed so much isn't helped by it.
const COMPARED: usize = 20_000;

fn diff(name: &str, kept: &str, now: &str) -> String {
    if let Some(replaced) = replaced(kept, now) {
        let header = format!("--- {}\n+++ the report now\n", visible(name));
        return header + &replaced;
    }
    let diff = TextDiff::from_lines(kept, now);
    let mut unified = diff.unified_diff();
    let name = visible(name);
    let text = unified.context_radius(3);
    let text = text.header(&name, "the report now").to_string();
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// The lines between the same first and the same last ones, where they are too many to be compared: all of the one, then all of
/// the other.
fn replaced(kept: &str, now: &str) -> Option<String> {
    let [kept, now] = [kept, now].map(|text| text.lines().collect::<Vec<&str>>());
    if kept.len().max(now.len()) <= COMPARED {
        return None;
    }
    let pairs = kept.iter().zip(&now);
    let first = pairs.take_while(|(one, other)| one == other).count();
    let pairs = kept[first..].iter().rev().zip(now[first..].iter().rev());
    let last = pairs.take_while(|(one, other)| one == other).count();
    let [kept, now] = [kept, now].map(|lines| lines[first..lines.len() - last].to_vec());
    if kept.len().max(now.len()) <= COMPARED {
        return None;
    }
    let old = kept.iter().map(|text| line(&format!("-{text}")));
    let new = now.iter().map(|text| line(&format!("+{text}")));
    Some(old.chain(new).map(|line| line + "\n").collect())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_to_compare_is_told_as_replaced_between_the_lines_that_are_the_same() {
        let text = |of: &str| -> String {
            let middle = (0..=COMPARED).map(|at| format!("{of}{at}\n"));
            format!("first\n{}last\n", middle.collect::<String>())
        };
        let found = diff("kept.md", &text("a"), &text("b"));
        let lines: Vec<&str> = found.lines().collect();
        assert_eq!(lines[..3], ["--- kept.md", "+++ the report now", "-a0"]);
        assert_eq!(lines[COMPARED + 2..COMPARED + 4], ["-a20000", "+b0"]);
        assert_eq!(
            (lines.len(), lines[lines.len() - 1]),
            (2 + 2 * (COMPARED + 1), "+b20000")
        );
        // Of as many lines of which one differs, that one is told.
        let one = text("a").replacen("a7\n", "b7\n", 1);
        assert!(diff("kept.md", &text("a"), &one).contains(" a6\n-a7\n+b7\n a8\n"));
    }
}

//! Texts as lines of a terminal's width, which every screen is made of.

use console::{measure_text_width, style};
use textwrap::{Options, WordSplitter};

use crate::sanitise::visible;

/// Columns left free on the left.
const MARGIN: usize = 2;
/// Lines longer than this are tiring to read.
const WIDEST: usize = 90;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub rows: usize,
    pub columns: usize,
}

/// A screen as lines, with the place of the cursor where it shows: row and column, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenLayout {
    /// The lines, styled.
    pub lines: Vec<String>,
    pub cursor: Option<(usize, usize)>,
}

/// The columns that text may fill.
pub(super) fn width(size: Size) -> usize {
    size.columns.saturating_sub(MARGIN).clamp(8, WIDEST)
}

/// Wraps a text from a file, made safe to print.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    wrap_safe(&visible(text), width)
}

impl From<Vec<String>> for ScreenLayout {
    fn from(lines: Vec<String>) -> Self {
        Self {
            lines,
            cursor: None,
        }
    }
}

pub(super) fn dim(text: &str) -> String {
    style(text).for_stderr().dim().to_string()
}

pub(super) fn bold_lines(text: &str, width: usize) -> Vec<String> {
    let bold = |line: String| indent(&style(line).for_stderr().bold().to_string());
    wrap(text, width).into_iter().map(bold).collect()
}

pub(super) fn dim_lines(text: &str, width: usize) -> Vec<String> {
    let dim = |line: &String| indent(&dim(line));
    wrap(text, width).iter().map(dim).collect()
}

/// How far a respondent is, and for whom answers are given.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// How far, in words.
    pub text: String,
    /// For whom, in words.
    pub seat: String,
    /// The questions before this one.
    pub done: usize,
    /// All questions.
    pub count: usize,
}

impl Progress {
    /// In words and as a bar.
    pub(super) fn line(&self, width: usize) -> String {
        let parts = [self.text.as_str(), self.seat.as_str()].into_iter();
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let text = fitted(&parts.join(" · "), width);
        let room = width.saturating_sub(measure_text_width(&text) + 2).min(40);
        let done = room * self.done / self.count.max(1);
        let full = style("━".repeat(done)).for_stderr().cyan();
        let empty = dim(&"─".repeat(room - done));
        indent(&format!("{}  {full}{empty}", dim(&text)))
    }
}

/// What is asked, wrapped, behind a mark.
pub(super) fn asked(text: &str, width: usize) -> Vec<String> {
    let lines = wrap(text, width.saturating_sub(2)).into_iter().enumerate();
    let lines = lines.map(|(at, line)| {
        let mark = if at == 0 { "?" } else { " " };
        let mark = style(mark).for_stderr().yellow();
        format!("{mark} {}", style(line).for_stderr().bold())
    });
    lines.collect()
}

/// What is asked, and what to know of it, with an empty line at the end.
pub(super) fn heading(title: &str, note: &str, size: Size) -> Vec<String> {
    let title = asked(title, width(size)).into_iter();
    let width = width(size).saturating_sub(2);
    let note = Some(note).filter(|note| !note.is_empty());
    let note = note.into_iter().flat_map(|note| wrap(note, width));
    let note = note.map(|line| format!("  {}", dim(&line)));
    title.chain(note).chain([String::new()]).collect()
}

/// A text in one line of at most so many columns.
pub(super) fn fitted(text: &str, columns: usize) -> String {
    console::truncate_str(&visible(text), columns, "…").into_owned()
}

pub(super) fn indent(line: &str) -> String {
    format!("{}{line}", " ".repeat(MARGIN))
}

pub(super) fn wrap_safe(text: &str, width: usize) -> Vec<String> {
    let options = Options::new(width.max(1)).word_splitter(WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(text, options).into_iter();
    lines.map(|line| line.trim_end().to_owned()).collect()
}

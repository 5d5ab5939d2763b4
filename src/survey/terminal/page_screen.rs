//! A text to read on the screen, page by page where it is longer.

use super::lines::{Size, bold_lines, dim, indent, width, wrap};
use crate::survey::prompt::Notice;

/// A text to read, page by page where it is longer than the screen.
#[derive(Clone, Debug)]
pub struct PageScreen {
    pub notice: Notice,
    /// Which page is shown, from 0.
    pub page: usize,
    /// What to press when there is more.
    pub more: String,
}

impl PageScreen {
    pub fn pages(&self, size: Size) -> usize {
        self.body(size).len().div_ceil(Self::room(size)).max(1)
    }

    fn room(size: Size) -> usize {
        size.rows.saturating_sub(2).max(1)
    }

    fn body(&self, size: Size) -> Vec<String> {
        let width = width(size);
        let mut lines = bold_lines(&self.notice.title, width);
        for paragraph in &self.notice.paragraphs {
            lines.push(String::new());
            lines.extend(wrap(paragraph, width).iter().map(|line| indent(line)));
        }
        lines
    }

    pub(super) fn lines(&self, size: Size) -> Vec<String> {
        let (body, room) = (self.body(size), Self::room(size));
        let page = self.page.min(self.pages(size) - 1);
        let mut lines: Vec<String> = body.iter().skip(page * room).take(room).cloned().collect();
        let hint = if page + 1 < self.pages(size) {
            &self.more
        } else {
            &self.notice.end
        };
        let hint = console::truncate_str(hint, width(size), "…");
        lines.push(String::new());
        lines.push(indent(&dim(&hint)));
        lines
    }
}

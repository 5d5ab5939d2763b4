//! A text of any length, typed and changed on the screen.

use console::{Key, style};
use unicode_width::UnicodeWidthChar;

use super::lines::{ScreenLayout, Size, bold_lines, dim_lines, indent, width};
use crate::sanitise::visible;

/// A text that is being written.
#[derive(Clone, Debug)]
pub struct FieldScreen {
    pub question: String,
    /// What it is for.
    pub note: String,
    pub keys: String,
    text: Vec<char>,
    cursor: usize,
}

/// What a key did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// Goes on.
    On,
    Kept,
    /// The text is to be thrown away.
    Left,
}

impl FieldScreen {
    /// A field with a text to start from, the cursor at its end.
    pub fn new(question: String, note: String, keys: String, text: &str) -> Self {
        let text: Vec<char> = text.chars().collect();
        let cursor = text.len();
        Self {
            question,
            note,
            keys,
            text,
            cursor,
        }
    }

    pub fn text(&self) -> String {
        self.text.iter().collect::<String>().trim().to_owned()
    }

    pub fn press(&mut self, key: &Key) -> Edited {
        match key {
            Key::Enter => return Edited::Kept,
            Key::Escape => return Edited::Left,
            Key::ArrowLeft => self.cursor = self.cursor.saturating_sub(1),
            Key::ArrowRight => self.cursor = (self.cursor + 1).min(self.text.len()),
            Key::Home => self.cursor = 0,
            Key::End => self.cursor = self.text.len(),
            Key::Backspace if self.cursor > 0 => {
                self.cursor -= 1;
                self.text.remove(self.cursor);
            }
            Key::Del if self.cursor < self.text.len() => {
                self.text.remove(self.cursor);
            }
            // Control-U takes back what stands before the cursor, as in a shell.
            Key::Char('\u{15}') => {
                self.text.drain(..self.cursor);
                self.cursor = 0;
            }
            Key::Char(c) if !c.is_control() => {
                self.text.insert(self.cursor, *c);
                self.cursor += 1;
            }
            _ => {}
        }
        Edited::On
    }

    pub(super) fn lay_out(&self, size: Size) -> ScreenLayout {
        let width = width(size);
        let (typed, (row, column)) = self.typed(width.saturating_sub(3).max(2));
        let mut head = bold_lines(&self.question, width);
        head.extend(dim_lines(&self.note, width));
        head.push(String::new());
        let mut foot = vec![String::new()];
        foot.extend(dim_lines(&self.keys, width));
        // The line with the cursor is always in sight; what stands above it goes first.
        let room = size.rows.saturating_sub(foot.len()).max(1);
        let hidden = (head.len() + typed.len())
            .saturating_sub(room)
            .min(head.len() + row);
        let cursor = (head.len() + row - hidden, column + 4);
        let prefix = |at: usize| {
            if at == 0 {
                style("›").for_stderr().dim().to_string()
            } else {
                " ".to_owned()
            }
        };
        let typed = typed
            .iter()
            .enumerate()
            .map(|(at, line)| indent(&format!("{} {line}", prefix(at))));
        let mut lines: Vec<String> = head
            .into_iter()
            .chain(typed)
            .skip(hidden)
            .take(room)
            .collect();
        lines.extend(foot);
        lines.truncate(size.rows.max(1));
        ScreenLayout {
            lines,
            cursor: Some(cursor),
        }
    }

    /// The text in rows of a width, torn at spaces where it can be, and the row and column of the cursor.
    fn typed(&self, width: usize) -> (Vec<String>, (usize, usize)) {
        let mut starts = vec![0];
        let (mut used, mut after_space) = (0, None);
        for (at, &c) in self.text.iter().enumerate() {
            if used + columns(&[c]) > width {
                let start = after_space.take().unwrap_or(at);
                starts.push(start);
                used = columns(&self.text[start..at]);
            }
            used += columns(&[c]);
            if c == ' ' {
                after_space = Some(at + 1);
            }
        }
        let ends = starts[1..].iter().copied().chain([self.text.len()]);
        let shown = |(&start, end): (&usize, usize)| {
            self.text[start..end].iter().map(|&c| harmless(c)).collect()
        };
        let rows = starts.iter().zip(ends).map(shown).collect();
        let row = starts
            .iter()
            .rposition(|&start| start <= self.cursor)
            .unwrap_or(0);
        (rows, (row, columns(&self.text[starts[row]..self.cursor])))
    }
}

fn columns(text: &[char]) -> usize {
    text.iter().filter_map(|c| c.width()).sum()
}

/// Of a draft's text, what would steer a terminal or turn a line around is one sign of its own.
fn harmless(c: char) -> char {
    let mut shown = visible(c.encode_utf8(&mut [0; 4]))
        .chars()
        .collect::<Vec<_>>();
    match (shown.pop(), shown.is_empty()) {
        (Some(shown), true) => shown,
        _ => '\u{fffd}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str, width: usize) -> (Vec<String>, (usize, usize)) {
        FieldScreen::new(String::new(), String::new(), String::new(), text).typed(width)
    }

    #[test]
    fn long_texts_are_torn_at_spaces_and_the_cursor_follows() {
        let rows = |texts: &[&str]| {
            texts
                .iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(typed("", 10), (rows(&[""]), (0, 0)));
        assert_eq!(
            typed("one two three", 9),
            (rows(&["one two ", "three"]), (1, 5))
        );
        assert_eq!(
            typed("unbreakable", 4),
            (rows(&["unbr", "eaka", "ble"]), (2, 3))
        );
        assert_eq!(typed("漢字漢字", 5), (rows(&["漢字", "漢字"]), (1, 4)));
        assert_eq!(typed("ne\u{301}e", 10), (rows(&["ne\u{301}e"]), (0, 3)));
    }

    #[test]
    fn keys_change_the_text_where_the_cursor_stands() {
        let mut field = FieldScreen::new(String::new(), String::new(), String::new(), "ac");
        for key in [
            Key::ArrowLeft,
            Key::Char('b'),
            Key::End,
            Key::Char('\u{7}'),
            Key::Char('漢'),
        ] {
            assert_eq!(field.press(&key), Edited::On);
        }
        assert_eq!(field.text(), "abc漢");
        for key in [Key::Backspace, Key::Home, Key::Del, Key::Backspace] {
            field.press(&key);
        }
        assert_eq!(field.text(), "bc");
        assert_eq!(field.press(&Key::Enter), Edited::Kept);
        assert_eq!(field.press(&Key::Escape), Edited::Left);
    }

    #[test]
    fn the_cursor_stays_in_sight_however_small_the_screen_is() {
        let field = FieldScreen::new(
            "Why?".to_owned(),
            String::new(),
            "Keys".to_owned(),
            &"word ".repeat(60),
        );
        for rows in 1..12 {
            let layout = field.lay_out(Size { rows, columns: 40 });
            assert!(layout.lines.len() <= rows, "{rows}");
            assert!(
                layout.cursor.is_some_and(|(row, _)| row < rows),
                "{rows} {:?}",
                layout.cursor
            );
        }
    }
}

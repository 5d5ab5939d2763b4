//! A text of several lines, typed and changed on the screen: dialoguer asks for one line alone.

use console::Key;
use unicode_width::UnicodeWidthChar;

use super::lines::{Progress, ScreenLayout, Size, asked, dim, dim_lines, indent, width};
use crate::sanitise::visible;

/// With more rows than this there are empty ones to spare.
const ROOMY: usize = 16;

/// A text that is being written.
#[derive(Clone, Debug, Default)]
pub struct FieldScreen {
    pub progress: Progress,
    pub question: String,
    /// What it is for.
    pub note: String,
    pub keys: String,
    /// What is typed so far.
    pub text: Vec<char>,
    pub cursor: usize,
}

/// What a key did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    On,
    Kept,
    /// Out of the field, to what the key does elsewhere.
    Left,
}

impl FieldScreen {
    /// The same with a text to start from, the cursor at its end.
    pub fn starting_with(mut self, text: &str) -> Self {
        self.text = text.chars().collect();
        self.cursor = self.text.len();
        self
    }

    pub fn text(&self) -> String {
        self.text.iter().collect::<String>().trim().to_owned()
    }

    /// What a key would do, without doing it.
    pub fn leads(&self, key: &Key, is_pasted: bool) -> Edited {
        let is_at_end = self.cursor == self.text.len();
        match key {
            Key::Enter if !is_pasted && is_at_end && self.text.last() == Some(&'\n') => {
                Edited::Kept
            }
            Key::Tab if !is_pasted => Edited::Kept,
            Key::Escape => Edited::Left,
            Key::ArrowLeft if self.text.is_empty() => Edited::Left,
            _ => Edited::On,
        }
    }

    /// Takes a key on a screen of a size. What is pasted can't leave the field: the rest of it would answer
    /// questions.
    pub fn press(&mut self, key: &Key, is_pasted: bool, size: Size) -> Edited {
        let edited = self.leads(key, is_pasted);
        if edited != Edited::On {
            return edited;
        }
        let at = self.cursor;
        match key {
            Key::Enter => self.insert('\n'),
            Key::Tab => self.insert(' '),
            Key::ArrowLeft => self.cursor = at.saturating_sub(1),
            Key::ArrowRight => self.cursor = (at + 1).min(self.text.len()),
            Key::ArrowUp => self.move_rows(-1, size),
            Key::ArrowDown => self.move_rows(1, size),
            Key::Home => self.cursor = self.line_start(),
            Key::End => {
                let end = self.text[at..].iter().position(|c| *c == '\n');
                self.cursor = end.map_or(self.text.len(), |end| at + end);
            }
            Key::Backspace if at > 0 => {
                self.cursor -= 1;
                self.text.remove(self.cursor);
            }
            Key::Del if at < self.text.len() => {
                self.text.remove(at);
            }
            // Control-U takes back what stands before the cursor in its line, as in a shell.
            Key::Char('\u{15}') => {
                let start = self.line_start();
                self.text.drain(start..at);
                self.cursor = start;
            }
            Key::Char(c) if !c.is_control() => self.insert(*c),
            _ => {}
        }
        Edited::On
    }

    fn insert(&mut self, c: char) {
        self.text.insert(self.cursor, c);
        self.cursor += 1;
    }

    fn line_start(&self) -> usize {
        let mut before = self.text[..self.cursor].iter();
        let end = before.rposition(|c| *c == '\n');
        end.map_or(0, |at| at + 1)
    }

    fn move_rows(&mut self, by: isize, size: Size) {
        let starts = self.starts(room(size));
        let row = self.row(&starts);
        let Some(target) = row.checked_add_signed(by).filter(|row| *row < starts.len()) else {
            return;
        };
        let column = columns(&self.text[starts[row]..self.cursor]);
        let next = starts.get(target + 1);
        let mut end = next.map_or(self.text.len(), |next| next - 1);
        let start = starts[target];
        while end > start && columns(&self.text[start..end]) > column {
            end -= 1;
        }
        self.cursor = end.max(start);
    }

    pub(super) fn lay_out(&self, size: Size) -> ScreenLayout {
        let width = width(size);
        let (typed, (row, column)) = self.typed(room(size));
        let mut head = vec![self.progress.line(width)];
        if size.rows > ROOMY {
            head.push(String::new());
        }
        head.extend(asked(&self.question, width).iter().map(|line| indent(line)));
        head.extend(dim_lines(&self.note, width));
        head.push(String::new());
        let keys = console::truncate_str(&self.keys, width, "…");
        let foot = [String::new(), indent(&dim(&keys))];
        // The line with the cursor is always in sight; of what stands above it the oldest goes first, the
        // header last.
        let rows = size.rows.saturating_sub(foot.len()).max(1);
        let surplus = (head.len() + typed.len()).saturating_sub(rows);
        let hidden = surplus.min(head.len() + row);
        let cursor = (head.len() + row - hidden, column + 4);
        let prefixes = std::iter::once(dim("›")).chain(std::iter::repeat(" ".to_owned()));
        let typed = typed.iter().zip(prefixes);
        let typed = typed.map(|(line, prefix)| indent(&format!("{prefix} {line}")));
        let header = head[0].clone();
        let all = head.into_iter().chain(typed);
        let mut lines: Vec<String> = all.skip(hidden).take(rows).collect();
        if hidden > 0 && cursor.0 > 0 {
            lines[0] = header;
        }
        lines.extend(foot);
        lines.truncate(size.rows.max(1));
        ScreenLayout {
            lines,
            cursor: Some(cursor),
        }
    }

    /// The text in rows of a width, torn at spaces where it can be, and the row and column of the cursor.
    fn typed(&self, width: usize) -> (Vec<String>, (usize, usize)) {
        let starts = self.starts(width);
        let ends = starts[1..].iter().copied().chain([self.text.len()]);
        let shown = |(&start, end): (&usize, usize)| {
            let row = self.text[start..end].iter().filter(|c| **c != '\n');
            row.map(|&c| harmless(c)).collect()
        };
        let rows = starts.iter().zip(ends).map(shown).collect();
        let row = self.row(&starts);
        (rows, (row, columns(&self.text[starts[row]..self.cursor])))
    }

    fn row(&self, starts: &[usize]) -> usize {
        let row = starts.iter().rposition(|&start| start <= self.cursor);
        row.unwrap_or(0)
    }

    fn starts(&self, width: usize) -> Vec<usize> {
        let mut starts = vec![0];
        let (mut used, mut after_space) = (0, None);
        for (at, &c) in self.text.iter().enumerate() {
            if c == '\n' {
                starts.push(at + 1);
                (used, after_space) = (0, None);
                continue;
            }
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
        starts
    }
}

/// The columns for what is typed.
fn room(size: Size) -> usize {
    width(size).saturating_sub(3).max(2)
}

fn columns(text: &[char]) -> usize {
    text.iter().filter_map(|c| harmless(*c).width()).sum()
}

/// Of a draft's text, what would steer a terminal or turn a line around is one sign of its own.
fn harmless(c: char) -> char {
    let shown = visible(c.encode_utf8(&mut [0; 4]));
    let mut shown = shown.chars();
    match (shown.next(), shown.next()) {
        (Some(shown), None) => shown,
        _ => '\u{fffd}',
    }
}

#[cfg(test)]
mod tests {
    use Key::{ArrowDown, ArrowLeft, ArrowUp, Backspace, Char, Del, End, Enter, Home};

    use super::*;

    const SIZE: Size = Size {
        rows: 12,
        columns: 40,
    };

    fn field(text: &str) -> FieldScreen {
        FieldScreen::default().starting_with(text)
    }

    #[test]
    fn long_texts_are_torn_at_spaces_and_the_cursor_follows() {
        let typed = |text: &str, width| {
            let (rows, cursor) = field(text).typed(width);
            (rows.join("|"), cursor)
        };
        let rows = str::to_owned;
        assert_eq!(typed("", 10), (rows(""), (0, 0)));
        assert_eq!(typed("one two three", 9), (rows("one two |three"), (1, 5)));
        assert_eq!(typed("unbreakable", 4), (rows("unbr|eaka|ble"), (2, 3)));
        assert_eq!(typed("漢字漢字", 5), (rows("漢字|漢字"), (1, 4)));
        assert_eq!(typed("ne\u{301}e", 10), (rows("ne\u{301}e"), (0, 3)));
        assert_eq!(typed("a\n\nb\n", 10), (rows("a||b|"), (3, 0)));
    }

    #[test]
    fn keys_change_the_text_where_the_cursor_stands() {
        let mut field = field("ac");
        let mut press = |keys: &[Key]| {
            for key in keys {
                assert_eq!(field.press(key, false, SIZE), Edited::On, "{key:?}");
            }
            field.text()
        };
        let keys = [ArrowLeft, Char('b'), End, Char('\u{7}'), Char('漢')];
        assert_eq!(press(&keys), "abc漢");
        assert_eq!(press(&[Backspace, Home, Del, Backspace]), "bc");
        assert_eq!(press(&[End, Enter, Char('d'), Char('e')]), "bc\nde");
        assert_eq!(
            press(&[ArrowUp, Char('x'), ArrowDown, Char('y')]),
            "bcx\ndey"
        );
        assert_eq!(press(&[Char('\u{15}'), Char('z')]), "bcx\nz");
    }

    #[test]
    fn enter_twice_or_tab_keeps_it_and_nothing_pasted_does() {
        let mut field = field("one");
        assert_eq!(field.press(&Key::Enter, false, SIZE), Edited::On);
        assert_eq!(field.press(&Key::Enter, true, SIZE), Edited::On);
        assert_eq!(field.press(&Key::Tab, true, SIZE), Edited::On);
        assert_eq!(field.press(&Key::Enter, false, SIZE), Edited::On);
        assert_eq!(field.press(&Key::Enter, false, SIZE), Edited::Kept);
        assert_eq!(field.press(&Key::Tab, false, SIZE), Edited::Kept);
        assert_eq!(field.press(&Key::Escape, false, SIZE), Edited::Left);
        assert_eq!(field.text(), "one");
        let mut empty = FieldScreen::default();
        assert_eq!(empty.press(&Key::ArrowLeft, false, SIZE), Edited::Left);
    }

    #[test]
    fn the_cursor_stays_in_sight_however_small_the_screen_is() {
        let mut field = field(&"word ".repeat(60));
        field.question = "Why?".to_owned();
        field.keys = "Keys".to_owned();
        for rows in 1..12 {
            let layout = field.lay_out(Size { rows, columns: 40 });
            assert!(layout.lines.len() <= rows, "{rows}");
            let cursor = layout.cursor;
            assert!(
                cursor.is_some_and(|(row, _)| row < rows),
                "{rows} {cursor:?}"
            );
        }
    }
}

//! A list to pick one of, page by page where it is longer than the screen.

use console::{Key, measure_text_width, style};

use super::lines::{Size, fitted, heading};

/// The fewest items that are shown where there is a choice: what is asked gives way to them.
const FEWEST: usize = 3;

/// A list to pick one of.
#[derive(Clone, Debug, Default)]
pub struct ListScreen {
    /// What is asked.
    pub title: String,
    /// What to know of it.
    pub note: String,
    pub items: Vec<ListItem>,
    /// The item that the arrows stand on, by number.
    pub active: usize,
}

/// An item of a list: a text, and beside it what belongs to it.
#[derive(Clone, Debug, Default)]
pub struct ListItem {
    pub text: String,
    /// What belongs to it.
    pub beside: String,
}

/// What a key did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// Goes on.
    On,
    /// An item was taken, by number.
    Taken(usize),
    Left,
}

impl ListScreen {
    /// Takes a key, on a screen of a size.
    pub fn press(&mut self, key: &Key, size: Size) -> Picked {
        let (count, room) = (self.items.len().max(1), self.room(size));
        let page = self.active / room * room;
        match key {
            Key::Enter | Key::Char(' ') => return Picked::Taken(self.active),
            Key::Escape | Key::Char('q') => return Picked::Left,
            Key::ArrowDown | Key::Tab | Key::Char('j') => self.active = (self.active + 1) % count,
            Key::ArrowUp | Key::BackTab | Key::Char('k') => {
                self.active = (self.active + count - 1) % count;
            }
            Key::ArrowRight | Key::PageDown | Key::Char('l') if page + room < count => {
                self.active = page + room;
            }
            Key::ArrowLeft | Key::PageUp | Key::Char('h') => {
                self.active = page.saturating_sub(room);
            }
            Key::Home => self.active = 0,
            Key::End => self.active = count - 1,
            _ => {}
        }
        Picked::On
    }

    /// How many items a page has.
    fn room(&self, size: Size) -> usize {
        let room = size.rows.saturating_sub(self.head(size).len());
        if self.items.len() > room {
            // The page's number has a row.
            room.saturating_sub(1).max(1)
        } else {
            room.max(1)
        }
    }

    fn head(&self, size: Size) -> Vec<String> {
        let mut head = heading(&self.title, &self.note, size);
        head.truncate(size.rows.saturating_sub(FEWEST + 1));
        head
    }

    pub(super) fn lines(&self, size: Size) -> Vec<String> {
        let room = self.room(size);
        let (page, pages) = (self.active / room, self.items.len().div_ceil(room));
        let mut lines = self.head(size);
        if pages > 1 && size.rows > 1 {
            let page = format!("  {}/{pages}", page + 1);
            lines.push(style(page).for_stderr().dim().to_string());
        }
        let items = self.items.iter().enumerate().skip(page * room).take(room);
        lines.extend(items.map(|(at, item)| item.line(at == self.active, size)));
        lines
    }
}

impl ListItem {
    fn line(&self, is_active: bool, size: Size) -> String {
        let columns = size.columns.saturating_sub(4).clamp(4, 96);
        let text = if self.beside.is_empty() {
            fitted(&self.text, columns)
        } else {
            let beside = fitted(&self.beside, columns / 3);
            let room = columns.saturating_sub(measure_text_width(&beside) + 2);
            let text = fitted(&self.text, room);
            let gap = " ".repeat(room.saturating_sub(measure_text_width(&text)) + 2);
            format!("{text}{gap}{beside}")
        };
        if is_active {
            let mark = style("❯").for_stderr().green();
            format!("{mark} {}", style(text).for_stderr().cyan())
        } else {
            format!("  {text}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(count: usize) -> ListScreen {
        let item = |number| ListItem {
            text: format!("Item {number}"),
            beside: "x".repeat(number % 3),
        };
        ListScreen {
            title: "Which of them?".to_owned(),
            note: "Enter takes one.".to_owned(),
            items: (1..=count).map(item).collect(),
            active: 0,
        }
    }

    fn plain(list: &ListScreen, size: Size) -> Vec<String> {
        let lines = list.lines(size).into_iter();
        lines
            .map(|line| console::strip_ansi_codes(&line).trim_end().to_owned())
            .collect()
    }

    #[test]
    fn a_long_list_has_pages() {
        let mut list = list(7);
        let size = Size {
            rows: 7,
            columns: 24,
        };
        let expected = [
            "? Which of them?",
            "  Enter takes one.",
            "",
            "  1/3",
            "❯ Item 1             x",
            "  Item 2            xx",
            "  Item 3",
        ];
        assert_eq!(plain(&list, size), expected);
        assert_eq!(list.press(&Key::ArrowRight, size), Picked::On);
        assert_eq!(list.press(&Key::ArrowRight, size), Picked::On);
        assert_eq!(list.press(&Key::ArrowRight, size), Picked::On);
        assert_eq!(plain(&list, size)[3..], ["  3/3", "❯ Item 7             x"]);
        list.press(&Key::ArrowDown, size);
        assert_eq!(list.active, 0);
        list.press(&Key::ArrowUp, size);
        list.press(&Key::ArrowLeft, size);
        assert_eq!(list.press(&Key::Enter, size), Picked::Taken(3));
        assert_eq!(list.press(&Key::Escape, size), Picked::Left);
    }

    #[test]
    fn the_item_at_hand_is_in_sight_on_any_screen() {
        for (count, rows) in (1..9).flat_map(|count| (0..12).map(move |rows| (count, rows))) {
            let size = Size { rows, columns: 1 };
            let mut list = list(count);
            for _ in 0..=count {
                let lines = plain(&list, size);
                assert!(lines.len() <= rows.max(1), "{count} {rows}: {lines:#?}");
                assert!(lines.iter().any(|line| line.starts_with('❯')), "{lines:#?}");
                assert_eq!(list.press(&Key::ArrowDown, size), Picked::On);
            }
        }
    }
}

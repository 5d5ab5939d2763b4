//! A list to pick one of: dialoguer's knows no key that leads back, isn't drawn again when the terminal gets
//! another size, and panics on one of two rows.

use console::{Key, measure_text_width, style};

use super::lines::{Size, dim, fitted, heading, indent};

/// The fewest items that are shown where there is a choice: what is asked gives way to them.
const FEWEST: usize = 3;

/// A list to pick one of, page by page where it is longer than the screen.
#[derive(Clone, Debug, Default)]
pub struct ListScreen {
    /// What is asked.
    pub title: String,
    /// What to know of it.
    pub note: String,
    /// The keys and what they do, shown where there is room.
    pub keys: String,
    pub items: Vec<ListItem>,
    /// So many of the first items stand on every page.
    pub pinned: usize,
    /// The item that the arrows stand on, by number.
    pub active: usize,
    /// An item of the page that is shown.
    pub shown: usize,
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
    On,
    /// An item was taken, by number.
    Taken(usize),
    /// To what was asked before.
    Back,
    /// Out of it.
    Left,
}

impl ListScreen {
    /// The same with the arrows on an item.
    pub fn at(mut self, item: usize) -> Self {
        self.go(item);
        self
    }

    /// Takes a key, on a screen of a size.
    pub fn press(&mut self, key: &Key, size: Size) -> Picked {
        let (last, room) = (self.items.len().saturating_sub(1), self.room(size));
        let first = self.first(size);
        match key {
            Key::Enter | Key::Char(' ') => return Picked::Taken(self.active),
            Key::Escape => return Picked::Left,
            Key::ArrowLeft | Key::Char('b' | 'B') if first <= self.pinned => return Picked::Back,
            Key::ArrowDown | Key::Tab if self.active + 1 == self.pinned => self.go(first),
            Key::ArrowDown | Key::Tab if self.active < last => self.go(self.active + 1),
            Key::ArrowDown | Key::Tab | Key::Home => self.go(0),
            Key::ArrowUp | Key::BackTab if self.active == first && self.pinned > 0 => {
                self.go(self.pinned - 1);
            }
            Key::ArrowUp | Key::BackTab if self.active > 0 => self.go(self.active - 1),
            Key::ArrowUp | Key::BackTab | Key::End => self.go(last),
            Key::ArrowRight | Key::PageDown if first + room <= last => self.go(first + room),
            Key::ArrowLeft | Key::PageUp | Key::Char('b' | 'B') => {
                self.go(first.saturating_sub(room).max(self.pinned));
            }
            _ => {}
        }
        Picked::On
    }

    fn go(&mut self, item: usize) {
        self.active = item.min(self.items.len().saturating_sub(1));
        if self.active >= self.pinned {
            self.shown = self.active;
        }
    }

    /// The first item of the page, pinned ones left out.
    fn first(&self, size: Size) -> usize {
        let room = self.room(size);
        self.pinned + self.shown.saturating_sub(self.pinned) / room * room
    }

    /// How many items a page has, pinned ones left out.
    fn room(&self, size: Size) -> usize {
        let above = self.head(size).len() + self.pinned;
        let room = size.rows.saturating_sub(above);
        if self.items.len() - self.pinned.min(self.items.len()) > room {
            // The page's number has a row.
            room.saturating_sub(1).max(1)
        } else {
            room.max(1)
        }
    }

    fn head(&self, size: Size) -> Vec<String> {
        let mut head = heading(&self.title, &self.note, size);
        head.truncate(size.rows.saturating_sub(FEWEST + 1 + self.pinned));
        head
    }

    pub(super) fn lines(&self, size: Size) -> Vec<String> {
        let (room, first) = (self.room(size), self.first(size));
        let paged = self.items.len().saturating_sub(self.pinned);
        let pages = paged.div_ceil(room);
        let mut lines = self.head(size);
        let item = |at: usize| self.items[at].line(at == self.active, size);
        // Where there are too few rows for both, what is pinned shows while the arrows stand on it.
        if lines.len() + self.pinned < size.rows {
            lines.extend((0..self.pinned.min(self.items.len())).map(item));
        } else if self.active < self.pinned {
            lines.push(item(self.active));
            return lines;
        }
        if pages > 1 && lines.len() + 1 < size.rows {
            let page = format!("  {}/{pages}", (first - self.pinned) / room + 1);
            lines.push(dim(&page));
        }
        let last = (first + room).min(self.items.len());
        lines.extend((first..last).map(item));
        if !self.keys.is_empty() && lines.len() + 2 <= size.rows {
            let keys = fitted(&self.keys, size.columns.saturating_sub(4).max(4));
            lines.push(String::new());
            lines.push(indent(&dim(&keys)));
        }
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
            ..ListScreen::default()
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
        list.press(&Key::ArrowLeft, size);
        assert_eq!(list.press(&Key::ArrowLeft, size), Picked::Back);
        assert_eq!(list.press(&Key::Escape, size), Picked::Left);
    }

    #[test]
    fn what_is_pinned_stands_on_every_page() {
        let mut list = ListScreen {
            pinned: 1,
            ..list(7)
        }
        .at(4);
        let size = Size {
            rows: 8,
            columns: 24,
        };
        let page = |list: &ListScreen| plain(list, size)[3..].to_vec();
        assert_eq!(
            page(&list),
            [
                "  Item 1             x",
                "  2/2",
                "❯ Item 5            xx",
                "  Item 6",
                "  Item 7             x"
            ]
        );
        list.press(&Key::ArrowUp, size);
        assert_eq!(page(&list)[..2], ["❯ Item 1             x", "  2/2"]);
        assert_eq!(list.press(&Key::Enter, size), Picked::Taken(0));
        list.press(&Key::ArrowDown, size);
        assert_eq!(page(&list)[2], "❯ Item 5            xx");
        list.press(&Key::ArrowLeft, size);
        assert_eq!(page(&list)[1..3], ["  1/2", "❯ Item 2            xx"]);
        assert_eq!(list.press(&Key::ArrowLeft, size), Picked::Back);
    }

    #[test]
    fn the_item_at_hand_is_in_sight_on_any_screen() {
        for (count, rows) in (1..9).flat_map(|count| (0..12).map(move |rows| (count, rows))) {
            let size = Size { rows, columns: 1 };
            let mut list = ListScreen {
                pinned: rows % 2,
                ..list(count)
            };
            for _ in 0..=count {
                let lines = plain(&list, size);
                assert!(lines.len() <= rows.max(1), "{count} {rows}: {lines:#?}");
                assert!(lines.iter().any(|line| line.starts_with('❯')), "{lines:#?}");
                assert_eq!(list.press(&Key::ArrowDown, size), Picked::On);
            }
        }
    }
}

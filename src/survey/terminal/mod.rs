//! Asks in a terminal: scales and orders with one key each, lists by arrows, names and confirmations through dialoguer.

mod canvas;
mod choice_row;
mod dialog;
mod field;
mod keys;
mod lines;
mod list_screen;
mod page_screen;
mod question;
mod question_screen;
#[cfg(test)]
mod random;
mod review;
mod session;
mod under_way;
mod writing;

use console::Key;

use super::posed::{PosedQuestion, QuestionKind, Reply, Review};
use super::prompt::{Decision, Menu, Notice, Prompt, Stop};
use crate::questionnaire::Role;
use list_screen::{ListItem, ListScreen, Picked};
use page_screen::PageScreen;
use writing::{Written, write};

pub use session::Terminal;

impl Prompt for Terminal<'_> {
    fn show(&mut self, notice: &Notice) -> Result<(), Stop> {
        let mut shown = PageScreen {
            notice: notice.clone(),
            page: 0,
            more: self.word("survey-more"),
        };
        loop {
            let page = shown.clone();
            self.draw(move |size| page.lines(size).into())?;
            let last = shown.pages(self.size()) - 1;
            match self.key()? {
                Key::Enter | Key::Char(' ') | Key::ArrowRight | Key::ArrowDown | Key::PageDown
                    if shown.page < last =>
                {
                    shown.page += 1;
                }
                Key::Enter => return Ok(()),
                Key::ArrowLeft | Key::Backspace | Key::Char('b' | 'B') if shown.page == 0 => {
                    return Err(Stop::Back);
                }
                Key::ArrowLeft
                | Key::ArrowUp
                | Key::PageUp
                | Key::Backspace
                | Key::Char('b' | 'B') => {
                    shown.page = shown.page.min(last).saturating_sub(1);
                }
                Key::Escape => return Err(Stop::Quit),
                _ => {}
            }
        }
    }

    fn line(&mut self, text: &str, needed: Option<&str>) -> Result<String, Stop> {
        let mut note = "";
        loop {
            let typed = dialog::line(self, text, note)?;
            match needed {
                Some(needed) if typed.is_empty() => note = needed,
                _ => return Ok(typed),
            }
        }
    }

    fn choose(&mut self, menu: &Menu) -> Result<usize, Stop> {
        let items = menu.items.iter().map(|text| ListItem {
            text: text.clone(),
            ..ListItem::default()
        });
        let picked = self.pick(ListScreen {
            title: menu.title.clone(),
            note: menu.note.clone(),
            keys: self.word("survey-list-keys"),
            items: items.collect(),
            ..ListScreen::default()
        })?;
        match picked {
            Picked::Taken(chosen) => Ok(chosen),
            Picked::Back => Err(Stop::Back),
            _ => Err(Stop::Quit),
        }
    }

    fn confirm(&mut self, text: &str) -> Result<bool, Stop> {
        dialog::confirm(self, text)
    }

    fn question(&mut self, question: &PosedQuestion) -> Result<Reply, Stop> {
        if question.kind != QuestionKind::Open {
            return question::ask(self, question);
        }
        loop {
            if let Written::Reply(reply) = write(self, question, false)? {
                return Ok(reply);
            }
        }
    }

    fn taken(&mut self, question: &PosedQuestion) -> Result<(), Stop> {
        if question.kind == QuestionKind::Open {
            return Ok(());
        }
        question::show_taken(self, question)
    }

    fn review(&mut self, review: &Review) -> Result<Decision, Stop> {
        review::ask(self, review)
    }

    fn seat(&mut self, role: Option<Role>) {
        self.seat = role;
    }

    fn forget(&mut self) {
        self.seat = None;
        self.writing = None;
        self.drop_keys();
        // Where the terminal can't be written to, nothing can be seen on it either.
        let _ = self.canvas.forget();
    }
}

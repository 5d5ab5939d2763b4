//! Asks in a terminal: scales and orders with one key each, menus by arrows, names through dialoguer.

mod canvas;
mod choice_row;
mod dialog;
mod field;
mod lines;
mod list_screen;
mod page_screen;
mod question;
mod question_screen;
mod session;

use console::Key;

use super::prompt::{Decision, Notice, Prompt, Stop};
use super::state::{PosedQuestion, Reply};
use list_screen::ListItem;
use page_screen::PageScreen;

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
            self.canvas.draw(move |size| page.lines(size).into())?;
            let last = shown.pages(self.canvas.size()) - 1;
            match self.key()? {
                Key::Enter | Key::Char(' ') | Key::ArrowRight | Key::ArrowDown | Key::PageDown
                    if shown.page < last =>
                {
                    shown.page += 1;
                }
                Key::Enter => return Ok(()),
                Key::ArrowLeft | Key::ArrowUp | Key::PageUp | Key::Backspace | Key::Char('b') => {
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
            let typed = self.heard(dialog::line(&self.canvas, text, note))?;
            match needed {
                Some(needed) if typed.is_empty() => note = needed,
                _ => return Ok(typed),
            }
        }
    }

    fn choose(&mut self, title: &str, choices: &[String]) -> Result<usize, Stop> {
        let items = choices.iter().map(|text| ListItem {
            text: text.clone(),
            ..ListItem::default()
        });
        let chosen = self.select(title, "", items.collect())?;
        chosen.ok_or(Stop::Quit)
    }

    fn question(&mut self, question: &PosedQuestion) -> Result<Reply, Stop> {
        question::ask(self, question)
    }

    fn review(&mut self, questions: &[PosedQuestion]) -> Result<Decision, Stop> {
        let answer = |question: &PosedQuestion| {
            let comment = question.comment.as_ref().map_or("", |_| " *");
            question.answer_in_words(self.questionnaire) + comment
        };
        let answered = |question: &PosedQuestion| ListItem {
            text: format!("{:>2}  {}", question.number, question.text),
            beside: answer(question),
        };
        let mut items = vec![self.item("survey-save")];
        items.extend(questions.iter().map(answered));
        items.push(self.item("survey-menu-quit"));
        let title = self.questionnaire.word("survey-review");
        let keys = self.questionnaire.word("survey-review-keys");
        loop {
            match self.select(title, keys, items.clone())? {
                Some(0) => return Ok(Decision::Save),
                Some(at) if at <= questions.len() => return Ok(Decision::Change(at - 1)),
                Some(_) => return Ok(Decision::Quit),
                None => {}
            }
        }
    }

    fn forget(&mut self) {
        // Where the terminal can't be written to, nothing can be seen on it either.
        let _ = self.canvas.forget();
    }
}

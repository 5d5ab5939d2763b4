//! Asks in a terminal: scales and orders with one key each, menus by arrows, names through dialoguer.

mod canvas;
mod dialog;
mod field;
mod list_screen;
mod page_screen;
mod question;
mod question_screen;
mod screen;

use console::{Key, Term};

use super::prompt::{Decision, Line, Page, Prompt, Stop};
use super::state::{Answer, Given, Kind, Question, Reply};
use super::watch::{Watch, keys_are_waiting};
use crate::questionnaire::Questionnaire;
use canvas::Canvas;
use field::{Edited, FieldScreen};
use list_screen::{Item, ListScreen, Picked};
use page_screen::PageScreen;
use screen::Screen;

/// A prompt on a terminal. It takes the terminal when it is made, and gives it back when it goes.
#[derive(Debug)]
pub struct Terminal<'q> {
    questionnaire: &'q Questionnaire,
    watch: Watch,
    canvas: Canvas,
    term: Term,
}

/// What the menu of a question leads to.
enum Choice {
    On,
    Comment,
    Reply(Reply),
    Quit,
}

impl<'q> Terminal<'q> {
    /// Takes the terminal.
    pub fn new(questionnaire: &'q Questionnaire, watch: &Watch, colors: bool) -> Self {
        if !colors {
            console::set_colors_enabled_stderr(false);
        }
        watch.take_terminal();
        Self {
            questionnaire,
            watch: watch.clone(),
            canvas: Canvas::new(watch),
            term: Term::stderr(),
        }
    }

    fn key(&self) -> Result<Key, Stop> {
        self.heard(self.term.read_key().map_err(Stop::from))
    }

    fn item(&self, key: &str) -> Item {
        Item {
            text: self.word(key),
            ..Item::default()
        }
    }

    fn word(&self, key: &str) -> String {
        self.questionnaire.word(key).to_owned()
    }

    /// One of several, counted from 0. None where it was left with Esc.
    fn select(&self, title: &str, note: &str, items: Vec<Item>) -> Result<Option<usize>, Stop> {
        let mut list = ListScreen {
            title: title.to_owned(),
            note: note.to_owned(),
            items,
            active: 0,
        };
        loop {
            self.canvas.draw(Screen::List(list.clone()))?;
            match list.press(&self.key()?, self.canvas.size()) {
                Picked::On => {}
                Picked::Taken(item) => return Ok(Some(item)),
                Picked::Left => return Ok(None),
            }
        }
    }

    /// Passes a dialog's answer on. Ctrl-C never comes back from here.
    fn heard<T>(&self, answer: Result<T, Stop>) -> Result<T, Stop> {
        match answer {
            Err(Stop::Interrupted) => self.watch.interrupt(),
            answer => answer,
        }
    }

    fn menu(&self, question: &Question) -> Result<Choice, Stop> {
        let mut choices = vec![("survey-menu-on", Choice::On)];
        if question.number > 1 {
            choices.push(("survey-menu-back", Choice::Reply(Reply::Back)));
        }
        choices.push(("survey-menu-skip", Choice::Reply(Reply::CannotSay)));
        if question.kind != Kind::Open {
            choices.push(("survey-menu-comment", Choice::Comment));
        }
        choices.push(("survey-menu-quit", Choice::Quit));
        let items = choices.iter().map(|(key, _)| self.item(key)).collect();
        let title = self.questionnaire.word("survey-menu");
        let chosen = self.select(title, "", items)?;
        Ok(choices.swap_remove(chosen.unwrap_or(0)).1)
    }

    /// Has a text written, from one that was there. None where it was left with Esc.
    fn write(&self, question: &str, note: &str, text: &str) -> Result<Option<String>, Stop> {
        let keys = self.word("survey-field-keys");
        let mut field = FieldScreen::new(question.to_owned(), note.to_owned(), keys, text);
        loop {
            self.canvas.draw(Screen::Field(field.clone()))?;
            // A line feed in a pasted text is no end: what follows it would answer questions.
            let key = match self.key()? {
                Key::Enter if keys_are_waiting() => Key::Char(' '),
                key => key,
            };
            match field.press(&key) {
                Edited::On => {}
                Edited::Kept => return Ok(Some(field.text())),
                Edited::Left => return Ok(None),
            }
        }
    }

    fn comment(&self, question: &Question) -> Result<Option<Reply>, Stop> {
        let note = self.questionnaire.word("survey-write-comment");
        let before = question.comment.as_deref().unwrap_or_default();
        Ok(self
            .write(&question.text, note, before)?
            .map(Reply::Comment))
    }

    fn write_answer(&self, question: &Question) -> Result<Option<Reply>, Stop> {
        let before = match &question.given {
            Some(Given::Answer(Answer::Text(text))) => text.as_str(),
            _ => "",
        };
        let written = self.write(&question.text, "", before)?;
        Ok(written.map(|text| {
            if text.is_empty() {
                Reply::CannotSay
            } else {
                Reply::Answer(Answer::Text(text))
            }
        }))
    }
}

impl Prompt for Terminal<'_> {
    fn page(&mut self, page: &Page) -> Result<(), Stop> {
        let mut shown = PageScreen {
            title: page.title.clone(),
            paragraphs: page.paragraphs.clone(),
            page: 0,
            more: self.word("survey-more"),
            end: page.end.clone(),
        };
        loop {
            self.canvas.draw(Screen::Page(shown.clone()))?;
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

    fn line(&mut self, line: &Line) -> Result<String, Stop> {
        let mut note = "";
        loop {
            let typed = self.heard(dialog::line(&self.canvas, &line.text, note))?;
            match &line.needed {
                Some(needed) if typed.is_empty() => note = needed,
                _ => return Ok(typed),
            }
        }
    }

    fn choose(&mut self, title: &str, choices: &[String]) -> Result<usize, Stop> {
        let items = choices.iter().map(|text| Item {
            text: text.clone(),
            ..Item::default()
        });
        let chosen = self.select(title, "", items.collect())?;
        chosen.ok_or(Stop::Quit)
    }

    fn question(&mut self, question: &Question) -> Result<Reply, Stop> {
        question::ask(self, question)
    }

    fn review(&mut self, questions: &[Question]) -> Result<Decision, Stop> {
        let answered = |question: &Question| Item {
            text: format!("{:>2}  {}", question.number, question.text),
            beside: self.answer_text(question),
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

impl Terminal<'_> {
    fn answer_text(&self, question: &Question) -> String {
        let said = question.comment.as_ref().map_or("", |_| " *");
        let answer = match (&question.given, &question.kind) {
            (Some(Given::Answer(answer)), kind) => answer.in_words(kind),
            (_, Kind::Open) => self.word("survey-empty"),
            _ => self.word("cannot-say"),
        };
        answer + said
    }
}

impl Drop for Terminal<'_> {
    fn drop(&mut self) {
        let _ = self.canvas.clear();
        self.watch.restore();
    }
}

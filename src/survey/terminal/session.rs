//! The terminal while the survey has it: keys, menus, lists and texts that are written.

use console::{Key, Term};

use super::canvas::Canvas;
use super::field::{Edited, FieldScreen};
use super::list_screen::{ListItem, ListScreen, Picked};
use crate::questionnaire::Questionnaire;
use crate::survey::prompt::Stop;
use crate::survey::state::{Answer, PosedQuestion, QuestionKind, Reply};
use crate::survey::watch::{Watch, keys_are_waiting};

/// A prompt on a terminal. It takes the terminal when it is made, and gives it back when it goes.
#[derive(Debug)]
pub struct Terminal<'q> {
    pub(super) questionnaire: &'q Questionnaire,
    watch: Watch,
    pub(super) canvas: Canvas,
    term: Term,
}

/// What a key or the menu does at a question.
pub(super) enum Move {
    Nothing,
    Take(usize),
    Keep,
    Undo,
    Reply(Reply),
    Write,
    Comment,
    Menu,
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

    pub(super) fn key(&self) -> Result<Key, Stop> {
        self.heard(self.term.read_key().map_err(Stop::from))
    }

    pub(super) fn item(&self, key: &str) -> ListItem {
        ListItem {
            text: self.word(key),
            ..ListItem::default()
        }
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.questionnaire.word(key).to_owned()
    }

    /// One of several, counted from 0. None where it was left with Esc.
    pub(super) fn select(
        &self,
        title: &str,
        note: &str,
        items: Vec<ListItem>,
    ) -> Result<Option<usize>, Stop> {
        let mut list = ListScreen {
            title: title.to_owned(),
            note: note.to_owned(),
            items,
            active: 0,
        };
        loop {
            let shown = list.clone();
            self.canvas.draw(move |size| shown.lines(size).into())?;
            match list.press(&self.key()?, self.canvas.size()) {
                Picked::On => {}
                Picked::Taken(item) => return Ok(Some(item)),
                Picked::Left => return Ok(None),
            }
        }
    }

    /// Passes a dialog's answer on. Ctrl-C never comes back from here.
    pub(super) fn heard<T>(&self, answer: Result<T, Stop>) -> Result<T, Stop> {
        match answer {
            Err(Stop::Interrupted) => self.watch.interrupt(),
            answer => answer,
        }
    }

    /// What is chosen from a question's menu.
    pub(super) fn menu(&self, question: &PosedQuestion) -> Result<Move, Stop> {
        let mut choices = vec![("survey-menu-on", Move::Nothing)];
        if question.number > 1 {
            choices.push(("survey-menu-back", Move::Reply(Reply::Back)));
        }
        choices.push(("survey-menu-skip", Move::Reply(Reply::Answer(None))));
        if question.kind != QuestionKind::Open {
            choices.push(("survey-menu-comment", Move::Comment));
        }
        choices.push(("survey-menu-quit", Move::Quit));
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
            let shown = field.clone();
            self.canvas.draw(move |size| shown.lay_out(size))?;
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

    pub(super) fn comment(&self, question: &PosedQuestion) -> Result<Option<Reply>, Stop> {
        let note = self.questionnaire.word("survey-write-comment");
        let before = question.comment.as_deref().unwrap_or_default();
        Ok(self
            .write(&question.text, note, before)?
            .map(Reply::Comment))
    }

    pub(super) fn write_answer(&self, question: &PosedQuestion) -> Result<Option<Reply>, Stop> {
        let before = match &question.given {
            Some(Answer::Text(text)) => text.as_str(),
            _ => "",
        };
        let written = self.write(&question.text, "", before)?;
        let answer = |text: String| (!text.is_empty()).then_some(Answer::Text(text));
        Ok(written.map(|text| Reply::Answer(answer(text))))
    }
}

impl Drop for Terminal<'_> {
    fn drop(&mut self) {
        let _ = self.canvas.clear();
        self.watch.restore();
    }
}

//! The terminal while the survey has it: keys, menus, and for whom answers are given.

use std::time::Duration;

use console::Key;

use super::canvas::Canvas;
use super::keys::Keyboard;
use super::lines::{Progress, ScreenLayout, Size, dim_lines, fitted, width};
use super::list_screen::{ListItem, ListScreen, Picked};
use super::under_way::Writing;
use crate::questionnaire::{Questionnaire, Role};
use crate::survey::posed::{PosedQuestion, QuestionKind, Reply};
use crate::survey::prompt::{Stop, answers_for};
use crate::survey::watch::Watch;

/// A prompt on a terminal. It takes the terminal when it is made, and gives it back when it goes.
pub struct Terminal<'q> {
    pub(super) questionnaire: &'q Questionnaire,
    watch: Watch,
    pub(super) canvas: Canvas,
    keys: Keys,
    /// For whom answers are given.
    pub(super) seat: Option<Role>,
    /// A text that is being written.
    pub(super) writing: Option<Writing>,
}

enum Keys {
    Pressed(Keyboard),
    /// Given by a test that sees what stands on the screen.
    #[cfg(test)]
    Given(std::cell::RefCell<super::random::Typist>),
}

/// What a key or the menu does at a question.
pub(super) enum Move {
    Nothing,
    Take(usize),
    Keep,
    Undo,
    Reply(Reply),
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
            keys: Keys::Pressed(Keyboard::new(watch)),
            seat: None,
            writing: None,
        }
    }

    /// A terminal of a test, which takes nothing.
    #[cfg(test)]
    pub(super) fn of_test(
        questionnaire: &'q Questionnaire,
        size: Size,
        typist: super::random::Typist,
    ) -> Self {
        let watch = Watch::new(|_| {});
        Self {
            questionnaire,
            canvas: Canvas::of_test(&watch, size),
            watch,
            keys: Keys::Given(typist.into()),
            seat: None,
            writing: None,
        }
    }

    /// A key on a page where one key answers. What is pasted there answers nothing.
    pub(super) fn key(&self) -> Result<Key, Stop> {
        let mut is_pasted = false;
        loop {
            let key = self.heard(self.read_key())?;
            if is_mark(&key) {
                // Two more say which: `0~` begins what is pasted, and `1~` ends it.
                let which = self.heard(self.read_key())?;
                is_pasted = which == Key::Char('0');
                if which != Key::Char('~') {
                    self.heard(self.read_key())?;
                }
            } else if !is_pasted {
                return Ok(key);
            }
        }
    }

    /// A key, or why there is none, before anything is done about it.
    pub(super) fn read_key(&self) -> Result<Key, Stop> {
        match &self.keys {
            Keys::Pressed(keyboard) => keyboard.read(),
            #[cfg(test)]
            Keys::Given(typist) => typist.borrow_mut()(&self.canvas.shown_in_test()),
        }
    }

    /// Waits for a key that wasn't read yet, so long at most, and says whether there is one.
    pub(super) fn await_key(&self, longest: Duration) -> bool {
        match &self.keys {
            Keys::Pressed(keyboard) => keyboard.wait(longest),
            // As if there always was a pause, and nothing was ever pasted.
            #[cfg(test)]
            Keys::Given(_) => false,
        }
    }

    /// Throws away the keys that were pressed and not read: they are not the next person's.
    pub(super) fn drop_keys(&self) {
        match &self.keys {
            Keys::Pressed(keyboard) => keyboard.forget(),
            #[cfg(test)]
            Keys::Given(_) => {}
        }
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

    pub(super) fn pick(&self, mut list: ListScreen) -> Result<Picked, Stop> {
        loop {
            let shown = list.clone();
            self.draw(move |size| shown.lines(size).into())?;
            match list.press(&self.key()?, self.size()) {
                Picked::On => {}
                picked => return Ok(picked),
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
        if question.kind != QuestionKind::Open {
            choices.push(("survey-menu-skip", Move::Reply(Reply::Answer(None))));
            choices.push(("survey-menu-comment", Move::Comment));
        }
        choices.push(("survey-menu-quit", Move::Quit));
        let picked = self.pick(ListScreen {
            title: self.word("survey-menu"),
            items: choices.iter().map(|(key, _)| self.item(key)).collect(),
            ..ListScreen::default()
        })?;
        let chosen = match picked {
            Picked::Taken(chosen) => chosen,
            _ => 0,
        };
        Ok(choices.swap_remove(chosen).1)
    }

    /// The screen's size without the header.
    pub(super) fn size(&self) -> Size {
        below(&self.header(), self.canvas.size())
    }

    /// Shows a screen below the header.
    pub(super) fn draw(
        &self,
        screen: impl Fn(Size) -> ScreenLayout + Send + 'static,
    ) -> std::io::Result<()> {
        let header = self.header();
        self.canvas.draw(move |size| {
            let rest = below(&header, size);
            let mut layout = screen(rest);
            for _ in rest.rows..size.rows {
                layout.lines.insert(0, String::new());
            }
            if rest.rows < size.rows {
                layout.lines[0] = dim_lines(&fitted(&header, width(size)), width(size)).concat();
                if let Some((row, _)) = &mut layout.cursor {
                    *row += size.rows - rest.rows;
                }
            }
            layout
        })
    }

    /// For whom answers are given.
    fn header(&self) -> String {
        let words = |role| answers_for(self.questionnaire, role);
        self.seat.map_or_else(String::new, words)
    }

    /// How far a question is, and for whom it is answered.
    pub(super) fn progress(&self, question: &PosedQuestion) -> Progress {
        let (number, count) = (question.number.to_string(), question.count.to_string());
        let values = [("number", number.as_str()), ("count", &count)];
        Progress {
            text: self.questionnaire.phrase("survey-progress", &values),
            seat: self.header(),
            done: question.number - 1,
            count: question.count,
        }
    }
}

/// Whether a key is what the marks around a pasted text begin with.
fn is_mark(key: &Key) -> bool {
    matches!(key, Key::UnknownEscSeq(sequence) if sequence == &['[', '2', '0'])
}

/// What a header leaves of a screen: it has a line, and where there is room one below it.
fn below(header: &str, size: Size) -> Size {
    let taken = match size.rows {
        _ if header.is_empty() => 0,
        0..6 => 0,
        6..16 => 1,
        _ => 2,
    };
    Size {
        rows: size.rows - taken,
        ..size
    }
}

impl Drop for Terminal<'_> {
    fn drop(&mut self) {
        let _ = self.canvas.clear();
        self.watch.restore();
    }
}

//! One question with choices on the screen, answered with one key each, which dialoguer's lists know nothing of.

use std::time::Duration;

use console::Key;

use super::choice_row::ChoiceRow;
use super::question_screen::QuestionScreen;
use super::session::{Move, Terminal};
use super::writing::{Written, has_comment, write};
use crate::survey::posed::{Answer, PosedQuestion, QuestionKind, Reply, Topic};
use crate::survey::prompt::Stop;

/// How long the chosen answer stays in sight before the next question, unless a key is pressed.
const MOMENT: Duration = Duration::from_millis(180);

/// The keys of a keyboard's upper row, from left to right: the first K answer a scale of K.
const KEYS: [char; 11] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-'];

/// The key that says that there was nothing to answer about.
const ABSENT: char = 'n';

/// A question under way.
struct Asking<'a> {
    question: &'a PosedQuestion,
    /// The choices with their keys. Behind the question's own: that there was nothing to answer about, where
    /// that can be said, and last that the respondent can't say.
    choices: Vec<(String, String)>,
    /// The choice that the arrows stand on.
    active: Option<usize>,
    /// The options of a ranking in the order picked so far.
    picked: Vec<usize>,
}

pub(super) fn ask(terminal: &mut Terminal, question: &PosedQuestion) -> Result<Reply, Stop> {
    let mut asking = Asking::new(terminal, question);
    let mut made = if has_comment(terminal, question) {
        Move::Comment
    } else {
        Move::Nothing
    };
    loop {
        if matches!(made, Move::Menu) {
            made = terminal.menu(question)?;
        }
        let reply = match made {
            Move::Nothing | Move::Menu => None,
            Move::Take(choice) => asking.take(choice),
            Move::Keep => asking.keep(),
            Move::Undo => asking.undo(),
            Move::Reply(reply) => Some(reply),
            Move::Comment => match write(terminal, question, true)? {
                Written::Reply(reply) => Some(reply),
                Written::Done => None,
            },
            Move::Quit => return Err(Stop::Quit),
        };
        if let Some(reply) = reply {
            return Ok(reply);
        }
        asking.draw(terminal)?;
        made = asking.press(&terminal.key()?);
    }
}

/// Shows for a moment that an answer has been taken.
pub(super) fn show_taken(terminal: &Terminal, question: &PosedQuestion) -> Result<(), Stop> {
    let asking = Asking::new(terminal, question);
    asking.draw(terminal)?;
    terminal.await_key(MOMENT);
    Ok(())
}

impl<'a> Asking<'a> {
    fn new(terminal: &Terminal, question: &'a PosedQuestion) -> Self {
        let keys = KEYS.iter().map(char::to_string);
        let mut choices: Vec<_> = keys.zip(question.choices.iter().cloned()).collect();
        let absent = question.absent.clone();
        choices.extend(absent.map(|text| (ABSENT.to_string(), text)));
        choices.push(("s".to_owned(), terminal.word("cannot-say")));
        let picked = match &question.given {
            Some(Answer::Order(order)) => order.clone(),
            _ => Vec::new(),
        };
        Self {
            question,
            choices,
            active: None,
            picked,
        }
    }

    /// The choice that was taken before.
    fn given(&self) -> Option<usize> {
        match self.question.given {
            Some(Answer::Scale(answer)) => Some(usize::from(answer) - 1),
            None if self.question.was_asked && !self.question.is_hidden() => {
                let none = self.choices.len() - 1;
                Some(none - usize::from(self.question.is_absent))
            }
            _ => None,
        }
    }

    /// Whether every option of a ranking has its place.
    fn is_complete(&self) -> bool {
        !self.picked.is_empty() && self.picked.len() == self.question.choices.len()
    }

    /// Whether the order on the screen is the one on the disk.
    fn is_kept(&self) -> bool {
        matches!(&self.question.given, Some(Answer::Order(order)) if *order == self.picked)
    }

    fn draw(&self, terminal: &Terminal) -> Result<(), Stop> {
        let screen = self.screen(terminal);
        let canvas = &terminal.canvas;
        Ok(canvas.draw(move |size| screen.lines(size).into())?)
    }

    fn press(&mut self, key: &Key) -> Move {
        let count = self.choices.len();
        let from = self.active.or(self.given());
        match key {
            Key::ArrowDown => self.active = Some(from.map_or(0, |at| (at + 1) % count)),
            Key::ArrowUp => {
                self.active = Some(from.map_or(count - 1, |at| (at + count - 1) % count));
            }
            Key::Enter => return self.active.map_or(Move::Keep, Move::Take),
            Key::ArrowLeft | Key::Char('b' | 'B') => return Move::Reply(Reply::Back),
            Key::Char('s' | 'S') => return Move::Take(count - 1),
            Key::Char('c' | 'C') => return Move::Comment,
            Key::Char('n' | 'N') if self.question.absent.is_some() => {
                return Move::Take(count - 2);
            }
            Key::Backspace => return Move::Undo,
            Key::Escape => return Move::Menu,
            Key::Char(key) => {
                let keys = KEYS.iter().take(self.question.choices.len());
                let choice = keys.copied().position(|known| known == *key);
                return choice.map_or(Move::Nothing, Move::Take);
            }
            _ => {}
        }
        Move::Nothing
    }

    /// Takes a choice. There is a reply where that answers the question, or completes an order.
    fn take(&mut self, choice: usize) -> Option<Reply> {
        self.active = Some(choice);
        if choice + 1 == self.choices.len() {
            return Some(Reply::Answer(None));
        }
        if choice >= self.question.choices.len() {
            return Some(Reply::Absent);
        }
        if self.question.kind == QuestionKind::Ranking {
            self.pick(choice);
            let order = || Reply::Hold(Answer::Order(self.picked.clone()));
            return self.is_complete().then(order);
        }
        let answer = u8::try_from(choice + 1).ok()?;
        Some(Reply::Answer(Some(Answer::Scale(answer))))
    }

    /// Gives an option the next place. The last one has no choice: its key may follow the others, and changes nothing.
    /// Any other key begins anew where every place is given.
    fn pick(&mut self, option: usize) {
        let count = self.question.choices.len();
        self.active = None;
        if self.picked.len() == count && self.picked.last() != Some(&option) {
            self.picked.clear();
        }
        if !self.picked.contains(&option) {
            self.picked.push(option);
        }
        if self.picked.len() + 1 == count {
            let last = (0..count).find(|option| !self.picked.contains(option));
            self.picked.extend(last);
        }
    }

    fn undo(&mut self) -> Option<Reply> {
        // The last place was filled in with the one before it.
        let filled = self.is_complete();
        let kept = self.picked.len().saturating_sub(if filled { 2 } else { 1 });
        self.picked.truncate(kept);
        None
    }

    /// Enter alone keeps what was answered before, where no order has been begun over it.
    fn keep(&self) -> Option<Reply> {
        let is_begun = !self.picked.is_empty() && !self.is_complete();
        let is_taken_back =
            self.picked.is_empty() && matches!(self.question.given, Some(Answer::Order(_)));
        let is_kept = self.question.was_asked && !is_begun && !is_taken_back;
        is_kept.then_some(Reply::Keep)
    }

    fn screen(&self, terminal: &Terminal) -> QuestionScreen {
        QuestionScreen {
            progress: terminal.progress(self.question),
            heading: if self.question.topic == Topic::FirstFact {
                terminal.word("survey-facts")
            } else {
                String::new()
            },
            text: self.question.text.clone(),
            rows: self.rows(terminal),
            notes: self.notes(terminal),
            keys: self.keys(terminal),
            too_small: terminal.word("survey-larger"),
        }
    }

    fn rows(&self, terminal: &Terminal) -> Vec<ChoiceRow> {
        let places = terminal.questionnaire.word("survey-places");
        let places: Vec<&str> = places.split_whitespace().collect();
        let in_words = |place: usize| match places.get(place) {
            Some(text) => (*text).to_owned(),
            None => (place + 1).to_string(),
        };
        let given = self.given();
        let row = |(at, (key, label)): (usize, &(String, String))| {
            let place = self.picked.iter().position(|option| *option == at);
            ChoiceRow {
                key: key.clone(),
                label: label.clone(),
                place: place.map(in_words),
                given: given == Some(at) || place.is_some() && self.is_kept(),
                active: self.active == Some(at),
            }
        };
        self.choices.iter().enumerate().map(row).collect()
    }

    fn notes(&self, terminal: &Terminal) -> Vec<String> {
        let questionnaire = terminal.questionnaire;
        let mut notes = Vec::new();
        if self.question.kind == QuestionKind::Ranking {
            let key = if self.is_complete() {
                "survey-order-kept"
            } else {
                "survey-order"
            };
            notes.push(terminal.word(key));
        }
        if self.question.has_hidden_answer() {
            notes.push(terminal.word("survey-hidden-answer"));
        }
        if self.question.has_hidden_comment() {
            notes.push(terminal.word("survey-hidden-comment"));
        }
        if let Some(text) = &self.question.comment {
            notes.push(questionnaire.phrase("survey-comment", &[("text", text)]));
        }
        notes
    }

    fn keys(&self, terminal: &Terminal) -> Vec<String> {
        let mut keys = Vec::new();
        if self.keep().is_some() {
            keys.push(match self.question.kind {
                QuestionKind::Ranking if self.is_complete() => "survey-key-next",
                _ => "survey-key-keep",
            });
        }
        if self.question.number > 1 {
            keys.push("survey-key-back");
        }
        keys.extend(["survey-key-skip", "survey-key-comment", "survey-key-menu"]);
        keys.into_iter().map(|key| terminal.word(key)).collect()
    }
}

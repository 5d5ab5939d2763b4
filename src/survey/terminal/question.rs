//! One question on the screen: which keys answer it, and what it looks like meanwhile.

use std::thread;
use std::time::Duration;

use console::Key;

use super::choice_row::ChoiceRow;
use super::question_screen::QuestionScreen;
use super::session::{Move, Terminal};
use crate::survey::prompt::Stop;
use crate::survey::state::{Answer, PosedQuestion, QuestionKind, Reply};

/// How long the chosen answer stays in sight before the next question.
const MOMENT: Duration = Duration::from_millis(180);

/// The keys of a keyboard's upper row, from left to right: the first K answer a scale of K.
const KEYS: [char; 11] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-'];

/// A question under way.
struct Asking<'a> {
    question: &'a PosedQuestion,
    /// The choices, the last of which is that the respondent can't say.
    choices: Vec<(String, String)>,
    /// The choice that the arrows stand on.
    active: Option<usize>,
    /// The options of a ranking in the order picked so far.
    picked: Vec<usize>,
    /// The choice just taken.
    taken: Option<usize>,
}

/// Asks until there is a reply.
pub(super) fn ask(terminal: &mut Terminal, question: &PosedQuestion) -> Result<Reply, Stop> {
    let mut asking = Asking::new(terminal, question);
    loop {
        asking.draw(terminal)?;
        let mut made = asking.press(&terminal.key()?);
        if matches!(made, Move::Menu) {
            made = terminal.menu(question)?;
        }
        let reply = match made {
            Move::Nothing | Move::Menu => None,
            Move::Take(choice) => asking.take(choice),
            Move::Keep => asking.keep(),
            Move::Undo => asking.undo(),
            Move::Reply(reply) => Some(reply),
            Move::Write => terminal.write_answer(question)?,
            Move::Comment => terminal.comment(question)?,
            Move::Quit => return Err(Stop::Quit),
        };
        if let Some(reply) = reply {
            if asking.taken.is_some() {
                asking.draw(terminal)?;
                thread::sleep(MOMENT);
            }
            return Ok(reply);
        }
    }
}

impl<'a> Asking<'a> {
    fn new(terminal: &Terminal, question: &'a PosedQuestion) -> Self {
        let keys = KEYS.iter().map(char::to_string);
        let mut choices: Vec<_> = keys.zip(question.choices.iter().cloned()).collect();
        let mut none = "cannot-say";
        if question.kind == QuestionKind::Open {
            choices.push(("w".to_owned(), terminal.word("survey-write")));
            none = "survey-leave-empty";
        }
        choices.push(("s".to_owned(), terminal.word(none)));
        let picked = match &question.given {
            Some(Answer::Order(order)) => order.clone(),
            _ => Vec::new(),
        };
        Self {
            question,
            choices,
            active: None,
            picked,
            taken: None,
        }
    }

    /// The choice that was taken before.
    fn given(&self) -> Option<usize> {
        match self.question.given {
            Some(Answer::Scale(answer)) => Some(usize::from(answer) - 1),
            None if self.question.was_asked => Some(self.choices.len() - 1),
            _ => None,
        }
    }

    /// Whether every option of a ranking has its place.
    fn is_complete(&self) -> bool {
        !self.picked.is_empty() && self.picked.len() + 1 == self.choices.len()
    }

    fn draw(&self, terminal: &Terminal) -> Result<(), Stop> {
        let screen = self.screen(terminal);
        Ok(terminal
            .canvas
            .draw(move |size| screen.lines(size).into())?)
    }

    fn press(&mut self, key: &Key) -> Move {
        let count = self.choices.len();
        let is_open = self.question.kind == QuestionKind::Open;
        let from = self.active.or(self.given());
        match key {
            Key::ArrowDown => self.active = Some(from.map_or(0, |at| (at + 1) % count)),
            Key::ArrowUp => {
                self.active = Some(from.map_or(count - 1, |at| (at + count - 1) % count));
            }
            Key::Enter
                if is_open
                    && (self.active == Some(0) || from.is_none() && !self.question.was_asked) =>
            {
                return Move::Write;
            }
            Key::Enter => return self.active.map_or(Move::Keep, Move::Take),
            Key::ArrowLeft | Key::Char('b' | 'B') => return Move::Reply(Reply::Back),
            Key::Char('s' | 'S') => return Move::Take(count - 1),
            Key::Char('c' | 'C') if !is_open => return Move::Comment,
            Key::Char('w' | 'W') if is_open => return Move::Write,
            Key::Backspace => return Move::Undo,
            Key::Escape => return Move::Menu,
            Key::Char(key) if !is_open => {
                let choice = KEYS.iter().take(count - 1).position(|known| known == key);
                return choice.map_or(Move::Nothing, Move::Take);
            }
            _ => {}
        }
        Move::Nothing
    }

    /// Takes a choice. There is a reply where that answers the question.
    fn take(&mut self, choice: usize) -> Option<Reply> {
        self.active = Some(choice);
        if choice + 1 == self.choices.len() {
            self.taken = Some(choice);
            return Some(Reply::Answer(None));
        }
        match self.question.kind {
            QuestionKind::Scale => {
                self.taken = Some(choice);
                let answer = u8::try_from(choice + 1).ok()?;
                Some(Reply::Answer(Some(Answer::Scale(answer))))
            }
            QuestionKind::Ranking => {
                self.pick(choice);
                None
            }
            QuestionKind::Open => None,
        }
    }

    /// Gives an option the next place. The last one has no choice.
    fn pick(&mut self, option: usize) {
        let count = self.choices.len() - 1;
        self.active = None;
        if self.picked.len() == count {
            self.picked.clear();
        }
        if !self.picked.contains(&option) {
            self.picked.push(option);
        }
        if self.picked.len() + 1 == count {
            self.picked
                .extend((0..count).find(|option| !self.picked.contains(option)));
        }
    }

    fn undo(&mut self) -> Option<Reply> {
        // The last place was filled in with the one before it.
        let filled = self.picked.len() + 1 == self.choices.len();
        let kept = self.picked.len().saturating_sub(if filled { 2 } else { 1 });
        self.picked.truncate(kept);
        None
    }

    /// Enter alone: keeps what was answered before, or an order that is complete.
    fn keep(&self) -> Option<Reply> {
        if self.is_complete() {
            return Some(Reply::Answer(Some(Answer::Order(self.picked.clone()))));
        }
        let is_kept = match &self.question.given {
            None => self.question.was_asked && self.picked.is_empty(),
            Some(answer) => !matches!(answer, Answer::Order(_)),
        };
        is_kept.then(|| Reply::Answer(self.question.given.clone()))
    }

    fn screen(&self, terminal: &Terminal) -> QuestionScreen {
        let questionnaire = terminal.questionnaire;
        let (number, count) = (
            self.question.number.to_string(),
            self.question.count.to_string(),
        );
        QuestionScreen {
            progress: questionnaire
                .phrase("survey-progress", &[("number", &number), ("count", &count)]),
            done: self.question.number - 1,
            count: self.question.count,
            text: self.question.text.clone(),
            rows: self.rows(terminal),
            notes: self.notes(terminal),
            keys: self.keys(terminal),
            too_small: terminal.word("survey-larger"),
        }
    }

    fn rows(&self, terminal: &Terminal) -> Vec<ChoiceRow> {
        let places: Vec<&str> = terminal
            .questionnaire
            .word("survey-places")
            .split_whitespace()
            .collect();
        let given = self.given();
        let row = |(at, (key, label)): (usize, &(String, String))| {
            let place = self.picked.iter().position(|option| *option == at);
            ChoiceRow {
                key: key.clone(),
                label: label.clone(),
                place: place.map(|place| {
                    places
                        .get(place)
                        .map_or_else(|| (place + 1).to_string(), |&text| text.to_owned())
                }),
                given: self
                    .taken
                    .map_or(place.is_some() || given == Some(at), |taken| taken == at),
                active: self.taken.is_none() && self.active == Some(at),
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
        if let Some(Answer::Text(text)) = &self.question.given {
            notes.push(questionnaire.phrase("survey-answer", &[("text", text)]));
        }
        if let Some(text) = &self.question.comment {
            notes.push(questionnaire.phrase("survey-comment", &[("text", text)]));
        }
        notes
    }

    fn keys(&self, terminal: &Terminal) -> Vec<String> {
        let mut keys = Vec::new();
        if self.is_complete()
            || self.question.was_asked && self.question.kind != QuestionKind::Ranking
        {
            keys.push("survey-key-keep");
        }
        if self.question.number > 1 {
            keys.push("survey-key-back");
        }
        keys.push("survey-key-skip");
        if self.question.kind != QuestionKind::Open {
            keys.push("survey-key-comment");
        }
        keys.push("survey-key-menu");
        keys.into_iter().map(|key| terminal.word(key)).collect()
    }
}

//! Texts that are written at a question: kept on the disk whenever the typing pauses, so that none is lost.

use std::time::Duration;

use console::Key;

use super::field::{Edited, FieldScreen};
use super::session::{Move, Terminal};
use super::under_way::Writing;
use crate::survey::posed::{Answer, PosedQuestion, QuestionKind, Reply};
use crate::survey::prompt::Stop;

/// A pause in typing after which the text is kept as it stands.
const PAUSE: Duration = Duration::from_millis(400);

/// How writing ended, for now.
pub(super) enum Written {
    /// With this to be done at the question.
    Reply(Reply),
    /// The comment is as it was.
    Done,
}

/// Begins a text from what was written before.
fn begin(terminal: &Terminal, question: &PosedQuestion, is_comment: bool) -> Writing {
    let text = match &question.given {
        _ if is_comment => question.comment.as_deref(),
        Some(Answer::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    let text = text.unwrap_or_default();
    let note = match (question.is_hidden(), is_comment) {
        (true, _) => "survey-hidden-text",
        (false, true) => "survey-write-comment",
        (false, false) => "survey-write-open",
    };
    let keys = ["survey-field-keys", "survey-key-menu"].map(|key| terminal.word(key));
    let field = FieldScreen {
        progress: terminal.progress(question),
        question: question.text.clone(),
        note: terminal.word(note),
        keys: keys[..2 - usize::from(is_comment)].join(" · "),
        ..FieldScreen::default()
    };
    Writing {
        number: question.number,
        is_comment,
        field: field.starting_with(text),
        kept: text.to_owned(),
        heard: None,
    }
}

/// Has a text written: an answer to an open question, or a comment.
pub(super) fn write(
    terminal: &mut Terminal,
    question: &PosedQuestion,
    is_comment: bool,
) -> Result<Written, Stop> {
    let under_way = terminal.writing.take();
    let mut writing = under_way
        .filter(|writing| writing.number == question.number && writing.is_comment == is_comment)
        .unwrap_or_else(|| begin(terminal, question, is_comment));
    loop {
        let field = writing.field.clone();
        terminal.canvas.draw(move |size| field.lay_out(size))?;
        if writing.heard.is_none() && !writing.is_kept() && !terminal.await_key(PAUSE) {
            return Ok(terminal.keep_writing(writing, None));
        }
        let heard = writing.heard.take().unwrap_or_else(|| terminal.read_key());
        let is_pasted = terminal.await_key(Duration::ZERO);
        let is_left =
            !matches!(&heard, Ok(key) if writing.field.leads(key, is_pasted) != Edited::Left);
        if is_left && !writing.is_kept() {
            // Whatever leads out of the text finds it on the disk.
            return Ok(terminal.keep_writing(writing, Some(heard)));
        }
        let key = terminal.heard(heard)?;
        match writing.field.press(&key, is_pasted, terminal.canvas.size()) {
            Edited::On => {}
            Edited::Kept | Edited::Left if is_comment && writing.is_kept() => {
                return Ok(Written::Done);
            }
            Edited::Kept if is_comment => return Ok(Written::Reply(writing.hold())),
            Edited::Kept => {
                let text = Answer::Text(writing.field.text());
                return Ok(Written::Reply(Reply::Answer(Some(text))));
            }
            Edited::Left if key == Key::ArrowLeft => return Ok(Written::Reply(Reply::Back)),
            Edited::Left => match terminal.menu(question)? {
                Move::Reply(reply) => return Ok(Written::Reply(reply)),
                Move::Quit => return Err(Stop::Quit),
                _ => {}
            },
        }
    }
}

/// Whether a comment on this question is under way.
pub(super) fn has_comment(terminal: &Terminal, question: &PosedQuestion) -> bool {
    let writing = terminal.writing.as_ref();
    question.kind != QuestionKind::Open
        && writing.is_some_and(|writing| writing.is_comment && writing.number == question.number)
}

impl Terminal<'_> {
    fn keep_writing(&mut self, mut writing: Writing, heard: Option<Result<Key, Stop>>) -> Written {
        let reply = writing.hold();
        writing.heard = heard;
        self.writing = Some(writing);
        Written::Reply(reply)
    }
}

//! All answers on the screen, to be changed or saved.

use super::list_screen::{ListItem, ListScreen, Picked};
use super::session::Terminal;
use crate::survey::posed::{PosedQuestion, Review};
use crate::survey::prompt::{Decision, Stop};

/// Shows all answers until they are to be saved, one is to be changed, or it is to be gone on another time.
pub(super) fn ask(terminal: &mut Terminal, review: &Review) -> Result<Decision, Stop> {
    let mut place = review.place.map_or(0, |place| place + 1);
    loop {
        match terminal.pick(screen(terminal, review, place))? {
            Picked::Taken(0) if review.completeness.unknown.is_empty() => {
                return Ok(Decision::Save);
            }
            Picked::Taken(0) => match missing(terminal, review)? {
                Some(decision) => return Ok(decision),
                None => place = 0,
            },
            Picked::Taken(at) if at <= review.questions.len() => {
                return Ok(Decision::Change(at - 1));
            }
            Picked::Taken(_) => return Ok(Decision::Quit),
            Picked::Back => return Ok(Decision::Change(review.questions.len() - 1)),
            Picked::Left | Picked::On => {}
        }
    }
}

fn screen(terminal: &Terminal, review: &Review, place: usize) -> ListScreen {
    let answered = |question: &PosedQuestion| {
        let has_comment = question.comment.is_some() || question.has_hidden_comment();
        let comment = if has_comment { " *" } else { "" };
        ListItem {
            text: format!("{:>2}  {}", question.number, question.text),
            beside: question.answer_in_words(terminal.questionnaire) + comment,
        }
    };
    let mut items = vec![terminal.item("survey-save")];
    items.extend(review.questions.iter().map(answered));
    items.push(terminal.item("survey-menu-quit"));
    let counts = review.completeness.counts();
    let mut note = terminal.questionnaire.phrase("survey-review-keys", &counts);
    if review.questions.iter().any(PosedQuestion::is_hidden) {
        note = format!("{} {note}", terminal.word("survey-hidden-review"));
    }
    let list = ListScreen {
        title: terminal.word("survey-review"),
        note,
        items,
        // To save is possible on every page.
        pinned: 1,
        ..ListScreen::default()
    };
    list.at(place)
}

/// Says what it means that much is missing. None where the answers are to be looked at again.
fn missing(terminal: &Terminal, review: &Review) -> Result<Option<Decision>, Stop> {
    let is_missing = |question: &PosedQuestion| {
        question.given.is_none() && !question.choices.is_empty() && !question.is_hidden()
    };
    let first = review.questions.iter().position(is_missing);
    let mut items = vec![("survey-missing-save", Decision::Save)];
    if let Some(first) = first {
        items.insert(0, ("survey-missing-answer", Decision::Change(first)));
    }
    let picked = terminal.pick(ListScreen {
        title: review.completeness.in_words(terminal.questionnaire),
        note: terminal.word("survey-missing-why"),
        items: items.iter().map(|(key, _)| terminal.item(key)).collect(),
        ..ListScreen::default()
    })?;
    Ok(match picked {
        Picked::Taken(item) => Some(items[item].1),
        _ => None,
    })
}

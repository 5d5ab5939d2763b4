//! What stands in one of two columns of a question for those who were shown the other.

use super::cells::{Cells, is_blank};
use super::columns::Columns;
use super::headings::names::ColumnKind;
use crate::answers::normalize::heading as folded;
use crate::listed::listed;
use crate::questionnaire::{Asked, Questionnaire};
use crate::reading::labels::{NO_ANSWER, is_no_answer};
use crate::reading::raw::Raw;

/// What services and scripts put where somebody wasn't shown a branch of a form, folded.
const NOT_SHOWN: [&str; 19] = listed(
    "-, --, n/a, na, nan, #n/a, #null, null, not applicable, does not apply, entfällt, nicht zutreffend, \
    trifft nicht zu, non applicable, sans objet, no aplica, não aplicável, non applicabile, \
    niet van toepassing",
);

/// What forms have for those who can't or won't answer, likewise: a column of which there are two may be filled with it for
/// all who were shown the other.
const NOT_SAID: [&str; 23] = listed(
    "none, skipped, not asked, not shown, unanswered, blank, no answer, no response, don't know, dont know, \
    do not know, i don't know, dk, not sure, can't say, prefer not to say, prefer not to answer, \
    keine angabe, ka, weiß nicht, ne sait pas, no sabe, non so",
);

/// A longer cell is none of them, nor what a form has for those who can't say.
const LONGEST: usize = 60;

/// Whether a cell of such a column leaves it to the other to answer.
pub(super) fn tells_nothing(cell: &str, kind: ColumnKind, questionnaire: &Questionnaire) -> bool {
    let asked = kind.asked();
    let labels = match asked {
        Some(Asked::Scale(at)) => &questionnaire.scale_questions[at].labels[..],
        _ => &[],
    };
    let is_answer = |label: &String| label == cell;
    if cell.len() > LONGEST || is_digit(cell) || labels.iter().any(is_answer) {
        return false;
    }
    let text = folded(cell);
    let is_question_s = || is_filler(cell, asked, questionnaire);
    let is_none = NOT_SHOWN.contains(&text.as_str()) || asked.is_some() && is_question_s();
    is_none && !labels.iter().any(|label| folded(label) == text)
}

/// Whether a cell holds one of these words for no answer, which may as well be somebody's remark.
pub(super) fn is_filler(cell: &str, asked: Option<Asked>, questionnaire: &Questionnaire) -> bool {
    let text = folded(cell);
    let bare = text.trim_matches(['(', ')', '<', '>', '[', ']']);
    let bare = bare.replace('.', "");
    let known = [&NOT_SHOWN[..], &NOT_SAID, &NO_ANSWER];
    known.iter().any(|known| known.contains(&bare.as_str()))
        || is_no_answer(questionnaire, asked, cell)
}

impl Columns {
    /// The same, by what a map says of the column first.
    pub(super) fn tells_nothing(
        &self,
        cell: &str,
        column: usize,
        questionnaire: &Questionnaire,
    ) -> bool {
        let said = self.meanings[column].as_ref();
        match said.map(|meaning| meaning.read(cell, false)) {
            Some(Ok(Raw::Null)) => true,
            Some(Ok(Raw::Integer(_))) => false,
            Some(Ok(Raw::Text(text))) if text != cell => false,
            _ => self.is_missing(cell) || tells_nothing(cell, self.kinds[column], questionnaire),
        }
    }
}

fn is_digit(cell: &str) -> bool {
    matches!(cell.as_bytes(), [digit] if digit.is_ascii_digit())
}

/// Whether a column of that kind holds an answer in a row.
pub(super) fn is_filled(
    cells: &Cells,
    at: usize,
    kind: ColumnKind,
    questionnaire: &Questionnaire,
) -> bool {
    let is_blank = cells.get(at).is_none_or(is_blank);
    !is_blank && !tells_nothing(&cells.lossy(at), kind, questionnaire)
}

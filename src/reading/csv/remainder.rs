//! What a heading holds beside the question of its column.

use super::names::ColumnKind;
use crate::answers::normalize::heading as folded;
use crate::answers::normalize::lines;
use crate::questionnaire::{Questionnaire, Role};

/// What stands before and behind the question in a heading, each line folded.
pub(super) type Remainder = [String; 2];

/// What a heading holds beside the text of its column's question, or beside its id; none where it holds neither.
pub(super) fn remainder(
    heading: &str,
    kind: ColumnKind,
    questionnaire: &Questionnaire,
) -> Option<Remainder> {
    let lines = lines(heading);
    let spaced = lines.replace('\n', " ");
    let texts = texts(kind, questionnaire);
    let held = texts.iter().filter_map(|text| {
        let start = spaced.find(text.as_str())?;
        Some(start..start + text.len())
    });
    let held = held
        .max_by_key(std::iter::ExactSizeIterator::len)
        .or_else(|| {
            let path = lines.replace('_', "-");
            let id = id(kind, questionnaire)?;
            let bare = id.replace('-', "");
            let mut ways = [id, &bare].into_iter();
            ways.find_map(|id| path.rfind(id).map(|start| start..start + id.len()))
        })?;
    let part = |text: &str| text.trim().to_owned();
    Some([part(&lines[..held.start]), part(&lines[held.end..])])
}

fn id(kind: ColumnKind, questionnaire: &Questionnaire) -> Option<&str> {
    let number = kind.question(questionnaire)?;
    let mut ids = questionnaire.answer_ids().chain(questionnaire.open_ids());
    ids.nth(number)
}

/// The texts of a column's question, folded.
fn texts(kind: ColumnKind, questionnaire: &Questionnaire) -> Vec<String> {
    let Some(number) = kind.question(questionnaire) else {
        return Vec::new();
    };
    if let ColumnKind::Open(at) = kind {
        return vec![folded(&questionnaire.open[at].text)];
    }
    let Some(asked) = questionnaire.by_kind().nth(number) else {
        return Vec::new();
    };
    let wording = questionnaire.wording(asked);
    let texts = Role::ALL.map(|role| questionnaire.text_for(wording, role));
    let neutral = questionnaire.neutral_text(wording);
    let texts = texts.into_iter().flatten().map(|text| folded(&text));
    texts.chain([folded(&neutral)]).collect()
}

//! What a heading holds beside the question of its column.

use super::names::{ColumnKind, texts_of};
use crate::answers::normalize::heading as folded;
use crate::answers::normalize::lines;
use crate::questionnaire::Questionnaire;
use crate::reading::csv::services;

/// A heading without the question of its column.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::reading::csv) struct Remainder {
    /// What stands before and behind the question, each line folded.
    pub(in crate::reading::csv) parts: [String; 2],
    /// The question, by its text or its id.
    held: String,
}

/// What a heading holds beside the text of its column's question, or beside its id; none where it holds neither.
pub(in crate::reading::csv) fn remainder(
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
    let id_held = || {
        let path = lines.replace('_', "-");
        let id = id(kind, questionnaire)?;
        let bare = id.replace('-', "");
        let mut ways = [id, &bare].into_iter();
        ways.find_map(|id| path.rfind(id).map(|start| start..start + id.len()))
    };
    let held = held.max_by_key(std::iter::ExactSizeIterator::len);
    let held = held.or_else(id_held)?;
    let part = |text: &str| text.trim().to_owned();
    Some(Remainder {
        parts: [part(&lines[..held.start]), part(&lines[held.end..])],
        held: spaced[held].to_owned(),
    })
}

fn id(kind: ColumnKind, questionnaire: &Questionnaire) -> Option<&str> {
    let number = kind.question(questionnaire)?;
    let mut ids = questionnaire.answer_ids().chain(questionnaire.open_ids());
    ids.nth(number)
}

/// The texts of a column's question, folded.
pub(in crate::reading::csv) fn texts(
    kind: ColumnKind,
    questionnaire: &Questionnaire,
) -> Vec<String> {
    let Some(number) = kind.question(questionnaire) else {
        return Vec::new();
    };
    if let ColumnKind::Open(at) = kind {
        return vec![folded(&questionnaire.open[at].text)];
    }
    let Some(asked) = questionnaire.by_kind().nth(number) else {
        return Vec::new();
    };
    let texts = texts_of(asked, questionnaire);
    texts.map(|text| folded(&text)).collect()
}

impl Remainder {
    /// Whether two columns of one question are told apart by nothing but what they are about: whose words it is put in,
    /// whom it is put to, and its number in a form.
    pub(in crate::reading::csv) fn is_like(
        &self,
        other: &Self,
        questionnaire: &Questionnaire,
    ) -> bool {
        let [one, two] =
            [self, other].map(|rest| rest.parts.each_ref().map(|part| bare(part, questionnaire)));
        // Of one text, Q3 and Q4 may be quarters.
        let is_quarter = |before: &str| ["q1", "q2", "q3", "q4"].contains(&before);
        let are_quarters = self.held == other.held && is_quarter(&one[0]) && is_quarter(&two[0]);
        let is_number = |before: &str| before.is_empty() || services::is_code(before);
        let are_numbers = !are_quarters && is_number(&one[0]) && is_number(&two[0]);
        one[1] == two[1] && (one[0] == two[0] || are_numbers)
    }
}

/// A part of a heading without the names of those who answer, and without what parts it from the question.
fn bare(part: &str, questionnaire: &Questionnaire) -> String {
    let mut bare = part.to_owned();
    for (_, party) in questionnaire.parties() {
        for name in [folded(&party.name), party.id.clone()] {
            bare = bare.replace(&name, "");
        }
    }
    let words = bare.split(|c: char| !c.is_alphanumeric() && c != '_');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

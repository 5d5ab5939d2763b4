//! Which side's words stand in the headings of questions.

use super::heading::Heading;
use super::names::ColumnKind;
use crate::answers::normalize::heading as folded;
use crate::questionnaire::{Asked, Questionnaire, Role};

/// Words that join two names, in which it says nothing which of them stands first.
const AND: [&str; 24] = [
    "and", "or", "&", "+", "/", "und", "oder", "et", "ou", "y", "e", "o", "ed", "en", "of", "i",
    "og", "och", "ja", "ve", "и", "和", "と", "및",
];

/// Which side's words stand in the headings of questions. Ids, texts that say the same for both sides, and what a map of
/// columns tells of are of neither.
#[derive(Debug)]
pub(in crate::reading::csv) struct Wording {
    /// By side, the columns that are worded for it alone, though both are asked.
    pub(in crate::reading::csv) columns: [Vec<usize>; 2],
    /// The side that most are worded for, of the questions that say something else to each side.
    pub(in crate::reading::csv) most: Option<Role>,
}

impl Wording {
    pub(in crate::reading::csv) fn new(
        headings: &[Heading],
        kinds: &[ColumnKind],
        questionnaire: &Questionnaire,
        is_mapped: impl Fn(&Heading) -> bool,
    ) -> Self {
        let (mut columns, mut votes, mut all) = ([Vec::new(), Vec::new()], [0; 2], 0);
        for (at, (heading, kinds)) in headings.iter().zip(kinds).enumerate() {
            let Some(asked) = kinds.asked() else {
                continue;
            };
            let Some(texts) = texts(asked, questionnaire) else {
                continue;
            };
            all += 1;
            let side = side_of(heading, asked, &texts, questionnaire);
            if let Some(side) = side.filter(|_| !is_mapped(heading)) {
                votes[side] += 1;
                // Elsewhere an answer of the other side is a mistake of its row.
                let wording = questionnaire.wording(asked);
                if wording.is_asked(Role::SIDES[1 - side]) {
                    columns[side].push(at);
                }
            }
        }
        let most = votes.iter().position(|votes| votes * 2 > all);
        Self {
            columns,
            most: most.map(|side| Role::SIDES[side]),
        }
    }

    #[inline]
    pub(in crate::reading::csv) fn is_empty(&self) -> bool {
        self.most.is_none() && self.columns.iter().all(Vec::is_empty)
    }
}

/// What each side is asked, folded; none where both are asked the same.
fn texts(asked: Asked, questionnaire: &Questionnaire) -> Option<[Option<String>; 2]> {
    let wording = questionnaire.wording(asked);
    let names = Role::SIDES.map(|role| {
        let party = questionnaire.party(role);
        party.map_or(String::new(), |party| folded(&party.name))
    });
    let texts = Role::SIDES.map(|role| {
        let text = questionnaire.text_for(wording, role)?;
        Some(folded(&text))
    });
    let [first, second] = &texts;
    let in_order = |text: &Option<String>| text.as_deref().map(|text| in_order(text, &names));
    (in_order(first) != in_order(second)).then_some(texts)
}

/// A text with the first name before the second wherever a word joins the two.
fn in_order(text: &str, [first, second]: &[String; 2]) -> String {
    let (mut ordered, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once(second.as_str()) {
        ordered += before;
        let joined = after.split_once(first.as_str());
        let joined = joined.filter(|(between, _)| joins(between));
        if let Some((between, after)) = joined {
            ordered.extend([first, between, second]);
            rest = after;
        } else {
            ordered += second;
            rest = after;
        }
        if second.is_empty() {
            break;
        }
    }
    ordered + rest
}

/// Whether a text between two names joins them, be it with an article or a preposition, as in "of A and of B".
fn joins(between: &str) -> bool {
    let mut words = between.split_whitespace();
    let is_and = words.next().is_some_and(|word| AND.contains(&word));
    is_and && words.count() <= 1
}

/// The side that a question's heading is worded for, and nobody else.
fn side_of(
    heading: &Heading,
    asked: Asked,
    texts: &[Option<String>; 2],
    questionnaire: &Questionnaire,
) -> Option<usize> {
    let wording = questionnaire.wording(asked);
    let holds = |text: &str| heading.is(|heading| heading.contains(text));
    let observer = questionnaire.text_for(wording, Role::Observer);
    let neutral = questionnaire.neutral_text(wording);
    let mut common = observer.into_iter().chain([neutral]);
    if common.any(|text| holds(&folded(&text))) {
        return None;
    }
    let is_for = [0, 1].map(|side| texts[side].as_deref().is_some_and(holds));
    match is_for {
        [true, false] => Some(0),
        [false, true] => Some(1),
        _ => None,
    }
}

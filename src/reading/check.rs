//! The one check: a raw value and the question it stands under, to an answer or to a mistake. Whatever format a
//! file has, its answers come through here.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use super::items::items;
use super::labels::{self, is_no_answer};
use super::mistake::{Mistake, NoAnswer, NoOrder};
use super::other_names::OtherNames;
use super::raw::Raw;
use crate::answers::mapping::{ColumnMapping, NameKind};
use crate::answers::normalize::{heading as folded, uncurled};
use crate::questionnaire::{Asked, Questionnaire, Role, is_version, versions};

/// A question, by its kind and its index among those.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Scale(usize),
    Ranking(usize),
    Open(usize),
}

/// Whether two short texts are the same. There are millions of them, and comparing in words of eight bytes is
/// sooner done than a call.
#[inline]
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    match one.len() {
        4..8 => {
            one.first_chunk::<4>() == other.first_chunk()
                && one.last_chunk::<4>() == other.last_chunk()
        }
        8..=16 => {
            one.first_chunk::<8>() == other.first_chunk()
                && one.last_chunk::<8>() == other.last_chunk()
        }
        _ => one == other,
    }
}

/// An order of a ranking question's options, none where it is missing; or its mistakes, each with the number of
/// the item that it stands in.
pub(super) type Order = Result<Option<Vec<usize>>, Vec<(Option<usize>, NoOrder)>>;

/// Checks answers against a questionnaire.
#[derive(Debug)]
pub(super) struct Check<'q> {
    pub(super) questionnaire: &'q Questionnaire,
    /// Names that the files have for others.
    pub(super) names: OtherNames,
    /// The ids of all questions: scale, ranking, open.
    pub(super) ids: Vec<&'q str>,
    /// The number of the first open question.
    first_open: usize,
    /// For each scale question its highest answer.
    most: Vec<i64>,
    by_id: HashMap<&'q str, usize, RandomState>,
    /// For each scale question its labels as they are compared, from the first answer on that is in other words.
    folded: OnceLock<Vec<Vec<String>>>,
}

impl<'q> Check<'q> {
    pub(super) fn new(questionnaire: &'q Questionnaire, mapping: &ColumnMapping) -> Self {
        let (answers, open) = (questionnaire.answer_ids(), questionnaire.open_ids());
        let ids: Vec<&str> = answers.chain(open).collect();
        let scale = questionnaire.scale_questions.iter();
        let most = scale.map(|asked| i64::try_from(asked.labels.len()).unwrap_or(0));
        Self {
            questionnaire,
            names: OtherNames::new(mapping),
            most: most.collect(),
            first_open: questionnaire.scale_questions.len() + questionnaire.ranking_questions.len(),
            by_id: (0..).zip(&ids).map(|(at, id)| (*id, at)).collect(),
            ids,
            folded: OnceLock::new(),
        }
    }

    pub(super) fn count(&self) -> usize {
        self.ids.len()
    }

    /// The number of a question, by its id. Most answers stand in the questionnaire's order: the one that
    /// follows the last is looked at first.
    #[inline]
    pub(super) fn number(&self, id: &str, next: usize) -> Option<usize> {
        match self.ids.get(next) {
            Some(known) if is_same(known, id) => Some(next),
            _ => self.by_id.get(id).copied(),
        }
    }

    /// Whether a number is an answer to the scale question of this number.
    #[inline]
    pub(super) fn is_answer(&self, number: usize, answer: i64) -> bool {
        let most = self.most.get(number);
        most.is_some_and(|most| (1..=*most).contains(&answer))
    }

    pub(super) fn id(&self, number: usize) -> &'q str {
        self.ids[number]
    }

    #[inline]
    pub(super) fn is_open(&self, number: usize) -> bool {
        number >= self.first_open
    }

    pub(super) fn question(&self, number: usize) -> Target {
        let scale = self.questionnaire.scale_questions.len();
        let rankings = self.questionnaire.ranking_questions.len();
        if number < scale {
            Target::Scale(number)
        } else if number < scale + rankings {
            Target::Ranking(number - scale)
        } else {
            Target::Open(number - scale - rankings)
        }
    }

    pub(super) fn is_asked(&self, question: Target, role: Role) -> bool {
        let asked = match question {
            Target::Scale(at) => Asked::Scale(at),
            Target::Ranking(at) => Asked::Ranking(at),
            Target::Open(_) => return true,
        };
        role != Role::Observer || self.questionnaire.wording(asked).is_asked(role)
    }

    /// What to say of answers to another version. Another built-in one has other questions, and is read by itself.
    #[cold]
    pub(super) fn other_version(&self, found: String) -> Mistake {
        let (id, version) = (&self.questionnaire.id, &self.questionnaire.version);
        let is_built_in =
            |version: &str| versions(id).any(|known| is_version(version, known.version));
        if is_built_in(version) && is_built_in(&found) {
            Mistake::OtherBuiltIn(found)
        } else {
            Mistake::OtherVersion(found)
        }
    }

    /// The role that a side's name or id stands for.
    pub(super) fn role(&self, name: &str) -> Option<Role> {
        let name = self.names.found(NameKind::Side, name).unwrap_or(name);
        let mut parties = self.questionnaire.parties();
        let exact = parties.find(|(_, party)| party.id == name || party.name == name);
        let role = exact.map(|(role, _)| role);
        role.or_else(|| self.questionnaire.role_of(name))
    }

    /// The answer to a scale question, 1 to K; 0 where it is missing.
    pub(super) fn scale_answer(&self, question: usize, raw: &Raw) -> Result<u8, NoAnswer> {
        match raw {
            Raw::Null => Ok(0),
            Raw::Integer(number) if self.is_answer(question, *number) => {
                u8::try_from(*number).map_err(|_| NoAnswer::OffTheScale)
            }
            Raw::Integer(_) => Err(NoAnswer::OffTheScale),
            Raw::Number(number) => on_scale(*number, self.labels(question).len()),
            Raw::Text(text) => self.scale_text(question, text),
            Raw::Bool | Raw::List(_) | Raw::Map => Err(NoAnswer::WrongKind(raw.describe())),
        }
    }

    /// The same of a text: a digit, a label, a number or a label in other words.
    #[inline]
    pub(super) fn scale_text(&self, question: usize, text: &str) -> Result<u8, NoAnswer> {
        let labels = self.labels(question);
        if let &[digit] = text.as_bytes()
            && is_on_scale(digit, most_digit(labels))
        {
            return Ok(digit - b'0');
        }
        match labels.iter().position(|label| label == text) {
            Some(at) => Ok(answer(at)),
            None => self.other_text(question, text),
        }
    }

    fn other_text(&self, question: usize, text: &str) -> Result<u8, NoAnswer> {
        let text = uncurled(text);
        if text.is_empty() {
            return Ok(0);
        }
        let (labels, plain) = (self.folded_labels(question), folded(text));
        let named = labels::named(labels, &plain);
        if let (None, Some(number)) = (named, labels::number(&plain)) {
            return on_scale(number, labels.len());
        }
        match named.or_else(|| labels::numbered(labels, &plain)) {
            Some(at) => Ok(answer(at)),
            None if is_no_answer(self.questionnaire, Asked::Scale(question), text) => Ok(0),
            None => Err(NoAnswer::UnknownLabel(text.to_owned())),
        }
    }

    /// The label that a text is with its number.
    pub(super) fn numbered_label(&self, question: usize, text: &str) -> Option<usize> {
        labels::numbered(self.folded_labels(question), &folded(text))
    }

    /// Whether a text is a label with the number that it has where 1 is the last label.
    pub(super) fn is_reversed(&self, question: usize, text: &str) -> bool {
        labels::is_reversed(self.folded_labels(question), &folded(text))
    }

    /// Whether a text says that there is no order of a ranking question.
    pub(super) fn is_no_order(&self, ranking: usize, text: &str) -> bool {
        is_no_answer(self.questionnaire, Asked::Ranking(ranking), text)
            && self.option(ranking, text).is_none()
    }

    fn folded_labels(&self, question: usize) -> &[String] {
        let of = |labels: &[String]| labels.iter().map(|label| folded(label)).collect();
        let asked = self.questionnaire.scale_questions.iter();
        let all = || asked.map(|asked| of(&asked.labels)).collect();
        &self.folded.get_or_init(all)[question]
    }

    fn labels(&self, question: usize) -> &[String] {
        &self.questionnaire.scale_questions[question].labels
    }

    /// The order that a value gives to the options of a ranking question.
    pub(super) fn order(&self, ranking: usize, raw: &Raw) -> Order {
        match raw {
            Raw::Null => Ok(None),
            Raw::Text(text) if self.is_no_order(ranking, text) => Ok(None),
            Raw::Text(text) => {
                let items = items(text).map(|item| Raw::Text(item.into()));
                self.whole_order(ranking, &items.collect::<Vec<_>>())
            }
            Raw::List(items) => self.whole_order(ranking, items),
            other => Err(vec![(None, not_a("a list", other))]),
        }
    }

    /// An order of options by id or text, which has to name every one of them once.
    pub(super) fn whole_order(&self, ranking: usize, items: &[Raw]) -> Order {
        let options = &self.questionnaire.ranking_questions[ranking].options;
        let mut order: Vec<usize> = Vec::with_capacity(options.len());
        let mut mistakes = Vec::new();
        for (at, item) in items.iter().enumerate() {
            let found = match item {
                Raw::Text(name) => match self.option(ranking, name.trim()) {
                    Some(option) if order.contains(&option) => {
                        Err(NoOrder::Twice(name.trim().to_owned()))
                    }
                    Some(option) => Ok(option),
                    None => Err(NoOrder::UnknownOption(name.trim().to_owned())),
                },
                other => Err(not_a("text", other)),
            };
            match found {
                Ok(option) => order.push(option),
                Err(mistake) => mistakes.push((Some(at), mistake)),
            }
            // What is longer by far is no order, and its first mistakes tell that.
            if mistakes.len() > options.len() {
                break;
            }
        }
        let missing = (0..options.len()).filter(|option| !order.contains(option));
        let missing: Vec<usize> = missing.collect();
        match (mistakes.is_empty(), order.is_empty(), missing.is_empty()) {
            (false, ..) => Err(mistakes),
            (true, true, _) => Ok(None),
            (true, false, true) => Ok(Some(order)),
            (true, false, false) => Err(vec![(None, NoOrder::Missing(missing))]),
        }
    }

    /// An option by its id or its text, as texts are compared; none where it could be two.
    fn option(&self, ranking: usize, name: &str) -> Option<usize> {
        let options = &self.questionnaire.ranking_questions[ranking].options;
        let mut names = options.iter();
        let exact =
            names.position(|option| option.id.eq_ignore_ascii_case(name) || option.text == name);
        exact.or_else(|| {
            let texts = options.iter().map(|option| folded(&option.text));
            labels::named(&texts.collect::<Vec<_>>(), &folded(name))
        })
    }
}

/// The highest answer that is a digit.
pub(super) fn most_digit(labels: &[String]) -> u8 {
    u8::try_from(labels.len().min(9)).unwrap_or(9)
}

/// Whether a byte is the digit of an answer, `most` being the highest.
#[inline]
pub(super) fn is_on_scale(digit: u8, most: u8) -> bool {
    digit.wrapping_sub(b'1') < most
}

fn answer(label: usize) -> u8 {
    u8::try_from(label + 1).unwrap_or(0)
}

fn on_scale(number: f64, most: usize) -> Result<u8, NoAnswer> {
    let answer = (1..=most).find(|&answer| (answer as f64 - number).abs() < f64::EPSILON);
    let answer = answer.and_then(|answer| u8::try_from(answer).ok());
    answer.ok_or(NoAnswer::OffTheScale)
}

fn not_a(expected: &'static str, found: &Raw) -> NoOrder {
    NoOrder::WrongKind {
        expected,
        found: found.describe(),
    }
}

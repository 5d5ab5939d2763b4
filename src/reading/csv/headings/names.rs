//! Every name that a column may go by: fields, ids, and the questions' texts as a form shows them.

use std::collections::HashMap;

use super::asides::aside_before;
use super::heading::Heading;
use super::ranks;
use crate::answers::normalize::heading as folded;
use crate::questionnaire::{Asked, Questionnaire, Role};
use crate::reading::field::Field;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::reading::csv) enum ColumnKind {
    Field(Field),
    Scale(usize),
    /// Whether a scale question is answered with one of its labels, by the label's number.
    Choice {
        question: usize,
        answer: u8,
    },
    /// Whole orders of a ranking question.
    Order(usize),
    /// The rank of one option of a ranking question.
    Rank {
        ranking: usize,
        option: usize,
    },
    /// The option at one rank of a ranking question.
    Place {
        ranking: usize,
        rank: usize,
    },
    /// Comments on a question, by its number among scale and ranking questions.
    Comment(usize),
    Open(usize),
    Nothing,
}

impl ColumnKind {
    /// The question that it holds answers to, or a part of them; none where that is an open one.
    pub(in crate::reading::csv) fn asked(self) -> Option<Asked> {
        match self {
            Self::Scale(at) | Self::Choice { question: at, .. } => Some(Asked::Scale(at)),
            Self::Order(at) | Self::Rank { ranking: at, .. } | Self::Place { ranking: at, .. } => {
                Some(Asked::Ranking(at))
            }
            _ => None,
        }
    }

    /// The practice that it holds answers to, by its index among scale questions.
    pub(in crate::reading::csv) fn practice(self, questionnaire: &Questionnaire) -> Option<usize> {
        match self {
            Self::Scale(at) => Some(at).filter(|at| questionnaire.practice_scale().contains(at)),
            _ => None,
        }
    }

    /// The number of the question that it has to do with, among all.
    pub(in crate::reading::csv) fn question(self, questionnaire: &Questionnaire) -> Option<usize> {
        let scale = questionnaire.scale_questions.len();
        match (self, self.asked()) {
            (Self::Comment(number), _) | (_, Some(Asked::Scale(number))) => Some(number),
            (_, Some(Asked::Ranking(at))) => Some(scale + at),
            (Self::Open(at), _) => Some(scale + questionnaire.ranking_questions.len() + at),
            _ => None,
        }
    }

    /// What it holds, as a heading may say it.
    pub(in crate::reading::csv) fn name(self, questionnaire: &Questionnaire) -> String {
        let id = self.asked().map(|asked| questionnaire.question_id(asked));
        let id = id.unwrap_or_default();
        match self {
            Self::Field(field) => field.name().to_owned(),
            Self::Scale(_) | Self::Order(_) | Self::Nothing => id.to_owned(),
            Self::Rank { ranking, option } => {
                let options = &questionnaire.ranking_questions[ranking].options;
                format!("{id}:{}", options[option].id)
            }
            Self::Place { rank, .. } => format!("{id} [{rank}]"),
            Self::Choice { question, answer } => {
                let labels = &questionnaire.scale_questions[question].labels;
                let label = labels.get(usize::from(answer) - 1);
                format!("{id} [{}]", label.map_or("", String::as_str))
            }
            Self::Comment(number) => {
                let id = questionnaire.answer_ids().nth(number);
                format!("comment:{}", id.unwrap_or_default())
            }
            Self::Open(at) => questionnaire.open[at].id.clone(),
        }
    }

    /// What the program's own forms say of a column for texts; nothing of others.
    pub(in crate::reading::csv) fn note(self, questionnaire: &Questionnaire) -> String {
        match self {
            Self::Comment(number) => {
                let id = questionnaire.answer_ids().nth(number).unwrap_or_default();
                questionnaire.phrase("table-comment", &[("id", id)])
            }
            Self::Open(at) => questionnaire.open[at].text.clone(),
            _ => String::new(),
        }
    }
}

#[derive(Debug)]
pub(in crate::reading::csv) struct Names<'q> {
    questionnaire: &'q Questionnaire,
    /// By name, folded. A name of several questions stands for none of them.
    pub(in crate::reading::csv) kinds: HashMap<String, Vec<ColumnKind>>,
    /// The names that are texts of questions.
    texts: Vec<String>,
}

impl<'q> Names<'q> {
    pub(in crate::reading::csv) fn new(questionnaire: &'q Questionnaire) -> Self {
        let mut names = Self {
            questionnaire,
            kinds: HashMap::new(),
            texts: Vec::new(),
        };
        for field in Field::OF_COLUMNS {
            names.add(field.name(), ColumnKind::Field(field));
        }
        for (number, asked) in questionnaire.by_kind().enumerate() {
            names.add_question(number, asked);
        }
        for (ranking, question) in questionnaire.ranking_questions.iter().enumerate() {
            for option in 0..question.options.len() {
                let rank = ColumnKind::Rank { ranking, option };
                names.add(&rank.name(questionnaire), rank);
            }
        }
        for (at, question) in questionnaire.open.iter().enumerate() {
            names.add(&question.id, ColumnKind::Open(at));
            names.add_text(&question.text, ColumnKind::Open(at));
        }
        names
    }

    fn add_question(&mut self, number: usize, asked: Asked) {
        let questionnaire = self.questionnaire;
        let id = questionnaire.question_id(asked);
        let kind = match asked {
            Asked::Scale(at) => ColumnKind::Scale(at),
            Asked::Ranking(at) => ColumnKind::Order(at),
        };
        self.add(id, kind);
        self.add(&format!("comment:{id}"), ColumnKind::Comment(number));
        for text in texts_of(asked, questionnaire) {
            self.add_text(&text, kind);
        }
    }

    fn add(&mut self, name: &str, kind: ColumnKind) {
        let known = self.kinds.entry(folded(name)).or_default();
        if !known.contains(&kind) {
            known.push(kind);
        }
    }

    fn add_text(&mut self, text: &str, kind: ColumnKind) {
        let name = folded(text);
        if !self.kinds.contains_key(&name) {
            self.texts.push(name);
        }
        self.add(text, kind);
    }

    pub(in crate::reading::csv) fn questionnaire(&self) -> &'q Questionnaire {
        self.questionnaire
    }

    /// What a folded name stands for.
    pub(in crate::reading::csv) fn kinds(&self, name: &str) -> Option<&[ColumnKind]> {
        self.kinds.get(name).map(Vec::as_slice)
    }

    /// What an id stands for, also where a service allows for no hyphens in it.
    pub(in crate::reading::csv) fn by_id(&self, id: &str) -> Option<&[ColumnKind]> {
        self.kinds(id).or_else(|| {
            let is_same = |name: &str| name.contains('-') && name.replace('-', "") == id;
            let mut same = self.kinds.iter().filter(|(name, _)| is_same(name));
            let (_, kinds) = same.next()?;
            same.next().is_none().then_some(kinds.as_slice())
        })
    }

    /// The texts of questions, folded.
    pub(in crate::reading::csv) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str)
    }

    /// What a name stands for; several where it is, or holds, the text of several questions.
    pub(in crate::reading::csv) fn find(&self, name: &str) -> Vec<ColumnKind> {
        let whole = folded(name);
        let unnumbered = without_number(&whole);
        let found = self.kinds(&whole).or_else(|| self.kinds(unnumbered));
        if let Some(found) = found {
            return self.exactly(found, name.trim());
        }
        let grid = unnumbered.strip_suffix(']');
        let grid = grid.and_then(|text| text.rsplit_once('['));
        let grid = grid.filter(|(prompt, _)| aside_before(prompt).is_none());
        let any = |found: Vec<ColumnKind>| (!found.is_empty()).then_some(found);
        let found = grid.and_then(|(text, part)| any(self.part(&folded(text), &folded(part))));
        let found = found.or_else(|| any(self.by_path(&whole)));
        found.unwrap_or_else(|| self.holding(name))
    }

    /// Of several questions whose texts are alike, those whose text it is to the letter, if there are any.
    fn exactly(&self, alike: &[ColumnKind], name: &str) -> Vec<ColumnKind> {
        let is_exact = |kind: &&ColumnKind| self.has_text(**kind, name);
        let exact: Vec<ColumnKind> = alike.iter().filter(is_exact).copied().collect();
        if alike.len() == 1 || exact.is_empty() {
            alike.to_vec()
        } else {
            exact
        }
    }

    fn has_text(&self, kind: ColumnKind, name: &str) -> bool {
        let questionnaire = self.questionnaire;
        match (kind, kind.asked()) {
            (ColumnKind::Open(at), _) => questionnaire.open[at].text == name,
            (_, Some(asked)) => texts_of(asked, questionnaire).any(|text| text == name),
            _ => false,
        }
    }

    /// A column of a grid, `Question [Part]`: the part is a statement of its own, or else an option or
    /// a rank of the question.
    fn part(&self, question: &str, part: &str) -> Vec<ColumnKind> {
        let part = without_number(part);
        if let Some([ColumnKind::Order(ranking)]) = self.kinds(question) {
            return Vec::from_iter(self.part_of_order(*ranking, part));
        }
        if let Some([ColumnKind::Scale(question)]) = self.kinds(question)
            && let Some(choice) = self.choice(*question, part)
        {
            return vec![choice];
        }
        self.kinds(part).unwrap_or_default().to_vec()
    }

    /// One of the labels of a scale question, where a service has a column for each.
    pub(in crate::reading::csv) fn choice(
        &self,
        question: usize,
        label: &str,
    ) -> Option<ColumnKind> {
        let labels = &self.questionnaire.scale_questions[question].labels;
        let at = labels.iter().position(|known| folded(known) == label)?;
        let answer = u8::try_from(at + 1).ok()?;
        Some(ColumnKind::Choice { question, answer })
    }

    /// An option of a ranking question, or the number of a rank.
    pub(super) fn part_of_order(&self, ranking: usize, part: &str) -> Option<ColumnKind> {
        let options = &self.questionnaire.ranking_questions[ranking].options;
        let mut names = options.iter();
        let option = names.position(|option| option.id == part || folded(&option.text) == part);
        let rank = ranks::rank(part, options.len());
        let option = option.map(|option| ColumnKind::Rank { ranking, option });
        option.or_else(|| rank.map(|rank| ColumnKind::Place { ranking, rank }))
    }

    /// What a column stands for; several where the texts of its heading are of several columns.
    pub(in crate::reading::csv) fn of(&self, heading: &Heading) -> Vec<ColumnKind> {
        let mut found = Vec::new();
        for kind in heading.texts().flat_map(|text| self.find(text)) {
            if !found.contains(&kind) {
                found.push(kind);
            }
        }
        match &heading.again {
            Some(again) => self.again(again, found),
            None => found,
        }
    }
}

/// Every text that a question may have: the neutral one, and what it is to each role that is asked.
pub(super) fn texts_of(
    asked: Asked,
    questionnaire: &Questionnaire,
) -> impl Iterator<Item = String> {
    let wording = questionnaire.wording(asked);
    let texts = Role::ALL.map(|role| questionnaire.text_for(wording, role));
    let neutral = questionnaire.neutral_text(wording);
    [neutral].into_iter().chain(texts.into_iter().flatten())
}

/// A folded name without a number before it, as in `3. `, `3) ` or `q3: `.
fn without_number(name: &str) -> &str {
    let rest = name.strip_prefix('q').unwrap_or(name);
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    if after.len() == rest.len() {
        return name;
    }
    let bare = after.strip_prefix(['.', ')', ':']).map(str::trim_start);
    bare.unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::embedded;

    fn questionnaire() -> Questionnaire {
        let embedded = embedded("sales-vs-operations@1.0").unwrap();
        embedded.read().unwrap()
    }

    #[test]
    fn a_column_goes_by_id_or_text_whatever_a_form_adds_to_it() {
        let questionnaire = questionnaire();
        let names = Names::new(&questionnaire);
        let text = "I can name the targets that Operations has to meet this quarter.";
        for name in [
            "goals-known".to_owned(),
            " Goals-Known ".to_owned(),
            text.to_owned(),
            format!("1. {text}"),
            format!("Q12) {text}\u{a0}*"),
            format!("How far do you agree? [{text}]"),
        ] {
            assert_eq!(names.find(&name), [ColumnKind::Scale(0)], "{name}");
        }
        assert_eq!(names.find("goals-knwon"), []);
        assert_eq!(names.find("COMMENT:goals-known"), [ColumnKind::Comment(0)]);
    }

    #[test]
    fn the_columns_of_a_grid_hold_a_rank_or_an_option() {
        let questionnaire = questionnaire();
        let names = Names::new(&questionnaire);
        let text = "How hard was Sales pushed towards each of these? Put the hardest push first.";
        let (ranking, option) = (0, 2);
        let rank = ColumnKind::Rank { ranking, option };
        assert_eq!(names.find(&format!("{text} [Low cost]")), [rank]);
        assert_eq!(names.find("goals-order:cost"), [rank]);
        let place = ColumnKind::Place { ranking, rank: 2 };
        assert_eq!(names.find(&format!("{text} [2nd choice]")), [place]);
        assert_eq!(names.find(&format!("{text} [6]")), []);
    }
}

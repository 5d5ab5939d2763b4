//! The questionnaire: what is asked of whom, and what the answers stand for. A value of these types is valid.

mod advice;
mod check;
mod embedded;
mod file;
mod label_numbers;
mod questions;
mod read;
mod read_items;
mod read_scored;
mod read_solutions;
mod read_values;
mod read_words;
mod role;
mod sequence;
mod wording;

use std::collections::BTreeMap;
use std::ops::Range;

use schemars::JsonSchema;

pub use advice::{Action, Solution, When};
pub use embedded::{DEFAULT, EMBEDDED, Embedded, embedded, ids, is_version, versions};
use file::{Id, PracticeFile, QuestionFile, ScaleQuestionFile};
pub(crate) use file::{QuestionnaireFile, Scalar, Text};
pub use questions::{Choice, Keying, OpenQuestion, RankingQuestion, ScaleQuestion, Topic};
pub use read::read;
pub use role::Role;
pub use sequence::Asked;
pub use wording::{Wording, keys as word_keys};

/// The `format` of a questionnaire file.
pub const FORMAT: &str = "detente/questionnaire@1";

/// A whole, valid questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// Its id, which answer files name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The language of its texts, a BCP 47 tag.
    pub language: String,
    /// Its title.
    pub title: String,
    /// What a respondent reads first.
    pub intro: String,
    /// The two sides, in report order.
    pub sides: [Party; 2],
    /// Whose answers are compared with the sides', never averaged in.
    pub observer: Option<Party>,
    /// Every scale question: the causes' in order, then the symptoms', the debate's and, never scored, the practices'.
    pub scale_questions: Vec<ScaleQuestion>,
    /// Every ranking question, in the causes' order.
    pub ranking_questions: Vec<RankingQuestion>,
    /// The causes, in order.
    pub causes: Vec<Cause>,
    /// The signs that the tension has gone bad.
    pub symptoms: Symptoms,
    /// Open, factual argument.
    pub debate: Option<Debate>,
    /// What may be done already.
    pub practices: Option<Practices>,
    /// What can be done, in order.
    pub solutions: Vec<Solution>,
    /// Questions answered in the respondent's own words.
    pub open: Vec<OpenQuestion>,
    /// The lines that figures are held against.
    pub thresholds: Thresholds,
    /// Overrides of the program's own words, by key.
    pub words: BTreeMap<String, String>,
}

/// A side or the observer.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "PartyFile")]
pub struct Party {
    /// Its id in answer files.
    #[schemars(with = "Id")]
    pub id: String,
    /// Its name in texts.
    #[schemars(with = "Text")]
    pub name: String,
}

/// One cause of the conflict.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "CauseFile")]
pub struct Cause {
    /// Its id.
    #[schemars(with = "Id")]
    pub id: String,
    /// Its name.
    #[schemars(with = "Text")]
    pub title: String,
    /// What it is, in a sentence.
    #[schemars(with = "Text")]
    pub summary: String,
    /// What somebody says who sees it, put behind "Both departments say that".
    #[schemars(with = "Option<Text>")]
    pub finding: Option<String>,
    /// Its scale questions, as indexes into [`Questionnaire::scale_questions`]; at least one.
    #[schemars(rename = "questions", with = "Vec<QuestionFile>", description = "Its questions; at least one of them on a scale.", extend("contains" = {"type": "object", "required": ["scale"]}))]
    pub scale: Range<usize>,
    /// Its ranking questions, as indexes into [`Questionnaire::ranking_questions`].
    #[schemars(skip)]
    pub rankings: Range<usize>,
}

/// The signs that the tension has gone bad.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "SymptomsFile")]
pub struct Symptoms {
    /// The heading.
    #[schemars(with = "Text")]
    pub title: String,
    /// Its questions, as indexes into [`Questionnaire::scale_questions`].
    #[schemars(
        rename = "questions",
        with = "Vec<ScaleQuestionFile>",
        length(min = 1),
        description = "Its questions."
    )]
    pub scale: Range<usize>,
    /// From calm to bad; rising, the last up to 100.
    #[schemars(length(min = 1))]
    pub bands: Vec<Band>,
}

impl Symptoms {
    /// The band with this id.
    pub fn band(&self, id: &str) -> Option<&Band> {
        self.bands.iter().find(|band| band.id == id)
    }

    /// Where the bands end.
    pub fn limits(&self) -> Vec<f64> {
        self.bands.iter().map(|band| band.upto).collect()
    }
}

/// What a level of the symptoms means.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "BandFile")]
pub struct Band {
    /// The highest figure that belongs to it.
    #[schemars(range(min = 0, max = 100))]
    pub upto: f64,
    /// Its id.
    #[schemars(with = "Id")]
    pub id: String,
    /// Its name.
    #[schemars(with = "Text")]
    pub title: String,
    /// What it means.
    #[schemars(with = "Text")]
    pub text: String,
}

/// Open, factual argument, which is healthy.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "DebateFile")]
pub struct Debate {
    /// The heading.
    #[schemars(with = "Text")]
    pub title: String,
    /// Its questions, as indexes into [`Questionnaire::scale_questions`].
    #[schemars(
        rename = "questions",
        with = "Vec<ScaleQuestionFile>",
        length(min = 1),
        description = "Its questions."
    )]
    pub scale: Range<usize>,
}

/// What may be done already: facts that advice is held against, never scored.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "PracticesFile")]
pub struct Practices {
    /// The heading.
    #[schemars(with = "Text")]
    pub title: String,
    /// Its questions, as indexes into [`Questionnaire::scale_questions`]: answered No, Partly or Yes.
    #[schemars(
        rename = "questions",
        with = "Vec<PracticeFile>",
        length(min = 1),
        description = "Its questions, answered No, Partly or Yes."
    )]
    pub scale: Range<usize>,
}

/// The lines that figures are held against.
#[derive(Clone, Copy, Debug, PartialEq, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "ThresholdsFile")]
pub struct Thresholds {
    /// Above it a side feels a cause strongly; 50 where absent.
    #[schemars(with = "Option<f64>", range(min = 0, max = 100))]
    pub high: f64,
    /// From it on the two sides see a cause differently; 20 where absent.
    #[schemars(with = "Option<f64>", range(min = 0, max = 100))]
    pub gap: f64,
    /// From it on the respondents of one side are divided; 40 where absent.
    #[schemars(with = "Option<f64>", range(min = 0, max = 100))]
    pub divided: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            high: 50.0,
            gap: 20.0,
            divided: 40.0,
        }
    }
}

impl Questionnaire {
    /// The party of a role. The observer's is absent where the questionnaire has none.
    pub fn party(&self, role: Role) -> Option<&Party> {
        match role {
            Role::First => Some(&self.sides[0]),
            Role::Second => Some(&self.sides[1]),
            Role::Observer => self.observer.as_ref(),
        }
    }

    /// The roles that this questionnaire has, each with its party.
    pub fn parties(&self) -> impl Iterator<Item = (Role, &Party)> {
        Role::ALL
            .into_iter()
            .filter_map(|role| Some((role, self.party(role)?)))
    }

    /// The name of a party; empty where there is none of this role.
    pub(crate) fn party_name(&self, role: Role) -> &str {
        self.party(role).map_or("", |party| &party.name)
    }

    pub(crate) fn party_ids(&self) -> Vec<&str> {
        self.parties().map(|(_, party)| party.id.as_str()).collect()
    }

    /// The role of a party by its id or its name, in any case.
    pub fn role_of(&self, name: &str) -> Option<Role> {
        let wanted = name.trim().to_lowercase();
        let is_wanted = |party: &Party| party.id == wanted || party.name.to_lowercase() == wanted;
        let (role, _) = self.parties().find(|(_, party)| is_wanted(party))?;
        Some(role)
    }

    /// The ids that may stand under `answers`: of the scale questions, then of the rankings.
    pub(crate) fn answer_ids(&self) -> impl Iterator<Item = &str> {
        self.by_kind().map(|asked| self.question_id(asked))
    }

    /// The first question on each scale that questions are answered on.
    pub(crate) fn first_on_scales(&self) -> impl Iterator<Item = &ScaleQuestion> {
        let all = &self.scale_questions;
        let is_first = |at: usize| all[..at].iter().all(|before| before.scale != all[at].scale);
        let first = (0..all.len()).filter(move |at| is_first(*at));
        first.map(|at| &all[at])
    }

    /// The ids of the scales that questions are answered on.
    pub(crate) fn scale_ids(&self) -> impl Iterator<Item = &str> {
        self.first_on_scales().map(|question| &*question.scale)
    }

    /// The ids that may stand under `open`.
    pub(crate) fn open_ids(&self) -> impl Iterator<Item = &str> {
        self.open.iter().map(|question| question.id.as_str())
    }

    /// The debate's questions; an empty range where there is no debate.
    pub fn debate_scale(&self) -> Range<usize> {
        let debate = self.debate.as_ref();
        debate.map_or(0..0, |debate| debate.scale.clone())
    }

    /// The questions on what is done already; an empty range where there are none.
    pub fn practice_scale(&self) -> Range<usize> {
        let all = self.scale_questions.len();
        let practices = self.practices.as_ref();
        practices.map_or(all..all, |practices| practices.scale.clone())
    }

    /// How many scale questions are scored: all but the practices', which stand last.
    pub fn count_scored(&self) -> usize {
        self.practice_scale().start
    }

    /// Of these scale questions, the ones that are asked of a role.
    pub fn asked(&self, scale: Range<usize>, role: Role) -> Vec<usize> {
        scale
            .filter(|&index| self.scale_questions[index].wording.is_asked(role))
            .collect()
    }

    /// How many questions a role is asked, scale and ranking ones.
    pub fn count_asked(&self, role: Role) -> usize {
        let is_asked = |asked: &Asked| self.wording(*asked).is_asked(role);
        self.by_kind().filter(is_asked).count()
    }

    /// The same without the practices, which count neither as answered nor as left out.
    pub fn count_opinions(&self, role: Role) -> usize {
        self.count_asked(role) - self.asked(self.practice_scale(), role).len()
    }
}

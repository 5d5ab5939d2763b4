//! A report kept from then, whose answers may be gone: its figures, and what has changed since.

use std::collections::HashMap;

use serde::Deserialize;

use super::care::Note;
use super::wave::{Heard, People, Standing, Wave};
use crate::diagnosis::{METHOD, Missing};
use crate::questionnaire::{Questionnaire, Role};
use crate::score::{Pair, Points, Spread};

/// The figures of a JSON report, of this version or an earlier one.
#[derive(Debug, Deserialize)]
pub struct KeptReport {
    #[serde(default)]
    method: u32,
    questionnaire: KeptAbout,
    /// Whom it is about.
    pub company: String,
    /// The wave.
    pub wave: Option<String>,
    pub(super) sides: [KeptSide; 2],
    pub(super) symptoms: KeptPart,
    debate: Option<KeptDebate>,
    pub(super) causes: Vec<KeptPart>,
    #[serde(default)]
    pub(super) quality: Vec<Note>,
    #[serde(default)]
    missing: Vec<Missing>,
    unread: Option<KeptUnread>,
}

#[derive(Debug, Deserialize)]
struct KeptAbout {
    id: String,
    version: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct KeptSide {
    pub(super) id: String,
    respondents: usize,
    #[serde(default)]
    answers: usize,
}

pub(super) type BySide<T> = HashMap<String, Option<T>>;

/// The symptoms or a cause.
#[derive(Debug, Deserialize)]
pub(super) struct KeptPart {
    #[serde(default)]
    pub(super) id: String,
    rank: Option<usize>,
    priority: Option<f64>,
    severity: Option<f64>,
    sides: BySide<f64>,
    gap: Option<f64>,
    band: Option<String>,
    /// Absent from reports that were made before there was such a thing.
    #[serde(default)]
    pub(super) spread: BySide<KeptSpread>,
    /// The sides whose people are far apart, by id; of the symptoms it isn't kept.
    #[serde(default)]
    divided: Vec<String>,
    #[serde(default)]
    pub(super) questions: Vec<KeptQuestion>,
}

impl KeptPart {
    pub(super) fn spread_of(&self, side: &KeptSide) -> Option<Spread> {
        let spread = self.spread.get(&side.id)?.as_ref();
        spread.map(KeptSpread::spread)
    }
}

#[derive(Debug, Deserialize)]
struct KeptDebate {
    score: Option<f64>,
    sides: BySide<f64>,
    #[serde(default)]
    questions: Vec<KeptQuestion>,
}

#[derive(Debug, Deserialize)]
pub(super) struct KeptQuestion {
    pub(super) id: String,
    pub(super) sides: BySide<f64>,
    /// How many of each side chose each label.
    #[serde(default)]
    pub(super) counts: BySide<Vec<usize>>,
}

impl KeptQuestion {
    /// How many of a side answered it.
    pub(super) fn answers(&self, side: &str) -> usize {
        let counts = self.counts.get(side).and_then(Option::as_ref);
        counts.map_or(0, |counts| counts.iter().sum())
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct KeptSpread {
    between_squares: f64,
    between_df: usize,
    residual_squares: f64,
    residual_df: usize,
    n: usize,
    questions: usize,
}

/// That it was made without some answers.
#[derive(Debug, Deserialize)]
struct KeptUnread {}

impl KeptReport {
    /// Whether all its figures are such as a report has.
    pub fn is_sound(&self) -> bool {
        self.are_figures() && self.agrees_with_itself()
    }

    /// Whether each part's figures can be of the same answers.
    fn agrees_with_itself(&self) -> bool {
        let mut parts = self.causes.iter().chain([&self.symptoms]);
        let is_heard = |side: &KeptSide, part: &KeptPart| {
            let spread = part.spread.get(&side.id).and_then(Option::as_ref);
            let is_scored = part.sides.get(&side.id).is_some_and(Option::is_some);
            (side.respondents > 0 || !is_scored)
                && spread.is_none_or(|spread| spread.n <= side.respondents)
        };
        parts.all(|part| {
            let sides = self.pair(&part.sides);
            let sides: Vec<f64> = sides.iter().flatten().map(|at| at.get()).collect();
            let mean = sides.iter().sum::<f64>() / sides.len() as f64;
            let is_mean = |severity: f64| (severity - mean).abs() < 1e-3;
            let has_severity = part.severity.map_or(sides.is_empty(), is_mean);
            has_severity && self.sides.iter().all(|side| is_heard(side, part))
        })
    }

    /// Whether all its figures lie where a report's do.
    fn are_figures(&self) -> bool {
        let parts = || self.causes.iter().chain([&self.symptoms]);
        let within = |figure: &f64| (0.0..=100.0).contains(figure);
        let sides = parts().flat_map(|part| {
            let questions = part.questions.iter().map(|question| &question.sides);
            questions.chain([&part.sides])
        });
        let debate = self.debate.iter();
        let figures = parts()
            .flat_map(|part| [part.priority, part.severity, part.gap.map(f64::abs)])
            .chain(debate.clone().map(|debate| debate.score))
            .chain(sides.flat_map(|sides| sides.values().copied()))
            .chain(debate.flat_map(|debate| debate.sides.values().copied()));
        let mut spreads = parts().flat_map(|part| part.spread.values().flatten());
        figures.flatten().all(|figure| within(&figure)) && spreads.all(KeptSpread::is_sound)
    }

    /// Every scale question whose answers are scored, with the cause that it stands under; none under the symptoms and the
    /// debate.
    pub(super) fn questions(&self) -> impl Iterator<Item = (&str, &KeptQuestion)> {
        let parts = self.causes.iter().chain([&self.symptoms]);
        let parts = parts.map(|part| (part.id.as_str(), part.questions.as_slice()));
        let debate = self.debate.iter();
        let debate = debate.map(|debate| ("", debate.questions.as_slice()));
        parts
            .chain(debate)
            .flat_map(|(cause, questions)| questions.iter().map(move |it| (cause, it)))
    }

    /// How many of a side answered.
    pub(super) fn respondents(&self, role: Role) -> usize {
        self.sides[role.index()].respondents
    }

    /// Whether it is of the same sides, and of a cause that is asked about.
    pub(super) fn asks_of(&self, asked: &Questionnaire) -> bool {
        let ids = self.sides.each_ref().map(|side| &side.id);
        let mut causes = asked.causes.iter();
        ids == asked.sides.each_ref().map(|side| &side.id)
            && causes.any(|cause| self.causes.iter().any(|old| old.id == cause.id))
    }

    pub(super) fn wave_in<'a>(&'a self, asked: &'a Questionnaire) -> Wave<'a> {
        let title = |id: &str| {
            let cause = asked.causes.iter().find(|cause| cause.id == id);
            cause.map_or("", |cause| cause.title.as_str())
        };
        let standing = |part: &'a KeptPart| Standing {
            id: &part.id,
            title: title(&part.id),
            rank: part.rank,
            priority: part.priority.map(Points::new),
            severity: part.severity.map(Points::new),
            sides: self.pair(&part.sides),
            gap: part.gap.map(Points::new),
            people: self.sides.each_ref().map(|side| {
                let spread = part.spread_of(side);
                People::new(part.divided.contains(&side.id), spread)
            }),
        };
        Wave {
            company: &self.company,
            name: self.wave.as_deref(),
            sides: self.sides.each_ref().map(|side| Heard {
                respondents: side.respondents,
                answers: side.answers,
            }),
            symptoms: Standing {
                people: [People::new(false, None); 2],
                ..standing(&self.symptoms)
            },
            band: self.symptoms.band.as_deref(),
            debate: self.debate(),
            causes: self.causes.iter().map(standing).collect(),
            missing: self.missing.clone(),
        }
    }

    /// How openly both together and each side argued then.
    pub(super) fn debate(&self) -> Option<(Option<Points>, Pair)> {
        let debate = self.debate.as_ref()?;
        Some((debate.score.map(Points::new), self.pair(&debate.sides)))
    }

    pub(super) fn pair(&self, sides: &BySide<f64>) -> Pair {
        let of = |side: &KeptSide| sides.get(&side.id).copied().flatten();
        self.sides.each_ref().map(|side| of(side).map(Points::new))
    }

    /// Why no change can be called real, if that is so whatever has changed.
    pub(super) fn why_untested(
        &self,
        asked: &Questionnaire,
        excludes: bool,
    ) -> Option<&'static str> {
        let about = &self.questionnaire;
        let is_noted = |code: &str| self.quality.iter().any(|note| note.code == code);
        let has_spread = |part: &KeptPart| !part.spread.is_empty();
        if (&about.id, &about.version) != (&asked.id, &asked.version) {
            Some(OTHER_QUESTIONS)
        } else if self.unread.is_some() {
            Some(UNREAD)
        } else if excludes && is_noted("straight-lining") {
            Some(OTHERS_COUNT)
        } else if !excludes && is_noted("excluded") {
            Some(FEWER_COUNT)
        } else {
            (!self.causes.iter().any(has_spread)).then_some(NO_SPREAD)
        }
    }

    /// By which method it was made, if that is another one.
    pub(super) fn other_method(&self) -> Option<u32> {
        (self.method != METHOD).then_some(self.method)
    }
}

const UNREAD: &str = "The report kept from then was made without some of the answers, so no change can be called real.";
const OTHERS_COUNT: &str = "In the report kept from then those count who gave the same answer throughout, and here they are left out, so no change can be called real.";
const FEWER_COUNT: &str = "The report kept from then leaves out those who gave the same answer throughout, and here they count, so no change can be called real.";

const OTHER_QUESTIONS: &str =
    "The report kept from then asked other questions, so no change can be called real.";
const NO_SPREAD: &str = "The report kept from then doesn't hold how far people differed, so no change can be called real.";

impl KeptSpread {
    fn is_sound(&self) -> bool {
        let is_sum = |sum: f64| sum.is_finite() && sum >= 0.0;
        is_sum(self.between_squares) && is_sum(self.residual_squares) && self.between_df <= self.n
    }

    pub(super) fn spread(&self) -> Spread {
        Spread {
            between_squares: Points::new(self.between_squares),
            between_df: self.between_df,
            residual_squares: Points::new(self.residual_squares),
            residual_df: self.residual_df,
            n: self.n,
            questions: self.questions,
        }
    }
}

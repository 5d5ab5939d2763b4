//! One pass over all records: sums in whole numbers, so that neither files nor threads change a bit of them.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::components::{Groups, exact_score};
use super::items::Answers;
use super::products::Products;
use crate::answers::records::Records;
use crate::questionnaire::{Questionnaire, Role};
use crate::reading;
use crate::score::{Part, Scorer};

/// Into how many pieces the companies are cut at the most, however many threads there are.
const PIECES: usize = 64;

/// What is added up over companies.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    pub(super) companies: u64,
    /// Whether some company counts with several waves.
    pub(super) has_waves: bool,
    pub(super) respondents: [u64; 2],
    pub(super) excluded: u64,
    /// How many company-sides have how many leaders.
    pub(super) sizes: BTreeMap<u64, u64>,
    /// Of each scored question each side's answers.
    pub(super) answers: Vec<[Answers; 2]>,
    /// The causes' in order, then the symptoms'.
    pub(super) parts: Vec<OfPart>,
    /// Of each two causes, in the order of [`pairs`].
    pub(super) pairs: Vec<OfPair>,
}

#[derive(Clone, Debug)]
pub(super) struct OfPart {
    /// Each side's who answered all of it.
    pub(super) products: [Products; 2],
    pub(super) groups: Groups,
}

#[derive(Clone, Debug)]
pub(super) struct OfPair {
    /// The sums of both causes, of those who answered all of both.
    pub(super) totals: Products,
    /// The differences of the two scores.
    pub(super) groups: Groups,
}

/// Each two of so many causes, in order.
pub(super) fn pairs(causes: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..causes).flat_map(move |one| (one + 1..causes).map(move |other| (one, other)))
}

/// What of a questionnaire is needed for each record.
struct Asked<'q> {
    scorer: Scorer<'q>,
    parts: Vec<Part>,
    causes: usize,
    scored: usize,
    excludes: bool,
}

/// One side of one company, in the making; used again for the next one.
struct Side {
    leaders: u64,
    /// For each part each leader's score.
    scores: Vec<Vec<Option<i64>>>,
    /// For each part the sum of a leader who answered all of it.
    totals: Vec<Option<u32>>,
    severities: Vec<u32>,
    group: Vec<i64>,
}

impl Tally {
    /// Adds up all companies without mistakes.
    pub(super) fn new(
        questionnaire: &Questionnaire,
        answers: &reading::Answers,
        excludes: bool,
    ) -> Self {
        let scorer = Scorer::new(questionnaire);
        let parts = scorer.causes.iter().chain([&scorer.symptoms]);
        let asked = Asked {
            parts: parts.map(|part| part.all.clone()).collect(),
            causes: scorer.causes.len(),
            scored: questionnaire.count_scored(),
            scorer,
            excludes,
        };
        let companies = answers.companies.len();
        let piece = companies.div_ceil(PIECES).max(1);
        let pieces: Vec<Self> = (0..companies.div_ceil(piece))
            .into_par_iter()
            .map(|at| {
                let mut tally = Self::empty(&asked);
                let mut side = Side::new(asked.parts.len());
                for company in at * piece..((at + 1) * piece).min(companies) {
                    if !answers.failures.contains_key(&company) {
                        tally.add(&asked, answers, company, &mut side);
                    }
                }
                tally
            })
            .collect();
        let mut all = Self::empty(&asked);
        for piece in &pieces {
            all.merge(piece);
        }
        let sound = (0..companies).filter(|at| !answers.failures.contains_key(at));
        let names: Vec<&str> = sound.map(|at| answers.companies.name(at).0).collect();
        all.has_waves = names.windows(2).any(|two| two[0] == two[1]);
        all
    }

    fn empty(asked: &Asked) -> Self {
        let part = |part: &Part| OfPart {
            products: [(); 2].map(|()| Products::new(part.count())),
            groups: Groups::default(),
        };
        let pair = |_| OfPair {
            totals: Products::new(2),
            groups: Groups::default(),
        };
        Self {
            companies: 0,
            has_waves: false,
            respondents: [0; 2],
            excluded: 0,
            sizes: BTreeMap::new(),
            answers: vec![Default::default(); asked.scored],
            parts: asked.parts.iter().map(part).collect(),
            pairs: pairs(asked.causes).map(pair).collect(),
        }
    }

    fn add(&mut self, asked: &Asked, answers: &reading::Answers, company: usize, side: &mut Side) {
        let mut leaders = 0;
        for role in Role::SIDES {
            side.clear();
            let records = answers.companies.records(company);
            for (part, record) in records.filter(|(part, record)| part.role(*record) == role) {
                self.add_leader(asked, role, (part, record), side);
            }
            leaders += side.leaders;
            if side.leaders > 0 {
                *self.sizes.entry(side.leaders).or_default() += 1;
            }
            self.add_side(asked, side);
        }
        self.companies += u64::from(leaders > 0);
    }

    fn add_leader(
        &mut self,
        asked: &Asked,
        role: Role,
        (records, at): (&Records, usize),
        side: &mut Side,
    ) {
        let scale = records.scale(at);
        if asked.excludes && asked.scorer.is_straight_line(role, scale) {
            self.excluded += 1;
            return;
        }
        side.leaders += 1;
        self.respondents[role.index()] += 1;
        for (answers, answer) in self.answers.iter_mut().zip(scale) {
            answers[role.index()].add(*answer);
        }
        for (at, (part, tally)) in asked.parts.iter().zip(&mut self.parts).enumerate() {
            let (mut sum, mut answered) = (0, 0);
            side.severities.clear();
            for (severity, is_given) in part.severities(scale) {
                side.severities.push(severity);
                sum += severity;
                answered += u32::from(is_given);
            }
            let is_whole = answered as usize == part.count();
            if is_whole {
                tally.products[role.index()].add(&side.severities);
            }
            side.totals[at] = is_whole.then_some(sum);
            let has_score = answered > 0 && 2 * answered as usize >= part.count();
            side.scores[at].push(has_score.then(|| exact_score(sum, answered)));
        }
        for (pair, (one, other)) in self.pairs.iter_mut().zip(pairs(asked.causes)) {
            if let (Some(one), Some(other)) = (side.totals[one], side.totals[other]) {
                pair.totals.add(&[one, other]);
            }
        }
    }

    fn add_side(&mut self, asked: &Asked, side: &mut Side) {
        if side.leaders < 2 {
            return;
        }
        let Side { scores, group, .. } = side;
        for (part, scores) in self.parts.iter_mut().zip(&*scores) {
            group.clear();
            group.extend(scores.iter().flatten());
            part.groups.add(group);
        }
        for (pair, (one, other)) in self.pairs.iter_mut().zip(pairs(asked.causes)) {
            let both = scores[one].iter().zip(&scores[other]);
            group.clear();
            group.extend(both.filter_map(|(one, other)| Some((*one)? - (*other)?)));
            pair.groups.add(group);
        }
    }

    fn merge(&mut self, others: &Self) {
        self.companies += others.companies;
        self.excluded += others.excluded;
        for (own, other) in self.respondents.iter_mut().zip(others.respondents) {
            *own += other;
        }
        for (leaders, sides) in &others.sizes {
            *self.sizes.entry(*leaders).or_default() += sides;
        }
        let answers = self.answers.iter_mut().flatten();
        for (own, other) in answers.zip(others.answers.iter().flatten()) {
            own.merge(other);
        }
        for (own, other) in self.parts.iter_mut().zip(&others.parts) {
            for (own, other) in own.products.iter_mut().zip(&other.products) {
                own.merge(other);
            }
            own.groups.merge(&other.groups);
        }
        for (own, other) in self.pairs.iter_mut().zip(&others.pairs) {
            own.totals.merge(&other.totals);
            own.groups.merge(&other.groups);
        }
    }
}

impl Side {
    fn new(parts: usize) -> Self {
        Self {
            leaders: 0,
            scores: vec![Vec::new(); parts],
            totals: vec![None; parts],
            severities: Vec::new(),
            group: Vec::new(),
        }
    }

    fn clear(&mut self) {
        self.leaders = 0;
        self.scores.iter_mut().for_each(Vec::clear);
    }
}

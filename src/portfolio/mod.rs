//! Many companies at once: their records, their figures side by side, and how each stands among them.
//!
//! [`crate::score`] scores each company as its report does, [`crate::norms`] compares them. A [`Portfolio`] holds it all.

mod awaited;
mod failed;
mod leads;
pub mod names;
mod scored;
mod sort;
mod tally;

use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::answers::Company;
use crate::answers::companies::Companies;
use crate::answers::mapping::Invitations;
use crate::answers::records::Records;
use crate::answers::unread::Unread;
use crate::comparison::{Comparison, Earlier};
use crate::diagnosis::{Diagnosis, Options, diagnose_with};
use crate::norms::Norms;
use crate::plan::{Followed, Plans};
use crate::questionnaire::{Band, Questionnaire};
use crate::reading::Answers;
use crate::score::{self, CauseScore, Points, Resampler, Row, Rows, Scorer, Share, Sheet};
pub use awaited::Awaited;
pub use failed::{FailedCompany, Mistake};
pub use leads::Leads;
pub use scored::ScoredCompany;
use scored::norms_of;
pub use sort::Sort;
pub use tally::Tally;

/// How many rows are fetched together, of one company or of several small ones. They lie far apart in memory, and the
/// less is done between two, the more of them come at once.
const FETCHED_TOGETHER: usize = 32;

/// Which companies are put side by side, whose answers count, and in which order they stand.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What they are sorted by.
    pub sort: Sort,
    /// How many are asked for; none for all.
    pub top: Option<usize>,
    /// Whether a company that fails by what can't be read is scored without it.
    pub keeps_going: bool,
    /// Whether respondents who gave the same answer throughout are left out.
    pub exclude_straight_lining: bool,
    /// The fewest respondents of a side that has any: companies in which a side has fewer are withheld; none where all are
    /// shown.
    pub min_group: Option<usize>,
}

/// The companies that could be scored, side by side.
#[derive(Debug)]
pub struct Portfolio<'a> {
    /// What was asked.
    pub questionnaire: &'a Questionnaire,
    /// Whose records are whose.
    pub all: &'a Companies,
    /// The scored companies, sorted, the first [`Portfolio::shown`] of them to be shown.
    pub companies: Vec<ScoredCompany>,
    /// Those of which a side has too few respondents to be shown.
    pub withheld: Vec<ScoredCompany>,
    /// What was chosen.
    pub choice: Choice,
    /// How many companies are shown.
    pub shown: usize,
    /// How many may be shown.
    most: usize,
    /// How many people were asked of each.
    pub invitations: Invitations,
    /// What the companies' figures are on the whole, from [`crate::norms::FEWEST`] companies on.
    pub norms: Option<Norms>,
    /// Whether it tells how sure each company's ranking is.
    pub has_confidence: bool,
    /// What the figures of many companies are, which each report holds its own against; none where that isn't asked for.
    pub report_norms: Option<Norms>,
    /// Whether people's words are left out of each company's report.
    pub leaves_out_words: bool,
    /// For each cause how many companies it leads in.
    pub leads: Vec<Leads>,
    /// What was read, scored and failed.
    pub tally: Tally,
    /// The wave that each company's report is set against; none where nobody asked.
    pub earlier: Option<Earlier<'a>>,
    /// What has become of the plans of companies, where that was asked for.
    pub plans: Plans,
    /// What failed, where this is a part of a larger portfolio, and what hangs on the companies beside each isn't told.
    pub part: Option<Vec<FailedCompany>>,
    answers: &'a Answers<'a>,
    /// What is drawn for all of them.
    resampler: Resampler,
    /// A company whose wave is everybody's, looked up when it is first asked for.
    same_wave: OnceLock<Option<usize>>,
}

impl<'a> Portfolio<'a> {
    /// Scores every company that doesn't fail and is chosen.
    pub fn new(questionnaire: &'a Questionnaire, answers: &'a Answers, choice: Choice) -> Self {
        let mut companies = score_all(questionnaire, answers, &choice);
        let least = choice.min_group.unwrap_or(0);
        let is_withheld = |company: &mut ScoredCompany| {
            let mut groups = answers.companies.groups(company.at).into_iter();
            groups.any(|people| (1..least).contains(&people))
        };
        let withheld: Vec<ScoredCompany> = companies.extract_if(.., is_withheld).collect();
        // Counted as they lie in memory, before they are sorted.
        let leads = Leads::of_causes(questionnaire.causes.len(), &companies);
        let tally = Tally::new(answers, &companies, &withheld);
        let all = &answers.companies;
        let norms = norms_of(questionnaire, &companies, all, tally.has_waves);
        // Companies stand by name, so a stable sort leaves ties by name.
        if choice.sort != Sort::Company {
            companies
                .par_sort_by_cached_key(|company| Reverse(sort::key(&company.score, &choice.sort)));
        }
        let most = choice.top.unwrap_or(usize::MAX);
        Self {
            questionnaire,
            all,
            withheld,
            shown: most.min(companies.len()),
            most,
            invitations: Invitations::default(),
            choice,
            norms,
            has_confidence: false,
            report_norms: None,
            leaves_out_words: false,
            leads,
            tally,
            earlier: None,
            plans: Plans::default(),
            part: None,
            answers,
            resampler: Resampler::of_reports(questionnaire),
            same_wave: OnceLock::new(),
            companies,
        }
    }

    /// Shows no more companies than this, unless a number was asked for.
    pub fn show_at_most(&mut self, most: usize) {
        if self.choice.top.is_none() {
            self.shown = self.shown.min(most);
            self.most = most;
        }
    }

    /// How many companies were asked for, however many are shown.
    pub fn wanted(&self) -> usize {
        let most = self.choice.top.unwrap_or(usize::MAX);
        most.min(self.companies.len())
    }

    /// The wave of all companies, where they have the same one.
    pub fn wave(&self) -> Option<&str> {
        let at = self.same_wave.get_or_init(|| {
            let (_, wave) = (!self.all.is_empty()).then(|| self.all.name(0))?;
            let mut others = (1..self.all.len()).map(|at| self.all.name(at).1);
            (wave.is_some() && others.all(|other| other == wave)).then_some(0)
        });
        at.and_then(|at| self.all.name(at).1)
    }

    /// The companies that are shown.
    pub fn shown(&self) -> &[ScoredCompany] {
        &self.companies[..self.shown]
    }

    /// The names of the companies that are scored and not shown.
    pub fn hidden(&self) -> impl Iterator<Item = &str> {
        let beyond = self.companies[self.shown..].iter();
        let hidden = beyond.chain(&self.withheld);
        hidden.map(|company| self.name(company).0)
    }

    /// What has become of a company's plan.
    pub fn plan(&self, company: &ScoredCompany) -> Option<&Followed> {
        self.plans.of(self.name(company).0)
    }

    /// A company's name and wave.
    pub fn name(&self, company: &ScoredCompany) -> (&str, Option<&str>) {
        self.all.name(company.at)
    }

    /// What a company is scored without, or may be.
    pub fn unread(&self, company: &ScoredCompany) -> Option<Unread> {
        let unread = Unread {
            own: self.answers.failures.get(&company.at).copied().unwrap_or(0),
            unknown: match self.part {
                None => self.tally.unknown + self.tally.closed,
                Some(_) => 0,
            },
        };
        unread.if_any()
    }

    /// The band that a figure of symptoms falls into.
    pub fn band(&self, figure: Points) -> &'a Band {
        score::band(&self.questionnaire.symptoms.bands, figure)
    }

    /// Hands a company's whole diagnosis to a function.
    pub fn with_diagnosis<T>(
        &self,
        company: &ScoredCompany,
        has_confidence: bool,
        then: impl FnOnce(&Diagnosis) -> T,
    ) -> T {
        let answers = self.all.company(company.at);
        then(&self.diagnosis(company, &answers, has_confidence))
    }

    /// Hands all that a company's report tells to a function: its whole diagnosis, and what has changed since an earlier
    /// wave, as [`Earlier::add_to`] has it.
    pub fn with_report<T>(
        &self,
        company: &ScoredCompany,
        then: impl FnOnce(&Diagnosis, Option<Option<&Comparison>>) -> T,
    ) -> T {
        let answers = self.all.company(company.at);
        let mut diagnosis = self.diagnosis(company, &answers, true);
        match &self.earlier {
            Some(earlier) => earlier.add_to(&mut diagnosis, &answers, then),
            None => then(&diagnosis, None),
        }
    }

    fn diagnosis<'c>(
        &'c self,
        company: &ScoredCompany,
        answers: &Company<'c>,
        has_confidence: bool,
    ) -> Diagnosis<'c> {
        let options = Options {
            resampler: has_confidence.then_some(&self.resampler),
            exclude_straight_lining: self.choice.exclude_straight_lining,
            unlink_words: self.choice.min_group.is_some(),
            leave_out_words: self.leaves_out_words,
            unread: self.unread(company),
            invited: self.invited(company),
            norms: self.report_norms.as_ref(),
        };
        diagnose_with(self.questionnaire, answers, options)
    }

    /// Looks up how sure the ranking of each company shown is, and calls a function after each.
    pub fn add_confidence(&mut self, progress: &(dyn Fn() + Sync)) {
        let this = &*self;
        let scorer = Arc::new(Scorer::new(this.questionnaire));
        let first = |company: &ScoredCompany| {
            // Beside some that are known, one that isn't may come first as well.
            let causes = &company.score.causes;
            let known = causes.iter().filter_map(CauseScore::comparable).count();
            if (1..causes.len()).contains(&known) {
                progress();
                return Vec::new();
            }
            let mut respondents = this.all.company(company.at).respondents;
            if this.choice.exclude_straight_lining {
                respondents.retain(|one| !scorer.is_straight_line(one.role, one.scale));
            }
            let sheet = Sheet::with(scorer.clone(), &respondents);
            let firsts = this.resampler.firsts(&sheet);
            progress();
            firsts
        };
        let firsts: Vec<Vec<Option<Share>>> = this.shown().par_iter().map(first).collect();
        for (company, firsts) in self.companies.iter_mut().zip(firsts) {
            company.first = firsts;
        }
        self.has_confidence = true;
    }
}

/// Scores every company that doesn't fail, by name.
fn score_all(
    questionnaire: &Questionnaire,
    answers: &Answers,
    choice: &Choice,
) -> Vec<ScoredCompany> {
    let (scorer, all) = (Scorer::new(questionnaire), &answers.companies);
    let score = |at, rows: &[Row]| {
        let counts = |row: &&Row| {
            !choice.exclude_straight_lining || !scorer.is_straight_line(row.role(), row.scale)
        };
        let score = scorer.score(&Rows::new(rows.iter().filter(counts).copied()));
        ScoredCompany {
            at,
            excluded: rows.len() - score.respondents.iter().sum::<u32>() as usize,
            answers: rows.iter().filter(counts).map(Row::answered).sum(),
            score,
            first: Vec::new(),
        }
    };
    let together = |companies: &[usize]| -> Vec<ScoredCompany> {
        let count = |at: &usize| all.members(*at).len();
        let mut rows: Vec<Row> = Vec::with_capacity(companies.iter().map(count).sum());
        rows.extend(companies.iter().flat_map(|at| all.records(*at)).map(row));
        let mut rest = rows.as_slice();
        let score = |at: &usize| {
            let (own, others) = rest.split_at(count(at));
            rest = others;
            score(*at, own)
        };
        companies.iter().map(score).collect()
    };
    let is_sound = |company: &usize| {
        !answers.failures.contains_key(company) || choice.keeps_going && answers.has_sound(*company)
    };
    let sound: Vec<usize> = (0..all.len()).filter(is_sound).collect();
    let rows: usize = all.parts().iter().map(Records::len).sum();
    let companies = (FETCHED_TOGETHER * all.len()).checked_div(rows);
    let chunks = sound.par_chunks(companies.unwrap_or(1).max(1));
    chunks.flat_map_iter(together).collect()
}

#[inline]
fn row((part, record): (&Records, usize)) -> Row<'_> {
    Row::new(part.role(record), part.scale(record), part.ranked(record))
}

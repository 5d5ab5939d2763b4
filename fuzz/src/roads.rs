//! The two roads from answers to a company's figures, held against each other.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use detente::answers::mapping::ColumnMapping;
use detente::answers::selection::Selection;
use detente::diagnosis::{Diagnosis, Options, diagnose_with};
use detente::diagnostic::Diagnostic;
use detente::portfolio::{Choice, Portfolio, ScoredCompany, Sort};
use detente::questionnaire::Questionnaire;
use detente::reading::{BLOCK_SIZE, Input};
use detente::score::Resampler;
use detente::source::Source;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use serde_json::Value;

use super::answers::{self, read};
use super::draw;

/// Stands between two files.
const BETWEEN_FILES: u8 = 0x1c;

/// What files are called, by their format.
const NAMES: [[&str; 3]; 4] = [
    ["a.yaml", "a.ndjson", "a.csv"],
    ["b.yaml", "b.ndjson", "b.csv"],
    ["c.yaml", "c.ndjson", "c.csv"],
    ["d.yaml", "d.ndjson", "d.csv"],
];

/// So many companies are reported on one by one.
const REPORTED: usize = 6;

/// A company and its wave.
type Named = (String, Option<String>);

/// What `batch -f ndjson` comes to.
struct Scored {
    /// Mistakes and remarks.
    told: Vec<Diagnostic>,
    /// Each company's line; none of one that fails.
    lines: Vec<(Named, Option<Value>)>,
    /// Whether every file could be taken apart into records.
    is_open: bool,
}

/// What every command reads alike.
struct Case<'c> {
    inputs: Vec<Input<'c>>,
    questionnaire: Cow<'static, Questionnaire>,
    mapping: ColumnMapping,
    /// Draws answers anew to tell how sure the ranking is, which takes longer than all the rest.
    resampler: Option<Resampler>,
}

/// Answers whose report of a company is its line of the portfolio, in blocks of any size and with any number of jobs,
/// or else both refuse.
///
/// The first byte sets the size of blocks, the second the number of jobs, and from 128 on that the reports tell how
/// sure they are. Then come files, four at the most, each with a byte before it that says what it is: `0` YAML or JSON, `1` NDJSON, `2`
/// CSV, `3` a map of columns.
pub fn report_against_batch(bytes: &[u8]) {
    let [size, jobs, files @ ..] = bytes else {
        return;
    };
    let files: Vec<&[u8]> = files.split(|byte| *byte == BETWEEN_FILES).collect();
    let Some(mut case) = Case::of(&files) else {
        return;
    };
    case.resampler = (*jobs >= 128).then(|| Resampler::of_reports(&case.questionnaire));
    let block_size = 1 + 4 * usize::from(*size);
    let portfolio = case.batch(BLOCK_SIZE);
    let in_blocks = pool(*jobs).install(|| case.batch(block_size));
    // Whether a table can be opened is told by its first block.
    if portfolio.is_open && in_blocks.is_open {
        assert_eq!(draw(&in_blocks.told), draw(&portfolio.told), "{block_size}");
        assert_eq!(in_blocks.lines, portfolio.lines, "{block_size}");
    }
    for (named, line) in portfolio.lines.iter().take(REPORTED) {
        assert_eq!(case.report(named), *line, "{named:?}");
    }
}

impl<'c> Case<'c> {
    /// The files that may be answers, where a questionnaire can be told and the map fits it.
    fn of(files: &[&'c [u8]]) -> Option<Self> {
        let (mut inputs, mut mapping) = (Vec::new(), ColumnMapping::default());
        for (file, names) in files.iter().zip(NAMES) {
            let [kind, text @ ..] = file else { continue };
            if let Some(name) = names.get(usize::from(kind % 4)) {
                inputs.push(Input::Text(name, text));
            } else {
                let map = Source::new("map.yaml", str::from_utf8(text).ok()?);
                mapping = ColumnMapping::read(&Arc::new(map)).ok()?;
            }
        }
        let questionnaire = answers::questionnaire(&inputs, &mapping).ok()?;
        let is_sound = mapping.problems(&questionnaire).is_empty();
        is_sound.then_some(Self {
            inputs,
            questionnaire,
            mapping,
            resampler: None,
        })
    }

    fn batch(&self, block_size: usize) -> Scored {
        let (asked, all) = (&self.questionnaire, Selection::default());
        let answers = read(&self.inputs, asked, &self.mapping, &all, block_size);
        let mut told = answers.all_mistakes();
        told.extend(answers.remarks.iter().cloned());
        let choice = Choice {
            sort: Sort::Company,
            ..Choice::default()
        };
        let portfolio = Portfolio::new(asked, &answers, choice);
        let named = |at: usize| {
            let (name, wave) = answers.companies.name(at);
            (name.to_owned(), wave.map(str::to_owned))
        };
        let line = |company: &ScoredCompany| {
            let is_sure = self.resampler.is_some();
            portfolio.with_diagnosis(company, is_sure, value)
        };
        let scored = portfolio.companies.par_iter();
        let mut lines: HashMap<usize, Value> =
            scored.map(|company| (company.at, line(company))).collect();
        // A mistake of all of them, or of nobody knows whom, is one of each; `batch` scores the others all the same
        // in the second case, and says that answers may be missing.
        if portfolio.tally.unknown > 0 || answers.remarks.iter().any(Diagnostic::is_error) {
            lines.clear();
        }
        let companies = 0..answers.companies.len();
        let lines = companies.map(|at| (named(at), lines.remove(&at))).collect();
        Scored {
            told,
            lines,
            is_open: portfolio.tally.broken_files == 0,
        }
    }

    /// What `report --company NAME --wave WAVE -f json` says; none where it refuses.
    fn report(&self, (name, wave): &Named) -> Option<Value> {
        let (asked, wave) = (&self.questionnaire, wave.clone().unwrap_or_default());
        let selection = Selection::new(Some(name), Some(&wave));
        let answers = read(&self.inputs, asked, &self.mapping, &selection, BLOCK_SIZE);
        let mut told = answers.mistakes();
        told.extend(answers.remarks.iter().cloned());
        draw(&told);
        if told.iter().any(Diagnostic::is_error) || answers.companies.len() != 1 {
            return None;
        }
        let company = answers.companies.company(0);
        let options = Options {
            resampler: self.resampler.as_ref(),
            ..Options::default()
        };
        Some(value(&diagnose_with(asked, &company, options)))
    }
}

fn value(diagnosis: &Diagnosis) -> Value {
    serde_json::to_value(diagnosis).expect("a report is JSON")
}

fn pool(jobs: u8) -> &'static ThreadPool {
    static POOLS: LazyLock<[ThreadPool; 4]> = LazyLock::new(|| {
        [1, 2, 3, 4].map(|jobs| {
            let pool = ThreadPoolBuilder::new().num_threads(jobs).build();
            pool.expect("threads can be started")
        })
    });
    &POOLS[usize::from(jobs % 4)]
}

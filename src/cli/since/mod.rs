//! `--since`: the answers of an earlier wave, or reports kept from then, that reports are set against.

mod plans;
mod reports;

use std::collections::{BTreeSet, HashMap, HashSet};

use super::compare::pairs::{self, again, alone, warnings};
use super::compare::{Wave, and_of_others, groups, is_one, shared};
use super::inputs::{self, AnswerInputs, CsvArgs, QuestionnaireArg};
use super::outcome::{Failure, unless, wrong_argument};
use super::path;
use super::screening::ScreeningArgs;
use crate::answers::Company;
use crate::comparison::{Counting, Earlier, KeptReport};
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::reading::{Answers, OtherNames};
use crate::report::Format;
use crate::source::{Found, find};
pub(super) use plans::PlanArgs;
use plans::SINCE;
use reports::Kept;

/// What to set a report against.
#[derive(Debug, clap::Args)]
pub(super) struct SinceArgs {
    /// Say what has changed since these earlier answers, or since JSON reports kept from then: a file or a folder
    #[arg(long, value_name = "OLD", value_parser = path::as_text(), help_heading = SINCE)]
    since: Option<String>,
    /// Only this wave of OLD; an empty one means the answers without a wave
    #[arg(long, value_name = "WAVE", requires = "since", help_heading = SINCE)]
    since_wave: Option<String>,
    #[command(flatten)]
    pub(super) plan: PlanArgs,
}

/// What reports are set against, opened.
pub(super) struct OldWave<'a> {
    args: &'a SinceArgs,
    files: Vec<String>,
    kind: Kind,
    /// The names that a map has for what plans and kept reports name.
    pub(super) names: OtherNames,
    /// What to say where no answers are found among reports.
    mixed: Option<Diagnostic>,
}

enum Kind {
    /// Answers, and what they answer.
    Answers(Box<(AnswerInputs, Questionnaire)>),
    /// Reports that are kept from then.
    Reports(Vec<KeptReport>),
}

impl SinceArgs {
    /// Whether a change was asked for.
    pub(super) fn is_asked(&self) -> bool {
        self.since.is_some()
    }

    /// Refuses to write what a format has no place for.
    pub(super) fn check(&self, formats: &[Format]) -> Result<(), Failure> {
        if !self.is_asked() {
            return Ok(());
        }
        let (what, rows) = if formats == [Format::Plan] {
            ("a plan", "")
        } else if formats.contains(&Format::Csv) {
            (
                "a CSV report",
                "; `detente compare OLD NEW -f csv` writes a row a cause",
            )
        } else {
            return Ok(());
        };
        let message = format!("{what} has no place for what has changed");
        let help = format!("leave out `--since`, or choose another format{rows}");
        Err(wrong_argument(message, help))
    }

    /// Finds the earlier answers, which nothing is to be written over.
    pub(super) fn find(&self, paths: &[String]) -> Result<Option<Found>, Failure> {
        let is_input = |path: &String| path == "-";
        if self.since.as_ref().is_some_and(is_input) && paths.iter().any(is_input) {
            let message = "the answers and the earlier ones can't both be standard input";
            let problem = Diagnostic::error("one-input", message);
            return Err(vec![problem.help("give one of them as a file or a folder")]);
        }
        let since = self.since.as_ref();
        Ok(since.map(|path| find(std::slice::from_ref(path))))
    }

    /// Opens the earlier answers or reports.
    pub(super) fn open(
        &self,
        found: Option<Found>,
        asked: &QuestionnaireArg,
        csv: &CsvArgs,
        company: Option<&String>,
    ) -> Result<Option<OldWave<'_>>, Failure> {
        let open = |found| {
            let kept = Kept::find(&found);
            let files = found.files.clone();
            let names = OtherNames::new(&csv.mapping(None, None)?);
            let kind = if kept.is_all() {
                let mut reports = kept.read()?;
                for report in &mut reports {
                    names.put(&mut report.company, &mut report.wave);
                }
                Kind::Reports(reports)
            } else {
                let wave = self.since_wave.as_ref();
                let inputs = AnswerInputs::open(found, asked, csv, company, wave)?;
                let questionnaire = inputs.questionnaire(asked)?;
                Kind::Answers(Box::new((inputs, questionnaire)))
            };
            let mixed = kept.mixed();
            Ok(OldWave {
                args: self,
                files,
                kind,
                names,
                mixed,
            })
        };
        found.map(open).transpose()
    }

    fn wave(&self) -> Wave<'_> {
        Wave {
            name: "OLD",
            option: "--since-wave",
            path: self.since.as_deref().unwrap_or_default(),
            wanted: self.since_wave.as_ref(),
        }
    }
}

impl OldWave<'_> {
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    /// Reads the earlier answers, where there are such, without those that are too few to be shown.
    pub(super) fn read(&self, screening: &ScreeningArgs) -> Option<Answers<'_>> {
        match &self.kind {
            Kind::Answers(old) => {
                let mut answers = old.0.read(&old.1);
                screening.mask(&old.1, &mut answers.companies);
                Some(answers)
            }
            Kind::Reports(_) => None,
        }
    }

    /// What to know of the earlier answers, and their mistakes.
    pub(super) fn told(&self, answers: Option<&Answers>) -> Vec<Diagnostic> {
        let (Kind::Answers(old), Some(answers)) = (&self.kind, answers) else {
            return Vec::new();
        };
        let mixed = self.mixed.iter().filter(|_| answers.companies.is_empty());
        let told = inputs::told(&old.0.found.diagnostics, answers);
        mixed.cloned().chain(told).collect()
    }

    /// What each company's report is set against, of one wave, and whose there is none or of whom there are no answers
    /// now.
    pub(super) fn earlier<'a>(
        &'a self,
        answers: Option<&'a Answers>,
        now: (&'a Questionnaire, &[Company]),
        counting: Counting,
    ) -> Result<(Earlier<'a>, Vec<Diagnostic>), Failure> {
        let (asked, news) = now;
        let wave = self.args.wave();
        let (Kind::Answers(old), Some(answers)) = (&self.kind, answers) else {
            let reports = one_wave(self.reports(), &wave, news)?;
            let names: Vec<&str> = reports.iter().map(|one| one.company.as_str()).collect();
            let apart = apart(&names, &HashSet::new(), news)?;
            return Ok((Earlier::of_reports(asked, &reports, counting), apart));
        };
        let shared = shared(&old.1, asked)?;
        let companies: Vec<Company> = groups(answers, answers, &wave)?;
        if let (true, Some(mixed)) = (companies.is_empty(), &self.mixed) {
            return Err(vec![mixed.clone()]);
        }
        let failing = answers.failures.keys();
        let unread: HashSet<&str> = failing.map(|at| answers.companies.name(*at).0).collect();
        let names: Vec<&str> = companies.iter().map(|company| company.name).collect();
        let mut apart = apart(&names, &unread, news)?;
        if is_one(&old.1, asked) {
            let now: HashMap<&str, &Company> = news.iter().map(|new| (new.name, new)).collect();
            let old = companies.iter();
            let both = old.filter_map(|old| Some((old, *now.get(old.name)?)));
            apart.extend(again(both));
        }
        let earlier = Earlier::of_answers(shared, companies, unread, counting);
        Ok((earlier, apart))
    }

    fn reports(&self) -> &[KeptReport] {
        match &self.kind {
            Kind::Answers(_) => &[],
            Kind::Reports(reports) => reports,
        }
    }
}

/// Warns where the answers to set reports against are the later ones.
pub(super) fn turned_round(earlier: &Earlier, news: &[Company]) -> Option<Diagnostic> {
    let problem = pairs::turned_round(earlier.waves(news).into_iter())?;
    let help = "give the earlier answers as OLD, after `--since`, and report on the later ones";
    Some(problem.help(help))
}

/// The companies that are in one wave alone, those of which not all could be read aside.
fn apart(
    olds: &[&str],
    unread: &HashSet<&str>,
    news: &[Company],
) -> Result<Vec<Diagnostic>, Failure> {
    let names = news.iter().map(|company| company.name);
    let names: Vec<&str> = names.filter(|name| !unread.contains(name)).collect();
    if names.is_empty() {
        return Ok(Vec::new());
    }
    Ok(warnings(&alone(olds, &names)?))
}

/// The kept reports of the wave that was asked for, one a company that there are answers of now. Where others are kept, too,
/// that of the wave it has now is none to compare with.
fn one_wave<'r>(
    reports: &'r [KeptReport],
    wave: &Wave,
    news: &[Company],
) -> Result<Vec<&'r KeptReport>, Failure> {
    let is_wanted = |report: &&KeptReport| {
        let given = report.wave.as_deref().unwrap_or_default();
        wave.wanted.is_none_or(|wanted| wanted.trim() == given)
    };
    let mut wanted: Vec<&KeptReport> = reports.iter().filter(is_wanted).collect();
    if let (true, Some(name)) = (wanted.is_empty() && !reports.is_empty(), wave.wanted) {
        return Err(vec![no_such_wave(reports, name)]);
    }
    wanted.sort_by_key(|report| (&report.company, &report.wave));
    let now = news.iter().map(|company| (company.name, company.wave));
    let now: HashMap<&str, Option<&str>> = now.collect();
    let several = wanted.chunk_by(|one, other| one.company == other.company);
    let several = several.map(|of_one| {
        let now = now.get(of_one[0].company.as_str());
        let mut others = of_one.to_vec();
        others.retain(|report| now != Some(&report.wave.as_deref()));
        if others.is_empty() {
            of_one.to_vec()
        } else {
            others
        }
    });
    let several: Vec<Vec<&KeptReport>> = several.collect();
    let unclear = several.iter().filter(|reports| {
        let is_now = now.contains_key(reports[0].company.as_str());
        is_now && reports.len() > 1
    });
    let (same, others): (Vec<_>, Vec<_>) = unclear.partition(|reports| {
        let mut all = reports.iter();
        all.all(|report| report.wave == reports[0].wave)
    });
    let waves = others.iter().map(|reports| {
        let waves = reports.iter().map(|report| report.wave.as_deref());
        (reports[0].company.as_str(), waves)
    });
    let same = several_reports(&same).into_iter();
    let problems = same.chain(wave.several(waves)).collect();
    unless(problems, several.iter().map(|of_one| of_one[0]).collect())
}

/// Says that there are several reports of one wave of these companies; none where there are none.
fn several_reports(of_each: &[&Vec<&KeptReport>]) -> Option<Diagnostic> {
    let (first, others) = of_each.split_first()?;
    let (count, name) = (first.len(), &first[0].company);
    let message = format!("OLD holds {count} reports of {name} of one wave");
    let others: Vec<&str> = others.iter().map(|it| it[0].company.as_str()).collect();
    let problem = Diagnostic::error("several-reports", and_of_others(message, &others));
    Some(problem.help("leave one of them, or name its file"))
}

fn no_such_wave(reports: &[KeptReport], wanted: &str) -> Diagnostic {
    let waves = reports.iter().map(|report| report.wave.as_deref());
    let waves: BTreeSet<&str> = waves.map(|wave| wave.unwrap_or("no wave")).collect();
    let waves = list::plain(waves.into_iter().take(LISTED));
    let message = format!("OLD holds no reports of wave `{wanted}`");
    Diagnostic::error("no-records", message).help(format!("the waves there: {waves}"))
}

/// So many waves are named where the one that was asked for isn't there.
const LISTED: usize = 10;

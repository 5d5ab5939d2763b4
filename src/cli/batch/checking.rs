//! `--check` and `--fail-over`: how the reports in a folder differ from those of now, and which figures are over a line.

use std::path::Path;

use clap::ValueEnum;
use rayon::prelude::*;

use super::Args;
use super::progress::Progress;
use super::reports::Reports;
use crate::answers::companies::Companies;
use crate::cli::folder;
use crate::cli::kept::{
    Change, Diff, Standing, changed, missing, other_method, party_names, way_over,
};
use crate::cli::output::Console;
use crate::cli::{Failure, Outcome};
use crate::diagnostic::{Diagnostic, Severity, list};
use crate::portfolio::{Portfolio, ScoredCompany};
use crate::questionnaire::Questionnaire;
use crate::report;
use crate::source::{Found, path_of};

/// Of so many reports that have changed, what differs is printed.
const COMPARED: usize = 20;

impl Reports<'_> {
    /// Compares the reports with those in the folder, and says what differs.
    pub(super) fn check(
        &self,
        args: &Args,
        found: &Found,
        console: &Console,
    ) -> Result<Outcome, Failure> {
        let progress = Progress::counting("Comparing reports", self.wanted.len(), console);
        let standings = (0..self.companies()).into_par_iter().map(|company| {
            let standings = self.standings(company, args.how.look());
            progress.add(self.formats.len() as u64);
            standings
        });
        let standings: Vec<Result<Vec<Standing>, Failure>> = standings.collect();
        progress.finish();
        // Of several failures the first company's is told, whichever thread was first.
        let standings = standings.into_iter().collect::<Result<Vec<_>, _>>()?;
        let standings: Vec<Standing> = standings.into_iter().flatten().collect();
        console.print(&differences(&standings, args.how.diff))?;
        let differing = self.differing(&standings);
        // A README or a portfolio is of no single company and in nobody's way.
        let mark = |name: &String| folder::mark(self.folder, name, &self.formats);
        let is_ours = |name: &String| mark(name).is_some_and(|mark| mark.is_report);
        let mut stale = self.stale(args, found);
        stale.retain(is_ours);
        // Where not all could be read, a report may be of what couldn't.
        let unclear = if self.is_whole(found) {
            Vec::new()
        } else {
            std::mem::take(&mut stale)
        };
        let stale: Vec<Diagnostic> = stale.iter().map(|name| self.of_nobody(name)).collect();
        console.emit_found(&[differing.as_slice(), &stale].concat());
        console.emit(self.not_looked_at(args, &standings).as_slice());
        console.emit(&self.not_compared());
        console.emit(&self.still_shown());
        let unclear = unclear.iter().map(|name| self.of_somebody_unread(name));
        console.emit(&unclear.collect::<Vec<_>>());
        let differ = differing.len() + stale.len();
        let count = list::count(differ, "report differs", "reports differ");
        console.summarise(&format!(
            "Compared {} in {}: {count}{}.\n{}",
            list::count(self.wanted.len(), "report", "reports"),
            self.folder,
            in_detail(&standings, stale.len()),
            self.way_on(args, &standings, stale.len())
        ));
        let is_unreadable = |standing: &Standing| matches!(standing, Standing::Unreadable(_));
        Ok(if standings.iter().any(is_unreadable) {
            Outcome::Failed
        } else {
            Outcome::of_gate(differ == 0)
        })
    }

    /// What is kept in other formats; where none is there in this one, that is told as the way on.
    fn not_looked_at(&self, args: &Args, standings: &[Standing]) -> Option<Diagnostic> {
        let is_any_there = count_missing(standings) < standings.len();
        self.in_other_formats(args).filter(|_| is_any_there)
    }

    /// What is wrong with each report that isn't the same.
    fn differing(&self, standings: &[Standing]) -> Vec<Diagnostic> {
        let parties = party_names(self.portfolio.questionnaire);
        let tell = |(name, standing): (&String, &Standing)| {
            let file = self.path(name);
            match standing {
                Standing::Same => None,
                Standing::Missing => Some(missing("report", &file)),
                Standing::Changed(change) => {
                    let problem = changed("report", &file, change);
                    let loss = change.loss(&parties, &[]);
                    Some(problem.helps(loss.map(|loss| way_over(&loss))))
                }
                Standing::Unreadable(problem) => Some((**problem).clone()),
            }
        };
        self.wanted.iter().zip(standings).filter_map(tell).collect()
    }

    /// What to do where all that is as it should be.
    fn way_on(&self, args: &Args, standings: &[Standing], stale: usize) -> String {
        let missing = count_missing(standings);
        let changes: Vec<&Change> = standings.iter().filter_map(Standing::change).collect();
        let mut text = String::new();
        let methods = changes.iter().filter_map(|it| other_method(it.method()?));
        let methods: Vec<String> = methods.collect();
        if let Some(method) = methods.first() {
            let verb = if methods.len() == 1 { "was" } else { "were" };
            text += &format!("{} of them {verb} {method}.\n", methods.len());
        }
        if missing > 0 && missing == stale && self.has_waves {
            text += "The names of files hold the wave; with `--names company` the next wave takes the place of the last.\n";
        }
        if missing > 0 && missing == standings.len() {
            text += &self.elsewhere();
        }
        if !changes.is_empty() || missing > 0 {
            text += "If that is as it should be, `--update` writes what differs.\n";
        }
        if stale > 0 && !args.is_filtered() {
            text += "`--update --prune` also removes the reports of no company.\n";
        }
        text
    }

    /// Where the reports may be, of which none was found.
    fn elsewhere(&self) -> String {
        if !Path::new(self.folder).is_dir() {
            return format!("There is no folder {}.\n", self.folder);
        }
        let mut others = report::Format::value_variants().to_vec();
        others.retain(|format| !self.formats.contains(format));
        let found = folder::others(self.folder, &[], &others, std::iter::empty());
        let is_report = |name: &&String| folder::mark(self.folder, name, &others).is_some();
        found.iter().find(is_report).map_or(String::new(), |name| {
            format!("The folder holds reports in other formats, such as {name}; `-f` says which ones are compared.\n")
        })
    }

    fn of_nobody(&self, name: &str) -> Diagnostic {
        let message = "no company of this run has this report";
        Diagnostic::error("report-stale", message).in_file(self.path(name))
    }

    fn of_somebody_unread(&self, name: &str) -> Diagnostic {
        let message = "this report stays as it was: it may be of answers that could not be read";
        Diagnostic::note("report-kept", message).in_file(self.path(name))
    }

    /// The kept reports of companies that fail: what they would be now isn't known.
    pub(super) fn not_compared(&self) -> Vec<Diagnostic> {
        self.kept(&self.failing, |title| {
            let message =
                format!("this report stays as it was: the answers of {title} have mistakes");
            Diagnostic::note("report-kept", message)
        })
    }

    /// The kept reports of companies that are withheld: they show what nobody is to see any more.
    pub(super) fn still_shown(&self) -> Vec<Diagnostic> {
        self.kept(&self.withheld, |title| {
            let message = format!("this report stays as it was, and {title} is withheld");
            let warning = Diagnostic::warning("report-kept", message);
            warning.help("remove it if nobody is to read it any more")
        })
    }

    /// What is told of each file of these companies that is there.
    fn kept(
        &self,
        companies: &[(usize, Vec<String>)],
        tell: impl Fn(&str) -> Diagnostic,
    ) -> Vec<Diagnostic> {
        let files = companies.iter().flat_map(|(at, names)| {
            let paths = names.iter().map(|name| self.path(name));
            let kept = paths.filter(|path| Path::new(path).exists());
            kept.map(|path| (self.portfolio.all.title(*at), path))
        });
        let told = files.map(|(title, path)| tell(&title).in_file(path));
        told.collect()
    }
}

/// What differs in the reports that have changed.
fn differences(standings: &[Standing], how: Diff) -> String {
    let changes = standings.iter().filter_map(Standing::change);
    let is_full = how == Diff::Full;
    let most = if is_full { usize::MAX } else { COMPARED };
    let differences = changes.filter_map(|change| change.difference.as_ref());
    let shown = differences
        .take(most)
        .map(|difference| difference.shown(how));
    shown.collect()
}

/// " (3 changed, 1 missing)"; nothing where nothing differs.
fn in_detail(standings: &[Standing], stale: usize) -> String {
    let missing = count_missing(standings);
    let changed = standings.iter().filter_map(Standing::change).count();
    let counts = [
        (changed, "changed"),
        (missing, "missing"),
        (stale, "of no company of this run"),
    ];
    let parts = list::any_joined(list::counted(counts), ", ");
    parts.map_or(String::new(), |parts| format!(" ({parts})"))
}

fn count_missing(standings: &[Standing]) -> usize {
    let is_missing = |standing: &&Standing| matches!(standing, Standing::Missing);
    standings.iter().filter(is_missing).count()
}

/// Why nothing is written or compared that would be kept: answers of nobody knows whom can't be read, and each company
/// may be the one that would come to lack them; in a portfolio, any company that can't be read, or at the first
/// writing all of them.
pub(super) fn held_back(args: &Args, portfolio: &Portfolio) -> Option<Diagnostic> {
    let tally = &portfolio.tally;
    let is_held = args.is_held();
    let unknown = tally.unknown + tally.closed;
    let is_of_nobody = would_be_empty(args, portfolio);
    let (what, why) = if is_of_nobody {
        ("nothing was", "no company could be scored".to_owned())
    } else if unknown > 0 && args.folder.out.is_some() {
        let records = list::count(unknown, "record or file", "records or files");
        let why = format!("nobody can tell which company {records} belongs to");
        ("no report was", why)
    } else if is_held && args.file().is_some() && tally.has_failures() {
        ("nothing was", "not all answers could be read".to_owned())
    } else {
        return None;
    };
    let is_check = args.is_check();
    let done = if is_check { "compared" } else { "written" };
    let problem = Diagnostic::error("held-back", format!("{what} {done}: {why}"));
    let mend = "mend what can't be read".to_owned();
    // Without what can't be read, nothing would be left that is worth a good file.
    let go_on = ", or go on without it by `--keep-going`: what is written then says so";
    let is_empty = portfolio.companies.is_empty();
    let help = if is_empty { mend } else { mend + go_on };
    (is_of_nobody || !args.update.keep_going).then(|| problem.help(help))
}

/// Whether a portfolio without a company would take the place of a file, since all that was asked for fails.
pub(super) fn would_be_empty(args: &Args, portfolio: &Portfolio) -> bool {
    let has_file = args.file().is_some_and(|file| path_of(file).exists());
    has_file && portfolio.companies.is_empty() && portfolio.tally.has_failures()
}

/// Holds each company to the rules, and says what breaks them.
pub(super) fn hold_to_rules(args: &Args, portfolio: &Portfolio, console: &Console) -> Outcome {
    if !args.gate.is_asked_for() {
        return Outcome::Done;
    }
    let tripped = |company| {
        let mut tripped = portfolio.with_diagnosis(company, false, |it| args.gate.tripped(it));
        let title = portfolio.all.title(company.at);
        for problem in &mut tripped {
            problem.message = format!("{title}: {}", problem.message);
        }
        tripped
    };
    let tripped = portfolio.companies.par_iter().flat_map_iter(tripped);
    let tripped: Vec<Diagnostic> = tripped.collect();
    console.emit_found(&tripped);
    Outcome::of_gate(tripped.is_empty())
}

/// Says which companies are withheld, and why.
pub(super) fn withhold(args: &Args, portfolio: &Portfolio, console: &Console) -> Outcome {
    let told = portfolio.withheld.iter().filter_map(|company| {
        let mut problem = why_withheld(args, portfolio.questionnaire, portfolio.all, company)?;
        let title = portfolio.all.title(company.at);
        problem.message = format!("{title}: {}", problem.message);
        // In a part's rows it is told, and nothing is wrong with the run.
        if args.stream {
            problem.severity = Severity::Warning;
        }
        Some(problem)
    });
    let told: Vec<Diagnostic> = told.collect();
    console.emit_found(&told);
    Outcome::of_gate(told.is_empty() || args.stream)
}

/// Why a company's figures aren't shown.
pub(super) fn why_withheld(
    args: &Args,
    questionnaire: &Questionnaire,
    all: &Companies,
    company: &ScoredCompany,
) -> Option<Diagnostic> {
    args.screening
        .withheld(questionnaire, all.groups(company.at))
}

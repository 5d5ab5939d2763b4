//! The reports of `--out`: which files they are, what is in them, and writing them.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::Args;
use super::progress::Progress;
use crate::cli::folder::{Folder, Written};
use crate::cli::kept::{Look, Loss, Now, Standing, party_names};
use crate::cli::output::Console;
use crate::cli::{Failure, Outcome, inputs};
use crate::diagnostic::{Diagnostic, Severity};
use crate::portfolio::names::Names;
use crate::portfolio::{Portfolio, names::Naming};
use crate::report::{self, Format, Layout, Subject};
use crate::source::{Found, Source};

/// What stands in the help above them.
const REPORTS: &str = "A report each";

/// The folder of reports.
#[derive(Debug, clap::Args)]
pub(super) struct FolderArgs {
    /// Write a report of each company into this folder, and leave unchanged ones untouched
    #[arg(long, value_name = "DIR", help_heading = REPORTS)]
    pub(super) out: Option<String>,
    /// What a report's file is named by
    #[arg(long, value_enum, default_value_t, value_name = "BY", requires = "out", help_heading = REPORTS)]
    pub(super) names: Naming,
    /// Remove from the folder, once they are listed, the reports in these formats that no company of this run has
    #[arg(long, requires = "out", help_heading = REPORTS)]
    pub(super) prune: bool,
    /// Add every figure and every answer to every question
    #[arg(long, requires = "out", help_heading = REPORTS)]
    pub(super) details: bool,
    /// Fill in a template of your own for each, into files that end as it does
    #[arg(long, value_name = "FILE", requires = "out", conflicts_with = "format", help_heading = REPORTS)]
    pub(super) template: Option<String>,
}

/// A report of each company and format, in a folder.
#[derive(Debug)]
pub(super) struct Reports<'a> {
    pub(super) folder: &'a str,
    pub(super) formats: Vec<Format>,
    pub(super) portfolio: &'a Portfolio<'a>,
    layout: Layout,
    /// Whether the names of files hold a wave.
    pub(super) has_waves: bool,
    /// A template of the user's own, in the place of a format.
    pub(super) template: Option<Arc<Source>>,
    /// The names of the files that are written or compared, a company's formats side by side.
    pub(super) wanted: Vec<String>,
    /// What those may be called from before, where another company of the same file name came or went.
    formerly: Vec<String>,
    /// Of each company that fails its place in the roster, and its files.
    pub(super) failing: Vec<(usize, Vec<String>)>,
    /// The same of each company that is withheld.
    pub(super) withheld: Vec<(usize, Vec<String>)>,
    /// The names of all companies' files, those among them that can't be scored or were not asked for.
    pub(super) names: Vec<String>,
}

impl<'a> Reports<'a> {
    pub(super) fn new(
        args: &'a Args,
        folder: &'a str,
        formats: Vec<Format>,
        portfolio: &'a Portfolio,
        layout: Layout,
    ) -> Result<Self, Failure> {
        if args.folder.names == Naming::Company && portfolio.tally.has_waves {
            return Err(vec![several_waves(portfolio)]);
        }
        let template = args.folder.template.as_deref();
        let formats = match template {
            Some(name) => vec![format_of_template(name)],
            None => formats,
        };
        let template = template.map(|name| inputs::load(name, "a template"));
        let template = template.transpose()?;
        let names = Names::new(portfolio.all, args.folder.names);
        let files = |stem: &String| -> Vec<String> {
            let of = |format: &Format| format!("{stem}.{}", format.endings()[0]);
            formats.iter().map(of).collect()
        };
        let own = |at: usize| (at, files(&names.own[at]));
        let companies = &portfolio.companies;
        let withheld = portfolio.withheld.iter().map(|company| company.at);
        let wanted = companies[..portfolio.wanted()].iter();
        let of_wanted = |stems: &[String]| -> Vec<String> {
            let stems = wanted.clone().map(|company| &stems[company.at]);
            stems.flat_map(files).collect()
        };
        let mut is_scored = vec![false; portfolio.all.len()];
        for company in companies.iter().chain(&portfolio.withheld) {
            is_scored[company.at] = true;
        }
        let failing = (0..portfolio.all.len()).filter(|at| !is_scored[*at]);
        Ok(Self {
            folder,
            wanted: of_wanted(&names.own),
            formerly: of_wanted(&names.formerly),
            failing: failing.map(own).collect(),
            withheld: withheld.map(own).collect(),
            names: names
                .own
                .iter()
                .chain(&names.others)
                .flat_map(files)
                .collect(),
            formats,
            portfolio,
            layout: Layout {
                has_details: args.folder.details,
                // Where a person must not be found out, words are quoted only where they are asked for.
                start: args.start.start,
                has_quotes: args.folder.details || portfolio.choice.min_group.is_none(),
                ..layout
            },
            has_waves: args.folder.names == Naming::Wave
                && (0..portfolio.all.len()).any(|at| portfolio.all.name(at).1.is_some()),
            template,
        })
    }

    /// How many companies' files are written or compared.
    pub(super) fn companies(&self) -> usize {
        self.wanted.len() / self.formats.len().max(1)
    }

    /// The names of a company's files.
    fn names_of(&self, company: usize) -> &[String] {
        self.of(&self.wanted, company)
    }

    fn of<'n>(&self, names: &'n [String], company: usize) -> &'n [String] {
        let formats = self.formats.len();
        &names[company * formats..(company + 1) * formats]
    }

    /// What a company's files hold, all from one diagnosis, which is what takes time.
    fn contents(&self, company: usize) -> Result<Vec<Vec<u8>>, Failure> {
        let company = &self.portfolio.companies[company];
        self.portfolio.with_report(company, |diagnosis, since| {
            let plan = self.portfolio.plan(company);
            let subject = Subject {
                diagnosis,
                since,
                plan,
            };
            let formats = self.formats.iter();
            let layout = self.layout;
            let contents = formats.map(|format| {
                let report = match &self.template {
                    Some(template) => report::template::render(template, subject, layout)?.into(),
                    None => report::render(subject, *format, layout),
                };
                Ok(report.into_file())
            });
            contents.collect()
        })
    }

    /// How a company's files stand to those that are kept.
    pub(super) fn standings(&self, company: usize, look: Look) -> Result<Vec<Standing>, Failure> {
        let names = self.names_of(company);
        Ok(self.held(company, names, &self.contents(company)?, look))
    }

    fn held(
        &self,
        company: usize,
        names: &[String],
        contents: &[Vec<u8>],
        look: Look,
    ) -> Vec<Standing> {
        let (_, wave) = self.portfolio.name(&self.portfolio.companies[company]);
        let files = names.iter().zip(&self.formats).zip(contents);
        let standings = files.map(|((name, format), bytes)| {
            let file = self.path(name);
            let now = Now {
                file: &file,
                format: Some(*format),
                wave,
                bytes,
            };
            Standing::of(now, look)
        });
        standings.collect()
    }

    /// Writes the reports, and names the files in the folder that are none of them.
    pub(super) fn write(
        &self,
        args: &Args,
        found: &Found,
        console: &Console,
    ) -> Result<Outcome, Failure> {
        let folder = Folder::open(self.folder)?;
        let written = self.written(folder, args, console);
        console.summarise(&written.told(self.folder, ["report", "reports"]));
        let mut problems = written.problems;
        let others = self.others(args, found, folder, &problems, console);
        problems.extend(others);
        if args.update.update {
            problems.extend(self.in_other_formats(args));
        }
        console.emit_found(&problems);
        console.emit(&self.not_compared());
        console.emit(&self.still_shown());
        let is_whole = !problems.iter().any(Diagnostic::is_error);
        Ok(Outcome::of_whole(is_whole))
    }

    fn written(&self, folder: Folder, args: &Args, console: &Console) -> Written {
        let progress = Progress::counting("Writing reports", self.wanted.len(), console);
        let outcomes = (0..self.companies()).into_par_iter().map(|company| {
            let outcome = self.write_company(company, folder, args);
            progress.add(self.formats.len() as u64);
            outcome
        });
        let outcomes: Vec<Written> = outcomes.collect();
        progress.finish();
        outcomes.into_iter().fold(Written::default(), Written::and)
    }

    /// Writes a company's reports; where one of them would be made of less than it is, none, so that no format says what
    /// another doesn't.
    fn write_company(&self, company: usize, folder: Folder, args: &Args) -> Written {
        let mut written = Written::default();
        let contents = match self.contents(company) {
            Ok(contents) => contents,
            Err(problems) => {
                written.problems = problems;
                return written;
            }
        };
        let names = self.names_of(company);
        if !args.update.keep_going
            && let Some((name, loss)) = self.loss(company, &contents)
        {
            let is_others = loss == Loss::NoReport;
            let is_guarded = args.update.update || is_others;
            let severity = if is_guarded {
                Severity::Error
            } else {
                Severity::Warning
            };
            written.problems.push(loss.tell(&self.path(name), severity));
            if is_guarded {
                written.held = if is_others { 0 } else { names.len() };
                return written;
            }
        }
        for ((name, format), bytes) in names.iter().zip(&self.formats).zip(&contents) {
            match format {
                Format::Plan => written.add_begun(folder.begin(name, bytes)),
                _ => written.add(folder.write(name, bytes)),
            }
        }
        written
    }

    /// What would be lost of a company's kept reports, and by which of them first: a file that is no report before any other.
    /// Where a report isn't there, it may be under its former name.
    fn loss(&self, company: usize, contents: &[Vec<u8>]) -> Option<(&String, Loss)> {
        let parties = party_names(self.portfolio.questionnaire);
        let loss = |standing: &Standing| standing.change()?.loss(&parties, &[]);
        let [own, formerly] = [&self.wanted, &self.formerly].map(|names| {
            let names = self.of(names, company);
            let standings = self.held(company, names, contents, Look::Mark);
            names.iter().zip(standings)
        });
        let both = own.zip(formerly);
        let lost = both.filter_map(|((name, own), (former, kept))| {
            if !matches!(own, Standing::Missing) {
                return Some((name, loss(&own)?));
            }
            // Whatever else is called so is in nobody's way.
            let is_less = |loss: &Loss| matches!(loss, Loss::Less(_));
            let less = loss(&kept).filter(is_less)?;
            (!self.names.contains(former)).then_some((former, less))
        });
        lost.min_by_key(|(_, loss)| *loss != Loss::NoReport)
    }

    pub(super) fn path(&self, name: &str) -> String {
        let path = Path::new(self.folder).join(name);
        path.to_string_lossy().into_owned()
    }
}

/// What a template's files end as: as it does itself, a further `.j2` or `.jinja` left aside.
fn format_of_template(name: &str) -> Format {
    let name = name.trim_end_matches(".j2").trim_end_matches(".jinja");
    let ending = Path::new(name).extension();
    let format = ending.and_then(|ending| Format::of_ending(&ending.to_string_lossy()));
    let format = format.filter(|format| format.is_text() && *format != Format::Plan);
    format.unwrap_or(Format::Text)
}

/// Two waves can't have one file.
fn several_waves(portfolio: &Portfolio) -> Diagnostic {
    let all = portfolio.all;
    let mut pairs = (1..all.len()).map(|at| (all.name(at - 1).0, all.name(at).0));
    let pair = pairs.find(|(one, other)| one == other);
    let name = pair.map_or("", |(name, _)| name);
    let message = format!("two waves of {name} can't both have the file that is named after it");
    Diagnostic::error("several-waves", message).help(
        "pick a wave with `--wave`, or leave out `--names company`: then each wave has a file",
    )
}
